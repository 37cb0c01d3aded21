//! `mailserver domain …`

use clap::Subcommand;
use pennypost_client::types::{DomainPatch, DomainStatus, ListDomainsQuery, NewDomain};

use super::Door;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists domains by name.
    List {
        #[command(flatten)]
        door: Door,
    },
    /// Makes a domain with its signing keys.
    Create {
        /// Its name.
        name: String,
        #[command(flatten)]
        door: Door,
    },
    /// Shows a domain.
    Show {
        /// Its name.
        name: String,
        #[command(flatten)]
        door: Door,
    },
    /// Shows the DNS records a domain wants.
    Dns {
        /// Its name.
        name: String,
        #[command(flatten)]
        door: Door,
    },
    /// Switches a domain on.
    Enable {
        /// Its name.
        name: String,
        #[command(flatten)]
        door: Door,
    },
    /// Switches a domain off: no mail comes in and nobody logs in; everything is kept.
    Disable {
        /// Its name.
        name: String,
        #[command(flatten)]
        door: Door,
    },
    /// Deletes a domain in which nothing is left.
    Delete {
        /// Its name.
        name: String,
        #[command(flatten)]
        door: Door,
    },
}

pub(super) async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::List { door } => {
            let domains = door.client()?.list_domains(&ListDomainsQuery::default()).pages().collect().await?;
            door.printer().list(&domains, &["name", "status", "created_at"])
        }
        Command::Create { name, door } => {
            door.printer().object(&door.client()?.create_domain(&NewDomain::new(name)).await?.body)
        }
        Command::Show { name, door } => door.printer().object(&door.client()?.read_domain(name).await?.body),
        Command::Dns { name, door } => {
            let records = door.client()?.list_dns_records(name).await?.body.data;
            door.printer().list(&records, &["purpose", "name", "type", "value"])
        }
        Command::Enable { name, door } => switch(&door, &name, DomainStatus::Active).await,
        Command::Disable { name, door } => switch(&door, &name, DomainStatus::Disabled).await,
        Command::Delete { name, door } => {
            door.client()?.delete_domain(&name).await?;
            door.printer().done(&format!("deleted {name}"))
        }
    }
}

async fn switch(door: &Door, name: &str, status: DomainStatus) -> anyhow::Result<()> {
    let patch = DomainPatch { status: Some(status), ..DomainPatch::default() };
    door.printer().object(&door.client()?.update_domain(name, &patch).await?.body)
}
