//! What a document gives as examples.

use serde_json::{Value, json};

/// Every operation of a document: method, path template, operation.
pub fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            found.push((method.to_uppercase(), path.clone(), operation.clone()));
        }
    }
    found
}

/// A path with its parameters filled in by their examples.
pub fn example_path(path: &str, operation: &Value) -> String {
    let mut filled = path.to_owned();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        if parameter["in"] == "path" {
            let name = parameter["name"].as_str().unwrap();
            filled = filled.replace(&format!("{{{name}}}"), parameter["example"].as_str().unwrap());
        }
    }
    filled
}

/// An example of a schema, from the examples of its parts.
pub fn example(document: &Value, schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return example(document, document.pointer(reference.strip_prefix('#').unwrap()).unwrap());
    }
    if let Some(example) = schema.get("example").or(schema.get("default")) {
        return example.clone();
    }
    if let Some(first) = schema["enum"].as_array().and_then(|known| known.first()) {
        return first.clone();
    }
    match schema["properties"].as_object() {
        Some(fields) => {
            let writable = fields.iter().filter(|(_, field)| field["readOnly"] != true);
            let examples = writable.map(|(name, field)| (name.clone(), field, example(document, field)));
            // What has no example is null where that is allowed, and otherwise left out.
            let fits = |field: &Value, example: &Value| !example.is_null() || field["type"] != "string";
            examples
                .filter(|(_, field, example)| fits(field, example))
                .map(|(name, _, example)| (name, example))
                .collect()
        }
        None if schema["type"] == "array" => json!([]),
        None if schema["type"] == "boolean" => json!(false),
        None => Value::Null,
    }
}
