"""Why a call failed."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from time import time
from typing import Any

from ._reply import Reply


@dataclass(frozen=True)
class FieldError:
    """One field at fault."""

    #: Which field: an RFC 6901 pointer into the body, or `/name` of a parameter.
    pointer: str
    #: What is wrong with it, for a program. Stable.
    code: str
    #: What is wrong with it, for a person.
    detail: str


@dataclass(frozen=True)
class Exceeded:
    """A limit, and what it leaves no room for."""

    #: Which limit, such as `mailboxes`.
    limit: str
    #: How much is in use.
    used: int
    #: How much is allowed.
    allowed: int


class Error(Exception):
    """Why a call failed."""

    #: The HTTP status, when an answer came.
    status: int | None = None
    #: The stable code of what went wrong; empty when the server did not say.
    code: str = ""


class Unreachable(Error):
    """No answer came: the network, TLS, or a time-out."""

    def __init__(self, reason: BaseException) -> None:
        super().__init__(f"no answer from the server: {reason or type(reason).__name__}")
        self.timed_out = isinstance(reason, TimeoutError)


class Unreadable(Error):
    """An answer came that is not of this API; some other server may stand in between."""

    def __init__(self, reply: Reply, reason: str) -> None:
        super().__init__(f"the answer with status {reply.status} is not one of this API: {reason}")
        self.reply = reply
        self.status = reply.status


class Problem(Error):
    """The server refused and said why (RFC 9457)."""

    def __init__(self, reply: Reply, said: dict[str, Any]) -> None:
        #: Everything the server said, with members this class does not name.
        self.said = said
        self.reply = reply
        self.status: int = reply.status
        #: What went wrong, for a program. Stable.
        self.code = str(said.get("code", ""))
        #: What happened and what to do next, for a person.
        self.detail = str(said.get("detail", ""))
        #: The id of the request, to find it in the server's log.
        self.request_id: str | None = said.get("request_id") or reply.request_id
        #: The fields at fault, when fields are.
        self.errors = [
            FieldError(*(str(it.get(name, "")) for name in ("pointer", "code", "detail")))
            for it in said.get("errors") or []
        ]
        #: What is in the way of what was to be made: `kind`, `key`, and `object` if this token may read it.
        self.conflict: dict[str, Any] | None = said.get("conflict")
        #: The limits that leave no room, when limits are what refused it.
        self.exceeded = [
            Exceeded(str(it.get("limit", "")), int(it.get("used", 0)), int(it.get("allowed", 0)))
            for it in said.get("exceeded") or []
        ]
        super().__init__(self._words())

    @property
    def retry_after(self) -> float | None:
        """How many seconds to wait before another attempt has a chance."""
        return retry_after(self.reply)

    def _words(self) -> str:
        fields = "".join(f"; `{error.pointer}` {error.detail}" for error in self.errors)
        return f"{self.detail} ({self.status} {self.code}){fields}"


def retry_after(reply: Reply) -> float | None:
    """Seconds, whether the header counts them or names a date (RFC 9110 §10.2.3)."""
    said = reply.headers.get("retry-after", "")
    if said.isdigit():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time())
    except ValueError:
        return None
