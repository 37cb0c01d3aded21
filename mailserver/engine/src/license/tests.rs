//! The licence as the engine lives by it, over rows, with a vendor on paper and a clock that is held.

use license::Moment;
use license::allows::{State, Surface};
use license::claims::{Claims, Decision, Kind, PayState, Status as Decided};
use license::development::{Vendor, plenty};
use license::entitlement::{Edition, Entitlement, Limit, LimitName};
use license::request::{Purpose, Request};
use secrecy::SecretString;
use store::testing::Place;

use super::*;
use crate::domains::DomainOrder;
use crate::login::{Attempt, LoginError, Protocol};
use crate::mailboxes::MailboxQuery;
use crate::tests::hall::{Hall, PASSWORD, admin, erase, order};
use crate::{Principal, Refused};

mod notice;
mod online;
mod reach;

const SERVER: &str = "https://licenses.vendor.example";
const ROOT: &str = include_str!("../../../../license-server/development-root.pem");
const DAY: i64 = 86_400;

/// Where an engine of a test stands.
pub(crate) fn premises(place: &Place) -> Premises {
    // Far enough back to be covered by any upgrade protection of a story.
    let build = Moment::from_second(1_500_000_000);
    Premises { roots: Roots::development(), build, ..Premises::new(place.folder.path(), Some(SERVER.to_owned())) }
}

/// Any number of domains and mailboxes, for the stories of other rules.
pub(crate) async fn licensed(hall: &Hall) {
    crate::testing::license(&hall.engine, ROOT, SERVER).await;
}

fn limited(domains: u64, mailboxes: u64) -> Entitlement {
    let limits = plenty().limits.with(LimitName::DOMAINS, Limit::At(domains));
    Entitlement {
        limits: limits.with(LimitName::MAILBOXES, Limit::At(mailboxes)),
        edition: Edition::Professional,
        ..plenty()
    }
}

impl Hall {
    fn now(&self) -> Moment {
        Moment::from(self.engine.store().clock().now())
    }

    async fn request(&self) -> (String, Request) {
        let file = self.engine.request_license(&admin(), Purpose::Activate, None).await.unwrap();
        let request = Vendor::new(ROOT).unwrap().open(&file, SERVER, self.now()).unwrap();
        (file, request)
    }

    /// Brings a licence that says what `change` makes of a paid one.
    pub(crate) async fn license(&self, grant: Entitlement, change: impl FnOnce(&mut Claims)) {
        let vendor = Vendor::new(ROOT).unwrap();
        let (_, request) = self.request().await;
        let mut claims = vendor.claims(&request, grant, self.now());
        change(&mut claims);
        let file = vendor.sign(&claims, self.now()).unwrap().to_file();
        self.engine.import_license(&admin(), &file).await.unwrap();
    }

    /// Lets time pass, by both clocks.
    async fn wait(&self, seconds: i64) {
        self.engine.store().clock().advance(std::time::Duration::from_secs(seconds.unsigned_abs()));
        self.engine.look_at_license().await.unwrap();
    }

    fn state(&self) -> State {
        self.engine.license().evaluation.state
    }

    async fn log_in(&self, user: &str, protocol: Protocol) -> Result<(), LoginError> {
        let password = SecretString::from(PASSWORD);
        let peer = "192.0.2.7".parse().unwrap();
        self.engine.login(Attempt { user, password: &password, peer, protocol }).await.map(drop)
    }

    async fn domain(&self, name: &str) -> Result<(), Refused> {
        self.engine.create_domain(&admin(), DomainOrder::new(name)).await.map(drop)
    }

    async fn events(&self) -> Vec<String> {
        let feed = self.engine.store().db().feed().after(foundation::db::Cursor(0), 1000).await.unwrap().unwrap();
        let told = feed.into_iter().filter(|entry| entry.kind == "license.state_changed");
        told.map(|entry| entry.detail.unwrap()).collect()
    }

    /// The same rows and folder, as after a restart.
    async fn reopened(&self) -> Engine {
        let parts = crate::tests::hall::parts(&self.place).await;
        Engine::open(parts).await.unwrap()
    }
}

