//! GETQUOTA and GETQUOTAROOT (RFC 9208): one root, the mailbox, with an empty name.

use imap::Mailbox;
use imap::encode::{Code, Quota, QuotaResource};
use store::{mailboxes, usage};

use super::answer::{Answer, Trouble};
use super::session::Session;

const ROOT: &str = "";

/// STORAGE counts units of 1024 octets.
const UNIT: u64 = 1024;

impl Session<'_> {
    pub(super) async fn quota(&mut self, root: &str) -> Result<Answer, Trouble> {
        if root != ROOT {
            return Err(Answer::no(Code::NonExistent, "there is no such quota root").into());
        }
        self.write_quota().await?;
        Ok(Answer::ok("told"))
    }

    pub(super) async fn quota_root(&mut self, name: &Mailbox) -> Result<Answer, Trouble> {
        self.folder(name).await?;
        self.conn.out.quota_root(name, &[ROOT]);
        self.write_quota().await?;
        Ok(Answer::ok("told"))
    }

    async fn write_quota(&mut self) -> Result<(), Trouble> {
        let mut conn = self.service.engine.store().read().await?;
        let limit = mailboxes::read(&mut conn, self.login.mailbox).await?.and_then(|mailbox| mailbox.text.quota_bytes);
        let used = usage::read(&mut conn, self.login.mailbox).await?;
        let storage = limit.map(|limit| Quota {
            resource: QuotaResource::Storage,
            usage: used.bytes.unsigned_abs().div_ceil(UNIT),
            limit: limit.unsigned_abs() / UNIT,
        });
        self.conn.out.quota(ROOT, storage.as_slice());
        Ok(())
    }
}
