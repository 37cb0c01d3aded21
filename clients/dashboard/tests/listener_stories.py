"""Where the server listens, and the certificates that answer there (stories.py runs this)."""

import contextlib
import hashlib
import imaplib
import pathlib
import socket
import ssl
import subprocess

from page import DESK, PHONE
from world import Stories

NAMES = ("mail.example.org", "imap.example.org")


def openssl(*words):
    return subprocess.run(["openssl", *words], check=True, capture_output=True, text=True).stdout


def row(page, name):
    """What the row of a list says."""
    return page.until(f"row `{name}`", lambda: page.all(f"//tr[.//strong[. = '{name}']]"))[0].text.replace("\n", " ")


class Listening(Stories):
    """Addresses that are opened, moved and closed while the server runs."""

    def tearDown(self):
        self.front.played.clear()
        for one in self.call("GET", "/v1/listeners")["data"]:
            if one["source"] == "request":
                self.call("DELETE", f"/v1/listeners/{one['name']}")

    def listener(self, name="office"):
        return self.call("GET", f"/v1/listeners/{name}")

    def speaks_imap(self, address):
        host, port = address.rsplit(":", 1)
        unverified = ssl._create_unverified_context()  # the server's certificate is its own
        try:
            imaplib.IMAP4_SSL(host, int(port), ssl_context=unverified, timeout=30).logout()
            return True
        except OSError:
            return False

    def free(self):
        """An address that nothing listens on."""
        with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as sock:
            return "{}:{}".format(*sock.getsockname())

    def test_a_listener_is_opened_moved_closed_and_deleted(self):
        with self.page("listeners") as page:
            page.log_in()
            page.go("#/listeners", "Listeners")
            for word in ("Boot file", "IMAP over TLS", self.mail.listeners["imaps"][0], "Open"):
                self.assertIn(word, row(page, "boot-imaps"))
            self.assertFalse(page.all("//table//button"), "the boot file's are changed there")
            page.click("New listener")
            page.opened()
            self.assertEqual(self.asked(page), ["name", "service", "address", "enabled"])
            page.type("Name", "Of fice")
            page.type("Address and port", "mail.example.org:993")
            page.click("Make the listener")
            self.wrong(page, "address", "This must be an address and a port")
            page.type("Address and port", "192.0.2.1:2525")
            page.click("Make the listener")
            self.wrong(page, "name", "Must be 1 to 63 lower-case letters, digits and inner hyphens.")
            page.type("Name", "boot-office")
            page.click("Make the listener")
            self.wrong(page, "name", "Names such as boot-office are the boot file's.")
            page.type("Name", "office")
            page.click("Make the listener")
            self.wrong(page, "address", "192.0.2.1:2525 cannot be listened on: Cannot assign requested address")
            self.assertEqual(page.script("return document.activeElement.closest('[data-field]')?.dataset.field"), "address", "the focus is on what is wrong")
            page.picture("refused-fields")
            page.theme("dark")
            page.picture("refused-fields-in-the-dark")
            page.theme("light")
            page.choose("What is spoken", "Reading by IMAP, TLS")
            page.type("Address and port", "127.0.0.1:0")
            page.click("Make the listener")
            page.see("office is open at 127.0.0.1:")
            first = self.listener()["listens_on"]
            page.see(f"open at {first}")
            self.assertTrue(self.speaks_imap(first))
            page.picture("list")

            # One of that name is not overwritten.
            page.click("New listener")
            page.opened()
            page.type("Name", "office")
            page.type("Address and port", "127.0.0.1:0")
            page.click("Make the listener")
            self.wrong(page, "name", "There is a listener of this name already.")
            page.click("Cancel")

            page.click("Change office")
            page.until("its form", lambda: page.all("//dialog//form"))
            self.assertEqual(self.asked(page), ["service", "address", "enabled"])
            self.call("PUT", "/v1/listeners/office", {"service": "imaps", "address": "127.0.0.2:0"})
            page.type("Address and port", self.mail.listeners["imaps"][0])
            page.click("Save")
            page.see("Somebody else was faster")
            page.click("Load it again")
            page.until("the other's address", lambda: page.field("Address and port").get_attribute("value") == "127.0.0.2:0")
            page.type("Address and port", self.mail.listeners["imaps"][0])
            page.click("Save")
            self.wrong(page, "address", "Address already in use")
            moved = self.free()
            page.type("Address and port", moved)
            page.picture("change")
            page.click("Save")
            page.see(f"office is open at {moved}.")
            self.assertEqual([self.speaks_imap(address) for address in (first, moved)], [False, True])

            page.click("Close office")
            page.see(f"Nobody can connect to {moved} any more, until it is opened again.")
            page.picture("close")
            page.confirm("Close")
            page.see("office is closed.")
            self.assertFalse(self.listener()["enabled"])
            self.assertFalse(self.speaks_imap(moved))
            page.see("Closed")
            page.click("Open office")
            page.confirm("Open")
            page.see("office is open.")
            self.assertTrue(self.speaks_imap(moved))
            page.click("Delete office")
            page.see(f"nobody can connect to {moved} any more")
            page.picture("delete")
            page.confirm("Delete")
            page.gone(moved)
            self.assertFalse(self.speaks_imap(moved))
            page.behaves([(422, "/v1/listeners/Of"), (409, "/v1/listeners/boot-office"), (409, "/v1/listeners/office"), (412, "/v1/listeners/office")])

    def test_whoever_closes_the_port_they_came_by_is_warned(self):
        port = self.front.url.rsplit(":", 1)[1]
        self.call("PUT", "/v1/listeners/panel", {"service": "http", "address": f"127.0.0.2:{port}"})
        with self.page("listener-here") as page:
            page.log_in()
            page.go("#/listeners", "Listeners")
            page.click("Change panel")
            page.see("You may be here by it")
            page.click("Cancel")
            page.click("Close panel")
            page.see("the dashboard may not answer here any more")
            page.picture("close")
            page.click("Cancel")
            self.assertEqual(self.listener("panel")["status"], "open")
            page.behaves()

    def test_whoever_may_only_read_listeners_changes_none(self):
        self.call("PUT", "/v1/listeners/office", {"service": "smtp", "address": "127.0.0.1:0"})
        token = self.call("POST", "/v1/tokens", {"name": "reader", "scopes": ["listeners:read"]})["secret"]
        with self.page("listeners-read") as page:
            page.log_in(token)
            self.assertEqual(page.menu(), ["Overview", "Listeners"])
            page.go("#/listeners", "Listeners")
            row(page, "office")
            page.gone("New listener")
            self.assertFalse(page.all("//table//button"), "reading is not writing")
            page.behaves()

    def tour(self, name, size, scheme):
        self.call("PUT", "/v1/listeners/office", {"service": "submission", "address": "127.0.0.1:0"})
        self.call("PUT", "/v1/listeners/a-name-that-is-rather-longer-than-most-others-of-listeners", {"service": "pop3s", "address": "[::1]:0", "enabled": False})
        shown = self.call("GET", "/v1/listeners")
        # What could be opened once, and cannot after a restart.
        shown["data"].append({**self.listener(), "name": "second-network", "address": "[2001:db8:4711:4711:4711:4711:4711:4711]:2525", "status": "failed", "listens_on": None,
                              "problem": "Cannot assign requested address (os error 99)"})
        self.front.played[("GET", "/v1/listeners")] = (200, shown, [])
        with self.page(f"listeners-{name}", size) as page:
            page.theme(scheme)
            page.log_in()
            page.go("#/listeners", "Listeners")
            self.assertIn("it is tried again every minute", row(page, "second-network"))
            page.picture("listeners")
            page.click("New listener")
            page.opened()
            page.picture("new-listener")
            page.behaves()

    def test_every_page_at_a_desk_in_the_light(self):
        self.tour("desk-light", DESK, "light")

    def test_every_page_at_a_desk_in_the_dark(self):
        self.tour("desk-dark", DESK, "dark")

    def test_every_page_on_a_telephone_in_the_light(self):
        self.tour("phone-light", PHONE, "light")

    def test_every_page_on_a_telephone_in_the_dark(self):
        self.tour("phone-dark", PHONE, "dark")


