"""Work that goes on after its request was answered, and mailboxes that are imported by it (stories.py runs this)."""

import contextlib
import http.client
import json
import pathlib
import time

from selenium.webdriver.common.by import By

from application import Application
from block_stories import ANNA, PASSWORD, SAM, Licensed
from page import DESK, PHONE

NEW = "correct horse battery staple"


class Working(Licensed):
    """Operations, of which none is left from the story before."""

    def setUp(self):
        for status in ("waiting", "running"):
            for one in self.operations(f"?status={status}"):
                self.cancel(one["id"])

    def operations(self, query=""):
        return self.call("GET", f"/v1/operations{query}")["data"]

    def begin(self, requests, token=None, **more):
        """Asks for it, by another token where one is named."""
        connection = http.client.HTTPConnection(self.mail.listeners["http"][0], timeout=30)
        with contextlib.closing(connection):
            headers = {"Authorization": f"Bearer {token or self.mail.token}", "Content-Type": "application/json"}
            connection.request("POST", "/v1/operations", json.dumps({"requests": requests, **more}), headers)
            answer = connection.getresponse()
            said = json.loads(answer.read())
            self.assertEqual(answer.status, 202, said)
        return said["id"]

    def slow(self, token=None):
        """Minutes of work: each of its requests reckons a password's hash, one after the other."""
        made = self.begin([{"method": "PATCH", "path": f"/v1/mailboxes/{SAM}", "body": {"password": NEW}}] * 5000, token)
        self.addCleanup(self.cancel, made)
        return made

    def cancel(self, key):
        self.call("POST", f"/v1/operations/{key}/cancel")
        self.over(key)

    def over(self, key):
        return self.stands(key, lambda one: one["done"])

    def stands(self, key, so):
        until = time.monotonic() + 60
        while not so(one := self.call("GET", f"/v1/operations/{key}")):
            self.assertLess(time.monotonic(), until, one)
        return one

    def token(self, *scopes, **more):
        return self.call("POST", "/v1/tokens", {"name": "program", "scopes": list(scopes), **more})

    def rows(self, page):
        return [" ".join(one.text.split()) for one in page.all("//table//tbody/tr")]

    def read(self, what):
        """What is asked for until then is asked for again by the page itself."""
        return f"return performance.getEntriesByType('resource').filter((one) => one.name.endsWith('{what}')).length"


