//! A customer's whole life at a provider, from the order to the purge, through the SDK.

use std::fmt::Debug;

use pennypost_client::types::{
    AdminPassword, Batch, BatchRequest, DeleteMailboxQuery, DeleteTenantByExternalIdQuery, ListDomainsQuery,
    ListMailboxesQuery, ListTenantsQuery, NewMailbox, NewPlan, NewSession, NewSsoLink, NewSsoSession, NewSuspension,
    NewTenant, NewTenantAdmin, PlanChange, ServerSettingsPatch, SomeLimits, TenantReplacement,
};
use pennypost_client::{Change, Client, Error, Exceeded, Problem, Reply};
use serde_json::json;
use tests::{Database, Peer, Server};

use crate::on_both;

on_both!(a_customer_from_the_order_to_the_purge);

const HOST: &str = "mail.provider.test";
const SERVICE: &str = "service-4711";
const DOMAIN: &str = "life.test";
const BOSS: &str = "boss@life.test";
const ANNA: &str = "anna@life.test";
const PEOPLE: [&str; 3] = [ANNA, "ben@life.test", "carla@life.test"];
const PASSWORD: &str = "correct horse battery";
const STORAGE: u64 = 2 << 30;
const PLANS: [(&str, u64); 3] = [("small", 2), ("medium", 4), ("large", 6)];

async fn a_customer_from_the_order_to_the_purge(database: Database) {
    let server = Server::start(database).await;
    server.keep_out_of_log(PASSWORD);
    plans_are_made_once(&server).await;
    let tenant = an_order_is_paid_and_what_repeats_it_changes_nothing(&server).await;
    the_domain_is_the_customers(&server, &tenant).await;
    the_dns_lacks_what_is_wanted_until_it_is_published(&server).await;
    mailboxes_are_made_in_bulk(&server, &tenant).await;
    usage_is_read_of_everybody_at_once(&server, &tenant).await;
    an_invoice_is_overdue_then_paid(&server, &tenant).await;
    a_plan_that_is_too_small_is_refused_and_a_fitting_one_taken(&server).await;
    the_administrator_comes_in_by_one_click(&server, &tenant).await;
    it_is_terminated_by_mistake_and_restored(&server, &tenant).await;
    it_ends(&server, &tenant).await;
}

/// What the server says when it refuses.
fn refused<T: Debug>(answer: Result<Reply<T>, Error>, status: u16, code: &str) -> Problem {
    let error = answer.expect_err("it is refused");
    assert_eq!((error.status(), error.code()), (Some(status), code), "{error}");
    error.problem().expect("a problem").clone()
}

/// Whoever logs in, by a session of their own.
async fn login(server: &Server, name: &str) -> Result<Client, Error> {
    let begun = server.api().create_session(&NewSession::new(name, PASSWORD)).await?;
    Ok(server.api_as(begun.secret.as_deref().expect("the secret is shown once")))
}

/// Somebody who was let in is logged out again.
async fn comes_and_goes(server: &Server, name: &str) {
    let session = login(server, name).await.expect("they are let in");
    session.delete_current_session().await.expect("a session can be ended");
}

async fn is_kept_out(server: &Server, name: &str) {
    let error = login(server, name).await.expect_err("nobody is let in");
    assert_eq!((error.status(), error.code()), (Some(401), "login_failed"), "{error}");
}

/// Every mailbox of the tenant, two to a page.
async fn addresses(server: &Server, tenant: &str) -> Vec<String> {
    let query = ListMailboxesQuery { tenant: Some(tenant.to_owned()), limit: Some(2), ..Default::default() };
    let all = server.api().list_mailboxes(&query).pages().collect().await.expect("every page can be read");
    all.into_iter().map(|mailbox| mailbox.address).collect()
}

fn no_room(used: u64, allowed: u64) -> [Exceeded; 1] {
    [Exceeded { limit: "mailboxes".to_owned(), used, allowed }]
}

async fn plans_are_made_once(server: &Server) {
    let api = server.api();
    for (name, mailboxes) in PLANS {
        let limits = SomeLimits {
            domains: Change::Set(1),
            mailboxes: Change::Set(mailboxes),
            storage_bytes: Change::Set(STORAGE),
            ..Default::default()
        };
        let plan = NewPlan { limits: Some(limits), ..NewPlan::new(name) };
        let made = api.create_plan(&plan).idempotency_key(name).await.expect("a plan is made");
        let again = api.create_plan(&plan).idempotency_key(name).await.expect("it is answered again");
        assert_eq!((made.http_status, made.replayed), (201, false));
        assert_eq!((again.http_status, again.replayed, &again.body), (201, true, &made.body));
    }
}

