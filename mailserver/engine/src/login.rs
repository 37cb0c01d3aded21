//! Logging in to a mailbox, over every protocol alike: one count of failures, one hash, one answer for every failure.

use std::net::IpAddr;

use foundation::db::DbError;
use foundation::secrets::password::{PasswordError, Verdict};
use foundation::secrets::scram::{Challenge, ClientFirst, ScramError, Verifier};
use foundation::throttle::RetryAfter;
use foundation::tokens::{FindError, Scope};
use license::allows::Surface;
use message::address::Address;
use secrecy::{ExposeSecret, SecretString};
use store::ids::{DomainId, MailboxId};
use store::mailboxes::{self, Mailbox, MailboxChange};
use store::{addresses, domains};

use crate::access_rules::Entrance;
use crate::admission::Admission;
use crate::app_passwords::Typed;
use crate::directory::under_first_name;
use crate::license::Barred;
use crate::limits::{Feature, read_features};
use crate::mail_sessions::Means;
use crate::mailboxes::is_open;
use crate::{Area, Engine, Refused, Right};

/// Where somebody logs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// Submission of mail.
    Smtp,
    /// Reading, by IMAP.
    Imap,
    /// Reading, by POP3.
    Pop3,
}

impl Protocol {
    /// The word in logs and metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Smtp => "smtp",
            Self::Imap => "imap",
            Self::Pop3 => "pop3",
        }
    }

    fn entrance(self) -> Entrance {
        match self {
            Self::Smtp => Entrance::Submission,
            Self::Imap => Entrance::Imap,
            Self::Pop3 => Entrance::Pop3,
        }
    }

    /// What whoever logs in by less than the mailbox's own password must be allowed.
    pub(crate) fn right(self) -> Right {
        Scope::Write(match self {
            Self::Smtp => Area::Submission,
            Self::Imap | Self::Pop3 => Area::Mail,
        })
    }

    /// The scope that a program asks for to log in here.
    pub fn scope(self) -> String {
        self.right().to_string()
    }

    /// What a plan must hold for it.
    fn feature(self) -> Feature {
        match self {
            Self::Smtp => Feature::Submission,
            Self::Imap => Feature::Imap,
            Self::Pop3 => Feature::Pop3,
        }
    }
}

/// A name and password as a client sent them.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The name: a mailbox's address.
    pub user: &'a str,
    /// The password.
    pub password: &'a SecretString,
    /// Where the client is.
    pub peer: IpAddr,
    /// What it speaks.
    pub protocol: Protocol,
}

/// Somebody who is logged in.
#[derive(Clone, Debug)]
pub struct Login {
    /// Their mailbox.
    pub mailbox: MailboxId,
    /// Its domain.
    pub domain: DomainId,
    /// Its address.
    pub address: Address,
    /// Ends their sessions.
    pub admission: Admission,
}

