//! The store's promises as stories, each on SQLite and on PostgreSQL.

use foundation::args;
use foundation::db::DbError;

use crate::content::Content;
use crate::deliver::{Append, Delivery, LocalCopy};
use crate::domains::Domain;
use crate::expunged::{self, Expunged};
use crate::flags::{FlagChange, Flags, Keywords, SystemFlags};
use crate::folders::{self, Folder};
use crate::ids::{FolderId, MailboxId};
use crate::messages::{self, NewMessage, Selection};
use crate::queue::{self, NewQueueMessage, NewRecipient, Outcome, Settlement};
use crate::testing::{Place, both};
use crate::view::{Vanished, changes_since};
use crate::{Error, Store, bodies, domains, mailboxes, usage};

/// Runs a unit whose errors are the store's.
macro_rules! write {
    ($store:expr, $([$($kept:ident),*])? |$tx:ident| $body:expr) => {
        $store
            .db()
            .write((), move |$tx, ()| {
                $($(let $kept = $kept.clone();)*)?
                Box::pin(async move { $body })
            })
            .await
    };
}

async fn domain(store: &Store, name: &'static str) -> Domain {
    let made = store.db().write((), move |tx, ()| Box::pin(crate::testing::domain(tx, name)));
    made.await.unwrap_or_else(|error: Error| panic!("{error:?}"))
}

async fn mailbox(store: &Store, domain: &Domain, address: &str, quota_bytes: Option<i64>) -> MailboxId {
    let input = (domain.clone(), address.to_owned());
    let made = store.db().write(input, move |tx, (domain, address)| {
        Box::pin(crate::testing::mailbox(tx, domain, address, "-", None, quota_bytes))
    });
    made.await.unwrap_or_else(|error: Error| panic!("{error:?}")).id
}

async fn anna(store: &Store) -> (MailboxId, Folder) {
    let domain = domain(store, "example.org").await;
    let anna = mailbox(store, &domain, "anna@example.org", None).await;
    (anna, inbox(store, anna).await)
}

async fn inbox(store: &Store, mailbox: MailboxId) -> Folder {
    folder(store, mailbox, "INBOX").await
}

async fn folder(store: &Store, mailbox: MailboxId, name: &str) -> Folder {
    folders::find(&mut store.read().await.unwrap(), mailbox, name).await.unwrap().expect("the folder exists")
}

fn plain(prefix: &str) -> NewMessage {
    NewMessage { prefix: prefix.as_bytes().to_vec(), flags: Flags::default(), received_at: 1 }
}

fn copy(mailbox: MailboxId, folder: FolderId, prefix: &str) -> LocalCopy {
    LocalCopy { mailbox, folder, message: plain(prefix) }
}

async fn deliver(store: &Store, mailbox: MailboxId, folder: FolderId, text: &str) -> u32 {
    let delivery = Delivery { local: vec![copy(mailbox, folder, "Return-Path: <>\r\n")], ..Delivery::default() };
    let content = Content::from(text.as_bytes().to_vec());
    store.deliver(&content, delivery).await.unwrap().local[0].unwrap().uid
}

async fn body_count(store: &Store) -> i64 {
    let mut conn = store.read().await.unwrap();
    conn.one("SELECT COUNT(*) FROM bodies", args![]).await.unwrap().int(0).unwrap()
}

#[tokio::test]
async fn one_body_serves_every_recipient_and_reads_back_behind_its_own_trace() {
    for place in Place::all().await {
        let store = place.open().await;
        let domain = domain(&store, "example.org").await;
        let mut local = Vec::new();
        for n in 0..5 {
            let mailbox = mailbox(&store, &domain, &format!("m{n}@example.org"), None).await;
            local.push(copy(mailbox, inbox(&store, mailbox).await.id, &format!("Delivered-To: m{n}@example.org\r\n")));
        }
        let body = "Subject: one\r\n\r\nfor all\r\n".repeat(2000);
        let content = Content::from(body.clone().into_bytes());
        store.deliver(&content, Delivery { local: local.clone(), ..Delivery::default() }).await.unwrap();
        store.deliver(&content, Delivery { local: local.clone(), ..Delivery::default() }).await.unwrap();
        assert_eq!(body_count(&store).await, 1);
        drop(store);

        let store = place.open().await;
        for (n, copy) in local.iter().enumerate() {
            let mut conn = store.read().await.unwrap();
            let found = messages::range(&mut conn, copy.folder, 1..=u32::MAX, 10).await.unwrap();
            assert_eq!(found.iter().map(|message| message.uid).collect::<Vec<_>>(), [1, 2]);
            let read = store.read_message(&found[1]).await.unwrap();
            assert_eq!(read.len(), found[1].size as usize);
            assert!(*read == *format!("Delivered-To: m{n}@example.org\r\n{body}").as_bytes());
            let used = usage::read(&mut conn, copy.mailbox).await.unwrap();
            assert_eq!((used.bytes, used.messages), (2 * read.len() as i64, 2));
        }
    }
}

