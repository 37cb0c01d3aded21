//! Checks that declarations share. Each refusal reads on after the field's name.

use std::fmt::Display;
use std::ops::RangeInclusive;

/// A number within a range.
pub fn within<T: PartialOrd + Display>(range: RangeInclusive<T>) -> impl Fn(&T) -> Result<(), String> {
    move |value| match range.contains(value) {
        true => Ok(()),
        false => Err(format!("must be {} to {}", range.start(), range.end())),
    }
}

/// A text of so many bytes.
pub fn text(bytes: RangeInclusive<usize>) -> impl Fn(&String) -> Result<(), String> {
    move |value| match bytes.contains(&value.len()) && !value.contains('\0') {
        true => Ok(()),
        false => Err(format!("must have {} to {} bytes and no NUL", bytes.start(), bytes.end())),
    }
}

/// A list of so many items, each of which `item` accepts.
pub fn each<T>(
    items: RangeInclusive<usize>,
    item: impl Fn(&T) -> Result<(), String>,
) -> impl Fn(&Vec<T>) -> Result<(), String> {
    move |values| {
        if !items.contains(&values.len()) {
            return Err(format!("must have {} to {} items", items.start(), items.end()));
        }
        let refused = values.iter().enumerate().find_map(|(index, value)| Some((index, item(value).err()?)));
        match refused {
            Some((index, refusal)) => Err(format!("item {index} {refusal}")),
            None => Ok(()),
        }
    }
}
