//! What of a mailbox and a tenant is switched off, each by itself, and who hears of it.

use foundation::tokens::{Scope, Scopes};
use secrecy::SecretString;
use store::ids::QueueId;
use store::mailboxes::{Passage, Status};
use store::queue;
use store::tenants::Mode;

use super::hall::{Hall, PASSWORD, admin, edit, order};
use crate::domains::DomainOrder;
use crate::limits::{Feature, LimitName, Limits};
use crate::login::{Attempt, LoginError, Protocol};
use crate::mailboxes::{MailboxOrder, Purge, Quota};
use crate::plans::PlanOrder;
use crate::tenants::TenantOrder;
use crate::{Engine, Principal, Refused};

const LETTER: &str = "From: Cora <cora@elsewhere.test>\nSubject: hello\n\nhello\n";
const OWN: &str = "From: Anna <anna@example.org>\nTo: ben@example.org\nSubject: hello\n\nhello\n";
const ANNA: &str = "anna@example.org";

async fn login(engine: &Engine, user: &str, protocol: Protocol) -> Result<(), LoginError> {
    let password: SecretString = PASSWORD.to_owned().into();
    let peer = "192.0.2.9".parse().unwrap();
    engine.login(Attempt { user, password: &password, peer, protocol }).await.map(drop)
}

async fn held(hall: &Hall) -> Vec<QueueId> {
    let mut conn = hall.engine.store().read().await.unwrap();
    let all = queue::list(&mut conn, &Default::default(), QueueId(0), 100).await.unwrap();
    let mut held = Vec::new();
    for message in all {
        let recipients = queue::recipients(&mut conn, message.id).await.unwrap();
        // Whoever claims looks at the recipients: mail was once held in name alone, and attempted.
        let waits = recipients.iter().all(|recipient| recipient.status == message.status);
        assert!(waits, "{recipients:?}");
        held.extend((message.status == queue::Status::Held).then_some(message.id));
    }
    held
}

/// PEERS §5.7 (8): a migration fills a mailbox before anybody uses it.
#[tokio::test]
async fn a_staged_mailbox_keeps_mail_and_lets_nobody_in() {
    let hall = Hall::open().await;
    edit(&hall.engine, ANNA, |order| order.status = Status::Staged).await;
    hall.bring("cora@elsewhere.test", &[ANNA], LETTER).await.unwrap();
    assert_eq!(hall.inbox(ANNA).await.len(), 1);
    assert!(matches!(login(&hall.engine, ANNA, Protocol::Imap).await, Err(LoginError::Refused)));
    edit(&hall.engine, ANNA, |order| order.status = Status::Active).await;
    login(&hall.engine, ANNA, Protocol::Imap).await.unwrap();
}

#[tokio::test]
async fn incoming_mail_is_held_or_rejected_by_itself() {
    let hall = Hall::open().await;
    edit(&hall.engine, ANNA, |order| order.switches.incoming = Passage::Hold).await;
    hall.bring("cora@elsewhere.test", &[ANNA, "ben@example.org"], LETTER).await.unwrap();
    assert_eq!((hall.inbox(ANNA).await.len(), hall.inbox("ben@example.org").await.len()), (0, 1));
    assert_eq!((hall.queued().await, held(&hall).await.len()), (vec![ANNA.to_owned()], 1));
    login(&hall.engine, ANNA, Protocol::Imap).await.unwrap();
    edit(&hall.engine, ANNA, |order| order.switches.incoming = Passage::Reject).await;
    let reply = hall.bring("cora@elsewhere.test", &[ANNA], LETTER).await.unwrap_err();
    assert_eq!((reply.code, reply.enhanced.unwrap().to_string()), (550, "5.2.1".to_owned()));
}

