//! Checks that declarations share. Each refusal reads on after the field's name, and each check says of itself in the field's
//! schema what a schema can say.

use std::fmt::Display;
use std::ops::RangeInclusive;

use utoipa::Number;
use utoipa::openapi::schema::ArrayItems;
use utoipa::openapi::{RefOr, Schema};

/// What a field's value has to be.
pub trait Check<T: ?Sized> {
    /// # Errors
    /// Why the value is refused, read on after the field's name.
    fn refuse(&self, value: &T) -> Result<(), String>;

    /// Says so in the field's schema.
    fn describe(&self, schema: &mut RefOr<Schema>);
}

/// The schema of a field with what its check says of itself.
#[doc(hidden)]
pub fn described<T>(check: &impl Check<T>, mut schema: RefOr<Schema>) -> RefOr<Schema> {
    check.describe(&mut schema);
    schema
}

/// A number within a range.
pub fn within<T>(range: RangeInclusive<T>) -> Within<T> {
    Within(range)
}

/// Made by [`within`].
#[derive(Clone, Debug)]
pub struct Within<T>(RangeInclusive<T>);

impl<T: PartialOrd + Display + Copy + Into<Number>> Check<T> for Within<T> {
    fn refuse(&self, value: &T) -> Result<(), String> {
        match self.0.contains(value) {
            true => Ok(()),
            false => Err(format!("must be {} to {}", self.0.start(), self.0.end())),
        }
    }

    fn describe(&self, schema: &mut RefOr<Schema>) {
        if let RefOr::T(Schema::Object(number)) = schema {
            (number.minimum, number.maximum) = (Some((*self.0.start()).into()), Some((*self.0.end()).into()));
        }
    }
}

/// A text of so many bytes.
pub fn text(bytes: RangeInclusive<usize>) -> Text {
    Text(bytes)
}

/// Made by [`text`].
#[derive(Clone, Debug)]
pub struct Text(RangeInclusive<usize>);

/// Bytes of the longest character.
const LONGEST_CHARACTER: usize = 4;

impl Check<String> for Text {
    fn refuse(&self, value: &String) -> Result<(), String> {
        match self.0.contains(&value.len()) && !value.contains('\0') {
            true => Ok(()),
            false => Err(format!("must have {} to {} bytes and no NUL", self.0.start(), self.0.end())),
        }
    }

    /// Schemas count characters: what is longer than so many bytes of one each, or shorter than the longest, is refused.
    fn describe(&self, schema: &mut RefOr<Schema>) {
        if let RefOr::T(Schema::Object(text)) = schema {
            text.min_length = Some(self.0.start().div_ceil(LONGEST_CHARACTER)).filter(|least| *least > 0);
            text.max_length = Some(*self.0.end());
        }
    }
}

/// A text that `read` does not refuse. A schema cannot say which.
pub fn like(read: fn(&str) -> Result<(), String>) -> Like {
    Like(read)
}

/// Made by [`like`].
#[derive(Clone, Debug)]
pub struct Like(fn(&str) -> Result<(), String>);

impl Check<String> for Like {
    fn refuse(&self, value: &String) -> Result<(), String> {
        (self.0)(value)
    }

    fn describe(&self, _schema: &mut RefOr<Schema>) {}
}

/// A list of so many items, each of which `item` accepts.
pub fn each<C>(items: RangeInclusive<usize>, item: C) -> Each<C> {
    Each { items, item }
}

/// Made by [`each`].
#[derive(Clone, Debug)]
pub struct Each<C> {
    items: RangeInclusive<usize>,
    item: C,
}

impl<T, C: Check<T>> Check<Vec<T>> for Each<C> {
    fn refuse(&self, values: &Vec<T>) -> Result<(), String> {
        if !self.items.contains(&values.len()) {
            return Err(format!("must have {} to {} items", self.items.start(), self.items.end()));
        }
        let refused =
            values.iter().enumerate().find_map(|(index, value)| Some((index, self.item.refuse(value).err()?)));
        match refused {
            Some((index, refusal)) => Err(format!("item {index} {refusal}")),
            None => Ok(()),
        }
    }

    fn describe(&self, schema: &mut RefOr<Schema>) {
        if let RefOr::T(Schema::Array(list)) = schema {
            list.min_items = Some(*self.items.start()).filter(|least| *least > 0);
            list.max_items = Some(*self.items.end());
            if let ArrayItems::RefOrSchema(item) = &mut list.items {
                self.item.describe(item);
            }
        }
    }
}
