//! The ways a message leaves by through the queue: as its sender sent it, or sent on by somebody here.

use message::address::Address;
use message::trace;
use store::queue::{NewQueueMessage, NewRecipient};

use crate::directory::Forwarder;

/// Recipients, by who sends the message on to them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ways(Vec<(Option<Forwarder>, Vec<NewRecipient>)>);

impl Ways {
    pub(crate) fn add(&mut self, by: Option<&Forwarder>, recipient: NewRecipient) {
        match self.0.iter_mut().find(|(known, _)| known.as_ref() == by) {
            Some((_, recipients)) => recipients.push(recipient),
            None => self.0.push((by.cloned(), vec![recipient])),
        }
    }

    /// A message for each way, made from `plain` with its recipients. What is sent on is theirs who do it, and not the sender's: it
    /// tells where their addresses lead. What a mailbox sends on says where it was.
    pub(crate) fn messages(self, plain: impl Fn(Vec<NewRecipient>) -> NewQueueMessage) -> Vec<NewQueueMessage> {
        let message = |(by, recipients): (Option<Forwarder>, _)| {
            let mut message = plain(recipients);
            if let Some(Forwarder { domain, mailbox }) = by {
                message.forwarded_by = Some(domain.as_str().to_owned());
                message.origin = mailbox.as_ref().map(|(id, _)| *id);
                if let Some((_, address)) = mailbox {
                    message.prefix.splice(0..0, trace::delivered_to(&address).into_bytes());
                }
            }
            message
        };
        self.0.into_iter().map(message).collect()
    }
}

/// A recipient nobody asked anything more about.
pub(crate) fn plain_recipient(address: &Address) -> NewRecipient {
    NewRecipient {
        address: address.to_string(),
        domain: address.domain().as_str().to_owned(),
        notify: None,
        orcpt: None,
    }
}
