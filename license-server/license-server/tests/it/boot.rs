//! Starting, being one of a kind, the first vendor, stopping.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output, Stdio};

use foundation::boot::testing::Place;
use serde_json::{Value, json};

fn place() -> Place {
    Place::with(env!("CARGO_BIN_EXE_license-server"), "[listen]\nhttp = ['127.0.0.1:0']\nhttps = ['127.0.0.1:0']\n")
}

const INIT: [&str; 13] = [
    "init",
    "--vendor",
    "acme",
    "--name",
    "Acme",
    "--issuer",
    "https://licences.example.com",
    "--owner",
    "olga@example.com",
    "--host",
    "licences.example.com",
    "--sample",
    "--owner-name=Olga",
];

/// Runs a command; what it printed.
fn said(place: &Place, words: &[&str]) -> String {
    let output = place.run(words);
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(output.status.success(), "{words:?}: {err}");
    out
}

/// Posts to the server; its status and answer.
fn post(address: SocketAddr, path: &str, body: &Value) -> (u16, Value) {
    let mut stream = TcpStream::connect(address).unwrap();
    let body = body.to_string();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all((head + &body).as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    (status, serde_json::from_str(body).unwrap_or(Value::Null))
}

#[test]
fn the_first_vendor_is_made_before_or_while_the_server_runs() {
    for running in [false, true] {
        let place = place();
        let early = running.then(|| place.serve());
        let link = said(&place, &INIT);
        let server = early.unwrap_or_else(|| place.serve());
        let again = place.run(&INIT);
        let again = String::from_utf8(again.stderr).unwrap();
        assert!(again.contains("already") && again.contains("acme"), "{again}");
        let http = place.listeners()["http"][0];
        let redemption = json!({"link": link.trim(), "password": "correct horse battery"});
        assert_eq!(post(http, "/v1/password-links/redeem", &redemption).0, 204);
        let login = json!({"kind": "staff", "email": "olga@example.com", "password": "correct horse battery"});
        let (status, session) = post(http, "/v1/sessions", &login);
        assert_eq!(status, 201, "{session}");
        assert!(session["secret"].as_str().unwrap().starts_with("pp_session_"));
        let editions: Value = serde_json::from_str(&said(&place, &["ask", "get", "/v1/editions"])).unwrap();
        assert_eq!(editions["data"].as_array().unwrap().len(), 4);
        let way_back = said(&place, &["password-link", "--email", "Olga@example.com"]);
        assert!(way_back.starts_with("pp_link_"), "{way_back}");
        ceremony(&place);
        assert!(server.stop().success());
        ceremony_elsewhere(&place);
        let who: Value = serde_json::from_str(&said(&place, &["ask", "GET", "/v1/whoami"])).unwrap();
        assert_eq!(
            (&who["kind"], &who["vendor"], &who["roots"]),
            (&json!("operator"), &json!("acme"), &json!("development"))
        );
    }
}

#[test]
fn a_server_tells_where_it_listens_while_it_does_and_is_one_of_a_kind() {
    let place = place();
    let server = place.serve();
    let names: Vec<String> = place.listeners().into_keys().collect();
    assert_eq!(names, ["http", "https"]);
    let mode = |name: &str| std::fs::metadata(place.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("data"), mode("data/admin.sock"), mode("data/secret.key")), (0o700, 0o600, 0o600));
    let second = place.run(&["serve"]);
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(!second.status.success() && said.contains(&format!("process {}", server.id())), "{said}");
    assert!(server.stop().success());
    assert!(!place.path("data/listeners.json").exists() && !place.path("data/admin.sock").exists());
    assert!(place.serve().stop().success(), "the lock is free again");
}

