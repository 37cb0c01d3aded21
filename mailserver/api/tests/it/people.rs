//! People who administrate: made, logged in with a password and a code, shut out.

use engine::login::{Attempt, Protocol};
use foundation::secrets::totp::Totp;
use serde_json::{Value, json};
use store::testing::Place;

use crate::site::Site;

const JSON: (&str, &str) = ("content-type", "application/json");

async fn login(site: &Site, body: Value) -> foundation::http::testing::Answer {
    site.send(&site.router, "POST /v1/sessions", &[JSON], body.to_string()).await
}

async fn with(site: &Site, secret: &str, line: &str, body: Value) -> foundation::http::testing::Answer {
    let authorization = format!("Bearer {secret}");
    let body = if body.is_null() { String::new() } else { body.to_string() };
    site.send(&site.router, line, &[("authorization", &authorization), JSON], body).await
}

#[tokio::test]
async fn an_administrator_logs_in_sets_up_a_second_factor_and_is_shut_out() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        site.license().await;
        site.ask("POST /v1/tenants", json!({"name": "acme"})).await.is(201);
        let new = json!({"login": "Anna@Example.org", "tenant": "acme", "password": "correct horse"});
        let anna = site.ask("POST /v1/administrators", new.clone()).await.is(201);
        assert_eq!((&anna["login"], &anna["tenant"]), (&json!("anna@example.org"), &json!("acme")));
        site.ask("POST /v1/administrators", new).await.fails(409, "already_exists");

        let good = json!({"login": "anna@example.org", "password": "correct horse"});
        for wrong in
            [json!({"login": "anna@example.org", "password": "wrong horse"}), json!({"login": "x", "password": "y"})]
        {
            login(&site, wrong).await.fails(401, "login_failed");
        }
        let session = login(&site, good.clone()).await.is(201);
        let secret = session["secret"].as_str().unwrap().to_owned();
        assert!(secret.starts_with("pp_session_"), "{secret}");
        let who = with(&site, &secret, "GET /v1/whoami", Value::Null).await.is(200);
        assert_eq!(
            (&who["principal"], &who["reach"]["kind"]),
            (&json!("administrator:anna@example.org"), &json!("tenant"))
        );
        assert_eq!(with(&site, &secret, "GET /v1/me", Value::Null).await.is(200)["login"], "anna@example.org");
        // Settings are the server's own, whatever the scopes say.
        with(&site, &secret, "GET /v1/settings", Value::Null).await.fails(403, "insufficient_scope");
        // A session is not among the tokens, and a token is nobody's session.
        assert_eq!(with(&site, &secret, "GET /v1/tokens", Value::Null).await.is(200)["data"], json!([]));
        site.ask("GET /v1/me", Value::Null).await.fails(403, "session_required");

        let bearer = format!("Bearer {secret}");
        let keyed = [("authorization", bearer.as_str()), ("idempotency-key", "telephone")];
        let begun = site.send(&site.router, "POST /v1/me/totp", &keyed, "").await.is(200);
        // The answer is kept without what it showed this once.
        assert_eq!(site.send(&site.router, "POST /v1/me/totp", &keyed, "").await.is(200), json!({}));
        let totp = totp(begun["secret"].as_str().unwrap());
        let code = |site: &Site| {
            let now = site.place.clock.now();
            (0..1_000_000).map(|code| format!("{code:06}")).find(|code| totp.check(now, code, None).is_some()).unwrap()
        };
        login(&site, good.clone()).await.is(201);
        let confirm = json!({"code": "000000"});
        let answer = with(&site, &secret, "POST /v1/me/totp/confirm", confirm).await;
        assert_eq!(answer.fails(422, "invalid_fields"), ["/code wrong"]);
        let right = json!({"code": code(&site)});
        with(&site, &secret, "POST /v1/me/totp/confirm", right.clone()).await.is(204);
        with(&site, &secret, "POST /v1/me/totp", Value::Null).await.fails(409, "already_exists");
        login(&site, good.clone()).await.fails(401, "second_factor_required");
        let mut again = good.clone();
        again["code"] = right["code"].clone();
        // A code is good once, and this one proved the telephone.
        login(&site, again.clone()).await.fails(401, "login_failed");
        // Far enough that no step whose code may be typed is one that was.
        site.place.clock.advance(std::time::Duration::from_secs(120));
        again["code"] = json!(code(&site));
        login(&site, again).await.is(201);

        let listed = with(&site, &secret, "GET /v1/sessions", Value::Null).await.is(200);
        assert_eq!(listed["data"].as_array().unwrap().len(), 3);
        site.ask("DELETE /v1/administrators/anna@example.org/totp", Value::Null).await.is(204);
        with(&site, &secret, "GET /v1/me", Value::Null).await.fails(401, "invalid_token");
        let secret = login(&site, good.clone()).await.is(201)["secret"].as_str().unwrap().to_owned();
        let change = json!({"current_password": "wrong", "password": "another horse"});
        assert_eq!(
            with(&site, &secret, "PUT /v1/me/password", change).await.fails(422, "invalid_fields"),
            ["/current_password wrong"]
        );
        let change = json!({"current_password": "correct horse", "password": "another horse"});
        with(&site, &secret, "PUT /v1/me/password", change).await.is(204);
        with(&site, &secret, "GET /v1/me", Value::Null).await.fails(401, "invalid_token");
        login(&site, good).await.fails(401, "login_failed");

        let good = json!({"login": "anna@example.org", "password": "another horse"});
        let secret = login(&site, good.clone()).await.is(201)["secret"].as_str().unwrap().to_owned();
        with(&site, &secret, "DELETE /v1/sessions/current", Value::Null).await.is(204);
        with(&site, &secret, "GET /v1/me", Value::Null).await.fails(401, "invalid_token");
        // An hour without a request ends a session.
        let secret = login(&site, good.clone()).await.is(201)["secret"].as_str().unwrap().to_owned();
        site.place.clock.advance(std::time::Duration::from_secs(3700));
        with(&site, &secret, "GET /v1/me", Value::Null).await.fails(401, "invalid_token");
        // And the end of the tenant ends everybody's.
        let secret = login(&site, good.clone()).await.is(201)["secret"].as_str().unwrap().to_owned();
        site.ask("POST /v1/tenants/acme/suspend", json!({"reason": "overdue"})).await.is(200);
        with(&site, &secret, "GET /v1/domains", Value::Null).await.is(200);
        let new = json!({"name": "example.org"});
        with(&site, &secret, "POST /v1/domains", new).await.fails(403, "tenant_suspended");
        site.ask("DELETE /v1/tenants/acme", Value::Null).await.is(200);
        with(&site, &secret, "GET /v1/domains", Value::Null).await.fails(401, "invalid_token");
    }
}

