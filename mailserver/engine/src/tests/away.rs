//! Mailboxes that send their mail on, and that answer while their holders are away.

use std::time::Duration;

use message::{fields, trace};
use store::autoreplies::Autoreply;
use store::forwarding::Forwarding;
use store::ids::QueueId;
use store::mailboxes::Passage;
use store::queue::{self, QueueMessage};

use super::hall::{Hall, address, admin, edit, erase};
use crate::Refused;
use crate::autoreply::{Answering, USUAL_DAYS};
use crate::directory::{Destination, Gate};
use crate::limits::Feature;
use crate::mailboxes::Quota;
use crate::whose::Whose;

const ANNA: &str = "anna@example.org";
const BEN: &str = "ben@example.org";
const CORA: &str = "cora@elsewhere.test";
const EVE: &str = "eve@elsewhere.test";
const LETTER: &str =
    "From: Cora <cora@elsewhere.test>\nTo: anna@example.org\nSubject: hello\nMessage-ID: <1@elsewhere.test>\n\nhello\n";
const DAY: Duration = Duration::from_secs(86_400);

fn whose(address: &str) -> Whose {
    Whose::Mailbox(address.into())
}

async fn forward(hall: &Hall, from: &str, to: &[&str], keeps_copy: bool) {
    let targets = to.iter().map(ToString::to_string).collect();
    let wanted = Forwarding { targets, keeps_copy };
    hall.engine.set_forwarding(&admin(), &whose(from), wanted, None).await.unwrap();
}

/// What waits in the queue, oldest first, with its recipients.
async fn waiting(hall: &Hall) -> Vec<(QueueMessage, Vec<String>)> {
    let mut conn = hall.engine.store().read().await.unwrap();
    let mut all = Vec::new();
    for message in queue::list(&mut conn, &Default::default(), QueueId(0), 100).await.unwrap() {
        let recipients = queue::recipients(&mut conn, message.id).await.unwrap();
        all.push((message, recipients.into_iter().map(|recipient| recipient.address).collect()));
    }
    all
}

async fn text_of(hall: &Hall, message: &QueueMessage) -> String {
    let body = hall.engine.store().read_queued(message).await.unwrap();
    String::from_utf8([message.prefix.as_slice(), &body].concat()).unwrap()
}

/// MT-BOX-06, SM-API-17.
#[tokio::test]
async fn mail_is_sent_on_and_a_copy_kept() {
    let hall = Hall::open().await;
    forward(&hall, ANNA, &[BEN, EVE], true).await;
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    assert_eq!((hall.inbox(ANNA).await.len(), hall.inbox(BEN).await.len()), (1, 1));
    let [(message, to)] = &waiting(&hall).await[..] else { panic!("one message waits") };
    assert_eq!((message.sender.as_str(), to.as_slice()), (CORA, [EVE.to_owned()].as_slice()));
    assert_eq!(message.forwarded_by.as_deref(), Some("example.org"));
    assert!(trace::was_delivered_to(text_of(&hall, message).await.as_bytes(), &address(ANNA)));
    let state = hall.engine.mailbox(&admin(), &ANNA.into()).await.unwrap();
    assert_eq!(message.origin, Some(state.mailbox.id), "whoever looks after the mailbox sees what it sends");
}

/// The copies of outgoing mail that go elsewhere by way of a mailbox (OUT-11) need none there.
#[tokio::test]
async fn mail_passes_a_mailbox_that_keeps_nothing_even_when_it_is_full() {
    let hall = Hall::open().await;
    edit(&hall.engine, ANNA, |order| order.quota = Quota::Bytes(10)).await;
    assert_eq!(hall.bring(CORA, &[ANNA], LETTER).await.unwrap_err().code, 552);
    forward(&hall, ANNA, &[EVE], false).await;
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    assert_eq!((hall.inbox(ANNA).await.len(), hall.queued().await), (0, vec![EVE.to_owned()]));
    // Nowhere to send it on to: it keeps everything again.
    forward(&hall, ANNA, &[], false).await;
    assert!(hall.engine.forwarding(&admin(), &whose(ANNA)).await.unwrap().1.keeps_copy);
    assert_eq!(hall.bring(CORA, &[ANNA], LETTER).await.unwrap_err().code, 552);
}

