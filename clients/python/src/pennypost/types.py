"""What the API takes and answers. Made from the API's OpenAPI document by clients/generate; not for editing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeAlias, Union

from ._json import KEEP, Object
from ._pages import Page

__all__ = [
    "AccessRule",
    "AccessRuleAction",
    "AccessRuleKind",
    "AccessRulePage",
    "AccessRulePatch",
    "AccessRuleReplacement",
    "AccessService",
    "AcmeOrder",
    "ActiveMailboxes",
    "AdminPassword",
    "Administrator",
    "AdministratorPage",
    "AdministratorPatch",
    "AdministratorStatus",
    "Alias",
    "AliasPage",
    "AliasPatch",
    "AliasPosting",
    "AliasReplacement",
    "AliasTargets",
    "AppPassword",
    "AppPasswordPage",
    "AppScope",
    "AuditLine",
    "AuditPage",
    "Autoreply",
    "AutoreplyReplacement",
    "Batch",
    "BatchMethod",
    "BatchOrder",
    "BatchRequest",
    "BatchResult",
    "BatchResults",
    "Certificate",
    "CertificatePage",
    "CertificateReplacement",
    "Conflict",
    "Contact",
    "ContactEmail",
    "ContactKind",
    "ContactPage",
    "ContactPhone",
    "ContactPhoneKind",
    "ContactPlace",
    "ContactReplacement",
    "ContactSphere",
    "Delivery",
    "DkimActivation",
    "DkimKey",
    "DkimKeyPage",
    "DkimKeyState",
    "DnsCheck",
    "DnsCheckPage",
    "DnsRecord",
    "DnsRecordPage",
    "DnsRecordPurpose",
    "DnsRecordType",
    "DnsSettings",
    "DnsSettingsPatch",
    "DnsSettingsReplacement",
    "DnsStanding",
    "Domain",
    "DomainExpanded",
    "DomainPage",
    "DomainPatch",
    "DomainReplacement",
    "DomainStatus",
    "DomainVerification",
    "Event",
    "EventPage",
    "Exceeded",
    "FailedLogins",
    "FailedLoginsPage",
    "Feature",
    "Forwarding",
    "ForwardingReplacement",
    "Grant",
    "GrantPage",
    "Health",
    "HealthStatus",
    "ImapSettings",
    "ImapSettingsPatch",
    "ImapSettingsReplacement",
    "License",
    "LicenseAccountLink",
    "LicenseAddon",
    "LicenseHealth",
    "LicenseMaintenance",
    "LicenseProduct",
    "LicensePurpose",
    "LicenseReason",
    "LicenseReceipt",
    "LicenseRequest",
    "LicenseResponse",
    "LicenseSettings",
    "LicenseSettingsPatch",
    "LicenseSettingsReplacement",
    "LicenseUse",
    "Limits",
    "Listener",
    "ListenerPage",
    "ListenerReplacement",
    "ListenerService",
    "ListenerSource",
    "ListenerStatus",
    "LoginMeans",
    "LoginSettings",
    "LoginSettingsPatch",
    "LoginSettingsReplacement",
    "MailProtocol",
    "MailSession",
    "MailSessionPage",
    "Mailbox",
    "MailboxExpanded",
    "MailboxFailedLogins",
    "MailboxPage",
    "MailboxPatch",
    "MailboxRename",
    "MailboxReplacement",
    "MailboxStatus",
    "Me",
    "MeKind",
    "Message",
    "MessageCounts",
    "MessageEvent",
    "MessageEventKind",
    "MessageOrigin",
    "MessageOutcome",
    "MessagePage",
    "MessageRecipient",
    "MessageRecipientStatus",
    "MessageTrace",
    "Metadata",
    "MetadataPatch",
    "NewAccessRule",
    "NewAdministrator",
    "NewAlias",
    "NewAppPassword",
    "NewDomain",
    "NewLicenseActivation",
    "NewLicenseRequest",
    "NewLicenseTrial",
    "NewMailbox",
    "NewMailboxSsoLink",
    "NewOAuthClient",
    "NewOperation",
    "NewOwnAccessRule",
    "NewPasskey",
    "NewPasskeySession",
    "NewPlan",
    "NewSession",
    "NewSsoLink",
    "NewSsoSession",
    "NewSuspension",
    "NewTenant",
    "NewTenantAdmin",
    "NewToken",
    "NewWebhookEndpoint",
    "OAuthClient",
    "OAuthClientPage",
    "OAuthClientReplacement",
    "OAuthClientStatus",
    "OAuthSettings",
    "OAuthSettingsPatch",
    "OAuthSettingsReplacement",
    "Operation",
    "OperationError",
    "OperationFault",
    "OperationKind",
    "OperationPage",
    "OperationProgress",
    "OperationResult",
    "OperationResultPage",
    "OperationStatus",
    "Passage",
    "Passkey",
    "PasskeyChallenge",
    "PasskeyOrigin",
    "PasskeyPage",
    "PasswordChange",
    "PasswordProof",
    "Plan",
    "PlanChange",
    "PlanPage",
    "PlanPatch",
    "PlanReplacement",
    "QueueMessage",
    "QueueMessageDetail",
    "QueueMessagePage",
    "QueueRecipient",
    "QueueSettings",
    "QueueSettingsPatch",
    "QueueSettingsReplacement",
    "QueueStatus",
    "ReachKind",
    "Renewal",
    "ReplayOf",
    "RetentionSettings",
    "RetentionSettingsPatch",
    "RetentionSettingsReplacement",
    "RoutingSettings",
    "RoutingSettingsPatch",
    "RoutingSettingsReplacement",
    "Scope",
    "SecretRotation",
    "ServerSettings",
    "ServerSettingsPatch",
    "ServerSettingsReplacement",
    "Session",
    "SessionPage",
    "SettingsField",
    "SettingsGroup",
    "SettingsGroupPage",
    "SmtpSettings",
    "SmtpSettingsPatch",
    "SmtpSettingsReplacement",
    "SomeLimits",
    "SsoLink",
    "SsoTarget",
    "Suspension",
    "SuspensionMode",
    "Task",
    "TaskOutcome",
    "TaskPage",
    "TaskRun",
    "Tenant",
    "TenantAdmin",
    "TenantExpanded",
    "TenantPage",
    "TenantPatch",
    "TenantReplacement",
    "TenantStatus",
    "Token",
    "TokenPage",
    "TokenReach",
    "TotpCode",
    "TotpEnrolment",
    "Usage",
    "UsagePage",
    "VendorAccount",
    "WebhookApiVersion",
    "WebhookAttempt",
    "WebhookData",
    "WebhookDelivery",
    "WebhookDeliveryPage",
    "WebhookDeliveryStatus",
    "WebhookEndpoint",
    "WebhookEndpointPage",
    "WebhookEndpointPatch",
    "WebhookMessage",
    "WebhookReplay",
    "WebhookStatus",
    "WhoAmI",
]


@dataclass(kw_only=True)
class AccessRule(Object):
    """A rule on whom mail is taken from, whom it goes to, or who may connect. Of the rules on networks the narrowest
    network holds. Of those on senders and recipients, those that are `enforced` hold first, from the server down;
    then the nearest: the mailbox's before its domain's, its tenant's, its reseller's and the server's; and of
    those of one level the most specific pattern.
    """

    id: str
    """Its identifier. Whoever is refused is told it."""

    tenant: str | None
    """The tenant it belongs to; null for the server itself."""

    domain: str | None
    """The domain whose addresses it holds for; null when it is a tenant's, a mailbox's or the server's."""

    mailbox: str | None
    """The mailbox it holds for; null when it holds for more."""

    kind: AccessRuleKind
    """What it looks at."""

    pattern: str
    """What it matches, in its normal form."""

    action: AccessRuleAction
    """What it does."""

    enforced: bool
    """Whether no rule of anybody below lifts it."""

    services: list[AccessService]
    """The services that a rule on networks is about; empty for all of them."""

    reply_: str = field(metadata={"json": "reply"})
    """What whoever is refused is told; empty for the usual."""

    note: str
    """What those who look after it say of it; empty for nothing. Nobody else is told."""

    expires_at: datetime | None
    """When it ends by itself; null for never."""

    created_at: datetime
    """When it was made."""

    updated_at: datetime
    """When it was changed last."""


@dataclass(kw_only=True)
class AccessRulePatch(Object):
    """A merge patch of a rule."""

    action: AccessRuleAction | None = None
    """What it does."""

    enforced: bool | None = None
    """Whether no rule of anybody below lifts it."""

    services: list[AccessService] | None = None
    """The services that a rule on networks is about; empty for all of them."""

    reply_: str | None = field(default=None, metadata={"json": "reply"})
    """What whoever is refused is told; empty for the usual."""

    note: str | None = None
    """What those who look after it say of it."""

    expires_at: datetime | None = KEEP
    """When it ends by itself; null for never."""


@dataclass(kw_only=True)
class AccessRuleReplacement(Object):
    """What a rule is to say. Fields of a read rule beside these are ignored, so that what was read can be sent back."""

    action: AccessRuleAction
    """What it does."""

    enforced: bool | None = None
    """Whether no rule of anybody below lifts it. Default false; not for networks, nor for rules of one's own
    mailbox.
    """

    services: list[AccessService] | None = None
    """The services that a rule on networks is about; absent or empty for all of them."""

    reply_: str | None = field(default=None, metadata={"json": "reply"})
    """What whoever is refused is told, in up to 200 characters of ASCII; absent or empty for the usual."""

    note: str | None = None
    """What those who look after it say of it, in up to 500 characters."""

    expires_at: datetime | None = KEEP
    """When it ends by itself; absent or null for never."""


@dataclass(kw_only=True)
class AcmeOrder(Object):
    """An authority that gives certificates by ACME (RFC 8555), and what is asked of it."""

    directory: str
    """The address of its directory. Naming it means agreeing to its terms of service."""

    names: list[str]
    """The host names, in lower case; wildcards cannot be validated. They lead to this machine, at whose port 443 the
    authority looks (TLS-ALPN-01, RFC 8737).
    """

    contact: str | None = KEEP
    """An email address to which it may write; null for none."""

    ca: str | None = KEEP
    """Who vouches for the authority's own address, as certificates in PEM form; null for whom the machine trusts."""


@dataclass(kw_only=True)
class ActiveMailboxes(Object):
    """The mailboxes that stay active."""

    mailboxes: list[str]
    """Their addresses."""


@dataclass(kw_only=True)
class AdminPassword(Object):
    """Another password for whoever administrates a tenant."""

    password: str = field(repr=False)
    """The password: at least 8 characters."""


@dataclass(kw_only=True)
class Administrator(Object):
    """Somebody who administrates."""

    id: str
    """Their identifier."""

    login: str
    """The name they log in with, in lower case: their key in the path."""

    name: str
    """What people call them."""

    tenant: str | None
    """The tenant whose things they administrate; null for the server itself."""

    domain: str | None
    """The one domain they administrate; null for all there are."""

    scopes: list[Scope]
    """What they may do there."""

    status: AdministratorStatus
    """Whether they may log in."""

    password_set: bool
    """Whether a password is set."""

    second_factor: bool
    """Whether a code is asked for when they log in."""

    last_login_at: datetime | None
    """When they logged in last; null for never."""

    created_at: datetime
    """When they were made."""

    updated_at: datetime
    """When something of them was changed last."""


@dataclass(kw_only=True)
class AdministratorPatch(Object):
    """A merge patch of an administrator."""

    name: str | None = None
    """What people call them."""

    scopes: list[Scope] | None = None
    """What they may do, in place of all they might."""

    status: AdministratorStatus | None = None
    """Whether they may log in."""

    password: str | None = field(default=None, repr=False)
    """Their password: at least 8 characters. Their sessions end."""


@dataclass(kw_only=True)
class Alias(Object):
    """An address that leads to others."""

    id: str
    """Its identifier."""

    address: str
    """Its address, normalised: its key in the path."""

    domain: str
    """The domain it belongs to."""

    tenant: str | None
    """The tenant it belongs to; null for the server itself."""

    targets: list[str]
    """Where its mail goes, here or elsewhere."""

    posting: AliasPosting
    """Who may write to it."""

    send_as: bool
    """Whether the mailboxes that it leads straight to may send as it."""

    created_at: datetime
    """When it was made."""

    updated_at: datetime
    """When it was changed last."""


@dataclass(kw_only=True)
class AliasPatch(Object):
    """A merge patch of an alias."""

    targets: list[str] | None = None
    """Where its mail goes: 1 to 1000 addresses, in place of all it had."""

    posting: AliasPosting | None = None
    """Who may write to it."""

    send_as: bool | None = None
    """Whether the mailboxes that it leads straight to may send as it."""


@dataclass(kw_only=True)
class AliasReplacement(Object):
    """What an alias is to be. Other fields of a read alias are ignored, so that what was read can be sent back."""

    targets: list[str]
    """Where its mail goes: 1 to 1000 addresses, here or elsewhere."""

    posting: AliasPosting | None = None
    """Who may write to it. Default `anyone`."""

    send_as: bool | None = None
    """Whether the mailboxes that it leads straight to may send as it. Default true."""


@dataclass(kw_only=True)
class AliasTargets(Object):
    """Some of an alias's targets."""

    targets: list[str]
    """Which: 1 to 1000 addresses."""


@dataclass(kw_only=True)
class AppPassword(Object):
    """A password of a mailbox for one mail program. Its text is shown once."""

    id: str
    """Its identifier."""

    name: str
    """What people call the program."""

    scopes: list[AppScope]
    """What the program may do."""

    networks: list[str]
    """The networks it may log in from; empty for everywhere."""

    created_at: datetime
    """When it was made."""

    expires_at: datetime | None
    """When it ends by itself; null for never."""

    last_used_at: datetime | None
    """When it was used last, give or take five minutes; null for never."""

    secret: str | None = field(default=None, repr=False)
    """The password itself, to be typed into the program; hyphens and case do not matter. Only in the answer that
    made it; a repetition of that request with the same `Idempotency-Key` is answered without it.
    """