/// LIC-04, LIC-05, LIC-06.
#[tokio::test]
async fn without_a_key_there_is_one_domain_and_ten_mailboxes() {
    let hall = Hall::open().await;
    assert_eq!(hall.state(), State::Free);
    let refused = hall.domain("example.net").await;
    let Err(Refused::NoRoom(room)) = refused else { panic!("{refused:?}") };
    assert_eq!(room.to_string(), "the licence (free) allows 1 domain, and 1 is in use");
    // What is there already is said to be there: who repeats himself is not told of limits.
    assert!(matches!(hall.domain("example.org").await, Err(Refused::Exists { .. })));
    for number in 2..10 {
        hall.engine.create_mailbox(&admin(), order(&format!("n{number}@example.org"))).await.unwrap();
    }
    let eleventh = hall.engine.create_mailbox(&admin(), order("n11@example.org")).await;
    assert!(matches!(&eleventh, Err(Refused::NoRoom(NoRoom::Limit { used: 10, most: 10, .. }))), "{eleventh:?}");
    erase(&hall.engine, "n9@example.org").await;
    hall.engine.create_mailbox(&admin(), order("n11@example.org")).await.unwrap();
}

/// LIC-02, LIC-07: a key brings more; what it brings survives a restart.
#[tokio::test]
async fn a_licence_raises_the_limits_at_once_and_is_kept() {
    let hall = Hall::open().await;
    hall.license(limited(2, 3), |_| {}).await;
    assert_eq!(hall.state(), State::Licensed);
    hall.domain("example.net").await.unwrap();
    hall.engine.create_mailbox(&admin(), order("carl@example.net")).await.unwrap();
    let fourth = hall.engine.create_mailbox(&admin(), order("dora@example.net")).await;
    assert!(matches!(fourth, Err(Refused::NoRoom(NoRoom::Limit { used: 3, most: 3, .. }))), "{fourth:?}");
    let again = hall.reopened().await;
    assert_eq!(again.license().evaluation.edition, Edition::Professional);
    assert_eq!(hall.events().await.len(), 1, "{:?}", hall.events().await);
    assert!(hall.events().await[0].contains("\"before\":\"free\""));
}

/// Attack 15: an answer is good once. Attacks 1 and 4: it must be the vendor's, and for us.
#[tokio::test]
async fn an_answer_is_taken_once_and_only_here() {
    let (hall, other) = (Hall::open().await, Hall::open().await);
    let vendor = Vendor::new(ROOT).unwrap();
    let (file, request) = hall.request().await;
    let answer = vendor.answer(&file, SERVER, plenty(), hall.now()).unwrap();
    let elsewhere = other.engine.import_license(&admin(), &answer).await;
    assert!(matches!(elsewhere, Err(Refused::License(LicenseError::Import(_)))), "{elsewhere:?}");
    hall.engine.import_license(&admin(), &answer).await.unwrap();
    let twice = hall.engine.import_license(&admin(), &answer).await;
    assert!(matches!(twice, Err(Refused::License(LicenseError::Import(_)))), "{twice:?}");
    let forged = Vendor::new(&SigningKey::from_seed_named_by_itself(&[7; 32]).unwrap().pem()).unwrap();
    let forged = forged.sign(&vendor.claims(&request, plenty(), hall.now()), hall.now()).unwrap().to_file();
    let refused = hall.engine.import_license(&admin(), &forged).await;
    assert!(matches!(refused, Err(Refused::License(LicenseError::Import(_)))), "{refused:?}");
    assert_eq!((hall.state(), other.state()), (State::Licensed, State::Free));
}

/// Attack 6: neither the rows of last week nor the file alone bring an older and richer licence back.
#[tokio::test]
async fn an_older_licence_does_not_come_back_with_the_rows() {
    let hall = Hall::open().await;
    let before = rows::read(&mut hall.engine.store().read().await.unwrap()).await.unwrap().unwrap();
    let vendor = Vendor::new(ROOT).unwrap();
    let (_, request) = hall.request().await;
    let waiting = rows::read(&mut hall.engine.store().read().await.unwrap()).await.unwrap().unwrap();
    let rich = vendor.sign(&vendor.claims(&request, plenty(), hall.now()), hall.now()).unwrap().to_file();
    hall.wait(60).await;
    hall.license(limited(1, 5), |_| {}).await;
    // The rows are restored, the file beside them is not.
    assert_ne!(before, waiting);
    let restored = hall.engine.store().db().write(waiting, |tx, kept| Box::pin(rows::keep(tx, kept)));
    restored.await.unwrap();
    let again = hall.reopened().await;
    let refused = again.import_license(&admin(), &rich).await.unwrap_err().to_string();
    assert!(refused.contains("has had"), "{refused}");
}

