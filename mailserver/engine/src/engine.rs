//! The engine's parts and how they are put together.

use std::sync::Arc;

use foundation::db::DbError;
use foundation::http::{Idempotency, IdempotencyLimits};
use foundation::secrets::passkey::Challenges;
use foundation::secrets::password::{PasswordError, PasswordLimits, Passwords};
use foundation::secrets::seal::Sealer;
use foundation::settings::{Declared, Live, Settings, SettingsError};
use foundation::throttle::{LoginLimits, Logins};
use foundation::tls::{Clients, TlsError};
use foundation::webhooks::Webhooks;
use mailauth::dns::Dns;
use message::address::Domain;
use store::Store;

use crate::access_rules::Access;
use crate::certificates::Certificates;
use crate::dkim::Keys;
use crate::dns::{Memory, Resolver};
use crate::license::{FileError, Licensing, Premises};
use crate::listeners::Listening;
use crate::mail_sessions::MailSessions;
use crate::operations::Operations;
use crate::rewriting::Rewriting;
use crate::settings::{
    DnsSettings, ImapSettings, LicenseSettings, LoginSettings, OAuthSettings, QueueSettings, RetentionSettings,
};
use crate::settings::{RoutingSettings, ServerSettings, SmtpSettings};
use crate::storage::Storage;
use crate::traces::{RefusedLimits, Telling};
use crate::traffic::Moving;
use crate::verification::Ownership;

/// What an engine is made of.
pub struct Parts {
    /// The vault.
    pub store: Store,
    /// Opens sealed secrets.
    pub sealer: Sealer,
    /// TLS towards other servers.
    pub tls: Clients,
    /// The machine's own name, used while the setting `server.hostname` is empty.
    pub machine: String,
    /// How failed logins turn into waiting.
    pub logins: LoginLimits,
    /// Where the installation's key lies, and whose licences it takes.
    pub license: Premises,
    /// Who answers questions about names; `None` for the resolver that the `dns` settings describe.
    pub dns: Option<Arc<dyn Dns>>,
}

/// Why an engine could not be opened. All of these are for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Settings cannot be read.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The password hasher refused its parameters.
    #[error(transparent)]
    Passwords(#[from] PasswordError),
    /// TLS roots cannot be read.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// What the installation holds beside the rows cannot be used.
    #[error(transparent)]
    License(#[from] FileError),
    /// The rows cannot be read.
    #[error(transparent)]
    Database(#[from] DbError),
    /// The resolver cannot be set up.
    #[error("the name servers in the `dns` settings cannot be used: {0}")]
    Dns(String),
}

/// Who we are in mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Our name in greetings, trace lines and `Authentication-Results`.
    pub hostname: Domain,
}

/// The engine. Cheap to clone.
#[derive(Clone)]
pub struct Engine {
    inner: Arc<Shared>,
}

/// What all clones of an engine share; open to the engine's own modules alone.
#[doc(hidden)]
pub struct Shared {
    pub(crate) store: Store,
    pub(crate) sealer: Sealer,
    pub(crate) tls: Clients,
    pub(crate) machine: String,
    pub(crate) dns: Arc<dyn Dns>,
    pub(crate) fresh_dns: Arc<dyn Dns>,
    pub(crate) settings: Settings,
    pub(crate) server: Live<ServerSettings>,
    pub(crate) login: Live<LoginSettings>,
    pub(crate) oauth: Live<OAuthSettings>,
    pub(crate) smtp: Live<SmtpSettings>,
    pub(crate) imap: Live<ImapSettings>,
    pub(crate) queue: Live<QueueSettings>,
    pub(crate) routing: Live<RoutingSettings>,
    pub(crate) retention: Live<RetentionSettings>,
    pub(crate) passwords: Passwords,
    pub(crate) logins: Logins,
    pub(crate) access: Access,
    pub(crate) listening: Listening,
    pub(crate) served: Certificates,
    pub(crate) mail_sessions: MailSessions,
    pub(crate) keys: Keys,
    pub(crate) licensing: Licensing,
    pub(crate) storage: Storage,
    pub(crate) webhooks: Webhooks,
    pub(crate) telling: Telling,
    pub(crate) rewriting: Rewriting,
    pub(crate) ownership: Ownership,
    pub(crate) moving: Moving,
    pub(crate) operations: Operations,
    pub(crate) challenges: Challenges,
}

impl std::ops::Deref for Engine {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.inner
    }
}

