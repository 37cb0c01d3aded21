//! The parts of an OpenAPI 3.1 document that make a client: components and operations, references resolved.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::schema::{self, Field, Shape};

const METHODS: [&str; 7] = ["get", "put", "post", "delete", "patch", "head", "options"];
const MERGE_PATCH: &str = "application/merge-patch+json";
/// The hand-written layer reads these: every call can end in them.
const OURS: [&str; 2] = ["Problem", "FieldError"];

/// A document.
pub(crate) struct Document {
    /// Components by name, with their words.
    pub(crate) components: BTreeMap<String, (String, Shape)>,
    /// Operations by id.
    pub(crate) operations: Vec<Operation>,
    /// Components that a client sends.
    pub(crate) sent: BTreeSet<String>,
    /// Components that a client sends as a merge patch.
    pub(crate) patches: BTreeSet<String>,
}

/// One operation.
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) doc: String,
    pub(crate) deprecated: bool,
    pub(crate) in_path: Vec<Field>,
    pub(crate) in_query: Vec<Field>,
    pub(crate) in_header: Vec<Field>,
    pub(crate) body: Option<Body>,
    pub(crate) success: Success,
}

/// What a request carries.
pub(crate) struct Body {
    pub(crate) content_type: String,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
}

/// What a success carries.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Success {
    Json(Shape),
    /// A body, or none: what is deleted can be there for a while.
    JsonOrNothing(Shape),
    Text,
    Bytes,
    Nothing,
}

/// Reads a document.
pub(crate) fn read(root: &Value) -> Result<Document, String> {
    let version = root.get("openapi").and_then(Value::as_str).unwrap_or_default();
    if !version.starts_with("3.1") {
        return Err(format!("is OpenAPI `{version}`, not 3.1"));
    }
    let components = at(root, &["components", "schemas"]).and_then(Value::as_object).into_iter().flatten();
    let components: BTreeMap<String, (String, Shape)> = components
        .filter(|(name, _)| !OURS.contains(&name.as_str()))
        .map(|(name, schema)| (name.clone(), (schema::doc(schema), schema::read(schema))))
        .collect();
    let mut operations = Vec::new();
    for (path, item) in root.get("paths").and_then(Value::as_object).into_iter().flatten() {
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                operations.push(operation_of(root, path, item, method, operation)?);
            }
        }
    }
    operations.sort_by(|a, b| a.id.cmp(&b.id));
    if let Some(pair) = operations.windows(2).find(|pair| pair[0].id == pair[1].id) {
        return Err(format!("two operations are called `{}`", pair[0].id));
    }
    let mut document = Document { components, operations, sent: BTreeSet::new(), patches: BTreeSet::new() };
    document.check_references()?;
    let bodies = document.operations.iter().filter_map(|operation| operation.body.as_ref());
    let (mut sent, mut patches) = (BTreeSet::new(), BTreeSet::new());
    for body in bodies {
        document.reach(&body.shape, &mut sent);
        if body.content_type == MERGE_PATCH {
            document.reach(&body.shape, &mut patches);
        }
    }
    (document.sent, document.patches) = (sent, patches);
    Ok(document)
}

impl Document {
    /// Adds to `found` every component that `shape` leads to.
    pub(crate) fn reach(&self, shape: &Shape, found: &mut BTreeSet<String>) {
        if let Shape::Named(name) = shape {
            if found.insert(name.clone())
                && let Some((_, shape)) = self.components.get(name)
            {
                self.reach(shape, found);
            }
            return;
        }
        parts(shape).into_iter().for_each(|part| self.reach(part, found));
    }

    /// Whether a value of `from` holds, not behind a list or a map, a value of `to`: then one must be boxed.
    pub(crate) fn embeds(&self, from: &Shape, to: &str, seen: &mut BTreeSet<String>) -> bool {
        match from {
            Shape::Named(name) => {
                name == to
                    || seen.insert(name.clone())
                        && self.components.get(name).is_some_and(|(_, shape)| self.embeds(shape, to, seen))
            }
            Shape::List(_) | Shape::Map(_) => false,
            other => parts(other).into_iter().any(|part| self.embeds(part, to, seen)),
        }
    }

    /// The fields of a record, whether it is one, a reference to one, or all of several.
    pub(crate) fn fields(&self, shape: &Shape) -> Option<(Vec<Field>, Option<Box<Shape>>)> {
        match shape {
            Shape::Record(fields, rest) => Some((fields.clone(), rest.clone())),
            Shape::Named(name) => self.components.get(name).and_then(|(_, shape)| self.fields(shape)),
            Shape::All(parts) => {
                let mut fields: Vec<Field> = Vec::new();
                let mut rest = None;
                for part in parts {
                    let (more, rest_of_part) = self.fields(part)?;
                    // A later part narrows what an earlier one says of the same field.
                    fields.retain(|field| more.iter().all(|other| other.name != field.name));
                    fields.extend(more);
                    rest = rest.or(rest_of_part);
                }
                Some((fields, rest))
            }
            _ => None,
        }
    }

