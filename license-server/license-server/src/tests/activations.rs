//! Installations at the counter: what each may have, what it is told, and what copying, replaying and guessing gain.

use license::claims::{Decision, Kind, PayState};
use license::entitlement::{AddonCode, AddonKind, Edition, Limit, LimitName};
use license::moment::DAY;
use license::request::Purpose;
use serde_json::{Value, json};

use super::installation::{Installation, now, vendor};
use super::site::{PASSWORD, Person, Site};

/// Ten days, in seconds.
const DAYS_10: u64 = 10 * 24 * 3600;

fn exchange_of(license: &str) -> String {
    format!("POST /v1/licenses/{license}/offline-exchanges")
}

struct Shop {
    site: Site,
    owner: Person,
    carla: Person,
}

const CARLA: (&str, &str) = ("carla@example.org", PASSWORD);

impl Shop {
    async fn open(site: Site) -> Self {
        let owner = vendor(&site).await;
        let carla = site.customer("acme", "carla").await;
        Self { site, owner, carla }
    }

    async fn both() -> [Self; 2] {
        let [sqlite, postgres] = Site::both().await;
        [Self::open(sqlite).await, Self::open(postgres).await]
    }

    /// A licence of Carla's: its id and its key.
    async fn license(&self, wanted: Value) -> (String, String) {
        let mut order = json!({"customer": self.carla.id, "kind": "paid", "edition": "professional", "users": 25});
        for (name, value) in wanted.as_object().unwrap() {
            order[name] = value.clone();
        }
        let made = self.owner("POST /v1/licenses", order).await.is(201);
        (made["id"].as_str().unwrap().to_owned(), made["key"].as_str().unwrap().to_owned())
    }

    async fn owner(&self, line: &str, body: Value) -> foundation::http::testing::Answer {
        self.site.operator("acme", line, body).await
    }

    async fn events(&self) -> Vec<String> {
        let page = self.owner("GET /v1/events?limit=100", Value::Null).await.is(200);
        page["data"].as_array().unwrap().iter().map(|event| event["type"].as_str().unwrap().to_owned()).collect()
    }

    async fn policy(&self, change: Value) {
        let mut policy = self.owner("GET /v1/vendor/policy", Value::Null).await.is(200);
        for (name, value) in change.as_object().unwrap() {
            policy[name] = value.clone();
        }
        self.owner("PUT /v1/vendor/policy", policy).await.is(200);
    }

    /// What the minute's task does.
    async fn pass(&self, seconds: u64) {
        self.site.pass(seconds);
        self.site.office.settle_licenses().await.unwrap();
        self.site.office.settle_activations().await.unwrap();
    }
}

/// LIC-02, LIC-03, LIC-07, LIC-28, LIC-30 to LIC-33; attack 17: a leaked key opens nothing without its owner's login.
#[tokio::test]
async fn a_bought_key_is_activated_by_its_owner_and_refreshed_by_nobody() {
    for shop in Shop::both().await {
        let site = &shop.site;
        site.customer("acme", "dora").await;
        let (_, key) = shop.license(json!({"addons": [{"code": "activesync", "quantity": 5}]})).await;
        let mut mail = Installation::new("one");
        mail.activate(site, &key, None).await.fails(401, "login_required");
        mail.activate(site, &key, Some(("carla@example.org", "wrong"))).await.fails(401, "login_failed");
        mail.activate(site, &key, Some(("dora@example.org", PASSWORD))).await.fails(404, "not_found");
        mail.activate(site, &key, Some(CARLA)).await.is(201);
        let claims = mail.claims().clone();
        assert_eq!((claims.grant.edition, claims.knd, claims.seq), (Edition::Professional, Kind::Paid, 2));
        assert_eq!(claims.grant.limits.of(&LimitName::MAILBOXES), Limit::At(25));
        assert_eq!(claims.grant.limits.of(&LimitName::ACTIVESYNC), Limit::At(5));
        assert_eq!(claims.mnt, Some(now(site).plus_months(12)), "upgrade protection begins with the first activation");
        assert_eq!(claims.exp.since(now(site)), 45 * DAY);
        assert_eq!((claims.pay.state, claims.sta), (PayState::Paid, None));

        mail.refresh(site).await.is(200);
        assert_eq!(mail.claims().seq, 2, "nothing has changed");
        assert!(mail.claims().same_rights(&claims));
        let line = format!("POST /v1/licenses/{}/maintenance", mail.license());
        let until = json!({"until": "2030-01-01T00:00:00Z", "reason": "by contract"});
        shop.owner(&line, until).await.is(200);
        mail.refresh(site).await.is(200);
        assert_eq!((mail.claims().seq, mail.claims().mnt.unwrap().to_string()), (3, "2030-01-01T00:00:00Z".to_owned()));

        let held = site.ask(&shop.carla, "GET /v1/activations", Value::Null).await.is(200);
        let held = &held["data"][0];
        assert_eq!((&held["state"], &held["hostname"]), (&json!("live"), &json!("mail.one.com")));
        assert_eq!(held["usage"], json!([{"name": "mailboxes", "used": 3}]));
        assert!(shop.events().await.contains(&"activation.created".to_owned()));
    }
}

