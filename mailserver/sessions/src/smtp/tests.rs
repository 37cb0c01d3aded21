//! Scripted sessions over real sockets, with an engine over a store on SQLite behind them.

mod client;
mod endings;
mod limits;
mod office;
mod receiving;
mod submitting;
