//! Certificates from an authority, by ACME: both programs against Debian's `pebble`, which rejects a third of all nonces.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use jiff::Timestamp;
use tests::{Dns, Listening, Pebble, Program, TestClock, until};

const NAME: &str = "here.example.org";
const DAY: Duration = Duration::from_secs(86_400);

#[tokio::test]
async fn the_licence_server_gets_a_certificate_and_renews_it_in_time() {
    a_certificate_is_got_served_and_renewed(Program::LicenseServer).await;
}

#[tokio::test]
async fn the_mail_server_gets_a_certificate_and_renews_it_in_time() {
    a_certificate_is_got_served_and_renewed(Program::Mailserver).await;
}

async fn a_certificate_is_got_served_and_renewed(program: Program) {
    let (clock, dns) = (TestClock::at(Timestamp::now()), Dns::start());
    dns.add(&format!("{NAME}. 60 IN A 127.0.0.1"));
    let mut authority = Pebble::founded(&dns);
    let mut server = Listening::start(program, authority.asked_for(&[NAME]), &clock).await;

    // Nobody is at home: the server is open all the same, by a certificate of its own making, and says what is wrong.
    until("it is said what is wrong", async || {
        let told = server.log();
        (told.contains("/dir: ") && told.contains("the certificate in use stays, which ends at")).then_some(())
    })
    .await;
    let own = server.shows(NAME).await.expect("it serves");

    authority.start(server.address().port()).await;
    let root = authority.root().await.expect("pebble answers");
    assert_eq!(server.proves(NAME, root.clone()).await, None, "nobody vouches for its own certificate");
    server.read_again();
    let first = until("the authority vouches for it", async || server.proves(NAME, root.clone()).await).await;
    assert_ne!(first, own);
    for file in ["tls/acme.pem", "tls/acme-account.json"] {
        let mode = fs::metadata(server.data_dir().join(file)).expect("the file is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
    let kept = fs::read_to_string(server.data_dir().join("tls/acme.pem")).expect("the certificate is kept");
    assert!(Pebble::openssl_reads(&kept, NAME));

    // It lives for 90 days: before the 60th it stays, then there is another one, without a restart.
    clock.advance(59 * DAY).await;
    assert_eq!(server.proves(NAME, root.clone()).await.as_ref(), Some(&first));
    clock.advance(2 * DAY).await;
    let second = until("there is another certificate", async || {
        server.proves(NAME, root.clone()).await.filter(|shown| *shown != first)
    })
    .await;

    // By the server's clock that one is to be renewed too, and the authority is gone: what is in use stays.
    authority.stop();
    let failures = |server: &Listening| server.log().matches("the certificate in use stays").count();
    let before = failures(&server);
    clock.advance(Duration::from_secs(120)).await;
    until("the failure is told", async || (failures(&server) > before).then_some(())).await;
    assert_eq!(server.proves(NAME, root.clone()).await.as_ref(), Some(&second));

    // What was got is there after a restart. The authority comes back without memory of the account: another is made.
    server.restart().await;
    assert_eq!(server.proves(NAME, root.clone()).await.as_ref(), Some(&second));
    authority.start(server.address().port()).await;
    let root = authority.root().await.expect("pebble answers");
    server.read_again();
    until("the new authority vouches for it", async || server.proves(NAME, root.clone()).await).await;
}

#[tokio::test]
async fn a_name_that_leads_elsewhere_is_not_validated_and_that_is_said() {
    let (clock, dns) = (TestClock::at(Timestamp::now()), Dns::start());
    dns.add(&format!("{NAME}. 60 IN A 127.0.0.1"));
    dns.add("elsewhere.example.org. 60 IN A 127.0.0.2");
    let mut authority = Pebble::founded(&dns);
    let server =
        Listening::start(Program::LicenseServer, authority.asked_for(&[NAME, "elsewhere.example.org"]), &clock);
    let server = server.await;
    authority.start(server.address().port()).await;
    server.read_again();
    until("it is said which name leads elsewhere", async || {
        server.log().contains("the authority could not validate elsewhere.example.org").then_some(())
    })
    .await;
    let root = authority.root().await.expect("pebble answers");
    assert_eq!(server.proves(NAME, root).await, None, "half of an order is none");
    assert!(!server.data_dir().join("tls/acme.pem").exists());
}
