//! The one look-up behind RCPT: what stands at an address.

use foundation::args;
use foundation::db::{Conn, DbError, Row, Tx};

use crate::aliases::Posting;
use crate::forwarding::Kept;
use crate::ids::{AliasId, DomainId, FolderId, MailboxId, TenantId};
use crate::mailboxes::Passage;
use crate::tenants::Mode;
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
    /// That domain.
    pub domain_id: DomainId,
    /// Whether its tenant, and the tenant's reseller, take mail.
    pub receives: bool,
    /// Whether they send any.
    pub sends: bool,
    /// Whose the domain is.
    pub tenant: TenantId,
    /// What the address leads to.
    pub leads_to: LeadsTo,
}

impl Standing {
    /// Whether domain and tenant let mail through.
    pub fn is_open(&self) -> bool {
        self.domain == domains::Status::Active && self.receives
    }
}

/// Where a standing address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeadsTo {
    /// To a mailbox.
    Mailbox(MailboxAt),
    /// To the targets of an alias.
    Alias(AliasId, Posting),
}

/// A mailbox at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailboxAt {
    /// The mailbox.
    pub id: MailboxId,
    /// Its INBOX.
    pub inbox: FolderId,
    /// Whether it may be used.
    pub status: mailboxes::Status,
    /// What happens to mail to it.
    pub incoming: Passage,
    /// What happens to mail from it.
    pub outgoing: Passage,
    /// What becomes of its mail when it is sent on; `None` while it is not.
    pub forwarding: Option<Kept>,
    /// Whether it answers mail by itself.
    pub away: bool,
    /// Octets it may hold.
    pub quota_bytes: Option<i64>,
    /// Octets it holds.
    pub used_bytes: i64,
}

/// What stands at `address`, given as its normalised key: one query for everything RCPT asks. What a terminated tenant has is not
/// there, nor what is in a domain that is only said to be its tenant's; a mailbox that is deleted still has its address.
pub async fn standing(conn: &mut Conn, address: &str) -> Result<Option<Standing>, DbError> {
    let sql = "SELECT d.status, a.alias_id, m.id, f.id, m.status, m.quota_bytes, u.bytes, m.incoming, t.suspension, \
               r.suspension, COALESCE(t.terminated_at, r.terminated_at), d.tenant_id, d.id, m.outgoing, m.forwarding, m.away, l.posting FROM addresses a \
               JOIN domains d ON d.id = a.domain_id LEFT JOIN tenants t ON t.id = d.tenant_id \
               LEFT JOIN tenants r ON r.id = t.parent_id \
               LEFT JOIN mailboxes m ON m.id = a.mailbox_id LEFT JOIN usage u ON u.mailbox_id = a.mailbox_id \
               LEFT JOIN aliases l ON l.id = a.alias_id \
               LEFT JOIN folders f ON f.mailbox_id = a.mailbox_id AND f.name = 'INBOX' \
               WHERE a.address = $1 AND d.verified_at IS NOT NULL";
    let Some(row) = conn.optional(sql, args![address]).await? else { return Ok(None) };
    if row.opt_int(10)?.is_some() {
        return Ok(None);
    }
    let domain = domains::Status::from_column(&row.text(0)?);
    let leads_to = match (row.opt_int(1)?, row.opt_int(2)?, row.opt_int(3)?) {
        (Some(alias), _, _) => {
            LeadsTo::Alias(AliasId(alias), Posting::from_column(&row.opt_text(16)?.unwrap_or_default()))
        }
        (None, Some(mailbox), Some(inbox)) => LeadsTo::Mailbox(MailboxAt {
            id: MailboxId(mailbox),
            inbox: FolderId(inbox),
            status: mailboxes::Status::from_column(&row.text(4)?),
            incoming: Passage::from_column(&row.text(7)?),
            outgoing: Passage::from_column(&row.text(13)?),
            forwarding: row.opt_text(14)?.as_deref().map(Kept::from_column),
            away: row.opt_int(15)? == Some(1),
            quota_bytes: row.opt_int(5)?,
            used_bytes: row.opt_int(6)?.unwrap_or(0),
        }),
        _ => return Ok(None),
    };
    let modes = modes(&row, 8)?;
    Ok(Some(Standing {
        domain,
        receives: modes.into_iter().flatten().all(Mode::receives),
        sends: modes.into_iter().flatten().all(Mode::sends),
        domain_id: DomainId(row.int(12)?),
        tenant: TenantId(row.int(11)?),
        leads_to,
    }))
}

