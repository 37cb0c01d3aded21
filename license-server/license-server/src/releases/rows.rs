//! The table `releases`.

use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Conn, DbError, Row, Tx};
use license::Moment;

use super::{NewRelease, Release, ReleaseChannel, ReleaseId};
use crate::licenses::micros;
use crate::refused::Refused;
use crate::vendors::VendorId;

/// After what a page begins: the build date and the identifier of the last one before.
pub(super) type Place = (i64, i64);

macro_rules! select {
    ($condition:literal) => {
        concat!("SELECT id, version, built_at, channel, notes, files, revision, updated_at FROM releases ", $condition)
    };
}

/// The vendor's release of a version.
pub(super) async fn find(conn: &mut Conn, vendor: VendorId, version: &str) -> Result<Option<Release>, Refused> {
    let row = conn.optional(select!("WHERE vendor = $1 AND version = $2"), args![vendor, version]).await?;
    row.as_ref().map(read).transpose()
}

/// The vendor's releases, the newest build first, of one channel or of all.
pub(super) async fn list(
    conn: &mut Conn,
    vendor: VendorId,
    channel: Option<ReleaseChannel>,
    after: Option<Place>,
    rows: i64,
) -> Result<Vec<Release>, Refused> {
    let sql = select!(
        "WHERE vendor = $1 AND ($2 = '' OR channel = $2) AND (built_at < $3 OR (built_at = $3 AND id < $4)) \
         ORDER BY built_at DESC, id DESC LIMIT $5"
    );
    let (built_at, id) = after.unwrap_or((i64::MAX, i64::MAX));
    let channel = channel.map_or("", ReleaseChannel::as_str);
    conn.all(sql, args![vendor, channel, built_at, id, rows]).await?.iter().map(read).collect()
}

pub(super) async fn count(conn: &mut Conn, vendor: VendorId) -> Result<i64, DbError> {
    conn.one("SELECT COUNT(*) FROM releases WHERE vendor = $1", args![vendor]).await?.int(0)
}

/// Keeps a release as its next revision.
pub(super) async fn put(tx: &mut Tx, vendor: VendorId, new: &NewRelease) -> Result<(), Refused> {
    let files = serde_json::to_string(&new.files).map_err(|_| Refused::Stored("release"))?;
    let (id, now) = (ReleaseId(tx.new_id().await?), tx.micros());
    tx.run(
        "INSERT INTO releases (id, vendor, version, built_at, channel, notes, files, revision, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8) ON CONFLICT (vendor, version) DO UPDATE SET built_at = $4, \
         channel = $5, notes = $6, files = $7, revision = releases.revision + 1, updated_at = $8",
        args![id, vendor, &new.version, micros(Some(new.built_at)), new.channel.as_str(), &new.notes, files, now],
    )
    .await?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, id: ReleaseId) -> Result<(), DbError> {
    tx.run("DELETE FROM releases WHERE id = $1", args![id]).await.map(drop)
}

fn read(row: &Row) -> Result<Release, Refused> {
    let stored = || Refused::Stored("release");
    Ok(Release {
        id: ReleaseId(row.int(0)?),
        version: row.text(1)?,
        built_at: Moment::from(from_micros(row.int(2)?)),
        channel: ReleaseChannel::parse(&row.text(3)?).ok_or_else(stored)?,
        notes: row.text(4)?,
        files: serde_json::from_str(&row.text(5)?).map_err(|_| stored())?,
        revision: row.int(6)?,
        updated_at: from_micros(row.int(7)?),
    })
}
