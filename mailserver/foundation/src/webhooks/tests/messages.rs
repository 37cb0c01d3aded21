//! What is sent, and what proves it.

use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use super::super::*;
use super::hall::Hall;

#[tokio::test]
async fn a_message_is_what_standard_webhooks_says_and_others_verify_it() {
    for hall in Hall::both().await {
        let (endpoint, secret) = hall.endpoint("/in?x=1", &["*"]).await;
        hall.happens("parcel.sent").await;
        let arrivals = hall.run().await;
        let [message] = &arrivals[..] else { panic!("{arrivals:?}") };

        standardwebhooks::Webhook::new(secret.expose())
            .unwrap()
            .verify(message.body.as_bytes(), &message.headers)
            .expect("a library that nobody here wrote believes it");
        assert!(!message.is_signed_by(&Keys::make().secret()));

        let public = BASE64.decode(endpoint.public_key.strip_prefix("whpk_").unwrap()).unwrap();
        let signature = message.header("webhook-signature").split(' ').find_map(|part| part.strip_prefix("v1a,"));
        let signed = format!("{}.{}.{}", message.id(), message.header("webhook-timestamp"), message.body);
        UnparsedPublicKey::new(&ED25519, public)
            .verify(signed.as_bytes(), &BASE64.decode(signature.unwrap()).unwrap())
            .expect("the public key verifies it");

        let entries = hall.db.feed().after_of(super::hall::OWNER, crate::db::Cursor(0), 10).await.unwrap().unwrap();
        assert_eq!(message.id(), event_id(entries[0].position));
        let body: Value = serde_json::from_str(&message.body).unwrap();
        let data = json!({"object": "parcel_16j", "revision": 3, "detail": {"weight": 5}});
        let expected = json!({"type": "parcel.sent", "timestamp": hall.clock.now().to_string(), "data": data});
        assert_eq!(body, expected);
        assert_eq!(message.header("content-type"), "application/json");
        assert_eq!(message.path, "/in");
    }
}

/// The numbers of the example in the specification's reference libraries.
#[test]
fn the_arithmetic_is_theirs() {
    let keys = Keys::make();
    let verifier = standardwebhooks::Webhook::new(keys.secret().expose()).unwrap();
    let ours = keys.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");
    let theirs = verifier.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, b"{\"test\": 2432232314}").unwrap();
    assert!(ours.starts_with(&format!("{theirs} v1a,")), "{ours} {theirs}");
}

#[tokio::test]
async fn during_a_rotation_both_secrets_verify_and_afterwards_the_new_one_alone() {
    for hall in Hall::both().await {
        let (before, old) = hall.endpoint("/in", &["*"]).await;
        let sealer = hall.webhooks.sealer().clone();
        let day = Duration::from_secs(24 * 3600);
        let rotated = hall.write(move |tx, ()| {
            let (sealer, before) = (sealer.clone(), before.clone());
            Box::pin(async move { rotate(tx, &sealer, &before, day).await })
        });
        let (after, new) = rotated.await;
        assert_eq!(after.previous_until, Some(hall.clock.now() + day));
        hall.happens("parcel.sent").await;
        let message = hall.run().await.remove(0);
        assert!(message.is_signed_by(&old) && message.is_signed_by(&new));
        assert_eq!(message.header("webhook-signature").split(' ').count(), 4);
        hall.pass(24 * 3600);
        hall.happens("parcel.sent").await;
        let message = hall.run().await.remove(0);
        assert!(!message.is_signed_by(&old) && message.is_signed_by(&new));
    }
}

#[tokio::test]
async fn each_endpoint_gets_what_it_asked_for_of_its_owner_alone() {
    for hall in Hall::both().await {
        hall.happens("parcel.early").await;
        hall.endpoint("/all", &["*"]).await;
        hall.endpoint("/some", &["parcel.sent", "stamp.*"]).await;
        for kind in ["parcel.sent", "parcel.lost", "stamp.sold", "stamps.sold"] {
            hall.happens(kind).await;
        }
        hall.happens_to(8, "parcel.sent").await;
        let arrivals = hall.run().await;
        let kinds = |path: &str| {
            let mut kinds: Vec<String> = Vec::new();
            for message in arrivals.iter().filter(|message| message.path == path) {
                let body: Value = serde_json::from_str(&message.body).unwrap();
                kinds.push(body["type"].as_str().unwrap().to_owned());
            }
            kinds.sort();
            kinds
        };
        assert_eq!(kinds("/all"), ["parcel.lost", "parcel.sent", "stamp.sold", "stamps.sold"]);
        assert_eq!(kinds("/some"), ["parcel.sent", "stamp.sold"]);
        assert_eq!(hall.run().await.len(), 0, "nothing is sent twice");
    }
}

#[test]
fn patterns_are_kinds_or_their_beginnings() {
    for good in ["*", "parcel.*", "parcel.sent", "parcel.second_try.*", "webhook.test"] {
        assert_eq!(good.parse::<Pattern>().unwrap().to_string(), good);
    }
    for bad in
        ["", "**", "parcel*", "*.sent", "parcel..sent", ".", "Parcel.sent", "parcel.sent ", "parcel.*.x", "pärcel"]
    {
        assert_eq!(bad.parse::<Pattern>(), Err(PatternError), "{bad}");
    }
    let matches = |pattern: &str, kind: &str| pattern.parse::<Pattern>().unwrap().matches(kind);
    assert!(
        matches("parcel.*", "parcel.sent") && !matches("parcel.*", "parcels.sent") && !matches("parcel", "parcel.sent")
    );
    assert!("a".repeat(1001).parse::<Pattern>().is_err());
}

#[tokio::test]
async fn a_detail_that_is_too_long_is_left_out() {
    let hall = Hall::at(crate::db::testing::Scratch::sqlite()).await;
    hall.endpoint("/in", &["*"]).await;
    let detail = json!({"story": "x".repeat(70_000)}).to_string();
    hall.write(move |tx, ()| {
        let detail = Some(detail.clone());
        Box::pin(async move {
            let owner = super::hall::OWNER;
            tx.record(crate::db::Event { kind: "parcel.told", owner, object: 1234, revision: 1, detail });
            Ok(())
        })
    })
    .await;
    let message = hall.run().await.remove(0);
    let body: Value = serde_json::from_str(&message.body).unwrap();
    assert_eq!(body["data"], json!({"object": "parcel_16j", "revision": 1, "detail": null}));
}
