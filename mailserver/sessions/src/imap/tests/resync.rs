//! CONDSTORE and QRESYNC (RFC 7162).

use super::changes::select;
use crate::testing::{Client, PASSWORD, Site, on_both};

on_both!(
    a_returning_client_learns_what_it_missed,
    expunges_are_told_as_vanished_to_who_asked_for_it,
    conditional_stores_leave_newer_messages_alone,
    forgotten_expunges_are_told_by_what_is_missing,
    what_is_forgotten_under_an_open_folder_is_missed_all_the_same,
);

/// INBOX with UIDs 1 to 6; 2, 3 and 5 expunged (MODSEQ 9), 4 flagged (MODSEQ 10).
async fn furnished(site: Site) -> Site {
    site.deliver_many(6).await;
    site.imap(&format!(
        "{}C: a UID STORE 2,3,5 +FLAGS.SILENT (\\Deleted)
         S: a OK …
         C: b EXPUNGE
         S: * 5 EXPUNGE
         S: * 3 EXPUNGE
         S: * 2 EXPUNGE
         S: b OK …
         C: c UID STORE 4 FLAGS (\\Flagged)
         S: * 2 FETCH (UID 4 FLAGS (\\Flagged))
         S: c OK …",
        select(1)
    ))
    .await;
    site
}

