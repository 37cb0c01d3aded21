<?php

// What the API answers. Made from the API's OpenAPI document by clients/generate; not for editing.

declare(strict_types=1);

namespace Pennypost\Type;

use Pennypost\Page;
use Pennypost\Value;

/**
 * A rule on whom mail is taken from, whom it goes to, or who may connect. Of the rules on networks the narrowest
 * network holds. Of those on senders and recipients, those that are `enforced` hold first, from the server down;
 * then the nearest: the mailbox's before its domain's, its tenant's, its reseller's and the server's; and of those
 * of one level the most specific pattern.
 *
 * @property string $id Its identifier. Whoever is refused is told it.
 * @property string|null $tenant The tenant it belongs to; null for the server itself.
 * @property string|null $domain The domain whose addresses it holds for; null when it is a tenant's, a mailbox's
 *   or the server's.
 * @property string|null $mailbox The mailbox it holds for; null when it holds for more.
 * @property 'network'|'sender'|'recipient'|string $kind What it looks at.
 * @property string $pattern What it matches, in its normal form.
 * @property 'block'|'allow'|string $action What it does.
 * @property bool $enforced Whether no rule of anybody below lifts it.
 * @property list<'smtp'|'submission'|'imap'|'pop3'|'http'|string> $services The services that a rule on networks
 *   is about; empty for all of them.
 * @property string $reply What whoever is refused is told; empty for the usual.
 * @property string $note What those who look after it say of it; empty for nothing. Nobody else is told.
 * @property string|null $expires_at When it ends by itself; null for never.
 * @property string $created_at When it was made.
 * @property string $updated_at When it was changed last.
 */
final class AccessRule extends Value
{
}

/**
 * Rules, the oldest first.
 *
 * @extends Page<AccessRule>
 *
 * @property list<AccessRule> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 * @property int|null $total How many there are on all pages; only when `count=true` was asked for.
 */
final class AccessRulePage extends Page
{
    protected const HOLDS = [
        'data' => 'AccessRule[]',
    ];
}

/**
 * An authority that gives certificates by ACME (RFC 8555), and what is asked of it.
 *
 * @property string $directory The address of its directory. Naming it means agreeing to its terms of service.
 * @property list<string> $names The host names, in lower case; wildcards cannot be validated. They lead to this
 *   machine, at whose port 443 the authority looks (TLS-ALPN-01, RFC 8737).
 * @property string|null $contact An email address to which it may write; null for none.
 * @property string|null $ca Who vouches for the authority's own address, as certificates in PEM form; null for
 *   whom the machine trusts.
 */
final class AcmeOrder extends Value
{
}

/**
 * Somebody who administrates.
 *
 * @property string $id Their identifier.
 * @property string $login The name they log in with, in lower case: their key in the path.
 * @property string $name What people call them.
 * @property string|null $tenant The tenant whose things they administrate; null for the server itself.
 * @property string|null $domain The one domain they administrate; null for all there are.
 * @property
 *   list<'admin'|'tenants:read'|'tenants:write'|'plans:read'|'plans:write'|'domains:read'|'domains:write'|'mailboxes:read'|'mailboxes:write'|'aliases:read'|'aliases:write'|'contacts:read'|'contacts:write'|'access-rules:read'|'access-rules:write'|'failed-logins:read'|'failed-logins:write'|'queue:read'|'queue:write'|'messages:read'|'messages:write'|'settings:read'|'settings:write'|'listeners:read'|'listeners:write'|'certificates:read'|'certificates:write'|'license:read'|'license:write'|'tasks:read'|'tasks:write'|'operations:read'|'operations:write'|'administrators:read'|'administrators:write'|'tokens:read'|'tokens:write'|'clients:read'|'clients:write'|'events:read'|'events:write'|'audit:read'|'audit:write'|'metrics:read'|'metrics:write'|'account:read'|'account:write'|'mail:read'|'mail:write'|'submission:read'|'submission:write'|string>
 *   $scopes What they may do there.
 * @property 'active'|'disabled'|string $status Whether they may log in.
 * @property bool $password_set Whether a password is set.
 * @property bool $second_factor Whether a code is asked for when they log in.
 * @property string|null $last_login_at When they logged in last; null for never.
 * @property string $created_at When they were made.
 * @property string $updated_at When something of them was changed last.
 */
final class Administrator extends Value
{
}

/**
 * Administrators by login.
 *
 * @extends Page<Administrator>
 *
 * @property list<Administrator> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class AdministratorPage extends Page
{
    protected const HOLDS = [
        'data' => 'Administrator[]',
    ];
}

/**
 * An address that leads to others.
 *
 * @property string $id Its identifier.
 * @property string $address Its address, normalised: its key in the path.
 * @property string $domain The domain it belongs to.
 * @property string|null $tenant The tenant it belongs to; null for the server itself.
 * @property list<string> $targets Where its mail goes, here or elsewhere.
 * @property 'anyone'|'tenant'|'targets'|string $posting Who may write to it.
 * @property bool $send_as Whether the mailboxes that it leads straight to may send as it.
 * @property string $created_at When it was made.
 * @property string $updated_at When it was changed last.
 */
final class Alias extends Value
{
}

/**
 * Aliases.
 *
 * @extends Page<Alias>
 *
 * @property list<Alias> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 * @property int|null $total How many there are on all pages; only when `count=true` was asked for.
 */
final class AliasPage extends Page
{
    protected const HOLDS = [
        'data' => 'Alias[]',
    ];
}

/**
 * A password of a mailbox for one mail program. Its text is shown once.
 *
 * @property string $id Its identifier.
 * @property string $name What people call the program.
 * @property list<'mail:write'|'submission:write'|string> $scopes What the program may do.
 * @property list<string> $networks The networks it may log in from; empty for everywhere.
 * @property string $created_at When it was made.
 * @property string|null $expires_at When it ends by itself; null for never.
 * @property string|null $last_used_at When it was used last, give or take five minutes; null for never.
 * @property string|null $secret The password itself, to be typed into the program; hyphens and case do not matter.
 *   Only in the answer that made it; a repetition of that request with the same `Idempotency-Key` is answered
 *   without it.
 */
final class AppPassword extends Value
{
}

/**
 * Passwords for programs, the oldest first.
 *
 * @extends Page<AppPassword>
 *
 * @property list<AppPassword> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class AppPasswordPage extends Page
{
    protected const HOLDS = [
        'data' => 'AppPassword[]',
    ];
}

/**
 * A line of the audit trail.
 *
 * @property string $at When.
 * @property string $actor Who: a person, a token, or the server's own machine.
 * @property string|null $peer From which address; null for the server's own machine.
 * @property string|null $request In which request.
 * @property string $action What was done.
 * @property string $object To what.
 * @property string|null $before How it looked before, without secrets; null when it was made or nothing can be
 *   shown.
 * @property string|null $after How it looked after, without secrets, as JSON; null when it is gone or nothing can
 *   be shown.
 */
final class AuditLine extends Value
{
}

/**
 * The audit trail, the newest line first.
 *
 * @extends Page<AuditLine>
 *
 * @property list<AuditLine> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class AuditPage extends Page
{
    protected const HOLDS = [
        'data' => 'AuditLine[]',
    ];
}

/**
 * What a mailbox answers by itself.
 *
 * @property bool $enabled Whether it does, within its dates.
 * @property string|null $subject Its subject; null for `Auto:` and the subject of the message.
 * @property string $text Its text.
 * @property string|null $starts_at Not before; null for at once.
 * @property string|null $ends_at Not from then on; null for without an end.
 * @property int $interval_days Days in which a sender is answered once.
 */
final class Autoreply extends Value
{
}

/**
 * What came of one request.
 *
 * @property int $status The status it was answered with.
 * @property string|null $etag The object's version; absent where there is none.
 * @property string|null $location Where the made object is; absent where nothing was made.
 * @property Value|null $body The answer's body, a problem where it failed; absent where there was none.
 */
final class BatchResult extends Value
{
}

/**
 * What came of a batch.
 *
 * @property list<BatchResult> $results What came of each request, in their order.
 * @property int $failed How many failed.
 */
