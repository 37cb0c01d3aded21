"""A licence server as a vendor starts it, with something of every kind in it, and a door to its operator's socket."""

import datetime
import socket
import threading
from pathlib import Path
from typing import Any

from program import DidNotAnswer, Program, ask
from samples import Samples

ISSUER = "https://licenses.acme.example"
PASSWORD = "correct horse battery"
SPARE = "spare@acme.example"
CUSTOMER_SCOPES = ["licenses:read", "activations:write", "orders:write", "invoices:read", "account:write"]
# What a path's first noun is; `/v1/vendors` and the like name their key otherwise.
KINDS = {
    "sessions": "session", "staff": "staff", "tokens": "token", "vendors": "vendor", "editions": "edition", "addons": "addon",
    "price-lists": "price list", "maintenance-terms": "maintenance term", "customers": "customer", "releases": "release",
    "licenses": "license", "activations": "activation", "quotes": "quote", "orders": "order", "invoices": "invoice",
    "webhook-endpoints": "endpoint", "webhook-deliveries": "delivery",
}


class LicenseServer:
    """One, with one vendor, and what stands in it."""

    def __init__(self, binary: Path, home: Path, root: Path) -> None:
        self.program = Program(binary, home, ("http", "https"))
        words = ["--vendor", "acme", "--name", "Acme Ltd", "--issuer", ISSUER, "--owner", "olga@acme.example"]
        link = self.program.command("init", *words, "--sample")
        self.program.command("key", "begin", "--root", str(root))
        self.program.serve()
        self.operator = Bridge(home / "data")
        self.samples = Samples()
        self.ask("POST /v1/password-links/redeem", {"link": link, "password": PASSWORD}, token="")
        self.tokens = [self._log_in("staff", "olga@acme.example") for _ in range(2)]
        for session in self.ask("GET /v1/sessions")["data"]:
            self.samples.keep(session["id"])
        self._fill()
        self.policy = self.ask("GET /v1/vendor/policy")

    def ask(self, line: str, body: Any = None, *, token: str | None = None) -> Any:
        """Asks as the owner, or with another token; the body of the success that it is."""
        return ask(self.program.url, line, body, token=self.tokens[0] if token is None else token).ok()

    def _log_in(self, kind: str, email: str) -> str:
        login = {"kind": kind, "email": email, "password": PASSWORD}
        return self.ask("POST /v1/sessions", login, token="")["secret"]

    def _redeem(self, line: str) -> None:
        self.ask("POST /v1/password-links/redeem", {"link": self.ask(line)["secret"], "password": PASSWORD}, token="")

    def _fill(self) -> None:
        self._fill_people()
        self._fill_catalogue()
        self._fill_licenses()
        self._fill_orders()
        self._fill_webhooks()

    def _fill_people(self) -> None:
        for member in self.ask("GET /v1/staff")["data"]:
            self.samples.keep(member["id"])
        for name in ("sam", "sue", "goes"):
            made = self.ask("POST /v1/staff", {"email": f"{name}@acme.example", "name": name, "role": "sales"})
            self.samples.add("staff", made["id"])
        self._redeem(f"POST /v1/staff/{made['id']}/password-link")
        spare = self.ask("POST /v1/staff", {"email": SPARE, "name": "spare", "role": "owner"})
        self.samples.keep(spare["id"])
        self._redeem(f"POST /v1/staff/{spare['id']}/password-link")
        for name in ("carla", "carl"):
            made = self.ask("POST /v1/customers", {"email": f"{name}@example.org", "name": name})
            self.samples.add("customer", made["id"])
            self._redeem(f"POST /v1/customers/{made['id']}/password-link")
        self.customer = self._log_in("customer", "carla@example.org")
        for _ in range(2):
            session = self._log_in("staff", "goes@acme.example")
        for found in self.ask("GET /v1/sessions", token=session)["data"]:
            self.samples.add("session", found["id"])
        for name in ("one", "two", "goes"):
            made = self.ask("POST /v1/tokens", {"name": name, "scopes": ["customers:read"]})
            self.samples.add("token", made["id"])
        self.samples.add("vendor", "acme")

    def _fill_catalogue(self) -> None:
        for kind, path in (("edition", "editions"), ("addon", "addons"), ("maintenance term", "maintenance-terms")):
            for found in self.ask(f"GET /v1/{path}")["data"]:
                self.samples.add(kind, found["code"])
        lists = self.ask("GET /v1/price-lists")["data"]
        later = dict(lists[0], currency="GBP", valid_from="2096-01-01T00:00:00Z", valid_until="2097-01-01T00:00:00Z")
        self.ask("PUT /v1/price-lists/gbp-2096", later)
        for code in [*(found["code"] for found in lists), "gbp-2096"]:
            self.samples.add("price list", code)
        for version in ("2.4.0", "2.4.1", "2.5.0"):
            release = {"built_at": "2026-01-05T09:00:00Z", "channel": "stable", "notes": "", "files": []}
            self.ask(f"PUT /v1/releases/{version}", release)
            self.samples.add("release", version)
        self.ask("PUT /v1/vendor/seller", {
            "name": "Acme Mail Ltd", "email": "accounts@acme.example", "tax_number": "DE123", "tax_name": "VAT",
            "address": {"street": "1 Letter Lane", "town": "Posttown", "postal_code": "10115", "country": "DE"},
            "tax_basis_points": 1900, "invoice_prefix": "INV-", "cheque": "Payable to Acme Mail Ltd",
            "transfer": "IBAN DE00 1234", "footer": "Registered in Posttown"})

    def _fill_licenses(self) -> None:
        customer = self.samples.to_read("customer")[0]
        for number in range(4):
            made = self.ask("POST /v1/licenses", {
                "customer": customer, "kind": "paid", "edition": "professional", "users": 25})
            self.samples.add("license", made["id"])
            bound = self.ask(f"POST /v1/licenses/{made['id']}/manual-activations", {
                "hostname": f"mail{number}.example.org", "reason": "contract"})
            self.samples.add("activation", bound["activation"]["id"])

    def _fill_orders(self) -> None:
        customer = self.samples.to_read("customer")[0]
        wanted = {"customer": customer, "edition": "professional", "proxy": False, "users": 10, "currency": "EUR",
                  "terms": "on_invoice"}
        today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
        for number in range(4):
            self.samples.add("quote", self.ask("POST /v1/quotes", wanted)["id"])
            order = self.ask("POST /v1/orders", {"quote": self.ask("POST /v1/quotes", wanted)["id"]})
            self.samples.add("order", order["id"])
            self.samples.add("invoice", order["invoice"])
            payment = self.ask(f"POST /v1/invoices/{order['invoice']}/payments", {
                "amount": 100, "method": "cheque", "reference": f"cheque {number}", "value_date": today})
            paid = self.ask(f"GET /v1/invoices/{order['invoice']}/payments")["data"] if "id" not in payment else [payment]
            self.samples.add("payment", paid[0]["id"])

    def _fill_webhooks(self) -> None:
        for name in ("one", "two", "goes"):
            made = self.ask("POST /v1/webhook-endpoints", {"url": f"https://{name}.shop.invalid/hooks"})
            self.samples.add("endpoint", made["id"])
            self.ask(f"POST /v1/webhook-endpoints/{made['id']}/test")
            for delivery in self.ask(f"GET /v1/webhook-endpoints/{made['id']}/deliveries")["data"]:
                self.samples.add("delivery", delivery["id"])

    def path_samples(self, path: str, name: str) -> str | None:
        """Which samples a path parameter is drawn from."""
        if name in ("vendor", "payment"):
            return name
        return KINDS.get(path.split("/")[2])

    def holder(self) -> dict[str, str]:
        """Nobody: there are no mailboxes here."""
        return {}

    def spare(self) -> dict[str, str]:
        """How one of the staff logs in who is there for what people do to themselves."""
        return {"kind": "staff", "email": SPARE, "password": PASSWORD}

    def close(self) -> None:
        """Ends all of it."""
        self.program.kill()
        self.operator.close()


class Bridge:
    """A port of this machine that leads to the operator's socket, which HTTP clients cannot open by themselves."""

    def __init__(self, data: Path) -> None:
        found = [path for path in data.iterdir() if path.is_socket()]
        if len(found) != 1:
            raise DidNotAnswer(f"there should be one socket in {data}: {found}")
        self._to = found[0]
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = "http://127.0.0.1:%d" % self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(str(self._to))
            for ends in ((client, server), (server, client)):
                threading.Thread(target=self._copy, args=ends, daemon=True).start()

    @staticmethod
    def _copy(source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def close(self) -> None:
        """Nobody is let in any more."""
        self._listener.close()
