//! `mailserver task …`

use clap::Subcommand;

use super::Door;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists background work and how it went last.
    List {
        #[command(flatten)]
        door: Door,
    },
    /// Shows a task.
    Show {
        /// Its name.
        name: String,
        #[command(flatten)]
        door: Door,
    },
    /// Starts a task now.
    Run {
        /// Its name.
        name: String,
        #[command(flatten)]
        door: Door,
    },
}

pub(super) async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::List { door } => {
            door.printer().list(&door.client()?.list_tasks().await?.body.data, &["name", "description", "last_run"])
        }
        Command::Show { name, door } => door.printer().object(&door.client()?.read_task(name).await?.body),
        Command::Run { name, door } => door.printer().object(&door.client()?.run_task(name).await?.body),
    }
}
