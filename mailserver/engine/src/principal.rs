//! Who asks, what they may do, and whose things they may do it to.

use foundation::db::Actor;
use foundation::tokens::{self, Scope, Scopes, TokenId};
use store::domains::{Owner, Within};
use store::ids::{DomainId, MailboxId, TenantId};

use crate::Refused;
use crate::people::PersonId;

/// What a right is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Area {
    /// Tenants and what they use.
    Tenants,
    /// What tenants are sold.
    Plans,
    /// Domains and their keys.
    Domains,
    /// Mailboxes.
    Mailboxes,
    /// Aliases.
    Aliases,
    /// Address books.
    Contacts,
    /// Blocks and allow-lists.
    AccessRules,
    /// Whom failed logins hold up.
    FailedLogins,
    /// Mail on its way out.
    Queue,
    /// What became of messages.
    Messages,
    /// Settings.
    Settings,
    /// Where is listened.
    Listeners,
    /// Certificates.
    Certificates,
    /// The licence.
    License,
    /// Background work.
    Tasks,
    /// Work that goes on after its request was answered.
    Operations,
    /// People who administrate.
    Administrators,
    /// API tokens.
    Tokens,
    /// Programs that people let act for them.
    Clients,
    /// The feed of what happened, and who is told of it.
    Events,
    /// The audit trail.
    Audit,
    /// Counters of this server.
    Metrics,
    /// One's own mailbox: its passwords, its programs.
    Account,
    /// Reading and changing one's own mail, by whichever protocol.
    Mail,
    /// Sending mail as oneself.
    Submission,
}

impl tokens::Area for Area {
    const ALL: &'static [Self] = &[
        Self::Tenants,
        Self::Plans,
        Self::Domains,
        Self::Mailboxes,
        Self::Aliases,
        Self::Contacts,
        Self::AccessRules,
        Self::FailedLogins,
        Self::Queue,
        Self::Messages,
        Self::Settings,
        Self::Listeners,
        Self::Certificates,
        Self::License,
        Self::Tasks,
        Self::Operations,
        Self::Administrators,
        Self::Tokens,
        Self::Clients,
        Self::Events,
        Self::Audit,
        Self::Metrics,
        Self::Account,
        Self::Mail,
        Self::Submission,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Tenants => "tenants",
            Self::Plans => "plans",
            Self::Domains => "domains",
            Self::Mailboxes => "mailboxes",
            Self::Aliases => "aliases",
            Self::Contacts => "contacts",
            Self::AccessRules => "access-rules",
            Self::FailedLogins => "failed-logins",
            Self::Queue => "queue",
            Self::Messages => "messages",
            Self::Settings => "settings",
            Self::Listeners => "listeners",
            Self::Certificates => "certificates",
            Self::License => "license",
            Self::Tasks => "tasks",
            Self::Operations => "operations",
            Self::Administrators => "administrators",
            Self::Tokens => "tokens",
            Self::Clients => "clients",
            Self::Events => "events",
            Self::Audit => "audit",
            Self::Metrics => "metrics",
            Self::Account => "account",
            Self::Mail => "mail",
            Self::Submission => "submission",
        }
    }
}

/// A right that an operation needs.
pub type Right = Scope<Area>;

/// Whose things somebody may see and change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everybody's.
    System,
    /// Those of a tenant, and of the tenants under it.
    Tenant {
        /// The tenant.
        id: TenantId,
        /// Its reseller; 0 for the server itself.
        reseller: TenantId,
    },
    /// Those in one domain.
    Domain {
        /// The domain.
        id: DomainId,
        /// Its tenant; 0 for the server itself.
        tenant: TenantId,
    },
    /// One mailbox: its holder's.
    Mailbox {
        /// The mailbox.
        id: MailboxId,
        /// Its tenant; 0 for the server itself.
        tenant: TenantId,
    },
}

impl Reach {
    /// The tenant whose books are written when something is made that belongs to nobody else; 0 for the server itself.
    pub fn tenant(self) -> TenantId {
        match self {
            Self::System => TenantId(0),
            Self::Tenant { id, .. } => id,
            Self::Domain { tenant, .. } | Self::Mailbox { tenant, .. } => tenant,
        }
    }