/// UPS-31, LIC-09; attack 14: one licence, one machine, and three machines a quarter.
#[tokio::test]
async fn one_licence_is_for_one_machine_and_moves_so_often() {
    for shop in Shop::both().await {
        let site = &shop.site;
        let (_, key) = shop.license(json!({})).await;
        let (mut one, mut two) = (Installation::new("one"), Installation::new("two"));
        one.activate(site, &key, Some(CARLA)).await.is(201);
        two.activate(site, &key, Some(CARLA)).await.fails(409, "license_in_use");
        // Again on the same installation is no other machine, and counts for nothing.
        for _ in 0..5 {
            one.activate(site, &key, Some(CARLA)).await.is(201);
        }
        let before = one.claims().seq;
        one.deactivate(site).await.is(204);
        two.activate(site, &key, Some(CARLA)).await.is(201);
        assert!(two.claims().seq > before);
        one.activate(site, &key, Some(CARLA)).await.fails(409, "license_in_use");
        two.deactivate(site).await.is(204);
        one.activate(site, &key, Some(CARLA)).await.is(201);
        one.deactivate(site).await.is(204);
        two.activate(site, &key, Some(CARLA)).await.fails(409, "activation_quota");
        shop.pass(9 * DAYS_10 + 1).await;
        two.activate(site, &key, Some(CARLA)).await.is(201);
    }
}

/// A server that lost its disk is installed anew on the same machine: its owner activates, and nobody else has to be asked.
#[tokio::test]
async fn installed_anew_on_the_same_machine_it_takes_its_own_place() {
    let shop = Shop::open(Site::open().await).await;
    let site = &shop.site;
    let (_, key) = shop.license(json!({})).await;
    let mut old = Installation::new("one");
    old.activate(site, &key, Some(CARLA)).await.is(201);
    let mut new = old.anew("again");
    new.activate(site, &key, Some(CARLA)).await.is(201);
    old.refresh(site).await.is(200);
    assert_eq!(old.claims().sta.unwrap().state, Decision::Released, "what was there before is told so, signed");
    new.refresh(site).await.is(200);
    assert_eq!(new.claims().sta, None);
}

/// Attacks 4 and 5: of two copies of one installation the second to ask is found, both go on, and both the vendor and the
/// administrator hear of it.
#[tokio::test]
async fn a_copy_is_found_by_its_ratchet() {
    for shop in Shop::both().await {
        let site = &shop.site;
        let (_, key) = shop.license(json!({})).await;
        let mut mail = Installation::new("one");
        mail.activate(site, &key, Some(CARLA)).await.is(201);
        mail.refresh(site).await.is(200);
        // An answer that was lost on the way is given again.
        let lost = mail.statement(site, Purpose::Refresh);
        mail.send_refresh(site, &lost).await.is(200);
        mail.refresh(site).await.is(200);
        let mut copy = mail.clone();
        mail.refresh(site).await.is(200);
        mail.refresh(site).await.is(200);
        copy.refresh(site).await.fails(409, "install_cloned");
        copy.refresh(site).await.fails(409, "install_cloned");
        let told = shop.events().await.into_iter().filter(|kind| kind == "activation.cloned").count();
        assert_eq!(told, 1);
        mail.refresh(site).await.is(200);
        let cloned = shop.owner("GET /v1/activations?cloned=true", Value::Null).await.is(200);
        assert_eq!(cloned["data"].as_array().unwrap().len(), 1);
        // Whichever its owner activates stays.
        copy.activate(site, &key, Some(CARLA)).await.is(201);
        copy.refresh(site).await.is(200);
        mail.refresh(site).await.fails(409, "install_cloned");
        let cloned = shop.owner("GET /v1/activations?cloned=true&state=live", Value::Null).await.is(200);
        assert_eq!(cloned["data"].as_array().unwrap().len(), 1, "the mark is set again by the one that lost");
    }
}

/// Attack 5: two copies of a whole machine, running side by side from one snapshot on, start under different marks.
#[tokio::test]
async fn copies_that_run_side_by_side_are_found_by_their_starts() {
    let shop = Shop::open(Site::open().await).await;
    let site = &shop.site;
    let (_, key) = shop.license(json!({})).await;
    let mut mail = Installation::new("one");
    mail.activate(site, &key, Some(CARLA)).await.is(201);
    let mut copy = mail.clone();
    copy.restart();
    copy.refresh(site).await.is(200);
    mail.refresh(site).await.fails(409, "install_cloned");
    // A restart alone is none of that.
    copy.restart();
    copy.refresh(site).await.is(200);
}

