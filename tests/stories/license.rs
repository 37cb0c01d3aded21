//! The licence as an operator without a connection lives by it: Free, a request carried away, a response brought back.

use std::os::unix::fs::PermissionsExt;

use jiff::Timestamp;
use pennypost_client::Change;
use pennypost_client::types::{LicenseSettingsPatch, NewDomain, NewLicenseActivation};
use tests::vendor::{OWNER, OWNERS_PASSWORD, PAID_KEY, TRIAL_KEY, Vendor};
use tests::{Database, Server, TestClock, Time, python};

use crate::on_both;
use crate::submission::holds;

on_both!(from_free_to_more_by_the_command_line, an_installation_is_set_up_with_a_key_or_without);

/// LIC-04 to LIC-07, LIC-16.
async fn from_free_to_more_by_the_command_line(database: Database) {
    let mut server = Server::start_free(database).await;
    server.domain("example.org").await;
    let refused = server.api().create_domain(&NewDomain::new("example.net")).await.expect_err("Free has one domain");
    assert_eq!((refused.status(), refused.code()), (Some(403), "license_limit_reached"));
    for number in 0..10 {
        server.mailbox(&format!("user{number}@example.org")).await;
    }
    let full = server.command(&["mailbox", "create", "user10@example.org"]).input("correct horse battery\n").run();
    assert_ne!(full.code, Some(0), "Free has ten mailboxes");

    let key = server.data_dir().join("install.key");
    let mode = std::fs::metadata(&key).expect("the installation has a key").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let request = server.command(&["license", "request"]).succeeds().text();
    let response = server.vendor_answers(&request, &["2", "20"]);
    server.command(&["license", "import", "-"]).input(response.clone()).succeeds();
    let twice = server.command(&["license", "import", "-"]).input(response).run();
    assert_ne!(twice.code, Some(0), "a response is good once");
    server.domain("example.net").await;
    server.mailbox("user10@example.org").await;

    server.restart().await;
    let shown = server.command(&["license", "show", "--json"]).succeeds().text();
    assert!(shown.contains("\"state\": \"licensed\"") && shown.contains("\"limit\": 20"), "{shown}");
    let third = server.api().create_domain(&NewDomain::new("example.com")).await.expect_err("the licence has two");
    assert_eq!(third.code(), "license_limit_reached");
}

/// LIC-01 to LIC-04, LIC-27 to LIC-29: on the command line before the server starts, and while it runs.
async fn an_installation_is_set_up_with_a_key_or_without(database: Database) {
    let mut server = Server::start_free(database).await;
    let vendor = Vendor::open(3, 25);
    let names = LicenseSettingsPatch { server_url: Change::Set(vendor.address().to_owned()), ..Default::default() };
    server.api().update_license_settings(&names).await.expect("a licence server can be named");
    server.keep_out_of_log(PAID_KEY);
    server.keep_out_of_log(OWNERS_PASSWORD);
    let setup = |server: &Server, words: &[&str], input: &str| {
        server.command(&[&["setup"], words].concat()).input(input.to_owned())
    };
    let free = setup(&server, &["--free"], "").succeeds().text();
    assert!(free.starts_with("Free edition: 1 domain, 10 mailboxes."), "{free}");
    // Where nobody can be asked, something must be said.
    setup(&server, &[], "").fails().saying("`--license-key KEY` or `--free`");
    setup(&server, &["--license-key", "00000-NOKEY"], "").fails().saying("this is no licence key");
    setup(&server, &["--license-key", PAID_KEY], "")
        .fails()
        .saying("needs the account it belongs to")
        .saying("nothing has changed");
    let wrong = ["--license-key", PAID_KEY, "--email", OWNER];
    setup(&server, &wrong, "guessed\n").fails().saying("login_required");

    server.stop().await;
    let input = format!("{PAID_KEY}\n{OWNERS_PASSWORD}\n");
    let said = setup(&server, &["--license-key", "-", "--email", OWNER], &input).succeeds().text();
    assert!(said.contains("Activated: edition enterprise (paid), 3 domains, 25 mailboxes."), "{said}");
    assert!(said.contains("Next: `mailserver serve --config "), "{said}");
    server.start_again().await;
    let license = server.api().read_license().await.expect("the licence can be read").body;
    assert_eq!((license.state.as_str(), license.product.edition.as_str()), ("licensed", "enterprise"));
    setup(&server, &["--free"], "").fails().saying("`mailserver license deactivate`");

    // A trial key needs nobody's account, and a running server takes it at once.
    server.command(&["license", "deactivate"]).succeeds();
    let said = setup(&server, &["--license-key", TRIAL_KEY], "").succeeds().text();
    assert!(said.starts_with("Activated: ") && !said.contains("Next"), "{said}");
    for name in ["example.org", "example.net", "example.com"] {
        server.domain(name).await;
    }
}

