//! Sessions of people: what a right password, and a code where one is asked for, is exchanged for.

use std::net::IpAddr;
use std::time::Duration;

use foundation::db::{Actor, AuditEntry, Change, Conn, Tx};
use foundation::secrets::passkey::Assertion;
use foundation::secrets::password::{PasswordError, Verdict};
use foundation::secrets::token::TokenText;
use foundation::secrets::totp::Totp;
use foundation::tokens::{self, FindError, NewToken, Refusal, Token, TokenId};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use store::factor::Factor;
use store::{administrators, mailboxes};

use crate::access_rules::Entrance;
use crate::people::{Deed, Person, PersonId, Renewal};
use crate::tokens::{SESSION, bearer_of, is_session};
use crate::{Area, Engine, Principal, Refused};

/// How long a session lasts at most.
const LIFE: Duration = Duration::from_secs(12 * 3600);
/// After how long without a request it ends.
const IDLE: Duration = Duration::from_secs(3600);

/// By what somebody shows who they are.
#[derive(Clone, Copy, Debug)]
pub enum Proof<'a> {
    /// What they know.
    Password {
        /// The name.
        login: &'a str,
        /// The password.
        password: &'a SecretString,
        /// The code of a second factor.
        code: Option<&'a str>,
    },
    /// What a device of theirs holds, as their browser answered.
    Passkey(&'a Assertion),
}

/// Somebody tries to enter.
#[derive(Clone, Copy, Debug)]
pub struct PersonAttempt<'a> {
    /// Who they say they are.
    pub proof: Proof<'a>,
    /// Where the client is.
    pub peer: IpAddr,
    /// The request's id.
    pub request: &'a str,
}

/// A session that has just begun.
pub struct Begun {
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

/// What the secret of a second factor is sealed for: moved to somebody else it does not open.
fn context(id: PersonId) -> String {
    format!("totp {id}")
}

/// Whether nobody used the session for too long. The time of the last use lags by five minutes at most.
fn is_idle(session: &Token<Area>, now: Timestamp) -> bool {
    session.last_used_at.unwrap_or(session.created_at) + IDLE < now
}

impl Engine {
    /// Begins a session.
    pub async fn begin_session(&self, attempt: PersonAttempt<'_>) -> Result<Begun, Refused> {
        let PersonAttempt { proof, peer, request } = attempt;
        let person = self.identify(proof, peer).await?;
        let account = person.account();
        let actor = Actor { name: person.object(), peer: Some(peer), request: Some(request.to_owned()) };
        let begun = self.store.db().write((self.new_session(&person), person, actor), |tx, (new, person, actor)| {
            Box::pin(async move {
                person.still(tx).await?;
                enter(tx, actor, person, new, None).await
            })
        });
        let begun = begun.await?;
        self.logins.succeeded(self.store.clock().now(), peer, &account);
        Ok(begun)
    }

    /// Whoever shows this; a code is used up. Each failure counts, and says only that something is wrong.
    pub(crate) async fn identify(&self, proof: Proof<'_>, peer: IpAddr) -> Result<Person, Refused> {
        match proof {
            Proof::Password { login, password, code } => self.by_password(login, password, code, peer).await,
            Proof::Passkey(answer) => self.by_passkey(answer, peer).await,
        }
    }

