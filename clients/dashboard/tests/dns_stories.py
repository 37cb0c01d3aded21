"""What an administrator sees of a domain's DNS, and does to its keys (stories.py runs this)."""

from names import Names
from world import Stories


class WithNames(Stories):
    """A domain whose DNS is what these say it is."""

    @classmethod
    def seed(cls, call):
        cls.names = Names()
        cls.addClassCleanup(cls.names.end)
        # Not the machine's own name, which it looks up without asking.
        call("PATCH", "/v1/settings/server", {"hostname": "mail.example.org"})
        call("POST", "/v1/domains", {"name": "example.org"})

    def setUp(self):
        self.names.records.clear()
        self.listen_to(self.names.address)

    def listen_to(self, address):
        self.mail.call("PATCH", "/v1/settings/dns", {"servers": [address], "answer_seconds": 1})

    def wanted(self, purpose):
        return [one for one in self.mail.call("GET", "/v1/domains/example.org/dns-records")["data"] if one["purpose"] == purpose]

    def publish(self, *records):
        for one in records:
            self.names.records[one["name"], one["type"]] = [one["value"]]

    def stands(self, page, record, words):
        """The badge of a record, once it says so."""
        place = f"//li[.//textarea[@aria-label='Value of {record['type']} {record['name']}']]"
        page.until(f"`{words}` at {record['name']}", lambda: page.all(f"{place}//*[contains(@class, 'badge') and normalize-space(.) = '{words}']"))

    def states(self):
        return [key["state"] for key in self.mail.call("GET", "/v1/domains/example.org/dkim-keys")["data"]]

    def test_each_record_is_shown_as_dns_has_it(self):
        [mx], [spf], [rsa, ed25519], [dmarc] = (self.wanted(purpose) for purpose in ("receive", "spf", "dkim", "dmarc"))
        self.listen_to("127.0.0.1:9")
        with self.page("dns") as page:
            page.log_in()
            page.go("#/domains/example.org?view=dns", "example.org")
            for record in (mx, spf, rsa, ed25519, dmarc):
                self.stands(page, record, "Not known")
            page.see("The DNS did not answer")
            page.see("As it should be: 0 of 5 records. Not looked up: 5.")
            page.picture("unknown")
            self.listen_to(self.names.address)
            self.names.records["mail.example.org", "A"] = ["192.0.2.25"]
            self.publish(mx, rsa, {**spf, "value": '"v=spf1 a:mail.elsewhere.example -all"'}, {**dmarc, "value": '"v=DMARC1; p=none"'})
            page.click("Check again")
            page.see("As it should be: 3 of 5 records.")
            for record, words in ((mx, "As it should be"), (spf, "Different"), (rsa, "As it should be"), (ed25519, "Missing"), (dmarc, "As it should be")):
                self.stands(page, record, words)
            page.see("Mail from 192.0.2.25, an address of this server, gets fail")
            page.see('DNS shows: "v=spf1 a:mail.elsewhere.example -all"')
            page.see("Mail that fails is only reported (p=none).")
            page.gone('DNS shows: "v=DMARC1')
            page.picture("different")
            page.theme("dark")
            page.picture("different-in-the-dark")
            self.publish(spf, ed25519)
            page.click("Check again")
            page.see("As it should be: 5 of 5 records.")
            page.gone("DNS shows:")
            page.behaves()

    def test_new_dkim_keys_wait_for_their_records_and_sign_when_they_are_there_or_somebody_says_so(self):
        self.assertEqual(self.states(), ["signing"] * 2)
        with self.page("dkim") as page:
            page.log_in()
            page.go("#/domains/example.org?view=dns", "example.org")
            page.click("Make new keys")
            page.see("Until then nothing changes for mail")
            page.picture("make")
            page.confirm("Make new keys")
            page.see("Waits for its record in DNS")
            self.assertEqual(self.states(), ["signing"] * 2 + ["waiting"] * 2)
            *_, rsa, ed25519 = self.wanted("dkim")
            self.stands(page, ed25519, "Missing")
            page.picture("waiting")

            # Each is asked for, and the first that is not there is named.
            self.publish(rsa)
            page.click("Let them sign now")
            page.opened()
            page.all("//dialog//button[normalize-space(.) = 'Let them sign now']")[0].click()
            page.see("A record is not in DNS")
            page.see(f"{ed25519['name']} is not there, or shows another key.")
            page.picture("not-published")
            self.assertEqual(self.states(), ["signing"] * 2 + ["waiting"] * 2)
            self.publish(ed25519)
            page.confirm("Let them sign now")
            page.see("The new keys sign.")
            page.see("Signs no more")
            page.see("mail on its way is verified with it")
            self.assertEqual(self.states(), ["retired"] * 2 + ["signing"] * 2)
            self.stands(page, ed25519, "As it should be")
            page.picture("signing")

            # A server that asks name servers other than the world's does not see them.
            page.click("Make new keys")
            page.confirm("Make new keys")
            page.click("Let them sign now")
            page.opened()
            page.all("//dialog//button[normalize-space(.) = 'Let them sign now']")[0].click()
            page.confirm("They are there, though this server does not see them")
            page.see("The new keys sign.")
            self.assertEqual(self.states(), ["retired"] * 4 + ["signing"] * 2)
            page.behaves([(409, "/dkim-keys/activate")])

    def test_whoever_may_only_read_is_shown_the_keys_and_exchanges_none(self):
        token = self.mail.call("POST", "/v1/tokens", {"name": "reader", "scopes": ["domains:read"]})["secret"]
        with self.page("dkim-reader") as page:
            page.log_in(token)
            page.go("#/domains/example.org?view=dns", "example.org")
            page.see("Signs")
            page.see("rsa-sha256")
            page.gone("Make new keys")
            page.behaves()
