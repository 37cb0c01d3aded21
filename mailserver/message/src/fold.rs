//! Writing header fields in lines of readable length (RFC 5322 §2.1.1).
//!
//! It folds where it is told a word ends; what the words mean and whether they are safe is the writer's business.

use std::fmt::Write as _;

/// Longest line, where a blank allows a fold.
pub const LINE: usize = 78;

/// A header field under construction; words are joined by blanks and folded before [`LINE`].
#[derive(Debug)]
pub struct Folded {
    text: String,
    column: usize,
    broken: bool,
}

impl Folded {
    /// Begins a field; `name` includes the colon.
    pub fn new(name: &str) -> Self {
        Self { text: name.to_owned(), column: name.len(), broken: false }
    }

    /// Adds a word that stays on one line.
    pub fn word(&mut self, word: &str) -> &mut Self {
        let width = word.chars().count();
        let fold = if self.broken || self.column + 1 + width > LINE { "\r\n\t" } else { " " };
        let _ = write!(self.text, "{fold}{word}");
        self.column = width + if fold == " " { self.column + 1 } else { 8 };
        self.broken = false;
        self
    }

    /// Adds text directly after the last word.
    pub fn glue(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self.column += text.len();
        self
    }

    /// Puts the next word on a new line.
    pub fn break_line(&mut self) -> &mut Self {
        self.broken = true;
        self
    }

    /// The field with its final CRLF.
    pub fn finish(mut self) -> String {
        self.text.push_str("\r\n");
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn folds_before_the_line_is_too_long() {
        let mut field = Folded::new("X:");
        for _ in 0..40 {
            field.word("word");
        }
        field.glue(";").word(&"long".repeat(30)).break_line().word("end");
        let text = field.finish();
        assert!(text.ends_with("\r\n\tend\r\n"));
        let lines: Vec<_> = text.lines().collect();
        assert!(lines[..3].iter().all(|line| line.replace('\t', "        ").len() <= 78), "{text}");
        assert!(lines[1..].iter().all(|line| line.starts_with('\t')), "{text}");
    }
}
