"""How long a person waits for a page of the dashboard, in a real browser, with all that the server holds by then."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python"))

from browser import DESK, Browser

# From the click until the page says what it is, shows what it is for, and nothing in it is being read any more.
OPEN = """
const [hash, heading, part, done] = arguments;
const begun = performance.now();
location.hash = hash;
const look = () => {
  const there = document.querySelector('h1')?.textContent.includes(heading) && document.querySelector(part);
  if (there && !document.querySelector('.waiting, [aria-busy=true]')) done((performance.now() - begun) / 1000);
  else requestAnimationFrame(look);
};
look();
"""


def waits(server, home, rounds, addresses):
    """Of each kind of page: what it is, and the seconds until it was there, each time it was opened."""
    # Where each time another one is opened, `{}` is an address.
    pages = [
        ("overview", "#/", "Overview", "main svg"),
        ("domains", "#/domains", "Domains", "main tbody tr"),
        ("mailboxes", "#/mailboxes", "Mailboxes", "main tbody tr"),
        ("mailboxes, the newest first", "#/mailboxes?sort=-created_at", "Mailboxes", "main tbody tr"),
        ("mailboxes that hold a text", "#/mailboxes?search={}", "Mailboxes", "main tbody tr"),
        ("one mailbox", "#/mailboxes/{}", "{}", "main dl"),
    ]
    story = {"url": "http://{}:{}".format(*server.http), "pictures": home / "pages", "files": home / "browser"}
    with Browser(story, "bench", DESK) as browser:
        browser.driver.set_script_timeout(60)
        browser.open("/dashboard/")
        browser.click("API token")
        browser.type("API token", server.token)
        browser.click("Log in")
        browser.heading("Overview")
        for what, hash, heading, part in pages:
            seconds = []
            for address in addresses(rounds):
                browser.driver.execute_async_script(OPEN, "#/settings", "Settings", "main h2")
                seconds.append(browser.driver.execute_async_script(OPEN, hash.format(address), heading.format(address), part))
            yield what, seconds
