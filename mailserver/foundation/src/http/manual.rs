//! What all operations of a document share, written once: title and tags, the security scheme, the headers every
//! mutation takes, the headers answers carry, and the problems each kind of operation can answer with.

use std::collections::BTreeMap;

use http::Method;
use serde_json::{Value, json};
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::tag::{Tag, TagBuilder};
use utoipa::openapi::{
    ContentBuilder, Header, InfoBuilder, LicenseBuilder, ObjectBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, Required,
    Response, ResponseBuilder, Type,
};
use utoipa::{PartialSchema, ToSchema};

use super::{FieldError, Problem, idempotency};

/// What a program says of its document as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Manual {
    /// The title.
    pub title: &'static str,
    /// The program's version.
    pub version: &'static str,
    /// What it is, in a paragraph.
    pub description: &'static str,
    /// Tags with a sentence each.
    pub tags: &'static [(&'static str, &'static str)],
    /// What bearer tokens are and who makes them.
    pub bearer: &'static str,
    /// The codes of problems with their status, a list after the other.
    pub codes: &'static [&'static [(&'static str, u16)]],
    /// An example of an object's path.
    pub location: &'static str,
}

impl Manual {
    /// The document without its operations.
    pub fn head(&self) -> OpenApi {
        let mut license = LicenseBuilder::new().name("MIT OR Apache-2.0").build();
        license.identifier = Some("MIT OR Apache-2.0".to_owned());
        let info = InfoBuilder::new()
            .title(self.title)
            .version(self.version)
            .description(Some(self.description))
            .license(Some(license));
        OpenApiBuilder::new().info(info).tags(Some(self.tags.iter().map(tag))).build()
    }

    /// Adds what all operations share.
    pub fn finish(&self, mut document: OpenApi) -> OpenApi {
        document.security = Some(vec![SecurityRequirement::new(SCHEME, Vec::<String>::new())]);
        let components = document.components.get_or_insert_default();
        let mut schemas = vec![(Problem::name().into_owned(), Problem::schema())];
        Problem::schemas(&mut schemas);
        schemas.push((FieldError::name().into_owned(), FieldError::schema()));
        components.schemas.extend(schemas);
        // A status for which a program has no code is none of its answers.
        let answers = ANSWERS.iter().filter(|answer| !answer.codes(self.codes).is_empty());
        let answers = answers.map(|answer| (answer.name.to_owned(), answer.response(self.codes).into()));
        components.responses.extend(answers);
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("pp_…");
        components.add_security_scheme(SCHEME, SecurityScheme::Http(scheme.description(Some(self.bearer)).build()));
        for (path, item) in &mut document.paths.paths {
            self.finish_item(path, item);
        }
        document
    }

    fn finish_item(&self, path: &str, item: &mut PathItem) {
        let mutations = [&mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
        let mut versioned = false;
        for operation in mutations.into_iter().flatten() {
            versioned |= has_parameter(operation, "If-Match");
            self.finish_mutation(path, operation);
        }
        if let Some(operation) = &mut item.get {
            finish_operation(path, operation, Kind::Read);
            if versioned {
                answer_with(operation, "200", "ETag", etag());
            }
            if has_parameter(operation, "cursor") {
                let text = "The next page, `rel=\"next\"` (RFC 8288); absent on the last.";
                let collection = self.location.rsplit_once('/').map_or(self.location, |(collection, _)| collection);
                let example = format!("<{collection}?cursor=ImEi>; rel=\"next\"");
                answer_with(operation, "200", "Link", header(text, &example));
            }
        }
    }

    fn finish_mutation(&self, path: &str, operation: &mut Operation) {
        finish_operation(path, operation, Kind::Mutation);
        let parameters = operation.parameters.get_or_insert_default();
        // Whoever demands a key names the parameter; what there is to say of it is said here, as of all others.
        let before = parameters.len();
        parameters.retain(|parameter| !is_named(parameter, IDEMPOTENCY_KEY));
        let required = if parameters.len() < before { Required::True } else { Required::False };
        parameters.push(RefOr::T(idempotency_key(required)));
        if has_parameter(operation, "If-Match") {
            answer_with(operation, "200", "ETag", etag());
        }
        let where_it_is = header("The path of the object.", self.location);
        answer_with(operation, "201", "Location", where_it_is.clone());
        answer_with(operation, "201", "ETag", etag());
        answer_with(operation, "202", "Location", where_it_is);
    }
}

fn tag((name, text): &(&str, &str)) -> Tag {
    TagBuilder::new().name(*name).description(Some(*text)).build()
}

/// Every operation of the document.
pub fn operations(document: &OpenApi) -> impl Iterator<Item = (Method, &str, &Operation)> {
    document.paths.paths.iter().flat_map(|(path, item)| {
        let methods = [
            (Method::GET, &item.get),
            (Method::POST, &item.post),
            (Method::PUT, &item.put),
            (Method::PATCH, &item.patch),
            (Method::DELETE, &item.delete),
        ];
        methods.into_iter().filter_map(|(method, operation)| Some((method, path.as_str(), operation.as_ref()?)))
    })
}

/// The scopes an operation names for its bearer token; `None` when it needs no token.
pub fn required_scopes(operation: &Operation) -> Option<Vec<String>> {
    // The requirement's map is private to utoipa and shown by its JSON form alone.
    let requirements = serde_json::to_value(operation.security.as_ref()).unwrap_or_default();
    let Value::Array(requirements) = requirements else { return Some(vec!["admin".to_owned()]) };
    let of = |requirement: &Value| Some(serde_json::from_value(requirement.get(SCHEME)?.clone()).unwrap_or_default());
    // An empty requirement beside others would make a token optional; none of ours has one.
    requirements.iter().map(of).find(Option::is_some).flatten()
}

const SCHEME: &str = "bearer";
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";
const PROBLEM: &str = "application/problem+json";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Read,
    Mutation,
}

fn finish_operation(path: &str, operation: &mut Operation, kind: Kind) {
    let scopes = required_scopes(operation);
    let (has_body, has_key) = (operation.request_body.is_some(), path.contains('{'));
    let conditional = has_parameter(operation, "If-Match");
    let takes_input = has_body || has_key || operation.parameters.is_some() || kind == Kind::Mutation;
    if let Some(RefOr::T(body)) = &mut operation.request_body {
        body.required = Some(Required::True);
    }
    let applies = |status: u16| match status {
        400 => takes_input,
        401 => scopes.is_some(),
        403 => scopes.as_ref().is_some_and(|scopes| !scopes.is_empty()),
        404 => has_key,
        408 | 413 => has_body || kind == Kind::Mutation,
        415 => has_body,
        409 | 422 => kind == Kind::Mutation,
        412 => conditional,
        410 => false,
        _ => true,
    };
    // An operation that names a failure of its own (a login that answers 401) means the answer all operations share.
    let named = |status: u16| operation.responses.responses.contains_key(&status.to_string());
    let answers: Vec<&Answer> =
        ANSWERS.iter().filter(|answer| applies(answer.status) || named(answer.status)).collect();
    for answer in answers {
        let reference = Ref::new(format!("#/components/responses/{}", answer.name));
        operation.responses.responses.insert(answer.status.to_string(), RefOr::Ref(reference));
    }
}

fn has_parameter(operation: &Operation, name: &str) -> bool {
    let parameters = operation.parameters.iter().flatten();
    parameters.into_iter().any(|parameter| is_named(parameter, name))
}

fn is_named(parameter: &RefOr<Parameter>, name: &str) -> bool {
    matches!(parameter, RefOr::T(Parameter { name: known, .. }) if known == name)
}

fn answer_with(operation: &mut Operation, status: &str, name: &str, header: Header) {
    if let Some(RefOr::T(response)) = operation.responses.responses.get_mut(status) {
        response.headers.insert(name.to_owned(), RefOr::T(header));
    }
}

fn idempotency_key(required: Required) -> Parameter {
    let text = "A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again \
                with the same key within 24 hours, the request is not done again but answered again, with \
                `Idempotent-Replayed: true`.";
    // Quoted, each character may have a backslash before it.
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(512))
        .pattern(Some(idempotency::KEYS));
    ParameterBuilder::new()
        .name(IDEMPOTENCY_KEY)
        .parameter_in(ParameterIn::Header)
        .description(Some(text))
        .required(required)
        .schema(Some(schema))
        .example(Some(json!("8e03978e-40d5-43e8-bc93-6894a57f9324")))
        .build()
}

