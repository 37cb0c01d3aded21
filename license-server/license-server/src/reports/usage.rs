//! `/v1/reports/usage`: what is in use of what was granted.

use axum::extract::State;
use foundation::args;
use foundation::db::{Args, Conn, DbError};
use foundation::http::Json;
use foundation::tokens::Scope;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::state::ApiState;

const DAY: i64 = 86_400 * 1_000_000;
/// Within how many days protection that ends is counted.
const SOON: [i64; 3] = [30, 60, 90];

/// How many there are of something.
#[derive(Debug, Serialize, ToSchema)]
struct Tally {
    /// Of what.
    #[schema(example = "active")]
    of: String,
    /// How many.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 12)]
    count: i64,
}

/// Mailboxes on machines that are live.
#[derive(Debug, Default, Serialize, ToSchema)]
struct MailboxUsage {
    /// How many their licences grant, those for any number left out.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 250)]
    granted: i64,
    /// How many of these are used, as the machines last said.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 180)]
    used: i64,
    /// How many are used on licences for any number.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 0)]
    used_without_limit: i64,
}

/// What became of trials of the product.
#[derive(Debug, Serialize, ToSchema)]
struct TrialOutcome {
    /// How many there were.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 40)]
    begun: i64,
    /// How many run now.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 10)]
    running: i64,
    /// How many were bought.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 8)]
    bought: i64,
}

/// Upgrade protection that ends, of licences that were not ended.
#[derive(Debug, Serialize, ToSchema)]
struct ProtectionEnds {
    /// How many have lapsed.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 3)]
    lapsed: i64,
    /// How many end within 30 days.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 2)]
    within_30_days: i64,
    /// How many end within 60 days, these included.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 4)]
    within_60_days: i64,
    /// How many end within 90 days, these included.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 5)]
    within_90_days: i64,
}

/// What is in use, now.
#[derive(Debug, Serialize, ToSchema)]
struct UsageReport {
    /// Licences by state.
    #[schema(example = json!([]))]
    licenses_by_state: Vec<Tally>,
    /// Licences by edition.
    #[schema(example = json!([]))]
    licenses_by_edition: Vec<Tally>,
    /// Licences by number of users; `unlimited` for any number.
    #[schema(example = json!([]))]
    licenses_by_tier: Vec<Tally>,
    /// Activations by state.
    #[schema(example = json!([]))]
    activations_by_state: Vec<Tally>,
    /// Mailboxes.
    mailboxes: MailboxUsage,
    /// Trials.
    trials: TrialOutcome,
    /// Upgrade protection.
    protection: ProtectionEnds,
}

async fn tallies(conn: &mut Conn, sql: &'static str, args: Args) -> Result<Vec<Tally>, Refused> {
    let rows = conn.all(sql, args).await?;
    Ok(rows.iter().map(|row| Ok(Tally { of: row.text(0)?, count: row.int(1)? })).collect::<Result<_, DbError>>()?)
}

async fn tiers(conn: &mut Conn, vendor: i64) -> Result<Vec<Tally>, Refused> {
    // Any number, which rows keep as 0, comes last.
    let sql = "SELECT users, COUNT(*) FROM licenses WHERE vendor = $1 GROUP BY users \
               ORDER BY CASE WHEN users = 0 THEN 1 ELSE 0 END, users";
    let of = |users: i64| if users == 0 { "unlimited".to_owned() } else { users.to_string() };
    let rows = conn.all(sql, args![vendor]).await?;
    Ok(rows.iter().map(|row| Ok(Tally { of: of(row.int(0)?), count: row.int(1)? })).collect::<Result<_, DbError>>()?)
}

async fn mailboxes(conn: &mut Conn, vendor: i64) -> Result<MailboxUsage, Refused> {
    let mut sums = MailboxUsage::default();
    let sql = "SELECT licenses.users, activations.usage FROM activations JOIN licenses ON licenses.id = activations.license \
               WHERE activations.vendor = $1 AND activations.state = 'live'";
    conn.each::<Refused>(sql, args![vendor], |row| {
        let usage: Value = serde_json::from_str(&row.text(1)?).map_err(|_| Refused::Stored("activation"))?;
        let used = usage["mailboxes"].as_i64().unwrap_or(0);
        match row.int(0)? {
            0 => sums.used_without_limit += used,
            users => {
                sums.granted += users;
                sums.used += used;
            }
        }
        Ok(())
    })
    .await?;
    Ok(sums)
}

