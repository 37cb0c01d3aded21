//! Sessions as transcripts over real sockets, the store on SQLite.

mod append;
mod changes;
mod fetch;
mod folders;
mod login;
mod resync;
mod search;
mod select;
