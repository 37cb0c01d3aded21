//! The ground's promises, on both databases.

mod cut_off;

use std::collections::BTreeSet;

use futures::future::join_all;

use super::testing::{Scratch, both};
use super::{Appendix, Cursor, Database, DbError, Event, Migration, OpenError, Options, Writers};
use crate::args;
use crate::clock::Clock;

const NOTES: &[Migration] = &[Migration {
    name: "test/0001_notes",
    sql: "CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT UNIQUE, raw BYTEA);\
          CREATE TABLE pairs (a BIGINT, b BIGINT, PRIMARY KEY (a, b)) /* clustered */;",
}];

#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("no")]
    No,
    #[error(transparent)]
    Db(#[from] DbError),
}

async fn note(db: &Database, text: &str) -> Result<i64, Refused> {
    db.write(text.to_owned(), |tx, text| {
        Box::pin(async move {
            let id = tx.new_id().await?;
            tx.run("INSERT INTO notes (id, text) VALUES ($1, $2)", args![id, text]).await?;
            tx.record(Event { kind: "note.created", owner: 7, object: id, revision: 1, detail: Some(text.clone()) });
            tx.touch(7);
            if text.starts_with("refused") { Err(Refused::No) } else { Ok(id) }
        })
    })
    .await
}

async fn texts(db: &Database) -> BTreeSet<String> {
    let mut conn = db.read().await.unwrap();
    let rows = conn.all("SELECT text FROM notes", args![]).await.unwrap();
    rows.iter().map(|row| row.text(0).unwrap()).collect()
}

#[tokio::test]
async fn values_come_back_as_they_went_in() {
    both(NOTES, async |db| {
        db.write((), |tx, ()| {
            Box::pin(async move {
                let raw: Vec<u8> = (0..=255).collect();
                tx.run("INSERT INTO notes (id, text, raw) VALUES ($1, $2, $3)", args![1, "grün", raw]).await?;
                tx.run("INSERT INTO notes (id, text, raw) VALUES ($1, $2, $3)", args![2, None::<&str>, None::<Vec<u8>>])
                    .await
            })
        })
        .await
        .unwrap_or_else(|error: DbError| panic!("{error:?}"));
        let mut conn = db.read().await.unwrap();
        let rows = conn.all("SELECT id, text, raw FROM notes ORDER BY id", args![]).await.unwrap();
        assert_eq!((rows[0].int(0).unwrap(), rows[0].text(1).unwrap().as_str()), (1, "grün"));
        assert_eq!(rows[0].bytes(2).unwrap(), (0..=255).collect::<Vec<u8>>());
        assert_eq!((rows[1].opt_text(1).unwrap(), rows[1].opt_bytes(2).unwrap()), (None, None));
    })
    .await;
}

#[tokio::test]
async fn a_refused_unit_leaves_its_neighbours_alone() {
    both(NOTES, async |db| {
        let all = (0..40).map(|n| {
            let (db, text) = (db.clone(), if n % 4 == 0 { format!("refused {n}") } else { format!("kept {n}") });
            tokio::spawn(async move { (note(&db, &text).await.is_ok(), text) })
        });
        let mut kept = BTreeSet::new();
        for done in join_all(all).await {
            let (ok, text) = done.unwrap();
            assert_eq!(ok, text.starts_with("kept"), "{text}");
            kept.extend(ok.then_some(text));
        }
        assert_eq!(texts(&db).await, kept);
        let entries = db.feed().after(Cursor(0), 100).await.unwrap().unwrap();
        let recorded: BTreeSet<_> = entries.iter().filter_map(|entry| entry.detail.clone()).collect();
        assert_eq!(recorded, kept, "the feed holds what was committed and nothing else");
    })
    .await;
}

