"""Reads a data directory without the server: SQLite's rows, and the frames that they name.

The BLAKE3 of a frame is compared with its row but not computed, Python has none; the CRC-32 covers header and payload,
and the SHA-256 of the bytes is compared with what was sent.
"""

import hashlib
import sqlite3
import struct
import zlib
from collections import Counter

import zstd
from expect import Copy, Found

HEADER = struct.Struct("<4sIQQ32sII")
PACKED = 1
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
MARK = b"Message-ID: <crash-"

# Counters that every transaction keeps in step with the rows they count.
COUNTED = {
    "bodies.refs": "SELECT COUNT(*) FROM bodies WHERE refs <> (SELECT COUNT(*) FROM messages WHERE body_id = bodies.id) "
                   "+ (SELECT COUNT(*) FROM queue_messages WHERE body_id = bodies.id)",
    "folders.messages": "SELECT COUNT(*) FROM folders WHERE messages <> (SELECT COUNT(*) FROM messages m WHERE m.folder_id = folders.id)",
    "folders.bytes": "SELECT COUNT(*) FROM folders WHERE bytes <> (SELECT COALESCE(SUM(size), 0) FROM messages m WHERE m.folder_id = folders.id)",
    "usage": "SELECT COUNT(*) FROM usage WHERE (bytes, messages) <> (SELECT COALESCE(SUM(bytes), 0), COALESCE(SUM(messages), 0) "
             "FROM folders f WHERE f.mailbox_id = usage.mailbox_id)",
    "queue_recipients": "SELECT COUNT(*) FROM queue_messages WHERE id NOT IN (SELECT message_id FROM queue_recipients)",
    "heads": "SELECT COUNT(*) FROM heads WHERE name = 'feed' AND value < (SELECT COALESCE(MAX(position), 0) FROM feed)",
    "feed gaps": "SELECT COALESCE(MAX(position) - MIN(position) + 1 - COUNT(*), 0) FROM feed",
}


class Frames:
    """Bodies by place. What was unpacked once is remembered by its checked header."""

    def __init__(self):
        self.known = {}

    def body(self, file, position, stored, hash):
        """The id and digest of the message in a frame."""
        frame = memoryview(file)[position:position + stored]
        if len(frame) < stored or stored < HEADER.size:
            raise ValueError("the segment ends before the frame")
        magic, flags, raw, payload, claimed, crc, _ = HEADER.unpack_from(frame)
        if magic != b"PPF1" or payload != stored - HEADER.size:
            raise ValueError("no frame begins here")
        if zlib.crc32(frame[HEADER.size:], zlib.crc32(frame[:56])) != crc:
            raise ValueError("the checksum does not match")
        if claimed != hash:
            raise ValueError("the frame holds another body")
        if hash not in self.known:
            content = bytes(frame[HEADER.size:])
            if flags & PACKED:
                content = zstd.unpack(content, raw)
            if len(content) != raw:
                raise ValueError("the payload has another length")
            self.known[hash] = identify(content)
        return self.known[hash]


def identify(content):
    """The id in the mark of a message of this suite, and the digest from there on."""
    at = content.find(MARK)
    if at < 0:
        return None, None
    end = content.index(b">", at)
    id = content[at + len("Message-ID: <"):end].decode()
    return id, hashlib.sha256(content[at:]).hexdigest()


def segment_name(number):
    digits = ""
    while number:
        digits = ALPHABET[number % 32] + digits
        number //= 32
    return f"seg_{digits or '0'}.seg"


def gather(database, segments, frames):
    """The contents of a data directory: `database` is a path, `segments` the bytes of each segment file by name."""
    found = Found(queued=Counter())
    connection = sqlite3.connect(database)
    try:
        if not connection.execute("SELECT name FROM sqlite_master WHERE name = 'queue_recipients'").fetchone():
            # Cut off before the schema was there: the next start makes it.
            check(connection, found)
            return found
        check(connection, found)
        count(connection, found)
        folders(connection, found)
        copies(connection, found, segments, frames)
    except sqlite3.DatabaseError as error:
        found.damage.append(f"SQLite: {error}")
    finally:
        connection.close()
    return found


def check(connection, found):
    for (text,) in connection.execute("PRAGMA integrity_check"):
        if text != "ok":
            found.damage.append(f"integrity_check: {text}")
    for row in connection.execute("PRAGMA foreign_key_check"):
        found.damage.append(f"foreign_key_check: {row}")


def count(connection, found):
    for name, sql in COUNTED.items():
        wrong = connection.execute(sql).fetchone()[0]
        if wrong:
            found.damage.append(f"{name} is wrong in {wrong} rows")


def folders(connection, found):
    sql = "SELECT m.address, f.uid_validity, f.uid_next FROM folders f JOIN mailboxes m ON m.id = f.mailbox_id WHERE f.name = 'INBOX'"
    for address, validity, following in connection.execute(sql):
        found.folders[address] = (validity, following, [])


def copies(connection, found, segments, frames):
    bodies = {}
    for id, hash, segment, position, stored in connection.execute("SELECT id, hash, segment, position, stored FROM bodies"):
        name = segment_name(segment)
        try:
            if name not in segments:
                raise ValueError(f"there is no file {name}")
            bodies[id] = frames.body(segments[name], position, stored, hash)
        except ValueError as error:
            found.damage.append(f"body {id}: {error}")
            bodies[id] = (None, None)
    sql = ("SELECT m.address, e.uid, e.body_id, e.flags FROM messages e JOIN folders f ON f.id = e.folder_id "
           "JOIN mailboxes m ON m.id = f.mailbox_id WHERE f.name = 'INBOX'")
    for address, uid, body, flags in connection.execute(sql):
        id, digest = bodies[body]
        if id:
            found.folders[address][2].append(Copy(uid, id, digest, bool(flags & 4)))
    for recipient, body in connection.execute("SELECT r.address, q.body_id FROM queue_recipients r JOIN queue_messages q ON q.id = r.message_id"):
        found.queued[bodies[body][0], recipient] += 1