impl Engine {
    /// Puts the parts together and reads the settings.
    pub async fn open(parts: Parts) -> Result<Self, OpenError> {
        let declared = Declared::new()
            .group::<ServerSettings>()
            .group::<LoginSettings>()
            .group::<OAuthSettings>()
            .group::<SmtpSettings>()
            .group::<ImapSettings>()
            .group::<QueueSettings>()
            .group::<RoutingSettings>()
            .group::<DnsSettings>()
            .group::<RetentionSettings>()
            .group::<LicenseSettings>();
        let settings = declared.load(parts.store.db(), &parts.sealer).await?;
        let (dns, fresh_dns): (Arc<dyn Dns>, Arc<dyn Dns>) = match parts.dns {
            Some(dns) => (Arc::clone(&dns), dns),
            None => {
                let resolver = |memory| Resolver::new(live(&settings), memory);
                (Arc::new(resolver(Memory::Keeping)?), Arc::new(resolver(Memory::Forgetting)?))
            }
        };
        let webhooks = crate::webhooks::open(&parts.store, &parts.sealer, parts.license.roots.origin());
        let access = Access::open(&parts.store).await?;
        let licensing = Licensing::open(&parts.store, parts.license, live(&settings), parts.machine.clone()).await?;
        let engine = Self {
            inner: Arc::new(Shared {
                server: live(&settings),
                login: live(&settings),
                oauth: live(&settings),
                smtp: live(&settings),
                imap: live(&settings),
                queue: live(&settings),
                routing: live(&settings),
                retention: live(&settings),
                passwords: Passwords::new(PasswordLimits::default())?,
                logins: Logins::new(parts.logins),
                access,
                listening: Listening::default(),
                served: Certificates::default(),
                mail_sessions: MailSessions::default(),
                keys: Keys::default(),
                licensing,
                storage: Storage::default(),
                webhooks,
                telling: Telling::new(RefusedLimits::default()),
                rewriting: Rewriting::new(&parts.sealer),
                ownership: Ownership::new(&parts.sealer),
                moving: Moving::default(),
                operations: Operations::default(),
                challenges: Challenges::new(&parts.sealer),
                store: parts.store,
                sealer: parts.sealer,
                tls: parts.tls,
                machine: parts.machine,
                dns,
                fresh_dns,
                settings,
            }),
        };
        engine.shelve().await?;
        Ok(engine)
    }

    /// The vault, for reads.
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The answers kept for repeated requests (`Idempotency-Key`), with fingerprints under a key of this server.
    pub fn idempotency(&self, limits: IdempotencyLimits) -> Idempotency {
        Idempotency::new(self.inner.store.db().clone(), limits, self.inner.sealer.derive("idempotency"))
    }

    /// All settings groups.
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// How SMTP is spoken.
    pub fn smtp_settings(&self) -> &Live<SmtpSettings> {
        &self.inner.smtp
    }

    /// How IMAP and POP3 are spoken.
    pub fn imap_settings(&self) -> &Live<ImapSettings> {
        &self.inner.imap
    }

    /// How people log in.
    pub fn login_settings(&self) -> &Live<LoginSettings> {
        &self.inner.login
    }

    /// Failed logins, by whichever protocol, and API tokens that open nothing: one count, so that a guesser refused over one
    /// is refused over the others.
    pub fn logins(&self) -> &Logins {
        &self.inner.logins
    }

    /// Who we are in mail, as the settings stand now.
    pub fn identity(&self) -> Identity {
        let set = self.inner.server.get();
        let hostname = Domain::parse(&set.value.hostname).or_else(|_| Domain::parse(&self.inner.machine));
        // A machine without a usable name is still a host of this network.
        let hostname = hostname.or_else(|_| Domain::parse("localhost.localdomain"));
        Identity { hostname: hostname.unwrap_or_else(|_| unreachable!("a constant that parses")) }
    }
}

fn live<G: foundation::settings::Group>(settings: &Settings) -> Live<G> {
    // Every group asked for here was declared a few lines above.
    settings.live().unwrap_or_else(|| Live::fixed(G::default()))
}
