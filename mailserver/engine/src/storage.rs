//! What a tenant may hold in all its mailboxes. Summing it up for each message would cost more than the message, and one row that
//! every delivery changes would make them wait for each other: a sum is believed for ten seconds. So a tenant passes its limit
//! by what comes in ten seconds at most. Nothing is reserved: a stranger who announces large messages fills nobody's storage.

use std::sync::Arc;

use dashmap::DashMap;
use foundation::db::{Conn, DbError};
use store::ids::TenantId;
use store::tenants;

use crate::limits::{Allowance, LimitName};

/// How long a sum is believed, in microseconds.
const BELIEVED: i64 = 10_000_000;

/// What tenants hold, as it was summed up last.
#[derive(Clone, Default)]
pub(crate) struct Storage(Arc<DashMap<TenantId, Sum>>);

#[derive(Clone, Copy)]
struct Sum {
    /// When it was taken, in microseconds since the epoch.
    at: i64,
    /// Octets that may still come; `None` for any number.
    left: Option<i64>,
    /// Whose limit counts too.
    reseller: TenantId,
}

impl Storage {
    /// Whether `octets` more fit into what the tenant and its reseller may hold.
    pub(crate) async fn takes(
        &self,
        conn: &mut Conn,
        tenant: TenantId,
        octets: u64,
        now: i64,
    ) -> Result<bool, DbError> {
        let octets = i64::try_from(octets).unwrap_or(i64::MAX);
        let mut next = tenant;
        while next != TenantId(0) {
            let sum = self.sum(conn, next, now).await?;
            if sum.left.is_some_and(|left| octets > left) {
                return Ok(false);
            }
            next = sum.reseller;
        }
        Ok(true)
    }

    async fn sum(&self, conn: &mut Conn, tenant: TenantId, now: i64) -> Result<Sum, DbError> {
        let known = self.0.get(&tenant).map(|sum| *sum);
        if let Some(sum) = known.filter(|sum| (0..BELIEVED).contains(&(now - sum.at))) {
            return Ok(sum);
        }
        let Some(row) = tenants::read(conn, tenant).await? else {
            self.0.remove(&tenant);
            return Ok(Sum { at: now, left: None, reseller: TenantId(0) });
        };
        let left = match Allowance::of(&row).limits.of(LimitName::StorageBytes) {
            Some(limit) => {
                let used = tenants::usage(conn, tenant, tenant).await?.first().map_or(0, |(_, used)| used.bytes);
                Some(i64::try_from(limit).unwrap_or(i64::MAX) - used)
            }
            None => None,
        };
        let sum = Sum { at: now, left, reseller: row.parent };
        self.0.insert(tenant, sum);
        Ok(sum)
    }
}
