//! Addresses that are listened on beside those of the boot file: opened and closed while the server runs.
//!
//! A row says what is to be open; [`Doors`], given by whoever serves, opens it. What cannot be opened at a start, because somebody else
//! has the port, does not stop the start: it is shown, and tried again.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use foundation::db::{Actor, AuditEntry, Change, Event, Tx};
use foundation::tasks::TaskResult;
use foundation::tokens::Scope;
use futures::future::BoxFuture;
use parking_lot::Mutex;
use serde_json::json;
use store::ids::ListenerId;
use store::listeners::{self, Listener, ListenerText};
use tokio::sync::watch;

use crate::named::Put;
use crate::plans::check_slug;
use crate::principal::Intent;
use crate::{Area, Engine, Principal, Refused};

/// What is spoken at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spoken {
    /// Mail from other servers.
    Smtp,
    /// Mail from people here, STARTTLS.
    Submission,
    /// Mail from people here, TLS.
    Submissions,
    /// Reading, STARTTLS.
    Imap,
    /// Reading, TLS.
    Imaps,
    /// Reading, STLS.
    Pop3,
    /// Reading, TLS.
    Pop3s,
    /// REST in the clear.
    Http,
    /// REST over TLS.
    Https,
}

impl Spoken {
    /// Each of them.
    pub const ALL: [Self; 9] = [
        Self::Smtp,
        Self::Submission,
        Self::Submissions,
        Self::Imap,
        Self::Imaps,
        Self::Pop3,
        Self::Pop3s,
        Self::Http,
        Self::Https,
    ];

    /// Its word in the boot file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Smtp => "smtp",
            Self::Submission => "submission",
            Self::Submissions => "submissions",
            Self::Imap => "imap",
            Self::Imaps => "imaps",
            Self::Pop3 => "pop3",
            Self::Pop3s => "pop3s",
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    /// What a word of the boot file means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|spoken| spoken.as_str() == word)
    }
}

/// Whoever listens.
pub trait Doors: Send + Sync {
    /// Listens on an address and serves whoever comes.
    ///
    /// # Errors
    /// The system's: the port is somebody else's, the address is none of this machine, or it needs rights the server lacks.
    fn open(&self, spoken: Spoken, address: SocketAddr) -> io::Result<Door>;
}

/// An address that is listened on. Dropping it lets nobody else in, in a moment; whoever is there ends what is in hand.
pub struct Door {
    /// What is spoken.
    pub spoken: Spoken,
    /// Where, with the port the system chose.
    pub address: SocketAddr,
    /// What keeps it open.
    pub held: Box<dyn Held>,
}

/// What keeps an address open.
pub trait Held: Send + Sync {
    /// Lets nobody else in. Done when somebody else can listen there; whoever is there ends what is in hand.
    fn close(self: Box<Self>) -> BoxFuture<'static, ()>;
}

/// What is to be open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListenerOrder {
    /// What is spoken.
    pub spoken: Spoken,
    /// Where; port 0 for one that the system chooses.
    pub address: SocketAddr,
    /// Whether it is to be open.
    pub enabled: bool,
}

/// A listener, and how it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListenerState {
    /// Its name.
    pub name: String,
    /// What is to be open.
    pub order: ListenerOrder,
    /// Its row; none for one of the boot file.
    pub row: Option<Listener>,
    /// How it is.
    pub standing: ListenerStanding,
}

/// How names of the boot file's listeners begin.
const BOOT: &str = "boot-";

/// How a listener is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListenerStanding {
    /// Open, at this address.
    Open(SocketAddr),
    /// Closed as it is to be, or because nothing is served at the moment.
    Closed,
    /// Not open, though it is to be: what the system said.
    Failed(String),
}

/// Listeners at once.
const MOST: i64 = 100;

/// What is open.
#[derive(Default)]
pub(crate) struct Listening {
    doors: OnceLock<Arc<dyn Doors>>,
    /// What the boot file opened.
    boot: OnceLock<Vec<(Spoken, SocketAddr)>>,
    open: Mutex<HashMap<ListenerId, Result<Door, String>>>,
    /// What of that is open, for whoever tells others.
    told: watch::Sender<Vec<(Spoken, SocketAddr)>>,
    /// One changes what is open at a time.
    changing: tokio::sync::Mutex<()>,
}

impl Listening {
    fn standing(&self, listener: &Listener) -> ListenerStanding {
        match self.open.lock().get(&listener.id) {
            None => ListenerStanding::Closed,
            Some(Ok(door)) => ListenerStanding::Open(door.address),
            Some(Err(why)) => ListenerStanding::Failed(why.clone()),
        }
    }

