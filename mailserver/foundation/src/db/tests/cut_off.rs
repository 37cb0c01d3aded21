//! A COMMIT whose answer never comes, while the process lives: the connection is cut in front of it, behind it, or so that
//! the server hears it only after we have asked what became of it.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::{NOTES, note, texts};
use crate::clock::Clock;
use crate::db::testing::Scratch;
use crate::db::{Cursor, Database, Options, Writers};

/// Where the connection is cut at the next COMMIT.
#[derive(Clone, Copy, Debug)]
enum Cut {
    /// The server never hears it.
    Before,
    /// The server has committed, and we never hear it.
    After,
    /// We are gone, and the server hears it after this.
    Late(Sight),
}

/// What the next connection does.
#[derive(Clone, Copy, Debug)]
enum Sight {
    /// It was refused the writer's lock and ended.
    Ends,
    /// It asks for the row of `commits`.
    Asks,
}

#[tokio::test]
async fn a_commit_that_was_cut_off_is_looked_up_before_anyone_is_answered() {
    for (writers, cut) in [
        (Writers::One, Cut::Before),
        (Writers::One, Cut::After),
        (Writers::One, Cut::Late(Sight::Ends)),
        (Writers::Many, Cut::Before),
        (Writers::Many, Cut::After),
        (Writers::Many, Cut::Late(Sight::Asks)),
    ] {
        let scratch = Scratch::postgres().await;
        let line = Line::to(&scratch.url).await;
        let options = Options { writers, clock: Clock::system(), ..Options::new(&line.url) };
        let db = Database::open(options, NOTES).await.unwrap();
        note(&db, "before").await.unwrap();
        line.cut(cut);
        // On one thread they all wait before the committer looks: one group.
        let names: Vec<String> = (0..5).map(|n| format!("note {n}")).collect();
        let answers = futures::future::join_all(names.iter().map(|name| note(&db, name)));
        let answers = tokio::time::timeout(Duration::from_secs(30), answers).await;
        let answers = answers.unwrap_or_else(|_| panic!("nobody was answered: {writers:?}, {cut:?}"));
        assert!(line.was_cut(), "{cut:?}");
        assert!(answers.iter().all(Result::is_ok), "{writers:?}, {cut:?}: {answers:?}");
        note(&db, "after").await.unwrap();

        let expected: BTreeSet<String> = names.into_iter().chain(["before".to_owned(), "after".to_owned()]).collect();
        assert_eq!(texts(&db).await, expected, "{writers:?}, {cut:?}");
        let entries = db.feed().after(Cursor(0), 100).await.unwrap().unwrap();
        let mut told: Vec<String> = entries.into_iter().filter_map(|entry| entry.detail).collect();
        told.sort();
        assert_eq!(told, Vec::from_iter(expected), "each once: {writers:?}, {cut:?}");
        let ids: BTreeSet<i64> = answers.into_iter().map(Result::unwrap).collect();
        assert_eq!(ids.len(), 5, "no identifier twice: {writers:?}, {cut:?}");
    }
}

/// A line to the database that can be cut.
struct Line {
    url: String,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    cut: Mutex<Option<Cut>>,
    seen: watch::Sender<Seen>,
}

/// What happened since the line was cut.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    cut: bool,
    asked: bool,
    ended: bool,
}

impl Line {
    async fn to(url: &str) -> Self {
        let (_, place) = url.split_once('@').expect("a user in the URL");
        let (database, _) = place.split_once('/').expect("a database in the URL");
        let database = database.parse().expect("the cluster listens on an address");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let ours = listener.local_addr().unwrap().to_string();
        let url = format!("{}?sslmode=disable", url.replace(place.split('/').next().unwrap(), &ours));
        let shared = Arc::new(Shared::default());
        tokio::spawn(carry_all(listener, database, Arc::clone(&shared)));
        Self { url, shared }
    }

    /// Cuts it at the next COMMIT, once.
    fn cut(&self, cut: Cut) {
        *self.shared.cut.lock() = Some(cut);
    }

    fn was_cut(&self) -> bool {
        self.shared.seen.borrow().cut
    }
}

