//! A group from declaration to row and back, on both databases.

use secrecy::ExposeSecret;
use serde_json::json;

use super::checks::{each, like, text, within};
use super::*;
use crate::args;
use crate::db::testing::both;
use crate::db::{Database, Migration};
use crate::secrets::seal::Sealer;

const KIT: &[Migration] = crate::migrations!("foundation", "../../schema", ["0002_kit"]);

crate::settings_group! {
    /// How parcels leave.
    struct Dispatch("dispatch") {
        /// Minutes between two rounds.
        round_minutes: u32 = 15, within(1..=1440);
        /// Minutes a driver rests.
        rest_minutes: u32 = 5;
        /// The plate; empty for any van.
        plate: String = String::new(), text(0..=12);
        /// Where to; empty for anywhere.
        town: String = String::new(), like(|town| if town == "Nowhere" { Err("must be a town".to_owned()) } else { Ok(()) });
        /// Who drives.
        drivers: Vec<String> = vec!["anyone".to_owned()], each(1..=3, text(1..=10));
    }
    secrets {
        /// What opens the gate.
        gate_code;
    }
    rules |group: &Dispatch| match group.rest_minutes < group.round_minutes {
        true => vec![],
        false => vec![FieldError::new("/rest_minutes", "out_of_range", "must be less than `round_minutes`")],
    };
}

crate::settings_group! {
    /// What the sign says.
    struct Sign("sign") {
        /// Its text.
        words: String = String::new();
    }
}

async fn load(db: &Database, sealer: &Sealer) -> Result<Settings, SettingsError> {
    Declared::new().group::<Dispatch>().group::<Sign>().load(db, sealer).await
}

fn refusals(outcome: Result<impl Sized, SettingsError>) -> Vec<(String, String)> {
    match outcome {
        Err(SettingsError::Invalid(errors)) => {
            errors.into_iter().map(|error| (error.pointer, error.code.into_owned())).collect()
        }
        Err(error) => panic!("{error:?}"),
        Ok(_) => Vec::new(),
    }
}

#[test]
fn a_declaration_yields_texts_and_schema() {
    assert_eq!((Dispatch::NAME, Dispatch::DOC), ("dispatch", "How parcels leave."));
    let gate = Dispatch::FIELDS.last().unwrap();
    assert_eq!((gate.name, gate.doc, gate.access), ("gate_code", "What opens the gate.", Access::Secret));
    let schema = serde_json::to_value(<Dispatch as utoipa::PartialSchema>::schema()).unwrap();
    let property = |name: &str| schema["properties"][name].clone();
    assert_eq!(property("round_minutes")["default"], 15);
    assert_eq!(property("round_minutes")["description"], "Minutes between two rounds.");
    assert_eq!(property("drivers")["default"], json!(["anyone"]));
    // Bounds stood in the checks alone: an integer had no maximum, and another minimum.
    assert_eq!(
        (&property("round_minutes")["minimum"], &property("round_minutes")["maximum"]),
        (&json!(1), &json!(1440))
    );
    assert_eq!((&property("drivers")["minItems"], &property("drivers")["maxItems"]), (&json!(1), &json!(3)));
    let driver = property("drivers")["items"].clone();
    assert_eq!((&driver["minLength"], &driver["maxLength"]), (&json!(1), &json!(10)));
    assert_eq!((property("plate").get("minLength"), &property("plate")["maxLength"]), (None, &json!(12)));
    assert_eq!(property("town").get("maxLength"), None);
    assert_eq!(property("gate_code")["writeOnly"], true);
    assert_eq!(property("gate_code").get("default"), None);
    assert_eq!(schema.get("required"), None);
}

