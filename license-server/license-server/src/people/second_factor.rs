//! Setting up a second factor: the secret is shown, a code proves that the telephone has it, codes on paper are for its loss.

use foundation::db::Change;
use foundation::secrets::totp::{Totp, recovery_code, recovery_hash};
use foundation::tokens::Scope;

use super::rows::{self, Login, LoginKind};
use super::{Factor, PersonId, note};
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::sessions;
use crate::vendors;

/// Codes on paper at a time.
const RECOVERY_CODES: usize = 10;

/// What a telephone needs, shown once.
pub(crate) struct Enrolment {
    pub(crate) secret: String,
    pub(crate) uri: String,
}

/// The secret of a login, which has one once it was begun.
pub(super) fn secret_of(office: &Office, login: &Login) -> Result<Totp, Refused> {
    let sealed = login.totp.as_deref().ok_or(Refused::Stored("second factor"))?;
    let bytes = office.sealer.open(&context(login.id), sealed)?;
    Totp::from_bytes(&bytes).ok_or(Refused::Stored("second factor"))
}

fn context(id: PersonId) -> String {
    format!("totp {id}")
}

impl Office {
    /// Begins: makes a secret. One that is in use stays in use until [`Office::confirm_factor`].
    pub(crate) async fn begin_factor(&self, principal: &Principal) -> Result<Enrolment, Refused> {
        let id = principal.in_person()?;
        let totp = Totp::make();
        let sealed = self.sealer.seal(&context(id), totp.as_bytes());
        let (name, email) = {
            let mut conn = self.read().await?;
            let login = rows::get(&mut conn, id).await?.ok_or_else(|| Refused::missing("person", id))?;
            (vendors::get(&mut conn, login.vendor).await?.name, login.email)
        };
        self.db
            .write((principal.clone(), sealed), move |tx, (principal, sealed)| {
                Box::pin(async move {
                    let before = rows::get(tx, id).await?.ok_or_else(|| Refused::missing("person", id))?;
                    if before.factor == Factor::On {
                        return Err(Refused::Exists { kind: "second factor", key: before.email });
                    }
                    let begun =
                        Login { totp: Some(sealed.clone()), factor: Factor::Pending, totp_step: None, ..before };
                    let after = rows::update(tx, &begun).await?;
                    let of = (after.vendor, id, after.revision);
                    note(tx, principal, "person.second_factor_begun", of, Change::default()).await
                })
            })
            .await?;
        Ok(Enrolment { secret: totp.text().to_string(), uri: totp.uri(&name, &email).to_string() })
    }

    /// Turns it on: the code proves that the telephone has the secret. The codes on paper are shown this once.
    pub(crate) async fn confirm_factor(&self, principal: &Principal, code: &str) -> Result<Vec<String>, Refused> {
        let id = principal.in_person()?;
        let login = rows::get(&mut self.read().await?, id).await?.ok_or_else(|| Refused::missing("person", id))?;
        if login.factor != Factor::Pending {
            return Err(Refused::field("/code", "wrong", "is for no second factor; begin one by `POST /v1/me/totp`"));
        }
        let totp = secret_of(self, &login)?;
        let Some(step) = totp.check(self.clock().now(), code, None) else {
            return Err(Refused::field(
                "/code",
                "wrong",
                "is not the code of this moment; check the telephone's clock",
            ));
        };
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code().to_string()).collect();
        let hashes: Vec<String> = codes.iter().map(|code| recovery_hash(code)).collect();
        self.db
            .write((principal.clone(), hashes, login.totp), move |tx, (principal, hashes, checked)| {
                Box::pin(async move {
                    let before = rows::get(tx, id).await?.ok_or_else(|| Refused::missing("person", id))?;
                    if before.factor != Factor::Pending || before.totp != *checked {
                        return Err(Refused::Stale);
                    }
                    let on = Login { factor: Factor::On, totp_step: Some(step), ..before };
                    let after = rows::update(tx, &on).await?;
                    rows::replace_recovery_codes(tx, id, hashes).await?;
                    sessions::end_others(tx, id, principal.credential).await?;
                    let of = (after.vendor, id, after.revision);
                    note(tx, principal, "person.second_factor_on", of, Change::default()).await
                })
            })
            .await?;
        Ok(codes)
    }

    /// Turns one's own off; a code proves that it is not somebody at an open screen.
    pub(crate) async fn drop_factor(&self, principal: &Principal, code: &str) -> Result<(), Refused> {
        let id = principal.in_person()?;
        let login = rows::get(&mut self.read().await?, id).await?.ok_or_else(|| Refused::missing("person", id))?;
        if login.factor == Factor::On && !self.takes_code(&login, code).await? {
            return Err(Refused::field("/code", "wrong", "is no code that is still good"));
        }
        self.forget_factor(principal, login.kind, id).await
    }

    /// Turns that of one of the staff off who lost telephone and paper.
    pub(crate) async fn reset_factor(&self, principal: &Principal, id: PersonId) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Staff))?;
        rows::of_vendor(&mut self.read().await?, principal.vendor()?, LoginKind::Staff, id).await?;
        self.forget_factor(principal, LoginKind::Staff, id).await
    }

    async fn forget_factor(&self, principal: &Principal, kind: LoginKind, id: PersonId) -> Result<(), Refused> {
        let vendor = principal.vendor()?;
        self.db
            .write(principal.clone(), move |tx, principal| {
                Box::pin(async move {
                    let before = rows::of_vendor(tx, vendor, kind, id).await?;
                    let off = Login { totp: None, factor: Factor::None, totp_step: None, ..before };
                    let after = rows::update(tx, &off).await?;
                    rows::replace_recovery_codes(tx, id, &[]).await?;
                    let of = (after.vendor, id, after.revision);
                    note(tx, principal, "person.second_factor_off", of, Change::default()).await
                })
            })
            .await
    }

    /// How far one's own is set up, and how many codes on paper are left.
    pub(crate) async fn own_factor(&self, principal: &Principal) -> Result<(Factor, i64), Refused> {
        let id = principal.in_person()?;
        let mut conn = self.read().await?;
        let login = rows::get(&mut conn, id).await?.ok_or_else(|| Refused::missing("person", id))?;
        Ok((login.factor, rows::recovery_codes_left(&mut conn, id).await?))
    }
}
