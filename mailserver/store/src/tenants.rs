//! Tenants: whoever has domains here. A reseller is a tenant with tenants of its own; there is no third level.

use foundation::args;
use foundation::db::{Conn, DbError, Order, Place, Row, Select, Tx};

use crate::ids::{DomainId, PlanId, TenantId};
use crate::totals::{self, Belongs, Counted, Scope, What};
use crate::{Error, access_rules, passkeys, traffic};

/// A tenant, with what its plan says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    /// Its identifier.
    pub id: TenantId,
    /// Its reseller; 0 for the server itself.
    pub parent: TenantId,
    /// Its reseller's name.
    pub parent_name: Option<String>,
    /// Its name: letters, digits and hyphens.
    pub name: String,
    /// What its reseller's panel calls it.
    pub external_id: Option<String>,
    /// Its plan.
    pub plan: Option<Sold>,
    /// Limits that hold instead of the plan's, as text the engine reads.
    pub overrides: String,
    /// What panels keep with it, as text the engine reads.
    pub metadata: String,
    /// Whether it is suspended.
    pub suspension: Option<Suspension>,
    /// When it was terminated, in microseconds since the epoch.
    pub terminated_at: Option<i64>,
    /// When a terminated tenant goes with all it has.
    pub purge_at: Option<i64>,
    /// Until when it is paid for, as far as anybody said.
    pub renewed_until: Option<i64>,
    /// When it was made.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

/// What a tenant was sold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sold {
    /// The plan.
    pub id: PlanId,
    /// Its name.
    pub name: String,
    /// What it allows.
    pub limits: String,
    /// What it holds.
    pub features: String,
}

/// That a tenant is suspended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// What is off.
    pub mode: Mode,
    /// Why, for whoever reads it.
    pub reason: String,
    /// Since when, in microseconds since the epoch.
    pub since: i64,
}

/// What is off for a suspended tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Nobody logs in; mail still comes and is kept.
    Login,
    /// Nobody sends; mail comes and is read.
    Outbound,
    /// Nobody logs in, nothing is sent, and mail to it is refused for the time being.
    Full,
}

impl Mode {
    /// The word in rows and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Outbound => "outbound",
            Self::Full => "full",
        }
    }

    pub(crate) fn from_column(text: &str) -> Self {
        match text {
            "login" => Self::Login,
            "outbound" => Self::Outbound,
            _ => Self::Full,
        }
    }

    /// Whether people may log in.
    pub fn lets_in(self) -> bool {
        self == Self::Outbound
    }

    /// Whether mail may be sent.
    pub fn sends(self) -> bool {
        self == Self::Login
    }

    /// Whether mail is taken.
    pub fn receives(self) -> bool {
        self != Self::Full
    }
}

impl Tenant {
    /// Where what it has is counted.
    pub fn belongs(&self) -> Belongs {
        Belongs { tenant: self.id, reseller: self.parent, domain: None }
    }
}

macro_rules! columns {
    () => {
        "t.id, t.parent_id, r.name, t.name, t.external_id, p.id, p.name, p.limits, p.features, t.overrides, t.metadata, \
         t.suspension, t.suspended_because, t.suspended_at, t.terminated_at, t.purge_at, t.renewed_until, t.created_at, \
         t.updated_at, t.revision"
    };
}
macro_rules! tables {
    () => {
        "tenants t LEFT JOIN plans p ON p.id = t.plan_id LEFT JOIN tenants r ON r.id = t.parent_id"
    };
}
macro_rules! select {
    ($condition:literal) => {
        concat!("SELECT ", columns!(), " FROM ", tables!(), " WHERE ", $condition)
    };
}

/// The columns of a tenant, in the order [`tenant`] reads them.
const COLUMNS: &str = columns!();
const TABLES: &str = tables!();

