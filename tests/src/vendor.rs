//! The vendor of the development root, who sells over HTTP on loopback.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::binary;

/// A key that needs the vendor's account: [`OWNER`] with [`OWNERS_PASSWORD`].
pub const PAID_KEY: &str = "248H2-48H24-8H248-H248H-248H2-0E0Y6";

/// A key that needs none.
pub const TRIAL_KEY: &str = "EXVQE-XVQEX-VQEXV-QEXVQ-EXVQE-H1JD4";

/// The account.
pub const OWNER: &str = "owner@example.org";

/// Its password.
pub const OWNERS_PASSWORD: &str = "vendor password";

/// The vendor. Closed when it goes out of sight.
#[derive(Debug)]
pub struct Vendor {
    process: Child,
    address: String,
}

impl Vendor {
    /// Opens one that grants so many domains and mailboxes to whoever asks.
    ///
    /// # Panics
    /// When it does not open.
    pub fn open(domains: u32, mailboxes: u32) -> Self {
        let numbers = [domains.to_string(), mailboxes.to_string()];
        let mut command = Command::new(binary::development_vendor());
        let process = command.arg(PAID_KEY).args(numbers).stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let mut process = process.expect("the vendor's program starts");
        let mut address = String::new();
        let output = process.stdout.take().expect("its output is ours");
        BufReader::new(output).read_line(&mut address).expect("it says where it is");
        Self { process, address: address.trim().to_owned() }
    }

    /// Its address: what `license.server_url` names.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Vendor {
    fn drop(&mut self) {
        // It may have ended already; there is nobody to tell.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
