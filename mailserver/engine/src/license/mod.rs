//! The licence: what it lets this installation do, kept current, and asked by every gate.
//!
//! What a document means is `license`'s to say. Here it is kept, held against the clock and what is in use, and turned
//! into a [`Standing`] that gates read without waiting. Only a signed answer, or a date inside the last one, takes
//! anything away; nothing here does so because a connection failed.

mod call;
mod choice;
mod desk;
mod files;
mod import;
mod machine;
mod notice;
mod refresh;
pub mod sheet;
mod standing;

use std::path::PathBuf;
use std::sync::Arc;

use dashmap::DashMap;
use foundation::clock::Clock;
use foundation::db::{Actor, AuditEntry, DbError, Event};
use foundation::settings::Live;
use license::Moment;
use license::allows::{Answer, Surface};
use license::clock::Tick;
use license::entitlement::Usage;
use license::evaluate::{Facts, evaluate};
use license::host::Hostname;
use license::key::{SigningKey, Thumbprint};
use license::nonce::{Nonce, Outstanding};
use license::reason::Code;
use license::roots::{NoTestClock, Origin, Roots};
use license::seq::HighestSeq;
use serde_json::json;
use store::Store;
use store::ids::MailboxId;
use store::license::{self as rows, Kept};
use tokio::sync::{Mutex, watch};
use url::{Host, Url};

pub use self::call::CallError;
pub use self::files::FileError;
pub use self::import::{AccountLink, LicenseError};
pub use self::refresh::Account;
pub use self::standing::{Access, Barred, NoRoom, Standing, in_use};
pub use license::entitlement::LimitName;
pub use license::evaluate::Notice;
pub use license::license_key::LicenseKey;
pub use license::request::Purpose;

use self::desk::Desk;
use self::standing::Room;
use crate::settings::LicenseSettings;
use crate::{Engine, OpenError, Refused};

/// What licences are for (claim `aud`).
pub const PRODUCT: &str = "pennypost";

/// Days in which the mailboxes that stay are chosen, where the licence that ended does not say.
const DAYS_TO_CHOOSE: i64 = 14;

/// Seconds after which the clock is kept again.
const KEEP_CLOCK: i64 = 600;

const DAY_MICROS: i64 = 24 * 3_600_000_000;

/// Where an installation stands.
#[derive(Clone, Debug)]
pub struct Premises {
    /// The folder of the installation's key.
    pub folder: PathBuf,
    /// The licence server of the boot file.
    pub server: Option<String>,
    /// Whom it trusts in the end.
    pub roots: Roots,
    /// The date of this build.
    pub build: Moment,
}

impl Premises {
    /// With the roots and the date of this build.
    pub fn new(folder: impl Into<PathBuf>, server: Option<String>) -> Self {
        let build = env!("PENNYPOST_BUILD_SECOND").parse().map_or(Moment::from_second(0), Moment::from_second);
        Self { folder: folder.into(), server, roots: Roots::built_in(), build }
    }
}

/// The engine's part that knows the licence.
pub(crate) struct Licensing {
    premises: Premises,
    settings: Live<LicenseSettings>,
    machine: String,
    store: Store,
    key: SigningKey,
    own: Thumbprint,
    boot: Nonce,
    desk: Mutex<Desk>,
    /// Held while the licence server is asked; what is held can be read and changed meanwhile.
    calling: Mutex<()>,
    standing: watch::Sender<Arc<Standing>>,
    /// Counts how often somebody lost access; sessions end by it.
    barred: watch::Sender<u64>,
    /// The day on which each mailbox was last noted as used.
    used: DashMap<MailboxId, i64>,
}

/// Who caused a change of what is held, and how the audit trail names it.
pub(super) struct Cause {
    actor: Actor,
    action: &'static str,
    object: String,
}

