//! The life of what the licence server keeps, as pure steps: a state and an event give a state or a refusal.
//!
//! What a step does beside (invoices, tokens, mails) is the licence server's; what a state means to a mail server stands in
//! the token and is [`evaluate`](crate::evaluate)d there.

pub mod activation;
pub mod addon;
pub mod invoice;
pub mod license;
pub mod maintenance;
