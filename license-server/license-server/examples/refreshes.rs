//! Installations by the thousand, for measuring how many refreshes a licence server answers and how long they take. It knows
//! the server's REST operation and, to have so many installations at once, its tables.
//!
//! `refreshes seed N` prints SQL that makes N activated licences of the only vendor. `refreshes steady URL FIRST N CONNECTIONS
//! SECONDS [RATE]` lets N of them from FIRST on ask over kept connections, as fast as they are answered or RATE times a
//! second. `refreshes stampede URL FIRST N SECONDS` lets each ask once, over a connection of its own, within that time, and come
//! back when it is told to.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use license::Moment;
use license::claims::InstallationId;
use license::host::Machine;
use license::key::SigningKey;
use license::nonce::Nonce;
use license::request::{Channel, Last, Purpose, Request};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::Mutex;

/// The first identifier of what is seeded: beyond what a server hands out in the time of a measurement.
const FIRST: i64 = 1 << 40;
/// What licences name as their issuer, and the product: those of `init` in `tests/bench/refreshes`.
const ISSUER: &str = "https://licenses.bench.example";
const PRODUCT: &str = "pennypost";

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| -> anyhow::Result<u64> { Ok(words.get(at).context("a number is missing")?.parse()?) };
    match words.first().map(String::as_str) {
        Some("seed") => seed(number(1)?),
        Some("steady") => {
            let rate = words.get(6).map(|rate| rate.parse()).transpose()?;
            let installations = number(2)?..number(2)? + number(3)?;
            let load = Load { installations, connections: number(4)?, seconds: number(5)?, rate };
            steady(&words[1], load).await
        }
        Some("stampede") => stampede(&words[1], number(2)?..number(2)? + number(3)?, number(4)?).await,
        _ => bail!("seed N | steady URL FIRST N CONNECTIONS SECONDS [RATE] | stampede URL FIRST N SECONDS"),
    }
}

fn key(number: u64) -> anyhow::Result<SigningKey> {
    let mut seed = [0x5e; 32];
    seed[..8].copy_from_slice(&number.to_be_bytes());
    Ok(SigningKey::from_seed_named_by_itself(&seed)?)
}

fn now() -> Moment {
    Moment::from(jiff::Timestamp::now())
}

fn seed(count: u64) -> anyhow::Result<()> {
    let at = jiff::Timestamp::now().as_microsecond();
    println!("BEGIN;");
    for number in 0..count {
        let (id, public) = (FIRST + i64::try_from(number)?, *key(number)?.public());
        println!(
            "INSERT INTO licenses (id, vendor, kind, state, key_hash, key_prefix, edition, proxy, users, maintenance_months, \
             trial_days, defaulted, note, seq, revision, created_at, updated_at) SELECT {id}, id, 'paid', 'active', 'h{number}', \
             'AAAA', 'professional', 0, 25, 0, 0, 0, '', 2, 2, {at}, {at} FROM vendors;"
        );
        println!(
            "INSERT INTO license_addons (license, code, state, quantity, since) VALUES ({id}, 'activesync', 'bought', 25, {at});"
        );
        println!(
            "INSERT INTO activations (id, vendor, license, state, cloned, channel, installation, key, hostname, machine, usage, \
             boots, activated_by, activated_at, seen_at, revision) SELECT {id}, id, {id}, 'live', 0, 'online', 'i{number}', \
             '{public}', 'm{number}.bench.example', '{{}}', '{{}}', '[]', 'bench', {at}, {at}, 1 FROM vendors;"
        );
    }
    println!("COMMIT;");
    Ok(())
}

/// An installation as far as it asks.
struct Installation {
    number: u64,
    key: SigningKey,
    boot: Nonce,
    last: Option<Last>,
}

impl Installation {
    fn new(number: u64) -> anyhow::Result<Self> {
        let boot = Nonce::from_random(&foundation::secrets::random::<16>());
        Ok(Self { number, key: key(number)?, boot, last: None })
    }

