//! The highest number seen of each licence, which keeps an older and richer token from being put back (attack 6).
//!
//! The mail server keeps it twice, in its rows and in a file beside them, and merges both at start: restoring one does not
//! restore the other.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::claims::LicenseId;

/// The highest `seq` seen, by licence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HighestSeq(BTreeMap<LicenseId, u64>);

/// A token older than one this installation has had. The one held stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the token has number {got}, this installation has had {held} of this licence")]
pub struct Rollback {
    /// The highest number seen.
    pub held: u64,
    /// The number that came.
    pub got: u64,
}

impl HighestSeq {
    /// The highest number seen of a licence; 0 when there was none.
    pub fn of(&self, license: &LicenseId) -> u64 {
        self.0.get(license).copied().unwrap_or(0)
    }

    /// Whether a token with that number may be taken: as high as the highest, or higher.
    ///
    /// # Errors
    /// [`Rollback`].
    pub fn check(&self, license: &LicenseId, got: u64) -> Result<(), Rollback> {
        match self.of(license) {
            held if got < held => Err(Rollback { held, got }),
            _ => Ok(()),
        }
    }

    /// Notes a token that was taken, or a tombstone that was written.
    pub fn note(&mut self, license: &LicenseId, seq: u64) {
        let held = self.0.entry(license.clone()).or_default();
        *held = seq.max(*held);
    }

    /// Takes the higher of both, number by number.
    pub fn merge(&mut self, other: &Self) {
        other.0.iter().for_each(|(license, seq)| self.note(license, *seq));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Attack 6.
    #[test]
    fn an_older_number_is_refused_also_after_one_of_the_two_places_was_restored() {
        let (ours, other) = (LicenseId("lic_1".into()), LicenseId("lic_2".into()));
        let mut rows = HighestSeq::default();
        let mut file = HighestSeq::default();
        file.note(&ours, 7);
        rows.note(&ours, 3);
        rows.merge(&file);
        assert_eq!(rows.check(&ours, 6), Err(Rollback { held: 7, got: 6 }));
        assert_eq!(rows.check(&ours, 7), Ok(()));
        assert_eq!(rows.check(&other, 1), Ok(()), "another licence counts for itself");
        rows.note(&ours, 2);
        assert_eq!(rows.of(&ours), 7);
    }
}