/// LIC-29, LIC-35 to LIC-37, LIC-41; attacks 11 and 12.
#[tokio::test]
async fn a_trial_needs_no_login_happens_once_and_ends_as_free() {
    for shop in Shop::both().await {
        let site = &shop.site;
        let trial = json!({"kind": "trial", "edition": "enterprise", "users": 100});
        let lend = || async {
            let order = trial.clone();
            let made = shop.owner("POST /v1/licenses", order).await.is(201);
            made["key"].as_str().unwrap().to_owned()
        };
        let mut mail = Installation::new("one");
        mail.activate(site, &lend().await, None).await.is(201);
        let claims = mail.claims().clone();
        assert_eq!((claims.knd, claims.trm), (Kind::Trial, Some(now(site).plus_days(30))));
        assert_eq!(claims.exp, now(site).plus_days(30));
        // Another key on the same installation, on the same machine, on another host of the same domain: none of it begins anew.
        let mut again = mail.clone();
        again.token = None;
        again.activate(site, &lend().await, None).await.fails(409, "trial_refused");
        let mut reinstalled = mail.anew("fresh");
        reinstalled.host = "mail.elsewhere.com".to_owned();
        let refused = reinstalled.activate(site, &lend().await, None).await;
        assert_eq!(refused.fails(409, "trial_refused"), ["/addon tried_on_machine"]);
        let mut neighbour = Installation::new("other");
        neighbour.host = "mx2.one.com".to_owned();
        neighbour.activate(site, &lend().await, None).await.fails(409, "trial_refused");

        // The days count from the first activation, whatever happens to the key later.
        shop.pass(2 * DAYS_10).await;
        mail.activate(site, &lend().await, None).await.fails(409, "trial_refused");
        mail.refresh(site).await.is(200);
        assert_eq!(mail.claims().trm, claims.trm);
        shop.pass(DAYS_10).await;
        mail.refresh(site).await.is(200);
        assert_eq!((mail.claims().knd, mail.claims().grant.edition), (Kind::Free, Edition::Free));
        assert!(mail.claims().seq > claims.seq);
        assert!(shop.events().await.contains(&"license.trial_ended".to_owned()));
    }
}

/// Attack 12: a customer whose address, or whose company's, has had a trial gets another from staff alone.
#[tokio::test]
async fn a_second_trial_for_the_same_company_is_the_vendors_to_give() {
    let shop = Shop::open(Site::open().await).await;
    let trial = |customer: &str| json!({"kind": "trial", "customer": customer, "edition": "enterprise", "users": 10});
    let shop = &shop;
    let customer = |email: &'static str| async move {
        let made = shop.owner("POST /v1/customers", json!({"email": email, "name": "C"})).await.is(201);
        made["id"].as_str().unwrap().to_owned()
    };
    let (one, two) = (customer("a@big-company.com").await, customer("b@sub.big-company.com").await);
    let (three, four) = (customer("a@gmail.com").await, customer("b@gmail.com").await);
    shop.owner("POST /v1/licenses", trial(&one)).await.is(201);
    let refused = shop.owner("POST /v1/licenses", trial(&two)).await;
    assert_eq!(refused.fails(409, "trial_refused"), ["/addon tried_by_license"]);
    let mut again = trial(&two);
    again["again"] = json!(true);
    shop.owner("POST /v1/licenses", again).await.is(201);
    shop.owner("POST /v1/licenses", trial(&three)).await.is(201);
    shop.owner("POST /v1/licenses", trial(&four)).await.is(201);
    shop.owner("POST /v1/licenses", trial(&four)).await.fails(409, "trial_refused");
}

/// LIC-35 to LIC-40; attack 13.
#[tokio::test]
async fn an_add_on_is_tried_once_by_25_mailboxes_and_not_on_free() {
    for shop in Shop::both().await {
        let site = &shop.site;
        let (id, key) = shop.license(json!({"users": 100})).await;
        let mut mail = Installation::new("one");
        mail.activate(site, &key, Some(CARLA)).await.is(201);
        let before = mail.claims().seq;
        mail.try_addon(site, "activesync").await.is(200);
        let tried = &mail.claims().grant.addons[0];
        assert_eq!((&tried.code, tried.qty, tried.kind), (&AddonCode::ACTIVESYNC, 25, AddonKind::Trial));
        assert_eq!((tried.to, mail.claims().seq), (Some(now(site).plus_days(30)), before + 1));
        let refused = mail.try_addon(site, "activesync").await;
        assert_eq!(refused.fails(409, "trial_refused"), ["/addon tried_by_license", "/addon tried_on_machine"][..1]);
        let refused = mail.try_addon(site, "cluster").await;
        assert_eq!(refused.fails(409, "trial_refused"), ["/addon not_for_edition", "/addon staff_only"]);
        mail.try_addon(site, "no-such").await.fails(404, "not_found");
        shop.pass(3 * DAYS_10).await;
        mail.refresh(site).await.is(200);
        assert_eq!(mail.claims().grant.addons, [], "its days are over");
        let license = shop.owner(&format!("GET /v1/licenses/{id}"), Value::Null).await.is(200);
        assert_eq!(license["addons"][0]["state"], "ended");
        // Another licence on the same machine does not begin it anew.
        mail.deactivate(site).await.is(204);
        let (_, second) = shop.license(json!({"users": 100})).await;
        mail.activate(site, &second, Some(CARLA)).await.is(201);
        assert_eq!(mail.try_addon(site, "activesync").await.fails(409, "trial_refused"), ["/addon tried_on_machine"]);
        // Staff may grant what only staff grant.
        let line = format!("POST /v1/licenses/{}/addon-trials", mail.license());
        shop.owner(&line, json!({"addon": "archive"})).await.is(200);
        mail.refresh(site).await.is(200);
        assert_eq!(mail.claims().grant.addons[0].code, AddonCode::ARCHIVE);
    }
}

