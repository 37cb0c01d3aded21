//! One envelope: commands in order, as far ahead of their replies as PIPELINING allows (RFC 2920), then the message.

use std::collections::VecDeque;

use super::{
    super::{
        Cause, Chunking, Connection, Delivery, EightBit, Envelope, Failure, Protocol, Recipient, Stage,
        encode::{DotStuffing, Dots},
    },
    Conversation, State,
};
use crate::{
    params::Ret,
    reply::{Reply, Severity},
    xtext,
};

/// An envelope on its way.
#[derive(Debug)]
pub(super) struct Job {
    envelope: Envelope,
    deliveries: Vec<Option<Delivery>>,
    /// Recipients to be named, by position in the envelope.
    to_name: VecDeque<usize>,
    accepted: Vec<usize>,
    progress: Progress,
    transfer: Transfer,
    awaited: VecDeque<Awaited>,
    utf8: bool,
    /// The message's end was sent.
    ended: bool,
    /// A chunk was refused: the result, whatever the last one is answered.
    chunk_refusal: Option<Reply>,
    stuffing: DotStuffing,
}

/// Which command comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    Mail,
    Rcpt,
    Data,
    Sent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Transfer {
    Dots,
    Chunks,
}

/// A command whose reply is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Awaited {
    Rset,
    Mail,
    Rcpt(usize),
    Data,
    /// The dot after a 354 that came although nobody is left to receive (RFC 2920 §3.1).
    EmptyEnd,
    Chunk,
    /// The end, for all recipients.
    End,
    /// The end, for one recipient (RFC 2033 §4.2).
    EndFor(usize),
}

impl Job {
    pub(super) fn new(envelope: Envelope) -> Self {
        let count = envelope.recipients.len();
        Self {
            envelope,
            deliveries: vec![None; count],
            to_name: (0..count).collect(),
            accepted: vec![],
            progress: Progress::Mail,
            transfer: Transfer::Dots,
            awaited: VecDeque::new(),
            utf8: false,
            ended: false,
            chunk_refusal: None,
            stuffing: DotStuffing::default(),
        }
    }

    /// The stage of the reply that is due.
    pub(super) fn stage(&self) -> Stage {
        match self.awaited.front() {
            None | Some(Awaited::Rset | Awaited::Mail) => Stage::Mail,
            Some(Awaited::Rcpt(_)) => Stage::Rcpt,
            Some(Awaited::Data | Awaited::EmptyEnd) => Stage::Data,
            Some(Awaited::Chunk) if !self.ended => Stage::Data,
            Some(Awaited::Chunk | Awaited::End | Awaited::EndFor(_)) => Stage::End,
        }
    }

    /// Fills the results that are missing.
    pub(super) fn into_deliveries(self, rest: impl Fn(bool) -> Delivery) -> Vec<Delivery> {
        let sent_to = |at| self.ended && self.accepted.contains(&at);
        let missing = |at| match &self.chunk_refusal {
            Some(reply) => Delivery::refused(Stage::Data, Cause::Reply(reply.clone())),
            None => rest(sent_to(at)),
        };
        self.deliveries.iter().enumerate().map(|(at, known)| known.clone().unwrap_or_else(|| missing(at))).collect()
    }

    fn refuse_all(&mut self, stage: Stage, cause: &Cause) {
        for delivery in self.deliveries.iter_mut().filter(|delivery| delivery.is_none()) {
            *delivery = Some(Delivery::refused(stage, cause.clone()));
        }
        self.accepted.clear();
        self.to_name.clear();
    }

    fn refuse_named(&mut self, at: usize, stage: Stage, cause: Cause) {
        self.deliveries[at] = Some(Delivery::refused(stage, cause));
        self.to_name.retain(|other| *other != at);
    }
}

impl Conversation {
    /// Starts the envelope, after what can be told from the server's capabilities alone.
    pub(super) fn begin(&mut self) {
        let Some(job) = &mut self.job else { return };
        let capabilities = &self.capabilities;
        let envelope = &job.envelope;
        let utf8_message = envelope.smtputf8 || !envelope.reverse_path.is_ascii();
        let message_failure = if capabilities.size.flatten().is_some_and(|most| envelope.size > most) {
            Some(Failure::TooBig)
        } else if utf8_message && !capabilities.smtputf8 {
            Some(Failure::NeedsUtf8)
        } else if envelope.eight_bit && !capabilities.eight_bit_mime && self.plan.eight_bit == EightBit::Refuse {
            Some(Failure::NeedsEightBit)
        } else {
            None
        };
        if let Some(failure) = message_failure {
            job.refuse_all(Stage::Mail, &Cause::Failure(failure));
        }
        for at in job.to_name.clone() {
            if !job.envelope.recipients[at].path.is_ascii() {
                match capabilities.smtputf8 {
                    true => job.utf8 = true,
                    false => job.refuse_named(at, Stage::Rcpt, Cause::Failure(Failure::NeedsUtf8)),
                }
            }
        }
        job.utf8 |= utf8_message;
        for at in job.to_name.iter().skip(capabilities.recipients.unwrap_or(usize::MAX)).copied().collect::<Vec<_>>() {
            job.refuse_named(at, Stage::Rcpt, Cause::Failure(Failure::TooManyRecipients));
        }
        if job.to_name.is_empty() {
            return self.finish();
        }
        if self.plan.chunking == Chunking::WhenOffered && capabilities.chunking && capabilities.pipelining {
            job.transfer = Transfer::Chunks;
            job.stuffing = DotStuffing::new(Dots::Leave);
        }
        self.state = State::Transaction;
        self.advance();
    }

