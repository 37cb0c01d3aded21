"""A name server that knows what a story puts into it: records of any domain, as a zone file shows them."""

import re
import socketserver
import struct
import threading

TYPES = {1: "A", 15: "MX", 16: "TXT"}
NO_NAME = 3


class Names(socketserver.ThreadingUDPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Question)
        # Values by name and type.
        self.records = {}
        self.address = f"127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def end(self):
        self.shutdown()
        self.server_close()


class Question(socketserver.DatagramRequestHandler):
    def handle(self):
        asked = self.rfile.read()
        end = asked.index(b"\0", 12) + 5
        name, [kind] = written(asked[12:end - 4]), struct.unpack("!H", asked[end - 4:end - 2])
        values = self.server.records.get((name, TYPES.get(kind)), [])
        known = any(name == other for other, _ in self.server.records)
        # RFC 1035 §4.1.1: an answer, with authority, to the question as it was asked.
        flags = 0x8400 | (asked[2] & 1) << 8 | (0 if known else NO_NAME)
        self.wfile.write(asked[:2] + struct.pack("!5H", flags, 1, len(values), 0, 0) + asked[12:end])
        for value in values:
            data = DATA[TYPES[kind]](value)
            self.wfile.write(struct.pack("!3HIH", 0xC00C, kind, 1, 60, len(data)) + data)


def written(wire):
    labels = []
    while wire[0]:
        labels.append(wire[1:1 + wire[0]].decode())
        wire = wire[1 + wire[0]:]
    return ".".join(labels).lower()


def wire(name):
    return b"".join(bytes([len(label)]) + label.encode() for label in name.rstrip(".").split(".")) + b"\0"


def exchange(value):
    preference, host = value.split()
    return struct.pack("!H", int(preference)) + wire(host)


def text(value):
    return b"".join(bytes([len(part)]) + part.encode() for part in re.findall('"([^"]*)"', value))


DATA = {"A": lambda value: bytes(map(int, value.split("."))), "MX": exchange, "TXT": text}
