//! Programs that act for people: allowed on a page, exchanged for tokens, refreshed, taken back.

use axum::body::Body;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::prelude::BASE64_STANDARD;
use engine::login::{Login, LoginError, Protocol};
use foundation::http::Fields;
use http::{Request, StatusCode};
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use secrecy::SecretString;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::testing::Place;
use tower::ServiceExt;

use crate::site::Site;

const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CALLBACK: &str = "https://app.example.com/callback";
const PASSWORD: &str = "correct horse battery";

/// What came, whichever media type.
struct Came {
    status: StatusCode,
    location: String,
    policy: String,
    text: String,
}

impl Came {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{} {}", self.status, self.text))
    }

    fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    fn refuses(&self, status: u16, error: &str) {
        assert_eq!((self.status.as_u16(), self.json()["error"].as_str()), (status, Some(error)), "{}", self.text);
    }

    /// A parameter of the place the browser is sent back to.
    fn sent(&self, name: &'static str) -> Option<String> {
        let query = self.location.split_once('?').map_or("", |(_, query)| query);
        Fields::parse(query.as_bytes()).one(name).unwrap().map(str::to_owned)
    }
}

async fn came(site: &Site, request: Request<Body>) -> Came {
    let response = site.router.clone().oneshot(request).await.unwrap();
    let header =
        |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    let (status, location, policy) = (response.status(), header("location"), header("content-security-policy"));
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    Came { status, location, policy, text: String::from_utf8(bytes.to_vec()).unwrap() }
}

async fn get(site: &Site, path: &str, fields: &[(&str, &str)]) -> Came {
    let query = form(fields);
    came(site, Request::get(format!("{path}?{query}")).body(Body::empty()).unwrap()).await
}

async fn post(site: &Site, path: &str, fields: &[(&str, &str)]) -> Came {
    let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
    came(site, request.body(Body::from(form(fields))).unwrap()).await
}

fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

fn challenge() -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER))
}

/// A site with the mailbox `anna@example.org` and a program, by its identifier.
async fn furnished(place: Place, program: Value) -> (Site, Value) {
    let site = Site::at(place).await;
    site.license().await;
    site.ask("POST /v1/domains", json!({"name": "example.org"})).await.is(201);
    let anna = json!({"address": "anna@example.org", "password": PASSWORD, "display_name": "Anna <b>"});
    site.ask("POST /v1/mailboxes", anna).await.is(201);
    let client = site.ask("POST /v1/oauth-clients", program).await.is(201);
    (site, client)
}

fn reader() -> Value {
    json!({
        "name": "Reader & Sons", "redirect_uris": [CALLBACK, "http://127.0.0.1/back"], "device_flow": true,
        "scopes": ["openid", "profile", "email", "offline_access", "mail:write", "submission:write", "account:read"],
    })
}

/// What the program asks for; `more` replaces.
fn asked<'f>(client: &'f str, challenge: &'f str, more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let usual = [
        ("client_id", client),
        ("redirect_uri", CALLBACK),
        ("response_type", "code"),
        ("scope", "openid email profile mail:write"),
        ("state", "x y&z"),
        ("nonce", "n-0S6_WzA2Mj"),
        ("code_challenge", challenge),
        ("code_challenge_method", "S256"),
    ];
    let kept = usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| name == other));
    kept.chain(more.iter().copied()).collect()
}

/// Anna says yes; the code.
async fn allowed(site: &Site, client: &str, more: &[(&str, &str)]) -> String {
    let challenge = challenge();
    let said = [("login", "anna@example.org"), ("password", PASSWORD), ("decision", "allow")];
    let said: Vec<_> = said.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| name == other)).collect();
    let fields = asked(client, &challenge, &[said.as_slice(), more].concat());
    let back = post(site, "/oauth/authorize", &fields).await;
    back.is(303);
    assert_eq!(back.sent("iss").as_deref(), Some("https://mx.example.org"));
    assert_eq!(back.sent("state").as_deref(), Some("x y&z"));
    back.sent("code").unwrap_or_else(|| panic!("{}", back.location))
}

