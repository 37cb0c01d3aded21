"""More of everything than a peer may send: each is refused, and the server goes on serving others."""

import time

import story

this = story.read()
MEGABYTE = 1 << 20


def end_or_refusal(connection, lines, sent):
    """Sends in pieces; whatever the server said until it closed or answered. It has to do one of them."""
    said = b""
    try:
        for piece in sent:
            connection.sendall(piece)
        connection.settimeout(20)
        while True:
            line = lines.readline(4096)
            if not line:
                return said, True
            said += line
            if line.startswith((b"5", b"4", b"-ERR", b"A1 BAD", b"A1 NO", b"* BYE", b"* BAD")):
                return said, False
    except TimeoutError:
        return said, False
    except OSError:
        return said, True


found = {}


def check(name, listener, begin, sent, tls=False):
    connection, lines = (story.secured if tls else story.plain)(this, listener)
    lines.readline()
    if begin:
        connection.sendall(begin)
        while not lines.readline().startswith((b"250 ", b"A0 OK", b"+OK", b"354")):
            pass
    said, closed = end_or_refusal(connection, lines, sent)
    assert said or closed, name
    found[name] = said.decode("utf-8", "replace")[-200:]
    connection.close()


address = this["anna"]["address"].encode()
login = b"A0 LOGIN %s %s\r\n" % (address, this["anna"]["password"].encode())
check("smtp: a command line without end", "smtp", b"", [b"EHLO " + b"a" * MEGABYTE])
check("smtp: a declared size", "smtp", b"EHLO c.test\r\n", [b"MAIL FROM:<a@b.test> SIZE=99999999999999999999\r\n"])
check("smtp: a declared size above the limit", "smtp", b"EHLO c.test\r\n", [b"MAIL FROM:<a@b.test> SIZE=9999999999\r\n"])
check("smtp: a chunk without end", "smtp", b"EHLO c.test\r\n",
      [b"MAIL FROM:<a@b.test>\r\nRCPT TO:<%s>\r\nBDAT 99999999999\r\n" % address, b"x" * MEGABYTE])
check("smtp: recipients without end", "smtp", b"EHLO c.test\r\n",
      [b"MAIL FROM:<a@b.test>\r\n"] + [b"RCPT TO:<nobody%d@example.org>\r\n" % n for n in range(2000)])
check("smtp: an address without end", "smtp", b"EHLO c.test\r\n", [b"MAIL FROM:<" + b"a" * 5000 + b"@b.test>\r\n"])
check("smtp: a header without end", "smtp", b"EHLO c.test\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<%s>\r\nDATA\r\n" % address,
      [b"X: y\r\n" * (MEGABYTE // 3), b"\r\n.\r\n"])
check("smtp: a line without end", "smtp", b"EHLO c.test\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<%s>\r\nDATA\r\n" % address,
      [b"Subject: x\r\n\r\n", b"y" * MEGABYTE, b"\r\n.\r\n"])
check("imap: a command line without end", "imaps", b"", [b"A1 LOGIN " + b"a" * MEGABYTE], tls=True)
check("imap: a literal before the login", "imaps", b"", [b"A1 LOGIN {999999999+}\r\n"], tls=True)
check("imap: a literal after the login", "imaps", login, [b"A1 APPEND INBOX {99999999999+}\r\n"], tls=True)
check("imap: a nested search", "imaps", login + b"A0 SELECT INBOX\r\n", [b"A1 SEARCH " + b"(" * 100_000 + b"ALL\r\n"], tls=True)
check("imap: a set without end", "imaps", login + b"A0 SELECT INBOX\r\n",
      [b"A1 FETCH " + b",".join(b"%d" % n for n in range(1, 400_000, 2)) + b" FLAGS\r\n"], tls=True)
check("imap: a folder name without end", "imaps", login, [b"A1 CREATE " + b"a" * 60_000 + b"\r\n"], tls=True)
check("pop3: a command line without end", "pop3s", b"", [b"USER " + b"a" * MEGABYTE], tls=True)

# Others are served as before.
begun = time.monotonic()
box = story.imap(this, this["anna"])
story.ok(box.select("INBOX"))
with story.smtp(this) as server:
    server.sendmail("stranger@elsewhere.test", [this["anna"]["address"]], b"Subject: after\r\n\r\nHello\r\n")
story.ok(box.noop())
story.tell(found=found, seconds=time.monotonic() - begun)
