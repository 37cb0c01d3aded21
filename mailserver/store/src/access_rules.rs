//! Rules on whom mail is taken from, whom it goes to and who may connect. What a pattern matches, and which of two rules holds, is the
//! engine's to say.

use foundation::args;
use foundation::db::{Conn, DbError, Order, Place, Row, Select, Tx, containing};

use crate::Error;
use crate::domains::{Owner, Within, within};
use crate::ids::{AccessRuleId, DomainId, MailboxId, TenantId};

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRule {
    /// Its identifier.
    pub id: AccessRuleId,
    /// Whose it is: the domain's or the mailbox's tenant, if it is one of theirs.
    pub owner: Owner,
    /// What it holds for.
    pub place: RulePlace,
    /// Whether the holder of the mailbox made it; others are out of the holder's hands.
    pub by_holder: bool,
    /// What it looks at.
    pub kind: Kind,
    /// What it matches, in its normal form.
    pub pattern: String,
    /// What is said of it.
    pub text: AccessRuleText,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

/// What a rule holds for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulePlace {
    /// The server, or all that its tenant has, and the tenants under it.
    Tenant(TenantId),
    /// All addresses of a domain.
    Domain(DomainId, String),
    /// A mailbox, by its address.
    Mailbox(MailboxId, DomainId, String),
}

impl RulePlace {
    /// The identifier its rules are found by.
    pub fn holder(&self) -> i64 {
        match self {
            Self::Tenant(id) => id.0,
            Self::Domain(id, _) => id.0,
            Self::Mailbox(id, ..) => id.0,
        }
    }

    /// The domain it is in.
    pub fn domain(&self) -> Option<DomainId> {
        match self {
            Self::Tenant(_) => None,
            Self::Domain(id, _) | Self::Mailbox(_, id, _) => Some(*id),
        }
    }

    fn mailbox(&self) -> Option<MailboxId> {
        match self {
            Self::Mailbox(id, ..) => Some(*id),
            Self::Tenant(_) | Self::Domain(..) => None,
        }
    }
}

/// What can be said anew of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRuleText {
    /// What it does.
    pub action: Action,
    /// Whether nothing narrower lifts it.
    pub enforced: bool,
    /// The services that a rule on networks is about, as text the engine reads; empty for all.
    pub services: String,
    /// What whoever is refused is told; empty for the usual.
    pub reply: String,
    /// What those who look after it say of it; empty for nothing.
    pub note: String,
    /// When it ends by itself.
    pub expires_at: Option<i64>,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Where a client is.
    Network,
    /// Whom a message is from.
    Sender,
    /// Whom it is for.
    Recipient,
}

impl Kind {
    /// As a column holds it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Sender => "sender",
            Self::Recipient => "recipient",
        }
    }

    fn from_column(text: &str) -> Self {
        match text {
            "network" => Self::Network,
            "recipient" => Self::Recipient,
            _ => Self::Sender,
        }
    }
}

/// What a rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// What it matches is refused.
    Block,
    /// What it matches is let through where a wider rule blocks.
    Allow,
}

impl Action {
    /// As a column holds it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Allow => "allow",
        }
    }

    fn from_column(text: &str) -> Self {
        if text == "allow" { Self::Allow } else { Self::Block }
    }
}

macro_rules! columns {
    () => {
        "r.id, r.tenant_id, t.name, t.parent_id, r.domain_id, d.name, r.mailbox_id, m.address, r.kind, r.pattern, r.action, \
         r.enforced, r.services, r.reply, r.note, r.expires_at, r.created_at, r.updated_at, r.revision, r.by_holder"
    };
}
macro_rules! tables {
    () => {
        "access_rules r LEFT JOIN tenants t ON t.id = r.tenant_id LEFT JOIN domains d ON d.id = r.domain_id \
         LEFT JOIN mailboxes m ON m.id = r.mailbox_id"
    };
}
macro_rules! select {
    ($condition:literal) => {
        concat!("SELECT ", columns!(), " FROM ", tables!(), " WHERE ", $condition)
    };
}

fn rule(row: &Row) -> Result<AccessRule, DbError> {
    let place = match (row.opt_int(6)?, row.opt_int(4)?) {
        (Some(mailbox), domain) => {
            let address = row.opt_text(7)?.unwrap_or_default();
            RulePlace::Mailbox(MailboxId(mailbox), DomainId(domain.unwrap_or_default()), address)
        }
        (None, Some(domain)) => RulePlace::Domain(DomainId(domain), row.opt_text(5)?.unwrap_or_default()),
        (None, None) => RulePlace::Tenant(TenantId(row.int(1)?)),
    };
    Ok(AccessRule {
        id: AccessRuleId(row.int(0)?),
        owner: Owner::of(row, 1)?,
        place,
        kind: Kind::from_column(&row.text(8)?),
        pattern: row.text(9)?,
        text: AccessRuleText {
            action: Action::from_column(&row.text(10)?),
            enforced: row.int(11)? == 1,
            services: row.text(12)?,
            reply: row.text(13)?,
            note: row.text(14)?,
            expires_at: row.opt_int(15)?,
        },
        created_at: row.int(16)?,
        updated_at: row.int(17)?,
        revision: row.int(18)?,
        by_holder: row.int(19)? == 1,
    })
}

