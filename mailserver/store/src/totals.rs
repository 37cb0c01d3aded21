//! How much there is of what can be limited: of the server, of each tenant, of each domain. A total changes under its row's lock
//! in the transaction that makes or removes something, so that asking costs the same however much there is.

use std::collections::HashMap;

use foundation::args;
use foundation::db::{Conn, DbError, Tx};

use crate::ids::{DomainId, TenantId};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// Tenants of a reseller.
    Tenants,
    /// Domains.
    Domains,
    /// Mailboxes, but those that are deleted and can be restored.
    Mailboxes,
    /// Aliases.
    Aliases,
    /// Contacts in the address books of domains.
    Contacts,
}

impl What {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Tenants, Self::Domains, Self::Mailboxes, Self::Aliases, Self::Contacts];

    /// The word in rows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tenants => "tenants",
            Self::Domains => "domains",
            Self::Mailboxes => "mailboxes",
            Self::Aliases => "aliases",
            Self::Contacts => "contacts",
        }
    }
}

/// Whose total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Of everything.
    Server,
    /// Of a tenant, the tenants under it included.
    Tenant(TenantId),
    /// Of a domain.
    Domain(DomainId),
}

impl Scope {
    fn row(self) -> i64 {
        match self {
            Self::Server => 0,
            Self::Tenant(id) => id.0,
            Self::Domain(id) => id.0,
        }
    }
}

/// Where in the house something belongs: what is counted there counts in each of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Belongs {
    /// The tenant; 0 for the server itself.
    pub tenant: TenantId,
    /// The tenant's reseller; 0 for the server itself.
    pub reseller: TenantId,
    /// The domain, for what is in one.
    pub domain: Option<DomainId>,
}

/// The totals after a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Of the server.
    pub server: i64,
    /// Of the tenant; 0 when it is the server itself.
    pub tenant: i64,
    /// Of its reseller; 0 when it is the server itself.
    pub reseller: i64,
    /// Of the domain.
    pub domain: i64,
}

/// Counts `by` more of it, the server's row first: every writer takes these locks in one order.
pub async fn add(tx: &mut Tx, belongs: Belongs, what: What, by: i64) -> Result<Counted, DbError> {
    let mut counted = Counted { server: count(tx, Scope::Server, what, by).await?, ..Counted::default() };
    if belongs.reseller != TenantId(0) {
        counted.reseller = count(tx, Scope::Tenant(belongs.reseller), what, by).await?;
    }
    if belongs.tenant != TenantId(0) {
        counted.tenant = count(tx, Scope::Tenant(belongs.tenant), what, by).await?;
    }
    if let Some(domain) = belongs.domain {
        counted.domain = count(tx, Scope::Domain(domain), what, by).await?;
    }
    Ok(counted)
}

async fn count(tx: &mut Tx, scope: Scope, what: What, by: i64) -> Result<i64, DbError> {
    let sql = "INSERT INTO totals (scope, what, value) VALUES ($1, $2, $3) \
               ON CONFLICT (scope, what) DO UPDATE SET value = totals.value + $3 RETURNING value";
    tx.one(sql, args![scope.row(), what.as_str(), by]).await?.int(0)
}

/// How much there is of it.
pub async fn read(conn: &mut Conn, scope: Scope, what: What) -> Result<i64, DbError> {
    let sql = "SELECT value FROM totals WHERE scope = $1 AND what = $2";
    let row = conn.optional(sql, args![scope.row(), what.as_str()]).await?;
    row.map_or(Ok(0), |row| row.int(0))
}

/// Forgets the totals of what is gone.
pub(crate) async fn forget(tx: &mut Tx, scope: Scope) -> Result<(), DbError> {
    tx.run("DELETE FROM totals WHERE scope = $1", args![scope.row()]).await.map(drop)
}

/// What there is of each kind, by the scopes it counts in one by one.
const COUNTS: &[(What, &[&str])] = &[
    (What::Tenants, &["SELECT parent_id, COUNT(*) FROM tenants GROUP BY parent_id"]),
    (What::Domains, &[BY_TENANT_DOMAINS, BY_RESELLER_DOMAINS]),
    (What::Mailboxes, &[BY_TENANT_MAILBOXES, BY_RESELLER_MAILBOXES, BY_DOMAIN_MAILBOXES]),
    (What::Aliases, &[BY_TENANT_ALIASES, BY_RESELLER_ALIASES, BY_DOMAIN_ALIASES]),
    (What::Contacts, &[BY_TENANT_CONTACTS, BY_RESELLER_CONTACTS, BY_DOMAIN_CONTACTS]),
];

