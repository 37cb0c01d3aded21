//! The server as an operator runs it: one file, `serve`, a token, and calls.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::{fs, thread};

use pennypost_client::types::{DnsSettingsPatch, LicenseResponse, NewDomain, NewLicenseRequest, NewMailbox};
use pennypost_client::{Change, Client};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::log::Log;
use crate::postgres::Postgres;
use crate::process::Process;
use crate::{Account, Dns, Left, Peer, Said, TestClock, binary, until};

const LISTENERS: [&str; 9] = ["smtp", "submission", "submissions", "imap", "imaps", "pop3", "pop3s", "http", "https"];

/// The licence server of every story: it refuses at once, and no story waits for the machine's resolver.
const LICENSES: &str = "https://127.0.0.1:9";

/// Where the server keeps its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    /// In its data directory.
    Sqlite,
    /// In a PostgreSQL database of its own.
    Postgres,
}

/// By which clock a server lives.
#[derive(Clone, Debug)]
pub enum Time {
    /// The machine's.
    Machine,
    /// The story's.
    Held(TestClock),
    /// The machine's, with somebody's hand at it: what `libfaketime` reads in this file, such as `-5d`.
    Faked(PathBuf),
}

impl Time {
    /// Words and variables of the environment by which a program lives by it.
    pub(crate) fn given(&self, socket: Option<&Path>) -> (Vec<String>, Vec<(&'static str, PathBuf)>) {
        match (self, socket) {
            (Self::Held(clock), Some(socket)) => (clock.words(socket).to_vec(), Vec::new()),
            (Self::Faked(file), _) => {
                // The monotonic clock goes on as it does when a machine's clock is set.
                let monotonic = ("FAKETIME_DONT_FAKE_MONOTONIC", "1".into());
                let said = ("FAKETIME_TIMESTAMP_FILE", file.clone());
                (Vec::new(), vec![("LD_PRELOAD", libfaketime()), said, monotonic, ("FAKETIME_NO_CACHE", "1".into())])
            }
            _ => (Vec::new(), Vec::new()),
        }
    }
}

/// Asks who answers there by TLS, and writes the certificate to a file in PEM form.
pub(crate) fn certificate_of(at: SocketAddr, file: &Path) -> PathBuf {
    let script = "import ssl, sys; print(ssl.get_server_certificate(('127.0.0.1', int(sys.argv[1]))), end='')";
    let pem = Peer::new("python3").args(["-c", script, &at.port().to_string()]).succeeds();
    fs::write(file, pem.stdout).expect("the story's folder can be written");
    file.to_owned()
}

/// A server and all it needs. At the end of the story it is killed, and its log read for errors and secrets.
#[derive(Debug)]
pub struct Server {
    binary: PathBuf,
    config: PathBuf,
    process: Option<Process>,
    listeners: BTreeMap<String, Vec<SocketAddr>>,
    token: String,
    dns: Dns,
    log: Log,
    time: Time,
    /// Of the clock that is the story's.
    socket: Option<PathBuf>,
    _database: Option<Postgres>,
    home: TempDir,
}

impl Server {
    /// Starts one with nothing in it, gets an administrator's token, points it at a name server of the story's own, and
    /// licenses it for any number of domains and mailboxes.
    ///
    /// # Panics
    /// When it does not serve; so do all methods when the server does not do what they need.
    pub async fn start(database: Database) -> Self {
        Self::start_by(database, Time::Machine).await
    }

    /// The same, by another clock than the machine's.
    ///
    /// # Panics
    /// As [`Server::start`].
    pub async fn start_by(database: Database, time: Time) -> Self {
        let server = Self::start_free_by(database, time).await;
        server.license(&[]).await;
        server
    }

    /// Starts one as it is without a licence.
    ///
    /// # Panics
    /// As [`Server::start`].
    pub async fn start_free(database: Database) -> Self {
        Self::start_free_by(database, Time::Machine).await
    }

