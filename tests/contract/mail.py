"""A mail server as a newcomer starts it, with something of every kind in it."""

import smtplib
import ssl
import subprocess
import sys
import time
from pathlib import Path

from program import DidNotAnswer, Program, ask
from samples import Samples

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))
from nowhere import Nowhere  # noqa: E402  a name server that knows no name and says so at once

LICENSES = "https://127.0.0.1:9"  # refuses at once, whatever the machine's resolver does; the licence comes as a file
PASSWORD = "contract-password-7c1d"
HOLDER = "holder@holder.example"  # in a domain that nobody else is in: one that is disabled lets nobody log in
SPARE = "spare"  # an administrator whose sessions end, whose password changes
LISTENERS = ("smtp", "submission", "submissions", "imap", "imaps", "pop3", "pop3s", "http", "https")


def give_license(binary: Path, url: str, token: str) -> None:
    """More domains and mailboxes than Free has, by a licence that the development root signs."""
    vendor = binary.parent / "examples" / "development_license"
    if not vendor.exists():
        raise DidNotAnswer(f"there is no {vendor}: build it with `cargo build --workspace --all-targets`")
    # Tokens are numbered by the second: one given right after another is no newer.
    for _ in range(5):
        order = ask(url, "POST /v1/license/requests", {"purpose": "activate"}, token=token).ok()
        words = [str(vendor), LICENSES]
        said = subprocess.run(words, input=order["request"], check=True, capture_output=True, text=True).stdout
        taken = ask(url, "POST /v1/license/responses", {"response": said}, token=token)
        if taken.status == 200:
            return
        time.sleep(0.5)
    taken.ok()


