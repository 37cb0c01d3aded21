//! Who is behind an address: the mailboxes and addresses elsewhere that a recipient finally means.

use std::collections::HashSet;

use foundation::db::{Conn, DbError};
use message::address::{Address, Domain, LocalPart};
use store::addresses::{self, Instead, LeadsTo, MailboxAt, Standing};
use store::aliases::Posting;
use store::forwarding::{self, Kept};
use store::ids::{AliasId, DomainId, FolderId, MailboxId, TenantId};
use store::mailboxes::Passage;
use store::{aliases, domains, mailboxes};

use crate::Engine;
use crate::login::Login;

/// Where one copy of a message goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Into a mailbox here.
    Mailbox {
        /// The mailbox.
        id: MailboxId,
        /// Its INBOX.
        inbox: FolderId,
        /// Its domain.
        domain: DomainId,
        /// Its address.
        address: Address,
        /// Whether mail to it waits for somebody to release it.
        passage: Passage,
    },
    /// Through the queue: elsewhere, or here to where an alias or a mailbox leads that cannot take it at the moment, so that the
    /// queue tries again and its sender hears of a failure.
    Queue {
        /// Whom it is for.
        address: Address,
        /// Who sends it on; `None` when the sender named the address.
        by: Option<Forwarder>,
    },
}

/// Who here sends mail on that came for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forwarder {
    /// The domain that answers for it.
    pub domain: Domain,
    /// The mailbox, if it is one: what it sends on says so, and ends when it comes back.
    pub mailbox: Option<(MailboxId, Address)>,
}

/// What mail to an address comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lead {
    /// Where its copies go, each named once.
    pub destinations: Vec<Destination>,
    /// The mailboxes it reaches that answer by themselves, kept or only passed.
    pub away: Vec<Away>,
    /// Who alone may write to the address; `None` for everybody.
    pub closed: Option<Closed>,
}

/// An alias that not everybody may write to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Who may.
    pub posting: Posting,
    /// The alias.
    pub alias: AliasId,
    /// Its tenant.
    pub tenant: TenantId,
}

/// A mailbox that answers by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// The mailbox.
    pub mailbox: MailboxId,
    /// Its domain.
    pub domain: DomainId,
    /// Its address.
    pub address: Address,
}

/// Whether mail that a mailbox holds back may be let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gate {
    /// It arrives.
    Kept,
    /// Somebody released it, or it was let through before.
    Opened,
}

/// Why an address takes no mail.
#[derive(Debug, thiserror::Error)]
pub enum Unreachable {
    /// Its domain is none of ours.
    #[error("not a domain of this server")]
    Elsewhere,
    /// Nothing stands there.
    #[error("no such address here")]
    Unknown,
    /// The mailbox or its domain is switched off, or its tenant is suspended.
    #[error("the mailbox is disabled")]
    Disabled,
    /// The mailbox takes no mail.
    #[error("the mailbox takes no mail")]
    Closed,
    /// The mailbox has no room.
    #[error("the mailbox is full")]
    Full,
    /// Its alias leads in a circle, or to too many.
    #[error("the alias cannot be expanded")]
    Tangled,
    /// We cannot tell at the moment.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// How deep aliases and mailboxes may lead to others.
const DEPTH: usize = 10;

impl Destination {
    /// The address at which it stands.
    pub(crate) fn address(&self) -> &Address {
        match self {
            Self::Mailbox { address, .. } | Self::Queue { address, .. } => address,
        }
    }

    /// The mailbox here that has the message once it went there: what has been in it before runs in a circle.
    pub(crate) fn mailbox(&self) -> Option<&Address> {
        match self {
            Self::Mailbox { address, .. } => Some(address),
            Self::Queue { by, .. } => by.as_ref()?.mailbox.as_ref().map(|(_, address)| address),
        }
    }
}

impl Engine {
    /// What `address` comes to for a message of `size` octets (0 when unknown).
    pub async fn lead(&self, address: &Address, size: u64) -> Result<Lead, Unreachable> {
        self.lead_through(address, size, Gate::Kept).await
    }

