//! What this counter says of its document as a whole; what all operations share is the ground's.

use foundation::http::Manual;

use crate::codes;

/// The document's frame.
pub(crate) const MANUAL: Manual = Manual {
    title: "Pennypost mail server",
    version: env!("CARGO_PKG_VERSION"),
    description: "Everything the server does is an operation here; its own dashboard and command line have no other \
                  door. Errors are `application/problem+json` (RFC 9457) with a stable `code`. Lists are pages with an \
                  opaque `cursor`. Times are RFC 3339 in UTC. Objects carry an `ETag`; `If-Match` makes a change safe \
                  against another's. Every mutation takes an `Idempotency-Key`. An answer with \
                  `License-Warning` says that the licence needs looking after.",
    tags: &[
        ("whoami", "Who is asking."),
        ("sessions", "Logging in with a password, and what one does about oneself."),
        ("administrators", "People who administrate the server, a tenant or a domain."),
        ("tokens", "Bearer tokens: who may do what through this API."),
        ("oauth", "Programs that people let act for them, and what they let them do."),
        ("plans", "What tenants are sold: limits and features."),
        ("tenants", "Whoever has domains here: provisioned, suspended, put on another plan, terminated, brought back."),
        ("domains", "Domains the server takes mail for, and the DNS records they need."),
        ("mailboxes", "What people log in to."),
        ("app-passwords", "Passwords of a mailbox for one mail program each."),
        ("aliases", "Addresses that lead to others."),
        ("contacts", "The address books of domains."),
        ("access-rules", "Blocks and allow-lists: whom mail is taken from, whom it goes to, who may connect."),
        ("queue", "Mail on its way out."),
        ("messages", "What became of a message."),
        ("events", "What happened: the feed of every change, and the audit trail."),
        ("webhooks", "Being told of events by signed requests, after Standard Webhooks 1.0."),
        ("batch", "Many requests in one."),
        ("operations", "Work that goes on after its request was answered."),
        ("license", "What the licence allows, and how another is asked for."),
        ("settings", "How the server behaves, a group at a time."),
        ("listeners", "Where is listened, and by which certificates."),
        ("tasks", "Background work."),
        ("health", "What supervisors and scrapers ask."),
    ],
    bearer: "A token made by `POST /v1/tokens` or by the server's command line. The scope an operation needs stands in \
             its requirement; `area:write` includes `area:read`, and `admin` includes everything.",
    codes: &[foundation::http::codes::PROBLEMS, codes::OWN_PROBLEMS],
    location: "/v1/domains/example.org",
};
