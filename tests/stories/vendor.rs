//! A vendor and those who buy: the licence server and mail servers that live by it, over TLS, from the first key to the last.

use std::fs;
use std::net::SocketAddr;
use std::process::Command;

use jiff::Timestamp;
use pennypost_client::Change;
use pennypost_client::types::{License, LicenseSettingsPatch, NewDomain};
use serde_json::{Value, json};
use tests::{Database, LicenseServer, PASSWORD, Peer, Server, TestClock, Time, until};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::on_both;
use crate::submission::holds;

on_both!(
    a_bought_key_lives_on_one_machine_at_a_time,
    a_trial_ends_as_free_and_keeps_everybodys_mail,
    a_copied_server_is_found_and_harms_nobody,
    a_machine_without_a_way_out_lives_by_files_and_by_its_name,
    keys_rotate_while_an_installation_is_away,
    sixty_days_without_the_licence_server,
);

pub(crate) const CARLA: &str = "carla@example.org";

pub(crate) async fn license(server: &Server) -> License {
    server.api().read_license().await.expect("the licence can be read").body
}

pub(crate) async fn state(server: &Server) -> String {
    license(server).await.state
}

pub(crate) fn reasons(license: &License) -> Vec<&str> {
    license.reasons.iter().map(|reason| reason.code.as_str()).collect()
}

/// Activates a key on the command line, as an administrator without a browser does.
pub(crate) fn activate(server: &Server, key: &str, account: Option<(&str, &str)>) -> tests::Said {
    server.keep_out_of_log(key);
    match account {
        Some((email, password)) => {
            let typed = format!("{key}\n{password}\n");
            server.command(&["license", "activate", "--email", email]).input(typed).run()
        }
        None => server.command(&["license", "activate"]).input(format!("{key}\n")).run(),
    }
}

pub(crate) fn told(said: &tests::Said) -> String {
    assert_ne!(said.code, Some(0), "it should have been refused");
    String::from_utf8_lossy(&said.stderr).into_owned()
}

async fn professional(vendor: &LicenseServer) -> (String, String) {
    let customer = vendor.customer(CARLA).await;
    let order = json!({"customer": customer, "kind": "paid", "edition": "professional", "users": 25});
    vendor.license(order).await
}

/// LIC-02, LIC-03, LIC-07, LIC-09, LIC-14, LIC-27, LIC-28, LIC-30 to LIC-33, UPS-31.
async fn a_bought_key_lives_on_one_machine_at_a_time(database: Database) {
    let vendor = LicenseServer::start(database, Time::Machine).await;
    let (id, key) = professional(&vendor).await;
    let mut one = Server::start_free(database).await;
    vendor.sells_to(&one).await;
    assert_eq!(state(&one).await, "free");

    assert!(told(&activate(&one, &key, None)).contains("login"), "a bought key needs its owner's login");
    assert!(told(&activate(&one, &key, Some((CARLA, "wrong horse battery")))).contains("password"));
    assert!(activate(&one, &key, Some((CARLA, PASSWORD))).code == Some(0));
    let license = license(&one).await;
    assert_eq!((license.state.as_str(), license.product.edition.as_str()), ("licensed", "professional"));
    one.domain("example.org").await;
    one.domain("example.net").await;

    // The same licence does not live on two machines.
    let two = Server::start_free(database).await;
    vendor.sells_to(&two).await;
    set_host(&two, "two.example.org").await;
    assert!(told(&activate(&two, &key, Some((CARLA, PASSWORD)))).contains("in use on another installation"));

    // Nobody logs in to see a change of the licence, and it holds at once and after a restart.
    let until = json!({"until": "2031-01-01T00:00:00Z", "reason": "by contract"});
    vendor.ask(&format!("POST /v1/licenses/{id}/maintenance"), until).await.is(200);
    one.command(&["license", "reactivate"]).succeeds();
    one.restart().await;
    let shown = one.command(&["license", "show", "--json"]).succeeds().text();
    assert!(shown.contains("2031-01-01T00:00:00Z"), "{shown}");

    let receipt = one.command(&["license", "deactivate"]).succeeds().text();
    assert!(receipt.contains("DEACTIVATION RECEIPT"));
    assert_eq!(state(&one).await, "free");
    assert!(activate(&two, &key, Some((CARLA, PASSWORD))).code == Some(0));
    let held = vendor.ask("GET /v1/activations?state=live", Value::Null).await.is(200);
    assert_eq!(held["data"][0]["hostname"], "two.example.org");
    assert!(told(&activate(&one, &key, Some((CARLA, PASSWORD)))).contains("in use on another installation"));
}

