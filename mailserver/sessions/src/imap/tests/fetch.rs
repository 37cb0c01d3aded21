//! FETCH.

use super::changes::select;
use crate::testing::{Client, PASSWORD, Site, on_both};

on_both!(every_item_is_answered, seen_is_set_once_and_only_where_it_may_be, bodies_come_back_as_they_were_delivered,);

const TWO_PARTS: &str = "From: Bert <bert@example.net>\r\nTo: anna@example.org\r\nSubject: Two =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\
    Date: Mon, 5 Jan 2026 09:12:33 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
    --b\r\nContent-Type: text/plain\r\n\r\none\r\n--b\r\nContent-Type: application/x-x\r\n\
    Content-Transfer-Encoding: base64\r\n\r\nAAECAw==\r\n--b--\r\n";

async fn every_item_is_answered(site: Site) {
    site.deliver(TWO_PARTS).await;
    let (head, size) = (TWO_PARTS.find("\r\n\r\n").unwrap() + 4, TWO_PARTS.len());
    let (full_head, full) = (head + 33, size + 33);
    site.imap(&format!(
        "{}C: a FETCH 1 FAST
         S: * 1 FETCH (FLAGS () INTERNALDATE \"05-Jan-2026 09:12:33 +0000\" RFC822.SIZE {full})
         S: a OK …
         C: b FETCH 1 (UID ENVELOPE BODYSTRUCTURE)
         S: * 1 FETCH (UID 1 ENVELOPE (\"Mon, 5 Jan 2026 09:12:33 +0100\" \"Two =?utf-8?q?Gr=C3=BC=C3=9Fe?=\" … BODYSTRUCTURE ((\"text\" \"plain\" … \"mixed\" …
         S: b OK …
         C: c FETCH 1 (BODY.PEEK[HEADER.FIELDS (SUBJECT Nope)] BODY.PEEK[1] BODY.PEEK[2.MIME] BODY.PEEK[7])
         S: * 1 FETCH (BODY[HEADER.FIELDS (SUBJECT Nope)] {{44}}
         S: Subject: Two =?utf-8?q?Gr=C3=BC=C3=9Fe?=
         S:
         S:  BODY[1] {{3}}
         S: one BODY[2.MIME] {{68}}
         S: Content-Type: application/x-x
         S: Content-Transfer-Encoding: base64
         S:
         S:  BODY[7] NIL)
         S: c OK …
         C: d FETCH 1 (BINARY.SIZE[2] BINARY.PEEK[1])
         S: * 1 FETCH (BINARY.SIZE[2] 4 BINARY[1] {{3}}
         S: one)
         S: d OK …
         C: e FETCH 1 (RFC822.HEADER)
         S: * 1 FETCH (RFC822.HEADER {{{full_head}}}
         S: Return-Path: <bert@example.net>
         S: From: …
         S: To: …
         S: Subject: …
         S: Date: …
         S: MIME-Version: …
         S: Content-Type: …
         S:
         S: )
         S: e OK …
         C: f FETCH 1 (BODY[]<13.9> BODY.PEEK[]<30.7> BODY.PEEK[]<9999.5>)
         S: * 1 FETCH (BODY[]<13> {{9}}
         S: <bert@exa BODY[]<30> {{7}}
         S: >
         S: From BODY[]<9999> {{0}}
         S:  FLAGS (\\Seen))
         S: f OK …
         C: g FETCH 1 (FLAGS BODY[TEXT]<0.3>)
         S: * 1 FETCH (FLAGS (\\Seen) BODY[TEXT]<0> {{3}}
         S: --b)
         S: g OK …",
        select(1),
    ))
    .await;
}

async fn seen_is_set_once_and_only_where_it_may_be(site: Site) {
    site.deliver_many(3).await;
    site.imap(&format!(
        "{}C: a STORE 2 +FLAGS.SILENT (\\Seen)
         S: a OK …
         C: b FETCH 1:3 (UID BODY[TEXT])
         S: * 1 FETCH (UID 1 BODY[TEXT] {{8}}
         S: text 1
         S:  FLAGS (\\Seen))
         S: * 2 FETCH (UID 2 BODY[TEXT] {{8}}
         S: text 2
         S: )
         S: * 3 FETCH (UID 3 BODY[TEXT] {{8}}
         S: text 3
         S:  FLAGS (\\Seen))
         S: b OK …
         C: c STATUS INBOX (HIGHESTMODSEQ UNSEEN)
         S: * STATUS INBOX (HIGHESTMODSEQ 6 UNSEEN 0)
         S: c OK …",
        select(1)
    ))
    .await;
    site.deliver("Subject: 4\r\n\r\n").await;
    site.imap(
        "C: a EXAMINE INBOX
         S: * FLAGS …
         S: * 4 EXISTS
         S: * 0 RECENT
         S: * OK …
         S: * OK …
         S: * OK …
         S: * OK …
         S: a OK …
         C: b FETCH 4 (BODY[TEXT])
         S: * 4 FETCH (BODY[TEXT] {0}
         S: )
         S: b OK …
         C: c STATUS INBOX (UNSEEN)
         S: * STATUS INBOX (UNSEEN 1)
         S: c OK …",
    )
    .await;
}

/// Bodies of every size class come back octet by octet: in memory, mapped, over page and piece boundaries.
async fn bodies_come_back_as_they_were_delivered(site: Site) {
    let sizes = [1, 100, 5_000, 70_000, 300_000, 20, 1_200_000, 64 * 1024, 3];
    let noise = |seed: usize, len: usize| -> String {
        let mut state = seed as u64 + 1;
        let letter = |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            char::from(b' ' + (state >> 57) as u8 % 94)
        };
        (0..len).map(letter).collect()
    };
    for (nth, len) in sizes.into_iter().enumerate() {
        site.deliver(&format!("Subject: {nth}\r\n\r\n{}\r\n", noise(nth, len))).await;
    }
    let mut client = Client::connect(site.imap).await;
    client.expect("* OK …").await;
    client.send(format!("l LOGIN anna@example.org \"{PASSWORD}\"\r\ns EXAMINE INBOX\r\n").as_bytes()).await;
    while client.receive().await.is_some_and(|line| !line.starts_with("s OK")) {}
    client.send(b"f FETCH 1:* (BODY.PEEK[])\r\n").await;
    for (nth, len) in sizes.into_iter().enumerate() {
        let octets = 33 + format!("Subject: {nth}\r\n\r\n").len() + len + 2;
        client.expect(&format!("* {} FETCH (BODY[] {{{octets}}}", nth + 1)).await;
        client.expect("Return-Path: <bert@example.net>").await;
        client.expect(&format!("Subject: {nth}")).await;
        client.expect("").await;
        assert!(client.receive().await.unwrap() == noise(nth, len), "body {nth} of {len} octets");
        client.expect(")").await;
    }
    client.expect("f OK …").await;
}