#[tokio::test]
async fn appended_rows_come_with_the_commit_of_their_unit_or_not_at_all() {
    static PAIRS: Appendix = Appendix {
        insert: "INSERT INTO pairs (a, b) VALUES ",
        row: "($, (SELECT COALESCE(MAX(id), 0) FROM notes WHERE text = $) + $)",
        rest: " ON CONFLICT DO NOTHING",
    };
    static NAMES: Appendix = Appendix { insert: "INSERT INTO notes (id, text) VALUES ", row: "($, $)", rest: "" };
    both(NOTES, async |db| {
        let all = (0..30).map(|unit: i64| {
            db.write(unit, |tx, &unit| {
                Box::pin(async move {
                    for row in 0..20 {
                        tx.append(&PAIRS, args![unit, None::<&str>, row]);
                        // Twice is as good as once.
                        tx.append(&PAIRS, args![unit, "nobody", row]);
                    }
                    tx.append(&NAMES, args![unit, format!("unit {unit}")]);
                    if unit % 3 == 0 { Err(Refused::No) } else { Ok(()) }
                })
            })
        });
        let kept: Vec<bool> = join_all(all).await.into_iter().map(|unit| unit.is_ok()).collect();
        assert_eq!(kept.iter().filter(|kept| **kept).count(), 20);
        let mut conn = db.read().await.unwrap();
        let rows = conn.all("SELECT a, COUNT(*), MAX(b) FROM pairs GROUP BY a ORDER BY a", args![]).await.unwrap();
        let found: Vec<_> =
            rows.iter().map(|row| (row.int(0).unwrap(), row.int(1).unwrap(), row.int(2).unwrap())).collect();
        let wanted: Vec<_> = (0..30).filter(|unit| unit % 3 != 0).map(|unit| (unit, 20, 19)).collect();
        assert_eq!(found, wanted);
        assert_eq!(texts(&db).await.len(), 20);
        // One unit, more rows than one statement takes.
        let many = db.write((), |tx, ()| {
            Box::pin(async move {
                (0..3000).for_each(|row| tx.append(&PAIRS, args![99, None::<&str>, row]));
                Ok::<_, DbError>(())
            })
        });
        many.await.unwrap();
        let row = conn.one("SELECT COUNT(*), MAX(b) FROM pairs WHERE a = 99", args![]).await.unwrap();
        assert_eq!((row.int(0).unwrap(), row.int(1).unwrap()), (3000, 2999));
        // A row that is refused after all takes its own unit down and no other.
        let (good, bad) = tokio::join!(
            note(&db, "neighbour"),
            db.write((), |tx, ()| {
                Box::pin(async move {
                    tx.append(&NAMES, args![1, "taken"]);
                    Ok::<_, DbError>(())
                })
            })
        );
        assert!(good.is_ok() && bad.is_err(), "{bad:?}");
    })
    .await;
}

/// In a group, steps that part the units go out with each one's first statement; their results are not its.
#[tokio::test]
async fn a_units_first_statement_in_a_group_answers_for_itself_alone() {
    both(NOTES, async |db| {
        note(&db, "there").await.unwrap();
        let batches = (10..30).map(|n| {
            db.write(n, |tx, &n| {
                Box::pin(async move {
                    let sql = "INSERT INTO notes (id, text) VALUES ($1, $2) RETURNING text;\
                               UPDATE notes SET raw = NULL WHERE text = $3;\
                               SELECT id FROM notes WHERE text = $2";
                    let rows = tx.batch(sql, args![n, format!("batch {n}"), "there"]).await?;
                    let [inserted, updated, found] = rows.as_slice() else { panic!("{rows:?}") };
                    assert_eq!(updated.len(), 0);
                    Ok::<_, DbError>((inserted[0].text(0)?, found[0].int(0)?))
                })
            })
        });
        let updates = (0..20).map(|_| {
            db.write((), |tx, ()| {
                Box::pin(async move {
                    let none = tx.run("UPDATE notes SET raw = NULL WHERE text = $1", args!["nowhere"]).await?;
                    let one = tx.run("UPDATE notes SET raw = NULL WHERE text = $1", args!["there"]).await?;
                    Ok::<_, DbError>((none, one))
                })
            })
        });
        let (batches, updates) = tokio::join!(join_all(batches), join_all(updates));
        for (n, row) in (10..).zip(batches) {
            assert_eq!(row.unwrap(), (format!("batch {n}"), n));
        }
        for touched in updates {
            assert_eq!(touched.unwrap(), (0, 1));
        }
    })
    .await;
}