async fn redeemed(site: &Site, client: &str, code: &str) -> Came {
    let fields = [
        ("grant_type", "authorization_code"),
        ("client_id", client),
        ("code", code),
        ("redirect_uri", CALLBACK),
        ("code_verifier", VERIFIER),
    ];
    post(site, "/oauth/token", &fields).await
}

async fn refreshed(site: &Site, client: &str, token: &str) -> Came {
    let fields = [("grant_type", "refresh_token"), ("client_id", client), ("refresh_token", token)];
    post(site, "/oauth/token", &fields).await
}

async fn opens(site: &Site, token: &str, user: Option<&str>, protocol: Protocol) -> Result<Login, LoginError> {
    site.engine.login_with_token(user, &SecretString::from(token), "192.0.2.9".parse().unwrap(), protocol).await
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value}"))
}

#[tokio::test]
async fn a_program_is_let_acts_refreshes_and_is_stopped() {
    for place in Place::all().await {
        let (site, client) = furnished(place, reader()).await;
        let client = text(&client["id"]).to_owned();
        let challenge = challenge();

        let page =
            get(&site, "/oauth/authorize", &asked(&client, &challenge, &[("login_hint", "anna\"@example.org")])).await;
        page.is(200);
        // Chromium holds the policy of the form against where it leads.
        assert!(page.policy.contains("form-action 'self' https://app.example.com;"), "{}", page.policy);
        for words in
            ["<strong>Reader &amp; Sons</strong>", "read, change and delete your mail", "anna&quot;@example.org"]
        {
            assert!(page.text.contains(words), "{words}: {}", page.text);
        }
        assert!(!page.text.contains("send mail as you"), "{}", page.text);
        let wrong = [("login", "anna@example.org"), ("password", "guess"), ("decision", "allow")];
        let page = post(&site, "/oauth/authorize", &asked(&client, &challenge, &wrong)).await;
        assert!(page.is(403).text.contains("Address, password or code are wrong") && !page.text.contains("guess"));
        let denied = post(&site, "/oauth/authorize", &asked(&client, &challenge, &[("decision", "deny")])).await;
        assert_eq!(denied.is(303).sent("error").as_deref(), Some("access_denied"));

        let code = allowed(&site, &client, &[]).await;
        let issued = redeemed(&site, &client, &code).await.is(200).json();
        assert_eq!((&issued["token_type"], &issued["expires_in"]), (&json!("Bearer"), &json!(3600)));
        assert_eq!(issued["scope"], "openid email profile mail:write");
        let (access, refresh) = (text(&issued["access_token"]).to_owned(), text(&issued["refresh_token"]).to_owned());

        // Whoever reads the statement of who it was does so with the published key.
        let keys: JwkSet = serde_json::from_value(get(&site, "/oauth/keys", &[]).await.is(200).json()).unwrap();
        let mut rules = Validation::new(Algorithm::RS256);
        rules.set_audience(&[&client]);
        rules.set_issuer(&["https://mx.example.org"]);
        rules.validate_exp = false;
        let key = DecodingKey::from_jwk(&keys.keys[0]).unwrap();
        let claims = jsonwebtoken::decode::<Value>(text(&issued["id_token"]), &key, &rules).unwrap().claims;
        for (name, value) in [
            ("nonce", "n-0S6_WzA2Mj"),
            ("email", "anna@example.org"),
            ("name", "Anna <b>"),
            ("preferred_username", "anna@example.org"),
        ] {
            assert_eq!(claims[name], value, "{claims}");
        }
        let bearer = format!("Bearer {access}");
        let request = Request::get("/oauth/userinfo").header("authorization", &bearer).body(Body::empty()).unwrap();
        let who = came(&site, request).await.is(200).json();
        assert_eq!((&who["sub"], &who["email_verified"]), (&claims["sub"], &json!(true)));

        // It opens what was asked for, of the mailbox it was asked of.
        assert_eq!(opens(&site, &access, None, Protocol::Imap).await.unwrap().address.to_string(), "anna@example.org");
        opens(&site, &access, Some("ANNA@example.org"), Protocol::Pop3).await.unwrap();
        assert!(matches!(opens(&site, &access, None, Protocol::Smtp).await, Err(LoginError::Refused)));
        assert!(matches!(
            opens(&site, &access, Some("bert@example.org"), Protocol::Imap).await,
            Err(LoginError::Refused)
        ));
        assert!(matches!(opens(&site, &refresh, None, Protocol::Imap).await, Err(LoginError::Refused)));
        let lines = [("authorization", bearer.as_str())];
        let who = site.send(&site.router, "GET /v1/whoami", &lines, "").await.is(200);
        assert_eq!(
            (&who["principal"], &who["scopes"]),
            (&json!(format!("mailbox:anna@example.org by client:{client}")), &json!(["mail:write"]))
        );
        site.send(&site.router, "GET /v1/me/app-passwords", &lines, "").await.fails(403, "insufficient_scope");
        site.send(&site.router, "GET /v1/me", &lines, "").await.fails(403, "session_required");

        // An answer that was lost is given once more; one who comes later with what was used is a thief, or was robbed.
        let second = refreshed(&site, &client, &refresh).await.is(200).json();
        let again = refreshed(&site, &client, &refresh).await.is(200).json();
        assert_eq!(second["refresh_token"], again["refresh_token"]);
        assert_ne!(second["refresh_token"], refresh.as_str());
        let third = refreshed(&site, &client, text(&second["refresh_token"])).await.is(200).json();
        let session = opens(&site, text(&third["access_token"]), None, Protocol::Imap).await.unwrap();
        site.place.clock.advance(std::time::Duration::from_secs(31));
        refreshed(&site, &client, text(&second["refresh_token"])).await.refuses(400, "invalid_grant");
        refreshed(&site, &client, text(&third["refresh_token"])).await.refuses(400, "invalid_grant");
        assert!(matches!(
            opens(&site, text(&third["access_token"]), None, Protocol::Imap).await,
            Err(LoginError::Refused)
        ));
        assert!(session.admission.is_withdrawn());

        // Its holder sees what they let, and takes it back.
        let code = allowed(&site, &client, &[]).await;
        let issued = redeemed(&site, &client, &code).await.is(200).json();
        let access = text(&issued["access_token"]);
        let listed = site.ask("GET /v1/mailboxes/anna@example.org/grants", Value::Null).await.is(200);
        let grant = &listed["data"][0];
        assert_eq!((&grant["client_name"], listed["data"].as_array().unwrap().len()), (&json!("Reader & Sons"), 1));
        let session = opens(&site, access, None, Protocol::Imap).await.unwrap();
        site.ask(&format!("DELETE /v1/grants/{}", text(&grant["id"])), Value::Null).await.is(204);
        assert!(session.admission.is_withdrawn());
        assert!(matches!(opens(&site, access, None, Protocol::Imap).await, Err(LoginError::Refused)));
        refreshed(&site, &client, text(&issued["refresh_token"])).await.refuses(400, "invalid_grant");
    }
}

