"""The client."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator

from ._calls import accept, query_of
from ._errors import Error
from ._events import StreamEvent, events_of
from ._operations import Operations
from ._reply import Reply
from ._retry import Retry
from ._transport import Transport, headers_of


class Client(Operations):
    """A mail server, asked with one token. May be used by several threads."""

    def __init__(
        self,
        address: str,
        token: str | None = None,
        *,
        retry: Retry = Retry(),
        timeout: float = 60.0,
        tls: ssl.SSLContext | None = None,
        unix_socket: str | None = None,
    ) -> None:
        """`address` is such as `https://mail.example.org`. `timeout` is in seconds, for each wait for the server. `tls`
        is `ssl.create_default_context(cafile=…)` for a private certificate. `unix_socket` is the path of the
        administration socket in the server's data directory, which needs no token."""
        super().__init__(Transport(address, timeout, tls, unix_socket), token, retry)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connections that are kept for later calls."""
        self._transport.close()

    def events(
        self, *, after: str | None = None, types: Iterable[str] = (), path: str = "/v1/events/stream"
    ) -> Iterator[StreamEvent]:
        """What happens, as it happens, without end: `types` such as `domain.*`, from behind the event `after`. A broken
        connection is made again where it broke. Raises `Error` for what does not pass."""
        made = 0
        query = query_of({"types": ",".join(types) or None})
        while True:
            said = self._shown() | {"Accept": "text/event-stream"} | ({"Last-Event-ID": after} if after else {})
            try:
                connection, answer = self._transport.open(path + query, said)
                try:
                    if answer.status != 200:
                        accept(Reply(answer.status, headers_of(answer), answer.read()))
                    for event in events_of(answer):
                        made, after = 0, event.id or after
                        yield event
                finally:
                    connection.close()
            except OSError:
                # A silence longer than the time-out, or a connection that broke: the stream is taken up again.
                pass
            except Error as error:
                made += 1
                wait = self._retry.wait(made, error)
                if wait is None:
                    raise
                time.sleep(wait)
                continue
            # A server that ends the stream at once is not asked in a hurry.
            time.sleep(min(self._retry.first_wait * 2**made, self._retry.longest_wait))
            made = min(made + 1, 16)
