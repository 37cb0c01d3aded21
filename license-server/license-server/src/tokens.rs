//! `/v1/tokens`: one's own API tokens, for programs. A token can do less than its owner and never more, also when the owner's
//! role shrinks after it was made.

use std::borrow::Cow;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::db::Change;
use foundation::http::wire::{IfMatch, ShownOnce, created, expected, growing_words};
use foundation::http::{Conditions, ETag, FieldError, Json, Listed, PageParams, Paging, Path, Storable};
use foundation::secrets::token::{Kind, TokenText};
use foundation::tokens::{self, Area as _, NewToken, Scope, Scopes, TokenId};
use http::StatusCode;
use ipnet::IpNet;
use jiff::Timestamp;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::json;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::people::{self, PersonId};
use crate::principal::{Area, Holder, Principal, Right};
use crate::refused::Refused;
use crate::state::ApiState;
use crate::text;

const COLLECTION: &str = "/v1/tokens";
const API: Kind = Kind::new("api");
/// Tokens looked at when they are counted; revoked ones stay in the list.
const PAGE: i64 = 1000;

/// A right on the wire: `customers:read`, `customers:write` and so on.
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
        let text = "What may be done: `area:read`, or `area:write`, which includes reading. `admin` is the operator's.";
        growing_words(text, names)
    }
}

impl ToSchema for ScopeName {
    fn name() -> Cow<'static, str> {
        "Scope".into()
    }
}

/// An API token. Its secret is shown once.
#[derive(Debug, Serialize, ToSchema)]
struct Token {
    /// Its identifier.
    #[schema(example = "token_16j")]
    id: String,
    /// What people call it.
    #[schema(example = "shop")]
    name: String,
    /// The token itself, to be sent as `Authorization: Bearer …`. Only in the answer that made it.
    #[schema(value_type = Option<String>, nullable = false, read_only, example = "pp_api_…")]
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<ShownOnce>,
    /// The first characters of the secret, to tell tokens apart.
    #[schema(example = "pp_api_7Fq2")]
    hint: String,
    /// What it may do, as long as its owner may.
    scopes: Vec<ScopeName>,
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

impl From<tokens::Token<Area>> for Token {
    fn from(token: tokens::Token<Area>) -> Self {
        Self {
            id: token.id.to_string(),
            name: token.name,
            secret: None,
            hint: token.hint,
            scopes: token.scopes.iter().map(ScopeName).collect(),
            networks: token.networks,
            created_at: token.created_at,
            expires_at: token.expires_at,
            revoked_at: token.revoked_at,
            last_used_at: token.last_used_at,
        }
    }
}

foundation::page_of!(
    /// One's own API tokens in the order they were made.
    pub(crate) TokenPage of Token
);

/// A token to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewToken)]
struct TokenOrder {
    /// What people call it.
    #[schema(min_length = 1, max_length = 200, example = "shop")]
    name: String,
    /// What it may do: at least one scope, none that the asking credential lacks.
    #[schema(min_items = 1, example = json!(["tokens:read"]))]
    scopes: Vec<ScopeName>,
    /// The networks it may be used from; absent or empty for everywhere.
    #[serde(default)]
    #[schema(value_type = Vec<String>, example = json!(["192.0.2.0/24"]))]
    networks: Vec<IpNet>,
    /// When it ends by itself; absent or null for never.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime, example = "2027-01-05T09:00:00Z")]
    expires_at: Option<Timestamp>,
}

/// Whose tokens are one's own. The operator's door takes none, so that no token on a network is the operator's.
fn owner(principal: &Principal) -> Result<PersonId, Refused> {
    match principal.holder {
        Holder::Staff(id, _) | Holder::Customer(id) => Ok(id),
        Holder::Operator => Err(Refused::SessionRequired),
    }
}

impl Office {
    async fn create_token(
        &self,
        principal: &Principal,
        order: TokenOrder,
    ) -> Result<(tokens::Token<Area>, TokenText), Refused> {
        principal.needs(Scope::Write(Area::Tokens))?;
        let (person, vendor) = (owner(principal)?, principal.vendor()?);
        let (mut errors, scopes) = (Vec::new(), Scopes::new(order.scopes.into_iter().map(|scope| scope.0)));
        let name = text::name(&order.name, "/name", &mut errors);
        if scopes.is_empty() {
            errors.push(FieldError::new("/scopes", "invalid", "must name at least one scope"));
        }
        if order.expires_at.is_some_and(|end| end <= self.clock().now()) {
            errors.push(FieldError::new("/expires_at", "out_of_range", "must be in the future"));
        }
        Refused::unless_empty(errors)?;
        if let Some(beyond) = scopes.iter().find(|scope| !principal.may(*scope)) {
            return Err(Refused::Forbidden(beyond));
        }
        let (networks, expires_at) = (order.networks, order.expires_at);
        let new = NewToken { name, owner: person.to_string(), kind: API, scopes, networks, expires_at };
        let most = self.limits.tokens;
        self.db
            .write((principal.clone(), new), move |tx, (principal, new)| {
                Box::pin(async move {
                    let held = tokens::list::<Area>(tx, Some(&new.owner), None, PAGE).await?;
                    if held.iter().filter(|token| token.revoked_at.is_none()).count() >= most {
                        let detail = format!("you have {most} tokens already; revoke one first");
                        return Err(Refused::field("/name", "out_of_range", detail));
                    }
                    let (token, text) = tokens::create(tx, new).await?;
                    let shown = json!({"name": token.name, "scopes": token.scopes.to_string(), "hint": token.hint});
                    let change = Change { before: None, after: Some(shown.to_string()) };
                    people::note(tx, principal, "token.created", (vendor, person, token.id.0), change).await?;
                    Ok((token, text))
                })
            })
            .await
    }

