//! The ENVELOPE of a message as IMAP defines it (RFC 9051 §7.5.2), and the address lists of header fields.
//!
//! Values keep the bytes of the message: encoded words stay encoded and 8-bit text stays as it came, because that is
//! what IMAP returns. [`crate::text::header`] turns them into text for people.

use crate::{
    address::{Address, Domain, LocalPart},
    fields,
};

/// The most entries one address list may have; a longer list is cut there.
pub const MAX_ADDRESSES: usize = 5000;

/// The header fields that IMAP's ENVELOPE returns. An absent field is `None` or an empty list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Envelope {
    /// `Date:` as written.
    pub date: Option<Vec<u8>>,
    /// `Subject:` as written, unfolded.
    pub subject: Option<Vec<u8>>,
    /// `From:`.
    pub from: Vec<Entry>,
    /// `Sender:`, or `from` when absent.
    pub sender: Vec<Entry>,
    /// `Reply-To:`, or `from` when absent.
    pub reply_to: Vec<Entry>,
    /// `To:`.
    pub to: Vec<Entry>,
    /// `Cc:`.
    pub cc: Vec<Entry>,
    /// `Bcc:`.
    pub bcc: Vec<Entry>,
    /// `In-Reply-To:` as written, unfolded.
    pub in_reply_to: Option<Vec<u8>>,
    /// `Message-ID:` with its angle brackets.
    pub message_id: Option<Vec<u8>>,
}

/// One element of an address list, in the shape of IMAP's `address`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// An address.
    Mailbox(Mailbox),
    /// The start of a named group.
    GroupStart(Vec<u8>),
    /// The end of the group that was started last.
    GroupEnd,
}

/// An address with what surrounds it. No part is checked: this is what the header says, not what can be mailed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mailbox {
    /// The display name, or the comment that stands in for one; encoded words stay encoded.
    pub name: Option<Vec<u8>>,
    /// The source route of RFC 5322 §4.4, such as `@a,@b`.
    pub route: Option<Vec<u8>>,
    /// The local part, unquoted.
    pub local: Vec<u8>,
    /// The domain; empty when the header has none (not NIL, which would start a group).
    pub host: Vec<u8>,
}

impl Mailbox {
    /// The address, when it is one that mail can be sent to.
    pub fn address(&self) -> Option<Address> {
        let local = LocalPart::parse_unquoted(std::str::from_utf8(&self.local).ok()?).ok()?;
        let domain = Domain::parse(std::str::from_utf8(&self.host).ok()?).ok()?;
        Some(Address::new(local, domain))
    }
}

impl Envelope {
    /// Reads the envelope from the header that `raw` begins with. A repeated field counts once, the first.
    pub fn parse(raw: &[u8]) -> Self {
        let mut envelope = Self::default();
        let mut seen = Vec::new();
        for field in fields::fields(raw) {
            let name = field.name().to_ascii_lowercase();
            if !WANTED.contains(&name.as_str()) || seen.contains(&name) {
                continue;
            }
            let value = field.unfolded();
            match name.as_str() {
                "date" => envelope.date = Some(value.into_owned()),
                "subject" => envelope.subject = Some(value.into_owned()),
                "from" => envelope.from = addresses(&value),
                "sender" => envelope.sender = addresses(&value),
                "reply-to" => envelope.reply_to = addresses(&value),
                "to" => envelope.to = addresses(&value),
                "cc" => envelope.cc = addresses(&value),
                "bcc" => envelope.bcc = addresses(&value),
                "in-reply-to" => envelope.in_reply_to = Some(value.into_owned()),
                _ => envelope.message_id = Some(value.into_owned()),
            }
            seen.push(name);
        }
        if envelope.sender.is_empty() {
            envelope.sender.clone_from(&envelope.from);
        }
        if envelope.reply_to.is_empty() {
            envelope.reply_to.clone_from(&envelope.from);
        }
        envelope
    }
}

const WANTED: [&str; 10] =
    ["date", "subject", "from", "sender", "reply-to", "to", "cc", "bcc", "in-reply-to", "message-id"];

