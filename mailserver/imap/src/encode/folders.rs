//! Responses about mailboxes: LIST, STATUS, NAMESPACE, QUOTA.

use super::Encoder;
use crate::list::SpecialUse;
use crate::mailbox::{DELIMITER, Mailbox};
use crate::status::StatusItem;

/// `* LIST` or `* LSUB`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// `LIST`
    List,
    /// `LSUB`
    Lsub,
}

/// What LIST says of a mailbox (RFC 9051 §7.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListAttribute {
    /// `\NonExistent`: only its children exist.
    NonExistent,
    /// `\Noselect`
    NoSelect,
    /// `\Noinferiors`
    NoInferiors,
    /// `\HasChildren`
    HasChildren,
    /// `\HasNoChildren`
    HasNoChildren,
    /// `\Marked`
    Marked,
    /// `\Unmarked`
    Unmarked,
    /// `\Subscribed`
    Subscribed,
    /// `\Remote`
    Remote,
    /// `\Sent` and its kin.
    Use(SpecialUse),
}

impl ListAttribute {
    fn name(self) -> &'static str {
        match self {
            Self::NonExistent => "\\NonExistent",
            Self::NoSelect => "\\Noselect",
            Self::NoInferiors => "\\Noinferiors",
            Self::HasChildren => "\\HasChildren",
            Self::HasNoChildren => "\\HasNoChildren",
            Self::Marked => "\\Marked",
            Self::Unmarked => "\\Unmarked",
            Self::Subscribed => "\\Subscribed",
            Self::Remote => "\\Remote",
            Self::Use(special_use) => special_use.name(),
        }
    }
}

/// One LIST answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListResponse<'a> {
    /// Which command it answers.
    pub kind: ListKind,
    /// Its attributes.
    pub attributes: &'a [ListAttribute],
    /// Its name.
    pub mailbox: &'a Mailbox,
    /// CHILDINFO: subscribed children match RECURSIVEMATCH (RFC 5258 §3.5).
    pub subscribed_children: bool,
    /// OLDNAME: what it was called before RENAME, or as the client wrote it (RFC 5465 §5.4, RFC 9051 §6.3.9.7).
    pub old_name: Option<&'a Mailbox>,
}

/// The three kinds of NAMESPACE, each a list of prefixes (RFC 2342).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Namespace<'a> {
    /// Own mailboxes.
    pub personal: &'a [&'a str],
    /// Other users'.
    pub others: &'a [&'a str],
    /// Shared ones.
    pub shared: &'a [&'a str],
}

/// What a quota counts (RFC 9208 §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotaResource {
    /// Units of 1024 octets.
    Storage,
    /// Messages.
    Message,
    /// Mailboxes.
    Mailbox,
}

/// Use and limit of one resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Of what.
    pub resource: QuotaResource,
    /// In use.
    pub usage: u64,
    /// At most.
    pub limit: u64,
}

impl Encoder {
    /// `* LIST (\Sent) "/" "Sent"`
    pub fn list(&mut self, list: &ListResponse<'_>) {
        self.raw(match list.kind {
            ListKind::List => "* LIST ",
            ListKind::Lsub => "* LSUB ",
        });
        self.parenthesised(list.attributes, |encoder, attribute| encoder.raw(attribute.name()));
        self.delimiter();
        self.mailbox(list.mailbox);
        if list.subscribed_children || list.old_name.is_some() {
            self.raw(" (");
            if list.subscribed_children {
                self.raw("\"CHILDINFO\" (\"SUBSCRIBED\")");
            }
            if let Some(old_name) = list.old_name {
                self.raw(if list.subscribed_children { " " } else { "" });
                self.raw("\"OLDNAME\" (");
                self.mailbox(old_name);
                self.raw(")");
            }
            self.raw(")");
        }
        self.line_end();
    }

    /// The answer to `LIST "" ""`: the delimiter and an empty name (RFC 9051 §6.3.9).
    pub fn list_delimiter(&mut self) {
        self.raw("* LIST (\\Noselect)");
        self.delimiter();
        self.raw("\"\"\r\n");
    }

    fn delimiter(&mut self) {
        self.raw(" \"");
        self.out.push(DELIMITER as u8);
        self.raw("\" ");
    }

    /// `* STATUS name (MESSAGES 3 …)`; an absent APPENDLIMIT is NIL.
    pub fn status(&mut self, mailbox: &Mailbox, items: &[(StatusItem, Option<u64>)]) {
        self.raw("* STATUS ");
        self.mailbox(mailbox);
        self.raw(" ");
        self.parenthesised(items, |encoder, (item, value)| {
            encoder.raw(item.name());
            encoder.raw(" ");
            match value {
                Some(value) => encoder.number(*value),
                None => encoder.raw("NIL"),
            }
        });
        self.line_end();
    }

    /// `* NAMESPACE (("" "/")) NIL NIL`
    pub fn namespace(&mut self, namespace: &Namespace<'_>) {
        self.raw("* NAMESPACE");
        for prefixes in [namespace.personal, namespace.others, namespace.shared] {
            if prefixes.is_empty() {
                self.raw(" NIL");
                continue;
            }
            self.raw(" (");
            for prefix in prefixes {
                self.raw("(");
                let mut name = Vec::new();
                Mailbox::new(prefix).to_wire(self.mode, &mut name);
                self.string(&name);
                self.raw(" \"");
                self.out.push(DELIMITER as u8);
                self.raw("\")");
            }
            self.raw(")");
        }
        self.line_end();
    }

    /// `* QUOTA root (STORAGE 10 512)`
    pub fn quota(&mut self, root: &str, quotas: &[Quota]) {
        self.raw("* QUOTA ");
        self.string(root.as_bytes());
        self.raw(" ");
        self.parenthesised(quotas, |encoder, quota| {
            encoder.raw(match quota.resource {
                QuotaResource::Storage => "STORAGE ",
                QuotaResource::Message => "MESSAGE ",
                QuotaResource::Mailbox => "MAILBOX ",
            });
            encoder.number(quota.usage);
            encoder.raw(" ");
            encoder.number(quota.limit);
        });
        self.line_end();
    }

    /// `* QUOTAROOT name root …`
    pub fn quota_root(&mut self, mailbox: &Mailbox, roots: &[&str]) {
        self.raw("* QUOTAROOT ");
        self.mailbox(mailbox);
        for root in roots {
            self.raw(" ");
            self.string(root.as_bytes());
        }
        self.line_end();
    }
}
