//! Why an operation on an object was not done.

use foundation::db::DbError;
use foundation::http::{Exceeded, FieldError};
use foundation::secrets::password::PasswordError;
use foundation::secrets::seal::SealError;
use foundation::settings::SettingsError;
use foundation::throttle::RetryAfter;

use crate::Right;
use crate::contacts::Contact;
use crate::license::{LicenseError, NoRoom};
use crate::limits::{Feature, LimitReached};
use crate::mailboxes::MailboxState;
use crate::tenants::TenantState;
use store::access_rules::AccessRule;
use store::administrators::Administrator;
use store::aliases::Alias;
use store::domains::Domain;
use store::plans::Plan;

/// An object that stands in the way.
#[derive(Clone, Debug)]
pub enum Found {
    /// A tenant.
    Tenant(TenantState),
    /// A plan.
    Plan(Plan),
    /// A domain.
    Domain(Domain),
    /// A mailbox.
    Mailbox(MailboxState),
    /// An alias.
    Alias(Alias),
    /// An access rule.
    AccessRule(AccessRule),
    /// A contact.
    Contact(Contact),
    /// An administrator.
    Administrator(Administrator),
}

/// A refused or failed operation.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The principal lacks a right.
    #[error("the token lacks the scope `{0}`")]
    Forbidden(Right),
    /// Fields hold what the rules refuse.
    #[error("some fields are not valid")]
    Invalid(Vec<FieldError>),
    /// There is no such object, or none that the principal may see.
    #[error("there is no {kind} `{key}`")]
    Missing {
        /// What was asked for.
        kind: &'static str,
        /// Its natural key as asked for.
        key: String,
    },
    /// Another object has that key.
    #[error("there is a {kind} `{key}` already")]
    Exists {
        /// What stands in the way.
        kind: &'static str,
        /// Its natural key.
        key: String,
        /// The object, where the principal may read it.
        found: Option<Box<Found>>,
    },
    /// Another object of the same tenant has that external identifier.
    #[error("another {kind} has the external identifier `{id}`")]
    ExternalTaken {
        /// What has it.
        kind: &'static str,
        /// The identifier.
        id: String,
        /// The natural key and the object, where the principal may read it.
        holder: Option<(String, Box<Found>)>,
    },
    /// Several objects that the principal may see have that external identifier.
    #[error("several {kind} have the external identifier `{key}`")]
    Ambiguous {
        /// What they are.
        kind: &'static str,
        /// The identifier.
        key: String,
    },
    /// This is done by a person in a session that began with a password.
    #[error("this is done in person")]
    SessionRequired,
    /// Name, password or code are wrong; never which of them.
    #[error("the login failed")]
    LoginFailed,
    /// The password is right, and a code is asked for.
    #[error("a second factor is asked for")]
    SecondFactor,
    /// Too many failures.
    #[error("too many failed logins")]
    Throttled(RetryAfter),
    /// An address cannot be listened on.
    #[error("{address} cannot be listened on: {why}")]
    CannotListen {
        /// Which.
        address: String,
        /// What the system said.
        why: String,
    },
    /// The boot file says it.
    #[error("`{0}` is the boot file's")]
    InBootFile(String),
    /// Nobody signs in from there.
    #[error("nobody signs in from this network")]
    NetworkBlocked,
    /// The principal's tenant is suspended and changes nothing.
    #[error("the tenant is suspended")]
    Suspended,
    /// The object is gone and can only be restored.
    #[error("the {kind} `{key}` is deleted")]
    Gone {
        /// What it is.
        kind: &'static str,
        /// Its natural key.
        key: String,
    },
    /// The tenant may have no more.
    #[error(transparent)]
    LimitReached(#[from] LimitReached),
    /// What is in use is more than the plan holds.
    #[error("what is in use is more than the plan `{plan}` allows")]
    ExceedsPlan {
        /// The plan.
        plan: String,
        /// Which limits.
        exceeded: Vec<Exceeded>,
    },
    /// The tenant's plan does not hold that.
    #[error("the plan does not hold `{0:?}`")]
    NotInPlan(Feature),
    /// Other objects still depend on it.
    #[error("the {kind} `{key}` still holds {holds}")]
    InUse {
        /// What was to go.
        kind: &'static str,
        /// Its natural key.
        key: String,
        /// What must go first.
        holds: &'static str,
    },
    /// A certificate that was given is not asked for anywhere.
    #[error("the certificate `{0}` was given, and is not asked for")]
    GivenCertificate(String),
    /// A tenant has that many operations that are not over.
    #[error("{0} operations are not over yet")]
    TooManyOperations(i64),
    /// A record is not in DNS, or not as it should be; or nobody can tell.
    #[error("`{name}` is not seen in DNS")]
    NotPublished {
        /// The record's name.
        name: String,
        /// The text that is to stand there, where it was not told before.
        text: Option<String>,
        /// Why the DNS did not answer, where it did not.
        unanswered: Option<String>,
    },
    /// Somebody else changed the object since the caller read it.
    #[error("the object was changed meanwhile")]
    Stale,
    /// The licence leaves no room.
    #[error(transparent)]
    NoRoom(#[from] NoRoom),
    /// The licence was not asked for, or what came was not taken.
    #[error(transparent)]
    License(#[from] LicenseError),
    /// There are no mailboxes to choose from.
    #[error("{0}")]
    NothingToChoose(&'static str),
    /// Settings refused.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// A password could not be hashed.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// A sealed secret does not open: the key file is not the one it was sealed with.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The webhook endpoint is disabled: nothing would be sent.
    #[error("the webhook endpoint is disabled")]
    WebhookDisabled,
    /// Ours, or whoever edited it: a row cannot be read.
    #[error("a stored {0} cannot be read")]
    Stored(&'static str),
    /// The store failed.
    #[error(transparent)]
    Store(store::Error),
}

impl From<DbError> for Refused {
    fn from(error: DbError) -> Self {
        Self::Store(error.into())
    }
}

impl From<store::Error> for Refused {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl Refused {
    /// A single field at fault.
    pub(crate) fn field(pointer: &str, code: &'static str, detail: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError::new(pointer, code, detail)])
    }

    /// The caller's copy is older than the object.
    pub(crate) fn check_revision(expected: Option<i64>, found: i64) -> Result<(), Self> {
        if expected.is_none_or(|expected| expected == found) { Ok(()) } else { Err(Self::Stale) }
    }
}
