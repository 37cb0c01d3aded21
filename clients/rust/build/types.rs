//! Writes the types of a document.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::document::{Document, Operation};
use crate::names::{pascal, snake};
use crate::schema::{Field, Shape, Variant};

/// Writes every component, the types within them, and the query of each operation that has one.
pub(crate) fn write(document: &Document, code: &mut String) {
    let mut types = Types { document, owner: String::new(), way: Way::Seen, made: BTreeSet::new(), code };
    for (name, (doc, shape)) in &document.components {
        types.owner.clone_from(name);
        types.way = match (document.patches.contains(name), document.sent.contains(name)) {
            (true, _) => Way::Patched,
            (false, true) => Way::Sent,
            _ => Way::Seen,
        };
        types.component(&pascal(name), doc, shape);
    }
    for operation in &document.operations {
        types.owner.clone_from(&operation.id);
        types.way = Way::Sent;
        types.inline_of(operation);
        if !operation.in_query.is_empty() {
            types.query(operation);
        }
    }
}

/// The Rust name of what an operation takes, answers or is asked with, when the document gives it none.
pub(crate) fn inline_name(operation: &Operation, part: &str) -> String {
    pascal(&operation.id) + part
}

/// The Rust type of a shape, where inline ones were written under `name`; seen from outside the module of types.
pub(crate) fn spelled(shape: &Shape, name: &str) -> String {
    match shape {
        Shape::Named(target) => format!("types::{}", pascal(target)),
        Shape::Text => "String".to_owned(),
        Shape::Secret => "crate::Secret".to_owned(),
        Shape::Timestamp => "jiff::Timestamp".to_owned(),
        Shape::Date => "jiff::civil::Date".to_owned(),
        Shape::Whole(rust) => (*rust).to_owned(),
        Shape::Number => "f64".to_owned(),
        Shape::Flag => "bool".to_owned(),
        Shape::Anything => "serde_json::Value".to_owned(),
        Shape::Null => "()".to_owned(),
        Shape::List(inner) => format!("Vec<{}>", spelled(inner, name)),
        Shape::Map(inner) => format!("std::collections::BTreeMap<String, {}>", spelled(inner, name)),
        Shape::Maybe(inner) => format!("Option<{}>", spelled(inner, name)),
        Shape::Words(_) | Shape::Record(..) | Shape::Union(..) | Shape::All(_) => format!("types::{name}"),
    }
}

/// Which way values of a type go: that decides whether it can be made field by field and whether it can say `null`.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Seen,
    Sent,
    Patched,
}

struct Types<'d> {
    document: &'d Document,
    /// The component being written: what embeds it must be boxed.
    owner: String,
    way: Way,
    made: BTreeSet<String>,
    code: &'d mut String,
}

