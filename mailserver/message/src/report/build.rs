//! Writing a report.

use std::fmt::Write as _;

use super::{Action, Charset, Recipient, Report, Returned, Status};
use crate::{date, fields, fold::Folded};

impl Report<'_> {
    /// The whole message: header, words for people, fields for programs, and the returned message. Ends with CRLF.
    pub fn build(&self) -> Vec<u8> {
        let returned = self.returned_bytes();
        let words = quoted_printable(&self.words());
        let status = self.delivery_status();
        let boundary = self.boundary(&[words.as_bytes(), status.as_bytes(), returned]);
        let eight_bit = !status.is_ascii() || !returned.is_ascii();
        let mut out = self.header(&boundary, encoding(eight_bit)).into_bytes();
        part(&mut out, &boundary, "text/plain; charset=utf-8", "quoted-printable", words.as_bytes());
        part(&mut out, &boundary, self.status_type(), encoding(!status.is_ascii()), status.as_bytes());
        part(&mut out, &boundary, self.returned_type(returned), encoding(!returned.is_ascii()), returned);
        out.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        out
    }

    fn header(&self, boundary: &str, encoding: &str) -> String {
        let mut out = String::new();
        let _ = write!(out, "From: Mail Delivery System <{}>\r\n", self.from);
        let _ = write!(out, "To: <{}>\r\n", self.to);
        let _ = write!(out, "Subject: {}\r\n", subject(self.worst()));
        let _ = write!(out, "Date: {}\r\n", date::format_utc(self.now));
        let _ = write!(out, "Message-ID: <{}>\r\n", self.message_id);
        if let Some(id) = original_message_id(self.original) {
            out.push_str(&field("In-Reply-To", &id));
            out.push_str(&field("References", &id));
        }
        // RFC 3834 §5: keeps vacation programs from answering.
        out.push_str("Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n");
        let _ = write!(
            out,
            "Content-Type: multipart/report; report-type={};\r\n\tboundary=\"{boundary}\"\r\n",
            self.report_type()
        );
        let _ = write!(out, "Content-Transfer-Encoding: {encoding}\r\n\r\n");
        out
    }

    /// The text for people: what happened, to whom, why, and what to do next.
    fn words(&self) -> String {
        let mut out = String::new();
        let _ = write!(out, "This is the mail server {}.\r\n\r\n", self.reporting_mta);
        for action in [Action::Failed, Action::Delayed, Action::Delivered, Action::Relayed, Action::Expanded] {
            let about: Vec<_> = self.recipients.iter().filter(|recipient| recipient.action == action).collect();
            if about.is_empty() {
                continue;
            }
            let _ = write!(out, "{}\r\n\r\n", happened(action));
            for recipient in about {
                describe(&mut out, recipient);
            }
            let _ = write!(out, "{}\r\n\r\n", next_step(action));
        }
        if let Some(subject) = fields::find(self.original, "Subject") {
            let _ = write!(out, "Subject of your message: {}\r\n", crate::text::header(&subject.unfolded()));
        }
        let _ = write!(out, "It arrived here on {}.\r\n", date::format_utc(self.arrival));
        out
    }

    fn delivery_status(&self) -> String {
        let mut out = String::new();
        if let Some(id) = self.envelope_id {
            out.push_str(&field("Original-Envelope-Id", &one_line(id)));
        }
        out.push_str(&field("Reporting-MTA", &format!("dns; {}", self.reporting_mta)));
        out.push_str(&field("Arrival-Date", &date::format_utc(self.arrival)));
        for recipient in self.recipients {
            out.push_str("\r\n");
            self.recipient_fields(&mut out, recipient);
        }
        out
    }

    fn recipient_fields(&self, out: &mut String, recipient: &Recipient) {
        if let Some(original) = &recipient.original {
            out.push_str(&field("Original-Recipient", &self.typed_original(original)));
        }
        out.push_str(&field("Final-Recipient", &self.typed_final(recipient)));
        out.push_str(&field("Action", recipient.action.as_str()));
        out.push_str(&field("Status", &recipient.status.to_string()));
        if let Some(remote) = &recipient.remote_mta {
            out.push_str(&field("Remote-MTA", &format!("dns; {}", one_line(remote))));
        }
        if let Some(diagnostic) = &recipient.diagnostic {
            out.push_str(&field("Diagnostic-Code", &format!("smtp; {}", self.safe(diagnostic))));
        }
        if let Some(at) = recipient.last_attempt {
            out.push_str(&field("Last-Attempt-Date", &date::format_utc(at)));
        }
        if let (Some(at), Action::Delayed) = (recipient.will_retry_until, recipient.action) {
            out.push_str(&field("Will-Retry-Until", &date::format_utc(at)));
        }
    }

    /// RFC 6533 §3: `utf-8` addresses stay raw in a global report and are escaped in an ASCII one.
    fn typed_final(&self, recipient: &Recipient) -> String {
        let address = recipient.address.to_string();
        match address.is_ascii() {
            true => format!("rfc822; {address}"),
            false => format!("utf-8; {}", self.safe(&address)),
        }
    }

    fn typed_original(&self, original: &str) -> String {
        let original = one_line(original);
        let (kind, address) = original.split_once(';').unwrap_or(("rfc822", &original));
        let address = address.trim();
        match (kind.trim(), address.is_ascii()) {
            (kind, true) => format!("{kind}; {address}"),
            (_, false) => format!("utf-8; {}", self.safe(address)),
        }
    }

    /// One line in the report's charset; in an ASCII report other characters become `\x{…}` (RFC 6533 §3).
    fn safe(&self, text: &str) -> String {
        let line = one_line(text);
        match self.charset {
            Charset::Utf8 => line,
            Charset::Ascii => line.chars().map(escaped).collect(),
        }
    }

    fn report_type(&self) -> &'static str {
        match self.charset {
            Charset::Ascii => "delivery-status",
            Charset::Utf8 => "global-delivery-status",
        }
    }

    fn status_type(&self) -> &'static str {
        match self.charset {
            Charset::Ascii => "message/delivery-status",
            Charset::Utf8 => "message/global-delivery-status",
        }
    }

    fn returned_type(&self, returned: &[u8]) -> &'static str {
        let header_is_ascii = returned[..fields::body_start(returned)].is_ascii();
        match (self.returned, header_is_ascii) {
            (Returned::Headers, true) => "text/rfc822-headers",
            (Returned::Headers, false) => "message/global-headers",
            (Returned::Full, true) => "message/rfc822",
            (Returned::Full, false) => "message/global",
        }
    }

    fn returned_bytes(&self) -> &[u8] {
        match self.returned {
            Returned::Full => self.original,
            Returned::Headers => &self.original[..fields::body_start(self.original)],
        }
    }

    fn worst(&self) -> Action {
        let has = |action| self.recipients.iter().any(|recipient| recipient.action == action);
        [Action::Failed, Action::Delayed, Action::Delivered, Action::Relayed]
            .into_iter()
            .find(|action| has(*action))
            .unwrap_or(Action::Expanded)
    }

    /// A boundary that occurs in none of the parts.
    fn boundary(&self, parts: &[&[u8]]) -> String {
        let base: String = self.message_id.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
        let taken = |boundary: &String| {
            parts.iter().any(|part| memchr::memmem::find(part, format!("--{boundary}").as_bytes()).is_some())
        };
        let mut number = 0u32;
        let mut boundary = format!("=_{base}_{number}");
        while taken(&boundary) {
            number += 1;
            boundary = format!("=_{base}_{number}");
        }
        boundary
    }
}

