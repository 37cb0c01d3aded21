//! Invoices: what is printed, what is paid, extended, taken back and undone, and who is reminded.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use super::site::Site;
use super::till::{Till, level, with};
use crate::mails::{self, Link};
use crate::vendors;

#[tokio::test]
async fn time_is_given_once_and_within_the_policy() {
    for till in Till::both().await {
        let license = till.licensed(level("essential", false, json!(25))).await;
        let order = till.upsizes(&license, level("essential", true, json!(25)), "on_invoice").await;
        let extend = format!("POST /v1/invoices/{}/extend", order["invoice"].as_str().unwrap());
        let post = |days: u32| json!({"days": days, "reason": "the cheque is in the post"});
        assert_eq!(
            till.ask(&till.accounts, &extend, post(15)).await.fails(422, "invalid_fields"),
            ["/days out_of_range"]
        );
        let no_reason = till.ask(&till.accounts, &extend, json!({"days": 3, "reason": " "})).await;
        assert_eq!(no_reason.fails(422, "invalid_fields"), ["/reason required"]);
        till.days(29).await;
        let extended = till.ask(&till.accounts, &extend, post(14)).await.is(200);
        assert_eq!((&extended["extended"], &extended["due_at"]), (&json!(true), &json!("2026-12-16T09:00:00Z")));
        till.ask(&till.accounts, &extend, post(1)).await.fails(409, "invoice_state");
        till.days(14).await;
        assert_eq!(till.license(&license).await["state"], "pending_payment");
        till.days(1).await;
        assert_eq!(till.license(&license).await["state"], "stopped_unpaid");
        let lines = till.ask(&till.owner, "GET /v1/audit-lines", Value::Null).await.is(200).to_string();
        assert!(lines.contains("invoice.extended") && lines.contains("the cheque is in the post"));
    }
}

/// A bounced cheque: seven days, then it stops; undone, the licence is what it was.
#[tokio::test]
async fn a_payment_is_taken_back_and_an_order_undone() {
    for till in Till::both().await {
        let mut first = level("essential", false, json!(25));
        first["addons"] = json!([{"code": "activesync", "quantity": 5}]);
        let license = till.licensed(first).await;
        let order = till.upsizes(&license, level_with_sync("professional", 50), "on_invoice").await;
        let path = format!("/v1/invoices/{}", order["invoice"].as_str().unwrap());
        let void = format!("POST {path}/void");
        let total = order["total"].as_i64().unwrap();
        // In parts, and never more than is owed.
        let part = till.book(&path, json!(1000)).await.is(201);
        assert_eq!(till.invoice(&order).await["open"], total - 1000);
        let too_much = till.book(&path, json!(total)).await;
        assert_eq!(too_much.fails(422, "invalid_fields"), ["/amount out_of_range"]);
        let oops = json!({"reason": "by mistake"});
        till.ask(&till.accounts, &void, oops.clone()).await.fails(409, "invoice_state");
        let rest = till.book(&path, json!(total - 1000)).await.is(201);
        assert_eq!(till.license(&license).await["state"], "active");
        till.book(&path, json!(1)).await.fails(409, "invoice_state");
        till.ask(&till.accounts, &void, oops.clone()).await.fails(409, "invoice_state");

        till.site.pass(40 * 60);
        let back = |payment: &Value| format!("POST {path}/payments/{}/reverse", payment["id"].as_str().unwrap());
        let bounced = json!({"reason": "the cheque bounced", "value_date": "2026-11-20"});
        till.ask(&till.accounts, &back(&rest), bounced.clone()).await.fails(400, "idempotency_key_required");
        till.pay(&till.accounts, &back(&rest), bounced.clone()).await.is(201);
        till.pay(&till.accounts, &back(&rest), bounced.clone()).await.fails(422, "invalid_fields");
        let waiting = till.license(&license).await;
        assert_eq!(
            (&waiting["state"], &waiting["due_at"]),
            (&json!("pending_payment"), &json!("2026-11-09T09:40:00Z"))
        );
        till.site.pass(7 * 86_400);
        till.settle().await;
        assert_eq!(till.license(&license).await["state"], "stopped_unpaid");
        till.pay(&till.accounts, &back(&part), bounced).await.is(201);
        till.ask(&till.accounts, &void, oops).await.is(200);
        let undone = till.license(&license).await;
        assert_eq!(
            (&undone["state"], &undone["edition"], &undone["users"], &undone["addons"][0]["quantity"]),
            (&json!("active"), &json!("essential"), &json!(25), &json!(5))
        );
        let payments = till.ask(&till.carla, &format!("GET {path}/payments"), Value::Null).await.is(200);
        assert_eq!(payments["data"].as_array().unwrap().len(), 4);
        let order =
            till.ask(&till.carla, &format!("GET /v1/orders/{}", order["id"].as_str().unwrap()), Value::Null).await;
        assert_eq!(order.is(200)["state"], "void");
        // It can grow again, by the price of today; but it did not pay in time once.
        let line = format!("POST {license}/quotes");
        till.ask(&till.carla, &line, with(&level_with_sync("professional", 50), "prepaid")).await.is(201);
    }
}

