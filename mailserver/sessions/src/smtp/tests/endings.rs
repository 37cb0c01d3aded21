//! How sessions end that were not meant to end yet.

use std::time::Duration;

use super::office::Office;
use crate::smtp::pace::Times;

/// Longer than a test may run.
const LONG: Duration = Duration::from_secs(3600);

/// Enough to answer on a busy machine, and soon over.
const MOMENT: Duration = Duration::from_millis(500);

const BEGUN: &str = "C: EHLO relay
    S: 250-mx
    C: MAIL FROM:<>
    S: 250
    C: RCPT TO:<anna@example.org>
    S: 250
    C: DATA
    S: 354
    C: Subject: half
    C: 
    C: a message";

#[tokio::test]
async fn a_client_that_vanishes_within_its_message_leaves_nothing() {
    let mut office = Office::open().await;
    let mut client = office.stranger().await;
    client.talk(BEGUN).await;
    drop(client);
    office.close().await;
    assert!(office.inbox("anna@example.org").await.is_empty());
}

#[tokio::test]
async fn a_stopping_server_takes_the_message_on_its_way_and_says_goodbye() {
    let mut office = Office::open().await;
    let mut idle = office.stranger().await;
    let mut busy = office.stranger().await;
    busy.talk(BEGUN).await;
    office.shutdown.stop();
    idle.talk("S: 421 4.3.2 server is stopping").await;
    assert_eq!(idle.rest().await, "");
    busy.talk("C: .\nS: 250 2.0.0 queued as\nS: 421 4.3.2").await;
    assert_eq!(busy.rest().await, "");
    office.close().await;
    assert_eq!(office.inbox("anna@example.org").await.len(), 1);
}

#[tokio::test]
async fn a_stopping_server_does_not_wait_for_ever_for_a_message() {
    let mut office = Office::with_times(Times { silence: LONG, last_message: MOMENT }).await;
    let mut client = office.stranger().await;
    client.talk(BEGUN).await;
    office.shutdown.stop();
    client.talk("S: 421 4.3.2 server is stopping").await;
    assert_eq!(client.rest().await, "");
    office.close().await;
    assert!(office.inbox("anna@example.org").await.is_empty());
}

#[tokio::test]
async fn a_silent_client_is_told_and_left() {
    let office = Office::with_times(Times { silence: MOMENT, last_message: LONG }).await;
    for begun in ["C: EHLO relay\nS: 250-mx", BEGUN] {
        let mut client = office.stranger().await;
        client.talk(begun).await;
        client.talk("S: 421 4.4.2 waited too long").await;
        assert_eq!(client.rest().await, "");
    }
    assert!(office.inbox("anna@example.org").await.is_empty());
}
