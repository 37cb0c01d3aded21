//! `license-server backup` and `license-server restore`.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, bail};
use foundation::boot::{Asked, DataDir};
use foundation::clock::Clock;
use serde_json::json;

use super::args::{BackupOrder, RestoreOrder};
use super::commands::out;
use super::config::Config;
use super::desk::Desk;
use crate::backups;
use crate::office::Office;

/// The key file's name in a back-up.
const KEY: &str = "secret.key";
/// How long closing the database may take.
const GRACE: Duration = Duration::from_secs(60);

/// Writes a back-up: by the server when it runs, by ourselves when it does not.
pub(super) async fn back_up(order: BackupOrder) -> anyhow::Result<()> {
    let config = Config::read(&order.config)?;
    let key_file = config.key_file();
    let folder = std::path::absolute(&order.out)?;
    let directory = folder.to_str().context("the folder's name is no text")?;
    let desk = Desk::open(config).await?;
    let made = desk.ask(Asked::post("/v1/backups", &json!({"directory": directory}))).await;
    desk.close().await?;
    let made = made?;
    if order.with_key_file {
        copy_key(&key_file, &folder.join(KEY))?;
    }
    out(&format!("{} rows of {} tables in {directory}\n", made["rows"], made["tables"]))
}

fn copy_key(from: &Path, to: &Path) -> anyhow::Result<()> {
    let key = std::fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    file.write_all(&key)?;
    Ok(file.sync_all()?)
}

/// Reads a back-up into the empty database that the boot file names, of either kind. The server must not run.
pub(super) async fn restore(order: RestoreOrder) -> anyhow::Result<()> {
    let config = Config::read(&order.config)?;
    let _lock = DataDir::claim(&config.data_dir)?;
    let (key_file, saved_key) = (config.key_file(), order.from.join(KEY));
    match (key_file.exists(), saved_key.exists()) {
        (false, true) => copy_key(&saved_key, &key_file)?,
        // A new key would open nothing of what is restored.
        (false, false) => bail!("the back-up has no key file; put the server's own at {} first", key_file.display()),
        (true, _) => {}
    }
    let office = Office::open(config.database_url(), &key_file, Clock::system()).await?;
    let restored = backups::restore(&office.db, order.from).await;
    office.db.close(GRACE).await?;
    let restored = restored?;
    out(&format!("{} rows of {} tables restored\n", restored.rows, restored.tables))
}
