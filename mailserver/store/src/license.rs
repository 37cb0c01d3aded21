//! The one row of what this installation holds of its licence server, who of its mailboxes were chosen to stay, and what
//! is in use. It knows no document in it: what they mean is the engine's to say.

use foundation::args;
use foundation::db::{Conn, DbError, Row, Tx};

use crate::ids::MailboxId;
use crate::totals::{self, Scope, What};

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// What this installation is called.
    pub installation: String,
    /// The licence server that the token came from.
    pub issuer: Option<String>,
    /// Its activation at the licence server, once there is one.
    pub activation: Option<String>,
    /// The first characters of the licence key.
    pub key_prefix: Option<String>,
    /// What came with the token and is good for one refresh.
    pub ratchet: Option<String>,
    /// The token in force.
    pub token: Option<String>,
    /// The newest key set.
    pub keys_newest: Option<String>,
    /// An earlier key set that the token needs.
    pub keys_earlier: Option<String>,
    /// The highest number seen of each licence.
    pub highest_seq: String,
    /// The nonces of requests that wait for an answer.
    pub outstanding: String,
    /// The clock as it was last kept.
    pub clock: Option<String>,
    /// The state as it was last told to the feed.
    pub state: Option<String>,
    /// The codes of the reasons as they were last told to the feed, with commas.
    pub reasons: Option<String>,
    /// When the postmaster was last written to, in microseconds since the epoch.
    pub noticed_at: Option<i64>,
    /// When the licence server was last heard of, in microseconds since the epoch.
    pub contact_at: Option<i64>,
    /// Since when more is in use than a licence that ended left room for.
    pub over_since: Option<i64>,
    /// Since when queued mail is held.
    pub held_since: Option<i64>,
    /// When the row was made.
    pub created_at: i64,
}

fn kept(row: &Row) -> Result<Kept, DbError> {
    Ok(Kept {
        installation: row.text(0)?,
        activation: row.opt_text(1)?,
        key_prefix: row.opt_text(2)?,
        ratchet: row.opt_text(3)?,
        token: row.opt_text(4)?,
        keys_newest: row.opt_text(5)?,
        keys_earlier: row.opt_text(6)?,
        highest_seq: row.text(7)?,
        outstanding: row.text(8)?,
        clock: row.opt_text(9)?,
        contact_at: row.opt_int(10)?,
        over_since: row.opt_int(11)?,
        held_since: row.opt_int(12)?,
        created_at: row.int(13)?,
        issuer: row.opt_text(14)?,
        state: row.opt_text(15)?,
        reasons: row.opt_text(16)?,
        noticed_at: row.opt_int(17)?,
    })
}

/// What was kept; `None` before the first start.
pub async fn read(conn: &mut Conn) -> Result<Option<Kept>, DbError> {
    let sql = "SELECT installation, activation, key_prefix, ratchet, token, keys_newest, keys_earlier, highest_seq, \
               outstanding, clock, contact_at, over_since, held_since, created_at, issuer, state, reasons, \
               noticed_at FROM license WHERE id = 1";
    conn.optional(sql, args![]).await?.as_ref().map(kept).transpose()
}

/// Keeps all of it.
pub async fn keep(tx: &mut Tx, kept: &Kept) -> Result<(), DbError> {
    let sql = "INSERT INTO license (id, installation, activation, key_prefix, ratchet, token, keys_newest, keys_earlier, \
               highest_seq, outstanding, clock, contact_at, over_since, held_since, created_at, issuer, state, \
               reasons, noticed_at) \
               VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) \
               ON CONFLICT (id) DO UPDATE SET installation = $1, activation = $2, key_prefix = $3, ratchet = $4, \
               token = $5, keys_newest = $6, keys_earlier = $7, highest_seq = $8, outstanding = $9, clock = $10, \
               contact_at = $11, over_since = $12, held_since = $13, issuer = $15, state = $16, \
               reasons = $17, noticed_at = $18";
    let values = args![
        &kept.installation,
        kept.activation.as_ref(),
        kept.key_prefix.as_ref(),
        kept.ratchet.as_ref(),
        kept.token.as_ref(),
        kept.keys_newest.as_ref(),
        kept.keys_earlier.as_ref(),
        &kept.highest_seq,
        &kept.outstanding,
        kept.clock.as_ref(),
        kept.contact_at,
        kept.over_since,
        kept.held_since,
        kept.created_at,
        kept.issuer.as_ref(),
        kept.state.as_ref(),
        kept.reasons.as_ref(),
        kept.noticed_at,
    ];
    tx.run(sql, values).await.map(drop)
}

/// The name of the domain that was made first.
pub async fn first_domain(conn: &mut Conn) -> Result<Option<String>, DbError> {
    let row = conn.optional("SELECT name FROM domains ORDER BY id LIMIT 1", args![]).await?;
    row.map(|row| row.text(0)).transpose()
}

/// How many domains there are.
pub async fn domains(conn: &mut Conn) -> Result<i64, DbError> {
    totals::read(conn, Scope::Server, What::Domains).await
}

/// How many mailboxes there are.
pub async fn mailboxes(conn: &mut Conn) -> Result<i64, DbError> {
    totals::read(conn, Scope::Server, What::Mailboxes).await
}

/// The mailboxes that were chosen to stay active.
pub async fn chosen(conn: &mut Conn) -> Result<Vec<MailboxId>, DbError> {
    let rows = conn.all("SELECT mailbox_id FROM license_chosen ORDER BY mailbox_id", args![]).await?;
    rows.iter().map(|row| Ok(MailboxId(row.int(0)?))).collect()
}

/// Chooses the mailboxes that stay active, instead of those chosen before.
pub async fn choose(tx: &mut Tx, mailboxes: &[MailboxId]) -> Result<(), DbError> {
    tx.run("DELETE FROM license_chosen", args![]).await?;
    for mailbox in mailboxes {
        tx.run("INSERT INTO license_chosen (mailbox_id) VALUES ($1)", args![*mailbox]).await?;
    }
    Ok(())
}

/// Who stays when nobody chose: of the `domains` domains that were made first, the `mailboxes` mailboxes that somebody
/// logged in to last.
pub async fn likeliest(conn: &mut Conn, domains: u32, mailboxes: u32) -> Result<Vec<MailboxId>, DbError> {
    let sql = "SELECT m.id FROM mailboxes m LEFT JOIN mailbox_use u ON u.mailbox_id = m.id \
               WHERE m.status <> 'deleted' AND m.domain_id IN (SELECT id FROM domains ORDER BY id LIMIT $1) \
               ORDER BY CASE WHEN u.day IS NULL THEN 0 ELSE u.day END DESC, m.id LIMIT $2";
    let rows = conn.all(sql, args![domains, mailboxes]).await?;
    rows.iter().map(|row| Ok(MailboxId(row.int(0)?))).collect()
}

/// Notes that somebody logged in to a mailbox on that day.
pub async fn used(tx: &mut Tx, mailbox: MailboxId, day: i64) -> Result<(), DbError> {
    let sql = "INSERT INTO mailbox_use (mailbox_id, day) SELECT id, $2 FROM mailboxes WHERE id = $1 \
               ON CONFLICT (mailbox_id) DO UPDATE SET day = $2";
    tx.run(sql, args![mailbox, day]).await.map(drop)
}

/// Gives queued mail the time back for which it was held.
pub async fn prolong_queue(tx: &mut Tx, micros: i64) -> Result<(), DbError> {
    tx.run("UPDATE queue_messages SET expires_at = expires_at + $1", args![micros]).await.map(drop)
}