/// The tenant's name.
async fn an_order_is_paid_and_what_repeats_it_changes_nothing(server: &Server) -> String {
    let api = server.api();
    let order = TenantReplacement {
        plan: Some("large".to_owned()),
        domain: Some(DOMAIN.to_owned()),
        admin: Some(NewTenantAdmin::new(BOSS)),
        ..Default::default()
    };
    let made = api.replace_tenant_by_external_id(SERVICE, &order).await.expect("a tenant is made");
    let name = made.name.clone();
    assert_eq!((made.http_status, made.location.clone()), (201, Some(format!("/v1/tenants/{name}"))));
    assert_eq!((made.status.as_str(), made.plan.as_deref()), ("active", Some("large")));
    assert_eq!((made.domain.as_deref(), made.external_id.as_deref()), (Some(DOMAIN), Some(SERVICE)));
    assert_eq!((made.admin.as_ref().map(|admin| admin.login.as_str()), made.limits.mailboxes), (Some(BOSS), Some(6)));
    let again = api.replace_tenant_by_external_id(SERVICE, &order).await.expect("it is there already");
    assert_eq!((again.http_status, again.replayed), (200, false));
    assert_eq!((&again.body, &again.etag), (&made.body, &made.etag));
    // Nobody was faster.
    let etag = made.etag.as_deref().expect("objects carry a validator");
    let kept = api.replace_tenant_by_external_id(SERVICE, &order).if_match(etag).await.expect("nothing is changed");
    assert_eq!((&kept.body, &kept.etag), (&made.body, &made.etag));
    let second = NewTenant { name: Some(name.clone()), ..Default::default() };
    let problem = refused(api.create_tenant(&second).await, 409, "already_exists");
    let conflict = problem.conflict.expect("it says what is in the way");
    assert_eq!((conflict.kind.as_str(), &conflict.key), ("tenant", &name));
    let password = AdminPassword::new(PASSWORD);
    api.run_admin_password_change_by_external_id(SERVICE, &password).await.expect("a password is set");
    name
}

async fn the_domain_is_the_customers(server: &Server, tenant: &str) {
    let api = server.api();
    let domain = api.read_domain(DOMAIN).await.expect("it is there");
    assert_eq!((domain.tenant.as_deref(), domain.status.as_str()), (Some(tenant), "active"));
    let query = ListDomainsQuery { tenant: Some(tenant.to_owned()), ..Default::default() };
    let domains = api.list_domains(&query).pages().collect().await.expect("every page can be read");
    let names: Vec<&str> = domains.iter().map(|domain| domain.name.as_str()).collect();
    assert_eq!(names, [DOMAIN]);
}

