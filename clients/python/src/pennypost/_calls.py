"""A call: what is sent, tried again, and what is made of the answer. The generated operations are made of these."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar, cast
from urllib.parse import quote, urlencode

from ._errors import Error, Problem, Unreadable
from ._json import Object, read, write
from ._pages import Page
from ._reply import Reply
from ._retry import Retry
from ._transport import Transport

T = TypeVar("T")
P = TypeVar("P", bound="Page[Any]")


class Calls:
    """Calls of one server with one token."""

    def __init__(self, transport: Transport, token: str | None, retry: Retry) -> None:
        self._transport = transport
        self._token = token
        self._retry = retry

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, str | None] | None = None,
        body: Any = None,
        content_type: str = "application/json",
    ) -> Reply:
        """Any request, as every operation makes it: with the token, an `Idempotency-Key` on what changes something, and
        tried again while the reason may pass. Raises `Error`."""
        said = {name: value for name, value in (headers or {}).items() if value is not None}
        if method not in ("GET", "HEAD"):
            said.setdefault("Idempotency-Key", str(uuid.uuid4()))
        said |= self._shown()
        content = None
        if body is not None:
            said["Content-Type"] = content_type
            content = body if isinstance(body, bytes) else json.dumps(write(body)).encode()
        elif method in ("POST", "PUT", "PATCH"):
            content = b""
        target = path + query_of(query or {})
        made = 0
        while True:
            made += 1
            try:
                return accept(self._transport.send(method, target, said, content))
            except Error as error:
                wait = self._retry.wait(made, error)
                if wait is None:
                    raise
            time.sleep(wait)

    def _shown(self) -> dict[str, str]:
        said = {"User-Agent": "pennypost-python/0.1.0"}
        return said | {"Authorization": f"Bearer {self._token}"} if self._token else said

    def _send(self, method: str, path: str, **given: Any) -> None:
        self.request(method, path, **given)

    def _any(self, kind: Any, method: str, path: str, **given: Any) -> Any:
        return self._read(kind, self.request(method, path, **given))

    def _read(self, kind: Any, reply: Reply) -> Any:
        if kind is bytes:
            return reply.content
        if kind is str:
            return reply.content.decode()
        try:
            value = reply.json()
        except ValueError as error:
            raise Unreadable(reply, str(error)) from error
        if isinstance(kind, type) and issubclass(kind, Object) and not isinstance(value, dict):
            raise Unreadable(reply, "it is no object")
        answer = read(kind, value)
        if isinstance(answer, Object):
            answer.reply = reply
        return answer

    def _call(self, kind: type[T], method: str, path: str, **given: Any) -> T:
        return cast(T, self._any(kind, method, path, **given))

    def _maybe(self, kind: type[T], method: str, path: str, **given: Any) -> T | None:
        reply = self.request(method, path, **given)
        return cast(T, self._read(kind, reply)) if reply.content else None

    def _page(self, kind: type[P], method: str, path: str, **given: Any) -> P:
        page = self._call(kind, method, path, **given)
        query = given.get("query", {})
        name = "cursor" if "cursor" in query else "after"
        page._after = lambda cursor: self._page(kind, method, path, **{**given, "query": {**query, name: cursor}})
        return page


def accept(reply: Reply) -> Reply:
    """A success. Raises what it is otherwise."""
    if 200 <= reply.status < 300:
        return reply
    try:
        said = reply.json()
    except ValueError:
        said = None
    if isinstance(said, dict) and "code" in said:
        raise Problem(reply, said)
    raise Unreadable(reply, "it is no problem description")


def segment(value: object) -> str:
    """A value as one segment of a path: RFC 3986 §2.3, and `@`, which addresses hold."""
    text = quote(text_of(value), safe="@-._~")
    if text in ("", ".", ".."):
        raise ValueError(f"`{text}` cannot stand in a path")
    return text


def query_of(pairs: Mapping[str, Any]) -> str:
    """A query, its question mark included; what is None is left out, and a list is one pair each."""
    listed = [(name, value if isinstance(value, (list, tuple)) else [value]) for name, value in pairs.items()]
    said = [(name, text_of(item)) for name, values in listed for item in values if item is not None]
    return "?" + urlencode(said) if said else ""


def text_of(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(write(value)) if isinstance(value, datetime) else str(value)
