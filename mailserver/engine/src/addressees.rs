//! Lists of addresses that mail is led to.

use std::ops::RangeInclusive;

use foundation::http::FieldError;
use message::address::Address;

use crate::Refused;

/// The addresses in `/targets` as they are kept, or which of them cannot be.
pub(crate) fn check_addresses(
    targets: &[String],
    count: RangeInclusive<usize>,
    check: impl Fn(&Address) -> Result<(), &'static str>,
) -> Result<Vec<String>, Refused> {
    if !count.contains(&targets.len()) {
        let detail = format!("must have {} to {} items", count.start(), count.end());
        return Err(Refused::field("/targets", "out_of_range", detail));
    }
    let (mut kept, mut errors) = (Vec::new(), Vec::new());
    for (index, target) in targets.iter().enumerate() {
        let checked = Address::parse(target).map_err(|_| "must be an address");
        match checked.and_then(|address| check(&address).map(|()| address)) {
            Ok(address) => kept.push(address.to_string()),
            Err(detail) => errors.push(FieldError::new(format!("/targets/{index}"), "invalid", detail)),
        }
    }
    if errors.is_empty() { Ok(kept) } else { Err(Refused::Invalid(errors)) }
}