@dataclass(kw_only=True)
class AuditLine(Object):
    """A line of the audit trail."""

    at: datetime
    """When."""

    actor: str
    """Who: a person, a token, or the server's own machine."""

    peer: str | None
    """From which address; null for the server's own machine."""

    request: str | None
    """In which request."""

    action: str
    """What was done."""

    object: str
    """To what."""

    before: str | None
    """How it looked before, without secrets; null when it was made or nothing can be shown."""

    after: str | None
    """How it looked after, without secrets, as JSON; null when it is gone or nothing can be shown."""


@dataclass(kw_only=True)
class Autoreply(Object):
    """What a mailbox answers by itself."""

    enabled: bool
    """Whether it does, within its dates."""

    subject: str | None
    """Its subject; null for `Auto:` and the subject of the message."""

    text: str
    """Its text."""

    starts_at: datetime | None
    """Not before; null for at once."""

    ends_at: datetime | None
    """Not from then on; null for without an end."""

    interval_days: int
    """Days in which a sender is answered once."""


@dataclass(kw_only=True)
class AutoreplyReplacement(Object):
    """What a mailbox is to answer by itself."""

    enabled: bool
    """Whether it does, within its dates."""

    text: str
    """Its text, of at most 16,384 bytes; not empty where `enabled`."""

    subject: str | None = KEEP
    """Its subject, of at most 255 bytes; absent or null for `Auto:` and the subject of the message."""

    starts_at: datetime | None = KEEP
    """Not before; absent or null for at once."""

    ends_at: datetime | None = KEEP
    """Not from then on; absent or null for without an end."""

    interval_days: int | None = None
    """Days in which a sender is answered once. Default 7."""


@dataclass(kw_only=True)
class Batch(Object):
    """Requests to be done."""

    requests: list[BatchRequest]
    """The requests: 1 to 500."""

    order: BatchOrder | None = None
    """Whether they wait for each other. Default `sequential`."""


@dataclass(kw_only=True)
class BatchRequest(Object):
    """One request of a batch."""

    method: BatchMethod
    """Its method."""

    path: str
    """Its path and query, beginning with `/v1/`."""

    body: dict[str, Any] | None = None
    """Its body; absent for none."""

    idempotency_key: str | None = None
    """Its `Idempotency-Key`."""

    if_match: str | None = None
    """Its `If-Match`."""

    if_none_match: str | None = None
    """Its `If-None-Match`: `*` only makes."""


@dataclass(kw_only=True)
class BatchResult(Object):
    """What came of one request."""

    status: int
    """The status it was answered with."""

    etag: str | None = None
    """The object's version; absent where there is none."""

    location: str | None = None
    """Where the made object is; absent where nothing was made."""

    body: dict[str, Any] | None = None
    """The answer's body, a problem where it failed; absent where there was none."""


@dataclass(kw_only=True)
class BatchResults(Object):
    """What came of a batch."""

    results: list[BatchResult]
    """What came of each request, in their order."""

    failed: int
    """How many failed."""


@dataclass(kw_only=True)
class Certificate(Object):
    """A certificate that answers the names it is for, on every listener that speaks TLS."""

    name: str
    """Its name: its key in the path."""

    chain: str | None
    """The chain in PEM form, the certificate itself first; null while there is none. One that was given before is
    served until the authority gives another.
    """

    names: list[str]
    """The host names it answers, or will."""

    not_before: datetime | None
    """From when it holds; null while there is none."""

    not_after: datetime | None
    """Until when it holds; null while there is none."""

    fingerprint: str | None
    """The SHA-256 of the certificate in hexadecimal digits; null while there is none."""

    renews_at: datetime | None
    """When the authority is asked for another; null while there is none, and for one that was given here."""

    problem: str | None
    """Why there is none, or no new one; null when nothing is wrong."""

    created_at: datetime
    """When it was made."""

    updated_at: datetime
    """When it was changed last."""

    acme: AcmeOrder | None = None
    """Which authority gives it; absent for one that was given here."""


@dataclass(kw_only=True)
class CertificateReplacement(Object):
    """What a certificate is to be: `acme`, or `chain` with `private_key`. Other fields of a read certificate are
    ignored, so that what was read can be sent back: with `acme` the chain is, and without a key the one that is
    there is kept.
    """

    chain: str | None = KEEP
    """The chain in PEM form, the certificate itself first."""

    private_key: str | None = field(default=None, repr=False)
    """Its unencrypted private key in PEM form; never shown. Absent to keep the one that is there."""

    acme: AcmeOrder | None = None
    """Which authority gives it."""


@dataclass(kw_only=True)
class Conflict(Object):
    """An object that stands in the way."""

    kind: str
    """What it is."""

    key: str
    """Its natural key; of an object that whoever asks may not read, what was asked for."""

    object: dict[str, Any] | None = None
    """The object as its own operation shows it; absent when whoever asks may not read it."""


@dataclass(kw_only=True)
class Contact(Object):
    """Somebody in a domain's address book."""

    id: str
    """Its identifier."""

    domain: str
    """The domain in whose address book it is."""

    uid: str
    """What it is known by there: its key in the path."""

    kind: ContactKind
    """What it is."""

    name: str
    """What people call it."""

    given_name: str
    """Its given name."""

    surname: str
    """Its family name."""

    organization: str
    """Where they work."""

    department: str
    """The part of it."""

    title: str
    """What they do there."""

    emails: list[ContactEmail]
    """Addresses of mail, the preferred one first."""

    phones: list[ContactPhone]
    """Telephone numbers, the preferred one first."""

    places: list[ContactPlace]
    """Postal addresses, the preferred one first."""

    urls: list[str]
    """Pages."""

    categories: list[str]
    """Words to find it by."""

    note: str
    """What else there is to say."""

    created_at: datetime
    """When it was made."""

    updated_at: datetime
    """When it was changed last."""


@dataclass(kw_only=True)
class ContactEmail(Object):
    """A contact's address of mail."""

    address: str
    """The address."""

    kind: ContactSphere | None = None
    """Where it is theirs."""


@dataclass(kw_only=True)
class ContactPhone(Object):
    """A contact's telephone number."""

    number: str
    """The number, as people write it."""

    kind: ContactPhoneKind | None = None
    """What it reaches."""


@dataclass(kw_only=True)
class ContactPlace(Object):
    """A contact's postal address; empty for what nobody said."""

    kind: ContactSphere | None = None
    """Where it is theirs."""

    street: str | None = None
    """Street and number, in one line or more."""

    locality: str | None = None
    """The town."""

    region: str | None = None
    """The state or province."""

    postcode: str | None = None
    """The postal code."""

    country: str | None = None
    """The country."""


@dataclass(kw_only=True)
class ContactReplacement(Object):
    """What a contact is to be. Other fields of a read contact are ignored, so that what was read can be sent back."""

    name: str
    """What people call it."""

    kind: ContactKind | None = None
    """What it is. Default `individual`."""

    given_name: str | None = None
    """Its given name."""

    surname: str | None = None
    """Its family name."""

    organization: str | None = None
    """Where they work."""

    department: str | None = None
    """The part of it."""

    title: str | None = None
    """What they do there."""

    emails: list[ContactEmail] | None = None
    """Addresses of mail, the preferred one first."""

    phones: list[ContactPhone] | None = None
    """Telephone numbers, the preferred one first."""

    places: list[ContactPlace] | None = None
    """Postal addresses, the preferred one first."""

    urls: list[str] | None = None
    """Pages, by `https` or `http`."""

    categories: list[str] | None = None
    """Words to find it by."""

    note: str | None = None
    """What else there is to say."""


@dataclass(kw_only=True)
class DkimActivation(Object):
    """How new keys are let sign."""

    unseen: bool | None = None
    """Whether they sign although their records are not seen in DNS from here. Default false."""


@dataclass(kw_only=True)
class DkimKey(Object):
    """A key that a domain's mail is signed with."""

    selector: str
    """Its selector."""

    algorithm: str
    """`rsa-sha256` or `ed25519-sha256`."""

    state: DkimKeyState
    """Whether it signs."""

    name: str
    """The owner name of its record, without a final dot."""

    record: str
    """The text of its record."""

    created_at: datetime
    """When it was made."""

    retired_at: datetime | None
    """When it stopped signing; null while it did not."""


@dataclass(kw_only=True)
class DnsCheck(Object):
    """A wanted record, and what the DNS shows of it."""

    purpose: DnsRecordPurpose
    """What it is for."""

    name: str
    """The owner name, without a final dot."""

    type: DnsRecordType
    """The record's type."""

    value: str
    """The wanted value as a zone file shows it. Others may do as well."""

    status: DnsStanding
    """How it stands."""

    found: list[str]
    """What is there, as a zone file shows it."""

    detail: str
    """What that means, in a sentence."""


@dataclass(kw_only=True)
class DnsRecord(Object):
    """A record that the domain's DNS should show."""

    purpose: DnsRecordPurpose
    """What it is for."""

    name: str
    """The owner name, without a final dot."""

    type: DnsRecordType
    """The record's type."""

    value: str
    """The value as a zone file shows it."""


@dataclass(kw_only=True)
class DnsSettings(Object):
    """Who answers questions about names."""

    servers: list[str]
    """Name servers as address and port; empty for the machine's own."""

    answer_seconds: int
    """Seconds to wait for an answer."""

    cache_entries: int
    """Answers kept."""

    secrets_set: list[str]
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class DnsSettingsPatch(Object):
    """A merge patch of `dns`: absent fields stay, null puts the default back."""

    servers: list[str] | None = KEEP
    """Name servers as address and port; empty for the machine's own."""

    answer_seconds: int | None = KEEP
    """Seconds to wait for an answer."""

    cache_entries: int | None = KEEP
    """Answers kept."""


@dataclass(kw_only=True)
class DnsSettingsReplacement(Object):
    """What `dns` is to be: absent fields take their default."""

    servers: list[str] | None = None
    """Name servers as address and port; empty for the machine's own."""

    answer_seconds: int | None = None
    """Seconds to wait for an answer."""

    cache_entries: int | None = None
    """Answers kept."""

    secrets_set: list[str] | None = None
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class Domain(Object):
    """A domain we take mail for."""

    id: str
    """Its identifier."""

    name: str
    """Its name in A-labels, lower case: its key in the path."""

    tenant: str | None
    """The tenant it belongs to; null for the server itself."""

    status: DomainStatus
    """Whether it takes part in mail."""

    verified_at: datetime | None
    """Since when it is known to be its tenant's; null while that is only said. Until then it takes no part in mail:
    mail to it goes where the DNS says, and nobody sends in its name.
    """

    external_id: str | None
    """What the tenant's own system calls it; null for nothing."""

    metadata: Metadata
    """Whatever the caller keeps with it."""

    alias_of: str | None
    """The domain that it is another name of: mail to whoever@it goes to whoever@that, and they log in and send by
    either. It has no addresses of its own; null for none.
    """

    catch_all: str | None
    """Who gets mail to addresses that are not there; null for nobody: such mail is refused."""

    mailbox_limit: int | None
    """Mailboxes it may have; null for as many as its tenant may."""

    quota_limit_bytes: int | None
    """Octets that one of its mailboxes may hold at most; null for as many as its tenant's plan allows."""

    default_quota_bytes: int | None
    """Octets that a mailbox may hold which is made without saying; null for the most that is allowed."""

    created_at: datetime
    """When it was made."""

    updated_at: datetime
    """When it was changed last."""

    expanded: DomainExpanded | None = None
    """In a list, what was asked for with `expand`; absent otherwise."""


@dataclass(kw_only=True)
class DomainExpanded(Object):
    """What is shown with a domain."""

    tenant: Tenant | None = None
    """Its tenant; absent when it is the server itself."""


@dataclass(kw_only=True)
class DomainPatch(Object):
    """A merge patch of a domain."""

    tenant: str | None = None
    """The tenant it is to belong to, with all that is in it."""

    status: DomainStatus | None = None
    """Whether it takes part in mail."""

    external_id: str | None = KEEP
    """What the tenant's own system calls it; null for nothing."""

    metadata: MetadataPatch | None = None
    """Keys to be set; null takes one away."""

    alias_of: str | None = KEEP
    """The domain of the same tenant that it is to be another name of; null for none. It must have no addresses of
    its own.
    """

    catch_all: str | None = KEEP
    """Who gets mail to addresses that are not there: an address in this domain, or in another of the same tenant;
    null for nobody.
    """

    mailbox_limit: int | None = KEEP
    """Mailboxes it may have; null for as many as its tenant may."""

    quota_limit_bytes: int | None = KEEP
    """Octets that one of its mailboxes may hold at most; null for as many as its tenant's plan allows."""

    default_quota_bytes: int | None = KEEP
    """Octets that a mailbox may hold which is made without saying; null for the most that is allowed."""


@dataclass(kw_only=True)
class DomainReplacement(Object):
    """What a domain is to be. Other fields of a read domain are ignored, so that what was read can be sent back;
    what is absent is as in a new domain.
    """

    name: str | None = KEEP
    """Its name, where the path has its external identifier and there is no such domain yet; otherwise ignored."""

    tenant: str | None = KEEP
    """The tenant it is to belong to; absent or null for the one it has, or for the caller's own."""

    status: DomainStatus | None = None
    """Whether it takes part in mail. Default `active`."""

    external_id: str | None = KEEP
    """What the tenant's own system calls it; where the path has it, ignored."""

    metadata: Metadata | None = None
    """Whatever is to be kept with it."""

    alias_of: str | None = KEEP
    """The domain of the same tenant that it is to be another name of."""

    catch_all: str | None = KEEP
    """Who gets mail to addresses that are not there: an address in this domain, or in another of the same tenant."""

    mailbox_limit: int | None = KEEP
    """Mailboxes it may have."""

    quota_limit_bytes: int | None = KEEP
    """Octets that one of its mailboxes may hold at most."""

    default_quota_bytes: int | None = KEEP
    """Octets that a mailbox may hold which is made without saying."""


@dataclass(kw_only=True)
class DomainVerification(Object):
    """What a domain is known to be its tenant's by."""

    unseen: bool | None = None
    """Whether it is believed without a look at the DNS, on the word of whoever administrates the server. Default
    false.
    """


