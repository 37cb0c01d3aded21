//! Who the server is in TLS: the boot file's certificate, or a self-signed one kept in the data directory.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rustls::ServerConfig;

use super::TlsFiles;
use crate::clock::Clock;
use crate::tasks::Task;
use crate::tls::{ALPN_HTTP, Identities, Identity, Resolver, TlsError, server_config};

/// How often the certificate is read without anyone asking: tools that renew one rarely tell, and ours ends after a year.
const PERIOD: Duration = Duration::from_secs(24 * 3600);

/// The certificate in use. Cheap to clone; clones stand for the same one.
#[derive(Clone)]
pub struct Certificates {
    source: Arc<Source>,
    resolver: Resolver,
}

struct Source {
    files: Option<TlsFiles>,
    kept: PathBuf,
    names: Names,
    clock: Clock,
}

/// The names a self-signed certificate is for, asked each time one is made.
type Names = Box<dyn Fn() -> Vec<String> + Send + Sync>;

impl Certificates {
    /// Reads the certificate of `files`, or makes one for `names`, kept in `data_dir`.
    ///
    /// # Errors
    /// [`TlsError`].
    pub fn load(
        files: Option<TlsFiles>,
        data_dir: &Path,
        clock: Clock,
        names: impl Fn() -> Vec<String> + Send + Sync + 'static,
    ) -> Result<Self, TlsError> {
        let source = Source { files, kept: data_dir.join("tls"), names: Box::new(names), clock };
        let resolver = Resolver::new(source.identities()?);
        Ok(Self { source: Arc::new(source), resolver })
    }

    /// Reads it again; connections from now on see it. The one in use stays when that fails.
    ///
    /// # Errors
    /// [`TlsError`].
    pub fn reload(&self) -> Result<(), TlsError> {
        self.resolver.replace(self.source.identities()?);
        Ok(())
    }

    /// Reads it again every day.
    pub fn task(&self) -> Task {
        let certificates = self.clone();
        let doc = "Reads the TLS certificate again; makes the self-signed one anew before it ends.";
        Task::new("certificate", doc, move || {
            let read = certificates.reload();
            async move { Ok(read.map(|()| "read".to_owned())?) }
        })
        .every(PERIOD)
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
        server_config(&self.resolver, ALPN_HTTP)
    }
}

impl Source {
    fn identities(&self) -> Result<Identities, TlsError> {
        let identity = match &self.files {
            Some(files) => Identity::from_pem_files(&files.certificate, &files.key)?,
            None => Identity::self_signed(&self.kept, &(self.names)(), self.clock.now())?,
        };
        Ok(Identities::new(identity))
    }
}