/// Why a login failed.
#[derive(Debug, thiserror::Error)]
pub enum LoginError {
    /// The name, the password or the account is no good; never which of them.
    #[error("authentication failed")]
    Refused,
    /// Too many failures from this address or for this account.
    #[error("too many failed logins, try again in {} s", .0.seconds())]
    Throttled(RetryAfter),
    /// The client broke the exchange's rules.
    #[error("malformed authentication exchange")]
    Malformed,
    /// Nobody's fault who logs in: the licence does not let them.
    #[error(transparent)]
    Barred(#[from] Barred),
    /// We cannot tell at the moment.
    #[error("logins cannot be checked at the moment")]
    Unavailable,
}

impl From<DbError> for LoginError {
    fn from(error: DbError) -> Self {
        tracing::error!(error = &error as &dyn std::error::Error, "a login could not be checked");
        Self::Unavailable
    }
}

impl From<Refused> for LoginError {
    fn from(error: Refused) -> Self {
        tracing::error!(error = &error as &dyn std::error::Error, "a login could not be checked");
        Self::Unavailable
    }
}

/// A SCRAM-SHA-256 exchange that waits for the client's proof.
pub struct ScramExchange {
    challenge: Challenge,
    user: String,
    peer: IpAddr,
    protocol: Protocol,
    mailbox: Option<(Mailbox, Admission)>,
}

impl ScramExchange {
    /// The server's first message.
    pub fn message(&self) -> &str {
        self.challenge.message()
    }
}

impl Engine {
    /// Logs in with a password.
    pub async fn login(&self, attempt: Attempt<'_>) -> Result<Login, LoginError> {
        let Attempt { user, password, peer, protocol } = attempt;
        let account = self.account(user).await?;
        let user = account.as_str();
        // Under a name of its own, both ways: what opens less does not forgive guesses of what opens more, and whoever guesses the
        // mailbox's own password holds up no program that has another.
        let program = Typed::parse(password.expose_secret()).map(|_| format!("program of {user}"));
        self.may_try(program.as_deref().unwrap_or(user), peer, protocol)?;
        let mailbox = self.open_mailbox(user, protocol).await?;
        let mailbox = match mailbox {
            Some((mailbox, admission)) => {
                match self.opens_as_app(&mailbox, password.expose_secret(), protocol.right(), peer).await? {
                    Some(opens) => {
                        let program = program.as_deref().unwrap_or(user);
                        return match opens {
                            true => self.succeeded(program, (peer, protocol, Means::AppPassword), &mailbox, admission),
                            false => Err(self.failed(program, peer, protocol, Some(password.expose_secret()))),
                        };
                    }
                    None => Some((mailbox, admission)),
                }
            }
            None => None,
        };
        if program.is_some() {
            // It is none, and may be the mailbox's own.
            self.may_try(user, peer, protocol)?;
        }
        // One that has no password yet opens to none, as does one whose holder is asked for more than a password, and takes as long
        // to say so.
        let only = mailbox.as_ref().map(|(mailbox, _)| mailbox).filter(|mailbox| !mailbox.factor.confirmed);
        let stored = only.map(|mailbox| mailbox.password_hash.as_str()).filter(|hash| !hash.is_empty());
        let verdict = self.passwords.verify(password, stored).await.map_err(|error| match error {
            PasswordError::TooLong(_) => LoginError::Refused,
            other => {
                tracing::error!(error = &other as &dyn std::error::Error, "a password could not be checked");
                LoginError::Unavailable
            }
        })?;
        match (verdict, mailbox) {
            (Verdict::Right | Verdict::RightRehash, Some((mailbox, admission))) => {
                if verdict == Verdict::RightRehash || self.lacks_verifier(&mailbox) {
                    self.renew(&mailbox, password).await;
                }
                self.succeeded(user, (peer, protocol, Means::Password), &mailbox, admission)
            }
            _ => Err(self.failed(user, peer, protocol, Some(password.expose_secret()))),
        }
    }

    /// Logs in with a token that a program holds (RFC 7628), whatever the second factor: the person gave it when they let the program
    /// act for them. `user` is the mailbox the program wants to open, if it says.
    pub async fn login_with_token(
        &self,
        user: Option<&str>,
        token: &SecretString,
        peer: IpAddr,
        protocol: Protocol,
    ) -> Result<Login, LoginError> {
        // The token stands for its account, as over REST: nobody guesses 256 bits, and nobody is locked out by who tries.
        let account = format!("token {}", token.expose_secret());
        self.may_try(&account, peer, protocol)?;
        let refused = || self.failed(&account, peer, protocol, Some(token.expose_secret()));
        let subject = match self.presented_subject(token.expose_secret(), peer).await {
            Ok(subject) => subject,
            Err(FindError::Refused(_)) => return Err(refused()),
            Err(FindError::Database(error)) => return Err(error.into()),
        };
        let opens = subject.token.scopes.allow(protocol.right());
        let Some(mailbox) = subject.mailbox().filter(|_| opens) else { return Err(refused()) };
        let same = match user {
            Some(user) => self.account(user).await? == mailbox.address,
            None => true,
        };
        let Some((mailbox, admission)) = self.open_mailbox(&mailbox.address, protocol).await?.filter(|_| same) else {
            return Err(refused());
        };
        // Once more: what was taken back before the admission watched would never be heard of.
        match self.presented_subject(token.expose_secret(), peer).await {
            Ok(_) => self.succeeded(&account, (peer, protocol, Means::Token), &mailbox, admission),
            Err(FindError::Refused(_)) => Err(refused()),
            Err(FindError::Database(error)) => Err(error.into()),
        }
    }

