//! A catalogue to begin with: editions, tiers and add-ons as the rules crate knows them, and prices to be thought over.

use axum::extract::State;
use foundation::db::Tx;
use foundation::tokens::Scope;
use http::StatusCode;
use jiff::Timestamp;
use license::catalogue::{Catalogue, Offer, TrialOffer, Unit};
use license::entitlement::{AddonCode, Edition as Level, Lapse};
use license::level::Tier;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::EditionCode;
use super::addons::{self, Addon, AddonOffer, AddonUnit, LapseRule, OfferKind, TrialBy};
use super::editions::{self, Edition};
use super::price_lists::{self, AddonPrice, Price, PriceList};
use super::terms::{self, MaintenanceTerm};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::state::ApiState;

/// Cents for ten users; more users cost by [`factor`].
const BASE: [(Level, u64); 3] = [(Level::Essential, 9_900), (Level::Professional, 19_900), (Level::Enterprise, 39_900)];
/// The proxy, in hundredths of the edition's price.
const PROXY_PERCENT: u64 = 30;
/// Cents for one of what each add-on counts.
const ADDONS: [(AddonCode, u64); 5] = [
    (AddonCode::ACTIVESYNC, 900),
    (AddonCode::EWS, 1_200),
    (AddonCode::FEED, 14_900),
    (AddonCode::ARCHIVE, 24_900),
    (AddonCode::CLUSTER, 99_900),
];

/// Tenths of the price for ten users.
fn factor(tier: Tier) -> u64 {
    match tier {
        Tier::Users(..=10) => 10,
        Tier::Users(..=25) => 20,
        Tier::Users(..=50) => 35,
        Tier::Users(..=100) => 60,
        Tier::Users(..=250) => 120,
        Tier::Users(..=500) => 200,
        Tier::Users(_) => 350,
        Tier::Unlimited => 600,
    }
}

fn name(edition: Level) -> (&'static str, &'static str) {
    match edition {
        Level::Free => ("Free", "One domain and ten mailboxes, for nothing."),
        Level::Essential => ("Essential", "For a company with a few domains."),
        Level::Professional => ("Professional", "For companies with many domains and mailing lists."),
        Level::Enterprise => ("Enterprise", "For providers: everything, archive included."),
    }
}

/// Plants the sample for a vendor that has no catalogue yet. Prices hold from now on, in euro.
async fn plant(tx: &mut Tx, principal: &Principal, now: Timestamp) -> Result<(), Refused> {
    if !editions::all(tx, principal.vendor()?).await?.is_empty() {
        return Err(Refused::Exists { kind: "catalogue", key: "of this vendor".to_owned() });
    }
    let standard = Catalogue::standard();
    for (edition, tiers) in &standard.tiers {
        let code = EditionCode::from(*edition);
        editions::put(tx, principal, code, &sample_edition(*edition, tiers.iter().copied()), None).await?;
    }
    for (code, rule) in &standard.addons {
        addons::put(tx, principal, code, &sample_addon(code, rule), None).await?;
    }
    price_lists::put(tx, principal, "eur-sample", &sample_prices(&standard, now), None).await?;
    for (code, name, months, basis_points) in [
        ("one-year", "Upgrade protection, one year", 12, 2_000),
        ("three-years", "Upgrade protection, three years", 36, 5_000),
    ] {
        let term = MaintenanceTerm {
            code: None,
            name: name.to_owned(),
            months,
            basis_points,
            reinstatement_basis_points: 500,
            sold: true,
            updated_at: None,
        };
        terms::put(tx, principal, code, &term, None).await?;
    }
    Ok(())
}

