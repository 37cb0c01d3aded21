//! Reports of money and of use, and the lists as CSV.

use serde_json::{Value, json};

use super::installation::{Installation, vendor};
use super::site::{PASSWORD, Person, Site};
use super::till::{Till, lasting, level};

async fn auditor(till: &Till) -> Person {
    let auditor = till.site.staff("acme", "auditor").await;
    lasting(&till.site, auditor, &["reports:read", "usage:read"]).await
}

/// Paid, open, overdue, taken back and void, by currency; the sums add up.
#[tokio::test]
async fn revenue_is_what_was_invoiced_and_what_became_of_it() {
    for till in Till::both().await {
        let auditor = auditor(&till).await;
        // Essential for 25 is 198.00 net; Professional with proxy for 50 is 905.45.
        let license = till.licensed(level("essential", false, json!(25))).await;
        let order = till.upsizes(&license, level("professional", true, json!(50)), "on_invoice").await;
        let path = format!("/v1/invoices/{}", order["invoice"].as_str().unwrap());
        let part = till.book(&path, json!(1000)).await.is(201);
        let back = json!({"reason": "the cheque bounced", "value_date": "2026-11-20"});
        let line = format!("POST {path}/payments/{}/reverse", part["id"].as_str().unwrap());
        till.pay(&till.accounts, &line, back).await.is(201);
        let void = till.buys(level("essential", false, json!(10)), "on_invoice").await;
        let line = format!("POST /v1/invoices/{}/void", void["invoice"].as_str().unwrap());
        till.ask(&till.accounts, &line, json!({"reason": "by mistake"})).await.is(200);
        till.days(31).await;
        let revenue = async |query: &str| {
            till.ask(&auditor, &format!("GET /v1/reports/revenue{query}"), Value::Null).await.is(200)
        };
        let all = revenue("?group=currency&from=2026-11-01&to=2026-11-30").await;
        let void = void["total"].clone();
        let expected = json!({
            "group": "EUR", "currency": "EUR", "invoices": 2, "net": 19_800 + 70_745, "tax": 3762 + 13_442,
            "invoiced": 23_562 + 84_187, "paid": 23_562, "open": 84_187, "overdue": 84_187, "reversed": 1000, "void": void,
        });
        assert_eq!(all["rows"], json!([expected]));
        let months = revenue("").await;
        assert_eq!((&months["from"], &months["to"]), (&json!("2025-12-04"), &json!("2026-12-03")));
        assert_eq!((&months["rows"][0]["group"], &months["rows"][0]["invoiced"]), (&json!("2026-11"), &json!(107_749)));
        let editions = revenue("?group=edition&from=2026-11-02&to=2026-11-02").await;
        let groups: Vec<&str> =
            editions["rows"].as_array().unwrap().iter().map(|row| row["group"].as_str().unwrap()).collect();
        // Essential has grown since, and the licence of the order that was undone is Free.
        assert_eq!(groups, ["free", "professional"]);
        assert_eq!(revenue("?from=2026-11-03&to=2026-11-30").await["rows"], json!([]));
        for span in ["?from=2026-11-03&to=2026-11-02", "?from=2000-01-01&to=2026-11-02"] {
            let refused = till.ask(&auditor, &format!("GET /v1/reports/revenue{span}"), Value::Null).await;
            assert_eq!(refused.fails(422, "invalid_fields"), ["/to out_of_range"]);
        }
    }
}

fn count(report: &Value, list: &str, of: &str) -> i64 {
    let tallies = report[list].as_array().unwrap();
    tallies.iter().find(|tally| tally["of"] == of).map_or(0, |tally| tally["count"].as_i64().unwrap())
}

