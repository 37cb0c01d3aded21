//! What the engine asks of the program whose events it tells.

use futures::FutureExt;
use futures::future::BoxFuture;

use crate::args;
use crate::db::{Conn, DbError, FeedEntry, Select};

/// A program whose events are told.
pub trait Source: Send + Sync + 'static {
    /// How it names the object of an event, such as `parcel_16j`.
    fn object(&self, entry: &FeedEntry) -> String;

    /// The owners whose endpoints are told of what belongs to `owner`; by default its own alone.
    fn hearers<'a>(&'a self, _conn: &'a mut Conn, owner: i64) -> BoxFuture<'a, Result<Vec<i64>, DbError>> {
        async move { Ok(vec![owner]) }.boxed()
    }

    /// Narrows a list of the feed to what `owner` is told of: the same the other way round.
    fn heard(&self, list: Select, owner: i64) -> Select {
        list.filter("owner = $", args![owner])
    }
}

/// A program where everybody is told of their own events alone.
impl<F: Fn(&FeedEntry) -> String + Send + Sync + 'static> Source for F {
    fn object(&self, entry: &FeedEntry) -> String {
        self(entry)
    }
}