final class BatchResults extends Value
{
    protected const HOLDS = [
        'results' => 'BatchResult[]',
    ];
}

/**
 * A certificate that answers the names it is for, on every listener that speaks TLS.
 *
 * @property string $name Its name: its key in the path.
 * @property string|null $chain The chain in PEM form, the certificate itself first; null while there is none. One
 *   that was given before is served until the authority gives another.
 * @property list<string> $names The host names it answers, or will.
 * @property string|null $not_before From when it holds; null while there is none.
 * @property string|null $not_after Until when it holds; null while there is none.
 * @property string|null $fingerprint The SHA-256 of the certificate in hexadecimal digits; null while there is
 *   none.
 * @property string|null $renews_at When the authority is asked for another; null while there is none, and for one
 *   that was given here.
 * @property string|null $problem Why there is none, or no new one; null when nothing is wrong.
 * @property string $created_at When it was made.
 * @property string $updated_at When it was changed last.
 * @property AcmeOrder|null $acme Which authority gives it; absent for one that was given here.
 */
final class Certificate extends Value
{
    protected const HOLDS = [
        'acme' => 'AcmeOrder',
    ];
}

/**
 * Certificates by name.
 *
 * @extends Page<Certificate>
 *
 * @property list<Certificate> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class CertificatePage extends Page
{
    protected const HOLDS = [
        'data' => 'Certificate[]',
    ];
}

/**
 * Somebody in a domain's address book.
 *
 * @property string $id Its identifier.
 * @property string $domain The domain in whose address book it is.
 * @property string $uid What it is known by there: its key in the path.
 * @property 'individual'|'organization'|string $kind What it is.
 * @property string $name What people call it.
 * @property string $given_name Its given name.
 * @property string $surname Its family name.
 * @property string $organization Where they work.
 * @property string $department The part of it.
 * @property string $title What they do there.
 * @property list<ContactEmail> $emails Addresses of mail, the preferred one first.
 * @property list<ContactPhone> $phones Telephone numbers, the preferred one first.
 * @property list<ContactPlace> $places Postal addresses, the preferred one first.
 * @property list<string> $urls Pages.
 * @property list<string> $categories Words to find it by.
 * @property string $note What else there is to say.
 * @property string $created_at When it was made.
 * @property string $updated_at When it was changed last.
 */
final class Contact extends Value
{
    protected const HOLDS = [
        'emails' => 'ContactEmail[]',
        'phones' => 'ContactPhone[]',
        'places' => 'ContactPlace[]',
    ];
}

/**
 * A contact's address of mail.
 *
 * @property string $address The address.
 * @property 'work'|'home'|'other'|string|null $kind Where it is theirs.
 */
final class ContactEmail extends Value
{
}

/**
 * Contacts.
 *
 * @extends Page<Contact>
 *
 * @property list<Contact> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 * @property int|null $total How many there are on all pages; only when `count=true` was asked for.
 */
final class ContactPage extends Page
{
    protected const HOLDS = [
        'data' => 'Contact[]',
    ];
}

/**
 * A contact's telephone number.
 *
 * @property string $number The number, as people write it.
 * @property 'work'|'home'|'mobile'|'fax'|'other'|string|null $kind What it reaches.
 */
final class ContactPhone extends Value
{
}

/**
 * A contact's postal address; empty for what nobody said.
 *
 * @property 'work'|'home'|'other'|string|null $kind Where it is theirs.
 * @property string|null $street Street and number, in one line or more.
 * @property string|null $locality The town.
 * @property string|null $region The state or province.
 * @property string|null $postcode The postal code.
 * @property string|null $country The country.
 */
final class ContactPlace extends Value
{
}

/**
 * A key that a domain's mail is signed with.
 *
 * @property string $selector Its selector.
 * @property string $algorithm `rsa-sha256` or `ed25519-sha256`.
 * @property 'waiting'|'signing'|'retired'|string $state Whether it signs.
 * @property string $name The owner name of its record, without a final dot.
 * @property string $record The text of its record.
 * @property string $created_at When it was made.
 * @property string|null $retired_at When it stopped signing; null while it did not.
 */
final class DkimKey extends Value
{
}

/**
 * A domain's DKIM keys, the oldest first: all of them, on one page.
 *
 * @extends Page<DkimKey>
 *
 * @property list<DkimKey> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class DkimKeyPage extends Page
{
    protected const HOLDS = [
        'data' => 'DkimKey[]',
    ];
}

/**
 * A wanted record, and what the DNS shows of it.
 *
 * @property 'ownership'|'receive'|'spf'|'dkim'|'dmarc'|string $purpose What it is for.
 * @property string $name The owner name, without a final dot.
 * @property 'MX'|'TXT'|string $type The record's type.
 * @property string $value The wanted value as a zone file shows it. Others may do as well.
 * @property 'good'|'missing'|'different'|'unknown'|string $status How it stands.
 * @property list<string> $found What is there, as a zone file shows it.
 * @property string $detail What that means, in a sentence.
 */
final class DnsCheck extends Value
{
}

/**
 * What the DNS shows of a domain's wanted records: all of them, on one page.
 *
 * @extends Page<DnsCheck>
 *
 * @property list<DnsCheck> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class DnsCheckPage extends Page
{
    protected const HOLDS = [
        'data' => 'DnsCheck[]',
    ];
}

/**
 * A record that the domain's DNS should show.
 *
 * @property 'ownership'|'receive'|'spf'|'dkim'|'dmarc'|string $purpose What it is for.
 * @property string $name The owner name, without a final dot.
 * @property 'MX'|'TXT'|string $type The record's type.
 * @property string $value The value as a zone file shows it.
 */
final class DnsRecord extends Value
{
}

/**
 * The records a domain's DNS should show: all of them, on one page.
 *
 * @extends Page<DnsRecord>
 *
 * @property list<DnsRecord> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class DnsRecordPage extends Page
{
    protected const HOLDS = [
        'data' => 'DnsRecord[]',
    ];
}

/**
 * Who answers questions about names.
 *
 * @property list<string> $servers Name servers as address and port; empty for the machine's own.
 * @property int $answer_seconds Seconds to wait for an answer.
 * @property int $cache_entries Answers kept.
 * @property list<string> $secrets_set Which of the group's secrets hold something. Ignored when it is sent.
 */
final class DnsSettings extends Value
{
}

/**
 * A domain we take mail for.
 *
 * @property string $id Its identifier.
 * @property string $name Its name in A-labels, lower case: its key in the path.
 * @property string|null $tenant The tenant it belongs to; null for the server itself.
 * @property 'active'|'disabled'|string $status Whether it takes part in mail.
 * @property string|null $verified_at Since when it is known to be its tenant's; null while that is only said.
 *   Until then it takes no part in mail: mail to it goes where the DNS says, and nobody sends in its name.
 * @property string|null $external_id What the tenant's own system calls it; null for nothing.
 * @property Value $metadata Whatever the caller keeps with it.
 * @property string|null $alias_of The domain that it is another name of: mail to whoever@it goes to whoever@that,
 *   and they log in and send by either. It has no addresses of its own; null for none.
 * @property string|null $catch_all Who gets mail to addresses that are not there; null for nobody: such mail is
 *   refused.
 * @property int|null $mailbox_limit Mailboxes it may have; null for as many as its tenant may.
 * @property int|null $quota_limit_bytes Octets that one of its mailboxes may hold at most; null for as many as its
 *   tenant's plan allows.
 * @property int|null $default_quota_bytes Octets that a mailbox may hold which is made without saying; null for
 *   the most that is allowed.
 * @property string $created_at When it was made.
 * @property string $updated_at When it was changed last.
 * @property DomainExpanded|null $expanded In a list, what was asked for with `expand`; absent otherwise.
 */
final class Domain extends Value
{
    protected const HOLDS = [
        'expanded' => 'DomainExpanded',
    ];
}

/**
 * What is shown with a domain.
 *
 * @property Tenant|null $tenant Its tenant; absent when it is the server itself.
 */
