//! Domains we accept mail for.

use foundation::args;
use foundation::db::{Conn, DbError, Order, Place, Row, Select, Tx, containing};
use message::address::Domain as DomainName;

use crate::ids::{DomainId, TenantId};
pub use crate::status::Status;
use crate::totals::{self, Belongs, Counted, Scope, What};
use crate::{Error, access_rules, administrators, contacts};

/// A domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Its identifier.
    pub id: DomainId,
    /// Its name in A-labels, lower case.
    pub name: String,
    /// Whose it is.
    pub owner: Owner,
    /// Whether it takes part in mail.
    pub status: Status,
    /// What else is said of it.
    pub text: DomainText,
    /// The name of the domain that it is another name of.
    pub alias_name: Option<String>,
    /// Since when it is known to be its tenant's, in microseconds since the epoch; `None` while that is only said. Until then it takes
    /// no part in mail: mail to it goes where the DNS says.
    pub verified_at: Option<i64>,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

/// What a domain's belonging to its tenant rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belief {
    /// It is known.
    Known,
    /// The tenant says so.
    Said,
}

/// Whose something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The tenant; 0 for the server itself.
    pub tenant: TenantId,
    /// The tenant's name; none for the server itself.
    pub name: Option<String>,
    /// The tenant's reseller; 0 for the server itself.
    pub reseller: TenantId,
}

impl Owner {
    pub(crate) fn of(row: &Row, first: usize) -> Result<Self, DbError> {
        Ok(Self {
            tenant: TenantId(row.int(first)?),
            name: row.opt_text(first + 1)?,
            reseller: TenantId(row.opt_int(first + 2)?.unwrap_or(0)),
        })
    }

    /// Where what is in one of its domains is counted.
    pub fn belongs(&self, domain: Option<DomainId>) -> Belongs {
        Belongs { tenant: self.tenant, reseller: self.reseller, domain }
    }
}

/// What is said of a domain and may change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DomainText {
    /// What its tenant's panel calls it.
    pub external_id: Option<String>,
    /// What panels keep with it, as text the engine reads.
    pub metadata: String,
    /// The domain that it is another name of: it has no addresses of its own.
    pub alias_of: Option<DomainId>,
    /// Who gets mail to addresses that are not there.
    pub catch_all: Option<String>,
    /// Mailboxes it may have.
    pub mailbox_limit: Option<i64>,
    /// Octets that one of its mailboxes may hold at most.
    pub quota_limit: Option<i64>,
    /// Octets that a mailbox may hold which is made without saying.
    pub default_quota: Option<i64>,
}

macro_rules! columns {
    () => {
        "d.id, d.name, d.tenant_id, t.name, t.parent_id, d.status, d.external_id, d.metadata, d.catch_all, d.mailbox_limit, \
         d.quota_limit, d.default_quota, d.created_at, d.updated_at, d.revision, \
         d.verified_at, d.alias_of, o.name"
    };
}
macro_rules! tables {
    () => {
        "domains d LEFT JOIN tenants t ON t.id = d.tenant_id LEFT JOIN domains o ON o.id = d.alias_of"
    };
}
macro_rules! select {
    ($condition:literal) => {
        concat!("SELECT ", columns!(), " FROM ", tables!(), " WHERE ", $condition)
    };
}

fn domain(row: &Row) -> Result<Domain, DbError> {
    Ok(Domain {
        id: DomainId(row.int(0)?),
        name: row.text(1)?,
        owner: Owner::of(row, 2)?,
        status: Status::from_column(&row.text(5)?),
        text: DomainText {
            external_id: row.opt_text(6)?,
            metadata: row.text(7)?,
            alias_of: row.opt_int(16)?.map(DomainId),
            catch_all: row.opt_text(8)?,
            mailbox_limit: row.opt_int(9)?,
            quota_limit: row.opt_int(10)?,
            default_quota: row.opt_int(11)?,
        },
        created_at: row.int(12)?,
        updated_at: row.int(13)?,
        revision: row.int(14)?,
        alias_name: row.opt_text(17)?,
        verified_at: row.opt_int(15)?,
    })
}

/// The domain of a name.
pub async fn find(conn: &mut Conn, name: &str) -> Result<Option<Domain>, DbError> {
    conn.optional(select!("d.name = $1"), args![name]).await?.as_ref().map(domain).transpose()
}

/// The domain of a name, if it is one whose mail is ours to take.
pub async fn ours(conn: &mut Conn, name: &str) -> Result<Option<DomainId>, DbError> {
    let sql = "SELECT id FROM domains WHERE name = $1 AND verified_at IS NOT NULL";
    conn.optional(sql, args![name]).await?.map(|row| row.int(0).map(DomainId)).transpose()
}

/// The name of the domain that this is another name of.
pub async fn behind(conn: &mut Conn, name: &str) -> Result<Option<String>, DbError> {
    let sql = "SELECT o.name FROM domains d JOIN domains o ON o.id = d.alias_of \
               WHERE d.name = $1 AND d.verified_at IS NOT NULL";
    conn.optional(sql, args![name]).await?.map(|row| row.text(0)).transpose()
}

