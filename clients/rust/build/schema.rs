//! One JSON Schema as the shape of a Rust type. Knows the part of JSON Schema 2020-12 that describes data; bounds and
//! patterns are the server's business.

use serde_json::{Map, Value};

/// What a value looks like.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    /// A component of the document, by name.
    Named(String),
    /// A text.
    Text,
    /// A text nobody should see in a log (`format: password`).
    Secret,
    /// RFC 3339 date and time.
    Timestamp,
    /// RFC 3339 full-date.
    Date,
    /// A whole number, with the Rust type that holds it.
    Whole(&'static str),
    /// Any number.
    Number,
    /// True or false.
    Flag,
    /// Any JSON.
    Anything,
    /// Only null.
    Null,
    /// Values in order.
    List(Box<Shape>),
    /// Values by name.
    Map(Box<Shape>),
    /// A value or null.
    Maybe(Box<Shape>),
    /// One of these texts.
    Words(Vec<String>),
    /// Named fields, and what unnamed ones hold if they are meant to be there.
    Record(Vec<Field>, Option<Box<Shape>>),
    /// One of these, told apart by a field's value where there is such a field.
    Union(Vec<Variant>, Option<String>),
    /// All of these at once.
    All(Vec<Shape>),
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
}

/// One possibility of a union.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) shape: Shape,
    /// What the discriminator says for it.
    pub(crate) tag: Option<String>,
}

/// Reads a schema.
pub(crate) fn read(schema: &Value) -> Shape {
    let Value::Object(schema) = schema else { return Shape::Anything };
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        return Shape::Named(last_segment(target));
    }
    if let Some(all) = list(schema, "allOf") {
        return all_of(schema, all);
    }
    for key in ["oneOf", "anyOf"] {
        if let Some(variants) = list(schema, key) {
            return union(schema, variants);
        }
    }
    if let Some(value) = schema.get("const") {
        return value.as_str().map_or(Shape::Anything, |word| Shape::Words(vec![word.to_owned()]));
    }
    match schema.get("type") {
        Some(Value::String(kind)) => typed(kind, schema),
        Some(Value::Array(kinds)) => {
            let kinds: Vec<&str> = kinds.iter().filter_map(Value::as_str).collect();
            let real: Vec<&str> = kinds.iter().copied().filter(|kind| *kind != "null").collect();
            match (real.as_slice(), kinds.len()) {
                ([kind], 1) => typed(kind, schema),
                ([kind], _) => Shape::Maybe(Box::new(typed(kind, schema))),
                ([], _) => Shape::Null,
                _ => Shape::Anything,
            }
        }
        _ if schema.contains_key("properties") => typed("object", schema),
        _ if schema.contains_key("enum") => typed("string", schema),
        _ => Shape::Anything,
    }
}

/// The words a person reads about a schema.
pub(crate) fn doc(schema: &Value) -> String {
    let text = |key| schema.get(key).and_then(Value::as_str);
    text("description").or_else(|| text("title")).unwrap_or_default().to_owned()
}

fn typed(kind: &str, schema: &Map<String, Value>) -> Shape {
    let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
    match kind {
        "string" => match (list(schema, "enum"), format) {
            (Some(words), _) => Shape::Words(words.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
            (None, "date-time") => Shape::Timestamp,
            (None, "date") => Shape::Date,
            (None, "password") => Shape::Secret,
            _ => Shape::Text,
        },
        "integer" => {
            let natural = schema.get("minimum").and_then(Value::as_f64).is_some_and(|least| least >= 0.0);
            Shape::Whole(match (format, natural) {
                ("int32", true) | ("uint32", _) => "u32",
                ("int32", false) => "i32",
                (_, true) | ("uint64", _) => "u64",
                _ => "i64",
            })
        }
        "number" => Shape::Number,
        "boolean" => Shape::Flag,
        "null" => Shape::Null,
        "array" => Shape::List(Box::new(schema.get("items").map_or(Shape::Anything, read))),
        "object" => record(schema),
        _ => Shape::Anything,
    }
}

fn record(schema: &Map<String, Value>) -> Shape {
    let rest = match schema.get("additionalProperties") {
        Some(Value::Bool(true)) => Some(Shape::Anything),
        Some(described @ Value::Object(_)) => Some(read(described)),
        _ => None,
    };
    let required: Vec<&str> = list(schema, "required").into_iter().flatten().filter_map(Value::as_str).collect();
    let place = |name: &str| required.iter().position(|other| *other == name).unwrap_or(usize::MAX);
    let mut fields: Vec<Field> = schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(name, schema)| Field {
            name: name.clone(),
            doc: doc(schema),
            shape: read(schema),
            required: required.contains(&name.as_str()),
        })
        .collect();
    // `required` is a list and keeps the order of the declaration, which objects may lose: constructors follow it.
    fields.sort_by_key(|field| place(&field.name));
    match (fields.is_empty(), rest) {
        (true, rest) => Shape::Map(Box::new(rest.unwrap_or(Shape::Anything))),
        (false, rest) => Shape::Record(fields, rest.map(Box::new)),
    }
}

