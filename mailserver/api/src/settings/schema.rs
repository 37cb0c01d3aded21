//! A group's wire schemas, derived from the one its declaration gives: as it is read, as it is replaced, and as a merge patch of
//! it.

use foundation::settings::{Access, Group};
use serde_json::Value;
use utoipa::openapi::schema::{KnownFormat, SchemaFormat, SchemaType};
use utoipa::openapi::{Array, ArrayBuilder, Object, ObjectBuilder, RefOr, Schema, Type};

use super::SECRETS_SET;
use foundation::http::wire::LARGEST;

/// As it is read.
pub(super) fn whole<G: Group>() -> RefOr<Schema> {
    let mut object = declared::<G>();
    let open = G::FIELDS.iter().filter(|field| field.access == Access::Open);
    object.required = open.map(|field| field.name.to_owned()).chain([SECRETS_SET.to_owned()]).collect();
    object.properties.insert(SECRETS_SET.to_owned(), secrets_set::<G>());
    object.into()
}

/// As it is replaced: what is absent takes its default, so that a client knows no less than before when a group grows.
pub(super) fn replacement<G: Group>() -> RefOr<Schema> {
    let mut object = declared::<G>();
    object.properties.insert(SECRETS_SET.to_owned(), secrets_set::<G>());
    object.description = Some(format!("What `{}` is to be: absent fields take their default.", G::NAME));
    object.into()
}

/// As a merge patch: each field may be absent to stay, or null to take its default.
pub(super) fn patch<G: Group>() -> RefOr<Schema> {
    let mut object = declared::<G>();
    for schema in object.properties.values_mut() {
        match schema {
            RefOr::T(Schema::Object(Object { schema_type, default, .. }))
            | RefOr::T(Schema::Array(Array { schema_type, default, .. })) => {
                *default = None;
                *schema_type = match std::mem::take(schema_type) {
                    SchemaType::Type(known) => SchemaType::from_iter([known, Type::Null]),
                    other => other,
                };
            }
            _ => {}
        }
    }
    object.description =
        Some(format!("A merge patch of `{}`: absent fields stay, null puts the default back.", G::NAME));
    object.into()
}

fn declared<G: Group>() -> Object {
    let RefOr::T(Schema::Object(mut object)) = G::schema() else { return Object::new() };
    for schema in object.properties.values_mut() {
        if let RefOr::T(Schema::Object(field)) = schema
            && field.format == Some(SchemaFormat::KnownFormat(KnownFormat::Int64))
        {
            field.maximum.get_or_insert(LARGEST.into());
        }
    }
    object
}

fn secrets_set<G: Group>() -> RefOr<Schema> {
    let secrets = G::FIELDS.iter().filter(|field| field.access == Access::Secret);
    let names: Vec<Value> = secrets.map(|field| field.name.into()).collect();
    let mut item = ObjectBuilder::new().schema_type(Type::String);
    if !names.is_empty() {
        item = item.enum_values(Some(names));
    }
    let text = "Which of the group's secrets hold something. Ignored when it is sent.";
    ArrayBuilder::new().items(item).description(Some(text)).into()
}
