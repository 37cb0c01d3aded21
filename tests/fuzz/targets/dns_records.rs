//! What strangers publish: SPF, DKIM key and DMARC records, mail exchangers and host names, for a message whose signature
//! is good up to the key. The input is the records, a line each.
#![no_main]

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use mailauth::dns::{Answer, Dns, Mx};
use mailauth::key::{Algorithm, SigningKey};
use mailauth::verify::{Facts, Limits, verify};
use mailauth::{results, sign};
use message::address::{Address, Domain};

struct Published<'d>(Vec<&'d [u8]>);

impl Published<'_> {
    fn names(&self) -> Vec<String> {
        self.0.iter().map(|line| String::from_utf8_lossy(line).into_owned()).collect()
    }
}

impl Dns for Published<'_> {
    fn txt<'a>(&'a self, _: &'a str) -> Answer<'a, Vec<u8>> {
        Box::pin(async { Ok(self.0.iter().map(|line| line.to_vec()).collect()) })
    }
    fn ipv4<'a>(&'a self, name: &'a str) -> Answer<'a, Ipv4Addr> {
        Box::pin(async move { Ok(vec![Ipv4Addr::new(192, 0, 2, name.len() as u8)]) })
    }
    fn ipv6<'a>(&'a self, name: &'a str) -> Answer<'a, Ipv6Addr> {
        Box::pin(async move { Ok(vec![Ipv6Addr::from(name.len() as u128)]) })
    }
    fn mx<'a>(&'a self, _: &'a str) -> Answer<'a, Mx> {
        Box::pin(async { Ok(self.names().into_iter().map(|exchange| Mx { preference: 1, exchange }).collect()) })
    }
    fn ptr<'a>(&'a self, _: IpAddr) -> Answer<'a, String> {
        Box::pin(async { Ok(self.names()) })
    }
}

static SIGNED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let domain = Domain::parse("example.org").expect("a domain");
    let key = SigningKey::generate(Algorithm::Ed25519Sha256, domain, "s1").expect("a key can be made");
    let message = b"From: anna@example.org\r\nSubject: hello\r\n\r\nHello.\r\n";
    let mut signed = sign::sign(message, [&key], Timestamp::UNIX_EPOCH).expect("a key signs");
    signed.extend_from_slice(message);
    signed
});

fuzz_target!(|data: &[u8]| {
    let [v6, records @ ..] = data else { return };
    let dns = Published(records.split(|byte| *byte == b'\n').collect());
    let sender = Address::parse("\"anna %{d}\"@example.org").expect("an address");
    let ip = if v6 & 1 == 0 { IpAddr::V4(Ipv4Addr::new(192, 0, 2, 11)) } else { IpAddr::V6(Ipv6Addr::LOCALHOST) };
    let facts = Facts {
        ip,
        helo: "host.example.org",
        mail_from: Some(&sender),
        hostname: "mx.example.net",
        limits: Limits::default(),
    };
    let verdict = futures::executor::block_on(verify(&SIGNED, &facts, &dns, Timestamp::UNIX_EPOCH));
    assert_eq!(verdict.dkim.len(), 1);
    let line = results::authentication_results(&verdict, "mx.example.net");
    let unfolded = line[..line.len() - 2].replace("\r\n\t", "").replace("\r\n ", "");
    assert!(line.ends_with("\r\n") && !unfolded.contains(['\r', '\n', '\0']), "no record writes a line of ours");
});
