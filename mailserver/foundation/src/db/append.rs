//! Rows that units only add: gathered over a whole group and written by one statement a table, right before its commit, so
//! that they cost neither a walk to the database nor a statement each.

use std::mem;

use super::batch::Batch;
use super::conn::Conn;
use super::{Args, DbError};

/// Where rows are appended, as a unit names it to [`Tx::append`](super::Tx::append). Nothing reads them before the commit,
/// and no unit hears when one is refused: the whole group would fall. So the statement refuses nothing that can happen, by
/// `ON CONFLICT DO NOTHING` and without foreign keys.
#[derive(Debug)]
pub struct Appendix {
    /// The statement up to its rows: `INSERT INTO parcels (id, name) VALUES `.
    pub insert: &'static str,
    /// One row, a bare `$` for each value: `($, $)`.
    pub row: &'static str,
    /// What follows the rows: ` ON CONFLICT DO NOTHING`.
    pub rest: &'static str,
}

/// Rows of one statement at most. SQLite takes 32,766 values in a statement, PostgreSQL 65,535.
const ROWS: usize = 64;

/// Values after which a batch is written before more are added.
const VALUES: usize = 2048;

/// Adds what was appended to the last batch of a transaction, in the order it came within each table. Of many rows only the
/// last go with it; the others are written here.
pub(super) async fn write(
    conn: &mut Conn,
    mut appended: Vec<(&'static Appendix, Args)>,
    last: &mut Batch,
) -> Result<(), DbError> {
    while let Some(&(table, _)) = appended.first() {
        let (mut rows, others): (Vec<_>, Vec<_>) = appended.into_iter().partition(|(to, _)| std::ptr::eq(*to, table));
        appended = others;
        while !rows.is_empty() {
            if last.args.len() > VALUES {
                conn.composed(mem::take(last)).await?;
            }
            let rest = rows.split_off(rows.len().min(ROWS));
            add(last, table, rows);
            rows = rest;
        }
    }
    Ok(())
}

fn add(batch: &mut Batch, table: &Appendix, rows: Vec<(&'static Appendix, Args)>) {
    batch.add(table.insert, Args::new());
    for (number, (_, values)) in rows.into_iter().enumerate() {
        if number > 0 {
            batch.text.push(',');
        }
        batch.extend(table.row, values);
    }
    batch.text.push_str(table.rest);
}
