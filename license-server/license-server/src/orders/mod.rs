//! Orders: a quote that was accepted. It takes effect at once, or when it is paid; unpaid, it can be undone.

mod effect;
mod rest;
mod rows;

pub(crate) use self::effect::{due_moved, paid, reopened, settle_first, undo};
pub(crate) use self::rest::{needs_key, operations};

use foundation::db::{Actor, AuditEntry, Change, Event, Tx};
use foundation::tokens::Scope;
use license::Moment;
use license::license_key::LicenseKey;
use license::steps::invoice::InvoiceState;
use license::steps::license::LicenseState;
use serde_json::json;

use self::effect::Before;
use crate::invoices::{self, Invoice, InvoiceId};
use crate::licenses::{self, LicenseId};
use crate::office::Office;
use crate::people::PersonId;
use crate::principal::{Area, Holder, Principal};
use crate::quotes::{self, Kind, PaymentTerms, Quote, QuoteId, reckon};
use crate::refused::Refused;
use crate::vendors::VendorId;

foundation::id_type!(
    /// An order.
    OrderId,
    "order"
);

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// It takes effect when it is paid.
    AwaitingPayment,
    /// It has taken effect, paid or not.
    Effective,
    /// It is paid, and the licence has come into a state in which it cannot take effect: staff decides.
    Blocked,
    /// It was undone.
    Void,
}

impl State {
    const ALL: [Self; 4] = [Self::AwaitingPayment, Self::Effective, Self::Blocked, Self::Void];

