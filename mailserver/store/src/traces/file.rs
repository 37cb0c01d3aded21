//! Filing: making the keys by which messages are found, after the fact and many at a time. A pass reads the entries told since
//! the last one and writes their keys as one run, in the order of the index. Made within deliveries, in one index over all
//! messages, each key would dirty a page of its own: that took a third of the throughput of delivery.

use foundation::args;
use foundation::db::{Appendix, Tx};
use message::address::Address;

use super::search::{self, Owner};
use super::{Kind, Message, Place, Recipient, TraceId, read};
use crate::Error;

static KEYS: Appendix = Appendix {
    insert: "INSERT INTO trace_keys (run, hash, trace) VALUES ",
    row: "($, $, $)",
    rest: " ON CONFLICT DO NOTHING",
};

/// What a pass did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filed {
    /// Entries read.
    pub entries: u32,
    /// Keys made.
    pub keys: u32,
}

/// Files up to `limit` entries that were not filed yet.
pub async fn file(tx: &mut Tx, limit: u32) -> Result<Filed, Error> {
    let mark = tx.one("SELECT entry FROM trace_mark WHERE id = 1", args![]).await?.int(0)?;
    let sql = "SELECT entry, trace, kind, record FROM traces WHERE entry > $1 ORDER BY entry LIMIT $2";
    let rows = tx.all(sql, args![mark, limit]).await?;
    let Some(last) = rows.last() else { return Ok(Filed::default()) };
    let last = last.int(0)?;
    let mut keys: Vec<(i64, TraceId)> = Vec::new();
    for row in &rows {
        let (trace, kind) = (TraceId(row.int(1)?), row.int(2)?);
        let mut hashes = Vec::new();
        if kind == Kind::Message as i64 {
            let Some(message) = read::<Message>(&row.text(3)?) else { continue };
            of_message(&message, &mut hashes);
        } else if kind == Kind::Recipient as i64 {
            let Some(recipient) = read::<Recipient>(&row.text(3)?) else { continue };
            of_recipient(&recipient, &mut hashes);
        }
        keys.extend(hashes.into_iter().map(|hash| (hash, trace)));
    }
    keys.sort_unstable();
    keys.dedup();
    let oldest = keys.iter().map(|(_, trace)| trace.0).min();
    let newest = keys.iter().map(|(_, trace)| trace.0).max();
    if let (Some(oldest), Some(newest)) = (oldest, newest) {
        let run = tx.new_id().await?;
        let sql = "INSERT INTO trace_runs (run, oldest, newest, keys) VALUES ($1, $2, $3, $4)";
        tx.run(sql, args![run, oldest, newest, keys.len() as i64]).await?;
        keys.iter().for_each(|(hash, trace)| tx.append(&KEYS, args![run, *hash, *trace]));
    }
    tx.run("UPDATE trace_mark SET entry = $1 WHERE id = 1", args![last]).await?;
    Ok(Filed { entries: rows.len() as u32, keys: keys.len() as u32 })
}

fn of_message(message: &Message, hashes: &mut Vec<i64>) {
    if let Ok(sender) = Address::parse_foreign(&message.sender) {
        hashes.extend(search::of_sender(&sender));
    }
    hashes.extend(message.message_id.iter().map(|text| search::of_message_id(text)));
    hashes.extend(message.mailbox.map(|mailbox| search::of_owner(Owner::Mailbox(mailbox))));
    hashes.extend(message.domain.map(|domain| search::of_owner(Owner::Domain(domain))));
    message.recipients.iter().for_each(|recipient| of_recipient(recipient, hashes));
}

