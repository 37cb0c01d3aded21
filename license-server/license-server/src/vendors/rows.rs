//! The tables `vendors` and `vendor_hosts`.

use std::collections::HashMap;

use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Conn, DbError, Row, Tx};

use super::{NewVendor, Policy, Status, Vendor, VendorChange, VendorId};
use crate::refused::Refused;

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, slug, name, product, issuer, status, policy, revision, created_at, updated_at FROM vendors ",
            $condition
        )
    };
}

/// A vendor by its identifier.
pub(crate) async fn get(conn: &mut Conn, id: VendorId) -> Result<Vendor, Refused> {
    match conn.optional(select!("WHERE id = $1"), args![id]).await? {
        Some(row) => read(conn, &row).await,
        None => Err(Refused::missing("vendor", id)),
    }
}

/// A vendor by its slug.
pub(crate) async fn by_slug(conn: &mut Conn, slug: &str) -> Result<Vendor, Refused> {
    match conn.optional(select!("WHERE slug = $1"), args![slug]).await? {
        Some(row) => read(conn, &row).await,
        None => Err(Refused::missing("vendor", slug)),
    }
}

/// All hosts that vendors have.
pub(super) async fn hosts(conn: &mut Conn) -> Result<HashMap<String, VendorId>, Refused> {
    let rows = conn.all("SELECT host, vendor FROM vendor_hosts", args![]).await?;
    rows.iter().map(|row| Ok((row.text(0)?, VendorId(row.int(1)?)))).collect()
}

/// The only vendor, if there is exactly one.
pub(crate) async fn only(conn: &mut Conn) -> Result<Option<VendorId>, Refused> {
    let rows = conn.all("SELECT id FROM vendors ORDER BY id LIMIT 2", args![]).await?;
    match rows.as_slice() {
        [row] => Ok(Some(VendorId(row.int(0)?))),
        _ => Ok(None),
    }
}

pub(super) async fn list(conn: &mut Conn, after: &str, rows: i64) -> Result<Vec<Vendor>, Refused> {
    let found = conn.all(select!("WHERE slug > $1 ORDER BY slug LIMIT $2"), args![after, rows]).await?;
    let mut vendors = Vec::with_capacity(found.len());
    for row in &found {
        vendors.push(read(conn, row).await?);
    }
    Ok(vendors)
}

pub(super) async fn insert(tx: &mut Tx, new: &NewVendor) -> Result<Vendor, Refused> {
    let (id, now) = (VendorId(tx.new_id().await?), tx.micros());
    let policy = serde_json::to_string(&Policy::default()).map_err(|_| Refused::Stored("policy"))?;
    let made = tx
        .run(
            "INSERT INTO vendors (id, slug, name, product, issuer, status, policy, revision, created_at, updated_at) \
             VALUES ($1, $2, $3, $4, $5, 'active', $6, 1, $7, $7) ON CONFLICT (slug) DO NOTHING",
            args![id, &new.slug, &new.name, &new.product, &new.issuer, policy, now],
        )
        .await?;
    if made == 0 {
        return Err(Refused::Exists { kind: "vendor", key: new.slug.clone() });
    }
    take_hosts(tx, id, &new.hosts).await?;
    get(tx, id).await
}

pub(super) async fn update(tx: &mut Tx, before: &Vendor, change: &VendorChange) -> Result<Vendor, Refused> {
    let policy = change.policy.as_ref().unwrap_or(&before.policy);
    let policy = serde_json::to_string(policy).map_err(|_| Refused::Stored("policy"))?;
    let now = tx.micros();
    tx.run(
        "UPDATE vendors SET name = $1, issuer = $2, status = $3, policy = $4, revision = revision + 1, updated_at = $5 \
         WHERE id = $6",
        args![
            change.name.as_ref().unwrap_or(&before.name),
            change.issuer.as_ref().unwrap_or(&before.issuer),
            change.status.unwrap_or(before.status).as_str(),
            policy,
            now,
            before.id,
        ],
    )
    .await?;
    if let Some(hosts) = &change.hosts {
        tx.run("DELETE FROM vendor_hosts WHERE vendor = $1", args![before.id]).await?;
        take_hosts(tx, before.id, hosts).await?;
    }
    get(tx, before.id).await
}

async fn take_hosts(tx: &mut Tx, vendor: VendorId, hosts: &[String]) -> Result<(), Refused> {
    for host in hosts {
        let sql = "INSERT INTO vendor_hosts (host, vendor) VALUES ($1, $2) ON CONFLICT (host) DO NOTHING";
        if tx.run(sql, args![host, vendor]).await? == 0 {
            return Err(Refused::Exists { kind: "host", key: host.clone() });
        }
    }
    Ok(())
}

async fn read(conn: &mut Conn, row: &Row) -> Result<Vendor, Refused> {
    let id = VendorId(row.int(0)?);
    let hosts = conn.all("SELECT host FROM vendor_hosts WHERE vendor = $1 ORDER BY host", args![id]).await?;
    Ok(Vendor {
        id,
        slug: row.text(1)?,
        name: row.text(2)?,
        product: row.text(3)?,
        issuer: row.text(4)?,
        status: Status::parse(&row.text(5)?).ok_or(Refused::Stored("vendor"))?,
        policy: serde_json::from_str(&row.text(6)?).map_err(|_| Refused::Stored("policy"))?,
        revision: row.int(7)?,
        created_at: from_micros(row.int(8)?),
        updated_at: from_micros(row.int(9)?),
        hosts: hosts.iter().map(|row| row.text(0)).collect::<Result<_, DbError>>()?,
    })
}
