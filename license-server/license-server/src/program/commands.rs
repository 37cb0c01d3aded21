//! What the command line does beside serving: each command is one or a few operations of the API.

use std::io::{Read, Write};

use anyhow::{Context, bail};
use foundation::boot::Asked;
use reqwest::Method;
use serde_json::{Value, json};

use super::args::{AskOrder, InitOrder, LinkOrder};
use super::config::Config;
use super::desk::Desk;

/// The header by which the operator names a vendor.
pub(super) const VENDOR: &str = "vendor";

/// `license-server init`.
pub(super) async fn init(order: InitOrder) -> anyhow::Result<()> {
    let desk = Desk::open(Config::read(&order.config)?).await?;
    let made = initialise(&desk, &order).await;
    desk.close().await?;
    out(&format!("{}\n", made?))
}

async fn initialise(desk: &Desk, order: &InitOrder) -> anyhow::Result<String> {
    let InitOrder { vendor, name, product, issuer, hosts, owner, owner_name, .. } = order;
    let body = json!({"slug": vendor, "name": name, "product": product, "issuer": issuer, "hosts": hosts});
    desk.ask(Asked::post("/v1/vendors", &body)).await?;
    let headers = [(VENDOR, vendor.as_str())];
    let body = json!({"email": owner, "name": owner_name, "role": "owner"});
    let staff = desk.ask(Asked { headers: &headers, ..Asked::post("/v1/staff", &body) }).await?;
    if order.sample {
        let asked = Asked { method: Method::POST, path: "/v1/catalogue/sample", headers: &headers, body: None };
        desk.ask(asked).await?;
    }
    link(desk, &headers, &staff).await
}

/// `license-server password-link`.
pub(super) async fn password_link(order: LinkOrder) -> anyhow::Result<()> {
    let desk = Desk::open(Config::read(&order.config)?).await?;
    let made = find_and_link(&desk, &order).await;
    desk.close().await?;
    out(&format!("{}\n", made?))
}

async fn find_and_link(desk: &Desk, order: &LinkOrder) -> anyhow::Result<String> {
    let headers: Vec<(&str, &str)> = order.vendor.as_deref().map(|slug| (VENDOR, slug)).into_iter().collect();
    let mut cursor = String::new();
    loop {
        let path = format!("/v1/staff?limit=100{cursor}");
        let page = desk.ask(Asked { method: Method::GET, path: &path, headers: &headers, body: None }).await?;
        let staff = page["data"].as_array().into_iter().flatten();
        let email = order.email.to_lowercase();
        if let Some(found) = staff.into_iter().find(|staff| staff["email"] == email.as_str()) {
            return link(desk, &headers, found).await;
        }
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => bail!("nobody of the staff logs in by {}", order.email),
        }
    }
}

async fn link(desk: &Desk, headers: &[(&str, &str)], staff: &Value) -> anyhow::Result<String> {
    let id = staff["id"].as_str().context("the answer names no id")?;
    let path = format!("/v1/staff/{id}/password-link");
    let made = desk.ask(Asked { method: Method::POST, path: &path, headers, body: None }).await?;
    let secret = made["secret"].as_str().context("a link was made and not shown")?;
    Ok(secret.to_owned())
}

/// `license-server ask`.
pub(super) async fn ask(order: AskOrder) -> anyhow::Result<()> {
    let method = Method::from_bytes(order.method.to_uppercase().as_bytes())?;
    let body = match order.body.as_deref() {
        Some("-") => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            Some(serde_json::from_str(&text).context("standard input is no JSON")?)
        }
        Some(text) => Some(serde_json::from_str(text).context("the body is no JSON")?),
        None => None,
    };
    // One command is one request; what costs money is not taken without a key.
    let key = foundation::ids::encode(i64::from(u32::from_be_bytes(foundation::secrets::random())));
    let vendor = order.vendor.as_deref().map(|slug| (VENDOR, slug));
    let headers: Vec<(&str, &str)> = vendor.into_iter().chain([("idempotency-key", key.as_str())]).collect();
    let desk = Desk::open(Config::read(&order.config)?).await?;
    let asked = Asked { method, path: &order.path, headers: &headers, body: body.as_ref() };
    let answer = desk.ask(asked).await;
    desk.close().await?;
    match answer? {
        Value::Null => Ok(()),
        answer => out(&(serde_json::to_string_pretty(&answer)? + "\n")),
    }
}

pub(super) fn out(text: &str) -> anyhow::Result<()> {
    match std::io::stdout().write_all(text.as_bytes()) {
        // Whoever reads has seen enough, as `head` does.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}
