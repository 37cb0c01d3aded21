//! The front door: reads the command line, and opens the office or asks the one that is open.

mod args;
mod backup;
mod ceremony;
mod commands;
mod config;
mod desk;
mod serve;
mod service;

use std::process::ExitCode;

use clap::Parser;
use foundation::boot::{Inherited, TestTime, log};

use self::args::{Args, Command};
use self::config::Config;

/// Runs the program to its end.
pub fn run() -> ExitCode {
    foundation::tls::install_provider();
    match command(Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("license-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(args: Args) -> anyhow::Result<()> {
    // Taken before any thread is there: it reads the environment of the process.
    let inherited = Inherited::from_environment()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match args.command {
        Command::Serve { config, log_format, test_clock, test_time } => {
            log::install(log_format.into());
            let test_time = test_clock.map(|socket| TestTime { socket, start: test_time });
            runtime.block_on(serve::serve(&Config::read(&config)?, inherited, test_time))
        }
        Command::Init(order) => {
            log::install_warnings();
            runtime.block_on(commands::init(order))
        }
        Command::PasswordLink(order) => {
            log::install_warnings();
            runtime.block_on(commands::password_link(order))
        }
        Command::Root { command } => ceremony::root(command),
        Command::Key { command } => {
            log::install_warnings();
            runtime.block_on(ceremony::key(command))
        }
        Command::Backup(order) => {
            log::install_warnings();
            runtime.block_on(backup::back_up(order))
        }
        Command::Restore(order) => {
            log::install_warnings();
            runtime.block_on(backup::restore(order))
        }
        Command::Ask(order) => {
            log::install_warnings();
            runtime.block_on(commands::ask(order))
        }
    }
}
