use super::*;
use crate::{
    claims::Claims,
    host::Hostname,
    jws::Typ,
    key::Thumbprint,
    lease::{Channel, Dates},
    moment::Moment,
    rotation::Ring,
    seq::HighestSeq,
    testing::{EXPECTED, NOW, claims, host, install_key, kid, nonce, ring, root, roots, trust, vendor_key},
    token::NotForUs,
};

struct Installation {
    roots: Roots,
    trust: Option<Trust>,
    key: Thumbprint,
    host: Hostname,
    seen: HighestSeq,
    outstanding: Outstanding,
}

impl Installation {
    fn new() -> Self {
        let mut outstanding = Outstanding::default();
        outstanding.asked(nonce(1), NOW);
        Self {
            roots: roots(),
            trust: None,
            key: install_key().public().thumbprint(),
            host: host(),
            seen: HighestSeq::default(),
            outstanding,
        }
    }

    fn import(&self, file: &str, now: Moment) -> Result<Imported, ImportError> {
        let receiver = Receiver { now, key: &self.key, hostname: Some(&self.host), seen: &self.seen };
        let (roots, trust, outstanding) = (&self.roots, self.trust.as_ref(), &self.outstanding);
        Importer { roots, trust, held: None, expected: EXPECTED, receiver, outstanding }.import(file)
    }

    fn keep(&mut self, imported: Imported) {
        let claims = imported.token.claims();
        self.seen.note(&claims.sub, claims.seq);
        self.trust = Some(imported.trust);
        self.outstanding = imported.outstanding;
    }
}

fn response(claims: &Claims, ring: &Ring, signer: char) -> String {
    let keys = ring.publish(claims.iat).sign(&root()).unwrap();
    Response { token: claims.sign(&vendor_key(signer)).unwrap(), keys }.to_file()
}

/// Attack 15.
#[test]
fn attack_15_a_response_is_imported_once_where_it_was_asked_for() {
    let file = response(&claims(), &ring(), 'a');
    let mut here = Installation::new();
    let imported = here.import(&file, NOW.plus_days(3)).unwrap();
    assert_eq!(imported.token.claims(), &claims());
    here.keep(imported);
    assert_eq!(here.import(&file, NOW.plus_days(3)), Err(NotOutstanding.into()));
    assert_eq!(Installation::new().import(&file, NOW.plus_days(30)), Err(NotOutstanding.into()));
    let other = Installation { key: vendor_key('o').public().thumbprint(), ..Installation::new() };
    assert_eq!(other.import(&file, NOW), Err(NotForUs::OtherInstallation.into()));
    let nobody_asked = Claims { nce: None, ..claims() };
    let file = response(&nobody_asked, &ring(), 'a');
    assert_eq!(Installation::new().import(&file, NOW), Err(NotForUs::WrongNonce.into()));
}

/// A site without a connection learns new keys from the response that needs them.
#[test]
fn an_air_gapped_site_follows_a_rotation() {
    let mut ring = ring();
    let mut here = Installation { trust: Some(trust()), ..Installation::new() };
    ring.announce(kid("lk-b"), *vendor_key('b').public(), NOW.plus_days(-40)).unwrap();
    ring.rotate(NOW.plus_days(400), NOW.plus_days(-1)).unwrap();
    let imported = here.import(&response(&claims(), &ring, 'b'), NOW).unwrap();
    assert_eq!(imported.token.kid(), &kid("lk-b"));
    here.keep(imported);
    // Attack 6 for key sets: an older response cannot bring the older set back.
    here.outstanding.asked(nonce(7), NOW);
    let older = response(&Claims { nce: Some(nonce(7)), ..claims() }, &self::ring(), 'a');
    assert_eq!(here.import(&older, NOW), Err(Older { held: 3, got: 1 }.into()));
}

#[test]
fn attack_6_an_older_token_is_not_imported_and_an_equal_one_needs_a_new_question() {
    let mut here = Installation::new();
    here.keep(here.import(&response(&claims(), &ring(), 'a'), NOW).unwrap());
    here.outstanding.asked(nonce(7), NOW);
    let with = |seq| response(&Claims { seq, nce: Some(nonce(7)), ..claims() }, &ring(), 'a');
    assert_eq!(here.import(&with(4), NOW), Err(NotForUs::Rollback(Rollback { held: 5, got: 4 }).into()));
    assert!(here.import(&with(5), NOW).is_ok(), "a refresh without a change keeps its number");
}

/// LIC-16, LIC-17: by host name alone, without a request, and each only once.
#[test]
fn a_hostname_only_activation_is_bound_to_the_name_and_must_be_newer() {
    let base = claims();
    let dates = Dates::of(Channel::Manual, base.knd, &base.pay, base.trm, &base.pol, NOW);
    let manual = Claims { cnf: None, nce: None, iid: None, exp: dates.exp, refresh: dates.refresh, ..base };
    assert!(manual.is_by_hostname_only());
    assert_eq!(manual.exp, NOW.plus_days(90));
    let file = response(&manual, &ring(), 'a');
    let mut here = Installation { outstanding: Outstanding::default(), ..Installation::new() };
    let elsewhere = Installation { host: Hostname::parse("mx2.example.org").unwrap(), ..Installation::new() };
    assert_eq!(elsewhere.import(&file, NOW), Err(NotForUs::OtherHost.into()));
    here.keep(here.import(&file, NOW).unwrap());
    assert_eq!(here.import(&file, NOW), Err(NotForUs::Rollback(Rollback { held: 5, got: 5 }).into()));
}

#[test]
fn the_key_set_inside_must_be_the_vendors_and_of_today() {
    let here = Installation::new();
    let token = claims().sign(&vendor_key('a')).unwrap();
    let by_thief = ring().publish(NOW).sign(&vendor_key('t')).unwrap();
    let file = Response { token: token.clone(), keys: by_thief }.to_file();
    assert_eq!(here.import(&file, NOW), Err(ImportError::KeySet(NotGenuine::UnknownKey)));
    // Attack 3: the token in the key set's place.
    let file = Response { token: token.clone(), keys: token.clone() }.to_file();
    assert_eq!(here.import(&file, NOW), Err(ImportError::KeySet(NotGenuine::WrongType { wanted: Typ::KeySet })));
    let file = response(&claims(), &ring(), 'a');
    assert_eq!(here.import(&file, NOW.plus_days(-1)), Err(NotYet { iat: NOW }.into()));
    let unknown = response(&claims(), &ring(), 'x');
    assert_eq!(here.import(&unknown, NOW), Err(TokenError::NotGenuine(NotGenuine::UnknownKey).into()));
    assert_eq!(here.import("nothing", NOW), Err(ArmourError::Incomplete.into()));
    assert_eq!(Response::from_file(&file).unwrap().token, token);
}