/// UPS-17, and what works while stopped: nothing bounces, nothing is deleted, administration goes on, and payment brings
/// everything back at once.
#[tokio::test]
async fn unpaid_stops_mail_without_losing_any_and_payment_brings_it_back() {
    let hall = Hall::open().await;
    let due = hall.now().plus_days(30);
    hall.license(plenty(), |claims| {
        claims.pay.state = PayState::Pending;
        claims.pay.due = Some(due);
        claims.exp = due;
    })
    .await;
    assert_eq!(hall.state(), State::Warn);
    let anna = hall.anna().await.login.unwrap();
    hall.hand_in("anna@example.org", &["away@elsewhere.test"], "From: anna@example.org\nSubject: waits\n\ntext\n")
        .await
        .unwrap();
    let expires = expiry(&hall).await;
    hall.wait(29 * DAY).await;
    assert_eq!(hall.state(), State::Warn);
    hall.bring("bert@elsewhere.test", &["anna@example.org"], "Subject: day 29\n\ntext\n").await.unwrap();
    assert!(!anna.admission.is_withdrawn());

    hall.wait(DAY).await;
    assert_eq!(hall.state(), State::Stopped);
    assert!(anna.admission.is_withdrawn());
    let deferred = hall.bring("bert@elsewhere.test", &["anna@example.org"], "Subject: no\n\ntext\n").await.unwrap_err();
    assert_eq!(deferred.to_string().get(..9), Some("451 4.3.2"), "{deferred}");
    let submitted = hall.hand_in("anna@example.org", &["ben@example.org"], "Subject: no\n\ntext\n").await.unwrap_err();
    assert_eq!(submitted.to_string().get(..9), Some("451 4.3.2"), "{submitted}");
    for protocol in [Protocol::Smtp, Protocol::Imap, Protocol::Pop3] {
        let refused = hall.log_in("anna@example.org", protocol).await;
        assert!(matches!(refused, Err(LoginError::Barred(Barred::Stopped(State::Stopped)))), "{refused:?}");
    }
    assert!(hall.engine.license().holds_queue());
    assert!(matches!(hall.domain("example.net").await, Err(Refused::NoRoom(NoRoom::Frozen { .. }))));
    // Administration, and deleting, go on.
    assert_eq!(hall.engine.count_mailboxes(&admin(), &MailboxQuery::default()).await.unwrap(), 2);
    erase(&hall.engine, "ben@example.org").await;
    assert_eq!(hall.inbox("anna@example.org").await.len(), 1);

    hall.wait(3 * DAY).await;
    hall.license(plenty(), |_| {}).await;
    assert_eq!(hall.state(), State::Licensed);
    hall.bring("bert@elsewhere.test", &["anna@example.org"], "Subject: back\n\ntext\n").await.unwrap();
    hall.log_in("anna@example.org", Protocol::Imap).await.unwrap();
    assert_eq!(hall.queued().await, ["away@elsewhere.test"]);
    assert_eq!(expiry(&hall).await - expires, 3 * DAY * 1_000_000, "the queue got its time back");
    let states: Vec<String> = hall.events().await;
    assert_eq!(states.len(), 3, "{states:?}");
}

async fn expiry(hall: &Hall) -> i64 {
    let mut conn = hall.engine.store().read().await.unwrap();
    store::queue::list(&mut conn, &Default::default(), store::ids::QueueId(0), 1).await.unwrap()[0].expires_at
}

/// LIC-41, and what it leaves open: the surplus is kept and keeps receiving, and after a fortnight to choose logs in no more.
#[tokio::test]
async fn a_trial_that_ends_leaves_free_and_loses_no_mailbox() {
    let hall = Hall::open().await;
    let end = hall.now().plus_days(30);
    hall.license(plenty(), |claims| {
        claims.knd = Kind::Trial;
        claims.trm = Some(end);
        claims.exp = end;
    })
    .await;
    assert_eq!(hall.state(), State::Trial);
    hall.domain("example.net").await.unwrap();
    hall.engine.create_mailbox(&admin(), order("carl@example.net")).await.unwrap();
    hall.log_in("carl@example.net", Protocol::Imap).await.unwrap();

    hall.wait(31 * DAY).await;
    assert_eq!(hall.state(), State::Free);
    let by = hall.engine.license().choose_by.unwrap();
    assert_eq!(by, end.plus_days(14));
    hall.log_in("carl@example.net", Protocol::Imap).await.unwrap();
    assert!(matches!(hall.domain("example.com").await, Err(Refused::NoRoom(_))));
    let choose = |who: &'static [&'static str]| {
        let who: Vec<String> = who.iter().map(|who| (*who).to_owned()).collect();
        let engine = hall.engine.clone();
        async move { engine.choose_mailboxes(&admin(), &who).await }
    };
    let two = choose(&["carl@example.net", "anna@example.org"]).await;
    assert!(matches!(&two, Err(Refused::Invalid(errors)) if errors[0].code == "out_of_range"), "{two:?}");
    choose(&["carl@example.net"]).await.unwrap();
    hall.log_in("carl@example.net", Protocol::Imap).await.unwrap();
    for protocol in [Protocol::Smtp, Protocol::Imap] {
        let refused = hall.log_in("anna@example.org", protocol).await;
        assert!(matches!(refused, Err(LoginError::Barred(Barred::NotChosen))), "{refused:?}");
    }
    hall.bring("bert@elsewhere.test", &["anna@example.org"], "Subject: kept\n\ntext\n").await.unwrap();
    assert_eq!(hall.inbox("anna@example.org").await.len(), 1);

    hall.wait(14 * DAY).await;
    assert!(matches!(choose(&["anna@example.org"]).await, Err(Refused::NothingToChoose(_))));
    hall.log_in("carl@example.net", Protocol::Imap).await.unwrap();
    // Who has room again has everybody back.
    erase(&hall.engine, "carl@example.net").await;
    hall.engine.delete_domain(&admin(), &"example.net".into(), None).await.unwrap();
    hall.log_in("anna@example.org", Protocol::Imap).await.unwrap();
}

