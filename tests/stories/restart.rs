//! What was acknowledged survives: an orderly end, and the end of a process that gets no chance.

use std::fs;

use pennypost_client::types::{BatchRequest, NewAlias, NewOperation};
use serde_json::json;
use tests::{Account, Database, Peer, Server, python, until};

use crate::submission::holds;
use crate::{letter, on_both, village};

on_both!(
    a_restart_keeps_everything,
    a_kill_keeps_what_was_acknowledged,
    an_operation_goes_on_after_kills,
    a_second_server_is_refused
);

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

/// Of what was taken on nothing is lost and nothing is done twice: a second attempt to make an alias would be refused.
async fn an_operation_goes_on_after_kills(database: Database) {
    const PARTS: u64 = 600;
    let (mut server, _, _) = village(database).await;
    let request = |number: u64| {
        let fields = json!({"address": format!("list{number}@example.org"), "targets": ["anna@example.org"]});
        let body = Some(serde_json::from_value(fields).expect("an object"));
        BatchRequest { body, ..BatchRequest::new("POST", "/v1/aliases") }
    };
    let wanted =
        NewOperation { order: Some("any".into()), ..NewOperation::new((0..PARTS).map(request).collect::<Vec<_>>()) };
    let id = server.api().create_operation(&wanted).await.expect("it is taken on").body.id;
    for round in 0..3 {
        let api = server.api();
        let settled = async || api.read_operation(&id).await.expect("it is there").body.progress.settled;
        let before = settled().await;
        until("it goes on", async || (settled().await > before.min(PARTS - 1)).then_some(())).await;
        assert!(round > 0 || settled().await < PARTS, "nothing was left to be interrupted");
        // An orderly end between the two that are none.
        if round == 1 { server.restart().await } else { server.kill_and_restart().await }
    }
    let api = server.api();
    let over = until("it ends", async || {
        let operation = api.read_operation(&id).await.expect("it is there").body;
        operation.done.then_some(operation)
    });
    let over = over.await;
    assert_eq!((over.status.as_str(), over.progress.settled, over.progress.total), ("done", PARTS, PARTS));
    let results = api.list_operation_results(&id, &Default::default()).pages().collect().await.expect("every page");
    let places: Vec<u64> = results.iter().map(|result| result.index).collect();
    assert_eq!(places, (0..PARTS).collect::<Vec<_>>());
    for result in results.iter().filter(|result| result.status != 201) {
        let code = result.body.as_ref().and_then(|body| body.get("code")).cloned().unwrap_or_default();
        assert_eq!(code, "idempotency_outcome_unknown", "{result:?}");
    }
    // At most what was in hand at a kill is not known, and said to be so.
    let made = results.iter().filter(|result| result.status == 201).count();
    assert!(made as u64 >= PARTS - 3 * 16, "{made}");
    let aliases = api.list_aliases(&Default::default()).pages().collect().await.expect("every page");
    assert!((made..=PARTS as usize).contains(&aliases.len()), "{} of {made}", aliases.len());
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
