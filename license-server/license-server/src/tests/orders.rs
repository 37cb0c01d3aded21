//! Buying, growing, paying, not paying.

use serde_json::{Value, json};

use super::site::Site;
use super::till::{Till, level, with};

/// UPS-15, UPS-17, UPS-18: it is there at once, stops on its day, and goes on when a late cheque is booked. A5 of the price: UPS-05.
#[tokio::test]
async fn an_upsize_is_there_at_once_stops_unpaid_and_goes_on_when_it_is_paid() {
    for till in Till::both().await {
        let license = till.licensed(level("essential", false, json!(25))).await;
        let order = till.upsizes(&license, level("professional", true, json!(50)), "on_invoice").await;
        assert_eq!((&order["kind"], &order["state"]), (&json!("upsize"), &json!("effective")));
        let grown = till.license(&license).await;
        assert_eq!(
            (&grown["edition"], &grown["proxy"], &grown["users"], &grown["state"], &grown["invoice"]),
            (&json!("professional"), &json!(true), &json!(50), &json!("pending_payment"), &json!("INV-000002"))
        );
        // Professional with proxy for 50 is 905.45, Essential for 25 is 198.00.
        let invoice = till.invoice(&order).await;
        assert_eq!(
            (&invoice["net"], &invoice["tax"], &invoice["total"]),
            (&json!(70_745), &json!(13_442), &json!(84_187))
        );
        assert_eq!(invoice["lines"][0]["text"], "Professional with Proxy, 50 users (before: Essential, 25 users)");

        till.days(29).await;
        assert_eq!(till.license(&license).await["state"], "pending_payment");
        till.days(1).await;
        assert_eq!(till.license(&license).await["state"], "stopped_unpaid");
        assert_eq!(till.invoice(&order).await["state"], "overdue");
        till.days(3).await;
        till.cheque(&order["invoice"]).await;
        let back = till.license(&license).await;
        assert_eq!((&back["state"], &back["invoice"], &back["users"]), (&json!("active"), &Value::Null, &json!(50)));
        assert_eq!(till.invoice(&order).await["state"], "paid");

        // Attack 21: from now on it is paid in advance.
        let line = format!("POST {license}/quotes");
        let wanted = level("enterprise", true, json!(50));
        let refused = till.ask(&till.carla, &line, with(&wanted, "on_invoice")).await;
        assert_eq!(refused.fails(422, "prepayment_required"), ["/terms prepayment_required"]);
        let order = till.upsizes(&license, wanted, "prepaid").await;
        assert_eq!(order["state"], "awaiting_payment");
        assert_eq!(till.license(&license).await["edition"], "professional");
        till.cheque(&order["invoice"]).await;
        let grown = till.license(&license).await;
        assert_eq!((&grown["edition"], &grown["state"]), (&json!("enterprise"), &json!("active")));
    }
}

/// A new licence on invoice shows its key and is owed for from its day; prepaid it is made when the money is there.
#[tokio::test]
async fn a_new_licence_is_owed_for_from_its_day() {
    for till in Till::both().await {
        let order = till.buys(level("essential", false, json!(10)), "on_invoice").await;
        assert!(order["key"].as_str().is_some_and(|key| key.len() > 20), "{order}");
        let license = format!("/v1/licenses/{}", order["license"].as_str().unwrap());
        assert_eq!(till.license(&license).await["state"], "pending_payment");
        till.days(30).await;
        assert_eq!(till.license(&license).await["state"], "stopped_unpaid");
        let void = format!("POST /v1/invoices/{}/void", order["invoice"].as_str().unwrap());
        till.ask(&till.accounts, &void, json!({"reason": "never wanted"})).await.is(200);
        let fallen = till.license(&license).await;
        assert_eq!((&fallen["state"], &fallen["edition"]), (&json!("expired_to_free"), &json!("free")));
        // LIC-39: nothing is tried on Free.
        let tried = json!({"addon": "activesync", "quantity": 1});
        let refused = till.ask(&till.owner, &format!("POST {license}/addon-trials"), tried).await;
        assert_eq!(refused.fails(409, "trial_refused"), ["/addon not_on_free", "/addon license_not_active"]);

        // A customer who did not pay buys the next in advance.
        let refused =
            till.ask(&till.carla, "POST /v1/quotes", with(&level("essential", false, json!(10)), "on_invoice"));
        refused.await.fails(422, "prepayment_required");
        let order = till.buys(level("essential", false, json!(10)), "prepaid").await;
        assert_eq!((&order["license"], order.get("key")), (&Value::Null, None));
        let key = format!("POST /v1/orders/{}/key", order["id"].as_str().unwrap());
        till.ask(&till.carla, &key, Value::Null).await.fails(409, "order_state");
        till.cheque(&order["invoice"]).await;
        let shown = till.ask(&till.carla, &key, Value::Null).await.is(200);
        assert!(shown["key"].is_string());
        let license = format!("/v1/licenses/{}", shown["license"].as_str().unwrap());
        assert_eq!(till.license(&license).await["state"], "issued");
    }
}