/// What becomes of mail to an address of a domain at which nothing stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instead {
    /// Nobody takes it, or the domain's tenant is terminated.
    Nobody,
    /// Somebody does.
    Catcher(Catcher),
    /// The domain is another name of one: whoever is there takes it.
    OtherName {
        /// That one's name.
        name: String,
        /// Whether mail comes by this name.
        receives: bool,
    },
}

/// Who takes the mail of a domain that is to nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catcher {
    /// Whether domain, tenant and reseller take mail.
    pub receives: bool,
    /// Whose the domain is: the address has to be theirs too.
    pub tenant: TenantId,
    /// The address, as it was written.
    pub address: String,
}

/// What becomes of mail to nobody in the domain of this name; `None` when it is none of ours.
pub async fn instead(conn: &mut Conn, domain: &str) -> Result<Option<Instead>, DbError> {
    let sql = "SELECT d.catch_all, d.tenant_id, d.status, t.suspension, r.suspension, \
               COALESCE(t.terminated_at, r.terminated_at), o.name FROM domains d LEFT JOIN domains o ON o.id = d.alias_of \
               LEFT JOIN tenants t ON t.id = d.tenant_id LEFT JOIN tenants r ON r.id = t.parent_id \
               WHERE d.name = $1 AND d.verified_at IS NOT NULL";
    let Some(row) = conn.optional(sql, args![domain]).await? else { return Ok(None) };
    if row.opt_int(5)?.is_some() {
        return Ok(Some(Instead::Nobody));
    }
    let active = domains::Status::from_column(&row.text(2)?) == domains::Status::Active;
    let receives = active && modes(&row, 3)?.into_iter().flatten().all(Mode::receives);
    Ok(Some(match (row.opt_text(6)?, row.opt_text(0)?) {
        (Some(name), _) => Instead::OtherName { name, receives },
        (None, Some(address)) => Instead::Catcher(Catcher { receives, tenant: TenantId(row.int(1)?), address }),
        (None, None) => Instead::Nobody,
    }))
}

/// What is off for a tenant and for its reseller.
fn modes(row: &Row, first: usize) -> Result<[Option<Mode>; 2], DbError> {
    let mode = |column| Ok::<_, DbError>(row.opt_text(column)?.as_deref().map(Mode::from_column));
    Ok([mode(first)?, mode(first + 1)?])
}

/// What the house around a mailbox leaves open: its domain, its tenant, its tenant's reseller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct House {
    /// Whether the domain takes part in mail.
    pub domain: domains::Status,
    /// Whether the domain is known to be its tenant's.
    pub verified: bool,
    /// Whether people of the tenant log in.
    pub lets_in: bool,
    /// Whether mail of the tenant is sent.
    pub sends: bool,
    /// What the tenant's plan holds, as text the engine reads; none without a plan.
    pub features: Option<String>,
}

/// What is open to whoever logs in to a mailbox, beside what is said of itself; `None` when its tenant is gone.
pub async fn house(conn: &mut Conn, mailbox: MailboxId) -> Result<Option<House>, DbError> {
    let sql = "SELECT d.status, t.suspension, r.suspension, p.features, d.verified_at FROM mailboxes m JOIN domains d ON d.id = m.domain_id \
               LEFT JOIN tenants t ON t.id = d.tenant_id LEFT JOIN tenants r ON r.id = t.parent_id \
               LEFT JOIN plans p ON p.id = t.plan_id \
               WHERE m.id = $1 AND t.terminated_at IS NULL AND r.terminated_at IS NULL";
    let Some(row) = conn.optional(sql, args![mailbox]).await? else { return Ok(None) };
    let modes = modes(&row, 1)?;
    Ok(Some(House {
        domain: domains::Status::from_column(&row.text(0)?),
        lets_in: modes.into_iter().flatten().all(Mode::lets_in),
        sends: modes.into_iter().flatten().all(Mode::sends),
        features: row.opt_text(3)?,
        verified: row.opt_int(4)?.is_some(),
    }))
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
