//! Who asks, and what they may do.

use foundation::db::Actor;
use foundation::tokens::{self, Scope, Scopes};

use crate::Refused;

/// What a right is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Area {
    /// Domains and their keys.
    Domains,
    /// Mailboxes.
    Mailboxes,
    /// Aliases.
    Aliases,
    /// Mail on its way out.
    Queue,
    /// Settings.
    Settings,
    /// The licence.
    License,
    /// Background work.
    Tasks,
    /// API tokens.
    Tokens,
    /// Counters of this server.
    Metrics,
}

impl tokens::Area for Area {
    const ALL: &'static [Self] = &[
        Self::Domains,
        Self::Mailboxes,
        Self::Aliases,
        Self::Queue,
        Self::Settings,
        Self::License,
        Self::Tasks,
        Self::Tokens,
        Self::Metrics,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Domains => "domains",
            Self::Mailboxes => "mailboxes",
            Self::Aliases => "aliases",
            Self::Queue => "queue",
            Self::Settings => "settings",
            Self::License => "license",
            Self::Tasks => "tasks",
            Self::Tokens => "tokens",
            Self::Metrics => "metrics",
        }
    }
}

/// A right that an operation needs.
pub type Right = Scope<Area>;

/// Who asks: known by their credentials, with the rights these carry.
#[derive(Clone, Debug)]
pub struct Principal {
    /// How the audit trail names them, and where they asked from.
    pub actor: Actor,
    /// What they may do.
    pub scopes: Scopes<Area>,
}

impl Principal {
    /// The server itself: first start, tasks, the command line on the machine.
    pub fn system() -> Self {
        Self { actor: Actor::system(), scopes: Scopes::new([Scope::Admin]) }
    }

    /// Refuses unless one of the principal's rights is enough.
    pub fn needs(&self, right: Right) -> Result<(), Refused> {
        if self.scopes.allow(right) { Ok(()) } else { Err(Refused::Forbidden(right)) }
    }
}
