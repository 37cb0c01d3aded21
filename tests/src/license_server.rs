//! The licence server as a vendor runs it: a boot file, `init`, a key signed by the development root, `serve`, and calls.

use std::collections::BTreeMap;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::thread;

use pennypost_client::Change;
use pennypost_client::types::LicenseSettingsPatch;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::log::Log;
use crate::postgres::Postgres;
use crate::process::Process;
use crate::server::{Database, Server, Time};
use crate::{Peer, binary, repository, until};

/// What licences name as their issuer, wherever the server listens.
pub const ISSUER: &str = "https://licenses.acme.example";
/// The password of everybody in these stories.
pub const PASSWORD: &str = "correct horse battery";

/// A licence server with one vendor, its owner, the sample catalogue and a signing key. At the end of the story it is killed, and its
/// log read for errors and secrets.
#[derive(Debug)]
pub struct LicenseServer {
    config: PathBuf,
    process: Option<Process>,
    time: Time,
    socket: Option<PathBuf>,
    /// The roots it trusts, in place of the machine's.
    trusts: Option<PathBuf>,
    listeners: BTreeMap<String, Vec<SocketAddr>>,
    token: String,
    log: Log,
    database: Option<Postgres>,
    home: TempDir,
}

/// An answer of the licence server.
#[derive(Debug)]
pub struct Reply {
    line: String,
    /// Its status.
    pub status: u16,
    /// Its body; null when it is no JSON.
    pub body: Value,
}

impl Reply {
    /// The body, of an answer with this status.
    ///
    /// # Panics
    /// When it has another.
    pub fn is(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}: {}", self.line, self.body);
        self.body
    }

    /// Of an answer with this status and code: its problem.
    ///
    /// # Panics
    /// When it has another.
    pub fn fails(self, status: u16, code: &str) -> Value {
        assert_eq!((self.status, self.body["code"].as_str()), (status, Some(code)), "{}: {}", self.line, self.body);
        self.body
    }
}

impl LicenseServer {
    /// Starts one.
    ///
    /// # Panics
    /// When it does not serve; so do all methods when the server does not do what they need.
    pub async fn start(database: Database, time: Time) -> Self {
        Self::start_trusting(database, time, None).await
    }

    /// Starts one that trusts nobody but who is in this file.
    pub async fn start_trusting(database: Database, time: Time, trusts: Option<PathBuf>) -> Self {
        let home = tempfile::Builder::new().prefix("vendor-").tempdir().expect("a temporary folder can be made");
        let database = (database == Database::Postgres).then(Postgres::create);
        let socket = match &time {
            Time::Held(clock) => Some(clock.socket()),
            Time::Machine | Time::Faked(_) => None,
        };
        let config = home.path().join("license-server.toml");
        let log = Log::new(home.path().join("license-server.log"));
        let (listeners, token) = (BTreeMap::new(), String::new());
        let mut server = Self { config, process: None, time, socket, trusts, listeners, token, log, database, home };
        server.write_boot_file();
        server.serve().await;
        server.found().await;
        server
    }

    fn write_boot_file(&self) {
        let any = || toml::Value::from(vec!["127.0.0.1:0"]);
        let listen = toml::Table::from_iter([("https".to_owned(), any()), ("http".to_owned(), any())]);
        let mut file = toml::Table::new();
        file.insert("data_dir".to_owned(), self.home.path().join("data").display().to_string().into());
        if let Some(database) = &self.database {
            file.insert("database_url".to_owned(), database.url().into());
        }
        file.insert("listen".to_owned(), listen.into());
        fs::write(&self.config, file.to_string()).expect("the story's folder can be written");
    }

    async fn serve(&mut self) {
        let written = self.home.path().join("data/listeners.json");
        let _ = fs::remove_file(&written);
        let (words, mut variables) = self.time.given(self.socket.as_deref());
        variables.extend(self.trusts.iter().map(|file| ("SSL_CERT_FILE", file.clone())));
        let mut process = Process::start(&binary::license_server(), &self.config, &words, &variables, &self.log);
        let listeners = until("the licence server writes listeners.json", async || {
            assert!(!process.has_ended(), "the licence server ended instead of serving:\n{}", self.log.end());
            serde_json::from_slice(&fs::read(&written).ok()?).ok()
        });
        self.listeners = listeners.await;
        self.process = Some(process);
        if let (Time::Held(clock), Some(socket)) = (&self.time, &self.socket) {
            clock.joined(socket);
        }
    }

