//! `/v1/me`: one's own password and second factor; and the links by which a password is set.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::http::wire::{Password, ShownOnce};
use foundation::http::{Json, Peer, Storable};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Factor, PasswordLink, Status};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::state::ApiState;

/// Whether a person may log in.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PersonStatus {
    /// They may.
    Active,
    /// They may not, and their sessions and tokens open nothing.
    Disabled,
}

impl From<Status> for PersonStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Active => Self::Active,
            Status::Disabled => Self::Disabled,
        }
    }
}

impl From<PersonStatus> for Status {
    fn from(status: PersonStatus) -> Self {
        match status {
            PersonStatus::Active => Self::Active,
            PersonStatus::Disabled => Self::Disabled,
        }
    }
}

/// A password to be exchanged for another.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    /// The password as it is.
    #[schema(value_type = String, write_only, example = "correct horse battery")]
    current: Password,
    /// The password as it shall be: at least 10 characters.
    #[schema(value_type = String, write_only, min_length = 10, max_length = 1024, example = "staple battery horse")]
    new: Password,
}

/// How far one's second factor is set up.
#[derive(Debug, Serialize, ToSchema)]
struct SecondFactor {
    /// Whether it is asked for.
    state: FactorState,
    /// Codes on paper that are left.
    #[schema(minimum = 0, maximum = 100, example = 10)]
    recovery_codes_left: i64,
}

/// How far a second factor is set up.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum FactorState {
    /// Not at all.
    None,
    /// The secret was shown; it is not asked for before a code was typed.
    Pending,
    /// It is asked for at every login.
    On,
}

/// What a telephone needs, shown once.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SecondFactorSecret)]
struct Enrolment {
    /// The secret as a person types it. Only in the answer that made it.
    #[schema(value_type = Option<String>, nullable = false, read_only, example = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<ShownOnce>,
    /// The same as an address, for a picture that the telephone reads.
    #[schema(value_type = Option<String>, nullable = false, read_only, example = "otpauth://totp/Acme:anna%40example%2Eorg?secret=…")]
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<ShownOnce>,
}

/// A code of the second factor.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SecondFactorCode)]
struct Code {
    /// Six digits from the telephone, or a code on paper where one is taken.
    #[schema(max_length = 64, example = "287082")]
    code: String,
}

/// The codes on paper, shown once.
#[derive(Debug, Serialize, ToSchema)]
struct RecoveryCodes {
    /// Each logs in once without the telephone. Only in the answer that made them.
    #[schema(value_type = Option<Vec<String>>, nullable = false, read_only, example = json!(["MZXW-6YTB-OI4D-QNRT"]))]
    #[serde(skip_serializing_if = "Option::is_none")]
    recovery_codes: Option<Vec<ShownOnce>>,
}

/// A link by which a person sets a password.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PasswordLink)]
pub(crate) struct Link {
    /// What to hand to the person, who sends it to `POST /v1/password-links/redeem`. Only in the answer that made it.
    #[schema(value_type = Option<String>, nullable = false, read_only, example = "pp_link_…")]
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<ShownOnce>,
    /// Until when it is good.
    #[schema(value_type = String, format = DateTime, example = "2026-01-08T09:00:00Z")]
    expires_at: Timestamp,
}

/// A link and the password it shall set.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LinkRedemption {
    /// The link's secret.
    #[schema(max_length = 256, example = "pp_link_…")]
    link: String,
    /// The password: at least 10 characters.
    #[schema(value_type = String, write_only, min_length = 10, max_length = 1024, example = "correct horse battery")]
    password: Password,
}

/// The answer that shows a link, and what is kept of it.
pub(crate) fn link_answer(link: PasswordLink) -> Response {
    let PasswordLink { secret, expires_at } = link;
    let kept = Storable::json(&Link { secret: None, expires_at });
    (kept, Json(Link { secret: Some(ShownOnce(secret)), expires_at })).into_response()
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(replace_password))
        .routes(routes!(read_second_factor, create_second_factor))
        .routes(routes!(confirm_second_factor))
        .routes(routes!(remove_second_factor))
        .routes(routes!(redeem_password_link))
}

