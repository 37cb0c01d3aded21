//! What a token may do: `area:read`, `area:write`, or `admin`.

use std::fmt;
use std::str::FromStr;

/// A closed list of what a program's scopes can name: a fieldless enum.
pub trait Area: Copy + Eq + fmt::Debug + Send + Sync + 'static {
    /// Every area.
    const ALL: &'static [Self];

    /// Its word before the colon: lower-case letters, digits and hyphens.
    fn name(self) -> &'static str;
}

/// One right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<A> {
    /// Everything.
    Admin,
    /// Seeing an area.
    Read(A),
    /// Seeing and changing an area.
    Write(A),
}

impl<A: Area> Scope<A> {
    /// Whether holding this right is enough for `needed`.
    pub fn implies(self, needed: Self) -> bool {
        match (self, needed) {
            (Self::Admin, _) => true,
            (_, Self::Admin) | (Self::Read(_), Self::Write(_)) => false,
            (Self::Write(held), Self::Read(area) | Self::Write(area)) | (Self::Read(held), Self::Read(area)) => {
                held == area
            }
        }
    }
}

impl<A: Area> fmt::Display for Scope<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Admin => f.write_str("admin"),
            Self::Read(area) => write!(f, "{}:read", area.name()),
            Self::Write(area) => write!(f, "{}:write", area.name()),
        }
    }
}

/// No scope of this program. Whoever wrote it is at fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a scope")]
pub struct ScopeError(pub String);

impl<A: Area> FromStr for Scope<A> {
    type Err = ScopeError;

    fn from_str(text: &str) -> Result<Self, ScopeError> {
        let unknown = || ScopeError(text.chars().take(64).collect());
        if text == "admin" {
            return Ok(Self::Admin);
        }
        let (name, right) = text.split_once(':').ok_or_else(unknown)?;
        let area = A::ALL.iter().copied().find(|area| area.name() == name).ok_or_else(unknown)?;
        match right {
            "read" => Ok(Self::Read(area)),
            "write" => Ok(Self::Write(area)),
            _ => Err(unknown()),
        }
    }
}

/// The rights of a token, none twice. As text separated by spaces, as RFC 6749 §3.3 writes scopes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scopes<A>(Vec<Scope<A>>);

impl<A: Area> Scopes<A> {
    /// These rights.
    pub fn new(scopes: impl IntoIterator<Item = Scope<A>>) -> Self {
        let mut kept = Vec::new();
        for scope in scopes {
            if !kept.contains(&scope) {
                kept.push(scope);
            }
        }
        Self(kept)
    }

    /// Whether one of these rights is enough for `needed`.
    pub fn allow(&self, needed: Scope<A>) -> bool {
        self.0.iter().any(|held| held.implies(needed))
    }

    /// Whether each of `others` is allowed here: nobody hands out more than he holds.
    pub fn cover(&self, others: &Self) -> bool {
        others.0.iter().all(|other| self.allow(*other))
    }

    /// The rights one by one.
    pub fn iter(&self) -> impl Iterator<Item = Scope<A>> {
        self.0.iter().copied()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Rights this program does not know (a newer one wrote the row) are left out: that only takes away.
    pub(super) fn known_in(text: &str) -> Self {
        Self::new(text.split_ascii_whitespace().filter_map(|scope| scope.parse().ok()))
    }
}

impl<A: Area> FromStr for Scopes<A> {
    type Err = ScopeError;

    fn from_str(text: &str) -> Result<Self, ScopeError> {
        let scopes: Vec<Scope<A>> = text.split_ascii_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        Ok(Self::new(scopes))
    }
}

impl<A: Area> fmt::Display for Scopes<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, scope) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{scope}")?;
        }
        Ok(())
    }
}