#[tokio::test]
async fn concurrent_deliveries_get_rising_uids_without_gaps() {
    both(async |store| {
        let (mailbox, inbox) = anna(&store).await;
        let all = (0..60).map(|n| {
            let store = store.clone();
            tokio::spawn(
                async move { deliver(&store, mailbox, inbox.id, &format!("Subject: {}\r\n\r\n", n % 7)).await },
            )
        });
        let mut uids: Vec<u32> =
            futures::future::join_all(all).await.into_iter().map(|uid| uid.expect("delivered")).collect();
        uids.sort_unstable();
        assert_eq!(uids, (1..=60).collect::<Vec<_>>());
        assert_eq!(body_count(&store).await, 7);
        let row = folder(&store, mailbox, "INBOX").await;
        assert_eq!((row.messages, row.uid_next, row.unseen), (60, 61, 60));
    })
    .await;
}

#[tokio::test]
async fn a_view_learns_by_difference_what_a_fresh_one_would_hold() {
    both(async |store| {
        let (mailbox, inbox) = anna(&store).await;
        for n in 0..10 {
            deliver(&store, mailbox, inbox.id, &format!("Subject: {n}\r\n\r\n")).await;
        }
        let mut view = store.view_as_of(&folder(&store, mailbox, "INBOX").await).await.unwrap();
        assert_eq!(view.uids(), (1..=10).collect::<Vec<_>>());

        let work = Flags { system: SystemFlags::SEEN, keywords: ["Work"].into_iter().collect() };
        let id = inbox.id;
        write!(store, [work] | tx | messages::change_flags(tx, id, &[2..=3], FlagChange::Add, &work, None).await)
            .unwrap();
        let gone = inbox.clone();
        write!(store, [gone] | tx | messages::expunge(tx, &gone, &[5..=5, 7..=8], Selection::All).await).unwrap();
        deliver(&store, mailbox, inbox.id, "Subject: new\r\n\r\n").await;

        let mut conn = store.read().await.unwrap();
        let changes = changes_since(&mut conn, inbox.id, view.modseq).await.unwrap().unwrap();
        assert_eq!(changes.vanished, Vanished::These(vec![5, 7, 8]));
        let told = view.take_in(&changes);
        assert!(told.arrived);
        assert_eq!(told.flagged, [2, 3]);
        let gone = changes.vanished.among(view.uids());
        let sequences: Vec<_> = gone.iter().map(|&uid| view.expunge(uid).unwrap()).collect();
        assert_eq!(sequences, [5, 6, 6], "each expunge shifts those after it");

        let row = folder(&store, mailbox, "INBOX").await;
        let fresh = store.view_as_of(&row).await.unwrap();
        assert_eq!((fresh.uids(), fresh.modseq, fresh.uid_next), (view.uids(), view.modseq, 12));
        for index in 0..fresh.uids().len() {
            assert_eq!((fresh.flags(index), fresh.modseq(index)), (view.flags(index), view.modseq(index)));
        }
        assert_eq!((row.messages, row.unseen, row.deleted), (8, 6, 0));
        assert!(row.keywords.contains("work"));
    })
    .await;
}

