//! `mailserver mailbox …`

use clap::{Subcommand, ValueEnum};
use pennypost_client::Change;
use pennypost_client::types::{DeleteMailboxQuery, ListMailboxesQuery, MailboxPatch, MailboxStatus, NewMailbox};

use super::{Door, password};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists mailboxes by address.
    List {
        /// Only those of this domain.
        #[arg(long)]
        domain: Option<String>,
        #[command(flatten)]
        door: Door,
    },
    /// Makes a mailbox. Its password is the first line of standard input.
    Create {
        /// Its address.
        address: String,
        /// The name people see.
        #[arg(long)]
        display_name: Option<String>,
        /// Octets it may hold.
        #[arg(long)]
        quota_bytes: Option<u64>,
        #[command(flatten)]
        door: Door,
    },
    /// Shows a mailbox and what it holds.
    Show {
        /// Its address.
        address: String,
        #[command(flatten)]
        door: Door,
    },
    /// Changes a mailbox.
    Set {
        /// Its address.
        address: String,
        /// The name people see; empty for none.
        #[arg(long)]
        display_name: Option<String>,
        /// Octets it may hold; `none` for as many as there is room.
        #[arg(long, value_parser = quota)]
        quota_bytes: Option<Change<u64>>,
        /// Whether it may be used.
        #[arg(long)]
        status: Option<Status>,
        /// Reads a new password from the first line of standard input.
        #[arg(long)]
        password: bool,
        #[command(flatten)]
        door: Door,
    },
    /// Deletes a mailbox; for 30 days it can be restored.
    Delete {
        /// Its address.
        address: String,
        /// Deletes it for good at once, with everything in it.
        #[arg(long)]
        purge: bool,
        #[command(flatten)]
        door: Door,
    },
    /// Brings a deleted mailbox back, with everything in it.
    Restore {
        /// Its address.
        address: String,
        #[command(flatten)]
        door: Door,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Status {
    Active,
    Staged,
    Disabled,
}

fn quota(text: &str) -> Result<Change<u64>, String> {
    match text {
        "none" => Ok(Change::Clear),
        number => number.parse().map(Change::Set).map_err(|_| "must be a number of octets, or `none`".to_owned()),
    }
}

pub(super) async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::List { domain, door } => {
            let query = ListMailboxesQuery { domain, ..ListMailboxesQuery::default() };
            let mailboxes = door.client()?.list_mailboxes(&query).pages().collect().await?;
            door.printer().list(&mailboxes, &["address", "status", "used_bytes", "quota_bytes", "message_count"])
        }
        Command::Create { address, display_name, quota_bytes, door } => {
            let password = Some(password()?.into());
            let new = NewMailbox { display_name, quota_bytes, password, ..NewMailbox::new(address) };
            door.printer().object(&door.client()?.create_mailbox(&new).await?.body)
        }
        Command::Show { address, door } => door.printer().object(&door.client()?.read_mailbox(address).await?.body),
        Command::Set { address, display_name, quota_bytes, status, password: asks, door } => {
            let patch = MailboxPatch {
                display_name: match display_name {
                    None => Change::Keep,
                    Some(name) if name.is_empty() => Change::Clear,
                    Some(name) => Change::Set(name),
                },
                quota_bytes: quota_bytes.unwrap_or_default(),
                status: status.map(|status| match status {
                    Status::Active => MailboxStatus::Active,
                    Status::Staged => MailboxStatus::Staged,
                    Status::Disabled => MailboxStatus::Disabled,
                }),
                password: if asks { Some(password()?.into()) } else { None },
                ..MailboxPatch::default()
            };
            door.printer().object(&door.client()?.update_mailbox(address, &patch).await?.body)
        }
        Command::Delete { address, purge, door } => {
            let query = DeleteMailboxQuery { purge_after: purge.then(|| "P0D".to_owned()) };
            match door.client()?.delete_mailbox(&address, &query).await?.body {
                Some(mailbox) => door.printer().object(&mailbox),
                None => door.printer().done(&format!("deleted {address}")),
            }
        }
        Command::Restore { address, door } => {
            door.printer().object(&door.client()?.restore_mailbox(address).await?.body)
        }
    }
}
