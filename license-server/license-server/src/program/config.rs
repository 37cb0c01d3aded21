//! The boot file: where the data is, where to listen, who we are in TLS. Everything else is a row, changed by REST.

use std::path::{Path, PathBuf};

use foundation::boot::{self, BootFileError, Listen, Tls};
use serde::Deserialize;

use super::service::Service;

/// The boot file. A key it does not know is refused: a mistyped one would otherwise be a setting that silently stays off.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Config {
    /// Everything the server keeps, and its lock. Relative paths start at the boot file's folder.
    pub(super) data_dir: PathBuf,
    /// `sqlite:///path` or `postgres://user:password@host/name`; by default an SQLite file in `data_dir`.
    database_url: Option<String>,
    /// Seals secrets at rest; made if absent. By default `secret.key` in `data_dir`.
    key_file: Option<PathBuf>,
    /// Addresses by service.
    #[serde(default)]
    pub(super) listen: Listen<Service>,
    /// The certificate, or the authority to get one from; without it the server makes a self-signed one.
    pub(super) tls: Option<Tls>,
    /// A proxy through which webhooks are sent, such as `http://proxy.example.com:3128`; by default they are sent straight.
    pub(super) egress_proxy: Option<String>,
}

impl Config {
    /// Reads a boot file.
    pub(super) fn read(path: &Path) -> Result<Self, BootFileError> {
        let (config, folder): (Self, PathBuf) = boot::read(path)?;
        Ok(config.within(&folder))
    }

    fn within(mut self, folder: &Path) -> Self {
        self.data_dir = folder.join(&self.data_dir);
        self.key_file = self.key_file.map(|path| folder.join(path));
        self.tls = self.tls.map(|tls| tls.within(folder));
        self
    }

    /// The database.
    pub(super) fn database_url(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| boot::rows_in(&self.data_dir))
    }

    /// The file that seals secrets.
    pub(super) fn key_file(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| self.data_dir.join("secret.key"))
    }
}
