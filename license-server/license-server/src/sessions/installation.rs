//! Sessions of an installation (UPS-09): begun by its Installation Id, or by a link that it signed. They are its owner's, bound to
//! the one licence, and may do less than a password lets: what stands on a sticker in a machine room moves no licence (attack 18).

use foundation::db::Change;
use foundation::secrets::token::TokenText;
use foundation::tokens::{Scope, Scopes};
use jiff::Timestamp;
use license::Moment;
use license::request::{Channel, Once, Purpose, Request};
use serde_json::json;

use super::{Begun, CLIENT_CHARS, KIND, Session, SessionId, rows};
use crate::activations;
use crate::licenses::{self, LicenseId};
use crate::office::Office;
use crate::people::{self, LoginKind, PersonId, Status};
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::vendors::{self, VendorId};

/// Longest Installation Id, and longest link, that is looked at, in bytes.
const LONGEST_ID: usize = 200;
const LONGEST_LINK: usize = 16 * 1024;

/// How much a session of an installation may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rights {
    /// See the installation and its invoices, buy and pay: by an Installation Id that somebody typed.
    Buy,
    /// Also move it and exchange its files: by a link that the installation's key signed.
    Manage,
}

impl Rights {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Buy => "buy",
            Self::Manage => "manage",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        [Self::Buy, Self::Manage].into_iter().find(|rights| rights.as_str() == word)
    }

    /// What of a customer's rights is left.
    pub(crate) fn scopes(self) -> Scopes<Area> {
        let activations = match self {
            Self::Buy => Scope::Read(Area::Activations),
            Self::Manage => Scope::Write(Area::Activations),
        };
        Scopes::new([Scope::Read(Area::Licenses), activations, Scope::Write(Area::Orders), Scope::Read(Area::Invoices)])
    }
}

/// To what a session is bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bound {
    pub(crate) license: LicenseId,
    pub(crate) rights: Rights,
}

/// By what an installation is known.
pub(super) enum Shown<'a> {
    /// Its Installation Id.
    Id(&'a str),
    /// A link that it signed.
    Link(&'a str),
}

/// Whose session it will be.
struct Owner {
    person: PersonId,
    bound: Bound,
    revision: i64,
}

impl Office {
    /// Begins a session for whoever shows this of an installation. Whatever is wrong with it is told the same.
    pub(super) async fn begin_installation_session(
        &self,
        vendor: VendorId,
        shown: Shown<'_>,
        from: (std::net::IpAddr, &str, &str),
    ) -> Result<Begun, Refused> {
        let (peer, client, request) = from;
        let (now, text) = (
            self.clock().now(),
            match shown {
                Shown::Id(text) | Shown::Link(text) => text,
            },
        );
        let account = format!("{vendor} installation {}", blake3::hash(text.as_bytes()));
        self.logins.check(now, peer, &account)?;
        let found = match shown {
            Shown::Id(id) => self.by_id(vendor, id).await.map(|found| found.map(|owner| (owner, None))),
            Shown::Link(link) => self.by_link(vendor, link, now).await,
        };
        let refused = || {
            self.logins.failed(now, peer, &account, None);
            tracing::info!(peer.ip = %peer, "a login by an installation was refused");
            Refused::LoginFailed
        };
        let Some((owner, once)) = found? else { return Err(refused()) };
        let secret = TokenText::make(KIND);
        let session = Session {
            id: SessionId(0),
            person: owner.person,
            peer: peer.to_string(),
            client: client.chars().filter(|c| !c.is_control()).take(CLIENT_CHARS).collect(),
            bound: Some(owner.bound),
            created_at: now,
            expires_at: now + self.limits.installation_session.longest,
            last_seen_at: now,
        };
        let mut principal = Principal::operator(Some(vendor));
        principal.actor.name = format!("{} by {}", owner.person, owner.bound.license);
        (principal.actor.peer, principal.actor.request) = (Some(peer), Some(request.to_owned()));
        let (most, of) = (self.limits.sessions, (vendor, owner.person, owner.revision));
        let input = (session, secret.hash().to_string(), principal, once);
        let begun = self
            .db
            .write(input, move |tx, (session, hash, principal, once)| {
                Box::pin(async move {
                    if let Some(once) = once
                        && !activations::take(tx, vendor, once).await?
                    {
                        return Ok::<_, Refused>(None);
                    }
                    let session = rows::insert(tx, session, hash, most).await?;
                    let after = json!({"session": session.id.to_string(), "license": owner.bound.license.to_string()});
                    let change = Change { before: None, after: Some(after.to_string()) };
                    people::note(tx, principal, "session.begun", of, change).await?;
                    Ok(Some(session))
                })
            })
            .await?;
        let session = begun.ok_or_else(refused)?;
        self.logins.succeeded(now, peer, &account);
        Ok(Begun { session, secret })
    }

    async fn by_id(&self, vendor: VendorId, id: &str) -> Result<Option<Owner>, Refused> {
        let id = id.trim();
        if id.is_empty() || id.len() > LONGEST_ID {
            return Ok(None);
        }
        let held = activations::of_installation(&mut self.read().await?, vendor, id).await?;
        match held.first() {
            Some(one) => self.owner(vendor, one.license, Rights::Buy).await,
            None => Ok(None),
        }
    }

    /// Whose link this is, and its number, which is taken with the session.
    async fn by_link(
        &self,
        vendor: VendorId,
        link: &str,
        now: Timestamp,
    ) -> Result<Option<(Owner, Option<Once>)>, Refused> {
        if link.len() > LONGEST_LINK {
            return Ok(None);
        }
        let mut conn = self.read().await?;
        let terms = vendors::get(&mut conn, vendor).await?;
        let Ok(request) = Request::verify(link.trim(), Channel::Link, &terms.issuer, None, Moment::from(now)) else {
            return Ok(None);
        };
        if request.pur != Purpose::SignIn || request.prd != terms.product {
            return Ok(None);
        }
        let held = activations::of_installation(&mut conn, vendor, &request.iid.0).await?;
        drop(conn);
        // Anybody can sign with a key of their own; it must be the one this installation was activated with.
        let Some(one) = held.iter().find(|held| held.key.is_some() && held.key == request.public()) else {
            return Ok(None);
        };
        let owner = self.owner(vendor, one.license, Rights::Manage).await?;
        Ok(owner.map(|owner| (owner, Some(request.once(Channel::Link)))))
    }

    async fn owner(&self, vendor: VendorId, license: LicenseId, rights: Rights) -> Result<Option<Owner>, Refused> {
        let mut conn = self.read().await?;
        let Some(person) = licenses::get(&mut conn, vendor, license).await?.customer else { return Ok(None) };
        let login = people::of_vendor(&mut conn, vendor, LoginKind::Customer, person).await?;
        let open = vendors::get(&mut conn, vendor).await?.status == vendors::Status::Active;
        let bound = Bound { license, rights };
        Ok((open && login.status == Status::Active).then_some(Owner { person, bound, revision: login.revision }))
    }
}
