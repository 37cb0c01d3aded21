use serde_json::json;
use smtp::{Notify, RcptParams};

use super::hall::{Hall, admin, edit, erase, order, stranger};
use crate::mailboxes::Quota;

const LETTER: &str = "From: Cora <cora@elsewhere.test>\nSubject: hello\n\nhello\n";

#[tokio::test]
async fn a_letter_arrives_behind_its_trace() {
    let hall = Hall::open().await;
    hall.bring("cora@elsewhere.test", &["Anna+lists@EXAMPLE.org"], LETTER).await.unwrap();
    let [text] = &hall.inbox("anna@example.org").await[..] else { panic!("one message") };
    let begin = "Return-Path: <cora@elsewhere.test>\r\nDelivered-To: anna@example.org\r\n\
                 Authentication-Results: mx.example.org;";
    assert!(text.starts_with(begin), "{text}");
    assert!(text.contains("Received: from mail.elsewhere.test ([192.0.2.7]) by mx.example.org"), "{text}");
    assert!(text.ends_with(&LETTER.replace('\n', "\r\n")), "what DATA carried stands unchanged behind the trace");
}

#[tokio::test]
async fn who_cannot_have_it_is_refused_at_rcpt() {
    let hall = Hall::open().await;
    let full = crate::mailboxes::MailboxOrder { quota: Quota::Bytes(10), ..order("full@example.org") };
    hall.engine.create_mailbox(&admin(), full).await.unwrap();
    hall.engine.create_mailbox(&admin(), order("off@example.org")).await.unwrap();
    edit(&hall.engine, "off@example.org", |order| order.status = store::mailboxes::Status::Disabled).await;
    for (to, code, enhanced) in [
        ("nobody@example.org", 550, "5.1.1"),
        ("dora@elsewhere.test", 550, "5.7.1"),
        ("full@example.org", 552, "5.2.2"),
        ("off@example.org", 450, "4.2.1"),
        ("postmaster@example.org", 550, "5.1.1"),
    ] {
        let reply = hall.bring("cora@elsewhere.test", &[to], LETTER).await.unwrap_err();
        assert_eq!((reply.code, reply.enhanced.unwrap().to_string()), (code, enhanced.to_owned()), "{to}");
    }
    assert!(hall.queued().await.is_empty(), "nothing is bounced later");
}

#[tokio::test]
async fn a_postmaster_is_reached_once_the_setting_names_one() {
    let hall = Hall::open().await;
    hall.set("server", json!({"postmaster": "ben@example.org"})).await;
    hall.bring("", &["postmaster@example.org"], LETTER).await.unwrap();
    assert_eq!(hall.inbox("ben@example.org").await.len(), 1);
}

#[tokio::test]
async fn an_alias_leads_to_each_mailbox_once_and_elsewhere_through_the_queue() {
    let hall = Hall::open().await;
    let targets = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    let engine = &hall.engine;
    engine
        .create_alias(&admin(), "team@example.org", &targets(&["anna@example.org", "all@example.org"]))
        .await
        .unwrap();
    let all =
        targets(&["ben@example.org", "anna@example.org", "eve@elsewhere.test", "gone@example.org", "team@example.org"]);
    engine.create_alias(&admin(), "all@example.org", &all).await.unwrap();
    hall.bring("cora@elsewhere.test", &["team@example.org", "anna@example.org"], LETTER).await.unwrap();
    assert_eq!(hall.inbox("anna@example.org").await.len(), 1);
    assert_eq!(hall.inbox("ben@example.org").await.len(), 1);
    // What a target cannot take waits in the queue, where its failure is reported.
    assert_eq!(hall.queued().await, ["eve@elsewhere.test", "gone@example.org"]);
    let tangled = targets(&["self@example.org"]);
    engine.create_alias(&admin(), "self@example.org", &tangled).await.unwrap();
    let reply = hall.bring("", &["self@example.org"], LETTER).await.unwrap_err();
    assert_eq!(reply.code, 550);
}

#[tokio::test]
async fn our_own_judgement_cannot_be_forged() {
    let hall = Hall::open().await;
    let forged = "Authentication-Results: mx.example.org; spf=pass\nAuthentication-Results: mx.other.test; spf=pass\n";
    hall.bring("cora@elsewhere.test", &["anna@example.org"], &format!("{forged}{LETTER}")).await.unwrap();
    let [text] = &hall.inbox("anna@example.org").await[..] else { panic!("one message") };
    assert_eq!(text.matches("Authentication-Results: mx.example.org").count(), 1, "{text}");
    assert!(!text.contains("mx.example.org; spf=pass"), "{text}");
    assert!(text.contains("mx.other.test; spf=pass"), "what others judged stays");
}

#[tokio::test]
async fn mail_in_a_circle_is_refused() {
    let hall = Hall::open().await;
    let hops = "Received: from a by b; Mon, 5 Jan 2026 09:00:00 +0000\n".repeat(101);
    for text in [format!("{hops}{LETTER}"), format!("Delivered-To: anna@example.org\n{LETTER}")] {
        let reply = hall.bring("cora@elsewhere.test", &["anna@example.org"], &text).await.unwrap_err();
        assert_eq!((reply.code, reply.enhanced.unwrap().to_string()), (554, "5.4.6".to_owned()));
    }
    assert!(hall.inbox("anna@example.org").await.is_empty());
}

#[tokio::test]
async fn a_header_beyond_its_budget_is_refused() {
    let hall = Hall::open().await;
    hall.set("smtp", json!({"header_bytes": 65536})).await;
    let text = format!("X-Long: {}\n{LETTER}", "a".repeat(70_000));
    let reply = hall.bring("cora@elsewhere.test", &["anna@example.org"], &text).await.unwrap_err();
    assert_eq!(reply.code, 552);
}

#[tokio::test]
async fn who_asks_for_it_hears_that_mail_was_delivered() {
    let hall = Hall::open().await;
    let asked = Some(Notify::On { success: true, failure: true, delay: false });
    let params = RcptParams { notify: asked, ..RcptParams::default() };
    let to = ["anna@example.org"];
    hall.transact_asking(&stranger(), "ben@example.org", &to, params, LETTER).await.unwrap();
    let [report] = &hall.inbox("ben@example.org").await[..] else { panic!("one report") };
    assert!(
        report.contains("Action: delivered\r\n") && report.contains("Final-Recipient: rfc822; anna@example.org"),
        "{report}"
    );
    hall.bring("ben@example.org", &["anna@example.org"], LETTER).await.unwrap();
    assert_eq!(hall.inbox("ben@example.org").await.len(), 1, "nobody is told who did not ask");
}

#[tokio::test]
async fn mail_for_a_mailbox_that_went_away_waits_to_be_reported() {
    let hall = Hall::open().await;
    let peer = stranger();
    let path = smtp::ReversePath::Address(super::hall::address("cora@elsewhere.test"));
    let mut transaction = hall.engine.mail(&peer, path, smtp::MailParams::default()).await.unwrap();
    let to = smtp::ForwardPath::Address(super::hall::address("anna@example.org"));
    hall.engine.rcpt(&peer, &mut transaction, to, RcptParams::default()).await.unwrap();
    erase(&hall.engine, "anna@example.org").await;
    let content = store::content::Content::from(LETTER.replace('\n', "\r\n").into_bytes());
    hall.engine.accept(&peer, transaction, content).await.unwrap();
    assert_eq!(hall.queued().await, ["anna@example.org"]);
}