#[tokio::test]
async fn outgoing_mail_is_held_or_rejected_by_itself() {
    let hall = Hall::open().await;
    edit(&hall.engine, ANNA, |order| order.switches.outgoing = Passage::Hold).await;
    hall.hand_in(ANNA, &["ben@example.org", "eve@elsewhere.test"], OWN).await.unwrap();
    assert_eq!(hall.inbox("ben@example.org").await.len(), 0);
    let [id] = held(&hall).await[..] else { panic!("one message is held") };
    assert_eq!(hall.queued().await, ["ben@example.org", "eve@elsewhere.test"]);
    hall.engine.release_queued(&admin(), id).await.unwrap();
    assert_eq!(held(&hall).await, []);
    edit(&hall.engine, ANNA, |order| order.switches.outgoing = Passage::Reject).await;
    let reply = hall.hand_in(ANNA, &["ben@example.org"], OWN).await.unwrap_err();
    assert_eq!((reply.code, reply.enhanced.unwrap().to_string()), (550, "5.7.1".to_owned()));
    // She still reads.
    login(&hall.engine, ANNA, Protocol::Imap).await.unwrap();
}

#[tokio::test]
async fn a_mailbox_that_is_deleted_takes_nothing_and_comes_back() {
    let hall = Hall::open().await;
    hall.bring("cora@elsewhere.test", &[ANNA], LETTER).await.unwrap();
    let (engine, key) = (&hall.engine, ANNA.into());
    engine.delete_mailbox(&admin(), &key, Purge::After(3_600_000_000), None).await.unwrap().unwrap();
    assert_eq!(hall.bring("cora@elsewhere.test", &[ANNA], LETTER).await.unwrap_err().code, 550);
    assert!(matches!(login(engine, ANNA, Protocol::Imap).await, Err(LoginError::Refused)));
    let taken = engine.create_mailbox(&admin(), order(ANNA)).await;
    assert!(matches!(taken, Err(Refused::Exists { kind: "mailbox", .. })), "{taken:?}");
    engine.restore_mailbox(&admin(), &key).await.unwrap();
    assert_eq!(hall.inbox(ANNA).await.len(), 1);
    engine.delete_mailbox(&admin(), &key, Purge::After(3_600_000_000), None).await.unwrap();
    assert_eq!(engine.purge().await.unwrap(), "purged 0 mailboxes and 0 tenants");
    hall.place.clock.advance(std::time::Duration::from_secs(3600));
    assert_eq!(engine.purge().await.unwrap(), "purged 1 mailboxes and 0 tenants");
    assert!(matches!(engine.mailbox(&admin(), &key).await, Err(Refused::Missing { .. })));
}

#[tokio::test]
async fn a_catch_all_gets_what_is_for_nobody() {
    let hall = Hall::open().await;
    let catch = |order: &mut DomainOrder| order.catch_all = Some(ANNA.to_owned());
    hall.engine.edit_domain(&admin(), &"example.org".into(), None, catch).await.unwrap();
    hall.bring("cora@elsewhere.test", &["nobody@example.org", "ben@example.org"], LETTER).await.unwrap();
    assert_eq!((hall.inbox(ANNA).await.len(), hall.inbox("ben@example.org").await.len()), (1, 1));
    // What is deleted is refused, not handed to somebody else: its owner may come back.
    hall.engine.delete_mailbox(&admin(), &"ben@example.org".into(), Purge::After(3_600_000_000), None).await.unwrap();
    assert_eq!(hall.bring("cora@elsewhere.test", &["ben@example.org"], LETTER).await.unwrap_err().code, 550);
    assert_eq!(hall.inbox(ANNA).await.len(), 1);
}

/// Mail to nobody comes in by no more doors than mail to somebody.
#[tokio::test]
async fn a_catch_all_is_as_open_as_its_domain_and_its_tenant() {
    let hall = Hall::open().await;
    small(&hall, &Feature::ALL).await;
    let (engine, admin) = (&hall.engine, admin());
    let set = async |name: &str, change: &(dyn Fn(&mut DomainOrder) + Send + Sync)| {
        engine.edit_domain(&admin, &name.into(), None, change).await.map(drop)
    };
    for (name, catcher) in
        [("small.test", ANNA), ("example.org", "anna@small.test"), ("small.test", "a@elsewhere.test")]
    {
        let refused = set(name, &|order| order.catch_all = Some(catcher.to_owned())).await;
        assert!(matches!(refused, Err(Refused::Invalid(_))), "{catcher} is not the same tenant's: {refused:?}");
    }
    engine
        .create_domain(&admin, DomainOrder { tenant: Some("small".to_owned()), ..DomainOrder::new("second.test") })
        .await
        .unwrap();
    set("second.test", &|order| order.catch_all = Some("anna@small.test".to_owned())).await.unwrap();
    let come =
        async || hall.bring("cora@elsewhere.test", &["nobody@second.test"], LETTER).await.map_err(|reply| reply.code);
    come().await.unwrap();

    set("second.test", &|order| order.status = store::domains::Status::Disabled).await.unwrap();
    assert_eq!(come().await, Err(450));
    set("second.test", &|order| order.status = store::domains::Status::Active).await.unwrap();
    engine.suspend_tenant(&admin, &"small".into(), Mode::Full, "overdue").await.unwrap();
    assert_eq!(come().await, Err(450));
    engine.unsuspend_tenant(&admin, &"small".into()).await.unwrap();
    come().await.unwrap();

    // Given away, the domain no longer leads into what was its tenant's.
    engine
        .create_tenant(&admin, TenantOrder { name: Some("other".to_owned()), ..TenantOrder::default() })
        .await
        .unwrap();
    set("second.test", &|order| order.tenant = Some("other".to_owned())).await.unwrap();
    assert_eq!(come().await, Err(550));
    assert_eq!(hall.inbox("anna@small.test").await.len(), 2);
}

/// A tenant with a domain of its own, for whoever tests what it may.
pub(super) async fn small(hall: &Hall, features: &[Feature]) {
    let (engine, admin) = (&hall.engine, admin());
    crate::license::tests::licensed(hall).await;
    let limits = Limits([(LimitName::Mailboxes, Some(2))].into());
    let plan = PlanOrder { limits, features: features.iter().copied().collect(), ..PlanOrder::default() };
    engine.create_plan(&admin, "tiny", plan).await.unwrap();
    let order = TenantOrder {
        name: Some("small".to_owned()),
        plan: Some("tiny".to_owned()),
        domain: Some("small.test".to_owned()),
        ..TenantOrder::default()
    };
    engine.create_tenant(&admin, order).await.unwrap();
    engine.create_mailbox(&admin, order_of("anna@small.test")).await.unwrap();
}

fn order_of(address: &str) -> MailboxOrder {
    MailboxOrder { quota: Quota::Default, ..order(address) }
}

/// What is deleted makes room, and comes back only into room.
#[tokio::test]
async fn a_deleted_mailbox_does_not_count() {
    let hall = Hall::open().await;
    small(&hall, &[]).await;
    let (engine, admin) = (&hall.engine, admin());
    let (anna, bert, carl) = ("anna@small.test", "bert@small.test", "carl@small.test");
    let counted = async || {
        let small = engine.tenant(&admin, &"small".into()).await.unwrap();
        let usage = engine.usage_of(&admin, small.tenant, None).await.unwrap();
        let mut conn = engine.store().read().await.unwrap();
        let server = store::license::mailboxes(&mut conn).await.unwrap();
        assert_eq!(engine.store().scrub().await.unwrap().recounted_totals, 0);
        (usage.counts["mailboxes"], server)
    };
    let before = counted().await;
    engine.create_mailbox(&admin, order_of(bert)).await.unwrap();
    assert_eq!(counted().await, (2, before.1 + 1));
    for _ in 0..2 {
        engine.delete_mailbox(&admin, &bert.into(), Purge::After(3_600_000_000), None).await.unwrap();
        assert_eq!(counted().await, before, "deleted again, it is as deleted as before");
    }
    engine.create_mailbox(&admin, order_of(carl)).await.unwrap();
    let full = engine.restore_mailbox(&admin, &bert.into()).await;
    assert!(matches!(full, Err(Refused::LimitReached(_))), "{full:?}");
    engine.restore_mailbox(&admin, &anna.into()).await.expect("one that is there takes no room");
    engine.delete_mailbox(&admin, &carl.into(), Purge::Now, None).await.unwrap();
    engine.restore_mailbox(&admin, &bert.into()).await.unwrap();
    assert_eq!(counted().await, (2, before.1 + 1));
    engine.delete_mailbox(&admin, &bert.into(), Purge::After(1), None).await.unwrap();
    engine.delete_mailbox(&admin, &bert.into(), Purge::Now, None).await.unwrap();
    assert_eq!(counted().await, before);
}

