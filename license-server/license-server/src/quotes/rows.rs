//! The table `quotes`.

use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Conn, Row, Tx};
use license::Moment;

use super::{Kind, PaymentTerms, Quote, QuoteId};
use crate::licenses::{self, LicenseId};
use crate::people::PersonId;
use crate::refused::Refused;
use crate::vendors::VendorId;

const SELECT: &str = "SELECT id, vendor, customer, license, kind, terms, paper, valid_until, created_at FROM quotes \
                      WHERE id = $1 AND vendor = $2";

/// One of the vendor's quotes; another's is not there.
pub(crate) async fn get(conn: &mut Conn, vendor: VendorId, id: QuoteId) -> Result<Quote, Refused> {
    let row = conn.optional(SELECT, args![id, vendor]).await?.ok_or_else(|| Refused::missing("quote", id))?;
    read(&row)
}

/// The same, for whoever is about to order it: nobody else does until this transaction ends.
pub(crate) async fn lock(tx: &mut Tx, vendor: VendorId, id: QuoteId) -> Result<Quote, Refused> {
    tx.run("UPDATE quotes SET terms = terms WHERE id = $1 AND vendor = $2", args![id, vendor]).await?;
    get(tx, vendor, id).await
}

pub(super) async fn insert(tx: &mut Tx, quote: &Quote, by: &str) -> Result<(), Refused> {
    let paper = serde_json::to_string(&quote.paper).map_err(|_| Refused::Stored("quote"))?;
    tx.run(
        "INSERT INTO quotes (id, vendor, customer, license, kind, terms, paper, valid_until, created_by, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![
            quote.id,
            quote.vendor,
            quote.customer,
            quote.license.map(|id| id.0),
            quote.kind.as_str(),
            quote.terms.as_str(),
            paper,
            licenses::micros(Some(quote.valid_until)),
            by,
            licenses::micros(Some(quote.created_at)),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn sweep(tx: &mut Tx, before: i64) -> Result<u64, Refused> {
    let sql = "DELETE FROM quotes WHERE valid_until < $1 AND NOT EXISTS \
               (SELECT 1 FROM orders WHERE orders.quote = quotes.id)";
    Ok(tx.run(sql, args![before]).await?)
}

fn read(row: &Row) -> Result<Quote, Refused> {
    let stored = || Refused::Stored("quote");
    Ok(Quote {
        id: QuoteId(row.int(0)?),
        vendor: VendorId(row.int(1)?),
        customer: PersonId(row.int(2)?),
        license: row.opt_int(3)?.map(LicenseId),
        kind: Kind::parse(&row.text(4)?).ok_or_else(stored)?,
        terms: PaymentTerms::parse(&row.text(5)?).ok_or_else(stored)?,
        paper: serde_json::from_str(&row.text(6)?).map_err(|_| stored())?,
        valid_until: Moment::from(from_micros(row.int(7)?)),
        created_at: Moment::from(from_micros(row.int(8)?)),
    })
}
