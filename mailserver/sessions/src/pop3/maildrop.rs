//! The TRANSACTION state: INBOX as it was at login. Marks for deletion become real at QUIT, in one unit.

use std::ops::RangeInclusive;
use std::sync::Arc;

use engine::messages;
use imap::pop3::{Command, ErrCode, Transfer};
use store::folders::{self, Folder};
use store::ids::{MailboxId, MessageId};
use store::messages::{Selection, sizes};
use store::{Error, Store};

use super::Service;
use super::conn::{Conn, End};
use super::{lock, login, retrieve};

/// The snapshot.
pub(super) struct Maildrop {
    pub(super) folder: Folder,
    messages: Vec<Held>,
    _lock: lock::Held,
}

/// A message of the snapshot.
#[derive(Clone, Copy)]
pub(super) struct Held {
    pub(super) uid: u32,
    pub(super) size: u32,
    id: MessageId,
    marked: bool,
}

impl Maildrop {
    /// Takes the snapshot.
    pub(super) async fn open(store: &Store, mailbox: MailboxId, lock: lock::Held) -> Result<Self, Error> {
        let mut conn = store.read().await?;
        let inbox = folders::find(&mut conn, mailbox, engine::folders::INBOX).await?;
        let folder = inbox.ok_or(Error::Missing("folder"))?;
        let messages = sizes(&mut conn, folder.id).await?;
        let messages = messages.into_iter().map(|(uid, size, id)| Held { uid, size, id, marked: false }).collect();
        Ok(Self { folder, messages, _lock: lock })
    }

    /// The message of a number, unless it is marked.
    pub(super) fn message(&self, number: u32) -> Option<Held> {
        let held = self.messages.get((number as usize).checked_sub(1)?)?;
        (!held.marked).then_some(*held)
    }

    /// Numbers and messages that are not marked.
    fn kept(&self) -> impl Iterator<Item = (u32, &Held)> {
        (1..).zip(&self.messages).filter(|(_, held)| !held.marked)
    }

    fn octets(&self) -> u64 {
        self.kept().map(|(_, held)| u64::from(held.size)).sum()
    }

    fn unmark(&mut self) {
        self.messages.iter_mut().for_each(|held| held.marked = false);
    }

    /// UIDs of the marked messages, those between which the snapshot holds no other joined.
    fn marked(&self) -> Vec<RangeInclusive<u32>> {
        let runs = self.messages.chunk_by(|one, next| one.marked == next.marked);
        runs.filter(|run| run[0].marked).map(|run| run[0].uid..=run[run.len() - 1].uid).collect()
    }
}

/// Serves commands until the connection ends.
pub(super) async fn run(service: &Arc<Service>, conn: &mut Conn, mut maildrop: Maildrop) -> End {
    loop {
        let command = match conn.next().await {
            Ok(command) => command,
            Err(end) => return end,
        };
        let done = match command {
            Command::Quit => return quit(service, conn, &maildrop).await,
            command => execute(service, conn, &mut maildrop, command).await,
        };
        if let Err(end) = done {
            return end;
        }
    }
}

async fn execute(
    service: &Arc<Service>,
    conn: &mut Conn,
    maildrop: &mut Maildrop,
    command: Command,
) -> Result<(), End> {
    match command {
        Command::Stat => conn.out.stat(maildrop.kept().count() as u32, maildrop.octets()),
        Command::List(None) => conn.out.list(maildrop.kept().map(|(number, held)| (number, held.size.into()))),
        Command::List(Some(number)) => match maildrop.message(number) {
            Some(held) => conn.out.list_one(number, held.size.into()),
            None => missing(conn),
        },
        Command::Uidl(None) => conn.out.uidl(maildrop.kept().map(|(number, held)| (number, held.id.to_string()))),
        Command::Uidl(Some(number)) => match maildrop.message(number) {
            Some(held) => conn.out.uidl_one(number, &held.id.to_string()),
            None => missing(conn),
        },
        Command::Retr(number) => return retrieve::send(service, conn, maildrop, number, Transfer::retr()).await,
        Command::Top { message, lines } => {
            return retrieve::send(service, conn, maildrop, message, Transfer::top(lines)).await;
        }
        Command::Dele(number) => match maildrop.message(number) {
            Some(_) => {
                maildrop.messages[number as usize - 1].marked = true;
                conn.out.ok("marked");
            }
            None => missing(conn),
        },
        Command::Rset => {
            maildrop.unmark();
            conn.out.ok("no message is marked");
        }
        Command::Noop => conn.out.ok(""),
        Command::Capa => login::capabilities(service, conn),
        Command::Lang(_) => conn.out.err(None, "only one language is spoken here"),
        _ => conn.out.err(None, "not after login"),
    }
    conn.flush_if_full().await
}

/// QUIT: what is marked goes, all or nothing.
async fn quit(service: &Arc<Service>, conn: &mut Conn, maildrop: &Maildrop) -> End {
    let marked = maildrop.marked();
    if !marked.is_empty() {
        let removed = messages::expunge(&service.engine, &maildrop.folder, marked, Selection::All).await;
        if let Err(error) = removed {
            tracing::error!(error = &error as &dyn std::error::Error, "marked messages could not be removed");
            conn.out.err(Some(ErrCode::SysTemp), "the marked messages are still there");
            return End::Quit;
        }
    }
    conn.out.ok("goodbye");
    End::Quit
}

pub(super) fn missing(conn: &mut Conn) {
    conn.out.err(None, "no such message");
}