    /// As [`Engine::lead`], through a gate.
    pub(crate) async fn lead_through(&self, address: &Address, size: u64, gate: Gate) -> Result<Lead, Unreachable> {
        if let Some(sender) = self.rewritten_from(address).await {
            return Ok(Lead {
                destinations: vec![Destination::Queue { address: sender, by: None }],
                ..Lead::default()
            });
        }
        let mut conn = self.store.read().await?;
        let (standing, address) = match self.standing(&mut conn, address).await {
            Err(Unreachable::Unknown) if is_postmaster(address) => {
                let postmaster = self.postmaster().filter(|known| known.key() != address.key());
                let postmaster = postmaster.ok_or(Unreachable::Unknown)?;
                match self.standing(&mut conn, &postmaster).await {
                    Err(Unreachable::Elsewhere) => {
                        let elsewhere = Destination::Queue { address: postmaster, by: None };
                        return Ok(Lead { destinations: vec![elsewhere], ..Lead::default() });
                    }
                    found => found?,
                }
            }
            found => found?,
        };
        self.follow(&mut conn, standing, address, size, gate).await
    }

    /// Where mail to `postmaster` goes that no domain's own postmaster takes.
    pub fn postmaster(&self) -> Option<Address> {
        Address::parse(&self.server.get().value.postmaster).ok()
    }

    /// What stands at an address, or at the same without its `+detail`, by whichever name of its domain; and the address it stands at.
    async fn standing(&self, conn: &mut Conn, address: &Address) -> Result<(Standing, Address), Unreachable> {
        if let Some(found) = standing_at(conn, address).await? {
            return open(found);
        }
        let instead = addresses::instead(conn, address.domain().as_str()).await?.ok_or(Unreachable::Elsewhere)?;
        let Instead::OtherName { name, receives } = instead else { return caught(conn, instead).await };
        if !receives {
            return Err(Unreachable::Disabled);
        }
        let domain = Domain::parse(&name).map_err(|_| Unreachable::Unknown)?;
        match standing_at(conn, &Address::new(address.local().clone(), domain)).await? {
            Some(found) => open(found),
            None => {
                let instead = addresses::instead(conn, &name).await?.ok_or(Unreachable::Unknown)?;
                caught(conn, instead).await
            }
        }
    }

    /// Follows what stands at an address to its ends, each named once.
    async fn follow(
        &self,
        conn: &mut Conn,
        standing: Standing,
        address: Address,
        size: u64,
        gate: Gate,
    ) -> Result<Lead, Unreachable> {
        let most = self.smtp.get().value.alias_targets as usize;
        let mut walk = Walk { lead: Lead::default(), seen: HashSet::from([address.key()]), size };
        let mut level = self.step(conn, &mut walk, standing, address, gate).await?;
        for _ in 0..DEPTH {
            let mut next = Vec::new();
            for (target, by) in level {
                let Ok(target) = Address::parse(&target) else { continue };
                if !walk.seen.insert(target.key()) {
                    continue;
                }
                if walk.seen.len() > most {
                    return Err(Unreachable::Tangled);
                }
                let stepped = match self.standing(conn, &target).await {
                    // What was let through was let through here, and not wherever it leads.
                    Ok((standing, at)) => self.step(conn, &mut walk, standing, at, Gate::Kept).await,
                    Err(error) => Err(error),
                };
                match stepped {
                    Ok(further) => next.extend(further),
                    Err(Unreachable::Database(error)) => return Err(error.into()),
                    Err(_) => walk.lead.destinations.push(Destination::Queue { address: target, by: Some(by) }),
                }
            }
            level = next;
            if level.is_empty() {
                break;
            }
        }
        match level.is_empty() && !walk.lead.destinations.is_empty() {
            true => Ok(walk.lead),
            false => Err(Unreachable::Tangled),
        }
    }

