"""What administrators and the holders of mailboxes do with the dashboard, in a real browser against a real server.

usage: python3 clients/dashboard/tests/stories.py [-k part_of_a_name …]   Pictures go to target/pages."""

import smtplib
import unittest

from selenium.webdriver.common.keys import Keys

from alias_stories import Grouped  # noqa: F401
from application import Application
from application_stories import WithApplications  # noqa: F401
from away_stories import WhileAway  # noqa: F401
from block_stories import Blocked, OtherNames  # noqa: F401
from contact_stories import Addressed  # noqa: F401
from dns_stories import WithNames  # noqa: F401
from listener_stories import Certified, Listening  # noqa: F401
from operation_stories import Imported, Operated  # noqa: F401
from page import DESK, PHONE
from passkey_stories import WithPasskeys  # noqa: F401
from queue_stories import Queued  # noqa: F401
from trust_stories import Claimed, LoggedIn  # noqa: F401
from world import Stories, code

LICENSED = {
    "installation_id": "ASV0D-DGWV9-D80VB-N3WD7", "hostname": "mail.example.org", "server_url": "https://license.example.com",
    "purchase_url": "https://license.example.com/buy", "development_root": True, "state": "warn",
    "reasons": [{"code": "payment_overdue", "explanation": "the invoice 2026-0007 is not paid", "remedy": "pay it, or ask for more time",
                 "since": "2026-11-01T00:00:00Z", "changes_at": "2026-12-01T00:00:00Z"}],
    "notice": "administrators",
    "product": {"key_prefix": "PP7K2", "edition": "enterprise", "proxy": True, "kind": "paid",
                "uses": [{"name": "domains", "used": 12, "limit": None}, {"name": "mailboxes", "used": 236, "limit": 250}],
                "maintenance": {"status": "live", "ends_at": "2027-06-30T00:00:00Z"}, "ends_at": None, "lease_ends_at": "2026-12-22T00:00:00Z",
                "payment": "pending", "payment_due_at": "2026-12-01T00:00:00Z", "invoice": "2026-0007"},
    "addons": [
        {"code": "activesync", "status": "on", "kind": "trial", "quantity": 25, "until": "2026-12-20T00:00:00Z", "trial_available": False},
        {"code": "ews", "status": "off", "kind": None, "quantity": 0, "until": None, "trial_available": True},
        {"code": "feed", "status": "on", "kind": "paid", "quantity": 1, "until": None, "trial_available": False},
        {"code": "archive", "status": "read_only", "kind": "paid", "quantity": 1, "until": "2026-10-31T00:00:00Z", "trial_available": False},
        {"code": "cluster", "status": "off", "kind": None, "quantity": 0, "until": None, "trial_available": False}],
    "last_contact_at": "2026-11-22T09:00:00Z", "next_change_at": "2026-12-01T00:00:00Z", "choose_by": None,
}


