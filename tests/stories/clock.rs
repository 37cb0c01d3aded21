//! Time is a story's to move: what happens in days happens at once, and a clock that somebody sets is noticed.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use jiff::{Timestamp, ToSpan};
use tests::{Database, Server, Sink, TestClock, Time, until};

use crate::neighbours::{route_to, submit};
use crate::on_both;

on_both!(days_pass_without_being_waited_for, a_clock_that_is_set_back_is_noticed_and_healed);

const HOUR: Duration = Duration::from_secs(3600);

/// The codes of the reasons for the licence's state, and the state.
async fn license(server: &Server) -> (Vec<String>, String) {
    let license = server.api().read_license().await.expect("the licence can be read").body;
    (license.reasons.into_iter().map(|reason| reason.code).collect(), license.state)
}

async fn runs_of(server: &Server, task: &str) -> u64 {
    let tasks = server.api().list_tasks().await.expect("tasks can be listed").body;
    let task = tasks.data.into_iter().find(|known| known.name == task).expect("there is such a task");
    task.runs
}

async fn days_pass_without_being_waited_for(database: Database) {
    let clock = TestClock::at(Timestamp::now());
    let mut server = Server::start_by(database, Time::Held(clock.clone())).await;
    assert!(server.log().contains("a test holds the clock"), "it says so at start");
    server.domain("example.org").await;
    let anna = server.mailbox("anna@example.org").await;

    // A task with a period of an hour runs once an hour, and not before.
    let before = runs_of(&server, "license").await;
    clock.advance(HOUR - Duration::from_secs(1)).await;
    assert_eq!(runs_of(&server, "license").await, before);
    for hour in 1..=3 {
        clock.advance(HOUR).await;
        assert_eq!(runs_of(&server, "license").await, before + hour);
    }

    // Nobody is at home on the other side; two days later somebody is.
    let nobody = TcpListener::bind("127.0.0.1:0").expect("loopback has a port left").local_addr().expect("it is bound");
    server.dns().mail_comes_here("dst.test");
    route_to(&server, nobody.port()).await;
    submit(&server, &anna, "someone@dst.test", "by and by");
    let api = server.api();
    let due = until("the first attempt has failed", async || {
        let page = api.list_queue_messages(&Default::default()).await.expect("the queue can be listed");
        let message = api.read_queue_message(&page.data.first()?.id).await.ok()?.body;
        let recipient = message.recipients.into_iter().next()?;
        (recipient.attempts == 1).then_some(recipient.due_at)
    })
    .await;
    assert!(due > clock.now(), "it is tried again at {due}");
    let sink = Sink::at(&nobody.to_string()).await;
    clock.advance(48 * HOUR).await;
    let taken = sink.takes("someone@dst.test").await;
    assert!(taken.message.contains("Subject: by and by"), "{}", taken.message);

    // The time of a story survives a restart.
    let then = clock.now();
    server.restart().await;
    let told = server.api().read_whoami().await.expect("the administrator is known").body.time;
    assert_eq!(told.as_microsecond(), then.as_microsecond());
    clock.days(3).await;
    let told = server.api().read_whoami().await.expect("the administrator is known").body.time;
    assert_eq!(told.as_microsecond(), (then + 72 * HOUR).as_microsecond());
}

/// Attack 7.
async fn a_clock_that_is_set_back_is_noticed_and_healed(database: Database) {
    let clock = TestClock::at(Timestamp::now());
    let mut server = Server::start_by(database, Time::Held(clock.clone())).await;
    clock.days(3).await;
    let right = clock.now();
    assert_eq!(license(&server).await, (vec![], "licensed".to_owned()));
    clock.set(right - 40.hours()).await;
    assert_eq!(license(&server).await, (vec!["clock_rollback".to_owned()], "warn".to_owned()));
    // Nor does a restart make it forget what time it was.
    server.restart().await;
    assert_eq!(license(&server).await.0, ["clock_rollback"]);
    clock.set(right).await;
    assert_eq!(license(&server).await, (vec![], "licensed".to_owned()));
}

/// Attack 7, with a hand at the clock that a real machine has.
#[tokio::test]
async fn the_machines_clock_is_tampered_with() {
    let home = tempfile::tempdir().expect("a temporary folder can be made");
    let hand = home.path().join("time");
    let set = |offset: &str| fs::write(&hand, offset).expect("the story's folder can be written");
    set("+0");
    let server = Server::start_by(Database::Sqlite, Time::Faked(hand.clone())).await;
    let skew = async || {
        let told = server.api().read_whoami().await.expect("the administrator is known").body.time;
        told.duration_since(Timestamp::now()).as_hours()
    };
    assert_eq!((skew().await, license(&server).await.1.as_str()), (0, "licensed"));
    set("-5d");
    assert_eq!(skew().await, -120, "the server believes the machine");
    assert_eq!(license(&server).await, (vec!["clock_rollback".to_owned()], "warn".to_owned()));
    set("+0");
    assert_eq!(license(&server).await, (vec![], "licensed".to_owned()));
    // A slip into the far future takes nothing away, and heals as well.
    set("+70y");
    let (reasons, state) = license(&server).await;
    assert!(reasons.contains(&"clock_leap".to_owned()) && state == "warn", "{reasons:?} {state}");
    set("+0");
    assert_eq!(license(&server).await, (vec![], "licensed".to_owned()));
}

#[tokio::test]
async fn the_clocks_socket_is_for_its_owner_alone() {
    let clock = TestClock::at(Timestamp::now());
    let server = Server::start_by(Database::Sqlite, Time::Held(clock.clone())).await;
    let socket = clock.sockets().into_iter().next().expect("the server has one");
    let mode = fs::metadata(&socket).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    drop(server);
    // Without a socket nobody is asked for the time.
    let machine = Server::start(Database::Sqlite).await;
    assert!(!machine.log().contains("a test holds the clock"));
}
