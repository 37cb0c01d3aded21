//! The boot file: where the data is, where to listen, who we are in TLS. Everything else is a row, changed by REST.

use std::path::{Path, PathBuf};

use foundation::boot::{self, BootFileError, Listen, Tls};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

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
    #[serde(default, deserialize_with = "license_server")]
    pub(crate) license_server_url: Option<String>,
    /// Addresses by service.
    #[serde(default)]
    pub(crate) listen: Listen<Service>,
    /// The certificate, or the authority to get one from; without it the server makes a self-signed one.
    pub(crate) tls: Option<Tls>,
}

fn license_server<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let address = Option::<String>::deserialize(from)?;
    if let Some(address) = &address {
        engine::license::check_server(address).map_err(D::Error::custom)?;
    }
    Ok(address)
}

impl Config {
    /// Reads a boot file.
    pub(crate) fn read(path: &Path) -> Result<Self, BootFileError> {
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
    pub(crate) fn database_url(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| boot::rows_in(&self.data_dir))
    }

    /// The file that seals secrets.
    pub(crate) fn key_file(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| self.data_dir.join("secret.key"))
    }
}

#[cfg(test)]
mod tests {
    use engine::listeners::Spoken;
    use foundation::boot::Service as _;

    use super::*;

    fn parse(text: &str, folder: &str) -> Result<Config, toml::de::Error> {
        Ok(toml::from_str::<Config>(text)?.within(Path::new(folder)))
    }

    #[test]
    fn a_data_directory_is_enough() {
        let config = parse("data_dir = 'mail 100%?'", "/srv").unwrap();
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
        let config = parse(text, "/etc/pennypost").unwrap();
        assert_eq!(config.listen.keys().copied().collect::<Vec<_>>(), Service::ALL);
        assert_eq!(config.listen[&Service::Spoken(Spoken::Smtp)].len(), 2);
        assert_eq!(config.database_url(), "postgres://mail@db/mail");
        let Some(Tls::Files(files)) = config.tls else { panic!("{:?}", config.tls) };
        assert_eq!(files.key, Path::new("/etc/pennypost/mail.key"));
    }

    #[test]
    fn a_certificate_may_come_from_an_authority() {
        let text = r#"
            data_dir = "/var/lib/pennypost"
            [tls.acme]
            directory = "https://acme.example/directory"
            contact = "hostmaster@example.org"
            names = ["mail.example.org"]
            ca_file = "acme-ca.pem"
        "#;
        let Some(Tls::Acme(authority)) = parse(text, "/etc/pennypost").unwrap().tls else { panic!("no authority") };
        assert_eq!(authority.ca_file.unwrap(), Path::new("/etc/pennypost/acme-ca.pem"));
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
            ("data_dir = 'x'\n[tls]\nacme = { directory = 'https://a.example/', names = [] }", "names"),
            ("data_dir = 'x'\n[tls]\nacme = { directory = 'http://a.example/', names = ['a.example'] }", "https://"),
            (
                "data_dir = 'x'\n[tls]\ncertificate = 'c'\nacme = { directory = 'https://a.example/', names = ['a.example'] }",
                "either",
            ),
            ("data_dir = 3", "data_dir"),
            ("data_dir = 'x'\nlicense_server_url = 'http://licences.example.com'", "license_server_url"),
        ] {
            let detail = parse(text, "/").unwrap_err().to_string();
            assert!(detail.contains(named), "{text}: {detail}");
        }
    }
}
