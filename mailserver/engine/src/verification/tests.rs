use std::sync::Arc;

use store::domains::Owner;

use super::*;
use crate::directory::{Destination, Unreachable};
use crate::domains::{DomainOrder, Purpose};
use crate::tests::hall::{Hall, address, admin, order};
use crate::tests::zone::Zone;

const LETTER: &str = "From: anna@example.org\nTo: bob@big.test\nSubject: hello\n\nhello\n";

struct Street {
    hall: Hall,
    zone: Arc<Zone>,
    acme: Principal,
    globex: Principal,
}

impl Street {
    async fn open() -> Self {
        let zone = Arc::new(Zone::default());
        let hall = Hall::asking(zone.clone()).await;
        crate::license::tests::licensed(&hall).await;
        let [acme, globex] = ["acme", "globex"];
        let (acme, globex) = (tenant(&hall, acme).await, tenant(&hall, globex).await);
        Self { hall, zone, acme, globex }
    }

    async fn says(&self, who: &Principal) -> Result<Domain, Refused> {
        self.hall.engine.create_domain(who, DomainOrder::new("big.test")).await
    }

    /// What the DNS is to show for whom.
    fn record(&self, who: &Principal) -> String {
        self.hall.engine.ownership.record("big.test", who.reach.tenant()).1
    }

    fn shows(&self, texts: &[&str]) {
        self.zone.set("_pennypost.big.test", "TXT", texts);
    }

    async fn verify(&self, who: &Principal, evidence: Evidence) -> Result<Domain, Refused> {
        self.hall.engine.verify_domain(who, &"big.test".into(), evidence).await
    }
}

async fn tenant(hall: &Hall, name: &str) -> Principal {
    let made = crate::tenants::TenantOrder { name: Some(name.to_owned()), ..Default::default() };
    let tenant = hall.engine.create_tenant(&admin(), made).await.unwrap().tenant;
    Principal { reach: Reach::Tenant { id: tenant.id, reseller: tenant.parent }, ..admin() }
}

/// Nobody gets another's mail, or speaks in another's name, by naming their domain.
#[tokio::test]
async fn what_a_tenant_only_says_is_no_domain_of_ours() {
    let street = Street::open().await;
    let (engine, hall) = (&street.hall.engine, &street.hall);
    assert_eq!(street.says(&street.acme).await.unwrap().verified_at, None);
    for name in ["bob@big.test", "info@big.test"] {
        // Everything can be made ready.
        match name {
            "bob@big.test" => drop(engine.create_mailbox(&street.acme, order(name)).await.unwrap()),
            _ => drop(engine.create_alias(&street.acme, name, &["bob@big.test".to_owned()]).await.unwrap()),
        }
        // Mail to it from elsewhere is none of ours, and from here goes where the DNS says.
        assert!(matches!(engine.lead(&address(name), 0).await, Err(Unreachable::Elsewhere)));
        hall.hand_in("anna@example.org", &[name], LETTER).await.unwrap();
        assert_eq!(hall.queued().await.pop().as_deref(), Some(name));
    }
    assert!(hall.inbox("bob@big.test").await.is_empty());
    let told = engine.traces(&street.acme, &Default::default(), None, 9).await.unwrap();
    assert!(told.is_empty(), "whoever only says so does not hear who writes to big.test");
    let bob = hall.person("bob@big.test").await;
    let reply = hall.transact(&bob, "bob@big.test", &["eve@far.test"], LETTER).await.unwrap_err();
    assert_eq!((reply.code, reply.text().contains("not verified")), (550, true));
    // By an alias neither.
    engine.create_domain(&street.acme, DomainOrder { verified: None, ..DomainOrder::new("own.test") }).await.unwrap();
    engine.create_alias(&street.acme, "anna@big.test", &["anna@example.org".to_owned()]).await.unwrap();
    assert!(!engine.may_send_as(&address("anna@example.org"), &address("anna@big.test")).await.unwrap());
    assert!(engine.may_send_as(&address("anna@example.org"), &address("anna@example.org")).await.unwrap());

    // Another's record is not theirs.
    street.shows(&[&street.record(&street.globex), "v=spf1 -all"]);
    let refused = street.verify(&street.acme, Evidence::Seen).await;
    assert!(
        matches!(&refused, Err(Refused::NotPublished { unanswered: None, text: Some(text), .. })
        if *text == street.record(&street.acme)),
        "{refused:?}"
    );
    street.shows(&["SERVFAIL"]);
    let refused = street.verify(&street.acme, Evidence::Seen).await;
    assert!(matches!(refused, Err(Refused::NotPublished { unanswered: Some(_), .. })));
    // Nor is their word enough.
    assert!(matches!(street.verify(&street.acme, Evidence::Word).await, Err(Refused::Invalid(_))));
    assert!(
        street.verify(&street.globex, Evidence::Seen).await.is_err_and(|why| matches!(why, Refused::Missing { .. }))
    );

    let wanted = engine.wanted_records(&street.acme, &"big.test".into()).await.unwrap();
    let wanted = wanted.iter().find(|record| record.purpose == Purpose::Ownership).unwrap();
    assert_eq!((wanted.name.as_str(), wanted.kind), ("_pennypost.big.test", "TXT"));
    street.shows(&[wanted.value.trim_matches('"')]);
    assert!(street.verify(&street.acme, Evidence::Seen).await.unwrap().verified_at.is_some());
    assert!(matches!(
        &engine.lead(&address("info@big.test"), 0).await.unwrap().destinations[..],
        [Destination::Mailbox { .. }]
    ));
    hall.transact(&bob, "bob@big.test", &["eve@far.test"], &LETTER.replace("anna@example.org", "bob@big.test"))
        .await
        .unwrap();
    let wanted = engine.wanted_records(&street.acme, &"big.test".into()).await.unwrap();
    assert!(wanted.iter().all(|record| record.purpose != Purpose::Ownership), "it is wanted no longer");
    // What once was known stays so.
    street.shows(&[]);
    assert_eq!(engine.settle_domains().await.unwrap(), 0);
    assert!(street.verify(&street.acme, Evidence::Seen).await.unwrap().verified_at.is_some());
}

