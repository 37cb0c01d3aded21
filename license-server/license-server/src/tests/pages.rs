//! The account page as its files say it: whose it is, what it may run, and that nothing of it is missing.

use std::collections::BTreeSet;

use axum::body::{Body, to_bytes};
use http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, REFERRER_POLICY};
use http::{Request, StatusCode};
use tower::ServiceExt as _;

use super::site::Site;
use crate::pages::{FILES, safe};

async fn fetch(site: &Site, path: &str, lines: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
    let mut request = Request::get(path).header("host", "acme.example");
    for (name, value) in lines {
        request = request.header(*name, *value);
    }
    let response = site.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    (parts.status, parts.headers, String::from_utf8(bytes.to_vec()).unwrap())
}

#[tokio::test]
async fn the_page_names_its_vendor_and_runs_nothing_but_its_own_files() {
    let site = Site::open().await;
    site.vendor("acme").await;
    let (status, _, _) = fetch(&site, "/", &[]).await;
    assert_eq!(status, StatusCode::TEMPORARY_REDIRECT);
    let mut asked = BTreeSet::new();
    for path in ["/account", "/welcome", "/trial"] {
        let (status, headers, text) = fetch(&site, path, &[]).await;
        assert_eq!((status, headers[CONTENT_TYPE].to_str().unwrap()), (StatusCode::OK, "text/html; charset=utf-8"));
        assert!(text.contains("<title>Account · acme</title>") && !text.contains("{{"), "{text}");
        // Without scripts it says what it is for and how else to get there.
        assert!(text.contains("<noscript>") && text.contains("mailserver license reactivate"));
        assert!(
            !text.contains("style=")
                && !text.contains("onclick")
                && !text.contains("http:")
                && !text.contains("https:")
        );
        asked.extend(text.split('"').filter(|word| word.starts_with("/pages/")).map(str::to_owned));
        let etag = headers["etag"].to_str().unwrap();
        assert_eq!(fetch(&site, path, &[("if-none-match", etag)]).await.0, StatusCode::NOT_MODIFIED);
    }
    assert_eq!(asked.len(), 3, "{asked:?}");
    let names: Vec<String> = FILES.iter().map(|file| format!("/pages/{}", file.name)).collect();
    for path in names.iter().chain([&"/account".to_owned()]) {
        let (status, headers, text) = fetch(&site, path, &[]).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        let policy = headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self';") && !policy.contains("unsafe"), "{path}");
        assert!(policy.contains("frame-ancestors 'none'"));
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers[REFERRER_POLICY], "no-referrer");
        // Modules name each other; none names what is not there, and nothing is fetched from elsewhere.
        for module in text.split("from \"./").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(names.contains(&format!("/pages/{module}")), "{path} imports {module}");
        }
        let elsewhere = text.replace("http://www.w3.org/2000/svg", "").replace("startsWith(\"https://\")", "");
        assert!(!elsewhere.contains("http://") && !elsewhere.contains("https://"), "{path} names another host");
        for risky in ["innerHTML", "eval(", "document.write", "insertAdjacentHTML"] {
            assert!(!text.contains(risky), "{path} has {risky}");
        }
    }
    assert_eq!(fetch(&site, "/pages/mod.rs", &[]).await.0, StatusCode::NOT_FOUND);
    assert_eq!(fetch(&site, "/pages/..%2Fmod.rs", &[]).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_vendors_name_is_text() {
    assert_eq!(safe("<b onload='x'>\"&\""), "&lt;b onload=&#39;x&#39;&gt;&quot;&amp;&quot;");
}
