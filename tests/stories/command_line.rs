//! The command line: what it prints is what a script can use.

use pennypost_client::types::NewDomain;
use serde_json::Value;
use tests::{Database, Server};

use crate::on_both;

on_both!(a_token_is_made_while_the_server_runs_and_while_it_does_not);

async fn a_token_is_made_while_the_server_runs_and_while_it_does_not(database: Database) {
    let mut server = Server::start(database).await;
    let running = server.command(&["token", "create", "--scope", "domains:read"]).succeeds().text();
    server.keep_out_of_log(running.trim());
    assert_eq!(running.split_whitespace().count(), 1, "nothing else is on standard output: {running:?}");
    server.stop().await;
    let stopped = server.command(&["token", "create", "--scope", "domains:write"]).succeeds().text();
    server.keep_out_of_log(stopped.trim());
    server.start_again().await;
    let (reader, writer) = (server.api_as(running.trim()), server.api_as(stopped.trim()));
    reader.list_domains(&Default::default()).await.expect("it may read");
    assert_eq!(
        reader.create_domain(&NewDomain::new("a.test")).await.expect_err("it may not write").status(),
        Some(403)
    );
    writer.create_domain(&NewDomain::new("a.test")).await.expect("it may write");
    server.command(&["token", "create", "--scope", "nonsense"]).fails();
}

#[tokio::test]
async fn the_administration_socket_is_for_its_owner_alone() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt};
    let server = Server::start(Database::Sqlite).await;
    let entries = std::fs::read_dir(server.data_dir()).expect("the data directory is there");
    let sockets: Vec<_> = entries
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_socket()))
        .map(|entry| entry.path())
        .collect();
    assert_eq!(sockets.len(), 1, "{sockets:?}");
    let mode = std::fs::metadata(&sockets[0]).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let client = pennypost_client::Client::builder("http://localhost")
        .unix_socket(&sockets[0])
        .build()
        .expect("it can be set up");
    client.read_whoami().await.expect("who may open the socket is the administrator");
}

#[tokio::test]
async fn the_same_objects_as_json() {
    let server = Server::start(Database::Sqlite).await;
    let made = server.command(&["domain", "create", "example.org", "--json"]).succeeds();
    let made: Value = serde_json::from_slice(&made.stdout).expect("--json prints JSON");
    assert_eq!(made["name"], "example.org");
    let listed = server.command(&["domain", "list", "--json"]).succeeds();
    assert!(listed.text().contains("example.org"));
    server.command(&["domain", "create", "example.org"]).fails();
}