#[tokio::test]
async fn what_a_program_may_not_is_refused_where_it_can_be_told() {
    let (site, client) = furnished(Place::sqlite(), reader()).await;
    let client = text(&client["id"]).to_owned();
    let challenge = challenge();
    // Nobody is sent to a place that is not the program's own.
    for more in [
        ("client_id", "client_zzz"),
        ("client_id", "nonsense"),
        ("redirect_uri", "https://app.example.com/callback/../x"),
        ("redirect_uri", "https://evil.example/"),
        ("redirect_uri", "http://localhost/back"),
    ] {
        let page = get(&site, "/oauth/authorize", &asked(&client, &challenge, &[more])).await;
        assert!(page.status == 400 && page.location.is_empty(), "{more:?}: {}", page.text);
    }
    let twice = [asked(&client, &challenge, &[]), vec![("state", "2")]].concat();
    assert_eq!(get(&site, "/oauth/authorize", &twice).await.status, 400);
    for (more, error) in [
        (("response_type", "token"), "unsupported_response_type"),
        (("code_challenge", ""), "invalid_request"),
        (("code_challenge_method", "plain"), "invalid_request"),
        (("scope", "admin domains:write"), "invalid_scope"),
        (("prompt", "none"), "login_required"),
    ] {
        let back = get(&site, "/oauth/authorize", &asked(&client, &challenge, &[more])).await;
        assert!(back.location.starts_with(&format!("{CALLBACK}?error=")), "{more:?}: {}", back.location);
        assert_eq!(back.is(303).sent("error").as_deref(), Some(error));
    }
    // A program on the person's own machine takes the port that is free.
    let local = [("redirect_uri", "http://127.0.0.1:53127/back")];
    let code = allowed(&site, &client, &local).await;
    let exchange = |more: &[(&'static str, &str)]| {
        let usual = [
            ("grant_type", "authorization_code".to_owned()),
            ("client_id", client.clone()),
            ("code", code.clone()),
            ("code_verifier", VERIFIER.to_owned()),
        ];
        let kept = usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| name == other));
        kept.chain(more.iter().map(|(name, value)| (*name, (*value).to_owned()))).collect::<Vec<_>>()
    };
    let other = site.ask("POST /v1/oauth-clients", reader()).await.is(201);
    for (more, status, error) in [
        (vec![("grant_type", "password")], 400, "unsupported_grant_type"),
        (vec![("grant_type", "")], 400, "invalid_request"),
        (vec![("client_id", "client_zzz")], 401, "invalid_client"),
        (vec![("client_secret", "pp_client_x")], 401, "invalid_client"),
        (vec![("client_id", text(&other["id"]))], 400, "invalid_grant"),
        (vec![("code_verifier", "another-verifier-another-verifier-another-verif")], 400, "invalid_grant"),
        (vec![("redirect_uri", CALLBACK)], 400, "invalid_grant"),
        (vec![("code", "pp_code_x")], 400, "invalid_grant"),
    ] {
        let fields = exchange(&more);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        post(&site, "/oauth/token", &fields).await.refuses(status, error);
    }
    let fields = exchange(&[]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let issued = post(&site, "/oauth/token", &fields).await.is(200).json();
    // Of two who hold one code, nobody knows who is who: what was given for it ends.
    post(&site, "/oauth/token", &fields).await.refuses(400, "invalid_grant");
    assert!(opens(&site, text(&issued["access_token"]), None, Protocol::Imap).await.is_err());
    // A code is good for a minute.
    let code = allowed(&site, &client, &[]).await;
    site.place.clock.advance(std::time::Duration::from_secs(60));
    redeemed(&site, &client, &code).await.refuses(400, "invalid_grant");
    // A program that is disabled gets nothing, and what it has opens nothing.
    let code = allowed(&site, &client, &[]).await;
    let issued = redeemed(&site, &client, &code).await.is(200).json();
    let (line, mut wanted) = (format!("PUT /v1/oauth-clients/{client}"), reader());
    wanted["status"] = json!("disabled");
    site.ask(&line, wanted).await.is(200);
    assert!(opens(&site, text(&issued["access_token"]), None, Protocol::Imap).await.is_err());
    refreshed(&site, &client, text(&issued["refresh_token"])).await.refuses(401, "invalid_client");
    assert_eq!(get(&site, "/oauth/authorize", &asked(&client, &challenge, &[])).await.status, 400);
    site.ask(&line, reader()).await.is(200);
    // The access token ends with its hour, and the mailbox's state is asked each time.
    let issued = refreshed(&site, &client, text(&issued["refresh_token"])).await.is(200).json();
    let access = text(&issued["access_token"]);
    site.ask("PATCH /v1/mailboxes/anna@example.org", json!({"login": false})).await.is(200);
    assert!(opens(&site, access, None, Protocol::Imap).await.is_err());
    // What is refused for a while uses nothing up.
    refreshed(&site, &client, text(&issued["refresh_token"])).await.refuses(400, "invalid_grant");
    site.place.clock.advance(std::time::Duration::from_secs(31));
    refreshed(&site, &client, text(&issued["refresh_token"])).await.refuses(400, "invalid_grant");
    site.ask("PATCH /v1/mailboxes/anna@example.org", json!({"login": true})).await.is(200);
    let issued = refreshed(&site, &client, text(&issued["refresh_token"])).await.is(200).json();
    let access = text(&issued["access_token"]);
    opens(&site, access, None, Protocol::Imap).await.unwrap();
    site.place.clock.advance(std::time::Duration::from_secs(3601));
    assert!(opens(&site, access, None, Protocol::Imap).await.is_err());
}