fn sample_edition(edition: Level, tiers: impl Iterator<Item = Tier> + Clone) -> Edition {
    let (name, description) = name(edition);
    let users = |tier| match tier {
        Tier::Users(users) => Some(users),
        Tier::Unlimited => None,
    };
    let domains = match edition {
        Level::Free => Some(1),
        Level::Essential => Some(10),
        Level::Professional | Level::Enterprise => None,
    };
    Edition {
        code: None,
        name: name.to_owned(),
        description: description.to_owned(),
        sold: edition != Level::Free,
        proxy: edition != Level::Free,
        tiers: tiers.clone().filter_map(users).collect(),
        unlimited_users: tiers.clone().any(|tier| tier == Tier::Unlimited),
        domains,
        lists: if edition == Level::Free { Some(0) } else { domains },
        updated_at: None,
    }
}

fn sample_addon(code: &AddonCode, rule: &license::catalogue::AddonRule) -> Addon {
    let name = match code.as_str() {
        "activesync" => "ActiveSync",
        "ews" => "Exchange Web Services",
        "feed" => "Spam and virus feed",
        "archive" => "Archive and journal",
        _ => "High availability",
    };
    let kind = |offer| match offer {
        Offer::Buy => OfferKind::Buy,
        Offer::Included => OfferKind::Included,
    };
    let offers = rule.editions.iter();
    let offers = offers.map(|(edition, offer)| AddonOffer { edition: (*edition).into(), kind: kind(*offer) });
    let (trial, trial_days, quantity) = match rule.trial {
        TrialOffer::Anybody { days, qty } => (TrialBy::Anybody, days, qty),
        TrialOffer::ByStaff { days, qty } => (TrialBy::Staff, days, qty),
        TrialOffer::Nobody => (TrialBy::Nobody, license::catalogue::TRIAL_DAYS, 1),
    };
    Addon {
        code: None,
        name: name.to_owned(),
        description: String::new(),
        unit: match rule.unit {
            Unit::Mailbox => AddonUnit::Mailbox,
            Unit::Server => AddonUnit::Server,
            Unit::Node => AddonUnit::Node,
        },
        offers: offers.collect(),
        trial,
        trial_days,
        trial_quantity: u32::try_from(quantity).ok(),
        lapse: match rule.lapse {
            Lapse::Stop => LapseRule::Stop,
            Lapse::Read => LapseRule::Read,
            Lapse::Freeze => LapseRule::Freeze,
        },
        updated_at: None,
    }
}

fn sample_prices(standard: &Catalogue, now: Timestamp) -> PriceList {
    let mut prices = Vec::new();
    for (edition, base) in BASE {
        for tier in standard.tiers.get(&edition).into_iter().flatten() {
            let users = match tier {
                Tier::Users(users) => Some(*users),
                Tier::Unlimited => None,
            };
            let amount = base * factor(*tier) / 10;
            for (proxy, amount) in [(false, amount), (true, amount + amount * PROXY_PERCENT / 100)] {
                prices.push(Price { edition: edition.into(), proxy, users, amount });
            }
        }
    }
    let addon_prices = ADDONS.iter().map(|(code, amount)| AddonPrice { addon: code.to_string(), amount: *amount });
    PriceList {
        code: None,
        currency: "EUR".to_owned(),
        valid_from: now,
        valid_until: None,
        prices,
        addon_prices: addon_prices.collect(),
        in_force: None,
        updated_at: None,
    }
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(create_sample_catalogue))
}

/// Plants a sample catalogue for a vendor that has none: four editions, five add-ons, prices in euro from now on.
#[utoipa::path(
    post, path = "/v1/catalogue/sample", tag = "catalogue",
    responses((status = 204, description = "The catalogue is there, to be changed.")),
    security(("bearer" = ["catalogue:write"]))
)]
async fn create_sample_catalogue(State(office): State<Office>, Asker(principal): Asker) -> Result<StatusCode, Failure> {
    principal.needs(Scope::Write(Area::Catalogue))?;
    let now = office.clock().now();
    office.db.write(principal, move |tx, principal| Box::pin(plant(tx, principal, now))).await?;
    Ok(StatusCode::NO_CONTENT)
}
