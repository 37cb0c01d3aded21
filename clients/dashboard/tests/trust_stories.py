"""Domains that are believed to be whose they are said to be, and mail programs that are sent away (stories.py runs this)."""

from names import Names
from page import PHONE
from world import Stories

PASSWORD = "correct horse battery"


class Claimed(Stories):
    """A server that sells mail to two customers, whose domains' DNS is what these say it is. The Free edition has room for one."""

    @classmethod
    def seed(cls, call):
        cls.names = Names()
        cls.addClassCleanup(cls.names.end)
        call("PATCH", "/v1/settings/dns", {"servers": [cls.names.address], "answer_seconds": 1})
        call("PATCH", "/v1/settings/server", {"hostname": "mail.example.org"})
        for tenant in ("acme", "globex"):
            call("POST", "/v1/tenants", {"name": tenant})
            call("POST", "/v1/administrators", {"login": f"olga@{tenant}.example", "password": PASSWORD, "tenant": tenant})

    def setUp(self):
        self.names.records.clear()

    def add(self, order):
        self.mail.call("POST", "/v1/domains", order)
        self.addCleanup(self.mail.call, "DELETE", f"/v1/domains/{order['name']}")

    def is_verified(self, name):
        return self.mail.call("GET", f"/v1/domains/{name}")["verified_at"] is not None

    def record(self, name):
        return next(one for one in self.mail.call("GET", f"/v1/domains/{name}/dns-records")["data"] if one["purpose"] == "ownership")

    def shown(self, page, record):
        """That a record can be copied, name and value."""
        for what in ("name", "value"):
            field = page.field_named(f"{what.title()} of TXT {record['name']}")
            self.assertEqual(field.get_attribute("value"), record[what])

    def test_a_tenant_adds_a_domain_and_whoever_administrates_the_server_believes_it(self):
        with self.page("claim") as page:
            page.log_in_as("olga@acme.example")
            page.go("#/domains", "Domains")
            page.click("New domain")
            page.opened()
            self.assertFalse(page.all("//dialog//*[@data-field='proof']"), "who is asked for proof asks nobody for it")
            page.type("Name", "claimed.example")
            page.click("Make the domain")
            page.heading("claimed.example")
            self.addCleanup(self.mail.call, "DELETE", "/v1/domains/claimed.example")
            record = self.record("claimed.example")
            self.assertEqual(record["name"], "_pennypost.claimed.example")
            page.see("Not verified: it takes no part in mail yet")
            page.see("The first of the records below shows it.")
            page.see("Whose the domain is")
            page.see("Until it is there the domain takes no part in mail here.")
            page.settled()
            page.picture("dns")
            page.go("#/domains/claimed.example", "claimed.example")
            page.see("This record in its zone shows it.")
            self.shown(page, record)
            page.gone("Believe without looking")
            page.click("Verify now")
            page.see("It is not verified")
            page.see("The record _pennypost.claimed.example is not in DNS, or shows something else.")
            page.picture("not-published")
            self.assertFalse(self.is_verified("claimed.example"))
            page.go("#/domains", "Domains")
            page.see("Not verified")
            page.picture("list")

            page.click("Log out")
            page.heading("Log in")
            page.log_in()
            page.go("#/domains/claimed.example?view=dns", "claimed.example")
            page.click("Believe without looking")
            page.see("Believe that claimed.example is the tenant acme's?")
            page.picture("believe")
            page.confirm("Believe it")
            page.see("claimed.example is verified: it takes part in mail.")
            page.gone("Not verified")
            page.gone("Whose the domain is")
            self.assertEqual(page.script("return document.activeElement.tagName"), "H1", "the focus is not lost")
            self.assertTrue(self.is_verified("claimed.example"))
            page.settled()
            page.picture("verified")
            page.behaves([(409, "/verify")])

    def test_the_dns_of_a_domain_shows_whose_it_is(self):
        self.add({"name": "shown.example", "tenant": "acme", "verified": False})
        record = self.record("shown.example")
        with self.page("proof", PHONE) as page:
            page.theme("dark")
            page.log_in_as("olga@acme.example")
            page.go("#/domains/shown.example", "shown.example")
            self.shown(page, record)
            page.picture("notice")
            self.names.records[record["name"], "TXT"] = ['"something else"']
            page.click("Verify now")
            page.see("It is not verified")
            page.picture("different")
            self.names.records[record["name"], "TXT"] = [record["value"]]
            page.click("Verify now")
            page.see("shown.example is verified: it takes part in mail.")
            page.gone("Not verified")
            self.assertEqual(page.script("return document.activeElement.tagName"), "H1", "the focus is not lost")
            self.assertTrue(self.is_verified("shown.example"))
            page.behaves([(409, "/verify")])

    def test_whoever_administrates_the_server_asks_a_tenant_for_proof(self):
        with self.page("ask-for-proof") as page:
            page.log_in()
            page.go("#/domains", "Domains")
            page.click("New domain")
            page.opened()
            page.type("Name", "asked.example")
            page.field("Ask for proof").click()
            page.click("Make the domain")
            page.see("Name the tenant who is asked for it.")
            page.picture("whom")
            page.type("Tenant", "acme")
            page.click("Make the domain")
            page.heading("asked.example")
            self.addCleanup(self.mail.call, "DELETE", "/v1/domains/asked.example")
            page.see("Not verified: it takes no part in mail yet")
            self.assertFalse(self.is_verified("asked.example"))
            page.behaves()

    def test_a_domain_goes_to_the_tenant_whose_dns_shows_it(self):
        self.add({"name": "wanted.example", "tenant": "acme", "verified": False})
        with self.page("claimed-twice") as page:
            page.log_in_as("olga@globex.example")
            page.go("#/domains", "Domains")
            page.click("New domain")
            page.opened()
            page.type("Name", "wanted.example")
            page.click("Make the domain")
            page.see("Somebody else says that it is theirs")
            page.see("The record _pennypost.wanted.example is not in DNS, or shows something else.")
            name, value = (page.field_named(f"{what} of TXT _pennypost.wanted.example").get_attribute("value") for what in ("Name", "Value"))
            self.assertNotEqual(value, self.record("wanted.example")["value"], "nobody is believed by another's record")
            page.picture("refused")
            self.names.records[name, "TXT"] = [value]
            page.click("Make the domain")
            page.heading("wanted.example")
            page.gone("Not verified")
            self.assertEqual(self.mail.call("GET", "/v1/domains/wanted.example")["tenant"], "globex")
            page.behaves([(409, "/v1/domains")])