fn tenant(row: &Row) -> Result<Tenant, DbError> {
    let plan = match (row.opt_int(5)?, row.opt_text(6)?, row.opt_text(7)?, row.opt_text(8)?) {
        (Some(id), Some(name), Some(limits), Some(features)) => Some(Sold { id: PlanId(id), name, limits, features }),
        _ => None,
    };
    let (mode, reason, since) = (row.opt_text(11)?, row.opt_text(12)?, row.opt_int(13)?);
    Ok(Tenant {
        id: TenantId(row.int(0)?),
        parent: TenantId(row.int(1)?),
        parent_name: row.opt_text(2)?,
        name: row.text(3)?,
        external_id: row.opt_text(4)?,
        plan,
        overrides: row.text(9)?,
        metadata: row.text(10)?,
        suspension: mode.map(|mode| Suspension {
            mode: Mode::from_column(&mode),
            reason: reason.unwrap_or_default(),
            since: since.unwrap_or_default(),
        }),
        terminated_at: row.opt_int(14)?,
        purge_at: row.opt_int(15)?,
        renewed_until: row.opt_int(16)?,
        created_at: row.int(17)?,
        updated_at: row.int(18)?,
        revision: row.int(19)?,
    })
}

/// The tenant of a name.
pub async fn find(conn: &mut Conn, name: &str) -> Result<Option<Tenant>, DbError> {
    conn.optional(select!("t.name = $1"), args![name]).await?.as_ref().map(tenant).transpose()
}

/// The tenant of an identifier.
pub async fn read(conn: &mut Conn, id: TenantId) -> Result<Option<Tenant>, DbError> {
    conn.optional(select!("t.id = $1"), args![id]).await?.as_ref().map(tenant).transpose()
}

/// The tenant that a reseller, or the server itself, calls so.
pub async fn find_external(conn: &mut Conn, parent: TenantId, external: &str) -> Result<Option<Tenant>, DbError> {
    let sql = select!("t.parent_id = $1 AND t.external_id = $2");
    conn.optional(sql, args![parent, external]).await?.as_ref().map(tenant).transpose()
}

/// The tenants terminated long enough ago to go, at most `rows`.
pub async fn to_purge(conn: &mut Conn, now: i64, rows: i64) -> Result<Vec<Tenant>, DbError> {
    let sql = select!("t.purge_at <= $1 ORDER BY t.purge_at LIMIT $2");
    conn.all(sql, args![now, rows]).await?.iter().map(tenant).collect()
}

/// Which tenants are looked for.
#[derive(Clone, Debug, Default)]
pub struct TenantFilter {
    /// Under this one.
    pub parent: Option<TenantId>,
    /// This one, and those under it.
    pub within: Option<TenantId>,
    /// On this plan.
    pub plan: Option<PlanId>,
    /// That stand so; those that are terminated only when that is asked for.
    pub status: Option<TenantStatus>,
    /// With this external identifier.
    pub external_id: Option<String>,
    /// With this in its name or external identifier.
    pub search: Option<String>,
}

/// How a tenant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenantStatus {
    /// As it should be.
    Active,
    /// Suspended.
    Suspended,
    /// Gone, and can be restored until it is purged.
    Terminated,
}

impl Tenant {
    /// How it stands.
    pub fn status(&self) -> TenantStatus {
        match (self.terminated_at, &self.suspension) {
            (Some(_), _) => TenantStatus::Terminated,
            (None, Some(_)) => TenantStatus::Suspended,
            (None, None) => TenantStatus::Active,
        }
    }
}

impl TenantFilter {
    fn narrow(&self, list: Select) -> Select {
        let list = list
            .filter_by("t.parent_id = $", self.parent)
            .filter_by("t.plan_id = $", self.plan)
            .filter_by("t.external_id = $", self.external_id.as_ref());
        let list = match self.within {
            Some(within) => list.filter("t.id = $ OR t.parent_id = $", args![within, within]),
            None => list,
        };
        let list = match self.status {
            None => list.filter("t.terminated_at IS NULL", args![]),
            Some(TenantStatus::Active) => list.filter("t.terminated_at IS NULL AND t.suspension IS NULL", args![]),
            Some(TenantStatus::Suspended) => {
                list.filter("t.terminated_at IS NULL AND t.suspension IS NOT NULL", args![])
            }
            Some(TenantStatus::Terminated) => list.filter("t.terminated_at IS NOT NULL", args![]),
        };
        match &self.search {
            Some(text) => {
                let (pattern, also) = (foundation::db::containing(text), foundation::db::containing(text));
                list.filter("t.name LIKE $ ESCAPE '\\' OR t.external_id LIKE $ ESCAPE '\\'", args![pattern, also])
            }
            None => list,
        }
    }
}

/// How tenants can be sorted.
pub const BY_NAME: Order = Order::by("t.name");
/// In the order they were made.
pub const BY_AGE: Order = Order::by("t.id");