async fn set_host(server: &Server, name: &str) {
    let machine_id = format!("machine of {name}");
    let patch = LicenseSettingsPatch {
        hostname: Change::Set(name.to_owned()),
        machine_id: Change::Set(machine_id),
        ..Default::default()
    };
    server.api().update_license_settings(&patch).await.expect("the name is taken");
}

/// LIC-29, LIC-35, LIC-37, LIC-39, LIC-41.
async fn a_trial_ends_as_free_and_keeps_everybodys_mail(database: Database) {
    let clock = TestClock::at(Timestamp::now());
    let vendor = LicenseServer::start(database, Time::Held(clock.clone())).await;
    let server = Server::start_free_by(database, Time::Held(clock.clone())).await;
    vendor.sells_to(&server).await;
    let trial = json!({"kind": "trial", "edition": "enterprise", "users": 100});
    let (_, key) = vendor.license(trial.clone()).await;
    assert!(activate(&server, &key, None).code == Some(0), "a trial key needs no login");
    assert_eq!(state(&server).await, "trial");
    server.domain("example.org").await;
    server.domain("example.net").await;
    for number in 0..12 {
        server.mailbox(&format!("user{number}@example.org")).await;
    }
    clock.days(20).await;
    assert_eq!(state(&server).await, "trial");
    clock.days(9).await;
    assert_eq!(reasons(&license(&server).await), ["trial_ending"]);
    clock.days(2).await;
    let fallen = license(&server).await;
    assert_eq!(fallen.state, "free");
    assert!(fallen.choose_by.is_some(), "an administrator chooses who stays");
    let refused = server.api().create_domain(&NewDomain::new("example.com")).await.expect_err("Free has one domain");
    assert_eq!(refused.code(), "license_limit_reached");
    // Whoever is over the limit still receives.
    for user in ["user0@example.org", "user11@example.org"] {
        swaks(server.at("smtp"), user).succeeds();
    }
    // One trial, whatever key.
    let (_, again) = vendor.license(trial).await;
    assert!(told(&activate(&server, &again, None)).contains("No trial is possible"));
}

pub(crate) fn swaks(smtp: SocketAddr, to: &str) -> Peer {
    let words =
        ["--server", &smtp.to_string(), "--from", "a@elsewhere.example", "--to", to, "--helo", "elsewhere.example"];
    Peer::new("swaks").args(words)
}

/// Attacks 4 and 5: the data directory of a server is copied, and both start.
async fn a_copied_server_is_found_and_harms_nobody(database: Database) {
    let vendor = LicenseServer::start(database, Time::Machine).await;
    let (_, key) = professional(&vendor).await;
    let mut server = Server::start_free(Database::Sqlite).await;
    vendor.sells_to(&server).await;
    assert!(activate(&server, &key, Some((CARLA, PASSWORD))).code == Some(0));
    server.stop().await;
    let copy = server.home().join("copy");
    let copied = Command::new("cp").arg("-a").arg(server.data_dir()).arg(&copy).status();
    assert!(copied.is_ok_and(|status| status.success()));
    server.start_again().await;
    server.command(&["license", "reactivate"]).succeeds();
    server.command(&["license", "reactivate"]).succeeds();
    server.stop().await;
    let own = server.home().join("own");
    fs::rename(server.data_dir(), &own).expect("the story's folder can be written");
    fs::rename(&copy, server.data_dir()).expect("the story's folder can be written");
    server.start_again().await;
    let refused = told(&server.command(&["license", "reactivate"]).run());
    assert!(refused.contains("install_cloned"), "{refused}");
    assert_eq!(state(&server).await, "licensed", "the copy goes on");
    let cloned = vendor.ask("GET /v1/activations?cloned=true", Value::Null).await.is(200);
    assert_eq!(cloned["data"].as_array().map(Vec::len), Some(1));
    let events = vendor.ask("GET /v1/events?limit=100", Value::Null).await.is(200);
    assert!(events.to_string().contains("activation.cloned"), "the vendor hears of it");
    server.stop().await;
    fs::remove_dir_all(server.data_dir()).expect("the story's folder can be written");
    fs::rename(&own, server.data_dir()).expect("the story's folder can be written");
    server.start_again().await;
    server.command(&["license", "reactivate"]).succeeds();
}

