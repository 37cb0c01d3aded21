//! POP3 replies and listings, written into one buffer.

use super::command::Fault;
use crate::encode::decimal;
use crate::sasl::{self, Mechanism};

/// Extended response codes (RFC 2449 §8, RFC 3206, RFC 6856).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrCode {
    /// The mailbox is locked by another session.
    InUse,
    /// Logged in too recently.
    LoginDelay,
    /// Our trouble, will pass.
    SysTemp,
    /// Our trouble, needs the administrator.
    SysPerm,
    /// The credentials are the trouble.
    Auth,
    /// The message needs UTF8 first.
    Utf8,
}

/// One line of CAPA (RFC 2449 §6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capability<'a> {
    /// `TOP`
    Top,
    /// `USER`: USER and PASS are taken.
    User,
    /// `SASL …`
    Sasl(&'a [Mechanism]),
    /// `RESP-CODES`
    RespCodes,
    /// `AUTH-RESP-CODE` (RFC 3206)
    AuthRespCode,
    /// `PIPELINING`
    Pipelining,
    /// `UIDL`
    Uidl,
    /// `STLS`
    Stls,
    /// `UTF8 USER` (RFC 6856)
    Utf8User,
    /// `EXPIRE NEVER`
    ExpireNever,
    /// `IMPLEMENTATION …`
    Implementation(&'a str),
}

/// Replies of one connection, gathered until the session sends them.
#[derive(Debug, Default)]
pub struct Replies {
    out: Vec<u8>,
}

impl Replies {
    /// Empty.
    pub fn new() -> Self {
        Self::default()
    }

    /// The buffer, to send from, clear, or write a message to.
    pub fn out(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }

    /// Takes what is to be sent.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out)
    }

    /// `+OK text`
    pub fn ok(&mut self, text: &str) {
        self.out.extend_from_slice(b"+OK");
        self.text(text);
    }

    /// `-ERR [code] text`
    pub fn err(&mut self, code: Option<ErrCode>, text: &str) {
        self.out.extend_from_slice(b"-ERR");
        self.out.extend_from_slice(match code {
            None => b"",
            Some(ErrCode::InUse) => b" [IN-USE]",
            Some(ErrCode::LoginDelay) => b" [LOGIN-DELAY]",
            Some(ErrCode::SysTemp) => b" [SYS/TEMP]",
            Some(ErrCode::SysPerm) => b" [SYS/PERM]",
            Some(ErrCode::Auth) => b" [AUTH]",
            Some(ErrCode::Utf8) => b" [UTF8]",
        });
        self.text(text);
    }

    /// The answer to a line refused by its form.
    pub fn refused(&mut self, fault: Fault) {
        self.err(None, &fault.to_string());
    }

    /// `+ base64`: a SASL challenge.
    pub fn challenge(&mut self, data: &[u8]) {
        self.out.extend_from_slice(b"+ ");
        sasl::encode_base64(data, &mut self.out);
        self.out.extend_from_slice(b"\r\n");
    }

    /// The answer to CAPA.
    pub fn capabilities(&mut self, capabilities: &[Capability<'_>]) {
        self.ok("capabilities follow");
        for capability in capabilities {
            match capability {
                Capability::Top => self.line("TOP"),
                Capability::User => self.line("USER"),
                Capability::RespCodes => self.line("RESP-CODES"),
                Capability::AuthRespCode => self.line("AUTH-RESP-CODE"),
                Capability::Pipelining => self.line("PIPELINING"),
                Capability::Uidl => self.line("UIDL"),
                Capability::Stls => self.line("STLS"),
                Capability::Utf8User => self.line("UTF8 USER"),
                Capability::ExpireNever => self.line("EXPIRE NEVER"),
                Capability::Implementation(name) => {
                    self.out.extend_from_slice(b"IMPLEMENTATION");
                    self.text(name);
                }
                Capability::Sasl(mechanisms) => {
                    self.out.extend_from_slice(b"SASL");
                    for mechanism in *mechanisms {
                        self.out.push(b' ');
                        self.out.extend_from_slice(mechanism.name().as_bytes());
                    }
                    self.out.extend_from_slice(b"\r\n");
                }
            }
        }
        self.end();
    }

    /// The answer to AUTH without a mechanism.
    pub fn mechanisms(&mut self, mechanisms: &[Mechanism]) {
        self.ok("mechanisms follow");
        mechanisms.iter().for_each(|mechanism| self.line(mechanism.name()));
        self.end();
    }

    /// `+OK count octets`, of STAT.
    pub fn stat(&mut self, count: u32, octets: u64) {
        self.out.extend_from_slice(b"+OK ");
        self.pair(count, |out| decimal(octets, out));
    }

    /// `+OK n octets`, of LIST n.
    pub fn list_one(&mut self, message: u32, octets: u64) {
        self.stat(message, octets);
    }

    /// The answer to LIST: number and octets of each message.
    pub fn list(&mut self, messages: impl IntoIterator<Item = (u32, u64)>) {
        self.ok("sizes follow");
        for (message, octets) in messages {
            self.pair(message, |out| decimal(octets, out));
        }
        self.end();
    }

    /// `+OK n id`, of UIDL n. An id is 1 to 70 printable octets (RFC 1939 §7).
    pub fn uidl_one(&mut self, message: u32, id: &str) {
        self.out.extend_from_slice(b"+OK ");
        self.pair(message, |out| out.extend_from_slice(id.as_bytes()));
    }

    /// The answer to UIDL: number and unique id of each message.
    pub fn uidl<S: AsRef<str>>(&mut self, messages: impl IntoIterator<Item = (u32, S)>) {
        self.ok("unique ids follow");
        for (message, id) in messages {
            self.pair(message, |out| out.extend_from_slice(id.as_ref().as_bytes()));
        }
        self.end();
    }

    fn pair(&mut self, number: u32, second: impl FnOnce(&mut Vec<u8>)) {
        decimal(u64::from(number), &mut self.out);
        self.out.push(b' ');
        second(&mut self.out);
        self.out.extend_from_slice(b"\r\n");
    }

    fn line(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
        self.out.extend_from_slice(b"\r\n");
    }

    fn end(&mut self) {
        self.out.extend_from_slice(b".\r\n");
    }

    /// A space, then `text` on one line.
    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.out.push(b' ');
            self.out.extend(text.bytes().map(|b| if b.is_ascii_control() { b' ' } else { b }));
        }
        self.out.extend_from_slice(b"\r\n");
    }
}

#[cfg(test)]
mod tests;
