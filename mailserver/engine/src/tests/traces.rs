use serde_json::json;
use smtp::{ForwardPath, MailParams, Notify, RcptParams, ReversePath};
use store::mailboxes::{self, Passage};
use store::traces::{Filter, Origin, Outcome, Place, StepKind, TraceId};

use super::hall::{Hall, address, admin, edit, erase, stranger};
use crate::receive::{Peer, TlsInfo};
use crate::traces::{Ending, EventKind, RefusedLimits, Traced, Whereabouts};
use crate::{Area, Principal, Refused};

const LETTER: &str = "From: Cora <cora@elsewhere.test>\nMessage-ID: <one@elsewhere.test>\nSubject: hello\n\nhello\n";

async fn traces(hall: &Hall) -> Vec<Traced> {
    let found = hall.engine.traces(&admin(), &Filter::default(), None, 100).await.unwrap();
    for traced in &found {
        let whole = hall.engine.trace(&admin(), traced.story.message.id).await.unwrap();
        assert_eq!((&whole.story, &whole.progress), (&traced.story, &traced.progress));
    }
    found
}

async fn only(hall: &Hall) -> Traced {
    let [traced] = &traces(hall).await[..] else { panic!("one message") };
    traced.clone()
}

fn whereabouts(traced: &Traced) -> Vec<(&str, Whereabouts)> {
    let recipients = traced.progress.recipients.iter();
    recipients.map(|(recipient, whereabouts)| (recipient.address.as_str(), *whereabouts)).collect()
}

fn kinds(traced: &Traced) -> Vec<EventKind> {
    traced.progress.events.iter().map(|event| event.kind).collect()
}

async fn begin(hall: &Hall, peer: &Peer, from: &str) -> crate::receive::Transaction {
    let path = ReversePath::Address(address(from));
    hall.engine.mail(peer, path, MailParams::default()).await.unwrap()
}

async fn name(hall: &Hall, peer: &Peer, transaction: &mut crate::receive::Transaction, to: &str) -> bool {
    let path = ForwardPath::Address(address(to));
    hall.engine.rcpt(peer, transaction, path, RcptParams::default()).await.is_ok()
}

#[tokio::test]
async fn a_letter_tells_who_brought_it_and_where_it_went() {
    let hall = Hall::open().await;
    let targets = ["ben@example.org".to_owned(), "eve@far.test".to_owned()];
    hall.engine.create_alias(&admin(), "team@example.org", &targets).await.unwrap();
    let tls = TlsInfo { version: "TLSv1.3".to_owned(), cipher: "TLS_AES_256_GCM_SHA384".to_owned() };
    let peer = Peer { tls: Some(tls), ..stranger() };
    let to = ["Anna+x@example.org", "team@example.org"];
    hall.transact(&peer, "cora@elsewhere.test", &to, LETTER).await.unwrap();
    let traced = only(&hall).await;
    let message = &traced.story.message;
    let [text] = &hall.inbox("anna@example.org").await[..] else { panic!("one message") };
    assert!(
        text.contains(&format!("\t{}; Mon", message.id)) || text.contains(&format!(" {}; Mon", message.id)),
        "the Received line names it: {text}"
    );
    assert_eq!((message.origin, message.outcome), (Origin::Incoming, Outcome::Accepted));
    assert_eq!(message.peer_ip.as_deref(), Some("192.0.2.7"));
    assert_eq!(message.helo.as_deref(), Some("mail.elsewhere.test"));
    assert_eq!(message.tls.as_deref(), Some("TLSv1.3 TLS_AES_256_GCM_SHA384"));
    assert_eq!(message.sender, "cora@elsewhere.test");
    assert_eq!(message.message_id.as_deref(), Some("one@elsewhere.test"));
    let authentication = message.authentication.as_deref().unwrap();
    assert!(authentication.contains("dkim=none") && authentication.contains("spf="), "{authentication}");
    assert!(!authentication.contains("mx.example.org"), "{authentication}");
    let domain = hall.engine.domain(&admin(), &"example.org".into()).await.unwrap().id;
    assert!(message.recipients.iter().all(|recipient| recipient.domain == Some(domain)));
    assert_eq!(
        whereabouts(&traced),
        [
            ("Anna+x@example.org", Whereabouts::Delivered),
            ("team@example.org", Whereabouts::Delivered),
            ("team@example.org", Whereabouts::Waiting)
        ]
    );
    let delivered = EventKind::Told(StepKind::Delivered);
    let wanted = [EventKind::Received, EventKind::Authenticated, delivered, delivered, EventKind::Queued];
    assert_eq!(kinds(&traced), wanted);
    let whole = hall.engine.trace(&admin(), message.id).await.unwrap();
    let queued = hall.engine.queued_messages(&admin(), &Default::default(), store::ids::QueueId(0), 9).await.unwrap();
    assert_eq!((whole.queued, queued[0].trace), (vec![queued[0].id], Some(message.id)));

    // What an operator does is told, and who they are.
    let id = queued[0].id;
    hall.engine.hold_queued(&admin(), id).await.unwrap();
    hall.engine.release_queued(&admin(), id).await.unwrap();
    hall.engine.retry_queued(&admin(), id).await.unwrap();
    hall.engine.delete_queued(&admin(), id).await.unwrap();
    let traced = only(&hall).await;
    let told: Vec<_> = traced.story.steps.iter().map(|step| (step.kind, step.actor.as_deref())).collect();
    let by = |kind| (kind, Some("system"));
    let wanted = [by(StepKind::Held), by(StepKind::Released), by(StepKind::Retried), by(StepKind::Deleted)];
    assert_eq!(told, wanted);
    assert_eq!(whereabouts(&traced)[2].1, Whereabouts::Deleted);
    assert_eq!((traced.progress.counts.delivered, traced.progress.counts.deleted), (2, 1));
}

