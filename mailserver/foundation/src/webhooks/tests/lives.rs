//! Endpoints and deliveries over time: restarts, replays, ends.

use jiff::Timestamp;

use super::super::*;
use super::hall::{Hall, OWNER};
use crate::args;

#[tokio::test]
async fn a_restart_keeps_what_is_due_and_sends_nothing_twice() {
    for hall in Hall::both().await {
        let (endpoint, _) = hall.endpoint("/in", &["*"]).await;
        hall.receiver.answer("/in", [500, 200]);
        hall.happens("parcel.first").await;
        assert_eq!(hall.run().await.len(), 1);
        // One event is followed and not sent, one is not even followed.
        hall.happens("parcel.second").await;
        hall.webhooks.follow().await.unwrap();
        hall.happens("parcel.third").await;
        let hall = hall.restarted().await;
        hall.pass(5);
        let kinds = kinds(&hall.run().await);
        assert_eq!(kinds, ["parcel.first", "parcel.second", "parcel.third"]);
        let hall = hall.restarted().await;
        hall.pass(24 * 3600);
        assert_eq!(hall.run().await.len(), 0);
        assert_eq!(hall.history(endpoint.id).await.len(), 3);
    }
}

/// A process that died while a request was on its way: nobody knows whether it arrived, so it is sent again, once its claim ends.
#[tokio::test]
async fn what_was_claimed_by_a_process_that_died_is_sent_when_the_claim_ends() {
    for hall in Hall::both().await {
        let (endpoint, _) = hall.endpoint("/silent", &["*"]).await;
        hall.happens("parcel.sent").await;
        hall.webhooks.follow().await.unwrap();
        let running = hall.webhooks.clone();
        let run = tokio::spawn(async move { running.deliver().await });
        let mut arrived = Vec::new();
        while arrived.is_empty() {
            arrived = hall.receiver.take();
            tokio::task::yield_now().await;
        }
        run.abort();
        assert!(run.await.unwrap_err().is_cancelled());
        let hall = hall.restarted().await;
        let url = Some(format!("http://{}/in", hall.address));
        hall.write(move |tx, ()| {
            let (before, url) = (endpoint.clone(), url.clone());
            Box::pin(async move { change(tx, &before, &Change { url, ..Change::default() }).await })
        })
        .await;
        assert_eq!(hall.run().await.len(), 0, "it may still be under way");
        hall.pass(60);
        let again = hall.run().await;
        assert_eq!(again.len(), 1);
        assert_eq!(again[0].id(), arrived[0].id());
    }
}

#[tokio::test]
async fn one_delivery_is_replayed_under_the_same_id() {
    for hall in Hall::both().await {
        let (endpoint, _) = hall.endpoint("/in", &["*"]).await;
        hall.happens("parcel.sent").await;
        let first = hall.run().await.remove(0);
        let id = hall.history(endpoint.id).await[0].0.id;
        hall.write(move |tx, ()| Box::pin(replay(tx, id))).await;
        let again = hall.run().await.remove(0);
        assert_eq!((again.id(), &again.body), (first.id(), &first.body));
        let (delivery, attempts) = hall.history(endpoint.id).await.remove(0);
        assert_eq!((delivery.attempts, attempts.len(), delivery.status), (1, 2, DeliveryStatus::Delivered));
    }
}

