//! `mailserver token list` and `revoke`; making one has a file of its own, because it also works without a server.

use clap::Subcommand;
use pennypost_client::types::ListTokensQuery;

use super::Door;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists tokens, without their secrets.
    List {
        #[command(flatten)]
        door: Door,
    },
    /// Takes a token back.
    Revoke {
        /// Its identifier.
        id: String,
        #[command(flatten)]
        door: Door,
    },
}

pub(super) async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::List { door } => {
            let tokens = door.client()?.list_tokens(&ListTokensQuery::default()).pages().collect().await?;
            door.printer().list(&tokens, &["id", "name", "hint", "scopes", "expires_at", "revoked_at", "last_used_at"])
        }
        Command::Revoke { id, door } => {
            door.client()?.delete_token(&id).await?;
            door.printer().done(&format!("revoked {id}"))
        }
    }
}
