//! What a domain's DNS shows of what it should show, looked up now: not only whether the records are there, but whether they do what
//! they are for.

use std::collections::HashSet;
use std::net::IpAddr;
use std::time::Duration;

use futures::future::join_all;
use mailauth::dns::{Dns, DnsError};
use mailauth::spf::{Limits, Query, SpfResult};

use crate::dkim::shows;
use crate::domains::{Purpose, WantedRecord};
use crate::named::Key;
use crate::{Engine, Principal, Refused};

/// For how long one record is looked at, however many others it leads to.
const PATIENCE: Duration = Duration::from_secs(30);
/// Servers of a domain that are looked at.
const MOST_SERVERS: usize = 10;

/// A wanted record, and what there is of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedRecord {
    /// What is wanted.
    pub wanted: WantedRecord,
    /// How it stands.
    pub standing: Standing,
    /// What is there, as a zone file shows it.
    pub found: Vec<String>,
    /// What that means, in a sentence.
    pub detail: String,
}

/// How a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// What is there does what the record is for.
    Good,
    /// There is none.
    Missing,
    /// What is there does something else.
    Different,
    /// The DNS did not answer.
    Unknown,
}

/// What a look at one record comes to.
struct Seen {
    standing: Standing,
    found: Vec<String>,
    detail: String,
}

impl Seen {
    fn new(standing: Standing, found: Vec<String>, detail: impl Into<String>) -> Self {
        Self { standing, found, detail: detail.into() }
    }
}

impl Engine {
    /// Looks up what a domain's DNS shows of the records it should show. Nothing that was kept of earlier answers counts.
    pub async fn check_dns(&self, principal: &Principal, key: &Key) -> Result<Vec<CheckedRecord>, Refused> {
        let wanted = self.wanted_records(principal, key).await?;
        let host = self.identity().hostname.as_str().to_owned();
        let look = |wanted: WantedRecord| {
            let host = host.as_str();
            async move {
                let dns = self.fresh_dns.as_ref();
                let look = async {
                    match wanted.purpose {
                        Purpose::Ownership => belongs(dns, &wanted).await,
                        Purpose::Receive => receives(dns, &wanted.name, host).await,
                        Purpose::Spf => self.sends(dns, &wanted.name, host).await,
                        Purpose::Dkim => signs(dns, &wanted).await,
                        Purpose::Dmarc => protects(dns, &wanted.name).await,
                    }
                };
                let late = |_| Err("it took too long".to_owned());
                let seen = tokio::time::timeout(PATIENCE, look).await.unwrap_or_else(late);
                let Seen { standing, found, detail } = seen.unwrap_or_else(|why| {
                    Seen::new(Standing::Unknown, Vec::new(), format!("The DNS did not answer: {why}."))
                });
                CheckedRecord { wanted, standing, found, detail }
            }
        };
        Ok(join_all(wanted.into_iter().map(look)).await)
    }

    /// Whether mail from this host passes: the record may say so in whichever words (RFC 7208).
    async fn sends(&self, dns: &dyn Dns, domain: &str, host: &str) -> Result<Seen, String> {
        let found = texts(dns, domain, "v=spf1").await?;
        match found.len() {
            0 => return Ok(Seen::new(Standing::Missing, found, "There is no SPF record.")),
            1 => {}
            _ => {
                return Ok(Seen::new(
                    Standing::Different,
                    found,
                    "There are several SPF records, which is as good as none: join them.",
                ));
            }
        }
        let addresses = addresses(dns, host).await?;
        if addresses.is_empty() {
            let detail = format!("This server's own name, {host}, has no address in the DNS, so that nobody can tell.");
            return Ok(Seen::new(Standing::Unknown, found, detail));
        }
        let sender = format!("postmaster@{domain}");
        let now = self.store.clock().now();
        for ip in addresses {
            let query =
                Query { ip, domain, sender: &sender, helo: host, receiver: host, now, limits: Limits::default() };
            let spf = query.check(dns).await;
            if spf.result != SpfResult::Pass {
                let why = spf.reason.map(|why| format!(" ({why})")).unwrap_or_default();
                let detail = format!("Mail from {ip}, an address of this server, gets `{}`{why}.", spf.result.as_str());
                return Ok(Seen::new(Standing::Different, found, detail));
            }
        }
        Ok(Seen::new(Standing::Good, found, "Mail from this server passes."))
    }
}

