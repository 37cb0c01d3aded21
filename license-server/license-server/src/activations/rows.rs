//! The tables `activations`, `request_nonces` and `offline_answers`.

use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Args, Conn, DbError, Row, Tx};
use jiff::{SignedDuration, Timestamp};
use license::Moment;
use license::host::Hostname;
use license::key::PublicKey;
use license::request::Once;
use license::steps::activation::{Activation as Standing, ActivationState, LOST_DAYS};
use serde::Serialize;

use super::{Activation, ActivationId, Channel};
use crate::licenses::LicenseId;
use crate::licenses::{micros, moment};
use crate::people::PersonId;
use crate::refused::Refused;
use crate::vendors::VendorId;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT activations.id, activations.vendor, license, activations.state, until, cloned, channel, installation, key, ",
            "hostname, machine, usage, build, ratchet, offered, boots, token, token_ends_at, reason, activated_by, peer, ",
            "activated_at, seen_at, released_at, activations.revision FROM activations ",
            $rest
        )
    };
}

/// One of the vendor's activations; another's is not there.
pub(super) async fn get(conn: &mut Conn, vendor: VendorId, id: ActivationId) -> Result<Activation, Refused> {
    let row = conn.optional(select!("WHERE id = $1 AND vendor = $2"), args![id, vendor]).await?;
    read(&row.ok_or_else(|| Refused::missing("activation", id))?)
}

/// All activations of a licence, in the order they were made.
pub(super) async fn of_license(conn: &mut Conn, license: LicenseId) -> Result<Vec<Activation>, Refused> {
    conn.all(select!("WHERE license = $1 ORDER BY id"), args![license]).await?.iter().map(read).collect()
}

/// Activations of an installation that go on, the newest first.
pub(crate) async fn of_installation(conn: &mut Conn, vendor: VendorId, id: &str) -> Result<Vec<Activation>, Refused> {
    let sql = select!("WHERE vendor = $1 AND installation = $2 AND state <> 'released' ORDER BY id DESC LIMIT 10");
    conn.all(sql, args![vendor, id]).await?.iter().map(read).collect()
}

/// By what activations are looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    pub(super) customer: Option<PersonId>,
    pub(super) license: Option<LicenseId>,
    pub(super) hostname: Option<String>,
    pub(super) installation: Option<String>,
    pub(super) state: Option<&'static str>,
    pub(super) cloned: bool,
}

pub(super) async fn list(
    conn: &mut Conn,
    vendor: VendorId,
    search: &Search,
    after: i64,
    rows: i64,
) -> Result<Vec<Activation>, Refused> {
    let sql = select!(
        "JOIN licenses ON licenses.id = activations.license WHERE activations.vendor = $1 AND activations.id > $2 \
         AND ($3 = 0 OR licenses.customer = $3) AND ($4 = 0 OR license = $4) AND ($5 = '' OR hostname = $5) \
         AND ($6 = '' OR installation = $6) AND ($7 = '' OR activations.state = $7) AND ($8 = 0 OR cloned = 1) \
         ORDER BY activations.id LIMIT $9"
    );
    let word = |text: &Option<String>| text.clone().unwrap_or_default();
    let args: Args = args![
        vendor,
        after,
        search.customer.map_or(0, |id| id.0),
        search.license.map_or(0, |id| id.0),
        word(&search.hostname).trim_end_matches('.').to_ascii_lowercase(),
        word(&search.installation),
        search.state.unwrap_or_default(),
        i64::from(search.cloned),
        rows,
    ];
    conn.all(sql, args).await?.iter().map(read).collect()
}

/// Activations that it is time to look at, since their window or offline token has ended or they may have been silent for long: of
/// any vendor, some at a time.
pub(super) async fn due(conn: &mut Conn, now: i64, rows: i64) -> Result<Vec<Activation>, Refused> {
    let sql = select!("WHERE state IN ('pending_offline', 'migrating', 'live') AND until <= $1 ORDER BY id LIMIT $2");
    conn.all(sql, args![now, rows]).await?.iter().map(read).collect()
}

