//! The name of a message in replies, Received lines, logs and traces: a number that rises with time, so that rows lie in the
//! order in which they are looked through and forgotten.

use std::fmt;
use std::str::FromStr;

use foundation::db::Arg;
use foundation::ids;

/// Names a message, or the attempt to bring one. Printed without a prefix: it is what `250 … queued as` says and what people
/// read out, so it is read in either case of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TraceId(pub i64);

/// Bits below the time: room for a million messages in a unit of it.
const FINE: u32 = 20;

/// Bits of a time in microseconds that are not kept: an identifier's unit of time is about a millisecond.
const COARSE: u32 = 10;

impl TraceId {
    /// The first identifier of a moment, in microseconds since the epoch.
    pub fn first_at(micros: i64) -> Self {
        Self((micros.max(0) >> COARSE).min(i64::MAX >> FINE) << FINE)
    }

    /// When it was made, in microseconds since the epoch, to about a millisecond.
    pub fn micros(self) -> i64 {
        (self.0 >> FINE) << COARSE
    }
}

impl fmt::Display for TraceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&ids::encode(self.0))
    }
}

/// The text is not the identifier of a message. Whoever sent it is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the identifier of a message")]
pub struct InvalidTraceId;

impl FromStr for TraceId {
    type Err = InvalidTraceId;

    fn from_str(text: &str) -> Result<Self, InvalidTraceId> {
        ids::decode(&text.to_ascii_lowercase()).map(Self).ok_or(InvalidTraceId)
    }
}

impl From<TraceId> for Arg {
    fn from(id: TraceId) -> Self {
        id.0.into()
    }
}
