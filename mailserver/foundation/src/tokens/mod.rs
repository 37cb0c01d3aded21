//! Bearer tokens as rows: who owns one, what it may do, from where and until when. It does not know what the areas mean
//! that scopes name; each program brings its own closed list.

mod rows;
mod scope;

#[cfg(test)]
mod tests;

pub use self::rows::{
    create, find, forget, get, list, list_but, list_open, list_under, redeem, revoke, revoke_under, touch,
};
pub use self::scope::{Area, Scope, ScopeError, Scopes};

use std::net::IpAddr;

use ipnet::IpNet;
use jiff::Timestamp;

use crate::db::DbError;
use crate::secrets::token::Kind;

crate::id_type!(
    /// Names a token without showing it.
    TokenId,
    "token"
);

/// A token to be made.
#[derive(Clone, Debug)]
pub struct NewToken<A> {
    /// What people call it.
    pub name: String,
    /// The principal that acts by it, as the program writes it.
    pub owner: String,
    /// What its prefix shows.
    pub kind: Kind,
    /// What it may do.
    pub scopes: Scopes<A>,
    /// From where; empty for everywhere.
    pub networks: Vec<IpNet>,
    /// Until when; `None` for as long as nobody revokes it.
    pub expires_at: Option<Timestamp>,
}

/// A token as its row tells it. The secret itself is nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<A> {
    /// Its identifier.
    pub id: TokenId,
    /// What people call it.
    pub name: String,
    /// The principal that acts by it.
    pub owner: String,
    /// Its first characters.
    pub hint: String,
    /// What it may do.
    pub scopes: Scopes<A>,
    /// From where; empty for everywhere.
    pub networks: Vec<IpNet>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// When it was used last, give or take five minutes.
    pub last_used_at: Option<Timestamp>,
}

/// Why a presented token opens nothing. The presenter is told no more than that it does not; the log may say why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not the text of a token, or mistyped.
    #[error("not a token")]
    NotAToken,
    /// No such token.
    #[error("unknown token")]
    Unknown,
    /// Past its end.
    #[error("token has expired")]
    Expired,
    /// Taken back.
    #[error("token was revoked")]
    Revoked,
    /// Used from a network it is not for.
    #[error("token may not be used from this address")]
    Network,
}

/// A failed look-up: the presenter's fault, or the database's.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// The presenter's.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database's.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl<A: Area> Token<A> {
    /// Whether the token opens anything at `now` for a peer at `peer`.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn check(&self, now: Timestamp, peer: IpAddr) -> Result<(), Refusal> {
        if self.revoked_at.is_some() {
            return Err(Refusal::Revoked);
        }
        if self.expires_at.is_some_and(|end| end <= now) {
            return Err(Refusal::Expired);
        }
        let peer = peer.to_canonical();
        match self.networks.is_empty() || self.networks.iter().any(|network| network.contains(&peer)) {
            true => Ok(()),
            false => Err(Refusal::Network),
        }
    }
}