final class DomainExpanded extends Value
{
    protected const HOLDS = [
        'tenant' => 'Tenant',
    ];
}

/**
 * Domains.
 *
 * @extends Page<Domain>
 *
 * @property list<Domain> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 * @property int|null $total How many there are on all pages; only when `count=true` was asked for.
 */
final class DomainPage extends Page
{
    protected const HOLDS = [
        'data' => 'Domain[]',
    ];
}

/**
 * Something that happened.
 *
 * @property string $id Its place in the feed; webhooks know it by the same id.
 * @property string $at When.
 * @property string $type What, as a dotted name.
 * @property string $object What it happened to, by its identifier.
 * @property int $revision The object's revision after it.
 * @property Value|null $detail What a reader needs when the object is gone or cannot say it itself; null where
 *   there is nothing.
 */
final class Event extends Value
{
}

/**
 * Events in the order they happened. The last page has a cursor too: what happens next follows it.
 *
 * @extends Page<Event>
 *
 * @property list<Event> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class EventPage extends Page
{
    protected const HOLDS = [
        'data' => 'Event[]',
    ];
}

/**
 * A network that waits before its next attempt to log in is looked at, by whichever protocol.
 *
 * @property string $network The network: an address, or a /64 of IPv6.
 * @property int $failures Failures that count against it. What is tried again and again counts once.
 * @property string $last_failure_at When the last of them was.
 * @property string $until Until when it waits; each further failure makes that longer, up to an hour.
 */
final class FailedLogins extends Value
{
}

/**
 * Networks that wait.
 *
 * @extends Page<FailedLogins>
 *
 * @property list<FailedLogins> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class FailedLoginsPage extends Page
{
    protected const HOLDS = [
        'data' => 'FailedLogins[]',
    ];
}

/**
 * Where a mailbox sends its mail on to.
 *
 * @property list<string> $targets The addresses, here or elsewhere; none while it sends nothing on.
 * @property bool $keep_copy Whether the mailbox keeps a copy.
 */
final class Forwarding extends Value
{
}

/**
 * What somebody let a program do.
 *
 * @property string $id Its identifier.
 * @property string $client_id The identifier of the program.
 * @property string $client_name What people call it.
 * @property list<string> $scopes What it may do.
 * @property string $created_at When it was allowed.
 * @property string $last_used_at When the program got tokens last.
 */
final class Grant extends Value
{
}

/**
 * What somebody let programs do, the oldest first.
 *
 * @extends Page<Grant>
 *
 * @property list<Grant> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class GrantPage extends Page
{
    protected const HOLDS = [
        'data' => 'Grant[]',
    ];
}

/**
 * The server's condition.
 *
 * @property 'live'|'ready'|string $status The condition in a word.
 */
final class Health extends Value
{
}

/**
 * How mail is read, over IMAP and POP3.
 *
 * @property int $connections Connections at once, of both protocols each.
 * @property int $connections_per_peer Connections at once from one address, or one /64 of IPv6.
 * @property int $idle_minutes Minutes a client may keep silent after it logged in. RFC 9051 asks for 30 at least.
 * @property int $command_bytes Octets of a command with its literals, appended messages aside.
 * @property int $search_messages Messages whose text one SEARCH reads.
 * @property int $folders Folders of a mailbox.
 * @property list<string> $secrets_set Which of the group's secrets hold something. Ignored when it is sent.
 */
final class ImapSettings extends Value
{
}

/**
 * What the licence allows, what is in use, and why not more.
 *
 * @property string $installation_id What this installation is called at the vendor's.
 * @property string|null $hostname The host's name as licences know it; null when the machine has none that is
 *   fully qualified.
 * @property string|null $server_url Where licences come from; null when nobody named a licence server.
 * @property string|null $purchase_url Where to buy a licence or an add-on; null when nobody named a licence
 *   server.
 * @property bool $development_root Whether this build takes licences of the development root, whose private half
 *   is public: worth nothing as protection.
 * @property string $state `licensed`, `trial`, `warn`, `growth_freeze`, `free`, `blocked_build`, `suspended`,
 *   `stopped` or `revoked`.
 * @property list<LicenseReason> $reasons Why, and what to do about it.
 * @property string $notice Who is to be told of the reasons: `nobody`, `administrators` or `everyone`.
 * @property LicenseProduct $product The product's card.
 * @property list<LicenseAddon> $addons The add-ons' cards, those that are not licensed among them.
 * @property string|null $last_contact_at When the licence server, or a response of it, was last heard of; null for
 *   never.
 * @property string|null $next_change_at Nothing of this changes by itself before then; null when nothing will.
 * @property string|null $choose_by Until when the mailboxes that stay active can be chosen; null when there is
 *   room for all.
 */
final class License extends Value
{
    protected const HOLDS = [
        'reasons' => 'LicenseReason[]',
        'product' => 'LicenseProduct',
        'addons' => 'LicenseAddon[]',
    ];
}

/**
 * A link to the vendor's account page.
 *
 * @property string $url To be opened in a browser, once. Whoever has it may do there what the owner may do for
 *   this licence: see its invoices, buy more, move it.
 * @property string $expires_at From then on it opens nothing.
 */
final class LicenseAccountLink extends Value
{
}

/**
 * An add-on.
 *
 * @property string $code Which.
 * @property string $status `off`, `read_only`, `frozen` or `on`.
 * @property string|null $kind `paid` or `trial`; null when it is not licensed.
 * @property int $quantity How many of what it counts.
 * @property string|null $until Until when; null when it is not licensed, or for as long as the licence.
 * @property bool $trial_available Whether it can be tried for 30 days.
 */
final class LicenseAddon extends Value
{
}

/**
 * How the licence is, for monitoring.
 *
 * @property string $state As `state` of `GET /v1/license`.
 * @property string $notice Who is to be told of the reasons: `nobody`, `administrators` or `everyone`.
 * @property list<string> $reasons The codes of the reasons.
 * @property string|null $next_change_at Nothing of this changes by itself before then; null when nothing will.
 */
final class LicenseHealth extends Value
{
}

/**
 * Upgrade protection.
 *
 * @property string $status `none`, `live` or `lapsed`.
 * @property string|null $ends_at When it ends or ended; null where there is none.
 */
final class LicenseMaintenance extends Value
{
}

/**
 * The product.
 *
 * @property string|null $key_prefix The first characters of the licence key; null without one.
 * @property string $edition `free`, `essential`, `professional` or `enterprise`.
 * @property bool $proxy Whether the proxy is licensed.
 * @property string $kind `free`, `trial`, `paid`, `lease` or `nfr`.
 * @property list<LicenseUse> $uses What is used of what is allowed.
 * @property LicenseMaintenance $maintenance Upgrade protection: maintenance and support.
 * @property string|null $ends_at When the licence itself ends; null for never.
 * @property string|null $lease_ends_at Until when it holds without word from the vendor; null without a licence.
 * @property string $payment `paid`, `pending` or `overdue`.
 * @property string|null $payment_due_at Until when it is to be paid; null when nothing is open.
 * @property string|null $invoice The open invoice; null when nothing is open.
 */
final class LicenseProduct extends Value
{
    protected const HOLDS = [
        'uses' => 'LicenseUse[]',
        'maintenance' => 'LicenseMaintenance',
    ];
}

/**
 * A reason for the state.
 *
 * @property string $code For programs. Stable.
 * @property string $explanation For people.
 * @property string $remedy What to do about it.
 * @property string|null $since Since when; null when that is not known.
 * @property string|null $changes_at When it becomes worse; null when it does not by itself.
 */
final class LicenseReason extends Value
{
}

/**
 * What is left of a licence that was given up.
 *
 * @property string $receipt The text that frees the licence at the vendor's, where it could not be told over the
 *   network.
 */
final class LicenseReceipt extends Value
{
}

/**
 * A request that was made.
 *
 * @property string $request The text to carry to the vendor's account page. Its answer is waited for for thirty
 *   days.
 */
final class LicenseRequest extends Value
{
}

