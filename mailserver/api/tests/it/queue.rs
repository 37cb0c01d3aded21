//! Queued messages as their operator sees them.

use serde_json::{Value, json};
use store::content::Content;
use store::deliver::Delivery;
use store::queue::{NewQueueMessage, NewRecipient};
use store::testing::Place;

use crate::site::Site;

async fn enqueue(site: &Site, sender: &str) -> String {
    let recipient = NewRecipient {
        address: "bert@elsewhere.example".to_owned(),
        domain: "elsewhere.example".to_owned(),
        notify: None,
        orcpt: None,
    };
    let message = NewQueueMessage {
        sender: sender.to_owned(),
        prefix: Vec::new(),
        envid: None,
        ret: None,
        smtputf8: false,
        origin: None,
        expires_at: site.place.clock.micros() + 3_600_000_000,
        trace: None,
        forwarded_by: None,
        recipients: vec![recipient],
    };
    let delivery = Delivery { outbound: vec![message], ..Delivery::default() };
    let content = Content::from(b"Subject: hello\r\n\r\nhello\r\n".to_vec());
    let delivered = site.engine.store().deliver(&content, delivery).await.unwrap();
    delivered.queued[0].to_string()
}

#[tokio::test]
async fn a_queued_message_is_held_released_retried_and_deleted() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        let ids = [enqueue(&site, "anna@example.org").await, enqueue(&site, "otto@example.org").await];
        let page = site.ask("GET /v1/queue/messages?limit=1", Value::Null).await;
        let rest = page.header("link").unwrap()[1..].split('>').next().unwrap().to_owned();
        let rest = site.ask(&format!("GET {rest}"), Value::Null).await.is(200);
        assert_eq!((&page.is(200)["data"][0]["id"], &rest["data"][0]["id"]), (&json!(ids[0]), &json!(ids[1])));

        let found = async |query: &str| {
            let page = site.ask(&format!("GET /v1/queue/messages?count=true&{query}"), Value::Null).await.is(200);
            let senders = page["data"].as_array().unwrap().iter().map(|one| one["sender"].as_str().unwrap().to_owned());
            (senders.collect::<Vec<_>>().join(" "), page["total"].as_u64().unwrap())
        };
        let both = "anna@example.org otto@example.org";
        for (query, senders, total) in [
            ("", both, 2),
            ("limit=1", "anna@example.org", 2),
            ("sender=Otto@Example.org", "otto@example.org", 1),
            ("sender=@EXAMPLE.org", both, 2),
            ("sender=@ample.org", "", 0),
            ("recipient=Bert@elsewhere.example", both, 2),
            ("recipient=@elsewhere.example&status=active", both, 2),
            ("recipient=@example", "", 0),
            ("status=held", "", 0),
        ] {
            assert_eq!(found(query).await, (senders.to_owned(), total), "{query}");
        }
        site.ask("GET /v1/queue/messages?sender=", Value::Null).await.fails(400, "invalid_query");
        let message = format!("/v1/queue/messages/{}", ids[0]);
        let read = site.ask(&format!("GET {message}"), Value::Null).await.is(200);
        assert_eq!((&read["sender"], &read["status"]), (&json!("anna@example.org"), &json!("active")));
        assert_eq!(read["recipients"][0]["address"], "bert@elsewhere.example");
        for (verb, status) in [("hold", "held"), ("retry", "held"), ("release", "active")] {
            let after = site.ask(&format!("POST {message}/{verb}"), Value::Null).await.is(200);
            assert_eq!(
                (&after["status"], &after["recipients"][0]["status"]),
                (&json!(status), &json!(status)),
                "{verb}"
            );
        }
        site.ask(&format!("DELETE {message}"), Value::Null).await.is(204);
        site.ask(&format!("GET {message}"), Value::Null).await.fails(404, "not_found");
        for verb in ["hold", "retry", "release"] {
            site.ask(&format!("POST {message}/{verb}"), Value::Null).await.fails(404, "not_found");
            site.ask(&format!("POST /v1/queue/messages/x/{verb}"), Value::Null).await.fails(404, "not_found");
        }
        assert_eq!(site.ask("GET /v1/queue/messages", Value::Null).await.is(200)["data"].as_array().unwrap().len(), 1);
    }
}
