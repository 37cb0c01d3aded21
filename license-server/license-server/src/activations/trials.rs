//! Trials happen once. Who has tried is recognised again by marks: keyed hashes of installation, machine, host domain and
//! address, which say nothing to whoever steals them.

use foundation::args;
use foundation::db::{Actor, Conn, DbError, Tx};
use license::entitlement::AddonCode;
use license::host::Machine;
use license::request::{Purpose, Request};
use license::steps::addon::Event as AddonEvent;
use license::trial::{self, Asker, Before, TrialRefusal};
use std::net::IpAddr;

use super::online::Granted;
use super::{ActivationId, installation, time};
use crate::licenses::{self, Holding, License, LicenseId};
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::vendors::VendorId;
use foundation::tokens::Scope;

/// What the product's own trial is kept under.
const PRODUCT: &str = "";

/// Mail domains of which many people have addresses: of these only the address itself is a mark.
const SHARED_MAIL: &[&str] = &[
    "aol.com",
    "gmail.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "icloud.com",
    "live.com",
    "mail.ru",
    "outlook.com",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "t-online.de",
    "web.de",
    "yahoo.com",
    "yandex.ru",
    "163.com",
];

/// What recognises somebody.
#[derive(Debug, Default)]
struct Marks {
    /// Each alone is enough.
    alone: Vec<String>,
    /// Two of these are enough, or the only one there is.
    machine: Vec<String>,
}

impl Marks {
    fn of(office: &Office, request: &Request) -> Self {
        let mut marks = Self::default();
        marks.alone.push(mark(office, "installation", &request.iid.0));
        if let Some(key) = request.public() {
            marks.alone.push(mark(office, "key", &key.to_string()));
        }
        if let Some(domain) = request.hst.as_ref().and_then(|host| registrable(host.as_str())) {
            marks.alone.push(mark(office, "domain", &domain));
        }
        marks.machine = machine(office, &request.mch);
        marks
    }

    /// Only what is of the machine, for an add-on (attack 13).
    fn of_machine(office: &Office, request: &Request) -> Self {
        Self { alone: vec![mark(office, "installation", &request.iid.0)], machine: machine(office, &request.mch) }
    }

    fn of_address(office: &Office, email: &str) -> Self {
        let mut marks = Self { alone: vec![mark(office, "address", email)], machine: Vec::new() };
        let domain = email.rsplit_once('@').and_then(|(_, domain)| registrable(domain));
        if let Some(domain) = domain.filter(|domain| !SHARED_MAIL.contains(&domain.as_str())) {
            marks.alone.push(mark(office, "domain", &domain));
        }
        marks
    }

    /// Whether any of them was seen with another licence.
    async fn seen(&self, conn: &mut Conn, vendor: VendorId, what: &str, license: LicenseId) -> Result<Before, DbError> {
        let mut of_machine = 0;
        for (mark, alone) in
            self.alone.iter().map(|mark| (mark, true)).chain(self.machine.iter().map(|mark| (mark, false)))
        {
            let sql = "SELECT 1 FROM trial_marks WHERE vendor = $1 AND what = $2 AND mark = $3 AND license <> $4";
            if conn.optional(sql, args![vendor, what, mark, license]).await?.is_some() {
                if alone {
                    return Ok(Before::Tried);
                }
                of_machine += 1;
            }
        }
        match of_machine > 0 && of_machine >= self.machine.len().min(2) {
            true => Ok(Before::Tried),
            false => Ok(Before::Never),
        }
    }

    async fn put(&self, tx: &mut Tx, vendor: VendorId, what: &str, license: LicenseId) -> Result<(), DbError> {
        let now = tx.micros();
        for mark in self.alone.iter().chain(&self.machine) {
            let sql = "INSERT INTO trial_marks (vendor, what, mark, license, created_at) VALUES ($1, $2, $3, $4, $5) \
                       ON CONFLICT (vendor, what, mark) DO NOTHING";
            tx.run(sql, args![vendor, what, mark, license, now]).await?;
        }
        Ok(())
    }
}

fn mark(office: &Office, kind: &str, value: &str) -> String {
    let key = office.sealer.derive("trial marks");
    blake3::keyed_hash(&key, format!("{kind}\0{value}").as_bytes()).to_hex()[..32].to_owned()
}

fn machine(office: &Office, machine: &Machine) -> Vec<String> {
    let traits = [("machine", &machine.machine_id), ("product", &machine.product_uuid), ("mac", &machine.primary_mac)];
    // A hash has one text, its JSON.
    let text = |hash| serde_json::to_string(hash).unwrap_or_default();
    traits.into_iter().filter_map(|(kind, hash)| hash.as_ref().map(|hash| mark(office, kind, &text(hash)))).collect()
}

/// The domain somebody registered, of a host name or of an address; none for names that nobody registers.
fn registrable(name: &str) -> Option<String> {
    let domain = psl::domain(name.as_bytes())?;
    let known = domain.suffix().is_known();
    let text = std::str::from_utf8(domain.as_bytes()).ok()?;
    known.then(|| text.to_ascii_lowercase())
}

/// Begins the product's own trial on an installation that has not tried it (attack 11).
pub(super) async fn begin_product(
    tx: &mut Tx,
    office: &Office,
    license: &License,
    request: &Request,
) -> Result<(), Refused> {
    let marks = Marks::of(office, request);
    if marks.seen(tx, license.vendor, PRODUCT, license.id).await? == Before::Tried {
        return Err(Refused::NoTrial(vec![TrialRefusal::TriedOnMachine]));
    }
    Ok(marks.put(tx, license.vendor, PRODUCT, license.id).await?)
}