class Operated(Working):
    """Those that programs began."""

    def test_operations_are_listed_and_filtered_by_how_they_stand(self):
        ended = self.token("admin")
        broken = self.slow(ended["secret"])
        self.stands(broken, lambda one: one["status"] == "running")
        self.call("DELETE", f"/v1/tokens/{ended['id']}")
        self.over(broken)
        done = self.begin([{"method": "GET", "path": "/v1/domains"}])
        self.over(done)
        running, waiting = self.slow(), self.slow()
        with self.page("operations") as page:
            page.log_in()
            page.go("#/operations", "Operations")
            page.until("all of them", lambda: [one.split(" ")[2] for one in self.rows(page)][:4] == [waiting, running, done, broken])
            page.picture("list")
            bar = page.field_named(f"Progress of {running}")
            self.assertEqual((bar.tag_name, bar.get_attribute("max")), ("progress", "5000"))
            page.until("how far it is, in words", lambda: bar.get_attribute("aria-valuetext").endswith(" of 5,000") and bar.get_attribute("value") != "0")
            # What is said anew is said in its place, and the focus stays.
            page.script("arguments[0].closest('tr').querySelector('a').focus()", bar)
            before = bar.get_attribute("value")
            page.until("what it says later", lambda: bar.get_attribute("value") != before)
            self.assertEqual(page.script("return document.activeElement.getAttribute('href')"), f"#/operations/{running}")
            for words, wanted in (("Waiting", waiting), ("Running", running), ("Failed", broken)):
                page.choose("Status", words)
                page.until(f"the one that is {words}", lambda: [one.split(" ")[2] for one in self.rows(page)] == [wanted])  # noqa: B023
            page.picture("failed")
            page.click("5,000 requests")
            page.heading(f"Operation {broken}")
            page.see("It could not go on")
            page.see("The token by which it was done is none any more")
            page.see("of 5,000 never began.")
            page.picture("broken")
            page.go(f"#/operations/{waiting}", f"Operation {waiting}")
            page.see("It waits for its turn")
            page.behaves()

    def test_one_is_cancelled_while_it_runs_and_one_while_it_waits(self):
        running, waiting = self.slow(), self.slow()
        with self.page("operations-cancelled") as page:
            page.log_in()
            page.go(f"#/operations/{waiting}", f"Operation {waiting}")
            page.see("It waits for its turn")
            page.see("Nothing is done yet.")
            page.click("Cancel it")
            page.see("nothing more begins")
            page.picture("cancel")
            page.confirm("Cancel it")
            page.see("It is cancelled.")
            page.see("5,000 of 5,000 never began.")
            self.assertFalse(page.all("//button[normalize-space(.) = 'Cancel it']"))
            self.assertEqual(self.over(waiting)["status"], "cancelled")

            page.go(f"#/operations/{running}", f"Operation {running}")
            page.see("It goes on without this page")
            bar = page.field_named(f"Progress of {running}")
            page.until("some of it", lambda: int(bar.get_attribute("value")) > 0)
            # What came of it comes with it.
            page.until("its results", lambda: self.rows(page)[:1] and self.rows(page)[0].startswith("1 Done 200"))
            page.picture("runs")
            page.click("Cancel it")
            page.confirm("Cancel it")
            page.see("It was cancelled")
            page.until("its end", lambda: not page.all("//progress"))
            page.picture("cancelled")
            self.assertEqual(self.over(running)["status"], "cancelled")
            # One that is over is not asked for any more.
            page.settled()
            asked, until = page.script(self.read(f"/v1/operations/{running}")), time.monotonic() + 5
            page.until("a while", lambda: time.monotonic() > until)
            self.assertEqual(page.script(self.read(f"/v1/operations/{running}")), asked)
            page.behaves()

    def test_what_came_of_each_request_is_on_pages_and_those_that_failed_alone(self):
        read = [{"method": "GET", "path": f"/v1/mailboxes/{ANNA}"}] * 30
        key = self.begin([*read, {"method": "POST", "path": "/v1/plans", "body": {"name": "Not A Name"}}, {"method": "GET", "path": "/v1/mailboxes/nobody@example.org"},
                          {"method": "PUT", "path": "/v1/plans/small", "body": {"limits": {"domains": 1}}}])
        self.addCleanup(self.call, "DELETE", "/v1/plans/small")
        self.over(key)
        with self.page("operations-results") as page:
            page.log_in()
            page.go(f"#/operations/{key}", f"Operation {key}")
            page.see("33 of 33, 2 failed")
            page.see("2 requests failed")
            page.see("The others were done.")
            page.until("a page of them", lambda: len(self.rows(page)) == 25)
            page.all("//summary[normalize-space(.) = 'What was answered']")[0].click()
            page.see('"address": "anna@example.org"')
            page.picture("answered")
            page.click("Next")
            page.until("the rest", lambda: len(self.rows(page)) == 8 and self.rows(page)[-1].startswith("33 Made 201 small"))
            page.field("Only those that failed").click()
            page.until("those that failed", lambda: len(self.rows(page)) == 2)
            first, second = self.rows(page)
            self.assertTrue(first.startswith("31 Failed 422 /v1/plans Name: "), first)
            self.assertTrue(second.startswith("32 Failed 404 nobody@example.org There is no mailbox"), second)
            self.assertFalse(page.all("//td//a"), "nothing is there")
            page.picture("failed-alone")
            page.field("Only those that failed").click()
            page.until("all of them again", lambda: len(self.rows(page)) == 25)
            page.click("Next")
            page.click("small")
            page.heading("small")
            page.behaves()

    def test_what_came_of_it_is_for_whoever_asked(self):
        key = self.begin([{"method": "GET", "path": "/v1/domains"}])
        self.over(key)
        reader = self.token("operations:read")["secret"]
        with self.page("operations-others") as page:
            page.log_in(reader)
            self.assertIn("Operations", page.menu())
            page.go(f"#/operations/{key}", f"Operation {key}")
            page.see("All of it was done")
            page.see("It is for others to read")
            page.see("What came of it is for whoever asked for the operation, which is token:")
            page.gone("insufficient_scope")
            page.picture("refused")
            waiting = [self.slow(), self.slow()][1]
            page.go(f"#/operations/{waiting}", f"Operation {waiting}")
            page.see("It waits for its turn")
            self.assertFalse(page.all("//button[normalize-space(.) = 'Cancel it']"), "reading is not ending")
            # Its own are whose it is.
            writer = self.token("operations:write", "domains:read")["secret"]
            own = self.begin([{"method": "GET", "path": "/v1/domains"}], writer)
            self.cancel(waiting)
            page.open("/dashboard/")
            page.log_in(writer)
            page.go(f"#/operations/{own}", f"Operation {own}")
            page.button("Cancel it")
            page.see("It waits for its turn")
            for one in self.operations("?status=running"):
                self.cancel(one["id"])
            page.see("All of it was done")
            page.until("what came of it", lambda: [one[:10] for one in self.rows(page)] == ["1 Done 200"])
            page.behaves([(403, "/results")])
            page.open("/dashboard/")
            page.log_in(self.token("mailboxes:write")["secret"])
            self.assertNotIn("Operations", page.menu())
            page.go("#/mailboxes", "Mailboxes")
            page.button("New mailbox")
            self.assertFalse(page.all("//a[normalize-space(.) = 'Import']"), "it needs both")
            page.behaves()

    def test_what_an_application_may_do_with_them_is_said_in_words(self):
        self.call("POST", "/v1/administrators", {"login": "olga@example.org", "password": PASSWORD})
        self.addCleanup(self.call, "DELETE", "/v1/administrators/olga@example.org")
        made = self.call("POST", "/v1/oauth-clients", {"name": "Panel", "redirect_uris": ["http://127.0.0.1/callback"], "scopes": ["openid", "operations:write"]})
        self.addCleanup(self.call, "DELETE", f"/v1/oauth-clients/{made['id']}")
        panel = Application(self.front.url, made["id"])
        panel.end()
        panel.allowed_by("olga@example.org", PASSWORD, "openid operations:write")
        with self.page("operations-granted") as page:
            page.log_in_as("olga@example.org")
            page.go("#/account", "Your account")
            page.see("Has long work done, which it sees and ends; knows who you are.")
            page.behaves()


