//! The account page of the licence server in a real browser: what customers and staff do there, on a telephone and at a desk.

use pennypost_client::Change;
use pennypost_client::types::LicenseSettingsPatch;
use serde_json::{Value, json};
use tests::{Database, ISSUER, LicenseServer, PASSWORD, Server, Time, python, repository};

const CARLA: &str = "carla@example.org";
const HOST: &str = "mail.carla.example";
const ISLAND: &str = "island.carla.example";

/// A vendor that sells, and a customer with two licences, one of them in use on a mail server.
struct Shop {
    vendor: LicenseServer,
    server: Server,
    carla: String,
    license: String,
    spare: String,
    files: tempfile::TempDir,
}

impl Shop {
    async fn open() -> Self {
        let vendor = LicenseServer::start(Database::Sqlite, Time::Machine).await;
        let seller = json!({
            "name": "Acme Mail Ltd", "email": "accounts@acme.example", "tax_number": "DE123", "tax_name": "VAT",
            "address": {"street": "1 Letter Lane", "town": "Posttown", "postal_code": "10115", "country": "DE"},
            "tax_basis_points": 1900, "invoice_prefix": "INV-", "footer": "Registered in Posttown",
            "cheque": "Payable to Acme Mail Ltd, 1 Letter Lane, 10115 Posttown", "transfer": "IBAN DE00 1234 5678 9012",
        });
        vendor.ask("PUT /v1/vendor/seller", seller).await.is(200);
        let carla = vendor.customer_named(CARLA, "Carla Customer").await;
        let (license, key) = vendor
            .license(json!({"customer": carla, "kind": "paid", "edition": "essential", "users": 25, "proxy": false}))
            .await;
        let spare = json!({"customer": carla, "kind": "paid", "edition": "enterprise", "users": 100});
        let (spare, _) = vendor.license(spare).await;
        let server = Server::start_free(Database::Sqlite).await;
        vendor.sells_to(&server).await;
        let name = LicenseSettingsPatch { hostname: Change::Set(HOST.to_owned()), ..Default::default() };
        server.api().update_license_settings(&name).await.expect("the name is taken");
        server.keep_out_of_log(&key);
        let typed = format!("{key}\n{PASSWORD}\n");
        server.command(&["license", "activate", "--email", CARLA]).input(typed).succeeds();
        Self {
            vendor,
            server,
            carla,
            license,
            spare,
            files: tempfile::tempdir().expect("a temporary folder can be made"),
        }
    }

    fn story(&self, more: Value) -> Value {
        let mut story = json!({
            "url": self.vendor.url(), "email": CARLA, "password": PASSWORD, "host": HOST,
            "pictures": repository().join("target/pages").display().to_string(),
            "files": self.files.path().display().to_string(),
        });
        let story_ = story.as_object_mut().expect("it is an object");
        story_.extend(more.as_object().expect("it is an object").clone());
        story
    }
}

/// What a server has, and how it stands.
async fn bought(server: &Server) -> String {
    let license = server.api().read_license().await.expect("the licence can be read").body;
    let proxy = if license.product.proxy { " with Proxy" } else { "" };
    format!("{}{proxy}, {}", license.product.edition, license.state)
}

/// UPS-08, UPS-09, UPS-10 to UPS-16, UPS-18 to UPS-20: from the link to the invoice, and what was bought works on the server by one command.
async fn a_customer_buys(size: &str) {
    let shop = Shop::open().await;
    let link = format!("POST /v1/customers/{}/password-link", shop.carla);
    let link = shop.vendor.ask(&link, Value::Null).await.is(200);
    python("pages_customer.py", &shop.story(json!({"size": size, "link": link["secret"]})));
    assert_eq!(bought(&shop.server).await, "essential, licensed");
    shop.server.command(&["license", "reactivate"]).succeeds();
    assert_eq!(bought(&shop.server).await, "professional with Proxy, warn", "it is not paid yet");
}

#[tokio::test]
async fn a_customer_buys_on_a_telephone() {
    a_customer_buys("phone").await;
}

#[tokio::test]
async fn a_customer_buys_at_a_desk() {
    a_customer_buys("desk").await;
}

#[tokio::test]
async fn everything_is_worked_by_keyboard() {
    let shop = Shop::open().await;
    python("pages_keyboard.py", &shop.story(json!({})));
}