fn level_with_sync(edition: &str, users: u32) -> Value {
    let mut wanted = level(edition, false, json!(users));
    wanted["addons"] = json!([{"code": "activesync", "quantity": 10}]);
    wanted
}

/// Bought during a trial: same licence, and undone it is a trial again.
#[tokio::test]
async fn a_trial_is_bought_and_the_purchase_undone() {
    for till in Till::both().await {
        let trial = json!({"kind": "trial", "customer": till.carla.id, "edition": "professional", "users": 50});
        let made = till.ask(&till.owner, "POST /v1/licenses", trial).await.is(201);
        let license = format!("/v1/licenses/{}", made["id"].as_str().unwrap());
        let order = till.upsizes(&license, level("essential", false, json!(25)), "on_invoice").await;
        assert_eq!((&order["kind"], &order["license"]), (&json!("purchase"), &made["id"]));
        let bought = till.license(&license).await;
        assert_eq!(
            (&bought["kind"], &bought["state"], &bought["users"]),
            (&json!("paid"), &json!("pending_payment"), &json!(25))
        );
        let void = format!("POST /v1/invoices/{}/void", order["invoice"].as_str().unwrap());
        till.ask(&till.accounts, &void, json!({"reason": "changed their mind"})).await.is(200);
        let again = till.license(&license).await;
        assert_eq!(
            (&again["kind"], &again["state"], &again["edition"], &again["users"]),
            (&json!("trial"), &json!("trial"), &json!("professional"), &json!(50))
        );
    }
}

/// UPS-12, UPS-13: what can be had is listed with its price, what cannot on request with the rules.
#[tokio::test]
async fn options_are_everything_that_can_be_had_with_its_price() {
    for till in Till::both().await {
        let license = till.licensed(level("professional", true, json!(25))).await;
        let options = till.ask(&till.carla, &format!("GET {license}/options"), Value::Null).await.is(200);
        let levels = options["levels"].as_array().unwrap();
        // Professional with proxy for five tiers more, Enterprise with proxy for seven; and any number of users for both.
        assert_eq!(levels.len(), 6 + 7);
        assert!(levels.iter().all(|level| level["proxy"] == true && level["net"].as_i64().unwrap() > 0));
        assert_eq!(options["currencies"], json!(["EUR"]));
        let all = till.ask(&till.carla, &format!("GET {license}/options?all=true"), Value::Null).await.is(200);
        assert_eq!(all["levels"].as_array().unwrap().len(), 2 * (7 + 8 + 8));
        let smallest = all["levels"].as_array().unwrap().iter().find(|level| level["edition"] == "essential").unwrap();
        let codes: Vec<&str> =
            smallest["refusals"].as_array().unwrap().iter().map(|rule| rule["code"].as_str().unwrap()).collect();
        assert_eq!(codes, ["downsizing_not_permitted", "proxy_not_removable", "downsizing_not_permitted"]);
        // An option costs what its quote says.
        for level in [&levels[0], &levels[12]] {
            let question = json!({"edition": level["edition"], "proxy": level["proxy"], "users": level["users"]});
            let quote =
                till.ask(&till.carla, &format!("POST {license}/quotes"), with(&question, "on_invoice")).await.is(201);
            assert_eq!(quote["net"], level["net"]);
        }
        let nothing = till.ask(&till.carla, &format!("GET {license}/options?currency=USD"), Value::Null).await;
        assert_eq!(nothing.fails(400, "invalid_query"), ["/currency not_sold"]);
    }
}

