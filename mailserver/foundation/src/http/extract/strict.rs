//! Reads what a document says and nothing more. Serde takes two things for a derived type that no schema allows: an array for
//! an object, by the order of its fields, and null for whatever is an `Option`. What is inside of a variant of an enum is
//! left to serde; no body has such.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

use super::form::Place;

/// Why null is refused; [`field_of`](super::field_of) knows it by this.
pub(super) const NULL: &str = "cannot be null";

/// A deserializer, or whatever else of serde's, that watches what is read at a place.
pub(super) struct Strict<'f, T> {
    inner: T,
    place: Place<'f>,
}

impl<'f> Place<'f> {
    /// `inner`, watched here.
    pub(super) fn around<T>(self, inner: T) -> Strict<'f, T> {
        Strict { inner, place: self }
    }
}

/// All methods of a deserializer that go to the one within; what `$rest` holds goes around the visitor.
macro_rules! read_within {
    ($rest:ident: $($method:ident($($name:ident: $type:ty),*);)*) => {
        $(fn $method<V: Visitor<'de>>(self, $($name: $type,)* visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method($($name,)* self.$rest.around(visitor))
        })*
    };
    ($rest:ident) => {
        read_within! {
            $rest:
            deserialize_any();
            deserialize_bool();
            deserialize_i8();
            deserialize_i16();
            deserialize_i32();
            deserialize_i64();
            deserialize_i128();
            deserialize_u8();
            deserialize_u16();
            deserialize_u32();
            deserialize_u64();
            deserialize_u128();
            deserialize_f32();
            deserialize_f64();
            deserialize_char();
            deserialize_str();
            deserialize_string();
            deserialize_bytes();
            deserialize_byte_buf();
            deserialize_option();
            deserialize_unit();
            deserialize_unit_struct(name: &'static str);
            deserialize_newtype_struct(name: &'static str);
            deserialize_seq();
            deserialize_tuple(len: usize);
            deserialize_tuple_struct(name: &'static str, len: usize);
            deserialize_map();
            deserialize_enum(name: &'static str, variants: &'static [&'static str]);
            deserialize_identifier();
        }

        /// Not watched: whatever is ignored is shown as if it were null.
        fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.inner.deserialize_ignored_any(visitor)
        }

        /// As a map, which is no array.
        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _name: &'static str,
            _fields: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, D::Error> {
            self.deserialize_map(visitor)
        }

        fn is_human_readable(&self) -> bool {
            self.inner.is_human_readable()
        }
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Strict<'_, D> {
    type Error = D::Error;

    read_within!(place);
}

/// Methods that go to the visitor within as they are.
macro_rules! visit_within {
    ($($method:ident($type:ty);)*) => {
        $(fn $method<E: Error>(self, value: $type) -> Result<V::Value, E> {
            self.inner.$method(value)
        })*
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Strict<'_, V> {
    type Value = V::Value;

    visit_within! {
        visit_bool(bool);
        visit_i64(i64);
        visit_i128(i128);
        visit_u64(u64);
        visit_u128(u128);
        visit_f64(f64);
        visit_str(&str);
        visit_borrowed_str(&'de str);
        visit_string(String);
        visit_bytes(&[u8]);
        visit_borrowed_bytes(&'de [u8]);
        visit_byte_buf(Vec<u8>);
    }

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        match self.place.is_never_null() {
            true => Err(E::custom(NULL)),
            false => self.inner.visit_none(),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        match self.place.is_never_null() {
            true => Err(E::custom(NULL)),
            false => self.inner.visit_unit(),
        }
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(self.place.around(deserializer))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.visit_newtype_struct(self.place.around(deserializer))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.inner.visit_seq(self.place.item().around(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(Fields { fields, object: self.place, field: Place::default() })
    }

    fn visit_enum<A: EnumAccess<'de>>(self, variant: A) -> Result<V::Value, A::Error> {
        self.inner.visit_enum(variant)
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Strict<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.inner.next_element_seed(self.place.around(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Strict<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.inner.deserialize(self.place.around(deserializer))
    }
}

/// The fields of an object, one after the other.
struct Fields<'f, A> {
    fields: A,
    object: Place<'f>,
    /// The one whose name was read last.
    field: Place<'f>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Fields<'_, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.field = Place::default();
        let heard = Heard { object: self.object, field: &mut self.field };
        self.fields.next_key_seed(heard.around(seed))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.fields.next_value_seed(self.field.around(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.fields.size_hint()
    }
}

/// Where a name leads that is about to be read.
struct Heard<'f, 'm> {
    object: Place<'f>,
    field: &'m mut Place<'f>,
}

impl<'f, 'm> Heard<'f, 'm> {
    fn around<T>(self, inner: T) -> Name<'f, 'm, T> {
        Name { inner, heard: self }
    }

    fn note(self, name: &str) {
        *self.field = self.object.field(name);
    }
}

/// The name of a field on its way through: seed, deserializer and visitor in turn.
struct Name<'f, 'm, T> {
    inner: T,
    heard: Heard<'f, 'm>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Name<'_, '_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.inner.deserialize(self.heard.around(deserializer))
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Name<'_, '_, D> {
    type Error = D::Error;

    read_within!(heard);
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Name<'_, '_, V> {
    type Value = V::Value;

    visit_within! {
        visit_bool(bool);
        visit_i64(i64);
        visit_i128(i128);
        visit_u64(u64);
        visit_u128(u128);
        visit_f64(f64);
    }

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<V::Value, E> {
        self.heard.note(name);
        self.inner.visit_str(name)
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<V::Value, E> {
        self.heard.note(name);
        self.inner.visit_borrowed_str(name)
    }

    fn visit_string<E: Error>(self, name: String) -> Result<V::Value, E> {
        self.heard.note(&name);
        self.inner.visit_string(name)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(self.heard.around(deserializer))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.visit_newtype_struct(self.heard.around(deserializer))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, variant: A) -> Result<V::Value, A::Error> {
        self.inner.visit_enum(variant)
    }
}
