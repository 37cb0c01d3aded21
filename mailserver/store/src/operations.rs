//! Work that goes on after its request was answered, and what came of each part of it.

use std::collections::HashSet;

use foundation::args;
use foundation::db::{Conn, DbError, Order, Place, Row, Select, Tx};
use foundation::tokens::TokenId;

use crate::Error;
use crate::domains::{Owner, Within, within};
use crate::ids::{DomainId, OperationId, TenantId};

/// Work that goes on by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its identifier.
    pub id: OperationId,
    /// Whose it is.
    pub owner: Owner,
    /// The one domain it is done in, if whoever asked for it reaches no further.
    pub domain: Option<DomainId>,
    /// What was asked for.
    pub text: OperationText,
    /// How it stands.
    pub status: Status,
    /// Parts of which is known what came of them.
    pub settled: i64,
    /// Those of them that failed.
    pub failed: i64,
    /// Whether somebody asked for its end.
    pub cancelled: bool,
    /// Why it could not go on.
    pub error: Option<Fault>,
    /// When it was asked for, in microseconds since the epoch.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// When it began.
    pub started_at: Option<i64>,
    /// When it was over.
    pub finished_at: Option<i64>,
    /// Rises with each change.
    pub revision: i64,
}

/// What is asked for; it does not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationText {
    /// Of which kind, as the engine calls it.
    pub kind: String,
    /// Who asked, as the audit trail names them.
    pub actor: String,
    /// From where.
    pub peer: Option<String>,
    /// The token by which it is done; `None` for the server itself.
    pub token: Option<TokenId>,
    /// How many parts it has.
    pub total: i64,
}

/// How an operation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It waits for its turn.
    Waiting,
    /// It is being done.
    Running,
    /// All of its parts are settled.
    Done,
    /// It could not go on.
    Failed,
    /// Somebody ended it.
    Cancelled,
}

impl Status {
    /// As a column holds it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    fn from_column(text: &str) -> Self {
        match text {
            "waiting" => Self::Waiting,
            "running" => Self::Running,
            "done" => Self::Done,
            "cancelled" => Self::Cancelled,
            // What a later release means has come to some end here.
            _ => Self::Failed,
        }
    }
}

/// Why an operation could not go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// As clients match on it.
    pub code: String,
    /// In words.
    pub detail: String,
}

/// What came of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which one, from 0.
    pub place: i64,
    /// Whether it failed.
    pub failed: bool,
    /// What came of it, as text the engine's callers read.
    pub result: String,
}

macro_rules! columns {
    () => {
        "o.id, o.tenant_id, t.name, t.parent_id, o.domain_id, o.kind, o.actor, o.peer, o.token_id, o.total, o.status, o.settled, \
         o.failed, o.cancelled, o.error_code, o.error_detail, o.created_at, o.updated_at, o.started_at, o.finished_at, o.revision"
    };
}
macro_rules! tables {
    () => {
        "operations o LEFT JOIN tenants t ON t.id = o.tenant_id"
    };
}
macro_rules! select {
    ($condition:literal) => {
        concat!("SELECT ", columns!(), " FROM ", tables!(), " WHERE ", $condition)
    };
}

fn operation(row: &Row) -> Result<Operation, DbError> {
    let error = match (row.opt_text(14)?, row.opt_text(15)?) {
        (Some(code), detail) => Some(Fault { code, detail: detail.unwrap_or_default() }),
        (None, _) => None,
    };
    Ok(Operation {
        id: OperationId(row.int(0)?),
        owner: Owner::of(row, 1)?,
        domain: row.opt_int(4)?.map(DomainId),
        text: OperationText {
            kind: row.text(5)?,
            actor: row.text(6)?,
            peer: row.opt_text(7)?,
            token: row.opt_int(8)?.map(TokenId),
            total: row.int(9)?,
        },
        status: Status::from_column(&row.text(10)?),
        settled: row.int(11)?,
        failed: row.int(12)?,
        cancelled: row.int(13)? == 1,
        error,
        created_at: row.int(16)?,
        updated_at: row.int(17)?,
        started_at: row.opt_int(18)?,
        finished_at: row.opt_int(19)?,
        revision: row.int(20)?,
    })
}

/// One operation.
pub async fn read(conn: &mut Conn, id: OperationId) -> Result<Option<Operation>, DbError> {
    conn.optional(select!("o.id = $1"), args![id]).await?.as_ref().map(operation).transpose()
}

/// Which operations are looked for.
#[derive(Clone, Debug, Default)]
pub struct OperationFilter {
    /// Of whom.
    pub within: Within,
    /// That stand so.
    pub status: Option<Status>,
}

const LATEST: Order = Order::by("o.id").reversed();

/// Operations, the latest first, those before `after`; at most `rows`.
pub async fn list(
    conn: &mut Conn,
    filter: &OperationFilter,
    after: Option<OperationId>,
    rows: i64,
) -> Result<Vec<Operation>, DbError> {
    let list = within!(Select::new(columns!(), tables!()), &filter.within, "o.", "domain_id")
        .filter_by("o.status = $", filter.status.map(Status::as_str));
    let after = after.map(|id| Place::Number(id.0));
    conn.select(list.page(LATEST, after.as_ref(), rows)).await?.iter().map(operation).collect()
}

/// How many operations of a tenant are not over.
pub async fn unfinished(conn: &mut Conn, tenant: TenantId) -> Result<i64, DbError> {
    let sql = "SELECT COUNT(*) FROM operations WHERE tenant_id = $1 AND finished_at IS NULL";
    conn.one(sql, args![tenant]).await?.int(0)
}

