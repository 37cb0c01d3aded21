//! A program sends a person's browser here; it is sent back with a code, or with why there is none (RFC 6749 §4.1, RFC 9207).

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::oauth::OAuthError;
use engine::oauth::authorize::{Asked, Request, Unasked};
use engine::sessions::{PersonAttempt, Proof};
use engine::{Engine, Refused};
use foundation::http::{Fields, Form, Peer, Problem, RequestId, Twice};
use foundation::secrets::passkey::Assertion;
use http::StatusCode;
use http::header::{HeaderValue, LOCATION, RETRY_AFTER};
use secrecy::SecretString;
use url::form_urlencoded::Serializer;

use super::AUTHORIZE;
use super::page::{Consent, consent, leading_to, notice};
use crate::failure::Failure;

/// What comes with every request, on the way there as on the way back: the page carries it along.
const CARRIED: [&str; 8] = [
    "client_id",
    "redirect_uri",
    "response_type",
    "scope",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
];

/// Asks the person.
pub(super) async fn show(State(engine): State<Engine>, fields: Fields) -> Response {
    let asked = match asked(&engine, &fields).await {
        Ok(asked) => asked,
        Err(response) => return response,
    };
    for (name, error) in [("request", "request_not_supported"), ("request_uri", "request_uri_not_supported")] {
        if fields.one(name) != Ok(None) {
            return back(&engine, &fields, &asked.redirect_uri, &[("error", error)]);
        }
    }
    if fields.one("response_mode").is_ok_and(|mode| mode.is_some_and(|mode| mode != "query")) {
        let error = OAuthError::InvalidRequest("`response_mode` can only be `query`".into());
        return refused(&engine, &fields, &asked.redirect_uri, &error);
    }
    // Nobody is logged in here before they are asked.
    if fields.one("prompt").is_ok_and(|prompt| prompt == Some("none")) {
        let pairs = [("error", "login_required"), ("error_description", "the person has to log in")];
        return back(&engine, &fields, &asked.redirect_uri, &pairs);
    }
    let login = fields.one("login_hint").ok().flatten().unwrap_or_default().to_owned();
    ask(&engine, &asked, &fields, StatusCode::OK, &login, None)
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
    let asked = match asked(&engine, &fields).await {
        Ok(asked) => asked,
        Err(response) => return response,
    };
    let redirect_uri = asked.redirect_uri.clone();
    let refuse = |error: &OAuthError| refused(&engine, &fields, &redirect_uri, error);
    match fields.one("decision").ok().flatten() {
        Some("allow") => {}
        Some(_) => return refuse(&OAuthError::AccessDenied),
        // A program may send its request in a form too (OpenID Connect Core §3.1.2.1).
        None => return show(State(engine.clone()), fields.clone()).await,
    }
    let (typed, request) = (Typed::of(&fields), request.map(|id| id.as_str().to_owned()).unwrap_or_default());
    let attempt = PersonAttempt { proof: typed.proof(), peer: peer.address.ip(), request: &request };
    match engine.allow(asked.clone(), attempt).await {
        Ok(Some(code)) => back(&engine, &fields, &redirect_uri, &[("code", code.expose())]),
        Ok(None) => refuse(&OAuthError::InvalidScope),
        Err(error) => match typed.wrong(&error) {
            Some((status, text)) => {
                let mut response = ask(&engine, &asked, &fields, status, &typed.login, Some(text));
                if let Refused::Throttled(wait) = &error {
                    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.seconds()));
                }
                response
            }
            None => Failure::from(error).into_response(),
        },
    }
}

/// Who a person says they are, as the form of a page has it.
pub(super) struct Typed {
    /// The name.
    pub(super) login: String,
    password: SecretString,
    code: Option<String>,
    passkey: Option<Assertion>,
}

impl Typed {
    pub(super) fn of(fields: &Fields) -> Self {
        let one = |name| fields.one(name).ok().flatten().filter(|text| !text.is_empty());
        Self {
            login: one("login").unwrap_or_default().to_owned(),
            password: one("password").unwrap_or_default().into(),
            code: one("code").map(str::to_owned),
            // The page's own script writes it; what cannot be read is none.
            passkey: one("passkey").and_then(|text| serde_json::from_str(text).ok()),
        }
    }

