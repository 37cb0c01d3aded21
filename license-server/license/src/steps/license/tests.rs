use proptest::prelude::*;

use super::*;
use LicenseState::{ExpiredToFree, Issued, Running as In, Suspended as Sus, Trial};
use Running::{Active, PendingPayment, StoppedUnpaid};
use Settlement::{OnInvoice, Prepaid};

const BACKS: [Back; 3] = [Back::Active, Back::Trial, Back::Free];

fn states() -> Vec<LicenseState> {
    let running =
        [Active].into_iter().chain(BACKS.into_iter().flat_map(|back| [PendingPayment(back), StoppedUnpaid(back)]));
    let running: Vec<Running> = running.collect();
    let with_money = running.into_iter().flat_map(|running| [In(running), Sus(running)]);
    [Issued, Trial, ExpiredToFree, LicenseState::Revoked].into_iter().chain(with_money).collect()
}

fn events() -> Vec<Event> {
    let activations = [Login::Verified, Login::None]
        .into_iter()
        .flat_map(|login| [Slot::Free, Slot::Taken].map(|slot| Event::Activate(login, slot)));
    let plain = [
        Event::TrialEnded,
        Event::Purchased(Prepaid),
        Event::Purchased(OnInvoice),
        Event::Upsized(Prepaid),
        Event::Upsized(OnInvoice),
        Event::InvoicePaid,
        Event::DueReached,
        Event::OrderVoided,
        Event::GivenUp,
        Event::MaintenanceRenewed,
        Event::Refreshed,
        Event::LeaseRenewed,
        Event::LeaseEnded,
        Event::TransferBegun,
        Event::TransferDone,
        Event::Suspended,
        Event::Reinstated,
        Event::Revoked,
        Event::Merge,
        Event::Downsize,
        Event::DropProxy,
    ];
    plain.into_iter().chain(activations).chain(BACKS.map(Event::PaymentReversed)).collect()
}

/// The table of the model, row by row; `None` where it has no row.
fn table(state: LicenseState, event: Event) -> Option<LicenseState> {
    let activate = Event::Activate(Login::Verified, Slot::Free);
    let to = match (state, event) {
        (Issued, event) if event == activate => In(Active),
        // A trial key asks for no login (LIC-29); a second machine still finds the slot taken.
        (Trial, Event::Activate(_, Slot::Free)) => Trial,
        (In(Active | PendingPayment(_)), event) if event == activate => state,
        // Row `order.paid → issued`; on invoice its money is open from the day it is made (UPS-15, UPS-17).
        (Issued, Event::Purchased(Prepaid)) => Issued,
        (Issued, Event::PaymentReversed(back)) => In(PendingPayment(back)),
        (Issued, Event::Purchased(OnInvoice)) => In(PendingPayment(Back::Free)),
        (Trial, Event::TrialEnded) => ExpiredToFree,
        (Trial, Event::Purchased(Prepaid)) | (ExpiredToFree, Event::Purchased(Prepaid)) => In(Active),
        (Trial, Event::Purchased(OnInvoice)) => In(PendingPayment(Back::Trial)),
        (ExpiredToFree, Event::Purchased(OnInvoice)) => In(PendingPayment(Back::Free)),
        (In(Active), Event::Upsized(OnInvoice)) => In(PendingPayment(Back::Active)),
        (In(Active), Event::Upsized(Prepaid)) => In(Active),
        (In(PendingPayment(_) | StoppedUnpaid(_)), Event::InvoicePaid) => In(Active),
        (In(PendingPayment(back)), Event::DueReached) => In(StoppedUnpaid(back)),
        (In(PendingPayment(back) | StoppedUnpaid(back)), Event::OrderVoided) => match back {
            Back::Active => In(Active),
            Back::Trial => Trial,
            Back::Free => ExpiredToFree,
        },
        (In(StoppedUnpaid(_)), Event::GivenUp) => ExpiredToFree,
        (In(Active), Event::MaintenanceRenewed | Event::LeaseRenewed) => In(Active),
        (In(Active), Event::TransferBegun | Event::TransferDone) => In(Active),
        (In(Active), Event::LeaseEnded) => ExpiredToFree,
        (Issued, Event::Refreshed) => return None,
        (_, Event::Refreshed) => state,
        (In(Active), Event::PaymentReversed(back)) => In(PendingPayment(back)),
        (In(running @ (Active | PendingPayment(_))), Event::Suspended) => Sus(running),
        (Sus(running), Event::Reinstated) => In(running),
        // Money comes, goes and falls due while a licence is suspended.
        (Sus(PendingPayment(_) | StoppedUnpaid(_)), Event::InvoicePaid) => Sus(Active),
        (Sus(PendingPayment(back)), Event::DueReached) => Sus(StoppedUnpaid(back)),
        (Sus(Active), Event::PaymentReversed(back)) => Sus(PendingPayment(back)),
        (LicenseState::Revoked, Event::Revoked) => return None,
        (_, Event::Revoked) => LicenseState::Revoked,
        _ => return None,
    };
    Some(to)
}

