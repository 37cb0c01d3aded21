//! The schema of a group, from its declaration: texts, defaults, and secrets that are written but never read.

use serde_json::Value;
use utoipa::openapi::schema::SchemaType;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};

use super::Group;
use super::declare::Access;

/// The object schema of `G`; `open` holds the schema of each field that is no secret.
pub fn object<G: Group>(open: Vec<(&'static str, RefOr<Schema>)>) -> RefOr<Schema> {
    let defaults = serde_json::to_value(G::default()).unwrap_or_default();
    let mut object = ObjectBuilder::new().description(Some(G::DOC));
    let mut open = open.into_iter();
    for field in G::FIELDS {
        let schema = match field.access {
            Access::Open => open.next().map(|(name, schema)| described(schema, field.doc, defaults.get(name))),
            Access::Secret => Some(secret(field.doc)),
        };
        if let Some(schema) = schema {
            object = object.property(field.name, schema);
        }
    }
    object.into()
}

fn described(mut schema: RefOr<Schema>, doc: &str, default: Option<&Value>) -> RefOr<Schema> {
    let (doc, value) = (Some(doc.to_owned()), default.cloned());
    match &mut schema {
        RefOr::T(Schema::Object(schema)) => (schema.description, schema.default) = (doc, value),
        RefOr::T(Schema::Array(schema)) => (schema.description, schema.default) = (doc, value),
        RefOr::T(Schema::OneOf(schema)) => (schema.description, schema.default) = (doc, value),
        RefOr::T(Schema::AllOf(schema)) => (schema.description, schema.default) = (doc, value),
        RefOr::T(Schema::AnyOf(schema)) => (schema.description, schema.default) = (doc, value),
        RefOr::T(_) | RefOr::Ref(_) => {}
    }
    schema
}

fn secret(doc: &str) -> RefOr<Schema> {
    let text_or_null = SchemaType::from_iter([Type::String, Type::Null]);
    ObjectBuilder::new().schema_type(text_or_null).description(Some(doc)).write_only(true).into()
}
