//! Stories of queued mail: a real port, names and a clock of the story's making.

mod server;
pub(crate) mod stage;
mod told;

use std::collections::VecDeque;
use std::sync::Arc;

use foundation::tls::{Identities, Identity, Resolver, server_config};
use rustls::RootCertStore;
use serde_json::json;
use store::ids::QueueId;
use store::mailboxes::Passage;
use store::queue::{self, Status};
use tokio::sync::Semaphore;

pub(crate) use self::server::{End, Manners, Server, Tls};
pub(crate) use self::stage::{HOUR, MINUTE, Stage};
use crate::Principal;
use crate::whose::Whose;

const ANNA: &str = "anna@here.test";

/// Replies to RCPT for one address.
fn replies<const N: usize>(address: &'static str, replies: [&'static str; N]) -> Manners {
    Manners { rcpt: [(address, VecDeque::from(replies))].into(), ..Manners::default() }
}

#[tokio::test]
async fn accepted_for_two_in_one_transaction() {
    let server = Server::start(Manners::default()).await;
    let mut stage = Stage::with(&server).await;
    stage.start();
    let id = stage.send(ANNA, &["bob@example.net", "carl@example.net"]).await;
    stage.until_gone(id).await;
    let seen = server.seen();
    assert_eq!((seen.taken.len(), seen.connections), (1, 1));
    let taken = &seen.taken[0];
    assert_eq!(taken.mail, "MAIL FROM:<anna@here.test>");
    assert_eq!(taken.rcpt, ["RCPT TO:<bob@example.net>", "RCPT TO:<carl@example.net>"]);
    assert_eq!(taken.data, format!("Received: by mail.here.test\r\n{}", stage::MESSAGE));
}

#[tokio::test]
async fn domains_that_share_servers_share_a_transaction() {
    let server = Server::start(Manners::default()).await;
    let mut stage = Stage::with(&server).await;
    stage.names.add("example.com MX 10 mx.example.net");
    stage.start();
    let id = stage.send(ANNA, &["bob@example.net", "carl@example.com"]).await;
    stage.until_gone(id).await;
    let seen = server.seen();
    assert_eq!(seen.taken.len(), 1);
    assert_eq!(seen.taken[0].rcpt.len(), 2);
}

#[tokio::test]
async fn refused_for_now_and_tried_again() {
    let server = Server::start(replies("bob@example.net", ["450 4.2.0 not now"])).await;
    let mut stage = Stage::with(&server).await;
    let anna = stage.mailbox(ANNA).await;
    stage.start();
    let id = stage.send(ANNA, &["bob@example.net"]).await;
    let sent_at = stage.engine.store.clock().micros();
    let tried = stage.until_tried(id, 1).await;
    assert_eq!(tried.last_host.as_deref(), Some("mx.example.net"));
    assert_eq!(tried.last_reply.as_deref(), Some("450 4.2.0 not now"));
    let wait = tried.due_at - sent_at;
    assert!((54 * stage::SECOND..=66 * stage::SECOND).contains(&wait), "a minute, give or take a tenth: {wait}");
    stage.advance(2 * MINUTE).await;
    stage.until_gone(id).await;
    assert_eq!(server.seen().taken.len(), 1);
    assert_eq!(stage.inbox(anna).await, Vec::<String>::new());
}

/// RFC 3464: the failure, its reply and the message go back to the sender, under the null path.
#[tokio::test]
async fn refused_for_good_and_reported() {
    let server = Server::start(replies("bob@example.net", ["550 5.1.1 no such user"])).await;
    let mut stage = Stage::with(&server).await;
    let anna = stage.mailbox(ANNA).await;
    stage.start();
    let id = stage
        .send_as(ANNA, &["bob@example.net"], |message| {
            message.envid = Some("QQ314159".to_owned());
            message.recipients[0].orcpt = Some("rfc822;Bob@Example.NET".to_owned());
        })
        .await;
    stage.until_gone(id).await;
    let report = stage.until_inbox(anna, 1).await.remove(0);
    for line in [
        "Return-Path: <>\r\n",
        "From: Mail Delivery System <MAILER-DAEMON@mail.here.test>\r\n",
        "To: <anna@here.test>\r\n",
        "Original-Envelope-Id: QQ314159\r\n",
        "Reporting-MTA: dns; mail.here.test\r\n",
        "Original-Recipient: rfc822; Bob@Example.NET\r\n",
        "Final-Recipient: rfc822; bob@example.net\r\n",
        "Action: failed\r\n",
        "Status: 5.1.1\r\n",
        "Remote-MTA: dns; mx.example.net\r\n",
        "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n",
        "Received: by mail.here.test\r\n",
        "Subject: a story\r\n",
    ] {
        assert!(report.contains(line), "{line:?} is not in\n{report}");
    }
    assert!(server.seen().taken.is_empty());
}

