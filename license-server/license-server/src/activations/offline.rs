//! Licences for machines without a connection: a request is carried here and its answer back; a receipt frees the slot; and
//! where not even that is possible, staff bind a licence to a host name (LIC-16, LIC-17).

use std::net::IpAddr;

use foundation::db::{Actor, Tx};
use foundation::http::FieldError;
use foundation::tokens::Scope;
use license::Moment;
use license::host::Hostname;
use license::lease::MANUAL_DAYS;
use license::moment::DAY;
use license::request::{Channel as Way, Purpose, Request};
use license::response::Response;
use license::steps::activation::{self as steps, ActivationState, Event, may_move, quota};
use license::steps::license::{Event as LicenseEvent, LicenseState, Login};
use license::tombstone::Tombstone;

use super::online::{Wish, release, take_slot};
use super::terms::Terms;
use super::{Activation, ActivationId, Channel, issue, not_genuine, note, rows, time};
use crate::licenses::{self, License, LicenseId};
use crate::office::Office;
use crate::principal::{Area, Holder, Principal};
use crate::refused::Refused;
use crate::text;
use crate::vendors::VendorId;

/// Seconds for which an offline answer is kept to be given again: longer than its request can be brought.
const KEPT: i64 = 60 * DAY;

impl Office {
    /// Answers an offline request for a licence: by its owner, or by staff. The same request gets the same answer.
    pub(super) async fn exchange(&self, principal: &Principal, id: LicenseId, file: &str) -> Result<String, Refused> {
        principal.needs(Scope::Write(Area::Activations))?;
        let vendor = principal.vendor()?;
        let license = licenses::visible(principal, licenses::get(&mut self.read().await?, vendor, id).await?)?;
        let terms = self.terms(vendor).await?;
        let now = Moment::from(self.clock().now());
        let request = Request::from_file(file, &terms.vendor.issuer, None, now);
        let request = request.map_err(|error| not_genuine(&error))?;
        if request.prd != terms.vendor.product
            || !matches!(request.pur, Purpose::Activate | Purpose::Transfer | Purpose::Refresh)
        {
            return Err(Refused::NotGenuine("it asks for another product, or for something else".to_owned()));
        }
        if let Some(prefix) = &request.key
            && *prefix != license.key_prefix
        {
            let detail = format!("the request is for the key {prefix}…, this licence has {}…", license.key_prefix);
            return Err(Refused::field("/request", "invalid", detail));
        }
        if license.state == LicenseState::Trial && matches!(principal.holder, Holder::Customer(_)) {
            let detail = "is a trial; offline, the vendor's staff answers for trials";
            return Err(Refused::field("/request", "staff_only", detail));
        }
        let by_staff = !matches!(principal.holder, Holder::Customer(_));
        let input = (self.clone(), terms, request, principal.actor.clone());
        self.db
            .write(input, move |tx, (office, terms, request, actor)| {
                Box::pin(async move { answer(tx, office, terms, id, (request, by_staff), actor).await })
            })
            .await
    }

    /// Binds a licence to a host name alone, for a machine that cannot even carry files: by staff, with a reason.
    pub(super) async fn bind_to_host(
        &self,
        principal: &Principal,
        id: LicenseId,
        (hostname, days, reason): (&str, u32, &str),
    ) -> Result<(Activation, String), Refused> {
        principal.needs(Scope::Write(Area::Licenses))?;
        let (vendor, mut errors) = (principal.vendor()?, Vec::new());
        let hostname = Hostname::parse(hostname);
        if let Err(error) = &hostname {
            errors.push(FieldError::new("/hostname", "invalid", error.to_string()));
        }
        if !(1..=MANUAL_DAYS).contains(&i64::from(days)) {
            errors.push(FieldError::new("/days", "out_of_range", format!("must be 1 to {MANUAL_DAYS}")));
        }
        let reason = text::name(reason, "/reason", &mut errors);
        Refused::unless_empty(errors)?;
        let hostname = hostname.map_err(|_| Refused::Stored("hostname"))?;
        licenses::get(&mut self.read().await?, vendor, id).await?;
        let terms = self.terms(vendor).await?;
        let input = (self.clone(), terms, hostname, reason, days, principal.actor.clone());
        self.db
            .write(input, move |tx, (office, terms, hostname, reason, days, actor)| {
                Box::pin(async move {
                    let (_, now) = time(tx);
                    replace_manual(tx, actor, id, hostname).await?;
                    let (login, bound) = (Login::Verified, Some((&*hostname, reason.as_str())));
                    let wish = Wish { channel: Channel::Manual, login, request: None, actor, by_staff: true, bound };
                    let (license, mut activation) = take_slot(tx, office, terms, id, &wish).await?;
                    let before = activation.clone();
                    let latest = Some(now.plus_days((*days).into()));
                    let token = issue::sign_until(terms, &license, &mut activation, None, latest, now)?;
                    activation.revision += 1;
                    rows::update(tx, &activation, &before).await?;
                    Ok((activation, response(terms, token)))
                })
            })
            .await
    }

