//! The server as its clients see it: routers asked in memory, over rows in SQLite and PostgreSQL.

mod activations;
mod backups;
mod catalogue;
mod customers;
mod document;
mod installation;
mod installation_sessions;
mod invoices;
mod keys;
mod localstripe;
mod login;
mod newcomers;
mod orders;
mod pages;
mod releases;
mod reports;
mod security;
mod site;
mod staff;
mod stripe;
mod till;
mod webhooks;
