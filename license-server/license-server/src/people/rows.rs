//! The tables `logins`, `password_links` and `recovery_codes`.

use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Conn, DbError, Row, Tx};
use jiff::Timestamp;

use super::{Factor, PersonId, Status};
use crate::refused::Refused;
use crate::vendors::VendorId;

/// What kind of person logs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LoginKind {
    Staff,
    Customer,
}

impl LoginKind {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Customer => "customer",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Staff, Self::Customer].into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A person's login as its row tells it. The password's hash and the sealed secret are in no debug output.
#[derive(Clone)]
pub(crate) struct Login {
    pub(crate) id: PersonId,
    pub(crate) vendor: VendorId,
    pub(crate) kind: LoginKind,
    pub(crate) email: String,
    pub(crate) name: String,
    pub(crate) status: Status,
    pub(crate) password: Option<String>,
    pub(crate) totp: Option<String>,
    pub(crate) factor: Factor,
    pub(crate) totp_step: Option<i64>,
    pub(crate) revision: i64,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

/// A login to be made, without a password: its person sets one by a link.
#[derive(Clone, Debug)]
pub(crate) struct NewLogin {
    pub(crate) vendor: VendorId,
    pub(crate) kind: LoginKind,
    pub(crate) email: String,
    pub(crate) name: String,
}

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, vendor, kind, email, name, status, password, totp, totp_state, totp_step, revision, created_at, ",
            "updated_at FROM logins ",
            $condition
        )
    };
}

/// A person of a vendor; another's is not there.
pub(crate) async fn of_vendor(
    conn: &mut Conn,
    vendor: VendorId,
    kind: LoginKind,
    id: PersonId,
) -> Result<Login, Refused> {
    let sql = select!("WHERE id = $1 AND vendor = $2 AND kind = $3");
    let row = conn.optional(sql, args![id, vendor, kind.as_str()]).await?;
    read(&row.ok_or_else(|| Refused::missing(kind.as_str(), id))?)
}

/// A person, whosever.
pub(super) async fn get(conn: &mut Conn, id: PersonId) -> Result<Option<Login>, Refused> {
    conn.optional(select!("WHERE id = $1"), args![id]).await?.map(|row| read(&row)).transpose()
}

/// The person of a vendor who logs in by this address.
pub(crate) async fn by_email(
    conn: &mut Conn,
    vendor: VendorId,
    kind: LoginKind,
    email: &str,
) -> Result<Option<Login>, Refused> {
    let sql = select!("WHERE vendor = $1 AND kind = $2 AND email = $3");
    conn.optional(sql, args![vendor, kind.as_str(), email]).await?.map(|row| read(&row)).transpose()
}

/// Makes a login.
pub(crate) async fn insert(tx: &mut Tx, new: &NewLogin) -> Result<Login, Refused> {
    let (id, now) = (PersonId(tx.new_id().await?), tx.micros());
    let made = tx
        .run(
            "INSERT INTO logins (id, vendor, kind, email, name, status, totp_state, revision, created_at, updated_at) \
             VALUES ($1, $2, $3, $4, $5, 'active', 'none', 1, $6, $6) ON CONFLICT (vendor, kind, email) DO NOTHING",
            args![id, new.vendor, new.kind.as_str(), &new.email, &new.name, now],
        )
        .await?;
    match made {
        0 => Err(Refused::Exists { kind: new.kind.as_str(), key: new.email.clone() }),
        _ => of_vendor(tx, new.vendor, new.kind, id).await,
    }
}

/// Keeps what was changed of a login, as its next revision.
pub(super) async fn update(tx: &mut Tx, login: &Login) -> Result<Login, Refused> {
    let now = tx.micros();
    tx.run(
        "UPDATE logins SET name = $1, status = $2, password = $3, totp = $4, totp_state = $5, totp_step = $6, \
         revision = revision + 1, updated_at = $7 WHERE id = $8",
        args![
            &login.name,
            login.status.as_str(),
            login.password.as_ref(),
            login.totp.as_ref(),
            factor_word(login.factor),
            login.totp_step,
            now,
            login.id,
        ],
    )
    .await?;
    of_vendor(tx, login.vendor, login.kind, login.id).await
}

