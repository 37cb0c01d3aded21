use proptest::prelude::*;

use super::*;
use crate::{moment::MINUTE, testing::NOW};

/// A machine whose wall clock somebody moves.
struct Machine {
    clock: Clock,
    wall: Moment,
    uptime: i64,
}

impl Machine {
    fn at(wall: Moment) -> Self {
        Self { clock: Clock::start(None, Tick { wall, uptime: 0 }), wall, uptime: 0 }
    }

    fn restarted(&self, wall: Moment) -> Self {
        let saved = self.clock.saved().clone();
        Self { clock: Clock::start(Some(saved), Tick { wall, uptime: 0 }), wall, uptime: 0 }
    }

    /// Lets time pass in steps of ten minutes, as the task does.
    fn run(&mut self, seconds: i64) -> Reading {
        for _ in 0..seconds / (10 * MINUTE) {
            self.wall = self.wall.plus(10 * MINUTE);
            self.uptime += 10 * MINUTE;
            self.look();
        }
        self.look()
    }

    fn set(&mut self, wall: Moment) -> Reading {
        self.wall = wall;
        self.look()
    }

    fn look(&mut self) -> Reading {
        self.clock.tick(Tick { wall: self.wall, uptime: self.uptime })
    }

    fn signed(&mut self, iat: Moment, answer: Answer) -> Reading {
        self.clock.signed(iat, answer, Tick { wall: self.wall, uptime: self.uptime })
    }
}

#[test]
fn time_passes() {
    let mut machine = Machine::at(NOW);
    assert_eq!(machine.run(3 * DAY), Reading::steady(NOW.plus_days(3)));
    assert_eq!(machine.clock.saved().mark, NOW.plus_days(3));
}

/// Attack 7: back by a week, and frozen by setting it back each hour.
#[test]
fn attack_7_setting_the_clock_back_gains_nothing() {
    let mut machine = Machine::at(NOW);
    machine.run(2 * DAY);
    let back = machine.set(NOW.plus_days(-5));
    assert_eq!((back.now, back.back_since), (NOW.plus_days(2), Some(NOW.plus_days(2))));
    assert_eq!(machine.run(DAY).now, NOW.plus_days(3), "time goes on with the monotonic clock");
    let again = machine.restarted(NOW.plus_days(-5)).clock.reading();
    assert_eq!(again.now, NOW.plus_days(3), "and over a restart");
    assert!(machine.set(NOW.plus_days(3)).back_since.is_none());
}

#[test]
fn summer_time_is_no_rollback() {
    let mut machine = Machine::at(NOW);
    machine.run(2 * HOUR);
    let back = machine.set(machine.wall.plus(-HOUR));
    assert_eq!((back.back_since, back.now), (None, NOW.plus(2 * HOUR)));
}

/// Attack 7: three times in thirty days, and a refresh is demanded within seven; it clears that.
#[test]
fn attack_7_setting_it_back_again_and_again_demands_a_refresh() {
    let mut machine = Machine::at(NOW);
    for day in 1..=3_i64 {
        machine.run(DAY);
        let reading = machine.set(NOW);
        let expected = (day == 3).then(|| NOW.plus_days(10));
        assert_eq!(reading.refresh_by, expected, "day {day}");
        machine.set(NOW.plus_days(day));
    }
    let reading = machine.signed(NOW.plus_days(3), Answer::Online);
    assert_eq!(reading, Reading::steady(NOW.plus_days(3)));
    let mut rare = Machine::at(NOW);
    for month in 1..=4 {
        rare.run(31 * DAY);
        assert_eq!(rare.set(NOW).refresh_by, None, "month {month}");
        rare.set(NOW.plus_days(31 * month));
    }
}

