//! Programs on devices without a browser: the device shows a code, and its person types it where they have one (RFC 8628).

use foundation::db::{Actor, AuditEntry, Change};
use foundation::secrets::spelled::Spelled;
use foundation::secrets::token::TokenText;
use foundation::throttle::RetryAfter;
use serde_json::json;
use std::net::IpAddr;
use std::time::Duration;
use store::oauth::clients::{self, Client, Status};
use store::oauth::devices::{self, Answer, Device};

use super::exchange::{Credentials, INTERVAL};
use super::scope::Leave;
use super::{DEVICE, OAuthError, SECOND};
use crate::sessions::PersonAttempt;
use crate::{Engine, Refused};

/// What a person types: 34 bits, good for ten minutes, and of use to nobody but the device.
type UserCode = Spelled<8>;

const WAITS: i64 = 600;
/// Devices that wait at a time, whoever they belong to.
const MOST: i64 = 10_000;
/// Under which name the hash of a code is made.
const WHOSE: &str = "device";

/// What a device shows, and asks with.
pub struct Waiting {
    /// What it asks with.
    pub device_code: TokenText,
    /// What it shows.
    pub user_code: String,
    /// For how many seconds it waits.
    pub expires_in: i64,
    /// Seconds between two questions.
    pub interval: i64,
}

impl Engine {
    /// A device begins to wait.
    pub async fn begin_device(&self, by: Credentials<'_>, scope: Option<&str>) -> Result<Waiting, OAuthError> {
        let client = self.known_client(by).await?;
        if !client.text.device_flow {
            return Err(OAuthError::UnauthorizedClient("the application may not be on a device without a browser"));
        }
        let may = Leave::known_in(&client.text.scopes);
        let leave = scope.map_or(may.clone(), |scope| Leave::known_in(scope).within(&may));
        if leave.is_nothing() {
            return Err(OAuthError::InvalidScope);
        }
        let (code, shown, now) = (TokenText::make(DEVICE), UserCode::make(), self.store.clock().micros());
        let device = Device {
            hash: code.hash().to_string(),
            client: client.id,
            scopes: leave.to_string(),
            answer: Answer::Asked,
            polled_at: now - INTERVAL * SECOND,
            expires_at: now + WAITS * SECOND,
        };
        let kept = self.store.db().write((device, shown.hash(WHOSE)), |tx, (device, code_hash)| {
            Box::pin(async move {
                let now = tx.micros();
                // A device that waited too long is told so for a minute.
                devices::forget(tx, now - 60 * SECOND, 1000).await?;
                if devices::count(tx).await? >= MOST {
                    return Err(Refused::Throttled(RetryAfter(Duration::from_secs(60))));
                }
                Ok(devices::insert(tx, device, code_hash).await?)
            })
        });
        kept.await?;
        Ok(Waiting {
            device_code: code,
            user_code: shown.expose().to_uppercase(),
            expires_in: WAITS,
            interval: INTERVAL,
        })
    }

    /// The program on the device that shows this code, and what it asks for; `None` when no device waits with it. Codes are short, and
    /// whoever tries many is held up as a guesser of passwords is.
    pub async fn waiting(&self, user_code: &str, peer: IpAddr) -> Result<Option<(Client, Leave)>, Refused> {
        let (now, account) = (self.store.clock().now(), format!("device codes from {peer}"));
        self.may_sign_in(peer, &account)?;
        let Some(device) = self.device(user_code).await? else {
            self.logins.failed(now, peer, &account, Some(user_code));
            return Ok(None);
        };
        let client = clients::read(&mut self.store.read().await?, device.client).await?;
        let client = client.filter(|client| client.text.status == Status::Active);
        Ok(client.map(|client| (client, Leave::known_in(&device.scopes))))
    }

    async fn device(&self, user_code: &str) -> Result<Option<Device>, Refused> {
        let Some(typed) = UserCode::parse(user_code) else { return Ok(None) };
        let now = self.store.clock().micros();
        let found = devices::find_by_code(&mut self.store.read().await?, &typed.hash(WHOSE)).await?;
        Ok(found.filter(|device| device.answer == Answer::Asked && device.expires_at > now))
    }

    /// The person says yes to a device; `false` when it does not wait any more, or there is nothing they could allow.
    pub async fn allow_device(&self, user_code: &str, attempt: PersonAttempt<'_>) -> Result<bool, Refused> {
        let PersonAttempt { proof, peer, request } = attempt;
        let person = self.identify(proof, peer).await?;
        self.logins.succeeded(self.store.clock().now(), peer, &person.account());
        let Some(device) = self.device(user_code).await? else { return Ok(false) };
        let leave = Leave::known_in(&device.scopes).given_by(&person);
        if leave.is_nothing() {
            return Ok(false);
        }
        let actor = Actor { name: person.object(), peer: Some(peer), request: Some(request.to_owned()) };
        let input = (device, leave.to_string(), person, actor);
        let said = self.store.db().write(input, |tx, (device, scopes, person, actor)| {
            Box::pin(async move {
                person.still(tx).await?;
                if !devices::answer(tx, &device.hash, &Answer::Allowed(person.id().to_string()), scopes).await? {
                    return Ok(false);
                }
                let after = json!({"client": device.client.to_string(), "device": true, "scopes": scopes}).to_string();
                let change = Change { before: None, after: Some(after) };
                let entry = AuditEntry { action: "client.allow", object: person.object(), change };
                tx.audit_of(person.owner().tenant.0, actor, entry).await?;
                Ok::<_, Refused>(true)
            })
        });
        said.await
    }

    /// The person says no to a device. No password is asked for: it ends what only they were shown.
    pub async fn deny_device(&self, user_code: &str) -> Result<(), Refused> {
        let Some(device) = self.device(user_code).await? else { return Ok(()) };
        let said = self.store.db().write(device, |tx, device| {
            Box::pin(async move {
                Ok::<_, Refused>(devices::answer(tx, &device.hash, &Answer::Denied, &device.scopes).await.map(drop)?)
            })
        });
        said.await
    }
}