/// UPS-19, UPS-20: on screen and on paper, with whatever name somebody has.
#[tokio::test]
async fn an_invoice_is_printed_as_page_and_as_pdf() {
    let [till, _] = Till::both().await;
    let patch = json!({
        "name": "Żaneta <Müller> Ωμέγα", "company": "Почта & Söhne", "tax_number": "FR999",
        "address": {"street": "1 rue du Test", "town": "Paris", "postal_code": "75001", "country": "FR"},
    });
    till.ask(&till.carla, "PATCH /v1/account", patch).await.is(200);
    let order = till.buys(level("essential", false, json!(25)), "on_invoice").await;
    let path = format!("/v1/invoices/{}", order["invoice"].as_str().unwrap());
    let invoice = till.ask(&till.carla, &format!("GET {path}"), Value::Null).await.is(200);
    assert_eq!(
        (&invoice["reverse_charge"], &invoice["tax"], &invoice["total"]),
        (&json!(true), &json!(0), &json!(19_800))
    );
    let page = till.ask(&till.carla, &format!("GET {path}/invoice.html"), Value::Null).await;
    let text = page.text();
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    for part in [
        "Żaneta &lt;Müller&gt; Ωμέγα",
        "Почта &amp; Söhne",
        "198.00 EUR",
        "reverse charge",
        "Payable to Acme Mail Ltd",
        "Tax number FR999",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let pdf = till.ask(&till.carla, &format!("GET {path}/invoice.pdf"), Value::Null).await;
    assert!(pdf.body.starts_with(b"%PDF-1.7") && pdf.body.len() < 80_000, "{} bytes", pdf.body.len());
    assert_eq!(pdf.header("content-disposition"), Some("inline; filename=\"INV-000001.pdf\""));
    if let Some(file) = std::env::var_os("SAVE_PDF") {
        std::fs::write(file, &pdf.body).unwrap();
    }
    // What is printed stays, whatever becomes of the customer and the seller.
    let mut seller = super::till::seller();
    seller["name"] = json!("Another Ltd");
    till.ask(&till.owner, "PUT /v1/vendor/seller", seller).await.is(200);
    till.ask(&till.carla, "PATCH /v1/account", json!({"name": "Carla"})).await.is(200);
    assert_eq!(till.ask(&till.carla, &format!("GET {path}/invoice.html"), Value::Null).await.text(), text);
}

#[tokio::test]
async fn nothing_is_sold_before_it_is_known_who_sells() {
    let site = super::site::Site::open().await;
    site.vendor("acme").await;
    let (owner, carla) = (site.staff("acme", "owner").await, site.customer("acme", "carla").await);
    let question = with(&level("essential", false, json!(25)), "on_invoice");
    site.ask(&carla, "POST /v1/quotes", question).await.fails(409, "seller_not_set");
    let wrong = json!({"name": "", "email": "x", "tax_basis_points": 10001, "invoice_prefix": "a b", "address": {"country": "Germany"}});
    let refused = site.ask(&owner, "PUT /v1/vendor/seller", wrong).await;
    assert_eq!(
        refused.fails(422, "invalid_fields"),
        [
            "/address/country invalid",
            "/address/street required",
            "/address/town required",
            "/tax_basis_points out_of_range",
            "/invoice_prefix invalid",
            "/transfer required",
            "/tax_number required",
            "/name invalid",
            "/email invalid",
        ]
    );
}

/// A host that takes mail: what it took, and how often it first says no.
pub(super) fn sink(refusals: usize) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let taken = Arc::<Mutex<Vec<String>>>::default();
    let all = Arc::clone(&taken);
    std::thread::spawn(move || {
        for (turn, stream) in listener.incoming().flatten().enumerate() {
            let mut say = stream.try_clone().unwrap();
            let mut lines = BufReader::new(stream).lines();
            let mut answer = move |text: &str| drop(say.write_all(format!("{text}\r\n").as_bytes()));
            answer("220 sink.test");
            while let Some(Ok(line)) = lines.next() {
                match line.split(' ').next().unwrap_or_default() {
                    "EHLO" => answer("250-sink.test\r\n250 AUTH PLAIN"),
                    "AUTH" => {
                        answer(if line.ends_with(&BASE64.encode("\0till\0sesame")) { "235 ok" } else { "535 no" })
                    }
                    "RCPT" if turn < refusals => answer("450 4.2.0 not now"),
                    "DATA" => {
                        answer("354 go on");
                        let body: Vec<String> = lines.by_ref().flatten().take_while(|line| line != ".").collect();
                        all.lock().unwrap().push(body.join("\n"));
                        answer("250 taken");
                    }
                    "QUIT" => answer("221 bye"),
                    _ => answer("250 ok"),
                }
            }
        }
    });
    (port, taken)
}

