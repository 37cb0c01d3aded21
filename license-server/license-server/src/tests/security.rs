//! Who is let in: every operation of the document × nobody, each role, another customer, another vendor. The table is read from
//! the document, so that no operation is left out.

use std::collections::BTreeMap;

use foundation::http::testing::{Answer, example, operations};
use foundation::tokens::Scope;
use serde_json::{Value, json};

use super::installation::Installation;
use super::installation_sessions;
use super::keys;
use super::site::{Person, Site};
use super::till::seller;
use crate::principal::{Area, Right};
use crate::roles::{Role, customer_scopes};

/// The scope an operation names; none when any credential will do.
fn scope(operation: &Value) -> Option<Right> {
    operation["security"][0]["bearer"][0].as_str().map(|scope| scope.parse().unwrap())
}

fn is_open(operation: &Value) -> bool {
    operation["security"] == json!([{}])
}

/// Everybody of two vendors.
struct Crowd {
    site: Site,
    roles: Vec<(Role, Person)>,
    customer: Person,
    other_customer: Person,
    foreign_owner: Person,
    /// What of the first vendor stands for each parameter of a path.
    objects: BTreeMap<&'static str, String>,
}

impl Crowd {
    async fn gather() -> Self {
        let site = Site::open().await;
        for vendor in ["acme", "bolt"] {
            site.vendor(vendor).await;
        }
        let mut roles = Vec::new();
        for role in Role::ALL {
            roles.push((role, site.staff("acme", role.as_str()).await));
        }
        let (customer, other_customer) = (site.customer("acme", "carla").await, site.customer("acme", "dora").await);
        let foreign_owner = site.staff("bolt", "owner").await;
        // Of the staff, one whose role may change while the others ask.
        let extra = json!({"email": "extra@acme.example", "name": "Extra", "role": "support"});
        let extra = site.operator("acme", "POST /v1/staff", extra).await.is(201);
        let owner = &roles[0].1;
        let order = json!({"name": "shop", "scopes": ["tokens:read"]});
        let token = site.ask(owner, "POST /v1/tokens", order).await.is(201);
        keys::step(&site, owner, json!({"step": "begin"})).await;
        let order = json!({"url": "http://127.0.0.1:1/", "events": ["nothing.at_all"]});
        let webhook = site.ask(owner, "POST /v1/webhook-endpoints", order).await.is(201);
        let line = format!("POST /v1/webhook-endpoints/{}/test", webhook["id"].as_str().unwrap());
        let delivery = site.ask(owner, &line, Value::Null).await.is(201);
        site.operator("acme", "PUT /v1/vendor/seller", seller()).await.is(200);
        let question =
            json!({"edition": "essential", "proxy": false, "users": 25, "currency": "EUR", "terms": "on_invoice"});
        let quote = site.ask(&customer, "POST /v1/quotes", question).await.is(201);
        let key = [("idempotency-key", "gathered")];
        let order = site.ask_with(&customer, "POST /v1/orders", &key, json!({"quote": quote["id"]})).await.is(201);
        let payment = json!({"amount": 1, "method": "cheque", "reference": "1", "value_date": "2026-11-02"});
        let pay = format!("POST /v1/invoices/{}/payments", order["invoice"].as_str().unwrap());
        let operator = [("vendor", "acme"), ("idempotency-key", "gathered")];
        let payment = site.reader.ask(&site.local, &pay, &operator, payment).await.is(201);
        let mut mail = Installation::new("one");
        let login = Some(("carla@example.org", super::site::PASSWORD));
        mail.activate(&site, order["key"].as_str().unwrap(), login).await.is(201);
        let build = json!({"built_at": "2026-01-05T09:00:00Z", "channel": "stable", "files": []});
        site.operator("acme", "PUT /v1/releases/2.4.0", build).await.is(201);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let objects = BTreeMap::from([
            ("/v1/payment-events/{provider}", "stripe".to_owned()),
            ("/v1/payment-events/{provider}/{vendor}", "acme".to_owned()),
            ("/v1/licenses/{id}", text(&order["license"])),
            ("/v1/activations/{id}", mail.activation.unwrap()),
            ("/v1/quotes/{id}", text(&quote["id"])),
            ("/v1/orders/{id}", text(&order["id"])),
            ("/v1/invoices/{id}", text(&order["invoice"])),
            ("/v1/invoices/{id}/payments/{payment}", text(&payment["id"])),
            ("/v1/vendors/{vendor}", "acme".to_owned()),
            ("/v1/staff/{id}", extra["id"].as_str().unwrap().to_owned()),
            ("/v1/customers/{id}", customer.id.clone()),
            ("/v1/sessions/{id}", owner.session.clone()),
            ("/v1/tokens/{id}", token["id"].as_str().unwrap().to_owned()),
            ("/v1/webhook-endpoints/{id}", webhook["id"].as_str().unwrap().to_owned()),
            ("/v1/webhook-deliveries/{id}", delivery["id"].as_str().unwrap().to_owned()),
            ("/v1/releases/{version}", "2.4.0".to_owned()),
            ("/v1/editions/{code}", "professional".to_owned()),
            ("/v1/addons/{code}", "activesync".to_owned()),
            ("/v1/price-lists/{code}", "eur-sample".to_owned()),
            ("/v1/maintenance-terms/{code}", "one-year".to_owned()),
        ]);
        Self { site, roles, customer, other_customer, foreign_owner, objects }
    }