/// UPS-18 (cheque), LIC-16, LIC-17, LIC-28: what staff do by hand.
#[tokio::test]
async fn staff_sell_and_book_and_help() {
    let shop = Shop::open().await;
    let question =
        json!({"edition": "essential", "users": 50, "proxy": true, "currency": "EUR", "terms": "on_invoice"});
    let path = format!("/v1/licenses/{}", shop.license);
    let quote = shop.vendor.ask(&format!("POST {path}/quotes"), question).await.is(201);
    let order = shop.vendor.ask(&format!("POST {path}/upsizes"), json!({"quote": quote["id"]})).await.is(201);
    let more = json!({"staff": "olga@acme.example", "invoice": order["invoice_number"]});
    python("pages_staff.py", &shop.story(more));
    let invoice = format!("GET /v1/invoices/{}", order["invoice"].as_str().expect("an order has an invoice"));
    assert_eq!(shop.vendor.ask(&invoice, Value::Null).await.is(200)["state"], "paid");
}

/// UPS-16, LIC-16: a licence is carried to a machine without connection, another one taken away from its machine, a third
/// bought in advance; and what staff decide about them holds.
#[tokio::test]
async fn licences_move_by_file_and_staff_decide() {
    let shop = Shop::open().await;
    let island = Server::start_free(Database::Sqlite).await;
    let names = LicenseSettingsPatch {
        // Nobody listens there: what it learns, it learns by files.
        server_url: Change::Set("http://127.0.0.1:1".to_owned()),
        issuer: Change::Set(ISSUER.to_owned()),
        hostname: Change::Set(ISLAND.to_owned()),
        ..Default::default()
    };
    island.api().update_license_settings(&names).await.expect("the names are taken");
    let request = shop.files.path().join("request.txt");
    std::fs::write(&request, island.command(&["license", "request"]).succeeds().text()).expect("a file is written");

    let found = python("pages_moves.py", &shop.story(json!({"request": request.display().to_string()})));
    let answer = found["answer"].as_str().expect("the answer was kept");
    island.command(&["license", "import", "-"]).input(answer.to_owned()).succeeds();
    assert_eq!(bought(&island).await, "enterprise, licensed");
    shop.server.command(&["license", "reactivate"]).succeeds();
    assert_eq!(bought(&shop.server).await, "free, free", "its licence is to go to another machine");

    let invoice = found["invoice"].as_str().expect("the invoice has a number");
    let more = json!({"staff": "olga@acme.example", "license": shop.spare, "island": ISLAND, "invoice": invoice});
    python("pages_decisions.py", &shop.story(more));
    let spare = shop.vendor.ask(&format!("GET /v1/licenses/{}", shop.spare), Value::Null).await.is(200);
    assert_eq!(spare["state"], "revoked");
    let invoices = shop.vendor.ask(&format!("GET /v1/invoices?number={invoice}"), Value::Null).await.is(200);
    assert_eq!(invoices["data"][0]["state"], "void");
}

/// UPS-08 and attack 12, in a browser: a trial, another password and an account are asked for by address, and done by the links that
/// a mail server delivers and a mail client reads. The key that was mailed opens the product without a login (LIC-29).
#[tokio::test]
async fn a_newcomer_tries_and_gets_in() {
    let vendor = LicenseServer::start(Database::Sqlite, Time::Machine).await;
    let server = Server::start_free(Database::Sqlite).await;
    server.domain("example.org").await;
    let dora = server.mailbox("dora@example.org").await;
    let host = json!({
        "host": "127.0.0.1", "port": server.at("smtp").port(), "security": "loopback", "from": "licences@acme.example",
    });
    vendor.ask("PUT /v1/vendor/mail-settings", host).await.is(200);
    let files = tempfile::tempdir().expect("a temporary folder can be made");
    let (folder, pictures) =
        (files.path().display().to_string(), repository().join("target/pages").display().to_string());
    let found = python(
        "pages_newcomer.py",
        &json!({
            "url": vendor.url(), "password": PASSWORD, "dora": dora.json(), "ports": server.ports(),
            "pictures": pictures, "files": folder,
        }),
    );
    let key = found["key"].as_str().expect("the key was mailed");
    vendor.sells_to(&server).await;
    server.keep_out_of_log(key);
    server.command(&["license", "activate"]).input(format!("{key}\n")).succeeds();
    assert_eq!(bought(&server).await, "professional, trial");

    // From the server itself the account page opens without a login, once.
    let link = server.command(&["license", "account"]).succeeds().text();
    python("pages_link.py", &json!({"url": vendor.url(), "pictures": pictures, "files": folder, "link": link.trim()}));
}