class FromNothing(Stories):
    """The Free edition has room for one domain, which these make and delete."""

    @classmethod
    def seed(cls, call):
        call("POST", "/v1/plans", {"name": "gold", "limits": {"domains": 5, "mailboxes": 50}})
        call("POST", "/v1/plans", {"name": "tiny", "limits": {"domains": 0, "mailboxes": 0}})

    def test_a_tenant_gets_a_domain_and_a_mailbox_and_is_suspended_and_restored(self):
        with self.page("journey") as page:
            page.log_in()
            page.go("#/tenants", "Tenants")
            page.click("New tenant")
            page.opened()
            page.type("Name", "Not A Name")
            page.click("Make the tenant")
            page.until("the refusal at its field", lambda: page.all("//dialog//*[@data-field='name']//*[@class='wrong']"))
            page.picture("refused-field")
            page.type("Name", "globex")
            page.choose("Plan", "gold")
            page.click("Make the tenant")
            page.heading("globex")
            page.settled()
            # A plan that does not hold what is in use is refused with the counts, before anything changes.
            page.script("location.hash = '#/tenants/globex?view=domains'")
            page.click("New domain")
            page.type("Name", "globex.example")
            page.click("Make the domain")
            page.heading("globex.example")
            page.see("What its mail is signed with (DKIM)")
            page.picture("dns")
            page.script("location.hash = '#/domains/globex.example?view=mailboxes'")
            page.click("New mailbox")
            page.type("Address", "dora")
            page.type("Name", "Dora")
            page.type("Password", "correct horse battery")
            page.type("Quota", "2 GiB")
            page.picture("new-mailbox")
            page.click("Make the mailbox")
            page.heading("dora@globex.example")
            page.see("of 2 GiB")
            page.go("#/tenants/globex", "globex")
            page.click("Change plan")
            page.opened()
            page.choose("Plan", "tiny")
            page.click("See what changes")
            page.see("Domains: 1, and 0 allowed")
            page.picture("exceeded")
            page.choose("Plan", "None")
            page.click("See what changes")
            page.see("What is in use fits. Nothing was changed yet.")
            page.picture("plan-preview")
            page.click("Change the plan")
            page.see("The plan is changed.")
            self.assertIsNone(self.mail.call("GET", "/v1/tenants/globex")["plan"])
            page.click("Suspend")
            page.choose("What is off", "Sending only")
            page.type("Reason", "Unpaid since May")
            page.picture("suspend")
            page.all("//dialog//button[@type='submit']")[0].click()
            page.see("Suspended: nothing is sent")
            page.see("Unpaid since May")
            page.picture("suspended")
            page.click("Lift suspension")
            page.confirm("Lift it")
            page.gone("Suspended: nothing is sent")
            page.click("Terminate")
            page.see("1 mailbox with 0 messages")
            page.picture("terminate")
            page.all("//dialog//button[@type='submit']")[0].click()
            page.see("It can be restored until")
            page.picture("terminated")
            page.click("Restore")
            page.confirm("Restore")
            page.gone("It can be restored until")
            self.assertEqual(self.mail.call("GET", "/v1/tenants/globex")["status"], "active")
            page.click("Terminate")
            page.see("1 mailbox with 0 messages")
            page.all("//dialog//button[@type='submit']")[0].click()
            page.see("It can be restored until")
            page.click("Delete for good")
            page.see("nobody can bring it back")
            page.all("//dialog//button[@type='submit']")[0].click()
            page.heading("Tenants")
            page.see("There are no tenants yet.")
            page.picture("none")
            page.behaves([(422, "/v1/tenants"), (409, "/plan")])

    def test_everything_is_reached_without_a_mouse(self):
        with self.page("keyboard") as page:
            page.open("/dashboard/")
            page.heading("Log in")
            page.tab_to("[role=tab][aria-selected=true]").send_keys(Keys.ARROW_RIGHT)
            page.tab_to("input").send_keys(page.token + Keys.ENTER)
            page.heading("Overview")
            page.tab_to("a[href='#/domains']").send_keys(Keys.ENTER)
            page.heading("Domains")
            self.assertEqual(page.script("return document.activeElement.tagName"), "H1", "a new page has the focus")
            page.tab_to(".tools button").send_keys(Keys.ENTER)
            page.until("the dialog", lambda: page.all("//dialog"))
            page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
            page.until("the end of the dialog", lambda: not page.all("//dialog"))
            page.until("the focus back", lambda: page.script("return document.activeElement.matches('.tools button')"))
            page.driver.switch_to.active_element.send_keys(Keys.ENTER)
            page.tab_to("dialog input").send_keys("keys.example")
            page.tab_to("dialog [type=submit]").send_keys(Keys.ENTER)
            page.heading("keys.example")
            page.picture("made")
            page.tab_to("header .danger", 60).send_keys(Keys.ENTER)
            page.tab_to("dialog .danger").send_keys(Keys.ENTER)
            page.heading("Domains")
            page.gone("keys.example")
            page.behaves()


