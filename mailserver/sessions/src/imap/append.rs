//! APPEND: the message goes straight to a spool and becomes a message of the folder in one unit. A connection lost half-way
//! leaves nothing behind.

use std::io::Write;

use engine::messages;
use imap::Item;
use imap::command::{Append, LiteralSync};
use imap::encode::Code;
use store::content::{Content, Spool};
use store::folders::Folder;

use super::answer::{Answer, Trouble};
use super::conn::End;
use super::flags;
use super::session::Session;

impl Session<'_> {
    pub(super) async fn append(&mut self, append: &Append) -> Result<Answer, Trouble> {
        let folder = match self.may_append(append).await {
            Ok(folder) => folder,
            Err(trouble) => {
                self.conn.decoder.refuse_append(append).map_err(End::from)?;
                return Err(trouble);
            }
        };
        if append.sync == LiteralSync::Wait {
            self.conn.out.continuation("send the message");
        }
        let content = self.receive().await?;
        if content.is_empty() {
            return Err(Answer::no(Code::Cannot, "an empty message").into());
        }
        let received_at = match append.date {
            Some(date) => date.as_microsecond(),
            None => self.service.engine.store().clock().micros(),
        };
        let (engine, limits) = (&self.service.engine, &self.conn.limits.messages);
        let flags = flags::from_client(&append.flags);
        let added = messages::append(engine, &folder, &content, flags, received_at, limits).await?;
        Ok(Answer::ok("appended").with(Code::AppendUid { uid_validity: added.uid_validity, uid: added.uid }))
    }

    /// Everything that can be refused before the message is sent.
    async fn may_append(&self, append: &Append) -> Result<Folder, Trouble> {
        let folder = self.folder(&append.mailbox).await.map_err(|trouble| match trouble {
            Trouble::Refused(answer) => Trouble::Refused(answer.or_try_create()),
            end => end,
        })?;
        messages::check_room(&self.service.engine, self.login.mailbox, append.size).await?;
        Ok(folder)
    }

    /// The message's octets. NUL can stand in no literal we would answer FETCH with (RFC 9051 §9 `literal`), so a message
    /// that holds one is refused here rather than changed.
    async fn receive(&mut self) -> Result<Content, Trouble> {
        let failed = |error: std::io::Error| Trouble::from(store::Error::CannotWrite(error));
        let mut spool = Spool::new(self.service.engine.store().segments().scratch());
        let mut trouble = None;
        loop {
            match self.conn.decoder.next().map_err(End::from)? {
                // After a failure the rest still has to be read past.
                Some(Item::AppendChunk(_)) if trouble.is_some() => {}
                Some(Item::AppendChunk(octets)) if octets.contains(&0) => {
                    trouble = Some(Trouble::from(Answer::no(Code::UnknownCte, "the message holds NUL")));
                }
                Some(Item::AppendChunk(octets)) => trouble = spool.write_all(octets).err().map(failed),
                Some(Item::AppendEnd) => match trouble {
                    Some(trouble) => return Err(trouble),
                    None => return spool.finish().map_err(failed),
                },
                Some(Item::Refused { fault, .. }) => return Err(Answer::bad(fault.to_string()).into()),
                Some(_) => {}
                None => self.conn.fill(self.conn.limits.idle).await?,
            }
        }
    }
}
