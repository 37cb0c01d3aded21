//! Before login.

use crate::testing::{Client, PASSWORD, Site, Withdrawal};

#[tokio::test]
async fn people_log_in_and_others_do_not() {
    let site = Site::open().await;
    site.imap_before_login(
        "S: * OK [CAPABILITY IMAP4rev2 IMAP4rev1 …STARTTLS AUTH=PLAIN AUTH=LOGIN AUTH=OAUTHBEARER AUTH=XOAUTH2] …
         C: a CAPABILITY
         S: * CAPABILITY IMAP4rev2 …
         S: a OK …
         C: b SELECT INBOX
         S: b BAD log in first
         C: c LOGIN anna@example.org wrong
         S: c NO [AUTHENTICATIONFAILED] …
         C: d LOGIN nobody@example.org wrong
         S: d NO [AUTHENTICATIONFAILED] …
         C: e LOGIN anna@example.org {13}
         S: + …
         C: correct horse
         S: e OK [CAPABILITY …QRESYNC…APPENDLIMIT=52428800] logged in
         C: f LOGIN anna@example.org x
         S: f BAD …
         C: g LOGOUT
         S: * BYE …
         S: g OK …
         E:",
    )
    .await;
}

#[tokio::test]
async fn sasl_exchanges_end_in_a_login_or_in_the_reason_why_not() {
    let site = Site::open().await;
    // NUL anna@example.org NUL correct horse
    let plain = "AGFubmFAZXhhbXBsZS5vcmcAY29ycmVjdCBob3JzZQ==";
    for script in [
        format!("C: a AUTHENTICATE PLAIN {plain}\nS: a OK …"),
        format!("C: a AUTHENTICATE PLAIN\nS: + \nC: {plain}\nS: a OK …"),
        "C: a AUTHENTICATE LOGIN\nS: + VXNlcm5hbWU6\nC: YW5uYUBleGFtcGxlLm9yZw==\nS: + UGFzc3dvcmQ6\n\
         C: Y29ycmVjdCBob3JzZQ==\nS: a OK …"
            .to_owned(),
        "C: a AUTHENTICATE PLAIN\nS: + \nC: *\nS: a BAD …".to_owned(),
        "C: a AUTHENTICATE PLAIN\nS: + \nC: no base64!\nS: a BAD …".to_owned(),
        "C: a AUTHENTICATE PLAIN AGFubmE=\nS: a BAD malformed …".to_owned(),
        "C: a AUTHENTICATE SCRAM-SHA-256\nS: a NO [CANNOT] …".to_owned(),
        "C: a AUTHENTICATE XYZ\nS: a NO [CANNOT] …".to_owned(),
    ] {
        site.imap_before_login(&format!("S: * OK …\n{script}")).await;
    }
}

#[tokio::test]
async fn guessers_are_cut_off() {
    let site = Site::open().await;
    site.imap_before_login(
        "S: * OK …
         C: a LOGIN anna@example.org one
         S: a NO …
         C: b LOGIN anna@example.org two
         S: b NO …
         C: c LOGIN anna@example.org three
         S: c NO …
         S: * BYE too many failed logins
         E:",
    )
    .await;
}

#[tokio::test]
async fn input_before_login_is_bounded() {
    let site = Site::open().await;
    let long = "x".repeat(9000);
    site.imap_before_login(&format!(
        "S: * OK …
         C: a LOGIN {long} y
         S: a BAD [LIMIT] …
         C: b LOGIN {{9000}}
         S: b BAD [LIMIT] …
         C: c LOGIN {{1000000+}}
         S: * BYE …
         E:"
    ))
    .await;
    let nonsense: String = (0..51).map(|_| "C: a XYZZY\nS: a BAD unknown command\n").collect();
    site.imap_before_login(&format!("S: * OK …\n{nonsense}S: * BYE …\nE:")).await;
}

#[tokio::test]
async fn silence_is_bounded_before_login_and_after() {
    let site = Site::open().await;
    let moment = std::time::Duration::from_millis(50);
    let mut limits = crate::imap::Limits::of(&site.engine);
    limits.login_idle = moment;
    let mut client = Client::connect(crate::testing::imap_with(&site, limits.clone()).await).await;
    client.expect("* OK …").await;
    client.expect("* BYE idle for too long").await;
    assert_eq!(client.receive().await, None);

    limits.login_idle = std::time::Duration::from_secs(60);
    limits.login_within = moment;
    let mut client = Client::connect(crate::testing::imap_with(&site, limits.clone()).await).await;
    client.expect("* OK …").await;
    client.expect("* BYE logging in took too long").await;

    limits.login_within = std::time::Duration::from_secs(60);
    limits.keepalive = moment;
    let address = crate::testing::imap_with(&site, limits.clone()).await;
    crate::testing::follow_logged_in(address, "C: a IDLE\nS: + idling\nS: * OK still here\nS: * OK still here").await;

    limits.idle = moment;
    limits.keepalive = std::time::Duration::from_secs(60);
    let address = crate::testing::imap_with(&site, limits).await;
    crate::testing::follow_logged_in(address, "S: * BYE idle for too long\nE:").await;
    crate::testing::follow_logged_in(address, "C: a IDLE\nS: + idling\nS: * BYE idle for too long\nE:").await;
}

#[tokio::test]
async fn a_session_ends_with_what_admitted_it() {
    for deed in Withdrawal::ALL {
        let site = Site::open().await;
        let login = format!("S: * OK …\nC: l LOGIN anna@example.org \"{PASSWORD}\"\nS: l OK …\n");
        let mut waiting = Client::connect(site.imap).await;
        waiting.talk(&login).await;
        let mut idling = Client::connect(site.imap).await;
        let select = "C: s EXAMINE INBOX\nS: * FLAGS …\nS: * 0 EXISTS\nS: * 0 RECENT\nS: * OK …\nS: * OK …\nS: * OK …\nS: * OK …\nS: s OK …";
        idling.talk(&format!("{login}{select}\nC: i IDLE\nS: + …")).await;
        let mut sending = Client::connect(site.imap).await;
        sending.talk(&format!("{login}C: a APPEND INBOX {{10}}\nS: + …\nC: Subj")).await;
        deed.befall(&site.engine).await;
        for client in [&mut waiting, &mut idling, &mut sending] {
            client
                .talk("S: * BYE the session or its mailbox was closed, or the password changed; log in again\nE:")
                .await;
        }
    }
}

/// UPS-17: who comes while the server is stopped hears that this passes and that the password is right, and gets in again
/// once the invoice is paid.
#[tokio::test]
async fn nobody_gets_in_while_the_licence_is_stopped() {
    let site = Site::open().await;
    crate::testing::stop(&site.engine).await;
    site.imap_before_login(
        "S: * OK …
         C: a LOGIN anna@example.org {13}
         S: + …
         C: correct horse
         S: a NO [UNAVAILABLE] this server's licence is stopped; mail is kept, and the administrator can tell more
         C: b LOGIN anna@example.org wrong
         S: b NO [AUTHENTICATIONFAILED] …
         C: c AUTHENTICATE PLAIN AGFubmFAZXhhbXBsZS5vcmcAY29ycmVjdCBob3JzZQ==
         S: c NO [UNAVAILABLE] this server's licence is stopped; …",
    )
    .await;
    crate::testing::license(&site.engine).await;
    site.imap_before_login(
        "S: * OK …
         C: a LOGIN anna@example.org {13}
         S: + …
         C: correct horse
         S: a OK …",
    )
    .await;
}
