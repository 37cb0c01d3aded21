//! What the service manager is told.

use sd_notify::NotifyState;

/// Says it. Without a service manager nobody listens, and that is fine.
pub fn notify(state: NotifyState<'_>) {
    let since = match state {
        // A manager that waits for the end of a reload tells it by this from an earlier one.
        NotifyState::Reloading => NotifyState::monotonic_usec_now().ok(),
        _ => None,
    };
    let states: Vec<NotifyState<'_>> = [state].into_iter().chain(since).collect();
    if let Err(error) = sd_notify::notify(&states) {
        tracing::warn!(%error, "the service manager cannot be told");
    }
}
