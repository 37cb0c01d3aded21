//! Statements put together at run time, to go out in one round trip. Their texts are ours; what varies is how many there are.

use super::row::Args;

/// Several statements with their values. A bare `$` in a text stands for its next value.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) text: String,
    pub(super) args: Args,
}

impl Batch {
    /// Adds a statement.
    pub(super) fn add(&mut self, sql: &'static str, args: Args) {
        if !self.text.is_empty() {
            self.text.push(';');
        }
        self.extend(sql, args);
    }

    /// Goes on with the statement added last.
    pub(super) fn extend(&mut self, sql: &'static str, args: Args) {
        let mut pieces = sql.split('$');
        self.text.extend(pieces.next());
        for (at, piece) in (self.args.len() + 1..).zip(pieces) {
            self.text.push_str(&format!("${at}"));
            self.text.push_str(piece);
        }
        self.args.extend(args);
    }
}

/// A statement of a batch as it runs without the others: its own values alone, counted from `$1`.
pub(super) fn alone(statement: &str, args: &Args) -> (String, Args) {
    let mut pieces = statement.split('$');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    let mut named: Vec<usize> = Vec::new();
    let mut largest = 0;
    for piece in pieces {
        let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = piece.split_at(digits);
        let number = number.parse().unwrap_or(0);
        // Values come in order as a rule, so most are met for the first time.
        let met = match number > largest {
            true => None,
            false => named.iter().position(|known| *known == number),
        };
        largest = largest.max(number);
        let at = met.unwrap_or_else(|| {
            named.push(number);
            named.len() - 1
        });
        text.push_str(&format!("${}", at + 1));
        text.push_str(rest);
    }
    let values = named.iter().filter_map(|number| args.get(number.wrapping_sub(1)).cloned());
    (text, values.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args;

    #[test]
    fn a_batch_counts_its_values_through_and_each_statement_its_own() {
        let mut batch = Batch::default();
        batch.add("UPDATE a SET b = $ WHERE c = $", args![1, "two"]);
        batch.add("INSERT INTO d VALUES ($)", args![3]);
        batch.extend(", ($)", args![4]);
        assert_eq!(batch.text, "UPDATE a SET b = $1 WHERE c = $2;INSERT INTO d VALUES ($3), ($4)");
        let (text, values) = alone("SELECT $4, $3, $4", &batch.args);
        assert_eq!(text, "SELECT $1, $2, $1");
        assert_eq!(format!("{values:?}"), "[Int(Some(4)), Int(Some(3))]");
    }
}
