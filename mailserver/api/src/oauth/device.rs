//! A device without a browser shows a code; its person types it here (RFC 8628).

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::sessions::PersonAttempt;
use engine::{Engine, Refused};
use foundation::http::{Fields, Form, Json, Peer, Problem, RequestId};
use http::header::{HeaderValue, RETRY_AFTER};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::authorize::Typed;
use super::page::{Consent, complaint, consent, notice, page};
use super::token::Known;
use super::{DEVICE, Refusal};
use crate::failure::Failure;

const HEADING: &str = "Connect a device";

/// A device begins to wait.
pub(super) async fn begin(
    State(engine): State<Engine>,
    peer: Peer,
    headers: HeaderMap,
    form: Result<Form, Problem>,
) -> Result<Json<Value>, Refusal> {
    let Form(fields) = form?;
    let known = Known::of(&fields, &headers, peer)?;
    let waiting = engine.begin_device(known.credentials(), fields.one("scope")?).await?;
    let place = format!("{}{DEVICE}", engine.issuer());
    Ok(Json(json!({
        "device_code": waiting.device_code.expose(),
        "user_code": waiting.user_code,
        "verification_uri": place,
        "verification_uri_complete": format!("{place}?user_code={}", waiting.user_code),
        "expires_in": waiting.expires_in,
        "interval": waiting.interval,
    })))
}

/// Asks the person for the code, and then whether they let the device.
pub(super) async fn show(State(engine): State<Engine>, peer: Peer, fields: Fields) -> Response {
    match fields.one("user_code").ok().flatten() {
        None => ask_code(StatusCode::OK, None),
        Some(code) => ask(&engine, peer, code, StatusCode::OK, "", None).await,
    }
}

/// The person has answered.
pub(super) async fn answer(
    State(engine): State<Engine>,
    peer: Peer,
    request: Option<axum::Extension<RequestId>>,
    form: Result<Form, Problem>,
) -> Response {
    let Form(fields) = match form {
        Ok(form) => form,
        Err(problem) => return problem.into_response(),
    };
    let one = |name| fields.one(name).ok().flatten().unwrap_or_default();
    let (user_code, typed) = (one("user_code"), Typed::of(&fields));
    // Whether a device waits with it is asked as where the code was typed: here nobody guesses more cheaply.
    match engine.waiting(user_code, peer.address.ip()).await {
        Ok(Some(_)) => {}
        _ => return ask(&engine, peer, user_code, StatusCode::BAD_REQUEST, &typed.login, None).await,
    }
    if one("decision") != "allow" {
        return match engine.deny_device(user_code).await {
            Ok(()) => notice(StatusCode::OK, HEADING, "The device was told no. You can close this page."),
            Err(error) => Failure::from(error).into_response(),
        };
    }
    let request = request.map(|id| id.as_str().to_owned()).unwrap_or_default();
    let attempt = PersonAttempt { proof: typed.proof(), peer: peer.address.ip(), request: &request };
    match engine.allow_device(user_code, attempt).await {
        Ok(true) => notice(StatusCode::OK, HEADING, "The device is connected. You can close this page."),
        Ok(false) => ask_code(StatusCode::BAD_REQUEST, Some("No device waits with that code any more.")),
        Err(error) => match typed.wrong(&error) {
            Some((status, text)) => ask(&engine, peer, user_code, status, &typed.login, Some(text)).await,
            None => Failure::from(error).into_response(),
        },
    }
}

async fn ask(
    engine: &Engine,
    peer: Peer,
    user_code: &str,
    status: StatusCode,
    login: &str,
    wrong: Option<&str>,
) -> Response {
    match engine.waiting(user_code, peer.address.ip()).await {
        Ok(Some((client, leave))) => consent(
            status,
            &Consent {
                server: engine.identity().hostname.as_str(),
                client: &client.text.name,
                leave: &leave,
                action: DEVICE,
                hidden: vec![("user_code", user_code.to_owned())],
                login,
                wrong,
                warning: Some("Go on only if the code is on a device of your own, before you: nobody else needs it."),
            },
        ),
        Ok(None) => ask_code(StatusCode::BAD_REQUEST, Some("No device waits with that code.")),
        Err(Refused::NetworkBlocked) => ask_code(StatusCode::FORBIDDEN, Some("Nobody signs in from your network.")),
        Err(Refused::Throttled(wait)) => {
            let text = "There were too many wrong codes. Wait a while, then try again.";
            let mut response = ask_code(StatusCode::TOO_MANY_REQUESTS, Some(text));
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.seconds()));
            response
        }
        Err(error) => Failure::from(error).into_response(),
    }
}

fn ask_code(status: StatusCode, wrong: Option<&str>) -> Response {
    let wrong = wrong.map(complaint).unwrap_or_default();
    let form = format!(
        "{wrong}<form action=\"{DEVICE}\"><label for=\"user_code\">The code that the device shows</label>\
         <input id=\"user_code\" name=\"user_code\" autocomplete=\"off\" autocapitalize=\"characters\" required maxlength=\"20\">\
         <div class=\"buttons\"><button class=\"act\">Go on</button></div></form>"
    );
    page(status, HEADING, &form)
}
