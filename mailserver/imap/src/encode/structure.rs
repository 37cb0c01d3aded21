//! ENVELOPE, BODY and BODYSTRUCTURE (RFC 9051 §7.5.2) of the types in `message`.

use super::Encoder;
use message::envelope::{Entry, Envelope};
use message::structure::{Content, Disposition, Param, Structure};

/// How much of a structure is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// `BODY`
    Basic,
    /// `BODYSTRUCTURE`
    Extended,
}

impl Encoder {
    pub(super) fn envelope(&mut self, envelope: &Envelope) {
        self.raw("(");
        self.nstring(envelope.date.as_deref());
        self.raw(" ");
        self.nstring(envelope.subject.as_deref());
        let lists = [&envelope.from, &envelope.sender, &envelope.reply_to, &envelope.to, &envelope.cc, &envelope.bcc];
        for list in lists {
            self.raw(" ");
            self.addresses(list);
        }
        self.raw(" ");
        self.nstring(envelope.in_reply_to.as_deref());
        self.raw(" ");
        self.nstring(envelope.message_id.as_deref());
        self.raw(")");
    }

    fn addresses(&mut self, entries: &[Entry]) {
        if entries.is_empty() {
            return self.raw("NIL");
        }
        self.raw("(");
        for entry in entries {
            match entry {
                Entry::Mailbox(mailbox) => {
                    self.raw("(");
                    self.nstring(mailbox.name.as_deref());
                    self.raw(" ");
                    self.nstring(mailbox.route.as_deref());
                    self.raw(" ");
                    self.string(&mailbox.local);
                    self.raw(" ");
                    self.string(&mailbox.host);
                    self.raw(")");
                }
                Entry::GroupStart(name) => {
                    self.raw("(NIL NIL ");
                    self.string(name);
                    self.raw(" NIL)");
                }
                Entry::GroupEnd => self.raw("(NIL NIL NIL NIL)"),
            }
        }
        self.raw(")");
    }

    pub(super) fn body_structure(&mut self, structure: &Structure) {
        self.structure(structure, Detail::Extended);
    }

    pub(super) fn body(&mut self, structure: &Structure) {
        self.structure(structure, Detail::Basic);
    }

    /// Recursion is as deep as `message::structure::Limits::depth` let the tree become.
    fn structure(&mut self, part: &Structure, detail: Detail) {
        self.raw("(");
        match &part.content {
            Content::Multipart(parts) => {
                parts.iter().for_each(|part| self.structure(part, detail));
                self.raw(" ");
                self.string(part.subtype.as_bytes());
                if detail == Detail::Extended {
                    self.raw(" ");
                    self.params(&part.params);
                    self.common_extension(part);
                }
            }
            content => {
                self.single(part, content, detail);
                if detail == Detail::Extended {
                    self.raw(" ");
                    self.nstring(part.md5.as_deref());
                    self.common_extension(part);
                }
            }
        }
        self.raw(")");
    }

    fn single(&mut self, part: &Structure, content: &Content, detail: Detail) {
        // The grammar has no message/rfc822 without an envelope, nor a multipart without parts; where the parser
        // stopped at a bound, the part is told as the opaque octets it is to us.
        let unread = matches!(content, Content::Leaf)
            && (part.kind == "multipart" || part.is("message", "rfc822") || part.is("message", "global"));
        let (kind, subtype) =
            if unread { ("application", "octet-stream") } else { (part.kind.as_str(), part.subtype.as_str()) };
        self.string(kind.as_bytes());
        self.raw(" ");
        self.string(subtype.as_bytes());
        self.raw(" ");
        self.params(&part.params);
        self.raw(" ");
        self.nstring(part.id.as_deref());
        self.raw(" ");
        self.nstring(part.description.as_deref());
        self.raw(" ");
        self.string(part.encoding.as_bytes());
        self.raw(" ");
        self.number(part.octets() as u64);
        if let Content::Message(embedded) = content {
            self.raw(" ");
            self.envelope(&embedded.envelope);
            self.raw(" ");
            self.structure(&embedded.root, detail);
        }
        if matches!(content, Content::Message(_)) || kind == "text" {
            self.raw(" ");
            self.number(part.lines as u64);
        }
    }

    fn common_extension(&mut self, part: &Structure) {
        self.raw(" ");
        self.disposition(part.disposition.as_ref());
        self.raw(" ");
        match part.language.as_slice() {
            [] => self.raw("NIL"),
            [one] => self.string(one),
            many => self.parenthesised(many, |encoder, tag| encoder.string(tag)),
        }
        self.raw(" ");
        self.nstring(part.location.as_deref());
    }

    fn disposition(&mut self, disposition: Option<&Disposition>) {
        let Some(disposition) = disposition else { return self.raw("NIL") };
        self.raw("(");
        self.string(disposition.kind.as_bytes());
        self.raw(" ");
        self.params(&disposition.params);
        self.raw(")");
    }

    fn params(&mut self, params: &[Param]) {
        match params {
            [] => self.raw("NIL"),
            _ => self.parenthesised(params, |encoder, param| {
                encoder.string(param.name.as_bytes());
                encoder.raw(" ");
                encoder.string(&param.value);
            }),
        }
    }
}
