//! The key file: one key a line as 64 hexadecimal digits, lines starting with `#` are comments, mode 0600.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use zeroize::Zeroizing;

use super::SealError;

pub(super) type RawKey = Zeroizing<[u8; 32]>;

pub(super) fn read_or_create(path: &Path) -> Result<Vec<RawKey>, SealError> {
    match File::open(path) {
        Ok(file) => read(path, file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            create(path).map_err(|source| SealError::Io { path: path.to_owned(), source })?;
            // Read back: if two processes start at once, both use the file of whoever came first.
            let file = File::open(path).map_err(|source| SealError::Io { path: path.to_owned(), source })?;
            read(path, file)
        }
        Err(source) => Err(SealError::Io { path: path.to_owned(), source }),
    }
}

fn read(path: &Path, file: File) -> Result<Vec<RawKey>, SealError> {
    let io = |source| SealError::Io { path: path.to_owned(), source };
    let mode = file.metadata().map_err(io)?.permissions().mode() & 0o7777;
    if mode & 0o077 != 0 {
        return Err(SealError::ReadableByOthers { path: path.to_owned(), mode });
    }
    let text = Zeroizing::new(io::read_to_string(file).map_err(io)?);
    let mut keys = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut key = Zeroizing::new([0; 32]);
        hex::decode_to_slice(line, key.as_mut_slice())
            .map_err(|_| SealError::Malformed { path: path.to_owned(), line: index + 1 })?;
        keys.push(key);
    }
    match keys.is_empty() {
        true => Err(SealError::Malformed { path: path.to_owned(), line: 1 }),
        false => Ok(keys),
    }
}

/// Written aside, synced and linked into place: a crash leaves no half key, and an existing file is never replaced.
fn create(path: &Path) -> io::Result<()> {
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let suffix = hex::encode(crate::secrets::random::<8>());
    let aside = directory.join(format!(".new-key-{suffix}"));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&aside)?;
    let key: RawKey = Zeroizing::new(crate::secrets::random());
    let text = Zeroizing::new(format!(
        "# Seals secrets in the database. Keep a copy apart from the database's; without it they cannot be read.\n{}\n",
        Zeroizing::new(hex::encode(key.as_slice())).as_str()
    ));
    let written =
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).and_then(|()| fs::hard_link(&aside, path));
    fs::remove_file(&aside)?;
    match written {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => File::open(directory)?.sync_all(),
    }
}
