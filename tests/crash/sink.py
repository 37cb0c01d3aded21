"""The host that takes all outgoing mail. What it has answered 250 for is journalled before the answer leaves."""

import re
import socketserver
import threading


class Sink(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, journal):
        super().__init__(("127.0.0.1", 0), Session)
        self.journal = journal
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def handle_error(self, request, address):
        """A server that is killed in mid-sentence is what this suite is about."""

    def close(self):
        self.shutdown()
        self.server_close()


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 sink.example ready")
        recipients = []
        for line in self.rfile:
            verb = line.strip().upper()
            if verb.startswith(b"EHLO"):
                self.say("250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 100000000")
            elif verb.startswith(b"MAIL"):
                recipients = []
                self.say("250 2.1.0 sender ok")
            elif verb.startswith(b"RCPT"):
                recipients.append(re.search(rb"<([^>]*)>", line)[1].decode())
                self.say("250 2.1.5 recipient ok")
            elif verb.startswith(b"DATA"):
                self.say("354 go ahead")
                self.take(recipients)
            elif verb.startswith(b"QUIT"):
                self.say("221 2.0.0 bye")
                return
            else:
                self.say("250 2.0.0 ok")

    def take(self, recipients):
        id = None
        for line in self.rfile:
            if line == b".\r\n":
                break
            if id is None and line.startswith(b"Message-ID: <"):
                id = line[len(b"Message-ID: <"):line.index(b">")].decode()
        else:
            return
        for recipient in recipients:
            self.server.journal.note("arrived", id=id, recipient=recipient)
        self.say("250 2.0.0 taken")

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")
