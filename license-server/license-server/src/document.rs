//! What this server says of its document as a whole; what all operations share is the ground's.

use foundation::http::{Manual, codes};

use crate::codes::OWN_PROBLEMS;

/// The document's frame.
pub(crate) const MANUAL: Manual = Manual {
    title: "Pennypost license server",
    version: env!("CARGO_PKG_VERSION"),
    description: "What a vendor needs to sell by licences: staff, catalogue, customers, signing keys. Everything the server \
                  does is an operation here; its pages and command line have no other door. Each vendor's objects are its \
                  own: what belongs to another is not there. Errors are `application/problem+json` (RFC 9457) with a stable \
                  `code`. Lists are pages with an opaque `cursor`. Times are RFC 3339 in UTC. Objects carry an `ETag`; \
                  `If-Match` makes a change safe against another's. Every mutation takes an `Idempotency-Key`.",
    tags: &[
        ("whoami", "Who is asking, and what each role may do."),
        ("sessions", "Logging in and out."),
        ("me", "One's own password and second factor."),
        ("tokens", "Bearer tokens for programs."),
        ("vendors", "The vendors of this server; for its operator."),
        ("vendor", "One's own vendor: name, hosts, policy."),
        ("staff", "Who works for the vendor, and in which role."),
        ("catalogue", "What is sold: editions, add-ons, prices, maintenance terms."),
        ("customers", "Who buys."),
        ("account", "A customer's own account."),
        ("licenses", "What was sold, given or lent for trial, and where it stands."),
        ("activations", "Which installation has a licence; the counter where installations ask."),
        ("orders", "What a licence can become and costs; quotes, and orders of them."),
        ("invoices", "What is owed and was paid; reminders."),
        ("keys", "What licences are signed with."),
        ("reports", "What was earned and is in use; lists as CSV."),
        ("books", "What happened: events for programs, the audit trail for people."),
        ("webhooks", "Being told of events by signed requests, after Standard Webhooks 1.0."),
        ("health", "What supervisors and scrapers ask."),
    ],
    bearer: "A session's secret from `POST /v1/sessions`, or an API token from `POST /v1/tokens`. A browser may send the \
             session as a cookie instead. The scope an operation needs stands in its requirement; `area:write` includes \
             `area:read`. What a person may do follows from the role (`GET /v1/roles`), and a token can only narrow it.",
    codes: &[codes::PROBLEMS, OWN_PROBLEMS],
    location: "/v1/customers/person_16j",
};
