//! Which mailboxes stay active when there are more than a licence that ended left room for.

use std::collections::HashSet;

use foundation::db::{AuditEntry, Change, Conn, DbError};
use foundation::tokens::Scope;
use license::entitlement::{Limit, LimitName, Limits};
use serde_json::json;
use store::ids::MailboxId;
use store::license as rows;
use store::mailboxes;

use crate::mailboxes::key;
use crate::{Area, Engine, Principal, Refused};

/// The ones that stay: those that were chosen, or once the time to choose is over, those of the oldest domains that
/// somebody logged in to last. `None` for all of them.
pub(super) async fn active(
    conn: &mut Conn,
    limits: &Limits,
    time_is_over: bool,
) -> Result<Option<HashSet<MailboxId>>, DbError> {
    let most = |name| match limits.of(name) {
        Limit::At(most) => u32::try_from(most).unwrap_or(u32::MAX),
        Limit::Unlimited => u32::MAX,
    };
    let (domains, most) = (most(&LimitName::DOMAINS), most(&LimitName::MAILBOXES));
    let chosen = rows::chosen(conn).await?;
    if !chosen.is_empty() {
        return Ok(Some(chosen.into_iter().take(most as usize).collect()));
    }
    match time_is_over {
        true => Ok(Some(rows::likeliest(conn, domains, most).await?.into_iter().collect())),
        false => Ok(None),
    }
}

impl Engine {
    /// Chooses the mailboxes that stay active while the licence leaves no room for all. They must be within its limits,
    /// in number and in domains.
    pub async fn choose_mailboxes(&self, principal: &Principal, addresses: &[String]) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::License))?;
        let standing = self.look_at_license().await?;
        let Some(by) = standing.choose_by else {
            return Err(Refused::NothingToChoose("the licence has room for every mailbox"));
        };
        if self.store.clock().now().as_second() >= by.second() {
            return Err(Refused::NothingToChoose("the time to choose is over"));
        }
        let (mut ids, mut domains) = (Vec::new(), HashSet::new());
        let mut conn = self.store.read().await?;
        for (place, address) in addresses.iter().enumerate() {
            let pointer = format!("/mailboxes/{place}");
            let unknown = || Refused::field(&pointer, "invalid", "must be a mailbox of this server");
            let key = key(address).map_err(|_| unknown())?;
            let found = mailboxes::find(&mut conn, &key).await?;
            let mailbox = found.filter(|found| found.text.status != mailboxes::Status::Deleted).ok_or_else(unknown)?;
            if !ids.contains(&mailbox.id) {
                ids.push(mailbox.id);
                domains.insert(mailbox.domain);
            }
        }
        drop(conn);
        let limits = &standing.evaluation.limits;
        for (name, used) in [(LimitName::MAILBOXES, ids.len()), (LimitName::DOMAINS, domains.len())] {
            let limit = limits.of(&name);
            if let Limit::At(most) = limit
                && !limit.holds(used as u64)
            {
                let detail = format!("must be of at most {}; these are of {used}", name.counted(most));
                return Err(Refused::field("/mailboxes", "out_of_range", detail));
            }
        }
        if ids.is_empty() {
            return Err(Refused::field("/mailboxes", "required", "must name the mailboxes that stay active"));
        }
        let unit = (principal.actor.clone(), ids, addresses.to_vec());
        let written = self.store.db().write(unit, |tx, (actor, ids, addresses)| {
            Box::pin(async move {
                rows::choose(tx, ids).await?;
                let change = Change { before: None, after: Some(json!({"mailboxes": addresses}).to_string()) };
                let entry = AuditEntry { action: "license.choose", object: "license".to_owned(), change };
                tx.audit(actor, entry).await?;
                Ok::<_, Refused>(())
            })
        });
        written.await?;
        self.look_at_license().await.map(drop)
    }
}