    /// Appends a piece of the message to the output. Each piece is one BDAT chunk where chunks are used.
    pub fn body(&mut self, piece: &[u8]) {
        let Some(job) = self.job.as_mut().filter(|_| matches!(self.state, State::Body)) else { return };
        match job.transfer {
            Transfer::Dots => job.stuffing.encode(piece, &mut self.output),
            Transfer::Chunks => {
                let mut chunk = Vec::with_capacity(piece.len() + piece.len() / 32);
                job.stuffing.encode(piece, &mut chunk);
                if !chunk.is_empty() {
                    self.output.extend_from_slice(format!("BDAT {}\r\n", chunk.len()).as_bytes());
                    self.output.extend_from_slice(&chunk);
                    job.awaited.push_back(Awaited::Chunk);
                }
            }
        }
    }

    /// Ends the message: from here on a lost connection makes the delivery uncertain.
    pub fn end_body(&mut self) {
        let Some(job) = self.job.as_mut().filter(|_| matches!(self.state, State::Body)) else { return };
        match job.transfer {
            Transfer::Dots => std::mem::take(&mut job.stuffing).end(&mut self.output),
            Transfer::Chunks => {
                let mut chunk = vec![];
                job.stuffing.finish(&mut chunk);
                self.output.extend_from_slice(format!("BDAT {} LAST\r\n", chunk.len()).as_bytes());
                self.output.extend_from_slice(&chunk);
            }
        }
        match self.plan.protocol {
            Protocol::Smtp => job.awaited.push_back(Awaited::End),
            Protocol::Lmtp => job.awaited.extend(job.accepted.iter().map(|at| Awaited::EndFor(*at))),
        }
        job.ended = true;
        self.state = State::Transaction;
    }

    pub(super) fn hear_transaction(&mut self, reply: Reply) {
        let stage = self.stage();
        let Some(job) = &mut self.job else { return };
        let Some(awaited) = job.awaited.pop_front() else {
            // Nothing was asked: the server refuses a message it has not seen the end of, and is out of step.
            return match reply.severity() {
                Severity::Positive | Severity::Intermediate => self.give_up(stage, Failure::OutOfOrder),
                _ => self.server_leaves(stage, reply),
            };
        };
        match (awaited, reply.severity()) {
            // What RSET is answered is of no interest: MAIL will show.
            (Awaited::Rset, _) => {}
            (Awaited::Mail, Severity::Positive) => self.reset_due = true,
            (Awaited::Rcpt(at), Severity::Positive) if job.deliveries[at].is_none() => job.accepted.push(at),
            (Awaited::Rcpt(at), Severity::Transient | Severity::Permanent) if job.deliveries[at].is_none() => {
                job.deliveries[at] = Some(Delivery::refused(Stage::Rcpt, Cause::Reply(reply)));
            }
            // MAIL was refused, and the recipient has its result.
            (Awaited::Rcpt(at), _) if job.deliveries[at].is_some() => {}
            (Awaited::Data, Severity::Intermediate) if job.accepted.is_empty() => {
                self.output.extend_from_slice(b".\r\n");
                job.awaited.push_back(Awaited::EmptyEnd);
            }
            (Awaited::Data, Severity::Intermediate) => return self.state = State::Body,
            (Awaited::EmptyEnd, _) => self.reset_due = false,
            (Awaited::Chunk, Severity::Positive) => {}
            (Awaited::Chunk, Severity::Transient | Severity::Permanent) => {
                job.chunk_refusal.get_or_insert(reply);
            }
            (
                Awaited::End | Awaited::EndFor(_),
                severity @ (Severity::Positive | Severity::Transient | Severity::Permanent),
            ) => {
                let delivery = match (&job.chunk_refusal, severity) {
                    (Some(refusal), _) => Delivery::refused(Stage::Data, Cause::Reply(refusal.clone())),
                    (None, Severity::Positive) => Delivery::Accepted(reply),
                    (None, _) => Delivery::refused(Stage::End, Cause::Reply(reply)),
                };
                self.reset_due = job.chunk_refusal.is_some();
                match awaited {
                    Awaited::EndFor(at) => job.deliveries[at] = Some(delivery),
                    _ => job.accepted.iter().for_each(|at| job.deliveries[*at] = Some(delivery.clone())),
                }
            }
            (Awaited::Mail | Awaited::Data, Severity::Transient | Severity::Permanent) => {
                job.refuse_all(stage, &Cause::Reply(reply));
            }
            (_, Severity::Positive | Severity::Intermediate) => return self.give_up(stage, Failure::OutOfOrder),
            (Awaited::Rcpt(_), _) => {}
        }
        if matches!(self.state, State::Transaction) {
            self.advance();
        }
    }

