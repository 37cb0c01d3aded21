"""A small IMAP client that costs the machine little: large reads, no parsing beyond what a measurement needs."""

import socket
import time

READ_SIZE = 1 << 20


class Refused(Exception):
    """The server answered a command with NO or BAD, or closed the connection."""


class Imap:
    def __init__(self, address, mailbox, password):
        self.socket = socket.create_connection(address, timeout=300)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        self.buffer = bytearray(READ_SIZE)
        self.count = 0
        if not self.socket.recv(4096).startswith(b"* OK"):
            raise Refused("no greeting")
        self.run(f'LOGIN "{mailbox}" "{password}"')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def run(self, command):
        """Sends one command and returns all that came back, as bytes."""
        return b"".join(self.timed(command)[1])

    def timed(self, command):
        """Sends one command; returns (seconds until its tagged reply, the pieces that came back)."""
        tag = self._tag()
        begun = time.perf_counter()
        self.socket.sendall(b"%s %s\r\n" % (tag, command.encode()))
        pieces = self._until(tag)
        return time.perf_counter() - begun, pieces

    def messages(self, folder):
        """The number of messages STATUS tells for a folder."""
        reply = self.run(f'STATUS "{folder}" (MESSAGES)')
        return int(reply.split(b"(MESSAGES ", 1)[1].split(b")", 1)[0])

    def append_all(self, folder, messages):
        """Appends many messages with non-synchronising literals, a window of them under way at a time."""
        window = 16
        for at in range(0, len(messages), window):
            batch = messages[at:at + window]
            tags = [self._tag() for _ in batch]
            self.socket.sendall(b"".join(
                b'%s APPEND "%s" {%d+}\r\n%s\r\n' % (tag, folder.encode(), len(message), message)
                for tag, message in zip(tags, batch)))
            reply = b"".join(self._until(tags[-1]))
            if reply.count(b" OK ") < len(batch):
                raise Refused(reply[-400:].decode(errors="replace"))

    def _tag(self):
        self.count += 1
        return b"Bench%dq" % self.count

    def _until(self, tag):
        """Reads until the line that begins with `tag`; a tagged reply is always the last line of what is sent."""
        pieces, tail = [], b""
        start = b"\r\n" + tag + b" "
        while True:
            size = self.socket.recv_into(self.buffer)
            if size == 0:
                raise Refused("connection closed")
            piece = bytes(memoryview(self.buffer)[:size])
            pieces.append(piece)
            tail = (tail + piece)[-1000:]
            if not tail.endswith(b"\r\n"):
                continue
            line = (b"\r\n" + tail).rfind(start)
            if line >= 0:
                if not tail[line + len(start) - 2:].startswith(b"OK"):
                    raise Refused(tail[line:].decode(errors="replace").strip())
                return pieces
