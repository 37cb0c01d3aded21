//! An authority that gives certificates by ACME and that nobody here wrote: Debian's `pebble`, the authorities' own test of
//! their clients. It rejects a third of all nonces, remembers nothing between runs, and issues for 90 days.

use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use reqwest::{Certificate, Client};
use serde_json::json;
use tempfile::TempDir;

use crate::{Dns, Peer, until};

const DAYS_90: u64 = 90 * 24 * 3600;

/// The authority. It ends when it goes out of sight.
#[derive(Debug)]
pub struct Pebble {
    home: TempDir,
    directory: SocketAddr,
    management: SocketAddr,
    resolver: SocketAddr,
    process: Option<Child>,
}

impl Pebble {
    /// One that does not run yet and looks up names at `dns`.
    ///
    /// # Panics
    /// When its files cannot be made; all methods panic when it does not do as it should.
    pub fn founded(dns: &Dns) -> Self {
        let home = tempfile::Builder::new().prefix("pebble-").tempdir().expect("a temporary folder can be made");
        let (directory, management) = (free(), free());
        let pebble = Self { home, directory, management, resolver: dns.address(), process: None };
        fs::write(pebble.path("own.cnf"), OWN).expect("the folder can be written");
        let files = ["-config", "own.cnf", "-keyout", "own.key", "-out", "own.pem"];
        let order = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
        let made = Command::new("openssl").args(order).args(files).current_dir(pebble.home.path()).output();
        assert!(made.expect("openssl runs").status.success(), "openssl makes the certificate of pebble's own listener");
        pebble
    }

    /// What stands under `[tls]` in the boot file of a server that gets its certificate here.
    pub fn asked_for(&self, names: &[&str]) -> toml::Table {
        let mut acme = toml::Table::new();
        acme.insert("directory".to_owned(), self.directory().into());
        acme.insert("contact".to_owned(), "hostmaster@example.org".into());
        acme.insert("names".to_owned(), names.to_vec().into());
        acme.insert("ca_file".to_owned(), self.path("own.pem").display().to_string().into());
        toml::Table::from_iter([("acme".to_owned(), acme.into())])
    }

    /// The address of its directory.
    pub fn directory(&self) -> String {
        format!("https://{}/dir", self.directory)
    }

    /// Who vouches for that address, PEM.
    pub fn vouched_for_by(&self) -> String {
        fs::read_to_string(self.path("own.pem")).expect("its own certificate is there")
    }

    /// Starts it. It expects whoever wants a certificate to listen at `port`.
    pub async fn start(&mut self, port: u16) {
        let config = json!({"pebble": {
            "listenAddress": self.directory.to_string(), "managementListenAddress": self.management.to_string(),
            "certificate": self.path("own.pem"), "privateKey": self.path("own.key"),
            "httpPort": 1, "tlsPort": port, "ocspResponderURL": "", "externalAccountBindingRequired": false,
            "certificateValidityPeriod": DAYS_90,
        }});
        fs::write(self.path("pebble.json"), config.to_string()).expect("the folder can be written");
        let log = File::create(self.path("pebble.log")).expect("the folder can be written");
        let child = Command::new("pebble")
            .args(["-config".into(), self.path("pebble.json")])
            .args(["-dnsserver".to_owned(), self.resolver.to_string()])
            .envs([("PEBBLE_WFE_NONCEREJECT", "33"), ("PEBBLE_VA_NOSLEEP", "1"), ("PEBBLE_AUTHZREUSE", "0")])
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a file can be shared"))
            .stderr(log)
            .spawn();
        self.process = Some(child.expect("pebble runs; tests/peers/install installs it"));
        until("pebble answers", async || self.root().await).await;
    }

    /// Ends it.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.process.take() {
            // It may have ended already.
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Who vouches for what it issues; another one at each run.
    pub async fn root(&self) -> Option<Certificate> {
        let own = fs::read(self.path("own.pem")).ok()?;
        let own = Certificate::from_pem(&own).expect("openssl writes PEM");
        let client = Client::builder().tls_certs_only([own]).no_proxy().build().expect("a client can be made");
        let answer = client.get(format!("https://{}/roots/0", self.management)).send().await.ok()?;
        Some(Certificate::from_pem(&answer.bytes().await.ok()?).expect("its root is PEM"))
    }

    /// What it wrote, for the message of a story that failed.
    pub fn log(&self) -> String {
        fs::read_to_string(self.path("pebble.log")).unwrap_or_default()
    }

    /// Whether a certificate in PEM holds for this name by the judgement of OpenSSL.
    pub fn openssl_reads(pem: &str, name: &str) -> bool {
        let said = Peer::new("openssl").args(["x509", "-noout", "-checkhost", name]).input(pem).succeeds().text();
        said.contains("does match")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }
}

impl Drop for Pebble {
    fn drop(&mut self) {
        self.stop();
    }
}

const OWN: &str = "[req]\ndistinguished_name = name\nx509_extensions = extensions\nprompt = no\n[name]\nCN = pebble\n\
                   [extensions]\nsubjectAltName = IP:127.0.0.1\nbasicConstraints = CA:FALSE\n";

/// A port that was free a moment ago: pebble cannot be told to choose one and say which.
fn free() -> SocketAddr {
    let socket = TcpListener::bind("127.0.0.1:0").expect("loopback has a port left");
    socket.local_addr().expect("a bound socket has an address")
}
