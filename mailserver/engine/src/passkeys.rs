//! Passkeys: logging in with what a telephone, a computer or a key on a ring holds, unlocked by whoever it belongs to. One is a password
//! and a second factor at once, and no page of somebody else can ask for it.

use std::net::IpAddr;

use foundation::db::{Actor, AuditEntry, Change, Tx};
use foundation::secrets::passkey::{Assertion, Known, Origin, PasskeyError, PublicKey, Purpose, Registration};
use foundation::tokens::{Scope, revoke_under};
use secrecy::SecretString;
use serde_json::json;
use store::administrators;
use store::passkeys::{self, Keeper, Made, Passkey};

use crate::administrators::{covered, scopes_of};
use crate::named::Key;
use crate::people::{Person, PersonId};
use crate::{Area, Engine, Principal, Refused};

/// Passkeys of one person.
const MOST: usize = 20;
const LONGEST_NAME: usize = 100;

/// What a browser needs to make a passkey.
pub struct PasskeyOptions {
    /// What it is to answer.
    pub challenge: String,
    /// The site it is for.
    pub site: String,
    /// Whose it will be, as the authenticator remembers.
    pub person: String,
    /// The name they log in with.
    pub login: String,
    /// What people call them; empty for nothing.
    pub name: String,
    /// The passkeys that they have for the site, which no authenticator makes a second time.
    pub known: Vec<String>,
}

/// A passkey to be kept.
pub struct PasskeyOrder<'a> {
    /// What people call it.
    pub name: &'a str,
    /// One's password, once more.
    pub password: &'a SecretString,
    /// What the browser came to.
    pub answer: &'a Registration,
}

fn missing(id: &str) -> Refused {
    Refused::Missing { kind: "passkey", key: id.to_owned() }
}

fn keeper(id: PersonId) -> Keeper {
    match id {
        PersonId::Administrator(id) => Keeper::Administrator(id),
        PersonId::Holder(id) => Keeper::Mailbox(id),
    }
}

fn person_of(keeper: Keeper) -> PersonId {
    match keeper {
        Keeper::Administrator(id) => PersonId::Administrator(id),
        Keeper::Mailbox(id) => PersonId::Holder(id),
    }
}

fn page(text: &str) -> Result<Origin, Refused> {
    let detail =
        "must be what `location.origin` says of a page by `https` at a name, such as `https://mail.example.org`";
    Origin::parse(text).ok_or_else(|| Refused::field("/origin", "invalid", detail))
}

fn shown(passkey: &Passkey) -> String {
    json!({"passkey": passkey.id.to_string(), "name": passkey.name, "site": passkey.made.site}).to_string()
}

/// Writes a new or lost passkey into the books.
async fn note(
    tx: &mut Tx,
    actor: &Actor,
    person: &Person,
    before: Option<&Passkey>,
    after: Option<&Passkey>,
) -> Result<(), Refused> {
    let action = if after.is_some() { "passkey.create" } else { "passkey.delete" };
    tx.record(match (person, after) {
        (Person::Administrator(person), Some(_)) => {
            crate::administrators::told("administrator.passkey_created", person)
        }
        (Person::Administrator(person), None) => crate::administrators::told("administrator.passkey_deleted", person),
        (Person::Holder(mailbox), Some(_)) => crate::mailboxes::told("mailbox.passkey_created", mailbox),
        (Person::Holder(mailbox), None) => crate::mailboxes::told("mailbox.passkey_deleted", mailbox),
    });
    let change = Change { before: before.map(shown), after: after.map(shown) };
    let entry = AuditEntry { action, object: person.object(), change };
    Ok(tx.audit_of(person.owner().tenant.0, actor, entry).await?)
}

