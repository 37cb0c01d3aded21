//! The rules held against a message: at RCPT against its envelope, and once it is here against its author too.

use foundation::db::DbError;
use message::address::Address;
use message::envelope;
use smtp::{Enhanced, Reply};
use store::access_rules::{Kind, Matching, Subject};
use store::ids::DomainId;

use super::Shown;
use crate::Engine;
use crate::directory::{Destination, Lead, is_postmaster};
use crate::receive::{Peer, Transaction, storage_reply};

/// Authors of a message that rules are asked about; more than a few is nobody's letter.
const AUTHORS: usize = 10;

/// A destination that takes no mail from a sender, and what is told of that.
pub(crate) struct Dropped {
    pub(crate) address: Address,
    pub(crate) reply: Reply,
}

impl Engine {
    /// Refuses a recipient that a rule blocks, for whoever sends or for its domain.
    pub(crate) async fn check_recipient(&self, peer: &Peer, recipient: &Address) -> Result<(), Reply> {
        if !self.access.has_rules(Kind::Recipient) {
            return Ok(());
        }
        let from = peer.login.as_ref().map(|login| Subject { mailbox: Some(login.mailbox), domain: login.domain });
        let to = self.domain_id(recipient).await.map(|domain| Subject { mailbox: None, domain });
        for subject in from.into_iter().chain(to) {
            let found = self.recipient_blocked(subject, recipient).await.map_err(unavailable)?;
            if let Some(rule) = found {
                return Err(refusal(&rule, &format!("Mail to {recipient} is not let through")));
            }
        }
        Ok(())
    }

    /// Takes out the destinations whose rules block one of these senders; an error when none is left.
    pub(crate) async fn check_senders(
        &self,
        recipient: &Address,
        lead: &mut Lead,
        senders: &[Address],
        shown: &Shown,
    ) -> Result<Vec<Dropped>, Reply> {
        let mut dropped = Vec::new();
        // RFC 5321 §4.5.1: whoever is blocked by mistake can say so there.
        if !self.access.has_rules(Kind::Sender) || senders.is_empty() || is_postmaster(recipient) {
            return Ok(dropped);
        }
        let mut kept = Vec::new();
        for destination in std::mem::take(&mut lead.destinations) {
            let blocked = match self.ruled_by(&destination, recipient).await {
                Some(subject) => self.blocks(subject, senders, shown).await.map_err(unavailable)?,
                None => None,
            };
            match blocked {
                Some(reply) => dropped.push(Dropped { address: destination.address().clone(), reply }),
                None => kept.push(destination),
            }
        }
        lead.destinations = kept;
        match dropped.first() {
            Some(first) if lead.destinations.is_empty() => Err(first.reply.clone()),
            _ => {
                // Whoever does not take a message does not answer it.
                lead.away.retain(|away| dropped.iter().all(|dropped| dropped.address.key() != away.address.key()));
                Ok(dropped)
            }
        }
    }

    async fn blocks(&self, subject: Subject, senders: &[Address], shown: &Shown) -> Result<Option<Reply>, DbError> {
        for sender in senders {
            if let Some(rule) = self.sender_blocked(subject, sender, shown).await? {
                return Ok(Some(refusal(&rule, &format!("Mail from {sender} is not taken here"))));
            }
        }
        Ok(None)
    }

    /// Whose rules are asked for a destination; none for one elsewhere that a sender here named.
    async fn ruled_by(&self, destination: &Destination, recipient: &Address) -> Option<Subject> {
        match destination {
            Destination::Mailbox { id, domain, .. } => Some(Subject { mailbox: Some(*id), domain: *domain }),
            Destination::Queue { by, .. } => {
                let mailbox = by.as_ref().and_then(|by| by.mailbox.as_ref());
                let at = mailbox.map_or(recipient, |(_, address)| address);
                let domain: DomainId = self.domain_id(at).await?;
                Some(Subject { mailbox: mailbox.map(|(id, _)| *id), domain })
            }
        }
    }

    /// Takes out of a message that is here whoever blocks its sender or one of its authors; refuses it when nobody is left.
    pub(crate) async fn sift(&self, transaction: &mut Transaction, content: &[u8], shown: &Shown) -> Result<(), Reply> {
        if !self.access.has_rules(Kind::Sender) {
            return Ok(());
        }
        let mut senders: Vec<Address> = transaction.sender.address().cloned().into_iter().collect();
        for author in envelope::mailboxes(content, "From").iter().take(AUTHORS).filter_map(|author| author.address()) {
            if senders.iter().all(|known| known.key() != author.key()) {
                senders.push(author);
            }
        }
        let mut dropped = Vec::new();
        let mut kept = Vec::new();
        for mut recipient in std::mem::take(&mut transaction.recipients) {
            let mut lead = Lead {
                destinations: std::mem::take(&mut recipient.destinations),
                away: std::mem::take(&mut recipient.away),
                closed: None,
            };
            match self.check_senders(&recipient.address, &mut lead, &senders, shown).await {
                Ok(some) => {
                    dropped.extend(some);
                    (recipient.destinations, recipient.away) = (lead.destinations, lead.away);
                    kept.push(recipient);
                }
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

fn refusal(rule: &Matching, usual: &str) -> Reply {
    let text = if rule.reply.is_empty() { usual } else { &rule.reply };
    Reply::new(550, Enhanced(5, 7, 1), &format!("{text} ({})", rule.id))
}

fn unavailable(error: DbError) -> Reply {
    storage_reply(&error.into())
}
