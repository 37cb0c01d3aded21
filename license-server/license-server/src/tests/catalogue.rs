//! What is sold: the sample against the tables of the model, and what a catalogue refuses.

use license::catalogue::Catalogue;
use license::entitlement::Edition;
use license::level::Tier;
use serde_json::{Value, json};

use super::site::Site;

/// §3.4 of the model: tiers by edition, add-ons by edition, trials, and what lapses how.
#[tokio::test]
async fn the_sample_is_the_models_tables() {
    for site in Site::both().await {
        site.vendor("acme").await;
        let owner = site.staff("acme", "owner").await;
        let editions = site.ask(&owner, "GET /v1/editions", Value::Null).await.is(200);
        let row = |edition: &Value| {
            let number = |name: &str| edition[name].as_u64();
            (
                edition["code"].as_str().unwrap().to_owned(),
                edition["sold"] == true,
                edition["proxy"] == true,
                edition["tiers"].as_array().unwrap().len(),
                edition["unlimited_users"] == true,
                number("domains"),
            )
        };
        let rows: Vec<_> = editions["data"].as_array().unwrap().iter().map(row).collect();
        assert_eq!(
            rows,
            [
                ("free".to_owned(), false, false, 1, false, Some(1)),
                ("essential".to_owned(), true, true, 7, false, Some(10)),
                ("professional".to_owned(), true, true, 7, true, None),
                ("enterprise".to_owned(), true, true, 7, true, None),
            ]
        );
        assert_eq!(editions["data"][1]["tiers"], json!([10, 25, 50, 100, 250, 500, 1000]));

        let addons = site.ask(&owner, "GET /v1/addons", Value::Null).await.is(200);
        let row = |addon: &Value| {
            let offers = addon["offers"].as_array().unwrap().iter();
            let offers: Vec<String> = offers
                .map(|offer| format!("{} {}", offer["edition"].as_str().unwrap(), offer["kind"].as_str().unwrap()))
                .collect();
            let text = |name: &str| addon[name].as_str().unwrap().to_owned();
            format!(
                "{}: {}; by {}; {} {} {}; {}",
                text("code"),
                offers.join(", "),
                text("unit"),
                text("trial"),
                addon["trial_days"],
                addon["trial_quantity"],
                text("lapse")
            )
        };
        let rows: Vec<String> = addons["data"].as_array().unwrap().iter().map(row).collect();
        assert_eq!(
            rows,
            [
                "activesync: essential buy, professional buy, enterprise buy; by mailbox; anybody 30 25; stop",
                "archive: professional buy, enterprise included; by server; anybody 30 1; read",
                "cluster: enterprise buy; by node; staff 30 2; freeze",
                "ews: professional buy, enterprise buy; by mailbox; anybody 30 null; stop",
                "feed: essential buy, professional buy, enterprise buy; by server; anybody 30 1; stop",
            ]
        );

        // What is sold has a price, with the proxy dearer than without, and more users dearer than fewer.
        let list = site.ask(&owner, "GET /v1/price-lists/eur-sample", Value::Null).await.is(200);
        assert_eq!(
            (&list["currency"], &list["in_force"], &list["valid_until"]),
            (&json!("EUR"), &json!(true), &Value::Null)
        );
        let price = |edition: Edition, proxy: bool, users: Option<u32>| {
            let wanted = json!({"edition": edition.as_str(), "proxy": proxy, "users": users});
            let found = list["prices"]
                .as_array()
                .unwrap()
                .iter()
                .find(|price| ["edition", "proxy", "users"].iter().all(|field| price[field] == wanted[field]));
            found.unwrap_or_else(|| panic!("{wanted} has no price"))["amount"].as_u64().unwrap()
        };
        for (edition, tiers) in Catalogue::standard().tiers.into_iter().filter(|(edition, _)| *edition != Edition::Free)
        {
            let mut last = 0;
            for tier in tiers {
                let users = match tier {
                    Tier::Users(users) => Some(users),
                    Tier::Unlimited => None,
                };
                let (plain, proxy) = (price(edition, false, users), price(edition, true, users));
                assert!(last < plain && plain < proxy, "{edition} {tier}");
                last = plain;
            }
        }
        assert_eq!(list["addon_prices"].as_array().unwrap().len(), 5);
        site.ask(&owner, "POST /v1/catalogue/sample", Value::Null).await.fails(409, "already_exists");
    }
}