    fn call(&self, host: &str, connection: &str) -> anyhow::Result<Vec<u8>> {
        let request = Request {
            aud: ISSUER.to_owned(),
            iat: now(),
            nonce: Nonce::from_random(&foundation::secrets::random::<16>()),
            pur: Purpose::Refresh,
            prd: PRODUCT.to_owned(),
            bld: now(),
            iid: InstallationId(format!("i{}", self.number)),
            jwk: self.key.public().jwk(None),
            hst: Some(license::host::Hostname::parse(&format!("m{}.bench.example", self.number))?),
            mch: Machine::default(),
            usg: Default::default(),
            key: None,
            last: self.last.clone(),
            boot: Some(self.boot.clone()),
        };
        let body = json!({"proof": request.sign(Channel::Online, &self.key)?}).to_string();
        let id = foundation::ids::encode(FIRST + i64::try_from(self.number)?);
        let head = format!(
            "POST /v1/activations/activation_{id}/refresh HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: {connection}\r\n\r\n",
            body.len()
        );
        Ok((head + &body).into_bytes())
    }

    fn take(&mut self, answer: &Value) -> anyhow::Result<usize> {
        let token = answer["token"].as_str().context("an answer holds a token")?;
        let ratchet = answer["ratchet"].as_str().map(str::to_owned);
        let id = foundation::ids::encode(FIRST + i64::try_from(self.number)?);
        let sub = license::claims::LicenseId(format!("license_{id}"));
        self.last = Some(Last { sub, jti: "t".to_owned(), seq: 2, ratchet });
        Ok(token.len())
    }
}

/// An answer: its status, the seconds of `Retry-After`, its body.
struct Answer {
    status: u16,
    again: Option<u64>,
    body: Value,
}

async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> anyhow::Result<Answer> {
    buffer.clear();
    loop {
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
            let line = |name: &str| {
                let lines = head.lines().filter_map(|line| line.split_once(':'));
                lines
                    .filter(|(known, _)| known.eq_ignore_ascii_case(name))
                    .map(|(_, value)| value.trim().to_owned())
                    .next()
            };
            let length: usize = line("content-length").context("an answer has a length")?.parse()?;
            while buffer.len() < end + 4 + length {
                if stream.read_buf(buffer).await? == 0 {
                    bail!("the answer was cut off");
                }
            }
            let status = head.split(' ').nth(1).context("an answer has a status")?.parse()?;
            let again = line("retry-after").and_then(|seconds| seconds.parse().ok());
            return Ok(Answer { status, again, body: serde_json::from_slice(&buffer[end + 4..end + 4 + length])? });
        }
        if stream.read_buf(buffer).await? == 0 {
            bail!("the server closed the connection");
        }
    }
}

/// A connection from an address of its own: a licence server counts what one network asks.
async fn connect(to: SocketAddr, from: u64) -> anyhow::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    let [_, b, c, d] = u32::try_from(from % 0x00ff_0000)?.to_be_bytes();
    socket.bind(SocketAddr::new(IpAddr::V4(Ipv4Addr::new(127, b.saturating_add(1), c, d.max(1))), 0))?;
    let stream = socket.connect(to).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

fn address(url: &str) -> anyhow::Result<SocketAddr> {
    Ok(url.trim_start_matches("http://").trim_end_matches('/').parse()?)
}

struct Load {
    installations: Range<u64>,
    connections: u64,
    seconds: u64,
    rate: Option<u64>,
}

async fn steady(url: &str, load: Load) -> anyhow::Result<()> {
    let to = address(url)?;
    let next = Arc::new(AtomicU64::new(0));
    // Keys are made before the time is taken: that work is not the server's.
    let mut crowd = Vec::new();
    for connection in 0..load.connections {
        let mine = load.installations.clone().filter(|number| number % load.connections == connection);
        let installations = mine.map(Installation::new).collect::<anyhow::Result<Vec<_>>>()?;
        crowd.push((installations, connect(to, connection + 1).await?));
    }
    let begun = Instant::now();
    let end = begun + Duration::from_secs(load.seconds);
    let mut tasks = Vec::new();
    for (mut installations, mut stream) in crowd {
        let (next, host) = (next.clone(), url.to_owned());
        tasks.push(tokio::spawn(async move {
            let mut buffer = Vec::with_capacity(8192);
            let (mut times, mut longest, mut at) = (Vec::new(), 0, 0);
            while Instant::now() < end {
                let due = match load.rate {
                    Some(rate) => {
                        begun
                            + Duration::from_secs(1) * u32::try_from(next.fetch_add(1, Ordering::Relaxed))?
                                / u32::try_from(rate)?
                    }
                    None => Instant::now(),
                };
                tokio::time::sleep_until(due.into()).await;
                let count = installations.len();
                let installation = &mut installations[at % count];
                at += 1;
                stream.write_all(&installation.call(&host, "keep-alive")?).await?;
                let said = answer(&mut stream, &mut buffer).await?;
                if said.status != 200 {
                    bail!("status {}: {}", said.status, said.body);
                }
                longest = longest.max(installation.take(&said.body)?);
                times.push(due.elapsed());
            }
            Ok((times, longest))
        }));
    }
    let (mut times, mut longest) = (Vec::new(), 0);
    for task in tasks {
        let (more, token) = task.await??;
        times.extend(more);
        longest = longest.max(token);
    }
    report(&mut times, begun.elapsed(), longest);
    Ok(())
}

fn report(times: &mut [Duration], took: Duration, token: usize) {
    times.sort();
    let at = |part: f64| times.get(((times.len() as f64 * part) as usize).min(times.len().saturating_sub(1)));
    let ms = |part| at(part).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    println!(
        "{}",
        json!({
            "answered": times.len(), "per_second": (times.len() as f64 / took.as_secs_f64()).round(),
            "p50_ms": ms(0.5), "p99_ms": ms(0.99), "max_ms": ms(1.0), "longest_token_bytes": token,
        })
    );
}

/// Everybody within the time; who is sent away comes back when told.
async fn stampede(url: &str, installations: Range<u64>, seconds: u64) -> anyhow::Result<()> {
    let to = address(url)?;
    let (begun, host) = (Instant::now(), Arc::<str>::from(url));
    let (sent_away, late, longest) =
        (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)), Arc::new(AtomicUsize::new(0)));
    let times = Arc::new(Mutex::new(Vec::new()));
    let mut tasks = Vec::new();
    for number in installations {
        let (host, sent_away, late, longest, times) =
            (host.clone(), sent_away.clone(), late.clone(), longest.clone(), times.clone());
        tasks.push(tokio::spawn(async move {
            let chance = u64::from_be_bytes(foundation::secrets::random());
            let mut due = begun + Duration::from_micros(chance % (seconds * 1_000_000));
            let mut times_asked = 0_u64;
            loop {
                tokio::time::sleep_until(due.into()).await;
                let mut installation = Installation::new(number)?;
                let mut stream = connect(to, number / 4 + 1).await?;
                let asked = Instant::now();
                stream.write_all(&installation.call(&host, "close")?).await?;
                let said = answer(&mut stream, &mut Vec::with_capacity(8192)).await?;
                times_asked += 1;
                match (said.status, said.again) {
                    (200, _) => {
                        longest.fetch_max(installation.take(&said.body)?, Ordering::Relaxed);
                        times.lock().await.push(asked.elapsed());
                        // Whoever came back was served then, or is late.
                        late.fetch_add(u64::from(times_asked > 2), Ordering::Relaxed);
                        return anyhow::Ok(());
                    }
                    (429 | 503, Some(again)) => {
                        sent_away.fetch_add(1, Ordering::Relaxed);
                        due = Instant::now() + Duration::from_secs(again);
                    }
                    (status, _) => bail!("status {status}: {}", said.body),
                }
            }
        }));
    }
    let mut failed = 0_u64;
    for task in tasks {
        if let Err(error) = task.await? {
            failed += 1;
            eprintln!("{error:#}");
        }
    }
    let mut times = times.lock().await;
    report(&mut times, begun.elapsed(), longest.load(Ordering::Relaxed));
    let (sent_away, late) = (sent_away.load(Ordering::Relaxed), late.load(Ordering::Relaxed));
    println!(
        "{}",
        json!({"sent_away": sent_away, "sent_away_more_than_once": late, "failed": failed, "took_s": begun.elapsed().as_secs()})
    );
    Ok(())
}
