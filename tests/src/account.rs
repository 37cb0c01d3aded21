//! A person with a mailbox on the server.

use serde_json::{Value, json};

/// What someone needs to log in.
#[derive(Clone, Debug)]
pub struct Account {
    /// The mailbox's address, which is the name to log in with.
    pub address: String,
    /// Made up for this story; the end of the story looks for it in the server's log.
    pub password: String,
}

impl Account {
    /// With a password nobody used before.
    pub fn new(address: &str) -> Self {
        Self { address: address.to_owned(), password: format!("pw-{:032x}", rand::random::<u128>()) }
    }

    /// As scripts read it.
    pub fn json(&self) -> Value {
        json!({"address": self.address, "password": self.password})
    }
}
