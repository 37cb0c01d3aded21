//! Receivers that do not take what they are sent.

use std::time::Duration;

use super::super::*;
use super::hall::{Hall, OWNER, limits, object};

#[tokio::test]
async fn what_is_not_taken_is_sent_again_at_the_times_of_the_schedule_and_then_given_up() {
    for hall in Hall::both().await {
        let (endpoint, secret) = hall.endpoint("/broken", &["*"]).await;
        hall.receiver.answer("/broken", [500]);
        hall.happens("parcel.sent").await;
        let first = hall.run().await.remove(0);
        for (at, wait) in RETRIES.into_iter().enumerate().skip(1) {
            hall.pass(wait - 1);
            assert_eq!(hall.run().await.len(), 0, "attempt {at} was early");
            hall.pass(1);
            let again = hall.run().await.remove(0);
            assert_eq!((again.id(), &again.body), (first.id(), &first.body), "the same message each time");
            assert_ne!(again.header("webhook-timestamp"), first.header("webhook-timestamp"));
            assert!(again.is_signed_by(&secret));
        }
        hall.pass(30 * 24 * 3600 - 1);
        assert_eq!(hall.run().await.len(), 0, "there is no eleventh attempt");
        let (delivery, attempts) = hall.history(endpoint.id).await.remove(0);
        assert_eq!((delivery.status, delivery.attempts, attempts.len()), (DeliveryStatus::Failed, 10, 10));
        assert_eq!(attempts[9].status, Some(500));
        assert_eq!(attempts[9].answer.as_ref().map(String::len), Some(1024), "no more of an answer than that is kept");
        let waits: Vec<i64> =
            attempts.windows(2).map(|pair| pair[1].started_at.as_second() - pair[0].started_at.as_second()).collect();
        assert_eq!(waits, [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]);
    }
}

#[tokio::test]
async fn one_that_recovers_is_told_once_and_its_failures_are_forgotten() {
    for hall in Hall::both().await {
        let (endpoint, _) = hall.endpoint("/shaky", &["*"]).await;
        hall.receiver.answer("/shaky", [503, 201]);
        hall.happens("parcel.sent").await;
        assert_eq!(hall.run().await.len(), 1);
        assert!(hall.read(endpoint.id).await.failing_since.is_some());
        hall.pass(5);
        assert_eq!(hall.run().await.len(), 1);
        hall.pass(5 * 24 * 3600);
        assert_eq!(hall.run().await.len(), 0);
        let (delivery, attempts) = hall.history(endpoint.id).await.remove(0);
        assert_eq!((delivery.status, delivery.attempts), (DeliveryStatus::Delivered, 2));
        assert_eq!(attempts.iter().map(|attempt| attempt.status).collect::<Vec<_>>(), [Some(503), Some(201)]);
        assert_eq!(hall.read(endpoint.id).await.failing_since, None);
    }
}

#[tokio::test]
async fn silence_redirects_and_closed_ports_are_failures_in_words() {
    for hall in Hall::both().await {
        hall.receiver.answer("/moved", [307]);
        let (moved, _) = hall.endpoint("/moved", &["*"]).await;
        let (silent, _) = hall.endpoint("/silent", &["*"]).await;
        let (nowhere, _) = hall.endpoint("/nowhere", &["*"]).await;
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let url = Some(format!("http://127.0.0.1:{port}/"));
        let nowhere = hall.write(move |tx, ()| {
            let (before, url) = (nowhere.clone(), url.clone());
            Box::pin(async move { change(tx, &before, &Change { url, ..Change::default() }).await })
        });
        let nowhere = nowhere.await;
        hall.happens("parcel.sent").await;
        let arrivals = hall.run().await;
        assert!(arrivals.iter().all(|message| message.path != "/elsewhere"), "a redirect was followed");
        for (endpoint, status, words) in [
            (moved.id, Some(307), "not followed"),
            (silent.id, None, "no answer within 0.4 s"),
            (nowhere.id, None, "refused"),
        ] {
            let (delivery, attempts) = hall.history(endpoint).await.remove(0);
            assert_eq!((delivery.status, attempts[0].status), (DeliveryStatus::Pending, status));
            assert!(attempts[0].error.as_ref().is_some_and(|error| error.contains(words)), "{attempts:?}");
        }
        assert!(hall.history(silent.id).await[0].1[0].took >= Duration::from_millis(400));
    }
}

