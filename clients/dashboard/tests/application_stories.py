"""Programs that act for people by OAuth: how they are made known, let in and taken back (stories.py runs this)."""

import imaplib

from application import Application
from page import DESK, PHONE
from world import Stories


class WithApplications(Stories):
    """Programs that act for the holders of mailboxes, by leave that the server's own pages ask for."""

    MAIL = "openid email offline_access mail:write submission:write"

    @classmethod
    def seed(cls, call):
        call("POST", "/v1/domains", {"name": "example.org"})
        for name in ("anna", "bert", "cora"):
            call("POST", "/v1/mailboxes", {"address": f"{name}@example.org", "display_name": f"{name.title()} Example", "password": "correct horse battery"})

    def application(self, **made):
        """A program that an administrator made known without the dashboard."""
        wanted = {"redirect_uris": ["http://127.0.0.1/callback"], "scopes": self.MAIL.split(), **made}
        one = self.mail.call("POST", "/v1/oauth-clients", wanted)
        self.addCleanup(self.forget, one["id"])
        return self.running(one["id"], one.get("secret"))

    def forget(self, client_id):
        if client_id in [one["id"] for one in self.mail.call("GET", "/v1/oauth-clients")["data"]]:
            self.mail.call("DELETE", f"/v1/oauth-clients/{client_id}")

    def running(self, client_id, secret=None):
        application = Application(self.front.url, client_id, secret)
        self.addCleanup(application.end)
        return application

    def ask(self, page, application, scope=MAIL):
        page.programs.add(application.place)
        page.open(application.address(scope))
        page.titled("Sign in")

    def answer(self, page, login, decision, password="correct horse battery"):
        page.type("Your address", login)
        page.type("Your password", password)
        page.click(decision)

    def test_an_administrator_makes_an_application_which_a_holder_lets_in_and_takes_back(self):
        with self.page("application") as page:
            page.log_in()
            page.go("#/applications", "Applications")
            page.see("There are no applications yet.")
            page.picture("none")
            page.click("New application")
            page.opened()
            page.type("Name", "Reader & Sons")
            page.type("Redirect addresses", "http://app.example.com/callback")
            page.type("Scopes", "openid\nmail:wirte")
            page.click("Make the application")
            page.see("The server does not know mail:wirte.")
            page.type("Scopes", "openid")
            for word in ("email", "profile", "offline_access", "mail:write", "submission:write", "profile"):
                page.click(word)
            self.assertEqual(page.field("Scopes").get_attribute("value").split("\n"), self.MAIL.split())
            page.field("It can keep a secret").click()
            page.click("Make the application")
            page.until("the refusal at its field", lambda: page.all("//dialog//*[@data-field='redirect_uris']//*[@class='wrong']"))
            page.picture("new")
            page.type("Redirect addresses", "http://127.0.0.1/callback")
            page.click("Make the application")
            page.see("It is shown now, and never again")
            secret = page.field_named("The secret").get_attribute("value")
            page.picture("secret")
            page.click("I have it")
            page.heading("Reader & Sons")
            self.assertNotIn(secret, page.script("return document.documentElement.outerHTML"))
            client_id = page.field_named("The client id").get_attribute("value")
            metadata = page.field_named("The address of the metadata").get_attribute("value")
            self.assertTrue(metadata.endswith("/.well-known/openid-configuration"), metadata)
            page.picture("made")
            application = self.running(client_id, secret)
            page.open("/dashboard/")

            # The holder, on the server's own page.
            self.ask(page, application)
            page.see("Reader & Sons asks you to let it:")
            page.see("read, change and delete your mail")
            page.see("send mail as you")
            self.answer(page, "anna@example.org", "Allow", "wrong")
            page.see("Address, password or code are wrong.")
            self.answer(page, "anna@example.org", "Allow")
            page.titled("Back at the program")
            tokens = application.redeem(application.answered()["code"])
            self.assertEqual(tokens["scope"], self.MAIL)
            with self.mail.imap("anna@example.org", tokens["access_token"]) as imap:
                self.assertEqual(imap.select("INBOX")[0], "OK")
            status, again = application.refresh(tokens)
            self.assertEqual(status, 200, again)

            page.open("/dashboard/")
            page.log_in_as("anna@example.org", heading="Your account")
            page.see("Reader & Sons")
            page.see("Reads, changes and deletes your mail; sends mail as you; knows who you are; knows your address.")
            page.picture("allowed")
            page.click("Take it back from Reader & Sons")
            page.see("It is refused from now on")
            page.picture("take-back")
            page.confirm("Take it back")
            page.see("No application may do anything.")
            status, refused = application.refresh(again)
            self.assertEqual((status, refused["error"]), (400, "invalid_grant"))
            for token in (tokens, again):
                with self.assertRaises(imaplib.IMAP4.error):
                    self.mail.imap("anna@example.org", token["access_token"])
            page.behaves([(422, "/v1/oauth-clients"), (403, "/oauth/authorize")])

    def test_an_administrator_takes_back_what_they_let_an_application_do(self):
        self.mail.call("POST", "/v1/administrators", {"login": "olga@example.org", "password": "correct horse battery"})
        self.addCleanup(self.mail.call, "DELETE", "/v1/administrators/olga@example.org")
        application = self.application(name="Panel", scopes=["openid", "offline_access", "domains:write"])
        tokens = application.allowed_by("olga@example.org", "correct horse battery", "openid offline_access domains:write")
        with self.page("own-grants") as page:
            page.log_in_as("olga@example.org")
            page.go("#/account", "Your account")
            page.see("Knows who you are; sees and changes domains.")
            page.click("Take it back from Panel")
            page.see("It is refused from now on; it can ask again, and be told no.")
            page.gone("Mail programs")
            page.confirm("Take it back")
            page.see("No application may do anything.")
            status, refused = application.refresh(tokens)
            self.assertEqual((status, refused["error"]), (400, "invalid_grant"))
            page.behaves()

    def test_whoever_says_no_is_sent_back_and_lets_nothing_in(self):
        application = self.application(name="Nosy")
        with self.page("deny") as page:
            self.ask(page, application)
            # No password is needed to say no.
            page.click("Deny")
            page.titled("Back at the program")
            said = application.answered()
            self.assertEqual(said["error"], "access_denied")
            self.assertNotIn("code", said)
            self.assertEqual(self.mail.call("GET", "/v1/mailboxes/anna@example.org/grants")["data"], [])
            page.behaves()

    def test_an_application_is_changed_disabled_given_another_secret_and_deleted(self):
        application = self.application(name="Webmail", confidential=True)
        tokens = application.allowed_by("bert@example.org", "correct horse battery", self.MAIL)
        client = f"/v1/oauth-clients/{application.client_id}"
        with self.page("applications") as page:
            page.log_in()
            page.go("#/applications", "Applications")
            page.click("Webmail")
            page.heading("Webmail")
            page.click("submission:write")
            page.click("profile")
            page.click("Save")
            page.see("The application is changed.")
            self.assertEqual(self.mail.call("GET", client)["scopes"], ["openid", "email", "offline_access", "mail:write", "profile"])
            self.mail.call("PUT", client, {**self.mail.call("GET", client), "name": "Webmail of Example"})
            page.type("Name", "Mine")
            page.click("Save")
            page.see("Somebody else was faster")
            page.click("Load it again")
            page.until("the new name", lambda: page.field("Name").get_attribute("value") == "Webmail of Example")
            page.click("Disable")
            page.confirm("Disable")
            page.see("Webmail of Example is disabled.")
            self.assertEqual(application.refresh(tokens)[1]["error"], "invalid_client")
            page.picture("disabled")
            page.click("Enable")
            page.confirm("Enable")
            page.see("Webmail of Example is enabled.")
            status, tokens = application.refresh(tokens)
            self.assertEqual(status, 200, tokens)
            page.click("Make another secret")
            page.picture("another-secret")
            page.opened()
            page.all("//dialog//button[normalize-space(.) = 'Make another']")[0].click()
            secret = page.field_named("The secret").get_attribute("value")
            page.click("I have it")
            self.assertEqual(application.refresh(tokens)[1]["error"], "invalid_client")
            application.secret = secret
            status, tokens = application.refresh(tokens)
            self.assertEqual(status, 200, tokens)
            # The administrator of a mailbox sees what its holder sees, and may take it back.
            page.go("#/mailboxes/bert@example.org", "bert@example.org")
            page.see("sends mail as the holder; knows who the holder is")
            page.picture("of-a-mailbox")
            page.click("Take it back from Webmail of Example")
            page.confirm("Take it back")
            page.see("No application may do anything.")
            self.assertEqual(application.refresh(tokens)[1]["error"], "invalid_grant")
            page.go(f"#/applications/{application.client_id}", "Webmail of Example")
            page.click("Delete")
            page.confirm("Delete")
            page.heading("Applications")
            page.gone("Webmail of Example")
            page.behaves([(412, client)])

    def tour(self, name, size, scheme):
        """The server's own pages, which are nobody's but look like it."""
        application = self.application(name="Calendar of a Name Longer Than Most", device_flow=True)
        with self.page(f"oauth-{name}", size) as page:
            page.theme(scheme)
            self.ask(page, application, self.MAIL)
            page.picture("ask")
            self.answer(page, "cora@example.org", "Allow", "wrong")
            page.see("Address, password or code are wrong.")
            page.picture("refused")
            page.open("/oauth/authorize?client_id=client_0")
            page.titled("This does not work")
            page.picture("no-such-application")
            page.open("/oauth/device")
            page.titled("Connect a device")
            page.picture("device")
            page.type("The code that the device shows", "nonsense")
            page.click("Go on")
            page.see("No device waits with that code.")
            page.picture("device-unknown")
            waiting = application.wait_on_a_device("openid mail:write")
            page.type("The code that the device shows", waiting["user_code"])
            page.click("Go on")
            page.titled("Sign in")
            page.picture("device-ask")
            self.answer(page, "cora@example.org", "Allow")
            page.see("The device is connected.")
            page.picture("device-connected")
            status, tokens = application.token(grant_type="urn:ietf:params:oauth:grant-type:device_code", device_code=waiting["device_code"])
            self.assertEqual((status, tokens["scope"]), (200, "openid mail:write"))
            page.behaves([(403, "/oauth/authorize"), (400, "/oauth/authorize"), (400, "/oauth/device")])

    def test_the_pages_that_ask_at_a_desk_in_the_light(self):
        self.tour("desk-light", DESK, "light")

    def test_the_pages_that_ask_at_a_desk_in_the_dark(self):
        self.tour("desk-dark", DESK, "dark")

    def test_the_pages_that_ask_on_a_telephone_in_the_light(self):
        self.tour("phone-light", PHONE, "light")

    def test_the_pages_that_ask_on_a_telephone_in_the_dark(self):
        self.tour("phone-dark", PHONE, "dark")
