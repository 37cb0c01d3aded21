//! The two things that are kept beside the rows: the key that this installation proves itself with, and the highest
//! numbers of licences seen, so that restoring the database alone brings no older licence back.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use license::key::SigningKey;
use license::seq::HighestSeq;

/// Why one of the files cannot be used; the operator's to mend.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The machine refuses it.
    #[error("{path} cannot be used", path = path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is no key. A new one would make the licence that was issued to the old one void.
    #[error("{path} holds no Ed25519 key; restore it from a backup, or remove it and activate again", path = path.display())]
    NoKey {
        /// Which.
        path: PathBuf,
    },
    /// Others can read it.
    #[error("{path} can be read by others (mode {mode:o}); make it 0600", path = path.display())]
    Open {
        /// Which.
        path: PathBuf,
        /// Its mode.
        mode: u32,
    },
}

const KEY: &str = "install.key";
const SEQ: &str = "license.seq";

/// The installation's key, made at the first start.
pub(super) fn install_key(folder: &Path) -> Result<SigningKey, FileError> {
    let path = folder.join(KEY);
    let failed = |source| FileError::Io { path: path.clone(), source };
    match fs::read_to_string(&path) {
        Ok(text) => {
            let mode = fs::metadata(&path).map_err(failed)?.permissions().mode() & 0o7777;
            if mode & 0o077 != 0 {
                return Err(FileError::Open { path, mode });
            }
            SigningKey::from_pem(None, &text).map_err(|_| FileError::NoKey { path })
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let key = SigningKey::from_seed_named_by_itself(&rand::random()).map_err(|_| no_key(&path))?;
            replace(&path, key.pem().as_bytes()).map_err(failed)?;
            Ok(key)
        }
        Err(source) => Err(failed(source)),
    }
}

fn no_key(path: &Path) -> FileError {
    FileError::NoKey { path: path.to_owned() }
}

/// The highest numbers as the file has them. One that cannot be read counts as empty: the rows have them too.
pub(super) fn highest_seq(folder: &Path) -> HighestSeq {
    let path = folder.join(SEQ);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return HighestSeq::default(),
        Err(error) => {
            tracing::error!(path = %path.display(), %error, "the highest numbers of licences cannot be read");
            return HighestSeq::default();
        }
    };
    serde_json::from_str(&text).unwrap_or_else(|error| {
        tracing::error!(path = %path.display(), %error, "the highest numbers of licences cannot be read");
        HighestSeq::default()
    })
}

/// Writes the highest numbers.
pub(super) fn keep_highest_seq(folder: &Path, seen: &HighestSeq) -> Result<(), FileError> {
    let path = folder.join(SEQ);
    // A map of numbers always has a JSON form.
    let text = serde_json::to_string(seen).unwrap_or_default();
    replace(&path, text.as_bytes()).map_err(|source| FileError::Io { path, source })
}

/// Whole or not at all, and durable when this returns.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let aside = path.with_extension("new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&aside, path)?;
    File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(test)]
mod tests {
    use license::claims::LicenseId;

    use super::*;

    #[test]
    fn the_key_is_made_once_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let made = install_key(folder.path()).unwrap();
        assert_eq!(install_key(folder.path()).unwrap().public(), made.public());
        let path = folder.path().join(KEY);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(install_key(folder.path()), Err(FileError::Open { mode: 0o644, .. })));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "torn").unwrap();
        assert!(matches!(install_key(folder.path()), Err(FileError::NoKey { .. })));
    }

    #[test]
    fn a_torn_file_of_numbers_counts_as_empty() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(highest_seq(folder.path()), HighestSeq::default());
        let mut seen = HighestSeq::default();
        seen.note(&LicenseId("lic_1".to_owned()), 7);
        keep_highest_seq(folder.path(), &seen).unwrap();
        assert_eq!(highest_seq(folder.path()), seen);
        fs::write(folder.path().join(SEQ), "{\"lic").unwrap();
        assert_eq!(highest_seq(folder.path()), HighestSeq::default());
    }
}
