//! The caller's answers, turned into replies and the next phase.

use super::{
    super::Verdict, Chunks, CloseReason, Conversation, Greeting, Octets, Pending, Phase, Transaction, greeting,
};
use crate::reply::{Enhanced, Reply, Severity, write_line};

impl Conversation {
    /// Answers the last [`super::super::Ask`]. Without one nothing happens; a verdict that does not fit the question
    /// counts as 451 4.3.0.
    pub fn answer(&mut self, verdict: Verdict) {
        let Some(pending) = self.pending.take() else { return };
        match (pending, verdict) {
            (Pending::DataEnd, Verdict::Each(replies)) => self.end_message_each(&replies),
            (Pending::Login, Verdict::Challenge(challenge)) => self.challenge(&challenge),
            (pending, Verdict::Accept) => self.accept(pending, None),
            (pending, Verdict::AcceptWith(text)) => self.accept(pending, Some(&text)),
            (pending, Verdict::Reject(reply)) => self.reject(&pending, &negative(reply)),
            (pending, Verdict::Challenge(_) | Verdict::Each(_)) => self.reject(&pending, &no_verdict()),
        }
    }

    fn accept(&mut self, pending: Pending, text: Option<&str>) {
        let out = &mut self.output;
        let mut reply = |code, enhanced, standard: &str| {
            write_line(out, code, b' ', Some(enhanced), text.unwrap_or(standard));
        };
        match pending {
            Pending::Connect => {
                greeting::banner(&self.config, text, out);
                self.flush_due = true;
                self.phase = Phase::Commands;
            }
            Pending::Hello(kind) => {
                match kind {
                    Greeting::Helo => greeting::plain(&self.config, text, out),
                    Greeting::Ehlo | Greeting::Lhlo => greeting::extended(&self.config, text, out),
                }
                self.hello = Some(kind);
                self.flush_due = true;
            }
            Pending::StartTls => {
                reply(220, Enhanced(2, 0, 0), "ready to start TLS");
                self.phase = Phase::Upgrading;
            }
            Pending::Login => self.logged_in(text),
            Pending::Mail(mail) => {
                reply(250, Enhanced(2, 1, 0), "sender ok");
                self.transaction =
                    Some(Transaction { mail, recipients: 0, refused: 0, beyond: 0, chunks: Chunks::None });
            }
            Pending::Rcpt => {
                reply(250, Enhanced(2, 1, 5), "recipient ok");
                if let Some(transaction) = &mut self.transaction {
                    transaction.recipients += 1;
                }
            }
            Pending::DataBegin => {
                // No enhanced code: RFC 2034 §4 has them on 2yz, 4yz and 5yz only.
                let text = text.unwrap_or("end data with <CR><LF>.<CR><LF>");
                write_line(out, 354, b' ', None, text);
                self.flush_due = true;
                self.phase = Phase::Data(Octets::new());
            }
            Pending::ChunkBegin { size, last } => {
                self.phase = Phase::Chunk { octets: Octets::new(), size, remaining: size, last };
            }
            Pending::DataEnd => {
                let text = text.unwrap_or("message accepted");
                self.write_outcome(&Reply::new(250, Enhanced(2, 0, 0), text));
                self.end_message();
            }
        }
    }

    fn reject(&mut self, pending: &Pending, reply: &Reply) {
        if let Pending::ChunkBegin { size, last } = *pending {
            self.phase = Phase::Discard { remaining: size, last, reply: reply.clone() };
            return;
        }
        match pending {
            Pending::DataEnd => self.write_outcome(reply),
            _ => reply.write_to(&mut self.output),
        }
        self.flush_due = true;
        let closes = matches!(reply.code, 421 | 521);
        match pending {
            Pending::Connect => self.phase = Phase::Closed(CloseReason::Refused),
            _ if closes => self.phase = Phase::Closed(CloseReason::Refused),
            Pending::Login => self.login_failed(),
            Pending::Rcpt => self.recipient_refused(),
            Pending::DataBegin | Pending::DataEnd => self.transaction = None,
            Pending::Hello(_) | Pending::StartTls | Pending::Mail(_) | Pending::ChunkBegin { .. } => {}
        }
    }

    fn login_failed(&mut self) {
        self.phase = Phase::Commands;
        self.tally.auth_failures += 1;
        if self.tally.auth_failures >= self.config.limits.auth_failures {
            self.hang_up(CloseReason::AuthFailures, Enhanced(4, 7, 0), "too many failed logins, closing");
        }
    }

    fn recipient_refused(&mut self) {
        self.tally.refused_recipients += 1;
        if let Some(transaction) = &mut self.transaction {
            transaction.refused += 1;
        }
        if self.tally.refused_recipients > self.config.limits.refused_recipients {
            self.hang_up(CloseReason::RefusedRecipients, Enhanced(4, 7, 0), "too many refused recipients, closing");
        }
    }

    fn end_message_each(&mut self, replies: &[Reply]) {
        let recipients = self.transaction.as_ref().map_or(0, |transaction| transaction.recipients);
        let missing = no_verdict();
        for at in 0..recipients as usize {
            replies.get(at).unwrap_or(&missing).write_to(&mut self.output);
        }
        self.end_message();
    }

    fn end_message(&mut self) {
        self.transaction = None;
        self.tally.messages += 1;
        self.tally.idle_commands = 0;
    }
}

/// A refusal that could be taken for consent would lose the message.
fn negative(reply: Reply) -> Reply {
    match (reply.severity(), reply.code) {
        (Severity::Transient, _) | (Severity::Permanent, 500..=599) => reply,
        _ => no_verdict(),
    }
}

fn no_verdict() -> Reply {
    Reply::new(451, Enhanced(4, 3, 0), "no decision could be made, try again later")
}
