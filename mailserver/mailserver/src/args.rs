//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, Subcommand, ValueEnum};
use engine::Right;
use foundation::boot::log;
use jiff::Timestamp;

use crate::remote::{self, Remote};
use crate::setup::SetupOrder;

/// A mail server that is driven through REST.
#[derive(Debug, Parser)]
#[command(name = "mailserver", version)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serves mail until SIGTERM or SIGINT.
    Serve {
        /// The boot file.
        #[arg(long, value_name = "FILE")]
        config: PathBuf,
        /// How log lines look on standard error; `PENNYPOST_LOG` says which, `info` if it is not set.
        #[arg(long, value_enum, default_value_t = LogFormat::Text, env = "PENNYPOST_LOG_FORMAT")]
        log_format: LogFormat,
        /// Where a test moves the clock, a Unix socket for `GET /`, `POST /advance {"seconds": 60}` and
        /// `POST /set {"now": "…"}`. Time stands still but for that: nothing for real mail. A build with a vendor's roots
        /// refuses it.
        #[arg(long, value_name = "SOCKET")]
        test_clock: Option<PathBuf>,
        /// The time at which that clock stands at first, such as `2027-01-05T09:00:00Z`; the machine's if left out.
        #[arg(long, value_name = "TIME", requires = "test_clock")]
        test_time: Option<Timestamp>,
    },
    /// Asks for a licence key or the Free edition, and activates it.
    Setup(SetupOrder),
    /// Tokens for the REST API.
    Token {
        #[command(subcommand)]
        command: TokenCommand,
    },
    #[command(flatten)]
    Remote(Remote),
}

/// How log lines look.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LogFormat {
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

#[derive(Debug, Subcommand)]
pub(crate) enum TokenCommand {
    /// Makes a token and prints it, and nothing else, on standard output.
    Create(TokenOrder),
    #[command(flatten)]
    Remote(remote::TokenCommand),
}

#[derive(Debug, clap::Args)]
pub(crate) struct TokenOrder {
    /// The boot file of the server, which may be running or not.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    /// What the token may do: `admin`, or an area such as `domains:read` or `mailboxes:write`. Repeat for several.
    #[arg(long = "scope", value_name = "SCOPE", required = true)]
    pub(crate) scopes: Vec<Right>,
    /// What people call it.
    #[arg(long, default_value = "command line")]
    pub(crate) name: String,
    /// When it ends by itself, counted from now, such as `12h` or `30d`; never if left out.
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub(crate) expires_in: Option<Duration>,
}

/// A whole number and its unit: `s`, `m`, `h`, `d` or `w`.
fn duration(text: &str) -> Result<Duration, String> {
    let wrong = || "must be a number and a unit, such as `90s`, `15m`, `12h`, `30d` or `2w`".to_owned();
    let split = text.len().checked_sub(1).filter(|at| text.is_char_boundary(*at)).ok_or_else(wrong)?;
    let (number, unit) = text.split_at(split);
    let seconds: u64 = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        "d" => 24 * 3600,
        "w" => 7 * 24 * 3600,
        _ => return Err(wrong()),
    };
    let number: u64 = number.parse().map_err(|_| wrong())?;
    match number.checked_mul(seconds).filter(|total| (1..=LONGEST).contains(total)) {
        Some(total) => Ok(Duration::from_secs(total)),
        None => Err("must be between one second and 100 years".to_owned()),
    }
}

const LONGEST: u64 = 100 * 365 * 24 * 3600;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (text, seconds) in [("90s", 90), ("15m", 900), ("12h", 43_200), ("30d", 2_592_000), ("2w", 1_209_600)] {
            assert_eq!(duration(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
        for text in ["", "d", "1", "-1d", "1.5h", "1 d", "1é", "0s", "99999999999999999999d", "40000d"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_command_line_holds_together() {
        use clap::CommandFactory;
        Args::command().debug_assert();
        let line = "mailserver token create --config x.toml --scope domains:read --scope admin --expires-in 1d";
        let args = Args::try_parse_from(line.split(' ')).unwrap();
        let Command::Token { command: TokenCommand::Create(order) } = args.command else { panic!("{line}") };
        assert_eq!(order.scopes.len(), 2);
        let wrong = "mailserver token create --config x.toml --scope everything";
        assert!(Args::try_parse_from(wrong.split(' ')).unwrap_err().to_string().contains("everything"));
    }
}
