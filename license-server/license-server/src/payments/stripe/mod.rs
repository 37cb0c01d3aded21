//! Stripe: hosted checkout, signed webhooks, and its API to be asked again.

mod client;
mod signature;

pub(super) use self::client::Stripe;

use http::HeaderMap;
use jiff::Timestamp;
use license::money::Currency;
use secrecy::ExposeSecret as _;
use serde::Deserialize;

use super::provider::{About, Facts, Notice, Page, Paid, Provider, ProviderError, Request, TakenBack};

/// The name in paths and rows.
pub(super) const NAME: &str = "stripe";
/// Where its API is.
pub(super) const API: &str = "https://api.stripe.com";
const SIGNATURE: &str = "stripe-signature";

#[derive(Deserialize)]
struct Session {
    url: Option<String>,
    expires_at: Option<i64>,
}

#[derive(Deserialize)]
struct Event {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    data: EventData,
}

#[derive(Deserialize)]
struct EventData {
    object: Object,
}

#[derive(Deserialize)]
struct Object {
    id: String,
    #[serde(default)]
    payment_intent: Option<String>,
}

#[derive(Deserialize)]
struct Intent {
    id: String,
    status: String,
    amount: i64,
    #[serde(default)]
    amount_received: Option<i64>,
    currency: String,
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Default, Deserialize)]
struct Metadata {
    #[serde(default)]
    reference: String,
}

#[derive(Deserialize)]
struct Charge {
    id: String,
    #[serde(default)]
    payment_intent: Option<String>,
    #[serde(default)]
    amount_refunded: i64,
}

#[derive(Deserialize)]
struct Dispute {
    id: String,
    #[serde(default)]
    payment_intent: Option<String>,
    charge: String,
    amount: i64,
    #[serde(default)]
    status: String,
}

impl Stripe {
    /// The payment of an intent, if its money is there.
    async fn intent(&self, id: &str) -> Result<Option<Paid>, ProviderError> {
        let intent: Intent = self.get("payment_intents", id).await?;
        let paid = Paid {
            external: intent.id,
            reference: intent.metadata.reference,
            amount: intent.amount_received.unwrap_or(intent.amount),
            currency: intent.currency.to_ascii_uppercase(),
        };
        Ok((intent.status == "succeeded").then_some(paid))
    }

    async fn paid_by(&self, intent: Option<&str>) -> Result<Option<Paid>, ProviderError> {
        match intent {
            Some(id) => self.intent(id).await,
            None => Ok(None),
        }
    }
}

impl Provider for Stripe {
    async fn page(&self, request: &Request) -> Result<Page, ProviderError> {
        let (invoice, paper) = (&request.invoice, &request.invoice.paper);
        let (open, back) = (invoice.open().to_string(), request.back.as_str());
        let currency = lower(paper.currency);
        let name = format!("Invoice {}", paper.number);
        let form = [
            ("mode", "payment"),
            ("success_url", back),
            ("cancel_url", back),
            ("client_reference_id", &request.reference),
            ("customer_email", &paper.buyer.email),
            ("line_items[0][quantity]", "1"),
            ("line_items[0][price_data][currency]", &currency),
            ("line_items[0][price_data][unit_amount]", &open),
            ("line_items[0][price_data][product_data][name]", &name),
            ("metadata[reference]", &request.reference),
            ("payment_intent_data[metadata][reference]", &request.reference),
            ("payment_intent_data[metadata][invoice]", &paper.number),
            ("payment_intent_data[description]", &name),
        ];
        let session: Session = self.post("checkout/sessions", &request.reference, &form).await?;
        let url = session.url.filter(|url| url.starts_with("https://") || self.is_local());
        let url = url.ok_or_else(|| ProviderError::Away("its answer has no address to pay at".to_owned()))?;
        Ok(Page { url, expires_at: session.expires_at.and_then(|at| Timestamp::from_second(at).ok()) })
    }

    fn notice(&self, headers: &HeaderMap, body: &[u8], now: Timestamp) -> Result<Notice, ProviderError> {
        let line = headers.get(SIGNATURE).and_then(|line| line.to_str().ok()).unwrap_or_default();
        signature::check(line, body, self.signing_secret.expose_secret().as_bytes(), now)?;
        let event: Event =
            serde_json::from_slice(body).map_err(|_| ProviderError::NotGenuine("its body is no event"))?;
        let Object { id, payment_intent } = event.data.object;
        let about = match event.kind.as_str() {
            "payment_intent.succeeded" => About::Payment(id),
            "checkout.session.completed" | "checkout.session.async_payment_succeeded" => {
                payment_intent.map_or(About::Nothing, About::Payment)
            }
            "charge.refunded" => About::Refund(id),
            "charge.dispute.created" | "charge.dispute.funds_withdrawn" => About::Dispute(id),
            _ => About::Nothing,
        };
        Ok(Notice { event: event.id, about })
    }

    async fn facts(&self, about: &About) -> Result<Facts, ProviderError> {
        match about {
            About::Payment(id) => Ok(Facts { paid: self.intent(id).await?, taken_back: None }),
            About::Refund(id) => {
                let charge: Charge = self.get("charges", id).await?;
                let (external, amount) = (format!("refund of {}", charge.id), charge.amount_refunded);
                let taken_back = TakenBack { external, amount, reason: "refunded to the card" };
                let paid = self.paid_by(charge.payment_intent.as_deref()).await?;
                Ok(Facts { paid, taken_back: Some(taken_back).filter(|taken| taken.amount > 0) })
            }
            About::Dispute(id) => {
                let dispute: Dispute = self.get("disputes", id).await?;
                let intent = match dispute.payment_intent {
                    Some(intent) => Some(intent),
                    None => self.get::<Charge>("charges", &dispute.charge).await?.payment_intent,
                };
                let paid = self.paid_by(intent.as_deref()).await?;
                let external = format!("dispute {}", dispute.id);
                let taken_back = TakenBack { external, amount: dispute.amount, reason: "charged back by the bank" };
                // A mere question of the bank, or one that was answered well, takes no money away.
                let kept = dispute.status.starts_with("warning") || dispute.status == "won";
                Ok(Facts { paid, taken_back: Some(taken_back).filter(|_| !kept) })
            }
            About::Nothing => Ok(Facts { paid: None, taken_back: None }),
        }
    }
}

fn lower(currency: Currency) -> String {
    currency.to_string().to_ascii_lowercase()
}