    /// Sends the commands that may be sent now; without any, and with no reply due, the envelope is settled.
    fn advance(&mut self) {
        let window = match self.capabilities.pipelining {
            true => self.plan.limits.pipeline.max(1),
            false => 1,
        };
        while self.job.as_ref().is_some_and(|job| job.awaited.len() < window) && self.send_next() {}
        let Some(job) = &self.job else { return };
        match (job.awaited.is_empty(), job.ended || job.accepted.is_empty(), job.transfer) {
            (true, true, _) => self.finish(),
            (true, false, Transfer::Chunks) => self.state = State::Body,
            _ => {}
        }
    }

    /// Writes the next command and tells whether there was one.
    fn send_next(&mut self) -> bool {
        let Some(job) = &mut self.job else { return false };
        if self.reset_due && job.progress == Progress::Mail {
            self.reset_due = false;
            job.awaited.push_back(Awaited::Rset);
            self.output.extend_from_slice(b"RSET\r\n");
            return true;
        }
        match job.progress {
            Progress::Mail => {
                job.awaited.push_back(Awaited::Mail);
                job.progress = Progress::Rcpt;
                self.write_mail();
                true
            }
            Progress::Rcpt => match job.to_name.pop_front() {
                Some(at) => {
                    job.awaited.push_back(Awaited::Rcpt(at));
                    self.write_rcpt(at);
                    true
                }
                None => {
                    job.progress = Progress::Data;
                    self.send_next()
                }
            },
            Progress::Data => {
                // Sent ahead only while a recipient may still be accepted.
                let naming = job
                    .awaited
                    .iter()
                    .any(|awaited| matches!(awaited, Awaited::Rcpt(at) if job.deliveries[*at].is_none()));
                let wanted = job.transfer == Transfer::Dots && (naming || !job.accepted.is_empty());
                if wanted {
                    job.progress = Progress::Sent;
                    job.awaited.push_back(Awaited::Data);
                    self.output.extend_from_slice(b"DATA\r\n");
                }
                wanted
            }
            Progress::Sent => false,
        }
    }

    fn finish(&mut self) {
        let said_mail = self.job.as_ref().is_some_and(|job| job.progress != Progress::Mail);
        self.messages += u32::from(said_mail);
        let most = self.capabilities.messages.unwrap_or(u32::MAX);
        self.state = State::Idle;
        let connection = match self.messages < most {
            true => Connection::Ready,
            false => Connection::Finished,
        };
        self.settle(connection, |_| Delivery::refused(Stage::End, Cause::Failure(Failure::OutOfOrder)));
    }

    fn write_mail(&mut self) {
        let Some(job) = &self.job else { return };
        let (envelope, capabilities, out) = (&job.envelope, &self.capabilities, &mut self.output);
        out.extend_from_slice(format!("MAIL FROM:{}", envelope.reverse_path).as_bytes());
        if capabilities.size.is_some() {
            out.extend_from_slice(format!(" SIZE={}", envelope.size).as_bytes());
        }
        if envelope.eight_bit && capabilities.eight_bit_mime {
            out.extend_from_slice(b" BODY=8BITMIME");
        }
        if job.utf8 {
            out.extend_from_slice(b" SMTPUTF8");
        }
        if capabilities.dsn {
            match envelope.ret {
                Some(Ret::Full) => out.extend_from_slice(b" RET=FULL"),
                Some(Ret::Headers) => out.extend_from_slice(b" RET=HDRS"),
                None => {}
            }
            if let Some(envid) = &envelope.envid {
                out.extend_from_slice(b" ENVID=");
                xtext::encode(envid, out);
            }
        }
        out.extend_from_slice(b"\r\n");
    }

    fn write_rcpt(&mut self, at: usize) {
        let Some(job) = &self.job else { return };
        let Recipient { path, params } = &job.envelope.recipients[at];
        let out = &mut self.output;
        out.extend_from_slice(format!("RCPT TO:{path}").as_bytes());
        if self.capabilities.dsn {
            if let Some(notify) = params.notify {
                out.extend_from_slice(format!(" NOTIFY={notify}").as_bytes());
            }
            if let Some(orcpt) = &params.orcpt {
                out.extend_from_slice(b" ORCPT=");
                orcpt.write_to(out);
            }
        }
        out.extend_from_slice(b"\r\n");
    }
}