/// Puts off the look at a live activation that has spoken meanwhile.
pub(super) async fn look_again(tx: &mut Tx, activation: &Activation) -> Result<(), DbError> {
    let args = args![silent_from(activation).as_microsecond(), activation.id];
    tx.run("UPDATE activations SET until = $1 WHERE id = $2", args).await.map(drop)
}

/// From when on an activation counts as lost, if it does not speak.
pub(super) fn silent_from(activation: &Activation) -> Timestamp {
    activation.seen_at + SignedDuration::from_hours(24 * LOST_DAYS)
}

pub(super) async fn insert(tx: &mut Tx, activation: &mut Activation) -> Result<(), Refused> {
    activation.id = ActivationId(tx.new_id().await?);
    tx.run(
        "INSERT INTO activations (id, vendor, license, state, cloned, channel, machine, usage, boots, activated_by, \
         activated_at, seen_at, revision) VALUES ($1, $2, $3, 'live', 0, $4, '{}', '{}', '[]', $5, $6, $6, $7)",
        args![
            activation.id,
            activation.vendor,
            activation.license,
            activation.channel.as_str(),
            &activation.activated_by,
            activation.activated_at.as_microsecond(),
            activation.revision,
        ],
    )
    .await?;
    put(tx, activation).await?;
    match update(tx, activation, activation).await? {
        true => Ok(()),
        false => Err(Refused::Stored("activation")),
    }
}

/// What activations are found by.
type Place<'a> = (&'static str, Option<Moment>, Option<&'a str>, Option<&'a str>);

fn place(activation: &Activation) -> Place<'_> {
    let until = match activation.standing.state {
        ActivationState::Migrating { until } => Some(until),
        ActivationState::PendingOffline => activation.token_ends,
        _ => None,
    };
    let hostname = activation.hostname.as_ref().map(Hostname::as_str);
    (word(activation.standing.state), until, activation.installation.as_deref(), hostname)
}

async fn put(tx: &mut Tx, activation: &Activation) -> Result<(), DbError> {
    let (state, until, installation, hostname) = place(activation);
    let until = match activation.standing.state {
        ActivationState::Live => Some(silent_from(activation).as_microsecond()),
        _ => micros(until),
    };
    let sql = "UPDATE activations SET state = $1, until = $2, installation = $3, hostname = $4 WHERE id = $5";
    tx.run(sql, args![state, until, installation, hostname, activation.id]).await.map(drop)
}

/// Keeps all that can change of an activation, unless its row has moved on from `before` meanwhile.
pub(super) async fn update(tx: &mut Tx, activation: &Activation, before: &Activation) -> Result<bool, Refused> {
    let done = tx
        .run(
            "UPDATE activations SET cloned = $1, channel = $2, key = $3, machine = $4, usage = $5, build = $6, ratchet = $7, \
             offered = $8, boots = $9, token = $10, token_ends_at = $11, reason = $12, activated_by = $13, peer = $14, \
             seen_at = $15, released_at = $16, activated_at = $17, revision = $18 WHERE id = $19 AND revision = $20",
            args![
                i64::from(activation.standing.cloned),
                activation.channel.as_str(),
                activation.key.map(|key| key.to_string()),
                json(&activation.machine)?,
                json(&activation.usage)?,
                micros(activation.build),
                activation.ratchet.as_ref(),
                activation.offered.as_ref(),
                json(&activation.boots)?,
                activation.tokens.join(" "),
                micros(activation.token_ends),
                activation.reason.as_ref(),
                &activation.activated_by,
                activation.peer.as_ref(),
                activation.seen_at.as_microsecond(),
                activation.released_at.map(|at| at.as_microsecond()),
                activation.activated_at.as_microsecond(),
                activation.revision,
                activation.id,
                before.revision,
            ],
        )
        .await?;
    // Each index that a statement names is written, whether its column changes or not, and at a random place: a refresh, of
    // which there are thousands in a second, changes none of them.
    if done == 1 && place(activation) != place(before) {
        put(tx, activation).await?;
    }
    Ok(done == 1)
}

