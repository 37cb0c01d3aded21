//! The rules held against a message: at RCPT against its envelope, and once it is here against its author too.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use foundation::db::DbError;
use message::address::Address;
use message::envelope;
use smtp::{Enhanced, Reply};
use store::access_rules::{Kind, Matching, Subject};
use store::domains;
use store::ids::{DomainId, MailboxId};

use super::{Sender, Shown};
use crate::Engine;
use crate::directory::{Destination, Lead, is_postmaster, under_first_name};
use crate::receive::{Peer, Transaction, storage_reply};

/// Authors of a message that rules are asked about; more than a few is nobody's letter.
const AUTHORS: usize = 10;

/// Somebody who takes no mail from a sender, and what is told of that.
pub(crate) struct Dropped {
    pub(crate) address: Address,
    pub(crate) reply: Reply,
}

impl Engine {
    /// Refuses a recipient that a rule blocks, for whoever sends or for its domain, by whichever of the domain's names.
    pub(crate) async fn check_recipient(&self, peer: &Peer, recipient: &Address) -> Result<(), Reply> {
        if !self.access.has_rules(Kind::Recipient) {
            return Ok(());
        }
        let blocked = self.recipient_blocked_by(peer, recipient).await.map_err(unavailable)?;
        match blocked {
            Some(rule) => Err(refusal(&rule, &format!("Mail to {recipient} is not let through"))),
            None => Ok(()),
        }
    }

    async fn recipient_blocked_by(&self, peer: &Peer, recipient: &Address) -> Result<Option<Matching>, DbError> {
        let first = under_first_name(&mut self.store.read().await?, recipient).await?;
        for address in [Some(recipient), first.as_ref()].into_iter().flatten() {
            let from = peer.login.as_ref().map(|login| Subject { mailbox: Some(login.mailbox), domain: login.domain });
            let to = self.domain_of_ours(address).await?.map(|domain| Subject { mailbox: None, domain });
            for subject in from.into_iter().chain(to) {
                if let Some(rule) = self.recipient_blocked(subject, address).await? {
                    return Ok(Some(rule));
                }
            }
        }
        Ok(None)
    }

