//! Quotes: what an upsize, a purchase or upgrade protection costs today, promised for a day. Price and rule are computed here
//! and kept, so that whoever orders names a quote and never a price (attack 19).

mod options;
mod reckon;
mod rest;
mod rows;

pub(crate) use self::reckon::{Asked, Reckoned, Wish, reckon};
pub(crate) use self::rest::{PaymentTerms, QuoteKind, QuoteLine, operations};
pub(crate) use self::rows::{get, lock};

use std::borrow::Cow;

use foundation::http::FieldError;
use foundation::tokens::Scope;
use license::Moment;
use license::level::Level;
use license::money::Currency;
use license::upsize::Refusal;
use serde::{Deserialize, Serialize};

use crate::licenses::{self, License, LicenseId};
use crate::office::Office;
use crate::people::PersonId;
use crate::principal::{Area, Holder, Principal};
use crate::refused::Refused;
use crate::vendors::VendorId;

foundation::id_type!(
    /// A quote.
    QuoteId,
    "quote"
);

/// How long a quote is good, in hours.
pub(crate) const VALID_HOURS: i64 = 24;

/// What is bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A licence, new or out of a trial or Free.
    Purchase,
    /// More of a licence.
    Upsize,
    /// Upgrade protection.
    Maintenance,
}

impl Kind {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Purchase => "purchase",
            Self::Upsize => "upsize",
            Self::Maintenance => "maintenance",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::Purchase, Self::Upsize, Self::Maintenance].into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A part of a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) net: i64,
}

/// What is promised, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Paper {
    pub(crate) current: Level,
    pub(crate) wanted: Level,
    pub(crate) currency: Currency,
    /// List price of what is wanted, and of what there is.
    pub(crate) list_wanted: i64,
    pub(crate) list_current: i64,
    pub(crate) lines: Vec<Line>,
    pub(crate) net: i64,
    pub(crate) tax_name: String,
    pub(crate) tax_basis_points: u32,
    pub(crate) reverse_charge: bool,
    pub(crate) tax: i64,
    pub(crate) total: i64,
    pub(crate) protection: Option<Protection>,
}

/// Upgrade protection that is bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Protection {
    /// The code of its term.
    pub(crate) term: String,
    /// From which end it is renewed.
    pub(crate) from: Moment,
    /// The new one.
    pub(crate) until: Moment,
}

/// A quote.
#[derive(Clone, Debug)]
pub(crate) struct Quote {
    pub(crate) id: QuoteId,
    pub(crate) vendor: VendorId,
    pub(crate) customer: PersonId,
    pub(crate) license: Option<LicenseId>,
    pub(crate) kind: Kind,
    pub(crate) terms: PaymentTerms,
    pub(crate) paper: Paper,
    pub(crate) valid_until: Moment,
    pub(crate) created_at: Moment,
}

impl Quote {
    /// What was asked, to be reckoned anew.
    pub(crate) fn asked(&self) -> Asked {
        let wish = match &self.paper.protection {
            Some(protection) => Wish::Protection(protection.term.clone()),
            None => Wish::Level(self.paper.wanted.clone()),
        };
        Asked { customer: self.customer, wish, currency: self.paper.currency, terms: self.terms, combined: false }
    }
}

/// One rule that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reason {
    pub(crate) pointer: &'static str,
    pub(crate) code: &'static str,
    pub(crate) detail: String,
}

impl From<Refusal> for Reason {
    fn from(refusal: Refusal) -> Self {
        let pointer = match &refusal {
            Refusal::SmallerEdition { .. } | Refusal::FreeNotSold => "/edition",
            Refusal::SmallerTier { .. } | Refusal::TierNotAvailable { .. } => "/users",
            Refusal::LessAddon(_) | Refusal::AddonNotAvailable { .. } | Refusal::AddonQuantity { .. } => "/addons",
            Refusal::ProxyNotRemovable | Refusal::FreeHasNoOptions => "/proxy",
            Refusal::PrepaymentRequired => "/terms",
            Refusal::NothingToDo
            | Refusal::MaintenanceLapsed
            | Refusal::OrderOpen
            | Refusal::State(_)
            | Refusal::NotSold(_) => "",
        };
        Self { pointer, code: refusal.code(), detail: refusal.to_string() }
    }
}

/// A field of what was asked, which the quote keeps.
impl From<FieldError> for Reason {
    fn from(error: FieldError) -> Self {
        let code = match error.code {
            Cow::Borrowed(code) => code,
            Cow::Owned(_) => "invalid",
        };
        Self { pointer: "", code, detail: error.detail }
    }
}

/// Whose quote it is to be: the customer's own, or of whom staff name.
fn buyer(principal: &Principal, named: Option<PersonId>) -> Result<PersonId, Refused> {
    match (principal.holder, named) {
        (Holder::Customer(id), None) => Ok(id),
        (Holder::Customer(id), Some(named)) if id == named => Ok(id),
        (Holder::Customer(_), Some(_)) => Err(Refused::field("/customer", "invalid", "you buy for yourself")),
        (_, Some(named)) => Ok(named),
        (_, None) => Err(Refused::field("/customer", "required", "says who buys")),
    }
}