/// Takes a request, which is good once. Whether nobody had brought it yet.
pub(crate) async fn take(tx: &mut Tx, vendor: VendorId, once: &Once) -> Result<bool, DbError> {
    let sql = "INSERT INTO request_nonces (forget_at, vendor, nonce) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    Ok(tx.run(sql, args![once.good_until.timestamp().as_microsecond(), vendor, once.nonce.as_str()]).await? == 1)
}

/// The answer that an offline request got, and for which licence.
pub(super) async fn answer(
    conn: &mut Conn,
    vendor: VendorId,
    nonce: &str,
) -> Result<Option<(LicenseId, String)>, DbError> {
    let sql = "SELECT license, answer FROM offline_answers WHERE vendor = $1 AND nonce = $2";
    let row = conn.optional(sql, args![vendor, nonce]).await?;
    row.map(|row| Ok((LicenseId(row.int(0)?), row.text(1)?))).transpose()
}

pub(super) async fn keep_answer(
    tx: &mut Tx,
    activation: &Activation,
    nonce: &str,
    answer: &str,
    forget_at: i64,
) -> Result<(), DbError> {
    let sql = "INSERT INTO offline_answers (vendor, nonce, license, activation, answer, forget_at) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    let args = args![activation.vendor, nonce, activation.license, activation.id, answer, forget_at];
    tx.run(sql, args).await.map(drop)
}

/// Forgets numbers and answers that nobody can bring any more.
pub(super) async fn sweep(tx: &mut Tx) -> Result<u64, DbError> {
    let now = tx.micros();
    let nonces = tx.run("DELETE FROM request_nonces WHERE forget_at <= $1", args![now]).await?;
    Ok(nonces + tx.run("DELETE FROM offline_answers WHERE forget_at <= $1", args![now]).await?)
}

pub(super) fn word(state: ActivationState) -> &'static str {
    match state {
        ActivationState::PendingOffline => "pending_offline",
        ActivationState::Live => "live",
        ActivationState::Migrating { .. } => "migrating",
        ActivationState::Lost => "lost",
        ActivationState::Released => "released",
    }
}

fn json<T: Serialize>(value: &T) -> Result<String, Refused> {
    serde_json::to_string(value).map_err(|_| Refused::Stored("activation"))
}

fn read(row: &Row) -> Result<Activation, Refused> {
    let stored = || Refused::Stored("activation");
    fn of<T: for<'de> serde::Deserialize<'de>>(text: &str) -> Result<T, Refused> {
        serde_json::from_str(text).map_err(|_| Refused::Stored("activation"))
    }
    let until = moment(row.opt_int(4)?);
    let state = match (row.text(3)?.as_str(), until) {
        ("pending_offline", _) => ActivationState::PendingOffline,
        ("live", _) => ActivationState::Live,
        ("migrating", Some(until)) => ActivationState::Migrating { until },
        ("lost", _) => ActivationState::Lost,
        ("released", _) => ActivationState::Released,
        _ => return Err(stored()),
    };
    let key = row.opt_text(8)?.map(|text| PublicKey::parse(&text)).transpose();
    let hostname = row.opt_text(9)?.map(|text| Hostname::parse(&text)).transpose();
    Ok(Activation {
        id: ActivationId(row.int(0)?),
        vendor: VendorId(row.int(1)?),
        license: LicenseId(row.int(2)?),
        standing: Standing { state, cloned: row.int(5)? != 0 },
        channel: Channel::parse(&row.text(6)?).ok_or_else(stored)?,
        installation: row.opt_text(7)?,
        key: key.map_err(|_| stored())?,
        hostname: hostname.map_err(|_| stored())?,
        machine: of(&row.text(10)?)?,
        usage: of(&row.text(11)?)?,
        build: moment(row.opt_int(12)?),
        ratchet: row.opt_text(13)?,
        offered: row.opt_text(14)?,
        boots: of(&row.text(15)?)?,
        tokens: row.opt_text(16)?.unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
        token_ends: moment(row.opt_int(17)?),
        reason: row.opt_text(18)?,
        activated_by: row.text(19)?,
        peer: row.opt_text(20)?,
        activated_at: from_micros(row.int(21)?),
        seen_at: from_micros(row.int(22)?),
        released_at: row.opt_int(23)?.map(from_micros),
        revision: row.int(24)?,
    })
}
