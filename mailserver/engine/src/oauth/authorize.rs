//! A person lets a program act for them: what it asks for is checked, the person logs in and says yes, and a code goes back.

use foundation::db::{Actor, AuditEntry, Change};
use foundation::secrets::token::TokenText;
use serde_json::json;
use store::oauth::clients::{self, Client, Status};
use store::oauth::codes::{self, Code};

use super::clients::may_return;
use super::scope::Leave;
use super::{CODE, OAuthError, SECOND};
use crate::sessions::PersonAttempt;
use crate::{Engine, Refused};

/// How long a code is good: a browser takes it from one page to the next (RFC 6749 §4.1.2 allows ten minutes).
const CODE_SECONDS: i64 = 60;
const LONGEST_NONCE: usize = 500;

/// What a program asks a person for, as its parameters say.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Which program.
    pub client_id: String,
    /// Where the browser is to be sent back to; may be left out where there is one place.
    pub redirect_uri: Option<String>,
    /// What it wants: `code` is all there is.
    pub response_type: Option<String>,
    /// What it asks for; everything it may when it does not say.
    pub scope: Option<String>,
    /// What proves that whoever asks also exchanges (RFC 7636).
    pub code_challenge: Option<String>,
    /// How that was made: `S256` is all there is.
    pub code_challenge_method: Option<String>,
    /// What it wants to read again in the statement of who somebody is.
    pub nonce: Option<String>,
}

/// What a person is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The program.
    pub client: Client,
    /// Where the browser is sent back to.
    pub redirect_uri: String,
    /// What it asks for.
    pub leave: Leave,
    challenge: String,
    nonce: Option<String>,
}

/// Why a person is asked nothing.
#[derive(Debug)]
pub enum Unasked {
    /// Nobody can be told but the person: where to send them back to is not known.
    Here(&'static str),
    /// The program is told, there.
    Back(String, OAuthError),
    /// Ours.
    Failed(Refused),
}

impl<E: Into<Refused>> From<E> for Unasked {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl Engine {
    /// What a person is asked for a program.
    pub async fn asked(&self, request: &Request) -> Result<Asked, Unasked> {
        let unknown = Unasked::Here("There is no such application here, or it was disabled.");
        let Ok(id) = request.client_id.parse() else { return Err(unknown) };
        let found = clients::read(&mut self.store.read().await?, id).await?;
        let Some(client) = found.filter(|found| found.text.status == Status::Active) else { return Err(unknown) };
        let known = &client.text.redirect_uris;
        let redirect_uri = match (&request.redirect_uri, known.as_slice()) {
            (Some(asked), known) if may_return(known, asked) => asked.clone(),
            (None, [only]) => only.clone(),
            _ => return Err(Unasked::Here("The application wants you back at a place that is not one of its own.")),
        };
        let back = |error| Err(Unasked::Back(redirect_uri.clone(), error));
        if request.response_type.as_deref() != Some("code") {
            return back(OAuthError::UnsupportedResponseType);
        }
        // RFC 9700 §2.1.1: everybody proves it, whether or not they can keep a secret.
        let challenge = request.code_challenge.as_deref().filter(|challenge| is_challenge(challenge));
        let Some(challenge) = challenge.filter(|_| request.code_challenge_method.as_deref() == Some("S256")) else {
            return back(OAuthError::InvalidRequest("`code_challenge` with the method `S256` is missing".into()));
        };
        if request.nonce.as_ref().is_some_and(|nonce| nonce.len() > LONGEST_NONCE) {
            return back(OAuthError::InvalidRequest("`nonce` is too long".into()));
        }
        let may = Leave::known_in(&client.text.scopes);
        let leave = match &request.scope {
            Some(scope) => Leave::known_in(scope).within(&may),
            None => may,
        };
        if leave.is_nothing() {
            return back(OAuthError::InvalidScope);
        }
        let (challenge, nonce) = (challenge.to_owned(), request.nonce.clone());
        Ok(Asked { redirect_uri, leave, challenge, nonce, client })
    }

    /// The person says yes. `None` when there is nothing of it that they could allow.
    pub async fn allow(&self, asked: Asked, attempt: PersonAttempt<'_>) -> Result<Option<TokenText>, Refused> {
        let PersonAttempt { proof, peer, request } = attempt;
        let person = self.identify(proof, peer).await?;
        self.logins.succeeded(self.store.clock().now(), peer, &person.account());
        let leave = asked.leave.given_by(&person);
        if leave.is_nothing() {
            return Ok(None);
        }
        let (text, now) = (TokenText::make(CODE), self.store.clock().micros());
        let code = Code {
            client: asked.client.id,
            person: person.id().to_string(),
            scopes: leave.to_string(),
            redirect_uri: asked.redirect_uri,
            challenge: asked.challenge,
            nonce: asked.nonce,
            created_at: now,
            expires_at: now + CODE_SECONDS * SECOND,
            grant: None,
        };
        let actor = Actor { name: person.object(), peer: Some(peer), request: Some(request.to_owned()) };
        let input = (text.hash().to_string(), code, person, actor, asked.client.text.name);
        let kept = self.store.db().write(input, |tx, (hash, code, person, actor, client)| {
            Box::pin(async move {
                person.still(tx).await?;
                codes::insert(tx, hash, code).await?;
                let after = json!({"client": code.client.to_string(), "name": client, "scopes": code.scopes});
                let change = Change { before: None, after: Some(after.to_string()) };
                let entry = AuditEntry { action: "client.allow", object: person.object(), change };
                Ok::<_, Refused>(tx.audit_of(person.owner().tenant.0, actor, entry).await?)
            })
        });
        kept.await?;
        Ok(Some(text))
    }
}

/// RFC 7636 §4.2: the base64url form of 32 octets.
fn is_challenge(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
