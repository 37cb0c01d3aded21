//! What an IMAP client may cost.

use std::time::Duration;

use engine::Engine;

/// Bounds on one IMAP connection.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Input before login.
    pub before_login: imap::Limits,
    /// Input after login. APPENDLIMIT is the SMTP setting `message_bytes`, so that what can be sent can be filed.
    pub after_login: imap::Limits,
    /// Silence before login. Default one minute.
    pub login_idle: Duration,
    /// Time from the first octet to a login, however busy the client keeps. Default five minutes.
    pub login_within: Duration,
    /// Silence after login; `imap.idle_minutes`. Default 30 minutes, the least RFC 9051 §5.4 allows.
    pub idle: Duration,
    /// Time between two signs of life of ours while a client idles: routers forget silent connections. Default two
    /// minutes.
    pub keepalive: Duration,
    /// Time a client may take nothing of what we write. Default five minutes.
    pub write: Duration,
    /// Time to close a connection in good order. Default two seconds.
    pub goodbye: Duration,
    /// Failed logins after which the connection ends. Default 3.
    pub failed_logins: u32,
    /// Commands we cannot read, in a row, after which the connection ends. Default 50.
    pub bad_commands: u32,
    /// Octets gathered before they are written. Default 64 KiB.
    pub output: usize,
    /// Messages whose text one SEARCH reads; `imap.search_messages`. Default 100,000.
    pub search_messages: u64,
    /// Octets of messages one SEARCH reads. Default 1 GiB.
    pub search_octets: u64,
    /// Keys times messages one SEARCH looks at. Default 200 million, about two seconds.
    pub search_steps: u64,
    /// Octets of one message's text a SEARCH looks at. Default 4 MiB.
    pub search_text: usize,
    /// What a client may make of folders; `imap.folders`.
    pub folders: engine::folders::Limits,
    /// What a client may make of messages.
    pub messages: engine::messages::Limits,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            before_login: imap::Limits::before_login(),
            after_login: imap::Limits::after_login(),
            login_idle: Duration::from_secs(60),
            login_within: Duration::from_secs(300),
            idle: Duration::from_secs(30 * 60),
            keepalive: Duration::from_secs(120),
            write: Duration::from_secs(300),
            goodbye: Duration::from_secs(2),
            failed_logins: 3,
            bad_commands: 50,
            output: 64 * 1024,
            search_messages: 100_000,
            search_octets: 1 << 30,
            search_steps: 200_000_000,
            search_text: 4 << 20,
            folders: engine::folders::Limits::default(),
            messages: engine::messages::Limits::default(),
        }
    }
}

impl Limits {
    /// The bounds as the settings stand now.
    pub fn of(engine: &Engine) -> Self {
        let imap = engine.imap_settings().get();
        let imap = &imap.value;
        let mut limits = Self::default();
        limits.after_login.command = imap.command_bytes as usize;
        limits.after_login.literal = imap.command_bytes as usize;
        limits.after_login.append = engine.smtp_settings().get().value.message_bytes;
        // A refused message that did not wait for us has been sent all the same.
        limits.after_login.discard = limits.after_login.append.saturating_mul(4);
        limits.idle = Duration::from_secs(u64::from(imap.idle_minutes) * 60);
        limits.search_messages = imap.search_messages.into();
        limits.folders.folders = imap.folders as usize;
        limits
    }
}
