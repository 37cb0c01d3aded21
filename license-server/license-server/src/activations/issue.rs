//! Making a token: what a licence grants now, for one activation, signed.

use foundation::secrets;
use license::Moment;
use license::catalogue::{Offer, Unit};
use license::claims::{
    self, Claims, Confirmation, Decision, InstallationId, Kind, Overdue, Pay, PayState, Status, Version,
};
use license::entitlement::{Addon, AddonKind, Entitlement, Limit, LimitName};
use license::host::Machine;
use license::lease::{self, Dates};
use license::level::{Level, Tier};
use license::nonce::Nonce;
use license::steps::activation::ActivationState;
use license::steps::addon::AddonRow;
use license::steps::license::{LicenseState, Running};

use super::terms::Terms;
use super::{Activation, Channel};
use crate::licenses::{Holding, License, LicenseKind};
use crate::refused::Refused;
use crate::vendors::{OverduePolicy, Policy};

impl Channel {
    fn lease(self) -> lease::Channel {
        match self {
            Self::Online => lease::Channel::Online,
            Self::Offline => lease::Channel::Offline,
            Self::Manual => lease::Channel::Manual,
        }
    }
}

/// Signs what the licence grants the activation, and notes the token's name and end on the activation.
pub(super) fn sign(
    terms: &Terms,
    license: &License,
    activation: &mut Activation,
    nonce: Option<Nonce>,
    now: Moment,
) -> Result<String, Refused> {
    sign_until(terms, license, activation, nonce, None, now)
}

/// The same for a token that ends then at the latest.
pub(super) fn sign_until(
    terms: &Terms,
    license: &License,
    activation: &mut Activation,
    nonce: Option<Nonce>,
    latest: Option<Moment>,
    now: Moment,
) -> Result<String, Refused> {
    let mut claims = claims(terms, license, activation, nonce, now);
    // One that the licence moves away from ends with its window.
    let moved = match activation.standing.state {
        ActivationState::Migrating { until } => Some(until),
        _ => None,
    };
    if let Some(latest) = moved.into_iter().chain(latest).min() {
        let dates = Dates { exp: claims.exp, refresh: claims.refresh };
        let Dates { exp, refresh } = dates.until(latest, activation.channel.lease(), now);
        (claims.exp, claims.refresh) = (exp, refresh);
    }
    let token = claims.sign(&terms.signer.key)?;
    activation.tokens.push(claims.jti);
    let surplus = activation.tokens.len().saturating_sub(2);
    activation.tokens.drain(..surplus);
    activation.token_ends = activation.token_ends.max(Some(claims.exp));
    Ok(token)
}

