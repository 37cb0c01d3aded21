//! Our own DKIM signatures (RFC 6376 §5): relaxed/relaxed, over the fields that people and programs act on.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::Timestamp;
use message::fields::{self, Field};

use crate::{
    canonical::Form,
    key::{KeyError, SigningKey},
};

/// Fields that are signed when present (RFC 6376 §5.4.1), without those that lists and forwarders are known to change.
const SIGNED: [&str; 19] = [
    "From",
    "Sender",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "To",
    "Cc",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Disposition",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Auto-Submitted",
    "Resent-From",
    "Resent-Date",
];

/// Fields that are signed once more than they occur, so that no second one can be added above (RFC 6376 §8.15).
const OVERSIGNED: [&str; 6] = ["From", "Subject", "Date", "Message-ID", "To", "Content-Type"];

/// Makes one `DKIM-Signature` field for each key, each with its CRLF, to be put before the message.
///
/// `raw` must be the message exactly as it will travel, `Message-ID` and `Date` present.
///
/// # Errors
/// [`KeyError::Library`], when the cryptographic library fails.
pub fn sign<'k>(
    raw: &[u8],
    keys: impl IntoIterator<Item = &'k SigningKey>,
    now: Timestamp,
) -> Result<Vec<u8>, KeyError> {
    let body_hash = Form::Relaxed.hash_body(&raw[fields::body_start(raw)..]);
    let body_hash = STANDARD.encode(body_hash.digest.as_ref());
    let all: Vec<_> = fields::fields(raw).collect();
    let (names, header) = signed_header(raw, &all);
    let mut out = Vec::new();
    for key in keys {
        let unsigned = unsigned_value(key, &names, &body_hash, now);
        let mut input = header.clone();
        Form::Relaxed.name_and_value(b"DKIM-Signature:", unsigned.as_bytes(), &mut input);
        let value = STANDARD.encode(key.sign_bytes(&input)?);
        out.extend_from_slice(b"DKIM-Signature:");
        out.extend_from_slice(unsigned.as_bytes());
        out.extend_from_slice(folded(&value).as_bytes());
        out.extend_from_slice(b"\r\n");
    }
    Ok(out)
}

/// The names for `h=` and the canonical fields in that order, the lowest of equal names first.
fn signed_header(raw: &[u8], all: &[Field<'_>]) -> (Vec<String>, Vec<u8>) {
    let mut names = Vec::new();
    let mut canonical = Vec::new();
    for name in SIGNED {
        for field in all.iter().rev().filter(|field| field.is(name)) {
            names.push(name.to_ascii_lowercase());
            Form::Relaxed.field(raw, field, &mut canonical);
        }
        if OVERSIGNED.contains(&name) {
            names.push(name.to_ascii_lowercase());
        }
    }
    (names, canonical)
}

/// The field's value up to an empty `b=`, folded.
fn unsigned_value(key: &SigningKey, names: &[String], body_hash: &str, now: Timestamp) -> String {
    format!(
        " v=1; a={}; c=relaxed/relaxed; d={};\r\n\ts={}; t={};\r\n\th={};\r\n\tbh={body_hash};\r\n\tb=",
        key.algorithm().as_str(),
        key.domain(),
        key.selector(),
        now.as_second(),
        name_list(names),
    )
}

/// `name:name`, folded after colons.
fn name_list(names: &[String]) -> String {
    let mut out = String::new();
    let mut column = 10;
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            out.push(':');
            column += 1;
        }
        if column + name.len() > 76 {
            out.push_str("\r\n\t ");
            column = 9;
        }
        out.push_str(name);
        column += name.len();
    }
    out
}

/// Base64 in lines; blanks inside `b=` do not count (RFC 6376 §3.5).
fn folded(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + value.len() / 20);
    for (index, c) in value.chars().enumerate() {
        if index > 0 && index % 66 == 0 {
            out.push_str("\r\n\t ");
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests;
