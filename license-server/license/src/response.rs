//! The offline answer: a token and the key set it is verified with, as one file that is good once.

use crate::{
    armour::{self, ArmourError},
    jws::NotGenuine,
    key::KeyId,
    keyset::{NotYet, SignedKeySet},
    nonce::{NotOutstanding, Outstanding},
    roots::Roots,
    seq::Rollback,
    token::{Expected, NotForUs, Receiver, Token, TokenError},
    trust::{Older, Trust},
};

/// The two documents of an offline answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The licence token.
    pub token: String,
    /// The signed key set.
    pub keys: String,
}

/// Why an offline answer is not taken. Nothing changes then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The file was damaged on its way.
    #[error(transparent)]
    Armour(#[from] ArmourError),
    /// The key set in it is not the vendor's.
    #[error("the key set: {0}")]
    KeySet(NotGenuine),
    /// The key set is dated later than now.
    #[error(transparent)]
    NotYet(#[from] NotYet),
    /// The key set is older than the one held.
    #[error(transparent)]
    OldKeySet(#[from] Older),
    /// The token in it is not the vendor's.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The token is not for this installation, or not newer.
    #[error(transparent)]
    NotForUs(#[from] NotForUs),
    /// It answers no request that waits: it was imported before, or too late.
    #[error(transparent)]
    NotOutstanding(#[from] NotOutstanding),
}

/// What an installation holds an offline answer against.
#[derive(Debug, Clone, Copy)]
pub struct Importer<'a> {
    /// The roots it trusts.
    pub roots: &'a Roots,
    /// The key sets it has; none before the first contact.
    pub trust: Option<&'a Trust>,
    /// The key of the token it holds.
    pub held: Option<&'a KeyId>,
    /// Whose tokens it takes.
    pub expected: Expected<'a>,
    /// Itself.
    pub receiver: Receiver<'a>,
    /// Its requests that wait for an answer.
    pub outstanding: &'a Outstanding,
}

/// What is to be kept, in one transaction, after an answer was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The token.
    pub token: Token,
    /// The key sets.
    pub trust: Trust,
    /// The requests that still wait.
    pub outstanding: Outstanding,
}

const LABEL: &str = "LICENSE RESPONSE";

impl Response {
    /// As a file.
    pub fn to_file(&self) -> String {
        armour::write(LABEL, &[&self.token, &self.keys])
    }

    /// Reads a file. Nothing is verified yet.
    ///
    /// # Errors
    /// [`ArmourError`].
    pub fn from_file(text: &str) -> Result<Self, ArmourError> {
        let parts: [String; 2] = armour::read(LABEL, text)?.try_into().map_err(|_| ArmourError::Incomplete)?;
        let [token, keys] = parts;
        Ok(Self { token, keys })
    }
}

impl Importer<'_> {
    /// Takes an offline answer: root, key set, key, signature, names, installation, nonce, number, in this order.
    ///
    /// A token bound to a host name only answers no request, so that it has no nonce; its number must be higher than any
    /// before instead.
    ///
    /// # Errors
    /// [`ImportError`].
    pub fn import(&self, file: &str) -> Result<Imported, ImportError> {
        let response = Response::from_file(file)?;
        let keys = SignedKeySet::verify(&response.keys, self.roots).map_err(ImportError::KeySet)?;
        let now = self.receiver.now;
        keys.dated_by(now)?;
        let trust = match self.trust {
            Some(trust) => {
                let mut trust = trust.clone();
                trust.admit(keys, self.held)?;
                trust
            }
            None => Trust::new(keys),
        };
        let token = Token::verify(&response.token, self.expected, &trust)?;
        token.fits(&self.receiver)?;
        let mut outstanding = self.outstanding.clone();
        match &token.claims.nce {
            Some(nonce) => {
                outstanding.check(nonce, now)?;
                outstanding.burn(nonce);
            }
            None if token.claims.is_by_hostname_only() => self.must_be_new(&token)?,
            None => return Err(NotForUs::WrongNonce.into()),
        }
        Ok(Imported { token, trust, outstanding })
    }

    fn must_be_new(&self, token: &Token) -> Result<(), NotForUs> {
        let (held, got) = (self.receiver.seen.of(&token.claims.sub), token.claims.seq);
        match got > held {
            true => Ok(()),
            false => Err(Rollback { held, got }.into()),
        }
    }
}

#[cfg(test)]
mod tests;
