//! The table `tokens`.

use std::net::IpAddr;
use std::time::Duration;

use jiff::Timestamp;

use super::{Area, FindError, NewToken, Refusal, Scopes, Token, TokenId};
use crate::args;
use crate::clock::from_micros;
use crate::db::{Conn, Database, DbError, Order, Place, Row, Select, Tx};
use crate::secrets::token::{Kind, TokenHash, TokenText};

/// How far `last_used_at` may lag: a write for each request would cost more than the request.
pub(super) const LAST_USED_STEP: Duration = Duration::from_secs(300);

macro_rules! columns {
    () => {
        "id, name, owner, hint, scopes, networks, created_at, expires_at, revoked_at, last_used_at, hash"
    };
}

/// The columns [`read`] reads, between a verb and a condition.
macro_rules! select {
    ($condition:literal) => {
        concat!("SELECT ", columns!(), " FROM tokens ", $condition)
    };
}
const COLUMNS: &str = columns!();

/// Makes a token. Its text is returned once and kept nowhere.
///
/// # Errors
/// [`DbError`].
pub async fn create<A: Area>(tx: &mut Tx, new: &NewToken<A>) -> Result<(Token<A>, TokenText), DbError> {
    let (text, now) = (TokenText::make(new.kind), tx.micros());
    let token = Token {
        id: TokenId(tx.new_id().await?),
        name: new.name.clone(),
        owner: new.owner.clone(),
        hint: text.hint().to_owned(),
        scopes: new.scopes.clone(),
        networks: new.networks.clone(),
        created_at: from_micros(now),
        expires_at: new.expires_at,
        revoked_at: None,
        last_used_at: None,
    };
    let networks = token.networks.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    tx.run(
        "INSERT INTO tokens (id, hash, name, owner, hint, scopes, networks, created_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            token.id,
            text.hash().to_string(),
            &token.name,
            &token.owner,
            &token.hint,
            token.scopes.to_string(),
            networks,
            now,
            token.expires_at.map(Timestamp::as_microsecond)
        ],
    )
    .await?;
    Ok((token, text))
}

/// The token whose text was presented, if it opens anything at `now` for a peer at `peer`.
///
/// # Errors
/// [`FindError::Refused`] says why not; texts that are no token are refused without a look at the rows.
pub async fn find<A: Area>(
    conn: &mut Conn,
    presented: &str,
    now: Timestamp,
    peer: IpAddr,
) -> Result<Token<A>, FindError> {
    let hash = TokenText::parse(presented).map_err(|_| Refusal::NotAToken)?.hash();
    let row = conn.optional(select!("WHERE hash = $1"), args![hash.to_string()]).await?.ok_or(Refusal::Unknown)?;
    // The index has compared already, but not in constant time and not only bytes of ours.
    if row.text(10)?.parse::<TokenHash>() != Ok(hash) {
        return Err(Refusal::Unknown.into());
    }
    let token: Token<A> = read(&row)?;
    token.check(now, peer)?;
    Ok(token)
}

/// One token.
///
/// # Errors
/// [`DbError`].
pub async fn get<A: Area>(conn: &mut Conn, id: TokenId) -> Result<Option<Token<A>>, DbError> {
    conn.optional(select!("WHERE id = $1"), args![id]).await?.map(|row| read(&row)).transpose()
}

/// Tokens by identifier after `after`, of `owner` if one is named; at most `rows`.
///
/// # Errors
/// [`DbError`].
pub async fn list<A: Area>(
    conn: &mut Conn,
    owner: Option<&str>,
    after: Option<TokenId>,
    rows: i64,
) -> Result<Vec<Token<A>>, DbError> {
    page(conn, after, rows, |list| list.filter_by("owner = $", owner)).await
}

/// The tokens of `owner` that open something at `now`, by identifier; at most `rows`.
///
/// # Errors
/// [`DbError`].
pub async fn list_open<A: Area>(
    conn: &mut Conn,
    owner: &str,
    now: Timestamp,
    rows: i64,
) -> Result<Vec<Token<A>>, DbError> {
    let values = args![owner, now.as_microsecond()];
    let open = "owner = $ AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $)";
    page(conn, None, rows, |list| list.filter(open, values)).await
}

/// As [`list`], but those whose secret is of one of these kinds.
///
/// # Errors
/// [`DbError`].
pub async fn list_but<A: Area>(
    conn: &mut Conn,
    under: Option<&str>,
    kinds: &[Kind],
    after: Option<TokenId>,
    rows: i64,
) -> Result<Vec<Token<A>>, DbError> {
    let hints = kinds.iter().map(|kind| hints(*kind));
    page(conn, after, rows, |list| {
        let list = hints.fold(list, |list, hint| list.filter("hint NOT LIKE $ ESCAPE '\\'", args![hint]));
        match under {
            Some(owner) => list.filter("owner = $ OR owner LIKE $ ESCAPE '\\'", args![owner, below(owner)]),
            None => list,
        }
    })
    .await
}

