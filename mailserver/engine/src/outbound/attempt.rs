//! One message to one route: its hosts in order, their addresses, a transaction with each, until every recipient has a
//! verdict. It writes nothing down.

use std::net::IpAddr;

use smtp::client::{self, Envelope, Outcome, TlsPolicy};
use store::queue::Recipient;

use super::connection::{Body, Connection, Ourselves};
use super::hosts::{HostKey, Slot};
use super::job::Job;
use super::route::{self, Host, Route, Way};
use super::verdict::{self, Fate, Over, Verdict};
use super::{Queue, dial, envelope};

/// Recipients of one transaction: what every server takes (RFC 5321 §4.5.3.1.8).
const RECIPIENTS: usize = 100;

/// Addresses that are tried in one attempt, over all hosts.
const ADDRESSES: usize = 10;

/// An attempt under way.
pub(super) struct Attempt<'q> {
    job: &'q Job,
    queue: &'q Queue,
    route: &'q Route,
    recipients: &'q [Recipient],
    /// By position of the recipient.
    verdicts: Vec<Option<Verdict>>,
    /// The mildest refusal by a host as such, while other hosts are to be asked.
    refused: Vec<Option<Verdict>>,
    dials: usize,
}

/// What an attempt came to.
pub(super) struct Attempted {
    /// By position of the recipient; `None` where the server stopped before an answer was sought.
    pub(super) verdicts: Vec<Option<Verdict>>,
    /// The place at the last host, and perhaps its connection: to be left once the verdicts are written down.
    pub(super) slot: Option<Slot>,
}

/// How a transaction over one connection ended for those it was for.
enum Met {
    /// Each has a verdict, or this host's refusal.
    Answered,
    /// An open connection that had served others was gone: it says nothing about the host.
    Stale,
    /// TLS broke, and may be left out.
    TlsBroke,
    /// It was ourselves.
    Ourselves,
}

impl<'q> Attempt<'q> {
    pub(super) fn new(job: &'q Job, route: &'q Route, recipients: &'q [Recipient]) -> Self {
        let none = vec![None; recipients.len()];
        Self { job, queue: &job.queue, route, recipients, verdicts: none.clone(), refused: none, dials: 0 }
    }

    /// Tries hosts until every recipient has a verdict or none is left.
    pub(super) async fn run(mut self) -> Attempted {
        let own = self.queue.engine.identity().hostname;
        let hosts = match self.route.order(own.as_str()) {
            Ok(hosts) => hosts,
            Err(verdict) => {
                self.refuse_rest(&verdict);
                return self.finish(None);
            }
        };
        let mut last_slot = None;
        let mut ours_at = None;
        for host in hosts {
            if self.undecided().is_empty() || self.queue.is_stopping() || self.dials >= ADDRESSES {
                break;
            }
            // RFC 5321 §5.1: once we met ourselves, hosts of that preference or worse only lead back.
            if ours_at.is_some_and(|ours| host.preference >= ours) {
                break;
            }
            if let Some(slot) = last_slot.take() {
                Slot::leave(slot).await;
            }
            let key = HostKey { name: host.name.clone(), port: host.port, way: self.route.way };
            let entered = tokio::select! {
                entered = self.queue.hosts.enter(&key) => entered,
                () = self.queue.stopped() => break,
            };
            let mut slot = match entered {
                Ok(slot) => slot,
                Err(verdict) => {
                    self.refuse_rest(&verdict);
                    continue;
                }
            };
            if let Met::Ourselves = self.meet(&host, &key, &mut slot).await {
                ours_at = Some(host.preference);
                self.refuse_rest(&route::loops_back().of(&host.name));
            }
            last_slot = Some(slot);
        }
        self.finish(last_slot)
    }

    fn finish(mut self, slot: Option<Slot>) -> Attempted {
        let refused = std::mem::take(&mut self.refused);
        let verdicts = self.verdicts.into_iter().zip(refused).map(|(verdict, refused)| verdict.or(refused)).collect();
        Attempted { verdicts, slot }
    }

    /// Recipients without a verdict.
    fn undecided(&self) -> Vec<usize> {
        (0..self.recipients.len()).filter(|at| self.verdicts[*at].is_none()).collect()
    }

    /// Notes a host's refusal for everybody who is still open.
    fn refuse_rest(&mut self, verdict: &Verdict) {
        for at in self.undecided() {
            self.note_refusal(at, verdict.clone());
        }
    }

    fn note_refusal(&mut self, at: usize, verdict: Verdict) {
        self.refused[at] = Some(match self.refused[at].take() {
            Some(known) => known.milder(verdict),
            None => verdict,
        });
    }

    /// Speaks to one host: over the connection at hand, then by its addresses.
    async fn meet(&mut self, host: &Host, key: &HostKey, slot: &mut Slot) -> Met {
        if let Some(connection) = slot.connection.take() {
            match self.talk(host, connection, slot).await {
                Met::Stale => {}
                met => return met,
            }
        }
        let addresses = match route::addresses(&*self.queue.engine.dns, &host.name).await {
            Ok(addresses) => addresses,
            Err(verdict) => {
                self.refuse_rest(&self.of_way(verdict));
                return Met::Answered;
            }
        };
        let mut reached = false;
        for address in addresses {
            if self.undecided().is_empty() || self.dials >= ADDRESSES || self.queue.is_stopping() {
                break;
            }
            if let Some(finished) = slot.connection.take() {
                finished.close().await;
            }
            match self.try_address(host, address, slot).await {
                None => {}
                Some(Met::Ourselves) => return Met::Ourselves,
                Some(_) => reached = true,
            }
        }
        if let (false, Some(verdict)) = (reached, self.undecided().first().and_then(|at| self.refused[*at].clone())) {
            self.queue.hosts.fail_waiting(key, &verdict);
        }
        Met::Answered
    }