/// A recipient is found by the address that was named and by the one it led to.
fn of_recipient(recipient: &Recipient, hashes: &mut Vec<i64>) {
    let (led_to, mailbox, domain) = match &recipient.place {
        Place::Mailbox { id, domain, address } => (Some(address), *id, *domain),
        Place::Queue { address, domain } => (Some(address), None, *domain),
        Place::Refused { .. } | Place::Dropped => (None, None, None),
    };
    let led_to = led_to.filter(|address| **address != recipient.address);
    for address in [Some(&recipient.address), led_to].into_iter().flatten() {
        if let Ok(address) = Address::parse_foreign(address) {
            hashes.extend(search::of_recipient(&address));
        }
    }
    hashes.extend(mailbox.map(|mailbox| search::of_owner(Owner::Mailbox(mailbox))));
    let domains = [recipient.domain, domain.filter(|domain| Some(*domain) != recipient.domain)];
    hashes.extend(domains.into_iter().flatten().map(|domain| search::of_owner(Owner::Domain(domain))));
}

/// Keys of a run that is left alone, so that no unit holds the writer up for long.
const LARGE: i64 = 4000;

/// Runs that become one.
const TOGETHER: u32 = 16;

/// Makes one run of the oldest small ones; whether there were enough. A search looks into every run.
pub async fn merge(tx: &mut Tx) -> Result<bool, Error> {
    merge_of(tx, TOGETHER).await
}

pub(super) async fn merge_of(tx: &mut Tx, together: u32) -> Result<bool, Error> {
    let sql = "SELECT COUNT(*), MAX(newest) FROM \
               (SELECT newest FROM trace_runs WHERE keys < $1 ORDER BY newest LIMIT $2) AS small";
    let row = tx.one(sql, args![LARGE, together]).await?;
    if row.int(0)? < i64::from(together) {
        return Ok(false);
    }
    let newest = row.int(1)?;
    let run = tx.new_id().await?;
    let sql = "INSERT INTO trace_keys (run, hash, trace) SELECT DISTINCT $1, hash, trace FROM trace_keys WHERE run IN \
               (SELECT run FROM trace_runs WHERE keys < $2 AND newest <= $3) ORDER BY hash, trace";
    let keys = tx.run(sql, args![run, LARGE, newest]).await?;
    let sql = "DELETE FROM trace_keys WHERE run IN (SELECT run FROM trace_runs WHERE keys < $1 AND newest <= $2)";
    tx.run(sql, args![LARGE, newest]).await?;
    let sql = "SELECT MIN(oldest) FROM trace_runs WHERE keys < $1 AND newest <= $2";
    let oldest = tx.one(sql, args![LARGE, newest]).await?.int(0)?;
    tx.run("DELETE FROM trace_runs WHERE keys < $1 AND newest <= $2", args![LARGE, newest]).await?;
    let sql = "INSERT INTO trace_runs (run, oldest, newest, keys) VALUES ($1, $2, $3, $4)";
    tx.run(sql, args![run, oldest, newest, keys as i64]).await?;
    Ok(true)
}

/// Forgets up to `limit` entries and as many keys of messages before `before`; how many went. An entry about a message that is
/// forgotten already goes too.
pub async fn trim(tx: &mut Tx, before: TraceId, limit: u32) -> Result<u64, Error> {
    let sql =
        "DELETE FROM traces WHERE entry IN (SELECT entry FROM traces WHERE trace < $1 ORDER BY trace, entry LIMIT $2)";
    let mut gone = tx.run(sql, args![before, limit]).await?;
    // Whole runs: a key without its message finds nothing, and goes when the youngest of its run does.
    let sql = "DELETE FROM trace_keys WHERE (run, hash, trace) IN (SELECT run, hash, trace FROM trace_keys WHERE run = \
               (SELECT MIN(run) FROM trace_runs WHERE newest < $1) ORDER BY run, hash, trace LIMIT $2)";
    let keys = tx.run(sql, args![before, limit]).await?;
    if keys < u64::from(limit) {
        let sql = "DELETE FROM trace_runs WHERE run = (SELECT MIN(run) FROM trace_runs WHERE newest < $1)";
        gone += tx.run(sql, args![before]).await?;
    }
    gone += keys;
    Ok(gone)
}