/// Days 0, 7, 14, 21, 27, 29 and 30, each once, by mail and in the feed; a host that says "not now" is tried again.
#[tokio::test]
async fn whoever_owes_is_reminded_on_its_days() {
    for till in Till::both().await {
        let (port, taken) = sink(1);
        let settings = json!({
            "host": "127.0.0.1", "port": port, "security": "loopback", "user": "till", "password": "sesame",
            "from": "licences@acme.example", "from_name": "Acme – Licences",
        });
        let set = till.ask(&till.owner, "PUT /v1/vendor/mail-settings", settings).await.is(200);
        assert!(set["has_password"] == true && !set.to_string().contains("sesame"));
        let far = json!({"host": "mx.example.com", "port": 25, "security": "loopback", "from": "a@acme.example"});
        let refused = till.ask(&till.owner, "PUT /v1/vendor/mail-settings", far).await;
        assert_eq!(refused.fails(422, "invalid_fields"), ["/security invalid"]);
        let contact = json!({"contacts": [{"name": "Bert", "email": "books@example.org", "purpose": "billing"}]});
        till.ask(&till.carla, "PATCH /v1/account", contact).await.is(200);
        till.buys(level("essential", false, json!(25)), "on_invoice").await;
        let mut sent = Vec::new();
        assert_eq!(till.site.office.send_mails().await.unwrap(), 0, "the host says: not now");
        for day in 0..35_u32 {
            till.settle().await;
            till.settle().await;
            till.site.pass(120);
            for _ in 0..till.site.office.send_mails().await.unwrap() {
                sent.push(day);
            }
            till.site.pass(86_400 - 120);
        }
        assert_eq!(sent, [0, 7, 14, 21, 27, 29, 30]);
        let taken = taken.lock().unwrap().clone();
        let subjects: Vec<&str> =
            taken.iter().map(|mail| mail.lines().find_map(|line| line.strip_prefix("Subject: ")).unwrap()).collect();
        assert_eq!(subjects[0], "Invoice INV-000001");
        assert_eq!(subjects[1], "Invoice INV-000001 is due in 23 days");
        assert_eq!(subjects[5], "Invoice INV-000001 is due tomorrow");
        assert_eq!(subjects[6], "Invoice INV-000001 was due today");
        assert!(taken[0].contains("To: books@example.org") && taken[0].contains("From: =?UTF-8?B?"), "{}", taken[0]);
        let (_, body) = taken[0].split_once("\n\n").unwrap();
        let words = String::from_utf8(BASE64.decode(body.replace('\n', "")).unwrap()).unwrap();
        assert!(words.contains("235.62 EUR until 2026-12-02") && words.contains("By cheque: Payable to"), "{words}");
    }
}