    async fn own_token(&self, principal: &Principal, id: TokenId) -> Result<tokens::Token<Area>, Refused> {
        principal.needs(Scope::Read(Area::Tokens))?;
        let person = owner(principal)?.to_string();
        let found = tokens::get(&mut self.read().await?, id).await?;
        found.filter(|token| token.owner == person).ok_or_else(|| Refused::missing("token", id))
    }

    async fn revoke_token(&self, principal: &Principal, id: TokenId) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Tokens))?;
        let (person, vendor) = (owner(principal)?, principal.vendor()?);
        self.db
            .write(principal.clone(), move |tx, principal| {
                Box::pin(async move {
                    let mine = |token: &tokens::Token<Area>| token.owner == person.to_string();
                    let before =
                        tokens::get(tx, id).await?.filter(mine).ok_or_else(|| Refused::missing("token", id))?;
                    if before.revoked_at.is_some() {
                        return Ok(());
                    }
                    tokens::revoke::<Area>(tx, id).await?;
                    let shown = json!({"name": before.name, "hint": before.hint}).to_string();
                    let change = Change { before: Some(shown), after: None };
                    people::note(tx, principal, "token.revoked", (vendor, person, id.0), change).await
                })
            })
            .await
    }
}

/// A token has two revisions: before and after it was revoked.
fn revision(token: &tokens::Token<Area>) -> i64 {
    1 + i64::from(token.revoked_at.is_some())
}

/// What is no id names nothing.
fn id(text: &str) -> Result<TokenId, Refused> {
    text.parse().map_err(|_| Refused::missing("token", text))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_tokens, create_token)).routes(routes!(read_token, delete_token))
}

/// Lists one's own tokens, revoked and expired ones too.
#[utoipa::path(
    get, path = "/v1/tokens", tag = "tokens", params(PageParams),
    responses((status = 200, description = "A page of tokens.", body = TokenPage)),
    security(("bearer" = ["tokens:read"]))
)]
async fn list_tokens(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<TokenPage>, Failure> {
    let after = paging.after::<i64>()?.map(TokenId);
    let person = owner(&principal)?.to_string();
    let mut conn = office.read().await.map_err(Refused::from)?;
    let rows = tokens::list(&mut conn, Some(&person), after, paging.rows()).await.map_err(Refused::from)?;
    Ok(paging.page(rows, |token: &tokens::Token<Area>| token.id.0).map(Token::from).listed())
}

/// Makes a token for oneself.
///
/// The answer holds the secret in `secret`, this once. Nobody can give away a scope they do not have.
#[utoipa::path(
    post, path = "/v1/tokens", tag = "tokens", request_body = TokenOrder,
    responses((status = 201, description = "The token was made.", body = Token)),
    security(("bearer" = ["tokens:write"]))
)]
async fn create_token(
    State(office): State<Office>,
    Asker(principal): Asker,
    Json(order): Json<TokenOrder>,
) -> Result<Response, Failure> {
    let (token, text) = office.create_token(&principal, order).await?;
    let (key, etag) = (token.id.to_string(), ETag::of_revision(revision(&token)));
    let mut shown = Token::from(token);
    let storable = Storable::json(&shown);
    shown.secret = Some(ShownOnce(text.expose().to_owned()));
    Ok((storable, created(COLLECTION, &key, etag, Json(shown))).into_response())
}

/// Reads one of one's own tokens, without its secret.
#[utoipa::path(
    get, path = "/v1/tokens/{id}", tag = "tokens",
    params(("id" = String, Path, description = "The token's id.", example = "token_16j")),
    responses((status = 200, description = "The token.", body = Token)),
    security(("bearer" = ["tokens:read"]))
)]
async fn read_token(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
) -> Result<Response, Failure> {
    let token = office.own_token(&principal, id(&key)?).await?;
    Ok((ETag::of_revision(revision(&token)), Json(Token::from(token))).into_response())
}

/// Revokes one of one's own tokens at once. Revoking it again changes nothing.
#[utoipa::path(
    delete, path = "/v1/tokens/{id}", tag = "tokens",
    params(("id" = String, Path, description = "The token's id.", example = "token_16j"), IfMatch),
    responses((status = 204, description = "The token opens nothing any more.")),
    security(("bearer" = ["tokens:write"]))
)]
async fn delete_token(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let id = id(&key)?;
    expected(&conditions, revision(&office.own_token(&principal, id).await?))?;
    office.revoke_token(&principal, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