#[tokio::test]
async fn a_change_is_checked_stored_and_seen() {
    both(KIT, async |db| {
        let sealer = Sealer::ephemeral();
        let settings = load(&db, &sealer).await.unwrap();
        let live = settings.live::<Dispatch>().unwrap();
        let mut changes = live.changes();
        assert_eq!((live.get().revision, live.get().value.round_minutes), (0, 15));
        let change = Change::Merge(json!({"round_minutes": 30, "gate_code": "1234"}));
        let view = settings.change("dispatch", change).await.unwrap();
        assert_eq!((view.revision, view.secrets_set.as_slice()), (1, &["gate_code"][..]));
        assert_eq!(
            json!(view.value),
            json!({
                "round_minutes": 30, "rest_minutes": 5, "plate": "", "town": "", "drivers": ["anyone"],
            })
        );
        assert_eq!(settings.view("dispatch").unwrap(), view);
        assert_eq!(*changes.borrow_and_update(), 1);
        assert_eq!(live.get().value.round_minutes, 30);

        let row = db.read().await.unwrap().one("SELECT value FROM settings WHERE name = $1", args!["dispatch"]).await;
        let stored = row.unwrap().text(0).unwrap();
        assert!(stored.contains("sealed.v1.") && !stored.contains("1234"), "{stored}");
        assert!(!format!("{:?}", live.get()).contains("sealed.v1."), "debug output shows no secret");

        // After a restart all of it is there.
        let again = load(&db, &sealer).await.unwrap();
        assert_eq!(again.view("dispatch").unwrap(), view);
        let secret = again.live::<Dispatch>().unwrap().secret("gate_code", |group| &group.gate_code).unwrap();
        assert_eq!(secret.unwrap().expose_secret(), "1234");

        // Null puts a field back; replacing puts all back but the secret nobody could have read.
        let view = again.change("dispatch", Change::Merge(json!({"round_minutes": null}))).await.unwrap();
        assert_eq!(view.value["round_minutes"], 15);
        let view = again.change("dispatch", Change::Replace(json!({"rest_minutes": 7}))).await.unwrap();
        assert_eq!((view.revision, view.secrets_set.as_slice()), (3, &["gate_code"][..]));
        assert_eq!(
            json!(view.value),
            json!({
                "round_minutes": 15, "rest_minutes": 7, "plate": "", "town": "", "drivers": ["anyone"],
            })
        );
        let view = again.change("dispatch", Change::Merge(json!({"gate_code": null}))).await.unwrap();
        assert!(view.secrets_set.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_does_not_fit_is_refused_by_field() {
    both(KIT, async |db| {
        let settings = load(&db, &Sealer::ephemeral()).await.unwrap();
        let long = "x".repeat(4097);
        for (change, expected) in [
            (
                json!({"round_minutes": 0, "drivers": []}),
                vec![("/round_minutes", "invalid"), ("/drivers", "invalid"), ("/rest_minutes", "out_of_range")],
            ),
            (json!({"drivers": ["anna", "a name too long"]}), vec![("/drivers", "invalid")]),
            (json!({"drivers": ["anna", 7]}), vec![("/drivers/1", "invalid_type")]),
            (json!({"round_minutes": "often"}), vec![("/round_minutes", "invalid_type")]),
            (json!({"plate": "x".repeat(13), "town": "Nowhere"}), vec![("/plate", "invalid"), ("/town", "invalid")]),
            (json!({"a/b": 1, "gate_code": 5}), vec![("/a~1b", "unknown_field"), ("/gate_code", "invalid_type")]),
            (json!({"gate_code": long}), vec![("/gate_code", "too_long")]),
            (json!([1]), vec![("", "invalid_type")]),
        ] {
            let found = refusals(settings.plan("dispatch", Change::Merge(change.clone())));
            let found: Vec<_> = found.iter().map(|(pointer, code)| (pointer.as_str(), code.as_str())).collect();
            assert_eq!(found, expected, "{change}");
        }
        assert!(matches!(settings.plan("nothing", Change::Merge(json!({}))), Err(SettingsError::Unknown)));
        assert_eq!(settings.view("dispatch").unwrap().revision, 0);
    })
    .await;
}

#[tokio::test]
async fn of_two_changes_made_from_the_same_reading_one_is_stale() {
    both(KIT, async |db| {
        let settings = load(&db, &Sealer::ephemeral()).await.unwrap();
        let [first, second] =
            [20, 40].map(|n| settings.plan("dispatch", Change::Merge(json!({"round_minutes": n}))).unwrap());
        let write =
            async |planned: &Planned| db.write(planned.clone(), |tx, planned| Box::pin(planned.write(tx))).await;
        let at = write(&first).await.unwrap();
        assert!(matches!(write(&second).await, Err(SettingsError::Stale)));
        settings.publish(&first, at);
        assert_eq!(settings.live::<Dispatch>().unwrap().get().value.round_minutes, 20);
    })
    .await;
}

#[tokio::test]
async fn rows_of_another_release_are_read_and_broken_ones_named() {
    both(KIT, async |db| {
        let store = async |value: &'static str| {
            let stored: Result<u64, crate::db::DbError> = db
                .write(value, |tx, value| {
                    Box::pin(async move {
                        let sql = "INSERT INTO settings (name, value, revision, updated_at) VALUES ('dispatch', $1, 9, 0) \
                                   ON CONFLICT (name) DO UPDATE SET value = excluded.value";
                        tx.run(sql, args![*value]).await
                    })
                })
                .await;
            stored.unwrap();
        };
        store(r#"{"round_minutes": 60, "retired_field": {"x": 1}}"#).await;
        let settings = load(&db, &Sealer::ephemeral()).await.unwrap();
        let now = settings.live::<Dispatch>().unwrap().get();
        assert_eq!((now.revision, now.value.round_minutes, now.value.rest_minutes), (9, 60, 5));
        store(r#"{"round_minutes": "often"}"#).await;
        let error = load(&db, &Sealer::ephemeral()).await.err().unwrap();
        assert!(error.to_string().contains("`dispatch`") && error.to_string().contains("/round_minutes"), "{error}");
    })
    .await;
}