/// What is sent on leaves under an address of ours that holds the sender's: bounces come back to it, and go to the sender.
#[tokio::test]
async fn spf_does_not_speak_against_what_is_sent_on() {
    let hall = Hall::open().await;
    forward(&hall, ANNA, &[EVE], false).await;
    hall.engine.create_alias(&admin(), "team@example.org", &[EVE.to_owned()]).await.unwrap();
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    hall.bring(CORA, &["team@example.org"], LETTER).await.unwrap();
    for (message, _) in waiting(&hall).await {
        let path = hall.engine.return_path(&message).await.unwrap();
        assert!(path.to_string().starts_with("SRS0=") && path.domain().as_str() == "example.org", "{path}");
        let lead = hall.engine.lead(&path, 0).await.unwrap();
        assert_eq!(lead.destinations, [Destination::Queue { address: address(CORA), by: None }]);
        // Nobody but a report comes back by it: whoever likes would reach whom they like. And not for long.
        let reply = hall.bring("mallory@elsewhere.test", &[&path.to_string()], LETTER).await.unwrap_err();
        assert_eq!(reply.code, 550);
        let before = hall.queued().await.len();
        hall.bring("", &[&path.to_string()], LETTER).await.unwrap();
        assert_eq!(hall.queued().await.len(), before + 1);
        hall.place.clock.advance(31 * DAY);
        assert!(hall.engine.lead(&path, 0).await.is_err());
    }
    // Our own people's mail, and what comes from nobody, leaves as it came.
    hall.hand_in(ANNA, &["team@example.org"], "From: anna@example.org\n\nhello\n").await.unwrap();
    hall.bring("", &["team@example.org"], LETTER).await.unwrap();
    let all = waiting(&hall).await;
    let [.., (own, _), (nobodys, _)] = &all[..] else { panic!("two more") };
    assert_eq!(hall.engine.return_path(own).await, Some(address(ANNA)));
    assert_eq!(hall.engine.return_path(nobodys).await, None);
}

/// MT-IN-12, CMP-25: by the mailboxes it was in, not by counting alone.
#[tokio::test]
async fn mail_that_comes_back_ends() {
    let hall = Hall::open().await;
    forward(&hall, ANNA, &[EVE], false).await;
    let back = format!("Delivered-To: anna@example.org\n{LETTER}");
    assert_eq!(hall.bring(EVE, &[ANNA], &back).await.unwrap_err().code, 554);
    // Two who pass everything to each other: it ends with the second, and is not lost.
    forward(&hall, ANNA, &[BEN], false).await;
    forward(&hall, BEN, &[ANNA], false).await;
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    assert_eq!((hall.inbox(ANNA).await.len(), hall.inbox(BEN).await.len(), hall.queued().await.len()), (0, 1, 0));
    // To herself by another spelling: as if she passed nothing on.
    forward(&hall, ANNA, &["anna+x@example.org"], false).await;
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    assert_eq!((hall.inbox(ANNA).await.len(), hall.queued().await.len()), (1, 0));
    // Deeper than anybody means it: refused, and no part of it is lost.
    for n in 0..12 {
        let next = vec![format!("a{}@example.org", n + 1), BEN.to_owned()];
        hall.engine.create_alias(&admin(), &format!("a{n}@example.org"), &next).await.unwrap();
    }
    hall.engine.create_alias(&admin(), "a12@example.org", &[EVE.to_owned()]).await.unwrap();
    let reply = hall.bring(CORA, &["a0@example.org"], LETTER).await.unwrap_err();
    assert_eq!(reply.enhanced.unwrap().to_string(), "5.4.6");
    let itself = Forwarding { targets: vec!["Anna@example.org".to_owned()], keeps_copy: true };
    let refused = hall.engine.set_forwarding(&admin(), &whose(ANNA), itself, None).await;
    assert!(matches!(refused, Err(Refused::Invalid(_))), "{refused:?}");
}

/// A mailbox that was taken over and shut sends no more by this way than by any other.
#[tokio::test]
async fn whoever_may_not_send_sends_nothing_on_and_answers_nobody() {
    let hall = Hall::open().await;
    forward(&hall, ANNA, &[EVE], false).await;
    answer(&hall, |_| {}).await;
    for passage in [Passage::Reject, Passage::Hold] {
        edit(&hall.engine, ANNA, |order| order.switches.outgoing = passage).await;
        hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    }
    assert_eq!((hall.inbox(ANNA).await.len(), hall.queued().await.len()), (2, 0), "it is kept instead");
}

#[tokio::test]
async fn what_is_held_is_sent_on_when_it_is_released() {
    let hall = Hall::open().await;
    edit(&hall.engine, ANNA, |order| order.switches.incoming = Passage::Hold).await;
    forward(&hall, ANNA, &[EVE], false).await;
    answer(&hall, |_| {}).await;
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    assert_eq!(hall.queued().await, [ANNA]);
    let lead = hall.engine.lead_through(&address(ANNA), 0, Gate::Opened).await.unwrap();
    assert_eq!(lead.destinations.iter().map(Destination::address).collect::<Vec<_>>(), [&address(EVE)]);
    assert_eq!(lead.away.len(), 1);
}

