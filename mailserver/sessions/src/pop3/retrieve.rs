//! RETR and TOP: one message to the wire, a chunk at a time.

use std::sync::Arc;

use imap::pop3::transfer::Wants;
use imap::pop3::{ErrCode, Transfer};
use store::content::Content;
use store::messages::{self, Message};
use store::{Error, Store};

use super::Service;
use super::conn::{Conn, End};
use super::maildrop::{Maildrop, missing};

/// Octets stuffed between two looks at whether the client keeps up.
const CHUNK: usize = 64 * 1024;

/// Sends a message as far as `transfer` wants it.
pub(super) async fn send(
    service: &Arc<Service>,
    conn: &mut Conn,
    maildrop: &Maildrop,
    number: u32,
    mut transfer: Transfer,
) -> Result<(), End> {
    let Some(held) = maildrop.message(number) else {
        missing(conn);
        return Ok(());
    };
    let content = match read(service.engine.store(), maildrop, held.uid).await {
        Ok(Some(content)) => content,
        // Deleted over IMAP since login.
        Ok(None) => {
            conn.out.err(None, "the message is gone");
            return Ok(());
        }
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a message cannot be read");
            let code = if error.is_transient() { ErrCode::SysTemp } else { ErrCode::SysPerm };
            conn.out.err(Some(code), "the message cannot be read");
            return Ok(());
        }
    };
    conn.out.ok(&format!("{} octets", held.size));
    for chunk in content.chunks(CHUNK) {
        let wants = transfer.write(chunk, conn.out.out());
        conn.flush_if_full().await?;
        if wants == Wants::Nothing {
            break;
        }
    }
    transfer.finish(conn.out.out());
    conn.flush_if_full().await
}

async fn read(store: &Store, maildrop: &Maildrop, uid: u32) -> Result<Option<Content>, Error> {
    let rows = messages::range(&mut store.read().await?, maildrop.folder.id, uid..=uid, 1).await?;
    let Some(row) = rows.into_iter().next() else { return Ok(None) };
    let store = store.clone();
    let runtime = tokio::runtime::Handle::current();
    let read = move |row: Message| runtime.block_on(store.read_message(&row));
    match tokio::task::spawn_blocking(move || read(row)).await {
        Ok(content) => content.map(Some),
        Err(error) => Err(Error::CannotRead(std::io::Error::other(error))),
    }
}