    /// Adds what stands at an address to what was found; where it leads on to, and who sends it there.
    async fn step(
        &self,
        conn: &mut Conn,
        walk: &mut Walk,
        standing: Standing,
        address: Address,
        gate: Gate,
    ) -> Result<Vec<(String, Forwarder)>, Unreachable> {
        let at = match standing.leads_to {
            LeadsTo::Mailbox(at) => at,
            LeadsTo::Alias(alias, posting) => {
                // Whoever wrote to what led here was let through there.
                if posting != Posting::Anyone && walk.seen.len() == 1 {
                    walk.lead.closed = Some(Closed { posting, alias, tenant: standing.tenant });
                }
                let by = Forwarder { domain: address.domain().clone(), mailbox: None };
                let targets = aliases::targets(conn, alias).await?;
                return Ok(targets.into_iter().map(|target| (target, by.clone())).collect());
            }
        };
        takes_mail(&at)?;
        let passage = if gate == Gate::Opened { Passage::Open } else { at.incoming };
        // Whoever may not send sends nothing on, which is kept instead, and answers nobody.
        let speaks = passage == Passage::Open && standing.sends && at.outgoing == Passage::Open;
        // The mailbox's own spelling, not the sender's.
        let address = Address::parse(&address.key()).unwrap_or(address);
        let (id, inbox, domain) = (at.id, at.inbox, standing.domain_id);
        let forwarding = at.forwarding.filter(|_| speaks);
        let targets = if forwarding.is_some() { forwarding::targets(conn, id).await? } else { Vec::new() };
        // Nothing passes to where it was already: it would be nowhere then.
        let passes = forwarding == Some(Kept::Nothing) && targets.iter().any(|target| walk.is_new(target));
        if !passes {
            self.check_room(conn, standing.tenant, &at, walk.size).await?;
            let address = address.clone();
            walk.lead.destinations.push(Destination::Mailbox { id, inbox, domain, address, passage });
        }
        if at.away && speaks {
            walk.lead.away.push(Away { mailbox: id, domain, address: address.clone() });
        }
        let by = Forwarder { domain: address.domain().clone(), mailbox: Some((id, address)) };
        Ok(targets.into_iter().map(|target| (target, by.clone())).collect())
    }

    /// Whether whoever logs in to `owner` may send as `address`: their own, with or without `+detail`, or an alias that
    /// leads straight to it; by whichever name of the domain.
    pub async fn may_send_as(&self, owner: &Address, address: &Address) -> Result<bool, DbError> {
        let own = owner.key();
        let is_own = |address: &Address| {
            address.key() == own || address.without_detail().is_some_and(|plain| plain.key() == own)
        };
        if is_own(address) {
            return Ok(true);
        }
        let mut conn = self.store.read().await?;
        // Whoever says that a domain is theirs does not speak in its name before it is.
        if domains::ours(&mut conn, address.domain().as_str()).await?.is_none() {
            return Ok(false);
        }
        let first = under_first_name(&mut conn, address).await?;
        let address = first.as_ref().unwrap_or(address);
        if is_own(address) {
            return Ok(true);
        }
        let alias = aliases::find(&mut conn, &address.key()).await?.filter(|alias| alias.text.send_as);
        let targets = alias.map(|alias| alias.text.targets).unwrap_or_default();
        Ok(targets.iter().any(|target| Address::parse(target).is_ok_and(|target| target.key() == own)))
    }

    /// Whether whoever logs in may write to an alias that is not for everybody.
    pub(crate) async fn may_post(&self, login: &Login, closed: &Closed) -> Result<bool, DbError> {
        let mut conn = self.store.read().await?;
        match closed.posting {
            Posting::Anyone => Ok(true),
            Posting::Tenant => {
                let mailbox = mailboxes::read(&mut conn, login.mailbox).await?;
                Ok(mailbox.is_some_and(|mailbox| mailbox.owner.tenant == closed.tenant))
            }
            Posting::Targets => {
                let targets = aliases::targets(&mut conn, closed.alias).await?;
                let own = login.address.key();
                Ok(targets.iter().any(|target| Address::parse(target).is_ok_and(|target| target.key() == own)))
            }
        }
    }

