//! Mail from strangers at port 25.

use super::office::Office;

#[tokio::test]
async fn a_message_to_a_mailbox_is_there_when_the_reply_says_so() {
    let office = Office::open().await;
    let mut client = office.stranger().await;
    client
        .talk(
            "C: EHLO relay.example.net
             S: 250-mx.example.org
             C: MAIL FROM:<bea@example.net> SIZE=60 BODY=8BITMIME
             S: 250 2.1.0
             C: RCPT TO:<anna@example.org>
             S: 250 2.1.5
             C: DATA
             S: 354
             C: From: bea@example.net
             C: Subject: hello
             C: 
             C: ..leading dot
             C: .
             S: 250 2.0.0 queued as",
        )
        .await;
    let inbox = office.inbox("anna@example.org").await;
    let [message] = inbox.as_slice() else { panic!("{inbox:?}") };
    assert!(message.starts_with("Return-Path: <bea@example.net>\r\nDelivered-To: anna@example.org\r\n"), "{message}");
    assert!(message.contains("from relay.example.net"), "{message}");
    assert!(message.ends_with("From: bea@example.net\r\nSubject: hello\r\n\r\n.leading dot\r\n"), "{message}");
    client.talk("C: QUIT\nS: 221").await;
    assert_eq!(client.rest().await, "");
}

#[tokio::test]
async fn recipients_are_refused_where_they_are_named() {
    let office = Office::open().await;
    let mut client = office.stranger().await;
    client
        .talk(
            "C: EHLO relay.example.net
             S: 250-mx
             C: MAIL FROM:<bea@example.net> SIZE=30000
             S: 250
             C: RCPT TO:<nobody@example.org>
             S: 550 5.1.1
             C: RCPT TO:<someone@example.com>
             S: 550 5.7.1
             C: RCPT TO:<otto@example.org>
             S: 552 5.2.2
             C: DATA
             S: 554 5.5.1 no valid recipients
             C: RCPT TO:<anna@example.org>
             S: 250
             C: RSET
             S: 250
             C: MAIL FROM:<bea@example.net> SIZE=999999999
             S: 552 5.3.4
             C: AUTH PLAIN AGFubmEAYQ==
             S: 502 5.5.1",
        )
        .await;
    assert!(office.inbox("anna@example.org").await.is_empty());
}

#[tokio::test]
async fn a_client_that_pipelines_gets_its_replies_in_order() {
    let office = Office::open().await;
    let mut client = office.stranger().await;
    client
        .talk(
            "C: EHLO relay.example.net
             S: 250-mx
             C: MAIL FROM:<>
             C: RCPT TO:<nobody@example.org>
             C: RCPT TO:<anna@example.org>
             C: DATA
             S: 250 2.1.0
             S: 550 5.1.1
             S: 250 2.1.5
             S: 354
             C: Subject: one
             C: 
             C: one
             C: .
             C: MAIL FROM:<>
             C: RCPT TO:<anna@example.org>
             C: RCPT TO:<otto@example.org>
             C: DATA
             S: 250 2.0.0 queued
             S: 250
             S: 250
             S: 250
             S: 354
             C: Subject: two
             C: 
             C: two
             C: .
             C: QUIT
             S: 250 2.0.0 queued
             S: 221",
        )
        .await;
    let anna = office.inbox("anna@example.org").await;
    let ends: Vec<&str> = anna.iter().filter_map(|message| message.rsplit("\r\n\r\n").next()).collect();
    assert_eq!(ends, ["one\r\n", "two\r\n"]);
    assert_eq!(office.inbox("otto@example.org").await.len(), 1);
}

