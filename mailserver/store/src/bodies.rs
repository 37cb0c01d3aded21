//! Bodies: what DATA carried, stored once however many messages hold it.
//!
//! A body is written before any row names it, and counted by the rows that hold it. One that nobody holds is kept for a
//! grace period, so that a message on its way in may still find it, and then reclaimed.

use std::collections::HashSet;

use foundation::args;
use foundation::db::{Args, Conn, Row, Tx};

use crate::content::Content;
use crate::ids::{BodyId, SegmentId};
use crate::segments::frame::{Frame, Hash};
use crate::segments::{Location, ReadError};
use crate::{Error, Store};

/// Octets from which a body is looked for before its bytes are appended again.
const WORTH_ASKING: usize = 64 * 1024;

/// Hashes of small bodies stored lately, in two generations: the older is dropped when the newer is full.
#[derive(Default)]
pub(crate) struct RecentBodies {
    newer: HashSet<Hash>,
    older: HashSet<Hash>,
}

/// Hashes of one generation.
const GENERATION: usize = 4096;

impl RecentBodies {
    /// Whether the hash was stored lately; from now on it was.
    fn seen(&mut self, hash: &Hash) -> bool {
        if self.newer.len() >= GENERATION {
            self.older = std::mem::take(&mut self.newer);
        }
        let known = self.older.contains(hash);
        !self.newer.insert(*hash) || known
    }
}

/// A body whose bytes are durable, though no row may name it yet.
#[derive(Clone, Copy, Debug)]
pub struct Stored {
    /// BLAKE3 of the raw bytes.
    pub hash: Hash,
    /// Raw length in bytes.
    pub size: u64,
    pub(crate) place: Place,
}

impl Stored {
    /// The values of `hold_appended!` that say where the frame lies.
    pub(crate) fn columns(&self, id: i64, at: Location) -> Args {
        args![id, at.segment, at.position as i64, at.stored as i64, self.size as i64]
    }
}

/// Where the bytes of a [`Stored`] body are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// A row names it already.
    Known,
    /// Its frame was appended just now.
    Appended(Location),
}

/// The body that was to be shared has been reclaimed meanwhile: its bytes must be appended after all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vanished;

impl Store {
    /// Makes the bytes of `content` durable, unless an equal body is.
    ///
    /// Small bodies that were not stored lately are not looked for: almost all are new, appending one costs less than
    /// asking, and should there be an equal one after all, the row that exists wins and the bytes appended die.
    pub async fn put_body(&self, content: &Content) -> Result<Stored, Error> {
        let hash = *blake3::hash(content).as_bytes();
        let size = content.len() as u64;
        if content.len() <= WORTH_ASKING && !self.recent_bodies().lock().seen(&hash) {
            return self.append_body(content, hash).await;
        }
        let known = self.read().await?.optional("SELECT id FROM bodies WHERE hash = $1", args![&hash]).await?;
        if known.is_some() {
            return Ok(Stored { hash, size, place: Place::Known });
        }
        self.append_body(content, hash).await
    }

    /// Makes the bytes of `content` durable in a frame of their own.
    pub(crate) async fn append_body(&self, content: &Content, hash: Hash) -> Result<Stored, Error> {
        self.rows_can_follow().await?;
        let size = content.len() as u64;
        let frame = match content {
            Content::Memory(_) => Frame::new(content, &hash, self.segments().scratch()),
            Content::Mapped(_) => {
                let (content, scratch) = (content.clone(), self.segments().scratch().to_owned());
                tokio::task::spawn_blocking(move || Frame::new(&content, &hash, &scratch))
                    .await
                    .map_err(std::io::Error::other)
                    .flatten()
            }
        };
        let location = self.segments().append(frame.map_err(Error::CannotWrite)?).await?;
        Ok(Stored { hash, size, place: Place::Appended(location) })
    }

