"""The page of faults that recorder.c maps: which operation of a class is to fail, be torn, be left out or be the last."""

import errno
import mmap
import struct

CLASSES = ("segment.write", "segment.sync", "wal.write", "wal.sync", "db.write", "db.sync", "dir.change", "dir.sync",
           "other.write", "other.sync", "socket.write", "reply")
ACTIONS = ("none", "kill-before", "kill-after", "kill-middle", "fail-once", "fail-on", "fail-torn", "drop")
NEEDLE = 64
FAULT = struct.Struct("<QQQII32x")  # count, at, hits, action, errno
SIZE = NEEDLE + FAULT.size * len(CLASSES)


class Control:
    def __init__(self, path, needle=b""):
        self.path = path
        path.write_bytes(needle.ljust(NEEDLE, b"\0") + bytes(SIZE - NEEDLE))
        with open(path, "r+b") as file:
            self.page = mmap.mmap(file.fileno(), SIZE)

    def close(self):
        self.page.close()

    def count(self, name):
        """Operations of the class so far."""
        return self._word(name, 0)

    def hits(self, name):
        """Operations of the class that were tampered with since it was armed."""
        return self._word(name, 16)

    def arm(self, name, action, ahead=1, error=errno.ENOSPC):
        """Tampers with the operation that is `ahead` operations from now."""
        at = self._at(name)
        struct.pack_into("<Q", self.page, at + 16, 0)
        struct.pack_into("<Q", self.page, at + 8, self.count(name) + ahead)
        struct.pack_into("<I", self.page, at + 28, error)
        # The action comes last: until then the recorder looks at nothing else.
        struct.pack_into("<I", self.page, at + 24, ACTIONS.index(action))

    def clear(self):
        for name in CLASSES:
            struct.pack_into("<I", self.page, self._at(name) + 24, 0)

    def _word(self, name, offset):
        return struct.unpack_from("<Q", self.page, self._at(name) + offset)[0]

    @staticmethod
    def _at(name):
        return NEEDLE + FAULT.size * CLASSES.index(name)
