//! Which identity answers which server name (RFC 6066 §3), exchangeable while listeners run.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use arc_swap::ArcSwap;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use super::{ALPN_ACME, Identity, Shelf};

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
        self.of(name).unwrap_or(&self.default)
    }

    /// The identity that covers a server name.
    fn of(&self, name: Option<&str>) -> Option<&Identity> {
        let name = name?.to_ascii_lowercase();
        let wildcard = || name.split_once('.').and_then(|(_, parent)| self.by_name.get(&format!("*.{parent}")));
        let covering = || self.unnamed.iter().find(|identity| identity.covers(&name));
        self.by_name.get(&name).or_else(wildcard).or_else(covering)
    }
}

/// The current [`Identities`]; server configurations ask it at each handshake. Cheap to clone.
#[derive(Clone)]
pub struct Resolver(Arc<Current>);

struct Current {
    identities: ArcSwap<Identities>,
    shelf: Shelf,
}

impl Resolver {
    /// Answers with `identities` until they are replaced.
    pub fn new(identities: Identities) -> Self {
        Self::beside(identities, Shelf::default())
    }

    /// Answers with what is on the shelf, and with `identities` until they are replaced for every name that is not there.
    pub fn beside(identities: Identities, shelf: Shelf) -> Self {
        Self(Arc::new(Current { identities: ArcSwap::from_pointee(identities), shelf }))
    }

    /// Handshakes from now on use `identities`; open connections keep what they have.
    pub fn replace(&self, identities: Identities) {
        self.0.identities.store(Arc::new(identities));
    }

    /// The identity for a server name. The server's own, where it covers the name, goes before the shelf's for all others.
    pub fn choose(&self, name: Option<&str>) -> Identity {
        let own = self.0.identities.load();
        self.0.shelf.choose(name).unwrap_or_else(|| match (own.of(name), self.0.shelf.for_others()) {
            (Some(own), _) => own.clone(),
            (None, Some(default)) => default,
            (None, None) => own.default.clone(),
        })
    }

    /// What is used now.
    pub fn current(&self) -> Arc<Identities> {
        self.0.identities.load_full()
    }
}

impl fmt::Debug for Resolver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Resolver").field(&self.0.identities.load()).finish()
    }
}

impl ResolvesServerCert for Resolver {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        // RFC 8737 §3: who offers that protocol alone is an authority, and is shown what it asked for or nothing.
        if hello.alpn().is_some_and(|mut offered| offered.next() == Some(ALPN_ACME) && offered.next().is_none()) {
            return self.0.shelf.challenge(hello.server_name()?).map(|answer| answer.0);
        }
        Some(self.choose(hello.server_name()).0)
    }
}
