//! Signed webhooks after Standard Webhooks 1.0: who is told of which events of the feed, what is sent to whom, when it is
//! tried again, and what came of it. It knows endpoints, deliveries and HTTP; what the events mean it does not know, and whose
//! the endpoints are is a number of the program's.
//!
//! Nothing waits in memory. [`Webhooks::follow`] turns events into rows by a cursor that moves in the same transaction, so that
//! a crash loses none and makes none twice; [`Webhooks::deliver`] claims rows that are due and settles each by what came of it.
//! A claim that a crash left behind ends by itself, and its delivery is sent again under the same id: at least once.

mod address;
mod attempt;
mod courier;
mod deliver;
mod delivery;
mod desk;
mod endpoint;
mod follow;
mod keys;
mod kinds;
mod limits;
mod pattern;
mod settle;
mod source;
mod sweep;
mod target;

#[cfg(test)]
mod tests;

pub use self::address::{Forbidden, Reach};
pub use self::attempt::Attempt;
pub use self::courier::Route;
pub use self::delivery::{Delivery, DeliveryStatus, Which, deliveries, delivery, replay, replay_since, test};
pub use self::desk::{Amendment, Desk, DeskError, LONGEST_OVERLAP, Order, Sent};
pub use self::endpoint::{
    Change, Endpoint, NewEndpoint, Reason, State, change, create, delete, delete_all, endpoint, endpoints, rotate,
};
pub use self::keys::{Keys, Secret};
pub use self::kinds::Kind;
pub use self::limits::{Limits, RETRIES};
pub use self::pattern::{Pattern, PatternError};
pub use self::source::Source;
pub use self::target::{Target, TargetError};

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use self::courier::Courier;
use crate::db::{Database, DbError};
use crate::secrets::seal::{SealError, Sealer};
use crate::tasks::{Signal, Task};

crate::id_type!(
    /// A receiver of webhooks.
    EndpointId,
    "endpoint"
);

crate::id_type!(
    /// One event for one endpoint.
    DeliveryId,
    "delivery"
);

/// The kind of the event, and the action in the audit trail, when an endpoint is disabled because nothing arrives there.
pub const DISABLED: &str = "webhook_endpoint.disabled";
/// The kind of a message that somebody sends to see whether it arrives. It is in no feed.
pub const TEST: &str = "webhook.test";
/// The form of messages that endpoints are bound to.
pub const VERSION: &str = "v1";

/// What an event is known by: in lists of events and in `webhook-id` alike.
pub fn event_id(position: i64) -> String {
    format!("event_{}", crate::ids::encode(position))
}

/// Why an endpoint cannot be made or changed.
#[derive(Debug, thiserror::Error)]
pub enum WebhookError {
    /// The owner's fault: there are as many as there may be.
    #[error("there are {0} endpoints already")]
    TooMany(i64),
    /// The operator's fault: the key file is not the one that secrets were sealed with.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Ours, or whoever edited it.
    #[error("a stored {0} cannot be read")]
    Stored(&'static str),
    /// The database's.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// The engine. Cheap to clone; clones share what is in flight.
#[derive(Clone)]
pub struct Webhooks(Arc<Engine>);

struct Engine {
    db: Database,
    sealer: Sealer,
    courier: Courier,
    limits: Limits,
    source: Arc<dyn Source>,
    /// Tells a run in hand that more is due.
    due: Notify,
    /// Begin a run when there is none in hand.
    signals: OnceLock<[Signal; 2]>,
    stop: CancellationToken,
}

impl Webhooks {
    /// Over the rows of `db`, with secrets sealed by `sealer`. What keeps requests from being made (no trusted roots, a proxy
    /// that is none) is told by each attempt.
    pub fn new(db: Database, sealer: Sealer, route: Route, limits: Limits, source: impl Source) -> Self {
        let courier = Courier::new(route, &limits);
        let (due, signals, stop) = (Notify::new(), OnceLock::new(), CancellationToken::new());
        let source = Arc::new(source);
        Self(Arc::new(Engine { db, sealer, courier, limits, source, due, signals, stop }))
    }

    /// The bounds it keeps.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// What may be reached.
    pub fn reach(&self) -> Reach {
        self.0.courier.reach()
    }

    /// What seals the secrets of endpoints.
    pub fn sealer(&self) -> &Sealer {
        &self.0.sealer
    }

    /// Claims nothing any more; what is in flight is settled.
    pub fn stop(&self) {
        self.0.stop.cancel();
        self.0.due.notify_one();
    }

    /// Looks at once for what is to be sent, after a commit that made something due.
    pub fn wake(&self) {
        self.0.due.notify_one();
        for signal in self.0.signals.get().into_iter().flatten() {
            signal.wake();
        }
    }

    /// The background work. It follows the feed for as long as the database is open.
    pub fn tasks(&self) -> Vec<Task> {
        let (of_events, of_deliveries, of_history) = (self.clone(), self.clone(), self.clone());
        let follow = Task::new("webhook-events", "Makes deliveries of new events for the webhooks.", move || {
            let webhooks = of_events.clone();
            async move { Ok(format!("{} made", webhooks.follow().await?)) }
        });
        let deliver = Task::new("webhook-deliveries", "Sends what is due to webhooks.", move || {
            let webhooks = of_deliveries.clone();
            async move { Ok(webhooks.deliver().await?.to_string()) }
        });
        let sweep = Task::new("webhook-history", "Forgets old deliveries to webhooks.", move || {
            let webhooks = of_history.clone();
            async move { Ok(format!("{} forgotten", webhooks.sweep().await?)) }
        });
        let (events, mut head) = (follow.signal(), self.0.db.told());
        // The first caller's tasks are the ones that run.
        let _ = self.0.signals.set([follow.signal(), deliver.signal()]);
        tokio::spawn(async move {
            while head.changed().await.is_ok() {
                events.wake();
            }
        });
        vec![
            follow.every(Duration::from_secs(60)).at_start(),
            deliver.every(Duration::from_secs(2)).at_start(),
            sweep.every(Duration::from_secs(3600)),
        ]
    }
}
