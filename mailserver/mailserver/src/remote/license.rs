//! `mailserver license …`

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Subcommand;
use pennypost_client::types::{ActiveMailboxes, LicenseResponse, NewLicenseRequest};

use super::Door;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Shows what the licence allows, what is in use, and why not more.
    Show {
        #[command(flatten)]
        door: Door,
    },
    /// Prints a request, to be carried to the vendor's account page from a server without a connection.
    Request {
        /// What is asked for: `activate`, `refresh` or `transfer`.
        #[arg(default_value = "activate")]
        purpose: String,
        #[command(flatten)]
        door: Door,
    },
    /// Takes the response that the vendor's account page gave.
    Import {
        /// Its file; `-` for standard input.
        file: PathBuf,
        #[command(flatten)]
        door: Door,
    },
    /// Chooses the mailboxes that stay active while the licence has no room for all.
    Choose {
        /// Their addresses.
        #[arg(required = true)]
        mailboxes: Vec<String>,
        #[command(flatten)]
        door: Door,
    },
}

pub(super) async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Show { door } => door.printer().object(&door.client()?.read_license().await?.body),
        Command::Request { purpose, door } => {
            let order = NewLicenseRequest::new(purpose.as_str());
            let made = door.client()?.create_license_request(&order).await?;
            print!("{}", made.body.request);
            Ok(())
        }
        Command::Import { file, door } => {
            let order = LicenseResponse::new(read(&file)?);
            door.printer().object(&door.client()?.create_license_response(&order).await?.body)
        }
        Command::Choose { mailboxes, door } => {
            let chosen = ActiveMailboxes::new(mailboxes);
            door.printer().object(&door.client()?.replace_active_mailboxes(&chosen).await?.body)
        }
    }
}

fn read(file: &Path) -> anyhow::Result<String> {
    if file != Path::new("-") {
        return std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()));
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).context("standard input cannot be read")?;
    Ok(text)
}
