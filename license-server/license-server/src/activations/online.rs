//! What an installation asks for over the network: a licence for its key, the licence as it stands now, and to be let go.

use std::net::IpAddr;

use foundation::db::{Actor, Tx};
use foundation::secrets;
use license::Moment;
use license::host::{Hostname, Machine};
use license::license_key::LicenseKey;
use license::nonce::Nonce;
use license::request::{Channel as Way, Purpose, Request};
use license::steps::activation::{self as steps, ActivationState, Event};
use license::steps::license::{Event as LicenseEvent, LicenseState, Login, Slot};
use secrecy::SecretString;

use super::terms::Terms;
use super::{Activation, ActivationId, Channel, installation, issue, not_genuine, note, rows, time, trials};
use crate::licenses::{self, License, LicenseKind, hash, settle};
use crate::mails::{self, Activated};
use crate::office::Office;
use crate::people::{Attempt, LoginKind};
use crate::refused::Refused;
use crate::vendors::VendorId;

/// What an installation brings to activate a key.
pub(super) struct Order<'a> {
    pub(super) key: &'a str,
    pub(super) proof: &'a str,
    /// The account's login, for a paid key (LIC-28).
    pub(super) login: Option<Account<'a>>,
    pub(super) peer: IpAddr,
    pub(super) request: &'a str,
}

/// The login of an account.
pub(super) struct Account<'a> {
    pub(super) email: &'a str,
    pub(super) password: &'a SecretString,
    pub(super) code: Option<&'a str>,
}

/// What an installation is answered.
pub(super) struct Granted {
    pub(super) id: ActivationId,
    pub(super) token: String,
    pub(super) ratchet: String,
    pub(super) key_set_seq: u64,
    pub(super) revision: i64,
}

/// How a ratchet is kept.
fn hashed(ratchet: &str) -> String {
    blake3::hash(ratchet.as_bytes()).to_hex().to_string()
}

/// A ratchet that nobody has had.
fn ratchet() -> String {
    Nonce::from_random(&secrets::random::<16>()).as_str().to_owned()
}

impl Activation {
    /// Gives a new ratchet, which the installation shows when it asks next.
    fn offer(&mut self) -> String {
        let made = ratchet();
        self.offered = Some(hashed(&made));
        made
    }

    /// Looks at the ratchet that was shown. Shown are the one given last, or the one before when that answer was lost; with any
    /// other, another copy of this installation has asked since (attacks 4 and 5).
    fn turn(&mut self, shown: Option<&str>) -> Result<(), Refused> {
        let Some(offered) = &self.offered else { return Ok(()) };
        let shown = shown.map(hashed);
        if shown.as_ref() == Some(offered) {
            self.ratchet = self.offered.take();
            return Ok(());
        }
        match shown.is_some() && shown == self.ratchet {
            true => Ok(()),
            false => Err(Refused::Cloned),
        }
    }

    /// Refuses what another copy of the installation asks.
    pub(super) fn shows_itself(&mut self, request: &Request) -> Result<(), Refused> {
        if self.alternates(request) {
            return Err(Refused::Cloned);
        }
        self.turn(request.last.as_ref().and_then(|last| last.ratchet.as_deref()))
    }

    /// Whether its process starts alternate, as those of two copies do. A mark seen before, with another one since, is not a
    /// restart.
    fn alternates(&self, request: &Request) -> bool {
        let Some(boot) = request.boot.as_ref().map(Nonce::as_str) else { return false };
        self.boots.last().is_some_and(|last| last != boot) && self.boots.iter().any(|seen| seen == boot)
    }
}

impl Office {
    /// Opens a proof that an installation sends online.
    pub(super) fn proof(
        &self,
        terms: &Terms,
        text: &str,
        known: Option<&license::key::PublicKey>,
        purposes: &[Purpose],
    ) -> Result<Request, Refused> {
        let now = Moment::from(self.clock().now());
        let request = Request::verify(text, Way::Online, &terms.vendor.issuer, known, now);
        let request = request.map_err(|error| not_genuine(&error))?;
        if request.prd != terms.vendor.product || !purposes.contains(&request.pur) {
            return Err(Refused::NotGenuine("it asks for another product, or for something else".to_owned()));
        }
        Ok(request)
    }