class WithMail(Stories):
    """A customer with a domain, mailboxes and mail that waits."""

    @classmethod
    def seed(cls, call):
        call("POST", "/v1/plans", {"name": "gold", "description": "For those who grow", "limits": {"domains": 5, "mailboxes": 50, "storage_bytes": 50 * 2**30, "mailbox_bytes": 5 * 2**30}})
        call("POST", "/v1/plans", {"name": "tiny", "limits": {"domains": 0, "mailboxes": 0}})
        call("POST", "/v1/tenants", {"name": "acme", "plan": "gold", "external_id": "service-4711"})
        call("POST", "/v1/domains", {"name": "example.org", "tenant": "acme"})
        for number, name in enumerate(["anna", "bert", "cora"]):
            call("POST", "/v1/mailboxes", {"address": f"{name}@example.org", "display_name": f"{name.title()} Example", "quota_bytes": (number + 1) * 2**30})
        for name in ("anna", "bert"):
            call("PATCH", f"/v1/mailboxes/{name}@example.org", {"password": "correct horse battery"})
        call("PATCH", "/v1/mailboxes/bert@example.org", {"outgoing": "hold"})
        call("POST", "/v1/mailboxes/anna@example.org/app-passwords", {"name": "telephone"})
        call("POST", "/v1/mailboxes/anna@example.org/app-passwords", {
            "name": "scanner on the second floor", "scopes": ["submission:write"], "networks": ["192.0.2.0/24", "2001:db8::/32"], "expires_at": "2099-01-05T09:00:00Z"})
        call("POST", "/v1/aliases", {"address": "info@example.org", "targets": ["anna@example.org", "bert@elsewhere.example"]})
        call("POST", "/v1/administrators", {"login": "olga@example.org", "name": "Olga", "password": "correct horse battery"})
        call("POST", "/v1/administrators", {"login": "rosa@example.org"})
        # Nobody answers there, so that mail to elsewhere waits.
        call("PATCH", "/v1/settings/dns", {"servers": ["127.0.0.1:9"], "answer_seconds": 1})
        for name in ("anna", "anna", "bert"):
            cls.mail.send(f"{name}@example.org", "dora@elsewhere.example")
        made = call("POST", "/v1/oauth-clients", {"name": "Calendar of Example", "redirect_uris": ["http://127.0.0.1/callback", "https://calendar.example.com/callback"],
                                                  "scopes": ["openid", "profile", "email", "offline_access", "mail:write", "submission:write"], "device_flow": True})
        calendar = Application(cls.front.url, made["id"])
        calendar.end()
        calendar.allowed_by("anna@example.org", "correct horse battery", "openid email mail:write submission:write")
        call("POST", "/v1/operations", {"requests": [{"method": "GET", "path": "/v1/mailboxes"}]})
        # Nothing is sent there.
        call("POST", "/v1/webhook-endpoints", {"url": "https://shop.example.com/hooks", "description": "The shop", "status": "disabled"})

    def every_page(self, page):
        """Address and heading of each page, and its text to wait for."""
        queue = self.mail.call("GET", "/v1/queue/messages")["data"]
        [told, *_] = self.mail.call("GET", "/v1/messages")["data"]
        [endpoint] = self.mail.call("GET", "/v1/webhook-endpoints")["data"]
        [calendar] = self.mail.call("GET", "/v1/oauth-clients")["data"]
        [work] = self.mail.call("GET", "/v1/operations")["data"]
        yield from [
            ("#/", "Overview"), ("#/tenants", "Tenants"), ("#/tenants/acme", "acme"), ("#/tenants/acme?view=domains", "acme"),
            ("#/plans", "Plans"), ("#/plans/gold", "gold"), ("#/domains", "Domains"), ("#/domains/example.org", "example.org"),
            ("#/domains/example.org?view=dns", "example.org"), ("#/domains/example.org?view=mailboxes", "example.org"),
            ("#/mailboxes", "Mailboxes"), ("#/mailboxes/anna@example.org", "anna@example.org"), ("#/aliases", "Aliases"), ("#/queue", "Queue"),
            *[(f"#/queue/{one['id']}", f"Message {one['id']}") for one in queue[:1]],
            ("#/messages", "Message trace"), (f"#/messages/{told['id']}", "Trace of"), ("#/mail-sessions", "Mail sessions"), ("#/settings", "Settings"), ("#/settings/smtp", "SMTP settings"),
            ("#/settings/routing", "Routing settings"), ("#/settings/queue", "Queue settings"), ("#/license", "Licence"), ("#/tasks", "Tasks"),
            ("#/operations", "Operations"), (f"#/operations/{work['id']}", f"Operation {work['id']}"), ("#/mailboxes/import", "Import mailboxes"),
            ("#/administrators", "Administrators"), ("#/administrators/olga@example.org", "olga@example.org"), ("#/tokens", "API tokens"),
            ("#/applications", "Applications"), (f"#/applications/{calendar['id']}", "Calendar of Example"), ("#/webhooks", "Webhooks"),
            (f"#/webhooks/{endpoint['id']}", "https://shop.example.com/hooks"), ("#/events", "Events"), ("#/audit", "Audit trail"), ("#/nowhere", "There is no such page"),
        ]

    def tour(self, name, size, scheme):
        with self.page(name, size) as page:
            page.theme(scheme)
            page.open("/dashboard/")
            page.heading("Log in")
            page.picture("login")
            page.log_in()
            for address, heading in self.every_page(page):
                with self.subTest(address):
                    page.go(address, heading)
                    page.picture(address.strip("#/").replace("/", "-").replace("?view=", "-") or "overview")
            for _ in range(3):
                self.mail.send("anna@example.org", "bert@example.org")
            page.go("#/", "Overview")
            drawn = "return [...document.querySelectorAll('.chart .line-0')].some((one) => (one.getAttribute('d') ?? '').split('L').length > 4)"
            page.until("lines in the charts", lambda: page.script(drawn))
            page.picture("overview-later")
            page.log_in_as("anna@example.org", heading="Your account")
            page.settled()
            page.see("scanner on the second floor")
            page.see("Calendar of Example")
            page.picture("holder")
            page.behaves()

    def test_every_page_at_a_desk_in_the_light(self):
        self.tour("desk-light", DESK, "light")

    def test_every_page_at_a_desk_in_the_dark(self):
        self.tour("desk-dark", DESK, "dark")

    def test_every_page_on_a_telephone_in_the_light(self):
        self.tour("phone-light", PHONE, "light")

    def test_every_page_on_a_telephone_in_the_dark(self):
        self.tour("phone-dark", PHONE, "dark")

    def test_a_password_and_a_second_factor_open_a_session_that_outlives_the_page(self):
        with self.page("login") as page:
            page.open("/dashboard/")
            page.heading("Log in")
            page.type("Name or address", "olga@example.org")
            page.type("Password", "wrong")
            page.click("Log in")
            page.until("the refusal", lambda: page.all("//*[@role='alert']"))
            page.picture("refused")
            page.type("Password", "correct horse battery")
            page.click("Log in")
            page.heading("Overview")
            page.driver.refresh()
            page.heading("Overview")
            self.assertEqual(page.script("return document.cookie"), "", "no script sees the session")
            page.click("olga@example.org")
            page.heading("Your account")
            page.see("This one")
            page.click("Set one up")
            secret = page.field_named("The secret").get_attribute("value")
            page.picture("second-factor")
            page.type("Code", code(secret, 0))
            page.click("Turn it on")
            page.see("A code of your authenticator is asked for when you log in.")
            page.picture("account")
            page.click("Log out")
            page.heading("Log in")
            page.driver.refresh()
            page.heading("Log in")
            page.type("Name or address", "olga@example.org")
            page.type("Password", "correct horse battery")
            page.click("Log in")
            page.see("The password is right.")
            page.picture("code")
            page.type("Code", "000000")
            page.click("Go on")
            page.until("the refusal", lambda: page.all("//*[@role='alert']"))
            # A code opens once: the next one is the next half minute's.
            page.type("Code", code(secret, 1))
            page.click("Go on")
            page.heading("Overview")
            page.behaves([(401, "/v1/sessions")])

    def test_a_panels_link_logs_in_once(self):
        if "/v1/sso-links" not in self.front.served:
            self.skipTest("the server makes no links")
        link = self.mail.call("POST", "/v1/sso-links", {"subject": "administrator:rosa@example.org"})["url"]
        address = "/dashboard/" + link[link.index("#"):]
        with self.page("link") as page:
            page.open(address)
            page.heading("Overview")
            page.see("rosa@example.org")
            self.assertNotIn("pp_link_", page.script("return location.href"))
            page.click("Log out")
            page.heading("Log in")
            page.driver.get("about:blank")
            page.open(address)
            page.see("The link does not open")
            page.picture("used")
            page.behaves([(401, "/v1/sso-sessions")])

    def test_an_administrator_is_made_changed_and_deleted(self):
        with self.page("administrators") as page:
            page.log_in()
            page.go("#/administrators", "Administrators")
            page.click("New administrator")
            page.type("Login", "pia@example.org")
            page.type("Name", "Pia")
            page.picture("new")
            page.click("Make the administrator")
            page.heading("pia@example.org")
            page.see("No password")
            page.click("Set password")
            page.type("New password", "correct horse battery")
            page.all("//dialog//button[@type='submit']")[0].click()
            page.see("The password is set.")
            page.choose("Status", "Disabled: cannot log in")
            page.click("Save")
            page.see("The administrator is changed.")
            self.assertEqual(self.mail.call("GET", "/v1/administrators/pia@example.org")["status"], "disabled")
            page.go("#/audit", "Audit trail")
            page.see("Status: active → disabled")
            page.go("#/administrators/pia@example.org", "pia@example.org")
            page.click("Delete")
            page.confirm("Delete")
            page.heading("Administrators")
            page.gone("pia@example.org")
            page.behaves()

    def test_events_are_shown_while_they_happen(self):
        with self.page("events") as page:
            page.log_in()
            page.go("#/events?types=alias.*", "Events")
            page.see("Live")
            page.see("alias.created")
            self.mail.call("PATCH", "/v1/aliases/info@example.org", {"targets": ["anna@example.org"]})
            page.see("alias.updated")
            page.picture("live")
            page.behaves()

    def test_a_token_is_forgotten_with_the_page_and_a_wrong_one_is_refused_in_words(self):
        with self.page("token") as page:
            page.open("/dashboard/")
            page.heading("Log in")
            page.click("API token")
            page.type("API token", "pp_admin_wrong")
            page.click("Log in")
            page.see("That did not work")
            page.log_in()
            kept = page.script("return JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
            self.assertNotIn(self.mail.token, kept)
            page.driver.refresh()
            page.heading("Log in")
            page.behaves([(401, "/v1/whoami")])

    def test_a_mailbox_is_changed_deleted_and_restored_and_nobody_is_overwritten(self):
        with self.page("mailbox") as page:
            page.log_in()
            page.go("#/mailboxes?search=cora", "Mailboxes")
            page.gone("anna@example.org")
            page.click("cora@example.org")
            page.heading("cora@example.org")
            page.type("Quota", "lots")
            page.click("Save")
            page.see("This must be a size, such as 5 GiB.")
            page.type("Quota", "7 GiB")
            page.click("Save")
            page.see("Storage of one mailbox: 7 GiB, and 5 GiB allowed")
            page.type("Quota", "4 GiB")
            page.click("Save")
            page.see("The mailbox is changed.")
            self.assertEqual(self.mail.call("GET", "/v1/mailboxes/cora@example.org")["quota_bytes"], 4 * 2**30)
            self.mail.call("PATCH", "/v1/mailboxes/cora@example.org", {"display_name": "Somebody else's"})
            page.type("Name", "Mine")
            page.click("Save")
            page.see("Somebody else was faster")
            page.picture("too-late")
            page.click("Load it again")
            page.until("the new name", lambda: page.field("Name").get_attribute("value") == "Somebody else's")
            page.click("Delete")
            page.confirm("Delete")
            page.see("It can be restored until")
            page.go("#/mailboxes?status=deleted", "Mailboxes")
            page.click("cora@example.org")
            page.heading("cora@example.org")
            page.click("Restore")
            page.confirm("Restore")
            page.gone("It can be restored until")
            page.behaves([(412, "/v1/mailboxes/cora@example.org"), (403, "/v1/mailboxes/cora@example.org")])

    def test_settings_are_saved_refused_at_their_fields_and_put_back(self):
        with self.page("settings") as page:
            page.log_in()
            page.go("#/settings", "Settings")
            page.type("Find a setting", "smart password")
            page.type("Find a setting", "hops")
            page.click("Hops")
            page.heading("SMTP settings")
            page.until("focus on the setting", lambda: page.script("return document.activeElement.closest('[data-field=hops]') !== null"))
            page.type("Hops", "42")
            page.click("Save the changes")
            # The document says the bounds, so that the page knows them; what it cannot know the server says at the field.
            page.see("This must be 100 or more.")
            page.type("Hops", "142")
            page.type("Message size", "20 MiB")
            page.click("Save the changes")
            page.see("The settings are saved")
            self.assertEqual([self.mail.call("GET", "/v1/settings/smtp")[name] for name in ("hops", "message_bytes")], [142, 20 * 2**20])
            page.picture("saved")
            page.click("Reset Hops")
            page.see("Hops is as the server comes.")
            self.assertEqual(self.mail.call("GET", "/v1/settings/smtp")["hops"], 100)
            page.go("#/settings/routing", "Routing settings")
            page.type("Smart host", "relay.example.net")
            page.type("Smart user", "relay")
            page.type("Smart password", "opensesame")
            page.click("Save the changes")
            page.see("One is set; leave this empty to keep it.")
            self.assertEqual(self.mail.call("GET", "/v1/settings/routing")["secrets_set"], ["smart_password"])
            self.assertNotIn("opensesame", page.script("return document.body.innerHTML"))
            page.type("Smart port", "70000")
            page.click("Save the changes")
            page.until("the refusal at its field", lambda: page.all("//*[@data-field='smart_port']//*[@class='wrong']"))
            page.picture("refused-field")
            page.click("Forget Smart password")
            page.see("None is set.")
            page.go("#/settings/server", "Server settings")
            page.type("Postmaster", "nobody at all")
            page.click("Save the changes")
            page.until("the refusal at its field", lambda: page.all("//*[@data-field='postmaster']//*[@class='wrong']"))
            page.behaves([(422, "/v1/settings/")])

    def test_the_licence_page_shows_cards_actions_and_the_development_root(self):
        with self.page("licence") as page:
            page.log_in()
            page.go("#/license", "Licence")
            page.see("This build trusts the development root")
            for words in ("Pennypost Free", "ActiveSync", "Exchange Web Services", "Spam and virus feed", "Archive and journal", "High availability",
                          "Licence key", "Licence level", "Maintenance and support", "of 1", "of 10"):
                page.see(words)
            self.assertFalse(page.all("//button[contains(@aria-label, 'Start trial')]"), "there are no trials on Free")
            page.click("Activate")
            page.see("A trial key needs none.")
            page.type("Licence key", "XXXX")
            page.picture("activate")
            page.all("//dialog//button[@type='submit']")[0].click()
            page.until("the refusal", lambda: page.all("//dialog//*[@class='wrong' or @role='alert']"))
            page.click("Cancel")
            self.front.played["GET", "/v1/license"] = (200, LICENSED, [("License-Warning", "the invoice 2026-0007 is not paid")])
            self.front.played["POST", "/v1/license/trials"] = (200, {**LICENSED, "addons": [
                {**one, "kind": "trial", "status": "on", "trial_available": False} if one["code"] == "ews" else one for one in LICENSED["addons"]]}, [])
            self.addCleanup(self.front.played.clear)
            page.go("#/tasks", "Tasks")
            page.go("#/license", "Licence")
            for words in ("Pennypost Enterprise with Proxy", "236 of 250", "PP7K2…", "The invoice 2026-0007 is not paid.", "30 June 2027", "Available, for up to 30 days"):
                page.see(words)
            page.button("Reactivate")
            link = page.button("Purchase ActiveSync")
            self.assertEqual(link.get_attribute("href"), LICENSED["purchase_url"])
            page.picture("cards")
            page.theme("dark")
            page.picture("cards-dark")
            page.click("Start trial of Exchange Web Services")
            page.confirm("Start trial")
            page.see("The trial of Exchange Web Services runs.")
            self.assertFalse(page.all("//button[contains(@aria-label, 'Start trial')]"), "a trial can be started one time")
            page.behaves([(409, "/v1/license/activations"), (422, "/v1/license/activations")])

    def test_a_token_is_made_shown_once_and_revoked_and_shows_no_more_than_it_may(self):
        with self.page("tokens") as page:
            page.log_in()
            page.go("#/tokens", "API tokens")
            page.click("New token")
            page.type("Name", "for acme")
            for area, words in (("Domains", "Change"), ("Mailboxes", "Read"), ("Tokens", "Read")):
                page.choose(area, words)
            page.type("For a tenant", "acme")
            page.picture("new")
            page.click("Make the token")
            page.see("It is shown now, and never again")
            secret = page.field_named("The token").get_attribute("value")
            page.picture("secret")
            page.click("I have it")
            page.see("for acme")
            page.open("/dashboard/")
            page.log_in(secret)
            self.assertEqual(page.menu(), ["Overview", "Domains", "Mailboxes", "Mail sessions", "API tokens"])
            page.go("#/mailboxes", "Mailboxes")
            page.see("anna@example.org")
            self.assertFalse(page.all("//button[normalize-space(.) = 'New mailbox']"), "reading is not writing")
            page.go("#/settings", "There is no such page")
            page.picture("narrow")
            page.open("/dashboard/")
            page.log_in()
            page.go("#/tokens", "API tokens")
            page.click("Revoke for acme")
            page.confirm("Revoke")
            page.see("Revoked")
            page.behaves()

    def test_whoever_administrates_a_tenant_is_shown_nothing_of_the_servers_own(self):
        token = self.mail.call("POST", "/v1/tokens", {"name": "of acme", "scopes": ["admin"], "tenant": "acme"})["secret"]
        with self.page("tenants-own") as page:
            page.open("/dashboard/")
            page.log_in(token)
            menu = page.menu()
            self.assertIn("Mailboxes", menu)
            for words in ("Settings", "Listeners", "Licence", "Tasks", "Applications"):
                self.assertNotIn(words, menu)
            page.go("#/applications", "There is no such page")
            page.behaves()

    def test_tasks_run_when_they_are_told_to(self):
        with self.page("tasks") as page:
            page.log_in()
            page.go("#/tasks", "Tasks")
            page.click("Run now: purge")
            page.confirm("Run")
            page.until("its end", lambda: page.all("//section[@aria-labelledby='task-purge']//*[contains(@class, 'badge') and normalize-space(.) = 'Done']"))
            page.picture("done")
            page.behaves()

    def test_the_colours_chosen_here_outlast_the_page(self):
        with self.page("theme") as page:
            page.theme("light")
            page.log_in()
            ground = "return getComputedStyle(document.body).backgroundColor"
            light = page.script(ground)
            page.choose("Colours", "Dark")
            dark = page.script(ground)
            self.assertNotEqual(light, dark)
            page.driver.refresh()
            page.heading("Log in")
            self.assertEqual(page.script(ground), dark)
            page.behaves()


class WithHolders(Stories):
    """Mailboxes whose holders see to themselves."""

    @classmethod
    def seed(cls, call):
        call("POST", "/v1/domains", {"name": "example.org"})
        for name in ("anna", "bert", "cora"):
            call("POST", "/v1/mailboxes", {"address": f"{name}@example.org", "display_name": f"{name.title()} Example", "password": "correct horse battery"})
        call("POST", "/v1/administrators", {"login": "olga@example.org", "password": "correct horse battery"})

    def app_passwords(self, address):
        return self.mail.call("GET", f"/v1/mailboxes/{address}/app-passwords")["data"]

    def make_app_password(self, page, name):
        """Makes one, of which the secret is shown here and nowhere else."""
        page.click("New app password")
        page.opened()
        page.type("Name", name)
        page.picture("new-app-password")
        page.click("Make the password")
        page.see("It is shown now, and never again")
        secret = page.field_named("The password").get_attribute("value")
        page.picture("app-password")
        page.click("I have it")
        page.see(name)
        page.gone("There are none yet.")
        self.assertNotIn(secret, page.script("return document.documentElement.outerHTML"))
        return secret

    def set_up_second_factor(self, page):
        page.click("Set one up")
        secret = page.field_named("The secret").get_attribute("value")
        page.type("Code", code(secret, 0))
        page.click("Turn it on")
        page.see("Mail programs need app passwords.")

    def test_a_holder_sees_their_account_alone_and_makes_and_deletes_an_app_password(self):
        with self.page("holder") as page:
            page.open("/dashboard/#/mailboxes")
            page.log_in_as("anna@example.org", heading="Your account")
            self.assertEqual(page.menu(), ["Your account"])
            page.see("There are none yet.")
            page.see("Mail programs then need app passwords")
            page.settled()
            self.assertNotIn("administrator", page.script("return document.body.innerText"))
            for address in ("#/domains", "#/mailboxes/bert@example.org", "#/account", "#/"):
                page.go(address, "Your account")
            page.click("New app password")
            page.opened()
            page.type("Name", "scanner")
            page.field("Read mail").click()
            page.field("Send mail").click()
            page.click("Make the password")
            page.see("Choose at least one.")
            page.click("Cancel")
            secret = self.make_app_password(page, "telephone")
            page.see("never used")
            page.see("Reads mail and sends mail, from everywhere")
            page.driver.refresh()
            page.heading("Your account")
            page.see("telephone")
            self.set_up_second_factor(page)
            page.picture("second-factor")
            # What the page says of mail programs is so.
            with self.assertRaises(smtplib.SMTPAuthenticationError):
                self.mail.send("anna@example.org", "bert@example.org")
            self.mail.send("anna@example.org", "bert@example.org", secret)
            page.click("Delete telephone")
            page.picture("delete")
            page.confirm("Delete")
            page.see("There are none yet.")
            self.assertEqual(self.app_passwords("anna@example.org"), [])
            page.click("Log out")
            page.heading("Log in")
            page.behaves()

    def test_an_administrator_makes_an_app_password_and_takes_a_second_factor_away(self):
        with self.page("bert") as page:
            page.log_in_as("bert@example.org", heading="Your account")
            self.set_up_second_factor(page)
        with self.page("for-a-holder") as page:
            page.log_in()
            page.go("#/mailboxes/bert@example.org", "bert@example.org")
            self.make_app_password(page, "laptop")
            self.assertEqual([one["name"] for one in self.app_passwords("bert@example.org")], ["laptop"])
            page.click("Delete laptop")
            page.confirm("Delete")
            page.see("There are none yet.")
            page.see("Second factor")
            page.picture("with-a-second-factor")
            page.click("Take it away")
            page.confirm("Take it away")
            page.until("its end", lambda: not page.all("//button[normalize-space(.) = 'Take it away']"))
            self.assertFalse(self.mail.call("GET", "/v1/mailboxes/bert@example.org")["second_factor"])
            page.behaves()

    def test_an_administrator_opens_a_mailbox_as_its_holder_and_the_books_say_so(self):
        with self.page("as-holder") as page:
            page.log_in_as("olga@example.org")
            page.go("#/mailboxes/cora@example.org", "cora@example.org")
            page.click("Open as its holder")
            page.see("The audit trail names you")
            link = page.field_named("The link").get_attribute("value")
            page.picture("link")
            [olga] = page.driver.window_handles
            self.assertEqual(page.button("Open it (opens a new window)").get_attribute("href"), link)
            page.click("Open it (opens a new window)")
            page.until("the new window", lambda: len(page.driver.window_handles) == 2)
            page.driver.switch_to.window(next(one for one in page.driver.window_handles if one != olga))
            page.heading("Your account")
            page.see("cora@example.org")
            page.settled()
            self.assertNotIn("pp_link_", page.script("return location.href"))
            # The cookie is the holder's now, and so is the page that was olga's.
            page.driver.switch_to.window(olga)
            page.heading("Your account")
            self.assertEqual(page.menu(), ["Your account"])
            page.behaves()
        lines = self.mail.call("GET", "/v1/audit-lines?object=mailbox:cora@example.org")["data"]
        self.assertEqual([(one["actor"], one["action"]) for one in lines[:2]],
                         [("mailbox:cora@example.org", "session.begin"), ("administrator:olga@example.org", "sso_link.create")])


if __name__ == "__main__":
    unittest.main(verbosity=2)