/// Of each tenant the one operation whose turn it is.
pub async fn next(conn: &mut Conn) -> Result<Vec<Operation>, DbError> {
    let sql = select!(
        "o.id IN (SELECT MIN(id) FROM operations WHERE finished_at IS NULL GROUP BY tenant_id) ORDER BY o.updated_at, o.id"
    );
    conn.all(sql, args![]).await?.iter().map(operation).collect()
}

/// What an operation is to work on, as it is kept; `None` once it is over.
pub async fn input(conn: &mut Conn, id: OperationId) -> Result<Option<String>, DbError> {
    let found = conn.optional("SELECT input FROM operations WHERE id = $1", args![id]).await?;
    found.map_or(Ok(None), |row| row.opt_text(0))
}

/// The parts of which is known what came of them.
pub async fn settled(conn: &mut Conn, id: OperationId) -> Result<HashSet<i64>, DbError> {
    let sql = "SELECT place FROM operation_results WHERE operation_id = $1";
    conn.all(sql, args![id]).await?.iter().map(|row| row.int(0)).collect()
}

/// What came of parts, those after `after`; at most `rows`.
pub async fn results(
    conn: &mut Conn,
    id: OperationId,
    failed: Option<bool>,
    after: Option<&Place>,
    rows: i64,
) -> Result<Vec<Part>, DbError> {
    let list = Select::new("place, failed, result", "operation_results")
        .filter("operation_id = $", args![id])
        .filter_by("failed = $", failed.map(i64::from));
    let part = |row: &Row| Ok(Part { place: row.int(0)?, failed: row.int(1)? == 1, result: row.text(2)? });
    conn.select(list.page(Order::by("place"), after, rows)).await?.iter().map(part).collect()
}

/// Makes an operation that waits for its turn. `seal` makes of its identifier and its input what is kept.
pub async fn insert(
    tx: &mut Tx,
    (tenant, domain): (TenantId, Option<DomainId>),
    text: &OperationText,
    seal: impl FnOnce(OperationId) -> String,
) -> Result<Operation, Error> {
    let (id, now) = (OperationId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO operations (id, kind, tenant_id, domain_id, actor, peer, token_id, status, input, total, settled, failed, \
               cancelled, created_at, updated_at, revision) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9, 0, 0, 0, $10, $10, 1)";
    let values = args![
        id,
        &text.kind,
        tenant,
        domain.map(|id| id.0),
        &text.actor,
        text.peer.as_ref(),
        text.token.map(|id| id.0),
        seal(id),
        text.total,
        now,
    ];
    tx.run(sql, values).await?;
    read(tx, id).await?.ok_or(Error::Missing("operation"))
}

/// Notes that an operation has begun, or goes on; false when it is over.
pub async fn begin(tx: &mut Tx, id: OperationId) -> Result<bool, DbError> {
    let sql = "UPDATE operations SET status = 'running', started_at = COALESCE(started_at, $2), updated_at = $2, \
               revision = revision + 1 WHERE id = $1 AND finished_at IS NULL";
    let now = tx.micros();
    Ok(tx.run(sql, args![id, now]).await? == 1)
}

/// Notes what came of some parts, each once.
pub async fn settle(tx: &mut Tx, id: OperationId, parts: &[Part]) -> Result<Operation, Error> {
    let (mut settled, mut failed) = (0, 0);
    for part in parts {
        let sql = "INSERT INTO operation_results (operation_id, place, failed, result) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (operation_id, place) DO NOTHING";
        let new = tx.run(sql, args![id, part.place, i64::from(part.failed), &part.result]).await?;
        let new = i64::try_from(new).unwrap_or_default();
        settled += new;
        failed += if part.failed { new } else { 0 };
    }
    let sql = "UPDATE operations SET settled = settled + $2, failed = failed + $3, updated_at = $4, revision = revision + 1 \
               WHERE id = $1";
    let now = tx.micros();
    tx.run(sql, args![id, settled, failed, now]).await?;
    read(tx, id).await?.ok_or(Error::Missing("operation"))
}

/// Asks for an operation's end.
pub async fn cancel(tx: &mut Tx, id: OperationId) -> Result<Operation, Error> {
    let sql = "UPDATE operations SET cancelled = 1, updated_at = $2, revision = revision + 1 WHERE id = $1";
    let now = tx.micros();
    tx.run(sql, args![id, now]).await?;
    read(tx, id).await?.ok_or(Error::Missing("operation"))
}

/// Ends an operation and forgets what it worked on.
pub async fn finish(tx: &mut Tx, id: OperationId, status: Status, error: Option<&Fault>) -> Result<Operation, Error> {
    let sql = "UPDATE operations SET status = $2, input = NULL, error_code = $3, error_detail = $4, finished_at = $5, \
               updated_at = $5, revision = revision + 1 WHERE id = $1 AND finished_at IS NULL";
    let now = tx.micros();
    let (code, detail) = (error.map(|error| &error.code), error.map(|error| &error.detail));
    tx.run(sql, args![id, status.as_str(), code, detail, now]).await?;
    read(tx, id).await?.ok_or(Error::Missing("operation"))
}

/// Forgets operations that were over before then; how many, at most `rows`.
pub async fn forget(tx: &mut Tx, before: i64, rows: i64) -> Result<u64, DbError> {
    let sql = "SELECT id FROM operations WHERE finished_at < $1 ORDER BY id LIMIT $2";
    let over = tx.all(sql, args![before, rows]).await?;
    for row in &over {
        let id = row.int(0)?;
        tx.run("DELETE FROM operation_results WHERE operation_id = $1", args![id]).await?;
        tx.run("DELETE FROM operations WHERE id = $1", args![id]).await?;
    }
    Ok(over.len() as u64)
}
