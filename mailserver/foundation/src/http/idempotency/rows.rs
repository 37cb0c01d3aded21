//! The table `idempotency`.

use http::StatusCode;
use http::header::{CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, LINK, LOCATION};

use crate::args;
use crate::db::{Database, DbError, Tx};

/// What a replay repeats besides the body.
const KEPT: [HeaderName; 4] = [CONTENT_TYPE, LOCATION, ETAG, LINK];

#[derive(Clone)]
pub(super) struct Claim {
    pub(super) scope: String,
    pub(super) fingerprint: String,
    pub(super) process: String,
    /// Rows made before this are as good as gone.
    pub(super) oldest_kept: i64,
}

pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    /// `None` when it was too long to keep.
    pub(super) body: Option<Vec<u8>>,
}

pub(super) enum Found {
    /// The key is new and now claimed.
    Nothing,
    Answer(Answer),
    OtherRequest,
    InHand,
    CutOff,
}

pub(super) async fn claim(db: &Database, claim: Claim) -> Result<Found, DbError> {
    db.write(claim, |tx, claim| Box::pin(claim_in(tx, claim))).await
}

async fn claim_in(tx: &mut Tx, claim: &Claim) -> Result<Found, DbError> {
    let now = tx.micros();
    let made = tx
        .run(
            "INSERT INTO idempotency (scope, fingerprint, process, created_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (scope) DO UPDATE SET fingerprint = excluded.fingerprint, process = excluded.process, \
             created_at = excluded.created_at, status = NULL, headers = NULL, body = NULL \
             WHERE idempotency.created_at < $5",
            args![&claim.scope, &claim.fingerprint, &claim.process, now, claim.oldest_kept],
        )
        .await?;
    if made > 0 {
        return Ok(Found::Nothing);
    }
    let row = tx
        .one(
            "SELECT fingerprint, process, status, headers, body FROM idempotency WHERE scope = $1",
            args![&claim.scope],
        )
        .await?;
    if row.text(0)? != claim.fingerprint {
        return Ok(Found::OtherRequest);
    }
    let status = row.opt_int(2)?.and_then(|status| StatusCode::from_u16(u16::try_from(status).ok()?).ok());
    Ok(match status {
        Some(status) => {
            Found::Answer(Answer { status, headers: read_headers(row.opt_text(3)?), body: row.opt_bytes(4)? })
        }
        None if row.text(1)? == claim.process => Found::InHand,
        None => Found::CutOff,
    })
}

pub(super) async fn settle(db: &Database, claim: Claim, answer: Answer) -> Result<(), DbError> {
    db.write((claim, answer), |tx, (claim, answer)| {
        Box::pin(async move {
            tx.run(
                "UPDATE idempotency SET status = $1, headers = $2, body = $3 WHERE scope = $4 AND process = $5",
                args![
                    i64::from(answer.status.as_u16()),
                    write_headers(&answer.headers),
                    answer.body.clone(),
                    &claim.scope,
                    &claim.process
                ],
            )
            .await
            .map(drop)
        })
    })
    .await
}

pub(super) async fn release(db: &Database, claim: Claim) -> Result<(), DbError> {
    db.write(claim, |tx, claim| {
        Box::pin(async move {
            let sql = "DELETE FROM idempotency WHERE scope = $1 AND process = $2";
            tx.run(sql, args![&claim.scope, &claim.process]).await.map(drop)
        })
    })
    .await
}

pub(super) async fn sweep(db: &Database, oldest_kept: i64) -> Result<u64, DbError> {
    db.write(oldest_kept, |tx, oldest_kept| {
        Box::pin(async move { tx.run("DELETE FROM idempotency WHERE created_at < $1", args![*oldest_kept]).await })
    })
    .await
}

pub(super) fn kept_headers(headers: &HeaderMap) -> HeaderMap {
    KEPT.into_iter().filter_map(|name| headers.get(&name).cloned().map(|value| (name, value))).collect()
}

/// One header a line, as on the wire: names and values hold no line breaks.
fn write_headers(headers: &HeaderMap) -> String {
    let lines = headers.iter().filter_map(|(name, value)| Some(format!("{name}: {}", value.to_str().ok()?)));
    lines.collect::<Vec<_>>().join("\n")
}

fn read_headers(text: Option<String>) -> HeaderMap {
    let text = text.unwrap_or_default();
    let pairs = text.lines().filter_map(|line| line.split_once(": "));
    pairs
        .filter_map(|(name, value)| Some((name.parse::<HeaderName>().ok()?, HeaderValue::try_from(value).ok()?)))
        .collect()
}
