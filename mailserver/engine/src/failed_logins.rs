//! Failed logins that hold somebody up: which networks wait, and the word that lets them, or a mailbox, begin anew.

use foundation::db::{AuditEntry, Change};
use foundation::throttle::{AccountFailures, HeldUp, PeerNet};
use foundation::tokens::Scope;
use serde_json::json;

use crate::named::Key;
use crate::principal::Intent;
use crate::{Area, Engine, Principal, Refused};

fn missing(network: &str) -> Refused {
    Refused::Missing { kind: "network that waits", key: network.to_owned() }
}

impl Engine {
    /// The networks that wait before their next attempt to log in is looked at, in their order, those after `after`.
    pub fn held_up(&self, principal: &Principal, after: Option<PeerNet>, rows: usize) -> Result<Vec<HeldUp>, Refused> {
        principal.needs(Scope::Read(Area::FailedLogins))?;
        let all = self.logins.held_up(self.store.clock().now());
        Ok(all.into_iter().filter(|held| after.is_none_or(|after| held.network > after)).take(rows).collect())
    }

    /// Lets a network try again at once.
    pub async fn forgive_network(&self, principal: &Principal, network: &str) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::FailedLogins))?;
        let key: PeerNet = network.parse().map_err(|_| missing(network))?;
        let held = self.logins.held_up(self.store.clock().now());
        let held = held.into_iter().find(|held| held.network == key).ok_or_else(|| missing(network))?;
        self.change(principal, held, |tx, actor, held| {
            Box::pin(async move {
                let before = json!({"failures": held.failures, "until": held.until}).to_string();
                let change = Change { before: Some(before), after: None };
                let object = format!("network:{}", held.network);
                let entry = AuditEntry { action: "failed_logins.forget", object, change };
                Ok(tx.audit_of(0, actor, entry).await?)
            })
        })
        .await?;
        if principal.intent == Intent::Do {
            self.logins.forgive_network(key);
        }
        Ok(())
    }

    /// What failed logins to a mailbox count for; `None` where there are none.
    pub async fn mailbox_failures(&self, principal: &Principal, key: &Key) -> Result<Option<AccountFailures>, Refused> {
        principal.needs(Scope::Read(Area::Mailboxes))?;
        let mailbox = self.find_mailbox(principal, key).await?.mailbox;
        Ok(self.logins.of_account(self.store.clock().now(), &mailbox.address))
    }

    /// Forgets the failed logins to a mailbox, from wherever: whoever knows its password need not wait. Networks that wait go on waiting.
    pub async fn forgive_mailbox(&self, principal: &Principal, key: &Key) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        let mailbox = self.find_mailbox(principal, key).await?.mailbox;
        let address = mailbox.address.clone();
        self.change(principal, mailbox, |tx, actor, mailbox| {
            Box::pin(async move {
                let object = format!("mailbox:{}", mailbox.address);
                let entry = AuditEntry { action: "failed_logins.forget", object, change: Change::default() };
                Ok(tx.audit_of(mailbox.owner.tenant.0, actor, entry).await?)
            })
        })
        .await?;
        if principal.intent == Intent::Do {
            self.logins.forgive_account(&address);
        }
        Ok(())
    }
}
