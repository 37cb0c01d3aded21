//! The trace lines a server adds to a message: `Received`, `Return-Path`, `Delivered-To` (RFC 5321 §4.4).
//!
//! Text that a peer chose (its HELO name, its reverse DNS) is made harmless here; whether it is true is not judged.

use std::net::IpAddr;

use jiff::Timestamp;

use crate::{
    address::{Address, Domain},
    date, fields,
    fold::Folded,
};

/// How the message came, for the `with` clause (RFC 3848, RFC 6531 §4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct With {
    /// The protocol that was spoken.
    pub protocol: Protocol,
    /// The client was authenticated.
    pub authenticated: bool,
    /// The transaction used SMTPUTF8.
    pub utf8: bool,
}

/// The protocol a message arrived by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// SMTP after HELO.
    Smtp,
    /// SMTP after EHLO.
    Esmtp,
    /// LMTP.
    Lmtp,
    /// Handed in over HTTP.
    Http,
}

/// The TLS session the message arrived in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tls<'a> {
    /// Such as `TLSv1.3`.
    pub version: &'a str,
    /// The cipher suite's name.
    pub cipher: &'a str,
}

/// What a `Received` line says.
#[derive(Debug, Clone, Copy)]
pub struct Received<'a> {
    /// The name the client gave in EHLO, HELO or LHLO.
    pub helo: &'a str,
    /// The client's confirmed reverse name.
    pub reverse_name: Option<&'a str>,
    /// The client's address; absent for messages made here.
    pub ip: Option<IpAddr>,
    /// Our name.
    pub by: &'a Domain,
    /// How it came.
    pub with: With,
    /// The TLS session, absent for plain text.
    pub tls: Option<Tls<'a>>,
    /// Our id of the transaction.
    pub id: &'a str,
    /// The recipient, only when the transaction has exactly one: a `for` clause must not show one recipient to another
    /// (RFC 5321 §7.2).
    pub only_recipient: Option<&'a Address>,
    /// When the message was complete.
    pub at: Timestamp,
}

impl With {
    /// The registered keyword, such as `ESMTPSA` or `UTF8SMTPS`.
    pub fn keyword(self, tls: Option<Tls<'_>>) -> String {
        let base = match (self.protocol, self.utf8) {
            (Protocol::Http, _) => return "HTTP".to_owned(),
            (Protocol::Smtp, false) if tls.is_none() && !self.authenticated => return "SMTP".to_owned(),
            (Protocol::Smtp | Protocol::Esmtp, false) => "ESMTP",
            (Protocol::Smtp | Protocol::Esmtp, true) => "UTF8SMTP",
            (Protocol::Lmtp, false) => "LMTP",
            (Protocol::Lmtp, true) => "UTF8LMTP",
        };
        let secured = if tls.is_some() { "S" } else { "" };
        let authenticated = if self.authenticated { "A" } else { "" };
        format!("{base}{secured}{authenticated}")
    }
}

impl Received<'_> {
    /// The whole field, folded, with its final CRLF.
    pub fn line(&self) -> String {
        let mut line = Folded::new("Received:");
        line.word("from").word(&harmless(self.helo));
        if let Some(ip) = self.ip {
            let name = self.reverse_name.map(|name| format!("{} ", harmless(name))).unwrap_or_default();
            line.word(&format!("({name}{})", Domain::from(ip)));
        }
        line.word("by").word(self.by.as_str());
        if let Some(tls) = self.tls {
            line.word(&format!("(using {} with cipher {})", harmless(tls.version), harmless(tls.cipher)));
        }
        line.word("with").word(&self.with.keyword(self.tls)).word("id").word(&harmless(self.id));
        if let Some(recipient) = self.only_recipient.filter(|recipient| self.with.utf8 || recipient.is_ascii()) {
            line.word("for").word(&format!("<{recipient}>"));
        }
        line.glue(";").word(&date::format_utc(self.at));
        line.finish()
    }
}

/// `Return-Path: <…>` with its CRLF; `None` is the null reverse path.
pub fn return_path(reverse_path: Option<&Address>) -> String {
    match reverse_path {
        Some(address) => format!("Return-Path: <{address}>\r\n"),
        None => "Return-Path: <>\r\n".to_owned(),
    }
}

/// `Delivered-To: …` with its CRLF.
pub fn delivered_to(recipient: &Address) -> String {
    format!("Delivered-To: {recipient}\r\n")
}

/// How many `Received` lines a message has; RFC 5321 §6.3 wants at least 100 allowed before it counts as a loop.
pub fn hops(raw: &[u8]) -> usize {
    fields::count(raw, "Received")
}

/// Whether the message was already delivered to `recipient` here: forwarding it there again would loop.
pub fn was_delivered_to(raw: &[u8], recipient: &Address) -> bool {
    let key = recipient.key();
    fields::fields(raw)
        .filter(|field| field.is("Delivered-To"))
        .any(|field| Address::parse_foreign(&field.text()).is_ok_and(|address| address.key() == key))
}

/// A peer's word with everything that could end a comment, a clause or the field replaced, and cut to 255 characters.
fn harmless(word: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || "-._:[]+=@/~!#$%&'*^`{|}".contains(c);
    let text: String = word.chars().take(255).map(|c| if kept(c) { c } else { '?' }).collect();
    if text.is_empty() { "unknown".to_owned() } else { text }
}

#[cfg(test)]
mod tests;
