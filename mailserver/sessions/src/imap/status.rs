//! STATUS: a folder's counters from its row.

use imap::Mailbox;
use imap::status::StatusItem;
use store::Store;
use store::flags::SystemFlags;
use store::folders::Folder;
use store::messages;

use super::Limits;
use super::answer::{Answer, Trouble};
use super::session::Session;

impl Session<'_> {
    pub(super) async fn status(&mut self, name: &Mailbox, items: &[StatusItem]) -> Result<Answer, Trouble> {
        // Asking for it turns CONDSTORE on (RFC 7162 §3.1).
        self.enabled.condstore |= items.contains(&StatusItem::HighestModSeq);
        let folder = self.folder(name).await?;
        let values = values(self.service.engine.store(), &folder, items, &self.conn.limits).await?;
        self.conn.out.status(name, &values);
        Ok(Answer::ok("told"))
    }
}

/// The values of `items`, in their order.
pub(super) async fn values(
    store: &Store,
    folder: &Folder,
    items: &[StatusItem],
    limits: &Limits,
) -> Result<Vec<(StatusItem, Option<u64>)>, Trouble> {
    let mut values = Vec::with_capacity(items.len());
    for &item in items {
        let value = match item {
            StatusItem::Messages => folder.messages.into(),
            StatusItem::Recent => 0,
            StatusItem::UidNext => folder.uid_next.into(),
            StatusItem::UidValidity => folder.uid_validity.into(),
            StatusItem::Unseen => folder.unseen.into(),
            StatusItem::Deleted => folder.deleted.into(),
            StatusItem::Size => folder.bytes.unsigned_abs(),
            StatusItem::HighestModSeq => folder.modseq.unsigned_abs(),
            StatusItem::AppendLimit => limits.after_login.append,
            StatusItem::DeletedStorage => deleted_octets(store, folder).await?,
        };
        values.push((item, Some(value)));
    }
    Ok(values)
}

/// What EXPUNGE would free. The row does not count it; clients ask seldom.
async fn deleted_octets(store: &Store, folder: &Folder) -> Result<u64, Trouble> {
    if folder.deleted == 0 {
        return Ok(0);
    }
    let view = store.view_as_of(folder).await?;
    let sizes = messages::sizes(&mut store.read().await?, folder.id).await?;
    let deleted = |uid: u32| {
        view.sequence(uid).is_some_and(|number| view.system(number as usize - 1).contains(SystemFlags::DELETED))
    };
    let octets = sizes.iter().filter(|(uid, ..)| deleted(*uid)).map(|(_, size, _)| u64::from(*size)).sum();
    store.give_back(view);
    Ok(octets)
}