    /// Begins a SCRAM-SHA-256 login with the client's first message (RFC 5802). An unknown name is challenged like a known
    /// one and fails at the end.
    pub async fn scram_begin(
        &self,
        client_first: &[u8],
        peer: IpAddr,
        protocol: Protocol,
    ) -> Result<ScramExchange, LoginError> {
        if !self.login.get().value.scram {
            return Err(LoginError::Refused);
        }
        let first = ClientFirst::parse(client_first).map_err(|_| LoginError::Malformed)?;
        let user = self.account(first.username()).await?;
        self.may_try(&user, peer, protocol)?;
        let mailbox = self.open_mailbox(&user, protocol).await?;
        // As with a password in the clear: with a second factor it is not enough.
        let only = mailbox.as_ref().map(|(mailbox, _)| mailbox).filter(|mailbox| !mailbox.factor.confirmed);
        let verifier = only.and_then(|mailbox| mailbox.scram.as_deref()?.parse().ok());
        let known = verifier.is_some();
        let secret = self.sealer.derive("scram decoy");
        let challenge = first.challenge(verifier.unwrap_or_else(|| Verifier::decoy(&secret, &user)));
        Ok(ScramExchange { challenge, user, peer, protocol, mailbox: mailbox.filter(|_| known) })
    }

    /// Ends a SCRAM-SHA-256 login with the client's final message; the login and the server's final message.
    pub fn scram_finish(&self, exchange: ScramExchange, client_final: &[u8]) -> Result<(Login, String), LoginError> {
        let ScramExchange { challenge, user, peer, protocol, mailbox } = exchange;
        match (challenge.finish(client_final), mailbox) {
            (Ok(server_final), Some((mailbox, admission))) => {
                let by = (peer, protocol, Means::Password);
                Ok((self.succeeded(&user, by, &mailbox, admission)?, server_final))
            }
            (Err(ScramError::Malformed(_)), _) => Err(LoginError::Malformed),
            _ => Err(self.failed(&user, peer, protocol, None)),
        }
    }

    /// Under which name somebody is looked for and failed logins are counted: the mailbox's, however it was spelled, and by whichever
    /// name of its domain.
    async fn account(&self, user: &str) -> Result<String, DbError> {
        let Ok(address) = Address::parse(user.trim()) else { return Ok(user.trim().to_lowercase()) };
        let first = under_first_name(&mut self.store.read().await?, &address).await?;
        Ok(first.unwrap_or(address).key())
    }

    fn may_try(&self, user: &str, peer: IpAddr, protocol: Protocol) -> Result<(), LoginError> {
        self.check_pace(protocol.entrance(), peer, user).map_err(|wait| {
            metrics::counter!("logins_total", "protocol" => protocol.as_str(), "outcome" => "throttled").increment(1);
            LoginError::Throttled(wait)
        })
    }