impl Licensing {
    pub(crate) async fn open(
        store: &Store,
        premises: Premises,
        settings: Live<LicenseSettings>,
        machine: String,
    ) -> Result<Self, OpenError> {
        let key = files::install_key(&premises.folder)?;
        let own = key.public().thumbprint();
        let kept = match rows::read(&mut store.read().await?).await? {
            Some(kept) => kept,
            None => first(store).await?,
        };
        let beside = files::highest_seq(&premises.folder);
        let desk = Desk::open(kept, &premises.roots, &beside, tick(store.clock()));
        let free = evaluate(None, &desk.clock.reading(), &facts(&own, None, premises.build, &Usage::new()));
        let nothing = Standing { evaluation: free, usage: Usage::new(), choose_by: None, active: None };
        let licensing = Self {
            premises,
            settings,
            machine,
            store: store.clone(),
            key,
            own,
            boot: Nonce::from_random(&rand::random()),
            desk: Mutex::new(desk.clone()),
            calling: Mutex::new(()),
            standing: watch::Sender::new(Arc::new(nothing)),
            barred: watch::Sender::new(0),
            used: DashMap::new(),
        };
        licensing.settle(&mut *licensing.desk.lock().await, desk, None).await?;
        Ok(licensing)
    }

    /// What the licence comes to now.
    pub(crate) fn standing(&self) -> Arc<Standing> {
        self.standing.borrow().clone()
    }

    /// Hears of every change.
    pub(crate) fn watch(&self) -> watch::Receiver<Arc<Standing>> {
        self.standing.subscribe()
    }

    /// Hears when somebody who was let in might not be any more.
    pub(crate) fn admission(&self) -> watch::Receiver<u64> {
        self.barred.subscribe()
    }

    /// The host's name as licences know it.
    fn hostname(&self) -> Option<Hostname> {
        let set = &self.settings.get().value.hostname;
        Hostname::parse(if set.is_empty() { &self.machine } else { set }).ok()
    }

    /// The licence server: the setting, or the boot file.
    fn server(&self) -> Option<String> {
        let set = self.settings.get().value.server_url.clone();
        let server = Some(set).filter(|set| !set.is_empty()).or_else(|| self.premises.server.clone());
        server.map(|server| server.trim_end_matches('/').to_owned())
    }

    /// Whose licences are taken.
    fn issuer(&self) -> Option<String> {
        let set = self.settings.get().value.issuer.clone();
        Some(set).filter(|set| !set.is_empty()).or_else(|| self.server())
    }

    /// Looks at clocks and counts again.
    async fn look(&self) -> Result<Arc<Standing>, DbError> {
        let mut desk = self.desk.lock().await;
        let next = desk.clone();
        self.settle(&mut desk, next, None).await?;
        Ok(self.standing())
    }

    /// Keeps the clock, at stop.
    async fn keep_clock(&self) -> Result<(), DbError> {
        let mut desk = self.desk.lock().await;
        desk.clock.tick(tick(self.store.clock()));
        let kept = desk.pack(self.store.clock().uptime());
        self.store.db().write(kept, |tx, kept| Box::pin(rows::keep(tx, kept))).await
    }

    /// Makes `next` what is held: weighs it, writes what changed in one unit, and then shows it to the gates.
    async fn settle(&self, desk: &mut Desk, mut next: Desk, cause: Option<Cause>) -> Result<(), DbError> {
        let standing = self.weigh(&mut next).await?;
        let now = self.store.clock().micros();
        let state = standing.evaluation.state.as_str();
        let told = next.kept.state.replace(state.to_owned());
        let changed = told.filter(|told| told != state).map(|told| changed(&standing, &told));
        let reasons = codes(&standing);
        let told = next.kept.reasons.replace(reasons.clone()).unwrap_or_default();
        let lost = |codes: &str| codes.split(',').any(|code| code == Code::ContactLost.as_str());
        let contact_lost = (lost(&reasons) && !lost(&told)).then(|| contact_lost(&standing));
        let has_changed = changed.is_some();
        let events: Vec<Event> = changed.into_iter().chain(contact_lost).collect();
        let held_for = match (standing.holds_queue(), next.kept.held_since) {
            (true, None) => {
                next.kept.held_since = Some(now);
                None
            }
            (false, Some(since)) => {
                next.kept.held_since = None;
                Some((now - since).max(0))
            }
            _ => None,
        };
        let uptime = self.store.clock().uptime();
        let due = uptime - desk.clock_kept_at >= KEEP_CLOCK;
        if cause.is_some() || due || next.kept != desk.kept {
            let unit = (next.pack(uptime), events, held_for, cause.map(entry));
            let written = self.store.db().write(unit, |tx, (kept, events, held_for, cause)| {
                Box::pin(async move {
                    rows::keep(tx, kept).await?;
                    if let Some(micros) = held_for {
                        rows::prolong_queue(tx, *micros).await?;
                    }
                    for event in events.iter() {
                        tx.record(event.clone());
                    }
                    if let Some((actor, entry)) = cause {
                        tx.audit(actor, entry.clone()).await?;
                    }
                    Ok::<_, DbError>(())
                })
            });
            written.await?;
        }
        if next.seen != desk.seen
            && let Err(error) = files::keep_highest_seq(&self.premises.folder, &next.seen)
        {
            tracing::error!(error = &error as &dyn std::error::Error, "the highest number is kept in the rows alone");
        }
        *desk = next;
        if has_changed {
            tracing::info!(license.state = state, "the licence is in another state");
        }
        metrics::gauge!("license_state").set(standing.evaluation.state as u8 as f64);
        let before = self.standing.send_replace(Arc::new(standing));
        if self.standing().takes_access_from(&before) {
            self.barred.send_modify(|count| *count += 1);
        }
        Ok(())
    }

