//! Mailboxes: what an operator provisions and a person logs in to.

use foundation::args;
use foundation::db::{Conn, DbError, Event, Order, Place, Row, Select, Tx, containing};

use crate::addresses::{self, Target};
use crate::domains::{Owner, Within, within};
use crate::factor::Factor;
use crate::forwarding::Kept;
use crate::ids::{DomainId, MailboxId};
use crate::passkeys::{self, Keeper};
pub use crate::status::Status;
use crate::totals::{self, Counted, What};
use crate::usage::Usage;
use crate::{Error, access_rules, autoreplies, folders, oauth};

/// A mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// Its identifier.
    pub id: MailboxId,
    /// The domain it belongs to.
    pub domain: DomainId,
    /// Whose it is.
    pub owner: Owner,
    /// Its address, normalised: what its holder logs in with.
    pub address: String,
    /// What else is said of it.
    pub text: MailboxText,
    /// Argon2id PHC string; empty while there is no password, which opens to none.
    pub password_hash: String,
    /// RFC 5803 verifier, kept only while the setting `scram` is on.
    pub scram: Option<String>,
    /// The second factor of its holder. While there is one, its own password opens no mail program.
    pub factor: Factor,
    /// What becomes of its mail when it is sent on; `None` while it is not. Where to, see [`crate::forwarding`].
    pub forwarding: Option<Kept>,
    /// Whether it answers mail by itself; what, see [`crate::autoreplies`].
    pub away: bool,
    /// When a deleted mailbox goes with all it holds, in microseconds since the epoch.
    pub purge_at: Option<i64>,
    /// When it was made.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

/// What is said of a mailbox and may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailboxText {
    /// What its tenant's panel calls it.
    pub external_id: Option<String>,
    /// The name people see.
    pub display_name: Option<String>,
    /// Whether it may be used.
    pub status: Status,
    /// What of it is switched off.
    pub switches: Switches,
    /// Octets it may hold; `None` for as many as there is room.
    pub quota_bytes: Option<i64>,
    /// What panels keep with it, as text the engine reads.
    pub metadata: String,
}

/// What of a mailbox is switched off, each for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switches {
    /// Whether people log in.
    pub login: bool,
    /// What happens to mail to it.
    pub incoming: Passage,
    /// What happens to mail its holder sends.
    pub outgoing: Passage,
}

impl Default for Switches {
    fn default() -> Self {
        Self { login: true, incoming: Passage::Open, outgoing: Passage::Open }
    }
}

/// What happens to mail on one of its ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// It passes.
    Open,
    /// It is taken and waits in the queue until somebody releases it.
    Hold,
    /// It is refused.
    Reject,
}

impl Passage {
    /// The word in rows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "allow",
            Self::Hold => "hold",
            Self::Reject => "reject",
        }
    }

    pub(crate) fn from_column(text: &str) -> Self {
        match text {
            "hold" => Self::Hold,
            "reject" => Self::Reject,
            _ => Self::Open,
        }
    }
}

macro_rules! columns {
    () => {
        "m.id, m.domain_id, m.tenant_id, t.name, t.parent_id, m.address, m.external_id, m.display_name, m.status, m.login, \
         m.incoming, m.outgoing, m.quota_bytes, m.metadata, m.password_hash, m.scram, m.totp, m.totp_confirmed, \
         m.totp_step, m.purge_at, m.created_at, m.updated_at, m.revision, m.forwarding, m.away"
    };
}
macro_rules! tables {
    () => {
        "mailboxes m LEFT JOIN tenants t ON t.id = m.tenant_id"
    };
}
macro_rules! select {
    ($condition:literal) => {
        concat!("SELECT ", columns!(), " FROM ", tables!(), " WHERE ", $condition)
    };
}

fn mailbox(row: &Row) -> Result<Mailbox, DbError> {
    Ok(Mailbox {
        id: MailboxId(row.int(0)?),
        domain: DomainId(row.int(1)?),
        owner: Owner::of(row, 2)?,
        address: row.text(5)?,
        text: MailboxText {
            external_id: row.opt_text(6)?,
            display_name: row.opt_text(7)?,
            status: Status::from_column(&row.text(8)?),
            switches: Switches {
                login: row.text(9)? == "on",
                incoming: Passage::from_column(&row.text(10)?),
                outgoing: Passage::from_column(&row.text(11)?),
            },
            quota_bytes: row.opt_int(12)?,
            metadata: row.text(13)?,
        },
        password_hash: row.text(14)?,
        scram: row.opt_text(15)?,
        factor: Factor::of(row, 16)?,
        purge_at: row.opt_int(19)?,
        created_at: row.int(20)?,
        updated_at: row.int(21)?,
        revision: row.int(22)?,
        forwarding: row.opt_text(23)?.as_deref().map(Kept::from_column),
        away: row.int(24)? != 0,
    })
}

