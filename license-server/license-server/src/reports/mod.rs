//! Reports: what was invoiced and paid, what is in use, and the vendor's lists as CSV. They read and change nothing.

mod csv;
mod lists;
mod revenue;
mod usage;

use utoipa_axum::router::OpenApiRouter;

use crate::state::ApiState;

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    revenue::operations().merge(usage::operations()).merge(lists::operations())
}
