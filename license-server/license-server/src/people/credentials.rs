//! What proves who somebody is: a password with its second factor, a session, an API token, a link to set a password.

use std::net::IpAddr;

use foundation::db::{Actor, Change, Tx};
use foundation::http::FieldError;
use foundation::secrets::password::Verdict;
use foundation::secrets::token::{Kind, TokenText};
use foundation::secrets::totp::{Totp, recovery_hash};
use foundation::tokens::{self, FindError, Refusal, Scope, Scopes, Token};
use secrecy::{ExposeSecret, SecretString};

use super::rows::{self, Login, LoginKind};
use super::second_factor::secret_of;
use super::{Factor, PasswordLink, PersonId, Status, note, staff};
use crate::newcomers;
use crate::office::Office;
use crate::principal::{Area, Credential, Holder, Principal, Standing};
use crate::refused::Refused;
use crate::roles::customer_scopes;
use crate::sessions;
use crate::text;
use crate::vendors::{self, SecondFactor, VendorId};

/// A secret of a link to set a password.
const LINK: Kind = Kind::new("link");

/// Somebody tries to log in.
pub(crate) struct Attempt<'a> {
    pub(crate) vendor: VendorId,
    pub(crate) kind: LoginKind,
    pub(crate) email: &'a str,
    pub(crate) password: &'a SecretString,
    pub(crate) code: Option<&'a str>,
    pub(crate) peer: IpAddr,
}

/// Who presents this session or token. A refusal says no more than that it opens nothing.
pub(crate) async fn principal(office: &Office, presented: &str, actor: Actor) -> Result<Principal, FindError> {
    let text = TokenText::parse(presented).map_err(|_| Refusal::NotAToken)?;
    let (credential, person, limit, bound) = match text.kind() == sessions::KIND.as_str() {
        true => {
            let session = sessions::present(office, &text).await?;
            let limit = session.bound.map_or_else(|| Scopes::new([Scope::Admin]), |bound| bound.rights.scopes());
            (Credential::Session(session.id), session.person, limit, session.bound.map(|bound| bound.license))
        }
        false => {
            let now = office.clock().now();
            let peer = actor.peer.unwrap_or(IpAddr::from([127, 0, 0, 1]));
            let token: Token<Area> = tokens::find(&mut office.read().await?, presented, now, peer).await?;
            tokens::touch(&office.db, &token, now).await?;
            let person = token.owner.parse().map_err(|_| Refusal::Unknown)?;
            (Credential::Token(token.id), person, token.scopes, None)
        }
    };
    // A broken row opens nothing; the log has said so.
    let found = of_person(office, person).await.map_err(|refused| match refused {
        Refused::Db(error) => FindError::Database(error),
        other => {
            tracing::warn!(error = &other as &dyn std::error::Error, "a credential leads to no good person");
            Refusal::Revoked.into()
        }
    })?;
    let Person { holder, vendor, scopes, standing, .. } = found;
    let name = match credential {
        Credential::Token(id) => format!("token:{id}"),
        _ => bound.map_or_else(|| person.to_string(), |license| format!("{person} by {license}")),
    };
    let (actor, vendor) = (Actor { name, ..actor }, Some(vendor));
    Ok(Principal { actor, holder, credential, vendor, scopes, limit, standing, bound })
}

struct Person {
    holder: Holder,
    vendor: VendorId,
    scopes: Scopes<Area>,
    standing: Standing,
}

async fn of_person(office: &Office, id: PersonId) -> Result<Person, Refused> {
    let mut conn = office.read().await?;
    let login = rows::get(&mut conn, id).await?.ok_or_else(|| Refused::missing("person", id))?;
    let vendor = vendors::get(&mut conn, login.vendor).await?;
    if login.status != Status::Active || vendor.status != vendors::Status::Active {
        return Err(Refused::LoginFailed);
    }
    let (holder, scopes, standing) = match login.kind {
        LoginKind::Customer => (Holder::Customer(id), customer_scopes(), Standing::Full),
        LoginKind::Staff => {
            let role = staff::role(&mut conn, id).await?;
            let must = vendor.policy.staff_second_factor == SecondFactor::Required && login.factor != Factor::On;
            let standing = if must { Standing::MustEnrol } else { Standing::Full };
            (Holder::Staff(id, role), role.scopes(), standing)
        }
    };
    Ok(Person { holder, vendor: login.vendor, scopes, standing })
}

