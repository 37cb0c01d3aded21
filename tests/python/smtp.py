"""SMTP with smtplib and with bytes it would not send: extensions, logins, refusals, smuggling, pipelining, STARTTLS."""

import base64
import smtplib

import story

this = story.read()
anna, bert = this["anna"], this["bert"]
MESSAGE = f"From: {anna['address']}\r\nTo: {bert['address']}\r\nSubject: hello\r\n\r\nHello\r\n".encode()


def refused(codes, act):
    try:
        answer = act()
    except smtplib.SMTPRecipientsRefused as refusal:
        (answer,) = refusal.recipients.values()
    except smtplib.SMTPResponseException as refusal:
        answer = (refusal.smtp_code, refusal.smtp_error)
    assert answer[0] in codes, answer
    return answer


# What port 25 offers.
with story.smtp(this) as server:
    server.ehlo()
    for extension in ("pipelining", "8bitmime", "smtputf8", "size", "chunking", "dsn", "enhancedstatuscodes", "starttls"):
        assert server.has_extn(extension), (extension, server.esmtp_features)
    assert not server.has_extn("auth"), "port 25 takes no passwords in the clear"
    # No relaying, no unknown people, and each is said at RCPT.
    server.mail("stranger@elsewhere.test")
    refused({550, 551, 554}, lambda: server.rcpt("someone@elsewhere.test"))
    code, text = refused({550}, lambda: server.rcpt("nobody@example.org"))
    assert text.startswith(b"5.1.1"), text
    assert server.rcpt(bert["address"])[0] == 250
    server.rset()
    # SMTPUTF8 and 8BITMIME bodies pass.
    server.sendmail("jürgen@elsewhere.test", [bert["address"]], "From: jürgen@elsewhere.test\r\nSubject: Grüße\r\n\r\nÄ\r\n".encode(),
                    mail_options=["SMTPUTF8", "BODY=8BITMIME"])
    server.starttls(context=story.trusting())
    server.ehlo()
    assert not server.has_extn("starttls")

# Logins, each mechanism, and the sender's identity.
for listener in ("submission", "submissions"):
    for mechanism in ("PLAIN", "LOGIN"):
        with story.smtp(this, listener) as server:
            if listener == "submission":
                server.starttls(context=story.trusting())
            server.ehlo()
            assert mechanism in server.esmtp_features["auth"], server.esmtp_features
            assert "SCRAM-SHA-256" not in server.esmtp_features["auth"], "SCRAM is off until its setting is on"
            refused({530}, lambda: server.mail(anna["address"]))
            server.user, server.password = anna["address"], anna["password"]
            server.auth(mechanism, getattr(server, "auth_" + mechanism.lower()))
            refused({550, 553, 501}, lambda: (server.rset(), server.mail(bert["address"]))[1])
            server.rset()
            server.sendmail(anna["address"], [bert["address"]], MESSAGE)
with story.submission(this, anna) as server:
    forged = MESSAGE.replace(anna["address"].encode(), b"boss@example.org", 1)
    refused({550, 553, 554}, lambda: server.sendmail(anna["address"], [bert["address"]], forged))

# BDAT, in one pipelined group.
connection, lines = story.plain(this, "smtp")
assert story.reply(lines).startswith("220")
connection.sendall(b"EHLO client.test\r\n")
assert story.reply(lines).startswith("250")
group = b"MAIL FROM:<stranger@elsewhere.test>\r\nRCPT TO:<%s>\r\nBDAT 30\r\n" % bert["address"].encode()
body = b"Subject: chunks\r\n\r\nbinary\r\n.\r\n"
connection.sendall(group + body[:30] + b"BDAT %d LAST\r\n" % len(body[30:]) + body[30:] + b"QUIT\r\n")
answers = [story.reply(lines)[:3] for _ in range(5)]
assert answers == ["250", "250", "250", "250", "221"], answers

# Smuggling: no other sequence than CRLF.CRLF ends a message, and a bare LF or CR is refused.
for ending in (b"\n.\n", b"\n.\r\n", b"\r.\r", b"\r\n.\n", b"\r\n.\r"):
    connection, lines = story.plain(this, "smtp")
    story.reply(lines)
    connection.sendall(b"EHLO client.test\r\n")
    story.reply(lines)
    connection.sendall(b"MAIL FROM:<stranger@elsewhere.test>\r\nRCPT TO:<%s>\r\nDATA\r\n" % bert["address"].encode())
    assert [story.reply(lines)[:3] for _ in range(3)] == ["250", "250", "354"]
    connection.sendall(b"Subject: first\r\n\r\nHello" + ending + b"MAIL FROM:<smuggled@elsewhere.test>\r\nRCPT TO:<%s>\r\nDATA\r\n"
                       b"Subject: smuggled\r\n\r\nHello\r\n.\r\n" % bert["address"].encode())
    answer = story.reply(lines)
    assert answer.startswith("5"), (ending, answer)
    connection.sendall(b"NOOP\r\n")
    assert story.reply(lines).startswith("250"), "a refused message leaves no command behind"

# What was pipelined before STARTTLS is thrown away (RFC 3207 §4.2).
connection, lines = story.plain(this, "smtp")
story.reply(lines)
connection.sendall(b"EHLO client.test\r\n")
story.reply(lines)
connection.sendall(b"STARTTLS\r\nMAIL FROM:<injected@elsewhere.test>\r\nRCPT TO:<%s>\r\n" % bert["address"].encode())
assert story.reply(lines).startswith("220")
try:
    inner = story.trusting().wrap_socket(connection, server_hostname="localhost")
    inner.sendall(b"EHLO client.test\r\n")
    answer = story.reply(inner.makefile("rb"))
    assert "STARTTLS" not in answer and answer.startswith("250-"), answer
except OSError:
    pass  # Closing the connection is as good an answer.
story.tell()