class MailServer:
    """One, and what stands in it."""

    def __init__(self, binary: Path, home: Path) -> None:
        self.names = Nowhere()
        self.program = Program(binary, home, LISTENERS, f'license_server_url = "{LICENSES}"')
        self.program.serve()
        self.token = self.program.command("token", "create", "--scope", "admin", "--name", "contract")
        # A token has 6000 requests a minute; with a second one nobody has to wait.
        self.tokens = [self.token, self.program.command("token", "create", "--scope", "admin", "--name", "contract too")]
        self.samples = Samples()
        try:
            self._fill()
        except BaseException:
            self.close()
            raise

    def ask(self, line: str, body: object = None):
        """Asks as the administrator."""
        return ask(self.program.url, line, body, token=self.token)

    def _fill(self) -> None:
        give_license(self.program.binary, self.program.url, self.token)
        self.ask("PATCH /v1/settings/dns", {"servers": [self.names.address]}).ok()
        # Mail to elsewhere waits in the queue: nobody answers at that port.
        self.ask("PATCH /v1/settings/routing", {"smart_host": "127.0.0.1", "smart_port": 9, "smart_require_tls": False}).ok()
        for domain in ("example.org", "example.net", "goes.example"):
            self.ask("POST /v1/domains", {"name": domain, "external_id": f"order-{domain}"}).ok()
            self.samples.add("domain", domain)
            self.samples.add("domain outside", f"order-{domain}")
        for name in ("anna", "ben", "goes"):
            address = f"{name}@example.org"
            self.ask("POST /v1/mailboxes", {"address": address, "password": PASSWORD, "external_id": f"user-{name}"}).ok()
            self.samples.add("mailbox", address)
            self.samples.add("mailbox outside", f"user-{name}")
        for name in ("gold", "silver", "gone"):
            self.ask("POST /v1/plans", {"name": name, "limits": {"tenants": 5}}).ok()
            self.samples.add("plan", name)
        for name in ("acme", "bighost", "over"):
            wanted = {"name": name, "external_id": f"service-{name}", "domain": f"{name}.example",
                      "admin": {"login": f"boss@{name}.example", "password": PASSWORD}}
            self.ask("POST /v1/tenants", wanted).ok()
            self.samples.add("tenant", name)
            self.samples.add("tenant outside", f"service-{name}")
            self.samples.add("administrator", f"boss@{name}.example")
        self.ask("POST /v1/administrators", {"login": SPARE, "password": PASSWORD}).ok()
        self.samples.keep(SPARE)
        for address in ("info@example.org", "sales@example.org", "gone@example.org"):
            self.ask("POST /v1/aliases", {"address": address, "targets": ["anna@example.org"]}).ok()
            self.samples.add("alias", address)
        for uid in ("supplier-17", "supplier-18", "goes"):
            self.ask(f"PUT /v1/domains/example.org/contacts/{uid}", {"name": uid}).ok()
            self.samples.add("contact", uid)
        for _ in range(3):
            wanted = {"requests": [{"method": "GET", "path": "/v1/whoami"}]}
            made = self.ask("POST /v1/operations", wanted).ok()
            self.samples.add("operation", made["id"])
        for name in ("office", "branch", "goes"):
            self.ask(f"PUT /v1/listeners/{name}", {"service": "imap", "address": "127.0.0.1:0"}).ok()
            self.samples.add("listener", name)
            wanted = {"acme": {"directory": "https://127.0.0.1:9/", "names": [f"{name}.example.org"]}}
            self.ask(f"PUT /v1/certificates/{name}.example.org", wanted).ok()
            self.samples.add("certificate", f"{name}.example.org")
        for pattern in ("*.one.test", "two.test", "goes@three.test"):
            wanted = {"domain": "example.org", "kind": "sender", "pattern": pattern, "action": "block"}
            self.samples.add("access rule", self.ask("POST /v1/access-rules", wanted).ok()["id"])
        for token in self.ask("GET /v1/tokens").ok()["data"]:
            self.samples.keep(token["id"])
        for name in ("one", "two", "goes"):
            made = self.ask("POST /v1/tokens", {"name": name, "scopes": ["domains:read"]}).ok()
            self.samples.add("token", made["id"])
        for name in ("one", "two", "goes"):
            made = self.ask("POST /v1/webhook-endpoints", {"url": f"https://{name}.example.com/", "status": "disabled"}).ok()
            self.samples.add("webhook endpoint", made["id"])
        for name in ("one", "two", "goes"):
            wanted = {"name": name, "redirect_uris": ["https://app.example.com/"], "scopes": ["mail:write"]}
            self.samples.add("oauth client", self.ask("POST /v1/oauth-clients", {**wanted, "confidential": True}).ok()["id"])
        for address in ("anna@example.org", "ben@example.org", "goes@example.org"):
            for name in ("telephone", "tablet"):
                made = self.ask(f"POST /v1/mailboxes/{address}/app-passwords", {"name": name}).ok()
                self.samples.add("app password", made["id"])
        self.ask("POST /v1/domains", {"name": "holder.example"}).ok()
        self.samples.keep("holder.example")
        self.ask("POST /v1/mailboxes", {"address": HOLDER, "password": PASSWORD}).ok()
        self.samples.keep(HOLDER)
        for name in ("telephone", "tablet", "goes"):
            made = self.ask(f"POST /v1/mailboxes/{HOLDER}/app-passwords", {"name": name}).ok()
            self.samples.add("own app password", made["id"])
        self._queue(4)
        for message in self.ask("GET /v1/queue/messages").ok()["data"]:
            self.samples.add("queue message", message["id"])
        for task in self.ask("GET /v1/tasks").ok()["data"]:
            self.samples.add("task", task["name"])

    def _queue(self, count: int) -> None:
        trust = ssl._create_unverified_context()  # noqa: S323  a certificate of its own, on loopback
        with smtplib.SMTP_SSL("127.0.0.1", self.program.ports["submissions"], context=trust, timeout=30) as client:
            client.login("anna@example.org", PASSWORD)
            for number in range(count):
                letter = f"From: anna@example.org\r\nTo: carl@elsewhere.example\r\nSubject: {number}\r\n\r\nWait.\r\n"
                client.sendmail("anna@example.org", ["carl@elsewhere.example"], letter.encode())

    def path_samples(self, path: str, name: str) -> str | None:
        """Which samples a path parameter is drawn from."""
        kinds = {"domains": "domain", "mailboxes": "mailbox", "aliases": "alias", "tokens": "token", "queue": "queue message",
                 "tasks": "task", "tenants": "tenant", "plans": "plan", "administrators": "administrator",
                 "access-rules": "access rule", "operations": "operation", "listeners": "listener", "certificates": "certificate",
                 "webhook-endpoints": "webhook endpoint", "oauth-clients": "oauth client", "app-passwords": "app password",
                 "me": "own app password"}
        kind = "contact" if name == "uid" else kinds.get(path.split("/")[2])
        return f"{kind} outside" if name == "external_id" else kind

    def spare(self) -> dict[str, str]:
        """How the administrator logs in who is there for what people do to themselves."""
        return {"login": SPARE, "password": PASSWORD}

    def holder(self) -> dict[str, str]:
        """How the holder of a mailbox logs in, for what is a mailbox's own."""
        return {"login": HOLDER, "password": PASSWORD}

    def close(self) -> None:
        """Ends all of it."""
        self.program.kill()
        self.names.close()