#[test]
fn every_state_and_event_is_as_the_table_has_it() {
    let mut allowed = 0;
    for state in states() {
        for event in events() {
            assert_eq!(state.step(event).ok(), table(state, event), "{state:?} {event:?}");
            allowed += usize::from(state.step(event).is_ok());
        }
    }
    assert!(allowed > 60, "{allowed}");
}

/// LIC-28, LIC-29, UPS-26, UPS-30 to UPS-32.
#[test]
fn refusals_say_why() {
    assert_eq!(Issued.step(Event::Activate(Login::None, Slot::Free)), Err(Refused::LoginRequired));
    assert_eq!(Issued.step(Event::Activate(Login::Verified, Slot::Taken)), Err(Refused::SlotTaken));
    assert_eq!(Trial.step(Event::Activate(Login::None, Slot::Free)), Ok(Trial));
    assert_eq!(In(Active).step(Event::Merge), Err(Refused::CannotBeCombined));
    assert_eq!(In(Active).step(Event::Downsize), Err(Refused::CannotBeDownsized));
    assert_eq!(In(Active).step(Event::DropProxy), Err(Refused::ProxyNotRemovable));
    assert_eq!(Refused::CannotBeCombined.code(), "licenses_cannot_be_combined");
    let refused = LicenseState::Revoked.step(Event::Reinstated).unwrap_err();
    assert_eq!(refused.to_string(), "a licence that is revoked cannot be reinstated");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    /// No sequence of events reaches what the table forbids, seen from its history.
    #[test]
    fn no_history_reaches_a_forbidden_state(start in prop_oneof![Just(Issued), Just(Trial)], history in prop::collection::vec(prop::sample::select(events()), 0..60)) {
        let mut state = start;
        let (mut logged_in, mut bought, mut due_passed, mut over, mut suspended) = (false, false, false, false, false);
        for event in history {
            let before = state;
            let Ok(after) = state.step(event) else { continue };
            state = after;
            logged_in |= matches!(event, Event::Activate(Login::Verified, _));
            // Money that is taken back was paid before.
            bought |= matches!(event, Event::Purchased(_)) || before == Issued && matches!(event, Event::PaymentReversed(_));
            over |= matches!(event, Event::TrialEnded | Event::LeaseEnded | Event::GivenUp | Event::OrderVoided);
            due_passed = match event {
                Event::DueReached => true,
                Event::InvoicePaid | Event::OrderVoided | Event::GivenUp => false,
                _ => due_passed,
            };
            suspended = match event {
                Event::Suspended => true,
                Event::Reinstated => false,
                _ => suspended,
            };
            let running = match state {
                In(running) | Sus(running) => Some(running),
                _ => None,
            };
            if running.is_some() {
                prop_assert!(bought || start == Issued && logged_in, "used without purchase and login");
            }
            prop_assert_eq!(matches!(running, Some(StoppedUnpaid(_))), due_passed && state != LicenseState::Revoked);
            prop_assert_eq!(matches!(state, Sus(_)), suspended && state != LicenseState::Revoked);
            prop_assert!(state != ExpiredToFree || over, "Free is reached by an end");
            prop_assert!(before != LicenseState::Revoked || state == LicenseState::Revoked, "revoked is for good");
            prop_assert!(state != Issued || before == Issued);
        }
    }
}
