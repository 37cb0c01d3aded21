//! Upgrade protection: alive until a date, and renewed by whole years (UPS-06 to UPS-08, SM-LIC-05).

use crate::moment::Moment;

/// Months that one renewal adds, and the first purchase has.
pub const MONTHS: i32 = 12;

/// From where a lapsed protection is renewed; the vendor's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// From the day it lapsed: as many years as it takes to be alive again.
    LapseDate,
    /// From today, and a fee for coming back.
    Today,
}

/// A renewal to be sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renewal {
    /// The new end.
    pub until: Moment,
    /// How many terms are paid for.
    pub terms: u32,
    /// Whether the fee for coming back is paid too.
    pub fee: Fee,
}

/// The fee for coming back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fee {
    /// None.
    None,
    /// To be paid.
    Reinstatement,
}

/// Whether protection that ends then is alive.
pub fn is_live(until: Moment, now: Moment) -> bool {
    now < until
}

/// Whether a build of that date is covered: one released on the last day still is (UPS-22, SM-LIC-05).
pub fn covers(until: Moment, build: Moment) -> bool {
    build <= until
}

/// What renewing by a term of so many months costs in terms and fees, and where it leads. One that is alive is prolonged from
/// its end.
pub fn renew(until: Moment, months: i32, basis: Basis, now: Moment) -> Renewal {
    let months = months.max(1);
    match (is_live(until, now), basis) {
        (true, _) => Renewal { until: until.plus_months(months), terms: 1, fee: Fee::None },
        (false, Basis::Today) => Renewal { until: now.plus_months(months), terms: 1, fee: Fee::Reinstatement },
        (false, Basis::LapseDate) => {
            let mut terms = 1;
            // Counted from the first end, so that the 29th of February does not become the 28th for good.
            while !is_live(until.plus_months(months * terms), now) && terms < 1000 {
                terms += 1;
            }
            Renewal { until: until.plus_months(months * terms), terms: terms.unsigned_abs(), fee: Fee::None }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn at(date: &str) -> Moment {
        Moment::from(format!("{date}T00:00:00Z").parse::<Timestamp>().unwrap())
    }

    /// UPS-07.
    #[test]
    fn renewing_leads_past_today_whichever_way() {
        let end = at("2026-03-01");
        let renewed = |basis, now| renew(end, MONTHS, basis, at(now));
        let year = Renewal { until: at("2027-03-01"), terms: 1, fee: Fee::None };
        assert_eq!(renewed(Basis::LapseDate, "2026-02-01"), year);
        assert_eq!(renewed(Basis::Today, "2026-02-01"), year, "one that is alive needs no fee");
        assert_eq!(renewed(Basis::LapseDate, "2026-03-01"), year);
        let three = Renewal { until: at("2029-03-01"), terms: 3, fee: Fee::None };
        assert_eq!(renewed(Basis::LapseDate, "2028-06-01"), three);
        let back = Renewal { until: at("2029-06-01"), terms: 1, fee: Fee::Reinstatement };
        assert_eq!(renewed(Basis::Today, "2028-06-01"), back);
        let halves = Renewal { until: at("2028-09-01"), terms: 5, fee: Fee::None };
        assert_eq!(renew(end, 6, Basis::LapseDate, at("2028-06-01")), halves);
        assert!(covers(end, end) && !covers(end, end.plus(1)) && !is_live(end, end));
    }
}
