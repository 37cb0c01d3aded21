//! Domains with several names.

use secrecy::SecretString;
use store::domains::Status;

use super::hall::{Hall, PASSWORD, address, admin, order};
use crate::Refused;
use crate::domains::DomainOrder;
use crate::login::{Attempt, Protocol};
use crate::tenants::TenantOrder;

const LETTER: &str = "From: cora@elsewhere.test\nTo: anna@example.org\nSubject: hello\n\nhello\n";
const CORA: &str = "cora@elsewhere.test";
const ANNA: &str = "anna@example.org";

async fn other_name(hall: &Hall, name: &str, of: &str) -> Result<(), Refused> {
    let new = DomainOrder { alias_of: Some(of.to_owned()), ..DomainOrder::new(name) };
    hall.engine.create_domain(&admin(), new).await.map(drop)
}

async fn edit(hall: &Hall, name: &str, edit: impl Fn(&mut DomainOrder) + Send + Sync) -> Result<(), Refused> {
    hall.engine.edit_domain(&admin(), &name.into(), None, edit).await.map(drop)
}

async fn village() -> Hall {
    let hall = Hall::open().await;
    crate::license::tests::licensed(&hall).await;
    other_name(&hall, "example.net", "Example.ORG").await.unwrap();
    hall
}

/// CreateAccount of a customer with two names, and one that was married.
#[tokio::test]
async fn everybody_is_there_by_either_name() {
    let hall = village().await;
    hall.engine.create_alias(&admin(), "info@example.org", &[ANNA.to_owned()]).await.unwrap();
    for to in ["anna@example.net", "Anna+news@EXAMPLE.net", "info@example.net"] {
        hall.bring(CORA, &[to], LETTER).await.unwrap();
    }
    let inbox = hall.inbox(ANNA).await;
    assert_eq!(inbox.len(), 3);
    assert!(inbox[0].contains("Delivered-To: anna@example.org"), "{}", inbox[0]);
    assert_eq!(hall.bring(CORA, &["nobody@example.net"], LETTER).await.unwrap_err().code, 550);
    edit(&hall, "example.org", |order| order.catch_all = Some(ANNA.to_owned())).await.unwrap();
    hall.bring(CORA, &["nobody@example.net"], LETTER).await.unwrap();
    assert_eq!(hall.inbox(ANNA).await.len(), 4);

    // They send and log in by either.
    for from in ["anna@example.net", "info@example.net", ANNA] {
        assert!(hall.engine.may_send_as(&address(ANNA), &address(from)).await.unwrap(), "{from}");
    }
    assert!(!hall.engine.may_send_as(&address(ANNA), &address("ben@example.net")).await.unwrap());
    let password = SecretString::from(PASSWORD);
    let peer = "192.0.2.9".parse().unwrap();
    let attempt = Attempt { user: "anna@example.net", password: &password, peer, protocol: Protocol::Imap };
    assert_eq!(hall.engine.login(attempt).await.unwrap().address, address(ANNA));
    let name = message::address::Domain::parse("example.net").unwrap();
    assert_eq!(hall.engine.signing_keys(&name).await.unwrap().len(), 2, "its mail is signed in its name");

    edit(&hall, "example.net", |order| order.status = Status::Disabled).await.unwrap();
    assert_eq!(hall.bring(CORA, &["anna@example.net"], LETTER).await.unwrap_err().code, 450);
    hall.bring(CORA, &[ANNA], LETTER).await.unwrap();
    edit(&hall, "example.net", |order| (order.status, order.alias_of) = (Status::Active, None)).await.unwrap();
    assert_eq!(hall.bring(CORA, &["anna@example.net"], LETTER).await.unwrap_err().code, 550);
}

#[tokio::test]
async fn a_name_has_nobody_of_its_own() {
    let hall = village().await;
    let engine = &hall.engine;
    let made = engine.create_mailbox(&admin(), order("ben@example.net")).await;
    assert!(matches!(&made, Err(Refused::Invalid(errors)) if errors[0].detail.contains("example.org")), "{made:?}");
    let made = engine.create_alias(&admin(), "info@example.net", &[ANNA.to_owned()]).await;
    assert!(matches!(made, Err(Refused::Invalid(_))), "{made:?}");
    let refused = other_name(&hall, "example.com", "example.net").await;
    assert!(matches!(refused, Err(Refused::Invalid(_))), "a name of a name: {refused:?}");
    let itself = edit(&hall, "example.org", |order| order.alias_of = Some("example.org".to_owned())).await;
    assert!(matches!(itself, Err(Refused::InUse { .. })), "{itself:?}");
    other_name(&hall, "fresh.test", "nothing.test").await.unwrap_err();
    engine.create_domain(&admin(), DomainOrder::new("fresh.test")).await.unwrap();
    edit(&hall, "example.org", |order| order.alias_of = Some("fresh.test".to_owned())).await.unwrap_err();
    edit(&hall, "fresh.test", |order| order.alias_of = Some("example.org".to_owned())).await.unwrap();
    // Nobody is left behind a name that leads nowhere.
    let deleted = engine.delete_domain(&admin(), &"example.org".into(), None).await;
    assert!(matches!(deleted, Err(Refused::InUse { .. })), "{deleted:?}");
}

#[tokio::test]
async fn names_stay_with_their_tenant() {
    let hall = village().await;
    let engine = &hall.engine;
    let new = TenantOrder { name: Some("acme".to_owned()), domain: Some("acme.test".to_owned()), ..Default::default() };
    engine.create_tenant(&admin(), new).await.unwrap();
    let refused = other_name(&hall, "mine.test", "acme.test").await;
    assert!(matches!(refused, Err(Refused::Invalid(_))), "another tenant's: {refused:?}");
    for name in ["example.org", "example.net"] {
        let given = edit(&hall, name, |order| order.tenant = Some("acme".to_owned())).await;
        assert!(matches!(given, Err(Refused::InUse { .. })), "{name}: {given:?}");
    }
    let new = DomainOrder {
        alias_of: Some("acme.test".to_owned()),
        tenant: Some("acme".to_owned()),
        ..DomainOrder::new("acme.example")
    };
    engine.create_domain(&admin(), new).await.unwrap();
    engine.create_mailbox(&admin(), order("sam@acme.test")).await.unwrap();
    let purge = crate::mailboxes::Purge::Now;
    engine.terminate_tenant(&admin(), &"acme".into(), purge, None).await.unwrap();
    assert!(matches!(engine.domain(&admin(), &"acme.example".into()).await, Err(Refused::Missing { .. })));
}
