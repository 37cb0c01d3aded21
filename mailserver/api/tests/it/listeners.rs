//! Where is listened, and by which certificates, over REST.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use engine::listeners::{Door, Doors, Held, Spoken};
use foundation::tls::Identity;
use futures::future::BoxFuture;
use serde_json::{Value, json};
use store::testing::Place;

use crate::site::Site;

/// Everything can be opened but one port.
struct Free;

struct Nothing;

impl Held for Nothing {
    fn close(self: Box<Self>) -> BoxFuture<'static, ()> {
        Box::pin(async {})
    }
}

impl Doors for Free {
    fn open(&self, spoken: Spoken, address: SocketAddr) -> io::Result<Door> {
        match address.port() {
            25 => Err(io::Error::from(io::ErrorKind::PermissionDenied)),
            _ => Ok(Door { spoken, address, held: Box::new(Nothing) }),
        }
    }
}

/// A certificate and its key.
pub(crate) fn pem() -> (String, String) {
    foundation::tls::install_provider();
    let Place { folder, .. } = Place::sqlite();
    let names = ["mail.example.org".to_owned(), "*.example.net".to_owned()];
    let now = "2026-01-05T09:00:00Z".parse().unwrap();
    Identity::self_signed(folder.path(), &names, now).unwrap();
    let text = std::fs::read_to_string(folder.path().join("self-signed.pem")).unwrap();
    let (mut chain, mut key) = (String::new(), String::new());
    for part in text.split_inclusive("-----\n").collect::<Vec<_>>().chunks(2) {
        let part = part.concat();
        if part.contains("PRIVATE KEY") { key.push_str(&part) } else { chain.push_str(&part) }
    }
    (chain, key)
}

#[tokio::test]
async fn listeners_are_opened_and_closed_by_request() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        let boot = vec![(Spoken::Smtp, "192.0.2.1:25".parse().unwrap())];
        site.engine.serve_listeners(Arc::new(Free), boot).await.unwrap();
        let office = "/v1/listeners/office";
        let wanted = json!({"service": "submission", "address": "192.0.2.1:2525"});
        let made = site.ask(&format!("PUT {office}"), wanted.clone()).await;
        assert_eq!(made.header("location"), Some(office));
        let made = made.is(201);
        assert_eq!(
            (&made["status"], &made["listens_on"], &made["source"]),
            (&json!("open"), &json!("192.0.2.1:2525"), &json!("request"))
        );
        site.ask_with(&format!("PUT {office}"), &[("if-none-match", "*")], wanted)
            .await
            .fails(412, "precondition_failed");
        let small = json!({"service": "smtp", "address": "192.0.2.1:25"});
        let refused = site.ask(&format!("PUT {office}"), small).await;
        assert_eq!(refused.fails(409, "cannot_listen"), ["/address invalid"]);
        assert_eq!(site.ask(&format!("GET {office}"), Value::Null).await.is(200), made);
        let page = site.ask("GET /v1/listeners?limit=1", Value::Null).await.is(200);
        assert_eq!((&page["data"][0]["name"], &page["has_more"]), (&json!("boot-smtp"), &json!(true)));
        let next = format!("GET /v1/listeners?limit=1&cursor={}", page["next_cursor"].as_str().unwrap());
        assert_eq!(site.ask(&next, Value::Null).await.is(200)["data"], json!([made]));
        site.ask("DELETE /v1/listeners/boot-smtp", Value::Null).await.fails(409, "in_boot_file");
        site.ask(&format!("DELETE {office}"), Value::Null).await.is(204);
        site.ask(&format!("GET {office}"), Value::Null).await.fails(404, "not_found");
        for (body, code) in [
            (json!({"service": "gopher", "address": "192.0.2.1:70"}), 422),
            (json!({"service": "imap", "address": "localhost:143"}), 422),
        ] {
            site.ask(&format!("PUT {office}"), body).await.fails(code, "invalid_body");
        }
    }
}

#[tokio::test]
async fn certificates_are_given_and_asked_for() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        let (chain, key) = pem();
        let put = "PUT /v1/certificates/mail.example.org";
        let made = site.ask(put, json!({"chain": chain, "private_key": key})).await.is(201);
        assert_eq!(made["names"], json!(["mail.example.org", "*.example.net"]));
        assert_eq!(made["fingerprint"].as_str().unwrap().len(), 64);
        assert_eq!((made.get("acme"), made.get("private_key")), (None, None), "the key is not shown");
        for (body, fields) in [
            (json!({}), ["/chain required"]),
            (json!({"chain": chain, "private_key": "x"}), ["/private_key invalid"]),
            (
                json!({"acme": {"directory": "https://a.example/", "names": ["a.example"]}, "private_key": "x"}),
                ["/private_key invalid"],
            ),
            (json!({"acme": {"directory": "ftp://a.example/", "names": ["a.example"]}}), ["/acme/directory invalid"]),
        ] {
            assert_eq!(site.ask(put, body).await.fails(422, "invalid_fields"), fields);
        }
        site.ask("POST /v1/certificates/mail.example.org/renew", Value::Null).await.fails(409, "given_certificate");
        let acme = json!({"acme": {"directory": "https://127.0.0.1:1/", "names": ["mail.example.org"]}});
        let asked = site.ask(put, acme).await.is(200);
        assert_eq!(asked["fingerprint"], made["fingerprint"], "it is served until the authority has answered");
        site.ask("POST /v1/certificates/mail.example.org/renew", Value::Null).await.is(200);
        site.ask("DELETE /v1/certificates/mail.example.org", Value::Null).await.is(204);
        assert_eq!(site.ask("GET /v1/certificates", Value::Null).await.is(200)["data"], json!([]));
        site.ask("POST /v1/certificates/mail.example.org/renew", Value::Null).await.fails(404, "not_found");
    }
}
