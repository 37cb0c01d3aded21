use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::{
    catalogue::Cell,
    money::Currency,
    price::{difference, list},
    steps::license::Back,
    testing::NOW,
};

const GOOD: Circumstances = Circumstances {
    state: LicenseState::Running(Running::Active),
    maintenance: Maintenance::Live,
    orders: Orders::Settled,
    terms: Terms::OnInvoice,
};

/// Prices that rise in every direction: editions by hundreds, users by one each, the proxy by half of all. They stand there
/// for what is not sold any more too, since it may still be in use.
fn prices() -> PriceList {
    let mut cells = BTreeMap::new();
    for edition in Edition::ALL {
        for tier in TIERS {
            let users = match tier {
                Tier::Users(users) => i64::from(users),
                Tier::Unlimited => 5_000,
            };
            let base = 10_000 * edition as i64 + 100 * users;
            for (proxy, price) in [(false, base), (true, base + base / 2)] {
                cells.insert(Cell { edition, proxy, tier }, price);
            }
        }
    }
    let addons = [
        (AddonCode::ACTIVESYNC, 900),
        (AddonCode::EWS, 1_100),
        (AddonCode::FEED, 20_000),
        (AddonCode::ARCHIVE, 15_000),
        (AddonCode::CLUSTER, 99_000),
    ];
    let currency = Currency::new("EUR").unwrap();
    PriceList { currency, from: NOW, until: None, cells, addons: addons.into() }
}

fn ask(current: &Level, wanted: &Level, circumstances: &Circumstances) -> Result<Price, Vec<Refusal>> {
    upsize(Wish { current, wanted }, circumstances, &Catalogue::standard(), &prices()).map_err(|Refusals(all)| all)
}

fn level(edition: Edition, proxy: bool, users: u32) -> Level {
    Level { edition, proxy, tier: Tier::Users(users), addons: BTreeMap::new() }
}

/// The matrix of the model: the seven columns and rows are Free, E, E+P, Pro, Pro+P, Ent, Ent+P.
const COLUMNS: [(Edition, bool); 7] = [
    (Edition::Free, false),
    (Edition::Essential, false),
    (Edition::Essential, true),
    (Edition::Professional, false),
    (Edition::Professional, true),
    (Edition::Enterprise, false),
    (Edition::Enterprise, true),
];
const MATRIX: [[&str; 7]; 7] = [
    ["-", "B", "B", "B", "B", "B", "B"],
    ["f", "S", "U", "U", "U", "U", "U"],
    ["f", "p", "S", "p", "U", "p", "U"],
    ["f", "d", "d", "S", "U", "U", "U"],
    ["f", "dp", "d", "p", "S", "p", "U"],
    ["f", "d", "d", "d", "d", "S", "U"],
    ["f", "dp", "d", "dp", "d", "p", "S"],
];
const TIERS: [Tier; 8] = [
    Tier::Users(10),
    Tier::Users(25),
    Tier::Users(50),
    Tier::Users(100),
    Tier::Users(250),
    Tier::Users(500),
    Tier::Users(1000),
    Tier::Unlimited,
];

/// Which of the letters d, p, f a list of refusals amounts to.
fn letters(refusals: &[Refusal]) -> String {
    let has = |wanted: fn(&Refusal) -> bool| refusals.iter().any(wanted);
    let mut letters = String::new();
    if has(|refusal| matches!(refusal, Refusal::SmallerEdition { .. })) {
        letters.push('d');
    }
    if has(|refusal| matches!(refusal, Refusal::ProxyNotRemovable)) {
        letters.push('p');
    }
    if has(|refusal| matches!(refusal, Refusal::FreeNotSold)) {
        letters.push('f');
    }
    letters
}