/// Tenants in this order, after `after`; at most `rows`.
pub async fn list(
    conn: &mut Conn,
    filter: &TenantFilter,
    order: Order,
    after: Option<&Place>,
    rows: i64,
) -> Result<Vec<Tenant>, DbError> {
    let list = filter.narrow(Select::new(COLUMNS, TABLES));
    conn.select(list.page(order, after, rows)).await?.iter().map(tenant).collect()
}

/// How many tenants there are.
pub async fn count(conn: &mut Conn, filter: &TenantFilter) -> Result<i64, DbError> {
    let rows = conn.select(filter.narrow(Select::new(COLUMNS, TABLES)).counted()).await?;
    rows.first().map_or(Ok(0), |row| row.int(0))
}

/// What is said of a tenant and may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenantText {
    /// See [`Tenant::name`].
    pub name: String,
    /// See [`Tenant::external_id`].
    pub external_id: Option<String>,
    /// Its plan.
    pub plan: Option<PlanId>,
    /// See [`Tenant::overrides`].
    pub overrides: String,
    /// See [`Tenant::metadata`].
    pub metadata: String,
}

/// Makes a tenant; also how many its reseller has now.
pub async fn insert(tx: &mut Tx, parent: TenantId, text: &TenantText) -> Result<(Tenant, Counted), Error> {
    let (id, now) = (TenantId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO tenants (id, parent_id, name, external_id, plan_id, overrides, metadata, created_at, updated_at, \
               revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, 1)";
    let plan = text.plan.map(|plan| plan.0);
    let values = args![id, parent, &text.name, text.external_id.as_ref(), plan, &text.overrides, &text.metadata, now];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "tenant"))?;
    let belongs = Belongs { tenant: parent, reseller: TenantId(0), domain: None };
    let counted = totals::add(tx, belongs, What::Tenants, 1).await?;
    Ok((read(tx, id).await?.ok_or(Error::Missing("tenant"))?, counted))
}

/// Says something else of a tenant.
pub async fn update(tx: &mut Tx, id: TenantId, text: &TenantText) -> Result<Tenant, Error> {
    let now = tx.micros();
    let sql = "UPDATE tenants SET name = $2, external_id = $3, plan_id = $4, overrides = $5, metadata = $6, updated_at = $7, \
               revision = revision + 1 WHERE id = $1";
    let values = args![
        id,
        &text.name,
        text.external_id.as_ref(),
        text.plan.map(|plan| plan.0),
        &text.overrides,
        &text.metadata,
        now
    ];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "tenant"))?;
    read(tx, id).await?.ok_or(Error::Missing("tenant"))
}

/// Suspends a tenant, or lets it go on.
pub async fn suspend(tx: &mut Tx, id: TenantId, suspension: Option<(Mode, &str)>) -> Result<Tenant, Error> {
    let now = tx.micros();
    let (mode, reason) = suspension.map(|(mode, reason)| (mode.as_str(), reason)).unzip();
    let since = suspension.map(|_| now);
    let sql = "UPDATE tenants SET suspension = $2, suspended_because = $3, suspended_at = $4, updated_at = $5, \
               revision = revision + 1 WHERE id = $1";
    tx.run(sql, args![id, mode, reason, since, now]).await?;
    read(tx, id).await?.ok_or(Error::Missing("tenant"))
}

/// Terminates a tenant, to go at `purge_at`; `None` restores it.
pub async fn terminate(tx: &mut Tx, id: TenantId, purge_at: Option<i64>) -> Result<Tenant, Error> {
    let now = tx.micros();
    let sql =
        "UPDATE tenants SET terminated_at = $2, purge_at = $3, updated_at = $4, revision = revision + 1 WHERE id = $1";
    tx.run(sql, args![id, purge_at.map(|_| now), purge_at, now]).await?;
    read(tx, id).await?.ok_or(Error::Missing("tenant"))
}

/// Notes until when a tenant is paid for.
pub async fn renew(tx: &mut Tx, id: TenantId, until: Option<i64>) -> Result<Tenant, Error> {
    let now = tx.micros();
    let sql = "UPDATE tenants SET renewed_until = COALESCE($2, renewed_until), updated_at = $3, revision = revision + 1 \
               WHERE id = $1";
    tx.run(sql, args![id, until, now]).await?;
    read(tx, id).await?.ok_or(Error::Missing("tenant"))
}

