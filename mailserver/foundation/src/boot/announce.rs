//! `listeners.json`: the addresses that are served, there exactly while they are.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use super::{Bound, Service};

/// The announcement; taken back when dropped.
#[derive(Debug)]
pub struct Announcement(PathBuf);

/// Addresses by service.
pub type Addresses<S> = BTreeMap<S, Vec<SocketAddr>>;

/// The addresses of sockets.
pub fn addresses<S: Service>(bound: &[Bound<S>]) -> Addresses<S> {
    let mut addresses = Addresses::new();
    for bound in bound {
        addresses.entry(bound.service).or_default().push(bound.address);
    }
    addresses
}

impl Announcement {
    /// Takes back what a server that was killed left behind: nothing of it is true.
    ///
    /// # Errors
    /// The system's.
    pub fn retract(data_dir: &Path) -> io::Result<()> {
        match std::fs::remove_file(data_dir.join(FILE)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Writes the addresses, whole or not at all.
    ///
    /// # Errors
    /// The system's.
    pub fn publish<S: Service>(data_dir: &Path, addresses: &Addresses<S>) -> io::Result<Self> {
        let announcement = Self(data_dir.join(FILE));
        announcement.change(addresses)?;
        Ok(announcement)
    }

    /// Writes others in their place, whole or not at all.
    ///
    /// # Errors
    /// The system's.
    pub fn change<S: Service>(&self, addresses: &Addresses<S>) -> io::Result<()> {
        let aside = self.0.with_file_name(".listeners.json.new");
        let mut file = std::fs::File::create(&aside)?;
        serde_json::to_writer(&file, addresses)?;
        file.write_all(b"\n")?;
        drop(file);
        std::fs::rename(&aside, &self.0)
    }
}

impl Drop for Announcement {
    fn drop(&mut self) {
        // At the next start it is removed before anything else.
        let _ = std::fs::remove_file(&self.0);
    }
}

const FILE: &str = "listeners.json";

#[cfg(test)]
mod tests {
    use super::super::testing::Echo;
    use super::*;

    #[test]
    fn there_while_it_is_true() {
        let folder = tempfile::tempdir().unwrap();
        let addresses = Addresses::from([
            (Echo::Loud, vec!["[::1]:143".parse().unwrap()]),
            (Echo::Plain, vec!["127.0.0.1:40123".parse().unwrap(), "127.0.0.1:25".parse().unwrap()]),
        ]);
        let announcement = Announcement::publish(folder.path(), &addresses).unwrap();
        let text = std::fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert_eq!(text, "{\"plain\":[\"127.0.0.1:40123\",\"127.0.0.1:25\"],\"loud\":[\"[::1]:143\"]}\n");
        announcement.change(&Addresses::from([(Echo::Loud, vec!["[::1]:143".parse().unwrap()])])).unwrap();
        assert_eq!(std::fs::read_to_string(folder.path().join(FILE)).unwrap(), "{\"loud\":[\"[::1]:143\"]}\n");
        drop(announcement);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        Announcement::retract(folder.path()).unwrap();
    }
}
