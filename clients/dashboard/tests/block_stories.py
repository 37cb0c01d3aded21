"""Domains with another name (stories.py runs this)."""

import smtplib

from page import PHONE
from world import Stories

PASSWORD = "correct horse battery"
ANNA, BERT, SAM = "anna@example.org", "bert@example.org", "sam@acme.example"


class Licensed(Stories):
    """The server's own domain, and a customer's. Nobody's name servers answer."""

    @classmethod
    def seed(cls, call):
        cls.mail.license()
        call("PATCH", "/v1/settings/dns", {"servers": ["127.0.0.1:9"], "answer_seconds": 1})
        call("POST", "/v1/domains", {"name": "example.org"})
        call("POST", "/v1/tenants", {"name": "acme"})
        call("POST", "/v1/domains", {"name": "acme.example", "tenant": "acme"})
        for address in (ANNA, BERT, SAM):
            call("POST", "/v1/mailboxes", {"address": address, "password": PASSWORD})

    def call(self, method, path, body=None):
        return self.mail.call(method, path, body)

    def bring(self, sender, recipient):
        """What another server is told that brings a message as far as its recipient."""
        host, port = self.mail.listeners["smtp"][0].rsplit(":", 1)
        with smtplib.SMTP(host, int(port), timeout=30) as smtp:
            smtp.ehlo("mail.elsewhere.example")
            smtp.mail(sender)
            code, said = smtp.rcpt(recipient)
            return code, said.decode()

    def wrong(self, page, name, words):
        page.until(f"`{words}` at its field", lambda: [one for one in page.all(f"//*[@data-field='{name}']//*[@class='wrong']") if words in one.text])

    def asked(self, page):
        """What the form that is open asks for."""
        return page.script("return [...document.querySelectorAll('dialog [data-field]')].map((one) => one.dataset.field)")


class OtherNames(Licensed):
    """Domains that are another name of one."""

    def test_a_domain_is_made_another_name_of_one_and_becomes_one_of_its_own(self):
        with self.page("other-names") as page:
            page.log_in()
            page.go("#/domains", "Domains")
            page.click("New domain")
            page.opened()
            page.type("Name", "example.net")
            page.type("Another name of", "acme.example")
            self.assertNotIn("catch_all", self.asked(page), "it has no addresses of its own")
            page.click("Make the domain")
            self.wrong(page, "alias_of", "Is no domain of the same tenant.")
            page.picture("refused-field")
            page.type("Another name of", "example.org")
            page.click("Make the domain")
            page.heading("example.net")
            page.see("another name of example.org, of the server itself")
            self.assertEqual(self.call("GET", "/v1/domains/example.net")["alias_of"], "example.org")
            self.assertEqual([self.bring("cora@elsewhere.example", f"{name}@example.net")[0] for name in ("anna", "nobody")], [250, 550])
            page.go("#/domains/example.net?view=mailboxes", "example.net")
            page.see("It has no addresses of its own: whoever is at example.org is here, too.")
            page.gone("New mailbox")
            page.picture("no-addresses")
            page.go("#/domains", "Domains")
            page.see("another name of example.org")
            page.picture("list")
            page.theme("dark")
            page.go("#/domains/example.net", "example.net")
            page.gone("As many as its tenant")
            page.picture("about")

            page.type("Another name of", "nowhere.example")
            page.click("Save")
            self.wrong(page, "alias_of", "Is no domain of the same tenant.")
            page.script("arguments[0].value = ''; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", page.field("Another name of"))
            page.field("Catch-all")
            page.click("Save")
            page.see("The domain is changed.")
            page.gone("another name of example.org")
            self.assertIsNone(self.call("GET", "/v1/domains/example.net")["alias_of"])
            self.assertEqual(self.bring("cora@elsewhere.example", "anna@example.net")[0], 550)

            # Nobody is left behind a name that leads elsewhere.
            page.go("#/domains/example.org", "example.org")
            page.type("Another name of", "example.net")
            page.click("Save")
            page.see("mailboxes or aliases")
            page.picture("in-use")
            page.go("#/domains/example.net", "example.net")
            page.type("Another name of", "example.org")
            page.click("Save")
            page.see("another name of example.org, of the server itself")
            page.click("example.org")
            page.heading("example.org")
            page.behaves([(422, "/v1/domains"), (409, "/v1/domains/example.org")])

    def test_other_names_on_a_telephone(self):
        self.call("POST", "/v1/domains", {"name": "acme-of-another-name.example", "tenant": "acme", "alias_of": "acme.example"})
        with self.page("other-names-phone", PHONE) as page:
            page.log_in()
            page.go("#/domains", "Domains")
            page.see("another name of acme.example")
            page.picture("list")
            page.go("#/domains/acme-of-another-name.example", "acme-of-another-name.example")
            page.see("another name of acme.example, of tenant acme")
            page.picture("about")
            page.behaves()