/// LIC-15 to LIC-17.
async fn a_machine_without_a_way_out_lives_by_files_and_by_its_name(database: Database) {
    let clock = TestClock::at(Timestamp::now());
    let vendor = LicenseServer::start(database, Time::Held(clock.clone())).await;
    let (id, key) = professional(&vendor).await;
    let server = Server::start_free_by(database, Time::Held(clock.clone())).await;
    vendor.sells_to(&server).await;
    set_host(&server, "vault.example.org").await;
    // Port 443 is blocked here, as it were: nobody listens where the licence server should be.
    let nowhere =
        TcpListener::bind("127.0.0.1:0").await.expect("loopback has a port left").local_addr().expect("it is bound");
    let blocked = LicenseSettingsPatch { server_url: Change::Set(format!("https://{nowhere}")), ..Default::default() };
    server.api().update_license_settings(&blocked).await.expect("the address is taken");
    let why = told(&activate(&server, &key, Some((CARLA, PASSWORD))));
    assert!(why.contains("outgoing TCP port") && why.contains("offline request"), "{why}");

    let request = server.command(&["license", "request"]).succeeds().text();
    let exchange = format!("POST /v1/licenses/{id}/offline-exchanges");
    let answer = vendor.ask(&exchange, json!({"request": request})).await.is(200);
    let response = answer["response"].as_str().expect("there is a response").to_owned();
    server.command(&["license", "import", "-"]).input(response.clone()).succeeds();
    assert_eq!(state(&server).await, "licensed");
    assert_ne!(server.command(&["license", "import", "-"]).input(response).run().code, Some(0), "it is good once");
    clock.days(10).await;
    assert_eq!(reasons(&license(&server).await), [""; 0], "on paper nobody expects to be asked every day");
    let receipt = server.command(&["license", "deactivate"]).succeeds().text();
    vendor.ask_as("", "POST /v1/deactivation-receipts", json!({"receipt": receipt})).await.is(204);
    assert_eq!(state(&server).await, "free");

    // Not even files leave the vault: only its name is known.
    let line = format!("POST /v1/licenses/{id}/manual-activations");
    let order = json!({"hostname": "Vault.Example.ORG", "days": 60, "reason": "asked for by telephone"});
    let bound = vendor.ask(&line, order).await.is(200);
    let response = bound["response"].as_str().expect("there is a response").to_owned();
    server.command(&["license", "import", "-"]).input(response).succeeds();
    assert_eq!(state(&server).await, "licensed");
    server.domain("example.org").await;
    server.domain("example.net").await;
    clock.days(59).await;
    assert_eq!(state(&server).await, "growth_freeze");
    let line = vendor.ask("GET /v1/audit-lines?limit=100", Value::Null).await.is(200).to_string();
    assert!(line.contains("asked for by telephone"));
}

/// The key set travels with each offline answer, and is fetched when an answer names a newer one.
async fn keys_rotate_while_an_installation_is_away(database: Database) {
    let clock = TestClock::at(Timestamp::now());
    let vendor = LicenseServer::start(database, Time::Held(clock.clone())).await;
    let (id, key) = professional(&vendor).await;
    let mut server = Server::start_free_by(database, Time::Held(clock.clone())).await;
    vendor.sells_to(&server).await;
    assert!(activate(&server, &key, Some((CARLA, PASSWORD))).code == Some(0));
    server.stop().await;
    vendor.key(&["announce"]);
    clock.days(31).await;
    vendor.key(&["rotate"]);
    vendor.key(&["announce"]);
    clock.days(31).await;
    vendor.key(&["rotate"]);
    server.start_again().await;
    server.command(&["license", "reactivate"]).succeeds();
    assert_eq!(state(&server).await, "licensed");

    server.stop().await;
    vendor.key(&["announce"]);
    clock.days(31).await;
    vendor.key(&["rotate"]);
    server.start_again().await;
    let request = server.command(&["license", "request", "refresh"]).succeeds().text();
    let exchange = format!("POST /v1/licenses/{id}/offline-exchanges");
    let answer = vendor.ask(&exchange, json!({"request": request})).await.is(200);
    let response = answer["response"].as_str().expect("there is a response").to_owned();
    server.command(&["license", "import", "-"]).input(response).succeeds();
    assert_eq!(state(&server).await, "licensed");
}