async fn trials(conn: &mut Conn, vendor: i64) -> Result<TrialOutcome, Refused> {
    // A licence that was bought out of its trial is known by the marks of that.
    let sql = "SELECT COUNT(*), COUNT(CASE WHEN state = 'trial' THEN 1 END), \
               COUNT(CASE WHEN kind IN ('paid', 'lease') THEN 1 END) FROM licenses WHERE vendor = $1 AND (kind = 'trial' \
               OR EXISTS (SELECT 1 FROM trial_marks WHERE trial_marks.vendor = $1 AND trial_marks.what = '' \
               AND trial_marks.license = licenses.id))";
    let row = conn.one(sql, args![vendor]).await?;
    Ok(TrialOutcome { begun: row.int(0)?, running: row.int(1)?, bought: row.int(2)? })
}

async fn protection(conn: &mut Conn, vendor: i64, now: i64) -> Result<ProtectionEnds, Refused> {
    let sql = "SELECT COUNT(CASE WHEN maintenance_until <= $2 THEN 1 END), \
               COUNT(CASE WHEN maintenance_until > $2 AND maintenance_until <= $3 THEN 1 END), \
               COUNT(CASE WHEN maintenance_until > $2 AND maintenance_until <= $4 THEN 1 END), \
               COUNT(CASE WHEN maintenance_until > $2 AND maintenance_until <= $5 THEN 1 END) \
               FROM licenses WHERE vendor = $1 AND state <> 'revoked'";
    let [first, second, third] = SOON.map(|days| now + days * DAY);
    let row = conn.one(sql, args![vendor, now, first, second, third]).await?;
    Ok(ProtectionEnds {
        lapsed: row.int(0)?,
        within_30_days: row.int(1)?,
        within_60_days: row.int(2)?,
        within_90_days: row.int(3)?,
    })
}

impl Office {
    async fn usage(&self, principal: &Principal) -> Result<UsageReport, Refused> {
        principal.needs(Scope::Read(Area::Usage))?;
        let (vendor, now) = (principal.vendor()?.0, self.clock().micros());
        // All of it as of one moment.
        let conn = &mut self.db.snapshot().await?;
        let states = "SELECT CASE WHEN suspended_from IS NULL THEN state ELSE 'suspended' END, COUNT(*) FROM licenses \
                      WHERE vendor = $1 GROUP BY 1 ORDER BY 1";
        let editions = "SELECT edition, COUNT(*) FROM licenses WHERE vendor = $1 GROUP BY 1 ORDER BY 1";
        let activations = "SELECT state, COUNT(*) FROM activations WHERE vendor = $1 GROUP BY 1 ORDER BY 1";
        Ok(UsageReport {
            licenses_by_state: tallies(conn, states, args![vendor]).await?,
            licenses_by_edition: tallies(conn, editions, args![vendor]).await?,
            licenses_by_tier: tiers(conn, vendor).await?,
            activations_by_state: tallies(conn, activations, args![vendor]).await?,
            mailboxes: mailboxes(conn, vendor).await?,
            trials: trials(conn, vendor).await?,
            protection: protection(conn, vendor, now).await?,
        })
    }
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(read_usage))
}

/// Reports what is in use now: licences, activations, mailboxes, trials and what became of them, protection that ends.
#[utoipa::path(
    get, path = "/v1/reports/usage", tag = "reports",
    responses((status = 200, description = "The report.", body = UsageReport)),
    security(("bearer" = ["usage:read"]))
)]
async fn read_usage(State(office): State<Office>, Asker(principal): Asker) -> Result<Json<UsageReport>, Failure> {
    Ok(Json(office.usage(&principal).await?))
}
