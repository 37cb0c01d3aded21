//! What goes out can be verified by others.

use serde_json::json;
use tests::{Database, Postfix, Role, python};

use crate::neighbours::{route_to, submit};
use crate::{on_both, village};

on_both!(others_verify_our_signatures);

async fn others_verify_our_signatures(database: Database) {
    let (server, anna, _) = village(database).await;
    // What the API says the domain's DNS should show is what it shows.
    let records = server.api().list_dns_records("example.org").await.expect("the records can be read");
    for record in records.data.iter().filter(|record| record.purpose.as_str() == "dkim") {
        assert_eq!(record.r#type.as_str(), "TXT");
        server.dns().add(&format!("{}. 60 IN TXT {}", record.name, record.value));
    }
    let postfix = Postfix::start(Role::Receives { domain: "dst.test", people: &["someone"], access: "" }).await;
    server.dns().mail_comes_here("dst.test");
    route_to(&server, postfix.port()).await;
    submit(&server, &anna, "someone@dst.test", "signed");
    let message = postfix.receives("someone@dst.test").await.0;
    let address = server.dns().address();
    let dns = json!({"host": address.ip().to_string(), "port": address.port()});
    let found = python("dkim_verify.py", &json!({"dns": dns, "message": base64(&message)}));
    assert_eq!(found["algorithms"], json!(["ed25519-sha256", "rsa-sha256"]));
    assert_eq!(found["verified"], json!([true, true]));
    assert_eq!(found["forged"], json!(false));
}

/// RFC 4648 §4, as the script reads it.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize] as char;
            text.push(if place <= group.len() { letter } else { '=' });
        }
    }
    text
}