/// The matrix of the model: row is what there is, column what is wanted; `.` can be had, the letters are the rules that refuse it.
/// UPS-24, UPS-26, UPS-30, UPS-33 to UPS-40.
const MATRIX: [(&str, [&str; 7]); 6] = [
    //                  Free  E     E+P  Pro  Pro+P Ent  Ent+P
    ("essential", ["f", "n", ".", ".", ".", ".", "."]),
    ("essential+", ["f", "p", "n", "p", ".", "p", "."]),
    ("professional", ["f", "d", "d", "n", ".", ".", "."]),
    ("professional+", ["f", "dp", "d", "p", "n", "p", "."]),
    ("enterprise", ["f", "d", "d", "d", "d", "n", "."]),
    ("enterprise+", ["f", "dp", "d", "dp", "d", "p", "n"]),
];
const COLUMNS: [&str; 7] =
    ["free", "essential", "essential+", "professional", "professional+", "enterprise", "enterprise+"];

#[tokio::test]
async fn every_refused_route_names_all_the_rules_it_breaks() {
    let till = Till::open(Site::open().await).await;
    for (row, cells) in MATRIX {
        let license = till.licensed(level(row.trim_end_matches('+'), row.ends_with('+'), json!(50))).await;
        for (column, rules) in COLUMNS.iter().zip(cells) {
            let (edition, proxy) = (column.trim_end_matches('+'), column.ends_with('+'));
            // Free is for ten: its number of users is refused beside it.
            for users in if edition == "free" { vec![10] } else { vec![25, 50, 100] } {
                let question = with(&level(edition, proxy, json!(users)), "on_invoice");
                let answer = till.ask(&till.carla, &format!("POST {license}/quotes"), question).await;
                let mut expected: Vec<&str> = Vec::new();
                for rule in rules.chars() {
                    match rule {
                        'f' => expected.push("/edition downsizing_not_permitted"),
                        'd' => expected.push("/edition downsizing_not_permitted"),
                        'p' => expected.push("/proxy proxy_not_removable"),
                        'n' if users == 50 => expected.push(" nothing_to_do"),
                        _ => {}
                    }
                }
                if users < 50 {
                    let at = expected.len();
                    expected.insert(at, "/users downsizing_not_permitted");
                }
                if expected.is_empty() {
                    answer.is(201);
                    continue;
                }
                let code = expected[0].split(' ').nth(1).unwrap();
                assert_eq!(answer.fails(422, code), expected, "{row} to {column} for {users}");
            }
        }
    }
}