    /// Tells what is open by now.
    fn tell(&self) {
        let open = self.open.lock();
        let doors = open.values().filter_map(|door| door.as_ref().ok());
        let mut open: Vec<_> = doors.map(|door| (door.spoken, door.address)).collect();
        open.sort();
        self.told.send_if_modified(|told| {
            let changed = *told != open;
            *told = open;
            changed
        });
    }

    /// Opens what is said in the place of what is open for a listener.
    async fn swap(&self, known: Option<&Listener>, order: &ListenerOrder) -> Result<Swap, Refused> {
        let mut swap = Swap { opened: None, kept: None, again: None };
        if let Some(known) = known {
            let was = self.open.lock().remove(&known.id);
            match was {
                // Nothing else can have an address that this one has: it is let go first, and taken again when the new one fails.
                Some(Ok(door)) if door.address == order.address => {
                    door.held.close().await;
                    swap.again = order_of(known).map(|before| (known.id, before));
                }
                was => swap.kept = was.map(|door| (known.id, door)),
            }
        }
        match self.try_open(order) {
            Ok(opened) => Ok(Swap { opened, ..swap }),
            Err(error) => {
                swap.undo(self).await;
                Err(cannot_listen(order, &error))
            }
        }
    }

    /// Whether that could be opened, without touching what is.
    async fn try_out(&self, known: Option<&Listener>, order: &ListenerOrder) -> Result<ListenerStanding, Refused> {
        if let Some(open @ ListenerStanding::Open(address)) = known.map(|known| self.standing(known))
            && address == order.address
            && order.enabled
        {
            return Ok(open);
        }
        let tried = self.try_open(order).map_err(|error| cannot_listen(order, &error))?;
        Ok(close(tried).await.map_or(ListenerStanding::Closed, ListenerStanding::Open))
    }

    /// Opens what is said; nothing while nobody serves.
    fn try_open(&self, order: &ListenerOrder) -> io::Result<Option<Door>> {
        match self.doors.get() {
            Some(doors) if order.enabled => doors.open(order.spoken, order.address).map(Some),
            _ => Ok(None),
        }
    }
}

/// What is open in the place of what was, until it is settled that it stays.
struct Swap {
    opened: Option<Door>,
    /// What was open, and still is.
    kept: Option<(ListenerId, Result<Door, String>)>,
    /// What was open, at the address that is open now.
    again: Option<(ListenerId, ListenerOrder)>,
}

impl Swap {
    async fn settle(self, listening: &Listening, id: ListenerId) {
        if let Some(door) = self.opened {
            listening.open.lock().insert(id, Ok(door));
        }
        if let Some((_, Ok(left))) = self.kept {
            left.held.close().await;
        }
    }

    async fn undo(self, listening: &Listening) {
        close(self.opened).await;
        let again = self.again.and_then(|(id, before)| Some((id, listening.try_open(&before).transpose()?)));
        let again = again.map(|(id, door)| (id, door.map_err(|error| error.to_string())));
        listening.open.lock().extend(self.kept.into_iter().chain(again));
    }
}

fn cannot_listen(order: &ListenerOrder, error: &io::Error) -> Refused {
    Refused::CannotListen { address: order.address.to_string(), why: error.to_string() }
}

/// Closes what was opened in vain; where it was.
async fn close(door: Option<Door>) -> Option<SocketAddr> {
    let Door { address, held, .. } = door?;
    held.close().await;
    Some(address)
}

fn missing(name: &str) -> Refused {
    Refused::Missing { kind: "listener", key: name.to_owned() }
}

fn shown(listener: &Listener) -> String {
    let ListenerText { service, address, enabled } = &listener.text;
    json!({"name": listener.name, "service": service, "address": address, "enabled": enabled, "revision": listener.revision})
        .to_string()
}

async fn note(
    tx: &mut Tx,
    actor: &Actor,
    (kind, action): (&'static str, &'static str),
    before: Option<&Listener>,
    after: Option<&Listener>,
) -> Result<(), Refused> {
    let Some(listener) = after.or(before) else { return Ok(()) };
    let detail = Some(shown(listener));
    tx.record(Event { kind, owner: 0, object: listener.id.0, revision: listener.revision, detail });
    let change = Change { before: before.map(shown), after: after.map(shown) };
    Ok(tx.audit_of(0, actor, AuditEntry { action, object: format!("listener:{}", listener.name), change }).await?)
}

