//! The front door: reads the command line, and opens the post office or asks the one that is open.

mod args;
mod config;
mod counters;
mod office;
mod remote;
mod serve;
mod service;
mod setup;
mod token;

use std::process::ExitCode;

use clap::Parser;
use foundation::boot::{Inherited, TestTime, log};

use crate::args::{Args, Command, TokenCommand};
use crate::config::Config;

// Freed memory goes back to the system sooner and fragments less than with the C library's allocator, which matters to a
// process whose load comes in waves.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    foundation::tls::install_provider();
    let args = Args::parse();
    match run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("mailserver: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: Args) -> anyhow::Result<()> {
    // Taken before any thread is there: it reads the environment of the process.
    let inherited = Inherited::from_environment()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match args.command {
        Command::Serve { config, log_format, test_clock, test_time } => {
            log::install(log_format.into());
            let config = Config::read(&config)?;
            let test_time = test_clock.map(|socket| TestTime { socket, start: test_time });
            runtime.block_on(serve::serve(&config, inherited, test_time))
        }
        Command::Setup(order) => {
            log::install_warnings();
            let config = Config::read(&order.config)?;
            runtime.block_on(setup::run(&config, order))
        }
        Command::Token { command: TokenCommand::Create(order) } => {
            log::install_warnings();
            let config = Config::read(&order.config)?;
            println!("{}", runtime.block_on(token::create(&config, order))?);
            Ok(())
        }
        Command::Token { command: TokenCommand::Remote(command) } => runtime.block_on(remote::run_tokens(command)),
        Command::Remote(command) => runtime.block_on(remote::run(command)),
    }
}
