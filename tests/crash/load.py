"""Those who use the server while it dies: senders, readers who also append and expunge, an operator who adds mailboxes.

Each notes in the journal what it is about to risk before it does, and what it was told after. All stop at the gate while
the contents are being judged.
"""

import hashlib
import imaplib
import itertools
import random
import re
import socket
import threading
import time
import urllib.error

from server import DOMAIN, PASSWORD

ELSEWHERE = "elsewhere.example"
ANSWER_SECONDS = 30


class Refused(Exception):
    """A command before the data was not taken."""


class Crowd:
    """All of them, and the gate they pass before each piece of work."""

    def __init__(self, server, journal, mailboxes, senders=6, readers=2, operator=True, seed=1, insist=True):
        self.server, self.journal, self.mailboxes = server, journal, mailboxes
        self.gate, self.over = threading.Event(), threading.Event()
        self.insist = insist
        self.busy = threading.Semaphore(0)
        self.numbers = itertools.count(1)
        self.resting = set()
        self.lock = threading.Lock()
        self.faults = []
        people = [Sender(self, f"{seed}/sender/{n}", submits=n % 3 == 2) for n in range(senders)]
        people += [Reader(self, f"{seed}/reader/{n}", mailboxes[n % len(mailboxes)]) for n in range(readers)]
        people += [Operator(self, f"{seed}/operator")] if operator else []
        self.people = people
        for person in people:
            person.start()

    def number(self):
        with self.lock:
            return next(self.numbers)

    def open(self):
        self.gate.set()

    def rest(self):
        """Closes the gate and waits until nobody has anything in flight."""
        self.gate.clear()
        while not all(person.idle.is_set() or not person.is_alive() for person in self.people):
            time.sleep(0.005)

    def finish(self, seconds=60):
        """Lets everyone bring what they began to its end."""
        self.over.set()
        self.gate.set()
        deadline = time.monotonic() + seconds
        for person in self.people:
            person.join(max(0, deadline - time.monotonic()))
        return [person.name for person in self.people if person.is_alive()]