@dataclass(kw_only=True)
class Event(Object):
    """Something that happened."""

    id: str
    """Its place in the feed; webhooks know it by the same id."""

    at: datetime
    """When."""

    type: str
    """What, as a dotted name."""

    object: str
    """What it happened to, by its identifier."""

    revision: int
    """The object's revision after it."""

    detail: dict[str, Any] | None
    """What a reader needs when the object is gone or cannot say it itself; null where there is nothing."""


@dataclass(kw_only=True)
class Exceeded(Object):
    """A limit, and what it leaves no room for."""

    limit: str
    """Which limit."""

    used: int
    """How much is in use."""

    allowed: int
    """How much is allowed."""


@dataclass(kw_only=True)
class FailedLogins(Object):
    """A network that waits before its next attempt to log in is looked at, by whichever protocol."""

    network: str
    """The network: an address, or a /64 of IPv6."""

    failures: int
    """Failures that count against it. What is tried again and again counts once."""

    last_failure_at: datetime
    """When the last of them was."""

    until: datetime
    """Until when it waits; each further failure makes that longer, up to an hour."""


@dataclass(kw_only=True)
class Forwarding(Object):
    """Where a mailbox sends its mail on to."""

    targets: list[str]
    """The addresses, here or elsewhere; none while it sends nothing on."""

    keep_copy: bool
    """Whether the mailbox keeps a copy."""


@dataclass(kw_only=True)
class ForwardingReplacement(Object):
    """Where a mailbox is to send its mail on to."""

    targets: list[str]
    """At most 100 addresses, here or elsewhere; none to send nothing on."""

    keep_copy: bool | None = None
    """Whether the mailbox keeps a copy. Default true, as always without targets."""


@dataclass(kw_only=True)
class Grant(Object):
    """What somebody let a program do."""

    id: str
    """Its identifier."""

    client_id: str
    """The identifier of the program."""

    client_name: str
    """What people call it."""

    scopes: list[str]
    """What it may do."""

    created_at: datetime
    """When it was allowed."""

    last_used_at: datetime
    """When the program got tokens last."""


@dataclass(kw_only=True)
class Health(Object):
    """The server's condition."""

    status: HealthStatus
    """The condition in a word."""


@dataclass(kw_only=True)
class ImapSettings(Object):
    """How mail is read, over IMAP and POP3."""

    connections: int
    """Connections at once, of both protocols each."""

    connections_per_peer: int
    """Connections at once from one address, or one /64 of IPv6."""

    idle_minutes: int
    """Minutes a client may keep silent after it logged in. RFC 9051 asks for 30 at least."""

    command_bytes: int
    """Octets of a command with its literals, appended messages aside."""

    search_messages: int
    """Messages whose text one SEARCH reads."""

    folders: int
    """Folders of a mailbox."""

    secrets_set: list[str]
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class ImapSettingsPatch(Object):
    """A merge patch of `imap`: absent fields stay, null puts the default back."""

    connections: int | None = KEEP
    """Connections at once, of both protocols each."""

    connections_per_peer: int | None = KEEP
    """Connections at once from one address, or one /64 of IPv6."""

    idle_minutes: int | None = KEEP
    """Minutes a client may keep silent after it logged in. RFC 9051 asks for 30 at least."""

    command_bytes: int | None = KEEP
    """Octets of a command with its literals, appended messages aside."""

    search_messages: int | None = KEEP
    """Messages whose text one SEARCH reads."""

    folders: int | None = KEEP
    """Folders of a mailbox."""


@dataclass(kw_only=True)
class ImapSettingsReplacement(Object):
    """What `imap` is to be: absent fields take their default."""

    connections: int | None = None
    """Connections at once, of both protocols each."""

    connections_per_peer: int | None = None
    """Connections at once from one address, or one /64 of IPv6."""

    idle_minutes: int | None = None
    """Minutes a client may keep silent after it logged in. RFC 9051 asks for 30 at least."""

    command_bytes: int | None = None
    """Octets of a command with its literals, appended messages aside."""

    search_messages: int | None = None
    """Messages whose text one SEARCH reads."""

    folders: int | None = None
    """Folders of a mailbox."""

    secrets_set: list[str] | None = None
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class License(Object):
    """What the licence allows, what is in use, and why not more."""

    installation_id: str
    """What this installation is called at the vendor's."""

    hostname: str | None
    """The host's name as licences know it; null when the machine has none that is fully qualified."""

    server_url: str | None
    """Where licences come from; null when nobody named a licence server."""

    purchase_url: str | None
    """Where to buy a licence or an add-on; null when nobody named a licence server."""

    development_root: bool
    """Whether this build takes licences of the development root, whose private half is public: worth nothing as
    protection.
    """

    state: str
    """`licensed`, `trial`, `warn`, `growth_freeze`, `free`, `blocked_build`, `suspended`, `stopped` or `revoked`."""

    reasons: list[LicenseReason]
    """Why, and what to do about it."""

    notice: str
    """Who is to be told of the reasons: `nobody`, `administrators` or `everyone`."""

    product: LicenseProduct
    """The product's card."""

    addons: list[LicenseAddon]
    """The add-ons' cards, those that are not licensed among them."""

    last_contact_at: datetime | None
    """When the licence server, or a response of it, was last heard of; null for never."""

    next_change_at: datetime | None
    """Nothing of this changes by itself before then; null when nothing will."""

    choose_by: datetime | None
    """Until when the mailboxes that stay active can be chosen; null when there is room for all."""


@dataclass(kw_only=True)
class LicenseAccountLink(Object):
    """A link to the vendor's account page."""

    url: str
    """To be opened in a browser, once. Whoever has it may do there what the owner may do for this licence: see its
    invoices, buy more, move it.
    """

    expires_at: datetime
    """From then on it opens nothing."""


@dataclass(kw_only=True)
class LicenseAddon(Object):
    """An add-on."""

    code: str
    """Which."""

    status: str
    """`off`, `read_only`, `frozen` or `on`."""

    kind: str | None
    """`paid` or `trial`; null when it is not licensed."""

    quantity: int
    """How many of what it counts."""

    until: datetime | None
    """Until when; null when it is not licensed, or for as long as the licence."""

    trial_available: bool
    """Whether it can be tried for 30 days."""


@dataclass(kw_only=True)
class LicenseHealth(Object):
    """How the licence is, for monitoring."""

    state: str
    """As `state` of `GET /v1/license`."""

    notice: str
    """Who is to be told of the reasons: `nobody`, `administrators` or `everyone`."""

    reasons: list[str]
    """The codes of the reasons."""

    next_change_at: datetime | None
    """Nothing of this changes by itself before then; null when nothing will."""


@dataclass(kw_only=True)
class LicenseMaintenance(Object):
    """Upgrade protection."""

    status: str
    """`none`, `live` or `lapsed`."""

    ends_at: datetime | None
    """When it ends or ended; null where there is none."""


@dataclass(kw_only=True)
class LicenseProduct(Object):
    """The product."""

    key_prefix: str | None
    """The first characters of the licence key; null without one."""

    edition: str
    """`free`, `essential`, `professional` or `enterprise`."""

    proxy: bool
    """Whether the proxy is licensed."""

    kind: str
    """`free`, `trial`, `paid`, `lease` or `nfr`."""

    uses: list[LicenseUse]
    """What is used of what is allowed."""

    maintenance: LicenseMaintenance
    """Upgrade protection: maintenance and support."""

    ends_at: datetime | None
    """When the licence itself ends; null for never."""

    lease_ends_at: datetime | None
    """Until when it holds without word from the vendor; null without a licence."""

    payment: str
    """`paid`, `pending` or `overdue`."""

    payment_due_at: datetime | None
    """Until when it is to be paid; null when nothing is open."""

    invoice: str | None
    """The open invoice; null when nothing is open."""


@dataclass(kw_only=True)
class LicenseReason(Object):
    """A reason for the state."""

    code: str
    """For programs. Stable."""

    explanation: str
    """For people."""

    remedy: str
    """What to do about it."""

    since: datetime | None
    """Since when; null when that is not known."""

    changes_at: datetime | None
    """When it becomes worse; null when it does not by itself."""


@dataclass(kw_only=True)
class LicenseReceipt(Object):
    """What is left of a licence that was given up."""

    receipt: str
    """The text that frees the licence at the vendor's, where it could not be told over the network."""


@dataclass(kw_only=True)
class LicenseRequest(Object):
    """A request that was made."""

    request: str
    """The text to carry to the vendor's account page. Its answer is waited for for thirty days."""


@dataclass(kw_only=True)
class LicenseResponse(Object):
    """The vendor's answer."""

    response: str
    """The text as the account page gave it."""


@dataclass(kw_only=True)
class LicenseSettings(Object):
    """How this installation reaches its licence server, and how it is known there."""

    server_url: str
    """The licence server's address; empty for `license_server_url` of the boot file."""

    issuer: str
    """The name that the vendor's licences bear as their issuer; empty for the licence server's address."""

    hostname: str
    """The host's name as licences know it; empty for what `hostname` prints."""

    machine_id: str
    """What tells this machine apart where its own identifiers do not last, as in containers; empty for these."""

    proxy: str
    """The proxy to the licence server, such as `http://proxy.example.org:3128`; empty for the one of the
    environment.
    """

    ca_file: str
    """A file of certificates in PEM form that vouch for the licence server, beside the machine's own."""

    answer_seconds: int
    """Seconds in which the licence server must have answered."""

    secrets_set: list[str]
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class LicenseSettingsPatch(Object):
    """A merge patch of `license`: absent fields stay, null puts the default back."""

    server_url: str | None = KEEP
    """The licence server's address; empty for `license_server_url` of the boot file."""

    issuer: str | None = KEEP
    """The name that the vendor's licences bear as their issuer; empty for the licence server's address."""

    hostname: str | None = KEEP
    """The host's name as licences know it; empty for what `hostname` prints."""

    machine_id: str | None = KEEP
    """What tells this machine apart where its own identifiers do not last, as in containers; empty for these."""

    proxy: str | None = KEEP
    """The proxy to the licence server, such as `http://proxy.example.org:3128`; empty for the one of the
    environment.
    """

    ca_file: str | None = KEEP
    """A file of certificates in PEM form that vouch for the licence server, beside the machine's own."""

    answer_seconds: int | None = KEEP
    """Seconds in which the licence server must have answered."""


@dataclass(kw_only=True)
class LicenseSettingsReplacement(Object):
    """What `license` is to be: absent fields take their default."""

    server_url: str | None = None
    """The licence server's address; empty for `license_server_url` of the boot file."""

    issuer: str | None = None
    """The name that the vendor's licences bear as their issuer; empty for the licence server's address."""

    hostname: str | None = None
    """The host's name as licences know it; empty for what `hostname` prints."""

    machine_id: str | None = None
    """What tells this machine apart where its own identifiers do not last, as in containers; empty for these."""

    proxy: str | None = None
    """The proxy to the licence server, such as `http://proxy.example.org:3128`; empty for the one of the
    environment.
    """

    ca_file: str | None = None
    """A file of certificates in PEM form that vouch for the licence server, beside the machine's own."""

    answer_seconds: int | None = None
    """Seconds in which the licence server must have answered."""

    secrets_set: list[str] | None = None
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class LicenseUse(Object):
    """What is used of what is allowed."""

    name: str
    """Of what."""

    used: int
    """How many are in use."""

    limit: int | None
    """How many there may be; null for any number."""


@dataclass(kw_only=True)
class Limits(Object):
    """What there may be; null for no limit."""

    tenants: int | None
    """Tenants under it: 0 for whoever is no reseller."""

    domains: int | None
    """Domains."""

    mailboxes: int | None
    """Mailboxes."""

    aliases: int | None
    """Aliases."""

    contacts: int | None
    """Contacts in the address books of domains."""

    storage_bytes: int | None
    """Octets that all mailboxes hold. Mail that does not fit is refused as for a full mailbox; a limit that is
    reached is seen within ten seconds.
    """

    mailbox_bytes: int | None
    """Octets that one mailbox holds."""


@dataclass(kw_only=True)
class Listener(Object):
    """An address that is listened on."""

    name: str
    """Its name: its key in the path."""

    source: ListenerSource
    """Who says that it is to be open."""

    service: ListenerService
    """What is spoken."""

    address: str
    """Address and port, as they were asked for."""

    enabled: bool
    """Whether it is to be open."""

    status: ListenerStatus
    """How it is."""

    listens_on: str | None
    """Where it is open, with the port that the system chose; null while it is not."""

    problem: str | None
    """What the system says who could not open it; null when nothing is wrong."""

    created_at: datetime | None
    """When it was made; null for one of the boot file."""

    updated_at: datetime | None
    """When it was changed last; null for one of the boot file."""


@dataclass(kw_only=True)
class ListenerReplacement(Object):
    """What is to be listened on. Other fields of a read listener are ignored, so that what was read can be sent
    back.
    """

    service: ListenerService
    """What is spoken."""

    address: str
    """An address of this machine and a port; port 0 for one that the system chooses."""

    enabled: bool | None = None
    """Whether it is to be open. Default true."""


@dataclass(kw_only=True)
class LoginSettings(Object):
    """How people log in."""

    scram: bool
    """Whether SCRAM-SHA-256 is offered. It needs a second verifier beside each Argon2id hash, made when a password
    is set while this is on; whoever steals the database can try passwords against it about a hundred times
    faster.
    """

    password_characters: int
    """Characters that a new password must have at least."""

    password_score: int
    """How hard a new password must be to guess: 0 for anything, 1 for none of the thousand that are tried first, 2
    for a million guesses, 3 for a hundred million, 4 for ten thousand million (zxcvbn's scores). Names of its
    holder count as guessed.
    """

    secrets_set: list[str]
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class LoginSettingsPatch(Object):
    """A merge patch of `login`: absent fields stay, null puts the default back."""

    scram: bool | None = KEEP
    """Whether SCRAM-SHA-256 is offered. It needs a second verifier beside each Argon2id hash, made when a password
    is set while this is on; whoever steals the database can try passwords against it about a hundred times
    faster.
    """

    password_characters: int | None = KEEP
    """Characters that a new password must have at least."""

    password_score: int | None = KEEP
    """How hard a new password must be to guess: 0 for anything, 1 for none of the thousand that are tried first, 2
    for a million guesses, 3 for a hundred million, 4 for ten thousand million (zxcvbn's scores). Names of its
    holder count as guessed.
    """


