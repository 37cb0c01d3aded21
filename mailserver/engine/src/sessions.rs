//! Sessions of people who administrate: what a right password, and a code where one is asked for, is exchanged for.

use std::net::IpAddr;
use std::time::Duration;

use foundation::db::{Actor, AuditEntry, Change, Tx};
use foundation::secrets::password::{PasswordError, Verdict};
use foundation::secrets::token::TokenText;
use foundation::secrets::totp::Totp;
use foundation::tokens::{self, FindError, NewToken, Refusal, Token, TokenId};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use store::administrators::{self, Administrator, Status};
use store::ids::AdministratorId;

use crate::administrators::{log_out, note, read, scopes_of, session_owner};
use crate::mailboxes::check_password;
use crate::tokens::{SESSION, is_session};
use crate::{Area, Engine, Principal, Refused};

/// How long a session lasts at most.
const LIFE: Duration = Duration::from_secs(12 * 3600);
/// After how long without a request it ends.
const IDLE: Duration = Duration::from_secs(3600);

/// A name, a password and a code as a browser sent them.
#[derive(Clone, Copy, Debug)]
pub struct PersonAttempt<'a> {
    /// The name.
    pub login: &'a str,
    /// The password.
    pub password: &'a SecretString,
    /// The code of a second factor.
    pub code: Option<&'a str>,
    /// Where the client is.
    pub peer: IpAddr,
    /// The request's id.
    pub request: &'a str,
}

/// A session that has just begun.
pub struct Begun {
    /// Whose it is.
    pub person: Administrator,
    /// Its row.
    pub session: Token<Area>,
    /// Its secret, shown this once.
    pub secret: TokenText,
}

/// What a telephone needs, shown once.
pub struct Enrolment {
    /// The secret as a person types it.
    pub secret: String,
    /// The secret as a telephone reads it from a picture.
    pub uri: String,
}

fn context(id: AdministratorId) -> String {
    format!("totp {id}")
}

/// Whether nobody used the session for too long. The time of the last use lags by five minutes at most.
fn is_idle(session: &Token<Area>, now: Timestamp) -> bool {
    session.last_used_at.unwrap_or(session.created_at) + IDLE < now
}

impl Engine {
    /// Begins a session.
    pub async fn begin_session(&self, attempt: PersonAttempt<'_>) -> Result<Begun, Refused> {
        let PersonAttempt { login, password, code, peer, request } = attempt;
        let now = self.store.clock().now();
        // A name that no mailbox has: a mailbox of the same address is counted by itself.
        let account = format!("administrator {}", login.to_lowercase());
        self.logins.check(now, peer, &account).map_err(Refused::Throttled)?;
        let found = administrators::find(&mut self.store.read().await?, &login.trim().to_lowercase()).await?;
        let open = found.filter(|found| found.text.status == Status::Active);
        let stored = open.as_ref().map(|found| found.password_hash.as_str()).filter(|hash| !hash.is_empty());
        let verdict = self.passwords.verify(password, stored).await;
        let right = match verdict {
            Ok(verdict) => matches!(verdict, Verdict::Right | Verdict::RightRehash),
            Err(PasswordError::TooLong(_)) => false,
            Err(error) => return Err(error.into()),
        };
        let failed = |secret: Option<&str>| {
            self.logins.failed(now, peer, &account, secret);
            tracing::info!(peer.ip = %peer, "a login of an administrator was refused");
            Refused::LoginFailed
        };
        let Some(person) = open.filter(|_| right) else { return Err(failed(Some(password.expose_secret()))) };
        let step = match (person.totp_confirmed, code) {
            (false, _) => None,
            (true, None) => return Err(Refused::SecondFactor),
            (true, Some(code)) => {
                let totp = self.totp_of(&person)?.ok_or(Refused::LoginFailed)?;
                // Each wrong code counts: behind the one right password a million of them wait to be tried.
                Some(totp.check(now, code, person.totp_step).ok_or_else(|| failed(None))?)
            }
        };
        let actor = Actor {
            name: format!("administrator:{}", person.login),
            peer: Some(peer),
            request: Some(request.to_owned()),
        };
        let input = (self.new_session(&person), person, step, actor);
        let begun = self.store.db().write(input, |tx, (new, person, step, actor)| {
            Box::pin(async move {
                // Of two requests with the same code, one is late.
                if !administrators::logged_in(tx, person.id, *step).await? {
                    return Err(Refused::LoginFailed);
                }
                enter(tx, actor, person, new, None).await
            })
        });
        let begun = begun.await?;
        self.logins.succeeded(now, peer, &account);
        Ok(begun)
    }

