//! APPEND.

use super::changes::select;
use crate::testing::{Client, PASSWORD, Site, on_both};

on_both!(
    a_message_is_filed_with_its_flags_and_date,
    keywords_are_bounded,
    commands_and_literals_may_come_octet_by_octet,
    a_connection_lost_within_a_message_leaves_nothing_behind,
);

async fn a_message_is_filed_with_its_flags_and_date(site: Site) {
    site.imap(
        &format!(
            "{}C: a APPEND INBOX (\\Seen Work) \"17-Jul-1996 02:44:25 -0700\" {{17}}
         S: + …
         C: Subject: x⏎⏎hi⏎
         S: * 1 EXISTS
         S: * FLAGS (… Work)
         S: * OK [PERMANENTFLAGS …
         S: a OK [APPENDUID … 1] …
         C: b FETCH 1 (FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[TEXT])
         S: * 1 FETCH (FLAGS (\\Seen Work) INTERNALDATE \"17-Jul-1996 09:44:25 +0000\" RFC822.SIZE 18 BODY[TEXT] {{4}}
         S: hi
         S: )
         S: b OK …
         C: c APPEND Nowhere {{5}}
         S: c NO [TRYCREATE] …
         C: d APPEND Nowhere {{5+}}⏎abcde
         S: d NO [TRYCREATE] …
         C: e APPEND INBOX {{60000000}}
         S: e NO [TOOBIG] …
         C: f APPEND INBOX {{0+}}⏎
         S: f NO [CANNOT] …
         C: g APPEND INBOX {{3+}}⏎a\0b
         S: g NO [UNKNOWN-CTE] …
         C: h NOOP
         S: h OK …",
            select(1)
        )
        .replace("{17}", "{18}"),
    )
    .await;
}

#[tokio::test]
async fn what_does_not_fit_is_refused_before_it_is_sent() {
    let site = Site::with_quota(Some(1000)).await;
    site.imap(
        "C: a APPEND INBOX {900}
         S: + …
         C: LITERAL
         S: a OK [APPENDUID …
         C: b APPEND INBOX {200}
         S: b NO [OVERQUOTA] …
         C: c APPEND INBOX {200+}
         C: LITERAL2
         S: c NO [OVERQUOTA] …
         C: d GETQUOTA \"\"
         S: * QUOTA \"\" (STORAGE 1 0)
         S: d OK …
         C: e SETQUOTA \"\" (STORAGE 9)
         S: e NO [NOPERM] …
         C: f SELECT INBOX
         S: * FLAGS …
         S: * 1 EXISTS
         S: * 0 RECENT
         S: * OK …
         S: * OK …
         S: * OK …
         S: * OK …
         S: f OK …
         C: g COPY 1 Archive
         S: g NO [OVERQUOTA] …
         C: h MOVE 1 Archive
         S: * OK [COPYUID …
         S: * 1 EXPUNGE
         S: h OK …"
            .replace("LITERAL2", &"y".repeat(200))
            .replace("LITERAL", &"x".repeat(900))
            .as_str(),
    )
    .await;
}

async fn keywords_are_bounded(site: Site) {
    site.deliver_many(1).await;
    let mut limits = crate::imap::Limits::of(&site.engine);
    limits.messages.keywords = 2;
    let address = crate::testing::imap_with(&site, limits).await;
    let script = format!(
        "{}C: a STORE 1 FLAGS.SILENT (a b)
         S: * FLAGS …
         S: * OK …
         S: a OK …
         C: b STORE 1 +FLAGS (c)
         S: b NO [LIMIT] …
         C: c APPEND INBOX (c) {{1+}}⏎x
         S: c NO [LIMIT] …
         C: d STORE 1 -FLAGS (c B)
         S: * 1 FETCH (FLAGS (a))
         S: d OK …",
        select(1)
    );
    crate::testing::follow_logged_in(address, &script).await;
}

async fn commands_and_literals_may_come_octet_by_octet(site: Site) {
    let mut client = Client::connect(site.imap).await;
    client.expect("* OK …").await;
    let all = format!(
        "l LOGIN anna@example.org \"{PASSWORD}\"\r\na APPEND INBOX (\\Seen) {{14+}}\r\nSubject: x\r\n\r\n\r\n\
         s SELECT {{5+}}\r\nINBOX\r\nf FETCH 1 (RFC822.SIZE)\r\n"
    );
    for octet in all.as_bytes() {
        client.send(&[*octet]).await;
    }
    client.expect("l OK …").await;
    client.expect("a OK [APPENDUID …").await;
    while client.receive().await.is_some_and(|line| !line.starts_with("s OK")) {}
    client.expect("* 1 FETCH (RFC822.SIZE 14)").await;
    client.expect("f OK …").await;
}

async fn a_connection_lost_within_a_message_leaves_nothing_behind(site: Site) {
    site.deliver_many(1).await;
    for sent in [0, 10, 300_000] {
        let mut client = Client::connect(site.imap).await;
        client.expect("* OK …").await;
        client
            .send(format!("l LOGIN anna@example.org \"{PASSWORD}\"\r\na APPEND INBOX {{400000}}\r\n").as_bytes())
            .await;
        client.expect("l OK …").await;
        client.expect("+ …").await;
        client.send(&vec![b'x'; sent]).await;
    }
    // A later session is served, and finds what was there before.
    site.imap("C: a STATUS INBOX (MESSAGES UIDNEXT)\nS: * STATUS INBOX (MESSAGES 1 UIDNEXT 2)\nS: a OK …").await;
    let scratch = site.place.folder.path().join("tmp");
    assert_eq!(std::fs::read_dir(scratch).unwrap().count(), 0);
}
