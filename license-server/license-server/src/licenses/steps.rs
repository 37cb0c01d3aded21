//! The steps of a licence that nobody buys: what dates bring about, and what staff decide.

use foundation::clock::from_micros;
use foundation::db::{Actor, Tx};
use foundation::http::FieldError;
use foundation::secrets;
use foundation::tokens::Scope;
use license::Moment;
use license::license_key::LicenseKey;
use license::steps::addon::{AddonRow, Event as AddonEvent};
use license::steps::license::Refused::NotPossible;
use license::steps::license::{Event, LicenseState, Running};

use super::{License, LicenseId, LicenseKind, hash, keep, lock};
use crate::invoices;
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::text;
use crate::vendors::{self, VendorId};

/// What staff do to a licence.
#[derive(Clone, Debug)]
pub(crate) enum Decision {
    /// It is to stop after the notice of the vendor's policy.
    Suspend,
    /// It goes on.
    Reinstate,
    /// It ends for good.
    Revoke,
    /// Upgrade protection lasts until then.
    Protect(Moment),
    /// A lease is paid until then.
    Lease(Moment),
    /// Another key opens it: the old one was lost, or has become known.
    Rekey,
}

/// The longest reason that is kept, in bytes.
const LONGEST_REASON: usize = 1000;

/// Takes every step that a date has brought about.
pub(crate) async fn settle(tx: &mut Tx, mut license: License) -> Result<License, Refused> {
    let (now, system) = (Moment::from(from_micros(tx.micros())), Actor::system());
    for at in 0..license.holdings.len() {
        let held = &license.holdings[at];
        let over = held.until.is_some_and(|until| until <= now);
        if !over || !matches!(held.row, AddonRow::Trial { .. }) {
            continue;
        }
        let row = held.row.step(AddonEvent::TrialEnded)?;
        let mut after = license.clone();
        after.holdings[at].row = row;
        let why = after.holdings[at].code.to_string();
        license = keep(tx, &system, "license.addon_trial_ended", &license, after, Some(&why)).await?;
    }
    while let Some((kind, after)) = passed(&license, now)? {
        if let ("license.stopped", Some(number)) = (kind, &license.invoice) {
            invoices::fall_due(tx, license.vendor, number).await?;
        }
        license = keep(tx, &system, kind, &license, after, None).await?;
    }
    Ok(license)
}

/// A licence as it stands now, locked: for whoever is about to change it.
pub(crate) async fn lock_settled(tx: &mut Tx, vendor: VendorId, id: LicenseId) -> Result<License, Refused> {
    let license = lock(tx, vendor, id).await?;
    settle(tx, license).await
}

/// The next step that a date has brought about.
fn passed(license: &License, now: Moment) -> Result<Option<(&'static str, License)>, Refused> {
    let reached = |at: Option<Moment>| at.is_some_and(|at| at <= now);
    let (event, kind) = match license.state {
        LicenseState::Trial if reached(license.term) => (Event::TrialEnded, "license.trial_ended"),
        LicenseState::Running(Running::PendingPayment(_)) | LicenseState::Suspended(Running::PendingPayment(_))
            if reached(license.due) =>
        {
            (Event::DueReached, "license.stopped")
        }
        LicenseState::Running(Running::Active)
            if license.kind == LicenseKind::Lease
                && reached(license.term.map(|term| term.plus_days(license::lease::LEASE_GRACE_DAYS))) =>
        {
            (Event::LeaseEnded, "license.lease_ended")
        }
        _ => return Ok(None),
    };
    let defaulted = license.defaulted || event == Event::DueReached;
    Ok(Some((kind, License { state: license.state.step(event)?, defaulted, ..license.clone() })))
}

impl Office {
    /// Takes the steps that dates have brought about, on some licences at a time. Says how many there were.
    pub(crate) async fn settle_licenses(&self) -> Result<u64, Refused> {
        let mut settled = 0;
        loop {
            let now = self.clock().micros();
            let due = super::due(&mut self.read().await?, now, 200).await?;
            if due.is_empty() {
                return Ok(settled);
            }
            for (vendor, id) in due {
                self.db
                    .write((), move |tx, ()| {
                        Box::pin(async move {
                            let license = lock(tx, vendor, id).await?;
                            settle(tx, license).await
                        })
                    })
                    .await?;
                settled += 1;
            }
        }
    }

    /// Carries out what staff decided, and says why. A new key is returned where there is one.
    pub(crate) async fn decide_license(
        &self,
        principal: &Principal,
        id: LicenseId,
        decision: Decision,
        why: &str,
    ) -> Result<(License, Option<LicenseKey>), Refused> {
        principal.needs(Scope::Write(Area::Licenses))?;
        let (vendor, mut errors) = (principal.vendor()?, Vec::new());
        let why = text::words(why, LONGEST_REASON, "/reason", &mut errors);
        if why.is_empty() {
            errors.push(FieldError::new("/reason", "required", "says why; it stands in the audit trail"));
        }
        Refused::unless_empty(errors)?;
        self.db
            .write((principal.actor.clone(), decision, why), move |tx, (actor, decision, why)| {
                Box::pin(async move {
                    let notice = vendors::get(tx, vendor).await?.policy.suspension_notice_days;
                    let before = lock(tx, vendor, id).await?;
                    let now = Moment::from(from_micros(tx.micros()));
                    let (kind, after, key) = decided(&before, decision, notice, now)?;
                    Ok((keep(tx, actor, kind, &before, after, Some(why)).await?, key))
                })
            })
            .await
    }
}

fn decided(
    before: &License,
    decision: &Decision,
    notice: u32,
    now: Moment,
) -> Result<(&'static str, License, Option<LicenseKey>), Refused> {
    let mut after = before.clone();
    let mut made = None;
    let kind = match decision {
        Decision::Suspend => {
            after.state = before.state.step(Event::Suspended)?;
            after.suspended_from = Some(now.plus_days(notice.into()));
            "license.suspended"
        }
        Decision::Reinstate => {
            after.state = before.state.step(Event::Reinstated)?;
            after.suspended_from = None;
            "license.reinstated"
        }
        Decision::Revoke => {
            after.state = before.state.step(Event::Revoked)?;
            (after.suspended_from, after.revoked_from) = (None, Some(now));
            "license.revoked"
        }
        Decision::Protect(until) => {
            if before.maintenance_until.is_some_and(|held| *until < held) {
                let detail = "is earlier than what was granted; protection is never shortened";
                return Err(Refused::field("/until", "out_of_range", detail));
            }
            (after.maintenance_until, after.maintenance_months) = (Some(*until), 0);
            "license.protected"
        }
        Decision::Lease(until) => {
            if before.kind != LicenseKind::Lease || before.term.is_some_and(|term| *until <= term) {
                return Err(Refused::field("/until", "out_of_range", "must be later than the term of a lease"));
            }
            after.state = match before.state {
                LicenseState::Issued => LicenseState::Issued,
                state => state.step(Event::LeaseRenewed)?,
            };
            after.term = Some(*until);
            "license.leased"
        }
        Decision::Rekey => {
            if before.state == LicenseState::Revoked {
                return Err(NotPossible { state: before.state.as_str(), event: "given another key" }.into());
            }
            let key = LicenseKey::from_random(&secrets::random::<16>());
            (after.key_hash, after.key_prefix) = (hash(&key), key.prefix().to_owned());
            made = Some(key);
            "license.rekeyed"
        }
    };
    Ok((kind, after, made))
}
