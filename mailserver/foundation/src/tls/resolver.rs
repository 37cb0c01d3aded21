//! Which identity answers which server name (RFC 6066 §3), exchangeable while listeners run.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use arc_swap::ArcSwap;
use dashmap::DashMap;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use super::{ALPN_ACME, Identity};

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
pub struct Resolver(Arc<Current>);

struct Current {
    identities: ArcSwap<Identities>,
    /// What answers an authority that checks a name, by name.
    challenges: DashMap<String, Identity>,
}

impl Resolver {
    /// Answers with `identities` until they are replaced.
    pub fn new(identities: Identities) -> Self {
        Self(Arc::new(Current { identities: ArcSwap::from_pointee(identities), challenges: DashMap::new() }))
    }

    /// Lets an authority that checks `name` (RFC 8737) see `answer`. Only configurations that announce its protocol meet one.
    pub fn answer_challenge(&self, name: &str, answer: Identity) {
        self.0.challenges.insert(name.to_ascii_lowercase(), answer);
    }

    /// Ends that.
    pub fn forget_challenge(&self, name: &str) {
        self.0.challenges.remove(&name.to_ascii_lowercase());
    }

    /// Handshakes from now on use `identities`; open connections keep what they have.
    pub fn replace(&self, identities: Identities) {
        self.0.identities.store(Arc::new(identities));
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
            let answer = self.0.challenges.get(&hello.server_name()?.to_ascii_lowercase())?;
            return Some(Arc::clone(&answer.0));
        }
        Some(Arc::clone(&self.0.identities.load().choose(hello.server_name()).0))
    }
}
