//! Listeners and certificates said by REST, met by swaks, curl, OpenSSL and an authority that nobody here wrote.

use std::fs;
use std::net::SocketAddr;
use std::time::Duration;

use jiff::Timestamp;
use pennypost_client::types::{
    AcmeOrder, CertificateReplacement, ListenerReplacement, ListenerService, ListenerStatus,
};
use tests::{Database, Dns, Pebble, Peer, Server, TestClock, Time, until};

use crate::submission::holds;
use crate::{letter, on_both, village};

on_both!(listeners_open_and_close_while_the_server_runs);

const NAME: &str = "mail.example.org";
const DAY: Duration = Duration::from_secs(86_400);

fn bring(at: SocketAddr, to: &str) -> Peer {
    let peer = Peer::new("swaks").args(["--server", &at.ip().to_string(), "--port", &at.port().to_string()]);
    let text = letter("cora@elsewhere.test", to, "hello");
    peer.args(["--helo", "mail.elsewhere.test", "--from", "cora@elsewhere.test", "--to", to, "--data", "-"]).input(text)
}

/// MT-IN-01: many instances, each on a port of its own.
async fn listeners_open_and_close_while_the_server_runs(database: Database) {
    let (mut server, anna, _) = village(database).await;
    let wanted = ListenerReplacement::new(ListenerService::Smtp, "127.0.0.1:0");
    let made = server.api().replace_listener("branch", &wanted).await.expect("an address can be listened on").body;
    let chosen: SocketAddr = made.listens_on.expect("it is open").parse().expect("an address");
    bring(chosen, &anna.address).succeeds();
    // Scripts on the machine find it as they find the others.
    let told = |server: &Server| fs::read_to_string(server.data_dir().join("listeners.json")).unwrap_or_default();
    until("listeners.json names it", async || told(&server).contains(&chosen.to_string()).then_some(())).await;
    // A port that somebody has is refused, and what was open stays.
    let taken = ListenerReplacement::new(ListenerService::Smtp, server.at("imap").to_string());
    let refused = server.api().replace_listener("branch", &taken).await.expect_err("the port is taken");
    assert!(
        refused.to_string().contains("cannot_listen") || format!("{refused:?}").contains("cannot_listen"),
        "{refused:?}"
    );
    bring(chosen, &anna.address).succeeds();
    // It is open after a restart, and listeners.json names it, whose port is known from here on.
    let fixed = ListenerReplacement::new(ListenerService::Smtp, chosen.to_string());
    server.api().replace_listener("branch", &fixed).await.expect("it can be fixed");
    server.restart().await;
    bring(chosen, &anna.address).succeeds();
    assert!(told(&server).contains(&chosen.to_string()));
    let page = server.api().list_listeners(&Default::default()).await.expect("listeners can be listed").body.data;
    assert!(page.iter().all(|listener| listener.status == ListenerStatus::Open), "{page:?}");
    assert!(page.iter().any(|listener| listener.name == "boot-imaps"), "{page:?}");
    server.api().delete_listener("branch").await.expect("it can be closed");
    bring(chosen, &anna.address).fails().saying("Connection refused");
    holds(&server, &anna, 3).await;
}

/// The certificate that OpenSSL is shown for a name.
fn shown(at: SocketAddr, name: Option<&str>) -> String {
    let at = at.to_string();
    let peer = Peer::new("openssl").args(["s_client", "-connect", &at]);
    let said = match name {
        Some(name) => peer.args(["-servername", name]),
        None => peer.arg("-noservername"),
    };
    let text = said.run().text();
    let (_, pem) = text.split_once("-----BEGIN CERTIFICATE-----").unwrap_or_else(|| panic!("no certificate in {text}"));
    pem.split("-----END").next().unwrap_or_default().to_owned()
}

