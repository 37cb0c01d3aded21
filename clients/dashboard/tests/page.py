"""The browser of tests/python as the dashboard's stories use it: pages are checked by axe-core, and nothing is asked elsewhere."""

import json
import sys
from urllib.parse import urlsplit

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from place import DASHBOARD, ROOT

sys.path.insert(0, str(ROOT / "tests/python"))
from browser import Browser, quoted  # noqa: E402

DESK, PHONE = (1280, 900), (390, 844)
AXE = (DASHBOARD / "node_modules/axe-core/axe.min.js").read_text()


class Page(Browser):
    def __init__(self, front, name, size, files):
        pictures = ROOT / "target/pages"
        super().__init__({"url": front.url, "pictures": pictures, "files": files}, f"dashboard-{name}", size)
        self.token = front.mail.token
        # Programs to which the server's own pages send a browser back.
        self.programs = set()

    def log_in(self, token=None):
        self.open("/dashboard/")
        self.heading("Log in")
        self.click("API token")
        self.type("API token", token or self.token)
        self.click("Log in")
        self.heading("Overview")

    def log_in_as(self, login, password="correct horse battery", heading="Overview"):
        self.open("/dashboard/")
        self.heading("Log in")
        self.type("Name or address", login)
        self.type("Password", password)
        self.click("Log in")
        self.heading(heading)

    def menu(self):
        return self.script("return [...document.querySelectorAll('#menu nav a')].map((one) => one.textContent)")

    def go(self, address, heading):
        self.script("location.hash = arguments[0]", address)
        self.heading(heading)
        self.settled()

    def settled(self):
        """Nothing is being read any more."""
        self.until("end of reading", lambda: not self.all("//*[contains(@class, 'waiting') or @aria-busy = 'true']"))

    def see(self, text):
        """Text that is shown, without a page over it or with one."""
        look = "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])"
        self.until(f"text `{text}`", lambda: self.script(look, text))

    def gone(self, text):
        look = "return !document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])"
        self.until(f"end of `{text}`", lambda: self.script(look, text))

    def field(self, label):
        def look():
            inside = "//dialog" if self.all("//dialog") else ""
            for found in self.all(f"{inside}//label[contains(normalize-space(.), {quoted(label)})]"):
                own = found.find_elements(By.XPATH, ".//input | .//select")
                return own[0] if own else self.driver.find_element(By.ID, found.get_attribute("for"))
        return self.until(f"field `{label}`", look)

    def field_named(self, name):
        return self.until(f"field named `{name}`", lambda: self.all(f"//*[@aria-label = {quoted(name)}]"))[0]

    def choose(self, label, words):
        Select(self.field(label)).select_by_visible_text(words)

    def titled(self, text):
        """A heading of a page without scripts, which puts the focus nowhere."""
        self.until(f"heading `{text}`", lambda: [one for one in self.all("//h1") if text in one.text])

    def theme(self, words):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": words}]})

    def picture(self, what):
        self.script("scrollTo(0, 0)")
        super().picture(what)

    def opened(self):
        self.until("the dialog", lambda: self.all("//dialog"))

    def is_accessible(self, what):
        super().is_accessible(what)
        self.script(AXE + ";window.axe = axe")
        found = self.driver.execute_async_script("""
          const done = arguments[arguments.length - 1];
          axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"]})
            .then((result) => done(result.violations), (error) => done([{id: String(error), impact: "critical", nodes: []}]));""")
        wrong = [(one["id"], one["impact"], [node["html"][:160] + " " + node.get("failureSummary", "")[:300] for node in one["nodes"][:4]])
                 for one in found if one["impact"] in ("serious", "critical")]
        assert not wrong, f"{self.name}: {what}: {wrong}"

    def behaves(self, refused=()):
        """Nothing on the console but the answers that a story asked for, by status and path; nothing from elsewhere."""
        lines = [line for line in self.driver.get_log("browser") if line["level"] in ("SEVERE", "WARNING")]
        lines = [line for line in lines if not any(path in line["message"] and str(status) in line["message"] for status, path in refused)]
        assert not lines, f"{self.name}: {lines}"
        own, documents = urlsplit(self.base).netloc, 0
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = urlsplit(message["params"]["request"]["url"])
                assert url.netloc == own or url.netloc in self.programs or url.scheme in ("data", "chrome"), f"{self.name} asked {url.geturl()}"
            if message["method"] == "Network.responseReceived" and message["params"]["type"] == "Document" \
                    and urlsplit(message["params"]["response"]["url"]).netloc == own:
                documents += 1
                headers = {name.lower(): value for name, value in message["params"]["response"]["headers"].items()}
                assert "unsafe" not in headers["content-security-policy"], headers
        assert documents, "no page was opened"
