"""Reads the log that recorder.c appends."""

import mmap
import struct
from dataclasses import dataclass

from control import CLASSES

HEAD = struct.Struct("<4sBBHQQqII")
OPEN, WRITE, TRUNCATE, SYNC_BEGIN, SYNC_END, RENAME, LINK, UNLINK, MKDIR, RMDIR, MAPPED, REPLY = range(1, 13)
CREATED, DIRECTORY, FAILED = 1, 2, 4


@dataclass(frozen=True, slots=True)
class Record:
    number: int
    op: int
    kind: str
    flags: int
    time: int
    inode: int
    offset: int
    path: str
    data: memoryview


def read(path):
    """The records in the order they happened. One that a kill cut off at the end is left out."""
    if path.stat().st_size == 0:
        return
    with open(path, "rb") as file:
        log = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    at, number = 0, 0
    while at + HEAD.size <= len(log):
        magic, op, kind, flags, time, inode, offset, path_len, data_len = HEAD.unpack_from(log, at)
        if magic != b"RECD":
            raise ValueError(f"no record at {at} of {path}")
        body = at + HEAD.size
        end = body + path_len + data_len
        if end > len(log):
            return
        name = bytes(log[body:body + path_len]).decode(errors="surrogateescape")
        yield Record(number, op, CLASSES[kind], flags, time, inode, offset, name, log[body + path_len:end])
        at, number = end, number + 1
