//! A vendor's account at a payment provider: its key and the secret of its webhooks, both sealed.

use axum::extract::State;
use axum::response::IntoResponse;
use foundation::args;
use foundation::db::{AuditEntry, Change, Conn, Event, Tx};
use foundation::http::wire::{IfMatch, Password, expected};
use foundation::http::{Conditions, ETag, FieldError, Json};
use foundation::tokens::Scope;
use secrecy::ExposeSecret as _;
use serde::{Deserialize, Serialize};
use url::Url;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::stripe::{API, NAME, Stripe};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::state::ApiState;
use crate::vendors::{self, VendorId};

/// A vendor's account at Stripe.
#[derive(Debug, Serialize, ToSchema)]
struct StripeSettings {
    /// Whether invoices can be paid by it.
    enabled: bool,
    /// Whether the secret key of the API is kept.
    has_api_key: bool,
    /// Whether the signing secret of the webhook is kept.
    has_signing_secret: bool,
    /// Where its API is: Stripe's own address, or a stand-in on this machine.
    #[schema(example = "https://api.stripe.com")]
    api_base: String,
    /// Where a customer is sent after paying.
    #[schema(example = "https://licences.example.com")]
    return_url: String,
    /// To which path of this server Stripe is to send its webhooks.
    #[schema(example = "/v1/payment-events/stripe/acme")]
    webhook_path: String,
}

/// A vendor's account at Stripe, to be kept.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewStripeSettings {
    /// Whether invoices can be paid by it.
    enabled: bool,
    /// The secret key of the API, kept sealed and never shown. Without one the one there is stays, if the address does.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, write_only, max_length = 500, example = "sk_live_4711")]
    api_key: Option<Password>,
    /// The signing secret of the webhook, kept sealed and never shown. Without one the one there is stays.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, write_only, max_length = 500, example = "whsec_4711")]
    signing_secret: Option<Password>,
    /// Where its API is: Stripe's own address, or a stand-in on this machine. Default: Stripe's own.
    #[serde(default)]
    #[schema(nullable = false, max_length = 200, example = "https://api.stripe.com")]
    api_base: Option<String>,
    /// Where a customer is sent after paying. Default: the vendor's address.
    #[serde(default)]
    #[schema(nullable = false, max_length = 200, example = "https://licences.example.com")]
    return_url: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Document {
    enabled: bool,
    api_base: String,
    return_url: String,
}

#[derive(Clone, Default)]
struct Kept {
    document: Document,
    api_key: Option<String>,
    signing_secret: Option<String>,
    revision: i64,
}

fn context(vendor: VendorId, what: &str) -> String {
    format!("{NAME} {what} of {vendor}")
}

async fn find(conn: &mut Conn, vendor: VendorId) -> Result<Kept, Refused> {
    let sql = "SELECT document, api_key, signing_secret, revision FROM payment_providers \
               WHERE vendor = $1 AND provider = $2";
    let Some(row) = conn.optional(sql, args![vendor, NAME]).await? else { return Ok(Kept::default()) };
    Ok(Kept {
        document: serde_json::from_str(&row.text(0)?).map_err(|_| Refused::Stored("payment provider"))?,
        api_key: row.opt_text(1)?,
        signing_secret: row.opt_text(2)?,
        revision: row.int(3)?,
    })
}

/// Stripe's own address, or one on this machine: a key is sent nowhere else.
fn base(given: Option<String>, errors: &mut Vec<FieldError>) -> String {
    let given = given.unwrap_or_else(|| API.to_owned()).trim_end_matches('/').to_owned();
    let local = Url::parse(&given).is_ok_and(|url| {
        let ip = url.host_str().and_then(|host| host.trim_matches(['[', ']']).parse::<std::net::IpAddr>().ok());
        url.scheme() == "http" && (url.host_str() == Some("localhost") || ip.is_some_and(|ip| ip.is_loopback()))
    });
    if given != API && !local {
        errors.push(FieldError::new("/api_base", "invalid", format!("must be {API}, or http on this machine")));
    }
    given
}

async fn put(tx: &mut Tx, principal: &Principal, new: &Kept, expected: Option<i64>) -> Result<(), Refused> {
    let (vendor, now) = (principal.vendor()?, tx.micros());
    let before = find(tx, vendor).await?;
    Refused::check_revision(expected, before.revision)?;
    let same = before.document.api_base == new.document.api_base;
    let api_key = new.api_key.clone().or(before.api_key.filter(|_| same));
    let signing_secret = new.signing_secret.clone().or(before.signing_secret);
    if new.document.enabled && (api_key.is_none() || signing_secret.is_none()) {
        let pointer = if api_key.is_none() { "/api_key" } else { "/signing_secret" };
        return Err(Refused::field(pointer, "required", "nothing can be paid without it"));
    }
    let json = |document: &Document| serde_json::to_string(document).map_err(|_| Refused::Stored("payment provider"));
    tx.run(
        "INSERT INTO payment_providers (vendor, provider, document, api_key, signing_secret, revision, updated_at) \
         VALUES ($1, $2, $3, $4, $5, 1, $6) ON CONFLICT (vendor, provider) DO UPDATE SET document = $3, api_key = $4, \
         signing_secret = $5, revision = payment_providers.revision + 1, updated_at = $6",
        args![vendor, NAME, json(&new.document)?, api_key, signing_secret, now],
    )
    .await?;
    let kind = "vendor.payment_provider_changed";
    tx.record(Event { kind, owner: vendor.0, object: vendor.0, revision: before.revision + 1, detail: None });
    let change = Change { before: Some(json(&before.document)?), after: Some(json(&new.document)?) };
    let entry = AuditEntry { action: kind, object: vendor.to_string(), change };
    Ok(tx.audit_of(vendor.0, &principal.actor, entry).await?)
}

