//! A DNS made of text, and a way to wait for answers, for the tests of this crate.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use futures::future::{FutureExt as _, ready};
use jiff::Timestamp;

use crate::dns::{Answer, Dns, DnsError, Mx};

/// Names with records, written one a line: `name TYPE value`. The type `FAIL` makes every other question about the name
/// a temporary error. A PTR is written with the address as its name.
#[derive(Debug, Default)]
pub(crate) struct Zone {
    records: HashMap<String, Vec<(String, Vec<u8>)>>,
}

impl Zone {
    pub(crate) fn parse(text: &str) -> Self {
        let mut zone = Self::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let mut words = line.splitn(3, ' ');
            let (name, kind) = (words.next().expect("a name"), words.next().expect("a type"));
            zone.add(name, kind, words.next().unwrap_or_default().as_bytes());
        }
        zone
    }

    pub(crate) fn add(&mut self, name: &str, kind: &str, value: &[u8]) {
        self.records.entry(name.to_owned()).or_default().push((kind.to_owned(), value.to_vec()));
    }

    fn look(&self, name: &str, kind: &str) -> Result<Vec<Vec<u8>>, DnsError> {
        let Some(records) = self.records.get(name) else {
            let below = format!(".{name}");
            return match self.records.keys().any(|known| known.ends_with(&below)) {
                true => Err(DnsError::NoRecord),
                false => Err(DnsError::NoName),
            };
        };
        let of = |wanted: &str| -> Vec<Vec<u8>> {
            records.iter().filter(|(known, _)| known == wanted).map(|(_, value)| value.clone()).collect()
        };
        let found = of(kind);
        match (found.is_empty(), of("CNAME").pop(), of("FAIL").pop()) {
            (false, _, _) => Ok(found),
            (true, Some(target), _) if target != name.as_bytes() => {
                self.look(&String::from_utf8(target).expect("a name"), kind)
            }
            (true, _, Some(_)) => Err(DnsError::Temporary("no answer".to_owned())),
            (true, _, None) => Err(DnsError::NoRecord),
        }
    }

    fn answer<T: Send + 'static>(&self, name: &str, kind: &str, read: impl Fn(String) -> T) -> Answer<'_, T> {
        let found = self.look(name, kind);
        let read = |value| read(String::from_utf8(value).expect("text"));
        ready(found.map(|values| values.into_iter().map(read).collect())).boxed()
    }
}

impl Dns for Zone {
    fn txt<'a>(&'a self, name: &'a str) -> Answer<'a, Vec<u8>> {
        ready(self.look(name, "TXT")).boxed()
    }

    fn ipv4<'a>(&'a self, name: &'a str) -> Answer<'a, Ipv4Addr> {
        self.answer(name, "A", |value| value.parse().expect("an address"))
    }

    fn ipv6<'a>(&'a self, name: &'a str) -> Answer<'a, Ipv6Addr> {
        self.answer(name, "AAAA", |value| value.parse().expect("an address"))
    }

    fn mx<'a>(&'a self, name: &'a str) -> Answer<'a, Mx> {
        self.answer(name, "MX", |value| {
            let (preference, exchange) = value.split_once(' ').expect("two words");
            Mx { preference: preference.parse().expect("a number"), exchange: exchange.to_owned() }
        })
    }

    fn ptr(&self, ip: IpAddr) -> Answer<'_, String> {
        self.answer(&ip.to_string(), "PTR", |value| value)
    }
}

pub(crate) fn wait<T>(future: impl Future<Output = T>) -> T {
    futures::executor::block_on(future)
}

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("in range")
}
