//! `/v1/vendor/mail-settings`, and `/v1/mails` for whoever asks what was sent.

use axum::extract::State;
use axum::response::IntoResponse;
use foundation::http::wire::{IfMatch, Password, expected};
use foundation::http::{Conditions, ETag, Json, Listed, PageParams, Paging};
use foundation::tokens::Scope;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::outbox;
use super::settings::{Kept, MailSecurity, MailSettings as Settings};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::Area;
use crate::refused::Refused;
use crate::state::ApiState;

/// How a vendor's mails are sent.
#[derive(Debug, Serialize, ToSchema)]
struct MailSettings {
    /// The mail host; empty when no mails are sent.
    #[schema(example = "smtp.example.com")]
    host: String,
    /// Its port.
    #[schema(minimum = 0, maximum = 65535, example = 587)]
    port: u16,
    /// How the connection is protected.
    security: MailSecurity,
    /// The login there; empty for none.
    #[schema(example = "licences@example.com")]
    user: String,
    /// Whether a password is kept for it.
    has_password: bool,
    /// The address that mails are from.
    #[schema(example = "licences@example.com")]
    from: String,
    /// The name that mails are from; empty for none.
    #[schema(example = "Acme Mail Ltd")]
    from_name: String,
}

impl From<Kept> for MailSettings {
    fn from(kept: Kept) -> Self {
        let Settings { host, port, security, user, from, from_name } = kept.settings;
        Self { host, port, security, user, has_password: kept.password.is_some(), from, from_name }
    }
}

/// How mails are to be sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewMailSettings {
    /// The mail host; empty to send no mails.
    #[schema(max_length = 253, example = "smtp.example.com")]
    host: String,
    /// Its port.
    #[schema(minimum = 1, maximum = 65535, example = 587)]
    port: u16,
    /// How the connection is protected.
    security: MailSecurity,
    /// The login there; empty for none.
    #[serde(default)]
    #[schema(max_length = 200, example = "licences@example.com")]
    user: String,
    /// The password of it, which is kept sealed and never shown. Without one, that of the same host and login stays.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, write_only, max_length = 1000, example = "correct horse battery")]
    password: Option<Password>,
    /// The address that mails are from.
    #[schema(max_length = 254, example = "licences@example.com")]
    from: String,
    /// The name that mails are from; empty for none.
    #[serde(default)]
    #[schema(max_length = 200, example = "Acme Mail Ltd")]
    from_name: String,
}

/// Whether a mail was taken.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum MailState {
    /// It waits for its next attempt.
    Queued,
    /// The mail host has taken it.
    Sent,
    /// It was refused for good, or tried too often.
    Failed,
}

/// A mail to a customer.
#[derive(Debug, Serialize, ToSchema)]
struct Mail {
    /// Its identifier.
    #[schema(example = "mail_16j")]
    id: String,
    /// What it is.
    #[schema(example = "invoice.reminder")]
    kind: String,
    /// What it is about.
    #[schema(example = "invoice_16j")]
    about: String,
    /// To whom.
    #[schema(example = "carla@example.org")]
    recipient: String,
    /// Its subject.
    #[schema(example = "Invoice INV-000001 is due in 7 days")]
    subject: String,
    /// Whether it was taken.
    state: MailState,
    /// How often it was tried.
    #[schema(minimum = 0, maximum = 4294967295_u32, example = 1)]
    attempts: u32,
    /// What the last attempt failed by; empty when it did not.
    #[schema(example = "")]
    error: String,
    /// When it was written.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was taken; null before.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:02Z")]
    sent_at: Option<Timestamp>,
}

impl From<outbox::Mail> for Mail {
    fn from(mail: outbox::Mail) -> Self {
        Self {
            id: mail.id.to_string(),
            kind: mail.kind,
            about: mail.about,
            recipient: mail.recipient,
            subject: mail.subject,
            state: match mail.state.as_str() {
                "sent" => MailState::Sent,
                "failed" => MailState::Failed,
                _ => MailState::Queued,
            },
            attempts: mail.attempts,
            error: mail.error,
            created_at: mail.created_at,
            sent_at: mail.sent_at,
        }
    }
}

foundation::page_of!(
    /// Mails in the order they were written.
    MailPage of Mail
);

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(read_mail_settings, replace_mail_settings)).routes(routes!(list_mails))
}

/// Reads how the vendor's mails are sent.
#[utoipa::path(
    get, path = "/v1/vendor/mail-settings", tag = "vendor",
    responses((status = 200, description = "The settings.", body = MailSettings)),
    security(("bearer" = ["vendor:read"]))
)]
async fn read_mail_settings(
    State(office): State<Office>,
    Asker(principal): Asker,
) -> Result<impl IntoResponse, Failure> {
    let kept = office.mail_settings(&principal).await?;
    Ok((ETag::of_revision(kept.revision), Json(MailSettings::from(kept))))
}

/// Replaces how the vendor's mails are sent.
#[utoipa::path(
    put, path = "/v1/vendor/mail-settings", tag = "vendor", params(IfMatch), request_body = NewMailSettings,
    responses((status = 200, description = "The settings as they are now.", body = MailSettings)),
    security(("bearer" = ["vendor:write"]))
)]
async fn replace_mail_settings(
    State(office): State<Office>,
    Asker(principal): Asker,
    conditions: Conditions,
    Json(new): Json<NewMailSettings>,
) -> Result<impl IntoResponse, Failure> {
    principal.needs(Scope::Write(Area::Vendor))?;
    let expected = expected(&conditions, office.mail_settings(&principal).await?.revision)?;
    let NewMailSettings { host, port, security, user, password, from, from_name } = new;
    let settings = Settings { host, port, security, user, from, from_name };
    let password = password.map(|Password(password)| password);
    let kept = office.replace_mail_settings(&principal, settings, password, expected).await?;
    Ok((ETag::of_revision(kept.revision), Json(MailSettings::from(kept))))
}

/// Lists mails to customers, sent and unsent.
#[utoipa::path(
    get, path = "/v1/mails", tag = "invoices", params(PageParams),
    responses((status = 200, description = "A page of mails.", body = MailPage)),
    security(("bearer" = ["customers:read"]))
)]
async fn list_mails(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<MailPage>, Failure> {
    principal.needs(Scope::Read(Area::Customers))?;
    let (vendor, after) = (principal.vendor()?, paging.after::<i64>()?.unwrap_or_default());
    let mut conn = office.read().await.map_err(Refused::from)?;
    let rows = outbox::list(&mut conn, vendor, after, paging.rows()).await?;
    Ok(paging.page(rows, |mail| mail.id.0).map(Mail::from).listed())
}
