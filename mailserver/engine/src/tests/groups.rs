//! Aliases that are groups: who may write to them, and send as them. SM-DOM-09.

use license::development::plenty;
use smtp::Reply;
use store::aliases::{AliasText, Posting};

use super::hall::{Hall, address, admin, order};
use crate::domains::DomainOrder;
use crate::tenants::TenantOrder;

const LETTER: &str = "From: Cora <cora@elsewhere.test>\nSubject: hello\n\nhello\n";
const TEAM: &str = "team@example.org";

fn of(name: &str) -> String {
    format!("From: {name}\nTo: {TEAM}\nSubject: hello\n\nhello\n")
}

fn refused(outcome: Result<(), Reply>) -> bool {
    let told = |reply: Reply| (reply.code, reply.enhanced.map(|it| it.to_string()));
    outcome.map_err(told) == Err((550, Some("5.7.1".to_owned())))
}

async fn village(posting: Posting) -> Hall {
    let hall = Hall::open().await;
    hall.license(plenty(), |_| {}).await;
    hall.engine.create_mailbox(&admin(), order("dora@example.org")).await.unwrap();
    let acme = TenantOrder { name: Some("acme".to_owned()), ..TenantOrder::default() };
    hall.engine.create_tenant(&admin(), acme).await.unwrap();
    let domain = DomainOrder { tenant: Some("acme".to_owned()), ..DomainOrder::new("acme.test") };
    hall.engine.create_domain(&admin(), domain).await.unwrap();
    hall.engine.create_mailbox(&admin(), order("sam@acme.test")).await.unwrap();
    let targets = ["anna@example.org".to_owned(), "ben@example.org".to_owned()];
    let team = AliasText { posting, ..AliasText::from(&targets) };
    hall.engine.create_alias(&admin(), TEAM, team).await.unwrap();
    hall
}

#[tokio::test]
async fn a_group_is_written_to_by_whom_it_is_for() {
    for (posting, stranger, dora, sam) in [
        (Posting::Anyone, true, true, true),
        (Posting::Tenant, false, true, false),
        (Posting::Targets, false, false, false),
    ] {
        let hall = village(posting).await;
        let mut arrived = 0;
        for (name, may) in [("anna@example.org", true), ("dora@example.org", dora), ("sam@acme.test", sam)] {
            let peer = hall.person(name).await;
            let outcome = hall.transact(&peer, name, &["Team+x@example.org"], &of(name)).await;
            assert_eq!(refused(outcome), !may, "{posting:?} {name}");
            arrived += usize::from(may);
        }
        for sender in ["cora@elsewhere.test", "anna@example.org", ""] {
            // A name is nothing: whoever may write logs in.
            assert_eq!(refused(hall.bring(sender, &[TEAM], LETTER).await), !stranger, "{posting:?} {sender}");
            arrived += usize::from(stranger);
        }
        assert_eq!(hall.inbox("ben@example.org").await.len(), arrived, "{posting:?}");
        // Whoever is let through to an alias is let through to where it leads.
        hall.engine.create_alias(&admin(), "all@example.org", &[TEAM.to_owned()]).await.unwrap();
        hall.bring("cora@elsewhere.test", &["all@example.org"], LETTER).await.unwrap();
    }
}

#[tokio::test]
async fn members_send_as_their_group_where_that_is_allowed() {
    let hall = village(Posting::Anyone).await;
    let team = address(TEAM);
    let may = async |name: &str| hall.engine.may_send_as(&address(name), &team).await.unwrap();
    assert!(may("anna@example.org").await && !may("dora@example.org").await);
    let alias = hall.engine.alias(&admin(), TEAM).await.unwrap();
    let silent = AliasText { send_as: false, ..alias.text };
    let changed = hall.engine.replace_alias(&admin(), TEAM, silent.clone(), Some(alias.revision)).await.unwrap();
    assert_eq!((changed.text, changed.revision), (silent, alias.revision + 1));
    assert!(!may("anna@example.org").await);
    let outcome = hall.transact(&hall.anna().await, TEAM, &["ben@example.org"], &of(TEAM)).await;
    assert_eq!(outcome.unwrap_err().code, 553);
}
