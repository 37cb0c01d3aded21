"""Who may write to an alias, and who sends as it (stories.py runs this)."""

import smtplib
import ssl

from page import DESK, PHONE
from world import Stories

PASSWORD = "correct horse battery"
ANNA, BERT, TEAM = "anna@example.org", "bert@example.org", "team@example.org"


class Grouped(Stories):
    """Aliases that not everybody writes to."""

    @classmethod
    def seed(cls, call):
        call("POST", "/v1/domains", {"name": "example.org"})
        for address in (ANNA, BERT):
            call("POST", "/v1/mailboxes", {"address": address, "password": PASSWORD})

    def tearDown(self):
        for one in self.call("GET", "/v1/aliases")["data"]:
            self.call("DELETE", f"/v1/aliases/{one['address']}")

    def sent(self, login, sender, recipient):
        """Whether a message is taken of somebody who logged in."""
        host, port = self.mail.listeners["submissions"][0].rsplit(":", 1)
        unverified = ssl._create_unverified_context()  # the server's certificate is its own
        with smtplib.SMTP_SSL(host, int(port), context=unverified, timeout=30) as smtp:
            smtp.login(login, PASSWORD)
            try:
                smtp.sendmail(sender, [recipient], f"From: {sender}\r\nTo: {recipient}\r\nSubject: Hello\r\n\r\nHello.\r\n")
                return True
            except smtplib.SMTPException:
                return False

    def test_an_alias_becomes_a_group_and_is_opened_to_all(self):
        with self.page("aliases") as page:
            page.log_in()
            page.go("#/aliases", "Aliases")
            page.click("New alias")
            page.opened()
            self.assertEqual(self.asked(page), ["address", "targets", "posting", "send_as"])
            page.type("Address", TEAM)
            page.type("Leads to", ANNA)
            page.choose("Who may write to it", "Its members, logged in to a mailbox it leads to")
            page.field("Members may send as it").click()
            page.picture("new")
            page.click("Make the alias")
            page.see("Its members")
            page.see("nobody sends as it")
            made = self.call("GET", f"/v1/aliases/{TEAM}")
            self.assertEqual((made["posting"], made["send_as"]), ("targets", False))
            self.assertEqual(self.bring("cora@elsewhere.example", TEAM)[0], 550)
            self.assertEqual([self.sent(one, one, TEAM) for one in (ANNA, BERT)], [True, False])
            self.assertFalse(self.sent(ANNA, TEAM, BERT))
            page.picture("list")

            page.click(f"Change {TEAM}")
            page.until("its form", lambda: page.all("//dialog//form"))
            self.assertEqual(page.field("Who may write to it").get_attribute("value"), "targets")
            self.call("PATCH", f"/v1/aliases/{TEAM}", {"posting": "tenant"})
            page.field("Members may send as it").click()
            page.click("Save")
            page.see("Somebody else was faster")
            page.click("Load it again")
            page.until("the other's word", lambda: page.field("Who may write to it").get_attribute("value") == "tenant")
            page.field("Members may send as it").click()
            page.picture("change")
            page.click("Save")
            page.see(f"{TEAM} is changed.")
            page.see("Its tenant")
            page.gone("nobody sends as it")
            self.assertEqual([self.sent(one, one, TEAM) for one in (ANNA, BERT)], [True, True])
            self.assertEqual([self.sent(one, TEAM, BERT) for one in (ANNA, BERT)], [True, False])

            page.click(f"Change {TEAM}")
            page.until("its form", lambda: page.all("//dialog//form"))
            page.choose("Who may write to it", "Anyone")
            page.click("Save")
            page.gone("Its tenant")
            self.assertEqual(self.bring("cora@elsewhere.example", TEAM)[0], 250)
            changed = self.call("GET", f"/v1/aliases/{TEAM}")
            self.assertEqual((changed["targets"], changed["posting"], changed["send_as"]), ([ANNA], "anyone", True))
            page.behaves([(412, f"/v1/aliases/{TEAM}")])

    def tour(self, name, size, scheme):
        for number, posting in enumerate(("anyone", "tenant", "targets")):
            self.call("POST", "/v1/aliases", {"address": f"{posting}@example.org", "targets": [ANNA, BERT, "cora@elsewhere.example"], "posting": posting, "send_as": number != 2})
        with self.page(f"aliases-{name}", size) as page:
            page.theme(scheme)
            page.log_in()
            for address, heading, picture in (("#/aliases", "Aliases", "aliases"), ("#/domains/example.org?view=aliases", "example.org", "of-a-domain")):
                page.go(address, heading)
                page.see("Its members")
                page.picture(picture)
            page.click("Change targets@example.org")
            page.until("its form", lambda: page.all("//dialog//form"))
            page.picture("change")
            page.behaves()

    def test_every_page_at_a_desk_in_the_light(self):
        self.tour("desk-light", DESK, "light")

    def test_every_page_at_a_desk_in_the_dark(self):
        self.tour("desk-dark", DESK, "dark")

    def test_every_page_on_a_telephone_in_the_light(self):
        self.tour("phone-light", PHONE, "light")

    def test_every_page_on_a_telephone_in_the_dark(self):
        self.tour("phone-dark", PHONE, "dark")
