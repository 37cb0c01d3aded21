//! Letters that are not about an invoice: links and keys for whoever came by themselves, and what owners are told of activations.
//! What a stranger wrote is in none that goes to an unconfirmed address, so that nobody sends words of theirs through us.

use foundation::db::Tx;
use foundation::secrets::seal::Sealer;
use license::license_key::LicenseKey;

use super::outbox::{self, NewMail, SECRET};
use super::settings;
use crate::customers::ContactPurpose;
use crate::licenses::License;
use crate::refused::Refused;
use crate::vendors::Vendor;

/// What a mail with a secret in it says.
struct Text {
    kind: &'static str,
    subject: String,
    body: String,
}

/// Puts a letter with a link or a key in it into the outbox.
async fn send(
    tx: &mut Tx,
    sealer: &Sealer,
    vendor: &Vendor,
    (recipient, about): (&str, String),
    letter: Text,
    secret: &str,
) -> Result<(), Refused> {
    if !settings::is_set(tx, vendor.id).await? {
        return Ok(());
    }
    let Text { kind, subject, body } = &letter;
    let mail = NewMail { kind, about: &about, recipient: recipient.to_owned(), subject, body };
    Ok(outbox::put_with_secret(tx, vendor.id, mail, sealer, secret).await?)
}

fn body(vendor: &Vendor, paragraphs: &[&str]) -> String {
    format!("{}\n\n{}\n", paragraphs.join("\n\n"), vendor.name)
}

/// The page at which a link is followed. The secret stands behind the `#`, which no server on the way is told.
fn page(vendor: &Vendor, name: &str) -> String {
    format!("{}/{name}#{SECRET}", vendor.issuer)
}

/// Why somebody is sent a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// They asked for an account.
    Registration,
    /// They asked for an account and have one.
    KnownAlready,
    /// They have forgotten their password.
    ForgottenPassword,
    /// They want to try the product.
    Trial,
}

/// A link for whoever asked at an address; `about` is the person there, or the vendor while there is nobody.
pub(crate) async fn link(
    tx: &mut Tx,
    sealer: &Sealer,
    vendor: &Vendor,
    link: Link,
    (email, about): (&str, String),
    secret: &str,
) -> Result<(), Refused> {
    let name = &vendor.name;
    let (kind, subject, at, words, end) = match link {
        Link::Registration => (
            "registration",
            format!("Your account at {name}"),
            "welcome",
            "Somebody asked for an account with this address. Choose a password here, and it is yours:",
            "The link is good once and for a day.",
        ),
        Link::KnownAlready => (
            "registration",
            format!("Your account at {name}"),
            "welcome",
            "Somebody asked for an account with this address, which has one already. Log in with its password; if you have \
             forgotten that, choose another one here:",
            "The link is good once and for a day.",
        ),
        Link::ForgottenPassword => (
            "password_link",
            format!("Your password at {name}"),
            "welcome",
            "Somebody asked for another password of this address. Choose it here:",
            "The link is good once and for a day. The password you have is good until then.",
        ),
        Link::Trial => (
            "trial.asked",
            format!("Your trial of {name}"),
            "trial",
            "Somebody asked for a trial with this address. Confirm that you read here, and the key follows:",
            "The link is good once and for a day.",
        ),
    };
    let text = body(
        vendor,
        &[words, &page(vendor, at), end, "If this was not you, do nothing: without the link nothing happens."],
    );
    send(tx, sealer, vendor, (email, about), Text { kind, subject, body: text }, secret).await
}

/// The key of a trial, for a confirmed address.
pub(crate) async fn trial_key(
    tx: &mut Tx,
    sealer: &Sealer,
    vendor: &Vendor,
    (email, name): (&str, &str),
    license: &License,
    key: &LicenseKey,
) -> Result<(), Refused> {
    let days = format!(
        "It is good for {} days from its first activation, on one machine, and needs no login.",
        license.trial_days
    );
    let text = body(
        vendor,
        &[
            &format!("Dear {name},"),
            "this is the key of your trial:",
            SECRET,
            &days,
            "When you buy, the same licence goes on and your data stays. To see it, or to buy, ask for a password of your \
             account by this address.",
        ],
    );
    let letter = Text { kind: "trial.key", subject: format!("The key of your trial of {}", vendor.name), body: text };
    send(tx, sealer, vendor, (email, license.id.to_string()), letter, &key.reveal()).await
}

/// Where and by whom a licence was activated.
pub(crate) struct Activated<'a> {
    /// The machine, if it has said its name.
    pub(crate) host: Option<String>,
    /// The network address that asked.
    pub(crate) peer: Option<String>,
    /// When, as RFC 3339.
    pub(crate) at: String,
    /// The activation.
    pub(crate) about: String,
    /// The licence.
    pub(crate) license: &'a License,
}

/// Tells a licence's owner that it was activated, whoever did it (attack 17).
pub(crate) async fn activated(tx: &mut Tx, activated: &Activated<'_>) -> Result<(), Refused> {
    let Activated { host, peer, at, about, license } = activated;
    let Some(customer) = license.customer else { return Ok(()) };
    let vendor = crate::vendors::get(tx, license.vendor).await?;
    let host = host.as_deref().unwrap_or("a machine that has not said its name");
    let from = peer.as_deref().map(|peer| format!(", asked for from {peer}")).unwrap_or_default();
    let text = body(
        &vendor,
        &[
            &format!("Your licence {}… was activated on {host} at {at}{from}.", license.key_prefix),
            "If this was you, or one of yours, there is nothing to do.",
            "If it was not: release that activation in your account, change your password there, and ask us for another key; \
             the old one then opens nothing any more.",
        ],
    );
    let subject = format!("Your licence {}… was activated", license.key_prefix);
    let letter = super::Letter { kind: "license.activated", about: about.clone(), subject, body: text };
    super::send(tx, (license.vendor, customer), ContactPurpose::Technical, letter).await
}