fn text(order: &ListenerOrder) -> ListenerText {
    let (service, address) = (order.spoken.as_str().to_owned(), order.address.to_string());
    ListenerText { service, address, enabled: order.enabled }
}

fn shown_as(row: Listener, order: ListenerOrder, standing: ListenerStanding) -> ListenerState {
    ListenerState { name: row.name.clone(), order, row: Some(row), standing }
}

/// Refuses a name of the boot file.
fn check_own(name: &str) -> Result<(), Refused> {
    if name.starts_with(BOOT) { Err(Refused::InBootFile(name.to_owned())) } else { Ok(()) }
}

/// What a row says; nothing where nobody can read it.
pub fn order_of(listener: &Listener) -> Option<ListenerOrder> {
    let spoken = Spoken::parse(&listener.text.service)?;
    Some(ListenerOrder { spoken, address: listener.text.address.parse().ok()?, enabled: listener.text.enabled })
}

impl Engine {
    /// Serves what rows say from now on, by `doors`; `boot` is open already. What is open beside it is told as it changes.
    pub async fn serve_listeners(
        &self,
        doors: Arc<dyn Doors>,
        boot: Vec<(Spoken, SocketAddr)>,
    ) -> Result<watch::Receiver<Vec<(Spoken, SocketAddr)>>, Refused> {
        // There is one who serves.
        let _ = self.listening.doors.set(doors);
        let _ = self.listening.boot.set(boot);
        self.open_listeners().await?;
        Ok(self.listening.told.subscribe())
    }

    /// Lets nobody in any more.
    pub fn close_listeners(&self) {
        self.listening.open.lock().clear();
    }

    /// What the boot file opened: `boot-smtp`, `boot-smtp-2`, in its order.
    fn boot_listeners(&self) -> Vec<ListenerState> {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        let boot = self.listening.boot.get().map(Vec::as_slice).unwrap_or_default();
        let state = |(spoken, address): &(Spoken, SocketAddr)| {
            let count = counts.entry(spoken.as_str()).or_default();
            *count += 1;
            let name = match *count {
                1 => format!("{BOOT}{}", spoken.as_str()),
                nth => format!("{BOOT}{}-{nth}", spoken.as_str()),
            };
            let order = ListenerOrder { spoken: *spoken, address: *address, enabled: true };
            ListenerState { name, order, row: None, standing: ListenerStanding::Open(*address) }
        };
        boot.iter().map(state).collect()
    }

    /// Opens what is to be open and is not.
    pub(crate) async fn keep_listeners(&self) -> TaskResult {
        let (open, failed) = self.open_listeners().await?;
        match failed.is_empty() {
            true => Ok(format!("{open} listeners are open")),
            false => Err(failed
                .into_iter()
                .map(|(name, why)| format!("{name}: {why}"))
                .collect::<Vec<_>>()
                .join("; ")
                .into()),
        }
    }

    async fn open_listeners(&self) -> Result<(usize, BTreeMap<String, String>), Refused> {
        let _one = self.listening.changing.lock().await;
        let (mut open, mut failed) = (0, BTreeMap::new());
        for listener in listeners::list(&mut self.store.read().await?, None, MOST).await? {
            if matches!(self.listening.standing(&listener), ListenerStanding::Open(_)) {
                open += 1;
                continue;
            }
            let Some(order) = order_of(&listener) else { continue };
            match self.listening.try_open(&order) {
                Ok(Some(door)) => {
                    tracing::info!(listener.name, service = order.spoken.as_str(), address = %door.address, "listening");
                    self.listening.open.lock().insert(listener.id, Ok(door));
                    open += 1;
                }
                Ok(None) => {}
                Err(error) => {
                    self.listening.open.lock().insert(listener.id, Err(error.to_string()));
                    failed.insert(listener.name, error.to_string());
                }
            }
        }
        self.listening.tell();
        Ok((open, failed))
    }

    /// A listener.
    pub async fn listener(&self, principal: &Principal, name: &str) -> Result<ListenerState, Refused> {
        principal.needs(Scope::Read(Area::Listeners))?;
        if let Some(boot) = self.boot_listeners().into_iter().find(|listener| listener.name == name) {
            return Ok(boot);
        }
        let found = listeners::find(&mut self.store.read().await?, name).await?;
        found.and_then(|listener| self.state_of(listener)).ok_or_else(|| missing(name))
    }

