//! Listening sockets: passed by the service manager, or bound here. All are bound before anything is served, so that a
//! port in use stops the start and not half of the server.
//!
//! Sockets passed by systemd (`LISTEN_FDS`) stand instead of the boot file's addresses for their service. Each names its
//! service by `FileDescriptorName=`, or by its unit's name when that ends in the service's (`pennypost-https.socket`);
//! without names they are, in order, those of [`Service::ALL`] that are spoken.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::net::{SocketAddr, TcpListener};

use listenfd::ListenFd;
use socket2::{Domain, Protocol, Socket, Type};

use super::Service;

/// Connections that may wait to be accepted.
const BACKLOG: i32 = 1024;

/// Addresses by service, as a boot file names them.
pub type Listen<S> = BTreeMap<S, Vec<SocketAddr>>;

/// A socket that listens.
#[derive(Debug)]
pub struct Bound<S> {
    /// What for.
    pub service: S,
    /// Where, with the port the system chose.
    pub address: SocketAddr,
    /// It.
    pub socket: TcpListener,
}

/// Why there is no socket to listen on. Always the operator's to mend.
#[derive(Debug, thiserror::Error)]
pub enum SocketError {
    /// An address of the boot file cannot be listened on.
    #[error("cannot listen on {address} for {service}")]
    Bind {
        /// What for.
        service: &'static str,
        /// Where.
        address: SocketAddr,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// A passed socket has a name nobody knows.
    #[error("the service manager passed a socket named `{0}`, which is none of our services")]
    UnknownName(String),
    /// More sockets were passed than can be told apart.
    #[error("the service manager passed more sockets than there are services; name them by FileDescriptorName=")]
    TooMany,
    /// A passed socket cannot be used.
    #[error("socket {0} of the service manager cannot be used")]
    Inherited(usize, #[source] io::Error),
    /// No socket was passed and the boot file names no address.
    #[error("there is nothing to listen on; name addresses under [listen] in the boot file")]
    None,
}

/// Sockets that the service manager passed.
#[derive(Debug)]
pub struct Inherited<S>(Vec<(S, TcpListener)>);

impl<S> Default for Inherited<S> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<S: Service> Inherited<S> {
    /// Takes them from the environment.
    ///
    /// # Errors
    /// [`SocketError`].
    pub fn from_environment() -> Result<Self, SocketError> {
        // Its names are read first: the sockets' variables are cleared when they are taken.
        let names = std::env::var("LISTEN_FDNAMES").ok();
        let mut passed = ListenFd::from_env();
        let services = assign(passed.len(), names.as_deref())?;
        let mut sockets = Vec::new();
        for (at, service) in services.into_iter().enumerate() {
            let socket = passed.take_tcp_listener(at).map_err(|error| SocketError::Inherited(at, error))?;
            sockets.extend(socket.map(|socket| (service, socket)));
        }
        Ok(Self(sockets))
    }
}

/// Which service each of `count` passed sockets is for.
fn assign<S: Service>(count: usize, names: Option<&str>) -> Result<Vec<S>, SocketError> {
    let names: Vec<&str> = names.unwrap_or_default().split(':').filter(|name| !name.is_empty()).collect();
    if names.len() == count && names.iter().any(|name| *name != "unknown") {
        return names.into_iter().map(named).collect();
    }
    let spoken: Vec<S> = S::ALL.iter().copied().filter(|service| service.is_spoken()).take(count).collect();
    match spoken.len() == count {
        true => Ok(spoken),
        false => Err(SocketError::TooMany),
    }
}

fn named<S: Service>(name: &str) -> Result<S, SocketError> {
    let unit = name.strip_suffix(".socket").and_then(|unit| unit.rsplit('-').next());
    S::parse(unit.unwrap_or(name))
        .filter(|service| service.is_spoken())
        .ok_or_else(|| SocketError::UnknownName(name.to_owned()))
}

/// All sockets to serve: those passed, and those of the boot file for services none was passed for.
///
/// # Errors
/// [`SocketError`].
pub fn bind<S: Service>(listen: &Listen<S>, inherited: Inherited<S>) -> Result<Vec<Bound<S>>, SocketError> {
    let passed: BTreeSet<S> = inherited.0.iter().map(|(service, _)| *service).collect();
    let mut bound = Vec::new();
    for (at, (service, socket)) in inherited.0.into_iter().enumerate() {
        let failed = |error| SocketError::Inherited(at, error);
        socket.set_nonblocking(true).map_err(failed)?;
        let address = socket.local_addr().map_err(failed)?;
        bound.push(Bound { service, address, socket });
    }
    for (&service, addresses) in listen.iter().filter(|(service, _)| service.is_spoken() && !passed.contains(service)) {
        for &address in addresses {
            let failed = |source| SocketError::Bind { service: service.as_str(), address, source };
            let socket = listen_at(address).map_err(failed)?;
            let address = socket.local_addr().map_err(failed)?;
            bound.push(Bound { service, address, socket });
        }
    }
    match bound.is_empty() {
        true => Err(SocketError::None),
        false => Ok(bound),
    }
}

/// Listens on an address.
///
/// # Errors
/// The system's.
pub fn listen_at(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    if address.is_ipv6() {
        // `[::]` and `0.0.0.0` are two lines in the boot file, whatever the machine's default is.
        socket.set_only_v6(true)?;
    }
    // A port stays usable while connections of the process before linger on it.
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    Ok(socket.into())
}

#[cfg(test)]
mod tests {
    use super::super::testing::Echo;
    use super::*;

    #[test]
    fn passed_sockets_find_their_service_by_name_or_order() {
        use Echo::{Loud, Plain};
        assert_eq!(assign::<Echo>(0, None).unwrap(), []);
        assert_eq!(assign::<Echo>(2, None).unwrap(), [Plain, Loud]);
        assert_eq!(assign::<Echo>(1, Some("unknown")).unwrap(), [Plain]);
        let names = "loud:plain:plain:pennypost-loud.socket";
        assert_eq!(assign::<Echo>(4, Some(names)).unwrap(), [Loud, Plain, Plain, Loud]);
        assert!(matches!(assign::<Echo>(1, Some("ftp")), Err(SocketError::UnknownName(name)) if name == "ftp"));
        assert!(matches!(assign::<Echo>(1, Some("later")), Err(SocketError::UnknownName(_))));
        assert!(matches!(assign::<Echo>(10, None), Err(SocketError::TooMany)));
    }

    #[test]
    fn addresses_are_bound_and_ports_told() {
        let free: SocketAddr = "127.0.0.1:0".parse().unwrap();
        let listen = Listen::from([(Echo::Plain, vec![free, free]), (Echo::Later, vec![free])]);
        let bound = bind(&listen, Inherited::default()).unwrap();
        assert!(bound.iter().all(|bound| bound.service == Echo::Plain && bound.address.port() != 0));
        assert_eq!(bound.len(), 2);
        let again = Listen::from([(Echo::Loud, vec![bound[0].address])]);
        let refused = bind(&again, Inherited::default()).unwrap_err().to_string();
        assert_eq!(refused, format!("cannot listen on {} for loud", bound[0].address));
        assert!(matches!(bind(&Listen::<Echo>::new(), Inherited::default()), Err(SocketError::None)));
    }

    #[test]
    fn a_passed_socket_stands_for_the_addresses_of_its_service() {
        let socket = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = socket.local_addr().unwrap();
        let listen = Listen::from([(Echo::Loud, vec!["192.0.2.1:143".parse().unwrap()])]);
        let bound = bind(&listen, Inherited(vec![(Echo::Loud, socket)])).unwrap();
        assert_eq!(bound.iter().map(|bound| bound.address).collect::<Vec<_>>(), [address]);
    }
}
