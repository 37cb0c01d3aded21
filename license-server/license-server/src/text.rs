//! Texts that people send, checked once at the door: names, email addresses, slugs, host names.

use foundation::http::FieldError;
use message::address::{Address, Domain};

/// Longest name, in bytes.
pub(crate) const LONGEST_NAME: usize = 200;
/// Longest slug or code, in bytes.
const LONGEST_SLUG: usize = 32;

/// What people call something: 1 to [`LONGEST_NAME`] bytes on one line.
pub(crate) fn name(text: &str, pointer: &str, errors: &mut Vec<FieldError>) -> String {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_NAME || text.chars().any(char::is_control) {
        let detail = format!("must have 1 to {LONGEST_NAME} bytes and no control characters");
        errors.push(FieldError::new(pointer, "invalid", detail));
    }
    text.to_owned()
}

/// Words that may be missing or several lines long: at most `longest` bytes.
pub(crate) fn words(text: &str, longest: usize, pointer: &str, errors: &mut Vec<FieldError>) -> String {
    let text = text.trim();
    if text.len() > longest {
        errors.push(FieldError::new(pointer, "too_long", format!("must have at most {longest} bytes")));
    } else if text.chars().any(|c| c.is_control() && c != '\n') {
        errors.push(FieldError::new(pointer, "invalid", "must not have control characters"));
    }
    text.to_owned()
}

/// An email address as logins are kept under: the domain in lower case, the local part folded, so that nobody has two accounts
/// by capitals.
pub(crate) fn email(text: &str, pointer: &str, errors: &mut Vec<FieldError>) -> String {
    match Address::parse(text.trim()) {
        Ok(address) if text.len() <= 254 => address.to_string().to_lowercase(),
        _ => {
            errors.push(FieldError::new(pointer, "invalid", "is not an email address"));
            String::new()
        }
    }
}

/// A word in an address: 1 to [`LONGEST_SLUG`] lower-case letters, digits and inner hyphens.
pub(crate) fn slug(text: &str, pointer: &str, errors: &mut Vec<FieldError>) -> String {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let edges = text.starts_with('-') || text.ends_with('-');
    if text.is_empty() || text.len() > LONGEST_SLUG || edges || !text.bytes().all(good) {
        let detail = format!("must have 1 to {LONGEST_SLUG} lower-case letters, digits and inner hyphens");
        errors.push(FieldError::new(pointer, "invalid", detail));
    }
    text.to_owned()
}

/// A host name in A-labels and lower case.
pub(crate) fn host(text: &str, pointer: &str, errors: &mut Vec<FieldError>) -> String {
    match Domain::parse(text.trim()) {
        Ok(domain) if domain.literal().is_none() => domain.as_str().to_owned(),
        _ => {
            errors.push(FieldError::new(pointer, "invalid", "is not a host name"));
            String::new()
        }
    }
}

/// A new password: at least `shortest` characters.
pub(crate) fn password(text: &str, shortest: usize, pointer: &str, errors: &mut Vec<FieldError>) {
    if text.chars().count() < shortest {
        errors.push(FieldError::new(pointer, "too_short", format!("must have at least {shortest} characters")));
    }
}
