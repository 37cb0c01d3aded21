//! The table `payments`.

use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Conn, DbError, Row, Tx};
use license::Moment;

use super::{Method, Payment, PaymentId};
use crate::invoices::InvoiceId;
use crate::licenses::micros;
use crate::refused::Refused;
use crate::vendors::VendorId;

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, vendor, invoice, method, amount, applied, reverses, reference, external, value_date, created_at ",
            "FROM payments ",
            $condition
        )
    };
}

pub(super) async fn get(conn: &mut Conn, vendor: VendorId, id: PaymentId) -> Result<Payment, Refused> {
    let row = conn.optional(select!("WHERE id = $1 AND vendor = $2"), args![id, vendor]).await?;
    read(&row.ok_or_else(|| Refused::missing("payment", id))?)
}

pub(super) async fn of_invoice(conn: &mut Conn, vendor: VendorId, invoice: InvoiceId) -> Result<Vec<Payment>, Refused> {
    let found = conn.all(select!("WHERE invoice = $1 AND vendor = $2 ORDER BY id"), args![invoice, vendor]).await?;
    found.iter().map(read).collect()
}

/// The payment that a provider calls so.
pub(super) async fn by_external(conn: &mut Conn, vendor: VendorId, external: &str) -> Result<Option<Payment>, Refused> {
    let row = conn.optional(select!("WHERE vendor = $1 AND external = $2"), args![vendor, external]).await?;
    row.as_ref().map(read).transpose()
}

/// What was taken back of a payment.
pub(super) async fn taken_back(conn: &mut Conn, id: PaymentId) -> Result<i64, DbError> {
    let rows = conn.all("SELECT amount FROM payments WHERE reverses = $1", args![id]).await?;
    rows.iter().map(|row| row.int(0)).sum()
}

/// What was taken back of it by one refund or dispute of a provider.
pub(super) async fn taken_back_by(conn: &mut Conn, id: PaymentId, external: &str) -> Result<i64, DbError> {
    let rows = conn.all("SELECT amount, external FROM payments WHERE reverses = $1", args![id]).await?;
    let mut taken = 0;
    for row in rows {
        let by = row.opt_text(1)?.unwrap_or_default();
        if by.strip_prefix(external).is_some_and(|rest| rest.starts_with(": ")) {
            taken += row.int(0)?;
        }
    }
    Ok(taken)
}

pub(super) async fn insert(tx: &mut Tx, payment: &Payment, by: &str) -> Result<(), Refused> {
    tx.run(
        "INSERT INTO payments (id, vendor, invoice, method, amount, applied, reverses, reference, external, value_date, \
         created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        args![
            payment.id,
            payment.vendor,
            payment.invoice,
            payment.method.as_str(),
            payment.amount,
            i64::from(payment.applied),
            payment.reverses.map(|id| id.0),
            &payment.reference,
            payment.external.as_ref(),
            payment.value_date.to_string(),
            by,
            micros(Some(payment.created_at)),
        ],
    )
    .await?;
    Ok(())
}

fn read(row: &Row) -> Result<Payment, Refused> {
    let stored = || Refused::Stored("payment");
    Ok(Payment {
        id: PaymentId(row.int(0)?),
        vendor: VendorId(row.int(1)?),
        invoice: InvoiceId(row.int(2)?),
        method: Method::parse(&row.text(3)?).ok_or_else(stored)?,
        amount: row.int(4)?,
        applied: row.int(5)? != 0,
        reverses: row.opt_int(6)?.map(PaymentId),
        reference: row.text(7)?,
        external: row.opt_text(8)?,
        value_date: row.text(9)?.parse().map_err(|_| stored())?,
        created_at: Moment::from(from_micros(row.int(10)?)),
    })
}
