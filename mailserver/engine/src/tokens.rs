//! API tokens: made by who may, presented by whoever asks, taken back at once.

use std::net::IpAddr;

use foundation::db::{Actor, AuditEntry, Change, Event};
use foundation::http::FieldError;
use foundation::secrets::token::{Kind, TokenText};
use foundation::tokens::{self, FindError, NewToken, Refusal, Scope, Scopes, Token, TokenId};
use ipnet::IpNet;
use jiff::Timestamp;
use serde_json::json;

use store::ids::{DomainId, TenantId};
use store::{domains, tenants};

use crate::oauth::{ACCESS, Subject};
use crate::people::{Person, PersonId};
use crate::principal::{Intent, Reach};
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
    /// Whose things it is for.
    pub bearer: Bearer,
}

/// Whose things a token is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Bearer {
    /// Those of whoever makes it.
    #[default]
    Maker,
    /// A tenant's, by name.
    Tenant(String),
    /// A domain's, by name.
    Domain(String),
}

/// How rows name the bearer of a tenant's tokens: as a path, so that those under a reseller are found with its own.
pub(crate) fn owner_of_tenant(id: TenantId, reseller: TenantId) -> String {
    match reseller {
        TenantId(0) => id.to_string(),
        reseller => format!("{reseller}/{id}"),
    }
}

const ADMIN: Kind = Kind::new("admin");
const SCOPED: Kind = Kind::new("api");
/// What the prefix of a session's secret shows.
pub(crate) const SESSION: Kind = Kind::new("session");
/// What the prefix of a link shows that opens a session once.
pub(crate) const LINK: Kind = Kind::new("link");
const LONGEST_NAME: usize = 100;

fn missing(id: TokenId) -> Refused {
    Refused::Missing { kind: "token", key: id.to_string() }
}

impl Reach {
    /// How rows name whoever has this reach. `above` is the reseller of a domain's tenant.
    fn owner(self, above: TenantId) -> String {
        match self {
            Self::System => "system".to_owned(),
            Self::Tenant { id, reseller } => owner_of_tenant(id, reseller),
            Self::Domain { id, tenant: TenantId(0) } => id.to_string(),
            Self::Domain { id, tenant } => format!("{}/{id}", owner_of_tenant(tenant, above)),
            // Whoever has one mailbox makes no tokens; their rights keep them out before this.
            Self::Mailbox { id, .. } => id.to_string(),
        }
    }
}

fn entry(action: &'static str, token: &Token<Area>) -> AuditEntry {
    let shown = json!({"name": token.name, "scopes": token.scopes.to_string(), "hint": token.hint}).to_string();
    let change = match action {
        "token.create" => Change { before: None, after: Some(shown) },
        _ => Change { before: Some(shown), after: None },
    };
    AuditEntry { action, object: format!("token:{}", token.id), change }
}

fn event(kind: &'static str, token: &Token<Area>, books: TenantId) -> Event {
    let detail = Some(json!({"name": token.name}).to_string());
    Event { kind, owner: books.0, object: token.id.0, revision: 1 + i64::from(token.revoked_at.is_some()), detail }
}

/// The tenant in whose books a token stands.
fn books(token: &Token<Area>) -> TenantId {
    let tenant = token.owner.split('/').filter_map(|part| part.parse().ok()).next_back();
    tenant.unwrap_or(TenantId(0))
}

impl Engine {
    /// Who presents this token from there. A refusal says no more than that it opens nothing.
    pub async fn principal(&self, presented: &str, peer: IpAddr, request: &str) -> Result<Principal, FindError> {
        let now = self.store.clock().now();
        let mut conn = self.store.read().await?;
        let token: Token<Area> = tokens::find(&mut conn, presented, now, peer).await?;
        drop(conn);
        tokens::touch(self.store.db(), &token, now).await?;
        self.borne(token, now, Some(peer), request).await
    }

    /// Who was let in by this token from there, as they are by now.
    pub(crate) async fn principal_of(
        &self,
        id: TokenId,
        peer: Option<IpAddr>,
        request: &str,
    ) -> Result<Principal, FindError> {
        let now = self.store.clock().now();
        let found = tokens::get(&mut self.store.read().await?, id).await?;
        let token: Token<Area> = found.ok_or(Refusal::Unknown)?;
        token.check(now, peer.ok_or(Refusal::Network)?)?;
        self.borne(token, now, peer, request).await
    }

