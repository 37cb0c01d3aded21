"""Mailboxes that send their mail on and answer while their holders are away (stories.py runs this)."""

from selenium.webdriver.common.keys import Keys

from page import DESK, PHONE
from world import Stories


class WhileAway(Stories):
    """A customer whose plan holds sending mail on."""

    FEATURES = ["imap", "pop3", "submission", "forwarding"]

    @classmethod
    def seed(cls, call):
        call("POST", "/v1/plans", {"name": "gold", "features": cls.FEATURES})
        call("POST", "/v1/tenants", {"name": "acme", "plan": "gold"})
        call("POST", "/v1/domains", {"name": "example.org", "tenant": "acme"})
        for name in ("anna", "bert", "cora"):
            call("POST", "/v1/mailboxes", {"address": f"{name}@example.org", "password": "correct horse battery"})

    def said(self, name, what):
        return self.mail.call("GET", f"/v1/mailboxes/{name}@example.org/{what}")

    def choose_moment(self, page, label, text):
        """Fills a field for a time, which takes keys in an order that is each browser's own."""
        page.script("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", page.field(label), text)

    def value(self, page, label):
        return page.field(label).get_attribute("value")

    def wrong(self, page, name, words):
        page.until(f"`{words}` at its field", lambda: [one for one in page.all(f"//*[@data-field='{name}']//*[@class='wrong']") if one.text == words])

    def stands(self, page, card, words):
        page.until(f"`{words}` at {card}", lambda: page.all(f"//*[@class='card-head'][h2 = '{card}']/*[contains(@class, 'badge') and . = '{words}']"))

    def in_new_york(self, page):
        page.driver.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": "America/New_York"})

    def test_an_administrator_sends_a_mailboxs_mail_on_and_lets_it_answer(self):
        with self.page("away") as page:
            self.in_new_york(page)
            page.log_in()
            page.go("#/mailboxes/anna@example.org", "anna@example.org")
            self.stands(page, "Forwarding", "Off")
            self.stands(page, "Automatic reply", "Off")
            page.gone("Sends mail on")
            # What is typed elsewhere on the page stays, whatever is saved first.
            page.type("Name", "Anna of Example")
            page.type("Send it on to", "Eve@Elsewhere.example\nbert@example.org")
            page.field("Keep a copy").click()
            page.click("Save the forwarding")
            page.see("Mail is sent on from now on.")
            self.stands(page, "Forwarding", "On")
            page.see("Sends mail on")
            self.assertEqual(page.script("return document.activeElement.textContent"), "Save the forwarding", "the focus is where it was")
            self.assertEqual(self.said("anna", "forwarding"), {"targets": ["Eve@elsewhere.example", "bert@example.org"], "keep_copy": False})

            page.field("Answer automatically").click()
            page.click("Save the reply")
            self.wrong(page, "text", "Must say something before it is sent to anybody.")
            page.type("Subject", "I am on holiday")
            page.type("Text", "Dear all,\n\nI read your message on Monday.")
            page.type("Days between replies", "31")
            self.choose_moment(page, "From", "2026-07-01T09:00")
            page.field("Until").send_keys("01")
            page.click("Save the reply")
            self.wrong(page, "interval_days", "This must be 30 or less.")
            self.wrong(page, "ends_at", "This must be a day and a time, or empty.")
            self.choose_moment(page, "Until", "2026-06-30T09:00")
            page.click("Save the reply")
            self.wrong(page, "ends_at", "This must be later than it begins.")
            page.picture("refused-fields")
            page.type("Days between replies", "3")
            self.choose_moment(page, "Until", "2099-01-05T18:30")
            page.click("Save the reply")
            page.see("Mail is answered from now on.")
            self.stands(page, "Automatic reply", "On")
            self.assertEqual(self.said("anna", "autoreply"), {
                "enabled": True, "subject": "I am on holiday", "text": "Dear all,\n\nI read your message on Monday.",
                "starts_at": "2026-07-01T13:00:00Z", "ends_at": "2099-01-05T23:30:00Z", "interval_days": 3})

            page.click("Save")
            page.see("The mailbox is changed.")
            self.assertEqual(self.mail.call("GET", "/v1/mailboxes/anna@example.org")["display_name"], "Anna of Example")

            page.driver.refresh()
            page.log_in()
            page.go("#/mailboxes/anna@example.org", "anna@example.org")
            for label, value in (("Send it on to", "Eve@elsewhere.example\nbert@example.org"), ("Subject", "I am on holiday"), ("Text", "Dear all,\n\nI read your message on Monday."),
                                 ("From", "2026-07-01T09:00"), ("Until", "2099-01-05T18:30"), ("Days between replies", "3")):
                self.assertEqual(self.value(page, label), value, label)
            self.assertEqual([page.field(label).is_selected() for label in ("Keep a copy", "Answer automatically")], [False, True])
            page.picture("set")
            page.theme("dark")
            page.picture("set-in-the-dark")
            page.go("#/mailboxes", "Mailboxes")
            sends = {name: page.all(f"//tr[contains(., '{name}@example.org')]//*[contains(@class, 'badge') and . = 'Sends mail on']") for name in ("anna", "cora")}
            self.assertEqual({name: len(found) for name, found in sends.items()}, {"anna": 1, "cora": 0})
            page.picture("list")
            page.behaves([(422, "/autoreply")])

    def test_whoever_comes_second_overwrites_nobody_and_is_not_refused_for_what_is_not_theirs(self):
        cora = "/v1/mailboxes/cora@example.org"
        with self.page("away-together") as page:
            page.log_in()
            page.go("#/mailboxes/cora@example.org", "cora@example.org")
            page.settled()
            page.type("Send it on to", "eve@elsewhere.example")
            self.mail.call("PATCH", cora, {"display_name": "Cora"})
            self.mail.call("PUT", f"{cora}/autoreply", {"enabled": True, "text": "Until Monday."})
            page.click("Save the forwarding")
            page.see("Mail is sent on from now on.")
            page.type("Text", "Until Tuesday.")
            page.click("Save the reply")
            page.see("Somebody else was faster")
            page.picture("too-late")
            page.click("Load it again")
            page.until("the other's words", lambda: self.value(page, "Text") == "Until Monday.")
            self.stands(page, "Automatic reply", "On")
            page.field("Send it on to").send_keys(Keys.CONTROL, "a", Keys.NULL, Keys.BACKSPACE)
            page.click("Save the forwarding")
            page.see("No mail is sent on.")
            page.gone("Sends mail on")
            page.behaves([(412, "/autoreply")])

    def test_a_holder_sends_their_mail_on_and_is_away(self):
        with self.page("holder-away", PHONE) as page:
            page.theme("dark")
            page.log_in_as("bert@example.org", heading="Your account")
            page.settled()
            page.type("Send it on to", "nobody\neve@elsewhere.example\nbert@example.org")
            page.click("Save the forwarding")
            self.wrong(page, "targets", "nobody must be an address. bert@example.org must not be the mailbox itself.")
            self.assertEqual(page.script("return document.activeElement.closest('[data-field]')?.dataset.field"), "targets", "the focus is on what is wrong")
            self.assertEqual(page.field("Send it on to").get_attribute("aria-invalid"), "true")
            page.picture("refused-field")
            page.type("Send it on to", "eve@elsewhere.example")
            page.click("Save the forwarding")
            page.see("Mail is sent on from now on.")
            page.field("Answer automatically").click()
            page.type("Text", "I am away.")
            self.choose_moment(page, "From", "2099-07-01T09:00")
            page.click("Save the reply")
            page.see("Mail is answered once it is time.")
            self.stands(page, "Automatic reply", "Begins later")
            page.driver.refresh()
            page.heading("Your account")
            page.settled()
            self.assertEqual([self.value(page, label) for label in ("Send it on to", "Text", "From", "Until")], ["eve@elsewhere.example", "I am away.", "2099-07-01T09:00", ""])
            self.assertEqual([page.field(label).is_selected() for label in ("Keep a copy", "Answer automatically")], [True, True])
            page.picture("set")
            self.assertEqual(self.said("bert", "forwarding"), {"targets": ["eve@elsewhere.example"], "keep_copy": True})
            self.assertEqual(self.said("bert", "autoreply")["text"], "I am away.")
            page.behaves([(422, "/v1/me/forwarding")])

    def test_a_plan_without_it_sends_nothing_on(self):
        self.mail.call("PATCH", "/v1/plans/gold", {"features": ["imap", "submission"]})
        self.addCleanup(self.mail.call, "PATCH", "/v1/plans/gold", {"features": self.FEATURES})
        with self.page("away-unsold", DESK) as page:
            page.log_in_as("cora@example.org", heading="Your account")
            page.type("Send it on to", "eve@elsewhere.example")
            page.click("Save the forwarding")
            page.see("Sending mail on is not part of what your mailbox was sold with.")
            page.picture("refused")
            page.click("Log out")
            page.heading("Log in")
            page.log_in()
            page.go("#/mailboxes/cora@example.org", "cora@example.org")
            page.type("Send it on to", "eve@elsewhere.example")
            page.click("Save the forwarding")
            page.see("The tenant's plan does not hold")
            page.go("#/plans/gold", "gold")
            page.field("Forwarding").click()
            page.click("Save")
            page.see("The plan is changed.")
            self.assertEqual(sorted(self.mail.call("GET", "/v1/plans/gold")["features"]), ["forwarding", "imap", "submission"])
            page.picture("plan")
            page.behaves([(403, "/forwarding")])

    def test_whoever_may_only_read_is_shown_it(self):
        token = self.mail.call("POST", "/v1/tokens", {"name": "reader", "scopes": ["mailboxes:read"]})["secret"]
        self.mail.call("POST", "/v1/mailboxes", {"address": "dora@example.org"})
        self.mail.call("PUT", "/v1/mailboxes/dora@example.org/forwarding", {"targets": ["eve@elsewhere.example"], "keep_copy": False})
        self.mail.call("PUT", "/v1/mailboxes/dora@example.org/autoreply", {"enabled": True, "text": "Until Monday.", "ends_at": "2026-01-05T00:00:00Z"})
        with self.page("away-reader") as page:
            page.log_in(token)
            page.go("#/mailboxes/dora@example.org", "dora@example.org")
            for words in ("eve@elsewhere.example", "Is not kept", "Until Monday.", "7 days"):
                page.see(words)
            self.stands(page, "Automatic reply", "Over")
            page.settled()
            page.picture("facts")
            self.assertFalse(page.all("//form"), "reading is not writing")
            page.behaves()