@dataclass(kw_only=True)
class LoginSettingsReplacement(Object):
    """What `login` is to be: absent fields take their default."""

    scram: bool | None = None
    """Whether SCRAM-SHA-256 is offered. It needs a second verifier beside each Argon2id hash, made when a password
    is set while this is on; whoever steals the database can try passwords against it about a hundred times
    faster.
    """

    password_characters: int | None = None
    """Characters that a new password must have at least."""

    password_score: int | None = None
    """How hard a new password must be to guess: 0 for anything, 1 for none of the thousand that are tried first, 2
    for a million guesses, 3 for a hundred million, 4 for ten thousand million (zxcvbn's scores). Names of its
    holder count as guessed.
    """

    secrets_set: list[str] | None = None
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class MailSession(Object):
    """A mail program that is logged in to a mailbox."""

    id: str
    """Its identifier."""

    mailbox: str
    """The mailbox's address."""

    tenant: str | None
    """The tenant the mailbox belongs to; null for the server itself."""

    protocol: MailProtocol
    """What the program speaks."""

    peer_ip: str
    """Where it is."""

    means: LoginMeans
    """With what it logged in."""

    started_at: datetime
    """When."""


@dataclass(kw_only=True)
class Mailbox(Object):
    """What a person logs in to, and what it holds."""

    id: str
    """Its identifier."""

    address: str
    """Its address, normalised: the name to log in with, and its key in the path."""

    domain: str
    """The domain it belongs to."""

    tenant: str | None
    """The tenant it belongs to; null for the server itself."""

    external_id: str | None
    """What the tenant's own system calls it; null for nothing."""

    display_name: str | None
    """The name people see; null for none."""

    status: MailboxStatus
    """Whether it may be used."""

    login: bool
    """Whether people log in to it, status aside."""

    incoming: Passage
    """What happens to mail to it."""

    outgoing: Passage
    """What happens to mail its holder sends."""

    password_set: bool
    """Whether a password is set."""

    second_factor: bool
    """Whether its holder has a second factor. If so, its own password opens no mail program: each has an app
    password of its own.
    """

    forwarding: bool
    """Whether its mail is sent on to others."""

    autoreply: bool
    """Whether it answers mail by itself."""

    quota_bytes: int | None
    """Octets it may hold; null for as many as there is room."""

    used_bytes: int
    """Octets it holds."""

    message_count: int
    """Messages it holds."""

    metadata: Metadata
    """Whatever the caller keeps with it."""

    purge_at: datetime | None
    """When it goes for good, if it is deleted; null otherwise."""

    created_at: datetime
    """When it was made."""

    updated_at: datetime
    """When it was changed last."""

    expanded: MailboxExpanded | None = None
    """In a list, what was asked for with `expand`; absent otherwise."""


@dataclass(kw_only=True)
class MailboxExpanded(Object):
    """What is shown with a mailbox."""

    domain: Domain | None = None
    """Its domain."""


@dataclass(kw_only=True)
class MailboxFailedLogins(Object):
    """Failed logins to a mailbox, by whichever protocol and from wherever."""

    failures: int
    """Failures that count against it; none after a login that went well. What is tried again and again counts once."""

    last_failure_at: datetime | None
    """When the last of them was; null where there is none."""

    until: datetime | None
    """Until when somebody waits before the next attempt is looked at, right password or not; null where nobody does.
    Places that the mailbox was logged in to from are counted by themselves: strangers who guess do not shut the
    holder out.
    """


@dataclass(kw_only=True)
class MailboxPatch(Object):
    """A merge patch of a mailbox: what is absent stays as it is."""

    password: str | None = field(default=None, repr=False)
    """The new password: at least 8 characters. Whoever is logged in has to log in again."""

    display_name: str | None = KEEP
    """The name people see; null for none."""

    quota_bytes: int | None = KEEP
    """Octets it may hold; null for as many as there is room."""

    status: MailboxStatus | None = None
    """Whether it may be used."""

    login: bool | None = None
    """Whether people log in to it."""

    incoming: Passage | None = None
    """What happens to mail to it."""

    outgoing: Passage | None = None
    """What happens to mail its holder sends."""

    external_id: str | None = KEEP
    """What the tenant's own system calls it; null for nothing."""

    metadata: MetadataPatch | None = None
    """Keys to be set; null takes one away."""


@dataclass(kw_only=True)
class MailboxRename(Object):
    """Another address for a mailbox."""

    address: str
    """The address it is to have, in a domain of this server."""


@dataclass(kw_only=True)
class MailboxReplacement(Object):
    """What a mailbox is to be. Other fields of a read mailbox are ignored, so that what was read can be sent back;
    what is absent is as in a new mailbox, but the password stays.
    """

    address: str | None = KEEP
    """Its address, where the path has its external identifier and there is no such mailbox yet; otherwise ignored."""

    password: str | None = field(default=None, repr=False)
    """Its password: at least 8 characters, and none of the first that are guessed; absent to keep the one there is."""

    display_name: str | None = KEEP
    """The name people see."""

    quota_bytes: int | None = KEEP
    """Octets it may hold; absent for the domain's default or the most that is allowed, null for as many as there is
    room.
    """

    status: MailboxStatus | None = None
    """Whether it may be used. Default `active`."""

    login: bool | None = None
    """Whether people log in to it. Default true."""

    incoming: Passage | None = None
    """What happens to mail to it. Default `allow`."""

    outgoing: Passage | None = None
    """What happens to mail its holder sends. Default `allow`."""

    external_id: str | None = KEEP
    """What the tenant's own system calls it; where the path has it, ignored."""

    metadata: Metadata | None = None
    """Whatever is to be kept with it."""


@dataclass(kw_only=True)
class Me(Object):
    """Who is logged in."""

    kind: MeKind
    """What they are here."""

    id: str
    """The identifier of the administrator or mailbox."""

    login: str
    """The name they log in with: for a mailbox its address."""

    name: str
    """What people call them; empty for nothing."""

    tenant: str | None
    """The tenant they belong to; null for the server itself."""

    domain: str | None
    """The one domain they administrate, or that the mailbox is in; null for an administrator of all there are."""

    scopes: list[Scope]
    """What they may do."""

    second_factor: bool
    """Whether a code is asked for when they log in."""

    last_login_at: datetime | None
    """When an administrator logged in last; null for never, and for a mailbox."""


@dataclass(kw_only=True)
class Message(Object):
    """A message that came here, or that somebody tried to bring."""

    id: str
    """Its identifier: the one that the reply `250 … queued as` and its `Received` line name."""

    origin: MessageOrigin
    """Where it came from."""

    outcome: MessageOutcome
    """How its transaction ended."""

    at: datetime
    """When it ended."""

    sender: str
    """The envelope's sender; empty for a report."""

    recipients: list[str]
    """Its first recipients, 10 at most."""

    counts: MessageCounts
    """How many recipients are where."""

    message_id: str | None
    """Its Message-ID, without angle brackets; null when it has none, or never came."""

    size_bytes: int
    """Its octets; 0 when it never came."""

    reply_: str | None = field(metadata={"json": "reply"})
    """The reply that refused the message as a whole, or how the client left; null otherwise."""


@dataclass(kw_only=True)
class MessageCounts(Object):
    """How many recipients are where; one that led to several places counts for each."""

    delivered: int
    """In a mailbox, or taken by the next host."""

    waiting: int
    """In the queue."""

    failed: int
    """Given up."""

    deleted: int
    """Deleted from the queue by an operator."""

    refused: int
    """Refused, and those accepted whose message never came or was refused."""


@dataclass(kw_only=True)
class MessageEvent(Object):
    """One thing that happened to a message."""

    at: datetime
    """When."""

    kind: MessageEventKind
    """What."""

    recipient: str | None
    """The address it happened to; null for all of the message."""

    host: str | None
    """The host that was asked, or that brought it; null for none."""

    ip: str | None
    """That host's address, with its port when we called it; null for none."""

    tls: str | None
    """How the connection was encrypted; null when it was not, or when there was none."""

    reply_: str | None = field(metadata={"json": "reply"})
    """What the host, or this server itself, said: a reply, a verdict; null for nothing."""

    due_at: datetime | None
    """When the next attempt was due; null otherwise."""

    report_id: str | None
    """The message that told the sender; null otherwise."""

    actor: str | None
    """Who did it, when an operator did; null otherwise."""


@dataclass(kw_only=True)
class MessageRecipient(Object):
    """A recipient and one place it led to."""

    recipient: str
    """The address as it was named."""

    address: str
    """Where it led: a mailbox's address, or the one the queue sends to; the same as `recipient` when it led nowhere."""

    status: MessageRecipientStatus
    """Where it is by now."""

    mailbox_id: str | None
    """The mailbox it led to; null for none."""

    reply_: str | None = field(metadata={"json": "reply"})
    """The reply that refused it; null otherwise."""


@dataclass(kw_only=True)
class MessageTrace(Object):
    """All there is to tell of a message."""

    id: str
    """Its identifier: the one that the reply `250 … queued as` and its `Received` line name."""

    origin: MessageOrigin
    """Where it came from."""

    outcome: MessageOutcome
    """How its transaction ended."""

    at: datetime
    """When it ended."""

    peer_ip: str | None
    """The address of the client that brought it; null for a message that this server wrote."""

    helo: str | None
    """The name that client gave in EHLO; null for none."""

    tls: str | None
    """The TLS session it spoke in; null for none."""

    login: str | None
    """The mailbox it had logged in to; null for none."""

    sender: str
    """The envelope's sender; empty for a report."""

    message_id: str | None
    """Its Message-ID, without angle brackets; null when it has none, or never came."""

    size_bytes: int
    """Its octets; 0 when it never came."""

    authentication_results: str | None
    """What SPF, DKIM and DMARC said of it, as its `Authentication-Results` do; null when they were not asked."""

    reply_: str | None = field(metadata={"json": "reply"})
    """The reply that refused the message as a whole, or how the client left; null otherwise."""

    about_id: str | None
    """The message that this one reports on; null when it is no report."""

    queue_ids: list[str]
    """Its messages in `/v1/queue/messages`, while some of it waits there: one as its sender sent it, and one for
    each mailbox and domain here that sends it on.
    """

    counts: MessageCounts
    """How many recipients are where."""

    recipients: list[MessageRecipient]
    """Its recipients in the order they were named, 1,000 at most."""

    events: list[MessageEvent]
    """What happened, in order; of more than 1,000 events the first and the last 500."""


@dataclass(kw_only=True)
class NewAccessRule(Object):
    """A rule to be made. At most one of `tenant`, `domain` and `mailbox` says what it holds for; without any it is
    all that the caller administrates.
    """

    kind: AccessRuleKind
    """What it looks at; `network` is for the server itself."""

    pattern: str
    """What it matches. Of networks an address or a network. Of senders and recipients an address (with whatever
    `+detail`), a domain, `*.` and a domain for all domains in it, a local part and `@*`, or `*` for everybody.
    """

    action: AccessRuleAction
    """What it does."""

    tenant: str | None = None
    """The tenant for whose domains it is to hold."""

    domain: str | None = None
    """The domain for whose addresses it is to hold."""

    mailbox: str | None = None
    """The mailbox for which it is to hold."""

    enforced: bool | None = None
    """Whether no rule of anybody below lifts it. Default false; not for networks, nor for rules of one's own
    mailbox.
    """

    services: list[AccessService] | None = None
    """The services that a rule on networks is about; absent or empty for all of them."""

    reply_: str | None = field(default=None, metadata={"json": "reply"})
    """What whoever is refused is told, in up to 200 characters of ASCII; absent or empty for the usual."""

    note: str | None = None
    """What those who look after it say of it, in up to 500 characters."""

    expires_at: datetime | None = KEEP
    """When it ends by itself; absent or null for never."""


@dataclass(kw_only=True)
class NewAdministrator(Object):
    """An administrator to be made."""

    login: str
    """The name they are to log in with: best an address of theirs."""

    name: str | None = None
    """What people call them."""

    tenant: str | None = KEEP
    """The tenant whose things they are to administrate; absent or null for the caller's own."""

    domain: str | None = KEEP
    """The one domain they are to administrate; absent or null for all there are."""

    scopes: list[Scope] | None = None
    """What they may do there: none that the caller lacks. Default `admin`: everything within reach."""

    status: AdministratorStatus | None = None
    """Whether they may log in. Default `active`."""

    password: str | None = field(default=None, repr=False)
    """Their password: at least 8 characters, and none of the first that are guessed (settings `login`). Without one
    they cannot log in until one is set.
    """


@dataclass(kw_only=True)
class NewAlias(Object):
    """An alias to be made."""

    address: str
    """Its address, in a domain of this server."""

    targets: list[str]
    """Where its mail goes: 1 to 1000 addresses, here or elsewhere."""

    posting: AliasPosting | None = None
    """Who may write to it. Default `anyone`."""

    send_as: bool | None = None
    """Whether the mailboxes that it leads straight to may send as it. Default true."""


@dataclass(kw_only=True)
class NewAppPassword(Object):
    """A password to be made for a mail program."""

    name: str
    """What people call the program: 1 to 100 bytes."""

    scopes: list[AppScope] | None = None
    """What the program may do. Default both."""

    networks: list[str] | None = None
    """The networks it may log in from; absent or empty for everywhere."""

    expires_at: datetime | None = KEEP
    """When it ends by itself; absent or null for never."""


