"""A client that waits with IDLE hears of a new message, of a flag and of an expunge that others make."""

import story

this = story.read()
waiting, acting = story.imap(this, this["anna"]), story.imap(this, this["anna"])
story.ok(waiting.select("INBOX"))
story.ok(acting.select("INBOX"))
MESSAGE = b"From: bert@example.org\r\nSubject: new\r\n\r\nHello\r\n"


def idle(tag):
    waiting.send(tag + b" IDLE\r\n")
    line = waiting.readline()
    assert line.startswith(b"+"), line


def hears(what):
    for _ in range(20):
        line = waiting.readline()
        if what in line.upper():
            return line
    raise AssertionError(f"IDLE never said {what!r}")


def done(tag):
    waiting.send(b"DONE\r\n")
    line = b"*"
    while not line.startswith(tag):
        line = waiting.readline()
        assert line, "the connection ended"
    assert b"OK" in line, line


idle(b"I1")
story.ok(acting.append("INBOX", None, None, MESSAGE))
hears(b"* 1 EXISTS")
story.ok(acting.noop())
story.ok(acting.store("1", "+FLAGS", "(\\Flagged)"))
assert b"\\FLAGGED" in hears(b"* 1 FETCH").upper()
done(b"I1")

idle(b"I2")
with story.smtp(this) as server:
    server.sendmail("stranger@elsewhere.test", [this["anna"]["address"]], MESSAGE)
hears(b"* 2 EXISTS")
story.ok(acting.store("1", "+FLAGS.SILENT", "(\\Deleted)"))
story.ok(acting.expunge())
hears(b"* 1 EXPUNGE")
done(b"I2")

# While nobody idles, what happens is told with the next command.
story.ok(acting.append("INBOX", None, None, MESSAGE))
story.ok(waiting.noop())
assert waiting.untagged_responses.get("EXISTS", [b""])[-1] == b"2", waiting.untagged_responses
story.tell()
