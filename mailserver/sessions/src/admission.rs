//! A login that the server takes back: every protocol waits for it beside its input, and tells it in the same words.

use std::future;

use engine::admission::Admission;

/// What the client is told before its connection ends.
pub(crate) const WITHDRAWN: &str = "the session or its mailbox was closed, or the password changed; log in again";

/// Returns once the admission is withdrawn; never, while nobody is logged in.
pub(crate) async fn withdrawn(admission: Option<&mut Admission>) {
    match admission {
        Some(admission) => admission.withdrawn().await,
        None => future::pending().await,
    }
}

/// Whether the admission of whoever is logged in was withdrawn: what a client said in one breath never waits for input.
pub(crate) fn is_withdrawn(admission: Option<&Admission>) -> bool {
    admission.is_some_and(Admission::is_withdrawn)
}
