"""The server as an operator runs it, under the recorder: started, killed, started again on the same data."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from control import Control

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))
from nowhere import Nowhere  # noqa: E402  a name server that knows no name and says so at once

DOMAIN = "crash.example"
LICENSES = "https://127.0.0.1:9"  # refuses at once, whatever the machine's resolver does; the licence comes as a file
PASSWORD = "crash-password-7c1d"
SERVICES = ("smtp", "submission", "imap", "http")
START_SECONDS = 60


class DidNotStart(Exception):
    pass


class Server:
    def __init__(self, home, program, recorder, database_url=None):
        self.home, self.program, self.recorder = home, program, recorder
        self.data = home / "data"  # all the recorder looks at
        self.config = home / "mailserver.toml"
        self.output = home / "output.log"
        # Whoever installs the server makes its directory; that its own name is durable is not the server's promise.
        self.data.mkdir(mode=0o700)
        self.control = Control(home / "control", b"queued as ")
        self.process = None
        self.starts = 0
        self.ports = {}
        self.token = None
        self.up = threading.Event()
        self.dns = Nowhere()
        lines = [f'data_dir = "{self.data}"', f'license_server_url = "{LICENSES}"']
        if database_url:
            lines.append(f'database_url = "{database_url}"')
        lines += ["[listen]", *(f'{name} = ["127.0.0.1:0"]' for name in SERVICES)]
        self.config.write_text("\n".join(lines) + "\n")

    def start(self, log=None, ahead=0):
        """Serves, or raises DidNotStart when the process ended first, as it does when it is killed while starting."""
        announced = self.data / "listeners.json"
        announced.unlink(missing_ok=True)
        env = dict(os.environ, LD_PRELOAD=str(self.recorder), RECORDER_ROOT=str(self.data),
                   RECORDER_CONTROL=str(self.control.path))
        if log:
            env["RECORDER_LOG"] = str(log)
        if ahead:
            env["RECORDER_AHEAD"] = str(ahead)
        self.starts += 1
        with open(self.output, "ab") as output:
            output.write(b"---- start %d\n" % self.starts)
            output.flush()
            self.process = subprocess.Popen([self.program, "serve", "--config", self.config], env=env,
                                            stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                listeners = json.loads(announced.read_text())
                break
            except (OSError, json.JSONDecodeError):
                pass
            if self.process.poll() is not None:
                raise DidNotStart(f"it ended with {self.process.returncode} before it served\n{self.tail()}")
            if time.monotonic() > deadline:
                raise DidNotStart(f"it did not serve within {START_SECONDS} s\n{self.tail()}")
            time.sleep(0.01)
        self.ports = {name: int(listeners[name][0].rsplit(":", 1)[1]) for name in SERVICES}
        self.up.set()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.ended()

    def ended(self, timeout=None):
        """Waits for the process to be gone; whether it is."""
        try:
            self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            return False
        self.up.clear()
        return True

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        if not self.ended(60):
            self.kill()
            raise SystemExit(f"SIGTERM did not end the server within 60 s\n{self.tail()}")
        if self.process.returncode:
            raise SystemExit(f"after SIGTERM the server ended with {self.process.returncode}\n{self.tail()}")

    def alive(self):
        return self.process is not None and self.process.poll() is None

    def provision(self, mailboxes, sink_port):
        self.token = subprocess.run([self.program, "token", "create", "--config", self.config, "--scope", "admin"],
                                    check=True, capture_output=True, text=True).stdout.strip()
        self.license()
        self.call("PATCH", "/v1/settings/dns", {"servers": [self.dns.address]})
        self.call("PATCH", "/v1/settings/routing",
                  {"smart_host": "127.0.0.1", "smart_port": sink_port, "smart_require_tls": False})
        self.call("POST", "/v1/domains", {"name": DOMAIN})
        for address in mailboxes:
            self.call("POST", "/v1/mailboxes", {"address": address, "password": PASSWORD})

    def license(self):
        """More mailboxes than Free has, by a licence that the development root signs."""
        vendor = Path(self.program).resolve().parent / "examples" / "development_license"
        if not vendor.exists():
            raise SystemExit(f"there is no {vendor}: build it with `cargo build -p license --examples`")
        request = self.call("POST", "/v1/license/requests", {"purpose": "activate"})["request"]
        response = subprocess.run([vendor, LICENSES], input=request, check=True, capture_output=True, text=True).stdout
        self.call("POST", "/v1/license/responses", {"response": response})

    def call(self, method, path, body=None):
        kind = "application/merge-patch+json" if method == "PATCH" else "application/json"
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.ports['http']}{path}", None if body is None else json.dumps(body).encode(), method=method,
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": kind})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=30) as reply:
                return json.loads(reply.read() or b"null")
        except urllib.error.HTTPError as problem:
            problem.text = problem.read().decode(errors="replace")
            problem.msg = f"{problem.msg}: {method} {path}: {problem.text}"
            raise

    def tail(self, lines=25):
        return "\n".join(self.output.read_text(errors="replace").splitlines()[-lines:]) if self.output.exists() else ""

    def close(self):
        if self.alive():
            self.kill()
        self.dns.close()
        self.control.close()
