//! A message goes into a folder: its body held, its mailbox charged, its UID taken and its row written, in one round trip.

use foundation::args;
use foundation::db::{Args, Row, Tx};

use crate::Error;
use crate::bodies::{Place, Stored, Vanished, hold_appended, hold_known};
use crate::ids::{BodyId, FolderId, MessageId};
use crate::messages::{self, Added, NewMessage, add_statements};

/// Charges the folder's mailbox and adds the message. A folder that is gone leaves its mailbox uncharged.
macro_rules! deposit {
    () => {
        concat!(
            "UPDATE usage SET bytes = bytes + $4, messages = messages + 1 \
             WHERE mailbox_id = (SELECT mailbox_id FROM folders WHERE id = $1) \
             RETURNING bytes, (SELECT quota_bytes FROM mailboxes WHERE id = usage.mailbox_id);",
            add_statements!("(SELECT id FROM bodies WHERE hash = $11)")
        )
    };
}

/// A message that is in its folder, and how full its mailbox is with it.
pub(crate) struct Deposited {
    pub(crate) added: Added,
    pub(crate) used_bytes: i64,
    pub(crate) quota_bytes: Option<i64>,
}

impl Deposited {
    pub(crate) fn is_over_quota(&self) -> bool {
        self.quota_bytes.is_some_and(|quota| self.used_bytes > quota)
    }
}

/// Holds the body for `refs` messages and deposits the first of them. The message is `None` when its folder is gone.
pub(crate) async fn first(
    tx: &mut Tx,
    folder: FolderId,
    new: &NewMessage,
    stored: &Stored,
    refs: i64,
) -> Result<Result<(BodyId, Option<Deposited>), Vanished>, Error> {
    let (id, mut values) = values(tx, folder, new, stored).await?;
    values.extend(args![refs]);
    let rows = match stored.place {
        Place::Known => tx.batch(concat!(hold_known!("$11", "$12"), ";", deposit!()), values).await?,
        Place::Appended(at) => {
            values.extend(stored.columns(tx.new_id().await?, at));
            tx.batch(concat!(hold_appended!("$11", "$12", "$13, $14, $15, $16, $17"), ";", deposit!()), values).await?
        }
    };
    let Some((held, rows)) = rows.split_first() else { return Ok(Err(Vanished)) };
    let Some(held) = held.first() else { return Ok(Err(Vanished)) };
    let body = BodyId(held.int(0)?);
    Ok(Ok((body, finish(tx, folder, new, id, rows).await?)))
}

/// Deposits one more message of a body that [`first`] held for it in this transaction.
pub(crate) async fn another(
    tx: &mut Tx,
    folder: FolderId,
    new: &NewMessage,
    stored: &Stored,
) -> Result<Option<Deposited>, Error> {
    let (id, values) = values(tx, folder, new, stored).await?;
    let rows = tx.batch(deposit!(), values).await?;
    finish(tx, folder, new, id, &rows).await
}

/// The values of `add_statements!`, and the body's hash as `$11`.
async fn values(tx: &mut Tx, folder: FolderId, new: &NewMessage, stored: &Stored) -> Result<(MessageId, Args), Error> {
    let id = MessageId(tx.new_id().await?);
    let size = new.prefix.len() as i64 + stored.size as i64;
    let mut values = messages::add_values(folder, id, BodyId(0), size, new);
    values.extend(args![&stored.hash]);
    Ok((id, values))
}

async fn finish(
    tx: &mut Tx,
    folder: FolderId,
    new: &NewMessage,
    id: MessageId,
    rows: &[Vec<Row>],
) -> Result<Option<Deposited>, Error> {
    let [charged, taken, ..] = rows else { return Ok(None) };
    let (Some(charged), Some(taken)) = (charged.first(), taken.first()) else { return Ok(None) };
    let added = messages::added(tx, folder, new, id, taken).await?;
    Ok(Some(Deposited { added, used_bytes: charged.int(0)?, quota_bytes: charged.opt_int(1)? }))
}