fn claims(terms: &Terms, license: &License, activation: &Activation, nonce: Option<Nonce>, now: Moment) -> Claims {
    let knd = kind(license);
    let (pay, pol) = (pay(terms, license), policy(&terms.vendor.policy));
    let trm = license.term;
    let dates = Dates::of(activation.channel.lease(), knd, &pay, trm, &pol, now);
    Claims {
        iss: terms.vendor.issuer.clone(),
        aud: terms.vendor.product.clone(),
        sub: claims::LicenseId(license.id.to_string()),
        jti: format!("t{}", hex(&secrets::random::<12>())),
        iat: now,
        nbf: now,
        exp: dates.exp,
        ver: Version::CURRENT,
        seq: u64::try_from(license.seq).unwrap_or(0),
        act: Some(activation.id.to_string()),
        iid: activation.installation.clone().map(InstallationId),
        cnf: activation.key.map(|key| Confirmation { jkt: key.thumbprint() }),
        hst: activation.hostname.iter().cloned().collect(),
        mch: Some(activation.machine.clone()).filter(|machine| *machine != Machine::default()),
        grant: granted(terms, license),
        knd,
        trm,
        mnt: license.maintenance_until,
        pay,
        refresh: dates.refresh,
        pol,
        sta: decision(license, activation),
        vnd: terms.vendor.slug.clone(),
        rsl: license.reseller.clone(),
        nce: nonce,
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn kind(license: &License) -> Kind {
    match (license.state, license.kind) {
        (LicenseState::ExpiredToFree, _) => Kind::Free,
        (LicenseState::Trial, _) | (_, LicenseKind::Trial) => Kind::Trial,
        (_, LicenseKind::Paid) => Kind::Paid,
        (_, LicenseKind::Lease) => Kind::Lease,
        (_, LicenseKind::Nfr) => Kind::Nfr,
    }
}

fn policy(vendor: &Policy) -> claims::Policy {
    claims::Policy {
        overdue: match vendor.overdue {
            OverduePolicy::Stop => Overdue::Stop,
            OverduePolicy::Revert => Overdue::Revert,
        },
        over_limit: vendor.over_limit_days,
        offline_max_d: vendor.offline_max_days,
    }
}

fn granted(terms: &Terms, license: &License) -> Entitlement {
    match license.state {
        LicenseState::ExpiredToFree => Entitlement::free(),
        _ => entitlement(terms, &license.base, &license.holdings, license),
    }
}

/// What is paid; unpaid, what was granted before the order.
fn pay(terms: &Terms, license: &License) -> Pay {
    let state = match license.state {
        LicenseState::Running(Running::PendingPayment(_)) | LicenseState::Suspended(Running::PendingPayment(_)) => {
            PayState::Pending
        }
        LicenseState::Running(Running::StoppedUnpaid(_)) | LicenseState::Suspended(Running::StoppedUnpaid(_)) => {
            PayState::Overdue
        }
        _ => return Pay::paid(),
    };
    let before = license.previous.as_ref().filter(|level| level.edition != license::entitlement::Edition::Free);
    let prev = before.map_or_else(Entitlement::free, |level| {
        let now_held = |code| license.holdings.iter().find(|held: &&Holding| held.code == code);
        let holding = |(code, qty): (&license::entitlement::AddonCode, &u64)| Holding {
            code: code.clone(),
            row: AddonRow::Bought { qty: *qty },
            since: now_held(code.clone()).map_or(Moment::from(license.created_at), |held| held.since),
            until: None,
        };
        entitlement(terms, level, &level.addons.iter().map(holding).collect::<Vec<_>>(), license)
    });
    Pay { state, due: license.due, inv: license.invoice.clone(), prev: Some(Box::new(prev)) }
}

fn entitlement(terms: &Terms, level: &Level, holdings: &[Holding], license: &License) -> Entitlement {
    let lapse = |code| terms.rules.addons.get(code).map(|rule| rule.lapse).unwrap_or_default();
    let held = holdings.iter().filter_map(|held| {
        let (qty, kind) = match held.row {
            AddonRow::Bought { qty } | AddonRow::Lapsed { qty } => (qty, AddonKind::Paid),
            AddonRow::Trial { qty } => (qty, AddonKind::Trial),
            AddonRow::None | AddonRow::Ended => return None,
        };
        Some(Addon { code: held.code.clone(), qty, kind, from: held.since, to: held.until, lps: lapse(&held.code) })
    });
    let mut addons: Vec<Addon> = held.collect();
    for (code, rule) in &terms.rules.addons {
        let included = rule.editions.get(&level.edition) == Some(&Offer::Included);
        if included && addons.iter().all(|addon| addon.code != *code) {
            let qty = match (rule.unit, level.tier) {
                (Unit::Server | Unit::Node, _) => 1,
                (Unit::Mailbox, Tier::Users(users)) => users.into(),
                (Unit::Mailbox, Tier::Unlimited) => u64::from(u32::MAX),
            };
            let from = Moment::from(license.created_at);
            addons.push(Addon { code: code.clone(), qty, kind: AddonKind::Paid, from, to: None, lps: rule.lapse });
        }
    }
    let mut limits = terms.numbers.of(level.edition, level.tier);
    if let Some(addon) = addons.iter().find(|addon| addon.code == license::entitlement::AddonCode::ACTIVESYNC) {
        limits = limits.with(LimitName::ACTIVESYNC, Limit::At(addon.qty));
    }
    Entitlement { edition: level.edition, proxy: level.proxy, limits, addons }
}

fn decision(license: &License, activation: &Activation) -> Option<Status> {
    let (state, from) = match (license.state, activation.released_at) {
        (LicenseState::Revoked, _) => (Decision::Revoked, license.revoked_from),
        (_, Some(released)) => (Decision::Released, Some(Moment::from(released))),
        (LicenseState::Suspended(_), None) => (Decision::Suspended, license.suspended_from),
        _ => return None,
    };
    Some(Status { state, from: from.unwrap_or(Moment::from(license.updated_at)) })
}
