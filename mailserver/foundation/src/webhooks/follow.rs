//! From events to deliveries. New events come first; those that are sent once more follow a page at a time, so that a long
//! replay delays nobody.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use serde_json::{Value, json};

use super::{EndpointId, Pattern, WebhookError, Webhooks, event_id, pattern};
use crate::args;
use crate::clock::from_micros;
use crate::db::{Conn, Cursor, DbError, FeedEntry, Row, Tx};

/// Events taken at a time: at most so many deliveries for each endpoint in one transaction.
const PAGE: u32 = 200;

/// An event with what is sent of it.
struct Message {
    entry: FeedEntry,
    id: String,
    body: String,
    /// The owners who are told of it.
    hearers: Arc<[i64]>,
}

/// An endpoint as far as it is followed: to `at`, and on to `end` if that is not the feed's.
struct Reader {
    id: EndpointId,
    owner: i64,
    events: Vec<Pattern>,
    at: i64,
    end: Option<i64>,
}

impl Reader {
    fn wants(&self, Message { entry, hearers, .. }: &Message) -> bool {
        hearers.contains(&self.owner)
            && entry.position > self.at
            && self.end.is_none_or(|end| entry.position <= end)
            && self.events.iter().any(|pattern| pattern.matches(&entry.kind))
    }
}

/// How far one step came.
enum Step {
    /// There is nothing more.
    Done,
    /// So many deliveries were made, and there may be more.
    Made(u64),
}

/// The body of a message. `data` names the object and leaves its content to be read by whoever may: a message can arrive hours
/// late, and passes through logs and queues that nobody here knows.
pub(super) fn body(kind: &str, at: i64, data: &Value) -> String {
    json!({"type": kind, "timestamp": from_micros(at).to_string(), "data": data}).to_string()
}

impl Webhooks {
    /// Makes a delivery of each event that happened since the last time, for each endpoint that wants it; how many.
    ///
    /// # Errors
    /// [`WebhookError::Db`], [`WebhookError::Stored`].
    pub async fn follow(&self) -> Result<u64, WebhookError> {
        let mut total = 0;
        loop {
            let (new, again) = (self.follow_new().await?, self.follow_again().await?);
            for step in [&new, &again] {
                if let Step::Made(count) = step {
                    total += count;
                }
            }
            if total > 0 {
                self.wake_delivery();
            }
            if let (Step::Done, Step::Done) = (new, again) {
                return Ok(total);
            }
        }
    }

    /// One page of new events for all endpoints.
    async fn follow_new(&self) -> Result<Step, WebhookError> {
        let db = &self.0.db;
        let sql = "SELECT MIN(cursor) FROM webhook_endpoints WHERE status = 'enabled'";
        let Some(cursor) = db.read().await?.one(sql, args![]).await?.opt_int(0)? else { return Ok(Step::Done) };
        let told = db.feed().told(Cursor(cursor), PAGE, |list| list).await?;
        let Ok(entries) = told else { return self.skip_to_tail().await };
        let Some(last) = entries.last().map(|entry| entry.position) else { return Ok(Step::Done) };
        let (mut conn, mut hearers) = (db.read().await?, HashMap::new());
        for entry in &entries {
            if let Entry::Vacant(unknown) = hearers.entry(entry.owner) {
                unknown.insert(self.0.source.hearers(&mut conn, entry.owner).await?.into());
            }
        }
        drop(conn);
        let hearers = |entry: &FeedEntry| hearers.get(&entry.owner).cloned().unwrap_or_default();
        let messages = self.messages(entries, hearers);
        let made = db.write(messages, move |tx, messages| {
            Box::pin(async move {
                let mut made = 0;
                for reader in readers(tx, NEW).await? {
                    made += enqueue(tx, &reader, messages).await?;
                }
                let sql = "UPDATE webhook_endpoints SET cursor = $1 WHERE status = 'enabled' AND cursor < $1";
                tx.run(sql, args![last]).await?;
                Ok::<_, WebhookError>(made)
            })
        });
        Ok(Step::Made(made.await?))
    }

