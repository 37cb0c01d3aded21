//! Licences: what was sold, given or lent for trial, and where it stands. Which steps a licence can take, and from what to what
//! it may grow, `license` says; what an installation is told of it, `activations` does.

mod notices;
mod rest;
mod rows;
mod steps;

pub(crate) use self::rest::{
    AddonQuantity, License as LicenseDocument, Reason, level, license_answer, operations, parse,
};
pub(crate) use self::rows::{by_key, due, get, lock, micros, moment, raise};
pub(crate) use self::steps::{lock_settled, settle};

use foundation::db::{Actor, AuditEntry, Change, Event, Tx};
use foundation::http::FieldError;
use foundation::secrets;
use foundation::tokens::Scope;
use jiff::Timestamp;
use license::Moment;
use license::catalogue::TRIAL_DAYS;
use license::entitlement::AddonCode;
use license::level::{Level, Tier};
use license::license_key::LicenseKey;
use license::steps::addon::AddonRow;
use license::steps::license::{LicenseState, Running};
use license::steps::maintenance::MONTHS;
use serde_json::json;

use crate::activations;
use crate::catalogue;
use crate::customers;
use crate::office::Office;
use crate::people::PersonId;
use crate::principal::{Area, Holder, Principal};
use crate::refused::Refused;
use crate::text;
use crate::vendors::{self, MaintenanceStart, VendorId};

foundation::id_type!(
    /// A licence.
    LicenseId,
    "license"
);

/// How a licence was come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LicenseKind {
    /// Bought, for good.
    Paid,
    /// Rented until its term.
    Lease,
    /// Lent, until it is bought or its days are over.
    Trial,
    /// Given, not for resale.
    Nfr,
}

impl LicenseKind {
    const ALL: [Self; 4] = [Self::Paid, Self::Lease, Self::Trial, Self::Nfr];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Lease => "lease",
            Self::Trial => "trial",
            Self::Nfr => "nfr",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// An add-on of a licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Holding {
    pub(crate) code: AddonCode,
    pub(crate) row: AddonRow,
    pub(crate) since: Moment,
    /// The end of a trial.
    pub(crate) until: Option<Moment>,
}

/// A licence as its rows tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct License {
    pub(crate) id: LicenseId,
    pub(crate) vendor: VendorId,
    pub(crate) customer: Option<PersonId>,
    pub(crate) kind: LicenseKind,
    pub(crate) state: LicenseState,
    /// When a suspension takes effect.
    pub(crate) suspended_from: Option<Moment>,
    /// When it was ended for good.
    pub(crate) revoked_from: Option<Moment>,
    /// SHA-256 of the key, in hexadecimal.
    pub(crate) key_hash: String,
    pub(crate) key_prefix: String,
    /// Edition, proxy and tier as granted now; what was bought of add-ons stands in `holdings`.
    pub(crate) base: Level,
    pub(crate) holdings: Vec<Holding>,
    /// What was granted before the unpaid order.
    pub(crate) previous: Option<Level>,
    /// The end of upgrade protection; none before it begins.
    pub(crate) maintenance_until: Option<Moment>,
    /// Months of upgrade protection that begin with the first activation.
    pub(crate) maintenance_months: u32,
    /// The end of a trial or of what a lease is paid for; of one that fell to Free, when it fell.
    pub(crate) term: Option<Moment>,
    pub(crate) trial_days: u32,
    /// The open invoice's number, and when it is due.
    pub(crate) invoice: Option<String>,
    pub(crate) due: Option<Moment>,
    /// Whether an invoice of it was once not paid in time.
    pub(crate) defaulted: bool,
    pub(crate) external_id: Option<String>,
    pub(crate) reseller: Option<String>,
    pub(crate) note: String,
    /// Rises with every change that a token would show.
    pub(crate) seq: i64,
    pub(crate) revision: i64,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

impl License {
    /// Edition, proxy, tier and what was bought of add-ons: from what it grows. During a trial and after its fall that is Free.
    pub(crate) fn level(&self) -> Level {
        match self.state {
            LicenseState::Trial | LicenseState::ExpiredToFree => Level::free(),
            _ => self.granted(),
        }
    }

    /// The same as it is granted, whatever it was come by.
    pub(crate) fn granted(&self) -> Level {
        let bought = self.holdings.iter().filter_map(|held| match held.row {
            AddonRow::Bought { qty } => Some((held.code.clone(), qty)),
            _ => None,
        });
        Level { addons: bought.collect(), ..self.base.clone() }
    }

