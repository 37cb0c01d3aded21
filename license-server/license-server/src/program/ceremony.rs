//! Key ceremonies. A root is made and used where no network is; the server sees what it signed and never itself.

use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Subcommand;
use foundation::boot::Asked;
use foundation::secrets;
use license::key::SigningKey;
use license::keyset::KeySet;
use serde_json::{Value, json};

use super::commands::{VENDOR, out};
use super::config::Config;
use super::desk::Desk;

/// What is done with roots.
#[derive(Debug, Subcommand)]
pub(super) enum RootCommand {
    /// Makes a root, needs no server and no network, and prints its public half: a line for the file that
    /// `PENNYPOST_ROOTS` names when programs are built.
    Create {
        /// Where the private half goes, readable by you alone. Keep it off every machine that has a network.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// What is done with signing keys.
#[derive(Debug, Subcommand)]
pub(super) enum KeyCommand {
    /// Makes a vendor's first key, which signs at once.
    Begin(StepOrder),
    /// Makes the key that will sign 30 days from now.
    Announce(StepOrder),
    /// Lets the announced key sign and retires the active one.
    Rotate(StepOrder),
    /// Declares a key to be in other hands.
    Revoke {
        /// The key's name.
        #[arg(long)]
        kid: String,
        /// Since when, such as `2026-11-02T09:00:00Z`.
        #[arg(long, value_name = "TIME")]
        since: String,
        #[command(flatten)]
        order: StepOrder,
    },
    /// Signs the same keys anew, without those that nothing needs any more.
    Renew(StepOrder),
    /// Signs the key set on standard input with a root; needs no server and no network.
    Sign {
        /// The root's private half.
        #[arg(long, value_name = "FILE")]
        root: PathBuf,
    },
    /// Installs the signed key set on standard input.
    Install {
        #[command(flatten)]
        order: StepOrder,
    },
}

/// Whose keys, and where the root is.
#[derive(Debug, clap::Args)]
pub(super) struct StepOrder {
    /// The boot file of the server, which may be running or not.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// The vendor's slug; not needed when there is only one.
    #[arg(long, value_name = "SLUG")]
    vendor: Option<String>,
    /// The root's private half, if it is on this machine: the step is signed and installed at once. Without it, what is to
    /// be signed is printed, for `key sign` elsewhere and `key install` here.
    #[arg(long, value_name = "FILE")]
    root: Option<PathBuf>,
}

/// `license-server root …`
pub(super) fn root(command: RootCommand) -> anyhow::Result<()> {
    let RootCommand::Create { out: path } = command;
    let key = SigningKey::from_seed_named_by_itself(&secrets::random::<32>())?;
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
    let file = file.as_mut().map_err(|error| anyhow::anyhow!("{} cannot be made: {error}", path.display()))?;
    file.write_all(key.pem().as_bytes())?;
    file.sync_all()?;
    out(&format!("{}\n", key.public()))
}

/// `license-server key …`
pub(super) async fn key(command: KeyCommand) -> anyhow::Result<()> {
    match command {
        KeyCommand::Begin(order) => step(order, json!({"step": "begin"})).await,
        KeyCommand::Announce(order) => step(order, json!({"step": "announce"})).await,
        KeyCommand::Rotate(order) => step(order, json!({"step": "rotate"})).await,
        KeyCommand::Renew(order) => step(order, json!({"step": "renew"})).await,
        KeyCommand::Revoke { kid, since, order } => {
            step(order, json!({"step": "revoke", "kid": kid, "since": since})).await
        }
        KeyCommand::Sign { root } => out(&format!("{}\n", sign(&root, &input()?)?)),
        KeyCommand::Install { order } => {
            let desk = Desk::open(Config::read(&order.config)?).await?;
            let installed = install(&desk, &order, &input()?).await;
            desk.close().await?;
            installed
        }
    }
}

async fn step(order: StepOrder, plan: Value) -> anyhow::Result<()> {
    let desk = Desk::open(Config::read(&order.config)?).await?;
    let done = plan_and_install(&desk, &order, plan).await;
    desk.close().await?;
    match done? {
        Some(to_sign) => out(&format!("{to_sign}\n")),
        None => Ok(()),
    }
}

/// What is still to be signed, if the root is not here.
async fn plan_and_install(desk: &Desk, order: &StepOrder, plan: Value) -> anyhow::Result<Option<String>> {
    let headers = order.headers();
    let planned = desk.ask(Asked { headers: &headers, ..Asked::post("/v1/signing-keys/plan", &plan) }).await?;
    let key_set = planned["key_set"].as_str().context("the answer holds no key set")?;
    match &order.root {
        None => Ok(Some(key_set.to_owned())),
        Some(root) => install(desk, order, &sign(root, key_set)?).await.map(|()| None),
    }
}

async fn install(desk: &Desk, order: &StepOrder, signed: &str) -> anyhow::Result<()> {
    let (headers, body) = (order.headers(), json!({"signed": signed.trim()}));
    desk.ask(Asked { headers: &headers, ..Asked::post("/v1/signing-keys/install", &body) }).await.map(drop)
}

fn sign(root: &Path, key_set: &str) -> anyhow::Result<String> {
    let pem = std::fs::read_to_string(root).with_context(|| format!("{} cannot be read", root.display()))?;
    let root = SigningKey::from_pem(None, &pem).with_context(|| format!("{} is no root", root.display()))?;
    let set: KeySet = serde_json::from_str(key_set).context("standard input is no key set")?;
    Ok(set.sign(&root)?)
}

fn input() -> anyhow::Result<String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    match text.trim().is_empty() {
        true => bail!("nothing came on standard input"),
        false => Ok(text),
    }
}

impl StepOrder {
    fn headers(&self) -> Vec<(&str, &str)> {
        self.vendor.as_deref().map(|slug| (VENDOR, slug)).into_iter().collect()
    }
}
