//! Certificates beside the boot file's: given here, or got from an authority by ACME.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::Engine;
use engine::certificates::{CertificateOrder, CertificateState};
use engine::named::Put;
use foundation::http::wire::{IfMatch, Password, created, expected, expected_of, time};
use foundation::http::{Conditions, ETag, FieldError, Json, Listed, PageParams, Paging, Path, Problem};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::certificates::{Source, Wanted};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::{Failure, found};
use crate::rehearsal::DryRun;

const COLLECTION: &str = "/v1/certificates";

/// An authority that gives certificates by ACME (RFC 8555), and what is asked of it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
struct AcmeOrder {
    /// The address of its directory. Naming it means agreeing to its terms of service.
    #[schema(max_length = 2048, example = "https://acme-v02.api.letsencrypt.org/directory")]
    directory: String,
    /// An email address to which it may write; null for none.
    #[serde(default)]
    #[schema(example = "hostmaster@example.org")]
    contact: Option<String>,
    /// The host names, in lower case; wildcards cannot be validated. They lead to this machine, at whose port 443 the authority looks
    /// (TLS-ALPN-01, RFC 8737).
    #[schema(min_items = 1, max_items = 100, example = json!(["mail.example.org"]))]
    names: Vec<String>,
    /// Who vouches for the authority's own address, as certificates in PEM form; null for whom the machine trusts.
    #[serde(default)]
    #[schema(max_length = 65536, example = json!(null))]
    ca: Option<String>,
}

impl From<Wanted> for AcmeOrder {
    fn from(wanted: Wanted) -> Self {
        let Wanted { directory, contact, names, ca } = wanted;
        Self { directory, contact, names, ca }
    }
}

impl From<AcmeOrder> for Wanted {
    fn from(order: AcmeOrder) -> Self {
        let AcmeOrder { directory, contact, names, ca } = order;
        Self { directory, contact, names, ca }
    }
}

/// A certificate that answers the names it is for, on every listener that speaks TLS.
#[derive(Debug, Serialize, ToSchema)]
struct Certificate {
    /// Its name: its key in the path.
    #[schema(example = "mail.example.org")]
    name: String,
    /// The chain in PEM form, the certificate itself first; null while there is none. One that was given before is served until the
    /// authority gives another.
    #[schema(required, example = json!(null))]
    chain: Option<String>,
    /// Which authority gives it; absent for one that was given here.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    acme: Option<AcmeOrder>,
    /// The host names it answers, or will.
    #[schema(example = json!(["mail.example.org"]))]
    names: Vec<String>,
    /// From when it holds; null while there is none.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:00Z")]
    not_before: Option<Timestamp>,
    /// Until when it holds; null while there is none.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-04-05T09:00:00Z")]
    not_after: Option<Timestamp>,
    /// The SHA-256 of the certificate in hexadecimal digits; null while there is none.
    #[schema(required, example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    fingerprint: Option<String>,
    /// When the authority is asked for another; null while there is none, and for one that was given here.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-03-06T09:00:00Z")]
    renews_at: Option<Timestamp>,
    /// Why there is none, or no new one; null when nothing is wrong.
    #[schema(required, example = json!(null))]
    problem: Option<String>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<CertificateState> for Certificate {
    fn from(state: CertificateState) -> Self {
        Self {
            name: state.certificate.name,
            chain: state.chain,
            acme: match state.certificate.source {
                Source::Given { .. } => None,
                Source::Acme { wanted, .. } => Some(wanted.into()),
            },
            names: state.names,
            not_before: state.validity.map(|(from, _)| from),
            not_after: state.validity.map(|(_, until)| until),
            fingerprint: state.fingerprint,
            renews_at: state.renews_at,
            problem: state.problem,
            created_at: time(state.certificate.created_at),
            updated_at: time(state.certificate.updated_at),
        }
    }
}

foundation::page_of!(
    /// Certificates by name.
    CertificatePage of Certificate
);

/// What a certificate is to be: `acme`, or `chain` with `private_key`. Other fields of a read certificate are ignored, so that what was
/// read can be sent back: with `acme` the chain is, and without a key the one that is there is kept.
#[derive(Deserialize, ToSchema)]
struct CertificateReplacement {
    /// The chain in PEM form, the certificate itself first.
    #[serde(default)]
    #[schema(max_length = 65536, example = json!(null))]
    chain: Option<String>,
    /// Its unencrypted private key in PEM form; never shown. Absent to keep the one that is there.
    #[serde(default)]
    #[schema(value_type = Option<String>, write_only, nullable = false, max_length = 16384)]
    private_key: Option<Password>,
    /// Which authority gives it.
    #[serde(default)]
    #[schema(nullable = false)]
    acme: Option<AcmeOrder>,
}

fn shown(state: CertificateState) -> (ETag, Json<Certificate>) {
    (ETag::of_revision(state.certificate.revision), Json(state.into()))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_certificates))
        .routes(routes!(read_certificate, replace_certificate, delete_certificate))
        .routes(routes!(renew_certificate))
}

