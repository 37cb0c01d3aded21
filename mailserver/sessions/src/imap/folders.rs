//! CREATE, DELETE, RENAME, SUBSCRIBE, UNSUBSCRIBE: the engine's rules, in IMAP's words.

use engine::folders;
use imap::Mailbox;
use imap::encode::{Code, Condition};
use imap::list::SpecialUse;

use super::answer::{Answer, Trouble};
use super::session::Session;

impl Session<'_> {
    pub(super) async fn create(&mut self, name: &Mailbox, uses: &[SpecialUse]) -> Result<Answer, Trouble> {
        let special_use = match uses {
            [] => None,
            // The others are no folders messages could be put in.
            [
                one @ (SpecialUse::Archive
                | SpecialUse::Drafts
                | SpecialUse::Junk
                | SpecialUse::Sent
                | SpecialUse::Trash),
            ] => Some(one.name()),
            _ => return Err(Answer::no(Code::UseAttr, "no folder can be for that").into()),
        };
        let (engine, limits) = (&self.service.engine, &self.conn.limits.folders);
        folders::create(engine, self.login.mailbox, name.as_str(), special_use, limits).await?;
        Ok(Answer::ok("created"))
    }

    pub(super) async fn delete(&mut self, name: &Mailbox) -> Result<Answer, Trouble> {
        folders::delete(&self.service.engine, self.login.mailbox, name.as_str()).await?;
        if self.selected.as_ref().is_some_and(|selected| selected.name == *name) {
            self.leave();
            self.conn.out.untagged(Condition::Ok, Some(Code::Closed), "the open folder was deleted");
        }
        Ok(Answer::ok("deleted"))
    }

    pub(super) async fn rename(&mut self, from: &Mailbox, to: &Mailbox) -> Result<Answer, Trouble> {
        let (engine, limits) = (&self.service.engine, &self.conn.limits.folders);
        folders::rename(engine, self.login.mailbox, from.as_str(), to.as_str(), limits).await?;
        if let Some(selected) = self.selected.as_mut().filter(|selected| selected.name == *from && !from.is_inbox()) {
            selected.name = to.clone();
        }
        Ok(Answer::ok("renamed"))
    }

    pub(super) async fn subscribe(&mut self, name: &Mailbox) -> Result<Answer, Trouble> {
        let (engine, limits) = (&self.service.engine, &self.conn.limits.folders);
        folders::subscribe(engine, self.login.mailbox, name.as_str(), limits).await?;
        Ok(Answer::ok("subscribed"))
    }

    pub(super) async fn unsubscribe(&mut self, name: &Mailbox) -> Result<Answer, Trouble> {
        folders::unsubscribe(&self.service.engine, self.login.mailbox, name.as_str()).await?;
        Ok(Answer::ok("unsubscribed"))
    }
}
