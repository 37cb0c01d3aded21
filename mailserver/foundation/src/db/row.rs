//! Values on their way in and out: the three column types both databases share.

use sqlx::Row as _;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};

use super::DbError;

/// One bound value.
#[derive(Clone, Debug)]
pub enum Arg {
    /// A `BIGINT`, or NULL.
    Int(Option<i64>),
    /// A `TEXT`, or NULL. PostgreSQL refuses NUL inside.
    Text(Option<String>),
    /// A `BYTEA`, or NULL.
    Bytes(Option<Vec<u8>>),
}

/// The bound values of a statement, `$1` first.
pub type Args = Vec<Arg>;

/// Collects the bound values of a statement: `args![id, "name", bytes]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { ::std::vec![$($crate::db::Arg::from($value)),*] };
}

macro_rules! arg_from {
    ($($from:ty => |$value:ident| $arg:expr;)*) => {
        $(impl From<$from> for Arg {
            fn from($value: $from) -> Self {
                $arg
            }
        })*
    };
}

arg_from! {
    i64 => |v| Arg::Int(Some(v));
    u32 => |v| Arg::Int(Some(v.into()));
    i32 => |v| Arg::Int(Some(v.into()));
    Option<i64> => |v| Arg::Int(v);
    &str => |v| Arg::Text(Some(v.to_owned()));
    &String => |v| Arg::Text(Some(v.clone()));
    String => |v| Arg::Text(Some(v));
    Option<&str> => |v| Arg::Text(v.map(str::to_owned));
    Option<String> => |v| Arg::Text(v);
    Option<&String> => |v| Arg::Text(v.cloned());
    &[u8] => |v| Arg::Bytes(Some(v.to_vec()));
    Vec<u8> => |v| Arg::Bytes(Some(v));
    &Vec<u8> => |v| Arg::Bytes(Some(v.clone()));
    Option<Vec<u8>> => |v| Arg::Bytes(v);
}

impl<const N: usize> From<&[u8; N]> for Arg {
    fn from(value: &[u8; N]) -> Self {
        Self::Bytes(Some(value.to_vec()))
    }
}

/// Binds the values for one driver. The encodings of these three types cannot fail.
macro_rules! bind {
    ($name:ident, $arguments:ty) => {
        pub(super) fn $name(args: Args) -> Result<$arguments, DbError> {
            use sqlx::Arguments as _;
            let mut bound = <$arguments>::default();
            for arg in args {
                match arg {
                    Arg::Int(value) => bound.add(value),
                    Arg::Text(value) => bound.add(value),
                    Arg::Bytes(value) => bound.add(value),
                }
                .map_err(|error| DbError::Unexpected(sqlx::Error::Encode(error)))?;
            }
            Ok(bound)
        }
    };
}

bind!(bind_sqlite, SqliteArguments);
bind!(bind_postgres, PgArguments);

/// One row of a result. Columns are read by position, in the order of the statement's list.
#[derive(Debug)]
pub struct Row(pub(super) Source);

#[derive(Debug)]
pub(super) enum Source {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

macro_rules! column {
    ($(#[$doc:meta])* $name:ident, $type:ty) => {
        $(#[$doc])*
        pub fn $name(&self, column: usize) -> Result<$type, DbError> {
            Ok(match &self.0 {
                Source::Sqlite(row) => row.try_get_unchecked(column)?,
                Source::Postgres(row) => row.try_get_unchecked(column)?,
            })
        }
    };
}

impl Row {
    column!(
        /// A `BIGINT`.
        int, i64);
    column!(
        /// A `BIGINT` that may be NULL.
        opt_int, Option<i64>);
    column!(
        /// A `TEXT`.
        text, String);
    column!(
        /// A `TEXT` that may be NULL.
        opt_text, Option<String>);
    column!(
        /// A `BYTEA`.
        bytes, Vec<u8>);
    column!(
        /// A `BYTEA` that may be NULL.
        opt_bytes, Option<Vec<u8>>);

    /// A `BIGINT` that this program wrote as a `u32`.
    pub fn u32(&self, column: usize) -> Result<u32, DbError> {
        u32::try_from(self.int(column)?).map_err(|error| DbError::Unexpected(sqlx::Error::Decode(Box::new(error))))
    }
}
