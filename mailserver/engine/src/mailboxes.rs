//! Mailboxes: made with their first folders, changed, deleted with all they hold.

use foundation::db::{AuditEntry, Change};
use foundation::tokens::Scope;
use license::entitlement::LimitName;
use message::address::Address;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use store::mailboxes::{self, Mailbox, MailboxChange, NewMailbox, Status};
use store::usage::{self, Usage};

use crate::admission::withdraw;
use crate::domains::Narrowed;
use crate::{Area, Engine, Principal, Refused};

/// What a mailbox is made from.
#[derive(Clone, Debug)]
pub struct MailboxOrder {
    /// Its address.
    pub address: String,
    /// Its password.
    pub password: SecretString,
    /// The name people see.
    pub display_name: Option<String>,
    /// Octets it may hold.
    pub quota_bytes: Option<u64>,
    /// Whether it may be used at once.
    pub status: Status,
}

/// What may be changed of a mailbox; `None` leaves as it is.
#[derive(Clone, Debug, Default)]
pub struct MailboxEdit {
    /// The new password.
    pub password: Option<SecretString>,
    /// The new display name, or none.
    pub display_name: Option<Option<String>>,
    /// The new quota, or none.
    pub quota_bytes: Option<Option<u64>>,
    /// The new status.
    pub status: Option<Status>,
}

/// A mailbox and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailboxState {
    /// The mailbox.
    pub mailbox: Mailbox,
    /// What it holds.
    pub usage: Usage,
}

const SHORTEST_PASSWORD: usize = 8;
const LONGEST_NAME: usize = 255;

fn missing(address: &str) -> Refused {
    Refused::Missing { kind: "mailbox", key: address.to_owned() }
}

fn shown(mailbox: &Mailbox) -> String {
    json!({
        "address": mailbox.address,
        "display_name": mailbox.display_name,
        "status": mailbox.status.as_str(),
        "quota_bytes": mailbox.quota_bytes,
        "revision": mailbox.revision,
    })
    .to_string()
}

fn check_password(password: &SecretString) -> Result<(), Refused> {
    let length = password.expose_secret().chars().count();
    if length < SHORTEST_PASSWORD {
        let detail = format!("must have at least {SHORTEST_PASSWORD} characters");
        return Err(Refused::field("/password", "too_short", detail));
    }
    Ok(())
}

fn check_display_name(name: Option<&String>) -> Result<(), Refused> {
    match name {
        Some(name) if name.len() > LONGEST_NAME || name.chars().any(char::is_control) => {
            let detail = format!("must have at most {LONGEST_NAME} bytes and no control characters");
            Err(Refused::field("/display_name", "invalid", detail))
        }
        _ => Ok(()),
    }
}

fn quota(bytes: Option<u64>) -> Result<Option<i64>, Refused> {
    let too_large = |_| Refused::field("/quota_bytes", "out_of_range", "must be at most 9007199254740991");
    bytes.map(|bytes| i64::try_from(bytes).map_err(too_large)).transpose()
}

