use foundation::args;

use super::*;
use crate::Store;
use crate::content::Content;
use crate::deliver::{Delivery, LocalCopy};
use crate::domains::Within;
use crate::ids::{FolderId, MailboxId};
use crate::queue::{NewQueueMessage, NewRecipient};
use crate::testing::both;

const HOUR: i64 = 3_600_000_000;

/// 5 January 2026, 09:00 UTC.
const START: i64 = 1_767_603_600_000_000;

fn refused(to: &str) -> Recipient {
    let place = Place::Refused { reply: "550 5.1.1 There is no such address here".to_owned() };
    Recipient { address: to.to_owned(), domain: None, place }
}

fn message(id: TraceId, from: &str, to: &[&str]) -> Message {
    Message {
        id,
        origin: Origin::Incoming,
        outcome: Outcome::Refused,
        at: id.micros(),
        peer_ip: Some("192.0.2.7".to_owned()),
        helo: Some("mail.elsewhere.test".to_owned()),
        tls: None,
        login: None,
        mailbox: None,
        domain: None,
        sender: from.to_owned(),
        message_id: Some(format!("{id}@elsewhere.test")),
        size: 7,
        authentication: None,
        reply: None,
        about: None,
        left_out: 0,
        recipients: to.iter().map(|to| refused(to)).collect(),
    }
}

async fn told(store: &Store, told: Vec<Told>) {
    let written = store.db().write(told, |tx, told| {
        Box::pin(async move {
            tell(tx, told).await?;
            Ok::<_, Error>(())
        })
    });
    written.await.unwrap();
}

async fn filed(store: &Store, limit: u32) -> Filed {
    store.db().write(limit, |tx, &limit| Box::pin(file(tx, limit))).await.unwrap()
}

async fn found(store: &Store, filter: &Filter) -> Vec<TraceId> {
    let found = search(&mut store.read().await.unwrap(), filter, None, 100).await.unwrap();
    found.iter().map(|story| story.message.id).collect()
}

#[test]
fn identifiers_are_read_as_people_type_them_and_tell_their_time() {
    let id = TraceId::first_at(START + 5_000);
    assert_eq!(id.to_string().to_uppercase().parse(), Ok(id));
    assert!((0..2_000).contains(&(START + 5_000 - id.micros())), "{}", id.micros());
    assert!(TraceId::first_at(START) < id);
    for text in ["", "que_16j", "zzzzzzzzzzzzzz", "ü"] {
        assert_eq!(text.parse::<TraceId>(), Err(InvalidTraceId), "{text}");
    }
}

