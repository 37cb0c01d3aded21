//! Mail programs that are logged in: who, from where, since when; and the word that ends one. Kept in memory while they last: after
//! a restart nobody is logged in.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

use foundation::clock::Clock;
use foundation::db::{AuditEntry, Change};
use foundation::tokens::Scope;
use parking_lot::Mutex;
use serde_json::json;
use store::domains::Owner;
use store::ids::{DomainId, MailSessionId, MailboxId};
use store::mailboxes::Mailbox;
use tokio::sync::watch;

use crate::login::Protocol;
use crate::principal::Intent;
use crate::whose::Whose;
use crate::{Area, Engine, Principal, Refused};

/// With what somebody logged in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// The mailbox's own password.
    Password,
    /// A password of the program's own.
    AppPassword,
    /// A token that the holder let the program have.
    Token,
}

/// A program that is logged in to a mailbox.
#[derive(Clone, Debug)]
pub struct MailSession {
    /// Its identifier, which rises with time.
    pub id: MailSessionId,
    /// The mailbox.
    pub mailbox: MailboxId,
    /// Its address at that time.
    pub address: String,
    /// Its domain.
    pub domain: DomainId,
    /// Whose it is.
    pub owner: Owner,
    /// What it speaks.
    pub protocol: Protocol,
    /// Where it is.
    pub peer: IpAddr,
    /// With what it logged in.
    pub means: Means,
    /// Since when, in microseconds since the epoch.
    pub started_at: i64,
}

/// Which of them are looked for.
#[derive(Clone, Debug, Default)]
pub struct MailSessionQuery {
    /// To mailboxes of this tenant, by name.
    pub tenant: Option<String>,
    /// To mailboxes of this domain, by name.
    pub domain: Option<String>,
    /// To this mailbox.
    pub mailbox: Option<String>,
    /// Speaking this.
    pub protocol: Option<Protocol>,
    /// From this address.
    pub peer: Option<IpAddr>,
}

/// All of them. Clones are the same.
#[derive(Clone, Default)]
pub(crate) struct MailSessions(Arc<Mutex<All>>);

#[derive(Default)]
struct All {
    seated: BTreeMap<MailSessionId, Seated>,
    /// The last identifier that was given: none names two sessions.
    last: i64,
}

struct Seated {
    session: MailSession,
    close: watch::Sender<bool>,
}

/// A session's place among them, until the last clone is dropped.
#[derive(Clone)]
pub(crate) struct Seat {
    closed: watch::Receiver<bool>,
    _place: Arc<Place>,
}

struct Place {
    all: MailSessions,
    id: MailSessionId,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.all.0.lock().seated.remove(&self.id);
    }
}

impl Seat {
    /// Whether it was told to end.
    pub(crate) fn is_closed(&self) -> bool {
        *self.closed.borrow()
    }

    /// Returns once it is told to end.
    pub(crate) async fn closed(&mut self) {
        // The sender lives as long as the place does.
        let _ = self.closed.wait_for(|closed| *closed).await;
    }
}

impl MailSessions {
    pub(crate) fn seat(
        &self,
        clock: &Clock,
        mailbox: &Mailbox,
        protocol: Protocol,
        peer: IpAddr,
        means: Means,
    ) -> Seat {
        let started_at = clock.micros();
        let (close, closed) = watch::channel(false);
        let mut all = self.0.lock();
        // By the time, so that one of an earlier run of the server names none of this.
        all.last = started_at.max(all.last + 1);
        let id = MailSessionId(all.last);
        let session = MailSession {
            id,
            mailbox: mailbox.id,
            address: mailbox.address.clone(),
            domain: mailbox.domain,
            owner: mailbox.owner.clone(),
            protocol,
            peer,
            means,
            started_at,
        };
        all.seated.insert(id, Seated { session, close });
        Seat { closed, _place: Arc::new(Place { all: self.clone(), id }) }
    }