#[tokio::test]
async fn a_broken_constraint_is_the_units_own_failure() {
    both(NOTES, async |db| {
        note(&db, "once").await.unwrap();
        let (again, other) = tokio::join!(note(&db, "once"), note(&db, "other"));
        assert!(matches!(again, Err(Refused::Db(DbError::Constraint(_)))), "{again:?}");
        other.unwrap();
        assert_eq!(texts(&db).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn identifiers_rise_and_survive_a_restart() {
    for scratch in [Scratch::sqlite(), Scratch::postgres().await] {
        let db = scratch.open(NOTES).await;
        let first = note(&db, "a").await.unwrap();
        let refused = note(&db, "refused").await;
        assert!(matches!(refused, Err(Refused::No)));
        let second = note(&db, "b").await.unwrap();
        assert!(second > first);
        db.close(std::time::Duration::from_secs(10)).await.unwrap();
        assert!(matches!(note(&db, "too late").await, Err(Refused::Db(DbError::Closed))));
        let db = reopen(&scratch).await;
        assert!(note(&db, "c").await.unwrap() > second);
    }
}

/// Opens a database whose last holder is just going away.
async fn reopen(scratch: &Scratch) -> Database {
    loop {
        match Database::open(Options::new(&scratch.url), NOTES).await {
            Ok(db) => return db,
            Err(OpenError::Taken) => tokio::task::yield_now().await,
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_second_server_is_refused() {
    let scratch = Scratch::postgres().await;
    let _db = scratch.open(NOTES).await;
    let second = Database::open(Options::new(&scratch.url), NOTES).await;
    assert!(matches!(second, Err(OpenError::Taken)));
}

#[tokio::test]
async fn two_writers_leave_no_gap_for_a_reader_of_the_feed() {
    let scratch = Scratch::postgres().await;
    let left = scratch.open_as(NOTES, Writers::Many, Clock::system()).await;
    let right = scratch.open_as(NOTES, Writers::Many, Clock::system()).await;
    let write = |db: Database, name: &'static str| {
        tokio::spawn(async move {
            for n in 0..150 {
                note(&db, &format!("{name} {n}")).await.unwrap();
            }
        })
    };
    let writers = [write(left.clone(), "left"), write(right.clone(), "right")];
    // Read as fast as possible while both write: what is seen must be the next position each time.
    let mut seen = 0;
    while seen < 300 {
        for entry in left.feed().after(Cursor(seen), 64).await.unwrap().unwrap() {
            assert_eq!(entry.position, seen + 1, "a position appeared after a later one");
            seen = entry.position;
        }
    }
    for writer in writers {
        writer.await.unwrap();
    }
}

#[tokio::test]
async fn a_trimmed_feed_refuses_an_old_cursor() {
    both(NOTES, async |db| {
        for text in ["a", "b", "c"] {
            note(&db, text).await.unwrap();
        }
        assert_eq!(db.feed().trim(i64::MAX, 2).await.unwrap(), 2);
        assert!(db.feed().after(Cursor(1), 10).await.unwrap().is_err());
        let rest = db.feed().after(Cursor(2), 10).await.unwrap().unwrap();
        assert_eq!(rest.iter().map(|entry| entry.position).collect::<Vec<_>>(), [3]);
    })
    .await;
}

#[tokio::test]
async fn a_commit_wakes_who_watches_what_it_touched() {
    both(NOTES, async |db| {
        let (mut mine, other) = (db.watch(7), db.watch(8));
        assert!(!mine.has_changed());
        note(&db, "a").await.unwrap();
        mine.changed().await;
        assert!(!other.has_changed());
        assert!(note(&db, "refused").await.is_err());
        assert!(!mine.has_changed(), "a refused unit wakes nobody");
        assert_eq!(*db.head().borrow(), 1);
    })
    .await;
}

/// Whoever tells others of the feed was woken by every message that came.
#[tokio::test]
async fn what_nobody_outside_is_told_of_wakes_nobody_who_tells() {
    both(NOTES, async |db| {
        let (head, mut told) = (db.head(), db.told());
        let inner = db.write((), |tx, ()| {
            Box::pin(async move {
                tx.record(Event { kind: "note.read", owner: crate::db::INNER, object: 1, revision: 1, detail: None });
                Ok::<_, Refused>(())
            })
        });
        inner.await.unwrap();
        assert_eq!((*head.borrow(), told.has_changed().unwrap()), (1, false));
        note(&db, "a").await.unwrap();
        assert!(told.has_changed().unwrap());
        assert_eq!((*head.borrow(), *told.borrow_and_update()), (2, 2));
    })
    .await;
}

#[tokio::test]
async fn a_lost_connection_is_replaced_and_the_unit_runs() {
    let scratch = Scratch::postgres().await;
    let db = scratch.open(NOTES).await;
    note(&db, "before").await.unwrap();
    let mut conn = db.read().await.unwrap();
    conn.all(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
        args![],
    )
    .await
    .unwrap();
    note(&db, "after").await.unwrap();
    assert_eq!(texts(&db).await.len(), 2);
}