/**
 * How this installation reaches its licence server, and how it is known there.
 *
 * @property string $server_url The licence server's address; empty for `license_server_url` of the boot file.
 * @property string $issuer The name that the vendor's licences bear as their issuer; empty for the licence
 *   server's address.
 * @property string $hostname The host's name as licences know it; empty for what `hostname` prints.
 * @property string $machine_id What tells this machine apart where its own identifiers do not last, as in
 *   containers; empty for these.
 * @property string $proxy The proxy to the licence server, such as `http://proxy.example.org:3128`; empty for the
 *   one of the environment.
 * @property string $ca_file A file of certificates in PEM form that vouch for the licence server, beside the
 *   machine's own.
 * @property int $answer_seconds Seconds in which the licence server must have answered.
 * @property list<string> $secrets_set Which of the group's secrets hold something. Ignored when it is sent.
 */
final class LicenseSettings extends Value
{
}

/**
 * What is used of what is allowed.
 *
 * @property string $name Of what.
 * @property int $used How many are in use.
 * @property int|null $limit How many there may be; null for any number.
 */
final class LicenseUse extends Value
{
}

/**
 * What there may be; null for no limit.
 *
 * @property int|null $tenants Tenants under it: 0 for whoever is no reseller.
 * @property int|null $domains Domains.
 * @property int|null $mailboxes Mailboxes.
 * @property int|null $aliases Aliases.
 * @property int|null $contacts Contacts in the address books of domains.
 * @property int|null $storage_bytes Octets that all mailboxes hold. Mail that does not fit is refused as for a
 *   full mailbox; a limit that is reached is seen within ten seconds.
 * @property int|null $mailbox_bytes Octets that one mailbox holds.
 */
final class Limits extends Value
{
}

/**
 * An address that is listened on.
 *
 * @property string $name Its name: its key in the path.
 * @property 'boot_file'|'request'|string $source Who says that it is to be open.
 * @property 'smtp'|'submission'|'submissions'|'imap'|'imaps'|'pop3'|'pop3s'|'http'|'https'|string $service What is
 *   spoken.
 * @property string $address Address and port, as they were asked for.
 * @property bool $enabled Whether it is to be open.
 * @property 'open'|'closed'|'failed'|string $status How it is.
 * @property string|null $listens_on Where it is open, with the port that the system chose; null while it is not.
 * @property string|null $problem What the system says who could not open it; null when nothing is wrong.
 * @property string|null $created_at When it was made; null for one of the boot file.
 * @property string|null $updated_at When it was changed last; null for one of the boot file.
 */
final class Listener extends Value
{
}

/**
 * Listeners by name.
 *
 * @extends Page<Listener>
 *
 * @property list<Listener> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class ListenerPage extends Page
{
    protected const HOLDS = [
        'data' => 'Listener[]',
    ];
}

/**
 * How people log in.
 *
 * @property bool $scram Whether SCRAM-SHA-256 is offered. It needs a second verifier beside each Argon2id hash,
 *   made when a password is set while this is on; whoever steals the database can try passwords against it about a
 *   hundred times faster.
 * @property int $password_characters Characters that a new password must have at least.
 * @property int $password_score How hard a new password must be to guess: 0 for anything, 1 for none of the
 *   thousand that are tried first, 2 for a million guesses, 3 for a hundred million, 4 for ten thousand million
 *   (zxcvbn's scores). Names of its holder count as guessed.
 * @property list<string> $secrets_set Which of the group's secrets hold something. Ignored when it is sent.
 */
final class LoginSettings extends Value
{
}

/**
 * A mail program that is logged in to a mailbox.
 *
 * @property string $id Its identifier.
 * @property string $mailbox The mailbox's address.
 * @property string|null $tenant The tenant the mailbox belongs to; null for the server itself.
 * @property 'imap'|'pop3'|'submission'|string $protocol What the program speaks.
 * @property string $peer_ip Where it is.
 * @property 'password'|'app_password'|'token'|string $means With what it logged in.
 * @property string $started_at When.
 */
final class MailSession extends Value
{
}

/**
 * Mail programs that are logged in, the oldest login first.
 *
 * @extends Page<MailSession>
 *
 * @property list<MailSession> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class MailSessionPage extends Page
{
    protected const HOLDS = [
        'data' => 'MailSession[]',
    ];
}

/**
 * What a person logs in to, and what it holds.
 *
 * @property string $id Its identifier.
 * @property string $address Its address, normalised: the name to log in with, and its key in the path.
 * @property string $domain The domain it belongs to.
 * @property string|null $tenant The tenant it belongs to; null for the server itself.
 * @property string|null $external_id What the tenant's own system calls it; null for nothing.
 * @property string|null $display_name The name people see; null for none.
 * @property 'active'|'staged'|'disabled'|'deleted'|string $status Whether it may be used.
 * @property bool $login Whether people log in to it, status aside.
 * @property 'allow'|'hold'|'reject'|string $incoming What happens to mail to it.
 * @property 'allow'|'hold'|'reject'|string $outgoing What happens to mail its holder sends.
 * @property bool $password_set Whether a password is set.
 * @property bool $second_factor Whether its holder has a second factor. If so, its own password opens no mail
 *   program: each has an app password of its own.
 * @property bool $forwarding Whether its mail is sent on to others.
 * @property bool $autoreply Whether it answers mail by itself.
 * @property int|null $quota_bytes Octets it may hold; null for as many as there is room.
 * @property int $used_bytes Octets it holds.
 * @property int $message_count Messages it holds.
 * @property Value $metadata Whatever the caller keeps with it.
 * @property string|null $purge_at When it goes for good, if it is deleted; null otherwise.
 * @property string $created_at When it was made.
 * @property string $updated_at When it was changed last.
 * @property MailboxExpanded|null $expanded In a list, what was asked for with `expand`; absent otherwise.
 */
final class Mailbox extends Value
{
    protected const HOLDS = [
        'expanded' => 'MailboxExpanded',
    ];
}

/**
 * What is shown with a mailbox.
 *
 * @property Domain|null $domain Its domain.
 */
final class MailboxExpanded extends Value
{
    protected const HOLDS = [
        'domain' => 'Domain',
    ];
}

/**
 * Failed logins to a mailbox, by whichever protocol and from wherever.
 *
 * @property int $failures Failures that count against it; none after a login that went well. What is tried again
 *   and again counts once.
 * @property string|null $last_failure_at When the last of them was; null where there is none.
 * @property string|null $until Until when somebody waits before the next attempt is looked at, right password or
 *   not; null where nobody does. Places that the mailbox was logged in to from are counted by themselves:
 *   strangers who guess do not shut the holder out.
 */
final class MailboxFailedLogins extends Value
{
}

/**
 * Mailboxes.
 *
 * @extends Page<Mailbox>
 *
 * @property list<Mailbox> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 * @property int|null $total How many there are on all pages; only when `count=true` was asked for.
 */
final class MailboxPage extends Page
{
    protected const HOLDS = [
        'data' => 'Mailbox[]',
    ];
}

/**
 * Who is logged in.
 *
 * @property 'administrator'|'mailbox'|string $kind What they are here.
 * @property string $id The identifier of the administrator or mailbox.
 * @property string $login The name they log in with: for a mailbox its address.
 * @property string $name What people call them; empty for nothing.
 * @property string|null $tenant The tenant they belong to; null for the server itself.
 * @property string|null $domain The one domain they administrate, or that the mailbox is in; null for an
 *   administrator of all there are.
 * @property
 *   list<'admin'|'tenants:read'|'tenants:write'|'plans:read'|'plans:write'|'domains:read'|'domains:write'|'mailboxes:read'|'mailboxes:write'|'aliases:read'|'aliases:write'|'contacts:read'|'contacts:write'|'access-rules:read'|'access-rules:write'|'failed-logins:read'|'failed-logins:write'|'queue:read'|'queue:write'|'messages:read'|'messages:write'|'settings:read'|'settings:write'|'listeners:read'|'listeners:write'|'certificates:read'|'certificates:write'|'license:read'|'license:write'|'tasks:read'|'tasks:write'|'operations:read'|'operations:write'|'administrators:read'|'administrators:write'|'tokens:read'|'tokens:write'|'clients:read'|'clients:write'|'events:read'|'events:write'|'audit:read'|'audit:write'|'metrics:read'|'metrics:write'|'account:read'|'account:write'|'mail:read'|'mail:write'|'submission:read'|'submission:write'|string>
 *   $scopes What they may do.
 * @property bool $second_factor Whether a code is asked for when they log in.
 * @property string|null $last_login_at When an administrator logged in last; null for never, and for a mailbox.
 */