#[tokio::test]
async fn a_device_without_a_browser_waits_for_its_person() {
    let (site, client) = furnished(Place::sqlite(), reader()).await;
    let client = text(&client["id"]).to_owned();
    let begin = async || {
        let fields = [("client_id", client.as_str()), ("scope", "urn:ietf:params:oauth:scope:mail")];
        post(&site, "/oauth/device-authorization", &fields).await.is(200).json()
    };
    let poll = async |code: &str| {
        let kind = "urn:ietf:params:oauth:grant-type:device_code";
        post(&site, "/oauth/token", &[("grant_type", kind), ("client_id", &client), ("device_code", code)]).await
    };
    let waiting = begin().await;
    assert_eq!((&waiting["interval"], &waiting["expires_in"]), (&json!(5), &json!(600)));
    assert_eq!(waiting["verification_uri"], "https://mx.example.org/oauth/device");
    let (code, shown) = (text(&waiting["device_code"]), text(&waiting["user_code"]));
    assert_eq!(shown.len(), 9, "{shown}");
    poll(code).await.refuses(400, "authorization_pending");
    poll(code).await.refuses(400, "slow_down");
    assert!(get(&site, "/oauth/device", &[]).await.is(200).text.contains("The code that the device shows"));
    assert!(get(&site, "/oauth/device", &[("user_code", "BCDF-GHJK")]).await.is(400).text.contains("No device waits"));
    let typed = shown.to_lowercase().replace('-', "");
    let page = get(&site, "/oauth/device", &[("user_code", &typed)]).await;
    assert!(page.is(200).text.contains("Reader &amp; Sons") && page.text.contains("send mail as you"));
    let yes = |password| {
        vec![
            ("user_code", typed.as_str()),
            ("login", "anna@example.org"),
            ("password", password),
            ("decision", "allow"),
        ]
    };
    post(&site, "/oauth/device", &yes("guess")).await.is(403);
    assert!(post(&site, "/oauth/device", &yes(PASSWORD)).await.is(200).text.contains("The device is connected"));
    let issued = poll(code).await.is(200).json();
    assert_eq!(issued["scope"], "mail:write submission:write");
    opens(&site, text(&issued["access_token"]), None, Protocol::Smtp).await.unwrap();
    poll(code).await.refuses(400, "invalid_grant");
    post(&site, "/oauth/device", &yes(PASSWORD)).await.is(400);

    let denied = begin().await;
    let no = [("user_code", text(&denied["user_code"])), ("decision", "deny")];
    post(&site, "/oauth/device", &no).await.is(200);
    poll(text(&denied["device_code"])).await.refuses(400, "access_denied");
    let late = begin().await;
    site.place.clock.advance(std::time::Duration::from_secs(600));
    poll(text(&late["device_code"])).await.refuses(400, "expired_token");
    assert_eq!(get(&site, "/oauth/device", &[("user_code", text(&late["user_code"]))]).await.status, 400);
}