/// Mailboxes of live machines against what is granted, trials against what was bought of them, protection that ends soon.
#[tokio::test]
async fn use_is_counted() {
    for site in Site::both().await {
        let owner = vendor(&site).await;
        site.operator("acme", "PUT /v1/vendor/seller", super::till::seller()).await.is(200);
        let carla = site.customer("acme", "carla").await;
        let mut made = Vec::new();
        for (kind, users) in [("paid", json!(25)), ("paid", Value::Null), ("trial", json!(50)), ("nfr", json!(25))] {
            let order = json!({"customer": carla.id, "kind": kind, "edition": "professional", "users": users});
            made.push(site.operator("acme", "POST /v1/licenses", order).await.is(201));
        }
        for (at, mailboxes) in [(0, 7), (1, 2000), (2, 11)] {
            let mut mail = Installation::new(&format!("m{at}"));
            mail.mailboxes = mailboxes;
            let login = (at != 2).then_some(("carla@example.org", PASSWORD));
            mail.activate(&site, made[at]["key"].as_str().unwrap(), login).await.is(201);
        }
        let report = site.ask(&owner, "GET /v1/reports/usage", Value::Null).await.is(200);
        assert_eq!(report["mailboxes"], json!({"granted": 75, "used": 18, "used_without_limit": 2000}));
        assert_eq!(report["trials"], json!({"begun": 1, "running": 1, "bought": 0}));
        for (list, of, expected) in [
            ("licenses_by_state", "active", 2),
            ("licenses_by_state", "trial", 1),
            ("licenses_by_state", "issued", 1),
            ("licenses_by_edition", "professional", 4),
            ("licenses_by_tier", "25", 2),
            ("licenses_by_tier", "unlimited", 1),
            ("activations_by_state", "live", 3),
        ] {
            assert_eq!(count(&report, list, of), expected, "{list} {of}: {report}");
        }
        // The trial is bought, and 340 days later the years of protection are nearly over.
        let trial = format!("/v1/licenses/{}", made[2]["id"].as_str().unwrap());
        let mut wish = level("professional", false, json!(50));
        (wish["currency"], wish["terms"]) = (json!("EUR"), json!("on_invoice"));
        let quote = site.ask(&carla, &format!("POST {trial}/quotes"), wish).await.is(201);
        let key = [("idempotency-key", "one")];
        let line = format!("POST {trial}/upsizes");
        site.ask_with(&carla, &line, &key, json!({"quote": quote["id"]})).await.is(201);
        let owner = lasting(&site, owner, &["usage:read"]).await;
        site.pass(340 * 86_400);
        let report = site.ask(&owner, "GET /v1/reports/usage", Value::Null).await.is(200);
        assert_eq!(report["trials"], json!({"begun": 1, "running": 0, "bought": 1}));
        let ends = report["protection"].clone();
        assert_eq!((&ends["lapsed"], &ends["within_60_days"]), (&json!(0), &json!(3)), "{ends}");
        assert_eq!(ends["within_30_days"], 3);
        site.pass(30 * 86_400);
        let report = site.ask(&owner, "GET /v1/reports/usage", Value::Null).await.is(200);
        assert_eq!(report["protection"]["lapsed"], 3);
    }
}

/// Lists are the vendor's own, come in parts, and no cell of them is a formula.
#[tokio::test]
async fn lists_are_written_as_csv_that_is_safe_to_open() {
    for till in Till::both().await {
        let auditor = auditor(&till).await;
        let site = &till.site;
        let patch = json!({"name": "=cmd|'/c calc'!A0", "company": "Smith, \"Söhne\" & Co"});
        till.ask(&till.carla, "PATCH /v1/account", patch).await.is(200);
        site.customer("acme", "dora").await;
        site.vendor("bolt").await;
        site.customer("bolt", "foreign").await;
        till.licensed(level("essential", false, json!(25))).await;
        let customers = till.ask(&auditor, "GET /v1/reports/customers.csv", Value::Null).await;
        assert_eq!(customers.header("content-type"), Some("text/csv; charset=utf-8; header=present"));
        let text = customers.text();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0], "id,email,name,status,company,tax_number,country,external_id,created_at");
        assert!(
            lines[1].contains(",'=cmd|'/c calc'!A0,active,\"Smith, \"\"Söhne\"\" & Co\",,,,2026-11-02T09:00:00Z"),
            "{text}"
        );
        assert!(lines.len() == 4 && !text.contains("foreign"), "{text}");
        let first = till.ask(&auditor, "GET /v1/reports/customers.csv?limit=1", Value::Null).await;
        let link = first.header("link").unwrap().to_owned();
        let next = link.strip_prefix('<').and_then(|link| link.strip_suffix(">; rel=\"next\"")).unwrap();
        let rest = till.ask(&auditor, &format!("GET {next}"), Value::Null).await;
        assert!(
            rest.text().ends_with(&format!("{}\r\n", lines[2])) && rest.header("link").is_none(),
            "{}",
            rest.text()
        );
        for (list, row) in [
            ("licenses", ",paid,active,"),
            ("invoices", ",paid,EUR,19800,3762,23562,23562,2026-11-02T09:00:00Z,2026-12-02T09:00:00Z"),
            ("payments", ",INV-000001,cheque,23562,EUR,true,,no. 4711,2026-11-01,2026-11-02T09:00:00Z"),
        ] {
            let text = till.ask(&auditor, &format!("GET /v1/reports/{list}.csv"), Value::Null).await.text();
            assert!(text.lines().count() == 2 && text.contains(row), "{list}: {text}");
        }
        // Bounds were brought into range instead of refused.
        for list in ["customers", "licenses", "activations", "invoices", "payments"] {
            for (query, fault) in [
                ("limit=0", "/limit out_of_range"),
                ("limit=10001", "/limit out_of_range"),
                ("after=9007199254740992", "/after out_of_range"),
            ] {
                let refused = till.ask(&auditor, &format!("GET /v1/reports/{list}.csv?{query}"), Value::Null).await;
                assert_eq!(refused.fails(400, "invalid_query"), [fault], "{list}");
            }
            let last = format!("GET /v1/reports/{list}.csv?limit=10000&after=9007199254740991");
            assert_eq!(till.ask(&auditor, &last, Value::Null).await.text().lines().count(), 1, "{list}");
        }
        let none = till.ask(&auditor, "GET /v1/reports/activations.csv", Value::Null).await.text();
        assert_eq!(none.lines().count(), 1);
        let sales = site.staff("acme", "sales").await;
        till.ask(&sales, "GET /v1/reports/customers.csv", Value::Null).await.fails(403, "insufficient_scope");
        till.ask(&sales, "GET /v1/reports/usage", Value::Null).await.is(200);
    }
}
