//! Real messages come back as they were sent.

use std::collections::BTreeMap;

use serde_json::json;
use tests::{Class, Corpus, Database, Message, python};

use crate::{on_both, village};

on_both!(real_messages_come_back_byte_for_byte);

/// At once, so that no answer has to hold them all.
const BATCH: usize = 400;

async fn real_messages_come_back_byte_for_byte(database: Database) {
    let corpus = Corpus::read();
    assert!(corpus.messages.len() >= 1000, "the corpus has only {} messages", corpus.messages.len());
    let (server, ..) = village(database).await;
    let (mut accepted, mut refused) = (0, BTreeMap::new());
    // On PostgreSQL a slice: which database holds the rows changes nothing about the bytes.
    let taken = if database == Database::Sqlite { corpus.messages.len() } else { BATCH };
    for (number, batch) in corpus.messages[..taken].chunks(BATCH).enumerate() {
        let reader = server.mailbox(&format!("reader{number}@example.org")).await;
        let names: Vec<&str> = batch.iter().map(|message| message.sha256.as_str()).collect();
        let told = python(
            "corpus.py",
            &json!({"ports": server.ports(), "folder": corpus.folder, "messages": names, "reader": reader.json()}),
        );
        let of = |name: &str| batch.iter().find(|message| message.sha256 == name).expect("one of those sent");
        for name in told["accepted"].as_array().expect("a list").iter().filter_map(|name| name.as_str()) {
            let class = of(name).class;
            assert!(matches!(class, Class::Regular | Class::LongLine), "{class:?} was accepted: {}", origin(of(name)));
            accepted += 1;
        }
        for (name, reason) in told["refused"].as_object().expect("reasons by name") {
            let message = of(name);
            let reason = reason.as_str().unwrap_or_default().to_owned();
            assert_ne!(message.class, Class::Regular, "{} was refused: {reason}", origin(message));
            refused.entry(message.class).or_insert_with(Vec::new).push((origin(message), reason));
        }
    }
    println!("{accepted} messages came back byte for byte");
    for (class, messages) in &refused {
        println!("{} refused as {class:?}", messages.len());
        for (origin, reason) in messages {
            println!("  {origin}: {reason}");
        }
    }
    let count = |class| corpus.messages[..taken].iter().filter(|message| message.class == class).count();
    for class in [Class::Nul, Class::BareCr, Class::MixedLineEndings] {
        assert_eq!(refused.get(&class).map_or(0, Vec::len), count(class), "{class:?} is refused by rule");
    }
    assert_eq!(accepted + refused.values().map(Vec::len).sum::<usize>(), taken);
}

fn origin(message: &Message) -> String {
    format!("{} {} ({} octets)", message.package, message.path, message.bytes)
}