#[tokio::test]
async fn a_program_with_a_secret_proves_it_and_asks_about_tokens() {
    let mut new = reader();
    (new["confidential"], new["scopes"]) = (json!(true), json!(["openid", "mail:write", "domains:read"]));
    let (site, made) = furnished(Place::sqlite(), new).await;
    let (client, secret) = (text(&made["id"]).to_owned(), text(&made["secret"]).to_owned());
    assert!(secret.starts_with("pp_client_"), "{secret}");
    let code = allowed(&site, &client, &[]).await;
    redeemed(&site, &client, &code).await.refuses(401, "invalid_client");
    let as_basic = async |path: &str, secret: &str, fields: &[(&str, &str)]| {
        let basic = format!("Basic {}", BASE64_STANDARD.encode(format!("{client}:{secret}")));
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        came(&site, request.header("authorization", basic).body(Body::from(form(fields))).unwrap()).await
    };
    let fields = [("grant_type", "authorization_code"), ("code", code.as_str()), ("code_verifier", VERIFIER)];
    // Everybody knows its name; whoever tries secrets shuts nobody out.
    for guess in 0..40 {
        as_basic("/oauth/token", &format!("wrong{guess}"), &fields).await.refuses(401, "invalid_client");
    }
    let issued = as_basic("/oauth/token", &secret, &fields).await.is(200).json();
    let access = text(&issued["access_token"]).to_owned();
    let known = as_basic("/oauth/introspect", &secret, &[("token", &access)]).await.is(200).json();
    assert_eq!((&known["active"], &known["username"]), (&json!(true), &json!("anna@example.org")));
    assert_eq!(known["scope"], "mail:write");
    let unknown = as_basic("/oauth/introspect", &secret, &[("token", "nonsense")]).await.is(200).json();
    assert_eq!(unknown, json!({"active": false}));
    // Whoever has none is told nothing.
    let public = site.ask("POST /v1/oauth-clients", reader()).await.is(201);
    post(&site, "/oauth/introspect", &[("client_id", text(&public["id"])), ("token", &access)])
        .await
        .refuses(400, "unauthorized_client");
    // Another's token is not its to take back.
    post(&site, "/oauth/revoke", &[("client_id", text(&public["id"])), ("token", &access)]).await.is(200);
    opens(&site, &access, None, Protocol::Imap).await.unwrap();
    as_basic("/oauth/revoke", &secret, &[("token", text(&issued["refresh_token"]))]).await.is(200);
    assert!(opens(&site, &access, None, Protocol::Imap).await.is_err());
    let rotated = site.ask(&format!("POST /v1/oauth-clients/{client}/rotate-secret"), Value::Null).await.is(200);
    as_basic("/oauth/introspect", &secret, &[("token", "x")]).await.refuses(401, "invalid_client");
    as_basic("/oauth/introspect", text(&rotated["secret"]), &[("token", "x")]).await.is(200);
    site.ask(&format!("POST /v1/oauth-clients/{}/rotate-secret", text(&public["id"])), Value::Null)
        .await
        .fails(422, "invalid_fields");

    // An administrator lets a program do what is an administrator's, and no mail: they have none.
    site.ask("POST /v1/administrators", json!({"login": "chief", "password": PASSWORD})).await.is(201);
    let mut all = reader();
    (all["scopes"], all["confidential"]) = (json!(["admin"]), json!(false));
    let all = site.ask("POST /v1/oauth-clients", all).await.is(201);
    let code = allowed(&site, text(&all["id"]), &[("login", "chief"), ("scope", "admin")]).await;
    let issued = redeemed(&site, text(&all["id"]), &code).await.is(200).json();
    let bearer = format!("Bearer {}", text(&issued["access_token"]));
    let lines = [("authorization", bearer.as_str()), ("content-type", "application/json")];
    site.send(&site.router, "GET /v1/settings", &lines, "").await.is(200);
    // It makes nothing that opens more than itself, or for longer.
    for (line, body) in [
        ("POST /v1/tokens", json!({"name": "for ever", "scopes": ["domains:read"]})),
        ("POST /v1/sso-links", json!({"subject": "administrator:chief"})),
        ("POST /v1/administrators", json!({"login": "other", "password": PASSWORD})),
        ("POST /v1/mailboxes/anna@example.org/app-passwords", json!({"name": "for ever"})),
        ("POST /v1/mailboxes/anna@example.org/sso-links", json!({})),
    ] {
        site.send(&site.router, line, &lines, body.to_string()).await.fails(403, "session_required");
    }
    let chief = [("login", "chief"), ("scope", "domains:read mail:write")];
    let code = allowed(&site, &client, &chief).await;
    let fields = [("grant_type", "authorization_code"), ("code", code.as_str()), ("code_verifier", VERIFIER)];
    let issued = as_basic("/oauth/token", text(&rotated["secret"]), &fields).await.is(200).json();
    assert_eq!(issued["scope"], "domains:read");
    let bearer = format!("Bearer {}", text(&issued["access_token"]));
    let lines = [("authorization", bearer.as_str())];
    site.send(&site.router, "GET /v1/domains", &lines, "").await.is(200);
    site.send(&site.router, "GET /v1/mailboxes", &lines, "").await.fails(403, "insufficient_scope");
    // What they let it do they see and take back in a session of theirs; nobody above them has a hand in it.
    let login = json!({"login": "chief", "password": PASSWORD});
    let session = site.ask("POST /v1/sessions", login).await.is(201);
    let session = format!("Bearer {}", text(&session["secret"]));
    let own = [("authorization", session.as_str())];
    let listed = site.send(&site.router, "GET /v1/me/grants", &own, "").await.is(200);
    let grants = listed["data"].as_array().unwrap();
    let grant = text(&grants.iter().find(|grant| grant["client_id"] == client.as_str()).unwrap()["id"]);
    site.ask(&format!("DELETE /v1/grants/{grant}"), Value::Null).await.fails(404, "not_found");
    let line = format!("DELETE /v1/me/grants/{grant}");
    site.send(&site.router, &line, &lines, "").await.fails(403, "session_required");
    site.send(&site.router, &line, &own, "").await.is(204);
    site.send(&site.router, "GET /v1/domains", &lines, "").await.fails(401, "invalid_token");
    let code = allowed(&site, &client, &chief).await;
    let fields = [("grant_type", "authorization_code"), ("code", code.as_str()), ("code_verifier", VERIFIER)];
    let issued = as_basic("/oauth/token", text(&rotated["secret"]), &fields).await.is(200).json();
    let bearer = format!("Bearer {}", text(&issued["access_token"]));
    let lines = [("authorization", bearer.as_str())];
    site.send(&site.router, "GET /v1/domains", &lines, "").await.is(200);
    site.ask(&format!("DELETE /v1/oauth-clients/{client}"), Value::Null).await.is(204);
    site.send(&site.router, "GET /v1/domains", &lines, "").await.fails(401, "invalid_token");
}

