//! ARC: what the servers before us saw, when each of them signed it (RFC 8617).

use futures::future::join_all;
use jiff::Timestamp;
use message::address::Domain;

use crate::{
    canonical::Form,
    dkim::{Broken, DkimResult, Signature, Signed, Signer, parse_tags},
    dns::Dns,
    public_key::PublicKey,
};

/// Sets a chain may have (RFC 8617 §4.2.1).
const MAX_SETS: usize = 50;

/// The results of RFC 8617 §4.4; a DNS failure is kept apart, since it says nothing about the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArcResult {
    /// No ARC fields.
    None,
    /// The chain holds.
    Pass,
    /// The chain does not hold.
    Fail,
    /// The DNS did not answer.
    TempError,
}

impl ArcResult {
    /// The word of RFC 8601 and RFC 8617.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::TempError => "temperror",
        }
    }
}

/// What ARC says of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arc {
    /// The result.
    pub result: ArcResult,
    /// The domain that sealed last, when the chain holds.
    pub sealer: Option<String>,
    /// How many servers sealed, when the chain holds.
    pub sets: usize,
    /// What is wrong.
    pub reason: Option<String>,
}

/// The places of one set's three fields.
#[derive(Debug, Clone, Copy)]
struct Set {
    results: usize,
    message_signature: usize,
    seal: usize,
}

/// Checks a chain (RFC 8617 §5.2).
pub async fn verify(raw: &[u8], dns: &dyn Dns, now: Timestamp) -> Arc {
    let mut signed = Signed::new(raw);
    let none = Arc { result: ArcResult::None, sealer: None, sets: 0, reason: None };
    match chain(&mut signed, dns, now).await {
        Ok(None) => none,
        Ok(Some((sealer, sets))) => Arc { result: ArcResult::Pass, sealer: Some(sealer.to_string()), sets, ..none },
        Err(Broken { result: DkimResult::TempError, reason }) => {
            Arc { result: ArcResult::TempError, reason: Some(reason), ..none }
        }
        Err(Broken { reason, .. }) => Arc { result: ArcResult::Fail, reason: Some(reason), ..none },
    }
}

async fn chain(signed: &mut Signed<'_>, dns: &dyn Dns, now: Timestamp) -> Result<Option<(Domain, usize)>, Broken> {
    let sets = sets(signed)?;
    let Some(newest) = sets.last() else {
        return Ok(None);
    };
    let signature = Signature::read(newest.message_signature, &parse_tags(&signed.fields[newest.message_signature])?)?;
    signed.check_body(&signature, now)?;
    let mut seals = Vec::with_capacity(sets.len());
    for set in &sets {
        seals.push(Signer::read(&parse_tags(&signed.fields[set.seal])?)?);
    }
    let key = PublicKey::fetch(dns, &signature.selector, &signature.domain).await?;
    signed.holds(&signature, &key)?;
    let keys = join_all(seals.iter().map(|seal| PublicKey::fetch(dns, &seal.selector, &seal.domain))).await;
    for (number, (seal, key)) in seals.iter().zip(keys).enumerate() {
        let input = sealed(signed, &sets[..=number]);
        if !key?.verifies(seal.algorithm, &input, &seal.value) {
            return Err(fail(&format!("seal {} does not hold", number + 1)));
        }
    }
    Ok(seals.pop().map(|seal| (seal.domain, sets.len())))
}

/// Finds the sets, each instance exactly once from 1 upwards, with the chain states they must state.
fn sets(signed: &Signed<'_>) -> Result<Vec<Set>, Broken> {
    let results = numbered(signed, "ARC-Authentication-Results")?;
    let signatures = numbered(signed, "ARC-Message-Signature")?;
    let seals = numbered(signed, "ARC-Seal")?;
    if results.len() != seals.len() || signatures.len() != seals.len() {
        return Err(fail("the sets are incomplete"));
    }
    let mut sets = Vec::with_capacity(seals.len());
    for ((results, message_signature), seal) in results.into_iter().zip(signatures).zip(seals) {
        let tags = parse_tags(&signed.fields[seal])?;
        let expected = if sets.is_empty() { "none" } else { "pass" };
        if tags.find("cv").is_none_or(|state| !state.eq_ignore_ascii_case(expected)) {
            return Err(fail("a seal says that the chain was broken before"));
        }
        if tags.find("h").is_some() {
            return Err(fail("a seal has an h= tag"));
        }
        sets.push(Set { results, message_signature, seal });
    }
    Ok(sets)
}

/// The places of the fields called `name`, in the order of their `i=`, which must count from 1 without a gap.
fn numbered(signed: &Signed<'_>, name: &str) -> Result<Vec<usize>, Broken> {
    let mut found = Vec::new();
    for at in signed.positions(name) {
        if found.len() == MAX_SETS {
            return Err(fail("the chain has more than 50 sets"));
        }
        found.push((instance(signed.fields[at].raw_value()).ok_or_else(|| fail("a field has no instance"))?, at));
    }
    found.sort_unstable();
    match found.iter().enumerate().all(|(index, (number, _))| *number == index + 1) {
        true => Ok(found.into_iter().map(|(_, at)| at).collect()),
        false => Err(fail("the instances do not count from 1")),
    }
}

/// The number of `i=`. In `ARC-Authentication-Results` it comes first and what follows is no tag list (RFC 8617 §4.1.1).
fn instance(value: &[u8]) -> Option<usize> {
    let text = std::str::from_utf8(value).ok()?;
    let spec = text.split(';').find(|spec| spec.trim_start().starts_with('i'))?;
    let (name, number) = spec.split_once('=')?;
    (name.trim() == "i").then(|| number.trim().parse().ok()).flatten()
}

/// What a seal signs: all sets up to its own, its own signature left out (RFC 8617 §5.1.1).
fn sealed(signed: &Signed<'_>, sets: &[Set]) -> Vec<u8> {
    let mut out = Vec::new();
    let form = Form::Relaxed;
    for (number, set) in sets.iter().enumerate() {
        form.field(signed.raw, &signed.fields[set.results], &mut out);
        form.field(signed.raw, &signed.fields[set.message_signature], &mut out);
        match number + 1 == sets.len() {
            false => form.field(signed.raw, &signed.fields[set.seal], &mut out),
            true => signed.unsigned(set.seal, form, &mut out),
        }
    }
    out
}

fn fail(reason: &str) -> Broken {
    Broken { result: DkimResult::Fail, reason: reason.to_owned() }
}

#[cfg(test)]
mod tests;