#[tokio::test]
async fn what_happened_since_then_is_replayed_and_what_was_never_sent_comes_with_it() {
    for hall in Hall::both().await {
        hall.happens("parcel.before").await;
        hall.pass(3600);
        let since = hall.clock.now();
        hall.happens("parcel.unseen").await;
        let (endpoint, _) = hall.endpoint("/in", &["parcel.*"]).await;
        hall.receiver.answer("/in", [410, 200]);
        hall.happens("parcel.refused").await;
        assert_eq!(hall.run().await.len(), 1);
        hall.happens("parcel.missed").await;
        assert_eq!(hall.run().await.len(), 0);
        let enable = |state| Change { state: Some(state), ..Change::default() };
        let before = hall.read(endpoint.id).await;
        let enabled = hall.write(move |tx, ()| {
            let before = before.clone();
            Box::pin(async move { change(tx, &before, &enable(State::Enabled)).await })
        });
        let enabled = enabled.await;
        assert_eq!((enabled.state, enabled.failing_since), (State::Enabled, None));
        hall.happens("parcel.sent").await;
        assert_eq!(kinds(&hall.run().await), ["parcel.sent"], "what happened meanwhile is not sent by itself");

        replay_all(&hall, &enabled, since, Which::Failed).await;
        assert_eq!(kinds(&hall.run().await), ["parcel.refused"]);
        replay_all(&hall, &enabled, since, Which::All).await;
        assert_eq!(kinds(&hall.run().await), ["parcel.missed", "parcel.refused", "parcel.sent", "parcel.unseen"]);
        assert_eq!(hall.run().await.len(), 0);
    }
}

#[tokio::test]
async fn a_long_replay_comes_page_by_page_and_new_events_go_before_it() {
    for hall in Hall::both().await {
        let (endpoint, _) = hall.endpoint("/in", &["*"]).await;
        let since = hall.clock.now();
        hall.write(|tx, ()| {
            Box::pin(async move {
                for _ in 0..450 {
                    let event =
                        crate::db::Event { kind: "parcel.old", owner: OWNER, object: 1, revision: 1, detail: None };
                    tx.record(event);
                }
                Ok(())
            })
        })
        .await;
        assert_eq!(hall.webhooks.follow().await.unwrap(), 450);
        let finished = "UPDATE webhook_deliveries SET status = 'delivered', due_at = NULL";
        hall.write(move |tx, ()| Box::pin(async move { Ok(tx.run(finished, args![]).await?) })).await;
        replay_all(&hall, &endpoint, since, Which::All).await;
        hall.happens("parcel.new").await;
        assert_eq!(hall.webhooks.follow().await.unwrap(), 451);
        let next = "SELECT kind FROM webhook_deliveries WHERE due_at IS NOT NULL ORDER BY id DESC LIMIT 1";
        let newest = hall.db.read().await.unwrap().one(next, args![]).await.unwrap().text(0).unwrap();
        assert_eq!(newest, "parcel.new");
        let busy = "SELECT COUNT(*) FROM webhook_endpoints WHERE replay_at IS NOT NULL OR replay_end IS NOT NULL";
        assert_eq!(hall.db.read().await.unwrap().one(busy, args![]).await.unwrap().int(0).unwrap(), 0);
    }
}

#[tokio::test]
async fn an_endpoint_left_behind_by_retention_goes_on_from_what_is_held() {
    for hall in Hall::both().await {
        hall.endpoint("/in", &["*"]).await;
        hall.happens("parcel.old").await;
        hall.pass(10);
        assert_eq!(hall.db.feed().trim(hall.clock.micros(), 100).await.unwrap(), 1);
        hall.happens("parcel.new").await;
        assert_eq!(kinds(&hall.run().await), ["parcel.new"]);
    }
}

