"""What the API does. Made from the API's OpenAPI document by clients/generate; not for editing."""

from __future__ import annotations

from typing import Any

from . import types as t
from ._calls import Calls, segment


class Operations(Calls):
    """Every operation of the API, one method each."""

    def create_alias(self, body: t.NewAlias, *, idempotency_key: str | None = None) -> t.Alias:
        """Makes an alias."""
        return self._call(t.Alias, "POST", "/v1/aliases", headers={"Idempotency-Key": idempotency_key}, body=body)

    def create_domain(self, body: t.NewDomain, *, idempotency_key: str | None = None) -> t.Domain:
        """Makes a domain and the keys its mail is signed with."""
        return self._call(t.Domain, "POST", "/v1/domains", headers={"Idempotency-Key": idempotency_key}, body=body)

    def create_license_account_link(self, *, idempotency_key: str | None = None) -> t.LicenseAccountLink:
        """Writes a link that opens the vendor's account page for this installation, without a login there.

        It is signed by this server, opens once and for five minutes, and shows this one licence. Nothing is sent
        anywhere.
        """
        return self._call(
            t.LicenseAccountLink,
            "POST",
            "/v1/license/account-links",
            headers={"Idempotency-Key": idempotency_key},
        )

    def create_license_activation(
        self,
        body: t.NewLicenseActivation,
        *,
        idempotency_key: str | None = None,
    ) -> t.License:
        """Activates a licence key over the network.

        A paid key needs the vendor's account it belongs to, a trial key nothing. What fails changes nothing.
        """
        return self._call(
            t.License,
            "POST",
            "/v1/license/activations",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_license_request(
        self,
        body: t.NewLicenseRequest,
        *,
        idempotency_key: str | None = None,
    ) -> t.LicenseRequest:
        """Writes a request for a licence, to be carried to the vendor where this server has no connection.

        The vendor's account page answers it with a response, which `POST /v1/license/responses` takes.
        """
        return self._call(
            t.LicenseRequest,
            "POST",
            "/v1/license/requests",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_license_response(self, body: t.LicenseResponse, *, idempotency_key: str | None = None) -> t.License:
        """Takes the vendor's response to a request. It is verified like an answer over the network and holds at
        once.
        """
        return self._call(
            t.License,
            "POST",
            "/v1/license/responses",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_license_trial(self, body: t.NewLicenseTrial, *, idempotency_key: str | None = None) -> t.License:
        """Starts the trial of an add-on: for 30 days, once."""
        return self._call(
            t.License,
            "POST",
            "/v1/license/trials",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_mailbox(self, body: t.NewMailbox, *, idempotency_key: str | None = None) -> t.Mailbox:
        """Makes a mailbox with its first folders."""
        return self._call(t.Mailbox, "POST", "/v1/mailboxes", headers={"Idempotency-Key": idempotency_key}, body=body)

    def create_token(self, body: t.NewToken, *, idempotency_key: str | None = None) -> t.Token:
        """Makes a token.

        The answer holds the secret in `secret`, this once. Nobody can give away a scope they do not have.
        """
        return self._call(t.Token, "POST", "/v1/tokens", headers={"Idempotency-Key": idempotency_key}, body=body)

    def delete_alias(self, address: str, *, if_match: str | None = None, idempotency_key: str | None = None) -> None:
        """Deletes an alias. Its targets stay."""
        self._send(
            "DELETE",
            f"/v1/aliases/{segment(address)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_domain(self, domain: str, *, if_match: str | None = None, idempotency_key: str | None = None) -> None:
        """Deletes a domain that holds no mailboxes and aliases any more, with its signing keys."""
        self._send(
            "DELETE",
            f"/v1/domains/{segment(domain)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_license(self, *, idempotency_key: str | None = None) -> t.LicenseReceipt:
        """Deactivates: gives the licence up, so that it can be used elsewhere. From then on the limits of Free hold
        here.
        """
        return self._call(t.LicenseReceipt, "DELETE", "/v1/license", headers={"Idempotency-Key": idempotency_key})

    def delete_mailbox(self, address: str, *, if_match: str | None = None, idempotency_key: str | None = None) -> None:
        """Deletes a mailbox with everything in it.

        This cannot be undone: to switch a mailbox off and keep its mail, set its `status` to `disabled`.
        """
        self._send(
            "DELETE",
            f"/v1/mailboxes/{segment(address)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_queue_message(self, id: str, *, idempotency_key: str | None = None) -> None:
        """Deletes a message from the queue. Its sender is not told."""
        self._send("DELETE", f"/v1/queue/messages/{segment(id)}", headers={"Idempotency-Key": idempotency_key})

    def delete_token(self, id: str, *, if_match: str | None = None, idempotency_key: str | None = None) -> None:
        """Revokes a token at once.

        It stays in the list with `revoked_at`, for the audit trail. Revoking it again changes nothing.
        """
        self._send(
            "DELETE",
            f"/v1/tokens/{segment(id)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def hold_queue_message(self, id: str, *, idempotency_key: str | None = None) -> t.QueueMessageDetail:
        """Holds a message back until it is released. An attempt under way is still finished."""
        return self._call(
            t.QueueMessageDetail,
            "POST",
            f"/v1/queue/messages/{segment(id)}/hold",
            headers={"Idempotency-Key": idempotency_key},
        )

    def list_aliases(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        domain: str | None = None,
    ) -> t.AliasPage:
        """Lists aliases by address."""
        return self._page(t.AliasPage, "GET", "/v1/aliases", query={"limit": limit, "cursor": cursor, "domain": domain})

    def list_dns_records(self, domain: str) -> t.DnsRecordPage:
        """Lists the records the domain's DNS should show for its mail to come, go and be believed."""
        return self._page(t.DnsRecordPage, "GET", f"/v1/domains/{segment(domain)}/dns-records")

    def list_domains(self, *, limit: int | None = None, cursor: str | None = None) -> t.DomainPage:
        """Lists domains by name."""
        return self._page(t.DomainPage, "GET", "/v1/domains", query={"limit": limit, "cursor": cursor})

    def list_mailboxes(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        domain: str | None = None,
    ) -> t.MailboxPage:
        """Lists mailboxes by address, with what they hold."""
        return self._page(
            t.MailboxPage,
            "GET",
            "/v1/mailboxes",
            query={"limit": limit, "cursor": cursor, "domain": domain},
        )

    def list_queue_messages(self, *, limit: int | None = None, cursor: str | None = None) -> t.QueueMessagePage:
        """Lists messages on their way out, oldest first."""
        return self._page(t.QueueMessagePage, "GET", "/v1/queue/messages", query={"limit": limit, "cursor": cursor})

    def list_settings(self) -> t.SettingsGroupPage:
        """Lists the settings groups and their fields."""
        return self._page(t.SettingsGroupPage, "GET", "/v1/settings")

    def list_tasks(self) -> t.TaskPage:
        """Lists the server's background work and how it fares."""
        return self._page(t.TaskPage, "GET", "/v1/tasks")

    def list_tokens(self, *, limit: int | None = None, cursor: str | None = None) -> t.TokenPage:
        """Lists tokens, revoked and expired ones too."""
        return self._page(t.TokenPage, "GET", "/v1/tokens", query={"limit": limit, "cursor": cursor})

    def read_alias(self, address: str) -> t.Alias:
        """Reads an alias."""
        return self._call(t.Alias, "GET", f"/v1/aliases/{segment(address)}")

    def read_dns_settings(self) -> t.DnsSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(t.DnsSettings, "GET", "/v1/settings/dns")

    def read_domain(self, domain: str) -> t.Domain:
        """Reads a domain."""
        return self._call(t.Domain, "GET", f"/v1/domains/{segment(domain)}")

    def read_imap_settings(self) -> t.ImapSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(t.ImapSettings, "GET", "/v1/settings/imap")

    def read_license(self) -> t.License:
        """Reads what the licence allows, what is in use, and why not more."""
        return self._call(t.License, "GET", "/v1/license")

    def read_license_health(self) -> t.LicenseHealth:
        """Says how the licence is.

        It answers 200 in every state, and `health/live` and `health/ready` do not ask for it: a supervisor that
        restarts the server, or sends its clients elsewhere, mends no licence.
        """
        return self._call(t.LicenseHealth, "GET", "/v1/health/license")

    def read_license_settings(self) -> t.LicenseSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(t.LicenseSettings, "GET", "/v1/settings/license")

    def read_liveness(self) -> t.Health:
        """Says that the process answers. Restart it when this fails."""
        return self._call(t.Health, "GET", "/v1/health/live")

    def read_login_settings(self) -> t.LoginSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(t.LoginSettings, "GET", "/v1/settings/login")

    def read_mailbox(self, address: str) -> t.Mailbox:
        """Reads a mailbox and what it holds."""
        return self._call(t.Mailbox, "GET", f"/v1/mailboxes/{segment(address)}")

    def read_metrics(self) -> str:
        """The server's numbers in the Prometheus text format."""
        return self._call(str, "GET", "/v1/metrics")

    def read_queue_message(self, id: str) -> t.QueueMessageDetail:
        """Reads a message on its way out, with the recipients that are not settled and what they were told last."""
        return self._call(t.QueueMessageDetail, "GET", f"/v1/queue/messages/{segment(id)}")

    def read_queue_settings(self) -> t.QueueSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(t.QueueSettings, "GET", "/v1/settings/queue")

    def read_readiness(self) -> t.Health:
        """Says whether the server is open. Send it no clients while this fails."""
        return self._call(t.Health, "GET", "/v1/health/ready")

    def read_retention_settings(self) -> t.RetentionSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(t.RetentionSettings, "GET", "/v1/settings/retention")

    def read_routing_settings(self) -> t.RoutingSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(t.RoutingSettings, "GET", "/v1/settings/routing")

    def read_server_settings(self) -> t.ServerSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(t.ServerSettings, "GET", "/v1/settings/server")

    def read_smtp_settings(self) -> t.SmtpSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(t.SmtpSettings, "GET", "/v1/settings/smtp")

    def read_task(self, name: str) -> t.Task:
        """Reads how a task fares."""
        return self._call(t.Task, "GET", f"/v1/tasks/{segment(name)}")

    def read_token(self, id: str) -> t.Token:
        """Reads a token, without its secret."""
        return self._call(t.Token, "GET", f"/v1/tokens/{segment(id)}")

    def read_whoami(self) -> t.WhoAmI:
        """Says who is asking, with which scopes.

        Any token will do. A panel's *test connection* button is this call.
        """
        return self._call(t.WhoAmI, "GET", "/v1/whoami")

    def release_queue_message(self, id: str, *, idempotency_key: str | None = None) -> t.QueueMessageDetail:
        """Lets a held message go on. Its recipients are due when they were."""
        return self._call(
            t.QueueMessageDetail,
            "POST",
            f"/v1/queue/messages/{segment(id)}/release",
            headers={"Idempotency-Key": idempotency_key},
        )

    def replace_active_mailboxes(self, body: t.ActiveMailboxes, *, idempotency_key: str | None = None) -> t.License:
        """Chooses the mailboxes that stay active while the licence has no room for all.

        The others keep receiving and lose nothing; nobody logs in to them until there is room again.
        """
        return self._call(
            t.License,
            "PUT",
            "/v1/license/active-mailboxes",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_alias(
        self,
        address: str,
        body: t.AliasReplacement,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Alias:
        """Makes the alias, or gives it these targets if it exists.

        `If-None-Match: *` only makes it, `If-Match: *` only changes it.
        """
        return self._call(
            t.Alias,
            "PUT",
            f"/v1/aliases/{segment(address)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_dns_settings(
        self,
        body: t.DnsSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.DnsSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            t.DnsSettings,
            "PUT",
            "/v1/settings/dns",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_imap_settings(
        self,
        body: t.ImapSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.ImapSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            t.ImapSettings,
            "PUT",
            "/v1/settings/imap",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_license_settings(
        self,
        body: t.LicenseSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.LicenseSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            t.LicenseSettings,
            "PUT",
            "/v1/settings/license",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_login_settings(
        self,
        body: t.LoginSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.LoginSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            t.LoginSettings,
            "PUT",
            "/v1/settings/login",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_queue_settings(
        self,
        body: t.QueueSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.QueueSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            t.QueueSettings,
            "PUT",
            "/v1/settings/queue",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_retention_settings(
        self,
        body: t.RetentionSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.RetentionSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            t.RetentionSettings,
            "PUT",
            "/v1/settings/retention",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_routing_settings(
        self,
        body: t.RoutingSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.RoutingSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            t.RoutingSettings,
            "PUT",
            "/v1/settings/routing",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_server_settings(
        self,
        body: t.ServerSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.ServerSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            t.ServerSettings,
            "PUT",
            "/v1/settings/server",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_smtp_settings(
        self,
        body: t.SmtpSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.SmtpSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            t.SmtpSettings,
            "PUT",
            "/v1/settings/smtp",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def retry_queue_message(self, id: str, *, idempotency_key: str | None = None) -> t.QueueMessageDetail:
        """Makes every recipient of a message due at once. A held message stays held."""
        return self._call(
            t.QueueMessageDetail,
            "POST",
            f"/v1/queue/messages/{segment(id)}/retry",
            headers={"Idempotency-Key": idempotency_key},
        )

    def run_license_refresh(self, *, idempotency_key: str | None = None) -> t.License:
        """Reactivates: asks the licence server for the licence as it stands now, without an account.

        After buying an add-on, an upsize or more mailboxes; it holds at once.
        """
        return self._call(t.License, "POST", "/v1/license/refresh", headers={"Idempotency-Key": idempotency_key})

    def run_task(self, name: str, *, idempotency_key: str | None = None) -> t.Task:
        """Starts a run of a task as soon as it is free.

        The answer comes at once; read the task until `runs` has risen. Asking twice while it runs makes it run
        once more.
        """
        return self._call(
            t.Task,
            "POST",
            f"/v1/tasks/{segment(name)}/run",
            headers={"Idempotency-Key": idempotency_key},
        )

    def update_alias(
        self,
        address: str,
        body: t.AliasPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Alias:
        """Gives an alias other targets."""
        return self._call(
            t.Alias,
            "PATCH",
            f"/v1/aliases/{segment(address)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_dns_settings(
        self,
        body: t.DnsSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.DnsSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            t.DnsSettings,
            "PATCH",
            "/v1/settings/dns",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_domain(
        self,
        domain: str,
        body: t.DomainPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Domain:
        """Changes a domain."""
        return self._call(
            t.Domain,
            "PATCH",
            f"/v1/domains/{segment(domain)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_imap_settings(
        self,
        body: t.ImapSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.ImapSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            t.ImapSettings,
            "PATCH",
            "/v1/settings/imap",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_license_settings(
        self,
        body: t.LicenseSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.LicenseSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            t.LicenseSettings,
            "PATCH",
            "/v1/settings/license",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_login_settings(
        self,
        body: t.LoginSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.LoginSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            t.LoginSettings,
            "PATCH",
            "/v1/settings/login",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_mailbox(
        self,
        address: str,
        body: t.MailboxPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Mailbox:
        """Changes a mailbox: its password, name, quota or status.

        The `ETag` follows these fields alone, not what the mailbox holds.
        """
        return self._call(
            t.Mailbox,
            "PATCH",
            f"/v1/mailboxes/{segment(address)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_queue_settings(
        self,
        body: t.QueueSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.QueueSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            t.QueueSettings,
            "PATCH",
            "/v1/settings/queue",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_retention_settings(
        self,
        body: t.RetentionSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.RetentionSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            t.RetentionSettings,
            "PATCH",
            "/v1/settings/retention",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_routing_settings(
        self,
        body: t.RoutingSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.RoutingSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            t.RoutingSettings,
            "PATCH",
            "/v1/settings/routing",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_server_settings(
        self,
        body: t.ServerSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.ServerSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            t.ServerSettings,
            "PATCH",
            "/v1/settings/server",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_smtp_settings(
        self,
        body: t.SmtpSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.SmtpSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            t.SmtpSettings,
            "PATCH",
            "/v1/settings/smtp",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )
