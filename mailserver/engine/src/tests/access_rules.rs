//! Blocks and allow-lists: whose rule holds, and what whoever is refused is told. MT-BAR-01, MT-BAR-04, MT-IN-02.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use foundation::http::FieldError;
use license::development::plenty;
use secrecy::SecretString;
use smtp::Reply;
use store::access_rules::{AccessRule, Action, Kind};
use store::autoreplies::Autoreply;

use super::hall::{Hall, PASSWORD, admin, erase, order};
use super::zone::Zone;
use crate::access_rules::{AccessRuleOrder, AccessRuleQuery, AccessRuleWords, Entrance, PlaceName, Side, Standing};
use crate::autoreply::Answering;
use crate::domains::DomainOrder;
use crate::login::{Attempt, LoginError, Protocol};
use crate::sessions::{PersonAttempt, Proof};
use crate::whose::Whose;
use crate::{Engine, Intent, Principal, Reach, Refused};

const LETTER: &str = "From: Cora <cora@elsewhere.test>\nSubject: hello\n\nhello\n";
const OWN: &str = "From: Anna <anna@example.org>\nTo: ben@example.org\nSubject: hello\n\nhello\n";
const CORA: &str = "cora@elsewhere.test";
const ANNA: &str = "anna@example.org";
const BEN: &str = "ben@example.org";

fn words(action: Action) -> AccessRuleWords {
    let (services, reply, note) = Default::default();
    AccessRuleWords { action, enforced: false, services, reply, note, expires_at: None }
}

fn rule(place: PlaceName, kind: Kind, pattern: &str, action: Action) -> AccessRuleOrder {
    AccessRuleOrder { place, kind, pattern: pattern.to_owned(), words: words(action) }
}

fn of_anna() -> PlaceName {
    PlaceName::Mailbox(ANNA.to_owned())
}

fn of_domain() -> PlaceName {
    PlaceName::Domain("example.org".to_owned())
}

async fn make(engine: &Engine, order: AccessRuleOrder) -> AccessRule {
    engine.create_access_rule(&admin(), order).await.unwrap()
}

/// What a refusal says, which names the rule.
fn refused(outcome: Result<(), Reply>, rule: &AccessRule) -> String {
    let reply = outcome.unwrap_err();
    let (code, enhanced, text) = (reply.code, reply.enhanced.map(|it| it.to_string()), reply.to_string());
    assert_eq!((code, enhanced.as_deref()), (550, Some("5.7.1")), "{text}");
    assert!(text.contains(&format!("({})", rule.id)), "{text}");
    text
}

#[tokio::test]
async fn a_blocked_sender_is_refused_at_rcpt_and_told_by_which_rule() {
    let hall = Hall::open().await;
    let blocked = make(&hall.engine, rule(of_anna(), Kind::Sender, "*.TEST", Action::Block)).await;
    let text = refused(hall.bring(CORA, &[ANNA], LETTER).await, &blocked);
    assert!(text.contains("Mail from cora@elsewhere.test is not taken here"), "{text}");
    hall.bring(CORA, &[BEN], LETTER).await.unwrap();
    // A report comes from nobody, whom nobody blocks.
    hall.bring("", &[ANNA], "From: MAILER-DAEMON\nSubject: failed\n\nfailed\n").await.unwrap();
    let words = AccessRuleWords { reply: "Call us instead".to_owned(), ..words(Action::Block) };
    let id = blocked.id.to_string();
    hall.engine.replace_access_rule(&admin(), Side::Administration, &id, words, None).await.unwrap();
    assert!(refused(hall.bring(CORA, &[ANNA], LETTER).await, &blocked).contains("Call us instead ("));
    hall.engine.delete_access_rule(&admin(), Side::Administration, &id, None).await.unwrap();
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    assert_eq!(hall.inbox(ANNA).await.len(), 2);
}

#[tokio::test]
async fn who_is_blocked_by_mistake_reaches_the_postmaster() {
    let hall = Hall::open().await;
    hall.engine.create_mailbox(&admin(), order("postmaster@example.org")).await.unwrap();
    make(&hall.engine, rule(of_domain(), Kind::Sender, "*", Action::Block)).await;
    hall.bring(CORA, &["postmaster@example.org"], LETTER).await.unwrap();
}

/// What is allowed is the sender, and not its name.
#[tokio::test]
async fn an_allowance_lifts_a_wider_block_for_mail_that_is_shown_to_be_from_there() {
    let zone = Arc::new(Zone::default());
    let hall = Hall::asking(zone.clone()).await;
    let blocked = make(&hall.engine, rule(of_domain(), Kind::Sender, "*", Action::Block)).await;
    make(&hall.engine, rule(of_anna(), Kind::Sender, "elsewhere.test", Action::Allow)).await;
    refused(hall.bring("dora@far.test", &[ANNA], LETTER).await, &blocked);
    refused(hall.bring(CORA, &[ANNA], LETTER).await, &blocked);
    assert!(hall.inbox(ANNA).await.is_empty());
    zone.set("elsewhere.test", "TXT", &["v=spf1 ip4:192.0.2.7 -all"]);
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    refused(hall.bring(CORA, &[BEN], LETTER).await, &blocked);
    // Whoever has logged in is who they say.
    make(&hall.engine, rule(PlaceName::Mailbox(BEN.to_owned()), Kind::Sender, ANNA, Action::Allow)).await;
    hall.hand_in(ANNA, &[BEN], OWN).await.unwrap();
    // What the domain enforces, no mailbox lifts.
    let words = AccessRuleWords { enforced: true, ..words(Action::Block) };
    let id = blocked.id.to_string();
    hall.engine.replace_access_rule(&admin(), Side::Administration, &id, words, None).await.unwrap();
    refused(hall.bring(CORA, &[ANNA], LETTER).await, &blocked);
}

#[tokio::test]
async fn an_author_is_blocked_behind_whatever_return_path() {
    let hall = Hall::open().await;
    let blocked = make(&hall.engine, rule(of_anna(), Kind::Sender, CORA, Action::Block)).await;
    refused(hall.bring("bounces@sender.test", &[ANNA], LETTER).await, &blocked);
    // One message has one answer: it goes to whoever takes it, and the trace tells of the other.
    hall.bring("bounces@sender.test", &[ANNA, BEN], LETTER).await.unwrap();
    assert_eq!((hall.inbox(ANNA).await.len(), hall.inbox(BEN).await.len()), (0, 1));
    let found = hall.engine.traces(&admin(), &Default::default(), None, 1).await.unwrap();
    let told = &found[0].story.message.recipients;
    let of_anna = told.iter().find(|recipient| recipient.address == ANNA).unwrap();
    let store::traces::Place::Refused { reply } = &of_anna.place else { panic!("{of_anna:?}") };
    assert!(reply.contains(&blocked.id.to_string()), "{reply}");
}

#[tokio::test]
async fn who_takes_no_mail_from_a_sender_gets_none_through_an_alias_and_answers_none() {
    let hall = Hall::open().await;
    let targets = [ANNA.to_owned(), BEN.to_owned()];
    hall.engine.create_alias(&admin(), "team@example.org", &targets).await.unwrap();
    let blocked = make(&hall.engine, rule(of_anna(), Kind::Sender, CORA, Action::Block)).await;
    hall.bring(CORA, &["team@example.org"], LETTER).await.unwrap();
    assert_eq!((hall.inbox(ANNA).await.len(), hall.inbox(BEN).await.len()), (0, 1));
    make(&hall.engine, rule(PlaceName::Mailbox(BEN.to_owned()), Kind::Sender, CORA, Action::Block)).await;
    refused(hall.bring(CORA, &["team@example.org"], LETTER).await, &blocked);
}

/// Whoever forwards and keeps nothing was answered for all the same: the target was held for who blocks.
#[tokio::test]
async fn whoever_sends_mail_on_and_blocks_its_sender_neither_sends_it_on_nor_answers() {
    let hall = Hall::open().await;
    let engine = &hall.engine;
    let targets = ["one@far.test", "two@far.test"].map(str::to_owned).to_vec();
    let pass = store::forwarding::Forwarding { targets, keeps_copy: false };
    engine.set_forwarding(&admin(), &Whose::Mailbox(ANNA.into()), pass, None).await.unwrap();
    let reply = Autoreply { body: "Away".to_owned(), subject: None, starts_at: None, ends_at: None, interval_days: 7 };
    let away = Answering { enabled: true, reply };
    engine.set_autoreply(&admin(), &Whose::Mailbox(ANNA.into()), away, None).await.unwrap();
    let targets = [ANNA.to_owned(), BEN.to_owned()];
    engine.create_alias(&admin(), "team@example.org", &targets).await.unwrap();
    let blocked = make(engine, rule(of_anna(), Kind::Sender, CORA, Action::Block)).await;
    let letter = |from: &str| format!("From: {from}\nTo: team@example.org\nSubject: hello\n\nhello\n");
    hall.bring(CORA, &["team@example.org"], &letter(CORA)).await.unwrap();
    assert_eq!((hall.inbox(BEN).await.len(), hall.queued().await), (1, Vec::<String>::new()));
    let found = engine.traces(&admin(), &Default::default(), None, 10).await.unwrap();
    let told = &found.last().unwrap().story.message.recipients;
    let refusals = told.iter().filter(|it| matches!(it.place, store::traces::Place::Refused { .. }));
    assert_eq!(refusals.map(|it| it.address.as_str()).collect::<Vec<_>>(), [ANNA], "once, and not where she sends it");
    refused(hall.bring(CORA, &[ANNA], LETTER).await, &blocked);
    hall.bring("dora@far.test", &["team@example.org"], &letter("dora@far.test")).await.unwrap();
    assert_eq!(
        hall.queued().await,
        ["dora@far.test", "one@far.test", "two@far.test"],
        "others are sent on and answered"
    );
}

/// What failed is heard of by those who take mail from a few alone; whoever is named is blocked in a report too.
#[tokio::test]
async fn a_rule_on_everybody_does_not_mean_reports() {
    let hall = Hall::open().await;
    make(&hall.engine, rule(of_anna(), Kind::Sender, "*", Action::Block)).await;
    let report = "From: MAILER-DAEMON@elsewhere.test\nSubject: failed\n\nfailed\n";
    hall.bring("", &[ANNA], report).await.unwrap();
    assert_eq!(hall.inbox(ANNA).await.len(), 1);
    let named = make(&hall.engine, rule(of_anna(), Kind::Sender, "elsewhere.test", Action::Block)).await;
    refused(hall.bring("", &[ANNA], report).await, &named);
}

#[tokio::test]
async fn an_address_is_blocked_by_whichever_name_of_its_domain() {
    let hall = Hall::open().await;
    hall.license(plenty(), |_| {}).await;
    let other = DomainOrder { alias_of: Some("example.org".to_owned()), ..DomainOrder::new("example.net") };
    hall.engine.create_domain(&admin(), other).await.unwrap();
    let leaked = make(&hall.engine, rule(of_domain(), Kind::Recipient, ANNA, Action::Block)).await;
    for address in [ANNA, "anna@example.net", "Anna+x@example.net"] {
        refused(hall.bring(CORA, &[address], LETTER).await, &leaked);
    }
    hall.bring(CORA, &["ben@example.net"], LETTER).await.unwrap();
}

#[tokio::test]
async fn recipients_are_blocked_for_who_sends_and_in_their_domain() {
    let hall = Hall::open().await;
    let catching = |order: &mut DomainOrder| order.catch_all = Some(BEN.to_owned());
    hall.engine.edit_domain(&admin(), &"example.org".into(), None, catching).await.unwrap();
    let leaked = make(&hall.engine, rule(of_domain(), Kind::Recipient, "shop@example.org", Action::Block)).await;
    refused(hall.bring(CORA, &["Shop+x@example.org"], LETTER).await, &leaked);
    hall.bring(CORA, &["other@example.org"], LETTER).await.unwrap();
    let abroad = make(&hall.engine, rule(PlaceName::Reach, Kind::Recipient, "*.rival.test", Action::Block)).await;
    refused(hall.hand_in(ANNA, &["boss@mail.rival.test"], OWN).await, &abroad);
    let allowed = rule(of_anna(), Kind::Recipient, "mail.rival.test", Action::Allow);
    make(&hall.engine, allowed).await;
    hall.hand_in(ANNA, &["boss@mail.rival.test"], OWN).await.unwrap();
    assert_eq!(hall.queued().await, ["boss@mail.rival.test"]);
}

#[tokio::test]
async fn the_narrowest_network_says_who_may_connect() {
    let hall = Hall::open().await;
    let engine = &hall.engine;
    let network = |pattern: &str, action, services: &[Entrance]| {
        let mut order = rule(PlaceName::Reach, Kind::Network, pattern, action);
        order.words.services = services.to_vec();
        order
    };
    make(engine, network("0.0.0.0/0", Action::Block, &[Entrance::Submission])).await;
    make(engine, network("192.0.2.0/24", Action::Allow, &[])).await;
    let mut short = network("192.0.2.66", Action::Block, &[]);
    short.words.expires_at = Some(hall.place.clock.now() + Duration::from_secs(3600));
    let short = make(engine, short).await;
    make(engine, network("2001:db8::/32", Action::Block, &[])).await;
    let at = |peer: &str, service| engine.standing_of(service, peer.parse::<IpAddr>().unwrap());
    let check = |cases: &[(&str, Entrance, Standing)]| {
        for (peer, service, expected) in cases {
            assert_eq!(at(peer, *service), *expected, "{peer} {service:?}");
        }
    };
    check(&[
        ("203.0.113.9", Entrance::Smtp, Standing::Stranger),
        ("203.0.113.9", Entrance::Submission, Standing::Barred),
        ("192.0.2.7", Entrance::Submission, Standing::Known),
        ("::ffff:192.0.2.7", Entrance::Imap, Standing::Known),
        ("192.0.2.66", Entrance::Imap, Standing::Barred),
        ("2001:db8::1", Entrance::Pop3, Standing::Barred),
        ("2001:db9::1", Entrance::Pop3, Standing::Stranger),
    ]);
    // What is held in memory is what the rows say, after a restart too.
    let again = Engine::open(super::hall::parts(&hall.place).await).await.unwrap();
    assert_eq!(again.standing_of(Entrance::Imap, "192.0.2.66".parse().unwrap()), Standing::Barred);
    hall.place.clock.advance(Duration::from_secs(3600));
    check(&[("192.0.2.66", Entrance::Imap, Standing::Known)]);
    assert_eq!(engine.end_access_rules().await.unwrap(), 1);
    let gone = engine.access_rule(&admin(), Side::Administration, &short.id.to_string()).await;
    assert!(matches!(gone, Err(Refused::Missing { .. })), "{gone:?}");
    let every = engine.access_rules(&admin(), &AccessRuleQuery::default(), None, 10).await.unwrap();
    for rule in every {
        engine.delete_access_rule(&admin(), Side::Administration, &rule.id.to_string(), None).await.unwrap();
    }
    check(&[("192.0.2.7", Entrance::Imap, Standing::Stranger), ("2001:db8::1", Entrance::Pop3, Standing::Stranger)]);
}

#[tokio::test]
async fn who_is_known_waits_for_nobody_elses_guesses_and_who_is_blocked_signs_in_nowhere() {
    let hall = Hall::open().await;
    let engine = &hall.engine;
    let peer: IpAddr = "192.0.2.9".parse().unwrap();
    let right: SecretString = PASSWORD.to_owned().into();
    let guess = async |n: u32| {
        let (user, password) = (format!("nobody{n}@example.org"), SecretString::from(format!("guess {n}")));
        engine.login(Attempt { user: &user, password: &password, peer, protocol: Protocol::Imap }).await
    };
    let anna =
        async || engine.login(Attempt { user: ANNA, password: &right, peer, protocol: Protocol::Imap }).await.map(drop);
    for n in 0..20 {
        guess(n).await.unwrap_err();
    }
    assert!(matches!(anna().await, Err(LoginError::Throttled(_))));
    let [held] = &engine.held_up(&admin(), None, 10).unwrap()[..] else { panic!("one network waits") };
    assert_eq!((held.network.to_string().as_str(), held.failures), ("192.0.2.9", 16));
    let office = make(engine, rule(PlaceName::Reach, Kind::Network, "192.0.2.0/24", Action::Allow)).await;
    anna().await.unwrap();
    let words = words(Action::Block);
    let id = office.id.to_string();
    engine.replace_access_rule(&admin(), Side::Administration, &id, words, None).await.unwrap();
    let attempt =
        PersonAttempt { proof: Proof::Password { login: ANNA, password: &right, code: None }, peer, request: "one" };
    assert!(matches!(engine.begin_session(attempt).await.map(drop), Err(Refused::NetworkBlocked)));
}

#[tokio::test]
async fn failed_logins_are_forgotten_on_request() {
    let hall = Hall::open().await;
    let engine = &hall.engine;
    let peer: IpAddr = "192.0.2.9".parse().unwrap();
    let attempt = async |password: &str, peer| {
        let password: SecretString = password.to_owned().into();
        engine.login(Attempt { user: ANNA, password: &password, peer, protocol: Protocol::Imap }).await.map(drop)
    };
    for n in 0..20 {
        attempt(&format!("guess {n}"), peer).await.unwrap_err();
        hall.place.clock.advance(Duration::from_secs(900));
    }
    attempt("guess", peer).await.unwrap_err();
    let elsewhere: IpAddr = "192.0.2.10".parse().unwrap();
    assert!(matches!(attempt(PASSWORD, elsewhere).await, Err(LoginError::Throttled(_))), "the account waits");
    let rehearsed = Principal { intent: Intent::Rehearse, ..admin() };
    engine.forgive_mailbox(&rehearsed, &ANNA.into()).await.unwrap();
    assert!(matches!(attempt(PASSWORD, elsewhere).await, Err(LoginError::Throttled(_))), "only rehearsed");
    engine.forgive_mailbox(&admin(), &ANNA.into()).await.unwrap();
    attempt(PASSWORD, elsewhere).await.unwrap();
    assert!(matches!(attempt(PASSWORD, peer).await, Err(LoginError::Throttled(_))), "the network waits");
    engine.forgive_network(&rehearsed, "192.0.2.9").await.unwrap();
    assert_eq!(engine.held_up(&admin(), None, 10).unwrap().len(), 1);
    engine.forgive_network(&admin(), "192.0.2.9").await.unwrap();
    attempt(PASSWORD, peer).await.unwrap();
    let again = engine.forgive_network(&admin(), "192.0.2.9").await;
    assert!(matches!(again, Err(Refused::Missing { .. })), "{again:?}");
}

#[tokio::test]
async fn rules_are_refused_that_could_not_be_meant() {
    let hall = Hall::open().await;
    let engine = &hall.engine;
    let anna = engine.mailbox(&admin(), &ANNA.into()).await.unwrap().mailbox;
    let holder = Principal { reach: Reach::Mailbox { id: anna.id, tenant: anna.owner.tenant }, ..admin() };
    let errors = |refused: Result<AccessRule, Refused>| match refused {
        Err(Refused::Invalid(errors)) => {
            errors.iter().map(|error: &FieldError| error.pointer.clone()).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let mut much = rule(of_anna(), Kind::Sender, "not an address", Action::Allow);
    much.words = AccessRuleWords {
        enforced: true,
        services: vec![Entrance::Smtp],
        reply: "no\r\nRCPT".to_owned(),
        note: "x".repeat(501),
        expires_at: Some(hall.place.clock.now()),
        ..much.words
    };
    let found = errors(engine.create_access_rule(&admin(), much).await);
    assert_eq!(found, ["/pattern", "/services", "/reply", "/note", "/expires_at"]);
    for (by, order, field) in [
        (&admin(), rule(of_domain(), Kind::Network, "192.0.2.1", Action::Block), "/kind"),
        (&holder, rule(PlaceName::Own, Kind::Recipient, "*", Action::Block), "/kind"),
        (&admin(), rule(PlaceName::Domain("far.test".to_owned()), Kind::Sender, "*", Action::Block), "/domain"),
        (&admin(), rule(PlaceName::Tenant("acme".to_owned()), Kind::Sender, "*", Action::Block), "/tenant"),
    ] {
        assert_eq!(errors(engine.create_access_rule(by, order).await), [field]);
    }
    let own =
        engine.create_access_rule(&holder, rule(PlaceName::Own, Kind::Sender, CORA, Action::Block)).await.unwrap();
    let same = rule(of_anna(), Kind::Sender, "CORA@elsewhere.test", Action::Allow);
    let twice = engine.create_access_rule(&admin(), same).await;
    assert!(matches!(twice, Err(Refused::Exists { found: Some(_), .. })), "{twice:?}");
    // It goes with the mailbox, and only with it.
    engine.rename_mailbox(&admin(), &ANNA.into(), "ann@example.org", None).await.unwrap();
    refused(hall.bring(CORA, &["ann@example.org"], LETTER).await, &own);
    erase(engine, "ann@example.org").await;
    assert!(engine.access_rules(&admin(), &AccessRuleQuery::default(), None, 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_rehearsed_rule_holds_for_nobody() {
    let hall = Hall::open().await;
    let rehearsed = Principal { intent: Intent::Rehearse, ..admin() };
    for (kind, pattern) in [(Kind::Sender, "*"), (Kind::Network, "192.0.2.7")] {
        hall.engine.create_access_rule(&rehearsed, rule(PlaceName::Reach, kind, pattern, Action::Block)).await.unwrap();
    }
    assert_eq!(hall.engine.standing_of(Entrance::Smtp, "192.0.2.7".parse().unwrap()), Standing::Stranger);
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
}

/// What an administrator says of a mailbox is not its holder's to lift: a reader of the dashboard's source found that it was.
#[tokio::test]
async fn a_rule_that_an_administrator_made_is_out_of_the_holders_hands() {
    let hall = Hall::open().await;
    let engine = &hall.engine;
    let anna = engine.mailbox(&admin(), &ANNA.into()).await.unwrap().mailbox;
    let holder = Principal { reach: Reach::Mailbox { id: anna.id, tenant: anna.owner.tenant }, ..admin() };
    let mut order = rule(of_anna(), Kind::Sender, "elsewhere.test", Action::Block);
    order.words.enforced = true;
    let theirs = make(engine, order).await;
    let id = theirs.id.to_string();
    let words = words(Action::Allow);
    for outcome in [
        engine.access_rule(&holder, Side::Holder, &id).await.map(drop),
        engine.replace_access_rule(&holder, Side::Holder, &id, words, None).await.map(drop),
        engine.delete_access_rule(&holder, Side::Holder, &id, None).await,
    ] {
        assert!(matches!(outcome, Err(Refused::Missing { .. })), "{outcome:?}");
    }
    assert!(engine.own_access_rules(&holder, None, None, 10).await.unwrap().is_empty());
    let same =
        engine.create_access_rule(&holder, rule(PlaceName::Own, Kind::Sender, "elsewhere.test", Action::Allow)).await;
    assert!(matches!(same, Err(Refused::Exists { found: None, .. })), "{same:?}");
    engine.create_access_rule(&holder, rule(PlaceName::Own, Kind::Sender, CORA, Action::Allow)).await.unwrap();
    refused(hall.bring(CORA, &[ANNA], LETTER).await, &theirs);
    // Whoever was refused says the identifier, and the administrator finds the rule by it.
    let query = AccessRuleQuery { search: Some(id), ..AccessRuleQuery::default() };
    assert_eq!(engine.access_rules(&admin(), &query, None, 10).await.unwrap(), [theirs]);
}
