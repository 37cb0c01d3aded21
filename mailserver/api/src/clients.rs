//! Programs that people let act for them by OAuth. The secret is in the answer that makes one and in no other.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::Engine;
use engine::oauth::clients::{ClientOrder, Keeping};
use foundation::http::wire::{IfMatch, ShownOnce, created, expected, time};
use foundation::http::{Conditions, ETag, Json, Listed, PageParams, Paging, Path, Storable};
use foundation::secrets::token::TokenText;
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::ids::ClientId;
use store::oauth::clients::{self, Status};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::rehearsal::DryRun;

const COLLECTION: &str = "/v1/oauth-clients";

/// Whether a program may be used.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum OAuthClientStatus {
    /// It may.
    Active,
    /// It gets nothing any more, and its tokens open nothing.
    Disabled,
}

/// A program that people let act for them.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OAuthClient {
    /// Its identifier: the `client_id` by which it makes itself known.
    #[schema(example = "client_16j")]
    id: String,
    /// What people call it, and read when it asks them.
    #[schema(example = "Calendar of Example")]
    name: String,
    /// Its secret. Only in the answer that made it; a repetition of that request with the same `Idempotency-Key` is answered
    /// without it.
    #[schema(value_type = Option<String>, nullable = false, read_only, example = "pp_client_…")]
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<ShownOnce>,
    /// Whether it can keep a secret, and has one.
    confidential: bool,
    /// Where people's browsers are sent back to.
    #[schema(example = json!(["https://app.example.com/callback"]))]
    redirect_uris: Vec<String>,
    /// What it may ask for.
    #[schema(example = json!(["openid", "mail:write", "submission:write"]))]
    scopes: Vec<String>,
    /// Whether it may be on a device without a browser (RFC 8628).
    device_flow: bool,
    /// Whether it may be used.
    status: OAuthClientStatus,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<clients::Client> for OAuthClient {
    fn from(client: clients::Client) -> Self {
        let text = client.text;
        Self {
            id: client.id.to_string(),
            name: text.name,
            secret: None,
            confidential: client.secret_hash.is_some(),
            redirect_uris: text.redirect_uris,
            scopes: text.scopes.split_ascii_whitespace().map(str::to_owned).collect(),
            device_flow: text.device_flow,
            status: match text.status {
                Status::Active => OAuthClientStatus::Active,
                _ => OAuthClientStatus::Disabled,
            },
            created_at: time(client.created_at),
            updated_at: time(client.updated_at),
        }
    }
}

foundation::page_of!(
    /// Programs in the order they were made known.
    pub(crate) OAuthClientPage of OAuthClient
);

/// A program to be made known.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewOAuthClient {
    /// What people call it: 1 to 100 bytes.
    #[schema(min_length = 1, max_length = 100, example = "Calendar of Example")]
    name: String,
    /// Where people's browsers are sent back to: `https://`, `http://127.0.0.1/` and the like for a program on their own machine, or a
    /// scheme of one's own that is a domain backwards. Compared letter by letter.
    #[serde(default)]
    #[schema(max_items = 20, example = json!(["https://app.example.com/callback"]))]
    redirect_uris: Vec<String>,
    /// What it may ask for: `openid`, `profile`, `email`, `offline_access` and scopes of this API. Unknown words are left out.
    #[schema(min_items = 1, example = json!(["openid", "mail:write", "submission:write"]))]
    scopes: Vec<String>,
    /// Whether it can keep a secret: the answer then has one. A program on telephones or in browsers cannot. Default false.
    #[serde(default)]
    #[schema(nullable = false)]
    confidential: Option<bool>,
    /// Whether it may be on a device without a browser (RFC 8628). Default false.
    #[serde(default)]
    #[schema(nullable = false)]
    device_flow: Option<bool>,
    /// Whether it may be used. Default `active`.
    #[serde(default)]
    #[schema(nullable = false)]
    status: Option<OAuthClientStatus>,
}

/// What a program is to be. Other fields of a read one are ignored, so that what was read can be sent back.
#[derive(Deserialize, ToSchema)]
struct OAuthClientReplacement {
    /// What people call it: 1 to 100 bytes.
    #[schema(min_length = 1, max_length = 100, example = "Calendar of Example")]
    name: String,
    /// Where people's browsers are sent back to.
    #[serde(default)]
    #[schema(max_items = 20, example = json!(["https://app.example.com/callback"]))]
    redirect_uris: Vec<String>,
    /// What it may ask for. What people allowed before stays allowed.
    #[schema(min_items = 1, example = json!(["openid", "mail:write", "submission:write"]))]
    scopes: Vec<String>,
    /// Whether it may be on a device without a browser (RFC 8628). Default false.
    #[serde(default)]
    #[schema(nullable = false)]
    device_flow: Option<bool>,
    /// Whether it may be used. Default `active`.
    #[serde(default)]
    #[schema(nullable = false)]
    status: Option<OAuthClientStatus>,
}