/// A provider that can be used, and where customers come back to.
pub(super) struct Counter {
    pub(super) provider: Stripe,
    pub(super) return_url: String,
}

impl Office {
    /// The vendor's provider, if it has one that is enabled.
    pub(super) async fn payment_provider(&self, vendor: VendorId) -> Result<Option<Counter>, Refused> {
        let mut conn = self.read().await?;
        let kept = find(&mut conn, vendor).await?;
        let (true, Some(key), Some(secret)) = (kept.document.enabled, kept.api_key, kept.signing_secret) else {
            return Ok(None);
        };
        let key = self.sealer.open_text(&context(vendor, "key"), &key)?;
        let secret = self.sealer.open_text(&context(vendor, "webhook"), &secret)?;
        let return_url = match kept.document.return_url {
            given if given.is_empty() => vendors::get(&mut conn, vendor).await?.issuer,
            given => given,
        };
        Ok(Some(Counter { provider: Stripe::new(kept.document.api_base, key, secret), return_url }))
    }

    async fn stripe_settings(&self, principal: &Principal) -> Result<(StripeSettings, i64), Refused> {
        principal.needs(Scope::Read(Area::Vendor))?;
        let mut conn = self.read().await?;
        let vendor = vendors::get(&mut conn, principal.vendor()?).await?;
        let kept = find(&mut conn, vendor.id).await?;
        let or = |given: &String, other: &str| if given.is_empty() { other.to_owned() } else { given.clone() };
        let shown = StripeSettings {
            enabled: kept.document.enabled,
            has_api_key: kept.api_key.is_some(),
            has_signing_secret: kept.signing_secret.is_some(),
            api_base: or(&kept.document.api_base, API),
            return_url: or(&kept.document.return_url, &vendor.issuer),
            webhook_path: format!("/v1/payment-events/{NAME}/{}", vendor.slug),
        };
        Ok((shown, kept.revision))
    }
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(read_stripe_settings, replace_stripe_settings))
}

/// Reads the vendor's account at Stripe.
#[utoipa::path(
    get, path = "/v1/vendor/payment-providers/stripe", tag = "vendor",
    responses((status = 200, description = "The account, without its secrets.", body = StripeSettings)),
    security(("bearer" = ["vendor:read"]))
)]
async fn read_stripe_settings(
    State(office): State<Office>,
    Asker(principal): Asker,
) -> Result<impl IntoResponse, Failure> {
    let (settings, revision) = office.stripe_settings(&principal).await?;
    Ok((ETag::of_revision(revision), Json(settings)))
}

/// Replaces the vendor's account at Stripe. Its secrets are kept sealed.
#[utoipa::path(
    put, path = "/v1/vendor/payment-providers/stripe", tag = "vendor", params(IfMatch), request_body = NewStripeSettings,
    responses((status = 200, description = "The account as it is now.", body = StripeSettings)),
    security(("bearer" = ["vendor:write"]))
)]
async fn replace_stripe_settings(
    State(office): State<Office>,
    Asker(principal): Asker,
    conditions: Conditions,
    Json(new): Json<NewStripeSettings>,
) -> Result<impl IntoResponse, Failure> {
    principal.needs(Scope::Write(Area::Vendor))?;
    let expected = expected(&conditions, office.stripe_settings(&principal).await?.1)?;
    let (vendor, mut errors) = (principal.vendor()?, Vec::new());
    let api_base = base(new.api_base, &mut errors);
    let return_url = new.return_url.unwrap_or_default();
    if !return_url.is_empty() && (!return_url.starts_with("https://") || Url::parse(&return_url).is_err()) {
        errors.push(FieldError::new("/return_url", "invalid", "must be an address that begins with https://"));
    }
    Refused::unless_empty(errors)?;
    let seal = |secret: Option<Password>, what: &str| {
        secret.map(|Password(secret)| {
            office.sealer.seal(&context(vendor, what), secret.expose_secret().trim().as_bytes())
        })
    };
    let new = Kept {
        document: Document { enabled: new.enabled, api_base, return_url },
        api_key: seal(new.api_key, "key"),
        signing_secret: seal(new.signing_secret, "webhook"),
        revision: 0,
    };
    let input = (principal.clone(), new);
    let written = office.db.write(input, move |tx, (principal, new)| Box::pin(put(tx, principal, new, expected)));
    written.await?;
    let (settings, revision) = office.stripe_settings(&principal).await?;
    Ok((ETag::of_revision(revision), Json(settings)))
}