#[tokio::test]
async fn each_recipient_has_a_fate_of_its_own() {
    let mut manners = replies("bob@example.net", ["550 5.1.1 no such user"]);
    manners.rcpt.insert("carl@example.net", ["451 4.3.0 later"].into());
    manners.keywords = vec!["PIPELINING"];
    let server = Server::start(manners).await;
    let mut stage = Stage::with(&server).await;
    let anna = stage.mailbox(ANNA).await;
    stage.start();
    let id = stage.send(ANNA, &["bob@example.net", "carl@example.net", "dora@example.net"]).await;
    let report = stage.until_inbox(anna, 1).await.remove(0);
    assert!(report.contains("Final-Recipient: rfc822; bob@example.net\r\n"));
    assert!(!report.contains("carl@example.net") && !report.contains("dora@example.net"));
    let left = stage.recipients(id).await;
    assert_eq!(left.iter().map(|left| left.address.as_str()).collect::<Vec<_>>(), ["carl@example.net"]);
    assert_eq!(server.seen().taken[0].rcpt, ["RCPT TO:<dora@example.net>"]);
    stage.advance(2 * MINUTE).await;
    stage.until_gone(id).await;
    assert_eq!(server.seen().taken[1].rcpt, ["RCPT TO:<carl@example.net>"]);
}

/// RFC 5321 §5.1: one that cannot be reached and one that does not serve us are passed over.
#[tokio::test]
async fn the_next_host_by_preference_takes_it() {
    let last = Server::start(Manners::default()).await;
    let port = last.address.port();
    let surly = Manners { banner: Some("554 mx2.example.net no service".to_owned()), ..Manners::default() };
    let surly = Server::start_at(&format!("127.0.0.2:{port}"), surly).await;
    let mut stage = Stage::set().await;
    stage.change("routing", json!({"port": port})).await;
    for line in [
        "example.net MX 30 mx3.example.net",
        "example.net MX 10 mx1.example.net",
        "example.net MX 20 mx2.example.net",
        "mx1.example.net A 127.0.0.3",
        "mx2.example.net A 127.0.0.2",
        "mx3.example.net A 127.0.0.1",
    ] {
        stage.names.add(line);
    }
    stage.start();
    let id = stage.send(ANNA, &["bob@example.net"]).await;
    stage.until_gone(id).await;
    assert_eq!(surly.seen().connections, 1);
    assert_eq!(last.seen().taken.len(), 1);
}

/// No MX: the domain's own address (RFC 5321 §5.1), and an address literal.
#[tokio::test]
async fn domains_without_mx_are_hosts() {
    let server = Server::start(Manners::default()).await;
    let mut stage = Stage::with(&server).await;
    stage.names.add("plain.example A 127.0.0.1");
    stage.start();
    for to in ["bob@plain.example", "bob@[127.0.0.1]"] {
        let id = stage.send(ANNA, &[to]).await;
        stage.until_gone(id).await;
        assert_eq!(server.seen().taken.last().unwrap().rcpt, [format!("RCPT TO:<{to}>")]);
    }
}