/// Whether a domain has other names.
pub async fn has_other_names(conn: &mut Conn, id: DomainId) -> Result<bool, DbError> {
    Ok(conn.optional("SELECT id FROM domains WHERE alias_of = $1 LIMIT 1", args![id]).await?.is_some())
}

/// Whether addresses stand in a domain.
pub async fn has_addresses(conn: &mut Conn, id: DomainId) -> Result<bool, DbError> {
    Ok(conn.optional("SELECT address FROM addresses WHERE domain_id = $1 LIMIT 1", args![id]).await?.is_some())
}

/// Takes from a domain that is about to go whatever ties it to its tenant: its other names, and the tenant's identifiers, which may
/// be those of others where it goes.
pub async fn untie(tx: &mut Tx, id: DomainId) -> Result<(), DbError> {
    for sql in [
        "UPDATE domains SET alias_of = NULL WHERE alias_of = $1",
        "UPDATE domains SET external_id = NULL WHERE id = $1",
        "UPDATE mailboxes SET external_id = NULL WHERE domain_id = $1",
    ] {
        tx.run(sql, args![id]).await?;
    }
    Ok(())
}

/// Makes a tenant's domains other names of none: they are about to go.
pub async fn part(tx: &mut Tx, tenant: TenantId) -> Result<(), DbError> {
    tx.run("UPDATE domains SET alias_of = NULL WHERE tenant_id = $1 AND alias_of IS NOT NULL", args![tenant])
        .await
        .map(drop)
}

/// Domains that are only said to be their tenants', after `after`; at most `rows`.
pub async fn unverified(conn: &mut Conn, after: DomainId, rows: i64) -> Result<Vec<Domain>, DbError> {
    let sql = select!("d.verified_at IS NULL AND d.id > $1 ORDER BY d.id LIMIT $2");
    conn.all(sql, args![after, rows]).await?.iter().map(domain).collect()
}

/// The domain of an identifier.
pub async fn read(conn: &mut Conn, id: DomainId) -> Result<Option<Domain>, DbError> {
    conn.optional(select!("d.id = $1"), args![id]).await?.as_ref().map(domain).transpose()
}

/// Which domains, mailboxes or aliases are looked for.
#[derive(Clone, Debug, Default)]
pub struct Within {
    /// Of this tenant.
    pub tenant: Option<TenantId>,
    /// Of this tenant, or of one under it.
    pub reach: Option<TenantId>,
    /// In this domain.
    pub domain: Option<DomainId>,
}

/// Narrows a list to what is within; `$prefix` names the table's alias with its dot, `$domain` its column of the domain.
macro_rules! within {
    ($list:expr, $within:expr, $prefix:literal, $domain:literal) => {{
        let within = $within;
        let list = $list
            .filter_by(concat!($prefix, "tenant_id = $"), within.tenant)
            .filter_by(concat!($prefix, $domain, " = $"), within.domain);
        match within.reach {
            Some(reach) => list.filter(
                concat!(
                    $prefix,
                    "tenant_id = $ OR ",
                    $prefix,
                    "tenant_id IN (SELECT id FROM tenants WHERE parent_id = $)"
                ),
                args![reach, reach],
            ),
            None => list,
        }
    }};
}
pub(crate) use within;

/// Which domains are looked for.
#[derive(Clone, Debug, Default)]
pub struct DomainFilter {
    /// Of whom.
    pub within: Within,
    /// That stand so.
    pub status: Option<Status>,
    /// With this external identifier.
    pub external_id: Option<String>,
    /// That are other names of this one.
    pub alias_of: Option<String>,
    /// With this in the name.
    pub search: Option<String>,
}

impl DomainFilter {
    fn narrow(&self, list: Select) -> Select {
        within!(list, &self.within, "d.", "id")
            .filter_by("d.status = $", self.status.map(Status::as_str))
            .filter_by("d.external_id = $", self.external_id.as_ref())
            .filter_by("o.name = $", self.alias_of.as_ref())
            .filter_by("d.name LIKE $ ESCAPE '\\'", self.search.as_deref().map(containing))
    }
}

/// Sorts by name.
pub const BY_NAME: Order = Order::by("d.name");
/// Sorts by age.
pub const BY_AGE: Order = Order::by("d.id");

/// Domains in this order, after `after`; at most `rows`.
pub async fn list(
    conn: &mut Conn,
    filter: &DomainFilter,
    order: Order,
    after: Option<&Place>,
    rows: i64,
) -> Result<Vec<Domain>, DbError> {
    let list = filter.narrow(Select::new(columns!(), tables!()));
    conn.select(list.page(order, after, rows)).await?.iter().map(domain).collect()
}

/// How many domains there are.
pub async fn count(conn: &mut Conn, filter: &DomainFilter) -> Result<i64, DbError> {
    let rows = conn.select(filter.narrow(Select::new(columns!(), tables!())).counted()).await?;
    rows.first().map_or(Ok(0), |row| row.int(0))
}

