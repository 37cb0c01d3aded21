//! A DNS that tests write.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use mailauth::dns::{Answer, Dns, DnsError, Mx};
use parking_lot::Mutex;

/// A zone that tests write: `name TYPE` to values.
#[derive(Default)]
pub(crate) struct Zone(Mutex<HashMap<String, Vec<String>>>);

impl Zone {
    pub(crate) fn set(&self, name: &str, kind: &str, values: &[&str]) {
        self.0.lock().insert(format!("{name} {kind}"), values.iter().map(|value| (*value).to_owned()).collect());
    }

    fn read<T>(&self, name: &str, kind: &str, read: impl Fn(&str) -> T) -> Result<Vec<T>, DnsError> {
        match self.0.lock().get(&format!("{name} {kind}")) {
            Some(values) if values == &["SERVFAIL"] => Err(DnsError::Temporary("no answer in time".to_owned())),
            Some(values) => Ok(values.iter().map(|value| read(value)).collect()),
            None => Err(DnsError::NoName),
        }
    }
}

impl Dns for Zone {
    fn txt<'a>(&'a self, name: &'a str) -> Answer<'a, Vec<u8>> {
        let found = self.read(name, "TXT", |value| value.as_bytes().to_vec());
        Box::pin(async { found })
    }
    fn ipv4<'a>(&'a self, name: &'a str) -> Answer<'a, Ipv4Addr> {
        let found = self.read(name, "A", |value| value.parse().unwrap());
        Box::pin(async { found })
    }
    fn ipv6<'a>(&'a self, name: &'a str) -> Answer<'a, Ipv6Addr> {
        let found = self.read(name, "AAAA", |value| value.parse().unwrap());
        Box::pin(async { found })
    }
    fn mx<'a>(&'a self, name: &'a str) -> Answer<'a, Mx> {
        let found = self.read(name, "MX", |value| {
            let (preference, exchange) = value.split_once(' ').unwrap();
            Mx { preference: preference.parse().unwrap(), exchange: exchange.to_owned() }
        });
        Box::pin(async { found })
    }
    fn ptr<'a>(&'a self, _: IpAddr) -> Answer<'a, String> {
        Box::pin(async { Err(DnsError::NoName) })
    }
}
