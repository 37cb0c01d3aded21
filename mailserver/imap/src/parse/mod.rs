//! The grammar of RFC 9051 §9 and its extensions over one whole command. It does not know framing or session state.

mod append;
pub(crate) mod cursor;
mod fetch;
mod folders;
mod search;
mod sequence;

pub(crate) use append::{Prefix, append_prefix};
pub(crate) use cursor::{Rules, decimal};
#[cfg(test)]
pub(crate) use sequence::sequence_set;

use crate::command::{Authenticate, Command, Extension, FlagChange, Login, Numbering, Store, StoreReply, Transfer};
use crate::fault::Fault;
use crate::flag::Flag;
use crate::sasl::{self, Mechanism, Secret};
use crate::tag::Tag;
use cursor::{Cursor, Parsed};

/// A fault and the tag its answer carries, if one could be read.
pub(crate) struct Refused {
    pub(crate) tag: Option<Tag>,
    pub(crate) fault: Fault,
}

/// Reads one command without its closing line end.
pub(crate) fn tagged(bytes: &[u8], rules: &Rules) -> Result<(Tag, Command), Refused> {
    let whole = || Some(bytes).filter(|bytes| bytes.len() <= rules.limits.tag).and_then(Tag::parse);
    let Some(tag) = leading_tag(bytes, rules).or_else(whole) else {
        return Err(Refused { tag: None, fault: Fault::Syntax { expected: "tag", at: 1 } });
    };
    let mut cursor = Cursor::new(bytes, rules);
    cursor.skip(tag.as_str().len());
    match command(&mut cursor) {
        Ok(command) => Ok((tag, command)),
        Err(fault) => Err(Refused { tag: Some(tag), fault }),
    }
}

/// The tag a line starts with; also of lines that are otherwise unreadable or did not wholly come.
pub(crate) fn leading_tag(bytes: &[u8], rules: &Rules) -> Option<Tag> {
    let end = bytes.iter().take(rules.limits.tag + 1).position(|b| matches!(b, b' ' | b'\r' | b'\n'))?;
    Tag::parse(&bytes[..end])
}

fn command(cursor: &mut Cursor<'_>) -> Parsed<Command> {
    cursor.space()?;
    let name = cursor.word("command")?;
    let command = match name.as_bytes() {
        b"UID" => uid(cursor)?,
        b"CAPABILITY" => Command::Capability,
        b"NOOP" => Command::Noop,
        b"LOGOUT" => Command::Logout,
        b"STARTTLS" => Command::StartTls,
        b"AUTHENTICATE" => authenticate(cursor)?,
        b"LOGIN" => login(cursor)?,
        b"ENABLE" => enable(cursor)?,
        b"ID" => id(cursor)?,
        b"SELECT" => folders::select(cursor, crate::command::Access::ReadWrite)?,
        b"EXAMINE" => folders::select(cursor, crate::command::Access::ReadOnly)?,
        b"CREATE" => folders::create(cursor)?,
        b"DELETE" => Command::Delete(folders::mailbox(cursor)?),
        b"RENAME" => Command::Rename { from: folders::mailbox(cursor)?, to: folders::mailbox(cursor)? },
        b"SUBSCRIBE" => Command::Subscribe(folders::mailbox(cursor)?),
        b"UNSUBSCRIBE" => Command::Unsubscribe(folders::mailbox(cursor)?),
        b"LIST" => folders::list(cursor)?,
        b"LSUB" => folders::lsub(cursor)?,
        b"NAMESPACE" => Command::Namespace,
        b"STATUS" => folders::status(cursor)?,
        // The decoder streams every APPEND whose message is announced; one that ends as a line has none.
        b"APPEND" => append::without_message(cursor)?,
        b"IDLE" => Command::Idle,
        b"CHECK" => Command::Check,
        b"CLOSE" => Command::Close,
        b"UNSELECT" => Command::Unselect,
        b"EXPUNGE" => Command::Expunge,
        b"SEARCH" => Command::Search(search::search(cursor, Numbering::Sequence)?),
        b"FETCH" => Command::Fetch(fetch::fetch(cursor, Numbering::Sequence)?),
        b"STORE" => Command::Store(store(cursor, Numbering::Sequence)?),
        b"COPY" => Command::Copy(transfer(cursor, Numbering::Sequence)?),
        b"MOVE" => Command::Move(transfer(cursor, Numbering::Sequence)?),
        b"GETQUOTA" => {
            cursor.space()?;
            Command::GetQuota(cursor.astring_utf8("quota root")?)
        }
        b"GETQUOTAROOT" => Command::GetQuotaRoot(folders::mailbox(cursor)?),
        b"SETQUOTA" => set_quota(cursor)?,
        _ => return Err(Fault::UnknownCommand),
    };
    cursor.end()?;
    Ok(command)
}

