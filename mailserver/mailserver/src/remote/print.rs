//! What the command line shows: JSON as it came, or text for people.

use std::io::Write;

use serde::Serialize;
use serde_json::Value;

/// How answers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Printer {
    /// As the API answered.
    Json,
    /// For people.
    Text,
}

impl Printer {
    /// One object: its fields, a line each.
    pub(super) fn object(self, object: &impl Serialize) -> anyhow::Result<()> {
        let value = serde_json::to_value(object)?;
        let text = match (self, &value) {
            (Self::Text, Value::Object(fields)) => {
                let width = fields.keys().map(String::len).max().unwrap_or(0);
                fields.iter().map(|(name, value)| format!("{name:width$}  {}\n", word(value))).collect()
            }
            _ => serde_json::to_string_pretty(&value)? + "\n",
        };
        out(&text)
    }

    /// A list: a table of these columns, or an array.
    pub(super) fn list(self, objects: &[impl Serialize], columns: &[&str]) -> anyhow::Result<()> {
        let values = objects.iter().map(serde_json::to_value).collect::<Result<Vec<_>, _>>()?;
        if self == Self::Json {
            return out(&(serde_json::to_string_pretty(&values)? + "\n"));
        }
        let mut rows = vec![columns.iter().map(|column| column.to_uppercase()).collect::<Vec<_>>()];
        rows.extend(values.iter().map(|value| columns.iter().map(|column| word(&value[column])).collect()));
        let widths: Vec<_> =
            (0..columns.len()).map(|at| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0)).collect();
        let line = |row: &Vec<String>| {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect::<Vec<_>>();
            cells.join("  ").trim_end().to_owned() + "\n"
        };
        out(&rows.iter().map(line).collect::<String>())
    }

    /// Something was done and there is nothing to show for it.
    pub(super) fn done(self, sentence: &str) -> anyhow::Result<()> {
        if self == Self::Text { out(&format!("{sentence}\n")) } else { Ok(()) }
    }
}

fn word(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.iter().all(|item| !item.is_object()) => {
            items.iter().map(word).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

fn out(text: &str) -> anyhow::Result<()> {
    match std::io::stdout().write_all(text.as_bytes()) {
        // Whoever reads has seen enough, as `head` does.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}
