//! `/v1/reports/revenue`: what was invoiced, paid, is open, overdue, or was taken back, by currency. Currencies are never added up.

use std::collections::BTreeMap;

use axum::extract::State;
use foundation::args;
use foundation::clock::from_micros;
use foundation::http::{Json, Query};
use foundation::tokens::Scope;
use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::state::ApiState;

/// The longest time that is reported at once, in days.
const LONGEST_DAYS: i32 = 3660;

/// By what revenue is grouped, beside its currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum RevenueGroup {
    /// The month of the invoice, in UTC.
    #[default]
    Month,
    /// The edition that the licence has today.
    Edition,
    /// The currency alone.
    Currency,
}

/// What revenue is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct RevenueSpan {
    /// The first day of invoices, in UTC. Default a year before the last.
    #[serde(default)]
    #[param(value_type = Option<String>, nullable = false, format = Date, example = "2026-01-01")]
    from: Option<Date>,
    /// The last day. Default today.
    #[serde(default)]
    #[param(value_type = Option<String>, nullable = false, format = Date, example = "2026-12-31")]
    to: Option<Date>,
    /// By what it is grouped. Default `month`.
    #[serde(default)]
    #[param(nullable = false)]
    group: Option<RevenueGroup>,
}

/// Money in one currency, in its minor units.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
struct Revenue {
    /// The month, the edition, or the currency; empty for an invoice without a licence.
    #[schema(example = "2026-01")]
    group: String,
    /// The currency of all amounts.
    #[schema(example = "EUR")]
    currency: String,
    /// How many invoices, without void ones.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 12)]
    invoices: i64,
    /// What they are for, without tax.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 100_000)]
    net: i64,
    /// The tax on it.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 19_000)]
    tax: i64,
    /// Both together.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 119_000)]
    invoiced: i64,
    /// What was paid of that, less what was taken back.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 100_000)]
    paid: i64,
    /// What is still to be paid, overdue or not.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 19_000)]
    open: i64,
    /// What of it is overdue.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 0)]
    overdue: i64,
    /// What was paid and taken back: bounced cheques, chargebacks, refunds.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 0)]
    reversed: i64,
    /// What was invoiced and is void.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 0)]
    void: i64,
}

/// Revenue of a span of days, by the dates of invoices.
#[derive(Debug, Serialize, ToSchema)]
struct RevenueReport {
    /// The first day.
    #[schema(value_type = String, format = Date, example = "2026-01-01")]
    from: Date,
    /// The last day.
    #[schema(value_type = String, format = Date, example = "2026-12-31")]
    to: Date,
    /// By what it is grouped.
    group: RevenueGroup,
    /// A row for each group and currency.
    #[schema(example = json!([]))]
    rows: Vec<Revenue>,
}

/// What an invoice says of its amounts.
#[derive(Deserialize)]
struct Amounts {
    net: i64,
    tax: i64,
}

fn micros(day: Date) -> i64 {
    day.to_zoned(TimeZone::UTC).map_or(i64::MAX, |day| day.timestamp().as_microsecond())
}

impl Office {
    async fn revenue(&self, principal: &Principal, span: &RevenueSpan) -> Result<RevenueReport, Refused> {
        principal.needs(Scope::Read(Area::Reports))?;
        let (vendor, group) = (principal.vendor()?, span.group.unwrap_or_default());
        let wrong = |_| Refused::field("/to", "out_of_range", "is too far away");
        let to = span.to.unwrap_or_else(|| self.clock().now().to_zoned(TimeZone::UTC).date());
        let from = match span.from {
            Some(from) => from,
            None => to.checked_sub(1.year()).and_then(|day| day.tomorrow()).map_err(wrong)?,
        };
        let days = from.until(to).map_or(-1, |span| span.get_days());
        if !(0..=LONGEST_DAYS).contains(&days) {
            let detail = format!("must be no earlier than `from`, and at most {LONGEST_DAYS} days later");
            return Err(Refused::field("/to", "out_of_range", detail));
        }
        let after = to.tomorrow().map_err(wrong)?;
        let mut rows: BTreeMap<(String, String), Revenue> = BTreeMap::new();
        let sql = "SELECT invoices.issued_at, invoices.currency, invoices.paper, invoices.total, invoices.paid, \
                   invoices.state, licenses.edition, CAST((SELECT COALESCE(SUM(payments.amount), 0) FROM payments \
                   WHERE payments.invoice = invoices.id AND payments.reverses IS NOT NULL) AS BIGINT) FROM invoices \
                   LEFT JOIN licenses ON licenses.id = invoices.license WHERE invoices.vendor = $1 \
                   AND invoices.issued_at >= $2 AND invoices.issued_at < $3 ORDER BY invoices.id";
        let mut conn = self.read().await?;
        conn.each::<Refused>(sql, args![vendor, micros(from), micros(after)], |row| {
            let currency = row.text(1)?;
            let key = match group {
                RevenueGroup::Month => from_micros(row.int(0)?).strftime("%Y-%m").to_string(),
                RevenueGroup::Edition => row.opt_text(6)?.unwrap_or_default(),
                RevenueGroup::Currency => currency.clone(),
            };
            let sums = rows.entry((key.clone(), currency.clone())).or_insert_with(|| Revenue {
                group: key,
                currency,
                ..Revenue::default()
            });
            let amounts: Amounts = serde_json::from_str(&row.text(2)?).map_err(|_| Refused::Stored("invoice"))?;
            let (total, paid, state) = (row.int(3)?, row.int(4)?, row.text(5)?);
            sums.reversed += row.int(7)?;
            if state == "void" {
                sums.void += total;
                return Ok(());
            }
            let left = (total - paid).max(0);
            sums.invoices += 1;
            sums.net += amounts.net;
            sums.tax += amounts.tax;
            sums.invoiced += total;
            sums.paid += paid;
            sums.open += left;
            if state == "overdue" {
                sums.overdue += left;
            }
            Ok(())
        })
        .await?;
        Ok(RevenueReport { from, to, group, rows: rows.into_values().collect() })
    }
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(read_revenue))
}

/// Reports what was invoiced in a span of days and what became of it, for each currency by month, by edition, or alone.
#[utoipa::path(
    get, path = "/v1/reports/revenue", tag = "reports", params(RevenueSpan),
    responses((status = 200, description = "The report.", body = RevenueReport), (status = 422, description = "A span that is none.")),
    security(("bearer" = ["reports:read"]))
)]
async fn read_revenue(
    State(office): State<Office>,
    Asker(principal): Asker,
    Query(span): Query<RevenueSpan>,
) -> Result<Json<RevenueReport>, Failure> {
    Ok(Json(office.revenue(&principal, &span).await?))
}
