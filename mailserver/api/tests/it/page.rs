//! The document and its page, open to everyone and complete without a network.

use crate::site::Site;

#[tokio::test]
async fn the_document_is_served_once_and_then_by_its_validator() {
    let site = Site::open().await;
    let served = site.send(&site.router, "GET /v1/openapi.json", &[], "").await;
    assert_eq!(served.is(200), *site.document);
    assert_eq!(served.header("content-type"), Some("application/json"));
    let etag = served.header("etag").unwrap();
    let again = site.send(&site.router, "GET /v1/openapi.json", &[("if-none-match", etag)], "").await;
    assert_eq!((again.status, again.body.len()), (304, 0));
}

#[tokio::test]
async fn the_page_loads_nothing_from_elsewhere() {
    let site = Site::open().await;
    let lead_in = site.send(&site.router, "GET /docs", &[], "").await;
    assert_eq!((lead_in.status, lead_in.header("location")), (308, Some("/docs/")));
    let page = site.send(&site.router, "GET /docs/", &[], "").await;
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html")));
    let html = page.text();
    let mut files = vec!["swagger-initializer.js".to_owned()];
    for attribute in ["src=\"", "href=\""] {
        for (at, _) in html.match_indices(attribute) {
            let link = html[at + attribute.len()..].split('"').next().unwrap();
            assert!(!link.contains("//"), "the page loads {link}");
            files.push(link.trim_start_matches("./").to_owned());
        }
    }
    assert!(files.len() > 4, "{files:?}");
    assert!(!html.contains("<script>"), "an inline script would be blocked");
    for file in files {
        let answer = site.send(&site.router, &format!("GET /docs/{file}"), &[], "").await;
        assert!(answer.status == 200 && !answer.body.is_empty(), "{file}");
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{file}: {policy}");
    }
    let script = site.send(&site.router, "GET /docs/swagger-initializer.js", &[], "").await.text();
    assert!(script.contains("/v1/openapi.json") && !script.contains("petstore"), "{script}");
    assert!(script.contains("\"validatorUrl\": \"none\""), "{script}");
    site.send(&site.router, "GET /docs/none.js", &[], "").await.fails(404, "not_found");
    site.send(&site.router, "GET /docs/../../etc/passwd", &[], "").await.fails(404, "not_found");
}
