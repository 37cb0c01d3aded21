//! The life of a licence's activations: one machine at a time, and two only while it moves (UPS-31, LIC-09).
//!
//! How an installation is recognised, and that two of them seem to share one identity, the licence server knows; here it
//! is a mark on the activation.

use crate::{moment::Moment, steps::license::Slot};

/// Where an activation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActivationState {
    /// An offline response was given out; nobody knows yet whether it was imported.
    PendingOffline,
    /// It is in use.
    Live,
    /// The licence moves away from it; it works until then.
    Migrating {
        /// The end of the window.
        until: Moment,
    },
    /// It has not been heard of for long. It keeps its slot until staff frees it.
    Lost,
    /// It is over.
    Released,
}

/// Days without a word until an activation counts as lost.
pub const LOST_DAYS: i64 = 90;
/// Days that two machines may share a licence while it moves, at most. The default is none: one machine.
pub const MAX_WINDOW_DAYS: u32 = 30;
/// Activations of one licence within [`QUOTA_DAYS`] without the vendor's staff (attack 14).
pub const QUOTA: usize = 3;
/// See [`QUOTA`].
pub const QUOTA_DAYS: i64 = 90;

/// One activation of a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Activation {
    /// Where it stands.
    pub state: ActivationState,
    /// Whether two seem to share it: both go on working, the vendor and the administrator are told (attacks 4, 5).
    pub cloned: bool,
}

/// What happens to an activation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// It has spoken.
    Seen,
    /// It has spoken as two would.
    CloneSeen,
    /// It has not spoken for [`LOST_DAYS`].
    Silent,
    /// The licence begins to move away.
    MigrationBegun {
        /// The end of the window.
        until: Moment,
    },
    /// The window may have ended.
    WindowEnded {
        /// The time.
        now: Moment,
    },
    /// It was given up, by a call or by a signed receipt; or its offline token has ended.
    Released,
    /// Staff frees the slot.
    FreedByStaff,
}

/// Why an event is refused; the fault of whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Another installation has the licence (UPS-31).
    #[error("the licence is in use on another installation")]
    SlotTaken,
    /// It is moving already.
    #[error("the licence is moving already")]
    Moving,
    /// It has been activated too often lately (attack 14).
    #[error("the licence was activated {most} times in {QUOTA_DAYS} days; again from {from} on, or through the vendor")]
    Quota {
        /// How often it may be.
        most: usize,
        /// From when on it may be again.
        from: Moment,
    },
    /// The window has not ended.
    #[error("the migration window ends at {0}")]
    WindowOpen(Moment),
    /// In its state there is no such step.
    #[error("the activation is not in a state for that")]
    NotPossible,
}

impl Activation {
    /// One whose answer goes out by the given state: live when online, pending when offline.
    pub fn new(state: ActivationState) -> Self {
        Self { state, cloned: false }
    }

    /// The activation after an event.
    ///
    /// # Errors
    /// [`Refused`]; it stays as it is then.
    pub fn step(self, event: Event) -> Result<Self, Refused> {
        use ActivationState::{Live, Lost, Migrating, PendingOffline, Released};
        let state = match (self.state, event) {
            (Released, _) => return Err(Refused::NotPossible),
            (PendingOffline | Live | Lost, Event::Seen) => Live,
            (Migrating { .. }, Event::Seen) => self.state,
            (state, Event::CloneSeen) => return Ok(Self { state, cloned: true }),
            (Live | PendingOffline, Event::Silent) => Lost,
            (Live | PendingOffline | Lost, Event::MigrationBegun { until }) => Migrating { until },
            (Migrating { until }, Event::WindowEnded { now }) if now >= until => Released,
            (Migrating { until }, Event::WindowEnded { .. }) => return Err(Refused::WindowOpen(until)),
            (Live | PendingOffline | Migrating { .. } | Lost, Event::Released) => Released,
            (Lost, Event::FreedByStaff) => Released,
            _ => return Err(Refused::NotPossible),
        };
        Ok(Self { state, ..self })
    }

    /// Whether it has the licence's one slot.
    pub fn holds_slot(self) -> bool {
        use ActivationState::{Live, Lost, Migrating, PendingOffline, Released};
        match self.state {
            PendingOffline | Live | Lost => true,
            Migrating { .. } | Released => false,
        }
    }
}

/// Whether a licence with these activations has a place for another.
pub fn slot(activations: &[Activation]) -> Slot {
    match activations.iter().any(|activation| activation.holds_slot()) {
        true => Slot::Taken,
        false => Slot::Free,
    }
}

