//! The document: complete, committed, and within what small generators read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use foundation::http::testing;
use serde_json::Value;

use crate::codes;

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn document() -> Value {
    serde_json::to_value(crate::openapi()).unwrap()
}

#[test]
fn the_committed_document_is_the_one_the_router_serves() {
    testing::served_as_committed(&top().join("openapi/license-server.json"), &crate::openapi());
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
        "remove",
        "confirm",
        "redeem",
        "install",
        "refresh",
        "release",
        "transfer",
        "grant",
        "extend",
        "suspend",
        "reinstate",
        "revoke",
        "rotate",
        "test",
        "replay",
        "suspend",
        "reinstate",
        "revoke",
        "extend",
        "void",
        "cancel",
        "fulfil",
        "reverse",
        "receive",
    ];
    testing::each_operation_is_told(&document(), &verbs);
}

/// Whoever adds a name here opens the operation to everyone: a reviewed decision.
#[test]
fn what_is_open_to_everyone_is_on_this_list() {
    let open = testing::open_operations(&document());
    assert_eq!(
        open,
        [
            "read_jwks",
            "read_key_set",
            "create_activation",
            "delete_activation",
            "refresh_activation",
            "create_trial",
            "create_deactivation_receipt",
            "read_liveness",
            "read_readiness",
            "create_installation_session",
            "redeem_password_link",
            "create_password_link_request",
            "receive_payment_event",
            "create_registration",
            "create_session",
            "create_trial_request",
            "confirm_trial"
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

#[test]
fn every_code_is_explained_in_the_readme() {
    let readme = std::fs::read_to_string(top().join("openapi/README.md")).unwrap();
    let (_, own) = readme.split_once("## Codes of the licence server").expect("the readme has that chapter");
    let explained: BTreeSet<&str> =
        own.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |")).map(|(code, _)| code).collect();
    let known = codes::OWN_PROBLEMS.iter().map(|(code, _)| *code).chain(codes::OWN_FIELDS.iter().copied());
    assert_eq!(explained, known.collect());
    for (code, status) in codes::OWN_PROBLEMS {
        assert!(own.contains(&format!("| `{code}` | {status} |")), "{code} is explained with another status");
    }
}
