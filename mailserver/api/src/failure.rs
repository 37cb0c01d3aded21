//! The one conversion of what the engine refuses into what a client is told.

use axum::response::{IntoResponse, Response};
use engine::Refused;
use engine::license::{CallError, LicenseError, NoRoom, in_use};
use foundation::http::{Problem, insufficient_scope};
use foundation::secrets::password::PasswordError;
use foundation::throttle::RetryAfter;
use http::StatusCode;
use std::time::Duration;

/// A failed operation on its way to the client.
#[derive(Debug)]
pub(crate) struct Failure(Problem);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self(match refused {
            Refused::Forbidden(right) => insufficient_scope(right),
            Refused::Invalid(errors) => Problem::invalid(errors),
            Refused::Missing { kind, key } => {
                Problem::not_found(format!("There is no {kind} `{key}`. List what there is, and check the spelling."))
            }
            Refused::Exists { kind, key } => Problem::conflict(
                "already_exists",
                format!("There is a {kind} `{key}` already. Read it and change it, or choose another name."),
            ),
            Refused::InUse { kind, key, holds } => {
                Problem::conflict("in_use", format!("The {kind} `{key}` still holds {holds}. Delete these first."))
            }
            Refused::Stale => Problem::new(
                StatusCode::PRECONDITION_FAILED,
                "precondition_failed",
                "The object was changed since you read it. Read it again and repeat the change.",
            ),
            Refused::NoRoom(room) => no_room(&room),
            Refused::License(error) => license(error),
            Refused::NothingToChoose(why) => Problem::conflict(
                "nothing_to_choose",
                format!("Mailboxes cannot be chosen: {why}. `GET /v1/license` shows what is in use and allowed."),
            ),
            Refused::Settings(error) => error.into(),
            Refused::Password(PasswordError::TooLong(bytes)) => {
                let detail = format!("must have at most {bytes} bytes");
                Problem::invalid(vec![foundation::http::FieldError::new("/password", "too_long", detail)])
            }
            Refused::Password(PasswordError::Busy) => {
                let wait = RetryAfter(Duration::from_secs(1));
                Problem::unavailable("Too many passwords are being hashed. Try again shortly.", wait)
            }
            Refused::Store(error) => store(error),
            ours @ (Refused::Password(_) | Refused::Seal(_)) => Problem::internal(&ours),
        })
    }
}

fn no_room(room: &NoRoom) -> Problem {
    match room {
        NoRoom::Limit { what, used, most, edition } => Problem::forbidden(
            "license_limit_reached",
            format!(
                "The licence ({edition}) allows {}, and {}. Delete some, or buy more and reactivate; `GET /v1/license` \
                 shows all limits.",
                what.counted(*most),
                in_use(*used)
            ),
        ),
        NoRoom::Frozen { state, remedy } => Problem::forbidden(
            "license_frozen",
            format!("The licence is in state `{state}`: nothing can be added. {remedy}"),
        ),
    }
}

fn license(error: LicenseError) -> Problem {
    match error {
        LicenseError::NoServer => Problem::conflict("license_server_not_named", sentence(&error)),
        LicenseError::Call(CallError::Refused { .. }) => Problem::conflict("license_refused", sentence(&error)),
        LicenseError::Call(CallError::Settings(_)) => Problem::conflict("license_settings_unusable", sentence(&error)),
        LicenseError::Call(_) => {
            let wait = RetryAfter(Duration::from_secs(60));
            let problem = Problem::new(StatusCode::SERVICE_UNAVAILABLE, "license_server_unreachable", sentence(&error));
            problem.with_retry_after(wait)
        }
        LicenseError::NotLicensed(_) => Problem::conflict("not_licensed", sentence(&error)),
        LicenseError::Import(_) => Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "license_response_refused",
            format!("The response was not taken: {error}. What was in force still is. Ask with a new request."),
        ),
        LicenseError::Sign(_) => Problem::internal(&error),
    }
}

fn sentence(error: &LicenseError) -> String {
    let mut text = error.to_string();
    text.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
    text.push('.');
    text
}

fn store(error: store::Error) -> Problem {
    match error {
        store::Error::Db(error) => error.into(),
        store::Error::Missing(what) => {
            Problem::not_found(format!("There is no such {what} any more. List what there is."))
        }
        error if error.is_transient() => {
            tracing::warn!(%error, "request failed because the store did");
            let wait = RetryAfter(Duration::from_secs(2));
            Problem::unavailable("The store is out of reach. Try again shortly.", wait)
        }
        ours => Problem::internal(&ours),
    }
}
