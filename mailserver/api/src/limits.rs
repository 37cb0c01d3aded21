//! Limits and features as JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;

use engine::limits::{Feature, LimitName, Limits};
use foundation::http::Problem;
use foundation::http::wire::{check_number, growing_words};
use serde::{Deserialize, Serialize};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// What there may be; null for no limit.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Limits)]
pub(crate) struct AllLimits {
    /// Tenants under it: 0 for whoever is no reseller.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 0)]
    tenants: Option<u64>,
    /// Domains.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 5)]
    domains: Option<u64>,
    /// Mailboxes.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 100)]
    mailboxes: Option<u64>,
    /// Aliases.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 500)]
    aliases: Option<u64>,
    /// Contacts in the address books of domains.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 1000)]
    contacts: Option<u64>,
    /// Octets that all mailboxes hold. Mail that does not fit is refused as for a full mailbox; a limit that is reached is seen
    /// within ten seconds.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 107374182400_u64)]
    storage_bytes: Option<u64>,
    /// Octets that one mailbox holds.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 10737418240_u64)]
    mailbox_bytes: Option<u64>,
}

impl From<&Limits> for AllLimits {
    fn from(limits: &Limits) -> Self {
        Self {
            tenants: limits.of(LimitName::Tenants),
            domains: limits.of(LimitName::Domains),
            mailboxes: limits.of(LimitName::Mailboxes),
            aliases: limits.of(LimitName::Aliases),
            contacts: limits.of(LimitName::Contacts),
            storage_bytes: limits.of(LimitName::StorageBytes),
            mailbox_bytes: limits.of(LimitName::MailboxBytes),
        }
    }
}

/// Some limits: what is absent is said elsewhere, null is no limit.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SomeLimits {
    /// Tenants under it.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
    #[schema(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991_u64, example = 0)]
    tenants: Option<Option<u64>>,
    /// Domains.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
    #[schema(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991_u64, example = 5)]
    domains: Option<Option<u64>>,
    /// Mailboxes.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
    #[schema(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991_u64, example = 100)]
    mailboxes: Option<Option<u64>>,
    /// Aliases.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
    #[schema(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991_u64, example = 500)]
    aliases: Option<Option<u64>>,
    /// Contacts in the address books of domains.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
    #[schema(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991_u64, example = 1000)]
    contacts: Option<Option<u64>>,
    /// Octets that all mailboxes hold. Mail that does not fit is refused as for a full mailbox; a limit that is reached is seen
    /// within ten seconds.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
    #[schema(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991_u64, example = 107374182400_u64)]
    storage_bytes: Option<Option<u64>>,
    /// Octets that one mailbox holds.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
    #[schema(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991_u64, example = 10737418240_u64)]
    mailbox_bytes: Option<Option<u64>>,
}

/// A field that can be absent, null, or a number, and goes out as it came in.
mod double {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::option_option, reason = "absent, null and a number are three things")]
    pub(super) fn serialize<S: Serializer>(value: &Option<Option<u64>>, serializer: S) -> Result<S::Ok, S::Error> {
        value.unwrap_or_default().serialize(serializer)
    }

    #[expect(clippy::option_option, reason = "absent, null and a number are three things")]
    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<u64>>, D::Error> {
        Option::deserialize(deserializer).map(Some)
    }
}

impl SomeLimits {
    pub(crate) fn parse(&self, pointer: &str) -> Result<Limits, Problem> {
        let mut limits = BTreeMap::new();
        for (name, limit) in [
            (LimitName::Tenants, self.tenants),
            (LimitName::Domains, self.domains),
            (LimitName::Mailboxes, self.mailboxes),
            (LimitName::Aliases, self.aliases),
            (LimitName::Contacts, self.contacts),
            (LimitName::StorageBytes, self.storage_bytes),
            (LimitName::MailboxBytes, self.mailbox_bytes),
        ] {
            if let Some(limit) = limit {
                limits.insert(name, check_number(limit, &format!("{pointer}/{}", name.as_str()))?);
            }
        }
        Ok(Limits(limits))
    }
}

impl From<&Limits> for SomeLimits {
    fn from(limits: &Limits) -> Self {
        let of = |name| limits.0.get(&name).copied();
        Self {
            tenants: of(LimitName::Tenants),
            domains: of(LimitName::Domains),
            mailboxes: of(LimitName::Mailboxes),
            aliases: of(LimitName::Aliases),
            contacts: of(LimitName::Contacts),
            storage_bytes: of(LimitName::StorageBytes),
            mailbox_bytes: of(LimitName::MailboxBytes),
        }
    }
}

/// What a plan can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FeatureName {
    /// Reading mail over IMAP.
    Imap,
    /// Reading mail over POP3.
    Pop3,
    /// Sending mail.
    Submission,
    /// A mailbox for addresses that are not there.
    CatchAll,
    /// Sending mail on to other addresses.
    Forwarding,
}

impl PartialSchema for FeatureName {
    fn schema() -> RefOr<Schema> {
        let text = "What a plan can hold: reading mail (`imap`, `pop3`), sending it (`submission`), a mailbox for addresses that \
                    are not there (`catch_all`), sending mail on to others (`forwarding`).";
        let words = Feature::ALL.into_iter().filter_map(|feature| serde_json::to_value(Self::from(feature)).ok());
        growing_words(text, words.filter_map(|word| word.as_str().map(str::to_owned)))
    }
}

impl ToSchema for FeatureName {
    fn name() -> Cow<'static, str> {
        "Feature".into()
    }
}

impl From<Feature> for FeatureName {
    fn from(feature: Feature) -> Self {
        match feature {
            Feature::Imap => Self::Imap,
            Feature::Pop3 => Self::Pop3,
            Feature::Submission => Self::Submission,
            Feature::CatchAll => Self::CatchAll,
            Feature::Forwarding => Self::Forwarding,
        }
    }
}

impl From<FeatureName> for Feature {
    fn from(feature: FeatureName) -> Self {
        match feature {
            FeatureName::Imap => Self::Imap,
            FeatureName::Pop3 => Self::Pop3,
            FeatureName::Submission => Self::Submission,
            FeatureName::CatchAll => Self::CatchAll,
            FeatureName::Forwarding => Self::Forwarding,
        }
    }
}
