use foundation::args;
use foundation::tasks::{Outcome, Tasks};
use serde_json::json;

use super::hall::Hall;

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
