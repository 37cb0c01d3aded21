//! What happened, for those who may know: the feed's events of their own objects, and who did what.

use foundation::args;
use foundation::db::{AuditFilter, AuditLine, Cursor, CursorExpired, FeedEntry, Select};
use foundation::tokens::Scope;
use foundation::webhooks::{DISABLED, Kind, Pattern};

use crate::principal::Reach;
use crate::{Area, Engine, Principal, Refused};

/// Entries looked at for one answer: what nobody asked for is skipped, but not for ever.
const LOOKED_AT: u32 = 1000;

/// A part of the feed.
#[derive(Clone, Debug)]
pub struct Told {
    /// The events that were asked for.
    pub entries: Vec<FeedEntry>,
    /// Up to where the feed was looked at: where the next part begins.
    pub reached: Cursor,
    /// Whether more may follow at once.
    pub more: bool,
}

impl Engine {
    /// What happened after `cursor`, of these kinds, or of all; at most `limit`. `Ok(Err(_))` when retention has taken it.
    pub async fn events(
        &self,
        principal: &Principal,
        cursor: Cursor,
        kinds: &[Pattern],
        limit: u32,
    ) -> Result<Result<Told, CursorExpired>, Refused> {
        principal.needs(Scope::Read(Area::Events))?;
        let reach = principal.reach;
        let rows = if kinds.is_empty() { limit } else { LOOKED_AT };
        let found = self.store.db().feed().told(cursor, rows + 1, |list| owned(list, reach)).await?;
        let mut found = match found {
            Ok(found) => found,
            Err(expired) => return Ok(Err(expired)),
        };
        let mut more = found.len() > rows as usize;
        found.truncate(rows as usize);
        let mut reached = found.last().map_or(cursor, |entry| Cursor(entry.position));
        let mut entries: Vec<FeedEntry> = Vec::new();
        for entry in found {
            if !kinds.is_empty() && !kinds.iter().any(|kind| kind.matches(&entry.kind)) {
                continue;
            }
            if entries.len() == limit as usize {
                // What is left is read with the next part.
                reached = entries.last().map_or(cursor, |entry| Cursor(entry.position));
                more = true;
                break;
            }
            entries.push(entry);
        }
        Ok(Ok(Told { entries, reached, more }))
    }

    /// Before the oldest event that is still held.
    pub async fn oldest_event(&self) -> Result<Cursor, Refused> {
        Ok(self.store.db().feed().oldest().await?)
    }

    /// Who did what, the newest first, those before line `before` if one is named.
    pub async fn audit_lines(
        &self,
        principal: &Principal,
        filter: &AuditFilter,
        before: Option<i64>,
        rows: i64,
    ) -> Result<Vec<AuditLine>, Refused> {
        principal.needs(Scope::Read(Area::Audit))?;
        let reach = principal.reach;
        Ok(self.store.read().await?.audit_lines(filter, before, rows, |list| owned(list, reach)).await?)
    }
}

/// Only what belongs to whoever asks.
fn owned(list: Select, reach: Reach) -> Select {
    match reach {
        Reach::System => list,
        // Whoever has one domain or mailbox has no books of their own; their rights keep them out before this.
        Reach::Tenant { id, .. } | Reach::Domain { tenant: id, .. } | Reach::Mailbox { tenant: id, .. } => {
            of_tenant(list, id.0)
        }
    }
}

/// Only what belongs to a tenant, and to the tenants under it.
pub(crate) fn of_tenant(list: Select, tenant: i64) -> Select {
    list.filter("owner = $ OR owner IN (SELECT id FROM tenants WHERE parent_id = $)", args![tenant, tenant])
}