/// §2.7 of the model, attacks 9 and 10: no transport failure lowers a right before the dates that the last token names, whatever
/// fails, and the first answer puts everything right.
async fn sixty_days_without_the_licence_server(database: Database) {
    let clock = TestClock::at(Timestamp::now());
    let mut vendor = LicenseServer::start(database, Time::Held(clock.clone())).await;
    let (_, key) = professional(&vendor).await;
    let server = Server::start_free_by(database, Time::Held(clock.clone())).await;
    vendor.sells_to(&server).await;
    assert!(activate(&server, &key, Some((CARLA, PASSWORD))).code == Some(0));
    server.domain("example.org").await;
    server.domain("example.net").await;
    let anna = server.mailbox("anna@example.org").await;
    clock.days(2).await;
    assert_eq!(reasons(&license(&server).await), [""; 0], "it refreshes by itself");
    vendor.stop().await;

    // Down; then somebody else answers there: with errors, with a page, with nothing.
    let good = vendor.url();
    let wrong = [
        "",
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 21\r\n\r\n<html>welcome</html>\r\n",
        "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"code\":\"no\"}\r\n\r\n",
        "nonsense\r\n\r\n",
    ];
    let ladder = [
        (6, "licensed"),
        (7, "warn"),
        (29, "warn"),
        (31, "growth_freeze"),
        (44, "growth_freeze"),
        (60, "growth_freeze"),
    ];
    let mut day = 0;
    for (number, (until, expected)) in ladder.into_iter().enumerate() {
        let answer = wrong[number % wrong.len()];
        let impostor = impostor(answer).await;
        let at = if answer.is_empty() { good.clone() } else { format!("http://{impostor}") };
        let patch = LicenseSettingsPatch { server_url: Change::Set(at), ..Default::default() };
        server.api().update_license_settings(&patch).await.expect("the address is taken");
        clock.days(until - day).await;
        day = until;
        let now = license(&server).await;
        assert_eq!(now.state, expected, "day {day}: {:?}", reasons(&now));
        assert!(until < 7 || reasons(&now).contains(&"contact_lost"), "day {day}: {:?}", reasons(&now));
        // Mail comes, and is read.
        swaks(server.at("smtp"), &anna.address).succeeds();
        let read = Peer::new("curl").args(["--silent", "--show-error", "--insecure", "--user"]);
        let read = read.arg(format!("{}:{}", anna.address, anna.password));
        read.arg(format!("imaps://{}/INBOX;UID={}", server.at("imaps"), number + 1)).succeeds();
    }
    let frozen = server.api().create_domain(&NewDomain::new("example.com")).await.expect_err("nothing may be added");
    assert_eq!(frozen.code(), "license_frozen");

    vendor.start_again().await;
    vendor.sells_to(&server).await;
    server.command(&["license", "reactivate"]).succeeds();
    assert_eq!(state(&server).await, "licensed");
    server.domain("example.com").await;
}

