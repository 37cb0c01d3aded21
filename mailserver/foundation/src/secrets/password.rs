//! Passwords kept as Argon2id PHC strings, made and checked off the async threads.
//! It does not know accounts: the caller brings the stored text, or `None` for a name nobody has.

mod recent;

use std::sync::Arc;
use std::time::{Duration, Instant};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use parking_lot::Mutex;
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use self::recent::RecentSuccesses;

/// What a password check may cost and how much of it may wait.
#[derive(Clone, Debug)]
pub struct PasswordLimits {
    /// Cost of hashes made from now on. Default: [`Cost::default`].
    pub cost: Cost,
    /// Longest password in bytes; Argon2 reads all of it before it starts. Default 1024.
    pub password_bytes: usize,
    /// Checks that run at once. Default: one a core.
    pub at_once: usize,
    /// Checks that may wait for a core before [`PasswordError::Busy`]. Default 512.
    pub waiting: usize,
    /// How long a right password is known again without Argon2. Default five minutes; zero turns the memory off.
    pub remember: Duration,
    /// How many right passwords are remembered. Default 20,000, about 2 MB.
    pub remembered: usize,
}

impl Default for PasswordLimits {
    fn default() -> Self {
        Self {
            cost: Cost::default(),
            password_bytes: 1024,
            at_once: std::thread::available_parallelism().map_or(2, usize::from),
            waiting: 512,
            remember: Duration::from_secs(300),
            remembered: 20_000,
        }
    }
}

/// Argon2id parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Parallel lanes.
    pub lanes: u32,
}

impl Default for Cost {
    /// 19 MiB, two passes, one lane: the OWASP Password Storage recommendation.
    fn default() -> Self {
        Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 }
    }
}

/// Stored hashes dearer than this are refused instead of run: one imported row must not stop the machine.
const DEAREST: Cost = Cost { memory_kib: 1024 * 1024, passes: 32, lanes: 16 };

/// Why a password could not be hashed or checked.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// The peer's fault: longer than [`PasswordLimits::password_bytes`].
    #[error("password is longer than {0} bytes")]
    TooLong(usize),
    /// Nobody's fault: too many checks wait already; try again shortly.
    #[error("too many password checks are waiting")]
    Busy,
    /// The operator's fault: the stored text is no Argon2 PHC string, or asks for more than this machine gives.
    #[error("stored password hash cannot be used: {0}")]
    Stored(&'static str),
    /// The operator's fault: the configured cost is none that Argon2 knows.
    #[error("argon2 parameters are not valid: {0}")]
    Cost(argon2::Error),
    /// Ours: the check did not come back.
    #[error("password check was interrupted")]
    Interrupted,
}

/// The answer to "is this the password?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Right,
    /// It is, and the stored hash was made at another cost: hash the password anew and store that.
    RightRehash,
    /// It is not, or there is no such account.
    Wrong,
}

/// Hashes and checks passwords. Cheap to clone; all clones share the queue and the memory.
#[derive(Clone)]
pub struct Passwords(Arc<Inner>);

struct Inner {
    limits: PasswordLimits,
    argon2: Argon2<'static>,
    /// What unknown users are checked against, so that their refusal takes as long as a wrong password's.
    decoy: String,
    cores: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    recent: Mutex<RecentSuccesses>,
}

impl Passwords {
    /// # Errors
    /// [`PasswordError::Cost`] when Argon2 does not accept the configured cost.
    pub fn new(limits: PasswordLimits) -> Result<Self, PasswordError> {
        let Cost { memory_kib, passes, lanes } = limits.cost;
        let params = Params::new(memory_kib, passes, lanes, None).map_err(PasswordError::Cost)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let decoy = hash_now(&argon2, &super::random::<32>())?;
        let at_once = limits.at_once.max(1);
        Ok(Self(Arc::new(Inner {
            cores: Arc::new(Semaphore::new(at_once)),
            queue: Arc::new(Semaphore::new(at_once + limits.waiting)),
            recent: Mutex::new(RecentSuccesses::new(limits.remember, limits.remembered)),
            argon2,
            decoy,
            limits,
        })))
    }

