//! The one conversion of what was refused into what a client is told.

use std::time::Duration;

use axum::response::{IntoResponse, Response};
use foundation::http::{FieldError, Problem, insufficient_scope};
use foundation::secrets::password::PasswordError;
use foundation::throttle::RetryAfter;
use http::StatusCode;
use http::header::{HeaderValue, WWW_AUTHENTICATE};
use license::steps::activation::Refused as ActivationRefused;
use license::steps::license::Refused as LicenseRefused;
use license::trial::TrialRefusal;

use crate::payments::ProviderError;
use crate::quotes::Reason;
use crate::refused::Refused;

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
            Refused::MustEnrol => Problem::forbidden(
                "second_factor_setup_required",
                "Your vendor demands a second factor. Set one up by `POST /v1/me/totp`, then log in again.",
            ),
            Refused::SessionRequired => Problem::forbidden(
                "session_required",
                "This is done by a person in a session. Log in by `POST /v1/sessions` with email and password.",
            ),
            Refused::VendorRequired => Problem::bad_request(
                "vendor_required",
                "This server has several vendors. Name one by its slug in the header `Vendor`.",
            ),
            Refused::Invalid(errors) => Problem::invalid(errors),
            Refused::Missing { kind, key } => {
                Problem::not_found(format!("There is no {kind} `{key}`. List what there is, and check the spelling."))
            }
            Refused::Exists { kind, key } => Problem::conflict(
                "already_exists",
                format!("There is a {kind} `{key}` already. Read it and change it, or choose another name."),
            ),
            Refused::Stale => Problem::new(
                StatusCode::PRECONDITION_FAILED,
                "precondition_failed",
                "The object was changed since you read it. Read it again and repeat the change.",
            ),
            Refused::LoginFailed => {
                challenge("login_failed", "Email address, password or code are wrong. Check all of them and try again.")
            }
            Refused::SecondFactorRequired => challenge(
                "second_factor_required",
                "The password is right. Send it again with the code of your second factor in `code`.",
            ),
            Refused::Throttled(wait) => wait.into(),
            Refused::SelfServiceOff => Problem::conflict(
                "self_service_off",
                "The vendor's staff does this here, because no mails are sent or its policy says so. Write to them.",
            ),
            Refused::LastOwner => Problem::conflict(
                "last_owner",
                "This is the vendor's last active owner. Make another one first; a vendor without owner is locked out.",
            ),
            Refused::PriceListInForce(code) => Problem::conflict(
                "price_list_in_force",
                format!("The price list `{code}` holds or held. Set its end and make a new list that begins there."),
            ),
            Refused::NothingPlanned => Problem::conflict(
                "no_key_planned",
                "There are no keys yet, or nothing is to be signed. Plan a step by `POST /v1/signing-keys/plan` first.",
            ),
            Refused::Rotation(error) => Problem::conflict("key_step_refused", sentence(&error.to_string())),
            Refused::NoSigningKey => Problem::unavailable(
                "The vendor has no signing key yet. Its owner makes one by `license-server key begin`.",
                RetryAfter(Duration::from_secs(3600)),
            ),
            Refused::NotGenuine(what) => Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "proof_refused",
                format!(
                    "The proof does not hold: {what}. Check that the installation names this server and this product."
                ),
            ),
            Refused::ClockWrong(what) => Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "proof_out_of_time",
                format!("The proof is out of time: {what}. Set the installation's clock and ask again."),
            ),
            Refused::Replayed => {
                Problem::conflict("request_replayed", "This request was answered before. Make a new one.")
            }
            Refused::Cloned => Problem::conflict(
                "install_cloned",
                "Another installation with the same identity has asked since. Both go on until their tokens end. \
                 Activate the one that is to stay, with the key and the login of its account.",
            ),
            Refused::NoTrial(reasons) => {
                let errors =
                    reasons.iter().map(|reason| FieldError::new("/addon", trial_code(*reason), reason.to_string()));
                Problem::conflict("trial_refused", "No trial is possible; `errors` says why. Buy it in your account.")
                    .with_errors(errors)
            }
            Refused::Crowded(wait) => {
                Problem::unavailable("Too many installations ask at once. Ask again when `Retry-After` says.", wait)
            }
            Refused::License(refused) => {
                let status = match refused {
                    LicenseRefused::LoginRequired => StatusCode::UNAUTHORIZED,
                    LicenseRefused::SlotTaken | LicenseRefused::NotPossible { .. } => StatusCode::CONFLICT,
                    _ => StatusCode::UNPROCESSABLE_ENTITY,
                };
                Problem::new(status, refused.code(), remedy(refused))
            }
            Refused::Activation(ActivationRefused::SlotTaken) => Self::from(Refused::from(LicenseRefused::SlotTaken)).0,
            Refused::Activation(refused) => {
                let code = match refused {
                    ActivationRefused::Moving | ActivationRefused::WindowOpen(_) => "license_moving",
                    ActivationRefused::Quota { .. } => "activation_quota",
                    ActivationRefused::SlotTaken | ActivationRefused::NotPossible => "activation_state",
                };
                Problem::conflict(code, sentence(&refused.to_string()))
            }
            Refused::NotForSale(reasons) => not_for_sale(reasons),
            Refused::SellerMissing => Problem::conflict(
                "seller_not_set",
                "The vendor has not said who sells. An owner sets it by `PUT /v1/vendor/seller`.",
            ),
            Refused::QuoteExpired => {
                Problem::conflict("quote_expired", "The quote was good for a day, which is over. Ask for a new one.")
            }
            Refused::QuoteOrdered(order) => Problem::conflict(
                "quote_ordered",
                format!("The quote was ordered already. Read `{order}`, or ask for a new quote to buy more."),
            ),
            Refused::QuoteOutdated => Problem::conflict(
                "quote_outdated",
                "The licence is not any more what the quote starts from. Ask for a new quote.",
            ),
            Refused::OrderState(state) => {
                Problem::conflict("order_state", format!("The order is {state}. Read it to see where it stands."))
            }
            Refused::OrderSuperseded => Problem::conflict(
                "order_superseded",
                "The licence has grown by a later order since. Undo that one first, or let the customer pay.",
            ),
            Refused::PartlyPaid(number) => Problem::conflict(
                "invoice_state",
                format!("Money was received for {number}. Take its payments back first."),
            ),
            Refused::Invoice(refused) => Problem::conflict(
                "invoice_state",
                format!("{} Read the invoice to see where it stands.", sentence(&refused.to_string())),
            ),
            Refused::CardsNotTaken => Problem::conflict(
                "cards_not_taken",
                "The vendor takes no cards. Pay by transfer or cheque, as the invoice says.",
            ),
            Refused::Provider(ProviderError::NotGenuine(why)) => {
                Problem::bad_request("payment_event_refused", format!("The notice is not genuine: {why}."))
            }
            Refused::Provider(error) => {
                tracing::warn!(%error, "a payment provider did not answer as it should");
                let wait = RetryAfter(Duration::from_secs(30));
                Problem::unavailable("The payment provider does not answer as it should. Try again shortly.", wait)
            }
            Refused::KeyRequired => Problem::bad_request(
                "idempotency_key_required",
                "This costs money. Send an `Idempotency-Key`, a new one for each request, so that it is done once.",
            ),
            Refused::Addon(refused) => Problem::conflict("addon_state", sentence(&refused.to_string())),
            Refused::WebhookDisabled => foundation::http::hooks::disabled(),
            Refused::Password(PasswordError::TooLong(bytes)) => Problem::invalid(vec![FieldError::new(
                "/password",
                "too_long",
                format!("must have at most {bytes} bytes"),
            )]),
            Refused::Password(PasswordError::Busy) => {
                let wait = RetryAfter(Duration::from_secs(1));
                Problem::unavailable("Too many passwords are being checked. Try again shortly.", wait)
            }
            Refused::Db(error) => error.into(),
            ours @ (Refused::Password(_)
            | Refused::Seal(_)
            | Refused::Key(_)
            | Refused::Sign(_)
            | Refused::Stored(_)) => Problem::internal(&ours),
        })
    }
}

