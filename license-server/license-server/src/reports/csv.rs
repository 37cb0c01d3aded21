//! CSV as RFC 4180 has it, safe to open in a spreadsheet: a text that a spreadsheet would take for a formula gets an apostrophe before
//! it, which spreadsheets hide and programs can take off.

/// A value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Words, of whomever.
    Text(String),
    /// A number or a time, which is ours and no formula.
    Plain(String),
    /// Nothing.
    Empty,
}

impl Cell {
    pub(super) fn text(text: Option<String>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }

    pub(super) fn plain(value: Option<impl ToString>) -> Self {
        value.map_or(Self::Empty, |value| Self::Plain(value.to_string()))
    }

    fn written(&self) -> String {
        let text = match self {
            Self::Empty => return String::new(),
            Self::Plain(text) => text.clone(),
            Self::Text(text) => disarmed(text),
        };
        match text.contains([',', '"', '\n', '\r']) {
            true => format!("\"{}\"", text.replace('"', "\"\"")),
            false => text,
        }
    }
}

fn disarmed(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// A line, with its end.
pub(super) fn line(cells: &[Cell]) -> String {
    let cells: Vec<String> = cells.iter().map(Cell::written).collect();
    cells.join(",") + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_no_cell_is_two() {
        for (text, written) in [
            ("Carla", "Carla"),
            ("=HYPERLINK(\"http://evil\")", "\"'=HYPERLINK(\"\"http://evil\"\")\""),
            ("+49 30", "'+49 30"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("a,b", "\"a,b\""),
            ("a\nb", "\"a\nb\""),
            ("", ""),
        ] {
            assert_eq!(line(&[Cell::Text(text.to_owned()), Cell::Plain("-7".to_owned())]), format!("{written},-7\r\n"));
        }
    }
}