#[tokio::test]
async fn what_was_refused_is_told_with_the_reply() {
    let hall = Hall::open().await;
    let peer = stranger();
    // Everybody was refused, so the client left.
    let mut transaction = begin(&hall, &peer, "cora@elsewhere.test").await;
    assert!(!name(&hall, &peer, &mut transaction, "nobody@example.org").await);
    assert!(!name(&hall, &peer, &mut transaction, "dora@far.test").await);
    hall.engine.end_without_message(&peer, &transaction, Ending::Abandoned("closed")).await;
    let traced = only(&hall).await;
    assert_eq!((traced.story.message.outcome, traced.story.message.reply.as_deref()), (Outcome::Refused, None));
    let replies: Vec<_> = traced.progress.events.iter().filter_map(|event| event.reply.as_deref()).collect();
    assert_eq!(replies[0], "550 5.1.1 There is no such address here");
    assert!(replies[1].starts_with("550 5.7.1 We do not relay"), "{replies:?}");
    let domains: Vec<_> = traced.story.message.recipients.iter().map(|recipient| recipient.domain.is_some()).collect();
    assert_eq!(domains, [true, false]);
    assert_eq!(traced.progress.counts.refused, 2);

    // The message itself was refused.
    let circle = format!("Delivered-To: anna@example.org\n{LETTER}");
    hall.bring("cora@elsewhere.test", &["anna@example.org"], &circle).await.unwrap_err();
    let traced = &traces(&hall).await[0];
    let message = &traced.story.message;
    assert_eq!((message.outcome, message.message_id.as_deref()), (Outcome::Refused, Some("one@elsewhere.test")));
    assert!(message.reply.as_deref().unwrap().starts_with("554 5.4.6 "), "{message:?}");
    assert_eq!(whereabouts(traced), [("anna@example.org", Whereabouts::Dropped)]);

    // A sender that may not be used, and a client that hung up.
    hall.hand_in("ben@example.org", &["eve@far.test"], LETTER).await.unwrap_err();
    let message = &traces(&hall).await[0].story.message;
    assert_eq!((message.origin, message.login.as_deref()), (Origin::Submission, Some("anna@example.org")));
    assert!(message.reply.as_deref().unwrap().starts_with("553 5.7.1 "), "{message:?}");
    let mut transaction = begin(&hall, &peer, "cora@elsewhere.test").await;
    assert!(name(&hall, &peer, &mut transaction, "anna@example.org").await);
    hall.engine.end_without_message(&peer, &transaction, Ending::Abandoned("disconnected")).await;
    let traced = &traces(&hall).await[0];
    assert_eq!(kinds(traced), [EventKind::Received, EventKind::Abandoned]);
    // Who named nobody is not told of.
    let transaction = begin(&hall, &peer, "cora@elsewhere.test").await;
    hall.engine.end_without_message(&peer, &transaction, Ending::Abandoned("closed")).await;
    assert_eq!(traces(&hall).await.len(), 4);
}