    /// The path with an object of the first vendor in it; whoever adds an operation says here which.
    fn path(&self, template: &str) -> String {
        if !template.contains('{') {
            return template.to_owned();
        }
        let (mut stem, mut path) = (String::new(), String::new());
        for part in template.split('/').skip(1) {
            stem = format!("{stem}/{part}");
            let object =
                || self.objects.get(stem.as_str()).unwrap_or_else(|| panic!("{stem}: no object of it is known"));
            path = format!("{path}/{}", if part.starts_with('{') { object() } else { part });
        }
        path
    }

    async fn send(&self, who: Option<&str>, line: &str, body: String) -> Answer {
        let merges = line.starts_with("PATCH");
        let content_type = if merges { "application/merge-patch+json" } else { "application/json" };
        let lines = [("authorization", who.unwrap_or_default()), ("content-type", content_type)];
        let lines = if who.is_none() { &lines[1..] } else { &lines[..] };
        self.site.reader.send(&self.site.router, line, lines, body).await
    }
}

/// The example of an operation's body.
fn body(document: &Value, operation: &Value) -> String {
    let content = operation["requestBody"]["content"].as_object().and_then(|content| content.iter().next());
    content.map(|(_, content)| example(document, &content["schema"]).to_string()).unwrap_or_default()
}

#[tokio::test]
async fn without_a_good_credential_nothing_but_the_open_operations_answers() {
    let crowd = Crowd::gather().await;
    let mut guarded = 0;
    for (method, template, operation) in operations(&crowd.site.reader.document) {
        let line = format!("{method} {}", crowd.path(&template));
        if is_open(&operation) {
            continue;
        }
        guarded += 1;
        for (credential, code) in [
            (None, "unauthenticated"),
            (Some("Basic YTpi"), "unauthenticated"),
            (Some("Bearer pp_session_x"), "invalid_token"),
        ] {
            // Nothing of the request is looked at before its credential: not even a broken body changes the answer.
            crowd.send(credential, &line, "{broken".to_owned()).await.fails(401, code);
        }
    }
    assert!(guarded > 45, "{guarded}");
}

#[tokio::test]
async fn no_role_does_what_the_table_does_not_give_it() {
    let crowd = Crowd::gather().await;
    let mut refused = 0;
    for (method, template, operation) in operations(&crowd.site.reader.document) {
        let Some(needed) = scope(&operation) else { continue };
        let line = format!("{method} {}", crowd.path(&template));
        let roles = crowd.roles.iter().map(|(role, person)| (role.scopes(), person));
        for (scopes, person) in roles.chain([(customer_scopes(), &crowd.customer)]) {
            if scopes.allow(needed) {
                continue;
            }
            refused += 1;
            crowd.send(Some(&person.bearer), &line, "{broken".to_owned()).await.fails(403, "insufficient_scope");
        }
    }
    assert!(refused > 80, "{refused}");
}

