//! `check_host()` of RFC 7208 §4 to §6.

use std::net::IpAddr;

use futures::future::{BoxFuture, FutureExt as _};

use super::{
    Query, Spf, SpfResult,
    macros::{MacroString, Values},
    record::{Cidr, Mechanism, Record, is_spf},
};
use crate::dns::{self, Dns, DnsError};

/// An evaluation that cannot go on.
enum Stop {
    Temporary(String),
    Permanent(String),
}

impl From<Stop> for (SpfResult, String) {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Temporary(why) => (SpfResult::TempError, why),
            Stop::Permanent(why) => (SpfResult::PermError, why),
        }
    }
}

/// A result and, for `fail`, the explanation that belongs to it.
struct Outcome {
    result: SpfResult,
    explanation: Option<String>,
}

pub(super) async fn check(query: &Query<'_>, dns: &dyn Dns) -> Spf {
    let domain = dns::asked(query.domain);
    let query = Query { ip: query.ip.to_canonical(), ..*query };
    let mut run = Run { query: &query, dns, lookups: 0, voids: 0, validated: None };
    let (result, explanation, reason) = match is_askable(&domain) {
        false => (SpfResult::None, None, None),
        true => match run.domain(domain.clone(), Depth::Outer).await {
            Ok(outcome) => (outcome.result, outcome.explanation, None),
            Err(stop) => {
                let (result, why) = stop.into();
                (result, None, Some(why))
            }
        },
    };
    Spf { result, domain, explanation, reason }
}

/// Whether a name is worth asking for (RFC 7208 §4.3): at least two labels, none empty or too long.
fn is_askable(domain: &str) -> bool {
    domain.len() <= 253
        && domain.contains('.')
        && domain.is_ascii()
        && domain.split('.').all(|label| !label.is_empty() && label.len() <= 63)
}

/// Explanations count only outside `include` (RFC 7208 §6.2).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Outer,
    Included,
}

/// What one check has used up.
struct Run<'a> {
    query: &'a Query<'a>,
    dns: &'a dyn Dns,
    lookups: usize,
    voids: usize,
    validated: Option<String>,
}

