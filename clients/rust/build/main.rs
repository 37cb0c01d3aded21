//! Turns OpenAPI 3.1 documents into this crate's types and calls: the server's own document, and for the crate's tests a
//! small one that holds every shape the generator knows. Knows serde_json and the standard library only, so that building
//! a client needs nothing but a compiler.

mod calls;
mod document;
mod names;
mod schema;
mod types;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

const SOURCES: [(&str, &str); 2] =
    [("../../openapi/mailserver.json", "client.rs"), ("src/tests/sample.json", "sample.rs")];

fn main() {
    println!("cargo:rerun-if-changed=build");
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for (source, target) in SOURCES {
        let source = here.join(source);
        println!("cargo:rerun-if-changed={}", source.display());
        if let Err(reason) = generate(&source, &out.join(target)) {
            eprintln!("{}: {reason}", source.display());
            process::exit(1);
        }
    }
}

fn generate(source: &Path, target: &Path) -> Result<(), String> {
    let text = fs::read_to_string(source).map_err(|error| error.to_string())?;
    let root: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let document = document::read(&root)?;
    let mut code = String::from("/// The objects of the API.\npub mod types {\n");
    types::write(&document, &mut code);
    code.push_str("}\n\n");
    calls::write(&document, &mut code);
    fs::write(target, code).map_err(|error| error.to_string())
}
