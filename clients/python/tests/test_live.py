"""The client against a server: PENNYPOST_URL and PENNYPOST_TOKEN say which. It makes the domain `python.example` and
removes it again."""

import os
import unittest
from datetime import datetime

from flaky import Flaky
from pennypost import Client, Problem, Retry, Unreachable
from pennypost.types import MailboxPatch, NewDomain, NewMailbox, NewToken, QueueSettingsPatch, QueueSettingsReplacement

URL = os.environ.get("PENNYPOST_URL", "")
TOKEN = os.environ.get("PENNYPOST_TOKEN", "")
DOMAIN = "python.example"
NAMES = ["anna", "ben", "carla", "dora", "emil"]
QUICK = Retry(attempts=4, first_wait=0.01, longest_wait=2)


def address(name: str) -> str:
    return f"{name}@{DOMAIN}"


def new(name: str) -> NewMailbox:
    return NewMailbox(address=address(name), password="correct horse battery")


@unittest.skipUnless(URL and TOKEN, "PENNYPOST_URL and PENNYPOST_TOKEN name no server")
class Live(unittest.TestCase):
    def setUp(self) -> None:
        self.mail = Client(URL, TOKEN, retry=QUICK)
        self.addCleanup(self.mail.close)
        self.clean()
        self.addCleanup(self.clean)
        self.domain = self.mail.create_domain(NewDomain(name=DOMAIN))

    def clean(self) -> None:
        for mailbox in list(self.mail.list_mailboxes(domain=DOMAIN)):
            self.mail.delete_mailbox(mailbox.address, purge_after="P0D")
        if any(domain.name == DOMAIN for domain in self.mail.list_domains()):
            self.mail.delete_domain(DOMAIN)

    def refused(self, status: int, code: str, *call: object, **given: object) -> Problem:
        with self.assertRaises(Problem) as caught:
            call[0](*call[1:], **given)  # type: ignore[operator]
        self.assertEqual((caught.exception.status, caught.exception.code), (status, code))
        return caught.exception

    def test_what_is_made_is_read_with_its_types(self) -> None:
        self.assertEqual((self.domain.name, self.domain.status, self.domain.reply.status), (DOMAIN, "active", 201))
        self.assertEqual(self.domain.reply.location, f"/v1/domains/{DOMAIN}")
        made = self.mail.create_mailbox(new("anna"))
        self.assertIsInstance(made.created_at, datetime)
        self.assertIsNone(made.quota_bytes)
        self.assertEqual(self.mail.read_mailbox(address("anna")), made)
        self.assertIn("admin", self.mail.read_whoami().scopes)
        self.assertIn("# TYPE", self.mail.read_metrics())
        self.assertTrue(any(record.type == "MX" for record in self.mail.list_dns_records(DOMAIN)))

    def test_a_list_is_read_page_after_page(self) -> None:
        for name in NAMES:
            self.mail.create_mailbox(new(name))
        page = self.mail.list_mailboxes(domain=DOMAIN, limit=2)
        self.assertEqual((len(page.data), page.has_more), (2, True))
        self.assertEqual([mailbox.address for mailbox in page], [address(name) for name in NAMES])

    def test_a_change_to_what_another_changed_is_refused(self) -> None:
        read = self.mail.create_mailbox(new("anna"))
        self.mail.update_mailbox(read.address, MailboxPatch(display_name="Anna"), if_match=read.reply.etag)
        patch = MailboxPatch(display_name="Annabel")
        self.refused(412, "precondition_failed", self.mail.update_mailbox, read.address, patch, if_match=read.reply.etag)

    def test_a_patch_empties_what_is_none_and_leaves_the_rest(self) -> None:
        made = self.mail.create_mailbox(
            NewMailbox(address=address("anna"), password="correct horse", quota_bytes=5 << 30, display_name="Anna")
        )
        self.assertEqual(made.quota_bytes, 5 << 30)
        changed = self.mail.update_mailbox(made.address, MailboxPatch(quota_bytes=None))
        self.assertEqual((changed.quota_bytes, changed.display_name), (None, "Anna"))

    def test_what_was_read_can_be_sent_back(self) -> None:
        read = self.mail.read_queue_settings()
        wanted = QueueSettingsReplacement.from_json(read.to_json())
        kept = self.mail.replace_queue_settings(wanted, if_match=read.reply.etag)
        self.assertEqual(kept.to_json(), read.to_json())
        self.mail.update_queue_settings(QueueSettingsPatch())

    def test_problems_say_what_to_do(self) -> None:
        self.refused(401, "invalid_token", Client(URL, "pp_wrong", retry=QUICK).read_whoami)
        self.refused(404, "not_found", self.mail.read_mailbox, address("nobody"))
        self.refused(409, "already_exists", self.mail.create_domain, NewDomain(name=DOMAIN))
        short = NewMailbox(address=address("ben"), password="short")
        problem = self.refused(422, "invalid_fields", self.mail.create_mailbox, short)
        self.assertEqual([(error.pointer, error.code) for error in problem.errors], [("/password", "too_short")])
        self.assertTrue(problem.request_id)
        self.assertIn("/password", str(problem))
        with self.assertRaises(ValueError):
            self.mail.read_mailbox("..")

    def test_what_got_lost_is_asked_again_and_done_once(self) -> None:
        flaky = Flaky(URL, ["busy", "lost"])
        self.addCleanup(flaky.close)
        with Client(flaky.address, TOKEN, retry=QUICK) as mail:
            made = mail.create_mailbox(new("anna"))
        self.assertTrue(made.reply.replayed)
        self.assertEqual((len(flaky.keys), len(set(flaky.keys))), (3, 1))
        self.assertEqual(len(self.mail.list_mailboxes(domain=DOMAIN).data), 1)

    def test_a_key_of_the_callers_own_is_kept(self) -> None:
        made = self.mail.create_mailbox(new("anna"), idempotency_key="python-1")
        again = self.mail.create_mailbox(new("anna"), idempotency_key="python-1")
        self.assertEqual((again, again.reply.replayed), (made, True))
        self.refused(422, "idempotency_key_reused", self.mail.create_mailbox, new("ben"), idempotency_key="python-1")

    def test_a_secret_is_shown_once_and_never_printed(self) -> None:
        token = self.mail.create_token(NewToken(name="python", scopes=["domains:read"]))
        self.addCleanup(self.mail.delete_token, token.id)
        secret = token.secret or ""
        self.assertNotIn(secret, repr(token))
        reader = Client(URL, secret, retry=QUICK)
        self.assertEqual([domain.name for domain in reader.list_domains()], [DOMAIN])
        self.refused(403, "insufficient_scope", reader.delete_domain, DOMAIN)

    def test_nobody_there_is_no_problem_of_the_server(self) -> None:
        with self.assertRaises(Unreachable):
            Client("http://127.0.0.1:9", retry=QUICK).read_liveness()


if __name__ == "__main__":
    unittest.main()
