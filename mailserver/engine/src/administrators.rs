//! People who administrate: made by whoever is above them, with no more rights and no more reach than those have.

use foundation::db::{Actor, AuditEntry, Change, Event, Tx};
use foundation::tokens::{Scope, Scopes, revoke_under};
use message::address::Address;
use secrecy::SecretString;
use serde_json::json;
use store::administrators::{self, Administrator, AdministratorText, Status};
use store::domains::{self, Owner};
use store::factor::Factor;
use store::ids::{AdministratorId, DomainId};
use store::oauth::grants;
use store::passkeys::{self, Keeper};

use crate::people::Person;
use crate::principal::Reach;
use crate::{Area, Engine, Found, Principal, Refused};

/// What an administrator is made from.
#[derive(Clone, Debug)]
pub struct AdministratorOrder {
    /// The name they log in with.
    pub login: String,
    /// What people call them.
    pub name: String,
    /// The tenant they administrate, by name; `None` for the caller's own, or the server.
    pub tenant: Option<String>,
    /// The one domain they administrate, by name.
    pub domain: Option<String>,
    /// What they may do there.
    pub scopes: Scopes<Area>,
    /// Whether they may log in.
    pub status: Status,
    /// Their password; without one they cannot log in until one is set.
    pub password: Option<SecretString>,
}

/// What may be changed of an administrator; `None` leaves as it is.
#[derive(Clone, Debug, Default)]
pub struct AdministratorEdit {
    /// What people call them.
    pub name: Option<String>,
    /// What they may do.
    pub scopes: Option<Scopes<Area>>,
    /// Whether they may log in.
    pub status: Option<Status>,
    /// Their password.
    pub password: Option<SecretString>,
}

const LONGEST_LOGIN: usize = 255;
const LONGEST_NAME: usize = 255;

/// What an administrator may do, as their row tells.
pub fn scopes_of(administrator: &Administrator) -> Scopes<Area> {
    // What nobody knows any more is left out: that only takes away.
    let known = administrator.text.scopes.split_ascii_whitespace().filter_map(|scope| scope.parse().ok());
    Scopes::new(known)
}

fn missing(login: &str) -> Refused {
    Refused::Missing { kind: "administrator", key: login.to_owned() }
}

fn check_login(login: &str) -> Result<String, Refused> {
    let login = login.trim().to_lowercase();
    let wrong = login.is_empty()
        || login.len() > LONGEST_LOGIN
        || login.chars().any(|letter| letter.is_control() || letter.is_whitespace() || letter == '/');
    match wrong {
        true => {
            let detail = "must be 1 to 255 bytes without spaces and slashes, such as `anna@example.org`";
            Err(Refused::field("/login", "invalid", detail))
        }
        false => Ok(login),
    }
}

fn check_name(name: &str) -> Result<(), Refused> {
    match name.len() > LONGEST_NAME || name.chars().any(char::is_control) {
        true => {
            let detail = format!("must have at most {LONGEST_NAME} bytes and no control characters");
            Err(Refused::field("/name", "invalid", detail))
        }
        false => Ok(()),
    }
}

fn shown(administrator: &Administrator) -> String {
    json!({
        "login": administrator.login,
        "name": administrator.text.name,
        "tenant": administrator.owner.name,
        "domain": administrator.domain_name,
        "scopes": administrator.text.scopes,
        "status": administrator.text.status.as_str(),
        "second_factor": administrator.factor.confirmed,
        "revision": administrator.revision,
    })
    .to_string()
}

/// What the feed hears of an administrator.
pub(crate) fn told(kind: &'static str, administrator: &Administrator) -> Event {
    let detail = Some(json!({"login": administrator.login}).to_string());
    let (owner, object, revision) = (administrator.owner.tenant.0, administrator.id.0, administrator.revision);
    Event { kind, owner, object, revision, detail }
}

/// The feed and the audit trail hear of it.
pub(crate) async fn note(
    tx: &mut Tx,
    actor: &Actor,
    (kind, action): (&'static str, &'static str),
    before: Option<&Administrator>,
    after: Option<&Administrator>,
) -> Result<(), Refused> {
    let Some(administrator) = after.or(before) else { return Ok(()) };
    tx.record(told(kind, administrator));
    let change = Change { before: before.map(shown), after: after.map(shown) };
    let entry = AuditEntry { action, object: format!("administrator:{}", administrator.login), change };
    Ok(tx.audit_of(administrator.owner.tenant.0, actor, entry).await?)
}

