//! Tag lists, `name=value; …`, as DKIM, ARC and DMARC write them (RFC 6376 §3.2).

/// A list that does not follow the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the tag list is malformed")]
pub(crate) struct BadTags;

/// The tags of one list, each at most once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tags(Vec<(String, String)>);

/// More tags than any such list has use for.
const MAX_TAGS: usize = 64;

impl Tags {
    /// Reads a list; names are case-sensitive, a repeated name spoils the list.
    pub(crate) fn parse(text: &[u8]) -> Result<Self, BadTags> {
        let text = std::str::from_utf8(text).map_err(|_| BadTags)?;
        let mut tags: Vec<(String, String)> = Vec::new();
        let mut specs = text.split(';').map(str::trim).peekable();
        while let Some(spec) = specs.next() {
            if spec.is_empty() && specs.peek().is_none() {
                break;
            }
            let (name, value) = spec.split_once('=').ok_or(BadTags)?;
            let (name, value) = (name.trim_end(), value.trim_start());
            let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            if !is_name || tags.len() == MAX_TAGS || tags.iter().any(|(known, _)| known == name) {
                return Err(BadTags);
            }
            tags.push((name.to_owned(), value.to_owned()));
        }
        Ok(Self(tags))
    }

    /// The value of a tag, without blanks around it.
    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value of a tag without any blanks, as base64 and colon-separated lists allow them anywhere.
    pub(crate) fn compact(&self, name: &str) -> Option<String> {
        Some(self.find(name)?.chars().filter(|c| !c.is_ascii_whitespace()).collect())
    }

    /// The name of the first tag.
    pub(crate) fn first(&self) -> Option<&str> {
        self.0.first().map(|(name, _)| name.as_str())
    }
}

/// The raw value of a signature field with the value of its `b` tag taken out (RFC 6376 §3.7).
pub(crate) fn without_signature(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    for (at, spec) in raw.split(|b| *b == b';').enumerate() {
        if at > 0 {
            out.push(b';');
        }
        let equals = spec.iter().position(|b| *b == b'=');
        match equals {
            Some(equals) if spec[..equals].trim_ascii() == b"b" => out.extend_from_slice(&spec[..=equals]),
            _ => out.extend_from_slice(spec),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{BadTags, Tags, without_signature};

    #[test]
    fn reads_lists() {
        let tags = Tags::parse(b" v=1; a = rsa-sha256 ;\r\n\tb=ab\r\n\tc=; ").expect("valid");
        assert_eq!(tags.first(), Some("v"));
        assert_eq!(tags.find("a"), Some("rsa-sha256"));
        assert_eq!(tags.compact("b").as_deref(), Some("abc="));
        assert_eq!(tags.find("z"), None);
        for bad in ["a", "a=1;a=2", "=1", "a=1;;b=2", "1a=1", "a-b=1"] {
            assert_eq!(Tags::parse(bad.as_bytes()), Err(BadTags), "{bad}");
        }
        let many: String = (0..65).map(|n| format!("t{n}=1;")).collect();
        assert_eq!(Tags::parse(many.as_bytes()), Err(BadTags));
    }

    #[test]
    fn takes_only_the_signature_out() {
        for (raw, stripped) in [
            (" v=1; bh=x=; b=abc\r\n\tdef; d=e", " v=1; bh=x=; b=; d=e"),
            (" v=1; b = abc", " v=1; b ="),
            (" v=1; bb=x", " v=1; bb=x"),
        ] {
            assert_eq!(without_signature(raw.as_bytes()), stripped.as_bytes());
        }
    }
}
