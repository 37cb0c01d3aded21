use super::*;
use crate::{
    seq::Rollback,
    testing::{ISSUER, NOW, claims, install_key, vendor_key},
};

/// Attack 14: whoever frees a slot offline has given the licence up first.
#[test]
fn attack_14_a_receipt_ends_the_token_before_it_is_shown() {
    let mut seen = HighestSeq::default();
    seen.note(&claims().sub, 5);
    let iid = InstallationId("ins_1".into());
    let tombstone = Tombstone::of(&claims(), iid.clone(), &mut seen, NOW);
    assert_eq!((tombstone.seq, tombstone.act.as_deref()), (6, Some("act_1")));
    assert_eq!(seen.check(&claims().sub, 5), Err(Rollback { held: 6, got: 5 }));
    let file = tombstone.to_file(&install_key()).unwrap();
    assert!(file.starts_with("-----BEGIN DEACTIVATION RECEIPT-----\n"));
    assert_eq!(Tombstone::from_file(&file, ISSUER, install_key().public()), Ok(tombstone));
    let stranger = Tombstone::from_file(&file, ISSUER, vendor_key('t').public());
    assert_eq!(stranger, Err(NotGenuine::UnknownKey.into()));
    let elsewhere = Tombstone::from_file(&file, "https://other.example", install_key().public());
    assert_eq!(elsewhere, Err(NotGenuine::WrongAudience.into()));
    assert_eq!(Tombstone::of(&claims(), iid, &mut seen, NOW).seq, 7, "a second one is higher still");
}