/// LIC-37: why there is no trial, one reason after the other.
#[tokio::test]
async fn an_add_on_is_not_tried_when_it_was_bought_is_not_offered_or_the_licence_does_not_run() {
    for shop in Shop::both().await {
        let wanted = json!({"addons": [{"code": "activesync", "quantity": 5}]});
        let (id, key) = shop.license(wanted).await;
        let line = format!("POST /v1/licenses/{id}/addon-trials");
        let grant = async |addon: &str| shop.owner(&line, json!({"addon": addon})).await.fails(409, "trial_refused");
        assert_eq!(grant("ews").await, ["/addon license_not_active"], "it was never activated");
        Installation::new("one").activate(&shop.site, &key, Some(CARLA)).await.is(201);
        assert_eq!(grant("activesync").await, ["/addon bought_before"]);
        let mut ews = shop.owner("GET /v1/addons/ews", Value::Null).await.is(200);
        ews["trial"] = json!("nobody");
        shop.owner("PUT /v1/addons/ews", ews).await.is(200);
        assert_eq!(grant("ews").await, ["/addon not_offered"]);
        // A trial of none is no step.
        shop.owner(&line, json!({"addon": "archive", "quantity": 0})).await.fails(409, "addon_state");
    }
}

/// Attacks 3 and 15, and what a proof must be: fresh, of this installation, for this purpose, and new.
#[tokio::test]
async fn a_proof_is_good_once_and_for_one_thing() {
    for shop in Shop::both().await {
        let site = &shop.site;
        let (_, key) = shop.license(json!({})).await;
        let mut mail = Installation::new("one");
        mail.activate(site, &key, Some(CARLA)).await.is(201);
        let request = mail.statement(site, Purpose::Refresh);
        mail.send_refresh(site, &request).await.is(200);
        mail.send_refresh(site, &request).await.fails(409, "request_replayed");
        let mut stranger = Installation::new("two");
        stranger.activation = mail.activation.clone();
        let request = stranger.statement(site, Purpose::Refresh);
        stranger.send_refresh(site, &request).await.fails(422, "proof_refused");
        let request = mail.statement(site, Purpose::Activate);
        mail.send_refresh(site, &request).await.fails(422, "proof_refused");
        for days in [-2, 2] {
            let mut request = mail.statement(site, Purpose::Refresh);
            request.iat = request.iat.plus_days(days);
            mail.send_refresh(site, &request).await.fails(422, "proof_out_of_time");
        }
        for wrong in [json!({"aud": "https://bolt.example"}), json!({"prd": "pigeonpost"})] {
            let mut request = serde_json::to_value(mail.statement(site, Purpose::Refresh)).unwrap();
            request.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
            let request = serde_json::from_value(request).unwrap();
            mail.send_refresh(site, &request).await.fails(422, "proof_refused");
        }
        // An offline request is no online proof.
        let file = mail.request_file(site, Purpose::Refresh);
        let inner: String = file.lines().filter(|line| !line.starts_with("-----")).collect();
        let line = format!("POST /v1/activations/{}/refresh", mail.activation.clone().unwrap());
        site.stranger(&line, json!({"proof": inner})).await.fails(422, "proof_refused");
        site.stranger("POST /v1/activations/activation_zzz/refresh", json!({"proof": "x"}))
            .await
            .fails(404, "not_found");
    }
}

/// Attack 16: keys are 125 bits, a typing error is told at once, and who guesses waits.
#[tokio::test]
async fn guessing_keys_teaches_nothing_and_soon_waits() {
    let shop = Shop::open(Site::open().await).await;
    let mut mail = Installation::new("one");
    let typo = mail.activate(&shop.site, "7ZC4A", None).await;
    assert_eq!(typo.fails(422, "invalid_fields"), ["/key invalid"]);
    let mut waits = false;
    for guess in 0..40_u8 {
        let mut bytes = [7; 16];
        bytes[15] = guess.wrapping_mul(8);
        bytes[9] = guess;
        let key = license::license_key::LicenseKey::from_random(&bytes).reveal();
        let answer = mail.activate(&shop.site, &key, None).await;
        if answer.status == 429 {
            waits = true;
            break;
        }
        answer.fails(404, "not_found");
    }
    assert!(waits);
}

