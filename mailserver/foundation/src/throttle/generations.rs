//! A bounded map that forgets what was not touched lately, at constant cost an access. Two halves: new and touched
//! entries live in the young one; when that is full, the old one is dropped and the young takes its place.
//! A true least-recently-used list would cost a link an entry for an order nobody needs exactly.

use std::collections::HashMap;
use std::hash::Hash;

pub(super) struct Generations<K, V> {
    half: usize,
    young: HashMap<K, V>,
    old: HashMap<K, V>,
}

impl<K: Eq + Hash, V> Generations<K, V> {
    /// Holds at most `capacity` entries, and at least the `capacity / 2` touched last.
    pub(super) fn new(capacity: usize) -> Self {
        Self { half: (capacity / 2).max(1), young: HashMap::new(), old: HashMap::new() }
    }

    pub(super) fn get(&self, key: &K) -> Option<&V> {
        self.young.get(key).or_else(|| self.old.get(key))
    }

    /// The entry for `key`, made if absent, and young from now on.
    pub(super) fn touch(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        if !self.young.contains_key(&key) && self.young.len() >= self.half {
            let aged = std::mem::take(&mut self.young);
            let kept = std::mem::replace(&mut self.old, aged).remove(&key);
            if let Some(value) = kept {
                return self.young.entry(key).or_insert(value);
            }
        }
        let kept = self.old.remove(&key);
        self.young.entry(key).or_insert_with(|| kept.unwrap_or_else(make))
    }

    pub(super) fn remove(&mut self, key: &K) {
        self.young.remove(key);
        self.old.remove(key);
    }

    /// All entries, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.young.iter().chain(&self.old)
    }

    /// Forgets the entries of which `keep` is false.
    pub(super) fn retain(&mut self, keep: impl Fn(&K, &V) -> bool) {
        self.young.retain(|key, value| keep(key, value));
        self.old.retain(|key, value| keep(key, value));
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_holds_more_than_its_capacity_and_keeps_what_is_touched() {
        let mut table = Generations::new(10);
        for key in 0..1000 {
            table.touch(key, || key);
            *table.touch(-1, || 7) += 0;
            assert!(table.len() <= 10, "{} entries", table.len());
        }
        assert_eq!(table.get(&-1), Some(&7));
        assert_eq!(table.get(&999), Some(&999));
        assert_eq!(table.get(&1), None);
    }
}