#[tokio::test]
async fn what_is_told_becomes_true_with_its_delivery_and_reads_back() {
    both(async |store| {
        let id = TraceId::first_at(START);
        let place = Place::Mailbox {
            id: Some(MailboxId(7)),
            domain: Some(DomainId(6)),
            address: "anna@example.org".to_owned(),
        };
        let local = Recipient { address: "Anna+x@example.org".to_owned(), domain: Some(DomainId(6)), place };
        let place = Place::Queue { address: "eve@far.test".to_owned(), domain: None };
        let queued_on = Recipient { address: "team@example.org".to_owned(), domain: None, place };
        let told_of = Message {
            login: Some("anna@example.org".to_owned()),
            mailbox: Some(MailboxId(7)),
            helo: Some("a \"quoted\" ü name".to_owned()),
            about: Some(TraceId(5)),
            left_out: 3,
            recipients: vec![local, queued_on.clone(), refused("nobody@example.org")],
            ..message(id, "anna@example.org", &[])
        };
        let recipient = NewRecipient {
            address: "eve@far.test".to_owned(),
            domain: "far.test".to_owned(),
            notify: None,
            orcpt: None,
        };
        let outbound = NewQueueMessage {
            sender: "anna@example.org".to_owned(),
            prefix: Vec::new(),
            envid: None,
            ret: None,
            smtputf8: false,
            origin: None,
            expires_at: i64::MAX,
            trace: Some(id),
            forwarded_by: None,
            recipients: vec![recipient],
        };
        let delivery =
            Delivery { outbound: vec![outbound], told: vec![Told::message(&told_of)], ..Delivery::default() };
        let body = Content::from(b"Subject: one\r\n\r\n".to_vec());
        let queue_id = store.deliver(&body, delivery).await.unwrap().queued[0];
        let step = Step {
            recipient: Some("eve@far.test".to_owned()),
            reply: Some("451 4.7.1 later".to_owned()),
            due_at: Some(START + HOUR),
            ..Step::new(START + 1, StepKind::Deferred)
        };
        let last = Step { report: Some(TraceId(9)), ..Step::new(START + 2, StepKind::Reported) };
        told(&store, vec![Told::step(id, &step), Told::recipient(id, &queued_on), Told::step(id, &last)]).await;
        let mut conn = store.read().await.unwrap();
        let read = story(&mut conn, id).await.unwrap().unwrap();
        assert_eq!(read, Story { message: told_of, further: vec![queued_on], steps: vec![step, last] });
        assert_eq!(story(&mut conn, TraceId(1)).await.unwrap(), None);
        let everywhere = Within::default();
        assert_eq!(crate::queue::of_trace(&mut conn, &everywhere, id).await.unwrap(), [queue_id]);
        assert_eq!(crate::queue::of_trace(&mut conn, &everywhere, TraceId(1)).await.unwrap(), []);
        assert_eq!(crate::queue::find(&mut conn, queue_id).await.unwrap().unwrap().trace, Some(id));
        assert_eq!(filed(&store, 100).await.entries, 4);
        for (owner, wanted) in [
            (Owner::Mailbox(MailboxId(7)), vec![id]),
            (Owner::Domain(DomainId(6)), vec![id]),
            (Owner::Domain(DomainId(7)), vec![]),
        ] {
            let filter = Filter { owners: Some(vec![owner]), ..Filter::default() };
            assert_eq!(found(&store, &filter).await, wanted, "{owner:?}");
        }
        // More owners than one statement asks about, alone and with keys.
        let many: Vec<_> = (100..200).map(|id| Owner::Domain(DomainId(id))).collect();
        let with = |owner| Some(many.iter().copied().chain([owner]).collect::<Vec<_>>());
        let (ours, others) = (with(Owner::Domain(DomainId(6))), with(Owner::Domain(DomainId(7))));
        let sender = Some(Who::Address("anna@example.org".parse().unwrap()));
        let message_id = Some(format!("{id}@elsewhere.test"));
        for (sender, message_id) in [(None, None), (sender.clone(), None), (sender, message_id)] {
            let of = |owners: &Option<Vec<Owner>>| Filter {
                owners: owners.clone(),
                sender: sender.clone(),
                message_id: message_id.clone(),
                ..Filter::default()
            };
            assert_eq!(found(&store, &of(&ours)).await, [id], "{message_id:?}");
            assert_eq!(found(&store, &of(&others)).await, [], "{message_id:?}");
            assert_eq!(found(&store, &of(&Some(Vec::new()))).await, [], "nobody's are none");
        }
    })
    .await;
}

