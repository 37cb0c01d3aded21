//! `mailserver alias …`

use clap::Subcommand;
use pennypost_client::types::{AliasReplacement, ListAliasesQuery, NewAlias};

use super::Door;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists aliases by address.
    List {
        /// Only those of this domain.
        #[arg(long)]
        domain: Option<String>,
        #[command(flatten)]
        door: Door,
    },
    /// Makes an alias.
    Create {
        /// Its address.
        address: String,
        /// Where its mail goes.
        #[arg(required = true)]
        targets: Vec<String>,
        #[command(flatten)]
        door: Door,
    },
    /// Shows an alias.
    Show {
        /// Its address.
        address: String,
        #[command(flatten)]
        door: Door,
    },
    /// Gives an alias other targets.
    Set {
        /// Its address.
        address: String,
        /// Where its mail goes from now on.
        #[arg(required = true)]
        targets: Vec<String>,
        #[command(flatten)]
        door: Door,
    },
    /// Deletes an alias.
    Delete {
        /// Its address.
        address: String,
        #[command(flatten)]
        door: Door,
    },
}

pub(super) async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::List { domain, door } => {
            let query = ListAliasesQuery { domain, ..ListAliasesQuery::default() };
            let aliases = door.client()?.list_aliases(&query).pages().collect().await?;
            door.printer().list(&aliases, &["address", "targets"])
        }
        Command::Create { address, targets, door } => {
            door.printer().object(&door.client()?.create_alias(&NewAlias::new(address, targets)).await?.body)
        }
        Command::Show { address, door } => door.printer().object(&door.client()?.read_alias(address).await?.body),
        Command::Set { address, targets, door } => {
            let replacement = AliasReplacement::new(targets);
            door.printer().object(&door.client()?.replace_alias(address, &replacement).await?.body)
        }
        Command::Delete { address, door } => {
            door.client()?.delete_alias(&address).await?;
            door.printer().done(&format!("deleted {address}"))
        }
    }
}