    /// Whom a token that opens something stands for.
    async fn borne(
        &self,
        token: Token<Area>,
        now: Timestamp,
        peer: Option<IpAddr>,
        request: &str,
    ) -> Result<Principal, FindError> {
        let actor = |name| Actor { name, peer, request: Some(request.to_owned()) };
        let (intent, id) = (Intent::Do, Some(token.id));
        if let Some(person) = self.person_of(&token, now).await? {
            let (reach, suspended) = self.reach_of_person(&person).await?;
            let (actor, scopes, person) = (actor(person.object()), person.scopes(), Some(person.id()));
            return Ok(Principal { actor, scopes, reach, intent, suspended, token: id, person, is_program: false });
        }
        if is_access(&token) {
            let Subject { person, token, grant } = self.subject_of(token).await?;
            let (reach, suspended) = self.reach_of_person(&person).await?;
            let scopes = Scopes::new(token.scopes.iter().filter(|right| person.may(*right)));
            let actor = actor(format!("{} by client:{}", person.object(), grant.client));
            return Ok(Principal {
                actor,
                scopes,
                reach,
                intent,
                suspended,
                token: id,
                person: None,
                is_program: true,
            });
        }
        let (reach, suspended) = self.reach_of(&token.owner).await?;
        let (actor, scopes) = (actor(format!("token:{}", token.id)), token.scopes);
        Ok(Principal { actor, scopes, reach, intent, suspended, token: id, person: None, is_program: false })
    }

    /// Whether somebody who was let in would still be.
    pub async fn is_admitted(&self, principal: &Principal) -> bool {
        let (Some(id), Some(peer)) = (principal.token, principal.actor.peer) else { return true };
        let now = self.store.clock().now();
        let Ok(mut conn) = self.store.read().await else { return false };
        match tokens::get::<Area>(&mut conn, id).await {
            Ok(Some(token)) if token.check(now, peer).is_err() => false,
            Ok(Some(token)) if is_access(&token) => match self.subject_of(token).await {
                Ok(subject) => self.reach_of_person(&subject.person).await.is_ok(),
                Err(_) => false,
            },
            Ok(Some(token)) => match self.person_of(&token, now).await {
                Ok(Some(person)) => self.reach_of_person(&person).await.is_ok(),
                Ok(None) => self.reach_of(&token.owner).await.is_ok(),
                Err(_) => false,
            },
            _ => false,
        }
    }

    /// The reach of a person, and whether their tenant is suspended.
    async fn reach_of_person(&self, person: &Person) -> Result<(Reach, bool), FindError> {
        match person {
            Person::Administrator(person) => self.reach_within(person.owner.tenant, person.domain).await,
            Person::Holder(mailbox) => {
                let tenant = mailbox.owner.tenant;
                let (_, suspended) = self.reach_within(tenant, Some(mailbox.domain)).await?;
                Ok((Reach::Mailbox { id: mailbox.id, tenant }, suspended))
            }
        }
    }

    /// The reach of a token's owner, and whether its tenant is suspended. Who is gone has none.
    async fn reach_of(&self, owner: &str) -> Result<(Reach, bool), FindError> {
        if owner == "system" {
            return Ok((Reach::System, false));
        }
        let last = owner.rsplit('/').next().unwrap_or_default();
        match (last.parse::<TenantId>(), last.parse::<DomainId>()) {
            (Ok(id), _) => self.reach_within(id, None).await,
            (_, Ok(id)) => {
                let domain = domains::read(&mut self.store.read().await?, id).await?.ok_or(Refusal::Revoked)?;
                self.reach_within(domain.owner.tenant, Some(id)).await
            }
            _ => Err(Refusal::Revoked.into()),
        }
    }

    /// The reach within a tenant, or one domain of it, and whether it is suspended. What is terminated has none.
    async fn reach_within(&self, tenant: TenantId, domain: Option<DomainId>) -> Result<(Reach, bool), FindError> {
        if tenant == TenantId(0) && domain.is_none() {
            return Ok((Reach::System, false));
        }
        let mut conn = self.store.read().await?;
        let (mut reseller, mut suspended) = (TenantId(0), false);
        for level in 0..2 {
            let id = if level == 0 { tenant } else { reseller };
            if id == TenantId(0) {
                break;
            }
            let row = tenants::read(&mut conn, id).await?.filter(|row| row.terminated_at.is_none());
            let row = row.ok_or(Refusal::Revoked)?;
            suspended |= row.suspension.is_some_and(|suspension| !suspension.mode.lets_in());
            if level == 0 {
                reseller = row.parent;
            }
        }
        let reach = match domain {
            Some(id) => Reach::Domain { id, tenant },
            None => Reach::Tenant { id: tenant, reseller },
        };
        Ok((reach, suspended))
    }

