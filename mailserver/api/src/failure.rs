//! The one conversion of what the engine refuses into what a client is told.

use axum::response::{IntoResponse, Response};
use engine::license::{CallError, LicenseError, NoRoom, in_use};
use engine::limits::LimitReached;
use engine::{Found, Refused};
use foundation::http::{Conflict, Exceeded, FieldError, Problem, insufficient_scope};
use foundation::secrets::password::PasswordError;
use foundation::throttle::RetryAfter;
use foundation::webhooks::DeskError;
use http::StatusCode;
use http::header::{HeaderValue, WWW_AUTHENTICATE};
use serde_json::Value;
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

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        Refused::from(error).into()
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
            Refused::Exists { kind, key, found } => Problem::conflict(
                "already_exists",
                format!("There is a {kind} `{key}` already. Read it and change it, or choose another name."),
            )
            .with_conflict(Conflict { kind: kind.into(), key, object: found.map(|found| object(*found)) }),
            Refused::ExternalTaken { kind, id, holder } => {
                let (key, object) = match holder {
                    Some((key, found)) => (key, Some(object(*found))),
                    None => (id.clone(), None),
                };
                Problem::conflict(
                    "external_id_taken",
                    format!("Another {kind} has the external identifier `{id}`. Read it and change it, or choose another identifier."),
                )
                .with_conflict(Conflict { kind: kind.into(), key, object })
            }
            Refused::Ambiguous { kind, key } => Problem::conflict(
                "ambiguous_external_id",
                format!("Several {kind} that you may see have the external identifier `{key}`. Use their own keys."),
            ),
            Refused::SessionRequired => Problem::forbidden(
                "session_required",
                "This is done by a person in a session that began with a password (`POST /v1/sessions`), not by a token.",
            ),
            Refused::LoginFailed => unauthorized(
                "login_failed",
                "Name, password or code are wrong, or whoever it is may not log in. Try again.",
            ),
            Refused::SecondFactor => unauthorized(
                "second_factor_required",
                "The password is right. Send it again with the `code` that your telephone shows.",
            ),
            Refused::Throttled(wait) => wait.into(),
            Refused::CannotListen { address, why } => Problem::conflict(
                "cannot_listen",
                format!(
                    "`{address}` cannot be listened on: {why}. Name an address of this machine and a port that is free and that the \
                     server may open."
                ),
            )
            .with_errors([FieldError::new("/address", "invalid", format!("cannot be listened on: {why}"))]),
            Refused::InBootFile(name) => Problem::conflict(
                "in_boot_file",
                format!(
                    "Names such as `{name}` are the boot file's. Change it there and restart, or choose another name."
                ),
            ),
            Refused::NetworkBlocked => Problem::forbidden(
                "network_blocked",
                "Nobody signs in from your network: a rule on networks says so. Whoever runs the server can lift it.",
            ),
            Refused::Suspended => Problem::forbidden(
                "tenant_suspended",
                "The tenant is suspended: what it has can be read and not changed. Whoever suspended it can lift that.",
            ),
            Refused::Gone { kind, key } => Problem::conflict(
                "deleted",
                format!("The {kind} `{key}` is deleted and waits to be purged. Restore it first, or purge it at once."),
            ),
            Refused::LimitReached(LimitReached { tenant, exceeded }) => {
                let detail =
                    format!("`{tenant}` may have no more: {}. Delete some, or raise the limit.", told(&exceeded));
                Problem::forbidden("limit_reached", detail).with_exceeded(exceeded)
            }
            Refused::ExceedsPlan { plan, exceeded } => {
                let detail = format!(
                    "More is in use than the plan `{plan}` allows: {}. Delete some first, choose another plan, or override its \
                     limits.",
                    told(&exceeded)
                );
                Problem::conflict("usage_exceeds_plan", detail).with_exceeded(exceeded)
            }
            Refused::NotInPlan(feature) => {
                let word = serde_json::to_value(feature).unwrap_or_default();
                let detail = format!("The tenant's plan does not hold {word}. Put it on another plan.");
                Problem::forbidden("not_in_plan", detail)
            }
            Refused::InUse { kind, key, holds } => Problem::conflict(
                "in_use",
                format!("The {kind} `{key}` still holds {holds}. Delete or move these first."),
            ),
            Refused::GivenCertificate(name) => Problem::conflict(
                "given_certificate",
                format!("The certificate `{name}` was given, and is asked for nowhere. Give another one: `PUT /v1/certificates/{name}`."),
            ),
            Refused::TooManyOperations(most) => Problem::conflict(
                "too_many_operations",
                format!("{most} operations are not over yet. Wait for one to end, or cancel one."),
            ),
            Refused::NotPublished { name, text, unanswered } => {
                let why = match unanswered {
                    Some(why) => {
                        format!("The DNS did not answer whether the record `{name}` is there: {why}. Try again")
                    }
                    None => format!("The record `{name}` is not in DNS, or shows something else. Publish it"),
                };
                let what = match text {
                    Some(text) => format!(": `{name} TXT \"{text}\"`. It shows whose the domain is"),
                    None => ", or say `\"unseen\": true`".to_owned(),
                };
                Problem::conflict("not_published", format!("{why}{what}.")).with_conflict(Conflict {
                    kind: "DNS record".into(),
                    key: name,
                    object: None,
                })
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
                Problem::invalid(vec![FieldError::new("/password", "too_long", detail)])
            }
            Refused::Password(PasswordError::Busy) => {
                let wait = RetryAfter(Duration::from_secs(1));
                Problem::unavailable("Too many passwords are being hashed. Try again shortly.", wait)
            }
            Refused::Store(error) => store(error),
            Refused::WebhookDisabled => foundation::http::hooks::disabled(),
            ours @ (Refused::Password(_) | Refused::Seal(_) | Refused::Stored(_)) => Problem::internal(&ours),
        })
    }
}

/// 401 of a login, with the challenge that RFC 9110 §11.6.1 asks of every one.
fn unauthorized(code: &'static str, detail: &str) -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, code, detail)
        .with_header(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
}

/// The object as its own operation shows it.
fn object(found: Found) -> Value {
    let shown = match found {
        Found::Tenant(state) => serde_json::to_value(crate::tenants::Tenant::from(state)),
        Found::Plan(plan) => serde_json::to_value(crate::plans::Plan::from(plan)),
        Found::Domain(domain) => serde_json::to_value(crate::domains::Domain::from(domain)),
        Found::Mailbox(state) => serde_json::to_value(crate::mailboxes::Mailbox::from(state)),
        Found::Administrator(found) => serde_json::to_value(crate::administrators::Administrator::from(found)),
        Found::AccessRule(rule) => serde_json::to_value(crate::access_rules::AccessRule::from(rule)),
        Found::Contact(contact) => serde_json::to_value(crate::contacts::Contact::from(contact)),
        Found::Alias(alias) => serde_json::to_value(crate::aliases::Alias::from(alias)),
    };
    // Wire objects always have a JSON form.
    shown.unwrap_or_default()
}

fn told(exceeded: &[Exceeded]) -> String {
    let one = |it: &Exceeded| format!("{} {} of {}", it.limit, it.used, it.allowed);
    exceeded.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// `None` for what is missing.
pub(crate) fn found<T>(result: Result<T, Refused>) -> Result<Option<T>, Refused> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(Refused::Missing { .. }) => Ok(None),
        Err(other) => Err(other),
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
