//! Responses, written straight into one growing buffer. It does not know when which response is due.

mod code;
mod fetch;
mod folders;
mod structure;
mod text;

pub use code::{Code, Condition};
pub use fetch::FetchResponse;
pub use folders::{ListAttribute, ListKind, ListResponse, Namespace, Quota, QuotaResource};
pub(crate) use text::decimal;

use crate::command::{Extension, Numbering};
use crate::fault::Fault;
use crate::mailbox::TextMode;
use crate::sasl;
use crate::sequence::SequenceSet;
use crate::tag::Tag;

/// Responses of one connection, gathered until the session sends them.
#[derive(Debug, Default)]
pub struct Encoder {
    out: Vec<u8>,
    mode: TextMode,
}

/// What an ESEARCH answer tells (RFC 4731, RFC 7162 §3.1.5); an absent part is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Esearch {
    /// Lowest number found.
    pub min: Option<u32>,
    /// Highest number found.
    pub max: Option<u32>,
    /// All numbers; left out when empty.
    pub all: Option<SequenceSet>,
    /// How many.
    pub count: Option<u32>,
    /// Highest mod-sequence among them.
    pub mod_seq: Option<u64>,
}

/// Which VANISHED is meant (RFC 7162 §3.2.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vanished {
    /// They go now: sequence numbers shift.
    Now,
    /// `(EARLIER)`: they went before the client looked.
    Earlier,
}

impl Encoder {
    /// Empty, for a new connection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Changes how names and strings are written, after ENABLE.
    pub fn set_text_mode(&mut self, mode: TextMode) {
        self.mode = mode;
    }

    /// What is to be sent.
    pub fn bytes(&self) -> &[u8] {
        &self.out
    }

    /// The buffer itself, to send from, clear, or append octets of a literal to.
    pub fn out(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }

    /// Takes what is to be sent, leaving nothing.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out)
    }

    /// `tag OK [code] text`
    pub fn tagged(&mut self, tag: &Tag, condition: Condition, code: Option<Code<'_>>, text: &str) {
        self.raw(tag.as_str());
        self.status_line(condition, code, text);
    }

    /// `* OK [code] text`; also BYE and PREAUTH.
    pub fn untagged(&mut self, condition: Condition, code: Option<Code<'_>>, text: &str) {
        self.raw("*");
        self.status_line(condition, code, text);
    }

    /// The answer to a command refused by its form: BAD, or NO where the RFCs say so.
    pub fn refused(&mut self, tag: Option<&Tag>, fault: &Fault) {
        let condition = if fault.is_no() { Condition::No } else { Condition::Bad };
        let code = match fault {
            Fault::BadCharset => Some(Code::BadCharset),
            Fault::MessageTooLarge { .. } => Some(Code::TooBig),
            Fault::LineTooLong { .. }
            | Fault::LiteralTooLarge { .. }
            | Fault::CommandTooLarge { .. }
            | Fault::TooMany { .. }
            | Fault::TooDeep { .. } => Some(Code::Limit),
            Fault::Syntax { .. } | Fault::UnknownCommand | Fault::NotDone => None,
        };
        let text = fault.to_string();
        match tag {
            Some(tag) => self.tagged(tag, condition, code, &text),
            None => self.untagged(condition, code, &text),
        }
    }

    /// `+ text`: go on with the literal, or idling.
    pub fn continuation(&mut self, text: &str) {
        self.raw("+ ");
        self.human(text);
        self.line_end();
    }

    /// `+ base64`: a SASL challenge.
    pub fn challenge(&mut self, data: &[u8]) {
        self.raw("+ ");
        sasl::encode_base64(data, &mut self.out);
        self.line_end();
    }

    /// `* CAPABILITY …`
    pub fn capability(&mut self, names: &[&str]) {
        self.raw("* CAPABILITY");
        for name in names {
            self.raw(" ");
            self.raw(name);
        }
        self.line_end();
    }

    /// `* ENABLED …`
    pub fn enabled(&mut self, extensions: &[Extension]) {
        self.raw("* ENABLED");
        for extension in extensions {
            self.raw(" ");
            self.raw(extension.name());
        }
        self.line_end();
    }

    /// `* ID (…)`; NIL without fields.
    pub fn id(&mut self, fields: &[(&str, &str)]) {
        self.raw("* ID ");
        match fields {
            [] => self.raw("NIL"),
            _ => self.parenthesised(fields, |encoder, (name, value)| {
                encoder.string(name.as_bytes());
                encoder.raw(" ");
                encoder.string(value.as_bytes());
            }),
        }
        self.line_end();
    }

    /// `* FLAGS (…)`
    pub fn flags<'f>(&mut self, flags: impl IntoIterator<Item = &'f str>) {
        self.raw("* FLAGS ");
        self.parenthesised(flags, |encoder, flag| encoder.raw(flag));
        self.line_end();
    }

    /// `* n EXISTS`
    pub fn exists(&mut self, count: u32) {
        self.numbered(count, " EXISTS\r\n");
    }

    /// `* n RECENT`
    pub fn recent(&mut self, count: u32) {
        self.numbered(count, " RECENT\r\n");
    }

    /// `* n EXPUNGE`
    pub fn expunge(&mut self, sequence_number: u32) {
        self.numbered(sequence_number, " EXPUNGE\r\n");
    }

    /// `* VANISHED …`; nothing for an empty set.
    pub fn vanished(&mut self, when: Vanished, uids: &SequenceSet) {
        if uids.is_empty() {
            return;
        }
        self.raw(match when {
            Vanished::Now => "* VANISHED ",
            Vanished::Earlier => "* VANISHED (EARLIER) ",
        });
        uids.write(&mut self.out);
        self.line_end();
    }

    /// `* SEARCH …`, with the mod-sequence RFC 7162 §3.1.5 adds.
    pub fn search(&mut self, numbers: impl IntoIterator<Item = u32>, mod_seq: Option<u64>) {
        self.raw("* SEARCH");
        for number in numbers {
            self.raw(" ");
            self.number(u64::from(number));
        }
        if let Some(mod_seq) = mod_seq {
            self.raw(" (MODSEQ ");
            self.number(mod_seq);
            self.raw(")");
        }
        self.line_end();
    }

    /// `* ESEARCH (TAG "a1") UID …`
    pub fn esearch(&mut self, tag: &Tag, numbering: Numbering, found: &Esearch) {
        self.raw("* ESEARCH (TAG ");
        self.string(tag.as_str().as_bytes());
        self.raw(")");
        if numbering == Numbering::Uid {
            self.raw(" UID");
        }
        let numbers = [
            (" MIN ", found.min.map(u64::from)),
            (" MAX ", found.max.map(u64::from)),
            (" COUNT ", found.count.map(u64::from)),
        ];
        for (name, value) in numbers {
            self.named_number(name, value);
        }
        if let Some(all) = found.all.as_ref().filter(|all| !all.is_empty()) {
            self.raw(" ALL ");
            all.write(&mut self.out);
        }
        self.named_number(" MODSEQ ", found.mod_seq);
        self.line_end();
    }

    fn named_number(&mut self, name: &str, value: Option<u64>) {
        if let Some(value) = value {
            self.raw(name);
            self.number(value);
        }
    }

    fn numbered(&mut self, number: u32, rest: &str) {
        self.raw("* ");
        self.number(u64::from(number));
        self.raw(rest);
    }

    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn number(&mut self, number: u64) {
        decimal(number, &mut self.out);
    }

    fn line_end(&mut self) {
        self.raw("\r\n");
    }

    fn parenthesised<T>(&mut self, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        self.raw("(");
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                self.raw(" ");
            }
            write(self, item);
        }
        self.raw(")");
    }
}

#[cfg(test)]
mod tests;
