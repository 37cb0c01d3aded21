//! What a connection is offered: settings, service and peer turned into the conversation's configuration.

use std::net::IpAddr;

use engine::Engine;
use engine::receive::Service;
use engine::settings::SmtpSettings;
use smtp::Mechanism;
use smtp::server::{AuthNeed, AuthOver, Config, Extensions, Limits, Role, TlsState};

/// The terms for a connection from `peer`, as the settings stand now.
pub(super) fn terms(engine: &Engine, service: Service, tls: TlsState, peer: IpAddr) -> Config {
    let settings = engine.smtp_settings().get();
    let auth = match service {
        Service::Mx => Vec::new(),
        Service::Submission => {
            let scram = engine.login_settings().get().value.scram.then_some(Mechanism::ScramSha256);
            let always = [Mechanism::Plain, Mechanism::Login, Mechanism::OAuthBearer, Mechanism::XOAuth2];
            scram.into_iter().chain(always).collect()
        }
    };
    let (role, auth_need) = match service {
        Service::Mx => (Role::Mx, AuthNeed::Optional),
        Service::Submission => (Role::Submission, AuthNeed::Required),
    };
    let auth_over = match peer.to_canonical().is_loopback() {
        true => AuthOver::Any,
        false => AuthOver::Tls,
    };
    Config {
        role,
        hostname: engine.identity().hostname.as_str().to_owned(),
        tls,
        auth,
        auth_over,
        auth_need,
        extensions: Extensions::default(),
        limits: limits(&settings.value),
    }
}

fn limits(settings: &SmtpSettings) -> Limits {
    Limits {
        text_line: settings.line_bytes.into(),
        message_size: settings.message_bytes,
        discard: settings.message_bytes,
        recipients: settings.recipients,
        refused_recipients: settings.refused_recipients,
        bad_commands: settings.bad_commands,
        auth_failures: settings.failed_logins,
        ..Limits::default()
    }
}
