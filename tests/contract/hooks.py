"""What Schemathesis is told beside the documents: who asks, which requests would end the run for everybody, and which
findings `exclusions.toml` sets aside. It runs inside Schemathesis; `fuzz.py` tells it of the site by `CONTRACT_SITE`."""

import itertools
import json
import os
import random
import re
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import schemathesis
import urllib3.util.connection
from hypothesis import strategies
from exclusions import Exclusion, read
from program import ask

SITE: dict[str, Any] = json.loads(Path(os.environ["CONTRACT_SITE"]).read_text())
KEPT = set(SITE["kept"])
SPENT: set[str] = set()
OURS = {*SITE["tokens"], SITE.get("customer")}
TOKENS = itertools.cycle(SITE["tokens"])
EXCLUSIONS = [exclusion for exclusion in read() if exclusion.document in (SITE["document"], "*")]

# What a session does to itself or to its person is done to one that nobody needs.
OWN = re.compile(r"^/v1/(me(/|$)|sessions(/|$))" if SITE["document"] == "mailserver" else r"^/v1/(me/|sessions/current$)")
HOLDERS = re.compile(r"^/v1/me/(access-rules|app-passwords|contacts|grants|forwarding|autoreply|mail-sessions)(/|$)")
CUSTOMERS = re.compile(r"^/v1/account$")


CONNECT = urllib3.util.connection.create_connection


def from_anywhere(*words: Any, **more: Any) -> Any:
    """Connects from another address of this machine each time. Whoever shows many wrong tokens is made to wait, by network;
    here that is everybody, and it would hide how each operation answers them."""
    more["source_address"] = (f"127.{random.randint(1, 254)}.{random.randint(0, 255)}.{random.randint(1, 254)}", 0)
    return CONNECT(*words, **more)


urllib3.util.connection.create_connection = from_anywhere


# Schemathesis knows no durations (RFC 3339, appendix A).
schemathesis.openapi.format("duration", strategies.integers(0, 3650).map("P{}D".format))


@schemathesis.auth(refresh_interval=None)
class Credential:
    """The administrator's or owner's, in turns; a customer's where only customers have a door; a spare one where the
    request may end it."""

    def __init__(self) -> None:
        self.spare = ""

    def get(self, case: schemathesis.Case, context: Any) -> str | None:
        """Which."""
        if SITE["operator"]:
            return "operator"
        if SITE.get("customer") and CUSTOMERS.match(case.operation.path):
            return SITE["customer"]
        if HOLDERS.match(case.operation.path):
            return session("holder")
        if OWN.match(case.operation.path):
            return session("spare")
        return next(TOKENS)

    def set(self, case: schemathesis.Case, data: str, context: Any) -> None:
        """Puts it in."""
        case.headers["Authorization"] = f"Bearer {data}"


def session(whose: str) -> str:
    """A session of somebody who is there for this alone."""
    person = SITE[whose]
    if "session" not in person or ask(SITE["url"], "GET /v1/whoami", token=person["session"]).status != 200:
        person["session"] = ask(SITE["url"], "POST /v1/sessions", person["login"]).ok()["secret"]
    return person["session"]


@schemathesis.hook
def before_call(context: Any, case: schemathesis.Case, kwargs: dict[str, Any]) -> None:
    """Turns away what would end the run: nothing is done to who runs it, and back-ups stay in the site's folder."""
    if case.method != "GET":
        for name, value in (case.path_parameters or {}).items():
            # Schemathesis learns keys from answers, and writes them as paths do.
            if unquote(str(value)) in KEPT:
                case.path_parameters[name] = "nobody"
    # Two requests with one key are one request; what is generated, such as the example of the document, comes often.
    key = (case.headers or {}).get("Idempotency-Key")
    if key in SPENT:
        case.headers["Idempotency-Key"] = uuid.uuid4().hex
    elif key is not None:
        SPENT.add(key)
    if (case.headers or {}).get("Authorization", "").removeprefix("Bearer ") not in OURS:
        case.headers["Connection"] = "close"
    body = case.body
    if case.operation.path == "/v1/backups" and isinstance(body, dict) and str(body.get("directory", "")).startswith("/"):
        body["directory"] = f"{SITE['home']}/backups/{uuid.uuid4().hex}"


@schemathesis.hook
def after_call(context: Any, case: schemathesis.Case, response: Any) -> None:
    """Puts back what everything else needs: the licence, and a policy that lets the owner in."""
    if case.method == "GET" or not 200 <= response.status_code < 300:
        return
    operation = case.operation.definition.raw.get("operationId")
    if operation in ("delete_license", "create_license_response"):
        from mail import give_license
        give_license(Path(SITE["binary"]), SITE["url"], SITE["tokens"][0])
    if operation in ("create_access_rule", "replace_access_rule", "update_access_rule"):
        made = response.json()
        if made["kind"] == "network" and made["action"] == "block":
            # It may be the one that everybody here is in.
            ask(SITE["url"], f"DELETE /v1/access-rules/{made['id']}", token=SITE["tokens"][0])
    if operation == "replace_password":
        SITE["spare"]["login"]["password"] = case.body["new"]
    if operation == "replace_own_password":
        SITE["spare"]["login"]["password"] = case.body["password"]
    if operation == "replace_policy":
        ask(SITE["operator_url"], "PUT /v1/vendor/policy", SITE["policy"]).ok()
    if operation == "update_vendor":
        ask(SITE["operator_url"], "PATCH /v1/vendors/acme", {"status": "active"}).ok()


@schemathesis.hook
def filter_failure(context: Any, failure: Any, case: schemathesis.Case, response: Any) -> bool:
    """Whether a finding stands: it does unless the reviewed file sets it aside, which is then noted as used."""
    checks = failure.checks or (type(failure).__name__,)
    operation = case.operation.definition.raw.get("operationId", "")
    code = problem_code(response)
    text = f"{failure.title}\n{failure.message}\n{text_of(response.content)}\nsent: {text_of(response.request.body)}"
    for exclusion in EXCLUSIONS:
        if exclusion.sets_aside(operation, checks, code, text):
            note(exclusion)
            return False
    request = response.request
    found = {
        "operation": operation, "check": checks[0], "status": response.status_code, "code": code, "title": failure.title,
        "message": failure.message, "request": f"{request.method} {request.url}", "sent": text_of(request.body),
        "headers": {k: v for k, v in request.headers.items() if k.lower() not in ("authorization", "user-agent", "accept")},
        "answer": text_of(response.content)}
    with open(SITE["found"], "a") as file:
        file.write(json.dumps(found) + "\n")
    return True


def text_of(body: Any) -> str:
    """The beginning of a body."""
    return (body.decode(errors="replace") if isinstance(body, bytes) else str(body or ""))[:20000]


def problem_code(response: Any) -> str:
    """The code of the problem that was answered, or nothing."""
    try:
        body = json.loads(response.content)
    except ValueError:
        return ""
    return str(body.get("code", "")) if isinstance(body, dict) else ""


NOTED: set[str] = set()


def note(exclusion: Exclusion) -> None:
    """Says that it matched something."""
    if exclusion.name not in NOTED:
        NOTED.add(exclusion.name)
        with open(SITE["used"], "a") as used:
            used.write(exclusion.name + "\n")