    /// Listeners by name, after `after`.
    pub async fn listeners(
        &self,
        principal: &Principal,
        after: Option<&str>,
        rows: i64,
    ) -> Result<Vec<ListenerState>, Refused> {
        principal.needs(Scope::Read(Area::Listeners))?;
        let found = listeners::list(&mut self.store.read().await?, None, MOST).await?;
        let mut all = self.boot_listeners();
        all.extend(found.into_iter().filter_map(|listener| self.state_of(listener)));
        all.retain(|listener| after.is_none_or(|after| listener.name.as_str() > after));
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all.truncate(usize::try_from(rows).unwrap_or(usize::MAX));
        Ok(all)
    }

    /// A row as it stands; nothing where its words mean nothing to this release.
    fn state_of(&self, listener: Listener) -> Option<ListenerState> {
        let standing = self.listening.standing(&listener);
        let (name, order) = (listener.name.clone(), order_of(&listener)?);
        Some(ListenerState { name, order, row: Some(listener), standing })
    }

    /// Opens a listener, or moves it; `expected` is the revision the caller knows. What cannot be opened is refused, and what was open
    /// stays.
    pub async fn put_listener(
        &self,
        principal: &Principal,
        name: &str,
        order: ListenerOrder,
        expected: Option<i64>,
    ) -> Result<(ListenerState, Put), Refused> {
        principal.needs(Scope::Write(Area::Listeners))?;
        check_slug(name)?;
        check_own(name)?;
        let _one = self.listening.changing.lock().await;
        let known = listeners::find(&mut self.store.read().await?, name).await?;
        if let Some(known) = &known {
            Refused::check_revision(expected, known.revision)?;
            let stands = self.listening.standing(known);
            if order_of(known).as_ref() == Some(&order) && !matches!(stands, ListenerStanding::Failed(_)) {
                return Ok((shown_as(known.clone(), order, stands), Put::Replaced));
            }
        }
        let put = if known.is_some() { Put::Replaced } else { Put::Created };
        if principal.intent == Intent::Rehearse {
            let standing = self.listening.try_out(known.as_ref(), &order).await?;
            let written = self.write_listener(principal, name, &order, known.is_some()).await?;
            return Ok((shown_as(written, order, standing), put));
        }
        let swap = self.listening.swap(known.as_ref(), &order).await?;
        match self.write_listener(principal, name, &order, known.is_some()).await {
            Ok(written) => {
                swap.settle(&self.listening, written.id).await;
                self.listening.tell();
                let standing = self.listening.standing(&written);
                Ok((shown_as(written, order, standing), put))
            }
            Err(refused) => {
                swap.undo(&self.listening).await;
                Err(refused)
            }
        }
    }

    async fn write_listener(
        &self,
        principal: &Principal,
        name: &str,
        order: &ListenerOrder,
        exists: bool,
    ) -> Result<Listener, Refused> {
        self.change(principal, (name.to_owned(), text(order), exists), |tx, actor, (name, text, exists)| {
            Box::pin(async move {
                if *exists {
                    let before = listeners::find(tx, name).await?.ok_or_else(|| missing(name))?;
                    let after = listeners::update(tx, name, text).await?;
                    note(tx, actor, ("listener.updated", "listener.update"), Some(&before), Some(&after)).await?;
                    return Ok(after);
                }
                let made = listeners::insert(tx, name, text).await?;
                if listeners::count(tx).await? > MOST {
                    return Err(Refused::field("/name", "out_of_range", format!("would be one more than {MOST}")));
                }
                note(tx, actor, ("listener.created", "listener.create"), None, Some(&made)).await?;
                Ok(made)
            })
        })
        .await
    }

    /// Closes a listener and forgets it. Whoever is there ends what is in hand.
    pub async fn delete_listener(
        &self,
        principal: &Principal,
        name: &str,
        expected: Option<i64>,
    ) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Listeners))?;
        check_own(name)?;
        let _one = self.listening.changing.lock().await;
        let input = (name.to_owned(), expected);
        let gone = self.change(principal, input, |tx, actor, (name, expected)| {
            Box::pin(async move {
                let before = listeners::find(tx, name).await?.ok_or_else(|| missing(name))?;
                Refused::check_revision(*expected, before.revision)?;
                listeners::delete(tx, name).await?;
                note(tx, actor, ("listener.deleted", "listener.delete"), Some(&before), None).await?;
                Ok(before.id)
            })
        });
        let gone = gone.await?;
        let left = (principal.intent == Intent::Do).then(|| self.listening.open.lock().remove(&gone)).flatten();
        if let Some(Ok(left)) = left {
            left.held.close().await;
        }
        self.listening.tell();
        Ok(())
    }
}
