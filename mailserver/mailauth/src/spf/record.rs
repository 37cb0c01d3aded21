//! The text of an SPF record as terms (RFC 7208 §4.6.1, §5, §6 and §12).

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{SpfResult, macros::MacroString};

/// A record that does not follow the grammar, with the term that breaks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BadRecord(pub(super) String);

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) directives: Vec<Directive>,
    pub(super) redirect: Option<MacroString>,
    pub(super) exp: Option<MacroString>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Directive {
    /// The result when the mechanism matches.
    pub(super) result: SpfResult,
    pub(super) mechanism: Mechanism,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mechanism {
    All,
    Include(MacroString),
    A(Option<MacroString>, Cidr),
    Mx(Option<MacroString>, Cidr),
    Ptr(Option<MacroString>),
    Ip4(Ipv4Addr, u8),
    Ip6(Ipv6Addr, u8),
    Exists(MacroString),
}

/// Prefix lengths for both families.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cidr {
    pub(super) v4: u8,
    pub(super) v6: u8,
}

/// Whether a TXT record is an SPF record (RFC 7208 §4.5).
pub(super) fn is_spf(text: &[u8]) -> bool {
    let version = text.get(..6).is_some_and(|head| head.eq_ignore_ascii_case(b"v=spf1"));
    version && text.get(6).is_none_or(|next| *next == b' ')
}

impl Record {
    /// Reads the whole record: one bad term spoils it, also when an earlier term would match (RFC 7208 §4.6).
    pub(super) fn parse(text: &[u8]) -> Result<Self, BadRecord> {
        let text = std::str::from_utf8(text).ok().filter(|text| text.is_ascii());
        let text = text.ok_or_else(|| BadRecord("the record is not ASCII".to_owned()))?;
        let mut record = Self { directives: Vec::new(), redirect: None, exp: None };
        for term in text.split(' ').skip(1).filter(|term| !term.is_empty()) {
            record.term(term).ok_or_else(|| BadRecord(format!("the term {term} is wrong")))?;
        }
        Ok(record)
    }

    fn term(&mut self, term: &str) -> Option<()> {
        match modifier(term) {
            Some((name, value)) => self.modifier(name, value),
            None => {
                self.directives.push(directive(term)?);
                Some(())
            }
        }
    }

    /// `redirect` and `exp` may stand once; unknown modifiers are ignored when they are well formed (RFC 7208 §6).
    fn modifier(&mut self, name: &str, value: &str) -> Option<()> {
        let slot = match name.to_ascii_lowercase().as_str() {
            "redirect" => &mut self.redirect,
            "exp" => &mut self.exp,
            _ => return MacroString::parse(value).map(|_| ()),
        };
        match slot.replace(MacroString::parse_domain(value)?) {
            None => Some(()),
            Some(_) => None,
        }
    }
}

/// `name=value`, when the text before the sign is a name rather than part of a mechanism.
fn modifier(term: &str) -> Option<(&str, &str)> {
    let (name, value) = term.split_once('=')?;
    let well_formed = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    well_formed.then_some((name, value))
}

fn directive(term: &str) -> Option<Directive> {
    let (result, rest) = match term.as_bytes().first()? {
        b'+' => (SpfResult::Pass, &term[1..]),
        b'-' => (SpfResult::Fail, &term[1..]),
        b'~' => (SpfResult::SoftFail, &term[1..]),
        b'?' => (SpfResult::Neutral, &term[1..]),
        _ => (SpfResult::Pass, term),
    };
    Some(Directive { result, mechanism: mechanism(rest)? })
}

fn mechanism(text: &str) -> Option<Mechanism> {
    let name_end = text.find([':', '/']).unwrap_or(text.len());
    let (name, rest) = text.split_at(name_end);
    let value = rest.strip_prefix(':');
    match (name.to_ascii_lowercase().as_str(), value, rest.is_empty()) {
        ("all", None, true) => Some(Mechanism::All),
        ("include", Some(value), _) => Some(Mechanism::Include(MacroString::parse_domain(value)?)),
        ("exists", Some(value), _) => Some(Mechanism::Exists(MacroString::parse_domain(value)?)),
        ("ptr", Some(value), _) => Some(Mechanism::Ptr(Some(MacroString::parse_domain(value)?))),
        ("ptr", None, true) => Some(Mechanism::Ptr(None)),
        ("ip4", Some(value), _) => {
            let (address, length) = value.split_once('/').map_or((value, Some(32)), |(a, l)| (a, prefix(l, 32)));
            Some(Mechanism::Ip4(address.parse().ok()?, length?))
        }
        ("ip6", Some(value), _) => {
            let (address, length) = value.split_once('/').map_or((value, Some(128)), |(a, l)| (a, prefix(l, 128)));
            Some(Mechanism::Ip6(address.parse().ok()?, length?))
        }
        (name @ ("a" | "mx"), _, _) => {
            let (domain, cidr) = split_cidr(rest)?;
            let domain = match domain.strip_prefix(':') {
                Some(domain) => Some(MacroString::parse_domain(domain)?),
                None if domain.is_empty() => None,
                None => return None,
            };
            Some(if name == "a" { Mechanism::A(domain, cidr) } else { Mechanism::Mx(domain, cidr) })
        }
        _ => None,
    }
}

/// Takes `[/ip4-length][//ip6-length]` from the end; a macro may hold a slash of its own (RFC 7208 §5.6).
fn split_cidr(text: &str) -> Option<(&str, Cidr)> {
    let (text, v6) = match text.rsplit_once("//") {
        Some((rest, length)) if is_number(length) => (rest, prefix(length, 128)?),
        _ => (text, 128),
    };
    let (text, v4) = match text.rsplit_once('/') {
        Some((rest, length)) if is_number(length) => (rest, prefix(length, 32)?),
        _ => (text, 32),
    };
    Some((text, Cidr { v4, v6 }))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A prefix length without leading zeros.
fn prefix(text: &str, most: u8) -> Option<u8> {
    let well_formed = is_number(text) && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|length| well_formed && *length <= most)
}