#[tokio::test]
async fn chunks_are_taken_as_they_are() {
    let office = Office::open().await;
    let mut client = office.stranger().await;
    client.talk("C: EHLO relay.example.net\nS: 250-mx").await;
    let first = "Subject: chunks\r\n\r\n.\r\n";
    let last = "end\r\n";
    let envelope = "MAIL FROM:<bea@example.net>\r\nRCPT TO:<anna@example.org>\r\n";
    client.say(&format!("{envelope}BDAT {}\r\n{first}BDAT {} LAST\r\n{last}", first.len(), last.len())).await;
    client.talk("S: 250 2.1.0\nS: 250 2.1.5\nS: 250 2.0.0 22 octets\nS: 250 2.0.0 queued").await;
    let inbox = office.inbox("anna@example.org").await;
    assert!(inbox[0].ends_with("Subject: chunks\r\n\r\n.\r\nend\r\n"), "{}", inbox[0]);
    // A chunk of a message nobody takes is read away and not obeyed.
    client.say("MAIL FROM:<>\r\nRCPT TO:<nobody@example.org>\r\nBDAT 6 LAST\r\nQUIT\r\nNOOP\r\n").await;
    client.talk("S: 250\nS: 550 5.1.1\nS: 554\nS: 250 2.0.0 ok").await;
}

#[tokio::test]
async fn commands_hidden_before_tls_are_forgotten() {
    let office = Office::open().await;
    let mut client = office.stranger().await;
    client
        .talk(
            "C: EHLO relay.example.net
             S: 250-mx
             C: STARTTLS
             C: EHLO forged.example
             C: MAIL FROM:<forged@example.net>
             S: 220 2.0.0",
        )
        .await;
    let mut client = client.encrypt().await;
    client
        .talk(
            "C: MAIL FROM:<bea@example.net>
             S: 503 5.5.1 say hello first
             C: EHLO relay.example.net
             S: 250-mx.example.org
             C: RCPT TO:<anna@example.org>
             S: 503 5.5.1 need MAIL
             C: STARTTLS
             S: 503
             C: MAIL FROM:<bea@example.net>
             S: 250
             C: RCPT TO:<anna@example.org>
             S: 250
             C: DATA
             S: 354
             C: Subject: private
             C: 
             C: .
             S: 250",
        )
        .await;
    let inbox = office.inbox("anna@example.org").await;
    assert!(inbox[0].contains("ESMTPS") && inbox[0].contains("TLS"), "{}", inbox[0]);
    assert!(!inbox[0].contains("forged"), "{}", inbox[0]);
}

#[tokio::test]
async fn smuggled_messages_are_refused_with_the_one_they_hide_in() {
    let office = Office::open().await;
    let smuggled = "MAIL FROM:<forged@example.org>\r\nRCPT TO:<anna@example.org>\r\nDATA\r\nhidden\r\n";
    for end in ["\n.\n", "\r\n.\n", "\n.\r\n", "\r.\r", "\r\n.\r"] {
        let mut client = office.stranger().await;
        client.talk("C: EHLO relay.example.net\nS: 250-mx\nC: MAIL FROM:<bea@example.net>\nS: 250").await;
        client.talk("C: RCPT TO:<anna@example.org>\nS: 250\nC: DATA\nS: 354").await;
        client.say(&format!("Subject: outer\r\n\r\ntext{end}{smuggled}.\r\nNOOP\r\n")).await;
        client.talk("S: 554 5.6.0 bare").await;
        client.talk("S: 250 2.0.0 ok").await;
    }
    assert!(office.inbox("anna@example.org").await.is_empty());
}

#[tokio::test]
async fn a_large_message_comes_back_octet_for_octet() {
    let office = Office::open().await;
    let mut client = office.stranger().await;
    client.talk("C: HELO relay.example.net\nS: 250 mx\nC: MAIL FROM:<bea@example.net>\nS: 250").await;
    client.talk("C: RCPT TO:<anna@example.org>\nS: 250\nC: DATA\nS: 354").await;
    let lines: String = (0..60_000).map(|n| format!("line {n} of many, with some text\r\n")).collect();
    let message = format!("Subject: large\r\n\r\n{lines}");
    client.say(&message).await;
    client.talk("C: .\nS: 250 2.0.0").await;
    let inbox = office.inbox("anna@example.org").await;
    assert!(inbox[0].ends_with(&message));
    assert!(inbox[0].contains("with SMTP"), "HELO is no ESMTP");
}
