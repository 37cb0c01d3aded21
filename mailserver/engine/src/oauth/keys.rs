//! The keys that sign statements of who somebody is. One signs for ninety days; its successor is made when it is needed, and it stays
//! published until nothing that it signed is good any more.

use foundation::secrets::statement::StatementKey;
use serde_json::Value;
use store::oauth::keys::{self, Key};

use crate::{Engine, Refused};

const DAY: i64 = 24 * 3_600_000_000;
const SIGNS: i64 = 90 * DAY;
/// Longer than any statement is good, and than relying parties keep a key set.
const STAYS: i64 = SIGNS + 7 * DAY;
const CONTEXT: &str = "oauth statement key";

impl Engine {
    /// The key that signs now.
    pub(super) async fn statement_key(&self) -> Result<StatementKey, Refused> {
        let now = self.store.clock().micros();
        let newest = keys::list(&mut self.store.read().await?).await?.into_iter().next();
        match newest.filter(|key| key.created_at + SIGNS > now) {
            Some(key) => self.opened(&key),
            None => self.new_statement_key(now).await,
        }
    }

    async fn new_statement_key(&self, now: i64) -> Result<StatementKey, Refused> {
        let made = tokio::task::spawn_blocking(StatementKey::generate).await;
        let made = made.map_err(|_| Refused::Stored("signing key"))?.map_err(|_| Refused::Stored("signing key"))?;
        let sealed = self.sealer.seal(CONTEXT, made.as_bytes());
        let kept = self.store.db().write(sealed, move |tx, sealed| {
            Box::pin(async move {
                // Of two that were made at once, the first one signs.
                let known = keys::list(tx).await?;
                let newest = known.into_iter().next().filter(|key| key.created_at + SIGNS > now);
                if newest.is_none() {
                    keys::insert(tx, sealed).await?;
                }
                keys::forget(tx, now - STAYS).await?;
                Ok::<_, Refused>(keys::list(tx).await?.into_iter().next())
            })
        });
        self.opened(&kept.await?.ok_or(Refused::Stored("signing key"))?)
    }

    fn opened(&self, key: &Key) -> Result<StatementKey, Refused> {
        let pem = self.sealer.open(CONTEXT, &key.sealed_key)?;
        let text = std::str::from_utf8(&pem).map_err(|_| Refused::Stored("signing key"))?;
        StatementKey::read(text).map_err(|_| Refused::Stored("signing key"))
    }

    /// The public halves of all keys whose signatures may still be good (RFC 7517 §5).
    pub async fn published_keys(&self) -> Result<Vec<Value>, Refused> {
        self.statement_key().await?;
        let known = keys::list(&mut self.store.read().await?).await?;
        known.iter().map(|key| Ok(self.opened(key)?.public())).collect()
    }
}