#[tokio::test]
async fn a_program_finds_everything_by_the_metadata() {
    let site = Site::open().await;
    site.ask("PATCH /v1/settings/oauth", json!({"issuer": "https://id.example.org/"})).await.is(200);
    for path in ["/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"] {
        let said = get(&site, path, &[]).await.is(200).json();
        assert_eq!(said["issuer"], "https://id.example.org");
        for (name, value) in said.as_object().unwrap() {
            let Some(url) = value.as_str().filter(|_| name.ends_with("_endpoint") || name == "jwks_uri") else {
                continue;
            };
            let path = url.strip_prefix("https://id.example.org").unwrap();
            let answer = get(&site, path, &[]).await;
            assert_ne!(answer.status, 404, "{name}: {path}");
        }
    }
    for wrong in ["id.example.org", "https://id.example.org/path", "ftp://id.example.org"] {
        let answer = site.ask("PATCH /v1/settings/oauth", json!({"issuer": wrong})).await;
        assert_eq!(answer.fails(422, "invalid_fields"), ["/issuer invalid"]);
    }
}

/// Whoever sets another password may know why: what was let in by the old one is shut out. The same password is no other.
#[tokio::test]
async fn another_password_shuts_programs_out_and_another_tenant_everybody() {
    let (site, client) = furnished(Place::sqlite(), reader()).await;
    let client = text(&client["id"]).to_owned();
    let issued = async || {
        let code = allowed(&site, &client, &[]).await;
        redeemed(&site, &client, &code).await.is(200).json()
    };
    let line = "PATCH /v1/mailboxes/anna@example.org";
    let app = "/v1/mailboxes/anna@example.org/app-passwords";
    site.ask(&format!("POST {app}"), json!({"name": "telephone"})).await.is(200);
    let first = issued().await;
    let known = site.ask("GET /v1/mailboxes/anna@example.org", Value::Null).await.is(200);
    assert_eq!(site.ask(line, json!({"password": PASSWORD})).await.is(200), known);
    let first = refreshed(&site, &client, text(&first["refresh_token"])).await.is(200).json();
    site.ask(line, json!({"password": "another horse battery"})).await.is(200);
    assert_eq!(site.ask(&format!("GET {app}"), Value::Null).await.is(200)["data"], json!([]));
    refreshed(&site, &client, text(&first["refresh_token"])).await.refuses(400, "invalid_grant");
    assert!(opens(&site, text(&first["access_token"]), None, Protocol::Imap).await.is_err());
    site.ask(line, json!({"password": PASSWORD})).await.is(200);

    let issued = issued().await;
    let login = json!({"login": "anna@example.org", "password": PASSWORD});
    let session = site.ask("POST /v1/sessions", login).await.is(201);
    let new = json!({"name": "d", "scopes": ["mailboxes:write"], "domain": "example.org"});
    let token = site.ask("POST /v1/tokens", new).await.is(201);
    site.ask("POST /v1/tenants", json!({"name": "acme"})).await.is(201);
    site.ask("PATCH /v1/domains/example.org", json!({"tenant": "acme"})).await.is(200);
    for secret in [&issued["access_token"], &session["secret"], &token["secret"]] {
        let bearer = format!("Bearer {}", text(secret));
        site.send(&site.router, "GET /v1/whoami", &[("authorization", &bearer)], "").await.fails(401, "invalid_token");
    }
    // A name in somebody's domain is theirs.
    site.ask("POST /v1/tenants", json!({"name": "rival"})).await.is(201);
    let rival = json!({"name": "r", "scopes": ["admin"], "tenant": "rival"});
    let rival = format!("Bearer {}", text(&site.ask("POST /v1/tokens", rival).await.is(201)["secret"]));
    let lines = [("authorization", rival.as_str()), ("content-type", "application/json")];
    let body = json!({"login": "anna@example.org", "password": PASSWORD}).to_string();
    let answer = site.send(&site.router, "POST /v1/administrators", &lines, body).await;
    assert_eq!(answer.fails(422, "invalid_fields"), ["/login invalid"]);
    // Who administrates what is terminated is nobody any more, here as for whoever asks who they are.
    let boss = json!({"login": "boss", "tenant": "rival", "password": PASSWORD});
    site.ask("POST /v1/administrators", boss.clone()).await.is(201);
    let login = json!({"login": "boss", "password": PASSWORD});
    site.ask("POST /v1/sessions", login.clone()).await.is(201);
    site.ask("DELETE /v1/tenants/rival", Value::Null).await.is(200);
    site.ask("POST /v1/sessions", login).await.fails(401, "login_failed");
}
