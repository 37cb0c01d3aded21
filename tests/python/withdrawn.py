"""Sessions of a mailbox end when an operator closes it or changes its password: one that waits with IDLE, one that reads by
POP3, and one about to hand in a message."""

import json
import smtplib
import urllib.request

import story

this = story.read()
anna = this["anna"]


def patch(fields):
    url = f"http://127.0.0.1:{this['ports']['http']}/v1/mailboxes/{anna['address']}"
    headers = {"Authorization": f"Bearer {this['token']}", "Content-Type": "application/merge-patch+json"}
    request = urllib.request.Request(url, json.dumps(fields).encode(), headers, method="PATCH")
    with urllib.request.urlopen(request, timeout=story.SECONDS) as answer:
        assert answer.status == 200, answer.status


def sessions():
    idling = story.imap(this, anna)
    story.ok(idling.select("INBOX"))
    idling.send(b"I1 IDLE\r\n")
    assert idling.readline().startswith(b"+")
    reading = story.pop3(this, anna)
    reading.stat()
    writing = story.submission(this, anna)
    assert writing.mail(anna["address"])[0] == 250
    return idling, reading, writing


def end(idling, reading, writing):
    line = idling.readline()
    assert line.startswith(b"* BYE "), line
    assert idling.readline() == b""
    assert reading.file.readline().startswith(b"-ERR [AUTH] ")
    assert reading.file.readline() == b""
    code, text = writing.getreply()
    assert code == 421, (code, text)
    try:
        writing.rcpt(anna["address"])
    except smtplib.SMTPServerDisconnected:
        return
    raise AssertionError("the session goes on")


before = sessions()
patch({"display_name": "Anna"})
assert before[2].noop()[0] == 250
patch({"password": this["new"]})
end(*before)

anna["password"] = this["new"]
before = sessions()
patch({"status": "disabled"})
end(*before)
story.tell()
