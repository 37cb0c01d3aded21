//! Certificates beside the boot file's: given by the operator, or got from an authority by ACME and renewed. Each answers the names it
//! is for, from the next handshake on.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use foundation::acme::{Acme, Authority, MOST_NAMES, Tended, words};
use foundation::db::{Actor, AuditEntry, Change, DbError, Event, Tx};
use foundation::http::FieldError;
use foundation::tasks::{Signal, TaskResult};
use foundation::tls::{Identity, Named, Shelf, TlsError, write_private};
use foundation::tokens::Scope;
use jiff::Timestamp;
use parking_lot::Mutex;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::certificates::{self, Certificate, Source, Wanted};
use store::ids::CertificateId;

use crate::named::Put;
use crate::plans::check_slug;
use crate::principal::Intent;
use crate::traces::short;
use crate::{Area, Engine, Principal, Refused};

/// What a certificate is to be.
#[derive(Clone, Debug)]
pub enum CertificateOrder {
    /// This one.
    Given {
        /// The chain, leaf first, PEM.
        chain: String,
        /// Its key, PEM; none to keep the one that is there.
        private_key: Option<SecretString>,
    },
    /// One that an authority gives.
    Acme(Wanted),
}

/// A certificate, and how it is.
#[derive(Clone, Debug)]
pub struct CertificateState {
    /// It.
    pub certificate: Certificate,
    /// The chain, PEM; none while none was got.
    pub chain: Option<String>,
    /// The names it answers.
    pub names: Vec<String>,
    /// From when until when it holds.
    pub validity: Option<(Timestamp, Timestamp)>,
    /// The SHA-256 of the leaf, in hexadecimal digits.
    pub fingerprint: Option<String>,
    /// When another is asked for.
    pub renews_at: Option<Timestamp>,
    /// Why there is none, or no new one.
    pub problem: Option<String>,
}

/// Certificates at once.
const MOST: i64 = 1000;
const LONGEST_CHAIN: usize = 64 * 1024;
const LONGEST_KEY: usize = 16 * 1024;

/// What is served, and what is asked for.
#[derive(Default)]
pub(crate) struct Certificates {
    shelf: Shelf,
    shelved: Mutex<Shelved>,
    asked: Mutex<HashMap<CertificateId, Asked>>,
    signal: OnceLock<Signal>,
    /// One changes what is served at a time.
    changing: tokio::sync::Mutex<()>,
}

/// For whom and until when what is on the shelf is right.
#[derive(Default)]
struct Shelved {
    hostname: String,
    /// When the first of them ends.
    ends: Option<Timestamp>,
}

/// What is asked of an authority.
#[derive(Clone)]
struct Asked {
    wanted: Wanted,
    acme: Arc<Acme>,
    problem: Option<String>,
}

fn missing(name: &str) -> Refused {
    Refused::Missing { kind: "certificate", key: name.to_owned() }
}

/// What is said of a certificate in the books; never its key.
fn shown(certificate: &Certificate) -> String {
    let (chain, acme) = match &certificate.source {
        Source::Given { chain, .. } => (Some(chain), None),
        Source::Acme { wanted, .. } => {
            (None, Some(json!({"directory": wanted.directory, "contact": wanted.contact, "names": wanted.names})))
        }
    };
    json!({"name": certificate.name, "chain": chain, "acme": acme, "revision": certificate.revision}).to_string()
}

async fn note(
    tx: &mut Tx,
    actor: &Actor,
    (kind, action): (&'static str, &'static str),
    before: Option<&Certificate>,
    after: Option<&Certificate>,
) -> Result<(), Refused> {
    let Some(certificate) = after.or(before) else { return Ok(()) };
    let detail = Some(json!({"name": certificate.name}).to_string());
    tx.record(Event { kind, owner: 0, object: certificate.id.0, revision: certificate.revision, detail });
    let change = Change { before: before.map(shown), after: after.map(shown) };
    let object = format!("certificate:{}", certificate.name);
    Ok(tx.audit_of(0, actor, AuditEntry { action, object, change }).await?)
}