/// Whether mail to the domain comes to this host first: by its name, or by another name of the same machine.
async fn receives(dns: &dyn Dns, domain: &str, host: &str) -> Result<Seen, String> {
    let mut servers = or_none(dns.mx(domain).await)?;
    servers.sort_by_key(|mx| mx.preference);
    let found: Vec<String> = servers.iter().map(|mx| format!("{} {}.", mx.preference, mx.exchange)).collect();
    let Some(best) = servers.first().map(|mx| mx.preference) else {
        return Ok(Seen::new(Standing::Missing, found, "There is no MX record."));
    };
    if servers.iter().any(|mx| mx.exchange.is_empty()) {
        return Ok(Seen::new(Standing::Different, found, "A null MX says that the domain takes no mail."));
    }
    let ours: HashSet<IpAddr> = addresses(dns, host).await?.into_iter().collect();
    let mut first = None;
    for mx in servers.iter().take(MOST_SERVERS) {
        let is_ours = mx.exchange.eq_ignore_ascii_case(host)
            || addresses(dns, &mx.exchange).await?.iter().any(|address| ours.contains(address));
        if is_ours {
            first = Some(mx);
            break;
        }
    }
    Ok(match first {
        Some(mx) if mx.preference == best => {
            Seen::new(Standing::Good, found, "Mail to the domain comes to this server.")
        }
        Some(_) => Seen::new(
            Standing::Different,
            found,
            "Mail goes to another server first, and comes here only if that one does not answer.",
        ),
        None => Seen::new(Standing::Different, found, "Mail to the domain goes to other servers."),
    })
}

/// Whether the domain is its tenant's.
async fn belongs(dns: &dyn Dns, wanted: &WantedRecord) -> Result<Seen, String> {
    let found: Vec<String> = or_none(dns.txt(&wanted.name).await)?.iter().map(|text| quoted(text)).collect();
    Ok(match (found.is_empty(), found.contains(&wanted.value)) {
        (true, _) => Seen::new(Standing::Missing, found, "Until it is there the domain takes no part in mail here."),
        (false, true) => Seen::new(Standing::Good, found, "The domain is yours; verify it to begin."),
        (false, false) => {
            Seen::new(Standing::Different, found, "Something else stands there: the domain is not known to be yours.")
        }
    })
}

/// Whether others find the public key.
async fn signs(dns: &dyn Dns, wanted: &WantedRecord) -> Result<Seen, String> {
    let records = or_none(dns.txt(&wanted.name).await)?;
    let found = records.iter().map(|text| quoted(text)).collect();
    let key = wanted.value.replace(['"', ' '], "");
    Ok(match records.is_empty() {
        true => Seen::new(
            Standing::Missing,
            found,
            "The key is not in the DNS: signatures made with it cannot be verified.",
        ),
        false if shows(records.iter(), &key) => Seen::new(Standing::Good, found, "Signatures can be verified."),
        false => Seen::new(Standing::Different, found, "Another key stands there: signatures cannot be verified."),
    })
}

/// Whether the domain says what becomes of mail that fails. Which policy is its own affair.
async fn protects(dns: &dyn Dns, name: &str) -> Result<Seen, String> {
    let found = texts(dns, name, "v=DMARC1").await?;
    let policy = found.first().and_then(|text| {
        let mut tags = text.trim_matches('"').split(';').filter_map(|tag| tag.split_once('='));
        tags.find(|(tag, _)| tag.trim() == "p").map(|(_, policy)| policy.trim().to_ascii_lowercase())
    });
    Ok(match (found.len(), policy.as_deref()) {
        (0, _) => Seen::new(Standing::Missing, found, "There is no DMARC record."),
        (1, Some("none")) => Seen::new(Standing::Good, found, "Mail that fails is only reported (`p=none`)."),
        (1, Some("quarantine" | "reject")) => Seen::new(Standing::Good, found, "Mail that fails is held off."),
        (1, _) => Seen::new(Standing::Different, found, "The record has no policy that others know."),
        _ => Seen::new(
            Standing::Different,
            found,
            "There are several DMARC records, which is as good as none: keep one.",
        ),
    })
}

/// The texts at a name that begin so, whichever way the case is.
async fn texts(dns: &dyn Dns, name: &str, start: &str) -> Result<Vec<String>, String> {
    let begins = |text: &&Vec<u8>| {
        let head = text.get(..start.len());
        let ends = text.get(start.len()).is_none_or(|next| matches!(next, b' ' | b';'));
        ends && head.is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
    };
    Ok(or_none(dns.txt(name).await)?.iter().filter(begins).map(|text| quoted(text)).collect())
}

async fn addresses(dns: &dyn Dns, host: &str) -> Result<Vec<IpAddr>, String> {
    let mut found: Vec<IpAddr> = or_none(dns.ipv4(host).await)?.into_iter().map(IpAddr::V4).collect();
    found.extend(or_none(dns.ipv6(host).await)?.into_iter().map(IpAddr::V6));
    Ok(found)
}

/// What is not there is no failure.
fn or_none<T>(answer: Result<Vec<T>, DnsError>) -> Result<Vec<T>, String> {
    match answer {
        Ok(found) => Ok(found),
        Err(DnsError::NoName | DnsError::NoRecord) => Ok(Vec::new()),
        Err(DnsError::Temporary(why)) => Err(why),
    }
}

/// As a zone file shows it; what is no text is made visible.
fn quoted(text: &[u8]) -> String {
    format!("\"{}\"", text.escape_ascii())
}

#[cfg(test)]
mod tests;
