//! Deleting: for a while what is gone can be restored.

use axum::response::{IntoResponse, Response};
use engine::mailboxes::Purge;
use foundation::http::{FieldError, Problem};
use http::StatusCode;
use jiff::{SignedDuration, Span};
use serde::Deserialize;
use utoipa::IntoParams;

/// How long something deleted can be restored.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PurgeAfter {
    /// How long it can be restored: an ISO 8601 duration in weeks, days, hours or less. Default `P30D`; `P0D` deletes it for good at
    /// once.
    #[param(nullable = false, format = "duration", example = "P30D")]
    purge_after: Option<String>,
}

const DAY: i64 = 24 * 3600;
const DEFAULT: i64 = 30 * DAY;
const LONGEST: i64 = 3650 * DAY;

impl PurgeAfter {
    pub(crate) fn parse(&self) -> Result<Purge, Problem> {
        let Some(text) = &self.purge_after else { return Ok(Purge::After(DEFAULT * 1_000_000)) };
        let seconds = seconds(text).filter(|seconds| (0..=LONGEST).contains(seconds));
        match seconds {
            Some(0) => Ok(Purge::Now),
            Some(seconds) => Ok(Purge::After(seconds * 1_000_000)),
            None => {
                let detail = "must be an ISO 8601 duration of at most 3650 days, such as `P30D`";
                let error = FieldError::new("/purge_after", "invalid", detail);
                Err(Problem::bad_request("invalid_query", format!("`purge_after` {detail}.")).with_errors([error]))
            }
        }
    }
}

/// Months and years are of no fixed length and thus none of ours.
fn seconds(text: &str) -> Option<i64> {
    let span: Span = text.parse().ok().filter(|_| text.starts_with('P'))?;
    if span.get_years() != 0 || span.get_months() != 0 {
        return None;
    }
    let days = i64::from(span.get_weeks()).checked_mul(7)?.checked_add(span.get_days().into())?;
    let rest = SignedDuration::try_from(span.weeks(0).days(0)).ok()?;
    days.checked_mul(DAY)?.checked_add(rest.as_secs())
}

/// 200 with what can be restored, 204 when it is gone.
pub(crate) fn deleted(left: Option<impl IntoResponse>) -> Response {
    left.map_or_else(|| StatusCode::NO_CONTENT.into_response(), IntoResponse::into_response)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn durations_are_of_a_fixed_length() {
        for (text, expected) in [
            ("P30D", Some(2_592_000)),
            ("P0D", Some(0)),
            ("P1W", Some(604_800)),
            ("P1DT12H", Some(129_600)),
            ("PT90S", Some(90)),
            ("P1M", None),
            ("P1Y", None),
            ("30d", None),
            ("", None),
            ("-P1D", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }
}
