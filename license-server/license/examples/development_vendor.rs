//! Answers activations and refreshes over HTTP on loopback as the development root's vendor, and prints its address. A paid
//! key is one that needs an account: `owner@example.org` with the password `vendor password`. A build that trusts a vendor's
//! roots does not take its answers.
//!
//! usage: `development_vendor PAID_KEY DOMAINS MAILBOXES`

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use license::Moment;
use license::claims::LicenseId;
use license::development::{Vendor, plenty};
use license::entitlement::{Entitlement, Limit, LimitName};
use license::lease::{Channel, Dates};
use license::license_key::LicenseKey;
use serde_json::{Value, json};

const ROOT: &str = include_str!("../../development-root.pem");

/// Octets of a request.
const LONGEST: u64 = 64 * 1024;

struct Shop {
    vendor: Vendor,
    address: String,
    paid: LicenseKey,
    grant: Entitlement,
}

fn main() -> ExitCode {
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("development_vendor: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [paid, domains, mailboxes] = words.as_slice() else {
        return Err("usage: development_vendor PAID_KEY DOMAINS MAILBOXES".into());
    };
    let limits = plenty().limits.with(LimitName::DOMAINS, Limit::At(domains.parse()?));
    let grant = Entitlement { limits: limits.with(LimitName::MAILBOXES, Limit::At(mailboxes.parse()?)), ..plenty() };
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", listener.local_addr()?);
    println!("{address}");
    std::io::stdout().flush()?;
    let shop = Shop { vendor: Vendor::new(ROOT)?, address, paid: LicenseKey::parse(paid)?, grant };
    for stream in listener.incoming() {
        if let Err(error) = shop.answer(stream?) {
            eprintln!("development_vendor: {error}");
        }
    }
    Ok(())
}

impl Shop {
    fn answer(&self, stream: TcpStream) -> Result<(), Box<dyn Error>> {
        let mut say = stream.try_clone()?;
        let mut read = BufReader::new(stream.take(LONGEST));
        let (mut first, mut length) = (String::new(), 0);
        read.read_line(&mut first)?;
        loop {
            let mut line = String::new();
            if read.read_line(&mut line)? == 0 || line.trim().is_empty() {
                break;
            }
            if let Some(("content-length", value)) = line.to_ascii_lowercase().trim().split_once(": ") {
                length = value.parse()?;
            }
        }
        let mut body = vec![0; length.min(LONGEST as usize)];
        read.read_exact(&mut body)?;
        let (status, text) = self.decide(&first, &serde_json::from_slice(&body).unwrap_or_default())?;
        let head = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", text.len());
        Ok(say.write_all((head + &text).as_bytes())?)
    }

    fn decide(&self, line: &str, body: &Value) -> Result<(u16, String), Box<dyn Error>> {
        let now = Moment::from_second(i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())?);
        let login = (body["email"].as_str(), body["password"].as_str());
        let key = body["key"].as_str().and_then(|key| LicenseKey::parse(key).ok());
        if key.as_ref() == Some(&self.paid) && login != (Some("owner@example.org"), Some("vendor password")) {
            let problem = json!({"code": "login_required", "detail": "The account this key belongs to must log in."});
            return Ok((401, problem.to_string()));
        }
        let Some(proof) = body["proof"].as_str() else {
            // The key set alone: the same whoever asks.
            return Ok(match line.starts_with("GET /.well-known/license-keys.json ") {
                true => (200, self.vendor.keys(now)?),
                false => (404, json!({"code": "not_found", "detail": "There is no such thing."}).to_string()),
            });
        };
        let request = self.vendor.open_online(proof, &self.address, now)?;
        let mut claims = self.vendor.claims(&request, self.grant.clone(), now);
        // A licence a key; who asks anew asks about the one he has.
        let held = request.last.as_ref().map(|last| last.sub.clone());
        claims.sub = key.map(|key| LicenseId(key.prefix().to_owned())).or(held).unwrap_or(claims.sub);
        let dates = Dates::of(Channel::Online, claims.knd, &claims.pay, claims.trm, &claims.pol, now);
        (claims.exp, claims.refresh) = (dates.exp, dates.refresh);
        let token = self.vendor.sign(&claims, now)?.token;
        Ok((200, json!({"id": "act_1", "token": token, "ratchet": "r1", "key_set_seq": 1}).to_string()))
    }
}
