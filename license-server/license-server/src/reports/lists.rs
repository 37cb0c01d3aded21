//! The vendor's lists as CSV, up to 10,000 rows at a time; `Link` leads to the rest.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{DbError, Row};
use foundation::http::wire::LARGEST;
use foundation::http::{FieldError, Problem, Query};
use foundation::tokens::Scope;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue, LINK};
use serde::Deserialize;
use serde_json::Value;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::csv::{Cell, line};
use crate::activations::ActivationId;
use crate::door::Asker;
use crate::failure::Failure;
use crate::invoices::InvoiceId;
use crate::licenses::LicenseId;
use crate::office::Office;
use crate::payments::PaymentId;
use crate::people::PersonId;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::state::ApiState;

/// Rows of one answer.
const MOST_ROWS: u32 = 10_000;

/// Where a list goes on.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Place {
    /// After which row, as the `Link` of the answer before says.
    #[serde(default)]
    #[param(nullable = false, minimum = 0, maximum = 9007199254740991_u64, example = 0)]
    after: Option<u64>,
    /// How many rows, 1 to 10000. Default 10000.
    #[serde(default)]
    #[param(nullable = false, minimum = 1, maximum = 10000, example = 10000)]
    limit: Option<u32>,
}

impl Place {
    /// After which row, and how many rows.
    fn checked(&self) -> Result<(i64, i64), Problem> {
        let (after, limit) = (self.after.unwrap_or(0), self.limit.unwrap_or(MOST_ROWS));
        let mut errors = Vec::new();
        if !(1..=MOST_ROWS).contains(&limit) {
            errors.push(FieldError::new("/limit", "out_of_range", format!("must be 1 to {MOST_ROWS}")));
        }
        if after > LARGEST {
            errors.push(FieldError::new("/after", "out_of_range", format!("must be 0 to {LARGEST}")));
        }
        match errors.first() {
            Some(error) => {
                let detail = format!("`{}` {}.", error.pointer.trim_start_matches('/'), error.detail);
                Err(Problem::bad_request("invalid_query", detail).with_errors(errors))
            }
            None => Ok((i64::try_from(after).unwrap_or(i64::MAX), limit.into())),
        }
    }
}

/// A list: its name, its columns, the rows of a vendor after an identifier, and how each is written.
struct List {
    name: &'static str,
    columns: &'static [&'static str],
    sql: &'static str,
    cells: fn(&Row) -> Result<Vec<Cell>, DbError>,
}

fn id(text: impl ToString) -> Cell {
    Cell::Plain(text.to_string())
}

fn time(micros: Option<i64>) -> Cell {
    Cell::plain(micros.map(from_micros))
}

/// A text within a JSON document.
fn within(document: &Value, pointer: &str) -> Cell {
    Cell::text(document.pointer(pointer).and_then(Value::as_str).map(str::to_owned))
}

fn number_within(document: &Value, pointer: &str) -> Cell {
    Cell::plain(document.pointer(pointer).and_then(Value::as_i64))
}

fn json(text: String) -> Value {
    serde_json::from_str(&text).unwrap_or_default()
}

const CUSTOMERS: List = List {
    name: "customers",
    columns: &["id", "email", "name", "status", "company", "tax_number", "country", "external_id", "created_at"],
    sql: "SELECT customers.id, email, name, status, details, external_id, created_at FROM customers \
          JOIN logins ON logins.id = customers.id WHERE customers.vendor = $1 AND customers.id > $2 \
          ORDER BY customers.id LIMIT $3",
    cells: |row| {
        let details = json(row.text(4)?);
        Ok(vec![
            id(PersonId(row.int(0)?)),
            Cell::Text(row.text(1)?),
            Cell::Text(row.text(2)?),
            Cell::Text(row.text(3)?),
            within(&details, "/company"),
            within(&details, "/tax_number"),
            within(&details, "/address/country"),
            Cell::text(row.opt_text(5)?),
            time(row.opt_int(6)?),
        ])
    },
};

