//! The one place where paths are mounted: operations through `routes!` alone, so that the document and the router cannot
//! differ, and beside them the document itself and the page that shows it.

use std::sync::Arc;

use axum::{Router, middleware};
use engine::events::KINDS;
use foundation::http::{RequestRates, Rights, documentation, dress, hooks, idempotent, rate_limited};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::batch::with_batches;
use crate::document::MANUAL;
use crate::door::{self, Door, Guard};
use crate::rehearsal::Rehearsable;
use crate::{
    ApiState, access_rules, administrators, aliases, app_passwords, autoreply, batch, certificates, clients, contacts,
    dashboard, dns, domains, events, failed_logins, forwarding, grants, health, license, license_warning, listeners,
    mail_sessions, mailboxes, me, messages, oauth, operations as later, passkeys, plans, queue, sessions, settings,
    tasks, tenants, tokens, webhooks, whoami,
};

/// The REST counter for network listeners: every operation that is not open asks for a bearer token with the scope the
/// document names.
pub fn router(state: ApiState) -> Router {
    let limits = state.limits.clone();
    let clock = state.engine.store().clock().clone();
    let rates = RequestRates::new(limits.token_rate, limits.peer_rate, limits.tracked, clock);
    let routes = oauth::routes(state.clone()).merge(guarded(state, Guard::Tokens)).merge(dashboard::routes());
    let routes = routes.layer(middleware::from_fn_with_state(rates, rate_limited));
    dress(routes, &limits.http)
}

/// The same counter for the private socket in the data directory, whose file mode lets only the server's own account and
/// root connect: every request acts as the server itself and needs no token. Never serve it on a network.
pub fn local_router(state: ApiState) -> Router {
    let limits = state.limits.http;
    dress(guarded(state, Guard::Local), &limits)
}

/// The document of every operation.
pub fn openapi() -> OpenApi {
    finished(operations().into_openapi())
}

fn finished(document: OpenApi) -> OpenApi {
    hooks::described(license_warning::document(MANUAL.finish(document)), KINDS)
}

fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::with_openapi(MANUAL.head())
        .merge(whoami::operations())
        .merge(sessions::operations())
        .merge(me::operations())
        .merge(passkeys::operations())
        .merge(administrators::operations())
        .merge(tokens::operations())
        .merge(clients::operations())
        .merge(plans::operations())
        .merge(tenants::operations())
        .merge(domains::operations())
        .merge(dns::operations())
        .merge(mailboxes::operations())
        .merge(mail_sessions::operations())
        .merge(forwarding::operations())
        .merge(autoreply::operations())
        .merge(app_passwords::operations())
        .merge(grants::operations())
        .merge(aliases::operations())
        .merge(contacts::operations())
        .merge(access_rules::operations())
        .merge(failed_logins::operations())
        .merge(queue::operations())
        .merge(messages::operations())
        .merge(events::operations())
        .merge(webhooks::operations())
        .merge(batch::operations())
        .merge(later::operations())
        .merge(license::operations())
        .merge(settings::operations())
        .merge(listeners::operations())
        .merge(certificates::operations())
        .merge(tasks::operations())
        .merge(health::operations())
}

fn guarded(state: ApiState, guard: Guard) -> Router {
    let engine = state.engine.clone();
    let (routes, document) = operations().split_for_parts();
    let document = finished(document);
    let door = Door {
        engine: state.engine.clone(),
        rights: Arc::new(Rights::of(&document)),
        guard,
        token_bytes: state.limits.token_bytes,
        rehearsable: Arc::new(Rehearsable::of(&document)),
    };
    let idempotency = state.engine.idempotency(state.limits.idempotency);
    let routes = routes
        .layer(middleware::from_fn_with_state(idempotency, idempotent))
        .layer(middleware::from_fn_with_state(door, door::admit))
        .with_state(state);
    with_batches(routes, &engine).merge(documentation(&document))
}
