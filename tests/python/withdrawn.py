"""Sessions of a mailbox end when an operator ends them, closes it or changes its password: one that waits with IDLE, one that reads by
POP3, and one about to hand in a message."""

import json
import smtplib
import urllib.request

import story

this = story.read()
anna = this["anna"]


def ask(method, path, body=None, kind="application/json"):
    url = f"http://127.0.0.1:{this['ports']['http']}/v1/{path}"
    headers = {"Authorization": f"Bearer {this['token']}", "Content-Type": kind}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=story.SECONDS) as answer:
        return json.loads(answer.read() or b"null")


def patch(fields):
    ask("PATCH", f"mailboxes/{anna['address']}", fields, "application/merge-patch+json")


def logged_in():
    return ask("GET", f"mail-sessions?mailbox={anna['address']}")["data"]


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
assert sorted(session["protocol"] for session in logged_in()) == ["imap", "pop3", "submission"]
assert all(session["means"] == "password" and session["peer_ip"] == "127.0.0.1" for session in logged_in())
for session in logged_in():
    ask("DELETE", f"mail-sessions/{session['id']}")
end(*before)

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
