//! The tables `signing_keys`, `key_rings`, `key_plans` and `key_sets`.

use foundation::args;
use foundation::db::{Conn, DbError, Tx};
use license::key::KeyId;
use license::keyset::SignedKeySet;

use super::ring::RingState;
use crate::refused::Refused;
use crate::vendors::VendorId;

fn stored(_: serde_json::Error) -> Refused {
    Refused::Stored("ring of keys")
}

pub(super) async fn ring(conn: &mut Conn, vendor: VendorId) -> Result<Option<RingState>, Refused> {
    let row = conn.optional("SELECT ring FROM key_rings WHERE vendor = $1", args![vendor]).await?;
    row.map(|row| serde_json::from_str(&row.text(0)?).map_err(stored)).transpose()
}

/// What is planned: the ring, and the key set that a root is to sign.
pub(super) async fn plan(conn: &mut Conn, vendor: VendorId) -> Result<Option<(RingState, String)>, Refused> {
    let row = conn.optional("SELECT ring, key_set FROM key_plans WHERE vendor = $1", args![vendor]).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some((serde_json::from_str(&row.text(0)?).map_err(stored)?, row.text(1)?)))
}

/// Keeps a plan with the key made for it; an earlier plan and its key are forgotten.
pub(super) async fn put_plan(
    tx: &mut Tx,
    vendor: VendorId,
    ring: &RingState,
    key_set: &str,
    made: Option<&(String, String)>,
) -> Result<(), Refused> {
    let sql = "DELETE FROM signing_keys WHERE vendor = $1 AND kid IN (SELECT made FROM key_plans WHERE vendor = $1)";
    tx.run(sql, args![vendor]).await?;
    tx.run("DELETE FROM key_plans WHERE vendor = $1", args![vendor]).await?;
    let now = tx.micros();
    if let Some((kid, secret)) = made {
        let sql = "INSERT INTO signing_keys (vendor, kid, secret, created_at) VALUES ($1, $2, $3, $4)";
        tx.run(sql, args![vendor, kid, secret, now]).await?;
    }
    let ring = serde_json::to_string(ring).map_err(stored)?;
    let sql = "INSERT INTO key_plans (vendor, ring, key_set, made, created_at) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, args![vendor, ring, key_set, made.map(|(kid, _)| kid), now]).await?;
    Ok(())
}

/// The planned ring holds from now on. Private halves that sign nothing any more are destroyed.
pub(super) async fn install(
    tx: &mut Tx,
    vendor: VendorId,
    ring: &RingState,
    signed: &SignedKeySet,
) -> Result<(), Refused> {
    let (now, text) = (tx.micros(), serde_json::to_string(ring).map_err(stored)?);
    let sql = "INSERT INTO key_rings (vendor, ring, updated_at) VALUES ($1, $2, $3) \
               ON CONFLICT (vendor) DO UPDATE SET ring = $2, updated_at = $3";
    tx.run(sql, args![vendor, text, now]).await?;
    tx.run("DELETE FROM key_plans WHERE vendor = $1", args![vendor]).await?;
    let sql = "INSERT INTO key_sets (vendor, seq, signed, installed_at) VALUES ($1, $2, $3, $4)";
    let seq = i64::try_from(signed.set().seq).map_err(|_| Refused::Stored("key set"))?;
    tx.run(sql, args![vendor, seq, signed.text(), now]).await?;
    let kept = ring.signing();
    let rows = tx.all("SELECT kid FROM signing_keys WHERE vendor = $1", args![vendor]).await?;
    for kid in rows.iter().map(|row| row.text(0)).collect::<Result<Vec<_>, DbError>>()? {
        if !kept.contains(&kid) {
            tx.run("DELETE FROM signing_keys WHERE vendor = $1 AND kid = $2", args![vendor, kid]).await?;
        }
    }
    Ok(())
}

/// The sealed private half of a key.
pub(super) async fn secret(conn: &mut Conn, vendor: VendorId, kid: &KeyId) -> Result<Option<String>, DbError> {
    let sql = "SELECT secret FROM signing_keys WHERE vendor = $1 AND kid = $2";
    conn.optional(sql, args![vendor, kid.as_str()]).await?.map(|row| row.text(0)).transpose()
}

/// The signed set with the highest number.
pub(super) async fn newest_set(conn: &mut Conn, vendor: VendorId) -> Result<Option<String>, DbError> {
    let sql = "SELECT signed FROM key_sets WHERE vendor = $1 ORDER BY seq DESC LIMIT 1";
    conn.optional(sql, args![vendor]).await?.map(|row| row.text(0)).transpose()
}
