//! Connections that end early, at every stage: what is certain, and what is not.

use super::*;

/// The server's side of a good session, one reply a step, with the stage the client is at before it.
const STEPS: [(&str, Stage); 6] = [
    ("220 x\r\n", Stage::Connect),
    ("250 x\r\n", Stage::Hello),
    ("250 sender\r\n", Stage::Mail),
    ("250 recipient\r\n", Stage::Rcpt),
    ("354 go\r\n", Stage::Data),
    ("250 taken\r\n", Stage::End),
];

fn at_step(step: usize) -> Caller {
    let mut caller = Caller::new(plan(), vec![envelope(&["a@foo.com"])]);
    caller.run();
    for (reply, stage) in &STEPS[..step] {
        assert_eq!(caller.conversation.stage(), *stage);
        caller.hear(reply);
    }
    caller
}

#[test]
fn lost_at_every_stage() {
    for (step, (_, stage)) in STEPS.into_iter().enumerate() {
        for (why, failure) in [(Lost::Closed, Failure::ConnectionLost), (Lost::TimedOut, Failure::TimedOut)] {
            let mut caller = at_step(step);
            caller.conversation.lost(why);
            caller.run();
            let want = match stage {
                Stage::End => Delivery::Uncertain(Cause::Failure(failure)),
                _ => Delivery::Transient(stage, Cause::Failure(failure)),
            };
            assert_eq!(caller.outcomes[0].deliveries, [want]);
            assert_eq!((caller.outcomes[0].connection, caller.closed), (Connection::Finished, true));
        }
    }
}

/// Half the message was sent: without its end it cannot have been taken.
#[test]
fn lost_in_the_body() {
    let mut caller = at_step(4);
    caller.conversation.receive(b"354 go\r\n");
    assert!(matches!(caller.conversation.next(), Step::SendBody));
    caller.conversation.body(b"half");
    caller.conversation.lost(Lost::Closed);
    caller.run();
    assert_eq!(
        caller.outcomes[0].deliveries,
        [Delivery::Transient(Stage::Data, Cause::Failure(Failure::ConnectionLost))]
    );
    assert_eq!(caller.conversation.output(), b"");
}

/// RFC 5321 §3.8: 421 may come at any time. After the end of the message it is an answer, not a doubt.
#[test]
fn closing_at_every_stage() {
    for (step, (_, stage)) in STEPS.into_iter().enumerate() {
        let mut caller = at_step(step);
        caller.hear("421 4.3.2 going down\r\n");
        let cause = Cause::Reply(Reply::new(421, Enhanced(4, 3, 2), "going down"));
        assert_eq!(caller.outcomes[0].deliveries, [Delivery::Transient(stage, cause)]);
        assert!(caller.outcomes[0].deliveries[0].is_of_host() && caller.closed);
    }
}

#[test]
fn garbage_at_every_stage() {
    for (step, (_, stage)) in STEPS.into_iter().enumerate() {
        let mut caller = at_step(step);
        caller.hear("HTTP/1.1 400 Bad Request\r\n");
        let failure = Failure::BadReply(ReplyError::Malformed);
        let want = match stage {
            Stage::End => Delivery::Uncertain(Cause::Failure(failure)),
            _ => Delivery::Transient(stage, Cause::Failure(failure)),
        };
        assert_eq!(caller.outcomes[0].deliveries, [want]);
        assert!(caller.closed);
    }
}

/// Positive replies of the wrong kind: the session is out of step, and only the end leaves a doubt.
#[test]
fn out_of_order_at_every_stage() {
    for (step, (good, stage)) in STEPS.into_iter().enumerate() {
        let mut caller = at_step(step);
        caller.hear(if good.starts_with('3') { "250 what\r\n" } else { "354 what\r\n" });
        let cause = Cause::Failure(Failure::OutOfOrder);
        let want = match stage {
            Stage::End => Delivery::Uncertain(cause),
            _ => Delivery::Transient(stage, cause),
        };
        assert_eq!(caller.outcomes[0].deliveries, [want], "{stage:?}");
    }
}

/// RFC 7504 §2 and refusals before MAIL: the host's, with its own words.
#[test]
fn host_refuses() {
    for (dialogue, stage, code) in [
        ("S: 554 no mail here\nC: QUIT", Stage::Connect, 554),
        ("S: 521 no mail here\nC: QUIT", Stage::Connect, 521),
        (
            "S: 220 x\nC: EHLO bar.com\nS: 556 no mail here\nC: HELO bar.com\nS: 556 no mail here\nC: QUIT",
            Stage::Hello,
            556,
        ),
    ] {
        let outcomes = check(plan(), vec![envelope(&["a@foo.com"])], dialogue);
        assert_eq!(outcomes[0].deliveries, [Delivery::Permanent(stage, reply(code, "no mail here"))]);
        assert!(outcomes[0].deliveries[0].is_of_host());
    }
}

/// LMTP: who has a reply has a result, who has none is uncertain, and who was refused stays refused.
#[test]
fn lost_between_two_replies() {
    let plan = Plan { protocol: Protocol::Lmtp, ..plan() };
    let mut caller = Caller::new(plan, vec![envelope(&["a@foo.com", "b@foo.com", "c@foo.com"])]);
    caller.hear("220 x\r\n");
    caller.hear("250-x\r\n250 PIPELINING\r\n");
    caller.hear("250 ok\r\n250 ok\r\n550 no\r\n250 ok\r\n354 go\r\n");
    caller.hear("250 done\r\n");
    caller.conversation.lost(Lost::TimedOut);
    caller.run();
    assert_eq!(
        caller.outcomes[0].deliveries,
        [
            accepted(250, "done"),
            Delivery::Permanent(Stage::Rcpt, reply(550, "no")),
            Delivery::Uncertain(Cause::Failure(Failure::TimedOut)),
        ]
    );
}

/// A refusal while the message is still on its way counts, and ends the session.
#[test]
fn refused_in_the_body() {
    let mut caller = at_step(4);
    caller.conversation.receive(b"354 go\r\n552 5.3.4 too big\r\n");
    assert!(matches!(caller.conversation.next(), Step::Done(_)));
    assert!(matches!(caller.conversation.next(), Step::Close));
}

#[test]
fn no_second_envelope_after_the_end() {
    let mut caller = at_step(0);
    caller.conversation.lost(Lost::Closed);
    caller.run();
    caller.conversation.send(envelope(&["a@foo.com"]));
    caller.run();
    assert_eq!(
        caller.outcomes[1].deliveries,
        [Delivery::Transient(Stage::Connect, Cause::Failure(Failure::ConnectionLost))]
    );
}

/// Neither side's buffers may fill while the other waits (RFC 2920 §3.1).
#[test]
fn pipeline_is_bounded() {
    let recipients: Vec<String> = (0..1000).map(|at| format!("r{at}@foo.com")).collect();
    let recipients: Vec<&str> = recipients.iter().map(String::as_str).collect();
    let mut caller = Caller::new(plan(), vec![envelope(&recipients)]);
    caller.hear("220 x\r\n");
    caller.sent.clear();
    caller.hear("250-x\r\n250 PIPELINING\r\n");
    let mut answered = 0;
    loop {
        let commands = String::from_utf8(std::mem::take(&mut caller.sent)).unwrap();
        let count = commands.matches("\r\n").count();
        assert!((1..=100).contains(&count), "{count}");
        if commands.ends_with("DATA\r\n") {
            break;
        }
        answered += count;
        caller.hear("250 ok\r\n".repeat(count));
    }
    assert!(answered >= 900);
}
