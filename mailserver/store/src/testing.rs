//! Stores for tests: every test of the store runs on SQLite and on PostgreSQL through [`both`].

use std::future::Future;

use foundation::clock::Clock;
use foundation::db::Tx;
use foundation::db::Writers;
use foundation::db::testing::Scratch;
use tempfile::TempDir;

use crate::domains::{self, Belief, Domain, DomainText, Owner};
use crate::ids::TenantId;
use crate::mailboxes::{self, Mailbox, MailboxText, NewMailbox, Status, Switches};
use crate::{Error, Options, Store};

/// The server itself.
pub fn house() -> Owner {
    Owner { tenant: TenantId(0), name: None, reseller: TenantId(0) }
}

/// Makes a domain of the server's own.
pub async fn domain(tx: &mut Tx, name: &str) -> Result<Domain, Error> {
    let name = message::address::Domain::parse(name).expect("a domain name");
    let text = DomainText { metadata: "{}".to_owned(), ..DomainText::default() };
    Ok(domains::insert(tx, &house(), &name, Status::Active, Belief::Known, &text).await?.0)
}

/// What is said of a mailbox of which nothing is said.
pub fn plain() -> MailboxText {
    MailboxText {
        external_id: None,
        display_name: None,
        status: Status::Active,
        switches: Switches::default(),
        quota_bytes: None,
        metadata: "{}".to_owned(),
    }
}

/// Makes an active mailbox in `domain`.
pub async fn mailbox(
    tx: &mut Tx,
    domain: &Domain,
    address: &str,
    password_hash: &str,
    scram: Option<String>,
    quota_bytes: Option<i64>,
) -> Result<Mailbox, Error> {
    let new = NewMailbox {
        domain: domain.id,
        owner: domain.owner.clone(),
        address: address.to_owned(),
        text: MailboxText { quota_bytes, ..plain() },
        password_hash: password_hash.to_owned(),
        scram,
    };
    Ok(mailboxes::insert(tx, &new).await?.0)
}

/// Where one test's store lives; removed when dropped.
pub struct Place {
    /// The database.
    pub scratch: Scratch,
    /// The data directory.
    pub folder: TempDir,
    /// The time there.
    pub clock: Clock,
}

impl Place {
    /// A fresh place for each database.
    pub async fn all() -> [Self; 2] {
        [Self::sqlite(), Self::postgres().await]
    }

    /// A fresh place on SQLite.
    pub fn sqlite() -> Self {
        Self::of(Scratch::sqlite())
    }

    /// A fresh place on PostgreSQL.
    pub async fn postgres() -> Self {
        Self::of(Scratch::postgres().await)
    }

    fn of(scratch: Scratch) -> Self {
        let start = "2026-01-05T09:00:00Z".parse().expect("a date");
        Self { scratch, folder: tempfile::tempdir().expect("a temporary folder"), clock: Clock::held(start) }
    }

    /// Opens the store here, as a server starting would.
    pub async fn open(&self) -> Store {
        let options = Options {
            clock: self.clock.clone(),
            segment_bytes: 64 * 1024,
            writers: Writers::Many,
            ..Options::new(self.folder.path(), &self.scratch.url)
        };
        Store::open(options).await.expect("a fresh store opens")
    }
}

/// Runs `story` on a fresh store over each database.
pub async fn both<F: Future<Output = ()>>(mut story: impl FnMut(Store) -> F) {
    for place in Place::all().await {
        story(place.open().await).await;
    }
}