/// With the right it names and the example of its body, every operation does its work or says what is wrong: it never answers
/// that there is no such path or method, never that the right is missing, and never fails by its own fault.
#[tokio::test]
async fn who_has_the_right_is_answered() {
    let crowd = Crowd::gather().await;
    let document = crowd.site.reader.document.clone();
    let mut answered = 0;
    for (method, template, operation) in operations(&document) {
        let Some(needed) = scope(&operation) else { continue };
        // What ends the sessions of the crowd comes after this loop.
        if template.starts_with("/v1/sessions") {
            continue;
        }
        let line = format!("{method} {}", crowd.path(&template));
        let roles = crowd.roles.iter().map(|(role, person)| (role.scopes(), person));
        for (scopes, person) in roles.chain([(customer_scopes(), &crowd.customer)]) {
            if !scopes.allow(needed) {
                continue;
            }
            answered += 1;
            let answer = crowd.send(Some(&person.bearer), &line, body(&document, &operation)).await;
            let code = if answer.status < 400 { Value::Null } else { answer.json()["code"].clone() };
            let told = [
                "already_exists",
                "last_owner",
                "price_list_in_force",
                "invalid_fields",
                "proof_refused",
                "license_state",
                "license_in_use",
                "license_moving",
                "activation_state",
                "trial_refused",
            ]
            .iter()
            .any(|told| code == *told);
            // A token is its owner's alone, whatever the role; an account may have gone by an operation before.
            let missing = code == "not_found" && template.contains('{');
            // What the example asks may be out of place for the object, which rules then say.
            let told = told || matches!(answer.status, 409 | 422) || code == "idempotency_key_required";
            assert!(answer.status < 400 || told || missing, "{line}: {}", answer.text());
        }
    }
    assert!(answered > 60, "{answered}");
    // Everything that happened on the way has its line in the table of events, whose readers are told of it by webhooks.
    let entries = crowd.site.office.db.feed().after(foundation::db::Cursor(0), 100_000).await.unwrap().unwrap();
    for kind in entries.iter().map(|entry| entry.kind.as_str()) {
        assert!(crate::webhooks::is_told(kind), "{kind} is missing in webhooks/events.rs");
    }
}

/// §2.10-23 of the model: what belongs to another vendor is not there.
#[tokio::test]
async fn another_vendors_objects_are_not_there() {
    let crowd = Crowd::gather().await;
    let document = crowd.site.reader.document.clone();
    // The other vendor has the same sample catalogue; without it, codes of the first name nothing there.
    for table in [
        "DELETE FROM addon_prices",
        "DELETE FROM prices",
        "DELETE FROM price_lists",
        "DELETE FROM addons",
        "DELETE FROM editions",
        "DELETE FROM maintenance_terms",
    ] {
        let bolt = "vendor = (SELECT id FROM vendors WHERE slug = 'bolt')";
        let statement = match table {
            "DELETE FROM addon_prices" | "DELETE FROM prices" => {
                format!("{table} WHERE list IN (SELECT id FROM price_lists WHERE {bolt})")
            }
            table => format!("{table} WHERE {bolt}"),
        };
        let statement: &'static str = statement.leak();
        crowd
            .site
            .office
            .db
            .write(statement, |tx, sql| Box::pin(async move { tx.run(sql, foundation::args![]).await }))
            .await
            .unwrap();
    }
    let owner = &crowd.roles[0].1;
    let mut asked = 0;
    for (method, template, operation) in operations(&document) {
        if !template.contains('{') || template.starts_with("/v1/vendors/") {
            continue;
        }
        let path = crowd.path(&template);
        asked += 1;
        let before = crowd.send(Some(&owner.bearer), &format!("GET {}", path_of_object(&path)), String::new()).await;
        let answer = crowd
            .send(Some(&crowd.foreign_owner.bearer), &format!("{method} {path}"), body(&document, &operation))
            .await;
        if method == "PUT" {
            // Codes are each vendor's own: the other makes or is refused an object of its own.
            assert!(answer.status == 201 || answer.status == 422, "{method} {path}: {}", answer.text());
        } else {
            answer.fails(404, "not_found");
        }
        let after = crowd.send(Some(&owner.bearer), &format!("GET {}", path_of_object(&path)), String::new()).await;
        let shown = |answer: &Answer| (answer.status < 400).then(|| answer.text());
        assert_eq!(shown(&before), shown(&after), "{method} {path}");
        if method == "PUT" && answer.status == 201 {
            let sql: &'static str = format!(
                "DELETE FROM {} WHERE vendor = (SELECT id FROM vendors WHERE slug = 'bolt')",
                table_of(&template)
            )
            .leak();
            crowd
                .site
                .office
                .db
                .write(sql, |tx, sql| Box::pin(async move { tx.run(sql, foundation::args![]).await }))
                .await
                .unwrap();
        }
    }
    assert!(asked > 15, "{asked}");
    for (path, what) in
        [("/v1/staff", "staff"), ("/v1/customers", "customers"), ("/v1/audit-lines", "lines"), ("/v1/events", "events")]
    {
        let mine = crowd.send(Some(&owner.bearer), &format!("GET {path}"), String::new()).await.is(200).to_string();
        let theirs = crowd.send(Some(&crowd.foreign_owner.bearer), &format!("GET {path}"), String::new()).await.is(200);
        for object in [&crowd.customer.id, &owner.id] {
            assert!(!theirs.to_string().contains(object.as_str()), "{what} of another vendor: {theirs}");
        }
        assert!(!mine.is_empty());
    }
}

