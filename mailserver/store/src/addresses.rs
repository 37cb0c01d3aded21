//! The one look-up behind RCPT: what stands at an address.

use foundation::args;
use foundation::db::{Conn, DbError, Tx};

use crate::ids::{AliasId, DomainId, FolderId, MailboxId};
use crate::{Error, domains, mailboxes};

/// Whom an address is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A mailbox.
    Mailbox(MailboxId),
    /// An alias.
    Alias(AliasId),
}

/// What stands at an address, with all a recipient's verdict needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether its domain takes part in mail.
    pub domain: domains::Status,
    /// What the address leads to.
    pub leads_to: LeadsTo,
}

/// Where a standing address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeadsTo {
    /// To a mailbox.
    Mailbox {
        /// The mailbox.
        id: MailboxId,
        /// Its INBOX.
        inbox: FolderId,
        /// Whether it may be used.
        status: mailboxes::Status,
        /// Octets it may hold.
        quota_bytes: Option<i64>,
        /// Octets it holds.
        used_bytes: i64,
    },
    /// To the targets of an alias.
    Alias(AliasId),
}

/// What stands at `address`, given as its normalised key: one query for everything RCPT asks.
pub async fn standing(conn: &mut Conn, address: &str) -> Result<Option<Standing>, DbError> {
    let sql = "SELECT d.status, a.alias_id, m.id, f.id, m.status, m.quota_bytes, u.bytes FROM addresses a \
               JOIN domains d ON d.id = a.domain_id LEFT JOIN mailboxes m ON m.id = a.mailbox_id \
               LEFT JOIN usage u ON u.mailbox_id = a.mailbox_id \
               LEFT JOIN folders f ON f.mailbox_id = a.mailbox_id AND f.name = 'INBOX' WHERE a.address = $1";
    let Some(row) = conn.optional(sql, args![address]).await? else { return Ok(None) };
    let domain = domains::Status::from_column(&row.text(0)?);
    let leads_to = match (row.opt_int(1)?, row.opt_int(2)?, row.opt_int(3)?) {
        (Some(alias), _, _) => LeadsTo::Alias(AliasId(alias)),
        (None, Some(mailbox), Some(inbox)) => LeadsTo::Mailbox {
            id: MailboxId(mailbox),
            inbox: FolderId(inbox),
            status: mailboxes::Status::from_column(&row.text(4)?),
            quota_bytes: row.opt_int(5)?,
            used_bytes: row.opt_int(6)?.unwrap_or(0),
        },
        _ => return Ok(None),
    };
    Ok(Some(Standing { domain, leads_to }))
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
