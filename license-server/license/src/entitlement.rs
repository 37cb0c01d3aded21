//! What a licence lets an installation do: edition, proxy, limits and add-ons, in the members a token writes them in.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::moment::Moment;

/// The editions, smallest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edition {
    /// Without a key: one domain, ten mailboxes.
    Free,
    /// The smallest that is sold.
    Essential,
    /// The middle one.
    Professional,
    /// The largest.
    Enterprise,
}

impl Edition {
    /// All of them, smallest first.
    pub const ALL: [Self; 4] = [Self::Free, Self::Essential, Self::Professional, Self::Enterprise];

    /// The word in documents and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Essential => "essential",
            Self::Professional => "professional",
            Self::Enterprise => "enterprise",
        }
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! word {
    ($(#[$doc:meta])* $name:ident { $($(#[$const_doc:meta])* $const:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(Cow<'static, str>);

        impl $name {
            $($(#[$const_doc])* pub const $const: Self = Self(Cow::Borrowed($text));)*

            /// Takes a word of 1 to 32 lower-case letters, digits, hyphens and underscores.
            ///
            /// # Errors
            /// [`NotAWord`].
            pub fn new(text: &str) -> Result<Self, NotAWord> {
                let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-');
                match (1..=32).contains(&text.len()) && text.bytes().all(good) {
                    true => Ok(Self(Cow::Owned(text.to_owned()))),
                    false => Err(NotAWord),
                }
            }

            /// The word.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Self::new(&String::deserialize(from)?).map_err(serde::de::Error::custom)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

/// A name in a catalogue that is not one; the vendor's fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a word of 1 to 32 lower-case letters, digits, hyphens and underscores")]
pub struct NotAWord;

word! {
    /// Something of which a licence allows a number. Later features bring names of their own.
    LimitName {
        /// Domains.
        DOMAINS = "domains",
        /// Mailboxes that a person logs in to.
        MAILBOXES = "mailboxes",
        /// Mailboxes with ActiveSync.
        ACTIVESYNC = "activesync",
        /// Mailing lists.
        LISTS = "lists",
    }
}

word! {
    /// An add-on. A vendor may sell others than these.
    AddonCode {
        /// Mobile synchronisation, by the mailbox.
        ACTIVESYNC = "activesync",
        /// Exchange Web Services and MAPI, by the mailbox.
        EWS = "ews",
        /// The spam and virus feed, by the server.
        FEED = "feed",
        /// Archive and journal, by the server.
        ARCHIVE = "archive",
        /// High availability, by the node.
        CLUSTER = "cluster",
    }
}

/// How many. In a token `null` is unlimited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// At most so many.
    At(u64),
    /// As many as the machine bears.
    Unlimited,
}

impl Limit {
    /// Whether so many are within it.
    pub fn holds(self, used: u64) -> bool {
        match self {
            Self::At(most) => used <= most,
            Self::Unlimited => true,
        }
    }
}

impl Serialize for Limit {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::At(most) => to.serialize_some(most),
            Self::Unlimited => to.serialize_none(),
        }
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(from)?.map_or(Self::Unlimited, Self::At))
    }
}

impl LimitName {
    /// A number of it in words: `1 domain`, `10 mailboxes`.
    pub fn counted(&self, number: u64) -> String {
        let plural = self.as_str();
        let one = match plural.strip_suffix("xes") {
            Some(stem) => format!("{stem}x"),
            None => plural.strip_suffix('s').unwrap_or(plural).to_owned(),
        };
        match number {
            1 => format!("1 {one}"),
            _ => format!("{number} {plural}"),
        }
    }
}

/// The limits of an entitlement (claim `lim`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Limits(BTreeMap<LimitName, Limit>);

/// What an installation uses, counted as the licence counts it.
pub type Usage = BTreeMap<LimitName, u64>;

impl Limits {
    /// One domain, ten mailboxes (LIC-05, LIC-06).
    pub fn free() -> Self {
        Self::default().with(LimitName::DOMAINS, Limit::At(1)).with(LimitName::MAILBOXES, Limit::At(10))
    }

    /// The same with one limit set.
    #[must_use]
    pub fn with(mut self, name: LimitName, limit: Limit) -> Self {
        self.0.insert(name, limit);
        self
    }

    /// How many of `name`. Where a token is silent, domains and mailboxes are those of Free; of anything else an older
    /// token cannot have known, and it limits nothing.
    pub fn of(&self, name: &LimitName) -> Limit {
        match self.0.get(name) {
            Some(limit) => *limit,
            None if *name == LimitName::DOMAINS => Limit::At(1),
            None if *name == LimitName::MAILBOXES => Limit::At(10),
            None => Limit::Unlimited,
        }
    }

    /// The limits that are written down.
    pub fn iter(&self) -> impl Iterator<Item = (&LimitName, Limit)> {
        self.0.iter().map(|(name, limit)| (name, *limit))
    }
}

/// Edition, proxy, limits and add-ons: what a licence grants now, or granted before (claim `pay.prev`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entitlement {
    /// The edition.
    #[serde(rename = "edn")]
    pub edition: Edition,
    /// Whether the proxy is licensed, for good (UPS-26 to UPS-28).
    #[serde(rename = "prx")]
    pub proxy: bool,
    /// The numbers.
    #[serde(rename = "lim")]
    pub limits: Limits,
    /// The add-ons.
    #[serde(rename = "add", default, skip_serializing_if = "Vec::is_empty")]
    pub addons: Vec<Addon>,
}

impl Entitlement {
    /// Free: no proxy, no add-ons.
    pub fn free() -> Self {
        Self { edition: Edition::Free, proxy: false, limits: Limits::free(), addons: Vec::new() }
    }
}

/// One add-on of a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addon {
    /// Which.
    pub code: AddonCode,
    /// How many of what its rule counts: mailboxes, servers, nodes.
    pub qty: u64,
    /// Bought or tried.
    pub kind: AddonKind,
    /// From when on.
    pub from: Moment,
    /// Until when; without a date as long as maintenance lives.
    #[serde(default)]
    pub to: Option<Moment>,
    /// What becomes of it when maintenance lapses.
    #[serde(default, skip_serializing_if = "Lapse::is_stop")]
    pub lps: Lapse,
}