#[test]
fn what_is_wrong_is_said() {
    for (lines, reason) in [
        ("listn = 1\n", "listn"),
        ("", "nothing to listen on"),
        ("[listen]\nsmtp = ['127.0.0.1:0']\n", "smtp"),
        ("database_url = 'mysql://x'\n[listen]\nhttp = ['127.0.0.1:0']\n", "database_url"),
    ] {
        let place = Place::with(env!("CARGO_BIN_EXE_license-server"), lines);
        let output = place.run(&["serve"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.contains(reason), "{said}");
    }
    let place = place();
    let refused = place.run(&["init", "--vendor", "A B", "--name", "x", "--issuer", "ftp://x", "--owner", "nobody"]);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("/slug") && said.contains("/issuer"), "{said}");
}

/// A back-up is made while the server runs, and another server goes on from it with the same people; without the key file it is not read.
#[test]
fn a_server_goes_on_elsewhere_from_a_backup() {
    let place = place();
    let server = place.serve();
    let link = said(&place, &INIT);
    let password = json!({"link": link.trim(), "password": "correct horse battery"});
    assert_eq!(post(place.listeners()["http"][0], "/v1/password-links/redeem", &password).0, 204);
    let folder = |name: &str| place.path(name).display().to_string();
    let (open, bare) = (folder("with-key"), folder("bare"));
    assert!(said(&place, &["backup", "--out", &open, "--with-key-file"]).contains(&open));
    said(&place, &["backup", "--out", &bare]);
    let mode = |path: &str| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&open), mode(&format!("{open}/secret.key"))), (0o700, 0o600));
    assert!(!place.path("bare/secret.key").exists());
    assert!(!place.run(&["restore", "--from", &open]).status.success(), "a running server is left alone");
    assert!(server.stop().success());
    let elsewhere = self::place();
    let keyless = elsewhere.run(&["restore", "--from", &bare]);
    let words = String::from_utf8(keyless.stderr).unwrap();
    assert!(!keyless.status.success() && words.contains("key file"), "{words}");
    assert!(said(&elsewhere, &["restore", "--from", &open]).contains("restored"));
    let again = elsewhere.run(&["restore", "--from", &open]);
    assert!(String::from_utf8(again.stderr).unwrap().contains("not empty"));
    let server = elsewhere.serve();
    let login = json!({"kind": "staff", "email": "olga@example.com", "password": "correct horse battery"});
    assert_eq!(post(elsewhere.listeners()["http"][0], "/v1/sessions", &login).0, 201);
    assert!(server.stop().success());
}

/// With the root on the same machine: one command.
fn ceremony(place: &Place) {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../development-root.pem");
    assert_eq!(said(place, &["key", "begin", "--root", root]), "");
    let keys: Value = serde_json::from_str(&said(place, &["ask", "GET", "/v1/signing-keys"])).unwrap();
    assert_eq!(keys["data"][0]["state"], "active");
}

/// With the root elsewhere: what is to be signed is carried there and back. A root that the build does not trust signs nothing.
fn ceremony_elsewhere(place: &Place) {
    let strange = place.path("root.pem").display().to_string();
    let program = env!("CARGO_BIN_EXE_license-server");
    let made = Command::new(program).args(["root", "create", "--out", &strange]).output().unwrap();
    assert_eq!(String::from_utf8(made.stdout).unwrap().trim().len(), 43);
    assert_eq!(std::fs::metadata(&strange).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!Command::new(program).args(["root", "create", "--out", &strange]).output().unwrap().status.success());
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../development-root.pem");
    let to_sign = said(place, &["key", "announce"]);
    for (root, good) in [(strange.as_str(), false), (root, true)] {
        let mut sign = Command::new(program);
        let signed = fed(sign.args(["key", "sign", "--root", root]), &to_sign);
        let installed = fed(&mut place.command(&["key", "install"]), &String::from_utf8(signed.stdout).unwrap());
        assert_eq!(installed.status.success(), good, "{}", String::from_utf8_lossy(&installed.stderr));
    }
}

/// Runs a command with this on its standard input.
fn fed(command: &mut Command, text: &str) -> Output {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}
