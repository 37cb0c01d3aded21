//! Passkeys in a real browser, on both databases and over a restart.

use pennypost_client::types::{NewOauthClient, NewSession};
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
    let new = NewOauthClient {
        redirect_uris: Some(vec!["http://127.0.0.1/back".to_owned()]),
        ..NewOauthClient::new("Reader".to_owned(), ["openid", "email"].map(str::to_owned).to_vec())
    };
    let client = server.api().create_oauth_client(&new).await.expect("the program is known").body.id;
    let held = first["held"][0].clone();
    let later = python("passkeys.py", &story(&server, &files, json!({"credential": held, "client": client})));
    server.keep_out_of_log(later["allowed"]["token"].as_str().unwrap_or_else(|| panic!("{later}")));
    assert_eq!(later["allowed"]["who"]["email"], anna.address, "a program is let by it too: {later}");
    // The site is this machine's name; the port, which is another one by now, is no part of it.
    assert_eq!(later["entered"]["me"]["body"]["login"], anna.address, "{later}");

    server.api().delete_mailbox_passkeys(&anna.address).await.expect("they are taken");
    let lost =
        python("passkeys.py", &story(&server, &files, json!({"credential": later["held"][0], "client": client})));
    assert_eq!(lost["entered"]["begun"]["body"]["code"], "login_failed", "{lost}");
    let said = lost["allowed"]["refused"].as_str().unwrap_or_else(|| panic!("{lost}"));
    assert!(said.contains("opens nothing here"), "{said}");
}
