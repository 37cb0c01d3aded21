//! What every document of ours must be like: committed, complete, and within what small generators read.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use utoipa::openapi::OpenApi;

use super::{misfits, operations};

/// `UPDATE_OPENAPI=1` writes the file; without it the file is compared.
pub fn served_as_committed(path: &Path, made: &OpenApi) {
    let made = made.to_pretty_json().unwrap() + "\n";
    if std::env::var_os("UPDATE_OPENAPI").is_some_and(|set| set == "1") {
        std::fs::write(path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    let differs = committed.lines().zip(made.lines()).position(|(old, new)| old != new);
    assert!(
        committed == made,
        "{} differs from line {:?} on; review the change and run the tests with UPDATE_OPENAPI=1",
        path.display(),
        differs.map(|line| line + 1)
    );
}

/// Every operation has a name that begins with one of `verbs`, one tag, a summary, all its parameters, and a key to be
/// repeated by.
pub fn each_operation_is_told(document: &Value, verbs: &[&str]) {
    let tags: Vec<&str> =
        document["tags"].as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    let mut ids = BTreeSet::new();
    for (method, path, operation) in operations(document) {
        let at = format!("{method} {path}");
        let id = operation["operationId"].as_str().unwrap().to_owned();
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

/// The names of the operations that are open to everyone.
pub fn open_operations(document: &Value) -> Vec<String> {
    operations(document)
        .into_iter()
        .filter(|(_, _, operation)| operation["security"] == serde_json::json!([{}]))
        .map(|(_, _, operation)| operation["operationId"].as_str().unwrap().to_owned())
        .collect()
}

/// Every reference leads somewhere, and every schema is referred to.
pub fn references_lead_somewhere(document: &Value) {
    let mut references = BTreeSet::new();
    walk(document, &mut |value| {
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
pub fn schemas_can_be_read(document: &Value) {
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
                    assert_eq!(misfits(document, schema, example), [""; 0], "{at}");
                }
            }
            assert!(schema.get("oneOf").is_none() && schema.get("anyOf").is_none(), "{at}: generators stumble here");
        }
    }
    for (method, path, operation) in operations(document) {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let nullable = parameter["schema"]["type"].is_array();
            assert!(!nullable, "{method} {path}: the parameter {} is nullable", parameter["name"]);
            if let Some(example) = parameter.get("example") {
                let misfits = misfits(document, &parameter["schema"], example);
                assert_eq!(misfits, [""; 0], "{method} {path}: {}", parameter["name"]);
            }
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