    /// Those after `after` that `wanted` picks, the oldest first.
    fn list(
        &self,
        after: Option<MailSessionId>,
        rows: usize,
        wanted: impl Fn(&MailSession) -> bool,
    ) -> Vec<MailSession> {
        let from = MailSessionId(after.map_or(0, |after| after.0 + 1));
        let all = self.0.lock();
        let picked = all.seated.range(from..).map(|(_, seated)| &seated.session).filter(|session| wanted(session));
        picked.take(rows).cloned().collect()
    }

    fn find(&self, id: MailSessionId) -> Option<MailSession> {
        self.0.lock().seated.get(&id).map(|seated| seated.session.clone())
    }

    fn close(&self, id: MailSessionId) {
        if let Some(seated) = self.0.lock().seated.get(&id) {
            seated.close.send_replace(true);
        }
    }
}

fn missing(id: &str) -> Refused {
    Refused::Missing { kind: "mail session", key: id.to_owned() }
}

impl Engine {
    /// The programs that are logged in to mailboxes within reach, the oldest first, after `after`.
    pub async fn mail_sessions(
        &self,
        principal: &Principal,
        query: &MailSessionQuery,
        after: Option<MailSessionId>,
        rows: usize,
    ) -> Result<Vec<MailSession>, Refused> {
        principal.needs(Scope::Read(Area::Mailboxes))?;
        let named = self.narrowed(principal, query.tenant.as_deref(), query.domain.as_deref()).await?;
        let Some(within) = named else { return Ok(Vec::new()) };
        let address =
            query.mailbox.as_deref().map(|text| crate::mailboxes::key(text).unwrap_or_else(|_| text.to_owned()));
        Ok(self.mail_sessions.list(after, rows, |session| {
            principal.reach.sees(&session.owner, Some(session.domain))
                && within.tenant.is_none_or(|tenant| session.owner.tenant == tenant)
                && within.domain.is_none_or(|domain| session.domain == domain)
                && address.as_ref().is_none_or(|address| session.address == *address)
                && query.protocol.is_none_or(|protocol| session.protocol == protocol)
                && query.peer.is_none_or(|peer| session.peer == peer.to_canonical())
        }))
    }

    /// The programs that are logged in to one's own mailbox, the oldest first, after `after`.
    pub async fn own_mail_sessions(
        &self,
        principal: &Principal,
        after: Option<MailSessionId>,
        rows: usize,
    ) -> Result<Vec<MailSession>, Refused> {
        let mailbox = self.mailbox_of(principal, &Whose::Own, Scope::Read).await?;
        Ok(self.mail_sessions.list(after, rows, |session| session.mailbox == mailbox.id))
    }

    /// Ends the session of a program. It may log in again: whoever is to stay out needs another password, or a switch.
    pub async fn close_mail_session(&self, principal: &Principal, id: &str) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        let visible = |session: &MailSession| principal.reach.sees(&session.owner, Some(session.domain));
        self.close(principal, id, visible).await
    }

    /// Ends the session of a program that is logged in to one's own mailbox.
    pub async fn close_own_mail_session(&self, principal: &Principal, id: &str) -> Result<(), Refused> {
        let own = self.mailbox_of(principal, &Whose::Own, Scope::Write).await?.id;
        self.close(principal, id, |session| session.mailbox == own).await
    }

    async fn close(
        &self,
        principal: &Principal,
        id: &str,
        visible: impl Fn(&MailSession) -> bool,
    ) -> Result<(), Refused> {
        let key: MailSessionId = id.parse().map_err(|_| missing(id))?;
        let session = self.mail_sessions.find(key).filter(visible).ok_or_else(|| missing(id))?;
        self.change(principal, session, |tx, actor, session| {
            Box::pin(async move {
                let shown = json!({
                    "mail_session": session.id.to_string(), "protocol": session.protocol.as_str(),
                    "peer_ip": session.peer.to_string(),
                });
                let change = Change { before: Some(shown.to_string()), after: None };
                let object = format!("mailbox:{}", session.address);
                let entry = AuditEntry { action: "mail_session.close", object, change };
                Ok(tx.audit_of(session.owner.tenant.0, actor, entry).await?)
            })
        })
        .await?;
        if principal.intent == Intent::Do {
            self.mail_sessions.close(key);
        }
        Ok(())
    }
}
