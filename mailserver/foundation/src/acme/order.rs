//! One order: account, names, their validation by handshakes, key and certificate.

use std::io;
use std::path::Path;
use std::time::Duration;

use instant_acme::{
    Account, AccountCredentials, AuthorizationStatus, ChallengeType, Error, Identifier, NewAccount, NewOrder, Order,
    OrderStatus, RetryPolicy,
};
use rcgen::{CertificateParams, DistinguishedName, KeyPair, PKCS_ECDSA_P256_SHA256};
use serde_json::Value;

use super::http::Http;
use super::{Acme, AcmeError, words};
use crate::tls::{Identity, Shelf, TlsError, write_private};

/// How often an order is begun again when an authority loses track of nonces or of the account.
const AGAIN: u32 = 10;
/// How long the authority is asked whether it is done.
const POLL: RetryPolicy = RetryPolicy::new().initial_delay(Duration::from_millis(250)).timeout(Duration::from_secs(90));

/// What an authority's problems are called, RFC 8555 §6.7.
const BAD_NONCE: &str = "urn:ietf:params:acme:error:badNonce";
const NO_ACCOUNT: &str = "urn:ietf:params:acme:error:accountDoesNotExist";

/// What stopped an order.
enum Stopped {
    Client(Error),
    Acme(AcmeError),
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Client(error)
    }
}

impl From<AcmeError> for Stopped {
    fn from(error: AcmeError) -> Self {
        Self::Acme(error)
    }
}

impl From<TlsError> for Stopped {
    fn from(error: TlsError) -> Self {
        Self::Acme(error.into())
    }
}

impl From<rcgen::Error> for Stopped {
    fn from(error: rcgen::Error) -> Self {
        Self::Acme(TlsError::from(error).into())
    }
}

impl Acme {
    /// Orders a certificate and keeps it.
    pub(super) async fn obtain(&self, shelf: &Shelf) -> Result<(), AcmeError> {
        let mut left = AGAIN;
        loop {
            let error = match self.order(shelf).await {
                Ok(()) => return Ok(()),
                Err(Stopped::Acme(error)) => return Err(error),
                Err(Stopped::Client(error)) => error,
            };
            left -= 1;
            match kind(&error) {
                Some(BAD_NONCE) if left > 0 => {}
                // The authority has forgotten the account, as trial authorities do: another one is made.
                Some(NO_ACCOUNT) if left > 0 => self.forget_account()?,
                _ => {
                    return Err(AcmeError::Authority {
                        directory: self.authority.directory.clone(),
                        detail: words(&error),
                    });
                }
            }
        }
    }

    async fn order(&self, shelf: &Shelf) -> Result<(), Stopped> {
        let account = self.open_account().await?;
        let names: Vec<Identifier> = self.authority.names.iter().cloned().map(Identifier::Dns).collect();
        let mut order = account.new_order(&NewOrder::new(&names)).await?;
        self.prove(&mut order, shelf).await?;
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        let mut params = CertificateParams::new(self.authority.names.clone())?;
        params.distinguished_name = DistinguishedName::new();
        order.finalize_csr(params.serialize_request(&key)?.der()).await?;
        let chain = order.poll_certificate(&POLL).await?;
        Ok(self.keep(&chain, &key)?)
    }

    /// Shows the authority, for each name, what it asks for.
    async fn prove(&self, order: &mut Order, shelf: &Shelf) -> Result<(), Stopped> {
        let mut authorizations = order.authorizations();
        while let Some(authorization) = authorizations.next().await {
            let mut authorization = authorization?;
            if authorization.status != AuthorizationStatus::Pending {
                continue;
            }
            let name = authorization.identifier().to_string();
            let mut challenge = authorization
                .challenge(ChallengeType::TlsAlpn01)
                .ok_or_else(|| AcmeError::NoChallenge(name.clone()))?;
            let mut digest = [0; 32];
            digest.copy_from_slice(challenge.key_authorization().digest().as_ref());
            shelf.answer_challenge(&name, Identity::for_challenge(&name, &digest)?);
            challenge.set_ready().await?;
        }
        match order.poll_ready(&POLL).await {
            Ok(OrderStatus::Invalid) => Err(refused(order).await),
            Err(Error::Api(problem)) if problem.r#type.as_deref() != Some(BAD_NONCE) => Err(refused(order).await),
            Ok(_) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The account of before, if it is this authority's; else a new one.
    async fn open_account(&self) -> Result<Account, Stopped> {
        let directory = &self.authority.directory;
        let http = Http::of(&self.authority)
            .map_err(|detail| AcmeError::Authority { directory: directory.clone(), detail })?;
        let builder = Account::builder_with_http(Box::new(http));
        if let Some(credentials) = self.known_account()? {
            return Ok(builder.from_credentials(credentials).await?);
        }
        let contacts = self.authority.contacts();
        let contact: Vec<&str> = contacts.iter().map(String::as_str).collect();
        let new = NewAccount { contact: &contact, terms_of_service_agreed: true, only_return_existing: false };
        let (account, credentials) = builder.create(&new, directory.clone(), None).await?;
        let text = serde_json::to_string(&credentials).map_err(Error::from)?;
        written(&self.account(), &text)?;
        Ok(account)
    }

    fn known_account(&self) -> Result<Option<AccountCredentials>, AcmeError> {
        let path = self.account();
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(AcmeError::Io { path, source }),
        };
        let of: Option<Value> = serde_json::from_str(&text).ok();
        let same = of.is_some_and(|account| account["directory"] == self.authority.directory.as_str());
        // One that cannot be read is as good as none: accounts cost nothing.
        Ok(serde_json::from_str(&text).ok().filter(|_| same))
    }

    fn forget_account(&self) -> Result<(), AcmeError> {
        let path = self.account();
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            removed => removed.map_err(|source| AcmeError::Io { path, source }),
        }
    }

    /// Keeps a certificate that fits its key and our names.
    fn keep(&self, chain: &str, key: &KeyPair) -> Result<(), AcmeError> {
        let path = self.certificate();
        let text = format!("{}\n\n{}\n{}", self.authority.line(), chain.trim_end(), key.serialize_pem());
        let identity = Identity::from_pem_text(&path, &text)?;
        if let Some(name) = self.authority.names.iter().find(|name| !identity.covers(name)) {
            let detail = format!("what came is no certificate for {name}");
            return Err(AcmeError::Authority { directory: self.authority.directory.clone(), detail });
        }
        written(&path, &text)
    }
}

fn written(path: &Path, text: &str) -> Result<(), AcmeError> {
    write_private(path, text).map_err(|source| AcmeError::Io { path: path.to_owned(), source })
}

/// Which name was not validated, and why.
async fn refused(order: &mut Order) -> Stopped {
    let mut authorizations = order.authorizations();
    while let Some(authorization) = authorizations.next().await {
        let mut authorization = match authorization {
            Ok(authorization) => authorization,
            Err(error) => return error.into(),
        };
        if let Err(error) = authorization.refresh().await {
            return error.into();
        }
        if authorization.status == AuthorizationStatus::Valid {
            continue;
        }
        let said = authorization.challenges.iter().find_map(|challenge| challenge.error.as_ref());
        let detail = said.map_or_else(|| "it does not say why".to_owned(), ToString::to_string);
        return AcmeError::NotValidated { name: authorization.identifier().to_string(), detail }.into();
    }
    AcmeError::NotValidated { name: "a name".to_owned(), detail: "it does not say which, nor why".to_owned() }.into()
}

fn kind(error: &Error) -> Option<&str> {
    match error {
        Error::Api(problem) => problem.r#type.as_deref(),
        _ => None,
    }
}
