//! Money: whole minor units of one currency. There are no fractions and no conversions here.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Three capital letters of ISO 4217.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// The text is not a currency; the fault of whoever typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a currency is three capital letters, such as EUR")]
pub struct NotACurrency;

impl Currency {
    /// Takes a code such as `EUR`.
    ///
    /// # Errors
    /// [`NotACurrency`].
    pub fn new(code: &str) -> Result<Self, NotACurrency> {
        match <[u8; 3]>::try_from(code.as_bytes()) {
            Ok(letters) if letters.iter().all(u8::is_ascii_uppercase) => Ok(Self(letters)),
            _ => Err(NotACurrency),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = NotACurrency;

    fn try_from(code: String) -> Result<Self, NotACurrency> {
        Self::new(&code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.to_string()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| write!(f, "{}", char::from(*letter)))
    }
}

/// An amount in cents, or whatever the smallest unit of its currency is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units.
    pub minor: i64,
    /// Of what.
    pub currency: Currency,
}

impl Money {
    /// So many minor units.
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Tax on it, in hundredths of a percent: half a cent and more is a cent. Amounts near the end of `i64` stop there.
    pub fn tax(self, basis_points: u32) -> Self {
        let exact = i128::from(self.minor) * i128::from(basis_points);
        let rounded = (exact.abs() + 5_000) / 10_000 * exact.signum();
        let minor = rounded.clamp(i64::MIN.into(), i64::MAX.into());
        Self { minor: i64::try_from(minor).unwrap_or(i64::MAX), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax_is_rounded_to_the_cent_away_from_zero() {
        let euro = Currency::new("EUR").unwrap();
        let tax = |minor, rate| Money::new(minor, euro).tax(rate).minor;
        assert_eq!(tax(10_000, 1_900), 1_900);
        assert_eq!(tax(50, 2_100), 11);
        assert_eq!(tax(-50, 2_100), -11);
        assert_eq!(tax(i64::MAX, 20_000), i64::MAX);
        assert!(Currency::new("eur").is_err() && Currency::new("EURO").is_err());
        assert_eq!(serde_json::to_string(&Money::new(5, euro)).unwrap(), r#"{"minor":5,"currency":"EUR"}"#);
    }
}