/// The mailbox of an address, given as its normalised key.
pub async fn find(conn: &mut Conn, address: &str) -> Result<Option<Mailbox>, DbError> {
    conn.optional(select!("m.address = $1"), args![address]).await?.as_ref().map(mailbox).transpose()
}

/// The mailbox of an identifier.
pub async fn read(conn: &mut Conn, id: MailboxId) -> Result<Option<Mailbox>, DbError> {
    conn.optional(select!("m.id = $1"), args![id]).await?.as_ref().map(mailbox).transpose()
}

/// Which mailboxes are looked for.
#[derive(Clone, Debug, Default)]
pub struct MailboxFilter {
    /// Of whom, and where.
    pub within: Within,
    /// That stand so; those that are deleted only when that is asked for.
    pub status: Option<Status>,
    /// With this external identifier.
    pub external_id: Option<String>,
    /// With this in address or name.
    pub search: Option<String>,
}

impl MailboxFilter {
    fn narrow(&self, list: Select) -> Select {
        let list = within!(list, &self.within, "m.", "domain_id");
        let list = match self.status {
            Some(status) => list.filter("m.status = $", args![status.as_str()]),
            None => list.filter("m.status <> 'deleted'", args![]),
        };
        list.filter_by("m.external_id = $", self.external_id.as_ref())
            .filter_by("m.search LIKE $ ESCAPE '\\'", self.search.as_ref().map(|text| containing(&text.to_lowercase())))
    }
}

/// Sorts by address.
pub const BY_ADDRESS: Order = Order::by("m.address");
/// Sorts by age.
pub const BY_AGE: Order = Order::by("m.id");

/// Mailboxes with what they hold, in this order, after `after`; at most `rows`.
pub async fn list(
    conn: &mut Conn,
    filter: &MailboxFilter,
    order: Order,
    after: Option<&Place>,
    rows: i64,
) -> Result<Vec<(Mailbox, Usage)>, DbError> {
    let columns = concat!(columns!(), ", u.bytes, u.messages");
    let tables = concat!(tables!(), " LEFT JOIN usage u ON u.mailbox_id = m.id");
    let list = filter.narrow(Select::new(columns, tables)).page(order, after, rows);
    let with_usage = |row: &Row| {
        let usage = Usage { bytes: row.opt_int(25)?.unwrap_or(0), messages: row.opt_int(26)?.unwrap_or(0) };
        Ok((mailbox(row)?, usage))
    };
    conn.select(list).await?.iter().map(with_usage).collect()
}

/// How many mailboxes there are.
pub async fn count(conn: &mut Conn, filter: &MailboxFilter) -> Result<i64, DbError> {
    let rows = conn.select(filter.narrow(Select::new("", "mailboxes m")).counted()).await?;
    rows.first().map_or(Ok(0), |row| row.int(0))
}

/// The deleted mailboxes whose time is over, at most `rows`.
pub async fn to_purge(conn: &mut Conn, now: i64, rows: i64) -> Result<Vec<Mailbox>, DbError> {
    let sql = select!("m.purge_at <= $1 ORDER BY m.purge_at LIMIT $2");
    conn.all(sql, args![now, rows]).await?.iter().map(mailbox).collect()
}

/// What a new mailbox is made from.
#[derive(Clone, Debug)]
pub struct NewMailbox {
    /// The domain it belongs to.
    pub domain: DomainId,
    /// See [`Mailbox::owner`].
    pub owner: Owner,
    /// See [`Mailbox::address`].
    pub address: String,
    /// See [`Mailbox::text`].
    pub text: MailboxText,
    /// See [`Mailbox::password_hash`].
    pub password_hash: String,
    /// See [`Mailbox::scram`].
    pub scram: Option<String>,
}

/// What a search looks at.
fn search(address: &str, text: &MailboxText) -> String {
    format!("{address} {}", text.display_name.as_deref().unwrap_or_default()).to_lowercase()
}

