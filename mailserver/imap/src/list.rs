//! LIST: what it asks (RFC 9051 §6.3.9, RFC 5258, RFC 5819, RFC 6154) and how its patterns match.

use crate::mailbox::{self, DELIMITER, Mailbox};
use crate::status::StatusItem;

/// `LIST`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Goes before every pattern.
    pub reference: String,
    /// In Unicode, at least one; a single empty one asks for the delimiter only.
    pub patterns: Vec<String>,
    /// Which mailboxes.
    pub select: ListSelect,
    /// What to tell of each.
    pub returns: ListReturn,
    /// The extended form, whose answer may use more.
    pub extended: bool,
}

/// `LSUB`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldListing {
    /// Goes before the pattern.
    pub reference: String,
    /// In Unicode.
    pub pattern: String,
}

/// LIST's selection options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListSelect {
    /// Subscribed names, whether or not they exist.
    pub subscribed: bool,
    /// Remote ones too.
    pub remote: bool,
    /// Parents whose unlisted children match; never alone.
    pub recursive_match: bool,
    /// Only with a special use.
    pub special_use: bool,
}

/// LIST's return options.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListReturn {
    /// `\Subscribed`
    pub subscribed: bool,
    /// `\HasChildren`, `\HasNoChildren`
    pub children: bool,
    /// `\Sent` and its kin
    pub special_use: bool,
    /// A STATUS answer each, with these items; empty: none.
    pub status: Vec<StatusItem>,
}

/// What a mailbox is for (RFC 6154, RFC 8457).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpecialUse {
    /// `\All`
    All,
    /// `\Archive`
    Archive,
    /// `\Drafts`
    Drafts,
    /// `\Flagged`
    Flagged,
    /// `\Important`
    Important,
    /// `\Junk`
    Junk,
    /// `\Sent`
    Sent,
    /// `\Trash`
    Trash,
}

impl SpecialUse {
    /// The attribute on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "\\All",
            Self::Archive => "\\Archive",
            Self::Drafts => "\\Drafts",
            Self::Flagged => "\\Flagged",
            Self::Important => "\\Important",
            Self::Junk => "\\Junk",
            Self::Sent => "\\Sent",
            Self::Trash => "\\Trash",
        }
    }

    /// The use of that name, in any case.
    pub fn parse(name: &[u8]) -> Option<Self> {
        use SpecialUse::*;
        let all = [All, Archive, Drafts, Flagged, Important, Junk, Sent, Trash];
        all.into_iter().find(|it| it.name().as_bytes().eq_ignore_ascii_case(name))
    }
}

/// Reference and pattern made ready to match many names, each in time linear in its length.
///
/// Bit i of the state says that the first i elements of the pattern match what was read; since `*` and `%` are never
/// neighbours after normalising, one shift closes over them. There is no backtracking to exploit.
#[derive(Debug, Clone)]
pub struct Pattern {
    words: usize,
    /// For each octet, which elements are that letter.
    letters: Vec<u64>,
    stars: Vec<u64>,
    percents: Vec<u64>,
    accept: usize,
    everything: bool,
}

impl Pattern {
    /// Joins `reference` and `pattern` (RFC 9051 §6.3.9.1: one canonical form, by concatenation).
    pub fn new(reference: &str, pattern: &str) -> Self {
        let mut elements: Vec<u8> = Vec::with_capacity(reference.len() + pattern.len());
        // Wildcards in the reference mean the same; clients send none.
        for byte in reference.bytes().chain(pattern.bytes()) {
            match (elements.last(), byte) {
                (Some(b'*'), b'*' | b'%') | (Some(b'%'), b'%') => {}
                (Some(b'%'), b'*') => {
                    elements.pop();
                    elements.push(b'*');
                }
                _ => elements.push(byte),
            }
        }
        let words = elements.len() / 64 + 1;
        let mut compiled = Self {
            words,
            letters: vec![0; 256 * words],
            stars: vec![0; words],
            percents: vec![0; words],
            accept: elements.len(),
            everything: elements == b"*",
        };
        for (at, &element) in elements.iter().enumerate() {
            let bits = match element {
                b'*' => &mut compiled.stars[..],
                b'%' => &mut compiled.percents[..],
                letter => &mut compiled.letters[usize::from(letter) * words..][..words],
            };
            bits[at / 64] |= 1 << (at % 64);
        }
        compiled
    }

    /// Whether the whole of `name` matches. INBOX at its start matches in any case.
    pub fn matches(&self, name: &str) -> bool {
        if self.everything {
            return true;
        }
        let inbox = if mailbox::is_inbox(name) { 5 } else { 0 };
        let mut state = vec![0u64; self.words];
        state[0] = 1;
        self.skip_wildcards(&mut state);
        for (at, byte) in name.bytes().enumerate() {
            self.step(&mut state, byte, at < inbox);
            self.skip_wildcards(&mut state);
        }
        state[self.accept / 64] >> (self.accept % 64) & 1 == 1
    }

    fn step(&self, state: &mut [u64], byte: u8, any_case: bool) {
        let letters = |byte: u8| &self.letters[usize::from(byte) * self.words..][..self.words];
        let (exact, other) = (letters(byte), letters(if any_case { byte.to_ascii_lowercase() } else { byte }));
        let stays_in_level = byte != DELIMITER as u8;
        let mut carry = 0;
        for word in 0..self.words {
            let advance = state[word] & (exact[word] | other[word]);
            let stay = state[word] & (self.stars[word] | if stays_in_level { self.percents[word] } else { 0 });
            state[word] = advance << 1 | carry | stay;
            carry = advance >> 63;
        }
    }

    fn skip_wildcards(&self, state: &mut [u64]) {
        let mut carry = 0;
        for (word, state) in state.iter_mut().enumerate() {
            let at_wildcard = (*state | carry) & (self.stars[word] | self.percents[word]);
            *state |= carry | at_wildcard << 1;
            carry = at_wildcard >> 63;
        }
    }
}

/// The patterns of one LIST.
pub fn patterns(listing: &Listing) -> Vec<Pattern> {
    listing.patterns.iter().map(|pattern| Pattern::new(&listing.reference, pattern)).collect()
}

/// Parents of `name`, nearest first, for `\NonExistent` answers and CHILDINFO.
pub fn parents(name: &Mailbox) -> impl Iterator<Item = &str> {
    let mut rest = name.as_str();
    std::iter::from_fn(move || {
        rest = &rest[..rest.rfind(DELIMITER)?];
        Some(rest)
    })
}

#[cfg(test)]
mod tests;
