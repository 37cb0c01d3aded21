//! What came of one attempt.

use std::time::Duration;

use jiff::Timestamp;

use super::DeliveryId;
use super::limits::micros;
use crate::args;
use crate::clock::from_micros;
use crate::db::{Conn, DbError, Tx};

/// An attempt as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Its number, from 1.
    pub number: u32,
    /// When it began.
    pub started_at: Timestamp,
    /// How long it took.
    pub took: Duration,
    /// The status of the answer, if there was one.
    pub status: Option<u16>,
    /// The beginning of the answer.
    pub answer: Option<String>,
    /// What went wrong, in words.
    pub error: Option<String>,
}

/// An attempt as it was made.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) started_at: i64,
    pub(super) took: Duration,
    pub(super) outcome: Outcome,
}

/// How an attempt ended.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    /// With an answer.
    Answered {
        /// Its status.
        status: u16,
        /// Its beginning, as far as it arrived.
        answer: String,
    },
    /// Without.
    Failed(String),
}

impl Outcome {
    /// 2xx, and nothing else: a redirect is an answer of somebody who does not want it.
    pub(super) fn is_success(&self) -> bool {
        matches!(self, Self::Answered { status: 200..=299, .. })
    }

    /// 410: the receiver wants no more.
    pub(super) fn is_gone(&self) -> bool {
        matches!(self, Self::Answered { status: 410, .. })
    }
}

/// Keeps an attempt, and no more than `most` of its delivery.
pub(super) async fn keep(tx: &mut Tx, delivery: DeliveryId, made: &Made, most: i64) -> Result<(), DbError> {
    let sql = "SELECT COALESCE(MAX(number), 0) FROM webhook_attempts WHERE delivery = $1";
    let number = tx.one(sql, args![delivery]).await?.int(0)? + 1;
    let (status, answer, error) = match &made.outcome {
        // PostgreSQL keeps no NUL in a text.
        Outcome::Answered { status, answer } => {
            (Some(i64::from(*status)), Some(answer.replace('\0', "\u{fffd}")), None)
        }
        Outcome::Failed(error) => (None, None, Some(error.replace('\0', "\u{fffd}"))),
    };
    let error = error.or_else(|| match &made.outcome {
        Outcome::Answered { status: 300..=399, .. } => Some("redirects are not followed".to_owned()),
        _ => None,
    });
    let took = micros(made.took) / 1000;
    let sql = "INSERT INTO webhook_attempts (delivery, number, started_at, took_ms, status, answer, error) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    tx.run(sql, args![delivery, number, made.started_at, took, status, answer, error]).await?;
    let sql = "DELETE FROM webhook_attempts WHERE delivery = $1 AND number <= $2";
    tx.run(sql, args![delivery, number - most]).await?;
    Ok(())
}

/// The attempts of a delivery that are kept, the first first.
pub(super) async fn of(conn: &mut Conn, delivery: DeliveryId) -> Result<Vec<Attempt>, DbError> {
    let sql = "SELECT number, started_at, took_ms, status, answer, error FROM webhook_attempts WHERE delivery = $1 \
               ORDER BY number";
    let rows = conn.all(sql, args![delivery]).await?;
    let attempt = |row: &crate::db::Row| {
        Ok(Attempt {
            number: row.u32(0)?,
            started_at: from_micros(row.int(1)?),
            took: Duration::from_millis(row.int(2)?.unsigned_abs()),
            status: row.opt_int(3)?.and_then(|status| u16::try_from(status).ok()),
            answer: row.opt_text(4)?,
            error: row.opt_text(5)?,
        })
    };
    rows.iter().map(attempt).collect()
}