#[tokio::test]
async fn a_receiver_that_is_gone_is_asked_no_more_and_the_books_say_so() {
    for hall in Hall::both().await {
        let (endpoint, _) = hall.endpoint("/gone", &["parcel.*"]).await;
        let (other, _) = hall.endpoint("/books", &["webhook_endpoint.*"]).await;
        hall.receiver.answer("/gone", [410]);
        hall.happens("parcel.sent").await;
        assert_eq!(hall.run().await.len(), 1);
        let after = hall.read(endpoint.id).await;
        assert_eq!((after.state, after.revision), (State::Disabled(Reason::Gone), 2));
        assert_eq!(hall.history(endpoint.id).await[0].0.status, DeliveryStatus::Failed);
        hall.happens("parcel.sent").await;
        let told = hall.run().await;
        assert_eq!(told.len(), 1, "only the endpoint that follows endpoints is told: {told:?}");
        assert!(told[0].body.contains("\"reason\":\"gone\"") && told[0].body.contains(DISABLED));
        let lines = hall.db.read().await.unwrap().audit_of(OWNER, None, 10).await.unwrap();
        assert_eq!((lines[0].action.as_str(), lines[0].actor.as_str()), (DISABLED, "system"));
        assert_eq!(lines[0].object, endpoint.id.to_string());
        assert_eq!(hall.read(other.id).await.state, State::Enabled);
    }
}

#[tokio::test]
async fn five_days_of_nothing_but_failures_disable_and_one_success_begins_anew() {
    for hall in Hall::both().await {
        let (endpoint, _) = hall.endpoint("/broken", &["*"]).await;
        hall.receiver.answer("/broken", [500]);
        let day = 24 * 3600;
        for _ in 0..5 {
            hall.happens("parcel.sent").await;
            hall.run().await;
            assert_eq!(hall.read(endpoint.id).await.state, State::Enabled);
            hall.pass(day - 1);
        }
        // Four days and some seconds were not enough; a success in between starts the count again.
        hall.receiver.answer("/broken", [200, 500]);
        hall.happens("parcel.sent").await;
        hall.run().await;
        hall.pass(10);
        hall.run().await;
        assert_eq!(hall.read(endpoint.id).await.state, State::Enabled);
        hall.pass(5 * day);
        hall.happens("parcel.sent").await;
        hall.run().await;
        assert_eq!(hall.read(endpoint.id).await.state, State::Disabled(Reason::Failing));
    }
}

#[tokio::test]
async fn a_slow_receiver_delays_no_other() {
    for hall in Hall::both().await {
        hall.endpoint("/silent", &["*"]).await;
        hall.endpoint("/quick", &["*"]).await;
        for _ in 0..40 {
            hall.happens("parcel.sent").await;
        }
        hall.webhooks.follow().await.unwrap();
        let (running, receiver) = (hall.webhooks.clone(), hall.receiver.clone());
        let run = tokio::spawn(async move { running.deliver().await });
        let (mut quick, mut silent) = (0, 0);
        while quick < 40 {
            for message in receiver.take() {
                quick += usize::from(message.path == "/quick");
                silent += usize::from(message.path == "/silent");
            }
            tokio::task::yield_now().await;
        }
        // Every attempt at the silent one takes 0.4 s, four at a time: its forty would take four seconds.
        assert!(silent < 30, "{silent} of the silent one's came before the quick one's were through");
        hall.webhooks.stop();
        let tally = run.await.unwrap().unwrap();
        assert_eq!(tally.delivered, 40);
        assert!(tally.failed < 40, "what was not claimed before the stop is left");
    }
}

#[tokio::test]
async fn a_secret_that_cannot_be_opened_is_told_and_nothing_unsigned_is_sent() {
    let hall = Hall::at(crate::db::testing::Scratch::sqlite()).await;
    let (endpoint, _) = hall.endpoint("/in", &["*"]).await;
    let stranger = crate::secrets::seal::Sealer::ephemeral();
    let route = Route::straight(Reach::PublicAndOwn);
    let webhooks = Webhooks::new(hall.db.clone(), stranger, route, limits(), object);
    hall.happens("parcel.sent").await;
    webhooks.follow().await.unwrap();
    webhooks.deliver().await.unwrap();
    assert_eq!(hall.receiver.take().len(), 0);
    let (_, attempts) = hall.history(endpoint.id).await.remove(0);
    assert!(attempts[0].error.as_ref().is_some_and(|error| error.contains("rotate it")), "{attempts:?}");
}
