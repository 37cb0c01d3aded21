//! Settings, a group at a time. A group's wire form is its declaration's fields and nothing else but `secrets_set`, so
//! that what was read can be sent back; secrets go in and never come out.

mod groups;
mod schema;

use axum::extract::State;
use engine::{Area, Engine, Principal};
use foundation::http::{Conditions, ETag, Json};
use foundation::settings::{Access, Change, Field, GroupInfo, SettingsError, View};
use foundation::tokens::Scope;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use foundation::http::wire::expected;

/// The read-only field beside a group's own.
const SECRETS_SET: &str = "secrets_set";

/// A settings group, for choosing one.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SettingsGroup {
    /// Its name: its key in the path.
    #[schema(example = "smtp")]
    name: String,
    /// What it is about.
    #[schema(example = "How SMTP is spoken with other servers and with mail programs.")]
    description: String,
    /// When it was changed last; null while it holds its defaults.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Option<Timestamp>,
    /// Its fields.
    fields: Vec<SettingsField>,
}

/// A field of a settings group.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SettingsField {
    /// Its name.
    #[schema(example = "message_bytes")]
    name: String,
    /// What it does.
    #[schema(example = "Octets of a message.")]
    description: String,
    /// Whether it is written but never read back.
    secret: bool,
}

impl SettingsGroup {
    fn of(info: GroupInfo, view: View) -> Self {
        Self {
            name: info.name.to_owned(),
            description: info.doc.to_owned(),
            updated_at: view.updated_at,
            fields: info.fields.iter().map(SettingsField::of).collect(),
        }
    }
}

impl SettingsField {
    fn of(field: &Field) -> Self {
        Self { name: field.name.to_owned(), description: field.doc.to_owned(), secret: field.access == Access::Secret }
    }
}

foundation::page_of!(
    /// Every settings group: all of them, on one page.
    pub(crate) SettingsGroupPage of SettingsGroup
);

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_settings)).merge(groups::operations())
}

/// Lists the settings groups and their fields.
#[utoipa::path(
    get, path = "/v1/settings", tag = "settings",
    responses((status = 200, description = "Every group.", body = SettingsGroupPage)),
    security(("bearer" = ["settings:read"]))
)]
async fn list_settings(
    State(engine): State<Engine>,
    Asker(principal): Asker,
) -> Result<Json<SettingsGroupPage>, Failure> {
    principal.needs(Scope::Read(Area::Settings))?;
    let groups = engine.settings().groups();
    let data = groups.map(|info| Ok(SettingsGroup::of(info, engine.settings().view(info.name)?)));
    let data = data.collect::<Result<_, SettingsError>>().map_err(engine::Refused::from)?;
    Ok(Json(SettingsGroupPage { data, has_more: false, next_cursor: None }))
}

/// A group as it is shown.
type Shown = (ETag, Json<Value>);

fn read(engine: &Engine, principal: &Principal, group: &'static str) -> Result<Shown, Failure> {
    principal.needs(Scope::Read(Area::Settings))?;
    Ok(shown(engine.settings().view(group).map_err(engine::Refused::from)?))
}

fn shown(view: View) -> Shown {
    let etag = view.etag();
    let mut fields = view.value;
    fields.insert(SECRETS_SET.to_owned(), json!(view.secrets_set));
    (etag, Json(Value::Object(fields)))
}