/// Marks an address for whom a trial is made, unless it has had one (attack 12).
pub(crate) async fn product(tx: &mut Tx, office: &Office, license: &License, email: &str) -> Result<(), Refused> {
    let marks = Marks::of_address(office, email);
    if marks.seen(tx, license.vendor, PRODUCT, license.id).await? == Before::Tried {
        return Err(Refused::NoTrial(vec![TrialRefusal::TriedByLicense]));
    }
    Ok(marks.put(tx, license.vendor, PRODUCT, license.id).await?)
}

/// Begins the trial of an add-on on a licence. `request` is of the machine it will run on, where one asks.
async fn begin_addon(
    tx: &mut Tx,
    office: &Office,
    before: &License,
    (code, asker, quantity): (&AddonCode, Asker, Option<u64>),
    request: Option<&Request>,
    actor: &Actor,
) -> Result<License, Refused> {
    let (_, now) = time(tx);
    let rules = crate::catalogue::rules(tx, before.vendor).await?;
    let rule = rules.addons.get(code).ok_or_else(|| Refused::missing("add-on", code))?;
    let marks = request.map(|request| Marks::of_machine(office, request)).unwrap_or_default();
    let machine = marks.seen(tx, before.vendor, code.as_str(), before.id).await?;
    let level = before.granted();
    let wish = trial::Wish {
        asker,
        edition: level.edition,
        state: before.state,
        row: before.addon(code),
        machine,
        qty: quantity.unwrap_or_else(|| most(rule, level.tier)),
    };
    let granted = trial::of_addon(rule, &wish, now).map_err(Refused::NoTrial)?;
    let row = wish.row.step(AddonEvent::TrialBegun { qty: granted.qty })?;
    marks.put(tx, before.vendor, code.as_str(), before.id).await?;
    let mut after = before.clone();
    after.holdings.retain(|held| held.code != *code);
    after.holdings.push(Holding { code: code.clone(), row, since: now, until: Some(granted.to) });
    after.holdings.sort_by(|a, b| a.code.cmp(&b.code));
    licenses::keep(tx, actor, "license.addon_trial_begun", before, after, Some(code.as_str())).await
}

/// As many as a trial of it has: what the vendor bounds, or as many as there are users.
fn most(rule: &license::catalogue::AddonRule, tier: license::level::Tier) -> u64 {
    use license::catalogue::{TrialOffer, Unit};
    let offered = match rule.trial {
        TrialOffer::Anybody { qty, .. } | TrialOffer::ByStaff { qty, .. } => qty,
        TrialOffer::Nobody => 1,
    };
    match (rule.unit, tier) {
        (Unit::Mailbox, license::level::Tier::Users(users)) => offered.min(users.into()),
        (Unit::Server, _) => 1,
        _ => offered,
    }
}

impl Office {
    /// Begins the trial of an add-on for an installation that asks (LIC-35 to LIC-40).
    pub(super) async fn try_addon(
        &self,
        vendor: VendorId,
        id: ActivationId,
        (addon, proof): (&str, &str),
        peer: IpAddr,
        asked: &str,
    ) -> Result<Granted, Refused> {
        let terms = self.terms(vendor).await?;
        let (held, license) = self.held(vendor, id).await?;
        let request = self.proof(&terms, proof, held.key.as_ref(), &[Purpose::Refresh])?;
        let code = AddonCode::new(addon).map_err(|error| Refused::field("/addon", "invalid", error.to_string()))?;
        held.clone().shows_itself(&request)?;
        if !held.standing.holds_slot() {
            return Err(license::steps::activation::Refused::NotPossible.into());
        }
        let actor = installation(&request, Some(peer), asked);
        let input = (self.clone(), request, code, actor);
        self.db
            .write(input, move |tx, (office, request, code, actor)| {
                Box::pin(async move {
                    let before = licenses::lock(tx, vendor, license.id).await?;
                    let before = licenses::settle(tx, before).await?;
                    begin_addon(tx, office, &before, (code, Asker::Customer, None), Some(request), actor).await
                })
            })
            .await?;
        self.refresh(vendor, id, proof, peer, asked).await
    }

    /// Grants a trial of an add-on by staff, also of those that only staff grant.
    pub(super) async fn grant_trial(
        &self,
        principal: &Principal,
        id: LicenseId,
        addon: &str,
        quantity: Option<u32>,
    ) -> Result<License, Refused> {
        principal.needs(Scope::Write(Area::Licenses))?;
        let vendor = principal.vendor()?;
        let code = AddonCode::new(addon).map_err(|error| Refused::field("/addon", "invalid", error.to_string()))?;
        let input = (self.clone(), code, principal.actor.clone());
        self.db
            .write(input, move |tx, (office, code, actor)| {
                Box::pin(async move {
                    let before = licenses::lock(tx, vendor, id).await?;
                    let before = licenses::settle(tx, before).await?;
                    let wish = (&*code, Asker::Staff, quantity.map(u64::from));
                    begin_addon(tx, office, &before, wish, None, actor).await
                })
            })
            .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registered_domain_is_known_and_a_private_name_is_nobodys() {
        for (name, domain) in [
            ("mx1.mail.example.org", Some("example.org")),
            ("mail.example.co.uk", Some("example.co.uk")),
            ("example.org", Some("example.org")),
            ("localhost", None),
            ("mail.lan", None),
            ("co.uk", None),
        ] {
            assert_eq!(registrable(name).as_deref(), domain, "{name}");
        }
    }
}