    /// What `desk` comes to now. Notes since when there is too much in use.
    async fn weigh(&self, desk: &mut Desk) -> Result<Standing, DbError> {
        let mut conn = self.store.read().await?;
        let count = |count: i64| u64::try_from(count).unwrap_or(0);
        let usage = Usage::from([
            (LimitName::DOMAINS, count(rows::domains(&mut conn).await?)),
            (LimitName::MAILBOXES, count(rows::mailboxes(&mut conn).await?)),
        ]);
        let reading = desk.clock.tick(tick(self.store.clock()));
        let (hostname, machine) = (self.hostname(), machine::traits(&self.settings.get().value.machine_id));
        let facts =
            Facts { machine: Some(&machine), ..facts(&self.own, hostname.as_ref(), self.premises.build, &usage) };
        let mut evaluation = evaluate(desk.token.as_ref(), &reading, &facts);
        let surplus = evaluation.allows(Surface::Access) == Answer::ChosenOnly && Standing::is_over(&evaluation);
        if !surplus {
            desk.kept.over_since = None;
            return Ok(Standing { evaluation, usage, choose_by: None, active: None });
        }
        let since = *desk.kept.over_since.get_or_insert(reading.now.second() * 1_000_000);
        let by = evaluation.choose_by.unwrap_or(Moment::from_second(since / 1_000_000).plus_days(DAYS_TO_CHOOSE));
        let active = choice::active(&mut conn, &evaluation.limits, reading.now >= by).await?;
        if reading.now < by {
            evaluation.next_change = Some(evaluation.next_change.map_or(by, |next| next.min(by)));
        }
        Ok(Standing { evaluation, usage, choose_by: Some(by), active })
    }
}

impl Engine {
    /// What the licence comes to now. Reading it costs nothing.
    pub fn license(&self) -> Arc<Standing> {
        self.licensing.standing()
    }

    /// Whether this build takes licences of the development root, whose private half is in the repository.
    pub fn trusts_development_root(&self) -> bool {
        self.licensing.premises.roots.origin() == Origin::Development
    }

    /// Looks at clocks and counts again, as happens every ten minutes and at every date that matters.
    pub async fn look_at_license(&self) -> Result<Arc<Standing>, Refused> {
        Ok(self.licensing.look().await?)
    }

    /// Keeps the licence current until `shutdown` is ready, and then keeps its clock.
    pub async fn run_license(&self, shutdown: impl Future<Output = ()> + Send) {
        let mut shutdown = std::pin::pin!(shutdown);
        let mut woken = None;
        loop {
            let timer = self.store.clock().timer(self.until_next_look());
            // The next timer is set: what the last one set off is over.
            drop(woken.take());
            tokio::select! {
                () = &mut shutdown => break,
                due = timer => woken = Some(due),
            }
            if let Err(error) = self.licensing.look().await {
                tracing::error!(error = &error as &dyn std::error::Error, "the licence could not be looked at");
            }
        }
        if let Err(error) = self.licensing.keep_clock().await {
            tracing::warn!(error = &error as &dyn std::error::Error, "the licence's clock was not kept");
        }
    }

    /// The room for one more of `what`.
    pub(crate) fn room(&self, what: &LimitName) -> Result<Option<Room>, Refused> {
        Ok(self.license().room(what)?)
    }

    /// Counts again after something went, when there was too much: who was locked out may get in again.
    pub(crate) async fn licensed_anew(&self) {
        if !Standing::is_over(&self.license().evaluation) {
            return;
        }
        if let Err(error) = self.licensing.look().await {
            tracing::error!(error = &error as &dyn std::error::Error, "the licence could not be looked at");
        }
    }