/// Keeps a person's hash at today's cost; nobody needs to hear of that.
pub(super) async fn rehash(tx: &mut Tx, id: PersonId, old: &str, new: &str) -> Result<(), DbError> {
    tx.run("UPDATE logins SET password = $1 WHERE id = $2 AND password = $3", args![new, id, old]).await.map(drop)
}

/// Takes a step of the second factor, unless this one or a later one was taken meanwhile.
pub(super) async fn take_step(tx: &mut Tx, id: PersonId, step: i64) -> Result<bool, DbError> {
    let sql = "UPDATE logins SET totp_step = $1 WHERE id = $2 AND (totp_step IS NULL OR totp_step < $1)";
    Ok(tx.run(sql, args![step, id]).await? == 1)
}

/// Takes a code on paper, unless it was taken before or never was one.
pub(super) async fn take_recovery_code(tx: &mut Tx, id: PersonId, hash: &str) -> Result<bool, DbError> {
    let now = tx.micros();
    let sql = "UPDATE recovery_codes SET used_at = $1 WHERE login = $2 AND hash = $3 AND used_at IS NULL";
    Ok(tx.run(sql, args![now, id, hash]).await? == 1)
}

/// Exchanges all codes on paper; none ends them.
pub(super) async fn replace_recovery_codes(tx: &mut Tx, id: PersonId, hashes: &[String]) -> Result<(), DbError> {
    tx.run("DELETE FROM recovery_codes WHERE login = $1", args![id]).await?;
    for hash in hashes {
        tx.run("INSERT INTO recovery_codes (login, hash) VALUES ($1, $2)", args![id, hash]).await?;
    }
    Ok(())
}

/// Codes on paper that are left.
pub(super) async fn recovery_codes_left(conn: &mut Conn, id: PersonId) -> Result<i64, DbError> {
    let sql = "SELECT COUNT(*) FROM recovery_codes WHERE login = $1 AND used_at IS NULL";
    conn.one(sql, args![id]).await?.int(0)
}

/// Keeps a link, which takes the place of an earlier one.
pub(super) async fn put_link(tx: &mut Tx, id: PersonId, hash: &str, expires_at: i64) -> Result<(), DbError> {
    tx.run("DELETE FROM password_links WHERE login = $1", args![id]).await?;
    let sql = "INSERT INTO password_links (hash, login, expires_at) VALUES ($1, $2, $3)";
    tx.run(sql, args![hash, id, expires_at]).await.map(drop)
}

/// Takes a link: whose it is, if it still was good.
pub(super) async fn take_link(tx: &mut Tx, hash: &str) -> Result<Option<PersonId>, DbError> {
    let now = tx.micros();
    let sql = "DELETE FROM password_links WHERE hash = $1 AND expires_at > $2 RETURNING login";
    tx.optional(sql, args![hash, now]).await?.map(|row| Ok(PersonId(row.int(0)?))).transpose()
}

fn factor_word(factor: Factor) -> &'static str {
    match factor {
        Factor::None => "none",
        Factor::Pending => "pending",
        Factor::On => "on",
    }
}

fn read(row: &Row) -> Result<Login, Refused> {
    let state = row.text(8)?;
    let factor = [Factor::None, Factor::Pending, Factor::On].into_iter().find(|factor| factor_word(*factor) == state);
    Ok(Login {
        id: PersonId(row.int(0)?),
        vendor: VendorId(row.int(1)?),
        kind: LoginKind::parse(&row.text(2)?).ok_or(Refused::Stored("login"))?,
        email: row.text(3)?,
        name: row.text(4)?,
        status: Status::parse(&row.text(5)?).ok_or(Refused::Stored("login"))?,
        password: row.opt_text(6)?,
        totp: row.opt_text(7)?,
        factor: factor.ok_or(Refused::Stored("login"))?,
        totp_step: row.opt_int(9)?,
        revision: row.int(10)?,
        created_at: from_micros(row.int(11)?),
        updated_at: from_micros(row.int(12)?),
    })
}
