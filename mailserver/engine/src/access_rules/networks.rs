//! Who may connect: the server's rules on networks, held in memory, since every connection asks for them.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;

use ipnet::IpNet;
use parking_lot::RwLock;
use store::access_rules::{AccessRule, Action};

use super::Entrance;
use super::pattern::network;

/// What the rules say of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    Stranger,
    /// It is let in, and no number of connections or failed logins of its network keeps it out.
    Known,
    /// It is not let in.
    Barred,
}

/// The rules on networks. The narrowest that matches holds.
#[derive(Default)]
pub(super) struct Networks(RwLock<Table>);

#[derive(Default)]
struct Table {
    rules: HashMap<IpNet, Entry>,
    /// How many rules there are of each length of prefix, of IPv4 and of IPv6: what to look for.
    lengths: [BTreeMap<u8, usize>; 2],
}

struct Entry {
    action: Action,
    services: Vec<Entrance>,
    expires_at: Option<i64>,
}

impl Networks {
    /// Takes a rule in, or out when there is none any more.
    pub(super) fn set(&self, pattern: &str, rule: Option<&AccessRule>) {
        let Some(network) = network(pattern) else { return };
        let entry = rule.map(|rule| Entry {
            action: rule.text.action,
            services: super::services(&rule.text.services),
            expires_at: rule.text.expires_at,
        });
        self.0.write().set(network, entry);
    }

    /// What they say of a client of a service at `now`.
    pub(super) fn standing(&self, service: Entrance, peer: IpAddr, now: i64) -> Standing {
        let table = self.0.read();
        if table.rules.is_empty() {
            return Standing::Stranger;
        }
        let peer = peer.to_canonical();
        let lengths = table.lengths.get(family(&IpNet::from(peer))).into_iter().flatten().rev();
        let candidates =
            lengths.filter_map(|(length, _)| IpNet::new(peer, *length).ok()).map(|network| network.trunc());
        let mut found = candidates.filter_map(|network| table.rules.get(&network));
        let holds = found.find(|entry| {
            entry.expires_at.is_none_or(|end| end > now)
                && (entry.services.is_empty() || entry.services.contains(&service))
        });
        match holds.map(|entry| entry.action) {
            None => Standing::Stranger,
            Some(Action::Allow) => Standing::Known,
            Some(Action::Block) => Standing::Barred,
        }
    }
}

impl Table {
    fn set(&mut self, network: IpNet, entry: Option<Entry>) {
        let is_new = entry.is_some();
        let before = match entry {
            Some(entry) => self.rules.insert(network, entry),
            None => self.rules.remove(&network),
        };
        let Some(lengths) = self.lengths.get_mut(family(&network)) else { return };
        let count = lengths.entry(network.prefix_len()).or_default();
        match (before.is_some(), is_new) {
            (false, true) => *count += 1,
            (true, false) => *count -= 1,
            _ => {}
        }
        if *count == 0 {
            lengths.remove(&network.prefix_len());
        }
    }
}

fn family(network: &IpNet) -> usize {
    usize::from(matches!(network, IpNet::V6(_)))
}
