//! What telling of each message costs delivery: `Store::deliver` on SQLite with and without, in turns, many at once; what filing
//! and merging cost afterwards; and how long searches take. Time of the processors is told beside throughput: it is the steadier number where the machine
//! has other things to do.
//!
//! `cargo run --release -p store --example deliveries -- FOLDER [CONCURRENCY [MESSAGES [ROUNDS]]]`; every message has a body, a
//! sender and a Message-ID of its own and goes to one of eight mailboxes.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use message::address::Address;
use store::content::Content;
use store::deliver::{Delivery, LocalCopy};
use store::flags::Flags;
use store::folders;
use store::ids::{DomainId, FolderId, MailboxId};
use store::messages::NewMessage;
use store::traces::{self, Filter, Message, Origin, Outcome, Place, Recipient, Told, TraceId};
use store::{Options, Store, testing};

type Ended<T> = Result<T, Box<dyn std::error::Error>>;

/// A mailbox that is delivered to.
#[derive(Clone)]
struct Target {
    id: MailboxId,
    domain: DomainId,
    inbox: FolderId,
    address: Address,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    Nothing,
    Everything,
}

/// What one run came to.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// Messages a second.
    rate: f64,
    /// Microseconds of processors a message.
    cpu: f64,
    /// Microseconds of processors a message that was filed and merged afterwards.
    filing: f64,
}

#[tokio::main]
async fn main() -> Ended<()> {
    let mut words = std::env::args().skip(1);
    let folder = words.next().ok_or("name a folder")?;
    let mut number = |default: usize| words.next().map_or(Ok(default), |word| word.parse());
    let (concurrency, messages, rounds) = (number(32)?, number(20_000)?, number(5)?);
    let (mut plain, mut traced) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        // Each goes first as often as the other.
        let turns = [Telling::Nothing, Telling::Everything];
        for turn in 0..2 {
            let telling = turns[(turn + round) % 2];
            let place = std::path::Path::new(&folder).join(format!("deliveries-{round}-{telling:?}"));
            std::fs::create_dir_all(&place)?;
            let run = measure(&place, telling, concurrency, messages).await?;
            std::fs::remove_dir_all(&place)?;
            if telling == Telling::Nothing { &mut plain } else { &mut traced }.push(run);
        }
    }
    let of = |runs: &[Run], number: fn(&Run) -> f64| median(runs.iter().map(number).collect());
    let change = |number: fn(&Run) -> f64| {
        median(
            plain.iter().zip(&traced).map(|(plain, traced)| (number(traced) / number(plain) - 1.0) * 100.0).collect(),
        )
    };
    for (what, number) in
        [("messages a second", (|run| run.rate) as fn(&Run) -> f64), ("us of processors each", |run| run.cpu)]
    {
        let (without, with) = (of(&plain, number), of(&traced, number));
        println!("{without:.0} {what} without, {with:.0} with; neighbours differ by {:+.1} %", change(number));
    }
    println!("filing afterwards: {:.1} us of processors a message", of(&traced, |run| run.filing));
    Ok(())
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Microseconds of processors this process has used, in hundredths of a second.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |at: usize| after_name.split_whitespace().nth(at).and_then(|word| word.parse().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) * 10_000.0
}

async fn measure(place: &std::path::Path, telling: Telling, concurrency: usize, messages: usize) -> Ended<Run> {
    let store = Store::open(Options::new(place, format!("sqlite://{}/rows.sqlite", place.display()))).await?;
    let targets = Arc::new(targets(&store).await?);
    let next = Arc::new(AtomicUsize::new(0));
    let last = Arc::new(AtomicI64::new(0));
    let (started, used) = (Instant::now(), cpu());
    let workers = (0..concurrency).map(|_| {
        let (store, targets, next, last) = (store.clone(), targets.clone(), next.clone(), last.clone());
        tokio::spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= messages {
                    return Ok::<_, store::Error>(());
                }
                let (content, delivery) = letter(&targets[number % targets.len()], number, telling, &last);
                store.deliver(&content, delivery).await?;
            }
        })
    });
    for worker in workers.collect::<Vec<_>>() {
        worker.await??;
    }
    let rate = messages as f64 / started.elapsed().as_secs_f64();
    let delivered = cpu();
    while store.db().write((), |tx, ()| Box::pin(traces::file(tx, 500))).await?.entries > 0 {}
    while store.db().write((), |tx, ()| Box::pin(traces::merge(tx))).await? {}
    let (cpu, filing) = ((delivered - used) / messages as f64, (cpu() - delivered) / messages as f64);
    if telling == Telling::Everything {
        look_for(&store, messages).await?;
    }
    store.close(std::time::Duration::from_secs(10)).await?;
    Ok(Run { rate, cpu, filing })
}

