//! Batches that go on after their request was answered.

use engine::Principal;
use foundation::http::testing::Answer;
use serde_json::{Value, json};
use store::testing::Place;

use crate::site::Site;

const LATER: &str = "POST /v1/operations";
const JSON: (&str, &str) = ("content-type", "application/json");

async fn with_domain(place: Place) -> Site {
    let site = Site::at(place).await;
    site.license().await;
    site.ask("POST /v1/domains", json!({"name": "example.org"})).await.is(201);
    site
}

/// Makes a mailbox with a password.
fn mailbox(name: &str) -> Value {
    let body = json!({"password": format!("secret of {name}")});
    json!({"method": "PUT", "path": format!("/v1/mailboxes/{name}@example.org"), "body": body})
}

/// Makes that many without.
fn mailboxes(count: usize) -> Value {
    let one = |nth| json!({"method": "PUT", "path": format!("/v1/mailboxes/m{nth}@example.org"), "body": {}});
    json!({"requests": (0..count).map(one).collect::<Vec<_>>(), "order": "any"})
}

async fn begin(site: &Site, batch: Value) -> String {
    let begun = site.ask(LATER, batch).await;
    let path = begun.header("location").unwrap_or_else(|| panic!("{}", begun.text())).to_owned();
    let operation = begun.is(202);
    assert_eq!(path, format!("/v1/operations/{}", operation["id"].as_str().unwrap()));
    path
}

async fn read(site: &Site, path: &str) -> Value {
    site.ask(&format!("GET {path}"), Value::Null).await.is(200)
}

async fn as_token(site: &Site, secret: &str, line: &str, body: &Value) -> Answer {
    let bearer = format!("Bearer {secret}");
    let body = if body.is_null() { String::new() } else { body.to_string() };
    site.send(&site.router, line, &[("authorization", bearer.as_str()), JSON], body).await
}

/// How many parts of an operation are settled. Asked often, and not by REST, which would have the asker wait.
async fn settled(site: &Site, path: &str) -> i64 {
    let id = path.rsplit('/').next().unwrap();
    site.engine.operation(&Principal::system(), id).await.unwrap().settled
}

/// Everything an operation has written down, as somebody would see it who stole the rows.
async fn rows(site: &Site) -> String {
    let mut conn = site.engine.store().read().await.unwrap();
    let mut all = String::new();
    for row in conn.all("SELECT COALESCE(input, 'gone') FROM operations", Vec::new()).await.unwrap() {
        all += &row.text(0).unwrap();
    }
    for row in conn.all("SELECT result FROM operation_results", Vec::new()).await.unwrap() {
        all += &row.text(0).unwrap();
    }
    all
}

