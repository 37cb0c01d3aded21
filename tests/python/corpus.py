"""Sends real messages through SMTP and reads each back through IMAP and POP3: what DATA carried must come back byte for
byte after the trace lines the server puts before it. Messages that SMTP may not carry must be refused."""

import hashlib
import pathlib
import re
import smtplib

import story

this = story.read()
folder = pathlib.Path(this["folder"])
TRACE = re.compile(rb"(?:Return-Path|Delivered-To|X-Original-To|Received|Authentication-Results|Received-SPF|"
                   rb"ARC-[A-Za-z-]+):", re.IGNORECASE)


def content(name):
    return (folder / f"{name}.eml").read_bytes()


accepted, refused = [], {}
server = story.smtp(this)
server.ehlo()
for name in this["messages"]:
    try:
        assert server.mail("sender@elsewhere.test", ["BODY=8BITMIME"])[0] == 250
        assert server.rcpt(this["reader"]["address"])[0] == 250
        code, text = server.data(content(name))
        if code == 250:
            accepted.append(name)
        else:
            refused[name] = f"{code} {text.decode('utf-8', 'replace')}"
    except smtplib.SMTPServerDisconnected:
        refused[name] = "the connection was closed"
        server = story.smtp(this)
        server.ehlo()
    except smtplib.SMTPException as refusal:
        refused[name] = str(refusal)
        server.rset()


def trace_before(whole, body, name):
    """The lines before the body are trace fields of ours and nothing else."""
    assert whole.endswith(body), f"{name}: what came back does not end with what was sent"
    prefix = whole[:len(whole) - len(body)]
    assert prefix.startswith(b"Return-Path:"), (name, prefix)
    fields = re.split(rb"\r\n(?![ \t])", prefix)
    assert fields.pop() == b"", (name, prefix)
    for field in fields:
        assert TRACE.match(field), (name, field)


# In the order they were accepted: UIDs and POP3 numbers are the same count.
box = story.imap(this, this["reader"])
(count,) = story.ok(box.select("INBOX", readonly=True))
assert int(count) == len(accepted), (count, len(accepted))
whole = {}
for begin in range(1, len(accepted) + 1, 100):
    end = min(begin + 99, len(accepted))
    data = story.ok(box.fetch(f"{begin}:{end}", "(RFC822.SIZE BODY.PEEK[])"))
    for part in data:
        if isinstance(part, tuple):
            number = int(part[0].split()[0])
            size = int(re.search(rb"RFC822.SIZE (\d+)", part[0]).group(1))
            assert size == len(part[1]), (number, size)
            trace_before(part[1], content(accepted[number - 1]), accepted[number - 1])
            whole[number] = hashlib.sha256(part[1]).digest()
assert len(whole) == len(accepted)
box.logout()

box = story.pop3(this, this["reader"])
assert box.stat()[0] == len(accepted)
for number in range(1, len(accepted) + 1):
    text = b"".join(line + b"\r\n" for line in box.retr(number)[1])
    assert hashlib.sha256(text).digest() == whole[number], f"{accepted[number - 1]}: POP3 differs from IMAP"
box.quit()
story.tell(accepted=accepted, refused=refused)