#[tokio::test]
async fn when_nobody_chooses_the_first_domain_stays() {
    let hall = Hall::open().await;
    hall.license(plenty(), |claims| {
        claims.knd = Kind::Trial;
        claims.trm = Some(claims.iat.plus_days(1));
    })
    .await;
    hall.domain("example.net").await.unwrap();
    hall.engine.create_mailbox(&admin(), order("carl@example.net")).await.unwrap();
    hall.wait(16 * DAY).await;
    hall.log_in("anna@example.org", Protocol::Imap).await.unwrap();
    let refused = hall.log_in("carl@example.net", Protocol::Imap).await;
    assert!(matches!(refused, Err(LoginError::Barred(Barred::NotChosen))), "{refused:?}");
}

#[tokio::test]
async fn while_suspended_mail_can_be_read_and_not_changed() {
    let hall = Hall::open().await;
    hall.license(plenty(), |claims| {
        claims.sta = Some(Decided { state: Decision::Suspended, from: claims.iat.plus_days(7) });
    })
    .await;
    assert_eq!(hall.state(), State::Warn);
    hall.wait(7 * DAY).await;
    assert_eq!(hall.state(), State::Suspended);
    hall.log_in("anna@example.org", Protocol::Imap).await.unwrap();
    assert!(matches!(hall.log_in("anna@example.org", Protocol::Smtp).await, Err(LoginError::Barred(_))));
    assert_eq!(hall.engine.license().admits(Surface::Access, MailboxId(1)), Ok(Access::ReadOnly));
    let mailbox = hall.anna().await.login.unwrap().mailbox;
    let limits = crate::folders::Limits::default();
    let refused = crate::folders::subscribe(&hall.engine, mailbox, "Archive", &limits).await;
    assert!(matches!(refused, Err(crate::folders::FolderError::ReadOnly)), "{refused:?}");
}

/// Attack 7: setting the clock back does not bring a trial back.
#[tokio::test]
async fn the_clock_is_kept_and_does_not_run_backwards() {
    let hall = Hall::open().await;
    hall.license(plenty(), |claims| {
        claims.knd = Kind::Trial;
        claims.trm = Some(claims.iat.plus_days(10));
    })
    .await;
    let began = hall.now();
    hall.wait(11 * DAY).await;
    assert_eq!(hall.state(), State::Free);
    hall.engine.licensing.keep_clock().await.unwrap();
    hall.engine.store().clock().set(began.timestamp());
    assert_eq!(hall.reopened().await.license().evaluation.state, State::Free);
}

/// LIC-12.
#[tokio::test]
async fn only_who_may_touches_the_licence() {
    let hall = Hall::open().await;
    let scopes = foundation::tokens::Scopes::new([foundation::tokens::Scope::Write(crate::Area::Domains)]);
    let other = Principal { scopes, ..admin() };
    let requested = hall.engine.request_license(&other, Purpose::Activate, None).await;
    assert!(matches!(requested, Err(Refused::Forbidden(_))), "{requested:?}");
    assert!(matches!(hall.engine.import_license(&other, "").await, Err(Refused::Forbidden(_))));
    assert!(matches!(hall.engine.choose_mailboxes(&other, &[]).await, Err(Refused::Forbidden(_))));
}

#[test]
fn a_licence_server_is_asked_by_https_or_within_the_machine() {
    for good in
        ["https://licenses.example.com", "https://[2001:db8::1]:8443/v", "http://127.0.0.1:80", "http://[::1]:1"]
    {
        assert_eq!(check_server(good), Ok(()), "{good}");
    }
    for bad in ["", "licenses.example.com", "http://licenses.example.com", "ftp://x", "https://u@x", "https://x/?a"] {
        assert!(check_server(bad).is_err(), "{bad}");
    }
}