#[tokio::test]
async fn domains_that_take_no_mail() {
    let mut stage = Stage::set().await;
    let anna = stage.mailbox(ANNA).await;
    stage.names.add("null.example MX 0 ");
    stage.names.add("bare.example MX 10 nowhere.example");
    stage.start();
    for (to, status) in
        [("bob@null.example", "5.1.10"), ("bob@unknown.example", "5.1.2"), ("bob@bare.example", "5.4.4")]
    {
        let id = stage.send(ANNA, &[to]).await;
        stage.until_gone(id).await;
        let report = stage.inbox(anna).await.pop().expect("a report");
        assert!(report.contains(&format!("Status: {status}\r\n")), "{to}: {report}");
    }
    stage.names.add("later.example FAIL");
    let id = stage.send(ANNA, &["bob@later.example"]).await;
    let tried = stage.until_tried(id, 1).await;
    assert!(tried.last_reply.unwrap().starts_with("4.4.3 "));
}

/// RFC 5321 §5.1: mail whose best server is this one, for a domain that is not ours, would run in a circle.
#[tokio::test]
async fn mail_that_leads_back_to_us() {
    let own_voice = Manners { banner: Some("220 Mail.Here.Test ESMTP".to_owned()), ..Manners::default() };
    let server = Server::start(own_voice).await;
    let mut stage = Stage::set().await;
    stage.change("routing", json!({"port": server.address.port()})).await;
    let anna = stage.mailbox(ANNA).await;
    for line in [
        "named.example MX 10 mail.here.test",
        "named.example MX 20 other.example",
        "alias.example MX 10 other.example",
        "other.example A 127.0.0.1",
    ] {
        stage.names.add(line);
    }
    stage.start();
    for to in ["bob@named.example", "bob@alias.example"] {
        let id = stage.send(ANNA, &[to]).await;
        stage.until_gone(id).await;
        let report = stage.inbox(anna).await.pop().expect("a report");
        assert!(report.contains("Status: 5.4.6\r\n"), "{to}: {report}");
    }
    assert_eq!(server.seen().connections, 1, "a host that bears our name is not even asked");
}

/// A certificate for `names` and the roots that trust it.
fn certificate(names: &[&str]) -> (Arc<rustls::ServerConfig>, RootCertStore) {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let identity = Identity::self_signed(folder.path(), &names, jiff::Timestamp::now()).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(identity.leaf().to_vec().into()).unwrap();
    (server_config(&Resolver::new(Identities::new(identity)), &[]).unwrap(), roots)
}

/// By STARTTLS, and with TLS from the start (RFC 8314 §3.3).
#[tokio::test]
async fn the_smart_host_is_logged_in_to_over_verified_tls() {
    for (begins, tls) in [(false, Tls::Works as fn(_) -> _), (true, Tls::First)] {
        let (config, roots) = certificate(&["smart.example.org"]);
        let manners = Manners { tls: Some(tls(config)), keywords: vec!["AUTH PLAIN LOGIN"], ..Manners::default() };
        let server = Server::start(manners).await;
        let mut stage = Stage::with_roots(roots).await;
        stage.names.add("smart.example.org A 127.0.0.1");
        let routing = json!({
            "smart_host": "smart.example.org", "smart_port": server.address.port(), "smart_implicit_tls": begins,
            "smart_user": "us", "smart_password": "open sesame"
        });
        stage.change("routing", routing).await;
        stage.start();
        let id = stage.send(ANNA, &["bob@example.net", "carl@unknown.example"]).await;
        stage.until_gone(id).await;
        let taken = &server.seen().taken[0];
        assert!(taken.encrypted);
        // RFC 4616: NUL us NUL open sesame.
        assert_eq!(taken.auth.as_deref(), Some("AUTH PLAIN AHVzAG9wZW4gc2VzYW1l"));
        assert_eq!(taken.rcpt.len(), 2, "whatever their domains");
    }
}

#[tokio::test]
async fn mail_waits_for_a_smart_host_that_cannot_prove_its_name() {
    for (begins, tls) in [(false, Tls::Works as fn(_) -> _), (true, Tls::First)] {
        let (config, _) = certificate(&["smart.example.org"]);
        let server = Server::start(Manners { tls: Some(tls(config)), ..Manners::default() }).await;
        let mut stage = Stage::set().await;
        stage.names.add("smart.example.org A 127.0.0.1");
        let routing = json!({
            "smart_host": "smart.example.org", "smart_port": server.address.port(), "smart_implicit_tls": begins
        });
        stage.change("routing", routing).await;
        stage.start();
        let id = stage.send(ANNA, &["bob@example.net"]).await;
        let tried = stage.until_tried(id, 1).await;
        let why = tried.last_reply.unwrap_or_default();
        assert!(why.starts_with("4.7.5 TLS handshake "), "{why}");
        assert_eq!((server.seen().connections, server.seen().taken.len()), (1, 0), "and is not tried without TLS");
    }
}