@dataclass(kw_only=True)
class NewDomain(Object):
    """A domain to be made."""

    name: str
    """Its name, in Unicode or A-labels."""

    tenant: str | None = KEEP
    """The tenant it is to belong to; absent or null for the caller's own."""

    status: DomainStatus | None = None
    """Whether it takes part in mail at once. Default `active`."""

    verified: bool | None = None
    """Whether it is known to be its tenant's. Default true for whoever administrates the server, who alone says so;
    false for tenants and resellers, unless `server.verify_domains` is off.
    """

    external_id: str | None = KEEP
    """What the tenant's own system calls it: unique among the tenant's domains."""

    metadata: Metadata | None = None
    """Whatever is to be kept with it: at most 50 keys of up to 40 characters, with up to 500 each."""

    alias_of: str | None = KEEP
    """The domain that it is another name of: mail to whoever@it goes to whoever@that, and they log in and send by
    either. It has no addresses of its own; absent or null for none.
    """

    catch_all: str | None = KEEP
    """Who gets mail to addresses that are not there: an address in this domain, or in another of the same tenant;
    absent or null for nobody.
    """

    mailbox_limit: int | None = KEEP
    """Mailboxes it may have; absent or null for as many as its tenant may."""

    quota_limit_bytes: int | None = KEEP
    """Octets that one of its mailboxes may hold at most; absent or null for as many as its tenant's plan allows."""

    default_quota_bytes: int | None = KEEP
    """Octets that a mailbox may hold which is made without saying; absent or null for the most that is allowed."""


@dataclass(kw_only=True)
class NewLicenseActivation(Object):
    """A key to be activated."""

    key: str = field(repr=False)
    """The licence key, in any case, with or without hyphens."""

    account: VendorAccount | None = None
    """The vendor's account that a paid key belongs to; a trial key needs none."""


@dataclass(kw_only=True)
class NewLicenseRequest(Object):
    """A request to be made."""

    purpose: LicensePurpose
    """What is asked for."""

    key: str | None = field(default=None, repr=False)
    """The licence key, where one is to be activated. Only its first characters leave this server, in the request."""


@dataclass(kw_only=True)
class NewLicenseTrial(Object):
    """An add-on to be tried."""

    addon: str
    """Its code."""


@dataclass(kw_only=True)
class NewMailbox(Object):
    """A mailbox to be made."""

    address: str
    """Its address, in a domain of this server."""

    password: str | None = field(default=None, repr=False)
    """Its password: at least 8 characters, and none of the first that are guessed (settings `login`). Without one
    nobody logs in until one is set.
    """

    display_name: str | None = KEEP
    """The name people see."""

    quota_bytes: int | None = KEEP
    """Octets it may hold; absent for the domain's default or the most that is allowed, null for as many as there is
    room.
    """

    status: MailboxStatus | None = None
    """Whether it may be used at once. Default `active`."""

    login: bool | None = None
    """Whether people log in to it. Default true."""

    incoming: Passage | None = None
    """What happens to mail to it. Default `allow`."""

    outgoing: Passage | None = None
    """What happens to mail its holder sends. Default `allow`."""

    external_id: str | None = KEEP
    """What the tenant's own system calls it: unique among the tenant's mailboxes."""

    metadata: Metadata | None = None
    """Whatever is to be kept with it: at most 50 keys of up to 40 characters, with up to 500 each."""


@dataclass(kw_only=True)
class NewMailboxSsoLink(Object):
    """A link for a mailbox's holder."""

    ttl_seconds: int | None = None
    """For how many seconds it is good. Default 60."""


@dataclass(kw_only=True)
class NewOAuthClient(Object):
    """A program to be made known."""

    name: str
    """What people call it: 1 to 100 bytes."""

    scopes: list[str]
    """What it may ask for: `openid`, `profile`, `email`, `offline_access` and scopes of this API. Unknown words are
    left out.
    """

    redirect_uris: list[str] | None = None
    """Where people's browsers are sent back to: `https://`, `http://127.0.0.1/` and the like for a program on their
    own machine, or a scheme of one's own that is a domain backwards. Compared letter by letter.
    """

    confidential: bool | None = None
    """Whether it can keep a secret: the answer then has one. A program on telephones or in browsers cannot. Default
    false.
    """

    device_flow: bool | None = None
    """Whether it may be on a device without a browser (RFC 8628). Default false."""

    status: OAuthClientStatus | None = None
    """Whether it may be used. Default `active`."""


@dataclass(kw_only=True)
class NewOperation(Object):
    """Requests to be done after the answer."""

    requests: list[BatchRequest]
    """The requests: 1 to 5000."""

    order: BatchOrder | None = None
    """Whether they wait for each other. Default `sequential`."""


@dataclass(kw_only=True)
class NewOwnAccessRule(Object):
    """A rule of one's own, on whom mail is taken from."""

    pattern: str
    """Whom it matches: an address (with whatever `+detail`), a domain, `*.` and a domain for all domains in it, a
    local part and `@*`, or `*` for everybody.
    """

    action: AccessRuleAction
    """What it does."""

    reply_: str | None = field(default=None, metadata={"json": "reply"})
    """What whoever is refused is told, in up to 200 characters of ASCII; absent or empty for the usual."""

    note: str | None = None
    """What those who look after it say of it, in up to 500 characters."""

    expires_at: datetime | None = KEEP
    """When it ends by itself; absent or null for never."""


@dataclass(kw_only=True)
class NewPasskey(Object):
    """A passkey that a browser made."""

    name: str
    """What people are to call it."""

    password: str = field(repr=False)
    """One's password, once more."""

    credential: dict[str, Any]
    """What `navigator.credentials.create()` came to, as its `toJSON()` says it."""


@dataclass(kw_only=True)
class NewPasskeySession(Object):
    """A passkey to log in by."""

    credential: dict[str, Any]
    """What `navigator.credentials.get()` came to, as its `toJSON()` says it."""

    delivery: Delivery | None = None
    """How the session's secret comes back. Default `bearer`."""


@dataclass(kw_only=True)
class NewPlan(Object):
    """A plan to be made."""

    name: str
    """Its name: 1 to 63 lower-case letters, digits and inner hyphens."""

    description: str | None = None
    """What people read of it."""

    limits: SomeLimits | None = None
    """What it allows; a limit that is absent or null is none."""

    features: list[Feature] | None = None
    """What it holds. Default: everything."""


@dataclass(kw_only=True)
class NewSession(Object):
    """Who logs in."""

    login: str
    """The login of an administrator, or the address of a mailbox."""

    password: str = field(repr=False)
    """Their password."""

    code: str | None = field(default=None, repr=False)
    """The code of their second factor, where one is asked for."""

    delivery: Delivery | None = None
    """How the secret comes back. Default `bearer`."""


@dataclass(kw_only=True)
class NewSsoLink(Object):
    """Whom a link is to log in."""

    subject: str
    """`administrator:` and a login, or `tenant:` and a tenant's name for whoever administrates it."""

    target: SsoTarget | None = None
    """Where it leads. Default `admin`."""

    ttl_seconds: int | None = None
    """For how many seconds it is good. Default 60."""


@dataclass(kw_only=True)
class NewSsoSession(Object):
    """A link to log in by."""

    link: str = field(repr=False)
    """The secret at the link's end."""

    delivery: Delivery | None = None
    """How the session's secret comes back. Default `bearer`."""


@dataclass(kw_only=True)
class NewSuspension(Object):
    """What of a tenant is switched off, and why."""

    mode: SuspensionMode | None = None
    """What is off. Default `full`."""

    reason: str | None = None
    """Why, for whoever reads it."""


@dataclass(kw_only=True)
class NewTenant(Object):
    """A tenant to be made."""

    name: str | None = KEEP
    """Its name: 1 to 63 lower-case letters, digits and inner hyphens. Absent to be named after its domain."""

    external_id: str | None = KEEP
    """What its reseller's own system calls it: unique among the reseller's tenants."""

    parent: str | None = KEEP
    """The reseller it is made under; absent or null for the caller."""

    plan: str | None = KEEP
    """Its plan, one of whoever it is made under; absent or null for none."""

    overrides: SomeLimits | None = None
    """Limits that hold instead of the plan's."""

    domain: str | None = KEEP
    """A domain that is made with it."""

    admin: NewTenantAdmin | None = None
    """Somebody who is made to administrate it."""

    metadata: Metadata | None = None
    """Whatever is to be kept with it: at most 50 keys of up to 40 characters, with up to 500 each."""


@dataclass(kw_only=True)
class NewTenantAdmin(Object):
    """Whoever is to administrate a tenant."""

    login: str
    """The name they log in with."""

    password: str | None = field(default=None, repr=False)
    """Their password, if they are made: at least 8 characters. Ignored for somebody who is there."""


@dataclass(kw_only=True)
class NewToken(Object):
    """A token to be made."""

    name: str
    """What people call it: 1 to 100 bytes."""

    scopes: list[Scope]
    """What it may do: at least one scope, none that the asking token lacks."""

    networks: list[str] | None = None
    """The networks it may be used from; absent or empty for everywhere."""

    expires_at: datetime | None = KEEP
    """When it ends by itself; absent or null for never."""

    tenant: str | None = KEEP
    """The tenant whose things it is for; absent or null for whoever makes it. Not together with `domain`."""

    domain: str | None = KEEP
    """The domain it is for; absent or null for whoever makes it."""


@dataclass(kw_only=True)
class NewWebhookEndpoint(Object):
    """An endpoint to be made."""

    url: str
    """Where requests go: `https://` and a host on the public Internet. Redirects are not followed."""

    description: str | None = None
    """What people say of it."""

    events: list[str] | None = None
    """Which events it is told of: kinds, beginnings such as `customer.*`, or `*` for all. Default all."""

    status: WebhookStatus | None = None
    """Whether anything is sent. Default `enabled`."""


@dataclass(kw_only=True)
class OAuthClient(Object):
    """A program that people let act for them."""

    id: str
    """Its identifier: the `client_id` by which it makes itself known."""

    name: str
    """What people call it, and read when it asks them."""

    confidential: bool
    """Whether it can keep a secret, and has one."""

    redirect_uris: list[str]
    """Where people's browsers are sent back to."""

    scopes: list[str]
    """What it may ask for."""

    device_flow: bool
    """Whether it may be on a device without a browser (RFC 8628)."""

    status: OAuthClientStatus
    """Whether it may be used."""

    created_at: datetime
    """When it was made."""

    updated_at: datetime
    """When it was changed last."""

    secret: str | None = field(default=None, repr=False)
    """Its secret. Only in the answer that made it; a repetition of that request with the same `Idempotency-Key` is
    answered without it.
    """


@dataclass(kw_only=True)
class OAuthClientReplacement(Object):
    """What a program is to be. Other fields of a read one are ignored, so that what was read can be sent back."""

    name: str
    """What people call it: 1 to 100 bytes."""

    scopes: list[str]
    """What it may ask for. What people allowed before stays allowed."""

    redirect_uris: list[str] | None = None
    """Where people's browsers are sent back to."""

    device_flow: bool | None = None
    """Whether it may be on a device without a browser (RFC 8628). Default false."""

    status: OAuthClientStatus | None = None
    """Whether it may be used. Default `active`."""


@dataclass(kw_only=True)
class OAuthSettings(Object):
    """How programs get leave to act for people (OAuth 2.1, OpenID Connect)."""

    issuer: str
    """The address under which this server is known to programs, such as `https://mail.example.org`; empty for
    `https://` and `server.hostname`. Programs that hold tokens have to ask anew when it changes.
    """

    access_seconds: int
    """Seconds for which an access token is good."""

    refresh_days: int
    """Days without use after which a program has to ask its person anew."""

    secrets_set: list[str]
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class OAuthSettingsPatch(Object):
    """A merge patch of `oauth`: absent fields stay, null puts the default back."""

    issuer: str | None = KEEP
    """The address under which this server is known to programs, such as `https://mail.example.org`; empty for
    `https://` and `server.hostname`. Programs that hold tokens have to ask anew when it changes.
    """

    access_seconds: int | None = KEEP
    """Seconds for which an access token is good."""

    refresh_days: int | None = KEEP
    """Days without use after which a program has to ask its person anew."""


@dataclass(kw_only=True)
class OAuthSettingsReplacement(Object):
    """What `oauth` is to be: absent fields take their default."""

    issuer: str | None = None
    """The address under which this server is known to programs, such as `https://mail.example.org`; empty for
    `https://` and `server.hostname`. Programs that hold tokens have to ask anew when it changes.
    """

    access_seconds: int | None = None
    """Seconds for which an access token is good."""

    refresh_days: int | None = None
    """Days without use after which a program has to ask its person anew."""

    secrets_set: list[str] | None = None
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class Operation(Object):
    """Work that goes on after its request was answered."""

    id: str
    """Its identifier: its key in the path."""

    kind: OperationKind = "batch"
    """What it does."""

    status: OperationStatus
    """How it stands."""

    done: bool
    """Whether it is over, however it ended."""

    progress: OperationProgress
    """How far it is."""

    tenant: str | None
    """The tenant it belongs to; null for the server itself."""

    actor: str
    """Who asked for it, as the audit trail names them."""

    created_at: datetime
    """When it was asked for."""

    started_at: datetime | None
    """When it began; null while it waits."""

    finished_at: datetime | None
    """When it was over; null until then."""

    error: OperationError | None = None
    """What stopped it; absent unless it failed."""


@dataclass(kw_only=True)
class OperationError(Object):
    """What stopped an operation."""

    code: OperationFault
    """Which."""

    detail: str
    """In words."""


@dataclass(kw_only=True)
class OperationProgress(Object):
    """How far an operation is."""

    settled: int
    """Parts of which is known what came of them."""

    failed: int
    """Those of them that failed."""

    total: int
    """Parts that it has."""


@dataclass(kw_only=True)
class OperationResult(Object):
    """What came of one part of an operation."""

    index: int
    """Which part, from 0: of a batch, the request's place in it."""

    status: int
    """The status it was answered with."""

    etag: str | None = None
    """The object's version; absent where there is none."""

    location: str | None = None
    """Where the made object is; absent where nothing was made."""

    body: dict[str, Any] | None = None
    """The answer's body, a problem where it failed, without secrets that are shown once; absent where there was
    none, and where it is longer than 32 KiB.
    """


@dataclass(kw_only=True)
class Passkey(Object):
    """A passkey of somebody who logs in."""

    id: str
    """Its identifier."""

    name: str
    """What people call it."""

    site: str
    """The host of the pages that it logs in on."""

    backed_up: bool
    """Whether it is kept in several places, and not lost with one of them."""

    created_at: datetime
    """When it was made."""

    last_used_at: datetime | None
    """When it was used last; null for never."""


