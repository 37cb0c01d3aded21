//! Where mailboxes send their mail on to.

use foundation::db::{AuditEntry, Change};
use foundation::tokens::Scope;
use message::address::Address;
use serde_json::json;
use store::forwarding::{self, Forwarding};
use store::mailboxes::Mailbox;
use store::tenants;

use crate::addressees::check_addresses;
use crate::limits::{Allowance, Feature};
use crate::mailboxes::{to_change, told};
use crate::whose::Whose;
use crate::{Engine, Principal, Refused};

/// Addresses that one mailbox sends its mail on to.
const MOST_TARGETS: usize = 100;

fn shown(forwarding: &Forwarding) -> String {
    json!({"targets": forwarding.targets, "keep_copy": forwarding.keeps_copy}).to_string()
}

/// The targets as they are kept. That a mailbox sends to itself is a slip, which whoever made it is told.
fn check_targets(mailbox: &Mailbox, targets: &[String]) -> Result<Vec<String>, Refused> {
    check_addresses(targets, 0..=MOST_TARGETS, |address: &Address| match address.key() == mailbox.address {
        true => Err("must not be the mailbox itself"),
        false => Ok(()),
    })
}

impl Engine {
    /// Where a mailbox sends its mail on to.
    pub async fn forwarding(&self, principal: &Principal, whose: &Whose) -> Result<(Mailbox, Forwarding), Refused> {
        let mailbox = self.mailbox_of(principal, whose, Scope::Read).await?;
        let forwarding = forwarding::read(&mut self.store.read().await?, &mailbox).await?;
        Ok((mailbox, forwarding))
    }

    /// Says where a mailbox sends its mail on to; `expected` is the revision of the mailbox that the caller knows. One's own mail is
    /// sent away in person: a stolen token reads what it can reach, and no more once it is revoked.
    pub async fn set_forwarding(
        &self,
        principal: &Principal,
        whose: &Whose,
        wanted: Forwarding,
        expected: Option<i64>,
    ) -> Result<(Mailbox, Forwarding), Refused> {
        let mailbox = self.mailbox_of_hand(principal, whose).await?;
        let targets = check_targets(&mailbox, &wanted.targets)?;
        // Without a target everything is kept.
        let wanted = Forwarding { keeps_copy: wanted.keeps_copy || targets.is_empty(), targets };
        let input = (mailbox.id, wanted, expected);
        self.change(principal, input, |tx, actor, (id, wanted, expected)| {
            Box::pin(async move {
                let mailbox = to_change(tx, *id, *expected).await?;
                let before = forwarding::read(tx, &mailbox).await?;
                if before == *wanted {
                    return Ok((mailbox, before));
                }
                let tenant = tenants::read(tx, mailbox.owner.tenant).await?;
                let may = tenant.is_none_or(|tenant| Allowance::of(&tenant).features.contains(&Feature::Forwarding));
                if !may && !wanted.targets.is_empty() {
                    return Err(Refused::NotInPlan(Feature::Forwarding));
                }
                let after = forwarding::set(tx, *id, wanted).await?;
                tx.record(told("mailbox.forwarding_updated", &after));
                let change = Change { before: Some(shown(&before)), after: Some(shown(wanted)) };
                let object = format!("mailbox:{}", after.address);
                let entry = AuditEntry { action: "mailbox.forwarding_update", object, change };
                tx.audit_of(after.owner.tenant.0, actor, entry).await?;
                Ok((after, wanted.clone()))
            })
        })
        .await
    }
}