/// UPS-02, UPS-06, UPS-30, UPS-32, and everything at once.
#[tokio::test]
async fn rules_about_tiers_add_ons_protection_and_joining() {
    for till in Till::both().await {
        let mut wanted = level("professional", false, json!(25));
        wanted["addons"] = json!([{"code": "activesync", "quantity": 10}]);
        let license = till.licensed(wanted).await;
        let quote = format!("POST {license}/quotes");
        let other = till.licensed(level("essential", false, json!(10))).await;
        let question = |edition: &str, users: Value, addons: Value| {
            let mut question = with(&level(edition, false, users), "on_invoice");
            question["addons"] = addons;
            question
        };
        let sync = |quantity: u32| json!([{"code": "activesync", "quantity": quantity}]);
        for (question, code, rules) in [
            (
                question("professional", json!(25), sync(9)),
                "downsizing_not_permitted",
                vec!["/addons downsizing_not_permitted"],
            ),
            (
                question("enterprise", json!(25), json!([])),
                "downsizing_not_permitted",
                vec!["/addons downsizing_not_permitted"],
            ),
            (question("professional", json!(26), sync(10)), "tier_not_available", vec!["/users tier_not_available"]),
            (
                question(
                    "professional",
                    json!(25),
                    json!([{"code": "activesync", "quantity": 10}, {"code": "cluster", "quantity": 2}]),
                ),
                "addon_not_available",
                vec!["/addons addon_not_available"],
            ),
            (
                question("essential", json!(null), json!([{"code": "feed", "quantity": 2}])),
                "downsizing_not_permitted",
                vec![
                    "/edition downsizing_not_permitted",
                    "/addons downsizing_not_permitted",
                    "/users tier_not_available",
                    "/addons addon_quantity",
                ],
            ),
        ] {
            let refused = till.ask(&till.carla, &quote, question).await;
            assert_eq!(refused.fails(422, code), rules);
        }
        let mut joined = question("enterprise", json!(25), sync(10));
        joined["combine_with"] = json!([other.rsplit('/').next().unwrap()]);
        let refused = till.ask(&till.carla, &quote, joined).await;
        assert_eq!(refused.fails(422, "licenses_cannot_be_combined"), ["/combine_with licenses_cannot_be_combined"]);
        assert!(till.license(&license).await["edition"] == "professional", "nothing has changed");
    }
}

/// UPS-06 to UPS-08: lapsed protection stands in the way until it is renewed, which takes effect when it is paid.
#[tokio::test]
async fn protection_is_renewed_before_a_licence_grows() {
    for till in Till::both().await {
        let license = till.licensed(level("essential", false, json!(25))).await;
        let protect = json!({"until": "2027-11-02T09:00:00Z", "reason": "begins today"});
        till.ask(&till.owner, &format!("POST {license}/maintenance"), protect).await.is(200);
        let renew = format!("POST {license}/maintenance-quotes");
        let year = json!({"term": "one-year", "currency": "EUR"});
        till.days(400).await;
        assert_eq!(till.license(&license).await["maintenance"], "lapsed");
        let wanted = with(&level("professional", false, json!(25)), "on_invoice");
        let line = format!("POST {license}/quotes");
        let refused = till.ask(&till.carla, &line, wanted.clone()).await;
        assert_eq!(refused.fails(422, "maintenance_lapsed"), [" maintenance_lapsed"]);
        let quote = till.ask(&till.carla, &renew, year.clone()).await.is(201);
        assert_eq!((&quote["kind"], &quote["list_wanted"]), (&json!("maintenance"), &json!(19_800)));
        let texts: Vec<&str> =
            quote["lines"].as_array().unwrap().iter().map(|line| line["text"].as_str().unwrap()).collect();
        assert_eq!(texts.len(), 2, "the term and the fee for coming back: {texts:?}");
        let order =
            till.pay(&till.carla, &format!("POST {license}/upsizes"), json!({"quote": quote["id"]})).await.is(201);
        assert_eq!(order["state"], "awaiting_payment");
        till.ask(&till.carla, &line, wanted.clone()).await.fails(422, "maintenance_lapsed");
        let pay =
            json!({"amount": order["total"], "method": "transfer", "reference": "thanks", "value_date": "2027-12-07"});
        let path = format!("POST /v1/invoices/{}/payments", order["invoice"].as_str().unwrap());
        till.pay(&till.accounts, &path, pay).await.is(201);
        let renewed = till.ask(&till.carla, &format!("GET {license}"), Value::Null).await.is(200);
        assert_eq!(
            (&renewed["maintenance"], &renewed["maintenance_until"]),
            (&json!("live"), &quote["maintenance_until"])
        );
        till.ask(&till.carla, &line, wanted).await.is(201);
    }
}