/// RFC 5321 §5.1: each address of a host is tried, of either family. A host's own name as an address, too.
#[tokio::test]
async fn the_next_host_is_reached_over_ipv6() {
    let server = Server::start_at("[::1]:0", Manners::default()).await;
    let mut stage = Stage::set().await;
    stage.change("routing", json!({"port": server.address.port()})).await;
    for line in [
        "example.net MX 10 mx.example.net",
        "mx.example.net AAAA ::1",
        // Nobody listens there.
        "example.com MX 10 mx.example.com",
        "mx.example.com A 127.0.0.1",
        "mx.example.com AAAA ::1",
    ] {
        stage.names.add(line);
    }
    stage.start();
    for recipient in ["bob@example.net", "bob@example.com", "bob@[IPv6:::1]"] {
        let id = stage.send(ANNA, &[recipient]).await;
        stage.until_gone(id).await;
        let taken = server.seen().taken;
        assert_eq!(taken.last().map(|taken| &taken.rcpt[..]), Some(&[format!("RCPT TO:<{recipient}>")][..]));
    }
}

/// RFC 7435: any certificate will do, and TLS that does not work is left out.
#[tokio::test]
async fn tls_is_a_courtesy_between_domains() {
    let (config, _) = certificate(&["somebody.else.example"]);
    for (tls, encrypted, connections) in [(Tls::Works(config), true, 1), (Tls::Breaks, false, 2)] {
        let server = Server::start(Manners { tls: Some(tls), ..Manners::default() }).await;
        let mut stage = Stage::with(&server).await;
        stage.start();
        let id = stage.send(ANNA, &["bob@example.net"]).await;
        stage.until_gone(id).await;
        let seen = server.seen();
        assert_eq!((seen.taken[0].encrypted, seen.connections), (encrypted, connections));
    }
}

/// RFC 1047: nobody knows whether it arrived, so it is sent again.
#[tokio::test]
async fn lost_after_the_final_dot() {
    let server = Server::start(Manners { end: [End::HangUp].into(), ..Manners::default() }).await;
    let mut stage = Stage::with(&server).await;
    let anna = stage.mailbox(ANNA).await;
    stage.start();
    let id = stage.send(ANNA, &["bob@example.net"]).await;
    let tried = stage.until_tried(id, 1).await;
    let said = "4.4.2 connection lost after the message was sent; it may have arrived";
    assert_eq!(tried.last_reply.as_deref(), Some(said));
    stage.advance(2 * MINUTE).await;
    stage.until_gone(id).await;
    assert_eq!(server.seen().taken.len(), 2);
    assert!(stage.inbox(anna).await.is_empty());
}

#[tokio::test]
async fn refused_at_the_final_dot() {
    let end = [End::Reply("554 5.7.1 we do not like it")].into();
    let server = Server::start(Manners { end, ..Manners::default() }).await;
    let mut stage = Stage::with(&server).await;
    let anna = stage.mailbox(ANNA).await;
    stage.start();
    let id = stage.send(ANNA, &["bob@example.net", "carl@example.net"]).await;
    stage.until_gone(id).await;
    let report = stage.until_inbox(anna, 1).await.remove(0);
    assert_eq!(report.matches("Diagnostic-Code: smtp; 554 5.7.1 we do not like it\r\n").count(), 2, "{report}");
}

/// A server that refuses while the message is still on its way is heard.
#[tokio::test]
async fn refused_in_the_middle_of_the_message() {
    let server = Server::start(Manners { stops_reading_after: Some(1000), ..Manners::default() }).await;
    let mut stage = Stage::with(&server).await;
    let anna = stage.mailbox(ANNA).await;
    stage.start();
    let body = format!("Subject: long\r\n\r\n{}", "line after line after line\r\n".repeat(200_000)).into_bytes();
    let id = stage.send_body(body, ANNA, &["bob@example.net"], |_| {}).await;
    stage.until_gone(id).await;
    let report = stage.until_inbox(anna, 1).await.remove(0);
    assert!(report.contains("Diagnostic-Code: smtp; 552 5.3.4 that is enough\r\n"), "{report}");
    assert!(report.len() < 10_000, "the header alone goes back");
}