/// Attack 29: the button of an impatient administrator, or a loop that went wrong.
#[tokio::test]
async fn an_installation_asks_ten_times_an_hour() {
    let shop = Shop::open(Site::open().await).await;
    let site = &shop.site;
    let (_, key) = shop.license(json!({})).await;
    let (mut mail, mut other) = (Installation::new("one"), Installation::new("two"));
    mail.activate(site, &key, Some(CARLA)).await.is(201);
    let (_, key) = shop.license(json!({})).await;
    other.activate(site, &key, Some(CARLA)).await.is(201);
    for _ in 0..10 {
        mail.refresh(site).await.is(200);
    }
    let refused = mail.refresh(site).await;
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    refused.fails(429, "too_many_requests");
    other.refresh(site).await.is(200);
    shop.pass(wait).await;
    mail.refresh(site).await.is(200);
}

/// Attacks 25 and 30: what stands in rows is no key, no ratchet and no password, and what stands sealed needs the key file.
#[tokio::test]
async fn a_stolen_database_opens_nothing() {
    for shop in Shop::both().await {
        let site = &shop.site;
        let (_, key) = shop.license(json!({})).await;
        let mut mail = Installation::new("one");
        mail.activate(site, &key, Some(CARLA)).await.is(201);
        mail.refresh(site).await.is(200);
        let plain: String = key.chars().filter(|c| *c != '-').collect();
        let secrets = [key, plain, mail.shown_next(), PASSWORD.to_owned(), shop.carla.bearer.replace("Bearer ", "")];
        let mut conn = site.office.read().await.unwrap();
        for sql in [
            "SELECT key_hash || ' ' || key_prefix || ' ' || note FROM licenses",
            "SELECT COALESCE(ratchet, '') || ' ' || COALESCE(offered, '') || ' ' || boots FROM activations",
            "SELECT nonce FROM request_nonces",
            "SELECT email || ' ' || COALESCE(password, '') || ' ' || COALESCE(totp, '') FROM logins",
            "SELECT hash || ' ' || client FROM sessions",
            "SELECT secret FROM signing_keys",
            "SELECT ring FROM key_rings",
            "SELECT COALESCE(before_json, '') || ' ' || COALESCE(after_json, '') FROM audit",
        ] {
            for row in conn.all(sql, foundation::args![]).await.unwrap() {
                let text = row.text(0).unwrap();
                assert!(secrets.iter().all(|secret| !text.contains(secret.as_str())), "{sql}: {text}");
                assert!(!text.contains("PRIVATE KEY"), "{sql}");
            }
        }
    }
}

/// LIC-16; attacks 14 and 15: what is carried is good once, the same request gets the same bytes, and only a receipt or the end of
/// its token frees the slot of a machine that nobody hears of.
#[tokio::test]
async fn a_machine_without_a_connection_lives_by_files() {
    for shop in Shop::both().await {
        let site = &shop.site;
        let (id, key) = shop.license(json!({})).await;
        let mut mail = Installation::new("one");
        let file = mail.request_file(site, Purpose::Activate);
        let exchange = json!({"request": file});
        let answer = site.ask(&shop.carla, &exchange_of(&id), exchange.clone()).await.is(200);
        let again = site.ask(&shop.carla, &exchange_of(&id), exchange.clone()).await.is(200);
        assert_eq!(answer, again);
        let response = answer["response"].as_str().unwrap();
        assert!(Installation::new("two").import(site, response).is_err());
        mail.import(site, response).unwrap();
        assert!(mail.import(site, response).is_err(), "it is good once");
        assert_eq!(mail.claims().exp, now(site).plus_days(400));
        assert_eq!(mail.trusts().unwrap().set().seq, 1);
        // Another of the customer's licences does not take the same request.
        let (other, _) = shop.license(json!({})).await;
        let reused = json!({"request": file});
        site.ask(&shop.carla, &exchange_of(&other), reused).await.fails(409, "request_replayed");
        // A refresh is carried the same way, with a higher number.
        let seq = mail.claims().seq;
        let file = mail.request_file(site, Purpose::Refresh);
        let exchange = json!({"request": file});
        let answer = site.ask(&shop.owner, &exchange_of(&id), exchange).await.is(200);
        mail.import(site, answer["response"].as_str().unwrap()).unwrap();
        assert!(mail.claims().seq > seq);

        let mut two = Installation::new("two");
        two.activate(site, &key, Some(CARLA)).await.fails(409, "license_in_use");
        let release = format!("POST /v1/activations/{}/release", mail.activation.clone().unwrap());
        let why = json!({"reason": "gone"});
        site.ask(&shop.carla, &release, why.clone()).await.fails(409, "activation_state");
        site.ask(&shop.carla, &format!("POST /v1/licenses/{id}/transfer"), Value::Null)
            .await
            .fails(409, "activation_state");
        let receipt = mail.bury(site);
        site.stranger("POST /v1/deactivation-receipts", json!({"receipt": "x"})).await.fails(422, "invalid_fields");
        site.stranger("POST /v1/deactivation-receipts", json!({"receipt": receipt})).await.is(204);
        site.stranger("POST /v1/deactivation-receipts", json!({"receipt": receipt})).await.is(204);
        two.activate(site, &key, Some(CARLA)).await.is(201);
        two.deactivate(site).await.is(204);

        // Or its token ends.
        let file = mail.request_file(site, Purpose::Activate);
        let exchange = json!({"request": file});
        let answer = site.ask(&shop.carla, &exchange_of(&id), exchange).await.is(200);
        mail.import(site, answer["response"].as_str().unwrap()).unwrap();
        shop.pass(39 * DAYS_10).await;
        two.activate(site, &key, Some(CARLA)).await.fails(409, "license_in_use");
        shop.pass(DAYS_10).await;
        two.activate(site, &key, Some(CARLA)).await.is(201);
    }
}