    fn check_references(&self) -> Result<(), String> {
        let mut reached = BTreeSet::new();
        for (_, shape) in self.components.values() {
            self.reach(shape, &mut reached);
        }
        for operation in &self.operations {
            operation.body.iter().for_each(|body| self.reach(&body.shape, &mut reached));
            if let Success::Json(shape) | Success::JsonOrNothing(shape) = &operation.success {
                self.reach(shape, &mut reached);
            }
            let fields = operation.in_path.iter().chain(&operation.in_query).chain(&operation.in_header);
            fields.for_each(|field| self.reach(&field.shape, &mut reached));
        }
        match reached.iter().find(|name| !self.components.contains_key(*name) && !OURS.contains(&name.as_str())) {
            Some(name) => Err(format!("refers to `{name}`, which is not there")),
            None => Ok(()),
        }
    }
}

fn parts(shape: &Shape) -> Vec<&Shape> {
    match shape {
        Shape::List(inner) | Shape::Map(inner) | Shape::Maybe(inner) => vec![inner],
        Shape::Record(fields, rest) => fields.iter().map(|field| &field.shape).chain(rest.as_deref()).collect(),
        Shape::Union(variants, _) => variants.iter().map(|variant| &variant.shape).collect(),
        Shape::All(parts) => parts.iter().collect(),
        _ => Vec::new(),
    }
}

fn operation_of(root: &Value, path: &str, item: &Value, method: &str, operation: &Value) -> Result<Operation, String> {
    let text = |key: &str| operation.get(key).and_then(Value::as_str).unwrap_or_default();
    let id = text("operationId");
    if id.is_empty() {
        return Err(format!("{method} {path} has no operationId"));
    }
    let (summary, description) = (text("summary"), text("description"));
    let doc = match (summary.is_empty(), description.is_empty()) {
        (false, false) => format!("{summary}\n\n{description}"),
        (true, _) => description.to_owned(),
        (_, true) => summary.to_owned(),
    };
    let (mut in_path, mut in_query, mut in_header) = (Vec::new(), Vec::new(), Vec::new());
    let given = [item.get("parameters"), operation.get("parameters")];
    for parameter in given.into_iter().flatten().filter_map(Value::as_array).flatten() {
        let parameter = resolve(root, parameter);
        let field = Field {
            name: parameter.get("name").and_then(Value::as_str).unwrap_or_default().to_owned(),
            doc: schema::doc(parameter),
            shape: parameter.get("schema").map_or(Shape::Text, schema::read),
            required: parameter.get("required").and_then(Value::as_bool).unwrap_or(false),
        };
        match parameter.get("in").and_then(Value::as_str) {
            Some("path") => in_path.push(field),
            // Every mutation can be rehearsed or cannot: that is a method of the call, as conditions are.
            Some("query") if field.name == "dry_run" => {}
            Some("query") => in_query.push(field),
            Some("header") => in_header.push(field),
            _ => {}
        }
    }
    Ok(Operation {
        id: id.to_owned(),
        method: method.to_ascii_uppercase(),
        path: path.to_owned(),
        doc,
        deprecated: operation.get("deprecated").and_then(Value::as_bool).unwrap_or(false),
        in_path,
        in_query,
        in_header,
        body: operation.get("requestBody").and_then(|body| body_of(resolve(root, body))),
        success: success_of(root, operation),
    })
}

fn body_of(body: &Value) -> Option<Body> {
    let content = body.get("content")?.as_object()?;
    // A merge patch says more than plain JSON does when both are taken.
    let pick = [MERGE_PATCH, "application/json"].into_iter().find_map(|kind| content.get_key_value(kind));
    let (content_type, media) = pick.or_else(|| content.iter().next())?;
    let required = body.get("required").and_then(Value::as_bool).unwrap_or(false);
    let shape = media.get("schema").map_or(Shape::Anything, schema::read);
    Some(Body { content_type: content_type.clone(), shape, required })
}

/// The first success that carries something decides; an operation that answers 200 or 201 carries the same in both.
fn success_of(root: &Value, operation: &Value) -> Success {
    let responses = operation.get("responses").and_then(Value::as_object).into_iter().flatten();
    let successes =
        responses.filter(|(status, _)| status.starts_with('2')).map(|(_, response)| resolve(root, response));
    let successes: Vec<&Value> = successes.collect();
    let is_bare = |response: &&Value| response.get("content").is_none();
    let maybe = successes.iter().any(is_bare);
    let mut contents = successes.iter().filter_map(|response| response.get("content").and_then(Value::as_object));
    let Some((kind, media)) = contents.find_map(|content| content.iter().next()) else { return Success::Nothing };
    match kind.as_str() {
        "application/json" if maybe => {
            Success::JsonOrNothing(media.get("schema").map_or(Shape::Anything, schema::read))
        }
        "application/json" => Success::Json(media.get("schema").map_or(Shape::Anything, schema::read)),
        kind if kind.starts_with("text/") => Success::Text,
        _ => Success::Bytes,
    }
}

fn resolve<'r>(root: &'r Value, value: &'r Value) -> &'r Value {
    let target = value.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix("#/"));
    target.and_then(|target| at(root, &target.split('/').collect::<Vec<_>>())).unwrap_or(value)
}

fn at<'r>(root: &'r Value, path: &[&str]) -> Option<&'r Value> {
    path.iter().try_fold(root, |value, name| value.get(name))
}
