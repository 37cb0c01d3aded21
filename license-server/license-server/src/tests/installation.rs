//! An installation as the mail server is one: a key, a machine, a memory of what it was told; and the vendor's answers held
//! against everything an installation checks.

use foundation::http::testing::Answer;
use license::Moment;
use license::claims::{Claims, InstallationId, LicenseId};
use license::entitlement::{LimitName, Usage};
use license::host::{Hostname, Machine, MachineHash, Trait};
use license::key::{SigningKey, Thumbprint};
use license::keyset::SignedKeySet;
use license::nonce::{Nonce, Outstanding};
use license::request::{Channel, Last, Purpose, Request};
use license::response::Importer;
use license::roots::Roots;
use license::seq::HighestSeq;
use license::token::{Expected, Receiver, Token};
use license::tombstone::Tombstone;
use license::trust::Trust;
use serde_json::{Value, json};

use super::keys;
use super::site::{Person, Site};

const ISSUER: &str = "https://acme.example";
const PRODUCT: &str = "pennypost";

/// An installation of the product of the vendor `acme`.
#[derive(Clone)]
pub(super) struct Installation {
    key: SigningKey,
    id: String,
    pub(super) host: String,
    machine: Machine,
    boot: Nonce,
    pub(super) mailboxes: u64,
    pub(super) activation: Option<String>,
    pub(super) token: Option<Token>,
    ratchet: Option<String>,
    trust: Option<Trust>,
    seen: HighestSeq,
    outstanding: Outstanding,
}

fn nonce() -> Nonce {
    Nonce::from_random(&foundation::secrets::random::<16>())
}

/// A vendor with a signing key, and one of its owners.
pub(super) async fn vendor(site: &Site) -> Person {
    site.vendor("acme").await;
    let owner = site.staff("acme", "owner").await;
    keys::step(site, &owner, json!({"step": "begin"})).await;
    owner
}

impl Installation {
    /// On a machine of its own, which `name` tells from others.
    pub(super) fn new(name: &str) -> Self {
        let trait_of = |what| Some(MachineHash::of(what, &format!("{name} {what:?}"), PRODUCT));
        let machine = Machine {
            machine_id: trait_of(Trait::MachineId),
            product_uuid: trait_of(Trait::ProductUuid),
            primary_mac: trait_of(Trait::PrimaryMac),
        };
        Self {
            key: SigningKey::from_seed_named_by_itself(&foundation::secrets::random::<32>()).unwrap(),
            id: format!("inst_{name}"),
            host: format!("mail.{name}.com"),
            machine,
            boot: nonce(),
            mailboxes: 3,
            activation: None,
            token: None,
            ratchet: None,
            trust: None,
            seen: HighestSeq::default(),
            outstanding: Outstanding::default(),
        }
    }

    /// Installed anew on the same machine: another key, and no memory.
    pub(super) fn anew(&self, name: &str) -> Self {
        Self { machine: self.machine.clone(), host: self.host.clone(), ..Self::new(name) }
    }

    /// Started anew.
    pub(super) fn restart(&mut self) {
        self.boot = nonce();
    }

    pub(super) fn claims(&self) -> &Claims {
        self.token.as_ref().unwrap().claims()
    }

    fn me(&self) -> Thumbprint {
        self.key.public().thumbprint()
    }

    pub(super) fn statement(&self, site: &Site, purpose: Purpose) -> Request {
        let last = self.token.as_ref().map(|token| Last {
            sub: token.claims().sub.clone(),
            jti: token.claims().jti.clone(),
            seq: token.claims().seq,
            ratchet: self.ratchet.clone(),
        });
        Request {
            aud: ISSUER.to_owned(),
            iat: now(site),
            nonce: nonce(),
            pur: purpose,
            prd: PRODUCT.to_owned(),
            bld: now(site),
            iid: InstallationId(self.id.clone()),
            jwk: self.key.public().jwk(None),
            hst: Some(Hostname::parse(&self.host).unwrap()),
            mch: self.machine.clone(),
            usg: Usage::from([(LimitName::MAILBOXES, self.mailboxes)]),
            key: None,
            last,
            boot: Some(self.boot.clone()),
        }
    }

    pub(super) fn sign(&self, request: &Request) -> String {
        request.sign(Channel::Online, &self.key).unwrap()
    }

    /// A link by which its owner logs in.
    pub(super) fn link(&self, site: &Site) -> String {
        self.signed(site, Purpose::SignIn, Channel::Link)
    }

    pub(super) fn signed(&self, site: &Site, purpose: Purpose, channel: Channel) -> String {
        self.statement(site, purpose).sign(channel, &self.key).unwrap()
    }

    /// Activates a key, with the login of an account or without.
    pub(super) async fn activate(&mut self, site: &Site, key: &str, login: Option<(&str, &str)>) -> Answer {
        let request = self.statement(site, Purpose::Activate);
        let mut order = json!({"key": key, "proof": self.sign(&request)});
        if let Some((email, password)) = login {
            order["email"] = json!(email);
            order["password"] = json!(password);
        }
        let answer = self.post(site, "POST /v1/activations", order).await;
        if answer.status == 201 {
            self.take(site, &answer.json(), &request).await;
        }
        answer
    }

