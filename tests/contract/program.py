"""A server of ours as an operator starts it: a boot file, `serve`, its log, and calls. Knows neither of the two documents."""

import json
import os
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

START_SECONDS = 60
# A word of these at the level's place of a line, or Rust's own report of a panic.
FAULTS = re.compile(r"(?:^|\s)ERROR\s|panicked at|stack backtrace|RUST_BACKTRACE")


class DidNotAnswer(Exception):
    """A server did not do what its samples need."""


@dataclass
class Answer:
    """What a server answered."""

    line: str
    status: int
    body: Any

    def ok(self) -> Any:
        """The body of a success."""
        if not 200 <= self.status < 300:
            raise DidNotAnswer(f"{self.line}: {self.status} {self.body}")
        return self.body


class Program:
    """One server in a folder of its own, on free ports."""

    def __init__(self, binary: Path, home: Path, listeners: Sequence[str], boot: str = "") -> None:
        self.binary = binary
        self.home = home
        home.mkdir(parents=True)
        self.config = home / "boot.toml"
        self.output = home / "server.log"
        self.ports: dict[str, int] = {}
        self.process: subprocess.Popen[bytes] | None = None
        lines = [f"data_dir = {json.dumps(str(home / 'data'))}", boot, "[listen]"]
        lines += [f'{name} = ["127.0.0.1:0"]' for name in listeners]
        self.config.write_text("\n".join(lines) + "\n")

    def serve(self) -> None:
        """Starts it and waits until it listens."""
        announced = self.home / "data" / "listeners.json"
        announced.unlink(missing_ok=True)
        with open(self.output, "ab") as output:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--config", self.config],
                cwd=self.home, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                env=dict(os.environ, NO_COLOR="1"))
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                listeners = json.loads(announced.read_text())
                break
            except (OSError, json.JSONDecodeError):
                pass
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise DidNotAnswer(f"{self.binary.name} does not serve:\n{self.tail()}")
            time.sleep(0.02)
        self.ports = {name: int(at[0].rsplit(":", 1)[1]) for name, at in listeners.items() if at}

    def command(self, *words: str, given: str | None = None) -> str:
        """The program with other words; what it prints."""
        done = subprocess.run([self.binary, *words, "--config", self.config], input=given, capture_output=True, text=True)
        if done.returncode:
            raise DidNotAnswer(f"{self.binary.name} {words[0]}: {done.stderr}")
        return done.stdout.strip()

    @property
    def url(self) -> str:
        """Where its API is."""
        return f"http://127.0.0.1:{self.ports['http']}"

    def stop(self) -> None:
        """Ends it as a supervisor does; it has to end in order."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise DidNotAnswer(f"SIGTERM did not end {self.binary.name}:\n{self.tail()}") from None

    def kill(self) -> None:
        """Ends it wherever it stands."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def faults(self) -> list[str]:
        """What should not stand in its log: that it died, errors, panics."""
        found = [line for line in self.output.read_text(errors="replace").splitlines() if FAULTS.search(line)]
        if self.process is not None and (code := self.process.poll()) not in (None, 0):
            found.insert(0, f"the process ended with {code}")
        return found

    def tail(self, lines: int = 25) -> str:
        """The end of its log."""
        return "\n".join(self.output.read_text(errors="replace").splitlines()[-lines:])


def ask(url: str, line: str, body: Any = None, *, token: str = "") -> Answer:
    """Asks one operation, such as `GET /v1/domains`."""
    method, path = line.split(" ", 1)
    kind = "application/merge-patch+json" if method == "PATCH" else "application/json"
    headers = {"Idempotency-Key": uuid.uuid4().hex} if method != "GET" else {}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    if body is not None:
        headers["Content-Type"] = kind
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url + path, data, method=method, headers=headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=60) as reply:
            return Answer(line, reply.status, _json(reply.read()))
    except urllib.error.HTTPError as problem:
        return Answer(line, problem.code, _json(problem.read()))


def _json(text: bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text.decode(errors="replace") or None
