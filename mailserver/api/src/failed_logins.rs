//! Failed logins that hold somebody up.

use axum::extract::State;
use engine::Engine;
use foundation::http::{Json, Listed, PageParams, Paging, Path, Problem};
use foundation::throttle::{AccountFailures, HeldUp, PeerNet};
use http::StatusCode;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::named::{Named, Twice};
use crate::rehearsal::DryRun;

/// A network that waits before its next attempt to log in is looked at, by whichever protocol.
#[derive(Debug, Serialize, ToSchema)]
struct FailedLogins {
    /// The network: an address, or a /64 of IPv6.
    #[schema(example = "192.0.2.7")]
    network: String,
    /// Failures that count against it. What is tried again and again counts once.
    #[schema(minimum = 1, maximum = 4294967295u64, example = 17)]
    failures: u32,
    /// When the last of them was.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    last_failure_at: Timestamp,
    /// Until when it waits; each further failure makes that longer, up to an hour.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:02Z")]
    until: Timestamp,
}

impl From<HeldUp> for FailedLogins {
    fn from(held: HeldUp) -> Self {
        Self {
            network: held.network.to_string(),
            failures: held.failures,
            last_failure_at: held.last,
            until: held.until,
        }
    }
}

/// Failed logins to a mailbox, by whichever protocol and from wherever.
#[derive(Debug, Default, Serialize, ToSchema)]
struct MailboxFailedLogins {
    /// Failures that count against it; none after a login that went well. What is tried again and again counts once.
    #[schema(minimum = 0, maximum = 4294967295u64, example = 4)]
    failures: u32,
    /// When the last of them was; null where there is none.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:00Z")]
    last_failure_at: Option<Timestamp>,
    /// Until when somebody waits before the next attempt is looked at, right password or not; null where nobody does. Places that
    /// the mailbox was logged in to from are counted by themselves: strangers who guess do not shut the holder out.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:02Z")]
    until: Option<Timestamp>,
}

impl From<AccountFailures> for MailboxFailedLogins {
    fn from(counted: AccountFailures) -> Self {
        Self { failures: counted.failures, last_failure_at: Some(counted.last), until: counted.until }
    }
}

foundation::page_of!(
    /// Networks that wait.
    FailedLoginsPage of FailedLogins
);

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_failed_logins))
        .routes(routes!(forget_failed_logins))
        .routes_twice(routes!(read_mailbox_failed_logins, forget_mailbox_failed_logins))
}

/// Lists the networks that failed logins hold up at the moment.
///
/// Whoever guesses waits ever longer; nobody is shut out for good. A network that is to stay out is blocked by a rule
/// (`POST /v1/access-rules`), and one that many people share is allowed by one.
#[utoipa::path(
    get, path = "/v1/failed-logins", tag = "access-rules", params(PageParams),
    responses((status = 200, description = "A page of them, by network.", body = FailedLoginsPage)),
    security(("bearer" = ["failed-logins:read"]))
)]
async fn list_failed_logins(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<FailedLoginsPage>, Failure> {
    let after = match paging.after::<String>()? {
        Some(text) => Some(text.parse::<PeerNet>().map_err(|_| {
            Problem::bad_request("invalid_cursor", "`cursor` is none of this list. Begin without a cursor.")
        })?),
        None => None,
    };
    let rows = engine.held_up(&principal, after, usize::try_from(paging.rows()).unwrap_or(usize::MAX))?;
    Ok(paging.page(rows, |held| held.network.to_string()).map(FailedLogins::from).listed())
}

/// Lets a network try to log in at once.
#[utoipa::path(
    delete, path = "/v1/failed-logins/{network}", tag = "access-rules",
    params(("network" = String, Path, description = "An address in the network.", example = "192.0.2.7"), DryRun),
    responses((status = 204, description = "Its failed logins are forgotten.")),
    security(("bearer" = ["failed-logins:write"]))
)]
async fn forget_failed_logins(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(network): Path<String>,
) -> Result<StatusCode, Failure> {
    engine.forgive_network(&principal, &network).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Tells whether failed logins hold up whoever logs in to a mailbox.
#[utoipa::path(
    get, path = "/v1/mailboxes/{address}/failed-logins", tag = "mailboxes",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org")),
    responses((status = 200, description = "What counts at the moment.", body = MailboxFailedLogins)),
    security(("bearer" = ["mailboxes:read"]))
)]
async fn read_mailbox_failed_logins(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<Json<MailboxFailedLogins>, Failure> {
    let counted = engine.mailbox_failures(&principal, &key).await?;
    Ok(Json(counted.map(Into::into).unwrap_or_default()))
}

/// Forgets the failed logins to a mailbox, from wherever: whoever knows its password need not wait.
///
/// A network that guessed goes on waiting (`DELETE /v1/failed-logins/{network}`).
#[utoipa::path(
    delete, path = "/v1/mailboxes/{address}/failed-logins", tag = "mailboxes",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), DryRun),
    responses((status = 204, description = "They are forgotten.")),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn forget_mailbox_failed_logins(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<StatusCode, Failure> {
    engine.forgive_mailbox(&principal, &key).await?;
    Ok(StatusCode::NO_CONTENT)
}