/// Ends all sessions of an administrator.
pub(crate) async fn log_out(tx: &mut Tx, administrator: &Administrator) -> Result<(), Refused> {
    revoke_under(tx, &Person::Administrator(administrator.clone()).path()).await?;
    Ok(())
}

impl Engine {
    /// Makes an administrator.
    pub async fn create_administrator(
        &self,
        principal: &Principal,
        order: AdministratorOrder,
    ) -> Result<Administrator, Refused> {
        principal.needs(Scope::Write(Area::Administrators))?;
        principal.not_by_program()?;
        let login = check_login(&order.login)?;
        self.check_domain_of(principal, &login).await?;
        check_name(&order.name)?;
        let (owner, domain) = self.post(principal, &order).await?;
        covered(principal, &order.scopes)?;
        if order.scopes.is_empty() {
            return Err(Refused::field("/scopes", "invalid", "must name at least one scope"));
        }
        let hash = match &order.password {
            Some(password) => {
                self.check_password(password, &[login.as_str(), order.name.as_str()])?;
                self.passwords.hash(password).await?
            }
            None => String::new(),
        };
        let text = AdministratorText { name: order.name, scopes: order.scopes.to_string(), status: order.status };
        let input = (login.clone(), owner, domain, text, hash);
        let made = self.change(principal, input, |tx, actor, (login, owner, domain, text, hash)| {
            Box::pin(async move {
                let made = administrators::insert(tx, login, owner, *domain, text, hash).await?;
                note(tx, actor, ("administrator.created", "administrator.create"), None, Some(&made)).await?;
                Ok(made)
            })
        });
        match made.await {
            Err(Refused::Store(store::Error::Exists(_))) => {
                let found = self.find_administrator(principal, &login).await.ok();
                let found = found.map(|found| Box::new(Found::Administrator(found)));
                Err(Refused::Exists { kind: "administrator", key: login, found })
            }
            made => made,
        }
    }

    /// Refuses a login that is an address in somebody else's domain: they may have a mailbox there, or may want one.
    async fn check_domain_of(&self, principal: &Principal, login: &str) -> Result<(), Refused> {
        let Ok(address) = Address::parse(login) else { return Ok(()) };
        let domain = domains::find(&mut self.store.read().await?, address.domain().as_str()).await?;
        match domain.is_none_or(|domain| principal.reach.sees(&domain.owner, Some(domain.id))) {
            true => Ok(()),
            false => Err(Refused::field("/login", "invalid", "is an address in a domain that is not yours")),
        }
    }

    /// Where a new administrator is to be.
    async fn post(
        &self,
        principal: &Principal,
        order: &AdministratorOrder,
    ) -> Result<(Owner, Option<DomainId>), Refused> {
        match &order.domain {
            Some(name) => {
                let found = self.find_domain(principal, &name.as_str().into()).await;
                let domain = found.map_err(|refused| match refused {
                    Refused::Missing { key, .. } => {
                        let detail = format!("names `{key}`, which is no domain of yours");
                        Refused::field("/domain", "unknown_domain", detail)
                    }
                    other => other,
                })?;
                if order.tenant.is_some() && order.tenant != domain.owner.name {
                    return Err(Refused::field("/tenant", "invalid", "is not the tenant of that domain"));
                }
                Ok((domain.owner, Some(domain.id)))
            }
            None => Ok((self.owner_of_new(principal, order.tenant.as_deref()).await?, None)),
        }
    }

    /// An administrator.
    pub async fn administrator(&self, principal: &Principal, login: &str) -> Result<Administrator, Refused> {
        principal.needs(Scope::Read(Area::Administrators))?;
        self.find_administrator(principal, login).await
    }

    /// Administrators by login, after `after`.
    pub async fn administrators(
        &self,
        principal: &Principal,
        after: Option<&str>,
        rows: i64,
    ) -> Result<Vec<Administrator>, Refused> {
        principal.needs(Scope::Read(Area::Administrators))?;
        let within = principal.reach.within();
        Ok(administrators::list(&mut self.store.read().await?, &within, after, rows).await?)
    }

