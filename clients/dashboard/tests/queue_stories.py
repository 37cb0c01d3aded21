"""Mail on its way out, looked for by whom it is from and to (stories.py runs this)."""

import urllib.parse

from page import PHONE
from world import Stories

PASSWORD = "correct horse battery"
ANNA, BERT = "anna@example.org", "bert@example.org"
DORA, EMIL = "dora@elsewhere.example", "emil@sub.elsewhere.example"


class Queued(Stories):
    """Mail of two people to two domains, where nobody answers; what one of them sends is held back."""

    @classmethod
    def seed(cls, call):
        call("PATCH", "/v1/settings/dns", {"servers": ["127.0.0.1:9"], "answer_seconds": 1})
        call("POST", "/v1/domains", {"name": "example.org"})
        for address in (ANNA, BERT):
            call("POST", "/v1/mailboxes", {"address": address, "password": PASSWORD})
        call("PATCH", f"/v1/mailboxes/{BERT}", {"outgoing": "hold"})
        for sender, recipient in ((ANNA, DORA), (ANNA, EMIL), (BERT, DORA)):
            cls.mail.send(sender, recipient)

    def rows(self, page):
        return [one.text for one in page.all("//table//tbody/tr//a")]

    def find(self, page, *senders):
        page.until(f"mail of {senders}", lambda: self.rows(page) == list(senders))
        page.see(f"{len(senders)} of {len(senders)}")

    def queries(self, page):
        """What the list was asked for since the page was opened."""
        sent = page.script("return performance.getEntriesByType('resource').map((one) => one.name)")
        return [dict(urllib.parse.parse_qsl(url.query)) for url in map(urllib.parse.urlsplit, sent) if url.path == "/v1/queue/messages"]

    def test_a_message_is_found_by_its_sender_its_recipient_and_whether_it_is_held(self):
        with self.page("queue") as page:
            page.log_in()
            page.go("#/queue", "Queue")
            self.find(page, ANNA, ANNA, BERT)
            page.picture("all")
            page.theme("dark")
            page.picture("all-in-the-dark")
            page.type("Sender", ANNA.upper())
            self.find(page, ANNA, ANNA)
            page.type("Recipient", "@elsewhere.example")
            self.find(page, ANNA)
            self.assertIn("recipient=@elsewhere.example", page.script("return decodeURIComponent(location.hash)"))
            page.picture("found")
            page.type("Recipient", EMIL)
            self.find(page, ANNA)
            page.choose("Status", "Held")
            page.see("Nothing fits what you look for.")
            page.gone("The queue is empty.")
            page.choose("Status", "Under way")
            self.find(page, ANNA)
            page.type("Sender", "@example.org")
            page.type("Recipient", "@elsewhere.example")
            page.choose("Status", "All")
            self.find(page, ANNA, BERT)
            page.choose("Status", "Held")
            self.find(page, BERT)
            page.field("Sender").click()
            page.go("#/queue?sender=@example.org&status=held", "Queue")
            self.find(page, BERT)
            page.click(BERT)
            page.heading("Message que_")
            page.see(DORA)
            page.behaves()

    def test_what_names_nobody_is_said_and_not_asked_for(self):
        with self.page("queue-unnamed", PHONE) as page:
            page.log_in()
            page.go("#/queue", "Queue")
            page.type("Sender", "anna")
            page.see("A sender is looked for by a whole address or by @ and a domain")
            self.assertEqual(page.field("Sender").get_attribute("aria-invalid"), "true")
            self.assertFalse(self.rows(page))
            page.picture("half-a-sender")
            page.theme("dark")
            page.type("Sender", ANNA)
            self.find(page, ANNA, ANNA)
            page.type("Recipient", "@")
            page.see("A recipient is looked for by a whole address or by @ and a domain")
            page.picture("half-a-recipient-in-the-dark")
            page.type("Recipient", DORA)
            self.find(page, ANNA)
            page.picture("found")
            self.assertFalse([query for query in self.queries(page) if query.get("sender") == "anna" or query.get("recipient") == "@"])
            # What an address may be, the server knows.
            page.type("Sender", "a..b@example.org")
            page.see("sender must be an address such as")
            page.type("Sender", ANNA)
            self.find(page, ANNA)
            page.behaves([(400, "/v1/queue/messages")])

    def test_an_empty_queue_says_so(self):
        self.call("POST", "/v1/tenants", {"name": "acme"})
        reader = self.call("POST", "/v1/tokens", {"name": "of acme", "scopes": ["queue:read"], "tenant": "acme"})["secret"]
        with self.page("queue-empty") as page:
            page.log_in(reader)
            page.go("#/queue", "Queue")
            page.see("The queue is empty.")
            page.picture("empty")
            page.type("Sender", ANNA)
            page.see("Nothing fits what you look for.")
            page.behaves()