#[tokio::test]
async fn given_up_when_its_time_is_over() {
    let server = Server::start(replies("bob@example.net", ["450 4.2.0 not now"; 9])).await;
    let mut stage = Stage::with(&server).await;
    let anna = stage.mailbox(ANNA).await;
    stage.change("queue", json!({"retry_minutes": [120], "delay_report_hours": 240})).await;
    stage.start();
    let now = stage.engine.store.clock().micros();
    let id = stage.send_as(ANNA, &["bob@example.net"], |message| message.expires_at = now + 3 * HOUR).await;
    stage.until_tried(id, 1).await;
    stage.advance(140 * MINUTE).await;
    let tried = stage.until_tried(id, 2).await;
    assert_eq!(tried.due_at, now + 3 * HOUR, "the last attempt is made at the end");
    stage.advance(HOUR).await;
    stage.until_gone(id).await;
    let report = stage.until_inbox(anna, 1).await.remove(0);
    for line in ["Action: failed\r\n", "Status: 4.4.7\r\n", "Diagnostic-Code: smtp; 450 4.2.0 not now\r\n"] {
        assert!(report.contains(line), "{line:?} is not in\n{report}");
    }
}

#[tokio::test]
async fn the_sender_is_told_of_a_delay_once() {
    let server = Server::start(replies("bob@example.net", ["450 4.2.0 not now"; 4])).await;
    let mut stage = Stage::with(&server).await;
    let anna = stage.mailbox(ANNA).await;
    stage.start();
    let id = stage.send(ANNA, &["bob@example.net"]).await;
    stage.until_tried(id, 1).await;
    assert!(stage.inbox(anna).await.is_empty());
    stage.advance(5 * HOUR).await;
    let late = stage.until_tried(id, 2).await;
    assert!(late.delay_reported);
    stage.advance(5 * HOUR).await;
    stage.until_tried(id, 3).await;
    let inbox = stage.inbox(anna).await;
    assert_eq!(inbox.len(), 1);
    for line in ["Subject: Your message is delayed\r\n", "Action: delayed\r\n", "Will-Retry-Until: "] {
        assert!(inbox[0].contains(line), "{line:?} is not in\n{}", inbox[0]);
    }
}

/// RFC 3461 §4.1: NOTIFY decides; §4.3: so does RET.
#[tokio::test]
async fn reports_follow_notify_and_ret() {
    for (notify, ret, reports, whole) in [
        ("NEVER", None, 0, false),
        ("SUCCESS,DELAY", None, 0, false),
        ("FAILURE", Some("HDRS"), 1, false),
        ("FAILURE", Some("FULL"), 1, true),
    ] {
        let server = Server::start(replies("bob@example.net", ["550 5.1.1 no such user"])).await;
        let mut stage = Stage::with(&server).await;
        let anna = stage.mailbox(ANNA).await;
        stage.start();
        let id = stage
            .send_as(ANNA, &["bob@example.net"], |message| {
                message.ret = ret.map(str::to_owned);
                message.recipients[0].notify = Some(notify.to_owned());
            })
            .await;
        stage.until_gone(id).await;
        let inbox = stage.inbox(anna).await;
        assert_eq!(inbox.len(), reports, "{notify}");
        assert_eq!(inbox.iter().any(|report| report.contains("Once.")), whole, "{notify} {ret:?}");
    }
}

