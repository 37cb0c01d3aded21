//! Passkeys in a real browser, on both databases and over a restart.

use pennypost_client::types::NewSession;
use serde_json::{Value, json};
use tests::{Database, Server, python, repository};

use crate::{on_both, village};

on_both!(a_holder_logs_in_by_a_passkey);

fn story(server: &Server, files: &tempfile::TempDir, more: Value) -> Value {
    let mut story = json!({
        // Browsers have passkeys for names alone, and trust this one without a certificate.
        "url": format!("http://localhost:{}", server.at("http").port()),
        "pictures": repository().join("target/pages").display().to_string(),
        "files": files.path().display().to_string(),
    });
    story.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    story
}

async fn a_holder_logs_in_by_a_passkey(database: Database) {
    let (mut server, anna, _) = village(database).await;
    let files = tempfile::tempdir().expect("a temporary folder can be made");
    let login = NewSession::new(anna.address.clone(), anna.password.clone());
    let session = server.api().create_session(&login).await.expect("she logs in").body;
    let secret = session.secret.expect("it is shown this once");
    let first = python("passkeys.py", &story(&server, &files, json!({"secret": secret, "password": anna.password})));
    assert_eq!(
        (&first["made"]["status"], &first["made"]["body"]["site"]),
        (&json!(201), &json!("localhost")),
        "{first}"
    );
    // The browser knows by itself that it has one.
    assert!(first["again"].as_str().is_some_and(|said| said.contains("InvalidStateError")), "{first}");
    assert_eq!(first["entered"]["begun"]["status"], 201, "{first}");
    assert_eq!(first["entered"]["me"]["body"]["login"], anna.address);

    server.restart().await;
    let held = first["held"][0].clone();
    let later = python("passkeys.py", &story(&server, &files, json!({"credential": held})));
    // The site is this machine's name; the port, which is another one by now, is no part of it.
    assert_eq!(later["entered"]["me"]["body"]["login"], anna.address, "{later}");

    server.api().delete_mailbox_passkeys(&anna.address).await.expect("they are taken");
    let lost = python("passkeys.py", &story(&server, &files, json!({"credential": later["held"][0]})));
    assert_eq!(lost["entered"]["begun"]["body"]["code"], "login_failed", "{lost}");
}
