//! Activations: which installation has a licence, and what it is told of it. An installation proves itself with its own key;
//! `license` says which steps there are and what a proof must hold.

mod counter;
mod issue;
mod offline;
mod online;
mod rest;
mod rows;
mod terms;
mod trials;

pub(crate) use self::rows::{of_installation, take};
pub(crate) use self::terms::Counter;
pub(crate) use self::trials::product as product_trial;

use std::collections::BTreeMap;

use foundation::clock::from_micros;
use foundation::db::{Actor, AuditEntry, Change, Event, Tx};
use jiff::Timestamp;
use license::Moment;
use license::host::{Hostname, Machine};
use license::key::PublicKey;
use license::request::{Request, RequestError};
use license::steps::activation::{self as steps, ActivationState};
use serde_json::json;
use utoipa_axum::router::OpenApiRouter;

use crate::licenses::{License, LicenseId};
use crate::refused::Refused;
use crate::state::ApiState;
use crate::vendors::VendorId;

foundation::id_type!(
    /// An activation.
    ActivationId,
    "activation"
);

/// By which way an activation gets its tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channel {
    /// It asks by itself.
    Online,
    /// By requests and responses that are carried.
    Offline,
    /// By hand, bound to a host name alone.
    Manual,
}

impl Channel {
    const ALL: [Self; 3] = [Self::Online, Self::Offline, Self::Manual];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Offline => "offline",
            Self::Manual => "manual",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.as_str() == word)
    }
}

/// An activation as its row tells it. Of the ratchet it holds hashes.
#[derive(Clone, Debug)]
pub(crate) struct Activation {
    pub(crate) id: ActivationId,
    pub(crate) vendor: VendorId,
    pub(crate) license: LicenseId,
    pub(crate) standing: steps::Activation,
    pub(crate) channel: Channel,
    pub(crate) installation: Option<String>,
    pub(crate) key: Option<PublicKey>,
    pub(crate) hostname: Option<Hostname>,
    pub(crate) machine: Machine,
    pub(crate) usage: BTreeMap<String, u64>,
    pub(crate) build: Option<Moment>,
    /// The ratchet the installation has shown.
    pub(crate) ratchet: Option<String>,
    /// The one it was given since.
    pub(crate) offered: Option<String>,
    /// The marks of process starts that were seen, the present one last.
    pub(crate) boots: Vec<String>,
    /// The names of the last two tokens, the last one last.
    pub(crate) tokens: Vec<String>,
    pub(crate) token_ends: Option<Moment>,
    pub(crate) reason: Option<String>,
    pub(crate) activated_by: String,
    pub(crate) peer: Option<String>,
    pub(crate) activated_at: Timestamp,
    pub(crate) seen_at: Timestamp,
    pub(crate) released_at: Option<Timestamp>,
    pub(crate) revision: i64,
}

/// Marks of process starts that are kept.
const BOOTS: usize = 16;

impl Activation {
    /// One that has just been made for what asks.
    fn new(license: &License, channel: Channel, request: Option<&Request>, actor: &Actor, now: Timestamp) -> Self {
        let state = match channel {
            Channel::Online => ActivationState::Live,
            Channel::Offline | Channel::Manual => ActivationState::PendingOffline,
        };
        let mut made = Self {
            id: ActivationId(0),
            vendor: license.vendor,
            license: license.id,
            standing: steps::Activation::new(state),
            channel,
            installation: request.map(|request| request.iid.0.clone()),
            key: request.and_then(Request::public),
            hostname: None,
            machine: Machine::default(),
            usage: BTreeMap::new(),
            build: None,
            ratchet: None,
            offered: None,
            boots: Vec::new(),
            tokens: Vec::new(),
            token_ends: None,
            reason: None,
            activated_by: actor.name.clone(),
            peer: actor.peer.map(|peer| peer.to_string()),
            activated_at: now,
            seen_at: now,
            released_at: None,
            revision: 1,
        };
        if let Some(request) = request {
            made.learn(request, now);
        }
        made
    }

    /// Takes over what an installation says of itself. Whether that changes what its token says.
    fn learn(&mut self, request: &Request, now: Timestamp) -> bool {
        let before = (self.hostname.clone(), self.machine.clone());
        self.hostname.clone_from(&request.hst);
        self.machine = request.mch.clone();
        self.usage = request.usg.iter().map(|(name, used)| (name.to_string(), *used)).collect();
        self.build = Some(request.bld);
        if let Some(boot) = request.boot.as_ref().map(|boot| boot.as_str().to_owned())
            && self.boots.last() != Some(&boot)
        {
            self.boots.push(boot);
            let surplus = self.boots.len().saturating_sub(BOOTS);
            self.boots.drain(..surplus);
        }
        self.seen_at = now;
        before != (self.hostname.clone(), self.machine.clone())
    }

    /// Whether it has the licence's one slot.
    fn holds_slot(&self) -> bool {
        self.standing.holds_slot()
    }

    fn is_released(&self) -> bool {
        self.standing.state == ActivationState::Released
    }

    /// Takes a step.
    fn step(&mut self, event: steps::Event, now: Timestamp) -> Result<(), Refused> {
        self.standing = self.standing.step(event)?;
        if self.is_released() {
            self.released_at = Some(now);
        }
        Ok(())
    }
}

fn shown(activation: &Activation) -> String {
    json!({
        "license": activation.license.to_string(), "state": rows::word(activation.standing.state),
        "cloned": activation.standing.cloned, "channel": activation.channel.as_str(),
        "installation": activation.installation, "hostname": activation.hostname, "reason": activation.reason,
    })
    .to_string()
}

/// The feed and the audit trail hear of a step of an activation.
async fn note(
    tx: &mut Tx,
    actor: &Actor,
    kind: &'static str,
    before: Option<&Activation>,
    after: &Activation,
) -> Result<(), Refused> {
    let detail = Some(json!({"license": after.license.to_string(), "hostname": after.hostname}).to_string());
    tx.record(Event { kind, owner: after.vendor.0, object: after.id.0, revision: after.revision, detail });
    let change = Change { before: before.map(shown), after: Some(shown(after)) };
    let entry = AuditEntry { action: kind, object: after.id.to_string(), change };
    Ok(tx.audit_of(after.vendor.0, actor, entry).await?)
}

/// The installation itself, as the audit trail names it.
fn installation(request: &Request, peer: Option<std::net::IpAddr>, id: &str) -> Actor {
    Actor { name: format!("installation:{}", request.iid), peer, request: Some(id.to_owned()) }
}

/// The transaction's time.
fn time(tx: &Tx) -> (Timestamp, Moment) {
    let now = from_micros(tx.micros());
    (now, Moment::from(now))
}

/// What is wrong with a request that is not what it says it is.
fn not_genuine(error: &RequestError) -> Refused {
    match error {
        RequestError::Stale { .. } => Refused::ClockWrong(error.to_string()),
        _ => Refused::NotGenuine(error.to_string()),
    }
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    rest::operations().merge(counter::operations())
}
