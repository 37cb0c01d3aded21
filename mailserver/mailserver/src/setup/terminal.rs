//! Asking on the terminal. Questions go to standard error, so that standard output holds results alone.

use std::io::{self, IsTerminal, Stdin, Write};

use anyhow::Context;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use secrecy::SecretString;

/// Whether there is somebody to ask.
pub(super) fn is_there() -> bool {
    io::stdin().is_terminal()
}

/// A line of theirs, trimmed.
pub(super) fn ask(question: &str) -> anyhow::Result<String> {
    eprint!("{question}");
    io::stderr().flush()?;
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line).context("the terminal cannot be read")?;
    anyhow::ensure!(read > 0, "nobody answered");
    Ok(line.trim().to_owned())
}

/// A line of theirs that the terminal does not show, as it was typed.
pub(super) fn ask_hidden(question: &str) -> anyhow::Result<SecretString> {
    // Before the question: whoever answers at once is not shown either.
    let hidden = Hidden::new(io::stdin())?;
    eprint!("{question}");
    io::stderr().flush()?;
    let mut line = String::new();
    let read = hidden.stdin.read_line(&mut line).context("the terminal cannot be read")?;
    drop(hidden);
    eprintln!();
    anyhow::ensure!(read > 0, "nobody answered");
    Ok(SecretString::from(line.trim_end_matches(['\r', '\n'])))
}

/// A terminal that does not show what is typed, until this is dropped.
struct Hidden {
    stdin: Stdin,
    before: Termios,
}

impl Hidden {
    fn new(stdin: Stdin) -> anyhow::Result<Self> {
        let before = tcgetattr(&stdin).context("the terminal cannot be asked for a password")?;
        let mut silent = before.clone();
        silent.local_modes.remove(LocalModes::ECHO);
        tcsetattr(&stdin, OptionalActions::Flush, &silent).context("the terminal cannot hide a password")?;
        Ok(Self { stdin, before })
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        // What cannot be put back has gone away.
        let _ = tcsetattr(&self.stdin, OptionalActions::Flush, &self.before);
    }
}