@dataclass(kw_only=True)
class PasskeyChallenge(Object):
    """What the page hands to the browser."""

    public_key: dict[str, Any]
    """The options of Web Authentication as JSON, for `PublicKeyCredential.parseCreationOptionsFromJSON()` or
    `parseRequestOptionsFromJSON()`. Good for five minutes and for one answer.
    """


@dataclass(kw_only=True)
class PasskeyOrigin(Object):
    """The page that asks for a passkey."""

    origin: str
    """What `location.origin` says there: passkeys are for its host alone."""


@dataclass(kw_only=True)
class PasswordChange(Object):
    """Another password for oneself."""

    current_password: str = field(repr=False)
    """The password as it is."""

    password: str = field(repr=False)
    """The password as it is to be: at least 8 characters."""


@dataclass(kw_only=True)
class PasswordProof(Object):
    """One's password, once more."""

    password: str = field(repr=False)
    """The password."""


@dataclass(kw_only=True)
class Plan(Object):
    """What tenants are sold."""

    id: str
    """Its identifier."""

    name: str
    """Its name: its key in the path."""

    description: str
    """What people read of it."""

    limits: SomeLimits
    """What it allows. A limit that is absent or null is none; without `tenants` its tenants are no resellers."""

    features: list[Feature]
    """What it holds."""

    created_at: datetime
    """When it was made."""

    updated_at: datetime
    """When it was changed last."""


@dataclass(kw_only=True)
class PlanChange(Object):
    """Another plan."""

    plan: str | None
    """The plan; null for none."""

    overrides: SomeLimits | None = None
    """Limits that hold instead of the plan's; absent to keep those that hold."""


@dataclass(kw_only=True)
class PlanPatch(Object):
    """A merge patch of a plan."""

    description: str | None = None
    """What people read of it."""

    limits: SomeLimits | None = None
    """Limits to be set; null takes one away."""

    features: list[Feature] | None = None
    """What it holds, in place of all it held."""


@dataclass(kw_only=True)
class PlanReplacement(Object):
    """What a plan is to be. Other fields of a read plan are ignored, so that what was read can be sent back."""

    description: str | None = None
    """What people read of it."""

    limits: SomeLimits | None = None
    """What it allows; a limit that is absent or null is none."""

    features: list[Feature] | None = None
    """What it holds. Default: everything."""


@dataclass(kw_only=True)
class QueueMessage(Object):
    """A message on its way out."""

    id: str
    """Its identifier."""

    sender: str
    """The envelope's sender; empty for a report."""

    status: QueueStatus
    """Whether it is held back."""

    size_bytes: int
    """Its octets."""

    envelope_id: str | None
    """The envelope identifier its sender gave for reports (RFC 3461); null for none."""

    received_at: datetime
    """When it was accepted."""

    expires_at: datetime
    """When attempts end and its sender is told."""

    trace_id: str | None
    """The message in `/v1/messages`, which tells how it came here; null when it is not told of."""


@dataclass(kw_only=True)
class QueueMessageDetail(Object):
    """A message on its way out, with the recipients that are not settled."""

    id: str
    """Its identifier."""

    sender: str
    """The envelope's sender; empty for a report."""

    status: QueueStatus
    """Whether it is held back."""

    size_bytes: int
    """Its octets."""

    envelope_id: str | None
    """The envelope identifier its sender gave for reports (RFC 3461); null for none."""

    received_at: datetime
    """When it was accepted."""

    expires_at: datetime
    """When attempts end and its sender is told."""

    trace_id: str | None
    """The message in `/v1/messages`, which tells how it came here; null when it is not told of."""

    recipients: list[QueueRecipient]
    """Whom it still goes to."""


@dataclass(kw_only=True)
class QueueRecipient(Object):
    """A recipient that is not settled."""

    id: str
    """Its identifier."""

    address: str
    """The address."""

    domain: str
    """The domain it is routed by."""

    status: QueueStatus
    """Whether it is held back."""

    due_at: datetime
    """When the next attempt is due."""

    attempts: int
    """Attempts so far."""

    delay_reported: bool
    """Whether the sender was told of the delay."""

    last_attempt_at: datetime | None
    """When it was attempted last; null for never."""

    last_host: str | None
    """The host that answered last; null for none."""

    last_reply: str | None
    """What it, or this server itself, said; null for nothing."""


@dataclass(kw_only=True)
class QueueSettings(Object):
    """How mail on its way out is attempted."""

    retry_minutes: list[int]
    """Minutes between attempts: the first waits for the first, and so on; the last one repeats."""

    delay_report_hours: int
    """Hours after which the sender is told that a message is late."""

    expire_hours: int
    """Hours after which a message is given up."""

    connections: int
    """Connections to other servers at once."""

    connections_per_host: int
    """Connections to one host at once."""

    answer_seconds: int
    """Seconds to wait for another server's answer."""

    connect_seconds: int
    """Seconds to wait for a connection."""

    secrets_set: list[str]
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class QueueSettingsPatch(Object):
    """A merge patch of `queue`: absent fields stay, null puts the default back."""

    retry_minutes: list[int] | None = KEEP
    """Minutes between attempts: the first waits for the first, and so on; the last one repeats."""

    delay_report_hours: int | None = KEEP
    """Hours after which the sender is told that a message is late."""

    expire_hours: int | None = KEEP
    """Hours after which a message is given up."""

    connections: int | None = KEEP
    """Connections to other servers at once."""

    connections_per_host: int | None = KEEP
    """Connections to one host at once."""

    answer_seconds: int | None = KEEP
    """Seconds to wait for another server's answer."""

    connect_seconds: int | None = KEEP
    """Seconds to wait for a connection."""


@dataclass(kw_only=True)
class QueueSettingsReplacement(Object):
    """What `queue` is to be: absent fields take their default."""

    retry_minutes: list[int] | None = None
    """Minutes between attempts: the first waits for the first, and so on; the last one repeats."""

    delay_report_hours: int | None = None
    """Hours after which the sender is told that a message is late."""

    expire_hours: int | None = None
    """Hours after which a message is given up."""

    connections: int | None = None
    """Connections to other servers at once."""

    connections_per_host: int | None = None
    """Connections to one host at once."""

    answer_seconds: int | None = None
    """Seconds to wait for another server's answer."""

    connect_seconds: int | None = None
    """Seconds to wait for a connection."""

    secrets_set: list[str] | None = None
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class Renewal(Object):
    """That a tenant was paid for again."""

    until: datetime | None = KEEP
    """Until when; absent or null where nobody says."""


@dataclass(kw_only=True)
class RetentionSettings(Object):
    """How long records are kept."""

    feed_days: int
    """Days of the change feed."""

    audit_days: int
    """Days of the audit trail."""

    expunged_per_folder: int
    """Expunged messages a folder remembers, for mail programs that were away. One that missed more is told which
    messages are left.
    """

    operation_days: int
    """Days for which operations that are over, and what came of them, can be read."""

    body_hours: int
    """Hours for which bytes that no message holds any more are kept."""

    message_trace_days: int
    """Days for which the server can tell what became of a message: who brought it, where it went and what was said.
    0 to tell of none, and forget what was told.
    """

    secrets_set: list[str]
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class RetentionSettingsPatch(Object):
    """A merge patch of `retention`: absent fields stay, null puts the default back."""

    feed_days: int | None = KEEP
    """Days of the change feed."""

    audit_days: int | None = KEEP
    """Days of the audit trail."""

    expunged_per_folder: int | None = KEEP
    """Expunged messages a folder remembers, for mail programs that were away. One that missed more is told which
    messages are left.
    """

    operation_days: int | None = KEEP
    """Days for which operations that are over, and what came of them, can be read."""

    body_hours: int | None = KEEP
    """Hours for which bytes that no message holds any more are kept."""

    message_trace_days: int | None = KEEP
    """Days for which the server can tell what became of a message: who brought it, where it went and what was said.
    0 to tell of none, and forget what was told.
    """


@dataclass(kw_only=True)
class RetentionSettingsReplacement(Object):
    """What `retention` is to be: absent fields take their default."""

    feed_days: int | None = None
    """Days of the change feed."""

    audit_days: int | None = None
    """Days of the audit trail."""

    expunged_per_folder: int | None = None
    """Expunged messages a folder remembers, for mail programs that were away. One that missed more is told which
    messages are left.
    """

    operation_days: int | None = None
    """Days for which operations that are over, and what came of them, can be read."""

    body_hours: int | None = None
    """Hours for which bytes that no message holds any more are kept."""

    message_trace_days: int | None = None
    """Days for which the server can tell what became of a message: who brought it, where it went and what was said.
    0 to tell of none, and forget what was told.
    """

    secrets_set: list[str] | None = None
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class RoutingSettings(Object):
    """Where mail on its way out goes."""

    smart_host: str
    """A host that takes all outgoing mail; empty to deliver to each domain's own servers."""

    smart_port: int
    """The port of the smart host."""

    smart_implicit_tls: bool
    """Whether the connection to the smart host begins with TLS instead of STARTTLS."""

    smart_require_tls: bool
    """Whether mail waits rather than reaching the smart host unencrypted or under a certificate that does not
    verify.
    """

    smart_user: str
    """The name to log in to the smart host with; empty for no login."""

    port: int
    """The port of other domains' servers."""

    secrets_set: list[Literal["smart_password"] | str]
    """Which of the group's secrets hold something. Ignored when it is sent."""

    smart_password: str | None = field(default=None, repr=False)
    """The password to log in to the smart host with."""


@dataclass(kw_only=True)
class RoutingSettingsPatch(Object):
    """A merge patch of `routing`: absent fields stay, null puts the default back."""

    smart_host: str | None = KEEP
    """A host that takes all outgoing mail; empty to deliver to each domain's own servers."""

    smart_port: int | None = KEEP
    """The port of the smart host."""

    smart_implicit_tls: bool | None = KEEP
    """Whether the connection to the smart host begins with TLS instead of STARTTLS."""

    smart_require_tls: bool | None = KEEP
    """Whether mail waits rather than reaching the smart host unencrypted or under a certificate that does not
    verify.
    """

    smart_user: str | None = KEEP
    """The name to log in to the smart host with; empty for no login."""

    port: int | None = KEEP
    """The port of other domains' servers."""

    smart_password: str | None = field(default=KEEP, repr=False)
    """The password to log in to the smart host with."""


@dataclass(kw_only=True)
class RoutingSettingsReplacement(Object):
    """What `routing` is to be: absent fields take their default."""

    smart_host: str | None = None
    """A host that takes all outgoing mail; empty to deliver to each domain's own servers."""

    smart_port: int | None = None
    """The port of the smart host."""

    smart_implicit_tls: bool | None = None
    """Whether the connection to the smart host begins with TLS instead of STARTTLS."""

    smart_require_tls: bool | None = None
    """Whether mail waits rather than reaching the smart host unencrypted or under a certificate that does not
    verify.
    """

    smart_user: str | None = None
    """The name to log in to the smart host with; empty for no login."""

    port: int | None = None
    """The port of other domains' servers."""

    smart_password: str | None = field(default=KEEP, repr=False)
    """The password to log in to the smart host with."""

    secrets_set: list[Literal["smart_password"] | str] | None = None
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class SecretRotation(Object):
    """How a secret is exchanged."""

    overlap_seconds: int | None = None
    """For how many seconds the old secret signs beside the new one; 0 when it is in other hands. Default a day."""


@dataclass(kw_only=True)
class ServerSettings(Object):
    """Who this server is."""

    hostname: str
    """The name in greetings, trace lines and `Authentication-Results`; empty for the machine's own."""

    postmaster: str
    """Where mail to a domain's `postmaster` goes when nothing else stands there, where reports of failed deliveries
    are copied, and who is written to while the licence needs looking after. While it is empty, such mail and
    copies go to nobody, and of the licence the postmaster of the first domain is told.
    """

    verify_domains: bool
    """Whether domains that tenants and resellers add take part in mail only once their DNS shows that they are
    theirs. Until then mail to them goes where the DNS says, and nobody sends in their name: nobody here gets
    another's mail by naming their domain.
    """

    secrets_set: list[str]
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class ServerSettingsPatch(Object):
    """A merge patch of `server`: absent fields stay, null puts the default back."""

    hostname: str | None = KEEP
    """The name in greetings, trace lines and `Authentication-Results`; empty for the machine's own."""

    postmaster: str | None = KEEP
    """Where mail to a domain's `postmaster` goes when nothing else stands there, where reports of failed deliveries
    are copied, and who is written to while the licence needs looking after. While it is empty, such mail and
    copies go to nobody, and of the licence the postmaster of the first domain is told.
    """

    verify_domains: bool | None = KEEP
    """Whether domains that tenants and resellers add take part in mail only once their DNS shows that they are
    theirs. Until then mail to them goes where the DNS says, and nobody sends in their name: nobody here gets
    another's mail by naming their domain.
    """


@dataclass(kw_only=True)
class ServerSettingsReplacement(Object):
    """What `server` is to be: absent fields take their default."""

    hostname: str | None = None
    """The name in greetings, trace lines and `Authentication-Results`; empty for the machine's own."""

    postmaster: str | None = None
    """Where mail to a domain's `postmaster` goes when nothing else stands there, where reports of failed deliveries
    are copied, and who is written to while the licence needs looking after. While it is empty, such mail and
    copies go to nobody, and of the licence the postmaster of the first domain is told.
    """

    verify_domains: bool | None = None
    """Whether domains that tenants and resellers add take part in mail only once their DNS shows that they are
    theirs. Until then mail to them goes where the DNS says, and nobody sends in their name: nobody here gets
    another's mail by naming their domain.
    """

    secrets_set: list[str] | None = None
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class Session(Object):
    """A session of an administrator or of a mailbox's holder."""

    id: str
    """Its identifier."""

    current: bool
    """Whether it is the one that asks."""

    created_at: datetime
    """When it began."""

    expires_at: datetime | None
    """When it ends at the latest."""

    last_used_at: datetime | None
    """When it was used last, give or take five minutes; null for not yet."""

    secret: str | None = field(default=None, repr=False)
    """Its secret, to be sent as `Authorization: Bearer …`. Only in the answer that begins it, and not where a cookie
    has it.
    """