/// An installation that nobody has heard of for 90 days counts as lost, and is there again as soon as it speaks.
#[tokio::test]
async fn who_is_silent_for_long_counts_as_lost() {
    for shop in Shop::both().await {
        let site = &shop.site;
        let (mut silent, mut speaks) = (Installation::new("one"), Installation::new("two"));
        for mail in [&mut silent, &mut speaks] {
            let (_, key) = shop.license(json!({})).await;
            mail.activate(site, &key, Some(CARLA)).await.is(201);
        }
        let mut states = Vec::new();
        for _ in 0..3 {
            shop.pass(4 * DAYS_10).await;
            speaks.refresh(site).await.is(200);
            let mut found = Vec::new();
            for mail in [&silent, &speaks] {
                let line = format!("GET /v1/activations/{}", mail.activation.as_deref().unwrap());
                found.push(shop.owner(&line, Value::Null).await.is(200)["state"].as_str().unwrap().to_owned());
            }
            states.push(found.join(" "));
        }
        assert_eq!(states, ["live live", "live live", "lost live"]);
        silent.refresh(site).await.is(200);
        let line = format!("GET /v1/activations/{}", silent.activation.as_deref().unwrap());
        assert_eq!(shop.owner(&line, Value::Null).await.is(200)["state"], "live");
    }
}

/// LIC-17: where nothing can be carried out, staff bind the licence to what `hostname` prints.
#[tokio::test]
async fn staff_bind_a_licence_to_a_host_name() {
    for shop in Shop::both().await {
        let site = &shop.site;
        let (id, key) = shop.license(json!({})).await;
        let line = format!("POST /v1/licenses/{id}/manual-activations");
        let order = json!({"hostname": "Mail.One.Com.", "reason": "no way out of the vault"});
        site.ask(&shop.carla, &line, order.clone()).await.fails(403, "insufficient_scope");
        let wrong = json!({"hostname": "mail one", "days": 91, "reason": ""});
        let refused = shop.owner(&line, wrong).await;
        assert_eq!(
            refused.fails(422, "invalid_fields"),
            ["/hostname invalid", "/days out_of_range", "/reason invalid"]
        );
        let bound = shop.owner(&line, order.clone()).await.is(200);
        assert_eq!(
            (&bound["activation"]["channel"], &bound["activation"]["hostname"]),
            (&json!("manual"), &json!("mail.one.com"))
        );
        let response = bound["response"].as_str().unwrap();
        assert!(Installation::new("two").import(site, response).is_err(), "another host");
        let mut mail = Installation::new("one");
        mail.import(site, response).unwrap();
        assert_eq!((mail.claims().cnf.clone(), mail.claims().exp), (None, now(site).plus_days(90)));
        let mut two = Installation::new("two");
        two.activate(site, &key, Some(CARLA)).await.fails(409, "license_in_use");
        // The same host may have it again, for the next three months.
        shop.pass(8 * DAYS_10).await;
        let bound = shop.owner(&line, order).await.is(200);
        mail.import(site, bound["response"].as_str().unwrap()).unwrap();
        assert_eq!(mail.claims().exp, now(site).plus_days(90));
        let mut owner = String::new();
        for line in shop.owner("GET /v1/audit-lines?limit=100", Value::Null).await.is(200)["data"].as_array().unwrap() {
            owner += &line.to_string();
        }
        assert!(owner.contains("no way out of the vault"));
        // Without a key of its own it has nothing to ask with.
        let line = format!("POST /v1/activations/{}/refresh", mail.activation.unwrap());
        site.stranger(&line, json!({"proof": "x"})).await.fails(404, "not_found");
    }
}

