"""Passkeys: made, shown, deleted and taken (stories.py runs this). What holds them is Chromium's own virtual authenticator."""

from selenium.webdriver.common.virtual_authenticator import VirtualAuthenticatorOptions

from page import DESK, PHONE
from world import Stories, code

PASSWORD = "correct horse battery"
ANNA, BERT, CORA, OLGA, ROSA, SAMI = (f"{name}@example.org" for name in ("anna", "bert", "cora", "olga", "rosa", "sami"))


class WithPasskeys(Stories):
    """People with a telephone, which browsers ask on pages that are at a name."""

    @classmethod
    def seed(cls, call):
        cls.front.url = f"http://localhost:{cls.front.server.server_port}"
        call("POST", "/v1/domains", {"name": "example.org"})
        for address in (ANNA, BERT, CORA):
            call("POST", "/v1/mailboxes", {"address": address, "password": PASSWORD})
        for login in (OLGA, ROSA, SAMI):
            call("POST", "/v1/administrators", {"login": login, "password": PASSWORD})

    def setUp(self):
        for path in (*(f"/v1/mailboxes/{one}" for one in (ANNA, BERT)), *(f"/v1/administrators/{one}" for one in (OLGA, ROSA))):
            self.call("DELETE", f"{path}/passkeys")

    def names(self, path):
        return [one["name"] for one in self.call("GET", path)["data"]]

    def telephone(self, page, **said):
        """Whatever holds passkeys for this browser; whoever it asks is there and shows who they are."""
        page.driver.add_virtual_authenticator(VirtualAuthenticatorOptions(
            **{"protocol": "ctap2", "transport": "internal", "has_resident_key": True, "has_user_verification": True, "is_user_verified": True, **said}))

    def held(self, page):
        return len(page.driver.get_credentials())

    def add(self, page, name, password=PASSWORD):
        page.click("New passkey")
        page.opened()
        page.type("Name", name)
        page.type("Your password", password)
        page.click("Go on")

    def log_out(self, page, menu=False):
        if menu:
            page.click("Menu")
        page.click("Log out")
        page.heading("Log in")

    def test_a_holder_makes_a_passkey_logs_in_by_it_and_deletes_it(self):
        path = f"/v1/mailboxes/{ANNA}/passkeys"
        with self.page("passkeys", PHONE) as page:
            page.open("/dashboard/")
            self.telephone(page)
            page.log_in_as(ANNA, heading="Your account")
            page.see("You have no passkeys yet.")
            page.click("New passkey")
            page.opened()
            self.assertEqual(self.asked(page), ["name", "password"])
            page.click("Go on")
            self.wrong(page, "name", "This is needed.")
            self.wrong(page, "password", "This is needed.")
            page.picture("new")
            page.type("Name", "n" * 101)
            page.type("Your password", PASSWORD)
            page.click("Go on")
            self.wrong(page, "name", "Must have 1 to 100 characters")
            page.type("Name", "telephone")
            page.type("Your password", "wrong")
            page.click("Go on")
            self.wrong(page, "password", "Is not your password.")
            page.picture("refused")
            # The one that the browser made before is the one that is kept.
            page.type("Your password", PASSWORD)
            page.click("Go on")
            page.see("The passkey telephone logs you in from now on.")
            page.see("never used")
            page.see("For localhost")
            page.see("On one device")
            self.assertEqual((self.names(path), self.held(page)), (["telephone"], 1))
            page.picture("kept")
            self.add(page, "telephone again")
            page.see("This device has one already.")
            page.picture("known")
            page.click("Cancel")
            self.log_out(page, menu=True)
            page.picture("login")
            page.click("Log in with a passkey")
            page.heading("Your account")
            page.see(ANNA)
            page.gone("never used")
            self.assertEqual(page.script("return document.cookie"), "", "no script sees the session")
            page.driver.refresh()
            page.heading("Your account")
            page.click("Delete the passkey telephone")
            page.see("It logs you in no more.")
            page.picture("delete")
            page.confirm("Delete")
            page.see("You have no passkeys yet.")
            self.assertEqual(self.names(path), [])
            # The telephone offers it still.
            self.log_out(page, menu=True)
            page.click("Log in with a passkey")
            page.see("The passkey opens nothing")
            page.picture("opens-nothing")
            page.behaves([(422, "/v1/me/passkeys"), (401, "/v1/passkey-sessions")])

    def test_an_administrators_passkey_stands_for_password_and_code(self):
        with self.page("passkey-of-administrator") as page:
            page.open("/dashboard/")
            self.telephone(page)
            page.log_in_as(OLGA)
            page.go("#/account", "Your account")
            page.click("Set one up")
            secret = page.field_named("The secret").get_attribute("value")
            page.type("Code", code(secret, 0))
            page.click("Turn it on")
            page.see("A code of your authenticator is asked for when you log in.")
            self.add(page, "security key")
            page.see("The passkey security key logs you in from now on.")
            page.picture("account")
            self.log_out(page)
            page.click("API token")
            page.click("Log in with a passkey")
            page.heading("Overview")
            self.assertEqual(page.script("return document.querySelector('.who a').textContent"), OLGA)
            page.go("#/audit", "Audit trail")
            page.see("Passkey create")
            page.behaves()

    def test_what_somebody_leaves_is_no_error(self):
        with self.page("passkeys-left") as page:
            page.open("/dashboard/")
            self.telephone(page)
            # Whoever it asks does not show who they are.
            page.driver.set_user_verified(False)
            page.heading("Log in")
            page.click("Log in with a passkey")
            page.see("No passkey was shown.")
            self.assertEqual(page.script("return document.activeElement.textContent"), "Log in with a passkey", "keys go on from there")
            self.assertFalse(page.all("//*[contains(@class, 'notice') and contains(@class, 'bad')]"))
            page.picture("login")
            page.log_in_as(BERT, heading="Your account")
            self.add(page, "telephone")
            page.see("No passkey was made.")
            self.assertFalse(page.all("//*[contains(@class, 'notice') and contains(@class, 'bad')]"))
            page.picture("account")
            # One that was made, and refused with what was typed beside it, is offered nobody when the form is left.
            page.driver.set_user_verified(True)
            page.type("Your password", "wrong")
            page.click("Go on")
            self.wrong(page, "password", "Is not your password.")
            self.assertEqual(self.held(page), 1)
            page.click("Cancel")
            page.until("its end", lambda: not self.held(page))
            self.assertEqual(self.names(f"/v1/mailboxes/{BERT}/passkeys"), [])
            page.behaves([(422, "/v1/me/passkeys")])

    def test_a_page_at_an_address_offers_none(self):
        with self.page("passkeys-address") as page:
            page.base = f"http://127.0.0.1:{self.front.server.server_port}"
            page.log_in_as(BERT, heading="Your account")
            page.see("None can be made on this page")
            self.assertFalse(page.all("//button[normalize-space(.) = 'New passkey']"))
            page.picture("account")
            self.log_out(page)
            self.assertFalse(page.all("//button[normalize-space(.) = 'Log in with a passkey']"))
            page.behaves()

    def test_an_administrator_takes_the_passkeys_of_a_holder_and_of_an_administrator(self):
        # Names may be as long as this.
        name = "telephone-" + "n" * 90
        for login, address, heading in ((BERT, f"#/mailboxes/{BERT}", "Your account"), (ROSA, f"#/administrators/{ROSA}", "Overview")):
            path = f"/v1/{address.strip('#/')}/passkeys"
            with self.subTest(login), self.page(f"passkeys-lost-{login[:4]}", PHONE) as theirs:
                theirs.open("/dashboard/")
                self.telephone(theirs)
                theirs.log_in_as(login, heading=heading)
                theirs.go("#/account", "Your account")
                self.add(theirs, name)
                theirs.see(f"The passkey {name} logs you in from now on.")
                theirs.picture("long-name")
                with self.page(f"passkeys-taken-{login[:4]}", PHONE) as page:
                    page.theme("dark")
                    page.log_in()
                    page.go(address, login)
                    page.see(f"1 passkey: {name}")
                    page.picture("before")
                    page.click("Take all passkeys")
                    page.see("their sessions end")
                    page.picture("asked")
                    page.confirm("Take all passkeys")
                    page.gone(f"1 passkey: {name}")
                    page.until("the end of its button", lambda: not page.all("//button[normalize-space(.) = 'Take all passkeys']"))
                    page.picture("after")
                    page.behaves()
                self.assertEqual(self.names(path), [])
                theirs.driver.refresh()
                theirs.heading("Log in")
                theirs.click("Log in with a passkey")
                theirs.see("The passkey opens nothing")
                # Whatever it asked after the session's end was refused.
                theirs.behaves([(401, "/v1/")])

    def test_another_password_takes_them_too(self):
        for login, address, heading in ((CORA, f"#/mailboxes/{CORA}", "Your account"), (SAMI, f"#/administrators/{SAMI}", "Overview")):
            with self.subTest(login), self.page(f"passkeys-password-{login[:4]}", DESK) as page:
                page.open("/dashboard/")
                self.telephone(page)
                page.log_in_as(login, heading=heading)
                page.go("#/account", "Your account")
                page.see("and your passkeys go")
                self.add(page, "telephone")
                page.see("The passkey telephone logs you in from now on.")
                self.log_out(page)
                page.log_in()
                page.go(address, login)
                page.see("1 passkey: telephone")
                page.click("Set password")
                page.type("New password", "another horse battery")
                page.all("//dialog//button[@type='submit']")[0].click()
                page.gone("1 passkey: telephone")
                self.assertFalse(page.all("//button[normalize-space(.) = 'Take all passkeys']"))
                self.assertEqual(self.names(f"/v1/{address.strip('#/')}/passkeys"), [])
                page.behaves()
