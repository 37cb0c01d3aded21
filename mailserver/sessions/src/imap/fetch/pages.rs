//! The three stages of a long FETCH side by side: rows of the page after next, octets of the next page, writing of the
//! current one.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

use imap::encode::Code;
use store::Store;
use store::ids::FolderId;
use store::messages::Message;
use store::view::View;

use super::plan::{Need, Plan};
use super::render::{self, Piece, Shortfall};
use crate::imap::answer::{Answer, Trouble};
use crate::imap::conn::Conn;
use crate::imap::rows::{self, Entry};

/// Octets of messages in a page, unless one alone has more.
const PAGE_OCTETS: u64 = 256 * 1024;

/// Messages in a page.
const PAGE_MESSAGES: usize = 128;

/// Pieces shorter than this are gathered with what follows.
const GATHER: usize = 16 * 1024;

type Page = Vec<(Entry, Message)>;

/// Answers for the messages at `spans` of `view`.
pub(super) async fn stream(
    conn: &mut Conn,
    store: &Store,
    folder: FolderId,
    view: &View,
    spans: &[Range<usize>],
    plan: &Arc<Plan>,
) -> Result<Shortfall, Trouble> {
    let mut batches = rows::batches(spans);
    let mut waiting: VecDeque<Page> = VecDeque::new();
    let mut ready: Vec<Piece> = Vec::new();
    let mut shortfall = Shortfall::default();
    loop {
        let page = waiting.pop_front();
        let batch = if waiting.is_empty() { batches.next() } else { None };
        if page.is_none() && batch.is_none() && ready.is_empty() {
            return Ok(shortfall);
        }
        let (rows, rendered, written) = futures::join!(
            read(store, folder, view, batch.as_deref()),
            render(store, page, plan),
            write(conn, std::mem::take(&mut ready)),
        );
        written?;
        let (pieces, short) = rendered?;
        ready = pieces;
        shortfall.add(short);
        let rows = rows?;
        shortfall.gone |= batch.is_some_and(|batch| batch.len() > rows.len());
        waiting.extend(pages(rows, plan));
    }
}

async fn read(store: &Store, folder: FolderId, view: &View, batch: Option<&[usize]>) -> Result<Page, Trouble> {
    match batch {
        Some(batch) => rows::read(store, folder, view, batch).await,
        None => Ok(Vec::new()),
    }
}

/// Cuts rows into pages.
fn pages(rows: Page, plan: &Plan) -> Vec<Page> {
    if plan.need == Need::Row && !rows.is_empty() {
        return vec![rows];
    }
    let mut pages: Vec<Page> = Vec::new();
    let mut octets = u64::MAX;
    for (entry, row) in rows {
        let size = u64::from(row.size);
        match pages.last_mut() {
            Some(page) if octets.saturating_add(size) <= PAGE_OCTETS && page.len() < PAGE_MESSAGES => {
                octets += size;
                page.push((entry, row));
            }
            _ => {
                octets = size;
                pages.push(vec![(entry, row)]);
            }
        }
    }
    pages
}

async fn render(store: &Store, page: Option<Page>, plan: &Arc<Plan>) -> Result<(Vec<Piece>, Shortfall), Trouble> {
    let Some(page) = page else { return Ok((Vec::new(), Shortfall::default())) };
    if plan.need == Need::Row {
        return Ok(render::from_rows(&page, plan));
    }
    let (store, plan) = (store.clone(), Arc::clone(plan));
    let rendered = tokio::task::spawn_blocking(move || render::from_octets(&store, &page, &plan)).await;
    rendered.map_err(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, "messages could not be rendered");
        Answer::no(Code::ServerBug, "the server failed").into()
    })
}

async fn write(conn: &mut Conn, pieces: Vec<Piece>) -> Result<(), Trouble> {
    for piece in pieces {
        let octets = piece.octets();
        if octets.len() < GATHER {
            conn.out.out().extend_from_slice(octets);
            conn.flush_if_full().await?;
            continue;
        }
        conn.flush().await?;
        let limit = conn.limits.write;
        conn.wire.write(octets, limit).await.map_err(crate::imap::conn::End::Closed)?;
    }
    Ok(())
}
