"""What the API does. Made from the API's OpenAPI document by clients/generate; not for editing."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from . import types as t
from ._calls import Calls, segment


class Operations(Calls):
    """Every operation of the API, one method each."""

    def activate_dkim_keys(
        self,
        domain: str,
        body: t.DkimActivation,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.DkimKeyPage:
        """Lets a domain's new DKIM keys sign now, and retires the old ones.

        Their records are looked up first: 409 `not_published` names one that is not there, or of which nobody can
        tell, in `conflict.key`. Where none wait nothing changes.
        """
        return self._call(
            t.DkimKeyPage,
            "POST",
            f"/v1/domains/{segment(domain)}/dkim-keys/activate",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def activate_dkim_keys_by_external_id(
        self,
        external_id: str,
        body: t.DkimActivation,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.DkimKeyPage:
        """Lets a domain's new DKIM keys sign now, and retires the old ones.

        Their records are looked up first: 409 `not_published` names one that is not there, or of which nobody can
        tell, in `conflict.key`. Where none wait nothing changes.
        """
        return self._call(
            t.DkimKeyPage,
            "POST",
            f"/v1/domains/by-external-id/{segment(external_id)}/dkim-keys/activate",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def add_alias_targets(
        self,
        address: str,
        body: t.AliasTargets,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Alias:
        """Has the alias lead to these too. Those that it leads to already stay as they are.

        Of many that change one list at once, none undoes what another did.
        """
        return self._call(
            t.Alias,
            "POST",
            f"/v1/aliases/{segment(address)}/targets/add",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def cancel_operation(self, id: str, *, idempotency_key: str | None = None) -> t.Operation:
        """Ends an operation.

        What is done stays, what is in hand is finished, and nothing more begins. Of one that is over it changes
        nothing.
        """
        return self._call(
            t.Operation,
            "POST",
            f"/v1/operations/{segment(id)}/cancel",
            headers={"Idempotency-Key": idempotency_key},
        )

    def create_access_rule(
        self,
        body: t.NewAccessRule,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.AccessRule:
        """Makes a rule. It holds for what comes from now on.

        A client that a rule on networks blocks is not let in by any of its services; one that it allows is kept
        out by no number of connections or failed logins from its network. A sender that a rule allows is allowed
        for what SPF, DKIM or a login shows to be from its domain, and not for whoever writes its name.
        """
        return self._call(
            t.AccessRule,
            "POST",
            "/v1/access-rules",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_administrator(
        self,
        body: t.NewAdministrator,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Administrator:
        """Makes an administrator, with no more rights and no more reach than the caller has."""
        return self._call(
            t.Administrator,
            "POST",
            "/v1/administrators",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_alias(
        self,
        body: t.NewAlias,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Alias:
        """Makes an alias."""
        return self._call(
            t.Alias,
            "POST",
            "/v1/aliases",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_domain(
        self,
        body: t.NewDomain,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Domain:
        """Makes a domain and the keys its mail is signed with."""
        return self._call(
            t.Domain,
            "POST",
            "/v1/domains",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

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

    def create_mailbox(
        self,
        body: t.NewMailbox,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Mailbox:
        """Makes a mailbox with its first folders."""
        return self._call(
            t.Mailbox,
            "POST",
            "/v1/mailboxes",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_mailbox_app_password(
        self,
        address: str,
        body: t.NewAppPassword,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.AppPassword:
        """Makes a password for a mail program of a mailbox.

        The answer holds it in `secret`, this once. It opens the mailbox also where a second factor is asked for.
        """
        return self._call(
            t.AppPassword,
            "POST",
            f"/v1/mailboxes/{segment(address)}/app-passwords",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_mailbox_app_password_by_external_id(
        self,
        external_id: str,
        body: t.NewAppPassword,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.AppPassword:
        """Makes a password for a mail program of a mailbox.

        The answer holds it in `secret`, this once. It opens the mailbox also where a second factor is asked for.
        """
        return self._call(
            t.AppPassword,
            "POST",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}/app-passwords",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_mailbox_sso_link(
        self,
        address: str,
        body: t.NewMailboxSsoLink,
        *,
        idempotency_key: str | None = None,
    ) -> t.SsoLink:
        """Makes a link that logs the holder of a mailbox in once: for a panel's *open account* button, and for
        support.

        It is good for a minute at most. The books name who made it, and that the session began by it.
        """
        return self._call(
            t.SsoLink,
            "POST",
            f"/v1/mailboxes/{segment(address)}/sso-links",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_mailbox_sso_link_by_external_id(
        self,
        external_id: str,
        body: t.NewMailboxSsoLink,
        *,
        idempotency_key: str | None = None,
    ) -> t.SsoLink:
        """Makes a link that logs the holder of a mailbox in once: for a panel's *open account* button, and for
        support.

        It is good for a minute at most. The books name who made it, and that the session began by it.
        """
        return self._call(
            t.SsoLink,
            "POST",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}/sso-links",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_oauth_client(
        self,
        body: t.NewOAuthClient,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.OAuthClient:
        """Makes a program known.

        How it then asks is in the server's metadata, `/.well-known/openid-configuration`. The answer holds the
        secret of a confidential one in `secret`, this once.
        """
        return self._call(
            t.OAuthClient,
            "POST",
            "/v1/oauth-clients",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_operation(self, body: t.NewOperation, *, idempotency_key: str | None = None) -> t.Operation:
        """Has many requests done, each for itself, after the answer.

        The answer is 202 once the operation is taken on. It goes on by itself, after a restart too, by the same
        token for as long as that is good, and each request is done once. One that fails stops none of the others;
        `/v1/operations/{id}/results` has what came of each, but for secrets that are shown once.
        """
        return self._call(
            t.Operation,
            "POST",
            "/v1/operations",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_own_access_rule(
        self,
        body: t.NewOwnAccessRule,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.AccessRule:
        """Blocks a sender for one's own mailbox, or allows one that is blocked for the domain."""
        return self._call(
            t.AccessRule,
            "POST",
            "/v1/me/access-rules",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_own_app_password(
        self,
        body: t.NewAppPassword,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.AppPassword:
        """Makes a password for one of one's own mail programs.

        The answer holds it in `secret`, this once. It needs a session that began with a password.
        """
        return self._call(
            t.AppPassword,
            "POST",
            "/v1/me/app-passwords",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_own_passkey(self, body: t.NewPasskey, *, idempotency_key: str | None = None) -> t.Passkey:
        """Keeps a passkey that the browser made; its owner logs in by it from now on, too.

        Another password takes all passkeys away.
        """
        return self._call(t.Passkey, "POST", "/v1/me/passkeys", headers={"Idempotency-Key": idempotency_key}, body=body)

    def create_own_passkey_challenge(
        self,
        body: t.PasskeyOrigin,
        *,
        idempotency_key: str | None = None,
    ) -> t.PasskeyChallenge:
        """Asks a browser to make a passkey: what the page hands to `navigator.credentials.create()`."""
        return self._call(
            t.PasskeyChallenge,
            "POST",
            "/v1/me/passkeys/challenge",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_own_totp(self, *, idempotency_key: str | None = None) -> t.TotpEnrolment:
        """Begins to set up a second factor. It is asked for once it is confirmed."""
        return self._call(t.TotpEnrolment, "POST", "/v1/me/totp", headers={"Idempotency-Key": idempotency_key})

    def create_passkey_challenge(
        self,
        body: t.PasskeyOrigin,
        *,
        idempotency_key: str | None = None,
    ) -> t.PasskeyChallenge:
        """Asks a browser for a passkey to log in by: what the page hands to `navigator.credentials.get()`.

        Nothing is kept of it here.
        """
        return self._call(
            t.PasskeyChallenge,
            "POST",
            "/v1/passkey-challenges",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_passkey_session(self, body: t.NewPasskeySession, *, idempotency_key: str | None = None) -> t.Session:
        """Logs in by a passkey, which is a password and a second factor at once."""
        return self._call(
            t.Session,
            "POST",
            "/v1/passkey-sessions",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_plan(
        self,
        body: t.NewPlan,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Plan:
        """Makes a plan."""
        return self._call(
            t.Plan,
            "POST",
            "/v1/plans",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_session(self, body: t.NewSession, *, idempotency_key: str | None = None) -> t.Session:
        """Logs in with a password, and a code where one is asked for.

        Wrong ones cost time: after a few, the wait doubles with each. 401 `second_factor_required` says that the
        password is right.
        """
        return self._call(t.Session, "POST", "/v1/sessions", headers={"Idempotency-Key": idempotency_key}, body=body)

    def create_sso_link(self, body: t.NewSsoLink, *, idempotency_key: str | None = None) -> t.SsoLink:
        """Makes a link that logs an administrator in once, for a panel that sends its customer's browser there.

        It is good for a minute at most. Nobody makes one for somebody who may do more; the books name who made
        it, and that the session began by it.
        """
        return self._call(t.SsoLink, "POST", "/v1/sso-links", headers={"Idempotency-Key": idempotency_key}, body=body)

    def create_sso_session(self, body: t.NewSsoSession, *, idempotency_key: str | None = None) -> t.Session:
        """Logs in by a link that `POST /v1/sso-links` made. It is good once."""
        return self._call(
            t.Session,
            "POST",
            "/v1/sso-sessions",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_tenant(
        self,
        body: t.NewTenant,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Makes a tenant, with its first domain and its administrator if they are named.

        A domain needs `domains:write` as well, an administrator `administrators:write`; the administrator gets
        the scopes of whoever makes them.
        """
        return self._call(
            t.Tenant,
            "POST",
            "/v1/tenants",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_token(
        self,
        body: t.NewToken,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Token:
        """Makes a token.

        The answer holds the secret in `secret`, this once. Nobody can give away a scope they do not have, nor
        reach beyond their own.
        """
        return self._call(
            t.Token,
            "POST",
            "/v1/tokens",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def create_webhook_endpoint(
        self,
        body: t.NewWebhookEndpoint,
        *,
        idempotency_key: str | None = None,
    ) -> t.WebhookEndpoint:
        """Makes a webhook endpoint, which is told of what happens from now on.

        The answer holds the secret in `secret`, this once. Messages are signed by it and by a key whose public
        half is `public_key`; check one of both, and that `webhook-timestamp` is not older than five minutes.
        """
        return self._call(
            t.WebhookEndpoint,
            "POST",
            "/v1/webhook-endpoints",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def delete_access_rule(
        self,
        id: str,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Deletes a rule."""
        self._send(
            "DELETE",
            f"/v1/access-rules/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_administrator(
        self,
        login: str,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Deletes an administrator; their sessions end. What they made stays."""
        self._send(
            "DELETE",
            f"/v1/administrators/{segment(login)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_administrator_passkeys(
        self,
        login: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Takes all passkeys from an administrator who lost what held them; their sessions end."""
        self._send(
            "DELETE",
            f"/v1/administrators/{segment(login)}/passkeys",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def delete_administrator_totp(
        self,
        login: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Takes the second factor from an administrator who lost it; their sessions end."""
        self._send(
            "DELETE",
            f"/v1/administrators/{segment(login)}/totp",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def delete_alias(
        self,
        address: str,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Deletes an alias. Its targets stay."""
        self._send(
            "DELETE",
            f"/v1/aliases/{segment(address)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_app_password(self, id: str, *, dry_run: bool | None = None, idempotency_key: str | None = None) -> None:
        """Takes a password from a mail program.

        The mailbox's sessions end; programs with another password come back by themselves.
        """
        self._send(
            "DELETE",
            f"/v1/app-passwords/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def delete_certificate(
        self,
        certificate: str,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Deletes a certificate. Its names are answered by the boot file's from then on."""
        self._send(
            "DELETE",
            f"/v1/certificates/{segment(certificate)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_contact(
        self,
        domain: str,
        uid: str,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Deletes a contact."""
        self._send(
            "DELETE",
            f"/v1/domains/{segment(domain)}/contacts/{segment(uid)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_contact_by_external_id(
        self,
        external_id: str,
        uid: str,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Deletes a contact."""
        self._send(
            "DELETE",
            f"/v1/domains/by-external-id/{segment(external_id)}/contacts/{segment(uid)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_current_session(self, *, idempotency_key: str | None = None) -> None:
        """Logs out: ends the session that asks, and forgets its cookie."""
        self._send("DELETE", "/v1/sessions/current", headers={"Idempotency-Key": idempotency_key})

    def delete_domain(
        self,
        domain: str,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Deletes a domain that holds no mailboxes and aliases any more, with its signing keys."""
        self._send(
            "DELETE",
            f"/v1/domains/{segment(domain)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_domain_by_external_id(
        self,
        external_id: str,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Deletes a domain that holds no mailboxes and aliases any more, with its signing keys."""
        self._send(
            "DELETE",
            f"/v1/domains/by-external-id/{segment(external_id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_grant(self, id: str, *, dry_run: bool | None = None, idempotency_key: str | None = None) -> None:
        """Takes leave back from a program. Its tokens open nothing any more, and the mailbox's sessions end."""
        self._send(
            "DELETE",
            f"/v1/grants/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def delete_license(self, *, idempotency_key: str | None = None) -> t.LicenseReceipt:
        """Deactivates: gives the licence up, so that it can be used elsewhere. From then on the limits of Free hold
        here.
        """
        return self._call(t.LicenseReceipt, "DELETE", "/v1/license", headers={"Idempotency-Key": idempotency_key})

    def delete_listener(
        self,
        listener: str,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Closes a listener. Whoever is connected ends what is in hand."""
        self._send(
            "DELETE",
            f"/v1/listeners/{segment(listener)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_mail_session(self, id: str, *, dry_run: bool | None = None, idempotency_key: str | None = None) -> None:
        """Ends the session of a mail program.

        It is told so, and may log in again. Whoever is to stay out gets another password, or the mailbox's
        `login` is switched off: both end all its sessions.
        """
        self._send(
            "DELETE",
            f"/v1/mail-sessions/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def delete_mailbox(
        self,
        address: str,
        *,
        purge_after: str | None = None,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Mailbox | None:
        """Deletes a mailbox; it can be restored until it is purged.

        Nobody logs in to it any more and mail to it is refused, but nothing else can have its address. With
        `purge_after=P0D` it goes at once, with everything in it.
        """
        return self._maybe(
            t.Mailbox,
            "DELETE",
            f"/v1/mailboxes/{segment(address)}",
            query={"purge_after": purge_after, "dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_mailbox_by_external_id(
        self,
        external_id: str,
        *,
        purge_after: str | None = None,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Mailbox | None:
        """Deletes a mailbox; it can be restored until it is purged.

        Nobody logs in to it any more and mail to it is refused, but nothing else can have its address. With
        `purge_after=P0D` it goes at once, with everything in it.
        """
        return self._maybe(
            t.Mailbox,
            "DELETE",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}",
            query={"purge_after": purge_after, "dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_mailbox_passkeys(
        self,
        address: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Takes all passkeys from a holder who lost what held them; their sessions end.

        Without any nothing changes.
        """
        self._send(
            "DELETE",
            f"/v1/mailboxes/{segment(address)}/passkeys",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def delete_mailbox_passkeys_by_external_id(
        self,
        external_id: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Takes all passkeys from a holder who lost what held them; their sessions end.

        Without any nothing changes.
        """
        self._send(
            "DELETE",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}/passkeys",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def delete_mailbox_totp(
        self,
        address: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Takes the second factor from a holder who lost it; their sessions end.

        Without one nothing changes.
        """
        self._send(
            "DELETE",
            f"/v1/mailboxes/{segment(address)}/totp",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def delete_mailbox_totp_by_external_id(
        self,
        external_id: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Takes the second factor from a holder who lost it; their sessions end.

        Without one nothing changes.
        """
        self._send(
            "DELETE",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}/totp",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def delete_oauth_client(
        self,
        id: str,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Deletes a program. What people let it do ends, and its tokens open nothing."""
        self._send(
            "DELETE",
            f"/v1/oauth-clients/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_own_access_rule(
        self,
        id: str,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Deletes a rule of one's own mailbox."""
        self._send(
            "DELETE",
            f"/v1/me/access-rules/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_own_app_password(
        self,
        id: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Takes a password from one of one's own mail programs.

        The mailbox's sessions end; programs with another password come back by themselves.
        """
        self._send(
            "DELETE",
            f"/v1/me/app-passwords/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def delete_own_grant(self, id: str, *, dry_run: bool | None = None, idempotency_key: str | None = None) -> None:
        """Takes leave back from a program that one let act for oneself. A mailbox's sessions end."""
        self._send(
            "DELETE",
            f"/v1/me/grants/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def delete_own_mail_session(
        self,
        id: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Ends the session of one of one's own mail programs. It may log in again."""
        self._send(
            "DELETE",
            f"/v1/me/mail-sessions/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def delete_own_passkey(self, id: str, *, idempotency_key: str | None = None) -> None:
        """Deletes one of one's own passkeys."""
        self._send("DELETE", f"/v1/me/passkeys/{segment(id)}", headers={"Idempotency-Key": idempotency_key})

    def delete_own_totp(self, body: t.PasswordProof, *, idempotency_key: str | None = None) -> None:
        """Turns one's own second factor off."""
        self._send("DELETE", "/v1/me/totp", headers={"Idempotency-Key": idempotency_key}, body=body)

    def delete_plan(
        self,
        plan: str,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Deletes a plan that no tenant has."""
        self._send(
            "DELETE",
            f"/v1/plans/{segment(plan)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_queue_message(self, id: str, *, dry_run: bool | None = None, idempotency_key: str | None = None) -> None:
        """Deletes a message from the queue. Its sender is not told."""
        self._send(
            "DELETE",
            f"/v1/queue/messages/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def delete_session(self, id: str, *, idempotency_key: str | None = None) -> None:
        """Ends one of one's own sessions."""
        self._send("DELETE", f"/v1/sessions/{segment(id)}", headers={"Idempotency-Key": idempotency_key})

    def delete_tenant(
        self,
        tenant: str,
        *,
        purge_after: str | None = None,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant | None:
        """Terminates a tenant; it can be restored until it is purged.

        Nobody logs in any more, its tokens open nothing, its addresses are gone, and everything is kept. With
        `purge_after=P0D` it goes at once, with its domains and all that is in them.
        """
        return self._maybe(
            t.Tenant,
            "DELETE",
            f"/v1/tenants/{segment(tenant)}",
            query={"purge_after": purge_after, "dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_tenant_by_external_id(
        self,
        external_id: str,
        *,
        purge_after: str | None = None,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant | None:
        """Terminates a tenant; it can be restored until it is purged.

        Nobody logs in any more, its tokens open nothing, its addresses are gone, and everything is kept. With
        `purge_after=P0D` it goes at once, with its domains and all that is in them.
        """
        return self._maybe(
            t.Tenant,
            "DELETE",
            f"/v1/tenants/by-external-id/{segment(external_id)}",
            query={"purge_after": purge_after, "dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_token(
        self,
        id: str,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Revokes a token at once.

        It stays in the list with `revoked_at`, for the audit trail. Revoking it again changes nothing.
        """
        self._send(
            "DELETE",
            f"/v1/tokens/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def delete_webhook_endpoint(
        self,
        id: str,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Deletes a webhook endpoint with everything that was to be sent to it."""
        self._send(
            "DELETE",
            f"/v1/webhook-endpoints/{segment(id)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def forget_failed_logins(
        self,
        network: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Lets a network try to log in at once."""
        self._send(
            "DELETE",
            f"/v1/failed-logins/{segment(network)}",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def forget_mailbox_failed_logins(
        self,
        address: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Forgets the failed logins to a mailbox, from wherever: whoever knows its password need not wait.

        A network that guessed goes on waiting (`DELETE /v1/failed-logins/{network}`).
        """
        self._send(
            "DELETE",
            f"/v1/mailboxes/{segment(address)}/failed-logins",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def forget_mailbox_failed_logins_by_external_id(
        self,
        external_id: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Forgets the failed logins to a mailbox, from wherever: whoever knows its password need not wait.

        A network that guessed goes on waiting (`DELETE /v1/failed-logins/{network}`).
        """
        self._send(
            "DELETE",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}/failed-logins",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def hold_queue_message(
        self,
        id: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.QueueMessageDetail:
        """Holds a message back until it is released. An attempt under way is still finished."""
        return self._call(
            t.QueueMessageDetail,
            "POST",
            f"/v1/queue/messages/{segment(id)}/hold",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def list_access_rules(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        count: bool | None = None,
        tenant: str | None = None,
        domain: str | None = None,
        mailbox: str | None = None,
        kind: Literal["network", "sender", "recipient"] | str | None = None,
        action: Literal["block", "allow"] | str | None = None,
        search: str | None = None,
    ) -> t.AccessRulePage:
        """Lists rules."""
        return self._page(
            t.AccessRulePage,
            "GET",
            "/v1/access-rules",
            query={"limit": limit, "cursor": cursor, "count": count, "tenant": tenant, "domain": domain, "mailbox": mailbox, "kind": kind, "action": action, "search": search},
        )

    def list_administrator_passkeys(self, login: str) -> t.PasskeyPage:
        """Lists the passkeys of an administrator."""
        return self._page(t.PasskeyPage, "GET", f"/v1/administrators/{segment(login)}/passkeys")

    def list_administrators(self, *, limit: int | None = None, cursor: str | None = None) -> t.AdministratorPage:
        """Lists administrators within reach, by login."""
        return self._page(t.AdministratorPage, "GET", "/v1/administrators", query={"limit": limit, "cursor": cursor})

    def list_aliases(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        count: bool | None = None,
        tenant: str | None = None,
        domain: str | None = None,
        search: str | None = None,
        target: str | None = None,
        sort: Literal["address", "-address", "created_at", "-created_at"] | str | None = None,
    ) -> t.AliasPage:
        """Lists aliases."""
        return self._page(
            t.AliasPage,
            "GET",
            "/v1/aliases",
            query={"limit": limit, "cursor": cursor, "count": count, "tenant": tenant, "domain": domain, "search": search, "target": target, "sort": sort},
        )

    def list_audit_lines(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        actor: str | None = None,
        object: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> t.AuditPage:
        """Lists who did what to the objects within reach, from where, and how they looked before and after; the
        newest first.
        """
        return self._page(
            t.AuditPage,
            "GET",
            "/v1/audit-lines",
            query={"limit": limit, "cursor": cursor, "actor": actor, "object": object, "since": since, "until": until},
        )

    def list_certificates(self, *, limit: int | None = None, cursor: str | None = None) -> t.CertificatePage:
        """Lists certificates by name. That of the boot file, which answers every other name, is not among them."""
        return self._page(t.CertificatePage, "GET", "/v1/certificates", query={"limit": limit, "cursor": cursor})

    def list_contacts(
        self,
        domain: str,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        count: bool | None = None,
        search: str | None = None,
        sort: Literal["name", "-name", "created_at", "-created_at"] | str | None = None,
    ) -> t.ContactPage:
        """Lists the contacts in a domain's address book.

        Of another name of a domain it is the address book of that domain.
        """
        return self._page(
            t.ContactPage,
            "GET",
            f"/v1/domains/{segment(domain)}/contacts",
            query={"limit": limit, "cursor": cursor, "count": count, "search": search, "sort": sort},
        )

    def list_contacts_by_external_id(
        self,
        external_id: str,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        count: bool | None = None,
        search: str | None = None,
        sort: Literal["name", "-name", "created_at", "-created_at"] | str | None = None,
    ) -> t.ContactPage:
        """Lists the contacts in a domain's address book.

        Of another name of a domain it is the address book of that domain.
        """
        return self._page(
            t.ContactPage,
            "GET",
            f"/v1/domains/by-external-id/{segment(external_id)}/contacts",
            query={"limit": limit, "cursor": cursor, "count": count, "search": search, "sort": sort},
        )

    def list_dkim_keys(self, domain: str) -> t.DkimKeyPage:
        """Lists the keys a domain's mail is signed with, those that wait and those that retired too."""
        return self._page(t.DkimKeyPage, "GET", f"/v1/domains/{segment(domain)}/dkim-keys")

    def list_dkim_keys_by_external_id(self, external_id: str) -> t.DkimKeyPage:
        """Lists the keys a domain's mail is signed with, those that wait and those that retired too."""
        return self._page(t.DkimKeyPage, "GET", f"/v1/domains/by-external-id/{segment(external_id)}/dkim-keys")

    def list_dns_check(self, domain: str) -> t.DnsCheckPage:
        """Looks up what a domain's DNS shows of its wanted records, now.

        Nothing that was kept of earlier answers counts, and records are held against what they are for: an SPF
        record is good if mail from this server passes, in whichever words it says so.
        """
        return self._page(t.DnsCheckPage, "GET", f"/v1/domains/{segment(domain)}/dns-check")

    def list_dns_check_by_external_id(self, external_id: str) -> t.DnsCheckPage:
        """Looks up what a domain's DNS shows of its wanted records, now.

        Nothing that was kept of earlier answers counts, and records are held against what they are for: an SPF
        record is good if mail from this server passes, in whichever words it says so.
        """
        return self._page(t.DnsCheckPage, "GET", f"/v1/domains/by-external-id/{segment(external_id)}/dns-check")

    def list_dns_records(self, domain: str) -> t.DnsRecordPage:
        """Lists the records the domain's DNS should show for its mail to come, go and be believed."""
        return self._page(t.DnsRecordPage, "GET", f"/v1/domains/{segment(domain)}/dns-records")

    def list_dns_records_by_external_id(self, external_id: str) -> t.DnsRecordPage:
        """Lists the records the domain's DNS should show for its mail to come, go and be believed."""
        return self._page(t.DnsRecordPage, "GET", f"/v1/domains/by-external-id/{segment(external_id)}/dns-records")

    def list_domains(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        count: bool | None = None,
        tenant: str | None = None,
        status: Literal["active", "disabled"] | str | None = None,
        external_id: str | None = None,
        alias_of: str | None = None,
        search: str | None = None,
        sort: Literal["name", "-name", "created_at", "-created_at"] | str | None = None,
        expand: Literal["tenant"] | str | None = None,
    ) -> t.DomainPage:
        """Lists domains."""
        return self._page(
            t.DomainPage,
            "GET",
            "/v1/domains",
            query={"limit": limit, "cursor": cursor, "count": count, "tenant": tenant, "status": status, "external_id": external_id, "alias_of": alias_of, "search": search, "sort": sort, "expand": expand},
        )

    def list_events(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        after: str | None = None,
        types: str | None = None,
    ) -> t.EventPage:
        """Lists what happened to the objects within reach, in order.

        A panel that keeps `next_cursor`, or the id of the last event it saw, misses nothing: each change of each
        object is here, in the order of its commit. `410 cursor_expired` says that what followed is gone, and
        everything must be read anew.
        """
        return self._page(
            t.EventPage,
            "GET",
            "/v1/events",
            query={"limit": limit, "cursor": cursor, "after": after, "types": types},
        )

    def list_failed_logins(self, *, limit: int | None = None, cursor: str | None = None) -> t.FailedLoginsPage:
        """Lists the networks that failed logins hold up at the moment.

        Whoever guesses waits ever longer; nobody is shut out for good. A network that is to stay out is blocked
        by a rule (`POST /v1/access-rules`), and one that many people share is allowed by one.
        """
        return self._page(t.FailedLoginsPage, "GET", "/v1/failed-logins", query={"limit": limit, "cursor": cursor})

    def list_listeners(self, *, limit: int | None = None, cursor: str | None = None) -> t.ListenerPage:
        """Lists where is listened, by name: what the boot file names (`boot-smtp`, `boot-smtp-2`), and what was
        opened here.
        """
        return self._page(t.ListenerPage, "GET", "/v1/listeners", query={"limit": limit, "cursor": cursor})

    def list_mail_sessions(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        tenant: str | None = None,
        domain: str | None = None,
        mailbox: str | None = None,
        protocol: Literal["imap", "pop3", "submission"] | str | None = None,
        peer_ip: str | None = None,
    ) -> t.MailSessionPage:
        """Lists the mail programs that are logged in."""
        return self._page(
            t.MailSessionPage,
            "GET",
            "/v1/mail-sessions",
            query={"limit": limit, "cursor": cursor, "tenant": tenant, "domain": domain, "mailbox": mailbox, "protocol": protocol, "peer_ip": peer_ip},
        )

    def list_mailbox_app_passwords(
        self,
        address: str,
        *,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> t.AppPasswordPage:
        """Lists the passwords that the mail programs of a mailbox have."""
        return self._page(
            t.AppPasswordPage,
            "GET",
            f"/v1/mailboxes/{segment(address)}/app-passwords",
            query={"limit": limit, "cursor": cursor},
        )

    def list_mailbox_app_passwords_by_external_id(
        self,
        external_id: str,
        *,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> t.AppPasswordPage:
        """Lists the passwords that the mail programs of a mailbox have."""
        return self._page(
            t.AppPasswordPage,
            "GET",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}/app-passwords",
            query={"limit": limit, "cursor": cursor},
        )

    def list_mailbox_grants(self, address: str, *, limit: int | None = None, cursor: str | None = None) -> t.GrantPage:
        """Lists what the holder of a mailbox lets programs do."""
        return self._page(
            t.GrantPage,
            "GET",
            f"/v1/mailboxes/{segment(address)}/grants",
            query={"limit": limit, "cursor": cursor},
        )

    def list_mailbox_grants_by_external_id(
        self,
        external_id: str,
        *,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> t.GrantPage:
        """Lists what the holder of a mailbox lets programs do."""
        return self._page(
            t.GrantPage,
            "GET",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}/grants",
            query={"limit": limit, "cursor": cursor},
        )

    def list_mailbox_passkeys(self, address: str) -> t.PasskeyPage:
        """Lists the passkeys of a mailbox's holder."""
        return self._page(t.PasskeyPage, "GET", f"/v1/mailboxes/{segment(address)}/passkeys")

    def list_mailbox_passkeys_by_external_id(self, external_id: str) -> t.PasskeyPage:
        """Lists the passkeys of a mailbox's holder."""
        return self._page(t.PasskeyPage, "GET", f"/v1/mailboxes/by-external-id/{segment(external_id)}/passkeys")

    def list_mailboxes(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        count: bool | None = None,
        tenant: str | None = None,
        domain: str | None = None,
        status: Literal["active", "staged", "disabled", "deleted"] | str | None = None,
        external_id: str | None = None,
        search: str | None = None,
        sort: Literal["address", "-address", "created_at", "-created_at"] | str | None = None,
        expand: Literal["domain"] | str | None = None,
    ) -> t.MailboxPage:
        """Lists mailboxes, with what they hold."""
        return self._page(
            t.MailboxPage,
            "GET",
            "/v1/mailboxes",
            query={"limit": limit, "cursor": cursor, "count": count, "tenant": tenant, "domain": domain, "status": status, "external_id": external_id, "search": search, "sort": sort, "expand": expand},
        )

    def list_messages(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        sender: str | None = None,
        recipient: str | None = None,
        message_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> t.MessagePage:
        """Lists messages that came here or were refused, newest first.

        Within a tenant or a domain, those that it sent or that came to it. Told for as long as the setting
        `retention.message_trace_days` says. Mail that was refused is told of within a budget a sending network
        and minute; beyond, it is counted only.
        """
        return self._page(
            t.MessagePage,
            "GET",
            "/v1/messages",
            query={"limit": limit, "cursor": cursor, "sender": sender, "recipient": recipient, "message_id": message_id, "since": since, "until": until},
        )

    def list_my_contacts(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        search: str | None = None,
        sort: Literal["name", "-name", "created_at", "-created_at"] | str | None = None,
    ) -> t.ContactPage:
        """Lists the contacts in the address book of one's own domain."""
        return self._page(
            t.ContactPage,
            "GET",
            "/v1/me/contacts",
            query={"limit": limit, "cursor": cursor, "search": search, "sort": sort},
        )

    def list_oauth_clients(self, *, limit: int | None = None, cursor: str | None = None) -> t.OAuthClientPage:
        """Lists the programs that people may let act for them."""
        return self._page(t.OAuthClientPage, "GET", "/v1/oauth-clients", query={"limit": limit, "cursor": cursor})

    def list_operation_results(
        self,
        id: str,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        failed: bool | None = None,
    ) -> t.OperationResultPage:
        """Lists what came of an operation's parts.

        It is for whoever asked for the operation, and for those with the scope `admin`.
        """
        return self._page(
            t.OperationResultPage,
            "GET",
            f"/v1/operations/{segment(id)}/results",
            query={"limit": limit, "cursor": cursor, "failed": failed},
        )

    def list_operations(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        status: Literal["waiting", "running", "done", "failed", "cancelled"] | str | None = None,
    ) -> t.OperationPage:
        """Lists operations, the latest first.

        Those that are over are kept for `operation_days` (`/v1/settings/retention`). The event `operation.ended`
        tells of each end.
        """
        return self._page(
            t.OperationPage,
            "GET",
            "/v1/operations",
            query={"limit": limit, "cursor": cursor, "status": status},
        )

    def list_own_access_rules(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        count: bool | None = None,
        search: str | None = None,
    ) -> t.AccessRulePage:
        """Lists the rules that one made for one's own mailbox. What administrators say of it is theirs."""
        return self._page(
            t.AccessRulePage,
            "GET",
            "/v1/me/access-rules",
            query={"limit": limit, "cursor": cursor, "count": count, "search": search},
        )

    def list_own_app_passwords(self, *, limit: int | None = None, cursor: str | None = None) -> t.AppPasswordPage:
        """Lists the passwords that one's own mail programs have."""
        return self._page(t.AppPasswordPage, "GET", "/v1/me/app-passwords", query={"limit": limit, "cursor": cursor})

    def list_own_grants(self, *, limit: int | None = None, cursor: str | None = None) -> t.GrantPage:
        """Lists what one lets programs do, in a session that began with a password."""
        return self._page(t.GrantPage, "GET", "/v1/me/grants", query={"limit": limit, "cursor": cursor})

    def list_own_mail_sessions(self, *, limit: int | None = None, cursor: str | None = None) -> t.MailSessionPage:
        """Lists the mail programs that are logged in to one's own mailbox."""
        return self._page(t.MailSessionPage, "GET", "/v1/me/mail-sessions", query={"limit": limit, "cursor": cursor})

    def list_own_passkeys(self) -> t.PasskeyPage:
        """Lists one's own passkeys, the oldest first."""
        return self._page(t.PasskeyPage, "GET", "/v1/me/passkeys")

    def list_plans(self, *, limit: int | None = None, cursor: str | None = None) -> t.PlanPage:
        """Lists plans by name: the server's own, or those of the reseller who asks."""
        return self._page(t.PlanPage, "GET", "/v1/plans", query={"limit": limit, "cursor": cursor})

    def list_queue_messages(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        count: bool | None = None,
        sender: str | None = None,
        recipient: str | None = None,
        status: Literal["active", "held"] | str | None = None,
    ) -> t.QueueMessagePage:
        """Lists messages on their way out, oldest first."""
        return self._page(
            t.QueueMessagePage,
            "GET",
            "/v1/queue/messages",
            query={"limit": limit, "cursor": cursor, "count": count, "sender": sender, "recipient": recipient, "status": status},
        )

    def list_sessions(self) -> t.SessionPage:
        """Lists one's own sessions."""
        return self._page(t.SessionPage, "GET", "/v1/sessions")

    def list_settings(self) -> t.SettingsGroupPage:
        """Lists the settings groups and their fields."""
        return self._page(t.SettingsGroupPage, "GET", "/v1/settings")

    def list_tasks(self) -> t.TaskPage:
        """Lists the server's background work and how it fares."""
        return self._page(t.TaskPage, "GET", "/v1/tasks")

    def list_tenants(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        count: bool | None = None,
        parent: str | None = None,
        plan: str | None = None,
        status: Literal["active", "suspended", "terminated"] | str | None = None,
        external_id: str | None = None,
        search: str | None = None,
        sort: Literal["name", "-name", "created_at", "-created_at"] | str | None = None,
        expand: Literal["plan"] | str | None = None,
    ) -> t.TenantPage:
        """Lists tenants."""
        return self._page(
            t.TenantPage,
            "GET",
            "/v1/tenants",
            query={"limit": limit, "cursor": cursor, "count": count, "parent": parent, "plan": plan, "status": status, "external_id": external_id, "search": search, "sort": sort, "expand": expand},
        )

    def list_tokens(self, *, limit: int | None = None, cursor: str | None = None) -> t.TokenPage:
        """Lists tokens, revoked and expired ones too."""
        return self._page(t.TokenPage, "GET", "/v1/tokens", query={"limit": limit, "cursor": cursor})

    def list_usage(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        month: str | None = None,
    ) -> t.UsagePage:
        """Lists what every tenant uses, as it stands at the moment, and what its mail moved in a month."""
        return self._page(t.UsagePage, "GET", "/v1/usage", query={"limit": limit, "cursor": cursor, "month": month})

    def list_webhook_deliveries(
        self,
        id: str,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        status: t.WebhookDeliveryStatus | None = None,
    ) -> t.WebhookDeliveryPage:
        """Lists what was sent to a webhook endpoint, or is to be, with what came of each attempt: 30 days, the
        newest first.
        """
        return self._page(
            t.WebhookDeliveryPage,
            "GET",
            f"/v1/webhook-endpoints/{segment(id)}/deliveries",
            query={"limit": limit, "cursor": cursor, "status": status},
        )

    def list_webhook_endpoints(self, *, limit: int | None = None, cursor: str | None = None) -> t.WebhookEndpointPage:
        """Lists the webhook endpoints of the caller's tenant, or of the server itself."""
        return self._page(
            t.WebhookEndpointPage,
            "GET",
            "/v1/webhook-endpoints",
            query={"limit": limit, "cursor": cursor},
        )

    def read_access_rule(self, id: str) -> t.AccessRule:
        """Reads a rule."""
        return self._call(t.AccessRule, "GET", f"/v1/access-rules/{segment(id)}")

    def read_administrator(self, login: str) -> t.Administrator:
        """Reads an administrator."""
        return self._call(t.Administrator, "GET", f"/v1/administrators/{segment(login)}")

    def read_alias(self, address: str) -> t.Alias:
        """Reads an alias."""
        return self._call(t.Alias, "GET", f"/v1/aliases/{segment(address)}")

    def read_certificate(self, certificate: str) -> t.Certificate:
        """Reads a certificate, without its key."""
        return self._call(t.Certificate, "GET", f"/v1/certificates/{segment(certificate)}")

    def read_contact(self, domain: str, uid: str) -> t.Contact:
        """Reads a contact."""
        return self._call(t.Contact, "GET", f"/v1/domains/{segment(domain)}/contacts/{segment(uid)}")

    def read_contact_by_external_id(self, external_id: str, uid: str) -> t.Contact:
        """Reads a contact."""
        return self._call(
            t.Contact,
            "GET",
            f"/v1/domains/by-external-id/{segment(external_id)}/contacts/{segment(uid)}",
        )

    def read_dns_settings(self) -> t.DnsSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(t.DnsSettings, "GET", "/v1/settings/dns")

    def read_domain(self, domain: str) -> t.Domain:
        """Reads a domain."""
        return self._call(t.Domain, "GET", f"/v1/domains/{segment(domain)}")

    def read_domain_by_external_id(self, external_id: str) -> t.Domain:
        """Reads a domain."""
        return self._call(t.Domain, "GET", f"/v1/domains/by-external-id/{segment(external_id)}")

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

    def read_listener(self, listener: str) -> t.Listener:
        """Reads a listener, and how it is."""
        return self._call(t.Listener, "GET", f"/v1/listeners/{segment(listener)}")

    def read_liveness(self) -> t.Health:
        """Says that the process answers. Restart it when this fails."""
        return self._call(t.Health, "GET", "/v1/health/live")

    def read_login_settings(self) -> t.LoginSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(t.LoginSettings, "GET", "/v1/settings/login")

    def read_mailbox(self, address: str) -> t.Mailbox:
        """Reads a mailbox and what it holds."""
        return self._call(t.Mailbox, "GET", f"/v1/mailboxes/{segment(address)}")

    def read_mailbox_autoreply(self, address: str) -> t.Autoreply:
        """Reads what a mailbox answers by itself."""
        return self._call(t.Autoreply, "GET", f"/v1/mailboxes/{segment(address)}/autoreply")

    def read_mailbox_autoreply_by_external_id(self, external_id: str) -> t.Autoreply:
        """Reads what a mailbox answers by itself."""
        return self._call(t.Autoreply, "GET", f"/v1/mailboxes/by-external-id/{segment(external_id)}/autoreply")

    def read_mailbox_by_external_id(self, external_id: str) -> t.Mailbox:
        """Reads a mailbox and what it holds."""
        return self._call(t.Mailbox, "GET", f"/v1/mailboxes/by-external-id/{segment(external_id)}")

    def read_mailbox_failed_logins(self, address: str) -> t.MailboxFailedLogins:
        """Tells whether failed logins hold up whoever logs in to a mailbox."""
        return self._call(t.MailboxFailedLogins, "GET", f"/v1/mailboxes/{segment(address)}/failed-logins")

    def read_mailbox_failed_logins_by_external_id(self, external_id: str) -> t.MailboxFailedLogins:
        """Tells whether failed logins hold up whoever logs in to a mailbox."""
        return self._call(
            t.MailboxFailedLogins,
            "GET",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}/failed-logins",
        )

    def read_mailbox_forwarding(self, address: str) -> t.Forwarding:
        """Reads where a mailbox sends its mail on to."""
        return self._call(t.Forwarding, "GET", f"/v1/mailboxes/{segment(address)}/forwarding")

    def read_mailbox_forwarding_by_external_id(self, external_id: str) -> t.Forwarding:
        """Reads where a mailbox sends its mail on to."""
        return self._call(t.Forwarding, "GET", f"/v1/mailboxes/by-external-id/{segment(external_id)}/forwarding")

    def read_me(self) -> t.Me:
        """Reads who is logged in: an administrator, or the holder of a mailbox."""
        return self._call(t.Me, "GET", "/v1/me")

    def read_message_trace(self, id: str) -> t.MessageTrace:
        """Tells all there is to tell of a message: who brought it, what was decided, each attempt and what was said,
        and where each recipient is by now.

        Within a tenant or a domain, recipients are left out that are others', unless it sent the message: then
        they are named, and what they led to is not.
        """
        return self._call(t.MessageTrace, "GET", f"/v1/messages/{segment(id)}/trace")

    def read_metrics(self) -> str:
        """The server's numbers in the Prometheus text format."""
        return self._call(str, "GET", "/v1/metrics")

    def read_oauth_client(self, id: str) -> t.OAuthClient:
        """Reads a program, without its secret."""
        return self._call(t.OAuthClient, "GET", f"/v1/oauth-clients/{segment(id)}")

    def read_oauth_settings(self) -> t.OAuthSettings:
        """Reads this group of settings, without its secrets."""
        return self._call(t.OAuthSettings, "GET", "/v1/settings/oauth")

    def read_operation(self, id: str) -> t.Operation:
        """Reads how far an operation is."""
        return self._call(t.Operation, "GET", f"/v1/operations/{segment(id)}")

    def read_own_access_rule(self, id: str) -> t.AccessRule:
        """Reads a rule of one's own mailbox."""
        return self._call(t.AccessRule, "GET", f"/v1/me/access-rules/{segment(id)}")

    def read_own_autoreply(self) -> t.Autoreply:
        """Reads what one's own mailbox answers by itself."""
        return self._call(t.Autoreply, "GET", "/v1/me/autoreply")

    def read_own_forwarding(self) -> t.Forwarding:
        """Reads where one's own mailbox sends its mail on to."""
        return self._call(t.Forwarding, "GET", "/v1/me/forwarding")

    def read_plan(self, plan: str) -> t.Plan:
        """Reads a plan."""
        return self._call(t.Plan, "GET", f"/v1/plans/{segment(plan)}")

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

    def read_tenant(self, tenant: str) -> t.Tenant:
        """Reads a tenant, also one that is terminated and can be restored."""
        return self._call(t.Tenant, "GET", f"/v1/tenants/{segment(tenant)}")

    def read_tenant_by_external_id(self, external_id: str) -> t.Tenant:
        """Reads a tenant, also one that is terminated and can be restored."""
        return self._call(t.Tenant, "GET", f"/v1/tenants/by-external-id/{segment(external_id)}")

    def read_tenant_usage(self, tenant: str, *, month: str | None = None) -> t.Usage:
        """Reads what a tenant uses, as it stands at the moment, and what its mail moved in a month."""
        return self._call(t.Usage, "GET", f"/v1/tenants/{segment(tenant)}/usage", query={"month": month})

    def read_tenant_usage_by_external_id(self, external_id: str, *, month: str | None = None) -> t.Usage:
        """Reads what a tenant uses, as it stands at the moment, and what its mail moved in a month."""
        return self._call(
            t.Usage,
            "GET",
            f"/v1/tenants/by-external-id/{segment(external_id)}/usage",
            query={"month": month},
        )

    def read_token(self, id: str) -> t.Token:
        """Reads a token, without its secret."""
        return self._call(t.Token, "GET", f"/v1/tokens/{segment(id)}")

    def read_webhook_delivery(self, id: str) -> t.WebhookDelivery:
        """Reads a delivery with what came of each attempt."""
        return self._call(t.WebhookDelivery, "GET", f"/v1/webhook-deliveries/{segment(id)}")

    def read_webhook_endpoint(self, id: str) -> t.WebhookEndpoint:
        """Reads a webhook endpoint, without its secret."""
        return self._call(t.WebhookEndpoint, "GET", f"/v1/webhook-endpoints/{segment(id)}")

    def read_whoami(self) -> t.WhoAmI:
        """Says who is asking, with which scopes.

        Any token will do. A panel's *test connection* button is this call.
        """
        return self._call(t.WhoAmI, "GET", "/v1/whoami")

    def release_queue_message(
        self,
        id: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.QueueMessageDetail:
        """Lets a held message go on. Its recipients are due when they were."""
        return self._call(
            t.QueueMessageDetail,
            "POST",
            f"/v1/queue/messages/{segment(id)}/release",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def remove_alias_targets(
        self,
        address: str,
        body: t.AliasTargets,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Alias:
        """Has the alias lead to these no more. Those that it does not lead to change nothing; one at least is left,
        or the alias deleted.
        """
        return self._call(
            t.Alias,
            "POST",
            f"/v1/aliases/{segment(address)}/targets/remove",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def rename_mailbox(
        self,
        address: str,
        body: t.MailboxRename,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Mailbox:
        """Gives a mailbox another address, in its own domain or another one.

        Whoever is logged in has to log in again, with the new address. The old one is free: make an alias of it
        to keep it.
        """
        return self._call(
            t.Mailbox,
            "POST",
            f"/v1/mailboxes/{segment(address)}/rename",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def rename_mailbox_by_external_id(
        self,
        external_id: str,
        body: t.MailboxRename,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Mailbox:
        """Gives a mailbox another address, in its own domain or another one.

        Whoever is logged in has to log in again, with the new address. The old one is free: make an alias of it
        to keep it.
        """
        return self._call(
            t.Mailbox,
            "POST",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}/rename",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def renew_certificate(self, certificate: str, *, idempotency_key: str | None = None) -> t.Certificate:
        """Has the authority asked at once for a certificate that is missing or to be renewed, whatever failed
        before.
        """
        return self._call(
            t.Certificate,
            "POST",
            f"/v1/certificates/{segment(certificate)}/renew",
            headers={"Idempotency-Key": idempotency_key},
        )

    def renew_tenant(
        self,
        tenant: str,
        body: t.Renewal,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Notes that a tenant was paid for again. It changes nothing else, and is told to whoever follows events."""
        return self._call(
            t.Tenant,
            "POST",
            f"/v1/tenants/{segment(tenant)}/renew",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def renew_tenant_by_external_id(
        self,
        external_id: str,
        body: t.Renewal,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Notes that a tenant was paid for again. It changes nothing else, and is told to whoever follows events."""
        return self._call(
            t.Tenant,
            "POST",
            f"/v1/tenants/by-external-id/{segment(external_id)}/renew",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_access_rule(
        self,
        id: str,
        body: t.AccessRuleReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.AccessRule:
        """Says something else of a rule. What it holds for, looks at and matches stays."""
        return self._call(
            t.AccessRule,
            "PUT",
            f"/v1/access-rules/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
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
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Alias:
        """Makes the alias, or puts this in its place if it exists.

        `If-None-Match: *` only makes it, `If-Match: *` only changes it.
        """
        return self._call(
            t.Alias,
            "PUT",
            f"/v1/aliases/{segment(address)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_certificate(
        self,
        certificate: str,
        body: t.CertificateReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Certificate:
        """Gives the server a certificate, or has it ask an authority for one, and for the next ones in time.

        It answers the names it is for from the next handshake on, without a restart; connections that are there
        keep what they have. One for `server.hostname` also answers clients that name nobody. What an authority
        does not give is said in `problem`, and asked for again later and later. `If-None-Match: *` only makes it,
        `If-Match: *` only changes it.
        """
        return self._call(
            t.Certificate,
            "PUT",
            f"/v1/certificates/{segment(certificate)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_contact(
        self,
        domain: str,
        uid: str,
        body: t.ContactReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Contact:
        """Makes the contact, or puts this in its place if it exists.

        `uid` is what your own system knows it by, or a new UUID. `If-None-Match: *` only makes it, `If-Match: *`
        only changes it.
        """
        return self._call(
            t.Contact,
            "PUT",
            f"/v1/domains/{segment(domain)}/contacts/{segment(uid)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_contact_by_external_id(
        self,
        external_id: str,
        uid: str,
        body: t.ContactReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Contact:
        """Makes the contact, or puts this in its place if it exists.

        `uid` is what your own system knows it by, or a new UUID. `If-None-Match: *` only makes it, `If-Match: *`
        only changes it.
        """
        return self._call(
            t.Contact,
            "PUT",
            f"/v1/domains/by-external-id/{segment(external_id)}/contacts/{segment(uid)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_dns_settings(
        self,
        body: t.DnsSettingsReplacement,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_domain(
        self,
        domain: str,
        body: t.DomainReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Domain:
        """Makes the domain, or replaces what is said of it.

        `If-None-Match: *` only makes it, `If-Match: *` only changes it. Another `tenant` gets it with all that is
        in it.
        """
        return self._call(
            t.Domain,
            "PUT",
            f"/v1/domains/{segment(domain)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_domain_by_external_id(
        self,
        external_id: str,
        body: t.DomainReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Domain:
        """Makes the domain, or replaces what is said of it.

        `If-None-Match: *` only makes it, `If-Match: *` only changes it. Another `tenant` gets it with all that is
        in it.
        """
        return self._call(
            t.Domain,
            "PUT",
            f"/v1/domains/by-external-id/{segment(external_id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_imap_settings(
        self,
        body: t.ImapSettingsReplacement,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_license_settings(
        self,
        body: t.LicenseSettingsReplacement,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_listener(
        self,
        listener: str,
        body: t.ListenerReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Listener:
        """Listens on an address from now on, or on another one. No restart is needed, and none closes it.

        What cannot be opened is refused, and what was open stays. Whoever is connected to an address that is left
        ends what is in hand. `If-None-Match: *` only makes it, `If-Match: *` only changes it.
        """
        return self._call(
            t.Listener,
            "PUT",
            f"/v1/listeners/{segment(listener)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_login_settings(
        self,
        body: t.LoginSettingsReplacement,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_mailbox(
        self,
        address: str,
        body: t.MailboxReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Mailbox:
        """Makes the mailbox, or replaces what is said of it.

        `If-None-Match: *` only makes it, `If-Match: *` only changes it.
        """
        return self._call(
            t.Mailbox,
            "PUT",
            f"/v1/mailboxes/{segment(address)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_mailbox_autoreply(
        self,
        address: str,
        body: t.AutoreplyReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Autoreply:
        """Says what a mailbox answers by itself.

        A sender is answered once in `interval_days`, and anew after a change (RFC 3834). Nobody is answered who
        is a program, a mailing list or an answer, whose message does not name the mailbox as a recipient, or who
        SPF or DMARC says is somebody else.
        """
        return self._call(
            t.Autoreply,
            "PUT",
            f"/v1/mailboxes/{segment(address)}/autoreply",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_mailbox_autoreply_by_external_id(
        self,
        external_id: str,
        body: t.AutoreplyReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Autoreply:
        """Says what a mailbox answers by itself.

        A sender is answered once in `interval_days`, and anew after a change (RFC 3834). Nobody is answered who
        is a program, a mailing list or an answer, whose message does not name the mailbox as a recipient, or who
        SPF or DMARC says is somebody else.
        """
        return self._call(
            t.Autoreply,
            "PUT",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}/autoreply",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_mailbox_by_external_id(
        self,
        external_id: str,
        body: t.MailboxReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Mailbox:
        """Makes the mailbox, or replaces what is said of it.

        `If-None-Match: *` only makes it, `If-Match: *` only changes it.
        """
        return self._call(
            t.Mailbox,
            "PUT",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_mailbox_forwarding(
        self,
        address: str,
        body: t.ForwardingReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Forwarding:
        """Says where a mailbox sends its mail on to.

        What is sent on keeps its sender for whoever reads it, and leaves under a return path of this server: SPF
        does not speak against it, and what comes back goes to the sender. A message that was in the mailbox
        before is refused, so circles end. While the mailbox may not send, it sends nothing on and keeps
        everything.
        """
        return self._call(
            t.Forwarding,
            "PUT",
            f"/v1/mailboxes/{segment(address)}/forwarding",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_mailbox_forwarding_by_external_id(
        self,
        external_id: str,
        body: t.ForwardingReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Forwarding:
        """Says where a mailbox sends its mail on to.

        What is sent on keeps its sender for whoever reads it, and leaves under a return path of this server: SPF
        does not speak against it, and what comes back goes to the sender. A message that was in the mailbox
        before is refused, so circles end. While the mailbox may not send, it sends nothing on and keeps
        everything.
        """
        return self._call(
            t.Forwarding,
            "PUT",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}/forwarding",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_oauth_client(
        self,
        id: str,
        body: t.OAuthClientReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.OAuthClient:
        """Replaces what is said of a program.

        One that is disabled gets nothing any more, and its tokens open nothing; enabled again, they do. Whether
        it can keep a secret stays.
        """
        return self._call(
            t.OAuthClient,
            "PUT",
            f"/v1/oauth-clients/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_oauth_settings(
        self,
        body: t.OAuthSettingsReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.OAuthSettings:
        """Replaces this group of settings.

        Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at
        once.
        """
        return self._call(
            t.OAuthSettings,
            "PUT",
            "/v1/settings/oauth",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_own_access_rule(
        self,
        id: str,
        body: t.AccessRuleReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.AccessRule:
        """Says something else of a rule of one's own mailbox."""
        return self._call(
            t.AccessRule,
            "PUT",
            f"/v1/me/access-rules/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_own_autoreply(
        self,
        body: t.AutoreplyReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Autoreply:
        """Says what one's own mailbox answers by itself."""
        return self._call(
            t.Autoreply,
            "PUT",
            "/v1/me/autoreply",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_own_forwarding(
        self,
        body: t.ForwardingReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Forwarding:
        """Says where one's own mailbox sends its mail on to. It needs a session that began with a password."""
        return self._call(
            t.Forwarding,
            "PUT",
            "/v1/me/forwarding",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_own_password(self, body: t.PasswordChange, *, idempotency_key: str | None = None) -> None:
        """Exchanges one's own password. All one's sessions end, this one too."""
        self._send("PUT", "/v1/me/password", headers={"Idempotency-Key": idempotency_key}, body=body)

    def replace_plan(
        self,
        plan: str,
        body: t.PlanReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Plan:
        """Makes the plan, or replaces what is said of it.

        Tenants that have more than it then allows keep what they have and get no more. `If-None-Match: *` only
        makes it, `If-Match: *` only changes it.
        """
        return self._call(
            t.Plan,
            "PUT",
            f"/v1/plans/{segment(plan)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_queue_settings(
        self,
        body: t.QueueSettingsReplacement,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_retention_settings(
        self,
        body: t.RetentionSettingsReplacement,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_routing_settings(
        self,
        body: t.RoutingSettingsReplacement,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_server_settings(
        self,
        body: t.ServerSettingsReplacement,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_smtp_settings(
        self,
        body: t.SmtpSettingsReplacement,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_tenant(
        self,
        tenant: str,
        body: t.TenantReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Makes the tenant, or replaces what is said of it.

        This is what a billing system calls when an order is paid, under the number it knows the service by:
        repeated, it changes nothing. `If-None-Match: *` only makes it, `If-Match: *` only changes it. A domain
        that is made needs `domains:write` as well, an administrator `administrators:write`; the administrator
        gets the scopes of whoever makes them.
        """
        return self._call(
            t.Tenant,
            "PUT",
            f"/v1/tenants/{segment(tenant)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_tenant_by_external_id(
        self,
        external_id: str,
        body: t.TenantReplacement,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Makes the tenant, or replaces what is said of it.

        This is what a billing system calls when an order is paid, under the number it knows the service by:
        repeated, it changes nothing. `If-None-Match: *` only makes it, `If-Match: *` only changes it. A domain
        that is made needs `domains:write` as well, an administrator `administrators:write`; the administrator
        gets the scopes of whoever makes them.
        """
        return self._call(
            t.Tenant,
            "PUT",
            f"/v1/tenants/by-external-id/{segment(external_id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_tenant_plan(
        self,
        tenant: str,
        body: t.PlanChange,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Puts a tenant on another plan.

        409 `usage_exceeds_plan` with the counts when more is in use than the plan and its overrides allow.
        """
        return self._call(
            t.Tenant,
            "PUT",
            f"/v1/tenants/{segment(tenant)}/plan",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replace_tenant_plan_by_external_id(
        self,
        external_id: str,
        body: t.PlanChange,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Puts a tenant on another plan.

        409 `usage_exceeds_plan` with the counts when more is in use than the plan and its overrides allow.
        """
        return self._call(
            t.Tenant,
            "PUT",
            f"/v1/tenants/by-external-id/{segment(external_id)}/plan",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
        )

    def replay_webhook_delivery(self, id: str, *, idempotency_key: str | None = None) -> t.WebhookDelivery:
        """Sends a delivery once more, from the beginning of its schedule. The receiver knows it by the same id."""
        return self._call(
            t.WebhookDelivery,
            "POST",
            f"/v1/webhook-deliveries/{segment(id)}/replay",
            headers={"Idempotency-Key": idempotency_key},
        )

    def replay_webhook_events(self, id: str, body: t.WebhookReplay, *, idempotency_key: str | None = None) -> None:
        """Sends once more what happened since then, as far as the feed holds it (`feed_days` of the settings
        `retention`), or 30 days for what was given up.

        Messages keep their ids; a receiver that knows one already takes it as known.
        """
        self._send(
            "POST",
            f"/v1/webhook-endpoints/{segment(id)}/replay",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def restore_mailbox(
        self,
        address: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Mailbox:
        """Brings a deleted mailbox back into use, with all it held.

        One that is not deleted stays as it is. What is deleted does not count among the mailboxes that there may
        be: it is refused when there is no room for it any more.
        """
        return self._call(
            t.Mailbox,
            "POST",
            f"/v1/mailboxes/{segment(address)}/restore",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def restore_mailbox_by_external_id(
        self,
        external_id: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Mailbox:
        """Brings a deleted mailbox back into use, with all it held.

        One that is not deleted stays as it is. What is deleted does not count among the mailboxes that there may
        be: it is refused when there is no room for it any more.
        """
        return self._call(
            t.Mailbox,
            "POST",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}/restore",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def restore_tenant(
        self,
        tenant: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Brings a terminated tenant back as it was."""
        return self._call(
            t.Tenant,
            "POST",
            f"/v1/tenants/{segment(tenant)}/restore",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def restore_tenant_by_external_id(
        self,
        external_id: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Brings a terminated tenant back as it was."""
        return self._call(
            t.Tenant,
            "POST",
            f"/v1/tenants/by-external-id/{segment(external_id)}/restore",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def retry_queue_message(
        self,
        id: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.QueueMessageDetail:
        """Makes every recipient of a message due at once. A held message stays held."""
        return self._call(
            t.QueueMessageDetail,
            "POST",
            f"/v1/queue/messages/{segment(id)}/retry",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def rotate_dkim_keys(
        self,
        domain: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.DkimKeyPage:
        """Makes new DKIM keys for a domain, which wait until their records are in DNS.

        They stand among `dns-records` at once, and sign by themselves within an hour of being seen in DNS; the
        old ones retire then, and their records can be removed when they are forgotten. While some wait no others
        are made.
        """
        return self._call(
            t.DkimKeyPage,
            "POST",
            f"/v1/domains/{segment(domain)}/dkim-keys/rotate",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def rotate_dkim_keys_by_external_id(
        self,
        external_id: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.DkimKeyPage:
        """Makes new DKIM keys for a domain, which wait until their records are in DNS.

        They stand among `dns-records` at once, and sign by themselves within an hour of being seen in DNS; the
        old ones retire then, and their records can be removed when they are forgotten. While some wait no others
        are made.
        """
        return self._call(
            t.DkimKeyPage,
            "POST",
            f"/v1/domains/by-external-id/{segment(external_id)}/dkim-keys/rotate",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def rotate_oauth_client_secret(
        self,
        id: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.OAuthClient:
        """Gives a program another secret. The old one is good for nothing at once; what it holds stays."""
        return self._call(
            t.OAuthClient,
            "POST",
            f"/v1/oauth-clients/{segment(id)}/rotate-secret",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def rotate_webhook_secret(
        self,
        id: str,
        body: t.SecretRotation,
        *,
        idempotency_key: str | None = None,
    ) -> t.WebhookEndpoint:
        """Exchanges the secret and the key of a webhook endpoint. For a while both sign, so that a receiver can
        follow in its own time.
        """
        return self._call(
            t.WebhookEndpoint,
            "POST",
            f"/v1/webhook-endpoints/{segment(id)}/rotate-secret",
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def run_admin_password_change(
        self,
        tenant: str,
        body: t.AdminPassword,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Sets the password of whoever administrates a tenant; their sessions end."""
        self._send(
            "POST",
            f"/v1/tenants/{segment(tenant)}/admin/password",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def run_admin_password_change_by_external_id(
        self,
        external_id: str,
        body: t.AdminPassword,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Sets the password of whoever administrates a tenant; their sessions end."""
        self._send(
            "POST",
            f"/v1/tenants/by-external-id/{segment(external_id)}/admin/password",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def run_batch(self, body: t.Batch, *, idempotency_key: str | None = None) -> t.BatchResults:
        """Does many requests, each for itself.

        The answer is 200 whatever came of them: `results` has the status and body of each. One that fails stops
        none of the others. Give each its own `idempotency_key` to be able to send the batch again. Sent again
        with the batch's own `Idempotency-Key`, it is answered as before, but for secrets that are shown once.
        Many more go on by themselves with `POST /v1/operations`.
        """
        return self._call(t.BatchResults, "POST", "/v1/batch", headers={"Idempotency-Key": idempotency_key}, body=body)

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

    def run_totp_confirmation(self, body: t.TotpCode, *, idempotency_key: str | None = None) -> None:
        """Turns the second factor on: the code proves that the telephone has the secret.

        From then on a mailbox's own password opens no mail program: each gets an app password of its own, or
        signs in with OAuth.
        """
        self._send("POST", "/v1/me/totp/confirm", headers={"Idempotency-Key": idempotency_key}, body=body)

    def suspend_tenant(
        self,
        tenant: str,
        body: t.NewSuspension,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Suspends a tenant, or does it in another mode or for another reason.

        Nothing is deleted. Whoever may not be logged in any more is logged out.
        """
        return self._call(
            t.Tenant,
            "POST",
            f"/v1/tenants/{segment(tenant)}/suspend",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def suspend_tenant_by_external_id(
        self,
        external_id: str,
        body: t.NewSuspension,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Suspends a tenant, or does it in another mode or for another reason.

        Nothing is deleted. Whoever may not be logged in any more is logged out.
        """
        return self._call(
            t.Tenant,
            "POST",
            f"/v1/tenants/by-external-id/{segment(external_id)}/suspend",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def test_webhook_endpoint(self, id: str, *, idempotency_key: str | None = None) -> t.WebhookDelivery:
        """Sends a `webhook.test` message to an endpoint, whatever events it is told of."""
        return self._call(
            t.WebhookDelivery,
            "POST",
            f"/v1/webhook-endpoints/{segment(id)}/test",
            headers={"Idempotency-Key": idempotency_key},
        )

    def unsuspend_tenant(
        self,
        tenant: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Lets a suspended tenant go on."""
        return self._call(
            t.Tenant,
            "POST",
            f"/v1/tenants/{segment(tenant)}/unsuspend",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def unsuspend_tenant_by_external_id(
        self,
        external_id: str,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Lets a suspended tenant go on."""
        return self._call(
            t.Tenant,
            "POST",
            f"/v1/tenants/by-external-id/{segment(external_id)}/unsuspend",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
        )

    def update_access_rule(
        self,
        id: str,
        body: t.AccessRulePatch,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.AccessRule:
        """Changes a rule."""
        return self._call(
            t.AccessRule,
            "PATCH",
            f"/v1/access-rules/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_administrator(
        self,
        login: str,
        body: t.AdministratorPatch,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Administrator:
        """Changes an administrator: name, rights, status or password."""
        return self._call(
            t.Administrator,
            "PATCH",
            f"/v1/administrators/{segment(login)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_alias(
        self,
        address: str,
        body: t.AliasPatch,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Alias:
        """Changes an alias."""
        return self._call(
            t.Alias,
            "PATCH",
            f"/v1/aliases/{segment(address)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_dns_settings(
        self,
        body: t.DnsSettingsPatch,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_domain(
        self,
        domain: str,
        body: t.DomainPatch,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Domain:
        """Changes a domain."""
        return self._call(
            t.Domain,
            "PATCH",
            f"/v1/domains/{segment(domain)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_domain_by_external_id(
        self,
        external_id: str,
        body: t.DomainPatch,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Domain:
        """Changes a domain."""
        return self._call(
            t.Domain,
            "PATCH",
            f"/v1/domains/by-external-id/{segment(external_id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_imap_settings(
        self,
        body: t.ImapSettingsPatch,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_license_settings(
        self,
        body: t.LicenseSettingsPatch,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_login_settings(
        self,
        body: t.LoginSettingsPatch,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_mailbox(
        self,
        address: str,
        body: t.MailboxPatch,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Mailbox:
        """Changes a mailbox.

        The `ETag` follows these fields alone, not what the mailbox holds.
        """
        return self._call(
            t.Mailbox,
            "PATCH",
            f"/v1/mailboxes/{segment(address)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_mailbox_by_external_id(
        self,
        external_id: str,
        body: t.MailboxPatch,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Mailbox:
        """Changes a mailbox.

        The `ETag` follows these fields alone, not what the mailbox holds.
        """
        return self._call(
            t.Mailbox,
            "PATCH",
            f"/v1/mailboxes/by-external-id/{segment(external_id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_oauth_settings(
        self,
        body: t.OAuthSettingsPatch,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.OAuthSettings:
        """Changes fields of this group of settings.

        Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at
        once.
        """
        return self._call(
            t.OAuthSettings,
            "PATCH",
            "/v1/settings/oauth",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_own_access_rule(
        self,
        id: str,
        body: t.AccessRulePatch,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.AccessRule:
        """Changes a rule of one's own mailbox."""
        return self._call(
            t.AccessRule,
            "PATCH",
            f"/v1/me/access-rules/{segment(id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_plan(
        self,
        plan: str,
        body: t.PlanPatch,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Plan:
        """Changes a plan."""
        return self._call(
            t.Plan,
            "PATCH",
            f"/v1/plans/{segment(plan)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_queue_settings(
        self,
        body: t.QueueSettingsPatch,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_retention_settings(
        self,
        body: t.RetentionSettingsPatch,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_routing_settings(
        self,
        body: t.RoutingSettingsPatch,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_server_settings(
        self,
        body: t.ServerSettingsPatch,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_smtp_settings(
        self,
        body: t.SmtpSettingsPatch,
        *,
        dry_run: bool | None = None,
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
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_tenant(
        self,
        tenant: str,
        body: t.TenantPatch,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Changes a tenant. Its plan is changed by `PUT …/plan`."""
        return self._call(
            t.Tenant,
            "PATCH",
            f"/v1/tenants/{segment(tenant)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_tenant_by_external_id(
        self,
        external_id: str,
        body: t.TenantPatch,
        *,
        dry_run: bool | None = None,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.Tenant:
        """Changes a tenant. Its plan is changed by `PUT …/plan`."""
        return self._call(
            t.Tenant,
            "PATCH",
            f"/v1/tenants/by-external-id/{segment(external_id)}",
            query={"dry_run": dry_run},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def update_webhook_endpoint(
        self,
        id: str,
        body: t.WebhookEndpointPatch,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> t.WebhookEndpoint:
        """Changes a webhook endpoint. One that is enabled again is told of what happens from then on; a replay sends
        what it missed.
        """
        return self._call(
            t.WebhookEndpoint,
            "PATCH",
            f"/v1/webhook-endpoints/{segment(id)}",
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
            body=body,
            content_type="application/merge-patch+json",
        )

    def verify_domain(
        self,
        domain: str,
        body: t.DomainVerification,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Domain:
        """Lets a domain take part in mail whose DNS shows that it is its tenant's.

        The record stands among `dns-records` until then, and is looked for by itself every quarter of an hour
        too. 409 `not_published` says that it is not seen. Who adds a domain that another tenant only says is
        theirs is told the record the same way, and gets the domain, empty, once the DNS shows it.
        """
        return self._call(
            t.Domain,
            "POST",
            f"/v1/domains/{segment(domain)}/verify",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )

    def verify_domain_by_external_id(
        self,
        external_id: str,
        body: t.DomainVerification,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> t.Domain:
        """Lets a domain take part in mail whose DNS shows that it is its tenant's.

        The record stands among `dns-records` until then, and is looked for by itself every quarter of an hour
        too. 409 `not_published` says that it is not seen. Who adds a domain that another tenant only says is
        theirs is told the record the same way, and gets the domain, empty, once the DNS shows it.
        """
        return self._call(
            t.Domain,
            "POST",
            f"/v1/domains/by-external-id/{segment(external_id)}/verify",
            query={"dry_run": dry_run},
            headers={"Idempotency-Key": idempotency_key},
            body=body,
        )
