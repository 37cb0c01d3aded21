//! The dashboard as the server serves it. What it does in a browser is told by `clients/dashboard/tests`.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::site::Site;

/// Every file under `folder`, by its path from there.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut left = vec![folder.to_owned()];
    while let Some(next) = left.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => left.push(path),
                false => found.push(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned()),
            }
        }
    }
    found
}

#[tokio::test]
async fn the_dashboard_is_in_the_server() {
    let site = Site::open().await;
    let get =
        async |path: &str, lines: &[(&str, &str)]| site.send(&site.router, &format!("GET {path}"), lines, "").await;
    for (from, status) in [("/", 307), ("/dashboard", 308)] {
        let answer = get(from, &[]).await;
        assert_eq!((answer.status, answer.header("location")), (status, Some("/dashboard/")));
    }
    let dist = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../clients/dashboard/dist");
    let index = get("/dashboard/", &[]).await.text();
    let names = files(&dist);
    assert!(names.len() >= 4, "{names:?}");
    for name in &names {
        let address = format!("/dashboard/{name}");
        assert!(name == "index.html" || index.contains(&format!("\"{address}\"")), "{name} is asked for by nobody");
        let plain = get(&address, &[]).await;
        assert_eq!((plain.status, plain.text()), (200, std::fs::read_to_string(dist.join(name)).unwrap()));
        let policy = plain.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        for (header, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cache-control", "no-cache"),
            ("vary", "accept-encoding"),
        ] {
            assert_eq!(plain.header(header), Some(value), "{name}");
        }
        // Whoever has it is not sent it again, packed or not; one form is not taken for the other.
        let packed = get(&address, &[("accept-encoding", "br;q=1, gzip;q=0.5")]).await;
        assert_eq!(packed.header("content-encoding"), Some("gzip"));
        assert!(packed.body.len() < plain.body.len() && packed.header("etag") != plain.header("etag"));
        for (answer, coding, status) in
            [(&plain, "identity", 304), (&packed, "gzip", 304), (&plain, "gzip", 200), (&packed, "gzip;q=0", 200)]
        {
            let lines = [("accept-encoding", coding), ("if-none-match", answer.header("etag").unwrap())];
            assert_eq!(get(&address, &lines).await.status, status, "{name} {coding}");
        }
    }
    for nothing in ["/dashboard/nothing.js", "/dashboard/..%2Findex.html", "/dashboard/assets/"] {
        get(nothing, &[]).await.fails(404, "not_found");
    }
    // The private socket serves no browser.
    let local = api::local_router(site.state.clone());
    site.send(&local, "GET /dashboard/", &[], "").await.fails(404, "not_found");
    site.ask("GET /v1/openapi.json", Value::Null).await.is(200);
}
