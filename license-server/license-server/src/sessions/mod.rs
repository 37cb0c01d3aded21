//! Sessions: what a right password is exchanged for. The secret goes out once, in the answer or in a cookie; rows keep its hash.

mod installation;
mod rest;
mod rows;

pub(crate) use self::installation::Bound;
pub(crate) use self::rest::{PersonKind, operations};
pub(crate) use self::rows::{end_others, present, sweep};

use std::net::IpAddr;

use foundation::db::Change;
use foundation::secrets::token::{Kind, TokenText};
use jiff::Timestamp;
use serde_json::json;

use crate::office::{Office, SessionTime};
use crate::people::{self, Attempt, Login, LoginKind, PersonId};
use crate::principal::{Credential, Holder, Principal};
use crate::refused::Refused;

foundation::id_type!(
    /// A session.
    SessionId,
    "session"
);

/// What the prefix of a session's secret shows.
pub(crate) const KIND: Kind = Kind::new("session");

/// Longest description of a client that is kept, in characters.
const CLIENT_CHARS: usize = 200;

/// A session as its row tells it.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub(crate) id: SessionId,
    pub(crate) person: PersonId,
    pub(crate) peer: String,
    pub(crate) client: String,
    /// The one licence that it is for; none for one that began with a password.
    pub(crate) bound: Option<Bound>,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) last_seen_at: Timestamp,
}

/// A session that has just begun.
pub(crate) struct Begun {
    pub(crate) session: Session,
    pub(crate) secret: TokenText,
}

fn time(office: &Office, kind: LoginKind, bound: Option<Bound>) -> SessionTime {
    match (kind, bound) {
        (_, Some(_)) => office.limits.installation_session,
        (LoginKind::Staff, None) => office.limits.staff_session,
        (LoginKind::Customer, None) => office.limits.customer_session,
    }
}

impl Office {
    /// Begins a session for whoever has this password. The oldest of too many ends.
    pub(crate) async fn begin_session(
        &self,
        attempt: Attempt<'_>,
        client: &str,
        request: &str,
    ) -> Result<Begun, Refused> {
        let (peer, kind) = (attempt.peer, attempt.kind);
        let login = self.log_in(attempt).await?;
        let secret = TokenText::make(KIND);
        let client: String = client.chars().filter(|c| !c.is_control()).take(CLIENT_CHARS).collect();
        let session = Session {
            id: SessionId(0),
            person: login.id,
            peer: peer.to_string(),
            client,
            bound: None,
            created_at: self.clock().now(),
            expires_at: self.clock().now() + time(self, kind, None).longest,
            last_seen_at: self.clock().now(),
        };
        let principal = acting(&login, peer, request);
        let (most, of) = (self.limits.sessions, (login.vendor, login.id, login.revision));
        let session = self
            .db
            .write((session, secret.hash().to_string(), principal), move |tx, (session, hash, principal)| {
                Box::pin(async move {
                    let session = rows::insert(tx, session, hash, most).await?;
                    let after = json!({"session": session.id.to_string(), "client": session.client}).to_string();
                    let change = Change { before: None, after: Some(after) };
                    people::note(tx, principal, "session.begun", of, change).await?;
                    Ok::<_, Refused>(session)
                })
            })
            .await?;
        Ok(Begun { session, secret })
    }

    /// One's own sessions in the order they began.
    pub(crate) async fn own_sessions(&self, principal: &Principal) -> Result<Vec<Session>, Refused> {
        let mut sessions = rows::of_person(&mut self.read().await?, own(principal)?).await?;
        if principal.bound.is_some() {
            sessions.retain(|session| principal.credential == Credential::Session(session.id));
        }
        Ok(sessions)
    }

    /// Ends one of one's own sessions.
    pub(crate) async fn end_session(&self, principal: &Principal, id: SessionId) -> Result<(), Refused> {
        let (person, vendor) = (own(principal)?, principal.vendor()?);
        if principal.bound.is_some() && principal.credential != Credential::Session(id) {
            return Err(Refused::missing("session", id));
        }
        self.db
            .write(principal.clone(), move |tx, principal| {
                Box::pin(async move {
                    if !rows::delete(tx, person, id).await? {
                        return Err(Refused::missing("session", id));
                    }
                    let change = Change { before: Some(json!({"session": id.to_string()}).to_string()), after: None };
                    people::note(tx, principal, "session.ended", (vendor, person, 0), change).await
                })
            })
            .await
    }
}

/// Whose sessions are one's own.
fn own(principal: &Principal) -> Result<PersonId, Refused> {
    match principal.holder {
        Holder::Staff(id, _) | Holder::Customer(id) => Ok(id),
        Holder::Operator => Err(Refused::SessionRequired),
    }
}

/// Whoever has just logged in, as the audit trail names them.
fn acting(login: &Login, peer: IpAddr, request: &str) -> Principal {
    let mut principal = Principal::operator(Some(login.vendor));
    principal.actor.name = login.id.to_string();
    principal.actor.peer = Some(peer);
    principal.actor.request = Some(request.to_owned());
    principal
}