/// Makes a domain; also how many there are now.
pub async fn insert(
    tx: &mut Tx,
    owner: &Owner,
    name: &DomainName,
    status: Status,
    belief: Belief,
    text: &DomainText,
) -> Result<(Domain, Counted), Error> {
    let (id, now) = (DomainId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO domains (id, tenant_id, name, status, external_id, metadata, catch_all, mailbox_limit, quota_limit, \
               default_quota, created_at, updated_at, revision, verified_at, alias_of) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 1, $12, $13)";
    let values = args![
        id,
        owner.tenant,
        name.as_str(),
        status.as_str(),
        text.external_id.as_ref(),
        &text.metadata,
        text.catch_all.as_ref(),
        text.mailbox_limit,
        text.quota_limit,
        text.default_quota,
        now,
        (belief == Belief::Known).then_some(now),
        text.alias_of.map(|of| of.0),
    ];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "domain"))?;
    let counted = totals::add(tx, owner.belongs(None), What::Domains, 1).await?;
    Ok((read(tx, id).await?.ok_or(Error::Missing("domain"))?, counted))
}

/// Notes that a domain is its tenant's.
pub async fn verify(tx: &mut Tx, id: DomainId) -> Result<Domain, Error> {
    let now = tx.micros();
    let sql = "UPDATE domains SET verified_at = $2, updated_at = $2, revision = revision + 1 \
               WHERE id = $1 AND verified_at IS NULL";
    tx.run(sql, args![id, now]).await?;
    read(tx, id).await?.ok_or(Error::Missing("domain"))
}

/// Says something else of a domain.
pub async fn update(tx: &mut Tx, id: DomainId, status: Status, text: &DomainText) -> Result<Domain, Error> {
    let now = tx.micros();
    let sql = "UPDATE domains SET status = $2, external_id = $3, metadata = $4, catch_all = $5, mailbox_limit = $6, \
               quota_limit = $7, default_quota = $8, updated_at = $9, alias_of = $10, revision = revision + 1 WHERE id = $1";
    let values = args![
        id,
        status.as_str(),
        text.external_id.as_ref(),
        &text.metadata,
        text.catch_all.as_ref(),
        text.mailbox_limit,
        text.quota_limit,
        text.default_quota,
        now,
        text.alias_of.map(|of| of.0),
    ];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "domain"))?;
    read(tx, id).await?.ok_or(Error::Missing("domain"))
}

/// Gives a domain with all that is in it to another tenant; also how many that one has now of whatever is counted.
pub async fn give(tx: &mut Tx, domain: &Domain, to: &Owner) -> Result<(Domain, [(What, Counted); 4]), Error> {
    let now = tx.micros();
    let sql = "UPDATE domains SET tenant_id = $2, updated_at = $3, revision = revision + 1 WHERE id = $1";
    tx.run(sql, args![domain.id, to.tenant, now]).await.map_err(|error| Error::exists(error, "domain"))?;
    for sql in [
        "UPDATE mailboxes SET tenant_id = $2 WHERE domain_id = $1",
        "UPDATE aliases SET tenant_id = $2 WHERE domain_id = $1",
        "UPDATE administrators SET tenant_id = $2 WHERE domain_id = $1",
        "UPDATE access_rules SET tenant_id = $2 WHERE domain_id = $1",
    ] {
        tx.run(sql, args![domain.id, to.tenant]).await.map_err(|error| Error::exists(error, "mailbox"))?;
    }
    let mut counted =
        [What::Domains, What::Mailboxes, What::Aliases, What::Contacts].map(|what| (what, Counted::default()));
    for (what, now) in &mut counted {
        let some = match *what {
            What::Domains => 1,
            what => totals::read(tx, Scope::Domain(domain.id), what).await?,
        };
        totals::add(tx, domain.owner.belongs(None), *what, -some).await?;
        *now = totals::add(tx, to.belongs(None), *what, some).await?;
    }
    Ok((read(tx, domain.id).await?.ok_or(Error::Missing("domain"))?, counted))
}

/// Deletes a domain that holds no addresses any more, with its keys and its address book.
pub async fn delete(tx: &mut Tx, domain: &Domain) -> Result<(), Error> {
    let id = domain.id;
    if has_addresses(tx, id).await? || has_other_names(tx, id).await? {
        return Err(Error::NotEmpty("domain"));
    }
    tx.run("DELETE FROM dkim_keys WHERE domain_id = $1", args![id]).await?;
    administrators::delete_of_domain(tx, id).await?;
    access_rules::delete_of(tx, id.0).await?;
    totals::add(tx, domain.owner.belongs(None), What::Domains, -1).await?;
    contacts::delete_of(tx, domain).await?;
    totals::forget(tx, Scope::Domain(id)).await?;
    match tx.run("DELETE FROM domains WHERE id = $1", args![id]).await? {
        0 => Err(Error::Missing("domain")),
        _ => Ok(()),
    }
}