    /// Changes an administrator; `expected` is the revision the caller knows. Another password, and being disabled, ends their
    /// sessions.
    pub async fn edit_administrator(
        &self,
        principal: &Principal,
        login: &str,
        edit: AdministratorEdit,
        expected: Option<i64>,
    ) -> Result<Administrator, Refused> {
        principal.needs(Scope::Write(Area::Administrators))?;
        principal.not_by_program()?;
        let known = self.find_administrator(principal, login).await?;
        // Nobody takes over somebody who may do more.
        covered(principal, &scopes_of(&known))?;
        if let Some(name) = &edit.name {
            check_name(name)?;
        }
        if let Some(scopes) = &edit.scopes {
            covered(principal, scopes)?;
            if scopes.is_empty() {
                return Err(Refused::field("/scopes", "invalid", "must name at least one scope"));
            }
        }
        let hash = match &edit.password {
            Some(password) => {
                self.check_password(password, &[known.login.as_str(), known.text.name.as_str()])?;
                Some(self.passwords.hash(password).await?)
            }
            None => None,
        };
        let input = (known.id, edit.name, edit.scopes.map(|scopes| scopes.to_string()), edit.status, hash, expected);
        self.change(principal, input, |tx, actor, (id, name, scopes, status, hash, expected)| {
            Box::pin(async move {
                let before = read(tx, *id).await?;
                Refused::check_revision(*expected, before.revision)?;
                let mut wanted = before.clone();
                let text = &mut wanted.text;
                text.name = name.clone().unwrap_or_else(|| text.name.clone());
                text.scopes = scopes.clone().unwrap_or_else(|| text.scopes.clone());
                text.status = status.unwrap_or(text.status);
                if let Some(hash) = hash {
                    wanted.password_hash = hash.clone();
                }
                if wanted == before {
                    return Ok(before);
                }
                let after = administrators::update(tx, &wanted).await?;
                if hash.is_some() || after.text.status != Status::Active {
                    log_out(tx, &after).await?;
                    grants::delete_of(tx, &after.id.to_string()).await?;
                }
                if hash.is_some() {
                    passkeys::delete_of(tx, Keeper::Administrator(after.id)).await?;
                }
                let kinds = ("administrator.updated", "administrator.update");
                note(tx, actor, kinds, Some(&before), Some(&after)).await?;
                Ok(after)
            })
        })
        .await
    }

    /// Takes the second factor from an administrator who lost it; their sessions end.
    pub async fn reset_second_factor(&self, principal: &Principal, login: &str) -> Result<Administrator, Refused> {
        principal.needs(Scope::Write(Area::Administrators))?;
        principal.not_by_program()?;
        let known = self.find_administrator(principal, login).await?;
        covered(principal, &scopes_of(&known))?;
        self.change(principal, known.id, |tx, actor, id| {
            Box::pin(async move {
                let before = read(tx, *id).await?;
                if before.factor.secret.is_none() {
                    return Ok(before);
                }
                let wanted = Administrator { factor: Factor::default(), ..before.clone() };
                let after = administrators::update(tx, &wanted).await?;
                log_out(tx, &after).await?;
                let kinds = ("administrator.second_factor_off", "administrator.reset_second_factor");
                note(tx, actor, kinds, Some(&before), Some(&after)).await?;
                Ok(after)
            })
        })
        .await
    }

    /// Deletes an administrator; their sessions end. What they made stays.
    pub async fn delete_administrator(
        &self,
        principal: &Principal,
        login: &str,
        expected: Option<i64>,
    ) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Administrators))?;
        let known = self.find_administrator(principal, login).await?;
        covered(principal, &scopes_of(&known))?;
        self.change(principal, (known.id, expected), |tx, actor, (id, expected)| {
            Box::pin(async move {
                let before = read(tx, *id).await?;
                Refused::check_revision(*expected, before.revision)?;
                log_out(tx, &before).await?;
                administrators::delete(tx, *id).await?;
                note(tx, actor, ("administrator.deleted", "administrator.delete"), Some(&before), None).await
            })
        })
        .await
    }

    /// The administrator of a login, if the principal may see them.
    pub(crate) async fn find_administrator(
        &self,
        principal: &Principal,
        login: &str,
    ) -> Result<Administrator, Refused> {
        let found = administrators::find(&mut self.store.read().await?, &login.to_lowercase()).await?;
        let visible = found.filter(|found| match principal.reach {
            // Whoever runs a domain sees who else does, and not who is above them.
            Reach::Domain { id, .. } => found.domain == Some(id),
            reach => reach.sees(&found.owner, found.domain),
        });
        visible.ok_or_else(|| missing(login))
    }
}

/// Refuses rights that the principal does not have.
pub(crate) fn covered(principal: &Principal, scopes: &Scopes<Area>) -> Result<(), Refused> {
    match scopes.iter().find(|scope| !principal.scopes.allow(*scope)) {
        Some(beyond) => Err(Refused::Forbidden(beyond)),
        None => Ok(()),
    }
}

pub(crate) async fn read(tx: &mut Tx, id: AdministratorId) -> Result<Administrator, Refused> {
    administrators::read(tx, id).await?.ok_or_else(|| missing(&id.to_string()))
}
