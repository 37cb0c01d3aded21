"""The three measurements. Each treats every server alike: SMTP in, IMAP out, nothing read from its disk."""

import threading
import time
from dataclasses import dataclass

import sender
from imap import Imap
from texts import texts

POLL_SECONDS = 0.02
PATIENCE_SECONDS = 120


def accept_and_deliver(server, connections, messages, load):
    """Messages per second from the first connection until the last message is readable in its mailbox."""
    boxes = [Imap(server.imap, address, password) for address, password in server.mailboxes]
    try:
        # Dovecot 2.3.19's LMTP can panic ("Resource deadlock avoided") when several first messages make one INBOX at
        # once, and Postfix then retries minutes later: every INBOX is opened once before mail comes.
        for box in boxes:
            box.run("SELECT INBOX")
            box.run("UNSELECT")
        warm_up = 2 * max(connections, len(boxes))
        sender.send(server, connections, warm_up, load)
        wait_for(server, boxes, warm_up // len(boxes))
        begun = sender.send(server, connections, messages, load)
        accepted = time.perf_counter()
        wait_for(server, boxes, (warm_up + messages) // len(boxes))
        readable = time.perf_counter()
        for box in boxes:
            check_sizes(box, (warm_up + messages) // len(boxes))
    finally:
        for box in boxes:
            box.socket.close()
    return {"rate": messages / (readable - begun), "accepted": messages / (accepted - begun)}


def wait_for(server, boxes, each):
    """Asks every mailbox that is not complete yet, until all are. Nobody asks while mail is still being sent."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    missing = list(boxes)
    while True:
        missing = [box for box in missing if box.messages("INBOX") < each]
        if not missing:
            return
        if time.monotonic() > deadline:
            raise SystemExit(f"mail did not arrive within {PATIENCE_SECONDS} s\n{server.failure()}")
        time.sleep(POLL_SECONDS)


def check_sizes(box, each):
    """After the clock has stopped: exactly the messages that were sent, each as long as it should be."""
    box.run("EXAMINE INBOX")
    sizes = [int(part.split(b")")[0].split(b" ")[0]) for part in
             box.run("FETCH 1:* (RFC822.SIZE)").split(b"RFC822.SIZE ")[1:]]
    if len(sizes) != each or min(sizes) < sender.SIZE:
        raise SystemExit(f"{each} messages were sent, {len(sizes)} are there, the smallest {min(sizes)} bytes long")


@dataclass
class Folders:
    bulk: int
    huge: int
    bytes: int
    seconds: float


def fill(server, bulk, huge):
    """Appends `bulk` messages of words to one folder and copies them into another until that holds `huge`."""
    begun = time.perf_counter()
    address, password = server.mailboxes[0]
    messages = list(texts(bulk, sender.SIZE, "fill"))
    with Imap(server.imap, address, password) as box:
        box.run("CREATE Bulk")
        box.run("CREATE Huge")
        appenders = 4
        failures = []
        def append(share):
            try:
                with Imap(server.imap, address, password) as other:
                    other.append_all("Bulk", share)
            except Exception as failure:
                failures.append(failure)
        threads = [threading.Thread(target=append, args=(messages[n::appenders],)) for n in range(appenders)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failures:
            raise failures[0]
        box.run("SELECT Bulk")
        for _ in range(huge // bulk):
            box.run("COPY 1:* Huge")
        box.run("UNSELECT")
        if (box.messages("Bulk"), box.messages("Huge")) != (bulk, huge):
            raise SystemExit(f"filling went wrong\n{server.failure()}")
    return Folders(bulk, huge, sum(map(len, messages)), time.perf_counter() - begun)


def imap_reads(server, folders, repeat):
    """Yields (what, messages, seconds). Every reading is on a connection of its own; the first of each is not counted."""
    address, password = server.mailboxes[0]
    for number in range(repeat + 1):
        with Imap(server.imap, address, password) as box:
            box.run("EXAMINE Bulk")
            seconds, pieces = box.timed("FETCH 1:* (UID BODY.PEEK[])")
        reply = b"".join(pieces)
        if reply.count(b"BODY[] {") != folders.bulk or len(reply) < folders.bytes:
            raise SystemExit(f"FETCH returned {reply.count(b'BODY[] {')} bodies of {folders.bulk}")
        if number:
            yield "fetch", folders.bulk, seconds
    for number in range(3 * repeat + 1):
        with Imap(server.imap, address, password) as box:
            seconds, pieces = box.timed("SELECT Huge")
        if b"* %d EXISTS" % folders.huge not in b"".join(pieces):
            raise SystemExit("SELECT did not tell all messages")
        if number:
            yield "select", folders.huge, seconds
