//! Either of our programs as far as its HTTPS listener: what both have in common.

use std::collections::BTreeMap;
use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::thread;

use reqwest::tls::TlsInfo;
use reqwest::{Certificate, Client};
use tempfile::TempDir;

use crate::log::Log;
use crate::process::Process;
use crate::{TestClock, binary, until};

/// Which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// The mail server.
    Mailserver,
    /// The licence server.
    LicenseServer,
}

/// One of them, running. It is killed at the end of the story, and its log read for errors.
#[derive(Debug)]
pub struct Listening {
    program: Program,
    home: TempDir,
    tls: toml::Table,
    clock: TestClock,
    socket: PathBuf,
    address: Option<SocketAddr>,
    process: Option<Process>,
    log: Log,
}

impl Listening {
    /// Starts it with `tls` in its boot file.
    ///
    /// # Panics
    /// When it does not serve; so do all methods when it does not do as it should.
    pub async fn start(program: Program, tls: toml::Table, clock: &TestClock) -> Self {
        let home = tempfile::Builder::new().prefix("listening-").tempdir().expect("a temporary folder can be made");
        let (log, socket) = (Log::new(home.path().join("server.log")), clock.socket());
        let (clock, address, process) = (clock.clone(), None, None);
        let mut server = Self { program, home, tls, clock, socket, address, process, log };
        server.serve().await;
        server
    }

    async fn serve(&mut self) {
        let mut file = toml::Table::new();
        file.insert("data_dir".to_owned(), self.data_dir().display().to_string().into());
        // A second start serves at the port of the first: others know it.
        let at = self.address.map_or_else(|| "127.0.0.1:0".to_owned(), |address| address.to_string());
        let listen = toml::Table::from_iter([("https".to_owned(), vec![at].into())]);
        file.insert("listen".to_owned(), listen.into());
        file.insert("tls".to_owned(), self.tls.clone().into());
        let config = self.home.path().join("server.toml");
        fs::write(&config, file.to_string()).expect("the story's folder can be written");
        let binary = match self.program {
            Program::Mailserver => binary::mailserver(),
            Program::LicenseServer => binary::license_server(),
        };
        let written = self.data_dir().join("listeners.json");
        let _ = fs::remove_file(&written);
        let mut process = Process::start(&binary, &config, &self.clock.words(&self.socket), &[], &self.log);
        let listeners = until("the server writes listeners.json", async || {
            assert!(!process.has_ended(), "the server ended instead of serving:\n{}", self.log.end());
            serde_json::from_slice::<BTreeMap<String, Vec<SocketAddr>>>(&fs::read(&written).ok()?).ok()
        });
        self.address = listeners.await["https"].first().copied();
        self.process = Some(process);
        self.clock.joined(&self.socket);
    }

    /// Ends it as a supervisor does, and starts it on what it left.
    pub async fn restart(&mut self) {
        self.clock.left(&self.socket);
        let status = self.process.take().expect("the server runs").end().await;
        assert_eq!(status, 0, "the server ends well");
        self.serve().await;
    }

    /// SIGHUP.
    pub fn read_again(&self) {
        self.process.as_ref().expect("the server runs").read_again();
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address.expect("the server has listened")
    }

    /// What it keeps.
    pub fn data_dir(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// What it wrote so far.
    pub fn log(&self) -> String {
        self.log.text()
    }

    /// The certificate by which it proves to be `name` to a client that trusts `root` alone, when it does; DER.
    pub async fn proves(&self, name: &str, root: Certificate) -> Option<Vec<u8>> {
        let client = Client::builder().tls_certs_only([root]);
        self.certificate(name, client).await
    }

    /// The certificate that it shows, whatever it is; DER.
    pub async fn shows(&self, name: &str) -> Option<Vec<u8>> {
        self.certificate(name, Client::builder().tls_danger_accept_invalid_certs(true)).await
    }

    async fn certificate(&self, name: &str, client: reqwest::ClientBuilder) -> Option<Vec<u8>> {
        let client =
            client.resolve(name, self.address()).tls_info(true).no_proxy().build().expect("a client can be made");
        let url = format!("https://{name}:{}/v1/health/live", self.address().port());
        let answer = client.get(url).send().await.ok()?;
        assert_eq!(answer.status(), 200);
        Some(answer.extensions().get::<TlsInfo>()?.peer_certificate()?.to_vec())
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.clock.left(&self.socket);
        drop(self.process.take());
        if thread::panicking() {
            eprintln!("--- the end of the server's log\n{}", self.log.end());
            return;
        }
        let faults = self.log.faults();
        assert!(faults.is_empty(), "the server's log should not hold:\n{}", faults.join("\n"));
    }
}
