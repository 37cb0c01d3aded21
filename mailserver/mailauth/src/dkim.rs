//! DKIM: which domains vouch for a message with a signature (RFC 6376, RFC 8301, RFC 8463).

use base64::{Engine as _, engine::general_purpose::STANDARD};
use futures::future::join_all;
use jiff::Timestamp;
use message::{
    address::Domain,
    fields::{self, Field},
};

pub use crate::public_key::Algorithm;
use crate::{
    canonical::{BodyHash, Form},
    dns::Dns,
    public_key::{NoKey, PublicKey},
    tags::{self, Tags},
};

/// The results of RFC 8601 §2.7.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DkimResult {
    /// The signature holds.
    Pass,
    /// The signature does not hold, or has expired.
    Fail,
    /// The signature is there but cannot be read.
    Neutral,
    /// The signature holds to rules we do not accept: weak keys, or part of the body left unsigned.
    Policy,
    /// The DNS did not answer.
    TempError,
    /// There is no usable key.
    PermError,
}

impl DkimResult {
    /// The word of RFC 8601.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Neutral => "neutral",
            Self::Policy => "policy",
            Self::TempError => "temperror",
            Self::PermError => "permerror",
        }
    }
}

/// What DKIM says of one signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dkim {
    /// The result.
    pub result: DkimResult,
    /// `d=`, as A-labels; empty when the signature cannot be read.
    pub domain: String,
    /// `s=`.
    pub selector: String,
    /// `a=` as written.
    pub algorithm: String,
    /// The first eight characters of `b=`, which tell signatures apart (RFC 6008).
    pub mark: String,
    /// What is wrong, unless it passed.
    pub reason: Option<String>,
    /// The domain says it only tests (`t=y`).
    pub testing: bool,
}

/// A message cut for signature checks.
pub(crate) struct Signed<'a> {
    pub(crate) raw: &'a [u8],
    pub(crate) fields: Vec<Field<'a>>,
    body: &'a [u8],
    simple: Option<BodyHash>,
    relaxed: Option<BodyHash>,
}

/// A signature field read into its parts: `DKIM-Signature` or `ARC-Message-Signature`.
pub(crate) struct Signature {
    pub(crate) at: usize,
    pub(crate) domain: Domain,
    pub(crate) selector: String,
    pub(crate) algorithm: Algorithm,
    identity: Option<String>,
    header_form: Form,
    body_form: Form,
    length: Option<u64>,
    names: Vec<String>,
    expires: Option<i64>,
    value: Vec<u8>,
    body_hash: Vec<u8>,
}

/// A signature that does not hold, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) result: DkimResult,
    pub(crate) reason: String,
}

impl Broken {
    fn new(result: DkimResult, reason: &str) -> Self {
        Self { result, reason: reason.to_owned() }
    }
}

impl From<NoKey> for Broken {
    fn from(no_key: NoKey) -> Self {
        match no_key {
            NoKey::Temporary(why) => Self::new(DkimResult::TempError, &why),
            NoKey::Permanent(why) => Self::new(DkimResult::PermError, why),
            NoKey::Unacceptable(why) => Self::new(DkimResult::Policy, why),
        }
    }
}

/// More names than any honest `h=` lists.
const MAX_NAMES: usize = 200;

/// Checks at most `most` signatures, topmost first; further ones are not looked at.
pub async fn verify(raw: &[u8], dns: &dyn Dns, now: Timestamp, most: usize) -> Vec<Dkim> {
    let mut signed = Signed::new(raw);
    let at: Vec<_> = signed.positions("DKIM-Signature").take(most).collect();
    let checked: Vec<_> = at.into_iter().map(|at| (at, signed.check(at, now))).collect();
    let keys = join_all(checked.iter().map(|(_, checked)| async {
        let signature = checked.as_ref().ok()?;
        Some(PublicKey::fetch(dns, &signature.selector, &signature.domain).await)
    }))
    .await;
    checked.into_iter().zip(keys).map(|((at, checked), key)| outcome(&signed, at, checked, key)).collect()
}

