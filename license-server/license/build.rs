//! Puts a vendor's root public keys into the program: `PENNYPOST_ROOTS` names the file. Without it the development root
//! is trusted; with it, nothing but what the file holds.

use std::{env, fs, path::Path};

#[expect(unreachable_pub, reason = "the crate itself uses the rest of this file")]
#[path = "src/roots/file.rs"]
mod file;

fn main() {
    println!("cargo::rerun-if-env-changed=PENNYPOST_ROOTS");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/roots/file.rs");
    let vendor = env::var_os("PENNYPOST_ROOTS").map(|path| {
        let path = Path::new(&path);
        assert!(path.is_absolute(), "PENNYPOST_ROOTS is {path:?}: name the file of root keys by its absolute path");
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("PENNYPOST_ROOTS is {path:?}: {error}"));
        file::read(&text).unwrap_or_else(|error| panic!("PENNYPOST_ROOTS is {path:?}: {error}"))
    });
    let written = match vendor {
        Some(keys) => format!("Some(&{keys:?})"),
        None => String::from("None"),
    };
    let out = env::var_os("OUT_DIR").expect("cargo names a directory for what is generated");
    fs::write(Path::new(&out).join("vendor_roots.rs"), written)
        .expect("the directory for what is generated is writable");
}
