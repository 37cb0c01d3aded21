//! All groups of a program: loaded at start, read by name for REST and by type inside.

use std::any::Any;
use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Map, Value};
use utoipa::openapi::{RefOr, Schema};

use super::change::{self, Change, Planned};
use super::declare::Access;
use super::{Field, Group, Live, SettingsError, Snapshot};
use crate::args;
use crate::clock::from_micros;
use crate::db::Database;
use crate::http::{ETag, parse_value};
use crate::secrets::seal::Sealer;

/// What is known of a group without reading it.
#[derive(Clone, Copy, Debug)]
pub struct GroupInfo {
    /// Its name.
    pub name: &'static str,
    /// What it is about.
    pub doc: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
    /// Its schema.
    pub schema: fn() -> RefOr<Schema>,
}

/// A group as clients see it: without secrets.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Its name.
    pub name: &'static str,
    /// Counts its changes; 0 while it holds its defaults.
    pub revision: i64,
    /// When it was changed last.
    pub updated_at: Option<Timestamp>,
    /// Its open fields.
    pub value: Map<String, Value>,
    /// Which of its secrets hold something.
    pub secrets_set: Vec<&'static str>,
}

impl View {
    /// Its validator.
    pub fn etag(&self) -> ETag {
        ETag::of_revision(self.revision)
    }
}

/// The groups a program declares, before they are loaded.
#[derive(Default)]
pub struct Declared(Vec<(GroupInfo, Make)>);

/// Makes a group's slot from its row, if it has one.
type Make = fn(Option<Stored>, Sealer) -> Result<Box<dyn Slot>, SettingsError>;

struct Stored {
    value: String,
    revision: i64,
    updated_at: i64,
}

impl Declared {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a group. Two of one name are a bug, and the later one is never read.
    pub fn group<G: Group>(mut self) -> Self {
        let info = GroupInfo { name: G::NAME, doc: G::DOC, fields: G::FIELDS, schema: G::schema };
        debug_assert!(self.0.iter().all(|(known, _)| known.name != G::NAME), "two groups named {}", G::NAME);
        self.0.push((info, make::<G>));
        self
    }

    /// Reads every group. Fields that a row lacks take their defaults and fields nobody knows are ignored, so that a
    /// program of another release reads the row too.
    ///
    /// # Errors
    /// [`SettingsError::Stored`] for a row that does not fit, [`SettingsError::Database`].
    pub async fn load(self, db: &Database, sealer: &Sealer) -> Result<Settings, SettingsError> {
        let mut conn = db.read().await?;
        let mut rows = HashMap::new();
        for row in conn.all("SELECT name, value, revision, updated_at FROM settings", args![]).await? {
            rows.insert(row.text(0)?, Stored { value: row.text(1)?, revision: row.int(2)?, updated_at: row.int(3)? });
        }
        let mut slots = Vec::with_capacity(self.0.len());
        for (info, make) in self.0 {
            slots.push((info, make(rows.remove(info.name), sealer.clone())?));
        }
        Ok(Settings(Arc::new(Inner { slots, sealer: sealer.clone(), db: db.clone() })))
    }
}

/// The loaded groups. Cheap to clone.
#[derive(Clone)]
pub struct Settings(Arc<Inner>);

struct Inner {
    slots: Vec<(GroupInfo, Box<dyn Slot>)>,
    sealer: Sealer,
    db: Database,
}

impl Settings {
    /// Follows a group. `None` when the program did not declare it.
    pub fn live<G: Group>(&self) -> Option<Live<G>> {
        self.0.slots.iter().find_map(|(_, slot)| slot.as_any().downcast_ref::<Live<G>>()).cloned()
    }

    /// The declared groups, in order.
    pub fn groups(&self) -> impl Iterator<Item = GroupInfo> {
        self.0.slots.iter().map(|(info, _)| *info)
    }

    /// A group as clients see it.
    ///
    /// # Errors
    /// [`SettingsError::Unknown`].
    pub fn view(&self, name: &str) -> Result<View, SettingsError> {
        let (info, slot) = self.slot(name)?;
        let (fields, revision, updated_at) = slot.current();
        Ok(view(info, fields, revision, updated_at))
    }

    /// Checks a change against the group as it stands. Write the plan in a transaction, then [`publish`](Self::publish) it.
    ///
    /// # Errors
    /// [`SettingsError::Unknown`], [`SettingsError::Invalid`].
    pub fn plan(&self, name: &str, change: Change) -> Result<Planned, SettingsError> {
        let (info, slot) = self.slot(name)?;
        let (current, base, updated_at) = slot.current();
        let wanted = change::apply(info, &self.0.sealer, &current, change)?;
        let (value, stored) = slot.accept(wanted)?;
        let text = Value::Object(stored.clone()).to_string().into();
        let before = view(info, current, base, updated_at);
        let after = view(info, stored, base + 1, updated_at);
        Ok(Planned { group: info.name, base, stored: text, value, before, after })
    }

