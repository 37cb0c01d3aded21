//! What people let programs do: shown to them and to whoever is above them, and taken back.

use foundation::db::{Actor, AuditEntry, Change, Tx};
use foundation::tokens::Scope;
use serde_json::json;
use store::ids::GrantId;
use store::oauth::grants::{self, Grant};

use crate::admission::withdraw;
use crate::mailboxes::told;
use crate::people::{Person, PersonId};
use crate::whose::Whose;
use crate::{Area, Engine, Principal, Refused};

fn missing(id: &str) -> Refused {
    Refused::Missing { kind: "grant", key: id.to_owned() }
}

impl Engine {
    /// What somebody lets programs do, the oldest first, after `after`: whoever asks in person, or the holder of a mailbox.
    pub async fn grants(
        &self,
        principal: &Principal,
        whose: &Whose,
        after: Option<GrantId>,
        rows: i64,
    ) -> Result<Vec<Grant>, Refused> {
        let person = match whose {
            Whose::Own => principal.in_person()?,
            Whose::Mailbox(key) => PersonId::Holder(self.mailbox(principal, key).await?.mailbox.id),
        };
        Ok(grants::list(&mut self.store.read().await?, &person.to_string(), after, rows).await?)
    }

    /// Takes leave back from a program. Its tokens open nothing any more, and the mailbox's sessions end.
    pub async fn delete_grant(&self, principal: &Principal, whose: Option<&Whose>, id: &str) -> Result<(), Refused> {
        let own = match whose {
            Some(Whose::Own) => Some(principal.in_person()?),
            _ => {
                principal.needs(Scope::Write(Area::Mailboxes))?;
                None
            }
        };
        let key: GrantId = id.parse().map_err(|_| missing(id))?;
        let mut conn = self.store.read().await?;
        let grant = grants::read(&mut conn, key).await?.ok_or_else(|| missing(id))?;
        let person = grant.person.parse().map_err(|_| missing(id))?;
        let person = Person::read(&mut conn, person).await?.ok_or_else(|| missing(id))?;
        drop(conn);
        let visible = match (own, &person) {
            (Some(own), person) => person.id() == own,
            (None, Person::Holder(mailbox)) => principal.reach.sees(&mailbox.owner, Some(mailbox.domain)),
            // What an administrator lets programs do is their own affair; whoever is above them can disable them.
            (None, Person::Administrator(_)) => false,
        };
        if !visible {
            return Err(missing(id));
        }
        self.change(principal, (person, grant), |tx, actor, (person, grant)| {
            Box::pin(async move {
                if !grants::delete(tx, grant.id).await? {
                    return Err(missing(&grant.id.to_string()));
                }
                if let Person::Holder(mailbox) = person {
                    withdraw(tx, mailbox.id);
                    tx.record(told("mailbox.grant_deleted", mailbox));
                }
                note(tx, actor, person, grant).await
            })
        })
        .await
    }
}

async fn note(tx: &mut Tx, actor: &Actor, person: &Person, grant: &Grant) -> Result<(), Refused> {
    let before = json!({"client": grant.client.to_string(), "name": grant.client_name, "scopes": grant.scopes});
    let change = Change { before: Some(before.to_string()), after: None };
    let entry = AuditEntry { action: "client.disallow", object: person.object(), change };
    Ok(tx.audit_of(person.owner().tenant.0, actor, entry).await?)
}
