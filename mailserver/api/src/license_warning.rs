//! The header by which every caller hears that the licence wants looking after.
//!
//! Who showed no token does not: what a server owes its vendor is no stranger's business.

use engine::license::{Notice, Standing};
use foundation::http::required_scopes;
use http::header::{HeaderName, HeaderValue};
use serde_json::json;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::Operation;
use utoipa::openapi::{Header, ObjectBuilder, OpenApi, Ref, RefOr, Type};

/// Its name.
pub(crate) const LICENSE_WARNING: HeaderName = HeaderName::from_static("license-warning");

const NAME: &str = "License-Warning";

const TEXT: &str = "Only while the licence wants everybody's attention: why, a reason after the other, each with the date \
                    from which it is worse (`freeze`: nothing can be added from then on). The reasons are those of \
                    `GET /v1/license`, with hyphens.";

/// What it says now, when there is something that everybody is to be told.
pub(crate) fn warning(standing: &Standing) -> Option<HeaderValue> {
    let evaluation = &standing.evaluation;
    if evaluation.notice < Notice::Everyone {
        return None;
    }
    let told = evaluation.reasons.iter().map(|reason| {
        let code = reason.code.as_str().replace('_', "-");
        match reason.changes_at.map(|at| at.timestamp().strftime("%F").to_string()) {
            Some(date) if standing.freezes_by(&reason.code) => format!("{code}; freeze={date}"),
            Some(date) => format!("{code}; change={date}"),
            None => code,
        }
    });
    HeaderValue::try_from(told.collect::<Vec<_>>().join(", ")).ok()
}

/// Says of every answer that it may carry it.
pub(crate) fn document(mut document: OpenApi) -> OpenApi {
    let components = document.components.get_or_insert_default();
    components.headers.insert(NAME.to_owned(), RefOr::T(header()));
    let told = || RefOr::Ref(Ref::new(format!("#/components/headers/{NAME}")));
    for (name, response) in &mut components.responses {
        if let RefOr::T(response) = response
            && name != "Unauthenticated"
        {
            response.headers.insert(NAME.to_owned(), told());
        }
    }
    for item in document.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
        let asks_for_a_token = |operation: &&mut Operation| required_scopes(operation).is_some();
        for operation in operations.into_iter().flatten().filter(asks_for_a_token) {
            for response in operation.responses.responses.values_mut() {
                if let RefOr::T(response) = response {
                    response.headers.insert(NAME.to_owned(), told());
                }
            }
        }
    }
    document
}

fn header() -> Header {
    let text_only = ObjectBuilder::new().schema_type(Type::String);
    let example = json!("contact-lost; freeze=2026-12-22");
    HeaderBuilder::new().schema(Some(text_only)).description(Some(TEXT)).example(Some(example)).build()
}
