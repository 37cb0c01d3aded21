//! Answers a mailbox gives by itself (RFC 3834): which messages get one, and what it looks like.

use jiff::Timestamp;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address as Sender;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;

use crate::address::Address;
use crate::{envelope, fields, text};

/// Characters of a subject that are taken over.
const SUBJECT: usize = 200;
/// Message-IDs that are taken over: the first, and the last of the others.
const REFERENCES: usize = 20;
/// Octets of one: a line has at most 998, and cannot be broken in it (RFC 5322 §2.1.1).
const LONGEST_ID: usize = 250;

/// Senders that are programs, by the whole local part.
const PROGRAMS: [&str; 8] =
    ["mailer-daemon", "postmaster", "listserv", "majordomo", "noreply", "no-reply", "donotreply", "do-not-reply"];

/// Whether a message was written by somebody, and may be answered: not by a program, a list or an answer (RFC 3834 §2).
pub fn is_personal(sender: &Address, raw: &[u8]) -> bool {
    let local = sender.local().key();
    let to_a_program = PROGRAMS.contains(&local.as_ref())
        || ["owner-", "bounce-", "bounces-", "bounce+", "bounces+"].iter().any(|head| local.starts_with(head))
        || ["-request", "-owner", "-bounces"].iter().any(|tail| local.ends_with(tail));
    !to_a_program && !fields::fields(raw).any(|field| speaks_against(&field))
}

/// Whether a field says that nobody is to answer.
fn speaks_against(field: &fields::Field<'_>) -> bool {
    let value = field.text().trim().to_ascii_lowercase();
    if field.is("Auto-Submitted") {
        return value.split(';').next().is_none_or(|word| word.trim() != "no");
    }
    if field.is("Precedence") {
        return ["bulk", "list", "junk"].contains(&value.as_str());
    }
    // Exchange's word for it ([MS-OXCMAIL] §2.2.3.2.14).
    if field.is("X-Auto-Response-Suppress") {
        return value.split(',').any(|word| ["all", "oof", "autoreply"].contains(&word.trim()));
    }
    field.name().get(..5).is_some_and(|head| head.eq_ignore_ascii_case("List-"))
}

/// Whether the header names one of these addresses as a recipient: what came by a list or a blind copy is not answered.
pub fn names(raw: &[u8], addresses: &[&Address]) -> bool {
    let keys: Vec<String> = addresses.iter().map(|address| address.key()).collect();
    ["To", "Cc", "Bcc", "Resent-To", "Resent-Cc", "Resent-Bcc"].into_iter().any(|name| {
        let mut mailboxes = envelope::mailboxes(raw, name).into_iter();
        mailboxes.any(|mailbox| mailbox.address().is_some_and(|address| is_one_of(&address, &keys)))
    })
}

fn is_one_of(address: &Address, keys: &[String]) -> bool {
    keys.contains(&address.key()) || address.without_detail().is_some_and(|plain| keys.contains(&plain.key()))
}

/// An answer.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    /// Who answers.
    pub from: &'a Address,
    /// Their name.
    pub name: Option<&'a str>,
    /// Who is answered.
    pub to: &'a Address,
    /// Its subject; `None` for one made from the message's.
    pub subject: Option<&'a str>,
    /// Its text.
    pub body: &'a str,
    /// When.
    pub now: Timestamp,
    /// Its Message-ID, without brackets.
    pub message_id: &'a str,
    /// The header of the message that is answered, and whatever follows.
    pub original: &'a [u8],
}

impl Answer<'_> {
    /// The answer's bytes.
    pub fn build(&self) -> Vec<u8> {
        let (from, to) = (self.from.to_string(), self.to.to_string());
        let from = match self.name.filter(|name| !name.is_empty()) {
            Some(name) => Sender::from((name, from.as_str())),
            // An empty name would be written as one: `"" <anna@example.org>`.
            None => Sender::from(from.as_str()),
        };
        let message = MessageBuilder::new()
            .from(from)
            .to(to.as_str())
            .subject(self.subject())
            .date(self.now.as_second())
            .message_id(self.message_id)
            // RFC 3834 §3.1.7. The other two are for those who do not know it.
            .header("Auto-Submitted", Raw::new("auto-replied"))
            .header("Precedence", Raw::new("bulk"))
            .header("X-Auto-Response-Suppress", Raw::new("All"));
        let answered = ids(self.original, "Message-ID");
        let message = match answered.first() {
            Some(id) => {
                let before = ids(self.original, "References");
                let kept = before.len().saturating_sub(REFERENCES);
                let (first, rest) = before.split_at(before.len().min(1));
                let thread = first.iter().chain(rest.iter().skip(kept)).chain([id]).cloned();
                message.in_reply_to(id.clone()).references(MessageId::new_list(thread))
            }
            None => message,
        };
        let lines = self.body.lines().map(str::trim_end).collect::<Vec<_>>().join("\r\n") + "\r\n";
        message.text_body(lines).write_to_vec().unwrap_or_default()
    }

    fn subject(&self) -> String {
        if let Some(subject) = self.subject {
            return subject.to_owned();
        }
        let asked = fields::find(self.original, "Subject").map(|field| text::header(&field.unfolded()));
        let asked: String = asked.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        let asked: String = asked.chars().filter(|c| !c.is_control()).take(SUBJECT).collect();
        format!("Auto: {asked}").trim_end().to_owned()
    }
}