/// Lists certificates by name. That of the boot file, which answers every other name, is not among them.
#[utoipa::path(
    get, path = "/v1/certificates", tag = "listeners", params(PageParams),
    responses((status = 200, description = "A page of certificates.", body = CertificatePage)),
    security(("bearer" = ["certificates:read"]))
)]
async fn list_certificates(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<CertificatePage>, Failure> {
    let after: Option<String> = paging.after()?;
    let rows = engine.certificates(&principal, after.as_deref(), paging.rows()).await?;
    Ok(paging.page(rows, |state| state.certificate.name.clone()).map(Certificate::from).listed())
}

/// Reads a certificate, without its key.
#[utoipa::path(
    get, path = "/v1/certificates/{certificate}", tag = "listeners",
    params(("certificate" = String, Path, description = "The certificate's name.", example = "mail.example.org")),
    responses((status = 200, description = "The certificate.", body = Certificate)),
    security(("bearer" = ["certificates:read"]))
)]
async fn read_certificate(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.certificate(&principal, &name).await?))
}

/// Gives the server a certificate, or has it ask an authority for one, and for the next ones in time.
///
/// It answers the names it is for from the next handshake on, without a restart; connections that are there keep what they have. One
/// for `server.hostname` also answers clients that name nobody. What an authority does not give is said in `problem`, and asked for
/// again later and later. `If-None-Match: *` only makes it, `If-Match: *` only changes it.
#[utoipa::path(
    put, path = "/v1/certificates/{certificate}", tag = "listeners",
    params(("certificate" = String, Path, description = "Its name: lower-case letters, digits, hyphens and dots.", example = "mail.example.org"), IfMatch, DryRun),
    request_body = CertificateReplacement,
    responses(
        (status = 200, description = "The certificate as it is now.", body = Certificate),
        (status = 201, description = "The certificate was made.", body = Certificate),
    ),
    security(("bearer" = ["certificates:write"]))
)]
async fn replace_certificate(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
    conditions: Conditions,
    Json(wanted): Json<CertificateReplacement>,
) -> Result<Response, Failure> {
    let known = found(engine.certificate(&principal, &name).await)?;
    let expected = expected_of(&conditions, known.map(|state| state.certificate.revision))?;
    let order = match (wanted.acme, wanted.chain) {
        (Some(_), _) if wanted.private_key.is_some() => {
            let detail = "must be left out with `acme`: a key is made here";
            return Err(Problem::invalid(vec![FieldError::new("/private_key", "invalid", detail)]).into());
        }
        (Some(acme), _) => CertificateOrder::Acme(acme.into()),
        (None, Some(chain)) => CertificateOrder::Given { chain, private_key: wanted.private_key.map(|key| key.0) },
        (None, None) => {
            let detail = "must be given, or `acme`";
            return Err(Problem::invalid(vec![FieldError::new("/chain", "required", detail)]).into());
        }
    };
    let (state, put) = engine.put_certificate(&principal, &name, order, expected).await?;
    let (etag, body) = shown(state);
    Ok(match put {
        Put::Created => created(COLLECTION, &name, etag, body),
        Put::Replaced => (etag, body).into_response(),
    })
}

/// Has the authority asked at once for a certificate that is missing or to be renewed, whatever failed before.
#[utoipa::path(
    post, path = "/v1/certificates/{certificate}/renew", tag = "listeners",
    params(("certificate" = String, Path, description = "The certificate's name.", example = "mail.example.org")),
    responses(
        (status = 200, description = "The certificate as it is now; what comes of it is seen in a moment.", body = Certificate),
        (status = 409, description = "The certificate was given: no authority is asked for it."),
    ),
    security(("bearer" = ["certificates:write"]))
)]
async fn renew_certificate(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.renew_certificate(&principal, &name).await?))
}

/// Deletes a certificate. Its names are answered by the boot file's from then on.
#[utoipa::path(
    delete, path = "/v1/certificates/{certificate}", tag = "listeners",
    params(("certificate" = String, Path, description = "The certificate's name.", example = "mail.example.org"), IfMatch, DryRun),
    responses((status = 204, description = "The certificate is gone.")),
    security(("bearer" = ["certificates:write"]))
)]
async fn delete_certificate(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let expected = expected(&conditions, engine.certificate(&principal, &name).await?.certificate.revision)?;
    engine.delete_certificate(&principal, &name, expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
