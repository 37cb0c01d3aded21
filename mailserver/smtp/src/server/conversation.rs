//! The order of commands, from banner to QUIT (RFC 5321 §4.1.4), over whatever bytes have arrived.

mod data;
mod sasl;
mod verdict;

use std::{mem, ops::Range};

use self::sasl::Exchange;
use super::{
    Ask, AuthNeed, CloseReason, Config, DataFault, Event, Role, Step, TlsState, Transfer, greeting,
    input::{Input, Line},
    octets::Octets,
};
use crate::{
    command::{self, Command, CommandError, Greeting},
    params::{MailParams, Offered, ParamError},
    reply::{Enhanced, Reply, write_line},
};

/// One client's conversation. Bytes go in by [`Conversation::space`] or [`Conversation::receive`], replies gather in
/// [`Conversation::output`], and [`Conversation::next`] says what to do.
#[derive(Debug)]
pub struct Conversation {
    config: Config,
    input: Input,
    output: Vec<u8>,
    flush_due: bool,
    phase: Phase,
    pending: Option<Pending>,
    hello: Option<Greeting>,
    authenticated: bool,
    transaction: Option<Transaction>,
    tally: Tally,
}

/// What the next bytes are.
#[derive(Debug)]
enum Phase {
    Connecting,
    Commands,
    SkipLine { skipped: usize },
    Data(Octets),
    Chunk { octets: Octets, size: u64, remaining: u64, last: bool },
    Discard { remaining: u64, last: bool, reply: Reply },
    Sasl(Exchange),
    Upgrading,
    Closed(CloseReason),
}

/// The question the caller has been asked.
#[derive(Debug)]
enum Pending {
    Connect,
    Hello(Greeting),
    StartTls,
    Login,
    Mail(MailParams),
    Rcpt,
    DataBegin,
    ChunkBegin { size: u64, last: bool },
    DataEnd,
}

/// A mail transaction (RFC 5321 §3.3) after MAIL was accepted.
#[derive(Debug)]
struct Transaction {
    mail: MailParams,
    recipients: u32,
    refused: u32,
    /// Named after [`super::Limits::recipients`] was reached.
    beyond: u32,
    chunks: Chunks,
}

/// How far BDAT has come in a transaction.
#[derive(Debug)]
enum Chunks {
    None,
    /// Between two chunks.
    Open(Octets),
    /// One failed; only RSET helps (RFC 3030 §2).
    Failed,
}

#[derive(Debug, Default)]
struct Tally {
    bad_commands: u32,
    idle_commands: u32,
    auth_failures: u32,
    refused_recipients: u32,
    messages: u32,
}

/// [`Step`] before its octets are borrowed.
enum Turn {
    Again,
    Want,
    Flush,
    Ask(Ask),
    Data(Range<usize>),
    Event(Event),
    Upgrade,
    Close(CloseReason),
}

