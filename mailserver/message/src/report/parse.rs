//! Reading a report that another server sent.

use super::{Action, Status};
use crate::{
    fields,
    structure::{Limits, Message, Structure},
    text,
};

/// A delivery status notification from outside. Nothing in it is proven: anyone can send one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// `Original-Envelope-Id`.
    pub envelope_id: Option<String>,
    /// `Reporting-MTA` without its type.
    pub reporting_mta: Option<String>,
    /// One element for each recipient group, at most 1000.
    pub recipients: Vec<Field>,
    /// `Message-ID` of the message reported on, from the returned header.
    pub original_message_id: Option<String>,
}

/// What a report says of one recipient (RFC 3464 §2.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// `Original-Recipient` without its type.
    pub original: Option<String>,
    /// `Final-Recipient` without its type.
    pub address: String,
    /// `Action`.
    pub action: Action,
    /// `Status`.
    pub status: Status,
    /// `Diagnostic-Code` without its type.
    pub diagnostic: Option<String>,
    /// `Remote-MTA` without its type.
    pub remote_mta: Option<String>,
}

const MAX_RECIPIENTS: usize = 1000;

impl Notification {
    /// Reads `raw` when it is a `multipart/report` with delivery status; otherwise `None`.
    pub fn parse(raw: &[u8]) -> Option<Self> {
        let message = Message::parse(raw, &Limits::default());
        if !message.root.is("multipart", "report") {
            return None;
        }
        let parts = message.root.children();
        let status = parts.iter().find(|part| is_status(part))?;
        let body = text::decoded(raw, status)?;
        let mut groups = groups(&body);
        let about_message = groups.next()?;
        Some(Self {
            envelope_id: value(about_message, "Original-Envelope-Id"),
            reporting_mta: typed(about_message, "Reporting-MTA"),
            recipients: groups.filter_map(recipient).take(MAX_RECIPIENTS).collect(),
            original_message_id: parts.iter().find_map(|part| returned_message_id(raw, part)),
        })
    }
}

fn is_status(part: &Structure) -> bool {
    part.is("message", "delivery-status") || part.is("message", "global-delivery-status")
}

/// Groups of fields with blank lines between them (RFC 3464 §2.1.1).
fn groups(body: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = body;
    std::iter::from_fn(move || {
        while let Some(line) = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")) {
            rest = line;
        }
        let (group, after) = rest.split_at(fields::body_start(rest));
        rest = after;
        (!group.is_empty()).then_some(group)
    })
}

fn recipient(group: &[u8]) -> Option<Field> {
    Some(Field {
        original: typed(group, "Original-Recipient"),
        address: typed(group, "Final-Recipient")?,
        action: Action::parse(value(group, "Action")?.split(['(', ' ']).next()?)?,
        status: Status::parse(&value(group, "Status")?)?,
        diagnostic: typed(group, "Diagnostic-Code"),
        remote_mta: typed(group, "Remote-MTA"),
    })
}

fn value(group: &[u8], name: &str) -> Option<String> {
    Some(fields::find(group, name)?.text()).filter(|value| !value.is_empty())
}

fn typed(group: &[u8], name: &str) -> Option<String> {
    let value = value(group, name)?;
    let bare = value.split_once(';').map_or(value.as_str(), |(_, rest)| rest).trim();
    Some(bare.to_owned())
}

fn returned_message_id(raw: &[u8], part: &Structure) -> Option<String> {
    let returned = matches!(
        (part.kind.as_str(), part.subtype.as_str()),
        ("message", "rfc822" | "global" | "global-headers") | ("text", "rfc822-headers")
    );
    if !returned {
        return None;
    }
    value(&text::decoded(raw, part)?, "Message-ID")
}
