//! Where is listened, and by which certificates: said in rows, done at once, and as it was when it cannot be done.

use std::collections::HashSet;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use foundation::tls::{Identities, Identity, Resolver};
use futures::future::BoxFuture;
use jiff::Timestamp;
use parking_lot::Mutex;
use store::certificates::Wanted;

use super::hall::{Hall, admin, parts};
use crate::certificates::{CertificateOrder, CertificateState};
use crate::listeners::{Door, Doors, Held, ListenerOrder, ListenerStanding, Spoken};
use crate::named::Put;
use crate::{Engine, Intent, Principal, Refused};

/// Doors of a house without sockets: an address is taken once, and port 0 is one of ours.
#[derive(Clone, Default)]
struct Street(Arc<Mutex<HashSet<SocketAddr>>>);

struct Taken(Street, SocketAddr);

impl Drop for Taken {
    fn drop(&mut self) {
        self.0.0.lock().remove(&self.1);
    }
}

impl Held for Taken {
    fn close(self: Box<Self>) -> BoxFuture<'static, ()> {
        Box::pin(async move { drop(self) })
    }
}

impl Doors for Street {
    fn open(&self, spoken: Spoken, address: SocketAddr) -> io::Result<Door> {
        let address = if address.port() == 0 { SocketAddr::new(address.ip(), 40_000) } else { address };
        match self.0.lock().insert(address) {
            true => Ok(Door { spoken, address, held: Box::new(Taken(self.clone(), address)) }),
            false => Err(io::Error::from(io::ErrorKind::AddrInUse)),
        }
    }
}

impl Street {
    fn open(&self) -> Vec<String> {
        let mut open: Vec<String> = self.0.lock().iter().map(ToString::to_string).collect();
        open.sort();
        open
    }
}

fn at(address: &str) -> SocketAddr {
    address.parse().unwrap()
}

fn order(spoken: Spoken, address: &str) -> ListenerOrder {
    ListenerOrder { spoken, address: at(address), enabled: true }
}

async fn put(engine: &Engine, name: &str, order: ListenerOrder) -> Result<(ListenerStanding, Put), Refused> {
    let (state, put) = engine.put_listener(&admin(), name, order, None).await?;
    Ok((state.standing, put))
}

#[tokio::test]
async fn a_listener_is_opened_moved_and_closed_while_the_server_runs() {
    let (hall, street) = (Hall::open().await, Street::default());
    let engine = &hall.engine;
    let boot = vec![(Spoken::Smtp, at("192.0.2.1:25")), (Spoken::Smtp, at("192.0.2.2:25"))];
    let told = engine.serve_listeners(Arc::new(street.clone()), boot).await.unwrap();
    street.0.lock().insert(at("192.0.2.1:25"));

    let opened = put(engine, "office", order(Spoken::Submission, "192.0.2.1:2525")).await.unwrap();
    assert_eq!(opened, (ListenerStanding::Open(at("192.0.2.1:2525")), Put::Created));
    let taken = put(engine, "office", order(Spoken::Submission, "192.0.2.1:25")).await;
    assert!(matches!(taken, Err(Refused::CannotListen { .. })), "{taken:?}");
    assert_eq!(street.open(), ["192.0.2.1:25", "192.0.2.1:2525"], "what was open stays");
    let spoken = put(engine, "office", order(Spoken::Imap, "192.0.2.1:2525")).await.unwrap();
    assert_eq!(spoken, (ListenerStanding::Open(at("192.0.2.1:2525")), Put::Replaced), "at the same address");
    let moved = put(engine, "office", order(Spoken::Imap, "192.0.2.1:0")).await.unwrap().0;
    assert_eq!(moved, ListenerStanding::Open(at("192.0.2.1:40000")));
    assert_eq!(*told.borrow(), [(Spoken::Imap, at("192.0.2.1:40000"))], "whoever tells others hears of it");
    assert_eq!(street.open(), ["192.0.2.1:25", "192.0.2.1:40000"]);
    let closed = ListenerOrder { enabled: false, ..order(Spoken::Imap, "192.0.2.1:0") };
    assert_eq!(put(engine, "office", closed).await.unwrap().0, ListenerStanding::Closed);
    assert_eq!(street.open(), ["192.0.2.1:25"]);

    put(engine, "office", order(Spoken::Imap, "192.0.2.1:143")).await.unwrap();
    let rehearsed = Principal { intent: Intent::Rehearse, ..admin() };
    engine.put_listener(&rehearsed, "other", order(Spoken::Imap, "192.0.2.1:144"), None).await.unwrap();
    engine.put_listener(&rehearsed, "office", order(Spoken::Imaps, "192.0.2.1:143"), None).await.unwrap();
    let taken = engine.put_listener(&rehearsed, "other", order(Spoken::Imap, "192.0.2.1:25"), None).await;
    assert!(matches!(taken, Err(Refused::CannotListen { .. })), "{taken:?}");
    assert_eq!(street.open(), ["192.0.2.1:143", "192.0.2.1:25"], "a rehearsal opens and closes nothing");

    let names: Vec<_> = engine.listeners(&admin(), None, 10).await.unwrap().into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["boot-smtp", "boot-smtp-2", "office"]);
    for name in ["boot-smtp", "boot-anything"] {
        let refused = put(engine, name, order(Spoken::Imap, "192.0.2.1:143")).await;
        assert!(matches!(refused, Err(Refused::InBootFile(_))), "{refused:?}");
        let refused = engine.delete_listener(&admin(), name, None).await;
        assert!(matches!(refused, Err(Refused::InBootFile(_))), "{refused:?}");
    }
    engine.delete_listener(&admin(), "office", None).await.unwrap();
    assert_eq!(street.open(), ["192.0.2.1:25"]);
}

