//! Bearer tokens: the secret is in the answer that makes one and in no other.

use std::borrow::Cow;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::tokens::{Bearer, TokenOrder};
use engine::{Area, Engine, Reach, Right};
use foundation::http::{Conditions, ETag, FieldError, Json, Listed, PageParams, Paging, Path, Problem, Storable};
use foundation::secrets::token::TokenText;
use foundation::tokens::{self, Area as _, Scope, Scopes, TokenId};
use http::StatusCode;
use ipnet::IpNet;
use jiff::Timestamp;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::rehearsal::DryRun;
use foundation::http::wire::{IfMatch, ShownOnce, created, expected, growing_words};

const COLLECTION: &str = "/v1/tokens";

/// A right on the wire: `admin`, `domains:read`, `domains:write` and so on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScopeName(pub(crate) Right);

impl Serialize for ScopeName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ScopeName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map(Self).map_err(D::Error::custom)
    }
}

impl PartialSchema for ScopeName {
    fn schema() -> RefOr<Schema> {
        let areas = Area::ALL.iter().flat_map(|area| [Scope::Read(*area), Scope::Write(*area)]);
        let names = [Scope::Admin].into_iter().chain(areas).map(|scope| scope.to_string());
        let text =
            "What a token may do: `area:read`, `area:write` (which includes reading), or `admin` for everything.";
        growing_words(text, names)
    }
}

impl ToSchema for ScopeName {
    fn name() -> Cow<'static, str> {
        "Scope".into()
    }
}

/// To whose things a token may do what it may.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenReach {
    /// What bounds it.
    kind: ReachKind,
    /// The identifier of the tenant, domain or mailbox; null for the system.
    #[schema(required, example = "ten_16h")]
    id: Option<String>,
}

/// What bounds a token.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ReachKind {
    /// Nothing: everything on this server.
    System,
    /// A tenant: what it has, and what the tenants under it have.
    Tenant,
    /// A domain: what is in it.
    Domain,
    /// A mailbox: what is its holder's own.
    Mailbox,
}

impl TokenReach {
    /// As the last part of a token's owner tells.
    pub(crate) fn of(owner: &str) -> Self {
        let last = owner.rsplit('/').next().unwrap_or_default();
        let kind = match last {
            id if id.starts_with("ten_") => ReachKind::Tenant,
            id if id.starts_with("dom_") => ReachKind::Domain,
            _ => return Self { kind: ReachKind::System, id: None },
        };
        Self { kind, id: Some(last.to_owned()) }
    }

    pub(crate) fn of_principal(reach: Reach) -> Self {
        match reach {
            Reach::System => Self { kind: ReachKind::System, id: None },
            Reach::Tenant { id, .. } => Self { kind: ReachKind::Tenant, id: Some(id.to_string()) },
            Reach::Domain { id, .. } => Self { kind: ReachKind::Domain, id: Some(id.to_string()) },
            Reach::Mailbox { id, .. } => Self { kind: ReachKind::Mailbox, id: Some(id.to_string()) },
        }
    }
}

/// An API token. Its secret is shown once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Token {
    /// Its identifier.
    #[schema(example = "token_16j")]
    id: String,
    /// What people call it.
    #[schema(example = "billing panel")]
    name: String,
    /// The token itself, to be sent as `Authorization: Bearer …`. Only in the answer that made it; a repetition of that
    /// request with the same `Idempotency-Key` is answered without it.
    #[schema(value_type = Option<String>, nullable = false, read_only, example = "pp_api_…")]
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<ShownOnce>,
    /// The first characters of the secret, to tell tokens apart.
    #[schema(example = "pp_api_7Fq2")]
    hint: String,
    /// What it may do.
    scopes: Vec<ScopeName>,
    /// To whose things.
    reach: TokenReach,
    /// The networks it may be used from; empty for everywhere.
    #[schema(value_type = Vec<String>, example = json!(["192.0.2.0/24"]))]
    networks: Vec<IpNet>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it ends by itself; null for never.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2027-01-05T09:00:00Z")]
    expires_at: Option<Timestamp>,
    /// When it was revoked; null while it was not.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    revoked_at: Option<Timestamp>,
    /// When it was used last, give or take five minutes; null for never.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:30:00Z")]
    last_used_at: Option<Timestamp>,
}

impl Token {
    fn of(token: tokens::Token<Area>) -> Self {
        Self {
            id: token.id.to_string(),
            name: token.name,
            secret: None,
            hint: token.hint,
            scopes: token.scopes.iter().map(ScopeName).collect(),
            reach: TokenReach::of(&token.owner),
            networks: token.networks,
            created_at: token.created_at,
            expires_at: token.expires_at,
            revoked_at: token.revoked_at,
            last_used_at: token.last_used_at,
        }
    }
}

foundation::page_of!(
    /// API tokens in the order they were made.
    pub(crate) TokenPage of Token
);