/// Makes a link that goes to a person's own mailbox; an earlier one of theirs ends.
pub(crate) async fn mailed_link(
    tx: &mut Tx,
    principal: &Principal,
    login: &Login,
    until: i64,
) -> Result<String, Refused> {
    let text = TokenText::make(LINK);
    rows::put_link(tx, login.id, &text.hash().to_string(), until).await?;
    let of = (login.vendor, login.id, login.revision);
    note(tx, principal, "person.password_link_made", of, Change::default()).await?;
    Ok(text.expose().to_owned())
}

impl Office {
    /// The person whose password and second factor these are.
    ///
    /// Unknown addresses take as long as wrong passwords and are told the same.
    pub(crate) async fn log_in(&self, attempt: Attempt<'_>) -> Result<Login, Refused> {
        let email = text::email(attempt.email, "/email", &mut Vec::new());
        let account = format!("{} {} {email}", attempt.vendor, attempt.kind.as_str());
        let now = self.clock().now();
        self.logins.check(now, attempt.peer, &account)?;
        let login = {
            let mut conn = self.read().await?;
            let vendor = vendors::get(&mut conn, attempt.vendor).await?;
            let open = vendor.status == vendors::Status::Active;
            rows::by_email(&mut conn, attempt.vendor, attempt.kind, &email).await?.filter(|_| open)
        };
        let stored = login.as_ref().and_then(|login| login.password.as_deref());
        let verdict = self.passwords.verify(attempt.password, stored).await?;
        let password = attempt.password.expose_secret();
        let failed = || self.logins.failed(now, attempt.peer, &account, Some(password));
        let Some(login) = login.filter(|login| verdict != Verdict::Wrong && login.status == Status::Active) else {
            failed();
            tracing::info!(peer.ip = %attempt.peer, "a login was refused");
            return Err(Refused::LoginFailed);
        };
        if login.factor == Factor::On {
            let Some(code) = attempt.code else { return Err(Refused::SecondFactorRequired) };
            if !self.takes_code(&login, code).await? {
                // Each wrong code counts, also the same one again.
                self.logins.failed(now, attempt.peer, &account, None);
                tracing::info!(peer.ip = %attempt.peer, "a login was refused by its second factor");
                return Err(Refused::LoginFailed);
            }
        }
        self.logins.succeeded(now, attempt.peer, &account);
        if let (Verdict::RightRehash, Some(old)) = (verdict, login.password.clone()) {
            let new = self.passwords.hash(attempt.password).await?;
            let input = (login.id, old, new);
            self.db.write(input, |tx, (id, old, new)| Box::pin(rows::rehash(tx, *id, old, new))).await?;
        }
        Ok(login)
    }

    /// Takes a code from the telephone or from paper; none is good twice.
    pub(super) async fn takes_code(&self, login: &Login, code: &str) -> Result<bool, Refused> {
        let totp: Totp = secret_of(self, login)?;
        let id = login.id;
        match totp.check(self.clock().now(), code, login.totp_step) {
            Some(step) => Ok(self.db.write(step, move |tx, step| Box::pin(rows::take_step(tx, id, *step))).await?),
            None => {
                let hash = recovery_hash(code);
                let taken = self.db.write(hash, move |tx, hash| Box::pin(rows::take_recovery_code(tx, id, hash)));
                Ok(taken.await?)
            }
        }
    }