/// Makes a mailbox with its first folders: INBOX and the ones of RFC 6154 that clients look for. Also how many there are now.
pub async fn insert(tx: &mut Tx, new: &NewMailbox) -> Result<(Mailbox, Counted), Error> {
    let (id, now, text) = (MailboxId(tx.new_id().await?), tx.micros(), &new.text);
    let sql = "INSERT INTO mailboxes (id, domain_id, tenant_id, address, external_id, display_name, status, login, incoming, \
               outgoing, quota_bytes, metadata, search, password_hash, scram, last_uid_validity, created_at, updated_at, \
               revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, $16, $16, 1)";
    let values = args![
        id,
        new.domain,
        new.owner.tenant,
        &new.address,
        text.external_id.as_ref(),
        text.display_name.as_ref(),
        text.status.as_str(),
        login(text),
        text.switches.incoming.as_str(),
        text.switches.outgoing.as_str(),
        text.quota_bytes,
        &text.metadata,
        search(&new.address, text),
        &new.password_hash,
        new.scram.as_ref(),
        now,
    ];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "mailbox"))?;
    addresses::take(tx, &new.address, new.domain, Target::Mailbox(id)).await?;
    tx.run("INSERT INTO usage (mailbox_id, bytes, messages) VALUES ($1, 0, 0)", args![id]).await?;
    for (name, special_use) in folders::FIRST {
        folders::create(tx, id, name, *special_use).await?;
        folders::subscribe(tx, id, name).await?;
    }
    let counted = totals::add(tx, new.owner.belongs(Some(new.domain)), What::Mailboxes, 1).await?;
    Ok((read(tx, id).await?.ok_or(Error::Missing("mailbox"))?, counted))
}

fn login(text: &MailboxText) -> &'static str {
    if text.switches.login { "on" } else { "off" }
}

/// What may be changed of a mailbox; `None` leaves as it is.
#[derive(Clone, Debug, Default)]
pub struct MailboxChange {
    /// What is said of it.
    pub text: Option<MailboxText>,
    /// The new Argon2id hash and SCRAM verifier.
    pub password: Option<(String, Option<String>)>,
    /// The new second factor, or that there is none.
    pub factor: Option<Factor>,
}

/// Changes a mailbox. It is deleted and restored by [`retire`] and [`revive`] alone.
pub async fn update(tx: &mut Tx, id: MailboxId, change: &MailboxChange) -> Result<Mailbox, Error> {
    let now = read(tx, id).await?.ok_or(Error::Missing("mailbox"))?;
    let text = change.text.as_ref().unwrap_or(&now.text);
    let (hash, scram) = match &change.password {
        Some((hash, scram)) => (hash, scram.as_ref()),
        None => (&now.password_hash, now.scram.as_ref()),
    };
    let factor = change.factor.as_ref().unwrap_or(&now.factor);
    let at = tx.micros();
    let sql = "UPDATE mailboxes SET external_id = $2, display_name = $3, status = $4, login = $5, incoming = $6, outgoing = $7, \
               quota_bytes = $8, metadata = $9, search = $10, password_hash = $11, scram = $12, totp = $13, \
               totp_confirmed = $14, totp_step = $15, updated_at = $16, revision = revision + 1 WHERE id = $1";
    let values = args![
        id,
        text.external_id.as_ref(),
        text.display_name.as_ref(),
        text.status.as_str(),
        login(text),
        text.switches.incoming.as_str(),
        text.switches.outgoing.as_str(),
        text.quota_bytes,
        &text.metadata,
        search(&now.address, text),
        hash,
        scram,
        factor.secret.as_ref(),
        i64::from(factor.confirmed),
        factor.step,
        at,
    ];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "mailbox"))?;
    read(tx, id).await?.ok_or(Error::Missing("mailbox"))
}

/// Notes the step of the code that somebody logged in with; `false` when that code was used before.
pub async fn used_code(tx: &mut Tx, id: MailboxId, step: i64) -> Result<bool, DbError> {
    let sql = "UPDATE mailboxes SET totp_step = $2 WHERE id = $1 AND (totp_step IS NULL OR totp_step < $2)";
    Ok(tx.run(sql, args![id, step]).await? == 1)
}