/// The addresses in every field called `name`, groups flattened.
pub fn mailboxes(raw: &[u8], name: &str) -> Vec<Mailbox> {
    fields::fields(raw)
        .filter(|field| field.is(name))
        .flat_map(|field| addresses(&field.unfolded()))
        .filter_map(|entry| match entry {
            Entry::Mailbox(mailbox) => Some(mailbox),
            Entry::GroupStart(_) | Entry::GroupEnd => None,
        })
        .collect()
}

/// Reads an address list (RFC 5322 §3.4 and §4.4), making the best of what does not follow the grammar.
pub fn addresses(value: &[u8]) -> Vec<Entry> {
    let mut list = List::default();
    for token in (Tokens { text: value, at: 0 }) {
        list.push(token);
        if list.entries.len() >= MAX_ADDRESSES {
            break;
        }
    }
    list.finish()
}

#[derive(Debug, PartialEq, Eq)]
enum Token {
    /// An atom, a quoted string's content, or a domain literal with its brackets.
    Word {
        text: Vec<u8>,
        spaced: bool,
    },
    Comment(Vec<u8>),
    Special(u8),
}

/// Cuts a structured value into words, comments and specials (RFC 5322 §3.2).
struct Tokens<'a> {
    text: &'a [u8],
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let start = self.at;
        while self.text.get(self.at).is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
        let spaced = self.at > start;
        let first = *self.text.get(self.at)?;
        self.at += 1;
        Some(match first {
            b'"' => Token::Word { text: self.until(b'"'), spaced },
            b'(' => Token::Comment(self.comment()),
            b'[' => {
                let mut literal = vec![b'['];
                literal.extend(self.until(b']'));
                literal.push(b']');
                Token::Word { text: literal, spaced }
            }
            b'<' | b'>' | b'@' | b',' | b';' | b':' | b'.' => Token::Special(first),
            _ => Token::Word { text: self.atom(), spaced },
        })
    }
}

impl Tokens<'_> {
    fn until(&mut self, close: u8) -> Vec<u8> {
        let mut out = Vec::new();
        while let Some(&byte) = self.text.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => {
                    out.extend(self.text.get(self.at));
                    self.at += 1;
                }
                byte if byte == close => break,
                byte => out.push(byte),
            }
        }
        out
    }

    fn comment(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut depth = 1usize;
        while let Some(&byte) = self.text.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => {
                    out.extend(self.text.get(self.at));
                    self.at += 1;
                    continue;
                }
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            out.push(byte);
        }
        out
    }

    fn atom(&mut self) -> Vec<u8> {
        let start = self.at - 1;
        while let Some(&byte) = self.text.get(self.at) {
            // An encoded word may wrongly hold specials; it ends only at a blank.
            let in_encoded_word = self.text[start..].starts_with(b"=?") && !self.text[start..self.at].ends_with(b"?=");
            let ends = byte.is_ascii_whitespace() || (!in_encoded_word && b"<>@,;:.\"([".contains(&byte));
            if ends {
                break;
            }
            self.at += 1;
        }
        self.text[start..self.at].to_vec()
    }
}

/// The list read so far and the pieces of the address that is being read.
#[derive(Default)]
struct List {
    entries: Vec<Entry>,
    in_group: bool,
    phrase: Phrase,
    comment: Option<Vec<u8>>,
    angle: Option<Angle>,
    local: Option<Vec<u8>>,
}

/// Words in both readings, since only what follows tells a display name from half an address: `Q. Public` is one name
/// with a blank, `test . example` is one domain without.
#[derive(Default)]
struct Phrase {
    shown: Vec<u8>,
    joined: Vec<u8>,
    after_dot: bool,
}

impl Phrase {
    fn word(&mut self, word: &[u8], spaced: bool) {
        if !self.shown.is_empty() && (spaced || !self.after_dot) {
            self.shown.push(b' ');
        }
        if !self.joined.is_empty() && !self.after_dot {
            self.joined.push(b' ');
        }
        self.shown.extend_from_slice(word);
        self.joined.extend_from_slice(word);
        self.after_dot = false;
    }

    /// Adds a special that joins its neighbours in an address.
    fn special(&mut self, special: u8) {
        self.shown.push(special);
        self.joined.push(special);
        self.after_dot = true;
    }

    fn is_empty(&self) -> bool {
        self.joined.is_empty()
    }
}

