//! A program exchanges what it holds, a code, a refresh token or a device's code, for tokens.

use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use foundation::clock::from_micros;
use foundation::db::Tx;
use foundation::secrets::rotating::{Presented, Rotating};
use foundation::secrets::token::TokenText;
use foundation::tokens::{self, NewToken};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::ids::{ClientId, GrantId};
use store::oauth::clients::{self, Client, Status};
use store::oauth::codes;
use store::oauth::devices::{self, Answer, Device};
use store::oauth::grants::{self, Grant};

use super::clients::knows_secret;
use super::scope::{Leave, Word};
use super::{ACCESS, CODE, DEVICE, OAuthError, REFRESH, SECOND};
use crate::access_rules::Entrance;
use crate::admission::withdraw;
use crate::people::{Person, PersonId};
use crate::{Engine, Refused};

/// How a program makes itself known.
#[derive(Clone, Copy)]
pub struct Credentials<'a> {
    /// Its identifier.
    pub client_id: &'a str,
    /// Its secret, if it has one.
    pub secret: Option<&'a str>,
    /// Where it is.
    pub peer: IpAddr,
}

/// What is exchanged.
#[derive(Clone, Copy)]
pub enum Exchange<'a> {
    /// A code that a person's browser brought.
    Code {
        /// The code.
        code: &'a str,
        /// Where the browser was sent back to, if the program says it again.
        redirect_uri: Option<&'a str>,
        /// What the challenge was made of.
        verifier: &'a str,
    },
    /// The last refresh token.
    Refresh {
        /// The token.
        token: &'a str,
        /// Less than what was allowed, if less will do.
        scope: Option<&'a str>,
    },
    /// What a device waits with.
    Device {
        /// The device's own code.
        code: &'a str,
    },
}

/// What a program gets.
pub struct Issued {
    /// Opens REST and the mail protocols for a while.
    pub access: TokenText,
    /// For how many seconds.
    pub expires_in: u32,
    /// To be exchanged for the next ones.
    pub refresh: String,
    /// What was allowed.
    pub scope: String,
    /// Who it was, signed, where that was asked for.
    pub id_token: Option<String>,
}

/// How long after it was exchanged a refresh token is answered once more with the same successor: the answer may have been lost.
const LOST_ANSWER: i64 = 30 * SECOND;
/// Seconds between two questions of a device.
pub(super) const INTERVAL: i64 = 5;
/// Programs that one person lets act for them at a time; the one unused for longest gives way.
const MOST_GRANTS: i64 = 100;

/// What came of a transaction that must be kept also where the program is refused.
enum Came {
    Granted(Grant, Extra),
    Refused(&'static str),
    Pending(OAuthError),
}

/// What the first answer says besides.
#[derive(Default)]
struct Extra {
    nonce: Option<String>,
    at: i64,
}

fn sealed_for(id: GrantId) -> String {
    format!("oauth {id}")
}

impl Engine {
    /// The program, if it is who it says it is.
    pub(super) async fn known_client(&self, credentials: Credentials<'_>) -> Result<Client, OAuthError> {
        let Credentials { client_id, secret, peer } = credentials;
        let now = self.store.clock().now();
        // The secret is part of its account: nobody guesses 256 bits, and nobody shuts out a program whose name is known to all.
        let account = format!("client {client_id} {}", secret.unwrap_or_default());
        self.check_pace(Entrance::Http, peer, &account).map_err(OAuthError::Throttled)?;
        let id: ClientId = client_id.parse().map_err(|_| OAuthError::InvalidClient)?;
        let found = clients::read(&mut self.store.read().await?, id).await?;
        let known = found.filter(|client| client.text.status == Status::Active && knows_secret(client, secret));
        match known {
            Some(client) => {
                self.logins.succeeded(now, peer, &account);
                Ok(client)
            }
            None => {
                self.logins.failed(now, peer, &account, secret);
                Err(OAuthError::InvalidClient)
            }
        }
    }

    /// The person, and what of this they can give, if they may still log in. Asked before anything is used up.
    async fn giver(&self, person: &str, scopes: &str, narrowed: Option<&str>) -> Result<(Person, Leave), OAuthError> {
        let person = person.parse::<PersonId>().map_err(|_| OAuthError::InvalidGrant("it was for nobody"))?;
        let person = Person::admitted(&mut self.store.read().await?, person).await?;
        let person = person.ok_or(OAuthError::InvalidGrant("whoever allowed it may not log in now"))?;
        let allowed = Leave::known_in(scopes).given_by(&person);
        let leave = narrowed.map_or(allowed.clone(), |scope| Leave::known_in(scope).within(&allowed));
        if leave.is_nothing() {
            return Err(OAuthError::InvalidScope);
        }
        Ok((person, leave))
    }