final class Me extends Value
{
}

/**
 * A message that came here, or that somebody tried to bring.
 *
 * @property string $id Its identifier: the one that the reply `250 … queued as` and its `Received` line name.
 * @property 'incoming'|'submission'|'server'|string $origin Where it came from.
 * @property 'accepted'|'refused'|'abandoned'|string $outcome How its transaction ended.
 * @property string $at When it ended.
 * @property string $sender The envelope's sender; empty for a report.
 * @property list<string> $recipients Its first recipients, 10 at most.
 * @property MessageCounts $counts How many recipients are where.
 * @property string|null $message_id Its Message-ID, without angle brackets; null when it has none, or never came.
 * @property int $size_bytes Its octets; 0 when it never came.
 * @property string|null $reply The reply that refused the message as a whole, or how the client left; null
 *   otherwise.
 */
final class Message extends Value
{
    protected const HOLDS = [
        'counts' => 'MessageCounts',
    ];
}

/**
 * How many recipients are where; one that led to several places counts for each.
 *
 * @property int $delivered In a mailbox, or taken by the next host.
 * @property int $waiting In the queue.
 * @property int $failed Given up.
 * @property int $deleted Deleted from the queue by an operator.
 * @property int $refused Refused, and those accepted whose message never came or was refused.
 */
final class MessageCounts extends Value
{
}

/**
 * One thing that happened to a message.
 *
 * @property string $at When.
 * @property
 *   'received'|'authenticated'|'refused'|'abandoned'|'queued'|'delivered'|'deferred'|'failed'|'requeued'|'reported'|'held'|'released'|'retried'|'deleted'|string
 *   $kind What.
 * @property string|null $recipient The address it happened to; null for all of the message.
 * @property string|null $host The host that was asked, or that brought it; null for none.
 * @property string|null $ip That host's address, with its port when we called it; null for none.
 * @property string|null $tls How the connection was encrypted; null when it was not, or when there was none.
 * @property string|null $reply What the host, or this server itself, said: a reply, a verdict; null for nothing.
 * @property string|null $due_at When the next attempt was due; null otherwise.
 * @property string|null $report_id The message that told the sender; null otherwise.
 * @property string|null $actor Who did it, when an operator did; null otherwise.
 */
final class MessageEvent extends Value
{
}

/**
 * Messages, newest first.
 *
 * @extends Page<Message>
 *
 * @property list<Message> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class MessagePage extends Page
{
    protected const HOLDS = [
        'data' => 'Message[]',
    ];
}

/**
 * A recipient and one place it led to.
 *
 * @property string $recipient The address as it was named.
 * @property string $address Where it led: a mailbox's address, or the one the queue sends to; the same as
 *   `recipient` when it led nowhere.
 * @property 'delivered'|'waiting'|'failed'|'deleted'|'refused'|'dropped'|string $status Where it is by now.
 * @property string|null $mailbox_id The mailbox it led to; null for none.
 * @property string|null $reply The reply that refused it; null otherwise.
 */
final class MessageRecipient extends Value
{
}

/**
 * All there is to tell of a message.
 *
 * @property string $id Its identifier: the one that the reply `250 … queued as` and its `Received` line name.
 * @property 'incoming'|'submission'|'server'|string $origin Where it came from.
 * @property 'accepted'|'refused'|'abandoned'|string $outcome How its transaction ended.
 * @property string $at When it ended.
 * @property string|null $peer_ip The address of the client that brought it; null for a message that this server
 *   wrote.
 * @property string|null $helo The name that client gave in EHLO; null for none.
 * @property string|null $tls The TLS session it spoke in; null for none.
 * @property string|null $login The mailbox it had logged in to; null for none.
 * @property string $sender The envelope's sender; empty for a report.
 * @property string|null $message_id Its Message-ID, without angle brackets; null when it has none, or never came.
 * @property int $size_bytes Its octets; 0 when it never came.
 * @property string|null $authentication_results What SPF, DKIM and DMARC said of it, as its
 *   `Authentication-Results` do; null when they were not asked.
 * @property string|null $reply The reply that refused the message as a whole, or how the client left; null
 *   otherwise.
 * @property string|null $about_id The message that this one reports on; null when it is no report.
 * @property list<string> $queue_ids Its messages in `/v1/queue/messages`, while some of it waits there: one as its
 *   sender sent it, and one for each mailbox and domain here that sends it on.
 * @property MessageCounts $counts How many recipients are where.
 * @property list<MessageRecipient> $recipients Its recipients in the order they were named, 1,000 at most.
 * @property list<MessageEvent> $events What happened, in order; of more than 1,000 events the first and the last
 *   500.
 */
final class MessageTrace extends Value
{
    protected const HOLDS = [
        'counts' => 'MessageCounts',
        'recipients' => 'MessageRecipient[]',
        'events' => 'MessageEvent[]',
    ];
}

/**
 * A program that people let act for them.
 *
 * @property string $id Its identifier: the `client_id` by which it makes itself known.
 * @property string $name What people call it, and read when it asks them.
 * @property bool $confidential Whether it can keep a secret, and has one.
 * @property list<string> $redirect_uris Where people's browsers are sent back to.
 * @property list<string> $scopes What it may ask for.
 * @property bool $device_flow Whether it may be on a device without a browser (RFC 8628).
 * @property 'active'|'disabled'|string $status Whether it may be used.
 * @property string $created_at When it was made.
 * @property string $updated_at When it was changed last.
 * @property string|null $secret Its secret. Only in the answer that made it; a repetition of that request with the
 *   same `Idempotency-Key` is answered without it.
 */
final class OAuthClient extends Value
{
}

/**
 * Programs in the order they were made known.
 *
 * @extends Page<OAuthClient>
 *
 * @property list<OAuthClient> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class OAuthClientPage extends Page
{
    protected const HOLDS = [
        'data' => 'OAuthClient[]',
    ];
}

/**
 * How programs get leave to act for people (OAuth 2.1, OpenID Connect).
 *
 * @property string $issuer The address under which this server is known to programs, such as
 *   `https://mail.example.org`; empty for `https://` and `server.hostname`. Programs that hold tokens have to ask
 *   anew when it changes.
 * @property int $access_seconds Seconds for which an access token is good.
 * @property int $refresh_days Days without use after which a program has to ask its person anew.
 * @property list<string> $secrets_set Which of the group's secrets hold something. Ignored when it is sent.
 */
final class OAuthSettings extends Value
{
}

/**
 * Work that goes on after its request was answered.
 *
 * @property string $id Its identifier: its key in the path.
 * @property 'batch'|string $kind What it does.
 * @property 'waiting'|'running'|'done'|'failed'|'cancelled'|string $status How it stands.
 * @property bool $done Whether it is over, however it ended.
 * @property OperationProgress $progress How far it is.
 * @property string|null $tenant The tenant it belongs to; null for the server itself.
 * @property string $actor Who asked for it, as the audit trail names them.
 * @property string $created_at When it was asked for.
 * @property string|null $started_at When it began; null while it waits.
 * @property string|null $finished_at When it was over; null until then.
 * @property OperationError|null $error What stopped it; absent unless it failed.
 */
final class Operation extends Value
{
    protected const HOLDS = [
        'progress' => 'OperationProgress',
        'error' => 'OperationError',
    ];
}

/**
 * What stopped an operation.
 *
 * @property 'token_ended'|'input_unreadable'|string $code Which.
 * @property string $detail In words.
 */
final class OperationError extends Value
{
}

