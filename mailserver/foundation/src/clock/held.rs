//! Clocks under somebody's control, and the timers that wait for them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

/// What the clocks show and who waits for them.
#[derive(Debug)]
pub(super) struct Held {
    hands: watch::Sender<Hands>,
    timers: watch::Sender<Timers>,
}

/// In microseconds.
#[derive(Clone, Copy, Debug)]
struct Hands {
    wall: i64,
    uptime: i64,
}

/// Timers by when they are due, and how many things are under way that such timers set off.
#[derive(Debug, Default)]
struct Timers {
    due: BTreeMap<i64, usize>,
    under_way: usize,
}

/// A timer went off. Keep this until what it set off is over and the next timer is set: until then a test that advanced the
/// clock is kept waiting, so that it sees what its advance came to.
#[derive(Debug)]
#[must_use = "what the timer set off is under way until this is dropped"]
pub struct Woken(Option<Arc<Held>>);

/// A timer that is set.
pub(super) struct Timer {
    held: Arc<Held>,
    due: i64,
}

impl Held {
    pub(super) fn at(wall: i64) -> Arc<Self> {
        Arc::new(Self { hands: watch::Sender::new(Hands { wall, uptime: 0 }), timers: watch::Sender::default() })
    }

    pub(super) fn wall(&self) -> i64 {
        self.hands.borrow().wall
    }

    pub(super) fn uptime(&self) -> i64 {
        self.hands.borrow().uptime
    }

    pub(super) fn set(&self, wall: i64) {
        self.hands.send_modify(|hands| hands.wall = wall);
    }

    pub(super) fn advance(&self, by: Duration) {
        let by = micros(by);
        self.hands.send_modify(|hands| {
            hands.wall = hands.wall.saturating_add(by);
            hands.uptime = hands.uptime.saturating_add(by);
        });
    }

    pub(super) fn timer(self: &Arc<Self>, after: Duration) -> Timer {
        let due = self.uptime().saturating_add(micros(after));
        self.timers.send_modify(|timers| *timers.due.entry(due).or_default() += 1);
        Timer { held: Arc::clone(self), due }
    }

    pub(super) async fn settled(&self) {
        let idle = |timers: &Timers| {
            let next = timers.due.keys().next();
            timers.under_way == 0 && next.is_none_or(|due| *due > self.uptime())
        };
        // The sender is ours, so waiting cannot fail.
        let _ = self.timers.subscribe().wait_for(idle).await;
    }
}

impl Timer {
    pub(super) async fn gone_off(self) -> Woken {
        // The sender is ours, so waiting cannot fail.
        let _ = self.held.hands.subscribe().wait_for(|hands| hands.uptime >= self.due).await;
        // Counted before this timer is forgotten: there is no moment at which all seems settled.
        self.held.timers.send_modify(|timers| timers.under_way += 1);
        Woken(Some(Arc::clone(&self.held)))
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.held.timers.send_modify(|timers| {
            if let Some(count) = timers.due.get_mut(&self.due) {
                *count -= 1;
                if *count == 0 {
                    timers.due.remove(&self.due);
                }
            }
        });
    }
}

impl Woken {
    pub(super) fn by_the_machine() -> Self {
        Self(None)
    }
}

impl Drop for Woken {
    fn drop(&mut self) {
        if let Some(held) = &self.0 {
            held.timers.send_modify(|timers| timers.under_way -= 1);
        }
    }
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}
