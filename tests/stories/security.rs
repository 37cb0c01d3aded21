//! Nobody gets in who should not: every operation of the document, guessed passwords, and more of everything than fits.

use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::time::Duration;

use pennypost_client::types::{ImapSettingsPatch, NewToken};
use pennypost_client::{Change, OPENAPI};
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use tests::{Database, Server, python, until};

use crate::{on_both, village};

on_both!(every_operation_asks_for_the_right_token);

/// An operation of the document.
struct Operation {
    id: String,
    method: Method,
    path: String,
    /// The scopes it asks for; none when it is open to anyone.
    scopes: Option<Vec<String>>,
}

fn operations(document: &Value) -> Vec<Operation> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().expect("a document has paths") {
        for (method, operation) in item.as_object().expect("a path has operations") {
            let Some(id) = operation["operationId"].as_str() else { continue };
            let method = Method::from_bytes(method.to_ascii_uppercase().as_bytes()).expect("a method");
            let security = operation.get("security").unwrap_or(&document["security"]);
            let required = security.as_array().into_iter().flatten().find_map(|requirement| requirement.get("bearer"));
            let open = security
                .as_array()
                .is_none_or(|list| list.iter().any(|one| one.as_object().is_some_and(|one| one.is_empty())));
            let scopes = required.filter(|_| !open).map(|scopes| {
                scopes.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
            });
            found.push(Operation { id: id.to_owned(), method, path: path.clone(), scopes });
        }
    }
    found
}

/// What a caller presents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'t> {
    None,
    Basic,
    Bearer(&'t str),
}

struct Caller<'s> {
    server: &'s Server,
    client: Client,
}

impl<'s> Caller<'s> {
    /// One at an address of its own: whoever shows wrong tokens is not listened to for a while, and the stories of the
    /// others should not suffer from that.
    fn at(server: &'s Server, number: usize) -> Self {
        let [high, low] = u16::try_from(number + 1).expect("not that many operations").to_be_bytes();
        let from = IpAddr::V4(Ipv4Addr::new(127, 1, high, low));
        let client = Client::builder().local_address(from).no_proxy().build().expect("a client can be made");
        Self { server, client }
    }

    async fn call(&self, operation: &Operation, token: Token<'_>) -> (StatusCode, Value) {
        // The token is looked at before anything else is, so what stands in the path does not matter.
        let mut path = operation.path.clone();
        while let Some((before, rest)) = path.split_once('{') {
            let after = rest.split_once('}').map_or("", |(_, after)| after);
            path = format!("{before}nothing.example{after}");
        }
        let mut request =
            self.client.request(operation.method.clone(), format!("http://{}{path}", self.server.at("http")));
        if operation.method != Method::GET {
            request = request.json(&json!({}));
        }
        let answer = match token {
            Token::None => request,
            Token::Basic => request.basic_auth("admin", Some("admin")),
            Token::Bearer(text) => request.bearer_auth(text),
        };
        let answer = answer.send().await.unwrap_or_else(|error| panic!("{}: {error}", operation.id));
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = answer.bytes().await.unwrap_or_default();
        if status.is_client_error() || status.is_server_error() {
            let kind = headers.get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
            assert_eq!(kind, "application/problem+json", "{} answered {status}", operation.id);
            assert!(headers.contains_key("x-request-id"), "{} has no request id", operation.id);
        }
        if status == StatusCode::UNAUTHORIZED {
            assert!(headers.contains_key("www-authenticate"), "{} does not say how (RFC 9110 §11.6.1)", operation.id);
        }
        (status, serde_json::from_slice(&body).unwrap_or(Value::Null))
    }
}

async fn token(server: &Server, scope: &str) -> (String, String) {
    let made = server.api().create_token(&NewToken::new("story", vec![scope.into()])).await.expect("a token is made");
    (made.body.id, made.body.secret.expect("the secret is shown once"))
}

async fn every_operation_asks_for_the_right_token(database: Database) {
    let server = Server::start(database).await;
    let served: Value = {
        let url = format!("http://{}/v1/openapi.json", server.at("http"));
        let text = reqwest::get(url).await.expect("the document is served").bytes().await.expect("whole");
        serde_json::from_slice(&text).expect("as JSON")
    };
    let committed: Value = serde_json::from_str(OPENAPI).expect("the committed document is JSON");
    assert_eq!(served, committed, "the server serves another document than the one the SDK is made from");
    let operations = operations(&served);
    assert!(operations.len() >= 40, "the document has only {} operations", operations.len());

    let (domains, metrics) = (token(&server, "domains:read").await.1, token(&server, "metrics:read").await.1);
    let (revoked_id, revoked) = token(&server, "admin").await;
    server.api().delete_token(&revoked_id).await.expect("a token can be revoked");
    let expired = expired(&server).await;
    let mut spoiled = server.token().to_owned();
    spoiled.pop();
    for (number, operation) in operations.iter().enumerate() {
        let caller = Caller::at(&server, number);
        let Some(scopes) = &operation.scopes else {
            let (status, _) = caller.call(operation, Token::None).await;
            // A login is open to everyone, and says what it lacks.
            let login = operation.method == Method::POST && status == StatusCode::UNPROCESSABLE_ENTITY;
            assert!(status.is_success() || login, "{} is open, yet answered {status}", operation.id);
            continue;
        };
        for token in [
            Token::None,
            Token::Basic,
            Token::Bearer("wrong"),
            Token::Bearer(&spoiled),
            Token::Bearer(&revoked),
            Token::Bearer(&expired),
        ] {
            let (status, problem) = caller.call(operation, token).await;
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{} with {token:?}: {problem}", operation.id);
            let code = if matches!(token, Token::Bearer(_)) { "invalid_token" } else { "unauthenticated" };
            assert_eq!(problem["code"], code, "{} with {token:?}", operation.id);
        }
        let Some(scope) = scopes.first() else { continue };
        let small = if scope.starts_with("domains") { &metrics } else { &domains };
        let (status, problem) = caller.call(operation, Token::Bearer(small)).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{} with too small a scope: {problem}", operation.id);
        if let Some(area) = scope.strip_suffix(":write") {
            let (_, reader) = token(&server, &format!("{area}:read")).await;
            let (status, problem) = caller.call(operation, Token::Bearer(&reader)).await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{} with only `{area}:read`: {problem}", operation.id);
        }
    }
}

