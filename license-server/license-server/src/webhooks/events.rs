//! What happens here, by name: the table from which `/v1/events`, webhooks and the document read. Whoever records an event of a
//! new kind adds a line.

use foundation::db::FeedEntry;
use foundation::webhooks::{DISABLED, TEST};
use serde::Serialize;
use serde_json::json;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn, PathItem, PathsBuilder};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{ContentBuilder, ObjectBuilder, OpenApi, Ref, Required, ResponseBuilder, ResponsesBuilder, Type};
use utoipa::{PartialSchema, ToSchema};

/// Kind, the prefix of its object's identifier, and what happened.
const KINDS: &[(&str, &str, &str)] = &[
    ("vendor.created", "vendor", "The vendor was made."),
    ("vendor.updated", "vendor", "The vendor's name, hosts or policy changed."),
    ("staff.created", "person", "Somebody joined the staff."),
    ("staff.updated", "person", "One of the staff changed: name, role or status."),
    ("person.password_link_made", "person", "A link to set a password was made."),
    ("person.password_set", "person", "A password was set by a link."),
    ("person.password_changed", "person", "A password was exchanged."),
    ("person.second_factor_begun", "person", "A second factor is being set up."),
    ("person.second_factor_on", "person", "A second factor is asked for from now on."),
    ("person.second_factor_off", "person", "A second factor is not asked for any more."),
    ("session.begun", "person", "Somebody logged in."),
    ("session.ended", "person", "Somebody logged out, or was."),
    ("token.created", "person", "Somebody made an API token."),
    ("token.revoked", "person", "Somebody revoked an API token."),
    ("customer.created", "person", "A customer's account was made."),
    ("customer.updated", "person", "A customer's account changed."),
    ("edition.changed", "vendor", "An edition of the catalogue changed."),
    ("addon.changed", "vendor", "An add-on of the catalogue was made or changed."),
    ("addon.deleted", "vendor", "An add-on left the catalogue."),
    ("price_list.changed", "vendor", "A price list was made or changed."),
    ("price_list.deleted", "vendor", "A price list was deleted before it held."),
    ("maintenance_term.changed", "vendor", "A maintenance term was made or changed."),
    ("release.changed", "release", "A build was released, or what is said of it changed; `detail` names its version."),
    ("release.deleted", "release", "A build was taken back; `detail` names its version."),
    ("keys.changed", "vendor", "A key set was installed."),
    ("license.created", "license", "A licence was made."),
    ("license.activated", "license", "A licence was activated on an installation."),
    ("license.updated", "license", "What the vendor notes of a licence changed."),
    ("license.rekeyed", "license", "A licence got another key; the old one opens nothing."),
    ("license.purchased", "license", "A licence was bought out of a trial, out of Free, or as a new one."),
    ("license.upsized", "license", "A licence grew by an order."),
    ("license.paid", "license", "What was owed for a licence is paid."),
    ("license.payment_extended", "license", "What is owed for a licence may be paid later."),
    ("license.payment_reversed", "license", "A payment for a licence was taken back."),
    ("license.order_voided", "license", "An unpaid order was undone; the licence is what it was."),
    ("license.stopped", "license", "A licence stopped because it was not paid in time."),
    ("license.maintenance_renewed", "license", "Upgrade protection was renewed."),
    ("license.protected", "license", "Staff granted upgrade protection."),
    ("license.leased", "license", "A lease is paid for longer."),
    ("license.lease_ended", "license", "A lease was not renewed; its licence is Free."),
    ("license.trial_ending", "license", "A trial ends soon."),
    ("license.trial_ended", "license", "A trial is over; its licence is Free."),
    ("license.addon_trial_begun", "license", "The trial of an add-on began."),
    ("license.addon_trial_ended", "license", "The trial of an add-on is over."),
    ("license.suspended", "license", "A licence was suspended, from the date in its state on."),
    ("license.reinstated", "license", "A suspension was lifted."),
    ("license.revoked", "license", "A licence was ended for good."),
    ("activation.created", "activation", "An installation has a licence."),
    ("activation.renewed", "activation", "An installation activated its licence again."),
    ("activation.answered_offline", "activation", "An offline request was answered."),
    ("activation.cloned", "activation", "Two copies of one installation have asked."),
    ("activation.transfer_begun", "activation", "A licence moves away from an installation."),
    ("activation.released", "activation", "An installation has its licence no more."),
    ("activation.lost", "activation", "An installation has not been heard of for 90 days."),
    ("vendor.seller_changed", "vendor", "Who sells, as invoices print it, changed."),
    ("vendor.mail_settings_changed", "vendor", "The way by which mails go out changed."),
    ("vendor.payment_provider_changed", "vendor", "The way by which cards are taken changed."),
    ("order.placed", "order", "An order was placed."),
    ("order.effective", "order", "What was ordered is granted."),
    ("order.blocked", "order", "An order was paid, and a rule stands in the way of what it grants: staff decide."),
    ("order.reopened", "order", "The payment of an order was taken back."),
    ("order.void", "order", "An order was undone."),
    ("invoice.issued", "invoice", "An invoice was issued."),
    ("invoice.assigned", "invoice", "An invoice names the licence that was made for it."),
    ("invoice.partly_paid", "invoice", "A part of an invoice was paid."),
    ("invoice.paid", "invoice", "An invoice is paid."),
    ("invoice.payment_reversed", "invoice", "A payment of an invoice was taken back."),
    ("invoice.reopened", "invoice", "An invoice that was paid is open again."),
    ("invoice.reminder", "invoice", "Somebody was reminded of an invoice."),
    ("invoice.extended", "invoice", "An invoice may be paid later."),
    ("invoice.overdue", "invoice", "An invoice was not paid in time."),
    ("invoice.void", "invoice", "Nobody has to pay an invoice any more."),
    ("payment.received", "payment", "Money came in."),
    ("payment.reversed", "payment", "Money was taken back."),
    ("payment.mismatched", "vendor", "A provider tells of money that fits no invoice: nothing was booked."),
    ("payment.unapplied", "payment", "Money came in that no invoice waits for: staff decide."),
    ("webhook_endpoint.created", "endpoint", "A webhook endpoint was made."),
    ("webhook_endpoint.updated", "endpoint", "A webhook endpoint changed."),
    ("webhook_endpoint.secret_rotated", "endpoint", "A webhook endpoint got another secret."),
    ("webhook_endpoint.deleted", "endpoint", "A webhook endpoint was deleted."),
    (DISABLED, "endpoint", "A webhook endpoint was disabled: it answered 410, or every attempt failed for five days."),
];