/// The object a path is about, without what is done to it.
fn path_of_object(path: &str) -> String {
    path.split('/').take(4).collect::<Vec<_>>().join("/")
}

fn table_of(template: &str) -> &'static str {
    match template {
        "/v1/editions/{code}" => "editions",
        "/v1/addons/{code}" => "addons",
        "/v1/price-lists/{code}" => "price_lists",
        "/v1/releases/{version}" => "releases",
        _ => "maintenance_terms",
    }
}

#[tokio::test]
async fn another_customer_of_the_same_vendor_is_not_there_either() {
    let crowd = Crowd::gather().await;
    let (site, carla, dora) = (&crowd.site, &crowd.customer, &crowd.other_customer);
    let order = json!({"name": "panel", "scopes": ["account:read"]});
    let token = site.ask(carla, "POST /v1/tokens", order).await.is(201);
    let token = token["id"].as_str().unwrap();
    for line in [
        format!("GET /v1/tokens/{token}"),
        format!("DELETE /v1/tokens/{token}"),
        format!("DELETE /v1/sessions/{}", carla.session),
    ] {
        site.ask(dora, &line, Value::Null).await.fails(404, "not_found");
    }
    let document = site.reader.document.clone();
    for (method, template, operation) in operations(&document) {
        let sale = ["/v1/licenses/{id}", "/v1/quotes/{id}", "/v1/orders/{id}", "/v1/invoices/{id}"];
        let mine = sale.iter().any(|stem| template.starts_with(stem));
        if mine && scope(&operation).is_some_and(|needed| customer_scopes().allow(needed)) {
            let line = format!("{method} {}", crowd.path(&template));
            crowd.send(Some(&dora.bearer), &line, body(&document, &operation)).await.fails(404, "not_found");
        }
    }
    for collection in ["licenses", "orders", "invoices"] {
        let line = format!("GET /v1/{collection}");
        let hers = site.ask(carla, &line, Value::Null).await.is(200);
        assert_eq!(hers["data"].as_array().unwrap().len(), 1, "{collection}");
        assert_eq!(site.ask(dora, &line, Value::Null).await.is(200)["data"], json!([]), "{collection}");
    }
    for line in [format!("GET /v1/customers/{}", carla.id), "GET /v1/customers".to_owned(), "GET /v1/staff".to_owned()]
    {
        site.ask(dora, &line, Value::Null).await.fails(403, "insufficient_scope");
    }
    let account = site.ask(dora, "GET /v1/account", Value::Null).await.is(200);
    assert_eq!(account["id"], dora.id.as_str());
    let sessions = site.ask(dora, "GET /v1/sessions", Value::Null).await.is(200);
    assert_eq!(sessions["data"].as_array().unwrap().len(), 1);
    site.ask(carla, "GET /v1/whoami", Value::Null).await.is(200);
}