/// How long searches take among so many messages.
async fn look_for(store: &Store, messages: usize) -> Ended<()> {
    let sender = |text: String| text.parse().ok();
    let one = messages / 3;
    let filters = [
        ("all", Filter::default()),
        ("one sender of many", Filter { sender: sender(format!("sender{one}@load.example")), ..Filter::default() }),
        ("the sender of all", Filter { sender: sender("@load.example".to_owned()), ..Filter::default() }),
        ("a recipient of many", Filter { recipient: sender("user3@example.org".to_owned()), ..Filter::default() }),
        (
            "a sender to the recipient of all",
            Filter {
                sender: sender(format!("sender{one}@load.example")),
                recipient: sender("@example.org".to_owned()),
                ..Filter::default()
            },
        ),
        ("nobody", Filter { sender: sender("nobody@load.example".to_owned()), ..Filter::default() }),
    ];
    for (what, filter) in filters {
        let started = Instant::now();
        let found = traces::search(&mut store.read().await?, &filter, None, 50).await?.len();
        println!("{what}: {found} of {messages} in {:.1} ms", started.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(())
}

async fn targets(store: &Store) -> Ended<Vec<Target>> {
    let mut targets = Vec::new();
    let made = store.db().write((), |tx, ()| Box::pin(testing::domain(tx, "example.org")));
    let domain = made.await?;
    for number in 0..8 {
        let address: Address = format!("user{number}@example.org").parse()?;
        let made = store.db().write((domain.clone(), address.key()), |tx, (domain, address)| {
            Box::pin(testing::mailbox(tx, domain, address, "", None, None))
        });
        let id = made.await?.id;
        let inbox = folders::find(&mut store.read().await?, id, "INBOX").await?.ok_or("no INBOX")?.id;
        targets.push(Target { id, domain: domain.id, inbox, address });
    }
    Ok(targets)
}

fn letter(target: &Target, number: usize, telling: Telling, last: &AtomicI64) -> (Content, Delivery) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_micros() as i64);
    let text =
        format!("Message-ID: <{number}.{now}@load.example>\r\nSubject: {number}\r\n\r\n{}", "word ".repeat(1000));
    let prefix = format!(
        "Return-Path: <sender{number}@load.example>\r\nDelivered-To: {}\r\nAuthentication-Results: mx.example.org;\r\n \
         spf=none smtp.mailfrom=sender{number}@load.example;\r\n dkim=none; dmarc=none header.from=load.example\r\n\
         Received: from load.example ([192.0.2.7]) by mx.example.org with ESMTP id {now};\r\n Mon, 5 Jan 2026\r\n",
        target.address
    );
    let message = NewMessage { prefix: prefix.into_bytes(), flags: Flags::default(), received_at: now };
    let copy = LocalCopy { mailbox: target.id, folder: target.inbox, message };
    let told = match telling {
        Telling::Nothing => Vec::new(),
        Telling::Everything => vec![Told::message(&trace(target, number, now, last))],
    };
    (Content::from(text.into_bytes()), Delivery { local: vec![copy], told, ..Delivery::default() })
}

fn trace(target: &Target, number: usize, now: i64, last: &AtomicI64) -> Message {
    let first = TraceId::first_at(now).0;
    let before = last.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| Some(first.max(last + 1)));
    let address = target.address.to_string();
    let place = Place::Mailbox { id: Some(target.id), domain: Some(target.domain), address: address.clone() };
    Message {
        id: TraceId(first.max(before.unwrap_or(0) + 1)),
        origin: Origin::Incoming,
        outcome: Outcome::Accepted,
        at: now,
        peer_ip: Some("192.0.2.7".to_owned()),
        helo: Some("load.example".to_owned()),
        tls: Some("TLSv1.3 TLS_AES_256_GCM_SHA384".to_owned()),
        login: None,
        mailbox: None,
        domain: None,
        sender: format!("sender{number}@load.example"),
        message_id: Some(format!("{number}.{now}@load.example")),
        size: 5120,
        authentication: Some(format!(
            "iprev=fail policy.iprev=192.0.2.7; spf=none smtp.mailfrom=sender{number}@load.example; dkim=none; dmarc=none \
             header.from=load.example"
        )),
        reply: None,
        about: None,
        left_out: 0,
        recipients: vec![Recipient { address, domain: Some(target.domain), place }],
    }
}
