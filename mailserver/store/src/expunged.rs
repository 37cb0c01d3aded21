//! UIDs that are gone, remembered for sessions and returning clients, and forgotten in time.
//!
//! A folder remembers so many, not so many days: what the memory costs is rows, so a bound on rows is a bound on what one
//! holder can make us keep, and a quiet folder may remember for years. Who was away for longer is told which messages are
//! left (RFC 7162 §3.2.5.2), an answer no longer than the list of a folder's messages.

use foundation::args;
use foundation::db::{Conn, DbError};

use crate::ids::FolderId;
use crate::{Error, Store};

/// What is remembered of messages that went after a MODSEQ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expunged {
    /// Their UIDs, ascending.
    Known(Vec<u32>),
    /// That far back not all of them are known.
    Forgotten,
}

/// UIDs that went from `folder` after the MODSEQ `since`; `None` when the folder is gone.
pub async fn since(conn: &mut Conn, folder: FolderId, since: i64) -> Result<Option<Expunged>, DbError> {
    // One statement, so that what is forgotten between two cannot be missed.
    let sql = "SELECT f.expunged_floor, e.uid FROM folders f \
               LEFT JOIN expunged e ON e.folder_id = f.id AND e.modseq > $2 WHERE f.id = $1";
    let mut floor = None;
    let mut uids = Vec::new();
    conn.each(sql, args![folder, since], |row| {
        floor = Some(row.int(0)?);
        if row.opt_int(1)?.is_some() {
            uids.push(row.u32(1)?);
        }
        Ok::<_, DbError>(())
    })
    .await?;
    uids.sort_unstable();
    Ok(floor.map(|floor| if since < floor { Expunged::Forgotten } else { Expunged::Known(uids) }))
}

/// Rows deleted in one unit, so that writers are never held up for long.
const BATCH: u32 = 1000;

impl Store {
    /// Lets every folder forget all but the UIDs it lost last, at most `keep`; how many were forgotten. What went in one
    /// stroke is remembered or forgotten as a whole.
    pub async fn forget_expunged(&self, keep: u32) -> Result<u64, Error> {
        let sql = "SELECT folder_id FROM expunged GROUP BY folder_id HAVING COUNT(*) > $1";
        let crowded = self.read().await?.all(sql, args![keep]).await?;
        let mut forgotten = 0;
        for row in crowded {
            forgotten += self.forget_expunged_of(FolderId(row.int(0)?), keep).await?;
        }
        Ok(forgotten)
    }

    async fn forget_expunged_of(&self, folder: FolderId, keep: u32) -> Result<u64, Error> {
        // The floor comes first: from then on nobody asks for what is below it, however long that takes to delete.
        let raised = self.db().write((folder, keep), |tx, &(folder, keep)| {
            Box::pin(async move {
                let sql = "SELECT modseq FROM expunged WHERE folder_id = $1 ORDER BY modseq DESC, uid DESC \
                           LIMIT 1 OFFSET $2";
                let Some(row) = tx.optional(sql, args![folder, keep]).await? else { return Ok(None) };
                let floor = row.int(0)?;
                let sql = "UPDATE folders SET expunged_floor = $2 WHERE id = $1 AND expunged_floor < $2";
                tx.run(sql, args![folder, floor]).await?;
                Ok::<_, DbError>(Some(floor))
            })
        });
        let Some(floor) = raised.await? else { return Ok(0) };
        let mut forgotten = 0;
        loop {
            let gone = self.db().write((folder, floor), |tx, &(folder, floor)| {
                Box::pin(async move {
                    let sql = "DELETE FROM expunged WHERE folder_id = $1 AND (modseq, uid) IN (SELECT modseq, uid \
                               FROM expunged WHERE folder_id = $1 AND modseq <= $2 ORDER BY modseq, uid LIMIT $3)";
                    tx.run(sql, args![folder, floor, BATCH]).await
                })
            });
            match gone.await? {
                0 => return Ok(forgotten),
                gone => forgotten += gone,
            }
        }
    }
}