    /// Takes out the destinations whose rules block one of these senders; an error when none is left.
    pub(crate) async fn check_senders(
        &self,
        recipient: &Address,
        lead: &mut Lead,
        senders: &[Sender<'_>],
    ) -> Result<Vec<Dropped>, Reply> {
        let mut dropped = Vec::new();
        // RFC 5321 §4.5.1: whoever is blocked by mistake can say so there.
        if !self.access.has_rules(Kind::Sender) || senders.is_empty() || is_postmaster(recipient) {
            return Ok(dropped);
        }
        // Each mailbox is asked once, however much it sends on; and so is the domain of an alias.
        let mut verdicts: HashMap<Option<MailboxId>, Option<Reply>> = HashMap::new();
        let mut kept = Vec::new();
        for destination in std::mem::take(&mut lead.destinations) {
            let mailbox = mailbox_of(&destination);
            let (blocked, is_new) = match verdicts.entry(mailbox.map(|(id, _)| id)) {
                Entry::Occupied(known) => (known.get().clone(), mailbox.is_none()),
                Entry::Vacant(unknown) => {
                    let subject = self.ruled_by(&destination, recipient).await.map_err(unavailable)?;
                    let verdict = match subject {
                        Some(subject) => self.blocks(subject, senders).await.map_err(unavailable)?,
                        None => None,
                    };
                    (unknown.insert(verdict).clone(), true)
                }
            };
            match blocked {
                Some(reply) if is_new => {
                    let address = mailbox.map_or(destination.address(), |(_, address)| address).clone();
                    dropped.push(Dropped { address, reply });
                }
                Some(_) => {}
                None => kept.push(destination),
            }
        }
        lead.destinations = kept;
        // Whoever does not take a message does not answer it.
        lead.away.retain(|away| !matches!(verdicts.get(&Some(away.mailbox)), Some(Some(_))));
        match dropped.first() {
            Some(first) if lead.destinations.is_empty() => Err(first.reply.clone()),
            _ => Ok(dropped),
        }
    }

    async fn blocks(&self, subject: Subject, senders: &[Sender<'_>]) -> Result<Option<Reply>, DbError> {
        for sender in senders {
            if let Some(rule) = self.sender_blocked(subject, sender).await? {
                return Ok(Some(refusal(&rule, &format!("Mail from {} is not taken here", sender.address))));
            }
        }
        Ok(None)
    }

    /// Whose rules are asked for a destination; none for one elsewhere that a sender here named.
    async fn ruled_by(&self, destination: &Destination, recipient: &Address) -> Result<Option<Subject>, DbError> {
        if let Destination::Mailbox { id, domain, .. } = destination {
            return Ok(Some(Subject { mailbox: Some(*id), domain: *domain }));
        }
        let mailbox = mailbox_of(destination);
        let at = mailbox.map_or(recipient, |(_, address)| address);
        let domain = self.domain_of_ours(at).await?;
        Ok(domain.map(|domain| Subject { mailbox: mailbox.map(|(id, _)| id), domain }))
    }

    /// The domain of an address when it is ours. Unlike where it is only told of, an error is one: nobody is let through by it.
    async fn domain_of_ours(&self, address: &Address) -> Result<Option<DomainId>, DbError> {
        domains::ours(&mut self.store.read().await?, address.domain().as_str()).await
    }

    /// Takes out of a message that is here whoever blocks its sender or one of its authors; refuses it when nobody is left.
    pub(crate) async fn sift(&self, transaction: &mut Transaction, content: &[u8], shown: &Shown) -> Result<(), Reply> {
        if !self.access.has_rules(Kind::Sender) {
            return Ok(());
        }
        let mut addresses: Vec<Address> = transaction.sender.address().cloned().into_iter().collect();
        for author in envelope::mailboxes(content, "From").iter().take(AUTHORS).filter_map(|author| author.address()) {
            if addresses.iter().all(|known| known.key() != author.key()) {
                addresses.push(author);
            }
        }
        let is_report = transaction.sender.address().is_none();
        let senders = addresses.iter().map(|address| Sender { address, shown, is_report });
        let senders: Vec<_> = senders.collect();
        let mut dropped = Vec::new();
        let mut kept = Vec::new();
        for mut recipient in std::mem::take(&mut transaction.recipients) {
            let mut lead = Lead {
                destinations: std::mem::take(&mut recipient.destinations),
                away: std::mem::take(&mut recipient.away),
                closed: None,
            };
            match self.check_senders(&recipient.address, &mut lead, &senders).await {
                Ok(some) => {
                    dropped.extend(some);
                    (recipient.destinations, recipient.away) = (lead.destinations, lead.away);
                    kept.push(recipient);
                }
                // What cannot be found out refuses the message as a whole: its sender comes again.
                Err(reply) if reply.code < 500 => return Err(reply),
                Err(reply) => dropped.push(Dropped { address: recipient.address, reply }),
            }
        }
        transaction.recipients = kept;
        let refusal = dropped.first().map(|first| first.reply.clone());
        for dropped in dropped {
            self.note_refused(transaction, &dropped.address, &dropped.reply).await;
        }
        match refusal {
            Some(reply) if transaction.recipients.is_empty() => Err(reply),
            _ => Ok(()),
        }
    }
}

/// The mailbox that has a message once it went there, or that sends it on.
fn mailbox_of(destination: &Destination) -> Option<(MailboxId, &Address)> {
    match destination {
        Destination::Mailbox { id, address, .. } => Some((*id, address)),
        Destination::Queue { by, .. } => by.as_ref()?.mailbox.as_ref().map(|(id, address)| (*id, address)),
    }
}

fn refusal(rule: &Matching, usual: &str) -> Reply {
    let text = if rule.reply.is_empty() { usual } else { &rule.reply };
    Reply::new(550, Enhanced(5, 7, 1), &format!("{text} ({})", rule.id))
}

fn unavailable(error: DbError) -> Reply {
    storage_reply(&error.into())
}
