"""Reads and updates the table in SOURCES.md."""

from dataclasses import dataclass

KINDS = ("debian-source", "debian", "pypi", "crate")


@dataclass(frozen=True)
class Source:
    kind: str
    name: str
    version: str
    messages: int
    leave_out: tuple


def read(path):
    rows = [cells(line) for line in path.read_text().splitlines() if is_row(line)]
    return [Source(kind, name, version, int(messages), tuple(leave_out.replace(",", " ").split()))
            for kind, name, version, messages, leave_out in rows]


def write_counts(path, given):
    """Puts the versions and counts that a run found into the table; everything else stays as it is."""
    lines = []
    for line in path.read_text().splitlines():
        if is_row(line):
            kind, name, version, messages, leave_out = cells(line)
            version, messages = given.get((kind, name), (version, messages))
            line = f"| {kind} | {name} | {version} | {messages} | {leave_out + ' ' if leave_out else ''}|"
        lines.append(line)
    path.write_text("\n".join(lines) + "\n")


def is_row(line):
    return line.startswith("|") and cells(line)[0] in KINDS


def cells(line):
    return [cell.strip() for cell in line.strip()[1:-1].split("|")]