/// Makes a certificate with OpenSSL; its chain and key.
fn made(server: &Server, name: &str) -> (String, String) {
    let path = |file: &str| server.home().join(file).display().to_string();
    let (chain, key) = (path("given.pem"), path("given.key"));
    let words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=given"];
    let names = format!("subjectAltName=DNS:{name}");
    Peer::new("openssl").args(words).args(["-addext", &names, "-keyout", &key, "-out", &chain]).succeeds();
    (fs::read_to_string(chain).expect("it is there"), fs::read_to_string(key).expect("it is there"))
}

#[tokio::test]
async fn a_certificate_that_is_given_answers_its_name_at_once_and_after_a_restart() {
    let mut server = Server::start(Database::Sqlite).await;
    let own = shown(server.at("imaps"), Some(NAME));
    let (chain, key) = made(&server, NAME);
    server.keep_out_of_log(key.lines().nth(1).expect("a key has lines"));
    let mut wanted = CertificateReplacement { chain: Some(chain.clone()), ..Default::default() };
    wanted.private_key = Some(key);
    server.api().replace_certificate("given", &wanted).await.expect("a certificate can be given");
    for _ in 0..2 {
        for service in ["imaps", "submissions", "pop3s", "https"] {
            assert!(chain.contains(&shown(server.at(service), Some(NAME))), "{service}");
            assert_eq!(shown(server.at(service), Some("elsewhere.test")), own, "{service}");
        }
        // What reads mail trusts it by its name.
        let resolve = format!("{NAME}:{}:127.0.0.1", server.at("imaps").port());
        let given = server.home().join("given.pem").display().to_string();
        let url = format!("imaps://{NAME}:{}/", server.at("imaps").port());
        let curl = Peer::new("curl").args(["--silent", "--show-error", "--resolve", &resolve, "--cacert", &given]);
        curl.args(["--request", "CAPABILITY", &url]).succeeds().saying("IMAP4rev1");
        server.restart().await;
    }
    server.api().delete_certificate("given").await.expect("it can be deleted");
    assert_eq!(shown(server.at("imaps"), Some(NAME)), own);
}

/// An authority at any address gives the certificate, and the next one in time, without a restart.
#[tokio::test]
async fn a_certificate_is_asked_for_by_request_and_renewed_in_time() {
    let (clock, dns) = (TestClock::at(Timestamp::now()), Dns::start());
    dns.add(&format!("{NAME}. 60 IN A 127.0.0.1"));
    let mut authority = Pebble::founded(&dns);
    let mut server = Server::start_by(Database::Sqlite, Time::Held(clock.clone())).await;
    let own = shown(server.at("imaps"), Some(NAME));
    let order = AcmeOrder {
        contact: Some("hostmaster@example.org".to_owned()),
        ca: Some(authority.vouched_for_by()),
        ..AcmeOrder::new(authority.directory(), vec![NAME.to_owned()])
    };
    let wanted = CertificateReplacement { acme: Some(order), ..Default::default() };
    let asked = server.api().replace_certificate(NAME, &wanted).await.expect("a certificate can be asked for").body;
    assert_eq!(asked.chain, None);
    let state = async |server: &Server| server.api().read_certificate(NAME).await.expect("it can be read").body;
    let problem = until("it is said that nobody is at home", async || state(&server).await.problem).await;
    assert!(problem.contains("/dir: "), "{problem}");
    authority.start(server.at("https").port()).await;
    server.api().renew_certificate(NAME).await.expect("it can be asked for at once");
    let got = until("there is a certificate", async || state(&server).await.chain).await;
    let first = shown(server.at("imaps"), Some(NAME));
    assert!(first != own && got.contains(&first), "it is served");
    assert!(Pebble::openssl_reads(&got, NAME));
    let told = state(&server).await;
    assert!(told.problem.is_none() && told.renews_at.is_some() && told.not_after > told.renews_at, "{told:?}");
    // It lives for 90 days.
    clock.advance(61 * DAY).await;
    until("there is another one", async || (shown(server.at("imaps"), Some(NAME)) != first).then_some(())).await;
    let second = shown(server.at("imaps"), Some(NAME));
    authority.stop();
    server.restart().await;
    assert_eq!(shown(server.at("imaps"), Some(NAME)), second, "what was got is there after a restart");
}