/// Bought or tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddonKind {
    /// Bought.
    Paid,
    /// For thirty days, once.
    Trial,
}

/// What becomes of an add-on when maintenance lapses. It stands in the token because the catalogue is the vendor's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lapse {
    /// It stops; its data is kept.
    #[default]
    Stop,
    /// What it holds can still be read, nothing is taken in.
    Read,
    /// It runs on as it is, nothing is added or changed.
    Freeze,
}

impl Lapse {
    fn is_stop(&self) -> bool {
        *self == Self::Stop
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_is_unlimited_and_silence_is_not_for_domains_and_mailboxes() {
        let limits: Limits = serde_json::from_str(r#"{"mailboxes":null,"lists":5}"#).unwrap();
        assert_eq!(limits.of(&LimitName::MAILBOXES), Limit::Unlimited);
        assert_eq!(limits.of(&LimitName::DOMAINS), Limit::At(1));
        assert_eq!(limits.of(&LimitName::LISTS), Limit::At(5));
        assert_eq!(limits.of(&LimitName::new("calendars").unwrap()), Limit::Unlimited);
        assert_eq!(serde_json::to_string(&limits).unwrap(), r#"{"lists":5,"mailboxes":null}"#);
        assert!(Limit::At(10).holds(10) && !Limit::At(10).holds(11) && Limit::Unlimited.holds(u64::MAX));
    }

    /// LIC-05, LIC-06.
    #[test]
    fn free_is_one_domain_and_ten_mailboxes() {
        let free = Entitlement::free();
        assert_eq!(free.limits.of(&LimitName::DOMAINS), Limit::At(1));
        assert_eq!(free.limits.of(&LimitName::MAILBOXES), Limit::At(10));
        assert_eq!((free.edition, free.proxy, free.addons.len()), (Edition::Free, false, 0));
    }

    #[test]
    fn numbers_are_told_in_words() {
        let lists = LimitName::new("lists").unwrap();
        let told = [LimitName::DOMAINS.counted(1), LimitName::MAILBOXES.counted(1), lists.counted(1)];
        assert_eq!(told, ["1 domain", "1 mailbox", "1 list"]);
        assert_eq!(
            (LimitName::DOMAINS.counted(0), LimitName::MAILBOXES.counted(10)),
            ("0 domains".into(), "10 mailboxes".into())
        );
        assert_eq!(LimitName::new("activesync").unwrap().counted(25), "25 activesync");
    }
}
