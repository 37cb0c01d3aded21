"""How bytes travel: connections that are kept and used again. A token belongs to one server, so redirections are not
followed."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from urllib.parse import urlsplit

from ._errors import Unreachable
from ._reply import Reply

#: What a kept connection says when the server has closed it meanwhile.
CLOSED = (http.client.RemoteDisconnected, ConnectionError)


class Transport:
    """Connections to one server. May be used by several threads."""

    def __init__(self, address: str, timeout: float, tls: ssl.SSLContext | None, unix_socket: str | None) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"`{address}` is not an address such as `https://mail.example.org`")
        self._host = parts.hostname
        self._port = parts.port
        self._tls = (tls or ssl.create_default_context()) if parts.scheme == "https" else None
        self._timeout = timeout
        self._unix_socket = unix_socket
        self._before = parts.path.rstrip("/")
        self._idle: list[http.client.HTTPConnection] = []
        self._lock = threading.Lock()

    def send(self, method: str, target: str, headers: Mapping[str, str], body: bytes | None) -> Reply:
        """One attempt. Raises `Unreachable`."""
        kept = self._kept()
        if kept:
            try:
                return self._over(kept, method, target, headers, body)
            except CLOSED:
                # Nothing is said about the request by that: it was the connection that had ended.
                kept.close()
            except (OSError, http.client.HTTPException) as reason:
                kept.close()
                raise Unreachable(reason) from reason
        fresh = self._connection()
        try:
            return self._over(fresh, method, target, headers, body)
        except (OSError, http.client.HTTPException) as reason:
            fresh.close()
            raise Unreachable(reason) from reason

    def open(self, target: str, headers: Mapping[str, str]) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
        """A request whose answer is read as it comes. Raises `Unreachable`."""
        connection = self._connection()
        try:
            connection.request("GET", self._before + target, headers=dict(headers))
            return connection, connection.getresponse()
        except (OSError, http.client.HTTPException) as reason:
            connection.close()
            raise Unreachable(reason) from reason

    def close(self) -> None:
        """Ends the connections that are kept."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _over(
        self,
        connection: http.client.HTTPConnection,
        method: str,
        target: str,
        headers: Mapping[str, str],
        body: bytes | None,
    ) -> Reply:
        connection.request(method, self._before + target, body=body, headers=dict(headers))
        answer = connection.getresponse()
        reply = Reply(answer.status, headers_of(answer), answer.read())
        if answer.will_close:
            connection.close()
        else:
            with self._lock:
                self._idle.append(connection)
        return reply

    def _kept(self) -> http.client.HTTPConnection | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _connection(self) -> http.client.HTTPConnection:
        if self._unix_socket:
            return UnixConnection(self._unix_socket, self._timeout)
        if self._tls:
            return http.client.HTTPSConnection(self._host, self._port, timeout=self._timeout, context=self._tls)
        return http.client.HTTPConnection(self._host, self._port, timeout=self._timeout)


class UnixConnection(http.client.HTTPConnection):
    """HTTP over a Unix socket, such as the administration socket in the server's data directory."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def headers_of(answer: http.client.HTTPResponse) -> dict[str, str]:
    """The headers of an answer, names in lower case."""
    return {name.lower(): value for name, value in answer.getheaders()}
