//! Mail our own people hand in: whose name it may bear, what is mended, and our signature under it.

use foundation::db::DbError;
use jiff::Timestamp;
use license::allows::Surface;
use mailauth::sign;
use message::address::Address;
use message::{envelope, repair};
use smtp::{Enhanced, Reply, ReversePath};
use store::addresses;
use store::content::Content;
use store::mailboxes::{self, Passage};

use crate::Engine;
use crate::login::Login;
use crate::receive::{Peer, Transaction, storage_reply};

/// Refuses a sender that the one who is logged in may not use, and anybody who may not send; otherwise, whether what they send is
/// held. The null path is theirs too: reports and receipts bear it.
pub(crate) async fn check_sender(engine: &Engine, peer: &Peer, path: &ReversePath) -> Result<Passage, Reply> {
    let login = logged_in(peer)?;
    if engine.license().admits(Surface::Submission, login.mailbox).is_err() {
        return Err(stopped());
    }
    let (passage, verified) = sending(engine, login).await.map_err(|error| storage_reply(&error.into()))?;
    if !verified {
        let text =
            "The domain of this mailbox is not verified yet: its DNS has to show the record that `dns-records` names";
        return Err(Reply::new(550, Enhanced(5, 7, 1), text));
    }
    if passage == Passage::Reject {
        return Err(Reply::new(550, Enhanced(5, 7, 1), "Sending is switched off for this mailbox"));
    }
    if let Some(address) = path.address() {
        check(engine, login, address, "sender").await?;
    }
    Ok(passage)
}

/// What happens to mail from whoever is logged in, as it stands now: a session can be older than its tenant's suspension. Also
/// whether the domain is known to be theirs.
async fn sending(engine: &Engine, login: &Login) -> Result<(Passage, bool), DbError> {
    let mut conn = engine.store().read().await?;
    let house = addresses::house(&mut conn, login.mailbox).await?;
    let mailbox = mailboxes::read(&mut conn, login.mailbox).await?;
    let verified = house.as_ref().is_none_or(|house| house.verified);
    let passage = match (house, mailbox) {
        (Some(house), Some(mailbox)) if house.sends => mailbox.text.switches.outgoing,
        _ => Passage::Reject,
    };
    Ok((passage, verified))
}

/// Checks the authors, mends what is missing and signs; the message as it travels, and the signature's lines.
pub(crate) async fn prepare(
    engine: &Engine,
    peer: &Peer,
    transaction: &Transaction,
    content: Content,
    now: Timestamp,
) -> Result<(Content, String), Reply> {
    let login = logged_in(peer)?;
    let facts = repair::Facts { now, submitter: &login.address, unique: &transaction.id.to_string() };
    let mended = repair::Repair::of(&content, &facts)
        .map_err(|error| Reply::new(554, Enhanced(5, 6, 0), &format!("Message refused: {error}")))?;
    let authors = envelope::mailboxes(&content, "From");
    for author in &authors {
        let Some(author) = author.address() else {
            return Err(Reply::new(554, Enhanced(5, 6, 0), "The From field holds an address that cannot be read"));
        };
        check(engine, login, &author, "author").await?;
    }
    let content = if mended == repair::Repair::default() {
        content
    } else {
        let whole = engine.assemble(mended.pieces(&content));
        whole.map_err(|error| storage_reply(&store::Error::CannotWrite(error)))?
    };
    let author = authors.first().and_then(|author| author.address()).unwrap_or_else(|| login.address.clone());
    let lines = signature(engine, &author, &content, now).await;
    Ok((content, lines))
}

/// The DKIM signatures of the author's domain. Mail goes out unsigned rather than not at all, and the log says so.
pub(crate) async fn signature(engine: &Engine, author: &Address, content: &Content, now: Timestamp) -> String {
    let keys = match engine.signing_keys(author.domain()).await {
        Ok(keys) => keys,
        Err(error) => {
            tracing::error!(domain.name = author.domain().as_str(), %error, "signing keys cannot be read");
            return String::new();
        }
    };
    // An RSA signature takes about a millisecond: short enough to stay on this thread.
    match sign::sign(content, keys.iter(), now) {
        Ok(lines) => String::from_utf8(lines).unwrap_or_default(),
        Err(error) => {
            tracing::error!(domain.name = author.domain().as_str(), %error, "a message could not be signed");
            String::new()
        }
    }
}

/// What a sender is told while the licence holds mail up: to come again, which it does for days.
pub(crate) fn stopped() -> Reply {
    Reply::new(451, Enhanced(4, 3, 2), "This server takes no mail at the moment, try again later")
}

fn logged_in(peer: &Peer) -> Result<&Login, Reply> {
    peer.login.as_ref().ok_or_else(|| Reply::new(530, Enhanced(5, 7, 0), "Log in first"))
}

async fn check(engine: &Engine, login: &Login, address: &Address, what: &str) -> Result<(), Reply> {
    match engine.may_send_as(&login.address, address).await {
        Ok(true) => Ok(()),
        Ok(false) => {
            let text = format!("You are logged in as {} and may not use the {what} {address}", login.address);
            Err(Reply::new(553, Enhanced(5, 7, 1), &text))
        }
        Err(error) => Err(storage_reply(&error.into())),
    }
}