async fn the_dns_lacks_what_is_wanted_until_it_is_published(server: &Server) {
    let api = server.api();
    // The machine's own name need not be one that an SPF record can hold.
    let named = ServerSettingsPatch { hostname: Change::Set(HOST.to_owned()), ..Default::default() };
    api.update_server_settings(&named).await.expect("the server is named");
    let wanted = api.list_dns_records(DOMAIN).await.expect("what the DNS should show").body.data;
    for purpose in ["receive", "spf", "dkim", "dmarc"] {
        assert!(wanted.iter().any(|record| record.purpose.as_str() == purpose), "{purpose} is not in {wanted:?}");
    }
    let standings = async || {
        let checked = api.list_dns_check(DOMAIN).await.expect("what the DNS shows").body.data;
        assert_eq!(checked.len(), wanted.len());
        for (check, record) in checked.iter().zip(&wanted) {
            assert_eq!((&check.name, &check.value), (&record.name, &record.value));
        }
        checked
    };
    let checked = standings().await;
    assert!(checked.iter().all(|check| check.status.as_str() == "missing" && check.found.is_empty()), "{checked:?}");
    for record in &wanted {
        server.dns().add(&format!("{}. 60 IN {} {}", record.name, record.r#type, record.value));
    }
    server.dns().add(&format!("{HOST}. 60 IN A 127.0.0.1"));
    let checked = standings().await;
    assert!(checked.iter().all(|check| check.status.as_str() == "good"), "{checked:?}");
}

async fn mailboxes_are_made_in_bulk(server: &Server, tenant: &str) {
    let api = server.api();
    let request = |address: &str| {
        let fields = json!({"address": address, "password": PASSWORD});
        BatchRequest {
            body: Some(serde_json::from_value(fields).expect("an object")),
            idempotency_key: Some(address.replace(' ', "-")),
            ..BatchRequest::new("POST", "/v1/mailboxes")
        }
    };
    let [anna, ben, carla] = PEOPLE;
    let all = [anna, "not a name@life.test", ben, carla].map(request);
    let batch = Batch { order: Some("any".into()), ..Batch::new(all) };
    // What broke off is sent again as a whole, and nothing of it is done twice.
    for _ in 0..2 {
        let done = api.run_batch(&batch).await.expect("each request is answered");
        let statuses: Vec<u32> = done.results.iter().map(|result| result.status).collect();
        assert_eq!((statuses.as_slice(), done.failed), ([201, 422, 201, 201].as_slice(), 1));
        let said = |number: usize, field: &str| {
            done.results[number].body.as_ref().and_then(|body| body.get(field)).cloned().unwrap_or_default()
        };
        assert_eq!([0, 2, 3].map(|number| said(number, "address")), PEOPLE.map(|address| json!(address)));
        assert_eq!((said(1, "code"), &said(1, "errors")[0]["pointer"]), (json!("invalid_fields"), &json!("/address")));
    }
    assert_eq!(addresses(server, tenant).await, PEOPLE);
}

async fn usage_is_read_of_everybody_at_once(server: &Server, tenant: &str) {
    let api = server.api();
    let port = server.at("smtp").port().to_string();
    let peer = Peer::new("swaks").args(["--server", "127.0.0.1", "--port", &port]);
    peer.args(["--from", "stranger@elsewhere.test", "--to", ANNA]).succeeds();
    let all = api.list_usage(&Default::default()).pages().collect().await.expect("every page can be read");
    let of_service =
        api.read_tenant_usage_by_external_id(SERVICE, &Default::default()).await.expect("it is counted").body;
    assert_eq!(all, std::slice::from_ref(&of_service));
    assert_eq!((of_service.tenant.as_str(), of_service.external_id.as_deref()), (tenant, Some(SERVICE)));
    assert_eq!((of_service.plan.as_deref(), of_service.domain.as_deref()), (Some("large"), Some(DOMAIN)));
    assert_eq!((of_service.domains, of_service.mailboxes, of_service.messages), (1, 3, 1));
    assert!(of_service.storage_bytes > 0, "{of_service:?}");
    assert_eq!(of_service.storage_limit_bytes, Some(STORAGE));
}

async fn an_invoice_is_overdue_then_paid(server: &Server, tenant: &str) {
    let api = server.api();
    for (mode, lets_in) in [("login", false), ("outbound", true), ("full", false)] {
        let before = login(server, ANNA).await.expect("she is let in");
        assert_eq!(before.read_me().await.expect("a session says who it is").login, ANNA);
        let overdue = NewSuspension { mode: Some(mode.into()), reason: Some("Overdue".to_owned()) };
        let suspended = api.suspend_tenant_by_external_id(SERVICE, &overdue).await.expect("it is suspended");
        let read = api.read_tenant_by_external_id(SERVICE).await.expect("it is there");
        assert_eq!(suspended.body, read.body);
        let suspension = read.suspension.as_ref().expect("it says how");
        let said = (read.status.as_str(), suspension.mode.as_str(), suspension.reason.as_str());
        assert_eq!(said, ("suspended", mode, "Overdue"));
        let query = ListTenantsQuery { status: Some("suspended".into()), ..Default::default() };
        let listed = api.list_tenants(&query).pages().collect().await.expect("every page can be read");
        assert!(listed.iter().any(|suspended| suspended.name == tenant), "{listed:?}");
        if lets_in {
            assert_eq!(before.read_me().await.expect("her session goes on").login, ANNA);
            comes_and_goes(server, ANNA).await;
        } else {
            refused(before.read_me().await, 401, "invalid_token");
            is_kept_out(server, ANNA).await;
        }
        let active = api.unsuspend_tenant_by_external_id(SERVICE).await.expect("it was paid");
        assert_eq!((active.status.as_str(), active.suspension.as_ref()), ("active", None));
        comes_and_goes(server, ANNA).await;
    }
}

async fn a_plan_that_is_too_small_is_refused_and_a_fitting_one_taken(server: &Server) {
    let api = server.api();
    let change = |plan: &str| PlanChange::new(plan.to_owned());
    let small = api.replace_tenant_plan_by_external_id(SERVICE, &change("small")).await;
    assert_eq!(refused(small, 409, "usage_exceeds_plan").exceeded, no_room(3, 2));
    let read = api.read_tenant_by_external_id(SERVICE).await.expect("it is there");
    assert_eq!(read.plan.as_deref(), Some("large"));
    let changed = api.replace_tenant_plan_by_external_id(SERVICE, &change("medium")).await.expect("it fits");
    assert_eq!((changed.plan.as_deref(), changed.limits.mailboxes), (Some("medium"), Some(4)));
    // The new limit holds.
    api.create_mailbox(&NewMailbox::new("dora@life.test")).await.expect("there is room for one");
    let full = api.create_mailbox(&NewMailbox::new("emil@life.test")).await;
    assert_eq!(refused(full, 403, "limit_reached").exceeded, no_room(4, 4));
    let at_once = DeleteMailboxQuery { purge_after: Some("P0D".to_owned()) };
    api.delete_mailbox("dora@life.test", &at_once).await.expect("a mailbox can go");
}

async fn the_administrator_comes_in_by_one_click(server: &Server, tenant: &str) {
    let api = server.api();
    let link = api.create_sso_link(&NewSsoLink::new(format!("tenant:{tenant}"))).await.expect("a link is made");
    let (_, secret) = link.url.as_deref().and_then(|url| url.rsplit_once('/')).expect("it ends with a secret");
    server.keep_out_of_log(secret);
    let begun = api.create_sso_session(&NewSsoSession::new(secret)).await.expect("it logs somebody in");
    let boss = server.api_as(begun.secret.as_deref().expect("the secret is shown once"));
    let me = boss.read_me().await.expect("a session says who it is");
    assert_eq!((me.kind.as_str(), me.login.as_str(), me.tenant.as_deref()), ("administrator", BOSS, Some(tenant)));
    let domains = boss.list_domains(&Default::default()).pages().collect().await.expect("every page can be read");
    let names: Vec<&str> = domains.iter().map(|domain| domain.name.as_str()).collect();
    assert_eq!(names, [DOMAIN]);
    // It is good once.
    refused(api.create_sso_session(&NewSsoSession::new(secret)).await, 401, "login_failed");
    boss.delete_current_session().await.expect("a session can be ended");
    refused(boss.read_me().await, 401, "invalid_token");
    let by_password = login(server, BOSS).await.expect("the password was set");
    assert_eq!(by_password.read_me().await.expect("a session says who it is").id, me.id);
}

async fn it_is_terminated_by_mistake_and_restored(server: &Server, tenant: &str) {
    let api = server.api();
    let before = api.read_tenant_by_external_id(SERVICE).await.expect("it is there").body;
    for _ in 0..2 {
        let gone = api.delete_tenant_by_external_id(SERVICE, &Default::default()).await.expect("it can go");
        let gone = gone.body.expect("it can be restored");
        assert_eq!((&gone.id, gone.status.as_str(), gone.purge_at.is_some()), (&before.id, "terminated", true));
    }
    let listed = api.list_tenants(&Default::default()).pages().collect().await.expect("every page can be read");
    assert!(listed.is_empty(), "{listed:?}");
    is_kept_out(server, ANNA).await;
    let restored = api.restore_tenant_by_external_id(SERVICE).await.expect("it comes back").body;
    assert_eq!((&restored.id, restored.status.as_str(), restored.purge_at), (&before.id, "active", None));
    let said = (&restored.plan, &restored.domain, &restored.admin);
    assert_eq!(said, (&before.plan, &before.domain, &before.admin));
    assert_eq!(addresses(server, tenant).await, PEOPLE);
    assert_eq!(api.read_mailbox(ANNA).await.expect("she is back").message_count, 1);
    comes_and_goes(server, ANNA).await;
}

async fn it_ends(server: &Server, tenant: &str) {
    let api = server.api();
    api.delete_tenant_by_external_id(SERVICE, &Default::default()).await.expect("it can go");
    let at_once = DeleteTenantByExternalIdQuery { purge_after: Some("P0D".to_owned()) };
    let purged = api.delete_tenant_by_external_id(SERVICE, &at_once).await.expect("it can go for good");
    assert_eq!((purged.http_status, purged.body), (204, None));
    refused(api.read_tenant_by_external_id(SERVICE).await, 404, "not_found");
    refused(api.read_tenant(tenant).await, 404, "not_found");
    refused(api.read_domain(DOMAIN).await, 404, "not_found");
    refused(api.read_mailbox(ANNA).await, 404, "not_found");
    refused(api.read_administrator(BOSS).await, 404, "not_found");
    refused(api.restore_tenant_by_external_id(SERVICE).await, 404, "not_found");
    refused(api.delete_tenant_by_external_id(SERVICE, &at_once).await, 404, "not_found");
    is_kept_out(server, ANNA).await;
    for (plan, _) in PLANS {
        api.delete_plan(plan).await.expect("nobody is on it any more");
    }
}
