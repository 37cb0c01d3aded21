"""A customer's whole life at a provider, from the order to the purge. PENNYPOST_URL and PENNYPOST_TOKEN name the server, which
finds no `.example` in the DNS. It makes the tenant of service `python-4711` and the plans `python-*`, and removes them again."""

import os
import unittest
import uuid
from collections.abc import Callable
from functools import partial

from pennypost import Client, Exceeded, Problem, Retry
from pennypost.types import (
    AdminPassword,
    Batch,
    BatchRequest,
    NewMailbox,
    NewPlan,
    NewSession,
    NewSsoLink,
    NewSsoSession,
    NewSuspension,
    NewTenant,
    NewTenantAdmin,
    PlanChange,
    SomeLimits,
    SuspensionMode,
    TenantAdmin,
    TenantReplacement,
)

URL = os.environ.get("PENNYPOST_URL", "")
TOKEN = os.environ.get("PENNYPOST_TOKEN", "")
QUICK = Retry(attempts=4, first_wait=0.01, longest_wait=2)
SERVICE = "python-4711"
DOMAIN = "life.python.example"
BOSS = f"boss@{DOMAIN}"
PEOPLE = [f"{name}@{DOMAIN}" for name in ("anna", "ben", "carla")]
ANNA = PEOPLE[0]
PASSWORD = "correct horse battery"
STORAGE = 2 << 30
PLANS = {"python-small": 2, "python-medium": 4, "python-large": 6}
ORDER = TenantReplacement(plan="python-large", domain=DOMAIN, admin=NewTenantAdmin(login=BOSS))


