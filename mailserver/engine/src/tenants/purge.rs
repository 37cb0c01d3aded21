//! The end of what was deleted: mailboxes and tenants whose time to be restored is over go with all they have.

use foundation::db::{Actor, AuditEntry, Change, Event};
use foundation::tasks::TaskResult;
use foundation::tokens::revoke_under;
use foundation::webhooks;
use store::domains::{DomainFilter, Within};
use store::mailboxes::MailboxFilter;
use store::tenants::Tenant;
use store::{aliases, domains, mailboxes, tenants};

use super::{event, shown};
use crate::tokens::owner_of_tenant;
use crate::{Engine, Principal, Refused};

/// Objects looked at together; each goes in a transaction of its own, so that nobody waits for a large tenant.
const PAGE: i64 = 100;

impl Engine {
    /// Deletes everything whose time is over.
    pub(crate) async fn purge(&self) -> TaskResult {
        let system = Principal::system();
        let now = self.store.clock().micros();
        let (mut boxes, mut whole) = (0, 0);
        loop {
            let over = mailboxes::to_purge(&mut self.store.read().await?, now, PAGE).await?;
            if over.is_empty() {
                break;
            }
            for mailbox in over {
                self.erase_mailbox(&system.actor, mailbox).await?;
                boxes += 1;
            }
        }
        loop {
            let over = tenants::to_purge(&mut self.store.read().await?, now, PAGE).await?;
            if over.is_empty() {
                break;
            }
            for tenant in over {
                self.purge_tenant(&system.actor, &tenant).await?;
                whole += 1;
            }
        }
        Ok(format!("purged {boxes} mailboxes and {whole} tenants"))
    }

    async fn erase_mailbox(&self, actor: &Actor, mailbox: mailboxes::Mailbox) -> Result<(), Refused> {
        let by = Principal { actor: actor.clone(), ..Principal::system() };
        self.change(&by, mailbox, |tx, actor, mailbox| Box::pin(crate::mailboxes::erase(tx, actor, mailbox))).await
    }

    /// Deletes all mailboxes and aliases within.
    pub(crate) async fn empty(&self, actor: &Actor, within: impl Fn() -> Within) -> Result<(), Refused> {
        let by = Principal { actor: actor.clone(), ..Principal::system() };
        for status in [None, Some(mailboxes::Status::Deleted)] {
            let filter = MailboxFilter { within: within(), status, ..MailboxFilter::default() };
            loop {
                let mut conn = self.store.read().await?;
                let page = mailboxes::list(&mut conn, &filter, mailboxes::BY_AGE, None, PAGE).await?;
                drop(conn);
                if page.is_empty() {
                    break;
                }
                for (mailbox, _) in page {
                    self.erase_mailbox(actor, mailbox).await?;
                }
            }
        }
        let filter = aliases::AliasFilter { within: within(), ..aliases::AliasFilter::default() };
        loop {
            let page = aliases::list(&mut self.store.read().await?, &filter, aliases::BY_AGE, None, PAGE).await?;
            if page.is_empty() {
                break;
            }
            for alias in page {
                self.change(&by, alias, |tx, actor, alias| Box::pin(crate::aliases::erase(tx, actor, alias))).await?;
            }
        }
        Ok(())
    }

    /// Deletes a tenant with the tenants under it, their domains and all that is in them. What was begun is gone on with the next
    /// time.
    pub(crate) async fn purge_tenant(&self, actor: &Actor, tenant: &Tenant) -> Result<(), Refused> {
        let under = tenants::under(&mut self.store.read().await?, tenant.id).await?;
        for id in under {
            if let Some(tenant) = tenants::read(&mut self.store.read().await?, id).await? {
                Box::pin(self.purge_tenant(actor, &tenant)).await?;
            }
        }
        let by = Principal { actor: actor.clone(), ..Principal::system() };
        let own = || Within { tenant: Some(tenant.id), ..Within::default() };
        self.empty(actor, own).await?;
        self.change(&by, tenant.id, |tx, _, tenant| Box::pin(async move { Ok(domains::part(tx, *tenant).await?) }))
            .await?;
        let filter = DomainFilter { within: own(), ..DomainFilter::default() };
        loop {
            let page = domains::list(&mut self.store.read().await?, &filter, domains::BY_AGE, None, PAGE).await?;
            if page.is_empty() {
                break;
            }
            for domain in page {
                let name = domain.name.clone();
                self.change(&by, domain, |tx, actor, domain| Box::pin(crate::domains::delete_empty(tx, actor, domain)))
                    .await?;
                self.forget_keys(&name);
            }
        }
        self.change(&by, tenant.clone(), |tx, actor, tenant| {
            Box::pin(async move {
                tenants::delete(tx, tenant).await?;
                revoke_under(tx, &owner_of_tenant(tenant.id, tenant.parent)).await?;
                webhooks::delete_all(tx, tenant.id.0).await?;
                // Told to whoever made it: nobody else is left to ask.
                tx.record(Event { owner: tenant.parent.0, ..event("tenant.purged", tenant) });
                let change = Change { before: Some(shown(tenant)), after: None };
                let entry = AuditEntry { action: "tenant.purge", object: format!("tenant:{}", tenant.name), change };
                Ok(tx.audit_of(tenant.parent.0, actor, entry).await?)
            })
        })
        .await?;
        self.licensed_anew().await;
        Ok(())
    }
}