    /// Changes one's own password and ends one's other sessions.
    pub(crate) async fn change_password(
        &self,
        principal: &Principal,
        current: &SecretString,
        new: &SecretString,
    ) -> Result<(), Refused> {
        let id = principal.in_person()?;
        let login = rows::get(&mut self.read().await?, id).await?.ok_or_else(|| Refused::missing("person", id))?;
        let peer = principal.actor.peer.unwrap_or(IpAddr::from([127, 0, 0, 1]));
        let (now, account) = (self.clock().now(), format!("{} password", login.id));
        self.logins.check(now, peer, &account)?;
        if self.passwords.verify(current, login.password.as_deref()).await? == Verdict::Wrong {
            self.logins.failed(now, peer, &account, Some(current.expose_secret()));
            return Err(Refused::field("/current", "wrong", "is not your password"));
        }
        let password = self.hashed(new).await?;
        self.db
            .write((principal.clone(), password), move |tx, (principal, password)| {
                Box::pin(async move {
                    let before = rows::get(tx, id).await?.ok_or_else(|| Refused::missing("person", id))?;
                    let after = Login { password: Some(password.clone()), ..before };
                    let after = rows::update(tx, &after).await?;
                    sessions::end_others(tx, id, principal.credential).await?;
                    let of = (after.vendor, id, after.revision);
                    note(tx, principal, "person.password_changed", of, Change::default()).await
                })
            })
            .await
    }

    async fn hashed(&self, password: &SecretString) -> Result<String, Refused> {
        let mut errors = Vec::new();
        text::password(password.expose_secret(), self.limits.password_chars, "/password", &mut errors);
        Refused::unless_empty(errors)?;
        Ok(self.passwords.hash(password).await?)
    }

    /// Makes a link by which a person sets a password; an earlier one of theirs ends.
    pub(crate) async fn password_link(
        &self,
        principal: &Principal,
        kind: LoginKind,
        id: PersonId,
    ) -> Result<PasswordLink, Refused> {
        let needed = match kind {
            LoginKind::Staff => Scope::Write(Area::Staff),
            LoginKind::Customer => Scope::Write(Area::Customers),
        };
        principal.needs(needed)?;
        let vendor = principal.vendor()?;
        let expires_at = self.clock().now() + self.limits.password_link;
        let text = TokenText::make(LINK);
        let hash = text.hash().to_string();
        self.db
            .write((principal.clone(), hash), move |tx, (principal, hash)| {
                Box::pin(async move {
                    let login = rows::of_vendor(tx, vendor, kind, id).await?;
                    rows::put_link(tx, id, hash, expires_at.as_microsecond()).await?;
                    let of = (vendor, id, login.revision);
                    note(tx, principal, "person.password_link_made", of, Change::default()).await
                })
            })
            .await?;
        Ok(PasswordLink { secret: text.expose().to_owned(), expires_at })
    }

    /// Sets the password of whoever holds this link, and ends all their sessions.
    pub(crate) async fn redeem_link(&self, link: &str, new: &SecretString, peer: IpAddr) -> Result<(), Refused> {
        let now = self.clock().now();
        // Each link is an account of its own, or wrong ones from anywhere would make everybody wait; who tries many is made to
        // wait by network.
        let account = &*format!("password link {}", blake3::hash(link.as_bytes()));
        self.logins.check(now, peer, account)?;
        let wrong = || Refused::Invalid(vec![FieldError::new("/link", "wrong", "is no link that is still good")]);
        let Ok(text) = TokenText::parse(link) else {
            self.logins.failed(now, peer, account, Some(link));
            return Err(wrong());
        };
        let password = self.hashed(new).await?;
        let taken = self
            .db
            .write((text.hash().to_string(), password), move |tx, (hash, password)| {
                Box::pin(async move {
                    let id = match rows::take_link(tx, hash).await? {
                        Some(id) => id,
                        None => match newcomers::admit(tx, hash, peer).await? {
                            Some(id) => id,
                            None => return Ok::<_, Refused>(None),
                        },
                    };
                    let before = rows::get(tx, id).await?.ok_or_else(|| Refused::missing("person", id))?;
                    let after = rows::update(tx, &Login { password: Some(password.clone()), ..before }).await?;
                    sessions::end_others(tx, id, Credential::Socket).await?;
                    let actor = Actor { name: id.to_string(), peer: Some(peer), request: None };
                    let principal = Principal { actor, ..Principal::operator(Some(after.vendor)) };
                    let of = (after.vendor, id, after.revision);
                    note(tx, &principal, "person.password_set", of, Change::default()).await?;
                    Ok(Some(id))
                })
            })
            .await?;
        match taken {
            Some(_) => Ok(()),
            None => {
                self.logins.failed(now, peer, account, Some(link));
                Err(wrong())
            }
        }
    }
}
