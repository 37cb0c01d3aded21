//! Writes one call for each operation of a document.

use std::fmt::Write as _;

use crate::document::{Document, Operation, Success};
use crate::names::{pascal, snake};
use crate::schema::{Field, Shape};
use crate::types::{inline_name, spelled, write_doc};

/// What every call can carry without the document saying so; see `crate::Call`.
const OPTIONS: [&str; 3] = ["if-match", "if-none-match", "idempotency-key"];

/// Writes `impl Client`.
pub(crate) fn write(document: &Document, code: &mut String) {
    code.push_str("impl crate::Client {\n");
    for operation in &document.operations {
        call(operation, code);
    }
    code.push_str("}\n");
}

fn call(operation: &Operation, code: &mut String) {
    let doc = if operation.doc.trim().is_empty() { "An operation of the API." } else { operation.doc.trim() };
    write_doc(code, doc, 4);
    let _ = writeln!(code, "    ///\n    /// `{} {}`", operation.method, operation.path);
    if operation.deprecated {
        code.push_str("    #[deprecated]\n");
    }
    let headers: Vec<&Field> = operation.in_header.iter().filter(|field| is_argument(field)).collect();
    let mut arguments: Vec<String> = vec!["&self".to_owned()];
    arguments.extend(operation.in_path.iter().map(|field| argument(field, operation)));
    arguments.extend(headers.iter().map(|field| argument(field, operation)));
    if !operation.in_query.is_empty() {
        arguments.push(format!("query: &types::{}", inline_name(operation, "Query")));
    }
    arguments.extend(body_argument(operation));
    let (answer, read) = answer(operation);
    let _ =
        writeln!(code, "    pub fn {}({}) -> crate::Call<'_, {answer}> {{", snake(&operation.id), arguments.join(", "));
    let _ = write!(code, "        self.call(reqwest::Method::{}, {}, {read})", operation.method, path(operation));
    for field in headers {
        let _ = write!(code, ".header({:?}, {})", field.name, shown(field, operation));
    }
    if !operation.in_query.is_empty() {
        code.push_str(".query(query.pairs())");
    }
    if let Some(body) = &operation.body {
        let kind = &body.content_type;
        let _ = match (is_json(kind), body.required) {
            (true, true) => write!(code, ".json({kind:?}, Some(body))"),
            (true, false) => write!(code, ".json({kind:?}, body)"),
            (false, _) => write!(code, ".bytes({kind:?}, body.into())"),
        };
    }
    code.push_str("\n    }\n\n");
}

fn is_argument(header: &Field) -> bool {
    header.required && !OPTIONS.contains(&header.name.to_ascii_lowercase().as_str())
}

fn argument(field: &Field, operation: &Operation) -> String {
    let name = snake(&field.name);
    match own_type(field, operation) {
        Some(rust) => format!("{name}: impl Into<{rust}>"),
        None => format!("{name}: impl std::fmt::Display"),
    }
}

/// The argument as an expression that can be displayed.
fn shown(field: &Field, operation: &Operation) -> String {
    let name = snake(&field.name);
    match own_type(field, operation) {
        Some(rust) => format!("Into::<{rust}>::into({name})"),
        None => name,
    }
}

/// The type of a parameter that is no plain text or number.
fn own_type(field: &Field, operation: &Operation) -> Option<String> {
    match &field.shape {
        Shape::Words(_) | Shape::Named(_) => {
            Some(spelled(&field.shape, &(pascal(&operation.id) + &pascal(&field.name))))
        }
        _ => None,
    }
}

fn body_argument(operation: &Operation) -> Option<String> {
    let body = operation.body.as_ref()?;
    if !is_json(&body.content_type) {
        return Some("body: impl Into<Vec<u8>>".to_owned());
    }
    let rust = spelled(&body.shape, &inline_name(operation, "Body"));
    Some(if body.required { format!("body: &{rust}") } else { format!("body: Option<&{rust}>") })
}

fn answer(operation: &Operation) -> (String, &'static str) {
    match &operation.success {
        Success::Json(shape) => (spelled(shape, &inline_name(operation, "Answer")), "crate::call::read_json"),
        Success::JsonOrNothing(shape) => {
            let rust = spelled(shape, &inline_name(operation, "Answer"));
            (format!("Option<{rust}>"), "crate::call::read_json_or_nothing")
        }
        Success::Text => ("String".to_owned(), "crate::call::read_text"),
        Success::Bytes => ("Vec<u8>".to_owned(), "crate::call::read_bytes"),
        Success::Nothing => ("()".to_owned(), "crate::call::read_nothing"),
    }
}

/// The path as an expression: each parameter is encoded, so that none can reach another path.
fn path(operation: &Operation) -> String {
    let mut pattern = operation.path.clone();
    let mut values = Vec::new();
    for (index, field) in operation.in_path.iter().enumerate() {
        pattern = pattern.replace(&format!("{{{}}}", field.name), &format!("{{{index}}}"));
        values.push(format!("crate::call::segment({})", shown(field, operation)));
    }
    match values.is_empty() {
        true => format!("{pattern:?}.to_owned()"),
        false => format!("format!({pattern:?}, {})", values.join(", ")),
    }
}

fn is_json(content_type: &str) -> bool {
    content_type == "application/json" || content_type.ends_with("+json")
}
