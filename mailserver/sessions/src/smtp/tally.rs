//! What is counted and logged of a transaction: one line and one count each, never a word of the message.

use std::net::IpAddr;
use std::time::Instant;

use engine::receive::Service;
use smtp::Reply;
use smtp::server::DataFault;

/// The word for a service in logs and metrics.
pub(super) fn word(service: Service) -> &'static str {
    match service {
        Service::Mx => "mx",
        Service::Submission => "submission",
    }
}

/// A transaction's counts.
#[derive(Debug)]
pub(super) struct Tally {
    service: &'static str,
    peer: IpAddr,
    begun: Instant,
    accepted: u32,
    refused: u32,
}

impl Tally {
    /// A transaction that begins.
    pub(super) fn new(service: Service, peer: IpAddr) -> Self {
        metrics::counter!("smtp_transactions_total", "service" => word(service)).increment(1);
        Self { service: word(service), peer, begun: Instant::now(), accepted: 0, refused: 0 }
    }

    /// A recipient was accepted.
    pub(super) fn recipient_accepted(&mut self) {
        self.accepted += 1;
    }

    /// A recipient was refused.
    pub(super) fn recipient_refused(&mut self, reply: &Reply) {
        self.refused += 1;
        let reason = reason(reply);
        metrics::counter!("smtp_recipients_refused_total", "service" => self.service, "reason" => reason).increment(1);
    }

    /// The message is stored under `id`; deciding took since `asked`.
    pub(super) fn accepted(self, id: &str, size: u64, asked: Instant) {
        let took = asked.elapsed();
        metrics::counter!("smtp_messages_accepted_total", "service" => self.service).increment(1);
        metrics::counter!("smtp_message_bytes_total", "service" => self.service).increment(size);
        metrics::histogram!("smtp_accept_seconds", "service" => self.service).record(took);
        tracing::info!(
            message.id = id,
            peer.ip = %self.peer,
            service = self.service,
            recipients = self.accepted,
            recipients.refused = self.refused,
            size_bytes = size,
            accept_ms = took.as_millis() as u64,
            total_ms = self.begun.elapsed().as_millis() as u64,
            "message accepted"
        );
    }

    /// The whole message had arrived and was refused.
    pub(super) fn refused(self, reply: &Reply, size: u64, asked: Instant) {
        metrics::histogram!("smtp_accept_seconds", "service" => self.service).record(asked.elapsed());
        self.no_message("refused", reason(reply), size, &reply.to_string());
    }

    /// The message broke a rule while it arrived.
    pub(super) fn faulty(self, fault: DataFault) {
        let reason = match fault {
            DataFault::BareLf => "bare_lf",
            DataFault::BareCr => "bare_cr",
            DataFault::Nul => "nul",
            DataFault::LineTooLong => "line_too_long",
            DataFault::TooBig => "too_big",
        };
        self.no_message("refused", reason.to_owned(), 0, &fault.to_string());
    }

    /// The transaction ended before its message had arrived, as `how` says.
    pub(super) fn abandoned(self, how: &'static str) {
        self.no_message("abandoned", how.to_owned(), 0, how);
    }

    fn no_message(self, outcome: &'static str, reason: String, size: u64, text: &str) {
        metrics::counter!("smtp_messages_refused_total", "service" => self.service, "reason" => reason).increment(1);
        tracing::info!(
            peer.ip = %self.peer,
            service = self.service,
            recipients = self.accepted,
            recipients.refused = self.refused,
            size_bytes = size,
            total_ms = self.begun.elapsed().as_millis() as u64,
            outcome,
            "no message accepted: {text}"
        );
    }
}

/// The codes of a reply: a set as small as the rules that refuse.
fn reason(reply: &Reply) -> String {
    match reply.enhanced {
        Some(enhanced) => format!("{} {enhanced}", reply.code),
        None => reply.code.to_string(),
    }
}
