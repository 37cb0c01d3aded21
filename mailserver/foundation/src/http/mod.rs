//! What every HTTP counter of ours shares: problems, extractors that answer with problems, pages, preconditions, merge
//! patches, idempotency keys, request ids, the frame of the OpenAPI document and its page, what operations ask of their
//! callers, and the loop that serves a router on listeners.
//! It does not know a single route.

pub mod books;
pub mod codes;
mod conditions;
mod context;
pub mod cookie;
mod docs;
mod dress;
mod extract;
mod fields;
mod files;
mod headers;
mod health;
pub mod hooks;
mod idempotency;
mod limits;
pub mod manual;
mod page;
mod patch;
mod peer;
mod problem;
mod rate;
mod rights;
mod serve;
#[doc(hidden)]
pub mod testing;
pub mod wire;

#[cfg(test)]
mod tests;

pub use self::conditions::{Conditions, ETag};
pub use self::context::{RequestId, in_request};
pub use self::docs::documentation;
pub use self::dress::dress;
pub(crate) use self::dress::message as panic_message;
pub use self::extract::{Json, MergePatch, Path, Query, field_of, parse_json, parse_value};
pub use self::fields::{Fields, Form, Twice};
pub use self::files::File;
pub use self::headers::{as_pages, documentation_headers, headers};
pub use self::health::{Condition, Readiness, health};
pub use self::idempotency::{Caller, Idempotency, IdempotencyLimits, Storable, idempotent};
pub use self::limits::{ApiLimits, HttpLimits, ServeLimits};
pub use self::manual::{Manual, required_scopes};
pub use self::page::{Listed, Page, PageParams, Paging, cursor};
pub use self::patch::{Patch, merge};
pub use self::peer::Peer;
pub use self::problem::{Conflict, Exceeded, FieldError, Problem, pointer};
pub use self::rate::{RateKey, RequestRates, rate_limit_headers, rate_limited};
pub use self::rights::{Need, Rights, bearer, insufficient_scope, invalid_token};
pub use self::serve::{Listener, Serving, serve};
