#!/usr/bin/env python3
"""Whether a test provokes every code that `openapi/README.md` documents. It reads the sources of the tests and looks for
assertions, so it knows that a test expects a code, and leaves it to the tests to pass. `codes.toml` names the codes that no
test can provoke, with reasons."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
# Where tests are, and what of a file is one.
FOLDERS = ("mailserver", "license-server", "tests/stories", "tests/python", "tests/src")
PROBLEM = re.compile(r"^\| `([a-z_]+)` \| (\d{3}) \|", re.M)
FIELD = re.compile(r"^\| `([a-z_]+)` \| (?!\d{3} \|)", re.M)
INNER_TESTS = re.compile(r"#\[cfg\(test\)\]\s*mod tests \{")


def sources() -> Iterator[str]:
    """The text of all tests."""
    for folder in FOLDERS:
        for path in sorted((TOP / folder).rglob("*.*")):
            if path.suffix not in (".rs", ".py") or "target" in path.relative_to(TOP).parts:
                continue
            text = path.read_text()
            parts = path.relative_to(TOP).parts
            if path.suffix == ".py" or "tests" in parts or path.name == "tests.rs":
                yield text
            elif inner := INNER_TESTS.search(text):
                yield text[inner.start():]


def expected(code: str, status: str, text: str) -> bool:
    """Whether the tests expect this problem: by its status, in a row of a table, or compared with the code of an answer."""
    literal = rf'"{code}"'
    forms = (
        rf"\b{status},\s*(?:&?json!\()?{literal}",
        rf",\s*{literal}\s*[,)]",
        rf'(?:code\(\)|\["code"\])[^;]{{0,80}}{literal}',
    )
    return any(re.search(form, text) for form in forms)


def expected_of_field(code: str, text: str) -> bool:
    """Whether the tests expect this of a field: after its pointer, or beside it."""
    return re.search(rf'"[^"\n]* {code}"|\["code"\][^;]{{0,80}}"{code}"|"code": "{code}"', text) is not None


def main() -> int:
    """Both servers."""
    documented = (TOP / "openapi/README.md").read_text()
    allowed = {entry["code"]: entry["reason"] for entry in tomllib.loads((HERE / "codes.toml").read_text()).get("allowed", [])}
    text = "\n".join(sources())
    faults = []
    problems, fields = PROBLEM.findall(documented), FIELD.findall(documented)
    for code, status in problems:
        faults += judged(code, f"{code} ({status})", expected(code, status, text), allowed)
    for code in fields:
        faults += judged(code, f"{code} (of a field)", expected_of_field(code, text), allowed)
    faults += [f"codes.toml allows `{code}`, which is not documented" for code in allowed
               if code not in {name for name, _ in problems} | set(fields)]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(problems)} codes of problems and {len(fields)} of fields: {len(faults)} faults")
    return 1 if faults else 0


def judged(code: str, name: str, provoked: bool, allowed: dict[str, str]) -> list[str]:
    """What is wrong about one."""
    if provoked and code in allowed:
        return [f"codes.toml allows {name}, and yet a test provokes it: take it out"]
    return [] if provoked or code in allowed else [f"no test provokes {name}"]


if __name__ == "__main__":
    sys.exit(main())