/// UPS-33 to UPS-40, one line each, in the mission's words.
#[test]
fn the_stated_examples() {
    use Edition::{Essential, Professional};
    let ask = |from: (Edition, bool), to: (Edition, bool)| {
        ask(&level(from.0, from.1, 50), &level(to.0, to.1, 50), &GOOD).map(|price| price.net.minor > 0)
    };
    let no_proxy = Refusal::ProxyNotRemovable;
    let smaller = Refusal::SmallerEdition { from: Professional, to: Essential };
    assert_eq!(ask((Essential, false), (Essential, true)), Ok(true), "UPS-33");
    assert_eq!(ask((Professional, false), (Professional, true)), Ok(true), "UPS-34");
    assert_eq!(ask((Essential, true), (Professional, true)), Ok(true), "UPS-35");
    assert_eq!(ask((Essential, false), (Professional, false)), Ok(true), "UPS-36");
    assert_eq!(ask((Essential, false), (Professional, true)), Ok(true), "UPS-36, both at once");
    assert_eq!(ask((Essential, true), (Professional, false)), Err(vec![no_proxy.clone()]), "UPS-37");
    assert_eq!(ask((Professional, true), (Essential, true)), Err(vec![smaller.clone()]), "UPS-38");
    assert_eq!(ask((Professional, true), (Essential, false)), Err(vec![smaller, no_proxy.clone()]), "UPS-39");
    assert_eq!(ask((Essential, true), (Essential, false)), Err(vec![no_proxy]), "UPS-40");
}

/// Every cell for every pair of tiers: 7 × 7 × 8 × 8.
#[test]
fn the_matrix_for_all_tiers() {
    for (row, have) in COLUMNS.into_iter().enumerate() {
        for (column, want) in COLUMNS.into_iter().enumerate() {
            for current_tier in TIERS {
                for tier in TIERS {
                    let tier_of = |edition, tier| if edition == Edition::Free { Tier::FREE } else { tier };
                    let current = Level { tier: tier_of(have.0, current_tier), ..level(have.0, have.1, 0) };
                    let wanted = Level { tier: tier_of(want.0, tier), ..level(want.0, want.1, 0) };
                    check(MATRIX[row][column], &current, &wanted);
                }
            }
        }
    }
}

fn check(cell: &str, current: &Level, wanted: &Level) {
    let answer = ask(current, wanted, &GOOD);
    let refusals = answer.clone().err().unwrap_or_default();
    let shown = format!("{cell}: {current:?} → {wanted:?}: {refusals:?}");
    let unsold = wanted.edition == Edition::Essential && wanted.tier == Tier::Unlimited;
    let tier_down = refusals.iter().any(|refusal| matches!(refusal, Refusal::SmallerTier { .. }));
    let not_available = refusals.iter().any(|refusal| matches!(refusal, Refusal::TierNotAvailable { .. }));
    assert_eq!(tier_down, wanted.tier < current.tier, "{shown}");
    assert_eq!(not_available, unsold, "{shown}");
    match cell {
        "f" | "d" | "p" | "dp" => assert_eq!(letters(&refusals), cell, "{shown}"),
        "U" | "B" => assert_eq!(answer.is_ok(), !tier_down && !unsold, "{shown}"),
        "S" if wanted.tier == current.tier => assert!(refusals.contains(&Refusal::NothingToDo), "{shown}"),
        "S" => assert_eq!(answer.is_ok(), !tier_down && !unsold, "{shown}"),
        _ => assert_eq!(refusals, [Refusal::NothingToDo], "{shown}"),
    }
    if let Ok(price) = answer {
        assert!(wanted > current || current.edition == Edition::Free, "{shown}");
        assert!(price.net.minor >= 0, "{shown}");
    }
}

/// UPS-05, UPS-06: the difference and nothing else; and not without upgrade protection.
#[test]
fn the_price_is_the_difference_and_protection_must_live() {
    let (current, wanted) = (level(Edition::Essential, false, 50), level(Edition::Professional, true, 100));
    let price = ask(&current, &wanted, &GOOD).unwrap();
    assert_eq!((price.wanted.minor, price.current.minor, price.net.minor), (45_000, 15_000, 30_000));
    let lapsed = Circumstances { maintenance: Maintenance::Lapsed, ..GOOD };
    assert_eq!(ask(&current, &wanted, &lapsed), Err(vec![Refusal::MaintenanceLapsed]));
    let from_free = ask(&Level::free(), &wanted, &Circumstances { state: LicenseState::ExpiredToFree, ..lapsed });
    assert_eq!(from_free.unwrap().net.minor, 45_000, "buying from Free needs none, and costs the full price");
}