fn outcome(
    signed: &Signed<'_>,
    at: usize,
    checked: Result<Signature, Broken>,
    key: Option<Result<PublicKey, NoKey>>,
) -> Dkim {
    let testing = matches!(&key, Some(Ok(key)) if key.testing);
    let held = checked.and_then(|signature| match key {
        Some(key) => signed.holds(&signature, &key?),
        None => Err(Broken::new(DkimResult::TempError, "the key was not asked for")),
    });
    let (result, reason) = match held {
        Ok(()) => (DkimResult::Pass, None),
        Err(broken) => (broken.result, Some(broken.reason)),
    };
    let tags = Tags::parse(signed.fields[at].raw_value()).ok();
    let tag = |name: &str| tags.as_ref().and_then(|tags| tags.compact(name)).unwrap_or_default();
    let domain = tag("d");
    Dkim {
        result,
        domain: Domain::parse(&domain).map(|domain| domain.to_string()).unwrap_or(domain),
        selector: tag("s"),
        algorithm: tag("a"),
        mark: tag("b").chars().take(8).collect(),
        reason,
        testing,
    }
}

impl<'a> Signed<'a> {
    pub(crate) fn new(raw: &'a [u8]) -> Self {
        let body = &raw[fields::body_start(raw)..];
        Self { raw, fields: fields::fields(raw).collect(), body, simple: None, relaxed: None }
    }

    /// The places of all fields called `name`, from the top.
    pub(crate) fn positions(&self, name: &str) -> impl Iterator<Item = usize> {
        self.fields.iter().enumerate().filter(move |(_, field)| field.is(name)).map(|(at, _)| at)
    }

    /// Reads a `DKIM-Signature` and checks what needs no key (RFC 6376 §6.1.1 and the body hash of §6.1.3).
    fn check(&mut self, at: usize, now: Timestamp) -> Result<Signature, Broken> {
        let tags = parse_tags(&self.fields[at])?;
        if tags.find("v") != Some("1") {
            return Err(Broken::new(DkimResult::Neutral, "the signature has an unknown version"));
        }
        let signature = Signature::read(at, &tags)?;
        if !signature.identity_fits() {
            return Err(Broken::new(DkimResult::PermError, "the identity is not in the signing domain"));
        }
        self.check_body(&signature, now)?;
        Ok(signature)
    }

    /// Checks the dates of a signature and the hash of the body.
    pub(crate) fn check_body(&mut self, signature: &Signature, now: Timestamp) -> Result<(), Broken> {
        if signature.expires.is_some_and(|expires| expires < now.as_second()) {
            return Err(Broken::new(DkimResult::Fail, "the signature has expired"));
        }
        let body = self.body;
        let slot = match signature.body_form {
            Form::Simple => &mut self.simple,
            Form::Relaxed => &mut self.relaxed,
        };
        let hash = slot.get_or_insert_with(|| signature.body_form.hash_body(body));
        match signature.length {
            // What follows a signed part could be anything (RFC 6376 §8.2).
            Some(length) if length < hash.octets => {
                Err(Broken::new(DkimResult::Policy, "the signature leaves part of the body unsigned"))
            }
            Some(length) if length > hash.octets => Err(Broken::new(DkimResult::Fail, "the body was shortened")),
            _ if hash.digest.as_ref() != signature.body_hash => {
                Err(Broken::new(DkimResult::Fail, "the body has changed"))
            }
            _ => Ok(()),
        }
    }

    /// Checks the signature over the header with its key.
    pub(crate) fn holds(&self, signature: &Signature, key: &PublicKey) -> Result<(), Broken> {
        if key.strict_identity && !signature.identity_is_exact() {
            return Err(Broken::new(DkimResult::PermError, "the key does not allow a subdomain as identity"));
        }
        let input = self.signed_header(signature);
        match key.verifies(signature.algorithm, &input, &signature.value) {
            true => Ok(()),
            false => Err(Broken::new(DkimResult::Fail, "the signature does not match the header")),
        }
    }

    /// The bytes that were signed (RFC 6376 §3.7): each listed name takes the lowest field not taken yet.
    fn signed_header(&self, signature: &Signature) -> Vec<u8> {
        let mut taken = vec![false; self.fields.len()];
        let mut out = Vec::new();
        for name in &signature.names {
            let found = (0..self.fields.len()).rev().find(|at| !taken[*at] && self.fields[*at].is(name));
            if let Some(at) = found {
                taken[at] = true;
                signature.header_form.field(self.raw, &self.fields[at], &mut out);
            }
        }
        self.unsigned(signature.at, signature.header_form, &mut out);
        out
    }

    /// Appends a signature field without its signature and without a final CRLF.
    pub(crate) fn unsigned(&self, at: usize, form: Form, out: &mut Vec<u8>) {
        let field = &self.fields[at];
        let name = &self.raw[field.range().start..field.value_range().start];
        form.name_and_value(name, &tags::without_signature(field.raw_value()), out);
    }
}

pub(crate) fn parse_tags(field: &Field<'_>) -> Result<Tags, Broken> {
    Tags::parse(field.raw_value()).map_err(|bad| Broken::new(DkimResult::Neutral, &bad.to_string()))
}

