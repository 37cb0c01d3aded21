//! Handshakes between our own two ends, in memory.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ProtocolVersion, RootCertStore};
use tokio_rustls::{TlsAcceptor, TlsConnector};

use super::*;

fn now() -> Timestamp {
    Timestamp::now()
}

fn identity(directory: &Path, name: &str) -> Identity {
    Identity::self_signed(&directory.join(name.replace('*', "any")), &[name.to_owned()], now()).unwrap()
}

/// What a handshake settles on: version, protocol, and the certificate shown.
async fn shake(
    server: Arc<rustls::ServerConfig>,
    client: Arc<ClientConfig>,
    name: &str,
) -> Result<(Option<ProtocolVersion>, Option<Vec<u8>>, Vec<u8>), std::io::Error> {
    let (near, far) = tokio::io::duplex(16 * 1024);
    let name = ServerName::try_from(name.to_owned()).unwrap();
    let accept = TlsAcceptor::from(server).accept(far);
    let connect = TlsConnector::from(client).connect(name, near);
    // Both are kept until both are done: a refusal is an alert the other side must be able to read.
    let (accepted, connected) = tokio::join!(accept, connect);
    let connected = connected?;
    accepted?;
    let (_, session) = connected.get_ref();
    let shown = session.peer_certificates().unwrap()[0].to_vec();
    Ok((session.protocol_version(), session.alpn_protocol().map(<[u8]>::to_vec), shown))
}

#[tokio::test]
async fn a_self_signed_identity_serves_whoever_does_not_judge() {
    let folder = tempfile::tempdir().unwrap();
    let mine = identity(folder.path(), "host.example.org");
    let server = server_config(&Resolver::new(Identities::new(mine.clone())), ALPN_HTTP).unwrap();
    let strangers = Clients::new(RootCertStore::empty()).unwrap();
    let (version, protocol, shown) =
        shake(Arc::clone(&server), strangers.opportunistic, "any.example.net").await.unwrap();
    assert_eq!((version, protocol), (Some(ProtocolVersion::TLSv1_3), None));
    assert_eq!(shown, mine.leaf());
    assert!(shake(Arc::clone(&server), strangers.verified, "host.example.org").await.is_err());

    let mut roots = RootCertStore::empty();
    super::roots::add_file(&mut roots, &folder.path().join("host.example.org/self-signed.pem")).unwrap();
    let friends = Clients::new(roots).unwrap();
    let mut with_http = (*friends.verified).clone();
    with_http.alpn_protocols = vec![b"h2".to_vec()];
    let (_, protocol, _) = shake(Arc::clone(&server), Arc::new(with_http), "host.example.org").await.unwrap();
    assert_eq!(protocol.as_deref(), Some(b"h2".as_slice()));
    assert!(shake(server, friends.verified, "other.example.org").await.is_err(), "the name must fit");
}

#[tokio::test]
async fn a_client_of_tls_1_2_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let server = server_config(&Resolver::new(Identities::new(identity(folder.path(), "host"))), &[]).unwrap();
    let mut roots = RootCertStore::empty();
    super::roots::add_file(&mut roots, &folder.path().join("host/self-signed.pem")).unwrap();
    let old = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&rustls::version::TLS12])
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let (version, ..) = shake(server, Arc::new(old), "host").await.unwrap();
    assert_eq!(version, Some(ProtocolVersion::TLSv1_2));
}

#[tokio::test]
async fn identities_are_chosen_by_name_and_exchanged_while_serving() {
    let folder = tempfile::tempdir().unwrap();
    let [default, named, wild, file] =
        ["default", "a.example.org", "*.example.net", "file.example.com"].map(|name| identity(folder.path(), name));
    let identities = Identities::new(default.clone())
        .with_names(["A.example.org"], &named)
        .with_names(["*.example.net"], &wild)
        .with(file.clone());
    for (name, expected) in [
        (Some("a.example.org"), &named),
        (Some("A.EXAMPLE.ORG"), &named),
        (Some("x.example.net"), &wild),
        (Some("x.y.example.net"), &default),
        (Some("file.example.com"), &file),
        (Some("elsewhere.example"), &default),
        (Some("not a name"), &default),
        (None, &default),
    ] {
        assert_eq!(identities.choose(name).leaf(), expected.leaf(), "{name:?}");
    }
    let resolver = Resolver::new(identities);
    let server = server_config(&resolver, &[]).unwrap();
    let client = Clients::new(RootCertStore::empty()).unwrap().opportunistic;
    let (.., shown) = shake(Arc::clone(&server), Arc::clone(&client), "a.example.org").await.unwrap();
    assert_eq!(shown, named.leaf());
    resolver.replace(Identities::new(file.clone()));
    let (.., shown) = shake(server, client, "a.example.org").await.unwrap();
    assert_eq!(shown, file.leaf());
}