/// LIC-09: the machine that has the licence keeps it for the vendor's window, or for none.
#[tokio::test]
async fn a_licence_moves_within_the_window_of_the_vendors_policy() {
    for (site, window) in [(Site::open().await, 0), (Site::open().await, 30)] {
        let shop = Shop::open(site).await;
        let site = &shop.site;
        shop.policy(json!({"migration_window_days": window})).await;
        let (id, key) = shop.license(json!({})).await;
        let (mut old, mut new) = (Installation::new("old"), Installation::new("new"));
        let transfer = format!("POST /v1/licenses/{id}/transfer");
        site.ask(&shop.carla, &transfer, Value::Null).await.fails(409, "license_state");
        old.activate(site, &key, Some(CARLA)).await.is(201);
        site.ask(&shop.carla, &transfer, Value::Null).await.is(200);
        new.activate(site, &key, Some(CARLA)).await.is(201);
        old.refresh(site).await.is(200);
        match window {
            0 => assert_eq!(old.claims().sta.unwrap().state, Decision::Released),
            _ => {
                assert_eq!((old.claims().sta, old.claims().exp), (None, now(site).plus_days(window)));
                shop.pass(DAYS_10).await;
                site.ask(&shop.carla, "GET /v1/whoami", Value::Null).await.fails(401, "invalid_token");
                let carla = site
                    .log_in(json!({"vendor": "acme", "kind": "customer", "email": CARLA.0, "password": PASSWORD}))
                    .await;
                site.ask(&carla, &transfer, Value::Null).await.fails(409, "license_moving");
                shop.pass(2 * DAYS_10).await;
                old.refresh(site).await.is(200);
                assert_eq!(old.claims().sta.unwrap().state, Decision::Released);
            }
        }
        new.refresh(site).await.is(200);
        assert_eq!(new.claims().sta, None);
    }
}

/// What a vendor decides reaches the installation signed, with its notice, and is taken back the same way.
#[tokio::test]
async fn decisions_are_signed_with_their_dates() {
    for shop in Shop::both().await {
        let site = &shop.site;
        let (id, key) = shop.license(json!({})).await;
        let mut mail = Installation::new("one");
        mail.activate(site, &key, Some(CARLA)).await.is(201);
        let why = json!({"reason": "chargeback"});
        let step = |what: &str| format!("POST /v1/licenses/{id}/{what}");
        shop.owner(&step("suspend"), json!({"reason": " "})).await.fails(422, "invalid_fields");
        let shown = shop.owner(&step("suspend"), why.clone()).await.is(200);
        assert_eq!(shown["state"], "suspended");
        shop.owner(&step("suspend"), why.clone()).await.fails(409, "license_state");
        mail.refresh(site).await.is(200);
        let sta = mail.claims().sta.unwrap();
        assert_eq!((sta.state, sta.from), (Decision::Suspended, now(site).plus_days(7)));
        shop.owner(&step("reinstate"), why.clone()).await.is(200);
        mail.refresh(site).await.is(200);
        assert_eq!(mail.claims().sta, None);
        // A new key opens it, the old one nothing; what is activated stays.
        let rekeyed = shop.owner(&step("key"), why.clone()).await.is(200);
        let mut two = Installation::new("two");
        two.activate(site, &key, Some(CARLA)).await.fails(404, "not_found");
        mail.refresh(site).await.is(200);
        mail.activate(site, rekeyed["key"].as_str().unwrap(), Some(CARLA)).await.is(201);
        shop.owner(&step("revoke"), why.clone()).await.is(200);
        mail.refresh(site).await.is(200);
        assert_eq!(mail.claims().sta.unwrap().state, Decision::Revoked);
        shop.owner(&step("reinstate"), why.clone()).await.fails(409, "license_state");
        shop.owner(&step("key"), why).await.fails(409, "license_state");
        two.activate(site, rekeyed["key"].as_str().unwrap(), Some(CARLA)).await.fails(409, "license_state");
    }
}

/// A lease that is not renewed within ten days of its term falls to Free; a renewal in time changes nothing but its date.
#[tokio::test]
async fn a_lease_is_renewed_or_falls_to_free() {
    let shop = Shop::open(Site::open().await).await;
    let site = &shop.site;
    let term = now(site).plus_days(20).to_string();
    let (id, key) = shop.license(json!({"kind": "lease", "term": term})).await;
    let mut mail = Installation::new("one");
    mail.activate(site, &key, Some(CARLA)).await.is(201);
    assert_eq!((mail.claims().knd, mail.claims().trm), (Kind::Lease, Some(now(site).plus_days(20))));
    shop.pass(2 * DAYS_10 + 1).await;
    let until = now(site).plus_days(20);
    shop.owner(&format!("POST /v1/licenses/{id}/lease"), json!({"until": until.to_string(), "reason": "paid"}))
        .await
        .is(200);
    mail.refresh(site).await.is(200);
    assert_eq!((mail.claims().knd, mail.claims().trm), (Kind::Lease, Some(until)));
    shop.pass(3 * DAYS_10).await;
    mail.refresh(site).await.is(200);
    assert_eq!(mail.claims().knd, Kind::Free);
    assert!(shop.events().await.contains(&"license.lease_ended".to_owned()));
}