/// The description of the folder up to HIGHESTMODSEQ.
const DESCRIBED: &str = "S: * FLAGS …
    S: * 3 EXISTS
    S: * 0 RECENT
    S: * OK [PERMANENTFLAGS …
    S: * OK [UIDVALIDITY …
    S: * OK [UIDNEXT 7] …
    S: * OK [HIGHESTMODSEQ 10] …
";

async fn a_returning_client_learns_what_it_missed(site: Site) {
    let site = furnished(site).await;
    let validity = site.folder("INBOX").await.uid_validity;
    for (known, told) in [
        (
            format!("{validity} 7"),
            "S: * VANISHED (EARLIER) 2:3,5\nS: * 2 FETCH (UID 4 FLAGS (\\Flagged) MODSEQ (10))\n",
        ),
        (format!("{validity} 7 1:3"), "S: * VANISHED (EARLIER) 2:3\n"),
        (format!("{validity} 9"), "S: * 2 FETCH (UID 4 FLAGS (\\Flagged) MODSEQ (10))\n"),
        (format!("{validity} 10"), ""),
        (format!("{} 7", validity + 1), ""),
    ] {
        site.imap(&format!(
            "C: a SELECT INBOX (QRESYNC ({known}))
             S: a BAD …
             C: b ENABLE QRESYNC
             S: * ENABLED QRESYNC
             S: b OK …
             C: c SELECT INBOX (QRESYNC ({known}))
             {DESCRIBED}{told}S: c OK [READ-WRITE] …
             C: d UID FETCH 1:* (FLAGS) (CHANGEDSINCE 9 VANISHED)
             S: * 2 FETCH (UID 4 FLAGS (\\Flagged) MODSEQ (10))
             S: d OK …
             C: e UID FETCH 1:6 (FLAGS) (CHANGEDSINCE 7 VANISHED)
             S: * VANISHED (EARLIER) 2:3,5
             S: * 2 FETCH (UID 4 FLAGS (\\Flagged) MODSEQ (10))
             S: e OK …"
        ))
        .await;
    }
}

async fn expunges_are_told_as_vanished_to_who_asked_for_it(site: Site) {
    let site = furnished(site).await;
    site.imap(&format!(
        "C1: a ENABLE QRESYNC
         S1: * ENABLED QRESYNC
         S1: a OK …
         {}{}
         C2: b UID STORE 4,6 +FLAGS.SILENT (\\Deleted)
         S2: b OK …
         C2: c UID EXPUNGE 6
         S2: * 3 EXPUNGE
         S2: c OK …
         C1: b NOOP
         S1: * VANISHED 6
         S1: * 2 FETCH (UID 4 FLAGS (\\Flagged \\Deleted) MODSEQ (11))
         S1: b OK …
         C1: c EXPUNGE
         S1: * VANISHED 4
         S1: c OK [HIGHESTMODSEQ 13] …",
        select(1),
        select(2),
    ))
    .await;
}

async fn conditional_stores_leave_newer_messages_alone(site: Site) {
    let site = furnished(site).await;
    site.imap(&format!(
        "{}C: a FETCH 1:* (MODSEQ)
         S: * 1 FETCH (MODSEQ (2))
         S: * 2 FETCH (MODSEQ (10))
         S: * 3 FETCH (MODSEQ (7))
         S: a OK …
         C: b STORE 1:* (UNCHANGEDSINCE 7) +FLAGS.SILENT (\\Seen)
         S: * 1 FETCH (UID 1 MODSEQ (11))
         S: * 2 FETCH (UID 4 FLAGS (\\Flagged) MODSEQ (10))
         S: * 3 FETCH (UID 6 MODSEQ (11))
         S: b OK [MODIFIED 2] …
         C: c UID STORE 1:* (UNCHANGEDSINCE 10) +FLAGS (\\Answered)
         S: * 1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (11))
         S: * 2 FETCH (UID 4 FLAGS (\\Answered \\Flagged) MODSEQ (12))
         S: * 3 FETCH (UID 6 FLAGS (\\Seen) MODSEQ (11))
         S: c OK [MODIFIED 1,6] …
         C: d SEARCH MODSEQ 12
         S: * SEARCH 2 (MODSEQ 12)
         S: d OK …
         C: e UID SEARCH RETURN (MIN MAX) MODSEQ 11
         S: * ESEARCH (TAG \"e\") UID MIN 1 MAX 6 MODSEQ 11
         S: e OK …
         C: f FETCH 1:* (UID) (CHANGEDSINCE 11)
         S: * 2 FETCH (UID 4 MODSEQ (12))
         S: f OK …",
        select(1)
    ))
    .await;
}

/// What the store has forgotten is made up for by naming every UID that is not there; the pairs a client offers spare it
/// those it provably knows (RFC 7162 §3.2.5.2).
async fn forgotten_expunges_are_told_by_what_is_missing(site: Site) {
    let site = furnished(site).await;
    site.forget_expunges().await;
    let validity = site.folder("INBOX").await.uid_validity;
    let flagged = "S: * 2 FETCH (UID 4 FLAGS (\\Flagged) MODSEQ (10))\n";
    for (known, told) in [
        (format!("{validity} 7"), format!("S: * VANISHED (EARLIER) 2:3,5\n{flagged}")),
        (format!("{validity} 7 3:6"), format!("S: * VANISHED (EARLIER) 3,5\n{flagged}")),
        (format!("{validity} 7 1:6 (1:2 1,4)"), format!("S: * VANISHED (EARLIER) 5\n{flagged}")),
        (format!("{validity} 7 1:6 (1,3 1,5)"), format!("S: * VANISHED (EARLIER) 2:3,5\n{flagged}")),
    ] {
        site.imap(&format!(
            "C: b ENABLE QRESYNC
             S: * ENABLED QRESYNC
             S: b OK …
             C: c SELECT INBOX (QRESYNC ({known}))
             {DESCRIBED}{told}S: c OK [READ-WRITE] …"
        ))
        .await;
    }
}

/// Forgetting goes on while folders are open: a session that holds the messages compares, one that was told no more than
/// their number cannot.
async fn what_is_forgotten_under_an_open_folder_is_missed_all_the_same(site: Site) {
    let site = furnished(site).await;
    let login = format!("S: * OK …\nC: l LOGIN anna@example.org \"{PASSWORD}\"\nS: l OK …\n");
    let select = format!(
        "{login}C: e ENABLE QRESYNC\nS: * ENABLED QRESYNC\nS: e OK …\nC: s SELECT INBOX\n{DESCRIBED}S: s OK …\n"
    );
    let mut knowing = Client::connect(site.imap).await;
    knowing.talk(&select).await;
    knowing.talk("C: a UID SEARCH ALL\nS: * SEARCH 1 4 6\nS: a OK …").await;
    let mut counting = Client::connect(site.imap).await;
    counting.talk(&select).await;
    site.imap(&format!(
        "{}C: a UID STORE 1,6 +FLAGS.SILENT (\\Deleted)\nS: a OK …\nC: b CLOSE\nS: b OK …",
        super::changes::select(1)
    ))
    .await;
    site.forget_expunges().await;
    site.deliver("Subject: new\r\n\r\n").await;
    // RFC 7162 §3.2.6: the answer to CHANGEDSINCE goes by what is remembered now, not by what was when the folder was opened.
    knowing
        .talk(
            "C: b UID FETCH 1:* (FLAGS) (CHANGEDSINCE 10 VANISHED)
             S: * VANISHED (EARLIER) 2:3,5
             S: * VANISHED 1,6
             S: * 2 EXISTS
             S: b OK …
             C: c UID SEARCH ALL
             S: * SEARCH 4 7
             S: c OK …",
        )
        .await;
    counting.talk("C: b NOOP\nS: * BYE too much went from the open folder, select it again\nE:").await;
}
