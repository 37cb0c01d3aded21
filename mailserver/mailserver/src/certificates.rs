//! Who the server is in TLS: the boot file's certificate, or a self-signed one kept in the data directory.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use engine::Engine;
use foundation::tasks::Task;
use foundation::tls::{ALPN_HTTP, Identities, Identity, Resolver, TlsError, server_config};
use rustls::ServerConfig;

use crate::config::TlsFiles;

/// How often the certificate is read without anyone asking: tools that renew one rarely tell, and ours ends after a year.
const PERIOD: Duration = Duration::from_secs(24 * 3600);

/// The certificate in use. Cheap to clone; clones stand for the same one.
#[derive(Clone)]
pub(crate) struct Certificates {
    files: Option<TlsFiles>,
    kept: PathBuf,
    engine: Engine,
    resolver: Resolver,
}

impl Certificates {
    /// Reads or makes the certificate.
    pub(crate) fn load(files: Option<TlsFiles>, data_dir: &Path, engine: Engine) -> Result<Self, TlsError> {
        let kept = data_dir.join("tls");
        let resolver = Resolver::new(identities(files.as_ref(), &kept, &engine)?);
        Ok(Self { files, kept, engine, resolver })
    }

    /// Reads it again; connections from now on see it. The one in use stays when that fails.
    pub(crate) fn reload(&self) -> Result<(), TlsError> {
        self.resolver.replace(identities(self.files.as_ref(), &self.kept, &self.engine)?);
        Ok(())
    }

    /// Reads it again every day.
    pub(crate) fn task(&self) -> Task {
        let certificates = self.clone();
        let doc = "Reads the TLS certificate again; makes the self-signed one anew before it ends.";
        Task::new("certificate", doc, move || {
            let read = certificates.reload();
            async move { Ok(read.map(|()| "read".to_owned())?) }
        })
        .every(PERIOD)
    }

    /// TLS for line protocols.
    pub(crate) fn mail(&self) -> Result<Arc<ServerConfig>, TlsError> {
        server_config(&self.resolver, &[])
    }

    /// TLS for HTTP.
    pub(crate) fn http(&self) -> Result<Arc<ServerConfig>, TlsError> {
        server_config(&self.resolver, ALPN_HTTP)
    }
}

fn identities(files: Option<&TlsFiles>, kept: &Path, engine: &Engine) -> Result<Identities, TlsError> {
    let identity = match files {
        Some(files) => Identity::from_pem_files(&files.certificate, &files.key)?,
        None => {
            let names = [engine.identity().hostname.as_str().to_owned(), "localhost".to_owned()];
            Identity::self_signed(kept, &names, engine.store().clock().now())?
        }
    };
    Ok(Identities::new(identity))
}