@unittest.skipUnless(URL and TOKEN, "PENNYPOST_URL and PENNYPOST_TOKEN name no server")
class Life(unittest.TestCase):
    def setUp(self) -> None:
        self.mail = self.client(TOKEN)
        self.run_id = uuid.uuid4().hex
        self.clean()
        self.addCleanup(self.clean)

    def client(self, token: str | None = None) -> Client:
        client = Client(URL, token, retry=QUICK)
        self.addCleanup(client.close)
        return client

    def clean(self) -> None:
        left: list[Callable[[], object]] = [partial(self.mail.delete_tenant_by_external_id, SERVICE, purge_after="P0D")]
        left += [partial(self.mail.delete_plan, plan) for plan in PLANS]
        for remove in left:
            try:
                remove()
            except Problem as problem:
                if problem.code != "not_found":
                    raise

    def refused(self, status: int, code: str, call: Callable[[], object]) -> Problem:
        with self.assertRaises(Problem) as caught:
            call()
        self.assertEqual((caught.exception.status, caught.exception.code), (status, code))
        return caught.exception

    def login(self, name: str = ANNA) -> Client:
        """Whoever logs in, by a session of their own."""
        session = self.client().create_session(NewSession(login=name, password=PASSWORD))
        return self.client(session.secret)

    def addresses(self) -> list[str]:
        """Every mailbox of the tenant, two to a page."""
        return [mailbox.address for mailbox in self.mail.list_mailboxes(tenant=self.name, limit=2)]

    def test_from_the_order_to_the_purge(self) -> None:
        self.plans_are_made_once()
        self.an_order_is_paid_and_what_repeats_it_changes_nothing()
        self.the_domain_is_the_customers()
        self.the_dns_lacks_what_is_wanted()
        self.mailboxes_are_made_in_bulk()
        self.usage_is_read_of_everybody_at_once()
        self.an_invoice_is_overdue_then_paid()
        self.a_plan_that_is_too_small_is_refused_and_a_fitting_one_taken()
        self.the_administrator_comes_in_by_one_click()
        self.it_is_terminated_by_mistake_and_restored()
        self.it_ends()

    def plans_are_made_once(self) -> None:
        for name, mailboxes in PLANS.items():
            limits = SomeLimits(domains=1, mailboxes=mailboxes, storage_bytes=STORAGE)
            key = f"{name}-{self.run_id}"
            made, again = (
                self.mail.create_plan(NewPlan(name=name, limits=limits), idempotency_key=key) for _ in range(2)
            )
            self.assertEqual((made.reply.status, made.reply.replayed), (201, False))
            self.assertEqual((again, again.reply.status, again.reply.replayed), (made, 201, True))

    def an_order_is_paid_and_what_repeats_it_changes_nothing(self) -> None:
        made = self.mail.replace_tenant_by_external_id(SERVICE, ORDER)
        self.name = made.name
        self.assertEqual((made.reply.status, made.reply.location), (201, f"/v1/tenants/{made.name}"))
        self.assertEqual((made.status, made.plan, made.domain), ("active", "python-large", DOMAIN))
        self.assertEqual((made.external_id, made.admin, made.limits.mailboxes), (SERVICE, TenantAdmin(login=BOSS), 6))
        again = self.mail.replace_tenant_by_external_id(SERVICE, ORDER)
        self.assertEqual((again.reply.status, again.reply.replayed), (200, False))
        self.assertEqual((again.id, again.updated_at), (made.id, made.updated_at))
        self.assertEqual(again.reply.etag, made.reply.etag)
        # What was read can be sent back, as long as nobody was faster.
        whole = TenantReplacement.from_json(made.to_json())
        kept = self.mail.replace_tenant_by_external_id(SERVICE, whole, if_match=made.reply.etag)
        self.assertEqual((kept, kept.reply.etag), (made, made.reply.etag))
        second = NewTenant(name=made.name)
        conflict = self.refused(409, "already_exists", lambda: self.mail.create_tenant(second)).conflict or {}
        self.assertEqual((conflict["kind"], conflict["key"]), ("tenant", made.name))
        self.mail.run_admin_password_change_by_external_id(SERVICE, AdminPassword(password=PASSWORD))

    def the_domain_is_the_customers(self) -> None:
        domain = self.mail.read_domain(DOMAIN)
        self.assertEqual((domain.tenant, domain.status), (self.name, "active"))
        self.assertEqual([domain.name for domain in self.mail.list_domains(tenant=self.name)], [DOMAIN])

    def the_dns_lacks_what_is_wanted(self) -> None:
        wanted = self.mail.list_dns_records(DOMAIN).data
        self.assertLessEqual({"receive", "spf", "dkim", "dmarc"}, {record.purpose for record in wanted})
        checked = self.mail.list_dns_check(DOMAIN).data
        self.assertEqual([(it.name, it.type, it.value) for it in checked], [(it.name, it.type, it.value) for it in wanted])
        self.assertEqual({(it.status, tuple(it.found)) for it in checked}, {("missing", ())})

    def mailboxes_are_made_in_bulk(self) -> None:
        wrong = f"not a name@{DOMAIN}"
        requests = [
            BatchRequest(
                method="POST",
                path="/v1/mailboxes",
                body=NewMailbox(address=address, password=PASSWORD).to_json(),
                idempotency_key=f"{number}-{self.run_id}",
            )
            for number, address in enumerate([PEOPLE[0], wrong, *PEOPLE[1:]])
        ]
        # What broke off is sent again as a whole, and nothing of it is done twice.
        for _ in range(2):
            done = self.mail.run_batch(Batch(requests=requests, order="any"))
            self.assertEqual(([result.status for result in done.results], done.failed), ([201, 422, 201, 201], 1))
            said = [result.body or {} for result in done.results]
            self.assertEqual([body.get("address") for body in said], [PEOPLE[0], None, *PEOPLE[1:]])
            self.assertEqual((said[1]["code"], said[1]["errors"][0]["pointer"]), ("invalid_fields", "/address"))
        self.assertEqual(self.addresses(), PEOPLE)

    def usage_is_read_of_everybody_at_once(self) -> None:
        ours = [usage for usage in self.mail.list_usage(limit=100) if usage.external_id == SERVICE]
        self.assertEqual(ours, [self.mail.read_tenant_usage_by_external_id(SERVICE)])
        [usage] = ours
        self.assertEqual((usage.tenant, usage.plan, usage.domain), (self.name, "python-large", DOMAIN))
        self.assertEqual((usage.domains, usage.mailboxes, usage.messages), (1, 3, 0))
        self.assertEqual((usage.storage_bytes, usage.storage_limit_bytes), (0, STORAGE))

    def an_invoice_is_overdue_then_paid(self) -> None:
        modes: list[tuple[SuspensionMode, bool]] = [("login", False), ("outbound", True), ("full", False)]
        for mode, lets_in in modes:
            before = self.login()
            self.assertEqual(before.read_me().login, ANNA)
            suspended = self.mail.suspend_tenant_by_external_id(SERVICE, NewSuspension(mode=mode, reason="Overdue"))
            read = self.mail.read_tenant_by_external_id(SERVICE)
            for tenant in (suspended, read):
                self.assertEqual(tenant.status, "suspended")
                assert tenant.suspension
                self.assertEqual((tenant.suspension.mode, tenant.suspension.reason), (mode, "Overdue"))
            self.assertIn(self.name, [tenant.name for tenant in self.mail.list_tenants(status="suspended")])
            if lets_in:
                self.assertEqual(before.read_me().login, ANNA)
                self.login().delete_current_session()
            else:
                self.refused(401, "invalid_token", before.read_me)
                self.refused(401, "login_failed", self.login)
            active = self.mail.unsuspend_tenant_by_external_id(SERVICE)
            self.assertEqual((active.status, active.suspension), ("active", None))
            self.login().delete_current_session()

    def a_plan_that_is_too_small_is_refused_and_a_fitting_one_taken(self) -> None:
        small, medium = PlanChange(plan="python-small"), PlanChange(plan="python-medium")
        change = self.mail.replace_tenant_plan_by_external_id
        problem = self.refused(409, "usage_exceeds_plan", lambda: change(SERVICE, small))
        self.assertEqual(problem.exceeded, [Exceeded(limit="mailboxes", used=3, allowed=2)])
        self.assertEqual(self.mail.read_tenant_by_external_id(SERVICE).plan, "python-large")
        changed = change(SERVICE, medium)
        self.assertEqual((changed.plan, changed.limits.mailboxes), ("python-medium", 4))
        # The new limit holds.
        self.mail.create_mailbox(NewMailbox(address=f"dora@{DOMAIN}"))
        full = self.refused(
            403, "limit_reached", lambda: self.mail.create_mailbox(NewMailbox(address=f"emil@{DOMAIN}"))
        )
        self.assertEqual(full.exceeded, [Exceeded(limit="mailboxes", used=4, allowed=4)])
        self.mail.delete_mailbox(f"dora@{DOMAIN}", purge_after="P0D")

    def the_administrator_comes_in_by_one_click(self) -> None:
        link = self.mail.create_sso_link(NewSsoLink(subject=f"tenant:{self.name}"))
        secret = (link.url or "").rsplit("/", 1)[-1]
        begun = self.client().create_sso_session(NewSsoSession(link=secret))
        boss = self.client(begun.secret)
        me = boss.read_me()
        self.assertEqual((me.kind, me.login, me.tenant), ("administrator", BOSS, self.name))
        self.assertEqual([domain.name for domain in boss.list_domains()], [DOMAIN])
        # It is good once.
        self.refused(401, "login_failed", lambda: self.client().create_sso_session(NewSsoSession(link=secret)))
        boss.delete_current_session()
        self.refused(401, "invalid_token", boss.read_me)
        self.assertEqual(self.login(BOSS).read_me().id, me.id)

    def it_is_terminated_by_mistake_and_restored(self) -> None:
        before = self.mail.read_tenant_by_external_id(SERVICE)
        terminated = [self.mail.delete_tenant_by_external_id(SERVICE) for _ in range(2)]
        for tenant in terminated:
            assert tenant and tenant.purge_at
            self.assertEqual((tenant.id, tenant.status), (before.id, "terminated"))
        self.assertNotIn(self.name, [tenant.name for tenant in self.mail.list_tenants()])
        self.refused(401, "login_failed", self.login)
        restored = self.mail.restore_tenant_by_external_id(SERVICE)
        self.assertEqual((restored.id, restored.status, restored.purge_at), (before.id, "active", None))
        self.assertEqual((restored.plan, restored.domain, restored.admin), (before.plan, before.domain, before.admin))
        self.assertEqual(self.addresses(), PEOPLE)
        self.login().delete_current_session()

    def it_ends(self) -> None:
        self.mail.delete_tenant_by_external_id(SERVICE)
        self.assertIsNone(self.mail.delete_tenant_by_external_id(SERVICE, purge_after="P0D"))
        gone: list[Callable[[], object]] = [
            lambda: self.mail.read_tenant_by_external_id(SERVICE),
            lambda: self.mail.read_tenant(self.name),
            lambda: self.mail.read_domain(DOMAIN),
            lambda: self.mail.read_mailbox(ANNA),
            lambda: self.mail.read_administrator(BOSS),
            lambda: self.mail.restore_tenant_by_external_id(SERVICE),
            lambda: self.mail.delete_tenant_by_external_id(SERVICE),
        ]
        for ask in gone:
            self.refused(404, "not_found", ask)
        self.refused(401, "login_failed", self.login)


if __name__ == "__main__":
    unittest.main()