    /// The raw bytes of a body. Runs file reads on the calling thread: short ones, from the page cache as a rule.
    pub async fn read_body(&self, body: BodyId) -> Result<Content, Error> {
        let mut last = None;
        // A rewrite may move the frame between the look-up and the read; the row then says where it went.
        for _ in 0..3 {
            let location = locate(&mut self.read().await?, body).await?;
            if last == Some(location) {
                break;
            }
            last = Some(location);
            match self.read_at(body, location) {
                Err(Error::Missing(_)) => {}
                read => return read,
            }
        }
        Err(Error::Damaged(body))
    }

    /// The raw bytes of the frame at `location`; [`Error::Missing`] when the segment was rewritten meanwhile.
    pub fn read_at(&self, body: BodyId, location: Location) -> Result<Content, Error> {
        self.segments().read(location).map_err(|error| match error {
            ReadError::Moved => Error::Missing("segment"),
            ReadError::Io(error) => Error::CannotRead(error),
            ReadError::Damaged(damage) => {
                tracing::error!(body.id = %body, segment.id = %location.segment, %damage, "a stored body is damaged");
                Error::Damaged(body)
            }
        })
    }
}

/// Where a body's frame lies.
pub async fn locate(conn: &mut Conn, body: BodyId) -> Result<Location, Error> {
    let row = conn.optional("SELECT segment, position, stored FROM bodies WHERE id = $1", args![body]).await?;
    location(&row.ok_or(Error::Missing("body"))?, 0).map_err(Error::from)
}

/// Reads a location from three columns beginning at `first`.
pub(crate) fn location(row: &Row, first: usize) -> Result<Location, foundation::db::DbError> {
    Ok(Location {
        segment: SegmentId(row.int(first)?),
        position: row.int(first + 1)? as u64,
        stored: row.int(first + 2)? as u64,
    })
}

/// The statement that counts more holders of a body that has a row, and returns its id. Told by which `$n` the hash and the
/// number of holders are bound.
macro_rules! hold_known {
    ($hash:literal, $refs:literal) => {
        concat!("UPDATE bodies SET refs = refs + ", $refs, ", idle_since = NULL WHERE hash = ", $hash, " RETURNING id")
    };
}
pub(crate) use hold_known;

/// As `hold_known!`, for a body whose frame was appended just now: its row is made, from what [`Stored::columns`] binds. Two
/// deliveries of the same bytes may both have appended; the second row to commit loses and its bytes die.
macro_rules! hold_appended {
    ($hash:literal, $refs:literal, $place:literal) => {
        concat!(
            "INSERT INTO bodies (hash, refs, id, segment, position, stored, size) VALUES (",
            concat!($hash, ", ", $refs, ", ", $place),
            ") ON CONFLICT (hash) DO UPDATE SET refs = bodies.refs + excluded.refs, idle_since = NULL RETURNING id"
        )
    };
}
pub(crate) use hold_appended;

/// Counts `refs` more holders of `stored` and returns its row, made now if it is new.
pub(crate) async fn hold(tx: &mut Tx, stored: &Stored, refs: i64) -> Result<Result<BodyId, Vanished>, Error> {
    let mut values = args![&stored.hash, refs];
    let row = match stored.place {
        Place::Known => tx.optional(hold_known!("$1", "$2"), values).await?,
        Place::Appended(at) => {
            values.extend(stored.columns(tx.new_id().await?, at));
            tx.optional(hold_appended!("$1", "$2", "$3, $4, $5, $6, $7"), values).await?
        }
    };
    Ok(match row {
        Some(row) => Ok(BodyId(row.int(0)?)),
        None => Err(Vanished),
    })
}

/// Counts `refs` fewer holders of a body, and notes the time when none is left.
pub(crate) async fn release(tx: &mut Tx, body: BodyId, refs: i64) -> Result<(), Error> {
    let now = tx.micros();
    tx.run(
        "UPDATE bodies SET refs = refs - $2, idle_since = CASE WHEN refs = $2 THEN $3 ELSE NULL END WHERE id = $1",
        args![body, refs, now],
    )
    .await?;
    Ok(())
}