    fn until_next_look(&self) -> std::time::Duration {
        let now = self.store.clock().now().as_second();
        let next = self.license().evaluation.next_change.map(|next| next.second() - now);
        std::time::Duration::from_secs(next.unwrap_or(KEEP_CLOCK).clamp(1, KEEP_CLOCK).unsigned_abs())
    }

    /// Notes that a mailbox is in use, once a day: who stays when a licence ends goes by it.
    pub(crate) fn note_use(&self, mailbox: MailboxId) {
        let day = self.store.clock().micros() / DAY_MICROS;
        if self.licensing.used.insert(mailbox, day) == Some(day) {
            return;
        }
        let store = self.store.clone();
        tokio::spawn(async move {
            let noted = store.db().write((mailbox, day), |tx, &(mailbox, day)| Box::pin(rows::used(tx, mailbox, day)));
            if let Err(error) = noted.await {
                tracing::info!(mailbox.id = %mailbox, %error, "the use of a mailbox was not noted");
            }
        });
    }
}

/// Whether a test may hold this program's clock.
///
/// # Errors
/// It may not where a vendor's roots are trusted.
pub fn allow_test_clock() -> Result<(), NoTestClock> {
    Roots::built_in().origin().allow_test_clock()
}

/// Whether a licence server may be asked at `address`: by HTTPS, or in the clear within this machine. What it answers is
/// signed in any case.
///
/// # Errors
/// Says what it must be.
pub fn check_server(address: &str) -> Result<(), String> {
    let local = |url: &Url| match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    let bare = |url: &Url| url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let good = |url: &Url| bare(url) && (url.scheme() == "https" || url.scheme() == "http" && local(url));
    match Url::parse(address).is_ok_and(|url| good(&url)) {
        true => Ok(()),
        false => Err("must be an HTTPS address such as `https://licenses.example.com`".to_owned()),
    }
}

fn tick(clock: &Clock) -> Tick {
    Tick { wall: Moment::from(clock.now()), uptime: clock.uptime() }
}

fn facts<'a>(key: &'a Thumbprint, hostname: Option<&'a Hostname>, build: Moment, usage: &'a Usage) -> Facts<'a> {
    Facts { key, hostname, machine: None, build, usage }
}

/// The row of the first start.
async fn first(store: &Store) -> Result<Kept, DbError> {
    let json = |value: Result<String, _>| value.unwrap_or_else(|_: serde_json::Error| String::new());
    let kept = Kept {
        installation: installation_id(&rand::random()),
        highest_seq: json(serde_json::to_string(&HighestSeq::default())),
        outstanding: json(serde_json::to_string(&Outstanding::default())),
        created_at: store.clock().micros(),
        ..Kept::default()
    };
    store.db().write(kept.clone(), |tx, kept| Box::pin(rows::keep(tx, kept))).await?;
    Ok(kept)
}

/// What a customer may have to type: 100 bits in groups, without letters that look like others.
fn installation_id(random: &[u8; 20]) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letters: Vec<char> = random.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The reasons' codes, with commas.
fn codes(standing: &Standing) -> String {
    let codes: Vec<_> = standing.evaluation.reasons.iter().map(|reason| reason.code.as_str()).collect();
    codes.join(",")
}

fn contact_lost(standing: &Standing) -> Event {
    let lost = standing.evaluation.reasons.iter().find(|reason| reason.code == Code::ContactLost);
    let next = lost.and_then(|reason| reason.changes_at).map(Moment::timestamp);
    let detail = json!({"state": standing.evaluation.state.as_str(), "changes_at": next}).to_string();
    Event { kind: "license.contact_lost", owner: 0, object: 0, revision: 0, detail: Some(detail) }
}

fn changed(standing: &Standing, told: &str) -> Event {
    let evaluation = &standing.evaluation;
    let reasons: Vec<_> = evaluation.reasons.iter().map(|reason| reason.code.as_str()).collect();
    let detail = json!({"state": evaluation.state.as_str(), "before": told, "reasons": reasons}).to_string();
    Event { kind: "license.state_changed", owner: 0, object: 0, revision: 0, detail: Some(detail) }
}

fn entry(cause: Cause) -> (Actor, AuditEntry) {
    let change = foundation::db::Change { before: None, after: None };
    (cause.actor, AuditEntry { action: cause.action, object: cause.object, change })
}

#[cfg(test)]
pub(crate) mod tests;