    fn as_str(self) -> &'static str {
        match self {
            Self::AwaitingPayment => "awaiting_payment",
            Self::Effective => "effective",
            Self::Blocked => "blocked",
            Self::Void => "void",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// An order.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) id: OrderId,
    pub(crate) vendor: VendorId,
    pub(crate) customer: PersonId,
    /// The licence; none while a new one waits for its money.
    pub(crate) license: Option<LicenseId>,
    pub(crate) quote: QuoteId,
    pub(crate) kind: Kind,
    pub(crate) terms: PaymentTerms,
    pub(crate) state: State,
    pub(crate) invoice: InvoiceId,
    /// The licence as it was, once the order has taken effect.
    pub(crate) before: Option<Before>,
    pub(crate) revision: i64,
    pub(crate) created_at: Moment,
    pub(crate) updated_at: Moment,
}

/// What an order has led to.
pub(crate) struct Placed {
    pub(crate) order: Order,
    pub(crate) invoice: Invoice,
    /// The key of a licence that was made, this once.
    pub(crate) key: Option<LicenseKey>,
}

async fn note(tx: &mut Tx, actor: &Actor, kind: &'static str, order: &Order) -> Result<(), Refused> {
    let after = json!({
        "customer": order.customer.to_string(), "license": order.license.map(|id| id.to_string()),
        "quote": order.quote.to_string(), "kind": order.kind.as_str(), "terms": order.terms.as_str(),
        "state": order.state.as_str(), "invoice": order.invoice.to_string(),
    });
    let owner = order.vendor.0;
    tx.record(Event { kind, owner, object: order.id.0, revision: order.revision, detail: None });
    let change = Change { before: None, after: Some(after.to_string()) };
    let entry = AuditEntry { action: kind, object: order.id.to_string(), change };
    Ok(tx.audit_of(owner, actor, entry).await?)
}

/// Keeps an order as it has become.
async fn keep(tx: &mut Tx, actor: &Actor, kind: &'static str, order: Order) -> Result<Order, Refused> {
    let order = Order { revision: order.revision + 1, updated_at: invoices::now(tx), ..order };
    rows::update(tx, &order).await?;
    note(tx, actor, kind, &order).await?;
    Ok(order)
}

/// Orders a quote: the rules are asked again, under the lock of the licence (attacks 19 to 21).
async fn place(tx: &mut Tx, vendor: VendorId, actor: &Actor, id: QuoteId) -> Result<Placed, Refused> {
    let quote = quotes::lock(tx, vendor, id).await?;
    let now = invoices::now(tx);
    if let Some(order) = rows::of_quote(tx, id).await? {
        return Err(Refused::QuoteOrdered(order));
    }
    if quote.valid_until <= now {
        return Err(Refused::QuoteExpired);
    }
    let license = match quote.license {
        Some(id) => Some(licenses::lock_settled(tx, vendor, id).await?),
        None => None,
    };
    let today = reckon(tx, vendor, license.as_ref(), &quote.asked(), now).await?.paper;
    // Its price is promised for its day; what it starts from may have changed.
    if today.current != quote.paper.current || today.protection != quote.paper.protection {
        return Err(Refused::QuoteOutdated);
    }
    let invoice = invoices::issue(tx, actor, &quote, quote.license).await?;
    let order = Order {
        id: OrderId(tx.new_id().await?),
        vendor,
        customer: quote.customer,
        license: quote.license,
        quote: id,
        kind: quote.kind,
        terms: quote.terms,
        state: State::AwaitingPayment,
        invoice: invoice.id,
        before: None,
        revision: 1,
        created_at: now,
        updated_at: now,
    };
    rows::insert(tx, &order, &actor.name).await?;
    note(tx, actor, "order.placed", &order).await?;
    let free = invoice.life.state == InvoiceState::Paid;
    let at_once = free || quote.terms == PaymentTerms::OnInvoice && quote.kind != Kind::Maintenance;
    let placed = match at_once {
        true => take_effect(tx, actor, order, invoice, &quote).await?,
        false => Placed { order, invoice, key: None },
    };
    invoices::remind(tx, &placed.invoice, now).await?;
    Ok(placed)
}

/// An order takes effect, paid or on invoice.
async fn take_effect(
    tx: &mut Tx,
    actor: &Actor,
    order: Order,
    invoice: Invoice,
    quote: &Quote,
) -> Result<Placed, Refused> {
    let (license, before, key) = effect::apply(tx, actor, &order, &invoice, quote).await?;
    let invoice = match invoice.license {
        Some(_) => invoice,
        None => {
            let named = Invoice { license: Some(license.id), ..invoice };
            invoices::keep(tx, actor, "invoice.assigned", &named, named.life, None).await?
        }
    };
    let order = Order { state: State::Effective, license: Some(license.id), before: Some(before), ..order };
    let order = keep(tx, actor, "order.effective", order).await?;
    Ok(Placed { order, invoice, key })
}

/// An order, if it is whoever asks' to see.
fn visible(principal: &Principal, order: Order) -> Result<Order, Refused> {
    match principal.holder {
        Holder::Customer(id) if order.customer != id || !principal.reaches(order.license) => {
            Err(Refused::missing("order", order.id))
        }
        _ => Ok(order),
    }
}

/// By what orders are looked for.
#[derive(Clone, Debug, Default)]
struct Search {
    customer: Option<PersonId>,
    license: Option<LicenseId>,
    state: Option<String>,
}

impl Office {
    /// Orders a quote; `license` is the one that the request names.
    async fn order(&self, principal: &Principal, id: QuoteId, license: Option<LicenseId>) -> Result<Placed, Refused> {
        principal.needs(Scope::Write(Area::Orders))?;
        let vendor = principal.vendor()?;
        let found = quotes::get(&mut self.read().await?, vendor, id).await;
        let unknown = || Refused::field("/quote", "invalid", "is no quote of this licence");
        let quote = match found.and_then(|quote| quotes::visible(principal, quote)) {
            Ok(quote) => quote,
            Err(Refused::Missing { .. }) => return Err(unknown()),
            Err(other) => return Err(other),
        };
        if license.is_some() && quote.license != license {
            return Err(unknown());
        }
        self.db.write(principal.actor.clone(), move |tx, actor| Box::pin(place(tx, vendor, actor, id))).await
    }

    async fn orders_with_invoices(
        &self,
        principal: &Principal,
        search: Search,
        after: Option<OrderId>,
        rows: i64,
    ) -> Result<Vec<(Order, Invoice)>, Refused> {
        principal.needs(Scope::Read(Area::Orders))?;
        let search = match principal.holder {
            Holder::Customer(id) => Search { customer: Some(id), license: principal.within(search.license), ..search },
            _ => search,
        };
        let (vendor, mut conn) = (principal.vendor()?, self.read().await?);
        let mut orders = Vec::new();
        for order in rows::list(&mut conn, vendor, &search, after.map_or(0, |id| id.0), rows).await? {
            let invoice = invoices::get(&mut conn, vendor, order.invoice).await?;
            orders.push((order, invoice));
        }
        Ok(orders)
    }

    async fn an_order(&self, principal: &Principal, id: OrderId) -> Result<(Order, Invoice), Refused> {
        principal.needs(Scope::Read(Area::Orders))?;
        let (vendor, mut conn) = (principal.vendor()?, self.read().await?);
        let order = visible(principal, rows::get(&mut conn, vendor, id).await?)?;
        let invoice = invoices::get(&mut conn, vendor, order.invoice).await?;
        Ok((order, invoice))
    }

