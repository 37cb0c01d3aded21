//! The licence as an operator without a connection lives by it: Free, a request carried away, a response brought back.

use std::os::unix::fs::PermissionsExt;

use pennypost_client::types::NewDomain;
use tests::{Database, Server};

use crate::on_both;

on_both!(from_free_to_more_by_the_command_line);

/// LIC-04 to LIC-07, LIC-16.
async fn from_free_to_more_by_the_command_line(database: Database) {
    let mut server = Server::start_free(database).await;
    server.domain("example.org").await;
    let refused = server.api().create_domain(&NewDomain::new("example.net")).await.expect_err("Free has one domain");
    assert_eq!((refused.status(), refused.code()), (Some(403), "license_limit_reached"));
    for number in 0..10 {
        server.mailbox(&format!("user{number}@example.org")).await;
    }
    let full = server.command(&["mailbox", "create", "user10@example.org"]).input("correct horse battery\n").run();
    assert_ne!(full.code, Some(0), "Free has ten mailboxes");

    let key = server.data_dir().join("install.key");
    let mode = std::fs::metadata(&key).expect("the installation has a key").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let request = server.command(&["license", "request"]).succeeds().text();
    let response = server.vendor_answers(&request, &["2", "20"]);
    server.command(&["license", "import", "-"]).input(response.clone()).succeeds();
    let twice = server.command(&["license", "import", "-"]).input(response).run();
    assert_ne!(twice.code, Some(0), "a response is good once");
    server.domain("example.net").await;
    server.mailbox("user10@example.org").await;

    server.restart().await;
    let shown = server.command(&["license", "show", "--json"]).succeeds().text();
    assert!(shown.contains("\"state\": \"licensed\"") && shown.contains("\"limit\": 20"), "{shown}");
    let third = server.api().create_domain(&NewDomain::new("example.com")).await.expect_err("the licence has two");
    assert_eq!(third.code(), "license_limit_reached");
}
