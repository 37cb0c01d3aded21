//! Documents that change settings: merge patches and whole groups, one after the other on what the one before left.
#![no_main]

use std::sync::LazyLock;

use foundation::db::testing::Scratch;
use foundation::http::{FieldError, merge, parse_json};
use foundation::secrets::seal::Sealer;
use foundation::settings::checks::{each, text, within};
use foundation::settings::{Change, Declared, Settings, SettingsError};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use tokio::runtime::Builder;

foundation::settings_group! {
    /// How parcels leave.
    struct Dispatch("dispatch") {
        /// Minutes between two rounds.
        round_minutes: u32 = 15, within(1..=1440);
        /// Minutes a driver rests.
        rest_minutes: u32 = 5;
        /// Who drives.
        drivers: Vec<String> = vec!["anyone".to_owned()], each(1..=3, text(1..=10));
        /// Whether it rains.
        rains: bool = false;
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

static SETTINGS: LazyLock<(Settings, Scratch)> = LazyLock::new(|| {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let place = Scratch::sqlite();
    let settings = runtime.block_on(async {
        let db = place.open(&[]).await;
        Declared::new().group::<Dispatch>().load(&db, &Sealer::ephemeral()).await
    });
    (settings.expect("the group loads"), place)
});

fuzz_target!(|data: &[u8]| {
    let [kind, document @ ..] = data else { return };
    let Ok(document) = parse_json::<Value>(document) else { return };
    let mut merged = serde_json::json!({"a": {"b": 1}, "c": [1]});
    merge(&mut merged, document.clone());
    let once = merged.clone();
    merge(&mut merged, document.clone());
    assert_eq!(merged, once, "RFC 7396: a patch applied twice is applied once");
    let change = if kind & 1 == 0 { Change::Merge(document.clone()) } else { Change::Replace(document.clone()) };
    match SETTINGS.0.plan("dispatch", change) {
        Ok(planned) => {
            let shown = &planned.after.value;
            assert!(!shown.contains_key("gate_code"), "a secret is never shown");
            let rest = shown["rest_minutes"].as_u64().expect("a number");
            assert!(rest < shown["round_minutes"].as_u64().expect("a number"), "the rules hold");
            assert_eq!(
                planned.after.secrets_set == ["gate_code"],
                document.get("gate_code").is_some_and(Value::is_string),
                "a secret is set by a text"
            );
        }
        Err(SettingsError::Invalid(errors)) => assert!(!errors.is_empty()),
        Err(error) => panic!("{error}"),
    }
});