/**
 * Operations, the latest first.
 *
 * @extends Page<Operation>
 *
 * @property list<Operation> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class OperationPage extends Page
{
    protected const HOLDS = [
        'data' => 'Operation[]',
    ];
}

/**
 * How far an operation is.
 *
 * @property int $settled Parts of which is known what came of them.
 * @property int $failed Those of them that failed.
 * @property int $total Parts that it has.
 */
final class OperationProgress extends Value
{
}

/**
 * What came of one part of an operation.
 *
 * @property int $index Which part, from 0: of a batch, the request's place in it.
 * @property int $status The status it was answered with.
 * @property string|null $etag The object's version; absent where there is none.
 * @property string|null $location Where the made object is; absent where nothing was made.
 * @property Value|null $body The answer's body, a problem where it failed, without secrets that are shown once;
 *   absent where there was none, and where it is longer than 32 KiB.
 */
final class OperationResult extends Value
{
}

/**
 * What came of an operation's parts, in their order.
 *
 * @extends Page<OperationResult>
 *
 * @property list<OperationResult> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class OperationResultPage extends Page
{
    protected const HOLDS = [
        'data' => 'OperationResult[]',
    ];
}

/**
 * A passkey of somebody who logs in.
 *
 * @property string $id Its identifier.
 * @property string $name What people call it.
 * @property string $site The host of the pages that it logs in on.
 * @property bool $backed_up Whether it is kept in several places, and not lost with one of them.
 * @property string $created_at When it was made.
 * @property string|null $last_used_at When it was used last; null for never.
 */
final class Passkey extends Value
{
}

/**
 * What the page hands to the browser.
 *
 * @property Value $public_key The options of Web Authentication as JSON, for
 *   `PublicKeyCredential.parseCreationOptionsFromJSON()` or `parseRequestOptionsFromJSON()`. Good for five minutes
 *   and for one answer.
 */
final class PasskeyChallenge extends Value
{
}

/**
 * Somebody's passkeys: all of them, on one page.
 *
 * @extends Page<Passkey>
 *
 * @property list<Passkey> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class PasskeyPage extends Page
{
    protected const HOLDS = [
        'data' => 'Passkey[]',
    ];
}

/**
 * What tenants are sold.
 *
 * @property string $id Its identifier.
 * @property string $name Its name: its key in the path.
 * @property string $description What people read of it.
 * @property SomeLimits $limits What it allows. A limit that is absent or null is none; without `tenants` its
 *   tenants are no resellers.
 * @property list<'imap'|'pop3'|'submission'|'catch_all'|'forwarding'|string> $features What it holds.
 * @property string $created_at When it was made.
 * @property string $updated_at When it was changed last.
 */
final class Plan extends Value
{
    protected const HOLDS = [
        'limits' => 'SomeLimits',
    ];
}

/**
 * Plans by name.
 *
 * @extends Page<Plan>
 *
 * @property list<Plan> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class PlanPage extends Page
{
    protected const HOLDS = [
        'data' => 'Plan[]',
    ];
}

/**
 * A message on its way out.
 *
 * @property string $id Its identifier.
 * @property string $sender The envelope's sender; empty for a report.
 * @property 'active'|'held'|string $status Whether it is held back.
 * @property int $size_bytes Its octets.
 * @property string|null $envelope_id The envelope identifier its sender gave for reports (RFC 3461); null for
 *   none.
 * @property string $received_at When it was accepted.
 * @property string $expires_at When attempts end and its sender is told.
 * @property string|null $trace_id The message in `/v1/messages`, which tells how it came here; null when it is not
 *   told of.
 */
final class QueueMessage extends Value
{
}

/**
 * A message on its way out, with the recipients that are not settled.
 *
 * @property string $id Its identifier.
 * @property string $sender The envelope's sender; empty for a report.
 * @property 'active'|'held'|string $status Whether it is held back.
 * @property int $size_bytes Its octets.
 * @property string|null $envelope_id The envelope identifier its sender gave for reports (RFC 3461); null for
 *   none.
 * @property string $received_at When it was accepted.
 * @property string $expires_at When attempts end and its sender is told.
 * @property string|null $trace_id The message in `/v1/messages`, which tells how it came here; null when it is not
 *   told of.
 * @property list<QueueRecipient> $recipients Whom it still goes to.
 */
final class QueueMessageDetail extends Value
{
    protected const HOLDS = [
        'recipients' => 'QueueRecipient[]',
    ];
}

/**
 * Messages on their way out, oldest first.
 *
 * @extends Page<QueueMessage>
 *
 * @property list<QueueMessage> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 * @property int|null $total How many there are on all pages; only when `count=true` was asked for.
 */
final class QueueMessagePage extends Page
{
    protected const HOLDS = [
        'data' => 'QueueMessage[]',
    ];
}

/**
 * A recipient that is not settled.
 *
 * @property string $id Its identifier.
 * @property string $address The address.
 * @property string $domain The domain it is routed by.
 * @property 'active'|'held'|string $status Whether it is held back.
 * @property string $due_at When the next attempt is due.
 * @property int $attempts Attempts so far.
 * @property bool $delay_reported Whether the sender was told of the delay.
 * @property string|null $last_attempt_at When it was attempted last; null for never.
 * @property string|null $last_host The host that answered last; null for none.
 * @property string|null $last_reply What it, or this server itself, said; null for nothing.
 */
final class QueueRecipient extends Value
{
}

/**
 * How mail on its way out is attempted.
 *
 * @property list<int> $retry_minutes Minutes between attempts: the first waits for the first, and so on; the last
 *   one repeats.
 * @property int $delay_report_hours Hours after which the sender is told that a message is late.
 * @property int $expire_hours Hours after which a message is given up.
 * @property int $connections Connections to other servers at once.
 * @property int $connections_per_host Connections to one host at once.
 * @property int $answer_seconds Seconds to wait for another server's answer.
 * @property int $connect_seconds Seconds to wait for a connection.
 * @property list<string> $secrets_set Which of the group's secrets hold something. Ignored when it is sent.
 */
final class QueueSettings extends Value
{
}

/**
 * How long records are kept.
 *
 * @property int $feed_days Days of the change feed.
 * @property int $audit_days Days of the audit trail.
 * @property int $expunged_per_folder Expunged messages a folder remembers, for mail programs that were away. One
 *   that missed more is told which messages are left.
 * @property int $operation_days Days for which operations that are over, and what came of them, can be read.
 * @property int $body_hours Hours for which bytes that no message holds any more are kept.
 * @property int $message_trace_days Days for which the server can tell what became of a message: who brought it,
 *   where it went and what was said. 0 to tell of none, and forget what was told.
 * @property list<string> $secrets_set Which of the group's secrets hold something. Ignored when it is sent.
 */
final class RetentionSettings extends Value
{
}

/**
 * Where mail on its way out goes.
 *
 * @property string $smart_host A host that takes all outgoing mail; empty to deliver to each domain's own servers.
 * @property int $smart_port The port of the smart host.
 * @property bool $smart_implicit_tls Whether the connection to the smart host begins with TLS instead of STARTTLS.
 * @property bool $smart_require_tls Whether mail waits rather than reaching the smart host unencrypted or under a
 *   certificate that does not verify.
 * @property string $smart_user The name to log in to the smart host with; empty for no login.
 * @property int $port The port of other domains' servers.
 * @property list<'smart_password'|string> $secrets_set Which of the group's secrets hold something. Ignored when
 *   it is sent.
 * @property string|null $smart_password The password to log in to the smart host with.
 */
final class RoutingSettings extends Value
{
}

/**
 * Who this server is.
 *
 * @property string $hostname The name in greetings, trace lines and `Authentication-Results`; empty for the
 *   machine's own.
 * @property string $postmaster Where mail to a domain's `postmaster` goes when nothing else stands there, where
 *   reports of failed deliveries are copied, and who is written to while the licence needs looking after. While it
 *   is empty, such mail and copies go to nobody, and of the licence the postmaster of the first domain is told.
 * @property bool $verify_domains Whether domains that tenants and resellers add take part in mail only once their
 *   DNS shows that they are theirs. Until then mail to them goes where the DNS says, and nobody sends in their
 *   name: nobody here gets another's mail by naming their domain.
 * @property list<string> $secrets_set Which of the group's secrets hold something. Ignored when it is sent.
 */
