//! People who administrate: the server, a tenant, or one domain. What their scopes mean is the engine's to say.

use foundation::args;
use foundation::db::{Conn, DbError, Order, Place, Row, Select, Tx};

use crate::domains::{Owner, Within, within};
use crate::factor::Factor;
use crate::ids::{AdministratorId, DomainId};
use crate::passkeys::{self, Keeper};
pub use crate::status::Status;
use crate::{Error, oauth};

/// Somebody who administrates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Administrator {
    /// Their identifier.
    pub id: AdministratorId,
    /// The name they log in with.
    pub login: String,
    /// Whose things they administrate.
    pub owner: Owner,
    /// The one domain they administrate, if it is one.
    pub domain: Option<DomainId>,
    /// Its name.
    pub domain_name: Option<String>,
    /// What else is said of them.
    pub text: AdministratorText,
    /// Argon2id PHC string; empty while there is no password, which opens to none.
    pub password_hash: String,
    /// Their second factor.
    pub factor: Factor,
    /// When they logged in last, in microseconds since the epoch.
    pub last_login_at: Option<i64>,
    /// When they were made.
    pub created_at: i64,
    /// When something of them last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

/// What is said of an administrator and may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdministratorText {
    /// What people call them.
    pub name: String,
    /// What they may do, as text the engine reads.
    pub scopes: String,
    /// Whether they may log in: active or disabled.
    pub status: Status,
}

macro_rules! columns {
    () => {
        "x.id, x.login, x.tenant_id, t.name, t.parent_id, x.domain_id, d.name, x.name, x.scopes, x.status, x.password_hash, \
         x.totp, x.totp_confirmed, x.totp_step, x.last_login_at, x.created_at, x.updated_at, x.revision"
    };
}
macro_rules! tables {
    () => {
        "administrators x LEFT JOIN tenants t ON t.id = x.tenant_id LEFT JOIN domains d ON d.id = x.domain_id"
    };
}
macro_rules! select {
    ($condition:literal) => {
        concat!("SELECT ", columns!(), " FROM ", tables!(), " WHERE ", $condition)
    };
}

fn administrator(row: &Row) -> Result<Administrator, DbError> {
    Ok(Administrator {
        id: AdministratorId(row.int(0)?),
        login: row.text(1)?,
        owner: Owner::of(row, 2)?,
        domain: row.opt_int(5)?.map(DomainId),
        domain_name: row.opt_text(6)?,
        text: AdministratorText {
            name: row.text(7)?,
            scopes: row.text(8)?,
            status: Status::from_column(&row.text(9)?),
        },
        password_hash: row.text(10)?,
        factor: Factor::of(row, 11)?,
        last_login_at: row.opt_int(14)?,
        created_at: row.int(15)?,
        updated_at: row.int(16)?,
        revision: row.int(17)?,
    })
}

/// The administrator of a login.
pub async fn find(conn: &mut Conn, login: &str) -> Result<Option<Administrator>, DbError> {
    conn.optional(select!("x.login = $1"), args![login]).await?.as_ref().map(administrator).transpose()
}

/// The administrator of an identifier.
pub async fn read(conn: &mut Conn, id: AdministratorId) -> Result<Option<Administrator>, DbError> {
    conn.optional(select!("x.id = $1"), args![id]).await?.as_ref().map(administrator).transpose()
}

/// Sorts by login.
pub const BY_LOGIN: Order = Order::by("x.login");

/// Administrators by login, after `after`; at most `rows`.
pub async fn list(
    conn: &mut Conn,
    within: &Within,
    after: Option<&str>,
    rows: i64,
) -> Result<Vec<Administrator>, DbError> {
    let after = after.map(|login| Place::Text(login.to_owned()));
    let list = within!(Select::new(columns!(), tables!()), within, "x.", "domain_id");
    conn.select(list.page(BY_LOGIN, after.as_ref(), rows)).await?.iter().map(administrator).collect()
}

/// Makes an administrator.
pub async fn insert(
    tx: &mut Tx,
    login: &str,
    owner: &Owner,
    domain: Option<DomainId>,
    text: &AdministratorText,
    password_hash: &str,
) -> Result<Administrator, Error> {
    let (id, now) = (AdministratorId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO administrators (id, login, name, tenant_id, domain_id, scopes, status, password_hash, \
               totp_confirmed, created_at, updated_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $9, 1)";
    let values = args![
        id,
        login,
        &text.name,
        owner.tenant,
        domain.map(|domain| domain.0),
        &text.scopes,
        text.status.as_str(),
        password_hash,
        now,
    ];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "administrator"))?;
    read(tx, id).await?.ok_or(Error::Missing("administrator"))
}

/// Keeps all of an administrator that can change.
pub async fn update(tx: &mut Tx, changed: &Administrator) -> Result<Administrator, Error> {
    let now = tx.micros();
    let sql = "UPDATE administrators SET name = $2, scopes = $3, status = $4, password_hash = $5, totp = $6, \
               totp_confirmed = $7, totp_step = $8, updated_at = $9, revision = revision + 1 WHERE id = $1";
    let values = args![
        changed.id,
        &changed.text.name,
        &changed.text.scopes,
        changed.text.status.as_str(),
        &changed.password_hash,
        changed.factor.secret.as_ref(),
        i64::from(changed.factor.confirmed),
        changed.factor.step,
        now,
    ];
    tx.run(sql, values).await?;
    read(tx, changed.id).await?.ok_or(Error::Missing("administrator"))
}

/// Notes a login, and the step of the code that was used; `false` when that code was used before.
pub async fn logged_in(tx: &mut Tx, id: AdministratorId, step: Option<i64>) -> Result<bool, DbError> {
    let now = tx.micros();
    let sql = "UPDATE administrators SET last_login_at = $2, totp_step = COALESCE($3, totp_step) \
               WHERE id = $1 AND ($3 IS NULL OR totp_step IS NULL OR totp_step < $3)";
    Ok(tx.run(sql, args![id, now, step]).await? == 1)
}

/// Deletes an administrator.
pub async fn delete(tx: &mut Tx, id: AdministratorId) -> Result<(), Error> {
    oauth::grants::delete_of(tx, &id.to_string()).await?;
    passkeys::delete_of(tx, Keeper::Administrator(id)).await?;
    match tx.run("DELETE FROM administrators WHERE id = $1", args![id]).await? {
        0 => Err(Error::Missing("administrator")),
        _ => Ok(()),
    }
}

/// Deletes whoever administrates a domain that goes.
pub(crate) async fn delete_of_domain(tx: &mut Tx, domain: DomainId) -> Result<(), DbError> {
    passkeys::delete_of_domain(tx, domain).await?;
    tx.run("DELETE FROM administrators WHERE domain_id = $1", args![domain]).await.map(drop)
}