/// Attacks 19 and 20: what is paid for is what was quoted, once, today, by whom it was quoted for.
#[tokio::test]
async fn a_quote_is_ordered_once_in_its_day_and_as_it_is() {
    for till in Till::both().await {
        let license = till.licensed(level("essential", false, json!(25))).await;
        let dora = till.site.customer("acme", "dora").await;
        let (quote, upsize) = (format!("POST {license}/quotes"), format!("POST {license}/upsizes"));
        let mut tampered = with(&level("professional", false, json!(25)), "on_invoice");
        tampered["net"] = json!(1);
        let refused = till.ask(&till.carla, &quote, tampered).await;
        assert_eq!(refused.fails(422, "invalid_body"), ["/net unknown_field"]);

        let wanted = with(&level("professional", false, json!(25)), "on_invoice");
        let first = till.ask(&till.carla, &quote, wanted.clone()).await.is(201);
        let second =
            till.ask(&till.carla, &quote, with(&level("essential", true, json!(25)), "on_invoice")).await.is(201);
        till.ask(&till.carla, &upsize, json!({"quote": first["id"]})).await.fails(400, "idempotency_key_required");
        till.ask(&till.carla, "POST /v1/orders", json!({"quote": first["id"]}))
            .await
            .fails(400, "idempotency_key_required");
        till.pay(&dora, &quote, wanted.clone()).await.fails(404, "not_found");
        till.pay(&dora, &upsize, json!({"quote": first["id"]})).await.fails(404, "not_found");
        till.ask(&dora, &format!("GET {license}/options"), Value::Null).await.fails(404, "not_found");
        till.ask(&dora, &format!("GET /v1/quotes/{}", first["id"].as_str().unwrap()), Value::Null)
            .await
            .fails(404, "not_found");
        let refused = till.pay(&dora, "POST /v1/orders", json!({"quote": first["id"]})).await;
        assert_eq!(refused.fails(422, "invalid_fields"), ["/quote invalid"]);

        let again = [("idempotency-key", "once")];
        let body = json!({"quote": first["id"]});
        let placed = till.site.ask_with(&till.carla, &upsize, &again, body.clone()).await;
        let replayed = till.site.ask_with(&till.carla, &upsize, &again, body.clone()).await;
        assert_eq!((placed.is(201), replayed.header("idempotent-replayed")), (replayed.is(201), Some("true")));
        till.pay(&till.carla, &upsize, body).await.fails(409, "quote_ordered");
        // The other quote was good when it was made; now an order is open, and the licence is another.
        let refused = till.pay(&till.carla, &upsize, json!({"quote": second["id"]})).await;
        let rules = refused.fails(422, "downsizing_not_permitted");
        assert!(rules.contains(&" order_open".to_owned()) && rules.contains(&" license_state".to_owned()), "{rules:?}");
        let read =
            till.ask(&till.carla, &format!("GET /v1/quotes/{}", second["id"].as_str().unwrap()), Value::Null).await;
        assert_eq!(read.is(200)["refusals"].as_array().unwrap().len(), rules.len());

        till.cheque(&placed.is(201)["invoice"]).await;
        let late =
            till.ask(&till.carla, &quote, with(&level("enterprise", false, json!(25)), "on_invoice")).await.is(201);
        till.site.pass(25 * 3600);
        till.pay(&till.carla, &upsize, json!({"quote": late["id"]})).await.fails(409, "quote_expired");
        let invoices = till.ask(&till.carla, "GET /v1/invoices", Value::Null).await.is(200);
        let numbers: Vec<&str> =
            invoices["data"].as_array().unwrap().iter().map(|invoice| invoice["number"].as_str().unwrap()).collect();
        assert_eq!(numbers, ["INV-000001", "INV-000002"], "refused orders take no numbers");
    }
}

/// What is paid in advance waits, is cancelled by its customer, or lapses with its invoice; nothing else is ordered meanwhile.
#[tokio::test]
async fn an_order_that_waits_for_its_money_can_be_cancelled_and_lapses() {
    for till in Till::both().await {
        let license = till.licensed(level("essential", false, json!(25))).await;
        let wanted = level("professional", false, json!(25));
        let quote = format!("POST {license}/quotes");
        let first = till.upsizes(&license, wanted.clone(), "prepaid").await;
        assert_eq!(till.license(&license).await["state"], "active");
        let refused = till.ask(&till.carla, &quote, with(&wanted, "on_invoice")).await;
        assert_eq!(refused.fails(422, "order_open"), [" order_open"]);
        let cancel = format!("POST /v1/orders/{}/cancel", first["id"].as_str().unwrap());
        assert_eq!(till.ask(&till.carla, &cancel, Value::Null).await.is(200)["state"], "void");
        till.ask(&till.carla, &cancel, Value::Null).await.fails(409, "order_state");
        assert_eq!(till.invoice(&first).await["state"], "void");

        let second = till.upsizes(&license, wanted.clone(), "prepaid").await;
        till.days(30).await;
        assert_eq!(till.invoice(&second).await["state"], "void");
        let same = till.license(&license).await;
        assert_eq!((&same["state"], &same["edition"]), (&json!("active"), &json!("essential")));
        // Nothing was owed, so that nothing was defaulted on.
        till.ask(&till.carla, &quote, with(&wanted, "on_invoice")).await.is(201);
    }
}