    /// Activates a key on an installation (LIC-27 to LIC-29).
    pub(super) async fn activate(&self, vendor: VendorId, order: Order<'_>) -> Result<Granted, Refused> {
        let terms = self.terms(vendor).await?;
        let typo = |error: license::license_key::Mistyped| Refused::field("/key", "invalid", error.to_string());
        let key = LicenseKey::parse(order.key).map_err(typo)?;
        let request = self.proof(&terms, order.proof, None, &[Purpose::Activate, Purpose::Transfer])?;
        // Keys are guessed by prefix and by network (attack 16), and who guesses learns nothing but that there is none.
        let (now, account) = (self.clock().now(), format!("{vendor} key {}", key.prefix()));
        self.logins.check(now, order.peer, &account)?;
        let unknown = || {
            self.logins.failed(now, order.peer, &account, Some(&hash(&key)));
            Refused::missing("license key", format!("{}…", key.prefix()))
        };
        let found = licenses::by_key(&mut self.read().await?, vendor, &hash(&key)).await?;
        let license = found.ok_or_else(unknown)?;
        // A trial key is lent to whoever has it (LIC-29); a bought one is opened by its owner alone (attack 17).
        let by = match (license.kind, &order.login) {
            (LicenseKind::Trial, _) => None,
            (_, None) => return Err(license::steps::license::Refused::LoginRequired.into()),
            (_, Some(login)) => {
                let attempt = Attempt {
                    vendor,
                    kind: LoginKind::Customer,
                    email: login.email,
                    password: login.password,
                    code: login.code,
                    peer: order.peer,
                };
                let owner = self.log_in(attempt).await?;
                if license.customer != Some(owner.id) {
                    return Err(unknown());
                }
                Some(owner.id)
            }
        };
        self.logins.succeeded(now, order.peer, &account);
        let actor = match by {
            Some(person) => {
                Actor { name: person.to_string(), peer: Some(order.peer), request: Some(order.request.to_owned()) }
            }
            None => installation(&request, Some(order.peer), order.request),
        };
        let input = (terms.clone(), request, actor, self.clone());
        self.db
            .write(input, move |tx, (terms, request, actor, office)| {
                Box::pin(async move {
                    let (_, now) = time(tx);
                    if !rows::take(tx, vendor, &request.once(Way::Online)).await? {
                        return Err(Refused::Replayed);
                    }
                    let login = Login::Verified;
                    let wish = Wish {
                        channel: Channel::Online,
                        login,
                        request: Some(request),
                        actor,
                        by_staff: false,
                        bound: None,
                    };
                    let (license, mut activation) = take_slot(tx, office, terms, license.id, &wish).await?;
                    let before = activation.clone();
                    let offered = activation.offer();
                    activation.revision += 1;
                    let nonce = Some(request.nonce.clone());
                    let token = issue::sign(terms, &license, &mut activation, nonce, now)?;
                    if !rows::update(tx, &activation, &before).await? {
                        return Err(Refused::Stored("activation"));
                    }
                    let key_set_seq = terms.signer.set.set().seq;
                    let revision = activation.revision;
                    Ok(Granted { id: activation.id, token, ratchet: offered, key_set_seq, revision })
                })
            })
            .await
    }

    /// Answers with the licence as it stands now. Nobody logs in for it (LIC-33).
    pub(super) async fn refresh(
        &self,
        vendor: VendorId,
        id: ActivationId,
        proof: &str,
        peer: IpAddr,
        asked: &str,
    ) -> Result<Granted, Refused> {
        let _place = self.counter.place().await?;
        let terms = self.terms(vendor).await?;
        let (held, license) = self.held(vendor, id).await?;
        let request = self.proof(&terms, proof, held.key.as_ref(), &[Purpose::Refresh])?;
        self.count_refresh(id)?;
        match self.answer(&terms, held, license, &request).await {
            Err(Refused::Cloned) => {
                self.report_clone(vendor, id, installation(&request, Some(peer), asked)).await?;
                Err(Refused::Cloned)
            }
            answered => answered,
        }
    }

    /// An activation that an installation has, and its licence as of now.
    pub(super) async fn held(&self, vendor: VendorId, id: ActivationId) -> Result<(Activation, License), Refused> {
        let mut conn = self.read().await?;
        let held = rows::get(&mut conn, vendor, id).await?;
        if held.key.is_none() {
            // One that is bound to a host name alone has nothing to prove itself with.
            return Err(Refused::missing("activation", id));
        }
        let license = licenses::get(&mut conn, vendor, held.license).await?;
        drop(conn);
        if license.is_due(Moment::from(self.clock().now())) {
            let license = license.id;
            let settled = self.db.write((), move |tx, ()| {
                Box::pin(async move {
                    let license = licenses::lock(tx, vendor, license).await?;
                    settle(tx, license).await
                })
            });
            return Ok((held, settled.await?));
        }
        Ok((held, license))
    }

