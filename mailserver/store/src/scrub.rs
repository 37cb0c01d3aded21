//! The scrub: every stored body is read and verified, every total is counted again. What differs is put right where the
//! rows allow it, and reported.

use foundation::args;
use foundation::db::{DbError, Tx};

use crate::ids::{BodyId, FolderId, MailboxId};
use crate::segments::frame;
use crate::{Error, Store, bodies, totals};

/// What a scrub found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scrubbed {
    /// Bodies read.
    pub bodies: u64,
    /// Bodies whose bytes are not what was stored.
    pub damaged: Vec<BodyId>,
    /// Bodies whose count of holders was wrong and is right now.
    pub recounted_bodies: u64,
    /// Mailboxes whose totals were wrong and are right now.
    pub recounted_mailboxes: u64,
    /// Totals of tenants, domains and the server that were wrong and are right now.
    pub recounted_totals: u64,
    /// Folders whose counters were wrong and are right now.
    pub recounted_folders: u64,
}

const PAGE: u32 = 256;

impl Store {
    /// Reads and counts everything. Costs a pass over all segments; callers run it when the site is quiet.
    pub async fn scrub(&self) -> Result<Scrubbed, Error> {
        let mut found = Scrubbed::default();
        self.scrub_bodies(&mut found).await?;
        self.scrub_folders(&mut found).await?;
        self.scrub_mailboxes(&mut found).await?;
        found.recounted_totals = self.db().write((), |tx, ()| Box::pin(totals::recount(tx))).await?;
        Ok(found)
    }

    async fn scrub_bodies(&self, found: &mut Scrubbed) -> Result<(), Error> {
        let mut after = BodyId(0);
        loop {
            let sql = "SELECT id, hash FROM bodies WHERE id > $1 ORDER BY id LIMIT $2";
            let rows = self.read().await?.all(sql, args![after, PAGE]).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = BodyId(last.int(0)?);
            for row in &rows {
                let (body, hash) = (BodyId(row.int(0)?), row.bytes(1)?);
                found.bodies += 1;
                match self.verify(body, &hash).await {
                    Ok(()) => {}
                    Err(Error::Damaged(_)) => found.damaged.push(body),
                    // Reclaimed while we were on our way to it.
                    Err(Error::Missing(_)) => continue,
                    Err(error) => return Err(error),
                }
                found.recounted_bodies += self.db().write(body, |tx, &body| Box::pin(recount_body(tx, body))).await?;
            }
        }
    }

    /// Reads a body's frame through its checksum and compares what it unpacks to with the row's hash.
    async fn verify(&self, body: BodyId, hash: &[u8]) -> Result<(), Error> {
        let content = self.read_body(body).await?;
        let location = bodies::locate(&mut self.read().await?, body).await?;
        let claimed = self.segments().read_frame(location).map_err(|_| Error::Damaged(body))?;
        let claimed = frame::claimed_hash(&claimed).map_err(|_| Error::Damaged(body))?;
        if blake3::hash(&content).as_bytes() == hash && claimed == hash { Ok(()) } else { Err(Error::Damaged(body)) }
    }

    async fn scrub_folders(&self, found: &mut Scrubbed) -> Result<(), Error> {
        let rows = self.read().await?.all("SELECT id FROM folders ORDER BY id", args![]).await?;
        for row in &rows {
            let folder = FolderId(row.int(0)?);
            found.recounted_folders +=
                self.db().write(folder, |tx, &folder| Box::pin(recount_folder(tx, folder))).await?;
        }
        Ok(())
    }

    async fn scrub_mailboxes(&self, found: &mut Scrubbed) -> Result<(), Error> {
        let rows = self.read().await?.all("SELECT id FROM mailboxes ORDER BY id", args![]).await?;
        for row in &rows {
            let mailbox = MailboxId(row.int(0)?);
            found.recounted_mailboxes +=
                self.db().write(mailbox, |tx, &mailbox| Box::pin(recount_mailbox(tx, mailbox))).await?;
        }
        Ok(())
    }
}

async fn recount_body(tx: &mut Tx, body: BodyId) -> Result<u64, DbError> {
    let sql = "SELECT (SELECT COUNT(*) FROM messages WHERE body_id = $1) \
               + (SELECT COUNT(*) FROM queue_messages WHERE body_id = $1)";
    let (held, now) = (tx.one(sql, args![body]).await?.int(0)?, tx.micros());
    let sql = "UPDATE bodies SET refs = $2, idle_since = CASE WHEN $2 = 0 THEN COALESCE(idle_since, $3) ELSE NULL END \
               WHERE id = $1 AND (refs <> $2 OR (refs = 0 AND idle_since IS NULL))";
    tx.run(sql, args![body, held, now]).await
}

async fn recount_folder(tx: &mut Tx, folder: FolderId) -> Result<u64, DbError> {
    // Lock the counters first, so that no message is added between counting and comparing.
    tx.run("UPDATE folders SET modseq = modseq WHERE id = $1", args![folder]).await?;
    let sql = "SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT), \
               CAST(COALESCE(SUM(CASE WHEN (flags & 1) = 0 THEN 1 ELSE 0 END), 0) AS BIGINT), \
               CAST(COALESCE(SUM(CASE WHEN (flags & 8) = 8 THEN 1 ELSE 0 END), 0) AS BIGINT) \
               FROM messages WHERE folder_id = $1";
    let row = tx.one(sql, args![folder]).await?;
    let counted = args![folder, row.int(0)?, row.int(1)?, row.int(2)?, row.int(3)?];
    let sql = "UPDATE folders SET messages = $2, bytes = $3, unseen = $4, deleted = $5 \
               WHERE id = $1 AND (messages <> $2 OR bytes <> $3 OR unseen <> $4 OR deleted <> $5)";
    tx.run(sql, counted).await
}

async fn recount_mailbox(tx: &mut Tx, mailbox: MailboxId) -> Result<u64, DbError> {
    tx.run("UPDATE usage SET bytes = bytes WHERE mailbox_id = $1", args![mailbox]).await?;
    let sql = "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT), CAST(COALESCE(SUM(messages), 0) AS BIGINT) \
               FROM folders WHERE mailbox_id = $1";
    let row = tx.one(sql, args![mailbox]).await?;
    let sql = "UPDATE usage SET bytes = $2, messages = $3 WHERE mailbox_id = $1 AND (bytes <> $2 OR messages <> $3)";
    tx.run(sql, args![mailbox, row.int(0)?, row.int(1)?]).await
}