final class ServerSettings extends Value
{
}

/**
 * A session of an administrator or of a mailbox's holder.
 *
 * @property string $id Its identifier.
 * @property bool $current Whether it is the one that asks.
 * @property string $created_at When it began.
 * @property string|null $expires_at When it ends at the latest.
 * @property string|null $last_used_at When it was used last, give or take five minutes; null for not yet.
 * @property string|null $secret Its secret, to be sent as `Authorization: Bearer …`. Only in the answer that
 *   begins it, and not where a cookie has it.
 */
final class Session extends Value
{
}

/**
 * One's own sessions: all of them, on one page.
 *
 * @extends Page<Session>
 *
 * @property list<Session> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class SessionPage extends Page
{
    protected const HOLDS = [
        'data' => 'Session[]',
    ];
}

/**
 * A field of a settings group.
 *
 * @property string $name Its name.
 * @property string $description What it does.
 * @property bool $secret Whether it is written but never read back.
 */
final class SettingsField extends Value
{
}

/**
 * A settings group, for choosing one.
 *
 * @property string $name Its name: its key in the path.
 * @property string $description What it is about.
 * @property string|null $updated_at When it was changed last; null while it holds its defaults.
 * @property list<SettingsField> $fields Its fields.
 */
final class SettingsGroup extends Value
{
    protected const HOLDS = [
        'fields' => 'SettingsField[]',
    ];
}

/**
 * Every settings group: all of them, on one page.
 *
 * @extends Page<SettingsGroup>
 *
 * @property list<SettingsGroup> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class SettingsGroupPage extends Page
{
    protected const HOLDS = [
        'data' => 'SettingsGroup[]',
    ];
}

/**
 * How SMTP is spoken with other servers and with mail programs.
 *
 * @property int $message_bytes Octets of a message.
 * @property int $recipients Recipients of a message.
 * @property int $hops `Received` lines after which a message is taken to run in a circle.
 * @property int $header_bytes Octets of a message's header.
 * @property int $line_bytes Octets of a line of a message.
 * @property int $bad_commands Wrong commands after which a connection is closed.
 * @property int $failed_logins Failed logins after which a connection is closed.
 * @property int $refused_recipients Refused recipients after which a connection is closed.
 * @property int $idle_seconds Seconds a client may keep silent.
 * @property int $connections Connections at once.
 * @property int $connections_per_peer Connections at once from one address, or one /64 of IPv6.
 * @property int $alias_targets Addresses an alias may lead to, through other aliases too.
 * @property list<string> $secrets_set Which of the group's secrets hold something. Ignored when it is sent.
 */
final class SmtpSettings extends Value
{
}

/**
 * Some limits: what is absent is said elsewhere, null is no limit.
 *
 * @property int|null $tenants Tenants under it.
 * @property int|null $domains Domains.
 * @property int|null $mailboxes Mailboxes.
 * @property int|null $aliases Aliases.
 * @property int|null $contacts Contacts in the address books of domains.
 * @property int|null $storage_bytes Octets that all mailboxes hold. Mail that does not fit is refused as for a
 *   full mailbox; a limit that is reached is seen within ten seconds.
 * @property int|null $mailbox_bytes Octets that one mailbox holds.
 */
final class SomeLimits extends Value
{
}

/**
 * A link that logs somebody in once.
 *
 * @property string $expires_at Until when it is good.
 * @property string|null $url Where the browser is to be sent. Only in the answer that made it.
 */
final class SsoLink extends Value
{
}

/**
 * That a tenant is suspended.
 *
 * @property 'login'|'outbound'|'full'|string $mode What is off.
 * @property string $reason Why, for whoever reads it.
 * @property string $since Since when.
 */
final class Suspension extends Value
{
}

/**
 * A piece of background work.
 *
 * @property string $name Its name: its key in the path.
 * @property string $description What it does.
 * @property int|null $period_seconds Seconds between two runs; null when it runs on demand alone.
 * @property string|null $running_since Since when it is running; null while it is not.
 * @property int $runs Runs since the server started.
 * @property int $failures Those of them that failed.
 * @property TaskRun|null $last_run Its last finished run; absent before the first.
 */
final class Task extends Value
{
    protected const HOLDS = [
        'last_run' => 'TaskRun',
    ];
}

/**
 * Every task: all of them, on one page.
 *
 * @extends Page<Task>
 *
 * @property list<Task> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class TaskPage extends Page
{
    protected const HOLDS = [
        'data' => 'Task[]',
    ];
}

/**
 * A finished run of a task.
 *
 * @property string $started_at When it began.
 * @property string $finished_at When it ended.
 * @property int $duration_ms How long it took, in milliseconds.
 * @property 'done'|'failed'|'panicked'|string $outcome How it ended.
 * @property string $message What it had to say.
 */
final class TaskRun extends Value
{
}

/**
 * Whoever has domains here.
 *
 * @property string $id Its identifier, taken in paths instead of the name too.
 * @property string $name Its name: its key in the path.
 * @property string|null $external_id What its reseller's own system calls it; null for nothing.
 * @property string|null $parent The reseller it belongs to; null for the server itself.
 * @property string|null $plan Its plan; null for none, with no limits but its own.
 * @property SomeLimits $overrides Limits that hold instead of the plan's.
 * @property Limits $limits The limits that hold, all told.
 * @property list<'imap'|'pop3'|'submission'|'catch_all'|'forwarding'|string> $features What it has.
 * @property string|null $domain The domain it had first; null for none.
 * @property 'active'|'suspended'|'terminated'|string $status How it stands.
 * @property string|null $purge_at When it goes for good, if it is terminated; null otherwise.
 * @property string|null $renewed_until Until when it is paid for, as far as anybody said; null otherwise.
 * @property Value $metadata Whatever the caller keeps with it.
 * @property string $created_at When it was made.
 * @property string $updated_at When it was changed last.
 * @property TenantAdmin|null $admin Whoever administrates it, the first of them; absent for nobody.
 * @property Suspension|null $suspension That it is suspended; absent otherwise.
 * @property TenantExpanded|null $expanded In a list, what was asked for with `expand`; absent otherwise.
 */
final class Tenant extends Value
{
    protected const HOLDS = [
        'overrides' => 'SomeLimits',
        'limits' => 'Limits',
        'admin' => 'TenantAdmin',
        'suspension' => 'Suspension',
        'expanded' => 'TenantExpanded',
    ];
}

/**
 * Whoever administrates a tenant.
 *
 * @property string $login The name they log in with.
 */
final class TenantAdmin extends Value
{
}

/**
 * What is shown with a tenant.
 *
 * @property Plan|null $plan Its plan; absent for none, or one that is another's to see.
 */
final class TenantExpanded extends Value
{
    protected const HOLDS = [
        'plan' => 'Plan',
    ];
}

/**
 * Tenants.
 *
 * @extends Page<Tenant>
 *
 * @property list<Tenant> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 * @property int|null $total How many there are on all pages; only when `count=true` was asked for.
 */
final class TenantPage extends Page
{
    protected const HOLDS = [
        'data' => 'Tenant[]',
    ];
}

