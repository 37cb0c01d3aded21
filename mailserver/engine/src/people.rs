//! People who log in with a password of their own: whoever administrates, and the holders of mailboxes.

use std::fmt;
use std::str::FromStr;

use foundation::db::{Actor, Conn, DbError, Tx};
use foundation::ids::InvalidId;
use foundation::tokens::{Scope, Scopes};
use message::address::Address;
use store::administrators::{self, Administrator};
use store::domains::Owner;
use store::factor::Factor;
use store::ids::{AdministratorId, MailboxId, TenantId};
use store::mailboxes::{self, Mailbox, MailboxChange, Status};
use store::passkeys::{self, Keeper};
use store::tenants::Tenant;
use store::{addresses, app_passwords, domains, oauth, tenants};

use crate::administrators::{note as note_administrator, scopes_of};
use crate::admission::withdraw;
use crate::directory::under_first_name;
use crate::mailboxes::{is_open, note as note_mailbox, told as told_mailbox};
use crate::tokens::owner_of_tenant;
use crate::{Area, Refused, Right};

/// Who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PersonId {
    /// Somebody who administrates.
    Administrator(AdministratorId),
    /// The holder of a mailbox.
    Holder(MailboxId),
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Administrator(id) => id.fmt(f),
            Self::Holder(id) => id.fmt(f),
        }
    }
}

impl FromStr for PersonId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        text.parse().map(Self::Administrator).or_else(|_| text.parse().map(Self::Holder))
    }
}

/// Somebody, and what is known of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Person {
    /// Somebody who administrates.
    Administrator(Administrator),
    /// The holder of a mailbox.
    Holder(Mailbox),
}

/// What is exchanged of what somebody logs in with.
#[derive(Clone, Debug)]
pub(crate) enum Renewal {
    /// The password's hash, and its SCRAM verifier where one is kept.
    Password(String, Option<String>),
    /// The second factor.
    Factor(Factor),
}

/// What came of it, for the books.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Deed {
    PasswordChanged,
    FactorBegun,
    FactorOn,
    FactorOff,
}

impl Person {
    /// Whoever has this name, if they may log in: an administrator before a mailbox of the same name.
    pub(crate) async fn named(conn: &mut Conn, login: &str) -> Result<Option<Self>, DbError> {
        let login = login.trim().to_lowercase();
        if let Some(found) = administrators::find(conn, &login).await? {
            return Self::Administrator(found).let_in(conn).await;
        }
        let Ok(address) = Address::parse(&login) else { return Ok(None) };
        let first = under_first_name(conn, &address).await?;
        match mailboxes::find(conn, &first.unwrap_or(address).key()).await? {
            Some(found) => Self::Holder(found).let_in(conn).await,
            None => Ok(None),
        }
    }

    /// Whoever this is, if they may still be logged in.
    pub(crate) async fn admitted(conn: &mut Conn, id: PersonId) -> Result<Option<Self>, DbError> {
        match Self::read(conn, id).await? {
            Some(found) => found.let_in(conn).await,
            None => Ok(None),
        }
    }

    /// Whoever this is.
    pub(crate) async fn read(conn: &mut Conn, id: PersonId) -> Result<Option<Self>, DbError> {
        Ok(match id {
            PersonId::Administrator(id) => administrators::read(conn, id).await?.map(Self::Administrator),
            PersonId::Holder(id) => mailboxes::read(conn, id).await?.map(Self::Holder),
        })
    }

    /// Refuses when what they logged in with is another one by now, or not enough: a login takes its time, and may be overtaken.
    pub(crate) async fn still(&self, conn: &mut Conn) -> Result<(), Refused> {
        let now = Self::admitted(conn, self.id()).await?;
        let same = now.is_some_and(|now| {
            now.password_hash() == self.password_hash() && now.factor().confirmed == self.factor().confirmed
        });
        if same { Ok(()) } else { Err(Refused::LoginFailed) }
    }

    fn is_active(&self) -> bool {
        match self {
            Self::Administrator(person) => person.text.status == Status::Active,
            Self::Holder(mailbox) => is_open(mailbox),
        }
    }