/// A quote, if it is whoever asks' to see.
pub(crate) fn visible(principal: &Principal, quote: Quote) -> Result<Quote, Refused> {
    match principal.holder {
        Holder::Customer(id) if quote.customer != id || !principal.reaches(quote.license) => {
            Err(Refused::missing("quote", quote.id))
        }
        _ => Ok(quote),
    }
}

impl Office {
    /// A quote for a new licence.
    async fn quote_purchase(
        &self,
        principal: &Principal,
        named: Option<PersonId>,
        asked: impl FnOnce(PersonId) -> Asked + Send,
    ) -> Result<Quote, Refused> {
        principal.needs(Scope::Write(Area::Orders))?;
        principal.unbound()?;
        let customer = buyer(principal, named)?;
        self.keep_quote(principal, None, asked(customer)).await
    }

    /// A quote for a licence there is.
    async fn quote_license(
        &self,
        principal: &Principal,
        id: LicenseId,
        named: Option<PersonId>,
        asked: impl FnOnce(PersonId) -> Asked + Send,
    ) -> Result<Quote, Refused> {
        let license = self.license_to_order(principal, id).await?;
        let customer = match license.customer {
            Some(owner) if named.is_none_or(|named| named == owner) => owner,
            Some(_) => return Err(Refused::field("/customer", "invalid", "the licence is another customer's")),
            None => buyer(principal, named)?,
        };
        self.keep_quote(principal, Some(id), asked(customer)).await
    }

    /// A licence for which whoever asks may order.
    pub(crate) async fn license_to_order(&self, principal: &Principal, id: LicenseId) -> Result<License, Refused> {
        principal.needs(Scope::Read(Area::Orders))?;
        let license = licenses::get(&mut self.read().await?, principal.vendor()?, id).await?;
        licenses::visible(principal, license)
    }

    async fn keep_quote(
        &self,
        principal: &Principal,
        license: Option<LicenseId>,
        asked: Asked,
    ) -> Result<Quote, Refused> {
        principal.needs(Scope::Write(Area::Orders))?;
        let vendor = principal.vendor()?;
        self.db
            .write((principal.actor.clone(), asked), move |tx, (actor, asked)| {
                Box::pin(async move {
                    let license = match license {
                        Some(id) => Some(licenses::lock_settled(tx, vendor, id).await?),
                        None => None,
                    };
                    let now = Moment::from(foundation::clock::from_micros(tx.micros()));
                    let Reckoned { kind, paper } = reckon(tx, vendor, license.as_ref(), asked, now).await?;
                    let quote = Quote {
                        id: QuoteId(tx.new_id().await?),
                        vendor,
                        customer: asked.customer,
                        license: license.map(|license| license.id),
                        kind,
                        terms: asked.terms,
                        paper,
                        valid_until: now.plus(VALID_HOURS * license::moment::HOUR),
                        created_at: now,
                    };
                    rows::insert(tx, &quote, &actor.name).await?;
                    Ok(quote)
                })
            })
            .await
    }

    /// A quote, with the rules that would refuse it now.
    async fn quote(&self, principal: &Principal, id: QuoteId) -> Result<(Quote, Vec<Reason>), Refused> {
        principal.needs(Scope::Read(Area::Orders))?;
        let (vendor, mut conn) = (principal.vendor()?, self.read().await?);
        let quote = visible(principal, get(&mut conn, vendor, id).await?)?;
        let license = match quote.license {
            Some(id) => Some(licenses::get(&mut conn, vendor, id).await?),
            None => None,
        };
        let now = Moment::from(self.clock().now());
        match reckon(&mut conn, vendor, license.as_ref(), &quote.asked(), now).await {
            Ok(_) => Ok((quote, Vec::new())),
            Err(Refused::NotForSale(reasons)) => Ok((quote, reasons)),
            // What is not sold any more cannot be ordered; what was promised can be read.
            Err(Refused::Invalid(errors)) => Ok((quote, errors.into_iter().map(Reason::from).collect())),
            Err(Refused::SellerMissing) => {
                let detail = "the vendor has not said who sells".to_owned();
                Ok((quote, vec![Reason { pointer: "", code: "seller_not_set", detail }]))
            }
            Err(other) => Err(other),
        }
    }

    /// Forgets quotes that nobody ordered and whose day was over a month ago.
    pub(crate) async fn sweep_quotes(&self) -> Result<u64, Refused> {
        let before = Moment::from(self.clock().now()).plus_days(-30).timestamp().as_microsecond();
        self.db.write(before, |tx, before| Box::pin(rows::sweep(tx, *before))).await
    }
}
