//! What the postmaster is written while the licence wants looking after: what happens when, and what to do about it. Once a
//! day at most, and once a week where nothing gets worse by waiting.

use std::time::Duration;

use foundation::tasks::{Task, TaskResult};
use license::Moment;
use license::allows::{Answer, State, Surface};
use license::claims::Overdue;
use license::reason::{Code, Reason};
use message::address::{Address, LocalPart};
use message::date;
use store::license as rows;

use super::{DAY_MICROS, Notice, Standing};
use crate::Engine;
use crate::report::Own;

/// How often it is looked whether there is something to write.
const LOOK: Duration = Duration::from_secs(3600);

/// How often the same is said again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pace {
    Daily,
    Weekly,
}

/// A letter, and what it is made of.
struct Letter<'a> {
    hostname: &'a str,
    standing: &'a Standing,
    pace: Pace,
    /// What the vendor does about an invoice that is not paid in time.
    overdue: Overdue,
    server: Option<String>,
}

impl Engine {
    /// The task that writes to the postmaster.
    pub fn license_notice_task(&self) -> Task {
        let engine = self.clone();
        let doc = "Writes to the postmaster, once a day at most, while the licence needs looking after.";
        Task::new("license-notice", doc, move || {
            let engine = engine.clone();
            async move { engine.notice_license_when_due().await }
        })
        .every(LOOK)
    }

    pub(super) async fn notice_license_when_due(&self) -> TaskResult {
        let standing = self.licensing.look().await?;
        let Some(pace) = pace(&standing) else { return Ok("there is nothing to write".to_owned()) };
        let mut desk = self.licensing.desk.lock().await;
        // By the clock that nobody turns back, so that nobody is written to twice for it.
        let now = desk.clock.reading().now;
        let before = desk.kept.noticed_at;
        let due = before.map_or(now, |at| Moment::from_second((at + pace.micros()) / 1_000_000));
        if now < due {
            return Ok(format!("the postmaster is written to again at {due}"));
        }
        let Some((to, delivery)) = self.postmaster_of_notice().await? else {
            tracing::warn!(
                license.state = standing.evaluation.state.as_str(),
                "nobody can be told that the licence needs looking after; set `server.postmaster`"
            );
            return Ok("nobody can be told; set `server.postmaster`".to_owned());
        };
        let overdue = desk.token.as_ref().map_or(Overdue::Stop, |token| token.claims().pol.overdue);
        let hostname = self.identity().hostname;
        let server = self.licensing.server();
        let letter = Letter { hostname: hostname.as_str(), standing: &standing, pace, overdue, server };
        let text = self.letter(&letter, &to);
        // Written down first: rather a day without a letter than a letter an hour.
        let mut next = desk.clone();
        next.kept.noticed_at = Some(now.second() * 1_000_000);
        self.licensing.settle(&mut desk, next, None).await?;
        drop(desk);
        self.deliver(&text.into_bytes().into(), delivery).await?;
        Ok(format!("{to} was written to"))
    }

    /// Who looks after this server: the postmaster of the settings, or that of the first domain.
    async fn postmaster_of_notice(&self) -> Result<Option<(Address, store::deliver::Delivery)>, store::Error> {
        let first = match self.postmaster() {
            Some(named) => Some(named),
            None => {
                let domain = rows::first_domain(&mut self.store.read().await?).await?;
                let domain = domain.and_then(|name| name.parse().ok());
                domain.zip(LocalPart::parse("postmaster").ok()).map(|(domain, local)| Address::new(local, domain))
            }
        };
        let Some(to) = first else { return Ok(None) };
        Ok(self.delivery_to(&to, Own::of(self.next_trace())).await?.map(|delivery| (to, delivery)))
    }

    fn letter(&self, letter: &Letter<'_>, to: &Address) -> String {
        let unique = foundation::ids::encode((rand::random::<u64>() >> 4) as i64);
        let (from, date) = (self.mailer_daemon(), date::format_utc(self.store.clock().now()));
        let header = format!(
            "From: Pennypost <{from}>\nTo: <{to}>\nSubject: {}\nDate: {date}\nMessage-ID: <{unique}.license@{}>\n\
             Auto-Submitted: auto-generated\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\
             Content-Transfer-Encoding: 8bit\n\n",
            letter.subject(),
            letter.hostname
        );
        (header + &letter.body()).replace('\n', "\r\n")
    }
}

/// How often the postmaster is written to; `None` while there is nothing to say.
fn pace(standing: &Standing) -> Option<Pace> {
    let evaluation = &standing.evaluation;
    if evaluation.notice == Notice::Nobody {
        return None;
    }
    let gets_worse = evaluation.reasons.iter().any(|reason| reason.changes_at.is_some());
    let harms = matches!(
        evaluation.state,
        State::GrowthFreeze | State::BlockedBuild | State::Suspended | State::Stopped | State::Revoked
    );
    Some(if gets_worse || harms { Pace::Daily } else { Pace::Weekly })
}

impl Pace {
    fn micros(self) -> i64 {
        match self {
            Self::Daily => DAY_MICROS,
            Self::Weekly => 7 * DAY_MICROS,
        }
    }
}