class Person(threading.Thread):
    def __init__(self, crowd, name):
        super().__init__(name=name, daemon=True)
        self.crowd, self.server, self.journal = crowd, crowd.server, crowd.journal
        self.chance = random.Random(name)
        self.idle = threading.Event()
        self.idle.set()

    def run(self):
        while self.pending() or not self.crowd.over.is_set():
            if not self.crowd.gate.wait(0.2) or not self.server.up.wait(0.2):
                continue
            self.idle.clear()
            # The gate may have closed in between; whoever closed it now sees us busy or sees us turn back here.
            if self.crowd.gate.is_set():
                try:
                    self.work()
                except (OSError, EOFError, imaplib.IMAP4.error) as error:
                    self.hang_up()
                    self.failed(error)
                except Exception as error:  # noqa: BLE001  a mistake of the suite must not look like silence
                    self.crowd.faults.append(f"{self.name}: {error!r}")
                    self.idle.set()
                    raise
            self.idle.set()
        self.hang_up()

    def pending(self):
        return False

    def failed(self, error):
        # The server is gone or going; `up` says when it is back.
        time.sleep(0.02)

    def hang_up(self):
        pass

    def message(self, sender, recipients):
        """A message of this suite: its mark first, then what every message has, then noise of some length."""
        id = f"crash-{self.crowd.number()}@suite"
        size = self.chance.choice((0, 300, 2000, 2000, 5000, 5000, 20_000))
        if self.chance.random() < 0.01:
            size = 400_000
        noise = self.chance.randbytes(size * 3 // 8).hex() if self.chance.random() < 0.5 else "As before, " * (size // 11)
        lines = [noise[at:at + 76] for at in range(0, len(noise), 76)]
        text = "\r\n".join([f"Message-ID: <{id}>", "Date: Mon, 05 Jan 2026 10:00:00 +0000", f"From: <{sender}>",
                            f"To: <{recipients[0]}>", f"Subject: {id}", "", f"This is {id}.", ".a line that begins with a dot",
                            *lines, ""]).encode()
        return id, text, hashlib.sha256(text).hexdigest()


class Sender(Person):
    """Sends one message after the other over one connection, each until it is taken."""

    def __init__(self, crowd, name, submits):
        super().__init__(crowd, name)
        self.submits = submits
        self.socket = self.file = None
        self.letter = None

    def pending(self):
        return self.letter is not None and self.crowd.insist

    def work(self):
        if self.letter is None:
            self.letter = self.write_letter()
        if self.socket is None:
            self.connect()
        letter = self.letter
        try:
            self.command(f"MAIL FROM:<{letter['sender']}>", "2")
            for recipient in letter["to"] + letter["out"]:
                self.command(f"RCPT TO:<{recipient}>", "2")
            self.command("DATA", "3")
        except Refused as refusal:
            self.journal.note("turned away", id=letter["id"], reply=str(refusal))
            self.socket.sendall(b"RSET\r\n")
            self.answer()
            time.sleep(0.02)
            return
        stuffed = re.sub(rb"(?m)^\.", b"..", letter["text"])
        letter["attempt"] += 1
        facts = {"id": letter["id"], "attempt": letter["attempt"]}
        self.socket.sendall(stuffed)
        self.journal.note("sending", **facts, to=letter["to"], out=letter["out"], digest=letter["digest"])
        try:
            self.socket.sendall(b".\r\n")
            reply = self.answer()
        except (OSError, EOFError):
            self.journal.note("lost", **facts)
            raise
        if reply.startswith("2"):
            self.journal.note("accepted", **facts, reply=reply)
            self.letter = None
        else:
            self.journal.note("refused", **facts, reply=reply)
            if not self.crowd.insist:
                self.letter = None
            time.sleep(0.02)

    def write_letter(self):
        boxes = self.crowd.mailboxes
        sender = self.chance.choice(boxes) if self.submits else f"someone@{ELSEWHERE}"
        to = self.chance.sample(boxes, self.chance.choice((1, 1, 2, 3)))
        out = []
        if self.submits:
            out = [f"friend{n}@{ELSEWHERE}" for n in range(self.chance.choice((1, 1, 2)))]
            to = to[:self.chance.choice((0, 1, 2))]
            sender = self.sender = getattr(self, "sender", sender)
        id, text, digest = self.message(sender, to + out)
        return {"id": id, "text": text, "digest": digest, "sender": sender, "to": to, "out": out, "attempt": 0}

    def connect(self):
        port = self.server.ports["submission" if self.submits else "smtp"]
        self.socket = socket.create_connection(("127.0.0.1", port), ANSWER_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = self.socket.makefile("rb")
        try:
            if not self.answer().startswith("220"):
                raise ConnectionError("no greeting")
            self.command("EHLO suite.example", "2")
            if self.submits:
                import base64
                words = base64.b64encode(f"\0{self.letter['sender']}\0{PASSWORD}".encode()).decode()
                self.command(f"AUTH PLAIN {words}", "2")
        except Refused as refusal:
            raise ConnectionError(str(refusal)) from refusal

    def command(self, line, wanted):
        self.socket.sendall(line.encode() + b"\r\n")
        reply = self.answer()
        if not reply.startswith(wanted):
            raise Refused(f"{line.split()[0]}: {reply}")

    def answer(self):
        while True:
            line = self.file.readline()
            if not line.endswith(b"\r\n"):
                raise EOFError("the connection ended")
            if line[3:4] != b"-":
                return line.decode(errors="replace").rstrip("\r\n")

    def hang_up(self):
        if self.socket:
            self.file.close()
            self.socket.close()
            self.socket = self.file = None


class Reader(Person):
    """Reads a mailbox, appends to it, flags and expunges what it appended."""

    def __init__(self, crowd, name, mailbox):
        super().__init__(crowd, name)
        self.mailbox = mailbox
        self.imap = None
        self.mine = []
        self.seen = 0

    def work(self):
        if self.imap is None:
            self.imap = log_in(self.server.ports["imap"], self.mailbox)
            ok(self.imap.select("INBOX"))
        self.append()
        if self.mine and self.chance.random() < 0.5:
            self.flag(self.chance.choice(self.mine))
        if len(self.mine) > 3 and self.chance.random() < 0.5:
            self.expunge(self.mine.pop(self.chance.randrange(len(self.mine))))
        self.look()

    def append(self):
        id, text, digest = self.message(self.mailbox, [self.mailbox])
        self.journal.note("appending", mailbox=self.mailbox, id=id)
        answer = ok(self.imap.append("INBOX", None, None, text))
        got = re.search(rb"APPENDUID (\d+) (\d+)", answer[0])
        uid = int(got[2])
        self.journal.note("appended", mailbox=self.mailbox, id=id, uid=uid, digest=digest)
        self.mine.append(uid)

    def flag(self, uid):
        ok(self.imap.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Flagged)"))
        self.journal.note("flagged", mailbox=self.mailbox, uid=uid)

    def expunge(self, uid):
        ok(self.imap.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Deleted)"))
        self.journal.note("expunging", mailbox=self.mailbox, uid=uid)
        ok(self.imap.uid("EXPUNGE", str(uid)))
        self.journal.note("expunged", mailbox=self.mailbox, uid=uid)

    def look(self):
        validity, following = status(self.imap)
        data = ok(self.imap.uid("FETCH", f"{max(1, following - 20)}:{following - 1}", "(UID BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])"))
        uids = []
        for part in data:
            if isinstance(part, tuple):
                id = re.search(rb"<(crash-[^>]*)>", part[1])
                if id:
                    uids.append((int(re.search(rb"UID (\d+)", part[0])[1]), id[1].decode()))
        self.journal.note("seen", mailbox=self.mailbox, validity=validity, next=following, uids=uids)

    def hang_up(self):
        if self.imap:
            self.imap.shutdown()
            self.imap = None


class Operator(Person):
    """Adds a mailbox now and then: a 201 is a promise too."""

    def __init__(self, crowd, name):
        super().__init__(crowd, name)
        self.made = 0

    def work(self):
        address = f"made{self.made}@{DOMAIN}"
        try:
            self.server.call("POST", "/v1/mailboxes", {"address": address, "password": PASSWORD})
        except urllib.error.HTTPError as problem:
            if problem.code == 409:
                self.made += 1  # made by a request whose answer a kill cut off
                return
            if problem.code < 500:
                raise AssertionError(problem.msg) from problem
            time.sleep(0.1)
            return
        self.made += 1
        self.journal.note("made", mailbox=address)
        self.crowd.over.wait(0.5)


def log_in(port, mailbox):
    imap = imaplib.IMAP4("127.0.0.1", port, timeout=ANSWER_SECONDS)
    imap.login(mailbox, PASSWORD)
    return imap


def status(imap):
    text = ok(imap.status("INBOX", "(UIDVALIDITY UIDNEXT)"))[0]
    return int(re.search(rb"UIDVALIDITY (\d+)", text)[1]), int(re.search(rb"UIDNEXT (\d+)", text)[1])


def ok(answer):
    kind, data = answer
    if kind != "OK":
        raise imaplib.IMAP4.error(f"{kind} {data}")
    return data
