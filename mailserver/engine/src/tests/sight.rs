//! Whose part of a story somebody hears: tenants who have nothing to do with one another, and mail between them.

use license::development::plenty;
use store::ids::DomainId;
use store::traces::{self, Filter, Place, Step, StepKind, Told, TraceId};

use super::hall::{Hall, admin, order, stranger};
use crate::domains::DomainOrder;
use crate::limits::{LimitName, Limits};
use crate::principal::Reach;
use crate::tenants::TenantOrder;
use crate::traces::{Traced, Whereabouts};
use crate::{Principal, Refused};

const LETTER: &str = "From: Cora <cora@elsewhere.test>\nMessage-ID: <one@elsewhere.test>\nSubject: hello\n\nhello\n";

/// A house with a reseller, a tenant under it and one that has nothing to do with them, and a few letters.
struct House {
    hall: Hall,
    reseller: Principal,
    small: Principal,
    /// Whoever runs the small tenant's domain.
    domain: Principal,
    globex: Principal,
    /// To a mailbox of each tenant.
    to_both: TraceId,
    /// From the small tenant, to an alias of the other and elsewhere.
    between: TraceId,
    to_globex: TraceId,
    to_house: TraceId,
}

async fn tenant(hall: &Hall, name: &str, parent: Option<&str>) -> (Principal, DomainId) {
    let overrides = Limits([(LimitName::Tenants, Some(5))].into());
    let (parent, overrides) = (parent.map(str::to_owned), if parent.is_none() { overrides } else { Limits::default() });
    let made = TenantOrder { name: Some(name.to_owned()), parent, overrides, ..TenantOrder::default() };
    let tenant = hall.engine.create_tenant(&admin(), made).await.unwrap().tenant;
    let made = DomainOrder { tenant: Some(name.to_owned()), ..DomainOrder::new(format!("{name}.test")) };
    let domain = hall.engine.create_domain(&admin(), made).await.unwrap().id;
    let reach = Reach::Tenant { id: tenant.id, reseller: tenant.parent };
    (Principal { reach, ..admin() }, domain)
}

impl House {
    async fn open() -> Self {
        let hall = Hall::open().await;
        hall.license(plenty(), |_| {}).await;
        let (reseller, _) = tenant(&hall, "bighost", None).await;
        let (small, id) = tenant(&hall, "small", Some("bighost")).await;
        let (globex, _) = tenant(&hall, "globex", None).await;
        for name in ["sam@small.test", "gus@globex.test"] {
            hall.engine.create_mailbox(&admin(), order(name)).await.unwrap();
        }
        let targets = ["gus@globex.test".to_owned(), "eve@far.test".to_owned()];
        hall.engine.create_alias(&admin(), "team@globex.test", &targets).await.unwrap();
        let domain = Principal { reach: Reach::Domain { id, tenant: small.reach.tenant() }, ..admin() };
        let none = TraceId(0);
        let (to_both, between, to_globex, to_house) = (none, none, none, none);
        let mut house = Self { hall, reseller, small, domain, globex, to_both, between, to_globex, to_house };
        house.to_both = house.brought(&["sam@small.test", "gus@globex.test"]).await;
        let sam = house.hall.person("sam@small.test").await;
        let text = LETTER.replace("cora@elsewhere.test", "sam@small.test");
        let to = ["team@globex.test", "dan@far.test"];
        house.hall.transact(&sam, "sam@small.test", &to, &text).await.unwrap();
        house.between = house.found(&admin(), Filter::default()).await[0];
        house.to_globex = house.brought(&["gus@globex.test"]).await;
        house.to_house = house.brought(&["anna@example.org"]).await;
        house
    }

    async fn brought(&self, to: &[&str]) -> TraceId {
        self.hall.transact(&stranger(), "cora@elsewhere.test", to, LETTER).await.unwrap();
        self.found(&admin(), Filter::default()).await[0]
    }

    async fn found(&self, by: &Principal, filter: Filter) -> Vec<TraceId> {
        let found = self.hall.engine.traces(by, &filter, None, 9).await.unwrap();
        found.iter().map(|traced| traced.story.message.id).collect()
    }

    async fn to(&self, by: &Principal, recipient: &str) -> Vec<TraceId> {
        let recipient = Some(recipient.parse().unwrap());
        self.found(by, Filter { recipient, ..Filter::default() }).await
    }

    async fn whole(&self, by: &Principal, id: TraceId) -> Traced {
        self.hall.engine.trace(by, id).await.unwrap()
    }
}

/// Each recipient, where it led, and where it is.
fn recipients(traced: &Traced) -> Vec<(&str, &str, Whereabouts)> {
    let shown = traced.progress.recipients.iter().map(|(recipient, at)| match &recipient.place {
        Place::Mailbox { address, .. } | Place::Queue { address, .. } => {
            (recipient.address.as_str(), address.as_str(), *at)
        }
        Place::Refused { .. } | Place::Dropped => (recipient.address.as_str(), "", *at),
    });
    shown.collect()
}