@dataclass(kw_only=True)
class SettingsField(Object):
    """A field of a settings group."""

    name: str
    """Its name."""

    description: str
    """What it does."""

    secret: bool = field(repr=False)
    """Whether it is written but never read back."""


@dataclass(kw_only=True)
class SettingsGroup(Object):
    """A settings group, for choosing one."""

    name: str
    """Its name: its key in the path."""

    description: str
    """What it is about."""

    updated_at: datetime | None
    """When it was changed last; null while it holds its defaults."""

    fields: list[SettingsField]
    """Its fields."""


@dataclass(kw_only=True)
class SmtpSettings(Object):
    """How SMTP is spoken with other servers and with mail programs."""

    message_bytes: int
    """Octets of a message."""

    recipients: int
    """Recipients of a message."""

    hops: int
    """`Received` lines after which a message is taken to run in a circle."""

    header_bytes: int
    """Octets of a message's header."""

    line_bytes: int
    """Octets of a line of a message."""

    bad_commands: int
    """Wrong commands after which a connection is closed."""

    failed_logins: int
    """Failed logins after which a connection is closed."""

    refused_recipients: int
    """Refused recipients after which a connection is closed."""

    idle_seconds: int
    """Seconds a client may keep silent."""

    connections: int
    """Connections at once."""

    connections_per_peer: int
    """Connections at once from one address, or one /64 of IPv6."""

    alias_targets: int
    """Addresses an alias may lead to, through other aliases too."""

    secrets_set: list[str]
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class SmtpSettingsPatch(Object):
    """A merge patch of `smtp`: absent fields stay, null puts the default back."""

    message_bytes: int | None = KEEP
    """Octets of a message."""

    recipients: int | None = KEEP
    """Recipients of a message."""

    hops: int | None = KEEP
    """`Received` lines after which a message is taken to run in a circle."""

    header_bytes: int | None = KEEP
    """Octets of a message's header."""

    line_bytes: int | None = KEEP
    """Octets of a line of a message."""

    bad_commands: int | None = KEEP
    """Wrong commands after which a connection is closed."""

    failed_logins: int | None = KEEP
    """Failed logins after which a connection is closed."""

    refused_recipients: int | None = KEEP
    """Refused recipients after which a connection is closed."""

    idle_seconds: int | None = KEEP
    """Seconds a client may keep silent."""

    connections: int | None = KEEP
    """Connections at once."""

    connections_per_peer: int | None = KEEP
    """Connections at once from one address, or one /64 of IPv6."""

    alias_targets: int | None = KEEP
    """Addresses an alias may lead to, through other aliases too."""


@dataclass(kw_only=True)
class SmtpSettingsReplacement(Object):
    """What `smtp` is to be: absent fields take their default."""

    message_bytes: int | None = None
    """Octets of a message."""

    recipients: int | None = None
    """Recipients of a message."""

    hops: int | None = None
    """`Received` lines after which a message is taken to run in a circle."""

    header_bytes: int | None = None
    """Octets of a message's header."""

    line_bytes: int | None = None
    """Octets of a line of a message."""

    bad_commands: int | None = None
    """Wrong commands after which a connection is closed."""

    failed_logins: int | None = None
    """Failed logins after which a connection is closed."""

    refused_recipients: int | None = None
    """Refused recipients after which a connection is closed."""

    idle_seconds: int | None = None
    """Seconds a client may keep silent."""

    connections: int | None = None
    """Connections at once."""

    connections_per_peer: int | None = None
    """Connections at once from one address, or one /64 of IPv6."""

    alias_targets: int | None = None
    """Addresses an alias may lead to, through other aliases too."""

    secrets_set: list[str] | None = None
    """Which of the group's secrets hold something. Ignored when it is sent."""


@dataclass(kw_only=True)
class SomeLimits(Object):
    """Some limits: what is absent is said elsewhere, null is no limit."""

    tenants: int | None = KEEP
    """Tenants under it."""

    domains: int | None = KEEP
    """Domains."""

    mailboxes: int | None = KEEP
    """Mailboxes."""

    aliases: int | None = KEEP
    """Aliases."""

    contacts: int | None = KEEP
    """Contacts in the address books of domains."""

    storage_bytes: int | None = KEEP
    """Octets that all mailboxes hold. Mail that does not fit is refused as for a full mailbox; a limit that is
    reached is seen within ten seconds.
    """

    mailbox_bytes: int | None = KEEP
    """Octets that one mailbox holds."""


@dataclass(kw_only=True)
class SsoLink(Object):
    """A link that logs somebody in once."""

    expires_at: datetime
    """Until when it is good."""

    url: str | None = None
    """Where the browser is to be sent. Only in the answer that made it."""


@dataclass(kw_only=True)
class Suspension(Object):
    """That a tenant is suspended."""

    mode: SuspensionMode
    """What is off."""

    reason: str
    """Why, for whoever reads it."""

    since: datetime
    """Since when."""


@dataclass(kw_only=True)
class Task(Object):
    """A piece of background work."""

    name: str
    """Its name: its key in the path."""

    description: str
    """What it does."""

    period_seconds: int | None
    """Seconds between two runs; null when it runs on demand alone."""

    running_since: datetime | None
    """Since when it is running; null while it is not."""

    runs: int
    """Runs since the server started."""

    failures: int
    """Those of them that failed."""

    last_run: TaskRun | None = None
    """Its last finished run; absent before the first."""


@dataclass(kw_only=True)
class TaskRun(Object):
    """A finished run of a task."""

    started_at: datetime
    """When it began."""

    finished_at: datetime
    """When it ended."""

    duration_ms: int
    """How long it took, in milliseconds."""

    outcome: TaskOutcome
    """How it ended."""

    message: str
    """What it had to say."""


@dataclass(kw_only=True)
class Tenant(Object):
    """Whoever has domains here."""

    id: str
    """Its identifier, taken in paths instead of the name too."""

    name: str
    """Its name: its key in the path."""

    external_id: str | None
    """What its reseller's own system calls it; null for nothing."""

    parent: str | None
    """The reseller it belongs to; null for the server itself."""

    plan: str | None
    """Its plan; null for none, with no limits but its own."""

    overrides: SomeLimits
    """Limits that hold instead of the plan's."""

    limits: Limits
    """The limits that hold, all told."""

    features: list[Feature]
    """What it has."""

    domain: str | None
    """The domain it had first; null for none."""

    status: TenantStatus
    """How it stands."""

    purge_at: datetime | None
    """When it goes for good, if it is terminated; null otherwise."""

    renewed_until: datetime | None
    """Until when it is paid for, as far as anybody said; null otherwise."""

    metadata: Metadata
    """Whatever the caller keeps with it."""

    created_at: datetime
    """When it was made."""

    updated_at: datetime
    """When it was changed last."""

    admin: TenantAdmin | None = None
    """Whoever administrates it, the first of them; absent for nobody."""

    suspension: Suspension | None = None
    """That it is suspended; absent otherwise."""

    expanded: TenantExpanded | None = None
    """In a list, what was asked for with `expand`; absent otherwise."""


@dataclass(kw_only=True)
class TenantAdmin(Object):
    """Whoever administrates a tenant."""

    login: str
    """The name they log in with."""


@dataclass(kw_only=True)
class TenantExpanded(Object):
    """What is shown with a tenant."""

    plan: Plan | None = None
    """Its plan; absent for none, or one that is another's to see."""


@dataclass(kw_only=True)
class TenantPatch(Object):
    """A merge patch of a tenant."""

    name: str | None = None
    """Its name."""

    external_id: str | None = KEEP
    """What its reseller's own system calls it; null for nothing."""

    overrides: SomeLimits | None = None
    """Limits that hold instead of the plan's, in place of all it had. They must hold what is in use."""

    metadata: MetadataPatch | None = None
    """Keys to be set; null takes one away."""


@dataclass(kw_only=True)
class TenantReplacement(Object):
    """What a tenant is to be. Other fields of a read tenant are ignored, so that what was read can be sent back;
    what is absent is as in a new tenant, but name and domains stay.
    """

    name: str | None = KEEP
    """Its name; absent to keep the one it has, or to be named after its domain."""

    external_id: str | None = KEEP
    """What its reseller's own system calls it; where the path has it, ignored."""

    plan: str | None = KEEP
    """Its plan; absent or null for none. It must hold what is in use."""

    overrides: SomeLimits | None = None
    """Limits that hold instead of the plan's."""

    domain: str | None = KEEP
    """A domain that it has, and that is made when it is not there."""

    admin: NewTenantAdmin | None = None
    """Somebody who administrates it, and who is made when they are not there."""

    metadata: Metadata | None = None
    """Whatever is to be kept with it."""


@dataclass(kw_only=True)
class Token(Object):
    """An API token. Its secret is shown once."""

    id: str
    """Its identifier."""

    name: str
    """What people call it."""

    hint: str
    """The first characters of the secret, to tell tokens apart."""

    scopes: list[Scope]
    """What it may do."""

    reach: TokenReach
    """To whose things."""

    networks: list[str]
    """The networks it may be used from; empty for everywhere."""

    created_at: datetime
    """When it was made."""

    expires_at: datetime | None
    """When it ends by itself; null for never."""

    revoked_at: datetime | None
    """When it was revoked; null while it was not."""

    last_used_at: datetime | None
    """When it was used last, give or take five minutes; null for never."""

    secret: str | None = field(default=None, repr=False)
    """The token itself, to be sent as `Authorization: Bearer …`. Only in the answer that made it; a repetition of
    that request with the same `Idempotency-Key` is answered without it.
    """


@dataclass(kw_only=True)
class TokenReach(Object):
    """To whose things a token may do what it may."""

    kind: ReachKind
    """What bounds it."""

    id: str | None
    """The identifier of the tenant, domain or mailbox; null for the system."""


@dataclass(kw_only=True)
class TotpCode(Object):
    """A code of the telephone."""

    code: str = field(repr=False)
    """The code it shows."""


@dataclass(kw_only=True)
class TotpEnrolment(Object):
    """What a telephone needs to show codes. Only in the answer that made it; a repetition of that request with the
    same `Idempotency-Key` is answered without it.
    """

    secret: str | None = field(default=None, repr=False)
    """The secret as a person types it."""

    uri: str | None = None
    """The secret as a telephone reads it from a picture."""


@dataclass(kw_only=True)
class Usage(Object):
    """What a tenant uses, as it stands at the moment, and what its mail moved in a month."""

    id: str
    """The tenant's identifier."""

    tenant: str
    """The tenant."""

    external_id: str | None
    """What its reseller's own system calls it; null for nothing."""

    plan: str | None
    """Its plan; null for none."""

    status: TenantStatus
    """How it stands."""

    domain: str | None
    """The domain it had first; null for none."""

    tenants: int
    """Tenants under it. What these have is counted in all the numbers too."""

    domains: int
    """Domains."""

    mailboxes: int
    """Mailboxes, but those that are deleted and can be restored."""

    aliases: int
    """Aliases."""

    contacts: int
    """Contacts in the address books of domains."""

    storage_bytes: int
    """Octets the mailboxes hold, also those that are deleted and can be restored."""

    storage_limit_bytes: int | None
    """Octets they may hold; null for no limit."""

    messages: int
    """Messages the mailboxes hold."""

    received_messages: int
    """Messages that mailboxes got in the month; one counts with each of them."""

    received_bytes: int
    """Their octets."""

    sent_messages: int
    """Messages that other servers took over in the month; one counts with each recipient."""

    sent_bytes: int
    """Their octets."""


@dataclass(kw_only=True)
class VendorAccount(Object):
    """An account at the vendor's."""

    email: str
    """Its email address."""

    password: str = field(repr=False)
    """Its password: sent on, and kept nowhere."""


@dataclass(kw_only=True)
class WebhookAttempt(Object):
    """What came of one attempt."""

    number: int
    """Its number, from 1."""

    at: datetime
    """When it began."""

    duration_ms: int
    """How long it took, in thousandths of a second."""

    status: int | None
    """The status of the answer; null when there was none."""

    answer: str | None
    """The first 1,024 bytes of the answer; null when there was none."""

    error: str | None
    """What went wrong, in words; null when an answer says it."""


@dataclass(kw_only=True)
class WebhookData(Object):
    """To what something happened. The object itself is read by REST, with the rights of whoever reads: a message can
    arrive hours late and passes through logs on its way.
    """

    object: str
    """The object's identifier."""

    revision: int
    """The object's revision after it."""

    detail: dict[str, Any] | None
    """What a reader needs when the object is gone or cannot say it itself; null for most events."""


@dataclass(kw_only=True)
class WebhookDelivery(Object):
    """One event for one endpoint."""

    id: str
    """Its identifier."""

    endpoint: str
    """For which endpoint."""

    webhook_id: str
    """What the receiver knows it by: the id of the event, the same at each attempt."""

    type: str
    """What happened."""

    body: str
    """What is sent."""

    status: WebhookDeliveryStatus
    """How far it is."""

    attempts_made: int
    """How often it was tried since it was made, or since it was replayed."""

    attempts: list[WebhookAttempt]
    """What came of each attempt; of many, of the last 50."""

    next_attempt_at: datetime | None
    """When it is sent next; null when it is not."""

    event_at: datetime
    """When the event happened."""

    created_at: datetime
    """When it was made."""

    finished_at: datetime | None
    """When it arrived or was given up; null until then."""


@dataclass(kw_only=True)
class WebhookEndpoint(Object):
    """Somebody who is told of events by signed requests. The secret is shown once."""

    id: str
    """Its identifier."""

    url: str
    """Where requests go."""

    description: str
    """What people say of it."""

    events: list[str]
    """Which events it is told of: kinds, beginnings such as `customer.*`, or `*` for all."""

    status: WebhookStatus
    """Whether anything is sent."""

    disabled_reason: str | None
    """Why nothing is sent: `asked` when somebody said so, `gone` when the receiver answered 410, `failing` when
    every attempt failed for five days; null while something is sent.
    """

    api_version: WebhookApiVersion = "v1"
    """The form of its messages. It stays when a later server makes others."""

    public_key: str
    """What to check `v1a` signatures with, for receivers that keep no secret."""

    previous_secret_expires_at: datetime | None
    """Until when the secret before signs too; null when there is none."""

    failing_since: datetime | None
    """Since when every attempt has failed; null when the last one arrived, or none was made."""

    created_at: datetime
    """When it was made."""

    updated_at: datetime
    """When it was changed last."""

    secret: str | None = field(default=None, repr=False)
    """What to check `v1` signatures with. Only in the answers that make it."""


