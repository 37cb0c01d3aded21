//! Notices: a trial's end is told of seven days, three days and a day before it, once each.

use foundation::args;
use foundation::db::{Event, Tx};
use license::Moment;
use license::moment::DAY;
use license::steps::license::LicenseState;
use serde_json::json;

use super::{License, LicenseId, lock_settled, micros, rows};
use crate::mails;
use crate::office::Office;
use crate::refused::Refused;

/// How many days before a trial's end it is told of.
const DAYS: [i64; 3] = [7, 3, 1];
/// Licences looked at by one read.
const BATCH: i64 = 200;

/// Tells of a trial's end, if one of its days has come and was not told yet. Says whether.
async fn tell(tx: &mut Tx, license: &License, now: Moment) -> Result<bool, Refused> {
    let (LicenseState::Trial, Some(term)) = (license.state, license.term) else { return Ok(false) };
    let mut last = None;
    for days in DAYS.into_iter().filter(|days| term.since(now) <= days * DAY) {
        let sql = "INSERT INTO license_notices (license, term, days, sent_at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (license, term, days) DO NOTHING";
        let sent_at = tx.micros();
        let is_new = tx.run(sql, args![license.id, micros(Some(term)), days, sent_at]).await? > 0;
        last = is_new.then_some(days);
    }
    let Some(days) = last else { return Ok(false) };
    tx.record(Event {
        kind: "license.trial_ending",
        owner: license.vendor.0,
        object: license.id.0,
        revision: license.revision,
        detail: Some(json!({"days": days}).to_string()),
    });
    mails::trial_ending(tx, license, term, days).await?;
    Ok(true)
}

impl Office {
    /// Tells of trials that end soon. Says how many were told of.
    pub(crate) async fn tell_of_trials(&self) -> Result<u64, Refused> {
        let (mut told, mut after) = (0, LicenseId(0));
        loop {
            let now = Moment::from(self.clock().now());
            let soon = (micros(Some(now)), micros(Some(now.plus_days(DAYS[0]))));
            let found = rows::trials_ending(&mut self.read().await?, soon, after, BATCH).await?;
            let Some((_, last)) = found.last() else { return Ok(told) };
            after = *last;
            for (vendor, id) in found {
                let done = self.db.write((), move |tx, ()| {
                    Box::pin(async move {
                        let license = lock_settled(tx, vendor, id).await?;
                        tell(tx, &license, now).await
                    })
                });
                told += u64::from(done.await?);
            }
        }
    }
}
