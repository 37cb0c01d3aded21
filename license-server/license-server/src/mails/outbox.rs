//! The outbox: mails as rows, tried until they are taken, refused for good, or too old.

use std::time::{Duration, Instant};

use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Conn, DbError, Row, Tx};
use foundation::secrets::seal::Sealer;
use foundation::tls::{Clients, TlsError};
use futures::future::join_all;
use jiff::Timestamp;
use secrecy::ExposeSecret as _;

use super::delivery;
use super::settings;
use crate::office::{Office, wake};
use crate::refused::Refused;
use crate::vendors::VendorId;

foundation::id_type!(
    /// A mail.
    MailId,
    "mail"
);

/// Seconds to wait after each attempt; after the last a mail is given up.
const WAITS: [i64; 9] = [60, 300, 1800, 7200, 21_600, 43_200, 86_400, 86_400, 86_400];
/// Mails of a vendor sent by one run at most.
const BATCH: i64 = 200;
/// After so long, one run begins with no further mail of a vendor.
const BATCH_TIME: Duration = Duration::from_secs(60);
/// Where in a body its secret stands.
pub(super) const SECRET: &str = "{secret}";

/// A mail to be sent.
pub(super) struct NewMail<'l> {
    pub(super) kind: &'static str,
    pub(super) about: &'l str,
    pub(super) recipient: String,
    pub(super) subject: &'l str,
    pub(super) body: &'l str,
}

/// A mail.
#[derive(Clone)]
pub(super) struct Mail {
    pub(super) id: MailId,
    pub(super) vendor: VendorId,
    pub(super) kind: String,
    pub(super) about: String,
    pub(super) recipient: String,
    pub(super) subject: String,
    pub(super) body: String,
    /// What stands in the body in place of [`SECRET`], sealed; none once the mail is settled.
    pub(super) secret: Option<String>,
    pub(super) state: String,
    pub(super) attempts: u32,
    pub(super) error: String,
    pub(super) created_at: Timestamp,
    pub(super) sent_at: Option<Timestamp>,
}

/// What became of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Attempt {
    Sent,
    /// Later, perhaps.
    Failed(String),
    /// Later, perhaps, and so is every other mail for this host: nobody speaks there as it should.
    Unreachable(String),
    /// Never.
    Refused(String),
}

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, vendor, kind, refers_to, recipient, subject, body, state, attempts, error, created_at, sent_at, secret ",
            "FROM mails ",
            $condition
        )
    };
}

pub(super) async fn put(tx: &mut Tx, vendor: VendorId, mail: NewMail<'_>) -> Result<(), DbError> {
    let id = MailId(tx.new_id().await?);
    insert(tx, id, vendor, mail, None).await
}

/// A mail whose body has a link or a key where [`SECRET`] stands. It is kept sealed, and only until the mail is settled.
pub(super) async fn put_with_secret(
    tx: &mut Tx,
    vendor: VendorId,
    mail: NewMail<'_>,
    sealer: &Sealer,
    secret: &str,
) -> Result<(), DbError> {
    let id = MailId(tx.new_id().await?);
    let sealed = sealer.seal(&context(id), secret.as_bytes());
    insert(tx, id, vendor, mail, Some(sealed)).await
}

fn context(id: MailId) -> String {
    format!("secret of {id}")
}

async fn insert(
    tx: &mut Tx,
    id: MailId,
    vendor: VendorId,
    mail: NewMail<'_>,
    secret: Option<String>,
) -> Result<(), DbError> {
    let now = tx.micros();
    tx.run(
        "INSERT INTO mails (id, vendor, kind, refers_to, recipient, subject, body, state, attempts, next_at, error, \
         created_at, secret) VALUES ($1, $2, $3, $4, $5, $6, $7, 'queued', 0, $8, '', $8, $9)",
        args![id, vendor, mail.kind, mail.about, mail.recipient, mail.subject, mail.body, now, secret],
    )
    .await?;
    tx.touch(wake::MAILS);
    Ok(())
}

pub(super) async fn list(conn: &mut Conn, vendor: VendorId, after: i64, rows: i64) -> Result<Vec<Mail>, Refused> {
    let found = conn.all(select!("WHERE vendor = $1 AND id > $2 ORDER BY id LIMIT $3"), args![vendor, after, rows]);
    found.await?.iter().map(read).collect()
}

/// Vendors that have mails whose turn it is.
async fn vendors(conn: &mut Conn, now: i64) -> Result<Vec<VendorId>, Refused> {
    let sql = "SELECT DISTINCT vendor FROM mails WHERE state = 'queued' AND next_at <= $1";
    conn.all(sql, args![now]).await?.iter().map(|row| Ok(VendorId(row.int(0)?))).collect()
}

