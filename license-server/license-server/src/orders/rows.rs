//! The table `orders`.

use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Conn, DbError, Row, Tx};
use license::Moment;

use super::{Order, OrderId, Search, State};
use crate::invoices::InvoiceId;
use crate::licenses::{LicenseId, micros};
use crate::people::PersonId;
use crate::quotes::{Kind, PaymentTerms, QuoteId};
use crate::refused::Refused;
use crate::vendors::VendorId;

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, vendor, customer, license, quote, kind, terms, state, invoice, before, revision, created_at, ",
            "updated_at FROM orders ",
            $condition
        )
    };
}

pub(super) async fn get(conn: &mut Conn, vendor: VendorId, id: OrderId) -> Result<Order, Refused> {
    let row = conn.optional(select!("WHERE id = $1 AND vendor = $2"), args![id, vendor]).await?;
    read(&row.ok_or_else(|| Refused::missing("order", id))?)
}

pub(super) async fn lock(tx: &mut Tx, vendor: VendorId, id: OrderId) -> Result<Order, Refused> {
    tx.run("UPDATE orders SET revision = revision WHERE id = $1 AND vendor = $2", args![id, vendor]).await?;
    get(tx, vendor, id).await
}

/// The order of an invoice, locked: each has one.
pub(super) async fn of_invoice(tx: &mut Tx, vendor: VendorId, invoice: InvoiceId) -> Result<Order, Refused> {
    tx.run("UPDATE orders SET revision = revision WHERE invoice = $1 AND vendor = $2", args![invoice, vendor]).await?;
    let row = tx.optional(select!("WHERE invoice = $1 AND vendor = $2"), args![invoice, vendor]).await?;
    read(&row.ok_or(Refused::Stored("order"))?)
}

pub(super) async fn of_quote(conn: &mut Conn, quote: QuoteId) -> Result<Option<OrderId>, DbError> {
    let row = conn.optional("SELECT id FROM orders WHERE quote = $1", args![quote]).await?;
    row.map(|row| Ok(OrderId(row.int(0)?))).transpose()
}

/// Whether the licence has grown by another order since.
pub(super) async fn has_later(conn: &mut Conn, order: &Order) -> Result<bool, DbError> {
    let sql = "SELECT id FROM orders WHERE license = $1 AND id > $2 AND state = 'effective' LIMIT 1";
    Ok(conn.optional(sql, args![order.license.map(|id| id.0), order.id]).await?.is_some())
}

/// Invoices that are due and whose orders have taken no effect, of any vendor.
pub(super) async fn lapsed(conn: &mut Conn, now: i64, rows: i64) -> Result<Vec<(VendorId, InvoiceId)>, DbError> {
    let sql = "SELECT invoices.vendor, invoices.id FROM invoices JOIN orders ON orders.invoice = invoices.id \
               WHERE invoices.state = 'open' AND invoices.due_at <= $1 AND orders.state = 'awaiting_payment' \
               ORDER BY invoices.due_at LIMIT $2";
    let rows = conn.all(sql, args![now, rows]).await?;
    rows.iter().map(|row| Ok((VendorId(row.int(0)?), InvoiceId(row.int(1)?)))).collect()
}

/// Invoices that are due and whose orders have taken effect, of any vendor.
pub(super) async fn past_due(conn: &mut Conn, now: i64, rows: i64) -> Result<Vec<(VendorId, InvoiceId)>, DbError> {
    let sql = "SELECT invoices.vendor, invoices.id FROM invoices JOIN orders ON orders.invoice = invoices.id \
               WHERE invoices.state = 'open' AND invoices.due_at <= $1 AND orders.state = 'effective' \
               ORDER BY invoices.due_at LIMIT $2";
    let rows = conn.all(sql, args![now, rows]).await?;
    rows.iter().map(|row| Ok((VendorId(row.int(0)?), InvoiceId(row.int(1)?)))).collect()
}

pub(super) async fn list(
    conn: &mut Conn,
    vendor: VendorId,
    search: &Search,
    after: i64,
    rows: i64,
) -> Result<Vec<Order>, Refused> {
    let sql = select!(
        "WHERE vendor = $1 AND id > $2 AND ($3 = 0 OR customer = $3) AND ($4 = 0 OR license = $4) \
         AND ($5 = '' OR state = $5) ORDER BY id LIMIT $6"
    );
    let (customer, license) = (search.customer.map_or(0, |id| id.0), search.license.map_or(0, |id| id.0));
    let args = args![vendor, after, customer, license, search.state.clone().unwrap_or_default(), rows];
    conn.all(sql, args).await?.iter().map(read).collect()
}

pub(super) async fn insert(tx: &mut Tx, order: &Order, by: &str) -> Result<(), Refused> {
    tx.run(
        "INSERT INTO orders (id, vendor, customer, license, quote, kind, terms, state, invoice, created_by, revision, \
         created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)",
        args![
            order.id,
            order.vendor,
            order.customer,
            order.license.map(|id| id.0),
            order.quote,
            order.kind.as_str(),
            order.terms.as_str(),
            order.state.as_str(),
            order.invoice,
            by,
            order.revision,
            micros(Some(order.created_at)),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn update(tx: &mut Tx, order: &Order) -> Result<(), Refused> {
    let before = order.before.as_ref().map(serde_json::to_string).transpose().map_err(|_| Refused::Stored("order"))?;
    tx.run(
        "UPDATE orders SET license = $1, state = $2, before = $3, revision = $4, updated_at = $5 WHERE id = $6",
        args![
            order.license.map(|id| id.0),
            order.state.as_str(),
            before,
            order.revision,
            micros(Some(order.updated_at)),
            order.id,
        ],
    )
    .await?;
    Ok(())
}

fn read(row: &Row) -> Result<Order, Refused> {
    let stored = || Refused::Stored("order");
    let before = row.opt_text(9)?.map(|text| serde_json::from_str(&text)).transpose();
    Ok(Order {
        id: OrderId(row.int(0)?),
        vendor: VendorId(row.int(1)?),
        customer: PersonId(row.int(2)?),
        license: row.opt_int(3)?.map(LicenseId),
        quote: QuoteId(row.int(4)?),
        kind: Kind::parse(&row.text(5)?).ok_or_else(stored)?,
        terms: PaymentTerms::parse(&row.text(6)?).ok_or_else(stored)?,
        state: State::parse(&row.text(7)?).ok_or_else(stored)?,
        invoice: InvoiceId(row.int(8)?),
        before: before.map_err(|_| stored())?,
        revision: row.int(10)?,
        created_at: Moment::from(from_micros(row.int(11)?)),
        updated_at: Moment::from(from_micros(row.int(12)?)),
    })
}