class LoggedIn(Stories):
    """People whose mail programs are logged in."""

    @classmethod
    def seed(cls, call):
        call("POST", "/v1/tenants", {"name": "acme"})
        call("POST", "/v1/domains", {"name": "example.org", "tenant": "acme"})
        for name in ("anna", "bert"):
            call("POST", "/v1/mailboxes", {"address": f"{name}@example.org", "password": PASSWORD})

    def read_mail(self, name, password=PASSWORD):
        imap = self.mail.connect()
        self.addCleanup(imap.sock.close)
        imap.login(f"{name}@example.org", password)
        return imap

    def ended(self, imap):
        self.assertRegex(imap.readline(), rb"^\* BYE ")

    def rows(self, page):
        return len(page.all("//table//tbody/tr"))

    def test_an_administrator_sees_who_is_logged_in_and_sends_a_program_away(self):
        made = self.mail.call("POST", "/v1/mailboxes/anna@example.org/app-passwords", {"name": "telephone"})
        with self.page("mail-sessions") as page:
            page.log_in()
            page.go("#/mail-sessions", "Mail sessions")
            page.see("Nobody is logged in.")
            page.picture("none")
            anna, bert = self.read_mail("anna", made["secret"]), self.read_mail("bert")
            page.driver.refresh()
            page.log_in()
            page.go("#/mail-sessions", "Mail sessions")
            page.see("anna@example.org")
            self.assertEqual(self.rows(page), 2)
            page.see("App password")
            page.picture("all")
            page.theme("dark")
            page.picture("all-in-the-dark")
            page.type("Mailbox", "bert@example.org")
            page.gone("anna@example.org")
            self.assertEqual(self.rows(page), 1)
            self.assertIn("mailbox=bert@example.org", page.script("return decodeURIComponent(location.hash)"))
            page.type("Address", "127.0")
            page.see("An address is looked for as a whole")
            page.picture("half-an-address")
            page.type("Address", "127.0.0.1")
            page.see("1 shown")
            page.choose("Protocol", "POP3")
            page.see("Nothing fits what you look for.")
            page.choose("Protocol", "IMAP")
            page.see("1 shown")
            page.type("Domain", "elsewhere.example")
            page.see("Nothing fits what you look for.")
            page.go("#/mail-sessions", "Mail sessions")
            page.click("End IMAP from 127.0.0.1 of bert@example.org")
            page.see("If it is to stay out, exchange the password instead.")
            page.picture("end")
            page.confirm("End it")
            page.see("The IMAP session of bert@example.org from 127.0.0.1 is ended.")
            self.ended(bert)
            page.until("one row", lambda: self.rows(page) == 1)

            page.go("#/mailboxes/anna@example.org", "anna@example.org")
            page.see("App password")
            page.picture("card")
            page.click("End IMAP from 127.0.0.1")
            page.see("If it is to stay out, delete its app password instead.")
            page.confirm("End it")
            page.see("The IMAP session of anna@example.org from 127.0.0.1 is ended.")
            page.see("No mail program is logged in.")
            self.ended(anna)
            page.picture("empty-card")
            page.behaves()

    def test_what_is_read_again_leaves_the_focus_where_it_is(self):
        bert = self.read_mail("bert")
        token = self.mail.call("POST", "/v1/tokens", {"name": "of acme", "scopes": ["mailboxes:read"], "tenant": "acme"})["secret"]
        with self.page("mail-sessions-again") as page:
            page.log_in()
            page.go("#/mail-sessions?mailbox=bert@example.org", "Mail sessions")
            page.tab_to("[aria-label='End IMAP from 127.0.0.1 of bert@example.org']")
            again = self.read_mail("bert")
            page.until("the other row", lambda: self.rows(page) == 2)
            self.assertEqual(page.script("return document.activeElement.textContent"), "End", "the focus is where it was")
            page.driver.switch_to.active_element.send_keys("\n")
            page.opened()
            page.confirm("End it")
            page.until("one row", lambda: self.rows(page) == 1)
            self.ended(bert)
            page.open("/dashboard/")
            page.log_in(token)
            page.go("#/mail-sessions", "Mail sessions")
            page.see("bert@example.org")
            self.assertFalse(page.all("//td//button"), "reading is not writing")
            again.logout()
            page.behaves()

    def test_a_holder_ends_a_session_of_their_own(self):
        bert, anna = self.read_mail("bert"), self.read_mail("anna")
        with self.page("mail-sessions-own", PHONE) as page:
            page.theme("dark")
            page.log_in_as("bert@example.org", heading="Your account")
            page.settled()
            page.see("Mail programs")
            self.assertEqual(self.rows(page), 1, "those of others are not there")
            page.picture("card")
            page.click("End IMAP from 127.0.0.1")
            page.confirm("End it")
            page.see("The IMAP session of bert@example.org from 127.0.0.1 is ended.")
            page.see("No mail program is logged in.")
            self.ended(bert)
            self.assertEqual(anna.noop()[0], "OK")
            anna.logout()
            page.picture("empty-card")
            page.behaves()
