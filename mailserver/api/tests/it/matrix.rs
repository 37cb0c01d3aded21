//! The authorization matrix: every operation of the document, by every kind of principal, on what is its own, what is another's and
//! what is not there. It is read from the document, so that no operation is left out: one that names a kind of object which nobody
//! here has fails the test.

use std::collections::BTreeMap;

use api::ApiLimits;
use axum::body::Body;
use engine::Principal;
use engine::login::{Attempt, Protocol};
use engine::mail_sessions::MailSessionQuery;
use foundation::http::testing::{example, example_path};
use serde_json::{Value, json};
use store::content::Content;
use store::deliver::Delivery;
use store::oauth::grants;
use store::queue::{NewQueueMessage, NewRecipient};
use store::testing::Place;
use store::traces;

use crate::messages::{message, tell};
use crate::site::Site;

/// Whose an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Holder {
    /// The server itself.
    House,
    /// A reseller.
    Reseller,
    /// A tenant under it.
    Child,
    /// A tenant that has nothing to do with them.
    Other,
}

const HOLDERS: [Holder; 4] = [Holder::House, Holder::Reseller, Holder::Child, Holder::Other];

impl Holder {
    fn tenant(self) -> Option<&'static str> {
        match self {
            Self::House => None,
            Self::Reseller => Some("bighost"),
            Self::Child => Some("small"),
            Self::Other => Some("globex"),
        }
    }

    fn domain(self) -> &'static str {
        match self {
            Self::House => "house.example",
            Self::Reseller => "bighost.example",
            Self::Child => "small.example",
            Self::Other => "globex.example",
        }
    }
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asking {
    System,
    Reseller,
    Child,
    Other,
    /// Whoever runs the child's domain.
    Domain,
    /// Whoever holds a mailbox in it, logged in with its password.
    Mailbox,
}

const ASKING: [Asking; 6] =
    [Asking::System, Asking::Reseller, Asking::Child, Asking::Other, Asking::Domain, Asking::Mailbox];

impl Asking {
    /// Whether what a holder has is within reach.
    fn reaches(self, holder: Holder) -> bool {
        match self {
            Self::System => true,
            Self::Reseller => matches!(holder, Holder::Reseller | Holder::Child),
            Self::Child | Self::Domain | Self::Mailbox => holder == Holder::Child,
            Self::Other => holder == Holder::Other,
        }
    }

    /// Whether operations of this area are for such a principal at all.
    fn has(self, area: &str) -> bool {
        match (self, area) {
            (_, "") => true,
            (asking, "account") => asking == Self::Mailbox,
            (Self::Mailbox, _) => false,
            (Self::System, _) => true,
            (
                _,
                "settings" | "license" | "tasks" | "metrics" | "clients" | "failed-logins" | "listeners"
                | "certificates",
            ) => false,
            (Self::Domain, area) => {
                matches!(
                    area,
                    "domains"
                        | "mailboxes"
                        | "aliases"
                        | "contacts"
                        | "access-rules"
                        | "messages"
                        | "operations"
                        | "tokens"
                )
            }
            _ => true,
        }
    }
}

const PASSWORD: &str = "correct horse battery";

