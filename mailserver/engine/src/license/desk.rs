//! What this installation holds of its licence server, opened: the row with its documents verified.

use license::clock::{Clock, Tick};
use license::keyset::SignedKeySet;
use license::nonce::Outstanding;
use license::roots::Roots;
use license::seq::HighestSeq;
use license::token::{Expected, Token};
use license::trust::Trust;
use store::license::Kept;

use super::PRODUCT;

/// All that changes; copied, changed and put back once it is durable.
#[derive(Clone, Debug)]
pub(super) struct Desk {
    /// The row. Its documents are those below, as of the last [`Desk::pack`].
    pub(super) kept: Kept,
    pub(super) token: Option<Token>,
    pub(super) trust: Option<Trust>,
    pub(super) seen: HighestSeq,
    pub(super) outstanding: Outstanding,
    pub(super) clock: Clock,
    /// Of the machine's uptime, in seconds.
    pub(super) clock_kept_at: i64,
}

impl Desk {
    /// Opens what was kept. What does not verify has no say, and is logged; it stays in the row, since a program that
    /// knows it may come back.
    pub(super) fn open(kept: Kept, roots: &Roots, beside: &HighestSeq, at: Tick) -> Self {
        let trust = trust(&kept, roots);
        let token = token(&kept, trust.as_ref());
        let mut seen: HighestSeq = read("numbers of licences", Some(&kept.highest_seq)).unwrap_or_default();
        seen.merge(beside);
        let outstanding = read("outstanding requests", Some(&kept.outstanding)).unwrap_or_default();
        let clock = Clock::start(read("licence clock", kept.clock.as_ref()), at);
        Self { kept, token, trust, seen, outstanding, clock, clock_kept_at: at.uptime }
    }

    /// The row that holds all of this.
    pub(super) fn pack(&mut self, uptime: i64) -> Kept {
        self.kept.highest_seq = json(&self.seen);
        self.kept.outstanding = json(&self.outstanding);
        self.kept.clock = Some(json(self.clock.saved()));
        if let Some(token) = &self.token {
            self.kept.token = Some(token.text().to_owned());
        }
        if let Some(trust) = &self.trust {
            self.kept.keys_newest = Some(trust.newest().text().to_owned());
            self.kept.keys_earlier = trust.earlier().map(|set| set.text().to_owned());
        }
        self.clock_kept_at = uptime;
        self.kept.clone()
    }
}

/// Maps, lists and numbers always have a JSON form.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn trust(kept: &Kept, roots: &Roots) -> Option<Trust> {
    let open = |text: &Option<String>| {
        let opened = SignedKeySet::verify(text.as_deref()?, roots);
        opened.inspect_err(|error| tracing::error!(%error, "the stored key set does not verify")).ok()
    };
    let earlier = open(&kept.keys_earlier);
    Some(Trust::restored(open(&kept.keys_newest)?, earlier))
}

fn token(kept: &Kept, trust: Option<&Trust>) -> Option<Token> {
    let (text, issuer) = (kept.token.as_deref()?, kept.issuer.as_deref()?);
    let opened = Token::verify(text, Expected { issuer, product: PRODUCT }, trust?);
    opened.inspect_err(|error| tracing::error!(%error, "the stored licence does not verify")).ok()
}

fn read<T: serde::de::DeserializeOwned>(what: &str, text: Option<&String>) -> Option<T> {
    let parsed = serde_json::from_str(text?);
    parsed.inspect_err(|error| tracing::error!(%error, "the stored {what} cannot be read")).ok()
}