fn sealed_for(name: &str) -> String {
    format!("certificate {name}")
}

impl Engine {
    /// What every listener finds beside the boot file's certificate.
    pub fn shelf(&self) -> &Shelf {
        &self.served.shelf
    }

    /// Serves what the rows say. What has ended is served no more: whatever the boot file has for its names is no worse.
    pub(crate) async fn shelve(&self) -> Result<(), DbError> {
        let all = certificates::list(&mut self.store.read().await?, None, MOST).await?;
        let hostname = self.identity().hostname.as_str().to_ascii_lowercase();
        let now = self.store.clock().now();
        let (mut named, mut ends) = (Named::default(), None::<Timestamp>);
        self.served.asked.lock().retain(|id, _| all.iter().any(|certificate| certificate.id == *id));
        for certificate in all {
            let Some(identity) = self.identity_of(&certificate) else { continue };
            let Some((_, until)) = identity.validity().filter(|(_, until)| *until > now) else { continue };
            ends = Some(ends.map_or(until, |first| first.min(until)));
            if identity.covers(&hostname) {
                named.default = Some(identity.clone());
            }
            for name in identity.names() {
                // Of two for one name, the one that holds for longer.
                let longer = |other: &Identity| identity.validity().map(|it| it.1) > other.validity().map(|it| it.1);
                if named.by_name.get(&name).is_none_or(longer) {
                    named.by_name.insert(name, identity.clone());
                }
            }
        }
        self.served.shelf.replace(named);
        *self.served.shelved.lock() = Shelved { hostname, ends };
        Ok(())
    }

    fn identity_of(&self, certificate: &Certificate) -> Option<Identity> {
        let (chain, private_key) = match &certificate.source {
            Source::Given { chain, private_key } => (chain, private_key),
            Source::Acme { wanted, until } => match (self.order_at(certificate.id, wanted).acme.kept(), until) {
                (Some(got), _) => return Some(got),
                (None, Some((chain, private_key))) => (chain, private_key),
                (None, None) => return None,
            },
        };
        let opened =
            self.sealer.open_text(&sealed_for(&certificate.name), private_key).map_err(|error| error.to_string());
        let identity =
            opened.and_then(|key| Identity::from_pem_texts(chain, key.expose_secret()).map_err(|error| words(&error)));
        identity.inspect_err(|why| tracing::error!(certificate.name, "a certificate cannot be used: {why}")).ok()
    }

    /// How what is wanted is asked for; made anew when something else is wanted.
    fn order_at(&self, id: CertificateId, wanted: &Wanted) -> Asked {
        let mut asked = self.served.asked.lock();
        match asked.get(&id) {
            Some(known) if known.wanted == *wanted => known.clone(),
            _ => {
                let folder = self.folder_of(id);
                let authority = Authority {
                    directory: wanted.directory.clone(),
                    contact: wanted.contact.clone(),
                    names: wanted.names.clone(),
                    ca_file: wanted.ca.as_ref().map(|_| folder.join("ca.pem")),
                };
                let acme = Arc::new(Acme::new(authority, &folder));
                let made = Asked { wanted: wanted.clone(), acme, problem: None };
                asked.insert(id, made.clone());
                made
            }
        }
    }

    fn folder_of(&self, id: CertificateId) -> PathBuf {
        self.store.data_dir().join("tls").join(id.to_string())
    }

    /// How the task that asks authorities is woken.
    pub(crate) fn wake_certificates_by(&self, signal: Signal) {
        // There is one such task.
        let _ = self.served.signal.set(signal);
    }

