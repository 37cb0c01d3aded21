//! `mailserver token create`: through the administrator's door when the server runs, under its lock when it does not.

use std::time::Duration;

use anyhow::Context;
use engine::{Principal, Refused, tokens};
use foundation::boot::{Asked, DataDir, DataDirError, ask};
use foundation::clock::Clock;
use foundation::tokens::Scopes;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::args::TokenOrder;
use crate::config::Config;
use crate::office;

/// How long closing the database may take.
const GRACE: Duration = Duration::from_secs(10);

/// Makes a token; its text.
pub(crate) async fn create(config: &Config, order: TokenOrder) -> anyhow::Result<String> {
    match DataDir::claim(&config.data_dir) {
        Ok(data_dir) => directly(config, &data_dir, order).await,
        Err(DataDirError::Taken { .. }) => through_the_door(config, order).await,
        Err(error) => Err(error.into()),
    }
}

async fn directly(config: &Config, data_dir: &DataDir, order: TokenOrder) -> anyhow::Result<String> {
    let engine = office::open(config, data_dir, Clock::system()).await?;
    let expires_at = expires_at(&order, engine.store().clock().now());
    let new = tokens::TokenOrder {
        name: order.name,
        scopes: Scopes::new(order.scopes),
        networks: Vec::new(),
        expires_at,
        bearer: tokens::Bearer::Maker,
    };
    let (_, text) = engine.create_token(&Principal::system(), new).await.map_err(explained)?;
    engine.store().close(GRACE).await?;
    Ok(text.expose().to_owned())
}

async fn through_the_door(config: &Config, order: TokenOrder) -> anyhow::Result<String> {
    let scopes: Vec<String> = order.scopes.iter().map(ToString::to_string).collect();
    let expires_at = expires_at(&order, Timestamp::now()).map(|at| at.to_string());
    let body = json!({"name": order.name, "scopes": scopes, "expires_at": expires_at});
    let made = ask(&config.data_dir, Asked::post("/v1/tokens", &body)).await?;
    let secret = made.get("secret").and_then(Value::as_str);
    secret.map(str::to_owned).context("the running server made a token and did not show it")
}

fn expires_at(order: &TokenOrder, now: Timestamp) -> Option<Timestamp> {
    order.expires_in.map(|after| now + after)
}

/// A refusal with the fields that are at fault.
pub(crate) fn explained(refused: Refused) -> anyhow::Error {
    let mut line = refused.to_string();
    if let Refused::Invalid(errors) = &refused {
        for error in errors {
            line.push_str(&format!("; {}: {}", error.pointer, error.detail));
        }
    }
    anyhow::Error::msg(line)
}
