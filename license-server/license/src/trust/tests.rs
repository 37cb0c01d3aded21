use serde_json::json;

use super::*;
use crate::{
    jws::NotGenuine,
    keyset::{NotYet, SignedKeySet},
    roots::Roots,
    testing::{NOW, forged, header, kid, ring, root, roots, secret, signed, trust, vendor_key},
};

#[test]
fn a_key_set_is_taken_from_a_trusted_root_only() {
    let set = ring().publish(NOW);
    let text = set.sign(&root()).unwrap();
    let held = SignedKeySet::verify(&text, &roots()).unwrap();
    assert_eq!((held.set(), held.text()), (&set, text.as_str()));
    let other = Roots::read(&vendor_key('r').public().to_string()).unwrap();
    assert_eq!(SignedKeySet::verify(&text, &other), Err(NotGenuine::UnknownKey));
    // Attack 1, one floor up: the thief names the root and signs himself.
    let stolen = forged(&header("keyset+jwt", root().kid().as_str()), &json!(set), &secret(&vendor_key('t')));
    assert_eq!(SignedKeySet::verify(&stolen, &roots()), Err(NotGenuine::BadSignature));
    // A signing key cannot sign key sets.
    let by_signer = set.sign(&vendor_key('a')).unwrap();
    assert_eq!(SignedKeySet::verify(&by_signer, &roots()), Err(NotGenuine::UnknownKey));
}

#[test]
fn a_set_from_the_future_is_not_taken_when_it_arrives() {
    let set = signed(&ring(), NOW);
    assert_eq!(set.dated_by(NOW.plus(-300)), Ok(()));
    assert_eq!(set.dated_by(NOW.plus(-301)), Err(NotYet { iat: NOW }));
}

#[test]
fn the_highest_number_holds() {
    let mut ring = ring();
    let old = signed(&ring, NOW);
    ring.announce(kid("lk-b"), *vendor_key('b').public(), NOW).unwrap();
    let new = signed(&ring, NOW);
    let mut trust = Trust::new(old.clone());
    assert_eq!(trust.admit(old.clone(), None), Ok(Admitted::Same));
    assert_eq!(trust.admit(new.clone(), None), Ok(Admitted::Newer));
    assert_eq!(trust.admit(old, None), Err(Older { held: 2, got: 1 }));
    assert_eq!(trust.newest(), &new);
    assert!(trust.key(&kid("lk-b")).is_some(), "the next key is known before it signs");
}

/// A vendor that rotates and tidies while an installation is offline takes nothing from its token.
#[test]
fn the_key_of_the_token_held_stays_known() {
    let mut ring = ring();
    let mut trust = trust();
    ring.announce(kid("lk-b"), *vendor_key('b').public(), NOW).unwrap();
    ring.rotate(NOW.plus_days(30), NOW.plus_days(30)).unwrap();
    ring.tidy(NOW.plus_days(90));
    let tidied = signed(&ring, NOW.plus_days(90));
    trust.admit(tidied.clone(), Some(&kid("lk-a"))).unwrap();
    assert!(trust.key(&kid("lk-a")).is_some());
    ring.revoke(&kid("lk-b"), NOW.plus_days(91)).unwrap();
    trust.admit(signed(&ring, NOW.plus_days(91)), Some(&kid("lk-a"))).unwrap();
    assert!(trust.key(&kid("lk-a")).is_some(), "and through the set after that");
    let restored = Trust::restored(trust.newest().clone(), trust.earlier().cloned());
    assert_eq!(restored, trust);
    ring.announce(kid("lk-c"), *vendor_key('c').public(), NOW).unwrap();
    trust.admit(signed(&ring, NOW.plus_days(92)), Some(&kid("lk-b"))).unwrap();
    assert!(trust.key(&kid("lk-a")).is_none(), "until a token of another key is held");
}

/// Attack 26.
#[test]
fn attack_26_a_revoked_key_takes_what_it_signed_since_and_gives_the_rest_fourteen_days() {
    let mut ring = ring();
    let mut trust = trust();
    assert_eq!(trust.standing(&kid("lk-a"), NOW), KeyStanding::Good);
    let since = NOW.plus_days(-3);
    ring.revoke(&kid("lk-a"), since).unwrap();
    trust.admit(signed(&ring, NOW), Some(&kid("lk-a"))).unwrap();
    assert_eq!(trust.standing(&kid("lk-a"), since), KeyStanding::Revoked { since });
    assert_eq!(trust.standing(&kid("lk-a"), since.plus(-1)), KeyStanding::RefreshBy(since.plus_days(14)));
    assert_eq!(trust.standing(&kid("lk-b"), NOW), KeyStanding::Good);
}
