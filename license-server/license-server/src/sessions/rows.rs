//! The table `sessions`.

use std::time::Duration;

use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Conn, DbError, Row, Tx};
use foundation::secrets::token::TokenText;
use foundation::tokens::{FindError, Refusal};

use super::installation::{Bound, Rights};
use super::{Session, SessionId, time};
use crate::licenses::LicenseId;
use crate::office::Office;
use crate::people::{LoginKind, PersonId};
use crate::principal::Credential;
use crate::refused::Refused;

/// How far `last_seen_at` may lag: a write for each request would cost more than the request.
const LAST_SEEN_STEP: Duration = Duration::from_secs(60);

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT sessions.id, sessions.login, sessions.peer, sessions.client, sessions.created_at, ",
            "sessions.expires_at, sessions.last_seen_at, sessions.license, sessions.rights, logins.kind FROM sessions ",
            "JOIN logins ON logins.id = sessions.login ",
            $condition
        )
    };
}

/// The session whose secret was presented, if it goes on; notes that it was seen.
pub(crate) async fn present(office: &Office, secret: &TokenText) -> Result<Session, FindError> {
    let row = {
        let mut conn = office.read().await?;
        conn.optional(select!("WHERE sessions.hash = $1"), args![secret.hash().to_string()]).await?
    };
    let row = row.ok_or(Refusal::Unknown)?;
    let (session, now) = (read(&row)?, office.clock().now());
    let kind = if row.text(9)? == LoginKind::Staff.as_str() { LoginKind::Staff } else { LoginKind::Customer };
    if session.expires_at <= now || session.last_seen_at + time(office, kind, session.bound).idle <= now {
        return Err(Refusal::Expired.into());
    }
    let due = now - LAST_SEEN_STEP;
    if session.last_seen_at <= due {
        let input = (session.id, now.as_microsecond(), due.as_microsecond());
        office
            .db
            .write(input, |tx, (id, now, due)| {
                Box::pin(async move {
                    let sql = "UPDATE sessions SET last_seen_at = $1 WHERE id = $2 AND last_seen_at <= $3";
                    tx.run(sql, args![*now, *id, *due]).await.map(drop)
                })
            })
            .await?;
    }
    Ok(session)
}

/// Begins a session; the oldest of more than `most` end.
pub(super) async fn insert(tx: &mut Tx, session: &Session, hash: &str, most: i64) -> Result<Session, Refused> {
    let session = Session { id: SessionId(tx.new_id().await?), ..session.clone() };
    tx.run(
        "INSERT INTO sessions (id, hash, login, peer, client, created_at, expires_at, last_seen_at, license, rights) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $8, $9)",
        args![
            session.id,
            hash,
            session.person,
            &session.peer,
            &session.client,
            session.created_at.as_microsecond(),
            session.expires_at.as_microsecond(),
            session.bound.map(|bound| bound.license.0),
            session.bound.map(|bound| bound.rights.as_str()),
        ],
    )
    .await?;
    // Whoever knows an Installation Id ends no session that began with a password.
    let sql = "DELETE FROM sessions WHERE login = $1 AND (license IS NULL) = (CAST($3 AS BIGINT) = 0) AND id NOT IN \
               (SELECT id FROM sessions WHERE login = $1 AND (license IS NULL) = (CAST($3 AS BIGINT) = 0) \
               ORDER BY id DESC LIMIT $2)";
    tx.run(sql, args![session.person, most, i64::from(session.bound.is_some())]).await?;
    Ok(session)
}

/// A person's sessions; there are never many.
pub(super) async fn of_person(conn: &mut Conn, person: PersonId) -> Result<Vec<Session>, Refused> {
    let found = conn.all(select!("WHERE sessions.login = $1 ORDER BY sessions.id"), args![person]).await?;
    Ok(found.iter().map(read).collect::<Result<_, DbError>>()?)
}

/// Ends one session of a person; whether there was one.
pub(super) async fn delete(tx: &mut Tx, person: PersonId, id: SessionId) -> Result<bool, DbError> {
    Ok(tx.run("DELETE FROM sessions WHERE id = $1 AND login = $2", args![id, person]).await? == 1)
}

/// Ends all sessions of a person but the one that asks.
pub(crate) async fn end_others(tx: &mut Tx, person: PersonId, but: Credential) -> Result<(), DbError> {
    let kept = match but {
        Credential::Session(id) => id.0,
        _ => 0,
    };
    tx.run("DELETE FROM sessions WHERE login = $1 AND id <> $2", args![person, kept]).await.map(drop)
}

/// Forgets sessions that have ended; how many.
pub(crate) async fn sweep(office: &Office) -> Result<u64, DbError> {
    let now = office.clock().micros();
    office
        .db
        .write(now, |tx, now| {
            Box::pin(async move { tx.run("DELETE FROM sessions WHERE expires_at <= $1", args![*now]).await })
        })
        .await
}

fn read(row: &Row) -> Result<Session, DbError> {
    // Rights that nobody knows are the least there are.
    let rights = row.opt_text(8)?.and_then(|word| Rights::parse(&word)).unwrap_or(Rights::Buy);
    let bound = row.opt_int(7)?.map(|id| Bound { license: LicenseId(id), rights });
    Ok(Session {
        bound,
        id: SessionId(row.int(0)?),
        person: PersonId(row.int(1)?),
        peer: row.text(2)?,
        client: row.text(3)?,
        created_at: from_micros(row.int(4)?),
        expires_at: from_micros(row.int(5)?),
        last_seen_at: from_micros(row.int(6)?),
    })
}
