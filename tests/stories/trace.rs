//! What became of a message: the whole story of each, by REST, also after a restart.

use pennypost_client::types::{ListMessagesQuery, MessageEvent, MessageTrace};
use tests::{Account, Database, Peer, Postfix, Role, Server, until};

use crate::neighbours::{route_to, submit};
use crate::submission::holds;
use crate::{letter, on_both, village};

on_both!(every_message_has_its_story);

/// Brings a letter with swaks; what swaks says.
fn bring(server: &Server, to: &[&str], text: String) -> tests::Said {
    let port = server.at("smtp").port().to_string();
    let to = to.join(",");
    let peer = Peer::new("swaks").args(["--server", "127.0.0.1", "--port", &port, "--helo", "mail.elsewhere.test"]);
    peer.args(["--from", "cora@elsewhere.test", "--to", &to, "--data", "-"]).input(text).run()
}

/// The id in `250 2.0.0 queued as …`.
fn queued_as(said: &str) -> String {
    let (_, after) = said.split_once("queued as ").unwrap_or_else(|| panic!("no id in {said}"));
    after.chars().take_while(char::is_ascii_alphanumeric).collect()
}

async fn trace(server: &Server, id: &str) -> MessageTrace {
    server.api().read_message_trace(id).await.expect("the story is told").body
}

async fn found(server: &Server, query: ListMessagesQuery) -> Vec<String> {
    let page = server.api().list_messages(&query).await.expect("messages can be looked for").body;
    page.data.into_iter().map(|message| message.id).collect()
}

fn kinds(events: &[MessageEvent]) -> Vec<&str> {
    events.iter().map(|event| event.kind.as_str()).collect()
}

async fn every_message_has_its_story(database: Database) {
    let (mut server, anna, bert) = village(database).await;
    let delivered = a_letter_that_arrives(&server, &anna).await;
    let refused = a_letter_that_nobody_takes(&server).await;
    let sent = a_letter_that_goes_out_at_the_second_attempt(&server, &bert).await;
    let before = [trace(&server, &delivered).await, trace(&server, &refused).await, trace(&server, &sent).await];

    server.restart().await;

    for (id, before) in [&delivered, &refused, &sent].into_iter().zip(before) {
        assert_eq!(trace(&server, id).await, before);
    }
    let all = found(&server, ListMessagesQuery::default()).await;
    assert_eq!(all, [sent.clone(), refused.clone(), delivered.clone()], "newest first");
    let of = |sender: &str| ListMessagesQuery { sender: Some(sender.to_owned()), ..Default::default() };
    assert_eq!(found(&server, of("cora@elsewhere.test")).await, [refused.clone(), delivered.clone()]);
    assert_eq!(found(&server, of("@example.org")).await, std::slice::from_ref(&sent));
    let to = |to: &str| ListMessagesQuery { recipient: Some(to.to_owned()), ..Default::default() };
    assert_eq!(found(&server, to("nobody@example.org")).await, [refused]);
    assert_eq!(found(&server, to("@dst.test")).await, [sent]);
    let with = ListMessagesQuery { message_id: Some("<first@elsewhere.test>".to_owned()), ..Default::default() };
    assert_eq!(found(&server, with).await, [delivered]);
}

async fn a_letter_that_arrives(server: &Server, anna: &Account) -> String {
    let text =
        format!("Message-ID: <first@elsewhere.test>\r\n{}", letter("cora@elsewhere.test", &anna.address, "first"));
    let id = queued_as(&bring(server, &[&anna.address], text).all());
    holds(server, anna, 1).await;
    let told = trace(server, &id).await;
    assert_eq!((told.outcome.as_str(), told.origin.as_str()), ("accepted", "incoming"));
    assert_eq!((told.peer_ip.as_deref(), told.helo.as_deref()), (Some("127.0.0.1"), Some("mail.elsewhere.test")));
    assert_eq!(told.message_id.as_deref(), Some("first@elsewhere.test"));
    assert_eq!(kinds(&told.events), ["received", "authenticated", "delivered"]);
    assert!(told.authentication_results.as_deref().is_some_and(|results| results.contains("dmarc=")), "{told:?}");
    assert_eq!((told.recipients.len(), told.recipients[0].status.as_str()), (1, "delivered"));
    id
}

async fn a_letter_that_nobody_takes(server: &Server) -> String {
    let said =
        bring(server, &["nobody@example.org"], letter("cora@elsewhere.test", "nobody@example.org", "lost")).all();
    assert!(said.contains("550 5.1.1"), "{said}");
    // The client heard no id; the operator looks for the address that the sender complains about.
    let query = ListMessagesQuery { recipient: Some("Nobody@example.org".to_owned()), ..Default::default() };
    let id = until("the refusal is told", async || found(server, query.clone()).await.pop()).await;
    let told = trace(server, &id).await;
    assert_eq!((told.outcome.as_str(), kinds(&told.events)), ("refused", vec!["received", "refused"]));
    assert_eq!(told.events[1].reply.as_deref(), Some("550 5.1.1 There is no such address here"));
    id
}

async fn a_letter_that_goes_out_at_the_second_attempt(server: &Server, bert: &Account) -> String {
    let access = "slow@dst.test 451 4.7.1 Greylisted, try again later";
    let postfix = Postfix::start(Role::Receives { domain: "dst.test", people: &["slow"], access }).await;
    server.dns().mail_comes_here("dst.test");
    route_to(server, postfix.port()).await;
    submit(server, bert, "slow@dst.test", "patience");
    let api = server.api();
    let queued = until("the queue knows what the neighbour said", async || {
        let page = api.list_queue_messages(&Default::default()).await.expect("the queue can be listed");
        let message = api.read_queue_message(&page.data.first()?.id).await.ok()?.body;
        message.recipients.first()?.last_reply.is_some().then_some(message)
    })
    .await;
    let id = queued.trace_id.expect("the queue names the story");
    let waiting = trace(server, &id).await;
    assert_eq!((waiting.queue_ids, waiting.counts.waiting), (vec![queued.id.clone()], 1));
    postfix.let_everyone_through();
    api.retry_queue_message(&queued.id).await.expect("a message can be retried");
    postfix.receives("slow@dst.test").await;
    let told = until("the delivery is told", async || {
        let told = trace(server, &id).await;
        (told.counts.delivered == 1).then_some(told)
    })
    .await;
    assert_eq!((told.origin.as_str(), told.queue_ids.len()), ("submission", 0));
    assert_eq!((told.login.as_deref(), told.tls.is_some()), (Some(bert.address.as_str()), true));
    assert_eq!(kinds(&told.events), ["received", "queued", "deferred", "retried", "delivered"]);
    let [.., deferred, _, delivered] = told.events.as_slice() else { panic!("{:?}", told.events) };
    assert!(deferred.reply.as_deref().is_some_and(|reply| reply.contains("Greylisted")), "{deferred:?}");
    assert!(deferred.due_at.is_some() && delivered.due_at.is_none());
    assert!(delivered.reply.as_deref().is_some_and(|reply| reply.starts_with("250 ")), "{delivered:?}");
    assert!(delivered.host.is_some() && delivered.ip.as_deref().is_some_and(|ip| ip.starts_with("127.0.0.1:")));
    id
}
