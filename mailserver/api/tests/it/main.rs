//! The REST counter as its clients see it: routers asked in memory, over stores on SQLite and PostgreSQL.

mod access_rules;
mod contacts;
mod dashboard;
mod document;
mod expand;
mod failures;
mod license;
mod listeners;
mod matrix;
mod messages;
mod oauth;
mod once;
mod operations;
mod page;
mod passkeys;
mod people;
mod queue;
mod secrets;
mod security;
mod settings;
mod site;
mod stories;
mod tenants;
mod webhooks;
