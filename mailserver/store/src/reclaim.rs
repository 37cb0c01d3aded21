//! Getting space back: bodies nobody holds, and segments that are mostly dead.

use foundation::args;
use foundation::db::DbError;

use crate::content::Content;
use crate::ids::{BodyId, SegmentId};
use crate::segments::frame::{Frame, HEADER};
use crate::{Error, Store, bodies};

/// What a pass of reclaim did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reclaimed {
    /// Bodies forgotten.
    pub bodies: u64,
    /// Segment files rewritten and removed.
    pub segments: u64,
    /// Octets those files held that nobody needed.
    pub octets: u64,
}

/// Bodies forgotten in one unit.
const BATCH: u32 = 500;

impl Store {
    /// Forgets bodies that nobody has held for `grace` microseconds, then rewrites segments closed for as long in which
    /// live frames take less than half the room.
    pub async fn reclaim(&self, grace: i64) -> Result<Reclaimed, Error> {
        let cutoff = self.clock().micros() - grace;
        let mut done = Reclaimed::default();
        loop {
            let forgotten = self.db().write(cutoff, |tx, &cutoff| Box::pin(async move {
                let sql = "DELETE FROM bodies WHERE id IN (SELECT id FROM bodies WHERE idle_since < $1 AND refs = 0 \
                           ORDER BY idle_since LIMIT $2)";
                tx.run(sql, args![cutoff, BATCH]).await
            }));
            let forgotten = forgotten.await?;
            done.bodies += forgotten;
            if forgotten < u64::from(BATCH) {
                break;
            }
        }
        for segment in self.segments().list().map_err(Error::CannotRead)? {
            if let Some(octets) = self.rewrite(segment, cutoff).await? {
                done.segments += 1;
                done.octets += octets;
            }
        }
        Ok(done)
    }

    /// Moves a segment's live frames away and removes it, if that pays; the octets won.
    async fn rewrite(&self, segment: SegmentId, cutoff: i64) -> Result<Option<u64>, Error> {
        // A frame may be appended whose row is still to come, so a file that was written lately is left alone.
        let Some(len) = self.segments().closed_since(segment, cutoff).map_err(Error::CannotRead)? else {
            return Ok(None);
        };
        let sql = "SELECT CAST(COALESCE(SUM(stored), 0) AS BIGINT) FROM bodies WHERE segment = $1";
        let live = self.read().await?.one(sql, args![segment]).await?.int(0)? as u64;
        if live * 2 > len {
            return Ok(None);
        }
        let sql = "SELECT id, segment, position, stored FROM bodies WHERE segment = $1 ORDER BY position";
        let rows = self.read().await?.all(sql, args![segment]).await?;
        for row in &rows {
            let (body, from) = (BodyId(row.int(0)?), bodies::location(row, 1)?);
            let frame = self.segments().read_frame(from).map_err(|_| Error::Damaged(body))?;
            let header = frame.first_chunk::<HEADER>().copied().ok_or(Error::Damaged(body))?;
            let payload = Content::from(frame[HEADER..].to_vec());
            self.rows_can_follow().await?;
            let to = self.segments().append(Frame { header, payload }).await?;
            self.db()
                .write((body, from, to), |tx, (body, from, to)| {
                    Box::pin(async move {
                        let sql = "UPDATE bodies SET segment = $2, position = $3 WHERE id = $1 AND segment = $4";
                        tx.run(sql, args![*body, to.segment, to.position as i64, from.segment]).await
                    })
                })
                .await
                .map_err(|error: DbError| self.rows_failed(error.into()))?;
        }
        let emptied = self
            .db()
            .write(segment, |tx, &segment| {
                Box::pin(async move {
                    let left =
                        tx.one("SELECT COUNT(*) FROM bodies WHERE segment = $1", args![segment]).await?.int(0)?;
                    if left == 0 {
                        tx.run("DELETE FROM segments WHERE id = $1", args![segment]).await?;
                    }
                    Ok::<_, DbError>(left == 0)
                })
            })
            .await?;
        if !emptied {
            return Ok(None);
        }
        self.segments().remove(segment).map_err(Error::CannotWrite)?;
        Ok(Some(len - live))
    }
}
