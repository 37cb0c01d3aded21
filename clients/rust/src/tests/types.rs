//! Round trips of every shape.

use serde_json::{Value, json};

use crate::sample::types::{Parcel, ParcelAmount, ParcelKey, ParcelSpeed, ParcelState, Size, Target};

fn full() -> Value {
    json!({
        "id": "A1", "state": "in-transit", "type": "box", "made_at": "2026-01-02T03:04:05.006Z", "due_on": "2026-02-03",
        "weight_grams": 18446744073709551615u64, "shelf": -3, "price": 1.25, "fragile": true, "labels": ["x", "y"],
        "counts": {"a": -1, "b": 2}, "target": {"kind": "shop", "shop": "Corner"}, "sender": "anna",
        "size": {"width": 3, "height": 4}, "speed": "fast",
        "holds": [], "extra": {"any": ["thing"]}, "kindOf": "waiting", "amount": "many"
    })
}

#[test]
fn every_shape_comes_back_as_it_was() {
    let read: Parcel = serde_json::from_value(full()).unwrap();
    assert_eq!(read.id, ParcelKey::from("A1"));
    assert_eq!(read.state, ParcelState::InTransit);
    assert_eq!(read.r#type, "box");
    assert_eq!(read.made_at.as_millisecond(), 1_767_323_045_006);
    assert_eq!(read.due_on.unwrap(), jiff::civil::date(2026, 2, 3));
    assert_eq!((read.weight_grams, read.shelf), (u64::MAX, Some(-3)));
    assert!(matches!(&read.target, Target::Shop(shop) if shop.shop == "Corner"));
    let size: &Size = read.size.as_ref().unwrap();
    assert_eq!((size.width, size.other["height"]), (3, 4));
    assert_eq!(read.speed, Some(ParcelSpeed::Fast));
    assert_eq!(read.kind_of, Some(ParcelState::Waiting));
    assert_eq!(read.amount, Some(ParcelAmount::Text("many".into())));
    assert_eq!(serde_json::to_value(&read).unwrap(), full());
}

#[test]
fn a_record_may_hold_its_own_kind() {
    let mut outer = full();
    outer["holds"] = json!([full()]);
    outer["within"] = full();
    let read: Parcel = serde_json::from_value(outer.clone()).unwrap();
    assert_eq!(read.within.as_ref().unwrap().id, read.holds.as_ref().unwrap()[0].id);
    assert_eq!(serde_json::to_value(&read).unwrap(), outer);
}

#[test]
fn what_is_new_is_tolerated_and_kept() {
    let mut newer = full();
    newer["state"] = json!("teleported");
    newer["target"] = json!({"kind": "drone", "height": 3});
    newer["added_later"] = json!(1);
    newer["amount"] = json!({"pieces": 2});
    let read: Parcel = serde_json::from_value(newer).unwrap();
    assert_eq!(read.state, ParcelState::Unknown("teleported".into()));
    assert_eq!(read.state.to_string(), "teleported");
    assert_eq!(read.target, Target::Unknown(json!({"kind": "drone", "height": 3})));
    assert_eq!(read.amount, Some(ParcelAmount::Unknown(json!({"pieces": 2}))));
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!((&written["state"], &written["target"]["height"]), (&json!("teleported"), &json!(3)));
}

#[test]
fn words_of_the_document_named_as_ours_stay_apart() {
    let read: Vec<ParcelState> = serde_json::from_value(json!(["unknown", "type", "other"])).unwrap();
    assert_eq!(read, [ParcelState::UnknownWord, ParcelState::Type, ParcelState::Unknown("other".into())]);
    assert_eq!(serde_json::to_value(&read).unwrap(), json!(["unknown", "type", "other"]));
}

#[test]
fn what_may_be_absent_or_null_is_absent_both_ways() {
    let least = json!({"id": "A1", "state": "sent", "type": "box", "made_at": "2026-01-02T03:04:05Z", "weight_grams": 0,
        "labels": [], "target": {"kind": "door", "street": "Low Road 1"}, "sender": null, "price": 0.0});
    let read: Parcel = serde_json::from_value(least.clone()).unwrap();
    assert_eq!((read.sender.as_ref(), read.size.as_ref(), read.due_on), (None, None, None));
    assert_eq!(serde_json::to_value(&read).unwrap(), least);
}

#[test]
fn a_known_variant_that_is_malformed_is_an_error() {
    let mut wrong = full();
    wrong["target"] = json!({"kind": "shop"});
    let error = serde_json::from_value::<Parcel>(wrong).unwrap_err().to_string();
    assert!(error.contains("missing field `shop`"), "{error}");
}
