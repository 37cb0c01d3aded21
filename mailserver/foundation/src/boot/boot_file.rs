//! Reading a boot file: where the data is, where to listen, who we are in TLS. A program's own struct says what it holds;
//! relative paths in it start at the file's folder.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::acme::Authority;

/// Who the server is in TLS, `[tls]`: by files, or by what an authority gives.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Written")]
pub enum Tls {
    /// `certificate` and `key`.
    Files(TlsFiles),
    /// `acme`.
    Acme(Authority),
}

/// As it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    certificate: Option<PathBuf>,
    key: Option<PathBuf>,
    acme: Option<Authority>,
}

impl TryFrom<Written> for Tls {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        match written {
            Written { certificate: Some(certificate), key: Some(key), acme: None } => {
                Ok(Self::Files(TlsFiles { certificate, key }))
            }
            Written { certificate: None, key: None, acme: Some(authority) } => {
                authority.check()?;
                Ok(Self::Acme(authority))
            }
            _ => Err("[tls] holds either `certificate` and `key`, or `acme`".to_owned()),
        }
    }
}

impl Tls {
    /// The same seen from `folder`.
    pub fn within(self, folder: &Path) -> Self {
        match self {
            Self::Files(files) => Self::Files(files.within(folder)),
            Self::Acme(authority) => Self::Acme(authority.within(folder)),
        }
    }
}

/// PEM files, read at start and again at SIGHUP.
#[derive(Clone, Debug)]
pub struct TlsFiles {
    /// The certificate and its chain, the certificate first.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

impl TlsFiles {
    /// The same files seen from `folder`.
    pub fn within(self, folder: &Path) -> Self {
        Self { certificate: folder.join(self.certificate), key: folder.join(self.key) }
    }
}

/// Why a boot file cannot be used. Always the operator's to mend.
#[derive(Debug, thiserror::Error)]
pub enum BootFileError {
    /// It cannot be read.
    #[error("{path} cannot be read", path = .path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// It holds what it should not, or lacks what it should hold.
    #[error("{path} is not a boot file\n{detail}", path = .path.display())]
    Malformed {
        /// Which.
        path: PathBuf,
        /// What is wrong, with its line.
        detail: String,
    },
}

/// Reads a boot file; also the folder its relative paths start at.
///
/// # Errors
/// [`BootFileError`].
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<(T, PathBuf), BootFileError> {
    let text = std::fs::read_to_string(path).map_err(|source| BootFileError::Io { path: path.to_owned(), source })?;
    let folder = std::path::absolute(path).ok().and_then(|path| path.parent().map(Path::to_owned));
    match toml::from_str(&text) {
        Ok(file) => Ok((file, folder.unwrap_or_default())),
        Err(error) => {
            Err(BootFileError::Malformed { path: path.to_owned(), detail: error.to_string().trim_end().to_owned() })
        }
    }
}

/// The URL of the SQLite file in `data_dir`, for boot files that name no database.
pub fn rows_in(data_dir: &Path) -> String {
    let path = data_dir.join("rows.sqlite");
    // What would otherwise end a URL's path or begin an escape.
    let path = path.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
    format!("sqlite://{path}")
}