#[tokio::test]
async fn what_is_on_the_shelf_goes_before_what_the_server_has() {
    let folder = tempfile::tempdir().unwrap();
    let [own, given, wild, house] =
        ["own.example.org", "mail.example.org", "*.example.net", "house"].map(|name| identity(folder.path(), name));
    let shelf = Shelf::default();
    let server = server_config(&Resolver::beside(Identities::new(own.clone()), shelf.clone()), &[]).unwrap();
    let client = Clients::new(RootCertStore::empty()).unwrap().opportunistic;
    let shown = async |name: &'static str| shake(Arc::clone(&server), Arc::clone(&client), name).await.unwrap().2;
    assert_eq!(shown("mail.example.org").await, own.leaf());
    let by_name = [("mail.example.org", &given), ("*.example.net", &wild)];
    let by_name = by_name.map(|(name, identity)| (name.to_owned(), identity.clone())).into();
    shelf.replace(Named { by_name, default: None });
    for (name, expected) in
        [("mail.example.org", &given), ("x.example.net", &wild), ("own.example.org", &own), ("far.test", &own)]
    {
        assert_eq!(shown(name).await, expected.leaf(), "{name}");
    }
    shelf.replace(Named { by_name: Default::default(), default: Some(house.clone()) });
    for (name, expected) in [("mail.example.org", &house), ("own.example.org", &own), ("far.test", &house)] {
        assert_eq!(shown(name).await, expected.leaf(), "{name}");
    }
    assert_eq!(wild.names(), ["*.example.net"]);
    let text = given.chain_pem();
    assert!(super::holds_certificate(&text) && text.lines().all(|line| line.len() <= 64), "{text}");
    assert!(!super::holds_certificate("") && !super::holds_certificate("-----BEGIN CERTIFICATE-----\nx\n"));
}

#[test]
fn a_self_signed_identity_is_kept_until_names_or_time_change() {
    let folder = tempfile::tempdir().unwrap();
    let names = vec!["host.example.org".to_owned(), "192.0.2.1".to_owned()];
    let at = |days: u32| now() + Duration::from_secs(86_400) * days;
    let first = Identity::self_signed(folder.path(), &names, at(0)).unwrap();
    let mode = std::fs::metadata(folder.path().join("self-signed.pem")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(first.covers("host.example.org") && first.covers("192.0.2.1") && !first.covers("example.org"));
    let kept = Identity::self_signed(folder.path(), &names, at(300)).unwrap();
    assert_eq!(kept.leaf(), first.leaf());
    let renewed = Identity::self_signed(folder.path(), &names, at(380)).unwrap();
    assert_ne!(renewed.leaf(), first.leaf());
    let renamed = Identity::self_signed(folder.path(), &names[..1], at(380)).unwrap();
    assert!(!renamed.covers("192.0.2.1"));
}

#[test]
fn files_that_do_not_fit_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (folder.path().join("one"), folder.path().join("other"));
    Identity::self_signed(&one, &["one".to_owned()], now()).unwrap();
    Identity::self_signed(&other, &["other".to_owned()], now()).unwrap();
    let (one, other) = (one.join("self-signed.pem"), other.join("self-signed.pem"));
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "").unwrap();
    assert!(Identity::from_pem_files(&one, &one).is_ok());
    let missing = Identity::from_pem_files(&one, &folder.path().join("missing")).unwrap_err();
    assert!(matches!(&missing, TlsError::Io { path, .. } if path.ends_with("missing")), "{missing}");
    assert!(matches!(Identity::from_pem_files(&one, &other), Err(TlsError::Identity { .. })));
    assert!(matches!(Identity::from_pem_files(&empty, &one), Err(TlsError::Pem { what: "certificate", .. })));
    assert!(matches!(Identity::from_pem_files(&one, &empty), Err(TlsError::Pem { what: "private key", .. })));
}