impl Types<'_> {
    fn component(&mut self, name: &str, doc: &str, shape: &Shape) {
        match shape {
            Shape::Words(_) | Shape::Record(..) | Shape::Union(..) | Shape::All(_) => self.declare(name, doc, shape),
            Shape::Text => {
                self.code.push_str("    crate::open_text! {\n");
                self.doc(doc, name, 8);
                let _ = writeln!(self.code, "        pub struct {name}\n    }}\n");
            }
            other => {
                let rust = self.rust(other, &(name.to_owned() + "Item"));
                self.doc(doc, name, 4);
                let _ = writeln!(self.code, "    pub type {name} = {rust};\n");
            }
        }
    }

    fn inline_of(&mut self, operation: &Operation) {
        if let Some(body) = &operation.body {
            self.rust(&body.shape, &inline_name(operation, "Body"));
        }
        if let crate::document::Success::Json(shape) | crate::document::Success::JsonOrNothing(shape) =
            &operation.success
        {
            self.way = Way::Seen;
            self.rust(shape, &inline_name(operation, "Answer"));
        }
        for field in operation.in_path.iter().chain(&operation.in_header) {
            self.rust(&field.shape, &(pascal(&operation.id) + &pascal(&field.name)));
        }
    }

    /// The Rust type of a shape as seen inside the module of types; an inline one is declared under `name` first.
    fn rust(&mut self, shape: &Shape, name: &str) -> String {
        match shape {
            Shape::List(inner) | Shape::Map(inner) | Shape::Maybe(inner) => {
                self.rust(inner, name);
            }
            Shape::Words(_) | Shape::Record(..) | Shape::Union(..) | Shape::All(_) => self.declare(name, "", shape),
            _ => {}
        }
        spelled(shape, name).replace("types::", "")
    }

    fn declare(&mut self, name: &str, doc: &str, shape: &Shape) {
        if !self.made.insert(name.to_owned()) {
            return;
        }
        match shape {
            Shape::Words(words) => self.words(name, doc, words),
            Shape::Union(variants, Some(property)) => self.tagged(name, doc, variants, property),
            Shape::Union(variants, None) => self.untagged(name, doc, variants),
            other => match self.document.fields(other) {
                Some((fields, rest)) => self.record(name, doc, &fields, rest.as_deref()),
                // All of several things that are not records: nothing more can be said than that it is JSON.
                None => {
                    self.doc(doc, name, 4);
                    let _ = writeln!(self.code, "    pub type {name} = serde_json::Value;\n");
                }
            },
        }
    }

    fn words(&mut self, name: &str, doc: &str, words: &[String]) {
        let mut variants: BTreeMap<&String, String> = BTreeMap::new();
        for word in words {
            let mut variant = if word.starts_with('-') { format!("Minus{}", pascal(word)) } else { pascal(word) };
            while variant == "Unknown" || variants.values().any(|other| *other == variant) {
                variant.push_str("Word");
            }
            variants.insert(word, variant);
        }
        let _ = writeln!(self.code, "    crate::open_words! {{");
        self.doc(doc, name, 8);
        let _ = writeln!(self.code, "        pub enum {name} {{");
        for word in words {
            let _ = writeln!(self.code, "            {} = {word:?},", variants[word]);
        }
        let _ = writeln!(self.code, "        }}\n    }}\n");
    }

    fn tagged(&mut self, name: &str, doc: &str, variants: &[Variant], property: &str) {
        let rows: Vec<(String, String, &str)> = variants
            .iter()
            .map(|variant| {
                let tag = variant.tag.as_deref().unwrap_or_default();
                let rust = self.variant_type(name, variant);
                (pascal(tag), rust, tag)
            })
            .collect();
        let _ = writeln!(self.code, "    crate::open_union! {{");
        self.doc(doc, name, 8);
        let _ = writeln!(self.code, "        pub enum {name} by {property:?} {{");
        for (variant, rust, tag) in rows {
            let _ = writeln!(self.code, "            {variant}({rust}) = {tag:?},");
        }
        let _ = writeln!(self.code, "        }}\n    }}\n");
    }

    fn untagged(&mut self, name: &str, doc: &str, variants: &[Variant]) {
        let rows: Vec<(String, String)> =
            variants.iter().map(|variant| (pascal(&variant.name), self.variant_type(name, variant))).collect();
        self.doc(doc, name, 4);
        let _ = writeln!(self.code, "    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]");
        let _ = writeln!(self.code, "    #[serde(untagged)]\n    pub enum {name} {{");
        for (variant, rust) in rows {
            let _ = writeln!(self.code, "        /// `{rust}`.\n        {variant}({rust}),");
        }
        let _ = writeln!(
            self.code,
            "        /// One that this client does not know.\n        Unknown(serde_json::Value),\n    }}\n"
        );
    }

    fn variant_type(&mut self, name: &str, variant: &Variant) -> String {
        let rust = self.rust(&variant.shape, &(name.to_owned() + &pascal(&variant.name)));
        if self.embeds_owner(&variant.shape) { format!("Box<{rust}>") } else { rust }
    }

    fn record(&mut self, name: &str, doc: &str, fields: &[Field], rest: Option<&Shape>) {
        let typed: Vec<(&Field, String)> = fields.iter().map(|field| (field, self.field_type(name, field))).collect();
        let rest = rest.map(|shape| self.rust(shape, &(name.to_owned() + "Other")));
        let bare = typed.iter().all(|(field, _)| !field.required);
        self.doc(doc, name, 4);
        let default = if bare { "Default, " } else { "" };
        let _ = writeln!(
            self.code,
            "    #[derive(Clone, Debug, {default}PartialEq, serde::Serialize, serde::Deserialize)]"
        );
        let _ = writeln!(self.code, "    pub struct {name} {{");
        for (field, rust) in &typed {
            self.field(field, rust);
        }
        if let Some(rest) = &rest {
            self.code.push_str("        /// Fields by any other name.\n        #[serde(flatten)]\n");
            let _ = writeln!(self.code, "        pub other: std::collections::BTreeMap<String, {rest}>,");
        }
        self.code.push_str("    }\n\n");
        if self.way != Way::Seen && !bare {
            self.constructor(name, &typed, rest.is_some());
        }
        self.page(name, fields);
    }

    fn field_type(&mut self, owner: &str, field: &Field) -> String {
        let (inner, nullable) = match &field.shape {
            Shape::Maybe(inner) => (inner.as_ref(), true),
            shape => (shape, false),
        };
        let rust = self.rust(inner, &(owner.to_owned() + &pascal(&field.name)));
        let rust = if self.embeds_owner(inner) { format!("Box<{rust}>") } else { rust };
        match (self.way, nullable, field.required) {
            (Way::Patched, true, false) => format!("crate::Change<{rust}>"),
            (_, false, true) => rust,
            _ => format!("Option<{rust}>"),
        }
    }

    fn field(&mut self, field: &Field, rust: &str) {
        let name = snake(&field.name);
        self.doc(&field.doc, &field.name, 8);
        if name.trim_start_matches("r#") != field.name {
            let _ = writeln!(self.code, "        #[serde(rename = {:?})]", field.name);
        }
        if rust.starts_with("crate::Change<") {
            self.code.push_str("        #[serde(default, skip_serializing_if = \"crate::Change::is_kept\")]\n");
        } else if !field.required {
            self.code.push_str("        #[serde(default, skip_serializing_if = \"Option::is_none\")]\n");
        }
        let _ = writeln!(self.code, "        pub {name}: {rust},");
    }

    fn constructor(&mut self, name: &str, typed: &[(&Field, String)], other: bool) {
        let required: Vec<&(&Field, String)> = typed.iter().filter(|(field, _)| field.required).collect();
        let arguments: Vec<String> =
            required.iter().map(|(field, rust)| format!("{}: impl Into<{rust}>", snake(&field.name))).collect();
        let _ = writeln!(self.code, "    impl {name} {{");
        self.code.push_str("        /// With what is required; everything else is left out.\n");
        if required.len() > 7 {
            self.code
                .push_str("        #[expect(clippy::too_many_arguments, reason = \"the API requires as many\")]\n");
        }
        let _ = writeln!(self.code, "        pub fn new({}) -> Self {{\n            Self {{", arguments.join(", "));
        for (field, _) in typed {
            let name = snake(&field.name);
            match field.required {
                true => writeln!(self.code, "                {name}: {name}.into(),"),
                false => writeln!(self.code, "                {name}: Default::default(),"),
            }
            .unwrap_or_default();
        }
        if other {
            self.code.push_str("                other: Default::default(),\n");
        }
        self.code.push_str("            }\n        }\n    }\n\n");
    }

    /// A record of `data` and `next_cursor` is a page of a list.
    fn page(&mut self, name: &str, fields: &[Field]) {
        let named = |wanted: &str| fields.iter().find(|field| field.name == wanted);
        let (Some(data), Some(_)) = (named("data"), named("next_cursor")) else { return };
        let Shape::List(item) = &data.shape else { return };
        if !data.required {
            return;
        }
        let item = self.rust(item, &(name.to_owned() + "Data"));
        let _ = writeln!(
            self.code,
            "    impl crate::Page for {name} {{\n        type Item = {item};\n\n        \
             fn into_parts(self) -> (Vec<{item}>, Option<String>) {{\n            (self.data, self.next_cursor)\n        }}\n    }}\n"
        );
    }

    fn query(&mut self, operation: &Operation) {
        let name = inline_name(operation, "Query");
        let typed: Vec<(&Field, String)> =
            operation.in_query.iter().map(|field| (field, self.field_type(&name, field))).collect();
        let bare = typed.iter().all(|(field, _)| !field.required);
        let _ =
            writeln!(self.code, "    /// What to ask [`Client::{0}`](crate::Client::{0}) for.", snake(&operation.id));
        let default = if bare { ", Default" } else { "" };
        let _ = writeln!(self.code, "    #[derive(Clone, Debug{default}, PartialEq)]\n    pub struct {name} {{");
        for (field, rust) in &typed {
            self.doc(&field.doc, &field.name, 8);
            let _ = writeln!(self.code, "        pub {}: {rust},", snake(&field.name));
        }
        self.code.push_str("    }\n\n");
        if !bare {
            self.constructor(&name, &typed, false);
        }
        let _ = writeln!(
            self.code,
            "    impl {name} {{\n        pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {{"
        );
        self.code.push_str("            let mut pairs = Vec::new();\n");
        for (field, rust) in &typed {
            let (path, list) = (format!("self.{}", snake(&field.name)), rust.contains("Vec<"));
            let push = format!("pairs.push(({:?}, value.to_string()))", field.name);
            let each = if list { format!("for value in values {{ {push}; }}") } else { String::new() };
            let line = match (rust.starts_with("Option<"), list) {
                (true, true) => format!("if let Some(values) = &{path} {{ {each} }}"),
                (true, false) => format!("if let Some(value) = &{path} {{ {push}; }}"),
                (false, true) => format!("for value in &{path} {{ {push}; }}"),
                (false, false) => format!("pairs.push(({:?}, {path}.to_string()));", field.name),
            };
            let _ = writeln!(self.code, "            {line}");
        }
        self.code.push_str("            pairs\n        }\n    }\n\n");
    }

    fn embeds_owner(&self, shape: &Shape) -> bool {
        self.document.embeds(shape, &self.owner, &mut BTreeSet::new())
    }

    fn doc(&mut self, doc: &str, fallback: &str, indent: usize) {
        let text = if doc.trim().is_empty() { format!("`{fallback}` of the API.") } else { doc.trim().to_owned() };
        write_doc(self.code, &text, indent);
    }
}

/// Writes words as a comment of documentation.
pub(crate) fn write_doc(code: &mut String, text: &str, indent: usize) {
    for line in text.lines() {
        // Brackets would be taken for links within Rust's documentation, and angles for HTML.
        let line = line.replace('[', "\\[").replace(']', "\\]").replace('<', "\\<").replace('>', "\\>");
        let _ = writeln!(code, "{:indent$}/// {}", "", line.trim_end());
    }
}
