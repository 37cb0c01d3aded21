//! DMARC: whether the domain people see in `From` is one that SPF or DKIM vouches for (RFC 9989, which replaces
//! RFC 7489).

use message::{address::Domain, envelope, fields};

use crate::{
    dkim::{Dkim, DkimResult},
    dns::{self, Dns, DnsError},
    spf::{Spf, SpfResult},
    tags::Tags,
};

/// The results of RFC 8601 §2.7.5 as extended by RFC 9989.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DmarcResult {
    /// The domain publishes no policy, or `From` names several domains.
    None,
    /// An aligned SPF or DKIM result passed.
    Pass,
    /// None did.
    Fail,
    /// The DNS did not answer.
    TempError,
    /// `From` names no domain that could be asked.
    PermError,
}

impl DmarcResult {
    /// The word of RFC 8601.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::TempError => "temperror",
            Self::PermError => "permerror",
        }
    }
}

/// What the domain asks receivers to do with failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Policy {
    /// Nothing.
    None,
    /// Treat them as suspicious.
    Quarantine,
    /// Refuse them.
    Reject,
}

impl Policy {
    /// The word of the `p=` tag.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Quarantine => "quarantine",
            Self::Reject => "reject",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::None, Self::Quarantine, Self::Reject].into_iter().find(|p| p.as_str().eq_ignore_ascii_case(word))
    }

    /// Test mode enforces one level less (RFC 9989 §4.7).
    fn weaker(self) -> Self {
        match self {
            Self::Reject => Self::Quarantine,
            Self::Quarantine | Self::None => Self::None,
        }
    }
}

/// What DMARC says of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dmarc {
    /// The result.
    pub result: DmarcResult,
    /// The domain in `From`, as A-labels; empty when there is none.
    pub domain: String,
    /// The policy that applies, when one is published.
    pub policy: Option<Policy>,
    /// The policy is only being tested (`t=y`); `policy` is already lowered.
    pub testing: bool,
    /// SPF passed for an aligned domain.
    pub spf_aligned: bool,
    /// A DKIM signature passed for an aligned domain.
    pub dkim_aligned: bool,
    /// Where aggregate reports are wanted (`rua=`), unchecked.
    pub reports_to: Vec<String>,
    /// Why there is no clear result.
    pub reason: Option<String>,
}

/// A policy record with the name it was found at.
#[derive(Debug, Clone)]
struct Record {
    at: String,
    policy: Option<Policy>,
    subdomains: Option<Policy>,
    missing: Option<Policy>,
    strict_spf: bool,
    strict_dkim: bool,
    suffix: Suffix,
    testing: bool,
    reports_to: Vec<String>,
}

/// `psd=`: whether the name is one under which others register (RFC 9989 §4.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Suffix {
    Yes,
    No,
    Unknown,
}

/// DNS questions one walk may ask (RFC 9989 §4.10).
const MAX_WALK: usize = 8;

/// Applies the policy of the `From` domain to the results of SPF for MAIL FROM and of DKIM.
pub async fn verify(raw: &[u8], spf: &Spf, dkim: &[Dkim], dns: &dyn Dns) -> Dmarc {
    let domain = match author_domain(raw) {
        Ok(domain) => domain,
        Err((result, reason)) => return Dmarc { reason: Some(reason.to_owned()), ..Dmarc::plain(result, "") },
    };
    let author = domain.as_str();
    match judge(author, spf, dkim, dns).await {
        Ok(dmarc) => dmarc,
        Err(reason) => Dmarc { reason: Some(reason), ..Dmarc::plain(DmarcResult::TempError, author) },
    }
}

impl Dmarc {
    fn plain(result: DmarcResult, domain: &str) -> Self {
        Self {
            result,
            domain: domain.to_owned(),
            policy: None,
            testing: false,
            spf_aligned: false,
            dkim_aligned: false,
            reports_to: Vec::new(),
            reason: None,
        }
    }
}

/// The one domain in `From`. Several are exempt (RFC 9989 §5.3.1); none, or several fields, is the sender's error.
fn author_domain(raw: &[u8]) -> Result<Domain, (DmarcResult, &'static str)> {
    if fields::count(raw, "From") != 1 {
        return Err((DmarcResult::PermError, "the message does not have exactly one From field"));
    }
    let mut domains: Vec<_> = envelope::mailboxes(raw, "From")
        .iter()
        .map(|mailbox| std::str::from_utf8(&mailbox.host).ok().and_then(|host| Domain::parse(host).ok()))
        .collect();
    domains.dedup();
    match domains.as_slice() {
        [Some(domain)] if domain.literal().is_none() => Ok(domain.clone()),
        [_] | [] => Err((DmarcResult::PermError, "the From field names no domain")),
        _ => Err((DmarcResult::None, "the From field names several domains")),
    }
}

