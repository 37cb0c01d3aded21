//! The licence over the network: a vendor on loopback that answers as it is told.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use foundation::tasks::TaskResult;
use license::lease::{Channel, Dates};
use license::license_key::LicenseKey;
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::*;
use crate::license::call::CallError;
use crate::license::refresh::Account;

/// What the vendor does next.
#[derive(Clone)]
pub(super) enum Mood {
    /// Grants this.
    Grants(Entitlement),
    /// Answers with a status and a body.
    Says(u16, &'static str),
    /// Answers with the token of another request.
    Mistakes,
}

pub(super) struct Shop {
    pub(super) url: String,
    pub(super) address: SocketAddr,
    mood: Arc<Mutex<Mood>>,
    /// Requests that came: their first line and body.
    pub(super) asked: Arc<Mutex<Vec<(String, Value)>>>,
}

impl Shop {
    pub(super) async fn open(hall: &Hall) -> Self {
        Self::at(hall, |address| format!("http://{address}"), None).await
    }

    /// Known by the address that `url` makes of its own; with `tls`, by a certificate.
    pub(super) async fn at(hall: &Hall, url: impl FnOnce(SocketAddr) -> String, tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let url = url(address);
        let shop = Self { url, address, mood: Arc::new(Mutex::new(Mood::Grants(plenty()))), asked: Arc::default() };
        let (mood, asked, audience) = (shop.mood.clone(), shop.asked.clone(), shop.url.clone());
        let clock = hall.engine.store().clock().clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let now = Moment::from(clock.now());
                let mood = mood.lock().unwrap().clone();
                let _ = match &tls {
                    None => answer(stream, &audience, now, mood, &asked).await,
                    Some(tls) => match tls.accept(stream).await {
                        Ok(stream) => answer(stream, &audience, now, mood, &asked).await,
                        Err(error) => Err(error),
                    },
                };
            }
        });
        hall.set("license", json!({"server_url": shop.url})).await;
        shop
    }

    pub(super) fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }
}

async fn answer(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    audience: &str,
    now: Moment,
    mood: Mood,
    asked: &Mutex<Vec<(String, Value)>>,
) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    let (head, body) = loop {
        let mut chunk = [0; 4096];
        let read = stream.read(&mut chunk).await?;
        bytes.extend_from_slice(&chunk[..read]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length =
            head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
        if read == 0 || body.len() >= length.unwrap_or(0) {
            break (head.to_owned(), body.to_owned());
        }
    };
    let line = head.lines().next().unwrap_or_default().to_owned();
    let vendor = Vendor::new(ROOT).unwrap();
    let body: Value = serde_json::from_str(&body).unwrap_or_default();
    let proof = body["proof"].as_str().map(|proof| vendor.open_online(proof, audience, now).unwrap());
    asked.lock().unwrap().push((line.clone(), body));
    let (status, text) = match (mood, proof) {
        (Mood::Says(status, text), _) => (status, text.to_owned()),
        (Mood::Grants(grant), Some(request)) => (200, granted(&vendor, vendor.claims(&request, grant, now), now)),
        (Mood::Mistakes, Some(request)) => {
            let mut claims = vendor.claims(&request, plenty(), now);
            claims.nce = Some(Nonce::from_random(&[1; 16]));
            (200, granted(&vendor, claims, now))
        }
        (_, None) => {
            let request = Claims::clone(&any(&vendor, audience, now));
            (200, vendor.sign(&request, now).unwrap().keys)
        }
    };
    let answer = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{text}", text.len());
    stream.write_all(answer.as_bytes()).await?;
    stream.shutdown().await
}

fn granted(vendor: &Vendor, mut claims: Claims, now: Moment) -> String {
    let dates = Dates::of(Channel::Online, claims.knd, &claims.pay, claims.trm, &claims.pol, now);
    (claims.exp, claims.refresh) = (dates.exp, dates.refresh);
    let token = vendor.sign(&claims, now).unwrap().token;
    json!({"id": "act_1", "token": token, "ratchet": "r1", "key_set_seq": 1}).to_string()
}

/// Some claims, for the sake of the key set that is signed with them.
fn any(vendor: &Vendor, audience: &str, now: Moment) -> Claims {
    let key = SigningKey::from_seed_named_by_itself(&[5; 32]).unwrap();
    let request = Request {
        aud: audience.to_owned(),
        iat: now,
        nonce: Nonce::from_random(&[0; 16]),
        pur: Purpose::Activate,
        prd: PRODUCT.to_owned(),
        bld: now,
        iid: license::claims::InstallationId("any".to_owned()),
        jwk: key.public().jwk(None),
        hst: None,
        mch: license::host::Machine::default(),
        usg: Usage::new(),
        key: None,
        last: None,
        boot: None,
    };
    vendor.claims(&request, plenty(), now)
}

pub(super) fn key() -> LicenseKey {
    LicenseKey::from_random(&[3; 16])
}

pub(super) async fn activate(hall: &Hall) -> Result<(), Refused> {
    let account = Account { email: "owner@example.org".to_owned(), password: SecretString::from("vendor password") };
    hall.engine.activate_license(&admin(), &key(), Some(account)).await
}

async fn daily(hall: &Hall) -> TaskResult {
    hall.engine.refresh_license().await
}