impl Conversation {
    /// A conversation with a client that just connected, before the banner.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            input: Input::default(),
            output: Vec::new(),
            flush_due: false,
            phase: Phase::Connecting,
            pending: None,
            hello: None,
            authenticated: false,
            transaction: None,
            tally: Tally::default(),
        }
    }

    /// Room to read the client's bytes into; follow with [`Conversation::filled`]. Empty only when the caller has not
    /// run [`Conversation::next`] until [`Step::Want`].
    pub fn space(&mut self) -> &mut [u8] {
        let bound = self.input_bound();
        self.input.space(bound)
    }

    /// Counts bytes read into [`Conversation::space`].
    pub fn filled(&mut self, count: usize) {
        self.input.filled(count);
    }

    /// Copies bytes in and returns how many fitted; the rest is to be offered again after [`Step::Want`].
    pub fn receive(&mut self, bytes: &[u8]) -> usize {
        let bound = self.input_bound();
        self.input.push(bytes, bound)
    }

    /// Replies to be written to the client.
    pub fn output(&self) -> &[u8] {
        &self.output
    }

    /// All of [`Conversation::output`] has been written.
    pub fn flushed(&mut self) {
        self.output.clear();
        self.flush_due = false;
    }

    /// Octets received and not yet looked at. Before the banner is sent, any is a client that does not wait
    /// (RFC 5321 §4.3.1).
    pub fn unread(&self) -> usize {
        self.input.unread().len()
    }

    /// What to do next.
    #[expect(clippy::should_implement_trait, reason = "a step borrows from the conversation, which no Iterator allows")]
    pub fn next(&mut self) -> Step<'_> {
        debug_assert!(self.pending.is_none(), "the last question was not answered");
        let turn = loop {
            match self.advance() {
                Turn::Again => {}
                turn => break turn,
            }
        };
        match turn {
            Turn::Again | Turn::Want => Step::Want,
            Turn::Flush => Step::Flush,
            Turn::Ask(ask) => Step::Ask(ask),
            Turn::Data(range) => Step::Data(self.input.slice(range)),
            Turn::Event(event) => Step::Event(event),
            Turn::Upgrade => Step::Upgrade,
            Turn::Close(reason) => Step::Close(reason),
        }
    }

    /// The TLS handshake after [`Step::Upgrade`] succeeded. Everything the client said before it is forgotten, and
    /// bytes that came in the clear behind STARTTLS are thrown away (RFC 3207 §4.2, CVE-2011-0411).
    pub fn tls_established(&mut self) {
        self.input.clear();
        self.config.tls = TlsState::Active;
        self.hello = None;
        self.authenticated = false;
        self.transaction = None;
        self.phase = Phase::Commands;
    }

    /// Ends the conversation from outside with a last reply: 421 4.4.2 after a timeout, 421 4.3.2 at shutdown.
    pub fn abort(&mut self, reply: &Reply) {
        reply.write_to(&mut self.output);
        self.pending = None;
        self.phase = Phase::Closed(CloseReason::Aborted);
    }

    /// Whether AUTH has succeeded.
    pub fn authenticated(&self) -> bool {
        self.authenticated
    }

    /// The protocol for the `with` clause of Received (RFC 3848, RFC 6531 §4.3).
    pub fn protocol(&self) -> &'static str {
        let utf8 = self.transaction.as_ref().is_some_and(|transaction| transaction.mail.smtputf8);
        let tls = self.config.tls == TlsState::Active;
        match (self.config.role == Role::Lmtp, utf8, tls, self.authenticated) {
            (false, false, false, false) if self.hello == Some(Greeting::Helo) => "SMTP",
            (false, false, false, false) => "ESMTP",
            (false, false, false, true) => "ESMTPA",
            (false, false, true, false) => "ESMTPS",
            (false, false, true, true) => "ESMTPSA",
            (false, true, false, false) => "UTF8SMTP",
            (false, true, false, true) => "UTF8SMTPA",
            (false, true, true, false) => "UTF8SMTPS",
            (false, true, true, true) => "UTF8SMTPSA",
            (true, false, false, false) => "LMTP",
            (true, false, false, true) => "LMTPA",
            (true, false, true, false) => "LMTPS",
            (true, false, true, true) => "LMTPSA",
            (true, true, false, false) => "UTF8LMTP",
            (true, true, false, true) => "UTF8LMTPA",
            (true, true, true, false) => "UTF8LMTPS",
            (true, true, true, true) => "UTF8LMTPSA",
        }
    }

    fn input_bound(&self) -> usize {
        self.config.limits.input_buffer.max(self.config.limits.auth_line).max(self.config.limits.command_line)
    }

    fn advance(&mut self) -> Turn {
        if self.pending.is_some() {
            return Turn::Want;
        }
        let sync = self.flush_due && !self.input.unread().is_empty();
        let closed = matches!(self.phase, Phase::Closed(_) | Phase::Upgrading);
        if !self.output.is_empty() && !closed && (sync || self.output.len() >= self.config.limits.output_buffer) {
            return Turn::Flush;
        }
        match &mut self.phase {
            Phase::Connecting => {
                self.pending = Some(Pending::Connect);
                Turn::Ask(Ask::Connect)
            }
            Phase::Commands => self.read_command(),
            Phase::SkipLine { .. } => self.skip_line(),
            Phase::Data(_) => self.read_data(),
            Phase::Chunk { .. } => self.read_chunk(),
            Phase::Discard { .. } => self.discard_chunk(),
            Phase::Sasl(_) => self.read_sasl_response(),
            Phase::Upgrading => Turn::Upgrade,
            Phase::Closed(reason) => Turn::Close(*reason),
        }
    }

    fn read_command(&mut self) -> Turn {
        let unread = self.input.unread();
        if unread.first() == Some(&TLS_HANDSHAKE) {
            return self.close(CloseReason::OtherProtocol);
        }
        let is_auth = unread.get(..5).is_some_and(|word| word.eq_ignore_ascii_case(b"AUTH "));
        let limit = match is_auth {
            true => self.config.limits.auth_line,
            false => self.config.limits.command_line,
        };
        match self.input.line(limit) {
            Line::Partial => Turn::Want,
            Line::TooLong => {
                self.phase = Phase::SkipLine { skipped: 0 };
                match is_auth {
                    true => self.bad(500, Enhanced(5, 5, 6), "authentication exchange line is too long"),
                    false => self.bad(500, Enhanced(5, 5, 2), "command line too long"),
                }
            }
            Line::BareLf => self.refuse(CommandError::BareLineEnd),
            Line::Complete(range) => {
                // The buffer is lent out, so that the command can borrow its line while the state changes.
                let mut input = mem::take(&mut self.input);
                let turn = match Command::parse(input.slice(range.clone())) {
                    Ok(command) => self.obey(command),
                    Err(error) => self.refuse(error),
                };
                if is_auth {
                    input.wipe(range);
                }
                self.input = input;
                turn
            }
        }
    }

    fn skip_line(&mut self) -> Turn {
        let (count, found) = self.input.skip_line();
        let Phase::SkipLine { skipped } = &mut self.phase else { return Turn::Again };
        *skipped += count;
        match (*skipped > ENDLESS_LINES * self.config.limits.auth_line, found) {
            (true, _) => self.hang_up(CloseReason::EndlessLine, Enhanced(4, 5, 2), "line without end, closing"),
            (false, false) => Turn::Want,
            (false, true) => {
                self.phase = Phase::Commands;
                Turn::Again
            }
        }
    }

    fn obey(&mut self, command: Command<'_>) -> Turn {
        if !matches!(command, Command::Rcpt(_) | Command::Bdat { .. } | Command::Quit) {
            self.tally.idle_commands += 1;
            if self.tally.idle_commands > self.config.limits.idle_commands {
                return self.no_progress();
            }
        }
        match command {
            Command::Hello(greeting, name) => self.hello(greeting, name),
            Command::Mail(argument) => self.mail(argument),
            Command::Rcpt(argument) => self.rcpt(argument),
            Command::Data => self.data(),
            Command::Bdat { size, last } => self.bdat(size, last),
            Command::Rset => self.reset(),
            Command::Noop => self.done(250, Enhanced(2, 0, 0), "ok"),
            Command::Quit => {
                write_line(&mut self.output, 221, b' ', Some(Enhanced(2, 0, 0)), "bye");
                self.close(CloseReason::Quit)
            }
            // RFC 5321 §7.3: verifying addresses serves harvesters; RCPT tells honest senders the same.
            Command::Vrfy(_) => self.done(252, Enhanced(2, 5, 2), "cannot VRFY, but will take mail for known users"),
            Command::Expn => self.bad(502, Enhanced(5, 5, 1), "EXPN not offered"),
            Command::Help => self.done(214, Enhanced(2, 0, 0), "see RFC 5321"),
            Command::StartTls => self.start_tls(),
            Command::Auth { mechanism, initial } => self.auth(mechanism, initial),
            Command::Http => self.hang_up(CloseReason::OtherProtocol, Enhanced(4, 7, 0), "this is SMTP, closing"),
        }
    }

    fn hello(&mut self, greeting: Greeting, name: &str) -> Turn {
        if (greeting == Greeting::Lhlo) != (self.config.role == Role::Lmtp) {
            let text = match self.config.role {
                Role::Lmtp => "this is LMTP, say LHLO",
                _ => "this is SMTP, say EHLO",
            };
            return self.bad(500, Enhanced(5, 5, 1), text);
        }
        self.transaction = None;
        self.ask(Pending::Hello(greeting), Ask::Hello { greeting, name: name.to_owned() })
    }

    fn start_tls(&mut self) -> Turn {
        match self.config.tls {
            TlsState::Off => self.bad(502, Enhanced(5, 5, 1), "STARTTLS not offered"),
            TlsState::Active => self.bad(503, Enhanced(5, 5, 1), "TLS is active already"),
            TlsState::Available if self.transaction.is_some() => {
                self.bad(503, Enhanced(5, 5, 1), "STARTTLS not allowed in a mail transaction")
            }
            TlsState::Available => self.ask(Pending::StartTls, Ask::StartTls),
        }
    }

    fn mail(&mut self, argument: &str) -> Turn {
        if self.hello.is_none() {
            return self.bad(503, Enhanced(5, 5, 1), "say hello first");
        }
        if self.transaction.is_some() {
            return self.bad(503, Enhanced(5, 5, 1), "sender already given");
        }
        if self.config.auth_need == AuthNeed::Required && !self.authenticated {
            return self.bad(530, Enhanced(5, 7, 0), "authentication required");
        }
        if self.config.limits.messages.is_some_and(|most| self.tally.messages >= most) {
            let text = "message limit of this connection reached, closing";
            return self.hang_up(CloseReason::Messages, Enhanced(4, 7, 0), text);
        }
        let (path, params) = match command::mail(argument, self.offered()) {
            Ok(read) => read,
            Err(error) => return self.refuse(error),
        };
        if params.size.is_some_and(|size| size > self.config.limits.message_size) {
            return self.data_fault(DataFault::TooBig);
        }
        self.ask(Pending::Mail(params.clone()), Ask::Mail { path, params })
    }

    fn rcpt(&mut self, argument: &str) -> Turn {
        let offered = self.offered();
        let Some(transaction) = &mut self.transaction else {
            return self.bad(503, Enhanced(5, 5, 1), "need MAIL before RCPT");
        };
        if !matches!(transaction.chunks, Chunks::None) {
            return self.bad(503, Enhanced(5, 5, 1), "RCPT not allowed after BDAT");
        }
        let (path, params) = match command::rcpt(argument, offered, &transaction.mail) {
            Ok(read) => read,
            Err(error) => {
                transaction.refused += 1;
                return self.refuse(error);
            }
        };
        let most = self.config.limits.recipients;
        if transaction.recipients >= most {
            transaction.beyond += 1;
            return match transaction.beyond > most {
                true => self.hang_up(CloseReason::Recipients, Enhanced(4, 5, 3), "far too many recipients, closing"),
                false => self.done(452, Enhanced(4, 5, 3), "too many recipients"),
            };
        }
        self.ask(Pending::Rcpt, Ask::Rcpt { path, params })
    }

    fn reset(&mut self) -> Turn {
        let reset = self.done(250, Enhanced(2, 0, 0), "ok");
        match self.transaction.take() {
            Some(_) => Turn::Event(Event::Reset),
            None => reset,
        }
    }

    fn offered(&self) -> Offered {
        match self.hello {
            Some(Greeting::Ehlo | Greeting::Lhlo) => greeting::offered(&self.config),
            Some(Greeting::Helo) | None => Offered { basic: false, smtputf8: false, dsn: false, auth: false },
        }
    }

    fn ask(&mut self, pending: Pending, ask: Ask) -> Turn {
        self.pending = Some(pending);
        Turn::Ask(ask)
    }

    /// Answers a command that is no error. Commands that end a pipelined group are flushed at once (RFC 2920 §3.2).
    fn done(&mut self, code: u16, enhanced: Enhanced, text: &str) -> Turn {
        write_line(&mut self.output, code, b' ', Some(enhanced), text);
        self.flush_due |= matches!(code, 252 | 214);
        Turn::Again
    }

    fn refuse(&mut self, error: CommandError) -> Turn {
        let text = error.to_string();
        let (code, enhanced) = match error {
            CommandError::BareLineEnd | CommandError::Control | CommandError::NotUtf8 => (500, Enhanced(5, 5, 2)),
            CommandError::Unknown => (500, Enhanced(5, 5, 1)),
            CommandError::Arguments => (501, Enhanced(5, 5, 4)),
            CommandError::BdatSize => {
                write_line(&mut self.output, 501, b' ', Some(Enhanced(5, 5, 4)), &text);
                return self.close(CloseReason::LostSync);
            }
            CommandError::Sender(_) => (501, Enhanced(5, 1, 7)),
            CommandError::Recipient(_) => (501, Enhanced(5, 1, 3)),
            CommandError::Parameter(ParamError::Unsupported) => (555, Enhanced(5, 5, 4)),
            CommandError::Parameter(_) => (501, Enhanced(5, 5, 4)),
            CommandError::NeedsUtf8 => (553, Enhanced(5, 6, 7)),
        };
        self.bad(code, enhanced, &text)
    }

    /// Answers a command that is an error of grammar or order, until there were too many.
    fn bad(&mut self, code: u16, enhanced: Enhanced, text: &str) -> Turn {
        self.tally.bad_commands += 1;
        if self.tally.bad_commands > self.config.limits.bad_commands {
            return self.too_many_errors();
        }
        write_line(&mut self.output, code, b' ', Some(enhanced), text);
        self.flush_due = true;
        Turn::Again
    }

    fn too_many_errors(&mut self) -> Turn {
        self.hang_up(CloseReason::BadCommands, Enhanced(4, 7, 0), "too many errors, closing")
    }

    fn no_progress(&mut self) -> Turn {
        let text = "too many commands without a message, closing";
        self.hang_up(CloseReason::IdleCommands, Enhanced(4, 7, 0), text)
    }

    fn hang_up(&mut self, reason: CloseReason, enhanced: Enhanced, text: &str) -> Turn {
        write_line(&mut self.output, 421, b' ', Some(enhanced), text);
        self.close(reason)
    }

    fn close(&mut self, reason: CloseReason) -> Turn {
        self.phase = Phase::Closed(reason);
        Turn::Close(reason)
    }
}

/// First octet of a TLS record that starts a handshake: a client that takes this for an implicit TLS port.
const TLS_HANDSHAKE: u8 = 0x16;

/// Lengths of the longest legal line after which a line is taken to have no end.
const ENDLESS_LINES: usize = 4;
