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
    let mut tokens = Tokens { text: value, at: 0 };
    while let Some(token) = tokens.next() {
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
    Word(Vec<u8>),
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
        while self.text.get(self.at).is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
        let first = *self.text.get(self.at)?;
        self.at += 1;
        Some(match first {
            b'"' => Token::Word(self.until(b'"')),
            b'(' => Token::Comment(self.comment()),
            b'[' => {
                let mut literal = vec![b'['];
                literal.extend(self.until(b']'));
                literal.push(b']');
                Token::Word(literal)
            }
            b'<' | b'>' | b'@' | b',' | b';' | b':' | b'.' => Token::Special(first),
            _ => Token::Word(self.atom()),
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
    phrase: Vec<u8>,
    joins: bool,
    comment: Option<Vec<u8>>,
    angle: Option<Angle>,
    local: Option<Vec<u8>>,
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
            Token::Word(word) => self.word(&word),
            Token::Special(b'.') => self.dot(),
            Token::Special(b'@') => self.at_sign(),
            Token::Special(b'<') => self.open_angle(),
            Token::Special(b'>') => self.close_angle(),
            Token::Special(b':') => self.colon(),
            Token::Special(b';') => {
                self.end_mailbox();
                if std::mem::take(&mut self.in_group) {
                    self.entries.push(Entry::GroupEnd);
                }
            }
            // A comma inside angle brackets belongs to a source route.
            Token::Special(_) if self.inside_angle() => self.phrase.push(b','),
            Token::Special(_) => self.end_mailbox(),
        }
    }

    fn inside_angle(&self) -> bool {
        self.angle.as_ref().is_some_and(|angle| !angle.closed)
    }

    fn after_angle(&self) -> bool {
        self.angle.as_ref().is_some_and(|angle| angle.closed)
    }

    fn word(&mut self, word: &[u8]) {
        if self.after_angle() {
            return;
        }
        let needs_blank = !self.phrase.is_empty() && !self.joins && self.local.is_none();
        if needs_blank {
            self.phrase.push(b' ');
        }
        self.phrase.extend_from_slice(word);
        self.joins = false;
    }

    fn dot(&mut self) {
        if !self.after_angle() {
            self.phrase.push(b'.');
            self.joins = true;
        }
    }

    fn at_sign(&mut self) {
        if self.after_angle() {
            return;
        }
        match (&self.local, self.inside_angle() && self.phrase.is_empty()) {
            // `<@a,@b:user@host>`: the route's own at signs.
            (None, true) => self.phrase.push(b'@'),
            (None, false) if self.inside_angle() && self.phrase.starts_with(b"@") => self.phrase.push(b'@'),
            (None, false) => self.local = Some(std::mem::take(&mut self.phrase)),
            (Some(_), _) => self.phrase.push(b'@'),
        }
        self.joins = true;
    }

    fn open_angle(&mut self) {
        if self.angle.is_some() {
            self.end_mailbox();
        }
        let mut name = std::mem::take(&mut self.phrase);
        if let Some(mut local) = self.local.take() {
            // An unquoted address as display name: `a@b <a@b>`.
            local.push(b'@');
            local.append(&mut name);
            name = local;
        }
        self.angle = Some(Angle { name, closed: false });
        self.joins = false;
    }

    fn close_angle(&mut self) {
        if let Some(angle) = &mut self.angle {
            angle.closed = true;
        }
    }

    fn colon(&mut self) {
        match () {
            () if self.inside_angle() => {
                self.phrase.push(b':');
                self.joins = true;
            }
            () if self.in_group || self.angle.is_some() || self.local.is_some() => self.end_mailbox(),
            () => {
                self.in_group = true;
                self.comment = None;
                self.joins = false;
                self.entries.push(Entry::GroupStart(std::mem::take(&mut self.phrase)));
            }
        }
    }

    fn end_mailbox(&mut self) {
        let comment = self.comment.take();
        let angle = self.angle.take();
        let tail = std::mem::take(&mut self.phrase);
        let local = self.local.take();
        self.joins = false;
        if tail.is_empty() && local.is_none() && angle.is_none() {
            return;
        }
        let (local, host) = match local {
            Some(local) => (local, tail),
            None => (tail, Vec::new()),
        };
        let (route, local) = split_route(local, &host);
        let (local, host) = match (route.is_some(), local.iter().position(|b| *b == b'@')) {
            (true, Some(at)) => (local[..at].to_vec(), local[at + 1..].to_vec()),
            _ => (local, host),
        };
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

/// Splits `@a,@b:user` at its colon; a local part that merely begins with `@` is left alone.
fn split_route(local: Vec<u8>, _host: &[u8]) -> (Option<Vec<u8>>, Vec<u8>) {
    match local.iter().position(|b| *b == b':') {
        Some(colon) if local.starts_with(b"@") => (Some(local[..colon].to_vec()), local[colon + 1..].to_vec()),
        _ => (None, local),
    }
}

#[cfg(test)]
mod tests;