#[tokio::test]
async fn a_plan_without_forwarding_lets_nobody_begin() {
    let hall = Hall::open().await;
    super::switches::small(&hall, &[Feature::Imap]).await;
    let wanted = Forwarding { targets: vec![EVE.to_owned()], keeps_copy: true };
    let refused = hall.engine.set_forwarding(&admin(), &whose("anna@small.test"), wanted, None).await;
    assert!(matches!(refused, Err(Refused::NotInPlan(Feature::Forwarding))), "{refused:?}");
    forward(&hall, "anna@small.test", &[], true).await;
}

async fn answer(hall: &Hall, edit: impl FnOnce(&mut Answering)) {
    let reply = Autoreply {
        subject: None,
        body: "I am away.\nUntil Monday.".to_owned(),
        starts_at: None,
        ends_at: None,
        interval_days: USUAL_DAYS,
    };
    let mut wanted = Answering { enabled: true, reply };
    edit(&mut wanted);
    hall.engine.set_autoreply(&admin(), &whose(ANNA), wanted, None).await.unwrap();
}

/// MT-BOX-08.
#[tokio::test]
async fn who_writes_to_somebody_away_hears_of_it_once() {
    let hall = Hall::open().await;
    answer(&hall, |_| {}).await;
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    let [(message, to)] = &waiting(&hall).await[..] else { panic!("one answer waits") };
    assert_eq!((message.sender.as_str(), to.as_slice()), ("", [CORA.to_owned()].as_slice()));
    let text = text_of(&hall, message).await;
    let header = |name: &str| fields::find(text.as_bytes(), name).map(|field| field.text());
    assert_eq!(header("Auto-Submitted").as_deref(), Some("auto-replied"));
    assert_eq!(header("Subject").as_deref(), Some("Auto: hello"));
    assert_eq!(header("In-Reply-To").as_deref(), Some("<1@elsewhere.test>"));
    assert!(text.contains("I am away.\r\nUntil Monday.\r\n"), "{text}");
    assert_eq!(hall.inbox(ANNA).await.len(), 2, "what was answered is there all the same");
    hall.place.clock.advance(7 * DAY);
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    assert_eq!(waiting(&hall).await.len(), 2);
    // Another absence is another answer, and an ended one none.
    answer(&hall, |answering| answering.reply.subject = Some("Away again".to_owned())).await;
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    assert_eq!(waiting(&hall).await.len(), 3);
    answer(&hall, |answering| answering.enabled = false).await;
    hall.bring(EVE, &[ANNA], LETTER).await.unwrap();
    assert_eq!(waiting(&hall).await.len(), 3);
    erase(&hall.engine, ANNA).await;
}

#[tokio::test]
async fn what_nobody_wrote_is_not_answered() {
    let hall = Hall::open().await;
    answer(&hall, |_| {}).await;
    for (sender, letter) in [
        ("", LETTER.to_owned()),
        (CORA, format!("Auto-Submitted: auto-replied\n{LETTER}")),
        (CORA, format!("List-Id: <news.elsewhere.test>\n{LETTER}")),
        ("no-reply@elsewhere.test", LETTER.to_owned()),
        (CORA, LETTER.replace("To: anna@example.org", "To: undisclosed-recipients:;")),
    ] {
        hall.bring(sender, &[ANNA], &letter).await.unwrap();
        assert_eq!(hall.queued().await, [] as [&str; 0], "{letter}");
    }
}

#[tokio::test]
async fn an_absence_has_a_beginning_and_an_end() {
    let hall = Hall::open().await;
    let now = hall.place.clock.micros();
    let day = i64::try_from(DAY.as_micros()).unwrap();
    answer(&hall, |answering| {
        answering.reply.starts_at = Some(now + day);
        answering.reply.ends_at = Some(now + 2 * day);
    })
    .await;
    for (round, sender) in ["a@elsewhere.test", "b@elsewhere.test", "c@elsewhere.test"].into_iter().enumerate() {
        hall.bring(sender, &[ANNA], LETTER).await.unwrap();
        assert_eq!(hall.queued().await.len(), usize::from(round > 0), "day {round}");
        hall.place.clock.advance(DAY);
    }
}

