"""Blocks and allow-lists, logins that failed, and domains with another name (stories.py runs this)."""

import contextlib
import http.client
import imaplib
import json
import smtplib
import ssl
from concurrent.futures import ThreadPoolExecutor

from page import DESK, PHONE
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

    def choose_moment(self, page, label, text):
        """Fills a field for a time, which takes keys in an order that is each browser's own."""
        page.script("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", page.field(label), text)


class Blocked(Licensed):
    """Rules on senders, recipients and networks."""

    def setUp(self):
        for rule in self.rules():
            self.call("DELETE", f"/v1/access-rules/{rule['id']}")

    def rules(self, query=""):
        return self.call("GET", f"/v1/access-rules{query}")["data"]

    def rule(self, pattern, kind="sender", action="block", **more):
        return self.call("POST", "/v1/access-rules", {"kind": kind, "pattern": pattern, "action": action, **more})

    def own_rule(self, login, pattern, **more):
        """A rule that the holder of a mailbox made: what administrators say of it is not in their list."""
        connection = http.client.HTTPConnection(self.mail.listeners["http"][0], timeout=30)
        with contextlib.closing(connection):
            kind = {"Content-Type": "application/json"}
            connection.request("POST", "/v1/sessions", json.dumps({"login": login, "password": PASSWORD}), kind)
            secret = json.loads(connection.getresponse().read())["secret"]
            wanted = {"pattern": pattern, "action": "block", **more}
            connection.request("POST", "/v1/me/access-rules", json.dumps(wanted), {**kind, "Authorization": f"Bearer {secret}"})
            answer = connection.getresponse()
            self.assertEqual(answer.status, 201, answer.read())

    def log_in_by_http(self, login, password, peer):
        connection = http.client.HTTPConnection(self.mail.listeners["http"][0], timeout=30, source_address=(peer, 0))
        with contextlib.closing(connection):
            connection.request("POST", "/v1/sessions", json.dumps({"login": login, "password": password}), {"Content-Type": "application/json"})
            return connection.getresponse().status

    def guess(self, logins, peer):
        """Logins that fail at one time, so that the first of them hold none of the others up."""
        with ThreadPoolExecutor(len(logins)) as guesses:
            said = guesses.map(lambda guessed: self.log_in_by_http(guessed[1], f"wrong {guessed[0]}", peer), enumerate(logins))
            self.assertEqual(set(said), {401})

    def greeted_by_imap(self, peer):
        host, port = self.mail.listeners["imaps"][0].rsplit(":", 1)
        unverified = ssl._create_unverified_context()  # the server's certificate is its own

        class From(imaplib.IMAP4_SSL):
            def _create_socket(self, timeout):
                sock = __import__("socket").create_connection((self.host, self.port), timeout, (peer, 0))
                return self.ssl_context.wrap_socket(sock, server_hostname=self.host)

        try:
            From(host, int(port), ssl_context=unverified, timeout=30).logout()
            return True
        except (imaplib.IMAP4.error, OSError):
            return False

    def test_a_rule_is_made_found_by_its_identifier_changed_and_deleted(self):
        self.rule("dora@shop.example", "recipient", tenant="acme")
        with self.page("blocks") as page:
            page.log_in()
            page.go("#/access-rules", "Blocks")
            page.click("New rule")
            page.opened()
            self.assertEqual(self.asked(page), ["kind", "pattern", "place", "action", "enforced", "reply", "note", "expires_at"])
            page.type("Address or domain", "no address")
            page.choose("What it holds for", "A domain")
            page.click("Make the rule")
            self.wrong(page, "domain", "This is needed.")
            page.type("Domain", "nowhere.example")
            page.type("What is answered", "Bücher nicht")
            self.choose_moment(page, "Until", "2020-01-05T09:00")
            page.click("Make the rule")
            self.wrong(page, "domain", "Is nowhere.example, which is no domain of yours.")
            page.type("Domain", "example.org")
            page.click("Make the rule")
            self.wrong(page, "pattern", "Must be an address, a domain")
            self.wrong(page, "reply", "Must be at most 200 printable characters of ASCII.")
            self.wrong(page, "expires_at", "Must be in the future.")
            self.assertEqual(page.script("return document.activeElement.closest('[data-field]')?.dataset.field"), "pattern", "the focus is on what is wrong")
            page.picture("refused-fields")
            page.theme("dark")
            page.picture("refused-fields-in-the-dark")
            page.theme("light")
            page.type("Address or domain", "*.Spam.EXAMPLE")
            page.type("What is answered", "Write to our postmaster, please")
            page.type("Note", "ticket 4711")
            self.choose_moment(page, "Until", "2099-01-05T09:00")
            page.click("Make the rule")
            page.see("The rule is made, and holds from now on.")
            page.see("*.spam.example")
            [made] = self.rules("?domain=example.org")
            self.assertEqual({name: made[name] for name in ("domain", "mailbox", "kind", "pattern", "action", "enforced", "reply", "note")}, {
                "domain": "example.org", "mailbox": None, "kind": "sender", "pattern": "*.spam.example", "action": "block", "enforced": False,
                "reply": "Write to our postmaster, please", "note": "ticket 4711"})
            self.assertEqual(self.bring("cora@mail.spam.example", ANNA), (550, f"5.7.1 Write to our postmaster, please ({made['id']})"))
            page.picture("list")

            # One that is there already leads to itself.
            page.click("New rule")
            page.opened()
            page.type("Address or domain", ".spam.example")
            page.choose("What it holds for", "A domain")
            page.type("Domain", "example.org")
            page.click("Make the rule")
            page.see("There is such a rule already")
            page.see("Blocks *.spam.example for example.org.")
            page.until("its way", lambda: page.script("const one = [...document.querySelectorAll('dialog .notice button')].pop().getBoundingClientRect(); return one.bottom <= innerHeight"))
            page.picture("taken")
            page.click("Change that one")
            page.until("the other form", lambda: page.all("//dialog//h2[. = 'The rule on *.spam.example']"))
            self.assertEqual(page.field("Note").get_attribute("value"), "ticket 4711")
            page.click("Cancel")

            # Whoever was refused tells its identifier.
            page.type("Pattern or identifier", made["id"])
            page.see(f"{made['id']} is a rule's identifier.")
            page.picture("identifier")
            page.click("Open that rule")
            page.heading("*.spam.example")
            page.see("Write to our postmaster, please")
            page.picture("rule")
            page.click("Change")
            page.opened()
            page.see("What is answered")
            self.assertEqual(self.asked(page), ["action", "enforced", "reply", "note", "expires_at"], "what it is about stays")
            self.call("PATCH", f"/v1/access-rules/{made['id']}", {"note": "ticket 4712"})
            page.choose("What it does", "Allow")
            self.assertNotIn("reply", self.asked(page))
            page.click("Save")
            page.see("Somebody else was faster")
            page.click("Load it again")
            page.until("the other's note", lambda: page.field("Note").get_attribute("value") == "ticket 4712")
            page.choose("What it does", "Allow")
            page.field("Nothing narrower lifts it").click()
            page.picture("change")
            page.click("Save")
            page.see("The rule on *.spam.example is changed.")
            page.see("Enforced")
            changed = self.call("GET", f"/v1/access-rules/{made['id']}")
            self.assertEqual({name: changed[name] for name in ("action", "enforced", "reply", "note", "expires_at")}, {
                "action": "allow", "enforced": True, "reply": "", "note": "ticket 4712", "expires_at": made["expires_at"]})
            self.assertEqual(self.bring("cora@mail.spam.example", ANNA)[0], 250)

            page.go("#/access-rules", "Blocks")
            for filters, shown, gone in (("kind=recipient", "dora@shop.example", "*.spam.example"), ("action=allow", "*.spam.example", "dora@shop.example"),
                                         ("tenant=acme", "dora@shop.example", "*.spam.example"), ("search=SPAM", "*.spam.example", "dora@shop.example")):
                page.go(f"#/access-rules?{filters}", "Blocks")
                page.gone(gone)
                page.see(shown)
            page.go(f"#/access-rules?mailbox={ANNA}", "Blocks")
            page.see("Nothing fits what you look for.")
            page.go("#/access-rules", "Blocks")
            page.click("Delete *.spam.example for example.org")
            page.see("Mail from there is let through no longer where another rule blocks it.")
            page.picture("delete")
            page.confirm("Delete")
            page.gone("*.spam.example")
            self.assertEqual([one["pattern"] for one in self.rules()], ["dora@shop.example"])
            # What is gone in the meantime is gone.
            self.call("DELETE", f"/v1/access-rules/{self.rules()[0]['id']}")
            page.click("Delete dora@shop.example for tenant acme")
            page.confirm("Delete")
            page.see("Nobody is blocked by a rule.")
            page.picture("none")
            page.behaves([(422, "/v1/access-rules"), (409, "/v1/access-rules"), (412, made["id"]), (404, "/v1/access-rules/")])

    def test_a_network_is_kept_from_one_service_and_not_from_another(self):
        with self.page("networks") as page:
            page.log_in()
            page.go("#/access-rules", "Blocks")
            page.click("New rule")
            page.opened()
            page.choose("What it holds for", "A mailbox")
            page.type("Mailbox", ANNA)
            page.choose("What it looks at", "The network a client comes from")
            self.assertEqual(self.asked(page), ["kind", "pattern", "action", "services", "note", "expires_at"], "networks are the server's")
            page.type("Address or network", "127.0.0.66/33")
            page.field("Reading by IMAP").click()
            page.click("Make the rule")
            self.wrong(page, "pattern", "Must be an address such as 192.0.2.7, or a network such as 192.0.2.0/24.")
            page.picture("refused-field")
            page.type("Address or network", "127.0.0.66")
            page.click("Make the rule")
            page.see("127.0.0.66/32")
            page.see("Network, IMAP")
            [made] = self.rules()
            self.assertEqual((made["kind"], made["services"], made["mailbox"]), ("network", ["imap"], None))
            self.assertEqual([self.greeted_by_imap(peer) for peer in ("127.0.0.66", "127.0.0.67")], [False, True])
            page.picture("list")
            page.click("Change 127.0.0.66/32 for everybody")
            page.opened()
            page.see("Services")
            self.assertEqual(self.asked(page), ["action", "services", "note", "expires_at"])
            page.field("Reading by IMAP").click()
            page.field("Reading by POP3").click()
            page.click("Save")
            page.see("Network, POP3")
            page.until("the focus back", lambda: page.script("return document.activeElement.ariaLabel") == "Change 127.0.0.66/32 for everybody")
            self.assertTrue(self.greeted_by_imap("127.0.0.66"))
            page.behaves([(422, "/v1/access-rules")])

    def test_a_network_that_guessed_is_let_go_or_gets_a_rule(self):
        self.guess([f"guess{number}@example.org" for number in range(30)], "127.0.0.7")
        readers = {scope: self.call("POST", "/v1/tokens", {"name": scope, "scopes": [scope]})["secret"] for scope in ("access-rules:read", "failed-logins:read")}
        with self.page("failed-logins") as page:
            page.log_in(readers["access-rules:read"])
            page.go("#/access-rules?view=failed-logins", "Blocks")
            page.see("Nobody is blocked by a rule.")
            for words in ("Failed logins", "New rule"):
                page.gone(words)
            page.open("/dashboard/")
            page.log_in(readers["failed-logins:read"])
            self.assertEqual(page.menu(), ["Overview", "Blocks"])
            page.go("#/access-rules", "Blocks")
            page.see("127.0.0.7")
            self.assertFalse(page.all("//table//button"), "reading is not writing")
            page.open("/dashboard/")
            page.log_in()
            page.go("#/access-rules", "Blocks")
            page.click("Failed logins")
            page.see("127.0.0.7")
            page.picture("waiting")
            page.theme("dark")
            page.picture("waiting-in-the-dark")
            page.click("Make a rule for 127.0.0.7")
            page.opened()
            self.assertEqual([page.field(label).get_attribute("value") for label in ("What it looks at", "Address or network")], ["network", "127.0.0.7"])
            page.choose("What it does", "Allow")
            page.picture("rule")
            page.click("Make the rule")
            page.see("The rule is made, and holds from now on.")
            # Many may share it: nobody there waits any more.
            self.assertEqual(self.log_in_by_http(ANNA, PASSWORD, "127.0.0.7"), 201)
            self.setUp()
            self.assertEqual(self.log_in_by_http(BERT, PASSWORD, "127.0.0.7"), 429)
            page.click("Let go 127.0.0.7")
            page.confirm("Let it go")
            page.see("No network waits.")
            page.picture("nobody-waits")
            self.assertEqual(self.log_in_by_http(BERT, PASSWORD, "127.0.0.7"), 201)
            page.behaves()

    def test_an_administrator_sees_to_the_rules_and_failed_logins_of_a_mailbox(self):
        with self.page("blocks-of-a-mailbox") as page:
            page.log_in()
            page.go(f"#/mailboxes/{SAM}", SAM)
            page.see("There are no rules yet.")
            page.click("New rule")
            page.opened()
            self.assertEqual(self.asked(page), ["kind", "pattern", "action", "reply", "note", "expires_at"])
            page.choose("What it looks at", "Whom mail is sent to")
            page.type("Address or domain", "casino.example")
            page.click("Make the rule")
            page.see("casino.example")
            [made] = self.rules(f"?mailbox={SAM}")
            self.assertEqual((made["kind"], made["mailbox"], made["tenant"]), ("recipient", SAM, "acme"))
            with self.assertRaises(smtplib.SMTPRecipientsRefused) as refused:
                self.mail.send(SAM, "dora@casino.example")
            self.assertIn(made["id"].encode(), refused.exception.recipients["dora@casino.example"][1])
            page.settled()
            page.picture("card")
            page.theme("dark")
            page.picture("card-in-the-dark")
            page.click("Delete casino.example")
            page.confirm("Delete")
            page.see("There are no rules yet.")
            self.assertEqual(self.rules(), [])

            page.see("Failed logins None")
            self.guess([SAM] * 12, "127.0.0.8")
            self.assertEqual(self.log_in_by_http(SAM, PASSWORD, "127.0.0.9"), 429, "it waits, wherever its holder is")
            page.click("Forget failed logins")
            page.see("Networks that guessed go on waiting.")
            page.picture("forget")
            page.confirm("Forget them")
            page.see(f"The failed logins to {SAM} are forgotten.")
            page.see("Failed logins None")
            self.assertEqual(self.log_in_by_http(SAM, PASSWORD, "127.0.0.9"), 201)
            page.behaves()

    def failed(self, address):
        return self.call("GET", f"/v1/mailboxes/{address}/failed-logins")

    def test_whoever_looks_after_a_mailbox_sees_whether_somebody_waits(self):
        reader = self.call("POST", "/v1/tokens", {"name": "reader", "scopes": ["mailboxes:read"]})["secret"]
        with self.page("failed-logins-to", PHONE) as page:
            page.log_in()
            page.go(f"#/mailboxes/{BERT}", BERT)
            page.see("Failed logins None")
            self.assertFalse(page.all("//button[. = 'Forget failed logins']"), "there is nothing to forget")
            page.picture("none")
            self.guess([BERT], "127.0.0.10")
            page.see("Failed logins 1, the last")
            page.see("nobody waits")
            page.button("Forget failed logins")
            page.picture("one")
            self.guess([BERT] * 12, "127.0.0.10")
            page.see("whoever comes now may have to wait until")
            told = self.failed(BERT)
            self.assertGreater(told["failures"], 6)
            page.see(f"Failed logins {told['failures']}, the last")
            self.assertEqual(page.script("return document.querySelector('.facts .badges time:last-of-type').dateTime"), told["until"])
            page.picture("waiting")
            page.theme("dark")
            page.picture("waiting-in-the-dark")
            page.open("/dashboard/")
            page.log_in(reader)
            page.go(f"#/mailboxes/{BERT}", BERT)
            page.see(f"Failed logins {told['failures']}, the last")
            self.assertFalse(page.all("//button[. = 'Forget failed logins']"), "reading is not writing")
            page.open("/dashboard/")
            page.log_in()
            page.go(f"#/mailboxes/{BERT}", BERT)
            page.click("Forget failed logins")
            page.confirm("Forget them")
            page.see("Failed logins None")
            self.assertEqual(page.script("return document.activeElement.tagName"), "H1", "the focus is not lost")
            self.assertFalse(page.all("//button[. = 'Forget failed logins']"))
            self.assertEqual(self.failed(BERT), {"failures": 0, "last_failure_at": None, "until": None})
            page.picture("forgotten")
            page.behaves()

    def test_a_holder_finds_one_of_many_rules(self):
        for number in range(26):
            self.own_rule(SAM, f"shop{number}.example")
        with self.page("holder-rules", PHONE) as page:
            page.log_in_as(SAM, heading="Your account")
            page.see("25 of 26")
            page.type("Address or domain", "SHOP25.")
            page.see("1 of 1")
            page.see("shop25.example")
            page.picture("found")
            page.type("Address or domain", "nobody")
            page.see("Nothing fits what you look for.")
            page.behaves()

    def test_a_holder_blocks_a_sender_and_allows_one(self):
        self.rule("*", domain="example.org")
        with self.page("holder-blocks", PHONE) as page:
            page.theme("dark")
            page.log_in_as(BERT, heading="Your account")
            page.settled()
            page.see("Blocked and allowed senders")
            page.see("There are no rules yet.")
            self.assertEqual(self.bring("cora@elsewhere.example", BERT)[0], 550)
            page.click("New rule")
            page.opened()
            self.assertEqual(self.asked(page), ["pattern", "action", "reply", "note", "expires_at"])
            page.type("Address or domain", "Cora@elsewhere.example")
            page.choose("What it does", "Allow")
            page.type("Note", "She is a friend")
            page.picture("new")
            page.click("Make the rule")
            page.see("cora@elsewhere.example")
            self.assertEqual(self.bring("cora@elsewhere.example", BERT)[0], 250)
            page.picture("allowed")
            page.click("Change cora@elsewhere.example")
            page.opened()
            page.choose("What it does", "Block")
            page.type("What is answered", "We are no friends any more")
            page.click("Save")
            page.see("The rule on cora@elsewhere.example is changed.")
            [made] = self.rules(f"?mailbox={BERT}")
            self.assertEqual(self.bring("cora@elsewhere.example", BERT), (550, f"5.7.1 We are no friends any more ({made['id']})"))
            self.assertEqual(made["note"], "She is a friend")
            page.theme("light")
            page.picture("blocked")
            page.click("Delete cora@elsewhere.example")
            page.confirm("Delete")
            page.see("There are no rules yet.")
            self.assertEqual([one["pattern"] for one in self.rules()], ["*"], "the domain's is nobody's here")
            page.behaves()

    def test_whoever_administrates_a_tenant_sees_to_its_rules_alone(self):
        self.rule("everywhere.example")
        token = self.call("POST", "/v1/tokens", {"name": "of acme", "scopes": ["admin"], "tenant": "acme"})["secret"]
        with self.page("tenants-blocks") as page:
            page.log_in(token)
            page.go("#/access-rules", "Blocks")
            page.see("Nobody is blocked by a rule.")
            page.gone("Failed logins")
            page.click("New rule")
            page.opened()
            kinds = [one.text for one in page.all("//dialog//*[@data-field='kind']//option")]
            self.assertEqual(kinds, ["Whom mail is from", "Whom mail is sent to"])
            page.type("Address or domain", "spam.example")
            page.choose("What it holds for", "All that you administrate")
            page.click("Make the rule")
            page.see("Tenant acme")
            page.see("spam.example")
            self.assertEqual([one["pattern"] for one in self.rules("?tenant=acme")], ["spam.example"])
            page.behaves()

    def tour(self, name, size, scheme):
        long = "a-name-that-is-rather-longer-than-most-others@a-domain-of-many-labels.in.the.department.of.names.example"
        sender = self.rule("*.spam.example", enforced=True, note="ticket 4711", reply="Write to our postmaster, please")
        for rule in (("192.0.2.0/24", "network", "block", {"services": ["imap", "pop3"], "expires_at": "2099-01-05T09:00:00Z"}), ("2001:db8:4711::/48", "network", "allow", {}),
                     (long, "recipient", "block", {"domain": "acme.example"}), ("news@*", "sender", "allow", {"mailbox": ANNA}),
                     ("*", "sender", "block", {"tenant": "acme"})):
            self.rule(*rule[:3], **rule[3])
        self.own_rule(ANNA, "shop.example", note="No more shoes", expires_at="2099-01-05T09:00:00Z")
        self.guess([f"guess{number}@example.org" for number in range(30)], "127.0.0.99")
        with self.page(f"blocks-{name}", size) as page:
            page.theme(scheme)
            page.log_in()
            for address, heading, picture in (("#/access-rules", "Blocks", "rules"), ("#/access-rules?view=failed-logins", "Blocks", "failed-logins"),
                                              (f"#/access-rules/{sender['id']}", "*.spam.example", "rule"), (f"#/mailboxes/{ANNA}", ANNA, "mailbox")):
                with self.subTest(address):
                    page.go(address, heading)
                    page.picture(picture)
            page.log_in_as(ANNA, heading="Your account")
            page.settled()
            page.see("No more shoes")
            page.picture("holder")
            page.behaves()
        self.call("DELETE", "/v1/failed-logins/127.0.0.99")

    def test_every_page_at_a_desk_in_the_light(self):
        self.tour("desk-light", DESK, "light")

    def test_every_page_at_a_desk_in_the_dark(self):
        self.tour("desk-dark", DESK, "dark")

    def test_every_page_on_a_telephone_in_the_light(self):
        self.tour("phone-light", PHONE, "light")

    def test_every_page_on_a_telephone_in_the_dark(self):
        self.tour("phone-dark", PHONE, "dark")


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
