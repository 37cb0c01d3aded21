//! What is known before any authority is asked: times, names, files. Orders are tested against an authority that nobody here
//! wrote, in `tests/stories/acme.rs`.

use super::*;

fn authority(names: &[&str]) -> Authority {
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    let directory = "https://127.0.0.1:1/directory".to_owned();
    Authority { directory, contact: Some("hostmaster@example.org".to_owned()), names, ca_file: None }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn another_is_asked_for_when_two_thirds_are_over() {
    for (from, until, due) in [
        ("2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z", "2026-03-02T00:00:00Z"),
        ("2026-01-01T00:00:00Z", "2026-01-07T00:00:00Z", "2026-01-05T00:00:00Z"),
        ("2026-01-01T00:00:00Z", "2026-01-01T00:00:30Z", "2026-01-01T00:00:20Z"),
    ] {
        assert_eq!(rest::two_thirds(at(from), at(until)), at(due));
    }
}

#[test]
fn rests_grow_to_six_hours() {
    let (mut rest, now) = (Rest::default(), at("2026-01-01T00:00:00Z"));
    assert_eq!(rest.until(), None);
    let minutes = |rest: &mut Rest| (rest.lengthen(now).as_second() - now.as_second()) / 60;
    let grown: Vec<i64> = (0..12).map(|_| minutes(&mut rest)).collect();
    assert_eq!(grown, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
}

#[test]
fn what_cannot_be_ordered_is_refused_in_the_boot_file() {
    assert_eq!(authority(&["licenses.example.com", "www.example.com"]).check(), Ok(()));
    for names in [&[][..], &["*.example.com"], &["192.0.2.1"], &["Licenses.example.com"], &["a b"], &[""]] {
        assert!(authority(names).check().is_err(), "{names:?}");
    }
    let plain = Authority { directory: "http://acme.example/directory".to_owned(), ..authority(&["a.example.com"]) };
    assert!(plain.check().is_err());
    assert_eq!(authority(&["a.example.com"]).contacts(), ["mailto:hostmaster@example.org"]);
}

#[tokio::test]
async fn an_authority_that_does_not_answer_is_left_alone_for_a_while_and_the_certificate_stays() {
    crate::tls::install_provider();
    let folder = tempfile::tempdir().unwrap();
    let now = Timestamp::now();
    let acme = Acme::new(authority(&["a.example.com"]), folder.path());
    assert!(acme.kept().is_none());
    let refused = acme.tend(&Shelf::default(), now).await.unwrap_err().to_string();
    assert!(refused.starts_with("the authority https://127.0.0.1:1/directory: "), "{refused}");
    assert!(refused.contains("refused"), "{refused}");
    assert_eq!(acme.tend(&Shelf::default(), now).await.unwrap(), Tended::Resting(now + Duration::from_secs(60)));
    acme.wake();
    assert!(acme.tend(&Shelf::default(), now).await.is_err(), "who is woken asks at once");
}

#[tokio::test]
async fn a_kept_certificate_is_good_for_its_names_and_its_authority_alone() {
    crate::tls::install_provider();
    let folder = tempfile::tempdir().unwrap();
    let now = Timestamp::now();
    let names = ["a.example.com".to_owned()];
    let identity = Identity::self_signed(&folder.path().join("own"), &names, now).unwrap();
    let pem = std::fs::read_to_string(folder.path().join("own/self-signed.pem")).unwrap();
    let mine = authority(&["a.example.com"]);
    crate::tls::write_private(&folder.path().join("acme.pem"), &format!("{}\n\n{pem}", mine.line())).unwrap();
    let (from, until) = identity.validity().unwrap();
    let due = rest::two_thirds(from, until);

    let acme = Acme::new(mine.clone(), folder.path());
    assert_eq!(acme.kept().unwrap().leaf(), identity.leaf());
    assert_eq!(acme.tend(&Shelf::default(), now).await.unwrap(), Tended::Good(due));
    assert_eq!(acme.tend(&Shelf::default(), due - Duration::from_secs(1)).await.unwrap(), Tended::Good(due));
    assert!(acme.tend(&Shelf::default(), due).await.is_err(), "it is asked, and nobody answers");
    assert_eq!(acme.kept().unwrap().leaf(), identity.leaf());
    let more = Acme::new(authority(&["a.example.com", "b.example.com"]), folder.path());
    assert!(more.tend(&Shelf::default(), now).await.is_err(), "another name is asked for at once");
    let other = Authority { directory: "https://127.0.0.1:2/directory".to_owned(), ..mine };
    let other = Acme::new(other, folder.path());
    assert!(other.tend(&Shelf::default(), now).await.is_err(), "another authority is asked at once");
    std::fs::write(folder.path().join("acme.pem"), "half a file").unwrap();
    assert!(acme.kept().is_none());
}

#[test]
fn a_challenge_is_seen_by_authorities_alone() {
    use rustls::pki_types::ServerName;
    crate::tls::install_provider();
    let folder = tempfile::tempdir().unwrap();
    let in_use = Identity::self_signed(folder.path(), &["a.example.com".to_owned()], Timestamp::now()).unwrap();
    let shelf = Shelf::default();
    let resolver = crate::tls::Resolver::beside(crate::tls::Identities::new(in_use.clone()), shelf.clone());
    let answer = Identity::for_challenge("a.example.com", &[7; 32]).unwrap();
    shelf.answer_challenge("A.example.com", answer.clone());
    let announced = [crate::tls::ALPN_HTTP, &[crate::tls::ALPN_ACME]].concat();
    let server = crate::tls::server_config(&resolver, &announced).unwrap();
    let shown = |name: &str, alpn: &[&[u8]]| {
        let strangers = crate::tls::Clients::new(rustls::RootCertStore::empty()).unwrap();
        let mut config = rustls::ClientConfig::clone(&strangers.opportunistic);
        config.alpn_protocols = alpn.iter().map(|name| name.to_vec()).collect();
        let name = ServerName::try_from(name.to_owned()).unwrap();
        let mut client = rustls::ClientConnection::new(config.into(), name).unwrap();
        let mut server = rustls::ServerConnection::new(server.clone()).unwrap();
        while client.is_handshaking() || server.is_handshaking() {
            let mut wire = Vec::new();
            client.write_tls(&mut wire).unwrap();
            server.read_tls(&mut &wire[..]).unwrap();
            server.process_new_packets().ok()?;
            let mut wire = Vec::new();
            server.write_tls(&mut wire).unwrap();
            client.read_tls(&mut &wire[..]).unwrap();
            client.process_new_packets().ok()?;
        }
        Some((client.peer_certificates()?[0].to_vec(), client.alpn_protocol().map(<[u8]>::to_vec)))
    };
    let acme = crate::tls::ALPN_ACME;
    assert_eq!(shown("a.example.com", &[acme]), Some((answer.leaf().to_vec(), Some(acme.to_vec()))));
    assert_eq!(shown("a.example.com", &[b"h2"]), Some((in_use.leaf().to_vec(), Some(b"h2".to_vec()))));
    assert_eq!(shown("a.example.com", &[b"http/1.1", acme]).unwrap().0, in_use.leaf());
    assert_eq!(shown("b.example.com", &[acme]), None);
    shelf.forget_challenge("a.example.com");
    assert_eq!(shown("a.example.com", &[acme]), None);
}
