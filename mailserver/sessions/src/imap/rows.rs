//! Messages of a view with their rows, read in few queries.

use std::ops::Range;

use store::Store;
use store::flags::Flags;
use store::ids::FolderId;
use store::messages::{self, Message};
use store::view::View;

use super::answer::Trouble;

/// Rows asked from the store at a time.
pub(super) const BATCH: usize = 256;

/// Messages between two wanted ones that are read along rather than asked around.
const READ_ALONG: usize = 8;

/// What a view says of a message, taken out of it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) sequence: u32,
    pub(super) uid: u32,
    pub(super) flags: Flags,
    pub(super) mod_seq: i64,
}

impl Entry {
    pub(super) fn of(view: &View, index: usize) -> Self {
        Self {
            sequence: index as u32 + 1,
            uid: view.uids()[index],
            flags: view.flags(index),
            mod_seq: view.modseq(index),
        }
    }
}

/// The rows of the messages at ascending `indices` of `view`. Those that are gone meanwhile are left out.
pub(super) async fn read(
    store: &Store,
    folder: FolderId,
    view: &View,
    indices: &[usize],
) -> Result<Vec<(Entry, Message)>, Trouble> {
    let uids = view.uids();
    let mut found = Vec::with_capacity(indices.len());
    let mut conn = store.read().await?;
    for run in runs(indices) {
        let (first, last) = (run[0], run[run.len() - 1]);
        let limit = (last - first + 1) as u32;
        let rows = messages::range(&mut conn, folder, uids[first]..=uids[last], limit).await?;
        let mut wanted = run.iter().copied().peekable();
        for row in rows {
            while wanted.next_if(|&index| uids[index] < row.uid).is_some() {}
            if let Some(index) = wanted.next_if(|&index| uids[index] == row.uid) {
                found.push((Entry::of(view, index), row));
            }
        }
    }
    Ok(found)
}

/// Splits ascending indices where the gaps are worth a query of their own.
fn runs(indices: &[usize]) -> impl Iterator<Item = &[usize]> {
    indices.chunk_by(|one, next| next - one <= READ_ALONG)
}

/// Index spans cut into batches of ascending indices.
pub(super) fn batches(spans: &[Range<usize>]) -> impl Iterator<Item = Vec<usize>> {
    let mut indices = spans.iter().cloned().flatten();
    std::iter::from_fn(move || {
        let batch: Vec<usize> = indices.by_ref().take(BATCH).collect();
        (!batch.is_empty()).then_some(batch)
    })
}

/// Ascending indices as spans.
pub(super) fn spans(indices: impl IntoIterator<Item = usize>) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for index in indices {
        match spans.last_mut() {
            Some(last) if last.end == index => last.end += 1,
            _ => spans.push(index..index + 1),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::{batches, runs, spans};

    #[test]
    fn indices_become_spans_batches_and_runs() {
        assert_eq!(spans([0, 1, 2, 7, 9, 10]), [0..3, 7..8, 9..11]);
        assert_eq!(runs(&[1, 2, 10, 19, 20]).collect::<Vec<_>>(), [&[1, 2, 10][..], &[19, 20]]);
        let all: Vec<Vec<usize>> = batches(&[0..300, 500..501]).collect();
        assert_eq!(all.iter().map(Vec::len).collect::<Vec<_>>(), [256, 45]);
        assert_eq!(all[1].last(), Some(&500));
    }
}