/// LIC-01, LIC-04: somebody at a terminal is asked, and what is secret is not shown.
#[tokio::test]
async fn somebody_at_a_terminal_is_asked() {
    let server = Server::start_free(Database::Sqlite).await;
    let vendor = Vendor::open(3, 25);
    let names = LicenseSettingsPatch { server_url: Change::Set(vendor.address().to_owned()), ..Default::default() };
    server.api().update_license_settings(&names).await.expect("a licence server can be named");
    let command = server.words(&["setup"]);
    let none = python("terminal.py", &serde_json::json!({"command": command, "talk": [["Licence key", ""]]}));
    assert_eq!(none["code"], 0, "{none}");
    assert!(none["shown"].as_str().is_some_and(|shown| shown.contains("Free edition: 1 domain")), "{none}");
    let talk = serde_json::json!([
        ["Licence key", "nonsense"],
        ["Licence key", PAID_KEY],
        ["Email address", OWNER],
        ["Password", OWNERS_PASSWORD],
    ]);
    let asked = python("terminal.py", &serde_json::json!({"command": command, "talk": talk}));
    let shown = asked["shown"].as_str().expect("what the terminal showed");
    assert_eq!(asked["code"], 0, "{shown}");
    assert!(shown.contains("This is no licence key") && shown.contains("3 domains, 25 mailboxes"), "{shown}");
    assert!(shown.contains(PAID_KEY) && !shown.contains(OWNERS_PASSWORD), "{shown}");
}

/// Attack 9, day by day: a vendor that is gone is warned of after a week, growth ends after thirty days, and mail goes on.
#[tokio::test]
async fn a_vendor_that_goes_away_ends_growth_and_nothing_else() {
    let clock = TestClock::at(Timestamp::now());
    let server = Server::start_free_by(Database::Sqlite, Time::Held(clock.clone())).await;
    let vendor = Vendor::open(3, 25);
    let names = LicenseSettingsPatch { server_url: Change::Set(vendor.address().to_owned()), ..Default::default() };
    server.api().update_license_settings(&names).await.expect("a licence server can be named");
    let activation = NewLicenseActivation::new(TRIAL_KEY);
    server.api().create_license_activation(&activation).await.expect("a trial key needs no account");
    server.domain("example.org").await;
    let postmaster = server.mailbox("postmaster@example.org").await;
    drop(vendor);
    let state = async || server.api().read_license().await.expect("the licence can be read").body.state;
    clock.days(6).await;
    assert_eq!(state().await, "licensed");
    holds(&server, &postmaster, 0).await;
    clock.days(14).await;
    assert_eq!(state().await, "warn");
    holds(&server, &postmaster, 14).await;
    server.domain("example.net").await;
    clock.days(40).await;
    assert_eq!(state().await, "growth_freeze");
    holds(&server, &postmaster, 54).await;
    let frozen = server.api().create_domain(&NewDomain::new("example.com")).await.expect_err("nothing is added");
    assert_eq!((frozen.status(), frozen.code()), (Some(403), "license_frozen"));
    let told = python("imap_state.py", &serde_json::json!({"ports": server.ports(), "anna": postmaster.json()}));
    let subjects = told["INBOX"].as_object().expect("subjects");
    assert!(subjects.keys().any(|subject| subject.ends_with(": nothing can be added")), "{told}");
}