#[tokio::test]
async fn a_domain_is_believed_by_itself_once_its_dns_says_so() {
    let street = Street::open().await;
    street.says(&street.acme).await.unwrap();
    assert_eq!(street.hall.engine.settle_domains().await.unwrap(), 0);
    street.shows(&[&street.record(&street.acme)]);
    assert_eq!(street.hall.engine.settle_domains().await.unwrap(), 1);
    assert!(street.hall.engine.domain(&street.acme, &"big.test".into()).await.unwrap().verified_at.is_some());
}

/// Whoever names a domain first keeps it from nobody: it goes, empty, to whoever shows that it is theirs.
#[tokio::test]
async fn a_name_is_not_taken_by_naming_it() {
    let street = Street::open().await;
    let engine = &street.hall.engine;
    street.says(&street.acme).await.unwrap();
    engine.create_mailbox(&street.acme, order("bob@big.test")).await.unwrap();
    let refused = street.says(&street.globex).await;
    assert!(
        matches!(&refused, Err(Refused::NotPublished { text: Some(text), .. })
        if *text == street.record(&street.globex)),
        "{refused:?}"
    );
    // Nor by tying other names to it, or by calling it and what is in it as the house calls something of its own.
    for (who, address, external) in
        [(admin(), "ben@example.org", "house-1"), (street.acme.clone(), "bob@big.test", "house-1")]
    {
        let edit = |order: &mut crate::mailboxes::MailboxOrder| order.external_id = Some(external.to_owned());
        engine.edit_mailbox(&who, &address.into(), None, edit).await.unwrap();
    }
    for (who, name) in [(admin(), "example.org"), (street.acme.clone(), "big.test")] {
        let edit = |order: &mut DomainOrder| order.external_id = Some("house-2".to_owned());
        engine.edit_domain(&who, &name.into(), None, edit).await.unwrap();
    }
    let tied = DomainOrder { alias_of: Some("big.test".to_owned()), ..DomainOrder::new("tied.test") };
    engine.create_domain(&street.acme, tied).await.unwrap();
    street.shows(&[&street.record(&street.globex)]);
    let rehearsed = Principal { intent: Intent::Rehearse, ..street.globex.clone() };
    assert!(matches!(street.says(&rehearsed).await, Err(Refused::Exists { .. })));
    let taken = street.says(&street.globex).await.unwrap();
    assert!(
        matches!(taken, Domain { owner: Owner { name: Some(name), .. }, verified_at: Some(_), .. } if name == "globex")
    );
    assert!(matches!(engine.mailbox(&admin(), &"bob@big.test".into()).await, Err(Refused::Missing { .. })));
    // What is known to be somebody's is not theirs to take.
    street.shows(&[&street.record(&street.acme)]);
    assert!(matches!(street.says(&street.acme).await, Err(Refused::Exists { found: None, .. })));
}

#[tokio::test]
async fn whoever_runs_the_server_is_believed() {
    let street = Street::open().await;
    let engine = &street.hall.engine;
    let said = |name: &str, verified| DomainOrder { verified, ..DomainOrder::new(name) };
    assert!(engine.create_domain(&admin(), said("a.test", None)).await.unwrap().verified_at.is_some());
    assert!(engine.create_domain(&admin(), said("b.test", Some(false))).await.unwrap().verified_at.is_none());
    let verified = engine.verify_domain(&admin(), &"b.test".into(), Evidence::Word).await.unwrap();
    assert!(verified.verified_at.is_some());
    assert!(matches!(engine.create_domain(&street.acme, said("c.test", Some(true))).await, Err(Refused::Invalid(_))));
    // Where everybody is trusted.
    street.hall.set("server", serde_json::json!({"verify_domains": false})).await;
    assert!(engine.create_domain(&street.acme, said("c.test", None)).await.unwrap().verified_at.is_some());
}
