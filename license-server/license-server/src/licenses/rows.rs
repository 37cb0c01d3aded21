//! The tables `licenses` and `license_addons`.

use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Conn, DbError, Row, Tx};
use jiff::Timestamp;
use license::Moment;
use license::entitlement::AddonCode;
use license::level::{Level, Tier};
use license::steps::addon::AddonRow;
use license::steps::license::{Back, LicenseState, Running};

use super::{Holding, License, LicenseId, LicenseKind, Search};
use crate::catalogue;
use crate::people::PersonId;
use crate::refused::Refused;
use crate::vendors::VendorId;

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, vendor, customer, kind, state, back, suspended_from, revoked_from, key_hash, key_prefix, edition, ",
            "proxy, users, previous, maintenance_until, maintenance_months, term, trial_days, invoice, due_at, defaulted, ",
            "external_id, reseller, note, seq, revision, created_at, updated_at FROM licenses ",
            $condition
        )
    };
}

/// One of the vendor's licences; another's is not there.
pub(crate) async fn get(conn: &mut Conn, vendor: VendorId, id: LicenseId) -> Result<License, Refused> {
    let row = conn.optional(select!("WHERE id = $1 AND vendor = $2"), args![id, vendor]).await?;
    read(conn, &row.ok_or_else(|| Refused::missing("license", id))?).await
}

/// The same, for whoever is about to change it: nobody else does until this transaction ends.
pub(crate) async fn lock(tx: &mut Tx, vendor: VendorId, id: LicenseId) -> Result<License, Refused> {
    tx.run("UPDATE licenses SET revision = revision WHERE id = $1 AND vendor = $2", args![id, vendor]).await?;
    get(tx, vendor, id).await
}

/// The licence of a key.
pub(crate) async fn by_key(conn: &mut Conn, vendor: VendorId, hash: &str) -> Result<Option<License>, Refused> {
    match conn.optional(select!("WHERE vendor = $1 AND key_hash = $2"), args![vendor, hash]).await? {
        Some(row) => Ok(Some(read(conn, &row).await?)),
        None => Ok(None),
    }
}

/// Licences whose state a date has changed: of any vendor, some at a time.
pub(crate) async fn due(conn: &mut Conn, now: i64, rows: i64) -> Result<Vec<(VendorId, LicenseId)>, DbError> {
    let sql = "SELECT vendor, id FROM licenses WHERE next_change_at <= $1 ORDER BY next_change_at LIMIT $2";
    let rows = conn.all(sql, args![now, rows]).await?;
    rows.iter().map(|row| Ok((VendorId(row.int(0)?), LicenseId(row.int(1)?)))).collect()
}

/// Trials of any vendor that end within a time, after `after`.
pub(super) async fn trials_ending(
    conn: &mut Conn,
    (now, soon): (Option<i64>, Option<i64>),
    after: LicenseId,
    rows: i64,
) -> Result<Vec<(VendorId, LicenseId)>, DbError> {
    let sql = "SELECT vendor, id FROM licenses WHERE state = 'trial' AND next_change_at > $1 AND next_change_at <= $2 \
               AND id > $3 ORDER BY id LIMIT $4";
    let rows = conn.all(sql, args![now, soon, after, rows]).await?;
    rows.iter().map(|row| Ok((VendorId(row.int(0)?), LicenseId(row.int(1)?)))).collect()
}

pub(super) async fn list(
    conn: &mut Conn,
    vendor: VendorId,
    search: &Search,
    after: i64,
    rows: i64,
) -> Result<Vec<License>, Refused> {
    let sql = select!(
        "WHERE vendor = $1 AND id > $2 AND ($3 = 0 OR customer = $3) AND ($4 = '' OR key_prefix = $4) \
         AND ($5 = '' OR external_id = $5) AND ($6 = '' OR (state = $6 AND suspended_from IS NULL) \
         OR ($6 = 'suspended' AND suspended_from IS NOT NULL)) AND ($8 = 0 OR id = $8) ORDER BY id LIMIT $7"
    );
    let word = |text: &Option<String>| text.clone().unwrap_or_default();
    let customer = search.customer.map_or(0, |id| id.0);
    let prefix = word(&search.key_prefix).to_ascii_uppercase();
    let only = search.only.map_or(0, |id| id.0);
    let args = args![vendor, after, customer, prefix, word(&search.external_id), word(&search.state), rows, only];
    let found = conn.all(sql, args).await?;
    let mut licenses = Vec::with_capacity(found.len());
    for row in &found {
        licenses.push(read(conn, row).await?);
    }
    Ok(licenses)
}

