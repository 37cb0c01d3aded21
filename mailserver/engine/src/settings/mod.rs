//! Every setting of the mail server: declared here once, read from rows, changed by REST, shown in the documentation.

mod change;

use std::net::SocketAddr;

use foundation::http::FieldError;
use foundation::settings::checks::{each, like, text, within};
use message::address::{Address, Domain};

fn empty_or_domain(name: &str) -> Result<(), String> {
    if name.is_empty() || Domain::parse(name).is_ok() { Ok(()) } else { Err("must be a domain name".to_owned()) }
}

fn empty_or_address(address: &str) -> Result<(), String> {
    if address.is_empty() || Address::parse(address).is_ok() { Ok(()) } else { Err("must be an address".to_owned()) }
}

fn empty_or_origin(address: &str) -> Result<(), String> {
    let is_origin = |url: url::Url| {
        matches!(url.scheme(), "https" | "http") && url.host().is_some() && url.path() == "/" && url.query().is_none()
    };
    match address.is_empty() || address.parse().is_ok_and(is_origin) {
        true => Ok(()),
        false => Err("must be an address without a path, such as `https://mail.example.org`".to_owned()),
    }
}

fn socket_address(address: &str) -> Result<(), String> {
    address
        .parse::<SocketAddr>()
        .map(drop)
        .map_err(|_| "must be an address and port, such as `127.0.0.1:53`".to_owned())
}

foundation::settings_group! {
    /// Who this server is.
    pub struct ServerSettings("server") {
        /// The name in greetings, trace lines and `Authentication-Results`; empty for the machine's own.
        hostname: String = String::new(), like(empty_or_domain);
        /// Where mail to a domain's `postmaster` goes when nothing else stands there, where reports of failed deliveries
        /// are copied, and who is written to while the licence needs looking after. While it is empty, such mail and
        /// copies go to nobody, and of the licence the postmaster of the first domain is told.
        postmaster: String = String::new(), like(empty_or_address);
        /// Whether domains that tenants and resellers add take part in mail only once their DNS shows that they are theirs. Until then
        /// mail to them goes where the DNS says, and nobody sends in their name: nobody here gets another's mail by naming their domain.
        verify_domains: bool = true;
    }
}

foundation::settings_group! {
    /// How people log in.
    pub struct LoginSettings("login") {
        /// Whether SCRAM-SHA-256 is offered. It needs a second verifier beside each Argon2id hash, made when a password is
        /// set while this is on; whoever steals the database can try passwords against it about a hundred times faster.
        scram: bool = false;
        /// Characters that a new password must have at least.
        password_characters: u32 = 8, within(8..=128);
        /// How hard a new password must be to guess: 0 for anything, 1 for none of the thousand that are tried first, 2 for a million
        /// guesses, 3 for a hundred million, 4 for ten thousand million (zxcvbn's scores). Names of its holder count as guessed.
        password_score: u32 = 1, within(0..=4);
    }
}

foundation::settings_group! {
    /// How programs get leave to act for people (OAuth 2.1, OpenID Connect).
    pub struct OAuthSettings("oauth") {
        /// The address under which this server is known to programs, such as `https://mail.example.org`; empty for `https://` and
        /// `server.hostname`. Programs that hold tokens have to ask anew when it changes.
        issuer: String = String::new(), like(empty_or_origin);
        /// Seconds for which an access token is good.
        access_seconds: u32 = 3600, within(60..=86_400);
        /// Days without use after which a program has to ask its person anew.
        refresh_days: u32 = 90, within(1..=3650);
    }
}

foundation::settings_group! {
    /// How SMTP is spoken with other servers and with mail programs.
    pub struct SmtpSettings("smtp") {
        /// Octets of a message.
        message_bytes: u64 = 50 * 1024 * 1024, within(64 * 1024..=1024 * 1024 * 1024);
        /// Recipients of a message.
        recipients: u32 = 1000, within(100..=50_000);
        /// `Received` lines after which a message is taken to run in a circle.
        hops: u32 = 100, within(100..=1000);
        /// Octets of a message's header.
        header_bytes: u32 = 1024 * 1024, within(64 * 1024..=16 * 1024 * 1024);
        /// Octets of a line of a message.
        line_bytes: u32 = 64 * 1024, within(1000..=1024 * 1024);
        /// Wrong commands after which a connection is closed.
        bad_commands: u32 = 10, within(1..=1000);
        /// Failed logins after which a connection is closed.
        failed_logins: u32 = 3, within(1..=100);
        /// Refused recipients after which a connection is closed.
        refused_recipients: u32 = 100, within(1..=10_000);
        /// Seconds a client may keep silent.
        idle_seconds: u32 = 300, within(10..=3600);
        /// Connections at once.
        connections: u32 = 2000, within(1..=100_000);
        /// Connections at once from one address, or one /64 of IPv6.
        connections_per_peer: u32 = 100, within(1..=100_000);
        /// Addresses an alias may lead to, through other aliases too.
        alias_targets: u32 = 1000, within(1..=100_000);
    }
}

foundation::settings_group! {
    /// How mail is read, over IMAP and POP3.
    pub struct ImapSettings("imap") {
        /// Connections at once, of both protocols each.
        connections: u32 = 5000, within(1..=1_000_000);
        /// Connections at once from one address, or one /64 of IPv6.
        connections_per_peer: u32 = 200, within(1..=1_000_000);
        /// Minutes a client may keep silent after it logged in. RFC 9051 asks for 30 at least.
        idle_minutes: u32 = 30, within(30..=1440);
        /// Octets of a command with its literals, appended messages aside.
        command_bytes: u32 = 1024 * 1024, within(64 * 1024..=64 * 1024 * 1024);
        /// Messages whose text one SEARCH reads.
        search_messages: u32 = 100_000, within(100..=100_000_000);
        /// Folders of a mailbox.
        folders: u32 = 10_000, within(10..=1_000_000);
    }
}