/// Exchanges one's own password, in a session. One's other sessions end.
#[utoipa::path(
    put, path = "/v1/me/password", tag = "me", request_body = PasswordChange,
    responses(
        (status = 204, description = "The new password holds."),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn replace_password(
    State(office): State<Office>,
    Asker(principal): Asker,
    Json(change): Json<PasswordChange>,
) -> Result<StatusCode, Failure> {
    office.change_password(&principal, &change.current.0, &change.new.0).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says how far one's second factor is set up.
#[utoipa::path(
    get, path = "/v1/me/totp", tag = "me",
    responses(
        (status = 200, description = "How far.", body = SecondFactor),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn read_second_factor(
    State(office): State<Office>,
    Asker(principal): Asker,
) -> Result<Json<SecondFactor>, Failure> {
    let (factor, recovery_codes_left) = office.own_factor(&principal).await?;
    let state = match factor {
        Factor::None => FactorState::None,
        Factor::Pending => FactorState::Pending,
        Factor::On => FactorState::On,
    };
    Ok(Json(SecondFactor { state, recovery_codes_left }))
}

/// Begins to set up a second factor: makes the secret a telephone needs (RFC 6238).
///
/// It is not asked for before `confirm` has seen a code of it.
#[utoipa::path(
    post, path = "/v1/me/totp", tag = "me",
    responses(
        (status = 200, description = "The secret, this once.", body = Enrolment),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn create_second_factor(
    State(office): State<Office>,
    Asker(principal): Asker,
) -> Result<impl IntoResponse, Failure> {
    let made = office.begin_factor(&principal).await?;
    let kept = Storable::json(&Enrolment { secret: None, uri: None });
    let shown = Enrolment { secret: Some(ShownOnce(made.secret)), uri: Some(ShownOnce(made.uri)) };
    Ok((kept, Json(shown)))
}

/// Turns the second factor on, given a code that the telephone shows.
///
/// The answer holds ten codes on paper, this once. One's other sessions end.
#[utoipa::path(
    post, path = "/v1/me/totp/confirm", tag = "me", request_body = Code,
    responses(
        (status = 200, description = "It is on; these are the codes on paper.", body = RecoveryCodes),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn confirm_second_factor(
    State(office): State<Office>,
    Asker(principal): Asker,
    Json(Code { code }): Json<Code>,
) -> Result<impl IntoResponse, Failure> {
    let codes = office.confirm_factor(&principal, &code).await?;
    let kept = Storable::json(&RecoveryCodes { recovery_codes: None });
    let codes = codes.into_iter().map(ShownOnce).collect();
    Ok((kept, Json(RecoveryCodes { recovery_codes: Some(codes) })))
}

/// Turns one's own second factor off, given a code.
#[utoipa::path(
    post, path = "/v1/me/totp/remove", tag = "me", request_body = Code,
    responses(
        (status = 204, description = "It is not asked for any more."),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn remove_second_factor(
    State(office): State<Office>,
    Asker(principal): Asker,
    Json(Code { code }): Json<Code>,
) -> Result<StatusCode, Failure> {
    office.drop_factor(&principal, &code).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sets a password by a link. The link is good once; all sessions of the person end.
#[utoipa::path(
    post, path = "/v1/password-links/redeem", tag = "sessions", request_body = LinkRedemption,
    responses((status = 204, description = "The password is set; log in with it.")),
    security(())
)]
async fn redeem_password_link(
    State(office): State<Office>,
    peer: Peer,
    Json(redemption): Json<LinkRedemption>,
) -> Result<StatusCode, Failure> {
    office.redeem_link(&redemption.link, &redemption.password.0, peer.address.ip()).await?;
    Ok(StatusCode::NO_CONTENT)
}