fn uid(cursor: &mut Cursor<'_>) -> Parsed<Command> {
    cursor.space()?;
    Ok(match cursor.word("command after UID")?.as_bytes() {
        b"FETCH" => Command::Fetch(fetch::fetch(cursor, Numbering::Uid)?),
        b"SEARCH" => Command::Search(search::search(cursor, Numbering::Uid)?),
        b"STORE" => Command::Store(store(cursor, Numbering::Uid)?),
        b"COPY" => Command::Copy(transfer(cursor, Numbering::Uid)?),
        b"MOVE" => Command::Move(transfer(cursor, Numbering::Uid)?),
        b"EXPUNGE" => {
            cursor.space()?;
            Command::UidExpunge(sequence::messages(cursor)?)
        }
        _ => return Err(Fault::UnknownCommand),
    })
}

fn authenticate(cursor: &mut Cursor<'_>) -> Parsed<Command> {
    cursor.space()?;
    let mechanism = Mechanism::parse(cursor.atom("mechanism name")?);
    cursor.spaces();
    let at = cursor.rest();
    let initial = match at {
        [] => None,
        _ => {
            let text = cursor.take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='));
            match sasl::decode_initial(text).filter(|_| !text.is_empty()) {
                Some(decoded) => Some(Secret(decoded)),
                None => return cursor.fail("initial response in base64"),
            }
        }
    };
    Ok(Command::Authenticate(Authenticate { mechanism, initial }))
}

fn login(cursor: &mut Cursor<'_>) -> Parsed<Command> {
    cursor.space()?;
    let user = cursor.astring_utf8("user name in UTF-8")?;
    cursor.space()?;
    let password = Secret(cursor.astring("password")?.into_owned());
    Ok(Command::Login(Login { user, password }))
}

fn enable(cursor: &mut Cursor<'_>) -> Parsed<Command> {
    let mut extensions = Vec::new();
    cursor.space()?;
    loop {
        if let Some(extension) = Extension::parse(cursor.atom("capability name")?)
            && !extensions.contains(&extension)
        {
            extensions.push(extension);
        }
        cursor.spaces();
        if cursor.is_done() {
            return Ok(Command::Enable(extensions));
        }
    }
}

/// RFC 2971 §3.3 bounds ID: 30 pairs, names of 30 and values of 1024 octets.
fn id(cursor: &mut Cursor<'_>) -> Parsed<Command> {
    cursor.space()?;
    if cursor.eat_word(b"NIL") {
        return Ok(Command::Id(Vec::new()));
    }
    let fault = |what, limit| Fault::TooMany { what, limit };
    let mut fields = 0;
    let pairs = cursor.list("( or NIL", |cursor| {
        fields += 1;
        if fields > 30 {
            return Err(fault("ID fields", 30));
        }
        let name = cursor.string("ID field name")?;
        if name.len() > 30 {
            return Err(fault("octets in an ID field name", 30));
        }
        cursor.space()?;
        let value = cursor.nstring("ID field value or NIL")?;
        if value.as_ref().is_some_and(|value| value.len() > 1024) {
            return Err(fault("octets in an ID value", 1024));
        }
        let text = |octets: &[u8]| String::from_utf8_lossy(octets).into_owned();
        Ok((text(&name), value.as_deref().map(text)))
    })?;
    Ok(Command::Id(pairs))
}

