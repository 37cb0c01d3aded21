//! Listening sockets: passed by the service manager, or bound here. All are bound before anything is served, so that a
//! port in use stops the start and not half of the server.
//!
//! Sockets passed by systemd (`LISTEN_FDS`) stand instead of the boot file's addresses for their service. Each names its
//! service by `FileDescriptorName=`, or by its unit's name when that ends in the service's (`pennypost-imaps.socket`);
//! without names they are, in order, those of [`Service::ALL`] that are spoken.

use std::collections::BTreeSet;
use std::io;
use std::net::{SocketAddr, TcpListener};

use listenfd::ListenFd;
use socket2::{Domain, Protocol, Socket, Type};

use crate::config::Listen;
use crate::service::Service;

/// Connections that may wait to be accepted.
const BACKLOG: i32 = 1024;

/// A socket that listens.
#[derive(Debug)]
pub(crate) struct Bound {
    /// What for.
    pub(crate) service: Service,
    /// Where, with the port the system chose.
    pub(crate) address: SocketAddr,
    /// It.
    pub(crate) socket: TcpListener,
}

/// Why there is no socket to listen on. Always the operator's to mend.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SocketError {
    #[error("cannot listen on {address} for {service}")]
    Bind {
        service: Service,
        address: SocketAddr,
        #[source]
        source: io::Error,
    },
    #[error("the service manager passed a socket named `{0}`, which is none of our services")]
    UnknownName(String),
    #[error("the service manager passed more sockets than there are services; name them by FileDescriptorName=")]
    TooMany,
    #[error("socket {0} of the service manager cannot be used")]
    Inherited(usize, #[source] io::Error),
    #[error("there is nothing to listen on; name addresses under [listen] in the boot file")]
    None,
}

/// Sockets that the service manager passed.
#[derive(Debug, Default)]
pub(crate) struct Inherited(Vec<(Service, TcpListener)>);

impl Inherited {
    /// Takes them from the environment.
    pub(crate) fn from_environment() -> Result<Self, SocketError> {
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
fn assign(count: usize, names: Option<&str>) -> Result<Vec<Service>, SocketError> {
    let names: Vec<&str> = names.unwrap_or_default().split(':').filter(|name| !name.is_empty()).collect();
    if names.len() == count && names.iter().any(|name| *name != "unknown") {
        return names.into_iter().map(named).collect();
    }
    let spoken: Vec<Service> = Service::ALL.into_iter().filter(|service| service.is_spoken()).take(count).collect();
    match spoken.len() == count {
        true => Ok(spoken),
        false => Err(SocketError::TooMany),
    }
}

fn named(name: &str) -> Result<Service, SocketError> {
    let unit = name.strip_suffix(".socket").and_then(|unit| unit.rsplit('-').next());
    Service::parse(unit.unwrap_or(name))
        .filter(|service| service.is_spoken())
        .ok_or_else(|| SocketError::UnknownName(name.to_owned()))
}

/// All sockets to serve: those passed, and those of the boot file for services none was passed for.
pub(crate) fn bind(listen: &Listen, inherited: Inherited) -> Result<Vec<Bound>, SocketError> {
    let passed: BTreeSet<Service> = inherited.0.iter().map(|(service, _)| *service).collect();
    let mut bound = Vec::new();
    for (at, (service, socket)) in inherited.0.into_iter().enumerate() {
        let failed = |error| SocketError::Inherited(at, error);
        socket.set_nonblocking(true).map_err(failed)?;
        let address = socket.local_addr().map_err(failed)?;
        bound.push(Bound { service, address, socket });
    }
    for (&service, addresses) in listen.iter().filter(|(service, _)| service.is_spoken() && !passed.contains(service)) {
        for &address in addresses {
            let failed = |source| SocketError::Bind { service, address, source };
            let socket = open(address).map_err(failed)?;
            let address = socket.local_addr().map_err(failed)?;
            bound.push(Bound { service, address, socket });
        }
    }
    match bound.is_empty() {
        true => Err(SocketError::None),
        false => Ok(bound),
    }
}

fn open(address: SocketAddr) -> io::Result<TcpListener> {
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
    use super::*;

    #[test]
    fn passed_sockets_find_their_service_by_name_or_order() {
        use Service::{Https, Imaps, Smtp, Submission};
        assert_eq!(assign(0, None).unwrap(), []);
        assert_eq!(assign(2, None).unwrap(), [Smtp, Submission]);
        assert_eq!(assign(1, Some("unknown")).unwrap(), [Smtp]);
        let names = "https:smtp:smtp:pennypost-imaps.socket";
        assert_eq!(assign(4, Some(names)).unwrap(), [Https, Smtp, Smtp, Imaps]);
        assert!(matches!(assign(1, Some("ftp")), Err(SocketError::UnknownName(name)) if name == "ftp"));
        assert!(matches!(assign(1, Some("managesieve")), Err(SocketError::UnknownName(_))));
        assert!(matches!(assign(10, None), Err(SocketError::TooMany)));
    }

    #[test]
    fn addresses_are_bound_and_ports_told() {
        let free: SocketAddr = "127.0.0.1:0".parse().unwrap();
        let listen = Listen::from([(Service::Smtp, vec![free, free]), (Service::ManageSieve, vec![free])]);
        let bound = bind(&listen, Inherited::default()).unwrap();
        assert!(bound.iter().all(|bound| bound.service == Service::Smtp && bound.address.port() != 0));
        assert_eq!(bound.len(), 2);
        let again = Listen::from([(Service::Http, vec![bound[0].address])]);
        let refused = bind(&again, Inherited::default()).unwrap_err().to_string();
        assert_eq!(refused, format!("cannot listen on {} for http", bound[0].address));
        assert!(matches!(bind(&Listen::new(), Inherited::default()), Err(SocketError::None)));
    }

    #[test]
    fn a_passed_socket_stands_for_the_addresses_of_its_service() {
        let socket = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = socket.local_addr().unwrap();
        let listen = Listen::from([(Service::Imap, vec!["192.0.2.1:143".parse().unwrap()])]);
        let bound = bind(&listen, Inherited(vec![(Service::Imap, socket)])).unwrap();
        assert_eq!(bound.iter().map(|bound| bound.address).collect::<Vec<_>>(), [address]);
    }
}