/// The identifiers in a field, without brackets.
fn ids(raw: &[u8], name: &str) -> Vec<String> {
    let value = fields::find(raw, name).map(|field| field.text()).unwrap_or_default();
    let id = |part: &str| part.split_once('>').map(|(id, _)| id.trim().to_owned());
    let clean = |id: &String| {
        (1..=LONGEST_ID).contains(&id.len())
            && id.is_ascii()
            && !id.contains(|c: char| c.is_whitespace() || c.is_control())
    };
    value.split('<').skip(1).filter_map(id).filter(clean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        Address::parse(text).unwrap()
    }

    #[test]
    fn only_people_are_answered() {
        let plain = "From: c@elsewhere.test\r\nTo: anna@example.org\r\n\r\nhello\r\n";
        for (sender, field, answered) in [
            ("cora@elsewhere.test", "", true),
            ("cora@elsewhere.test", "Auto-Submitted: no\r\n", true),
            ("cora@elsewhere.test", "Auto-Submitted: No; (by hand)\r\n", true),
            ("cora@elsewhere.test", "Auto-Submitted: auto-replied\r\n", false),
            ("cora@elsewhere.test", "auto-submitted: auto-generated; x=1\r\n", false),
            ("cora@elsewhere.test", "Precedence: Bulk\r\n", false),
            ("cora@elsewhere.test", "Precedence: first-class\r\n", true),
            ("cora@elsewhere.test", "List-Id: <a.example.org>\r\n", false),
            ("cora@elsewhere.test", "list-unsubscribe: <https://elsewhere.test/>\r\n", false),
            ("cora@elsewhere.test", "X-Auto-Response-Suppress: DR, OOF\r\n", false),
            ("cora@elsewhere.test", "Listen: to me\r\n", true),
            ("MAILER-DAEMON@elsewhere.test", "", false),
            ("owner-dogs@elsewhere.test", "", false),
            ("dogs-request@elsewhere.test", "", false),
            ("no-reply@elsewhere.test", "", false),
        ] {
            let raw = format!("{field}{plain}");
            assert_eq!(is_personal(&address(sender), raw.as_bytes()), answered, "{sender} {field}");
        }
    }

    #[test]
    fn who_is_not_named_was_not_written_to() {
        let anna = address("anna@example.org");
        for (header, named) in [
            ("To: Anna <Anna@Example.org>", true),
            ("To: a@elsewhere.test\r\nCc: b@elsewhere.test, anna+news@example.org", true),
            ("Resent-To: anna@example.org", true),
            ("To: team: anna@example.org;", true),
            ("To: undisclosed-recipients:;", false),
            ("Subject: anna@example.org", false),
        ] {
            assert_eq!(names(format!("{header}\r\n\r\n").as_bytes(), &[&anna]), named, "{header}");
        }
    }

    #[test]
    fn an_answer_belongs_to_its_thread() {
        let (from, to) = (address("anna@example.org"), address("cora@elsewhere.test"));
        let many: String = (0..40).map(|n| format!("<{n}@elsewhere.test> ")).collect();
        let original = format!(
            "Message-ID: <new@elsewhere.test>\r\nReferences: {many}\r\n\
             Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n and more\r\n\r\nhello\r\n"
        );
        let answer = Answer {
            from: &from,
            name: Some("Anna Müller"),
            to: &to,
            subject: None,
            body: "Ich bin weg.\n\n.\nFrom Monday I am back: üöä",
            now: Timestamp::UNIX_EPOCH,
            message_id: "1.answer@mx.example.org",
            original: original.as_bytes(),
        };
        let raw = answer.build();
        let header = |name: &str| text::header(&fields::find(&raw, name).unwrap().unfolded());
        assert_eq!(header("Subject"), "Auto: Grüße and more");
        assert_eq!(header("From"), "Anna Müller <anna@example.org>");
        assert_eq!(header("In-Reply-To"), "<new@elsewhere.test>");
        assert_eq!(header("Auto-Submitted"), "auto-replied");
        assert_eq!(header("Date"), "Thu, 1 Jan 1970 00:00:00 +0000");
        let thread = ids(&raw, "References");
        assert_eq!(
            (thread.len(), thread[0].as_str(), thread[REFERENCES].as_str()),
            (REFERENCES + 1, "0@elsewhere.test", "new@elsewhere.test")
        );
        assert!(!is_personal(&from, &raw), "an answer is not answered");
        assert!(raw.iter().all(u8::is_ascii), "every server takes it");
        let told = Answer { subject: Some("Away"), name: None, original: b"", ..answer }.build();
        assert_eq!(text::header(&fields::find(&told, "From").unwrap().unfolded()), "<anna@example.org>");
        assert_eq!(text::header(&fields::find(&told, "Subject").unwrap().unfolded()), "Away");
        assert!(fields::find(&told, "In-Reply-To").is_none());
    }

    /// What a stranger wrote into the header ends no line of ours.
    #[test]
    fn a_header_of_a_stranger_adds_none() {
        let (from, to) = (address("anna@example.org"), address("cora@elsewhere.test"));
        let original =
            b"Message-ID: <a@b\rBcc: x@y>\r\nSubject: =?utf-8?q?a=0D=0ABcc:_x@y?=\r\nReferences: <a\tb>\r\n\r\n";
        let (name, subject) = (Some("A\"<b>\\"), None);
        let now = Timestamp::UNIX_EPOCH;
        let raw = Answer { from: &from, name, to: &to, subject, body: "", now, message_id: "1@x", original }.build();
        assert!(fields::find(&raw, "Bcc").is_none(), "{}", String::from_utf8_lossy(&raw));
        assert_eq!(envelope::mailboxes(&raw, "From").len(), 1);
    }
}
