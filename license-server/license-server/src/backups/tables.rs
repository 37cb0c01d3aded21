//! The tables there are, as the database itself tells, and their values as JSON. Tables are in the order they were made, which is one in
//! which no row refers to a later table.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use foundation::args;
use foundation::db::{Arg, Conn, Database, DbError, Row};
use serde_json::{Value, json};

/// What is each database's own: its writers, and which steps its schema has had.
const OWN: [&str; 2] = ["commits", "schema_steps"];

/// The three types of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Int,
    Text,
    Bytes,
}

#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<(String, Type)>,
}

const OF_SQLITE: &str = "SELECT m.name, p.name, p.type FROM sqlite_master m JOIN pragma_table_info(m.name) p \
                         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.rowid, p.cid";
const OF_POSTGRES: &str = "SELECT c.relname::TEXT, a.attname::TEXT, format_type(a.atttypid, NULL)::TEXT FROM pg_class c \
                           JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relkind = 'r' \
                           AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped \
                           ORDER BY c.oid, a.attnum";

/// The tables of a database that a back-up holds.
pub(super) async fn all(db: &Database) -> Result<Vec<Table>, DbError> {
    let mut conn = db.read().await?;
    // Only SQLite has this table, so that only SQLite answers.
    let rows = match conn.optional("SELECT 1 FROM sqlite_master LIMIT 1", args![]).await {
        Ok(_) => conn.all(OF_SQLITE, args![]).await?,
        Err(_) => db.read().await?.all(OF_POSTGRES, args![]).await?,
    };
    let mut tables: Vec<Table> = Vec::new();
    for row in rows {
        let (name, column, kind) = (row.text(0)?, row.text(1)?, row.text(2)?.to_ascii_lowercase());
        if OWN.contains(&name.as_str()) {
            continue;
        }
        let kind = match kind.as_str() {
            "bigint" | "integer" => Type::Int,
            "bytea" => Type::Bytes,
            _ => Type::Text,
        };
        match tables.last_mut().filter(|last| last.name == name) {
            Some(last) => last.columns.push((column, kind)),
            None => tables.push(Table { name, columns: vec![(column, kind)] }),
        }
    }
    Ok(tables)
}

/// The steps that the schema has had.
pub(super) async fn schema(conn: &mut Conn) -> Result<Vec<String>, DbError> {
    let rows = conn.all("SELECT name FROM schema_steps ORDER BY name", args![]).await?;
    let mut names: Vec<String> = rows.iter().map(|row| row.text(0)).collect::<Result<_, _>>()?;
    // Databases sort text each in their own way.
    names.sort();
    Ok(names)
}

impl Table {
    fn listed(&self) -> String {
        let quoted: Vec<String> = self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        quoted.join(", ")
    }

    // Statements live as long as the program: there is one of each kind for a table, and a back-up is not made often.
    pub(super) fn select(&self) -> &'static str {
        format!("SELECT {} FROM \"{}\" ORDER BY 1", self.listed(), self.name).leak()
    }

    pub(super) fn insert(&self) -> &'static str {
        let places: Vec<String> = (1..=self.columns.len()).map(|at| format!("${at}")).collect();
        format!("INSERT INTO \"{}\" ({}) VALUES ({})", self.name, self.listed(), places.join(", ")).leak()
    }

    pub(super) fn delete(&self) -> &'static str {
        format!("DELETE FROM \"{}\"", self.name).leak()
    }

    /// A row as a JSON array. Bytes are base 64.
    pub(super) fn values(&self, row: &Row) -> Result<Value, DbError> {
        let value = |(at, (_, kind)): (usize, &(String, Type))| {
            Ok(match kind {
                Type::Int => json!(row.opt_int(at)?),
                Type::Text => json!(row.opt_text(at)?),
                Type::Bytes => json!(row.opt_bytes(at)?.map(|bytes| BASE64.encode(bytes))),
            })
        };
        self.columns.iter().enumerate().map(value).collect::<Result<_, _>>().map(Value::Array)
    }

    /// The values of a row as they are bound; none when they are not this table's.
    pub(super) fn args(&self, values: Vec<Value>) -> Option<Vec<Arg>> {
        if values.len() != self.columns.len() {
            return None;
        }
        let arg = |(value, (_, kind)): (Value, &(String, Type))| {
            Some(match (kind, value) {
                (Type::Int, Value::Null) => Arg::Int(None),
                (Type::Text, Value::Null) => Arg::Text(None),
                (Type::Bytes, Value::Null) => Arg::Bytes(None),
                (Type::Int, Value::Number(number)) => Arg::Int(Some(number.as_i64()?)),
                (Type::Text, Value::String(text)) => Arg::Text(Some(text)),
                (Type::Bytes, Value::String(text)) => Arg::Bytes(Some(BASE64.decode(text).ok()?)),
                _ => return None,
            })
        };
        values.into_iter().zip(&self.columns).map(arg).collect()
    }
}
