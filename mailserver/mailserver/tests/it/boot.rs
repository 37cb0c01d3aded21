//! Starting, being one of a kind, reloading, stopping.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;

use foundation::boot::testing::{get, greet};
use foundation::tls::{Clients, Identity};
use rustix::io::{FdFlags, fcntl_setfd};
use rustix::process::Signal;
use rustls::pki_types::ServerName;
use rustls::{ClientConnection, RootCertStore};

use crate::place::{place, place_with};

#[test]
fn a_server_tells_where_it_listens_while_it_does() {
    let place = place_with(
        "[listen]\nsmtp = ['127.0.0.1:0', '127.0.0.1:0']\nsubmission = ['127.0.0.1:0']\nsubmissions = ['127.0.0.1:0']\n\
         imap = ['127.0.0.1:0']\nimaps = ['127.0.0.1:0']\npop3 = ['127.0.0.1:0']\npop3s = ['127.0.0.1:0']\n\
         managesieve = ['127.0.0.1:0']\nhttp = ['127.0.0.1:0']\nhttps = ['127.0.0.1:0']\n",
    );
    let server = place.serve();
    let listeners = place.listeners();
    let names: Vec<&str> = listeners.keys().map(String::as_str).collect();
    assert_eq!(names, ["http", "https", "imap", "imaps", "pop3", "pop3s", "smtp", "submission", "submissions"]);
    for address in &listeners["smtp"] {
        let (greeting, answer) = greet(*address, "QUIT\r\n");
        assert!(greeting.starts_with("220 ") && answer.starts_with("221 "), "{greeting}{answer}");
    }
    let mode = |name: &str| std::fs::metadata(place.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("data"), mode("data/admin.sock"), mode("data/secret.key")), (0o700, 0o600, 0o600));
    assert!(server.stop().success());
    assert!(!place.path("data/listeners.json").exists() && !place.path("data/admin.sock").exists());
    assert!(TcpStream::connect(listeners["smtp"][0]).is_err());
}

#[test]
fn both_families_are_served_each_by_a_socket_of_its_own() {
    let free = TcpListener::bind("0.0.0.0:0").unwrap().local_addr().unwrap().port();
    let place = place_with(&format!(
        "[listen]\nsmtp = ['0.0.0.0:{free}', '[::]:{free}']\nimap = ['[::1]:0']\npop3 = ['[::1]:0']\nhttp = ['[::1]:0']\n"
    ));
    let server = place.serve();
    let listeners = place.listeners();
    let at = |text: String| -> SocketAddr { text.parse().unwrap() };
    assert_eq!(listeners["smtp"], [at(format!("0.0.0.0:{free}")), at(format!("[::]:{free}"))]);
    for address in [at(format!("127.0.0.1:{free}")), at(format!("[::1]:{free}"))] {
        let (greeting, answer) = greet(address, "EHLO client.test\r\n");
        assert!(greeting.starts_with("220 ") && answer.starts_with("250-"), "{greeting}{answer}");
    }
    let imap = greet(listeners["imap"][0], "a LOGOUT\r\n").0;
    assert!(imap.contains("AUTH=PLAIN"), "who comes from this machine needs no TLS: {imap}");
    assert!(greet(listeners["pop3"][0], "QUIT\r\n").1.starts_with("+OK"));
    assert!(get(listeners["http"][0], "/v1/health/live", "").starts_with("HTTP/1.1 200"));
    assert!(server.stop().success());
}

#[test]
fn a_second_server_on_the_same_directory_is_refused_by_name() {
    let place = place();
    let server = place.serve();
    let second = place.run(&["serve"]);
    assert!(!second.status.success());
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(said.contains(place.path("data").to_str().unwrap()), "{said}");
    assert!(said.contains(&format!("process {}", server.id())), "{said}");
    assert!(!place.listeners().is_empty(), "the first one serves on");
    assert!(server.stop().success());
    assert!(place.serve().stop().success(), "the lock is free again");
}

#[test]
fn what_stops_the_start_is_said_and_leaves_no_announcement() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    for (lines, reason) in [
        (format!("[listen]\nhttp = ['127.0.0.1:0']\nsmtp = ['{address}']\n"), format!("cannot listen on {address}")),
        ("listn = 1\n".to_owned(), "listn".to_owned()),
        ("".to_owned(), "nothing to listen on".to_owned()),
        ("database_url = 'mysql://x'\n[listen]\nsmtp = ['127.0.0.1:0']\n".to_owned(), "database_url".to_owned()),
    ] {
        let place = place_with(&lines);
        let output = place.run(&["serve"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.contains(&reason), "{said}");
        assert!(!place.path("data/listeners.json").exists());
    }
}

#[test]
fn sockets_that_were_passed_are_served() {
    let place = place_with("[listen]\nsmtp = ['192.0.2.1:25']\n");
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    // Descriptors of this process end at the program's start unless they are told to go on.
    fcntl_setfd(&socket, FdFlags::empty()).unwrap();
    let mut command = place.command(&["serve"]);
    let first = std::os::fd::AsRawFd::as_raw_fd(&socket).to_string();
    command.env("LISTEN_FDS", "1").env("LISTEN_FDNAMES", "smtp").env("LISTEN_FDS_FIRST_FD", first);
    let server = place.serve_with(command);
    assert_eq!(place.listeners()["smtp"], [socket.local_addr().unwrap()]);
    assert!(greet(socket.local_addr().unwrap(), "QUIT\r\n").0.starts_with("220 "));
    assert!(server.stop().success());
}

#[test]
fn a_new_certificate_is_used_after_sighup() {
    let place =
        place_with("[listen]\nsubmissions = ['127.0.0.1:0']\n[tls]\ncertificate = 'cert.pem'\nkey = 'cert.pem'\n");
    let make = |name: &str| {
        let folder = place.path(name);
        let identity = Identity::self_signed(&folder, &[name.to_owned()], jiff::Timestamp::now()).unwrap();
        std::fs::copy(folder.join("self-signed.pem"), place.path("cert.pem")).unwrap();
        identity.leaf().to_vec()
    };
    let old = make("old");
    let server = place.serve();
    let address = place.listeners()["submissions"][0];
    assert_eq!(shown(address), old);
    std::fs::write(place.path("cert.pem"), "no certificate").unwrap();
    server.signal(Signal::HUP);
    place.hear("READY=1");
    assert_eq!(shown(address), old);
    let new = make("new");
    server.signal(Signal::HUP);
    place.hear("READY=1");
    assert_eq!(shown(address), new);
    assert!(server.stop().success());
}

/// The certificate a listener shows.
fn shown(address: SocketAddr) -> Vec<u8> {
    let clients = Clients::new(RootCertStore::empty()).unwrap();
    let name = ServerName::try_from("mx.example.org").unwrap();
    let mut connection = ClientConnection::new(Arc::clone(&clients.opportunistic), name).unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    while connection.is_handshaking() {
        connection.complete_io(&mut stream).unwrap();
    }
    connection.peer_certificates().unwrap()[0].to_vec()
}
