//! The operations of each group: reading, patching and replacing it under a path and a schema of its own. A test holds
//! this list against the groups the engine declares.

use std::borrow::Cow;

use engine::settings::{
    DnsSettings, ImapSettings, LicenseSettings, LoginSettings, OAuthSettings, QueueSettings, RetentionSettings,
    RoutingSettings, ServerSettings, SmtpSettings,
};
use foundation::http::MergePatch;
use foundation::settings::Group;
use serde::Deserialize;
use utoipa::PartialSchema;
use utoipa::openapi::{RefOr, Schema};

use super::*;
use crate::rehearsal::DryRun;
use foundation::http::wire::IfMatch;

/// A group's wire schemas and its three operations.
macro_rules! group {
    ($group:ident, $replacement:ident, $patch:ident, $path:literal, $read:ident, $update:ident, $replace:ident, $schemas:ident) => {
        mod $schemas {
            use super::*;

            /// The group as it is read.
            pub(super) struct $group;

            impl PartialSchema for $group {
                fn schema() -> RefOr<Schema> {
                    schema::whole::<super::$group>()
                }
            }

            impl ToSchema for $group {
                fn name() -> Cow<'static, str> {
                    stringify!($group).into()
                }
            }

            /// What the group is to be.
            pub(super) struct $replacement;

            impl PartialSchema for $replacement {
                fn schema() -> RefOr<Schema> {
                    schema::replacement::<super::$group>()
                }
            }

            impl ToSchema for $replacement {
                fn name() -> Cow<'static, str> {
                    stringify!($replacement).into()
                }
            }

            /// A merge patch of the group.
            pub(super) struct $patch;

            impl PartialSchema for $patch {
                fn schema() -> RefOr<Schema> {
                    schema::patch::<super::$group>()
                }
            }

            impl ToSchema for $patch {
                fn name() -> Cow<'static, str> {
                    stringify!($patch).into()
                }
            }
        }

        /// Reads this group of settings, without its secrets.
        #[utoipa::path(
                            get, path = $path, tag = "settings",
                            responses((status = 200, description = "The group.", body = $schemas::$group)),
                            security(("bearer" = ["settings:read"]))
                        )]
        async fn $read(State(engine): State<Engine>, Asker(principal): Asker) -> Result<Shown, Failure> {
            read(&engine, &principal, $group::NAME)
        }

        /// Changes fields of this group of settings.
        ///
        /// Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
        #[utoipa::path(
                            patch, path = $path, tag = "settings", params(DryRun, IfMatch),
                            request_body(content = $schemas::$patch, content_type = "application/merge-patch+json"),
                            responses((status = 200, description = "The group as it is now.", body = $schemas::$group)),
                            security(("bearer" = ["settings:write"]))
                        )]
        async fn $update(
            State(engine): State<Engine>,
            Asker(principal): Asker,
            conditions: Conditions,
            MergePatch(patch): MergePatch<Fields>,
        ) -> Result<Shown, Failure> {
            change(&engine, &principal, $group::NAME, &conditions, Change::Merge(patch.into())).await
        }

        /// Replaces this group of settings.
        ///
        /// Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
        #[utoipa::path(
                            put, path = $path, tag = "settings", params(DryRun, IfMatch),
                            request_body = $schemas::$replacement,
                            responses((status = 200, description = "The group as it is now.", body = $schemas::$group)),
                            security(("bearer" = ["settings:write"]))
                        )]
        async fn $replace(
            State(engine): State<Engine>,
            Asker(principal): Asker,
            conditions: Conditions,
            Json(fields): Json<Fields>,
        ) -> Result<Shown, Failure> {
            change(&engine, &principal, $group::NAME, &conditions, Change::Replace(fields.into())).await
        }
    };
}

group!(
    ServerSettings,
    ServerSettingsReplacement,
    ServerSettingsPatch,
    "/v1/settings/server",
    read_server_settings,
    update_server_settings,
    replace_server_settings,
    server
);
group!(
    LoginSettings,
    LoginSettingsReplacement,
    LoginSettingsPatch,
    "/v1/settings/login",
    read_login_settings,
    update_login_settings,
    replace_login_settings,
    login
);
group!(
    OAuthSettings,
    OAuthSettingsReplacement,
    OAuthSettingsPatch,
    "/v1/settings/oauth",
    read_oauth_settings,
    update_oauth_settings,
    replace_oauth_settings,
    oauth
);
group!(
    SmtpSettings,
    SmtpSettingsReplacement,
    SmtpSettingsPatch,
    "/v1/settings/smtp",
    read_smtp_settings,
    update_smtp_settings,
    replace_smtp_settings,
    smtp
);
group!(
    ImapSettings,
    ImapSettingsReplacement,
    ImapSettingsPatch,
    "/v1/settings/imap",
    read_imap_settings,
    update_imap_settings,
    replace_imap_settings,
    imap
);
group!(
    QueueSettings,
    QueueSettingsReplacement,
    QueueSettingsPatch,
    "/v1/settings/queue",
    read_queue_settings,
    update_queue_settings,
    replace_queue_settings,
    queue
);
group!(
    RoutingSettings,
    RoutingSettingsReplacement,
    RoutingSettingsPatch,
    "/v1/settings/routing",
    read_routing_settings,
    update_routing_settings,
    replace_routing_settings,
    routing
);
group!(
    DnsSettings,
    DnsSettingsReplacement,
    DnsSettingsPatch,
    "/v1/settings/dns",
    read_dns_settings,
    update_dns_settings,
    replace_dns_settings,
    dns
);
group!(
    RetentionSettings,
    RetentionSettingsReplacement,
    RetentionSettingsPatch,
    "/v1/settings/retention",
    read_retention_settings,
    update_retention_settings,
    replace_retention_settings,
    retention
);
group!(
    LicenseSettings,
    LicenseSettingsReplacement,
    LicenseSettingsPatch,
    "/v1/settings/license",
    read_license_settings,
    update_license_settings,
    replace_license_settings,
    license
);

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(read_server_settings, update_server_settings, replace_server_settings))
        .routes(routes!(read_login_settings, update_login_settings, replace_login_settings))
        .routes(routes!(read_oauth_settings, update_oauth_settings, replace_oauth_settings))
        .routes(routes!(read_smtp_settings, update_smtp_settings, replace_smtp_settings))
        .routes(routes!(read_imap_settings, update_imap_settings, replace_imap_settings))
        .routes(routes!(read_queue_settings, update_queue_settings, replace_queue_settings))
        .routes(routes!(read_routing_settings, update_routing_settings, replace_routing_settings))
        .routes(routes!(read_dns_settings, update_dns_settings, replace_dns_settings))
        .routes(routes!(read_retention_settings, update_retention_settings, replace_retention_settings))
        .routes(routes!(read_license_settings, update_license_settings, replace_license_settings))
}

/// The fields a client sent: any object. The declaration's checks say which of them are good.
#[derive(Deserialize, ToSchema)]
#[schema(value_type = Object)]
struct Fields(Map<String, Value>);

impl From<Fields> for Value {
    fn from(Fields(mut fields): Fields) -> Self {
        // What was read can be sent back.
        fields.remove(SECRETS_SET);
        Self::Object(fields)
    }
}

async fn change(
    engine: &Engine,
    principal: &Principal,
    group: &'static str,
    conditions: &Conditions,
    change: Change,
) -> Result<Shown, Failure> {
    let revision = engine.settings().view(group).map_err(engine::Refused::from)?.revision;
    let expected = expected(conditions, revision)?;
    Ok(shown(engine.change_settings(principal, group, change, expected).await?))
}
