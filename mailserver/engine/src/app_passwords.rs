//! Passwords of a mailbox for one program each: made here, never chosen, shown once. Each does no more than it was made for, and is
//! taken back without the others noticing.

use std::net::IpAddr;

use foundation::db::{Actor, AuditEntry, Change, Tx};
use foundation::http::FieldError;
use foundation::secrets::spelled::Spelled;
use foundation::tokens::{Scope, Scopes};
use ipnet::IpNet;
use jiff::Timestamp;
use serde_json::json;
use store::app_passwords::{self, AppPassword, AppPasswordText};
use store::ids::AppPasswordId;
use store::mailboxes::{self, Mailbox};

use crate::admission::withdraw;
use crate::mailboxes::told;
use crate::whose::Whose;
use crate::{Area, Engine, Principal, Refused, Right};

/// The text of such a password: 86 bits.
pub(crate) type Typed = Spelled<20>;

/// What a password for a program is made from.
#[derive(Clone, Debug)]
pub struct AppPasswordOrder {
    /// What people call the program.
    pub name: String,
    /// What it may do: mail, submission, or both.
    pub scopes: Scopes<Area>,
    /// From where; empty for everywhere.
    pub networks: Vec<IpNet>,
    /// Until when.
    pub expires_at: Option<Timestamp>,
}

/// What a password for a program can be for.
const USES: [Right; 2] = [Scope::Write(Area::Mail), Scope::Write(Area::Submission)];
/// Passwords of one mailbox.
const MOST: i64 = 100;
const LONGEST_NAME: usize = 100;
const MOST_NETWORKS: usize = 50;

fn missing(id: &str) -> Refused {
    Refused::Missing { kind: "app password", key: id.to_owned() }
}

async fn note(
    tx: &mut Tx,
    actor: &Actor,
    (kind, action): (&'static str, &'static str),
    mailbox: &Mailbox,
    password: &AppPassword,
) -> Result<(), Refused> {
    let shown =
        json!({"app_password": password.id.to_string(), "name": password.text.name, "scopes": password.text.scopes});
    let shown = Some(shown.to_string());
    let change = match action {
        "app_password.create" => Change { before: None, after: shown },
        _ => Change { before: shown, after: None },
    };
    tx.record(told(kind, mailbox));
    let entry = AuditEntry { action, object: format!("mailbox:{}", mailbox.address), change };
    Ok(tx.audit_of(mailbox.owner.tenant.0, actor, entry).await?)
}

impl Engine {
    /// The passwords for programs, the oldest first, after `after`.
    pub async fn app_passwords(
        &self,
        principal: &Principal,
        whose: &Whose,
        after: Option<AppPasswordId>,
        rows: i64,
    ) -> Result<Vec<AppPassword>, Refused> {
        let mailbox = self.mailbox_of(principal, whose, Scope::Read).await?;
        Ok(app_passwords::list(&mut self.store.read().await?, mailbox.id, after, rows).await?)
    }

    /// Makes a password for a program; its text is shown this once. One's own are made in person: a token that may do less than
    /// its holder makes none that may do more.
    pub async fn create_app_password(
        &self,
        principal: &Principal,
        whose: &Whose,
        order: AppPasswordOrder,
    ) -> Result<(AppPassword, String), Refused> {
        let mailbox = self.mailbox_of_hand(principal, whose).await?;
        let text = self.app_password_text(order)?;
        let typed = Typed::make();
        let hash = typed.hash(&mailbox.id.to_string());
        let made = self.change(principal, (mailbox.id, text, hash), |tx, actor, (id, text, hash)| {
            Box::pin(async move {
                let mailbox = mailboxes::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                if app_passwords::count(tx, *id).await? >= MOST {
                    let detail = format!("would be one more than {MOST}; delete one first");
                    return Err(Refused::field("/name", "out_of_range", detail));
                }
                let made = app_passwords::insert(tx, *id, text, hash).await?;
                let kinds = ("mailbox.app_password_created", "app_password.create");
                note(tx, actor, kinds, &mailbox, &made).await?;
                Ok(made)
            })
        });
        Ok((made.await?, typed.expose().to_string()))
    }