/// One rule.
pub async fn read(conn: &mut Conn, id: AccessRuleId) -> Result<Option<AccessRule>, DbError> {
    conn.optional(select!("r.id = $1"), args![id]).await?.as_ref().map(rule).transpose()
}

/// The rule of a holder on this pattern.
pub async fn find(conn: &mut Conn, holder: i64, kind: Kind, pattern: &str) -> Result<Option<AccessRule>, DbError> {
    let sql = select!("r.holder = $1 AND r.kind = $2 AND r.pattern = $3");
    conn.optional(sql, args![holder, kind.as_str(), pattern]).await?.as_ref().map(rule).transpose()
}

/// Which rules are looked for.
#[derive(Clone, Debug, Default)]
pub struct AccessRuleFilter {
    /// Of whom, and where.
    pub within: Within,
    /// Of this mailbox.
    pub mailbox: Option<MailboxId>,
    /// Made by the mailbox's holder.
    pub by_holder: bool,
    /// This one.
    pub id: Option<AccessRuleId>,
    /// That look at this.
    pub kind: Option<Kind>,
    /// That do this.
    pub action: Option<Action>,
    /// With this in the pattern.
    pub search: Option<String>,
}

impl AccessRuleFilter {
    fn narrow(&self, list: Select) -> Select {
        within!(list, &self.within, "r.", "domain_id")
            .filter_by("r.mailbox_id = $", self.mailbox)
            .filter_by("r.by_holder = $", self.by_holder.then_some(1i64))
            .filter_by("r.id = $", self.id)
            .filter_by("r.kind = $", self.kind.map(Kind::as_str))
            .filter_by("r.action = $", self.action.map(Action::as_str))
            .filter_by(
                "r.pattern LIKE $ ESCAPE '\\'",
                self.search.as_ref().map(|text| containing(&text.to_lowercase())),
            )
    }
}

/// Sorts by age.
pub const BY_AGE: Order = Order::by("r.id");

/// Rules, the oldest first, after `after`; at most `rows`.
pub async fn list(
    conn: &mut Conn,
    filter: &AccessRuleFilter,
    after: Option<AccessRuleId>,
    rows: i64,
) -> Result<Vec<AccessRule>, DbError> {
    let after = after.map(|id| Place::Number(id.0));
    let list = filter.narrow(Select::new(columns!(), tables!())).page(BY_AGE, after.as_ref(), rows);
    conn.select(list).await?.iter().map(rule).collect()
}

/// How many rules there are.
pub async fn count(conn: &mut Conn, filter: &AccessRuleFilter) -> Result<i64, DbError> {
    let rows = conn.select(filter.narrow(Select::new("", "access_rules r")).counted()).await?;
    rows.first().map_or(Ok(0), |row| row.int(0))
}

/// How many rules a holder has.
pub async fn count_of(conn: &mut Conn, holder: i64) -> Result<i64, DbError> {
    conn.one("SELECT COUNT(*) FROM access_rules WHERE holder = $1", args![holder]).await?.int(0)
}

/// Whether anybody has a rule that looks at this.
pub async fn is_any(conn: &mut Conn, kind: Kind) -> Result<bool, DbError> {
    let sql = "SELECT id FROM access_rules WHERE kind = $1 LIMIT 1";
    Ok(conn.optional(sql, args![kind.as_str()]).await?.is_some())
}

/// The server's rules on networks.
pub async fn networks(conn: &mut Conn) -> Result<Vec<AccessRule>, DbError> {
    conn.all(select!("r.holder = 0 AND r.kind = 'network'"), args![]).await?.iter().map(rule).collect()
}

/// Patterns that one look-up asks for.
pub const PATTERNS: usize = 12;

/// What a look-up is about: rules that hold for a mailbox, if it is one, and for the domain around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The mailbox.
    pub mailbox: Option<MailboxId>,
    /// The domain.
    pub domain: DomainId,
}

/// How near a rule is to what it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is the mailbox's.
    Mailbox,
    /// It is the domain's.
    Domain,
    /// It is the tenant's.
    Tenant,
    /// It is the tenant's reseller's.
    Reseller,
    /// It is the server's.
    Server,
}

/// A rule that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matching {
    /// The rule.
    pub id: AccessRuleId,
    /// How near it is.
    pub level: Level,
    /// What matched.
    pub pattern: String,
    /// What it does.
    pub action: Action,
    /// Whether nothing narrower lifts it.
    pub enforced: bool,
    /// What whoever is refused is told; empty for the usual.
    pub reply: String,
}