fn etag() -> Header {
    header("The version of the object, for `If-Match`.", "\"r3\"")
}

fn header(text: &str, example: &str) -> Header {
    let text_only = ObjectBuilder::new().schema_type(Type::String);
    HeaderBuilder::new().schema(Some(text_only)).description(Some(text)).example(Some(json!(example))).build()
}

/// A kind of failure.
struct Answer {
    name: &'static str,
    status: u16,
    text: &'static str,
}

/// Every status a failure has, as components of the document.
const ANSWERS: &[Answer] = &[
    Answer { name: "BadRequest", status: 400, text: "The request cannot be understood." },
    Answer { name: "Unauthenticated", status: 401, text: "There is no token, or it opens nothing." },
    Answer {
        name: "Forbidden",
        status: 403,
        text: "The token lacks the scope that `detail` names, or what the code says stands in the way.",
    },
    Answer { name: "NotFound", status: 404, text: "There is no such object." },
    Answer { name: "BodyTimeout", status: 408, text: "The body did not arrive in time." },
    Answer { name: "Conflict", status: 409, text: "The request contradicts what is there." },
    Answer { name: "Gone", status: 410, text: "What was asked for was here and is no more." },
    Answer { name: "PreconditionFailed", status: 412, text: "The object was changed since you read it." },
    Answer { name: "BodyTooLarge", status: 413, text: "The body is longer than the server accepts." },
    Answer { name: "UnsupportedMediaType", status: 415, text: "The body's `Content-Type` is not the documented one." },
    Answer {
        name: "Unprocessable",
        status: 422,
        text: "The rules refuse what the request holds; `errors` names the fields.",
    },
    Answer { name: "TooManyRequests", status: 429, text: "Too many requests, or too many tokens that open nothing." },
    Answer { name: "Internal", status: 500, text: "The server failed. Its log says why." },
    Answer { name: "Unavailable", status: 503, text: "The server cannot do this at the moment. Try again later." },
];

impl Answer {
    fn codes(&self, codes: &[&[(&str, u16)]]) -> Vec<String> {
        let codes = codes.iter().flat_map(|codes| codes.iter());
        codes.filter(|(_, status)| *status == self.status).map(|(code, _)| format!("`{code}`")).collect()
    }

    fn response(&self, codes: &[&[(&str, u16)]]) -> Response {
        let codes = self.codes(codes);
        let text = format!("{} Codes: {}.", self.text, codes.join(", "));
        let schema = Ref::from_schema_name(Problem::name());
        let mut headers = BTreeMap::new();
        headers.insert("X-Request-Id", header("The request's id, also in the problem.", "0198f0c2"));
        match self.status {
            401 => drop(headers.insert("WWW-Authenticate", header("The challenge of RFC 6750.", "Bearer"))),
            429 | 503 => drop(headers.insert("Retry-After", header("Seconds to wait.", "2"))),
            _ => {}
        }
        let mut response = ResponseBuilder::new().description(text);
        for (name, header) in headers {
            response = response.header(name, header);
        }
        response.content(PROBLEM, ContentBuilder::new().schema(Some(schema)).build()).build()
    }
}
