"""A mail server for the tests and, before it, one that hands everything on, the dashboard's files too."""

import http.client
import imaplib
import json
import os
import pathlib
import smtplib
import ssl
import subprocess
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

DASHBOARD = pathlib.Path(__file__).resolve().parent.parent
ROOT = DASHBOARD.parent.parent
# Files of the dashboard other than those the program was built with, such as `dist` after a change.
NEWER = os.environ.get("PENNYPOST_DIST")
# Refuses at once: the licence comes as a file.
LICENSES = "https://127.0.0.1:9"
NAMES = ("smtp", "submission", "submissions", "imap", "imaps", "pop3", "pop3s", "http", "https")


class MailServer:
    """A server with nothing in it, and a token for everything."""

    def __init__(self):
        named = os.environ.get("PENNYPOST_SERVER")
        target = os.environ.get("CARGO_TARGET_DIR", str(ROOT / "target"))
        self.program = named or f"{target}/debug/mailserver"
        assert os.access(self.program, os.X_OK), f"no program at {self.program}; build it, or name one in PENNYPOST_SERVER"
        self.home = tempfile.TemporaryDirectory()
        config = pathlib.Path(self.home.name) / "config.toml"
        lines = [f'data_dir = "{self.home.name}/data"', "[listen]", *(f'{name} = ["127.0.0.1:0"]' for name in NAMES)]
        config.write_text("\n".join(lines) + "\n")
        self.log = open(pathlib.Path(self.home.name) / "server.log", "w+b")
        self.process = subprocess.Popen([self.program, "serve", "--config", config], stdout=self.log, stderr=self.log)
        listeners = pathlib.Path(self.home.name) / "data/listeners.json"
        until = time.monotonic() + 60
        while not (listeners.exists() and listeners.stat().st_size):
            assert self.process.poll() is None and time.monotonic() < until, self.said()
            time.sleep(0.05)
        self.listeners = json.loads(listeners.read_text())
        made = subprocess.run([self.program, "token", "create", "--config", config, "--scope", "admin"],
                              check=True, capture_output=True, text=True)
        self.token = made.stdout.strip()

    def said(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def call(self, method, path, body=None):
        """The API, asked without a browser."""
        connection = http.client.HTTPConnection(self.listeners["http"][0], timeout=30)
        kind = "application/merge-patch+json" if method == "PATCH" else "application/json"
        connection.request(method, path, None if body is None else json.dumps(body),
                           {"Authorization": f"Bearer {self.token}", "Content-Type": kind})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        assert answer.status < 300, f"{method} {path}: {answer.status} {text.decode()}"
        return json.loads(text) if text else None

    def license(self):
        """More domains and mailboxes than Free has, by a licence that the development root signs."""
        vendor = pathlib.Path(self.program).resolve().parent / "examples/development_license"
        assert vendor.exists(), f"there is no {vendor}; build it with `cargo build -p license --examples`"
        self.call("PATCH", "/v1/settings/license", {"server_url": LICENSES})
        request = self.call("POST", "/v1/license/requests", {"purpose": "activate"})["request"]
        response = subprocess.run([vendor, LICENSES], input=request, check=True, capture_output=True, text=True).stdout
        self.call("POST", "/v1/license/responses", {"response": response})

    def send(self, sender, recipient, password="correct horse battery"):
        """A message of somebody who logged in."""
        host, port = self.listeners["submissions"][0].rsplit(":", 1)
        unverified = ssl._create_unverified_context()  # the server's certificate is its own
        with smtplib.SMTP_SSL(host, int(port), context=unverified, timeout=30) as smtp:
            smtp.login(sender, password)
            smtp.sendmail(sender, [recipient], f"From: {sender}\r\nTo: {recipient}\r\nSubject: Hello\r\n\r\nHello.\r\n")

    def connect(self):
        """A program that reads mail, before it says whose."""
        host, port = self.listeners["imaps"][0].rsplit(":", 1)
        unverified = ssl._create_unverified_context()  # the server's certificate is its own
        return imaplib.IMAP4_SSL(host, int(port), ssl_context=unverified, timeout=30)

    def imap(self, address, token):
        """Somebody's mail, opened by a program with a token (XOAUTH2)."""
        imap = self.connect()
        # Who is refused is told why first, and owns to having read it.
        said = iter([f"user={address}\x01auth=Bearer {token}\x01\x01".encode(), b""])
        imap.authenticate("XOAUTH2", lambda _: next(said))
        return imap

    def end(self):
        self.process.terminate()
        self.process.wait(30)
        self.log.close()
        self.home.cleanup()


class Front:
    """The mail server, as one origin with what a story wants it to answer otherwise."""

    def __init__(self, mail):
        self.mail = mail
        host = mail.listeners["http"][0]
        document = json.loads(self.direct(host, "/v1/openapi.json"))
        self.served = set(document["paths"])
        # Answers of a path that the tests want to be other than they are.
        self.played = {}
        front = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def answer(self, status, headers, body):
                self.send_response(status)
                for name, value in headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def handle_any(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length) if length else None
                return self.hand_on(urlsplit(self.path).path, body)

            def hand_on(self, path, body):
                played = front.played.get((self.command, path))
                if played is not None:
                    status, said, extra = played
                    kind = "application/problem+json" if status >= 400 else "application/json"
                    return self.answer(status, [("Content-Type", kind), *extra], json.dumps(said).encode() if said is not None else b"")
                upstream = http.client.HTTPConnection(host, timeout=60)
                headers = {name: value for name, value in self.headers.items() if name.lower() not in ("connection", "accept-encoding")}
                upstream.request(self.command, self.path, body, headers)
                answer = upstream.getresponse()
                kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in ("content-length", "transfer-encoding", "connection", "date")]
                if answer.getheader("Content-Type", "").startswith("text/event-stream"):
                    return self.stream(answer, kept)
                said = answer.read()
                upstream.close()
                if NEWER and path.startswith("/dashboard/") and answer.status == 200:
                    said = (pathlib.Path(NEWER) / (path.removeprefix("/dashboard/") or "index.html")).read_bytes()
                return self.answer(answer.status, kept, said)

            def stream(self, answer, headers):
                self.close_connection = True
                self.send_response(answer.status)
                for name, value in headers:
                    self.send_header(name, value)
                self.end_headers()
                try:
                    while piece := answer.read1(65536):
                        self.wfile.write(piece)
                        self.wfile.flush()
                except (OSError, ValueError, http.client.HTTPException):
                    pass

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @staticmethod
    def direct(host, path):
        connection = http.client.HTTPConnection(host, timeout=30)
        connection.request("GET", path)
        said = connection.getresponse().read()
        connection.close()
        return said

    def end(self):
        self.server.shutdown()
        self.server.server_close()
