//! Staff: who works for a vendor, and in which role. A vendor keeps an active owner, or nobody could let anyone in.

use foundation::args;
use foundation::db::{Change, Conn, DbError, Tx};
use foundation::tokens::Scope;
use serde_json::json;

use super::rows::{self, Login, LoginKind, NewLogin};
use super::{PersonId, Status, note};
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::roles::Role;
use crate::sessions;
use crate::text;
use crate::vendors::VendorId;

/// How many active owners a vendor has.
const OWNERS: &str = "SELECT COUNT(*) FROM staff JOIN logins ON logins.id = staff.id \
                                 WHERE staff.vendor = $1 AND staff.role = 'owner' AND logins.status = 'active'";

/// One of the staff.
#[derive(Clone)]
pub(crate) struct Staff {
    pub(crate) login: Login,
    pub(crate) role: Role,
}

/// One of the staff to be made.
#[derive(Clone, Debug)]
pub(crate) struct NewStaff {
    pub(crate) email: String,
    pub(crate) name: String,
    pub(crate) role: Role,
}

/// What is to change of one of the staff.
#[derive(Clone, Debug, Default)]
pub(crate) struct StaffChange {
    pub(crate) name: Option<String>,
    pub(crate) role: Option<Role>,
    pub(crate) status: Option<Status>,
}

/// The role of one of the staff.
pub(super) async fn role(conn: &mut Conn, id: PersonId) -> Result<Role, Refused> {
    let row = conn.optional("SELECT role FROM staff WHERE id = $1", args![id]).await?;
    let word = row.ok_or(Refused::Stored("role"))?.text(0)?;
    Role::parse(&word).ok_or(Refused::Stored("role"))
}

async fn get(conn: &mut Conn, vendor: VendorId, id: PersonId) -> Result<Staff, Refused> {
    let login = rows::of_vendor(conn, vendor, LoginKind::Staff, id).await?;
    Ok(Staff { role: role(conn, id).await?, login })
}

fn shown(staff: &Staff) -> String {
    json!({"email": staff.login.email, "name": staff.login.name, "role": staff.role, "status": staff.login.status.as_str()})
        .to_string()
}

async fn keep_an_owner(tx: &mut Tx, vendor: VendorId) -> Result<(), Refused> {
    match tx.one(OWNERS, args![vendor]).await?.int(0)? {
        0 => Err(Refused::LastOwner),
        _ => Ok(()),
    }
}

impl Office {
    /// The vendor's staff in the order they were made, after `after`.
    pub(crate) async fn staff(
        &self,
        principal: &Principal,
        after: Option<PersonId>,
        limit: i64,
    ) -> Result<Vec<Staff>, Refused> {
        principal.needs(Scope::Read(Area::Staff))?;
        let (vendor, mut conn) = (principal.vendor()?, self.read().await?);
        let sql = "SELECT id FROM staff WHERE vendor = $1 AND id > $2 ORDER BY id LIMIT $3";
        let found = conn.all(sql, args![vendor, after.map_or(0, |id| id.0), limit]).await?;
        let ids = found.iter().map(|row| row.int(0)).collect::<Result<Vec<_>, DbError>>()?;
        let mut staff = Vec::with_capacity(ids.len());
        for id in ids {
            staff.push(get(&mut conn, vendor, PersonId(id)).await?);
        }
        Ok(staff)
    }

    /// One of the vendor's staff.
    pub(crate) async fn one_of_staff(&self, principal: &Principal, id: PersonId) -> Result<Staff, Refused> {
        principal.needs(Scope::Read(Area::Staff))?;
        get(&mut self.read().await?, principal.vendor()?, id).await
    }

    /// Lets somebody work for the vendor. They have no password yet: a link sets one.
    pub(crate) async fn create_staff(&self, principal: &Principal, new: NewStaff) -> Result<Staff, Refused> {
        principal.needs(Scope::Write(Area::Staff))?;
        let (vendor, mut errors) = (principal.vendor()?, Vec::new());
        let login = NewLogin {
            vendor,
            kind: LoginKind::Staff,
            email: text::email(&new.email, "/email", &mut errors),
            name: text::name(&new.name, "/name", &mut errors),
        };
        Refused::unless_empty(errors)?;
        self.db
            .write((principal.clone(), login, new.role), move |tx, (principal, login, role)| {
                Box::pin(async move {
                    let login = rows::insert(tx, login).await?;
                    let sql = "INSERT INTO staff (id, vendor, role) VALUES ($1, $2, $3)";
                    tx.run(sql, args![login.id, vendor, role.as_str()]).await?;
                    let staff = Staff { login, role: *role };
                    let of = (vendor, staff.login.id, staff.login.revision);
                    let change = Change { before: None, after: Some(shown(&staff)) };
                    note(tx, principal, "staff.created", of, change).await?;
                    Ok(staff)
                })
            })
            .await
    }

    /// Changes one of the staff. Who is disabled or given another role keeps no session.
    pub(crate) async fn change_staff(
        &self,
        principal: &Principal,
        id: PersonId,
        change: StaffChange,
        expected: Option<i64>,
    ) -> Result<Staff, Refused> {
        principal.needs(Scope::Write(Area::Staff))?;
        let (vendor, mut errors) = (principal.vendor()?, Vec::new());
        let change = StaffChange { name: change.name.map(|name| text::name(&name, "/name", &mut errors)), ..change };
        Refused::unless_empty(errors)?;
        self.db
            .write((principal.clone(), change), move |tx, (principal, change)| {
                Box::pin(async move {
                    let before = get(tx, vendor, id).await?;
                    Refused::check_revision(expected, before.login.revision)?;
                    let role = change.role.unwrap_or(before.role);
                    let login = Login {
                        name: change.name.clone().unwrap_or_else(|| before.login.name.clone()),
                        status: change.status.unwrap_or(before.login.status),
                        ..before.login.clone()
                    };
                    let login = rows::update(tx, &login).await?;
                    tx.run("UPDATE staff SET role = $1 WHERE id = $2", args![role.as_str(), id]).await?;
                    keep_an_owner(tx, vendor).await?;
                    if role != before.role || login.status != Status::Active {
                        sessions::end_others(tx, id, principal.credential).await?;
                    }
                    let after = Staff { login, role };
                    let noted = Change { before: Some(shown(&before)), after: Some(shown(&after)) };
                    note(tx, principal, "staff.updated", (vendor, id, after.login.revision), noted).await?;
                    Ok(after)
                })
            })
            .await
    }
}
