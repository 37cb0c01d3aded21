//! `?dry_run=true`: an operation that declares it runs every rule and keeps nothing.

use std::collections::HashSet;

use axum::extract::MatchedPath;
use foundation::http::{FieldError, Problem, manual};
use http::request::Parts;
use http::{HeaderName, Method};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa::openapi::OpenApi;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::Parameter;

/// On every answer to a rehearsal.
pub(crate) const DRY_RUN: HeaderName = HeaderName::from_static("dry-run");

/// The parameter, for the description.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes a parameter that the door reads")]
pub(crate) struct DryRun {
    /// Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
    /// identifiers in it are never given out.
    #[param(nullable = false, example = false)]
    dry_run: Option<bool>,
}

/// The operations that can be rehearsed.
pub(crate) struct Rehearsable(HashSet<(Method, String)>);

impl Rehearsable {
    /// Reads it from the document.
    pub(crate) fn of(document: &OpenApi) -> Self {
        let declares = |parameter: &RefOr<Parameter>| matches!(parameter, RefOr::T(it) if it.name == "dry_run");
        let all = manual::operations(document);
        let some = all.filter(|(_, _, operation)| operation.parameters.iter().flatten().any(declares));
        Self(some.map(|(method, path, _)| (method, path.to_owned())).collect())
    }

    /// Whether this request is only a rehearsal. One that an operation does not know must not do the deed by mistake.
    pub(crate) fn is_asked(&self, parts: &Parts) -> Result<bool, Problem> {
        let pairs = parts.uri.query().unwrap_or_default().split('&');
        let Some(value) = pairs.filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == "dry_run") else {
            return Ok(false);
        };
        let refused = |detail: &str| {
            let error = FieldError::new("/dry_run", "invalid", detail);
            Problem::bad_request("invalid_query", format!("`dry_run` {detail}.")).with_errors([error])
        };
        match value.1 {
            "false" => Ok(false),
            "true" => {
                let path = parts.extensions.get::<MatchedPath>().map(|path| path.as_str().to_owned());
                match path.is_some_and(|path| self.0.contains(&(parts.method.clone(), path))) {
                    true => Ok(true),
                    false => Err(refused("is not known to this operation, which would do what you ask for")),
                }
            }
            _ => Err(refused("must be `true` or `false`")),
        }
    }
}