    /// Grants another level: what was bought of add-ons is replaced, what was tried stays known.
    pub(crate) fn grant(&mut self, level: &Level, now: Moment) {
        self.base = Level { addons: Default::default(), ..level.clone() };
        self.holdings.retain(|held| !matches!(held.row, AddonRow::Bought { .. }) || level.quantity(&held.code) > 0);
        for (code, qty) in &level.addons {
            let row = AddonRow::Bought { qty: *qty };
            match self.holdings.iter_mut().find(|held| held.code == *code) {
                Some(held) if held.row == row => {}
                Some(held) => {
                    let bought = matches!(held.row, AddonRow::Bought { .. });
                    *held =
                        Holding { code: code.clone(), row, since: if bought { held.since } else { now }, until: None };
                }
                None => self.holdings.push(Holding { code: code.clone(), row, since: now, until: None }),
            }
        }
        self.holdings.sort_by(|a, b| a.code.cmp(&b.code));
    }

    /// The same with another key, which opens it from now on.
    pub(crate) fn rekeyed(&self) -> (Self, LicenseKey) {
        let key = LicenseKey::from_random(&secrets::random::<16>());
        (Self { key_hash: hash(&key), key_prefix: key.prefix().to_owned(), ..self.clone() }, key)
    }

    /// Where an add-on stands on it.
    pub(crate) fn addon(&self, code: &AddonCode) -> AddonRow {
        self.holdings.iter().find(|held| held.code == *code).map_or(AddonRow::None, |held| held.row)
    }

    /// Whether upgrade protection is alive. One that has not begun is: it begins whole.
    pub(crate) fn is_protected(&self, now: Moment) -> bool {
        self.maintenance_until.is_none_or(|until| license::steps::maintenance::is_live(until, now))
    }

    /// Whether a date has changed its state, and the rows do not say so yet.
    pub(crate) fn is_due(&self, now: Moment) -> bool {
        self.next_change().is_some_and(|at| at <= now)
    }

    /// The next date at which its state changes by itself.
    fn next_change(&self) -> Option<Moment> {
        let of_state = match self.state {
            LicenseState::Trial => self.term,
            LicenseState::Running(Running::PendingPayment(_)) | LicenseState::Suspended(Running::PendingPayment(_)) => {
                self.due
            }
            LicenseState::Running(Running::Active) if self.kind == LicenseKind::Lease => {
                self.term.map(|term| term.plus_days(license::lease::LEASE_GRACE_DAYS))
            }
            _ => None,
        };
        let trials = self.holdings.iter().filter(|held| matches!(held.row, AddonRow::Trial { .. }));
        trials.filter_map(|held| held.until).chain(of_state).min()
    }
}

/// A licence to be made.
#[derive(Clone, Debug)]
pub(crate) struct NewLicense {
    pub(crate) customer: Option<PersonId>,
    pub(crate) kind: LicenseKind,
    pub(crate) level: Level,
    pub(crate) maintenance_months: u32,
    pub(crate) term: Option<Moment>,
    pub(crate) trial_days: u32,
    /// Whether a trial is made although its customer has tried before.
    pub(crate) again: bool,
    pub(crate) external_id: Option<String>,
    pub(crate) reseller: Option<String>,
    pub(crate) note: String,
}

impl NewLicense {
    /// One that is bought, with a year of upgrade protection.
    pub(crate) fn paid(customer: PersonId, level: Level) -> Self {
        Self {
            customer: Some(customer),
            kind: LicenseKind::Paid,
            level,
            maintenance_months: MONTHS.unsigned_abs(),
            term: None,
            trial_days: 0,
            again: false,
            external_id: None,
            reseller: None,
            note: String::new(),
        }
    }
}

/// What is to change of a licence without changing what it grants.
#[derive(Clone, Debug, Default)]
pub(crate) struct LicenseChange {
    pub(crate) external_id: Option<Option<String>>,
    pub(crate) reseller: Option<Option<String>>,
    pub(crate) note: Option<String>,
}

/// By what licences are looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    pub(crate) only: Option<LicenseId>,
    pub(crate) customer: Option<PersonId>,
    pub(crate) key_prefix: Option<String>,
    pub(crate) external_id: Option<String>,
    pub(crate) state: Option<String>,
}

