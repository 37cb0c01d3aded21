//! DATA and BDAT: from the command to the question whether the message is taken.

use super::{
    Ask, Chunks, CloseReason, Conversation, DataFault, Event, Octets, Pending, Phase, Role, Tally, Transaction,
    Transfer, Turn,
};
use crate::reply::{Enhanced, Reply};

impl Conversation {
    pub(super) fn data(&mut self) -> Turn {
        match &self.transaction {
            None => self.bad(503, Enhanced(5, 5, 1), "need MAIL before DATA"),
            Some(Transaction { chunks: Chunks::Open(_) | Chunks::Failed, .. }) => {
                self.bad(503, Enhanced(5, 5, 1), "DATA not allowed after BDAT")
            }
            Some(Transaction { recipients: 0, refused: 0, .. }) => {
                self.bad(503, Enhanced(5, 5, 1), "need RCPT before DATA")
            }
            // Expected from a client that pipelines: not an error of its own (RFC 2920 §3.1).
            Some(Transaction { recipients: 0, .. }) => self.done(554, Enhanced(5, 5, 1), "no valid recipients"),
            Some(transaction) => {
                let declared_size = transaction.mail.size;
                self.ask(Pending::DataBegin, Ask::DataBegin { declared_size, transfer: Transfer::Data })
            }
        }
    }

    pub(super) fn read_data(&mut self) -> Turn {
        let Phase::Data(octets) = &mut self.phase else { return Turn::Again };
        let limits = &self.config.limits;
        let portion = octets.data(self.input.unread(), limits);
        let start = self.input.consume(portion.consumed).start;
        if octets.size > limits.message_size.saturating_add(limits.discard) {
            return self.hang_up(CloseReason::EndlessData, Enhanced(4, 3, 4), "message far beyond size limit, closing");
        }
        match (portion.end, portion.consumed, octets.fault()) {
            (true, ..) => {
                let octets = std::mem::replace(octets, Octets::new());
                self.end_of_message(&octets)
            }
            (false, 0, _) => Turn::Want,
            (false, _, None) if !portion.body.is_empty() => {
                Turn::Data(start + portion.body.start..start + portion.body.end)
            }
            (false, ..) => Turn::Again,
        }
    }

    /// RFC 3030 §2. Whatever is wrong, the chunk's octets are read away: they must never be taken for commands.
    pub(super) fn bdat(&mut self, size: u64, last: bool) -> Turn {
        let limits = &self.config.limits;
        if size > limits.message_size.saturating_add(limits.discard) {
            fault_reply(DataFault::TooBig).write_to(&mut self.output);
            return self.close(CloseReason::EndlessData);
        }
        let too_big = |received: u64| received.saturating_add(size) > limits.message_size;
        let bad = |tally: &mut Tally, code, text| {
            tally.bad_commands += 1;
            Reply::new(code, Enhanced(5, 5, 1), text)
        };
        let tally = &mut self.tally;
        let refusal = match &mut self.transaction {
            _ if !self.config.extensions.chunking => bad(tally, 502, "BDAT not offered"),
            None => bad(tally, 503, "need MAIL before BDAT"),
            Some(Transaction { recipients: 0, refused: 0, .. }) => bad(tally, 503, "need RCPT before BDAT"),
            // The rest is what a client that pipelines sends before it can know (RFC 3030 §4.2).
            Some(Transaction { recipients: 0, .. }) => Reply::new(554, Enhanced(5, 5, 1), "no valid recipients"),
            Some(Transaction { chunks: Chunks::Failed, .. }) => {
                tally.idle_commands += 1;
                Reply::new(503, Enhanced(5, 5, 1), "an earlier chunk was refused, send RSET")
            }
            Some(transaction) => match std::mem::replace(&mut transaction.chunks, Chunks::Failed) {
                Chunks::Open(octets) if !too_big(octets.size) => {
                    self.phase = Phase::Chunk { octets, size, remaining: size, last };
                    return Turn::Again;
                }
                Chunks::None if !too_big(0) => {
                    let declared_size = transaction.mail.size;
                    let ask = Ask::DataBegin { declared_size, transfer: Transfer::Chunks };
                    return self.ask(Pending::ChunkBegin { size, last }, ask);
                }
                Chunks::Open(_) => {
                    let reply = fault_reply(DataFault::TooBig);
                    self.phase = Phase::Discard { remaining: size, last, reply };
                    return Turn::Event(Event::DataRefused(DataFault::TooBig));
                }
                Chunks::None | Chunks::Failed => fault_reply(DataFault::TooBig),
            },
        };
        self.phase = Phase::Discard { remaining: size, last, reply: refusal };
        Turn::Again
    }

