"""Tries passwords until the server will not listen any more, over the protocol the story names; then tries the right one."""

import imaplib
import poplib
import smtplib

import story

this = story.read()
ATTEMPTS = 200


def attempt(password):
    """Whether the password was taken, and what was said otherwise."""
    address = this["anna"]["address"]
    try:
        if this["protocol"] == "smtp":
            with story.smtp(this, "submissions") as server:
                server.login(address, password)
        elif this["protocol"] == "imap":
            box = story.imap(this)
            box.login(address, password)
            box.logout()
        else:
            box = story.pop3(this)
            box.user(address)
            box.pass_(password)
            box.quit()
        return True, ""
    except (smtplib.SMTPException, imaplib.IMAP4.error, poplib.error_proto, OSError, EOFError) as refusal:
        return False, str(refusal)


def throttled(said):
    """A refusal that is about the number of attempts, not about this one."""
    marks = ("421", "454", "4.7.", "UNAVAILABLE", "LIMIT", "IN-USE", "SYS/TEMP", "LOGIN-DELAY", "too many", "later")
    return any(mark.lower() in said.lower() for mark in marks)


assert attempt(this["anna"]["password"])[0], "the right password opens"
said = []
for number in range(ATTEMPTS):
    taken, refusal = attempt(f"guess-{number}")
    assert not taken
    said.append(refusal)
    if throttled(refusal):
        break
else:
    raise AssertionError(f"{ATTEMPTS} wrong passwords were all listened to; the last was told: {said[-1]}")
taken, refusal = attempt(this["anna"]["password"])
assert not taken, "who guesses is not listened to, even when he guesses right"
story.tell(attempts=len(said), said=said[-1])