#[tokio::test]
async fn a_view_loaded_late_is_the_view_of_the_moment_the_folder_was_opened() {
    both(async |store| {
        let (mailbox, inbox) = anna(&store).await;
        for n in 0..6 {
            deliver(&store, mailbox, inbox.id, &format!("Subject: {n}\r\n\r\n")).await;
        }
        // Once with nothing kept, once from a view that a session gave back.
        for _ in 0..2 {
            let opened = folder(&store, mailbox, "INBOX").await;
            let first = opened.uid_next - opened.messages;
            let gone = opened.clone();
            write!(store, [gone] | tx | messages::expunge(tx, &gone, &[first..=first], Selection::All).await).unwrap();
            deliver(&store, mailbox, inbox.id, "Subject: late\r\n\r\n").await;
            let seen = Flags { system: SystemFlags::SEEN, keywords: Keywords::default() };
            let (id, second, add) = (inbox.id, first + 1..=first + 1, seen.clone());
            write!(
                store,
                [add, second] | tx | {
                    messages::change_flags(tx, id, std::slice::from_ref(&second), FlagChange::Add, &add, None).await
                }
            )
            .unwrap();
            let mut view = store.view_as_of(&opened).await.unwrap();
            assert_eq!(view.uids(), (first..opened.uid_next).collect::<Vec<_>>());
            // Flags are of now; the difference since then names them, though the view has nothing to learn from it.
            assert_eq!((view.modseq, view.uid_next), (opened.modseq, opened.uid_next));
            assert_eq!((view.flags(0), view.flags(1)), (Flags::default(), seen));
            assert_eq!(view.modseq(1), opened.modseq + 3);
            let mut conn = store.read().await.unwrap();
            let changes = changes_since(&mut conn, inbox.id, view.modseq).await.unwrap().unwrap();
            assert_eq!(
                changes.changed.iter().map(|message| message.uid).collect::<Vec<_>>(),
                [first + 1, opened.uid_next]
            );
            let told = view.take_in(&changes);
            assert!(told.arrived && told.flagged.is_empty());
            let gone = changes.vanished.among(view.uids());
            assert_eq!(gone.iter().map(|&uid| view.expunge(uid).unwrap()).collect::<Vec<_>>(), [1]);
            store.give_back(view);
        }
    })
    .await;
}

#[tokio::test]
async fn a_folder_forgets_the_oldest_of_its_expunges_and_says_so() {
    both(async |store| {
        let (mailbox, inbox) = anna(&store).await;
        for n in 0..20 {
            deliver(&store, mailbox, inbox.id, &format!("Subject: {n}\r\n\r\n")).await;
        }
        // 21 is the MODSEQ of the last delivery; UID n goes with 21 + n.
        let opened = folder(&store, mailbox, "INBOX").await;
        let mut open = store.view_as_of(&opened).await.unwrap();
        store.give_back(open.clone());
        for uid in 1..=9 {
            let from = inbox.clone();
            write!(store, [from] | tx | messages::expunge(tx, &from, &[uid..=uid], Selection::All).await).unwrap();
        }
        assert_eq!(store.forget_expunged(9).await.unwrap(), 0);
        assert_eq!(store.forget_expunged(4).await.unwrap(), 5);
        assert_eq!(store.forget_expunged(4).await.unwrap(), 0);
        let row = folder(&store, mailbox, "INBOX").await;
        assert_eq!((row.expunged_floor, row.modseq), (26, 30));
        let mut conn = store.read().await.unwrap();
        for (since, known) in [(0, None), (25, None), (26, Some(vec![6, 7, 8, 9])), (29, Some(vec![9])), (30, Some(vec![]))] {
            let found = expunged::since(&mut conn, inbox.id, since).await.unwrap();
            assert_eq!(found, Some(known.map_or(Expunged::Forgotten, Expunged::Known)), "{since}");
        }

        // Whoever has the folder open learns what went by what is left, and so does a view that was given back.
        let changes = changes_since(&mut conn, inbox.id, open.modseq).await.unwrap().unwrap();
        assert_eq!(changes.vanished, Vanished::AllBut((10..=20).collect()));
        open.take_in(&changes);
        let gone = changes.vanished.among(open.uids());
        assert_eq!(gone, (1..=9).collect::<Vec<_>>());
        assert_eq!(store.view_as_of(&row).await.unwrap().uids(), (10..=20).collect::<Vec<_>>());
        // The folder as it was then cannot be told any more.
        assert!(matches!(store.view_as_of(&opened).await, Err(Error::Forgotten)));

        // What goes in one stroke is forgotten in one, also when it takes more than a unit.
        let from = inbox.clone();
        write!(store, [from] | tx | messages::expunge(tx, &from, &[10..=17], Selection::All).await).unwrap();
        let sql = "INSERT INTO expunged (folder_id, modseq, uid) WITH RECURSIVE numbers (n) AS (SELECT CAST(100 AS BIGINT) \
                   UNION ALL SELECT n + 1 FROM numbers WHERE n < 2599) SELECT $1, 31, n FROM numbers";
        let id = inbox.id;
        write!(store, |tx| tx.run(sql, args![id]).await).unwrap();
        assert_eq!(store.forget_expunged(7).await.unwrap(), 4 + 8 + 2500);
        assert_eq!(folder(&store, mailbox, "INBOX").await.expunged_floor, 31);
        assert_eq!(store.view_as_of(&row).await.map(|view| view.len()).ok(), None);
        let now = folder(&store, mailbox, "INBOX").await;
        assert_eq!(store.view_as_of(&now).await.unwrap().uids(), [18, 19, 20]);
    })
    .await;
}

