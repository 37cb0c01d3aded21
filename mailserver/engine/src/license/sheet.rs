//! The licensing page as data: a card for the product and one for each add-on, and all reasons in words.

use foundation::clock::from_micros;
use foundation::tokens::Scope;
use jiff::Timestamp;
use license::Moment;
use license::claims::{Kind, PayState};
use license::entitlement::{AddonCode, AddonKind, Edition, Limit, LimitName};
use license::evaluate::Standing as AddonStanding;

use super::desk::Desk;
use super::{Notice, Standing};
use crate::{Area, Engine, Principal, Refused};

/// Everything that is to be said of the licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What this installation is called at the vendor's.
    pub installation: String,
    /// The host's name as licences know it.
    pub hostname: Option<String>,
    /// Where licences come from.
    pub server: Option<String>,
    /// Whether this build trusts the development root, whose private half is public.
    pub development: bool,
    /// The state's word.
    pub state: &'static str,
    /// Why, the worst among them deciding.
    pub reasons: Vec<Why>,
    /// Whom to tell.
    pub notice: Notice,
    /// The product's card.
    pub product: ProductCard,
    /// The cards of add-ons, those that are not licensed among them.
    pub addons: Vec<AddonCard>,
    /// When the licence server was last heard of.
    pub contact_at: Option<Timestamp>,
    /// Nothing changes by itself before then.
    pub next_change: Option<Timestamp>,
    /// Until when the mailboxes that stay can be chosen.
    pub choose_by: Option<Timestamp>,
}

/// The product's card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductCard {
    /// The first characters of its key.
    pub key_prefix: Option<String>,
    /// The edition.
    pub edition: &'static str,
    /// Whether the proxy is licensed.
    pub proxy: bool,
    /// How it was obtained: `free`, `trial`, `paid`, `lease` or `nfr`.
    pub kind: &'static str,
    /// What is used of what is allowed.
    pub uses: Vec<Use>,
    /// Upgrade protection.
    pub maintenance: Maintenance,
    /// When the licence itself ends.
    pub ends_at: Option<Timestamp>,
    /// Until when the token holds without another.
    pub lease_ends_at: Option<Timestamp>,
    /// Whether it is paid: `paid`, `pending` or `overdue`.
    pub payment: &'static str,
    /// Until when it must be.
    pub payment_due: Option<Timestamp>,
    /// The invoice.
    pub invoice: Option<String>,
}

/// What is used of what is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Of what.
    pub name: String,
    /// How many are used, where they are counted.
    pub used: u64,
    /// How many there may be; `None` for any number.
    pub limit: Option<u64>,
}

/// Upgrade protection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Maintenance {
    /// `none`, `live` or `lapsed`.
    pub status: &'static str,
    /// When it ends or ended.
    pub ends_at: Option<Timestamp>,
}

/// The card of an add-on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddonCard {
    /// Which.
    pub code: String,
    /// `off`, `read_only`, `frozen` or `on`.
    pub status: &'static str,
    /// `paid` or `trial`, where there is any.
    pub kind: Option<&'static str>,
    /// How many of what it counts.
    pub quantity: u64,
    /// Until when.
    pub until: Option<Timestamp>,
    /// Whether it can be tried: only the vendor knows whether it was before, on another installation.
    pub trial_available: bool,
}

/// A reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// For programs.
    pub code: &'static str,
    /// For people.
    pub explanation: String,
    /// What to do.
    pub remedy: &'static str,
    /// Since when.
    pub since: Option<Timestamp>,
    /// When it gets worse.
    pub changes_at: Option<Timestamp>,
}

impl Engine {
    /// Everything that is to be said of the licence, counted anew.
    pub async fn license_sheet(&self, principal: &Principal) -> Result<Sheet, Refused> {
        principal.needs(Scope::Read(Area::License))?;
        let standing = self.look_at_license().await?;
        let licensing = &self.licensing;
        let desk = licensing.desk.lock().await;
        let now = desk.clock.reading().now;
        let evaluation = &standing.evaluation;
        let reasons = evaluation.reasons.iter().map(|reason| Why {
            code: reason.code.as_str(),
            explanation: reason.code.explanation(),
            remedy: reason.code.remedy(),
            since: reason.since.map(Moment::timestamp),
            changes_at: reason.changes_at.map(Moment::timestamp),
        });
        Ok(Sheet {
            installation: desk.kept.installation.clone(),
            hostname: licensing.hostname().map(|host| host.as_str().to_owned()),
            server: licensing.server(),
            development: self.trusts_development_root(),
            state: evaluation.state.as_str(),
            reasons: reasons.collect(),
            notice: evaluation.notice,
            product: product(&desk, &standing, now),
            addons: addons(&standing),
            contact_at: desk.kept.contact_at.map(from_micros),
            next_change: evaluation.next_change.map(Moment::timestamp),
            choose_by: standing.choose_by.map(Moment::timestamp),
        })
    }
}

