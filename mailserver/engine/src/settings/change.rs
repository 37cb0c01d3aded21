//! The transaction of a settings change: rows, audit line and event together, shown to everyone once it is durable.

use foundation::db::{self, AuditEntry, Event};
use foundation::settings::{Change, Planned, View};
use foundation::tokens::Scope;
use serde_json::json;

use crate::principal::Intent;
use crate::{Area, Engine, Principal, Refused};

impl Engine {
    /// Changes a settings group; `expected` is the revision the caller knows.
    pub async fn change_settings(
        &self,
        principal: &Principal,
        group: &str,
        change: Change,
        expected: Option<i64>,
    ) -> Result<View, Refused> {
        principal.needs(Scope::Write(Area::Settings))?;
        let planned = self.settings.plan(group, change)?;
        Refused::check_revision(expected, planned.before.revision)?;
        let written = self.change(principal, planned.clone(), |tx, actor, planned| {
            Box::pin(async move {
                let at = planned.write(tx).await?;
                tx.record(event(planned));
                tx.audit(actor, entry(planned)).await?;
                Ok(at)
            })
        });
        let at = written.await?;
        if principal.intent == Intent::Do {
            self.settings.publish(&planned, at);
        }
        Ok(View { updated_at: Some(at), ..planned.after })
    }
}

fn event(planned: &Planned) -> Event {
    let detail = Some(json!({"group": planned.after.name}).to_string());
    Event { kind: "settings.updated", owner: 0, object: 0, revision: planned.after.revision, detail }
}

fn entry(planned: &Planned) -> AuditEntry {
    let shown = |view: &View| Some(json!({"fields": view.value, "secrets_set": view.secrets_set}).to_string());
    let change = db::Change { before: shown(&planned.before), after: shown(&planned.after) };
    AuditEntry { action: "settings.update", object: format!("settings:{}", planned.after.name), change }
}