class Certified(Stories):
    """Certificates that answer host names, given or got from an authority."""

    def tearDown(self):
        self.front.played.clear()
        for one in self.call("GET", "/v1/certificates")["data"]:
            self.call("DELETE", f"/v1/certificates/{one['name']}")

    def key(self):
        """A private key that is nobody's."""
        return openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256")

    def signed(self, key, *names, days=90):
        """A certificate by its own key."""
        path = pathlib.Path(self.files.name) / "key.pem"
        path.write_text(key)
        return openssl("req", "-x509", "-key", path, "-days", str(days), "-subj", f"/CN={names[0]}", "-addext", "subjectAltName=" + ",".join(f"DNS:{name}" for name in names))

    def answered(self, name):
        """The fingerprint of what a client is shown that asks for a name."""
        host, port = self.mail.listeners["imaps"][0].rsplit(":", 1)
        unverified = ssl._create_unverified_context()  # nobody signed it
        with socket.create_connection((host, int(port)), 30) as plain, unverified.wrap_socket(plain, server_hostname=name) as sock:
            return hashlib.sha256(sock.getpeercert(binary_form=True)).hexdigest()

    def paste(self, page, label, text):
        page.script("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", page.field(label), text)

    def test_a_certificate_is_given_exchanged_and_deleted_and_its_key_never_shown(self):
        key, before = self.key(), self.answered("mail.example.org")
        with self.page("certificates") as page:
            page.log_in()
            page.go("#/listeners", "Listeners")
            page.click("Certificates")
            page.see("There are no certificates yet.")
            page.picture("none")
            page.click("New certificate")
            page.opened()
            self.assertEqual(self.asked(page), ["name", "from", "chain", "private_key"])
            page.type("Name", "Our mail")
            self.paste(page, "Certificate and chain", "no certificate")
            page.click("Make the certificate")
            self.wrong(page, "private_key", "This is needed.")
            self.paste(page, "Private key", key)
            page.click("Make the certificate")
            self.wrong(page, "name", "Must be 1 to 253 lower-case letters")
            page.type("Name", "our.mail")
            page.click("Make the certificate")
            self.wrong(page, "chain", "Holds no certificate in PEM form.")
            self.paste(page, "Certificate and chain", self.signed(self.key(), *NAMES))
            page.click("Make the certificate")
            self.wrong(page, "private_key", "Does not belong to the chain")
            page.picture("refused-fields")
            page.theme("dark")
            page.picture("refused-fields-in-the-dark")
            page.theme("light")
            self.paste(page, "Certificate and chain", self.signed(key, *NAMES))
            page.click("Make the certificate")
            page.see("our.mail answers from now on.")
            page.see("mail.example.org, imap.example.org")
            for words in ("Given here", "Valid"):
                self.assertIn(words, row(page, "our.mail"))
            page.gone("Renew now")
            first = self.answered("imap.example.org")
            self.assertEqual(first, self.call("GET", "/v1/certificates/our.mail")["fingerprint"])
            page.picture("list")

            # One of that name is not overwritten.
            page.click("New certificate")
            page.opened()
            page.type("Name", "our.mail")
            self.paste(page, "Certificate and chain", self.signed(key, "other.example.org"))
            self.paste(page, "Private key", key)
            page.click("Make the certificate")
            self.wrong(page, "name", "There is a certificate of this name already.")
            page.click("Cancel")

            # Of the same key, another certificate.
            page.click("Change our.mail")
            page.until("its form", lambda: page.all("//dialog//form"))
            self.assertEqual(self.asked(page), ["from", "chain", "private_key"])
            self.assertIn("BEGIN CERTIFICATE", page.field("Certificate and chain").get_attribute("value"))
            self.assertEqual(page.field("Private key").get_attribute("value"), "")
            self.call("PUT", "/v1/certificates/our.mail", {"chain": self.signed(key, "mail.example.org", days=5)})
            self.paste(page, "Certificate and chain", self.signed(key, "mail.example.org", days=3))
            page.click("Save")
            page.see("Somebody else was faster")
            page.click("Load it again")
            page.gone("Somebody else was faster")
            page.until("the other's", lambda: page.field("Certificate and chain").get_attribute("value") == self.call("GET", "/v1/certificates/our.mail")["chain"])
            self.paste(page, "Certificate and chain", self.signed(key, "mail.example.org", days=3))
            page.picture("change")
            page.click("Save")
            page.see("our.mail answers from now on.")
            page.see("Ends soon")
            changed = self.call("GET", "/v1/certificates/our.mail")
            self.assertEqual(changed["names"], ["mail.example.org"])
            self.assertEqual(self.answered("mail.example.org"), changed["fingerprint"])
            self.assertNotIn("PRIVATE KEY", page.script("return document.documentElement.outerHTML + [...document.querySelectorAll('textarea')].map((one) => one.value)"))

            page.click("Delete our.mail")
            page.see("mail.example.org is answered with the boot file's certificate from then on")
            page.picture("delete")
            page.confirm("Delete")
            page.see("There are no certificates yet.")
            self.assertEqual(self.answered("mail.example.org"), before)
            page.behaves([(422, "/v1/certificates/"), (412, "/v1/certificates/our.mail")])

    def test_an_authority_is_asked_and_asked_again_and_another_certificate_given_in_its_place(self):
        with self.page("acme") as page:
            page.log_in()
            page.go("#/listeners?view=certificates", "Listeners")
            page.click("New certificate")
            page.opened()
            page.choose("Where it comes from", "An authority gives it (ACME)")
            self.assertEqual(self.asked(page), ["name", "from", "names", "directory", "contact", "ca"])
            self.assertTrue(page.field("Directory of the authority").get_attribute("value").startswith("https://acme-v02.api.letsencrypt.org/"))
            page.type("Name", "mail.example.org")
            page.type("Host names", "*.example.org")
            page.type("Directory of the authority", "http://127.0.0.1:9/directory")
            page.type("Contact", "nobody")
            page.type("Who vouches for the authority", "I do")
            page.click("Make the certificate")
            for name, words in (("names", "must be a host name in lower case"), ("directory", "Must be an address that begins with https://."),
                                ("contact", "Must be an address such as hostmaster@example.org."), ("ca", "Must hold certificates in PEM form.")):
                self.wrong(page, name, words)
            page.picture("refused-fields")
            page.type("Host names", "mail.example.org")
            # Nobody is there.
            page.type("Directory of the authority", "https://127.0.0.1:9/directory")
            page.type("Contact", "hostmaster@example.org")
            self.paste(page, "Who vouches for the authority", self.signed(self.key(), "authority.example"))
            page.click("Make the certificate")
            page.see("127.0.0.1:9 is asked for mail.example.org.")
            page.see("Not given")
            page.see("Connection refused")
            made = self.call("GET", "/v1/certificates/mail.example.org")["acme"]
            self.assertEqual((made["names"], made["contact"]), (["mail.example.org"], "hostmaster@example.org"))
            page.picture("not-given")
            page.click("Renew now: mail.example.org")
            page.picture("renew")
            page.confirm("Renew now")
            page.see("The authority is asked for mail.example.org.")

            page.click("Change mail.example.org")
            page.until("its form", lambda: page.all("//dialog//form"))
            self.assertEqual(page.field("Host names").get_attribute("value"), "mail.example.org")
            self.assertIn("BEGIN CERTIFICATE", page.field("Who vouches for the authority").get_attribute("value"))
            page.choose("Where it comes from", "It is given here")
            key = self.key()
            self.paste(page, "Certificate and chain", self.signed(key, *NAMES))
            page.click("Save")
            self.wrong(page, "private_key", "This is needed.")
            self.paste(page, "Private key", key)
            page.click("Save")
            page.see("mail.example.org answers from now on.")
            page.see("Given here")
            self.assertNotIn("acme", self.call("GET", "/v1/certificates/mail.example.org"))
            page.behaves([(422, "/v1/certificates/mail.example.org")])

    def test_whoever_may_only_read_certificates_changes_none(self):
        key = self.key()
        self.call("PUT", "/v1/certificates/mail", {"chain": self.signed(key, *NAMES), "private_key": key})
        token = self.call("POST", "/v1/tokens", {"name": "reader", "scopes": ["certificates:read"]})["secret"]
        with self.page("certificates-read") as page:
            page.log_in(token)
            self.assertEqual(page.menu(), ["Overview", "Listeners"])
            page.go("#/listeners", "Listeners")
            row(page, "mail")
            page.gone("New certificate")
            page.gone("boot-smtp")
            self.assertFalse(page.all("//table//button"), "reading is not writing")
            page.behaves()

    def tour(self, name, size, scheme):
        key = self.key()
        self.call("PUT", "/v1/certificates/mail", {"chain": self.signed(key, *NAMES, "pop3.example.org", "smtp.example.org", "www.example.org"), "private_key": key})
        self.call("PUT", "/v1/certificates/panel", {"chain": self.signed(key, "panel.example.org", days=5), "private_key": key})
        shown = self.call("GET", "/v1/certificates")
        # What an authority gave, and has not given or not again.
        asked = {**shown["data"][0], "acme": {"directory": "https://acme-v02.api.letsencrypt.org/directory", "contact": "hostmaster@example.org", "names": ["a.example.org"], "ca": None},
                 "names": ["a.example.org"], "not_after": "2099-04-05T09:00:00Z", "renews_at": "2099-03-06T09:00:00Z"}
        none = {"chain": None, "not_before": None, "not_after": None, "fingerprint": None, "renews_at": None}
        shown["data"] += [
            {**asked, "name": "a.example.org"}, {**asked, **none, "name": "new.example.org"},
            {**asked, "name": "late", "renews_at": "2026-01-05T09:00:00Z", "problem": "the authority: too many requests"},
            {**asked, **none, "name": "a-name-that-is-rather-longer-than-most-others.of-a-domain.example", "problem": "the authority https://acme-v02.api.letsencrypt.org/directory: "
             "urn:ietf:params:acme:error:dns: no valid A records found for a-name-that-is-rather-longer-than-most-others.of-a-domain.example"},
            {**shown["data"][0], "name": "old", "not_after": "2026-01-05T09:00:00Z"}]
        self.front.played[("GET", "/v1/certificates")] = (200, shown, [])
        with self.page(f"certificates-{name}", size) as page:
            page.theme(scheme)
            page.log_in()
            page.go("#/listeners?view=certificates", "Listeners")
            for key, words in (("mail", "and 1 more"), ("panel", "Ends soon"), ("a.example.org", "to be renewed"), ("new.example.org", "Asked for"), ("late", "Not renewed"), ("old", "Expired")):
                self.assertIn(words, row(page, key))
            self.assertEqual(len(page.all("//button[. = 'Renew now']")), 3, "where an authority gives one when it is asked")
            page.picture("certificates")
            page.click("New certificate")
            page.opened()
            page.picture("given")
            page.choose("Where it comes from", "An authority gives it (ACME)")
            page.picture("asked-for")
            page.behaves()

    def test_every_page_at_a_desk_in_the_light(self):
        self.tour("desk-light", DESK, "light")

    def test_every_page_at_a_desk_in_the_dark(self):
        self.tour("desk-dark", DESK, "dark")

    def test_every_page_on_a_telephone_in_the_light(self):
        self.tour("phone-light", PHONE, "light")

    def test_every_page_on_a_telephone_in_the_dark(self):
        self.tour("phone-dark", PHONE, "dark")