/// LIC-27, LIC-28, LIC-30 to LIC-33.
#[tokio::test]
async fn a_key_is_activated_with_an_account_and_reactivated_without() {
    let hall = Hall::open().await;
    let shop = Shop::open(&hall).await;
    assert_eq!(daily(&hall).await.unwrap(), "there is no licence to refresh");
    shop.is(Mood::Grants(limited(2, 5)));
    activate(&hall).await.unwrap();
    assert_eq!(hall.state(), State::Licensed);
    let (line, body) = shop.asked.lock().unwrap()[0].clone();
    assert_eq!(line, "POST /v1/activations HTTP/1.1");
    assert_eq!((&body["key"], &body["email"]), (&json!(key().reveal()), &json!("owner@example.org")));
    hall.wait(60).await;
    shop.is(Mood::Grants(limited(3, 50)));
    hall.engine.reactivate_license(&admin()).await.unwrap();
    assert_eq!(hall.engine.license().evaluation.limits.of(&LimitName::MAILBOXES), Limit::At(50));
    let (line, body) = shop.asked.lock().unwrap().last().unwrap().clone();
    assert_eq!(line, "POST /v1/activations/act_1/refresh HTTP/1.1");
    assert_eq!(body.as_object().unwrap().keys().collect::<Vec<_>>(), ["proof"]);
    let sheet = hall.engine.license_sheet(&admin()).await.unwrap();
    assert_eq!(sheet.product.key_prefix.as_deref(), Some(key().prefix()));
}

/// Attacks 9 and 10, LIC-15: whatever happens to the connection, what is in force stays until its own dates, and the
/// error says what to look at.
#[tokio::test]
async fn nothing_but_a_signed_answer_changes_anything() {
    let hall = Hall::open().await;
    let shop = Shop::open(&hall).await;
    activate(&hall).await.unwrap();
    let before = hall.engine.license();
    let page = "<html>Welcome to the airport</html>";
    let no = r#"{"code": "license_revoked", "detail": "No."}"#;
    for (status, text) in
        [(200, page), (200, "{}"), (408, ""), (429, ""), (500, page), (503, no), (403, no), (302, page)]
    {
        shop.is(Mood::Says(status, text));
        let error = daily(&hall).await.unwrap_err();
        assert_eq!(hall.engine.license(), before, "{status}: {error}");
    }
    shop.is(Mood::Mistakes);
    assert!(daily(&hall).await.unwrap_err().to_string().contains("does not answer our request"));
    hall.set("license", json!({"server_url": "http://127.0.0.1:1"})).await;
    let error = daily(&hall).await.unwrap_err().to_string();
    assert!(error.contains("outgoing TCP port 1 ") && error.contains("offline request"), "{error}");
    assert_eq!(hall.engine.license(), before);
    // Weeks later its dates speak, and never of a stop.
    hall.wait(20 * DAY).await;
    assert_eq!(hall.state(), State::Warn);
    hall.wait(100 * DAY).await;
    assert_eq!(hall.state(), State::GrowthFreeze);
    hall.log_in("anna@example.org", Protocol::Imap).await.unwrap();
}

/// A day, give or take two hours, whatever restarts are in between.
#[tokio::test]
async fn the_vendor_is_asked_when_the_token_wants_it() {
    let hall = Hall::open().await;
    let shop = Shop::open(&hall).await;
    activate(&hall).await.unwrap();
    let asked = || shop.asked.lock().unwrap().len();
    let before = asked();
    hall.wait(22 * 3600 - 1).await;
    assert!(
        hall.engine.refresh_license_when_due(-7200).await.unwrap().starts_with("the licence server is asked after")
    );
    assert_eq!(asked(), before);
    hall.wait(1).await;
    assert_eq!(hall.engine.refresh_license_when_due(-7200).await.unwrap(), "the licence is licensed");
    assert_eq!(asked(), before + 1, "the key set was known");
}

#[tokio::test]
async fn who_gives_the_licence_up_is_free_and_holds_a_receipt() {
    let hall = Hall::open().await;
    let shop = Shop::open(&hall).await;
    activate(&hall).await.unwrap();
    let receipt = hall.engine.deactivate_license(&admin()).await.unwrap();
    assert!(receipt.starts_with("-----BEGIN DEACTIVATION RECEIPT-----"), "{receipt}");
    assert_eq!(hall.state(), State::Free);
    assert_eq!(hall.reopened().await.license().evaluation.state, State::Free);
    assert_eq!(shop.asked.lock().unwrap().last().unwrap().0, "DELETE /v1/activations/act_1 HTTP/1.1");
    let again = hall.engine.reactivate_license(&admin()).await;
    assert!(matches!(again, Err(Refused::License(LicenseError::NotLicensed(_)))), "{again:?}");
}

#[tokio::test]
async fn what_the_vendor_refuses_is_told() {
    let hall = Hall::open().await;
    let shop = Shop::open(&hall).await;
    shop.is(Mood::Says(401, r#"{"code": "login_required", "detail": "Log in."}"#));
    let refused = hall.engine.activate_license(&admin(), &key(), None).await;
    let Err(Refused::License(LicenseError::Call(CallError::Refused { code, .. }))) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!((code.as_str(), hall.state()), ("login_required", State::Free));
}
