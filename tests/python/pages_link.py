"""A link that a mail server made opens the account page for its installation, once and without a login."""

import story
from browser import DESK, Browser

this = story.read()
link = this["link"].removeprefix(this["url"])
assert link.startswith("/account#/in/"), link
with Browser(this, "link", DESK) as page:
    page.open(link)
    page.heading("Home")
    page.see("Trial")
    page.picture("home")
    address = page.script("return location.href")
    assert address == this["url"] + "/account#/", address
    page.click("Log out")
    page.heading("Log in")
    page.open(link)
    page.see("This link opens nothing any more")
    page.behaves(tolerated=("/v1/installation-sessions - Failed",))
story.tell()
