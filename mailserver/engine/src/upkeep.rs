//! What the server does by itself, now and then: give space back, verify, forget what is past its time.

use std::time::Duration;

use foundation::args;
use foundation::db::DbError;
use foundation::http::IdempotencyLimits;
use foundation::tasks::{Task, TaskResult};
use foundation::tokens;
use store::oauth::{codes, devices, grants};

use crate::Engine;
use crate::oauth::ACCESS;
use crate::tokens::{LINK, SESSION};

const HOUR: Duration = Duration::from_secs(3600);
const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 3600);
const HOUR_MICROS: i64 = 3_600_000_000;

/// Rows forgotten in one unit, so that writers are never held up for long.
const BATCH: u32 = 1000;

impl Engine {
    /// The tasks of a running server.
    pub fn upkeep(&self) -> Vec<Task> {
        let task = |name, doc, every: Duration, work: fn(Self) -> futures::future::BoxFuture<'static, TaskResult>| {
            let engine = self.clone();
            Task::new(name, doc, move || work(engine.clone())).every(every)
        };
        let mut tasks = vec![
            task(
                "reclaim",
                "Forgets bodies that no message holds any more and rewrites segments that are mostly dead.",
                HOUR,
                |engine| Box::pin(async move { engine.reclaim().await }),
            ),
            task("scrub", "Reads and verifies every stored body and counts every total again.", DAY, |engine| {
                Box::pin(async move { engine.scrub().await })
            }),
            task(
                "expunges",
                "Lets folders that have lost many messages forget which ones they lost first.",
                DAY,
                |engine| Box::pin(async move { engine.forget_expunged().await }),
            ),
            task(
                "traces",
                "Files what was told of messages, so that it is found by what people know of them.",
                MINUTE,
                |engine| Box::pin(async move { engine.keep_traces().await }),
            ),
            task("traffic", "Writes down what tenants' mail moved.", MINUTE, |engine| {
                Box::pin(async move { engine.keep_traffic().await })
            }),
            task(
                "purge",
                "Deletes for good the mailboxes and tenants that can no longer be restored.",
                HOUR,
                |engine| Box::pin(async move { engine.purge().await }),
            ),
            task(
                "domains",
                "Lets domains take part in mail whose DNS shows by now that they are their tenants'.",
                HOUR / 4,
                |engine| Box::pin(async move { Ok(format!("verified {} domains", engine.settle_domains().await?)) }),
            ),
            task("access-rules", "Deletes blocks and allowances that are past their end.", MINUTE, |engine| {
                Box::pin(async move { Ok(format!("deleted {} rules", engine.end_access_rules().await?)) })
            }),
            task("listeners", "Opens the listeners that are to be open and could not be opened.", MINUTE, |engine| {
                Box::pin(async move { engine.keep_listeners().await })
            }),
            task(
                "dkim",
                "Lets new DKIM keys sign once their records are in DNS, and forgets those that retired a month ago.",
                HOUR,
                |engine| Box::pin(async move { Ok(format!("{} domains changed", engine.settle_dkim_keys().await?)) }),
            ),
            task(
                "retention",
                "Forgets feed entries, audit lines, traces of messages, idempotency keys, ended sessions, unused \
                 grants and operations that are past their time.",
                HOUR,
                |engine| Box::pin(async move { engine.retention().await }),
            ),
        ];
        let certificates = task(
            "certificates",
            "Gets the certificates that are asked for by REST from their authorities, and renews them.",
            MINUTE / 2,
            |engine| Box::pin(async move { engine.tend_certificates().await }),
        );
        let certificates = certificates.at_start();
        self.wake_certificates_by(certificates.signal());
        tasks.push(certificates);
        let operations =
            task("operations", "Does the work that goes on after its request was answered.", MINUTE, |engine| {
                Box::pin(async move { engine.work_off().await })
            });
        let operations = operations.at_start();
        self.wake_operations_by(operations.signal());
        tasks.push(operations);
        tasks.extend(self.webhooks().tasks());
        tasks
    }

    async fn reclaim(&self) -> TaskResult {
        let grace = i64::from(self.retention.get().value.body_hours) * HOUR_MICROS;
        let done = self.store.reclaim(grace).await?;
        Ok(format!("forgot {} bodies, removed {} segments, won {} octets", done.bodies, done.segments, done.octets))
    }

    async fn scrub(&self) -> TaskResult {
        let found = self.store.scrub().await?;
        metrics::gauge!("store_damaged_bodies").set(found.damaged.len() as f64);
        if !found.damaged.is_empty() {
            let ids = found.damaged.iter().take(20).map(ToString::to_string).collect::<Vec<_>>().join(", ");
            return Err(format!("{} of {} bodies are damaged: {ids}", found.damaged.len(), found.bodies).into());
        }
        Ok(format!(
            "{} bodies are whole; recounted {} bodies, {} folders, {} mailboxes, {} totals",
            found.bodies,
            found.recounted_bodies,
            found.recounted_folders,
            found.recounted_mailboxes,
            found.recounted_totals
        ))
    }

    async fn forget_expunged(&self) -> TaskResult {
        let keep = self.retention.get().value.expunged_per_folder;
        let forgotten = self.store.forget_expunged(keep).await?;
        Ok(format!("forgot {forgotten} expunged messages"))
    }

    async fn retention(&self) -> TaskResult {
        let retention = self.retention.get();
        let now = self.store.clock().micros();
        let past = |days: u32| now - i64::from(days) * 24 * HOUR_MICROS;
        let mut entries = 0;
        loop {
            let gone = self.store.db().feed().trim(past(retention.value.feed_days), BATCH).await?;
            entries += gone;
            if gone == 0 {
                break;
            }
        }
        let lines = self.trim_audit(past(retention.value.audit_days)).await?;
        let traces = self.trim_traces(BATCH).await?;
        let keys = self.idempotency(IdempotencyLimits::default()).sweep().await?;
        let sessions = self.forget_sessions().await?;
        let grants = self.forget_grants(now).await?;
        let operations = self.forget_operations(past(retention.value.operation_days)).await?;
        Ok(format!(
            "forgot {entries} feed entries, {lines} audit lines, {traces} rows of traces, {keys} idempotency keys, {sessions} ended sessions and \
             links, {grants} unused grants, {operations} operations"
        ))
    }

    async fn forget_sessions(&self) -> Result<u64, DbError> {
        let before = self.store.clock().now() - DAY;
        let mut ended = 0;
        for kind in [SESSION, LINK, ACCESS] {
            loop {
                let gone = self.store.db().write((), move |tx, ()| {
                    Box::pin(async move { tokens::forget(tx, kind, before, i64::from(BATCH)).await })
                });
                match gone.await? {
                    0 => break,
                    gone => ended += gone,
                }
            }
        }
        Ok(ended)
    }

    async fn forget_grants(&self, now: i64) -> Result<u64, DbError> {
        let unused = now - i64::from(self.oauth.get().value.refresh_days) * 24 * HOUR_MICROS;
        let mut ended = 0;
        loop {
            let gone = self.store.db().write((), move |tx, ()| {
                Box::pin(async move {
                    let rows = i64::from(BATCH);
                    let passing = codes::forget(tx, now - HOUR_MICROS, rows).await?
                        + devices::forget(tx, now - HOUR_MICROS, rows).await?;
                    let gone = grants::forget(tx, unused, rows).await?;
                    Ok::<_, DbError>((gone, passing))
                })
            });
            let (gone, passing) = gone.await?;
            ended += gone;
            if gone + passing == 0 {
                return Ok(ended);
            }
        }
    }

    async fn trim_audit(&self, before: i64) -> Result<u64, DbError> {
        let mut lines = 0;
        loop {
            let gone = self.store.db().write(before, |tx, &before| {
                Box::pin(async move {
                    let sql = "DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at < $1 ORDER BY id LIMIT $2)";
                    tx.run(sql, args![before, BATCH]).await
                })
            });
            match gone.await? {
                0 => return Ok(lines),
                gone => lines += gone,
            }
        }
    }
}