    pub(super) fn read_chunk(&mut self) -> Turn {
        let Phase::Chunk { octets, remaining, .. } = &mut self.phase else { return Turn::Again };
        if *remaining == 0 {
            return self.end_of_chunk();
        }
        let unread = self.input.unread();
        let count = unread.len().min(usize::try_from(*remaining).unwrap_or(usize::MAX));
        if count == 0 {
            return Turn::Want;
        }
        octets.chunk(&unread[..count], &self.config.limits);
        *remaining -= count as u64;
        let sound = octets.fault().is_none();
        let range = self.input.consume(count);
        match sound {
            true => Turn::Data(range),
            false => Turn::Again,
        }
    }

    fn end_of_chunk(&mut self) -> Turn {
        let Phase::Chunk { mut octets, size, last, .. } = std::mem::replace(&mut self.phase, Phase::Commands) else {
            return Turn::Again;
        };
        if last {
            octets.end_chunks();
            return self.end_of_message(&octets);
        }
        if let Some(fault) = octets.fault() {
            fault_reply(fault).write_to(&mut self.output);
            return Turn::Event(Event::DataRefused(fault));
        }
        if let Some(transaction) = &mut self.transaction {
            transaction.chunks = Chunks::Open(octets);
        }
        if size == 0 {
            // Costs the client nothing and brings the message no further.
            self.tally.idle_commands += 1;
            if self.tally.idle_commands > self.config.limits.idle_commands {
                return self.no_progress();
            }
        }
        self.done(250, Enhanced(2, 0, 0), &format!("{size} octets received"))
    }

    pub(super) fn discard_chunk(&mut self) -> Turn {
        let Phase::Discard { remaining, .. } = &mut self.phase else { return Turn::Again };
        let count = self.input.unread().len().min(usize::try_from(*remaining).unwrap_or(usize::MAX));
        *remaining -= count as u64;
        self.input.consume(count);
        if *remaining > 0 {
            return Turn::Want;
        }
        let Phase::Discard { last, reply, .. } = std::mem::replace(&mut self.phase, Phase::Commands) else {
            return Turn::Again;
        };
        if self.tally.bad_commands > self.config.limits.bad_commands {
            return self.too_many_errors();
        }
        if last {
            self.write_outcome(&reply);
            self.transaction = None;
        } else {
            reply.write_to(&mut self.output);
        }
        match reply.code {
            421 | 521 => self.close(CloseReason::Refused),
            _ if self.tally.idle_commands > self.config.limits.idle_commands => self.no_progress(),
            _ => Turn::Again,
        }
    }

    fn end_of_message(&mut self, octets: &Octets) -> Turn {
        self.phase = Phase::Commands;
        match octets.fault() {
            None => {
                let ask = Ask::DataEnd { size: octets.size, eight_bit: octets.eight_bit };
                self.ask(Pending::DataEnd, ask)
            }
            Some(fault) => {
                self.write_outcome(&fault_reply(fault));
                self.transaction = None;
                Turn::Event(Event::DataRefused(fault))
            }
        }
    }

    /// Writes the reply to a whole message: once, or once for each recipient on LMTP (RFC 2033 §4.2).
    pub(super) fn write_outcome(&mut self, reply: &Reply) {
        let times = match (self.config.role, &self.transaction) {
            (Role::Lmtp, Some(transaction)) => transaction.recipients.max(1),
            _ => 1,
        };
        for _ in 0..times {
            reply.write_to(&mut self.output);
        }
    }

    /// Refuses a transaction whose size is known beforehand; not an error of grammar or order.
    pub(super) fn data_fault(&mut self, fault: DataFault) -> Turn {
        fault_reply(fault).write_to(&mut self.output);
        Turn::Again
    }
}

fn fault_reply(fault: DataFault) -> Reply {
    let (code, enhanced) = match fault {
        DataFault::BareLf | DataFault::BareCr | DataFault::Nul | DataFault::LineTooLong => (554, Enhanced(5, 6, 0)),
        DataFault::TooBig => (552, Enhanced(5, 3, 4)),
    };
    Reply::new(code, enhanced, &fault.to_string())
}
