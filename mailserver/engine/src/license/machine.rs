//! What tells this machine apart, hashed before it goes anywhere.

use std::fs;

use license::host::{Machine, MachineHash, Trait};

use super::PRODUCT;

/// The traits of this machine. `machine_id` stands in for the system's own where that is not stable, as in containers.
pub(super) fn traits(machine_id: &str) -> Machine {
    let hash = |what, value: String| MachineHash::of(what, &value, PRODUCT);
    let system = || read("/etc/machine-id").or_else(|| read("/var/lib/dbus/machine-id"));
    let named = Some(machine_id.trim().to_owned()).filter(|named| !named.is_empty());
    if let Some(named) = named {
        // Who names a machine says that nothing else about it lasts.
        return Machine { machine_id: Some(hash(Trait::MachineId, named)), ..Machine::default() };
    }
    Machine {
        machine_id: system().map(|value| hash(Trait::MachineId, value)),
        product_uuid: read("/sys/class/dmi/id/product_uuid").map(|value| hash(Trait::ProductUuid, value)),
        primary_mac: primary_mac().map(|value| hash(Trait::PrimaryMac, value)),
    }
}

/// The hardware address of the first interface by name that has one.
fn primary_mac() -> Option<String> {
    let mut names: Vec<_> = fs::read_dir("/sys/class/net").ok()?.flatten().map(|entry| entry.path()).collect();
    names.sort();
    let addresses = names.iter().filter_map(|path| read(&path.join("address").to_string_lossy()));
    addresses.into_iter().find(|address| address.bytes().any(|b| b.is_ascii_alphanumeric() && b != b'0'))
}

fn read(path: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_machine_is_known_by_its_name_alone() {
        let named = traits(" rack-7 ");
        assert_eq!(named, traits("rack-7"));
        assert_eq!((&named.product_uuid, &named.primary_mac), (&None, &None));
        assert!(named.machine_id.is_some() && named != traits("rack-8"));
    }
}
