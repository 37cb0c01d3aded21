//! The service a vendor runs to sell a product by licences: vendors and their staff, catalogue, customers, signing
//! keys, all of it by REST. It knows SQL, HTTP and the rules of selling; what a licence is and which steps are allowed, `license` knows.
//!
//! Read in this order: what it stands on ([`office`]), who asks ([`principal`], [`roles`], [`door`]), then a module for each
//! noun, with its rows, its rules and its operations.

mod office;
mod principal;
mod refused;
mod roles;

pub mod codes;
mod document;
mod door;
mod failure;
mod router;
mod state;
mod text;

mod vendors;

mod newcomers;
mod people;
mod sessions;
mod tokens;
mod whoami;

mod activations;
mod catalogue;
mod customers;
mod keys;
mod licenses;
mod releases;

mod invoices;
mod mails;
mod orders;
mod payments;
mod quotes;
mod sellers;

mod backups;
mod books;
mod reports;
mod webhooks;

mod pages;

mod upkeep;

pub mod program;

#[cfg(test)]
mod tests;

pub use router::openapi;