    /// Takes the receipt of an installation that gave its licence up without a connection. It proves itself.
    pub(super) async fn take_receipt(
        &self,
        vendor: VendorId,
        file: &str,
        peer: IpAddr,
    ) -> Result<ActivationId, Refused> {
        let wrong = |detail: String| Refused::Invalid(vec![FieldError::new("/receipt", "not_genuine", detail)]);
        let claimed = Tombstone::activation(file).map_err(|error| wrong(error.to_string()))?;
        let id: ActivationId = claimed.parse().map_err(|_| wrong("names no activation of ours".to_owned()))?;
        let held = rows::get(&mut self.read().await?, vendor, id).await?;
        let key = held.key.ok_or_else(|| wrong("is of an activation without a key".to_owned()))?;
        let terms = self.terms(vendor).await?;
        let receipt =
            Tombstone::from_file(file, &terms.vendor.issuer, &key).map_err(|error| wrong(error.to_string()))?;
        if held.is_released() {
            return Ok(id);
        }
        let actor = Actor { name: format!("installation:{}", receipt.iid), peer: Some(peer), request: None };
        let seen = receipt.seq;
        self.db
            .write(actor, move |tx, actor| Box::pin(async move { release(tx, actor, vendor, id, Some(seen)).await }))
            .await?;
        Ok(id)
    }

    /// Lets a licence move: the machine that has it keeps it for the window of the vendor's policy, and its slot is free.
    pub(super) async fn begin_transfer(
        &self,
        principal: &Principal,
        id: LicenseId,
    ) -> Result<Vec<Activation>, Refused> {
        principal.needs(Scope::Write(Area::Activations))?;
        let vendor = principal.vendor()?;
        licenses::visible(principal, licenses::get(&mut self.read().await?, vendor, id).await?)?;
        let policy = self.terms(vendor).await?.vendor.policy.clone();
        let staff = matches!(principal.holder, Holder::Staff(..) | Holder::Operator);
        self.db
            .write(principal.actor.clone(), move |tx, actor| {
                Box::pin(async move {
                    let (at, now) = time(tx);
                    let license = licenses::lock(tx, vendor, id).await?;
                    license.state.step(LicenseEvent::TransferBegun)?;
                    let held = rows::of_license(tx, id).await?;
                    may_move(&held.iter().map(|held| held.standing).collect::<Vec<_>>())?;
                    let times: Vec<Moment> = held.iter().map(|held| Moment::from(held.activated_at)).collect();
                    if !staff {
                        let most = usize::try_from(policy.activations_per_90_days).unwrap_or(usize::MAX);
                        quota(&times, most, now)?;
                    }
                    let until = now.plus_days(policy.migration_window_days.into());
                    for before in held.into_iter().filter(Activation::holds_slot) {
                        if !staff && before.channel != Channel::Online {
                            // Its token lives on whatever we write down, until its receipt is brought (attack 14).
                            return Err(steps::Refused::NotPossible.into());
                        }
                        let mut after = before.clone();
                        after.step(Event::MigrationBegun { until }, at)?;
                        if policy.migration_window_days == 0 {
                            after.step(Event::WindowEnded { now }, at)?;
                        }
                        after.revision += 1;
                        rows::update(tx, &after, &before).await?;
                        note(tx, actor, "activation.transfer_begun", Some(&before), &after).await?;
                    }
                    licenses::raise(tx, id, license.seq + 1).await?;
                    rows::of_license(tx, id).await
                })
            })
            .await
    }

    /// Frees the slot of an activation whose machine is gone: of any by staff, of one that asks by itself by its owner.
    pub(super) async fn free_slot(
        &self,
        principal: &Principal,
        id: ActivationId,
        reason: &str,
    ) -> Result<Activation, Refused> {
        principal.needs(Scope::Write(Area::Activations))?;
        let (vendor, mut errors) = (principal.vendor()?, Vec::new());
        let reason = text::name(reason, "/reason", &mut errors);
        Refused::unless_empty(errors)?;
        let held = rows::get(&mut self.read().await?, vendor, id).await?;
        let license = licenses::get(&mut self.read().await?, vendor, held.license).await?;
        licenses::visible(principal, license).map_err(|_| Refused::missing("activation", id))?;
        if matches!(principal.holder, Holder::Customer(_)) && held.channel != Channel::Online {
            return Err(steps::Refused::NotPossible.into());
        }
        let actor = Actor { name: format!("{} ({reason})", principal.actor.name), ..principal.actor.clone() };
        self.db.write(actor, move |tx, actor| Box::pin(async move { release(tx, actor, vendor, id, None).await })).await
    }