const BY_TENANT_DOMAINS: &str = "SELECT tenant_id, COUNT(*) FROM domains GROUP BY tenant_id";
const BY_RESELLER_DOMAINS: &str = "SELECT t.parent_id, COUNT(*) FROM domains d JOIN tenants t ON t.id = d.tenant_id \
                                   WHERE t.parent_id <> 0 GROUP BY t.parent_id";
const BY_TENANT_MAILBOXES: &str =
    "SELECT tenant_id, COUNT(*) FROM mailboxes WHERE status <> 'deleted' GROUP BY tenant_id";
const BY_RESELLER_MAILBOXES: &str = "SELECT t.parent_id, COUNT(*) FROM mailboxes m JOIN tenants t ON t.id = m.tenant_id \
                                     WHERE t.parent_id <> 0 AND m.status <> 'deleted' GROUP BY t.parent_id";
const BY_DOMAIN_MAILBOXES: &str =
    "SELECT domain_id, COUNT(*) FROM mailboxes WHERE status <> 'deleted' GROUP BY domain_id";
const BY_TENANT_ALIASES: &str = "SELECT tenant_id, COUNT(*) FROM aliases GROUP BY tenant_id";
const BY_RESELLER_ALIASES: &str = "SELECT t.parent_id, COUNT(*) FROM aliases a JOIN tenants t ON t.id = a.tenant_id \
                                   WHERE t.parent_id <> 0 GROUP BY t.parent_id";
const BY_DOMAIN_ALIASES: &str = "SELECT domain_id, COUNT(*) FROM aliases GROUP BY domain_id";
const BY_TENANT_CONTACTS: &str =
    "SELECT d.tenant_id, COUNT(*) FROM contacts c JOIN domains d ON d.id = c.domain_id GROUP BY d.tenant_id";
const BY_RESELLER_CONTACTS: &str = "SELECT t.parent_id, COUNT(*) FROM contacts c JOIN domains d ON d.id = c.domain_id \
                                    JOIN tenants t ON t.id = d.tenant_id WHERE t.parent_id <> 0 GROUP BY t.parent_id";
const BY_DOMAIN_CONTACTS: &str = "SELECT domain_id, COUNT(*) FROM contacts GROUP BY domain_id";

/// Counts everything again; how many totals were wrong and are right now.
pub(crate) async fn recount(tx: &mut Tx) -> Result<u64, DbError> {
    let mut wrong = 0;
    for (what, counts) in COUNTS {
        // The server's row is taken first, as by every writer: nothing is made while it is counted.
        let server = count(tx, Scope::Server, *what, 0).await?;
        let mut counted: HashMap<i64, i64> = HashMap::from([(0, 0)]);
        for (place, sql) in counts.iter().enumerate() {
            for row in tx.all(sql, args![]).await? {
                let (scope, found) = (row.int(0)?, row.int(1)?);
                // The first statement says it of everything there is, also of what is the server's own (0).
                if place == 0 {
                    *counted.entry(0).or_default() += found;
                }
                if scope != 0 {
                    *counted.entry(scope).or_default() += found;
                }
            }
        }
        let kept = tx.all("SELECT scope, value FROM totals WHERE what = $1", args![what.as_str()]).await?;
        let mut kept: HashMap<i64, i64> =
            kept.iter().map(|row| Ok((row.int(0)?, row.int(1)?))).collect::<Result<_, DbError>>()?;
        debug_assert_eq!(kept.get(&0), Some(&server));
        for (scope, found) in counted {
            let known = kept.remove(&scope).unwrap_or(0);
            if known != found {
                wrong += 1;
                let sql = "INSERT INTO totals (scope, what, value) VALUES ($1, $2, $3) \
                           ON CONFLICT (scope, what) DO UPDATE SET value = $3";
                tx.run(sql, args![scope, what.as_str(), found]).await?;
            }
        }
        for (scope, known) in kept {
            wrong += u64::from(known != 0);
            tx.run("DELETE FROM totals WHERE scope = $1 AND what = $2", args![scope, what.as_str()]).await?;
        }
    }
    Ok(wrong)
}