/// RFC 3461 §5.2.2: the next server reports a success itself if it can; otherwise we say that it was passed on.
#[tokio::test]
async fn success_is_reported_by_whoever_can() {
    for (keywords, reports) in [(vec!["DSN"], 0), (vec![], 1)] {
        let server = Server::start(Manners { keywords, ..Manners::default() }).await;
        let mut stage = Stage::with(&server).await;
        let anna = stage.mailbox(ANNA).await;
        stage.start();
        let id = stage
            .send_as(ANNA, &["bob@example.net"], |message| {
                message.envid = Some("E1".to_owned());
                message.recipients[0].notify = Some("SUCCESS".to_owned());
                message.recipients[0].orcpt = Some("rfc822;b+b@example.net".to_owned());
            })
            .await;
        stage.until_gone(id).await;
        let (inbox, taken) = (stage.inbox(anna).await, server.until_taken(1).await);
        assert_eq!(inbox.len(), reports);
        match inbox.first() {
            Some(report) => assert!(report.contains("Action: relayed\r\n"), "{report}"),
            None => {
                assert!(taken[0].mail.ends_with(" ENVID=E1"), "{}", taken[0].mail);
                assert!(taken[0].rcpt[0].ends_with(" NOTIFY=SUCCESS ORCPT=rfc822;b+2Bb@example.net"));
            }
        }
    }
}

/// Failures are copied to the postmaster, and those of reports go to nobody else.
#[tokio::test]
async fn the_postmaster_sees_every_failure() {
    let server = Server::start(replies("bob@example.net", ["550 5.1.1 no such user"; 3])).await;
    let mut stage = Stage::with(&server).await;
    let (anna, postmaster) = (stage.mailbox(ANNA).await, stage.mailbox("chief@here.test").await);
    stage.change("server", json!({"postmaster": "chief@here.test"})).await;
    stage.start();
    let id = stage.send(ANNA, &["bob@example.net"]).await;
    stage.until_gone(id).await;
    assert_eq!(stage.inbox(anna).await.len(), 1);
    let copies = stage.until_inbox(postmaster, 1).await;
    assert!(copies[0].contains("To: <anna@here.test>\r\n"), "{}", copies[0]);
    // A report whose own delivery fails.
    let id = stage.send("", &["bob@example.net"]).await;
    stage.until_gone(id).await;
    let copies = stage.until_inbox(postmaster, 2).await;
    assert!(copies[1].contains("To: <chief@here.test>\r\n"), "{}", copies[1]);
    // A sender who does not exist any more.
    let id = stage.send("gone@here.test", &["bob@example.net"]).await;
    stage.until_gone(id).await;
    assert_eq!(stage.until_inbox(postmaster, 3).await.len(), 3);
    assert_eq!(stage.inbox(anna).await.len(), 1);
}

/// A sender elsewhere gets the report through the queue, under the null path.
#[tokio::test]
async fn reports_travel() {
    let server = Server::start(replies("bob@example.net", ["550 5.1.1 no such user"])).await;
    let mut stage = Stage::with(&server).await;
    stage.start();
    let id = stage.send("zoe@example.net", &["bob@example.net"]).await;
    stage.until_gone(id).await;
    let taken = server.until_taken(1).await;
    assert!(taken[0].mail.starts_with("MAIL FROM:<>"));
    assert_eq!(taken[0].rcpt, ["RCPT TO:<zoe@example.net>"]);
    assert!(taken[0].data.contains("Action: failed\r\n"));
}

#[tokio::test]
async fn a_domain_that_became_ours_is_delivered_here() {
    let mut stage = Stage::set().await;
    let (anna, bob) = (stage.mailbox(ANNA).await, stage.mailbox("bob@example.net").await);
    stage.start();
    let id = stage
        .send_as(ANNA, &["bob@example.net", "nobody@example.net"], |message| {
            message.recipients[0].notify = Some("SUCCESS".to_owned());
        })
        .await;
    stage.until_gone(id).await;
    let arrived = stage.until_inbox(bob, 1).await.remove(0);
    let lines = "Return-Path: <anna@here.test>\r\nDelivered-To: bob@example.net\r\nReceived: by mail.here.test\r\n";
    assert_eq!(arrived, format!("{lines}{}", stage::MESSAGE));
    let reports = stage.until_inbox(anna, 2).await;
    assert!(reports.iter().any(|report| report.contains("Action: delivered\r\n")), "{reports:?}");
    assert!(reports.iter().any(|report| report.contains("Status: 5.1.1\r\n")), "{reports:?}");
}

