//! Who comes by themselves: an account, a trial of the product, a forgotten password, each asked for by an email address and done when
//! whoever reads there follows the link that was mailed. What is answered is the same whether or not the address is known.

mod brake;
mod rest;
mod rows;

pub(crate) use self::brake::{Brake, BrakeLimits};
pub(crate) use self::rest::operations;

use std::net::IpAddr;

use foundation::db::{Actor, Tx};
use foundation::secrets::token::{Kind, TokenText};
use license::catalogue::TRIAL_DAYS;
use license::entitlement::Edition;
use license::level::{Level, Tier};
use serde::{Deserialize, Serialize};

use crate::activations;
use crate::customers::{self, Details};
use crate::licenses::{self, LicenseKind, NewLicense};
use crate::mails::{self, Link};
use crate::office::Office;
use crate::people::{self, LoginKind, NewLogin, PersonId, Status};
use crate::principal::Principal;
use crate::refused::Refused;
use crate::text;
use crate::vendors::{self, SelfServiceTrials, Vendor, VendorId};

/// A secret of a link that confirms an address.
const LINK: Kind = Kind::new("link");

/// Who asks, as they say.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Newcomer {
    #[serde(skip)]
    email: String,
    name: String,
    company: String,
    /// What is to be tried, for a trial.
    trial: Option<Level>,
}

/// From where a request comes.
#[derive(Clone, Debug)]
struct Caller {
    vendor: VendorId,
    peer: IpAddr,
    request: String,
}

impl Caller {
    /// How the audit trail names whoever asks before their address is confirmed.
    fn principal(&self) -> Principal {
        acting("stranger", self.peer, Some(self.request.clone()), self.vendor)
    }
}

fn acting(name: &str, peer: IpAddr, request: Option<String>, vendor: VendorId) -> Principal {
    let actor = Actor { name: name.to_owned(), peer: Some(peer), request };
    Principal { actor, ..Principal::operator(Some(vendor)) }
}

impl Newcomer {
    fn checked(email: &str, name: &str, company: &str) -> Result<Self, Refused> {
        let mut errors = Vec::new();
        let checked = Self {
            email: text::email(email, "/email", &mut errors),
            name: text::name(name, "/name", &mut errors),
            company: text::words(company, text::LONGEST_NAME, "/company", &mut errors),
            trial: None,
        };
        Refused::unless_empty(errors)?;
        Ok(checked)
    }
}

/// Puts a request aside until it is confirmed; the link's secret.
async fn put_aside(tx: &mut Tx, vendor: VendorId, kind: &str, who: &Newcomer, until: i64) -> Result<String, Refused> {
    let link = TokenText::make(LINK);
    let wish = serde_json::to_string(who).map_err(|_| Refused::Stored("confirmation"))?;
    rows::put(tx, &link.hash().to_string(), vendor, (kind, &who.email), &wish, until).await?;
    Ok(link.expose().to_owned())
}

/// The account of an address that was just confirmed, made where there is none. None when it is disabled.
async fn account(
    tx: &mut Tx,
    vendor: VendorId,
    who: &Newcomer,
    peer: IpAddr,
) -> Result<Option<(PersonId, Principal)>, Refused> {
    if let Some(login) = people::by_email(tx, vendor, LoginKind::Customer, &who.email).await? {
        let principal = acting(&login.id.to_string(), peer, None, vendor);
        return Ok((login.status == Status::Active).then_some((login.id, principal)));
    }
    let login = NewLogin { vendor, kind: LoginKind::Customer, email: who.email.clone(), name: who.name.clone() };
    let details = Details { company: who.company.clone(), ..Details::default() };
    let stranger = acting("stranger", peer, None, vendor);
    let made = customers::make(tx, &stranger, &login, None, details).await?;
    let id = made.login.id;
    Ok(Some((id, acting(&id.to_string(), peer, None, vendor))))
}

/// Makes the account that a link of a registration confirms; whose it is.
pub(crate) async fn admit(tx: &mut Tx, hash: &str, peer: IpAddr) -> Result<Option<PersonId>, Refused> {
    let Some((vendor, who)) = rows::take(tx, "account", hash).await? else { return Ok(None) };
    Ok(account(tx, vendor, &who, peer).await?.map(|(id, _)| id))
}

impl Office {
    /// The vendor, if it lets people come by themselves now: it is active and sends mails.
    async fn open_door(&self, caller: &Caller, email: &str) -> Result<Vendor, Refused> {
        self.brake.take(self.clock().now(), caller.peer, caller.vendor, email)?;
        let mut conn = self.read().await?;
        let vendor = vendors::get(&mut conn, caller.vendor).await?;
        let open = vendor.status == vendors::Status::Active && mails::are_sent(&mut conn, vendor.id).await?;
        if open { Ok(vendor) } else { Err(Refused::SelfServiceOff) }
    }

    /// When a link that is mailed now ends.
    fn link_ends(&self) -> i64 {
        (self.clock().now() + self.limits.mailed_link).as_microsecond()
    }