const MATCHING: &str = "SELECT r.id, r.holder, r.domain_id, r.mailbox_id, t.parent_id, r.pattern, r.action, r.enforced, r.reply \
     FROM access_rules r LEFT JOIN tenants t ON t.id = r.tenant_id \
     WHERE r.holder IN (0, $1, $2, (SELECT tenant_id FROM domains WHERE id = $2), \
     (SELECT o.parent_id FROM domains d JOIN tenants o ON o.id = d.tenant_id WHERE d.id = $2)) \
     AND r.kind = $3 AND r.pattern IN ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
     AND (r.expires_at IS NULL OR r.expires_at > $16)";

/// The rules on one of these patterns that hold for the subject at `now`. At most [`PATTERNS`] are looked at.
pub async fn matching(
    conn: &mut Conn,
    subject: Subject,
    kind: Kind,
    patterns: &[String],
    now: i64,
) -> Result<Vec<Matching>, DbError> {
    let mut values = args![subject.mailbox.unwrap_or(MailboxId(0)), subject.domain, kind.as_str()];
    // No pattern is empty.
    let patterns = patterns.iter().map(String::as_str).chain(std::iter::repeat(""));
    values.extend(patterns.take(PATTERNS).map(Into::into));
    values.extend(args![now]);
    let level = |row: &Row| -> Result<Level, DbError> {
        Ok(match (row.int(1)?, row.opt_int(3)?, row.opt_int(2)?, row.opt_int(4)?) {
            (0, ..) => Level::Server,
            (_, Some(_), ..) => Level::Mailbox,
            (_, _, Some(_), _) => Level::Domain,
            // Also a tenant under no reseller: there is none between it and the server then.
            (.., Some(0) | None) => Level::Reseller,
            _ => Level::Tenant,
        })
    };
    let matching = |row: &Row| {
        Ok(Matching {
            id: AccessRuleId(row.int(0)?),
            level: level(row)?,
            pattern: row.text(5)?,
            action: Action::from_column(&row.text(6)?),
            enforced: row.int(7)? == 1,
            reply: row.text(8)?,
        })
    };
    conn.all(MATCHING, values).await?.iter().map(matching).collect()
}

/// Rules that are past their end; at most `rows`.
pub async fn over(conn: &mut Conn, now: i64, rows: i64) -> Result<Vec<AccessRule>, DbError> {
    let sql = select!("r.expires_at <= $1 ORDER BY r.id LIMIT $2");
    conn.all(sql, args![now, rows]).await?.iter().map(rule).collect()
}

/// Makes a rule.
pub async fn insert(
    tx: &mut Tx,
    owner: &Owner,
    (place, by_holder): (&RulePlace, bool),
    (kind, pattern): (Kind, &str),
    text: &AccessRuleText,
) -> Result<AccessRule, Error> {
    let (id, now) = (AccessRuleId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO access_rules (id, holder, kind, pattern, tenant_id, domain_id, mailbox_id, action, enforced, services, \
               reply, note, expires_at, created_at, updated_at, revision, by_holder) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, 1, $15)";
    let values = args![
        id,
        place.holder(),
        kind.as_str(),
        pattern,
        owner.tenant,
        place.domain().map(|id| id.0),
        place.mailbox().map(|id| id.0),
        text.action.as_str(),
        i64::from(text.enforced),
        &text.services,
        &text.reply,
        &text.note,
        text.expires_at,
        now,
        i64::from(by_holder),
    ];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "access rule"))?;
    read(tx, id).await?.ok_or(Error::Missing("access rule"))
}

/// Says something else of a rule.
pub async fn update(tx: &mut Tx, id: AccessRuleId, text: &AccessRuleText) -> Result<AccessRule, Error> {
    let sql = "UPDATE access_rules SET action = $2, enforced = $3, services = $4, reply = $5, note = $6, expires_at = $7, \
               updated_at = $8, revision = revision + 1 WHERE id = $1";
    let now = tx.micros();
    let values = args![
        id,
        text.action.as_str(),
        i64::from(text.enforced),
        &text.services,
        &text.reply,
        &text.note,
        text.expires_at,
        now,
    ];
    tx.run(sql, values).await?;
    read(tx, id).await?.ok_or(Error::Missing("access rule"))
}

/// Deletes a rule.
pub async fn delete(tx: &mut Tx, id: AccessRuleId) -> Result<(), Error> {
    match tx.run("DELETE FROM access_rules WHERE id = $1", args![id]).await? {
        0 => Err(Error::Missing("access rule")),
        _ => Ok(()),
    }
}

/// Deletes the rules of a holder that goes away.
pub(crate) async fn delete_of(tx: &mut Tx, holder: i64) -> Result<(), DbError> {
    tx.run("DELETE FROM access_rules WHERE holder = $1", args![holder]).await.map(drop)
}

#[cfg(test)]
mod tests;
