//! Single sign-on for panels: a link that logs somebody in once, made by whoever is above them.

use std::net::IpAddr;
use std::time::Duration;

use foundation::db::{Actor, AuditEntry, Change};
use foundation::secrets::token::TokenText;
use foundation::tokens::{self, FindError, NewToken, Scope, Token};
use jiff::Timestamp;
use serde_json::json;
use store::administrators;

use crate::administrators::{covered, scopes_of};
use crate::named::Key;
use crate::people::{Person, PersonId};
use crate::sessions::{Begun, enter};
use crate::tokens::{LINK, bearer_of, is_link};
use crate::{Area, Engine, Principal, Refused};

/// How long a link is good at most: long enough for a browser to be sent there.
pub const LONGEST: Duration = Duration::from_secs(60);

/// Whom a link logs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An administrator, by login.
    Administrator(String),
    /// Whoever administrates a tenant, by the tenant's name.
    Tenant(String),
    /// The holder of a mailbox.
    Mailbox(Key),
}

impl Engine {
    /// Makes a link; its secret is shown this once.
    pub async fn create_sign_on_link(
        &self,
        principal: &Principal,
        subject: &Subject,
        life: Duration,
    ) -> Result<(TokenText, Timestamp), Refused> {
        let area = match subject {
            Subject::Mailbox(_) => Area::Mailboxes,
            Subject::Administrator(_) | Subject::Tenant(_) => Area::Administrators,
        };
        principal.needs(Scope::Write(area))?;
        principal.not_by_program()?;
        if life.is_zero() || life > LONGEST {
            let detail = format!("must be 1 to {}", LONGEST.as_secs());
            return Err(Refused::field("/ttl_seconds", "out_of_range", detail));
        }
        let person = self.subject(principal, subject).await?;
        let ends = self.store.clock().now() + life;
        let new = NewToken {
            name: principal.actor.name.clone(),
            owner: format!("link/{}", person.path()),
            kind: LINK,
            scopes: person.scopes(),
            networks: Vec::new(),
            expires_at: Some(ends),
        };
        let made = self.change(principal, (new, person), |tx, actor, (new, person)| {
            Box::pin(async move {
                let (_, secret) = tokens::create(tx, new).await?;
                let change = Change { before: None, after: Some(json!({"by": actor.name}).to_string()) };
                let entry = AuditEntry { action: "sso_link.create", object: person.object(), change };
                tx.audit_of(person.owner().tenant.0, actor, entry).await?;
                Ok(secret)
            })
        });
        Ok((made.await?, ends))
    }

    async fn subject(&self, principal: &Principal, subject: &Subject) -> Result<Person, Refused> {
        let unknown = |detail: String| Refused::field("/subject", "invalid", detail);
        let login = match subject {
            Subject::Mailbox(key) => return Ok(Person::Holder(self.find_mailbox(principal, key).await?.mailbox)),
            Subject::Administrator(login) => login.clone(),
            Subject::Tenant(name) => {
                let tenant = self.find_tenant(principal, &name.as_str().into()).await;
                let tenant = tenant.map_err(|_| unknown(format!("names `{name}`, which is no tenant of yours")))?;
                let admin = self.with_first(tenant).await?.admin;
                admin.ok_or_else(|| unknown(format!("names `{name}`, which nobody administrates")))?
            }
        };
        let found = self.find_administrator(principal, &login).await;
        let found = found.map_err(|_| unknown(format!("names `{login}`, who is no administrator of yours")))?;
        covered(principal, &scopes_of(&found))?;
        Ok(Person::Administrator(found))
    }

    /// Begins the session of a link, which is good once.
    pub async fn redeem_sign_on_link(&self, presented: &str, peer: IpAddr, request: &str) -> Result<Begun, Refused> {
        let now = self.store.clock().now();
        let account = format!("token {presented}");
        self.may_sign_in(peer, &account)?;
        let failed = || {
            self.logins.failed(now, peer, &account, Some(presented));
            Refused::LoginFailed
        };
        let mut conn = self.store.read().await?;
        let link: Token<Area> = match tokens::find(&mut conn, presented, now, peer).await {
            Ok(link) if is_link(&link) => link,
            Ok(_) | Err(FindError::Refused(_)) => return Err(failed()),
            Err(FindError::Database(error)) => return Err(error.into()),
        };
        let id = bearer_of(&link).ok_or_else(failed)?;
        let person = Person::admitted(&mut conn, id).await?.ok_or_else(failed)?;
        drop(conn);
        let actor = Actor { name: person.object(), peer: Some(peer), request: Some(request.to_owned()) };
        let input = (self.new_session(&person), person, link, actor);
        let begun = self.store.db().write(input, |tx, (new, person, link, actor)| {
            Box::pin(async move {
                if !tokens::redeem(tx, link.id).await? {
                    return Err(Refused::LoginFailed);
                }
                if let PersonId::Administrator(id) = person.id() {
                    administrators::logged_in(tx, id, None).await?;
                }
                enter(tx, actor, person, new, Some(&link.name)).await
            })
        });
        begun.await
    }
}