    fn app_password_text(&self, order: AppPasswordOrder) -> Result<AppPasswordText, Refused> {
        let mut errors = Vec::new();
        if order.name.is_empty() || order.name.len() > LONGEST_NAME || order.name.chars().any(char::is_control) {
            let detail = format!("must have 1 to {LONGEST_NAME} bytes and no control characters");
            errors.push(FieldError::new("/name", "invalid", detail));
        }
        if order.scopes.is_empty() || order.scopes.iter().any(|scope| !USES.contains(&scope)) {
            errors.push(FieldError::new("/scopes", "invalid", "must be `mail:write`, `submission:write` or both"));
        }
        if order.networks.len() > MOST_NETWORKS {
            errors.push(FieldError::new("/networks", "out_of_range", format!("must be at most {MOST_NETWORKS}")));
        }
        if order.expires_at.is_some_and(|end| end <= self.store.clock().now()) {
            errors.push(FieldError::new("/expires_at", "out_of_range", "must be in the future"));
        }
        if !errors.is_empty() {
            return Err(Refused::Invalid(errors));
        }
        Ok(AppPasswordText {
            name: order.name,
            scopes: order.scopes.to_string(),
            networks: order.networks.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            expires_at: order.expires_at.map(Timestamp::as_microsecond),
        })
    }

    /// Deletes a password for a program. The mailbox's sessions end: programs with another password come back by themselves.
    pub async fn delete_app_password(
        &self,
        principal: &Principal,
        whose: Option<&Whose>,
        id: &str,
    ) -> Result<(), Refused> {
        let own = match whose {
            Some(Whose::Own) => Some(self.own_mailbox(principal, Scope::Write(Area::Account)).await?.id),
            _ => {
                principal.needs(Scope::Write(Area::Mailboxes))?;
                None
            }
        };
        let key: AppPasswordId = id.parse().map_err(|_| missing(id))?;
        let mut conn = self.store.read().await?;
        let found = app_passwords::read(&mut conn, key).await?.ok_or_else(|| missing(id))?;
        let mailbox = mailboxes::read(&mut conn, found.mailbox).await?.ok_or_else(|| missing(id))?;
        drop(conn);
        let visible = match own {
            Some(own) => mailbox.id == own,
            None => principal.reach.sees(&mailbox.owner, Some(mailbox.domain)),
        };
        if !visible {
            return Err(missing(id));
        }
        self.change(principal, (mailbox, found), |tx, actor, (mailbox, found)| {
            Box::pin(async move {
                app_passwords::delete(tx, found.id).await?;
                withdraw(tx, mailbox.id);
                note(tx, actor, ("mailbox.app_password_deleted", "app_password.delete"), mailbox, found).await
            })
        })
        .await
    }

    /// Whether what was sent as a password is one for a program, and lets it do this from there; `None` when it is none at all.
    pub(crate) async fn opens_as_app(
        &self,
        mailbox: &Mailbox,
        password: &str,
        right: Right,
        peer: IpAddr,
    ) -> Result<Option<bool>, Refused> {
        let Some(typed) = Typed::parse(password) else { return Ok(None) };
        let hash = typed.hash(&mailbox.id.to_string());
        let Some(found) = app_passwords::find(&mut self.store.read().await?, mailbox.id, &hash).await? else {
            return Ok(None);
        };
        let now = self.store.clock().micros();
        let scopes = found.text.scopes.parse::<Scopes<Area>>();
        let opens = found.text.expires_at.is_none_or(|end| end > now)
            && scopes.is_ok_and(|scopes| scopes.allow(right))
            && is_within(&found.text.networks, peer);
        if opens && found.lags(now) {
            let touched = self
                .store
                .db()
                .write(found.id, move |tx, id| Box::pin(async move { app_passwords::touch(tx, *id, now).await }));
            touched.await?;
        }
        Ok(Some(opens))
    }
}

/// Whether a peer is in one of these networks; a text that cannot be read holds nobody.
fn is_within(networks: &str, peer: IpAddr) -> bool {
    let peer = peer.to_canonical();
    let holds = |network: &str| network.parse::<IpNet>().is_ok_and(|network| network.contains(&peer));
    networks.is_empty() || networks.split_ascii_whitespace().any(holds)
}
