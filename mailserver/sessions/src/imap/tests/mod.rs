//! Sessions as transcripts over real sockets, what touches rows on both databases.

mod append;
mod changes;
mod fetch;
mod folders;
mod login;
mod resync;
mod search;
mod select;