/// Paid while the licence is suspended: the money is booked, and the order waits for staff.
#[tokio::test]
async fn a_paid_order_that_cannot_take_effect_waits_for_staff() {
    for till in Till::both().await {
        let license = till.licensed(level("essential", false, json!(25))).await;
        let order = till.upsizes(&license, level("professional", false, json!(25)), "prepaid").await;
        let why = json!({"reason": "under review"});
        till.ask(&till.owner, &format!("POST {license}/suspend"), why.clone()).await.is(200);
        till.cheque(&order["invoice"]).await;
        let path = format!("/v1/orders/{}", order["id"].as_str().unwrap());
        let blocked = till.ask(&till.carla, &format!("GET {path}"), Value::Null).await.is(200);
        assert_eq!(blocked["state"], "blocked");
        assert_eq!(till.invoice(&order).await["state"], "paid");
        let fulfil = format!("POST {path}/fulfil");
        till.ask(&till.accounts, &fulfil, Value::Null).await.fails(409, "license_state");
        till.ask(&till.owner, &format!("POST {license}/reinstate"), why).await.is(200);
        assert_eq!(till.ask(&till.accounts, &fulfil, Value::Null).await.is(200)["state"], "effective");
        assert_eq!(till.license(&license).await["edition"], "professional");
        till.ask(&till.accounts, &fulfil, Value::Null).await.fails(409, "order_state");
    }
}

/// Two debts of one licence: the first cheque bounces while the second order is unpaid. Neither is forgotten when the other is paid.
#[tokio::test]
async fn a_licence_that_owes_twice_is_free_when_both_are_paid() {
    for till in Till::both().await {
        let license = till.licensed(level("essential", false, json!(25))).await;
        let first = till.upsizes(&license, level("professional", false, json!(25)), "on_invoice").await;
        let path = format!("/v1/invoices/{}", first["invoice"].as_str().unwrap());
        let paid = till.cheque(&first["invoice"]).await;
        let second = till.upsizes(&license, level("enterprise", false, json!(25)), "on_invoice").await;
        let back = format!("POST {path}/payments/{}/reverse", paid["id"].as_str().unwrap());
        let bounced = json!({"reason": "the cheque bounced", "value_date": "2026-11-03"});
        till.pay(&till.accounts, &back, bounced).await.is(201);
        // What is due first decides.
        let owing = till.license(&license).await;
        assert_eq!((&owing["state"], &owing["invoice"]), (&json!("pending_payment"), &json!("INV-000002")));
        let void = format!("POST {path}/void");
        till.ask(&till.accounts, &void, json!({"reason": "out of order"})).await.fails(409, "order_superseded");
        // It stops for the first; the second falls overdue while it stands still.
        till.days(7).await;
        assert_eq!(till.license(&license).await["state"], "stopped_unpaid");
        till.days(23).await;
        assert_eq!(till.invoice(&second).await["state"], "overdue");
        till.cheque(&first["invoice"]).await;
        let owing = till.license(&license).await;
        assert_eq!((&owing["state"], &owing["invoice"]), (&json!("pending_payment"), &json!("INV-000003")));
        till.settle().await;
        assert_eq!(till.license(&license).await["state"], "stopped_unpaid");
        till.cheque(&second["invoice"]).await;
        let free = till.license(&license).await;
        assert_eq!(
            (&free["state"], &free["invoice"], &free["edition"]),
            (&json!("active"), &Value::Null, &json!("enterprise"))
        );
    }
}