    pub(super) fn proof(&self) -> Proof<'_> {
        match &self.passkey {
            Some(answer) => Proof::Passkey(answer),
            None => Proof::Password { login: &self.login, password: &self.password, code: self.code.as_deref() },
        }
    }

    /// What a person is told who could not log in; `None` for what is not their fault.
    pub(super) fn wrong(&self, error: &Refused) -> Option<(StatusCode, &'static str)> {
        match error {
            Refused::LoginFailed if self.passkey.is_some() => {
                Some((StatusCode::FORBIDDEN, "The passkey opens nothing here. Try another one, or your password."))
            }
            Refused::LoginFailed => Some((StatusCode::FORBIDDEN, "Address, password or code are wrong. Try again.")),
            Refused::SecondFactor => {
                Some((StatusCode::FORBIDDEN, "Type the code that your telephone shows, and your password once more."))
            }
            Refused::NetworkBlocked => Some((StatusCode::FORBIDDEN, "Nobody signs in from your network.")),
            Refused::Throttled(_) => Some((
                StatusCode::TOO_MANY_REQUESTS,
                "There were too many wrong passwords. Wait a while, then try again.",
            )),
            _ => None,
        }
    }
}

async fn asked(engine: &Engine, fields: &Fields) -> Result<Asked, Response> {
    let request = read(fields);
    let asked = match request {
        Ok(request) => engine.asked(&request).await,
        Err(twice) => {
            tracing::debug!(%twice, "a program's request could not be read");
            Err(Unasked::Here("The application asked in a way that cannot be understood."))
        }
    };
    asked.map_err(|unasked| match unasked {
        Unasked::Here(text) => notice(StatusCode::BAD_REQUEST, "This does not work", text),
        Unasked::Back(redirect_uri, error) => refused(engine, fields, &redirect_uri, &error),
        Unasked::Failed(error) => Failure::from(error).into_response(),
    })
}

fn read(fields: &Fields) -> Result<Request, Twice> {
    let one = |name| Ok(fields.one(name)?.map(str::to_owned));
    // RFC 6749 §3.1: what is there twice is an error, also where nobody reads it.
    fields.one("state")?;
    Ok(Request {
        client_id: one("client_id")?.unwrap_or_default(),
        redirect_uri: one("redirect_uri")?,
        response_type: one("response_type")?,
        scope: one("scope")?,
        code_challenge: one("code_challenge")?,
        code_challenge_method: one("code_challenge_method")?,
        nonce: one("nonce")?,
    })
}

fn ask(
    engine: &Engine,
    asked: &Asked,
    fields: &Fields,
    status: StatusCode,
    login: &str,
    wrong: Option<&str>,
) -> Response {
    let carried = |name: &'static str| Some((name, fields.one(name).ok().flatten()?.to_owned()));
    let identity = engine.identity();
    let asked_for = Consent {
        server: identity.hostname.as_str(),
        client: &asked.client.text.name,
        leave: &asked.leave,
        action: AUTHORIZE,
        hidden: CARRIED.into_iter().filter_map(carried).collect(),
        login,
        wrong,
        warning: None,
    };
    leading_to(consent(status, &asked_for), &asked.redirect_uri)
}

fn refused(engine: &Engine, fields: &Fields, redirect_uri: &str, error: &OAuthError) -> Response {
    let description = error.to_string();
    back(engine, fields, redirect_uri, &[("error", error.code()), ("error_description", &description)])
}

/// Sends the browser back to the program.
fn back(engine: &Engine, fields: &Fields, redirect_uri: &str, pairs: &[(&str, &str)]) -> Response {
    let mut query = Serializer::new(String::new());
    query.extend_pairs(pairs);
    if let Ok(Some(state)) = fields.one("state") {
        query.append_pair("state", state);
    }
    // RFC 9207: a program that talks to many servers knows which one answers.
    query.append_pair("iss", &engine.issuer());
    let joint = if redirect_uri.contains('?') { '&' } else { '?' };
    let place = format!("{redirect_uri}{joint}{}", query.finish());
    match HeaderValue::try_from(place) {
        Ok(place) => (StatusCode::SEE_OTHER, [(LOCATION, place)]).into_response(),
        Err(_) => {
            notice(StatusCode::BAD_REQUEST, "This does not work", "The application's own place cannot be reached.")
        }
    }
}
