//! The boot file: where the data is, where to listen, who we are in TLS. Everything else is a row, changed by REST.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::service::Service;

/// The boot file. A key it does not know is refused: a mistyped one would otherwise be a setting that silently stays off.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// Everything the server keeps, and its lock. Relative paths start at the boot file's folder.
    pub(crate) data_dir: PathBuf,
    /// `sqlite:///path` or `postgres://user:password@host/name`; by default an SQLite file in `data_dir`.
    database_url: Option<String>,
    /// Seals secrets at rest; made if absent. By default `secret.key` in `data_dir`.
    key_file: Option<PathBuf>,
    /// Where licences come from: an HTTPS address, which the setting `license.server_url` overrides.
    pub(crate) license_server_url: Option<String>,
    /// Addresses by service.
    #[serde(default)]
    pub(crate) listen: Listen,
    /// The certificate; without it the server makes a self-signed one.
    pub(crate) tls: Option<TlsFiles>,
}

/// Addresses by service.
pub(crate) type Listen = BTreeMap<Service, Vec<SocketAddr>>;

/// PEM files, read at start and again at SIGHUP.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TlsFiles {
    /// The certificate and its chain, the certificate first.
    pub(crate) certificate: PathBuf,
    /// Its private key.
    pub(crate) key: PathBuf,
}

/// Why a boot file cannot be used. Always the operator's to mend.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    #[error("{path} cannot be read", path = .path.display())]
    Io {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("{path} is not a boot file\n{detail}", path = .path.display())]
    Malformed { path: PathBuf, detail: String },
}

impl Config {
    /// Reads a boot file.
    pub(crate) fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Io { path: path.to_owned(), source })?;
        let folder = std::path::absolute(path).ok().and_then(|path| path.parent().map(Path::to_owned));
        Self::parse(&text, &folder.unwrap_or_default())
            .map_err(|detail| ConfigError::Malformed { path: path.to_owned(), detail: detail.trim_end().to_owned() })
    }

    fn parse(text: &str, folder: &Path) -> Result<Self, String> {
        let mut config: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        if let Some(server) = &config.license_server_url {
            engine::license::check_server(server).map_err(|wrong| format!("license_server_url {wrong}"))?;
        }
        config.data_dir = folder.join(&config.data_dir);
        config.key_file = config.key_file.map(|path| folder.join(path));
        if let Some(files) = &mut config.tls {
            (files.certificate, files.key) = (folder.join(&files.certificate), folder.join(&files.key));
        }
        Ok(config)
    }

    /// The database.
    pub(crate) fn database_url(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| {
            let path = self.data_dir.join("rows.sqlite");
            // What would otherwise end a URL's path or begin an escape.
            let path = path.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
            format!("sqlite://{path}")
        })
    }

    /// The file that seals secrets.
    pub(crate) fn key_file(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| self.data_dir.join("secret.key"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_directory_is_enough() {
        let config = Config::parse("data_dir = 'mail 100%?'", Path::new("/srv")).unwrap();
        assert_eq!(config.data_dir, Path::new("/srv/mail 100%?"));
        assert_eq!(config.database_url(), "sqlite:///srv/mail 100%25%3F/rows.sqlite");
        assert_eq!(config.key_file(), Path::new("/srv/mail 100%?/secret.key"));
        assert!(config.listen.is_empty() && config.tls.is_none());
    }

    #[test]
    fn every_key_of_the_issue_is_taken() {
        let text = r#"
            data_dir = "/var/lib/pennypost"
            database_url = "postgres://mail@db/mail"
            key_file = "/etc/pennypost/key"
            license_server_url = "https://licences.example.com"
            [tls]
            certificate = "/etc/ssl/mail.pem"
            key = "mail.key"
            [listen]
            smtp = ["0.0.0.0:25", "[::]:25"]
            submission = ["127.0.0.1:0"]
            submissions = []
            imap = ["127.0.0.1:0"]
            imaps = ["127.0.0.1:0"]
            pop3 = ["127.0.0.1:0"]
            pop3s = ["127.0.0.1:0"]
            managesieve = ["127.0.0.1:0"]
            http = ["127.0.0.1:0"]
            https = ["127.0.0.1:0"]
        "#;
        let config = Config::parse(text, Path::new("/etc/pennypost")).unwrap();
        assert_eq!(config.listen.keys().copied().collect::<Vec<_>>(), Service::ALL);
        assert_eq!(config.listen[&Service::Smtp].len(), 2);
        assert_eq!(config.database_url(), "postgres://mail@db/mail");
        assert_eq!(config.tls.unwrap().key, Path::new("/etc/pennypost/mail.key"));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, named) in [
            ("", "data_dir"),
            ("data_dir = 'x'\ndatabse_url = 'y'", "databse_url"),
            ("data_dir = 'x'\n[listen]\nsmpt = []", "smpt"),
            ("data_dir = 'x'\n[listen]\nsmtp = ['localhost']", "smtp"),
            ("data_dir = 'x'\n[tls]\ncertificate = 'c'", "key"),
            ("data_dir = 'x'\n[tls]\ncertificate = 'c'\nkey = 'k'\nchain = 'z'", "chain"),
            ("data_dir = 3", "data_dir"),
            ("data_dir = 'x'\nlicense_server_url = 'http://licences.example.com'", "license_server_url"),
        ] {
            let detail = Config::parse(text, Path::new("/")).unwrap_err();
            assert!(detail.contains(named), "{text}: {detail}");
        }
    }
}