/// Behind the one right password there are a million codes: each that is wrong counts, though the password is the same.
#[tokio::test]
async fn whoever_guesses_codes_or_ones_own_password_is_stopped() {
    let site = Site::open().await;
    let good = json!({"login": "chief", "password": "correct horse"});
    site.ask("POST /v1/administrators", good.clone()).await.is(201);
    let secret = login(&site, good.clone()).await.is(201)["secret"].as_str().unwrap().to_owned();
    let begun = with(&site, &secret, "POST /v1/me/totp", Value::Null).await.is(200);
    let totp = totp(begun["secret"].as_str().unwrap());
    let now = || Totp::step(site.place.clock.now());
    let right = json!({"code": totp.code(now())});
    with(&site, &secret, "POST /v1/me/totp/confirm", right).await.is(204);
    let wrong =
        (0..).map(|code| format!("{code:06}")).filter(|code| totp.check(site.place.clock.now(), code, None).is_none());
    let mut codes = wrong.take(7).collect::<Vec<_>>().into_iter();
    let mut guess = async || {
        let mut body = good.clone();
        body["code"] = json!(codes.next().unwrap());
        login(&site, body).await
    };
    for _ in 0..6 {
        guess().await.fails(401, "login_failed");
    }
    guess().await.fails(429, "too_many_requests");
    // And neither does a session that was found open tell the password.
    for n in 0..6 {
        let guess = json!({"current_password": format!("guess {n} horse"), "password": "another horse"});
        let answer = with(&site, &secret, "PUT /v1/me/password", guess).await;
        assert_eq!(answer.fails(422, "invalid_fields"), ["/current_password wrong"]);
    }
    let right = json!({"current_password": "correct horse", "password": "another horse"});
    with(&site, &secret, "PUT /v1/me/password", right).await.fails(429, "too_many_requests");
    let right = json!({"password": "correct horse"});
    with(&site, &secret, "DELETE /v1/me/totp", right.clone()).await.fails(429, "too_many_requests");
    site.place.clock.advance(std::time::Duration::from_secs(60));
    with(&site, &secret, "DELETE /v1/me/totp", right).await.is(204);
}

