//! Handing mail in: swaks, msmtp and Python's smtplib, over STARTTLS and implicit TLS; and what is refused at RCPT.

use serde_json::json;
use tests::{Account, Database, Peer, Server, python, until};

use crate::{letter, on_both, village};

on_both!(swaks_submits_with_a_password, python_speaks_every_part_of_smtp, over_quota_is_refused_at_rcpt);

fn swaks(server: &Server, listener: &str) -> Peer {
    Peer::new("swaks")
        .args(["--server", "127.0.0.1", "--port", &server.at(listener).port().to_string()])
        .args(["--timeout", "30"])
}

/// As a login of swaks.
fn as_login(peer: Peer, account: &Account) -> Peer {
    peer.args(["--auth-user", &account.address, "--auth-password", &account.password])
}

/// How many messages a mailbox holds, as the API says it.
pub(crate) async fn holds(server: &Server, account: &Account, count: u64) {
    let what = format!("{} holds {count} messages", account.address);
    let api = server.api();
    until(&what, async || {
        let mailbox = api.read_mailbox(&account.address).await.expect("the mailbox is there");
        (mailbox.message_count >= count).then_some(())
    })
    .await;
    let mailbox = api.read_mailbox(&account.address).await.expect("the mailbox is there");
    assert_eq!(mailbox.message_count, count, "{what}");
}

async fn swaks_submits_with_a_password(database: Database) {
    let (server, anna, bert) = village(database).await;
    let addressed = |peer: Peer, from: &str, to: &str| peer.args(["--from", from, "--to", to]);
    for (listener, tls) in [("submission", "--tls"), ("submissions", "--tls-on-connect")] {
        for mechanism in ["PLAIN", "LOGIN"] {
            let peer = as_login(addressed(swaks(&server, listener), &anna.address, &bert.address), &anna);
            peer.args([tls, "--auth", mechanism]).succeeds().saying("235 ").saying("250 ");
        }
        let stranger = Account { password: "wrong-password".to_owned(), ..anna.clone() };
        let peer = as_login(addressed(swaks(&server, listener), &anna.address, &bert.address), &stranger);
        peer.args([tls, "--auth", "PLAIN"]).fails().saying("535 ");
        let peer = addressed(swaks(&server, listener), &anna.address, &bert.address);
        peer.arg(tls).fails().saying("530 ");
        let peer = as_login(addressed(swaks(&server, listener), &bert.address, &anna.address), &anna);
        peer.arg(tls).fails().saying("5.7.");
    }
    // Mail to this server itself needs no login, mail through it does, and nobody is invented.
    addressed(swaks(&server, "smtp"), "stranger@elsewhere.test", &bert.address).succeeds();
    addressed(swaks(&server, "smtp"), "stranger@elsewhere.test", "someone@elsewhere.test").fails().saying("5.7.1");
    addressed(swaks(&server, "smtp"), "stranger@elsewhere.test", "nobody@example.org").fails().saying("5.1.1");
    holds(&server, &bert, 5).await;
}

async fn python_speaks_every_part_of_smtp(database: Database) {
    let (server, anna, bert) = village(database).await;
    python("smtp.py", &json!({"ports": server.ports(), "anna": anna.json(), "bert": bert.json()}));
    // One in UTF-8, one a login, one in chunks: what was smuggled or injected is not there.
    holds(&server, &bert, 6).await;
}

async fn over_quota_is_refused_at_rcpt(database: Database) {
    use pennypost_client::Change;
    use pennypost_client::types::MailboxPatch;
    let (server, anna, bert) = village(database).await;
    let quota = MailboxPatch { quota_bytes: Change::Set(3000), ..Default::default() };
    server.api().update_mailbox(&bert.address, &quota).await.expect("a quota can be set");
    let send = |body: String| {
        let peer = as_login(swaks(&server, "submissions"), &anna).arg("--tls-on-connect");
        peer.args(["--from", &anna.address, "--to", &bert.address, "--body", &body])
    };
    // What was said to be larger than the room left is refused before it is sent; so is all when there is none.
    send("x".repeat(70).repeat(10)).succeeds();
    send("x".repeat(70).repeat(50)).arg("--pipeline").run();
    let full = Peer::new("python3").args(["-c", FILL, &server.at("smtp").port().to_string(), &bert.address]).succeeds();
    let answer = full.text();
    assert!(answer.starts_with("RCPT 4") || answer.starts_with("RCPT 5"), "{answer}");
    assert!(answer.contains("2.2"), "RFC 3463 calls a full mailbox X.2.2: {answer}");
    let held = server.api().read_mailbox(&bert.address).await.expect("the mailbox is there").used_bytes;
    assert!(held < 3000 + 6000, "it holds {held} octets");
}