/// Of all its mailboxes together, and of its reseller's: none of them has a quota of its own.
#[tokio::test]
async fn a_tenant_holds_no_more_than_its_plan_says() {
    for limited in ["small", "bighost"] {
        let hall = Hall::open().await;
        let (engine, admin) = (&hall.engine, admin());
        crate::license::tests::licensed(&hall).await;
        let limits = Limits([(LimitName::Tenants, Some(5))].into());
        let named = |name: &str, order: TenantOrder| TenantOrder { name: Some(name.to_owned()), ..order };
        let big = TenantOrder { overrides: limits.clone(), ..TenantOrder::default() };
        engine.create_tenant(&admin, named("bighost", big)).await.unwrap();
        for name in ["small", "other"] {
            let parent = (name == "small").then(|| "bighost".to_owned());
            let domain = Some(format!("{name}.test"));
            engine
                .create_tenant(&admin, named(name, TenantOrder { parent, domain, ..TenantOrder::default() }))
                .await
                .unwrap();
        }
        for address in ["anna@small.test", "bert@small.test", "anna@other.test"] {
            engine.create_mailbox(&admin, order_of(address)).await.unwrap();
        }
        let bring = async |to: &str| hall.bring("cora@elsewhere.test", &[to], LETTER).await.map_err(|reply| reply.code);
        bring("anna@small.test").await.unwrap();
        let held = engine.tenant(&admin, &"bighost".into()).await.unwrap().tenant;
        let held = engine.usage_of(&admin, held, None).await.unwrap().used;
        assert!(held.bytes > LETTER.len() as i64 && held.messages == 1, "what is under it is its own too: {held:?}");
        let most = Some(held.bytes.unsigned_abs());
        let edit = |order: &mut TenantOrder| {
            order.overrides.0.insert(LimitName::StorageBytes, most);
        };
        engine.edit_tenant(&admin, &limited.into(), None, edit).await.unwrap();
        // Seen within ten seconds.
        hall.place.clock.advance(std::time::Duration::from_secs(10));
        assert_eq!(bring("bert@small.test").await, Err(552), "{limited}");
        let bert = engine.mailbox(&admin, &"bert@small.test".into()).await.unwrap().mailbox.id;
        let upload = crate::messages::check_room(engine, bert, 1).await;
        assert!(matches!(upload, Err(crate::messages::MessageError::OverQuota)), "{upload:?}");
        bring("anna@other.test").await.unwrap();
        engine.delete_mailbox(&admin, &"anna@small.test".into(), Purge::Now, None).await.unwrap();
        hall.place.clock.advance(std::time::Duration::from_secs(10));
        bring("bert@small.test").await.unwrap();
    }
}