#[tokio::test]
async fn editions_and_add_ons_are_put_as_they_were_got() {
    for site in Site::both().await {
        site.vendor("acme").await;
        let owner = site.staff("acme", "owner").await;
        for path in ["/v1/editions/professional", "/v1/addons/ews", "/v1/maintenance-terms/one-year"] {
            let read = site.ask(&owner, &format!("GET {path}"), Value::Null).await;
            let (mut object, etag) = (read.is(200), read.header("etag").unwrap().to_owned());
            object["name"] = json!("Another name");
            let put = site.ask_with(&owner, &format!("PUT {path}"), &[("if-match", &etag)], object.clone()).await;
            assert_eq!(put.is(200)["name"], "Another name", "{path}");
            let stale = site.ask_with(&owner, &format!("PUT {path}"), &[("if-match", &etag)], object).await;
            stale.fails(412, "precondition_failed");
        }
        let mut addon = site.ask(&owner, "GET /v1/addons/ews", Value::Null).await.is(200);
        let made = site.ask(&owner, "PUT /v1/addons/calendar_sync", addon.clone()).await;
        assert_eq!(
            (made.is(201)["code"].clone(), made.header("location")),
            (json!("calendar_sync"), Some("/v1/addons/calendar_sync"))
        );
        site.ask(&owner, "DELETE /v1/addons/calendar_sync", Value::Null).await.is(204);
        for (method, code) in [("GET", "calendar_sync"), ("GET", "No%20Code"), ("DELETE", "No%20Code")] {
            site.ask(&owner, &format!("{method} /v1/addons/{code}"), Value::Null).await.fails(404, "not_found");
        }

        addon["offers"] = json!([{"edition": "free", "kind": "buy"}, {"edition": "essential", "kind": "buy"}, {"edition": "essential", "kind": "buy"}]);
        addon["trial_days"] = json!(31);
        let refused = site.ask(&owner, "PUT /v1/addons/ews", addon).await;
        assert_eq!(
            refused.fails(422, "invalid_fields"),
            ["/offers not_sold", "/offers duplicate", "/trial_days out_of_range"]
        );
        let mut sync = site.ask(&owner, "GET /v1/addons/activesync", Value::Null).await.is(200);
        sync["trial_quantity"] = json!(26);
        let refused = site.ask(&owner, "PUT /v1/addons/activesync", sync).await;
        assert_eq!(refused.fails(422, "invalid_fields"), ["/trial_quantity out_of_range"], "LIC-40");
        let mut free = site.ask(&owner, "GET /v1/editions/free", Value::Null).await.is(200);
        free["domains"] = json!(2);
        site.ask(&owner, "PUT /v1/editions/free", free).await.fails(422, "invalid_fields");
        site.ask(&owner, "PUT /v1/editions/platinum", json!({"name": "x", "sold": true, "proxy": true, "tiers": [], "unlimited_users": true, "domains": null, "lists": null})).await.fails(404, "not_found");
    }
}

#[tokio::test]
async fn a_price_list_that_holds_stays_and_another_follows_it() {
    for site in Site::both().await {
        site.vendor("acme").await;
        let accounts = site.staff("acme", "accounts").await;
        let mut held = site.ask(&accounts, "GET /v1/price-lists/eur-sample", Value::Null).await.is(200);
        let sample = held.clone();
        held["prices"][0]["amount"] = json!(1);
        site.ask(&accounts, "PUT /v1/price-lists/eur-sample", held).await.fails(409, "price_list_in_force");
        site.ask(&accounts, "DELETE /v1/price-lists/eur-sample", Value::Null).await.fails(409, "price_list_in_force");

        let next = json!({
            "currency": "EUR", "valid_from": "2027-01-01T00:00:00Z", "valid_until": null,
            "prices": [{"edition": "essential", "proxy": false, "users": 25, "amount": 20000}],
            "addon_prices": [{"addon": "activesync", "amount": 1000}],
        });
        let line = "PUT /v1/price-lists/eur-2027";
        let clash = site.ask(&accounts, line, next.clone()).await;
        assert_eq!(clash.fails(422, "invalid_fields"), ["/valid_from duplicate"]);
        let mut dollars = next.clone();
        dollars["currency"] = json!("USD");
        site.ask(&accounts, "PUT /v1/price-lists/usd-2027", dollars).await.is(201);
        let mut ended = sample;
        ended["valid_until"] = json!("2027-01-01T00:00:00Z");
        site.ask(&accounts, "PUT /v1/price-lists/eur-sample", ended).await.is(200);
        let made = site.ask(&accounts, line, next.clone()).await.is(201);
        assert_eq!(made["in_force"], false);

        for (field, value, fault) in [
            ("prices", json!([{"edition": "free", "proxy": false, "users": 10, "amount": 1}]), "/prices/0 not_sold"),
            (
                "prices",
                json!([{"edition": "essential", "proxy": false, "users": null, "amount": 1}]),
                "/prices/0 not_sold",
            ),
            (
                "prices",
                json!([{"edition": "essential", "proxy": false, "users": 26, "amount": 1}]),
                "/prices/0 not_sold",
            ),
            ("addon_prices", json!([{"addon": "gramophone", "amount": 1}]), "/addon_prices/0 unknown_addon"),
            ("currency", json!("EURO"), "/currency invalid"),
            ("valid_until", json!("2026-12-31T00:00:00Z"), "/valid_until out_of_range"),
        ] {
            let mut wrong = next.clone();
            wrong[field] = value;
            assert_eq!(site.ask(&accounts, line, wrong).await.fails(422, "invalid_fields"), [fault]);
        }
        site.ask(&accounts, "DELETE /v1/price-lists/eur-2027", Value::Null).await.is(204);
        // A vendor whose catalogue is empty.
        let bare = json!({"slug": "bare", "name": "bare", "product": "pennypost", "issuer": "https://bare.example", "hosts": []});
        site.reader.ask(&site.local, "POST /v1/vendors", &[], bare).await.is(201);
        let refused = site.operator("bare", line, next).await.fails(422, "invalid_fields");
        assert_eq!(refused, ["/prices/0 unknown_edition", "/addon_prices/0 unknown_addon"]);
        site.ask(&accounts, "GET /v1/price-lists/eur-2027", Value::Null).await.fails(404, "not_found");
    }
}