    /// Themselves, unless they or the house around them are closed. Administrators of a tenant that is suspended still look at it.
    async fn let_in(self, conn: &mut Conn) -> Result<Option<Self>, DbError> {
        if !self.is_active() {
            return Ok(None);
        }
        let mailbox = match &self {
            Self::Holder(mailbox) => mailbox,
            Self::Administrator(person) => {
                for id in [person.owner.tenant, person.owner.reseller] {
                    let gone = |found: Option<Tenant>| found.is_none_or(|tenant| tenant.terminated_at.is_some());
                    if id != TenantId(0) && gone(tenants::read(conn, id).await?) {
                        return Ok(None);
                    }
                }
                return Ok(Some(self));
            }
        };
        let house = addresses::house(conn, mailbox.id).await?;
        let open = house.is_some_and(|house| house.domain == domains::Status::Active && house.lets_in);
        Ok(open.then_some(self))
    }

    /// Who they are.
    pub fn id(&self) -> PersonId {
        match self {
            Self::Administrator(person) => PersonId::Administrator(person.id),
            Self::Holder(mailbox) => PersonId::Holder(mailbox.id),
        }
    }

    /// The name they log in with.
    pub fn login(&self) -> &str {
        match self {
            Self::Administrator(person) => &person.login,
            Self::Holder(mailbox) => &mailbox.address,
        }
    }

    /// What people call them; empty for nothing.
    pub fn name(&self) -> &str {
        match self {
            Self::Administrator(person) => &person.text.name,
            Self::Holder(mailbox) => mailbox.text.display_name.as_deref().unwrap_or_default(),
        }
    }

    /// Whose they are.
    pub fn owner(&self) -> &Owner {
        match self {
            Self::Administrator(person) => &person.owner,
            Self::Holder(mailbox) => &mailbox.owner,
        }
    }

    /// Their second factor.
    pub fn factor(&self) -> &Factor {
        match self {
            Self::Administrator(person) => &person.factor,
            Self::Holder(mailbox) => &mailbox.factor,
        }
    }

    /// What their password is checked against; none while there is none.
    pub(crate) fn password_hash(&self) -> Option<&str> {
        let hash = match self {
            Self::Administrator(person) => &person.password_hash,
            Self::Holder(mailbox) => &mailbox.password_hash,
        };
        Some(hash.as_str()).filter(|hash| !hash.is_empty())
    }

    /// What they may do.
    pub fn scopes(&self) -> Scopes<Area> {
        match self {
            Self::Administrator(person) => scopes_of(person),
            Self::Holder(_) => {
                let own = [Area::Account, Area::Mail, Area::Submission].map(Scope::Write);
                Scopes::new(own.into_iter().chain([Scope::Read(Area::Contacts)]))
            }
        }
    }

    /// Whether they may do that: what is a mailbox's own is its holder's alone, whatever an administrator may.
    pub(crate) fn may(&self, right: Right) -> bool {
        let fits = match (self, right) {
            // An address book is read by both.
            (_, Scope::Read(Area::Contacts)) => true,
            (Self::Holder(_), Scope::Read(area) | Scope::Write(area)) => is_own(area),
            (Self::Administrator(_), Scope::Read(area) | Scope::Write(area)) => !is_own(area),
            (person, Scope::Admin) => matches!(person, Self::Administrator(_)),
        };
        fits && self.scopes().allow(right)
    }

    /// How books and the audit trail name them.
    pub(crate) fn object(&self) -> String {
        match self {
            Self::Administrator(person) => format!("administrator:{}", person.login),
            Self::Holder(mailbox) => format!("mailbox:{}", mailbox.address),
        }
    }

    /// Under which name their failed logins are counted: a mailbox's as over every protocol, an administrator's under one that no
    /// mailbox has.
    pub(crate) fn account(&self) -> String {
        match self {
            Self::Administrator(person) => format!("administrator {}", person.login),
            Self::Holder(mailbox) => mailbox.address.clone(),
        }
    }

    /// How rows name the bearer of what is theirs: as a path, so that all of it is found together.
    pub(crate) fn path(&self) -> String {
        let house = match self.owner() {
            Owner { tenant: TenantId(0), .. } => String::new(),
            owner => format!("{}/", owner_of_tenant(owner.tenant, owner.reseller)),
        };
        match self {
            Self::Administrator(person) => format!("{house}{}", person.id),
            Self::Holder(mailbox) => format!("{house}{}/{}", mailbox.domain, mailbox.id),
        }
    }

    /// Exchanges what they log in with, and writes it into the books.
    pub(crate) async fn renew(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        renewal: &Renewal,
        deed: Deed,
    ) -> Result<Self, Refused> {
        let (event, action) = deed.words(self);
        match self {
            Self::Administrator(before) => {
                let mut wanted = before.clone();
                match renewal {
                    Renewal::Password(hash, _) => wanted.password_hash.clone_from(hash),
                    Renewal::Factor(factor) => wanted.factor = factor.clone(),
                }
                let after = administrators::update(tx, &wanted).await?;
                if matches!(deed, Deed::PasswordChanged) {
                    oauth::grants::delete_of(tx, &after.id.to_string()).await?;
                    passkeys::delete_of(tx, Keeper::Administrator(after.id)).await?;
                }
                note_administrator(tx, actor, (event, action), Some(before), Some(&after)).await?;
                Ok(Self::Administrator(after))
            }
            Self::Holder(before) => {
                let change = match renewal.clone() {
                    Renewal::Password(hash, scram) => {
                        MailboxChange { password: Some((hash, scram)), ..MailboxChange::default() }
                    }
                    Renewal::Factor(factor) => MailboxChange { factor: Some(factor), ..MailboxChange::default() },
                };
                let after = mailboxes::update(tx, before.id, &change).await?;
                // Programs that know the password alone are out once it is another one, or no longer enough.
                if !matches!(deed, Deed::FactorBegun | Deed::FactorOff) {
                    withdraw(tx, after.id);
                }
                if matches!(deed, Deed::PasswordChanged) {
                    shut_out_programs(tx, after.id).await?;
                }
                tx.record(told_mailbox(event, &after));
                note_mailbox(tx, actor, action, Some(before), Some(&after)).await?;
                Ok(Self::Holder(after))
            }
        }
    }
}

/// Takes whatever else opens a mailbox, from programs and from whoever made a passkey: whoever set another password may know why.
pub(crate) async fn shut_out_programs(tx: &mut Tx, mailbox: MailboxId) -> Result<(), Refused> {
    oauth::grants::delete_of(tx, &mailbox.to_string()).await?;
    app_passwords::delete_of(tx, mailbox).await?;
    passkeys::delete_of(tx, Keeper::Mailbox(mailbox)).await?;
    Ok(())
}

impl Deed {
    /// The kind of the event, and the action in the audit trail.
    fn words(self, person: &Person) -> (&'static str, &'static str) {
        match (self, person) {
            (Self::PasswordChanged, Person::Administrator(_)) => {
                ("administrator.password_changed", "administrator.change_password")
            }
            (Self::FactorBegun, Person::Administrator(_)) => {
                ("administrator.second_factor_begun", "administrator.begin_second_factor")
            }
            (Self::FactorOn, Person::Administrator(_)) => {
                ("administrator.second_factor_on", "administrator.confirm_second_factor")
            }
            (Self::FactorOff, Person::Administrator(_)) => {
                ("administrator.second_factor_off", "administrator.remove_second_factor")
            }
            (Self::PasswordChanged, Person::Holder(_)) => ("mailbox.password_changed", "mailbox.change_password"),
            (Self::FactorBegun, Person::Holder(_)) => ("mailbox.second_factor_begun", "mailbox.begin_second_factor"),
            (Self::FactorOn, Person::Holder(_)) => ("mailbox.second_factor_on", "mailbox.confirm_second_factor"),
            (Self::FactorOff, Person::Holder(_)) => ("mailbox.second_factor_off", "mailbox.remove_second_factor"),
        }
    }
}

/// Whether things of this area are a mailbox's own.
fn is_own(area: Area) -> bool {
    matches!(area, Area::Account | Area::Mail | Area::Submission)
}
