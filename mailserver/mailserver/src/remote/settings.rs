//! `mailserver settings …`

use anyhow::{Context, bail};
use clap::Subcommand;
use pennypost_client::{Client, types};
use serde_json::{Map, Value};

use super::Door;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists the groups and what they are about.
    List {
        #[command(flatten)]
        door: Door,
    },
    /// Shows a group.
    Show {
        /// Its name.
        group: String,
        #[command(flatten)]
        door: Door,
    },
    /// Changes fields of a group: `mailserver settings set smtp message_bytes=20000000 recipients=null`. A value is read
    /// as JSON, and as text when it is none; `null` puts the default back.
    Set {
        /// Its name.
        group: String,
        /// What to change.
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
        #[command(flatten)]
        door: Door,
    },
}

pub(super) async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::List { door } => {
            let groups = door.client()?.list_settings().await?.body.data;
            door.printer().list(&groups, &["name", "description"])
        }
        Command::Show { group, door } => door.printer().object(&call(&door.client()?, &group, None).await?),
        Command::Set { group, fields, door } => {
            let patch = Value::Object(fields.iter().map(|field| field_value(field)).collect::<Result<Map<_, _>, _>>()?);
            door.printer().object(&call(&door.client()?, &group, Some(patch)).await?)
        }
    }
}

fn field_value(text: &str) -> anyhow::Result<(String, Value)> {
    let (name, value) = text.split_once('=').with_context(|| format!("`{text}` is not of the form FIELD=VALUE"))?;
    Ok((name.to_owned(), serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.to_owned()))))
}

/// Each group has operations and types of its own.
macro_rules! groups {
    ($($name:literal: $read:ident, $update:ident, $patch:ident;)*) => {
        /// Reads a group, or changes it by `patch`.
        async fn call(client: &Client, group: &str, patch: Option<Value>) -> anyhow::Result<Value> {
            match (group, patch) {
                $(
                    ($name, None) => Ok(serde_json::to_value(client.$read().await?.body)?),
                    ($name, Some(patch)) => {
                        let patch: types::$patch = serde_json::from_value(patch)?;
                        Ok(serde_json::to_value(client.$update(&patch).await?.body)?)
                    }
                )*
                _ => bail!("there is no settings group `{group}`; there are {}", [$($name),*].join(", ")),
            }
        }
    };
}

groups! {
    "server": read_server_settings, update_server_settings, ServerSettingsPatch;
    "login": read_login_settings, update_login_settings, LoginSettingsPatch;
    "smtp": read_smtp_settings, update_smtp_settings, SmtpSettingsPatch;
    "imap": read_imap_settings, update_imap_settings, ImapSettingsPatch;
    "queue": read_queue_settings, update_queue_settings, QueueSettingsPatch;
    "routing": read_routing_settings, update_routing_settings, RoutingSettingsPatch;
    "dns": read_dns_settings, update_dns_settings, DnsSettingsPatch;
    "license": read_license_settings, update_license_settings, LicenseSettingsPatch;
    "retention": read_retention_settings, update_retention_settings, RetentionSettingsPatch;
}