#[tokio::test]
async fn a_batch_goes_on_after_its_answer() {
    for place in Place::all().await {
        let site = with_domain(place).await;
        let mut batch = mailboxes(19);
        let requests = batch["requests"].as_array_mut().unwrap();
        requests.push(mailbox("m19"));
        let targets: Vec<String> = (0..1000).map(|nth| format!("somebody-{nth}@{}.example", "x".repeat(40))).collect();
        let large = json!({"method": "PUT", "path": "/v1/aliases/all@example.org", "body": {"targets": targets}});
        requests.push(mailbox("not%20a%20name"));
        let app = json!({"name": "scanner"});
        requests.push(json!({"method": "POST", "path": "/v1/mailboxes/m1@example.org/app-passwords", "body": app}));
        requests.push(large);
        batch["order"] = json!("sequential");
        let path = begin(&site, batch).await;
        let waiting = read(&site, &path).await;
        assert_eq!(
            (&waiting["status"], &waiting["done"], &waiting["kind"]),
            (&json!("waiting"), &json!(false), &json!("batch"))
        );
        assert_eq!(waiting["progress"], json!({"settled": 0, "failed": 0, "total": 23}));
        site.ask("GET /v1/mailboxes/m0@example.org", Value::Null).await.fails(404, "not_found");
        assert!(!rows(&site).await.contains("secret"), "what is to be done is sealed while it waits");

        assert_eq!(site.engine.work_off().await.unwrap(), "ended 1 operations");
        let done = read(&site, &path).await;
        assert_eq!((&done["status"], &done["done"]), (&json!("done"), &json!(true)));
        assert_eq!(done["progress"], json!({"settled": 23, "failed": 1, "total": 23}));
        assert!(done["started_at"].is_string() && done["finished_at"].is_string());
        site.ask("GET /v1/mailboxes/m19@example.org", Value::Null).await.is(200);

        let (mut next, mut statuses) = (Some(format!("{path}/results?limit=9")), Vec::new());
        while let Some(line) = next {
            let page = read(&site, &line).await;
            statuses
                .extend(page["data"].as_array().unwrap().iter().map(|it| (it["index"].clone(), it["status"].clone())));
            next = page["next_cursor"].as_str().map(|cursor| format!("{path}/results?limit=9&cursor={cursor}"));
        }
        let expected = |nth: u64| match nth {
            20 => 422,
            21 => 200,
            _ => 201,
        };
        assert_eq!(statuses, (0..23).map(|nth| (json!(nth), json!(expected(nth)))).collect::<Vec<_>>());
        let failed = read(&site, &format!("{path}/results?failed=true")).await;
        assert_eq!(
            (&failed["data"][0]["index"], &failed["data"][0]["body"]["code"]),
            (&json!(20), &json!("invalid_fields"))
        );
        assert_eq!(failed["data"][0]["body"]["instance"], "/v1/mailboxes/not%20a%20name@example.org");
        let well = read(&site, &format!("{path}/results?failed=false&limit=100")).await;
        let [last, large] = well["data"].as_array().unwrap().last_chunk::<2>().unwrap().clone();
        assert_eq!(
            (&large["location"], &large["body"]),
            (&json!("/v1/aliases/all@example.org"), &Value::Null),
            "too long"
        );
        assert_eq!(
            (&last["body"]["name"], &last["body"]["password"]),
            (&json!("scanner"), &Value::Null),
            "shown once: never"
        );
        assert!(!rows(&site).await.contains("secret of"), "nor is a password left behind");

        let told = read(&site, "/v1/events?types=operation.*").await;
        let told: Vec<_> = told["data"].as_array().unwrap().iter().map(|it| it["type"].as_str().unwrap()).collect();
        assert_eq!(told, ["operation.created", "operation.ended"]);
        // Who did it is who asked for it, in which operation.
        let audit = read(&site, "/v1/audit-lines?object=mailbox:m3@example.org").await;
        assert_eq!(audit["data"][0]["request"], done["id"]);
        assert_eq!(audit["data"][0]["actor"], done["actor"]);
        let listed = read(&site, "/v1/operations?status=done").await;
        assert_eq!(listed["data"], json!([done]));
        assert_eq!(read(&site, "/v1/operations?status=running").await["data"], json!([]));

        // A week after its end nobody knows of it.
        site.place.clock.advance(std::time::Duration::from_secs(8 * 24 * 3600));
        let upkeep = foundation::tasks::Tasks::start(site.engine.upkeep(), site.engine.store().clock());
        let mut retention = upkeep.watch("retention").unwrap();
        upkeep.signal("retention").unwrap().wake();
        retention.wait_for(|status| status.runs > 0).await.unwrap();
        site.ask(&format!("GET {path}"), Value::Null).await.fails(404, "not_found");
        upkeep.stop(std::time::Duration::from_secs(20)).await;
    }
}

/// A crash leaves requests that were done and not written down: none of them is done a second time.
#[tokio::test]
async fn what_was_interrupted_is_gone_on_with_and_nothing_is_done_twice() {
    for place in Place::all().await {
        let site = with_domain(place).await;
        let path = begin(&site, mailboxes(100)).await;
        for _ in 0..3 {
            let seen = settled(&site, &path).await;
            tokio::select! {
                biased;
                () = async {
                    while settled(&site, &path).await <= seen {
                        tokio::task::yield_now().await;
                    }
                } => {}
                done = site.engine.work_off() => panic!("it was not interrupted: {done:?}"),
            }
        }
        assert_eq!(read(&site, &path).await["status"], "running");
        site.engine.work_off().await.unwrap();
        let done = read(&site, &path).await;
        assert_eq!((&done["status"], &done["progress"]["settled"]), (&json!("done"), &json!(100)));
        assert_eq!(done["progress"]["failed"], 0, "{}", read(&site, &format!("{path}/results?failed=true")).await);
        let made = read(&site, "/v1/events?types=mailbox.*&limit=100").await;
        assert_eq!(made["data"].as_array().unwrap().len(), 100, "each is made once and changed never");
        assert_eq!(read(&site, "/v1/mailboxes?count=true&limit=1").await["total"], 100);
    }
}

