//! COPY and MOVE (RFC 6851), each one unit of the engine.

use engine::messages::{self, Transferred};
use imap::SequenceSet;
use imap::command::Transfer;
use imap::encode::{Code, Condition};
use store::folders::Folder;
use store::messages::UidRange;

use super::answer::{Answer, AnswerCode, Trouble};
use super::selected::uid_ranges;
use super::session::Session;

/// What is to go where.
struct Order {
    from: Folder,
    ranges: Vec<UidRange>,
    to: Folder,
}

impl Session<'_> {
    pub(super) async fn copy(&mut self, transfer: Transfer) -> Result<Answer, Trouble> {
        self.open()?;
        let Some(Order { from, ranges, to }) = self.order(&transfer).await? else {
            return Ok(Answer::ok("nothing to copy"));
        };
        let done = messages::copy(&self.service.engine, &from, ranges, to.id).await?;
        Ok(match copy_uid(&done) {
            Some((from, to)) => {
                let code = AnswerCode::CopyUid { uid_validity: done.uid_validity, from, to };
                Answer::ok("copied").with_code(code)
            }
            None => Answer::ok("nothing to copy").with(Code::ExpungeIssued),
        })
    }

    pub(super) async fn move_messages(&mut self, transfer: Transfer) -> Result<Answer, Trouble> {
        self.open_for_change()?;
        let Some(Order { from, ranges, to }) = self.order(&transfer).await? else {
            return Ok(Answer::ok("nothing to move"));
        };
        let done = messages::move_to(&self.service.engine, &from, ranges, to.id).await?;
        let Some((old, new)) = copy_uid(&done) else {
            return Ok(Answer::ok("nothing to move").with(Code::ExpungeIssued));
        };
        // Before the expunges, since afterwards the numbers mean nothing to the client (RFC 6851 §4.3).
        let code = Code::CopyUid { uid_validity: done.uid_validity, from: &old, to: &new };
        self.conn.out.untagged(Condition::Ok, Some(code), "moved");
        let (store, selected) = self.open()?;
        if selected.is_stale() {
            selected.absorb(&store).await?;
        }
        let newest = selected.view(&store).await?.modseq.unsigned_abs();
        let answer = Answer::ok("moved");
        Ok(match self.enabled.condstore {
            true => answer.with(Code::HighestModSeq(newest)),
            false => answer,
        })
    }

    /// `None` when no message is meant.
    async fn order(&mut self, transfer: &Transfer) -> Result<Option<Order>, Trouble> {
        let (store, selected) = self.open()?;
        let spans = selected.resolve(&store, &transfer.messages, transfer.numbering).await?;
        let ranges = uid_ranges(selected.view(&store).await?, &spans);
        let from = selected.folder.clone();
        let to = self.folder(&transfer.mailbox).await.map_err(|trouble| match trouble {
            Trouble::Refused(answer) => Trouble::Refused(answer.or_try_create()),
            end => end,
        })?;
        Ok((!ranges.is_empty()).then_some(Order { from, ranges, to }))
    }
}

/// Old and new UIDs as sets of equal count and order.
fn copy_uid(done: &Transferred) -> Option<(SequenceSet, SequenceSet)> {
    let old = SequenceSet::from_sorted(done.uids.iter().map(|(old, _)| *old));
    let new = SequenceSet::from_sorted(done.uids.iter().map(|(_, new)| *new));
    (!done.uids.is_empty()).then_some((old, new))
}
