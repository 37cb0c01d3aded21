use std::time::Duration;

use foundation::args;
use foundation::tasks::{Outcome, Tasks};
use foundation::tokens;
use serde_json::json;

use super::hall::{Hall, PASSWORD, admin};
use crate::administrators::AdministratorOrder;
use crate::sessions::{PersonAttempt, Proof};

#[tokio::test]
async fn folders_remember_as_many_expunges_as_the_setting_says() {
    let hall = Hall::open().await;
    hall.set("retention", json!({"expunged_per_folder": 100})).await;
    let store = hall.engine.store();
    let lost = store.db().write((), |tx, ()| {
        Box::pin(async move {
            let sql = "INSERT INTO expunged (folder_id, modseq, uid) WITH RECURSIVE numbers (n) AS (SELECT 1 \
                       UNION ALL SELECT n + 1 FROM numbers WHERE n < 150) \
                       SELECT (SELECT MIN(id) FROM folders), n, n FROM numbers";
            tx.run(sql, args![]).await
        })
    });
    lost.await.map_err(|error: foundation::db::DbError| error).unwrap();
    let tasks = Tasks::start(hall.engine.upkeep(), store.clock());
    tasks.signal("expunges").unwrap().wake();
    let mut status = tasks.watch("expunges").unwrap();
    let done = status.wait_for(|status| status.runs == 1).await.unwrap().last.clone().unwrap();
    assert_eq!(done.outcome, Outcome::Done("forgot 50 expunged messages".to_owned()));
    let mut conn = store.read().await.unwrap();
    let row = conn.one("SELECT COUNT(*), MIN(modseq) FROM expunged", args![]).await.unwrap();
    assert_eq!((row.int(0).unwrap(), row.int(1).unwrap()), (100, 51));
}

/// Every login leaves a row behind.
#[tokio::test]
async fn sessions_that_ended_are_forgotten_a_day_later() {
    let hall = Hall::open().await;
    let engine = &hall.engine;
    let order = AdministratorOrder {
        login: "chief".to_owned(),
        name: String::new(),
        tenant: None,
        domain: None,
        scopes: admin().scopes.clone(),
        status: store::administrators::Status::Active,
        password: Some(PASSWORD.to_owned().into()),
    };
    engine.create_administrator(&admin(), order).await.unwrap();
    let begin = async || {
        let password = PASSWORD.to_owned().into();
        let peer = "192.0.2.9".parse().unwrap();
        let attempt = PersonAttempt {
            proof: Proof::Password { login: "chief", password: &password, code: None },
            peer,
            request: "r",
        };
        engine.begin_session(attempt).await.map(|begun| begun.session.id).ok().unwrap()
    };
    let tasks = Tasks::start(engine.upkeep(), engine.store().clock());
    let mut status = tasks.watch("retention").unwrap();
    let mut forget = async |run: u64| {
        tasks.signal("retention").unwrap().wake();
        status.wait_for(|status| status.runs == run).await.unwrap().last.clone().unwrap();
        let mut conn = engine.store().read().await.unwrap();
        tokens::list::<crate::Area>(&mut conn, None, None, 10)
            .await
            .unwrap()
            .into_iter()
            .map(|token| token.id)
            .collect::<Vec<_>>()
    };
    let first = begin().await;
    hall.place.clock.advance(Duration::from_secs(24 * 3600));
    let second = begin().await;
    assert_eq!(forget(1).await, [first, second], "it ended half a day ago");
    hall.place.clock.advance(Duration::from_secs(13 * 3600));
    assert_eq!(forget(2).await, [second]);
}
