//! Settings groups: patched, replaced, refused, and kept over a restart.

use serde_json::{Value, json};
use store::testing::Place;

use crate::site::Site;

#[tokio::test]
async fn a_group_is_patched_replaced_and_put_back() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        let first = site.ask("GET /v1/settings/smtp", Value::Null).await;
        let defaults = first.is(200);
        assert_eq!((&defaults["recipients"], &defaults["secrets_set"]), (&json!(1000), &json!([])));
        let etag = first.header("etag").unwrap();
        let patch = json!({"recipients": 500, "hops": 200});
        let changed = site.ask_with("PATCH /v1/settings/smtp", &[("if-match", etag)], patch.clone()).await;
        assert_eq!((&changed.is(200)["recipients"], &changed.is(200)["hops"]), (&json!(500), &json!(200)));
        site.ask_with("PATCH /v1/settings/smtp", &[("if-match", etag)], patch).await.fails(412, "precondition_failed");
        let back = site.ask("PATCH /v1/settings/smtp", json!({"recipients": null})).await.is(200);
        assert_eq!((&back["recipients"], &back["hops"]), (&json!(1000), &json!(200)));
        let tried = site.ask("PATCH /v1/settings/smtp?dry_run=true", json!({"recipients": 700})).await;
        assert_eq!((&tried.is(200)["recipients"], tried.header("dry-run")), (&json!(700), Some("true")));
        site.ask("PUT /v1/settings/smtp?dry_run=true", json!({"recipients": 1})).await.fails(422, "invalid_fields");
        assert_eq!(site.ask("GET /v1/settings/smtp", Value::Null).await.is(200), back, "a rehearsal keeps nothing");
        // What was read can be sent back, and replaces everything.
        assert_eq!(site.ask("PUT /v1/settings/smtp", defaults.clone()).await.is(200), defaults);
        let listed = site.ask("GET /v1/settings", Value::Null).await.is(200);
        let groups = listed["data"].as_array().unwrap();
        let smtp = groups.iter().find(|group| group["name"] == "smtp").unwrap();
        assert!(smtp["updated_at"].is_string() && smtp["fields"].as_array().unwrap().len() > 5);
        assert!(groups.iter().find(|group| group["name"] == "imap").unwrap()["updated_at"].is_null());
        let mut conn = site.engine.store().read().await.unwrap();
        let rows = conn.all("SELECT actor, object FROM audit WHERE action = 'settings.update'", foundation::args![]);
        let rows = rows.await.unwrap();
        assert_eq!(rows.len(), 3);
        assert!(rows.iter().all(|row| row.text(0).unwrap().starts_with("token:token_")));
        assert!(rows.iter().all(|row| row.text(1).unwrap() == "settings:smtp"));
    }
}

#[tokio::test]
async fn what_a_group_cannot_be_is_said_field_by_field() {
    let site = Site::open().await;
    for (group, patch, errors) in [
        ("smtp", json!({"recipients": 1}), vec!["/recipients invalid"]),
        ("smtp", json!({"recipients": "many"}), vec!["/recipients invalid_type"]),
        ("smtp", json!({"colour": "red"}), vec!["/colour unknown_field"]),
        ("routing", json!({"smart_user": "u"}), vec!["/smart_user invalid"]),
        ("routing", json!({"smart_password": 7}), vec!["/smart_password invalid_type"]),
        ("routing", json!({"smart_password": "x".repeat(5000)}), vec!["/smart_password too_long"]),
        ("dns", json!({"servers": ["nowhere"]}), vec!["/servers invalid"]),
    ] {
        for method in ["PATCH", "PUT"] {
            let answer = site.ask(&format!("{method} /v1/settings/{group}"), patch.clone()).await;
            assert_eq!(answer.fails(422, "invalid_fields"), errors, "{method} {group} {patch}");
        }
    }
    for body in [json!([]), json!(7), json!("x")] {
        assert_eq!(site.ask("PATCH /v1/settings/smtp", body).await.fails(422, "invalid_body"), [" invalid_type"]);
    }
    site.ask("GET /v1/settings/colours", Value::Null).await.fails(404, "not_found");
}
