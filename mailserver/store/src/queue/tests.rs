//! How the queue is read, asked of SQLite's planner: it plans a small table as a large one. PostgreSQL rightly scans what fits a
//! page, so its plans are looked at by hand.

use foundation::args;

use super::{NEXT_READY, READY};
use crate::testing::Place;

#[tokio::test]
async fn who_is_next_is_found_without_reading_the_queue() {
    let store = Place::sqlite().open().await;
    let mut conn = store.read().await.unwrap();
    for (query, values) in [(NEXT_READY, args![]), (READY, args![0, 1])] {
        let explain = format!("EXPLAIN QUERY PLAN {query}").leak();
        let rows = conn.all(explain, values).await.unwrap();
        let plan: Vec<String> = rows.iter().map(|row| row.text(3).unwrap()).collect();
        assert_eq!(plan.len(), 1, "{plan:?}");
        assert!(plan[0].starts_with("SEARCH queue_recipients USING INDEX queue_recipients_ready"), "{plan:?}");
    }
}