class Imported(Working):
    """Mailboxes from a table."""

    def setUp(self):
        super().setUp()
        for one in self.call("GET", "/v1/mailboxes?limit=100")["data"]:
            if one["address"] not in (ANNA, SAM, "bert@example.org"):
                self.call("DELETE", f"/v1/mailboxes/{one['address']}?purge_after=P0D")

    def paste(self, page, text):
        page.script("const one = document.getElementById('import-text'); one.value = arguments[0]; one.dispatchEvent(new Event('input', {bubbles: true}))", text)

    def choose_file(self, page, name, content):
        path = pathlib.Path(self.files.name) / name
        path.write_bytes(content)
        page.driver.find_element(By.ID, "import-file").send_keys(str(path))

    def lines(self, page, label):
        """What a table of the preview says, row by row."""
        return page.script("""
          const table = [...document.querySelectorAll('table')].find((one) => one.caption.textContent === arguments[0]);
          return [...table?.tBodies[0].rows ?? []].map((row) => [...row.cells].map((cell) => cell.textContent));""", label)

    def made(self, page):
        return self.lines(page, "Mailboxes")

    def wrongs(self, page):
        return self.lines(page, "Lines that cannot be imported")

    def test_a_table_is_looked_through_before_anything_is_sent_and_then_imported(self):
        before = len(self.operations("?limit=100"))
        with self.page("import") as page:
            page.log_in()
            page.go("#/mailboxes", "Mailboxes")
            page.click("Import")
            page.heading("Import mailboxes")
            page.picture("empty")
            self.paste(page, 'Quota,E-Mail,Phone,Name,Password\n'
                             f'5 GB,dora@example.org,1,"Dora, of ""Example""",{NEW}\n'
                             '5,emil,2,Emil,short\n'
                             '\n'
                             ',DORA@example.org,3,Dora,\n'
                             ',fritz@example.org,4,Fritz,,more\n'
                             '"1,5 GB",gerd@example.org,5,Gerd,\n')
            page.see("4 of 5 lines cannot be imported")
            page.see("This column is none of a mailbox: Phone.")
            self.assertEqual(self.wrongs(page), [
                ["emilline 3", "The address must be one such as anna@example.org.The password must have at least 8 characters, or none at all."
                              "The quota must say of what: 5 GB. Or call its column quota_gb or quota_bytes."],
                ["DORA@example.orgline 5", "Line 2 has this address, too."],
                ["fritz@example.orgline 6", "There are 6 values for 5 columns: one with a comma in it must stand between quotation marks."],
                ["gerd@example.orgline 7", "The quota must be written without a comma, such as 1.5 GB."]])
            self.assertEqual(self.made(page), [["dora@example.org", 'Dora, of "Example"', "Is set", "5 GiB"]])
            self.assertFalse(page.all("//button[starts-with(normalize-space(.), 'Import ')]"), "nothing is sent before")
            page.picture("wrong")
            page.theme("dark")
            page.picture("wrong-in-the-dark")
            page.theme("light")
            self.paste(page, f'name;address;quota_gb;password\n"Dora; her\r\nmailbox";dora@example.org;1.5;{NEW}\nEmil;emil+mail@example.org;;\n;fritz@example.org;unlimited;\n')
            page.see("Import 3 mailboxes")
            page.gone("cannot be imported")
            self.assertEqual(self.made(page), [
                ["dora@example.org", "Dora; her mailbox", "Is set", "1.5 GiB"], ["emil+mail@example.org", "Emil", "None", "As the domain says"],
                ["fritz@example.org", "None", "None", "None"]])
            page.picture("right")
            self.assertEqual(len(self.operations("?limit=100")), before, "nothing was sent yet")
            page.click("Import 3 mailboxes")
            page.heading("Operation op_")
            page.see("All of it was done")
            page.until("what came of each", lambda: [one.split()[3] for one in self.rows(page)] == ["dora@example.org", "emil+mail@example.org", "fritz@example.org"])
            page.picture("done")
            page.click("emil+mail@example.org")
            page.heading("emil+mail@example.org")
            dora = self.call("GET", "/v1/mailboxes/dora@example.org")
            self.assertEqual((dora["display_name"], dora["quota_bytes"], dora["password_set"]), ("Dora; her mailbox", 3 * 2**29, True))
            self.assertFalse(self.call("GET", "/v1/mailboxes/emil+mail@example.org")["password_set"])
            self.assertIsNone(self.call("GET", "/v1/mailboxes/fritz@example.org")["quota_bytes"])
            self.mail.send("dora@example.org", ANNA, NEW)
            # A password is nowhere but where it belongs.
            kept = page.script("return location.href + JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.documentElement.outerHTML")
            self.assertNotIn(NEW, kept + self.mail.said())
            page.behaves()

    def test_an_address_that_exists_is_not_overwritten_and_told(self):
        self.call("PATCH", f"/v1/mailboxes/{ANNA}", {"display_name": "Anna"})
        with self.page("import-in-part") as page:
            page.log_in()
            page.go("#/domains/example.org?view=mailboxes", "example.org")
            page.click("Import")
            page.heading("Import mailboxes")
            page.see("without a domain it is in example.org")
            self.paste(page, f"address\tname\tpassword\nanna\tSomebody else\t{NEW}\ndora\tDora\t\nemil@nowhere.example\tEmil\t\nfritz\tFritz\tpassword\n")
            page.see("Import 4 mailboxes")
            page.click("Import 4 mailboxes")
            page.heading("Operation op_")
            page.see("3 requests failed")
            page.see("The others were done.")
            page.field("Only those that failed").click()
            page.until("which failed", lambda: len(self.rows(page)) == 3)
            anna, emil, fritz = self.rows(page)
            self.assertEqual(anna, "1 Failed 412 anna@example.org There is such an object already.")
            self.assertEqual(emil, "3 Failed 422 emil@nowhere.example Address: is in nowhere.example, which is no domain of yours")
            self.assertTrue(fritz.startswith("4 Failed 422 fritz@example.org Password: "), fritz)
            page.picture("failed")
            self.assertEqual(self.call("GET", f"/v1/mailboxes/{ANNA}")["display_name"], "Anna")
            self.assertEqual(self.call("GET", "/v1/mailboxes/dora@example.org")["display_name"], "Dora")
            page.click("anna@example.org")
            page.heading("anna@example.org")
            page.behaves()

    def test_a_table_is_read_as_spreadsheets_write_it(self):
        with self.page("import-read") as page:
            page.log_in()
            page.go("#/mailboxes/import", "Import mailboxes")
            a = "a@example.org"
            none = ["None", "None", "As the domain says"]
            # RFC 4180 §2, by its numbers, and what is written besides.
            for name, content, wanted in (
                ("1: a line break ends a record", f"address,name\r\n{a},A\r\nb@example.org,B\r\n", [[a, "A", *none[1:]], ["b@example.org", "B", *none[1:]]]),
                ("2: the last may have none", f"address\r\n{a}", [[a, *none]]),
                ("4: spaces are part of a value", f"address,password\r\n{a},  12345678 \r\n", [[a, "None", "Is set", "As the domain says"]]),
                ("5: quotes", f'"address","name"\r\n"{a}","A"\r\n', [[a, "A", *none[1:]]]),
                ("5: quotes that are empty", f'address,name\r\n{a},""\r\n', [[a, *none]]),
                ("6: commas and line breaks within", f'name,address\r\n"A, B\r\nC",{a}\r\n', [["a@example.org", "A, B C", *none[1:]]]),
                ("7: quotes within", f'name,address\r\n"""A"" B",{a}\r\n', [[a, '"A" B', *none[1:]]]),
                ("quotes in the middle are themselves", f'name,address\r\nA "B" C,{a}\r\n', [[a, 'A "B" C', *none[1:]]]),
                ("spaces around quotes are not", f'name,address\r\n "A, B" ,{a}\r\n', [[a, "A, B", *none[1:]]]),
                ("a mark of its order comes first", f"\ufeffaddress\r\n{a}\r\n", [[a, *none]]),
                ("old line breaks", f"address,name\r{a},A\r", [[a, "A", *none[1:]]]),
                ("semicolons", f"address;name\r\n{a};A, B\r\n", [[a, "A, B", *none[1:]]]),
                ("tabs", f"address\tname\r\n{a}\tA; B\r\n", [[a, "A; B", *none[1:]]]),
                ("empty lines and cells", f"\r\naddress,name,\r\n\r\n,,\r\n{a}\r\n", [[a, *none]]),
                ("names of columns", f"Display Name,E-MAIL,Quota (GB)\r\nÄ,{a},0.5\r\n", [[a, "Ä", "None", "512 MiB"]]),
                ("octets", f"address,quota_bytes\r\n{a},1048576\r\n", [[a, "None", "None", "1 MiB"]]),
            ):
                with self.subTest(name):
                    self.choose_file(page, "table.csv", content.encode())
                    page.until(name, lambda: self.made(page) == wanted)  # noqa: B023
                    self.assertEqual(self.wrongs(page), [])
            for name, content, wanted in (
                ("no names", f"{a},A\n".encode(), "The first line must name the columns, and one of them must be address."),
                ("no lines", b"address,name\n", "There are no mailboxes below the first line."),
                ("a column twice", b"address,e-mail\na,b\n", "There are several columns for one thing: address, e-mail."),
                ("a quote that stays open", f'address,name\n{a},A\n{a},"B\n'.encode(), "Line 3 has a quotation mark that is not closed."),
                ("more behind a quote", f'address,name\n{a},"B" C\n'.encode(), "Line 2 goes on behind a closing quotation mark. One that is part of a value is written twice."),
                ("another encoding", f"address,name\n{a},Jörg\n".encode("latin-1"), "table.csv is not in UTF-8. Save it anew as CSV UTF-8."),
                ("too many", b"address\n" + b"".join(b"a%d@example.org\n" % number for number in range(5001)), "There are 5,001 mailboxes, and at most 5,000 can be imported at once."),
            ):
                with self.subTest(name):
                    self.choose_file(page, "table.csv", content)
                    self.wrong(page, "table", wanted)
                    self.assertFalse(page.all("//button[starts-with(normalize-space(.), 'Import ')]"))
            page.picture("wrong-as-a-whole")
            # What is wrong in a line is told where that line begins.
            self.choose_file(page, "table.csv", f'address,name\r\n{a},"A\r\nB"\r\n{a.upper()},C\r\n"b@example.org\r\n",D\r\nb@example.org,E\r\n'.encode())
            page.until("its place", lambda: self.wrongs(page) == [[f"{a.upper()}line 4", "Line 2 has this address, too."], ["b@example.orgline 7", "Line 5 has this address, too."]])
            # As it is sent it may be more than the server takes.
            self.choose_file(page, "table.csv", b"address,name\n" + b"".join(b"a%d@example.org,%s\n" % (number, b"x" * 255) for number in range(4000)))
            page.see("It is too large")
            page.see("and the server takes 1 MiB at once")
            page.see("50 of 4,000 shown")
            self.assertFalse(page.all("//button[starts-with(normalize-space(.), 'Import ')]"))
            self.choose_file(page, "table.csv", b"address,name\n" + b"".join(b"a%d@example.org,%s\n" % (number, b"x" * 100) for number in range(4000)))
            page.see("Import 4,000 mailboxes")
            page.gone("It is too large")
            page.picture("many")
            page.behaves()

    def test_a_refusal_of_the_whole_is_told_and_the_table_stays(self):
        held = [self.slow() for _ in range(20)]
        with self.page("import-refused") as page:
            page.log_in()
            page.go("#/mailboxes/import", "Import mailboxes")
            self.paste(page, "address\ndora@example.org\n")
            page.click("Import 1 mailbox")
            page.see("20 operations are not over yet. Wait for one to end, or cancel one.")
            page.picture("refused")
            self.call("POST", f"/v1/operations/{held[-1]}/cancel")
            page.click("Import 1 mailbox")
            page.heading("Operation op_")
            page.see("It waits for its turn")
            page.behaves([(409, "/v1/operations")])

    def tour(self, name, size, scheme):
        long = "a-name-that-is-rather-longer-than-most-others.of-somebody-who-is-in-the-department-of-names"
        work = self.begin([{"method": "PUT", "path": f"/v1/mailboxes/{ANNA}", "body": {}, "if_none_match": "*"}, {"method": "GET", "path": f"/v1/mailboxes/{ANNA}"},
                           {"method": "PUT", "path": f"/v1/mailboxes/{long}@nowhere.example", "body": {"password": "short", "display_name": "x" * 300}}])
        self.over(work)
        running, waiting = self.slow(), self.slow()
        self.stands(running, lambda one: one["progress"]["settled"] > 0)
        with self.page(f"operations-{name}", size) as page:
            page.theme(scheme)
            page.log_in()
            page.go("#/operations", "Operations")
            page.see("5,000 requests")
            page.picture("list")
            for key in (work, running, waiting):
                page.go(f"#/operations/{key}", f"Operation {key}")
                page.picture(key if key == work else "runs" if key == running else "waits")
            page.go("#/mailboxes", "Mailboxes")
            page.picture("mailboxes")
            page.go("#/mailboxes/import", "Import mailboxes")
            self.paste(page, f"address,name,a-column-of-which-nobody-knows-what-it-is-for\n{long}@example.org,{'word ' * 30},\n{long},,\n{'x' * 80},,")
            page.see("2 of 3 lines cannot be imported")
            page.picture("import")
            page.behaves()

    def test_every_page_at_a_desk_in_the_light(self):
        self.tour("desk-light", DESK, "light")

    def test_every_page_at_a_desk_in_the_dark(self):
        self.tour("desk-dark", DESK, "dark")

    def test_every_page_on_a_telephone_in_the_light(self):
        self.tour("phone-light", PHONE, "light")

    def test_every_page_on_a_telephone_in_the_dark(self):
        self.tour("phone-dark", PHONE, "dark")
