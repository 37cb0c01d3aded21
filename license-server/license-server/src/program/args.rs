//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use foundation::boot::log;
use jiff::Timestamp;

use super::ceremony::{KeyCommand, RootCommand};

/// What a vendor needs to sell by licences, driven through REST.
#[derive(Debug, Parser)]
#[command(name = "license-server", version)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serves until SIGTERM or SIGINT.
    Serve {
        /// The boot file.
        #[arg(long, value_name = "FILE")]
        config: PathBuf,
        /// How log lines look on standard error; `PENNYPOST_LOG` says which, `info` if it is not set.
        #[arg(long, value_enum, default_value_t = LogFormat::Text, env = "PENNYPOST_LOG_FORMAT")]
        log_format: LogFormat,
        /// Where a test moves the clock, a Unix socket for `GET /`, `POST /advance {"seconds": 60}` and
        /// `POST /set {"now": "…"}`. Time stands still but for that: nothing to sell by. A build with a vendor's roots
        /// refuses it.
        #[arg(long, value_name = "SOCKET")]
        test_clock: Option<PathBuf>,
        /// The time at which that clock stands at first, such as `2027-01-05T09:00:00Z`; the machine's if left out.
        #[arg(long, value_name = "TIME", requires = "test_clock")]
        test_time: Option<Timestamp>,
    },
    /// Makes a vendor with its first owner, and prints the link by which the owner sets a password.
    Init(InitOrder),
    /// Prints a link by which one of the staff sets a password: the way back in for an owner who is locked out.
    PasswordLink(LinkOrder),
    /// Makes roots: the keys that vouch for signing keys.
    Root {
        #[command(subcommand)]
        command: RootCommand,
    },
    /// Makes, rotates and revokes signing keys.
    Key {
        #[command(subcommand)]
        command: KeyCommand,
    },
    /// Backs up all vendors into a new folder, whether the server runs or not.
    Backup(BackupOrder),
    /// Reads a back-up into an empty database, SQLite or PostgreSQL, while the server does not run.
    Restore(RestoreOrder),
    /// Asks one operation of the REST API as the server's operator, and prints its answer.
    Ask(AskOrder),
}

/// How log lines look.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for collectors.
    Json,
}

impl From<LogFormat> for log::LogFormat {
    fn from(format: LogFormat) -> Self {
        match format {
            LogFormat::Text => Self::Text,
            LogFormat::Json => Self::Json,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct InitOrder {
    /// The boot file of the server, which may be running or not.
    #[arg(long, value_name = "FILE")]
    pub(super) config: PathBuf,
    /// The vendor's slug, such as `acme`.
    #[arg(long, value_name = "SLUG")]
    pub(super) vendor: String,
    /// What people call the vendor.
    #[arg(long)]
    pub(super) name: String,
    /// The code of the product it sells.
    #[arg(long, default_value = "pennypost")]
    pub(super) product: String,
    /// The address its licences name as their issuer.
    #[arg(long, value_name = "URL")]
    pub(super) issuer: String,
    /// A host name at which requests are for this vendor. Repeat for several.
    #[arg(long = "host", value_name = "NAME")]
    pub(super) hosts: Vec<String>,
    /// What the first owner logs in by.
    #[arg(long, value_name = "EMAIL")]
    pub(super) owner: String,
    /// What the first owner is called.
    #[arg(long, default_value = "Owner")]
    pub(super) owner_name: String,
    /// Plants a sample catalogue with prices in euro.
    #[arg(long)]
    pub(super) sample: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct LinkOrder {
    /// The boot file of the server, which may be running or not.
    #[arg(long, value_name = "FILE")]
    pub(super) config: PathBuf,
    /// The vendor's slug; not needed when there is only one.
    #[arg(long, value_name = "SLUG")]
    pub(super) vendor: Option<String>,
    /// What the person logs in by.
    #[arg(long, value_name = "EMAIL")]
    pub(super) email: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct AskOrder {
    /// The boot file of the server, which may be running or not.
    #[arg(long, value_name = "FILE")]
    pub(super) config: PathBuf,
    /// The vendor's slug; not needed when there is only one.
    #[arg(long, value_name = "SLUG")]
    pub(super) vendor: Option<String>,
    /// `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    pub(super) method: String,
    /// The path with its query, such as `/v1/customers?email=carla@example.org`.
    pub(super) path: String,
    /// The body as JSON; `-` reads it from standard input, where no other process can see it.
    pub(super) body: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct BackupOrder {
    /// The boot file of the server, which may be running or not.
    #[arg(long, value_name = "FILE")]
    pub(super) config: PathBuf,
    /// The folder to make.
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// Puts the key file beside the tables: whoever has the back-up then has every secret in it.
    #[arg(long)]
    pub(super) with_key_file: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct RestoreOrder {
    /// The boot file, which names the database to fill.
    #[arg(long, value_name = "FILE")]
    pub(super) config: PathBuf,
    /// The folder of the back-up.
    #[arg(long, value_name = "DIR")]
    pub(super) from: PathBuf,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_holds_together() {
        use clap::CommandFactory;
        Args::command().debug_assert();
        let line =
            "license-server init --config x --vendor acme --name Acme --issuer https://l.example --owner a@b.example";
        let Command::Init(order) = Args::try_parse_from(line.split(' ')).unwrap().command else { panic!("{line}") };
        assert_eq!((order.vendor.as_str(), order.product.as_str(), order.sample), ("acme", "pennypost", false));
    }
}
