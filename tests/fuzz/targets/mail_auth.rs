//! Messages and DNS records of strangers: the first half of the input is the record everyone publishes, the second the message.
#![no_main]

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use mailauth::dns::{Answer, Dns, Mx};
use mailauth::verify::{Facts, Limits, verify};
use mailauth::results;
use message::address::Address;

struct Everywhere(Vec<u8>);

impl Dns for Everywhere {
    fn txt<'a>(&'a self, _: &'a str) -> Answer<'a, Vec<u8>> {
        Box::pin(async { Ok(vec![self.0.clone()]) })
    }
    fn ipv4<'a>(&'a self, _: &'a str) -> Answer<'a, Ipv4Addr> {
        Box::pin(async { Ok(vec![Ipv4Addr::LOCALHOST]) })
    }
    fn ipv6<'a>(&'a self, _: &'a str) -> Answer<'a, Ipv6Addr> {
        Box::pin(async { Ok(Vec::new()) })
    }
    fn mx<'a>(&'a self, name: &'a str) -> Answer<'a, Mx> {
        Box::pin(async move { Ok(vec![Mx { preference: 1, exchange: name.to_owned() }]) })
    }
    fn ptr<'a>(&'a self, _: IpAddr) -> Answer<'a, String> {
        Box::pin(async { Ok(vec!["host.example.org".to_owned()]) })
    }
}

fuzz_target!(|data: &[u8]| {
    let (record, raw) = data.split_at(data.len() / 2);
    let dns = Everywhere(record.to_vec());
    let sender = Address::parse("anna@example.org").expect("an address");
    let facts = Facts {
        ip: IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)),
        helo: "host.example.org",
        mail_from: Some(&sender),
        hostname: "mx.example.net",
        limits: Limits::default(),
    };
    let verdict = futures::executor::block_on(verify(raw, &facts, &dns, Timestamp::UNIX_EPOCH));
    let line = results::authentication_results(&verdict, "mx.example.net");
    assert!(line.ends_with("\r\n") && !line[..line.len() - 2].replace("\r\n\t", "").replace("\r\n ", "").contains(['\r', '\n']));
});
