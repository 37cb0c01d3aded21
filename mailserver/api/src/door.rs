//! Who comes in: each request's token is looked up and its scopes are held against what the document asks of the
//! operation, before the operation sees the request. What the document does not know is closed.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use engine::access_rules::Entrance;
use engine::{Area, Engine, Intent, Principal};
use foundation::http::cookie::presented;
use foundation::http::{Caller, Need, Peer, Problem, RequestId, Rights, invalid_token};
use foundation::tokens::FindError;
use http::HeaderValue;
use http::request::Parts;

use crate::failure::Failure;
use crate::license_warning::{self, LICENSE_WARNING};
use crate::rehearsal::{DRY_RUN, Rehearsable};

/// How callers are told apart.
#[derive(Clone, Copy)]
pub(crate) enum Guard {
    /// By bearer token; refused ones count as failed logins of the network they come from.
    Tokens,
    /// Not at all: whoever reaches the socket is the server itself.
    Local,
}

/// The layer's state.
#[derive(Clone)]
pub(crate) struct Door {
    pub(crate) engine: Engine,
    pub(crate) rights: Arc<Rights<Area>>,
    pub(crate) guard: Guard,
    pub(crate) token_bytes: usize,
    pub(crate) rehearsable: Arc<Rehearsable>,
}

/// A layer: lets a request in with its [`Principal`], or answers 401 or 403. Who is known hears of the licence.
pub(crate) async fn admit(State(door): State<Door>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let admitted = door.admit(&mut parts).await;
    let asker = parts.extensions.get::<Asker>();
    let (is_known, rehearses) = (asker.is_some(), asker.is_some_and(|asker| asker.0.intent == Intent::Rehearse));
    let mut response = match admitted {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(failure) => failure.into_response(),
    };
    if let Some(warning) = license_warning::warning(&door.engine.license()).filter(|_| is_known) {
        response.headers_mut().insert(LICENSE_WARNING, warning);
    }
    if rehearses {
        response.headers_mut().insert(DRY_RUN, HeaderValue::from_static("true"));
    }
    response
}

impl Door {
    async fn admit(&self, parts: &mut Parts) -> Result<(), Failure> {
        let need = self.rights.need(&parts.method, parts.extensions.get());
        if need == Need::Nothing {
            return Ok(());
        }
        let Ok(peer) = Peer::from_request_parts(parts, &()).await;
        let request = parts.extensions.get().map(RequestId::as_str).unwrap_or_default().to_owned();
        // A part of a batch is asked by whoever was let in with the whole.
        let whole = parts.extensions.get::<Asker>().map(|asker| asker.0.clone());
        let mut principal = match (whole, &self.guard) {
            (Some(whole), _) => whole,
            (None, Guard::Local) => {
                let mut principal = Principal::system();
                principal.actor.request = Some(request);
                principal
            }
            (None, Guard::Tokens) => self.identify(parts, peer.address.ip(), &request).await?,
        };
        // A rehearsal is no deed whose answer could be repeated.
        match self.rehearsable.is_asked(parts)? {
            true => principal.intent = Intent::Rehearse,
            false => drop(parts.extensions.insert(Caller(principal.actor.name.as_str().into()))),
        }
        parts.extensions.insert(Asker(principal.clone()));
        match need {
            Need::Right(right) => Ok(principal.needs(right)?),
            _ => Ok(()),
        }
    }

    async fn identify(&self, parts: &Parts, peer: IpAddr, request: &str) -> Result<Principal, Problem> {
        let token = presented(parts)?;
        if token.len() > self.token_bytes {
            return Err(invalid_token());
        }
        let (clock, logins) = (self.engine.store().clock(), self.engine.logins());
        // The token stands for its account, under a name no mailbox has: a right one is not slowed by a neighbour's wrong
        // ones once it was used from there, and a wrong one tried again and again counts once.
        let account = format!("token {token}");
        self.engine.check_pace(Entrance::Http, peer, &account)?;
        match self.engine.principal(token, peer, request).await {
            Ok(principal) => {
                logins.succeeded(clock.now(), peer, &account);
                Ok(principal)
            }
            Err(FindError::Refused(reason)) => {
                logins.failed(clock.now(), peer, &account, Some(token));
                tracing::info!(peer.ip = %peer, "an API token was refused: {reason}");
                Err(invalid_token())
            }
            Err(FindError::Database(error)) => Err(error.into()),
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