    /// A session of this person, to be begun.
    pub(crate) fn new_session(&self, person: &Administrator) -> NewToken<Area> {
        NewToken {
            name: "session".to_owned(),
            owner: session_owner(person),
            kind: SESSION,
            scopes: scopes_of(person),
            networks: Vec::new(),
            expires_at: Some(self.store.clock().now() + LIFE),
        }
    }

    /// The person behind a session's secret, if it goes on; none for an API token.
    pub(crate) async fn person_of(
        &self,
        token: &Token<Area>,
        now: Timestamp,
    ) -> Result<Option<Administrator>, FindError> {
        if !is_session(token) {
            return Ok(None);
        }
        if is_idle(token, now) {
            return Err(Refusal::Expired.into());
        }
        let id = token.owner.rsplit('/').next().and_then(|last| last.parse().ok()).ok_or(Refusal::Revoked)?;
        let person = administrators::read(&mut self.store.read().await?, id).await?;
        let person = person.filter(|person| person.text.status == Status::Active);
        Ok(Some(person.ok_or(Refusal::Revoked)?))
    }

    /// The sessions of whoever asks in person.
    pub async fn own_sessions(&self, principal: &Principal) -> Result<Vec<Token<Area>>, Refused> {
        let mut conn = self.store.read().await?;
        let person = self.own(&mut conn, principal).await?;
        let now = self.store.clock().now();
        let open = tokens::list_open(&mut conn, &session_owner(&person), now, 1000).await?;
        Ok(open.into_iter().filter(|session| !is_idle(session, now)).collect())
    }

    /// Ends one of one's own sessions.
    pub async fn end_session(&self, principal: &Principal, id: TokenId) -> Result<(), Refused> {
        let mut conn = self.store.read().await?;
        let owner = session_owner(&self.own(&mut conn, principal).await?);
        let session = tokens::get::<Area>(&mut conn, id).await?.filter(|session| session.owner == owner);
        drop(conn);
        session.ok_or_else(|| Refused::Missing { kind: "session", key: id.to_string() })?;
        self.change(principal, id, |tx, _, id| {
            Box::pin(async move { Ok(tokens::revoke::<Area>(tx, *id).await.map(drop)?) })
        })
        .await
    }

    /// Exchanges one's own password; one's other sessions end, and this one too.
    pub async fn change_own_password(
        &self,
        principal: &Principal,
        current: &SecretString,
        new: &SecretString,
    ) -> Result<(), Refused> {
        let person = {
            let mut conn = self.store.read().await?;
            self.own(&mut conn, principal).await?
        };
        self.must_know(principal, &person, current, "/current_password").await?;
        check_password(new)?;
        let hash = self.passwords.hash(new).await?;
        self.change(principal, (person.id, hash), |tx, actor, (id, hash)| {
            Box::pin(async move {
                let before = read(tx, *id).await?;
                let wanted = Administrator { password_hash: hash.clone(), ..before.clone() };
                let after = administrators::update(tx, &wanted).await?;
                log_out(tx, &after).await?;
                let kinds = ("administrator.password_changed", "administrator.change_password");
                note(tx, actor, kinds, Some(&before), Some(&after)).await
            })
        })
        .await
    }

    /// Begins to set up a second factor: makes a secret. It is asked for once it is confirmed.
    pub async fn begin_second_factor(&self, principal: &Principal) -> Result<Enrolment, Refused> {
        let id = principal.in_person()?;
        let totp = Totp::make();
        let sealed = self.sealer.seal(&context(id), totp.as_bytes());
        let person = self.change(principal, (id, sealed), |tx, actor, (id, sealed)| {
            Box::pin(async move {
                let before = read(tx, *id).await?;
                if before.totp_confirmed {
                    return Err(Refused::Exists { kind: "second factor", key: before.login, found: None });
                }
                let wanted = Administrator { totp: Some(sealed.clone()), totp_step: None, ..before.clone() };
                let after = administrators::update(tx, &wanted).await?;
                let kinds = ("administrator.second_factor_begun", "administrator.begin_second_factor");
                note(tx, actor, kinds, Some(&before), Some(&after)).await?;
                Ok(after)
            })
        });
        let (person, issuer) = (person.await?, self.identity().hostname);
        Ok(Enrolment { secret: totp.text().to_string(), uri: totp.uri(issuer.as_str(), &person.login).to_string() })
    }

