//! What belongs to a mailbox and is looked after by two: its holder, and whoever administrates it.

use foundation::tokens::Scope;
use store::mailboxes::{self, Mailbox};

use crate::named::Key;
use crate::{Area, Engine, Principal, Reach, Refused, Right};

/// Whose things are meant.
#[derive(Clone, Debug)]
pub enum Whose {
    /// Those of whoever asks.
    Own,
    /// Those of a mailbox.
    Mailbox(Key),
}

impl Engine {
    /// The mailbox that is meant, if the principal may do this to it.
    pub(crate) async fn mailbox_of(
        &self,
        principal: &Principal,
        whose: &Whose,
        right: fn(Area) -> Right,
    ) -> Result<Mailbox, Refused> {
        match whose {
            Whose::Own => self.own_mailbox(principal, right(Area::Account)).await,
            Whose::Mailbox(key) => {
                principal.needs(right(Area::Mailboxes))?;
                Ok(self.find_mailbox(principal, key).await?.mailbox)
            }
        }
    }

    /// As [`Engine::mailbox_of`], to let others in or mail out: that is done in person, and by no program that acts for somebody.
    pub(crate) async fn mailbox_of_hand(&self, principal: &Principal, whose: &Whose) -> Result<Mailbox, Refused> {
        match whose {
            Whose::Own => principal.in_person().map(drop)?,
            Whose::Mailbox(_) => {
                principal.needs(Scope::Write(Area::Mailboxes))?;
                principal.not_by_program()?;
            }
        }
        self.mailbox_of(principal, whose, Scope::Write).await
    }

    /// The mailbox of whoever asks as its holder.
    pub(crate) async fn own_mailbox(&self, principal: &Principal, right: Right) -> Result<Mailbox, Refused> {
        principal.needs(right)?;
        let Reach::Mailbox { id, .. } = principal.reach else { return Err(Refused::Forbidden(right)) };
        let found = mailboxes::read(&mut self.store.read().await?, id).await?;
        found.ok_or_else(|| Refused::Missing { kind: "mailbox", key: id.to_string() })
    }
}