/// How a licence's key is kept.
pub(crate) fn hash(key: &LicenseKey) -> String {
    key.digest().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn shown(license: &License) -> String {
    let moment = |at: Option<Moment>| at.map(|at| at.to_string());
    let holdings = license.holdings.iter().map(|held| (held.code.as_str(), format!("{:?}", held.row)));
    json!({
        "customer": license.customer.map(|id| id.to_string()), "kind": license.kind.as_str(),
        "state": license.state.as_str(), "level": license.base, "addons": holdings.collect::<Vec<_>>(),
        "maintenance_until": moment(license.maintenance_until), "term": moment(license.term),
        "invoice": license.invoice, "due": moment(license.due), "external_id": license.external_id,
        "reseller": license.reseller, "note": license.note, "seq": license.seq,
    })
    .to_string()
}

async fn note(
    tx: &mut Tx,
    actor: &Actor,
    kind: &'static str,
    (before, after): (Option<&License>, &License),
    why: Option<&str>,
) -> Result<(), Refused> {
    let (owner, object) = (after.vendor.0, after.id.0);
    let detail = why.map(|why| json!({"reason": why}).to_string());
    tx.record(Event { kind, owner, object, revision: after.revision, detail: detail.clone() });
    let after_text = match why {
        Some(why) => json!({"reason": why, "license": shown(after)}).to_string(),
        None => shown(after),
    };
    let change = Change { before: before.map(shown), after: Some(after_text) };
    Ok(tx.audit_of(owner, actor, AuditEntry { action: kind, object: after.id.to_string(), change }).await?)
}

/// Makes a licence and its key, which is shown this once.
pub(crate) async fn issue(
    tx: &mut Tx,
    vendor: VendorId,
    actor: &Actor,
    new: &NewLicense,
) -> Result<(License, LicenseKey), Refused> {
    let key = LicenseKey::from_random(&secrets::random::<16>());
    let now = Moment::from(foundation::clock::from_micros(tx.micros()));
    let starts = vendors::get(tx, vendor).await?.policy.maintenance_starts;
    let at_once = new.maintenance_months > 0 && starts == MaintenanceStart::Issue;
    let until = at_once.then(|| now.plus_months(i32::try_from(new.maintenance_months).unwrap_or(i32::MAX)));
    let state = match new.kind {
        LicenseKind::Trial => LicenseState::Trial,
        _ => LicenseState::Issued,
    };
    let made = foundation::clock::from_micros(tx.micros());
    let mut license = License {
        id: LicenseId(tx.new_id().await?),
        vendor,
        customer: new.customer,
        kind: new.kind,
        state,
        suspended_from: None,
        revoked_from: None,
        key_hash: hash(&key),
        key_prefix: key.prefix().to_owned(),
        base: Level::free(),
        holdings: Vec::new(),
        previous: None,
        maintenance_until: until,
        maintenance_months: if at_once { 0 } else { new.maintenance_months },
        term: new.term,
        trial_days: new.trial_days,
        invoice: None,
        due: None,
        defaulted: false,
        external_id: new.external_id.clone(),
        reseller: new.reseller.clone(),
        note: new.note.clone(),
        seq: 1,
        revision: 1,
        created_at: made,
        updated_at: made,
    };
    license.grant(&new.level, now);
    rows::insert(tx, &license).await?;
    note(tx, actor, "license.created", (None, &license), None).await?;
    Ok((license, key))
}

/// Keeps a licence as it is after a step: its next revision, and its next number in tokens. `before` was read in this transaction.
pub(crate) async fn keep(
    tx: &mut Tx,
    actor: &Actor,
    kind: &'static str,
    before: &License,
    after: License,
    why: Option<&str>,
) -> Result<License, Refused> {
    let updated_at = foundation::clock::from_micros(tx.micros());
    let after = License { seq: before.seq + 1, revision: before.revision + 1, updated_at, ..after };
    rows::update(tx, &after).await?;
    note(tx, actor, kind, (Some(before), &after), why).await?;
    Ok(after)
}

/// What of a new licence the catalogue does not have.
pub(crate) async fn check_level(tx: &mut Tx, vendor: VendorId, level: &Level) -> Result<(), Refused> {
    let sold = catalogue::rules(tx, vendor).await?;
    let mut errors = Vec::new();
    if !sold.sells(level.edition, level.tier) {
        let detail = format!("{} is not sold for {}", level.edition, level.tier);
        errors.push(FieldError::new("/users", "not_sold", detail));
    }
    for (code, qty) in &level.addons {
        if sold.offer(code, level.edition).is_none() || *qty == 0 {
            let detail = format!("the add-on {code} is not available for {}", level.edition);
            errors.push(FieldError::new("/addons", "not_sold", detail));
        }
    }
    Refused::unless_empty(errors)
}

impl Office {
    /// Licences in the order they were made, after `after`: the vendor's for staff, their own for customers.
    pub(crate) async fn licenses(
        &self,
        principal: &Principal,
        search: Search,
        after: Option<LicenseId>,
        rows: i64,
    ) -> Result<Vec<License>, Refused> {
        principal.needs(Scope::Read(Area::Licenses))?;
        let search = match principal.holder {
            Holder::Customer(id) => Search { customer: Some(id), only: principal.bound, ..search },
            _ => search,
        };
        rows::list(&mut self.read().await?, principal.vendor()?, &search, after.map_or(0, |id| id.0), rows).await
    }

    /// A licence that whoever asks may see.
    pub(crate) async fn license(&self, principal: &Principal, id: LicenseId) -> Result<License, Refused> {
        principal.needs(Scope::Read(Area::Licenses))?;
        let license = get(&mut self.read().await?, principal.vendor()?, id).await?;
        visible(principal, license)
    }

    /// Makes a licence without an order: by staff.
    pub(crate) async fn issue_license(
        &self,
        principal: &Principal,
        new: NewLicense,
    ) -> Result<(License, LicenseKey), Refused> {
        principal.needs(Scope::Write(Area::Licenses))?;
        let vendor = principal.vendor()?;
        let new = checked(new)?;
        self.db
            .write((self.clone(), principal.actor.clone(), new), move |tx, (office, actor, new)| {
                Box::pin(async move {
                    let email = match new.customer {
                        Some(customer) => Some(customers::email(tx, vendor, customer).await?),
                        None => None,
                    };
                    check_level(tx, vendor, &new.level).await?;
                    let (license, key) = issue(tx, vendor, actor, new).await?;
                    if let Some(email) = email.filter(|_| new.kind == LicenseKind::Trial && !new.again) {
                        activations::product_trial(tx, office, &license, &email).await?;
                    }
                    Ok((license, key))
                })
            })
            .await
    }

    /// Changes what the vendor notes of a licence. What it grants stays.
    pub(crate) async fn change_license(
        &self,
        principal: &Principal,
        id: LicenseId,
        change: LicenseChange,
        expected: Option<i64>,
    ) -> Result<License, Refused> {
        principal.needs(Scope::Write(Area::Licenses))?;
        let (vendor, mut errors) = (principal.vendor()?, Vec::new());
        let mut named = |id: Option<String>, pointer| id.map(|id| text::name(&id, pointer, &mut errors));
        let change = LicenseChange {
            external_id: change.external_id.map(|id| named(id, "/external_id")),
            reseller: change.reseller.map(|id| named(id, "/reseller")),
            note: change.note,
        };
        let note = change.note.map(|note| text::words(&note, 4000, "/note", &mut errors));
        let change = LicenseChange { note, ..change };
        Refused::unless_empty(errors)?;
        self.db
            .write((principal.actor.clone(), change), move |tx, (actor, change)| {
                Box::pin(async move {
                    let before = lock(tx, vendor, id).await?;
                    Refused::check_revision(expected, before.revision)?;
                    let change = change.clone();
                    let after = License {
                        external_id: change.external_id.unwrap_or_else(|| before.external_id.clone()),
                        reseller: change.reseller.unwrap_or_else(|| before.reseller.clone()),
                        note: change.note.unwrap_or_else(|| before.note.clone()),
                        ..before.clone()
                    };
                    keep(tx, actor, "license.updated", &before, after, None).await
                })
            })
            .await
    }
}

/// A licence, if it is whoever asks' to see: a customer's own.
pub(crate) fn visible(principal: &Principal, license: License) -> Result<License, Refused> {
    match principal.holder {
        Holder::Customer(id) if license.customer != Some(id) || !principal.reaches(Some(license.id)) => {
            Err(Refused::missing("license", license.id))
        }
        _ => Ok(license),
    }
}

fn checked(new: NewLicense) -> Result<NewLicense, Refused> {
    let mut errors = Vec::new();
    if new.customer.is_none() && new.kind != LicenseKind::Trial {
        errors.push(FieldError::new("/customer", "required", "says whose licence it is"));
    }
    if new.kind == LicenseKind::Trial && !(1..=TRIAL_DAYS).contains(&new.trial_days) {
        errors.push(FieldError::new("/trial_days", "out_of_range", format!("must be 1 to {TRIAL_DAYS}")));
    }
    if new.kind == LicenseKind::Lease && new.term.is_none() {
        errors.push(FieldError::new("/term", "required", "says until when the lease is paid"));
    }
    if new.level.edition == license::entitlement::Edition::Free {
        errors.push(FieldError::new("/edition", "not_sold", "Free needs no licence"));
    }
    if new.maintenance_months > 120 {
        errors.push(FieldError::new("/maintenance_months", "out_of_range", "must be 0 to 120"));
    }
    if matches!(new.level.tier, Tier::Users(0)) {
        errors.push(FieldError::new("/users", "out_of_range", "must be at least 1"));
    }
    let mut named = |id: Option<String>, pointer| id.map(|id| text::name(&id, pointer, &mut errors));
    let external_id = named(new.external_id, "/external_id");
    let reseller = named(new.reseller, "/reseller");
    let note = text::words(&new.note, 4000, "/note", &mut errors);
    Refused::unless_empty(errors)?;
    Ok(NewLicense { external_id, reseller, note, ..new })
}
