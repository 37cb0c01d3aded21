//! What a rule matches: one way to write each pattern, and all patterns that match something.

use ipnet::IpNet;
use message::address::{Address, Domain};
use store::access_rules::{Kind, PATTERNS};

/// Matches everybody.
pub(super) const EVERYBODY: &str = "*";

/// A pattern in its normal form, or what would have been one.
pub(super) fn normal(kind: Kind, text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    match kind {
        Kind::Network => match network(text) {
            Some(network) => Ok(network.to_string()),
            None => Err("must be an address such as `192.0.2.7`, or a network such as `192.0.2.0/24`"),
        },
        Kind::Sender | Kind::Recipient => address(text).ok_or(
            "must be an address, a domain, `*.` and a domain for all that are in it, a local part and `@*`, or `*` for everybody",
        ),
    }
}

/// A network, whose address is its first one.
pub(super) fn network(text: &str) -> Option<IpNet> {
    let network = match text.parse::<IpNet>() {
        Ok(network) => network,
        Err(_) => text.parse::<std::net::IpAddr>().ok()?.to_canonical().into(),
    };
    Some(network.trunc())
}

fn address(text: &str) -> Option<String> {
    let (local, domain) = text.rsplit_once('@').unwrap_or(("", text));
    if matches!(local, "" | EVERYBODY) {
        if domain == EVERYBODY {
            return Some(EVERYBODY.to_owned());
        }
        let below = domain.strip_prefix("*.").or_else(|| domain.strip_prefix('.'));
        let name = Domain::parse(below.unwrap_or(domain)).ok().filter(|name| name.literal().is_none())?;
        return match below {
            Some(_) => Some(format!("*.{name}")),
            // A word alone is a slip: nobody has mail there, and the rule would match nothing.
            None => Some(name.to_string()).filter(|name| name.contains('.')),
        };
    }
    if domain == EVERYBODY {
        // Any domain will do to read the local part by.
        let read = Address::parse(&format!("{local}@example.org")).ok()?;
        return Some(format!("{}@*", read.local().key()));
    }
    Address::parse(text).ok().map(|address| address.key())
}

/// Every pattern that matches an address, the most specific first.
pub(super) fn of(address: &Address) -> Vec<String> {
    let domain = address.domain().as_str();
    let mut patterns = vec![address.key()];
    let plain = address.without_detail();
    patterns.extend(plain.as_ref().map(Address::key));
    patterns.push(format!("{}@*", plain.as_ref().unwrap_or(address).local().key()));
    patterns.push(domain.to_owned());
    let parents: Vec<&str> =
        domain.match_indices('.').map(|(at, _)| domain.get(at + 1..).unwrap_or_default()).collect();
    // A name of many labels is asked for by the last of them: those that somebody would write down.
    let room = PATTERNS - patterns.len() - 1;
    let skipped = parents.len().saturating_sub(room);
    patterns.extend(parents.into_iter().skip(skipped).map(|parent| format!("*.{parent}")));
    patterns.push(EVERYBODY.to_owned());
    patterns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_way_to_write_a_pattern() {
        for (kind, text, expected) in [
            (Kind::Network, "192.0.2.7", Some("192.0.2.7/32")),
            (Kind::Network, "192.0.2.7/24", Some("192.0.2.0/24")),
            (Kind::Network, "2001:DB8::1/32", Some("2001:db8::/32")),
            (Kind::Network, "::ffff:192.0.2.7", Some("192.0.2.7/32")),
            (Kind::Network, "example.org", None),
            (Kind::Network, "192.0.2.0/33", None),
            (Kind::Sender, " Anna@Example.ORG ", Some("anna@example.org")),
            (Kind::Sender, "anna+x@example.org", Some("anna+x@example.org")),
            (Kind::Sender, "@example.org", Some("example.org")),
            (Kind::Sender, "*@example.org", Some("example.org")),
            (Kind::Sender, "bücher.example", Some("xn--bcher-kva.example")),
            (Kind::Sender, "*.example.org", Some("*.example.org")),
            (Kind::Sender, ".example.org", Some("*.example.org")),
            (Kind::Sender, "*@*.example.org", Some("*.example.org")),
            (Kind::Recipient, "Info@*", Some("info@*")),
            (Kind::Recipient, "*", Some("*")),
            (Kind::Recipient, "*@*", Some("*")),
            (Kind::Recipient, "", None),
            (Kind::Recipient, "a b@example.org", None),
            (Kind::Recipient, "an*a@*.org", None),
            (Kind::Recipient, "*exa*mple.org", None),
            (Kind::Recipient, "[192.0.2.7]", None),
            (Kind::Sender, "spammer", None),
            (Kind::Sender, "*.test", Some("*.test")),
        ] {
            assert_eq!(normal(kind, text).ok().as_deref(), expected, "{kind:?} {text}");
        }
    }

    #[test]
    fn an_address_is_matched_by_ever_wider_patterns() {
        let of = |text| of(&Address::parse(text).unwrap());
        assert_eq!(
            of("Anna+lists@mail.example.org"),
            [
                "anna+lists@mail.example.org",
                "anna@mail.example.org",
                "anna@*",
                "mail.example.org",
                "*.example.org",
                "*.org",
                "*"
            ]
        );
        let deep = of("x+y@a.b.c.d.e.f.g.h.i.j.k.l.example.org");
        assert_eq!(deep.len(), PATTERNS);
        assert_eq!(
            deep.get(PATTERNS - 3..),
            Some(&["*.example.org".to_owned(), "*.org".to_owned(), "*".to_owned()][..])
        );
        for pattern in deep {
            assert_eq!(normal(Kind::Sender, &pattern), Ok(pattern.clone()), "what is asked for can be written");
        }
    }
}