/// Whoever is refused decides how often, so there is a budget; mail that is ours is told of in any case.
#[tokio::test]
async fn refusals_fill_no_disk() {
    let hall = Hall::open().await;
    let peer = stranger();
    let limits = RefusedLimits::default();
    let quota = limits.of_peer.quota as usize;
    for _ in 0..quota {
        let mut transaction = begin(&hall, &peer, "cora@elsewhere.test").await;
        assert!(!name(&hall, &peer, &mut transaction, "nobody@example.org").await);
        hall.engine.end_without_message(&peer, &transaction, Ending::Abandoned("closed")).await;
    }
    let found = traces(&hall).await;
    assert_eq!(found.len(), quota / 2, "a message and its recipient cost one each");
    let mut transaction = begin(&hall, &peer, "cora@elsewhere.test").await;
    assert!(name(&hall, &peer, &mut transaction, "anna@example.org").await);
    for _ in 0..limits.recipients + 5 {
        assert!(!name(&hall, &peer, &mut transaction, "nobody@example.org").await);
    }
    let content = LETTER.replace('\n', "\r\n").into_bytes().into();
    hall.engine.accept(&peer, transaction, content).await.unwrap();
    let traced = &traces(&hall).await[0];
    assert_eq!(whereabouts(traced), [("anna@example.org", Whereabouts::Delivered)]);
    assert_eq!(traced.story.message.left_out as usize, limits.recipients + 5, "the rest is counted");
    // Others have a budget of their own, and time brings more.
    let other = Peer { ip: "192.0.2.8".parse().unwrap(), ..stranger() };
    for peer in [&other, &peer] {
        let before = traces(&hall).await.len();
        let mut transaction = begin(&hall, peer, "cora@elsewhere.test").await;
        assert!(!name(&hall, peer, &mut transaction, "nobody@example.org").await);
        hall.engine.end_without_message(peer, &transaction, Ending::Abandoned("closed")).await;
        assert_eq!(traces(&hall).await.len(), before + 1);
        hall.place.clock.advance(std::time::Duration::from_secs(60));
    }
}

#[tokio::test]
async fn a_report_tells_what_it_is_about() {
    let hall = Hall::open().await;
    let asked = Some(Notify::On { success: true, failure: true, delay: false });
    let params = RcptParams { notify: asked, ..RcptParams::default() };
    hall.transact_asking(&stranger(), "ben@example.org", &["anna@example.org"], params, LETTER).await.unwrap();
    let [report, letter] = &traces(&hall).await[..] else { panic!("two messages") };
    assert_eq!((report.story.message.origin, report.story.message.sender.as_str()), (Origin::Server, ""));
    assert_eq!(report.story.message.about, Some(letter.story.message.id));
    assert_eq!(whereabouts(report), [("ben@example.org", Whereabouts::Delivered)]);
    let step = letter.story.steps.last().unwrap();
    assert_eq!((step.kind, step.report), (StepKind::Reported, Some(report.story.message.id)));
    let [text] = &hall.inbox("ben@example.org").await[..] else { panic!("one report") };
    let message_id = report.story.message.message_id.clone().unwrap();
    assert!(text.contains(&format!("Message-ID: <{message_id}>")), "{text}");
    let filter = Filter { message_id: Some(message_id), ..Filter::default() };
    assert_eq!(hall.engine.traces(&admin(), &filter, None, 9).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_mailbox_that_went_away_is_told_of() {
    let hall = Hall::open().await;
    let peer = stranger();
    let mut transaction = begin(&hall, &peer, "cora@elsewhere.test").await;
    assert!(name(&hall, &peer, &mut transaction, "anna@example.org").await);
    erase(&hall.engine, "anna@example.org").await;
    let content = LETTER.replace('\n', "\r\n").into_bytes().into();
    hall.engine.accept(&peer, transaction, content).await.unwrap();
    let traced = only(&hall).await;
    assert_eq!(whereabouts(&traced), [("anna@example.org", Whereabouts::Waiting)]);
    assert_eq!(traced.story.steps[0].kind, StepKind::Requeued);
    assert!(matches!(traced.story.further[0].place, Place::Queue { .. }));
}

#[tokio::test]
async fn what_is_held_is_told_and_so_is_its_release() {
    let hall = Hall::open().await;
    edit(&hall.engine, "anna@example.org", |order| order.switches.incoming = Passage::Hold).await;
    hall.bring("cora@elsewhere.test", &["anna@example.org", "ben@example.org"], LETTER).await.unwrap();
    let traced = only(&hall).await;
    let anna = ("anna@example.org", Whereabouts::Waiting);
    assert_eq!(whereabouts(&traced), [anna, ("ben@example.org", Whereabouts::Delivered)]);
    let step = &traced.story.steps[0];
    assert_eq!((step.kind, step.recipient.as_deref(), &step.actor), (StepKind::Held, Some("anna@example.org"), &None));
    let queued = hall.engine.queued_messages(&admin(), &Default::default(), store::ids::QueueId(0), 9).await.unwrap();
    let id = traced.story.message.id;
    assert_eq!((queued.len(), queued[0].trace, queued[0].status), (1, Some(id), store::queue::Status::Held));
    assert_eq!(hall.engine.trace(&admin(), id).await.unwrap().queued, [queued[0].id]);
    hall.engine.release_queued(&admin(), queued[0].id).await.unwrap();
    let kinds: Vec<_> = only(&hall).await.story.steps.iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [StepKind::Held, StepKind::Released]);

    // All that a mailbox sends is held, to whomever.
    edit(&hall.engine, "anna@example.org", |order| order.switches.outgoing = Passage::Hold).await;
    let text = LETTER.replace("cora@elsewhere.test", "anna@example.org");
    hall.hand_in("anna@example.org", &["eve@far.test", "ben@example.org"], &text).await.unwrap();
    let traced = &traces(&hall).await[0];
    assert_eq!(
        whereabouts(traced),
        [("eve@far.test", Whereabouts::Waiting), ("ben@example.org", Whereabouts::Waiting)]
    );
    let kinds: Vec<_> = traced.story.steps.iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [StepKind::Held, StepKind::Held]);
}

