//! What mailboxes answer by themselves while their holders are away (RFC 3834).

use std::ops::RangeInclusive;

use foundation::clock::from_micros;
use foundation::db::{AuditEntry, Change};
use foundation::http::FieldError;
use foundation::tokens::Scope;
use message::address::Address;
use message::answer::{self, Answer};
use message::fields;
use serde_json::json;
use store::autoreplies::{self, Autoreply};
use store::content::Content;
use store::mailboxes::{self, Mailbox};
use store::traces::TraceId;

use crate::directory::Away;
use crate::mailboxes::{to_change, told};
use crate::report::Own;
use crate::submit::signature;
use crate::whose::Whose;
use crate::{Engine, Principal, Refused};

/// Bytes of a subject.
const SUBJECT: usize = 255;
/// Bytes of a text.
const BODY: usize = 16_384;
/// Days in which a sender is answered once (RFC 5230 §4.1 has the same bounds).
const DAYS: RangeInclusive<i64> = 1..=30;
/// Days where none are said (RFC 5230 §4.1).
pub const USUAL_DAYS: i64 = 7;
const DAY: i64 = 86_400_000_000;

/// What a mailbox answers, and whether it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answering {
    /// Whether it does, within its dates.
    pub enabled: bool,
    /// What it answers.
    pub reply: Autoreply,
}

impl Answering {
    /// What was said of a mailbox; nothing, where nothing ever was.
    fn of(mailbox: &Mailbox, said: Option<Autoreply>) -> Self {
        let nothing = || Autoreply {
            subject: None,
            body: String::new(),
            starts_at: None,
            ends_at: None,
            interval_days: USUAL_DAYS,
        };
        Self { enabled: mailbox.away, reply: said.unwrap_or_else(nothing) }
    }

    fn check(&self) -> Result<(), Refused> {
        let reply = &self.reply;
        let mut errors = Vec::new();
        let breaks = |text: &str| text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
        if reply.subject.as_ref().is_some_and(|text| text.len() > SUBJECT || text.chars().any(char::is_control)) {
            let detail = format!("must have at most {SUBJECT} bytes and no control characters");
            errors.push(FieldError::new("/subject", "invalid", detail));
        }
        if reply.body.len() > BODY || breaks(&reply.body) {
            let detail = format!("must have at most {BODY} bytes and no control characters but line breaks and tabs");
            errors.push(FieldError::new("/text", "invalid", detail));
        } else if self.enabled && reply.body.trim().is_empty() {
            errors.push(FieldError::new("/text", "required", "must say something before it is sent to anybody"));
        }
        if !DAYS.contains(&reply.interval_days) {
            let detail = format!("must be {} to {}", DAYS.start(), DAYS.end());
            errors.push(FieldError::new("/interval_days", "out_of_range", detail));
        }
        if reply.ends_at.zip(reply.starts_at).is_some_and(|(end, start)| end <= start) {
            errors.push(FieldError::new("/ends_at", "out_of_range", "must be after `starts_at`"));
        }
        if errors.is_empty() { Ok(()) } else { Err(Refused::Invalid(errors)) }
    }

    fn shown(&self) -> String {
        let Autoreply { subject, body, starts_at, ends_at, interval_days } = &self.reply;
        let [starts_at, ends_at] = [starts_at, ends_at].map(|at| at.map(|at| from_micros(at).to_string()));
        json!({
            "enabled": self.enabled, "subject": subject, "text": body, "starts_at": starts_at, "ends_at": ends_at,
            "interval_days": interval_days,
        })
        .to_string()
    }
}

/// A message that reached mailboxes which answer by themselves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct News<'m> {
    /// Its sender; `None` for the null path.
    pub(crate) sender: Option<&'m Address>,
    /// Whom it was for, as the sender wrote.
    pub(crate) recipient: &'m Address,
    /// The lines we put before it.
    pub(crate) lines: &'m [u8],
    /// The message as it came.
    pub(crate) content: &'m [u8],
    /// Its trace, when it has one.
    pub(crate) trace: Option<TraceId>,
    /// Whether one of ours handed it in.
    pub(crate) of_ours: bool,
}

impl Engine {
    /// What a mailbox answers.
    pub async fn autoreply(&self, principal: &Principal, whose: &Whose) -> Result<(Mailbox, Answering), Refused> {
        let mailbox = self.mailbox_of(principal, whose, Scope::Read).await?;
        let reply = autoreplies::read(&mut self.store.read().await?, mailbox.id).await?;
        let answering = Answering::of(&mailbox, reply);
        Ok((mailbox, answering))
    }

