//! Between rows and envelopes: the columns of a queued message as SMTP speaks them.

use message::address::Address;
use message::report::Status;
use smtp::client::{Envelope, Recipient};
use smtp::{ForwardPath, Notify, OriginalRecipient, RcptParams, Ret, ReversePath};
use store::queue::{self, QueueMessage};

use super::connection::Body;
use super::verdict::{Fate, Verdict};

/// The envelope of a queued message for some of its recipients, under this return path.
pub(super) fn envelope(
    message: &QueueMessage,
    return_path: Option<Address>,
    recipients: Vec<Recipient>,
    body: &Body,
) -> Envelope {
    Envelope {
        reverse_path: return_path.map_or(ReversePath::Null, ReversePath::Address),
        ret: message.ret.as_deref().and_then(ret),
        envid: message.envid.clone(),
        recipients,
        size: message.size.max(0) as u64,
        eight_bit: body.eight_bit,
        smtputf8: message.smtputf8,
    }
}

/// A queued recipient, unless nothing could be sent to such an address.
pub(super) fn recipient(row: &queue::Recipient) -> Result<Recipient, Verdict> {
    let address = address(row)?;
    let params = RcptParams {
        notify: row.notify.as_deref().and_then(Notify::parse),
        orcpt: row.orcpt.as_deref().and_then(original_recipient),
    };
    Ok(Recipient { path: ForwardPath::Address(address), params })
}

/// The address of a queued recipient.
pub(super) fn address(row: &queue::Recipient) -> Result<Address, Verdict> {
    Address::parse_foreign(&row.address)
        .map_err(|error| Verdict::ours(Fate::Failed, Status(5, 1, 3), format!("the address cannot be used: {error}")))
}

/// The sender of a queued message; `None` for the null path.
pub(crate) fn sender(message: &QueueMessage) -> Option<Address> {
    Address::parse_foreign(&message.sender).ok()
}

/// RET as it stands in a row.
pub(super) fn ret(column: &str) -> Option<Ret> {
    match column {
        "FULL" => Some(Ret::Full),
        "HDRS" => Some(Ret::Headers),
        _ => None,
    }
}

/// ORCPT as it stands in a row: `type;address`, decoded.
fn original_recipient(column: &str) -> Option<OriginalRecipient> {
    let (address_type, address) = column.split_once(';')?;
    Some(OriginalRecipient { address_type: address_type.to_owned(), address: address.to_owned() })
}
