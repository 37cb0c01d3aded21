#!/usr/bin/env python3
"""Schemathesis over both documents against running servers.

    fuzz.py quick|full --binaries FOLDER

`quick` is seeded and tries what is documented and its bounds; `full` is all phases with at least a hundred examples an
operation. Either fails when a finding is left, a server answered 5xx, is not ready at the end, or wrote an error or a panic
to its log; `full` also when an exclusion set nothing aside.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import exclusions
from mail import MailServer
from program import DidNotAnswer, ask
from shop import LicenseServer

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
SEED = 20260101
# What refuses a request that is not as documented; 410 and 412 speak of cursors and versions that nobody gave out.
REFUSALS = ["400", "401", "403", "404", "405", "406", "408", "409", "410", "412", "413", "415", "422", "429", "503"]
# What a request that is as documented may meet: the document promises its form and not what stands in the server.
MEETS = ["2xx", "3xx", "401", "403", "404", "409", "410", "412", "429", "503"]
# What never ends cannot be waited for; tests in api read from it.
ENDLESS = ("read_event_stream",)
METHODS = ("get", "put", "post", "patch", "delete")


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, method and operation of everything that is documented."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def configuration(server: MailServer | LicenseServer, document: dict[str, Any], mode: str) -> dict[str, Any]:
    """Schemathesis' own settings, with the keys of objects that stand in the server for the parameters of paths."""
    dictionaries: dict[str, Any] = {}
    entries = []
    for path, method, operation in operations(document):
        parameters = {}
        if operation["operationId"] in ENDLESS:
            entries.append({"include-operation-id": operation["operationId"], "enabled": False})
            continue
        for name in [part[1:-1] for part in path.split("/") if part.startswith("{")]:
            kind = server.path_samples(path, name)
            if kind is None:
                continue
            draw = server.samples.to_delete if method == "delete" else server.samples.to_read
            if values := draw(kind):
                key = f"{kind} that goes" if method == "delete" else kind
                dictionaries[key] = {"values": values}
                parameters[f"path.{name}"] = {"dictionary": key, "probability": 0.7}
        if parameters:
            entries.append({"include-operation-id": operation["operationId"], "parameters": parameters})
    full = mode == "full"
    return {
        "hooks": str(HERE / "hooks.py"),
        "seed": SEED,
        "workers": 1,
        "continue-on-failure": True,
        "request-timeout": 60,
        "suppress-health-check": ["all"],
        "warnings": False,
        "cache": {"enabled": False},
        "dictionaries": dictionaries,
        "operations": entries,
        "generation": {"max-examples": 100 if full else 3, "database": "none", "no-shrink": not full},
        "checks": {
            "negative_data_rejection": {"expected-statuses": REFUSALS},
            "positive_data_acceptance": {"expected-statuses": MEETS},
        },
    }


