"""Where the server listens (stories.py runs this)."""

import contextlib
import imaplib
import socket
import ssl

from page import DESK, PHONE
from world import Stories


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

    def row(self, page, name):
        return page.until(f"row `{name}`", lambda: page.all(f"//tr[.//strong[. = '{name}']]"))[0].text.replace("\n", " ")

    def test_a_listener_is_opened_moved_closed_and_deleted(self):
        with self.page("listeners") as page:
            page.log_in()
            page.go("#/listeners", "Listeners")
            for word in ("Boot file", "IMAP over TLS", self.mail.listeners["imaps"][0], "Open"):
                self.assertIn(word, self.row(page, "boot-imaps"))
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
            self.assertIn(f"open at {first}", self.row(page, "office"))
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
            self.assertIn("Closed", self.row(page, "office"))
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
            self.row(page, "office")
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
            self.assertIn("it is tried again every minute", self.row(page, "second-network"))
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