/// The object of an event, by its identifier.
pub(crate) fn object(entry: &FeedEntry) -> String {
    let number = foundation::ids::encode(entry.object);
    match KINDS.iter().find(|(kind, ..)| *kind == entry.kind) {
        Some((_, prefix, _)) => format!("{prefix}_{number}"),
        None => number,
    }
}

/// Whether a kind has its line.
#[cfg(test)]
pub(crate) fn is_told(kind: &str) -> bool {
    KINDS.iter().any(|(known, ..)| *known == kind)
}

/// What a webhook carries; the ground's engine writes it.
#[derive(Debug, Serialize, ToSchema)]
struct WebhookMessage {
    /// What happened.
    #[schema(example = "customer.created")]
    r#type: String,
    /// When it happened; when it was sent says `webhook-timestamp`.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    timestamp: String,
    /// To what.
    data: WebhookData,
}

/// To what something happened. The object itself is read by REST, with the rights of whoever reads: a message can arrive hours
/// late and passes through logs on its way.
#[derive(Debug, Serialize, ToSchema)]
struct WebhookData {
    /// The object's identifier.
    #[schema(example = "person_16j")]
    object: String,
    /// The object's revision after it.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 1)]
    revision: u64,
    /// What a reader needs when the object is gone or cannot say it itself; null for most events.
    #[schema(value_type = Option<Object>, required, example = json!(null))]
    detail: Option<serde_json::Value>,
}

/// The document with what is sent.
pub(crate) fn described(mut document: OpenApi) -> OpenApi {
    let test = (TEST, "endpoint", "Somebody asked for a message to see whether it arrives.");
    let told = KINDS.iter().chain([&test]);
    let paths = told.fold(PathsBuilder::new(), |paths, (kind, _, text)| paths.path(*kind, item(kind, text)));
    document.webhooks = Some(paths.build());
    let schemas = &mut document.components.get_or_insert_default().schemas;
    for (name, schema) in
        [(WebhookMessage::name(), WebhookMessage::schema()), (WebhookData::name(), WebhookData::schema())]
    {
        schemas.insert(name.into_owned(), schema);
    }
    document
}

fn item(kind: &str, text: &str) -> PathItem {
    let message = Ref::from_schema_name(WebhookMessage::name());
    let body = RequestBodyBuilder::new()
        .content("application/json", ContentBuilder::new().schema(Some(message)).build())
        .required(Some(Required::True));
    let header = |name: &str, text: &str, example: &str| {
        ParameterBuilder::new()
            .name(name)
            .parameter_in(ParameterIn::Header)
            .required(Required::True)
            .description(Some(text))
            .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
            .example(Some(json!(example)))
            .build()
    };
    let taken =
        "Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days.";
    let operation = OperationBuilder::new()
        .operation_id(Some(format!("on_{}", kind.replace('.', "_"))))
        .tag("webhooks")
        .summary(Some(text))
        .parameter(header("webhook-id", "The event's id, the same at each attempt.", "event_16j"))
        .parameter(header("webhook-timestamp", "When it was sent, in seconds since 1970.", "1767603600"))
        .parameter(header(
            "webhook-signature",
            "Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` \
             Ed25519 under its key. One that fits is enough.",
            "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
        ))
        .request_body(Some(body.build()))
        .responses(ResponsesBuilder::new().response("204", ResponseBuilder::new().description(taken)).build())
        .securities(Some([SecurityRequirement::default()]));
    PathItem::new(HttpMethod::Post, operation)
}
