//! What a licence token says: every claim, under the name it has in the token (§ "Token" of the model).
//!
//! Unknown claims are ignored, so that a vendor may add some; an unknown major version is refused, so that a vendor may
//! change what known ones mean. Two claims go beyond the model's table: `sta`, by which a vendor's decision reaches the
//! installation signed, and `lps` in an add-on.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    entitlement::Entitlement,
    host::{Hostname, Machine},
    key::Thumbprint,
    moment::Moment,
    nonce::Nonce,
};

/// The content of a licence token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The vendor's licence server, as a URL.
    pub iss: String,
    /// The product's code.
    pub aud: String,
    /// The licence.
    pub sub: LicenseId,
    /// This token.
    pub jti: String,
    /// When it was signed.
    pub iat: Moment,
    /// From when on it holds.
    pub nbf: Moment,
    /// When the lease ends that this token is: not the end of what was bought.
    pub exp: Moment,
    /// The version of these claims.
    pub ver: Version,
    /// Rises with every change of the licence.
    pub seq: u64,
    /// The activation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<String>,
    /// The installation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iid: Option<InstallationId>,
    /// The installation's key (RFC 7800 §3). A hostname-only activation has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cnf: Option<Confirmation>,
    /// The hosts it may run on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hst: Vec<Hostname>,
    /// The machine it was activated on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mch: Option<Machine>,
    /// `edn`, `prx`, `lim`, `add`: what is granted.
    #[serde(flatten)]
    pub grant: Entitlement,
    /// How it was come by.
    pub knd: Kind,
    /// The end of what was bought or tried; none when it is for ever. In a licence that fell to Free, when it fell.
    #[serde(default)]
    pub trm: Option<Moment>,
    /// The end of upgrade protection: newer builds are not covered. None when every build is.
    #[serde(default)]
    pub mnt: Option<Moment>,
    /// What is paid.
    pub pay: Pay,
    /// When to refresh, when to warn, when growth freezes.
    #[serde(rename = "ref")]
    pub refresh: Refresh,
    /// The vendor's policy.
    pub pol: Policy,
    /// What the vendor has decided beyond selling; absent while the licence is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sta: Option<Status>,
    /// The vendor.
    pub vnd: String,
    /// The reseller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rsl: Option<String>,
    /// The nonce of the request this answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nce: Option<Nonce>,
}

impl Claims {
    /// Whether both grant the same to the same: nothing differs but this token's own name, dates and nonce. `seq` rises
    /// exactly when this is false.
    pub fn same_rights(&self, other: &Self) -> bool {
        let stripped = |claims: &Self| Self {
            jti: String::new(),
            iat: Moment::from_second(0),
            nbf: Moment::from_second(0),
            exp: Moment::from_second(0),
            seq: 0,
            refresh: Refresh::at(Moment::from_second(0)),
            nce: None,
            ..claims.clone()
        };
        stripped(self) == stripped(other)
    }

    /// Whether only host names bind it, as after a manual activation.
    pub fn is_by_hostname_only(&self) -> bool {
        self.cnf.is_none()
    }
}

/// A licence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LicenseId(pub String);

/// An installation of the product on one machine.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InstallationId(pub String);

impl fmt::Display for LicenseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for InstallationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `major.minor`: a reader of one major version understands all its minors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version {
    /// Changes when known claims mean something else.
    pub major: u16,
    /// Changes when claims are added.
    pub minor: u16,
}

impl Version {
    /// The version this crate writes.
    pub const CURRENT: Self = Self { major: 1, minor: 0 };
}

impl TryFrom<String> for Version {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let numbers = text.split_once('.').and_then(|(major, minor)| Some((major.parse().ok()?, minor.parse().ok()?)));
        numbers.map(|(major, minor)| Self { major, minor }).ok_or_else(|| format!("not a version: {text:?}"))
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        format!("{}.{}", version.major, version.minor)
    }
}

/// The key whose holder the token is for (RFC 7800 §3.1, RFC 9449's `jkt`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The thumbprint of the installation's key.
    pub jkt: Thumbprint,
}

/// How a licence was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Bought.
    Paid,
    /// Rented by the month.
    Lease,
    /// Tried.
    Trial,
    /// Free.
    Free,
    /// Given, not for resale.
    Nfr,
}

/// What is paid (claim `pay`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pay {
    /// Whether.
    pub state: PayState,
    /// Until when the money must be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Moment>,
    /// The invoice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inv: Option<String>,
    /// What was granted before, and is again where the policy says revert.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prev: Option<Box<Entitlement>>,
}

impl Pay {
    /// All is paid.
    pub fn paid() -> Self {
        Self { state: PayState::Paid, due: None, inv: None, prev: None }
    }
}

/// Whether the money is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayState {
    /// All of it.
    Paid,
    /// Not yet, and it is not late.
    Pending,
    /// It is late.
    Overdue,
}

/// The ladder of a lost connection (claim `ref`), as dates; `exp` is its last rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refresh {
    /// Ask for a new token from here on.
    pub after: Moment,
    /// Warn.
    pub warn: Moment,
    /// Nothing may be added.
    pub freeze: Moment,
}

impl Refresh {
    pub(crate) const fn at(moment: Moment) -> Self {
        Self { after: moment, warn: moment, freeze: moment }
    }
}

/// The vendor's policy (claim `pol`), signed so that it cannot be edited where it binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// What happens when an invoice is overdue.
    pub overdue: Overdue,
    /// Days in which an administrator chooses which mailboxes stay when there are too many.
    pub over_limit: u32,
    /// The longest life of an offline token, in days.
    pub offline_max_d: u32,
}

impl Default for Policy {
    /// Stop; 14 days to choose; 400 days offline.
    fn default() -> Self {
        Self { overdue: Overdue::Stop, over_limit: 14, offline_max_d: 400 }
    }
}

/// What happens when an invoice is overdue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overdue {
    /// The server stops until it is paid (UPS-17).
    Stop,
    /// What was there before the purchase is there again.
    Revert,
}

/// A vendor's decision and the date it takes effect, so that its notice is signed with it (claim `sta`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// What was decided.
    pub state: Decision,
    /// From when on.
    pub from: Moment,
}

/// What a vendor can decide about a licence in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Suspended until further notice.
    Suspended,
    /// Ended for good.
    Revoked,
    /// It lives on another installation now.
    Released,
}