fn part(out: &mut Vec<u8>, boundary: &str, kind: &str, encoding: &str, content: &[u8]) {
    out.extend_from_slice(
        format!("--{boundary}\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n").as_bytes(),
    );
    out.extend_from_slice(content);
    out.extend_from_slice(b"\r\n");
}

/// RFC 2045 §6.7, so that the words for people pass servers without 8BITMIME.
fn quoted_printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive("\r\n") {
        let content = line.strip_suffix("\r\n").unwrap_or(line);
        let mut column = 0;
        for byte in content.bytes() {
            let plain = matches!(byte, b' '..=b'~') && byte != b'=';
            let width = if plain { 1 } else { 3 };
            if column + width > 75 {
                out.push_str("=\r\n");
                column = 0;
            }
            column += width;
            match plain {
                true => out.push(char::from(byte)),
                false => {
                    let _ = write!(out, "={byte:02X}");
                }
            }
        }
        out.push_str(&line[content.len()..]);
    }
    out
}

fn encoding(eight_bit: bool) -> &'static str {
    if eight_bit { "8bit" } else { "7bit" }
}

fn field(name: &str, value: &str) -> String {
    let mut line = Folded::new(&format!("{name}:"));
    for word in value.split_ascii_whitespace() {
        line.word(word);
    }
    line.finish()
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(2000).collect()
}