/// The stable code of a reason why there is no trial.
fn trial_code(reason: TrialRefusal) -> &'static str {
    match reason {
        TrialRefusal::Free => "not_on_free",
        TrialRefusal::Edition => "not_for_edition",
        TrialRefusal::NotOffered => "not_offered",
        TrialRefusal::StaffOnly => "staff_only",
        TrialRefusal::TriedByLicense => "tried_by_license",
        TrialRefusal::TriedOnMachine => "tried_on_machine",
        TrialRefusal::Bought => "bought_before",
        TrialRefusal::NotActive => "license_not_active",
        TrialRefusal::TooMany(_) => "out_of_range",
    }
}

/// All rules that stand in the way of a sale; the first names the problem.
fn not_for_sale(reasons: Vec<Reason>) -> Problem {
    let code = reasons.first().map_or("license_state", |reason| reason.code);
    let status = match code {
        "license_state" => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let words: Vec<String> = reasons.iter().map(|reason| sentence(&reason.detail)).collect();
    let error = |reason: Reason| FieldError::new(reason.pointer, reason.code, reason.detail);
    Problem::new(status, code, format!("This cannot be bought. {}", words.join(" ")))
        .with_errors(reasons.into_iter().map(error))
}

/// What is wrong with a step of a licence, and what to do.
fn remedy(refused: LicenseRefused) -> String {
    let next = match refused {
        LicenseRefused::LoginRequired => "Send `email` and `password` of the account that bought it.",
        LicenseRefused::SlotTaken => {
            "Deactivate it there, or begin a transfer by `POST /v1/licenses/{id}/transfer` in your account."
        }
        LicenseRefused::CannotBeCombined => "Each licence is for one machine.",
        LicenseRefused::CannotBeDownsized => "It only grows.",
        LicenseRefused::ProxyNotRemovable => "Choose a licence with proxy.",
        LicenseRefused::NotPossible { .. } => "Read the licence to see where it stands.",
    };
    format!("{} {next}", sentence(&refused.to_string()))
}

/// 401 with a challenge, RFC 9110 §11.6.1.
fn challenge(code: &'static str, detail: &str) -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, code, detail)
        .with_header(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
}

/// An error's fragment as a sentence.
fn sentence(fragment: &str) -> String {
    let mut letters = fragment.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
