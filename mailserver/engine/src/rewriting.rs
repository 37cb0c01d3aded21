//! Return paths of mail that is sent on (the Sender Rewriting Scheme, <https://www.libsrs2.net/srs/srs.pdf>).
//!
//! Whoever gets forwarded mail asks the sender's domain, by SPF, whether this server may use its name, and hears that it may not.
//! So what came for somebody here leaves under an address of ours that holds the sender's; what comes back to it goes to the
//! sender. Nothing is remembered: a mark shows that we made the address, and a day that it is not old.

use foundation::clock::from_micros;
use foundation::secrets::mark::Marker;
use message::address::{Address, Domain, LocalPart};
use store::queue::QueueMessage;

use crate::Engine;
use crate::outbound::envelope::sender;

/// Days for which an address leads back: longer than any server keeps trying.
const DAYS: i64 = 30;
/// Days are counted modulo this: three hexadecimal digits.
const ROUND: i64 = 4096;
const DAY_SECONDS: i64 = 86_400;

/// Makes such addresses, and reads its own.
#[derive(Clone, Debug)]
pub(crate) struct Rewriting(Marker);

impl Rewriting {
    pub(crate) fn new(sealer: &foundation::secrets::seal::Sealer) -> Self {
        Self(Marker::new(sealer, "return paths"))
    }

    /// `sender` as an address of `by`; `None` when that would be too long for any path.
    fn rewrite(&self, sender: &Address, by: &Domain, day: i64) -> Option<Address> {
        let (local, domain) = (sender.local().as_str(), sender.domain().as_str());
        let day = format!("{:03x}", day.rem_euclid(ROUND));
        let text = if let Some(rest) = scheme(local, "SRS0") {
            // Another server's: mail that comes back goes straight to it, however many have sent it on.
            format!("SRS1={}{day}={domain}={rest}", self.0.mark(&[&day, domain, &rest.to_lowercase()]))
        } else if let Some((_, first, rest)) = scheme(local, "SRS1").and_then(fields) {
            let first = first.to_lowercase();
            format!("SRS1={}{day}={first}={rest}", self.0.mark(&[&day, &first, &rest.to_lowercase()]))
        } else {
            format!("SRS0={}={day}={domain}={local}", self.0.mark(&[&day, domain, &local.to_lowercase()]))
        };
        let rewritten = Address::new(LocalPart::parse_unquoted(&text).ok()?, by.clone());
        Address::parse_foreign(&rewritten.to_string()).ok()
    }

    /// The sender in an address that [`Rewriting::rewrite`] made, unless it is too old.
    fn read(&self, address: &Address, day: i64) -> Option<Address> {
        let local = address.local().as_str();
        if let Some(rest) = scheme(local, "SRS0") {
            let (mark, at, rest) = fields(rest)?;
            let (domain, sender) = rest.split_once('=')?;
            let (at, domain) = (at.to_lowercase(), domain.to_lowercase());
            let ours = self.0.knows(&[&at, &domain, &sender.to_lowercase()], mark);
            return joined(sender, &domain).filter(|_| ours && is_fresh(&at, day));
        }
        let (mark, first, rest) = fields(scheme(local, "SRS1")?)?;
        let (mark, at) = mark.split_at_checked(mark.len().checked_sub(3)?)?;
        let (at, first) = (at.to_lowercase(), first.to_lowercase());
        let ours = self.0.knows(&[&at, &first, &rest.to_lowercase()], mark);
        joined(&format!("SRS0{rest}"), &first).filter(|_| ours && is_fresh(&at, day))
    }
}

/// Whether a day, as it is written, is not long ago.
fn is_fresh(at: &str, day: i64) -> bool {
    i64::from_str_radix(at, 16).is_ok_and(|at| (day - at).rem_euclid(ROUND) <= DAYS)
}

/// What follows the scheme's name. The separator after it may be one of three and, where another server's address is carried on,
/// belongs to what is carried.
fn scheme<'t>(local: &'t str, name: &str) -> Option<&'t str> {
    let (head, rest) = local.split_at_checked(name.len())?;
    (head.eq_ignore_ascii_case(name) && rest.starts_with(['=', '+', '-'])).then_some(rest)
}

/// A separator, two fields and the rest.
fn fields(text: &str) -> Option<(&str, &str, &str)> {
    let mut fields = text.get(1..)?.splitn(3, '=');
    Some((fields.next()?, fields.next()?, fields.next()?))
}

fn joined(local: &str, domain: &str) -> Option<Address> {
    let address = Address::new(LocalPart::parse_unquoted(local).ok()?, Domain::parse(domain).ok()?);
    Address::parse_foreign(&address.to_string()).ok()
}