/// A delivery that fails tells nothing.
#[tokio::test]
async fn what_did_not_happen_is_not_told() {
    both(async |store| {
        let id = TraceId::first_at(START);
        let refusing = store.db().write(Told::message(&message(id, "", &[])), |tx, new| {
            Box::pin(async move {
                tell(tx, std::slice::from_ref(new)).await?;
                Err::<(), _>(Error::Missing("anything"))
            })
        });
        assert!(refusing.await.is_err());
        assert_eq!(story(&mut store.read().await.unwrap(), id).await.unwrap(), None);
        let message_copy =
            crate::messages::NewMessage { prefix: Vec::new(), flags: crate::flags::Flags::default(), received_at: 1 };
        let copy = LocalCopy { mailbox: MailboxId(1), folder: FolderId(1), message: message_copy };
        let told = vec![Told::message(&message(id, "", &[]))];
        let delivery = Delivery { local: vec![copy], told, ..Delivery::default() };
        let delivered = store.deliver(&Content::from(b"x".to_vec()), delivery).await.unwrap();
        assert_eq!(delivered.local, [None]);
        assert!(story(&mut store.read().await.unwrap(), id).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn messages_are_found_by_what_people_know_of_them() {
    both(async |store| {
        let id = |n: i64| TraceId::first_at(START + n * 10 * HOUR);
        let all = [
            message(id(0), "Cora@elsewhere.test", &["anna@example.org"]),
            message(id(1), "cora@elsewhere.test", &["ben@example.org", "anna@example.org"]),
            message(id(2), "", &["ANNA@Example.org"]),
            message(id(3), "dora@elsewhere.test", &["eve@far.test", "anna@far.test"]),
            message(id(4), "cora@far.test", &["anna@example.org"]),
            message(id(5), "cora@elsewhere.test", &["anna@example.org", "x@example.org", "y@example.org"]),
        ];
        // They come in another order than they began in.
        told(&store, [5, 0, 3, 1, 4, 2].iter().map(|n| Told::message(&all[*n])).collect()).await;
        let one = |text: &str| Some(Who::Address(text.parse().unwrap()));
        let domain = |text: &str| Some(Who::Domain(text.parse().unwrap()));
        let any = Filter::default;
        let by_id = |n: i64| Some(format!("{}@elsewhere.test", id(n)));
        let (since, until) = (Some(START + 10 * HOUR), Some(START + 40 * HOUR));
        let stories = [
            ("everything", any(), vec![5, 4, 3, 2, 1, 0]),
            ("a sender", Filter { sender: one("CORA@elsewhere.test"), ..any() }, vec![5, 1, 0]),
            ("a sender's domain", Filter { sender: domain("elsewhere.test"), ..any() }, vec![5, 3, 1, 0]),
            ("a recipient", Filter { recipient: one("anna@example.org"), ..any() }, vec![5, 4, 2, 1, 0]),
            ("a recipient's domain", Filter { recipient: domain("EXAMPLE.org"), ..any() }, vec![5, 4, 2, 1, 0]),
            ("both", Filter { sender: domain("far.test"), recipient: one("anna@example.org"), ..any() }, vec![4]),
            ("a sender is no recipient", Filter { recipient: one("cora@far.test"), ..any() }, vec![]),
            ("a Message-ID", Filter { message_id: by_id(3), ..any() }, vec![3]),
            (
                "all three",
                Filter {
                    sender: one("cora@elsewhere.test"),
                    recipient: domain("example.org"),
                    message_id: by_id(1),
                    ..any()
                },
                vec![1],
            ),
            ("a time", Filter { since, until, ..any() }, vec![3, 2, 1]),
            ("a recipient at a time", Filter { recipient: one("anna@example.org"), since, until, ..any() }, vec![2, 1]),
        ];
        // In six runs, and in one; a pass that finds nothing new makes none.
        for merged in [false, true] {
            if merged {
                while store.db().write((), |tx, ()| Box::pin(merge_any(tx))).await.unwrap() {}
            } else {
                while filed(&store, 1).await.entries > 0 {}
            }
            for (what, filter, wanted) in &stories {
                let mut conn = store.read().await.unwrap();
                let wanted: Vec<TraceId> = wanted.iter().map(|n| id(*n)).collect();
                assert_eq!(found(&store, filter).await, wanted, "{what}, merged: {merged}");
                // A page at a time is the same.
                let (mut paged, mut before) = (Vec::new(), None);
                while let [story] = search(&mut conn, filter, before, 1).await.unwrap().as_slice() {
                    paged.push(story.message.id);
                    before = paged.last().copied();
                }
                assert_eq!(paged, wanted, "{what}, merged: {merged}");
            }
        }
    })
    .await;
}

/// Two runs are enough to be merged here.
async fn merge_any(tx: &mut Tx) -> Result<bool, Error> {
    super::file::merge_of(tx, 2).await
}

#[tokio::test]
async fn what_is_past_its_time_is_forgotten_by_and_by() {
    both(async |store| {
        let id = |n: i64| TraceId::first_at(START + n * HOUR);
        for n in 0..60 {
            let all = [
                Told::message(&message(id(n), "cora@elsewhere.test", &["a@x.test", "b@x.test"])),
                Told::step(id(n), &Step::new(START, StepKind::Held)),
            ];
            told(&store, all.into()).await;
            filed(&store, 100).await;
        }
        let rows =
            async |sql: &'static str| store.read().await.unwrap().one(sql, args![]).await.unwrap().int(0).unwrap();
        let trimmed = async || store.db().write(id(40), |tx, before| Box::pin(trim(tx, *before, 10))).await.unwrap();
        assert!(trimmed().await <= 21, "no unit takes more than its share");
        assert_eq!(rows("SELECT COUNT(*) FROM traces").await, 110);
        while trimmed().await > 0 {}
        assert_eq!(rows("SELECT COUNT(*) FROM traces").await, 40);
        assert_eq!(rows("SELECT COUNT(*) FROM trace_runs").await, 20);
        assert_eq!(rows("SELECT COUNT(*) FROM trace_keys").await, 20 * 6);
        let filter = Filter { sender: Some(Who::Domain("elsewhere.test".parse().unwrap())), ..Filter::default() };
        assert_eq!(found(&store, &filter).await.len(), 20);
        assert_eq!(filed(&store, 100).await, Filed::default(), "what was filed is not filed again");
        // Sixteen small runs become one, and nothing is lost by it.
        assert!(store.db().write((), |tx, ()| Box::pin(merge(tx))).await.unwrap());
        assert!(!store.db().write((), |tx, ()| Box::pin(merge(tx))).await.unwrap());
        assert_eq!(rows("SELECT COUNT(*) FROM trace_runs").await, 5);
        assert_eq!(rows("SELECT CAST(SUM(keys) AS BIGINT) FROM trace_runs").await, 20 * 6);
        assert_eq!(found(&store, &filter).await.len(), 20);
    })
    .await;
}
