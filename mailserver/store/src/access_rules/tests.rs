//! How rules are found, on both databases.

use foundation::args;

use super::*;
use crate::mailboxes;
use crate::tenants::{self, TenantText};
use crate::testing::{Place, both, house};

fn text() -> AccessRuleText {
    let (services, reply, note) = Default::default();
    AccessRuleText { action: Action::Block, enforced: false, services, reply, note, expires_at: None }
}

#[tokio::test]
async fn a_look_up_finds_the_rules_of_everybody_above_and_of_nobody_beside() {
    both(|store| async move {
        let made = store.db().write((), |tx, ()| {
            Box::pin(async move {
                let tenant = |name: &str| TenantText {
                    name: name.to_owned(),
                    external_id: None,
                    plan: None,
                    overrides: "{}".to_owned(),
                    metadata: "{}".to_owned(),
                };
                let (bighost, _) = tenants::insert(tx, TenantId(0), &tenant("bighost")).await?;
                let (small, _) = tenants::insert(tx, bighost.id, &tenant("small")).await?;
                let owner = Owner { tenant: small.id, name: Some("small".to_owned()), reseller: bighost.id };
                let domain = crate::testing::domain(tx, "small.test").await?;
                let (domain, _) = crate::domains::give(tx, &domain, &owner).await?;
                let sam = crate::testing::mailbox(tx, &domain, "sam@small.test", "-", None, None).await?;
                let sue = crate::testing::mailbox(tx, &domain, "sue@small.test", "-", None, None).await?;
                let above = Owner { tenant: bighost.id, name: Some("bighost".to_owned()), reseller: TenantId(0) };
                let places = [
                    (&owner, RulePlace::Mailbox(sam.id, domain.id, sam.address.clone())),
                    (&owner, RulePlace::Mailbox(sue.id, domain.id, sue.address.clone())),
                    (&owner, RulePlace::Domain(domain.id, domain.name.clone())),
                    (&owner, RulePlace::Tenant(small.id)),
                    (&above, RulePlace::Tenant(bighost.id)),
                    (&house(), RulePlace::Tenant(TenantId(0))),
                ];
                for (owner, place) in &places {
                    for (kind, pattern) in
                        [(Kind::Sender, "a.test"), (Kind::Sender, "b.test"), (Kind::Recipient, "a.test")]
                    {
                        insert(tx, owner, (place, false), (kind, pattern), &text()).await?;
                    }
                }
                let over = AccessRuleText { expires_at: Some(1000), ..text() };
                insert(tx, &owner, (&RulePlace::Tenant(small.id), false), (Kind::Sender, "c.test"), &over).await?;
                Ok::<_, Error>((sam, domain.id))
            })
        });
        let (sam, domain) = made.await.unwrap();
        let mut conn = store.read().await.unwrap();
        let patterns = ["a.test".to_owned(), "c.test".to_owned(), "*".to_owned()];
        let mut levels = async |mailbox, now| {
            let subject = Subject { mailbox, domain };
            let found = matching(&mut conn, subject, Kind::Sender, &patterns, now).await.unwrap();
            let mut found: Vec<_> = found.into_iter().map(|rule| (rule.level, rule.pattern)).collect();
            found.sort();
            found
        };
        let expected = |levels: &[Level]| levels.iter().map(|level| (*level, "a.test".to_owned())).collect::<Vec<_>>();
        use Level::{Domain, Mailbox, Reseller, Server, Tenant};
        assert_eq!(levels(Some(sam.id), 1000).await, expected(&[Mailbox, Domain, Tenant, Reseller, Server]));
        assert_eq!(levels(None, 1000).await, expected(&[Domain, Tenant, Reseller, Server]));
        assert_eq!(levels(None, 999).await.len(), 5, "a rule holds until its end");
        assert_eq!(over(&mut conn, 1000, 10).await.unwrap().len(), 1);
        let some = AccessRuleFilter { search: Some("B.".to_owned()), ..Default::default() };
        assert_eq!(list(&mut conn, &some, None, 100).await.unwrap().len(), 6);
        let all = AccessRuleFilter { mailbox: Some(sam.id), ..Default::default() };
        assert_eq!(count(&mut conn, &all).await.unwrap(), 3);
        drop(conn);
        // What goes away takes its rules with it.
        let gone = store.db().write(sam, |tx, sam| Box::pin(async move { mailboxes::delete(tx, sam.id).await }));
        gone.await.unwrap();
        assert_eq!(count(&mut store.read().await.unwrap(), &all).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_look_up_reads_no_more_rules_than_match() {
    let store = Place::sqlite().open().await;
    let mut conn = store.read().await.unwrap();
    let patterns = std::iter::repeat_n("x".to_owned().into(), PATTERNS);
    let values = args![1, 2, "sender"].into_iter().chain(patterns).chain(args![0]).collect();
    let rows = conn.all(format!("EXPLAIN QUERY PLAN {MATCHING}").leak(), values).await.unwrap();
    let plan: Vec<String> = rows.iter().map(|row| row.text(3).unwrap()).collect();
    let probe = "SEARCH r USING INDEX sqlite_autoindex_access_rules_1 (holder=? AND kind=? AND pattern=?)";
    assert!(plan.iter().any(|step| step == probe), "{plan:?}");
}
