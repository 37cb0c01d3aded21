//! Messages as their operators look for them.

use serde_json::{Value, json};
use store::Error;
use store::ids::MailboxId;
use store::testing::Place;
use store::traces::{self, Message, Origin, Outcome, Recipient, Step, StepKind, Told, TraceId};

use crate::site::Site;

/// What the engine would tell of a message from `from`.
pub(crate) fn message(site: &Site, nth: i64, from: &str, recipient: Recipient) -> Message {
    let id = TraceId(TraceId::first_at(site.place.clock.micros()).0 + nth);
    let outcome = match recipient.place {
        traces::Place::Refused { .. } => Outcome::Refused,
        _ => Outcome::Accepted,
    };
    Message {
        id,
        origin: Origin::Incoming,
        outcome,
        at: site.place.clock.micros(),
        peer_ip: Some("192.0.2.7".to_owned()),
        helo: Some("mail.elsewhere.test".to_owned()),
        tls: None,
        login: None,
        mailbox: None,
        domain: None,
        sender: from.to_owned(),
        message_id: Some(format!("{id}@elsewhere.test")),
        size: 100,
        authentication: Some("spf=none; dkim=none; dmarc=none".to_owned()),
        reply: None,
        about: None,
        left_out: 0,
        recipients: vec![recipient],
    }
}

pub(crate) async fn tell(site: &Site, told: Vec<Told>) {
    let written = site.engine.store().db().write(told, |tx, told| {
        Box::pin(async move {
            traces::tell(tx, told).await?;
            Ok::<_, Error>(())
        })
    });
    written.await.unwrap();
}

async fn bring(site: &Site, nth: i64, from: &str, address: &str, place: traces::Place) -> String {
    let recipient = Recipient { address: address.to_owned(), domain: None, place };
    let message = message(site, nth, from, recipient);
    tell(site, vec![Told::message(&message)]).await;
    message.id.to_string()
}

fn ids(page: &Value) -> Vec<&str> {
    page["data"].as_array().unwrap().iter().map(|message| message["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn messages_are_found_and_told() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        let id = MailboxId(1234);
        let anna = traces::Place::Mailbox { id: Some(id), domain: None, address: "anna@example.org".to_owned() };
        let nobody = traces::Place::Refused { reply: "550 5.1.1 There is no such address here".to_owned() };
        let first = bring(&site, 0, "cora@elsewhere.test", "anna@example.org", anna.clone()).await;
        let refused = bring(&site, 1, "cora@elsewhere.test", "nobody@example.org", nobody).await;
        let last = bring(&site, 2, "dora@far.test", "anna@example.org", anna).await;
        for (query, wanted) in [
            ("", vec![&last, &refused, &first]),
            ("?sender=CORA@elsewhere.test", vec![&refused, &first]),
            ("?recipient=@example.org&sender=@far.test", vec![&last]),
            ("?recipient=nobody@example.org", vec![&refused]),
            ("?since=2026-01-05T09:00:00Z&until=2026-01-05T10:00:00Z", vec![&last, &refused, &first]),
            ("?since=2026-01-05T10:00:00Z", vec![]),
            ("?sender=eve@elsewhere.test", vec![]),
        ] {
            let page = site.ask(&format!("GET /v1/messages{query}"), Value::Null).await.is(200);
            assert_eq!(ids(&page), wanted, "{query}");
        }
        for message_id in [format!("{first}@elsewhere.test"), format!("%3C{first}@elsewhere.test%3E")] {
            let page = site.ask(&format!("GET /v1/messages?message_id={message_id}"), Value::Null).await.is(200);
            assert_eq!(ids(&page), [&first]);
        }
        let page = site.ask("GET /v1/messages?limit=2&recipient=@example.org", Value::Null).await;
        let rest = page.header("link").unwrap()[1..].split('>').next().unwrap().to_owned();
        let rest = site.ask(&format!("GET {rest}"), Value::Null).await.is(200);
        assert_eq!((ids(&page.is(200)), ids(&rest)), (vec![last.as_str(), &refused], vec![first.as_str()]));

        let listed = &rest["data"][0];
        assert_eq!((&listed["outcome"], &listed["origin"]), (&json!("accepted"), &json!("incoming")));
        assert_eq!(listed["recipients"], json!(["anna@example.org"]));
        assert_eq!(listed["counts"]["delivered"], 1);

        // Read out on a telephone, and typed in capitals.
        let whole = format!("GET /v1/messages/{}/trace", first.to_uppercase());
        let whole = site.ask(&whole, Value::Null).await.is(200);
        assert_eq!((&whole["id"], &whole["peer_ip"]), (&json!(first), &json!("192.0.2.7")));
        assert_eq!(whole["recipients"][0]["mailbox_id"], id.to_string());
        assert_eq!((&whole["recipients"][0]["status"], &whole["queue_ids"]), (&json!("delivered"), &json!([])));
        let kinds: Vec<_> = whole["events"].as_array().unwrap().iter().map(|event| &event["kind"]).collect();
        assert_eq!(kinds, ["received", "authenticated", "delivered"]);
        let whole = site.ask(&format!("GET /v1/messages/{refused}/trace"), Value::Null).await.is(200);
        assert_eq!((&whole["outcome"], &whole["recipients"][0]["status"]), (&json!("refused"), &json!("refused")));
        assert_eq!(whole["recipients"][0]["reply"], "550 5.1.1 There is no such address here");
    }
}

/// A story too long for one answer is told by its beginning and its end.
#[tokio::test]
async fn a_long_story_is_cut_in_the_middle() {
    let site = Site::open().await;
    let queued = traces::Place::Queue { address: "eve@far.test".to_owned(), domain: None };
    let id = bring(&site, 0, "anna@example.org", "eve@far.test", queued).await;
    let trace = id.parse().unwrap();
    let step = |nth: i64| Step {
        recipient: Some("eve@far.test".to_owned()),
        reply: Some(format!("451 {nth}")),
        ..Step::new(nth, StepKind::Deferred)
    };
    tell(&site, (0..1500).map(|nth| Told::step(trace, &step(nth))).collect()).await;
    let whole = site.ask(&format!("GET /v1/messages/{id}/trace"), Value::Null).await.is(200);
    let events = whole["events"].as_array().unwrap();
    assert_eq!((events.len(), &events[0]["kind"]), (1000, &json!("received")));
    assert_eq!((&events[499]["reply"], &events[500]["reply"]), (&json!("451 496"), &json!("451 1000")));
    assert_eq!((&events[999]["reply"], &whole["counts"]["waiting"]), (&json!("451 1499"), &json!(1)));
}

#[tokio::test]
async fn what_cannot_be_looked_for_is_refused() {
    let site = Site::open().await;
    for query in ["sender=nobody", "recipient=@", "recipient=@-", "since=yesterday", "limit=0"] {
        let answer = site.ask(&format!("GET /v1/messages?{query}"), Value::Null).await;
        answer.fails(400, "invalid_query");
    }
    site.ask("GET /v1/messages?cursor=x", Value::Null).await.fails(400, "invalid_cursor");
    for id in ["1hn4pf9k2c0v3", "que_16p", "-"] {
        site.ask(&format!("GET /v1/messages/{id}/trace"), Value::Null).await.fails(404, "not_found");
    }
}