/// What stands where an object of each kind is named: kind of object to its key, by holder.
type Things = BTreeMap<(&'static str, Holder), String>;

async fn queued(site: &Site, sender: &str) -> String {
    let mut conn = site.engine.store().read().await.unwrap();
    let origin = store::mailboxes::find(&mut conn, sender).await.unwrap().unwrap().id;
    let address = "bert@elsewhere.example".to_owned();
    let domain = "elsewhere.example".to_owned();
    let message = NewQueueMessage {
        sender: sender.to_owned(),
        prefix: Vec::new(),
        envid: None,
        ret: None,
        smtputf8: false,
        origin: Some(origin),
        expires_at: site.place.clock.micros() + 3_600_000_000,
        trace: None,
        forwarded_by: None,
        recipients: vec![NewRecipient { address, domain, notify: None, orcpt: None }],
    };
    let delivery = Delivery { outbound: vec![message], ..Delivery::default() };
    let content = Content::from(b"Subject: hello\r\n\r\nhello\r\n".to_vec());
    site.engine.store().deliver(&content, delivery).await.unwrap().queued[0].to_string()
}

/// A mail program that stays logged in.
async fn logged_in(site: &Site, user: &str) -> String {
    let password = PASSWORD.to_owned().into();
    let attempt = Attempt { user, password: &password, peer: "192.0.2.7".parse().unwrap(), protocol: Protocol::Imap };
    std::mem::forget(site.engine.login(attempt).await.unwrap());
    let query = MailSessionQuery { mailbox: Some(user.to_owned()), ..Default::default() };
    let found = site.engine.mail_sessions(&Principal::system(), &query, None, 2).await.unwrap();
    found[0].id.to_string()
}

/// A network that guessed too often.
async fn held_up(site: &Site) -> String {
    let password = "wrong".to_owned().into();
    for nth in 0..20 {
        let (user, peer) = (format!("guess{nth}@example.org"), "198.51.100.9".parse().unwrap());
        site.engine
            .login(Attempt { user: &user, password: &password, peer, protocol: Protocol::Imap })
            .await
            .unwrap_err();
    }
    "198.51.100.9".to_owned()
}

/// A webhook endpoint of whoever has that token.
async fn endpoint(site: &Site, token: &str) -> String {
    let bearer = format!("Bearer {token}");
    let lines = [("authorization", bearer.as_str()), ("content-type", "application/json")];
    let new = json!({"url": "https://shop.example.com/hooks"}).to_string();
    let made = site.send(&site.router, "POST /v1/webhook-endpoints", &lines, new).await.is(201);
    made["id"].as_str().unwrap().to_owned()
}

/// A batch that goes on by itself, of whoever has that token.
async fn begun(site: &Site, token: &str) -> String {
    let bearer = format!("Bearer {token}");
    let lines = [("authorization", bearer.as_str()), ("content-type", "application/json")];
    let batch = json!({"requests": [{"method": "GET", "path": "/v1/whoami"}]}).to_string();
    let made = site.send(&site.router, "POST /v1/operations", &lines, batch).await.is(202);
    made["id"].as_str().unwrap().to_owned()
}

/// A message that came to `anna`, of which is told.
async fn traced(site: &Site, nth: i64, domain: &str, anna: &str) -> String {
    let mut conn = site.engine.store().read().await.unwrap();
    let domain = store::domains::find(&mut conn, domain).await.unwrap().map(|domain| domain.id);
    let id = store::mailboxes::find(&mut conn, anna).await.unwrap().map(|mailbox| mailbox.id);
    let place = traces::Place::Mailbox { id, domain, address: anna.to_owned() };
    let recipient = traces::Recipient { address: anna.to_owned(), domain, place };
    let message = message(site, nth, "cora@elsewhere.test", recipient);
    tell(site, vec![traces::Told::message(&message)]).await;
    message.id.to_string()
}

/// What the holder of a mailbox let a program do.
async fn granted(site: &Site, client: &Value, address: &str) -> String {
    let mut conn = site.engine.store().read().await.unwrap();
    let mailbox = store::mailboxes::find(&mut conn, address).await.unwrap().unwrap().id.to_string();
    let input = (client.as_str().unwrap().parse().unwrap(), mailbox);
    let made = site.engine.store().db().write(input, |tx, (client, mailbox)| {
        Box::pin(async move {
            let id = grants::new_id(tx).await?;
            grants::insert(tx, id, *client, mailbox, "mail:write", "").await
        })
    });
    made.await.unwrap().id.to_string()
}

/// Makes one of everything for everybody, and a token for each who asks.
async fn furnish(site: &Site) -> (Things, BTreeMap<&'static str, String>) {
    site.license().await;
    site.ask("POST /v1/plans", json!({"name": "reseller", "limits": {"tenants": 10}})).await.is(201);
    site.ask("POST /v1/tenants", json!({"name": "bighost", "plan": "reseller", "external_id": "e-bighost"}))
        .await
        .is(201);
    site.ask("POST /v1/tenants", json!({"name": "globex", "external_id": "e-globex"})).await.is(201);
    let token = async |order: Value| {
        let made = site.ask("POST /v1/tokens", order).await.is(201);
        (made["id"].as_str().unwrap().to_owned(), made["secret"].as_str().unwrap().to_owned())
    };
    let mut things = Things::new();
    let (id, reseller) = token(json!({"name": "r", "scopes": ["admin"], "tenant": "bighost"})).await;
    things.insert(("token", Holder::Reseller), id);
    let as_reseller = [("authorization", format!("Bearer {reseller}"))];
    let as_reseller = [("authorization", as_reseller[0].1.as_str()), ("content-type", "application/json")];
    let small = json!({"name": "small", "external_id": "e-small"}).to_string();
    site.send(&site.router, "POST /v1/tenants", &as_reseller, small).await.is(201);
    let plan = json!({"name": "tiny"}).to_string();
    site.send(&site.router, "POST /v1/plans", &as_reseller, plan).await.is(201);
    let (id, child) = token(json!({"name": "c", "scopes": ["admin"], "tenant": "small"})).await;
    things.insert(("token", Holder::Child), id);
    let (id, other) = token(json!({"name": "o", "scopes": ["admin"], "tenant": "globex"})).await;
    things.insert(("token", Holder::Other), id);
    let (id, _) = token(json!({"name": "h", "scopes": ["domains:read"]})).await;
    things.insert(("token", Holder::House), id);
    things.insert(("plan", Holder::House), "reseller".to_owned());
    things.insert(("plan", Holder::Reseller), "tiny".to_owned());
    things.insert(("network that waits", Holder::House), held_up(site).await);
    site.ask("PUT /v1/listeners/office", json!({"service": "imap", "address": "192.0.2.1:143"})).await.is(201);
    things.insert(("listener", Holder::House), "office".to_owned());
    let acme = json!({"acme": {"directory": "https://127.0.0.1:1/", "names": ["mail.example.org"]}});
    site.ask("PUT /v1/certificates/mail.example.org", acme).await.is(201);
    things.insert(("certificate", Holder::House), "mail.example.org".to_owned());
    for holder in HOLDERS {
        let domain = holder.domain();
        let new = json!({"name": domain, "tenant": holder.tenant(), "external_id": format!("e-{domain}")});
        site.ask("POST /v1/domains", new).await.is(201);
        let anna = format!("anna@{domain}");
        let new = json!({"address": anna, "external_id": format!("e-anna-{domain}"), "password": PASSWORD});
        site.ask("POST /v1/mailboxes", new).await.is(201);
        let app =
            site.ask(&format!("POST /v1/mailboxes/{anna}/app-passwords"), json!({"name": "telephone"})).await.is(200);
        things.insert(("app password", holder), app["id"].as_str().unwrap().to_owned());
        let info = format!("info@{domain}");
        site.ask("POST /v1/aliases", json!({"address": info, "targets": [anna]})).await.is(201);
        site.ask(&format!("PUT /v1/domains/{domain}/{CONTACT}"), json!({"name": "Cora"})).await.is(201);
        let rule = json!({"domain": domain, "kind": "sender", "pattern": "*.spam.test", "action": "block"});
        let rule = site.ask("POST /v1/access-rules", rule).await.is(201);
        things.insert(("access rule", holder), rule["id"].as_str().unwrap().to_owned());
        let admin = json!({"login": format!("admin@{domain}"), "tenant": holder.tenant()});
        site.ask("POST /v1/administrators", admin).await.is(201);
        things.insert(("administrator", holder), format!("admin@{domain}"));
        things.insert(("mail session", holder), logged_in(site, &anna).await);
        things.insert(("queued", holder), queued(site, &anna).await);
        things.insert(("traced", holder), traced(site, things.len() as i64, domain, &anna).await);
        things.insert(("domain", holder), domain.to_owned());
        things.insert(("external domain", holder), format!("e-{domain}"));
        things.insert(("external mailbox", holder), format!("e-anna-{domain}"));
        things.insert(("mailbox", holder), anna);
        things.insert(("alias", holder), info);
        if let Some(tenant) = holder.tenant() {
            things.insert(("tenant", holder), tenant.to_owned());
            things.insert(("external tenant", holder), format!("e-{tenant}"));
        }
    }
    for (holder, secret) in
        [(Holder::House, &site.admin), (Holder::Reseller, &reseller), (Holder::Child, &child), (Holder::Other, &other)]
    {
        let endpoint = endpoint(site, secret).await;
        let line = format!("POST /v1/webhook-endpoints/{endpoint}/test");
        let bearer = format!("Bearer {secret}");
        let delivery = site.send(&site.router, &line, &[("authorization", &bearer)], "").await.is(201);
        things.insert(("delivery", holder), delivery["id"].as_str().unwrap().to_owned());
        things.insert(("endpoint", holder), endpoint);
    }
    for (holder, secret) in [(Holder::House, &site.admin), (Holder::Reseller, &reseller), (Holder::Other, &other)] {
        things.insert(("operation", holder), begun(site, secret).await);
    }
    let client = json!({"name": "Reader", "redirect_uris": ["https://app.example.com/"], "scopes": ["mail:write"]});
    let client = site.ask("POST /v1/oauth-clients", client).await.is(201);
    things.insert(("client", Holder::House), client["id"].as_str().unwrap().to_owned());
    for holder in HOLDERS {
        things.insert(("grant", holder), granted(site, &client["id"], &format!("anna@{}", holder.domain())).await);
    }
    let (_, domain) = token(json!({"name": "d", "scopes": ["admin"], "domain": "small.example"})).await;
    // Whoever runs the child's domain sees what is done in it alone, and so does the child.
    things.insert(("operation", Holder::Child), begun(site, &domain).await);
    let login = json!({"login": "anna@small.example", "password": PASSWORD}).to_string();
    let session = site.send(&site.router, "POST /v1/sessions", &[("content-type", "application/json")], login).await;
    let mailbox = session.is(201)["secret"].as_str().unwrap().to_owned();
    let tokens = [
        ("Mailbox", mailbox),
        ("System", site.admin.clone()),
        ("Reseller", reseller),
        ("Child", child),
        ("Other", other),
        ("Domain", domain),
    ];
    (things, tokens.into_iter().collect())
}

/// The kind of object that a path names, and one that is not there.
fn kind(path: &str) -> Option<(&'static str, &'static str)> {
    let external = path.contains("{external_id}");
    Some(match (path.split('/').nth(2)?, external) {
        _ if !path.contains('{') => return None,
        ("tenants", false) => ("tenant", "nobody"),
        ("tenants", true) => ("external tenant", "e-nobody"),
        ("domains", false) => ("domain", "nobody.example"),
        ("domains", true) => ("external domain", "e-nobody"),
        ("mailboxes", false) => ("mailbox", "nobody@small.example"),
        ("mailboxes", true) => ("external mailbox", "e-nobody"),
        ("aliases", _) => ("alias", "nobody@small.example"),
        ("listeners", _) => ("listener", "nobody"),
        ("certificates", _) => ("certificate", "nobody"),
        ("access-rules", _) => ("access rule", "acr_zzzz"),
        ("failed-logins", _) => ("network that waits", "203.0.113.250"),
        ("plans", _) => ("plan", "nothing"),
        ("operations", _) => ("operation", "op_zzzz"),
        ("tokens", _) => ("token", "token_zzzz"),
        ("queue", _) => ("queued", "que_zzzz"),
        ("messages", _) => ("traced", "1hn4pf9k2c0v3"),
        ("webhook-endpoints", _) => ("endpoint", "endpoint_zzzz"),
        ("webhook-deliveries", _) => ("delivery", "delivery_zzzz"),
        ("administrators", _) => ("administrator", "nobody@small.example"),
        ("oauth-clients", _) => ("client", "client_zzzz"),
        ("grants", _) => ("grant", "grt_zzzz"),
        // One's own alone; the stories of programs tell.
        ("me", _) if path.contains("passkeys") => ("own passkey", "pky_zzzz"),
        ("me", _) if path.contains("grants") => ("own grant", "grt_zzzz"),
        ("me", _) if path.contains("access-rules") => ("own access rule", "acr_zzzz"),
        ("me", _) if path.contains("mail-sessions") => ("own mail session", "mse_zzzz"),
        ("mail-sessions", _) => ("mail session", "mse_zzzz"),
        ("app-passwords" | "me", _) => ("app password", "app_zzzz"),
        // One's own alone; the stories of sessions tell.
        ("sessions", _) => ("session", "token_zzzz"),
        // Names the server gives, not its tenants.
        ("tasks" | "settings", _) => return None,
        (unknown, _) => panic!("{path}: nobody here has {unknown}; add them to the matrix"),
    })
}

/// What is in every domain's address book.
const CONTACT: &str = "contacts/supplier-17";

fn with_key(path: &str, key: &str) -> String {
    let path = &path.replace("contacts/{uid}", CONTACT);
    let (head, rest) = path.split_once('{').unwrap();
    format!("{head}{key}{}", rest.split_once('}').unwrap().1)
}

/// What an operation answers one who asks, without doing it where that can be had.
async fn outcome(site: &Site, token: &str, method: &str, path: &str, operation: &Value) -> (u16, String) {
    let rehearsed = operation["parameters"].as_array().into_iter().flatten().any(|it| it["name"] == "dry_run");
    // A stream that is let begin does not end; one that is to begin nowhere ends at once.
    let query = match (rehearsed, path.ends_with("/stream")) {
        (true, _) => "?dry_run=true",
        (_, true) => "?after=nowhere",
        _ => "",
    };
    let line = format!("{method} {path}{query}");
    let content = operation["requestBody"]["content"].as_object().and_then(|content| content.iter().next());
    let (content_type, body) = match content {
        Some((name, content)) => (name.as_str(), example(&site.document, &content["schema"]).to_string()),
        None => ("application/json", String::new()),
    };
    let authorization = format!("Bearer {token}");
    let lines = [("authorization", authorization.as_str()), ("content-type", content_type)];
    let answer = site.send(&site.router, &line, &lines, Body::from(body)).await;
    let code = if answer.status < 400 { String::new() } else { answer.json()["code"].as_str().unwrap().to_owned() };
    (answer.status, code)
}

#[tokio::test]
async fn every_operation_for_every_principal_on_own_foreign_and_absent_objects() {
    let site = Site::with(Place::sqlite(), ApiLimits::default()).await;
    let (things, tokens) = furnish(&site).await;
    let mut wrong = Vec::new();
    let mut cells = 0;
    for (method, path, operation) in site.operations() {
        if operation["security"] == json!([{}]) {
            continue;
        }
        let scope = operation["security"][0]["bearer"][0].as_str();
        let area = scope.and_then(|scope| scope.split(':').next()).unwrap_or_default();
        // An address book is read by those who hold mailboxes, as their own, and looked after by others.
        let area = if path == "/v1/me/contacts" { "account" } else { area };
        for asking in ASKING {
            let token = &tokens[format!("{asking:?}").as_str()];
            let allowed = asking.has(area);
            let Some((kind, absent)) = kind(&path) else {
                // What the house alone may do is not done here: another test does it, and some of it ends the others' sessions.
                if asking == Asking::System && method != "GET" {
                    continue;
                }
                // What one does about oneself ends the session, or needs what nobody knows here; the stories of people tell.
                if asking == Asking::Mailbox && area.is_empty() && method != "GET" {
                    continue;
                }
                cells += 1;
                let (status, code) = outcome(&site, token, &method, &example_path(&path, &operation), &operation).await;
                let refused = code == "insufficient_scope";
                let makes = |wanted| area == wanted && method == "POST";
                let fine = match (allowed, asking) {
                    // Whoever runs a domain makes none, and there is no third level of tenants.
                    (true, Asking::Domain) if makes("domains") => refused,
                    (true, Asking::Child) if makes("tenants") => refused,
                    (allowed, _) => allowed != refused,
                };
                if !fine || matches!(status, 401 | 405 | 500..) {
                    wrong.push(format!("{asking:?} {method} {path}: {status} {code}"));
                }
                continue;
            };
            let missing = outcome(&site, token, &method, &with_key(&path, absent), &operation).await;
            for holder in HOLDERS {
                let Some(key) = things.get(&(kind, holder)) else { continue };
                cells += 1;
                // What cannot be tried without being done is done to one that nobody needs.
                let spare = match (kind, method.as_str(), holder) {
                    ("endpoint", "DELETE", Holder::House) => Some(endpoint(&site, &tokens["System"]).await),
                    ("endpoint", "DELETE", holder) => {
                        Some(endpoint(&site, &tokens[format!("{holder:?}").as_str()]).await)
                    }
                    _ => None,
                };
                let key = spare.as_ref().unwrap_or(key);
                let (status, code) = outcome(&site, token, &method, &with_key(&path, key), &operation).await;
                let at = || format!("{asking:?} {method} {path} of {holder:?}: {status} {code}, absent {missing:?}");
                let known = match (kind, asking) {
                    // Each seller has plans of its own; names are its own too, and the system's are the house's.
                    ("plan", Asking::System) => holder == Holder::House,
                    ("plan", Asking::Reseller) => holder == Holder::Reseller,
                    ("plan", _) => false,
                    // An external identifier of a tenant is its reseller's word.
                    ("external tenant", Asking::System) => holder != Holder::Child,
                    ("external tenant", Asking::Reseller) => holder == Holder::Child,
                    ("external tenant", _) => false,
                    // Who is told of a tenant's events is its own affair, and not even its reseller's.
                    ("endpoint" | "delivery", Asking::System) => holder == Holder::House,
                    ("endpoint" | "delivery", Asking::Reseller) => holder == Holder::Reseller,
                    // A token of a tenant is not seen by whoever runs one of its domains.
                    ("token", Asking::Domain) => false,
                    _ => asking.reaches(holder),
                };
                let fine = match (allowed, known) {
                    (false, _) => (status, code.as_str()) == (403, "insufficient_scope"),
                    // Another's object is answered as one that is not there.
                    (true, false) => {
                        (status, code.as_str()) == (missing.0, missing.1.as_str())
                            || made_instead(&method, status, &code)
                    }
                    (true, true) => {
                        let own = asking.reaches(holder) && commands(asking, holder, kind, &path, &method);
                        let of_domain = kind.ends_with("domain") && area == "domains";
                        let bounded = asking == Asking::Domain && of_domain && method != "GET";
                        match (own, bounded) {
                            (false, _) => code == "insufficient_scope",
                            (true, true) => matches!(status, 200 | 403 | 422),
                            (true, false) => !matches!(status, 401 | 403 | 404 | 405 | 500..),
                        }
                    }
                };
                if !fine {
                    wrong.push(at());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {cells} cells are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cells > 700, "only {cells} cells");
}

/// An upsert cannot pretend that a name which somebody has is free; what it says of it is its name alone.
fn made_instead(method: &str, status: u16, code: &str) -> bool {
    method == "PUT"
        && (status == 409 && code == "already_exists" || status == 422 || code == "insufficient_scope" || status == 201)
}

/// Whether somebody may do that to a tenant: nobody suspends, upgrades or terminates himself.
fn commands(asking: Asking, holder: Holder, kind: &str, path: &str, method: &str) -> bool {
    let is_command = kind.ends_with("tenant") && path.starts_with("/v1/tenants") && method != "GET";
    !is_command || asking == Asking::System || asking == Asking::Reseller && holder == Holder::Child
}

/// Lists hold what is within reach, and none of another's.
#[tokio::test]
async fn lists_hold_what_is_within_reach() {
    let site = Site::open().await;
    let (things, tokens) = furnish(&site).await;
    let kinds = [("domains", "name", "domain"), ("mailboxes", "address", "mailbox"), ("aliases", "address", "alias")];
    let kinds = kinds.into_iter().chain([
        ("administrators", "login", "administrator"),
        ("tenants", "name", "tenant"),
        ("tokens", "id", "token"),
        ("queue/messages", "id", "queued"),
        ("messages", "id", "traced"),
    ]);
    for (list, field, kind) in kinds {
        for asking in ASKING {
            let authorization = format!("Bearer {}", tokens[format!("{asking:?}").as_str()]);
            let line = format!("GET /v1/{list}?limit=100");
            let answer = site.send(&site.router, &line, &[("authorization", &authorization)], "").await;
            if !asking.has(list.split('/').next().unwrap()) {
                answer.fails(403, "insufficient_scope");
                continue;
            }
            let page = answer.is(200);
            let listed: Vec<&str> =
                page["data"].as_array().unwrap().iter().map(|it| it[field].as_str().unwrap()).collect();
            for holder in HOLDERS {
                let Some(key) = things.get(&(kind, holder)) else { continue };
                let expected = asking.reaches(holder) && !(kind == "token" && asking == Asking::Domain);
                assert_eq!(listed.contains(&key.as_str()), expected, "{asking:?} {list}: {key}");
            }
        }
    }
}
