//! What the rules say of a sender and of a recipient.
//!
//! Rules that are enforced come first, from the server down: nothing lifts them. Of all others the nearest holds: the mailbox's before
//! its domain's, its tenant's, its reseller's and the server's; and of those of one level the most specific pattern.
//!
//! Whoever allows a sender means the sender, and not everybody who writes its name: what allows counts only for what SPF, DKIM or a
//! login shows to be from there. At RCPT nothing is shown yet, so there it counts, and is looked at again once the message is here.

use foundation::db::DbError;
use mailauth::dkim::DkimResult;
use mailauth::spf::SpfResult;
use mailauth::verify::Verdict;
use message::address::Address;
use store::access_rules::{self, Action, Kind, Matching, Subject};

use super::pattern;
use crate::Engine;

/// What is known of who sent a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Nothing yet; or all, by a login.
    Trusted,
    /// That it is from these domains.
    Domains(Vec<String>),
}

impl Shown {
    /// What mail authentication found.
    pub(crate) fn by(verdict: &Verdict) -> Self {
        let spf = &verdict.spf_mail_from;
        let envelope = (spf.result == SpfResult::Pass && verdict.mail_from.is_some()).then(|| spf.domain.clone());
        let signed = verdict.dkim.iter().filter(|dkim| dkim.result == DkimResult::Pass).map(|dkim| dkim.domain.clone());
        let domains = envelope.into_iter().chain(signed);
        Self::Domains(domains.map(|domain| domain.to_ascii_lowercase()).collect())
    }

    /// Whether a message is from the domain of this address, or of one above it.
    fn vouches_for(&self, address: &Address) -> bool {
        let Self::Domains(domains) = self else { return true };
        let name = address.domain().as_str();
        let above = |domain: &String| name.strip_suffix(domain.as_str()).is_some_and(|rest| rest.ends_with('.'));
        domains.iter().any(|domain| name == domain || above(domain))
    }
}

/// Somebody a message is from: of its envelope, or of its header.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sender<'a> {
    /// The address.
    pub(crate) address: &'a Address,
    /// What is known of who sent it.
    pub(crate) shown: &'a Shown,
    /// Whether the envelope names nobody, as a report's does: a rule on everybody does not mean it, or nobody who takes mail from a
    /// few alone would ever hear of what failed.
    pub(crate) is_report: bool,
}

/// The rule that holds among those that match; `patterns` from the most specific one.
fn holds<'r>(matching: &'r [Matching], patterns: &[String]) -> Option<&'r Matching> {
    let place = |rule: &Matching| patterns.iter().position(|pattern| *pattern == rule.pattern);
    let enforced = matching.iter().filter(|rule| rule.enforced);
    enforced
        .min_by_key(|rule| (std::cmp::Reverse(rule.level), place(rule)))
        .or_else(|| matching.iter().min_by_key(|rule| (rule.level, place(rule))))
}

impl Engine {
    /// The rule that blocks a sender for a mailbox, if one does.
    pub(crate) async fn sender_blocked(
        &self,
        subject: Subject,
        sender: &Sender<'_>,
    ) -> Result<Option<Matching>, DbError> {
        let vouched = sender.shown.vouches_for(sender.address);
        let means = |rule: &Matching| !(sender.is_report && rule.pattern == pattern::EVERYBODY);
        let counts = |rule: &Matching| (vouched || rule.action == Action::Block) && means(rule);
        self.blocked(subject, Kind::Sender, sender.address, counts).await
    }

    /// The rule that blocks an address for what is sent to it, if one does.
    pub(crate) async fn recipient_blocked(
        &self,
        subject: Subject,
        recipient: &Address,
    ) -> Result<Option<Matching>, DbError> {
        self.blocked(subject, Kind::Recipient, recipient, |_| true).await
    }

    async fn blocked(
        &self,
        subject: Subject,
        kind: Kind,
        address: &Address,
        counts: impl Fn(&Matching) -> bool,
    ) -> Result<Option<Matching>, DbError> {
        if !self.access.has_rules(kind) {
            return Ok(None);
        }
        let patterns = pattern::of(address);
        let now = self.store.clock().micros();
        let mut conn = self.store.read().await?;
        let mut matching = access_rules::matching(&mut conn, subject, kind, &patterns, now).await?;
        matching.retain(counts);
        Ok(holds(&matching, &patterns).filter(|rule| rule.action == Action::Block).cloned())
    }
}

#[cfg(test)]
mod tests {
    use store::access_rules::Level;
    use store::ids::AccessRuleId;

    use super::*;

    #[test]
    fn enforced_rules_hold_from_the_top_and_others_from_near_by() {
        use Action::{Allow, Block};
        use Level::{Domain, Mailbox, Reseller, Server, Tenant};
        let patterns = pattern::of(&Address::parse("cora@mail.elsewhere.test").unwrap());
        let check = |rules: &[(Level, &str, Action, bool)], expected: Option<usize>| {
            let rules = rules.iter().enumerate().map(|(id, (level, pattern, action, enforced))| Matching {
                id: AccessRuleId(id as i64),
                level: *level,
                pattern: (*pattern).to_owned(),
                action: *action,
                enforced: *enforced,
                reply: String::new(),
            });
            let rules: Vec<_> = rules.collect();
            assert_eq!(holds(&rules, &patterns).map(|rule| rule.id.0 as usize), expected, "{rules:?}");
        };
        check(&[], None);
        check(&[(Server, "cora@mail.elsewhere.test", Block, false), (Mailbox, "*", Allow, false)], Some(1));
        check(&[(Domain, "*", Block, false), (Domain, "mail.elsewhere.test", Allow, false)], Some(1));
        check(&[(Domain, "*.test", Block, false), (Domain, "*.elsewhere.test", Allow, false)], Some(1));
        check(&[(Tenant, "*", Allow, false), (Reseller, "cora@*", Block, false)], Some(0));
        check(&[(Mailbox, "cora@mail.elsewhere.test", Allow, false), (Reseller, "*", Block, true)], Some(1));
        check(&[(Tenant, "cora@*", Block, true), (Server, "*", Allow, true)], Some(1));
        check(&[(Server, "*", Block, true), (Server, "cora@*", Allow, true)], Some(1));
    }

    #[test]
    fn a_domain_vouches_for_what_is_in_it() {
        let shown = Shown::Domains(vec!["elsewhere.test".to_owned()]);
        for (address, expected) in [
            ("cora@elsewhere.test", true),
            ("cora@mail.elsewhere.test", true),
            ("cora@notelsewhere.test", false),
            ("cora@test", false),
        ] {
            assert_eq!(shown.vouches_for(&Address::parse(address).unwrap()), expected, "{address}");
        }
    }
}
