use std::sync::Arc;

use store::dkim_keys::State;

use super::*;
use crate::dkim::Evidence;
use crate::tests::hall::{Hall, admin};
use crate::tests::zone::Zone;

/// What the check says of one purpose.
async fn said(hall: &Hall, purpose: Purpose) -> (Standing, String) {
    let checked = hall.engine.check_dns(&admin(), &"example.org".into()).await.unwrap();
    let found = checked.into_iter().find(|record| record.wanted.purpose == purpose).unwrap();
    (found.standing, found.detail)
}

#[tokio::test]
async fn records_are_held_against_what_they_are_for() {
    let zone = Arc::new(Zone::default());
    let hall = Hall::asking(zone.clone()).await;
    zone.set("mx.example.org", "A", &["192.0.2.1"]);
    zone.set("mx.example.org", "AAAA", &["2001:db8::1"]);
    zone.set("mail.example.org", "A", &["192.0.2.1"]);
    zone.set("other.example", "A", &["198.51.100.7"]);
    use Standing::{Different, Good, Missing, Unknown};
    for (values, standing, words) in [
        (&[][..], Missing, "no MX"),
        (&["10 mx.example.org"], Good, "comes to this server"),
        (&["10 MX.example.org", "20 other.example"], Good, "comes to this server"),
        (&["10 mail.example.org"], Good, "comes to this server"),
        (&["5 other.example", "10 mx.example.org"], Different, "another server first"),
        (&["10 other.example"], Different, "other servers"),
        (&["0 "], Different, "null MX"),
        (&["SERVFAIL"], Unknown, "did not answer: no answer in time"),
    ] {
        zone.set("example.org", "MX", values);
        let (found, detail) = said(&hall, Purpose::Receive).await;
        assert!(found == standing && detail.contains(words), "{values:?}: {found:?} {detail}");
    }
    zone.set("example.org", "MX", &["10 mx.example.org"]);
    for (values, standing, words) in [
        (&["something else", "v=spf10 -all"][..], Missing, "no SPF"),
        (&["v=spf1 mx -all"], Good, "passes"),
        (&["V=SPF1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ~all"], Good, "passes"),
        (&["v=spf1 ip4:192.0.2.0/24 ~all"], Different, "2001:db8::1, an address of this server, gets `softfail`"),
        (&["v=spf1 mx -all", "v=spf1 -all"], Different, "several"),
        (&["v=spf1 nonsense:x -all"], Different, "`permerror`"),
        (&["SERVFAIL"], Unknown, "did not answer"),
    ] {
        zone.set("example.org", "TXT", values);
        let (found, detail) = said(&hall, Purpose::Spf).await;
        assert!(found == standing && detail.contains(words), "{values:?}: {found:?} {detail}");
    }
    for (values, standing, words) in [
        (&[][..], Missing, "no DMARC"),
        (&["v=DMARC1; p=none"], Good, "only reported"),
        (&["v=dmarc1;p=Reject; rua=mailto:x@example.org"], Good, "held off"),
        (&["v=DMARC1; p=perhaps"], Different, "no policy"),
        (&["v=DMARC1; p=none", "v=DMARC1; p=reject"], Different, "several"),
    ] {
        zone.set("_dmarc.example.org", "TXT", values);
        let (found, detail) = said(&hall, Purpose::Dmarc).await;
        assert!(found == standing && detail.contains(words), "{values:?}: {found:?} {detail}");
    }
}

/// New keys wait for their records, sign once these are seen, and the old ones' records stay for mail on its way.
#[tokio::test]
async fn keys_are_exchanged_without_a_message_that_cannot_be_verified() {
    let zone = Arc::new(Zone::default());
    let hall = Hall::asking(zone.clone()).await;
    let (engine, domain) = (&hall.engine, "example.org".into());
    let states = async |wanted: State| {
        let keys = engine.dkim_keys(&admin(), &domain).await.unwrap();
        keys.into_iter().filter(|key| key.state == wanted).map(|key| (key.selector, key.record)).collect::<Vec<_>>()
    };
    let signing = async || {
        let name = message::address::Domain::parse("example.org").unwrap();
        let keys = engine.signing_keys(&name).await.unwrap();
        keys.iter().map(|key| key.selector().to_owned()).collect::<Vec<_>>()
    };
    let old = states(State::Signing).await;
    assert_eq!(said(&hall, Purpose::Dkim).await.0, Standing::Missing);
    for (selector, record) in &old {
        // As some panels write it: in pieces, with spaces.
        let text = record.replace("p=", "p= ").replace("; k", ";k");
        zone.set(&format!("{selector}._domainkey.example.org"), "TXT", &[&text]);
    }
    assert_eq!(said(&hall, Purpose::Dkim).await.0, Standing::Good);
    zone.set(&format!("{}._domainkey.example.org", old[0].0), "TXT", &["v=DKIM1; p="]);
    assert_eq!(said(&hall, Purpose::Dkim).await.0, Standing::Different);

    engine.rotate_dkim_keys(&admin(), &domain).await.unwrap();
    let new = states(State::Waiting).await;
    assert_eq!((new.len(), signing().await), (2, old.iter().map(|key| key.0.clone()).collect::<Vec<_>>()));
    // Asked again it makes no others.
    engine.rotate_dkim_keys(&admin(), &domain).await.unwrap();
    assert_eq!(states(State::Waiting).await, new);
    assert_eq!(engine.wanted_records(&admin(), &domain).await.unwrap().len(), 7);
    assert!(matches!(
        engine.activate_dkim_keys(&admin(), &domain, Evidence::Seen).await,
        Err(Refused::NotPublished { name, unanswered: None, .. }) if name.starts_with(&new[0].0)
    ));
    assert_eq!(engine.settle_dkim_keys().await.unwrap(), 0);
    for (selector, record) in &new {
        zone.set(&format!("{selector}._domainkey.example.org"), "TXT", &[record]);
    }
    // By itself, within the hour.
    assert_eq!(engine.settle_dkim_keys().await.unwrap(), 1);
    assert_eq!((signing().await, states(State::Retired).await), (new.iter().map(|key| key.0.clone()).collect(), old));
    hall.place.clock.advance(std::time::Duration::from_secs(31 * 24 * 3600));
    assert_eq!(engine.settle_dkim_keys().await.unwrap(), 1);
    assert_eq!(states(State::Retired).await, []);
    // On the operator's word, where the DNS cannot be seen from here.
    engine.rotate_dkim_keys(&admin(), &domain).await.unwrap();
    let third = states(State::Waiting).await;
    engine.activate_dkim_keys(&admin(), &domain, Evidence::Word).await.unwrap();
    assert_eq!(states(State::Signing).await, third);
    assert_eq!(engine.settle_dkim_keys().await.unwrap(), 0);
}
