//! The machine a licence is for: its host name, and hashes of what tells machines apart.
//!
//! Both are advisory beside the installation's key: a renamed host or a changed board is a warning, not a thief.

use std::fmt;

use aws_lc_rs::digest;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

/// A host name as `hostname` prints it (LIC-17), in lower case and without a dot at the end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hostname(String);

/// The text is not a host name; the fault of whoever typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a host name of letters, digits, hyphens and dots, as the command `hostname` prints it")]
pub struct NotAHostname;

impl Hostname {
    /// Normalises and checks a name. One label is enough: many machines have no more.
    ///
    /// # Errors
    /// [`NotAHostname`].
    pub fn parse(text: &str) -> Result<Self, NotAHostname> {
        let name = text.trim().to_ascii_lowercase();
        let name = name.strip_suffix('.').unwrap_or(&name);
        let inner = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(inner)
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        match name.len() <= 253 && name.split('.').all(label) {
            true => Ok(Self(name.to_owned())),
            false => Err(NotAHostname),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Hostname {
    type Error = NotAHostname;

    fn try_from(text: String) -> Result<Self, NotAHostname> {
        Self::parse(&text)
    }
}

impl From<Hostname> for String {
    fn from(host: Hostname) -> Self {
        host.0
    }
}

impl fmt::Display for Hostname {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One trait of a machine, hashed: 128 bits in base64url. The vendor learns whether two are equal and no more.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MachineHash(String);

/// Which trait is hashed; it goes into the hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trait {
    /// `/etc/machine-id` or its like.
    MachineId,
    /// The board's UUID.
    ProductUuid,
    /// The hardware address of the first network interface.
    PrimaryMac,
}

impl MachineHash {
    /// Hashes a trait, salted with the product's code: equal after a reinstallation, different for another product.
    pub fn of(what: Trait, value: &str, product: &str) -> Self {
        let what = match what {
            Trait::MachineId => "machine_id",
            Trait::ProductUuid => "product_uuid",
            Trait::PrimaryMac => "primary_mac",
        };
        let value = value.trim().to_ascii_lowercase();
        let hash = digest::digest(&digest::SHA256, format!("{product}\0{what}\0{value}").as_bytes());
        Self(URL_SAFE_NO_PAD.encode(&hash.as_ref()[..16]))
    }
}

/// What is known of a machine (claim `mch`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// Of the operating system's installation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub machine_id: Option<MachineHash>,
    /// Of the board.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_uuid: Option<MachineHash>,
    /// Of the first network interface.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary_mac: Option<MachineHash>,
}

impl Machine {
    /// Whether `here` is the machine written down: two traits of three agree, or all when fewer were written down.
    pub fn is(&self, here: &Self) -> bool {
        let pairs = [
            (&self.machine_id, &here.machine_id),
            (&self.product_uuid, &here.product_uuid),
            (&self.primary_mac, &here.primary_mac),
        ];
        let written = pairs.iter().filter(|(then, _)| then.is_some()).count();
        let equal = pairs.iter().filter(|(then, now)| then.is_some() && then == now).count();
        equal >= written.min(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_name_is_normalised_or_refused() {
        assert_eq!(Hostname::parse(" MX1.Example.ORG.\n").unwrap().as_str(), "mx1.example.org");
        assert_eq!(Hostname::parse("mailbox-7").unwrap().as_str(), "mailbox-7");
        for bad in ["", ".", "a..b", "-a", "a-", "b\u{fc}cher.example", "a b", "a/b", &"x".repeat(64)] {
            assert_eq!(Hostname::parse(bad), Err(NotAHostname), "{bad:?}");
        }
    }

    #[test]
    fn two_traits_of_three_make_the_same_machine() {
        let hash = |what, value: &str| Some(MachineHash::of(what, value, "pennypost"));
        let machine = |id: &str, uuid: &str, mac: &str| Machine {
            machine_id: hash(Trait::MachineId, id),
            product_uuid: hash(Trait::ProductUuid, uuid),
            primary_mac: hash(Trait::PrimaryMac, mac),
        };
        let then = machine("a", "b", "c");
        assert!(then.is(&machine("a", "B ", "changed")));
        assert!(!then.is(&machine("a", "changed", "changed")));
        assert!(!then.is(&Machine::default()));
        assert!(Machine::default().is(&then), "what was never written down cannot differ");
        let one = Machine { primary_mac: None, product_uuid: None, ..then.clone() };
        assert!(one.is(&then) && !one.is(&machine("x", "b", "c")));
        assert_ne!(hash(Trait::MachineId, "a"), hash(Trait::ProductUuid, "a"));
        assert_ne!(hash(Trait::MachineId, "a"), Some(MachineHash::of(Trait::MachineId, "a", "other")));
    }
}
