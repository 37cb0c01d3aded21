//! Back-ups: written from either database, read into either.

use std::path::PathBuf;

use foundation::args;
use foundation::db::testing::Scratch;
use serde_json::{Value, json};

use crate::backups::{RestoreError, restore};
use crate::office::SCHEMA;

use super::site::Site;
use super::till::{Till, level};

struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let name: String = foundation::secrets::random::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
        Self(std::env::temp_dir().join(format!("pennypost-backup-{name}")))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn back_up(site: &Site) -> Folder {
    let folder = Folder::new();
    let order = json!({"directory": folder.0.to_str().unwrap()});
    let made = site.operator("acme", "POST /v1/backups", order).await.is(200);
    assert!(made["rows"].as_u64().unwrap() > 50 && made["tables"].as_u64().unwrap() > 30, "{made}");
    folder
}

/// What is written from one database and read into the other is written again the same.
#[tokio::test]
async fn a_backup_moves_from_either_database_to_either() {
    for till in Till::both().await {
        let license = till.licensed(level("essential", false, json!(25))).await;
        till.upsizes(&license, level("professional", true, json!(50)), "on_invoice").await;
        let first = back_up(&till.site).await;
        let read = |folder: &Folder, name: &str| std::fs::read_to_string(folder.0.join(name)).unwrap();
        let manifest: Value = serde_json::from_str(&read(&first, "manifest.json")).unwrap();
        for scratch in [Scratch::sqlite(), Scratch::postgres().await] {
            let db = scratch.open(SCHEMA).await;
            let restored = restore(&db, first.0.clone()).await.unwrap();
            assert_eq!(restored.tables, manifest["tables"].as_array().unwrap().len());
            let again = restore(&db, first.0.clone()).await;
            assert!(matches!(again, Err(RestoreError::Used)), "{again:?}");
            let mut conn = db.read().await.unwrap();
            for table in manifest["tables"].as_array().unwrap() {
                let name = table["name"].as_str().unwrap();
                let sql: &'static str = format!("SELECT COUNT(*) FROM \"{name}\"").leak();
                let rows = conn.one(sql, args![]).await.unwrap().int(0).unwrap();
                assert_eq!(json!(rows), table["rows"], "{name}");
            }
            let sql = "SELECT number, paper, total FROM invoices ORDER BY id";
            let invoices = conn.all(sql, args![]).await.unwrap();
            let mut before = till.site.office.read().await.unwrap();
            let expected = before.all(sql, args![]).await.unwrap();
            let text = |row: &foundation::db::Row| (row.text(0).unwrap(), row.text(1).unwrap(), row.int(2).unwrap());
            assert_eq!(invoices.iter().map(text).collect::<Vec<_>>(), expected.iter().map(text).collect::<Vec<_>>());
            // Identifiers go on where they stood.
            let id = db.write((), |tx, ()| Box::pin(tx.new_id())).await.unwrap();
            let last = conn.one("SELECT MAX(id) FROM licenses", args![]).await.unwrap().int(0).unwrap();
            assert!(id > last, "{id} {last}");
        }
    }
}

#[tokio::test]
async fn a_damaged_backup_is_not_read_and_none_is_written_over() {
    let till = Till::open(Site::open().await).await;
    let folder = back_up(&till.site).await;
    let order = json!({"directory": folder.0.to_str().unwrap()});
    let again = till.site.operator("acme", "POST /v1/backups", order).await;
    assert_eq!(again.fails(422, "invalid_fields"), ["/directory invalid"]);
    let relative = till.site.operator("acme", "POST /v1/backups", json!({"directory": "here"})).await;
    assert_eq!(relative.fails(422, "invalid_fields"), ["/directory invalid"]);
    let logins = folder.0.join("logins.ndjson");
    let text = std::fs::read_to_string(&logins).unwrap();
    std::fs::write(&logins, text.replacen("owner", "0wner", 1)).unwrap();
    let scratch = Scratch::sqlite();
    let db = scratch.open(SCHEMA).await;
    let refused = restore(&db, folder.0.clone()).await;
    assert!(matches!(&refused, Err(RestoreError::Damaged(file)) if file == "logins.ndjson"), "{refused:?}");
    std::fs::remove_file(folder.0.join("manifest.json")).unwrap();
    assert!(matches!(restore(&db, folder.0.clone()).await, Err(RestoreError::File { .. })));
}