/// The secret as a person types it, as bytes.
fn totp(text: &str) -> Totp {
    let (mut bits, mut held, mut bytes) = (0u32, 0u32, Vec::new());
    for letter in text.bytes() {
        let value = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".iter().position(|known| *known == letter).unwrap();
        (bits, held) = (bits << 5 | value as u32, held + 5);
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    Totp::from_bytes(&bytes).unwrap()
}

#[tokio::test]
async fn a_cookie_changes_nothing_unless_a_page_of_ours_asks() {
    let site = Site::open().await;
    site.ask("POST /v1/administrators", json!({"login": "chief", "password": "correct horse"})).await.is(201);
    let body = json!({"login": "chief", "password": "correct horse", "delivery": "cookie"});
    let begun = login(&site, body).await;
    assert_eq!(begun.is(201).get("secret"), None);
    let cookie = begun.header("set-cookie").unwrap();
    assert!(cookie.contains("; Secure; HttpOnly; SameSite=Strict"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap();
    let send = async |line: &str, more: &[(&str, &str)]| {
        let lines = [&[("cookie", cookie), JSON][..], more].concat();
        site.send(&site.router, line, &lines, json!({"name": "example.org"}).to_string()).await
    };
    send("GET /v1/me", &[]).await.is(200);
    send("POST /v1/domains", &[]).await.fails(403, "cross_site");
    send("POST /v1/domains", &[("sec-fetch-site", "same-site")]).await.fails(403, "cross_site");
    send("POST /v1/domains", &[("sec-fetch-site", "same-origin")]).await.is(201);
}

/// A panel sends its customer's browser there; the link is good once, for a minute, and for nobody who may do more.
#[tokio::test]
async fn a_link_logs_in_once() {
    let site = Site::open().await;
    site.license().await;
    site.ask("PUT /v1/tenants/acme", json!({"admin": {"login": "boss", "password": "correct horse"}})).await.is(201);
    let order = json!({"subject": "tenant:acme", "target": "admin", "ttl_seconds": 30});
    let made = site.ask("POST /v1/sso-links", order.clone()).await.is(200);
    let url = made["url"].as_str().unwrap();
    let link = url.rsplit('/').next().unwrap();
    assert!(url.contains("/dashboard/#/sso/pp_link_"), "{url}");
    // By itself it opens nothing.
    with(&site, link, "GET /v1/whoami", Value::Null).await.fails(401, "invalid_token");
    let redeem = async |link: &str| {
        let body = json!({"link": link}).to_string();
        site.send(&site.router, "POST /v1/sso-sessions", &[JSON], body).await
    };
    let secret = redeem(link).await.is(201)["secret"].as_str().unwrap().to_owned();
    assert_eq!(with(&site, &secret, "GET /v1/me", Value::Null).await.is(200)["login"], "boss");
    redeem(link).await.fails(401, "login_failed");
    redeem(&site.admin).await.fails(401, "login_failed");
    let late = site.ask("POST /v1/sso-links", order).await.is(200)["url"].as_str().unwrap().to_owned();
    site.place.clock.advance(std::time::Duration::from_secs(31));
    redeem(late.rsplit('/').next().unwrap()).await.fails(401, "login_failed");
    let nobody = json!({"subject": "administrator:nobody"});
    assert_eq!(site.ask("POST /v1/sso-links", nobody).await.fails(422, "invalid_fields"), ["/subject invalid"]);
    let lines = site.ask("GET /v1/audit-lines?object=administrator:boss", Value::Null).await.is(200);
    let actions: Vec<&str> =
        lines["data"].as_array().unwrap().iter().map(|it| it["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["sso_link.create", "session.begin", "sso_link.create", "administrator.create"]);
    site.ask("POST /v1/administrators", json!({"login": "chief", "password": "correct horse"})).await.is(201);
    let clerk = site.token(&["administrators:write"]).await;
    with(&site, &clerk, "POST /v1/sso-links", json!({"subject": "administrator:chief"}))
        .await
        .fails(403, "insufficient_scope");
}

/// CVE-2026-23760 and CVE-2026-24423: no operation that is open to everyone touches a credential, and nobody takes over somebody
/// who may do more.
#[tokio::test]
async fn nobody_takes_over_an_administrator_who_may_do_more() {
    let site = Site::open().await;
    site.ask("POST /v1/administrators", json!({"login": "chief", "password": "correct horse"})).await.is(201);
    let clerk = site.token(&["administrators:write", "domains:read"]).await;
    let patch = json!({"password": "taken over now"});
    with(&site, &clerk, "PATCH /v1/administrators/chief", patch).await.fails(403, "insufficient_scope");
    with(&site, &clerk, "DELETE /v1/administrators/chief/totp", Value::Null).await.fails(403, "insufficient_scope");
    with(&site, &clerk, "DELETE /v1/administrators/chief", Value::Null).await.fails(403, "insufficient_scope");
    let new = json!({"login": "mine", "password": "correct horse"});
    with(&site, &clerk, "POST /v1/administrators", new).await.fails(403, "insufficient_scope");
    let small = json!({"login": "mine", "password": "correct horse", "scopes": ["domains:read"]});
    with(&site, &clerk, "POST /v1/administrators", small).await.is(201);
    login(&site, json!({"login": "chief", "password": "correct horse"})).await.is(201);
}

/// A mailbox's holder sees to oneself: a password, a second factor, a password for each program; and reaches nothing else.
#[tokio::test]
async fn the_holder_of_a_mailbox_logs_in_and_sees_to_oneself() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        site.license().await;
        site.ask("POST /v1/domains", json!({"name": "example.org"})).await.is(201);
        let new = json!({"address": "Anna@example.org", "password": "correct horse", "display_name": "Anna"});
        site.ask("POST /v1/mailboxes", new).await.is(201);
        site.ask("POST /v1/mailboxes", json!({"address": "bert@example.org"})).await.is(201);

        let good = json!({"login": "ANNA@example.org", "password": "correct horse"});
        login(&site, json!({"login": "anna@example.org", "password": "wrong horse"})).await.fails(401, "login_failed");
        // Who has no password has none that is right.
        login(&site, json!({"login": "bert@example.org", "password": ""})).await.fails(401, "login_failed");
        let secret = login(&site, good.clone()).await.is(201)["secret"].as_str().unwrap().to_owned();
        let me = with(&site, &secret, "GET /v1/me", Value::Null).await.is(200);
        assert_eq!(
            (&me["kind"], &me["login"], &me["name"], &me["second_factor"]),
            (&json!("mailbox"), &json!("anna@example.org"), &json!("Anna"), &json!(false))
        );
        assert_eq!(me["scopes"], json!(["account:write", "mail:write", "submission:write", "contacts:read"]));
        for line in ["GET /v1/mailboxes/anna@example.org", "GET /v1/tokens", "GET /v1/events", "GET /v1/messages"] {
            with(&site, &secret, line, Value::Null).await.fails(403, "insufficient_scope");
        }
        // Nobody but its holder sees to a mailbox as its holder, not even the system.
        site.ask("GET /v1/me/app-passwords", Value::Null).await.fails(403, "insufficient_scope");

        let new = json!({"name": "scanner", "scopes": ["submission:write"], "networks": ["192.0.2.0/24"]});
        let made = with(&site, &secret, "POST /v1/me/app-passwords", new).await.is(200);
        let text = made["secret"].as_str().unwrap();
        assert_eq!((text.len(), text.split('-').count()), (24, 5), "{text}");
        for (field, new) in [
            ("/name invalid", json!({"name": ""})),
            ("/scopes invalid", json!({"name": "x", "scopes": []})),
            ("/expires_at out_of_range", json!({"name": "x", "expires_at": "2020-01-01T00:00:00Z"})),
        ] {
            let answer = with(&site, &secret, "POST /v1/me/app-passwords", new).await;
            assert_eq!(answer.fails(422, "invalid_fields"), [field]);
        }
        let listed = with(&site, &secret, "GET /v1/me/app-passwords", Value::Null).await.is(200);
        assert_eq!(listed["data"][0]["name"], "scanner");
        assert!(listed["data"][0].get("secret").is_none(), "{listed}");
        let by_admin = site.ask("GET /v1/mailboxes/anna@example.org/app-passwords", Value::Null).await.is(200);
        assert_eq!(by_admin, listed);
        // It opens no session: what one does about oneself needs the mailbox's own password.
        login(&site, json!({"login": "anna@example.org", "password": text})).await.fails(401, "login_failed");
        let line = format!("DELETE /v1/me/app-passwords/{}", made["id"].as_str().unwrap());
        with(&site, &secret, &line, Value::Null).await.is(204);
        with(&site, &secret, &line, Value::Null).await.fails(404, "not_found");

        let begun = with(&site, &secret, "POST /v1/me/totp", Value::Null).await.is(200);
        let totp = totp(begun["secret"].as_str().unwrap());
        let now = site.place.clock.now();
        let code =
            (0..1_000_000).map(|code| format!("{code:06}")).find(|code| totp.check(now, code, None).is_some()).unwrap();
        with(&site, &secret, "POST /v1/me/totp/confirm", json!({"code": code})).await.is(204);
        login(&site, good.clone()).await.fails(401, "second_factor_required");
        let read = site.ask("GET /v1/mailboxes/anna@example.org", Value::Null).await.is(200);
        assert_eq!(read["second_factor"], true);
        site.ask("DELETE /v1/mailboxes/anna@example.org/totp", Value::Null).await.is(204);
        with(&site, &secret, "GET /v1/me", Value::Null).await.fails(401, "invalid_token");

        // An administrator who sets another password, and one who closes the mailbox, end what its holder began.
        for (change, opens) in [(json!({"password": "another horse"}), true), (json!({"login": false}), false)] {
            let secret = login(&site, good.clone()).await.is(201)["secret"].as_str().unwrap().to_owned();
            let line = "PATCH /v1/mailboxes/anna@example.org";
            site.ask(line, change).await.is(200);
            with(&site, &secret, "GET /v1/me", Value::Null).await.fails(401, "invalid_token");
            if opens {
                site.ask(line, json!({"password": "correct horse"})).await.is(200);
            }
        }
        login(&site, good.clone()).await.fails(401, "login_failed");
        site.ask("PATCH /v1/mailboxes/anna@example.org", json!({"login": true})).await.is(200);

        // A panel sends whoever it knows there without a password; the books say by whom.
        let made = site.ask("POST /v1/mailboxes/anna@example.org/sso-links", json!({})).await.is(200);
        let link = made["url"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let session =
            site.send(&site.router, "POST /v1/sso-sessions", &[JSON], json!({"link": link}).to_string()).await;
        let secret = session.is(201)["secret"].as_str().unwrap().to_owned();
        assert_eq!(with(&site, &secret, "GET /v1/me", Value::Null).await.is(200)["login"], "anna@example.org");
        let change = json!({"current_password": "correct horse", "password": "third horse"});
        with(&site, &secret, "PUT /v1/me/password", change).await.is(204);
        with(&site, &secret, "GET /v1/me", Value::Null).await.fails(401, "invalid_token");
        let audit = site.ask("GET /v1/audit-lines?object=mailbox:anna@example.org", Value::Null).await.is(200);
        let actions: Vec<&str> =
            audit["data"].as_array().unwrap().iter().map(|line| line["action"].as_str().unwrap()).collect();
        assert_eq!(actions[..3], ["mailbox.change_password", "session.begin", "sso_link.create"], "{actions:?}");
    }
}

/// What a guesser tries first is nobody's password, and names of its holder are tried first.
#[tokio::test]
async fn passwords_that_are_guessed_first_are_refused_as_the_settings_say() {
    let site = Site::open().await;
    site.license().await;
    site.ask("POST /v1/domains", json!({"name": "example.org"})).await.is(201);
    let refused = async |line: &str, body: Value| site.ask(line, body).await.fails(422, "invalid_fields");
    let mailbox = |password: &str| json!({"address": "katharina@example.org", "display_name": "Katharina Muster", "password": password});
    let administrator = |password: &str| json!({"login": "chief", "password": password});
    for (password, code) in
        [("short", "too_short"), ("password1", "too_weak"), ("12345678", "too_weak"), ("katharina", "too_weak")]
    {
        assert_eq!(refused("POST /v1/mailboxes", mailbox(password)).await, [format!("/password {code}")], "{password}");
    }
    assert_eq!(refused("POST /v1/administrators", administrator("password1")).await, ["/password too_weak"]);
    site.ask("PATCH /v1/settings/login", json!({"password_characters": 12, "password_score": 3})).await.is(200);
    for (password, code) in
        [("Tr0ub4dor&3", "too_short"), ("katharina muster", "too_weak"), ("aaaaaaaaaaaaaaaa", "too_weak")]
    {
        assert_eq!(refused("POST /v1/mailboxes", mailbox(password)).await, [format!("/password {code}")], "{password}");
    }
    site.ask("POST /v1/mailboxes", mailbox("correct horse battery staple")).await.is(201);
    site.ask("PATCH /v1/settings/login", json!({"password_characters": 8, "password_score": 0})).await.is(200);
    site.ask("POST /v1/administrators", administrator("password1")).await.is(201);
}

/// MT-WEB-03: their holders say where mail is sent on to and what is answered, as whoever looks after them does.
#[tokio::test]
async fn a_holder_sends_mail_on_and_is_away() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        site.ask("POST /v1/domains", json!({"name": "example.org"})).await.is(201);
        let anna = json!({"address": "anna@example.org", "password": "correct horse", "external_id": "m1"});
        site.ask("POST /v1/mailboxes", anna).await.is(201);
        let good = json!({"login": "anna@example.org", "password": "correct horse"});
        let secret = login(&site, good).await.is(201)["secret"].as_str().unwrap().to_owned();

        let nothing = json!({"targets": [], "keep_copy": true});
        assert_eq!(with(&site, &secret, "GET /v1/me/forwarding", Value::Null).await.is(200), nothing);
        let wanted = json!({"targets": ["Eve@Elsewhere.example", "bert@example.org"], "keep_copy": false});
        let kept = json!({"targets": ["Eve@elsewhere.example", "bert@example.org"], "keep_copy": false});
        assert_eq!(with(&site, &secret, "PUT /v1/me/forwarding", wanted.clone()).await.is(200), kept);
        for path in ["anna@example.org", "by-external-id/m1"] {
            assert_eq!(site.ask(&format!("GET /v1/mailboxes/{path}/forwarding"), Value::Null).await.is(200), kept);
        }
        let mailbox = site.ask("GET /v1/mailboxes/anna@example.org", Value::Null).await;
        assert_eq!((&mailbox.is(200)["forwarding"], &mailbox.is(200)["autoreply"]), (&json!(true), &json!(false)));
        let stale = [("if-match", "\"r0\"")];
        let line = "PUT /v1/mailboxes/anna@example.org/forwarding";
        site.ask_with(line, &stale, nothing.clone()).await.fails(412, "precondition_failed");
        let many: Vec<String> = (0..101).map(|n| format!("a{n}@elsewhere.example")).collect();
        for (targets, fault) in [
            (json!(many), "/targets out_of_range"),
            (json!(["nobody", "anna@example.org"]), "/targets/0 invalid"),
            (json!(["anna@example.org"]), "/targets/0 invalid"),
        ] {
            let answer = site.ask(line, json!({"targets": targets})).await;
            assert_eq!(answer.fails(422, "invalid_fields")[0], fault);
        }
        // What is only tried is not done.
        site.ask(&format!("{line}?dry_run=true"), nothing.clone()).await.is(200);
        assert_eq!(with(&site, &secret, "GET /v1/me/forwarding", Value::Null).await.is(200), kept);

        let away = json!({"enabled": true, "text": "Until Monday.", "starts_at": "2026-07-01T00:00:00Z"});
        let said = with(&site, &secret, "PUT /v1/me/autoreply", away).await.is(200);
        assert_eq!(
            (&said["interval_days"], &said["subject"], &said["ends_at"]),
            (&json!(7), &Value::Null, &Value::Null)
        );
        let read = site.ask("GET /v1/mailboxes/anna@example.org/autoreply", Value::Null).await.is(200);
        assert_eq!(read, said);
        let fault = json!({"enabled": true, "text": ""});
        let answer = with(&site, &secret, "PUT /v1/me/autoreply", fault).await;
        assert_eq!(answer.fails(422, "invalid_fields"), ["/text required"]);
        // An administrator has no mailbox of their own.
        site.ask("GET /v1/me/autoreply", Value::Null).await.fails(403, "insufficient_scope");
        let told = site.ask("GET /v1/events?types=mailbox.*", Value::Null).await.is(200);
        let kinds: Vec<_> = told["data"].as_array().unwrap().iter().map(|event| &event["type"]).collect();
        assert_eq!(kinds, ["mailbox.created", "mailbox.forwarding_updated", "mailbox.autoreply_updated"]);
        site.ask("DELETE /v1/mailboxes/anna@example.org", Value::Null).await.is(200);
        site.ask(line, nothing).await.fails(409, "deleted");
        site.ask("DELETE /v1/mailboxes/anna@example.org?purge_after=P0D", Value::Null).await.is(204);
    }
}

/// Who is logged in by which means, to whoever looks after the mailbox and to its holder; and out they go.
#[tokio::test]
async fn mail_programs_that_are_logged_in_are_seen_and_sent_away() {
    let site = Site::open().await;
    site.ask("POST /v1/domains", json!({"name": "example.org"})).await.is(201);
    for name in ["anna", "bert"] {
        let new = json!({"address": format!("{name}@example.org"), "password": "correct horse"});
        site.ask("POST /v1/mailboxes", new).await.is(201);
    }
    let made =
        site.ask("POST /v1/mailboxes/anna@example.org/app-passwords", json!({"name": "telephone"})).await.is(200);
    let log_in = async |user: &str, password: &str, protocol| {
        let password = password.to_owned().into();
        let attempt = Attempt { user, password: &password, peer: "192.0.2.7".parse().unwrap(), protocol };
        site.engine.login(attempt).await.unwrap()
    };
    let telephone = log_in("anna@example.org", made["secret"].as_str().unwrap(), Protocol::Imap).await;
    let sending = log_in("anna@example.org", "correct horse", Protocol::Smtp).await;
    let berts = log_in("bert@example.org", "correct horse", Protocol::Pop3).await;
    let listed = async |query: &str| {
        let page = site.ask(&format!("GET /v1/mail-sessions{query}"), Value::Null).await.is(200);
        let sessions = page["data"].as_array().unwrap().clone();
        sessions
            .into_iter()
            .map(|it| format!("{} {} {}", it["mailbox"], it["protocol"], it["means"]).replace('"', ""))
            .collect::<Vec<_>>()
    };
    let (anna_reads, anna_sends) = ("anna@example.org imap app_password", "anna@example.org submission password");
    let bert_reads = "bert@example.org pop3 password";
    assert_eq!(listed("").await, [anna_reads, anna_sends, bert_reads]);
    assert_eq!(listed("?mailbox=Anna@example.org").await, [anna_reads, anna_sends]);
    assert_eq!(listed("?protocol=pop3&domain=example.org").await, [bert_reads]);
    assert_eq!(listed("?peer_ip=192.0.2.8").await, [] as [&str; 0]);
    assert_eq!(listed("?tenant=nobody").await, [] as [&str; 0]);
    let first = site.ask("GET /v1/mail-sessions?limit=1", Value::Null).await.is(200);
    let next = format!("?limit=9&cursor={}", first["next_cursor"].as_str().unwrap());
    assert_eq!(listed(&next).await, [anna_sends, bert_reads]);

    let good = json!({"login": "anna@example.org", "password": "correct horse"});
    let secret = login(&site, good).await.is(201)["secret"].as_str().unwrap().to_owned();
    let own = with(&site, &secret, "GET /v1/me/mail-sessions", Value::Null).await.is(200);
    assert_eq!(own["data"].as_array().unwrap().len(), 2);
    let id = |page: &Value, at: usize| page["data"][at]["id"].as_str().unwrap().to_owned();
    let all = site.ask("GET /v1/mail-sessions", Value::Null).await.is(200);
    let away = format!("DELETE /v1/me/mail-sessions/{}", id(&all, 2));
    with(&site, &secret, &away, Value::Null).await.fails(404, "not_found");
    let away = format!("DELETE /v1/me/mail-sessions/{}", id(&own, 0));
    with(&site, &secret, &format!("{away}?dry_run=true"), Value::Null).await.is(204);
    assert!(!telephone.admission.is_withdrawn());
    with(&site, &secret, &away, Value::Null).await.is(204);
    assert_eq!((telephone.admission.is_withdrawn(), sending.admission.is_withdrawn()), (true, false));
    site.ask(&format!("DELETE /v1/mail-sessions/{}", id(&all, 2)), Value::Null).await.is(204);
    assert!(berts.admission.is_withdrawn());
    // What is over is no longer there.
    drop((telephone, berts));
    assert_eq!(listed("").await, [anna_sends]);
    site.ask("DELETE /v1/mail-sessions/nonsense", Value::Null).await.fails(404, "not_found");
    let lines = site.ask("GET /v1/audit-lines", Value::Null).await.is(200);
    let closed = lines["data"].as_array().unwrap().iter().filter(|line| line["action"] == "mail_session.close");
    assert_eq!(closed.count(), 2);
}