#[tokio::test]
async fn flags_changed_behind_a_clients_back_are_left_alone() {
    both(async |store| {
        let (mailbox, inbox) = anna(&store).await;
        for n in 0..3 {
            deliver(&store, mailbox, inbox.id, &format!("Subject: {n}\r\n\r\n")).await;
        }
        let known = folder(&store, mailbox, "INBOX").await.modseq;
        let id = inbox.id;
        let seen = Flags { system: SystemFlags::SEEN, keywords: Keywords::default() };
        let flagged = Flags { system: SystemFlags::FLAGGED, keywords: Keywords::default() };
        write!(store, [seen] | tx | messages::change_flags(tx, id, &[2..=2], FlagChange::Add, &seen, None).await)
            .unwrap();
        let outcome = write!(
            store,
            [flagged] | tx | {
                messages::change_flags(tx, id, &[1..=3], FlagChange::Replace, &flagged, Some(known)).await
            }
        );
        let outcome = outcome.unwrap();
        assert_eq!((outcome.changed, outcome.refused), (vec![1, 3], vec![2]));
        let again = Flags { system: SystemFlags::FLAGGED, keywords: Keywords::default() };
        let before = folder(&store, mailbox, "INBOX").await.modseq;
        write!(store, [again] | tx | messages::change_flags(tx, id, &[1..=1], FlagChange::Add, &again, None).await)
            .unwrap();
        assert_eq!(folder(&store, mailbox, "INBOX").await.modseq, before, "nothing changed, so nothing is told");
    })
    .await;
}

#[tokio::test]
async fn a_moved_message_is_in_one_folder_and_a_copied_one_in_both() {
    both(async |store| {
        let (mailbox, inbox) = anna(&store).await;
        for n in 0..4 {
            deliver(&store, mailbox, inbox.id, &format!("Subject: {n}\r\n\r\n")).await;
        }
        let archive = folder(&store, mailbox, "Archive").await;
        let (from, to) = (inbox.clone(), archive.id);
        let moved = write!(store, [from] | tx | messages::move_to(tx, &from, &[2..=3], to).await).unwrap();
        assert_eq!(moved, (archive.uid_validity, vec![(2, 1), (3, 2)]));
        let (from, to) = (inbox.clone(), archive.id);
        let copied = write!(store, [from] | tx | messages::copy(tx, &from, &[4..=9], to).await).unwrap();
        assert_eq!(copied.1, [(4, 3)]);
        let (inbox, archive) = (folder(&store, mailbox, "INBOX").await, folder(&store, mailbox, "Archive").await);
        assert_eq!((inbox.messages, archive.messages), (2, 3));
        let mut conn = store.read().await.unwrap();
        assert_eq!(usage::read(&mut conn, mailbox).await.unwrap().messages, 5);
        assert_eq!(store.scrub().await.unwrap().recounted_bodies, 0, "holders are counted right");
    })
    .await;
}