/// Attack 18: by an Installation Id, and by a link that the installation signed, every operation × its own licence and another
/// one of the same customer.
#[tokio::test]
async fn an_installations_session_reaches_its_own_licence_alone() {
    let mut crowd = Crowd::gather().await;
    let document = crowd.site.reader.document.clone();
    let site = &crowd.site;
    let question =
        json!({"edition": "essential", "proxy": false, "users": 50, "currency": "EUR", "terms": "on_invoice"});
    let quote = site.ask(&crowd.customer, "POST /v1/quotes", question).await.is(201);
    let key = [("idempotency-key", "second")];
    let order = site.ask_with(&crowd.customer, "POST /v1/orders", &key, json!({"quote": quote["id"]})).await.is(201);
    let mut second = Installation::new("second");
    let login = Some(("carla@example.org", super::site::PASSWORD));
    second.activate(site, order["key"].as_str().unwrap(), login).await.is(201);
    let typed = installation_sessions::log_in(site, json!({"installation_id": "inst_second"})).await;
    let linked = installation_sessions::log_in(site, json!({"link": second.link(site)})).await;
    let typed_scopes = "licenses:read activations:read orders:write invoices:read";
    let linked_scopes = "licenses:read activations:write orders:write invoices:read";
    let (mut refused, mut missing) = (0, 0);
    for (method, template, operation) in operations(&document) {
        for (person, scopes) in [(&typed, typed_scopes), (&linked, linked_scopes)] {
            let scopes: foundation::tokens::Scopes<Area> = scopes.parse().unwrap();
            let line = format!("{method} {}", crowd.path(&template));
            match scope(&operation) {
                Some(needed) if !scopes.allow(needed) => {
                    refused += 1;
                    crowd
                        .send(Some(&person.bearer), &line, "{broken".to_owned())
                        .await
                        .fails(403, "insufficient_scope");
                }
                // The crowd's licence, activation, quote, order and invoice are the same customer's, and another installation's.
                Some(_) if template.contains('{') => {
                    missing += 1;
                    let answer = crowd.send(Some(&person.bearer), &line, body(&document, &operation)).await;
                    answer.fails(404, "not_found");
                }
                _ => {}
            }
        }
    }
    assert!(refused > 150 && missing > 20, "{refused} {missing}");
    for line in ["POST /v1/quotes"] {
        let question =
            json!({"edition": "essential", "proxy": false, "users": 50, "currency": "EUR", "terms": "on_invoice"});
        site.ask(&linked, line, question).await.fails(403, "session_required");
    }
    for list in ["licenses", "orders", "invoices", "activations"] {
        for person in [&typed, &linked] {
            let seen = site.ask(person, &format!("GET /v1/{list}"), Value::Null).await.is(200);
            let theirs = seen["data"].as_array().unwrap();
            assert!(
                theirs.len() == 1 && !seen.to_string().contains(&crowd.objects["/v1/licenses/{id}"]),
                "{list}: {seen}"
            );
        }
    }
    for (stem, object) in [
        ("/v1/licenses/{id}", &order["license"]),
        ("/v1/activations/{id}", &json!(second.activation)),
        ("/v1/quotes/{id}", &quote["id"]),
        ("/v1/orders/{id}", &order["id"]),
        ("/v1/invoices/{id}", &order["invoice"]),
    ] {
        crowd.objects.insert(stem, object.as_str().unwrap().to_owned());
    }
    // Of its own it reads all but what it was bought by: the quote of a new licence is the account's.
    for stem in ["/v1/licenses/{id}", "/v1/activations/{id}", "/v1/orders/{id}", "/v1/invoices/{id}"] {
        crowd.site.ask(&typed, &format!("GET {}", crowd.path(stem)), Value::Null).await.is(200);
    }
    let key = format!("POST {}/key", crowd.path("/v1/orders/{id}"));
    crowd.site.ask(&linked, &key, Value::Null).await.fails(403, "session_required");
}

#[tokio::test]
async fn the_operator_has_no_credential_on_a_network() {
    let site = Site::open().await;
    site.vendor("acme").await;
    let owner = site.staff("acme", "owner").await;
    for line in ["GET /v1/vendors", "GET /v1/metrics"] {
        site.ask(&owner, line, Value::Null).await.fails(403, "insufficient_scope");
    }
    let order = json!({"name": "root", "scopes": ["admin"]});
    site.ask(&owner, "POST /v1/tokens", order.clone()).await.fails(403, "insufficient_scope");
    site.operator("acme", "POST /v1/tokens", order).await.fails(403, "session_required");
    // A vendor named in a header changes nothing for staff.
    site.vendor("bolt").await;
    let who = site.ask_with(&owner, "GET /v1/whoami", &[("vendor", "bolt")], Value::Null).await.is(200);
    assert_eq!(who["vendor"], "acme");
    let several = site.reader.ask(&site.local, "GET /v1/staff", &[], Value::Null).await;
    several.fails(400, "vendor_required");
    assert!(Role::Owner.scopes().iter().all(|scope| scope != Scope::Admin && scope != Scope::Read(Area::Vendors)));
}