foundation::settings_group! {
    /// How mail on its way out is attempted.
    pub struct QueueSettings("queue") {
        /// Minutes between attempts: the first waits for the first, and so on; the last one repeats.
        retry_minutes: Vec<u32> = vec![1, 5, 15, 30, 60, 120, 240], each(1..=50, within(1..=10_080));
        /// Hours after which the sender is told that a message is late.
        delay_report_hours: u32 = 4, within(1..=240);
        /// Hours after which a message is given up.
        expire_hours: u32 = 120, within(1..=720);
        /// Connections to other servers at once.
        connections: u32 = 100, within(1..=10_000);
        /// Connections to one host at once.
        connections_per_host: u32 = 10, within(1..=1000);
        /// Seconds to wait for another server's answer.
        answer_seconds: u32 = 300, within(5..=3600);
        /// Seconds to wait for a connection.
        connect_seconds: u32 = 30, within(1..=600);
    }
}

foundation::settings_group! {
    /// Where mail on its way out goes.
    pub struct RoutingSettings("routing") {
        /// A host that takes all outgoing mail; empty to deliver to each domain's own servers.
        smart_host: String = String::new(), like(empty_or_host);
        /// The port of the smart host.
        smart_port: u16 = 587, within(1..=65_535);
        /// Whether the connection to the smart host begins with TLS instead of STARTTLS.
        smart_implicit_tls: bool = false;
        /// Whether mail waits rather than reaching the smart host unencrypted or under a certificate that does not verify.
        smart_require_tls: bool = true;
        /// The name to log in to the smart host with; empty for no login.
        smart_user: String = String::new(), text(0..=512);
        /// The port of other domains' servers.
        port: u16 = 25, within(1..=65_535);
    }
    secrets {
        /// The password to log in to the smart host with.
        smart_password;
    }
    rules |group: &RoutingSettings| -> Vec<FieldError> {
        if group.smart_host.is_empty() && !group.smart_user.is_empty() {
            let detail = "needs a `smart_host` to log in to";
            return vec![FieldError::new("/smart_user", "invalid", detail)];
        }
        Vec::new()
    };
}

fn empty_or_host(name: &str) -> Result<(), String> {
    if name.parse::<std::net::IpAddr>().is_ok() { Ok(()) } else { empty_or_domain(name) }
}

foundation::settings_group! {
    /// Who answers questions about names.
    pub struct DnsSettings("dns") {
        /// Name servers as address and port; empty for the machine's own.
        servers: Vec<String> = Vec::new(), each(0..=16, like(socket_address));
        /// Seconds to wait for an answer.
        answer_seconds: u32 = 5, within(1..=60);
        /// Answers kept.
        cache_entries: u32 = 8192, within(0..=10_000_000);
    }
}

foundation::settings_group! {
    /// How long records are kept.
    pub struct RetentionSettings("retention") {
        /// Days of the change feed.
        feed_days: u32 = 30, within(1..=3650);
        /// Days of the audit trail.
        audit_days: u32 = 365, within(1..=36_500);
        /// Expunged messages a folder remembers, for mail programs that were away. One that missed more is told which
        /// messages are left.
        expunged_per_folder: u32 = 2000, within(100..=1_000_000);
        /// Days for which operations that are over, and what came of them, can be read.
        operation_days: u32 = 7, within(1..=365);
        /// Hours for which bytes that no message holds any more are kept.
        body_hours: u32 = 24, within(1..=8760);
        /// Days for which the server can tell what became of a message: who brought it, where it went and what was said. 0 to
        /// tell of none, and forget what was told.
        message_trace_days: u32 = 14, within(0..=3650);
    }
}

foundation::settings_group! {
    /// How this installation reaches its licence server, and how it is known there.
    pub struct LicenseSettings("license") {
        /// The licence server's address; empty for `license_server_url` of the boot file.
        server_url: String = String::new(), like(empty_or_server);
        /// The name that the vendor's licences bear as their issuer; empty for the licence server's address.
        issuer: String = String::new(), text(0..=255);
        /// The host's name as licences know it; empty for what `hostname` prints.
        hostname: String = String::new(), like(empty_or_domain);
        /// What tells this machine apart where its own identifiers do not last, as in containers; empty for these.
        machine_id: String = String::new(), text(0..=255);
        /// The proxy to the licence server, such as `http://proxy.example.org:3128`; empty for the one of the
        /// environment.
        proxy: String = String::new(), like(empty_or_proxy);
        /// A file of certificates in PEM form that vouch for the licence server, beside the machine's own.
        ca_file: String = String::new(), text(0..=4096);
        /// Seconds in which the licence server must have answered.
        answer_seconds: u32 = 30, within(1..=120);
    }
}

/// HTTPS; in the clear only within this machine. What is answered is signed in any case.
fn empty_or_server(address: &str) -> Result<(), String> {
    if address.is_empty() {
        return Ok(());
    }
    crate::license::check_server(address)
}

fn empty_or_proxy(address: &str) -> Result<(), String> {
    let good = |url: url::Url| matches!(url.scheme(), "http" | "https") && url.host().is_some();
    match address.is_empty() || url::Url::parse(address).is_ok_and(good) {
        true => Ok(()),
        false => Err("must be an address such as `http://proxy.example.org:3128`".to_owned()),
    }
}
