//! The document: complete, committed, and within what small generators read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::schema::misfits;
use crate::site::{Site, operations};

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn document() -> Value {
    serde_json::to_value(api::openapi()).unwrap()
}

/// `UPDATE_OPENAPI=1` writes the file; without it the file is compared.
#[test]
fn the_committed_document_is_the_one_the_router_serves() {
    let path = top().join("openapi/mailserver.json");
    let made = api::openapi().to_pretty_json().unwrap() + "\n";
    if std::env::var_os("UPDATE_OPENAPI").is_some_and(|set| set == "1") {
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = committed.lines().zip(made.lines()).position(|(old, new)| old != new);
    assert!(
        committed == made,
        "openapi/mailserver.json differs from line {:?} on; review the change and run the tests with UPDATE_OPENAPI=1",
        differs.map(|line| line + 1)
    );
}

#[test]
fn every_operation_is_named_tagged_and_described() {
    let document = document();
    let tags: Vec<&str> =
        document["tags"].as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    let mut ids = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let at = format!("{method} {path}");
        let id = operation["operationId"].as_str().unwrap().to_owned();
        let verbs = ["list", "create", "read", "update", "replace", "delete", "run", "retry", "hold", "release"];
        let (verb, noun) = id.split_once('_').unwrap();
        assert!(verbs.contains(&verb) && !noun.is_empty(), "{at}: {id}");
        assert!(ids.insert(id.clone()), "{at}: {id} twice");
        assert!(operation["summary"].as_str().is_some_and(|text| text.ends_with('.')), "{at}: no summary");
        let tagged: Vec<&str> = operation["tags"].as_array().unwrap().iter().map(|tag| tag.as_str().unwrap()).collect();
        assert!(tagged.len() == 1 && tags.contains(&tagged[0]), "{at}: {tagged:?}");
        let mutates = method != "GET";
        let parameters: Vec<&str> = operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|parameter| parameter["name"].as_str().unwrap())
            .collect();
        assert_eq!(parameters.contains(&"Idempotency-Key"), mutates, "{at}");
        for part in path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
            assert!(parameters.contains(&part), "{at}: {part} is not described");
        }
        for (status, response) in operation["responses"].as_object().unwrap() {
            assert_eq!(status.starts_with('2'), response.get("$ref").is_none(), "{at}: {status}");
        }
    }
}

/// Whoever adds a name here opens the operation to everyone: a reviewed decision.
#[test]
fn what_is_open_to_everyone_is_on_this_list() {
    let open: Vec<String> = operations(&document())
        .into_iter()
        .filter(|(_, _, operation)| operation["security"] == serde_json::json!([{}]))
        .map(|(_, _, operation)| operation["operationId"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(open, ["read_liveness", "read_readiness"]);
}

#[test]
fn every_reference_leads_somewhere_and_every_schema_is_used() {
    let document = document();
    let mut references = BTreeSet::new();
    walk(&document, &mut |value| {
        if let Some(reference) = value["$ref"].as_str() {
            references.insert(reference.to_owned());
        }
    });
    for reference in &references {
        assert!(document.pointer(reference.strip_prefix('#').unwrap()).is_some(), "{reference} leads nowhere");
    }
    for name in document["components"]["schemas"].as_object().unwrap().keys() {
        assert!(references.contains(&format!("#/components/schemas/{name}")), "nothing refers to {name}");
    }
}

/// Numbers stay exact in every JSON reader, texts are described, and examples fit their schemas.
#[test]
fn schemas_are_bounded_described_and_exemplified() {
    let document = document();
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        assert!(schema["description"].is_string(), "{name} is not described");
        for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
            let at = format!("{name}.{field}");
            assert!(schema["description"].is_string() || schema.get("$ref").is_some(), "{at} is not described");
            let whole =
                schema["type"] == "integer" || schema["type"].as_array().is_some_and(|t| t.contains(&"integer".into()));
            if whole && schema["format"] == "int64" {
                assert!(schema["maximum"].as_f64().is_some_and(|most| most <= 9007199254740991.0), "{at} is unbounded");
            }
            for word in ["example", "default"] {
                if let Some(example) = schema.get(word) {
                    assert_eq!(misfits(&document, schema, example), [""; 0], "{at}");
                }
            }
            assert!(schema.get("oneOf").is_none() && schema.get("anyOf").is_none(), "{at}: generators stumble here");
        }
    }
    for (method, path, operation) in operations(&document) {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let nullable = parameter["schema"]["type"].is_array();
            assert!(!nullable, "{method} {path}: the parameter {} is nullable", parameter["name"]);
            if let Some(example) = parameter.get("example") {
                let misfits = misfits(&document, &parameter["schema"], example);
                assert_eq!(misfits, [""; 0], "{method} {path}: {}", parameter["name"]);
            }
        }
    }
}

/// A path mounted by hand would be missing from the document.
#[test]
fn paths_are_mounted_in_one_module_only() {
    let mut seen = 0;
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = std::fs::read_to_string(&file).unwrap();
        seen += 1;
        if file.file_name().is_some_and(|name| name == "router.rs") {
            // The document and the page that shows it.
            assert_eq!(text.matches(".route(").count(), 4);
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
    let explained: BTreeSet<&str> =
        readme.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |")).map(|(code, _)| code).collect();
    let known = api::codes::PROBLEMS.iter().map(|(code, _)| *code).chain(api::codes::FIELDS.iter().copied());
    assert_eq!(explained, known.collect());
    for (code, status) in api::codes::PROBLEMS {
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

fn walk(value: &Value, visit: &mut impl FnMut(&Value)) {
    visit(value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, visit)),
        Value::Object(fields) => fields.values().for_each(|field| walk(field, visit)),
        _ => {}
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    found.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}