    async fn by_password(
        &self,
        login: &str,
        password: &SecretString,
        code: Option<&str>,
        peer: IpAddr,
    ) -> Result<Person, Refused> {
        let now = self.store.clock().now();
        let person = Person::named(&mut self.store.read().await?, login).await?;
        let account = person.as_ref().map_or_else(|| login.trim().to_lowercase(), Person::account);
        self.may_sign_in(peer, &account)?;
        let failed = |secret: Option<&str>| {
            self.logins.failed(now, peer, &account, secret);
            tracing::info!(peer.ip = %peer, "a person's login was refused");
            Refused::LoginFailed
        };
        let right = match self.passwords.verify(password, person.as_ref().and_then(Person::password_hash)).await {
            Ok(verdict) => matches!(verdict, Verdict::Right | Verdict::RightRehash),
            Err(PasswordError::TooLong(_)) => false,
            Err(error) => return Err(error.into()),
        };
        let Some(person) = person.filter(|_| right) else { return Err(failed(Some(password.expose_secret()))) };
        let step = match (person.factor().confirmed, code) {
            (false, _) => None,
            (true, None) => return Err(Refused::SecondFactor),
            (true, Some(code)) => {
                let totp = self.totp_of(&person)?.ok_or(Refused::LoginFailed)?;
                // Each wrong code counts: behind the one right password a million of them wait to be tried.
                Some(totp.check(now, code, person.factor().step).ok_or_else(|| failed(None))?)
            }
        };
        let entered = self.store.db().write((person.id(), step), |tx, &(id, step)| {
            Box::pin(async move {
                let fresh = match id {
                    PersonId::Administrator(id) => administrators::logged_in(tx, id, step).await?,
                    PersonId::Holder(id) => match step {
                        Some(step) => mailboxes::used_code(tx, id, step).await?,
                        None => true,
                    },
                };
                // Of two requests with the same code, one is late.
                if fresh { Ok(()) } else { Err(Refused::LoginFailed) }
            })
        });
        entered.await?;
        Ok(person)
    }

    /// A session of this person, to be begun.
    pub(crate) fn new_session(&self, person: &Person) -> NewToken<Area> {
        NewToken {
            name: "session".to_owned(),
            owner: person.path(),
            kind: SESSION,
            scopes: person.scopes(),
            networks: Vec::new(),
            expires_at: Some(self.store.clock().now() + LIFE),
        }
    }

    /// The person behind a session's secret, if it goes on; none for an API token.
    pub(crate) async fn person_of(&self, token: &Token<Area>, now: Timestamp) -> Result<Option<Person>, FindError> {
        if !is_session(token) {
            return Ok(None);
        }
        if is_idle(token, now) {
            return Err(Refusal::Expired.into());
        }
        let id = bearer_of(token).ok_or(Refusal::Revoked)?;
        let person = Person::admitted(&mut self.store.read().await?, id).await?;
        Ok(Some(person.ok_or(Refusal::Revoked)?))
    }

    /// The sessions of whoever asks in person.
    pub async fn own_sessions(&self, principal: &Principal) -> Result<Vec<Token<Area>>, Refused> {
        let mut conn = self.store.read().await?;
        let person = self.own(&mut conn, principal).await?;
        let now = self.store.clock().now();
        let open = tokens::list_open(&mut conn, &person.path(), now, 1000).await?;
        Ok(open.into_iter().filter(|session| is_session(session) && !is_idle(session, now)).collect())
    }

    /// Ends one of one's own sessions.
    pub async fn end_session(&self, principal: &Principal, id: TokenId) -> Result<(), Refused> {
        let mut conn = self.store.read().await?;
        let owner = self.own(&mut conn, principal).await?.path();
        let session =
            tokens::get::<Area>(&mut conn, id).await?.filter(|session| is_session(session) && session.owner == owner);
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
        let (hash, scram) = self.hashed(Some(new), &[person.login(), person.name()]).await?.unwrap_or_default();
        self.change(principal, (person.id(), hash, scram), |tx, actor, (id, hash, scram)| {
            Box::pin(async move {
                let before = there(tx, *id).await?;
                let renewal = Renewal::Password(hash.clone(), scram.clone());
                let after = before.renew(tx, actor, &renewal, Deed::PasswordChanged).await?;
                tokens::revoke_under(tx, &after.path()).await?;
                Ok(())
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
                let before = there(tx, *id).await?;
                if before.factor().confirmed {
                    let key = before.login().to_owned();
                    return Err(Refused::Exists { kind: "second factor", key, found: None });
                }
                let factor = Factor { secret: Some(sealed.clone()), ..Factor::default() };
                before.renew(tx, actor, &Renewal::Factor(factor), Deed::FactorBegun).await
            })
        });
        let (person, issuer) = (person.await?, self.identity().hostname);
        Ok(Enrolment { secret: totp.text().to_string(), uri: totp.uri(issuer.as_str(), person.login()).to_string() })
    }

