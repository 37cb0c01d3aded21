//! API tokens: made by who may, presented by whoever asks, taken back at once.

use std::net::IpAddr;

use foundation::db::{Actor, AuditEntry, Change, Event};
use foundation::http::FieldError;
use foundation::secrets::token::{Kind, TokenText};
use foundation::tokens::{self, FindError, NewToken, Scope, Scopes, Token, TokenId};
use ipnet::IpNet;
use jiff::Timestamp;
use serde_json::json;

use crate::{Area, Engine, Principal, Refused};

/// What a token is made from.
#[derive(Clone, Debug)]
pub struct TokenOrder {
    /// What people call it.
    pub name: String,
    /// What it may do.
    pub scopes: Scopes<Area>,
    /// From where; empty for everywhere.
    pub networks: Vec<IpNet>,
    /// Until when.
    pub expires_at: Option<Timestamp>,
}

const ADMIN: Kind = Kind::new("admin");
const SCOPED: Kind = Kind::new("api");
const LONGEST_NAME: usize = 100;

fn missing(id: TokenId) -> Refused {
    Refused::Missing { kind: "token", key: id.to_string() }
}

fn entry(action: &'static str, token: &Token<Area>) -> AuditEntry {
    let shown = json!({"name": token.name, "scopes": token.scopes.to_string(), "hint": token.hint}).to_string();
    let change = match action {
        "token.create" => Change { before: None, after: Some(shown) },
        _ => Change { before: Some(shown), after: None },
    };
    AuditEntry { action, object: format!("token:{}", token.id), change }
}

fn event(kind: &'static str, token: &Token<Area>) -> Event {
    Event { kind, owner: 0, object: token.id.0, revision: 1, detail: None }
}

impl Engine {
    /// Who presents this token from there. A refusal says no more than that it opens nothing.
    pub async fn principal(&self, presented: &str, peer: IpAddr, request: &str) -> Result<Principal, FindError> {
        let now = self.store.clock().now();
        let mut conn = self.store.read().await?;
        let token: Token<Area> = tokens::find(&mut conn, presented, now, peer).await?;
        drop(conn);
        tokens::touch(self.store.db(), &token, now).await?;
        let actor = Actor { name: format!("token:{}", token.id), peer: Some(peer), request: Some(request.to_owned()) };
        Ok(Principal { actor, scopes: token.scopes })
    }

    /// Makes a token; its text is shown this once. Nobody can give away a right they do not have.
    pub async fn create_token(
        &self,
        principal: &Principal,
        order: TokenOrder,
    ) -> Result<(Token<Area>, TokenText), Refused> {
        principal.needs(Scope::Write(Area::Tokens))?;
        let mut errors = Vec::new();
        if order.name.is_empty() || order.name.len() > LONGEST_NAME || order.name.chars().any(char::is_control) {
            let detail = format!("must have 1 to {LONGEST_NAME} bytes and no control characters");
            errors.push(FieldError::new("/name", "invalid", detail));
        }
        if order.scopes.is_empty() {
            errors.push(FieldError::new("/scopes", "invalid", "must name at least one scope"));
        }
        if order.expires_at.is_some_and(|end| end <= self.store.clock().now()) {
            errors.push(FieldError::new("/expires_at", "out_of_range", "must be in the future"));
        }
        if !errors.is_empty() {
            return Err(Refused::Invalid(errors));
        }
        if let Some(beyond) = order.scopes.iter().find(|scope| !principal.scopes.allow(*scope)) {
            return Err(Refused::Forbidden(beyond));
        }
        let kind = if order.scopes.allow(Scope::Admin) { ADMIN } else { SCOPED };
        let new = NewToken {
            name: order.name,
            owner: "system".to_owned(),
            kind,
            scopes: order.scopes,
            networks: order.networks,
            expires_at: order.expires_at,
        };
        self.store
            .db()
            .write((principal.actor.clone(), new), |tx, (actor, new)| {
                Box::pin(async move {
                    let (token, text) = tokens::create(tx, new).await?;
                    tx.record(event("token.created", &token));
                    tx.audit(actor, entry("token.create", &token)).await?;
                    Ok::<_, Refused>((token, text))
                })
            })
            .await
    }

    /// A token, without its text.
    pub async fn token(&self, principal: &Principal, id: TokenId) -> Result<Token<Area>, Refused> {
        principal.needs(Scope::Read(Area::Tokens))?;
        tokens::get(&mut self.store.read().await?, id).await?.ok_or_else(|| missing(id))
    }

    /// Tokens in the order they were made, after `after`.
    pub async fn tokens(
        &self,
        principal: &Principal,
        after: Option<TokenId>,
        limit: u32,
    ) -> Result<Vec<Token<Area>>, Refused> {
        principal.needs(Scope::Read(Area::Tokens))?;
        Ok(tokens::list(&mut self.store.read().await?, None, after, limit.into()).await?)
    }

    /// Takes a token back. Taking it back again changes nothing.
    pub async fn revoke_token(&self, principal: &Principal, id: TokenId) -> Result<Token<Area>, Refused> {
        principal.needs(Scope::Write(Area::Tokens))?;
        self.store
            .db()
            .write((principal.actor.clone(), id), |tx, (actor, id)| {
                Box::pin(async move {
                    let before: Token<Area> = tokens::get(tx, *id).await?.ok_or_else(|| missing(*id))?;
                    if before.revoked_at.is_some() {
                        return Ok(before);
                    }
                    let after = tokens::revoke(tx, *id).await?.ok_or_else(|| missing(*id))?;
                    tx.record(event("token.revoked", &after));
                    tx.audit(actor, entry("token.revoke", &before)).await?;
                    Ok(after)
                })
            })
            .await
    }
}
