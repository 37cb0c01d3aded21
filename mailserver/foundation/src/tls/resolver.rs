//! Which identity answers which server name (RFC 6066 §3), exchangeable while listeners run.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use arc_swap::ArcSwap;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use super::Identity;

/// The identities of a server at one moment.
#[derive(Clone, Debug)]
pub struct Identities {
    default: Identity,
    /// By exact name, or by `*.parent`.
    by_name: HashMap<String, Identity>,
    /// Given without names (the operator's files): asked one after the other, so meant to be few.
    unnamed: Vec<Identity>,
}

impl Identities {
    /// `default` answers clients that name no server, or one nobody here is. Peers that deliver to us by opportunistic
    /// TLS name all kinds of hosts; refusing them would only make them talk in the clear.
    pub fn new(default: Identity) -> Self {
        Self { by_name: HashMap::new(), unnamed: vec![default.clone()], default }
    }

    /// Adds an identity that answers every name its certificate covers.
    pub fn with(mut self, identity: Identity) -> Self {
        self.unnamed.push(identity);
        self
    }

    /// Adds an identity for `names`; `*.example.org` covers one label. Looked up in constant time.
    pub fn with_names<'n>(mut self, names: impl IntoIterator<Item = &'n str>, identity: &Identity) -> Self {
        self.by_name.extend(names.into_iter().map(|name| (name.to_ascii_lowercase(), identity.clone())));
        self
    }

    /// The identity for a server name.
    pub fn choose(&self, name: Option<&str>) -> &Identity {
        let Some(name) = name.map(str::to_ascii_lowercase) else { return &self.default };
        let wildcard = || name.split_once('.').and_then(|(_, parent)| self.by_name.get(&format!("*.{parent}")));
        let covering = || self.unnamed.iter().find(|identity| identity.covers(&name));
        self.by_name.get(&name).or_else(wildcard).or_else(covering).unwrap_or(&self.default)
    }
}

/// The current [`Identities`]; server configurations ask it at each handshake. Cheap to clone.
#[derive(Clone)]
pub struct Resolver(Arc<ArcSwap<Identities>>);

impl Resolver {
    /// Answers with `identities` until they are replaced.
    pub fn new(identities: Identities) -> Self {
        Self(Arc::new(ArcSwap::from_pointee(identities)))
    }

    /// Handshakes from now on use `identities`; open connections keep what they have.
    pub fn replace(&self, identities: Identities) {
        self.0.store(Arc::new(identities));
    }

    /// What is used now.
    pub fn current(&self) -> Arc<Identities> {
        self.0.load_full()
    }
}

impl fmt::Debug for Resolver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Resolver").field(&self.0.load()).finish()
    }
}

impl ResolvesServerCert for Resolver {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0.load().choose(hello.server_name()).0))
    }
}