/// Raises the number of a licence's tokens, where what changed stands in another row.
pub(crate) async fn raise(tx: &mut Tx, id: LicenseId, seq: i64) -> Result<(), DbError> {
    tx.run("UPDATE licenses SET seq = $1 WHERE id = $2 AND seq < $1", args![seq, id]).await.map(drop)
}

pub(super) async fn insert(tx: &mut Tx, license: &License) -> Result<(), Refused> {
    tx.run(
        "INSERT INTO licenses (id, vendor, kind, state, key_hash, key_prefix, edition, proxy, users, maintenance_months, \
         trial_days, defaulted, note, seq, revision, created_at, updated_at) \
         VALUES ($1, $2, $3, 'issued', $4, $5, 'free', 0, 10, 0, $6, 0, '', 0, 0, $7, $7)",
        args![
            license.id,
            license.vendor,
            license.kind.as_str(),
            &license.key_hash,
            &license.key_prefix,
            license.trial_days,
            license.created_at.as_microsecond(),
        ],
    )
    .await?;
    update(tx, license).await
}

/// Keeps all that can change of a licence.
pub(super) async fn update(tx: &mut Tx, license: &License) -> Result<(), Refused> {
    if let Some(external) = &license.external_id {
        let sql = "SELECT id FROM licenses WHERE vendor = $1 AND external_id = $2 AND id <> $3";
        if tx.optional(sql, args![license.vendor, external, license.id]).await?.is_some() {
            return Err(Refused::Exists { kind: "license with the external id", key: external.clone() });
        }
    }
    let (state, back) = words(license.state);
    let previous = license.previous.as_ref().map(serde_json::to_string).transpose();
    let previous = previous.map_err(|_| Refused::Stored("license"))?;
    tx.run(
        "UPDATE licenses SET customer = $1, kind = $2, state = $3, back = $4, suspended_from = $5, revoked_from = $6, \
         key_hash = $7, key_prefix = $8, edition = $9, proxy = $10, users = $11, previous = $12, maintenance_until = $13, \
         maintenance_months = $14, term = $15, invoice = $16, due_at = $17, defaulted = $18, external_id = $19, \
         reseller = $20, note = $21, seq = $22, revision = $23, next_change_at = $24, updated_at = $25 WHERE id = $26",
        args![
            license.customer.map(|id| id.0),
            license.kind.as_str(),
            state,
            back,
            micros(license.suspended_from),
            micros(license.revoked_from),
            &license.key_hash,
            &license.key_prefix,
            license.base.edition.as_str(),
            i64::from(license.base.proxy),
            users(license.base.tier),
            previous,
            micros(license.maintenance_until),
            license.maintenance_months,
            micros(license.term),
            license.invoice.as_ref(),
            micros(license.due),
            i64::from(license.defaulted),
            license.external_id.as_ref(),
            license.reseller.as_ref(),
            &license.note,
            license.seq,
            license.revision,
            micros(license.next_change()),
            license.updated_at.as_microsecond(),
            license.id,
        ],
    )
    .await?;
    tx.run("DELETE FROM license_addons WHERE license = $1", args![license.id]).await?;
    for held in &license.holdings {
        let (state, quantity) = match held.row {
            AddonRow::None => continue,
            AddonRow::Trial { qty } => ("trial", qty),
            AddonRow::Ended => ("ended", 0),
            AddonRow::Bought { qty } | AddonRow::Lapsed { qty } => ("bought", qty),
        };
        let sql =
            "INSERT INTO license_addons (license, code, state, quantity, since, until) VALUES ($1, $2, $3, $4, $5, $6)";
        // A quantity of a trial without bound is kept as the largest number rows hold.
        let quantity = i64::try_from(quantity).unwrap_or(i64::MAX);
        let since = micros(Some(held.since));
        tx.run(sql, args![license.id, held.code.as_str(), state, quantity, since, micros(held.until)]).await?;
    }
    Ok(())
}

pub(crate) fn users(tier: Tier) -> u32 {
    match tier {
        Tier::Users(users) => users,
        Tier::Unlimited => 0,
    }
}

pub(crate) fn micros(at: Option<Moment>) -> Option<i64> {
    at.map(|at| at.timestamp().as_microsecond())
}

