//! `license-server serve`: the order in which the office opens and closes.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use foundation::boot::{
    self, Addresses, AdminDoor, Announcement, Bound, Certificates, DataDir, Inherited, Signals, TestClock, TestTime,
    Word, machine, notify,
};
use foundation::clock::Clock;
use foundation::http::{ApiLimits, Listener, Readiness, ServeLimits};
use foundation::metrics::{self, Metrics};
use foundation::tasks::Tasks;
use license::roots::{Origin, Roots};
use sd_notify::NotifyState;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::config::Config;
use super::service::Service;
use crate::office::Office;
use crate::router::{local_router, router};
use crate::state::ApiState;
use crate::upkeep;

/// How long each part of closing may take.
const GRACE: Duration = Duration::from_secs(20);

/// Serves until told to stop; with `test_time`, by a clock that a test holds.
pub(super) async fn serve(
    config: &Config,
    inherited: Inherited<Service>,
    test_time: Option<TestTime>,
) -> anyhow::Result<()> {
    let (clock, test_clock) = clock(test_time)?;
    let mut signals = Signals::listen()?;
    machine::raise_descriptors();
    let data_dir = DataDir::claim(&config.data_dir)?;
    Announcement::retract(data_dir.path())?;
    let sockets = boot::bind(&config.listen, inherited)?;
    let addresses = boot::addresses(&sockets);
    let metrics = Metrics::install()?;
    let office = Office::open(config.database_url(), &config.key_file(), clock).await?;
    let office = office.sending_by(config.egress_proxy.clone());
    if office.roots.origin() == Origin::Development {
        tracing::warn!("this build trusts the development root, whose private half is public; sell nothing with it");
    }
    let names = || vec![machine::name(), "localhost".to_owned()];
    let certificates = Certificates::load(
        config.tls.clone(),
        data_dir.path(),
        office.clock().clone(),
        foundation::tls::Shelf::default(),
        names,
    )?;
    let tasks = upkeep::tasks(&office).into_iter().chain([certificates.task()]).collect();
    let tasks = Tasks::start(tasks, office.clock());
    let readiness = Readiness::default();
    let (limits, folding) = (ApiLimits::default(), metrics.clone());
    let state = ApiState { office: office.clone(), metrics, readiness: readiness.clone(), limits };
    let admin = AdminDoor::open(data_dir.path(), local_router(state.clone()))
        .context("the operator's socket cannot be opened")?;
    let listeners = listeners(sockets, &certificates)?;
    let stop = CancellationToken::new();
    let limits = ServeLimits { drain: GRACE, ..ServeLimits::default() };
    let serving = tokio::spawn(foundation::http::serve(listeners, router(state), limits, stop.clone()));
    tokio::spawn(stop.clone().run_until_cancelled_owned(fold(folding)));
    readiness.open();
    let announcement = Announcement::publish(data_dir.path(), &addresses)?;
    opened(&addresses);

    while signals.next().await == Word::Reload {
        reload(&certificates);
    }

    tracing::info!("stopping");
    notify(NotifyState::Stopping);
    readiness.close();
    drop(announcement);
    let close = async {
        stop.cancel();
        if tokio::time::timeout(GRACE + Duration::from_secs(5), serving).await.is_err() {
            tracing::warn!("some connections did not end in time");
        }
        admin.close().await;
        office.webhooks.stop();
        if !tasks.stop(GRACE).await {
            tracing::warn!("tasks in hand did not end in time; they begin anew at the next start");
        }
        if let Some(test_clock) = test_clock {
            test_clock.close().await;
        }
        if let Err(error) = office.db.close(GRACE).await {
            let error = &error as &dyn std::error::Error;
            tracing::warn!(
                error,
                "the database was not closed in order; what was not committed was promised to nobody"
            );
        }
    };
    tokio::select! {
        () = close => tracing::info!("stopped"),
        () = asked_again(&mut signals) => tracing::warn!("asked to stop twice: stopping at once"),
    }
    Ok(())
}

/// The machine's clock, or one that a test holds, where that is allowed.
fn clock(test_time: Option<TestTime>) -> anyhow::Result<(Clock, Option<TestClock>)> {
    let Some(test_time) = test_time else { return Ok((Clock::system(), None)) };
    Roots::built_in().origin().allow_test_clock()?;
    let opened = TestClock::open(&test_time);
    let (clock, door) = opened.with_context(|| format!("{} cannot be opened", test_time.socket.display()))?;
    Ok((clock, Some(door)))
}

fn listeners(sockets: Vec<Bound<Service>>, certificates: &Certificates) -> anyhow::Result<Vec<Listener>> {
    let tls = certificates.http()?;
    let mut listeners = Vec::new();
    for Bound { service, socket, address } in sockets {
        let socket = TcpListener::from_std(socket).with_context(|| format!("cannot serve {address}"))?;
        listeners.push(match service {
            Service::Http => Listener::Plain(socket),
            Service::Https => Listener::Tls(socket, Arc::clone(&tls)),
        });
    }
    Ok(listeners)
}

async fn fold(metrics: Metrics) {
    loop {
        tokio::time::sleep(metrics::UPKEEP).await;
        metrics.upkeep();
    }
}

fn opened(addresses: &Addresses<Service>) {
    for (service, addresses) in addresses {
        for address in addresses {
            tracing::info!(%service, %address, "listening");
        }
    }
    notify(NotifyState::Ready);
}

fn reload(certificates: &Certificates) {
    notify(NotifyState::Reloading);
    match certificates.reload() {
        Ok(()) => tracing::info!("certificate read again"),
        Err(error) => {
            let error = &error as &dyn std::error::Error;
            tracing::error!(error, "the certificate cannot be read again; the one in use stays");
        }
    }
    notify(NotifyState::Ready);
}

async fn asked_again(signals: &mut Signals) {
    while signals.next().await != Word::Stop {}
}
