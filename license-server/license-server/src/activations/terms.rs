//! What an answer to an installation is made of beside its own rows: the vendor's policy, catalogue and signing key, kept in
//! memory until one of them changes; and the bounds on how often and how many may ask.

use std::sync::Arc;
use std::time::Duration;

use dashmap::DashMap;
use foundation::db::Watcher;
use foundation::throttle::{Rate, RateLimiter, RetryAfter};
use tokio::sync::{Semaphore, SemaphorePermit};

use license::catalogue::Catalogue;

use super::ActivationId;
use crate::catalogue::{self, Numbers};
use crate::keys::Signer;
use crate::office::Office;
use crate::refused::Refused;
use crate::vendors::{self, Vendor, VendorId};

/// How often one installation may ask: the button of an administrator, and whatever a restart costs.
const REFRESHES: Rate = Rate { quota: 10, window: Duration::from_secs(3600) };
/// Installations whose refreshes are counted.
const TRACKED: usize = 200_000;
/// Calls that are answered at a time; the others wait.
const AT_ONCE: usize = 64;
/// Calls that may wait.
const WAITING: usize = 1024;
/// The shortest and the longest time after which those who may not wait are to ask again, in seconds.
const AGAIN: std::ops::Range<u64> = 10..60;

/// What a vendor's answers are made of.
pub(super) struct Terms {
    pub(super) vendor: Vendor,
    pub(super) rules: Catalogue,
    pub(super) numbers: Numbers,
    pub(super) signer: Signer,
}

/// Where installations ask. It holds nothing that rows do not.
pub(crate) struct Counter {
    terms: DashMap<VendorId, (Watcher, Arc<Terms>)>,
    refreshes: RateLimiter<ActivationId>,
    served: Semaphore,
    queue: Semaphore,
}

impl Default for Counter {
    fn default() -> Self {
        Self {
            terms: DashMap::new(),
            refreshes: RateLimiter::new(REFRESHES, TRACKED),
            served: Semaphore::new(AT_ONCE),
            queue: Semaphore::new(AT_ONCE + WAITING),
        }
    }
}

/// A place at the counter.
pub(super) struct Place<'a> {
    _queued: SemaphorePermit<'a>,
    _served: SemaphorePermit<'a>,
}

impl Counter {
    /// Waits for one's turn, unless too many wait already.
    pub(super) async fn place(&self) -> Result<Place<'_>, Refused> {
        let crowded = || {
            // Each is sent away for another while, so that they do not come back together.
            let chance = u64::from(u16::from_be_bytes(foundation::secrets::random()));
            let seconds = AGAIN.start + chance % (AGAIN.end - AGAIN.start);
            Refused::Crowded(RetryAfter(Duration::from_secs(seconds)))
        };
        let queued = self.queue.try_acquire().map_err(|_| crowded())?;
        let served = self.served.acquire().await.map_err(|_| crowded())?;
        Ok(Place { _queued: queued, _served: served })
    }
}

impl Office {
    /// Counts a call of an installation.
    pub(super) fn count_refresh(&self, id: ActivationId) -> Result<(), Refused> {
        Ok(self.counter.refreshes.take(self.clock().now(), id, 1).map(drop)?)
    }

    /// What a vendor's answers are made of now.
    pub(super) async fn terms(&self, vendor: VendorId) -> Result<Arc<Terms>, Refused> {
        if let Some(held) = self.counter.terms.get(&vendor)
            && !held.0.has_changed()
        {
            return Ok(held.1.clone());
        }
        // Watched before it is read: a change meanwhile is seen at the next call.
        let watcher = self.db.watch(vendor.0);
        let signer = self.signer(vendor).await?;
        let mut conn = self.read().await?;
        let terms = Arc::new(Terms {
            vendor: vendors::get(&mut conn, vendor).await?,
            rules: catalogue::rules(&mut conn, vendor).await?,
            numbers: catalogue::numbers(&mut conn, vendor).await?,
            signer,
        });
        self.counter.terms.insert(vendor, (watcher, terms.clone()));
        Ok(terms)
    }
}
