//! Answers an offline licence request as the development root's vendor: the request on standard input, the response on
//! standard output. A build that trusts a vendor's roots does not take it.
//!
//! usage: `development_license LICENSE_SERVER_URL [DOMAINS MAILBOXES]`, all that is asked for where no numbers are given

use std::io::Read;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use license::Moment;
use license::development::{Vendor, plenty};
use license::entitlement::{Entitlement, Limit, LimitName};

const ROOT: &str = include_str!("../../development-root.pem");

fn main() -> ExitCode {
    match answer() {
        Ok(response) => {
            print!("{response}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("development_license: {error}");
            ExitCode::FAILURE
        }
    }
}

fn answer() -> Result<String, Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (server, grant) = match words.as_slice() {
        [server] => (server, plenty()),
        [server, domains, mailboxes] => (server, limited(domains.parse()?, mailboxes.parse()?)),
        _ => return Err("usage: development_license LICENSE_SERVER_URL [DOMAINS MAILBOXES]".into()),
    };
    let mut request = String::new();
    std::io::stdin().take(64 * 1024).read_to_string(&mut request)?;
    let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let now = Moment::from_second(i64::try_from(since.as_secs())?);
    Ok(Vendor::new(ROOT)?.answer(&request, server, grant, now)?)
}

fn limited(domains: u64, mailboxes: u64) -> Entitlement {
    let all = plenty();
    let limits = all
        .limits
        .clone()
        .with(LimitName::DOMAINS, Limit::At(domains))
        .with(LimitName::MAILBOXES, Limit::At(mailboxes));
    Entitlement { limits, ..all }
}
