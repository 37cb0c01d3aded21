//! Whom an access token acts for, and what may be said of them.

use std::net::IpAddr;

use foundation::secrets::rotating::Rotating;
use foundation::tokens::{self, FindError, Refusal, Token};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use store::ids::GrantId;
use store::mailboxes::Mailbox;
use store::oauth::clients::Status;
use store::oauth::grants::{self, Grant};

use super::exchange::Credentials;
use super::scope::{Leave, Word};
use super::{OAuthError, REFRESH};
use crate::admission::withdraw;
use crate::people::{Person, PersonId};
use crate::tokens::is_access;
use crate::{Area, Engine, Refused};

/// Whom a token acts for.
pub struct Subject {
    /// The person.
    pub person: Person,
    /// What they let which program do.
    pub grant: Grant,
    /// The token.
    pub token: Token<Area>,
}

/// What a program that guards something learns of a token (RFC 7662 §2.2).
pub struct Introspected {
    /// What the token may do.
    pub scope: String,
    /// Which program holds it.
    pub client_id: String,
    /// The name of whoever it acts for.
    pub username: String,
    /// Who that is.
    pub sub: String,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
}

impl Engine {
    /// Whom an access token acts for, if it does.
    pub(crate) async fn subject_of(&self, token: Token<Area>) -> Result<Subject, FindError> {
        let mut conn = self.store.read().await?;
        let id =
            token.owner.rsplit('/').next().and_then(|last| last.parse::<GrantId>().ok()).ok_or(Refusal::Revoked)?;
        let grant = grants::read(&mut conn, id).await?.filter(|grant| grant.client_status == Status::Active);
        let grant = grant.ok_or(Refusal::Revoked)?;
        let person = grant.person.parse::<PersonId>().map_err(|_| Refusal::Revoked)?;
        let person = Person::admitted(&mut conn, person).await?.ok_or(Refusal::Revoked)?;
        Ok(Subject { person, grant, token })
    }

    /// Whom the access token acts for that somebody presents.
    pub async fn presented_subject(&self, presented: &str, peer: IpAddr) -> Result<Subject, FindError> {
        let now = self.store.clock().now();
        let token: Token<Area> = tokens::find(&mut self.store.read().await?, presented, now, peer).await?;
        if !is_access(&token) {
            return Err(Refusal::Unknown.into());
        }
        tokens::touch(self.store.db(), &token, now).await?;
        self.subject_of(token).await
    }

    /// What is known of a token, for a program that can keep a secret; `None` when it opens nothing.
    pub async fn introspect(&self, by: Credentials<'_>, presented: &str) -> Result<Option<Introspected>, OAuthError> {
        let client = self.known_client(by).await?;
        if client.secret_hash.is_none() {
            return Err(OAuthError::UnauthorizedClient("only an application that keeps a secret may ask"));
        }
        match self.presented_subject(presented, by.peer).await {
            Ok(Subject { person, grant, token }) => Ok(Some(Introspected {
                scope: token.scopes.to_string(),
                client_id: grant.client.to_string(),
                // An administrator's login may look like somebody's address, and is none.
                username: match &person {
                    Person::Holder(mailbox) => mailbox.address.clone(),
                    Person::Administrator(_) => person.object(),
                },
                sub: person.id().to_string(),
                expires_at: token.expires_at,
            })),
            Err(FindError::Refused(_)) => Ok(None),
            Err(FindError::Database(error)) => Err(error.into()),
        }
    }

    /// Takes back what a program holds: all of the grant, whichever of its tokens is named (RFC 7009 §2.1). What opens nothing is
    /// taken back already.
    pub async fn give_back(&self, by: Credentials<'_>, presented: &str) -> Result<(), OAuthError> {
        let client = self.known_client(by).await?;
        let found = match Rotating::parse(REFRESH, presented) {
            Some(refresh) => self.grant_of(&refresh).await?,
            None => match self.presented_subject(presented, by.peer).await {
                Ok(subject) => Some(subject.grant),
                Err(FindError::Refused(_)) => None,
                Err(FindError::Database(error)) => return Err(error.into()),
            },
        };
        if let Some(grant) = found.filter(|grant| grant.client == client.id) {
            let ended = self.store.db().write(grant, |tx, grant| {
                Box::pin(async move {
                    if let Ok(PersonId::Holder(mailbox)) = grant.person.parse() {
                        withdraw(tx, mailbox);
                    }
                    Ok::<_, Refused>(grants::delete(tx, grant.id).await.map(drop)?)
                })
            });
            ended.await?;
        }
        Ok(())
    }
}

impl Subject {
    /// What the program may hear of the person (OpenID Connect Core §5.3); `None` when it may not ask.
    pub fn claims(&self) -> Option<Map<String, Value>> {
        let leave = Leave::known_in(&self.grant.scopes);
        leave.has(Word::OpenId).then(|| claims(&self.person, &leave))
    }

    /// The mailbox of whoever it acts for.
    pub(crate) fn mailbox(&self) -> Option<&Mailbox> {
        match &self.person {
            Person::Holder(mailbox) => Some(mailbox),
            Person::Administrator(_) => None,
        }
    }
}

/// What may be said of a person. A login of an administrator is a name: nobody has proved that it is an address.
pub(super) fn claims(person: &Person, leave: &Leave) -> Map<String, Value> {
    let mut said = Map::new();
    said.insert("sub".to_owned(), person.id().to_string().into());
    if leave.has(Word::Profile) {
        said.insert("preferred_username".to_owned(), person.login().into());
        if !person.name().is_empty() {
            said.insert("name".to_owned(), person.name().into());
        }
    }
    if let (true, Person::Holder(mailbox)) = (leave.has(Word::Email), person) {
        said.insert("email".to_owned(), mailbox.address.clone().into());
        said.insert("email_verified".to_owned(), json!(true));
    }
    said
}
