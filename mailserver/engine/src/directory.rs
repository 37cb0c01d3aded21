//! Who is behind an address: the mailboxes and addresses elsewhere that a recipient finally means.

use std::collections::HashSet;

use foundation::db::{Conn, DbError};
use message::address::{Address, LocalPart};
use store::addresses::{self, LeadsTo, Standing};
use store::ids::{DomainId, FolderId, MailboxId};
use store::mailboxes::Passage;
use store::{aliases, mailboxes};

use crate::Engine;

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
    /// Through the queue: elsewhere, or here to an alias's target that cannot take it at the moment, so that the queue
    /// tries again and its sender hears of a failure.
    Queue(Address),
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

/// How deep aliases may lead to aliases.
const DEPTH: usize = 10;

impl Destination {
    /// The address at which it stands.
    pub(crate) fn address(&self) -> &Address {
        match self {
            Self::Mailbox { address, .. } | Self::Queue(address) => address,
        }
    }
}

impl Engine {
    /// The destinations of `address` for a message of `size` octets (0 when unknown).
    pub async fn destinations(&self, address: &Address, size: u64) -> Result<Vec<Destination>, Unreachable> {
        let mut conn = self.store.read().await?;
        let (standing, address) = match self.standing(&mut conn, address).await {
            Err(Unreachable::Unknown) if is_postmaster(address) => {
                let postmaster = self.postmaster().filter(|known| known.key() != address.key());
                let postmaster = postmaster.ok_or(Unreachable::Unknown)?;
                match self.standing(&mut conn, &postmaster).await {
                    Err(Unreachable::Elsewhere) => return Ok(vec![Destination::Queue(postmaster)]),
                    found => found?,
                }
            }
            found => found?,
        };
        match standing.leads_to {
            LeadsTo::Mailbox { .. } => Ok(vec![self.at_mailbox(&mut conn, standing, address, size).await?]),
            LeadsTo::Alias(alias) => self.expand(&mut conn, alias, size).await,
        }
    }

    /// Where mail to `postmaster` goes that no domain's own postmaster takes.
    pub fn postmaster(&self) -> Option<Address> {
        Address::parse(&self.server.get().value.postmaster).ok()
    }

    /// What stands at an address, or at the same without its `+detail`, and the address it stands at.
    async fn standing(&self, conn: &mut Conn, address: &Address) -> Result<(Standing, Address), Unreachable> {
        let mut at = address.clone();
        let mut found = addresses::standing(conn, &at.key()).await?;
        if let (None, Some(plain)) = (&found, address.without_detail()) {
            found = addresses::standing(conn, &plain.key()).await?;
            at = plain;
        }
        match found {
            Some(standing) if standing.is_open() => Ok((standing, at)),
            Some(_) => Err(Unreachable::Disabled),
            None => self.caught(conn, address.domain().as_str()).await,
        }
    }

    /// What stands at the address that catches all mail to nobody in a domain. It is the same tenant's, whatever became of the two
    /// since it was written down.
    async fn caught(&self, conn: &mut Conn, domain: &str) -> Result<(Standing, Address), Unreachable> {
        let catcher =
            addresses::catcher(conn, domain).await?.ok_or(Unreachable::Elsewhere)?.ok_or(Unreachable::Unknown)?;
        let address = Address::parse(&catcher.address).map_err(|_| Unreachable::Unknown)?;
        match addresses::standing(conn, &address.key()).await?.filter(|standing| standing.tenant == catcher.tenant) {
            Some(standing) if standing.is_open() && catcher.receives => Ok((standing, address)),
            Some(_) => Err(Unreachable::Disabled),
            None => Err(Unreachable::Unknown),
        }
    }

    /// Follows an alias to its ends, each named once.
    async fn expand(
        &self,
        conn: &mut Conn,
        alias: store::ids::AliasId,
        size: u64,
    ) -> Result<Vec<Destination>, Unreachable> {
        let most = self.smtp.get().value.alias_targets as usize;
        let mut seen = HashSet::new();
        let mut ends = Vec::new();
        let mut level = vec![alias];
        for _ in 0..DEPTH {
            let mut next = Vec::new();
            for alias in level {
                for target in aliases::targets(conn, alias).await? {
                    let Ok(target) = Address::parse(&target) else { continue };
                    if !seen.insert(target.key()) {
                        continue;
                    }
                    if seen.len() > most {
                        return Err(Unreachable::Tangled);
                    }
                    match self.standing(conn, &target).await {
                        Ok((Standing { leads_to: LeadsTo::Alias(alias), .. }, _)) => next.push(alias),
                        Ok((mailbox, at)) => match self.at_mailbox(conn, mailbox, at, size).await {
                            Err(Unreachable::Database(error)) => return Err(error.into()),
                            found => ends.push(found.unwrap_or(Destination::Queue(target))),
                        },
                        Err(Unreachable::Database(error)) => return Err(error.into()),
                        Err(_) => ends.push(Destination::Queue(target)),
                    }
                }
            }
            if next.is_empty() {
                break;
            }
            level = next;
        }
        if ends.is_empty() { Err(Unreachable::Tangled) } else { Ok(ends) }
    }

    /// Whether whoever logs in to `owner` may send as `address`: their own, with or without `+detail`, or an alias that
    /// leads straight to it.
    pub async fn may_send_as(&self, owner: &Address, address: &Address) -> Result<bool, DbError> {
        let own = owner.key();
        if address.key() == own || address.without_detail().is_some_and(|plain| plain.key() == own) {
            return Ok(true);
        }
        let mut conn = self.store.read().await?;
        let alias = aliases::find(&mut conn, &address.key()).await?;
        let targets = alias.map(|alias| alias.targets).unwrap_or_default();
        Ok(targets.iter().any(|target| Address::parse(target).is_ok_and(|target| target.key() == own)))
    }

    /// The destination that is a mailbox, if it takes mail.
    async fn at_mailbox(
        &self,
        conn: &mut Conn,
        standing: Standing,
        address: Address,
        size: u64,
    ) -> Result<Destination, Unreachable> {
        let LeadsTo::Mailbox { id, inbox, status, incoming, quota_bytes, used_bytes } = standing.leads_to else {
            return Err(Unreachable::Unknown);
        };
        match (status, incoming) {
            (mailboxes::Status::Deleted, _) => return Err(Unreachable::Unknown),
            (mailboxes::Status::Disabled, _) => return Err(Unreachable::Disabled),
            (_, Passage::Reject) => return Err(Unreachable::Closed),
            (mailboxes::Status::Active | mailboxes::Status::Staged, Passage::Open | Passage::Hold) => {}
        }
        // A message of unknown size is let in while there is any room.
        let size = size.max(1);
        let full = quota_bytes.is_some_and(|quota| used_bytes.saturating_add(size as i64) > quota);
        if full || !self.storage.takes(conn, standing.tenant, size, self.store.clock().micros()).await? {
            return Err(Unreachable::Full);
        }
        // The mailbox's own spelling, not the sender's.
        let address = Address::parse(&address.key()).unwrap_or(address);
        Ok(Destination::Mailbox { id, inbox, domain: standing.domain_id, address, passage: incoming })
    }
}

fn is_postmaster(address: &Address) -> bool {
    LocalPart::parse("postmaster").is_ok_and(|postmaster| postmaster.key() == address.local().key())
}