#[tokio::test]
async fn a_quota_stops_a_holders_own_messages_and_never_an_accepted_delivery() {
    both(async |store| {
        let domain = domain(&store, "example.org").await;
        let mailbox = mailbox(&store, &domain, "small@example.org", Some(100)).await;
        let inbox = inbox(&store, mailbox).await;
        let content = Content::from(vec![b'x'; 60]);
        let append = || Append { folder: inbox.id, content: &content, message: plain("") };
        store.append_message(append()).await.unwrap();
        assert!(matches!(store.append_message(append()).await, Err(Error::OverQuota)));
        let (from, to) = (inbox.clone(), inbox.id);
        let copied = write!(store, [from] | tx | messages::copy(tx, &from, &[1..=1], to).await);
        assert!(matches!(copied, Err(Error::OverQuota)));
        deliver(&store, mailbox, inbox.id, &"y".repeat(100)).await;
        let used = usage::read(&mut store.read().await.unwrap(), mailbox).await.unwrap();
        assert_eq!((used.bytes, used.messages), (60 + 100 + 17, 2));
    })
    .await;
}

#[tokio::test]
async fn a_folder_made_again_under_its_name_has_another_uidvalidity() {
    both(async |store| {
        let (mailbox, _) = anna(&store).await;
        let first = write!(store, |tx| folders::create(tx, mailbox, "Work", None).await).unwrap();
        let old = first.clone();
        write!(store, [old] | tx | folders::delete(tx, &old).await).unwrap();
        let second = write!(store, |tx| folders::create(tx, mailbox, "Work", None).await).unwrap();
        assert!(second.uid_validity > first.uid_validity);
        let twice = write!(store, |tx| folders::create(tx, mailbox, "Work", None).await);
        assert!(matches!(twice, Err(Error::Exists("folder"))));
    })
    .await;
}

#[tokio::test]
async fn renaming_takes_the_folders_below_along_and_empties_inbox() {
    both(async |store| {
        let (mailbox, inbox) = anna(&store).await;
        for name in ["Work", "Work/2025", "Workshop"] {
            write!(store, |tx| folders::create(tx, mailbox, name, None).await).unwrap();
        }
        deliver(&store, mailbox, inbox.id, "Subject: x\r\n\r\n").await;
        write!(store, |tx| folders::rename(tx, mailbox, "Work", "Done/Work").await).unwrap();
        write!(store, |tx| folders::rename(tx, mailbox, "INBOX", "Old").await).unwrap();
        let names: Vec<_> = folders::list(&mut store.read().await.unwrap(), mailbox)
            .await
            .unwrap()
            .into_iter()
            .map(|f| f.name)
            .collect();
        let expected =
            ["Archive", "Done/Work", "Done/Work/2025", "Drafts", "INBOX", "Junk", "Old", "Sent", "Trash", "Workshop"];
        assert_eq!(names, expected);
        assert_eq!(folder(&store, mailbox, "Old").await.messages, 1);
        assert_eq!(folder(&store, mailbox, "INBOX").await.messages, 0);
    })
    .await;
}

#[tokio::test]
async fn an_address_is_taken_once_and_a_domain_in_use_stays() {
    both(async |store| {
        let domain = domain(&store, "example.org").await;
        mailbox(&store, &domain, "anna@example.org", None).await;
        let (first, second) = (domain.clone(), domain.clone());
        let alias =
            write!(store, [first] | tx | crate::aliases::insert(tx, &first, "anna@example.org", &[][..].into()).await);
        assert!(matches!(alias, Err(Error::Exists("address"))), "{alias:?}");
        let targets = ["anna@example.org".to_owned(), "x@elsewhere.test".to_owned()];
        let alias = write!(
            store,
            [second, targets] | tx | crate::aliases::insert(tx, &second, "info@example.org", &targets[..].into()).await
        );
        assert_eq!(alias.unwrap().0.text.targets.len(), 2);
        let deleted = write!(store, [domain] | tx | domains::delete(tx, &domain).await);
        assert!(matches!(deleted, Err(Error::NotEmpty("domain"))));
    })
    .await;
}