#[tokio::test]
async fn a_suspended_tenant_keeps_what_its_mode_leaves() {
    for (mode, comes, logs_in) in [(Mode::Login, true, false), (Mode::Outbound, true, true), (Mode::Full, false, false)]
    {
        let hall = Hall::open().await;
        small(&hall, &Feature::ALL).await;
        let (engine, anna) = (&hall.engine, "anna@small.test");
        login(engine, anna, Protocol::Imap).await.unwrap();
        engine.suspend_tenant(&admin(), &"small".into(), mode, "overdue").await.unwrap();
        let came = hall.bring("cora@elsewhere.test", &[anna], LETTER).await;
        assert_eq!(came.is_ok(), comes, "{mode:?}: {came:?}");
        if let Err(reply) = came {
            assert_eq!(reply.code, 450, "senders keep it and try again");
        }
        assert_eq!(login(engine, anna, Protocol::Imap).await.is_ok(), logs_in, "{mode:?}");
        engine.unsuspend_tenant(&admin(), &"small".into()).await.unwrap();
        login(engine, anna, Protocol::Imap).await.unwrap();
        hall.bring("cora@elsewhere.test", &[anna], LETTER).await.unwrap();
        // Who has been terminated has no addresses any more.
        engine.terminate_tenant(&admin(), &"small".into(), Purge::After(1), None).await.unwrap();
        assert_eq!(hall.bring("cora@elsewhere.test", &[anna], LETTER).await.unwrap_err().code, 550);
        assert!(login(engine, anna, Protocol::Imap).await.is_err());
    }
}

#[tokio::test]
async fn a_plan_says_what_is_there() {
    let hall = Hall::open().await;
    small(&hall, &[Feature::Imap]).await;
    let (engine, anna) = (&hall.engine, "anna@small.test");
    login(engine, anna, Protocol::Imap).await.unwrap();
    for protocol in [Protocol::Pop3, Protocol::Smtp] {
        assert!(matches!(login(engine, anna, protocol).await, Err(LoginError::Refused)), "{protocol:?}");
    }
    engine.create_mailbox(&admin(), order_of("ben@small.test")).await.unwrap();
    let third = engine.create_mailbox(&admin(), order_of("cora@small.test")).await;
    assert!(matches!(third, Err(Refused::LimitReached(_))), "{third:?}");
    // What goes makes room; what failed counted for nothing.
    engine.delete_mailbox(&admin(), &"ben@small.test".into(), Purge::Now, None).await.unwrap();
    engine.create_mailbox(&admin(), order_of("cora@small.test")).await.unwrap();
    assert_eq!(engine.store().scrub().await.unwrap().recounted_totals, 0);
    // The server's own domains are under no plan.
    let clerk = Principal { scopes: Scopes::new([Scope::Admin]), ..admin() };
    engine.create_mailbox(&clerk, order("dora@example.org")).await.unwrap();
}

/// LICENSING-AND-API §4.2: what a panel bills by, with one call for all tenants. What a reseller's tenants move is the reseller's too.
#[tokio::test]
async fn what_tenants_move_is_counted_by_the_month() {
    let hall = Hall::open().await;
    small(&hall, &Feature::ALL).await;
    let engine = &hall.engine;
    let moved = async |month: Option<&str>| {
        let month = month.map(|text| crate::traffic::Month::parse(text).unwrap());
        let all = engine.tenant_usage(&admin(), &Default::default(), month, None, 9).await.unwrap();
        all[0].moved
    };
    hall.bring("cora@elsewhere.test", &["anna@small.test", ANNA], LETTER).await.unwrap();
    let first = moved(None).await;
    assert_eq!((first.received_messages, first.sent_messages), (1, 0));
    let text = &hall.inbox("anna@small.test").await[0];
    assert_eq!(first.received_bytes, text.len() as i64);
    let month = engine.month().to_string();
    hall.place.clock.advance(std::time::Duration::from_secs(40 * 24 * 3600));
    assert_eq!(moved(None).await, Default::default(), "another month");
    assert_eq!(moved(Some(&month)).await, first);
    // Nothing counts twice.
    engine.settle_traffic().await.unwrap();
    hall.bring("cora@elsewhere.test", &["anna@small.test"], LETTER).await.unwrap();
    assert_eq!((moved(None).await.received_messages, moved(None).await.received_messages), (1, 1));
}
