"""A name server on loopback that knows no name and says so at once."""

import socket
import threading

NXDOMAIN = 3


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
                # Same id and question; QR, RD, RA and the result code; one question, no records.
                header = query[:2] + bytes([0x81, 0x80 | NXDOMAIN]) + b"\0\1" + bytes(6)
                self.socket.sendto(header + query[12:end], client)

    def close(self):
        # Closing a socket does not wake the thread that waits on it; an empty datagram does.
        self.socket.sendto(b"", self.socket.getsockname())
        self.thread.join()
        self.socket.close()
