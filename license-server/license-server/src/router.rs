//! The one place where the operations come together, so that the document and the router cannot differ.

use std::sync::Arc;

use axum::{Router, middleware};
use foundation::http::{RequestRates, Rights, documentation, dress, health, idempotent, rate_limited};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::document::MANUAL;
use crate::door::{self, Door, Guard};
use crate::state::ApiState;
use crate::{activations, backups, books, catalogue, customers, invoices, keys, licenses, mails, newcomers, orders};
use crate::{pages, payments, people, quotes, releases, reports, sellers, sessions, tokens, vendors, webhooks, whoami};

/// For network listeners: every operation that is not open asks for a session or a token with the scope the document names.
pub(crate) fn router(state: ApiState) -> Router {
    let limits = state.limits.clone();
    let clock = state.office.clock().clone();
    let rates = RequestRates::new(limits.token_rate, limits.peer_rate, limits.tracked, clock);
    let pages = pages::routes(state.office.clone());
    let routes =
        guarded(state, Guard::Credentials).merge(pages).layer(middleware::from_fn_with_state(rates, rate_limited));
    dress(routes, &limits.http)
}

/// For the private socket in the data directory, whose file mode lets only the server's own account and root connect: every
/// request acts as the operator and needs no credential. Never serve it on a network.
pub(crate) fn local_router(state: ApiState) -> Router {
    let limits = state.limits.http;
    dress(guarded(state, Guard::Operator), &limits)
}

/// The document of every operation.
pub fn openapi() -> OpenApi {
    webhooks::described(MANUAL.finish(operations().into_openapi()))
}

fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::with_openapi(MANUAL.head())
        .merge(whoami::operations())
        .merge(sessions::operations())
        .merge(people::operations())
        .merge(tokens::operations())
        .merge(vendors::operations())
        .merge(catalogue::operations())
        .merge(customers::operations())
        .merge(newcomers::operations())
        .merge(releases::operations())
        .merge(keys::operations())
        .merge(licenses::operations())
        .merge(activations::operations())
        .merge(sellers::operations())
        .merge(quotes::operations())
        .merge(orders::operations())
        .merge(invoices::operations())
        .merge(payments::operations())
        .merge(mails::operations())
        .merge(reports::operations())
        .merge(backups::operations())
        .merge(books::operations())
        .merge(webhooks::operations())
        .merge(health())
        .merge(whoami::metrics())
}

fn guarded(state: ApiState, guard: Guard) -> Router {
    let (routes, document) = operations().split_for_parts();
    let document = webhooks::described(MANUAL.finish(document));
    let door = Door {
        office: state.office.clone(),
        rights: Arc::new(Rights::of(&document)),
        guard,
        token_bytes: state.limits.token_bytes,
    };
    let idempotency = state.office.idempotency(state.limits.idempotency);
    let routes = routes
        .layer(middleware::from_fn_with_state(idempotency, idempotent))
        .layer(middleware::from_fn_with_state(door, door::admit))
        .with_state(state);
    routes.merge(documentation(&document))
}
