"""The address book of a domain, as whoever administrates the domain keeps it and its holders read it (stories.py runs this)."""

from application import Application
from block_stories import ANNA, PASSWORD, Licensed
from page import DESK, PHONE

BOOK = "/v1/domains/acme.example/contacts"
CORA = {
    "name": "Cora Captain", "given_name": "Cora", "surname": "Captain", "organization": "Harbour Supplies Ltd", "department": "Sales",
    "title": "Head of sales", "kind": "individual", "emails": [{"address": "cora@supplier.example", "kind": "work"}],
    "phones": [{"number": "+49 30 901820", "kind": "mobile"}], "urls": ["https://supplier.example/"], "categories": ["suppliers"],
    "places": [{"kind": "work", "street": "Dock Road 4\nSecond yard", "locality": "Hamburg", "region": "", "postcode": "20457", "country": "Germany"}],
    "note": "Answers on weekdays.\nNot on Fridays.",
}


class Addressed(Licensed):
    """The books of the server's own domain and of a customer's."""

    def setUp(self):
        for domain in ("example.org", "acme.example"):
            for one in self.book(domain):
                self.call("DELETE", f"/v1/domains/{domain}/contacts/{one['uid']}")

    def book(self, domain="acme.example"):
        return self.call("GET", f"/v1/domains/{domain}/contacts?limit=100")["data"]

    def put(self, uid, domain="acme.example", **said):
        return self.call("PUT", f"/v1/domains/{domain}/contacts/{uid}", said)

    def part(self, page, place):
        """What is filled in at this place, such as the address of the second row of several."""
        xpath = f"//dialog//*[@data-field='{place}']//*[self::input or self::select or self::textarea]"
        return page.until(f"field at `{place}`", lambda: page.all(xpath))[0]

    def fill(self, page, place, text):
        found = self.part(page, place)
        if found.tag_name != "select":
            found.clear()
        found.send_keys(text)
        if not text:
            # To be emptied is no key.
            page.script("arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", found)

    def form(self, page):
        page.until("its form", lambda: page.all("//dialog//form"))

    def focus(self, page):
        return page.script("return document.activeElement.closest('[data-field]')?.dataset.field")

    def rows(self, page):
        return [one.text for one in page.all("//table//tbody/tr/td[1]//button")]

    def test_a_contact_is_put_into_the_book_and_what_is_wrong_is_said_at_its_field(self):
        with self.page("contacts") as page:
            page.log_in()
            page.go("#/domains/acme.example", "acme.example")
            page.click("Contacts")
            page.see("Nobody is in its address book yet.")
            page.picture("none")
            page.click("New contact")
            page.opened()
            self.assertEqual([one for one in self.asked(page) if "/" not in one], [
                "name", "kind", "given_name", "surname", "organization", "department", "title", "emails", "phones", "places", "urls", "categories", "note"])
            page.click("Make the contact")
            self.wrong(page, "name", "This is needed.")
            self.assertEqual(self.focus(page), "name")
            for name in ("name", "given_name", "surname", "organization", "department", "title", "note"):
                self.fill(page, name, CORA[name])
            self.fill(page, "emails/0/address", "cora@home.example")
            self.fill(page, "emails/0/kind", "Home")
            # What is left empty is not sent; what is said of those after it is said at them.
            page.click("Add to Addresses of mail")
            page.click("Add to Addresses of mail")
            self.assertEqual(self.focus(page), "emails/2/address", "what was added is filled in next")
            self.fill(page, "emails/2/address", "cora at supplier.example")
            self.fill(page, "phones/0/number", "+49 30 901820")
            self.fill(page, "phones/0/kind", "Mobile")
            page.click("Add to Postal addresses")
            for name, text in CORA["places"][0].items():
                self.fill(page, f"places/0/{name}", "Work" if name == "kind" else text)
            for text in ("https://supplier.example/", "javascript:alert(1)"):
                page.click("Add to Pages")
                self.fill(page, self.focus(page), text)
            page.click("Add to Categories")
            self.fill(page, "categories/0", "suppliers")
            page.picture("new")
            page.click("Make the contact")
            self.wrong(page, "emails/2/address", "Must be an address such as anna@example.org.")
            self.wrong(page, "urls/1", "Must be an address with https:// or http://.")
            self.assertEqual(len(page.all("//dialog//*[@class='wrong']")), 2, "nothing is wrong at the others")
            self.assertEqual(self.focus(page), "emails/2/address", "the focus is on what is wrong")
            page.picture("refused-fields")
            page.theme("dark")
            page.picture("refused-fields-in-the-dark")
            page.theme("light")

            # What is said of a row stays with it.
            page.click("Move Address 3 up")
            page.click("Move Address 2 up")
            self.assertEqual([self.part(page, f"emails/{number}/address").get_attribute("value") for number in (0, 1)], ["cora at supplier.example", "cora@home.example"])
            self.wrong(page, "emails/0/address", "Must be an address such as anna@example.org.")
            self.assertEqual(len(page.all("//dialog//*[@data-field='emails']//*[@class='wrong']")), 1)
            self.fill(page, "emails/0/address", "Cora@Supplier.EXAMPLE")
            page.click("Remove Page 2")
            self.assertEqual(page.script("return document.activeElement.ariaLabel"), "Add to Pages", "the focus is not lost")
            page.click("Make the contact")
            page.see("Cora Captain is in the address book.")
            page.see("Head of sales, Sales, Harbour Supplies Ltd")
            [made] = self.book()
            self.assertRegex(made["uid"], "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
            emails = [{"address": "Cora@supplier.example", "kind": "work"}, {"address": "cora@home.example", "kind": "home"}]
            self.assertEqual({name: made[name] for name in CORA}, {**CORA, "emails": emails})
            page.settled()
            page.picture("list")

            page.click("Cora Captain")
            page.opened()
            for words in ("Dock Road 4 Second yard 20457 Hamburg Germany work", "+49 30 901820 mobile", "Answers on weekdays. Not on Fridays.", made["uid"]):
                page.see(words)
            page.picture("card")
            page.click("Close")
            page.go("#/audit?object=contact:acme.example/" + made["uid"], "Audit trail")
            page.click("What was made")
            page.see("Emails: Cora@supplier.example work, cora@home.example home")
            page.behaves([(422, BOOK)])

    def test_contacts_are_found_by_what_is_said_of_them_on_pages(self):
        self.put("cora", **CORA)
        for number in range(26):
            self.put(f"p{number}", name=f"Person {number:02}", emails=[{"address": f"person{number}@elsewhere.example"}])
        with self.page("contacts-found") as page:
            page.log_in()
            page.go("#/domains/acme.example?view=contacts", "acme.example")
            page.see("25 of 27")
            page.click("Next")
            page.see("2 of 27")
            self.assertEqual(self.rows(page), ["Person 24", "Person 25"])
            for words in ("harbour", "CORA@supplier", "cora cap"):
                page.type("Name, organisation or address", words)
                page.see("1 of 1")
                self.assertEqual(self.rows(page), ["Cora Captain"], words)
            page.type("Name, organisation or address", "nobody")
            page.see("Nothing fits what you look for.")
            page.type("Name, organisation or address", "person")
            page.see("25 of 26")
            page.click("Contact")
            page.until("the last first", lambda: self.rows(page)[:2] == ["Person 25", "Person 24"])
            self.assertEqual(page.all("//td//a")[0].get_attribute("href"), "mailto:person25@elsewhere.example")
            page.behaves()

    def test_nobodys_change_of_a_contact_is_overwritten(self):
        self.put("cora", **CORA)
        with self.page("contacts-changed") as page:
            page.log_in()
            page.go("#/domains/acme.example?view=contacts", "acme.example")
            page.click("Change Cora Captain")
            self.form(page)
            self.assertEqual(self.part(page, "places/0/street").get_attribute("value"), "Dock Road 4\nSecond yard")
            self.put("cora", **{**CORA, "title": "Retired", "emails": [*CORA["emails"], {"address": "cora@home.example", "kind": "home"}]})
            self.fill(page, "surname", "Skipper")
            page.click("Save")
            page.see("Somebody else was faster")
            page.picture("faster")
            [kept] = self.book()
            self.assertEqual((kept["surname"], kept["title"]), ("Captain", "Retired"))
            page.click("Load it again")
            page.until("the other's word", lambda: self.part(page, "title").get_attribute("value") == "Retired")
            self.fill(page, "name", "Cora Skipper")
            self.fill(page, "surname", "Skipper")
            page.click("Remove Address 1")
            self.assertEqual(self.part(page, "emails/0/address").get_attribute("value"), "cora@home.example")
            self.fill(page, "note", "")
            page.picture("change")
            page.click("Save")
            page.see("Cora Skipper is changed.")
            page.until("her new name", lambda: self.rows(page) == ["Cora Skipper"])
            page.until("the focus", lambda: page.script("return document.activeElement !== document.body"))
            [changed] = self.book()
            self.assertEqual({name: changed[name] for name in CORA}, {
                **CORA, "name": "Cora Skipper", "surname": "Skipper", "title": "Retired", "note": "", "emails": [{"address": "cora@home.example", "kind": "home"}]})

            page.click("Delete Cora Skipper")
            page.see("Nobody finds it in the address book of acme.example any more.")
            page.picture("delete")
            page.confirm("Delete")
            page.see("Cora Skipper is deleted.")
            page.see("Nobody is in its address book yet.")
            self.assertEqual(self.book(), [])
            page.behaves([(412, f"{BOOK}/cora")])

    def test_a_holder_looks_somebody_up(self):
        self.put("cora", "example.org", **{**CORA, "emails": [{"address": "cora+mail?@supplier.example", "kind": "work"}]})
        self.put("dora", "example.org", name="Dora", organization="Elsewhere", phones=[{"number": "4711"}])
        self.put("theirs", name="Cornelius")
        made = self.call("POST", "/v1/oauth-clients", {"name": "Writer", "redirect_uris": ["http://127.0.0.1/callback"], "scopes": ["openid", "contacts:read"]})
        self.addCleanup(self.call, "DELETE", f"/v1/oauth-clients/{made['id']}")
        writer = Application(self.front.url, made["id"])
        writer.end()
        writer.allowed_by(ANNA, PASSWORD, "openid contacts:read")
        with self.page("contacts-holder", PHONE) as page:
            page.theme("dark")
            page.log_in_as(ANNA, heading="Your account")
            page.settled()
            page.see("The address book of your domain.")
            page.see("Sees the contacts of your domain; knows who you are.")
            self.assertEqual(self.rows(page), ["Cora Captain", "Dora"])
            for words in ("New contact", "Change Cora Captain", "Delete Cora Captain"):
                self.assertFalse(page.all(f"//button[normalize-space(.) = '{words}' or @aria-label = '{words}']"), "reading is not writing")
            page.picture("account")
            page.type("Name, organisation or address", "co")
            page.until("one of them", lambda: self.rows(page) == ["Cora Captain"])
            [mail] = page.all("//td//a")
            self.assertEqual(mail.get_attribute("href"), "mailto:cora%2Bmail%3F@supplier.example")
            page.click("Cora Captain")
            page.opened()
            page.see("Answers on weekdays.")
            page.gone("Key in the API")
            page.picture("card")
            page.click("Close")
            page.type("Name, organisation or address", "cornelius")
            page.see("Nothing fits what you look for.")
            page.behaves()

    def test_a_plan_limits_contacts_and_a_tenant_sees_how_many_there_are(self):
        self.call("POST", "/v1/plans", {"name": "small", "limits": {"contacts": 7}})
        self.call("PUT", "/v1/tenants/acme/plan", {"plan": "small"})
        self.addCleanup(self.call, "DELETE", "/v1/plans/small")
        self.addCleanup(self.call, "PUT", "/v1/tenants/acme/plan", {"plan": None, "overrides": {}})
        self.put("cora", **CORA)
        with self.page("contacts-limited") as page:
            page.log_in()
            page.go("#/plans/small", "small")
            self.assertEqual(page.field("Contacts").get_attribute("value"), "7")
            page.type("Contacts", "1")
            page.picture("plan")
            page.click("Save")
            page.see("The plan is changed.")
            self.assertEqual(self.call("GET", "/v1/plans/small")["limits"]["contacts"], 1)
            page.go("#/tenants/acme", "acme")
            page.see("Contacts 1 of 1")
            page.picture("tenant")
            page.go("#/domains/acme.example?view=contacts", "acme.example")
            page.click("New contact")
            page.opened()
            self.fill(page, "name", "Dora")
            page.click("Make the contact")
            page.see("limit_reached")
            page.picture("limit-reached")
            self.assertEqual(len(self.book()), 1)
            page.click("Cancel")
            page.go("#/tenants/acme", "acme")
            page.click("Change plan")
            page.opened()
            page.type("Own limit: contacts", "2")
            page.click("See what changes")
            page.see("What is in use fits.")
            page.see("Contacts 1 2")
            page.click("Change the plan")
            page.see("Contacts 1 of 2")
            page.see("Contacts: 2")
            page.click("Terminate")
            page.see("1 contact")
            page.picture("terminate")
            page.behaves([(403, BOOK)])

    def test_the_book_is_shown_to_whom_it_may_be(self):
        self.put("cora", **CORA)
        token = lambda *scopes: self.call("POST", "/v1/tokens", {"name": "reader", "scopes": ["domains:read", *scopes], "tenant": "acme"})["secret"]  # noqa: E731
        with self.page("contacts-shown") as page:
            page.log_in(token())
            page.go("#/domains/acme.example?view=contacts", "acme.example")
            page.see("Aliases")
            page.gone("Contacts")
            page.open("/dashboard/")
            page.log_in(token("contacts:read"))
            page.go("#/domains/acme.example?view=contacts", "acme.example")
            page.see("Cora Captain")
            self.assertEqual([one.text for one in page.all("//table//button | //*[@class='tools']//button")], ["Contact", "Made", "Cora Captain"], "reading is not writing")
            page.click("Cora Captain")
            page.opened()
            page.see("+49 30 901820 mobile")
            page.click("Close")
            page.open("/dashboard/")
            page.log_in(token("contacts:write"))
            page.go("#/domains/acme.example?view=contacts", "acme.example")
            page.button("New contact")
            page.button("Change Cora Captain")
            page.behaves()

    def test_another_name_of_a_domain_leads_to_its_book(self):
        self.put("cora", **CORA)
        self.call("POST", "/v1/domains", {"name": "acme.test", "tenant": "acme", "alias_of": "acme.example"})
        self.addCleanup(self.call, "DELETE", "/v1/domains/acme.test")
        with self.page("contacts-other-name") as page:
            page.log_in()
            page.go("#/domains/acme.test?view=contacts", "acme.test")
            page.see("It has no address book of its own")
            page.gone("Cora Captain")
            page.picture("other-name")
            page.click("that of acme.example")
            page.heading("acme.example")
            page.see("Cora Captain")
            page.behaves()

    def tour(self, name, size, scheme):
        long = "A person whose name is rather longer than those of most others who are in this book, Lady of Somewhere"
        address = "a-name-that-is-rather-longer-than-most-others@a-domain-of-many-labels.in.the.department.of.names.example"
        for domain in ("acme.example", "example.org"):
            self.put("cora", domain, **CORA)
            self.put("long", domain, name=long, organization=f"{long} and her sons", emails=[{"address": address}] * 2 + CORA["emails"] * 3, phones=CORA["phones"] * 5,
                     urls=[f"https://{address.split('@')[1]}/{'page/' * 20}"], categories=["suppliers", "x" * 120], places=CORA["places"] * 2, note="word " * 200)
            self.put("bare", domain, name="Bert", kind="organization", organization="Bert")
        with self.page(f"contacts-{name}", size) as page:
            page.theme(scheme)
            page.log_in()
            page.go("#/domains/acme.example?view=contacts", "acme.example")
            page.see("Cora Captain")
            page.picture("list")
            page.click(long)
            page.opened()
            page.picture("card")
            page.click("Close")
            page.click(f"Change {long}")
            self.form(page)
            page.picture("change")
            for field in ("emails", "places", "note"):
                page.script("document.querySelector(`dialog [data-field=${arguments[0]}]`).scrollIntoView()", field)
                page.picture(f"change-{field}")
            self.assertEqual(page.script("const one = document.querySelector('dialog'); return one.scrollWidth - one.clientWidth"), 0, "nothing is cut off")
            page.click("Cancel")
            page.log_in_as(ANNA, heading="Your account")
            page.settled()
            page.see("Cora Captain")
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