    /// The mailbox of a name, if people may log in to it there, and the admission that what is read here allows.
    async fn open_mailbox(&self, user: &str, protocol: Protocol) -> Result<Option<(Mailbox, Admission)>, LoginError> {
        let Ok(address) = Address::parse(user.trim()) else { return Ok(None) };
        let mut conn = self.store.read().await?;
        let Some(mailbox) = mailboxes::find(&mut conn, &address.key()).await? else { return Ok(None) };
        let admission = Admission::to(self, &mailbox);
        // Once more: a password changed or a mailbox closed before the admission watched would never be heard of.
        let Some(mailbox) = mailboxes::read(&mut conn, mailbox.id).await? else { return Ok(None) };
        let house = addresses::house(&mut conn, mailbox.id).await?;
        let open = house.is_some_and(|house| {
            let holds = |feature| house.features.as_deref().is_none_or(|text| read_features(text).contains(&feature));
            is_open(&mailbox) && house.domain == domains::Status::Active && house.lets_in && holds(protocol.feature())
        });
        Ok(open.then_some((mailbox, admission)))
    }

    fn succeeded(
        &self,
        user: &str,
        (peer, protocol, means): (IpAddr, Protocol, Means),
        mailbox: &Mailbox,
        admission: Admission,
    ) -> Result<Login, LoginError> {
        self.logins.succeeded(self.store.clock().now(), peer, user);
        let surface = match protocol {
            Protocol::Smtp => Surface::Submission,
            Protocol::Imap | Protocol::Pop3 => Surface::Access,
        };
        if let Err(barred) = self.license().admits(surface, mailbox.id) {
            metrics::counter!("logins_total", "protocol" => protocol.as_str(), "outcome" => "barred").increment(1);
            tracing::info!(mailbox.id = %mailbox.id, protocol = protocol.as_str(), "a login was refused: {barred}");
            return Err(barred.into());
        }
        self.note_use(mailbox.id);
        metrics::counter!("logins_total", "protocol" => protocol.as_str(), "outcome" => "accepted").increment(1);
        tracing::info!(mailbox.id = %mailbox.id, peer.ip = %peer, protocol = protocol.as_str(), "logged in");
        let address = Address::parse(&mailbox.address).map_err(|_| LoginError::Unavailable)?;
        let seat = self.mail_sessions.seat(self.store.clock(), mailbox, protocol, peer.to_canonical(), means);
        Ok(Login { mailbox: mailbox.id, domain: mailbox.domain, address, admission: admission.seated(seat) })
    }

    fn failed(&self, user: &str, peer: IpAddr, protocol: Protocol, password: Option<&str>) -> LoginError {
        self.logins.failed(self.store.clock().now(), peer, user, password);
        metrics::counter!("logins_total", "protocol" => protocol.as_str(), "outcome" => "refused").increment(1);
        tracing::info!(peer.ip = %peer, protocol = protocol.as_str(), "a login was refused");
        LoginError::Refused
    }

    fn lacks_verifier(&self, mailbox: &Mailbox) -> bool {
        mailbox.scram.is_some() != self.login.get().value.scram
    }

    /// Stores the password's hash anew, with or without a SCRAM verifier as the setting says. Failing changes nothing for
    /// the one who logs in.
    async fn renew(&self, mailbox: &Mailbox, password: &SecretString) {
        let stored = self.passwords.hash(password).await;
        let Ok(hash) = stored else { return };
        let change = MailboxChange { password: Some((hash, self.verifier(password))), ..MailboxChange::default() };
        let input = (mailbox.id, mailbox.password_hash.clone(), change);
        let renewed = self.store.db().write(input, |tx, (id, known, change)| {
            Box::pin(async move {
                // Somebody may have set another password meanwhile.
                let now = mailboxes::read(tx, *id).await?;
                if now.is_some_and(|now| now.password_hash == *known) {
                    mailboxes::update(tx, *id, change).await?;
                }
                Ok::<_, store::Error>(())
            })
        });
        if let Err(error) = renewed.await {
            tracing::warn!(mailbox.id = %mailbox.id, %error, "a password hash could not be renewed");
        }
    }

    /// The SCRAM verifier to keep for a password: none while SCRAM is off, or for a password SASLprep refuses.
    pub(crate) fn verifier(&self, password: &SecretString) -> Option<String> {
        let on = self.login.get().value.scram;
        on.then(|| Verifier::make(password.expose_secret()).ok()).flatten().map(|verifier| verifier.to_string())
    }
}
