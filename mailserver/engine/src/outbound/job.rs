//! The work on one message: find each recipient's next step, bring those together who share it, and see each group through.

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use futures::StreamExt as _;
use futures::future::join_all;
use message::address::Address;
use message::report::Status;
use store::ids::QueueId;
use store::queue::{self, QueueMessage, Recipient};
use store::traces::TraceId;
use tokio::sync::Mutex;

use super::attempt::{Attempt, Attempted};
use super::connection::Body;
use super::route::{Next, Route};
use super::verdict::{Fate, Verdict};
use super::{Claimed, Queue, local, settle};

/// Domains of one message that are looked up at once.
const LOOK_UPS: usize = 20;

/// A message under way.
pub(super) struct Job {
    pub(super) queue: Arc<Queue>,
    pub(super) message: QueueMessage,
    /// The return path it leaves under; `None` for the null path.
    pub(super) return_path: Option<Address>,
    /// Its bytes, while somebody sends them: thousands of messages may wait for their hosts.
    body: Mutex<Weak<Body>>,
}

/// Attempts the claimed recipients of a message.
pub(super) async fn run(id: QueueId, claimed: Claimed) {
    let queue = Arc::clone(&claimed.queue);
    let message = match find(&queue, id).await {
        Ok(Some(message)) => message,
        // An operator deleted it since it was claimed.
        Ok(None) => return,
        Err(error) => {
            let error = &error as &dyn std::error::Error;
            tracing::error!(message.id = %id, error, "a queued message cannot be looked up; it is tried when its lease ends");
            return;
        }
    };
    let return_path = queue.engine.return_path(&message).await;
    let job = Job { queue, message, return_path, body: Mutex::default() };
    let groups = job.group(claimed.recipients.clone()).await;
    join_all(groups.into_iter().map(|(next, group)| job.see_through(next, group))).await;
}

async fn find(queue: &Queue, id: QueueId) -> Result<Option<QueueMessage>, foundation::db::DbError> {
    queue::find(&mut queue.engine.store.read().await?, id).await
}

impl Job {
    /// Looks each domain up once, and brings those together whose mail goes to the same hosts.
    async fn group(&self, recipients: Vec<Recipient>) -> Vec<(Next, Vec<Recipient>)> {
        let mut by_domain: HashMap<String, Vec<Recipient>> = HashMap::new();
        for recipient in recipients {
            by_domain.entry(recipient.domain.clone()).or_default().push(recipient);
        }
        let look_ups = by_domain
            .into_iter()
            .map(|(domain, recipients)| async move { (self.queue.engine.next_step(&domain).await, recipients) });
        let found: Vec<(Next, Vec<Recipient>)> =
            futures::stream::iter(look_ups).buffer_unordered(LOOK_UPS).collect().await;
        let mut by_route: HashMap<Route, Vec<Recipient>> = HashMap::new();
        let mut groups = Vec::new();
        for (next, recipients) in found {
            match next {
                Next::Route(route) => by_route.entry(route).or_default().extend(recipients),
                other => groups.push((other, recipients)),
            }
        }
        groups.extend(by_route.into_iter().map(|(route, recipients)| (Next::Route(route), recipients)));
        groups
    }

    /// Its trace, when it is to be told of.
    pub(super) fn trace(&self) -> Option<TraceId> {
        self.message.trace.filter(|_| self.queue.engine.is_tracing())
    }

    async fn see_through(&self, next: Next, recipients: Vec<Recipient>) {
        match next {
            Next::Here => local::deliver(self, recipients).await,
            Next::Nowhere(verdict) => {
                let settled = recipients.into_iter().map(|recipient| (recipient, verdict.clone())).collect();
                settle::settle(self, settled).await;
            }
            Next::Route(route) => self.attempt(&route, recipients).await,
        }
    }

    async fn attempt(&self, route: &Route, recipients: Vec<Recipient>) {
        let started = std::time::Instant::now();
        let attempt = Attempt::new(self, route, &recipients);
        let Attempted { verdicts, slot } = attempt.run().await;
        metrics::histogram!("queue_attempt_seconds").record(started.elapsed().as_secs_f64());
        // Whoever has no verdict was not attempted; their lease is given back at the next start.
        let settled =
            recipients.into_iter().zip(verdicts).filter_map(|(recipient, verdict)| Some((recipient, verdict?)));
        settle::settle(self, settled.collect()).await;
        if let Some(slot) = slot {
            slot.leave().await;
        }
    }

    /// The message's bytes. A message that cannot be read waits: its disk may come back, and its bytes be restored.
    pub(super) async fn body(&self) -> Result<Arc<Body>, Verdict> {
        let mut kept = self.body.lock().await;
        if let Some(body) = kept.upgrade() {
            return Ok(body);
        }
        match self.queue.engine.store.read_queued(&self.message).await {
            Ok(content) => {
                let body = Arc::new(Body::new(self.message.prefix.clone(), content));
                *kept = Arc::downgrade(&body);
                Ok(body)
            }
            Err(error) => {
                let error = &error as &dyn std::error::Error;
                tracing::error!(message.id = %self.message.id, error, "a queued message cannot be read");
                let said = "this server cannot read the message at the moment";
                Err(Verdict::ours(Fate::Deferred, Status(4, 3, 0), said))
            }
        }
    }
}
