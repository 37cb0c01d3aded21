//! Who the server is in TLS: the boot file's certificate, the one that its authority gives, or a self-signed one kept in the
//! data directory.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rustls::ServerConfig;

use super::Tls;
use crate::acme::{Acme, Tended};
use crate::clock::Clock;
use crate::tasks::{Signal, Task, TaskResult};
use crate::tls::{ALPN_ACME, ALPN_HTTP, Identities, Identity, Resolver, Shelf, TlsError, server_config};

/// How often the certificate is read without anyone asking: tools that renew one rarely tell, and ours ends after a year.
const PERIOD: Duration = Duration::from_secs(24 * 3600);

/// How often it is looked whether a certificate by ACME is to be renewed; looking costs nothing, and rests are its own affair.
const LOOK: Duration = Duration::from_secs(30);

/// The certificate in use. Cheap to clone; clones stand for the same one.
#[derive(Clone)]
pub struct Certificates {
    source: Arc<Source>,
    resolver: Resolver,
    shelf: Shelf,
}

struct Source {
    tls: Option<Tls>,
    acme: Option<Acme>,
    /// Looks whether a certificate is to be renewed.
    signal: OnceLock<Signal>,
    kept: PathBuf,
    names: Names,
    clock: Clock,
}

/// The names a self-signed certificate is for, asked each time one is made.
type Names = Box<dyn Fn() -> Vec<String> + Send + Sync>;

impl Certificates {
    /// Reads the certificate that `tls` names or an authority gave before, or makes one for `names`, kept in `data_dir`. What is on
    /// the shelf goes before it, by name.
    ///
    /// # Errors
    /// [`TlsError`].
    pub fn load(
        tls: Option<Tls>,
        data_dir: &Path,
        clock: Clock,
        shelf: Shelf,
        names: impl Fn() -> Vec<String> + Send + Sync + 'static,
    ) -> Result<Self, TlsError> {
        let kept = data_dir.join("tls");
        let acme = match &tls {
            Some(Tls::Acme(authority)) => Some(Acme::new(authority.clone(), &kept)),
            Some(Tls::Files(_)) | None => None,
        };
        let source = Source { tls, acme, signal: OnceLock::new(), kept, names: Box::new(names), clock };
        let identities = source.identities()?;
        measure(&identities);
        let resolver = Resolver::beside(identities, shelf.clone());
        Ok(Self { source: Arc::new(source), resolver, shelf })
    }

    /// Reads it again; connections from now on see it. The one in use stays when that fails. An authority that is to be asked
    /// is asked at once.
    ///
    /// # Errors
    /// [`TlsError`].
    pub fn reload(&self) -> Result<(), TlsError> {
        self.read()?;
        if let (Some(acme), Some(signal)) = (&self.source.acme, self.source.signal.get()) {
            acme.wake();
            signal.wake();
        }
        Ok(())
    }

    fn read(&self) -> Result<(), TlsError> {
        let identities = self.source.identities()?;
        measure(&identities);
        self.resolver.replace(identities);
        Ok(())
    }

    /// Reads it again every day, or renews it when it is time.
    pub fn task(&self) -> Task {
        let certificates = self.clone();
        if self.source.acme.is_some() {
            let doc = "Gets the TLS certificate from its authority by ACME, and renews it when two thirds of its life are over.";
            let task = Task::new("certificate", doc, move || {
                let certificates = certificates.clone();
                async move { certificates.renew().await }
            });
            // There is one such task; a second one of the same certificate would wait for the first one's signals in vain.
            let _ = self.source.signal.set(task.signal());
            return task.every(LOOK).at_start();
        }
        let doc = "Reads the TLS certificate again; makes the self-signed one anew before it ends.";
        Task::new("certificate", doc, move || {
            let read = certificates.read();
            async move { Ok(read.map(|()| "read".to_owned())?) }
        })
        .every(PERIOD)
    }

    async fn renew(&self) -> TaskResult {
        let Some(acme) = &self.source.acme else { return Ok(String::new()) };
        let tended = match acme.tend(&self.shelf, self.source.clock.now()).await {
            Ok(tended) => tended,
            Err(error) => {
                let ends = self.resolver.current().choose(None).validity().map(|(_, until)| until.to_string());
                let stays = format!("the certificate in use stays, which ends at {}", ends.unwrap_or_default());
                return Err(format!("{}; {stays}", crate::acme::words(&error)).into());
            }
        };
        self.read()?;
        Ok(match tended {
            Tended::Obtained => {
                tracing::info!("there is a new certificate by ACME");
                "obtained".to_owned()
            }
            Tended::Good(until) => format!("good; renewed at {until}"),
            Tended::Resting(until) => format!("not obtained; asked for again at {until}"),
        })
    }

    /// TLS for protocols that have no name in ALPN.
    ///
    /// # Errors
    /// [`TlsError::Config`].
    pub fn nameless(&self) -> Result<Arc<ServerConfig>, TlsError> {
        server_config(&self.resolver, &[])
    }

    /// TLS for HTTP.
    ///
    /// # Errors
    /// [`TlsError::Config`].
    pub fn http(&self) -> Result<Arc<ServerConfig>, TlsError> {
        // Last: a client that offers anything else besides is no authority.
        server_config(&self.resolver, &[ALPN_HTTP, &[ALPN_ACME]].concat())
    }
}

impl Source {
    fn identities(&self) -> Result<Identities, TlsError> {
        let identity = match (&self.tls, &self.acme) {
            (Some(Tls::Files(files)), _) => Identity::from_pem_files(&files.certificate, &files.key)?,
            (_, acme) => match acme.as_ref().and_then(Acme::kept) {
                Some(identity) => identity,
                None => Identity::self_signed(&self.kept, &(self.names)(), self.clock.now())?,
            },
        };
        Ok(Identities::new(identity))
    }
}

/// For who watches over certificates that end.
fn measure(identities: &Identities) {
    if let Some((_, until)) = identities.choose(None).validity() {
        metrics::gauge!("tls_certificate_ends_timestamp_seconds").set(until.as_second() as f64);
    }
}
