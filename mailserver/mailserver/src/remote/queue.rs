//! `mailserver queue …`

use clap::Subcommand;
use pennypost_client::types::ListQueueMessagesQuery;

use super::Door;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists messages on their way out, oldest first.
    List {
        #[command(flatten)]
        door: Door,
    },
    /// Shows a message and what became of each recipient.
    Show {
        /// Its identifier.
        id: String,
        #[command(flatten)]
        door: Door,
    },
    /// Attempts a message at once.
    Retry {
        /// Its identifier.
        id: String,
        #[command(flatten)]
        door: Door,
    },
    /// Holds a message back.
    Hold {
        /// Its identifier.
        id: String,
        #[command(flatten)]
        door: Door,
    },
    /// Lets a held message go on.
    Release {
        /// Its identifier.
        id: String,
        #[command(flatten)]
        door: Door,
    },
    /// Deletes a message; nobody is told.
    Delete {
        /// Its identifier.
        id: String,
        #[command(flatten)]
        door: Door,
    },
}

pub(super) async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::List { door } => {
            let query = ListQueueMessagesQuery::default();
            let messages = door.client()?.list_queue_messages(&query).pages().collect().await?;
            door.printer().list(&messages, &["id", "status", "sender", "size_bytes", "received_at"])
        }
        Command::Show { id, door } => door.printer().object(&door.client()?.read_queue_message(id).await?.body),
        Command::Retry { id, door } => door.printer().object(&door.client()?.retry_queue_message(id).await?.body),
        Command::Hold { id, door } => door.printer().object(&door.client()?.hold_queue_message(id).await?.body),
        Command::Release { id, door } => door.printer().object(&door.client()?.release_queue_message(id).await?.body),
        Command::Delete { id, door } => {
            door.client()?.delete_queue_message(&id).await?;
            door.printer().done(&format!("deleted {id}"))
        }
    }
}
