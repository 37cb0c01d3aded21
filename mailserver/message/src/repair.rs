//! What a submission server mends in a message before it travels (RFC 6409 §8).
//!
//! It adds what is missing and takes blind recipients away; no other byte changes, so that signatures made by the
//! sender's program stay valid.

use std::ops::Range;

use jiff::Timestamp;

use crate::{address::Address, date, envelope, fields};

/// What the mending needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// When the message was submitted.
    pub now: Timestamp,
    /// The mailbox that submitted it, named in `Sender` when the message has several authors and names none.
    pub submitter: &'a Address,
    /// Text that no other message has, for `Message-ID`; letters, digits, `.` and `-`.
    pub unique: &'a str,
}

/// Why a submitted message is refused; the fault is the submitting program's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RepairError {
    /// No `From` field (RFC 5322 §3.6).
    #[error("the message has no From field")]
    NoFrom,
    /// More than one `From` field; readers disagree on which one counts.
    #[error("the message has more than one From field")]
    ManyFrom,
    /// `From` names nobody.
    #[error("the From field holds no address")]
    EmptyFrom,
    /// More than one `Sender` field.
    #[error("the message has more than one Sender field")]
    ManySender,
}

/// The changes to make to a message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repair {
    /// Header fields to put before everything else, each with its CRLF.
    pub prepend: Vec<u8>,
    /// Byte ranges to leave out, in order.
    pub remove: Vec<Range<usize>>,
}

impl Repair {
    /// Works out what `raw` lacks.
    ///
    /// # Errors
    /// When only the sender can mend it.
    pub fn of(raw: &[u8], facts: &Facts<'_>) -> Result<Self, RepairError> {
        let authors = authors(raw)?;
        let mut repair = Self { prepend: Vec::new(), remove: blind_recipients(raw) };
        match fields::count(raw, "Sender") {
            0 if authors > 1 => repair.add(&format!("Sender: <{}>", facts.submitter)),
            0 | 1 => {}
            _ => return Err(RepairError::ManySender),
        }
        if fields::find(raw, "Date").is_none() {
            repair.add(&format!("Date: {}", date::format_utc(facts.now)));
        }
        if fields::find(raw, "Message-ID").is_none() {
            repair.add(&format!("Message-ID: <{}@{}>", facts.unique, facts.submitter.domain()));
        }
        Ok(repair)
    }

    /// The mended message as slices, in order; nothing is copied.
    pub fn pieces<'a>(&'a self, raw: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
        std::iter::once(self.prepend.as_slice()).chain(without(raw, &self.remove))
    }

    /// The mended message.
    pub fn apply(&self, raw: &[u8]) -> Vec<u8> {
        self.pieces(raw).flatten().copied().collect()
    }

    fn add(&mut self, line: &str) {
        self.prepend.extend_from_slice(line.as_bytes());
        self.prepend.extend_from_slice(b"\r\n");
    }
}

/// The slices of `raw` that stand outside `removed`, whose ranges are in order and apart.
pub fn without<'a>(raw: &'a [u8], removed: &'a [Range<usize>]) -> impl Iterator<Item = &'a [u8]> {
    let starts = std::iter::once(0).chain(removed.iter().map(|range| range.end));
    let ends = removed.iter().map(|range| range.start).chain(std::iter::once(raw.len()));
    starts.zip(ends).map(|(start, end)| raw.get(start..end).unwrap_or_default())
}

fn authors(raw: &[u8]) -> Result<usize, RepairError> {
    match (fields::count(raw, "From"), envelope::mailboxes(raw, "From").len()) {
        (0, _) => Err(RepairError::NoFrom),
        (1, 0) => Err(RepairError::EmptyFrom),
        (1, authors) => Ok(authors),
        _ => Err(RepairError::ManyFrom),
    }
}

fn blind_recipients(raw: &[u8]) -> Vec<Range<usize>> {
    fields::fields(raw).filter(|field| field.is("Bcc") || field.is("Resent-Bcc")).map(|field| field.range()).collect()
}

#[cfg(test)]
mod tests;