#[tokio::test]
async fn a_deleted_mailbox_leaves_nothing_and_its_mail_is_told_undelivered() {
    both(async |store| {
        let (mailbox, inbox) = anna(&store).await;
        deliver(&store, mailbox, inbox.id, "Subject: x\r\n\r\n").await;
        write!(store, |tx| mailboxes::delete(tx, mailbox).await).unwrap();
        let delivery = Delivery { local: vec![copy(mailbox, inbox.id, "")], ..Delivery::default() };
        let late = store.deliver(&Content::from(b"late".to_vec()), delivery).await.unwrap();
        assert_eq!(late.local, [None]);
        let mut conn = store.read().await.unwrap();
        for table in ["SELECT COUNT(*) FROM messages", "SELECT COUNT(*) FROM folders", "SELECT COUNT(*) FROM usage"] {
            assert_eq!(conn.one(table, args![]).await.unwrap().int(0).unwrap(), 0, "{table}");
        }
        assert!(store.view_as_of(&inbox).await.is_err());
    })
    .await;
}

fn outbound(recipients: &[&str]) -> NewQueueMessage {
    NewQueueMessage {
        sender: "anna@example.org".to_owned(),
        prefix: b"Received: by us\r\n".to_vec(),
        envid: None,
        ret: None,
        smtputf8: false,
        origin: None,
        expires_at: i64::MAX,
        trace: None,
        forwarded_by: None,
        recipients: recipients
            .iter()
            .map(|address| NewRecipient {
                address: (*address).to_owned(),
                domain: "elsewhere.test".to_owned(),
                notify: None,
                orcpt: None,
            })
            .collect(),
    }
}

fn settled(recipient: crate::ids::RecipientId, outcome: Outcome) -> Settlement {
    Settlement { recipient, outcome, host: Some("mx.elsewhere.test".to_owned()), reply: "250 ok".to_owned() }
}

#[tokio::test]
async fn a_queued_message_leaves_with_its_last_recipient() {
    for place in Place::all().await {
        let store = place.open().await;
        let delivery =
            Delivery { outbound: vec![outbound(&["a@elsewhere.test", "b@elsewhere.test"])], ..Delivery::default() };
        let id = store.deliver(&Content::from(b"body".to_vec()), delivery).await.unwrap().queued[0];
        let now = store.clock().micros();
        let lease = now + 60_000_000;
        let claimed = write!(store, |tx| queue::claim(tx, lease, 10).await).unwrap();
        assert_eq!(claimed.len(), 2);
        let again = write!(store, |tx| queue::claim(tx, lease, 10).await).unwrap();
        assert!(again.is_empty(), "a lease is held by one");
        let due = queue::next_due(&mut store.read().await.unwrap()).await.unwrap();
        assert_eq!(due, Some(lease));

        let (first, second) = (claimed[0].id, claimed[1].id);
        write!(store, |tx| queue::settle(tx, &settled(first, Outcome::Delivered)).await).unwrap();
        let deferred = Outcome::Deferred { due_at: now + 1_000_000, delay_reported: true };
        write!(store, |tx| queue::settle(tx, &settled(second, deferred)).await).unwrap();
        drop(store);

        let store = place.open().await;
        let mut conn = store.read().await.unwrap();
        let left = queue::recipients(&mut conn, id).await.unwrap();
        assert_eq!(left.len(), 1);
        assert_eq!((left[0].id, left[0].attempts, left[0].delay_reported), (second, 1, true));
        let message = queue::find(&mut conn, id).await.unwrap().unwrap();
        assert!(*store.read_queued(&message).await.unwrap() == *b"body");
        write!(store, |tx| queue::settle(tx, &settled(second, Outcome::Failed)).await).unwrap();
        assert_eq!(queue::count(&mut conn, &Default::default()).await.unwrap(), (0, 0));
        assert_eq!(store.reclaim(-1).await.unwrap().bodies, 1, "nobody holds the body any more");
    }
}

#[tokio::test]
async fn a_held_message_is_not_claimed_until_released() {
    both(async |store| {
        let delivery = Delivery { outbound: vec![outbound(&["a@elsewhere.test"])], ..Delivery::default() };
        let id = store.deliver(&Content::from(b"body".to_vec()), delivery).await.unwrap().queued[0];
        write!(store, |tx| queue::set_status(tx, id, queue::Status::Held).await).unwrap();
        assert!(write!(store, |tx| queue::claim(tx, i64::MAX, 10).await).unwrap().is_empty());
        write!(store, |tx| queue::set_status(tx, id, queue::Status::Active).await).unwrap();
        assert_eq!(write!(store, |tx| queue::claim(tx, i64::MAX, 10).await).unwrap().len(), 1);
        write!(store, |tx| queue::delete(tx, id).await).unwrap();
        let missing = write!(store, |tx| queue::retry_now(tx, id).await);
        assert!(matches!(missing, Err(Error::Missing(_))));
    })
    .await;
}

