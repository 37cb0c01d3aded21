//! Mail-agnostic ground both programs stand on. It knows sockets, pools, two SQL dialects, tasks and tokens;
//! it never knows the words of the product built on it.

pub mod acme;
pub mod boot;
pub mod clock;
pub mod db;
pub mod http;
pub mod ids;
pub mod metrics;
pub mod secrets;
pub mod settings;
pub mod tasks;
pub mod throttle;
pub mod tls;
pub mod tokens;
pub mod webhooks;
