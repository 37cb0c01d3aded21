//! Logging in: passwords, links, second factors, sessions, cookies, and the brake on guessing.

use foundation::secrets::totp::Totp;
use serde_json::{Value, json};

use super::site::{PASSWORD, Person, Site};

fn login(email: &str, password: &str) -> Value {
    json!({"vendor": "acme", "kind": "staff", "email": email, "password": password})
}

/// Reads base 32 as a telephone does.
fn telephone(secret: &str) -> Totp {
    let digit = |byte: u8| b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".iter().position(|known| *known == byte).unwrap();
    let bits: Vec<bool> =
        secret.bytes().flat_map(|byte| (0..5).rev().map(move |at| digit(byte) >> at & 1 == 1)).collect();
    let bytes: Vec<u8> =
        bits.chunks(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit))).collect();
    Totp::from_bytes(&bytes).unwrap()
}

/// Sets up a second factor; the telephone and the codes on paper.
async fn enrol(site: &Site, who: &Person) -> (Totp, Vec<String>) {
    let made = site.ask(who, "POST /v1/me/totp", Value::Null).await.is(200);
    let totp = telephone(made["secret"].as_str().unwrap());
    let code = json!({"code": totp.code(Totp::step(site.clock.now()))});
    let codes = site.ask(who, "POST /v1/me/totp/confirm", code).await.is(200);
    let codes = codes["recovery_codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned());
    (totp, codes.collect())
}

#[tokio::test]
async fn a_link_sets_a_password_once_and_the_password_begins_sessions() {
    for site in Site::both().await {
        site.vendor("acme").await;
        let order = json!({"email": "Olga@Acme.example", "name": "Olga", "role": "owner"});
        let olga = site.operator("acme", "POST /v1/staff", order).await.is(201);
        assert_eq!((&olga["email"], &olga["has_password"]), (&json!("olga@acme.example"), &json!(false)));
        let attempt = login("olga@acme.example", PASSWORD);
        site.stranger("POST /v1/sessions", attempt.clone()).await.fails(401, "login_failed");
        let line = format!("POST /v1/staff/{}/password-link", olga["id"].as_str().unwrap());
        let old = site.operator("acme", &line, Value::Null).await.is(200);
        let link = site.operator("acme", &line, Value::Null).await.is(200);
        let redeem = |link: &Value, password: &str| json!({"link": link["secret"], "password": password});
        let redeem_line = "POST /v1/password-links/redeem";
        assert_eq!(
            site.stranger(redeem_line, redeem(&link, "short")).await.fails(422, "invalid_fields"),
            ["/password too_short"]
        );
        assert_eq!(
            site.stranger(redeem_line, redeem(&old, PASSWORD)).await.fails(422, "invalid_fields"),
            ["/link wrong"]
        );
        site.stranger(redeem_line, redeem(&link, PASSWORD)).await.is(204);
        assert_eq!(
            site.stranger(redeem_line, redeem(&link, PASSWORD)).await.fails(422, "invalid_fields"),
            ["/link wrong"]
        );

        let first = site.log_in(attempt.clone()).await;
        let second = site.log_in(attempt).await;
        let sessions = site.ask(&second, "GET /v1/sessions", Value::Null).await.is(200);
        let current: Vec<bool> =
            sessions["data"].as_array().unwrap().iter().map(|session| session["current"].as_bool().unwrap()).collect();
        assert_eq!(current, [false, true]);
        let change = |current: &str| json!({"current": current, "new": "staple battery horse"});
        let refused = site.ask(&second, "PUT /v1/me/password", change("wrong")).await;
        assert_eq!(refused.fails(422, "invalid_fields"), ["/current wrong"]);
        site.ask(&second, "PUT /v1/me/password", change(PASSWORD)).await.is(204);
        site.ask(&first, "GET /v1/whoami", Value::Null).await.fails(401, "invalid_token");
        site.ask(&second, "DELETE /v1/sessions/current", Value::Null).await.is(204);
        site.ask(&second, "GET /v1/whoami", Value::Null).await.fails(401, "invalid_token");
    }
}

/// All links were one account: after five wrong ones from anywhere, nobody could set a password.
#[tokio::test]
async fn wrong_links_make_wait_who_shows_them_and_nobody_else() {
    let site = Site::open().await;
    site.vendor("acme").await;
    let owner = site.staff("acme", "owner").await;
    let line = format!("POST /v1/staff/{}/password-link", owner.id);
    let link = site.ask(&owner, &line, Value::Null).await.is(200);
    let redeem = "POST /v1/password-links/redeem";
    let other: Vec<std::net::IpAddr> = (1..=40).map(|at| format!("203.0.{at}.7").parse().unwrap()).collect();
    for (at, peer) in other.iter().enumerate() {
        let wrong = format!("wrong-{at}");
        let refused = site.office.redeem_link(&wrong, &PASSWORD.into(), *peer).await;
        assert!(matches!(refused, Err(crate::refused::Refused::Invalid(_))), "{refused:?}");
    }
    site.stranger(redeem, json!({"link": link["secret"], "password": PASSWORD})).await.is(204);
    // One who tries many is made to wait, whatever the links are.
    for at in 0..16 {
        let wrong = json!({"link": format!("guess-{at}"), "password": PASSWORD});
        site.stranger(redeem, wrong).await.fails(422, "invalid_fields");
    }
    let again = json!({"link": "guess-17", "password": PASSWORD});
    site.stranger(redeem, again).await.fails(429, "too_many_requests");
    assert!(
        site.office
            .redeem_link("another", &PASSWORD.into(), other[0])
            .await
            .is_err_and(|refused| { matches!(refused, crate::refused::Refused::Invalid(_)) })
    );
}

#[tokio::test]
async fn a_link_ends_and_so_does_a_session() {
    let site = Site::open().await;
    site.vendor("acme").await;
    let owner = site.staff("acme", "owner").await;
    let line = format!("POST /v1/staff/{}/password-link", owner.id);
    let link = site.ask(&owner, &line, Value::Null).await.is(200);
    site.pass(3 * 24 * 3600);
    let redemption = json!({"link": link["secret"], "password": PASSWORD});
    site.stranger("POST /v1/password-links/redeem", redemption).await.fails(422, "invalid_fields");
    site.ask(&owner, "GET /v1/whoami", Value::Null).await.fails(401, "invalid_token");
    let idle = site.log_in(login("owner@acme.example", PASSWORD)).await;
    for _ in 0..11 {
        site.pass(3599);
        site.ask(&idle, "GET /v1/whoami", Value::Null).await.is(200);
    }
    site.pass(3600);
    site.ask(&idle, "GET /v1/whoami", Value::Null).await.fails(401, "invalid_token");
}

#[tokio::test]
async fn a_second_factor_is_asked_for_and_no_code_is_good_twice() {
    for site in Site::both().await {
        site.vendor("acme").await;
        let owner = site.staff("acme", "owner").await;
        let wrong = json!({"code": "000000"});
        site.ask(&owner, "POST /v1/me/totp/confirm", wrong.clone()).await.fails(422, "invalid_fields");
        let (totp, paper) = enrol(&site, &owner).await;
        assert_eq!(paper.len(), 10);
        let state = site.ask(&owner, "GET /v1/me/totp", Value::Null).await.is(200);
        assert_eq!(state, json!({"state": "on", "recovery_codes_left": 10}));
        site.ask(&owner, "POST /v1/me/totp", Value::Null).await.fails(409, "already_exists");

        let attempt = |code: Option<&str>| {
            let mut attempt = login("owner@acme.example", PASSWORD);
            attempt["code"] = json!(code);
            if code.is_none() {
                attempt.as_object_mut().unwrap().remove("code");
            }
            attempt
        };
        let line = "POST /v1/sessions";
        site.stranger(line, attempt(None)).await.fails(401, "second_factor_required");
        // The code that turned it on was used by that.
        let used = totp.code(Totp::step(site.clock.now()));
        site.stranger(line, attempt(Some(&used))).await.fails(401, "login_failed");
        site.pass(30);
        let fresh = totp.code(Totp::step(site.clock.now()));
        site.stranger(line, attempt(Some(&fresh))).await.is(201);
        site.stranger(line, attempt(Some(&fresh))).await.fails(401, "login_failed");
        site.stranger(line, attempt(Some(&paper[3].to_lowercase()))).await.is(201);
        site.stranger(line, attempt(Some(&paper[3]))).await.fails(401, "login_failed");

        let last = site.log_in(attempt(Some(&paper[4]))).await;
        site.ask(&last, "POST /v1/me/totp/remove", wrong).await.fails(422, "invalid_fields");
        site.ask(&last, "POST /v1/me/totp/remove", json!({"code": paper[5]})).await.is(204);
        site.stranger(line, attempt(None)).await.is(201);
    }
}

#[tokio::test]
async fn a_vendor_may_demand_a_second_factor_and_an_owner_resets_one() {
    let site = Site::open().await;
    site.vendor("acme").await;
    let (owner, sam) = (site.staff("acme", "owner").await, site.staff("acme", "sales").await);
    let mut policy = site.ask(&owner, "GET /v1/vendor/policy", Value::Null).await.is(200);
    policy["staff_second_factor"] = json!("required");
    site.ask(&owner, "PUT /v1/vendor/policy", policy).await.is(200);
    site.ask(&sam, "GET /v1/customers", Value::Null).await.fails(403, "second_factor_setup_required");
    let who = site.ask(&sam, "GET /v1/whoami", Value::Null).await.is(200);
    assert_eq!(who["second_factor_required"], true);
    enrol(&site, &sam).await;
    site.ask(&sam, "GET /v1/customers", Value::Null).await.is(200);
    let reset = format!("POST /v1/staff/{}/totp/remove", sam.id);
    site.ask(&owner, &reset, Value::Null).await.fails(403, "second_factor_setup_required");
    enrol(&site, &owner).await;
    site.ask(&owner, &reset, Value::Null).await.is(204);
    site.ask(&sam, "GET /v1/customers", Value::Null).await.fails(403, "second_factor_setup_required");
}

#[tokio::test]
async fn guessing_costs_time_and_unknown_people_are_told_the_same() {
    let site = Site::open().await;
    site.vendor("acme").await;
    let order = json!({"email": "olga@acme.example", "name": "Olga", "role": "owner"});
    site.operator("acme", "POST /v1/staff", order).await.is(201);
    let unknown = site.stranger("POST /v1/sessions", login("nobody@acme.example", "guess 0")).await;
    let known = site.stranger("POST /v1/sessions", login("olga@acme.example", "guess 0")).await;
    assert_eq!(unknown.json()["detail"], known.json()["detail"]);
    let elsewhere = json!({"vendor": "nowhere", "kind": "staff", "email": "a@b.example", "password": "x"});
    site.stranger("POST /v1/sessions", elsewhere).await.fails(401, "login_failed");
    for guess in 1..6 {
        let attempt = login("olga@acme.example", &format!("guess {guess}"));
        site.stranger("POST /v1/sessions", attempt).await.fails(401, "login_failed");
    }
    let answer = site.stranger("POST /v1/sessions", login("olga@acme.example", "guess 7")).await;
    answer.fails(429, "too_many_requests");
    assert!(answer.header("retry-after").is_some());
}

#[tokio::test]
async fn a_cookie_changes_nothing_from_another_page() {
    let site = Site::open().await;
    site.vendor("acme").await;
    site.staff("acme", "owner").await;
    let mut attempt = login("owner@acme.example", PASSWORD);
    attempt["delivery"] = json!("cookie");
    let begun = site.stranger("POST /v1/sessions", attempt).await;
    assert_eq!(begun.is(201).get("secret"), None);
    let set = begun.header("set-cookie").unwrap();
    for part in ["__Host-pennypost=pp_session_", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"] {
        assert!(set.contains(part), "{set}");
    }
    let cookie = set.split(';').next().unwrap();
    let ask = async |line: &str, lines: &[(&str, &str)]| {
        let lines = [&[("cookie", cookie), ("host", "acme.example")], lines].concat();
        site.reader.ask(&site.router, line, &lines, Value::Null).await
    };
    ask("GET /v1/whoami", &[]).await.is(200);
    let line = "POST /v1/me/totp";
    ask(line, &[]).await.fails(403, "cross_site");
    ask(line, &[("origin", "https://evil.example")]).await.fails(403, "cross_site");
    ask(line, &[("sec-fetch-site", "cross-site")]).await.fails(403, "cross_site");
    ask(line, &[("origin", "https://acme.example")]).await.is(200);
    ask(line, &[("sec-fetch-site", "same-origin")]).await.is(200);
    let gone = ask("DELETE /v1/sessions/current", &[("sec-fetch-site", "same-origin")]).await;
    assert!(gone.header("set-cookie").unwrap().contains("Max-Age=0"));
    ask("GET /v1/whoami", &[]).await.fails(401, "invalid_token");
}

/// A vendor's host says whose people log in there.
#[tokio::test]
async fn the_host_names_the_vendor() {
    let site = Site::open().await;
    for vendor in ["acme", "bolt"] {
        site.vendor(vendor).await;
    }
    site.staff("acme", "owner").await;
    let attempt = json!({"kind": "staff", "email": "owner@acme.example", "password": PASSWORD});
    let at =
        async |host: &str| site.reader.ask(&site.router, "POST /v1/sessions", &[("host", host)], attempt.clone()).await;
    at("ACME.example:8443").await.is(201);
    at("bolt.example").await.fails(401, "login_failed");
    assert_eq!(at("elsewhere.example").await.fails(422, "invalid_fields"), ["/vendor required"]);
}

#[tokio::test]
async fn secrets_are_in_no_row_of_the_books() {
    let site = Site::open().await;
    site.vendor("acme").await;
    let owner = site.staff("acme", "owner").await;
    let (totp, paper) = enrol(&site, &owner).await;
    let made = site
        .ask_with(
            &owner,
            "POST /v1/tokens",
            &[("idempotency-key", "k")],
            json!({"name": "t", "scopes": ["tokens:read"]}),
        )
        .await
        .is(201);
    let again = site
        .ask_with(
            &owner,
            "POST /v1/tokens",
            &[("idempotency-key", "k")],
            json!({"name": "t", "scopes": ["tokens:read"]}),
        )
        .await
        .is(201);
    assert_eq!((&made["id"], again.get("secret")), (&again["id"], None));
    let mut seen = String::new();
    let mut conn = site.office.read().await.unwrap();
    for sql in [
        "SELECT actor, before_json, after_json FROM audit",
        "SELECT kind, detail, kind FROM feed",
        "SELECT hash, client, peer FROM sessions",
        "SELECT email, password, totp FROM logins",
        "SELECT hash, hash, hash FROM recovery_codes",
        "SELECT hash, name, hint FROM tokens",
    ] {
        let rows = conn.all(sql, foundation::args![]).await.unwrap();
        assert!(!rows.is_empty(), "{sql}");
        for row in rows {
            for column in 0..3 {
                seen += &row.opt_text(column).unwrap().unwrap_or_default();
            }
        }
    }
    let bearer = owner.bearer.trim_start_matches("Bearer ");
    for secret in [PASSWORD, bearer, made["secret"].as_str().unwrap(), totp.text().as_str(), paper[0].as_str()] {
        assert!(!seen.contains(secret), "{secret}");
    }
}
