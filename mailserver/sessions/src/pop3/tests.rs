//! POP3 sessions as transcripts over real sockets, on both databases.

use crate::testing::{Client, Site, Withdrawal, on_both};

on_both!(
    mail_is_listed_read_and_deleted_at_quit,
    only_quit_deletes,
    one_session_at_a_time,
    people_log_in_and_others_do_not,
    lines_are_bounded,
);

async fn mail_is_listed_read_and_deleted_at_quit(site: Site) {
    site.deliver("Subject: one\r\n\r\nfirst\r\n..dots\r\n.\r\nlast\r\n").await;
    site.deliver("Subject: two\r\n\r\nno end").await;
    site.deliver("Subject: three\r\n\r\nx\r\n").await;
    let ids: Vec<String> =
        store::messages::sizes(&mut site.store().read().await.unwrap(), site.folder("INBOX").await.id)
            .await
            .unwrap()
            .iter()
            .map(|(_, _, id)| id.to_string())
            .collect();
    site.pop3(
        &format!(
            "C: STAT
         S: +OK 3 182
         C: LIST
         S: +OK …
         S: 1 73
         S: 2 55
         S: 3 54
         S: .
         C: UIDL
         S: +OK …
         S: 1 {}
         S: 2 {}
         S: 3 {}
         S: .
         C: UIDL 2
         S: +OK 2 {}
         C: RETR 1
         S: +OK 73 octets
         S: Return-Path: <bert@example.net>
         S: Subject: one
         S: \n
         S: first
         S: ...dots
         S: ..
         S: last
         S: .
         C: TOP 1 1
         S: +OK …
         S: Return-Path: <bert@example.net>
         S: Subject: one
         S: \n
         S: first
         S: .
         C: RETR 2
         S: +OK …
         S: Return-Path: <bert@example.net>
         S: Subject: two
         S: \n
         S: no end
         S: .
         C: DELE 1
         S: +OK …
         C: DELE 1
         S: -ERR …
         C: RETR 1
         S: -ERR …
         C: STAT
         S: +OK 2 109
         C: RSET
         S: +OK …
         C: DELE 2
         S: +OK …
         C: DELE 3
         S: +OK …
         C: LIST 9
         S: -ERR …
         C: NOOP
         S: +OK
         C: QUIT
         S: +OK …
         E:",
            ids[0], ids[1], ids[2], ids[1]
        )
        .replace("S: \n", "S:"),
    )
    .await;
    assert_eq!(site.folder("INBOX").await.messages, 1);
    site.pop3(&format!("C: UIDL\nS: +OK …\nS: 1 {}\nS: .", ids[0])).await;
}

async fn only_quit_deletes(site: Site) {
    site.deliver_many(2).await;
    site.pop3("C: DELE 1\nS: +OK …").await;
    site.imap("C: a STATUS INBOX (MESSAGES)\nS: * STATUS INBOX (MESSAGES 2)\nS: a OK …").await;
}

async fn one_session_at_a_time(site: Site) {
    let login = "S2: +OK …\nC2: USER anna@example.org\nS2: +OK …\nC2: PASS correct horse\n";
    site.pop3_before_login(&format!(
        "{}S1: +OK …\n{login}S2: -ERR [IN-USE] …\nC1: QUIT\nS1: +OK …\nE1:",
        login.replace("2:", "1:")
    ))
    .await;
    site.pop3("C: STAT\nS: +OK 0 0").await;
}

async fn people_log_in_and_others_do_not(site: Site) {
    site.pop3_before_login(
        "S: +OK …
         C: CAPA
         S: +OK …
         S: TOP
         S: UIDL
         S: RESP-CODES
         S: AUTH-RESP-CODE
         S: PIPELINING
         S: UTF8 USER
         S: EXPIRE NEVER
         S: USER
         S: SASL PLAIN LOGIN OAUTHBEARER XOAUTH2
         S: STLS
         S: IMPLEMENTATION Pennypost
         S: .
         C: STAT
         S: -ERR log in first
         C: PASS x
         S: -ERR USER comes first
         C: USER anna@example.org
         S: +OK …
         C: PASS wrong
         S: -ERR [AUTH] …
         C: AUTH PLAIN
         S: + …
         C: *
         S: -ERR …
         C: UTF8
         S: +OK …
         C: AUTH PLAIN AGFubmFAZXhhbXBsZS5vcmcAY29ycmVjdCBob3JzZQ==
         S: +OK …
         C: STAT⏎LIST⏎QUIT
         S: +OK 0 0
         S: +OK …
         S: .
         S: +OK …
         E:",
    )
    .await;
    site.pop3_before_login(
        "S: +OK …
         C: AUTH PLAIN AGEAYg==
         S: -ERR [AUTH] …
         C: AUTH PLAIN AGEAYw==
         S: -ERR [AUTH] …
         C: AUTH PLAIN AGEAZA==
         S: -ERR [AUTH] …
         S: -ERR [SYS/TEMP] too many failed logins
         E:",
    )
    .await;
}

async fn lines_are_bounded(site: Site) {
    let long = "x".repeat(9000);
    let nonsense: String = (0..50).map(|_| "C: XYZZY\nS: -ERR unknown command\n").collect();
    let script = format!("S: +OK …\nC: USER {long}\nS: -ERR line longer …\n{nonsense}");
    site.pop3_before_login(&format!("{script}S: -ERR [SYS/TEMP] too many commands …\nE:")).await;
}

#[tokio::test]
async fn a_session_ends_with_what_admitted_it_and_deletes_nothing() {
    for deed in Withdrawal::ALL {
        let site = Site::open().await;
        site.deliver_many(1).await;
        let mut client = Client::connect(site.pop3).await;
        client.talk("S: +OK …\nC: USER anna@example.org\nS: +OK …\nC: PASS correct horse\nS: +OK …").await;
        client.talk("C: DELE 1\nS: +OK …").await;
        deed.befall(&site.engine).await;
        client
            .talk("S: -ERR [AUTH] the session or its mailbox was closed, or the password changed; log in again\nE:")
            .await;
        if !matches!(deed, Withdrawal::Deleted) {
            assert_eq!(site.folder("INBOX").await.messages, 1);
        }
    }
}

/// UPS-17, as over IMAP.
#[tokio::test]
async fn nobody_gets_in_while_the_licence_is_stopped() {
    let site = Site::open().await;
    crate::testing::stop(&site.engine).await;
    site.pop3_before_login(
        "S: +OK …
         C: USER anna@example.org
         S: +OK …
         C: PASS correct horse
         S: -ERR [SYS/TEMP] this server's licence is stopped; mail is kept, and the administrator can tell more
         C: USER anna@example.org
         S: +OK …
         C: PASS wrong
         S: -ERR [AUTH] …",
    )
    .await;
    crate::testing::license(&site.engine).await;
    site.pop3_before_login("S: +OK …\nC: USER anna@example.org\nS: +OK …\nC: PASS correct horse\nS: +OK …").await;
}
