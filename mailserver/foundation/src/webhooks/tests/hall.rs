//! An engine with a receiver beside it.

use std::collections::{HashMap, VecDeque};
use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State as AxumState;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, Uri};
use jiff::Timestamp;
use parking_lot::Mutex;
use tokio::net::TcpListener;

use super::super::*;
use crate::clock::Clock;
use crate::db::testing::Scratch;
use crate::db::{Event, FeedEntry, Writers};
use crate::secrets::seal::Sealer;

/// What arrived.
#[derive(Clone, Debug)]
pub(super) struct Arrival {
    pub(super) path: String,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

impl Arrival {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    pub(super) fn id(&self) -> &str {
        self.header("webhook-id")
    }

    /// Whether somebody with this secret believes it, by the arithmetic of a library that is not ours.
    pub(super) fn is_signed_by(&self, secret: &Secret) -> bool {
        let verifier = standardwebhooks::Webhook::new(secret.expose()).unwrap();
        let timestamp = self.header("webhook-timestamp").parse().unwrap();
        let wanted = verifier.sign(self.id(), timestamp, self.body.as_bytes()).unwrap();
        self.header("webhook-signature").split(' ').any(|signature| signature == wanted)
    }
}

/// A receiver: answers each path as it is told, 200 by default; `/silent` never.
#[derive(Clone, Default)]
pub(super) struct Receiver {
    arrivals: Arc<Mutex<Vec<Arrival>>>,
    answers: Arc<Mutex<HashMap<String, VecDeque<u16>>>>,
}

impl Receiver {
    pub(super) async fn listen() -> (Self, SocketAddr) {
        let receiver = Self::default();
        let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = socket.local_addr().unwrap();
        let router = receiver.router();
        tokio::spawn(async move { axum::serve(socket, router).await });
        (receiver, address)
    }

    pub(super) fn router(&self) -> Router {
        Router::new().route("/{*path}", axum::routing::any(receive)).with_state(self.clone())
    }

    /// The next answers to a path; the last one stays.
    pub(super) fn answer(&self, path: &str, statuses: impl IntoIterator<Item = u16>) {
        self.answers.lock().insert(path.to_owned(), statuses.into_iter().collect());
    }

    /// What has arrived since the last time.
    pub(super) fn take(&self) -> Vec<Arrival> {
        std::mem::take(&mut *self.arrivals.lock())
    }
}

async fn receive(AxumState(receiver): AxumState<Receiver>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let path = uri.path().to_owned();
    let body = String::from_utf8(body.to_vec()).unwrap();
    receiver.arrivals.lock().push(Arrival { path: path.clone(), headers, body });
    if path == "/silent" {
        return pending().await;
    }
    let status = {
        let mut answers = receiver.answers.lock();
        match answers.get_mut(&path) {
            Some(statuses) if statuses.len() > 1 => statuses.pop_front(),
            Some(statuses) => statuses.front().copied(),
            None => None,
        }
    };
    let status = StatusCode::from_u16(status.unwrap_or(200)).unwrap();
    match status.is_redirection() {
        true => (status, [("location", "/elsewhere")], "over there").into_response(),
        false => (status, "x".repeat(5000)).into_response(),
    }
}

pub(super) const OWNER: i64 = 7;

/// The engine, its rows and its receiver.
pub(super) struct Hall {
    pub(super) webhooks: Webhooks,
    pub(super) db: Database,
    pub(super) clock: Clock,
    pub(super) receiver: Receiver,
    pub(super) address: SocketAddr,
    scratch: Scratch,
    sealer: Sealer,
}

pub(super) fn limits() -> Limits {
    Limits { timeout: Duration::from_millis(400), ..Limits::default() }
}

pub(super) fn object(entry: &FeedEntry) -> String {
    format!("parcel_{}", crate::ids::encode(entry.object))
}

impl Hall {
    /// One on each database.
    pub(super) async fn both() -> [Self; 2] {
        [Self::at(Scratch::sqlite()).await, Self::at(Scratch::postgres().await).await]
    }