    /// Exchanges what a program holds for tokens.
    pub async fn exchange(&self, by: Credentials<'_>, what: Exchange<'_>) -> Result<Issued, OAuthError> {
        let client = self.known_client(by).await?;
        let (came, narrowed) = match what {
            Exchange::Code { code, redirect_uri, verifier } => {
                (self.redeem_code(&client, code, redirect_uri, verifier).await?, None)
            }
            Exchange::Refresh { token, scope } => (self.refresh(&client, token, scope).await?, scope),
            Exchange::Device { code } => (self.redeem_device(&client, code).await?, None),
        };
        let (grant, extra) = match came {
            Came::Granted(grant, extra) => (grant, extra),
            Came::Refused(why) => return Err(OAuthError::InvalidGrant(why)),
            Came::Pending(error) => return Err(error),
        };
        let (person, leave) = self.giver(&grant.person, &grant.scopes, narrowed).await?;
        self.issue(&client, &grant, &person, &leave, extra).await
    }

    async fn issue(
        &self,
        client: &Client,
        grant: &Grant,
        person: &Person,
        leave: &Leave,
        extra: Extra,
    ) -> Result<Issued, OAuthError> {
        let expires_in = self.oauth.get().value.access_seconds;
        let now = self.store.clock().micros();
        let new = NewToken {
            name: client.text.name.clone(),
            owner: format!("{}/{}", person.path(), grant.id),
            kind: ACCESS,
            scopes: leave.rights(),
            networks: Vec::new(),
            expires_at: Some(from_micros(now + i64::from(expires_in) * SECOND)),
        };
        let made = self
            .store
            .db()
            .write(new, |tx, new| Box::pin(async move { Ok::<_, Refused>(tokens::create(tx, new).await?.1) }));
        let access = made.await?;
        let key = self.sealer.open(&sealed_for(grant.id), &grant.sealed_key).map_err(Refused::from)?;
        let family = Rotating::from_bytes(&key).ok_or(Refused::Stored("refresh key"))?;
        let refresh = family.text(REFRESH, grant.id.0, grant.generation).to_string();
        let id_token = match leave.has(Word::OpenId) {
            true => Some(self.statement(client, grant, person, leave, extra, now).await?),
            false => None,
        };
        Ok(Issued { access, expires_in, refresh, scope: leave.to_string(), id_token })
    }

    /// Who somebody is, signed (OpenID Connect Core §2).
    async fn statement(
        &self,
        client: &Client,
        grant: &Grant,
        person: &Person,
        leave: &Leave,
        extra: Extra,
        now: i64,
    ) -> Result<String, OAuthError> {
        let seconds = |micros: i64| micros / SECOND;
        let mut claims = super::subject::claims(person, leave);
        let said: Value = json!({
            "iss": self.issuer(),
            "aud": client.id.to_string(),
            "iat": seconds(now),
            "exp": seconds(now) + i64::from(self.oauth.get().value.access_seconds),
            "auth_time": seconds(if extra.at == 0 { grant.created_at } else { extra.at }),
        });
        claims.extend(said.as_object().cloned().unwrap_or_default());
        if let Some(nonce) = extra.nonce {
            claims.insert("nonce".to_owned(), nonce.into());
        }
        let key = self.statement_key().await?;
        key.sign(&claims).map_err(|_| OAuthError::from(Refused::Stored("signing key")))
    }

    async fn redeem_code(
        &self,
        client: &Client,
        code: &str,
        redirect_uri: Option<&str>,
        verifier: &str,
    ) -> Result<Came, OAuthError> {
        let unknown = Came::Refused("the code is unknown, past its time, or not yours");
        let Some(hash) = hash(CODE.as_str(), code) else { return Ok(unknown) };
        if !is_verifier(verifier) {
            return Err(OAuthError::InvalidRequest("`code_verifier` is malformed".into()));
        }
        let known = codes::find(&mut self.store.read().await?, &hash).await?;
        if let Some(code) = known.filter(|code| code.grant.is_none()) {
            self.giver(&code.person, &code.scopes, None).await?;
        }
        let proof = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
        let input = (hash, client.id, redirect_uri.map(str::to_owned), proof, self.clone());
        let came = self.store.db().write(input, |tx, (hash, client, redirect_uri, proof, engine)| {
            Box::pin(async move {
                let unknown = Came::Refused("the code is unknown, past its time, or not yours");
                let Some(code) = codes::find(tx, hash).await? else { return Ok(unknown) };
                if let Some(grant) = code.grant {
                    // RFC 6749 §4.1.2: two who hold one code are one too many, and nobody knows which.
                    end_grant(tx, grant).await?;
                    return Ok(Came::Refused("the code was used before; what was given for it ends"));
                }
                let late = code.expires_at <= tx.micros();
                if late || code.client != *client || redirect_uri.as_ref().is_some_and(|uri| *uri != code.redirect_uri)
                {
                    return Ok(unknown);
                }
                if code.challenge != *proof {
                    return Ok(Came::Refused("the verifier is not what the challenge was made of"));
                }
                let grant = engine.grant(tx, *client, &code.person, &code.scopes).await?;
                codes::redeem(tx, hash, grant.id).await?;
                Ok::<_, Refused>(Came::Granted(grant, Extra { nonce: code.nonce, at: code.created_at }))
            })
        });
        Ok(came.await?)
    }

