"""The reviewed file of findings that are none: each names a check, where it errs, and why."""

import fnmatch
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("exclusions.toml")
DOCUMENTS = ("mailserver", "license-server", "*")


@dataclass(frozen=True)
class Exclusion:
    """One entry."""

    document: str
    operation: str
    check: str
    codes: tuple[str, ...]
    says: str
    reason: str

    @property
    def name(self) -> str:
        """How it is told from the others."""
        return " ".join(part for part in (self.document, self.operation, self.check, *self.codes, self.says) if part)

    def sets_aside(self, operation: str, checks: Iterable[str], code: str, text: str) -> bool:
        """Whether it is about this finding: the operation, a check, the code that was answered, words of finding or answer."""
        return (
            fnmatch.fnmatchcase(operation, self.operation)
            and self.check in checks
            and (not self.codes or code in self.codes)
            and (not self.says or re.search(self.says, text) is not None)
        )


def read(file: Path = FILE) -> list[Exclusion]:
    """All of them. What is incomplete or without a reason is no exclusion but a fault."""
    found = []
    for entry in tomllib.loads(file.read_text()).get("exclusion", []):
        exclusion = Exclusion(
            entry.pop("document"), entry.pop("operation"), entry.pop("check"), tuple(entry.pop("codes", ())),
            entry.pop("says", ""), entry.pop("reason"))
        if entry or exclusion.document not in DOCUMENTS or len(exclusion.reason) < 20:
            raise SystemExit(f"{file.name}: {exclusion.name}: unknown words {list(entry)}, document or too short a reason")
        found.append(exclusion)
    names = [exclusion.name for exclusion in found]
    if twice := {name for name in names if names.count(name) > 1}:
        raise SystemExit(f"{file.name}: stands there twice: {twice}")
    return found