/// A quote whose term was not sold any more could not be read: 422 `not_sold`, of a `GET`.
#[tokio::test]
async fn a_quote_can_be_read_when_nothing_of_it_is_sold_any_more() {
    for till in Till::both().await {
        let license = till.licensed(level("essential", false, json!(25))).await;
        let protect = json!({"until": "2027-11-02T09:00:00Z", "reason": "begins today"});
        till.ask(&till.owner, &format!("POST {license}/maintenance"), protect).await.is(200);
        let year = json!({"term": "one-year", "currency": "EUR"});
        let quote = till.ask(&till.carla, &format!("POST {license}/maintenance-quotes"), year.clone()).await.is(201);
        let term = "/v1/maintenance-terms/one-year";
        let mut withdrawn = till.site.operator("acme", &format!("GET {term}"), Value::Null).await.is(200);
        withdrawn["sold"] = json!(false);
        till.site.operator("acme", &format!("PUT {term}"), withdrawn).await.is(200);
        let read = format!("GET /v1/quotes/{}", quote["id"].as_str().unwrap());
        let shown = till.ask(&till.carla, &read, Value::Null).await.is(200);
        assert_eq!((&shown["total"], &shown["refusals"][0]["code"]), (&quote["total"], &json!("not_sold")));
        let refused = till.ask(&till.carla, &format!("POST {license}/maintenance-quotes"), year).await;
        assert_eq!(refused.fails(422, "invalid_fields"), ["/term not_sold"]);
        let order = till.pay(&till.carla, &format!("POST {license}/upsizes"), json!({"quote": quote["id"]})).await;
        assert_eq!(order.fails(422, "invalid_fields"), ["/term not_sold"]);
        let foreign = till.ask(&till.carla, &format!("GET {license}/options?currency=GBP"), Value::Null).await;
        assert_eq!(foreign.fails(400, "invalid_query"), ["/currency not_sold"]);
        let wrong = till.ask(&till.carla, &format!("GET {license}/options?currency=eur"), Value::Null).await;
        assert_eq!(wrong.fails(400, "invalid_query"), ["/currency invalid"]);
    }
}

/// Each rule alone, by the code that names the problem.
#[tokio::test]
async fn the_first_rule_that_refuses_names_the_problem() {
    for till in Till::both().await {
        let license = till.licensed(level("essential", false, json!(25))).await;
        let line = format!("POST {license}/quotes");
        let same = till.ask(&till.carla, &line, with(&level("essential", false, json!(25)), "on_invoice")).await;
        assert_eq!(same.fails(422, "nothing_to_do"), [" nothing_to_do"]);
        let new = async |level: Value| till.ask(&till.carla, "POST /v1/quotes", with(&level, "on_invoice")).await;
        let free = new(level("free", true, json!(10))).await;
        assert_eq!(free.fails(422, "free_has_no_options"), ["/proxy free_has_no_options"]);
        let mut feeds = level("professional", false, json!(25));
        feeds["addons"] = json!([{"code": "feed", "quantity": 2}]);
        assert_eq!(new(feeds).await.fails(422, "addon_quantity"), ["/addons addon_quantity"]);
        // An edition grows a tier for which no price list has a price.
        let edition = "/v1/editions/professional";
        let mut wider = till.site.operator("acme", &format!("GET {edition}"), Value::Null).await.is(200);
        wider["tiers"].as_array_mut().unwrap().push(json!(26));
        till.site.operator("acme", &format!("PUT {edition}"), wider).await.is(200);
        let unpriced = new(level("professional", false, json!(26))).await;
        assert_eq!(unpriced.fails(422, "not_sold"), [" not_sold"]);

        // Of two quotes from the same licence, the second starts from what is not there any more once the first is ordered.
        let quote = async |edition: &str| {
            till.ask(&till.carla, &line, with(&level(edition, false, json!(25)), "on_invoice")).await.is(201)["id"]
                .clone()
        };
        let (first, second) = (quote("professional").await, quote("enterprise").await);
        let upsize = format!("POST {license}/upsizes");
        let order = till.pay(&till.carla, &upsize, json!({"quote": first})).await.is(201);
        till.cheque(&order["invoice"]).await;
        till.pay(&till.carla, &upsize, json!({"quote": second})).await.fails(409, "quote_outdated");
    }
}
