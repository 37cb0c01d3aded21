//! How a host is connected to: TLS, login and patience as its route and the settings say.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use message::report::Status;
use secrecy::ExposeSecret as _;
use smtp::Credentials;
use smtp::client::{self, Chunking, EightBit, Plan, Protocol, TlsPolicy};
use smtp::server::AuthOver;

use super::Queue;
use super::connection::{Begin, Dial, Patience};
use super::route::{Host, TlsStart, TlsTrust, Way};
use super::verdict::{Fate, Verdict};

/// How a host of a route is connected to at one of its addresses.
pub(super) fn dial(queue: &Queue, way: Way, host: &Host, address: IpAddr) -> Result<Dial, Verdict> {
    let engine = &queue.engine;
    let own_name = engine.identity().hostname;
    let set = engine.queue.get();
    let seconds = |seconds: u32| Duration::from_secs(seconds.into());
    let (begin, policy, tls, credentials, auth_over) = match way {
        Way::Mx => (Begin::Greeting, TlsPolicy::Opportunistic, &engine.tls.opportunistic, None, AuthOver::Tls),
        Way::Smart { start, trust } => {
            let begin = match start {
                TlsStart::Implicit => Begin::Tls,
                TlsStart::StartTls => Begin::Greeting,
            };
            let (tls, auth_over) = match trust {
                TlsTrust::Verified => (&engine.tls.verified, AuthOver::Tls),
                TlsTrust::Any => (&engine.tls.opportunistic, AuthOver::Any),
            };
            let policy = match (start, trust) {
                (TlsStart::Implicit, _) => TlsPolicy::Active,
                (TlsStart::StartTls, TlsTrust::Verified) => TlsPolicy::Required,
                (TlsStart::StartTls, TlsTrust::Any) => TlsPolicy::Opportunistic,
            };
            (begin, policy, tls, credentials(queue)?, auth_over)
        }
    };
    Ok(Dial {
        address: SocketAddr::new(address, host.port),
        host: host.name.clone(),
        begin,
        tls: tls.clone(),
        plan: Plan {
            protocol: Protocol::Smtp,
            helo: own_name.as_str().to_owned(),
            tls: policy,
            credentials,
            auth_over,
            eight_bit: EightBit::SendAnyway,
            chunking: Chunking::Never,
            limits: client::Limits::default(),
        },
        patience: Patience { connect: seconds(set.value.connect_seconds), answer: seconds(set.value.answer_seconds) },
        // A smart host is the operator's word: a filter on this machine may well bear our name.
        own_name: (way == Way::Mx).then(|| own_name.as_str().to_owned()),
    })
}

fn credentials(queue: &Queue) -> Result<Option<Credentials>, Verdict> {
    let routing = &queue.engine.routing;
    let user = routing.get().value.smart_user.clone();
    if user.is_empty() {
        return Ok(None);
    }
    match routing.secret("smart_password", |set| &set.smart_password) {
        Ok(password) => {
            let password = password.map(|password| password.expose_secret().to_owned()).unwrap_or_default();
            Ok(Some(Credentials { authorization: None, user, password }))
        }
        Err(error) => {
            tracing::error!(%error, "the smart host's password cannot be opened; set `routing.smart_password` again");
            let said = "this server cannot open the password of its smart host";
            Err(Verdict::ours(Fate::Deferred, Status(4, 3, 5), said))
        }
    }
}
