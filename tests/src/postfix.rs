//! A private Postfix as a neighbour: its own folders, ports and queue, nothing of the system's.

use std::fs;
use std::net::TcpStream;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};

use rustix::fs::Uid;
use tempfile::TempDir;

use crate::{Peer, repository, until};

/// Below those that the system hands out by itself. Another program may hold one all the same: then the next is tried.
const PORTS: std::ops::Range<u16> = 12_000..30_000;
const ATTEMPTS: usize = 5;

/// What a Postfix is for.
#[derive(Clone, Debug)]
pub enum Role<'r> {
    /// It hands all mail for these domains to a host.
    Sends {
        /// Domains it knows the way to.
        domains: &'r [&'r str],
        /// Where they are: `127.0.0.1:40123`.
        to: String,
    },
    /// It takes mail for a domain into a maildir of each address.
    Receives {
        /// The domain.
        domain: &'r str,
        /// Who is there: parts before the `@`.
        people: &'r [&'r str],
        /// What it says to a recipient instead: `check_recipient_access` rows such as `slow@dst.test 451 4.7.1 Later`.
        access: &'r str,
    },
}

/// A running Postfix.
#[derive(Debug)]
pub struct Postfix {
    home: TempDir,
    port: u16,
}

/// A message as Postfix delivered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered(pub Vec<u8>);

impl Postfix {
    /// Starts one.
    ///
    /// # Panics
    /// When it does not start; it has to be started as root.
    pub async fn start(role: Role<'_>) -> Self {
        for _ in 0..ATTEMPTS {
            let postfix = Self::set_up(&role);
            let said = postfix.command("start").run();
            if said.code == Some(0) {
                let at = ("127.0.0.1", postfix.port);
                until("Postfix listens", async || TcpStream::connect(at).ok()).await;
                return postfix;
            }
            let log = postfix.log();
            assert!(log.contains("Address already in use"), "Postfix does not start: {said:?}\n{log}");
        }
        panic!("Postfix found no free port in {ATTEMPTS} attempts");
    }

    fn set_up(role: &Role<'_>) -> Self {
        let home = tempfile::Builder::new().prefix("postfix-").tempdir().expect("a temporary folder can be made");
        // Its programs run as their own user and must be able to walk in.
        Peer::new("chmod").arg("755").arg(home.path().display().to_string()).succeeds();
        let postfix = Self { home, port: rand::random_range(PORTS) };
        postfix.write(role);
        postfix
    }

    /// Where it takes mail.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Hands it a message, as a program on its machine does.
    pub fn submit(&self, sender: &str, recipients: &[&str], message: &[u8]) {
        let config = self.config().display().to_string();
        // `-i`: a line with a lone dot is no end.
        let peer = Peer::new("/usr/sbin/sendmail").args(["-C", &config, "-i", "-f", sender]);
        peer.args(recipients).input(message).succeeds();
    }

    /// The next message delivered to `address`, once it is there.
    pub async fn receives(&self, address: &str) -> Delivered {
        until(&format!("Postfix delivers to {address}\n{}", self.log()), async || self.mail(address).pop()).await
    }

    /// The messages delivered to `address` so far.
    pub fn mail(&self, address: &str) -> Vec<Delivered> {
        let (local, domain) = address.split_once('@').unwrap_or((address, ""));
        let folder = self.home.path().join("mail").join(domain).join(local).join("new");
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        files.filter_map(|file| fs::read(file.path()).ok()).map(Delivered).collect()
    }

    /// Refuses nobody any more that it refused or put off so far.
    pub fn let_everyone_through(&self) {
        fs::write(self.config().join("access"), "").expect("the story's folder can be written");
        self.command("reload").succeeds();
    }

    /// Tries at once what it has put off.
    pub fn try_again(&self) {
        Peer::new("postqueue").arg("-c").arg(self.config().display().to_string()).arg("-f").succeeds();
    }

    /// What it logged.
    pub fn log(&self) -> String {
        fs::read_to_string(self.home.path().join("postfix.log")).unwrap_or_default()
    }

