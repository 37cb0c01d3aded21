"""Pennypost as an operator starts it: one configuration file, `serve`, a token, and eight mailboxes made over REST."""

import json
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request

from nowhere import Nowhere

DOMAIN = "bench.example"
PASSWORD = "bench-password-0f3a"
MAILBOXES = 8
START_SECONDS = 60


class Pennypost:
    # More lines of the configuration, before its tables.
    MORE = []

    def __init__(self, home, program, database_url=None):
        self.home = home
        self.program = program
        self.database_url = database_url
        self.config = home / "mailserver.toml"
        self.log = home / "output.log"
        self.mailboxes = [(f"user{n}@{DOMAIN}", PASSWORD) for n in range(1, MAILBOXES + 1)]

    def __enter__(self):
        self.process = None
        # Mail from strangers is checked by SPF, DKIM and DMARC; without an answering name server that would
        # measure time-outs. This one answers at once that there is no such name.
        self.dns = Nowhere()
        try:
            self._start()
            self._provision()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.dns.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def failure(self):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-30:]) if self.log.exists() else ""

    def _start(self):
        data = self.home / "data"
        lines = [f'data_dir = "{data}"', *self.MORE]
        if self.database_url:
            lines.append(f'database_url = "{self.database_url}"')
        lines += ["[listen]", *(f'{name} = ["127.0.0.1:0"]' for name in ("smtp", "imap", "http"))]
        self.config.write_text("\n".join(lines) + "\n")
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen([self.program, "serve", "--config", self.config],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        listeners = self._wait_for_listeners(data / "listeners.json")
        self.smtp, self.imap, self.http = (split(listeners[name][0]) for name in ("smtp", "imap", "http"))

    def _wait_for_listeners(self, path):
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                return json.loads(path.read_text())
            except (FileNotFoundError, json.JSONDecodeError):
                pass
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"{self.program} did not start serving\n{self.failure()}")
            time.sleep(0.02)

    def _provision(self):
        self.token = self._command("token", "create", "--scope", "admin")
        self.call("PATCH", "/v1/settings/dns", {"servers": [self.dns.address]}, "application/merge-patch+json")
        self.call("POST", "/v1/domains", {"name": DOMAIN})
        for address, password in self.mailboxes:
            self.call("POST", "/v1/mailboxes", {"address": address, "password": password})

    def _command(self, *words):
        """What a command of the program prints."""
        said = subprocess.run([self.program, *words, "--config", self.config], check=True, capture_output=True, text=True)
        return said.stdout.strip()

    def call(self, method, path, body, kind="application/json"):
        request = urllib.request.Request(
            f"http://{self.http[0]}:{self.http[1]}{path}", json.dumps(body).encode(), method=method,
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": kind})
        try:
            # No proxy of the environment stands between this machine and itself.
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with opener.open(request, timeout=30) as reply:
                return json.load(reply)
        except urllib.error.HTTPError as problem:
            raise SystemExit(f"{method} {path}: {problem.code} {problem.read().decode(errors='replace')}")


def split(address):
    host, port = address.rsplit(":", 1)
    return host, int(port)