    /// Says what a mailbox answers; `expected` is the revision of the mailbox that the caller knows.
    pub async fn set_autoreply(
        &self,
        principal: &Principal,
        whose: &Whose,
        wanted: Answering,
        expected: Option<i64>,
    ) -> Result<(Mailbox, Answering), Refused> {
        let mailbox = self.mailbox_of(principal, whose, Scope::Write).await?;
        wanted.check()?;
        self.change(principal, (mailbox.id, wanted, expected), |tx, actor, (id, wanted, expected)| {
            Box::pin(async move {
                let mailbox = to_change(tx, *id, *expected).await?;
                let before = Answering::of(&mailbox, autoreplies::read(tx, *id).await?);
                if before == *wanted {
                    return Ok((mailbox, before));
                }
                let after = autoreplies::set(tx, *id, wanted.enabled, &wanted.reply).await?;
                tx.record(told("mailbox.autoreply_updated", &after));
                let change = Change { before: Some(before.shown()), after: Some(wanted.shown()) };
                let object = format!("mailbox:{}", after.address);
                let entry = AuditEntry { action: "mailbox.autoreply_update", object, change };
                tx.audit_of(after.owner.tenant.0, actor, entry).await?;
                Ok((after, wanted.clone()))
            })
        })
        .await
    }

    /// Answers for those who are away. The message is delivered whether or not that can be done, so a failure is logged and no more.
    pub(crate) async fn answer_for(&self, away: &[Away], news: News<'_>) {
        let Some(sender) = news.sender.filter(|_| !away.is_empty()) else { return };
        if !answer::is_personal(sender, news.content) || !(news.of_ours || is_believed(news.lines)) {
            return;
        }
        for holder in away {
            let its_own = sender.key() == holder.address.key();
            if its_own || !answer::names(news.content, &[&holder.address, news.recipient]) {
                continue;
            }
            if let Err(error) = self.answer(holder, sender, &news).await {
                let error = &error as &dyn std::error::Error;
                tracing::warn!(mailbox.id = %holder.mailbox, error, "an answer could not be sent");
            }
        }
    }

    async fn answer(&self, holder: &Away, sender: &Address, news: &News<'_>) -> Result<(), store::Error> {
        let mut conn = self.store.read().await?;
        let reply = autoreplies::read(&mut conn, holder.mailbox).await?;
        let mailbox = mailboxes::read(&mut conn, holder.mailbox).await?;
        drop(conn);
        let (Some(reply), Some(mailbox)) = (reply, mailbox) else { return Ok(()) };
        let now = self.store.clock().now();
        let at = now.as_microsecond();
        if reply.starts_at.is_some_and(|start| at < start) || reply.ends_at.is_some_and(|end| at >= end) {
            return Ok(());
        }
        // Noted before it is sent: a crash between the two keeps an answer back, and never sends one twice.
        let once = (holder.mailbox, sender.key(), at - reply.interval_days * DAY);
        let noted = self.store.db().write(once, |tx, (mailbox, sender, before)| {
            Box::pin(async move { autoreplies::note_sent(tx, *mailbox, sender, *before).await })
        });
        if !noted.await? {
            return Ok(());
        }
        let id = self.next_trace();
        let message_id = format!("{id}.answer@{}", self.identity().hostname);
        let answer = Answer {
            from: &holder.address,
            name: mailbox.text.display_name.as_deref(),
            to: sender,
            subject: reply.subject.as_deref(),
            body: &reply.body,
            now,
            message_id: &message_id,
            original: &news.content[..fields::body_start(news.content)],
        };
        let bare = Content::from(answer.build());
        let signed = signature(self, &holder.address, &bare, now).await;
        let content = Content::from([signed.as_bytes(), &bare].concat());
        let own = Own {
            id,
            message_id: Some(message_id),
            size: content.len(),
            about: news.trace,
            by: Some((holder.mailbox, holder.domain)),
            smtputf8: !holder.address.is_ascii(),
        };
        if let Some(delivery) = self.delivery_to(sender, own).await? {
            metrics::counter!("autoreplies_total").increment(1);
            self.deliver(&content, delivery).await?;
        }
        Ok(())
    }
}

/// Whether we judged a message, and not that its sender is somebody else, who would be bothered.
fn is_believed(lines: &[u8]) -> bool {
    fields::find(lines, "Authentication-Results").is_some_and(|field| {
        let text = field.text();
        let mut words = text.split(|c: char| c.is_whitespace() || c == ';');
        !words.any(|word| ["spf=fail", "dmarc=fail"].contains(&word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Backscatter: whose name was misused is not told of every copy.
    #[test]
    fn what_we_judged_forged_is_not_answered() {
        for (results, believed) in [
            ("spf=fail smtp.mailfrom=x", false),
            ("spf=pass smtp.mailfrom=x;\r\n dmarc=fail header.from=x", false),
            ("spf=softfail; dmarc=none", true),
            ("spf=pass; dmarc=pass", true),
        ] {
            let lines = format!("Authentication-Results: mx.example.org;\r\n {results}\r\n");
            assert_eq!(is_believed(lines.as_bytes()), believed, "{results}");
        }
        assert!(!is_believed(b""), "the DNS took too long to tell");
    }
}
