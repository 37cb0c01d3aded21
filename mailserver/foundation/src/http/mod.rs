//! What every HTTP counter of ours shares: problems, extractors that answer with problems, pages, preconditions, merge
//! patches, idempotency keys, request ids, and the loop that serves a router on listeners.
//! It does not know a single route.

mod conditions;
mod context;
mod dress;
mod extract;
mod headers;
mod idempotency;
mod limits;
mod page;
mod patch;
mod peer;
mod problem;
mod rate;
mod serve;

#[cfg(test)]
mod tests;

pub use self::conditions::{Conditions, ETag};
pub use self::context::RequestId;
pub use self::dress::dress;
pub(crate) use self::dress::message as panic_message;
pub use self::extract::{Json, MergePatch, Path, Query, field_of, parse_json, parse_value};
pub use self::headers::{documentation_headers, headers};
pub use self::idempotency::{Caller, Idempotency, IdempotencyLimits, Storable, idempotent};
pub use self::limits::{HttpLimits, ServeLimits};
pub use self::page::{Listed, Page, PageParams, Paging, cursor};
pub use self::patch::{Patch, merge};
pub use self::peer::Peer;
pub use self::problem::{FieldError, Problem, pointer};
pub use self::rate::{RateKey, RequestRates, rate_limit_headers, rate_limited};
pub use self::serve::{Listener, serve};