    pub(super) async fn refresh(&mut self, site: &Site) -> Answer {
        let request = self.statement(site, Purpose::Refresh);
        let answer = self.send_refresh(site, &request).await;
        if answer.status == 200 {
            self.take(site, &answer.json(), &request).await;
        }
        answer
    }

    pub(super) async fn send_refresh(&self, site: &Site, request: &Request) -> Answer {
        let line = format!("POST /v1/activations/{}/refresh", self.activation.as_deref().unwrap());
        self.post(site, &line, json!({"proof": self.sign(request)})).await
    }

    pub(super) async fn try_addon(&mut self, site: &Site, addon: &str) -> Answer {
        let request = self.statement(site, Purpose::Refresh);
        let line = format!("POST /v1/activations/{}/trials", self.activation.as_deref().unwrap());
        let answer = self.post(site, &line, json!({"addon": addon, "proof": self.sign(&request)})).await;
        if answer.status == 200 {
            self.take(site, &answer.json(), &request).await;
        }
        answer
    }

    /// Gives the licence up and tells the vendor.
    pub(super) async fn deactivate(&mut self, site: &Site) -> Answer {
        let request = self.statement(site, Purpose::Deactivate);
        let line = format!("DELETE /v1/activations/{}", self.activation.as_deref().unwrap());
        self.bury(site);
        self.post(site, &line, json!({"proof": self.sign(&request)})).await
    }

    /// Gives the licence up; the receipt.
    pub(super) fn bury(&mut self, site: &Site) -> String {
        let token = self.token.take().unwrap();
        let iid = InstallationId(self.id.clone());
        let tombstone = Tombstone::of(token.claims(), iid, &mut self.seen, now(site));
        self.ratchet = None;
        tombstone.to_file(&self.key).unwrap()
    }

    async fn post(&self, site: &Site, line: &str, body: Value) -> Answer {
        site.reader.ask(&site.router, line, &[("host", "acme.example")], body).await
    }

    /// Takes an answer if an installation would.
    async fn take(&mut self, site: &Site, granted: &Value, request: &Request) {
        let set = keys::published(site).await;
        assert_eq!(granted["key_set_seq"], set.set().seq);
        let trust = self.trust.take();
        let trust = match trust {
            Some(mut trust) if trust.newest().set().seq < set.set().seq => {
                trust.admit(set, self.token.as_ref().map(Token::kid)).unwrap();
                trust
            }
            Some(trust) => trust,
            None => Trust::new(set),
        };
        let text = granted["token"].as_str().unwrap();
        assert!(text.len() < 4096, "{} bytes", text.len());
        let token = Token::verify(text, Expected { issuer: ISSUER, product: PRODUCT }, &trust).unwrap();
        let host = Hostname::parse(&self.host).unwrap();
        let (me, now) = (self.me(), now(site));
        let receiver = Receiver { now, key: &me, hostname: Some(&host), seen: &self.seen };
        token.answers(&request.nonce, &receiver).unwrap();
        self.seen.note(&token.claims().sub, token.claims().seq);
        self.activation = Some(granted["id"].as_str().unwrap().to_owned());
        self.ratchet = granted["ratchet"].as_str().map(str::to_owned);
        (self.token, self.trust) = (Some(token), Some(trust));
    }

    /// The file that is carried to the vendor.
    pub(super) fn request_file(&mut self, site: &Site, purpose: Purpose) -> String {
        let request = self.statement(site, purpose);
        self.outstanding.asked(request.nonce.clone(), now(site));
        request.to_file(&self.key).unwrap()
    }

    /// Imports what was carried back, as an installation does.
    pub(super) fn import(&mut self, site: &Site, file: &str) -> Result<(), license::response::ImportError> {
        let (roots, me, host) = (Roots::development(), self.me(), Hostname::parse(&self.host).unwrap());
        let imported = Importer {
            roots: &roots,
            trust: self.trust.as_ref(),
            held: self.token.as_ref().map(Token::kid),
            expected: Expected { issuer: ISSUER, product: PRODUCT },
            receiver: Receiver { now: now(site), key: &me, hostname: Some(&host), seen: &self.seen },
            outstanding: &self.outstanding,
        }
        .import(file)?;
        let claims = imported.token.claims();
        self.seen.note(&claims.sub, claims.seq);
        self.activation = claims.act.clone();
        (self.token, self.trust, self.outstanding) = (Some(imported.token), Some(imported.trust), imported.outstanding);
        Ok(())
    }

    /// The secret that its next call shows.
    pub(super) fn shown_next(&self) -> String {
        self.ratchet.clone().unwrap()
    }

    pub(super) fn license(&self) -> LicenseId {
        self.claims().sub.clone()
    }

    pub(super) fn trusts(&self) -> Option<&SignedKeySet> {
        self.trust.as_ref().map(Trust::newest)
    }
}

pub(super) fn now(site: &Site) -> Moment {
    Moment::from(site.clock.now())
}