/// Attack 29: whoever is told to come back later comes then, and not an hour later.
#[tokio::test]
async fn a_busy_licence_server_is_asked_again_when_it_says() {
    let clock = TestClock::at(Timestamp::now());
    let vendor = LicenseServer::start(Database::Sqlite, Time::Held(clock.clone())).await;
    let (_, key) = professional(&vendor).await;
    let server = Server::start_free_by(Database::Sqlite, Time::Held(clock.clone())).await;
    vendor.sells_to(&server).await;
    assert!(activate(&server, &key, Some((CARLA, PASSWORD))).code == Some(0));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has a port left");
    let at = format!("http://{}", listener.local_addr().expect("it is bound"));
    let (asked, mut asks) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 8192];
            let _ = stream.read(&mut request).await;
            let busy = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 120\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            let _ = stream.write_all(busy).await;
            let _ = asked.send(());
        }
    });
    let patch = LicenseSettingsPatch { server_url: Change::Set(at), ..Default::default() };
    server.api().update_license_settings(&patch).await.expect("the address is taken");
    clock.days(2).await;
    let mut count = || std::iter::from_fn(|| asks.try_recv().ok()).count();
    assert!(count() > 0, "it asks once a day");
    clock.advance(std::time::Duration::from_secs(119)).await;
    assert_eq!(count(), 0);
    clock.advance(std::time::Duration::from_secs(1)).await;
    until("it asks when it was told to", async || (count() > 0).then_some(())).await;
}

/// Somebody who answers every request on loopback with the same words.
async fn impostor(answer: &'static str) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has a port left");
    let at = listener.local_addr().expect("it is bound");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    at
}

/// One that takes the request and never answers is given up on, and changes nothing.
#[tokio::test]
async fn a_licence_server_that_never_answers_is_given_up_on() {
    let vendor = LicenseServer::start(Database::Sqlite, Time::Machine).await;
    let (_, key) = professional(&vendor).await;
    let server = Server::start_free(Database::Sqlite).await;
    vendor.sells_to(&server).await;
    assert!(activate(&server, &key, Some((CARLA, PASSWORD))).code == Some(0));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has a port left");
    let at = format!("http://{}", listener.local_addr().expect("it is bound"));
    let held = tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            held.push(stream);
        }
    });
    let patch =
        LicenseSettingsPatch { server_url: Change::Set(at), answer_seconds: Change::Set(1), ..Default::default() };
    server.api().update_license_settings(&patch).await.expect("the address is taken");
    let given_up = told(&server.command(&["license", "reactivate"]).run());
    assert!(given_up.contains("no answer within 1 s"), "{given_up}");
    assert_eq!(state(&server).await, "licensed");
    held.abort();
    until("the server still answers", async || server.api().read_license().await.ok()).await;
}

/// UPS-18: mails to customers go out by STARTTLS and a login, to a host whose certificate is trusted and to no other.
#[tokio::test]
async fn letters_go_to_a_mail_host_that_proves_itself() {
    let host = Server::start_free(Database::Sqlite).await;
    host.domain("example.org").await;
    let (sender, carla) = (host.mailbox("licences@example.org").await, host.mailbox(CARLA).await);
    let password = sender.json()["password"].clone();
    let settings = json!({
        "host": "localhost", "port": host.at("submission").port(), "security": "starttls", "user": "licences@example.org",
        "password": password, "from": "licences@example.org", "from_name": "Acme, licences",
    });
    let friend = LicenseServer::start_trusting(Database::Sqlite, Time::Machine, Some(host.certificate())).await;
    let stranger = LicenseServer::start(Database::Sqlite, Time::Machine).await;
    let mut tried = Vec::new();
    for vendor in [&friend, &stranger] {
        vendor.customer(CARLA).await;
        vendor.ask("PUT /v1/vendor/mail-settings", settings.clone()).await.is(200);
        vendor
            .ask_as("", "POST /v1/password-links/requests", json!({"email": CARLA, "kind": "customer"}))
            .await
            .is(202);
        let tried_once = async || {
            let mails = vendor.ask("GET /v1/mails", Value::Null).await.is(200);
            mails["data"].as_array()?.iter().find(|mail| mail["attempts"] == 1 || mail["state"] == "sent").cloned()
        };
        tried.push(until("the mail is tried", tried_once).await);
    }
    assert_eq!((&tried[0]["state"], &tried[0]["error"]), (&json!("sent"), &json!("")), "{tried:?}");
    let error = tried[1]["error"].as_str().expect("it says by what it failed");
    assert!(tried[1]["state"] == "queued" && error.contains("TLS"), "{tried:?}");
    holds(&host, &carla, 1).await;
}
