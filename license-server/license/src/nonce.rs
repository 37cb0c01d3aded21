//! Numbers used once: what binds an answer to the request it answers.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use crate::moment::Moment;

/// 128 random bits in base64url.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nonce(String);

/// The text is not a nonce; the fault of whoever sent it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a nonce is 16 bytes in base64url")]
pub struct NotANonce;

impl Nonce {
    /// Takes 16 random bytes.
    pub fn from_random(bytes: &[u8; 16]) -> Self {
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Its 22 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Nonce {
    type Error = NotANonce;

    fn try_from(text: String) -> Result<Self, NotANonce> {
        match URL_SAFE_NO_PAD.decode(&text) {
            Ok(bytes) if bytes.len() == 16 => Ok(Self(text)),
            _ => Err(NotANonce),
        }
    }
}

impl From<Nonce> for String {
    fn from(nonce: Nonce) -> Self {
        nonce.0
    }
}

/// An offline answer may come so many days after its request.
pub const ANSWER_DAYS: i64 = 30;
/// So many requests may wait for an answer; the oldest gives way.
pub const MAX_OUTSTANDING: usize = 16;

/// The nonces of offline requests that have not been answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Outstanding(Vec<Waiting>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Waiting {
    nonce: Nonce,
    asked: Moment,
}

/// The nonce of an answer is not one that waits: the answer was imported before, is too late, or is for another machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the response answers no request that this installation still waits for")]
pub struct NotOutstanding;

impl Outstanding {
    /// Notes a request.
    pub fn asked(&mut self, nonce: Nonce, now: Moment) {
        self.0.retain(|waiting| now < waiting.asked.plus_days(ANSWER_DAYS));
        if self.0.len() == MAX_OUTSTANDING {
            self.0.remove(0);
        }
        self.0.push(Waiting { nonce, asked: now });
    }

    /// Whether an answer with that nonce is waited for.
    ///
    /// # Errors
    /// [`NotOutstanding`].
    pub fn check(&self, nonce: &Nonce, now: Moment) -> Result<(), NotOutstanding> {
        let waits = |waiting: &Waiting| waiting.nonce == *nonce && now < waiting.asked.plus_days(ANSWER_DAYS);
        match self.0.iter().any(waits) {
            true => Ok(()),
            false => Err(NotOutstanding),
        }
    }

    /// Burns a nonce once its answer was taken.
    pub fn burn(&mut self, nonce: &Nonce) {
        self.0.retain(|waiting| waiting.nonce != *nonce);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_second(1_800_000_000);

    fn nonce(n: u8) -> Nonce {
        Nonce::from_random(&[n; 16])
    }

    /// Attack 15.
    #[test]
    fn an_answer_is_taken_once_and_within_thirty_days() {
        let mut outstanding = Outstanding::default();
        outstanding.asked(nonce(1), NOW);
        assert_eq!(outstanding.check(&nonce(2), NOW), Err(NotOutstanding));
        assert_eq!(outstanding.check(&nonce(1), NOW.plus_days(29)), Ok(()));
        assert_eq!(outstanding.check(&nonce(1), NOW.plus_days(30)), Err(NotOutstanding));
        outstanding.burn(&nonce(1));
        assert_eq!(outstanding.check(&nonce(1), NOW), Err(NotOutstanding));
    }

    #[test]
    fn requests_without_answer_do_not_pile_up() {
        let mut outstanding = Outstanding::default();
        (0..=16).for_each(|n| outstanding.asked(nonce(n), NOW));
        assert_eq!(outstanding.check(&nonce(0), NOW), Err(NotOutstanding));
        assert_eq!(outstanding.check(&nonce(1), NOW), Ok(()));
        assert!(Nonce::try_from(String::from("AAAA")).is_err());
    }
}
