//! What a program asks for and is allowed: the rights of this server's own, and what OpenID Connect adds to them.

use std::fmt;

use foundation::tokens::{Scope, Scopes};

use crate::people::Person;
use crate::{Area, Right};

/// One word of a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Who somebody is.
    OpenId,
    /// What people call them.
    Profile,
    /// Their address.
    Email,
    /// Going on while they are away; everybody who is allowed anything may.
    OfflineAccess,
    /// A right.
    Right(Right),
}

/// All of one's mail by every protocol, as mail programs of many providers ask for it (draft-ietf-mailmaint-oauth-public).
const ALL_MAIL: &str = "urn:ietf:params:oauth:scope:mail";

/// What is asked for or allowed, no word twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leave(Vec<Word>);

impl Leave {
    /// The words that are known here; the others are left out, as OpenID Connect Core §3.1.2.1 asks for.
    pub fn known_in(text: &str) -> Self {
        let mut words = Vec::new();
        let mut add = |word: Word| {
            if !words.contains(&word) {
                words.push(word);
            }
        };
        for word in text.split_ascii_whitespace() {
            match word {
                "openid" => add(Word::OpenId),
                "profile" => add(Word::Profile),
                "email" => add(Word::Email),
                "offline_access" => add(Word::OfflineAccess),
                ALL_MAIL => {
                    add(Word::Right(Scope::Write(Area::Mail)));
                    add(Word::Right(Scope::Write(Area::Submission)));
                }
                other => other.parse().ok().map(Word::Right).into_iter().for_each(&mut add),
            }
        }
        Self(words)
    }

    /// What of this is in `other` too.
    pub(crate) fn within(&self, other: &Self) -> Self {
        let rights = other.rights();
        self.kept(|word| match word {
            Word::Right(right) => rights.allow(right),
            word => other.0.contains(&word),
        })
    }

    /// What of this a person can give.
    pub(crate) fn given_by(&self, person: &Person) -> Self {
        self.kept(|word| match word {
            Word::Right(right) => person.may(right),
            _ => true,
        })
    }

    fn kept(&self, keep: impl Fn(Word) -> bool) -> Self {
        Self(self.0.iter().copied().filter(|word| keep(*word)).collect())
    }

    /// The rights in it.
    pub fn rights(&self) -> Scopes<Area> {
        Scopes::new(self.0.iter().filter_map(|word| match word {
            Word::Right(right) => Some(*right),
            _ => None,
        }))
    }

    /// Whether it has this word.
    pub fn has(&self, word: Word) -> bool {
        self.0.contains(&word)
    }

    /// Its words.
    pub fn words(&self) -> &[Word] {
        &self.0
    }

    /// Whether it is leave for nothing at all.
    pub(crate) fn is_nothing(&self) -> bool {
        !self.0.iter().any(|word| matches!(word, Word::OpenId | Word::Right(_)))
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OpenId => f.write_str("openid"),
            Self::Profile => f.write_str("profile"),
            Self::Email => f.write_str("email"),
            Self::OfflineAccess => f.write_str("offline_access"),
            Self::Right(right) => right.fmt(f),
        }
    }
}

impl fmt::Display for Leave {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, word) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            word.fmt(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_is_read_narrowed_and_written() {
        let asked = Leave::known_in("openid urn:ietf:params:oauth:scope:mail domains:read nonsense openid x:y");
        assert_eq!(asked.to_string(), "openid mail:write submission:write domains:read");
        let may = Leave::known_in("openid email mail:write domains:write");
        assert_eq!(asked.within(&may).to_string(), "openid mail:write domains:read");
        assert!(Leave::known_in("profile email offline_access").is_nothing());
        assert!(!Leave::known_in("openid").is_nothing());
    }
}
