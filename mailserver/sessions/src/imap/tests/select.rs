//! Opening and closing folders, sessions as a whole.

use crate::testing::{Client, Site, on_both};

on_both!(
    a_folder_is_described_by_its_row,
    rev2_is_spoken_once_enabled,
    pipelined_commands_are_answered_in_order,
    the_word_to_stop_ends_sessions_with_a_goodbye,
    places_are_counted,
);

async fn a_folder_is_described_by_its_row(site: Site) {
    site.deliver_many(3).await;
    site.imap(
        "C: a SELECT inbox
         S: * FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)
         S: * 3 EXISTS
         S: * 0 RECENT
         S: * OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*)] …
         S: * OK [UIDVALIDITY …] …
         S: * OK [UIDNEXT 4] …
         S: * OK [HIGHESTMODSEQ 4] …
         S: a OK [READ-WRITE] …
         C: b STORE 1 +FLAGS (Work)
         S: * FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft Work)
         S: * OK [PERMANENTFLAGS (… Work \\*)] …
         S: b OK …
         C: c EXAMINE INBOX
         S: * OK [CLOSED] …
         S: * FLAGS (… Work)
         S: * 3 EXISTS
         S: * 0 RECENT
         S: * OK [PERMANENTFLAGS ()] …
         S: * OK [UIDVALIDITY …] …
         S: * OK [UIDNEXT 4] …
         S: * OK [HIGHESTMODSEQ 5] …
         S: c OK [READ-ONLY] …
         C: d STORE 1 +FLAGS (\\Seen)
         S: d NO [READ-ONLY] …
         C: e SELECT Nowhere
         S: * OK [CLOSED] …
         S: e NO [NONEXISTENT] …
         C: f FETCH 1 FLAGS
         S: f BAD …
         C: g STATUS INBOX (MESSAGES UIDNEXT UNSEEN DELETED SIZE HIGHESTMODSEQ RECENT DELETED-STORAGE)
         S: * STATUS INBOX (MESSAGES 3 UIDNEXT 4 UNSEEN 3 DELETED 0 SIZE … HIGHESTMODSEQ 5 RECENT 0 DELETED-STORAGE 0)
         S: g OK …"
            .replace("* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft Work)\n         S: * OK [PERM", "* 1 FETCH (FLAGS (Work))\n         S: * FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft Work)\n         S: * OK [PERM")
            .as_str(),
    )
    .await;
}

async fn rev2_is_spoken_once_enabled(site: Site) {
    site.imap(
        "C: a ENABLE IMAP4rev2 XNOTHING
         S: * ENABLED IMAP4rev2
         S: a OK …
         C: b SELECT INBOX
         S: * FLAGS …
         S: * 0 EXISTS
         S: * LIST () \"/\" INBOX
         S: * OK [PERMANENTFLAGS …
         S: * OK [UIDVALIDITY …
         S: * OK [UIDNEXT 1] …
         S: * OK [HIGHESTMODSEQ 1] …
         S: b OK [READ-WRITE] …
         C: c ENABLE QRESYNC
         S: c BAD …
         C: d SEARCH ALL
         S: * ESEARCH (TAG \"d\")
         S: d OK …
         C: e FETCH 1:* FLAGS
         S: e OK …
         C: f FETCH 1 FLAGS
         S: f BAD no message …
         C: g NAMESPACE
         S: * NAMESPACE ((\"\" \"/\")) NIL NIL
         S: g OK …
         C: h ID (\"name\" \"test\")
         S: * ID (\"name\" \"Pennypost\" …
         S: h OK …
         C: i GETQUOTAROOT INBOX
         S: * QUOTAROOT INBOX \"\"
         S: * QUOTA \"\" ()
         S: i OK …
         C: j UNSELECT
         S: j OK …
         C: k UNSELECT
         S: k BAD …",
    )
    .await;
}

async fn pipelined_commands_are_answered_in_order(site: Site) {
    site.deliver_many(2).await;
    site.imap(
        "C: a SELECT INBOX⏎b STORE 1 +FLAGS.SILENT (\\Deleted)⏎c EXPUNGE⏎d FETCH 1 (UID)⏎e NOOP
         S: * FLAGS …
         S: * 2 EXISTS
         S: * 0 RECENT
         S: * OK [PERMANENTFLAGS …
         S: * OK [UIDVALIDITY …
         S: * OK [UIDNEXT 3] …
         S: * OK [HIGHESTMODSEQ 3] …
         S: a OK …
         S: b OK …
         S: * 1 EXPUNGE
         S: c OK …
         S: * 1 FETCH (UID 2)
         S: d OK …
         S: e OK …",
    )
    .await;
}

async fn the_word_to_stop_ends_sessions_with_a_goodbye(site: Site) {
    let mut client = Client::connect(site.imap).await;
    client.expect("* OK …").await;
    site.shutdown.stop();
    client.expect("* BYE [UNAVAILABLE] the server is going down").await;
    assert_eq!(client.receive().await, None);
}

async fn places_are_counted(site: Site) {
    let mut kept = Vec::new();
    for _ in 0..8 {
        let mut client = Client::connect(site.imap).await;
        client.expect("* OK …").await;
        kept.push(client);
    }
    let mut one_more = Client::connect(site.imap).await;
    one_more.expect("* BYE … too many connections…").await;
    assert_eq!(one_more.receive().await, None);
    let mut last = kept.pop().unwrap();
    last.send(b"a LOGOUT\r\n").await;
    while last.receive().await.is_some() {}
    // The place is free once the session's task has ended, which the client cannot see.
    loop {
        let mut again = Client::connect(site.imap).await;
        if again.receive().await.is_some_and(|line| line.starts_with("* OK")) {
            break;
        }
    }
}
