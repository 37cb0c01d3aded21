//! How objects are named in paths: by their natural key, and those that panels keep a number for, by their external identifier
//! too. Every operation of such an object is mounted under both; the handler is one.

use axum::extract::{FromRequestParts, MatchedPath};
use engine::named::Key;
use foundation::http::{Path, Problem};
use http::request::Parts;
use serde_json::json;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn, PathItem, Paths};
use utoipa::openapi::{ObjectBuilder, RefOr, Required, ResponseBuilder, Type};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use crate::ApiState;

/// The object that the path names.
pub(crate) struct Named(pub(crate) Key);

/// Part of the object that the path names first, by a key of its own.
pub(crate) struct Part(pub(crate) Key, pub(crate) String);

const EXTERNAL: &str = "/by-external-id/{external_id}";

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path(text) = Path::<String>::from_request_parts(parts, state).await?;
        Ok(Self(key(parts, text)))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Part {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path((text, part)) = Path::<(String, String)>::from_request_parts(parts, state).await?;
        Ok(Self(key(parts, text), part))
    }
}

fn key(parts: &Parts, text: String) -> Key {
    let external = parts.extensions.get::<MatchedPath>().is_some_and(|path| path.as_str().contains(EXTERNAL));
    if external { Key::External(text) } else { Key::Natural(text) }
}

/// Mounts operations on one object under its natural key and under its external identifier.
pub(crate) trait Twice {
    /// As [`OpenApiRouter::routes`], twice.
    fn routes_twice(self, routes: UtoipaMethodRouter<ApiState>) -> Self;
}

impl Twice for OpenApiRouter<ApiState> {
    fn routes_twice(self, routes: UtoipaMethodRouter<ApiState>) -> Self {
        let (schemas, paths, methods) = routes.clone();
        self.routes(routes).routes((schemas, by_external_id(paths), methods))
    }
}

fn by_external_id(paths: Paths) -> Paths {
    let mut renamed = Paths::new();
    for (path, mut item) in paths.paths {
        let Some((head, name, tail)) = key_of(&path) else { continue };
        for operation in operations(&mut item) {
            let name_of_both = operation.operation_id.take().unwrap_or_default();
            operation.operation_id = Some(format!("{name_of_both}_by_external_id"));
            let several = ResponseBuilder::new().description("Several objects have it.").build();
            operation.responses.responses.entry("409".to_owned()).or_insert(RefOr::T(several));
            for parameter in operation.parameters.iter_mut().flatten() {
                if matches!(parameter, RefOr::T(Parameter { name: known, .. }) if known == name) {
                    *parameter = RefOr::T(external_id());
                }
            }
        }
        renamed.paths.insert(format!("{head}{EXTERNAL}{tail}"), item);
    }
    renamed
}

/// What stands before the first key of a path, its name, and what follows.
fn key_of(path: &str) -> Option<(&str, &str, &str)> {
    let (head, rest) = path.split_once("/{")?;
    let (name, tail) = rest.split_once('}')?;
    Some((head, name, tail))
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete].into_iter().flatten()
}

fn external_id() -> Parameter {
    let text = "What the caller's own system calls the object. Where several objects that the caller may see have the same, \
                the answer is 409 `ambiguous_external_id`.";
    ParameterBuilder::new()
        .name("external_id")
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some(text))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(255))))
        .example(Some(json!("service-17")))
        .build()
}
