//! Who comes by themselves: by a mailed link, answered the same whoever they are.

use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use foundation::http::testing::Answer;
use serde_json::{Value, json};

use super::installation::{Installation, vendor};
use super::invoices::sink;
use super::site::{PASSWORD, Person, Site};

const REGISTER: &str = "POST /v1/registrations";
const TRY: &str = "POST /v1/trials";
const FORGOT: &str = "POST /v1/password-links/requests";

/// A vendor who sends mails, to a host that keeps them.
struct Post {
    site: Site,
    owner: Person,
    taken: Arc<Mutex<Vec<String>>>,
}

impl Post {
    async fn open(site: Site) -> Self {
        let owner = vendor(&site).await;
        let (port, taken) = sink(0);
        let settings =
            json!({"host": "127.0.0.1", "port": port, "security": "loopback", "from": "licences@acme.example"});
        site.operator("acme", "PUT /v1/vendor/mail-settings", settings).await.is(200);
        Self { site, owner, taken }
    }

    async fn both() -> [Self; 2] {
        let [lite, post] = Site::both().await;
        [Self::open(lite).await, Self::open(post).await]
    }

    /// An hour later, so that no brake holds.
    async fn ask(&self, line: &str, body: Value) -> Answer {
        self.site.pass(3600);
        self.site.stranger(line, body).await
    }

    /// The mails since the last time, as recipient and words.
    async fn mails(&self) -> Vec<(String, String)> {
        self.site.office.send_mails().await.unwrap();
        let mails: Vec<String> = self.taken.lock().unwrap().drain(..).collect();
        mails.iter().map(|mail| read(mail)).collect()
    }

    /// The link in the one mail that was sent to an address, at this page.
    async fn link(&self, to: &str, page: &str) -> String {
        let mails = self.mails().await;
        let [(recipient, words)] = mails.as_slice() else { panic!("{mails:?}") };
        assert_eq!(recipient, to);
        let start = format!("https://acme.example/{page}#");
        words.lines().find_map(|line| line.strip_prefix(&start)).unwrap_or_else(|| panic!("{words}")).to_owned()
    }

    async fn redeem(&self, link: &str, password: &str) -> Answer {
        self.site.stranger("POST /v1/password-links/redeem", json!({"link": link, "password": password})).await
    }

    /// What of secrets the table of mails still holds.
    async fn secrets(&self) -> i64 {
        let sql = "SELECT COUNT(*) FROM mails WHERE secret IS NOT NULL";
        let mut conn = self.site.office.read().await.unwrap();
        conn.one(sql, foundation::args![]).await.unwrap().int(0).unwrap()
    }
}

fn read(mail: &str) -> (String, String) {
    let to = mail.lines().find_map(|line| line.strip_prefix("To: ")).unwrap().to_owned();
    let (_, body) = mail.split_once("\n\n").unwrap();
    (to, String::from_utf8(BASE64.decode(body.replace('\n', "")).unwrap()).unwrap().replace("\r\n", "\n"))
}

fn same(one: &Answer, other: &Answer) {
    let told = |answer: &Answer| (answer.status, answer.text(), answer.header("location").map(str::to_owned));
    assert_eq!(told(one), told(other));
    assert_eq!(one.status, 202);
}