pub(crate) fn moment(micros: Option<i64>) -> Option<Moment> {
    micros.map(|micros| Moment::from(from_micros(micros)))
}

fn words(state: LicenseState) -> (&'static str, Option<&'static str>) {
    let running = match state {
        LicenseState::Running(running) | LicenseState::Suspended(running) => running,
        other => return (other.as_str(), None),
    };
    let back = match running {
        Running::Active => None,
        Running::PendingPayment(back) | Running::StoppedUnpaid(back) => Some(match back {
            Back::Active => "active",
            Back::Trial => "trial",
            Back::Free => "free",
        }),
    };
    (LicenseState::Running(running).as_str(), back)
}

fn state(word: &str, back: Option<&str>, suspended: bool) -> Option<LicenseState> {
    let back = match back {
        Some("trial") => Back::Trial,
        Some("free") => Back::Free,
        _ => Back::Active,
    };
    let running = match word {
        "issued" => return Some(LicenseState::Issued),
        "trial" => return Some(LicenseState::Trial),
        "expired_to_free" => return Some(LicenseState::ExpiredToFree),
        "revoked" => return Some(LicenseState::Revoked),
        "active" => Running::Active,
        "pending_payment" => Running::PendingPayment(back),
        "stopped_unpaid" => Running::StoppedUnpaid(back),
        _ => return None,
    };
    Some(if suspended { LicenseState::Suspended(running) } else { LicenseState::Running(running) })
}

async fn holdings(conn: &mut Conn, id: i64) -> Result<Vec<Holding>, Refused> {
    let sql = "SELECT code, state, quantity, since, until FROM license_addons WHERE license = $1 ORDER BY code";
    conn.all(sql, args![id]).await?.iter().map(holding).collect()
}

fn holding(row: &Row) -> Result<Holding, Refused> {
    let stored = || Refused::Stored("add-on of a licence");
    let qty = u64::try_from(row.int(2)?).map_err(|_| stored())?;
    let held = match row.text(1)?.as_str() {
        "trial" => AddonRow::Trial { qty },
        "ended" => AddonRow::Ended,
        "bought" => AddonRow::Bought { qty },
        _ => return Err(stored()),
    };
    Ok(Holding {
        code: AddonCode::new(&row.text(0)?).map_err(|_| stored())?,
        row: held,
        since: Moment::from(from_micros(row.int(3)?)),
        until: moment(row.opt_int(4)?),
    })
}

async fn read(conn: &mut Conn, row: &Row) -> Result<License, Refused> {
    let stored = || Refused::Stored("license");
    let id = row.int(0)?;
    let suspended_from = moment(row.opt_int(6)?);
    let state = state(&row.text(4)?, row.opt_text(5)?.as_deref(), suspended_from.is_some());
    let previous = row.opt_text(13)?.map(|text| serde_json::from_str::<Level>(&text)).transpose();
    let tier = match row.u32(12)? {
        0 => Tier::Unlimited,
        users => Tier::Users(users),
    };
    let edition = catalogue::edition(&row.text(10)?).ok_or_else(stored)?.into();
    let at = |column| -> Result<Timestamp, DbError> { Ok(from_micros(row.int(column)?)) };
    Ok(License {
        id: LicenseId(id),
        vendor: VendorId(row.int(1)?),
        customer: row.opt_int(2)?.map(PersonId),
        kind: LicenseKind::parse(&row.text(3)?).ok_or_else(stored)?,
        state: state.ok_or_else(stored)?,
        suspended_from,
        revoked_from: moment(row.opt_int(7)?),
        key_hash: row.text(8)?,
        key_prefix: row.text(9)?,
        base: Level { edition, proxy: row.int(11)? != 0, tier, addons: Default::default() },
        holdings: holdings(conn, id).await?,
        previous: previous.map_err(|_| stored())?,
        maintenance_until: moment(row.opt_int(14)?),
        maintenance_months: row.u32(15)?,
        term: moment(row.opt_int(16)?),
        trial_days: row.u32(17)?,
        invoice: row.opt_text(18)?,
        due: moment(row.opt_int(19)?),
        defaulted: row.int(20)? != 0,
        external_id: row.opt_text(21)?,
        reseller: row.opt_text(22)?,
        note: row.text(23)?,
        seq: row.int(24)?,
        revision: row.int(25)?,
        created_at: at(26)?,
        updated_at: at(27)?,
    })
}
