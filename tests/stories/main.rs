//! What people do with the server, told by the programs they use: one module a protocol or a promise. Each story starts a
//! server of its own; the core ones are told on both databases.

mod acme;
mod attacks;
mod away;
mod blocks;
mod clock;
mod command_line;
mod corpus;
mod domains;
mod doors;
mod house;
mod imap;
mod license;
mod life;
mod neighbours;
mod oauth;
mod pages;
mod passkeys;
mod pop3;
mod provisioning;
mod restart;
mod rfcs;
mod security;
mod sending;
mod shop;
mod submission;
mod trace;
mod upgrade;
mod vendor;
mod webhooks;

use tests::{Account, Database, Server};

/// Tells a story on SQLite and on PostgreSQL.
macro_rules! on_both {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            #[tokio::test]
            async fn on_sqlite() {
                super::$story(tests::Database::Sqlite).await;
            }

            #[tokio::test]
            async fn on_postgresql() {
                super::$story(tests::Database::Postgres).await;
            }
        }
    )+};
}
pub(crate) use on_both;

/// The place most stories begin at: `example.org` with Anna and Bert in it.
pub(crate) async fn village(database: Database) -> (Server, Account, Account) {
    let server = Server::start(database).await;
    server.domain("example.org").await;
    let anna = server.mailbox("anna@example.org").await;
    let bert = server.mailbox("bert@example.org").await;
    (server, anna, bert)
}

/// A message with this subject.
pub(crate) fn letter(from: &str, to: &str, subject: &str) -> String {
    format!("From: {from}\r\nTo: {to}\r\nSubject: {subject}\r\n\r\nHello from {subject}.\r\n")
}