async fn judge(author: &str, spf: &Spf, dkim: &[Dkim], dns: &dyn Dns) -> Result<Dmarc, String> {
    let walk = walk(author, dns).await?;
    let organisation = organisation(&walk, author);
    let Some(record) =
        walk.iter().find(|r| r.at == author).or_else(|| walk.iter().find(|r| r.at == organisation)).or(walk.last())
    else {
        return Ok(Dmarc::plain(DmarcResult::None, author));
    };
    let Some(policy) = applicable(record, author, dns).await? else {
        return Ok(Dmarc::plain(DmarcResult::None, author));
    };
    let mut dmarc = Dmarc {
        policy: Some(if record.testing { policy.weaker() } else { policy }),
        testing: record.testing,
        reports_to: record.reports_to.clone(),
        ..Dmarc::plain(DmarcResult::Fail, author)
    };
    let mut unsure = None;
    let mut check = Alignment { author, organisation: &organisation, dns };
    if matches!(spf.result, SpfResult::Pass | SpfResult::TempError)
        && check.holds(&spf.domain, record.strict_spf).await?
    {
        match spf.result {
            SpfResult::Pass => dmarc.spf_aligned = true,
            _ => unsure = spf.reason.clone(),
        }
    }
    for signature in dkim.iter().filter(|dkim| matches!(dkim.result, DkimResult::Pass | DkimResult::TempError)) {
        if !dmarc.dkim_aligned && check.holds(&signature.domain, record.strict_dkim).await? {
            match signature.result {
                DkimResult::Pass => dmarc.dkim_aligned = true,
                _ => unsure = signature.reason.clone(),
            }
        }
    }
    (dmarc.result, dmarc.reason) = match (dmarc.spf_aligned || dmarc.dkim_aligned, unsure) {
        (true, _) => (DmarcResult::Pass, None),
        (false, Some(reason)) => (DmarcResult::TempError, Some(reason)),
        (false, None) => (DmarcResult::Fail, None),
    };
    Ok(dmarc)
}

/// The policy a record states for `author`; none when the record states none and asks for no reports either
/// (RFC 9989 §4.10.1).
async fn applicable(record: &Record, author: &str, dns: &dyn Dns) -> Result<Option<Policy>, String> {
    let fallback = record.policy.or_else(|| (!record.reports_to.is_empty()).then_some(Policy::None));
    if record.at == author {
        return Ok(fallback);
    }
    let subdomains = record.subdomains.or(fallback);
    let missing = record.missing.or(subdomains);
    if missing == subdomains {
        return Ok(subdomains);
    }
    match dns.ipv4(author).await {
        Err(DnsError::NoName) => Ok(missing),
        Err(DnsError::Temporary(why)) => Err(why),
        Ok(_) | Err(DnsError::NoRecord) => Ok(subdomains),
    }
}

/// Compares domains with the author's.
struct Alignment<'a> {
    author: &'a str,
    organisation: &'a str,
    dns: &'a dyn Dns,
}

impl Alignment<'_> {
    /// Strict wants the same domain, relaxed the same organisational domain (RFC 9989 §4.4).
    async fn holds(&mut self, domain: &str, strict: bool) -> Result<bool, String> {
        let domain = dns::asked(domain);
        if domain == self.author {
            return Ok(true);
        }
        let below = domain.strip_suffix(self.organisation).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        if strict || !below {
            return Ok(false);
        }
        let walk = walk(&domain, self.dns).await?;
        Ok(organisation(&walk, &domain) == self.organisation)
    }
}

/// The records from `domain` up to the top-level domain (RFC 9989 §4.10).
async fn walk(domain: &str, dns: &dyn Dns) -> Result<Vec<Record>, String> {
    let labels: Vec<_> = domain.split('.').collect();
    let mut found = Vec::new();
    for length in lengths(labels.len()) {
        let name = labels[labels.len() - length..].join(".");
        if let Some(record) = fetch(&name, dns).await? {
            let ends = record.suffix != Suffix::Unknown;
            found.push(record);
            if ends {
                break;
            }
        }
    }
    Ok(found)
}

/// How many labels each question of a walk keeps: all, then from seven down.
fn lengths(labels: usize) -> impl Iterator<Item = usize> {
    let rest = (1..labels.min(MAX_WALK)).rev();
    std::iter::once(labels).chain(rest)
}

/// The record at one name; several count as none.
async fn fetch(name: &str, dns: &dyn Dns) -> Result<Option<Record>, String> {
    let texts = dns::or_none(dns.txt(&format!("_dmarc.{name}")).await)?;
    let mut records = texts.iter().filter_map(|text| Record::parse(name, text));
    Ok(match (records.next(), records.next()) {
        (Some(record), None) => Some(record),
        _ => None,
    })
}

/// The organisational domain of `start` (RFC 9989 §4.10.2): where a record says so, one below a public suffix, or the
/// shortest name with a record.
fn organisation(walk: &[Record], start: &str) -> String {
    for record in walk {
        match record.suffix {
            Suffix::No => return record.at.clone(),
            Suffix::Yes if record.at != start => return one_below(&record.at, start),
            Suffix::Yes | Suffix::Unknown => {}
        }
    }
    walk.last().map_or_else(|| start.to_owned(), |record| record.at.clone())
}

fn one_below(suffix: &str, start: &str) -> String {
    let labels: Vec<_> = start.split('.').collect();
    let keep = suffix.split('.').count() + 1;
    labels[labels.len().saturating_sub(keep)..].join(".")
}

impl Record {
    fn parse(at: &str, text: &[u8]) -> Option<Self> {
        let tags = Tags::parse(text).ok()?;
        if tags.first() != Some("v") || tags.find("v") != Some("DMARC1") {
            return None;
        }
        let policy = |tag: &str| tags.find(tag).and_then(Policy::parse);
        let is = |tag: &str, value: &str| tags.find(tag).is_some_and(|found| found.eq_ignore_ascii_case(value));
        let reports_to = tags.find("rua").unwrap_or_default().split(',').map(|uri| uri.trim().to_owned());
        Some(Self {
            at: at.to_owned(),
            policy: policy("p"),
            subdomains: policy("sp"),
            missing: policy("np"),
            strict_spf: is("aspf", "s"),
            strict_dkim: is("adkim", "s"),
            suffix: match () {
                () if is("psd", "y") => Suffix::Yes,
                () if is("psd", "n") => Suffix::No,
                () => Suffix::Unknown,
            },
            testing: is("t", "y"),
            reports_to: reports_to.filter(|uri| !uri.is_empty()).take(10).collect(),
        })
    }
}

#[cfg(test)]
mod tests;
