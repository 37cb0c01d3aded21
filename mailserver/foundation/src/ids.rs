//! Identifiers that are never reused: 63-bit numbers handed out in rising order by the database's `id` head,
//! typed per object and printed with a prefix that says what they name.

/// Declares a typed identifier: a newtype over `i64` printed as `prefix_` and Crockford base 32.
///
/// ```
/// foundation::id_type!(/// A parcel.
///     ParcelId, "parcel");
/// let id = ParcelId(1234);
/// assert_eq!(id.to_string(), "parcel_16j");
/// assert_eq!("parcel_16j".parse::<ParcelId>(), Ok(id));
/// ```
#[macro_export]
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(concat!($prefix, "_"))?;
                f.write_str(&$crate::ids::encode(self.0))
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::ids::InvalidId;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.strip_prefix(concat!($prefix, "_")).and_then($crate::ids::decode).map(Self).ok_or($crate::ids::InvalidId)
            }
        }

        impl From<$name> for $crate::db::Arg {
            fn from(id: $name) -> Self {
                id.0.into()
            }
        }
    };
}

/// The text is not an identifier of the expected kind. Whoever sent it is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier of this kind")]
pub struct InvalidId;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Crockford base 32 of a non-negative number, without leading zeros.
pub fn encode(id: i64) -> String {
    let mut rest = id.unsigned_abs();
    let mut digits = Vec::with_capacity(13);
    loop {
        digits.push(ALPHABET[(rest & 31) as usize]);
        rest >>= 5;
        if rest == 0 {
            break;
        }
    }
    digits.reverse();
    String::from_utf8_lossy(&digits).into_owned()
}

/// The number that [`encode`] printed; `None` for anything it would not print.
pub fn decode(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > 13 || (text.len() > 1 && text.starts_with('0')) {
        return None;
    }
    text.bytes().try_fold(0i64, |value, digit| {
        let digit = ALPHABET.iter().position(|&known| known == digit)?;
        value.checked_mul(32)?.checked_add(digit as i64)
    })
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn printed_identifiers_read_back() {
        for id in [0, 1, 31, 32, 1000, i64::MAX] {
            assert_eq!(decode(&encode(id)), Some(id));
        }
    }

    #[test]
    fn what_was_never_printed_is_refused() {
        for text in ["", "01", "u", "A", "-1", "zzzzzzzzzzzzz", "00000000000000"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