impl Run<'_> {
    /// Evaluates one domain's record. Boxed because records include each other; the lookup limit ends the recursion.
    fn domain(&mut self, domain: String, depth: Depth) -> BoxFuture<'_, Result<Outcome, Stop>> {
        async move {
            let Some(record) = self.record(&domain).await? else {
                return Ok(Outcome { result: SpfResult::None, explanation: None });
            };
            for directive in &record.directives {
                if self.matches(&directive.mechanism, &domain).await? {
                    let explanation = match (directive.result, depth, &record.exp) {
                        (SpfResult::Fail, Depth::Outer, Some(exp)) => self.explanation(exp, &domain).await,
                        _ => None,
                    };
                    return Ok(Outcome { result: directive.result, explanation });
                }
            }
            match &record.redirect {
                Some(redirect) => self.redirect(redirect, &domain, depth).await,
                None => Ok(Outcome { result: SpfResult::Neutral, explanation: None }),
            }
        }
        .boxed()
    }

    async fn record(&self, domain: &str) -> Result<Option<Record>, Stop> {
        let texts = dns::or_none(self.dns.txt(domain).await).map_err(Stop::Temporary)?;
        let mut records = texts.iter().filter(|text| is_spf(text));
        match (records.next(), records.next()) {
            (None, _) => Ok(None),
            (Some(text), None) => match Record::parse(text) {
                Ok(record) => Ok(Some(record)),
                Err(bad) => Err(Stop::Permanent(format!("{domain}: {}", bad.0))),
            },
            (Some(_), Some(_)) => Err(Stop::Permanent(format!("{domain} has more than one SPF record"))),
        }
    }

    async fn redirect(&mut self, to: &MacroString, domain: &str, depth: Depth) -> Result<Outcome, Stop> {
        self.count_lookup()?;
        let name = self.name(Some(to), domain).await;
        let outcome = self.domain(name.clone(), depth).await?;
        match outcome.result {
            SpfResult::None => Err(Stop::Permanent(format!("redirect to {name}, which has no SPF record"))),
            _ => Ok(outcome),
        }
    }

    async fn matches(&mut self, mechanism: &Mechanism, domain: &str) -> Result<bool, Stop> {
        match mechanism {
            Mechanism::All => Ok(true),
            Mechanism::Ip4(network, length) => Ok(within(self.query.ip, IpAddr::V4(*network), *length)),
            Mechanism::Ip6(network, length) => Ok(within(self.query.ip, IpAddr::V6(*network), *length)),
            Mechanism::Include(name) => self.include(name, domain).await,
            Mechanism::A(name, cidr) => {
                self.count_lookup()?;
                let name = self.name(name.as_ref(), domain).await;
                self.host_matches(&name, *cidr).await
            }
            Mechanism::Mx(name, cidr) => self.mx(name.as_ref(), *cidr, domain).await,
            Mechanism::Ptr(name) => {
                self.count_lookup()?;
                let name = self.name(name.as_ref(), domain).await;
                Ok(self.validated_names().await.iter().any(|host| is_in(host, &name)))
            }
            Mechanism::Exists(name) => {
                self.count_lookup()?;
                let name = self.name(Some(name), domain).await;
                let answer = self.dns.ipv4(&name).await;
                Ok(!self.counted(answer)?.is_empty())
            }
        }
    }

    async fn include(&mut self, name: &MacroString, domain: &str) -> Result<bool, Stop> {
        self.count_lookup()?;
        let name = self.name(Some(name), domain).await;
        match self.domain(name.clone(), Depth::Included).await?.result {
            SpfResult::Pass => Ok(true),
            SpfResult::None => Err(Stop::Permanent(format!("include of {name}, which has no SPF record"))),
            _ => Ok(false),
        }
    }

    async fn mx(&mut self, name: Option<&MacroString>, cidr: Cidr, domain: &str) -> Result<bool, Stop> {
        self.count_lookup()?;
        let name = self.name(name, domain).await;
        let answer = self.dns.mx(&name).await;
        let hosts = self.counted(answer)?;
        if hosts.len() > self.query.limits.names {
            return Err(Stop::Permanent(format!("{name} has more than {} MX hosts", self.query.limits.names)));
        }
        for host in hosts.iter().filter(|host| !host.exchange.is_empty()) {
            if self.host_matches(&dns::asked(&host.exchange), cidr).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn host_matches(&mut self, host: &str, cidr: Cidr) -> Result<bool, Stop> {
        let ip = self.query.ip;
        let length = if ip.is_ipv4() { cidr.v4 } else { cidr.v6 };
        let answer = dns::addresses(self.dns, host, ip).await;
        Ok(self.counted(answer)?.into_iter().any(|address| within(ip, address, length)))
    }

    /// The name a term speaks of: its own, expanded, or the domain itself.
    async fn name(&mut self, name: Option<&MacroString>, domain: &str) -> String {
        match name {
            None => domain.to_owned(),
            Some(name) => {
                let validated = self.validated_for(name, domain).await;
                name.expand_name(&Values { query: self.query, domain, validated: &validated })
            }
        }
    }

    async fn explanation(&mut self, exp: &MacroString, domain: &str) -> Option<String> {
        let name = self.name(Some(exp), domain).await;
        let texts = self.dns.txt(&name).await.ok()?;
        let [text] = texts.as_slice() else {
            return None;
        };
        let text = MacroString::parse(std::str::from_utf8(text).ok()?)?;
        let validated = self.validated_for(&text, domain).await;
        Some(text.expand(&Values { query: self.query, domain, validated: &validated }))
    }

    /// The `p` macro: a confirmed name of the client, best one inside `domain` (RFC 7208 §7.3).
    async fn validated_for(&mut self, text: &MacroString, domain: &str) -> String {
        if !text.needs_validated() {
            return String::new();
        }
        if self.validated.is_none() {
            let names = self.validated_names().await;
            let best = names.iter().find(|name| *name == domain).or_else(|| names.iter().find(|n| is_in(n, domain)));
            self.validated = best.or_else(|| names.first()).cloned();
        }
        self.validated.clone().unwrap_or_else(|| "unknown".to_owned())
    }

    /// The names of the client that lead back to it; DNS errors read as none (RFC 7208 §5.5).
    async fn validated_names(&self) -> Vec<String> {
        let mut confirmed = Vec::new();
        let names = self.dns.ptr(self.query.ip).await.unwrap_or_default();
        for name in names.iter().take(self.query.limits.names).map(|name| dns::asked(name)) {
            let addresses = dns::addresses(self.dns, &name, self.query.ip).await.unwrap_or_default();
            if addresses.contains(&self.query.ip) {
                confirmed.push(name);
            }
        }
        confirmed
    }

    fn count_lookup(&mut self) -> Result<(), Stop> {
        self.lookups += 1;
        match self.lookups > self.query.limits.lookups {
            true => Err(Stop::Permanent(format!("more than {} DNS lookups", self.query.limits.lookups))),
            false => Ok(()),
        }
    }

    /// The records of an answer; one without any counts against the limit of void lookups.
    fn counted<T>(&mut self, answer: Result<Vec<T>, DnsError>) -> Result<Vec<T>, Stop> {
        let records = dns::or_none(answer).map_err(Stop::Temporary)?;
        if records.is_empty() {
            self.voids += 1;
            if self.voids > self.query.limits.void_lookups {
                let most = self.query.limits.void_lookups;
                return Err(Stop::Permanent(format!("more than {most} DNS lookups without an answer")));
            }
        }
        Ok(records)
    }
}

/// Whether `host` is `domain` or below it.
fn is_in(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn within(ip: IpAddr, network: IpAddr, length: u8) -> bool {
    match (ip, network) {
        (IpAddr::V4(ip), IpAddr::V4(network)) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(length.min(32))).unwrap_or(0);
            ip.to_bits() & mask == network.to_bits() & mask
        }
        (IpAddr::V6(ip), IpAddr::V6(network)) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(length.min(128))).unwrap_or(0);
            ip.to_bits() & mask == network.to_bits() & mask
        }
        _ => false,
    }
}