    /// Connects to an address and speaks; `None` when no connection came about. Where TLS was a courtesy and broke, the
    /// message goes without it (RFC 7435 §3: no worse than had the server not offered it).
    async fn try_address(&mut self, host: &Host, address: IpAddr, slot: &mut Slot) -> Option<Met> {
        let mut dial = match dial::dial(self.queue, self.route.way, host, address) {
            Ok(dial) => dial,
            Err(verdict) => {
                self.refuse_rest(&verdict.of(&host.name));
                return Some(Met::Answered);
            }
        };
        loop {
            self.dials += 1;
            let connection = match Connection::open(dial.clone()).await {
                Ok(connection) => connection,
                Err(error) => {
                    let over = Over { address: Some(dial.address), tls: None };
                    let verdict = Verdict::ours(Fate::Deferred, error.status(), error.to_string());
                    let verdict = verdict.of(&host.name).over(&over);
                    self.refuse_rest(&verdict);
                    return None;
                }
            };
            match self.talk(host, connection, slot).await {
                Met::TlsBroke => {
                    tracing::info!(host = host.name, peer = %dial.address, "TLS broke, going on without it");
                    metrics::counter!("queue_plain_redials_total").increment(1);
                    dial.plan.tls = TlsPolicy::Never;
                }
                met => return Some(met),
            }
        }
    }

    /// Sends the message to all who are open, in as many transactions as it takes, and leaves the connection in the slot
    /// if it is good for more.
    async fn talk(&mut self, host: &Host, mut connection: Connection, slot: &mut Slot) -> Met {
        let body = match self.job.body().await {
            Ok(body) => body,
            Err(verdict) => {
                self.refuse_rest(&verdict);
                slot.connection = Some(connection);
                return Met::Answered;
            }
        };
        let reused = connection.messages() > 0;
        let mut todo = self.undecided();
        let mut first = true;
        while !todo.is_empty() {
            let now: Vec<usize> = todo.drain(..todo.len().min(RECIPIENTS)).collect();
            let (envelope, now) = self.envelope(now, &body);
            if now.is_empty() {
                continue;
            }
            let outcome = match connection.send(envelope, &body).await {
                Ok(outcome) => outcome,
                Err(Ourselves) => return Met::Ourselves,
            };
            let lost = outcome.deliveries.iter().all(verdict::is_lost_before_answer);
            if reused && first && lost {
                return Met::Stale;
            }
            if outcome.deliveries.iter().all(verdict::has_tls_trouble) && connection.may_go_plain() {
                return Met::TlsBroke;
            }
            first = false;
            todo.splice(0..0, self.take_in(host, outcome, &now, &connection.over()));
            if !connection.is_ready() {
                break;
            }
        }
        slot.connection = Some(connection);
        Met::Answered
    }

    /// A smart host that does not know us any more, or cannot be found, is the operator's to mend: mail waits for that.
    fn of_way(&self, verdict: Verdict) -> Verdict {
        match self.route.way {
            Way::Mx => verdict,
            Way::Smart { .. } => verdict.deferred(),
        }
    }

    /// Turns an outcome into verdicts; those that are for another transaction over the same connection come back.
    fn take_in(&mut self, host: &Host, outcome: Outcome, to: &[usize], over: &Over) -> Vec<usize> {
        let went_on = outcome.deliveries.iter().any(|delivery| matches!(delivery, client::Delivery::Accepted(_)));
        let ready = outcome.connection == client::Connection::Ready;
        let mut again = Vec::new();
        for (at, delivery) in to.iter().copied().zip(outcome.deliveries) {
            // RFC 5321 §4.5.3.1.10: too many at once is no refusal; what was taken makes room for the rest.
            if ready && went_on && verdict::is_too_many(&delivery) {
                again.push(at);
                continue;
            }
            let (of_host, before_mail) = (delivery.is_of_host(), verdict::is_before_mail(&delivery));
            let verdict = Verdict::from_delivery(delivery, outcome.dsn_passed_on, &host.name).over(over);
            let verdict = if before_mail { self.of_way(verdict) } else { verdict };
            if verdict.fate == Fate::Uncertain {
                metrics::counter!("queue_uncertain_total").increment(1);
            }
            if matches!(verdict.fate, Fate::PassedOn | Fate::Relayed) {
                let tls = if over.tls.is_some() { "yes" } else { "no" };
                metrics::counter!("queue_passed_on_total", "tls" => tls).increment(1);
            }
            match of_host {
                true => self.note_refusal(at, verdict),
                false => self.verdicts[at] = Some(verdict),
            }
        }
        again
    }

    /// The envelope for some recipients, and those of them that are in it: an address that cannot be read has its verdict.
    fn envelope(&mut self, to: Vec<usize>, body: &Body) -> (Envelope, Vec<usize>) {
        let mut named = Vec::with_capacity(to.len());
        let mut recipients = Vec::with_capacity(to.len());
        for at in to {
            match envelope::recipient(&self.recipients[at]) {
                Ok(recipient) => {
                    recipients.push(recipient);
                    named.push(at);
                }
                Err(verdict) => self.verdicts[at] = Some(verdict),
            }
        }
        let return_path = self.job.return_path.clone();
        (envelope::envelope(&self.job.message, return_path, recipients, body), named)
    }
}
