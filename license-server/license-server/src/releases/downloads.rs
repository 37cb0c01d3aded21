//! What a licence may download: every build that is no younger than the end of its upgrade protection (UPS-22, UPS-23, SM-LIC-05).
//! Younger ones are listed too, without their files, so that a customer sees what renewing brings.

use axum::extract::State;
use foundation::http::{Listed, PageParams, Paging, Path, Query};
use jiff::Timestamp;
use license::steps::license::LicenseState;
use license::steps::maintenance;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::rest::ReleaseSearch;
use super::{Release, ReleaseChannel, ReleaseFile, rows};
use crate::door::Asker;
use crate::failure::Failure;
use crate::licenses::{self, License};
use crate::office::Office;
use crate::refused::Refused;
use crate::state::ApiState;

/// Whether a licence may have a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Entitlement {
    /// It may.
    Entitled,
    /// Its upgrade protection ended before the build: it may when that is renewed.
    NeedsProtection,
    /// The licence was ended for good.
    LicenseEnded,
}

impl Entitlement {
    fn of(license: &License, release: &Release) -> Self {
        match (license.state, license.maintenance_until) {
            (LicenseState::Revoked, _) => Self::LicenseEnded,
            // Protection that has not begun begins whole, and a trial has none to end.
            (_, None) => Self::Entitled,
            (_, Some(until)) if maintenance::covers(until, release.built_at) => Self::Entitled,
            (_, Some(_)) => Self::NeedsProtection,
        }
    }

    fn remedy(self) -> Option<&'static str> {
        match self {
            Self::Entitled => None,
            Self::NeedsProtection => Some(
                "This build is younger than your upgrade protection. Renew it by `POST \
                 /v1/licenses/{id}/maintenance-quotes` and order the quote; every build that it covers is yours then.",
            ),
            Self::LicenseEnded => Some("The licence was ended by the vendor. Write to them."),
        }
    }
}

/// A build, as a licence may have it or not.
#[derive(Debug, Serialize, ToSchema)]
struct Download {
    /// Its version.
    #[schema(example = "2.4.0")]
    version: String,
    /// When it was built.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    built_at: Timestamp,
    /// For whom it is meant.
    channel: ReleaseChannel,
    /// What is new, in words.
    #[schema(example = "Faster search.")]
    notes: String,
    /// Whether the licence may have it.
    entitlement: Entitlement,
    /// What to do to have it; null when nothing has to be done.
    #[schema(required, example = json!(null))]
    remedy: Option<String>,
    /// Its files; none when the licence may not have it.
    #[schema(max_items = 50, example = json!([]))]
    files: Vec<ReleaseFile>,
}

impl Download {
    fn of(license: &License, release: Release) -> Self {
        let entitlement = Entitlement::of(license, &release);
        let files = match entitlement {
            Entitlement::Entitled => release.files,
            Entitlement::NeedsProtection | Entitlement::LicenseEnded => Vec::new(),
        };
        Self {
            version: release.version,
            built_at: release.built_at.timestamp(),
            channel: release.channel,
            notes: release.notes,
            entitlement,
            remedy: entitlement.remedy().map(str::to_owned),
            files,
        }
    }
}

foundation::page_of!(
    /// Builds, the newest first.
    pub(crate) DownloadPage of Download
);

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_downloads))
}

/// Lists the builds of the product, the newest first, and which of them the licence may have: all that were built before its
/// upgrade protection ended.
///
/// Each entitled build has the addresses and hashes of its files; check the hash of what you got before you install it.
#[utoipa::path(
    get, path = "/v1/licenses/{id}/downloads", tag = "licenses",
    params(("id" = String, Path, description = "The licence's id.", example = "license_16j"), PageParams, ReleaseSearch),
    responses((status = 200, description = "A page of builds.", body = DownloadPage)),
    security(("bearer" = ["licenses:read"]))
)]
async fn list_downloads(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    paging: Paging,
    Query(search): Query<ReleaseSearch>,
) -> Result<Listed<DownloadPage>, Failure> {
    let license = office.license(&principal, licenses::parse(&id)?).await?;
    let after = paging.after()?;
    let mut conn = office.read().await.map_err(Refused::from)?;
    let found = rows::list(&mut conn, license.vendor, search.channel, after, paging.rows()).await?;
    let page = paging.page(found, |release| (release.built_at.timestamp().as_microsecond(), release.id.0));
    Ok(page.map(|release| Download::of(&license, release)).listed())
}
