//! The word to stop: said once, heard by every listener and every session.

use tokio::sync::watch;

/// Says it.
#[derive(Debug)]
pub struct Shutdown(watch::Sender<bool>);

impl Shutdown {
    /// Not said yet.
    pub fn new() -> Self {
        Self(watch::Sender::new(false))
    }

    /// An ear for one listener or session.
    pub fn stopping(&self) -> Stopping {
        Stopping(self.0.subscribe())
    }

    /// Asks everyone to finish the command in hand, say goodbye and close.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Default for Shutdown {
    fn default() -> Self {
        Self::new()
    }
}

/// Hears it.
#[derive(Clone, Debug)]
pub struct Stopping(watch::Receiver<bool>);

impl Stopping {
    /// Whether it was said.
    pub fn is_asked(&self) -> bool {
        *self.0.borrow()
    }

    /// Returns once it was said, or whoever could say it is gone.
    pub async fn asked(&mut self) {
        // An error means that the sender was dropped: nobody is left to serve for.
        let _ = self.0.wait_for(|asked| *asked).await;
    }
}