/// Whether a licence may move away from the activation that holds it now.
///
/// # Errors
/// [`Refused::Moving`] while the last move is not over, [`Refused::NotPossible`] when there is nothing to move from.
pub fn may_move(activations: &[Activation]) -> Result<(), Refused> {
    let moving = |activation: &Activation| matches!(activation.state, ActivationState::Migrating { .. });
    match (activations.iter().any(moving), slot(activations)) {
        (true, _) => Err(Refused::Moving),
        (false, Slot::Free) => Err(Refused::NotPossible),
        (false, Slot::Taken) => Ok(()),
    }
}

/// Whether a licence that was activated at these times may be again without the vendor's staff; `most` is [`QUOTA`] unless the
/// vendor has another policy.
///
/// # Errors
/// [`Refused::Quota`].
pub fn quota(activated_at: &[Moment], most: usize, now: Moment) -> Result<(), Refused> {
    let mut lately: Vec<Moment> = activated_at.to_vec();
    lately.retain(|at| now < at.plus_days(QUOTA_DAYS));
    lately.sort();
    match lately.len().checked_sub(most) {
        Some(first) if first < lately.len() => Err(Refused::Quota { most, from: lately[first].plus_days(QUOTA_DAYS) }),
        Some(_) => Err(Refused::Quota { most, from: now.plus_days(QUOTA_DAYS) }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Moment = Moment::from_second(1_800_000_000);

    /// Attack 14.
    #[test]
    fn three_activations_in_ninety_days_are_enough() {
        let days = [0, 10, 20].map(|n| NOW.plus_days(n));
        assert_eq!(quota(&days[..2], QUOTA, NOW.plus_days(20)), Ok(()));
        assert_eq!(quota(&days, QUOTA, NOW.plus_days(30)), Err(Refused::Quota { most: 3, from: NOW.plus_days(90) }));
        assert_eq!(quota(&days, QUOTA, NOW.plus_days(90)), Ok(()));
    }

    /// Attack 14: a slot that was given out offline is not freed by asking; attack 5: a clone keeps working.
    #[test]
    fn an_offline_activation_keeps_its_slot_until_its_receipt() {
        let pending = Activation::new(ActivationState::PendingOffline);
        assert_eq!(slot(&[pending]), Slot::Taken);
        assert_eq!(pending.step(Event::FreedByStaff), Err(Refused::NotPossible));
        assert_eq!(slot(&[pending.step(Event::Released).unwrap()]), Slot::Free);
        let lost = pending.step(Event::Silent).unwrap();
        assert_eq!(slot(&[lost]), Slot::Taken);
        assert_eq!(slot(&[lost.step(Event::FreedByStaff).unwrap()]), Slot::Free);
        let cloned = Activation::new(ActivationState::Live).step(Event::CloneSeen).unwrap();
        assert_eq!((cloned.state, cloned.cloned), (ActivationState::Live, true));
    }

    #[derive(Debug, Clone)]
    enum Deed {
        Activate,
        Move(i64),
        To(usize, Event),
        Days(i64),
    }

    fn deed() -> impl Strategy<Value = Deed> {
        let event = prop_oneof![
            Just(Event::Seen),
            Just(Event::CloneSeen),
            Just(Event::Silent),
            Just(Event::Released),
            Just(Event::FreedByStaff),
            (0..60_i64).prop_map(|n| Event::WindowEnded { now: NOW.plus_days(n) }),
        ];
        prop_oneof![
            Just(Deed::Activate),
            (0..30_i64).prop_map(Deed::Move),
            (0..6_usize, event).prop_map(|(at, event)| Deed::To(at, event)),
            (0..10_i64).prop_map(Deed::Days),
        ]
    }

    proptest! {
        /// UPS-31.
        #[test]
        fn one_machine_holds_a_licence_and_a_second_only_while_it_moves(deeds in prop::collection::vec(deed(), 0..40)) {
            let (mut rows, mut now): (Vec<Activation>, Moment) = (Vec::new(), NOW);
            for deed in deeds {
                match deed {
                    Deed::Activate if slot(&rows) == Slot::Free => rows.push(Activation::new(ActivationState::Live)),
                    Deed::Move(days) if may_move(&rows).is_ok() => {
                        let holder = rows.iter_mut().find(|row| row.holds_slot()).unwrap();
                        *holder = holder.step(Event::MigrationBegun { until: now.plus_days(days) }).unwrap();
                        rows.push(Activation::new(ActivationState::Live));
                    }
                    Deed::To(at, event) if at < rows.len() => rows[at] = rows[at].step(event).unwrap_or(rows[at]),
                    Deed::Days(days) => now = now.plus_days(days),
                    _ => {}
                }
                let moving = rows.iter().filter(|row| matches!(row.state, ActivationState::Migrating { .. })).count();
                prop_assert!(rows.iter().filter(|row| row.holds_slot()).count() <= 1);
                prop_assert!(moving <= 1);
            }
        }
    }
}