    /// Asks authorities for what is missing, and for what ends.
    pub(crate) async fn tend_certificates(&self) -> TaskResult {
        let all = certificates::list(&mut self.store.read().await?, None, MOST).await?;
        let (mut good, mut obtained, mut problems) = (0, 0, Vec::new());
        for certificate in all {
            let Source::Acme { wanted, .. } = &certificate.source else { continue };
            let asked = self.order_at(certificate.id, wanted);
            let outcome = match self.make_folder(certificate.id, wanted) {
                Ok(()) => asked.acme.tend(&self.served.shelf, self.store.clock().now()).await,
                Err(error) => Err(error.into()),
            };
            let problem = match outcome {
                Ok(Tended::Obtained) => {
                    tracing::info!(certificate.name, "there is a new certificate by ACME");
                    obtained += 1;
                    None
                }
                Ok(Tended::Good(_)) => {
                    good += 1;
                    None
                }
                // Why, was said when it failed.
                Ok(Tended::Resting(_)) => asked.problem.clone(),
                // An authority says what it likes.
                Err(error) => Some(short(&words(&error))),
            };
            problems.extend(problem.iter().map(|problem| format!("{}: {problem}", certificate.name)));
            if let Some(kept) = self.served.asked.lock().get_mut(&certificate.id) {
                kept.problem = problem;
            }
        }
        if obtained > 0 || self.is_shelf_stale() {
            self.shelve().await?;
        }
        match problems.is_empty() {
            true => Ok(format!("{good} are good, {obtained} were obtained")),
            false => Err(problems.join("; ").into()),
        }
    }

    /// Whether something on the shelf ended, or the server goes by another name.
    fn is_shelf_stale(&self) -> bool {
        let shelved = self.served.shelved.lock();
        shelved.hostname != self.identity().hostname.as_str().to_ascii_lowercase()
            || shelved.ends.is_some_and(|ends| ends <= self.store.clock().now())
    }

    fn make_folder(&self, id: CertificateId, wanted: &Wanted) -> Result<(), TlsError> {
        let folder = self.folder_of(id);
        let failed = |source| TlsError::Io { path: folder.clone(), source };
        std::fs::create_dir_all(&folder).map_err(failed)?;
        let path = folder.join("ca.pem");
        match &wanted.ca {
            Some(ca) if std::fs::read_to_string(&path).ok().as_ref() != Some(ca) => {
                write_private(&path, ca).map_err(failed)
            }
            _ => Ok(()),
        }
    }

    /// A certificate.
    pub async fn certificate(&self, principal: &Principal, name: &str) -> Result<CertificateState, Refused> {
        principal.needs(Scope::Read(Area::Certificates))?;
        let found = certificates::find(&mut self.store.read().await?, name).await?;
        found.map(|certificate| self.certificate_state(certificate)).ok_or_else(|| missing(name))
    }

    /// Certificates by name, after `after`.
    pub async fn certificates(
        &self,
        principal: &Principal,
        after: Option<&str>,
        rows: i64,
    ) -> Result<Vec<CertificateState>, Refused> {
        principal.needs(Scope::Read(Area::Certificates))?;
        let found = certificates::list(&mut self.store.read().await?, after, rows).await?;
        Ok(found.into_iter().map(|certificate| self.certificate_state(certificate)).collect())
    }

    fn certificate_state(&self, certificate: Certificate) -> CertificateState {
        let identity = self.identity_of(&certificate);
        let (wanted, problem, renews_at) = match &certificate.source {
            Source::Given { .. } => {
                (Vec::new(), identity.is_none().then(|| "its key cannot be opened".to_owned()), None)
            }
            Source::Acme { wanted, .. } => {
                let asked = self.order_at(certificate.id, wanted);
                (wanted.names.clone(), asked.problem, asked.acme.due())
            }
        };
        CertificateState {
            chain: match &certificate.source {
                Source::Given { chain, .. } => Some(chain.clone()),
                Source::Acme { .. } => identity.as_ref().map(Identity::chain_pem),
            },
            names: identity.as_ref().map_or(wanted, Identity::names),
            validity: identity.as_ref().and_then(Identity::validity),
            fingerprint: identity.as_ref().map(|identity| hex(&Sha256::digest(identity.leaf()))),
            renews_at,
            problem,
            certificate,
        }
    }

