"""What the API does. Made from the API's OpenAPI document by clients/generate; not for editing."""

from __future__ import annotations

from typing import Any

from . import types
from ._calls import Calls, segment


class Operations(Calls):
    """Every operation of the API, one method each."""

    def create_alias(self, body: types.NewAlias, *, idempotency_key: str | None = None) -> types.Alias:
        """Makes an alias."""
        return self._call(types.Alias, "POST", "/v1/aliases", headers={"Idempotency-Key": idempotency_key}, body=body)

    def create_domain(self, body: types.NewDomain, *, idempotency_key: str | None = None) -> types.Domain:
        """Makes a domain and the keys its mail is signed with."""
        return self._call(types.Domain, "POST", "/v1/domains", headers={"Idempotency-Key": idempotency_key}, body=body)

    def create_license_account_link(self, *, idempotency_key: str | None = None) -> types.LicenseAccountLink:
        """Writes a link that opens the vendor's account page for this installation, without a login there.

        It is signed by this server, opens once and for five minutes, and shows this one licence. Nothing is sent
        anywhere.
        """
        return self._call(
            types.LicenseAccountLink,
            "POST",
            "/v1/license/account-links",
            headers={"Idempotency-Key": idempotency_key},
        )

    def create_license_activation(
        self,
        body: types.NewLicenseActivation,
        *,
        idempotency_key: str | None = None,
    ) -> types.License:
        """Activates a licence key over the network.

        A paid key needs the vendor's account it belongs to, a trial key nothing. What fails changes nothing.
        """
        return self._call(
            types.License,
            "POST",
            "/v1/license/activations",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_license_request(
        self,
        body: types.NewLicenseRequest,
        *,
        idempotency_key: str | None = None,
    ) -> types.LicenseRequest:
        """Writes a request for a licence, to be carried to the vendor where this server has no connection.

        The vendor's account page answers it with a response, which `POST /v1/license/responses` takes.
        """
        return self._call(
            types.LicenseRequest,
            "POST",
            "/v1/license/requests",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_license_response(
        self,
        body: types.LicenseResponse,
        *,
        idempotency_key: str | None = None,
    ) -> types.License:
        """Takes the vendor's response to a request. It is verified like an answer over the network and holds at
        once.
        """
        return self._call(
            types.License,
            "POST",
            "/v1/license/responses",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_license_trial(self, body: types.NewLicenseTrial, *, idempotency_key: str | None = None) -> types.License:
        """Starts the trial of an add-on: for 30 days, once."""
        return self._call(
            types.License,
            "POST",
            "/v1/license/trials",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_mailbox(self, body: types.NewMailbox, *, idempotency_key: str | None = None) -> types.Mailbox:
        """Makes a mailbox with its first folders."""
        return self._call(
            types.Mailbox,
            "POST",
            "/v1/mailboxes",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_token(self, body: types.NewToken, *, idempotency_key: str | None = None) -> types.Token:
        """Makes a token.

        The answer holds the secret in `secret`, this once. Nobody can give away a scope they do not have.
        """
        return self._call(types.Token, "POST", "/v1/tokens", headers={"Idempotency-Key": idempotency_key}, body=body)

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

    def delete_license(self, *, idempotency_key: str | None = None) -> types.LicenseReceipt:
        """Deactivates: gives the licence up, so that it can be used elsewhere. From then on the limits of Free hold
        here.
        """
        return self._call(types.LicenseReceipt, "DELETE", "/v1/license", headers={"Idempotency-Key": idempotency_key})

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

    def hold_queue_message(self, id: str, *, idempotency_key: str | None = None) -> types.QueueMessageDetail:
        """Holds a message back until it is released. An attempt under way is still finished."""
        return self._call(
            types.QueueMessageDetail,
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
    ) -> types.AliasPage:
        """Lists aliases by address."""
        return self._page(
            types.AliasPage,
            "GET",
            "/v1/aliases",
            query={"limit": limit, "cursor": cursor, "domain": domain},
        )

    def list_dns_records(self, domain: str) -> types.DnsRecordPage:
        """Lists the records the domain's DNS should show for its mail to come, go and be believed."""
        return self._page(types.DnsRecordPage, "GET", f"/v1/domains/{segment(domain)}/dns-records")

    def list_domains(self, *, limit: int | None = None, cursor: str | None = None) -> types.DomainPage:
        """Lists domains by name."""
        return self._page(types.DomainPage, "GET", "/v1/domains", query={"limit": limit, "cursor": cursor})

    def list_mailboxes(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        domain: str | None = None,
    ) -> types.MailboxPage:
        """Lists mailboxes by address, with what they hold."""
        return self._page(
            types.MailboxPage,
            "GET",
            "/v1/mailboxes",
            query={"limit": limit, "cursor": cursor, "domain": domain},
        )

    def list_queue_messages(self, *, limit: int | None = None, cursor: str | None = None) -> types.QueueMessagePage:
        """Lists messages on their way out, oldest first."""
        return self._page(types.QueueMessagePage, "GET", "/v1/queue/messages", query={"limit": limit, "cursor": cursor})

    def list_settings(self) -> types.SettingsGroupPage:
        """Lists the settings groups and their fields."""
        return self._page(types.SettingsGroupPage, "GET", "/v1/settings")

    def list_tasks(self) -> types.TaskPage:
        """Lists the server's background work and how it fares."""
        return self._page(types.TaskPage, "GET", "/v1/tasks")

    def list_tokens(self, *, limit: int | None = None, cursor: str | None = None) -> types.TokenPage:
        """Lists tokens, revoked and expired ones too."""
        return self._page(types.TokenPage, "GET", "/v1/tokens", query={"limit": limit, "cursor": cursor})

    def read_alias(self, address: str) -> types.Alias:
        """Reads an alias."""
        return self._call(types.Alias, "GET", f"/v1/aliases/{segment(address)}")

    def read_dns_settings(self) -> types.DnsSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(types.DnsSettings, "GET", "/v1/settings/dns")

    def read_domain(self, domain: str) -> types.Domain:
        """Reads a domain."""
        return self._call(types.Domain, "GET", f"/v1/domains/{segment(domain)}")

    def read_imap_settings(self) -> types.ImapSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(types.ImapSettings, "GET", "/v1/settings/imap")

    def read_license(self) -> types.License:
        """Reads what the licence allows, what is in use, and why not more."""
        return self._call(types.License, "GET", "/v1/license")

    def read_license_health(self) -> types.LicenseHealth:
        """Says how the licence is.

        It answers 200 in every state, and `health/live` and `health/ready` do not ask for it: a supervisor that
        restarts the server, or sends its clients elsewhere, mends no licence.
        """
        return self._call(types.LicenseHealth, "GET", "/v1/health/license")

    def read_license_settings(self) -> types.LicenseSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(types.LicenseSettings, "GET", "/v1/settings/license")

    def read_liveness(self) -> types.Health:
        """Says that the process answers. Restart it when this fails."""
        return self._call(types.Health, "GET", "/v1/health/live")

    def read_login_settings(self) -> types.LoginSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(types.LoginSettings, "GET", "/v1/settings/login")

    def read_mailbox(self, address: str) -> types.Mailbox:
        """Reads a mailbox and what it holds."""
        return self._call(types.Mailbox, "GET", f"/v1/mailboxes/{segment(address)}")

    def read_metrics(self) -> str:
        """The server's numbers in the Prometheus text format."""
        return self._call(str, "GET", "/v1/metrics")

    def read_queue_message(self, id: str) -> types.QueueMessageDetail:
        """Reads a message on its way out, with the recipients that are not settled and what they were told last."""
        return self._call(types.QueueMessageDetail, "GET", f"/v1/queue/messages/{segment(id)}")

    def read_queue_settings(self) -> types.QueueSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(types.QueueSettings, "GET", "/v1/settings/queue")

    def read_readiness(self) -> types.Health:
        """Says whether the server is open. Send it no clients while this fails."""
        return self._call(types.Health, "GET", "/v1/health/ready")

    def read_retention_settings(self) -> types.RetentionSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(types.RetentionSettings, "GET", "/v1/settings/retention")

    def read_routing_settings(self) -> types.RoutingSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(types.RoutingSettings, "GET", "/v1/settings/routing")

    def read_server_settings(self) -> types.ServerSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(types.ServerSettings, "GET", "/v1/settings/server")

    def read_smtp_settings(self) -> types.SmtpSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(types.SmtpSettings, "GET", "/v1/settings/smtp")

    def read_task(self, name: str) -> types.Task:
        """Reads how a task fares."""
        return self._call(types.Task, "GET", f"/v1/tasks/{segment(name)}")

    def read_token(self, id: str) -> types.Token:
        """Reads a token, without its secret."""
        return self._call(types.Token, "GET", f"/v1/tokens/{segment(id)}")

    def read_whoami(self) -> types.WhoAmI:
        """Says who is asking, with which scopes.

        Any token will do. A panel's *test connection* button is this call.
        """
        return self._call(types.WhoAmI, "GET", "/v1/whoami")

    def release_queue_message(self, id: str, *, idempotency_key: str | None = None) -> types.QueueMessageDetail:
        """Lets a held message go on. Its recipients are due when they were."""
        return self._call(
            types.QueueMessageDetail,
            "POST",
            f"/v1/queue/messages/{segment(id)}/release",
            headers={"Idempotency-Key": idempotency_key},
        )

    def replace_active_mailboxes(
        self,
        body: types.ActiveMailboxes,
        *,
        idempotency_key: str | None = None,
    ) -> types.License:
        """Chooses the mailboxes that stay active while the licence has no room for all.

        The others keep receiving and lose nothing; nobody logs in to them until there is room again.
        """
        return self._call(
            types.License,
            "PUT",
            "/v1/license/active-mailboxes",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_alias(
        self,
        address: str,
        body: types.AliasReplacement,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.Alias:
        """Makes the alias, or gives it these targets if it exists.

        `If-None-Match: *` only makes it, `If-Match: *` only changes it.
        """
        return self._call(
            types.Alias,
            "PUT",
            f"/v1/aliases/{segment(address)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_dns_settings(
        self,
        body: types.DnsSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.DnsSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            types.DnsSettings,
            "PUT",
            "/v1/settings/dns",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_imap_settings(
        self,
        body: types.ImapSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.ImapSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            types.ImapSettings,
            "PUT",
            "/v1/settings/imap",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_license_settings(
        self,
        body: types.LicenseSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.LicenseSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            types.LicenseSettings,
            "PUT",
            "/v1/settings/license",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_login_settings(
        self,
        body: types.LoginSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.LoginSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            types.LoginSettings,
            "PUT",
            "/v1/settings/login",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_queue_settings(
        self,
        body: types.QueueSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.QueueSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            types.QueueSettings,
            "PUT",
            "/v1/settings/queue",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_retention_settings(
        self,
        body: types.RetentionSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.RetentionSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            types.RetentionSettings,
            "PUT",
            "/v1/settings/retention",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_routing_settings(
        self,
        body: types.RoutingSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.RoutingSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            types.RoutingSettings,
            "PUT",
            "/v1/settings/routing",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_server_settings(
        self,
        body: types.ServerSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.ServerSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            types.ServerSettings,
            "PUT",
            "/v1/settings/server",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_smtp_settings(
        self,
        body: types.SmtpSettings,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.SmtpSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            types.SmtpSettings,
            "PUT",
            "/v1/settings/smtp",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def retry_queue_message(self, id: str, *, idempotency_key: str | None = None) -> types.QueueMessageDetail:
        """Makes every recipient of a message due at once. A held message stays held."""
        return self._call(
            types.QueueMessageDetail,
            "POST",
            f"/v1/queue/messages/{segment(id)}/retry",
            headers={"Idempotency-Key": idempotency_key},
        )

    def run_license_refresh(self, *, idempotency_key: str | None = None) -> types.License:
        """Reactivates: asks the licence server for the licence as it stands now, without an account.

        After buying an add-on, an upsize or more mailboxes; it holds at once.
        """
        return self._call(types.License, "POST", "/v1/license/refresh", headers={"Idempotency-Key": idempotency_key})

    def run_task(self, name: str, *, idempotency_key: str | None = None) -> types.Task:
        """Starts a run of a task as soon as it is free.

        The answer comes at once; read the task until `runs` has risen. Asking twice while it runs makes it run
        once more.
        """
        return self._call(
            types.Task,
            "POST",
            f"/v1/tasks/{segment(name)}/run",
            headers={"Idempotency-Key": idempotency_key},
        )

    def update_alias(
        self,
        address: str,
        body: types.AliasPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.Alias:
        """Gives an alias other targets."""
        return self._call(
            types.Alias,
            "PATCH",
            f"/v1/aliases/{segment(address)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_dns_settings(
        self,
        body: types.DnsSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.DnsSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            types.DnsSettings,
            "PATCH",
            "/v1/settings/dns",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_domain(
        self,
        domain: str,
        body: types.DomainPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.Domain:
        """Changes a domain."""
        return self._call(
            types.Domain,
            "PATCH",
            f"/v1/domains/{segment(domain)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_imap_settings(
        self,
        body: types.ImapSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.ImapSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            types.ImapSettings,
            "PATCH",
            "/v1/settings/imap",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_license_settings(
        self,
        body: types.LicenseSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.LicenseSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            types.LicenseSettings,
            "PATCH",
            "/v1/settings/license",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_login_settings(
        self,
        body: types.LoginSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.LoginSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            types.LoginSettings,
            "PATCH",
            "/v1/settings/login",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_mailbox(
        self,
        address: str,
        body: types.MailboxPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.Mailbox:
        """Changes a mailbox: its password, name, quota or status.

        The `ETag` follows these fields alone, not what the mailbox holds.
        """
        return self._call(
            types.Mailbox,
            "PATCH",
            f"/v1/mailboxes/{segment(address)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_queue_settings(
        self,
        body: types.QueueSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.QueueSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            types.QueueSettings,
            "PATCH",
            "/v1/settings/queue",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_retention_settings(
        self,
        body: types.RetentionSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.RetentionSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            types.RetentionSettings,
            "PATCH",
            "/v1/settings/retention",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_routing_settings(
        self,
        body: types.RoutingSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.RoutingSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            types.RoutingSettings,
            "PATCH",
            "/v1/settings/routing",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_server_settings(
        self,
        body: types.ServerSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.ServerSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            types.ServerSettings,
            "PATCH",
            "/v1/settings/server",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_smtp_settings(
        self,
        body: types.SmtpSettingsPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> types.SmtpSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            types.SmtpSettings,
            "PATCH",
            "/v1/settings/smtp",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )
