//! Releases: builds of the product, as the vendor's own data. Their files lie elsewhere; here stands when each was built, where its
//! files are and which hashes they have. Who may have which, the end of upgrade protection decides.

mod downloads;
mod rest;
mod rows;

use foundation::db::{AuditEntry, Change, Event, Tx};
use foundation::http::FieldError;
use foundation::tokens::Scope;
use jiff::Timestamp;
use license::Moment;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;

use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::state::ApiState;
use crate::text;
use crate::vendors::VendorId;

foundation::id_type!(
    /// A release.
    ReleaseId,
    "release"
);

/// Releases one vendor can have.
const MOST_RELEASES: i64 = 10_000;
/// Files one release can have.
const MOST_FILES: usize = 50;
/// Longest version, in bytes.
const LONGEST_VERSION: usize = 64;
/// Longest notes of a release, in bytes.
const LONGEST_NOTES: usize = 20_000;
/// Longest address of a file, in bytes.
const LONGEST_URL: usize = 2000;

/// For whom a build is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ReleaseChannel {
    /// For everybody.
    Stable,
    /// For whoever wants to try what comes next.
    Preview,
}

impl ReleaseChannel {
    fn as_str(self) -> &'static str {
        match self {
            Self::Stable => "stable",
            Self::Preview => "preview",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Stable, Self::Preview].into_iter().find(|channel| channel.as_str() == word)
    }
}

/// A file of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReleaseFile {
    /// What it is called.
    #[schema(min_length = 1, max_length = 200, example = "pennypost-2.4.0-x86_64.deb")]
    name: String,
    /// Where it is got; an address that begins with https://.
    #[schema(max_length = 2000, example = "https://downloads.example.com/pennypost-2.4.0-x86_64.deb")]
    url: String,
    /// SHA-256 of it: 64 hexadecimal digits.
    #[schema(
        min_length = 64,
        max_length = 64,
        example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    )]
    sha256: String,
}

/// A release as its row tells it.
#[derive(Clone, Debug)]
struct Release {
    id: ReleaseId,
    version: String,
    built_at: Moment,
    channel: ReleaseChannel,
    notes: String,
    files: Vec<ReleaseFile>,
    revision: i64,
    updated_at: Timestamp,
}

/// A release as it is to be.
#[derive(Clone, Debug)]
struct NewRelease {
    version: String,
    built_at: Moment,
    channel: ReleaseChannel,
    notes: String,
    files: Vec<ReleaseFile>,
}

impl NewRelease {
    fn checked(self) -> Result<Self, Refused> {
        let mut errors = Vec::new();
        let version = version(&self.version, &mut errors);
        let notes = text::words(&self.notes, LONGEST_NOTES, "/notes", &mut errors);
        if self.files.len() > MOST_FILES {
            let detail = format!("a release has at most {MOST_FILES} files");
            errors.push(FieldError::new("/files", "too_long", detail));
        }
        let files = self.files.into_iter().enumerate().map(|(at, file)| file.checked(at, &mut errors)).collect();
        Refused::unless_empty(errors)?;
        Ok(Self { version, notes, files, ..self })
    }
}

impl ReleaseFile {
    fn checked(self, at: usize, errors: &mut Vec<FieldError>) -> Self {
        let place = |field: &str| format!("/files/{at}/{field}");
        let name = text::name(&self.name, &place("name"), errors);
        let good = url::Url::parse(&self.url).is_ok_and(|url| {
            url.scheme() == "https" && url.has_host() && url.username().is_empty() && url.password().is_none()
        });
        if !good || self.url.len() > LONGEST_URL {
            errors.push(FieldError::new(place("url"), "invalid", "must be an address that begins with https://"));
        }
        let sha256 = self.sha256.trim().to_ascii_lowercase();
        if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            errors.push(FieldError::new(place("sha256"), "invalid", "must be 64 hexadecimal digits"));
        }
        Self { name, url: self.url, sha256 }
    }
}

/// A version as a path has it: 1 to [`LONGEST_VERSION`] letters, digits and `.`, `-`, `+`, `_`, a letter or digit first.
fn version(text: &str, errors: &mut Vec<FieldError>) -> String {
    let good = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+' | b'_');
    let first = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    if !first || text.len() > LONGEST_VERSION || !text.bytes().all(good) {
        let detail = format!("must have 1 to {LONGEST_VERSION} letters, digits, dots, hyphens, pluses and underscores");
        errors.push(FieldError::new("/version", "invalid", detail));
    }
    text.to_owned()
}

fn shown(release: &Release) -> String {
    json!({
        "version": release.version, "built_at": release.built_at.to_string(), "channel": release.channel.as_str(),
        "notes": release.notes, "files": release.files,
    })
    .to_string()
}

/// The feed and the audit trail hear of a release.
async fn note(
    tx: &mut Tx,
    principal: &Principal,
    kind: &'static str,
    (before, after): (Option<&Release>, Option<&Release>),
) -> Result<(), Refused> {
    let (vendor, Some(release)) = (principal.vendor()?, after.or(before)) else { return Ok(()) };
    let detail = Some(json!({"version": release.version}).to_string());
    tx.record(Event { kind, owner: vendor.0, object: release.id.0, revision: release.revision, detail });
    let change = Change { before: before.map(shown), after: after.map(shown) };
    let entry = AuditEntry { action: kind, object: format!("release:{}", release.version), change };
    Ok(tx.audit_of(vendor.0, &principal.actor, entry).await?)
}

impl Office {
    /// Makes a release or replaces what is said of it; the release, and whether there was one before.
    async fn put_release(
        &self,
        principal: &Principal,
        new: NewRelease,
        expected: Option<i64>,
    ) -> Result<(Release, Option<Release>), Refused> {
        principal.needs(Scope::Write(Area::Catalogue))?;
        let (vendor, new) = (principal.vendor()?, new.checked()?);
        self.db
            .write((principal.clone(), new), move |tx, (principal, new)| {
                Box::pin(async move {
                    let before = rows::find(tx, vendor, &new.version).await?;
                    Refused::check_revision(expected, before.as_ref().map_or(0, |before| before.revision))?;
                    if before.is_none() && rows::count(tx, vendor).await? >= MOST_RELEASES {
                        let detail = format!("a vendor has at most {MOST_RELEASES} releases");
                        return Err(Refused::field("/version", "out_of_range", detail));
                    }
                    rows::put(tx, vendor, new).await?;
                    let after = rows::find(tx, vendor, &new.version).await?.ok_or(Refused::Stored("release"))?;
                    note(tx, principal, "release.changed", (before.as_ref(), Some(&after))).await?;
                    Ok((after, before))
                })
            })
            .await
    }

    /// Takes a release back: nobody finds it any more.
    async fn delete_release(&self, principal: &Principal, key: &str, expected: Option<i64>) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Catalogue))?;
        let vendor = principal.vendor()?;
        self.db
            .write((principal.clone(), key.to_owned()), move |tx, (principal, key)| {
                Box::pin(async move {
                    let before = release(tx, vendor, key).await?;
                    Refused::check_revision(expected, before.revision)?;
                    rows::delete(tx, before.id).await?;
                    note(tx, principal, "release.deleted", (Some(&before), None)).await
                })
            })
            .await
    }

    /// One of the vendor's releases, by its version.
    async fn release(&self, principal: &Principal, key: &str) -> Result<Option<Release>, Refused> {
        principal.needs(Scope::Read(Area::Catalogue))?;
        rows::find(&mut self.read().await?, principal.vendor()?, key).await
    }
}

async fn release(conn: &mut foundation::db::Conn, vendor: VendorId, key: &str) -> Result<Release, Refused> {
    rows::find(conn, vendor, key).await?.ok_or_else(|| Refused::missing("release", key))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    rest::operations().merge(downloads::operations())
}
