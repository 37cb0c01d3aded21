//! Operators and the queue: their rights, what they change, and the line the audit trail keeps.

use foundation::args;
use foundation::db::Cursor;
use foundation::tokens::{Scope, Scopes};
use store::ids::QueueId;

use super::*;
use crate::outbound::tests::{HOUR, Stage};

const ANNA: &str = "anna@here.test";

fn with(right: Scope<Area>) -> Principal {
    Principal { scopes: Scopes::new([right]), ..Principal::system() }
}

/// Actions and objects of the audit trail, and kinds of the feed.
async fn traces(stage: &Stage) -> (Vec<String>, Vec<String>) {
    let db = stage.engine.store().db();
    let rows = db.read().await.unwrap().all("SELECT action, object FROM audit ORDER BY id", args![]).await.unwrap();
    let audit = rows.iter().map(|row| format!("{} {}", row.text(0).unwrap(), row.text(1).unwrap())).collect();
    let feed = db.feed().after(Cursor(0), 100).await.unwrap().unwrap();
    (audit, feed.into_iter().map(|entry| entry.kind).filter(|kind| kind.starts_with("queue.")).collect())
}

#[tokio::test]
async fn what_waits_can_be_seen_and_changed() {
    let stage = Stage::set().await;
    let admin = Principal::system();
    let first = stage.send(ANNA, &["bob@example.net", "carl@example.net"]).await;
    let second = stage.send(ANNA, &["dora@example.net"]).await;
    let totals = stage.engine.queue_totals(&admin).await.unwrap();
    assert_eq!(totals, QueueTotals { messages: 2, recipients: 3 });
    let listed = stage.engine.queued_messages(&admin, &QueueQuery::default(), QueueId(0), 1).await.unwrap();
    assert_eq!(listed.iter().map(|message| message.id).collect::<Vec<_>>(), [first]);
    let listed = stage.engine.queued_messages(&admin, &QueueQuery::default(), first, 10).await.unwrap();
    assert_eq!(listed.iter().map(|message| message.id).collect::<Vec<_>>(), [second]);

    stage.engine.hold_queued(&admin, first).await.unwrap();
    let released = stage.engine.release_queued(&admin, first).await.unwrap();
    assert_eq!(released.message.status, Status::Active);
    stage.advance(HOUR).await;
    let retried = stage.engine.retry_queued(&admin, first).await.unwrap();
    let now = stage.engine.store().clock().micros();
    assert!(retried.recipients.iter().all(|recipient| recipient.due_at == now));
    stage.engine.delete_queued(&admin, first).await.unwrap();
    assert_eq!(stage.engine.queue_totals(&admin).await.unwrap(), QueueTotals { messages: 1, recipients: 1 });

    let (audit, feed) = traces(&stage).await;
    let line = |action: &str| format!("queue.{action} queue:{first}");
    assert_eq!(audit, [line("hold"), line("release"), line("retry"), line("delete")]);
    assert_eq!(feed[2..], ["queue.held", "queue.released", "queue.retried", "queue.deleted"]);
}

#[tokio::test]
async fn what_is_not_there_is_missing() {
    let stage = Stage::set().await;
    let (engine, admin, gone) = (&stage.engine, Principal::system(), QueueId(77));
    for refused in [
        engine.queued_message(&admin, gone).await.err(),
        engine.hold_queued(&admin, gone).await.err(),
        engine.release_queued(&admin, gone).await.err(),
        engine.retry_queued(&admin, gone).await.err(),
        engine.delete_queued(&admin, gone).await.err(),
    ] {
        assert!(matches!(refused, Some(Refused::Missing { kind: "queued message", .. })), "{refused:?}");
    }
}

#[tokio::test]
async fn rights_are_asked_for() {
    let stage = Stage::set().await;
    let id = stage.send(ANNA, &["bob@example.net"]).await;
    let (engine, reader, stranger) = (&stage.engine, with(Scope::Read(Area::Queue)), with(Scope::Read(Area::Domains)));
    assert!(engine.queued_message(&reader, id).await.is_ok());
    for refused in [
        engine.queued_message(&stranger, id).await.err(),
        engine.queue_totals(&stranger).await.err(),
        engine.queued_messages(&stranger, &QueueQuery::default(), QueueId(0), 1).await.err(),
        engine.hold_queued(&reader, id).await.err(),
        engine.release_queued(&reader, id).await.err(),
        engine.retry_queued(&reader, id).await.err(),
        engine.delete_queued(&reader, id).await.err(),
    ] {
        assert!(matches!(refused, Some(Refused::Forbidden(_))), "{refused:?}");
    }
    assert!(traces(&stage).await.0.is_empty());
}