const LICENSES: List = List {
    name: "licenses",
    columns: &[
        "id",
        "customer",
        "kind",
        "state",
        "key_prefix",
        "edition",
        "proxy",
        "users",
        "maintenance_until",
        "term",
        "external_id",
        "reseller",
        "created_at",
    ],
    sql: "SELECT id, customer, kind, CASE WHEN suspended_from IS NULL THEN state ELSE 'suspended' END, key_prefix, edition, \
          proxy, users, maintenance_until, term, external_id, reseller, created_at FROM licenses WHERE vendor = $1 \
          AND id > $2 ORDER BY id LIMIT $3",
    cells: |row| {
        let users = Some(row.int(7)?).filter(|users| *users > 0);
        Ok(vec![
            id(LicenseId(row.int(0)?)),
            Cell::plain(row.opt_int(1)?.map(PersonId)),
            Cell::Text(row.text(2)?),
            Cell::Text(row.text(3)?),
            Cell::Text(row.text(4)?),
            Cell::Text(row.text(5)?),
            Cell::Plain((row.int(6)? != 0).to_string()),
            Cell::plain(users),
            time(row.opt_int(8)?),
            time(row.opt_int(9)?),
            Cell::text(row.opt_text(10)?),
            Cell::text(row.opt_text(11)?),
            time(row.opt_int(12)?),
        ])
    },
};

const ACTIVATIONS: List = List {
    name: "activations",
    columns: &[
        "id",
        "license",
        "state",
        "cloned",
        "channel",
        "hostname",
        "installation",
        "mailboxes",
        "activated_at",
        "seen_at",
        "released_at",
    ],
    sql: "SELECT id, license, state, cloned, channel, hostname, installation, usage, activated_at, seen_at, released_at \
          FROM activations WHERE vendor = $1 AND id > $2 ORDER BY id LIMIT $3",
    cells: |row| {
        Ok(vec![
            id(ActivationId(row.int(0)?)),
            id(LicenseId(row.int(1)?)),
            Cell::Text(row.text(2)?),
            Cell::Plain((row.int(3)? != 0).to_string()),
            Cell::Text(row.text(4)?),
            Cell::text(row.opt_text(5)?),
            Cell::text(row.opt_text(6)?),
            number_within(&json(row.text(7)?), "/mailboxes"),
            time(row.opt_int(8)?),
            time(row.opt_int(9)?),
            time(row.opt_int(10)?),
        ])
    },
};

const INVOICES: List = List {
    name: "invoices",
    columns: &[
        "id",
        "number",
        "customer",
        "license",
        "state",
        "currency",
        "net",
        "tax",
        "total",
        "paid",
        "issued_at",
        "due_at",
    ],
    sql: "SELECT id, number, customer, license, state, currency, paper, total, paid, issued_at, due_at FROM invoices \
          WHERE vendor = $1 AND id > $2 ORDER BY id LIMIT $3",
    cells: |row| {
        let paper = json(row.text(6)?);
        Ok(vec![
            id(InvoiceId(row.int(0)?)),
            Cell::Text(row.text(1)?),
            id(PersonId(row.int(2)?)),
            Cell::plain(row.opt_int(3)?.map(LicenseId)),
            Cell::Text(row.text(4)?),
            Cell::Text(row.text(5)?),
            number_within(&paper, "/net"),
            number_within(&paper, "/tax"),
            id(row.int(7)?),
            id(row.int(8)?),
            time(row.opt_int(9)?),
            time(row.opt_int(10)?),
        ])
    },
};