#[tokio::test]
async fn space_comes_back_and_what_lives_still_reads() {
    for place in Place::all().await {
        let store = place.open().await;
        let (mailbox, inbox) = anna(&store).await;
        // Bodies that do not pack, so that segments of 64 KiB fill and close.
        let noise = |n: u32| {
            (0..800u32).flat_map(|i| *blake3::hash(&(n * 1000 + i).to_le_bytes()).as_bytes()).collect::<Vec<u8>>()
        };
        for n in 0..12 {
            let delivery = Delivery { local: vec![copy(mailbox, inbox.id, "")], ..Delivery::default() };
            store.deliver(&Content::from(noise(n)), delivery).await.unwrap();
        }
        let gone = inbox.clone();
        write!(store, [gone] | tx | messages::expunge(tx, &gone, &[1..=5, 7..=11], Selection::All).await).unwrap();
        assert_eq!(store.reclaim(1_000_000).await.unwrap().bodies, 0, "within the grace period nothing goes");
        let later = place.clock.now() + jiff::Span::new().hours(1000 * 24);
        place.clock.set(later);
        let done = store.reclaim(1_000_000).await.unwrap();
        assert_eq!(done.bodies, 10);
        assert!(done.segments >= 2 && done.octets > 200_000, "{done:?}");
        let mut conn = store.read().await.unwrap();
        for (message, n) in messages::range(&mut conn, inbox.id, 1..=u32::MAX, 10).await.unwrap().iter().zip([5, 11]) {
            assert!(*store.read_message(message).await.unwrap() == *noise(n));
        }
        assert_eq!(store.scrub().await.unwrap(), crate::scrub::Scrubbed { bodies: 2, ..Default::default() });
    }
}

#[tokio::test]
async fn a_body_reclaimed_under_a_delivery_is_written_again() {
    both(async |store| {
        let (mailbox, inbox) = anna(&store).await;
        let content = Content::from(b"Subject: again\r\n\r\n".to_vec());
        deliver(&store, mailbox, inbox.id, "Subject: again\r\n\r\n").await;
        let known = store.put_body(&content).await.unwrap();
        let gone = inbox.clone();
        write!(store, [gone] | tx | messages::expunge(tx, &gone, &[1..=1], Selection::All).await).unwrap();
        assert_eq!(store.reclaim(-1).await.unwrap().bodies, 1);
        let held = store
            .db()
            .write(known, |tx, known| {
                Box::pin(async move { bodies::hold(tx, known, 1).await.map(|held| held.is_err()) })
            })
            .await;
        assert!(held.unwrap(), "the row is gone");
        assert_eq!(deliver(&store, mailbox, inbox.id, "Subject: again\r\n\r\n").await, 2);
    })
    .await;
}

/// Makes the next `attempts` commits fail, and lets those after them be.
async fn refuse_commits(store: &Store, url: &str, attempts: i64) {
    let last = {
        let mut conn = store.read().await.unwrap();
        conn.one("SELECT MAX(last) FROM commits", args![]).await.unwrap().int(0).unwrap()
    };
    // One commit makes the trigger; the numbers after it are those of the attempts.
    let when = format!("WHEN (NEW.last BETWEEN {} AND {})", last + 2, last + 1 + attempts);
    let statements = match url.starts_with("sqlite:") {
        true => vec![format!(
            "CREATE TRIGGER disk_full BEFORE UPDATE ON commits {when} BEGIN SELECT abs(-9223372036854775807 - 1); END"
        )],
        false => vec![
            "CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'the disk is full' USING ERRCODE = '53100'; END $$"
                .to_owned(),
            format!(
                "CREATE TRIGGER disk_full BEFORE UPDATE ON commits FOR EACH ROW {when} EXECUTE FUNCTION disk_full()"
            ),
        ],
    };
    let statements: Vec<&'static str> = statements.into_iter().map(|statement| &*statement.leak()).collect();
    let made = store.db().write(statements, |tx, statements| {
        Box::pin(async move {
            for statement in statements {
                tx.run(statement, args![]).await?;
            }
            Ok::<_, DbError>(())
        })
    });
    made.await.unwrap();
}

