//! What everything here stands on: the database, the key that seals secrets, passwords, the brake on guessing, the clock and
//! the roots that this build trusts.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use foundation::clock::Clock;
use foundation::db::{Conn, Database, DbError, Migration, OpenError, Options};
use foundation::http::{Idempotency, IdempotencyLimits};
use foundation::secrets::password::{PasswordError, PasswordLimits, Passwords};
use foundation::secrets::seal::{SealError, Sealer};
use foundation::throttle::{LoginLimits, Logins};
use foundation::webhooks::Webhooks;
use license::roots::Roots;

use crate::activations::Counter;
use crate::newcomers::{Brake, BrakeLimits};
use crate::vendors::Hosts;
use crate::webhooks;

/// The schema, after the ground's own.
pub(crate) const SCHEMA: &[Migration] = foundation::migrations!(
    "license-server",
    "../schema",
    [
        "0001_vendor",
        "0002_licenses",
        "0003_orders",
        "0020_installation_sessions",
        "0030_releases",
        "0031_newcomers",
        "0032_refreshes"
    ]
);

/// Keys that are watched beside those of vendors.
pub(crate) mod wake {
    /// Touched when a mail was put into the outbox.
    pub(crate) const MAILS: i64 = -1;
    /// Touched when any vendor was made or changed.
    pub(crate) const VENDORS: i64 = -2;
}

/// Cheap to clone.
#[derive(Clone)]
pub(crate) struct Office {
    pub(crate) db: Database,
    pub(crate) sealer: Sealer,
    pub(crate) passwords: Passwords,
    pub(crate) logins: Arc<Logins>,
    pub(crate) roots: Arc<Roots>,
    pub(crate) webhooks: Webhooks,
    pub(crate) limits: Limits,
    pub(crate) counter: Arc<Counter>,
    pub(crate) brake: Arc<Brake>,
    pub(crate) hosts: Arc<Hosts>,
}

/// Bounds on what people may keep and how long a session lasts.
#[derive(Clone, Debug)]
pub(crate) struct Limits {
    /// How long a session of staff lasts at most, and without being used. Default 12 h and 1 h.
    pub(crate) staff_session: SessionTime,
    /// The same for customers. Default 12 h and 2 h.
    pub(crate) customer_session: SessionTime,
    /// The same for sessions by an Installation Id or a link of an installation. Default 1 h and 20 min.
    pub(crate) installation_session: SessionTime,
    /// Sessions one person may have at a time; the oldest gives way. Default 20.
    pub(crate) sessions: i64,
    /// API tokens one person may have that are not revoked. Default 50.
    pub(crate) tokens: usize,
    /// How long a link to set a password is good. Default 3 days.
    pub(crate) password_link: Duration,
    /// How long a link is good that was mailed because a stranger asked for it. Default 24 h.
    pub(crate) mailed_link: Duration,
    /// Shortest password, in characters. Default 10.
    pub(crate) password_chars: usize,
}

/// How long a session lasts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SessionTime {
    /// At most.
    pub(crate) longest: Duration,
    /// Without being used.
    pub(crate) idle: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        let hour = Duration::from_secs(3600);
        Self {
            staff_session: SessionTime { longest: 12 * hour, idle: hour },
            customer_session: SessionTime { longest: 12 * hour, idle: 2 * hour },
            installation_session: SessionTime { longest: hour, idle: hour / 3 },
            sessions: 20,
            tokens: 50,
            password_link: 72 * hour,
            mailed_link: 24 * hour,
            password_chars: 10,
        }
    }
}

/// Why the office cannot open. All of it is the operator's to mend.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OfficeError {
    /// The key file.
    #[error(transparent)]
    Key(#[from] SealError),
    /// The database.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The cost of passwords.
    #[error(transparent)]
    Passwords(#[from] PasswordError),
}

impl Office {
    /// Opens the database at `url` with the secrets that `key_file` seals.
    pub(crate) async fn open(url: String, key_file: &Path, clock: Clock) -> Result<Self, OfficeError> {
        let sealer = Sealer::open_or_create(key_file)?;
        let db = Database::open(Options { clock, ..Options::new(url) }, SCHEMA).await?;
        Ok(Self::of(db, sealer, Passwords::new(PasswordLimits::default())?, LoginLimits::default()))
    }

    /// Over an open database.
    pub(crate) fn of(db: Database, sealer: Sealer, passwords: Passwords, logins: LoginLimits) -> Self {
        let (logins, roots) = (Arc::new(Logins::new(logins)), Arc::new(Roots::built_in()));
        let (counter, hosts) = (Arc::default(), Arc::default());
        let brake = Arc::new(Brake::new(BrakeLimits::default()));
        let webhooks = webhooks::engine(&db, &sealer, &roots, None);
        Self { db, sealer, passwords, logins, roots, webhooks, limits: Limits::default(), counter, brake, hosts }
    }

    /// The same, with webhooks sent by a proxy if one is named.
    pub(crate) fn sending_by(mut self, proxy: Option<String>) -> Self {
        self.webhooks = webhooks::engine(&self.db, &self.sealer, &self.roots, proxy);
        self
    }

    /// A connection for single reads.
    pub(crate) async fn read(&self) -> Result<Conn, DbError> {
        self.db.read().await
    }

    /// The clock.
    pub(crate) fn clock(&self) -> &Clock {
        self.db.clock()
    }

    /// The kept answers of requests with a key.
    pub(crate) fn idempotency(&self, limits: IdempotencyLimits) -> Idempotency {
        Idempotency::new(self.db.clone(), limits, self.sealer.derive("idempotency"))
    }
}
