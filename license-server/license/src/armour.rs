//! Documents that travel by mail, paper or memory stick: text between a first and a last line, as PEM has it (RFC 7468).
//!
//! A document has one or more parts, with an empty line between them; line ends, blanks and what stands around it do not
//! count. What the parts mean is for others.

/// Why a document cannot be read; the fault of whoever copied it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ArmourError {
    /// More than [`MAX_DOCUMENT`] bytes.
    #[error("the document is longer than {MAX_DOCUMENT} bytes")]
    TooLong,
    /// The first or the last line is not there.
    #[error("the first or the last line of the document is missing")]
    Incomplete,
    /// A character that no part of a document has.
    #[error("the document holds a character that does not belong there")]
    Damaged,
}

/// The longest document that is read: a licence and a key set need a fifth of it.
pub const MAX_DOCUMENT: usize = 64 * 1024;

const LINE: usize = 64;

/// Writes the parts between `-----BEGIN label-----` and `-----END label-----`.
pub fn write(label: &str, parts: &[&str]) -> String {
    let mut out = format!("-----BEGIN {label}-----\n");
    for (number, part) in parts.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        // The parts are ASCII, so every cut is between characters.
        for line in part.as_bytes().chunks(LINE) {
            out.push_str(&String::from_utf8_lossy(line));
            out.push('\n');
        }
    }
    out.push_str(&format!("-----END {label}-----\n"));
    out
}

/// Reads the parts of the first document of that label.
///
/// # Errors
/// Says what is wrong with the copy.
pub fn read(label: &str, text: &str) -> Result<Vec<String>, ArmourError> {
    if text.len() > MAX_DOCUMENT {
        return Err(ArmourError::TooLong);
    }
    let (_, after) = text.split_once(&format!("-----BEGIN {label}-----")).ok_or(ArmourError::Incomplete)?;
    let (body, _) = after.split_once(&format!("-----END {label}-----")).ok_or(ArmourError::Incomplete)?;
    let mut parts = vec![String::new()];
    for line in body.lines().map(str::trim) {
        let part = parts.last_mut().filter(|part| !line.is_empty() || part.is_empty());
        match part {
            Some(part) => part.extend(line.chars().filter(|c| !c.is_whitespace())),
            None => parts.push(String::new()),
        }
    }
    parts.retain(|part| !part.is_empty());
    let good = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'+' | b'/' | b'=');
    match parts.iter().all(|part| part.bytes().all(good)) {
        true => Ok(parts),
        false => Err(ArmourError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_copy_through_mail_is_read() {
        let written = write("LICENSE RESPONSE", &[&"a".repeat(70), "b.c_d-e"]);
        assert_eq!(
            written,
            format!(
                "-----BEGIN LICENSE RESPONSE-----\n{}\naaaaaa\n\nb.c_d-e\n-----END LICENSE RESPONSE-----\n",
                "a".repeat(64)
            )
        );
        let mailed = format!("Here it is:\r\n> \r\n{}\r\nRegards", written.replace('\n', " \r\n"));
        assert_eq!(read("LICENSE RESPONSE", &mailed).unwrap(), ["a".repeat(70), "b.c_d-e".into()]);
    }

    #[test]
    fn a_damaged_copy_is_told_apart_from_half_a_copy() {
        let written = write("X", &["abc"]);
        assert_eq!(read("Y", &written), Err(ArmourError::Incomplete));
        assert_eq!(read("X", written.split("-----END").next().unwrap()), Err(ArmourError::Incomplete));
        assert_eq!(read("X", &written.replace("abc", "ab\u{e9}")), Err(ArmourError::Damaged));
        assert_eq!(read("X", &" ".repeat(MAX_DOCUMENT + 1)), Err(ArmourError::TooLong));
    }

    proptest! {
        #[test]
        fn reading_undoes_writing(parts in prop::collection::vec("[A-Za-z0-9_.-]{1,200}", 1..4)) {
            let borrowed: Vec<&str> = parts.iter().map(String::as_str).collect();
            prop_assert_eq!(read("X", &write("X", &borrowed)).unwrap(), parts);
        }

        #[test]
        fn no_text_makes_it_stumble(text in any::<String>()) {
            let document = format!("-----BEGIN X-----{text}-----END X-----");
            if let Ok(parts) = read("X", &document) {
                prop_assert!(parts.iter().all(|part| part.is_ascii()));
            }
        }
    }
}