def toml(value: Any) -> str:
    """A value as an inline one of TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


class Run:
    """One run over one document."""

    def __init__(self, name: str, server: MailServer | LicenseServer, home: Path, mode: str) -> None:
        self.name, self.server, self.home, self.mode = name, server, home, mode
        self.document = TOP / "openapi" / f"{name}.json"
        self.used = home / f"{name}.used"
        self.found = home / f"{name}.findings"

    def site(self, *, operator: bool) -> dict[str, Any]:
        """What the hooks are told."""
        server = self.server
        told = {
            "document": self.name, "url": server.program.url, "tokens": server.tokens, "kept": server.samples.kept,
            "found": str(self.found),
            "spare": {"login": server.spare()}, "holder": {"login": server.holder()}, "home": str(server.program.home),
            "binary": str(server.program.binary), "used": str(self.used), "operator": operator,
        }
        if isinstance(server, LicenseServer):
            told |= {"customer": server.customer, "operator_url": server.operator.url, "policy": server.policy}
        return told

    def schemathesis(self, label: str, url: str, *words: str, operator: bool = False) -> bool:
        """Whether it finds nothing."""
        site, settings, report = (self.home / f"{label}.{end}" for end in ("json", "toml", "ndjson"))
        site.write_text(json.dumps(self.site(operator=operator)))
        config = configuration(self.server, json.loads(self.document.read_text()), self.mode)
        if operator:
            config["generation"]["with-security-parameters"] = False
        settings.write_text("\n".join(f"{json.dumps(key)} = {toml(value)}" for key, value in config.items()) + "\n")
        phases = "examples,coverage,fuzzing,stateful" if self.mode == "full" else "examples,coverage"
        command = [sys.executable, "-B", "-m", "schemathesis.cli", "--config-file", settings, "run", self.document, "--url", url,
                   "--phases", phases, "--checks", "all", "--no-color", "--report", "ndjson", "--report-ndjson-path", report,
                   *words]
        started = time.monotonic()
        env = dict(os.environ, CONTRACT_SITE=str(site), PYTHONPATH=os.pathsep.join(
            [str(HERE), str(TOP / "tests/bench"), os.environ.get("PYTHONPATH", "")]))
        done = subprocess.run([str(word) for word in command], env=env, cwd=self.home, capture_output=True, text=True)
        (self.home / f"{label}.out").write_text(done.stdout + done.stderr)
        tried = re.search(r"(\d+) generated", done.stdout)
        print(f"{label}: {tried[1] if tried else 'no'} requests in {time.monotonic() - started:.0f} s", flush=True)
        if done.returncode:
            # Findings are told below; what went wrong beside them stands here alone.
            errors = re.search(r"^=+ ERRORS =+\n(.*?)^=+ (?:FAILURES|SUMMARY)", done.stdout, re.M | re.S)
            print(errors[1] if errors else done.stderr[-3000:], file=sys.stderr)
        return done.returncode == 0

    def table(self) -> None:
        """Prints the findings that are left, alike ones as one."""
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for line in self.found.read_text().splitlines() if self.found.exists() else []:
            found = json.loads(line)
            alike.setdefault((found["check"], found["operation"], str(found["status"]), found["code"]), []).append(found)
        for key, ones in sorted(alike.items()):
            first = ones[0]
            print(f"{len(ones):4} {' '.join(key)}: {(first['message'].splitlines() or [first['title']])[0]}\n     {first['request']} "
                  f"{json.dumps(first['headers'])}\n     {first['sent'][:300]}\n     {first['answer'][:300]}")

    def survived(self) -> bool:
        """Whether the server is as well as before."""
        ready = ask(self.server.program.url, "GET /v1/health/ready").status
        faults = self.server.program.faults()
        if ready != 200 or faults:
            print(f"{self.name}: health/ready answers {ready}; its log holds:\n" + "\n".join(faults[:20]), file=sys.stderr)
        return ready == 200 and not faults


def main() -> None:
    """Both documents, one after the other."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("mode", choices=("quick", "full"))
    words.add_argument("--binaries", type=Path, required=True, help="where cargo built both servers")
    words.add_argument("--only", choices=("mailserver", "license-server"))
    words.add_argument("--home", type=Path, help="where logs and reports stay; by default they go")
    words.add_argument("more", nargs="*", help="more words for Schemathesis")
    said = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="contract-") as scratch:
        home = said.home or Path(scratch)
        if not run(said, home.resolve()):
            raise SystemExit("tests/contract: the servers do not keep to their documents")
    print("the servers keep to their documents")


def run(said: argparse.Namespace, home: Path) -> bool:
    """Whether all is well; both at once, since each waits for a server most of the time."""
    home.mkdir(parents=True, exist_ok=True)
    names = [name for name in ("mailserver", "license-server") if said.only in (None, name)]
    with ThreadPoolExecutor() as pool:
        done = list(pool.map(lambda name: one_server(name, said, home), names))
    well = all(kept for kept, _ in done)
    if said.mode == "full" and said.only is None and not said.more:
        used = {name for _, names in done for name in names}
        for name in sorted({exclusion.name for exclusion in exclusions.read()} - used):
            print(f"exclusions.toml: nothing was set aside by: {name}", file=sys.stderr)
            well = False
    return well


def one_server(name: str, said: argparse.Namespace, home: Path) -> tuple[bool, list[str]]:
    """Whether one is well and keeps to its document, and the exclusions that were used."""
    binary = said.binaries.resolve() / name
    if name == "mailserver":
        server: MailServer | LicenseServer = MailServer(binary, home / name)
    else:
        server = LicenseServer(binary, home / name, TOP / "license-server/development-root.pem")
    try:
        one = Run(name, server, home, said.mode)
        well = one.schemathesis(name, server.program.url, *said.more)
        if isinstance(server, LicenseServer):
            # On that socket nobody is asked who they are.
            words = ["--include-tag", "vendors", "--exclude-checks", "ignored_auth,missing_required_header", *said.more]
            well &= one.schemathesis("operator", server.operator.url, *words, operator=True)
        one.table()
        return well & one.survived(), one.used.read_text().splitlines() if one.used.exists() else []
    finally:
        server.close()


if __name__ == "__main__":
    try:
        main()
    except DidNotAnswer as fault:
        raise SystemExit(str(fault)) from fault
