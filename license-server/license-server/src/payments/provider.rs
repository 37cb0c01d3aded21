//! What a payment provider is to this server: a page to pay on, notices that prove who sent them, and answers when it is asked
//! again what really happened. Nothing is booked by a notice alone (attack 22).

use http::HeaderMap;
use jiff::Timestamp;

use crate::invoices::Invoice;

/// Money to be asked for.
#[derive(Clone, Debug)]
pub(super) struct Request {
    /// Our own name for it, which comes back with the money.
    pub(super) reference: String,
    pub(super) invoice: Invoice,
    /// Where the customer is sent when it is done, or given up.
    pub(super) back: String,
}

/// A page at the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) url: String,
    pub(super) expires_at: Option<Timestamp>,
}

/// A notice that was really sent by the provider. Of what it says only the names are believed, to be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    /// The provider's name for it: it is told once or many times, and acted on once.
    pub(super) event: String,
    pub(super) about: About,
}

/// What a notice is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// A payment, by its name.
    Payment(String),
    /// A charge of which something was returned, by its name.
    Refund(String),
    /// A charge that the customer's bank took back, by the name of the dispute.
    Dispute(String),
    /// Nothing of ours.
    Nothing,
}

/// What the provider says when it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    /// The payment all of this is about, if its money is there.
    pub(super) paid: Option<Paid>,
    /// What was taken back of it.
    pub(super) taken_back: Option<TakenBack>,
}

/// Money that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paid {
    /// The provider's name for it.
    pub(super) external: String,
    /// Our name for it, as it came back.
    pub(super) reference: String,
    pub(super) amount: i64,
    /// In capital letters.
    pub(super) currency: String,
}

/// Money that is there no longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TakenBack {
    /// The provider's name for what it was taken back by.
    pub(super) external: String,
    /// How much by that in all: a second refund of a charge counts the first.
    pub(super) amount: i64,
    pub(super) reason: &'static str,
}

/// Why a provider did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ProviderError {
    /// A notice is not from the provider, or too old; the sender's fault.
    #[error("the notice is not genuine: {0}")]
    NotGenuine(&'static str),
    /// It cannot be reached, or answers with nonsense; its own fault, and it may be tried again.
    #[error("the payment provider does not answer: {0}")]
    Away(String),
    /// It refuses; the vendor's fault, whose settings are wrong.
    #[error("the payment provider refuses: {0}")]
    Refused(String),
}

/// A payment provider of a vendor.
pub(super) trait Provider {
    /// Makes a page on which an invoice can be paid.
    fn page(&self, request: &Request) -> impl Future<Output = Result<Page, ProviderError>> + Send;

    /// A notice, if it is the provider's and fresh.
    fn notice(&self, headers: &HeaderMap, body: &[u8], now: Timestamp) -> Result<Notice, ProviderError>;

    /// Asks what really happened.
    fn facts(&self, about: &About) -> impl Future<Output = Result<Facts, ProviderError>> + Send;
}