    /// Asks for an account: a link to set its first password is mailed, or one to set another where there is an account already.
    async fn register(&self, caller: Caller, who: Newcomer) -> Result<(), Refused> {
        let vendor = self.open_door(&caller, &who.email).await?;
        let until = self.link_ends();
        self.db
            .write((self.clone(), caller, vendor, who), move |tx, (office, caller, vendor, who)| {
                Box::pin(async move {
                    let known = people::by_email(tx, vendor.id, LoginKind::Customer, &who.email).await?;
                    match known {
                        None => {
                            let secret = put_aside(tx, vendor.id, "account", who, until).await?;
                            mails::link(
                                tx,
                                &office.sealer,
                                vendor,
                                Link::Registration,
                                (&who.email, vendor.id.to_string()),
                                &secret,
                            )
                            .await
                        }
                        Some(login) if login.status == Status::Active => {
                            let secret = people::mailed_link(tx, &caller.principal(), &login, until).await?;
                            mails::link(
                                tx,
                                &office.sealer,
                                vendor,
                                Link::KnownAlready,
                                (&login.email, login.id.to_string()),
                                &secret,
                            )
                            .await
                        }
                        // Something is kept here too, so that it takes as long.
                        Some(_) => put_aside(tx, vendor.id, "nobody", who, until).await.map(drop),
                    }
                })
            })
            .await
    }

    /// Asks for a link to set a password that was forgotten.
    async fn forgot_password(&self, caller: Caller, kind: LoginKind, email: &str) -> Result<(), Refused> {
        let who = Newcomer { name: String::new(), ..Newcomer::checked(email, "nobody", "")? };
        let vendor = self.open_door(&caller, &who.email).await?;
        let until = self.link_ends();
        self.db
            .write((self.clone(), caller, vendor, who), move |tx, (office, caller, vendor, who)| {
                Box::pin(async move {
                    let known = people::by_email(tx, vendor.id, kind, &who.email).await?;
                    match known.filter(|login| login.status == Status::Active) {
                        Some(login) => {
                            let secret = people::mailed_link(tx, &caller.principal(), &login, until).await?;
                            mails::link(
                                tx,
                                &office.sealer,
                                vendor,
                                Link::ForgottenPassword,
                                (&login.email, login.id.to_string()),
                                &secret,
                            )
                            .await
                        }
                        None => put_aside(tx, vendor.id, "nobody", who, until).await.map(drop),
                    }
                })
            })
            .await
    }

    /// Asks for a trial of the product: its key is mailed when the address is confirmed.
    async fn ask_for_trial(&self, caller: Caller, who: Newcomer) -> Result<(), Refused> {
        let vendor = self.open_door(&caller, &who.email).await?;
        if vendor.policy.self_service_trials == SelfServiceTrials::Off {
            return Err(Refused::SelfServiceOff);
        }
        let level = who.trial.clone().ok_or(Refused::Stored("trial"))?;
        if level.edition == Edition::Free {
            return Err(Refused::field("/edition", "not_sold", "Free needs no licence"));
        }
        let until = self.link_ends();
        self.db
            .write((self.clone(), vendor, who, level), move |tx, (office, vendor, who, level)| {
                Box::pin(async move {
                    licenses::check_level(tx, vendor.id, level).await?;
                    let secret = put_aside(tx, vendor.id, "trial", who, until).await?;
                    mails::link(tx, &office.sealer, vendor, Link::Trial, (&who.email, vendor.id.to_string()), &secret)
                        .await
                })
            })
            .await
    }

    /// Makes the trial whose address a link confirms, and mails its key there (attack 12). One that has had a trial gets none.
    async fn confirm_trial(&self, link: &str, peer: IpAddr) -> Result<(), Refused> {
        let (now, counted) = (self.clock().now(), "trial link");
        self.logins.check(now, peer, counted)?;
        let wrong = || {
            self.logins.failed(now, peer, counted, Some(link));
            Refused::field("/link", "wrong", "is no link that is still good")
        };
        let Ok(presented) = TokenText::parse(link) else { return Err(wrong()) };
        let input = (self.clone(), presented.hash().to_string());
        let made = self.db.write(input, move |tx, (office, hash)| {
            Box::pin(async move {
                let Some((vendor, who)) = rows::take(tx, "trial", hash).await? else { return Ok::<_, Refused>(None) };
                let Some((customer, principal)) = account(tx, vendor, &who, peer).await? else { return Ok(None) };
                let vendor = vendors::get(tx, vendor).await?;
                if vendor.status != vendors::Status::Active {
                    return Ok(None);
                }
                let level = who.trial.clone().ok_or(Refused::Stored("trial"))?;
                licenses::check_level(tx, vendor.id, &level).await?;
                let new = trial(customer, level);
                let (license, key) = licenses::issue(tx, vendor.id, &principal.actor, &new).await?;
                activations::product_trial(tx, office, &license, &who.email).await?;
                mails::trial_key(tx, &office.sealer, &vendor, (&who.email, &who.name), &license, &key).await?;
                Ok(Some(license.id))
            })
        });
        made.await?.map(drop).ok_or_else(wrong)
    }

    /// Forgets requests that nobody confirmed.
    pub(crate) async fn sweep_confirmations(&self) -> Result<u64, Refused> {
        self.db.write((), |tx, ()| Box::pin(async move { Ok(rows::sweep(tx).await?) })).await
    }
}

fn trial(customer: PersonId, level: Level) -> NewLicense {
    NewLicense {
        kind: LicenseKind::Trial,
        maintenance_months: 0,
        trial_days: TRIAL_DAYS,
        ..NewLicense::paid(customer, level)
    }
}

/// The level somebody wants to try.
fn tried(edition: Edition, users: u32) -> Level {
    Level { edition, proxy: false, tier: Tier::Users(users), addons: Default::default() }
}
