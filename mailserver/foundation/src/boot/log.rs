//! Log lines on standard error. Standard output belongs to what a command was asked for.

use std::io::{self, IsTerminal};

use tracing_subscriber::EnvFilter;

/// Says which lines: `debug`, or `info,foundation=trace` and the like.
const VARIABLE: &str = "PENNYPOST_LOG";

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for collectors.
    Json,
}

/// Logs of a server.
pub fn install(format: LogFormat) {
    let lines = tracing_subscriber::fmt().with_env_filter(filter("info")).with_writer(io::stderr);
    let lines = lines.with_ansi(io::stderr().is_terminal());
    match format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().flatten_event(true).init(),
    }
}

/// Logs of a command that ends by itself: what went wrong, and nothing else.
pub fn install_warnings() {
    tracing_subscriber::fmt().with_env_filter(filter("warn")).with_ansi(false).with_writer(io::stderr).init();
}

fn filter(default: &str) -> EnvFilter {
    EnvFilter::try_from_env(VARIABLE).unwrap_or_else(|_| EnvFilter::new(default))
}
