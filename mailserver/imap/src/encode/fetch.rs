//! FETCH responses, item by item (RFC 9051 §7.5.2).

use super::Encoder;
use crate::date;
use crate::fetch::{Rfc822, Section, SectionText};
use crate::parse::cursor::is_atom_char;
use jiff::Timestamp;
use message::envelope::Envelope;
use message::structure::Structure;

/// One `* n FETCH (…)` being written; `end` closes it.
#[must_use = "an unfinished response breaks the connection's framing"]
#[derive(Debug)]
pub struct FetchResponse<'a> {
    encoder: &'a mut Encoder,
    first: bool,
}

impl Encoder {
    /// Begins `* n FETCH (`.
    pub fn fetch(&mut self, sequence_number: u32) -> FetchResponse<'_> {
        self.numbered(sequence_number, " FETCH (");
        FetchResponse { encoder: self, first: true }
    }
}

impl FetchResponse<'_> {
    /// `UID n`
    pub fn uid(&mut self, uid: u32) {
        self.item("UID ");
        self.encoder.number(u64::from(uid));
    }

    /// `FLAGS (…)`
    pub fn flags<'f>(&mut self, flags: impl IntoIterator<Item = &'f str>) {
        self.item("FLAGS ");
        self.encoder.parenthesised(flags, |encoder, flag| encoder.raw(flag));
    }

    /// `INTERNALDATE "…"`, in UTC.
    pub fn internal_date(&mut self, at: Timestamp) {
        self.item("INTERNALDATE ");
        date::write_date_time(at, &mut self.encoder.out);
    }

    /// `RFC822.SIZE n`
    pub fn size(&mut self, octets: u64) {
        self.item("RFC822.SIZE ");
        self.encoder.number(octets);
    }

    /// `MODSEQ (n)`
    pub fn mod_seq(&mut self, mod_seq: u64) {
        self.item("MODSEQ (");
        self.encoder.number(mod_seq);
        self.encoder.raw(")");
    }

    /// `ENVELOPE (…)`
    pub fn envelope(&mut self, envelope: &Envelope) {
        self.item("ENVELOPE ");
        self.encoder.envelope(envelope);
    }

    /// `BODYSTRUCTURE (…)`
    pub fn body_structure(&mut self, structure: &Structure) {
        self.item("BODYSTRUCTURE ");
        self.encoder.body_structure(structure);
    }

    /// `BODY (…)`: the structure without extension data.
    pub fn body(&mut self, structure: &Structure) {
        self.item("BODY ");
        self.encoder.body(structure);
    }

    /// `BODY[…]<start> {size}`: the next `size` octets written to `out` are the section's.
    pub fn section(&mut self, section: &Section, start: Option<u64>, size: u64) {
        self.section_name(section, start);
        self.literal(size);
    }

    /// `BODY[…] NIL`: the message has no such part.
    pub fn section_nil(&mut self, section: &Section, start: Option<u64>) {
        self.section_name(section, start);
        self.encoder.raw("NIL");
    }

    /// `RFC822 {size}` and its kin; `size` octets are to follow through `out`.
    pub fn rfc822(&mut self, what: Rfc822, size: u64) {
        self.item(match what {
            Rfc822::Message => "RFC822 ",
            Rfc822::Header => "RFC822.HEADER ",
            Rfc822::Text => "RFC822.TEXT ",
        });
        self.literal(size);
    }

    /// `BINARY[…]<start>` with its octets; a literal8 when they hold NUL.
    pub fn binary(&mut self, part: &[u32], start: Option<u64>, octets: &[u8]) {
        self.binary_name("BINARY[", part, start);
        self.encoder.raw(if memchr::memchr(0, octets).is_some() { "~" } else { "" });
        self.literal(octets.len() as u64);
        self.encoder.out.extend_from_slice(octets);
    }

    /// `BINARY[…] NIL`
    pub fn binary_nil(&mut self, part: &[u32], start: Option<u64>) {
        self.binary_name("BINARY[", part, start);
        self.encoder.raw("NIL");
    }

    /// `BINARY.SIZE[…] n`
    pub fn binary_size(&mut self, part: &[u32], octets: u64) {
        self.binary_name("BINARY.SIZE[", part, None);
        self.encoder.number(octets);
    }

    /// The buffer, for a literal's octets; the session may send and empty it in between.
    pub fn out(&mut self) -> &mut Vec<u8> {
        &mut self.encoder.out
    }

    /// Closes the response.
    pub fn end(self) {
        self.encoder.raw(")\r\n");
    }

    fn item(&mut self, name: &str) {
        if !std::mem::take(&mut self.first) {
            self.encoder.raw(" ");
        }
        self.encoder.raw(name);
    }

    fn literal(&mut self, size: u64) {
        self.encoder.raw("{");
        self.encoder.number(size);
        self.encoder.raw("}\r\n");
    }

    fn section_name(&mut self, section: &Section, start: Option<u64>) {
        self.item("BODY[");
        self.part(&section.part);
        if !section.part.is_empty() && section.text != SectionText::All {
            self.encoder.raw(".");
        }
        match &section.text {
            SectionText::All => {}
            SectionText::Header => self.encoder.raw("HEADER"),
            SectionText::Text => self.encoder.raw("TEXT"),
            SectionText::Mime => self.encoder.raw("MIME"),
            SectionText::HeaderFields(names) => self.fields("HEADER.FIELDS ", names),
            SectionText::HeaderFieldsNot(names) => self.fields("HEADER.FIELDS.NOT ", names),
        }
        self.close_name(start);
    }

    /// Names are echoed as the client wrote them; Apple Mail compares them as text.
    fn fields(&mut self, label: &str, names: &[String]) {
        self.encoder.raw(label);
        self.encoder.parenthesised(names, |encoder, name| match name.bytes().all(is_atom_char) {
            true => encoder.raw(name),
            false => encoder.string(name.as_bytes()),
        });
    }

    fn binary_name(&mut self, label: &str, part: &[u32], start: Option<u64>) {
        self.item(label);
        self.part(part);
        self.close_name(start);
    }

    fn part(&mut self, part: &[u32]) {
        for (index, number) in part.iter().enumerate() {
            if index > 0 {
                self.encoder.raw(".");
            }
            self.encoder.number(u64::from(*number));
        }
    }

    fn close_name(&mut self, start: Option<u64>) {
        self.encoder.raw("]");
        if let Some(start) = start {
            self.encoder.raw("<");
            self.encoder.number(start);
            self.encoder.raw(">");
        }
        self.encoder.raw(" ");
    }
}