/// Colleagues are answered too, by whichever address they wrote to, and also when the mail only passes.
#[tokio::test]
async fn colleagues_are_answered_here() {
    let hall = Hall::open().await;
    answer(&hall, |_| {}).await;
    forward(&hall, ANNA, &[EVE], false).await;
    hall.engine.create_alias(&admin(), "team@example.org", &[ANNA.to_owned()]).await.unwrap();
    let letter = "From: ben@example.org\nTo: team@example.org\nSubject: hello\n\nhello\n";
    let ben = hall.person(BEN).await;
    hall.transact(&ben, BEN, &["team@example.org"], letter).await.unwrap();
    let [answer] = &hall.inbox(BEN).await[..] else { panic!("ben has an answer") };
    assert!(answer.contains("Subject: Auto: hello\r\n") && answer.contains("anna@example.org"), "{answer}");
    assert_eq!(hall.queued().await, [EVE]);
    // A mailbox does not answer itself.
    hall.hand_in(ANNA, &[ANNA], "From: anna@example.org\nTo: anna@example.org\n\nnote\n").await.unwrap();
    assert_eq!(hall.inbox(ANNA).await.len(), 0);
    assert_eq!(hall.queued().await.len(), 2);
}

#[tokio::test]
async fn what_cannot_be_said_is_refused() {
    let hall = Hall::open().await;
    let said = |edit: fn(&mut Answering)| {
        let mut wanted = Answering {
            enabled: true,
            reply: Autoreply { subject: None, body: "x".to_owned(), starts_at: None, ends_at: None, interval_days: 7 },
        };
        edit(&mut wanted);
        wanted
    };
    for (wanted, pointer) in [
        (said(|wanted| wanted.reply.body = " \n".to_owned()), "/text"),
        (said(|wanted| wanted.reply.body = "a\u{0}b".to_owned()), "/text"),
        (said(|wanted| wanted.reply.body = "x".repeat(16_385)), "/text"),
        (said(|wanted| wanted.reply.subject = Some("a\nBcc: x".to_owned())), "/subject"),
        (said(|wanted| wanted.reply.interval_days = 0), "/interval_days"),
        (said(|wanted| (wanted.reply.starts_at, wanted.reply.ends_at) = (Some(2), Some(2))), "/ends_at"),
    ] {
        let refused = hall.engine.set_autoreply(&admin(), &whose(ANNA), wanted, None).await.unwrap_err();
        let Refused::Invalid(errors) = refused else { panic!("{refused:?}") };
        assert_eq!(errors[0].pointer, pointer);
    }
    let off = said(|wanted| (wanted.enabled, wanted.reply.body) = (false, String::new()));
    hall.engine.set_autoreply(&admin(), &whose(ANNA), off, None).await.unwrap();
}

/// What the sender's own switch holds leads on when it is released: nobody gets it twice, and where it leads is not the sender's to see.
#[tokio::test]
async fn what_a_sender_has_to_wait_for_is_held_as_it_was_addressed() {
    let hall = Hall::open().await;
    forward(&hall, BEN, &[EVE], true).await;
    edit(&hall.engine, ANNA, |order| order.switches.outgoing = Passage::Hold).await;
    hall.hand_in(ANNA, &[BEN], "From: anna@example.org\nTo: ben@example.org\n\nhello\n").await.unwrap();
    assert_eq!(hall.queued().await, [BEN]);
    // Whoever it leads to next still holds what is theirs to hold.
    edit(&hall.engine, ANNA, |order| {
        (order.switches.outgoing, order.switches.incoming) = (Passage::Open, Passage::Hold)
    })
    .await;
    forward(&hall, BEN, &[ANNA], false).await;
    let lead = hall.engine.lead_through(&address(BEN), 0, Gate::Opened).await.unwrap();
    assert!(matches!(&lead.destinations[..], [Destination::Mailbox { passage: Passage::Hold, .. }]), "{lead:?}");
}

/// A report that the postmaster's own address sends on, and that fails there, is not reported to the postmaster again, for ever.
#[tokio::test]
async fn a_report_that_was_sent_on_is_not_reported_on() {
    let hall = Hall::open().await;
    hall.set("server", serde_json::json!({"postmaster": BEN})).await;
    for (sent_on, told) in [(false, 1), (true, 0)] {
        let recipient = message::report::Recipient {
            original: None,
            address: address(EVE),
            action: message::report::Action::Failed,
            status: message::report::Status(5, 1, 1),
            diagnostic: None,
            remote_mta: None,
            last_attempt: None,
            will_retry_until: None,
        };
        let before = hall.inbox(BEN).await.len();
        let notice = crate::report::Notice {
            sender: None,
            envid: None,
            ret: None,
            smtputf8: false,
            arrived_at: hall.place.clock.now(),
            prefix: b"",
            body: b"Subject: failed\r\n\r\n",
            about: None,
            sent_on,
            recipients: vec![recipient],
        };
        hall.engine.report(notice).await.unwrap();
        assert_eq!(hall.inbox(BEN).await.len() - before, told, "{sent_on}");
    }
}
