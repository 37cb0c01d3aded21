//! Signing keys: planned here, signed by a root elsewhere, installed.

use license::key::SigningKey;
use license::keyset::{KeySet, SignedKeySet};
use license::roots::Roots;
use serde_json::{Value, json};

use super::site::{Person, Site};

/// The development root, which this build trusts.
fn root() -> SigningKey {
    let pem = include_str!("../../../development-root.pem");
    SigningKey::from_pem(None, pem).unwrap()
}

fn sign(planned: &Value, root: &SigningKey) -> Value {
    let set: KeySet = serde_json::from_str(planned["key_set"].as_str().unwrap()).unwrap();
    json!({"signed": set.sign(root).unwrap()})
}

const PLAN: &str = "POST /v1/signing-keys/plan";
const INSTALL: &str = "POST /v1/signing-keys/install";

pub(super) async fn step(site: &Site, who: &Person, plan: Value) {
    let planned = site.ask(who, PLAN, plan).await.is(200);
    site.ask(who, INSTALL, sign(&planned, &root())).await.is(204);
}

async fn states(site: &Site, who: &Person) -> Vec<String> {
    let keys = site.ask(who, "GET /v1/signing-keys", Value::Null).await.is(200);
    keys["data"].as_array().unwrap().iter().map(|key| key["state"].as_str().unwrap().to_owned()).collect()
}

pub(super) async fn published(site: &Site) -> SignedKeySet {
    let answer =
        site.reader.send(&site.router, "GET /.well-known/license-keys.json", &[("host", "acme.example")], "").await;
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/jose")));
    SignedKeySet::verify(&answer.text(), &Roots::development()).unwrap()
}

#[tokio::test]
async fn keys_begin_are_announced_rotate_and_retire() {
    for site in Site::both().await {
        site.vendor("acme").await;
        let owner = site.staff("acme", "owner").await;
        let again = json!({"vendor": "acme", "kind": "staff", "email": "owner@acme.example", "password": super::site::PASSWORD});
        site.stranger("GET /.well-known/license-keys.json", Value::Null).await.fails(404, "not_found");
        site.ask(&owner, PLAN, json!({"step": "announce"})).await.fails(409, "no_key_planned");
        site.ask(&owner, INSTALL, json!({"signed": "x"})).await.fails(422, "invalid_fields");
        step(&site, &owner, json!({"step": "begin"})).await;
        site.ask(&owner, PLAN, json!({"step": "begin"})).await.fails(409, "already_exists");
        assert_eq!(published(&site).await.set().seq, 1);
        step(&site, &owner, json!({"step": "announce"})).await;
        assert_eq!(states(&site, &owner).await, ["active", "next"]);
        site.ask(&owner, PLAN, json!({"step": "announce"})).await.fails(409, "key_step_refused");
        site.ask(&owner, PLAN, json!({"step": "rotate"})).await.fails(409, "key_step_refused");
        site.pass(31 * 24 * 3600);
        let owner = site.log_in(again.clone()).await;
        step(&site, &owner, json!({"step": "rotate"})).await;
        assert_eq!(states(&site, &owner).await, ["active", "retired"]);
        let held = "SELECT COUNT(*) FROM signing_keys";
        let mut conn = site.office.read().await.unwrap();
        assert_eq!(
            conn.one(held, foundation::args![]).await.unwrap().int(0).unwrap(),
            1,
            "the retired key is destroyed"
        );
        drop(conn);

        let jwks =
            site.reader.send(&site.router, "GET /.well-known/jwks.json", &[("host", "acme.example")], "").await.is(200);
        assert_eq!(jwks["keys"].as_array().unwrap().len(), 2);
        let keys = site.ask(&owner, "GET /v1/signing-keys", Value::Null).await.is(200);
        let old = keys["data"][1]["kid"].clone();
        step(&site, &owner, json!({"step": "revoke", "kid": old, "since": "2026-11-20T00:00:00Z"})).await;
        let jwks =
            site.reader.send(&site.router, "GET /.well-known/jwks.json", &[("host", "acme.example")], "").await.is(200);
        assert_eq!(jwks["keys"].as_array().unwrap().len(), 1, "a revoked key is in no plain set");
        assert_eq!(published(&site).await.set().revoked.len(), 1);

        // What nothing needs any more leaves the set when it is renewed.
        let before = published(&site).await.set().seq;
        site.pass(401 * 24 * 3600);
        let owner = site.log_in(again).await;
        step(&site, &owner, json!({"step": "renew"})).await;
        assert_eq!(states(&site, &owner).await, ["active"]);
        assert!(published(&site).await.set().seq > before);
    }
}

#[tokio::test]
async fn only_the_planned_set_signed_by_a_trusted_root_is_installed() {
    let site = Site::open().await;
    site.vendor("acme").await;
    let owner = site.staff("acme", "owner").await;
    let planned = site.ask(&owner, PLAN, json!({"step": "begin"})).await.is(200);
    let strange = SigningKey::from_seed_named_by_itself(&[7; 32]).unwrap();
    let refused = site.ask(&owner, INSTALL, sign(&planned, &strange)).await;
    assert_eq!(refused.fails(422, "invalid_fields"), ["/signed not_genuine"]);
    // A later plan takes the place of this one, with a key of its own.
    let later = site.ask(&owner, PLAN, json!({"step": "begin"})).await.is(200);
    let refused = site.ask(&owner, INSTALL, sign(&planned, &root())).await;
    assert_eq!(refused.fails(422, "invalid_fields"), ["/signed not_genuine"]);
    site.ask(&owner, INSTALL, sign(&later, &root())).await.is(204);
    site.ask(&owner, INSTALL, sign(&later, &root())).await.fails(409, "no_key_planned");
    let mut conn = site.office.read().await.unwrap();
    let row = conn.one("SELECT secret, kid FROM signing_keys", foundation::args![]).await.unwrap();
    assert!(row.text(0).unwrap().starts_with("sealed.v1."), "private halves are sealed");
    for (plan, fault) in [
        (json!({"step": "revoke"}), "/kid required"),
        (json!({"step": "revoke", "kid": "x"}), "/since required"),
        (json!({"step": "revoke", "kid": "a b", "since": "2026-11-02T09:00:00Z"}), "/kid invalid"),
        (json!({"step": "rotate", "kid": "x"}), "/kid invalid"),
    ] {
        assert_eq!(site.ask(&owner, PLAN, plan).await.fails(422, "invalid_fields"), [fault]);
    }
}
