//! Tasks as operators see them. Each test waits for a state, never for a time.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::Semaphore;

use super::*;
use crate::clock::Clock;

const SOON: Duration = Duration::from_secs(20);

fn clock() -> Clock {
    Clock::held(Timestamp::from_second(1_700_000_000).unwrap())
}

async fn after_runs(tasks: &Tasks, name: &str, runs: u64) -> TaskStatus {
    let mut status = tasks.watch(name).unwrap();
    let reached = tokio::time::timeout(SOON, status.wait_for(|status| status.runs >= runs)).await;
    reached.expect("the task runs in time").unwrap().clone()
}

#[tokio::test]
async fn a_signal_runs_a_task_and_its_result_is_seen() {
    let task = Task::new("sweep", "Sweeps.", || async { Ok("swept 3".to_owned()) });
    let tasks = Tasks::start(vec![task], &clock());
    assert!(tasks.list()[0].last.is_none());
    tasks.signal("sweep").unwrap().wake();
    let status = after_runs(&tasks, "sweep", 1).await;
    let last = status.last.unwrap();
    assert_eq!(last.outcome, Outcome::Done("swept 3".to_owned()));
    assert_eq!((last.started, last.finished), (clock().now(), clock().now()));
    assert_eq!((status.runs, status.failures, status.running_since), (1, 0, None));
    assert!(tasks.signal("unknown").is_none() && tasks.watch("unknown").is_none());
    assert!(tasks.stop(SOON).await);
}

#[tokio::test]
async fn failures_and_panics_are_told_and_do_not_end_the_task() {
    let calls = Arc::new(AtomicU32::new(0));
    let task = Task::new("flaky", "Fails.", move || {
        // The first panic happens before there is a future at all.
        let call = calls.fetch_add(1, Ordering::Relaxed);
        assert_ne!(call, 0, "early");
        async move {
            match call {
                1 => panic!("late {call}"),
                2 => Err("no disk".into()),
                _ => Ok("fine".to_owned()),
            }
        }
    });
    let tasks = Tasks::start(vec![task.at_start()], &clock());
    let mut outcomes = Vec::new();
    for runs in 1..=4 {
        outcomes.push(after_runs(&tasks, "flaky", runs).await.last.unwrap().outcome);
        tasks.signal("flaky").unwrap().wake();
    }
    assert!(matches!(&outcomes[0], Outcome::Panicked(text) if text.contains("early")), "{outcomes:?}");
    assert_eq!(outcomes[1], Outcome::Panicked("late 1".to_owned()));
    assert_eq!(outcomes[2], Outcome::Failed("no disk".to_owned()));
    assert_eq!(outcomes[3], Outcome::Done("fine".to_owned()));
    assert_eq!(tasks.list()[0].failures, 3);
}

#[tokio::test]
async fn a_period_runs_a_task_again_and_again() {
    let task = Task::new("tick", "Ticks.", || async { Ok(String::new()) }).every(Duration::from_millis(1));
    let tasks = Tasks::start(vec![task], &Clock::system());
    assert!(after_runs(&tasks, "tick", 3).await.runs >= 3);
}

#[tokio::test]
async fn a_held_clock_runs_a_task_when_it_is_advanced_and_the_run_is_over_when_that_is_settled() {
    let (clock, hour) = (clock(), Duration::from_secs(3600));
    let task = Task::new("tick", "Ticks.", || async { Ok(String::new()) }).every(hour);
    let tasks = Tasks::start(vec![task], &clock);
    // Its first timer is set once it runs.
    tokio::task::yield_now().await;
    clock.settled().await;
    assert_eq!(tasks.list()[0].runs, 0);
    for runs in 1..=5 {
        clock.advance(hour);
        clock.settled().await;
        assert_eq!(tasks.list()[0].runs, runs);
    }
    // A leap of two days is one run.
    clock.advance(48 * hour);
    clock.settled().await;
    assert_eq!(tasks.list()[0].runs, 6);
    assert_eq!(tasks.list()[0].last.as_ref().unwrap().finished, clock.now());
}

#[tokio::test]
async fn one_run_at_a_time_and_signals_meanwhile_make_one_more() {
    let gate = Arc::new(Semaphore::new(0));
    let held = Arc::clone(&gate);
    let task = Task::new("slow", "Waits.", move || {
        let held = Arc::clone(&held);
        async move {
            held.acquire().await?.forget();
            Ok(String::new())
        }
    });
    let signal = task.signal();
    let tasks = Tasks::start(vec![task], &clock());
    signal.wake();
    let mut status = tasks.watch("slow").unwrap();
    tokio::time::timeout(SOON, status.wait_for(|status| status.running_since.is_some())).await.unwrap().unwrap();
    for _ in 0..5 {
        signal.wake();
    }
    gate.add_permits(1);
    after_runs(&tasks, "slow", 1).await;
    gate.add_permits(1);
    after_runs(&tasks, "slow", 2).await;
    // Nothing is left to run, so stopping does not wait for the gate that is closed again.
    assert!(tasks.stop(SOON).await);
    assert_eq!(tasks.list()[0].runs, 2);
}

#[tokio::test]
async fn stopping_waits_for_the_run_in_hand_but_not_for_ever() {
    let gate = Arc::new(Semaphore::new(0));
    let held = Arc::clone(&gate);
    let task = Task::new("slow", "Waits.", move || {
        let held = Arc::clone(&held);
        async move {
            held.acquire().await?.forget();
            Ok("finished".to_owned())
        }
    });
    let tasks = Tasks::start(vec![task.at_start()], &clock());
    let mut status = tasks.watch("slow").unwrap();
    tokio::time::timeout(SOON, status.wait_for(|status| status.running_since.is_some())).await.unwrap().unwrap();
    assert!(!tasks.stop(Duration::from_millis(1)).await);
    gate.add_permits(1);
    assert!(tasks.stop(SOON).await);
    assert_eq!(tasks.list()[0].last.as_ref().unwrap().outcome, Outcome::Done("finished".to_owned()));
}
