//! Budgets crossed.

use serde_json::json;

use super::office::Office;

#[tokio::test]
async fn a_client_that_makes_too_many_mistakes_is_sent_away() {
    let office = Office::with(&[("smtp", json!({"bad_commands": 2, "refused_recipients": 1}))]).await;
    let mut client = office.stranger().await;
    client.talk("C: HELLO\nS: 500\nC: NONSENSE\nS: 500\nC: MORE\nS: 421 4.7.0 too many errors").await;
    assert_eq!(client.rest().await, "");

    let mut client = office.stranger().await;
    client
        .talk(
            "C: EHLO relay
             S: 250-mx
             C: MAIL FROM:<>
             S: 250
             C: RCPT TO:<a@example.org>
             S: 550
             C: RCPT TO:<b@example.org>
             S: 550
             S: 421 4.7.0 too many refused recipients",
        )
        .await;
    assert_eq!(client.rest().await, "");
}

#[tokio::test]
async fn a_message_past_the_limit_is_refused_and_the_next_one_taken() {
    let office = Office::with(&[("smtp", json!({"message_bytes": 65_536, "line_bytes": 1000}))]).await;
    let mut client = office.stranger().await;
    client.talk("C: EHLO relay\nS: 250-mx").await;
    let long = "x".repeat(1001);
    let many = format!("{}\r\n", "x".repeat(500)).repeat(200);
    for (text, reply) in [(long, "554 5.6.0 message line too long"), (many, "552 5.3.4"), ("ok".to_owned(), "250")] {
        client.talk("C: MAIL FROM:<>\nS: 250\nC: RCPT TO:<anna@example.org>\nS: 250\nC: DATA\nS: 354").await;
        client.say(&format!("Subject: s\r\n\r\n{text}\r\n.\r\n")).await;
        client.talk(&format!("S: {reply}")).await;
    }
    assert_eq!(office.inbox("anna@example.org").await.len(), 1);
}

#[tokio::test]
async fn one_peer_holds_so_many_connections_and_no_more() {
    let office = Office::open().await;
    let mut held = Vec::new();
    for _ in 0..3 {
        held.push(office.stranger().await);
    }
    let refused = super::client::Client::connect(office.mx, office.trust()).await;
    assert_eq!(refused.rest().await, "421 4.7.0 too many connections from your network, try again later\r\n");
    held.pop().unwrap().talk("C: QUIT\nS: 221").await;
}
