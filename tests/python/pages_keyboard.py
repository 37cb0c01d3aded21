"""Without a mouse: Tab and Enter log in and open an installation. And without light, and without scripts."""

from browser import DESK, Browser
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from story import read, tell

story = read()
with Browser(story, "keyboard", DESK) as page:
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
    page.open("/account")
    page.heading("Log in")
    assert page.script("return document.activeElement.name") == "email", "one can type at once"
    page.driver.switch_to.active_element.send_keys(story["email"], Keys.TAB, "wrong horse battery", Keys.ENTER)
    alert = page.until("an alert", lambda: page.all("//*[@role='alert']"))[0]
    assert "wrong" in alert.text, alert.text
    outline = page.script("return getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px", f"the focus is seen: {outline}"
    page.picture("wrong")
    password = page.field("Password")
    password.clear()
    password.send_keys(story["password"], Keys.ENTER)
    page.heading("Home")
    page.picture("home")
    page.tab_to("#installations a").send_keys(Keys.ENTER)
    page.heading(story["host"])
    page.picture("installation")
    page.tab_to("button[aria-label^='Buy Professional']").send_keys(Keys.ENTER)
    page.heading("Your upgrade")
    page.tab_to("#order")
    page.driver.back()
    page.heading(story["host"])
    # A dialog keeps the focus, and Escape gives it back.
    page.tab_to("button.plain").send_keys(Keys.ENTER)
    page.until("a dialog", lambda: page.all("//dialog"))
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    page.until("the dialog's end", lambda: not page.all("//dialog"))
    # No other page may make this one change something: the session's cookie is not for others, nor for scripts.
    cookie = page.driver.get_cookie("__Host-pennypost")
    assert cookie["httpOnly"] and cookie["secure"] and cookie["sameSite"] == "Strict", cookie
    page.behaves(tolerated=("/v1/sessions - Failed",))
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    page.open("/account")
    shown = page.driver.find_element(By.TAG_NAME, "main").text
    assert "needs JavaScript" in shown and "mailserver license reactivate" in shown, shown
tell()
