//! The post office without its counters: data directory locked, store and engine open.

use engine::license::Premises;
use engine::{Engine, Parts};
use foundation::boot::{DataDir, machine};
use foundation::clock::Clock;
use foundation::secrets::seal::Sealer;
use foundation::throttle::LoginLimits;
use foundation::tls::Clients;
use store::{Options, Store};

use crate::config::Config;

/// Opens the engine over a data directory that is ours.
pub(crate) async fn open(config: &Config, data_dir: &DataDir, clock: Clock) -> anyhow::Result<Engine> {
    let sealer = Sealer::open_or_create(&config.key_file())?;
    let store = Store::open(Options { clock, ..Options::new(data_dir.path(), config.database_url()) }).await?;
    let tls = Clients::with_system_roots()?;
    let license = Premises::new(data_dir.path(), config.license_server_url.clone());
    let parts =
        Parts { store, sealer, tls, machine: machine::name(), logins: LoginLimits::default(), license, dns: None };
    Ok(Engine::open(parts).await?)
}
