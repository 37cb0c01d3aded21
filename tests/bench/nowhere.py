"""A name server on loopback that knows no name and says so at once.

It names the root's SOA as RFC 2308 section 3 asks, so that a resolver may remember the answer as it would a real one.
"""

import socket
import struct
import threading

NXDOMAIN = 3
# The root, type SOA, class IN, 300 s: primary and mailbox at the root too, then serial, refresh, retry, expire and the
# 300 s that a "no such name" may be remembered.
SOA = b"\0" + struct.pack(">HHIH", 6, 1, 300, 22) + b"\0\0" + struct.pack(">5I", 1, 3600, 600, 86400, 300)


class Nowhere:
    def __init__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.address = "127.0.0.1:%d" % self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self._answer, daemon=True)
        self.thread.start()

    def _answer(self):
        while True:
            query, client = self.socket.recvfrom(4096)
            if not query:
                return
            if len(query) > 12:
                end = query.index(b"\0", 12) + 5
                # Same id and question; QR, RD, RA and the result code; one question, one authority.
                header = query[:2] + bytes([0x81, 0x80 | NXDOMAIN]) + struct.pack(">4H", 1, 0, 1, 0)
                self.socket.sendto(header + query[12:end] + SOA, client)

    def close(self):
        # Closing a socket does not wake the thread that waits on it; an empty datagram does.
        self.socket.sendto(b"", self.socket.getsockname())
        self.thread.join()
        self.socket.close()
