"""Server-sent events (HTML Living Standard §9.2.6)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class StreamEvent:
    """One event of a stream."""

    #: Its identifier, to go on behind it later.
    id: str
    #: What happened.
    type: str
    #: What it carries.
    data: Any


def events_of(lines: Iterable[bytes]) -> Iterator[StreamEvent]:
    """The events in the lines of an answer. One that is cut off is none."""
    said: dict[str, str] = {}
    data: list[str] = []
    last = ""
    for raw in lines:
        line = raw.decode(errors="replace").rstrip("\r\n")
        if line:
            name, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if name == "data":
                data.append(value)
            elif name:
                said[name] = value
            continue
        last = said.get("id", last)
        if data:
            yield StreamEvent(last, said.get("event", "message"), parsed("\n".join(data)))
        said, data = {}, []


def parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
