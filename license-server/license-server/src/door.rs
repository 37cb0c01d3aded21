//! Who comes in: each request's credential is looked up and its rights are held against what the document asks of the
//! operation, before the operation sees the request. What the document does not know is closed.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use foundation::db::Actor;
use foundation::http::cookie::{host, presented};
use foundation::http::{Caller, Need, Peer, Problem, RequestId, Rights, invalid_token};
use foundation::tokens::FindError;
use http::header::{HeaderMap, HeaderName};
use http::request::Parts;

use crate::failure::Failure;
use crate::office::Office;
use crate::people;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::vendors::{self, VendorId};

const VENDOR: HeaderName = HeaderName::from_static("vendor");

/// How callers are told apart.
#[derive(Clone, Copy)]
pub(crate) enum Guard {
    /// By session or token; refused ones count as failed logins of the network they come from.
    Credentials,
    /// Not at all: whoever reaches the socket is the operator.
    Operator,
}

/// The layer's state.
#[derive(Clone)]
pub(crate) struct Door {
    pub(crate) office: Office,
    pub(crate) rights: Arc<Rights<Area>>,
    pub(crate) guard: Guard,
    pub(crate) token_bytes: usize,
}

/// A layer: lets a request in with its [`Principal`], or answers 401 or 403.
pub(crate) async fn admit(State(door): State<Door>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match door.admit(&mut parts).await {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(failure) => failure.into_response(),
    }
}

impl Door {
    async fn admit(&self, parts: &mut Parts) -> Result<(), Failure> {
        let need = self.rights.need(&parts.method, parts.extensions.get());
        if need == Need::Nothing {
            let vendor = self.office.vendor_at(&host(&parts.headers, &parts.uri)).await?;
            parts.extensions.insert(Addressed(vendor));
            return Ok(());
        }
        let Ok(peer) = Peer::from_request_parts(parts, &()).await;
        let request = parts.extensions.get().map(RequestId::as_str).unwrap_or_default().to_owned();
        let principal = match self.guard {
            Guard::Operator => {
                let mut principal = Principal::operator(self.named_vendor(&parts.headers).await?);
                principal.actor.request = Some(request);
                principal
            }
            Guard::Credentials => self.identify(parts, peer.address.ip(), &request).await?,
        };
        if let Need::Right(right) = need {
            principal.needs(right)?;
        }
        parts.extensions.insert(Caller(principal.actor.name.as_str().into()));
        parts.extensions.insert(Asker(principal));
        Ok(())
    }

    async fn identify(&self, parts: &Parts, peer: IpAddr, request: &str) -> Result<Principal, Failure> {
        let presented = presented(parts)?;
        if presented.len() > self.token_bytes {
            return Err(invalid_token().into());
        }
        let (clock, logins) = (self.office.clock(), &self.office.logins);
        // The credential stands for its account, under a name no person has: a right one is not slowed by a neighbour's wrong
        // ones once it was used from there, and a wrong one tried again and again counts once.
        let account = format!("token {presented}");
        logins.check(clock.now(), peer, &account).map_err(Problem::from)?;
        let actor = Actor { name: String::new(), peer: Some(peer), request: Some(request.to_owned()) };
        match people::principal(&self.office, presented, actor).await {
            Ok(principal) => {
                logins.succeeded(clock.now(), peer, &account);
                Ok(principal)
            }
            Err(FindError::Refused(reason)) => {
                logins.failed(clock.now(), peer, &account, Some(presented));
                tracing::info!(peer.ip = %peer, "a credential was refused: {reason}");
                Err(invalid_token().into())
            }
            Err(FindError::Database(error)) => Err(Problem::from(error).into()),
        }
    }

    /// The vendor an operator names, or the only one there is.
    async fn named_vendor(&self, headers: &HeaderMap) -> Result<Option<VendorId>, Refused> {
        let mut conn = self.office.read().await?;
        match headers.get(VENDOR).and_then(|slug| slug.to_str().ok()) {
            Some(slug) => Ok(Some(vendors::by_slug(&mut conn, slug).await?.id)),
            None => vendors::only(&mut conn).await,
        }
    }
}

/// Who asks, for handlers.
#[derive(Clone)]
pub(crate) struct Asker(pub(crate) Principal);

impl<S: Send + Sync> FromRequestParts<S> for Asker {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let missing = || Problem::unauthenticated("This operation needs a token.");
        parts.extensions.get().cloned().ok_or_else(missing)
    }
}

/// Whom a request without credentials is for, by the host it asks.
#[derive(Clone, Copy)]
pub(crate) struct Addressed(pub(crate) Option<VendorId>);

impl<S: Send + Sync> FromRequestParts<S> for Addressed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        Ok(parts.extensions.get().copied().unwrap_or(Self(None)))
    }
}