fn escaped(c: char) -> String {
    match c {
        c if c.is_ascii() => c.to_string(),
        c => format!("\\x{{{:X}}}", u32::from(c)),
    }
}

fn original_message_id(original: &[u8]) -> Option<String> {
    let id = fields::find(original, "Message-ID")?.text();
    (id.is_ascii() && id.starts_with('<') && id.ends_with('>') && !id.contains(' ')).then_some(id)
}

fn subject(action: Action) -> &'static str {
    match action {
        Action::Failed => "Your message could not be delivered",
        Action::Delayed => "Your message is delayed",
        Action::Delivered => "Your message was delivered",
        Action::Relayed => "Your message was passed on",
        Action::Expanded => "Your message was sent to a list",
    }
}

fn happened(action: Action) -> &'static str {
    match action {
        Action::Failed => "Your message could not be delivered to:",
        Action::Delayed => "Your message has not been delivered yet to:",
        Action::Delivered => "Your message was delivered to:",
        Action::Relayed => "Your message was passed on to a server that sends no delivery reports, for:",
        Action::Expanded => "Your message was delivered to a list or alias, which passes it on:",
    }
}

fn next_step(action: Action) -> &'static str {
    match action {
        Action::Failed => {
            "No further attempt will be made. Correct what is named above and send the\r\n\
             message again, or ask the recipient's postmaster for help."
        }
        Action::Delayed => "You need not send it again: delivery will be tried further.",
        Action::Delivered => "You need not do anything.",
        Action::Relayed => "No further report will be sent unless delivery fails.",
        Action::Expanded => "No further report will be sent about its members.",
    }
}

fn describe(out: &mut String, recipient: &Recipient) {
    let _ = write!(out, "    {}\r\n", recipient.address.unicode());
    let _ = write!(out, "        {} ({})\r\n", reason(recipient.status), recipient.status);
    if let Some(diagnostic) = &recipient.diagnostic {
        let server = recipient.remote_mta.as_deref().unwrap_or("the server");
        let _ = write!(out, "        {} said: {}\r\n", one_line(server), one_line(diagnostic));
    }
    if let (Some(at), Action::Delayed) = (recipient.will_retry_until, recipient.action) {
        let _ = write!(out, "        It will be tried until {}.\r\n", date::format_utc(at));
    }
    out.push_str("\r\n");
}

/// The status in words (RFC 3463 §3 and its registry), for the codes that senders meet.
fn reason(status: Status) -> &'static str {
    match (status.0, status.1, status.2) {
        (2, _, _) => "It was accepted.",
        (_, 1, 1) => "There is no such mailbox; check the spelling before the @.",
        (_, 1, 2) | (5, 4, 4) => "There is no such mail domain; check the spelling after the @.",
        (_, 1, 10) => "The domain states that it receives no mail.",
        (_, 1, _) => "The address was not accepted.",
        (_, 2, 1) => "The mailbox is disabled.",
        (_, 2, 2) => "The mailbox is full.",
        (_, 2, 3) | (_, 3, 4) => "The message is larger than the recipient accepts.",
        (_, 2, _) => "The mailbox does not accept the message.",
        (4, 4, 1) => "The recipient's server does not answer.",
        (4, 4, 7) | (5, 4, 7) => "The recipient's server could not be reached in time.",
        (_, 4, 6) => "The message goes round in a loop between servers.",
        (_, 4, _) => "The recipient's server could not be reached.",
        (_, 5, 3) => "There are too many recipients.",
        (_, 6, 7..=9) => "The recipient's server does not support international addresses.",
        (_, 6, _) => "The recipient's server does not accept this kind of content.",
        (_, 7, _) => "The recipient's server refused it under its rules.",
        (4, _, _) => "The recipient's server has a temporary problem.",
        _ => "The recipient's server refused it.",
    }
}