#[tokio::test]
async fn what_cannot_be_opened_at_a_start_is_shown_and_tried_again() {
    let (hall, street) = (Hall::open().await, Street::default());
    // Nobody serves: rows are written, and nothing is open.
    assert_eq!(
        put(&hall.engine, "office", order(Spoken::Imap, "192.0.2.1:143")).await.unwrap().0,
        ListenerStanding::Closed
    );
    street.0.lock().insert(at("192.0.2.1:143"));
    let engine = Engine::open(parts(&hall.place).await).await.unwrap();
    let told = engine.serve_listeners(Arc::new(street.clone()), Vec::new()).await.unwrap();
    assert!(told.borrow().is_empty(), "the start goes on");
    let state = engine.listener(&admin(), "office").await.unwrap();
    assert!(matches!(state.standing, ListenerStanding::Failed(_)), "{state:?}");
    let told = engine.keep_listeners().await.unwrap_err().to_string();
    assert!(told.starts_with("office: "), "{told}");
    street.0.lock().clear();
    assert_eq!(engine.keep_listeners().await.unwrap(), "1 listeners are open");
    engine.close_listeners();
    assert!(street.open().is_empty());
}

/// A certificate for these names with its key, PEM.
fn pem(names: &[&str], now: Timestamp) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    Identity::self_signed(folder.path(), &names, now).unwrap();
    let text = std::fs::read_to_string(folder.path().join("self-signed.pem")).unwrap();
    let (key, chain) = match text.find("-----BEGIN PRIVATE KEY").unwrap() {
        0 => text.split_at(text.find("-----BEGIN CERT").unwrap()),
        at => {
            let (chain, key) = text.split_at(at);
            (key, chain)
        }
    };
    (chain.to_owned(), key.to_owned())
}

fn given(chain: &str, key: Option<&str>) -> CertificateOrder {
    CertificateOrder::Given { chain: chain.to_owned(), private_key: key.map(|key| key.to_owned().into()) }
}

async fn give(engine: &Engine, name: &str, order: CertificateOrder) -> Result<CertificateState, Refused> {
    engine.put_certificate(&admin(), name, order, None).await.map(|(state, _)| state)
}

fn field(refused: Result<CertificateState, Refused>) -> String {
    let Err(Refused::Invalid(errors)) = &refused else { panic!("{refused:?}") };
    format!("{} {}", errors[0].pointer, errors[0].code)
}

#[tokio::test]
async fn a_certificate_is_taken_that_fits_its_key_and_its_key_is_never_told() {
    foundation::tls::install_provider();
    let hall = Hall::open().await;
    let (engine, now) = (&hall.engine, hall.place.clock.now());
    let (chain, key) = pem(&["mail.example.org", "*.example.net"], now);
    let (other, other_key) = pem(&["mail.example.org"], now);
    for (order, expected) in [
        (given(&chain, None), "/private_key required"),
        (given(&chain, Some(&other_key)), "/private_key invalid"),
        (given(&chain, Some("no key")), "/private_key invalid"),
        (given("no chain", Some(&key)), "/chain invalid"),
        (given(&pem(&["192.0.2.1"], now).0, Some(&key)), "/private_key invalid"),
    ] {
        assert_eq!(field(give(engine, "mail", order).await), expected);
    }
    let (old, old_key) = pem(&["mail.example.org"], now - Duration::from_secs(400 * 86_400));
    assert_eq!(field(give(engine, "mail", given(&old, Some(&old_key))).await), "/chain out_of_range");

    let made = give(engine, "mail", given(&chain, Some(&key))).await.unwrap();
    assert_eq!(made.names, ["mail.example.org", "*.example.net"]);
    assert_eq!((made.chain.as_deref(), made.problem), (Some(chain.as_str()), None));
    assert!(made.validity.is_some_and(|(from, until)| from <= now && now < until));
    // What was read can be sent back, with the key or without, and changes nothing.
    for key in [None, Some(key.as_str())] {
        let again = give(engine, "mail", given(&chain, key)).await.unwrap();
        assert_eq!(again.certificate.revision, made.certificate.revision);
    }
    assert_eq!(field(give(engine, "mail", given(&other, None)).await), "/private_key invalid");
    let (books, told) =
        (engine.audit_lines(&admin(), &Default::default(), None, 10).await.unwrap(), key.lines().nth(1));
    assert!(!format!("{books:?}").contains(told.unwrap()), "no key in the books");
    engine.delete_certificate(&admin(), "mail", None).await.unwrap();
    assert!(matches!(engine.certificate(&admin(), "mail").await, Err(Refused::Missing { .. })));
}

