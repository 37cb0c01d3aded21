"""What the scripts share: the story on standard input, connections to the server, and the findings as JSON on standard
output. Only Python's own clients; where they lack a command, its bytes are written through them."""

import imaplib
import json
import poplib
import smtplib
import socket
import ssl
import sys

# Real messages have longer lines than these modules expect.
imaplib._MAXLINE = poplib._MAXLINE = 10_000_000
SECONDS = 30


def read():
    return json.load(sys.stdin)


def tell(**findings):
    json.dump(findings, sys.stdout)


def trusting():
    """The server made its certificate itself; that it is the right one is another story."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def imap(story, account=None):
    box = imaplib.IMAP4_SSL("127.0.0.1", story["ports"]["imaps"], ssl_context=trusting(), timeout=SECONDS)
    if account:
        box.login(account["address"], account["password"])
        # What is offered grows with the login; imaplib asks only once by itself.
        box.capabilities = tuple(ok(box.capability())[-1].decode().upper().split())
    return box


def pop3(story, account=None):
    box = poplib.POP3_SSL("127.0.0.1", story["ports"]["pop3s"], context=trusting(), timeout=SECONDS)
    if account:
        box.user(account["address"])
        box.pass_(account["password"])
    return box


def smtp(story, listener="smtp"):
    kind = smtplib.SMTP_SSL if listener == "submissions" else smtplib.SMTP
    more = {"context": trusting()} if listener == "submissions" else {}
    return kind("127.0.0.1", story["ports"][listener], local_hostname="client.test", timeout=SECONDS, **more)


def submission(story, account):
    server = smtp(story, "submissions")
    server.login(account["address"], account["password"])
    return server


def ok(answer):
    """An imaplib answer that has to be OK; what it carries."""
    kind, data = answer
    assert kind == "OK", answer
    return data


def plain(story, listener):
    """A bare connection, for bytes no client would send."""
    connection = socket.create_connection(("127.0.0.1", story["ports"][listener]), timeout=SECONDS)
    return connection, connection.makefile("rb")


def secured(story, listener):
    connection = socket.create_connection(("127.0.0.1", story["ports"][listener]), timeout=SECONDS)
    connection = trusting().wrap_socket(connection, server_hostname="localhost")
    return connection, connection.makefile("rb")


def reply(lines):
    """One SMTP reply, its lines joined."""
    text = b""
    while True:
        line = lines.readline()
        text += line
        if len(line) < 4 or line[3:4] != b"-":
            return text.decode("utf-8", "replace")