    /// Signs an answer, and keeps with it what the installation has shown of itself.
    async fn answer(
        &self,
        terms: &Terms,
        held: Activation,
        license: License,
        request: &Request,
    ) -> Result<Granted, Refused> {
        let (at, now) = (self.clock().now(), Moment::from(self.clock().now()));
        let (mut next, vendor) = (held.clone(), held.vendor);
        next.shows_itself(request)?;
        if !next.is_released() {
            next.step(Event::Seen, at)?;
            // It has a connection now, and asks by itself from here on.
            next.channel = Channel::Online;
        }
        let moved = next.learn(request, at);
        let mut license = license;
        if moved {
            // The row is raised with the answer, below.
            license.seq += 1;
        }
        let ratchet = next.offer();
        next.revision += 1;
        let token = issue::sign(terms, &license, &mut next, Some(request.nonce.clone()), now)?;
        let (key_set_seq, revision) = (terms.signer.set.set().seq, next.revision);
        let granted = Granted { id: next.id, token, ratchet, key_set_seq, revision };
        let seq = license.seq;
        self.db
            .write((next, held, request.once(Way::Online)), move |tx, (next, held, once)| {
                Box::pin(async move {
                    if !rows::take(tx, vendor, once).await? {
                        return Err(Refused::Replayed);
                    }
                    if moved {
                        licenses::raise(tx, next.license, seq).await?;
                    }
                    // Another request of the same installation was answered meanwhile: this one asks again.
                    match rows::update(tx, next, held).await? {
                        true => Ok(()),
                        false => Err(Refused::Replayed),
                    }
                })
            })
            .await?;
        Ok(granted)
    }

    /// Writes down that two copies of an installation ask.
    async fn report_clone(&self, vendor: VendorId, id: ActivationId, actor: Actor) -> Result<(), Refused> {
        self.db
            .write(actor, move |tx, actor| {
                Box::pin(async move {
                    let before = rows::get(tx, vendor, id).await?;
                    let mut after = before.clone();
                    let (at, _) = time(tx);
                    after.step(Event::CloneSeen, at)?;
                    after.revision += 1;
                    // Told once, however often the copies go on asking.
                    if before.standing.cloned || !rows::update(tx, &after, &before).await? {
                        return Ok(());
                    }
                    note(tx, actor, "activation.cloned", Some(&before), &after).await
                })
            })
            .await
    }

    /// Lets an installation go that asks for it, and frees its slot.
    pub(super) async fn deactivate(
        &self,
        vendor: VendorId,
        id: ActivationId,
        proof: &str,
        peer: IpAddr,
        asked: &str,
    ) -> Result<(), Refused> {
        let terms = self.terms(vendor).await?;
        let (held, _) = self.held(vendor, id).await?;
        let request = self.proof(&terms, proof, held.key.as_ref(), &[Purpose::Deactivate])?;
        self.count_refresh(id)?;
        let (actor, once) = (installation(&request, Some(peer), asked), request.once(Way::Online));
        let seen = request.last.map_or(0, |last| last.seq);
        self.db
            .write((actor, once), move |tx, (actor, once)| {
                Box::pin(async move {
                    if !rows::take(tx, vendor, once).await? {
                        return Err(Refused::Replayed);
                    }
                    release(tx, actor, vendor, id, Some(seen)).await.map(drop)
                })
            })
            .await
    }
}

/// Who wants a licence's slot.
pub(super) struct Wish<'a> {
    pub(super) channel: Channel,
    pub(super) login: Login,
    pub(super) request: Option<&'a Request>,
    pub(super) actor: &'a Actor,
    /// Whether staff ask, whom the quota does not bind.
    pub(super) by_staff: bool,
    /// The host it is bound to alone, and why.
    pub(super) bound: Option<(&'a Hostname, &'a str)>,
}

