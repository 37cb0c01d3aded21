//! Who asks, for which vendor, and what they may do.

use foundation::db::Actor;
use foundation::tokens::{self, Scope, Scopes};

use crate::licenses::LicenseId;
use crate::people::PersonId;
use crate::refused::Refused;
use crate::roles::Role;
use crate::vendors::VendorId;

/// What a right is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Area {
    /// The vendors of this server. Only its operator has this one.
    Vendors,
    /// One's own vendor: name, hosts, policy.
    Vendor,
    /// Staff.
    Staff,
    /// Editions, add-ons, price lists, maintenance terms.
    Catalogue,
    /// Customers.
    Customers,
    /// Licences.
    Licenses,
    /// Which installations have a licence.
    Activations,
    /// Quotes and orders.
    Orders,
    /// Invoices and payments.
    Invoices,
    /// Signing keys.
    Keys,
    /// Reports of money, and lists of everything.
    Reports,
    /// Reports of what is in use.
    Usage,
    /// The audit trail.
    Audit,
    /// The event feed.
    Events,
    /// Who is told of events by webhooks.
    Webhooks,
    /// One's own API tokens.
    Tokens,
    /// A customer's own account.
    Account,
    /// Counters of this server. Only its operator has this one.
    Metrics,
}

impl tokens::Area for Area {
    const ALL: &'static [Self] = &[
        Self::Vendors,
        Self::Vendor,
        Self::Staff,
        Self::Catalogue,
        Self::Customers,
        Self::Licenses,
        Self::Activations,
        Self::Orders,
        Self::Invoices,
        Self::Keys,
        Self::Reports,
        Self::Usage,
        Self::Audit,
        Self::Events,
        Self::Webhooks,
        Self::Tokens,
        Self::Account,
        Self::Metrics,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Vendors => "vendors",
            Self::Vendor => "vendor",
            Self::Staff => "staff",
            Self::Catalogue => "catalogue",
            Self::Customers => "customers",
            Self::Licenses => "licenses",
            Self::Activations => "activations",
            Self::Orders => "orders",
            Self::Invoices => "invoices",
            Self::Keys => "keys",
            Self::Reports => "reports",
            Self::Usage => "usage",
            Self::Audit => "audit",
            Self::Events => "events",
            Self::Webhooks => "webhooks",
            Self::Tokens => "tokens",
            Self::Account => "account",
            Self::Metrics => "metrics",
        }
    }
}

/// A right that an operation needs.
pub(crate) type Right = Scope<Area>;

/// What somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// Whoever runs the server, on its own machine. There is no credential for that on a network.
    Operator,
    /// One of a vendor's staff.
    Staff(PersonId, Role),
    /// A vendor's customer.
    Customer(PersonId),
}

/// By what somebody is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Credential {
    /// The private socket.
    Socket,
    /// A session that began with a password.
    Session(crate::sessions::SessionId),
    /// An API token.
    Token(tokens::TokenId),
}

/// What stands between a person and their rights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing.
    Full,
    /// The vendor demands a second factor which they have not set up yet.
    MustEnrol,
}

/// Who asks: known by their credentials, with the rights these carry.
#[derive(Clone, Debug)]
pub(crate) struct Principal {
    /// How the audit trail names them, and where they asked from.
    pub(crate) actor: Actor,
    /// What they are.
    pub(crate) holder: Holder,
    /// By what they are known.
    pub(crate) credential: Credential,
    /// For which vendor; an operator may have named none.
    pub(crate) vendor: Option<VendorId>,
    /// What a person of this kind may do.
    pub(crate) scopes: Scopes<Area>,
    /// What the credential lets them do of that.
    pub(crate) limit: Scopes<Area>,
    /// What stands in the way.
    pub(crate) standing: Standing,
    /// The one licence that a session of an installation is for.
    pub(crate) bound: Option<LicenseId>,
}

impl Principal {
    /// The operator, for a vendor or none.
    pub(crate) fn operator(vendor: Option<VendorId>) -> Self {
        let all = Scopes::new([Scope::Admin]);
        Self {
            actor: Actor { name: "operator".to_owned(), ..Actor::system() },
            holder: Holder::Operator,
            credential: Credential::Socket,
            vendor,
            scopes: all.clone(),
            limit: all,
            standing: Standing::Full,
            bound: None,
        }
    }

    /// Refuses unless one of the principal's rights is enough.
    pub(crate) fn needs(&self, right: Right) -> Result<(), Refused> {
        match (self.may(right), self.standing) {
            (true, Standing::Full) => Ok(()),
            (true, Standing::MustEnrol) => Err(Refused::MustEnrol),
            (false, _) => Err(Refused::Forbidden(right)),
        }
    }

    /// Whether they may, were nothing in the way.
    pub(crate) fn may(&self, right: Right) -> bool {
        self.scopes.allow(right) && self.limit.allow(right)
    }

    /// The vendor whose rows are asked for: every query carries it.
    pub(crate) fn vendor(&self) -> Result<VendorId, Refused> {
        self.vendor.ok_or(Refused::VendorRequired)
    }

    /// The person, known by their password in this session: what changes a credential is not done by an API token, nor by an
    /// installation.
    pub(crate) fn in_person(&self) -> Result<PersonId, Refused> {
        match (self.holder, self.credential) {
            (Holder::Staff(id, _) | Holder::Customer(id), Credential::Session(_)) if self.bound.is_none() => Ok(id),
            _ => Err(Refused::SessionRequired),
        }
    }

    /// Whether what belongs to a licence, or to none, may be seen: all of it but in a session of an installation.
    pub(crate) fn reaches(&self, license: Option<LicenseId>) -> bool {
        self.bound.is_none() || self.bound == license
    }

    /// The licence that a list is for: the one that is looked for, or the only one that may be seen. What is looked for and may
    /// not be seen is not there.
    pub(crate) fn within(&self, wanted: Option<LicenseId>) -> Option<LicenseId> {
        match (self.bound, wanted) {
            (Some(bound), Some(wanted)) if bound != wanted => Some(LicenseId(-1)),
            (bound, wanted) => wanted.or(bound),
        }
    }

    /// Refuses in a session of an installation: what is no matter of the installation alone.
    pub(crate) fn unbound(&self) -> Result<(), Refused> {
        if self.bound.is_none() { Ok(()) } else { Err(Refused::SessionRequired) }
    }

    /// The rights that are left when role and credential are both asked.
    pub(crate) fn effective(&self) -> Scopes<Area> {
        let held = |scope: &Scope<Area>| self.scopes.allow(*scope) && self.limit.allow(*scope);
        Scopes::new(self.scopes.iter().chain(self.limit.iter()).filter(held))
    }
}