#[tokio::test]
async fn messages_are_told_to_whoever_sent_them_or_got_them() {
    let house = House::open().await;
    let House { to_both, between, to_globex, to_house, .. } = house;
    for (who, by, wanted) in [
        ("the house", &admin(), vec![to_house, to_globex, between, to_both]),
        ("the reseller", &house.reseller, vec![between, to_both]),
        ("the tenant under it", &house.small, vec![between, to_both]),
        ("whoever runs its domain", &house.domain, vec![between, to_both]),
        ("the other", &house.globex, vec![to_globex, between, to_both]),
    ] {
        assert_eq!(house.found(by, Filter::default()).await, wanted, "{who}");
        for id in [to_house, to_globex, between, to_both] {
            let told = house.hall.engine.trace(by, id).await;
            match wanted.contains(&id) {
                true => assert_eq!(told.unwrap().story.message.id, id, "{who}"),
                false => assert!(matches!(told, Err(Refused::Missing { kind: "message", .. })), "{who}"),
            }
        }
        // A page at a time is the same.
        let (mut paged, mut before) = (Vec::new(), None);
        while let [traced] = &house.hall.engine.traces(by, &Filter::default(), before, 1).await.unwrap()[..] {
            before = Some(traced.story.message.id);
            paged.extend(before);
        }
        assert_eq!(paged, wanted, "{who}");
    }
    // A tenant without a domain has no messages, and not everybody's.
    let empty = TenantOrder { name: Some("empty".to_owned()), ..TenantOrder::default() };
    let empty = house.hall.engine.create_tenant(&admin(), empty).await.unwrap().tenant;
    let reach = Reach::Tenant { id: empty.id, reseller: empty.parent };
    assert!(house.found(&Principal { reach, ..admin() }, Filter::default()).await.is_empty());
}

/// Mail for several is told to each of them as if it had been for them alone.
#[tokio::test]
async fn other_recipients_are_not_told_of() {
    let house = House::open().await;
    let traced = house.whole(&house.small, house.to_both).await;
    assert_eq!(recipients(&traced), [("sam@small.test", "sam@small.test", Whereabouts::Delivered)]);
    assert_eq!(traced.progress.counts.delivered, 1);
    assert!(!format!("{traced:?}").contains("globex"), "{traced:?}");
    let all = house.whole(&admin(), house.to_both).await;
    assert_eq!(all.progress.recipients.len(), 2);
    // Nor found by looking for them.
    assert!(house.to(&house.small, "gus@globex.test").await.is_empty());
    assert!(house.to(&house.globex, "@small.test").await.is_empty());
    assert_eq!(house.to(&house.small, "sam@small.test").await, [house.to_both]);
}

/// Whoever sent a message hears what became of it, and not where another's address led; whoever got it hears where theirs led,
/// and not who else did.
#[tokio::test]
async fn mail_between_tenants_is_told_to_each_as_far_as_it_is_theirs() {
    let house = House::open().await;
    let id = house.between;
    let queued = house.whole(&admin(), id).await.queued;
    for waiting in &queued {
        house.hall.engine.hold_queued(&admin(), *waiting).await.unwrap();
    }
    let deferred = Step {
        recipient: Some("eve@far.test".to_owned()),
        host: Some("mx.far.test".to_owned()),
        reply: Some("451 4.7.1 eve is greylisted".to_owned()),
        ..Step::new(house.hall.place.clock.micros(), StepKind::Deferred)
    };
    let told = vec![Told::step(id, &deferred)];
    let written = house
        .hall
        .engine
        .store()
        .db()
        .write(told, |tx, told| Box::pin(async move { Ok::<_, store::Error>(traces::tell(tx, told).await?) }));
    written.await.unwrap();

    // As globex sends it on, and as it was sent.
    let (globex, own) = queued.split_at(1);
    for by in [&house.small, &house.reseller, &house.domain] {
        let sent = house.whole(by, id).await;
        let team = |at| ("team@globex.test", "team@globex.test", at);
        let dan = ("dan@far.test", "dan@far.test", Whereabouts::Waiting);
        assert_eq!(recipients(&sent), [team(Whereabouts::Delivered), team(Whereabouts::Waiting), dan]);
        assert_eq!((sent.story.message.login.as_deref(), sent.queued.as_slice()), (Some("sam@small.test"), own));
        let steps: Vec<_> = sent.story.steps.iter().map(|step| (step.kind, step.recipient.as_deref())).collect();
        let team = Some("team@globex.test");
        assert_eq!(steps, [(StepKind::Held, team), (StepKind::Held, Some("dan@far.test")), (StepKind::Deferred, team)]);
        let text = format!("{sent:?}");
        for hidden in ["gus@", "eve@", "eve is", "mx.far.test"] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
        assert_eq!(house.to(by, "team@globex.test").await, [id]);
        assert!(house.to(by, "eve@far.test").await.is_empty());
    }

    let got = house.whole(&house.globex, id).await;
    let team = |to, at| ("team@globex.test", to, at);
    assert_eq!(
        recipients(&got),
        [team("gus@globex.test", Whereabouts::Delivered), team("eve@far.test", Whereabouts::Waiting)]
    );
    assert_eq!((&got.story.message.login, got.queued.as_slice()), (&None, globex), "they send it on");
    let steps: Vec<_> = got.story.steps.iter().map(|step| (step.kind, step.actor.as_deref())).collect();
    assert_eq!(steps, [(StepKind::Held, None), (StepKind::Deferred, None)]);
    assert!(!format!("{got:?}").contains("dan@"), "{got:?}");
    assert!(house.to(&house.globex, "dan@far.test").await.is_empty());
}
