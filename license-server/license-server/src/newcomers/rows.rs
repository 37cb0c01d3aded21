//! The table `confirmations`.

use foundation::args;
use foundation::db::{DbError, Tx};

use super::Newcomer;
use crate::refused::Refused;
use crate::vendors::VendorId;

/// Keeps a request, which takes the place of an earlier one of the same address.
pub(super) async fn put(
    tx: &mut Tx,
    hash: &str,
    vendor: VendorId,
    (kind, email): (&str, &str),
    wish: &str,
    until: i64,
) -> Result<(), DbError> {
    let sql = "INSERT INTO confirmations (hash, vendor, kind, email, wish, expires_at) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (vendor, kind, email) DO UPDATE SET hash = $1, wish = $5, expires_at = $6";
    tx.run(sql, args![hash, vendor, kind, email, wish, until]).await.map(drop)
}

/// Takes a request whose link is still good.
pub(super) async fn take(tx: &mut Tx, kind: &str, hash: &str) -> Result<Option<(VendorId, Newcomer)>, Refused> {
    let now = tx.micros();
    let sql =
        "DELETE FROM confirmations WHERE hash = $1 AND kind = $2 AND expires_at > $3 RETURNING vendor, email, wish";
    let Some(row) = tx.optional(sql, args![hash, kind, now]).await? else { return Ok(None) };
    let wish: Newcomer = serde_json::from_str(&row.text(2)?).map_err(|_| Refused::Stored("confirmation"))?;
    Ok(Some((VendorId(row.int(0)?), Newcomer { email: row.text(1)?, ..wish })))
}

/// Forgets requests whose links have ended; how many there were.
pub(super) async fn sweep(tx: &mut Tx) -> Result<u64, DbError> {
    let now = tx.micros();
    tx.run("DELETE FROM confirmations WHERE expires_at <= $1", args![now]).await
}
