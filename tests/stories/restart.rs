//! What was acknowledged survives: an orderly end, and the end of a process that gets no chance.

use std::fs;

use pennypost_client::types::NewAlias;
use serde_json::json;
use tests::{Account, Database, Peer, Server, python};

use crate::submission::holds;
use crate::{letter, on_both, village};

on_both!(a_restart_keeps_everything, a_kill_keeps_what_was_acknowledged, a_second_server_is_refused);

fn send(server: &Server, to: &str, subject: &str) {
    let port = server.at("smtp").port().to_string();
    let peer = Peer::new("swaks").args(["--server", "127.0.0.1", "--port", &port, "--from", "stranger@elsewhere.test"]);
    peer.args(["--to", to, "--data", "-"]).input(letter("stranger@elsewhere.test", to, subject)).succeeds();
}

fn state(server: &Server, account: &Account) -> serde_json::Value {
    python("imap_state.py", &json!({"ports": server.ports(), "anna": account.json()}))
}

async fn a_restart_keeps_everything(database: Database) {
    let (mut server, anna, bert) = village(database).await;
    let api = server.api();
    let alias = NewAlias::new("info@example.org", vec![anna.address.clone(), bert.address.clone()]);
    api.create_alias(&alias).await.expect("the alias is made");
    send(&server, "info@example.org", "to both");
    send(&server, &anna.address, "to one");
    let flagged = json!({"ports": server.ports(), "anna": anna.json(), "flag": ["one", "\\Flagged"]});
    python("imap_state.py", &flagged);
    let (before, of_bert) = (state(&server, &anna), state(&server, &bert));
    assert_eq!(before["INBOX"]["to one"], json!(["\\Flagged"]));
    let settings = api.read_dns_settings().await.expect("settings can be read");
    let domains = api.list_domains(&Default::default()).await.expect("domains can be listed").body;

    server.restart().await;

    assert_eq!((state(&server, &anna), state(&server, &bert)), (before, of_bert));
    let api = server.api();
    assert_eq!(api.read_dns_settings().await.expect("settings can be read").body, settings.body);
    assert_eq!(api.list_domains(&Default::default()).await.expect("domains can be listed").body, domains);
    send(&server, "info@example.org", "after the restart");
    holds(&server, &anna, 3).await;
    holds(&server, &bert, 2).await;
}

async fn a_kill_keeps_what_was_acknowledged(database: Database) {
    let (mut server, anna, _) = village(database).await;
    let mut sent = 0;
    for round in 0..3 {
        for number in 0..5 {
            send(&server, &anna.address, &format!("{round}-{number}"));
            sent += 1;
        }
        server.kill_and_restart().await;
        holds(&server, &anna, sent).await;
        let inbox = state(&server, &anna);
        assert_eq!(inbox["INBOX"].as_object().map(serde_json::Map::len), usize::try_from(sent).ok(), "{inbox}");
    }
}

async fn a_second_server_is_refused(database: Database) {
    let (server, anna, _) = village(database).await;
    let said = server.serve_twice();
    assert_ne!(said.code, Some(0), "{said:?}");
    let all = said.all();
    assert!(all.contains("already") || all.contains("in use") || all.contains("another"), "it says why: {all}");
    // The first goes on.
    send(&server, &anna.address, "still here");
    holds(&server, &anna, 1).await;
}

#[tokio::test]
async fn a_stopped_server_leaves_files_that_can_be_carried_away() {
    let (mut server, anna, _) = village(Database::Sqlite).await;
    send(&server, &anna.address, "kept");
    let before = state(&server, &anna);
    server.stop().await;
    let files = fs::read_dir(server.data_dir()).expect("the data directory is there");
    let names: Vec<String> = files.flatten().map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    let log = names.iter().find(|name| name.ends_with("-wal") || name.ends_with("-shm"));
    assert_eq!(log, None, "SQLite's log is folded into the database: {names:?}");
    let (here, elsewhere) = (server.data_dir(), server.home().join("elsewhere"));
    let text = |path: &std::path::Path| path.display().to_string();
    Peer::new("cp").args(["-r", &text(&here), &text(&elsewhere)]).succeeds();
    fs::remove_dir_all(&here).expect("the data directory can be removed");
    Peer::new("cp").args(["-r", &text(&elsewhere), &text(&here)]).succeeds();
    server.start_again().await;
    assert_eq!(state(&server, &anna), before);
    send(&server, &anna.address, "one more");
    holds(&server, &anna, 2).await;
}
