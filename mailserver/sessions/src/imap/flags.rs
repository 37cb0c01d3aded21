//! Flags between the wire's names and the store's bits.

use imap::Flag;
use store::flags::{Flags, Keywords, SystemFlags};

/// The system flags by name, in the order they are listed.
const SYSTEM: [(SystemFlags, &str); 5] = [
    (SystemFlags::ANSWERED, "\\Answered"),
    (SystemFlags::FLAGGED, "\\Flagged"),
    (SystemFlags::DELETED, "\\Deleted"),
    (SystemFlags::SEEN, "\\Seen"),
    (SystemFlags::DRAFT, "\\Draft"),
];

/// The flags a client names. `\Recent` is not the client's to set and passed over.
pub(super) fn from_client(flags: &[Flag]) -> Flags {
    let system = flags.iter().filter_map(bit).fold(SystemFlags::NONE, |all, flag| all | flag);
    let keywords = flags.iter().filter_map(|flag| match flag {
        Flag::Keyword(keyword) => Some(keyword.as_str()),
        _ => None,
    });
    Flags { system, keywords: keywords.collect() }
}

/// The bit of a system flag.
pub(super) fn bit(flag: &Flag) -> Option<SystemFlags> {
    match flag {
        Flag::Answered => Some(SystemFlags::ANSWERED),
        Flag::Flagged => Some(SystemFlags::FLAGGED),
        Flag::Deleted => Some(SystemFlags::DELETED),
        Flag::Seen => Some(SystemFlags::SEEN),
        Flag::Draft => Some(SystemFlags::DRAFT),
        Flag::Recent | Flag::Keyword(_) => None,
    }
}

/// The names of a message's flags.
pub(super) fn names(flags: &Flags) -> impl Iterator<Item = &str> {
    let set = SYSTEM.iter().filter(|(bit, _)| flags.system.contains(*bit)).map(|(_, name)| *name);
    set.chain(flags.keywords.iter())
}

/// What FLAGS announces: the system flags and every keyword of the folder.
pub(super) fn announced(keywords: &Keywords) -> impl Iterator<Item = &str> {
    SYSTEM.iter().map(|(_, name)| *name).chain(keywords.iter())
}
