//! The command line as a client of the REST API: the same objects, the same words, no private door. Through the
//! administrator's socket on the server's own machine, or over HTTPS with a token.

mod aliases;
mod domains;
mod license;
mod mailboxes;
mod print;
mod queue;
mod settings;
mod tasks;
mod tokens;

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use foundation::boot;
use pennypost_client::{Client, Error};

use crate::config::Config;
use print::Printer;

/// A subcommand per object of the API.
#[derive(Debug, Subcommand)]
pub(crate) enum Remote {
    /// Who the token belongs to and what it may do.
    Whoami(Door),
    /// Domains and the DNS records they want.
    #[command(subcommand)]
    Domain(domains::Command),
    /// Mailboxes.
    #[command(subcommand)]
    Mailbox(mailboxes::Command),
    /// Aliases.
    #[command(subcommand)]
    Alias(aliases::Command),
    /// Mail on its way out.
    #[command(subcommand)]
    Queue(queue::Command),
    /// The licence.
    #[command(subcommand)]
    License(license::Command),
    /// Settings, by group.
    #[command(subcommand)]
    Settings(settings::Command),
    /// Background work.
    #[command(subcommand)]
    Task(tasks::Command),
}

pub(crate) use tokens::Command as TokenCommand;

/// How the server is reached.
#[derive(Debug, Args)]
pub(crate) struct Door {
    /// The boot file of a server running on this machine; asked through its socket, without a token.
    #[arg(long, value_name = "FILE", conflicts_with = "server", required_unless_present = "server")]
    config: Option<PathBuf>,
    /// The server's address, such as `https://mail.example.org`.
    #[arg(long, value_name = "URL", env = "PENNYPOST_SERVER", requires = "token")]
    server: Option<String>,
    /// The token to show. Better given by the environment than on the command line, where every process can read it.
    #[arg(long, env = "PENNYPOST_TOKEN", hide_env_values = true)]
    token: Option<String>,
    /// Prints JSON as the API answers it.
    #[arg(long)]
    json: bool,
}

impl Door {
    fn client(&self) -> anyhow::Result<Client> {
        match (&self.config, &self.server, &self.token) {
            (Some(config), _, _) => {
                let config = Config::read(config)?;
                let builder = Client::builder("http://localhost").unix_socket(boot::socket(&config.data_dir));
                Ok(builder.build()?)
            }
            (None, Some(server), Some(token)) => Ok(Client::new(server, token.as_str())?),
            _ => bail!("say which server: --config FILE, or --server URL with a token"),
        }
    }

    fn printer(&self) -> Printer {
        if self.json { Printer::Json } else { Printer::Text }
    }
}

/// Runs a subcommand.
pub(crate) async fn run(remote: Remote) -> anyhow::Result<()> {
    let done = match remote {
        Remote::Whoami(door) => door.printer().object(&door.client()?.read_whoami().await?.body),
        Remote::Domain(command) => domains::run(command).await,
        Remote::Mailbox(command) => mailboxes::run(command).await,
        Remote::Alias(command) => aliases::run(command).await,
        Remote::Queue(command) => queue::run(command).await,
        Remote::License(command) => license::run(command).await,
        Remote::Settings(command) => settings::run(command).await,
        Remote::Task(command) => tasks::run(command).await,
    };
    done.map_err(explained)
}

/// Runs a token subcommand that asks a running server.
pub(crate) async fn run_tokens(command: TokenCommand) -> anyhow::Result<()> {
    tokens::run(command).await.map_err(explained)
}

/// An error of the API with the fields it names.
pub(crate) fn explained(error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref::<Error>().and_then(Error::problem) {
        Some(problem) if !problem.errors.is_empty() => {
            let fields = problem.errors.iter().map(|field| format!("{} {}", field.pointer, field.detail));
            anyhow::Error::msg(fields.collect::<Vec<_>>().join("; "))
        }
        _ => error,
    }
}

/// A password from the first line of standard input: an argument could be read by every process of the machine.
pub(crate) fn password() -> anyhow::Result<String> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).context("the password is read from standard input")?;
    let password = line.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        bail!("the password is read from the first line of standard input, and there was none");
    }
    Ok(password.to_owned())
}
