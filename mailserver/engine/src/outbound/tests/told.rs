//! What is told of queued mail.

use serde_json::json;
use store::ids::QueueId;
use store::queue::NewQueueMessage;
use store::traces::{Place, Recipient, StepKind, TraceId};

use super::{ANNA, MINUTE, Manners, Server, Stage, Tls, certificate, replies};
use crate::report::Own;
use crate::traces::{Traced, Whereabouts};
use crate::{Principal, Refused};

/// Queues the story's message, told of as if it had come in.
async fn send(stage: &Stage, to: &[&str]) -> (QueueId, TraceId) {
    let id = stage.engine.next_trace();
    let queued = |address: &&str| Recipient {
        address: (*address).to_owned(),
        domain: None,
        place: Place::Queue { address: (*address).to_owned(), domain: None },
    };
    let told = vec![stage.engine.told_of_own(Own { size: 1, ..Own::of(id) }, to.iter().map(queued).collect())];
    let written = stage.engine.store.db().write(told, |tx, told| Box::pin(store::traces::tell(tx, told)));
    written.await.expect("told");
    let trace = |message: &mut NewQueueMessage| message.trace = Some(id);
    (stage.send_as(ANNA, to, trace).await, id)
}

async fn trace(stage: &Stage, id: TraceId) -> Traced {
    stage.engine.trace(&Principal::system(), id).await.expect("told of")
}

#[tokio::test]
async fn every_attempt_is_told_with_host_and_reply() {
    let (config, _) = certificate(&["mx.example.net"]);
    let manners = Manners { tls: Some(Tls::Works(config)), ..replies("bob@example.net", ["451 4.7.1 greylisted"]) };
    let server = Server::start(manners).await;
    let mut stage = Stage::with(&server).await;
    stage.start();
    let (queued, id) = send(&stage, &["bob@example.net"]).await;
    let tried = stage.until_tried(queued, 1).await;
    let waiting = trace(&stage, id).await;
    assert_eq!((waiting.queued, waiting.progress.counts.waiting), (vec![queued], 1));
    let [deferred] = &waiting.story.steps[..] else { panic!("{:?}", waiting.story.steps) };
    assert_eq!((deferred.kind, deferred.due_at), (StepKind::Deferred, Some(tried.due_at)));
    assert_eq!(deferred.reply.as_deref(), Some("451 4.7.1 greylisted"));
    stage.advance(2 * MINUTE).await;
    stage.until_gone(queued).await;
    let done = trace(&stage, id).await;
    let delivered = &done.story.steps[1];
    assert_eq!((delivered.kind, delivered.recipient.as_deref()), (StepKind::Delivered, Some("bob@example.net")));
    for step in &done.story.steps {
        assert_eq!(step.host.as_deref(), Some("mx.example.net"));
        assert_eq!(step.ip.as_deref(), Some(server.address.to_string().as_str()));
        assert_eq!(step.tls.as_deref(), Some("TLSv1.3"));
    }
    assert_eq!((done.queued.len(), done.progress.recipients[0].1), (0, Whereabouts::Delivered));
}

#[tokio::test]
async fn a_failure_names_the_report_it_caused() {
    let server = Server::start(replies("bob@example.net", ["550 5.1.1 no such user"])).await;
    let mut stage = Stage::with(&server).await;
    let anna = stage.mailbox(ANNA).await;
    stage.start();
    let (queued, id) = send(&stage, &["bob@example.net", "carl@example.net"]).await;
    stage.until_gone(queued).await;
    stage.until_inbox(anna, 1).await;
    let told = trace(&stage, id).await;
    let counts = told.progress.counts;
    assert_eq!((counts.failed, counts.delivered, counts.waiting), (1, 1, 0));
    let reported = told.story.steps.iter().find(|step| step.kind == StepKind::Reported).expect("reported");
    assert_eq!((reported.recipient.as_deref(), reported.reply.as_deref()), (Some("bob@example.net"), Some("failed")));
    let report = trace(&stage, reported.report.unwrap()).await;
    assert_eq!(report.story.message.about, Some(id));
    assert_eq!(report.progress.recipients[0].1, Whereabouts::Delivered);
}

/// What cannot be reached says so, and a message that no host takes any more says why.
#[tokio::test]
async fn our_own_troubles_are_told_too() {
    let mut stage = Stage::set().await;
    let port = Server::start(Manners::default()).await.address.port();
    stage.change("routing", json!({"port": port})).await;
    stage.names.add("example.net MX 10 mx.example.net");
    stage.names.add("mx.example.net A 127.0.0.9");
    stage.start();
    let (queued, id) = send(&stage, &["bob@example.net"]).await;
    stage.until_tried(queued, 1).await;
    let told = trace(&stage, id).await;
    let step = &told.story.steps[0];
    assert_eq!((step.kind, step.ip.as_deref()), (StepKind::Deferred, Some(format!("127.0.0.9:{port}").as_str())));
    assert!(step.reply.as_deref().unwrap().starts_with("4.4.1 cannot connect to 127.0.0.9:"), "{step:?}");
    let (queued, id) = send(&stage, &["bob@nowhere.test"]).await;
    stage.until_gone(queued).await;
    let told = trace(&stage, id).await;
    assert!(told.story.steps[0].reply.as_deref().unwrap().starts_with("5.1.2 there is no domain"), "{told:?}");
    // Told of nobody: a report to a sender that is not there any more is none.
    stage.change("retention", json!({"message_trace_days": 0})).await;
    let (queued, id) = send(&stage, &["bob@nowhere.test"]).await;
    stage.until_gone(queued).await;
    assert!(trace(&stage, id).await.story.steps.is_empty());
    let missing = stage.engine.trace(&Principal::system(), TraceId(1)).await;
    assert!(matches!(missing, Err(Refused::Missing { .. })));
}

/// A domain that became ours: the mailbox has it, and the story goes on.
#[tokio::test]
async fn mail_that_ends_here_after_all_is_told() {
    let mut stage = Stage::set().await;
    stage.mailbox("bob@example.net").await;
    stage.start();
    let (queued, id) = send(&stage, &["bob@example.net"]).await;
    stage.until_gone(queued).await;
    let told = trace(&stage, id).await;
    assert_eq!(told.story.steps[0].reply.as_deref(), Some("2.0.0 delivered here"));
    assert_eq!(told.progress.counts.delivered, 1);
}