    /// Turns the second factor on: the code proves that the telephone has the secret.
    pub async fn confirm_second_factor(&self, principal: &Principal, code: &str) -> Result<(), Refused> {
        let person = {
            let mut conn = self.store.read().await?;
            self.own(&mut conn, principal).await?
        };
        let wrong = |detail: &str| Refused::field("/code", "wrong", detail);
        let none = || wrong("is for no second factor; begin one by `POST /v1/me/totp`");
        let totp = self.totp_of(&person)?.filter(|_| !person.factor().confirmed).ok_or_else(none)?;
        let step = totp.check(self.store.clock().now(), code, None);
        let step = step.ok_or_else(|| wrong("is not the code of this moment; check the telephone's clock"))?;
        let input = (person.id(), person.factor().secret.clone(), step);
        self.change(principal, input, |tx, actor, (id, checked, step)| {
            Box::pin(async move {
                let before = there(tx, *id).await?;
                if before.factor().confirmed || before.factor().secret != *checked {
                    return Err(Refused::Stale);
                }
                let factor = Factor { secret: checked.clone(), confirmed: true, step: Some(*step) };
                before.renew(tx, actor, &Renewal::Factor(factor), Deed::FactorOn).await?;
                Ok(())
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
        self.change(principal, person.id(), |tx, actor, id| {
            Box::pin(async move {
                let before = there(tx, *id).await?;
                before.renew(tx, actor, &Renewal::Factor(Factor::default()), Deed::FactorOff).await?;
                Ok(())
            })
        })
        .await
    }

    /// Whoever asks in person.
    pub async fn me(&self, principal: &Principal) -> Result<Person, Refused> {
        self.own(&mut self.store.read().await?, principal).await
    }

    pub(crate) async fn own(&self, conn: &mut Conn, principal: &Principal) -> Result<Person, Refused> {
        there(conn, principal.in_person()?).await
    }

    /// Refuses unless the person who asks knows their password: whoever found a session open guesses no faster than at a login.
    pub(crate) async fn must_know(
        &self,
        principal: &Principal,
        person: &Person,
        password: &SecretString,
        field: &'static str,
    ) -> Result<(), Refused> {
        let peer = principal.actor.peer.unwrap_or(IpAddr::from([127, 0, 0, 1]));
        let (now, account) = (self.store.clock().now(), format!("{} password", person.object()));
        self.check_pace(Entrance::Http, peer, &account).map_err(Refused::Throttled)?;
        match self.passwords.verify(password, person.password_hash()).await {
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

    fn totp_of(&self, person: &Person) -> Result<Option<Totp>, Refused> {
        let Some(sealed) = &person.factor().secret else { return Ok(None) };
        let bytes = self.sealer.open(&context(person.id()), sealed)?;
        // What was sealed here has the length it was sealed with.
        Ok(Totp::from_bytes(&bytes))
    }
}

/// Begins the session, and writes it into the books: also by whose link, if it was one.
pub(crate) async fn enter(
    tx: &mut Tx,
    actor: &Actor,
    person: &Person,
    new: &NewToken<Area>,
    by: Option<&str>,
) -> Result<Begun, Refused> {
    let (session, secret) = tokens::create(tx, new).await?;
    let after = by.map(|by| serde_json::json!({"link_of": by}).to_string());
    let entry = AuditEntry { action: "session.begin", object: person.object(), change: Change { before: None, after } };
    tx.audit_of(person.owner().tenant.0, actor, entry).await?;
    Ok(Begun { session, secret })
}

async fn there(conn: &mut Conn, id: PersonId) -> Result<Person, Refused> {
    let missing = || Refused::Missing { kind: "person", key: id.to_string() };
    Person::read(conn, id).await?.ok_or_else(missing)
}