    /// The same, by another clock than the machine's.
    ///
    /// # Panics
    /// As [`Server::start`].
    pub async fn start_free_by(database: Database, time: Time) -> Self {
        let home = tempfile::Builder::new().prefix("story-").tempdir().expect("a temporary folder can be made");
        let database = (database == Database::Postgres).then(Postgres::create);
        let mut server = Self::over(home, database, time);
        server.serve().await;
        server.token = server.command(&["token", "create", "--scope", "admin"]).succeeds().text().trim().to_owned();
        server.log.keep_out(&server.token);
        let patch =
            DnsSettingsPatch { servers: Change::Set(vec![server.dns.address().to_string()]), ..Default::default() };
        server.api().update_dns_settings(&patch).await.expect("the name server is taken");
        server
    }

    /// Imports a licence signed with the development root; for as many domains and mailboxes as `numbers` says.
    pub async fn license(&self, numbers: &[&str]) {
        let order = NewLicenseRequest::new("activate");
        let request = self.api().create_license_request(&order).await.expect("a licence is asked for").body.request;
        let response = self.vendor_answers(&request, numbers);
        let licensed = self.api().create_license_response(&LicenseResponse::new(response)).await;
        assert_eq!(licensed.expect("the licence is taken").body.state, "licensed");
    }

    /// What the vendor of the development root answers to a licence request.
    pub fn vendor_answers(&self, request: &str, numbers: &[&str]) -> String {
        let vendor = Peer::new(binary::development_license().display().to_string()).arg(LICENSES);
        vendor.args(numbers.iter().copied()).input(request).succeeds().text()
    }

    /// Starts one on what an earlier release left. Its name servers are gone.
    ///
    /// # Panics
    /// When it does not serve.
    pub async fn on(left: Left) -> Self {
        let token = left.known()["token"].as_str().expect("a token is known").to_owned();
        let mut server = Self::over(left.home, left.database, Time::Machine);
        server.token = token;
        server.serve().await;
        server
    }

    fn over(home: TempDir, database: Option<Postgres>, time: Time) -> Self {
        let config = home.path().join("mailserver.toml");
        fs::write(&config, boot_file(home.path(), database.as_ref())).expect("the story's folder can be written");
        let log = Log::new(home.path().join("server.log"));
        let socket = match &time {
            Time::Held(clock) => Some(clock.socket()),
            Time::Machine | Time::Faked(_) => None,
        };
        Self {
            binary: binary::mailserver(),
            config,
            process: None,
            listeners: BTreeMap::new(),
            token: String::new(),
            dns: Dns::start(),
            log,
            time,
            socket,
            _database: database,
            home,
        }
    }

    async fn serve(&mut self) {
        let written = self.data_dir().join("listeners.json");
        // One of an earlier run would name ports that are not ours any more.
        let _ = fs::remove_file(&written);
        let (words, variables) = self.time.given(self.socket.as_deref());
        let mut process = Process::start(&self.binary, &self.config, &words, &variables, &self.log);
        let listeners = until("the server writes listeners.json", async || {
            assert!(!process.has_ended(), "the server ended instead of serving:\n{}", self.log.end());
            serde_json::from_slice(&fs::read(&written).ok()?).ok()
        });
        self.listeners = listeners.await;
        self.process = Some(process);
        if let (Time::Held(clock), Some(socket)) = (&self.time, &self.socket) {
            clock.joined(socket);
        }
    }

    /// Its process, which is about to end.
    fn ending(&mut self) -> Option<Process> {
        if let (Time::Held(clock), Some(socket)) = (&self.time, &self.socket) {
            clock.left(socket);
        }
        self.process.take()
    }

    /// Ends the server as a supervisor does, and starts it on what it left.
    pub async fn restart(&mut self) {
        self.stop().await;
        self.serve().await;
    }

    /// Ends the server as a supervisor does.
    pub async fn stop(&mut self) {
        let status = self.ending().expect("the server runs").end().await;
        assert_eq!(status, 0, "the server did not end in order:\n{}", self.log.end());
    }

    /// Starts the server again after [`Server::stop`].
    pub async fn start_again(&mut self) {
        self.serve().await;
    }

    /// Kills the server where it stands, and starts it on what it left.
    pub async fn kill_and_restart(&mut self) {
        self.ending().expect("the server runs").kill();
        self.serve().await;
    }