    /// The vendor, its owner with a token that does not end, its catalogue, its first key.
    async fn found(&mut self) {
        let words =
            ["init", "--vendor", "acme", "--name", "Acme Ltd", "--issuer", ISSUER, "--owner", "olga@acme.example"];
        let link = self.command(&words).args(["--sample", "--host", "localhost"]).succeeds().text();
        self.log.keep_out(link.trim());
        self.log.keep_out(PASSWORD);
        let redemption = json!({"link": link.trim(), "password": PASSWORD});
        self.ask_as("", "POST /v1/password-links/redeem", redemption).await.is(204);
        let session = self.log_in("staff", "olga@acme.example").await;
        let order = json!({"name": "stories", "scopes": [
            "vendor:write", "staff:write", "catalogue:write", "customers:write", "licenses:write", "activations:write",
            "orders:write", "invoices:write", "keys:write", "audit:read", "events:read",
        ]});
        let made = self.ask_as(&session, "POST /v1/tokens", order).await.is(201);
        self.token = made["secret"].as_str().expect("the token is shown").to_owned();
        self.log.keep_out(&self.token);
        self.key(&["begin"]);
        let seller = json!({
            "name": "Acme Mail Ltd", "email": "accounts@acme.example", "tax_number": "DE123", "tax_name": "VAT",
            "address": {"street": "1 Letter Lane", "town": "Posttown", "postal_code": "10115", "country": "DE"},
            "tax_basis_points": 1900, "invoice_prefix": "INV-", "cheque": "Payable to Acme Mail Ltd",
            "transfer": "IBAN DE00 1234", "footer": "Registered in Posttown",
        });
        self.ask("PUT /v1/vendor/seller", seller).await.is(200);
    }

    /// A step of the signing keys, signed by the development root.
    pub fn key(&self, words: &[&str]) {
        let root = repository().join("license-server/development-root.pem").display().to_string();
        let words = [&["key"], words].concat();
        self.command(&words).args(["--root", &root]).succeeds();
    }

    /// Logs in; the session's secret.
    pub async fn log_in(&self, kind: &str, email: &str) -> String {
        let login = json!({"kind": kind, "email": email, "password": PASSWORD});
        let session = self.ask_as("", "POST /v1/sessions", login).await.is(201);
        session["secret"].as_str().expect("a session has a secret").to_owned()
    }

    /// A customer with a password; the id.
    pub async fn customer(&self, email: &str) -> String {
        self.customer_named(email, "Customer").await
    }

    /// A customer of this name with a password; the id.
    pub async fn customer_named(&self, email: &str, name: &str) -> String {
        let made = self.ask("POST /v1/customers", json!({"email": email, "name": name})).await.is(201);
        let id = made["id"].as_str().expect("a customer has an id").to_owned();
        let link = self.ask(&format!("POST /v1/customers/{id}/password-link"), Value::Null).await.is(200);
        let redemption = json!({"link": link["secret"], "password": PASSWORD});
        self.ask_as("", "POST /v1/password-links/redeem", redemption).await.is(204);
        id
    }

    /// A customer with a password; a token of theirs that does not end, for all that customers do.
    pub async fn buyer(&self, email: &str) -> String {
        self.customer(email).await;
        let session = self.log_in("customer", email).await;
        let scopes = ["licenses:read", "activations:write", "orders:write", "invoices:read", "account:write"];
        let made = self.ask_as(&session, "POST /v1/tokens", json!({"name": "shop", "scopes": scopes})).await.is(201);
        let token = made["secret"].as_str().expect("the token is shown").to_owned();
        self.log.keep_out(&token);
        token
    }

