//! Notes the date of this build, against which the end of upgrade protection is held. `SOURCE_DATE_EPOCH` names another
//! than now, so that a build can be made again octet for octet.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

fn main() {
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    println!("cargo::rerun-if-changed=build.rs");
    let named = env::var("SOURCE_DATE_EPOCH").ok();
    let named = named.map(|text| text.parse::<u64>().expect("SOURCE_DATE_EPOCH is a number of seconds"));
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    println!("cargo::rustc-env=PENNYPOST_BUILD_SECOND={}", named.unwrap_or_else(now));
}
