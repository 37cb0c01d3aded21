//! One run of the server's program.

use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use crate::log::Log;
use crate::until;

/// A running server. Killed when it goes out of sight.
#[derive(Debug)]
pub(crate) struct Process(Child);

impl Process {
    /// With more words and variables of the environment than a boot file.
    pub(crate) fn start(
        binary: &Path,
        config: &Path,
        words: &[String],
        variables: &[(&str, PathBuf)],
        log: &Log,
    ) -> Self {
        let child = Command::new(binary)
            .arg("serve")
            .arg("--config")
            .arg(config)
            .args(words)
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .env_remove("NOTIFY_SOCKET")
            .env_remove("LISTEN_FDS")
            .stdin(Stdio::null())
            .stdout(log.file())
            .stderr(log.file())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", binary.display()));
        Self(child)
    }

    pub(crate) fn has_ended(&mut self) -> bool {
        self.0.try_wait().is_ok_and(|status| status.is_some())
    }

    /// SIGHUP: it reads its certificate again.
    pub(crate) fn read_again(&self) {
        kill_process(Pid::from_child(&self.0), Signal::HUP).expect("a running process takes signals");
    }

    /// Asks it to end, as systemd does, and waits.
    pub(crate) async fn end(mut self) -> i32 {
        let id = Pid::from_child(&self.0);
        kill_process(id, Signal::TERM).expect("a running process takes signals");
        let status = until("the server ends after SIGTERM", async || self.0.try_wait().ok().flatten()).await;
        assert_eq!(status.signal(), None, "the server ended by a signal instead of draining");
        status.code().unwrap_or(-1)
    }

    /// SIGKILL: it gets no chance to put anything in order.
    pub(crate) fn kill(mut self) {
        self.0.kill().expect("a running process can be killed");
        self.0.wait().expect("a killed process ends");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already; there is nobody to tell.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