/// Attack 21: one unpaid upsize at a time, and prepayment after one that was never paid.
#[test]
fn attack_21_unpaid_upsizes_do_not_pile_up() {
    let (current, wanted) = (level(Edition::Essential, false, 50), level(Edition::Professional, false, 50));
    let state = LicenseState::Running(Running::PendingPayment(Back::Active));
    let open = Circumstances { state, orders: Orders::Open, ..GOOD };
    assert_eq!(ask(&current, &wanted, &open), Err(vec![Refusal::State("pending_payment"), Refusal::OrderOpen]));
    let defaulted = Circumstances { orders: Orders::DefaultedOnce, ..GOOD };
    assert_eq!(ask(&current, &wanted, &defaulted), Err(vec![Refusal::PrepaymentRequired]));
    assert!(ask(&current, &wanted, &Circumstances { terms: Terms::Prepaid, ..defaulted }).is_ok());
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let mut current = level(Edition::Enterprise, true, 100);
    current.addons = [(AddonCode::ACTIVESYNC, 30), (AddonCode::CLUSTER, 2)].into();
    let mut wanted = level(Edition::Essential, false, 77);
    wanted.addons = [(AddonCode::ACTIVESYNC, 10), (AddonCode::EWS, 5), (AddonCode::FEED, 2)].into();
    let suspended = LicenseState::Suspended(Running::Active);
    let bad = Circumstances { state: suspended, maintenance: Maintenance::Lapsed, orders: Orders::Open, ..GOOD };
    let essential = Edition::Essential;
    let expected = vec![
        Refusal::SmallerEdition { from: Edition::Enterprise, to: essential },
        Refusal::ProxyNotRemovable,
        Refusal::SmallerTier { from: Tier::Users(100), to: Tier::Users(77) },
        Refusal::LessAddon(AddonCode::ACTIVESYNC),
        Refusal::LessAddon(AddonCode::CLUSTER),
        Refusal::TierNotAvailable { edition: essential, tier: Tier::Users(77) },
        Refusal::AddonNotAvailable { code: AddonCode::EWS, edition: essential },
        Refusal::AddonQuantity { code: AddonCode::FEED, allowed: "one" },
        Refusal::State("suspended"),
        Refusal::MaintenanceLapsed,
        Refusal::OrderOpen,
    ];
    assert_eq!(ask(&current, &wanted, &bad), Err(expected));
}

#[test]
fn add_ons_follow_the_table() {
    let carried = |edition| {
        let mut level = level(edition, false, 50);
        level.addons = [(AddonCode::ARCHIVE, 1)].into();
        level
    };
    let dropped = level(Edition::Enterprise, false, 50);
    let price = |wanted: &Level| ask(&carried(Edition::Professional), wanted, &GOOD).unwrap().net.minor;
    assert_eq!(price(&carried(Edition::Enterprise)), 0, "what was paid for the archive counts, never below zero");
    assert_eq!(price(&dropped), 0, "what an edition includes need not be listed");
    let essential = level(Edition::Essential, false, 50);
    let refused = ask(&essential, &carried(Edition::Essential), &GOOD);
    assert_eq!(
        refused,
        Err(vec![Refusal::AddonNotAvailable { code: AddonCode::ARCHIVE, edition: Edition::Essential }])
    );
    let with_sync = |qty| Level { addons: [(AddonCode::ACTIVESYNC, qty)].into(), ..essential.clone() };
    assert_eq!(ask(&essential, &with_sync(10), &GOOD).unwrap().net.minor, 9_000);
    assert_eq!(ask(&with_sync(10), &with_sync(15), &GOOD).unwrap().net.minor, 4_500);
    assert_eq!(ask(&with_sync(10), &with_sync(10), &GOOD), Err(vec![Refusal::NothingToDo]));
    let none = Refusal::AddonQuantity { code: AddonCode::ACTIVESYNC, allowed: "at least one" };
    assert_eq!(ask(&essential, &with_sync(0), &GOOD), Err(vec![none]));
}