@dataclass(kw_only=True)
class WebhookEndpointPatch(Object):
    """What is to change of an endpoint."""

    url: str | None = None
    """Where requests go."""

    description: str | None = None
    """What people say of it."""

    events: list[str] | None = None
    """Which events it is told of from now on."""

    status: WebhookStatus | None = None
    """Whether anything is sent."""


@dataclass(kw_only=True)
class WebhookMessage(Object):
    """What a webhook carries; the ground's engine writes it."""

    type: str
    """What happened."""

    timestamp: datetime
    """When it happened; when it was sent says `webhook-timestamp`."""

    data: WebhookData
    """To what."""


@dataclass(kw_only=True)
class WebhookReplay(Object):
    """What is sent once more."""

    since: datetime
    """What happened since then."""

    which: ReplayOf | None = None
    """Which of that. Default all."""


@dataclass(kw_only=True)
class WhoAmI(Object):
    """Who is asking, and who answers."""

    principal: str
    """The name the audit trail uses: `token:` and the token's id, or `system` on the server's private socket."""

    scopes: list[Scope]
    """What may be done."""

    reach: TokenReach
    """To whose things."""

    hostname: str
    """The server's name in mail."""

    version: str
    """The server's version."""

    time: datetime
    """The server's time."""


@dataclass(kw_only=True)
class AccessRulePage(Page[AccessRule]):
    """Rules, the oldest first."""

    data: list[AccessRule]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""

    total: int | None = None
    """How many there are on all pages; only when `count=true` was asked for."""


@dataclass(kw_only=True)
class AdministratorPage(Page[Administrator]):
    """Administrators by login."""

    data: list[Administrator]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class AliasPage(Page[Alias]):
    """Aliases."""

    data: list[Alias]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""

    total: int | None = None
    """How many there are on all pages; only when `count=true` was asked for."""


@dataclass(kw_only=True)
class AppPasswordPage(Page[AppPassword]):
    """Passwords for programs, the oldest first."""

    data: list[AppPassword]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class AuditPage(Page[AuditLine]):
    """The audit trail, the newest line first."""

    data: list[AuditLine]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class CertificatePage(Page[Certificate]):
    """Certificates by name."""

    data: list[Certificate]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class ContactPage(Page[Contact]):
    """Contacts."""

    data: list[Contact]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""

    total: int | None = None
    """How many there are on all pages; only when `count=true` was asked for."""


@dataclass(kw_only=True)
class DkimKeyPage(Page[DkimKey]):
    """A domain's DKIM keys, the oldest first: all of them, on one page."""

    data: list[DkimKey]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class DnsCheckPage(Page[DnsCheck]):
    """What the DNS shows of a domain's wanted records: all of them, on one page."""

    data: list[DnsCheck]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class DnsRecordPage(Page[DnsRecord]):
    """The records a domain's DNS should show: all of them, on one page."""

    data: list[DnsRecord]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class DomainPage(Page[Domain]):
    """Domains."""

    data: list[Domain]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""

    total: int | None = None
    """How many there are on all pages; only when `count=true` was asked for."""


@dataclass(kw_only=True)
class EventPage(Page[Event]):
    """Events in the order they happened. The last page has a cursor too: what happens next follows it."""

    data: list[Event]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class FailedLoginsPage(Page[FailedLogins]):
    """Networks that wait."""

    data: list[FailedLogins]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class GrantPage(Page[Grant]):
    """What somebody let programs do, the oldest first."""

    data: list[Grant]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class ListenerPage(Page[Listener]):
    """Listeners by name."""

    data: list[Listener]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class MailSessionPage(Page[MailSession]):
    """Mail programs that are logged in, the oldest login first."""

    data: list[MailSession]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class MailboxPage(Page[Mailbox]):
    """Mailboxes."""

    data: list[Mailbox]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""

    total: int | None = None
    """How many there are on all pages; only when `count=true` was asked for."""


@dataclass(kw_only=True)
class MessagePage(Page[Message]):
    """Messages, newest first."""

    data: list[Message]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class OAuthClientPage(Page[OAuthClient]):
    """Programs in the order they were made known."""

    data: list[OAuthClient]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class OperationPage(Page[Operation]):
    """Operations, the latest first."""

    data: list[Operation]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class OperationResultPage(Page[OperationResult]):
    """What came of an operation's parts, in their order."""

    data: list[OperationResult]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class PasskeyPage(Page[Passkey]):
    """Somebody's passkeys: all of them, on one page."""

    data: list[Passkey]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class PlanPage(Page[Plan]):
    """Plans by name."""

    data: list[Plan]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class QueueMessagePage(Page[QueueMessage]):
    """Messages on their way out, oldest first."""

    data: list[QueueMessage]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""

    total: int | None = None
    """How many there are on all pages; only when `count=true` was asked for."""


@dataclass(kw_only=True)
class SessionPage(Page[Session]):
    """One's own sessions: all of them, on one page."""

    data: list[Session]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class SettingsGroupPage(Page[SettingsGroup]):
    """Every settings group: all of them, on one page."""

    data: list[SettingsGroup]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class TaskPage(Page[Task]):
    """Every task: all of them, on one page."""

    data: list[Task]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class TenantPage(Page[Tenant]):
    """Tenants."""

    data: list[Tenant]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""

    total: int | None = None
    """How many there are on all pages; only when `count=true` was asked for."""


@dataclass(kw_only=True)
class TokenPage(Page[Token]):
    """API tokens in the order they were made."""

    data: list[Token]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class UsagePage(Page[Usage]):
    """What tenants use, in the order they were made."""

    data: list[Usage]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class WebhookDeliveryPage(Page[WebhookDelivery]):
    """The deliveries of a webhook endpoint, the newest first."""

    data: list[WebhookDelivery]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


@dataclass(kw_only=True)
class WebhookEndpointPage(Page[WebhookEndpoint]):
    """Webhook endpoints in the order they were made."""

    data: list[WebhookEndpoint]
    """The objects, in the list's order."""

    has_more: bool
    """Whether more follow."""

    next_cursor: str | None
    """The `cursor` of the next page; null on the last."""


AccessRuleAction: TypeAlias = Literal["block", "allow"] | str
"""What a rule does."""

AccessRuleKind: TypeAlias = Literal["network", "sender", "recipient"] | str
"""What a rule looks at."""

AccessService: TypeAlias = Literal["smtp", "submission", "imap", "pop3", "http"] | str
"""What a client connects to."""

AdministratorStatus: TypeAlias = Literal["active", "disabled"] | str
"""Whether somebody may log in."""

AliasPosting: TypeAlias = Literal["anyone", "tenant", "targets"] | str
"""Who may write to an alias."""

AppScope: TypeAlias = Literal["mail:write", "submission:write"] | str
"""What a mail program may do with a password of its own."""

BatchMethod: TypeAlias = Literal["GET", "POST", "PUT", "PATCH", "DELETE"] | str
"""A method that changes or reads."""

BatchOrder: TypeAlias = Literal["sequential", "any"] | str
"""Whether requests wait for those before them."""

ContactKind: TypeAlias = Literal["individual", "organization"] | str
"""What a contact is."""

ContactPhoneKind: TypeAlias = Literal["work", "home", "mobile", "fax", "other"] | str
"""What a contact's number reaches."""

ContactSphere: TypeAlias = Literal["work", "home", "other"] | str
"""In which part of somebody's life an address is theirs."""

Delivery: TypeAlias = Literal["bearer", "cookie"] | str
"""How the secret of a session comes back."""

DkimKeyState: TypeAlias = Literal["waiting", "signing", "retired"] | str
"""Whether a key signs."""

DnsRecordPurpose: TypeAlias = Literal["ownership", "receive", "spf", "dkim", "dmarc"] | str
"""What a DNS record is for: the domain is its tenant's (`ownership`), mail to it finds this server (`receive`),
others know that this server sends for it (`spf`), can verify its signature (`dkim`), and know what to do with
mail that fails (`dmarc`).
"""

DnsRecordType: TypeAlias = Literal["MX", "TXT"] | str
"""A DNS record's type."""

DnsStanding: TypeAlias = Literal["good", "missing", "different", "unknown"] | str
"""How a record stands."""

DomainStatus: TypeAlias = Literal["active", "disabled"] | str
"""Whether a domain takes part in mail."""

Feature: TypeAlias = Literal["imap", "pop3", "submission", "catch_all", "forwarding"] | str
"""What a plan can hold: reading mail (`imap`, `pop3`), sending it (`submission`), a mailbox for addresses that are
not there (`catch_all`), sending mail on to others (`forwarding`).
"""

HealthStatus: TypeAlias = Literal["live", "ready"] | str
"""The server's condition in a word."""

LicensePurpose: TypeAlias = Literal["activate", "refresh", "transfer"] | str
"""What is asked for."""

ListenerService: TypeAlias = Union[
    Literal[
        "smtp",
        "submission",
        "submissions",
        "imap",
        "imaps",
        "pop3",
        "pop3s",
        "http",
        "https",
    ],
    str,
]
"""What is spoken at an address."""

ListenerSource: TypeAlias = Literal["boot_file", "request"] | str
"""Who says that a listener is to be open."""

ListenerStatus: TypeAlias = Literal["open", "closed", "failed"] | str
"""How a listener is."""

LoginMeans: TypeAlias = Literal["password", "app_password", "token"] | str
"""With what a mail program logged in."""

MailProtocol: TypeAlias = Literal["imap", "pop3", "submission"] | str
"""What a mail program speaks."""

MailboxStatus: TypeAlias = Literal["active", "staged", "disabled", "deleted"] | str
"""Whether a mailbox may be used."""

MeKind: TypeAlias = Literal["administrator", "mailbox"] | str
"""What somebody is here."""

MessageEventKind: TypeAlias = Union[
    Literal[
        "received",
        "authenticated",
        "refused",
        "abandoned",
        "queued",
        "delivered",
        "deferred",
        "failed",
        "requeued",
        "reported",
        "held",
        "released",
        "retried",
        "deleted",
    ],
    str,
]
"""What happened."""

MessageOrigin: TypeAlias = Literal["incoming", "submission", "server"] | str
"""Where a message came from."""

MessageOutcome: TypeAlias = Literal["accepted", "refused", "abandoned"] | str
"""How a message's transaction ended."""

MessageRecipientStatus: TypeAlias = Literal["delivered", "waiting", "failed", "deleted", "refused", "dropped"] | str
"""Where a recipient is by now."""

Metadata: TypeAlias = dict[str, str]
"""Whatever callers keep with an object: at most 50 keys of up to 40 characters, with up to 500 each."""

MetadataPatch: TypeAlias = dict[str, str | None]
"""Keys to be set, or with null to be taken away."""

OAuthClientStatus: TypeAlias = Literal["active", "disabled"] | str
"""Whether a program may be used."""

OperationFault: TypeAlias = Literal["token_ended", "input_unreadable"] | str
"""Why it could not go on: the token by which it was done is none any more (`token_ended`), or what was asked for
cannot be read (`input_unreadable`).
"""

OperationKind: TypeAlias = Literal["batch"] | str
"""What it does: many requests (`batch`)."""

OperationStatus: TypeAlias = Literal["waiting", "running", "done", "failed", "cancelled"] | str
"""How an operation stands."""

Passage: TypeAlias = Literal["allow", "hold", "reject"] | str
"""What happens to mail on one of its ways."""

QueueStatus: TypeAlias = Literal["active", "held"] | str
"""Whether a message or recipient is attempted."""

ReachKind: TypeAlias = Literal["system", "tenant", "domain", "mailbox"] | str
"""What bounds a token."""

ReplayOf: TypeAlias = Literal["all", "failed"] | str
"""Which events are sent once more."""

Scope: TypeAlias = Union[
    Literal[
        "admin",
        "tenants:read",
        "tenants:write",
        "plans:read",
        "plans:write",
        "domains:read",
        "domains:write",
        "mailboxes:read",
        "mailboxes:write",
        "aliases:read",
        "aliases:write",
        "contacts:read",
        "contacts:write",
        "access-rules:read",
        "access-rules:write",
        "failed-logins:read",
        "failed-logins:write",
        "queue:read",
        "queue:write",
        "messages:read",
        "messages:write",
        "settings:read",
        "settings:write",
        "listeners:read",
        "listeners:write",
        "certificates:read",
        "certificates:write",
        "license:read",
        "license:write",
        "tasks:read",
        "tasks:write",
        "operations:read",
        "operations:write",
        "administrators:read",
        "administrators:write",
        "tokens:read",
        "tokens:write",
        "clients:read",
        "clients:write",
        "events:read",
        "events:write",
        "audit:read",
        "audit:write",
        "metrics:read",
        "metrics:write",
        "account:read",
        "account:write",
        "mail:read",
        "mail:write",
        "submission:read",
        "submission:write",
    ],
    str,
]
"""What a token may do: `area:read`, `area:write` (which includes reading), or `admin` for everything."""

SsoTarget: TypeAlias = Literal["admin"] | str
"""Where a link leads."""

SuspensionMode: TypeAlias = Literal["login", "outbound", "full"] | str
"""What is off for a suspended tenant."""

TaskOutcome: TypeAlias = Literal["done", "failed", "panicked"] | str
"""How a run ended."""

TenantStatus: TypeAlias = Literal["active", "suspended", "terminated"] | str
"""How a tenant stands."""

WebhookApiVersion: TypeAlias = Literal["v1"] | str
"""The form of messages."""

WebhookDeliveryStatus: TypeAlias = Literal["pending", "delivered", "failed"] | str
"""How far a delivery is."""

WebhookStatus: TypeAlias = Literal["enabled", "disabled"] | str
"""Whether anything is sent."""
