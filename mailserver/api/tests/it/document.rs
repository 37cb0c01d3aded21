//! The document: complete, committed, and within what small generators read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use foundation::http::testing;
use serde_json::Value;

use crate::site::Site;

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn document() -> Value {
    serde_json::to_value(api::openapi()).unwrap()
}

#[test]
fn the_committed_document_is_the_one_the_router_serves() {
    testing::served_as_committed(&top().join("openapi/mailserver.json"), &api::openapi());
}

#[test]
fn every_operation_is_named_tagged_and_described() {
    let verbs = [
        "list",
        "create",
        "read",
        "update",
        "replace",
        "delete",
        "forget",
        "run",
        "retry",
        "hold",
        "release",
        "suspend",
        "unsuspend",
        "restore",
        "renew",
        "rename",
        "replay",
        "rotate",
        "activate",
        "test",
        "verify",
        "cancel",
        "add",
        "remove",
    ];
    testing::each_operation_is_told(&document(), &verbs);
}

/// Whoever adds a name here opens the operation to everyone: a reviewed decision.
#[test]
fn what_is_open_to_everyone_is_on_this_list() {
    assert_eq!(
        testing::open_operations(&document()),
        [
            "read_liveness",
            "read_readiness",
            "create_passkey_challenge",
            "create_passkey_session",
            "create_session",
            "create_sso_session"
        ]
    );
}

#[test]
fn every_reference_leads_somewhere_and_every_schema_is_used() {
    testing::references_lead_somewhere(&document());
}

#[test]
fn schemas_are_bounded_described_and_exemplified() {
    testing::schemas_can_be_read(&document());
}

/// The authorization server's paths: a protocol of its own, described by its own metadata. Whoever adds one opens it to everyone: a
/// reviewed decision.
const OAUTH: [&str; 12] = [
    "/.well-known/oauth-authorization-server",
    "/.well-known/openid-configuration",
    "AUTHORIZE",
    "DEVICE",
    "DEVICE_AUTHORIZATION",
    "INTROSPECT",
    "KEYS",
    "REVOKE",
    "TOKEN",
    "USERINFO",
    "page::SCRIPT",
    "page::STYLE",
];

/// A path mounted by hand would be missing from the document. The dashboard's files are no operations: they are read, and that is all.
#[test]
fn no_path_is_mounted_past_the_document() {
    let mut seen = 0;
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = std::fs::read_to_string(&file).unwrap();
        seen += 1;
        if file.ends_with("dashboard.rs") {
            let mounted: Vec<&str> = text.split(".route(\"").skip(1).collect();
            let are_pages = mounted.iter().all(|rest| rest.starts_with("/\"") || rest.starts_with("/dashboard"));
            assert!(are_pages && mounted.len() == text.matches(", get(").count(), "{mounted:?}");
            continue;
        }
        if file.ends_with("oauth/mod.rs") {
            let mounted = text.split(".route(").skip(1).map(|rest| rest.split(',').next().unwrap().trim_matches('"'));
            assert_eq!(mounted.collect::<BTreeSet<_>>(), BTreeSet::from(OAUTH));
            continue;
        }
        for word in [".route(", ".route_service(", ".nest_service(", ".fallback(", "axum::routing"] {
            assert!(!text.contains(word), "{} mounts by `{word}`", file.display());
        }
    }
    assert!(seen > 10);
}

#[test]
fn every_code_is_explained_in_the_readme() {
    let readme = std::fs::read_to_string(top().join("openapi/README.md")).unwrap();
    // What follows is the other program's.
    let readme = readme.split("## What the licence server adds").next().unwrap().to_owned();
    let explained: BTreeSet<&str> =
        readme.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |")).map(|(code, _)| code).collect();
    let known = api::codes::problems().map(|(code, _)| code).chain(api::codes::fields());
    assert_eq!(explained, known.collect());
    for (code, status) in api::codes::problems() {
        assert!(readme.contains(&format!("| `{code}` | {status} |")), "{code} is explained with another status");
    }
}

#[tokio::test]
async fn every_settings_group_has_its_operations_and_schemas() {
    let site = Site::open().await;
    for group in site.engine.settings().groups() {
        let item = &site.document["paths"][format!("/v1/settings/{}", group.name)];
        for method in ["get", "patch", "put"] {
            assert!(item[method].is_object(), "{} has no {method}", group.name);
        }
        let reference = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].as_str();
        let schema = site.document.pointer(reference.unwrap().strip_prefix('#').unwrap()).unwrap();
        for field in group.fields {
            let described = &schema["properties"][field.name];
            assert_eq!(described["description"], field.doc, "{}.{}", group.name, field.name);
            let secret = field.access == foundation::settings::Access::Secret;
            assert_eq!(described["writeOnly"] == true, secret, "{}.{}", group.name, field.name);
        }
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    found.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}