    /// Turns the second factor on: the code proves that the telephone has the secret.
    pub async fn confirm_second_factor(&self, principal: &Principal, code: &str) -> Result<(), Refused> {
        let person = {
            let mut conn = self.store.read().await?;
            self.own(&mut conn, principal).await?
        };
        let wrong = |detail: &str| Refused::field("/code", "wrong", detail);
        let none = || wrong("is for no second factor; begin one by `POST /v1/me/totp`");
        let totp = self.totp_of(&person)?.filter(|_| !person.totp_confirmed).ok_or_else(none)?;
        let step = totp.check(self.store.clock().now(), code, None);
        let step = step.ok_or_else(|| wrong("is not the code of this moment; check the telephone's clock"))?;
        self.change(principal, (person.id, person.totp, step), |tx, actor, (id, checked, step)| {
            Box::pin(async move {
                let before = read(tx, *id).await?;
                if before.totp_confirmed || before.totp != *checked {
                    return Err(Refused::Stale);
                }
                let wanted = Administrator { totp_confirmed: true, totp_step: Some(*step), ..before.clone() };
                let after = administrators::update(tx, &wanted).await?;
                let kinds = ("administrator.second_factor_on", "administrator.confirm_second_factor");
                note(tx, actor, kinds, Some(&before), Some(&after)).await
            })
        })
        .await
    }

    /// Turns one's own second factor off; the password is asked for once more.
    pub async fn remove_second_factor(&self, principal: &Principal, password: &SecretString) -> Result<(), Refused> {
        let person = {
            let mut conn = self.store.read().await?;
            self.own(&mut conn, principal).await?
        };
        self.must_know(principal, &person, password, "/password").await?;
        self.change(principal, person.id, |tx, actor, id| {
            Box::pin(async move {
                let before = read(tx, *id).await?;
                let wanted = Administrator { totp: None, totp_confirmed: false, totp_step: None, ..before.clone() };
                let after = administrators::update(tx, &wanted).await?;
                let kinds = ("administrator.second_factor_off", "administrator.remove_second_factor");
                note(tx, actor, kinds, Some(&before), Some(&after)).await
            })
        })
        .await
    }

    /// Whoever asks in person.
    pub async fn me(&self, principal: &Principal) -> Result<Administrator, Refused> {
        self.own(&mut self.store.read().await?, principal).await
    }

    async fn own(&self, conn: &mut foundation::db::Conn, principal: &Principal) -> Result<Administrator, Refused> {
        let id = principal.in_person()?;
        let missing = || Refused::Missing { kind: "administrator", key: id.to_string() };
        administrators::read(conn, id).await?.ok_or_else(missing)
    }

    /// Refuses unless the person who asks knows their password: whoever found a session open guesses no faster than at a login.
    async fn must_know(
        &self,
        principal: &Principal,
        person: &Administrator,
        password: &SecretString,
        field: &'static str,
    ) -> Result<(), Refused> {
        let peer = principal.actor.peer.unwrap_or(IpAddr::from([127, 0, 0, 1]));
        let (now, account) = (self.store.clock().now(), format!("administrator {} password", person.login));
        self.logins.check(now, peer, &account).map_err(Refused::Throttled)?;
        match self.passwords.verify(password, Some(&person.password_hash)).await {
            Ok(Verdict::Right | Verdict::RightRehash) => {
                self.logins.succeeded(now, peer, &account);
                Ok(())
            }
            Ok(Verdict::Wrong) | Err(PasswordError::TooLong(_)) => {
                self.logins.failed(now, peer, &account, Some(password.expose_secret()));
                Err(Refused::field(field, "wrong", "is not your password"))
            }
            Err(error) => Err(error.into()),
        }
    }

    fn totp_of(&self, person: &Administrator) -> Result<Option<Totp>, Refused> {
        let Some(sealed) = &person.totp else { return Ok(None) };
        let bytes = self.sealer.open(&context(person.id), sealed)?;
        // What was sealed here has the length it was sealed with.
        Ok(Totp::from_bytes(&bytes))
    }
}

/// Begins the session, and writes it into the books: also by whose link, if it was one.
pub(crate) async fn enter(
    tx: &mut Tx,
    actor: &Actor,
    person: &Administrator,
    new: &NewToken<Area>,
    by: Option<&str>,
) -> Result<Begun, Refused> {
    let (session, secret) = tokens::create(tx, new).await?;
    let object = format!("administrator:{}", person.login);
    let after = by.map(|by| serde_json::json!({"link_of": by}).to_string());
    let entry = AuditEntry { action: "session.begin", object, change: Change { before: None, after } };
    tx.audit_of(person.owner.tenant.0, actor, entry).await?;
    Ok(Begun { person: person.clone(), session, secret })
}