impl Engine {
    /// What a browser that shows a page needs to make a passkey for whoever asks.
    pub async fn begin_passkey(&self, principal: &Principal, origin: &str) -> Result<PasskeyOptions, Refused> {
        let mut conn = self.store.read().await?;
        let person = self.own(&mut conn, principal).await?;
        let origin = page(origin)?;
        let id = person.id().to_string();
        let challenge = self.challenges.make(Purpose::Register(&id), &origin, self.store.clock().now());
        let known = passkeys::list(&mut conn, keeper(person.id())).await?.into_iter();
        Ok(PasskeyOptions {
            challenge,
            site: origin.site().to_owned(),
            login: person.login().to_owned(),
            name: person.name().to_owned(),
            known: known.filter(|it| it.made.site == origin.site()).map(|it| it.made.credential).collect(),
            person: id,
        })
    }

    /// Keeps a passkey that a browser made. The password is asked for once more: whoever found a session open makes no key to it.
    pub async fn create_passkey(&self, principal: &Principal, order: PasskeyOrder<'_>) -> Result<Passkey, Refused> {
        let PasskeyOrder { name, password, answer } = order;
        let person = {
            let mut conn = self.store.read().await?;
            self.own(&mut conn, principal).await?
        };
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            let detail = format!("must have 1 to {LONGEST_NAME} characters and no control characters");
            return Err(Refused::field("/name", "invalid", detail));
        }
        self.must_know(principal, &person, password, "/password").await?;
        let made = self.challenges.registered(answer, &person.id().to_string(), self.store.clock().now());
        let made = made.map_err(|error| Refused::field("/credential", "invalid", error.to_string()))?;
        let made = Made {
            credential: made.credential,
            public_key: made.key.spki,
            algorithm: made.key.algorithm,
            site: made.site,
            uses: made.count.into(),
            is_backed_up: made.is_backed_up,
        };
        let input = (person, made, name.to_owned());
        let kept = self.change(principal, input, |tx, actor, (person, made, name)| {
            Box::pin(async move {
                person.still(tx).await?;
                if passkeys::list(tx, keeper(person.id())).await?.len() >= MOST {
                    let detail = format!("would be one more than {MOST}; delete one first");
                    return Err(Refused::field("/name", "out_of_range", detail));
                }
                let kept = passkeys::insert(tx, keeper(person.id()), made, name).await?;
                note(tx, actor, person, None, Some(&kept)).await?;
                Ok(kept)
            })
        });
        match kept.await {
            Err(Refused::Store(store::Error::Exists(_))) => {
                Err(Refused::field("/credential", "taken", "is a passkey that is known already"))
            }
            kept => kept,
        }
    }

    /// One's own passkeys, the oldest first.
    pub async fn own_passkeys(&self, principal: &Principal) -> Result<Vec<Passkey>, Refused> {
        let mut conn = self.store.read().await?;
        let person = self.own(&mut conn, principal).await?;
        Ok(passkeys::list(&mut conn, keeper(person.id())).await?)
    }

    /// Deletes one of one's own passkeys; it logs nobody in any more.
    pub async fn delete_own_passkey(&self, principal: &Principal, id: &str) -> Result<(), Refused> {
        let person = {
            let mut conn = self.store.read().await?;
            self.own(&mut conn, principal).await?
        };
        let key = id.parse().map_err(|_| missing(id))?;
        self.change(principal, (person, key), |tx, actor, (person, key)| {
            Box::pin(async move {
                let known = passkeys::read(tx, *key).await?.filter(|it| it.keeper == keeper(person.id()));
                let known = known.ok_or_else(|| missing(&key.to_string()))?;
                passkeys::delete(tx, known.id).await?;
                note(tx, actor, person, Some(&known), None).await
            })
        })
        .await
    }

    /// The passkeys of a mailbox's holder.
    pub async fn mailbox_passkeys(&self, principal: &Principal, key: &Key) -> Result<Vec<Passkey>, Refused> {
        principal.needs(Scope::Read(Area::Mailboxes))?;
        let known = self.find_mailbox(principal, key).await?.mailbox;
        Ok(passkeys::list(&mut self.store.read().await?, Keeper::Mailbox(known.id)).await?)
    }

    /// Takes all passkeys from a mailbox's holder who lost what held them; their sessions end.
    pub async fn reset_mailbox_passkeys(&self, principal: &Principal, key: &Key) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        let known = self.find_mailbox(principal, key).await?.mailbox;
        self.forget_passkeys(principal, Person::Holder(known)).await
    }

    /// The passkeys of an administrator.
    pub async fn administrator_passkeys(&self, principal: &Principal, login: &str) -> Result<Vec<Passkey>, Refused> {
        principal.needs(Scope::Read(Area::Administrators))?;
        let known = self.find_administrator(principal, login).await?;
        Ok(passkeys::list(&mut self.store.read().await?, Keeper::Administrator(known.id)).await?)
    }

    /// Takes all passkeys from an administrator who lost what held them; their sessions end.
    pub async fn reset_administrator_passkeys(&self, principal: &Principal, login: &str) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Administrators))?;
        principal.not_by_program()?;
        let known = self.find_administrator(principal, login).await?;
        covered(principal, &scopes_of(&known))?;
        self.forget_passkeys(principal, Person::Administrator(known)).await
    }

    async fn forget_passkeys(&self, principal: &Principal, person: Person) -> Result<(), Refused> {
        self.change(principal, person, |tx, actor, person| {
            Box::pin(async move {
                let all = passkeys::list(tx, keeper(person.id())).await?;
                for known in &all {
                    passkeys::delete(tx, known.id).await?;
                    note(tx, actor, person, Some(known), None).await?;
                }
                if !all.is_empty() {
                    revoke_under(tx, &person.path()).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// A challenge for whoever logs in on a page, and the site whose passkeys it may ask for.
    pub fn begin_passkey_login(&self, origin: &str) -> Result<(String, String), Refused> {
        let origin = page(origin)?;
        Ok((self.challenges.make(Purpose::Login, &origin, self.store.clock().now()), origin.site().to_owned()))
    }

    /// Whoever has the passkey of this answer. A refusal says no more than that it opens nothing.
    pub(crate) async fn by_passkey(&self, answer: &Assertion, peer: IpAddr) -> Result<Person, Refused> {
        let now = self.store.clock().now();
        let credential = answer.credential().unwrap_or_default();
        let account = format!("passkey {credential}");
        self.may_sign_in(peer, &account)?;
        let failed = |why: &str| {
            self.logins.failed(now, peer, &account, None);
            tracing::info!(peer.ip = %peer, "a login by passkey was refused: {why}");
            Refused::LoginFailed
        };
        let mut conn = self.store.read().await?;
        let known = passkeys::find(&mut conn, &credential).await?.ok_or_else(|| failed("no such passkey"))?;
        let id = person_of(known.keeper);
        // §7.2 step 6: what the authenticator remembers is whose it is; those that remember nothing were not asked for.
        if answer.person().as_deref() != Some(id.to_string().as_str()) {
            return Err(failed("it is another's"));
        }
        let person = Person::admitted(&mut conn, id).await?.ok_or_else(|| failed("nobody who may log in"))?;
        drop(conn);
        let key = PublicKey { algorithm: known.made.algorithm, spki: known.made.public_key.clone() };
        let count = u32::try_from(known.made.uses).unwrap_or(u32::MAX);
        let holds = Known { key: &key, site: &known.made.site, count };
        let asserted = self.challenges.asserted(answer, &holds, now).map_err(|error| {
            if error == PasskeyError::Copied {
                tracing::warn!(passkey.id = %known.id, "a passkey was used by a copy of its authenticator");
            }
            failed(&error.to_string())
        })?;
        let used = self.store.db().write((person.id(), known, asserted), |tx, (person, known, asserted)| {
            Box::pin(async move {
                if !passkeys::used(tx, known, asserted.count.into(), asserted.is_backed_up).await? {
                    return Err(Refused::LoginFailed);
                }
                if let PersonId::Administrator(id) = *person {
                    administrators::logged_in(tx, id, None).await?;
                }
                Ok(())
            })
        });
        used.await?;
        self.logins.succeeded(now, peer, &account);
        Ok(person)
    }
}