    async fn redeem_device(&self, client: &Client, code: &str) -> Result<Came, OAuthError> {
        let Some(hash) = hash(DEVICE.as_str(), code) else {
            return Ok(Came::Refused("the device's code is unknown"));
        };
        let known = devices::find(&mut self.store.read().await?, &hash).await?;
        if let Some(Device { answer: Answer::Allowed(person), scopes, .. }) = &known {
            self.giver(person, scopes, None).await?;
        }
        let input = (hash, client.id, self.clone());
        let came = self.store.db().write(input, |tx, (hash, client, engine)| {
            Box::pin(async move {
                let found = devices::find(tx, hash).await?.filter(|device| device.client == *client);
                let Some(device) = found else { return Ok(Came::Refused("the device's code is unknown")) };
                let now = tx.micros();
                if device.expires_at <= now {
                    return Ok(Came::Pending(OAuthError::ExpiredToken));
                }
                match device.answer {
                    Answer::Denied => Ok(Came::Pending(OAuthError::AccessDenied)),
                    Answer::Asked => {
                        let hasty = device.polled_at + INTERVAL * SECOND > now;
                        devices::polled(tx, hash, now).await?;
                        let error = if hasty { OAuthError::SlowDown } else { OAuthError::AuthorizationPending };
                        Ok(Came::Pending(error))
                    }
                    Answer::Allowed(person) => {
                        devices::delete(tx, hash).await?;
                        let grant = engine.grant(tx, *client, &person, &device.scopes).await?;
                        Ok::<_, Refused>(Came::Granted(grant, Extra::default()))
                    }
                }
            })
        });
        Ok(came.await?)
    }

    /// Keeps what a person let a program do.
    async fn grant(&self, tx: &mut Tx, client: ClientId, person: &str, scopes: &str) -> Result<Grant, Refused> {
        let known = grants::list(tx, person, None, MOST_GRANTS).await?;
        if known.len() as i64 >= MOST_GRANTS
            && let Some(idle) = known.iter().min_by_key(|grant| grant.used_at)
        {
            end_grant(tx, idle.id).await?;
        }
        let id = grants::new_id(tx).await?;
        let sealed = self.sealer.seal(&sealed_for(id), Rotating::make().as_bytes());
        Ok(grants::insert(tx, id, client, person, scopes, &sealed).await?)
    }

    async fn refresh(&self, client: &Client, token: &str, scope: Option<&str>) -> Result<Came, OAuthError> {
        let unknown = Came::Refused("the refresh token is unknown, or what it was for has ended");
        let Some(presented) = Rotating::parse(REFRESH, token) else { return Ok(unknown) };
        let found = self.grant_of(&presented).await?.filter(|grant| grant.client == client.id);
        let Some(grant) = found else { return Ok(unknown) };
        self.giver(&grant.person, &grant.scopes, scope).await?;
        let input = (grant.id, presented.generation);
        let came = self.store.db().write(input, |tx, &(id, presented)| {
            Box::pin(async move {
                let Some(mut grant) = grants::read(tx, id).await? else {
                    return Ok(Came::Refused("the refresh token is unknown, or what it was for has ended"));
                };
                let now = tx.micros();
                let lost = presented + 1 == grant.generation && now < grant.rotated_at + LOST_ANSWER;
                if presented < grant.generation && !lost {
                    // RFC 9700 §4.14.2: somebody else has used it, and nobody knows which of them is who.
                    end_grant(tx, id).await?;
                    return Ok(Came::Refused("the refresh token was used before; what it was for ends"));
                }
                // One that is newer than the row was given out before the rows were restored from a backup.
                if !lost {
                    grant.generation = presented + 1;
                    grants::rotated(tx, id, grant.generation).await?;
                }
                Ok::<_, Refused>(Came::Granted(grant, Extra::default()))
            })
        });
        Ok(came.await?)
    }

    /// The grant of a refresh token, if the token was made here: by which of its family is not asked.
    pub(super) async fn grant_of(&self, presented: &Presented) -> Result<Option<Grant>, OAuthError> {
        let found = grants::read(&mut self.store.read().await?, GrantId(presented.family)).await?;
        let Some(grant) = found else { return Ok(None) };
        let key = self.sealer.open(&sealed_for(grant.id), &grant.sealed_key).map_err(Refused::from)?;
        let family = Rotating::from_bytes(&key);
        Ok(family.is_some_and(|family| family.made(REFRESH, presented)).then_some(grant))
    }
}

/// Ends what a person let a program do, with the sessions that it may have begun.
pub(super) async fn end_grant(tx: &mut Tx, id: GrantId) -> Result<(), Refused> {
    if let Some(grant) = grants::read(tx, id).await?
        && let Ok(PersonId::Holder(mailbox)) = grant.person.parse()
    {
        withdraw(tx, mailbox);
    }
    grants::delete(tx, id).await?;
    Ok(())
}

/// RFC 7636 §4.1.
fn is_verifier(text: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    (43..=128).contains(&text.len()) && text.bytes().all(known)
}

/// The hash of a secret of this kind; `None` when it is none.
fn hash(kind: &str, text: &str) -> Option<String> {
    let parsed = TokenText::parse(text).ok().filter(|parsed| parsed.kind() == kind)?;
    Some(parsed.hash().to_string())
}