    /// Makes a certificate, or puts another in its place; `expected` is the revision the caller knows.
    pub async fn put_certificate(
        &self,
        principal: &Principal,
        name: &str,
        order: CertificateOrder,
        expected: Option<i64>,
    ) -> Result<(CertificateState, Put), Refused> {
        principal.needs(Scope::Write(Area::Certificates))?;
        check_name(name)?;
        let _one = self.served.changing.lock().await;
        let known = certificates::find(&mut self.store.read().await?, name).await?;
        if let Some(known) = &known {
            Refused::check_revision(expected, known.revision)?;
        }
        let source = self.source_of(name, order, known.as_ref())?;
        let put = if known.is_some() { Put::Replaced } else { Put::Created };
        if let Some(known) = known.filter(|known| known.source == source) {
            return Ok((self.certificate_state(known), put));
        }
        let written = self.change(principal, (name.to_owned(), source), |tx, actor, (name, source)| {
            Box::pin(async move {
                let before = certificates::find(tx, name).await?;
                let after = certificates::put(tx, name, source).await?;
                if certificates::count(tx).await? > MOST {
                    return Err(Refused::field("/name", "out_of_range", format!("would be one more than {MOST}")));
                }
                let kinds = match before {
                    Some(_) => ("certificate.updated", "certificate.update"),
                    None => ("certificate.created", "certificate.create"),
                };
                note(tx, actor, kinds, before.as_ref(), Some(&after)).await?;
                Ok(after)
            })
        });
        let written = written.await?;
        if principal.intent == Intent::Do {
            self.shelve().await?;
            self.wake_certificates();
        }
        Ok((self.certificate_state(written), put))
    }

    /// Asks the authority of a certificate without waiting: an operator has mended something. One that was given has none.
    pub async fn renew_certificate(&self, principal: &Principal, name: &str) -> Result<CertificateState, Refused> {
        principal.needs(Scope::Write(Area::Certificates))?;
        let found = certificates::find(&mut self.store.read().await?, name).await?.ok_or_else(|| missing(name))?;
        let Source::Acme { wanted, .. } = &found.source else { return Err(Refused::GivenCertificate(found.name)) };
        self.order_at(found.id, wanted).acme.wake();
        self.wake_certificates();
        Ok(self.certificate_state(found))
    }

    fn wake_certificates(&self) {
        if let Some(signal) = self.served.signal.get() {
            signal.wake();
        }
    }

