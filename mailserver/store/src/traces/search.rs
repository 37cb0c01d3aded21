//! Finding messages. Every address, domain and Message-ID of a message is a key, and so is each mailbox and domain of ours
//! that it belongs to. A search goes through the runs of keys from the newest back, a few first and then more at a time, and
//! stops when no run that is left can hold anything newer: what is found often is found at once, and what is rare costs a
//! seek a run.

use std::collections::BTreeSet;
use std::str::FromStr;

use foundation::args;
use foundation::db::{Arg, Args, Conn, DbError};
use message::address::{Address, AddressError, Domain};

use super::{Story, TraceId, story};
use crate::Error;
use crate::ids::{DomainId, MailboxId};

/// One address, or all of a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// This address, whatever its case.
    Address(Address),
    /// Any address in this domain.
    Domain(Domain),
}

impl Who {
    /// Whether this address is one of them.
    pub fn is(&self, address: &str) -> bool {
        Address::parse_foreign(address).is_ok_and(|address| match self {
            Self::Address(one) => one.key() == address.key(),
            Self::Domain(domain) => domain == address.domain(),
        })
    }
}

impl FromStr for Who {
    type Err = AddressError;

    /// Reads an address, or `@` and a domain.
    fn from_str(text: &str) -> Result<Self, AddressError> {
        match text.strip_prefix('@') {
            Some(domain) => Domain::parse(domain).map(Self::Domain),
            None => Address::parse_foreign(text).map(Self::Address),
        }
    }
}

/// Who of ours a message belongs to: by their login, or as a recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A mailbox.
    Mailbox(MailboxId),
    /// A domain.
    Domain(DomainId),
}

/// Which messages are looked for. What is `None` may be anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The envelope's sender.
    pub sender: Option<Who>,
    /// A recipient, as RCPT named it or where that led.
    pub recipient: Option<Who>,
    /// The Message-ID, without angle brackets.
    pub message_id: Option<String>,
    /// Not before this moment, in microseconds since the epoch.
    pub since: Option<i64>,
    /// Before this moment.
    pub until: Option<i64>,
    /// Whose they are: any of these. Identifiers are never reused, so a domain that came back is not shown what its namesake
    /// had.
    pub owners: Option<Vec<Owner>>,
}

/// What a key is of. Parted from the text, so that no text of one kind is one of another.
#[derive(Clone, Copy)]
enum Kind {
    Sender = 1,
    Recipient = 2,
    MessageId = 3,
    Owner = 4,
}

/// 63 bits of a hash nobody can make collide on purpose at a price worth it; a collision would show a message too many.
fn hash(kind: Kind, text: &str) -> i64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&[kind as u8]).update(text.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    (u64::from_le_bytes(first) >> 1) as i64
}

fn of_party(kind: Kind, address: &Address) -> [i64; 2] {
    [hash(kind, &address.key()), hash(kind, &format!("@{}", address.domain()))]
}

/// The keys of a sender.
pub(super) fn of_sender(address: &Address) -> [i64; 2] {
    of_party(Kind::Sender, address)
}

/// The keys of a recipient.
pub(super) fn of_recipient(address: &Address) -> [i64; 2] {
    of_party(Kind::Recipient, address)
}

/// The key of a Message-ID.
pub(super) fn of_message_id(text: &str) -> i64 {
    hash(Kind::MessageId, text)
}

/// The key of who a message belongs to.
pub(super) fn of_owner(owner: Owner) -> i64 {
    match owner {
        Owner::Mailbox(id) => hash(Kind::Owner, &id.to_string()),
        Owner::Domain(id) => hash(Kind::Owner, &id.to_string()),
    }
}

impl Who {
    fn key(&self, kind: Kind) -> i64 {
        match self {
            Self::Address(address) => of_party(kind, address)[0],
            Self::Domain(domain) => hash(kind, &format!("@{domain}")),
        }
    }
}

impl Filter {
    /// Its keys that are all needed, the one that fewest messages are likely to have first.
    fn keys(&self) -> Vec<i64> {
        let message_id = self.message_id.iter().map(|text| (0, of_message_id(text)));
        let party = |who: &Who, kind| (if matches!(who, Who::Address(_)) { 1 } else { 2 }, who.key(kind));
        let sender = self.sender.iter().map(|who| party(who, Kind::Sender));
        let recipient = self.recipient.iter().map(|who| party(who, Kind::Recipient));
        let mut keys: Vec<_> = message_id.chain(sender).chain(recipient).collect();
        keys.sort_by_key(|(rank, _)| *rank);
        keys.into_iter().map(|(_, key)| key).collect()
    }
}

/// The span of identifiers that a search is about.
#[derive(Clone, Copy)]
struct Span {
    since: TraceId,
    before: TraceId,
}

/// Up to `limit` messages that were filed, newest first; those before `before` where a page goes on.
pub async fn search(
    conn: &mut Conn,
    filter: &Filter,
    before: Option<TraceId>,
    limit: u32,
) -> Result<Vec<Story>, Error> {
    let until = filter.until.map(TraceId::first_at);
    let before = [before, until].into_iter().flatten().min().unwrap_or(TraceId(i64::MAX));
    let span = Span { since: filter.since.map_or(TraceId(0), TraceId::first_at), before };
    let keys = filter.keys();
    let ids = match &filter.owners {
        None if keys.is_empty() => newest(conn, span, limit).await?,
        None => in_runs(conn, &[Wanted { keys: &keys, owners: None }], span, limit).await?,
        Some(owners) => {
            let hashes: Vec<i64> = owners.iter().copied().map(of_owner).collect();
            let wanted = hashes.chunks(OWNERS).map(|owners| Wanted { keys: &keys, owners: Some(owners) });
            let wanted: Vec<_> = wanted.collect();
            in_runs(conn, &wanted, span, limit).await?
        }
    };
    let mut stories = Vec::with_capacity(ids.len());
    for id in ids {
        stories.extend(story(conn, id).await?);
    }
    Ok(stories)
}