fn product(desk: &Desk, standing: &Standing, now: Moment) -> ProductCard {
    let evaluation = &standing.evaluation;
    let claims = desk.token.as_ref().map(|token| token.claims());
    // What fell to Free is shown as Free, whatever the token was.
    let kind = match claims.filter(|_| evaluation.edition > Edition::Free).map(|claims| claims.knd) {
        None | Some(Kind::Free) => "free",
        Some(Kind::Trial) => "trial",
        Some(Kind::Paid) => "paid",
        Some(Kind::Lease) => "lease",
        Some(Kind::Nfr) => "nfr",
    };
    let end = claims.and_then(|claims| claims.mnt);
    let payment = match claims.map(|claims| claims.pay.state) {
        None | Some(PayState::Paid) => "paid",
        Some(PayState::Pending) => "pending",
        Some(PayState::Overdue) => "overdue",
    };
    ProductCard {
        key_prefix: desk.kept.key_prefix.clone(),
        edition: evaluation.edition.as_str(),
        proxy: evaluation.proxy,
        kind,
        uses: uses(standing),
        maintenance: Maintenance {
            status: match end {
                None => "none",
                Some(end) if now < end => "live",
                Some(_) => "lapsed",
            },
            ends_at: end.map(Moment::timestamp),
        },
        ends_at: claims.and_then(|claims| claims.trm).map(Moment::timestamp),
        lease_ends_at: claims.map(|claims| claims.exp.timestamp()),
        payment,
        payment_due: claims.and_then(|claims| claims.pay.due).map(Moment::timestamp),
        invoice: claims.and_then(|claims| claims.pay.inv.clone()),
    }
}

fn uses(standing: &Standing) -> Vec<Use> {
    let limits = &standing.evaluation.limits;
    let mut names: Vec<LimitName> = vec![LimitName::DOMAINS, LimitName::MAILBOXES];
    names.extend(limits.iter().map(|(name, _)| name.clone()).filter(|name| !standing.usage.contains_key(name)));
    let limit = |name: &LimitName| match limits.of(name) {
        Limit::At(most) => Some(most),
        Limit::Unlimited => None,
    };
    names
        .iter()
        .map(|name| Use {
            name: name.as_str().to_owned(),
            used: standing.usage.get(name).copied().unwrap_or(0),
            limit: limit(name),
        })
        .collect()
}

fn addons(standing: &Standing) -> Vec<AddonCard> {
    let evaluation = &standing.evaluation;
    let held = evaluation.addons.iter().map(|addon| AddonCard {
        code: addon.code.as_str().to_owned(),
        status: match addon.standing {
            AddonStanding::Off => "off",
            AddonStanding::ReadOnly => "read_only",
            AddonStanding::Frozen => "frozen",
            AddonStanding::On => "on",
        },
        kind: Some(match addon.kind {
            AddonKind::Paid => "paid",
            AddonKind::Trial => "trial",
        }),
        quantity: addon.qty,
        until: addon.until.map(Moment::timestamp),
        trial_available: false,
    });
    let mut cards: Vec<AddonCard> = held.collect();
    // LIC-39: not on Free. What was bought or tried here is not tried again (LIC-37).
    let tries = evaluation.edition > Edition::Free;
    for code in [AddonCode::ACTIVESYNC, AddonCode::EWS, AddonCode::FEED, AddonCode::ARCHIVE, AddonCode::CLUSTER] {
        if cards.iter().all(|card| card.code != code.as_str()) {
            cards.push(AddonCard {
                code: code.as_str().to_owned(),
                status: "off",
                kind: None,
                quantity: 0,
                until: None,
                trial_available: tries && code != AddonCode::CLUSTER,
            });
        }
    }
    cards
}
