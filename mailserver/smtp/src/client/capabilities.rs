//! What a server announced in its reply to EHLO or LHLO (RFC 5321 §4.1.1.1).

use crate::{auth::Mechanism, reply::Reply};

/// The extensions of a server that this client makes use of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// RFC 2920
    pub pipelining: bool,
    /// RFC 1870; inside, the largest message in octets unless the server leaves it open.
    pub size: Option<Option<u64>>,
    /// RFC 6152
    pub eight_bit_mime: bool,
    /// RFC 6531
    pub smtputf8: bool,
    /// RFC 3030
    pub chunking: bool,
    /// RFC 3461
    pub dsn: bool,
    /// RFC 3207
    pub starttls: bool,
    /// RFC 4954; mechanisms we do not know are left out.
    pub auth: Vec<Mechanism>,
    /// RCPTMAX of RFC 9422.
    pub recipients: Option<usize>,
    /// MAILMAX of RFC 9422.
    pub messages: Option<u32>,
}

impl Capabilities {
    /// Reads the lines after the first. Keywords count in any case; what cannot be read is as good as absent.
    pub fn parse(reply: &Reply) -> Self {
        let mut found = Self::default();
        for line in reply.lines.iter().skip(1) {
            // `AUTH=LOGIN` is what servers of the 1990s say, and some still say both.
            let mut words = line.split([' ', '=']).filter(|word| !word.is_empty());
            let keyword = words.next().unwrap_or_default().to_ascii_uppercase();
            match keyword.as_str() {
                "PIPELINING" => found.pipelining = true,
                "SIZE" => found.size = Some(words.next().and_then(|size| size.parse().ok()).filter(|size| *size > 0)),
                "8BITMIME" => found.eight_bit_mime = true,
                "SMTPUTF8" => found.smtputf8 = true,
                "CHUNKING" => found.chunking = true,
                "DSN" => found.dsn = true,
                "STARTTLS" => found.starttls = true,
                "AUTH" => {
                    for mechanism in words.filter_map(Mechanism::parse) {
                        if !found.auth.contains(&mechanism) {
                            found.auth.push(mechanism);
                        }
                    }
                }
                "LIMITS" => found.read_limits(line),
                _ => {}
            }
        }
        found
    }

    fn read_limits(&mut self, line: &str) {
        for (name, value) in line.split(' ').filter_map(|word| word.split_once('=')) {
            match name.to_ascii_uppercase().as_str() {
                "RCPTMAX" => self.recipients = value.parse().ok().filter(|most| *most > 0),
                "MAILMAX" => self.messages = value.parse().ok().filter(|most| *most > 0),
                _ => {}
            }
        }
    }
}
