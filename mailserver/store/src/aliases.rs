//! Aliases: addresses that lead to others.

use foundation::args;
use foundation::db::{Conn, DbError, Order, Place, Row, Select, Tx, containing};

use crate::Error;
use crate::addresses::{self, Target};
use crate::domains::{Domain, Owner, Within, within};
use crate::ids::{AliasId, DomainId};
use crate::totals::{self, Counted, What};

/// An alias. Its targets may be local or elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Its identifier.
    pub id: AliasId,
    /// The domain it belongs to.
    pub domain: DomainId,
    /// Whose it is.
    pub owner: Owner,
    /// Its address, normalised.
    pub address: String,
    /// What is said of it.
    pub text: AliasText,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

/// What is said of an alias and may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasText {
    /// Where its mail goes, in the order they were given.
    pub targets: Vec<String>,
    /// Who may write to it.
    pub posting: Posting,
    /// Whether those it leads to may send as it.
    pub send_as: bool,
}

impl<T: AsRef<[String]> + ?Sized> From<&T> for AliasText {
    /// One that anyone may write to.
    fn from(targets: &T) -> Self {
        Self { targets: targets.as_ref().to_vec(), posting: Posting::Anyone, send_as: true }
    }
}

/// Who may write to an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posting {
    /// Everybody.
    Anyone,
    /// Whoever logs in to a mailbox of its tenant.
    Tenant,
    /// Whoever logs in to a mailbox that it leads straight to.
    Targets,
}

impl Posting {
    /// As a column holds it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Tenant => "tenant",
            Self::Targets => "targets",
        }
    }

    pub(crate) fn from_column(text: &str) -> Self {
        match text {
            "anyone" => Self::Anyone,
            "targets" => Self::Targets,
            // What a later release means is no narrower than what this one knows.
            _ => Self::Tenant,
        }
    }
}

macro_rules! columns {
    () => {
        "a.id, a.domain_id, a.tenant_id, t.name, t.parent_id, a.address, a.created_at, a.updated_at, a.revision, a.posting, a.send_as"
    };
}
macro_rules! tables {
    () => {
        "aliases a LEFT JOIN tenants t ON t.id = a.tenant_id"
    };
}

async fn with_targets(conn: &mut Conn, row: &Row) -> Result<Alias, DbError> {
    let id = AliasId(row.int(0)?);
    Ok(Alias {
        id,
        domain: DomainId(row.int(1)?),
        owner: Owner::of(row, 2)?,
        address: row.text(5)?,
        text: AliasText {
            targets: targets(conn, id).await?,
            posting: Posting::from_column(&row.text(9)?),
            send_as: row.int(10)? == 1,
        },
        created_at: row.int(6)?,
        updated_at: row.int(7)?,
        revision: row.int(8)?,
    })
}

/// Where an alias leads.
pub async fn targets(conn: &mut Conn, id: AliasId) -> Result<Vec<String>, DbError> {
    let rows = conn.all("SELECT address FROM alias_targets WHERE alias_id = $1 ORDER BY place", args![id]).await?;
    rows.iter().map(|row| row.text(0)).collect()
}

/// The alias of an address, given as its normalised key.
pub async fn find(conn: &mut Conn, address: &str) -> Result<Option<Alias>, DbError> {
    match conn
        .optional(concat!("SELECT ", columns!(), " FROM ", tables!(), " WHERE a.address = $1"), args![address])
        .await?
    {
        Some(row) => Ok(Some(with_targets(conn, &row).await?)),
        None => Ok(None),
    }
}

/// Which aliases are looked for.
#[derive(Clone, Debug, Default)]
pub struct AliasFilter {
    /// Of whom, and where.
    pub within: Within,
    /// With this in the address.
    pub search: Option<String>,
    /// Leading there, given as it was written.
    pub target: Option<String>,
}