impl Engine {
    /// Makes a mailbox.
    pub async fn create_mailbox(&self, principal: &Principal, order: MailboxOrder) -> Result<MailboxState, Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        let invalid = |_| Refused::field("/address", "invalid", "must be an address such as `anna@example.org`");
        let address = Address::parse(&order.address).map_err(invalid)?;
        check_password(&order.password)?;
        check_display_name(order.display_name.as_ref())?;
        let quota_bytes = quota(order.quota_bytes)?;
        let domain = self.domain_of(&address).await?;
        let room = self.room(&LimitName::MAILBOXES)?;
        let new = NewMailbox {
            domain,
            address: address.key(),
            display_name: order.display_name,
            password_hash: self.passwords.hash(&order.password).await?,
            scram: self.verifier(&order.password),
            quota_bytes,
            status: order.status,
        };
        let key = new.address.clone();
        let made = self.store.db().write((principal.actor.clone(), new, room), |tx, (actor, new, room)| {
            Box::pin(async move {
                let mailbox = mailboxes::insert(tx, new).await?;
                if let Some(room) = room {
                    room.check(store::license::mailboxes(tx).await?)?;
                }
                tx.record(mailbox.event("mailbox.created"));
                let change = Change { before: None, after: Some(shown(&mailbox)) };
                let object = format!("mailbox:{}", mailbox.address);
                tx.audit(actor, AuditEntry { action: "mailbox.create", object, change }).await?;
                Ok::<_, Refused>(mailbox)
            })
        });
        let mailbox = made.await.map_err(|error| match error {
            Refused::Store(store::Error::Exists(kind)) => Refused::Exists { kind, key },
            other => other,
        })?;
        Ok(MailboxState { mailbox, usage: Usage::default() })
    }

    /// A mailbox and what it holds.
    pub async fn mailbox(&self, principal: &Principal, address: &str) -> Result<MailboxState, Refused> {
        principal.needs(Scope::Read(Area::Mailboxes))?;
        let mut conn = self.store.read().await?;
        let mailbox = mailboxes::find(&mut conn, &key(address)?).await?.ok_or_else(|| missing(address))?;
        let usage = usage::read(&mut conn, mailbox.id).await?;
        Ok(MailboxState { mailbox, usage })
    }

    /// Mailboxes by address, after `after`; of one domain, or of all.
    pub async fn mailboxes(
        &self,
        principal: &Principal,
        domain: Option<&str>,
        after: &str,
        limit: u32,
    ) -> Result<Vec<MailboxState>, Refused> {
        principal.needs(Scope::Read(Area::Mailboxes))?;
        let Narrowed::To(domain) = self.narrowed(domain).await? else { return Ok(Vec::new()) };
        let mut conn = self.store.read().await?;
        let mut states = Vec::new();
        for mailbox in mailboxes::list(&mut conn, domain, after, limit).await? {
            let usage = usage::read(&mut conn, mailbox.id).await?;
            states.push(MailboxState { mailbox, usage });
        }
        Ok(states)
    }

    /// Changes a mailbox; `expected` is the revision the caller knows. Who is logged in stays so, unless the mailbox is
    /// disabled or gets another password.
    pub async fn update_mailbox(
        &self,
        principal: &Principal,
        address: &str,
        edit: MailboxEdit,
        expected: Option<i64>,
    ) -> Result<MailboxState, Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        check_display_name(edit.display_name.as_ref().and_then(Option::as_ref))?;
        let password = match &edit.password {
            Some(password) => {
                check_password(password)?;
                Some((self.passwords.hash(password).await?, self.verifier(password)))
            }
            None => None,
        };
        let change = MailboxChange {
            display_name: edit.display_name,
            status: edit.status,
            password,
            quota_bytes: edit.quota_bytes.map(quota).transpose()?,
        };
        let input = (principal.actor.clone(), key(address)?, change, expected);
        let mailbox: Result<Mailbox, Refused> = self
            .store
            .db()
            .write(input, |tx, (actor, address, change, expected)| {
                Box::pin(async move {
                    let before = mailboxes::find(tx, address).await?.ok_or_else(|| missing(address))?;
                    Refused::check_revision(*expected, before.revision)?;
                    let after = mailboxes::update(tx, before.id, change).await?;
                    if change.password.is_some() || after.status == Status::Disabled {
                        withdraw(tx, after.id);
                    }
                    tx.record(after.event("mailbox.updated"));
                    let change = Change { before: Some(shown(&before)), after: Some(shown(&after)) };
                    let object = format!("mailbox:{address}");
                    tx.audit(actor, AuditEntry { action: "mailbox.update", object, change }).await?;
                    Ok(after)
                })
            })
            .await;
        let mailbox = mailbox?;
        let usage = usage::read(&mut self.store.read().await?, mailbox.id).await?;
        Ok(MailboxState { mailbox, usage })
    }

    /// Deletes a mailbox with everything in it; its sessions end.
    pub async fn delete_mailbox(
        &self,
        principal: &Principal,
        address: &str,
        expected: Option<i64>,
    ) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        let input = (principal.actor.clone(), key(address)?, expected);
        let deleted: Result<(), Refused> = self
            .store
            .db()
            .write(input, |tx, (actor, address, expected)| {
                Box::pin(async move {
                    let before = mailboxes::find(tx, address).await?.ok_or_else(|| missing(address))?;
                    Refused::check_revision(*expected, before.revision)?;
                    mailboxes::delete(tx, before.id).await?;
                    withdraw(tx, before.id);
                    tx.record(before.event("mailbox.deleted"));
                    let change = Change { before: Some(shown(&before)), after: None };
                    let object = format!("mailbox:{address}");
                    tx.audit(actor, AuditEntry { action: "mailbox.delete", object, change }).await?;
                    Ok(())
                })
            })
            .await;
        deleted?;
        self.licensed_anew().await;
        Ok(())
    }
}

/// The normalised key of an address as a client wrote it; what is no address names nothing.
pub(crate) fn key(address: &str) -> Result<String, Refused> {
    Address::parse(address).map(|parsed| parsed.key()).map_err(|_| missing(address))
}
