"""An answer of the server, as it came."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Reply:
    """An answer of the server. Header names are lower case."""

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    content: bytes = field(default=b"", repr=False)

    @property
    def etag(self) -> str | None:
        """The validator of the object, to send back as `if_match`."""
        return self.headers.get("etag")

    @property
    def location(self) -> str | None:
        """Where the made object is."""
        return self.headers.get("location")

    @property
    def request_id(self) -> str | None:
        """The id of the request in the server's log."""
        return self.headers.get("x-request-id")

    @property
    def replayed(self) -> bool:
        """Whether the server repeats what it answered to an earlier attempt."""
        return self.headers.get("idempotent-replayed") == "true"

    def json(self) -> Any:
        """What it carries, read as JSON."""
        return json.loads(self.content)
