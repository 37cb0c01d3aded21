//! The replies that say who we are and what we offer (RFC 5321 §4.2, §4.3.1).

use super::{AuthOver, Config, Role, TlsState};
use crate::{auth::Mechanism, params::Offered, reply::write_line};

/// The banner. RFC 2034 §3 keeps enhanced codes out of it.
pub(super) fn banner(config: &Config, text: Option<&str>, out: &mut Vec<u8>) {
    let protocol = match config.role {
        Role::Lmtp => "LMTP",
        _ => "ESMTP",
    };
    let line = match text {
        Some(text) => format!("{} {protocol} {text}", config.hostname),
        None => format!("{} {protocol}", config.hostname),
    };
    write_line(out, 220, b' ', None, &line);
}

/// The reply to HELO.
pub(super) fn plain(config: &Config, text: Option<&str>, out: &mut Vec<u8>) {
    write_line(out, 250, b' ', None, &first_line(config, text));
}

/// The reply to EHLO and LHLO, built from what holds at this moment.
pub(super) fn extended(config: &Config, text: Option<&str>, out: &mut Vec<u8>) {
    let limits = &config.limits;
    let mut line = |keyword: &str| write_line(out, 250, b'-', None, keyword);
    line(&first_line(config, text));
    line("PIPELINING");
    line(&format!("SIZE {}", limits.message_size));
    line("8BITMIME");
    if config.extensions.smtputf8 {
        line("SMTPUTF8");
    }
    if config.extensions.chunking {
        line("CHUNKING");
    }
    if config.extensions.dsn {
        line("DSN");
    }
    if config.tls == TlsState::Available {
        line("STARTTLS");
    }
    if let [first, rest @ ..] = mechanisms(config) {
        let mut names = format!("AUTH {}", first.name());
        for mechanism in rest {
            names.push(' ');
            names.push_str(mechanism.name());
        }
        line(&names);
    }
    line(&match limits.messages {
        Some(messages) => format!("LIMITS MAILMAX={messages} RCPTMAX={}", limits.recipients),
        None => format!("LIMITS RCPTMAX={}", limits.recipients),
    });
    write_line(out, 250, b' ', None, "ENHANCEDSTATUSCODES");
}

/// Mechanisms offered at this moment.
pub(super) fn mechanisms(config: &Config) -> &[Mechanism] {
    match (config.tls, config.auth_over) {
        (TlsState::Active, _) | (_, AuthOver::Any) => &config.auth,
        (_, AuthOver::Tls) => &[],
    }
}

/// Parameters offered to a client that said EHLO or LHLO.
pub(super) fn offered(config: &Config) -> Offered {
    Offered {
        basic: true,
        smtputf8: config.extensions.smtputf8,
        dsn: config.extensions.dsn,
        auth: !mechanisms(config).is_empty(),
    }
}

fn first_line(config: &Config, text: Option<&str>) -> String {
    match text {
        Some(text) => format!("{} {text}", config.hostname),
        None => config.hostname.clone(),
    }
}
