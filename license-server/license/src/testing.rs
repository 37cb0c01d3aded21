//! A vendor with a root and a signing key, an installation, and a licence between them.

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::Value;

use crate::{
    claims::{Claims, Confirmation, InstallationId, Kind, LicenseId, Pay, Policy, Version},
    entitlement::{Edition, Entitlement, Limit, LimitName, Limits, Usage},
    evaluate::Facts,
    host::Hostname,
    key::{KeyId, SigningKey, Thumbprint},
    keyset::SignedKeySet,
    lease::{Channel, Dates},
    moment::Moment,
    nonce::Nonce,
    roots::Roots,
    rotation::Ring,
    token::{Expected, Token},
    trust::{KeyStanding, Trust},
};

pub(crate) const NOW: Moment = Moment::from_second(1_800_000_000);
pub(crate) const ISSUER: &str = "https://licenses.vendor.example";
pub(crate) const PRODUCT: &str = "pennypost";
pub(crate) const EXPECTED: Expected<'static> = Expected { issuer: ISSUER, product: PRODUCT };

pub(crate) fn kid(name: &str) -> KeyId {
    KeyId::new(name).unwrap()
}

pub(crate) fn root() -> SigningKey {
    SigningKey::from_pem(None, include_str!("../../development-root.pem")).unwrap()
}

pub(crate) fn roots() -> Roots {
    Roots::development()
}

/// The key `lk-a`, made of ones; `lk-b` of twos; and so on.
pub(crate) fn vendor_key(letter: char) -> SigningKey {
    SigningKey::from_seed(kid(&format!("lk-{letter}")), &[letter as u8; 32]).unwrap()
}

pub(crate) fn install_key() -> SigningKey {
    SigningKey::from_seed_named_by_itself(&[9; 32]).unwrap()
}

pub(crate) fn ring() -> Ring {
    Ring::new(kid("lk-a"), *vendor_key('a').public(), NOW.plus_days(-100))
}

pub(crate) fn signed(ring: &Ring, now: Moment) -> SignedKeySet {
    let text = ring.publish(now).sign(&root()).unwrap();
    SignedKeySet::verify(&text, &roots()).unwrap()
}

pub(crate) fn trust() -> Trust {
    Trust::new(signed(&ring(), NOW))
}

pub(crate) fn host() -> Hostname {
    Hostname::parse("mx1.example.org").unwrap()
}

pub(crate) fn nonce(n: u8) -> Nonce {
    Nonce::from_random(&[n; 16])
}

pub(crate) fn entitlement(edition: Edition, mailboxes: u64) -> Entitlement {
    let limits =
        Limits::default().with(LimitName::DOMAINS, Limit::Unlimited).with(LimitName::MAILBOXES, Limit::At(mailboxes));
    Entitlement { edition, proxy: false, limits, addons: Vec::new() }
}

/// A paid Professional for 100 mailboxes, fresh from an online refresh, with upgrade protection for a year.
pub(crate) fn claims() -> Claims {
    let dates = Dates::of(Channel::Online, Kind::Paid, &Pay::paid(), None, &Policy::default(), NOW);
    Claims {
        iss: ISSUER.into(),
        aud: PRODUCT.into(),
        sub: LicenseId("lic_1".into()),
        jti: "tok_1".into(),
        iat: NOW,
        nbf: NOW,
        exp: dates.exp,
        ver: Version::CURRENT,
        seq: 5,
        act: Some("act_1".into()),
        iid: Some(InstallationId("ins_1".into())),
        cnf: Some(Confirmation { jkt: install_key().public().thumbprint() }),
        hst: vec![host()],
        mch: None,
        grant: entitlement(Edition::Professional, 100),
        knd: Kind::Paid,
        trm: None,
        mnt: Some(NOW.plus_days(365)),
        pay: Pay::paid(),
        refresh: dates.refresh,
        pol: Policy::default(),
        sta: None,
        vnd: "vendor".into(),
        rsl: None,
        nce: Some(nonce(1)),
    }
}

/// The claims as a token that was verified before.
pub(crate) fn token(claims: Claims) -> Token {
    Token { claims, kid: kid("lk-a"), standing: KeyStanding::Good, text: String::new() }
}

/// What an attacker can sign: any header, any content, any key.
pub(crate) fn forged(header: &Header, content: &Value, key: &EncodingKey) -> String {
    jsonwebtoken::encode(header, content, key).unwrap()
}

pub(crate) fn header(typ: &str, kid: &str) -> Header {
    Header { typ: Some(typ.into()), kid: Some(kid.into()), ..Header::new(Algorithm::EdDSA) }
}

pub(crate) fn secret(key: &SigningKey) -> EncodingKey {
    EncodingKey::from_ed_der(key.pkcs8())
}

/// The machine the licence is for, with a build of today.
pub(crate) struct Here {
    pub(crate) key: Thumbprint,
    pub(crate) host: Hostname,
    pub(crate) usage: Usage,
    pub(crate) build: Moment,
}

impl Here {
    pub(crate) fn new() -> Self {
        Self { key: install_key().public().thumbprint(), host: host(), usage: Usage::new(), build: NOW }
    }

    pub(crate) fn facts(&self) -> Facts<'_> {
        Facts { key: &self.key, hostname: Some(&self.host), machine: None, build: self.build, usage: &self.usage }
    }
}