/// A token to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewToken {
    /// What people call it: 1 to 100 bytes.
    #[schema(min_length = 1, max_length = 100, example = "billing panel")]
    name: String,
    /// What it may do: at least one scope, none that the asking token lacks.
    #[schema(min_items = 1, example = json!(["domains:write", "mailboxes:write"]))]
    scopes: Vec<ScopeName>,
    /// The networks it may be used from; absent or empty for everywhere.
    #[serde(default)]
    #[schema(value_type = Vec<String>, example = json!(["192.0.2.0/24"]))]
    networks: Vec<IpNet>,
    /// When it ends by itself; absent or null for never.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime, example = "2027-01-05T09:00:00Z")]
    expires_at: Option<Timestamp>,
    /// The tenant whose things it is for; absent or null for whoever makes it. Not together with `domain`.
    #[serde(default)]
    #[schema(example = "acme")]
    tenant: Option<String>,
    /// The domain it is for; absent or null for whoever makes it.
    #[serde(default)]
    #[schema(example = json!(null))]
    domain: Option<String>,
}

/// A token has two revisions: before and after it was revoked.
fn revision(token: &tokens::Token<Area>) -> i64 {
    1 + i64::from(token.revoked_at.is_some())
}

/// What is no id names nothing.
fn id(text: &str) -> Result<TokenId, Failure> {
    text.parse().map_err(|_| engine::Refused::Missing { kind: "token", key: text.to_owned() }.into())
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_tokens, create_token)).routes(routes!(read_token, delete_token))
}

/// Lists tokens, revoked and expired ones too.
#[utoipa::path(
    get, path = "/v1/tokens", tag = "tokens", params(PageParams),
    responses((status = 200, description = "A page of tokens.", body = TokenPage)),
    security(("bearer" = ["tokens:read"]))
)]
async fn list_tokens(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<TokenPage>, Failure> {
    let after = paging.after::<i64>()?.map(TokenId);
    let rows = engine.tokens(&principal, after, paging.rows()).await?;
    Ok(paging.page(rows, |token| token.id.0).map(Token::of).listed())
}

/// Makes a token.
///
/// The answer holds the secret in `secret`, this once. Nobody can give away a scope they do not have, nor reach beyond their own.
#[utoipa::path(
    post, path = "/v1/tokens", tag = "tokens", params(DryRun), request_body = NewToken,
    responses((status = 201, description = "The token was made.", body = Token)),
    security(("bearer" = ["tokens:write"]))
)]
async fn create_token(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewToken>,
) -> Result<Response, Failure> {
    let bearer = match (new.tenant, new.domain) {
        (None, None) => Bearer::Maker,
        (Some(tenant), None) => Bearer::Tenant(tenant),
        (None, Some(domain)) => Bearer::Domain(domain),
        (Some(_), Some(_)) => {
            let error = FieldError::new("/domain", "invalid", "cannot be said together with `tenant`");
            return Err(Problem::invalid(vec![error]).into());
        }
    };
    let order = TokenOrder {
        bearer,
        name: new.name,
        scopes: Scopes::new(new.scopes.into_iter().map(|scope| scope.0)),
        networks: new.networks,
        expires_at: new.expires_at,
    };
    let (token, text): (_, TokenText) = engine.create_token(&principal, order).await?;
    let (key, etag) = (token.id.to_string(), ETag::of_revision(revision(&token)));
    let mut shown = Token::of(token);
    let storable = Storable::json(&shown);
    shown.secret = Some(ShownOnce(text.expose().to_owned()));
    Ok((storable, created(COLLECTION, &key, etag, Json(shown))).into_response())
}

/// Reads a token, without its secret.
#[utoipa::path(
    get, path = "/v1/tokens/{id}", tag = "tokens",
    params(("id" = String, Path, description = "The token's id.", example = "token_16j")),
    responses((status = 200, description = "The token.", body = Token)),
    security(("bearer" = ["tokens:read"]))
)]
async fn read_token(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(key): Path<String>,
) -> Result<Response, Failure> {
    let token = engine.token(&principal, id(&key)?).await?;
    Ok((ETag::of_revision(revision(&token)), Json(Token::of(token))).into_response())
}

/// Revokes a token at once.
///
/// It stays in the list with `revoked_at`, for the audit trail. Revoking it again changes nothing.
#[utoipa::path(
    delete, path = "/v1/tokens/{id}", tag = "tokens",
    params(("id" = String, Path, description = "The token's id.", example = "token_16j"), IfMatch, DryRun),
    responses((status = 204, description = "The token opens nothing any more.")),
    security(("bearer" = ["tokens:write"]))
)]
async fn delete_token(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let id = id(&key)?;
    expected(&conditions, revision(&engine.token(&principal, id).await?))?;
    engine.revoke_token(&principal, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