/// A token that was good a moment ago.
async fn expired(server: &Server) -> String {
    let soon = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(1);
    let order = NewToken { expires_at: Some(soon), ..NewToken::new("short", vec!["admin".into()]) };
    let made = server.api().create_token(&order).await.expect("a token may end soon");
    let secret = made.body.secret.expect("the secret is shown once");
    let api = server.api_as(&secret);
    until("the token ends", async || api.read_whoami().await.is_err().then_some(())).await;
    secret
}

async fn throttled(protocol: &str) {
    let (server, anna, _) = village(Database::Sqlite).await;
    let told = python("brute_force.py", &json!({"ports": server.ports(), "anna": anna.json(), "protocol": protocol}));
    assert!(told["attempts"].as_u64().is_some_and(|attempts| attempts <= 100), "{told}");
}

#[tokio::test]
async fn guessing_over_smtp_is_throttled() {
    throttled("smtp").await;
}

#[tokio::test]
async fn guessing_over_imap_is_throttled() {
    throttled("imap").await;
}

#[tokio::test]
async fn guessing_over_pop3_is_throttled() {
    throttled("pop3").await;
}

/// IMAP's limit over a listener in the clear, which says why: no restart, and nobody who is in is put out.
#[tokio::test]
async fn a_limit_of_connections_counts_from_the_moment_it_is_set() {
    let (server, _, _) = village(Database::Sqlite).await;
    let greeting = || {
        let mut line = String::new();
        let connection = TcpStream::connect(server.at("imap")).expect("the server listens");
        connection.set_read_timeout(Some(Duration::from_secs(30))).expect("a socket takes a time limit");
        BufReader::new(&connection).read_line(&mut line).expect("a server greets");
        (connection, line)
    };
    let limit = async |connections_per_peer| {
        let patch = ImapSettingsPatch { connections_per_peer: Change::Set(connections_per_peer), ..Default::default() };
        server.api().update_imap_settings(&patch).await.expect("the limit is taken");
    };
    let inside: Vec<_> = (0..3).map(|_| greeting()).collect();
    assert!(inside.iter().all(|(_, line)| line.starts_with("* OK ")), "{inside:?}");
    limit(2).await;
    assert!(greeting().1.starts_with("* BYE [LIMIT] "));
    limit(4).await;
    let (_fourth, line) = greeting();
    assert!(line.starts_with("* OK "), "{line}");
    assert!(greeting().1.starts_with("* BYE [LIMIT] "));
    for (mut connection, _) in inside {
        connection.write_all(b"a LOGOUT\r\n").expect("who is in stays in");
        let said = BufReader::new(&connection).lines().map_while(Result::ok).last();
        assert!(said.is_some_and(|said| said.starts_with("a OK ")));
    }
}

#[tokio::test]
async fn more_of_everything_than_fits_is_refused() {
    let (server, anna, _) = village(Database::Sqlite).await;
    let told = python("oversize.py", &json!({"ports": server.ports(), "anna": anna.json()}));
    println!("{told:#}");
    // Over HTTP: a body, a header, a path and a page.
    let base = format!("http://{}", server.at("http"));
    let client = Client::builder().no_proxy().build().expect("a client can be made");
    let post = client.post(format!("{base}/v1/domains")).bearer_auth(server.token());
    let answer = post.header("content-type", "application/json").body("[".repeat(32 << 20)).send().await;
    assert!(answer.is_err() || answer.is_ok_and(|answer| answer.status() == StatusCode::PAYLOAD_TOO_LARGE));
    let deep = client.post(format!("{base}/v1/domains")).bearer_auth(server.token());
    let deep =
        deep.header("content-type", "application/json").body("[".repeat(100_000)).send().await.expect("an answer");
    assert!(matches!(deep.status().as_u16(), 400 | 413 | 422), "{}", deep.status());
    let long =
        client.get(format!("{base}/v1/domains/{}", "a".repeat(100_000))).bearer_auth(server.token()).send().await;
    assert!(long.is_err() || long.is_ok_and(|answer| answer.status().is_client_error()));
    let page = client
        .get(format!("{base}/v1/domains?limit=100000"))
        .bearer_auth(server.token())
        .send()
        .await
        .expect("an answer");
    assert_eq!(page.status(), StatusCode::BAD_REQUEST);
    server.api().read_whoami().await.expect("others are served as before");
}