async fn due(conn: &mut Conn, vendor: VendorId, now: i64) -> Result<Vec<Mail>, Refused> {
    let sql = select!("WHERE vendor = $1 AND state = 'queued' AND next_at <= $2 ORDER BY next_at, id LIMIT $3");
    conn.all(sql, args![vendor, now, BATCH]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Mail, Refused> {
    Ok(Mail {
        id: MailId(row.int(0)?),
        vendor: VendorId(row.int(1)?),
        kind: row.text(2)?,
        about: row.text(3)?,
        recipient: row.text(4)?,
        subject: row.text(5)?,
        body: row.text(6)?,
        state: row.text(7)?,
        attempts: row.u32(8)?,
        error: row.text(9)?,
        created_at: from_micros(row.int(10)?),
        sent_at: row.opt_int(11)?.map(from_micros),
        secret: row.opt_text(12)?,
    })
}

async fn settle(tx: &mut Tx, mail: &Mail, attempt: &Attempt) -> Result<(), DbError> {
    let now = tx.micros();
    let wait = WAITS.get(mail.attempts as usize);
    let (state, next, error, sent) = match (attempt, wait) {
        (Attempt::Sent, _) => ("sent", now, "", Some(now)),
        (Attempt::Failed(error) | Attempt::Unreachable(error), Some(seconds)) => {
            ("queued", now + seconds * 1_000_000, error.as_str(), None)
        }
        (Attempt::Failed(error) | Attempt::Unreachable(error), None) | (Attempt::Refused(error), _) => {
            ("failed", now, error.as_str(), None)
        }
    };
    let sql = "UPDATE mails SET state = $1, attempts = attempts + 1, next_at = $2, error = $3, sent_at = $4, \
               secret = CASE WHEN $1 = 'queued' THEN secret END WHERE id = $5 AND state = 'queued'";
    tx.run(sql, args![state, next, error, sent, mail.id]).await?;
    Ok(())
}

impl Office {
    /// Tries the mails whose turn it is, each vendor's beside the others'. Says how many were taken. What is written meanwhile has
    /// its turn with the next run, and a host that says nothing keeps a run for minutes, not for each of its mails.
    pub(crate) async fn send_mails(&self) -> Result<u64, Refused> {
        let vendors = vendors(&mut self.read().await?, self.clock().micros()).await?;
        if vendors.is_empty() {
            return Ok(0);
        }
        let trust = Clients::with_system_roots();
        let batches = vendors.into_iter().map(|vendor| self.send_mails_of(vendor, &trust));
        join_all(batches).await.into_iter().sum()
    }

    async fn send_mails_of(&self, vendor: VendorId, trust: &Result<Clients, TlsError>) -> Result<u64, Refused> {
        let mails = due(&mut self.read().await?, vendor, self.clock().micros()).await?;
        let (host, begun) = (settings::host(self, vendor).await?, Instant::now());
        let (mut taken, mut unreachable) = (0, None);
        for mail in mails {
            if begun.elapsed() > BATCH_TIME {
                break;
            }
            let attempt = match (&unreachable, &host, trust) {
                (Some(error), ..) => Attempt::Unreachable(String::clone(error)),
                (None, None, _) => Attempt::Unreachable("the vendor has no settings for mail".to_owned()),
                (None, _, Err(error)) => Attempt::Unreachable(format!("no roots to trust mail hosts by: {error}")),
                (None, Some(host), Ok(trust)) => {
                    delivery::deliver(trust, host, &self.whole(&mail)?, self.clock().now()).await
                }
            };
            taken += u64::from(attempt == Attempt::Sent);
            match &attempt {
                Attempt::Sent => {}
                Attempt::Failed(error) | Attempt::Refused(error) => {
                    tracing::warn!(mail.id = %mail.id, vendor.id = %mail.vendor, error, "a mail was not taken");
                }
                Attempt::Unreachable(error) if unreachable.is_none() => {
                    tracing::warn!(vendor.id = %mail.vendor, error, "a mail host takes no mails");
                    unreachable = Some(error.clone());
                }
                Attempt::Unreachable(_) => {}
            }
            self.db
                .write((mail, attempt), |tx, (mail, attempt)| Box::pin(async move { settle(tx, mail, attempt).await }))
                .await?;
        }
        Ok(taken)
    }

    /// A mail with its secret in it.
    fn whole(&self, mail: &Mail) -> Result<Mail, Refused> {
        let Some(sealed) = &mail.secret else { return Ok(mail.clone()) };
        let secret = self.sealer.open_text(&context(mail.id), sealed)?;
        Ok(Mail { body: mail.body.replace(SECRET, secret.expose_secret()), ..mail.clone() })
    }

    /// Forgets mails that were settled half a year ago.
    pub(crate) async fn sweep_mails(&self) -> Result<u64, Refused> {
        let before = self.clock().micros() - 180 * 86_400 * 1_000_000;
        self.db
            .write(before, |tx, before| {
                let sql = "DELETE FROM mails WHERE state <> 'queued' AND created_at < $1";
                Box::pin(async move { Ok(tx.run(sql, args![*before]).await?) })
            })
            .await
    }
}
