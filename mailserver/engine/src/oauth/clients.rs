//! Programs that people let act for them: made known by whoever runs the server.

use foundation::db::{Actor, AuditEntry, Change, Event, Tx};
use foundation::http::FieldError;
use foundation::secrets::token::{TokenHash, TokenText};
use foundation::tokens::Scope;
use serde_json::json;
use store::ids::ClientId;
use store::oauth::clients::{self, Client, ClientText, Status};
use store::oauth::grants;
use url::{Host, Url};

use super::CLIENT;
use super::scope::Leave;
use crate::admission::withdraw;
use crate::people::PersonId;
use crate::{Area, Engine, Principal, Refused};

/// What a program is made from, and replaced by.
#[derive(Clone, Debug)]
pub struct ClientOrder {
    /// What people call it.
    pub name: String,
    /// Where people's browsers are sent back to.
    pub redirect_uris: Vec<String>,
    /// What it may ask for, as words separated by spaces.
    pub scopes: String,
    /// Whether it may be on a device without a browser.
    pub device_flow: bool,
    /// Whether it may be used.
    pub status: Status,
}

/// Whether a program can keep a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It runs where people can look into it, as in a browser or on a telephone.
    Public,
    /// It runs on somebody's server.
    Confidential,
}

const LONGEST_NAME: usize = 100;
const LONGEST_URI: usize = 2000;
const MOST_URIS: usize = 20;

fn missing(id: &str) -> Refused {
    Refused::Missing { kind: "client", key: id.to_owned() }
}

fn shown(client: &Client) -> String {
    let text = &client.text;
    json!({
        "name": text.name,
        "redirect_uris": text.redirect_uris,
        "scopes": text.scopes,
        "device_flow": text.device_flow,
        "confidential": client.secret_hash.is_some(),
        "status": text.status.as_str(),
        "revision": client.revision,
    })
    .to_string()
}

async fn note(
    tx: &mut Tx,
    actor: &Actor,
    (kind, action): (&'static str, &'static str),
    before: Option<&Client>,
    after: Option<&Client>,
) -> Result<(), Refused> {
    let Some(client) = after.or(before) else { return Ok(()) };
    let detail = Some(json!({"name": client.text.name}).to_string());
    tx.record(Event { kind, owner: 0, object: client.id.0, revision: client.revision, detail });
    let change = Change { before: before.map(shown), after: after.map(shown) };
    Ok(tx.audit_of(0, actor, AuditEntry { action, object: format!("client:{}", client.id), change }).await?)
}

impl ClientOrder {
    fn text(self) -> Result<ClientText, Refused> {
        let mut errors = Vec::new();
        let mut wrong = |pointer: String, detail: &str| errors.push(FieldError::new(pointer, "invalid", detail));
        if self.name.is_empty() || self.name.len() > LONGEST_NAME || self.name.chars().any(char::is_control) {
            wrong("/name".to_owned(), "must have 1 to 100 bytes and no control characters");
        }
        if self.redirect_uris.len() > MOST_URIS {
            wrong("/redirect_uris".to_owned(), "must be at most 20");
        }
        for (at, uri) in self.redirect_uris.iter().enumerate() {
            if let Err(detail) = check_redirect(uri) {
                wrong(format!("/redirect_uris/{at}"), detail);
            }
        }
        if self.redirect_uris.is_empty() && !self.device_flow {
            wrong("/redirect_uris".to_owned(), "must name at least one, unless `device_flow` is on");
        }
        let scopes = Leave::known_in(&self.scopes);
        if scopes.is_nothing() || scopes.to_string().len() > LONGEST_URI {
            wrong("/scopes".to_owned(), "must hold `openid` or a right of this server, such as `mail:write`");
        }
        if !errors.is_empty() {
            return Err(Refused::Invalid(errors));
        }
        Ok(ClientText {
            name: self.name,
            redirect_uris: self.redirect_uris,
            scopes: scopes.to_string(),
            device_flow: self.device_flow,
            status: self.status,
        })
    }
}