/// As [`list`], of `owner` and of all whose own name begins with its name and a slash: a program can write owners as paths.
///
/// # Errors
/// [`DbError`].
pub async fn list_under<A: Area>(
    conn: &mut Conn,
    owner: &str,
    after: Option<TokenId>,
    rows: i64,
) -> Result<Vec<Token<A>>, DbError> {
    let under = || args![owner, below(owner)];
    page(conn, after, rows, |list| list.filter("owner = $ OR owner LIKE $ ESCAPE '\\'", under())).await
}

async fn page<A: Area>(
    conn: &mut Conn,
    after: Option<TokenId>,
    rows: i64,
    narrowed: impl FnOnce(Select) -> Select,
) -> Result<Vec<Token<A>>, DbError> {
    let after = after.map(|id| Place::Number(id.0));
    let list = narrowed(Select::new(COLUMNS, "tokens")).page(Order::by("id"), after.as_ref(), rows);
    conn.select(list).await?.iter().map(read).collect()
}

/// Deletes tokens whose secret is of this kind and that have opened nothing since `before`, because they ended or were taken back;
/// how many, at most `rows`.
///
/// # Errors
/// [`DbError`].
pub async fn forget(tx: &mut Tx, kind: Kind, before: Timestamp, rows: i64) -> Result<u64, DbError> {
    let sql = "DELETE FROM tokens WHERE id IN (SELECT id FROM tokens WHERE hint LIKE $1 ESCAPE '\\' \
               AND (expires_at < $2 OR revoked_at < $2) ORDER BY id LIMIT $3)";
    tx.run(sql, args![hints(kind), before.as_microsecond(), rows]).await
}

/// A pattern for the hints of a kind.
fn hints(kind: Kind) -> String {
    format!("{}%", TokenText::prefix(kind).replace('_', "\\_"))
}

/// A pattern for what is under an owner.
fn below(owner: &str) -> String {
    format!("{}/%", owner.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

/// Takes a token back that is good once; whether nobody did before.
///
/// # Errors
/// [`DbError`].
pub async fn redeem(tx: &mut Tx, id: TokenId) -> Result<bool, DbError> {
    let now = tx.micros();
    let sql = "UPDATE tokens SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL";
    Ok(tx.run(sql, args![now, id]).await? == 1)
}

/// Takes back every token of `owner` and of those under it; how many.
///
/// # Errors
/// [`DbError`].
pub async fn revoke_under(tx: &mut Tx, owner: &str) -> Result<u64, DbError> {
    let now = tx.micros();
    let sql =
        "UPDATE tokens SET revoked_at = $1 WHERE revoked_at IS NULL AND (owner = $2 OR owner LIKE $3 ESCAPE '\\')";
    tx.run(sql, args![now, owner, below(owner)]).await
}

/// Takes a token back; one that was taken back before keeps its time. `None` when there is no such token.
///
/// # Errors
/// [`DbError`].
pub async fn revoke<A: Area>(tx: &mut Tx, id: TokenId) -> Result<Option<Token<A>>, DbError> {
    let now = tx.micros();
    tx.run("UPDATE tokens SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL", args![now, id]).await?;
    get(tx, id).await
}

/// Notes that `token` was used; writes only when the row lags by five minutes or more.
///
/// # Errors
/// [`DbError`].
pub async fn touch<A: Area>(db: &Database, token: &Token<A>, now: Timestamp) -> Result<(), DbError> {
    let due = now - LAST_USED_STEP;
    if token.last_used_at.is_some_and(|last| last > due) {
        return Ok(());
    }
    let (id, now, due) = (token.id, now.as_microsecond(), due.as_microsecond());
    db.write((), move |tx, ()| {
        Box::pin(async move {
            let sql =
                "UPDATE tokens SET last_used_at = $1 WHERE id = $2 AND (last_used_at IS NULL OR last_used_at <= $3)";
            tx.run(sql, args![now, id, due]).await.map(drop)
        })
    })
    .await
}

fn read<A: Area>(row: &Row) -> Result<Token<A>, DbError> {
    Ok(Token {
        id: TokenId(row.int(0)?),
        name: row.text(1)?,
        owner: row.text(2)?,
        hint: row.text(3)?,
        scopes: Scopes::known_in(&row.text(4)?),
        networks: networks(&row.text(5)?),
        created_at: from_micros(row.int(6)?),
        expires_at: row.opt_int(7)?.map(from_micros),
        revoked_at: row.opt_int(8)?.map(from_micros),
        last_used_at: row.opt_int(9)?.map(from_micros),
    })
}

/// A network that cannot be read becomes one no peer is in: a broken row must not open a token to everywhere.
fn networks(text: &str) -> Vec<ipnet::IpNet> {
    let nowhere = ipnet::IpNet::from(IpAddr::from([255, 255, 255, 255]));
    text.split_ascii_whitespace().map(|network| network.parse().unwrap_or(nowhere)).collect()
}