    pub(super) async fn at(scratch: Scratch) -> Self {
        crate::tls::install_provider();
        let clock = Clock::held(Timestamp::from_second(Timestamp::now().as_second()).unwrap());
        let (receiver, address) = Receiver::listen().await;
        let sealer = Sealer::ephemeral();
        let (db, webhooks) = open(&scratch, &clock, &sealer).await;
        Self { webhooks, db, clock, receiver, address, scratch, sealer }
    }

    /// The same rows in a process that begins anew.
    pub(super) async fn restarted(self) -> Self {
        self.db.close(Duration::from_secs(20)).await.unwrap();
        let (db, webhooks) = open(&self.scratch, &self.clock, &self.sealer).await;
        Self { db, webhooks, ..self }
    }

    pub(super) fn pass(&self, seconds: u64) {
        self.clock.set(self.clock.now() + Duration::from_secs(seconds));
    }

    pub(super) async fn endpoint(&self, path: &str, events: &[&str]) -> (Endpoint, Secret) {
        let url = format!("http://{}{path}", self.address);
        let target = Target::parse(&url, self.webhooks.reach(), self.webhooks.limits()).unwrap();
        let new = NewEndpoint {
            owner: OWNER,
            url: target.as_str().to_owned(),
            description: String::new(),
            events: events.iter().map(|pattern| pattern.parse().unwrap()).collect(),
            state: State::Enabled,
        };
        let input = (self.sealer.clone(), new);
        let made = self.db.write(input, |tx, (sealer, new)| {
            Box::pin(async move { create(tx, sealer, &Limits::default(), new).await })
        });
        made.await.unwrap()
    }

    pub(super) async fn read(&self, id: EndpointId) -> Endpoint {
        endpoint(&mut self.db.read().await.unwrap(), OWNER, id).await.unwrap().unwrap()
    }

    /// Something happens to parcel 1234.
    pub(super) async fn happens(&self, kind: &'static str) {
        self.happens_to(OWNER, kind).await;
    }

    pub(super) async fn happens_to(&self, owner: i64, kind: &'static str) {
        let event = Event { kind, owner, object: 1234, revision: 3, detail: Some("{\"weight\":5}".to_owned()) };
        let noted = self.db.write(event, |tx, event| {
            Box::pin(async move {
                tx.record(event.clone());
                Ok::<_, DbError>(())
            })
        });
        noted.await.unwrap();
    }

    /// Everything that is to be done now is done; what arrived.
    pub(super) async fn run(&self) -> Vec<Arrival> {
        self.webhooks.follow().await.unwrap();
        self.webhooks.deliver().await.unwrap();
        self.receiver.take()
    }

    /// The deliveries of an endpoint with their attempts, the oldest first.
    pub(super) async fn history(&self, id: EndpointId) -> Vec<(Delivery, Vec<Attempt>)> {
        let mut conn = self.db.read().await.unwrap();
        let mut history = Vec::new();
        for found in deliveries(&mut conn, id, None, None, 100).await.unwrap().iter().rev() {
            history.push(delivery(&mut conn, OWNER, found.id).await.unwrap().unwrap());
        }
        history
    }

    pub(super) async fn write<T: Send + 'static>(
        &self,
        unit: impl for<'t> FnMut(&'t mut crate::db::Tx, &'t ()) -> futures::future::BoxFuture<'t, Result<T, WebhookError>>
        + Send
        + 'static,
    ) -> T {
        self.db.write((), unit).await.unwrap()
    }
}

async fn open(scratch: &Scratch, clock: &Clock, sealer: &Sealer) -> (Database, Webhooks) {
    let db = scratch.open_as(&[], Writers::One, clock.clone()).await;
    let route = Route::straight(Reach::PublicAndOwn);
    let webhooks = Webhooks::new(db.clone(), sealer.clone(), route, limits(), object);
    (db, webhooks)
}
