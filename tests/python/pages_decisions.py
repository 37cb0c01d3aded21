"""What staff decide about a licence that is in use: longer protection, a trial, another key, its slot, its end; and an order undone."""

from browser import DESK, Browser
from story import read, tell

story = read()
with Browser(story, "decisions", DESK) as page:
    page.log_in(story["staff"], story["password"], "one of the staff")
    page.heading("Customers")
    page.open(f"/account#/licenses/{story['license']}")
    page.heading(story["island"])

    page.click("Extend protection")
    page.script("arguments[0].value = '2031-05-01'", page.field("Until"))
    page.type("Why? It stands", "a partner")
    page.confirm("Extend protection")
    page.see("2031")
    page.click("Grant a trial")
    page.confirm("Grant it")
    page.see("ActiveSync")
    page.click("New key")
    page.type("Why? It stands", "the old one stood in a ticket")
    page.confirm("New key")
    key = page.field("The new licence key").get_attribute("value")
    assert len(key) == 35, key
    page.picture("key")

    page.click("Release")
    page.type("Why?", "the machine burnt down")
    page.confirm("Release")
    page.see("Before")
    page.click("Revoke")
    page.type("Why? It stands", "the money was never there")
    page.picture("revoke")
    page.confirm("Revoke")
    page.see("It is revoked. There is no way back but another licence.")
    assert not page.all("//summary[. = 'Activate by host name']"), "what is revoked is not activated"
    page.picture("revoked")

    page.click("Invoices")
    page.heading("Invoices")
    page.click(story["invoice"])
    page.heading(f"Invoice {story['invoice']}")
    page.click("Void")
    page.type("Why?", "ordered twice")
    page.confirm("Void it")
    page.until("the badge", lambda: page.all("//*[contains(@class, 'badge')][. = 'Void']"))
    page.picture("void")
    page.behaves()
tell(key=key)
