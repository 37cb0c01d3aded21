//! ID (RFC 2971): who the client says it is goes to the log, within bounds; who we are is no secret.

use super::Conn;

/// Fields of the client's that are logged. RFC 2971 §3.3 allows 30.
const LOGGED: usize = 30;

/// Octets of a field that are logged.
const LOGGED_OCTETS: usize = 100;

/// Answers ID and notes the client.
pub(super) fn answer(conn: &mut Conn, fields: &[(String, Option<String>)]) {
    if !fields.is_empty() {
        let cut = |text: &str| text.chars().filter(|c| !c.is_control()).take(LOGGED_OCTETS).collect::<String>();
        let client: Vec<String> = fields
            .iter()
            .take(LOGGED)
            .map(|(name, value)| format!("{}={}", cut(name), cut(value.as_deref().unwrap_or_default())))
            .collect();
        tracing::info!(peer.ip = %conn.wire.peer(), client = client.join(" "), "an IMAP client said who it is");
    }
    conn.out.id(&[("name", "Pennypost"), ("version", env!("CARGO_PKG_VERSION"))]);
}
