//! The header's value: a structured-field string (RFC 9651 §3.3.3) as the draft says, or bare as most clients send it.

use http::{HeaderMap, HeaderName};

use crate::http::Problem;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
const LONGEST: usize = 255;

/// What [`of`] takes, for the description.
pub(in crate::http) const KEYS: &str = r#"^("([ !#-\[\]-~]|\\["\\]){1,255}"|[!#-~]{1,255})$"#;

/// The request's key, if it has one.
pub(super) fn of(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let mut values = headers.get_all(IDEMPOTENCY_KEY).iter();
    let Some(value) = values.next() else { return Ok(None) };
    let key = match values.next() {
        None => value.to_str().ok().map(str::trim).and_then(parse),
        Some(_) => None,
    };
    match key {
        Some(key) => Ok(Some(key)),
        None => Err(Problem::bad_request(
            "invalid_idempotency_key",
            "`Idempotency-Key` must be one value of 1 to 255 visible ASCII characters, quoted or bare.",
        )),
    }
}

fn parse(text: &str) -> Option<String> {
    let key = match text.strip_prefix('"') {
        Some(rest) => unquote(rest.strip_suffix('"')?)?,
        None => text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"').then(|| text.to_owned())?,
    };
    (1..=LONGEST).contains(&key.len()).then_some(key)
}

fn unquote(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(next) = chars.next() {
        match next {
            '\\' => out.push(chars.next().filter(|escaped| matches!(escaped, '"' | '\\'))?),
            '"' => return None,
            ' '..='~' => out.push(next),
            _ => return None,
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The document had a length and no pattern: it allowed what is refused here.
    #[test]
    fn keys_are_read_quoted_and_bare_as_the_document_says() {
        let described = regex::Regex::new(KEYS).unwrap();
        let longest = "k".repeat(255);
        for (text, expected) in [
            ("8e03978e-40d5-43e8-bc93-6894a57f9324", Some("8e03978e-40d5-43e8-bc93-6894a57f9324")),
            ("\"8e03978e-40d5\"", Some("8e03978e-40d5")),
            (r#""a \"b\" \\ c""#, Some(r#"a "b" \ c"#)),
            (longest.as_str(), Some(longest.as_str())),
            ("", None),
            ("\"\"", None),
            ("\"open", None),
            ("two words", None),
            (r#""bad \escape""#, None),
            (r#""a"b""#, None),
            (r#""ends in \""#, None),
            (r#"a"b"#, None),
            (r"back\slash", Some(r"back\slash")),
            ("\u{e4}", None),
            (" ", None),
        ] {
            assert_eq!(parse(text).as_deref(), expected, "{text}");
            assert_eq!(described.is_match(text), expected.is_some(), "{text}");
        }
        for (text, good) in [
            ("k".repeat(256), false),
            (format!("\"{}\"", r"\\".repeat(255)), true),
            (format!("\"{}\"", r"\\".repeat(256)), false),
        ] {
            assert_eq!((parse(&text).is_some(), described.is_match(&text)), (good, good), "{text}");
            assert!(!good || text.len() <= 512);
        }
    }
}