    /// Makes a licence; its id and its key.
    pub async fn license(&self, order: Value) -> (String, String) {
        let made = self.ask("POST /v1/licenses", order).await.is(201);
        let text = |name: &str| made[name].as_str().unwrap_or_else(|| panic!("{name}: {made}")).to_owned();
        self.log.keep_out(&text("key"));
        (text("id"), text("key"))
    }

    /// Asks as the vendor's owner.
    pub async fn ask(&self, line: &str, body: Value) -> Reply {
        self.ask_as(&self.token, line, body).await
    }

    /// Asks with another token or session, or none.
    pub async fn ask_as(&self, token: &str, line: &str, body: Value) -> Reply {
        let (method, path) = line.split_once(' ').expect("a method and a path");
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let client = Client::builder().no_proxy().build().expect("a client can be made");
        let mut request = client.request(method.clone(), format!("http://{}{path}", self.at("http")));
        if !token.is_empty() {
            request = request.bearer_auth(token);
        }
        if !body.is_null() {
            let kind = if method == Method::PATCH { "application/merge-patch+json" } else { "application/json" };
            request = request.header("content-type", kind).body(body.to_string());
        }
        if method == Method::POST {
            request = request.header("idempotency-key", format!("{:016x}", rand::random::<u64>()));
        }
        let response = request.send().await.expect("the licence server answers");
        let status = response.status().as_u16();
        let body = response.bytes().await.expect("an answer has a body");
        Reply { line: line.to_owned(), status, body: serde_json::from_slice(&body).unwrap_or(Value::Null) }
    }

    /// Where the server listens for a protocol.
    pub fn at(&self, listener: &str) -> SocketAddr {
        let bound = self.listeners.get(listener).and_then(|addresses| addresses.first());
        *bound.unwrap_or_else(|| panic!("the licence server does not listen for {listener}"))
    }

    /// Its address, over TLS.
    pub fn url(&self) -> String {
        format!("https://localhost:{}", self.at("https").port())
    }

    /// Its certificate, PEM, in a file.
    pub fn certificate(&self) -> PathBuf {
        crate::server::certificate_of(self.at("https"), &self.home.path().join("license-server.pem"))
    }

    /// Tells a mail server whose licence server this is.
    pub async fn sells_to(&self, server: &Server) {
        let patch = LicenseSettingsPatch {
            server_url: Change::Set(self.url()),
            issuer: Change::Set(ISSUER.to_owned()),
            ca_file: Change::Set(self.certificate().display().to_string()),
            ..Default::default()
        };
        server.api().update_license_settings(&patch).await.expect("the licence server is taken");
        server.keep_out_of_log(PASSWORD);
    }

    /// The program on the same boot file, with other words.
    pub fn command(&self, words: &[&str]) -> Peer {
        let peer = Peer::new(binary::license_server().display().to_string());
        peer.args(words.iter().copied()).arg("--config").arg(self.config.display().to_string())
    }

    /// Ends the server as a supervisor does.
    pub async fn stop(&mut self) {
        if let (Time::Held(clock), Some(socket)) = (&self.time, &self.socket) {
            clock.left(socket);
        }
        let status = self.process.take().expect("the licence server runs").end().await;
        assert_eq!(status, 0, "the licence server did not end in order:\n{}", self.log.end());
    }

    /// SIGKILL: it gets no chance to put anything in order.
    pub fn kill(&mut self) {
        if let (Time::Held(clock), Some(socket)) = (&self.time, &self.socket) {
            clock.left(socket);
        }
        self.process.take().expect("the licence server runs").kill();
    }

    /// Starts it again after [`LicenseServer::stop`] or [`LicenseServer::kill`], at another address: whoever it sells to has to be told.
    pub async fn start_again(&mut self) {
        self.serve().await;
    }

    /// Its folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }
}

impl Drop for LicenseServer {
    fn drop(&mut self) {
        drop(self.process.take());
        if thread::panicking() {
            eprintln!("--- the end of the licence server's log\n{}", self.log.end());
            return;
        }
        let faults = self.log.faults();
        assert!(faults.is_empty(), "the licence server's log should not hold:\n{}", faults.join("\n"));
    }
}