impl AliasFilter {
    fn narrow(&self, list: Select) -> Select {
        within!(list, &self.within, "a.", "domain_id")
            .filter_by(
                "a.address LIKE $ ESCAPE '\\'",
                self.search.as_ref().map(|text| containing(&text.to_lowercase())),
            )
            .filter_by("a.id IN (SELECT alias_id FROM alias_targets WHERE address = $)", self.target.as_ref())
    }
}

/// Sorts by address.
pub const BY_ADDRESS: Order = Order::by("a.address");
/// Sorts by age.
pub const BY_AGE: Order = Order::by("a.id");

/// Aliases in this order, after `after`; at most `rows`.
pub async fn list(
    conn: &mut Conn,
    filter: &AliasFilter,
    order: Order,
    after: Option<&Place>,
    rows: i64,
) -> Result<Vec<Alias>, DbError> {
    let list = filter.narrow(Select::new(columns!(), tables!())).page(order, after, rows);
    let rows = conn.select(list).await?;
    let mut aliases = Vec::with_capacity(rows.len());
    for row in &rows {
        aliases.push(with_targets(conn, row).await?);
    }
    Ok(aliases)
}

/// How many aliases there are.
pub async fn count(conn: &mut Conn, filter: &AliasFilter) -> Result<i64, DbError> {
    let rows = conn.select(filter.narrow(Select::new("", "aliases a")).counted()).await?;
    rows.first().map_or(Ok(0), |row| row.int(0))
}

/// Makes an alias; also how many there are now.
pub async fn insert(tx: &mut Tx, domain: &Domain, address: &str, text: &AliasText) -> Result<(Alias, Counted), Error> {
    let (id, now) = (AliasId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO aliases (id, domain_id, tenant_id, address, created_at, updated_at, revision, posting, send_as) \
               VALUES ($1, $2, $3, $4, $5, $5, 1, $6, $7)";
    let (posting, send_as) = (text.posting.as_str(), i64::from(text.send_as));
    let values = args![id, domain.id, domain.owner.tenant, address, now, posting, send_as];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "alias"))?;
    addresses::take(tx, address, domain.id, Target::Alias(id)).await?;
    set_targets(tx, id, &text.targets).await?;
    let counted = totals::add(tx, domain.owner.belongs(Some(domain.id)), What::Aliases, 1).await?;
    Ok((find(tx, address).await?.ok_or(Error::Missing("alias"))?, counted))
}

/// Says something else of an alias.
pub async fn update(tx: &mut Tx, alias: &Alias, text: &AliasText) -> Result<Alias, Error> {
    let now = tx.micros();
    let sql = "UPDATE aliases SET posting = $2, send_as = $3, updated_at = $4, revision = revision + 1 WHERE id = $1";
    tx.run(sql, args![alias.id, text.posting.as_str(), i64::from(text.send_as), now]).await?;
    if alias.text.targets != text.targets {
        tx.run("DELETE FROM alias_targets WHERE alias_id = $1", args![alias.id]).await?;
        set_targets(tx, alias.id, &text.targets).await?;
    }
    find(tx, &alias.address).await?.ok_or(Error::Missing("alias"))
}

async fn set_targets(tx: &mut Tx, id: AliasId, targets: &[String]) -> Result<(), Error> {
    for (place, address) in (0i64..).zip(targets) {
        let sql = "INSERT INTO alias_targets (alias_id, place, address) VALUES ($1, $2, $3)";
        tx.run(sql, args![id, place, address]).await?;
    }
    Ok(())
}

/// Deletes an alias.
pub async fn delete(tx: &mut Tx, alias: &Alias) -> Result<(), Error> {
    addresses::free(tx, &alias.address).await?;
    tx.run("DELETE FROM alias_targets WHERE alias_id = $1", args![alias.id]).await?;
    match tx.run("DELETE FROM aliases WHERE id = $1", args![alias.id]).await? {
        0 => Err(Error::Missing("alias")),
        _ => {
            totals::add(tx, alias.owner.belongs(Some(alias.domain)), What::Aliases, -1).await?;
            Ok(())
        }
    }
}
