"""Chromium without a window, as stories use it: it trusts the server's own certificate, writes down every request and every
line of the console, and keeps pictures of what it saw. What a person sees and clicks is looked for by label and text."""

import json
import pathlib
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

SECONDS = 20
PHONE, DESK = (360, 740), (1280, 900)


class Browser:
    def __init__(self, story, name, size):
        self.base, self.name = story["url"], name
        self.pictures = pathlib.Path(story["pictures"])
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.files = pathlib.Path(story["files"]) / name
        self.files.mkdir(parents=True, exist_ok=True)
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for word in (
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars", "--lang=en-GB",
            "--disable-background-networking", "--no-first-run", f"--user-data-dir={self.files}/profile",
        ):
            options.add_argument(word)
        options.accept_insecure_certs = True
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.add_experimental_option("prefs", {
            "download.default_directory": str(self.files), "download.prompt_for_download": False,
            "plugins.always_open_pdf_externally": True,
        })
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.driver.set_page_load_timeout(SECONDS)
        # A window without a frame is as wide as this; telephones are narrower than windows may be.
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE})
        self.taken, self.headers, self.requests = 0, {}, []

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind:
            self.picture("failed")
            print(self.driver.find_element(By.TAG_NAME, "body").text, file=__import__("sys").stderr)
        self.driver.quit()

    def open(self, path):
        self.driver.get(self.base + path)

    def script(self, text, *arguments):
        return self.driver.execute_script(text, *arguments)

    def until(self, what, look):
        # The page may be drawn anew while it is looked at.
        wait = WebDriverWait(self.driver, SECONDS, 0.05, (NoSuchElementException, StaleElementReferenceException))
        return wait.until(lambda _: look(), f"{self.name}: there was no {what}")

    def all(self, xpath):
        return [found for found in self.driver.find_elements(By.XPATH, xpath) if found.is_displayed()]

    def see(self, text):
        return self.until(f"text `{text}`", lambda: self.all(f"//*[contains(normalize-space(.), {quoted(text)})]"))

    def heading(self, text):
        def look():
            return [one for one in self.all("//h1") if text in one.text]
        found = self.until(f"heading `{text}`", look)[0]
        self.until(f"focus on `{text}`", lambda: self.script("return document.activeElement.matches('h1, input, [autofocus]')"))
        return found

    def field(self, label):
        def look():
            inside = "//dialog" if self.all("//dialog") else ""
            for found in self.all(f"{inside}//label[contains(normalize-space(.), {quoted(label)})]"):
                own = found.find_elements(By.TAG_NAME, "input")
                return own[0] if own else self.driver.find_element(By.ID, found.get_attribute("for"))
        return self.until(f"field `{label}`", look)

    def type(self, label, text):
        found = self.field(label)
        found.clear()
        found.send_keys(text)

    def button(self, text):
        xpath = (f"//*[self::button or self::a or self::summary][normalize-space(.) = {quoted(text)} or @aria-label = {quoted(text)} "
                 f"or starts-with(@aria-label, {quoted(text + ' for ')})]")
        return self.until(f"button `{text}`", lambda: self.all(xpath))[-1]

    def click(self, text):
        def press():
            found = self.button(text)
            self.script("arguments[0].scrollIntoView({block: 'center'})", found)
            found.click()
            return True
        self.until(f"button `{text}` that stays", press)

    def confirm(self, text):
        """Says yes to the dialog that is open, and waits until it is done."""
        self.until("the dialog", lambda: self.all("//dialog"))
        self.all(f"//dialog//button[normalize-space(.) = {quoted(text)}]")[0].click()
        self.until("the end of the dialog", lambda: not self.all("//dialog"))

    def tab_to(self, matches, most=40):
        """Presses Tab until the focus is on what is looked for: every page is worked without a mouse."""
        for _ in range(most):
            if self.script("return document.activeElement.matches(arguments[0])", matches):
                return self.driver.switch_to.active_element
            self.driver.switch_to.active_element.send_keys(Keys.TAB)
        raise AssertionError(f"{self.name}: Tab does not lead to {matches}")

    def downloaded(self, ending):
        def look():
            return [path for path in self.files.glob(f"*{ending}") if path.stat().st_size]
        return self.until(f"download of *{ending}", look)[0].read_bytes()

    def picture(self, what):
        """A picture of the whole page, and that it is no wider than its window."""
        self.taken += 1
        size = self.script("return [document.documentElement.scrollWidth, window.innerWidth, document.documentElement.scrollHeight]")
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": {
            "x": 0, "y": 0, "width": size[1], "height": min(size[2], 6000), "scale": 1}})
        import base64
        (self.pictures / f"{self.name}-{self.taken:02}-{what}.png").write_bytes(base64.b64decode(shot["data"]))
        if what != "failed":
            assert size[0] <= size[1], f"{self.name}: {what} is {size[0]} wide in a window of {size[1]}"
            self.is_accessible(what)

    def is_accessible(self, what):
        """What can be told without eyes: names for everything that is worked, one heading of the page, headings in order."""
        wrong = self.script("""
          const shown = (element) => element.offsetParent !== null && !element.closest("[hidden]");
          const wrong = [];
          for (const one of document.querySelectorAll("input, select, textarea"))
            if (shown(one) && !one.labels?.length && !one.getAttribute("aria-label")) wrong.push("no label: " + one.outerHTML);
          for (const one of document.querySelectorAll("button, a"))
            if (shown(one) && !one.textContent.trim() && !one.getAttribute("aria-label")) wrong.push("no name: " + one.outerHTML);
          const levels = [...document.querySelectorAll("h1, h2, h3")].filter(shown).map((one) => Number(one.tagName[1]));
          if (levels.filter((level) => level === 1).length !== 1) wrong.push("headings: " + levels);
          levels.forEach((level, at) => { if (at && level > levels[at - 1] + 1) wrong.push("headings: " + levels); });
          const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
          if (new Set(ids).size !== ids.length) wrong.push("an id stands there twice");
          if (!document.documentElement.lang || !document.title) wrong.push("no language or title");
          // Contrast of text as WCAG 2.1 reckons it (1.4.3), for what lies on a plain ground.
          const parts = (text) => text.match(/[\\d.]+/g).map(Number);
          const bright = (colour) => parts(colour).slice(0, 3).map((part) => part / 255).map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
            .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
          const ground = (element) => { for (let one = element; one; one = one.parentElement) { const colour = getComputedStyle(one).backgroundColor; const p = parts(colour); if (p.length < 4 || p[3] > 0) return colour; } return "rgb(255, 255, 255)"; };
          for (const one of document.querySelectorAll("main *, nav *, footer *")) {
            if (!shown(one) || ![...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) || one.closest(".unseen, :disabled")) continue;
            const style = getComputedStyle(one);
            const [a, b] = [bright(style.color), bright(ground(one))].sort((x, y) => y - x);
            const large = parseFloat(style.fontSize) >= 24 || parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700;
            if ((a + .05) / (b + .05) < (large ? 3 : 4.5)) wrong.push("contrast " + ((a + .05) / (b + .05)).toFixed(2) + ": " + one.outerHTML.slice(0, 120));
          }
          return wrong;""")
        assert not wrong, f"{self.name}: {what}: {wrong}"

    def behaves(self, tolerated=()):
        """Nothing on the console but what the story asked for, nothing from elsewhere, and the headers of every page."""
        lines = [line for line in self.driver.get_log("browser") if line["level"] in ("SEVERE", "WARNING")]
        lines = [line for line in lines if not any(path in line["message"] for path in tolerated)]
        assert not lines, f"{self.name}: {lines}"
        own, pages = urlsplit(self.base).netloc, 0
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = urlsplit(message["params"]["request"]["url"])
                assert url.netloc == own or url.scheme in ("data", "blob", "chrome"), f"{self.name} asked {url.geturl()}"
            if message["method"] == "Network.responseReceived" and message["params"]["type"] == "Document":
                response = message["params"]["response"]
                headers = {name.lower(): value for name, value in response["headers"].items()}
                if response["mimeType"] == "text/html" and urlsplit(response["url"]).path in ("/account", "/welcome", "/trial"):
                    pages += 1
                    policy = headers["content-security-policy"]
                    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy, policy
                    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer", headers
        assert pages, "no page was opened"

    def log_in(self, email, password, kind="a customer"):
        self.open("/account")
        self.type("Email address", email)
        self.type("Password", password)
        self.field(kind).click()
        self.click("Log in")


def quoted(text):
    assert '"' not in text
    return f'"{text}"'
