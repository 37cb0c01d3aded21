//! EXPUNGE and UID EXPUNGE (RFC 4315). What went is told after the command, as it is to every other session.

use imap::Messages;
use imap::command::Numbering;
use imap::encode::Code;
use store::messages::{Selection, UidRange};

use super::answer::{Answer, Trouble};
use super::selected::uid_ranges;
use super::session::Session;

impl Session<'_> {
    pub(super) async fn expunge(&mut self) -> Result<Answer, Trouble> {
        self.expunge_ranges(vec![1..=u32::MAX]).await
    }

    pub(super) async fn uid_expunge(&mut self, messages: &Messages) -> Result<Answer, Trouble> {
        let (store, selected) = self.open_for_change()?;
        let spans = selected.resolve(&store, messages, Numbering::Uid).await?;
        let ranges = uid_ranges(selected.view(&store).await?, &spans);
        self.expunge_ranges(ranges).await
    }

    async fn expunge_ranges(&mut self, ranges: Vec<UidRange>) -> Result<Answer, Trouble> {
        let (store, selected) = self.open_for_change()?;
        // Loaded before, or what goes now would never have been in it and could not be told.
        selected.view(&store).await?;
        let folder = selected.folder.clone();
        engine::messages::expunge(&self.service.engine, &folder, ranges, Selection::Deleted).await?;
        let (store, selected) = self.open()?;
        if selected.is_stale() {
            selected.absorb(&store).await?;
        }
        let newest = selected.view(&store).await?.modseq.unsigned_abs();
        let answer = Answer::ok("expunged");
        Ok(match self.enabled.condstore {
            true => answer.with(Code::HighestModSeq(newest)),
            false => answer,
        })
    }
}
