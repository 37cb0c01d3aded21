//! A host that takes all mail it is handed, and remembers under which login. It has threads of its own: stories wait for
//! programs, and the server hands it mail meanwhile.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::{io, thread};

use crate::until;

/// The host.
#[derive(Debug)]
pub struct Sink(Arc<Mutex<Vec<Taken>>>);

/// A message it took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// What followed `AUTH PLAIN`.
    pub login: String,
    /// Whom it is for.
    pub recipients: Vec<String>,
    /// The message, dots undone.
    pub message: String,
}

impl Sink {
    /// Listens at an address, once whoever else has it lets it go.
    pub async fn at(address: &str) -> Self {
        let listener = until(&format!("{address} is free"), async || TcpListener::bind(address).ok()).await;
        let taken = Arc::<Mutex<Vec<Taken>>>::default();
        let all = Arc::clone(&taken);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let all = Arc::clone(&all);
                // A client that breaks off is told by what is missing.
                thread::spawn(move || serve(stream, &all));
            }
        });
        Self(taken)
    }

    /// The message for a recipient, once it is there.
    pub async fn takes(&self, recipient: &str) -> Taken {
        until(&format!("the sink takes mail for {recipient}: {:?}", self.taken()), async || {
            self.taken().into_iter().find(|taken| taken.recipients.iter().any(|known| known == recipient))
        })
        .await
    }

    /// What it took so far.
    pub fn taken(&self) -> Vec<Taken> {
        self.0.lock().expect("no holder panics").clone()
    }
}

fn serve(stream: TcpStream, all: &Mutex<Vec<Taken>>) -> io::Result<()> {
    let mut say = stream.try_clone()?;
    let mut lines = BufReader::new(stream).lines();
    let mut taken = Taken::default();
    say.write_all(b"220 sink.test\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
        let reply = match verb {
            "EHLO" => "250-sink.test\r\n250-8BITMIME\r\n250 AUTH PLAIN",
            "AUTH" => {
                taken.login = rest.trim_start_matches("PLAIN ").to_owned();
                "235 2.7.0 welcome"
            }
            "RCPT" => {
                taken.recipients.extend(rest.split(['<', '>']).nth(1).map(str::to_owned));
                "250 2.1.5 ok"
            }
            "DATA" => {
                say.write_all(b"354 go on\r\n")?;
                for line in lines.by_ref() {
                    match line?.as_str() {
                        "." => break,
                        line => taken.message += &format!("{}\r\n", line.strip_prefix('.').unwrap_or(line)),
                    }
                }
                all.lock().expect("no holder panics").push(taken.clone());
                (taken.recipients, taken.message) = Default::default();
                "250 2.0.0 taken"
            }
            "QUIT" => return say.write_all(b"221 bye\r\n"),
            _ => "250 ok",
        };
        say.write_all(format!("{reply}\r\n").as_bytes())?;
    }
    Ok(())
}
