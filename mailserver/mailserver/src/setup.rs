//! `mailserver setup`: asks for a licence key or the Free edition, and activates what it is given. Through the administrator's
//! door when the server runs, under its lock when it does not.

mod terminal;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, bail};
use engine::license::{Account, LicenseKey, LimitName};
use engine::{Engine, Principal};
use foundation::boot::{self, DataDir, DataDirError};
use foundation::clock::Clock;
use pennypost_client::Client;
use pennypost_client::types::{License, NewLicenseActivation, VendorAccount};
use secrecy::{ExposeSecret, SecretString};

use crate::config::Config;
use crate::{office, remote, token};

/// How long closing the database may take.
const GRACE: Duration = Duration::from_secs(10);

/// How often a key may be mistyped.
const TRIES: usize = 3;

#[derive(Debug, clap::Args)]
pub(crate) struct SetupOrder {
    /// The boot file of the server, which may be running or not.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    /// Activates this licence key instead of asking for one; `-` reads it from the first line of standard input, where no
    /// other process can see it.
    #[arg(long, value_name = "KEY", conflicts_with = "free")]
    license_key: Option<String>,
    /// Takes the Free edition instead of asking: one domain, ten mailboxes, no key.
    #[arg(long)]
    free: bool,
    /// The vendor's account that a paid key belongs to; a trial key needs none. Its password is asked for on the terminal,
    /// or read from the next line of standard input.
    #[arg(long, requires = "license_key")]
    email: Option<String>,
}

/// What the operator wants.
enum Choice {
    Free,
    Key(LicenseKey, Option<Account>),
}

/// What holds afterwards.
struct Held {
    edition: String,
    kind: String,
    /// Names, and how many there may be.
    limits: Vec<(String, Option<u64>)>,
}

/// Where the licence is.
enum Place {
    Running(Client),
    Here(Box<(DataDir, Engine)>),
}

/// Asks, activates, and prints what holds.
pub(crate) async fn run(config: &Config, order: SetupOrder) -> anyhow::Result<()> {
    let choice = choose(&order)?;
    let place = Place::open(config).await?;
    let held = match choice {
        Choice::Free => place.license().await?.free()?,
        Choice::Key(key, account) => place
            .activate(&key, account)
            .await
            .with_context(|| format!("the key {}… was not activated, and nothing has changed", key.prefix()))?,
    };
    println!("{}", held.sentence());
    if place.close().await? {
        println!("Next: `mailserver serve --config {}`.", order.config.display());
    }
    Ok(())
}

fn choose(order: &SetupOrder) -> anyhow::Result<Choice> {
    if order.free {
        return Ok(Choice::Free);
    }
    let key = match order.license_key.as_deref() {
        Some("-") => LicenseKey::parse(&remote::password().context("the licence key comes first")?)?,
        Some(key) => LicenseKey::parse(key).context("this is no licence key")?,
        None if !terminal::is_there() => bail!("there is no terminal to ask on: say `--license-key KEY` or `--free`"),
        None => match asked()? {
            Some(key) => key,
            None => return Ok(Choice::Free),
        },
    };
    let email = match &order.email {
        Some(email) => email.clone(),
        None if terminal::is_there() => {
            terminal::ask("Email address of the vendor's account it belongs to (none for a trial key): ")?
        }
        None => String::new(),
    };
    if email.is_empty() {
        return Ok(Choice::Key(key, None));
    }
    let password = match terminal::is_there() {
        true => terminal::ask_hidden("Password of that account: ")?,
        false => SecretString::from(remote::password()?),
    };
    Ok(Choice::Key(key, Some(Account { email, password })))
}

/// The key that is typed; nothing for the Free edition.
fn asked() -> anyhow::Result<Option<LicenseKey>> {
    for _ in 0..TRIES {
        let typed = terminal::ask("Licence key (none for the Free edition, with 1 domain and 10 mailboxes): ")?;
        if typed.is_empty() {
            return Ok(None);
        }
        match LicenseKey::parse(&typed) {
            Ok(key) => return Ok(Some(key)),
            Err(error) => eprintln!("This is no licence key: {error}."),
        }
    }
    bail!("no licence key was typed")
}

impl Place {
    async fn open(config: &Config) -> anyhow::Result<Self> {
        match DataDir::claim(&config.data_dir) {
            Ok(data_dir) => {
                let engine = office::open(config, &data_dir, Clock::system()).await?;
                Ok(Self::Here(Box::new((data_dir, engine))))
            }
            Err(DataDirError::Taken { .. }) => {
                let door = Client::builder("http://localhost").unix_socket(boot::socket(&config.data_dir));
                Ok(Self::Running(door.build()?))
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn license(&self) -> anyhow::Result<Held> {
        match self {
            Self::Running(client) => Ok(client.read_license().await?.body.into()),
            Self::Here(here) => Self::shown(&here.1).await,
        }
    }

    async fn activate(&self, key: &LicenseKey, account: Option<Account>) -> anyhow::Result<Held> {
        match self {
            Self::Running(client) => {
                let account =
                    account.map(|account| VendorAccount::new(account.email, account.password.expose_secret()));
                let order = NewLicenseActivation { account, ..NewLicenseActivation::new(key.reveal().as_str()) };
                let activated = client.create_license_activation(&order).await.map_err(anyhow::Error::from);
                Ok(activated.map_err(remote::explained)?.body.into())
            }
            Self::Here(here) => {
                here.1.activate_license(&Principal::system(), key, account).await.map_err(token::explained)?;
                Self::shown(&here.1).await
            }
        }
    }

    async fn shown(engine: &Engine) -> anyhow::Result<Held> {
        let product = engine.license_sheet(&Principal::system()).await.map_err(token::explained)?.product;
        let limits = product.uses.into_iter().map(|used| (used.name, used.limit)).collect();
        Ok(Held { edition: product.edition.to_owned(), kind: product.kind.to_owned(), limits })
    }

    /// Whether it was open for this alone.
    async fn close(self) -> anyhow::Result<bool> {
        match self {
            Self::Running(_) => Ok(false),
            Self::Here(here) => {
                here.1.store().close(GRACE).await?;
                Ok(true)
            }
        }
    }
}

impl From<License> for Held {
    fn from(license: License) -> Self {
        let product = license.product;
        let limits = product.uses.into_iter().map(|used| (used.name, used.limit)).collect();
        Self { edition: product.edition, kind: product.kind, limits }
    }
}

impl Held {
    /// Itself, unless there is a licence to give up first.
    fn free(self) -> anyhow::Result<Self> {
        match self.kind.as_str() {
            "free" => Ok(self),
            _ => bail!("there is a licence here already; `mailserver license deactivate` gives it up"),
        }
    }

    fn sentence(&self) -> String {
        let limit = |(name, limit): &(String, Option<u64>)| match (limit, LimitName::new(name)) {
            (Some(limit), Ok(name)) => name.counted(*limit),
            (Some(limit), Err(_)) => format!("{limit} {name}"),
            (None, _) => format!("any number of {name}"),
        };
        let limits: Vec<String> = self.limits.iter().map(limit).collect();
        let limits = limits.join(", ");
        match self.kind.as_str() {
            "free" => format!("Free edition: {limits}. A key can be activated later: run `mailserver setup` again."),
            kind => format!("Activated: edition {} ({kind}), {limits}.", self.edition),
        }
    }
}
