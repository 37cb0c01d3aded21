//! `mailserver license …`

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Subcommand;
use pennypost_client::types::{
    ActiveMailboxes, LicenseResponse, NewLicenseActivation, NewLicenseRequest, NewLicenseTrial, VendorAccount,
};

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
    /// Activates a key over the network. The key is read from the first line of standard input; with `--email`, the
    /// password of that account at the vendor's from the second.
    Activate {
        /// The vendor's account that a paid key belongs to; a trial key needs none.
        #[arg(long)]
        email: Option<String>,
        #[command(flatten)]
        door: Door,
    },
    /// Asks the licence server for the licence as it stands now.
    Reactivate {
        #[command(flatten)]
        door: Door,
    },
    /// Prints a link to the vendor's account page, to see this licence and to buy: good once, for five minutes.
    Account {
        #[command(flatten)]
        door: Door,
    },
    /// Starts the trial of an add-on.
    Trial {
        /// Its code, such as `activesync`.
        addon: String,
        #[command(flatten)]
        door: Door,
    },
    /// Gives the licence up and prints the receipt for the vendor.
    Deactivate {
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
        Command::Activate { email, door } => {
            let key = super::password().context("the licence key comes first")?;
            let account = match email {
                Some(email) => Some(VendorAccount::new(email, super::password()?.as_str())),
                None => None,
            };
            let order = NewLicenseActivation { account, ..NewLicenseActivation::new(key.as_str()) };
            door.printer().object(&door.client()?.create_license_activation(&order).await?.body)
        }
        Command::Reactivate { door } => door.printer().object(&door.client()?.run_license_refresh().await?.body),
        Command::Account { door } => {
            println!("{}", door.client()?.create_license_account_link().await?.body.url);
            Ok(())
        }
        Command::Trial { addon, door } => {
            let order = NewLicenseTrial::new(addon);
            door.printer().object(&door.client()?.create_license_trial(&order).await?.body)
        }
        Command::Deactivate { door } => {
            print!("{}", door.client()?.delete_license().await?.body.receipt);
            Ok(())
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
