//! What the postmaster is written, day by day.

use super::online::{Mood, Shop, activate};
use super::*;

const POSTMASTER: &str = "postmaster@example.org";
const HOUR: i64 = 3600;

impl Hall {
    async fn with_postmaster() -> Self {
        let hall = Self::open().await;
        hall.engine.create_mailbox(&admin(), order(POSTMASTER)).await.unwrap();
        hall
    }

    /// Lets days pass as the task sees them, hour by hour; what the postmaster got.
    async fn letters(&self, days: i64) -> Vec<String> {
        let before = self.inbox(POSTMASTER).await.len();
        for _ in 0..days * 24 {
            self.wait(HOUR).await;
            self.engine.notice_license_when_due().await.unwrap();
        }
        self.inbox(POSTMASTER).await.split_off(before)
    }

    async fn told(&self, kind: &str) -> usize {
        let feed = self.engine.store().db().feed().after(foundation::db::Cursor(0), 1000).await.unwrap().unwrap();
        feed.iter().filter(|entry| entry.kind == kind).count()
    }
}

/// The text without its line breaks.
fn flat(letter: &str) -> String {
    letter.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn an_open_invoice_is_told_once_a_day_until_it_is_paid() {
    let hall = Hall::with_postmaster().await;
    assert_eq!(hall.letters(1).await, [""; 0], "Free has nothing to say");
    hall.license(plenty(), |claims| {
        claims.pay.state = PayState::Pending;
        claims.pay.due = Some(claims.iat.plus_days(5));
    })
    .await;
    let due = hall.now().plus_days(5).timestamp().strftime("%-d %B %Y").to_string();
    let letters = hall.letters(3).await;
    assert_eq!(letters.len(), 3, "{letters:?}");
    let letter = flat(&letters[0]);
    for part in [
        "From: Pennypost <MAILER-DAEMON@",
        &format!("To: <{POSTMASTER}>"),
        &format!("it needs looking after by {due}"),
        "Auto-Submitted: auto-generated",
        "An invoice is open",
        &format!("From {due}, "),
        "answered 451, upon which senders try again and give up after about five days",
        "What to do: Pay the invoice on the account page, then reactivate",
        "Account page: https://licenses.vendor.example/account",
    ] {
        assert!(letter.contains(part), "`{part}` is missing:\n{}", letters[0]);
    }
    let body = letters[0].split_once("\r\n\r\n").unwrap().1;
    assert!(letters[0].starts_with("Return-Path: <>") && body.lines().all(|line| line.len() <= 76), "{}", letters[0]);

    // A restart does not make it say so again.
    let again = hall.reopened().await;
    assert!(again.notice_license_when_due().await.unwrap().starts_with("the postmaster is written to again"));

    let stopped = hall.letters(3).await;
    assert_eq!((hall.state(), stopped.len()), (State::Stopped, 3));
    assert!(flat(&stopped[2]).contains("the server has stopped"), "{}", stopped[2]);
    hall.license(plenty(), |_| {}).await;
    assert_eq!((hall.state(), hall.letters(2).await), (State::Licensed, vec![]));
}

/// The ladder of a vendor that cannot be reached: a week in silence, letters from then on, and an event at each loss.
#[tokio::test]
async fn a_vendor_that_cannot_be_reached_is_told_of_after_a_week() {
    let hall = Hall::with_postmaster().await;
    let shop = Shop::open(&hall).await;
    activate(&hall).await.unwrap();
    shop.is(Mood::Says(503, ""));
    assert_eq!((hall.letters(6).await, hall.told("license.contact_lost").await), (vec![], 0));
    let first = hall.letters(2).await;
    assert_eq!((first.len(), hall.told("license.contact_lost").await), (2, 1), "{first:?}");
    let letter = flat(&first[0]);
    for part in ["The licence server has not been reached for some time.", "nothing can be added", "outgoing TCP 443"] {
        assert!(letter.contains(part), "`{part}` is missing:\n{letter}");
    }
    let frozen = hall.letters(23).await;
    assert_eq!((hall.state(), frozen.len()), (State::GrowthFreeze, 23));
    let last = flat(&frozen[22]);
    assert!(last.contains(": nothing can be added Date:"), "{last}");
    assert!(last.contains("add-ons stop; the mail of all mailboxes goes on"), "{last}");

    // Heard of again, all is well; lost again, it is told again.
    shop.is(Mood::Grants(plenty()));
    hall.engine.reactivate_license(&admin()).await.unwrap();
    assert_eq!((hall.state(), hall.letters(1).await), (State::Licensed, vec![]));
    shop.is(Mood::Says(503, ""));
    assert_eq!((hall.letters(7).await.len(), hall.told("license.contact_lost").await), (2, 2));
}

#[tokio::test]
async fn whoever_is_named_in_the_settings_is_written_to() {
    let hall = Hall::open().await;
    hall.license(plenty(), |claims| {
        claims.knd = Kind::Trial;
        claims.trm = Some(claims.iat.plus_days(5));
    })
    .await;
    let said = hall.engine.notice_license_when_due().await.unwrap();
    assert_eq!(said, "nobody can be told; set `server.postmaster`");
    hall.set("server", json!({"postmaster": "operator@elsewhere.test"})).await;
    let said = hall.engine.notice_license_when_due().await.unwrap();
    assert_eq!(said, "operator@elsewhere.test was written to");
    assert_eq!(hall.queued().await, ["operator@elsewhere.test"]);
    hall.set("server", json!({"postmaster": "ben@example.org"})).await;
    hall.wait(DAY).await;
    hall.engine.notice_license_when_due().await.unwrap();
    let letters = hall.inbox("ben@example.org").await;
    assert!(letters.len() == 1 && flat(&letters[0]).contains("The trial ends soon"), "{letters:?}");
    assert!(flat(&letters[0]).contains("the limits of the Free edition apply"), "{}", letters[0]);
}

/// What nobody can help by hurrying is not said every day.
#[tokio::test]
async fn what_does_not_get_worse_is_told_once_a_week() {
    let hall = Hall::with_postmaster().await;
    hall.license(plenty(), |claims| claims.mnt = Some(claims.iat.plus_days(1))).await;
    assert_eq!(hall.letters(1).await.len(), 1);
    let later = hall.letters(21).await;
    assert_eq!(later.len(), 3);
    assert!(flat(&later[0]).contains("once a week"), "{}", later[0]);
}
