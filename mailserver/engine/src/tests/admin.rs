use foundation::db::Cursor;
use foundation::tokens::{Scope, Scopes};
use store::domains::Status;

use super::hall::{Hall, admin, edit, erase, order};
use crate::domains::{DomainOrder, Purpose};
use crate::mailboxes::{MailboxOrder, Purge};
use crate::tokens::{Bearer, TokenOrder};
use crate::{Area, Principal, Refused};

fn with(scopes: &[Scope<Area>]) -> Principal {
    Principal { scopes: Scopes::new(scopes.iter().copied()), ..admin() }
}

#[tokio::test]
async fn every_change_is_told_to_the_feed_and_the_audit_trail_and_no_secret_is() {
    let hall = Hall::open().await;
    let engine = &hall.engine;
    edit(engine, "anna@example.org", |order| order.password = Some("tell-tale-word".to_owned().into())).await;
    engine.create_alias(&admin(), "info@example.org", &["anna@example.org".to_owned()]).await.unwrap();
    engine.delete_alias(&admin(), "info@example.org", None).await.unwrap();
    erase(engine, "ben@example.org").await;
    let feed = engine.store().db().feed().after(Cursor(0), 1000).await.unwrap().unwrap();
    let kinds: Vec<_> =
        feed.iter().map(|entry| entry.kind.as_str()).filter(|kind| !kind.starts_with("folder")).collect();
    let expected = [
        "domain.created",
        "mailbox.created",
        "mailbox.created",
        "mailbox.updated",
        "alias.created",
        "alias.deleted",
        "mailbox.purged",
    ];
    assert_eq!(kinds, expected);
    let mut conn = engine.store().read().await.unwrap();
    let sql = "SELECT action, COALESCE(before_json, ''), COALESCE(after_json, '') FROM audit ORDER BY id";
    let rows = conn.all(sql, foundation::args![]).await.unwrap();
    assert_eq!(rows.len(), expected.len());
    for row in rows {
        let text = format!("{} {} {}", row.text(0).unwrap(), row.text(1).unwrap(), row.text(2).unwrap());
        assert!(!text.contains("tell-tale-word") && !text.contains("$argon2"), "{text}");
    }
}

#[tokio::test]
async fn a_right_is_needed_for_everything() {
    let hall = Hall::open().await;
    let engine = &hall.engine;
    let nobody = with(&[]);
    let reader = with(&[Scope::Read(Area::Domains), Scope::Read(Area::Mailboxes), Scope::Read(Area::Aliases)]);
    assert!(matches!(engine.domain(&nobody, &"example.org".into()).await, Err(Refused::Forbidden(_))));
    engine.domain(&reader, &"example.org".into()).await.unwrap();
    assert!(matches!(
        engine.create_domain(&reader, DomainOrder::new("example.net")).await,
        Err(Refused::Forbidden(Scope::Write(Area::Domains)))
    ));
    assert!(matches!(engine.create_mailbox(&reader, order("eve@example.org")).await, Err(Refused::Forbidden(_))));
    assert!(matches!(
        engine.delete_mailbox(&reader, &"anna@example.org".into(), Purge::Now, None).await,
        Err(Refused::Forbidden(_))
    ));
}

#[tokio::test]
async fn what_is_refused_says_why() {
    let hall = Hall::open().await;
    let engine = &hall.engine;
    let exists = engine.create_domain(&admin(), DomainOrder::new("EXAMPLE.org")).await;
    assert!(matches!(exists, Err(Refused::Exists { kind: "domain", .. })));
    let in_use = engine.delete_domain(&admin(), &"example.org".into(), None).await;
    assert!(matches!(in_use, Err(Refused::InUse { .. })));
    let invalid = engine.create_domain(&admin(), DomainOrder::new("not a domain")).await;
    assert!(matches!(invalid, Err(Refused::Invalid(_))));
    let elsewhere = engine.create_mailbox(&admin(), order("x@elsewhere.test")).await;
    let Err(Refused::Invalid(errors)) = elsewhere else { panic!("{elsewhere:?}") };
    assert_eq!((errors[0].pointer.as_str(), errors[0].code.as_ref()), ("/address", "unknown_domain"));
    let short = MailboxOrder { password: Some("short".to_owned().into()), ..order("eve@example.org") };
    assert!(matches!(engine.create_mailbox(&admin(), short).await, Err(Refused::Invalid(_))));
    let twice = engine.create_mailbox(&admin(), order("Anna@example.org")).await;
    assert!(matches!(twice, Err(Refused::Exists { .. })));
}

#[tokio::test]
async fn an_old_copy_changes_nothing() {
    let hall = Hall::open().await;
    let engine = &hall.engine;
    let domain = engine.domain(&admin(), &"example.org".into()).await.unwrap();
    let off = |order: &mut DomainOrder| order.status = Status::Disabled;
    let (key, known) = ("example.org".into(), Some(domain.revision));
    let changed = engine.edit_domain(&admin(), &key, known, off).await.unwrap();
    assert_eq!(changed.revision, domain.revision + 1);
    let stale = engine.edit_domain(&admin(), &key, known, off).await;
    assert!(matches!(stale, Err(Refused::Stale)));
}

#[tokio::test]
async fn a_domain_shows_the_records_it_wants() {
    let hall = Hall::open().await;
    let records = hall.engine.wanted_records(&admin(), &"example.org".into()).await.unwrap();
    let purposes: Vec<_> = records.iter().map(|record| record.purpose).collect();
    assert_eq!(purposes, [Purpose::Receive, Purpose::Spf, Purpose::Dkim, Purpose::Dkim, Purpose::Dmarc]);
    assert_eq!(records[0].value, "10 mx.example.org.");
    assert!(records[2].name.ends_with("._domainkey.example.org"));
    assert!(records[2].value.starts_with("\"v=DKIM1; k=rsa; p="), "{}", records[2].value);
}

#[tokio::test]
async fn nobody_gives_away_a_right_they_lack() {
    let hall = Hall::open().await;
    let order = |scopes: &[Scope<Area>]| TokenOrder {
        name: "panel".to_owned(),
        scopes: Scopes::new(scopes.iter().copied()),
        networks: Vec::new(),
        expires_at: None,
        bearer: Bearer::Maker,
    };
    let maker = with(&[Scope::Write(Area::Tokens), Scope::Read(Area::Domains)]);
    let beyond = hall.engine.create_token(&maker, order(&[Scope::Admin])).await;
    assert!(matches!(beyond, Err(Refused::Forbidden(Scope::Admin))));
    let (token, text) = hall.engine.create_token(&maker, order(&[Scope::Read(Area::Domains)])).await.unwrap();
    let peer = "192.0.2.1".parse().unwrap();
    let principal = hall.engine.principal(text.expose(), peer, "r1").await.unwrap();
    hall.engine.domain(&principal, &"example.org".into()).await.unwrap();
    hall.engine.revoke_token(&admin(), token.id).await.unwrap();
    assert!(hall.engine.principal(text.expose(), peer, "r1").await.is_err());
}