/**
 * An API token. Its secret is shown once.
 *
 * @property string $id Its identifier.
 * @property string $name What people call it.
 * @property string $hint The first characters of the secret, to tell tokens apart.
 * @property
 *   list<'admin'|'tenants:read'|'tenants:write'|'plans:read'|'plans:write'|'domains:read'|'domains:write'|'mailboxes:read'|'mailboxes:write'|'aliases:read'|'aliases:write'|'contacts:read'|'contacts:write'|'access-rules:read'|'access-rules:write'|'failed-logins:read'|'failed-logins:write'|'queue:read'|'queue:write'|'messages:read'|'messages:write'|'settings:read'|'settings:write'|'listeners:read'|'listeners:write'|'certificates:read'|'certificates:write'|'license:read'|'license:write'|'tasks:read'|'tasks:write'|'operations:read'|'operations:write'|'administrators:read'|'administrators:write'|'tokens:read'|'tokens:write'|'clients:read'|'clients:write'|'events:read'|'events:write'|'audit:read'|'audit:write'|'metrics:read'|'metrics:write'|'account:read'|'account:write'|'mail:read'|'mail:write'|'submission:read'|'submission:write'|string>
 *   $scopes What it may do.
 * @property TokenReach $reach To whose things.
 * @property list<string> $networks The networks it may be used from; empty for everywhere.
 * @property string $created_at When it was made.
 * @property string|null $expires_at When it ends by itself; null for never.
 * @property string|null $revoked_at When it was revoked; null while it was not.
 * @property string|null $last_used_at When it was used last, give or take five minutes; null for never.
 * @property string|null $secret The token itself, to be sent as `Authorization: Bearer …`. Only in the answer that
 *   made it; a repetition of that request with the same `Idempotency-Key` is answered without it.
 */
final class Token extends Value
{
    protected const HOLDS = [
        'reach' => 'TokenReach',
    ];
}

/**
 * API tokens in the order they were made.
 *
 * @extends Page<Token>
 *
 * @property list<Token> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class TokenPage extends Page
{
    protected const HOLDS = [
        'data' => 'Token[]',
    ];
}

/**
 * To whose things a token may do what it may.
 *
 * @property 'system'|'tenant'|'domain'|'mailbox'|string $kind What bounds it.
 * @property string|null $id The identifier of the tenant, domain or mailbox; null for the system.
 */
final class TokenReach extends Value
{
}

/**
 * What a telephone needs to show codes. Only in the answer that made it; a repetition of that request with the
 * same `Idempotency-Key` is answered without it.
 *
 * @property string|null $secret The secret as a person types it.
 * @property string|null $uri The secret as a telephone reads it from a picture.
 */
final class TotpEnrolment extends Value
{
}

/**
 * What a tenant uses, as it stands at the moment, and what its mail moved in a month.
 *
 * @property string $id The tenant's identifier.
 * @property string $tenant The tenant.
 * @property string|null $external_id What its reseller's own system calls it; null for nothing.
 * @property string|null $plan Its plan; null for none.
 * @property 'active'|'suspended'|'terminated'|string $status How it stands.
 * @property string|null $domain The domain it had first; null for none.
 * @property int $tenants Tenants under it. What these have is counted in all the numbers too.
 * @property int $domains Domains.
 * @property int $mailboxes Mailboxes, but those that are deleted and can be restored.
 * @property int $aliases Aliases.
 * @property int $contacts Contacts in the address books of domains.
 * @property int $storage_bytes Octets the mailboxes hold, also those that are deleted and can be restored.
 * @property int|null $storage_limit_bytes Octets they may hold; null for no limit.
 * @property int $messages Messages the mailboxes hold.
 * @property int $received_messages Messages that mailboxes got in the month; one counts with each of them.
 * @property int $received_bytes Their octets.
 * @property int $sent_messages Messages that other servers took over in the month; one counts with each recipient.
 * @property int $sent_bytes Their octets.
 */
final class Usage extends Value
{
}

/**
 * What tenants use, in the order they were made.
 *
 * @extends Page<Usage>
 *
 * @property list<Usage> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class UsagePage extends Page
{
    protected const HOLDS = [
        'data' => 'Usage[]',
    ];
}

/**
 * What came of one attempt.
 *
 * @property int $number Its number, from 1.
 * @property string $at When it began.
 * @property int $duration_ms How long it took, in thousandths of a second.
 * @property int|null $status The status of the answer; null when there was none.
 * @property string|null $answer The first 1,024 bytes of the answer; null when there was none.
 * @property string|null $error What went wrong, in words; null when an answer says it.
 */
final class WebhookAttempt extends Value
{
}

/**
 * One event for one endpoint.
 *
 * @property string $id Its identifier.
 * @property string $endpoint For which endpoint.
 * @property string $webhook_id What the receiver knows it by: the id of the event, the same at each attempt.
 * @property string $type What happened.
 * @property string $body What is sent.
 * @property 'pending'|'delivered'|'failed'|string $status How far it is.
 * @property int $attempts_made How often it was tried since it was made, or since it was replayed.
 * @property list<WebhookAttempt> $attempts What came of each attempt; of many, of the last 50.
 * @property string|null $next_attempt_at When it is sent next; null when it is not.
 * @property string $event_at When the event happened.
 * @property string $created_at When it was made.
 * @property string|null $finished_at When it arrived or was given up; null until then.
 */
final class WebhookDelivery extends Value
{
    protected const HOLDS = [
        'attempts' => 'WebhookAttempt[]',
    ];
}

/**
 * The deliveries of a webhook endpoint, the newest first.
 *
 * @extends Page<WebhookDelivery>
 *
 * @property list<WebhookDelivery> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class WebhookDeliveryPage extends Page
{
    protected const HOLDS = [
        'data' => 'WebhookDelivery[]',
    ];
}

/**
 * Somebody who is told of events by signed requests. The secret is shown once.
 *
 * @property string $id Its identifier.
 * @property string $url Where requests go.
 * @property string $description What people say of it.
 * @property list<string> $events Which events it is told of: kinds, beginnings such as `customer.*`, or `*` for
 *   all.
 * @property 'enabled'|'disabled'|string $status Whether anything is sent.
 * @property string|null $disabled_reason Why nothing is sent: `asked` when somebody said so, `gone` when the
 *   receiver answered 410, `failing` when every attempt failed for five days; null while something is sent.
 * @property 'v1'|string $api_version The form of its messages. It stays when a later server makes others.
 * @property string $public_key What to check `v1a` signatures with, for receivers that keep no secret.
 * @property string|null $previous_secret_expires_at Until when the secret before signs too; null when there is
 *   none.
 * @property string|null $failing_since Since when every attempt has failed; null when the last one arrived, or
 *   none was made.
 * @property string $created_at When it was made.
 * @property string $updated_at When it was changed last.
 * @property string|null $secret What to check `v1` signatures with. Only in the answers that make it.
 */
final class WebhookEndpoint extends Value
{
}

/**
 * Webhook endpoints in the order they were made.
 *
 * @extends Page<WebhookEndpoint>
 *
 * @property list<WebhookEndpoint> $data The objects, in the list's order.
 * @property bool $has_more Whether more follow.
 * @property string|null $next_cursor The `cursor` of the next page; null on the last.
 */
final class WebhookEndpointPage extends Page
{
    protected const HOLDS = [
        'data' => 'WebhookEndpoint[]',
    ];
}

/**
 * Who is asking, and who answers.
 *
 * @property string $principal The name the audit trail uses: `token:` and the token's id, or `system` on the
 *   server's private socket.
 * @property
 *   list<'admin'|'tenants:read'|'tenants:write'|'plans:read'|'plans:write'|'domains:read'|'domains:write'|'mailboxes:read'|'mailboxes:write'|'aliases:read'|'aliases:write'|'contacts:read'|'contacts:write'|'access-rules:read'|'access-rules:write'|'failed-logins:read'|'failed-logins:write'|'queue:read'|'queue:write'|'messages:read'|'messages:write'|'settings:read'|'settings:write'|'listeners:read'|'listeners:write'|'certificates:read'|'certificates:write'|'license:read'|'license:write'|'tasks:read'|'tasks:write'|'operations:read'|'operations:write'|'administrators:read'|'administrators:write'|'tokens:read'|'tokens:write'|'clients:read'|'clients:write'|'events:read'|'events:write'|'audit:read'|'audit:write'|'metrics:read'|'metrics:write'|'account:read'|'account:write'|'mail:read'|'mail:write'|'submission:read'|'submission:write'|string>
 *   $scopes What may be done.
 * @property TokenReach $reach To whose things.
 * @property string $hostname The server's name in mail.
 * @property string $version The server's version.
 * @property string $time The server's time.
 */
final class WhoAmI extends Value
{
    protected const HOLDS = [
        'reach' => 'TokenReach',
    ];
}