const PAYMENTS: List = List {
    name: "payments",
    columns: &[
        "id",
        "invoice",
        "number",
        "method",
        "amount",
        "currency",
        "applied",
        "reverses",
        "reference",
        "value_date",
        "created_at",
    ],
    sql: "SELECT payments.id, payments.invoice, number, method, amount, currency, applied, reverses, reference, value_date, \
          payments.created_at FROM payments JOIN invoices ON invoices.id = payments.invoice WHERE payments.vendor = $1 \
          AND payments.id > $2 ORDER BY payments.id LIMIT $3",
    cells: |row| {
        Ok(vec![
            id(PaymentId(row.int(0)?)),
            id(InvoiceId(row.int(1)?)),
            Cell::Text(row.text(2)?),
            Cell::Text(row.text(3)?),
            id(row.int(4)?),
            Cell::Text(row.text(5)?),
            Cell::Plain((row.int(6)? != 0).to_string()),
            Cell::plain(row.opt_int(7)?.map(PaymentId)),
            Cell::Text(row.text(8)?),
            Cell::Text(row.text(9)?),
            time(row.opt_int(10)?),
        ])
    },
};

/// Writes a list, and leads to the rest of it.
async fn written(office: &Office, principal: &Principal, list: &List, place: &Place) -> Result<Response, Failure> {
    principal.needs(Scope::Read(Area::Reports))?;
    let (after, limit) = place.checked()?;
    let vendor = principal.vendor()?;
    let (mut text, mut last, mut rows) = (list.columns.join(",") + "\r\n", 0, 0);
    let mut conn = office.read().await.map_err(Refused::from)?;
    let args = args![vendor, after, limit + 1];
    conn.each::<Refused>(list.sql, args, |row| {
        rows += 1;
        if rows <= limit {
            last = row.int(0)?;
            text.push_str(&line(&(list.cells)(&row)?));
        }
        Ok(())
    })
    .await?;
    let name = format!("attachment; filename=\"{}.csv\"", list.name);
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present")),
        (CONTENT_DISPOSITION, HeaderValue::try_from(name).unwrap_or(HeaderValue::from_static("attachment"))),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    let mut response = (headers, text).into_response();
    if rows > limit {
        let next = format!("</v1/reports/{}.csv?after={last}&limit={limit}>; rel=\"next\"", list.name);
        if let Ok(next) = HeaderValue::try_from(next) {
            response.headers_mut().insert(LINK, next);
        }
    }
    Ok(response)
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_customers_csv))
        .routes(routes!(list_licenses_csv))
        .routes(routes!(list_activations_csv))
        .routes(routes!(list_invoices_csv))
        .routes(routes!(list_payments_csv))
}

macro_rules! list {
    ($(#[$doc:meta])* $name:ident, $path:literal, $list:ident) => {
        $(#[$doc])*
        ///
        /// Rows come in the order they were made, up to 10,000 at a time; `Link` leads to the next. A text that a spreadsheet would
        /// take for a formula has an apostrophe before it.
        #[utoipa::path(
            get, path = $path, tag = "reports", params(Place),
            responses((status = 200, description = "A header and rows.", body = String, content_type = "text/csv")),
            security(("bearer" = ["reports:read"]))
        )]
        async fn $name(
            State(office): State<Office>,
            Asker(principal): Asker,
            Query(place): Query<Place>,
        ) -> Result<Response, Failure> {
            written(&office, &principal, &$list, &place).await
        }
    };
}

list!(
    /// Writes the vendor's customers as CSV.
    list_customers_csv, "/v1/reports/customers.csv", CUSTOMERS
);
list!(
    /// Writes the vendor's licences as CSV. No `users` means any number.
    list_licenses_csv, "/v1/reports/licenses.csv", LICENSES
);
list!(
    /// Writes the activations of the vendor's licences as CSV.
    list_activations_csv, "/v1/reports/activations.csv", ACTIVATIONS
);
list!(
    /// Writes the vendor's invoices as CSV. Amounts count minor units of the currency.
    list_invoices_csv, "/v1/reports/invoices.csv", INVOICES
);
list!(
    /// Writes the vendor's payments as CSV. What was taken back names the payment that it reverses.
    list_payments_csv, "/v1/reports/payments.csv", PAYMENTS
);
