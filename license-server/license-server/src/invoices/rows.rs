//! The tables `invoices` and `invoice_numbers`.

use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Conn, DbError, Row, Tx};
use license::Moment;
use license::steps::invoice::{Extension, Invoice as Life, InvoiceState};

use super::{Invoice, InvoiceId, Search, state_word};
use crate::licenses::{LicenseId, micros};
use crate::people::PersonId;
use crate::refused::Refused;
use crate::vendors::VendorId;

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, vendor, customer, license, paper, total, paid, state, extension, due_at, revision, updated_at ",
            "FROM invoices ",
            $condition
        )
    };
}

/// One of the vendor's invoices; another's is not there.
pub(crate) async fn get(conn: &mut Conn, vendor: VendorId, id: InvoiceId) -> Result<Invoice, Refused> {
    let row = conn.optional(select!("WHERE id = $1 AND vendor = $2"), args![id, vendor]).await?;
    read(&row.ok_or_else(|| Refused::missing("invoice", id))?)
}

/// The same, for whoever is about to change it: nobody else does until this transaction ends.
pub(crate) async fn lock(tx: &mut Tx, vendor: VendorId, id: InvoiceId) -> Result<Invoice, Refused> {
    tx.run("UPDATE invoices SET revision = revision WHERE id = $1 AND vendor = $2", args![id, vendor]).await?;
    get(tx, vendor, id).await
}

/// The invoice of a number.
pub(crate) async fn by_number(conn: &mut Conn, vendor: VendorId, number: &str) -> Result<Option<Invoice>, Refused> {
    let row = conn.optional(select!("WHERE vendor = $1 AND number = $2"), args![vendor, number]).await?;
    row.as_ref().map(read).transpose()
}

/// Invoices of a licence that are to be paid and whose order has taken effect, the first due first.
pub(crate) async fn open_of(conn: &mut Conn, license: LicenseId) -> Result<Vec<Invoice>, Refused> {
    let sql = select!(
        "WHERE license = $1 AND state IN ('open', 'overdue') AND EXISTS (SELECT 1 FROM orders \
         WHERE orders.invoice = invoices.id AND orders.state = 'effective') ORDER BY due_at, id"
    );
    conn.all(sql, args![license]).await?.iter().map(read).collect()
}

/// Invoices to be paid, of any vendor, after `after`.
pub(super) async fn to_pay(conn: &mut Conn, after: i64, rows: i64) -> Result<Vec<Invoice>, Refused> {
    let sql = select!("WHERE state IN ('open', 'overdue') AND id > $1 ORDER BY id LIMIT $2");
    conn.all(sql, args![after, rows]).await?.iter().map(read).collect()
}

pub(super) async fn list(
    conn: &mut Conn,
    vendor: VendorId,
    search: &Search,
    after: i64,
    rows: i64,
) -> Result<Vec<Invoice>, Refused> {
    let sql = select!(
        "WHERE vendor = $1 AND id > $2 AND ($3 = 0 OR customer = $3) AND ($4 = 0 OR license = $4) \
         AND ($5 = '' OR number = $5) AND ($6 = '' OR state = $6) ORDER BY id LIMIT $7"
    );
    let word = |text: &Option<String>| text.clone().unwrap_or_default();
    let (customer, license) = (search.customer.map_or(0, |id| id.0), search.license.map_or(0, |id| id.0));
    let args = args![vendor, after, customer, license, word(&search.number), word(&search.state), rows];
    conn.all(sql, args).await?.iter().map(read).collect()
}

/// Takes the vendor's next number. It is free again if this transaction fails.
pub(super) async fn next_number(tx: &mut Tx, vendor: VendorId) -> Result<i64, DbError> {
    let sql = "INSERT INTO invoice_numbers (vendor, last) VALUES ($1, 1) ON CONFLICT (vendor) \
               DO UPDATE SET last = invoice_numbers.last + 1 RETURNING last";
    tx.one(sql, args![vendor]).await?.int(0)
}

pub(super) async fn insert(tx: &mut Tx, invoice: &Invoice) -> Result<(), Refused> {
    let paper = serde_json::to_string(&invoice.paper).map_err(|_| Refused::Stored("invoice"))?;
    tx.run(
        "INSERT INTO invoices (id, vendor, customer, license, number, paper, currency, total, paid, state, extension, \
         due_at, issued_at, revision, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        args![
            invoice.id,
            invoice.vendor,
            invoice.customer,
            invoice.license.map(|id| id.0),
            &invoice.paper.number,
            paper,
            invoice.paper.currency.to_string(),
            invoice.life.total,
            invoice.life.paid,
            state_word(invoice.life.state),
            extension_word(invoice.life.extension),
            micros(Some(invoice.life.due)),
            micros(Some(invoice.paper.issued_at)),
            invoice.revision,
            micros(Some(invoice.updated_at)),
        ],
    )
    .await?;
    Ok(())
}

/// Keeps what can change of an invoice: where it stands, and which licence it turned out to be for.
pub(super) async fn update(tx: &mut Tx, invoice: &Invoice) -> Result<(), Refused> {
    tx.run(
        "UPDATE invoices SET license = $1, paid = $2, state = $3, extension = $4, due_at = $5, revision = $6, \
         updated_at = $7 WHERE id = $8",
        args![
            invoice.license.map(|id| id.0),
            invoice.life.paid,
            state_word(invoice.life.state),
            extension_word(invoice.life.extension),
            micros(Some(invoice.life.due)),
            invoice.revision,
            micros(Some(invoice.updated_at)),
            invoice.id,
        ],
    )
    .await?;
    Ok(())
}

fn extension_word(extension: Extension) -> &'static str {
    match extension {
        Extension::Unused => "unused",
        Extension::Used => "used",
    }
}

fn read(row: &Row) -> Result<Invoice, Refused> {
    let stored = || Refused::Stored("invoice");
    let state = match row.text(7)?.as_str() {
        "open" => InvoiceState::Open,
        "paid" => InvoiceState::Paid,
        "overdue" => InvoiceState::Overdue,
        "void" => InvoiceState::Void,
        _ => return Err(stored()),
    };
    let extension = match row.text(8)?.as_str() {
        "unused" => Extension::Unused,
        "used" => Extension::Used,
        _ => return Err(stored()),
    };
    Ok(Invoice {
        id: InvoiceId(row.int(0)?),
        vendor: VendorId(row.int(1)?),
        customer: PersonId(row.int(2)?),
        license: row.opt_int(3)?.map(LicenseId),
        paper: serde_json::from_str(&row.text(4)?).map_err(|_| stored())?,
        life: Life {
            state,
            total: row.int(5)?,
            paid: row.int(6)?,
            due: Moment::from(from_micros(row.int(9)?)),
            extension,
        },
        revision: row.int(10)?,
        updated_at: Moment::from(from_micros(row.int(11)?)),
    })
}
