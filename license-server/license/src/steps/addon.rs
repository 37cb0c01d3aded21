//! The life of an add-on on one licence: tried once, bought, grown, lapsed and back (§ "Activation" of the model).

/// Where an add-on stands on a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AddonRow {
    /// Never had.
    None,
    /// Tried now.
    Trial {
        /// How many.
        qty: u64,
    },
    /// Tried once, not bought.
    Ended,
    /// Bought.
    Bought {
        /// How many.
        qty: u64,
    },
    /// Bought, and maintenance has lapsed.
    Lapsed {
        /// How many were bought.
        qty: u64,
    },
}

/// What happens to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A trial begins, as the trial rule has allowed.
    TrialBegun {
        /// How many.
        qty: u64,
    },
    /// The trial is over.
    TrialEnded,
    /// It is bought, or more of it.
    Bought {
        /// How many there are then.
        qty: u64,
    },
    /// Maintenance has lapsed.
    MaintenanceLapsed,
    /// Maintenance was renewed.
    MaintenanceRenewed,
}

/// Why an event is refused; the fault of whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is one trial (LIC-37).
    #[error("the add-on was tried or bought before")]
    NoSecondTrial,
    /// The number only grows.
    #[error("there are {0} already; the number only grows")]
    OnlyUp(u64),
    /// Maintenance comes first.
    #[error("upgrade protection has lapsed; renew it first")]
    MaintenanceLapsed,
    /// In its state there is no such step.
    #[error("the add-on is not in a state for that")]
    NotPossible,
}

impl AddonRow {
    /// The row after an event.
    ///
    /// # Errors
    /// [`Refused`]; the row stays then.
    pub fn step(self, event: Event) -> Result<Self, Refused> {
        match (self, event) {
            (Self::None, Event::TrialBegun { qty: 0 }) => Err(Refused::NotPossible),
            (Self::None, Event::TrialBegun { qty }) => Ok(Self::Trial { qty }),
            (_, Event::TrialBegun { .. }) => Err(Refused::NoSecondTrial),
            (Self::Trial { .. }, Event::TrialEnded) => Ok(Self::Ended),
            (Self::Lapsed { .. }, Event::Bought { .. }) => Err(Refused::MaintenanceLapsed),
            (Self::Bought { qty: have }, Event::Bought { qty }) if qty <= have => Err(Refused::OnlyUp(have)),
            (_, Event::Bought { qty: 0 }) => Err(Refused::OnlyUp(0)),
            (_, Event::Bought { qty }) => Ok(Self::Bought { qty }),
            (Self::Bought { qty }, Event::MaintenanceLapsed) => Ok(Self::Lapsed { qty }),
            (Self::Lapsed { qty }, Event::MaintenanceRenewed) => Ok(Self::Bought { qty }),
            _ => Err(Refused::NotPossible),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn event() -> impl Strategy<Value = Event> {
        prop_oneof![
            (0..40_u64).prop_map(|qty| Event::TrialBegun { qty }),
            Just(Event::TrialEnded),
            (0..40_u64).prop_map(|qty| Event::Bought { qty }),
            Just(Event::MaintenanceLapsed),
            Just(Event::MaintenanceRenewed),
        ]
    }

    /// LIC-38: after the trial it is bought, or it stays off.
    #[test]
    fn a_trial_ends_and_can_be_bought() {
        let tried = AddonRow::None.step(Event::TrialBegun { qty: 25 }).unwrap();
        let ended = tried.step(Event::TrialEnded).unwrap();
        assert_eq!(ended, AddonRow::Ended);
        assert_eq!(ended.step(Event::TrialBegun { qty: 25 }), Err(Refused::NoSecondTrial));
        assert_eq!(ended.step(Event::Bought { qty: 3 }), Ok(AddonRow::Bought { qty: 3 }));
        assert_eq!(tried.step(Event::Bought { qty: 3 }), Ok(AddonRow::Bought { qty: 3 }));
    }

    proptest! {
        /// Attack 13.
        #[test]
        fn it_is_tried_at_most_once_and_what_was_bought_never_shrinks(events in prop::collection::vec(event(), 0..40)) {
            let (mut row, mut trials, mut bought) = (AddonRow::None, 0, 0);
            for event in events {
                let Ok(after) = row.step(event) else { continue };
                trials += usize::from(matches!(after, AddonRow::Trial { .. }));
                if let AddonRow::Bought { qty } | AddonRow::Lapsed { qty } = after {
                    prop_assert!(qty >= bought);
                    bought = qty;
                }
                let bought_now = matches!(after, AddonRow::Bought { .. } | AddonRow::Lapsed { .. });
                prop_assert!(bought == 0 || bought_now);
                row = after;
            }
            prop_assert!(trials <= 1);
        }
    }
}