#[tokio::test]
async fn old_deliveries_are_swept_and_those_of_deleted_endpoints_with_them() {
    for hall in Hall::both().await {
        let (kept, _) = hall.endpoint("/in", &["*"]).await;
        let (deleted, _) = hall.endpoint("/out", &["*"]).await;
        hall.happens("parcel.sent").await;
        assert_eq!(hall.run().await.len(), 2);
        assert_eq!(hall.webhooks.sweep().await.unwrap(), 0);
        let id = deleted.id;
        hall.write(move |tx, ()| Box::pin(delete(tx, id))).await;
        let conn = &mut hall.db.read().await.unwrap();
        assert_eq!(endpoint(conn, OWNER, id).await.unwrap(), None);
        assert_eq!(endpoints(conn, OWNER, None, 10).await.unwrap().len(), 1);
        hall.happens("parcel.sent").await;
        assert_eq!(hall.run().await.len(), 1, "nothing is sent to what was deleted");
        assert_eq!(hall.webhooks.sweep().await.unwrap(), 1);
        hall.pass(30 * 24 * 3600 + 1);
        assert_eq!(hall.webhooks.sweep().await.unwrap(), 2);
        for table in ["SELECT COUNT(*) FROM webhook_deliveries", "SELECT COUNT(*) FROM webhook_attempts"] {
            assert_eq!(conn.one(table, args![]).await.unwrap().int(0).unwrap(), 0, "{table}");
        }
        let left = "SELECT COUNT(*) FROM webhook_endpoints";
        assert_eq!(conn.one(left, args![]).await.unwrap().int(0).unwrap(), 1);
        assert!(hall.history(kept.id).await.is_empty());
    }
}

#[tokio::test]
async fn an_owner_has_twenty_endpoints_and_another_has_their_own() {
    for hall in Hall::both().await {
        for _ in 0..20 {
            hall.endpoint("/in", &["*"]).await;
        }
        let input = (
            hall.webhooks.sealer().clone(),
            NewEndpoint {
                owner: OWNER,
                url: "https://example.org/".to_owned(),
                description: String::new(),
                events: vec![Pattern::all()],
                state: State::Enabled,
            },
        );
        let refused = hall.db.write(input.clone(), |tx, (sealer, new)| {
            Box::pin(async move { create(tx, sealer, &Limits::default(), new).await })
        });
        assert!(matches!(refused.await, Err(WebhookError::TooMany(20))));
        let other = (input.0, NewEndpoint { owner: 8, ..input.1 });
        let made = hall.db.write(other, |tx, (sealer, new)| {
            Box::pin(async move { create(tx, sealer, &Limits::default(), new).await })
        });
        let (made, _) = made.await.map_err(|error| error.to_string()).unwrap();
        assert_eq!(endpoint(&mut hall.db.read().await.unwrap(), OWNER, made.id).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_test_message_arrives_and_the_tasks_send_it_without_being_asked() {
    for hall in Hall::both().await {
        let tasks = crate::tasks::Tasks::start(hall.webhooks.tasks(), &hall.clock);
        let (endpoint, secret) = hall.endpoint("/in", &["parcel.sent"]).await;
        let sent = hall.write(move |tx, ()| {
            let endpoint = endpoint.clone();
            Box::pin(async move { test(tx, &endpoint).await })
        });
        let sent = sent.await;
        hall.webhooks.wake();
        let first = arrival(&hall).await;
        assert_eq!((first.id(), sent.kind.as_str()), (sent.message.as_str(), TEST));
        assert!(first.is_signed_by(&secret) && first.id().starts_with("test_"));
        hall.happens("parcel.sent").await;
        assert!(arrival(&hall).await.body.contains("parcel.sent"), "the feed wakes the tasks");
        hall.webhooks.stop();
        assert!(tasks.stop(Duration::from_secs(20)).await);
    }
}

async fn arrival(hall: &Hall) -> super::hall::Arrival {
    let wait = async {
        loop {
            if let Some(message) = hall.receiver.take().pop() {
                return message;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), wait).await.expect("a message arrives")
}

async fn replay_all(hall: &Hall, endpoint: &Endpoint, since: Timestamp, which: Which) {
    let endpoint = endpoint.clone();
    let asked = hall.write(move |tx, ()| {
        let endpoint = endpoint.clone();
        Box::pin(async move { replay_since(tx, &endpoint, since, which).await })
    });
    asked.await;
}

fn kinds(arrivals: &[super::hall::Arrival]) -> Vec<String> {
    let mut kinds: Vec<String> = arrivals
        .iter()
        .map(|message| {
            let body: serde_json::Value = serde_json::from_str(&message.body).unwrap();
            body["type"].as_str().unwrap().to_owned()
        })
        .collect();
    kinds.sort();
    kinds
}
