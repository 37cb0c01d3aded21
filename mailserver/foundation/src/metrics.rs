//! Numbers for Prometheus. The recorder is the process's own, so it is installed once however often it is asked for.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

/// Buckets for durations in seconds, from a cached read to a slow peer.
const SECONDS: &[f64] = &[0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0];

/// How often [`Metrics::upkeep`] should run: between runs histograms keep their raw samples in memory.
pub const UPKEEP: Duration = Duration::from_secs(5);

static INSTALLED: Mutex<Option<Metrics>> = Mutex::new(None);

/// The recorder's reading end. Cheap to clone.
#[derive(Clone)]
pub struct Metrics(PrometheusHandle);

/// The recorder could not be set up: ours, or another recorder is installed already.
#[derive(Debug, thiserror::Error)]
#[error("metrics recorder cannot be installed")]
pub struct MetricsError(#[from] metrics_exporter_prometheus::BuildError);

impl Metrics {
    /// Installs the recorder, or finds it installed.
    ///
    /// # Errors
    /// [`MetricsError`].
    pub fn install() -> Result<Self, MetricsError> {
        let mut installed = INSTALLED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(metrics) = &*installed {
            return Ok(metrics.clone());
        }
        let handle = PrometheusBuilder::new().set_buckets(SECONDS)?.install_recorder()?;
        Ok(installed.insert(Self(handle)).clone())
    }

    /// All numbers in the Prometheus text format.
    pub fn render(&self) -> String {
        self.0.render()
    }

    /// Folds raw samples into buckets and drops what nothing counts any more.
    pub fn upkeep(&self) {
        self.0.run_upkeep();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_rendered() {
        let metrics = Metrics::install().unwrap();
        metrics::counter!("parcels_total", "size" => "small").increment(3);
        metrics::histogram!("parcel_seconds").record(0.02);
        Metrics::install().unwrap().upkeep();
        let text = metrics.render();
        assert!(text.contains("parcels_total{size=\"small\"} 3"), "{text}");
        assert!(text.contains("parcel_seconds_bucket{le=\"0.025\"} 1"), "{text}");
    }
}
