//! Writing a back-up while the server runs: all reads see one moment, and nobody waits for it.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use aws_lc_rs::digest::{Context, SHA256};
use foundation::args;
use foundation::tokens::Scope;

use super::tables::{self, Table};
use super::{FORMAT, MANIFEST, Manifest, Saved, file_of};
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;

/// What was written.
pub(super) struct Written {
    pub(super) tables: u64,
    pub(super) rows: u64,
    pub(super) bytes: u64,
}

fn failed(error: io::Error) -> Refused {
    Refused::field("/directory", "invalid", format!("cannot be written to: {error}"))
}

fn create(path: &Path) -> Result<File, Refused> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)
}

/// A file whose hash is taken as it is written.
struct Hashed {
    file: BufWriter<File>,
    hash: Context,
    saved: Saved,
}

impl Hashed {
    fn line(&mut self, line: &str) -> Result<(), Refused> {
        self.file.write_all(line.as_bytes()).map_err(failed)?;
        self.hash.update(line.as_bytes());
        self.saved.rows += 1;
        self.saved.bytes += line.len() as u64;
        Ok(())
    }

    fn end(self) -> Result<Saved, Refused> {
        let file = self.file.into_inner().map_err(|error| failed(error.into_error()))?;
        file.sync_all().map_err(failed)?;
        Ok(Saved { sha256: hex(self.hash), ..self.saved })
    }
}

pub(super) fn hex(hash: Context) -> String {
    hash.finish().as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn save(conn: &mut foundation::db::Conn, table: &Table, folder: &Path) -> Result<Saved, Refused> {
    let columns = table.columns.iter().map(|(name, _)| name.clone()).collect();
    let saved = Saved { name: table.name.clone(), columns, rows: 0, bytes: 0, sha256: String::new() };
    let file = BufWriter::new(create(&folder.join(file_of(&table.name)))?);
    let mut to = Hashed { file, hash: Context::new(&SHA256), saved };
    conn.each::<Refused>(table.select(), args![], |row| to.line(&format!("{}\n", table.values(&row)?))).await?;
    to.end()
}

impl Office {
    /// Writes every table as of now into a folder that is not there yet. The manifest comes last: without it, it is no back-up.
    pub(super) async fn back_up(&self, principal: &Principal, folder: &Path) -> Result<Written, Refused> {
        principal.needs(Scope::Write(Area::Vendors))?;
        if !folder.is_absolute() {
            return Err(Refused::field("/directory", "invalid", "must be an absolute path"));
        }
        let tables = tables::all(&self.db).await?;
        DirBuilder::new().mode(0o700).create(folder).map_err(failed)?;
        let mut conn = self.db.snapshot().await?;
        let mut manifest = Manifest {
            format: FORMAT,
            program: format!("license-server {}", env!("CARGO_PKG_VERSION")),
            made_at: self.clock().now().to_string(),
            schema: tables::schema(&mut conn).await?,
            feed: conn.one("SELECT COALESCE(MAX(position), 0) FROM feed", args![]).await?.int(0)?,
            tables: Vec::new(),
        };
        for table in &tables {
            manifest.tables.push(save(&mut conn, table, folder).await?);
        }
        let text = serde_json::to_string_pretty(&manifest).map_err(|_| Refused::Stored("manifest"))?;
        let mut file = create(&folder.join(MANIFEST))?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        Ok(Written {
            tables: manifest.tables.len() as u64,
            rows: manifest.tables.iter().map(|table| table.rows).sum(),
            bytes: manifest.tables.iter().map(|table| table.bytes).sum(),
        })
    }
}
