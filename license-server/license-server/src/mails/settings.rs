//! How a vendor's mails are sent: a mail host, and a login there whose password is sealed.

use foundation::args;
use foundation::db::{AuditEntry, Change, Conn, Event, Tx};
use foundation::http::FieldError;
use foundation::tokens::Scope;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::delivery::Host;
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::text;
use crate::vendors::VendorId;

/// How the connection to a mail host is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum MailSecurity {
    /// By STARTTLS, which must be offered; port 587.
    #[default]
    Starttls,
    /// From the first byte; port 465.
    Tls,
    /// Not at all: the host is this machine.
    Loopback,
}

/// How mails are sent. An empty host sends none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct MailSettings {
    /// The mail host; empty to send no mails.
    pub(super) host: String,
    /// Its port.
    pub(super) port: u16,
    /// How the connection is protected.
    pub(super) security: MailSecurity,
    /// The login there; empty for none.
    pub(super) user: String,
    /// The address that mails are from.
    pub(super) from: String,
    /// The name that mails are from; empty for none.
    pub(super) from_name: String,
}

impl MailSettings {
    pub(super) fn checked(self) -> Result<Self, Refused> {
        if self.host.is_empty() {
            return Ok(Self::default());
        }
        let mut errors = Vec::new();
        let local = self.host == "localhost" || self.host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
        if self.security == MailSecurity::Loopback && !local {
            let detail = "a host that is not this machine is spoken to by `starttls` or `tls`";
            errors.push(FieldError::new("/security", "invalid", detail));
        }
        if self.port == 0 {
            errors.push(FieldError::new("/port", "out_of_range", "must be 1 to 65535"));
        }
        let checked = Self {
            host: if local { self.host } else { text::host(&self.host, "/host", &mut errors) },
            from: text::email(&self.from, "/from", &mut errors),
            from_name: text::words(&self.from_name, text::LONGEST_NAME, "/from_name", &mut errors),
            user: text::words(&self.user, 200, "/user", &mut errors),
            ..self
        };
        if checked.from_name.contains('\n') {
            errors.push(FieldError::new("/from_name", "invalid", "must be on one line"));
        }
        Refused::unless_empty(errors)?;
        Ok(checked)
    }
}

/// Settings as they are kept.
pub(super) struct Kept {
    pub(super) settings: MailSettings,
    /// Sealed.
    pub(super) password: Option<String>,
    pub(super) revision: i64,
}

fn context(vendor: VendorId) -> String {
    format!("mail password of {vendor}")
}

async fn find(conn: &mut Conn, vendor: VendorId) -> Result<Kept, Refused> {
    let sql = "SELECT document, password, revision FROM mail_settings WHERE vendor = $1";
    let Some(row) = conn.optional(sql, args![vendor]).await? else {
        return Ok(Kept { settings: MailSettings::default(), password: None, revision: 0 });
    };
    let settings = serde_json::from_str(&row.text(0)?).map_err(|_| Refused::Stored("mail settings"))?;
    Ok(Kept { settings, password: row.opt_text(1)?, revision: row.int(2)? })
}

/// Whether the vendor sends mails at all.
pub(crate) async fn is_set(conn: &mut Conn, vendor: VendorId) -> Result<bool, Refused> {
    Ok(!find(conn, vendor).await?.settings.host.is_empty())
}

/// The vendor's mail host, if it has one.
pub(super) async fn host(office: &Office, vendor: VendorId) -> Result<Option<Host>, Refused> {
    let kept = find(&mut office.read().await?, vendor).await?;
    if kept.settings.host.is_empty() {
        return Ok(None);
    }
    let open = |sealed: &String| office.sealer.open_text(&context(vendor), sealed);
    let password = kept.password.as_ref().map(open).transpose()?;
    Ok(Some(Host { settings: kept.settings, password }))
}

async fn put(
    tx: &mut Tx,
    principal: &Principal,
    new: &MailSettings,
    password: Option<&String>,
    expected: Option<i64>,
) -> Result<(), Refused> {
    let (vendor, now) = (principal.vendor()?, tx.micros());
    let before = find(tx, vendor).await?;
    Refused::check_revision(expected, before.revision)?;
    // A password is for its host: another host is not shown it.
    let same = before.settings.host == new.host && before.settings.user == new.user;
    let password = password.cloned().or(before.password.clone().filter(|_| same));
    let json = |settings: &MailSettings| serde_json::to_string(settings).map_err(|_| Refused::Stored("mail settings"));
    tx.run(
        "INSERT INTO mail_settings (vendor, document, password, revision, updated_at) VALUES ($1, $2, $3, 1, $4) \
         ON CONFLICT (vendor) DO UPDATE SET document = $2, password = $3, revision = mail_settings.revision + 1, \
         updated_at = $4",
        args![vendor, json(new)?, password, now],
    )
    .await?;
    let kind = "vendor.mail_settings_changed";
    tx.record(Event { kind, owner: vendor.0, object: vendor.0, revision: before.revision + 1, detail: None });
    let change = Change { before: Some(json(&before.settings)?), after: Some(json(new)?) };
    let entry = AuditEntry { action: kind, object: vendor.to_string(), change };
    Ok(tx.audit_of(vendor.0, &principal.actor, entry).await?)
}

impl Office {
    /// The vendor's settings for mail.
    pub(super) async fn mail_settings(&self, principal: &Principal) -> Result<Kept, Refused> {
        principal.needs(Scope::Read(Area::Vendor))?;
        find(&mut self.read().await?, principal.vendor()?).await
    }

    /// Replaces the vendor's settings for mail; without a password the one there is stays, if it is for the same host and login.
    pub(super) async fn replace_mail_settings(
        &self,
        principal: &Principal,
        new: MailSettings,
        password: Option<SecretString>,
        expected: Option<i64>,
    ) -> Result<Kept, Refused> {
        principal.needs(Scope::Write(Area::Vendor))?;
        let (vendor, new) = (principal.vendor()?, new.checked()?);
        let seal = |password: SecretString| self.sealer.seal(&context(vendor), password.expose_secret().as_bytes());
        let input = (principal.clone(), new, password.map(seal));
        self.db
            .write(input, move |tx, (principal, new, password)| {
                Box::pin(put(tx, principal, new, password.as_ref(), expected))
            })
            .await?;
        find(&mut self.read().await?, vendor).await
    }
}