/// Attack 23: nobody sees, moves or answers for another's licence.
#[tokio::test]
async fn another_customers_licence_is_not_there() {
    let shop = Shop::open(Site::open().await).await;
    let site = &shop.site;
    let dora = site.customer("acme", "dora").await;
    let (id, key) = shop.license(json!({"note": "pays late"})).await;
    let mut mail = Installation::new("one");
    mail.activate(site, &key, Some(CARLA)).await.is(201);
    let activation = mail.activation.clone().unwrap();
    let file = mail.request_file(site, Purpose::Refresh);
    for (line, body) in [
        (format!("GET /v1/licenses/{id}"), Value::Null),
        (format!("POST /v1/licenses/{id}/transfer"), Value::Null),
        (format!("GET /v1/activations/{activation}"), Value::Null),
        (format!("POST /v1/activations/{activation}/release"), json!({"reason": "mine"})),
        (exchange_of(&id), json!({"request": file})),
    ] {
        site.ask(&dora, &line, body).await.fails(404, "not_found");
    }
    for line in ["GET /v1/licenses", "GET /v1/activations"] {
        let theirs = site.ask(&dora, line, Value::Null).await.is(200);
        assert_eq!(theirs["data"], json!([]), "{line}");
        let search = format!(
            "{line}?{}",
            if line.ends_with("licenses") { format!("customer={}", shop.carla.id) } else { format!("license={id}") }
        );
        assert_eq!(site.ask(&dora, &search, Value::Null).await.is(200)["data"], json!([]), "{search}");
    }
    let own = site.ask(&shop.carla, &format!("GET /v1/licenses/{id}"), Value::Null).await.is(200);
    assert_eq!((&own["note"], &own["customer"]), (&Value::Null, &json!(shop.carla.id)));
    let theirs = shop.owner(&format!("GET /v1/licenses/{id}"), Value::Null).await.is(200);
    assert_eq!(theirs["note"], "pays late");
}

#[tokio::test]
async fn licences_are_found_by_what_is_known_of_them() {
    let shop = Shop::open(Site::open().await).await;
    let (id, key) = shop.license(json!({"external_id": "order-1", "proxy": true})).await;
    shop.license(json!({"edition": "essential"})).await;
    for (search, count) in [
        ("external_id=order-1".to_owned(), 1),
        (format!("key_prefix={}", key[..4].to_lowercase()), 1),
        ("state=issued".to_owned(), 2),
        ("state=active".to_owned(), 0),
        (format!("customer={}", shop.carla.id), 2),
        ("customer=nobody".to_owned(), 0),
    ] {
        let found = shop.owner(&format!("GET /v1/licenses?{search}"), Value::Null).await.is(200);
        assert_eq!(found["data"].as_array().unwrap().len(), count, "{search}");
    }
    let patched =
        shop.owner(&format!("PATCH /v1/licenses/{id}"), json!({"external_id": null, "note": "n"})).await.is(200);
    assert_eq!((&patched["external_id"], &patched["note"]), (&Value::Null, &json!("n")));
    let order = |wrong: Value| {
        let mut order = json!({"customer": shop.carla.id, "kind": "paid", "edition": "essential", "users": 25});
        order.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
        order
    };
    for (wrong, fields) in [
        (json!({"users": 26}), vec!["/users not_sold"]),
        (json!({"users": null}), vec!["/users not_sold"]),
        (json!({"edition": "free"}), vec!["/edition not_sold"]),
        (json!({"addons": [{"code": "ews", "quantity": 1}]}), vec!["/addons not_sold"]),
        (json!({"customer": "person_zzzz"}), vec!["/customer invalid"]),
        (json!({"kind": "trial", "trial_days": 31}), vec!["/trial_days out_of_range"]),
        (json!({"kind": "lease"}), vec!["/term required"]),
        (json!({"external_id": ""}), vec!["/external_id invalid"]),
    ] {
        assert_eq!(shop.owner("POST /v1/licenses", order(wrong)).await.fails(422, "invalid_fields"), fields);
    }
    let made = |answer: &Value| answer["id"].as_str().unwrap().to_owned();
    let keyed = [("idempotency-key", "one"), ("vendor", "acme")];
    let first = shop.site.reader.ask(&shop.site.local, "POST /v1/licenses", &keyed, order(json!({}))).await.is(201);
    let replay = shop.site.reader.ask(&shop.site.local, "POST /v1/licenses", &keyed, order(json!({}))).await.is(201);
    assert_eq!(made(&first), made(&replay));
    assert!(first["key"].is_string() && replay.get("key").is_none(), "a key is shown once");
}
