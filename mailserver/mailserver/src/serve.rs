//! `mailserver serve`: the order in which the post office opens and closes.

use std::time::Duration;

use anyhow::Context;
use api::{ApiLimits, ApiState, Readiness};
use engine::Engine;
use foundation::boot::{
    self, Addresses, AdminDoor, Announcement, Certificates, DataDir, Inherited, Signals, TestClock, TestTime, Word,
    machine, notify,
};
use foundation::clock::Clock;
use foundation::metrics::{self, Metrics};
use foundation::tasks::Tasks;
use foundation::tls::TlsError;
use foundation::webhooks::Webhooks;
use sd_notify::NotifyState;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::counters::Counters;
use crate::office;
use crate::service::Service;

/// How long each part of closing may take after the counters have closed.
const GRACE: Duration = Duration::from_secs(25);

/// Serves until told to stop; with `test_time`, by a clock that a test holds.
pub(crate) async fn serve(
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
    let metrics = Metrics::install()?;
    let engine = office::open(config, &data_dir, clock).await?;
    if engine.trusts_development_root() {
        tracing::warn!("this build takes licences of the development root, which anybody can sign with");
    }
    let certificates = certificates(config, &data_dir, &engine)?;
    let backroom = Backroom::open(&engine, &certificates, &metrics);
    let readiness = Readiness::default();
    let state = ApiState {
        engine: engine.clone(),
        tasks: backroom.tasks.clone(),
        metrics,
        readiness: readiness.clone(),
        limits: ApiLimits::default(),
    };
    let admin = AdminDoor::open(data_dir.path(), api::local_router(state.clone()))
        .context("the administrator's socket cannot be opened")?;
    let counters = Counters::open(sockets, &certificates, state).await?;
    readiness.open();
    let mut addresses = counters.addresses();
    let announcement = Announcement::publish(data_dir.path(), &addresses)?;
    opened(&addresses);

    loop {
        tokio::select! {
            word = signals.next() => match word {
                Word::Reload => reload(&certificates),
                _ => break,
            },
            () = counters.moved_from(&addresses) => {
                addresses = counters.addresses();
                if let Err(error) = announcement.change(&addresses) {
                    let error = &error as &dyn std::error::Error;
                    tracing::warn!(error, "listeners.json cannot be written: it names what was open before");
                }
            }
        }
    }

    tracing::info!("stopping");
    notify(NotifyState::Stopping);
    readiness.close();
    drop(announcement);
    let close = async {
        counters.close().await;
        admin.close().await;
        backroom.close().await;
        if let Some(test_clock) = test_clock {
            test_clock.close().await;
        }
        if let Err(error) = engine.settle_traffic().await {
            let error = &error as &dyn std::error::Error;
            tracing::warn!(error, "what was moved in the last minute is not counted");
        }
        if let Err(error) = engine.store().close(GRACE).await {
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
    engine::license::allow_test_clock()?;
    let opened = TestClock::open(&test_time);
    let (clock, door) = opened.with_context(|| format!("{} cannot be opened", test_time.socket.display()))?;
    Ok((clock, Some(door)))
}

/// A self-signed certificate follows the name the server goes by.
fn certificates(config: &Config, data_dir: &DataDir, engine: &Engine) -> Result<Certificates, TlsError> {
    let (clock, shelf, engine) = (engine.store().clock().clone(), engine.shelf().clone(), engine.clone());
    let names = move || vec![engine.identity().hostname.as_str().to_owned(), "localhost".to_owned()];
    Certificates::load(config.tls.clone(), data_dir.path(), clock, shelf, names)
}

/// What works without being visited.
struct Backroom {
    tasks: Tasks,
    stop: CancellationToken,
    queue: JoinHandle<()>,
    license: JoinHandle<()>,
    webhooks: Webhooks,
    engine: Engine,
}

impl Backroom {
    fn open(engine: &Engine, certificates: &Certificates, metrics: &Metrics) -> Self {
        let tasks = engine
            .upkeep()
            .into_iter()
            .chain([certificates.task(), engine.license_task(), engine.license_notice_task()])
            .collect();
        let tasks = Tasks::start(tasks, engine.store().clock());
        let stop = CancellationToken::new();
        let queue = tokio::spawn(run_queue(engine.clone(), stop.clone()));
        let license = tokio::spawn(run_license(engine.clone(), stop.clone()));
        tokio::spawn(stop.clone().run_until_cancelled_owned(fold(metrics.clone())));
        Self { tasks, stop, queue, license, webhooks: engine.webhooks().clone(), engine: engine.clone() }
    }

    /// Claims nothing any more and lets what is in hand end.
    async fn close(self) {
        self.stop.cancel();
        self.webhooks.stop();
        self.engine.stop_operations();
        let (queue, license, tasks) = tokio::join!(
            tokio::time::timeout(GRACE, self.queue),
            tokio::time::timeout(GRACE, self.license),
            self.tasks.stop(GRACE)
        );
        if license.is_err() {
            tracing::warn!("the licence's clock was not kept in time");
        }
        if queue.is_err() {
            tracing::warn!("deliveries in hand did not end in time; they are attempted again after the next start");
        }
        if !tasks {
            tracing::warn!("tasks in hand did not end in time; they begin anew at the next start");
        }
    }
}

async fn run_queue(engine: Engine, stop: CancellationToken) {
    engine.run_queue(stop.cancelled()).await;
}

async fn run_license(engine: Engine, stop: CancellationToken) {
    engine.run_license(stop.cancelled()).await;
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