    fn config(&self) -> PathBuf {
        self.home.path().join("config")
    }

    fn command(&self, action: &str) -> Peer {
        Peer::new("postfix").arg("-c").arg(self.config().display().to_string()).arg(action)
    }

    fn write(&self, role: &Role<'_>) {
        let home = self.home.path();
        let user = postfix_user();
        for (folder, owner) in [("config", None), ("spool", None), ("data", Some(user)), ("mail", Some(user))] {
            let path = home.join(folder);
            fs::create_dir(&path).expect("the story's folder can be written");
            if let Some(owner) = owner {
                chown(&path, Some(owner.as_raw()), None).expect("Postfix has to be started as root");
            }
        }
        let (settings, files) = settings(role, home, user);
        for (name, text) in files {
            fs::write(self.config().join(name), text).expect("the story's folder can be written");
        }
        let (folder, listen) = (home.display().to_string(), format!("127.0.0.1:{}", self.port));
        let main = shared("main.cf", &[("home", &folder)]) + "smtp_dns_support_level = disabled\n" + &settings;
        // It looks every second: stories wait for it.
        let master = shared("master.cf", &[("listen", &listen), ("pickup", "1"), ("queue", "1")]);
        for (name, text) in [("main.cf", main), ("master.cf", master)] {
            fs::write(self.config().join(name), text).expect("the story's folder can be written");
        }
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        // One that did not start cannot be stopped; its log says so.
        self.command("stop").run();
        if std::thread::panicking() {
            eprintln!("--- Postfix's log\n{}", self.log());
        }
    }
}

fn settings(role: &Role<'_>, home: &Path, user: Uid) -> (String, Vec<(&'static str, String)>) {
    let config = home.join("config").display().to_string();
    match role {
        Role::Sends { domains, to } => {
            let (host, port) = to.rsplit_once(':').unwrap_or((to, "25"));
            let rows: String = domains.iter().map(|domain| format!("{domain} smtp:[{host}]:{port}\n")).collect();
            let settings = format!(
                "transport_maps = texthash:{config}/transport\nmyhostname = sender.test\nmyorigin = sender.test\n\
                 smtp_tls_security_level = may\nlocal_recipient_maps =\n\
                 minimal_backoff_time = 1s\nmaximal_backoff_time = 2s\nqueue_run_delay = 1s\n"
            );
            (settings, vec![("transport", rows)])
        }
        Role::Receives { domain, people, access } => {
            let mail = home.join("mail").display().to_string();
            let id = user.as_raw();
            let settings = format!(
                "myhostname = mx.{domain}\nvirtual_mailbox_domains = {domain}\n\
                 virtual_mailbox_base = {mail}\nvirtual_mailbox_maps = texthash:{config}/mailboxes\n\
                 virtual_minimum_uid = 1\nvirtual_uid_maps = static:{id}\nvirtual_gid_maps = static:{id}\n\
                 smtpd_recipient_restrictions = check_recipient_access texthash:{config}/access, reject_unauth_destination\n\
                 smtpd_tls_security_level = none\nsmtpd_peername_lookup = no\n"
            );
            let mailboxes = people.iter().map(|name| format!("{name}@{domain} {domain}/{name}/\n")).collect();
            (settings, vec![("mailboxes", mailboxes), ("access", format!("{access}\n"))])
        }
    }
}

/// A file of `tests/postfix`, which the benchmarks read too, with its blanks filled.
fn shared(name: &str, values: &[(&str, &str)]) -> String {
    let path = repository().join("tests/postfix").join(name);
    let text = fs::read_to_string(path).expect("the repository holds it");
    values.iter().fold(text, |text, (blank, value)| text.replace(&format!("{{{blank}}}"), value))
}

fn postfix_user() -> Uid {
    let id = Peer::new("id").args(["-u", "postfix"]).succeeds().text();
    Uid::from_raw(id.trim().parse().expect("`id -u` prints a number"))
}
