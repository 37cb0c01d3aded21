//! Who can log in: staff and customers alike have an email address, a password, and perhaps a second factor. What makes them
//! staff or customers stands elsewhere; how they prove who they are stands here.

mod credentials;
mod rest;
mod rows;
mod second_factor;
mod staff;
mod staff_rest;

pub(crate) use self::credentials::{Attempt, mailed_link, principal};
pub(crate) use self::rest::{Link, PersonStatus, link_answer};
pub(crate) use self::rows::{Login, LoginKind, NewLogin, by_email, insert, of_vendor};
pub(crate) use self::staff::NewStaff;
pub(crate) use self::staff_rest::person;

use foundation::db::{AuditEntry, Change, Event, Tx};
use jiff::Timestamp;
use utoipa_axum::router::OpenApiRouter;

use crate::principal::{Credential, Principal};
use crate::refused::Refused;
use crate::sessions;
use crate::state::ApiState;
use crate::vendors::VendorId;

foundation::id_type!(
    /// A person who can log in.
    PersonId,
    "person"
);

/// Whether a person may log in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// They may.
    Active,
    /// They may not, and their sessions and tokens open nothing.
    Disabled,
}

impl Status {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::Active, Self::Disabled].into_iter().find(|status| status.as_str() == word)
    }
}

/// How far a second factor has been set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Factor {
    /// Not at all.
    None,
    /// The secret was shown and no code was typed yet: it is not asked for.
    Pending,
    /// It is asked for.
    On,
}

/// A link to set a password: its secret is shown once.
pub(crate) struct PasswordLink {
    pub(crate) secret: String,
    pub(crate) expires_at: Timestamp,
}

/// Writes down that something of a person changed.
pub(crate) async fn note(
    tx: &mut Tx,
    principal: &Principal,
    kind: &'static str,
    (vendor, person, revision): (VendorId, PersonId, i64),
    change: Change,
) -> Result<(), Refused> {
    tx.record(Event { kind, owner: vendor.0, object: person.0, revision, detail: None });
    let entry = AuditEntry { action: kind, object: person.to_string(), change };
    Ok(tx.audit_of(vendor.0, &principal.actor, entry).await?)
}

/// Keeps what was changed of a person; who may not log in any more keeps no session.
pub(crate) async fn keep(tx: &mut Tx, login: &Login, asking: Credential) -> Result<Login, Refused> {
    let kept = rows::update(tx, login).await?;
    if kept.status != Status::Active {
        sessions::end_others(tx, kept.id, asking).await?;
    }
    Ok(kept)
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    rest::operations().merge(staff_rest::operations())
}