    /// The owner that a new token gets, if it is within the principal's reach.
    async fn bearer(&self, principal: &Principal, bearer: &Bearer) -> Result<String, Refused> {
        let unknown = |pointer: &str, code: &'static str, refused: Refused| match refused {
            Refused::Missing { kind, key } => {
                Refused::field(pointer, code, format!("names `{key}`, which is no {kind} of yours"))
            }
            other => other,
        };
        match bearer {
            Bearer::Maker => match principal.reach {
                Reach::Domain { id, .. } => {
                    let domain = domains::read(&mut self.store.read().await?, id).await?;
                    let above = domain.map_or(TenantId(0), |domain| domain.owner.reseller);
                    Ok(principal.reach.owner(above))
                }
                reach => Ok(reach.owner(TenantId(0))),
            },
            Bearer::Tenant(name) => {
                if let Reach::Domain { .. } = principal.reach {
                    return Err(Refused::field("/tenant", "unknown_tenant", "is not for whoever runs one domain"));
                }
                let found = self.find_tenant(principal, &name.as_str().into()).await;
                let tenant = found.map_err(|refused| unknown("/tenant", "unknown_tenant", refused))?;
                Ok(owner_of_tenant(tenant.id, tenant.parent))
            }
            Bearer::Domain(name) => {
                let found = self.find_domain(principal, &name.as_str().into()).await;
                let domain = found.map_err(|refused| unknown("/domain", "unknown_domain", refused))?;
                let reach = Reach::Domain { id: domain.id, tenant: domain.owner.tenant };
                Ok(reach.owner(domain.owner.reseller))
            }
        }
    }

    /// Whether a token is within the principal's reach.
    async fn token_owner(&self, principal: &Principal) -> Result<Option<String>, Refused> {
        match principal.reach {
            Reach::System => Ok(None),
            _ => self.bearer(principal, &Bearer::Maker).await.map(Some),
        }
    }

    /// Makes a token; its text is shown this once. Nobody can give away a right they do not have.
    pub async fn create_token(
        &self,
        principal: &Principal,
        order: TokenOrder,
    ) -> Result<(Token<Area>, TokenText), Refused> {
        principal.needs(Scope::Write(Area::Tokens))?;
        principal.not_by_program()?;
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
        let owner = self.bearer(principal, &order.bearer).await?;
        // What `admin` means ends at the bearer's reach; the prefix warns of those that open the whole server.
        let kind = if order.scopes.allow(Scope::Admin) && owner == "system" { ADMIN } else { SCOPED };
        let new = NewToken {
            name: order.name,
            owner,
            kind,
            scopes: order.scopes,
            networks: order.networks,
            expires_at: order.expires_at,
        };
        self.change(principal, new, |tx, actor, new| {
            Box::pin(async move {
                let (token, text) = tokens::create(tx, new).await?;
                let books = books(&token);
                tx.record(event("token.created", &token, books));
                tx.audit_of(books.0, actor, entry("token.create", &token)).await?;
                Ok((token, text))
            })
        })
        .await
    }

    /// A token, without its text.
    pub async fn token(&self, principal: &Principal, id: TokenId) -> Result<Token<Area>, Refused> {
        principal.needs(Scope::Read(Area::Tokens))?;
        let own = self.token_owner(principal).await?;
        let found = tokens::get(&mut self.store.read().await?, id).await?;
        let visible = found.filter(|token: &Token<Area>| {
            !is_session(token)
                && !is_link(token)
                && !is_access(token)
                && own.as_ref().is_none_or(|own| is_under(&token.owner, own))
        });
        visible.ok_or_else(|| missing(id))
    }

    /// Tokens in the order they were made, after `after`.
    pub async fn tokens(
        &self,
        principal: &Principal,
        after: Option<TokenId>,
        rows: i64,
    ) -> Result<Vec<Token<Area>>, Refused> {
        principal.needs(Scope::Read(Area::Tokens))?;
        let own = self.token_owner(principal).await?;
        let mut conn = self.store.read().await?;
        // Sessions, and what programs hold, are listed by themselves.
        Ok(tokens::list_but(&mut conn, own.as_deref(), &[SESSION, LINK, ACCESS], after, rows).await?)
    }

    /// Takes a token back. Taking it back again changes nothing.
    pub async fn revoke_token(&self, principal: &Principal, id: TokenId) -> Result<Token<Area>, Refused> {
        principal.needs(Scope::Write(Area::Tokens))?;
        self.token(principal, id).await?;
        self.change(principal, id, |tx, actor, id| {
            Box::pin(async move {
                let before: Token<Area> = tokens::get(tx, *id).await?.ok_or_else(|| missing(*id))?;
                if before.revoked_at.is_some() {
                    return Ok(before);
                }
                let after = tokens::revoke(tx, *id).await?.ok_or_else(|| missing(*id))?;
                let books = books(&after);
                tx.record(event("token.revoked", &after, books));
                tx.audit_of(books.0, actor, entry("token.revoke", &before)).await?;
                Ok(after)
            })
        })
        .await
    }
}

/// Whether it is the secret of somebody's session.
pub(crate) fn is_session(token: &Token<Area>) -> bool {
    is_of(token, SESSION)
}

/// Whether it is the secret of a link, which opens a session once and nothing by itself.
pub(crate) fn is_link(token: &Token<Area>) -> bool {
    is_of(token, LINK)
}

/// Whether a program holds it that acts for somebody.
pub(crate) fn is_access(token: &Token<Area>) -> bool {
    is_of(token, ACCESS)
}

fn is_of(token: &Token<Area>, kind: Kind) -> bool {
    token.hint.starts_with(&TokenText::prefix(kind))
}

/// Whose session or link it is, as the last part of its owner's path that names a person tells.
pub(crate) fn bearer_of(token: &Token<Area>) -> Option<PersonId> {
    token.owner.rsplit('/').find_map(|part| part.parse().ok())
}

fn is_under(owner: &str, own: &str) -> bool {
    owner.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