/// What happens here, by name: the table from which `/v1/events`, webhooks and the document read. Whoever records an event of a new
/// kind adds a line.
pub const KINDS: &[Kind] = &[
    Kind::new("tenant.created", "ten", "A tenant was made."),
    Kind::new("tenant.updated", "ten", "A tenant's name, plan, limits or metadata changed."),
    Kind::new("tenant.suspended", "ten", "A tenant was suspended; `detail` names it."),
    Kind::new("tenant.unsuspended", "ten", "A suspension was lifted."),
    Kind::new("tenant.renewed", "ten", "A tenant was renewed."),
    Kind::new("tenant.terminated", "ten", "A tenant was terminated and can be restored."),
    Kind::new("tenant.restored", "ten", "A terminated tenant is back."),
    Kind::new("tenant.purged", "ten", "A tenant is gone with all it had: its reseller is told."),
    Kind::new("plan.created", "plan", "A plan was made."),
    Kind::new("plan.updated", "plan", "A plan's limits or features changed."),
    Kind::new("plan.deleted", "plan", "A plan is sold no more."),
    Kind::new("domain.created", "dom", "A domain was made."),
    Kind::new("domain.updated", "dom", "A domain changed, or was given to this tenant."),
    Kind::new("domain.given", "dom", "A domain was given to another tenant: whoever had it is told."),
    Kind::new("domain.verified", "dom", "A domain is known to be its tenant's, and takes part in mail."),
    Kind::new("domain.dkim_rotated", "dom", "A domain has new DKIM keys, which wait for their records to be in DNS."),
    Kind::new("domain.dkim_activated", "dom", "A domain's new DKIM keys sign from now on."),
    Kind::new("domain.deleted", "dom", "A domain is gone; `detail` names it."),
    Kind::new("mailbox.created", "mbx", "A mailbox was made."),
    Kind::new("mailbox.updated", "mbx", "A mailbox changed."),
    Kind::new("mailbox.renamed", "mbx", "A mailbox got another address."),
    Kind::new("mailbox.given", "mbx", "A mailbox moved to another tenant's domain: whoever had it is told."),
    Kind::new("mailbox.deleted", "mbx", "A mailbox was deleted and can be restored."),
    Kind::new("mailbox.restored", "mbx", "A deleted mailbox is back."),
    Kind::new("mailbox.purged", "mbx", "A mailbox is gone with all it held."),
    Kind::new("mailbox.password_changed", "mbx", "The holder of a mailbox exchanged its password."),
    Kind::new("mailbox.second_factor_begun", "mbx", "A mailbox's holder is setting up a second factor."),
    Kind::new("mailbox.second_factor_on", "mbx", "A mailbox's own password opens no mail program from now on."),
    Kind::new("mailbox.second_factor_off", "mbx", "A mailbox has no second factor any more."),
    Kind::new("mailbox.passkey_created", "mbx", "A mailbox's holder logs in by a passkey from now on, too."),
    Kind::new("mailbox.passkey_deleted", "mbx", "A passkey logs a mailbox's holder in no more."),
    Kind::new("mailbox.forwarding_updated", "mbx", "A mailbox sends its mail on to others, or no more."),
    Kind::new("mailbox.autoreply_updated", "mbx", "A mailbox answers something else by itself, or no more."),
    Kind::new("mailbox.app_password_created", "mbx", "A mailbox got a password for one program."),
    Kind::new("mailbox.app_password_deleted", "mbx", "A password for one program opens a mailbox no more."),
    Kind::new("mailbox.grant_deleted", "mbx", "Leave was taken back from a program that acted for a mailbox's holder."),
    Kind::new("alias.created", "als", "An alias was made."),
    Kind::new("alias.updated", "als", "An alias leads elsewhere."),
    Kind::new("alias.deleted", "als", "An alias is gone."),
    Kind::new("contact.created", "con", "Somebody is in a domain's address book."),
    Kind::new("contact.updated", "con", "A domain's address book says something else of somebody."),
    Kind::new("contact.deleted", "con", "Somebody is in a domain's address book no more."),
    Kind::new("access_rule.created", "acr", "Somebody is blocked or allowed from now on; `detail` is the rule."),
    Kind::new("access_rule.updated", "acr", "A block or an allowance changed."),
    Kind::new("access_rule.deleted", "acr", "A block or an allowance is gone, or past its end."),
    Kind::new("queue.held", "que", "Somebody held a queued message."),
    Kind::new("queue.released", "que", "Somebody let a held message go on."),
    Kind::new("queue.retried", "que", "Somebody had a queued message tried at once."),
    Kind::new("queue.deleted", "que", "Somebody deleted a queued message."),
    Kind::new("operation.created", "op", "Work was taken on that goes on by itself."),
    Kind::new("operation.ended", "op", "Such work is over; `detail` says how."),
    Kind::new("administrator.created", "adm", "An administrator was made."),
    Kind::new("administrator.updated", "adm", "An administrator's name, rights or status changed."),
    Kind::new("administrator.deleted", "adm", "An administrator is gone."),
    Kind::new("administrator.password_changed", "adm", "An administrator's password was exchanged."),
    Kind::new("administrator.second_factor_begun", "adm", "A second factor is being set up."),
    Kind::new("administrator.second_factor_on", "adm", "A second factor is asked for from now on."),
    Kind::new("administrator.second_factor_off", "adm", "A second factor is not asked for any more."),
    Kind::new("administrator.passkey_created", "adm", "An administrator logs in by a passkey from now on, too."),
    Kind::new("administrator.passkey_deleted", "adm", "A passkey logs an administrator in no more."),
    Kind::new("token.created", "token", "An API token was made."),
    Kind::new("token.revoked", "token", "An API token was revoked."),
    Kind::new("client.created", "client", "A program was made known that people may let act for them."),
    Kind::new("client.updated", "client", "A program changed, or got another secret."),
    Kind::new("client.deleted", "client", "A program is gone, with what people let it do."),
    Kind::new("settings.updated", "settings", "A group of settings changed; `detail` names it."),
    Kind::new("listener.created", "lsn", "An address is listened on."),
    Kind::new("listener.updated", "lsn", "A listener speaks something else, or is elsewhere, or closed."),
    Kind::new("listener.deleted", "lsn", "An address is not listened on any more."),
    Kind::new("certificate.created", "crt", "A certificate was given, or is asked for."),
    Kind::new("certificate.updated", "crt", "Another certificate was given, or is asked for."),
    Kind::new("certificate.deleted", "crt", "A certificate is gone."),
    Kind::new("license.state_changed", "license", "The licence allows something else than before."),
    Kind::new("license.contact_lost", "license", "The licence server has not been reached for long."),
    Kind::new("webhook_endpoint.created", "endpoint", "A webhook endpoint was made."),
    Kind::new("webhook_endpoint.updated", "endpoint", "A webhook endpoint changed."),
    Kind::new("webhook_endpoint.secret_rotated", "endpoint", "A webhook endpoint got another secret."),
    Kind::new("webhook_endpoint.deleted", "endpoint", "A webhook endpoint was deleted."),
    Kind::new(
        DISABLED,
        "endpoint",
        "A webhook endpoint was disabled: it answered 410, or every attempt failed for five days.",
    ),
];
