//! What people let programs do: shown to them and to whoever is above them, and taken back.

use foundation::db::{Actor, AuditEntry, Change, Tx};
use foundation::tokens::Scope;
use serde_json::json;
use store::ids::GrantId;
use store::mailboxes::{self, Mailbox};
use store::oauth::grants::{self, Grant};

use crate::admission::withdraw;
use crate::app_passwords::Whose;
use crate::mailboxes::told;
use crate::people::PersonId;
use crate::{Area, Engine, Principal, Refused};

fn missing(id: &str) -> Refused {
    Refused::Missing { kind: "grant", key: id.to_owned() }
}

impl Engine {
    /// What the holder of a mailbox lets programs do, the oldest first, after `after`.
    pub async fn grants(
        &self,
        principal: &Principal,
        whose: &Whose,
        after: Option<GrantId>,
        rows: i64,
    ) -> Result<Vec<Grant>, Refused> {
        let mailbox = match whose {
            Whose::Own => self.own_mailbox(principal, Scope::Read(Area::Account)).await?,
            Whose::Mailbox(key) => self.mailbox(principal, key).await?.mailbox,
        };
        Ok(grants::list(&mut self.store.read().await?, &mailbox.id.to_string(), after, rows).await?)
    }

    /// Takes leave back from a program. Its tokens open nothing any more, and the mailbox's sessions end.
    pub async fn delete_grant(&self, principal: &Principal, whose: Option<&Whose>, id: &str) -> Result<(), Refused> {
        let own = match whose {
            Some(Whose::Own) => Some(self.own_mailbox(principal, Scope::Write(Area::Account)).await?.id),
            _ => {
                principal.needs(Scope::Write(Area::Mailboxes))?;
                None
            }
        };
        let key: GrantId = id.parse().map_err(|_| missing(id))?;
        let mut conn = self.store.read().await?;
        let grant = grants::read(&mut conn, key).await?.ok_or_else(|| missing(id))?;
        let Ok(PersonId::Holder(holder)) = grant.person.parse() else { return Err(missing(id)) };
        let mailbox = mailboxes::read(&mut conn, holder).await?.ok_or_else(|| missing(id))?;
        drop(conn);
        let visible = match own {
            Some(own) => mailbox.id == own,
            None => principal.reach.sees(&mailbox.owner, Some(mailbox.domain)),
        };
        if !visible {
            return Err(missing(id));
        }
        self.change(principal, (mailbox, grant), |tx, actor, (mailbox, grant)| {
            Box::pin(async move {
                if !grants::delete(tx, grant.id).await? {
                    return Err(missing(&grant.id.to_string()));
                }
                withdraw(tx, mailbox.id);
                note(tx, actor, mailbox, grant).await
            })
        })
        .await
    }
}

async fn note(tx: &mut Tx, actor: &Actor, mailbox: &Mailbox, grant: &Grant) -> Result<(), Refused> {
    let before = json!({"client": grant.client.to_string(), "name": grant.client_name, "scopes": grant.scopes});
    tx.record(told("mailbox.grant_deleted", mailbox));
    let change = Change { before: Some(before.to_string()), after: None };
    let entry = AuditEntry { action: "client.disallow", object: format!("mailbox:{}", mailbox.address), change };
    Ok(tx.audit_of(mailbox.owner.tenant.0, actor, entry).await?)
}
