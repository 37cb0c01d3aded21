//! Sequence sets (RFC 9051 §9 `sequence-set`): merged, ordered, `*` kept until the highest number is known. Every walk
//! costs what it finds, never the numeric span it covers.

use crate::encode::decimal;
use std::ops::{Range, RangeInclusive};

/// The messages a command names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Messages {
    /// By numbers.
    Set(SequenceSet),
    /// `$`: what the last SEARCH RETURN (SAVE) found (RFC 5182).
    Saved,
}

/// Numbers ≥ 1 as merged ranges, perhaps with an open end.
///
/// `n:*` names the numbers from n to the highest one in use, and that highest one even if it is below n. Seen over
/// numbers in use, `a:*` and `b:*` join to `min(a,b):*`, and a lone `*` is `4294967295:*`, so one open range is enough.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SequenceSet {
    /// Ordered, disjoint, not adjacent, all below `open`.
    closed: Vec<(u32, u32)>,
    open: Option<u32>,
}

impl SequenceSet {
    /// The empty set, which the wire cannot spell.
    pub const fn new() -> Self {
        Self { closed: Vec::new(), open: None }
    }

    /// The set of ascending `numbers`; zeros and repetitions are passed over.
    pub fn from_sorted(numbers: impl IntoIterator<Item = u32>) -> Self {
        let mut set = Self::new();
        numbers.into_iter().for_each(|n| set.push(n));
        set
    }

    /// One range with both ends known.
    pub fn from_range(range: RangeInclusive<u32>) -> Self {
        Self::from_parts(vec![(*range.start(), *range.end())], None)
    }

    /// Normalises ranges as they were written; `open` is the lowest start of a range ending in `*`.
    pub(crate) fn from_parts(mut ranges: Vec<(u32, u32)>, open: Option<u32>) -> Self {
        for range in &mut ranges {
            *range = (range.0.min(range.1), range.0.max(range.1));
        }
        ranges.sort_unstable();
        let mut set = Self { closed: Vec::with_capacity(ranges.len().min(16)), open };
        for (low, high) in ranges {
            match set.closed.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => set.closed.push((low, high)),
            }
        }
        set.absorb_into_open();
        set
    }

    /// Adds `n`, which must not be below what was pushed before; a lower or repeated one changes nothing.
    pub fn push(&mut self, n: u32) {
        match self.closed.last_mut() {
            _ if n == 0 => {}
            Some(last) if n <= last.1 => {}
            Some(last) if n == last.1 + 1 => last.1 = n,
            _ => self.closed.push((n, n)),
        }
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.closed.is_empty() && self.open.is_none()
    }

    /// Whether a `*` was written.
    pub fn has_star(&self) -> bool {
        self.open.is_some()
    }

    /// Whether `n` is in the set when `highest` is the highest number in use.
    pub fn contains(&self, n: u32, highest: u32) -> bool {
        let after = self.closed.partition_point(|range| range.0 <= n);
        let closed = after > 0 && n <= self.closed[after - 1].1;
        n > 0 && n <= highest && (closed || self.open.is_some_and(|open| n >= open.min(highest)))
    }

    /// The set cut to `1..=highest`, ascending, disjoint. Sequence numbers are all in use, so this resolves them.
    pub fn ranges(&self, highest: u32) -> impl Iterator<Item = RangeInclusive<u32>> + '_ {
        let open = self.open.map(|open| open.min(highest)).filter(|_| highest > 0);
        let end = open.map_or(highest, |open| open.saturating_sub(1));
        let closed =
            self.closed.iter().take_while(move |range| range.0 <= end).map(move |range| range.0..=range.1.min(end));
        closed.chain(open.map(|open| open..=highest))
    }

    /// Where in ascending `known` numbers the set's members stand, as index spans.
    pub fn spans<'a>(&'a self, known: &'a [u32]) -> impl Iterator<Item = Range<usize>> + 'a {
        self.spans_by(known, |n| *n)
    }

    /// `spans` over any slice ascending in `number`.
    pub fn spans_by<'a, T>(
        &'a self,
        known: &'a [T],
        number: impl Fn(&T) -> u32 + 'a,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut ranges = self.ranges(known.last().map_or(0, &number));
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                if from >= known.len() {
                    return None;
                }
                let range = ranges.next()?;
                let low = from + known[from..].partition_point(|known| number(known) < *range.start());
                let high = low + known[low..].partition_point(|known| number(known) <= *range.end());
                from = high;
                if low < high {
                    return Some(low..high);
                }
            }
        })
    }

    /// Members of the set among ascending `known` numbers.
    pub fn matches<'a>(&'a self, known: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
        self.spans(known).flat_map(|span| known[span].iter().copied())
    }

    /// The set's numbers up to `highest` that ascending `known` lacks: what a client may still hold and we do not.
    pub fn missing(&self, known: &[u32], highest: u32) -> SequenceSet {
        let mut missing = Vec::new();
        let mut at = 0;
        for range in self.ranges(highest) {
            let mut low = *range.start();
            at += known[at..].partition_point(|n| *n < low);
            while let Some(&n) = known.get(at).filter(|n| range.contains(n)) {
                if low < n {
                    missing.push((low, n - 1));
                }
                low = n.saturating_add(1);
                at += 1;
            }
            if low <= *range.end() && low != 0 && known.get(at.wrapping_sub(1)) != Some(range.end()) {
                missing.push((low, *range.end()));
            }
        }
        Self::from_parts(missing, None)
    }

    /// How many numbers the set holds up to `highest`.
    pub fn count(&self, highest: u32) -> u64 {
        self.ranges(highest).map(|range| u64::from(range.end() - range.start()) + 1).sum()
    }

    /// Appends the shortest spelling, `1:3,5,7:*`. Nothing for the empty set.
    pub fn write(&self, out: &mut Vec<u8>) {
        let mut comma = false;
        for &(low, high) in &self.closed {
            if comma {
                out.push(b',');
            }
            comma = true;
            decimal(u64::from(low), out);
            if low != high {
                out.push(b':');
                decimal(u64::from(high), out);
            }
        }
        if let Some(open) = self.open {
            if comma {
                out.push(b',');
            }
            if open != u32::MAX {
                decimal(u64::from(open), out);
                out.push(b':');
            }
            out.push(b'*');
        }
    }

    fn absorb_into_open(&mut self) {
        let Some(mut open) = self.open else { return };
        while let Some(&(low, high)) = self.closed.last() {
            // `1:4,5:*` is `1:*`; but a lone `*` after `1:4294967294` stays apart only by its reading, so it may join too.
            if high.saturating_add(1) < open {
                break;
            }
            open = open.min(low);
            self.closed.pop();
        }
        self.open = Some(open);
    }
}

impl std::fmt::Display for SequenceSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut out = Vec::new();
        self.write(&mut out);
        f.write_str(&String::from_utf8_lossy(&out))
    }
}

#[cfg(test)]
mod tests;
