"""Whoever comes by themselves: an account, another password and a trial, each by the link that is mailed, read over IMAP."""

import email
import re
import urllib.parse

import story
from browser import DESK, PHONE, Browser

this = story.read()
box = story.imap(this, this["dora"])


def mailed(page, number):
    """What the newest mail says, once it is there."""
    def look():
        story.ok(box.select("INBOX"))
        found = story.ok(box.search(None, "ALL"))[0].split()
        return found[-1] if len(found) == number else None
    newest = page.until(f"mail {number}", look)
    message = email.message_from_bytes(story.ok(box.fetch(newest, "(RFC822)"))[0][1])
    assert message["To"] == this["dora"]["address"], message["To"]
    return message.get_payload(decode=True).decode().replace("\r\n", "\n")


def linked(page, number):
    """The page and the secret of the link in it."""
    (found,) = re.findall(r"^https://\S+$", mailed(page, number), re.MULTILINE)
    url = urllib.parse.urlsplit(found)
    return url.path, f"{url.path}#{url.fragment}"


def new_password(page, password):
    page.heading("Set your password")
    page.type("New password", password)
    page.type("The same again", password)
    page.click("Set the password")
    page.heading("Your password is set")
    page.click("Log in")
    page.heading("Log in")


address = this["dora"]["address"]
with Browser(this, "newcomer", PHONE) as page:
    page.open("/account")
    page.heading("Log in")
    page.click("Try it for 30 days")
    page.heading("Try it for 30 days")
    page.picture("trial")
    page.type("Email address", address)
    page.type("Name", "Dora")
    page.click("Ask for a trial")
    page.heading("Look into your mailbox")
    page.picture("asked")
    path, link = linked(page, 1)
    assert path == "/trial", path
    page.open(link)
    page.heading("Your trial")
    page.picture("confirm")
    page.click("Confirm my address and mail me the key")
    page.heading("Your key is on its way")
    page.see("mailserver license activate")
    page.picture("confirmed")
    (key,) = re.findall(r"^[A-Z0-9]{5}(?:-[A-Z0-9]{5})+$", mailed(page, 2), re.MULTILINE)
    # The link has done its work; whoever finds it opens nothing.
    page.open("/account")
    page.open(link)
    page.click("Confirm my address and mail me the key")
    page.see("is no link that is still good")

    # The trial's owner is a customer who has set no password yet.
    page.open("/account")
    page.click("Forgotten password")
    page.heading("Forgotten password")
    page.picture("forgotten")
    page.type("Email address", address)
    page.click("Ask for a link")
    page.heading("Look into your mailbox")
    path, link = linked(page, 3)
    assert path == "/welcome", path
    page.open(link)
    new_password(page, this["password"])
    page.log_in(address, this["password"])
    page.heading("Home")
    page.see("Trial")
    page.picture("home")
    page.behaves(tolerated=("/v1/trials/confirm - Failed",))

with Browser(this, "known", DESK) as page:
    # Whoever has an account already is told so by mail alone.
    page.open("/account")
    page.click("New account")
    page.heading("New account")
    page.picture("register")
    page.type("Email address", address)
    page.type("Name", "Dora")
    page.type("Company", "Example Ltd")
    page.click("Ask for an account")
    page.heading("Look into your mailbox")
    words = mailed(page, 4)
    assert "has one already" in words, words
    page.behaves()
story.tell(key=key)
