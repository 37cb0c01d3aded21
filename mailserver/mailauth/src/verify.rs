//! Everything mail authentication can say of one message, asked at once.

use std::net::IpAddr;

use futures::join;
use jiff::Timestamp;
use message::address::Address;

use crate::{
    arc::{self, Arc},
    dkim::{self, Dkim},
    dmarc::{self, Dmarc},
    dns::Dns,
    iprev::{self, Iprev},
    spf::{self, Spf, SpfResult},
};

/// What is known of the transaction that brought a message.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The client's address.
    pub ip: IpAddr,
    /// The name it gave in HELO or EHLO.
    pub helo: &'a str,
    /// The reverse path; `None` is the null path.
    pub mail_from: Option<&'a Address>,
    /// Our own name.
    pub hostname: &'a str,
    /// The bounds.
    pub limits: Limits,
}

/// How much work one message may cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// DKIM signatures checked, topmost first; the others are ignored. Default 10.
    pub signatures: usize,
    /// The bounds of SPF.
    pub spf: spf::Limits,
}

impl Default for Limits {
    fn default() -> Self {
        Self { signatures: 10, spf: spf::Limits::default() }
    }
}

/// All results for one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The client's address.
    pub ip: IpAddr,
    /// The reverse path that SPF was asked about, `None` for the null path.
    pub mail_from: Option<Address>,
    /// Reverse DNS.
    pub iprev: Iprev,
    /// SPF of the HELO name (RFC 7208 §2.3).
    pub spf_helo: Spf,
    /// SPF of MAIL FROM; of the HELO name for the null path (RFC 7208 §2.4).
    pub spf_mail_from: Spf,
    /// One for each DKIM signature that was looked at.
    pub dkim: Vec<Dkim>,
    /// ARC.
    pub arc: Arc,
    /// DMARC.
    pub dmarc: Dmarc,
}

/// Checks the message `raw` as it came, before any line of ours is put before it.
///
/// Never fails: what cannot be found out is a result of its own. The questions run side by side, so the time it takes is
/// that of the slowest chain of answers.
pub async fn verify(raw: &[u8], facts: &Facts<'_>, dns: &dyn Dns, now: Timestamp) -> Verdict {
    let (iprev, spf_helo, spf_mail_from, dkim, arc) = join!(
        iprev::verify(facts.ip, dns),
        spf_helo(facts, dns, now),
        spf_mail_from(facts, dns, now),
        dkim::verify(raw, dns, now, facts.limits.signatures),
        arc::verify(raw, dns, now),
    );
    let spf_mail_from = spf_mail_from.unwrap_or_else(|| spf_helo.clone());
    let dmarc = dmarc::verify(raw, &spf_mail_from, &dkim, dns).await;
    Verdict { ip: facts.ip, mail_from: facts.mail_from.cloned(), iprev, spf_helo, spf_mail_from, dkim, arc, dmarc }
}

async fn spf_helo(facts: &Facts<'_>, dns: &dyn Dns, now: Timestamp) -> Spf {
    match facts.helo.starts_with('[') {
        true => Spf { result: SpfResult::None, domain: facts.helo.to_owned(), explanation: None, reason: None },
        false => query(facts, facts.helo, &format!("postmaster@{}", facts.helo), dns, now).await,
    }
}

async fn spf_mail_from(facts: &Facts<'_>, dns: &dyn Dns, now: Timestamp) -> Option<Spf> {
    let address = facts.mail_from?;
    let sender = format!("{}@{}", address.local().as_str(), address.domain());
    Some(query(facts, address.domain().as_str(), &sender, dns, now).await)
}

async fn query(facts: &Facts<'_>, domain: &str, sender: &str, dns: &dyn Dns, now: Timestamp) -> Spf {
    let query = spf::Query {
        ip: facts.ip,
        domain,
        sender,
        helo: facts.helo,
        receiver: facts.hostname,
        now,
        limits: facts.limits.spf,
    };
    query.check(dns).await
}

#[cfg(test)]
mod tests;