fn all_of(schema: &Map<String, Value>, parts: &[Value]) -> Shape {
    let mut shapes: Vec<Shape> = parts.iter().map(read).collect();
    if schema.contains_key("properties") {
        shapes.push(typed("object", schema));
    }
    // `allOf` around one reference only carries a description beside it.
    if shapes.len() == 1 { shapes.remove(0) } else { Shape::All(shapes) }
}

fn union(schema: &Map<String, Value>, variants: &[Value]) -> Shape {
    let real: Vec<&Value> = variants.iter().filter(|variant| read(variant) != Shape::Null).collect();
    let shape = match real.as_slice() {
        [only] => read(only),
        _ => variants_of(schema, &real),
    };
    match (real.len() < variants.len(), shape) {
        (true, Shape::Maybe(inner)) => Shape::Maybe(inner),
        (true, shape) => Shape::Maybe(Box::new(shape)),
        (false, shape) => shape,
    }
}

fn variants_of(schema: &Map<String, Value>, real: &[&Value]) -> Shape {
    let discriminator = schema.get("discriminator");
    let property = discriminator.and_then(|found| found.get("propertyName")).and_then(Value::as_str);
    let mapping: Vec<(&String, String)> = discriminator
        .and_then(|found| found.get("mapping"))
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter_map(|(tag, target)| Some((tag, last_segment(target.as_str()?))))
        .collect();
    // One of several constant texts, each with its own description, is a list of words.
    let shapes: Vec<Shape> = real.iter().map(|variant| read(variant)).collect();
    if shapes.iter().all(|shape| matches!(shape, Shape::Words(_))) {
        let words =
            shapes.into_iter().filter_map(|shape| if let Shape::Words(words) = shape { Some(words) } else { None });
        return Shape::Words(words.flatten().collect());
    }
    let variants = real.iter().zip(shapes).enumerate().map(|(index, (schema, shape))| {
        let title = schema.get("title").and_then(Value::as_str);
        let (name, tag) = match &shape {
            Shape::Named(target) => {
                let mapped = mapping.iter().find(|(_, mapped)| mapped == target).map(|(tag, _)| (*tag).clone());
                // Without a mapping the name of the schema is what the discriminator says (OpenAPI 3.1.1 §4.8.25).
                (target.clone(), property.map(|_| mapped.unwrap_or_else(|| target.clone())))
            }
            Shape::Record(fields, _) => {
                let word = fields.iter().find(|field| Some(field.name.as_str()) == property).and_then(only_word);
                let name = title.map(str::to_owned).or_else(|| word.clone());
                (name.unwrap_or_else(|| format!("variant {}", index + 1)), word)
            }
            Shape::Text => ("text".to_owned(), None),
            Shape::Whole(_) | Shape::Number => ("number".to_owned(), None),
            Shape::Flag => ("flag".to_owned(), None),
            Shape::List(_) => ("list".to_owned(), None),
            _ => (title.map_or_else(|| format!("variant {}", index + 1), str::to_owned), None),
        };
        Variant { name, shape, tag }
    });
    let variants: Vec<Variant> = variants.collect();
    let tagged = variants.iter().all(|variant| variant.tag.is_some());
    Shape::Union(variants, property.filter(|_| tagged).map(str::to_owned))
}

fn only_word(field: &Field) -> Option<String> {
    match &field.shape {
        Shape::Words(words) if words.len() == 1 => words.first().cloned(),
        _ => None,
    }
}

fn list<'s>(schema: &'s Map<String, Value>, key: &str) -> Option<&'s Vec<Value>> {
    schema.get(key).and_then(Value::as_array)
}

fn last_segment(reference: &str) -> String {
    reference.rsplit('/').next().unwrap_or(reference).to_owned()
}
