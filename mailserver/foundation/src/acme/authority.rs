//! Which authority is asked, and for which names: `acme` under `[tls]` in the boot file.

use std::path::{Path, PathBuf};

use rustls::pki_types::ServerName;
use serde::Deserialize;

/// Names one certificate can have; more are refused by the authorities too.
pub const MOST_NAMES: usize = 100;

/// An authority.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// The address of its directory, such as `https://acme-v02.api.letsencrypt.org/directory`. Naming it means agreeing to its
    /// terms of service.
    pub directory: String,
    /// An email address to which it may write.
    #[serde(default)]
    pub contact: Option<String>,
    /// The names of the certificate. They lead to this machine.
    pub names: Vec<String>,
    /// Who vouches for the authority's own address, in PEM; by default whom the machine trusts.
    #[serde(default)]
    pub ca_file: Option<PathBuf>,
}

impl Authority {
    /// The same seen from `folder`.
    pub fn within(self, folder: &Path) -> Self {
        Self { ca_file: self.ca_file.map(|path| folder.join(path)), ..self }
    }

    /// Says what is wrong with it, for the operator who wrote it.
    pub(crate) fn check(&self) -> Result<(), String> {
        if !self.directory.starts_with("https://") {
            return Err("`directory` of `acme` must begin with https://".to_owned());
        }
        if self.names.is_empty() || self.names.len() > MOST_NAMES {
            return Err(format!("`names` of `acme` must hold 1 to {MOST_NAMES} names"));
        }
        match self.names.iter().find(|name| !Self::can_validate(name)) {
            Some(name) => {
                Err(format!("`{name}` of `acme` must be a host name in lower case; wildcards cannot be validated here"))
            }
            None => Ok(()),
        }
    }

    /// Whether an authority can see that a name is ours: a host name in lower case, and no wildcard.
    pub fn can_validate(name: &str) -> bool {
        let lower = name.bytes().all(|byte| !byte.is_ascii_uppercase());
        lower && matches!(ServerName::try_from(name), Ok(ServerName::DnsName(_)))
    }

    /// What stands in the first line of a certificate's file: text that readers of PEM skip.
    pub(super) fn line(&self) -> String {
        format!("By ACME from: {}", self.directory)
    }

    /// The contact as an account has it.
    pub(super) fn contacts(&self) -> Vec<String> {
        let address = |contact: &String| match contact.contains(':') {
            true => contact.clone(),
            false => format!("mailto:{contact}"),
        };
        self.contact.iter().map(address).collect()
    }
}