    /// The PHC string to store for `password`.
    ///
    /// # Errors
    /// [`PasswordError::TooLong`], [`PasswordError::Busy`].
    pub async fn hash(&self, password: &SecretString) -> Result<String, PasswordError> {
        if password.expose_secret().len() > self.0.limits.password_bytes {
            return Err(PasswordError::TooLong(self.0.limits.password_bytes));
        }
        let (inner, password) = (Arc::clone(&self.0), password.clone());
        self.on_a_core(move || hash_now(&inner.argon2, password.expose_secret().as_bytes())).await?
    }

    /// Checks `password` against `stored`; `None` stands for an unknown user and takes just as long.
    ///
    /// # Errors
    /// [`PasswordError::Busy`] under a flood, [`PasswordError::Stored`] when the row holds something else than a hash.
    pub async fn verify(&self, password: &SecretString, stored: Option<&str>) -> Result<Verdict, PasswordError> {
        // No hash was ever made from such a password, so the answer is known; only the time must be spent.
        let too_long = password.expose_secret().len() > self.0.limits.password_bytes;
        let known = stored.filter(|_| !too_long);
        if let Some(stored) = known
            && self.0.recent.lock().holds(Instant::now(), stored, password.expose_secret())
        {
            return Ok(self.0.right(stored));
        }
        let (inner, text) = (Arc::clone(&self.0), known.unwrap_or(&self.0.decoy).to_owned());
        let tried = if too_long { SecretString::from("") } else { password.clone() };
        let matches = self.on_a_core(move || inner.matches(&tried, &text)).await??;
        match known {
            Some(stored) if matches => {
                self.0.recent.lock().add(Instant::now(), stored, password.expose_secret());
                Ok(self.0.right(stored))
            }
            _ => Ok(Verdict::Wrong),
        }
    }

    /// Whether `stored` was made with another algorithm, version or cost than new hashes are.
    pub fn needs_rehash(&self, stored: &str) -> bool {
        self.0.needs_rehash(stored)
    }

    /// Runs `work` on the blocking pool. The permits travel with it: a caller that goes away does not free a busy core.
    async fn on_a_core<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PasswordError> {
        let place: OwnedSemaphorePermit =
            Arc::clone(&self.0.queue).try_acquire_owned().map_err(|_| PasswordError::Busy)?;
        let core = Arc::clone(&self.0.cores).acquire_owned().await.map_err(|_| PasswordError::Interrupted)?;
        tokio::task::spawn_blocking(move || {
            let _held = (place, core);
            work()
        })
        .await
        .map_err(|_| PasswordError::Interrupted)
    }
}

impl Inner {
    fn right(&self, stored: &str) -> Verdict {
        match self.needs_rehash(stored) {
            true => Verdict::RightRehash,
            false => Verdict::Right,
        }
    }

    fn matches(&self, password: &SecretString, stored: &str) -> Result<bool, PasswordError> {
        let (hash, _) = read_stored(stored)?;
        Ok(self.argon2.verify_password(password.expose_secret().as_bytes(), &hash).is_ok())
    }

    fn needs_rehash(&self, stored: &str) -> bool {
        match read_stored(stored) {
            Ok((hash, cost)) => {
                cost != self.limits.cost
                    || hash.algorithm != Algorithm::Argon2id.ident()
                    || hash.version != Some(Version::V0x13.into())
            }
            Err(_) => true,
        }
    }
}

fn read_stored(stored: &str) -> Result<(PasswordHash, Cost), PasswordError> {
    let hash = PasswordHash::new(stored).map_err(|_| PasswordError::Stored("not a PHC string"))?;
    if Algorithm::try_from(hash.algorithm.as_str()).is_err() {
        return Err(PasswordError::Stored("not an argon2 hash"));
    }
    let params = Params::try_from(&hash).map_err(|_| PasswordError::Stored("unknown parameters"))?;
    let cost = Cost { memory_kib: params.m_cost(), passes: params.t_cost(), lanes: params.p_cost() };
    if cost.memory_kib > DEAREST.memory_kib || cost.passes > DEAREST.passes || cost.lanes > DEAREST.lanes {
        return Err(PasswordError::Stored("costs more than one gibibyte, 32 passes or 16 lanes"));
    }
    Ok((hash, cost))
}

fn hash_now(argon2: &Argon2<'_>, password: &[u8]) -> Result<String, PasswordError> {
    match argon2.hash_password_with_salt(password, &super::random::<16>()) {
        Ok(hash) => Ok(hash.to_string()),
        Err(_) => Err(PasswordError::Stored("argon2 could not make a hash")),
    }
}