fn order(
    name: String,
    redirect_uris: Vec<String>,
    scopes: &[String],
    device_flow: Option<bool>,
    status: Option<OAuthClientStatus>,
) -> ClientOrder {
    ClientOrder {
        name,
        redirect_uris,
        scopes: scopes.join(" "),
        device_flow: device_flow.unwrap_or(false),
        status: match status.unwrap_or(OAuthClientStatus::Active) {
            OAuthClientStatus::Active => Status::Active,
            OAuthClientStatus::Disabled => Status::Disabled,
        },
    }
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_oauth_clients, create_oauth_client))
        .routes(routes!(read_oauth_client, replace_oauth_client, delete_oauth_client))
        .routes(routes!(rotate_oauth_client_secret))
}

/// Lists the programs that people may let act for them.
#[utoipa::path(
    get, path = "/v1/oauth-clients", tag = "oauth", params(PageParams),
    responses((status = 200, description = "A page of programs.", body = OAuthClientPage)),
    security(("bearer" = ["clients:read"]))
)]
async fn list_oauth_clients(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<OAuthClientPage>, Failure> {
    let after = paging.after::<i64>()?.map(ClientId);
    let rows = engine.clients(&principal, after, paging.rows()).await?;
    Ok(paging.page(rows, |client| client.id.0).map(OAuthClient::from).listed())
}

/// Makes a program known.
///
/// How it then asks is in the server's metadata, `/.well-known/openid-configuration`. The answer holds the secret of a confidential one
/// in `secret`, this once.
#[utoipa::path(
    post, path = "/v1/oauth-clients", tag = "oauth", params(DryRun), request_body = NewOAuthClient,
    responses((status = 201, description = "The program is known.", body = OAuthClient)),
    security(("bearer" = ["clients:write"]))
)]
async fn create_oauth_client(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewOAuthClient>,
) -> Result<Response, Failure> {
    let keeping = match new.confidential.unwrap_or(false) {
        true => Keeping::Confidential,
        false => Keeping::Public,
    };
    let order = order(new.name, new.redirect_uris, &new.scopes, new.device_flow, new.status);
    let (client, secret) = engine.create_client(&principal, order, keeping).await?;
    let (key, etag) = (client.id.to_string(), ETag::of_revision(client.revision));
    let (storable, body) = showing(client, secret.as_ref());
    Ok((storable, created(COLLECTION, &key, etag, body)).into_response())
}

/// The answer that shows a secret, and what is kept of it for a repetition.
fn showing(client: clients::Client, secret: Option<&TokenText>) -> (Storable, Json<OAuthClient>) {
    let mut shown = OAuthClient::from(client);
    let storable = Storable::json(&shown);
    shown.secret = secret.map(|secret| ShownOnce(secret.expose().to_owned()));
    (storable, Json(shown))
}

/// Reads a program, without its secret.
#[utoipa::path(
    get, path = "/v1/oauth-clients/{id}", tag = "oauth",
    params(("id" = String, Path, description = "The program's id.", example = "client_16j")),
    responses((status = 200, description = "The program.", body = OAuthClient)),
    security(("bearer" = ["clients:read"]))
)]
async fn read_oauth_client(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let client = engine.client(&principal, &id).await?;
    Ok((ETag::of_revision(client.revision), Json(OAuthClient::from(client))))
}

/// Replaces what is said of a program.
///
/// One that is disabled gets nothing any more, and its tokens open nothing; enabled again, they do. Whether it can keep a secret stays.
#[utoipa::path(
    put, path = "/v1/oauth-clients/{id}", tag = "oauth",
    params(("id" = String, Path, description = "The program's id.", example = "client_16j"), IfMatch, DryRun),
    request_body = OAuthClientReplacement,
    responses((status = 200, description = "The program as it is now.", body = OAuthClient)),
    security(("bearer" = ["clients:write"]))
)]
async fn replace_oauth_client(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    conditions: Conditions,
    Json(wanted): Json<OAuthClientReplacement>,
) -> Result<impl IntoResponse, Failure> {
    let expected = expected(&conditions, engine.client(&principal, &id).await?.revision)?;
    let order = order(wanted.name, wanted.redirect_uris, &wanted.scopes, wanted.device_flow, wanted.status);
    let client = engine.replace_client(&principal, &id, order, expected).await?;
    Ok((ETag::of_revision(client.revision), Json(OAuthClient::from(client))))
}

/// Gives a program another secret. The old one is good for nothing at once; what it holds stays.
#[utoipa::path(
    post, path = "/v1/oauth-clients/{id}/rotate-secret", tag = "oauth",
    params(("id" = String, Path, description = "The program's id.", example = "client_16j"), DryRun),
    responses((status = 200, description = "The program, with its secret this once.", body = OAuthClient)),
    security(("bearer" = ["clients:write"]))
)]
async fn rotate_oauth_client_secret(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let (client, secret) = engine.rotate_client_secret(&principal, &id).await?;
    Ok(showing(client, Some(&secret)))
}

/// Deletes a program. What people let it do ends, and its tokens open nothing.
#[utoipa::path(
    delete, path = "/v1/oauth-clients/{id}", tag = "oauth",
    params(("id" = String, Path, description = "The program's id.", example = "client_16j"), IfMatch, DryRun),
    responses((status = 204, description = "The program is gone.")),
    security(("bearer" = ["clients:write"]))
)]
async fn delete_oauth_client(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let expected = expected(&conditions, engine.client(&principal, &id).await?.revision)?;
    engine.delete_client(&principal, &id, expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