impl Engine {
    /// The return path a queued message leaves under; `None` for the null path.
    pub(crate) async fn return_path(&self, message: &QueueMessage) -> Option<Address> {
        let sender = sender(message)?;
        let Some(by) = message.forwarded_by.as_deref().and_then(|by| Domain::parse(by).ok()) else {
            return Some(sender);
        };
        // Our own domains name this server in their SPF records.
        if self.domain_id(&sender).await.is_some() {
            return Some(sender);
        }
        Some(self.rewriting.rewrite(&sender, &by, self.day()).unwrap_or(sender))
    }

    /// The sender whose mail came back to an address of ours that holds theirs.
    pub(crate) async fn rewritten_from(&self, address: &Address) -> Option<Address> {
        let sender = self.rewriting.read(address, self.day())?;
        self.domain_id(address).await.map(|_| sender)
    }

    fn day(&self) -> i64 {
        from_micros(self.store.clock().micros()).as_second().div_euclid(DAY_SECONDS)
    }
}

#[cfg(test)]
mod tests {
    use foundation::secrets::seal::Sealer;

    use super::*;

    fn address(text: &str) -> Address {
        Address::parse_foreign(text).unwrap()
    }

    #[test]
    fn what_comes_back_finds_the_sender() {
        let (ours, by) = (Rewriting::new(&Sealer::ephemeral()), Domain::parse("example.org").unwrap());
        for sender in ["cora@elsewhere.test", "a=b+c@elsewhere.test", "\"two words\"@elsewhere.test", "x@[192.0.2.1]"] {
            let rewritten = ours.rewrite(&address(sender), &by, 5000).unwrap();
            assert_eq!(rewritten.domain(), &by, "{sender}");
            assert_eq!(ours.read(&rewritten, 5000 + DAYS), Some(address(sender)), "{rewritten}");
            assert_eq!(ours.read(&rewritten, 5001 + DAYS), None, "{rewritten} is old");
        }
    }

    /// Of several servers that send the same message on, the first knows its sender and the others know the first.
    #[test]
    fn a_chain_is_two_steps_long() {
        let (first, second, third) = (Sealer::ephemeral(), Sealer::ephemeral(), Sealer::ephemeral());
        let [first, second, third] = [&first, &second, &third].map(Rewriting::new);
        let [at_first, at_second, at_third] =
            ["first.test", "second.test", "third.test"].map(|name| Domain::parse(name).unwrap());
        let sender = address("cora@elsewhere.test");
        let once = first.rewrite(&sender, &at_first, 1).unwrap();
        let twice = second.rewrite(&once, &at_second, 1).unwrap();
        let thrice = third.rewrite(&twice, &at_third, 1).unwrap();
        assert!(twice.to_string().starts_with("SRS1=") && thrice.to_string().starts_with("SRS1="), "{twice} {thrice}");
        assert_eq!(third.read(&thrice, 31), Some(once.clone()));
        assert_eq!(second.read(&twice, 31), Some(once.clone()));
        assert_eq!(second.read(&twice, 32), None, "it is old");
        assert_eq!(first.read(&once, 2), Some(sender));
    }

    #[test]
    fn nobody_else_makes_them() {
        let ours = Rewriting::new(&Sealer::ephemeral());
        let made = Rewriting::new(&Sealer::ephemeral());
        let by = Domain::parse("example.org").unwrap();
        let foreign = made.rewrite(&address("cora@elsewhere.test"), &by, 1).unwrap();
        assert_eq!(ours.read(&foreign, 1), None);
        let own = ours.rewrite(&address("cora@elsewhere.test"), &by, 1).unwrap().to_string();
        assert_eq!(ours.read(&address(&own.replace("cora", "dora")), 1), None);
        assert_eq!(ours.read(&address(&own.replace("=001=", "=002=")), 1), None);
        // Some servers write what they were given in one case.
        assert_eq!(
            ours.read(&address(&own.to_uppercase()), 1).map(|sender| sender.key()),
            Some("cora@elsewhere.test".into())
        );
        for text in ["SRS0@example.org", "SRS0=@example.org", "srs0=1=2@example.org", "SRS1=1=2=3@example.org"] {
            assert_eq!(ours.read(&address(text), 1), None, "{text}");
        }
    }

    /// A path has at most 256 octets: such a sender stays as it is.
    #[test]
    fn what_would_be_too_long_is_not_made() {
        let ours = Rewriting::new(&Sealer::ephemeral());
        let by = Domain::parse("example.org").unwrap();
        let long = address(&format!("{}@elsewhere.test", "x".repeat(220)));
        assert_eq!(ours.rewrite(&long, &by, 1), None);
    }
}