/// The domains of a tenant and of those under it.
pub async fn domains(conn: &mut Conn, id: TenantId) -> Result<Vec<(DomainId, String)>, DbError> {
    let sql = "SELECT id, name FROM domains WHERE tenant_id = $1 OR tenant_id IN (SELECT id FROM tenants WHERE parent_id = $1) \
               ORDER BY id";
    conn.all(sql, args![id]).await?.iter().map(|row| Ok((DomainId(row.int(0)?), row.text(1)?))).collect()
}

/// The tenants under a reseller.
pub async fn under(conn: &mut Conn, id: TenantId) -> Result<Vec<TenantId>, DbError> {
    let sql = "SELECT id FROM tenants WHERE parent_id = $1 ORDER BY id";
    conn.all(sql, args![id]).await?.iter().map(|row| Ok(TenantId(row.int(0)?))).collect()
}

/// The name of the domain that a tenant had first.
pub async fn first_domain(conn: &mut Conn, id: TenantId) -> Result<Option<String>, DbError> {
    let sql = "SELECT name FROM domains WHERE tenant_id = $1 ORDER BY id LIMIT 1";
    conn.optional(sql, args![id]).await?.map(|row| row.text(0)).transpose()
}

/// The login of whoever administrated a tenant first.
pub async fn first_administrator(conn: &mut Conn, id: TenantId) -> Result<Option<String>, DbError> {
    let sql = "SELECT login FROM administrators WHERE tenant_id = $1 AND domain_id IS NULL ORDER BY id LIMIT 1";
    conn.optional(sql, args![id]).await?.map(|row| row.text(0)).transpose()
}

/// Deletes a tenant that has nothing any more, with the plans it sold.
pub async fn delete(tx: &mut Tx, tenant: &Tenant) -> Result<(), Error> {
    for sql in
        ["SELECT id FROM domains WHERE tenant_id = $1 LIMIT 1", "SELECT id FROM tenants WHERE parent_id = $1 LIMIT 1"]
    {
        if tx.optional(sql, args![tenant.id]).await?.is_some() {
            return Err(Error::NotEmpty("tenant"));
        }
    }
    let belongs = Belongs { tenant: tenant.parent, reseller: TenantId(0), domain: None };
    totals::add(tx, belongs, What::Tenants, -1).await?;
    totals::forget(tx, Scope::Tenant(tenant.id)).await?;
    traffic::forget(tx, tenant.id).await?;
    access_rules::delete_of(tx, tenant.id.0).await?;
    tx.run("DELETE FROM plans WHERE tenant_id = $1", args![tenant.id]).await?;
    passkeys::delete_of_tenant(tx, tenant.id).await?;
    tx.run("DELETE FROM administrators WHERE tenant_id = $1", args![tenant.id]).await?;
    match tx.run("DELETE FROM tenants WHERE id = $1", args![tenant.id]).await? {
        0 => Err(Error::Missing("tenant")),
        _ => Ok(()),
    }
}

/// What a tenant uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TenantUse {
    /// Octets its mailboxes hold, also those that are deleted and can be restored.
    pub bytes: i64,
    /// Messages they hold.
    pub messages: i64,
}

/// What these tenants use, the tenants under each included; in their order.
pub async fn usage(conn: &mut Conn, first: TenantId, last: TenantId) -> Result<Vec<(TenantId, TenantUse)>, DbError> {
    let sql = "SELECT id, CAST(SUM(bytes) AS BIGINT), CAST(SUM(messages) AS BIGINT) FROM ( \
               SELECT m.tenant_id AS id, u.bytes, u.messages FROM mailboxes m JOIN usage u ON u.mailbox_id = m.id \
               WHERE m.tenant_id BETWEEN $1 AND $2 \
               UNION ALL SELECT t.parent_id, u.bytes, u.messages FROM tenants t JOIN mailboxes m ON m.tenant_id = t.id \
               JOIN usage u ON u.mailbox_id = m.id WHERE t.parent_id BETWEEN $1 AND $2) AS held GROUP BY id ORDER BY id";
    let used = |row: &Row| Ok((TenantId(row.int(0)?), TenantUse { bytes: row.int(1)?, messages: row.int(2)? }));
    conn.all(sql, args![first, last]).await?.iter().map(used).collect()
}