    /// The server's program on the same boot file, with other words.
    pub fn command(&self, words: &[&str]) -> Peer {
        let mut peer = Peer::new(self.binary.display().to_string());
        peer = peer.args(words.iter().copied()).arg("--config").arg(self.config.display().to_string());
        peer
    }

    /// The words of [`Server::command`], for who runs it in another way.
    pub fn words(&self, words: &[&str]) -> Vec<String> {
        let (binary, config) = (self.binary.display().to_string(), self.config.display().to_string());
        let words = words.iter().map(|word| (*word).to_owned());
        [binary].into_iter().chain(words).chain(["--config".to_owned(), config]).collect()
    }

    /// Another run of the server on the same boot file, which must not start. What it says.
    pub fn serve_twice(&self) -> Said {
        self.command(&["serve"]).run()
    }

    /// The API, as the administrator.
    pub fn api(&self) -> Client {
        self.api_as(&self.token)
    }

    /// The API, with another token.
    pub fn api_as(&self, token: &str) -> Client {
        Client::new(&format!("http://{}", self.at("http")), token).expect("a listener has an address")
    }

    /// The administrator's token.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Where the server listens for a protocol.
    pub fn at(&self, listener: &str) -> SocketAddr {
        let bound = self.listeners.get(listener).and_then(|addresses| addresses.first());
        *bound.unwrap_or_else(|| panic!("the server does not listen for {listener}: {:?}", self.listeners))
    }

    /// Every listener, for scripts.
    pub fn ports(&self) -> Value {
        let ports = self.listeners.iter().map(|(name, at)| (name.clone(), json!(at.first().map(SocketAddr::port))));
        Value::Object(ports.collect())
    }

    /// The name server that this server asks.
    pub fn dns(&self) -> &Dns {
        &self.dns
    }

    /// The story's folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where the server keeps its files.
    pub fn data_dir(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// The server's certificate, PEM, in a file: for clients that want to know whom they trust.
    pub fn certificate(&self) -> PathBuf {
        certificate_of(self.at("imaps"), &self.home.path().join("server.pem"))
    }

    /// Makes a domain.
    pub async fn domain(&self, name: &str) {
        self.api().create_domain(&NewDomain::new(name)).await.expect("the domain is made");
    }

    /// Makes a mailbox, in a domain that is there.
    pub async fn mailbox(&self, address: &str) -> Account {
        let account = Account::new(address);
        self.log.keep_out(&account.password);
        let new = NewMailbox { password: Some(account.password.as_str().into()), ..NewMailbox::new(address) };
        self.api().create_mailbox(&new).await.expect("the mailbox is made");
        account
    }

    /// What must not be found in the log at the end.
    pub fn keep_out_of_log(&self, secret: &str) {
        self.log.keep_out(secret);
    }

    /// Says that this story provokes an error with this text.
    pub fn expect_error(&self, text: &str) {
        self.log.expect(text);
    }

    /// What the server wrote so far.
    pub fn log(&self) -> String {
        self.log.text()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.ending());
        if thread::panicking() {
            eprintln!("--- the end of the server's log\n{}", self.log.end());
            return;
        }
        let faults = self.log.faults();
        assert!(faults.is_empty(), "the server's log should not hold:\n{}", faults.join("\n"));
    }
}

/// The library that Debian's package `faketime` brings, for programs with threads.
fn libfaketime() -> PathBuf {
    let listed = Peer::new("dpkg").args(["-L", "libfaketime"]).succeeds().text();
    let found = listed.lines().find(|line| line.ends_with("/libfaketimeMT.so.1"));
    found.expect("the package `libfaketime` holds its library").into()
}

fn boot_file(home: &Path, database: Option<&Postgres>) -> String {
    let mut listen = toml::Table::new();
    for listener in LISTENERS {
        listen.insert(listener.to_owned(), toml::Value::from(vec!["127.0.0.1:0"]));
    }
    let mut file = toml::Table::new();
    file.insert("data_dir".to_owned(), home.join("data").display().to_string().into());
    if let Some(database) = database {
        file.insert("database_url".to_owned(), database.url().into());
    }
    file.insert("license_server_url".to_owned(), LICENSES.into());
    file.insert("listen".to_owned(), listen.into());
    file.to_string()
}
