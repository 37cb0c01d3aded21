"""POP3 with poplib: capabilities, listing, TOP, UIDL, deleting at QUIT only, APOP-less logins over TLS and STLS."""

import poplib

import story

this = story.read()
MESSAGE = "From: bert@example.org\r\nSubject: {0}\r\n\r\n.one\r\ntwo {0}\r\nthree\r\n"
with story.smtp(this) as server:
    for number in (1, 2, 3):
        server.sendmail("stranger@elsewhere.test", [this["anna"]["address"]], MESSAGE.format(number).encode())

box = story.pop3(this)
able = box.capa()
assert {"TOP", "UIDL", "USER", "PIPELINING", "RESP-CODES", "UTF8", "SASL"} <= set(able), able
box.user(this["anna"]["address"])
box.pass_(this["anna"]["password"])
count, size = box.stat()
assert count == 3, count
listed = [line.split() for line in box.list()[1]]
assert sum(int(octets) for _, octets in listed) == size, (listed, size)
uidl = [line.split()[1] for line in box.uidl()[1]]
assert len(set(uidl)) == 3, uidl
whole = b"\r\n".join(box.retr(2)[1]) + b"\r\n"
assert whole.endswith(MESSAGE.format(2).encode().split(b"\r\n\r\n", 1)[1]), whole
assert len(whole) == int(listed[1][1]), (len(whole), listed)
top = box.top(2, 1)[1]
assert top[-1] == b".one" and b"two 2" not in top, top

# Marks are undone by RSET, and by losing the connection.
box.dele(1)
assert box.stat()[0] == 2
box.rset()
assert box.stat()[0] == 3
box.dele(1)
box.close()
box = story.pop3(this, this["anna"])
assert box.stat()[0] == 3
box.dele(1)
box.quit()
box = story.pop3(this, this["anna"])
assert [line.split()[1] for line in box.uidl()[1]] == uidl[1:]
try:
    box.retr(9)
    raise AssertionError("there is no message 9")
except poplib.error_proto:
    pass
assert box.noop().startswith(b"+OK")
box.quit()

# STLS on the plain port; the password only after it.
box = poplib.POP3("127.0.0.1", this["ports"]["pop3"], timeout=story.SECONDS)
assert "STLS" in box.capa()
box.stls(context=story.trusting())
box.user(this["anna"]["address"])
box.pass_(this["anna"]["password"])
assert box.stat()[0] == 2
box.quit()
story.tell(uidl=[uid.decode() for uid in uidl])