/// Attack 8: the year 2099 takes nothing for a day, and never touches the mark in that time.
#[test]
fn attack_8_a_leap_forward_harms_nobody_for_a_day_and_then_heals_by_a_signed_time() {
    let mut machine = Machine::at(NOW);
    machine.run(DAY);
    let year_2099 = Moment::from_second(4_080_000_000);
    let leapt = machine.set(year_2099);
    assert_eq!((leapt.now, leapt.denial), (year_2099, NOW.plus_days(1)));
    assert_eq!(leapt.doubt_until, Some(year_2099.plus_days(1)));
    let hours_later = machine.run(23 * HOUR);
    assert_eq!(hours_later.denial, NOW.plus_days(1).plus(23 * HOUR));
    // Put right in time: as if nothing had been.
    let mut healed = machine.restarted(NOW.plus_days(2));
    assert_eq!(healed.look(), Reading::steady(NOW.plus_days(2)));
    // Not put right: believed after a day, and a signed answer heals even that.
    machine.run(HOUR);
    assert_eq!(machine.clock.saved().mark, machine.wall);
    let back = machine.set(NOW.plus_days(3));
    assert!(back.back_since.is_some() && back.now > year_2099);
    assert_eq!(machine.signed(NOW.plus_days(3), Answer::Online), Reading::steady(NOW.plus_days(3)));
}

/// Attack 8: a machine that starts with a clock of the year 2099 does not stop, and restarting does not prolong doubt.
#[test]
fn attack_8_a_leap_found_at_start_is_doubted_once() {
    let mut machine = Machine::at(NOW);
    machine.run(DAY);
    let mut wall = NOW.plus_days(500);
    let mut machine = machine.restarted(wall);
    assert_eq!(machine.clock.reading().denial, NOW.plus_days(1));
    for _ in 0..23 {
        machine.run(HOUR);
        wall = wall.plus(HOUR);
        machine = machine.restarted(wall);
        assert!(machine.clock.reading().doubt_until.is_some());
    }
    assert!(machine.run(2 * HOUR).doubt_until.is_none());
    assert_eq!(machine.clock.reading().denial, wall.plus(2 * HOUR));
}

/// An offline answer may be weeks old: it heals what is certainly wrong and leaves the rest alone.
#[test]
fn an_offline_answer_corrects_only_what_it_can_know() {
    let mut machine = Machine::at(NOW);
    machine.run(20 * DAY);
    let reading = machine.signed(NOW.plus_days(5), Answer::Offline);
    assert_eq!(reading, Reading::steady(NOW.plus_days(20)));
    machine.set(NOW.plus_days(800));
    machine.run(2 * DAY);
    machine.set(NOW.plus_days(22));
    assert!(machine.clock.reading().now > NOW.plus_days(800));
    assert_eq!(machine.signed(NOW.plus_days(10), Answer::Offline), Reading::steady(NOW.plus_days(22)));
}

#[derive(Debug, Clone)]
enum Deed {
    Run(i64),
    Set(i64),
    Restart(i64),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..50_i64).prop_map(|tens| Deed::Run(tens * 10 * MINUTE)),
        (-400..400_i64).prop_map(|days| Deed::Set(days * DAY)),
        (-100..100_i64).prop_map(|hours| Deed::Restart(hours * HOUR)),
    ]
}

proptest! {
    /// Whatever is done to the wall clock: time by which rights end never runs back, and what takes is never ahead of what
    /// gives.
    #[test]
    fn without_a_signed_answer_time_only_goes_forward(deeds in prop::collection::vec(deed(), 1..40)) {
        let mut machine = Machine::at(NOW);
        let mut mark = NOW;
        let mut ran = 0;
        for deed in deeds {
            match deed {
                Deed::Run(seconds) => {
                    machine.run(seconds);
                    ran += seconds;
                }
                Deed::Set(by) => {
                    let wall = machine.wall.plus(by);
                    machine.set(wall);
                }
                Deed::Restart(by) => machine = machine.restarted(machine.wall.plus(by)),
            }
            let reading = machine.clock.reading();
            prop_assert!(machine.clock.saved().mark >= mark);
            mark = machine.clock.saved().mark;
            prop_assert!(reading.now >= machine.wall && reading.now >= mark);
            prop_assert!(reading.denial <= reading.now && reading.denial >= mark);
            prop_assert!(reading.denial >= NOW.plus(ran), "time that ran has passed");
        }
    }
}