/// Gives the licence's slot to whoever asks, if the rules allow it; the licence as it is then, and the activation, not yet
/// answered.
pub(super) async fn take_slot(
    tx: &mut Tx,
    office: &Office,
    terms: &Terms,
    license: licenses::LicenseId,
    wish: &Wish<'_>,
) -> Result<(License, Activation), Refused> {
    let (at, now) = time(tx);
    let before = licenses::lock(tx, terms.vendor.id, license).await?;
    let before = settle(tx, before).await?;
    let others = rows::of_license(tx, license).await?;
    let same = |other: &&Activation| !other.is_released() && other.is_of(wish.request);
    let mine = others.iter().find(same).cloned();
    let mut after = before.clone();
    // Of two copies of one installation, and of one installed anew on the same machine, the one that activates now stays.
    let replaced = match (&mine, wish.request) {
        (None, Some(request)) => others.iter().find(|other| other.holds_slot() && other.is_on(request)).cloned(),
        _ => None,
    };
    let standings: Vec<steps::Activation> = others
        .iter()
        .filter(|other| mine.as_ref().is_none_or(|mine| mine.id != other.id))
        .filter(|other| replaced.as_ref().is_none_or(|replaced| replaced.id != other.id))
        .map(|other| other.standing)
        .collect();
    let slot: Slot = steps::slot(&standings);
    after.state = before.state.step(LicenseEvent::Activate(wish.login, slot))?;
    if mine.is_none() && !wish.by_staff {
        let times: Vec<Moment> = others.iter().map(|other| Moment::from(other.activated_at)).collect();
        let most = usize::try_from(terms.vendor.policy.activations_per_90_days).unwrap_or(usize::MAX);
        steps::quota(&times, most, now)?;
    }
    if after.maintenance_months > 0 {
        let months = i32::try_from(after.maintenance_months).unwrap_or(i32::MAX);
        (after.maintenance_until, after.maintenance_months) = (Some(now.plus_months(months)), 0);
    }
    if after.state == LicenseState::Trial && after.term.is_none() {
        let request = wish.request.ok_or(Refused::Stored("trial"))?;
        trials::begin_product(tx, office, &before, request).await?;
        after.term = Some(now.plus_days(after.trial_days.into()));
    }
    // The installation may have written a tombstone with the number after its last: this one must be higher.
    let held = wish.request.and_then(|request| request.last.as_ref());
    let held = held.filter(|last| last.sub.0 == license.to_string()).map_or(0, |last| last.seq);
    let floor = i64::try_from(held).unwrap_or(i64::MAX - 2) + 1;
    let raised = License { seq: before.seq.max(floor), ..before.clone() };
    let after = licenses::keep(tx, wish.actor, "license.activated", &raised, after, None).await?;
    if let Some(replaced) = &replaced {
        let mut gone = replaced.clone();
        gone.step(Event::Released, at)?;
        gone.revision += 1;
        rows::update(tx, &gone, replaced).await?;
        note(tx, wish.actor, "activation.released", Some(replaced), &gone).await?;
    }
    let activation: Activation = match mine {
        Some(mine) => {
            let before = mine.clone();
            let mut again = Activation { revision: mine.revision + 1, ..mine };
            again.standing = steps::Activation::new(match wish.channel {
                Channel::Online => ActivationState::Live,
                Channel::Offline | Channel::Manual => ActivationState::PendingOffline,
            });
            again.channel = wish.channel;
            (again.ratchet, again.offered) = (None, None);
            again.boots.clear();
            if let Some(request) = wish.request {
                again.learn(request, at);
            }
            rows::update(tx, &again, &before).await?;
            note(tx, wish.actor, "activation.renewed", Some(&before), &again).await?;
            again
        }
        None => {
            let mut made = Activation::new(&after, wish.channel, wish.request, wish.actor, at);
            if let Some((hostname, reason)) = wish.bound {
                (made.hostname, made.reason) = (Some(hostname.clone()), Some(reason.to_owned()));
            }
            rows::insert(tx, &mut made).await?;
            note(tx, wish.actor, "activation.created", None, &made).await?;
            made
        }
    };
    let told = Activated {
        host: activation.hostname.as_ref().map(|host| host.as_str().to_owned()),
        peer: wish.actor.peer.map(|peer| peer.to_string()),
        at: now.to_string(),
        about: activation.id.to_string(),
        license: &after,
    };
    mails::activated(tx, &told).await?;
    Ok((after, activation))
}

impl Activation {
    /// Whether it is of the very installation that asks.
    fn is_of(&self, request: Option<&Request>) -> bool {
        let Some(request) = request else { return false };
        self.installation.as_deref() == Some(request.iid.0.as_str()) && self.key == request.public()
    }

    /// Whether it was made on the machine that asks, under the same host name.
    fn is_on(&self, request: &Request) -> bool {
        let known = |machine: &Machine| {
            let traits = [&machine.machine_id, &machine.product_uuid, &machine.primary_mac];
            traits.into_iter().flatten().count()
        };
        known(&self.machine) >= 2
            && self.machine.is(&request.mch)
            && self.hostname.is_some()
            && self.hostname == request.hst
    }
}

/// Ends an activation. `seen` is the highest number its installation says it has had.
pub(super) async fn release(
    tx: &mut Tx,
    actor: &Actor,
    vendor: VendorId,
    id: ActivationId,
    seen: Option<u64>,
) -> Result<Activation, Refused> {
    let held = rows::get(tx, vendor, id).await?;
    let license = licenses::lock(tx, vendor, held.license).await?;
    let before = rows::get(tx, vendor, id).await?;
    let (mut after, (at, _)) = (before.clone(), time(tx));
    match before.standing.state {
        ActivationState::Lost => after.step(Event::FreedByStaff, at)?,
        _ => after.step(Event::Released, at)?,
    }
    after.revision += 1;
    rows::update(tx, &after, &before).await?;
    note(tx, actor, "activation.released", Some(&before), &after).await?;
    // Its last token said otherwise, and its tombstone may have the number after that.
    let floor = i64::try_from(seen.unwrap_or(0)).unwrap_or(i64::MAX - 2) + 1;
    licenses::raise(tx, license.id, license.seq.max(floor) + 1).await?;
    Ok(after)
}
