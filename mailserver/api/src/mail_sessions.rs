//! Mail programs that are logged in.

use std::net::IpAddr;

use axum::extract::State;
use engine::Engine;
use engine::login::Protocol;
use engine::mail_sessions::{MailSession as Session, MailSessionQuery, Means};
use foundation::http::wire::time;
use foundation::http::{Listed, PageParams, Paging, Path, Query};
use http::StatusCode;
use jiff::Timestamp;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use store::ids::MailSessionId;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::rehearsal::DryRun;

/// What a mail program speaks.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum MailProtocol {
    /// It reads, by IMAP.
    Imap,
    /// It reads, by POP3.
    Pop3,
    /// It sends.
    Submission,
}

impl From<Protocol> for MailProtocol {
    fn from(protocol: Protocol) -> Self {
        match protocol {
            Protocol::Imap => Self::Imap,
            Protocol::Pop3 => Self::Pop3,
            Protocol::Smtp => Self::Submission,
        }
    }
}

impl From<MailProtocol> for Protocol {
    fn from(protocol: MailProtocol) -> Self {
        match protocol {
            MailProtocol::Imap => Self::Imap,
            MailProtocol::Pop3 => Self::Pop3,
            MailProtocol::Submission => Self::Smtp,
        }
    }
}

/// With what a mail program logged in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum LoginMeans {
    /// The mailbox's own password.
    Password,
    /// A password of the program's own.
    AppPassword,
    /// A token by OAuth.
    Token,
}

/// A mail program that is logged in to a mailbox.
#[derive(Debug, Serialize, ToSchema)]
struct MailSession {
    /// Its identifier.
    #[schema(example = "mse_1dyz3h0k2w")]
    id: String,
    /// The mailbox's address.
    #[schema(example = "anna@example.org")]
    mailbox: String,
    /// The tenant the mailbox belongs to; null for the server itself.
    #[schema(required, example = "acme")]
    tenant: Option<String>,
    /// What the program speaks.
    protocol: MailProtocol,
    /// Where it is.
    #[schema(example = "192.0.2.7")]
    peer_ip: String,
    /// With what it logged in.
    means: LoginMeans,
    /// When.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    started_at: Timestamp,
}

impl From<Session> for MailSession {
    fn from(session: Session) -> Self {
        Self {
            id: session.id.to_string(),
            mailbox: session.address,
            tenant: session.owner.name,
            protocol: session.protocol.into(),
            peer_ip: session.peer.to_string(),
            means: match session.means {
                Means::Password => LoginMeans::Password,
                Means::AppPassword => LoginMeans::AppPassword,
                Means::Token => LoginMeans::Token,
            },
            started_at: time(session.started_at),
        }
    }
}

foundation::page_of!(
    /// Mail programs that are logged in, the oldest login first.
    MailSessionPage of MailSession
);

/// Which sessions are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct MailSessionParams {
    /// Only those to mailboxes of this tenant.
    #[param(nullable = false, example = "acme")]
    tenant: Option<String>,
    /// Only those to mailboxes of this domain.
    #[param(nullable = false, example = "example.org")]
    domain: Option<String>,
    /// Only those to this mailbox.
    #[param(nullable = false, example = "anna@example.org")]
    mailbox: Option<String>,
    /// Only those that speak this.
    #[param(nullable = false, inline, example = "imap")]
    protocol: Option<MailProtocol>,
    /// Only those from this address.
    #[param(value_type = Option<String>, nullable = false, format = "ip", example = "192.0.2.7")]
    #[serde(default, deserialize_with = "peer_ip")]
    peer_ip: Option<IpAddr>,
}

fn peer_ip<'de, D: Deserializer<'de>>(text: D) -> Result<Option<IpAddr>, D::Error> {
    const EXPECTED: &str = "expected an address such as `192.0.2.7` or `2001:db8::7`";
    String::deserialize(text)?.parse().map(Some).map_err(|_| D::Error::custom(EXPECTED))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_mail_sessions))
        .routes(routes!(delete_mail_session))
        .routes(routes!(list_own_mail_sessions))
        .routes(routes!(delete_own_mail_session))
}

/// Lists the mail programs that are logged in.
#[utoipa::path(
    get, path = "/v1/mail-sessions", tag = "mailboxes", params(PageParams, MailSessionParams),
    responses((status = 200, description = "A page of them, the oldest login first.", body = MailSessionPage)),
    security(("bearer" = ["mailboxes:read"]))
)]
async fn list_mail_sessions(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(params): Query<MailSessionParams>,
) -> Result<Listed<MailSessionPage>, Failure> {
    let MailSessionParams { tenant, domain, mailbox, protocol, peer_ip } = params;
    let query = MailSessionQuery { tenant, domain, mailbox, protocol: protocol.map(Into::into), peer: peer_ip };
    let after = paging.after::<i64>()?.map(MailSessionId);
    let rows = engine.mail_sessions(&principal, &query, after, rows(&paging)).await?;
    Ok(paging.page(rows, |session| session.id.0).map(MailSession::from).listed())
}

fn rows(paging: &Paging) -> usize {
    usize::try_from(paging.rows()).unwrap_or(usize::MAX)
}

/// Ends the session of a mail program.
///
/// It is told so, and may log in again. Whoever is to stay out gets another password, or the mailbox's `login` is switched off: both
/// end all its sessions.
#[utoipa::path(
    delete, path = "/v1/mail-sessions/{id}", tag = "mailboxes",
    params(("id" = String, Path, description = "The session's id.", example = "mse_1dyz3h0k2w"), DryRun),
    responses((status = 204, description = "The session ends.")),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn delete_mail_session(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    engine.close_mail_session(&principal, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lists the mail programs that are logged in to one's own mailbox.
#[utoipa::path(
    get, path = "/v1/me/mail-sessions", tag = "mailboxes", params(PageParams),
    responses((status = 200, description = "A page of them, the oldest login first.", body = MailSessionPage)),
    security(("bearer" = ["account:read"]))
)]
async fn list_own_mail_sessions(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<MailSessionPage>, Failure> {
    let after = paging.after::<i64>()?.map(MailSessionId);
    let rows = engine.own_mail_sessions(&principal, after, rows(&paging)).await?;
    Ok(paging.page(rows, |session| session.id.0).map(MailSession::from).listed())
}

/// Ends the session of one of one's own mail programs. It may log in again.
#[utoipa::path(
    delete, path = "/v1/me/mail-sessions/{id}", tag = "mailboxes",
    params(("id" = String, Path, description = "The session's id.", example = "mse_1dyz3h0k2w"), DryRun),
    responses((status = 204, description = "The session ends.")),
    security(("bearer" = ["account:write"]))
)]
async fn delete_own_mail_session(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    engine.close_own_mail_session(&principal, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