    /// Shows a change to everyone, after the transaction that wrote it was committed; `at` is what
    /// [`Planned::write`] returned.
    pub fn publish(&self, planned: &Planned, at: Timestamp) {
        if let Ok((_, slot)) = self.slot(planned.group) {
            slot.publish(Arc::clone(&planned.value), planned.base + 1, at);
        }
    }

    /// Plans, writes in a transaction of its own and publishes: for programs that keep no audit of settings.
    ///
    /// # Errors
    /// [`SettingsError`].
    pub async fn change(&self, name: &str, change: Change) -> Result<View, SettingsError> {
        let planned = self.plan(name, change)?;
        let at = self.0.db.write(planned.clone(), |tx, planned| Box::pin(planned.write(tx))).await?;
        self.publish(&planned, at);
        Ok(View { updated_at: Some(at), ..planned.after })
    }

    fn slot(&self, name: &str) -> Result<(&GroupInfo, &dyn Slot), SettingsError> {
        let found = self.0.slots.iter().find(|(info, _)| info.name == name);
        found.map(|(info, slot)| (info, &**slot)).ok_or(SettingsError::Unknown)
    }
}

fn view(info: &GroupInfo, mut fields: Map<String, Value>, revision: i64, updated_at: Option<Timestamp>) -> View {
    let mut secrets_set = Vec::new();
    for field in info.fields.iter().filter(|field| field.access == Access::Secret) {
        if fields.remove(field.name).is_some_and(|value| !value.is_null()) {
            secrets_set.push(field.name);
        }
    }
    View { name: info.name, revision, updated_at, value: fields, secrets_set }
}

/// A group's value whose type is forgotten.
pub(super) type AnyGroup = Arc<dyn Any + Send + Sync>;

/// A group whose type is forgotten.
trait Slot: Send + Sync {
    fn as_any(&self) -> &dyn Any;
    /// All fields, sealed secrets included, with revision and time.
    fn current(&self) -> (Map<String, Value>, i64, Option<Timestamp>);
    /// The typed group and its whole stored form, if the checks accept it.
    fn accept(&self, fields: Map<String, Value>) -> Result<(AnyGroup, Map<String, Value>), SettingsError>;
    fn publish(&self, value: AnyGroup, revision: i64, at: Timestamp);
}

impl<G: Group> Slot for Live<G> {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn current(&self) -> (Map<String, Value>, i64, Option<Timestamp>) {
        let snapshot = self.get();
        (fields(&snapshot.value), snapshot.revision, snapshot.updated_at)
    }

    fn accept(&self, wanted: Map<String, Value>) -> Result<(AnyGroup, Map<String, Value>), SettingsError> {
        let group: G = parse_value(Value::Object(wanted)).map_err(|error| SettingsError::Invalid(vec![error]))?;
        let errors = group.check();
        if !errors.is_empty() {
            return Err(SettingsError::Invalid(errors));
        }
        let stored = fields(&group);
        Ok((Arc::new(group), stored))
    }

    fn publish(&self, value: AnyGroup, revision: i64, at: Timestamp) {
        if let Some(value) = value.downcast_ref::<G>() {
            Self::publish(self, Snapshot { value: value.clone(), revision, updated_at: Some(at) });
        }
    }
}

fn make<G: Group>(stored: Option<Stored>, sealer: Sealer) -> Result<Box<dyn Slot>, SettingsError> {
    let snapshot = match stored {
        None => Snapshot { value: G::default(), revision: 0, updated_at: None },
        Some(row) => {
            let unreadable = |detail: String| SettingsError::Stored { group: G::NAME, detail };
            let value: Value = serde_json::from_str(&row.value).map_err(|error| unreadable(error.to_string()))?;
            let value = parse_value::<G>(value)
                .map_err(|error| unreadable(format!("`{}`: {}", error.pointer, error.detail)))?;
            Snapshot { value, revision: row.revision, updated_at: Some(from_micros(row.updated_at)) }
        }
    };
    Ok(Box::new(Live::new(snapshot, sealer)))
}

fn fields<G: Group>(group: &G) -> Map<String, Value> {
    match serde_json::to_value(group) {
        Ok(Value::Object(fields)) => fields,
        // A declared group is a struct of JSON values.
        _ => Map::new(),
    }
}