    /// Deletes a certificate; from now on its names are answered as if it had never been.
    pub async fn delete_certificate(
        &self,
        principal: &Principal,
        name: &str,
        expected: Option<i64>,
    ) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Certificates))?;
        let _one = self.served.changing.lock().await;
        let gone = self.change(principal, (name.to_owned(), expected), |tx, actor, (name, expected)| {
            Box::pin(async move {
                let before = certificates::find(tx, name).await?.ok_or_else(|| missing(name))?;
                Refused::check_revision(*expected, before.revision)?;
                certificates::delete(tx, name).await?;
                note(tx, actor, ("certificate.deleted", "certificate.delete"), Some(&before), None).await?;
                Ok(before.id)
            })
        });
        let gone = gone.await?;
        if principal.intent == Intent::Do {
            self.shelve().await?;
            // What an authority gave is nobody's any more; a folder that stays says nothing to anybody.
            let _ = std::fs::remove_dir_all(self.folder_of(gone));
        }
        Ok(())
    }

    fn source_of(&self, name: &str, order: CertificateOrder, known: Option<&Certificate>) -> Result<Source, Refused> {
        let (chain, private_key) = match order {
            CertificateOrder::Acme(wanted) => {
                let wanted = check_wanted(wanted)?;
                // What is there is served until the authority has answered.
                let until = match known.map(|known| known.source.clone()) {
                    Some(Source::Given { chain, private_key }) => Some((chain, private_key)),
                    Some(Source::Acme { until, .. }) => until,
                    None => None,
                };
                return Ok(Source::Acme { wanted, until });
            }
            CertificateOrder::Given { chain, private_key } => (chain, private_key),
        };
        if chain.len() > LONGEST_CHAIN {
            return Err(Refused::field("/chain", "too_long", format!("must have at most {LONGEST_CHAIN} bytes")));
        }
        let sealed = match known.map(|known| &known.source) {
            Some(Source::Given { private_key, .. }) => Some(private_key),
            _ => None,
        };
        let key = match (&private_key, sealed) {
            (Some(key), _) if key.expose_secret().len() > LONGEST_KEY => {
                return Err(Refused::field(
                    "/private_key",
                    "too_long",
                    format!("must have at most {LONGEST_KEY} bytes"),
                ));
            }
            (Some(key), _) => key.clone(),
            (None, Some(sealed)) => self.sealer.open_text(&sealed_for(name), sealed)?,
            (None, None) => return Err(Refused::field("/private_key", "required", "must be given with a chain")),
        };
        let identity = Identity::from_pem_texts(&chain, key.expose_secret()).map_err(|error| match error {
            TlsError::Pem { what: "certificate", .. } => {
                Refused::field("/chain", "invalid", "holds no certificate in PEM form")
            }
            TlsError::Pem { .. } => {
                Refused::field("/private_key", "invalid", "holds no unencrypted private key in PEM form")
            }
            other => {
                Refused::field("/private_key", "invalid", format!("does not belong to the chain: {}", words(&other)))
            }
        })?;
        if identity.names().is_empty() {
            return Err(Refused::field("/chain", "invalid", "is for no host name (subjectAltName)"));
        }
        let now = self.store.clock().now();
        if let Some((_, until)) = identity.validity().filter(|(_, until)| *until <= now) {
            return Err(Refused::field("/chain", "out_of_range", format!("ended at {until}")));
        }
        // What did not change is not sealed anew: it would look like a change.
        let is_it = |sealed: &&String| {
            let opened = self.sealer.open_text(&sealed_for(name), sealed);
            opened.is_ok_and(|known| known.expose_secret() == key.expose_secret())
        };
        let private_key = match sealed.filter(is_it) {
            Some(sealed) => sealed.clone(),
            None => self.sealer.seal(&sealed_for(name), key.expose_secret().as_bytes()),
        };
        Ok(Source::Given { chain, private_key })
    }
}

/// A name may be a host's: what a certificate is for is what people call it.
fn check_name(name: &str) -> Result<(), Refused> {
    match name.len() <= 253 && name.split('.').all(|part| check_slug(part).is_ok()) {
        true => Ok(()),
        false => {
            let detail = "must be 1 to 253 lower-case letters, digits, inner hyphens and inner dots";
            Err(Refused::field("/name", "invalid", detail))
        }
    }
}

fn check_wanted(wanted: Wanted) -> Result<Wanted, Refused> {
    let mut errors = Vec::new();
    let is_directory = wanted.directory.len() <= 2048
        && url::Url::parse(&wanted.directory).is_ok_and(|url| url.scheme() == "https" && url.host().is_some());
    if !is_directory {
        errors.push(FieldError::new("/acme/directory", "invalid", "must be an address that begins with `https://`"));
    }
    if wanted.contact.as_ref().is_some_and(|contact| message::address::Address::parse(contact).is_err()) {
        errors.push(FieldError::new("/acme/contact", "invalid", "must be an address such as `hostmaster@example.org`"));
    }
    if wanted.names.is_empty() || wanted.names.len() > MOST_NAMES {
        errors.push(FieldError::new("/acme/names", "out_of_range", format!("must be 1 to {MOST_NAMES} names")));
    }
    for (at, name) in wanted.names.iter().enumerate().filter(|(_, name)| !Authority::can_validate(name)) {
        let detail = format!("`{name}` must be a host name in lower case; wildcards cannot be validated here");
        errors.push(FieldError::new(format!("/acme/names/{at}"), "invalid", detail));
    }
    if wanted.ca.as_ref().is_some_and(|ca| ca.len() > LONGEST_CHAIN || !foundation::tls::holds_certificate(ca)) {
        errors.push(FieldError::new("/acme/ca", "invalid", "must hold certificates in PEM form"));
    }
    if errors.is_empty() { Ok(wanted) } else { Err(Refused::Invalid(errors)) }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