async fn newest(conn: &mut Conn, span: Span, limit: u32) -> Result<Vec<TraceId>, DbError> {
    let sql = "SELECT trace FROM traces WHERE trace < $1 AND trace >= $2 AND kind = 0 ORDER BY trace DESC LIMIT $3";
    let rows = conn.all(sql, args![span.before, span.since, limit]).await?;
    rows.iter().map(|row| row.int(0).map(TraceId)).collect()
}

/// Runs looked into first, and by how many times more each time after.
const FIRST_RUNS: i64 = 1;
const MORE: i64 = 4;

/// The newest message of the last of the next runs.
const NEXT_RUNS: &str = "SELECT MIN(newest) FROM (SELECT newest FROM trace_runs \
                         WHERE newest < $1 AND newest >= $2 AND oldest < $3 ORDER BY newest DESC LIMIT $4) AS next";

/// Owners that one statement asks about; whoever has more asks several times.
const OWNERS: usize = 32;

/// Messages of some runs that have a key.
macro_rules! in_runs {
    ($hash:literal $(, $also:literal)*) => {
        concat!(
            "SELECT DISTINCT k.trace FROM trace_runs r \
             JOIN trace_keys k ON k.run = r.run AND k.trace >= $3 AND k.trace < $4 AND k.hash ",
            $hash,
            " WHERE r.newest < $1 AND r.newest >= $2 AND r.oldest < $4",
            $($also,)*
            " ORDER BY k.trace DESC LIMIT $5"
        )
    };
}

const WITH_KEY: &str = in_runs!("= $6");

/// Those that have two others too.
const WITH_KEYS: &str = in_runs!(
    "= $6",
    " AND EXISTS (SELECT 1 FROM trace_keys o WHERE o.run = k.run AND o.hash = $7 AND o.trace = k.trace)",
    " AND EXISTS (SELECT 1 FROM trace_keys o WHERE o.run = k.run AND o.hash = $8 AND o.trace = k.trace)"
);

/// Those of some owners.
const OF_OWNERS: &str = in_runs!(
    "IN ($6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, \
     $29, $30, $31, $32, $33, $34, $35, $36, $37)"
);

/// Those of some owners that have three keys.
const OF_OWNERS_WITH_KEYS: &str = in_runs!(
    "= $6",
    " AND EXISTS (SELECT 1 FROM trace_keys o WHERE o.run = k.run AND o.hash = $7 AND o.trace = k.trace)",
    " AND EXISTS (SELECT 1 FROM trace_keys o WHERE o.run = k.run AND o.hash = $8 AND o.trace = k.trace)",
    " AND EXISTS (SELECT 1 FROM trace_keys o WHERE o.run = k.run AND o.trace = k.trace AND o.hash IN \
     ($9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, \
     $32, $33, $34, $35, $36, $37, $38, $39, $40))"
);

/// What one statement asks for: all of these keys, and one of these owners, or anybody's.
struct Wanted<'w> {
    keys: &'w [i64],
    owners: Option<&'w [i64]>,
}

impl Wanted<'_> {
    /// The statement, and the values that follow those of the runs.
    fn statement(&self) -> (&'static str, Args) {
        let keys = || (0..3).filter_map(|at| self.keys.get(at).or(self.keys.first())).map(|key| Arg::from(*key));
        let owners = self.owners.unwrap_or_default();
        let padded = (0..OWNERS).filter_map(|at| owners.get(at).or(owners.first())).map(|key| Arg::from(*key));
        match (self.keys, self.owners) {
            ([key], None) => (WITH_KEY, args![*key]),
            (_, None) => (WITH_KEYS, keys().collect()),
            ([], Some(_)) => (OF_OWNERS, padded.collect()),
            (_, Some(_)) => (OF_OWNERS_WITH_KEYS, keys().chain(padded).collect()),
        }
    }
}

async fn in_runs(conn: &mut Conn, wanted: &[Wanted<'_>], span: Span, limit: u32) -> Result<Vec<TraceId>, DbError> {
    let mut found = BTreeSet::new();
    let (mut above, mut runs) = (i64::MAX, FIRST_RUNS);
    loop {
        let least = conn.one(NEXT_RUNS, args![above, span.since, span.before, runs]).await?.opt_int(0)?;
        let Some(least) = least else { break };
        for wanted in wanted {
            let (statement, keys) = wanted.statement();
            let mut values = args![above, least, span.since, span.before, limit];
            values.extend(keys);
            for row in conn.all(statement, values).await? {
                found.insert(row.int(0)?);
            }
        }
        let enough = found.iter().rev().nth(limit.saturating_sub(1) as usize);
        if enough.is_some_and(|last| *last >= least) {
            break;
        }
        (above, runs) = (least, runs * MORE);
    }
    Ok(found.into_iter().rev().take(limit as usize).map(TraceId).collect())
}