/// What is said of every stop, before it and in it.
const STOPPED: &str = "mail from elsewhere is answered 451, upon which senders try again and give up after about five days; \
                       nobody can log in or send. Nothing is bounced or deleted here, and administration, backup and \
                       export go on";

const FREE: &str = "the limits of the Free edition apply: 1 domain, 10 mailboxes. Choose which stay in use; the others go on \
                    receiving, and nothing is removed";

impl Letter<'_> {
    fn subject(&self) -> String {
        let evaluation = &self.standing.evaluation;
        let what = match evaluation.state {
            State::Stopped => "the server has stopped".to_owned(),
            State::Revoked => "ended by the vendor, the server has stopped".to_owned(),
            State::Suspended => "suspended by the vendor".to_owned(),
            State::BlockedBuild => "it does not cover this build".to_owned(),
            State::GrowthFreeze => "nothing can be added".to_owned(),
            State::Licensed | State::Trial | State::Warn | State::Free => {
                let by = evaluation.reasons.iter().filter_map(|reason| reason.changes_at).min();
                by.map_or("it needs looking after".to_owned(), |by| format!("it needs looking after by {}", day(by)))
            }
        };
        format!("Licence of {}: {what}", self.hostname)
    }

    fn body(&self) -> String {
        let evaluation = &self.standing.evaluation;
        let again = match self.pace {
            Pace::Daily => "once a day",
            Pace::Weekly => "once a week",
        };
        let mut text = paragraph(
            "",
            &format!("The licence of {} needs looking after. You hear of it {again} while it does.", self.hostname),
        );
        if let Some(now) = self.now() {
            text += &paragraph("", &format!("Now: {now}."));
        }
        for reason in &evaluation.reasons {
            text += &paragraph("* ", &reason.code.explanation());
            if let Some((at, what)) = reason.changes_at.zip(self.then(reason)) {
                text += &paragraph("  ", &format!("From {}: {what}.", minute(at)));
            }
            text += &paragraph("  ", &format!("What to do: {}", reason.code.remedy()));
        }
        text += &paragraph("", "All of it: `mailserver license show`, or `GET /v1/license`.");
        if let Some(server) = &self.server {
            text += &paragraph("", &format!("Account page: {server}/account"));
        }
        text
    }

    /// What does not work already.
    fn now(&self) -> Option<&'static str> {
        match self.standing.evaluation.state {
            State::Stopped | State::Revoked => Some(STOPPED),
            State::Suspended => {
                Some("mail from elsewhere is answered 451; people can read their mail, and not change or send any")
            }
            State::BlockedBuild | State::Free => Some(FREE),
            State::GrowthFreeze => Some("nothing can be added; all that is there goes on"),
            State::Licensed | State::Trial | State::Warn => None,
        }
    }

    /// What happens when this reason gets worse.
    fn then(&self, reason: &Reason) -> Option<&'static str> {
        let can_add = self.standing.answer(Surface::Create) == Answer::WithinLimits;
        Some(match &reason.code {
            Code::PaymentDue if self.overdue == Overdue::Revert => "what was licensed before holds again",
            Code::PaymentDue | Code::Revoked => STOPPED,
            Code::Suspended => {
                "mail from elsewhere is answered 451; people can read their mail, and not change or send any"
            }
            Code::ContactLost | Code::ClockRollback if can_add => "nothing can be added; all that is there goes on",
            Code::ContactLost => "add-ons stop; the mail of all mailboxes goes on",
            Code::ClockLeap => "the dates of the licence count by this clock",
            Code::OverLimit(_) => {
                "only the mailboxes that were chosen, or were used last, can be logged in to; all go on receiving"
            }
            Code::MaintenanceEnding => "newer builds are not covered, and add-ons that need upgrade protection stop",
            Code::AddonExpiring(_) => "it stops; its data is kept",
            Code::KeyRevoked | Code::Released | Code::TrialEnding | Code::LeaseDue | Code::TermEnding => FREE,
            _ => return None,
        })
    }
}

fn day(at: Moment) -> String {
    at.timestamp().strftime("%-d %B %Y").to_string()
}

fn minute(at: Moment) -> String {
    at.timestamp().strftime("%-d %B %Y, %H:%M UTC").to_string()
}

/// Lines of at most 76 columns, the first after `lead`, and an empty one.
fn paragraph(lead: &str, text: &str) -> String {
    let (mut out, mut width) = (lead.to_owned(), lead.len());
    for (place, word) in text.split(' ').enumerate() {
        if place > 0 && width + 1 + word.len() > 76 {
            out += "\n";
            out += &" ".repeat(lead.len());
            width = lead.len();
        } else if place > 0 {
            out += " ";
            width += 1;
        }
        out += word;
        width += word.len();
    }
    out + "\n\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_short() {
        let text = paragraph("* ", &STOPPED.repeat(2));
        assert!(text.lines().all(|line| line.len() <= 76), "{text}");
        assert!(text.starts_with("* mail from") && text.lines().nth(1).is_some_and(|line| line.starts_with("  ")));
    }
}