/// A host that takes the connection and says nothing holds up the mails of its vendor, and nobody else's.
#[tokio::test]
async fn a_silent_mail_host_holds_up_its_own_vendor_alone() {
    for site in Site::both().await {
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let (port, taken) = sink(0);
        for (slug, port) in [("acme", silent.local_addr().unwrap().port()), ("bolt", port)] {
            site.vendor(slug).await;
            let owner = site.staff(slug, "owner").await;
            let settings = json!({"host": "127.0.0.1", "port": port, "security": "loopback", "from": "a@acme.example"});
            site.ask(&owner, "PUT /v1/vendor/mail-settings", settings).await.is(200);
            let vendor = vendors::by_slug(&mut site.office.read().await.unwrap(), slug).await.unwrap();
            let written = site.office.db.write((vendor, site.office.sealer.clone()), |tx, (vendor, sealer)| {
                let to = ("dora@example.org", vendor.id.to_string());
                Box::pin(mails::link(tx, sealer, vendor, Link::Trial, to, "secret"))
            });
            written.await.unwrap();
        }
        let arrived = async {
            while taken.lock().unwrap().is_empty() {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            _ = site.office.send_mails() => panic!("nobody spoke at the silent host"),
            () = arrived => {}
        }
    }
}

/// A trial's end is told of seven days, three days and a day before it, once each.
#[tokio::test]
async fn the_end_of_a_trial_is_told_of() {
    for till in Till::both().await {
        let (port, taken) = sink(0);
        let settings =
            json!({"host": "127.0.0.1", "port": port, "security": "loopback", "from": "licences@acme.example"});
        till.ask(&till.owner, "PUT /v1/vendor/mail-settings", settings).await.is(200);
        let trial = json!({"kind": "trial", "customer": till.carla.id, "edition": "professional", "users": 50});
        let made = till.ask(&till.owner, "POST /v1/licenses", trial).await.is(201);
        // Its first activation set its end.
        let id: crate::licenses::LicenseId = made["id"].as_str().unwrap().parse().unwrap();
        let ends = license::Moment::from(till.site.clock.now()).plus_days(30).timestamp().as_microsecond();
        let begun = till.site.office.db.write((), move |tx, ()| {
            Box::pin(async move {
                let sql = "UPDATE licenses SET term = $1, next_change_at = $1 WHERE id = $2";
                tx.run(sql, foundation::args![ends, id]).await
            })
        });
        begun.await.unwrap();
        let mut told = Vec::new();
        for day in 0..35_u32 {
            for _ in 0..2 {
                if till.site.office.tell_of_trials().await.unwrap() > 0 {
                    told.push(day);
                }
            }
            till.site.office.send_mails().await.unwrap();
            till.days(1).await;
        }
        assert_eq!(told, [23, 27, 29]);
        let taken = taken.lock().unwrap().clone();
        let subjects: Vec<String> = taken
            .iter()
            .map(|mail| mail.lines().find_map(|line| line.strip_prefix("Subject: ")).unwrap().to_owned())
            .collect();
        assert_eq!(subjects, ["Your trial ends in 7 days", "Your trial ends in 3 days", "Your trial ends tomorrow"]);
        let license = format!("/v1/licenses/{}", made["id"].as_str().unwrap());
        assert_eq!(till.license(&license).await["state"], "expired_to_free");
    }
}
