"""Tells which files are e-mail messages or mailboxes of them, takes the messages apart, and says what each is like.

The rules, and why they are these, are in README.md beside this file.
"""

import re
from dataclasses import dataclass

KNOWN = {b"from", b"to", b"cc", b"date", b"subject", b"received", b"message-id", b"return-path", b"delivered-to",
         b"sender", b"reply-to", b"mime-version", b"content-type"}
ORIGIN = {b"from", b"received", b"return-path", b"delivered-to"}
FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:")
# The line that begins a message in an mbox file: it follows an empty line or the start of the file, ends in a year or
# a zone after one, and a header field comes next.
POSTMARK = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]*\d{4}[^\r\n]*\r?\n(?=(?:>?[!-9;-~]+[ \t]*:|From ))")
LONGEST_LINE = 998


@dataclass
class Message:
    content: bytes
    kind: str
    stored: str
    eight_bit: bool
    longest_line: int


def split(content):
    """The messages in one file: none, one, or those of an mbox."""
    if not content.startswith(b"From "):
        return [content] if looks_like_a_message(content) else []
    marks = [mark.span() for mark in POSTMARK.finditer(content)]
    if not marks or marks[0][0] != 0:
        rest = content.partition(b"\n")[2]
        return [rest] if looks_like_a_message(rest) else []
    ends = [start for start, _ in marks[1:]] + [len(content)]
    stored = [content[begin:end] for (_, begin), end in zip(marks, ends)]
    return [message for message in map(from_mbox, stored) if looks_like_a_message(message)]


def from_mbox(stored):
    """Takes away what the mbox format adds: one empty line at the end, and one `>` before `From ` (mboxrd)."""
    stored = re.sub(rb"\n\r?\n\Z", b"\n", stored)
    return re.sub(rb"(?m)^>(>*From )", rb"\1", stored)


def looks_like_a_message(content):
    """A block of header fields, an empty line after it, and among the fields enough that only mail has."""
    names = set()
    for line in re.split(rb"\r\n|\n|\r", content[:1 << 17]):
        if line == b"":
            return len(names & KNOWN) >= 3 and bool(names & ORIGIN)
        if line[:1] in (b" ", b"\t") and names:
            continue
        field = FIELD.match(line)
        if not field:
            return False
        names.add(field[1].lower())
    return False


def classify(stored):
    """Brings a message to CRLF where its file was stored with plain LF throughout, and names what it is like."""
    ending = line_ending(stored)
    content = stored
    if ending == "lf":
        content = stored.replace(b"\n", b"\r\n")
    if ending in ("lf", "crlf") and not content.endswith(b"\r\n"):
        content += b"\r\n"
    longest = max(len(line.rstrip(b"\r")) for line in content.split(b"\n"))
    kind = ("nul" if b"\0" in content else
            ending if ending not in ("lf", "crlf") else
            "long-line" if longest > LONGEST_LINE else "regular")
    return Message(content, kind, ending, any(byte > 127 for byte in content), longest)


def line_ending(content):
    crlf = content.count(b"\r\n")
    bare_lf = content.count(b"\n") - crlf
    bare_cr = content.count(b"\r") - crlf
    if bare_cr:
        return "bare-cr"
    if bare_lf and crlf:
        return "mixed-line-endings"
    return "lf" if bare_lf else "crlf"
