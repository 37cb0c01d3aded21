//! Carries one message: one request over HTTPS to an address that was checked, no redirects followed, no more of the answer
//! read than is kept. It does not know rows.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use futures::future::BoxFuture;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{CONTENT_TYPE, USER_AGENT};
use reqwest::{Client, Proxy, Response, redirect};
use rustls::ClientConfig;
use tokio::time::{Duration, timeout};

use super::attempt::Outcome;
use super::{Limits, Reach, Target};
use crate::tls::Clients;

/// Idle connections kept to one host, and for how long.
const IDLE: (usize, Duration) = (2, Duration::from_secs(30));

/// Looks up the addresses of a name.
pub(super) type Lookup = Arc<dyn Fn(String) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>> + Send + Sync>;

/// By which way requests go.
#[derive(Clone)]
pub struct Route {
    /// What may be reached.
    pub reach: Reach,
    /// The address of a proxy for all requests. It resolves the names, so what they lead to is its to check; addresses that are
    /// not public are refused here all the same.
    pub proxy: Option<String>,
    /// Whom to trust; `None` for the machine's roots.
    pub tls: Option<Arc<ClientConfig>>,
    pub(super) lookup: Lookup,
}

impl Route {
    /// Straight to what `reach` allows, under the machine's roots.
    pub fn straight(reach: Reach) -> Self {
        let lookup: Lookup =
            Arc::new(|name| Box::pin(async move { Ok(tokio::net::lookup_host((name.as_str(), 0)).await?.collect()) }));
        Self { reach, proxy: None, tls: None, lookup }
    }

    fn client(&self) -> Result<Client, String> {
        let said = |error: &dyn std::error::Error| innermost(error);
        let tls = match &self.tls {
            Some(tls) => Arc::clone(tls),
            None => Clients::with_system_roots().map_err(|error| said(&error))?.verified,
        };
        let mut tls = ClientConfig::clone(&tls);
        tls.alpn_protocols = vec![b"http/1.1".to_vec()];
        let builder = Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .pool_max_idle_per_host(IDLE.0)
            .pool_idle_timeout(IDLE.1);
        let builder = match &self.proxy {
            // The one name that is looked up then is the proxy's own, which the operator chose.
            Some(proxy) => builder.proxy(Proxy::all(proxy).map_err(|error| said(&error))?),
            None => builder.dns_resolver(Arc::new(Guarded { reach: self.reach, lookup: Arc::clone(&self.lookup) })),
        };
        builder.build().map_err(|error| said(&error))
    }
}

/// Resolves names to addresses that may be asked, and to no others: the connection is made to the very address that was checked.
struct Guarded {
    reach: Reach,
    lookup: Lookup,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let (reach, found) = (self.reach, (self.lookup)(name.as_str().to_owned()));
        Box::pin(async move {
            let mut refused = None;
            let mut open = Vec::new();
            for address in found.await? {
                match reach.permit(address.ip()) {
                    Ok(()) => open.push(address),
                    Err(forbidden) => refused = Some(forbidden),
                }
            }
            match (open.is_empty(), refused) {
                (false, _) => Ok(Box::new(open.into_iter()) as Addrs),
                (true, Some(forbidden)) => Err(forbidden.into()),
                (true, None) => Err("the name has no address".into()),
            }
        })
    }
}

/// What is sent.
pub(super) struct Parcel<'p> {
    pub(super) target: &'p Target,
    pub(super) id: &'p str,
    /// Seconds since the epoch.
    pub(super) timestamp: i64,
    pub(super) signature: String,
    pub(super) body: String,
}

pub(super) struct Courier {
    route: Route,
    /// Made when the first request is, or what keeps requests from being made.
    client: OnceLock<Result<Client, String>>,
    timeout: Duration,
    answer_bytes: usize,
}

impl Courier {
    pub(super) fn new(route: Route, limits: &Limits) -> Self {
        let client = OnceLock::new();
        Self { route, client, timeout: limits.timeout, answer_bytes: limits.answer_bytes }
    }

    pub(super) fn reach(&self) -> Reach {
        self.route.reach
    }

    pub(super) async fn carry(&self, parcel: Parcel<'_>) -> Outcome {
        let client = match self.client.get_or_init(|| self.route.client()) {
            Ok(client) => client,
            Err(reason) => return Outcome::Failed(format!("this server cannot send: {reason}")),
        };
        let request = client
            .post(parcel.target.as_str())
            .header(USER_AGENT, "Pennypost-Webhooks/1.0")
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-id", parcel.id)
            .header("webhook-timestamp", parcel.timestamp)
            .header("webhook-signature", parcel.signature)
            .body(parcel.body);
        let begun = Instant::now();
        match timeout(self.timeout, request.send()).await {
            Ok(Ok(response)) => {
                let left = self.timeout.saturating_sub(begun.elapsed());
                let status = response.status().as_u16();
                Outcome::Answered { status, answer: beginning(response, self.answer_bytes, left).await }
            }
            Ok(Err(error)) => Outcome::Failed(innermost(&error)),
            Err(_) => Outcome::Failed(format!("no answer within {} s", self.timeout.as_secs_f32())),
        }
    }
}

/// What has arrived of an answer within `left`, at most `most` bytes. Its status counts, whatever becomes of the rest.
async fn beginning(mut response: Response, most: usize, left: Duration) -> String {
    let mut bytes = Vec::new();
    let _ = timeout(left, async {
        while bytes.len() < most
            && let Ok(Some(chunk)) = response.chunk().await
        {
            bytes.extend_from_slice(&chunk[..chunk.len().min(most - bytes.len())]);
        }
    })
    .await;
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The cause of causes, which says what happened; what stands before it says that something did.
fn innermost(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = inner.to_string();
        cause = inner.source();
    }
    text
}