/// What is released goes to whom it was held for, and on from there; whoever it leads to next holds what is theirs to hold. Mail of
/// others leaves under a return path of ours, and what the other server took is told of as sent.
#[tokio::test]
async fn what_is_released_leads_on_and_is_held_again_by_others() {
    let server = Server::start(Manners::default()).await;
    let mut stage = Stage::with(&server).await;
    let (bob, carl) = ("bob@here.test", "carl@here.test");
    let (held_at, passing) = (stage.mailbox(carl).await, stage.mailbox(bob).await);
    let (admin, engine) = (Principal::system(), stage.engine.clone());
    let hold = |order: &mut crate::mailboxes::MailboxOrder| order.switches.incoming = Passage::Hold;
    for address in [bob, carl] {
        engine.edit_mailbox(&admin, &address.into(), None, hold).await.unwrap();
    }
    let targets = vec![carl.to_owned(), "eve@example.net".to_owned()];
    let wanted = store::forwarding::Forwarding { targets, keeps_copy: false };
    engine.set_forwarding(&admin, &Whose::Mailbox(bob.into()), wanted, None).await.unwrap();
    stage.start();
    let id = stage.send("cora@far.test", &[bob]).await;
    stage.until_gone(id).await;
    let taken = stage.until("the other server has it", || async { server.seen().taken.into_iter().next() }).await;
    assert!(
        taken.mail.starts_with("MAIL FROM:<SRS0=") && taken.mail.ends_with("=far.test=cora@here.test>"),
        "{}",
        taken.mail
    );
    assert!(taken.data.starts_with("Delivered-To: bob@here.test\r\n"), "{}", taken.data);
    assert!(stage.inbox(passing).await.is_empty() && stage.inbox(held_at).await.is_empty());
    let mut conn = engine.store.read().await.unwrap();
    let waiting = queue::list(&mut conn, &Default::default(), QueueId(0), 9).await.unwrap();
    let [left] = &waiting[..] else { panic!("carl's waits: {waiting:?}") };
    assert_eq!(left.status, Status::Held);
    assert_eq!(queue::recipients(&mut conn, left.id).await.unwrap()[0].address, carl);
    drop(conn);
    // Released in its turn, it arrives.
    engine.release_queued(&admin, left.id).await.unwrap();
    stage.until_inbox(held_at, 1).await;
}

/// RFC 5321 §4.5.3.1.10: too many at once goes in turns over one connection.
#[tokio::test]
async fn a_server_that_takes_few_at_a_time() {
    let mut manners = replies("carl@example.net", ["452 4.5.3 too many recipients"]);
    manners.rcpt.insert("dora@example.net", ["452 4.5.3 too many recipients"; 2].into());
    let server = Server::start(manners).await;
    let mut stage = Stage::with(&server).await;
    stage.start();
    let id = stage.send(ANNA, &["bob@example.net", "carl@example.net", "dora@example.net"]).await;
    stage.until_gone(id).await;
    let seen = server.seen();
    assert_eq!((seen.taken.len(), seen.connections), (3, 1));
}

/// What a process that died had claimed is delivered by the next.
#[tokio::test]
async fn claims_of_the_dead_are_taken_over() {
    let server = Server::start(Manners::default()).await;
    let mut stage = Stage::with(&server).await;
    let id = stage.send(ANNA, &["bob@example.net"]).await;
    let until = stage.engine.store.clock().micros() + 1000 * HOUR;
    let db = stage.engine.store.db();
    let claimed = db.write(until, |tx, until| Box::pin(queue::claim(tx, *until, 10))).await.unwrap();
    assert_eq!(claimed.len(), 1);
    stage.start();
    stage.until_gone(id).await;
    assert_eq!(server.seen().taken.len(), 1);
}

/// A lease that ends during a long attempt does not start a second one.
#[tokio::test]
async fn nobody_is_attempted_twice_at_once() {
    let gate = Arc::new(Semaphore::new(0));
    let server = Server::start(Manners { gate: Some(Arc::clone(&gate)), ..Manners::default() }).await;
    let mut stage = Stage::with(&server).await;
    stage.start();
    let id = stage.send(ANNA, &["bob@example.net"]).await;
    server.until("the message at the gate", |seen| seen.at_gate == 1).await;
    stage.advance(HOUR).await;
    // Another message passes through the loop after the claim was renewed.
    let other = stage.send(ANNA, &["carl@example.net"]).await;
    server.until("the other message at the gate", |seen| seen.at_gate == 2).await;
    gate.add_permits(2);
    stage.until_gone(id).await;
    stage.until_gone(other).await;
    let seen = server.seen();
    assert_eq!((seen.taken.len(), seen.connections), (2, 2));
}