    /// Takes back an order that waits for its money: nothing has happened yet.
    async fn cancel_order(&self, principal: &Principal, id: OrderId) -> Result<Placed, Refused> {
        principal.needs(Scope::Write(Area::Orders))?;
        let vendor = principal.vendor()?;
        visible(principal, rows::get(&mut self.read().await?, vendor, id).await?)?;
        self.db
            .write(principal.actor.clone(), move |tx, actor| {
                Box::pin(async move {
                    let order = rows::lock(tx, vendor, id).await?;
                    if order.state != State::AwaitingPayment {
                        return Err(Refused::OrderState(order.state.as_str()));
                    }
                    let invoice = invoices::void(tx, actor, vendor, order.invoice, "cancelled before payment").await?;
                    Ok(Placed { order: rows::get(tx, vendor, id).await?, invoice, key: None })
                })
            })
            .await
    }

    /// Lets an order that is paid and was blocked take effect, now that it can.
    async fn fulfil_order(&self, principal: &Principal, id: OrderId) -> Result<Placed, Refused> {
        principal.needs(Scope::Write(Area::Orders))?;
        let vendor = principal.vendor()?;
        visible(principal, rows::get(&mut self.read().await?, vendor, id).await?)?;
        self.db
            .write(principal.actor.clone(), move |tx, actor| {
                Box::pin(async move {
                    let order = rows::lock(tx, vendor, id).await?;
                    if order.state != State::Blocked {
                        return Err(Refused::OrderState(order.state.as_str()));
                    }
                    let quote = quotes::get(tx, vendor, order.quote).await?;
                    let invoice = invoices::get(tx, vendor, order.invoice).await?;
                    take_effect(tx, actor, order, invoice, &quote).await
                })
            })
            .await
    }

    /// Shows a key of the new licence of a paid order: another one each time, until it is activated.
    async fn order_key(&self, principal: &Principal, id: OrderId) -> Result<Placed, Refused> {
        principal.needs(Scope::Write(Area::Orders))?;
        let vendor = principal.vendor()?;
        visible(principal, rows::get(&mut self.read().await?, vendor, id).await?)?;
        principal.unbound()?;
        self.db
            .write(principal.actor.clone(), move |tx, actor| {
                Box::pin(async move {
                    let order = rows::lock(tx, vendor, id).await?;
                    let (State::Effective, Some(license)) = (order.state, order.license) else {
                        return Err(Refused::OrderState(order.state.as_str()));
                    };
                    let license = licenses::lock(tx, vendor, license).await?;
                    if license.state != LicenseState::Issued {
                        let (state, event) = (license.state.as_str(), "given another key by its order");
                        return Err(license::steps::license::Refused::NotPossible { state, event }.into());
                    }
                    let (after, key) = license.rekeyed();
                    let why = Some("collected by its order");
                    licenses::keep(tx, actor, "license.rekeyed", &license, after, why).await?;
                    let invoice = invoices::get(tx, vendor, order.invoice).await?;
                    Ok(Placed { order, invoice, key: Some(key) })
                })
            })
            .await
    }

    /// Lets invoices fall overdue that are due. Mostly the licence does it as it stops; one that stopped for another order's
    /// money, or has ended, does not stop again.
    pub(crate) async fn fall_due(&self) -> Result<u64, Refused> {
        let mut fallen = 0;
        loop {
            let now = self.clock().micros();
            let due = rows::past_due(&mut self.read().await?, now, 200).await?;
            if due.is_empty() {
                return Ok(fallen);
            }
            for (vendor, id) in due {
                self.db
                    .write((), move |tx, ()| {
                        Box::pin(async move {
                            settle_first(tx, vendor, id).await?;
                            let number = invoices::get(tx, vendor, id).await?.paper.number;
                            invoices::fall_due(tx, vendor, &number).await
                        })
                    })
                    .await?;
                fallen += 1;
            }
        }
    }

    /// Undoes orders that waited for money until their invoice was due.
    pub(crate) async fn lapse_orders(&self) -> Result<u64, Refused> {
        let mut lapsed = 0;
        loop {
            let now = self.clock().micros();
            let due = rows::lapsed(&mut self.read().await?, now, 200).await?;
            if due.is_empty() {
                return Ok(lapsed);
            }
            for (vendor, invoice) in due {
                let why = "it was not paid until it was due, and had not taken effect";
                self.db
                    .write((), move |tx, ()| {
                        Box::pin(async move { invoices::lapse(tx, &Actor::system(), vendor, invoice, why).await })
                    })
                    .await?;
                lapsed += 1;
            }
        }
    }
}
