//! What the machine tells about itself and grants to its processes.

use rustix::process::{Resource, getrlimit, setrlimit};

/// The name the system goes by, `localhost` if it does not say. It need not be fully qualified.
pub fn name() -> String {
    let kernel = std::fs::read_to_string("/proc/sys/kernel/hostname");
    let name = kernel.or_else(|_| std::fs::read_to_string("/etc/hostname")).unwrap_or_default();
    match name.trim() {
        "" | "(none)" => "localhost".to_owned(),
        name => name.to_owned(),
    }
}

/// Takes all file descriptors the machine allows: every connection needs one, and the customary soft
/// limit of 1024 exists for programs that call `select(2)`.
pub fn raise_descriptors() {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    if let Err(error) = setrlimit(Resource::Nofile, limit) {
        tracing::warn!(%error, "the limit of open files stays as it is");
    }
}