fn set_quota(cursor: &mut Cursor<'_>) -> Parsed<Command> {
    cursor.space()?;
    let root = cursor.astring_utf8("quota root")?;
    cursor.space()?;
    let limits = cursor.list("( before resource limits", |cursor| {
        let name = cursor.atom("resource name")?.to_ascii_uppercase();
        cursor.space()?;
        Ok((String::from_utf8_lossy(&name).into_owned(), cursor.number("resource limit")?))
    })?;
    Ok(Command::SetQuota { root, limits })
}

fn store(cursor: &mut Cursor<'_>, numbering: Numbering) -> Parsed<Store> {
    cursor.space()?;
    let messages = sequence::messages(cursor)?;
    cursor.space()?;
    let mut unchanged_since = None;
    if cursor.peek() == Some(b'(') {
        cursor.list("store modifiers", |cursor| {
            if !cursor.eat_word(b"UNCHANGEDSINCE") {
                return cursor.fail("UNCHANGEDSINCE");
            }
            cursor.space()?;
            unchanged_since = Some(cursor.number("mod-sequence")?);
            Ok(())
        })?;
        cursor.space()?;
    }
    let (change, reply) = match cursor.word("FLAGS, +FLAGS or -FLAGS")?.as_bytes() {
        b"FLAGS" => (FlagChange::Replace, StoreReply::Flags),
        b"FLAGS.SILENT" => (FlagChange::Replace, StoreReply::Silent),
        b"+FLAGS" => (FlagChange::Add, StoreReply::Flags),
        b"+FLAGS.SILENT" => (FlagChange::Add, StoreReply::Silent),
        b"-FLAGS" => (FlagChange::Remove, StoreReply::Flags),
        b"-FLAGS.SILENT" => (FlagChange::Remove, StoreReply::Silent),
        _ => return cursor.fail("FLAGS, +FLAGS or -FLAGS"),
    };
    // Seen from scripts: `+FLAGS(\Seen)`; the parenthesis cannot mean anything else.
    if cursor.peek() != Some(b'(') {
        cursor.space()?;
    }
    let flags = match cursor.peek() {
        Some(b'(') => flag_list(cursor)?,
        _ => bare_flags(cursor)?,
    };
    Ok(Store { numbering, messages, unchanged_since, change, reply, flags })
}

fn bare_flags(cursor: &mut Cursor<'_>) -> Parsed<Vec<Flag>> {
    let limit = cursor.rules.limits.list;
    let mut flags = Vec::new();
    loop {
        if flags.len() == limit {
            return Err(Fault::TooMany { what: "flags", limit });
        }
        push_once(&mut flags, flag(cursor)?);
        cursor.spaces();
        if cursor.is_done() {
            return Ok(flags);
        }
    }
}

/// `(flag …)`, each once.
pub(crate) fn flag_list(cursor: &mut Cursor<'_>) -> Parsed<Vec<Flag>> {
    let mut flags = Vec::new();
    cursor.list("( before flags", |cursor| {
        push_once(&mut flags, flag(cursor)?);
        Ok(())
    })?;
    Ok(flags)
}

fn push_once(flags: &mut Vec<Flag>, flag: Flag) {
    if !flags.contains(&flag) {
        flags.push(flag);
    }
}

fn flag(cursor: &mut Cursor<'_>) -> Parsed<Flag> {
    let text = cursor.rest();
    let backslash = usize::from(cursor.eat(b'\\'));
    let length = backslash + cursor.take_while(cursor::is_atom_char).len();
    let limit = cursor.rules.limits.keyword;
    if length > limit {
        return Err(Fault::TooMany { what: "octets in a flag", limit });
    }
    match Flag::parse(&text[..length]) {
        Some(flag) => Ok(flag),
        None => cursor.fail("known flag or keyword"),
    }
}

fn transfer(cursor: &mut Cursor<'_>, numbering: Numbering) -> Parsed<Transfer> {
    cursor.space()?;
    let messages = sequence::messages(cursor)?;
    Ok(Transfer { numbering, messages, mailbox: folders::mailbox(cursor)? })
}

#[cfg(test)]
mod tests;