    /// Refuses when a mailbox has no room.
    async fn check_room(
        &self,
        conn: &mut Conn,
        tenant: TenantId,
        at: &MailboxAt,
        size: u64,
    ) -> Result<(), Unreachable> {
        // A message of unknown size is let in while there is any room.
        let size = size.max(1);
        let full = at.quota_bytes.is_some_and(|quota| at.used_bytes.saturating_add(size as i64) > quota);
        if full || !self.storage.takes(conn, tenant, size, self.store.clock().micros()).await? {
            return Err(Unreachable::Full);
        }
        Ok(())
    }
}

/// What stands at an address, or at the same without its `+detail`, and the address it stands at.
async fn standing_at(conn: &mut Conn, address: &Address) -> Result<Option<(Standing, Address)>, DbError> {
    if let Some(found) = addresses::standing(conn, &address.key()).await? {
        return Ok(Some((found, address.clone())));
    }
    let Some(plain) = address.without_detail() else { return Ok(None) };
    Ok(addresses::standing(conn, &plain.key()).await?.map(|found| (found, plain)))
}

/// What stands at the address that catches all mail to nobody in a domain. It is the same tenant's, whatever became of the two since
/// it was written down.
async fn caught(conn: &mut Conn, instead: Instead) -> Result<(Standing, Address), Unreachable> {
    let Instead::Catcher(catcher) = instead else { return Err(Unreachable::Unknown) };
    let address = Address::parse(&catcher.address).map_err(|_| Unreachable::Unknown)?;
    match addresses::standing(conn, &address.key()).await?.filter(|standing| standing.tenant == catcher.tenant) {
        Some(standing) if standing.is_open() && catcher.receives => Ok((standing, address)),
        Some(_) => Err(Unreachable::Disabled),
        None => Err(Unreachable::Unknown),
    }
}

/// Refuses what domain and tenant let no mail through to.
fn open((standing, address): (Standing, Address)) -> Result<(Standing, Address), Unreachable> {
    if standing.is_open() { Ok((standing, address)) } else { Err(Unreachable::Disabled) }
}

/// The address under the first name of its domain, if it is under another one.
pub(crate) async fn under_first_name(conn: &mut Conn, address: &Address) -> Result<Option<Address>, DbError> {
    let behind = domains::behind(conn, address.domain().as_str()).await?;
    let domain = behind.and_then(|name| Domain::parse(&name).ok());
    Ok(domain.map(|domain| Address::new(address.local().clone(), domain)))
}

/// What was found on the way from an address to its ends.
struct Walk {
    lead: Lead,
    /// The addresses that were come by.
    seen: HashSet<String>,
    /// Octets of the message, 0 when unknown.
    size: u64,
}

impl Walk {
    fn is_new(&self, target: &str) -> bool {
        Address::parse(target).is_ok_and(|target| !self.seen.contains(&target.key()))
    }
}

/// Refuses when a mailbox takes no mail.
fn takes_mail(at: &MailboxAt) -> Result<(), Unreachable> {
    match (at.status, at.incoming) {
        (mailboxes::Status::Deleted, _) => Err(Unreachable::Unknown),
        (mailboxes::Status::Disabled, _) => Err(Unreachable::Disabled),
        (_, Passage::Reject) => Err(Unreachable::Closed),
        (mailboxes::Status::Active | mailboxes::Status::Staged, Passage::Open | Passage::Hold) => Ok(()),
    }
}

/// Whether somebody who looks after mail is meant, in whichever domain.
pub(crate) fn is_postmaster(address: &Address) -> bool {
    LocalPart::parse("postmaster").is_ok_and(|postmaster| postmaster.key() == address.local().key())
}