/// Which certificate a client is shown that asks for a name, or for none.
fn shown(engine: &Engine, own: &Identity, name: Option<&str>) -> String {
    let resolver = Resolver::beside(Identities::new(own.clone()), engine.shelf().clone());
    resolver.choose(name).names().join(" ")
}

#[tokio::test]
async fn what_has_ended_is_served_no_more_and_the_servers_own_name_answers_for_all() {
    foundation::tls::install_provider();
    let hall = Hall::open().await;
    let (engine, now) = (&hall.engine, hall.place.clock.now());
    let folder = tempfile::tempdir().unwrap();
    let own = Identity::self_signed(folder.path(), &["boot.example.org".to_owned()], now).unwrap();
    let (chain, key) = pem(&["mail.example.org"], now);
    give(engine, "given", given(&chain, Some(&key))).await.unwrap();
    let shown = |name| shown(engine, &own, name);
    assert_eq!(
        (shown(Some("mail.example.org")).as_str(), shown(None).as_str()),
        ("mail.example.org", "boot.example.org")
    );
    hall.set("server", serde_json::json!({"hostname": "mail.example.org"})).await;
    engine.tend_certificates().await.unwrap();
    assert_eq!((shown(None).as_str(), shown(Some("far.test")).as_str()), ("mail.example.org", "mail.example.org"));
    hall.place.clock.advance(Duration::from_secs(500 * 86_400));
    engine.tend_certificates().await.unwrap();
    assert_eq!(
        (shown(Some("mail.example.org")).as_str(), shown(None).as_str()),
        ("boot.example.org", "boot.example.org")
    );
}

#[tokio::test]
async fn an_authority_that_is_not_there_is_a_problem_that_is_told() {
    foundation::tls::install_provider();
    let hall = Hall::open().await;
    let engine = &hall.engine;
    let wanted = |directory: &str, names: &[&str], ca: Option<&str>| {
        CertificateOrder::Acme(Wanted {
            directory: directory.to_owned(),
            contact: Some("hostmaster@example.org".to_owned()),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            ca: ca.map(str::to_owned),
        })
    };
    for (order, expected) in [
        (wanted("http://127.0.0.1:1/dir", &["mail.example.org"], None), "/acme/directory invalid"),
        (wanted("https://127.0.0.1:1/dir", &[], None), "/acme/names out_of_range"),
        (wanted("https://127.0.0.1:1/dir", &["a.example.org", "*.example.org"], None), "/acme/names/1 invalid"),
        (wanted("https://127.0.0.1:1/dir", &["mail.example.org"], Some("nothing")), "/acme/ca invalid"),
    ] {
        assert_eq!(field(give(engine, "mail.example.org", order).await), expected);
    }
    let ca = pem(&["authority.example"], hall.place.clock.now()).0;
    let order = wanted("https://127.0.0.1:1/dir", &["mail.example.org"], Some(&ca));
    let made = give(engine, "mail.example.org", order).await.unwrap();
    assert_eq!((made.names.as_slice(), &made.chain), (["mail.example.org".to_owned()].as_slice(), &None));
    let told = engine.tend_certificates().await.unwrap_err().to_string();
    assert!(told.starts_with("mail.example.org: the authority https://127.0.0.1:1/dir: "), "{told}");
    let state = engine.certificate(&admin(), "mail.example.org").await.unwrap();
    assert!(state.problem.unwrap().contains("https://127.0.0.1:1/dir"));
    assert!(engine.tend_certificates().await.is_err(), "it rests, and the problem stays");
    engine.renew_certificate(&admin(), "mail.example.org").await.unwrap();
    // What was given is served until the authority has answered.
    let (chain, key) = pem(&["given.example.org"], hall.place.clock.now());
    let before = give(engine, "given", given(&chain, Some(&key))).await.unwrap();
    let asked = wanted("https://127.0.0.1:1/dir", &["given.example.org"], None);
    let asked = give(engine, "given", asked).await.unwrap();
    assert!(asked.chain.is_some() && asked.fingerprint == before.fingerprint);
    engine.delete_certificate(&admin(), "given", None).await.unwrap();
    engine.delete_certificate(&admin(), "mail.example.org", None).await.unwrap();
    assert_eq!(engine.tend_certificates().await.unwrap(), "0 are good, 0 were obtained");
}