#[tokio::test]
async fn an_operation_is_ended_by_whoever_may() {
    let site = with_domain(Place::sqlite()).await;
    let (first, second) = (begin(&site, mailboxes(50)).await, begin(&site, mailboxes(60)).await);
    // One that waits is over at once.
    let cancelled = site.ask(&format!("POST {second}/cancel"), Value::Null).await.is(200);
    assert_eq!((&cancelled["status"], &cancelled["done"]), (&json!("cancelled"), &json!(true)));
    // One that is being done stops after what is in hand.
    let ((), worked) = tokio::join!(
        async {
            while settled(&site, &first).await == 0 {
                tokio::task::yield_now().await;
            }
            site.ask(&format!("POST {first}/cancel"), Value::Null).await.is(200);
        },
        site.engine.work_off()
    );
    worked.unwrap();
    let ended = read(&site, &first).await;
    assert_eq!(ended["status"], "cancelled");
    let settled = ended["progress"]["settled"].as_u64().unwrap();
    assert!((1..50).contains(&settled), "{settled}");
    assert_eq!(read(&site, "/v1/mailboxes?count=true&limit=1").await["total"], settled, "what was done stays");
    let again = site.ask(&format!("POST {first}/cancel"), Value::Null).await.is(200);
    assert_eq!(again, ended, "what is over is over");
    let told = read(&site, "/v1/events?types=operation.ended").await;
    assert_eq!(told["data"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn an_operation_ends_with_the_token_by_which_it_is_done() {
    let site = with_domain(Place::sqlite()).await;
    let new = json!({"name": "import", "scopes": ["mailboxes:write", "operations:write"]});
    let token = site.ask("POST /v1/tokens", new).await.is(201);
    let secret = token["secret"].as_str().unwrap();
    let begun = as_token(&site, secret, LATER, &mailboxes(3)).await.is(202);
    let path = format!("/v1/operations/{}", begun["id"].as_str().unwrap());
    site.ask(&format!("DELETE /v1/tokens/{}", token["id"].as_str().unwrap()), Value::Null).await.is(204);
    site.engine.work_off().await.unwrap();
    let failed = read(&site, &path).await;
    assert_eq!((&failed["status"], &failed["error"]["code"]), (&json!("failed"), &json!("token_ended")));
    assert_eq!(read(&site, "/v1/mailboxes?count=true&limit=1").await["total"], 0);
}

/// Another server has the rows and not the key file.
#[tokio::test]
async fn what_cannot_be_opened_any_more_is_told() {
    let site = with_domain(Place::sqlite()).await;
    let path = begin(&site, mailboxes(3)).await;
    let Site { place, engine, router, state, .. } = site;
    drop((engine, router, state));
    let site = Site::at(place).await;
    site.engine.work_off().await.unwrap();
    let failed = read(&site, &path).await;
    assert_eq!((&failed["status"], &failed["error"]["code"]), (&json!("failed"), &json!("input_unreadable")));
}

#[tokio::test]
async fn operations_are_within_bounds_and_within_reach() {
    let site = with_domain(Place::sqlite()).await;
    for tenant in ["acme", "globex"] {
        site.ask("POST /v1/tenants", json!({"name": tenant, "domain": format!("{tenant}.example")})).await.is(201);
    }
    let token = async |tenant: &str, scopes: Value| {
        let new = json!({"name": "t", "scopes": scopes, "tenant": tenant});
        site.ask("POST /v1/tokens", new).await.is(201)["secret"].as_str().unwrap().to_owned()
    };
    let acme = token("acme", json!(["mailboxes:write", "operations:write"])).await;
    let other = token("acme", json!(["operations:read"])).await;
    let chief = token("acme", json!(["admin"])).await;
    let globex = token("globex", json!(["admin"])).await;
    let one = json!({"requests": [{"method": "PUT", "path": "/v1/mailboxes/anna@acme.example", "body": {}}]});
    let begun = as_token(&site, &acme, LATER, &one).await.is(202);
    assert_eq!(begun["tenant"], "acme");
    let path = format!("/v1/operations/{}", begun["id"].as_str().unwrap());
    // Whose results they are: they show what only the rights of whoever asked let them see.
    let results = format!("GET {path}/results");
    as_token(&site, &acme, &results, &Value::Null).await.is(200);
    as_token(&site, &chief, &results, &Value::Null).await.is(200);
    as_token(&site, &other, &format!("GET {path}"), &Value::Null).await.is(200);
    as_token(&site, &other, &results, &Value::Null).await.fails(403, "insufficient_scope");
    as_token(&site, &other, LATER, &one).await.fails(403, "insufficient_scope");
    for line in [format!("GET {path}"), results, format!("POST {path}/cancel")] {
        as_token(&site, &globex, &line, &Value::Null).await.fails(404, "not_found");
    }
    assert_eq!(as_token(&site, &globex, "GET /v1/operations", &Value::Null).await.is(200)["data"], json!([]));
    for _ in 1..20 {
        as_token(&site, &acme, LATER, &one).await.is(202);
    }
    as_token(&site, &acme, LATER, &one).await.fails(409, "too_many_operations");
    // Nobody else waits for it.
    let theirs = json!({"requests": [{"method": "PUT", "path": "/v1/mailboxes/ben@globex.example", "body": {}}]});
    as_token(&site, &globex, LATER, &theirs).await.is(202);
    site.engine.work_off().await.unwrap();
    assert_eq!(read(&site, "/v1/operations?status=done&limit=100").await["data"].as_array().unwrap().len(), 21);
    let many = json!({"requests": vec![one["requests"][0].clone(); 501]});
    site.ask("POST /v1/batch", many.clone()).await.fails(422, "invalid_fields");
    site.ask(LATER, many).await.is(202);
    let bad = json!({"requests": [{"method": "PUT", "path": "/elsewhere"}]});
    assert_eq!(site.ask(LATER, bad).await.fails(422, "invalid_fields"), ["/requests/0/path invalid"]);
}