/// What stood before an angle bracket, kept until the address ends.
struct Angle {
    name: Vec<u8>,
    closed: bool,
}

impl List {
    fn push(&mut self, token: Token) {
        match token {
            Token::Comment(text) => self.comment = Some(text),
            // What stands between a closing angle bracket and the next comma belongs to nobody.
            Token::Word { .. } | Token::Special(b'.' | b'@') if self.after_angle() => {}
            Token::Word { text, spaced } => self.phrase.word(&text, spaced),
            Token::Special(b'.') => self.phrase.special(b'.'),
            Token::Special(b'@') => self.at_sign(),
            Token::Special(b'<') => self.open_angle(),
            Token::Special(b'>') => self.close_angle(),
            // Commas and colons inside angle brackets belong to a source route.
            Token::Special(special @ (b',' | b':')) if self.inside_angle() => self.phrase.special(special),
            Token::Special(b':') => self.colon(),
            Token::Special(b';') => self.semicolon(),
            Token::Special(_) => self.end_mailbox(),
        }
    }

    fn inside_angle(&self) -> bool {
        self.angle.as_ref().is_some_and(|angle| !angle.closed)
    }

    fn after_angle(&self) -> bool {
        self.angle.as_ref().is_some_and(|angle| angle.closed)
    }

    fn at_sign(&mut self) {
        let in_route = self.inside_angle() && (self.phrase.is_empty() || self.phrase.joined.starts_with(b"@"));
        if in_route || self.local.is_some() {
            self.phrase.special(b'@');
            return;
        }
        self.local = Some(std::mem::take(&mut self.phrase).joined);
    }

    fn open_angle(&mut self) {
        if self.angle.is_some() {
            self.end_mailbox();
        }
        let phrase = std::mem::take(&mut self.phrase);
        let name = match self.local.take() {
            // An unquoted address as display name: `a@b <a@b>`.
            Some(local) => [local.as_slice(), b"@", &phrase.joined].concat(),
            None => phrase.shown,
        };
        self.angle = Some(Angle { name, closed: false });
    }

    fn close_angle(&mut self) {
        if let Some(angle) = &mut self.angle {
            angle.closed = true;
        }
    }

    fn colon(&mut self) {
        if self.in_group || self.angle.is_some() || self.local.is_some() {
            self.end_mailbox();
            return;
        }
        self.in_group = true;
        self.comment = None;
        self.entries.push(Entry::GroupStart(std::mem::take(&mut self.phrase).shown));
    }

    fn semicolon(&mut self) {
        self.end_mailbox();
        if std::mem::take(&mut self.in_group) {
            self.entries.push(Entry::GroupEnd);
        }
    }

    fn end_mailbox(&mut self) {
        let comment = self.comment.take();
        let angle = self.angle.take();
        let tail = std::mem::take(&mut self.phrase).joined;
        let local = self.local.take();
        if tail.is_empty() && local.is_none() && angle.is_none() {
            return;
        }
        let (local, host) = match local {
            Some(local) => (local, tail),
            None => (tail, Vec::new()),
        };
        let (route, local, host) = without_route(local, host);
        let name = angle.map(|angle| angle.name).filter(|name| !name.is_empty()).or(comment);
        self.entries.push(Entry::Mailbox(Mailbox { name, route, local, host }));
    }

    fn finish(mut self) -> Vec<Entry> {
        self.end_mailbox();
        if self.in_group {
            self.entries.push(Entry::GroupEnd);
        }
        self.entries
    }
}

/// Splits the route off `@a,@b:local@host`, which is read as one local part without a host.
fn without_route(local: Vec<u8>, host: Vec<u8>) -> (Option<Vec<u8>>, Vec<u8>, Vec<u8>) {
    let colon = local.iter().position(|b| *b == b':').filter(|_| local.starts_with(b"@"));
    let Some(colon) = colon else {
        return (None, local, host);
    };
    let (route, address) = (local[..colon].to_vec(), &local[colon + 1..]);
    match address.iter().position(|b| *b == b'@') {
        Some(at) => (Some(route), address[..at].to_vec(), address[at + 1..].to_vec()),
        None => (Some(route), address.to_vec(), host),
    }
}

#[cfg(test)]
mod tests;