    /// What time brings about: windows end, offline tokens end, the silent count as lost; and what nobody can bring is forgotten.
    pub(crate) async fn settle_activations(&self) -> Result<u64, Refused> {
        let (now, mut settled) = (self.clock().micros(), 0);
        loop {
            let due = rows::due(&mut self.read().await?, now, 200).await?;
            if due.is_empty() {
                break;
            }
            for held in due {
                let (vendor, id) = (held.vendor, held.id);
                self.db.write((), move |tx, ()| Box::pin(async move { pass_time(tx, vendor, id).await })).await?;
                settled += 1;
            }
        }
        let forgotten = self.db.write((), |tx, ()| Box::pin(async move { rows::sweep(tx).await })).await?;
        Ok(settled + forgotten)
    }
}

async fn pass_time(tx: &mut Tx, vendor: VendorId, id: ActivationId) -> Result<(), Refused> {
    let before = rows::get(tx, vendor, id).await?;
    let (mut after, (at, now), system) = (before.clone(), time(tx), Actor::system());
    let (event, kind) = match before.standing.state {
        ActivationState::Migrating { .. } => (Event::WindowEnded { now }, "activation.released"),
        ActivationState::PendingOffline => (Event::Released, "activation.released"),
        ActivationState::Live if rows::silent_from(&before) > at => return Ok(rows::look_again(tx, &before).await?),
        _ => (Event::Silent, "activation.lost"),
    };
    after.step(event, at)?;
    after.revision += 1;
    rows::update(tx, &after, &before).await?;
    if after.is_released() {
        let license = licenses::lock(tx, vendor, before.license).await?;
        licenses::raise(tx, license.id, license.seq + 1).await?;
    }
    note(tx, &system, kind, Some(&before), &after).await
}

fn response(terms: &Terms, token: String) -> String {
    Response { token, keys: terms.signer.set.text().to_owned() }.to_file()
}

async fn answer(
    tx: &mut Tx,
    office: &Office,
    terms: &Terms,
    id: LicenseId,
    (request, by_staff): (&Request, bool),
    actor: &Actor,
) -> Result<String, Refused> {
    let (at, now) = time(tx);
    let vendor = terms.vendor.id;
    match rows::answer(tx, vendor, request.nonce.as_str()).await? {
        Some((license, answer)) if license == id => return Ok(answer),
        Some(_) => return Err(Refused::Replayed),
        None => {}
    }
    if !rows::take(tx, vendor, &request.once(Way::Offline)).await? {
        return Err(Refused::Replayed);
    }
    let held = rows::of_license(tx, id).await?;
    let mine = held.into_iter().find(|held| {
        held.holds_slot()
            && held.installation.as_deref() == Some(request.iid.0.as_str())
            && held.key == request.public()
    });
    let (license, mut activation) = match (request.pur, mine) {
        (Purpose::Refresh, Some(mine)) => (refreshed(tx, vendor, id, request).await?, mine),
        _ => {
            let login = Login::Verified;
            let wish = Wish { channel: Channel::Offline, login, request: Some(request), actor, by_staff, bound: None };
            take_slot(tx, office, terms, id, &wish).await?
        }
    };
    let before = activation.clone();
    activation.learn(request, at);
    activation.channel = Channel::Offline;
    let token = issue::sign(terms, &license, &mut activation, Some(request.nonce.clone()), now)?;
    activation.revision += 1;
    rows::update(tx, &activation, &before).await?;
    let file = response(terms, token);
    let forget = at.as_microsecond() + KEPT * 1_000_000;
    rows::keep_answer(tx, &activation, request.nonce.as_str(), &file, forget).await?;
    note(tx, actor, "activation.answered_offline", None, &activation).await?;
    Ok(file)
}

/// The licence of an activation that is refreshed on paper: always with a higher number, which is what the import asks for.
async fn refreshed(tx: &mut Tx, vendor: VendorId, id: LicenseId, request: &Request) -> Result<License, Refused> {
    let license = licenses::lock(tx, vendor, id).await?;
    let license = licenses::settle(tx, license).await?;
    let held = request.last.as_ref().map_or(0, |last| i64::try_from(last.seq).unwrap_or(i64::MAX - 2));
    let seq = license.seq.max(held) + 1;
    licenses::raise(tx, id, seq).await?;
    Ok(License { seq, ..license })
}

/// One binding by host name gives way to the next for the same host.
async fn replace_manual(tx: &mut Tx, actor: &Actor, id: LicenseId, hostname: &Hostname) -> Result<(), Refused> {
    let (at, _) = time(tx);
    for before in rows::of_license(tx, id).await? {
        let same = before.channel == Channel::Manual && before.hostname.as_ref() == Some(hostname);
        if !same || before.is_released() {
            continue;
        }
        let mut after = before.clone();
        after.step(Event::Released, at)?;
        after.revision += 1;
        rows::update(tx, &after, &before).await?;
        note(tx, actor, "activation.released", Some(&before), &after).await?;
    }
    Ok(())
}
