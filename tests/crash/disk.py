"""A disk that keeps what was synced and may or may not keep the rest.

The model is stricter than common file systems: a file's name is durable only after a sync of its folder, and a sync of a
file says nothing about its name. What is not synced survives by sector of 512 bytes: each sector holds what the page cache
held at some moment since the last sync, independently of all others, so writes are dropped, torn and reordered at will.
A rename is one change: both its sides happen, or neither. After a failed sync the kernel may hold pages for clean that never
reached the disk (PostgreSQL's fsyncgate, 2018): a later sync that succeeds does not cover them, unless the page of 4096
bytes was written again meanwhile.
"""

import os
import random

import recording

SECTOR = 512
PAGE = 4096


class File:
    """One file's durable bytes, and what was done to it since they were synced."""

    def __init__(self, content=b""):
        self.durable = bytearray(content)
        self.pending = []  # (record number, offset, data), or (record number, length, None) for a truncation
        self.failed = 0  # writes recorded before this went into a sync that failed

    def sync(self, before):
        rescued = {page for number, offset, data in self.pending if self.failed <= number < before and data is not None
                   for page in range(offset // PAGE, (offset + len(data) - 1) // PAGE + 1)}
        left = []
        for number, offset, data in self.pending:
            if number >= before:
                left.append((number, offset, data))
            elif number >= self.failed or data is None:
                apply(self.durable, offset, data)
            else:
                for at, piece in split(offset, data, PAGE):
                    if at // PAGE in rescued:
                        apply(self.durable, at, piece)
                    else:
                        left.append((number, at, piece))
        self.pending = left

    def sync_failed(self, before):
        self.failed = before

    def all(self):
        return self.some(lambda *_: True)

    def some(self, keeps):
        """The bytes when `keeps(piece, ...)` decides on each sector's writes in order, and stops at the first refusal."""
        if not self.pending:
            return self.durable
        content = bytearray(self.durable)
        over = set()
        for number, offset, data in self.pending:
            if data is None:
                if keeps(("truncate", number)):
                    apply(content, offset, None)
                continue
            for at, piece in split(offset, data, SECTOR):
                if at // SECTOR not in over:
                    if keeps(at // SECTOR):
                        apply(content, at, piece)
                    else:
                        over.add(at // SECTOR)
        return content

    def torn(self, chance):
        """The bytes when each sector's writes stop somewhere, `chance` being how likely each of them is kept."""
        content = self.some(lambda _piece: chance.random() < chance.level)
        whole = max((offset + len(data) for _, offset, data in self.pending if data is not None), default=0)
        if len(content) < whole and chance.random() < 0.3:
            # The length reached the disk before the bytes did.
            content = content + bytes(whole - len(content))
        return content


def split(offset, data, size):
    """A write in pieces that lie in one block each."""
    at, end = offset, offset + len(data)
    while at < end:
        stop = min(end, (at // size + 1) * size)
        yield at, data[at - offset:stop - offset]
        at = stop


def apply(content, offset, data):
    if data is None:
        if len(content) > offset:
            del content[offset:]
        else:
            content.extend(bytes(offset - len(content)))
        return
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset:offset + len(data)] = data


class Folder:
    """One folder's durable names. `now` is what a running program sees."""

    def __init__(self):
        self.durable = {}
        self.now = {}


class Change:
    """Names that change together: (folder, name, what it names afterwards or None)."""

    def __init__(self, number, *parts):
        self.number = number
        self.parts = parts


class Chance(random.Random):
    """A source of luck with a level of its own for each state: from almost nothing kept to almost all."""

    def __init__(self, seed):
        super().__init__(seed)
        self.level = self.choice((0.1, 0.5, 0.9))


class Disk:
    def __init__(self, base=None):
        self.root = Folder()
        self.changes = []
        self.inodes = {}
        self.mapped = False
        if base:
            self._load(self.root, base)

    def _load(self, folder, path):
        for entry in sorted(path.iterdir()):
            if entry.is_dir():
                node = Folder()
                self._load(node, entry)
            elif entry.is_file() and not entry.name.endswith("-shm"):
                node = File(entry.read_bytes())
            else:
                continue
            folder.durable[entry.name] = folder.now[entry.name] = node

    def play(self, record):
        """What one record changes."""
        op, number = record.op, record.number
        if op == recording.OPEN:
            folder, name = self._parent(record.path)
            node = folder.now.get(name) if name else self.root
            if record.flags & recording.CREATED and node is None:
                node = Folder() if record.flags & recording.DIRECTORY else File()
                self._change(number, (folder, name, node))
            self.inodes[record.inode] = node
        elif op == recording.MKDIR:
            self._change(number, (*self._parent(record.path), Folder()))
        elif op == recording.WRITE:
            self.inodes[record.inode].pending.append((number, record.offset, record.data))
        elif op == recording.TRUNCATE:
            self.inodes[record.inode].pending.append((number, record.offset, None))
        elif op == recording.RENAME:
            source, target = self._parent(record.path), self._parent(bytes(record.data).decode())
            node = source[0].now[source[1]]
            self._change(number, (*source, None), (*target, node))
        elif op == recording.LINK:
            self._change(number, (*self._parent(record.path), self.inodes.get(record.inode)))
        elif op in (recording.UNLINK, recording.RMDIR):
            self._change(number, (*self._parent(record.path), None))
        elif op == recording.MAPPED:
            self.mapped = True

    def sync(self, record, begun):
        """What a sync that began at record `begun` and ended at `record` makes durable."""
        node = self.inodes[record.inode]
        if record.flags & recording.FAILED:
            if isinstance(node, File):
                node.sync_failed(begun)
            return
        if isinstance(node, File):
            node.sync(begun)
            return
        self._settle({id(node)}, begun)

    def _settle(self, folders, before):
        reached = len(self.changes)
        # A change that spans two folders takes along what happened before in both.
        again = True
        while again:
            again = False
            for change in self.changes[:reached]:
                spans = {id(folder) for folder, _, _ in change.parts}
                if change.number < before and spans & folders and not spans <= folders:
                    folders |= spans
                    again = True
        left = []
        for change in self.changes:
            if change.number < before and any(id(folder) in folders for folder, _, _ in change.parts):
                for folder, name, node in change.parts:
                    put(folder.durable, name, node)
            else:
                left.append(change)
        self.changes = left

    def _change(self, number, *parts):
        for folder, name, node in parts:
            put(folder.now, name, node)
        self.changes.append(Change(number, *parts))

    def _parent(self, path):
        *folders, name = path.split("/")
        at = self.root
        for part in folders:
            at = at.now[part]
        return at, name

    def dropped(self):
        """The disk with nothing but what was synced."""
        return self._state(lambda _change: False, lambda file: file.durable)

    def kept(self):
        """The disk with everything that was ever written."""
        return self._state(lambda _change: True, File.all)

    def torn(self, seed):
        """The disk with some of what was not synced."""
        chance = Chance(seed)
        return self._state(lambda _change: chance.random() < 0.5, lambda file: file.torn(chance))

    def _state(self, keeps, content):
        names = {}

        def of(folder):
            if id(folder) not in names:
                names[id(folder)] = dict(folder.durable)
            return names[id(folder)]

        for change in self.changes:
            if keeps(change):
                for folder, name, node in change.parts:
                    put(of(folder), name, node)
        files, folders = {}, []

        def walk(folder, prefix):
            for name, node in of(folder).items():
                if isinstance(node, Folder):
                    folders.append(prefix + name)
                    walk(node, prefix + name + "/")
                elif node is not None:
                    files[prefix + name] = content(node)

        walk(self.root, "")
        return State(folders, files)


class State:
    """A data directory that a crash may have left."""

    def __init__(self, folders, files):
        self.folders = folders
        self.files = files

    def write(self, root):
        """Puts it on a real disk, for nobody else to read: modes are not recorded."""
        for folder in self.folders:
            (root / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, content in self.files.items():
            with open(os.open(root / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(content)


def put(names, name, node):
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node
