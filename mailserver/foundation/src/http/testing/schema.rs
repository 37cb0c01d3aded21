//! Just enough JSON Schema to hold an answer against the document: what the document uses, and nothing it does not.

use serde_json::Value;

/// What of `value` does not fit `schema`; references are looked up in `document`. Fields the schema does not name do not
/// fit either: an answer is described in full.
pub fn misfits(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    Check { document }.hold(schema, value, "", &mut found);
    found
}

struct Check<'d> {
    document: &'d Value,
}

impl Check<'_> {
    fn hold(&self, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
        // The empty schema: anything.
        if schema.as_object().is_some_and(serde_json::Map::is_empty) {
            return;
        }
        if let Some(reference) = schema["$ref"].as_str() {
            let target = self.document.pointer(reference.strip_prefix('#').unwrap());
            return self.hold(target.unwrap_or_else(|| panic!("{reference} leads nowhere")), value, at, found);
        }
        for word in ["oneOf", "anyOf", "allOf", "not", "if"] {
            assert!(schema.get(word).is_none(), "`{word}` at {at}: this check and small generators cannot read it");
        }
        let mut say = |text: String| found.push(format!("{at}: {text}"));
        let types: Vec<&str> = match &schema["type"] {
            Value::String(one) => vec![one],
            Value::Array(several) => several.iter().map(|one| one.as_str().unwrap()).collect(),
            _ => Vec::new(),
        };
        if !types.is_empty() && !types.iter().any(|name| is_of_type(name, value)) {
            return say(format!("{value} is not {types:?}"));
        }
        if let Some(known) = schema["enum"].as_array()
            && !known.contains(value)
        {
            say(format!("{value} is none of {known:?}"));
        }
        if let Some(number) = value.as_f64() {
            if schema["minimum"].as_f64().is_some_and(|least| number < least) {
                say(format!("{value} is below its minimum"));
            }
            if schema["maximum"].as_f64().is_some_and(|most| number > most) {
                say(format!("{value} is above its maximum"));
            }
        }
        if let Some(text) = value.as_str() {
            let length = text.chars().count() as u64;
            if schema["minLength"].as_u64().is_some_and(|least| length < least) {
                say(format!("{value} is too short"));
            }
            if schema["maxLength"].as_u64().is_some_and(|most| length > most) {
                say(format!("{value} is too long"));
            }
            let is_time = schema["format"] == "date-time";
            if is_time && !(text.ends_with('Z') && text.parse::<jiff::Timestamp>().is_ok()) {
                say(format!("{value} is no RFC 3339 time in UTC"));
            }
        }
        if let Some(items) = value.as_array() {
            if schema["minItems"].as_u64().is_some_and(|least| (items.len() as u64) < least) {
                say("has too few items".to_owned());
            }
            for (index, item) in items.iter().enumerate() {
                self.hold(&schema["items"], item, &format!("{at}/{index}"), found);
            }
        } else if let Some(fields) = value.as_object() {
            for name in schema["required"].as_array().into_iter().flatten().map(|name| name.as_str().unwrap()) {
                if !fields.contains_key(name) && schema["properties"][name]["writeOnly"] != true {
                    found.push(format!("{at}: lacks `{name}`"));
                }
            }
            for (name, field) in fields {
                let others = Some(&schema["additionalProperties"]).filter(|others| others.is_object());
                match schema["properties"].get(name).or(others) {
                    Some(schema) => self.hold(schema, field, &format!("{at}/{name}"), found),
                    None => found.push(format!("{at}: `{name}` is not described")),
                }
            }
        }
    }
}

fn is_of_type(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the document names a type `{other}`"),
    }
}