#[tokio::test]
async fn segments_do_not_grow_while_rows_cannot_be_written() {
    for place in Place::all().await {
        let store = place.open().await;
        let (mailbox, inbox) = anna(&store).await;
        let octets = || {
            let files = std::fs::read_dir(place.folder.path().join("segments")).unwrap();
            files.map(|file| file.unwrap().metadata().unwrap().len()).sum::<u64>()
        };
        deliver(&store, mailbox, inbox.id, "Subject: first\r\n\r\n").await;
        refuse_commits(&store, &place.scratch.url, 5).await;
        let (mut grown, mut refused) = (vec![octets()], 0);
        let delivered = loop {
            let delivery = Delivery { local: vec![copy(mailbox, inbox.id, "")], ..Delivery::default() };
            // Another text each time: none is known, all would be appended.
            let content = Content::from(format!("Subject: {refused}\r\n\r\n").into_bytes());
            match store.deliver(&content, delivery).await {
                Ok(delivered) => break delivered,
                Err(error) => assert!(matches!(error, Error::Db(_)), "{error:?}"),
            }
            refused += 1;
            grown.push(octets());
        };
        assert_eq!(refused, 5);
        assert!(grown[1] > grown[0], "the first one's frame is there before its rows fail");
        assert!(grown[1..].windows(2).all(|pair| pair[0] == pair[1]), "{grown:?}");
        assert!(octets() > grown[5]);
        assert_eq!(delivered.local[0].unwrap().uid, 2);
    }
}

#[tokio::test]
async fn the_scrub_finds_damage_and_puts_totals_right() {
    for place in Place::all().await {
        let store = place.open().await;
        let (mailbox, inbox) = anna(&store).await;
        deliver(&store, mailbox, inbox.id, "Subject: whole\r\n\r\n").await;
        deliver(&store, mailbox, inbox.id, "Subject: damaged\r\n\r\n").await;
        write!(store, |tx| {
            tx.run("UPDATE usage SET bytes = 5", args![]).await?;
            tx.run("UPDATE folders SET unseen = 9 WHERE name = 'INBOX'", args![]).await?;
            tx.run("UPDATE bodies SET refs = 7", args![]).await?;
            Ok::<_, DbError>(())
        })
        .unwrap();
        let segment = std::fs::read_dir(place.folder.path().join("segments")).unwrap().next().unwrap().unwrap().path();
        let mut bytes = std::fs::read(&segment).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        std::fs::write(&segment, bytes).unwrap();

        let found = store.scrub().await.unwrap();
        assert_eq!((found.bodies, found.damaged.len()), (2, 1));
        assert_eq!((found.recounted_bodies, found.recounted_folders, found.recounted_mailboxes), (2, 1, 1));
        let again = store.scrub().await.unwrap();
        assert_eq!((again.recounted_bodies, again.recounted_folders, again.recounted_mailboxes), (0, 0, 0));
        let mut conn = store.read().await.unwrap();
        let damaged = &messages::range(&mut conn, inbox.id, 2..=2, 1).await.unwrap()[0];
        assert!(matches!(store.read_message(damaged).await, Err(Error::Damaged(_))));
    }
}

#[tokio::test]
async fn a_large_body_passes_through_files_and_comes_back() {
    both(async |store| {
        let (mailbox, inbox) = anna(&store).await;
        let text = "0123456789abcdef\r\n".repeat(100_000);
        deliver(&store, mailbox, inbox.id, &text).await;
        let mut conn = store.read().await.unwrap();
        let message = &messages::range(&mut conn, inbox.id, 1..=1, 1).await.unwrap()[0];
        let read = store.read_message(message).await.unwrap();
        assert!(matches!(read, Content::Mapped(_)));
        assert!(read.ends_with(text.as_bytes()));
    })
    .await;
}
