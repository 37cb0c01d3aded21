//! The one look-up behind RCPT: what stands at an address.

use foundation::args;
use foundation::db::{Conn, DbError, Tx};

use crate::Error;
use crate::ids::{AliasId, DomainId, MailboxId};

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A mailbox.
    Mailbox(MailboxId),
    /// An alias.
    Alias(AliasId),
}

/// What stands at `address`, given as its normalised key.
pub async fn find(conn: &mut Conn, address: &str) -> Result<Option<Target>, DbError> {
    let sql = "SELECT mailbox_id, alias_id FROM addresses WHERE address = $1";
    let Some(row) = conn.optional(sql, args![address]).await? else { return Ok(None) };
    Ok(match (row.opt_int(0)?, row.opt_int(1)?) {
        (Some(mailbox), _) => Some(Target::Mailbox(MailboxId(mailbox))),
        (None, Some(alias)) => Some(Target::Alias(AliasId(alias))),
        (None, None) => None,
    })
}

/// Takes an address for `target`; refused when anything stands there.
pub(crate) async fn take(tx: &mut Tx, address: &str, domain: DomainId, target: Target) -> Result<(), Error> {
    let (mailbox, alias) = match target {
        Target::Mailbox(id) => (Some(id.0), None),
        Target::Alias(id) => (None, Some(id.0)),
    };
    let sql = "INSERT INTO addresses (address, domain_id, mailbox_id, alias_id) VALUES ($1, $2, $3, $4)";
    tx.run(sql, args![address, domain, mailbox, alias]).await.map_err(|error| Error::exists(error, "address"))?;
    Ok(())
}

/// Gives an address back.
pub(crate) async fn free(tx: &mut Tx, address: &str) -> Result<(), Error> {
    tx.run("DELETE FROM addresses WHERE address = $1", args![address]).await?;
    Ok(())
}