    /// One page of earlier events for each endpoint that wants them once more.
    async fn follow_again(&self) -> Result<Step, WebhookError> {
        let db = &self.0.db;
        let mut total = None;
        for reader in readers(&mut db.read().await?, AGAIN).await? {
            let heard = |list| self.0.source.heard(list, reader.owner);
            let page = db.feed().told(Cursor(reader.at), PAGE, heard).await?;
            // What retention took while the replay went on is gone; the rest follows the tail.
            let entries = match page {
                Ok(entries) => entries,
                Err(_) => {
                    let tail = db.read().await?.one(TAIL, args![]).await?.int(0)?;
                    db.feed().told(Cursor(tail), PAGE, heard).await?.unwrap_or_default()
                }
            };
            let end = reader.end.unwrap_or(0);
            let reached = entries.last().map(|entry| entry.position).filter(|last| *last < end);
            let own: Arc<[i64]> = [reader.owner].into();
            let input = (self.messages(entries, |_| own.clone()), reader);
            let made = db.write(input, move |tx, (messages, reader)| {
                Box::pin(async move {
                    let made = enqueue(tx, reader, messages).await?;
                    let end = reached.and(reader.end);
                    // Another replay that was asked for meanwhile begins from its own start.
                    let sql =
                        "UPDATE webhook_endpoints SET replay_at = $2, replay_end = $3 WHERE id = $1 AND replay_at = $4";
                    tx.run(sql, args![reader.id, reached, end, reader.at]).await?;
                    Ok::<_, WebhookError>(made)
                })
            });
            total = Some(total.unwrap_or(0) + made.await?);
        }
        Ok(total.map_or(Step::Done, Step::Made))
    }

    /// Endpoints that were left behind by retention go on from what the feed still holds.
    async fn skip_to_tail(&self) -> Result<Step, WebhookError> {
        tracing::warn!("the feed no longer holds events that were to be sent to webhooks; what follows them is sent");
        let sql = "UPDATE webhook_endpoints SET cursor = (SELECT value FROM heads WHERE name = 'feed_tail') \
                   WHERE cursor < (SELECT value FROM heads WHERE name = 'feed_tail')";
        self.0.db.write((), move |tx, ()| Box::pin(async move { tx.run(sql, args![]).await })).await?;
        Ok(Step::Made(0))
    }

    fn messages(&self, entries: Vec<FeedEntry>, hearers: impl Fn(&FeedEntry) -> Arc<[i64]>) -> Vec<Message> {
        let message = |entry: FeedEntry| {
            let detail = entry.detail.as_deref().and_then(|detail| serde_json::from_str::<Value>(detail).ok());
            let object = self.0.source.object(&entry);
            let mut data = json!({"object": object, "revision": entry.revision, "detail": detail});
            let mut text = body(&entry.kind, entry.at, &data);
            if text.len() > self.0.limits.body_bytes {
                data["detail"] = Value::Null;
                text = body(&entry.kind, entry.at, &data);
            }
            Message { id: event_id(entry.position), body: text, hearers: hearers(&entry), entry }
        };
        entries.into_iter().map(message).collect()
    }

    fn wake_delivery(&self) {
        self.0.due.notify_one();
        if let Some([_, deliver]) = self.0.signals.get() {
            deliver.wake();
        }
    }
}

const TAIL: &str = "SELECT value FROM heads WHERE name = 'feed_tail'";
const NEW: &str = "SELECT id, owner, events, cursor, NULL FROM webhook_endpoints WHERE status = 'enabled'";
const AGAIN: &str = "SELECT id, owner, events, replay_at, replay_end FROM webhook_endpoints \
                     WHERE status = 'enabled' AND replay_at IS NOT NULL AND replay_end IS NOT NULL";

async fn readers(conn: &mut Conn, sql: &'static str) -> Result<Vec<Reader>, WebhookError> {
    let reader = |row: &Row| {
        Ok(Reader {
            id: EndpointId(row.int(0)?),
            owner: row.int(1)?,
            events: pattern::of_json(&row.text(2)?).ok_or(WebhookError::Stored("webhook endpoint"))?,
            at: row.int(3)?,
            end: row.opt_int(4)?,
        })
    };
    conn.all(sql, args![]).await?.iter().map(reader).collect()
}

/// Makes the deliveries that one endpoint wants. One that is there already was asked for once more, or its page was read before.
async fn enqueue(tx: &mut Tx, reader: &Reader, messages: &[Message]) -> Result<u64, DbError> {
    let (now, mut made) = (tx.micros(), 0);
    for message in messages.iter().filter(|message| reader.wants(message)) {
        let id = tx.new_id().await?;
        let sql = "INSERT INTO webhook_deliveries (id, endpoint, owner, message, kind, at, body, status, attempts, due_at, \
                   created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'pending', 0, $8, $8) \
                   ON CONFLICT (endpoint, message) DO UPDATE SET status = 'pending', attempts = 0, due_at = $8, \
                   claimed_until = NULL, finished_at = NULL WHERE webhook_deliveries.status <> 'pending'";
        let entry = &message.entry;
        let args = args![id, reader.id, reader.owner, &message.id, &entry.kind, entry.at, &message.body, now];
        made += tx.run(sql, args).await?;
    }
    Ok(made)
}
