//! Why something was not done, and whose fault it is.

use foundation::db::DbError;
use foundation::http::FieldError;
use foundation::secrets::password::PasswordError;
use foundation::secrets::seal::SealError;
use foundation::throttle::RetryAfter;
use license::key::KeyError;
use license::rotation::RotationError;

use crate::orders::OrderId;
use crate::payments::ProviderError;
use crate::principal::Right;
use crate::quotes::Reason;

/// A refused or failed operation.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refused {
    /// The caller lacks a right.
    #[error("the scope `{0}` is missing")]
    Forbidden(Right),
    /// The caller must set up a second factor before anything else.
    #[error("a second factor must be set up first")]
    MustEnrol,
    /// The caller must have logged in with a password.
    #[error("this is done in a session, not by a token")]
    SessionRequired,
    /// The operator did not say for which vendor.
    #[error("there are several vendors and none was named")]
    VendorRequired,
    /// Fields hold what the rules refuse.
    #[error("some fields are not valid")]
    Invalid(Vec<FieldError>),
    /// There is no such object, or it is another's.
    #[error("there is no {kind} `{key}`")]
    Missing {
        /// What was asked for.
        kind: &'static str,
        /// Its key as asked for.
        key: String,
    },
    /// Another object has that key.
    #[error("there is a {kind} `{key}` already")]
    Exists {
        /// What stands in the way.
        kind: &'static str,
        /// Its key.
        key: String,
    },
    /// Somebody else changed the object since the caller read it.
    #[error("the object was changed meanwhile")]
    Stale,
    /// Email address, password or code are wrong, or the account is disabled; which of them is nobody's business.
    #[error("the login is refused")]
    LoginFailed,
    /// The password is right and a code is asked for.
    #[error("a code of the second factor is needed")]
    SecondFactorRequired,
    /// Too many wrong passwords.
    #[error(transparent)]
    Throttled(#[from] RetryAfter),
    /// The vendor's staff make accounts, trials and links; nobody does so by themselves.
    #[error("nobody is let in by themselves here")]
    SelfServiceOff,
    /// The change would leave a vendor without an active owner.
    #[error("a vendor keeps at least one active owner")]
    LastOwner,
    /// The price list holds or held, and quotes may stand on it.
    #[error("the price list `{0}` is in force")]
    PriceListInForce(String),
    /// A step of the ring of keys is out of order.
    #[error(transparent)]
    Rotation(#[from] RotationError),
    /// There is no ring of keys yet, or no plan for it.
    #[error("nothing was planned for the signing keys")]
    NothingPlanned,
    /// The vendor has no signing key that a trusted root vouches for: its own to mend.
    #[error("the vendor has no signing key yet")]
    NoSigningKey,
    /// A document of an installation is not what it says it is.
    #[error("the proof does not hold: {0}")]
    NotGenuine(String),
    /// A document of an installation is too old, or dated later than now.
    #[error("the proof is out of time: {0}")]
    ClockWrong(String),
    /// A request came again that was answered before.
    #[error("the request was answered before")]
    Replayed,
    /// Two installations share one identity, and this is not the one that asked last.
    #[error("two installations share one identity")]
    Cloned,
    /// An add-on, or the product, cannot be tried: all reasons why.
    #[error("no trial is possible")]
    NoTrial(Vec<license::trial::TrialRefusal>),
    /// More installations ask than can be answered at once.
    #[error("too many installations ask at once")]
    Crowded(RetryAfter),
    /// A document cannot be signed: ours.
    #[error(transparent)]
    Sign(#[from] license::jws::SignError),
    /// A licence has no such step, or not now.
    #[error(transparent)]
    License(#[from] license::steps::license::Refused),
    /// An add-on of a licence has no such step.
    #[error(transparent)]
    Addon(#[from] license::steps::addon::Refused),
    /// An activation has no such step, or not now.
    #[error(transparent)]
    Activation(#[from] license::steps::activation::Refused),
    /// Nothing is sent to a webhook endpoint that is disabled.
    #[error("the webhook endpoint is disabled")]
    WebhookDisabled,
    /// Rules stand in the way of a sale: all of them.
    #[error("this cannot be bought")]
    NotForSale(Vec<Reason>),
    /// The vendor has not said who sells and at which tax.
    #[error("the seller is not set")]
    SellerMissing,
    /// A quote's day is over.
    #[error("the quote has expired")]
    QuoteExpired,
    /// A quote is ordered once.
    #[error("the quote was ordered as {0}")]
    QuoteOrdered(OrderId),
    /// The licence is not any more what the quote starts from.
    #[error("the licence has changed since the quote")]
    QuoteOutdated,
    /// The order is not in a state for that.
    #[error("the order is {0}")]
    OrderState(&'static str),
    /// The licence has grown by a later order.
    #[error("a later order stands on this one")]
    OrderSuperseded,
    /// Money was received for the invoice.
    #[error("a part of the invoice {0} is paid")]
    PartlyPaid(String),
    /// An invoice has no such step.
    #[error(transparent)]
    Invoice(#[from] license::steps::invoice::Refused),
    /// The vendor takes no cards.
    #[error("no card is taken")]
    CardsNotTaken,
    /// A payment provider does not do what it was asked, or somebody speaks in its name.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// What costs money is asked for with a key.
    #[error("an idempotency key is needed")]
    KeyRequired,
    /// A password could not be hashed.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// A sealed secret does not open: the key file is not the one it was sealed with.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A key that was made or kept cannot be used: ours.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A stored row cannot be read: ours, or whoever edited it.
    #[error("a stored {0} cannot be read")]
    Stored(&'static str),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl Refused {
    /// A single field at fault.
    pub(crate) fn field(pointer: &str, code: &'static str, detail: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError::new(pointer, code, detail)])
    }

    /// What is not there, or not the caller's.
    pub(crate) fn missing(kind: &'static str, key: impl ToString) -> Self {
        Self::Missing { kind, key: key.to_string() }
    }

    /// The caller's copy is older than the object.
    pub(crate) fn check_revision(expected: Option<i64>, found: i64) -> Result<(), Self> {
        if expected.is_none_or(|expected| expected == found) { Ok(()) } else { Err(Self::Stale) }
    }

    /// Collects what is wrong with several fields.
    pub(crate) fn unless_empty(errors: Vec<FieldError>) -> Result<(), Self> {
        if errors.is_empty() { Ok(()) } else { Err(Self::Invalid(errors)) }
    }
}
