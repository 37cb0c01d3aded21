//! Where mailboxes send their mail on to.

use foundation::args;
use foundation::db::{Conn, DbError, Tx};

use crate::Error;
use crate::ids::MailboxId;
use crate::mailboxes::{self, Mailbox};

/// That a mailbox sends its mail on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forwarding {
    /// The addresses, here or elsewhere; none while it sends nothing on.
    pub targets: Vec<String>,
    /// Whether the mailbox keeps a copy.
    pub keeps_copy: bool,
}

/// What becomes of a message whose mailbox sends it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is also kept.
    Copy,
    /// It only passes.
    Nothing,
}

impl Kept {
    /// The word in rows.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Copy => "keep",
            Self::Nothing => "pass",
        }
    }

    pub(crate) fn from_column(text: &str) -> Self {
        match text {
            "pass" => Self::Nothing,
            _ => Self::Copy,
        }
    }
}

/// Where a mailbox sends its mail on to.
pub async fn targets(conn: &mut Conn, id: MailboxId) -> Result<Vec<String>, DbError> {
    let rows = conn.all("SELECT address FROM mailbox_targets WHERE mailbox_id = $1 ORDER BY place", args![id]).await?;
    rows.iter().map(|row| row.text(0)).collect()
}

/// What a mailbox sends on. One that sends nothing on keeps everything.
pub async fn read(conn: &mut Conn, mailbox: &Mailbox) -> Result<Forwarding, DbError> {
    let targets = targets(conn, mailbox.id).await?;
    Ok(Forwarding { targets, keeps_copy: mailbox.forwarding != Some(Kept::Nothing) })
}

/// Says where a mailbox sends its mail on to.
pub async fn set(tx: &mut Tx, id: MailboxId, forwarding: &Forwarding) -> Result<Mailbox, Error> {
    tx.run("DELETE FROM mailbox_targets WHERE mailbox_id = $1", args![id]).await?;
    for (place, address) in (0i64..).zip(&forwarding.targets) {
        let sql = "INSERT INTO mailbox_targets (mailbox_id, place, address) VALUES ($1, $2, $3)";
        tx.run(sql, args![id, place, address]).await?;
    }
    let kept = if forwarding.keeps_copy { Kept::Copy } else { Kept::Nothing };
    let word = (!forwarding.targets.is_empty()).then_some(kept.as_str());
    let sql = "UPDATE mailboxes SET forwarding = $2, updated_at = $3, revision = revision + 1 WHERE id = $1";
    let now = tx.micros();
    tx.run(sql, args![id, word, now]).await?;
    mailboxes::read(tx, id).await?.ok_or(Error::Missing("mailbox"))
}
