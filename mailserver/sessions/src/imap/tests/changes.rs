//! What one session does and another sees.

use crate::testing::{Client, PASSWORD, Site, on_both};

on_both!(
    two_sessions_see_each_others_changes,
    messages_that_come_and_go_unseen_are_never_told_of,
    what_happens_between_select_and_the_first_command_is_told,
    an_idling_session_wakes_for_mail_flags_and_expunges,
    a_deleted_folder_ends_the_sessions_that_have_it_open,
    moved_and_copied_messages_are_named_by_their_new_uids,
);

const SELECTED: &str = "S: * FLAGS …
     S: … EXISTS
     S: * 0 RECENT
     S: * OK [PERMANENTFLAGS …
     S: * OK [UIDVALIDITY …
     S: * OK [UIDNEXT …
     S: * OK [HIGHESTMODSEQ …
     S: s OK …
";

/// `C<n>: s SELECT INBOX` and its answer.
pub(super) fn select(client: u32) -> String {
    format!("C{client}: s SELECT INBOX\n{}", SELECTED.replace("S:", &format!("S{client}:")))
}

async fn two_sessions_see_each_others_changes(site: Site) {
    site.deliver_many(4).await;
    site.imap(&format!(
        "{}{}
         C1: a STORE 2 +FLAGS (\\Flagged $Later)
         S1: * 2 FETCH (FLAGS (\\Flagged $Later))
         S1: * FLAGS (… $Later)
         S1: * OK [PERMANENTFLAGS (… $Later \\*)] …
         S1: a OK …
         C2: a NOOP
         S2: * FLAGS (… $Later)
         S2: * OK [PERMANENTFLAGS (… $Later \\*)] …
         S2: * 2 FETCH (FLAGS (\\Flagged $Later))
         S2: a OK …
         C1: b STORE 1,3 +FLAGS.SILENT (\\Deleted)
         S1: b OK …
         C1: c EXPUNGE
         S1: * 3 EXPUNGE
         S1: * 1 EXPUNGE
         S1: c OK …
         # Numbers must not shift under commands that speak in them (RFC 9051 §7.5.1).
         C2: b FETCH 4 (UID)
         S2: * 4 FETCH (UID 4)
         S2: b OK …
         C2: c SEARCH ALL
         S2: * SEARCH 1 2 3 4
         S2: c OK …
         C2: d STORE 4 +FLAGS (\\Seen)
         S2: * 4 FETCH (FLAGS (\\Seen))
         S2: d OK …
         C2: e FETCH 1:4 (BODY.PEEK[TEXT])
         S2: * 2 FETCH (BODY[TEXT] {{8}}
         S2: text 2
         S2: )
         S2: * 4 FETCH (BODY[TEXT] {{8}}
         S2: text 4
         S2: )
         S2: e OK [EXPUNGEISSUED] …
         C2: f UID FETCH 4 (FLAGS)
         S2: * 4 FETCH (UID 4 FLAGS (\\Seen))
         S2: * 3 EXPUNGE
         S2: * 1 EXPUNGE
         S2: f OK …
         C2: g FETCH 1:* (UID)
         S2: * 1 FETCH (UID 2)
         S2: * 2 FETCH (UID 4)
         S2: g OK …
         C1: d NOOP
         S1: * 2 FETCH (FLAGS (\\Seen))
         S1: d OK …",
        select(1),
        select(2),
    ))
    .await;
}

async fn messages_that_come_and_go_unseen_are_never_told_of(site: Site) {
    site.deliver_many(1).await;
    site.imap(&format!(
        "{}C1: v FETCH 1 (UID)
         S1: * 1 FETCH (UID 1)
         S1: v OK …
         {}
         C2: a APPEND INBOX (\\Deleted) {{14+}}⏎Subject: x⏎⏎
         S2: * 2 EXISTS
         S2: a OK [APPENDUID … 2] …
         C2: b APPEND INBOX {{14+}}⏎Subject: y⏎⏎
         S2: * 3 EXISTS
         S2: b OK [APPENDUID … 3] …
         C2: c EXPUNGE
         S2: * 2 EXPUNGE
         S2: c OK …
         C1: a NOOP
         S1: * 2 EXISTS
         S1: a OK …
         C1: b FETCH 2 (UID)
         S1: * 2 FETCH (UID 3)
         S1: b OK …",
        select(1),
        select(2),
    ))
    .await;
}

async fn what_happens_between_select_and_the_first_command_is_told(site: Site) {
    site.deliver_many(3).await;
    site.imap(&format!(
        "{}{}
         C2: a STORE 1 +FLAGS.SILENT (\\Deleted)
         S2: a OK …
         C2: b EXPUNGE
         S2: * 1 EXPUNGE
         S2: b OK …
         C1: a FETCH 1:* (UID FLAGS)
         S1: * 1 FETCH (UID 1 FLAGS ())
         S1: * 2 FETCH (UID 2 FLAGS ())
         S1: * 3 FETCH (UID 3 FLAGS ())
         S1: a OK …
         C1: b NOOP
         S1: * 1 EXPUNGE
         S1: b OK …
         C1: c CLOSE
         S1: c OK …
         {}
         C1: d FETCH 1:* (UID)
         S1: * 1 FETCH (UID 2)
         S1: * 2 FETCH (UID 3)
         S1: d OK …",
        select(1),
        select(2),
        select(1),
    ))
    .await;
}

async fn an_idling_session_wakes_for_mail_flags_and_expunges(site: Site) {
    site.deliver_many(1).await;
    let mut client = Client::connect(site.imap).await;
    client.expect("* OK …").await;
    client.send(format!("l LOGIN anna@example.org \"{PASSWORD}\"\r\ns SELECT INBOX\r\ni IDLE\r\n").as_bytes()).await;
    while client.receive().await.is_some_and(|line| line != "+ idling") {}
    site.deliver("Subject: new\r\n\r\n").await;
    client.expect("* 2 EXISTS").await;
    let other = "C: a STORE 1 +FLAGS.SILENT (\\Deleted)\nS: a OK …\nC: b EXPUNGE\nS: * 1 EXPUNGE\nS: b OK …";
    site.imap(&format!("{}{other}", select(1))).await;
    // The flag may be told before its message goes, or never.
    let line = client.receive().await.unwrap();
    if line != "* 1 EXPUNGE" {
        assert_eq!(line, "* 1 FETCH (FLAGS (\\Deleted))");
        client.expect("* 1 EXPUNGE").await;
    }
    client.send(b"DONE\r\nn NOOP\r\n").await;
    client.expect("i OK …").await;
    client.expect("n OK …").await;
    client.send(b"j IDLE\r\nNOPE\r\n").await;
    client.expect("+ idling").await;
    client.expect("j BAD expected DONE").await;
}

async fn a_deleted_folder_ends_the_sessions_that_have_it_open(site: Site) {
    site.imap(
        "C1: a SELECT Drafts
         S1: * FLAGS …
         S1: * 0 EXISTS
         S1: * 0 RECENT
         S1: * OK …
         S1: * OK …
         S1: * OK …
         S1: * OK …
         S1: a OK …
         C2: a DELETE Drafts
         S2: a OK …
         C1: b NOOP
         S1: * BYE the open folder was deleted
         E1:",
    )
    .await;
}

async fn moved_and_copied_messages_are_named_by_their_new_uids(site: Site) {
    site.deliver_many(4).await;
    site.imap(&format!(
        "{}C: a COPY 2:3 Archive
         S: a OK [COPYUID … 2:3 1:2] …
         C: b UID MOVE 1,4 Archive
         S: * OK [COPYUID … 1,4 3:4] …
         S: * 4 EXPUNGE
         S: * 1 EXPUNGE
         S: b OK …
         C: c MOVE 1 Nowhere
         S: c NO [TRYCREATE] …
         C: d STATUS Archive (MESSAGES)
         S: * STATUS \"Archive\" (MESSAGES 4)
         S: d OK …
         C: e UID COPY 99 Archive
         S: e OK nothing …
         C: f UID EXPUNGE 1:*
         S: f OK …",
        select(1)
    ))
    .await;
}
