//! Plans: what tenants are sold. What limits and features mean is the engine's to say; here they are text.

use foundation::args;
use foundation::db::{Conn, DbError, Order, Place, Row, Select, Tx};

use crate::Error;
use crate::ids::{PlanId, TenantId};

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its identifier.
    pub id: PlanId,
    /// The reseller who sells it; 0 for the server itself.
    pub seller: TenantId,
    /// Its name, unique among the seller's.
    pub name: String,
    /// What people read of it.
    pub description: String,
    /// What it allows.
    pub limits: String,
    /// What it holds.
    pub features: String,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

/// What is said of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanText {
    /// See [`Plan::description`].
    pub description: String,
    /// See [`Plan::limits`].
    pub limits: String,
    /// See [`Plan::features`].
    pub features: String,
}

/// The columns of a plan, in the order [`plan`] reads them.
const COLUMNS: &str = "id, tenant_id, name, description, limits, features, created_at, updated_at, revision";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, tenant_id, name, description, limits, features, created_at, updated_at, revision FROM plans ",
            $rest
        )
    };
}

fn plan(row: &Row) -> Result<Plan, DbError> {
    Ok(Plan {
        id: PlanId(row.int(0)?),
        seller: TenantId(row.int(1)?),
        name: row.text(2)?,
        description: row.text(3)?,
        limits: row.text(4)?,
        features: row.text(5)?,
        created_at: row.int(6)?,
        updated_at: row.int(7)?,
        revision: row.int(8)?,
    })
}

/// The plan of a name.
pub async fn find(conn: &mut Conn, seller: TenantId, name: &str) -> Result<Option<Plan>, DbError> {
    let sql = select!("WHERE tenant_id = $1 AND name = $2");
    conn.optional(sql, args![seller, name]).await?.as_ref().map(plan).transpose()
}

/// The plan of an identifier.
pub async fn read(conn: &mut Conn, id: PlanId) -> Result<Option<Plan>, DbError> {
    conn.optional(select!("WHERE id = $1"), args![id]).await?.as_ref().map(plan).transpose()
}

/// A seller's plans by name, after the name `after`; at most `rows`.
pub async fn list(conn: &mut Conn, seller: TenantId, after: Option<&str>, rows: i64) -> Result<Vec<Plan>, DbError> {
    let after = after.map(|name| Place::Text(name.to_owned()));
    let list = Select::new(COLUMNS, "plans").filter("tenant_id = $", args![seller]);
    conn.select(list.page(Order::by("name"), after.as_ref(), rows)).await?.iter().map(plan).collect()
}

/// Makes a plan.
pub async fn insert(tx: &mut Tx, seller: TenantId, name: &str, text: &PlanText) -> Result<Plan, Error> {
    let (id, now) = (tx.new_id().await?, tx.micros());
    let sql = "INSERT INTO plans (id, tenant_id, name, description, limits, features, created_at, updated_at, revision) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 1) \
               RETURNING id, tenant_id, name, description, limits, features, created_at, updated_at, revision";
    let values = args![id, seller, name, &text.description, &text.limits, &text.features, now];
    Ok(plan(&tx.one(sql, values).await.map_err(|error| Error::exists(error, "plan"))?)?)
}

/// Says something else of a plan.
pub async fn update(tx: &mut Tx, id: PlanId, text: &PlanText) -> Result<Plan, Error> {
    let now = tx.micros();
    let sql = "UPDATE plans SET description = $2, limits = $3, features = $4, updated_at = $5, revision = revision + 1 \
               WHERE id = $1 \
               RETURNING id, tenant_id, name, description, limits, features, created_at, updated_at, revision";
    let row = tx.optional(sql, args![id, &text.description, &text.limits, &text.features, now]).await?;
    Ok(plan(&row.ok_or(Error::Missing("plan"))?)?)
}

/// Deletes a plan that no tenant has.
pub async fn delete(tx: &mut Tx, id: PlanId) -> Result<(), Error> {
    if tx.optional("SELECT id FROM tenants WHERE plan_id = $1 LIMIT 1", args![id]).await?.is_some() {
        return Err(Error::NotEmpty("plan"));
    }
    match tx.run("DELETE FROM plans WHERE id = $1", args![id]).await? {
        0 => Err(Error::Missing("plan")),
        _ => Ok(()),
    }
}