/// The parts every signature has: algorithm, domain, selector and the signature itself.
pub(crate) struct Signer {
    pub(crate) algorithm: Algorithm,
    pub(crate) domain: Domain,
    pub(crate) selector: String,
    pub(crate) value: Vec<u8>,
}

impl Signer {
    pub(crate) fn read(tags: &Tags) -> Result<Self, Broken> {
        let need = |tag: &str| {
            let missing = || Broken::new(DkimResult::Neutral, &format!("the signature has no {tag}= tag"));
            tags.compact(tag).filter(|value| !value.is_empty()).ok_or_else(missing)
        };
        let algorithm = need("a")?;
        let selector = need("s")?.to_ascii_lowercase();
        let is_name = |text: &str| {
            text.len() <= 200 && text.split('.').all(|label| !label.is_empty() && label.len() <= 63) && text.is_ascii()
        };
        if !is_name(&selector) {
            return Err(Broken::new(DkimResult::Neutral, "the selector is not a name"));
        }
        Ok(Self {
            algorithm: Algorithm::parse(&algorithm).ok_or_else(|| unacceptable_algorithm(&algorithm))?,
            domain: Domain::parse(&need("d")?)
                .map_err(|_| Broken::new(DkimResult::Neutral, "the signing domain is not a domain"))?,
            selector,
            value: decoded(&need("b")?)?,
        })
    }
}

fn unacceptable_algorithm(algorithm: &str) -> Broken {
    match algorithm {
        "rsa-sha1" => Broken::new(DkimResult::Policy, "rsa-sha1 is no longer acceptable"),
        _ => Broken::new(DkimResult::Neutral, "the signature algorithm is unknown"),
    }
}

fn decoded(text: &str) -> Result<Vec<u8>, Broken> {
    STANDARD.decode(text).map_err(|_| Broken::new(DkimResult::Neutral, "the signature is not base64"))
}

impl Signature {
    pub(crate) fn read(at: usize, tags: &Tags) -> Result<Self, Broken> {
        let neutral = |reason: &str| Broken::new(DkimResult::Neutral, reason);
        let Signer { algorithm, domain, selector, value } = Signer::read(tags)?;
        let names: Vec<_> = tags.compact("h").unwrap_or_default().split(':').map(str::to_owned).collect();
        if !names.iter().any(|name| name.eq_ignore_ascii_case("from")) {
            return Err(Broken::new(DkimResult::PermError, "the signature does not cover From"));
        }
        if names.len() > MAX_NAMES {
            return Err(Broken::new(DkimResult::Policy, "the signature lists more than 200 fields"));
        }
        let forms = tags.compact("c").unwrap_or_else(|| "simple".to_owned());
        let (header, body) = forms.split_once('/').unwrap_or((&forms, "simple"));
        let form = |word: &str| Form::parse(word).ok_or_else(|| neutral("the canonical form is unknown"));
        let number = |tag: &str| match tags.find(tag) {
            None => Ok(None),
            Some(text) => text.parse::<u64>().map(Some).map_err(|_| neutral("a number in the signature is wrong")),
        };
        let second = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX);
        let (made, expires) = (number("t")?.map(second), number("x")?.map(second));
        if let (Some(made), Some(expires)) = (made, expires)
            && expires < made
        {
            return Err(neutral("the signature expires before it was made"));
        }
        Ok(Self {
            at,
            domain,
            selector,
            algorithm,
            identity: tags.compact("i"),
            header_form: form(header)?,
            body_form: form(body)?,
            length: number("l")?,
            names,
            expires,
            value,
            body_hash: decoded(&tags.compact("bh").ok_or_else(|| neutral("the signature has no bh= tag"))?)?,
        })
    }

    /// `i=` must be in `d=` or below it (RFC 6376 §3.5).
    fn identity_fits(&self) -> bool {
        self.identity_domain().is_none_or(|identity| {
            let below = identity.strip_suffix(self.domain.as_str());
            below.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
    }

    fn identity_is_exact(&self) -> bool {
        self.identity_domain().is_none_or(|identity| identity == self.domain.as_str())
    }

    /// The domain of `i=`; one that is no domain is returned as it is and fits nothing.
    fn identity_domain(&self) -> Option<String> {
        let identity = self.identity.as_ref()?;
        let domain = identity.rsplit_once('@').map_or(identity.as_str(), |(_, domain)| domain);
        Some(Domain::parse(domain).map_or_else(|_| domain.to_owned(), |domain| domain.to_string()))
    }
}

#[cfg(test)]
mod tests;
