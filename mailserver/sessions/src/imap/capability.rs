//! What the server says it can do, before and after login.

use std::borrow::Cow;

use super::{Conn, Service};
use crate::sasl;

/// Understood before login as after.
const ALWAYS: &[&str] = &["IMAP4rev2", "IMAP4rev1", "SASL-IR", "LITERAL+", "ID", "ENABLE"];

/// Of use only after login.
const SESSION: &[&str] = &[
    "IDLE",
    "NAMESPACE",
    "CHILDREN",
    "LIST-EXTENDED",
    "LIST-STATUS",
    "SPECIAL-USE",
    "CREATE-SPECIAL-USE",
    "UNSELECT",
    "UIDPLUS",
    "MOVE",
    "ESEARCH",
    "SEARCHRES",
    "BINARY",
    "CONDSTORE",
    "QRESYNC",
    "STATUS=SIZE",
    "UTF8=ACCEPT",
    "QUOTA",
    "QUOTA=RES-STORAGE",
];

/// Capabilities before login: how to make the connection private, or how to log in once it is.
pub(super) fn before_login(service: &Service, conn: &Conn) -> Vec<Cow<'static, str>> {
    let mut names: Vec<Cow<'static, str>> = ALWAYS.iter().copied().map(Cow::from).collect();
    if !conn.wire.is_tls() {
        names.push("STARTTLS".into());
    }
    match conn.wire.is_private() {
        true => names.extend(sasl::mechanisms(&service.engine).iter().map(|it| format!("AUTH={}", it.name()).into())),
        false => names.push("LOGINDISABLED".into()),
    }
    names
}

/// Capabilities after login.
pub(super) fn after_login(conn: &Conn) -> Vec<Cow<'static, str>> {
    let mut names: Vec<Cow<'static, str>> = ALWAYS.iter().chain(SESSION).copied().map(Cow::from).collect();
    names.push(format!("APPENDLIMIT={}", conn.limits.after_login.append).into());
    names
}

/// The names as the encoder takes them.
pub(super) fn as_strs<'n>(names: &'n [Cow<'static, str>]) -> Vec<&'n str> {
    names.iter().map(AsRef::as_ref).collect()
}