/// Sends until RCPT is refused.
const FILL: &str = "
import smtplib, sys
server = smtplib.SMTP('127.0.0.1', int(sys.argv[1]), local_hostname='client.test', timeout=30)
for _ in range(20):
    server.ehlo_or_helo_if_needed()
    server.mail('stranger@elsewhere.test')
    code, text = server.rcpt(sys.argv[2])
    if code != 250:
        print('RCPT', code, text.decode())
        break
    server.data(b'Subject: fill\\r\\n\\r\\n' + b'x' * 70 + b'\\r\\n')
";

#[tokio::test]
async fn a_size_above_what_is_left_is_refused_when_it_is_declared() {
    use pennypost_client::Change;
    use pennypost_client::types::MailboxPatch;
    let (server, _, bert) = village(Database::Sqlite).await;
    let quota = MailboxPatch { quota_bytes: Change::Set(10_000), ..Default::default() };
    server.api().update_mailbox(&bert.address, &quota).await.expect("a quota can be set");
    let script = "
import smtplib, sys
server = smtplib.SMTP('127.0.0.1', int(sys.argv[1]), local_hostname='client.test', timeout=30)
server.ehlo()
for size in (5000, 50000):
    server.mail('stranger@elsewhere.test', ['SIZE=%d' % size])
    print(server.rcpt(sys.argv[2])[0], end=' ')
    server.rset()
";
    let said =
        Peer::new("python3").args(["-c", script, &server.at("smtp").port().to_string(), &bert.address]).succeeds();
    let (fits, too_large) =
        said.text().trim().split_once(' ').map(|(a, b)| (a.to_owned(), b.to_owned())).expect("two answers");
    assert_eq!(fits, "250");
    assert!(too_large == "552" || too_large == "452", "{too_large}");
}

/// msmtp as `account`, from a file of its own: `auth` is a mechanism.
fn msmtp(server: &Server, listener: &str, auth: &str, account: &Account) -> Peer {
    let config = server.home().join(format!("msmtprc-{listener}-{auth}"));
    let starttls = if listener == "submission" { "on" } else { "off" };
    let text = format!(
        "defaults\nhost 127.0.0.1\nport {}\ntls on\ntls_starttls {starttls}\ntls_certcheck off\nauth {auth}\nuser {}\n\
         password {}\nfrom {}\ndomain client.test\naccount default\n",
        server.at(listener).port(),
        account.address,
        account.password,
        account.address
    );
    std::fs::write(&config, text).expect("the story's folder can be written");
    Peer::new("chmod").arg("600").arg(config.display().to_string()).succeeds();
    Peer::new("msmtp").arg("-C").arg(config.display().to_string()).arg("--debug")
}

#[tokio::test]
async fn msmtp_submits_over_both_kinds_of_tls() {
    let (server, anna, bert) = village(Database::Sqlite).await;
    for listener in ["submission", "submissions"] {
        let text = letter(&anna.address, &bert.address, listener).replace("\r\n", "\n");
        msmtp(&server, listener, "plain", &anna).arg(&bert.address).input(text).succeeds();
    }
    holds(&server, &bert, 2).await;
}

#[tokio::test]
async fn scram_is_offered_once_it_is_switched_on() {
    use pennypost_client::Change;
    use pennypost_client::types::LoginSettingsPatch;
    let (server, _, bert) = village(Database::Sqlite).await;
    let on = LoginSettingsPatch { scram: Change::Set(true), ..Default::default() };
    server.api().update_login_settings(&on).await.expect("it can be switched on");
    // The verifier is made when a password is set while it is on.
    let carl = server.mailbox("carl@example.org").await;
    let submit = |account: &Account| {
        let text = letter(&account.address, &bert.address, "by SCRAM").replace("\r\n", "\n");
        msmtp(&server, "submissions", "scram-sha-256", account).arg(&bert.address).input(text)
    };
    submit(&carl).succeeds().saying("AUTH SCRAM-SHA-256");
    submit(&Account { password: "wrong-password".to_owned(), ..carl.clone() }).fails().saying("535");
    // Bert's password is older than the setting: there is no verifier, and no more is said than that it did not work.
    submit(&bert).fails().saying("535");
    holds(&server, &bert, 1).await;
}
