"""CONDSTORE and QRESYNC: a client that was away learns what changed, what vanished, and nothing else."""

import re

import story

this = story.read()
ok = story.ok


def raw(box, command):
    """A command imaplib has no method for; every line of the answer up to its end."""
    tag = box._new_tag()
    box.send(tag + b" " + command.encode() + b"\r\n")
    lines = []
    while True:
        line = box.readline()
        assert line, "the connection ended"
        if line.startswith(tag):
            assert b" OK" in line, line
            return lines + [line]
        lines.append(line)


def number(pattern, lines):
    return int(re.search(pattern, b"".join(lines)).group(1))


first = story.imap(this, this["anna"])
for subject in range(1, 11):
    ok(first.append("INBOX", None, None, f"From: a@b.test\r\nSubject: {subject}\r\n\r\nHello\r\n".encode()))
lines = raw(first, "SELECT INBOX (CONDSTORE)")
validity, modseq = number(rb"UIDVALIDITY (\d+)", lines), number(rb"HIGHESTMODSEQ (\d+)", lines)

# Another client changes two and removes three.
other = story.imap(this, this["anna"])
ok(other.select("INBOX"))
ok(other.uid("STORE", "2,4", "+FLAGS", "(\\Flagged)"))
ok(other.uid("STORE", "5:7", "+FLAGS", "(\\Deleted)"))
ok(other.expunge())

# CONDSTORE: only what changed since.
fetched = raw(first, f"UID FETCH 1:* (FLAGS) (CHANGEDSINCE {modseq})")
uids = {int(uid) for uid in re.findall(rb"UID (\d+)", b"".join(fetched))}
assert {2, 4} <= uids and not uids & {1, 3, 8, 9, 10}, fetched
assert all(b"MODSEQ (" in line for line in fetched if b"FETCH" in line and b"UID" in line), fetched
found = b"".join(raw(first, f"UID SEARCH MODSEQ {modseq + 1}"))
assert re.search(rb"\* SEARCH 2 4 \(MODSEQ \d+\)|\* ESEARCH .*2,4", found), found

# UNCHANGEDSINCE: who knows an older state changes nothing.
refused = raw(first, f"UID STORE 2,3 (UNCHANGEDSINCE {modseq}) +FLAGS (\\Answered)")
assert b"[MODIFIED 2]" in refused[-1], refused
flags = b"".join(raw(first, "UID FETCH 2:3 (FLAGS)"))
assert flags.count(b"\\Answered") == 1, flags

# QRESYNC: a third client says what it knows and gets the difference in one step.
third = story.imap(this, this["anna"])
assert "QRESYNC" in third.capabilities
assert b"QRESYNC" in b"".join(raw(third, "ENABLE QRESYNC"))
lines = raw(third, f"SELECT INBOX (QRESYNC ({validity} {modseq} 1:10))")
text = b"".join(lines)
assert b"* VANISHED (EARLIER) 5:7" in text, text
changed = {int(uid) for uid in re.findall(rb"UID (\d+)", text)}
assert changed == {2, 3, 4}, text
assert b"* 7 EXISTS" in text, text

# From then on it is told by UID.
ok(other.uid("STORE", "1", "+FLAGS.SILENT", "(\\Deleted)"))
ok(other.expunge())
assert b"* VANISHED 1\r\n" in b"".join(raw(third, "NOOP"))
assert not any(b"EXPUNGE" in line for line in lines)

# A stale UIDVALIDITY gets the whole folder and no difference.
fourth = story.imap(this, this["anna"])
raw(fourth, "ENABLE QRESYNC")
assert b"VANISHED" not in b"".join(raw(fourth, f"SELECT INBOX (QRESYNC ({validity + 1} {modseq}))"))
story.tell(modseq=modseq)
