//! Lists put together at run time: what a caller narrows them to, their order, and the place where a page begins. All texts
//! are ours; what varies is which of them are there.

use serde::{Deserialize, Serialize};

use super::batch::Batch;
use super::row::{Arg, Args};
use crate::args;

/// A query that grows a condition at a time.
pub struct Select {
    columns: &'static str,
    rest: Batch,
    narrowed: bool,
}

/// What a list is sorted by: a column that no two rows share, so that a page has one place to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    column: &'static str,
    descending: bool,
}

impl Order {
    /// Rising by `column`, which is unique.
    pub const fn by(column: &'static str) -> Self {
        Self { column, descending: false }
    }

    /// The same column, falling.
    pub const fn reversed(self) -> Self {
        Self { descending: !self.descending, ..self }
    }
}

/// The value of the order's column in the last row of a page: where the next one begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Place {
    /// Of a `BIGINT`.
    Number(i64),
    /// Of a `TEXT`.
    Text(String),
}

impl From<&Place> for Arg {
    fn from(place: &Place) -> Self {
        match place {
            Place::Number(number) => (*number).into(),
            Place::Text(text) => text.into(),
        }
    }
}

impl Select {
    /// `SELECT columns FROM table`; `table` may hold joins, but no condition. A bare `$` stands for the next value.
    pub fn new(columns: &'static str, table: &'static str) -> Self {
        let mut rest = Batch::default();
        rest.add(" FROM ", args![]);
        rest.extend(table, args![]);
        Self { columns, rest, narrowed: false }
    }

    /// Only rows of which `condition` holds.
    pub fn filter(mut self, condition: &'static str, values: Args) -> Self {
        self.rest.extend(if self.narrowed { " AND (" } else { " WHERE (" }, args![]);
        self.rest.extend(condition, values);
        self.rest.extend(")", args![]);
        self.narrowed = true;
        self
    }

    /// Only rows of which `condition` holds with this value; all of them when there is none.
    pub fn filter_by(self, condition: &'static str, value: Option<impl Into<Arg>>) -> Self {
        match value {
            Some(value) => self.filter(condition, vec![value.into()]),
            None => self,
        }
    }

    /// Only rows of which one of these holds; none when there are none.
    pub fn filter_any(mut self, conditions: impl IntoIterator<Item = (&'static str, Args)>) -> Self {
        self.rest.extend(if self.narrowed { " AND (1 = 0" } else { " WHERE (1 = 0" }, args![]);
        for (condition, values) in conditions {
            self.rest.extend(" OR ", args![]);
            self.rest.extend(condition, values);
        }
        self.rest.extend(")", args![]);
        self.narrowed = true;
        self
    }

    /// At most `rows` of them in this order, those after `after`.
    pub fn page(self, order: Order, after: Option<&Place>, rows: i64) -> Self {
        let (Order { column, descending }, narrowed) = (order, self.narrowed);
        let mut page = match after {
            Some(after) => {
                let mut page = Self { narrowed: true, ..self };
                page.rest.extend(if narrowed { " AND " } else { " WHERE " }, args![]);
                page.rest.extend(column, args![]);
                page.rest.extend(if descending { " < $" } else { " > $" }, vec![after.into()]);
                page
            }
            None => self,
        };
        page.rest.extend(" ORDER BY ", args![]);
        page.rest.extend(column, args![]);
        page.rest.extend(if descending { " DESC LIMIT $" } else { " LIMIT $" }, args![rows]);
        page
    }

    /// How many rows there are, instead of what they hold.
    pub fn counted(self) -> Self {
        Self { columns: "COUNT(*)", ..self }
    }

    pub(super) fn into_statement(self) -> (String, Args) {
        (format!("SELECT {}{}", self.columns, self.rest.text), self.rest.args)
    }
}

/// A pattern for `LIKE … ESCAPE '\'` that finds `text` anywhere.
pub fn containing(text: &str) -> String {
    ending(text) + "%"
}

/// A pattern for `LIKE … ESCAPE '\'` that finds `text` at the end.
pub fn ending(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_narrowed_sorted_and_counted() {
        let list = || {
            Select::new("id, name", "shelves")
                .filter_by("owner = $", Some(7))
                .filter_by("name = $", None::<&str>)
                .filter_any([("a = $", args![1]), ("b LIKE $ ESCAPE '\\'", args![containing("50%_")])])
        };
        let (text, values) =
            list().page(Order::by("name").reversed(), Some(&Place::Text("m".to_owned())), 3).into_statement();
        assert_eq!(
            text,
            "SELECT id, name FROM shelves WHERE (owner = $1) AND (1 = 0 OR a = $2 OR b LIKE $3 ESCAPE '\\') \
             AND name < $4 ORDER BY name DESC LIMIT $5"
        );
        assert_eq!(format!("{values:?}").matches("Some").count(), 5);
        assert!(format!("{values:?}").contains("%50\\\\%\\\\_%"));
        let (text, _) = list().counted().into_statement();
        assert!(text.starts_with("SELECT COUNT(*) FROM shelves WHERE (owner = $1)"), "{text}");
        let (text, _) = Select::new("id", "shelves").page(Order::by("id"), None, 2).into_statement();
        assert_eq!(text, "SELECT id FROM shelves ORDER BY id LIMIT $1");
    }
}