/// RFC 8252 §7 and §8.4: a page under TLS, this very machine, or a scheme that is somebody's domain name backwards.
fn check_redirect(uri: &str) -> Result<(), &'static str> {
    let parsed = Url::parse(uri).map_err(|_| "must be an absolute URI")?;
    if uri.len() > LONGEST_URI || uri.chars().any(|letter| letter.is_whitespace() || letter.is_control()) {
        return Err("must have at most 2000 bytes and no spaces");
    }
    if parsed.fragment().is_some() || !parsed.username().is_empty() || parsed.password().is_some() {
        return Err("must have no fragment and no credentials");
    }
    match parsed.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(&parsed) => Ok(()),
        "http" => Err("must be `https://`, unless it is this very machine"),
        scheme if scheme.contains('.') => Ok(()),
        _ => Err("must be `https://`, or a scheme of one's own such as `org.example.app:/`"),
    }
}

fn is_loopback(uri: &Url) -> bool {
    match uri.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// Whether a browser may be sent to `asked`, which is one of `known`: letter by letter, but that a program on this very machine takes
/// whichever port is free (RFC 8252 §7.3).
pub(super) fn may_return(known: &[String], asked: &str) -> bool {
    let without_port = |text: &str| {
        let mut uri = Url::parse(text).ok().filter(|uri| uri.scheme() == "http" && is_loopback(uri))?;
        uri.set_port(None).ok()?;
        Some(uri.to_string())
    };
    let asked_anywhere = without_port(asked);
    known.iter().any(|known| known == asked || asked_anywhere.is_some() && without_port(known) == asked_anywhere)
}

impl Engine {
    /// Makes a program known; the secret of one that can keep it is shown this once.
    pub async fn create_client(
        &self,
        principal: &Principal,
        order: ClientOrder,
        keeping: Keeping,
    ) -> Result<(Client, Option<TokenText>), Refused> {
        principal.needs(Scope::Write(Area::Clients))?;
        let text = order.text()?;
        let secret = (keeping == Keeping::Confidential).then(|| TokenText::make(CLIENT));
        let hash = secret.as_ref().map(|secret| secret.hash().to_string());
        let made = self.change(principal, (text, hash), |tx, actor, (text, hash)| {
            Box::pin(async move {
                let made = clients::insert(tx, text, hash.as_ref()).await?;
                note(tx, actor, ("client.created", "client.create"), None, Some(&made)).await?;
                Ok(made)
            })
        });
        Ok((made.await?, secret))
    }

    /// A program.
    pub async fn client(&self, principal: &Principal, id: &str) -> Result<Client, Refused> {
        principal.needs(Scope::Read(Area::Clients))?;
        let key: ClientId = id.parse().map_err(|_| missing(id))?;
        clients::read(&mut self.store.read().await?, key).await?.ok_or_else(|| missing(id))
    }

    /// Programs in the order they were made, after `after`.
    pub async fn clients(
        &self,
        principal: &Principal,
        after: Option<ClientId>,
        rows: i64,
    ) -> Result<Vec<Client>, Refused> {
        principal.needs(Scope::Read(Area::Clients))?;
        Ok(clients::list(&mut self.store.read().await?, after, rows).await?)
    }

    /// Says something else of a program; `expected` is the revision the caller knows. One that is disabled gets nothing any more, and
    /// its tokens open nothing.
    pub async fn replace_client(
        &self,
        principal: &Principal,
        id: &str,
        order: ClientOrder,
        expected: Option<i64>,
    ) -> Result<Client, Refused> {
        principal.needs(Scope::Write(Area::Clients))?;
        let known = self.client(principal, id).await?;
        let text = order.text()?;
        self.change(principal, (known.id, text, expected), |tx, actor, (id, text, expected)| {
            Box::pin(async move {
                let before = clients::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                Refused::check_revision(*expected, before.revision)?;
                if before.text == *text {
                    return Ok(before);
                }
                let after = clients::update(tx, *id, text, before.secret_hash.as_ref()).await?;
                if after.text.status != Status::Active {
                    end_sessions(tx, *id).await?;
                }
                note(tx, actor, ("client.updated", "client.update"), Some(&before), Some(&after)).await?;
                Ok(after)
            })
        })
        .await
    }

    /// Gives a program another secret, shown this once; the old one is good for nothing at once.
    pub async fn rotate_client_secret(&self, principal: &Principal, id: &str) -> Result<(Client, TokenText), Refused> {
        principal.needs(Scope::Write(Area::Clients))?;
        let known = self.client(principal, id).await?;
        let secret = TokenText::make(CLIENT);
        let input = (known.id, secret.hash().to_string());
        let rotated = self.change(principal, input, |tx, actor, (id, hash)| {
            Box::pin(async move {
                let before = clients::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                if before.secret_hash.is_none() {
                    let detail = "is a program that cannot keep a secret; make one that is `confidential`";
                    return Err(Refused::field("/confidential", "invalid", detail));
                }
                let after = clients::update(tx, *id, &before.text, Some(hash)).await?;
                note(tx, actor, ("client.updated", "client.rotate_secret"), Some(&before), Some(&after)).await?;
                Ok(after)
            })
        });
        Ok((rotated.await?, secret))
    }

    /// Deletes a program; what people let it do ends.
    pub async fn delete_client(&self, principal: &Principal, id: &str, expected: Option<i64>) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Clients))?;
        let known = self.client(principal, id).await?;
        self.change(principal, (known.id, expected), |tx, actor, (id, expected)| {
            Box::pin(async move {
                let before = clients::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                Refused::check_revision(*expected, before.revision)?;
                end_sessions(tx, *id).await?;
                clients::delete(tx, *id).await?;
                note(tx, actor, ("client.deleted", "client.delete"), Some(&before), None).await
            })
        })
        .await
    }
}

