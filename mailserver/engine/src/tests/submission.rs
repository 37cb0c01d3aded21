use super::hall::{Hall, admin};

#[tokio::test]
async fn a_letter_goes_out_signed_and_mended() {
    let hall = Hall::open().await;
    let text = "From: Anna <anna@example.org>\nTo: ben@example.org\nBcc: eve@elsewhere.test\nSubject: x\n\nhello\n";
    hall.hand_in("anna@example.org", &["ben@example.org", "eve@elsewhere.test"], text).await.unwrap();
    assert_eq!(hall.queued().await, ["eve@elsewhere.test"]);
    let [text] = &hall.inbox("ben@example.org").await[..] else { panic!("one message") };
    assert_eq!(text.matches("DKIM-Signature:").count(), 2, "one of each kind: {text}");
    assert!(text.contains("with ESMTPA"), "{text}");
    assert!(text.contains("\r\nDate: ") && text.contains("\r\nMessage-ID: <"), "{text}");
    assert!(!text.contains("Bcc"), "blind recipients stay blind: {text}");
    assert!(!text.contains("Authentication-Results"), "{text}");
}

#[tokio::test]
async fn nobody_writes_in_anothers_name() {
    let hall = Hall::open().await;
    let letter = |from: &str| format!("From: {from}\nTo: ben@example.org\n\nhello\n");
    let to = ["ben@example.org"];
    for (envelope, author, allowed) in [
        ("anna@example.org", "anna@example.org", true),
        ("anna+shop@example.org", "Anna <ANNA@example.org>", true),
        ("", "anna@example.org", true),
        ("ben@example.org", "anna@example.org", false),
        ("anna@example.org", "ben@example.org", false),
        ("anna@example.org", "anna@example.org, ben@example.org", false),
        ("info@example.org", "info@example.org", false),
        ("anna@example.org", "eve@elsewhere.test", false),
    ] {
        let outcome = hall.hand_in(envelope, &to, &letter(author)).await;
        assert_eq!(outcome.is_ok(), allowed, "{envelope} {author}: {outcome:?}");
        if let Err(reply) = outcome {
            assert_eq!(reply.code, 553, "{reply}");
        }
    }
    let targets = ["anna@example.org".to_owned()];
    hall.engine.create_alias(&admin(), "info@example.org", &targets).await.unwrap();
    hall.hand_in("info@example.org", &to, &letter("info@example.org")).await.unwrap();
}

#[tokio::test]
async fn a_letter_without_an_author_is_refused() {
    let hall = Hall::open().await;
    let reply = hall.hand_in("anna@example.org", &["ben@example.org"], "Subject: x\n\nhello\n").await.unwrap_err();
    assert_eq!(reply.code, 554);
}