    /// Whether anything of this kind can be within reach: what is the server's own is not a tenant's to see.
    fn holds(self, right: Right) -> bool {
        let (Scope::Read(area) | Scope::Write(area)) = right else { return self == Self::System };
        match (self, area) {
            // What is somebody's own is nobody else's, however far they reach.
            (_, Area::Account | Area::Mail | Area::Submission) => matches!(self, Self::Mailbox { .. }),
            // The book of their domain.
            (Self::Mailbox { .. }, Area::Contacts) => matches!(right, Scope::Read(_)),
            (Self::Mailbox { .. }, _) => false,
            (Self::System, _) => true,
            (_, Area::Settings | Area::Listeners | Area::Certificates | Area::License) => false,
            (_, Area::Tasks | Area::Metrics | Area::Clients | Area::FailedLogins) => false,
            (Self::Tenant { .. }, _) => true,
            (
                Self::Domain { .. },
                Area::Domains
                | Area::Mailboxes
                | Area::Aliases
                | Area::Contacts
                | Area::AccessRules
                | Area::Messages
                | Area::Operations
                | Area::Tokens,
            ) => true,
            (Self::Domain { .. }, _) => false,
        }
    }

    /// Whether this is within reach: what belongs to `owner`, and is in `domain` if it is in one.
    pub(crate) fn sees(self, owner: &Owner, domain: Option<DomainId>) -> bool {
        match self {
            Self::System => true,
            Self::Tenant { id, .. } => owner.tenant == id || owner.reseller == id,
            Self::Domain { id, .. } => domain == Some(id),
            Self::Mailbox { .. } => false,
        }
    }

    /// What a list is narrowed to.
    pub(crate) fn within(self) -> Within {
        match self {
            Self::System => Within::default(),
            Self::Tenant { id, .. } => Within { reach: Some(id), ..Within::default() },
            Self::Domain { id, .. } => Within { domain: Some(id), ..Within::default() },
            // No object has this identifier.
            Self::Mailbox { .. } => Within { domain: Some(DomainId(0)), ..Within::default() },
        }
    }
}

/// Whether what is asked for is done, or only checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Intent {
    /// It is done.
    #[default]
    Do,
    /// Every rule is asked and nothing is kept.
    Rehearse,
}

/// Who asks: known by their credentials, with the rights these carry.
#[derive(Clone, Debug)]
pub struct Principal {
    /// How the audit trail names them, and where they asked from.
    pub actor: Actor,
    /// What they may do.
    pub scopes: Scopes<Area>,
    /// To whose things.
    pub reach: Reach,
    /// Whether they mean it.
    pub intent: Intent,
    /// Whether their tenant is suspended: they see what they have and change nothing.
    pub suspended: bool,
    /// The token by which they are known; none on the server's own machine.
    pub token: Option<TokenId>,
    /// The person, in a session that began with a password.
    pub person: Option<PersonId>,
    /// Whether a program asks, whom somebody let act for them.
    pub is_program: bool,
}

impl Principal {
    /// The server itself: first start, tasks, the command line on the machine.
    pub fn system() -> Self {
        Self {
            actor: Actor::system(),
            scopes: Scopes::new([Scope::Admin]),
            reach: Reach::System,
            intent: Intent::Do,
            suspended: false,
            token: None,
            person: None,
            is_program: false,
        }
    }

    /// Refuses unless one of the principal's rights is enough.
    pub fn needs(&self, right: Right) -> Result<(), Refused> {
        if !self.scopes.allow(right) || !self.reach.holds(right) {
            return Err(Refused::Forbidden(right));
        }
        match right {
            Scope::Write(_) | Scope::Admin if self.suspended => Err(Refused::Suspended),
            _ => Ok(()),
        }
    }

    /// The person, known by their password in this session: what changes a credential is not done by an API token.
    pub(crate) fn in_person(&self) -> Result<PersonId, Refused> {
        self.person.ok_or(Refused::SessionRequired)
    }

    /// Refuses a program that acts for somebody: it makes nothing that opens more than itself, or for longer.
    pub(crate) fn not_by_program(&self) -> Result<(), Refused> {
        if self.is_program { Err(Refused::SessionRequired) } else { Ok(()) }
    }

    /// The rights that are left when scopes and reach are both asked.
    pub fn effective(&self) -> Vec<Right> {
        self.scopes.iter().filter(|right| *right == Scope::Admin || self.reach.holds(*right)).collect()
    }
}