/// Ends the sessions of all mailboxes whose holders let a program act for them.
async fn end_sessions(tx: &mut Tx, client: ClientId) -> Result<(), Refused> {
    for person in grants::people(tx, client).await? {
        if let Ok(PersonId::Holder(mailbox)) = person.parse() {
            withdraw(tx, mailbox);
        }
    }
    Ok(())
}

/// Whether this is the secret of that program.
pub(super) fn knows_secret(client: &Client, presented: Option<&str>) -> bool {
    match (&client.secret_hash, presented) {
        (None, None) => true,
        (Some(kept), Some(presented)) => {
            let hash = TokenText::parse(presented).map(|text| text.hash());
            matches!((hash, kept.parse::<TokenHash>()), (Ok(hash), Ok(kept)) if hash == kept)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_sent_to_known_places_alone() {
        for (uri, good) in [
            ("https://app.example.com/callback", true),
            ("https://app.example.com/callback?a=b", true),
            ("http://127.0.0.1/callback", true),
            ("http://[::1]:8080/", true),
            ("http://localhost/callback", true),
            ("org.example.app:/callback", true),
            ("http://app.example.com/callback", false),
            ("https://app.example.com/#x", false),
            ("https://anna:secret@app.example.com/", false),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("myapp://callback", false),
            ("/callback", false),
            ("https://app.example.com/a b", false),
        ] {
            assert_eq!(check_redirect(uri).is_ok(), good, "{uri}: {:?}", check_redirect(uri));
        }
        let known = ["https://app.example.com/cb".to_owned(), "http://127.0.0.1/cb".to_owned()];
        for (asked, good) in [
            ("https://app.example.com/cb", true),
            ("https://app.example.com:443/cb", false),
            ("https://app.example.com/cb/", false),
            ("https://app.example.com/cb?x=y", false),
            ("https://app.example.com.evil.example/cb", false),
            ("http://127.0.0.1:53127/cb", true),
            ("http://127.0.0.1:53127/other", false),
            ("http://localhost:53127/cb", false),
            ("https://app.example.com:8443/cb", false),
        ] {
            assert_eq!(may_return(&known, asked), good, "{asked}");
        }
    }
}