#[test]
fn what_has_no_price_is_not_sold() {
    let (current, wanted) = (level(Edition::Essential, false, 50), level(Edition::Professional, false, 50));
    let mut list = prices();
    list.cells.remove(&Cell::of(&wanted));
    let answer = upsize(Wish { current: &current, wanted: &wanted }, &GOOD, &Catalogue::standard(), &list);
    assert_eq!(answer, Err(Refusals(vec![Refusal::NotSold(NoPrice::Cell(Cell::of(&wanted)))])));
    assert!(list.holds_at(NOW) && !list.holds_at(NOW.plus(-1)));
}

fn some_level() -> impl Strategy<Value = Level> {
    let addons = prop::collection::btree_map(
        prop::sample::select(vec![AddonCode::ACTIVESYNC, AddonCode::EWS, AddonCode::FEED, AddonCode::CLUSTER]),
        1..4_u64,
        0..3,
    );
    (prop::sample::select(COLUMNS.to_vec()), prop::sample::select(TIERS.to_vec()), addons).prop_map(
        |((edition, proxy), tier, addons)| match edition {
            Edition::Free => Level::free(),
            _ => Level { edition, proxy, tier, addons },
        },
    )
}

/// A level that is larger or equal, and sold.
fn grown(from: &Level) -> impl Strategy<Value = Level> + use<> {
    let from = from.clone();
    (0..=3_usize, any::<bool>(), 0..TIERS.len(), 0..3_u64).prop_map(move |(edition, proxy, tier, more)| {
        let edition = Edition::ALL[edition].max(from.edition).max(Edition::Professional);
        let addons = from.addons.iter().map(|(code, qty)| (code.clone(), qty + more)).collect();
        Level { edition, proxy: proxy || from.proxy, tier: TIERS[tier].max(from.tier), addons }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn the_order_is_a_partial_order(a in some_level(), b in some_level(), c in some_level()) {
        prop_assert!(a <= a);
        prop_assert!(!(a <= b && b <= a) || a == b);
        prop_assert!(!(a <= b && b <= c) || a <= c);
        prop_assert_eq!(a < b, b > a);
    }

    /// UPS-30: nothing is allowed that is not larger, whatever is traded for it, and what is refused says each part.
    #[test]
    fn only_what_is_larger_is_allowed(a in some_level(), b in some_level()) {
        match ask(&a, &b, &GOOD) {
            Ok(price) => {
                prop_assert!(a < b);
                prop_assert!(price.net.minor >= 0);
            }
            Err(refusals) => {
                prop_assert!(!refusals.is_empty());
                let paid = b.edition > Edition::Free;
                let has = |wanted: fn(&Refusal) -> bool| refusals.iter().any(wanted);
                prop_assert_eq!(has(|r| matches!(r, Refusal::SmallerEdition { .. })), paid && b.edition < a.edition);
                prop_assert_eq!(has(|r| *r == Refusal::ProxyNotRemovable), paid && a.proxy && !b.proxy);
                prop_assert_eq!(has(|r| matches!(r, Refusal::SmallerTier { .. })), b.tier < a.tier);
                let fewer = a.addons.iter().filter(|(code, qty)| b.quantity(code) < **qty).count();
                let said = refusals.iter().filter(|r| matches!(r, Refusal::LessAddon(_))).count();
                prop_assert_eq!(fewer, said);
            }
        }
    }

    /// UPS-05: in two steps it costs what it costs in one.
    #[test]
    fn prices_compose((a, b, c) in some_level().prop_flat_map(|a| (grown(&a), Just(a))).prop_flat_map(|(b, a)| (Just(a), grown(&b), Just(b))).prop_map(|(a, c, b)| (a, b, c))) {
        let (catalogue, prices) = (Catalogue::standard(), prices());
        let price = |from: &Level, to: &Level| difference(from, to, &catalogue, &prices).unwrap();
        let total = |level: &Level| list(level, &catalogue, &prices).unwrap().minor;
        let (ab, bc, ac) = (price(&a, &b), price(&b, &c), price(&a, &c));
        prop_assert_eq!(ab.net.minor + bc.net.minor, ac.net.minor);
        prop_assert_eq!(ac.net.minor, total(&c) - total(&a));
        prop_assert_eq!(ac.lines.iter().map(|line| line.net.minor).sum::<i64>(), ac.net.minor);
    }
}