#[tokio::test]
async fn a_host_gets_no_more_connections_than_set_and_they_are_used_again() {
    let gate = Arc::new(Semaphore::new(0));
    let server = Server::start(Manners { gate: Some(Arc::clone(&gate)), ..Manners::default() }).await;
    let mut stage = Stage::with(&server).await;
    stage.change("queue", json!({"connections_per_host": 2})).await;
    let mut ids = Vec::new();
    for _ in 0..6 {
        ids.push(stage.send(ANNA, &["bob@example.net"]).await);
    }
    stage.start();
    for taken in [0, 2, 4] {
        server.until("the next two at the gate", |seen| seen.taken.len() == taken && seen.at_gate == 2).await;
        gate.add_permits(2);
    }
    for id in ids {
        stage.until_gone(id).await;
    }
    let seen = server.seen();
    assert_eq!((seen.taken.len(), seen.most_open), (6, 2));
    // Who is in line when a message has gone over a connection goes on with it; on a busy machine the first are not there yet.
    assert!(seen.connections < 6, "{} connections for six messages", seen.connections);
}

/// Stopping cuts nothing off that is about to end, and starts nothing new.
#[tokio::test]
async fn a_stop_waits_for_what_is_under_way() {
    let gate = Arc::new(Semaphore::new(0));
    let server = Server::start(Manners { gate: Some(Arc::clone(&gate)), ..Manners::default() }).await;
    let mut stage = Stage::with(&server).await;
    stage.change("queue", json!({"connections_per_host": 1})).await;
    let first = stage.send(ANNA, &["bob@example.net"]).await;
    let second = stage.send(ANNA, &["bob@example.net"]).await;
    stage.start();
    server.until("a message at the gate", |seen| seen.at_gate == 1).await;
    let open = Arc::clone(&gate);
    let stopping = stage.stop();
    let opening = async move { open.add_permits(1) };
    futures::join!(stopping, opening);
    assert_eq!(server.seen().taken.len(), 1);
    let left = stage.recipients(first).await.len() + stage.recipients(second).await.len();
    assert_eq!(left, 1);
    gate.add_permits(1);
    stage.start();
    stage.until_gone(first).await;
    stage.until_gone(second).await;
    assert_eq!(server.seen().taken.len(), 2);
}

#[tokio::test]
async fn held_mail_stays() {
    let server = Server::start(Manners::default()).await;
    let mut stage = Stage::with(&server).await;
    let held = stage.send(ANNA, &["bob@example.net"]).await;
    let principal = crate::Principal::system();
    let after = stage.engine.hold_queued(&principal, held).await.unwrap();
    assert_eq!(after.message.status, Status::Held);
    stage.start();
    let free = stage.send(ANNA, &["carl@example.net"]).await;
    stage.until_gone(free).await;
    assert_eq!(stage.recipients(held).await[0].attempts, 0);
    stage.engine.release_queued(&principal, held).await.unwrap();
    stage.until_gone(held).await;
    assert_eq!(server.seen().taken.len(), 2);
}

#[tokio::test]
async fn mail_for_a_dead_host_waits() {
    let mut stage = Stage::set().await;
    // A port that was free a moment ago, so that connections are refused.
    let port = Server::start(Manners::default()).await.address.port();
    stage.change("routing", json!({"port": port})).await;
    stage.change("queue", json!({"connections_per_host": 1})).await;
    stage.names.add("example.net MX 10 mx.example.net");
    stage.names.add("mx.example.net A 127.0.0.9");
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(stage.send(ANNA, &["bob@example.net"]).await);
    }
    stage.start();
    for id in ids {
        let said = stage.until_tried(id, 1).await.last_reply.unwrap();
        assert!(said.starts_with("4.4.1 cannot connect to 127.0.0.9:"), "{said}");
    }
}