/// Deletes a mailbox until it is purged at `purge_at`, in microseconds since the epoch. It no longer counts.
pub async fn retire(tx: &mut Tx, mailbox: &Mailbox, purge_at: i64) -> Result<Mailbox, Error> {
    if mailbox.counts() {
        totals::add(tx, mailbox.owner.belongs(Some(mailbox.domain)), What::Mailboxes, -1).await?;
    }
    settle(tx, mailbox.id, Status::Deleted, Some(purge_at)).await
}

/// Brings a mailbox back that was deleted; also how many there are now.
pub async fn revive(tx: &mut Tx, mailbox: &Mailbox) -> Result<(Mailbox, Counted), Error> {
    let belongs = mailbox.owner.belongs(Some(mailbox.domain));
    let counted = totals::add(tx, belongs, What::Mailboxes, i64::from(!mailbox.counts())).await?;
    Ok((settle(tx, mailbox.id, Status::Active, None).await?, counted))
}

async fn settle(tx: &mut Tx, id: MailboxId, status: Status, purge_at: Option<i64>) -> Result<Mailbox, Error> {
    let now = tx.micros();
    let sql = "UPDATE mailboxes SET status = $2, purge_at = $3, updated_at = $4, revision = revision + 1 WHERE id = $1";
    tx.run(sql, args![id, status.as_str(), purge_at, now]).await?;
    read(tx, id).await?.ok_or(Error::Missing("mailbox"))
}

/// Gives a mailbox another address, in its own domain or in another one.
pub async fn readdress(
    tx: &mut Tx,
    mailbox: &Mailbox,
    address: &str,
    domain: DomainId,
    owner: &Owner,
) -> Result<(Mailbox, Counted), Error> {
    let now = tx.micros();
    addresses::free(tx, &mailbox.address).await?;
    let sql = "UPDATE mailboxes SET address = $2, domain_id = $3, tenant_id = $4, search = $5, updated_at = $6, \
               revision = revision + 1 WHERE id = $1";
    let values = args![mailbox.id, address, domain, owner.tenant, search(address, &mailbox.text), now];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "mailbox"))?;
    let sql = "UPDATE access_rules SET domain_id = $2, tenant_id = $3 WHERE mailbox_id = $1";
    tx.run(sql, args![mailbox.id, domain, owner.tenant]).await?;
    addresses::take(tx, address, domain, Target::Mailbox(mailbox.id)).await?;
    totals::add(tx, mailbox.owner.belongs(Some(mailbox.domain)), What::Mailboxes, -1).await?;
    let counted = totals::add(tx, owner.belongs(Some(domain)), What::Mailboxes, 1).await?;
    Ok((read(tx, mailbox.id).await?.ok_or(Error::Missing("mailbox"))?, counted))
}

/// Deletes a mailbox with everything in it. Sessions that have a folder open see all its messages go.
pub async fn delete(tx: &mut Tx, id: MailboxId) -> Result<(), Error> {
    let mailbox = read(tx, id).await?.ok_or(Error::Missing("mailbox"))?;
    for folder in folders::ids(tx, id).await? {
        folders::erase(tx, folder).await?;
    }
    addresses::free(tx, &mailbox.address).await?;
    oauth::grants::delete_of(tx, &id.to_string()).await?;
    autoreplies::forget(tx, id).await?;
    access_rules::delete_of(tx, id.0).await?;
    passkeys::delete_of(tx, Keeper::Mailbox(id)).await?;
    for sql in [
        "DELETE FROM subscriptions WHERE mailbox_id = $1",
        "DELETE FROM usage WHERE mailbox_id = $1",
        "DELETE FROM mailbox_targets WHERE mailbox_id = $1",
        "DELETE FROM app_passwords WHERE mailbox_id = $1",
        "DELETE FROM license_chosen WHERE mailbox_id = $1",
        "DELETE FROM mailbox_use WHERE mailbox_id = $1",
        "DELETE FROM mailboxes WHERE id = $1",
    ] {
        tx.run(sql, args![id]).await?;
    }
    if mailbox.counts() {
        totals::add(tx, mailbox.owner.belongs(Some(mailbox.domain)), What::Mailboxes, -1).await?;
    }
    Ok(())
}

impl Mailbox {
    /// Whether it counts where mailboxes are limited.
    fn counts(&self) -> bool {
        self.text.status != Status::Deleted
    }

    /// The feed's word on this mailbox.
    pub fn event(&self, kind: &'static str, detail: Option<String>) -> Event {
        Event { kind, owner: self.owner.tenant.0, object: self.id.0, revision: self.revision, detail }
    }
}
