"""APPEND, SEARCH, FETCH, STORE, COPY, MOVE, EXPUNGE, folders and STATUS, as imaplib does them."""

import re

import story

this = story.read()
box = story.imap(this, this["anna"])
ok = story.ok

assert {"IMAP4REV1", "IMAP4REV2", "IDLE", "MOVE", "UIDPLUS", "CONDSTORE", "QRESYNC", "ESEARCH", "SPECIAL-USE",
        "LIST-STATUS", "LITERAL+", "ENABLE", "NAMESPACE", "UNSELECT", "QUOTA", "ID"} <= set(box.capabilities), box.capabilities

DATE = '"05-Jan-2026 09:00:00 +0100"'

# Folders.
ok(box.create('"Work"'))
ok(box.create('"Work/2026 &AMQ-"'))
ok(box.subscribe('"Work"'))
listed = b"\n".join(ok(box.list())).decode()
assert re.search(r"\\Sent\b", listed) and "Work/2026 &AMQ-" in listed, listed
assert b"Work" in b"\n".join(ok(box.lsub()))
ok(box.rename('"Work/2026 &AMQ-"', '"Work/Old"'))

# APPEND gives back where the message went (UIDPLUS).
def message(subject, body="Hello\r\n"):
    return f"From: anna@example.org\r\nTo: bert@example.org\r\nSubject: {subject}\r\n\r\n{body}".encode()

ok(box.append("Work", "(\\Seen custom)", DATE, message("first", "needle one\r\n")))
assert box.response("APPENDUID")[1] != [None], "APPENDUID is missing"
for subject in ("second", "third"):
    ok(box.append("Work", None, DATE, message(subject)))
assert ok(box.select("Work")) == [b"3"]

# SEARCH.
assert ok(box.search(None, "SEEN")) == [b"1"]
assert ok(box.search(None, "KEYWORD", "custom")) == [b"1"]
assert ok(box.search(None, "SUBJECT", "second")) == [b"2"]
assert ok(box.search(None, "BODY", "needle")) == [b"1"]
assert ok(box.search(None, "NOT", "SEEN", "SINCE", "1-Jan-2026")) == [b"2 3"]
assert ok(box.uid("SEARCH", "ALL")) == [b"1 2 3"]

# FETCH, whole and in parts.
data = ok(box.fetch("1", "(UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])"))
assert data[0][1] == message("first", "needle one\r\n"), data
assert b'INTERNALDATE "05-Jan-2026 09:00:00 +0100"' in data[0][0] or b'INTERNALDATE "05-Jan-2026 08:00:00 +0000"' in data[0][0], data
assert ok(box.fetch("1", "(BODY.PEEK[TEXT]<2.5>)"))[0][1] == b"edle "
assert ok(box.fetch("2", "(BODY[HEADER.FIELDS (Subject)])"))[0][1] == b"Subject: second\r\n\r\n"
assert ok(box.search(None, "SEEN")) == [b"1 2"], "reading without PEEK sets \\Seen"

# STORE, COPY, MOVE, EXPUNGE.
ok(box.store("2", "+FLAGS", "(\\Flagged)"))
ok(box.copy("2", '"Work/Old"'))
assert box.response("COPYUID")[1] != [None], "COPYUID is missing"
ok(box.uid("MOVE", "3", '"Work/Old"'))
assert ok(box.search(None, "ALL")) == [b"1 2"]
assert box.response("EXPUNGE")[1] == [b"3"], "MOVE says what left"
ok(box.store("1", "+FLAGS.SILENT", "(\\Deleted)"))
assert ok(box.expunge()) == [b"1"]
assert ok(box.uid("SEARCH", "ALL")) == [b"2"], "UIDs stay with their messages"
status = ok(box.status('"Work/Old"', "(MESSAGES UIDNEXT UIDVALIDITY UNSEEN)"))[0].decode()
assert "MESSAGES 2" in status and "UIDNEXT 3" in status, status
ok(box.select('"Work/Old"', readonly=True))
flags = ok(box.fetch("1", "(FLAGS)"))[0].decode()
assert "\\Flagged" in flags and "\\Seen" in flags, flags
try:
    assert box.store("1", "+FLAGS", "(\\Deleted)")[0] == "NO"
except box.readonly:
    pass
ok(box.unselect())

# What is not there is refused, and the connection goes on.
assert box.select("Nowhere")[0] == "NO"
assert box.create("INBOX")[0] == "NO"
ok(box.delete('"Work/Old"'))
root = box.getquotaroot("INBOX")
assert root[0] == "OK", root
box.logout()
story.tell(capabilities=sorted(box.capabilities))
