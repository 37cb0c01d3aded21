use std::collections::BTreeMap;

use super::*;
use crate::{
    entitlement::LimitName,
    host::{MachineHash, Trait},
    testing::{ISSUER, NOW, PRODUCT, host, install_key, nonce, vendor_key},
};

fn request() -> Request {
    let hash = |what| Some(MachineHash::of(what, "x", PRODUCT));
    Request {
        aud: ISSUER.into(),
        iat: NOW,
        nonce: nonce(1),
        pur: Purpose::Refresh,
        prd: PRODUCT.into(),
        bld: NOW,
        iid: InstallationId("ins_01999999-9999-7999-8999-999999999999".into()),
        jwk: install_key().public().jwk(None),
        hst: Some(host()),
        mch: Machine {
            machine_id: hash(Trait::MachineId),
            product_uuid: hash(Trait::ProductUuid),
            primary_mac: hash(Trait::PrimaryMac),
        },
        usg: BTreeMap::from([(LimitName::DOMAINS, 12), (LimitName::MAILBOXES, 345)]),
        key: Some("7K2M".into()),
        last: Some(Last {
            sub: LicenseId("lic_01999999-9999-7999-8999-999999999999".into()),
            jti: "tok_01999999-9999-7999-8999-999999999999".into(),
            seq: 12,
            ratchet: Some("r".repeat(22)),
        }),
        boot: Some(nonce(2)),
    }
}

#[test]
fn a_request_is_read_as_it_was_written_and_proves_its_key() {
    let known = *install_key().public();
    for channel in [Channel::Online, Channel::Offline, Channel::Link] {
        let text = request().sign(channel, &install_key()).unwrap();
        assert_eq!(Request::verify(&text, channel, ISSUER, Some(&known), NOW), Ok(request()));
        assert_eq!(Request::verify(&text, channel, ISSUER, None, NOW).unwrap().public(), Some(known));
    }
}

/// Attack 3, and a request signed with one key that names another.
#[test]
fn attack_3_a_request_is_for_one_channel_one_server_and_one_key() {
    let text = request().sign(Channel::Offline, &install_key()).unwrap();
    let as_proof = Request::verify(&text, Channel::Online, ISSUER, None, NOW);
    assert_eq!(as_proof, Err(NotGenuine::WrongType { wanted: Typ::Proof }.into()));
    let elsewhere = Request::verify(&text, Channel::Offline, "https://other.example", None, NOW);
    assert_eq!(elsewhere, Err(NotGenuine::WrongAudience.into()));
    let known = vendor_key('k');
    let stranger = Request::verify(&text, Channel::Offline, ISSUER, Some(known.public()), NOW);
    assert_eq!(stranger, Err(RequestError::OtherInstallation));
    let borrowed = request().sign(Channel::Online, &vendor_key('t')).unwrap();
    assert_eq!(
        Request::verify(&borrowed, Channel::Online, ISSUER, None, NOW),
        Err(RequestError::OtherInstallation),
        "the thief's signature under our key"
    );
    let thief = crate::key::SigningKey::from_seed(install_key().kid().clone(), &[3; 32]).unwrap();
    let named = request().sign(Channel::Online, &thief).unwrap();
    assert_eq!(Request::verify(&named, Channel::Online, ISSUER, None, NOW), Err(NotGenuine::BadSignature.into()));
}

/// A wrong clock may refresh, which is how it is put right; a link is good for five minutes (attack 18).
#[test]
fn attack_18_a_request_has_an_age_by_its_channel() {
    let verify = |channel: Channel, now| {
        Request::verify(&request().sign(channel, &install_key()).unwrap(), channel, ISSUER, None, now).map(|_| ())
    };
    let stale = |now| Err(RequestError::Stale { iat: NOW, now });
    for (channel, age, ahead) in
        [(Channel::Online, DAY, DAY), (Channel::Offline, 30 * DAY, DAY), (Channel::Link, 300, 300)]
    {
        assert_eq!(verify(channel, NOW.plus(age)), Ok(()));
        assert_eq!(verify(channel, NOW.plus(age + 1)), stale(NOW.plus(age + 1)));
        assert_eq!(verify(channel, NOW.plus(-ahead)), Ok(()));
        assert_eq!(verify(channel, NOW.plus(-ahead - 1)), stale(NOW.plus(-ahead - 1)));
    }
}

#[test]
fn an_offline_request_is_a_file_and_fits_a_qr_code() {
    let file = request().to_file(&install_key()).unwrap();
    assert!(file.starts_with("-----BEGIN ACTIVATION REQUEST-----\n"));
    assert!(file.len() < 1_500, "{} bytes", file.len());
    let mailed = file.replace('\n', "\r\n");
    assert_eq!(Request::from_file(&mailed, ISSUER, None, NOW), Ok(request()));
    let cut = &file[..file.len() / 2];
    assert_eq!(Request::from_file(cut, ISSUER, None, NOW), Err(ArmourError::Incomplete.into()));
}
