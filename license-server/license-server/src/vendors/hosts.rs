//! Whose host is asked: known without a read, since every call of an installation begins with it.

use std::collections::HashMap;
use std::sync::Arc;

use foundation::db::Watcher;
use parking_lot::RwLock;

use super::{VendorId, rows};
use crate::office::{Office, wake};
use crate::refused::Refused;

/// The hosts of all vendors, until a vendor is made or changed.
#[derive(Default)]
pub(crate) struct Hosts(RwLock<Option<(Watcher, Arc<Table>)>>);

struct Table {
    by_host: HashMap<String, VendorId>,
    /// The only vendor, if there is exactly one.
    only: Option<VendorId>,
}

impl Office {
    /// The vendor of a host; for a host nobody has, the only vendor there is.
    pub(crate) async fn vendor_at(&self, host: &str) -> Result<Option<VendorId>, Refused> {
        let held = self.hosts.0.read().as_ref().filter(|held| !held.0.has_changed()).map(|held| held.1.clone());
        let table = match held {
            Some(table) => table,
            None => {
                // Watched before it is read: a change meanwhile is seen at the next call.
                let watcher = self.db.watch(wake::VENDORS);
                let mut conn = self.read().await?;
                let table = Table { by_host: rows::hosts(&mut conn).await?, only: rows::only(&mut conn).await? };
                let table = Arc::new(table);
                *self.hosts.0.write() = Some((watcher, table.clone()));
                table
            }
        };
        Ok(table.by_host.get(host).copied().or(table.only))
    }
}