/// What an operator does with one queued message says nothing of another of the same transaction.
#[tokio::test]
async fn deleting_what_is_held_deletes_nothing_else() {
    let hall = Hall::open().await;
    edit(&hall.engine, "anna@example.org", |order| order.switches.incoming = Passage::Hold).await;
    let targets = ["anna@example.org".to_owned(), "eve@far.test".to_owned()];
    hall.engine.create_alias(&admin(), "team@example.org", &targets).await.unwrap();
    hall.bring("cora@elsewhere.test", &["team@example.org"], LETTER).await.unwrap();
    let queued = hall.engine.queued_messages(&admin(), &Default::default(), store::ids::QueueId(0), 9).await.unwrap();
    assert_eq!(queued.len(), 2, "one is under way, one is held");
    let held = queued.iter().find(|message| message.status == store::queue::Status::Held).unwrap();
    hall.engine.delete_queued(&admin(), held.id).await.unwrap();
    let team = |whereabouts| ("team@example.org", whereabouts);
    assert_eq!(whereabouts(&only(&hall).await), [team(Whereabouts::Deleted), team(Whereabouts::Waiting)]);
}

#[tokio::test]
async fn nothing_is_told_where_that_is_switched_off_and_what_was_is_forgotten() {
    let hall = Hall::open().await;
    hall.bring("cora@elsewhere.test", &["anna@example.org"], LETTER).await.unwrap();
    hall.bring("cora@elsewhere.test", &["nobody@example.org"], LETTER).await.unwrap_err();
    edit(&hall.engine, "ben@example.org", |order| order.status = mailboxes::Status::Disabled).await;
    let id = only(&hall).await.story.message.id;
    hall.place.clock.advance(std::time::Duration::from_secs(13 * 24 * 3600));
    assert_eq!(hall.engine.trim_traces(10).await.unwrap(), 0);
    hall.place.clock.advance(std::time::Duration::from_secs(2 * 24 * 3600));
    assert!(hall.engine.trim_traces(10).await.unwrap() > 0);
    assert!(matches!(hall.engine.trace(&admin(), id).await, Err(Refused::Missing { kind: "message", .. })));
    hall.set("retention", json!({"message_trace_days": 0})).await;
    hall.hand_in("anna@example.org", &["eve@far.test"], &LETTER.replace("cora@elsewhere.test", "anna@example.org"))
        .await
        .unwrap();
    hall.bring("cora@elsewhere.test", &["ben@example.org"], LETTER).await.unwrap_err();
    assert!(traces(&hall).await.is_empty());
    let queued = hall.engine.queued_messages(&admin(), &Default::default(), store::ids::QueueId(0), 9).await.unwrap();
    assert_eq!((queued.len(), queued[0].trace), (1, None));
}

#[tokio::test]
async fn a_right_is_needed_to_hear_of_messages() {
    let hall = Hall::open().await;
    let scopes = foundation::tokens::Scopes::new([foundation::tokens::Scope::Read(Area::Queue)]);
    let other = Principal { scopes, ..admin() };
    let refused = hall.engine.traces(&other, &Filter::default(), None, 9).await;
    assert!(matches!(refused, Err(Refused::Forbidden(_))));
    assert!(matches!(hall.engine.trace(&other, TraceId(1)).await, Err(Refused::Forbidden(_))));
}

/// Identifiers rise even while the clock stands, so that no two are alike and lists keep their order.
#[tokio::test]
async fn identifiers_rise_whatever_the_clock_says() {
    let hall = Hall::open().await;
    let mut last = TraceId(0);
    for turn in 0..1000 {
        if turn == 500 {
            let now = hall.place.clock.now();
            hall.place.clock.set(now - std::time::Duration::from_secs(3600));
        }
        let next = hall.engine.next_trace();
        assert!(next > last, "{turn}");
        last = next;
    }
}