async fn carry_all(listener: TcpListener, database: SocketAddr, shared: Arc<Shared>) {
    while let Ok((client, _)) = listener.accept().await {
        let server = TcpStream::connect(database).await.unwrap();
        client.set_nodelay(true).unwrap();
        server.set_nodelay(true).unwrap();
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            let after_the_cut = shared.seen.borrow().cut;
            carry(client, server, &shared, after_the_cut).await;
            if after_the_cut {
                shared.seen.send_modify(|seen| seen.ended = true);
            }
        });
    }
}

/// Carries one connection until an end of it closes or the line is cut.
async fn carry(client: TcpStream, server: TcpStream, shared: &Shared, after_the_cut: bool) {
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let down = async {
        let mut octets = [0; 8192];
        while let Ok(count @ 1..) = from_server.read(&mut octets).await {
            if to_client.write_all(&octets[..count]).await.is_err() {
                return;
            }
        }
    };
    let up = up(&mut from_client, &mut to_server, shared, after_the_cut);
    let cut = tokio::select! {
        () = down => return,
        cut = up => cut,
    };
    let Some((cut, commit)) = cut else { return };
    shared.seen.send_modify(|seen| seen.cut = true);
    match cut {
        Cut::Before => {}
        Cut::After => {
            to_server.write_all(&commit).await.unwrap();
            committed(&mut from_server).await;
        }
        Cut::Late(sight) => {
            drop((from_client, to_client));
            let mut seen = shared.seen.subscribe();
            let wanted = |seen: &Seen| match sight {
                Sight::Ends => seen.ended,
                Sight::Asks => seen.asked,
            };
            seen.wait_for(wanted).await.unwrap();
            to_server.write_all(&commit).await.unwrap();
            committed(&mut from_server).await;
        }
    }
}

/// Carries what the client says, up to a COMMIT at which the line is to be cut.
async fn up(
    client: &mut OwnedReadHalf,
    server: &mut OwnedWriteHalf,
    shared: &Shared,
    after_the_cut: bool,
) -> Option<(Cut, Vec<u8>)> {
    // The first message has no type (PostgreSQL 15 documentation, 55.7).
    let startup = message(client, 0).await?;
    server.write_all(&startup).await.ok()?;
    let mut commits = BTreeSet::new();
    let mut asks = BTreeSet::new();
    loop {
        let message = message(client, 1).await?;
        let mut texts = message[5..].split(|octet| *octet == 0);
        match message[0] {
            // Parse: the statement's name and its text.
            b'P' => {
                let name = texts.next()?.to_vec();
                let text = texts.next()?;
                if text == b"COMMIT" {
                    commits.insert(name);
                } else if text.ends_with(b"FOR UPDATE") {
                    asks.insert(name);
                }
            }
            // Bind: the portal and the statement's name. Execute and Sync follow it in the same breath.
            b'B' => {
                let name = texts.nth(1)?;
                let cut = if commits.contains(name) { shared.cut.lock().take() } else { None };
                if let Some(cut) = cut {
                    return Some((cut, breath(client, message).await?));
                }
                if after_the_cut && asks.contains(name) {
                    server.write_all(&breath(client, message).await?).await.ok()?;
                    shared.seen.send_modify(|seen| seen.asked = true);
                    continue;
                }
            }
            _ => {}
        }
        server.write_all(&message).await.ok()?;
    }
}

/// The message and all that follow it up to Sync.
async fn breath(client: &mut OwnedReadHalf, mut said: Vec<u8>) -> Option<Vec<u8>> {
    loop {
        let next = message(client, 1).await?;
        said.extend_from_slice(&next);
        if next[0] == b'S' {
            return Some(said);
        }
    }
}

/// Waits for the server's word that it has committed.
async fn committed(server: &mut OwnedReadHalf) {
    while let Some(said) = message(server, 1).await {
        if said[0] == b'C' && said[5..].starts_with(b"COMMIT\0") {
            return;
        }
    }
    panic!("the server did not commit");
}

/// The next message, whose length follows `type_octets` of type.
async fn message(stream: &mut OwnedReadHalf, type_octets: usize) -> Option<Vec<u8>> {
    let mut message = vec![0; type_octets + 4];
    stream.read_exact(&mut message).await.ok()?;
    let length = u32::from_be_bytes(message[type_octets..].try_into().unwrap()) as usize;
    let head = message.len();
    message.resize(type_octets + length, 0);
    stream.read_exact(&mut message[head..]).await.ok()?;
    Some(message)
}