/// An address becomes an account when its mailbox says so, and neither the answer nor the time before tells who has one.
#[tokio::test]
async fn an_account_is_made_by_whoever_reads_at_its_address() {
    for post in Post::both().await {
        let site = &post.site;
        site.customer("acme", "carla").await;
        let who = |email: &str| json!({"email": email, "name": "Buy now at evil.example", "company": "Dora Ltd"});
        let new = post.ask(REGISTER, who("Dora@Example.org")).await;
        let link = post.link("dora@example.org", "welcome").await;
        same(&new, &post.ask(REGISTER, who("carla@example.org")).await);
        let mails = post.mails().await;
        assert!(mails[0].1.contains("has one already") && !mails[0].1.contains("evil"), "{mails:?}");
        let found = site.operator("acme", "GET /v1/customers?email=dora@example.org", Value::Null).await.is(200);
        assert_eq!(found["data"], json!([]), "nobody is a customer before they have said so");
        assert_eq!(post.secrets().await, 0, "no link stays where mails are kept");
        post.redeem(&link, PASSWORD).await.is(204);
        post.redeem(&link, PASSWORD).await.fails(422, "invalid_fields");
        let login = json!({"vendor": "acme", "kind": "customer", "email": "dora@example.org", "password": PASSWORD});
        let dora = site.log_in(login).await;
        let account = site.ask(&dora, "GET /v1/account", Value::Null).await.is(200);
        assert_eq!((&account["company"], &account["has_password"]), (&json!("Dora Ltd"), &json!(true)));
        // A later request takes the place of an earlier one, and a link ends.
        post.ask(REGISTER, who("emil@example.org")).await;
        let early = post.link("emil@example.org", "welcome").await;
        post.ask(REGISTER, who("emil@example.org")).await;
        let late = post.link("emil@example.org", "welcome").await;
        post.redeem(&early, PASSWORD).await.fails(422, "invalid_fields");
        site.pass(24 * 3600);
        post.redeem(&late, PASSWORD).await.fails(422, "invalid_fields");
        assert!(site.office.sweep_confirmations().await.unwrap() >= 1);
    }
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_mail() {
    for post in Post::both().await {
        let site = &post.site;
        let carla = site.customer("acme", "carla").await;
        let known = post.ask(FORGOT, json!({"kind": "customer", "email": "carla@example.org"})).await;
        let link = post.link("carla@example.org", "welcome").await;
        same(&known, &post.ask(FORGOT, json!({"kind": "customer", "email": "nobody@example.org"})).await);
        same(&known, &post.ask(FORGOT, json!({"kind": "staff", "email": "carla@example.org"})).await);
        assert!(post.mails().await.is_empty());
        post.redeem(&link, "staple battery horse").await.is(204);
        site.ask(&carla, "GET /v1/whoami", Value::Null).await.fails(401, "invalid_token");
        post.ask(FORGOT, json!({"kind": "staff", "email": "owner@acme.example"})).await;
        post.link("owner@acme.example", "welcome").await;
        // One who may not log in is written to by nobody.
        let line = format!("PATCH /v1/customers/{}", carla.id);
        site.operator("acme", &line, json!({"status": "disabled"})).await.is(200);
        same(&known, &post.ask(FORGOT, json!({"kind": "customer", "email": "carla@example.org"})).await);
        same(
            &post.ask(REGISTER, json!({"email": "carla@example.org", "name": "Carla"})).await,
            &post.ask(REGISTER, json!({"email": "fritz@example.org", "name": "Fritz"})).await,
        );
        let mails = post.mails().await;
        assert_eq!(mails.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["fritz@example.org"]);
    }
}

/// Attack 12: a trial is for a confirmed address, one for each address and for each domain of one's own.
#[tokio::test]
async fn a_trials_key_is_mailed_to_a_confirmed_address_once() {
    for post in Post::both().await {
        let site = &post.site;
        let who = |email: &str| json!({"email": email, "name": "Dora", "edition": "professional", "users": 25});
        post.ask(TRY, who("dora@trial-example.com")).await.is(202);
        let link = post.link("dora@trial-example.com", "trial").await;
        let licenses = site.operator("acme", "GET /v1/licenses", Value::Null).await.is(200);
        assert_eq!(licenses["data"], json!([]), "nothing is made before the address is confirmed");
        // A link for a trial sets no password.
        post.redeem(&link, PASSWORD).await.fails(422, "invalid_fields");
        let confirm = |link: &str| json!({"link": link});
        site.stranger("POST /v1/trials/confirm", confirm(&link)).await.is(204);
        site.stranger("POST /v1/trials/confirm", confirm(&link)).await.fails(422, "invalid_fields");
        let mails = post.mails().await;
        let key = mails[0].1.split("\n\n").nth(2).unwrap().to_owned();
        assert_eq!(post.secrets().await, 0, "no key stays where mails are kept");
        let license = &site.operator("acme", "GET /v1/licenses", Value::Null).await.is(200)["data"][0];
        assert_eq!(
            (&license["kind"], &license["state"], &license["users"]),
            (&json!("trial"), &json!("trial"), &json!(25))
        );
        // The key needs no login (LIC-29), and its owner hears of it.
        let mut mail = Installation::new("trying");
        mail.activate(site, &key, None).await.is(201);
        let told = post.mails().await;
        assert!(told[0].0 == "dora@trial-example.com" && told[0].1.contains("mail.trying.com"), "{told:?}");
        // The same address, and another one of the same domain, have had theirs; a public provider's domain is nobody's.
        for (email, code) in [
            ("dora@trial-example.com", Some("tried_by_license")),
            ("emil@mail.trial-example.com", Some("tried_by_license")),
            ("dora@gmail.com", None),
            ("emil@gmail.com", None),
        ] {
            post.ask(TRY, who(email)).await.is(202);
            let link = post.link(email, "trial").await;
            let answer = site.stranger("POST /v1/trials/confirm", confirm(&link)).await;
            match code {
                Some(code) => assert_eq!(answer.fails(409, "trial_refused"), [format!("/addon {code}")]),
                None => drop(answer.is(204)),
            }
            post.mails().await;
        }
        assert_eq!(
            post.ask(TRY, json!({"email": "x@y.example", "name": "X", "users": 26})).await.fails(422, "invalid_fields"),
            ["/users not_sold"]
        );
        let free = json!({"email": "x@y.example", "name": "X", "edition": "free"});
        assert_eq!(post.ask(TRY, free).await.fails(422, "invalid_fields"), ["/edition not_sold"]);
    }
}

/// A vendor who sends no mails, or leaves trials to staff, says so.
#[tokio::test]
async fn a_vendor_may_leave_newcomers_to_its_staff() {
    let site = Site::open().await;
    site.vendor("acme").await;
    let who = json!({"email": "dora@example.org", "name": "Dora"});
    let forgot = json!({"kind": "customer", "email": "dora@example.org"});
    for (line, body) in [(REGISTER, &who), (TRY, &who), (FORGOT, &forgot)] {
        site.stranger(line, body.clone()).await.fails(409, "self_service_off");
    }
    let post = Post::open(Site::open().await).await;
    let mut policy = post.site.ask(&post.owner, "GET /v1/vendor/policy", Value::Null).await.is(200);
    assert_eq!(policy["self_service_trials"], "offered");
    policy["self_service_trials"] = json!("off");
    post.site.ask(&post.owner, "PUT /v1/vendor/policy", policy).await.is(200);
    post.ask(TRY, who.clone()).await.fails(409, "self_service_off");
    post.ask(REGISTER, who).await.is(202);
    let elsewhere = json!({"vendor": "nowhere", "email": "dora@example.org", "name": "Dora"});
    post.ask(REGISTER, elsewhere).await.fails(409, "self_service_off");
}

/// Attack 12: neither one address nor one network is written to, or writes, without end.
#[tokio::test]
async fn strangers_are_held_back() {
    let post = Post::open(Site::open().await).await;
    post.site.pass(3600);
    let who = |name: &str| json!({"email": format!("{name}@example.org"), "name": "Dora"});
    for _ in 0..3 {
        post.site.stranger(REGISTER, who("dora")).await.is(202);
    }
    let held = post.site.stranger(REGISTER, who("dora")).await;
    held.fails(429, "too_many_requests");
    assert!(held.header("retry-after").unwrap().parse::<u64>().unwrap() <= 1200);
    for turn in 0..16 {
        post.site.stranger(REGISTER, who(&format!("d{turn}"))).await.is(202);
    }
    post.site.stranger(REGISTER, who("one-more")).await.fails(429, "too_many_requests");
    post.site.pass(3600);
    post.site.stranger(REGISTER, who("dora")).await.is(202);
}

/// Attack 17: a licence's owner is told of each activation, at the contact for that.
#[tokio::test]
async fn an_owner_is_told_of_each_activation() {
    for post in Post::both().await {
        let site = &post.site;
        let carla = site.customer("acme", "carla").await;
        let order = json!({"customer": carla.id, "kind": "paid", "edition": "professional", "users": 25});
        let made = site.operator("acme", "POST /v1/licenses", order).await.is(201);
        let key = made["key"].as_str().unwrap();
        let login = Some(("carla@example.org", PASSWORD));
        let mut mail = Installation::new("one");
        mail.activate(site, key, login).await.is(201);
        let told = post.mails().await;
        let [(to, words)] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!(to, "carla@example.org");
        for part in ["mail.one.com", "192.0.2.7", &key[..4], "ask us for another key"] {
            assert!(words.contains(part), "{part}: {words}");
        }
        assert!(!words.contains(key), "{words}");
        mail.refresh(site).await.is(200);
        assert!(post.mails().await.is_empty(), "a refresh is no activation");
        let contact = json!({"contacts": [{"name": "Tom", "email": "tech@example.org", "purpose": "technical"}]});
        site.ask(&carla, "PATCH /v1/account", contact).await.is(200);
        mail.activate(site, key, login).await.is(201);
        let told = post.mails().await;
        assert_eq!(told.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["tech@example.org"]);
    }
}
