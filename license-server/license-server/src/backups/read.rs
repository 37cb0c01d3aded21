//! Reading a back-up into a database that nobody has used: everything in one transaction, after every hash was checked.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use aws_lc_rs::digest::{Context, SHA256};
use foundation::args;
use foundation::db::{Database, DbError, Tx};
use serde_json::Value;

use super::tables::{self, Table};
use super::write::hex;
use super::{FORMAT, MANIFEST, Manifest, Saved, file_of};

/// Why a back-up is not read. All of it is the operator's to mend, but for the last.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RestoreError {
    /// A file is not there, or cannot be read.
    #[error("cannot read {file}")]
    File {
        /// Which.
        file: String,
        /// Why.
        source: io::Error,
    },
    /// The manifest is none that this program reads.
    #[error("the manifest is not of a back-up that this program reads")]
    Manifest,
    /// A file is not what was written.
    #[error("{0} is damaged: it is not what the manifest says")]
    Damaged(String),
    /// The back-up is of a program with another schema.
    #[error("the back-up is of another release; restore it with that one, then start this one")]
    Schema,
    /// The database has been used.
    #[error("the database is not empty")]
    Used,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Restored {
    pub(crate) tables: usize,
    pub(crate) rows: u64,
}

fn open(folder: &Path, name: &str) -> Result<BufReader<File>, RestoreError> {
    let opened = File::open(folder.join(name)).map(BufReader::new);
    opened.map_err(|source| RestoreError::File { file: name.to_owned(), source })
}

fn check(folder: &Path, saved: &Saved) -> Result<(), RestoreError> {
    let name = file_of(&saved.name);
    let mut file = open(folder, &name)?;
    let mut hash = Context::new(&SHA256);
    loop {
        let part = file.fill_buf().map_err(|source| RestoreError::File { file: name.clone(), source })?;
        let read = part.len();
        if read == 0 {
            break;
        }
        hash.update(part);
        file.consume(read);
    }
    if hex(hash) == saved.sha256 { Ok(()) } else { Err(RestoreError::Damaged(name)) }
}

/// Reads the back-up of a folder into an open database whose vendors are still to come.
pub(crate) async fn restore(db: &Database, folder: PathBuf) -> Result<Restored, RestoreError> {
    let manifest: Manifest = serde_json::from_reader(open(&folder, MANIFEST)?).map_err(|_| RestoreError::Manifest)?;
    let tables = tables::all(db).await?;
    let mut conn = db.read().await?;
    if manifest.format != FORMAT {
        return Err(RestoreError::Manifest);
    }
    if manifest.schema != tables::schema(&mut conn).await? {
        return Err(RestoreError::Schema);
    }
    if conn.one("SELECT COUNT(*) FROM vendors", args![]).await?.int(0)? > 0 {
        return Err(RestoreError::Used);
    }
    drop(conn);
    let mut plan = Vec::new();
    for saved in &manifest.tables {
        // Only tables of the schema are written to, whatever the manifest names.
        let table = tables.iter().find(|table| table.name == saved.name).ok_or(RestoreError::Manifest)?;
        let column = |name: &String| table.columns.iter().find(|(known, _)| known == name).cloned();
        let columns = saved.columns.iter().map(column).collect::<Option<Vec<_>>>().ok_or(RestoreError::Manifest)?;
        check(&folder, saved)?;
        plan.push(Table { name: table.name.clone(), columns });
    }
    let rows = db.write((folder, plan), |tx, (folder, plan)| Box::pin(fill(tx, folder, plan))).await?;
    Ok(Restored { tables: manifest.tables.len(), rows })
}

async fn fill(tx: &mut Tx, folder: &Path, plan: &[Table]) -> Result<u64, RestoreError> {
    // What a new database begins with, such as its heads, gives way.
    for table in plan.iter().rev() {
        tx.run(table.delete(), args![]).await?;
    }
    let mut rows = 0;
    for table in plan {
        let (name, insert) = (file_of(&table.name), table.insert());
        for line in open(folder, &name)?.lines() {
            let line = line.map_err(|source| RestoreError::File { file: name.clone(), source })?;
            let values: Option<Vec<Value>> = serde_json::from_str(&line).ok();
            let args = values.and_then(|values| table.args(values)).ok_or(RestoreError::Manifest)?;
            tx.run(insert, args).await?;
            rows += 1;
        }
    }
    Ok(rows)
}
