<?php

// What the API does. Made from the API's OpenAPI document by clients/generate; not for editing.

declare(strict_types=1);

namespace Pennypost;

/**
 * Every operation of the API, one method each. `$idempotencyKey` names what is asked, so that it is done
 * once however often it is asked; one is made where none is given. With `$ifMatch`, the `etag()` of what was
 * read, a change is refused with 412 when somebody else was faster.
 */
trait Operations
{
    /**
     * Lets a domain's new DKIM keys sign now, and retires the old ones.
     *
     * Their records are looked up first: 409 `not_published` names one that is not there, or of which nobody can tell,
     * in `conflict.key`. Where none wait nothing changes.
     *
     * @param string $domain The domain's name.
     * @param array{unseen?: bool}|Value $body
     *   `unseen`: Whether they sign although their records are not seen in DNS from here. Default false.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function activateDkimKeys(
        string $domain,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\DkimKeyPage {
        return $this->call(
            Type\DkimKeyPage::class,
            'POST',
            '/v1/domains/{domain}/dkim-keys/activate',
            at: ['domain' => $domain],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Lets a domain's new DKIM keys sign now, and retires the old ones.
     *
     * Their records are looked up first: 409 `not_published` names one that is not there, or of which nobody can tell,
     * in `conflict.key`. Where none wait nothing changes.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{unseen?: bool}|Value $body
     *   `unseen`: Whether they sign although their records are not seen in DNS from here. Default false.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function activateDkimKeysByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\DkimKeyPage {
        return $this->call(
            Type\DkimKeyPage::class,
            'POST',
            '/v1/domains/by-external-id/{external_id}/dkim-keys/activate',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Has the alias lead to these too. Those that it leads to already stay as they are.
     *
     * Of many that change one list at once, none undoes what another did.
     *
     * @param string $address The alias's address.
     * @param array{targets: list<string>}|Value $body
     *   `targets`: Which: 1 to 1000 addresses.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function addAliasTargets(
        string $address,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\Alias {
        return $this->call(
            Type\Alias::class,
            'POST',
            '/v1/aliases/{address}/targets/add',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Ends an operation.
     *
     * What is done stays, what is in hand is finished, and nothing more begins. Of one that is over it changes
     * nothing.
     *
     * @param string $id The operation's identifier.
     * @throws Failure
     */
    public function cancelOperation(string $id, ?string $idempotencyKey = null): Type\Operation
    {
        return $this->call(
            Type\Operation::class,
            'POST',
            '/v1/operations/{id}/cancel',
            at: ['id' => $id],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a rule. It holds for what comes from now on.
     *
     * A client that a rule on networks blocks is not let in by any of its services; one that it allows is kept out by
     * no number of connections or failed logins from its network. A sender that a rule allows is allowed for what SPF,
     * DKIM or a login shows to be from its domain, and not for whoever writes its name.
     *
     * @param array{kind: 'network'|'sender'|'recipient'|string, pattern: string, action: 'block'|'allow'|string, tenant?: string, domain?: string, mailbox?: string, enforced?: bool, services?: list<'smtp'|'submission'|'imap'|'pop3'|'http'|string>, reply?: string, note?: string, expires_at?: string|null}|Value $body
     *   `kind`: What it looks at; `network` is for the server itself.
     *   `pattern`: What it matches. Of networks an address or a network. Of senders and recipients an address (with
     *     whatever `+detail`), a domain, `*.` and a domain for all domains in it, a local part and `@*`, or `*` for
     *     everybody.
     *   `action`: What it does.
     *   `tenant`: The tenant for whose domains it is to hold.
     *   `domain`: The domain for whose addresses it is to hold.
     *   `mailbox`: The mailbox for which it is to hold.
     *   `enforced`: Whether no rule of anybody below lifts it. Default false; not for networks, nor for rules of one's
     *     own mailbox.
     *   `services`: The services that a rule on networks is about; absent or empty for all of them.
     *   `reply`: What whoever is refused is told, in up to 200 characters of ASCII; absent or empty for the usual.
     *   `note`: What those who look after it say of it, in up to 500 characters.
     *   `expires_at`: When it ends by itself; absent or null for never.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function createAccessRule(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\AccessRule {
        return $this->call(
            Type\AccessRule::class,
            'POST',
            '/v1/access-rules',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes an administrator, with no more rights and no more reach than the caller has.
     *
     * @param array{login: string, name?: string, tenant?: string|null, domain?: string|null, scopes?: list<string>, status?: 'active'|'disabled'|string, password?: string}|Value $body
     *   `login`: The name they are to log in with: best an address of theirs.
     *   `name`: What people call them.
     *   `tenant`: The tenant whose things they are to administrate; absent or null for the caller's own.
     *   `domain`: The one domain they are to administrate; absent or null for all there are.
     *   `scopes`: What they may do there: none that the caller lacks. Default `admin`: everything within reach.
     *   `status`: Whether they may log in. Default `active`.
     *   `password`: Their password: at least 8 characters, and none of the first that are guessed (settings `login`).
     *     Without one they cannot log in until one is set.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function createAdministrator(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\Administrator {
        return $this->call(
            Type\Administrator::class,
            'POST',
            '/v1/administrators',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes an alias.
     *
     * @param array{address: string, targets: list<string>, posting?: 'anyone'|'tenant'|'targets'|string, send_as?: bool}|Value $body
     *   `address`: Its address, in a domain of this server.
     *   `targets`: Where its mail goes: 1 to 1000 addresses, here or elsewhere.
     *   `posting`: Who may write to it. Default `anyone`.
     *   `send_as`: Whether the mailboxes that it leads straight to may send as it. Default true.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function createAlias(array|Value $body, ?bool $dryRun = null, ?string $idempotencyKey = null): Type\Alias
    {
        return $this->call(
            Type\Alias::class,
            'POST',
            '/v1/aliases',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a domain and the keys its mail is signed with.
     *
     * @param array{name: string, tenant?: string|null, status?: 'active'|'disabled'|string, verified?: bool, external_id?: string|null, metadata?: array<string, mixed>, alias_of?: string|null, catch_all?: string|null, mailbox_limit?: int|null, quota_limit_bytes?: int|null, default_quota_bytes?: int|null}|Value $body
     *   `name`: Its name, in Unicode or A-labels.
     *   `tenant`: The tenant it is to belong to; absent or null for the caller's own.
     *   `status`: Whether it takes part in mail at once. Default `active`.
     *   `verified`: Whether it is known to be its tenant's. Default true for whoever administrates the server, who
     *     alone says so; false for tenants and resellers, unless `server.verify_domains` is off.
     *   `external_id`: What the tenant's own system calls it: unique among the tenant's domains.
     *   `metadata`: Whatever is to be kept with it: at most 50 keys of up to 40 characters, with up to 500 each.
     *   `alias_of`: The domain that it is another name of: mail to whoever@it goes to whoever@that, and they log in
     *     and send by either. It has no addresses of its own; absent or null for none.
     *   `catch_all`: Who gets mail to addresses that are not there: an address in this domain, or in another of the
     *     same tenant; absent or null for nobody.
     *   `mailbox_limit`: Mailboxes it may have; absent or null for as many as its tenant may.
     *   `quota_limit_bytes`: Octets that one of its mailboxes may hold at most; absent or null for as many as its
     *     tenant's plan allows.
     *   `default_quota_bytes`: Octets that a mailbox may hold which is made without saying; absent or null for the
     *     most that is allowed.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function createDomain(array|Value $body, ?bool $dryRun = null, ?string $idempotencyKey = null): Type\Domain
    {
        return $this->call(
            Type\Domain::class,
            'POST',
            '/v1/domains',
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['metadata'],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Writes a link that opens the vendor's account page for this installation, without a login there.
     *
     * It is signed by this server, opens once and for five minutes, and shows this one licence. Nothing is sent
     * anywhere.
     *
     * @throws Failure
     */
    public function createLicenseAccountLink(?string $idempotencyKey = null): Type\LicenseAccountLink
    {
        return $this->call(
            Type\LicenseAccountLink::class,
            'POST',
            '/v1/license/account-links',
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Activates a licence key over the network.
     *
     * A paid key needs the vendor's account it belongs to, a trial key nothing. What fails changes nothing.
     *
     * @param array{key: string, account?: array<string, mixed>}|Value $body
     *   `key`: The licence key, in any case, with or without hyphens.
     *   `account`: The vendor's account that a paid key belongs to; a trial key needs none.
     * @throws Failure
     */
    public function createLicenseActivation(array|Value $body, ?string $idempotencyKey = null): Type\License
    {
        return $this->call(
            Type\License::class,
            'POST',
            '/v1/license/activations',
            body: $body,
            objects: ['account'],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Writes a request for a licence, to be carried to the vendor where this server has no connection.
     *
     * The vendor's account page answers it with a response, which `POST /v1/license/responses` takes.
     *
     * @param array{purpose: 'activate'|'refresh'|'transfer'|string, key?: string}|Value $body
     *   `purpose`: What is asked for.
     *   `key`: The licence key, where one is to be activated. Only its first characters leave this server, in the
     *     request.
     * @throws Failure
     */
    public function createLicenseRequest(array|Value $body, ?string $idempotencyKey = null): Type\LicenseRequest
    {
        return $this->call(
            Type\LicenseRequest::class,
            'POST',
            '/v1/license/requests',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Takes the vendor's response to a request. It is verified like an answer over the network and holds at once.
     *
     * @param array{response: string}|Value $body
     *   `response`: The text as the account page gave it.
     * @throws Failure
     */
    public function createLicenseResponse(array|Value $body, ?string $idempotencyKey = null): Type\License
    {
        return $this->call(
            Type\License::class,
            'POST',
            '/v1/license/responses',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Starts the trial of an add-on: for 30 days, once.
     *
     * @param array{addon: string}|Value $body
     *   `addon`: Its code.
     * @throws Failure
     */
    public function createLicenseTrial(array|Value $body, ?string $idempotencyKey = null): Type\License
    {
        return $this->call(
            Type\License::class,
            'POST',
            '/v1/license/trials',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a mailbox with its first folders.
     *
     * @param array{address: string, password?: string, display_name?: string|null, quota_bytes?: int|null, status?: 'active'|'staged'|'disabled'|'deleted'|string, login?: bool, incoming?: 'allow'|'hold'|'reject'|string, outgoing?: 'allow'|'hold'|'reject'|string, external_id?: string|null, metadata?: array<string, mixed>}|Value $body
     *   `address`: Its address, in a domain of this server.
     *   `password`: Its password: at least 8 characters, and none of the first that are guessed (settings `login`).
     *     Without one nobody logs in until one is set.
     *   `display_name`: The name people see.
     *   `quota_bytes`: Octets it may hold; absent for the domain's default or the most that is allowed, null for as
     *     many as there is room.
     *   `status`: Whether it may be used at once. Default `active`.
     *   `login`: Whether people log in to it. Default true.
     *   `incoming`: What happens to mail to it. Default `allow`.
     *   `outgoing`: What happens to mail its holder sends. Default `allow`.
     *   `external_id`: What the tenant's own system calls it: unique among the tenant's mailboxes.
     *   `metadata`: Whatever is to be kept with it: at most 50 keys of up to 40 characters, with up to 500 each.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function createMailbox(array|Value $body, ?bool $dryRun = null, ?string $idempotencyKey = null): Type\Mailbox
    {
        return $this->call(
            Type\Mailbox::class,
            'POST',
            '/v1/mailboxes',
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['metadata'],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a password for a mail program of a mailbox.
     *
     * The answer holds it in `secret`, this once. It opens the mailbox also where a second factor is asked for.
     *
     * @param string $address The mailbox's address.
     * @param array{name: string, scopes?: list<'mail:write'|'submission:write'|string>, networks?: list<string>, expires_at?: string|null}|Value $body
     *   `name`: What people call the program: 1 to 100 bytes.
     *   `scopes`: What the program may do. Default both.
     *   `networks`: The networks it may log in from; absent or empty for everywhere.
     *   `expires_at`: When it ends by itself; absent or null for never.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function createMailboxAppPassword(
        string $address,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\AppPassword {
        return $this->call(
            Type\AppPassword::class,
            'POST',
            '/v1/mailboxes/{address}/app-passwords',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a password for a mail program of a mailbox.
     *
     * The answer holds it in `secret`, this once. It opens the mailbox also where a second factor is asked for.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{name: string, scopes?: list<'mail:write'|'submission:write'|string>, networks?: list<string>, expires_at?: string|null}|Value $body
     *   `name`: What people call the program: 1 to 100 bytes.
     *   `scopes`: What the program may do. Default both.
     *   `networks`: The networks it may log in from; absent or empty for everywhere.
     *   `expires_at`: When it ends by itself; absent or null for never.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function createMailboxAppPasswordByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\AppPassword {
        return $this->call(
            Type\AppPassword::class,
            'POST',
            '/v1/mailboxes/by-external-id/{external_id}/app-passwords',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a link that logs the holder of a mailbox in once: for a panel's *open account* button, and for support.
     *
     * It is good for a minute at most. The books name who made it, and that the session began by it.
     *
     * @param string $address The mailbox's address.
     * @param array{ttl_seconds?: int}|Value $body
     *   `ttl_seconds`: For how many seconds it is good. Default 60.
     * @throws Failure
     */
    public function createMailboxSsoLink(
        string $address,
        array|Value $body,
        ?string $idempotencyKey = null,
    ): Type\SsoLink {
        return $this->call(
            Type\SsoLink::class,
            'POST',
            '/v1/mailboxes/{address}/sso-links',
            at: ['address' => $address],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a link that logs the holder of a mailbox in once: for a panel's *open account* button, and for support.
     *
     * It is good for a minute at most. The books name who made it, and that the session began by it.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{ttl_seconds?: int}|Value $body
     *   `ttl_seconds`: For how many seconds it is good. Default 60.
     * @throws Failure
     */
    public function createMailboxSsoLinkByExternalId(
        string $externalId,
        array|Value $body,
        ?string $idempotencyKey = null,
    ): Type\SsoLink {
        return $this->call(
            Type\SsoLink::class,
            'POST',
            '/v1/mailboxes/by-external-id/{external_id}/sso-links',
            at: ['external_id' => $externalId],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a program known.
     *
     * How it then asks is in the server's metadata, `/.well-known/openid-configuration`. The answer holds the secret
     * of a confidential one in `secret`, this once.
     *
     * @param array{name: string, scopes: list<string>, redirect_uris?: list<string>, confidential?: bool, device_flow?: bool, status?: 'active'|'disabled'|string}|Value $body
     *   `name`: What people call it: 1 to 100 bytes.
     *   `scopes`: What it may ask for: `openid`, `profile`, `email`, `offline_access` and scopes of this API. Unknown
     *     words are left out.
     *   `redirect_uris`: Where people's browsers are sent back to: `https://`, `http://127.0.0.1/` and the like for a
     *     program on their own machine, or a scheme of one's own that is a domain backwards. Compared letter by
     *     letter.
     *   `confidential`: Whether it can keep a secret: the answer then has one. A program on telephones or in browsers
     *     cannot. Default false.
     *   `device_flow`: Whether it may be on a device without a browser (RFC 8628). Default false.
     *   `status`: Whether it may be used. Default `active`.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function createOauthClient(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\OAuthClient {
        return $this->call(
            Type\OAuthClient::class,
            'POST',
            '/v1/oauth-clients',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Has many requests done, each for itself, after the answer.
     *
     * The answer is 202 once the operation is taken on. It goes on by itself, after a restart too, by the same token
     * for as long as that is good, and each request is done once. One that fails stops none of the others;
     * `/v1/operations/{id}/results` has what came of each, but for secrets that are shown once.
     *
     * @param array{requests: list<array<string, mixed>>, order?: 'sequential'|'any'|string}|Value $body
     *   `requests`: The requests: 1 to 5000.
     *   `order`: Whether they wait for each other. Default `sequential`.
     * @throws Failure
     */
    public function createOperation(array|Value $body, ?string $idempotencyKey = null): Type\Operation
    {
        return $this->call(
            Type\Operation::class,
            'POST',
            '/v1/operations',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Blocks a sender for one's own mailbox, or allows one that is blocked for the domain.
     *
     * @param array{pattern: string, action: 'block'|'allow'|string, reply?: string, note?: string, expires_at?: string|null}|Value $body
     *   `pattern`: Whom it matches: an address (with whatever `+detail`), a domain, `*.` and a domain for all domains
     *     in it, a local part and `@*`, or `*` for everybody.
     *   `action`: What it does.
     *   `reply`: What whoever is refused is told, in up to 200 characters of ASCII; absent or empty for the usual.
     *   `note`: What those who look after it say of it, in up to 500 characters.
     *   `expires_at`: When it ends by itself; absent or null for never.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function createOwnAccessRule(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\AccessRule {
        return $this->call(
            Type\AccessRule::class,
            'POST',
            '/v1/me/access-rules',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a password for one of one's own mail programs.
     *
     * The answer holds it in `secret`, this once. It needs a session that began with a password.
     *
     * @param array{name: string, scopes?: list<'mail:write'|'submission:write'|string>, networks?: list<string>, expires_at?: string|null}|Value $body
     *   `name`: What people call the program: 1 to 100 bytes.
     *   `scopes`: What the program may do. Default both.
     *   `networks`: The networks it may log in from; absent or empty for everywhere.
     *   `expires_at`: When it ends by itself; absent or null for never.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function createOwnAppPassword(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\AppPassword {
        return $this->call(
            Type\AppPassword::class,
            'POST',
            '/v1/me/app-passwords',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Keeps a passkey that the browser made; its owner logs in by it from now on, too.
     *
     * Another password takes all passkeys away.
     *
     * @param array{name: string, password: string, credential: array<string, mixed>}|Value $body
     *   `name`: What people are to call it.
     *   `password`: One's password, once more.
     *   `credential`: What `navigator.credentials.create()` came to, as its `toJSON()` says it.
     * @throws Failure
     */
    public function createOwnPasskey(array|Value $body, ?string $idempotencyKey = null): Type\Passkey
    {
        return $this->call(
            Type\Passkey::class,
            'POST',
            '/v1/me/passkeys',
            body: $body,
            objects: ['credential'],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Asks a browser to make a passkey: what the page hands to `navigator.credentials.create()`.
     *
     * @param array{origin: string}|Value $body
     *   `origin`: What `location.origin` says there: passkeys are for its host alone.
     * @throws Failure
     */
    public function createOwnPasskeyChallenge(array|Value $body, ?string $idempotencyKey = null): Type\PasskeyChallenge
    {
        return $this->call(
            Type\PasskeyChallenge::class,
            'POST',
            '/v1/me/passkeys/challenge',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Begins to set up a second factor. It is asked for once it is confirmed.
     *
     * @throws Failure
     */
    public function createOwnTotp(?string $idempotencyKey = null): Type\TotpEnrolment
    {
        return $this->call(
            Type\TotpEnrolment::class,
            'POST',
            '/v1/me/totp',
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Asks a browser for a passkey to log in by: what the page hands to `navigator.credentials.get()`.
     *
     * Nothing is kept of it here.
     *
     * @param array{origin: string}|Value $body
     *   `origin`: What `location.origin` says there: passkeys are for its host alone.
     * @throws Failure
     */
    public function createPasskeyChallenge(array|Value $body, ?string $idempotencyKey = null): Type\PasskeyChallenge
    {
        return $this->call(
            Type\PasskeyChallenge::class,
            'POST',
            '/v1/passkey-challenges',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Logs in by a passkey, which is a password and a second factor at once.
     *
     * @param array{credential: array<string, mixed>, delivery?: 'bearer'|'cookie'|string}|Value $body
     *   `credential`: What `navigator.credentials.get()` came to, as its `toJSON()` says it.
     *   `delivery`: How the session's secret comes back. Default `bearer`.
     * @throws Failure
     */
    public function createPasskeySession(array|Value $body, ?string $idempotencyKey = null): Type\Session
    {
        return $this->call(
            Type\Session::class,
            'POST',
            '/v1/passkey-sessions',
            body: $body,
            objects: ['credential'],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a plan.
     *
     * @param array{name: string, description?: string, limits?: array<string, mixed>, features?: list<'imap'|'pop3'|'submission'|'catch_all'|'forwarding'|string>}|Value $body
     *   `name`: Its name: 1 to 63 lower-case letters, digits and inner hyphens.
     *   `description`: What people read of it.
     *   `limits`: What it allows; a limit that is absent or null is none.
     *   `features`: What it holds. Default: everything.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function createPlan(array|Value $body, ?bool $dryRun = null, ?string $idempotencyKey = null): Type\Plan
    {
        return $this->call(
            Type\Plan::class,
            'POST',
            '/v1/plans',
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['limits'],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Logs in with a password, and a code where one is asked for.
     *
     * Wrong ones cost time: after a few, the wait doubles with each. 401 `second_factor_required` says that the
     * password is right.
     *
     * @param array{login: string, password: string, code?: string, delivery?: 'bearer'|'cookie'|string}|Value $body
     *   `login`: The login of an administrator, or the address of a mailbox.
     *   `password`: Their password.
     *   `code`: The code of their second factor, where one is asked for.
     *   `delivery`: How the secret comes back. Default `bearer`.
     * @throws Failure
     */
    public function createSession(array|Value $body, ?string $idempotencyKey = null): Type\Session
    {
        return $this->call(
            Type\Session::class,
            'POST',
            '/v1/sessions',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a link that logs an administrator in once, for a panel that sends its customer's browser there.
     *
     * It is good for a minute at most. Nobody makes one for somebody who may do more; the books name who made it, and
     * that the session began by it.
     *
     * @param array{subject: string, target?: 'admin'|string, ttl_seconds?: int}|Value $body
     *   `subject`: `administrator:` and a login, or `tenant:` and a tenant's name for whoever administrates it.
     *   `target`: Where it leads. Default `admin`.
     *   `ttl_seconds`: For how many seconds it is good. Default 60.
     * @throws Failure
     */
    public function createSsoLink(array|Value $body, ?string $idempotencyKey = null): Type\SsoLink
    {
        return $this->call(
            Type\SsoLink::class,
            'POST',
            '/v1/sso-links',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Logs in by a link that `POST /v1/sso-links` made. It is good once.
     *
     * @param array{link: string, delivery?: 'bearer'|'cookie'|string}|Value $body
     *   `link`: The secret at the link's end.
     *   `delivery`: How the session's secret comes back. Default `bearer`.
     * @throws Failure
     */
    public function createSsoSession(array|Value $body, ?string $idempotencyKey = null): Type\Session
    {
        return $this->call(
            Type\Session::class,
            'POST',
            '/v1/sso-sessions',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a tenant, with its first domain and its administrator if they are named.
     *
     * A domain needs `domains:write` as well, an administrator `administrators:write`; the administrator gets the
     * scopes of whoever makes them.
     *
     * @param array{name?: string|null, external_id?: string|null, parent?: string|null, plan?: string|null, overrides?: array<string, mixed>, domain?: string|null, admin?: array<string, mixed>, metadata?: array<string, mixed>}|Value $body
     *   `name`: Its name: 1 to 63 lower-case letters, digits and inner hyphens. Absent to be named after its domain.
     *   `external_id`: What its reseller's own system calls it: unique among the reseller's tenants.
     *   `parent`: The reseller it is made under; absent or null for the caller.
     *   `plan`: Its plan, one of whoever it is made under; absent or null for none.
     *   `overrides`: Limits that hold instead of the plan's.
     *   `domain`: A domain that is made with it.
     *   `admin`: Somebody who is made to administrate it.
     *   `metadata`: Whatever is to be kept with it: at most 50 keys of up to 40 characters, with up to 500 each.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function createTenant(array|Value $body, ?bool $dryRun = null, ?string $idempotencyKey = null): Type\Tenant
    {
        return $this->call(
            Type\Tenant::class,
            'POST',
            '/v1/tenants',
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['overrides', 'admin', 'metadata'],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a token.
     *
     * The answer holds the secret in `secret`, this once. Nobody can give away a scope they do not have, nor reach
     * beyond their own.
     *
     * @param array{name: string, scopes: list<string>, networks?: list<string>, expires_at?: string|null, tenant?: string|null, domain?: string|null}|Value $body
     *   `name`: What people call it: 1 to 100 bytes.
     *   `scopes`: What it may do: at least one scope, none that the asking token lacks.
     *   `networks`: The networks it may be used from; absent or empty for everywhere.
     *   `expires_at`: When it ends by itself; absent or null for never.
     *   `tenant`: The tenant whose things it is for; absent or null for whoever makes it. Not together with `domain`.
     *   `domain`: The domain it is for; absent or null for whoever makes it.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function createToken(array|Value $body, ?bool $dryRun = null, ?string $idempotencyKey = null): Type\Token
    {
        return $this->call(
            Type\Token::class,
            'POST',
            '/v1/tokens',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a webhook endpoint, which is told of what happens from now on.
     *
     * The answer holds the secret in `secret`, this once. Messages are signed by it and by a key whose public half is
     * `public_key`; check one of both, and that `webhook-timestamp` is not older than five minutes.
     *
     * @param array{url: string, description?: string, events?: list<string>, status?: 'enabled'|'disabled'|string}|Value $body
     *   `url`: Where requests go: `https://` and a host on the public Internet. Redirects are not followed.
     *   `description`: What people say of it.
     *   `events`: Which events it is told of: kinds, beginnings such as `customer.*`, or `*` for all. Default all.
     *   `status`: Whether anything is sent. Default `enabled`.
     * @throws Failure
     */
    public function createWebhookEndpoint(array|Value $body, ?string $idempotencyKey = null): Type\WebhookEndpoint
    {
        return $this->call(
            Type\WebhookEndpoint::class,
            'POST',
            '/v1/webhook-endpoints',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes a rule.
     *
     * @param string $id The rule's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteAccessRule(
        string $id,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/access-rules/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes an administrator; their sessions end. What they made stays.
     *
     * @param string $login The administrator's login.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteAdministrator(
        string $login,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/administrators/{login}',
            at: ['login' => $login],
            query: ['dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Takes all passkeys from an administrator who lost what held them; their sessions end.
     *
     * @param string $login The administrator's login.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteAdministratorPasskeys(
        string $login,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/administrators/{login}/passkeys',
            at: ['login' => $login],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Takes the second factor from an administrator who lost it; their sessions end.
     *
     * @param string $login The administrator's login.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteAdministratorTotp(string $login, ?bool $dryRun = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/administrators/{login}/totp',
            at: ['login' => $login],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes an alias. Its targets stay.
     *
     * @param string $address The alias's address.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteAlias(
        string $address,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/aliases/{address}',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Takes a password from a mail program.
     *
     * The mailbox's sessions end; programs with another password come back by themselves.
     *
     * @param string $id The password's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteAppPassword(string $id, ?bool $dryRun = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/app-passwords/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes a certificate. Its names are answered by the boot file's from then on.
     *
     * @param string $certificate The certificate's name.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteCertificate(
        string $certificate,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/certificates/{certificate}',
            at: ['certificate' => $certificate],
            query: ['dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes a contact.
     *
     * @param string $domain The domain's name.
     * @param string $uid What it is known by there.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteContact(
        string $domain,
        string $uid,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/domains/{domain}/contacts/{uid}',
            at: ['domain' => $domain, 'uid' => $uid],
            query: ['dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes a contact.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param string $uid What it is known by there.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteContactByExternalId(
        string $externalId,
        string $uid,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/domains/by-external-id/{external_id}/contacts/{uid}',
            at: ['external_id' => $externalId, 'uid' => $uid],
            query: ['dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Logs out: ends the session that asks, and forgets its cookie.
     *
     * @throws Failure
     */
    public function deleteCurrentSession(?string $idempotencyKey = null): void
    {
        $this->request('DELETE', '/v1/sessions/current', headers: ['Idempotency-Key' => $idempotencyKey]);
    }

    /**
     * Deletes a domain that holds no mailboxes and aliases any more, with its signing keys.
     *
     * @param string $domain The domain's name.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteDomain(
        string $domain,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/domains/{domain}',
            at: ['domain' => $domain],
            query: ['dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes a domain that holds no mailboxes and aliases any more, with its signing keys.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteDomainByExternalId(
        string $externalId,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/domains/by-external-id/{external_id}',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Takes leave back from a program. Its tokens open nothing any more, and the mailbox's sessions end.
     *
     * @param string $id The grant's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteGrant(string $id, ?bool $dryRun = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/grants/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deactivates: gives the licence up, so that it can be used elsewhere. From then on the limits of Free hold here.
     *
     * @throws Failure
     */
    public function deleteLicense(?string $idempotencyKey = null): Type\LicenseReceipt
    {
        return $this->call(
            Type\LicenseReceipt::class,
            'DELETE',
            '/v1/license',
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Closes a listener. Whoever is connected ends what is in hand.
     *
     * @param string $listener The listener's name.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteListener(
        string $listener,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/listeners/{listener}',
            at: ['listener' => $listener],
            query: ['dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Ends the session of a mail program.
     *
     * It is told so, and may log in again. Whoever is to stay out gets another password, or the mailbox's `login` is
     * switched off: both end all its sessions.
     *
     * @param string $id The session's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteMailSession(string $id, ?bool $dryRun = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/mail-sessions/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes a mailbox; it can be restored until it is purged.
     *
     * Nobody logs in to it any more and mail to it is refused, but nothing else can have its address. With
     * `purge_after=P0D` it goes at once, with everything in it.
     *
     * @param string $address The mailbox's address.
     * @param string|null $purgeAfter How long it can be restored: an ISO 8601 duration in weeks, days, hours or less.
     *   Default `P30D`; `P0D` deletes it for good at once.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteMailbox(
        string $address,
        ?string $purgeAfter = null,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): ?Type\Mailbox {
        return $this->callOrNull(
            Type\Mailbox::class,
            'DELETE',
            '/v1/mailboxes/{address}',
            at: ['address' => $address],
            query: ['purge_after' => $purgeAfter, 'dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes a mailbox; it can be restored until it is purged.
     *
     * Nobody logs in to it any more and mail to it is refused, but nothing else can have its address. With
     * `purge_after=P0D` it goes at once, with everything in it.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param string|null $purgeAfter How long it can be restored: an ISO 8601 duration in weeks, days, hours or less.
     *   Default `P30D`; `P0D` deletes it for good at once.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteMailboxByExternalId(
        string $externalId,
        ?string $purgeAfter = null,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): ?Type\Mailbox {
        return $this->callOrNull(
            Type\Mailbox::class,
            'DELETE',
            '/v1/mailboxes/by-external-id/{external_id}',
            at: ['external_id' => $externalId],
            query: ['purge_after' => $purgeAfter, 'dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Takes all passkeys from a holder who lost what held them; their sessions end.
     *
     * Without any nothing changes.
     *
     * @param string $address The mailbox's address.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteMailboxPasskeys(string $address, ?bool $dryRun = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/mailboxes/{address}/passkeys',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Takes all passkeys from a holder who lost what held them; their sessions end.
     *
     * Without any nothing changes.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteMailboxPasskeysByExternalId(
        string $externalId,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/mailboxes/by-external-id/{external_id}/passkeys',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Takes the second factor from a holder who lost it; their sessions end.
     *
     * Without one nothing changes.
     *
     * @param string $address The mailbox's address.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteMailboxTotp(string $address, ?bool $dryRun = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/mailboxes/{address}/totp',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Takes the second factor from a holder who lost it; their sessions end.
     *
     * Without one nothing changes.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteMailboxTotpByExternalId(
        string $externalId,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/mailboxes/by-external-id/{external_id}/totp',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes a program. What people let it do ends, and its tokens open nothing.
     *
     * @param string $id The program's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteOauthClient(
        string $id,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/oauth-clients/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes a rule of one's own mailbox.
     *
     * @param string $id The rule's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteOwnAccessRule(
        string $id,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/me/access-rules/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Takes a password from one of one's own mail programs.
     *
     * The mailbox's sessions end; programs with another password come back by themselves.
     *
     * @param string $id The password's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteOwnAppPassword(string $id, ?bool $dryRun = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/me/app-passwords/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Takes leave back from a program that one let act for oneself. A mailbox's sessions end.
     *
     * @param string $id The grant's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteOwnGrant(string $id, ?bool $dryRun = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/me/grants/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Ends the session of one of one's own mail programs. It may log in again.
     *
     * @param string $id The session's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteOwnMailSession(string $id, ?bool $dryRun = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/me/mail-sessions/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes one of one's own passkeys.
     *
     * @param string $id The passkey's id.
     * @throws Failure
     */
    public function deleteOwnPasskey(string $id, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/me/passkeys/{id}',
            at: ['id' => $id],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Turns one's own second factor off.
     *
     * @param array{password: string}|Value $body
     *   `password`: The password.
     * @throws Failure
     */
    public function deleteOwnTotp(array|Value $body, ?string $idempotencyKey = null): void
    {
        $this->request('DELETE', '/v1/me/totp', body: $body, headers: ['Idempotency-Key' => $idempotencyKey]);
    }

    /**
     * Deletes a plan that no tenant has.
     *
     * @param string $plan The plan's name.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deletePlan(
        string $plan,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/plans/{plan}',
            at: ['plan' => $plan],
            query: ['dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes a message from the queue. Its sender is not told.
     *
     * @param string $id The message's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteQueueMessage(string $id, ?bool $dryRun = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/queue/messages/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Ends one of one's own sessions.
     *
     * @param string $id The session's id.
     * @throws Failure
     */
    public function deleteSession(string $id, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/sessions/{id}',
            at: ['id' => $id],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Terminates a tenant; it can be restored until it is purged.
     *
     * Nobody logs in any more, its tokens open nothing, its addresses are gone, and everything is kept. With
     * `purge_after=P0D` it goes at once, with its domains and all that is in them.
     *
     * @param string $tenant The tenant's name or identifier.
     * @param string|null $purgeAfter How long it can be restored: an ISO 8601 duration in weeks, days, hours or less.
     *   Default `P30D`; `P0D` deletes it for good at once.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteTenant(
        string $tenant,
        ?string $purgeAfter = null,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): ?Type\Tenant {
        return $this->callOrNull(
            Type\Tenant::class,
            'DELETE',
            '/v1/tenants/{tenant}',
            at: ['tenant' => $tenant],
            query: ['purge_after' => $purgeAfter, 'dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Terminates a tenant; it can be restored until it is purged.
     *
     * Nobody logs in any more, its tokens open nothing, its addresses are gone, and everything is kept. With
     * `purge_after=P0D` it goes at once, with its domains and all that is in them.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param string|null $purgeAfter How long it can be restored: an ISO 8601 duration in weeks, days, hours or less.
     *   Default `P30D`; `P0D` deletes it for good at once.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteTenantByExternalId(
        string $externalId,
        ?string $purgeAfter = null,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): ?Type\Tenant {
        return $this->callOrNull(
            Type\Tenant::class,
            'DELETE',
            '/v1/tenants/by-external-id/{external_id}',
            at: ['external_id' => $externalId],
            query: ['purge_after' => $purgeAfter, 'dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Revokes a token at once.
     *
     * It stays in the list with `revoked_at`, for the audit trail. Revoking it again changes nothing.
     *
     * @param string $id The token's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function deleteToken(
        string $id,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/tokens/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes a webhook endpoint with everything that was to be sent to it.
     *
     * @param string $id Its id.
     * @throws Failure
     */
    public function deleteWebhookEndpoint(string $id, ?string $ifMatch = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/webhook-endpoints/{id}',
            at: ['id' => $id],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Lets a network try to log in at once.
     *
     * @param string $network An address in the network.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function forgetFailedLogins(string $network, ?bool $dryRun = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/failed-logins/{network}',
            at: ['network' => $network],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Forgets the failed logins to a mailbox, from wherever: whoever knows its password need not wait.
     *
     * A network that guessed goes on waiting (`DELETE /v1/failed-logins/{network}`).
     *
     * @param string $address The mailbox's address.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function forgetMailboxFailedLogins(
        string $address,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/mailboxes/{address}/failed-logins',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Forgets the failed logins to a mailbox, from wherever: whoever knows its password need not wait.
     *
     * A network that guessed goes on waiting (`DELETE /v1/failed-logins/{network}`).
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function forgetMailboxFailedLoginsByExternalId(
        string $externalId,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'DELETE',
            '/v1/mailboxes/by-external-id/{external_id}/failed-logins',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Holds a message back until it is released. An attempt under way is still finished.
     *
     * @param string $id The message's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function holdQueueMessage(
        string $id,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\QueueMessageDetail {
        return $this->call(
            Type\QueueMessageDetail::class,
            'POST',
            '/v1/queue/messages/{id}/hold',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Lists rules.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param bool|null $count Whether the answer says in `total` how many there are on all pages.
     * @param string|null $tenant Only those of this tenant, its domains and mailboxes.
     * @param string|null $domain Only those of this domain and its mailboxes.
     * @param string|null $mailbox Only those of this mailbox.
     * @param 'network'|'sender'|'recipient'|string|null $kind Only those that look at this.
     * @param 'block'|'allow'|string|null $action Only those that do this.
     * @param string|null $search Only those with this in their pattern, or with this identifier.
     * @throws Failure
     */
    public function listAccessRules(
        ?int $limit = null,
        ?string $cursor = null,
        ?bool $count = null,
        ?string $tenant = null,
        ?string $domain = null,
        ?string $mailbox = null,
        ?string $kind = null,
        ?string $action = null,
        ?string $search = null,
    ): Type\AccessRulePage {
        return $this->page(
            Type\AccessRulePage::class,
            'GET',
            '/v1/access-rules',
            query: ['limit' => $limit, 'cursor' => $cursor, 'count' => $count, 'tenant' => $tenant, 'domain' => $domain, 'mailbox' => $mailbox, 'kind' => $kind, 'action' => $action, 'search' => $search],
        );
    }

    /**
     * Lists the passkeys of an administrator.
     *
     * @param string $login The administrator's login.
     * @throws Failure
     */
    public function listAdministratorPasskeys(string $login): Type\PasskeyPage
    {
        return $this->page(
            Type\PasskeyPage::class,
            'GET',
            '/v1/administrators/{login}/passkeys',
            at: ['login' => $login],
        );
    }

    /**
     * Lists administrators within reach, by login.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listAdministrators(?int $limit = null, ?string $cursor = null): Type\AdministratorPage
    {
        return $this->page(
            Type\AdministratorPage::class,
            'GET',
            '/v1/administrators',
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Lists aliases.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param bool|null $count Whether the answer says in `total` how many there are on all pages.
     * @param string|null $tenant Only those of this tenant.
     * @param string|null $domain Only those in this domain.
     * @param string|null $search Only those with this in their address.
     * @param string|null $target Only those that lead there.
     * @param 'address'|'-address'|'created_at'|'-created_at'|string|null $sort The list's order. Default `address`.
     * @throws Failure
     */
    public function listAliases(
        ?int $limit = null,
        ?string $cursor = null,
        ?bool $count = null,
        ?string $tenant = null,
        ?string $domain = null,
        ?string $search = null,
        ?string $target = null,
        ?string $sort = null,
    ): Type\AliasPage {
        return $this->page(
            Type\AliasPage::class,
            'GET',
            '/v1/aliases',
            query: ['limit' => $limit, 'cursor' => $cursor, 'count' => $count, 'tenant' => $tenant, 'domain' => $domain, 'search' => $search, 'target' => $target, 'sort' => $sort],
        );
    }

    /**
     * Lists who did what to the objects within reach, from where, and how they looked before and after; the newest
     * first.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param string|null $actor Only what this one did, such as `token:token_16j`.
     * @param string|null $object Only what was done to this object, such as `domain:example.org`.
     * @param string|null $since Only what was done then or later.
     * @param string|null $until Only what was done before then.
     * @throws Failure
     */
    public function listAuditLines(
        ?int $limit = null,
        ?string $cursor = null,
        ?string $actor = null,
        ?string $object = null,
        ?string $since = null,
        ?string $until = null,
    ): Type\AuditPage {
        return $this->page(
            Type\AuditPage::class,
            'GET',
            '/v1/audit-lines',
            query: ['limit' => $limit, 'cursor' => $cursor, 'actor' => $actor, 'object' => $object, 'since' => $since, 'until' => $until],
        );
    }

    /**
     * Lists certificates by name. That of the boot file, which answers every other name, is not among them.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listCertificates(?int $limit = null, ?string $cursor = null): Type\CertificatePage
    {
        return $this->page(
            Type\CertificatePage::class,
            'GET',
            '/v1/certificates',
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Lists the contacts in a domain's address book.
     *
     * Of another name of a domain it is the address book of that domain.
     *
     * @param string $domain The domain's name.
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param bool|null $count Whether the answer says in `total` how many there are on all pages.
     * @param string|null $search Only those with this in a name, an address of mail, a number, a category, or in where
     *   they work.
     * @param 'name'|'-name'|'created_at'|'-created_at'|string|null $sort The list's order. Default `name`.
     * @throws Failure
     */
    public function listContacts(
        string $domain,
        ?int $limit = null,
        ?string $cursor = null,
        ?bool $count = null,
        ?string $search = null,
        ?string $sort = null,
    ): Type\ContactPage {
        return $this->page(
            Type\ContactPage::class,
            'GET',
            '/v1/domains/{domain}/contacts',
            at: ['domain' => $domain],
            query: ['limit' => $limit, 'cursor' => $cursor, 'count' => $count, 'search' => $search, 'sort' => $sort],
        );
    }

    /**
     * Lists the contacts in a domain's address book.
     *
     * Of another name of a domain it is the address book of that domain.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param bool|null $count Whether the answer says in `total` how many there are on all pages.
     * @param string|null $search Only those with this in a name, an address of mail, a number, a category, or in where
     *   they work.
     * @param 'name'|'-name'|'created_at'|'-created_at'|string|null $sort The list's order. Default `name`.
     * @throws Failure
     */
    public function listContactsByExternalId(
        string $externalId,
        ?int $limit = null,
        ?string $cursor = null,
        ?bool $count = null,
        ?string $search = null,
        ?string $sort = null,
    ): Type\ContactPage {
        return $this->page(
            Type\ContactPage::class,
            'GET',
            '/v1/domains/by-external-id/{external_id}/contacts',
            at: ['external_id' => $externalId],
            query: ['limit' => $limit, 'cursor' => $cursor, 'count' => $count, 'search' => $search, 'sort' => $sort],
        );
    }

    /**
     * Lists the keys a domain's mail is signed with, those that wait and those that retired too.
     *
     * @param string $domain The domain's name.
     * @throws Failure
     */
    public function listDkimKeys(string $domain): Type\DkimKeyPage
    {
        return $this->page(Type\DkimKeyPage::class, 'GET', '/v1/domains/{domain}/dkim-keys', at: ['domain' => $domain]);
    }

    /**
     * Lists the keys a domain's mail is signed with, those that wait and those that retired too.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @throws Failure
     */
    public function listDkimKeysByExternalId(string $externalId): Type\DkimKeyPage
    {
        return $this->page(
            Type\DkimKeyPage::class,
            'GET',
            '/v1/domains/by-external-id/{external_id}/dkim-keys',
            at: ['external_id' => $externalId],
        );
    }

    /**
     * Looks up what a domain's DNS shows of its wanted records, now.
     *
     * Nothing that was kept of earlier answers counts, and records are held against what they are for: an SPF record
     * is good if mail from this server passes, in whichever words it says so.
     *
     * @param string $domain The domain's name.
     * @throws Failure
     */
    public function listDnsCheck(string $domain): Type\DnsCheckPage
    {
        return $this->page(
            Type\DnsCheckPage::class,
            'GET',
            '/v1/domains/{domain}/dns-check',
            at: ['domain' => $domain],
        );
    }

    /**
     * Looks up what a domain's DNS shows of its wanted records, now.
     *
     * Nothing that was kept of earlier answers counts, and records are held against what they are for: an SPF record
     * is good if mail from this server passes, in whichever words it says so.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @throws Failure
     */
    public function listDnsCheckByExternalId(string $externalId): Type\DnsCheckPage
    {
        return $this->page(
            Type\DnsCheckPage::class,
            'GET',
            '/v1/domains/by-external-id/{external_id}/dns-check',
            at: ['external_id' => $externalId],
        );
    }

    /**
     * Lists the records the domain's DNS should show for its mail to come, go and be believed.
     *
     * @param string $domain The domain's name.
     * @throws Failure
     */
    public function listDnsRecords(string $domain): Type\DnsRecordPage
    {
        return $this->page(
            Type\DnsRecordPage::class,
            'GET',
            '/v1/domains/{domain}/dns-records',
            at: ['domain' => $domain],
        );
    }

    /**
     * Lists the records the domain's DNS should show for its mail to come, go and be believed.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @throws Failure
     */
    public function listDnsRecordsByExternalId(string $externalId): Type\DnsRecordPage
    {
        return $this->page(
            Type\DnsRecordPage::class,
            'GET',
            '/v1/domains/by-external-id/{external_id}/dns-records',
            at: ['external_id' => $externalId],
        );
    }

    /**
     * Lists domains.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param bool|null $count Whether the answer says in `total` how many there are on all pages.
     * @param string|null $tenant Only those of this tenant.
     * @param 'active'|'disabled'|string|null $status Only those that stand so.
     * @param string|null $externalId Only those that the caller's own system calls so.
     * @param string|null $aliasOf Only those that are other names of this domain.
     * @param string|null $search Only those with this in their name.
     * @param 'name'|'-name'|'created_at'|'-created_at'|string|null $sort The list's order. Default `name`.
     * @param 'tenant'|string|null $expand What is shown with each, in `expanded`.
     * @throws Failure
     */
    public function listDomains(
        ?int $limit = null,
        ?string $cursor = null,
        ?bool $count = null,
        ?string $tenant = null,
        ?string $status = null,
        ?string $externalId = null,
        ?string $aliasOf = null,
        ?string $search = null,
        ?string $sort = null,
        ?string $expand = null,
    ): Type\DomainPage {
        return $this->page(
            Type\DomainPage::class,
            'GET',
            '/v1/domains',
            query: ['limit' => $limit, 'cursor' => $cursor, 'count' => $count, 'tenant' => $tenant, 'status' => $status, 'external_id' => $externalId, 'alias_of' => $aliasOf, 'search' => $search, 'sort' => $sort, 'expand' => $expand],
        );
    }

    /**
     * Lists what happened to the objects within reach, in order.
     *
     * A panel that keeps `next_cursor`, or the id of the last event it saw, misses nothing: each change of each object
     * is here, in the order of its commit. `410 cursor_expired` says that what followed is gone, and everything must
     * be read anew.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param string|null $after What happened after this event: its id. Instead of `cursor`.
     * @param string|null $types Only events of these kinds, separated by commas: kinds, beginnings such as `domain.*`,
     *   or `*` for all.
     * @throws Failure
     */
    public function listEvents(
        ?int $limit = null,
        ?string $cursor = null,
        ?string $after = null,
        ?string $types = null,
    ): Type\EventPage {
        return $this->page(
            Type\EventPage::class,
            'GET',
            '/v1/events',
            query: ['limit' => $limit, 'cursor' => $cursor, 'after' => $after, 'types' => $types],
        );
    }

    /**
     * Lists the networks that failed logins hold up at the moment.
     *
     * Whoever guesses waits ever longer; nobody is shut out for good. A network that is to stay out is blocked by a
     * rule (`POST /v1/access-rules`), and one that many people share is allowed by one.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listFailedLogins(?int $limit = null, ?string $cursor = null): Type\FailedLoginsPage
    {
        return $this->page(
            Type\FailedLoginsPage::class,
            'GET',
            '/v1/failed-logins',
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Lists where is listened, by name: what the boot file names (`boot-smtp`, `boot-smtp-2`), and what was opened
     * here.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listListeners(?int $limit = null, ?string $cursor = null): Type\ListenerPage
    {
        return $this->page(
            Type\ListenerPage::class,
            'GET',
            '/v1/listeners',
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Lists the mail programs that are logged in.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param string|null $tenant Only those to mailboxes of this tenant.
     * @param string|null $domain Only those to mailboxes of this domain.
     * @param string|null $mailbox Only those to this mailbox.
     * @param 'imap'|'pop3'|'submission'|string|null $protocol Only those that speak this.
     * @param string|null $peerIp Only those from this address.
     * @throws Failure
     */
    public function listMailSessions(
        ?int $limit = null,
        ?string $cursor = null,
        ?string $tenant = null,
        ?string $domain = null,
        ?string $mailbox = null,
        ?string $protocol = null,
        ?string $peerIp = null,
    ): Type\MailSessionPage {
        return $this->page(
            Type\MailSessionPage::class,
            'GET',
            '/v1/mail-sessions',
            query: ['limit' => $limit, 'cursor' => $cursor, 'tenant' => $tenant, 'domain' => $domain, 'mailbox' => $mailbox, 'protocol' => $protocol, 'peer_ip' => $peerIp],
        );
    }

    /**
     * Lists the passwords that the mail programs of a mailbox have.
     *
     * @param string $address The mailbox's address.
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listMailboxAppPasswords(
        string $address,
        ?int $limit = null,
        ?string $cursor = null,
    ): Type\AppPasswordPage {
        return $this->page(
            Type\AppPasswordPage::class,
            'GET',
            '/v1/mailboxes/{address}/app-passwords',
            at: ['address' => $address],
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Lists the passwords that the mail programs of a mailbox have.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listMailboxAppPasswordsByExternalId(
        string $externalId,
        ?int $limit = null,
        ?string $cursor = null,
    ): Type\AppPasswordPage {
        return $this->page(
            Type\AppPasswordPage::class,
            'GET',
            '/v1/mailboxes/by-external-id/{external_id}/app-passwords',
            at: ['external_id' => $externalId],
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Lists what the holder of a mailbox lets programs do.
     *
     * @param string $address The mailbox's address.
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listMailboxGrants(string $address, ?int $limit = null, ?string $cursor = null): Type\GrantPage
    {
        return $this->page(
            Type\GrantPage::class,
            'GET',
            '/v1/mailboxes/{address}/grants',
            at: ['address' => $address],
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Lists what the holder of a mailbox lets programs do.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listMailboxGrantsByExternalId(
        string $externalId,
        ?int $limit = null,
        ?string $cursor = null,
    ): Type\GrantPage {
        return $this->page(
            Type\GrantPage::class,
            'GET',
            '/v1/mailboxes/by-external-id/{external_id}/grants',
            at: ['external_id' => $externalId],
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Lists the passkeys of a mailbox's holder.
     *
     * @param string $address The mailbox's address.
     * @throws Failure
     */
    public function listMailboxPasskeys(string $address): Type\PasskeyPage
    {
        return $this->page(
            Type\PasskeyPage::class,
            'GET',
            '/v1/mailboxes/{address}/passkeys',
            at: ['address' => $address],
        );
    }

    /**
     * Lists the passkeys of a mailbox's holder.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @throws Failure
     */
    public function listMailboxPasskeysByExternalId(string $externalId): Type\PasskeyPage
    {
        return $this->page(
            Type\PasskeyPage::class,
            'GET',
            '/v1/mailboxes/by-external-id/{external_id}/passkeys',
            at: ['external_id' => $externalId],
        );
    }

    /**
     * Lists mailboxes, with what they hold.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param bool|null $count Whether the answer says in `total` how many there are on all pages.
     * @param string|null $tenant Only those of this tenant.
     * @param string|null $domain Only those in this domain.
     * @param 'active'|'staged'|'disabled'|'deleted'|string|null $status Only those that stand so. Deleted ones are
     *   listed only when they are asked for.
     * @param string|null $externalId Only those that the caller's own system calls so.
     * @param string|null $search Only those with this in their address or name.
     * @param 'address'|'-address'|'created_at'|'-created_at'|string|null $sort The list's order. Default `address`.
     * @param 'domain'|string|null $expand What is shown with each, in `expanded`.
     * @throws Failure
     */
    public function listMailboxes(
        ?int $limit = null,
        ?string $cursor = null,
        ?bool $count = null,
        ?string $tenant = null,
        ?string $domain = null,
        ?string $status = null,
        ?string $externalId = null,
        ?string $search = null,
        ?string $sort = null,
        ?string $expand = null,
    ): Type\MailboxPage {
        return $this->page(
            Type\MailboxPage::class,
            'GET',
            '/v1/mailboxes',
            query: ['limit' => $limit, 'cursor' => $cursor, 'count' => $count, 'tenant' => $tenant, 'domain' => $domain, 'status' => $status, 'external_id' => $externalId, 'search' => $search, 'sort' => $sort, 'expand' => $expand],
        );
    }

    /**
     * Lists messages that came here or were refused, newest first.
     *
     * Within a tenant or a domain, those that it sent or that came to it. Told for as long as the setting
     * `retention.message_trace_days` says. Mail that was refused is told of within a budget a sending network and
     * minute; beyond, it is counted only.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param string|null $sender Only those of this sender: an address, or `@` and a domain.
     * @param string|null $recipient Only those for this recipient, as it was named or where that led: an address, or
     *   `@` and a domain.
     * @param string|null $messageId Only those with this Message-ID, with or without its angle brackets.
     * @param string|null $since Only those that began then or later.
     * @param string|null $until Only those that began before.
     * @throws Failure
     */
    public function listMessages(
        ?int $limit = null,
        ?string $cursor = null,
        ?string $sender = null,
        ?string $recipient = null,
        ?string $messageId = null,
        ?string $since = null,
        ?string $until = null,
    ): Type\MessagePage {
        return $this->page(
            Type\MessagePage::class,
            'GET',
            '/v1/messages',
            query: ['limit' => $limit, 'cursor' => $cursor, 'sender' => $sender, 'recipient' => $recipient, 'message_id' => $messageId, 'since' => $since, 'until' => $until],
        );
    }

    /**
     * Lists the contacts in the address book of one's own domain.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param string|null $search Only those with this in a name, an address of mail, a number, a category, or in where
     *   they work.
     * @param 'name'|'-name'|'created_at'|'-created_at'|string|null $sort The list's order. Default `name`.
     * @throws Failure
     */
    public function listMyContacts(
        ?int $limit = null,
        ?string $cursor = null,
        ?string $search = null,
        ?string $sort = null,
    ): Type\ContactPage {
        return $this->page(
            Type\ContactPage::class,
            'GET',
            '/v1/me/contacts',
            query: ['limit' => $limit, 'cursor' => $cursor, 'search' => $search, 'sort' => $sort],
        );
    }

    /**
     * Lists the programs that people may let act for them.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listOauthClients(?int $limit = null, ?string $cursor = null): Type\OAuthClientPage
    {
        return $this->page(
            Type\OAuthClientPage::class,
            'GET',
            '/v1/oauth-clients',
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Lists what came of an operation's parts.
     *
     * It is for whoever asked for the operation, and for those with the scope `admin`.
     *
     * @param string $id The operation's identifier.
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param bool|null $failed Only those that failed, or only those that did not.
     * @throws Failure
     */
    public function listOperationResults(
        string $id,
        ?int $limit = null,
        ?string $cursor = null,
        ?bool $failed = null,
    ): Type\OperationResultPage {
        return $this->page(
            Type\OperationResultPage::class,
            'GET',
            '/v1/operations/{id}/results',
            at: ['id' => $id],
            query: ['limit' => $limit, 'cursor' => $cursor, 'failed' => $failed],
        );
    }

    /**
     * Lists operations, the latest first.
     *
     * Those that are over are kept for `operation_days` (`/v1/settings/retention`). The event `operation.ended` tells
     * of each end.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param 'waiting'|'running'|'done'|'failed'|'cancelled'|string|null $status Only those that stand so.
     * @throws Failure
     */
    public function listOperations(
        ?int $limit = null,
        ?string $cursor = null,
        ?string $status = null,
    ): Type\OperationPage {
        return $this->page(
            Type\OperationPage::class,
            'GET',
            '/v1/operations',
            query: ['limit' => $limit, 'cursor' => $cursor, 'status' => $status],
        );
    }

    /**
     * Lists the rules that one made for one's own mailbox. What administrators say of it is theirs.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param bool|null $count Whether the answer says in `total` how many there are on all pages.
     * @param string|null $search Only those with this in their pattern.
     * @throws Failure
     */
    public function listOwnAccessRules(
        ?int $limit = null,
        ?string $cursor = null,
        ?bool $count = null,
        ?string $search = null,
    ): Type\AccessRulePage {
        return $this->page(
            Type\AccessRulePage::class,
            'GET',
            '/v1/me/access-rules',
            query: ['limit' => $limit, 'cursor' => $cursor, 'count' => $count, 'search' => $search],
        );
    }

    /**
     * Lists the passwords that one's own mail programs have.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listOwnAppPasswords(?int $limit = null, ?string $cursor = null): Type\AppPasswordPage
    {
        return $this->page(
            Type\AppPasswordPage::class,
            'GET',
            '/v1/me/app-passwords',
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Lists what one lets programs do, in a session that began with a password.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listOwnGrants(?int $limit = null, ?string $cursor = null): Type\GrantPage
    {
        return $this->page(
            Type\GrantPage::class,
            'GET',
            '/v1/me/grants',
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Lists the mail programs that are logged in to one's own mailbox.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listOwnMailSessions(?int $limit = null, ?string $cursor = null): Type\MailSessionPage
    {
        return $this->page(
            Type\MailSessionPage::class,
            'GET',
            '/v1/me/mail-sessions',
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Lists one's own passkeys, the oldest first.
     *
     * @throws Failure
     */
    public function listOwnPasskeys(): Type\PasskeyPage
    {
        return $this->page(Type\PasskeyPage::class, 'GET', '/v1/me/passkeys');
    }

    /**
     * Lists plans by name: the server's own, or those of the reseller who asks.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listPlans(?int $limit = null, ?string $cursor = null): Type\PlanPage
    {
        return $this->page(Type\PlanPage::class, 'GET', '/v1/plans', query: ['limit' => $limit, 'cursor' => $cursor]);
    }

    /**
     * Lists messages on their way out, oldest first.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param bool|null $count Whether the answer says in `total` how many there are on all pages.
     * @param string|null $sender Only those of this sender: an address, or `@` and a domain.
     * @param string|null $recipient Only those that still wait for this recipient: an address, or `@` and the domain
     *   it is routed by.
     * @param 'active'|'held'|string|null $status Only those that are attempted, or those that are held back.
     * @throws Failure
     */
    public function listQueueMessages(
        ?int $limit = null,
        ?string $cursor = null,
        ?bool $count = null,
        ?string $sender = null,
        ?string $recipient = null,
        ?string $status = null,
    ): Type\QueueMessagePage {
        return $this->page(
            Type\QueueMessagePage::class,
            'GET',
            '/v1/queue/messages',
            query: ['limit' => $limit, 'cursor' => $cursor, 'count' => $count, 'sender' => $sender, 'recipient' => $recipient, 'status' => $status],
        );
    }

    /**
     * Lists one's own sessions.
     *
     * @throws Failure
     */
    public function listSessions(): Type\SessionPage
    {
        return $this->page(Type\SessionPage::class, 'GET', '/v1/sessions');
    }

    /**
     * Lists the settings groups and their fields.
     *
     * @throws Failure
     */
    public function listSettings(): Type\SettingsGroupPage
    {
        return $this->page(Type\SettingsGroupPage::class, 'GET', '/v1/settings');
    }

    /**
     * Lists the server's background work and how it fares.
     *
     * @throws Failure
     */
    public function listTasks(): Type\TaskPage
    {
        return $this->page(Type\TaskPage::class, 'GET', '/v1/tasks');
    }

    /**
     * Lists tenants.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param bool|null $count Whether the answer says in `total` how many there are on all pages.
     * @param string|null $parent Only those under this reseller.
     * @param string|null $plan Only those on this plan of the caller's.
     * @param 'active'|'suspended'|'terminated'|string|null $status Only those that stand so. Terminated ones are
     *   listed only when they are asked for.
     * @param string|null $externalId Only those that the caller's own system calls so.
     * @param string|null $search Only those with this in their name or external identifier.
     * @param 'name'|'-name'|'created_at'|'-created_at'|string|null $sort The list's order. Default `name`.
     * @param 'plan'|string|null $expand What is shown with each, in `expanded`.
     * @throws Failure
     */
    public function listTenants(
        ?int $limit = null,
        ?string $cursor = null,
        ?bool $count = null,
        ?string $parent = null,
        ?string $plan = null,
        ?string $status = null,
        ?string $externalId = null,
        ?string $search = null,
        ?string $sort = null,
        ?string $expand = null,
    ): Type\TenantPage {
        return $this->page(
            Type\TenantPage::class,
            'GET',
            '/v1/tenants',
            query: ['limit' => $limit, 'cursor' => $cursor, 'count' => $count, 'parent' => $parent, 'plan' => $plan, 'status' => $status, 'external_id' => $externalId, 'search' => $search, 'sort' => $sort, 'expand' => $expand],
        );
    }

    /**
     * Lists tokens, revoked and expired ones too.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listTokens(?int $limit = null, ?string $cursor = null): Type\TokenPage
    {
        return $this->page(Type\TokenPage::class, 'GET', '/v1/tokens', query: ['limit' => $limit, 'cursor' => $cursor]);
    }

    /**
     * Lists what every tenant uses, as it stands at the moment, and what its mail moved in a month.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param string|null $month The month whose traffic is told, in UTC. Default: the one that it is.
     * @throws Failure
     */
    public function listUsage(?int $limit = null, ?string $cursor = null, ?string $month = null): Type\UsagePage
    {
        return $this->page(
            Type\UsagePage::class,
            'GET',
            '/v1/usage',
            query: ['limit' => $limit, 'cursor' => $cursor, 'month' => $month],
        );
    }

    /**
     * Lists what was sent to a webhook endpoint, or is to be, with what came of each attempt: 30 days, the newest
     * first.
     *
     * @param string $id Its id.
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param 'pending'|'delivered'|'failed'|string|null $status Only those that are so far.
     * @throws Failure
     */
    public function listWebhookDeliveries(
        string $id,
        ?int $limit = null,
        ?string $cursor = null,
        ?string $status = null,
    ): Type\WebhookDeliveryPage {
        return $this->page(
            Type\WebhookDeliveryPage::class,
            'GET',
            '/v1/webhook-endpoints/{id}/deliveries',
            at: ['id' => $id],
            query: ['limit' => $limit, 'cursor' => $cursor, 'status' => $status],
        );
    }

    /**
     * Lists the webhook endpoints of the caller's tenant, or of the server itself.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listWebhookEndpoints(?int $limit = null, ?string $cursor = null): Type\WebhookEndpointPage
    {
        return $this->page(
            Type\WebhookEndpointPage::class,
            'GET',
            '/v1/webhook-endpoints',
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Reads a rule.
     *
     * @param string $id The rule's id.
     * @throws Failure
     */
    public function readAccessRule(string $id): Type\AccessRule
    {
        return $this->call(Type\AccessRule::class, 'GET', '/v1/access-rules/{id}', at: ['id' => $id]);
    }

    /**
     * Reads an administrator.
     *
     * @param string $login The administrator's login.
     * @throws Failure
     */
    public function readAdministrator(string $login): Type\Administrator
    {
        return $this->call(Type\Administrator::class, 'GET', '/v1/administrators/{login}', at: ['login' => $login]);
    }

    /**
     * Reads an alias.
     *
     * @param string $address The alias's address.
     * @throws Failure
     */
    public function readAlias(string $address): Type\Alias
    {
        return $this->call(Type\Alias::class, 'GET', '/v1/aliases/{address}', at: ['address' => $address]);
    }

    /**
     * Reads a certificate, without its key.
     *
     * @param string $certificate The certificate's name.
     * @throws Failure
     */
    public function readCertificate(string $certificate): Type\Certificate
    {
        return $this->call(
            Type\Certificate::class,
            'GET',
            '/v1/certificates/{certificate}',
            at: ['certificate' => $certificate],
        );
    }

    /**
     * Reads a contact.
     *
     * @param string $domain The domain's name.
     * @param string $uid What it is known by there.
     * @throws Failure
     */
    public function readContact(string $domain, string $uid): Type\Contact
    {
        return $this->call(
            Type\Contact::class,
            'GET',
            '/v1/domains/{domain}/contacts/{uid}',
            at: ['domain' => $domain, 'uid' => $uid],
        );
    }

    /**
     * Reads a contact.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param string $uid What it is known by there.
     * @throws Failure
     */
    public function readContactByExternalId(string $externalId, string $uid): Type\Contact
    {
        return $this->call(
            Type\Contact::class,
            'GET',
            '/v1/domains/by-external-id/{external_id}/contacts/{uid}',
            at: ['external_id' => $externalId, 'uid' => $uid],
        );
    }

    /**
     * Reads this group of settings, without its secrets.
     *
     * @throws Failure
     */
    public function readDnsSettings(): Type\DnsSettings
    {
        return $this->call(Type\DnsSettings::class, 'GET', '/v1/settings/dns');
    }

    /**
     * Reads a domain.
     *
     * @param string $domain The domain's name.
     * @throws Failure
     */
    public function readDomain(string $domain): Type\Domain
    {
        return $this->call(Type\Domain::class, 'GET', '/v1/domains/{domain}', at: ['domain' => $domain]);
    }

    /**
     * Reads a domain.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @throws Failure
     */
    public function readDomainByExternalId(string $externalId): Type\Domain
    {
        return $this->call(
            Type\Domain::class,
            'GET',
            '/v1/domains/by-external-id/{external_id}',
            at: ['external_id' => $externalId],
        );
    }

    /**
     * Reads this group of settings, without its secrets.
     *
     * @throws Failure
     */
    public function readImapSettings(): Type\ImapSettings
    {
        return $this->call(Type\ImapSettings::class, 'GET', '/v1/settings/imap');
    }

    /**
     * Reads what the licence allows, what is in use, and why not more.
     *
     * @throws Failure
     */
    public function readLicense(): Type\License
    {
        return $this->call(Type\License::class, 'GET', '/v1/license');
    }

    /**
     * Says how the licence is.
     *
     * It answers 200 in every state, and `health/live` and `health/ready` do not ask for it: a supervisor that
     * restarts the server, or sends its clients elsewhere, mends no licence.
     *
     * @throws Failure
     */
    public function readLicenseHealth(): Type\LicenseHealth
    {
        return $this->call(Type\LicenseHealth::class, 'GET', '/v1/health/license');
    }

    /**
     * Reads this group of settings, without its secrets.
     *
     * @throws Failure
     */
    public function readLicenseSettings(): Type\LicenseSettings
    {
        return $this->call(Type\LicenseSettings::class, 'GET', '/v1/settings/license');
    }

    /**
     * Reads a listener, and how it is.
     *
     * @param string $listener The listener's name.
     * @throws Failure
     */
    public function readListener(string $listener): Type\Listener
    {
        return $this->call(Type\Listener::class, 'GET', '/v1/listeners/{listener}', at: ['listener' => $listener]);
    }

    /**
     * Says that the process answers. Restart it when this fails.
     *
     * @throws Failure
     */
    public function readLiveness(): Type\Health
    {
        return $this->call(Type\Health::class, 'GET', '/v1/health/live');
    }

    /**
     * Reads this group of settings, without its secrets.
     *
     * @throws Failure
     */
    public function readLoginSettings(): Type\LoginSettings
    {
        return $this->call(Type\LoginSettings::class, 'GET', '/v1/settings/login');
    }

    /**
     * Reads a mailbox and what it holds.
     *
     * @param string $address The mailbox's address.
     * @throws Failure
     */
    public function readMailbox(string $address): Type\Mailbox
    {
        return $this->call(Type\Mailbox::class, 'GET', '/v1/mailboxes/{address}', at: ['address' => $address]);
    }

    /**
     * Reads what a mailbox answers by itself.
     *
     * @param string $address The mailbox's address.
     * @throws Failure
     */
    public function readMailboxAutoreply(string $address): Type\Autoreply
    {
        return $this->call(
            Type\Autoreply::class,
            'GET',
            '/v1/mailboxes/{address}/autoreply',
            at: ['address' => $address],
        );
    }

    /**
     * Reads what a mailbox answers by itself.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @throws Failure
     */
    public function readMailboxAutoreplyByExternalId(string $externalId): Type\Autoreply
    {
        return $this->call(
            Type\Autoreply::class,
            'GET',
            '/v1/mailboxes/by-external-id/{external_id}/autoreply',
            at: ['external_id' => $externalId],
        );
    }

    /**
     * Reads a mailbox and what it holds.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @throws Failure
     */
    public function readMailboxByExternalId(string $externalId): Type\Mailbox
    {
        return $this->call(
            Type\Mailbox::class,
            'GET',
            '/v1/mailboxes/by-external-id/{external_id}',
            at: ['external_id' => $externalId],
        );
    }

    /**
     * Tells whether failed logins hold up whoever logs in to a mailbox.
     *
     * @param string $address The mailbox's address.
     * @throws Failure
     */
    public function readMailboxFailedLogins(string $address): Type\MailboxFailedLogins
    {
        return $this->call(
            Type\MailboxFailedLogins::class,
            'GET',
            '/v1/mailboxes/{address}/failed-logins',
            at: ['address' => $address],
        );
    }

    /**
     * Tells whether failed logins hold up whoever logs in to a mailbox.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @throws Failure
     */
    public function readMailboxFailedLoginsByExternalId(string $externalId): Type\MailboxFailedLogins
    {
        return $this->call(
            Type\MailboxFailedLogins::class,
            'GET',
            '/v1/mailboxes/by-external-id/{external_id}/failed-logins',
            at: ['external_id' => $externalId],
        );
    }

    /**
     * Reads where a mailbox sends its mail on to.
     *
     * @param string $address The mailbox's address.
     * @throws Failure
     */
    public function readMailboxForwarding(string $address): Type\Forwarding
    {
        return $this->call(
            Type\Forwarding::class,
            'GET',
            '/v1/mailboxes/{address}/forwarding',
            at: ['address' => $address],
        );
    }

    /**
     * Reads where a mailbox sends its mail on to.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @throws Failure
     */
    public function readMailboxForwardingByExternalId(string $externalId): Type\Forwarding
    {
        return $this->call(
            Type\Forwarding::class,
            'GET',
            '/v1/mailboxes/by-external-id/{external_id}/forwarding',
            at: ['external_id' => $externalId],
        );
    }

    /**
     * Reads who is logged in: an administrator, or the holder of a mailbox.
     *
     * @throws Failure
     */
    public function readMe(): Type\Me
    {
        return $this->call(Type\Me::class, 'GET', '/v1/me');
    }

    /**
     * Tells all there is to tell of a message: who brought it, what was decided, each attempt and what was said, and
     * where each recipient is by now.
     *
     * Within a tenant or a domain, recipients are left out that are others', unless it sent the message: then they are
     * named, and what they led to is not.
     *
     * @param string $id The message's id, in either case of letters.
     * @throws Failure
     */
    public function readMessageTrace(string $id): Type\MessageTrace
    {
        return $this->call(Type\MessageTrace::class, 'GET', '/v1/messages/{id}/trace', at: ['id' => $id]);
    }

    /**
     * The server's numbers in the Prometheus text format.
     *
     * @throws Failure
     */
    public function readMetrics(): string
    {
        return $this->request('GET', '/v1/metrics')->content;
    }

    /**
     * Reads a program, without its secret.
     *
     * @param string $id The program's id.
     * @throws Failure
     */
    public function readOauthClient(string $id): Type\OAuthClient
    {
        return $this->call(Type\OAuthClient::class, 'GET', '/v1/oauth-clients/{id}', at: ['id' => $id]);
    }

    /**
     * Reads this group of settings, without its secrets.
     *
     * @throws Failure
     */
    public function readOauthSettings(): Type\OAuthSettings
    {
        return $this->call(Type\OAuthSettings::class, 'GET', '/v1/settings/oauth');
    }

    /**
     * Reads how far an operation is.
     *
     * @param string $id The operation's identifier.
     * @throws Failure
     */
    public function readOperation(string $id): Type\Operation
    {
        return $this->call(Type\Operation::class, 'GET', '/v1/operations/{id}', at: ['id' => $id]);
    }

    /**
     * Reads a rule of one's own mailbox.
     *
     * @param string $id The rule's id.
     * @throws Failure
     */
    public function readOwnAccessRule(string $id): Type\AccessRule
    {
        return $this->call(Type\AccessRule::class, 'GET', '/v1/me/access-rules/{id}', at: ['id' => $id]);
    }

    /**
     * Reads what one's own mailbox answers by itself.
     *
     * @throws Failure
     */
    public function readOwnAutoreply(): Type\Autoreply
    {
        return $this->call(Type\Autoreply::class, 'GET', '/v1/me/autoreply');
    }

    /**
     * Reads where one's own mailbox sends its mail on to.
     *
     * @throws Failure
     */
    public function readOwnForwarding(): Type\Forwarding
    {
        return $this->call(Type\Forwarding::class, 'GET', '/v1/me/forwarding');
    }

    /**
     * Reads a plan.
     *
     * @param string $plan The plan's name.
     * @throws Failure
     */
    public function readPlan(string $plan): Type\Plan
    {
        return $this->call(Type\Plan::class, 'GET', '/v1/plans/{plan}', at: ['plan' => $plan]);
    }

    /**
     * Reads a message on its way out, with the recipients that are not settled and what they were told last.
     *
     * @param string $id The message's id.
     * @throws Failure
     */
    public function readQueueMessage(string $id): Type\QueueMessageDetail
    {
        return $this->call(Type\QueueMessageDetail::class, 'GET', '/v1/queue/messages/{id}', at: ['id' => $id]);
    }

    /**
     * Reads this group of settings, without its secrets.
     *
     * @throws Failure
     */
    public function readQueueSettings(): Type\QueueSettings
    {
        return $this->call(Type\QueueSettings::class, 'GET', '/v1/settings/queue');
    }

    /**
     * Says whether the server is open. Send it no clients while this fails.
     *
     * @throws Failure
     */
    public function readReadiness(): Type\Health
    {
        return $this->call(Type\Health::class, 'GET', '/v1/health/ready');
    }

    /**
     * Reads this group of settings, without its secrets.
     *
     * @throws Failure
     */
    public function readRetentionSettings(): Type\RetentionSettings
    {
        return $this->call(Type\RetentionSettings::class, 'GET', '/v1/settings/retention');
    }

    /**
     * Reads this group of settings, without its secrets.
     *
     * @throws Failure
     */
    public function readRoutingSettings(): Type\RoutingSettings
    {
        return $this->call(Type\RoutingSettings::class, 'GET', '/v1/settings/routing');
    }

    /**
     * Reads this group of settings, without its secrets.
     *
     * @throws Failure
     */
    public function readServerSettings(): Type\ServerSettings
    {
        return $this->call(Type\ServerSettings::class, 'GET', '/v1/settings/server');
    }

    /**
     * Reads this group of settings, without its secrets.
     *
     * @throws Failure
     */
    public function readSmtpSettings(): Type\SmtpSettings
    {
        return $this->call(Type\SmtpSettings::class, 'GET', '/v1/settings/smtp');
    }

    /**
     * Reads how a task fares.
     *
     * @param string $name The task's name.
     * @throws Failure
     */
    public function readTask(string $name): Type\Task
    {
        return $this->call(Type\Task::class, 'GET', '/v1/tasks/{name}', at: ['name' => $name]);
    }

    /**
     * Reads a tenant, also one that is terminated and can be restored.
     *
     * @param string $tenant The tenant's name or identifier.
     * @throws Failure
     */
    public function readTenant(string $tenant): Type\Tenant
    {
        return $this->call(Type\Tenant::class, 'GET', '/v1/tenants/{tenant}', at: ['tenant' => $tenant]);
    }

    /**
     * Reads a tenant, also one that is terminated and can be restored.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @throws Failure
     */
    public function readTenantByExternalId(string $externalId): Type\Tenant
    {
        return $this->call(
            Type\Tenant::class,
            'GET',
            '/v1/tenants/by-external-id/{external_id}',
            at: ['external_id' => $externalId],
        );
    }

    /**
     * Reads what a tenant uses, as it stands at the moment, and what its mail moved in a month.
     *
     * @param string $tenant The tenant's name or identifier.
     * @param string|null $month The month whose traffic is told, in UTC. Default: the one that it is.
     * @throws Failure
     */
    public function readTenantUsage(string $tenant, ?string $month = null): Type\Usage
    {
        return $this->call(
            Type\Usage::class,
            'GET',
            '/v1/tenants/{tenant}/usage',
            at: ['tenant' => $tenant],
            query: ['month' => $month],
        );
    }

    /**
     * Reads what a tenant uses, as it stands at the moment, and what its mail moved in a month.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param string|null $month The month whose traffic is told, in UTC. Default: the one that it is.
     * @throws Failure
     */
    public function readTenantUsageByExternalId(string $externalId, ?string $month = null): Type\Usage
    {
        return $this->call(
            Type\Usage::class,
            'GET',
            '/v1/tenants/by-external-id/{external_id}/usage',
            at: ['external_id' => $externalId],
            query: ['month' => $month],
        );
    }

    /**
     * Reads a token, without its secret.
     *
     * @param string $id The token's id.
     * @throws Failure
     */
    public function readToken(string $id): Type\Token
    {
        return $this->call(Type\Token::class, 'GET', '/v1/tokens/{id}', at: ['id' => $id]);
    }

    /**
     * Reads a delivery with what came of each attempt.
     *
     * @param string $id Its id.
     * @throws Failure
     */
    public function readWebhookDelivery(string $id): Type\WebhookDelivery
    {
        return $this->call(Type\WebhookDelivery::class, 'GET', '/v1/webhook-deliveries/{id}', at: ['id' => $id]);
    }

    /**
     * Reads a webhook endpoint, without its secret.
     *
     * @param string $id Its id.
     * @throws Failure
     */
    public function readWebhookEndpoint(string $id): Type\WebhookEndpoint
    {
        return $this->call(Type\WebhookEndpoint::class, 'GET', '/v1/webhook-endpoints/{id}', at: ['id' => $id]);
    }

    /**
     * Says who is asking, with which scopes.
     *
     * Any token will do. A panel's *test connection* button is this call.
     *
     * @throws Failure
     */
    public function readWhoami(): Type\WhoAmI
    {
        return $this->call(Type\WhoAmI::class, 'GET', '/v1/whoami');
    }

    /**
     * Lets a held message go on. Its recipients are due when they were.
     *
     * @param string $id The message's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function releaseQueueMessage(
        string $id,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\QueueMessageDetail {
        return $this->call(
            Type\QueueMessageDetail::class,
            'POST',
            '/v1/queue/messages/{id}/release',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Has the alias lead to these no more. Those that it does not lead to change nothing; one at least is left, or the
     * alias deleted.
     *
     * @param string $address The alias's address.
     * @param array{targets: list<string>}|Value $body
     *   `targets`: Which: 1 to 1000 addresses.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function removeAliasTargets(
        string $address,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\Alias {
        return $this->call(
            Type\Alias::class,
            'POST',
            '/v1/aliases/{address}/targets/remove',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Gives a mailbox another address, in its own domain or another one.
     *
     * Whoever is logged in has to log in again, with the new address. The old one is free: make an alias of it to keep
     * it.
     *
     * @param string $address The mailbox's address.
     * @param array{address: string}|Value $body
     *   `address`: The address it is to have, in a domain of this server.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function renameMailbox(
        string $address,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Mailbox {
        return $this->call(
            Type\Mailbox::class,
            'POST',
            '/v1/mailboxes/{address}/rename',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Gives a mailbox another address, in its own domain or another one.
     *
     * Whoever is logged in has to log in again, with the new address. The old one is free: make an alias of it to keep
     * it.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{address: string}|Value $body
     *   `address`: The address it is to have, in a domain of this server.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function renameMailboxByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Mailbox {
        return $this->call(
            Type\Mailbox::class,
            'POST',
            '/v1/mailboxes/by-external-id/{external_id}/rename',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Has the authority asked at once for a certificate that is missing or to be renewed, whatever failed before.
     *
     * @param string $certificate The certificate's name.
     * @throws Failure
     */
    public function renewCertificate(string $certificate, ?string $idempotencyKey = null): Type\Certificate
    {
        return $this->call(
            Type\Certificate::class,
            'POST',
            '/v1/certificates/{certificate}/renew',
            at: ['certificate' => $certificate],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Notes that a tenant was paid for again. It changes nothing else, and is told to whoever follows events.
     *
     * @param string $tenant The tenant's name or identifier.
     * @param array{until?: string|null}|Value $body
     *   `until`: Until when; absent or null where nobody says.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function renewTenant(
        string $tenant,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\Tenant {
        return $this->call(
            Type\Tenant::class,
            'POST',
            '/v1/tenants/{tenant}/renew',
            at: ['tenant' => $tenant],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Notes that a tenant was paid for again. It changes nothing else, and is told to whoever follows events.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{until?: string|null}|Value $body
     *   `until`: Until when; absent or null where nobody says.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function renewTenantByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\Tenant {
        return $this->call(
            Type\Tenant::class,
            'POST',
            '/v1/tenants/by-external-id/{external_id}/renew',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Says something else of a rule. What it holds for, looks at and matches stays.
     *
     * @param string $id The rule's id.
     * @param array{action: 'block'|'allow'|string, enforced?: bool, services?: list<'smtp'|'submission'|'imap'|'pop3'|'http'|string>, reply?: string, note?: string, expires_at?: string|null}|Value $body
     *   `action`: What it does.
     *   `enforced`: Whether no rule of anybody below lifts it. Default false; not for networks, nor for rules of one's
     *     own mailbox.
     *   `services`: The services that a rule on networks is about; absent or empty for all of them.
     *   `reply`: What whoever is refused is told, in up to 200 characters of ASCII; absent or empty for the usual.
     *   `note`: What those who look after it say of it, in up to 500 characters.
     *   `expires_at`: When it ends by itself; absent or null for never.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceAccessRule(
        string $id,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\AccessRule {
        return $this->call(
            Type\AccessRule::class,
            'PUT',
            '/v1/access-rules/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Chooses the mailboxes that stay active while the licence has no room for all.
     *
     * The others keep receiving and lose nothing; nobody logs in to them until there is room again.
     *
     * @param array{mailboxes: list<string>}|Value $body
     *   `mailboxes`: Their addresses.
     * @throws Failure
     */
    public function replaceActiveMailboxes(array|Value $body, ?string $idempotencyKey = null): Type\License
    {
        return $this->call(
            Type\License::class,
            'PUT',
            '/v1/license/active-mailboxes',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes the alias, or puts this in its place if it exists.
     *
     * `If-None-Match: *` only makes it, `If-Match: *` only changes it.
     *
     * @param string $address The alias's address.
     * @param array{targets: list<string>, posting?: 'anyone'|'tenant'|'targets'|string, send_as?: bool}|Value $body
     *   `targets`: Where its mail goes: 1 to 1000 addresses, here or elsewhere.
     *   `posting`: Who may write to it. Default `anyone`.
     *   `send_as`: Whether the mailboxes that it leads straight to may send as it. Default true.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceAlias(
        string $address,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Alias {
        return $this->call(
            Type\Alias::class,
            'PUT',
            '/v1/aliases/{address}',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Gives the server a certificate, or has it ask an authority for one, and for the next ones in time.
     *
     * It answers the names it is for from the next handshake on, without a restart; connections that are there keep
     * what they have. One for `server.hostname` also answers clients that name nobody. What an authority does not give
     * is said in `problem`, and asked for again later and later. `If-None-Match: *` only makes it, `If-Match: *` only
     * changes it.
     *
     * @param string $certificate Its name: lower-case letters, digits, hyphens and dots.
     * @param array{chain?: string|null, private_key?: string, acme?: array<string, mixed>}|Value $body
     *   `chain`: The chain in PEM form, the certificate itself first.
     *   `private_key`: Its unencrypted private key in PEM form; never shown. Absent to keep the one that is there.
     *   `acme`: Which authority gives it.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceCertificate(
        string $certificate,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Certificate {
        return $this->call(
            Type\Certificate::class,
            'PUT',
            '/v1/certificates/{certificate}',
            at: ['certificate' => $certificate],
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['acme'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes the contact, or puts this in its place if it exists.
     *
     * `uid` is what your own system knows it by, or a new UUID. `If-None-Match: *` only makes it, `If-Match: *` only
     * changes it.
     *
     * @param string $domain The domain's name.
     * @param string $uid What it is known by there.
     * @param array{name: string, kind?: 'individual'|'organization'|string, given_name?: string, surname?: string, organization?: string, department?: string, title?: string, emails?: list<array<string, mixed>>, phones?: list<array<string, mixed>>, places?: list<array<string, mixed>>, urls?: list<string>, categories?: list<string>, note?: string}|Value $body
     *   `name`: What people call it.
     *   `kind`: What it is. Default `individual`.
     *   `given_name`: Its given name.
     *   `surname`: Its family name.
     *   `organization`: Where they work.
     *   `department`: The part of it.
     *   `title`: What they do there.
     *   `emails`: Addresses of mail, the preferred one first.
     *   `phones`: Telephone numbers, the preferred one first.
     *   `places`: Postal addresses, the preferred one first.
     *   `urls`: Pages, by `https` or `http`.
     *   `categories`: Words to find it by.
     *   `note`: What else there is to say.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceContact(
        string $domain,
        string $uid,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Contact {
        return $this->call(
            Type\Contact::class,
            'PUT',
            '/v1/domains/{domain}/contacts/{uid}',
            at: ['domain' => $domain, 'uid' => $uid],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes the contact, or puts this in its place if it exists.
     *
     * `uid` is what your own system knows it by, or a new UUID. `If-None-Match: *` only makes it, `If-Match: *` only
     * changes it.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param string $uid What it is known by there.
     * @param array{name: string, kind?: 'individual'|'organization'|string, given_name?: string, surname?: string, organization?: string, department?: string, title?: string, emails?: list<array<string, mixed>>, phones?: list<array<string, mixed>>, places?: list<array<string, mixed>>, urls?: list<string>, categories?: list<string>, note?: string}|Value $body
     *   `name`: What people call it.
     *   `kind`: What it is. Default `individual`.
     *   `given_name`: Its given name.
     *   `surname`: Its family name.
     *   `organization`: Where they work.
     *   `department`: The part of it.
     *   `title`: What they do there.
     *   `emails`: Addresses of mail, the preferred one first.
     *   `phones`: Telephone numbers, the preferred one first.
     *   `places`: Postal addresses, the preferred one first.
     *   `urls`: Pages, by `https` or `http`.
     *   `categories`: Words to find it by.
     *   `note`: What else there is to say.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceContactByExternalId(
        string $externalId,
        string $uid,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Contact {
        return $this->call(
            Type\Contact::class,
            'PUT',
            '/v1/domains/by-external-id/{external_id}/contacts/{uid}',
            at: ['external_id' => $externalId, 'uid' => $uid],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{servers?: list<string>, answer_seconds?: int, cache_entries?: int, secrets_set?: list<string>}|Value $body
     *   `servers`: Name servers as address and port; empty for the machine's own.
     *   `answer_seconds`: Seconds to wait for an answer.
     *   `cache_entries`: Answers kept.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceDnsSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\DnsSettings {
        return $this->call(
            Type\DnsSettings::class,
            'PUT',
            '/v1/settings/dns',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes the domain, or replaces what is said of it.
     *
     * `If-None-Match: *` only makes it, `If-Match: *` only changes it. Another `tenant` gets it with all that is in
     * it.
     *
     * @param string $domain The domain's name.
     * @param array{name?: string|null, tenant?: string|null, status?: 'active'|'disabled'|string, external_id?: string|null, metadata?: array<string, mixed>, alias_of?: string|null, catch_all?: string|null, mailbox_limit?: int|null, quota_limit_bytes?: int|null, default_quota_bytes?: int|null}|Value $body
     *   `name`: Its name, where the path has its external identifier and there is no such domain yet; otherwise
     *     ignored.
     *   `tenant`: The tenant it is to belong to; absent or null for the one it has, or for the caller's own.
     *   `status`: Whether it takes part in mail. Default `active`.
     *   `external_id`: What the tenant's own system calls it; where the path has it, ignored.
     *   `metadata`: Whatever is to be kept with it.
     *   `alias_of`: The domain of the same tenant that it is to be another name of.
     *   `catch_all`: Who gets mail to addresses that are not there: an address in this domain, or in another of the
     *     same tenant.
     *   `mailbox_limit`: Mailboxes it may have.
     *   `quota_limit_bytes`: Octets that one of its mailboxes may hold at most.
     *   `default_quota_bytes`: Octets that a mailbox may hold which is made without saying.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceDomain(
        string $domain,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Domain {
        return $this->call(
            Type\Domain::class,
            'PUT',
            '/v1/domains/{domain}',
            at: ['domain' => $domain],
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['metadata'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes the domain, or replaces what is said of it.
     *
     * `If-None-Match: *` only makes it, `If-Match: *` only changes it. Another `tenant` gets it with all that is in
     * it.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{name?: string|null, tenant?: string|null, status?: 'active'|'disabled'|string, external_id?: string|null, metadata?: array<string, mixed>, alias_of?: string|null, catch_all?: string|null, mailbox_limit?: int|null, quota_limit_bytes?: int|null, default_quota_bytes?: int|null}|Value $body
     *   `name`: Its name, where the path has its external identifier and there is no such domain yet; otherwise
     *     ignored.
     *   `tenant`: The tenant it is to belong to; absent or null for the one it has, or for the caller's own.
     *   `status`: Whether it takes part in mail. Default `active`.
     *   `external_id`: What the tenant's own system calls it; where the path has it, ignored.
     *   `metadata`: Whatever is to be kept with it.
     *   `alias_of`: The domain of the same tenant that it is to be another name of.
     *   `catch_all`: Who gets mail to addresses that are not there: an address in this domain, or in another of the
     *     same tenant.
     *   `mailbox_limit`: Mailboxes it may have.
     *   `quota_limit_bytes`: Octets that one of its mailboxes may hold at most.
     *   `default_quota_bytes`: Octets that a mailbox may hold which is made without saying.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceDomainByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Domain {
        return $this->call(
            Type\Domain::class,
            'PUT',
            '/v1/domains/by-external-id/{external_id}',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['metadata'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{connections?: int, connections_per_peer?: int, idle_minutes?: int, command_bytes?: int, search_messages?: int, folders?: int, secrets_set?: list<string>}|Value $body
     *   `connections`: Connections at once, of both protocols each.
     *   `connections_per_peer`: Connections at once from one address, or one /64 of IPv6.
     *   `idle_minutes`: Minutes a client may keep silent after it logged in. RFC 9051 asks for 30 at least.
     *   `command_bytes`: Octets of a command with its literals, appended messages aside.
     *   `search_messages`: Messages whose text one SEARCH reads.
     *   `folders`: Folders of a mailbox.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceImapSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\ImapSettings {
        return $this->call(
            Type\ImapSettings::class,
            'PUT',
            '/v1/settings/imap',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{server_url?: string, issuer?: string, hostname?: string, machine_id?: string, proxy?: string, ca_file?: string, answer_seconds?: int, secrets_set?: list<string>}|Value $body
     *   `server_url`: The licence server's address; empty for `license_server_url` of the boot file.
     *   `issuer`: The name that the vendor's licences bear as their issuer; empty for the licence server's address.
     *   `hostname`: The host's name as licences know it; empty for what `hostname` prints.
     *   `machine_id`: What tells this machine apart where its own identifiers do not last, as in containers; empty for
     *     these.
     *   `proxy`: The proxy to the licence server, such as `http://proxy.example.org:3128`; empty for the one of the
     *     environment.
     *   `ca_file`: A file of certificates in PEM form that vouch for the licence server, beside the machine's own.
     *   `answer_seconds`: Seconds in which the licence server must have answered.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceLicenseSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\LicenseSettings {
        return $this->call(
            Type\LicenseSettings::class,
            'PUT',
            '/v1/settings/license',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Listens on an address from now on, or on another one. No restart is needed, and none closes it.
     *
     * What cannot be opened is refused, and what was open stays. Whoever is connected to an address that is left ends
     * what is in hand. `If-None-Match: *` only makes it, `If-Match: *` only changes it.
     *
     * @param string $listener The listener's name.
     * @param array{service: string, address: string, enabled?: bool}|Value $body
     *   `service`: What is spoken.
     *   `address`: An address of this machine and a port; port 0 for one that the system chooses.
     *   `enabled`: Whether it is to be open. Default true.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceListener(
        string $listener,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Listener {
        return $this->call(
            Type\Listener::class,
            'PUT',
            '/v1/listeners/{listener}',
            at: ['listener' => $listener],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{scram?: bool, password_characters?: int, password_score?: int, secrets_set?: list<string>}|Value $body
     *   `scram`: Whether SCRAM-SHA-256 is offered. It needs a second verifier beside each Argon2id hash, made when a
     *     password is set while this is on; whoever steals the database can try passwords against it about a hundred
     *     times faster.
     *   `password_characters`: Characters that a new password must have at least.
     *   `password_score`: How hard a new password must be to guess: 0 for anything, 1 for none of the thousand that
     *     are tried first, 2 for a million guesses, 3 for a hundred million, 4 for ten thousand million (zxcvbn's
     *     scores). Names of its holder count as guessed.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceLoginSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\LoginSettings {
        return $this->call(
            Type\LoginSettings::class,
            'PUT',
            '/v1/settings/login',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes the mailbox, or replaces what is said of it.
     *
     * `If-None-Match: *` only makes it, `If-Match: *` only changes it.
     *
     * @param string $address The mailbox's address.
     * @param array{address?: string|null, password?: string, display_name?: string|null, quota_bytes?: int|null, status?: 'active'|'staged'|'disabled'|'deleted'|string, login?: bool, incoming?: 'allow'|'hold'|'reject'|string, outgoing?: 'allow'|'hold'|'reject'|string, external_id?: string|null, metadata?: array<string, mixed>}|Value $body
     *   `address`: Its address, where the path has its external identifier and there is no such mailbox yet; otherwise
     *     ignored.
     *   `password`: Its password: at least 8 characters, and none of the first that are guessed; absent to keep the
     *     one there is.
     *   `display_name`: The name people see.
     *   `quota_bytes`: Octets it may hold; absent for the domain's default or the most that is allowed, null for as
     *     many as there is room.
     *   `status`: Whether it may be used. Default `active`.
     *   `login`: Whether people log in to it. Default true.
     *   `incoming`: What happens to mail to it. Default `allow`.
     *   `outgoing`: What happens to mail its holder sends. Default `allow`.
     *   `external_id`: What the tenant's own system calls it; where the path has it, ignored.
     *   `metadata`: Whatever is to be kept with it.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceMailbox(
        string $address,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Mailbox {
        return $this->call(
            Type\Mailbox::class,
            'PUT',
            '/v1/mailboxes/{address}',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['metadata'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Says what a mailbox answers by itself.
     *
     * A sender is answered once in `interval_days`, and anew after a change (RFC 3834). Nobody is answered who is a
     * program, a mailing list or an answer, whose message does not name the mailbox as a recipient, or who SPF or
     * DMARC says is somebody else.
     *
     * @param string $address The mailbox's address.
     * @param array{enabled: bool, text: string, subject?: string|null, starts_at?: string|null, ends_at?: string|null, interval_days?: int}|Value $body
     *   `enabled`: Whether it does, within its dates.
     *   `text`: Its text, of at most 16,384 bytes; not empty where `enabled`.
     *   `subject`: Its subject, of at most 255 bytes; absent or null for `Auto:` and the subject of the message.
     *   `starts_at`: Not before; absent or null for at once.
     *   `ends_at`: Not from then on; absent or null for without an end.
     *   `interval_days`: Days in which a sender is answered once. Default 7.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceMailboxAutoreply(
        string $address,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Autoreply {
        return $this->call(
            Type\Autoreply::class,
            'PUT',
            '/v1/mailboxes/{address}/autoreply',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Says what a mailbox answers by itself.
     *
     * A sender is answered once in `interval_days`, and anew after a change (RFC 3834). Nobody is answered who is a
     * program, a mailing list or an answer, whose message does not name the mailbox as a recipient, or who SPF or
     * DMARC says is somebody else.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{enabled: bool, text: string, subject?: string|null, starts_at?: string|null, ends_at?: string|null, interval_days?: int}|Value $body
     *   `enabled`: Whether it does, within its dates.
     *   `text`: Its text, of at most 16,384 bytes; not empty where `enabled`.
     *   `subject`: Its subject, of at most 255 bytes; absent or null for `Auto:` and the subject of the message.
     *   `starts_at`: Not before; absent or null for at once.
     *   `ends_at`: Not from then on; absent or null for without an end.
     *   `interval_days`: Days in which a sender is answered once. Default 7.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceMailboxAutoreplyByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Autoreply {
        return $this->call(
            Type\Autoreply::class,
            'PUT',
            '/v1/mailboxes/by-external-id/{external_id}/autoreply',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes the mailbox, or replaces what is said of it.
     *
     * `If-None-Match: *` only makes it, `If-Match: *` only changes it.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{address?: string|null, password?: string, display_name?: string|null, quota_bytes?: int|null, status?: 'active'|'staged'|'disabled'|'deleted'|string, login?: bool, incoming?: 'allow'|'hold'|'reject'|string, outgoing?: 'allow'|'hold'|'reject'|string, external_id?: string|null, metadata?: array<string, mixed>}|Value $body
     *   `address`: Its address, where the path has its external identifier and there is no such mailbox yet; otherwise
     *     ignored.
     *   `password`: Its password: at least 8 characters, and none of the first that are guessed; absent to keep the
     *     one there is.
     *   `display_name`: The name people see.
     *   `quota_bytes`: Octets it may hold; absent for the domain's default or the most that is allowed, null for as
     *     many as there is room.
     *   `status`: Whether it may be used. Default `active`.
     *   `login`: Whether people log in to it. Default true.
     *   `incoming`: What happens to mail to it. Default `allow`.
     *   `outgoing`: What happens to mail its holder sends. Default `allow`.
     *   `external_id`: What the tenant's own system calls it; where the path has it, ignored.
     *   `metadata`: Whatever is to be kept with it.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceMailboxByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Mailbox {
        return $this->call(
            Type\Mailbox::class,
            'PUT',
            '/v1/mailboxes/by-external-id/{external_id}',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['metadata'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Says where a mailbox sends its mail on to.
     *
     * What is sent on keeps its sender for whoever reads it, and leaves under a return path of this server: SPF does
     * not speak against it, and what comes back goes to the sender. A message that was in the mailbox before is
     * refused, so circles end. While the mailbox may not send, it sends nothing on and keeps everything.
     *
     * @param string $address The mailbox's address.
     * @param array{targets: list<string>, keep_copy?: bool}|Value $body
     *   `targets`: At most 100 addresses, here or elsewhere; none to send nothing on.
     *   `keep_copy`: Whether the mailbox keeps a copy. Default true, as always without targets.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceMailboxForwarding(
        string $address,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Forwarding {
        return $this->call(
            Type\Forwarding::class,
            'PUT',
            '/v1/mailboxes/{address}/forwarding',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Says where a mailbox sends its mail on to.
     *
     * What is sent on keeps its sender for whoever reads it, and leaves under a return path of this server: SPF does
     * not speak against it, and what comes back goes to the sender. A message that was in the mailbox before is
     * refused, so circles end. While the mailbox may not send, it sends nothing on and keeps everything.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{targets: list<string>, keep_copy?: bool}|Value $body
     *   `targets`: At most 100 addresses, here or elsewhere; none to send nothing on.
     *   `keep_copy`: Whether the mailbox keeps a copy. Default true, as always without targets.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceMailboxForwardingByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Forwarding {
        return $this->call(
            Type\Forwarding::class,
            'PUT',
            '/v1/mailboxes/by-external-id/{external_id}/forwarding',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces what is said of a program.
     *
     * One that is disabled gets nothing any more, and its tokens open nothing; enabled again, they do. Whether it can
     * keep a secret stays.
     *
     * @param string $id The program's id.
     * @param array{name: string, scopes: list<string>, redirect_uris?: list<string>, device_flow?: bool, status?: 'active'|'disabled'|string}|Value $body
     *   `name`: What people call it: 1 to 100 bytes.
     *   `scopes`: What it may ask for. What people allowed before stays allowed.
     *   `redirect_uris`: Where people's browsers are sent back to.
     *   `device_flow`: Whether it may be on a device without a browser (RFC 8628). Default false.
     *   `status`: Whether it may be used. Default `active`.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceOauthClient(
        string $id,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\OAuthClient {
        return $this->call(
            Type\OAuthClient::class,
            'PUT',
            '/v1/oauth-clients/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{issuer?: string, access_seconds?: int, refresh_days?: int, secrets_set?: list<string>}|Value $body
     *   `issuer`: The address under which this server is known to programs, such as `https://mail.example.org`; empty
     *     for `https://` and `server.hostname`. Programs that hold tokens have to ask anew when it changes.
     *   `access_seconds`: Seconds for which an access token is good.
     *   `refresh_days`: Days without use after which a program has to ask its person anew.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceOauthSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\OAuthSettings {
        return $this->call(
            Type\OAuthSettings::class,
            'PUT',
            '/v1/settings/oauth',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Says something else of a rule of one's own mailbox.
     *
     * @param string $id The rule's id.
     * @param array{action: 'block'|'allow'|string, enforced?: bool, services?: list<'smtp'|'submission'|'imap'|'pop3'|'http'|string>, reply?: string, note?: string, expires_at?: string|null}|Value $body
     *   `action`: What it does.
     *   `enforced`: Whether no rule of anybody below lifts it. Default false; not for networks, nor for rules of one's
     *     own mailbox.
     *   `services`: The services that a rule on networks is about; absent or empty for all of them.
     *   `reply`: What whoever is refused is told, in up to 200 characters of ASCII; absent or empty for the usual.
     *   `note`: What those who look after it say of it, in up to 500 characters.
     *   `expires_at`: When it ends by itself; absent or null for never.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceOwnAccessRule(
        string $id,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\AccessRule {
        return $this->call(
            Type\AccessRule::class,
            'PUT',
            '/v1/me/access-rules/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Says what one's own mailbox answers by itself.
     *
     * @param array{enabled: bool, text: string, subject?: string|null, starts_at?: string|null, ends_at?: string|null, interval_days?: int}|Value $body
     *   `enabled`: Whether it does, within its dates.
     *   `text`: Its text, of at most 16,384 bytes; not empty where `enabled`.
     *   `subject`: Its subject, of at most 255 bytes; absent or null for `Auto:` and the subject of the message.
     *   `starts_at`: Not before; absent or null for at once.
     *   `ends_at`: Not from then on; absent or null for without an end.
     *   `interval_days`: Days in which a sender is answered once. Default 7.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceOwnAutoreply(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Autoreply {
        return $this->call(
            Type\Autoreply::class,
            'PUT',
            '/v1/me/autoreply',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Says where one's own mailbox sends its mail on to. It needs a session that began with a password.
     *
     * @param array{targets: list<string>, keep_copy?: bool}|Value $body
     *   `targets`: At most 100 addresses, here or elsewhere; none to send nothing on.
     *   `keep_copy`: Whether the mailbox keeps a copy. Default true, as always without targets.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceOwnForwarding(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Forwarding {
        return $this->call(
            Type\Forwarding::class,
            'PUT',
            '/v1/me/forwarding',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Exchanges one's own password. All one's sessions end, this one too.
     *
     * @param array{current_password: string, password: string}|Value $body
     *   `current_password`: The password as it is.
     *   `password`: The password as it is to be: at least 8 characters.
     * @throws Failure
     */
    public function replaceOwnPassword(array|Value $body, ?string $idempotencyKey = null): void
    {
        $this->request('PUT', '/v1/me/password', body: $body, headers: ['Idempotency-Key' => $idempotencyKey]);
    }

    /**
     * Makes the plan, or replaces what is said of it.
     *
     * Tenants that have more than it then allows keep what they have and get no more. `If-None-Match: *` only makes
     * it, `If-Match: *` only changes it.
     *
     * @param string $plan The plan's name.
     * @param array{description?: string, limits?: array<string, mixed>, features?: list<'imap'|'pop3'|'submission'|'catch_all'|'forwarding'|string>}|Value $body
     *   `description`: What people read of it.
     *   `limits`: What it allows; a limit that is absent or null is none.
     *   `features`: What it holds. Default: everything.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replacePlan(
        string $plan,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Plan {
        return $this->call(
            Type\Plan::class,
            'PUT',
            '/v1/plans/{plan}',
            at: ['plan' => $plan],
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['limits'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{retry_minutes?: list<int>, delay_report_hours?: int, expire_hours?: int, connections?: int, connections_per_host?: int, answer_seconds?: int, connect_seconds?: int, secrets_set?: list<string>}|Value $body
     *   `retry_minutes`: Minutes between attempts: the first waits for the first, and so on; the last one repeats.
     *   `delay_report_hours`: Hours after which the sender is told that a message is late.
     *   `expire_hours`: Hours after which a message is given up.
     *   `connections`: Connections to other servers at once.
     *   `connections_per_host`: Connections to one host at once.
     *   `answer_seconds`: Seconds to wait for another server's answer.
     *   `connect_seconds`: Seconds to wait for a connection.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceQueueSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\QueueSettings {
        return $this->call(
            Type\QueueSettings::class,
            'PUT',
            '/v1/settings/queue',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{feed_days?: int, audit_days?: int, expunged_per_folder?: int, operation_days?: int, body_hours?: int, message_trace_days?: int, secrets_set?: list<string>}|Value $body
     *   `feed_days`: Days of the change feed.
     *   `audit_days`: Days of the audit trail.
     *   `expunged_per_folder`: Expunged messages a folder remembers, for mail programs that were away. One that missed
     *     more is told which messages are left.
     *   `operation_days`: Days for which operations that are over, and what came of them, can be read.
     *   `body_hours`: Hours for which bytes that no message holds any more are kept.
     *   `message_trace_days`: Days for which the server can tell what became of a message: who brought it, where it
     *     went and what was said. 0 to tell of none, and forget what was told.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceRetentionSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\RetentionSettings {
        return $this->call(
            Type\RetentionSettings::class,
            'PUT',
            '/v1/settings/retention',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{smart_host?: string, smart_port?: int, smart_implicit_tls?: bool, smart_require_tls?: bool, smart_user?: string, port?: int, smart_password?: string|null, secrets_set?: list<'smart_password'|string>}|Value $body
     *   `smart_host`: A host that takes all outgoing mail; empty to deliver to each domain's own servers.
     *   `smart_port`: The port of the smart host.
     *   `smart_implicit_tls`: Whether the connection to the smart host begins with TLS instead of STARTTLS.
     *   `smart_require_tls`: Whether mail waits rather than reaching the smart host unencrypted or under a certificate
     *     that does not verify.
     *   `smart_user`: The name to log in to the smart host with; empty for no login.
     *   `port`: The port of other domains' servers.
     *   `smart_password`: The password to log in to the smart host with.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceRoutingSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\RoutingSettings {
        return $this->call(
            Type\RoutingSettings::class,
            'PUT',
            '/v1/settings/routing',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{hostname?: string, postmaster?: string, verify_domains?: bool, secrets_set?: list<string>}|Value $body
     *   `hostname`: The name in greetings, trace lines and `Authentication-Results`; empty for the machine's own.
     *   `postmaster`: Where mail to a domain's `postmaster` goes when nothing else stands there, where reports of
     *     failed deliveries are copied, and who is written to while the licence needs looking after. While it is
     *     empty, such mail and copies go to nobody, and of the licence the postmaster of the first domain is told.
     *   `verify_domains`: Whether domains that tenants and resellers add take part in mail only once their DNS shows
     *     that they are theirs. Until then mail to them goes where the DNS says, and nobody sends in their name:
     *     nobody here gets another's mail by naming their domain.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceServerSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\ServerSettings {
        return $this->call(
            Type\ServerSettings::class,
            'PUT',
            '/v1/settings/server',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{message_bytes?: int, recipients?: int, hops?: int, header_bytes?: int, line_bytes?: int, bad_commands?: int, failed_logins?: int, refused_recipients?: int, idle_seconds?: int, connections?: int, connections_per_peer?: int, alias_targets?: int, secrets_set?: list<string>}|Value $body
     *   `message_bytes`: Octets of a message.
     *   `recipients`: Recipients of a message.
     *   `hops`: `Received` lines after which a message is taken to run in a circle.
     *   `header_bytes`: Octets of a message's header.
     *   `line_bytes`: Octets of a line of a message.
     *   `bad_commands`: Wrong commands after which a connection is closed.
     *   `failed_logins`: Failed logins after which a connection is closed.
     *   `refused_recipients`: Refused recipients after which a connection is closed.
     *   `idle_seconds`: Seconds a client may keep silent.
     *   `connections`: Connections at once.
     *   `connections_per_peer`: Connections at once from one address, or one /64 of IPv6.
     *   `alias_targets`: Addresses an alias may lead to, through other aliases too.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceSmtpSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\SmtpSettings {
        return $this->call(
            Type\SmtpSettings::class,
            'PUT',
            '/v1/settings/smtp',
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes the tenant, or replaces what is said of it.
     *
     * This is what a billing system calls when an order is paid, under the number it knows the service by: repeated,
     * it changes nothing. `If-None-Match: *` only makes it, `If-Match: *` only changes it. A domain that is made needs
     * `domains:write` as well, an administrator `administrators:write`; the administrator gets the scopes of whoever
     * makes them.
     *
     * @param string $tenant The tenant's name.
     * @param array{name?: string|null, external_id?: string|null, plan?: string|null, overrides?: array<string, mixed>, domain?: string|null, admin?: array<string, mixed>, metadata?: array<string, mixed>}|Value $body
     *   `name`: Its name; absent to keep the one it has, or to be named after its domain.
     *   `external_id`: What its reseller's own system calls it; where the path has it, ignored.
     *   `plan`: Its plan; absent or null for none. It must hold what is in use.
     *   `overrides`: Limits that hold instead of the plan's.
     *   `domain`: A domain that it has, and that is made when it is not there.
     *   `admin`: Somebody who administrates it, and who is made when they are not there.
     *   `metadata`: Whatever is to be kept with it.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceTenant(
        string $tenant,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Tenant {
        return $this->call(
            Type\Tenant::class,
            'PUT',
            '/v1/tenants/{tenant}',
            at: ['tenant' => $tenant],
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['overrides', 'admin', 'metadata'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes the tenant, or replaces what is said of it.
     *
     * This is what a billing system calls when an order is paid, under the number it knows the service by: repeated,
     * it changes nothing. `If-None-Match: *` only makes it, `If-Match: *` only changes it. A domain that is made needs
     * `domains:write` as well, an administrator `administrators:write`; the administrator gets the scopes of whoever
     * makes them.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{name?: string|null, external_id?: string|null, plan?: string|null, overrides?: array<string, mixed>, domain?: string|null, admin?: array<string, mixed>, metadata?: array<string, mixed>}|Value $body
     *   `name`: Its name; absent to keep the one it has, or to be named after its domain.
     *   `external_id`: What its reseller's own system calls it; where the path has it, ignored.
     *   `plan`: Its plan; absent or null for none. It must hold what is in use.
     *   `overrides`: Limits that hold instead of the plan's.
     *   `domain`: A domain that it has, and that is made when it is not there.
     *   `admin`: Somebody who administrates it, and who is made when they are not there.
     *   `metadata`: Whatever is to be kept with it.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceTenantByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Tenant {
        return $this->call(
            Type\Tenant::class,
            'PUT',
            '/v1/tenants/by-external-id/{external_id}',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['overrides', 'admin', 'metadata'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Puts a tenant on another plan.
     *
     * 409 `usage_exceeds_plan` with the counts when more is in use than the plan and its overrides allow.
     *
     * @param string $tenant The tenant's name or identifier.
     * @param array{plan: string|null, overrides?: array<string, mixed>}|Value $body
     *   `plan`: The plan; null for none.
     *   `overrides`: Limits that hold instead of the plan's; absent to keep those that hold.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceTenantPlan(
        string $tenant,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Tenant {
        return $this->call(
            Type\Tenant::class,
            'PUT',
            '/v1/tenants/{tenant}/plan',
            at: ['tenant' => $tenant],
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['overrides'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Puts a tenant on another plan.
     *
     * 409 `usage_exceeds_plan` with the counts when more is in use than the plan and its overrides allow.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{plan: string|null, overrides?: array<string, mixed>}|Value $body
     *   `plan`: The plan; null for none.
     *   `overrides`: Limits that hold instead of the plan's; absent to keep those that hold.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function replaceTenantPlanByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Tenant {
        return $this->call(
            Type\Tenant::class,
            'PUT',
            '/v1/tenants/by-external-id/{external_id}/plan',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            objects: ['overrides'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Sends a delivery once more, from the beginning of its schedule. The receiver knows it by the same id.
     *
     * @param string $id Its id.
     * @throws Failure
     */
    public function replayWebhookDelivery(string $id, ?string $idempotencyKey = null): Type\WebhookDelivery
    {
        return $this->call(
            Type\WebhookDelivery::class,
            'POST',
            '/v1/webhook-deliveries/{id}/replay',
            at: ['id' => $id],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Sends once more what happened since then, as far as the feed holds it (`feed_days` of the settings `retention`),
     * or 30 days for what was given up.
     *
     * Messages keep their ids; a receiver that knows one already takes it as known.
     *
     * @param string $id Its id.
     * @param array{since: string, which?: 'all'|'failed'|string}|Value $body
     *   `since`: What happened since then.
     *   `which`: Which of that. Default all.
     * @throws Failure
     */
    public function replayWebhookEvents(string $id, array|Value $body, ?string $idempotencyKey = null): void
    {
        $this->request(
            'POST',
            '/v1/webhook-endpoints/{id}/replay',
            at: ['id' => $id],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Brings a deleted mailbox back into use, with all it held.
     *
     * One that is not deleted stays as it is. What is deleted does not count among the mailboxes that there may be: it
     * is refused when there is no room for it any more.
     *
     * @param string $address The mailbox's address.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function restoreMailbox(string $address, ?bool $dryRun = null, ?string $idempotencyKey = null): Type\Mailbox
    {
        return $this->call(
            Type\Mailbox::class,
            'POST',
            '/v1/mailboxes/{address}/restore',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Brings a deleted mailbox back into use, with all it held.
     *
     * One that is not deleted stays as it is. What is deleted does not count among the mailboxes that there may be: it
     * is refused when there is no room for it any more.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function restoreMailboxByExternalId(
        string $externalId,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\Mailbox {
        return $this->call(
            Type\Mailbox::class,
            'POST',
            '/v1/mailboxes/by-external-id/{external_id}/restore',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Brings a terminated tenant back as it was.
     *
     * @param string $tenant The tenant's name or identifier.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function restoreTenant(string $tenant, ?bool $dryRun = null, ?string $idempotencyKey = null): Type\Tenant
    {
        return $this->call(
            Type\Tenant::class,
            'POST',
            '/v1/tenants/{tenant}/restore',
            at: ['tenant' => $tenant],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Brings a terminated tenant back as it was.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function restoreTenantByExternalId(
        string $externalId,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\Tenant {
        return $this->call(
            Type\Tenant::class,
            'POST',
            '/v1/tenants/by-external-id/{external_id}/restore',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes every recipient of a message due at once. A held message stays held.
     *
     * @param string $id The message's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function retryQueueMessage(
        string $id,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\QueueMessageDetail {
        return $this->call(
            Type\QueueMessageDetail::class,
            'POST',
            '/v1/queue/messages/{id}/retry',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes new DKIM keys for a domain, which wait until their records are in DNS.
     *
     * They stand among `dns-records` at once, and sign by themselves within an hour of being seen in DNS; the old ones
     * retire then, and their records can be removed when they are forgotten. While some wait no others are made.
     *
     * @param string $domain The domain's name.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function rotateDkimKeys(
        string $domain,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\DkimKeyPage {
        return $this->call(
            Type\DkimKeyPage::class,
            'POST',
            '/v1/domains/{domain}/dkim-keys/rotate',
            at: ['domain' => $domain],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes new DKIM keys for a domain, which wait until their records are in DNS.
     *
     * They stand among `dns-records` at once, and sign by themselves within an hour of being seen in DNS; the old ones
     * retire then, and their records can be removed when they are forgotten. While some wait no others are made.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function rotateDkimKeysByExternalId(
        string $externalId,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\DkimKeyPage {
        return $this->call(
            Type\DkimKeyPage::class,
            'POST',
            '/v1/domains/by-external-id/{external_id}/dkim-keys/rotate',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Gives a program another secret. The old one is good for nothing at once; what it holds stays.
     *
     * @param string $id The program's id.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function rotateOauthClientSecret(
        string $id,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\OAuthClient {
        return $this->call(
            Type\OAuthClient::class,
            'POST',
            '/v1/oauth-clients/{id}/rotate-secret',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Exchanges the secret and the key of a webhook endpoint. For a while both sign, so that a receiver can follow in
     * its own time.
     *
     * @param string $id Its id.
     * @param array{overlap_seconds?: int}|Value $body
     *   `overlap_seconds`: For how many seconds the old secret signs beside the new one; 0 when it is in other hands.
     *     Default a day.
     * @throws Failure
     */
    public function rotateWebhookSecret(
        string $id,
        array|Value $body,
        ?string $idempotencyKey = null,
    ): Type\WebhookEndpoint {
        return $this->call(
            Type\WebhookEndpoint::class,
            'POST',
            '/v1/webhook-endpoints/{id}/rotate-secret',
            at: ['id' => $id],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Sets the password of whoever administrates a tenant; their sessions end.
     *
     * @param string $tenant The tenant's name or identifier.
     * @param array{password: string}|Value $body
     *   `password`: The password: at least 8 characters.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function runAdminPasswordChange(
        string $tenant,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'POST',
            '/v1/tenants/{tenant}/admin/password',
            at: ['tenant' => $tenant],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Sets the password of whoever administrates a tenant; their sessions end.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{password: string}|Value $body
     *   `password`: The password: at least 8 characters.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function runAdminPasswordChangeByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): void {
        $this->request(
            'POST',
            '/v1/tenants/by-external-id/{external_id}/admin/password',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Does many requests, each for itself.
     *
     * The answer is 200 whatever came of them: `results` has the status and body of each. One that fails stops none of
     * the others. Give each its own `idempotency_key` to be able to send the batch again. Sent again with the batch's
     * own `Idempotency-Key`, it is answered as before, but for secrets that are shown once. Many more go on by
     * themselves with `POST /v1/operations`.
     *
     * @param array{requests: list<array<string, mixed>>, order?: 'sequential'|'any'|string}|Value $body
     *   `requests`: The requests: 1 to 500.
     *   `order`: Whether they wait for each other. Default `sequential`.
     * @throws Failure
     */
    public function runBatch(array|Value $body, ?string $idempotencyKey = null): Type\BatchResults
    {
        return $this->call(
            Type\BatchResults::class,
            'POST',
            '/v1/batch',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Reactivates: asks the licence server for the licence as it stands now, without an account.
     *
     * After buying an add-on, an upsize or more mailboxes; it holds at once.
     *
     * @throws Failure
     */
    public function runLicenseRefresh(?string $idempotencyKey = null): Type\License
    {
        return $this->call(
            Type\License::class,
            'POST',
            '/v1/license/refresh',
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Starts a run of a task as soon as it is free.
     *
     * The answer comes at once; read the task until `runs` has risen. Asking twice while it runs makes it run once
     * more.
     *
     * @param string $name The task's name.
     * @throws Failure
     */
    public function runTask(string $name, ?string $idempotencyKey = null): Type\Task
    {
        return $this->call(
            Type\Task::class,
            'POST',
            '/v1/tasks/{name}/run',
            at: ['name' => $name],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Turns the second factor on: the code proves that the telephone has the secret.
     *
     * From then on a mailbox's own password opens no mail program: each gets an app password of its own, or signs in
     * with OAuth.
     *
     * @param array{code: string}|Value $body
     *   `code`: The code it shows.
     * @throws Failure
     */
    public function runTotpConfirmation(array|Value $body, ?string $idempotencyKey = null): void
    {
        $this->request('POST', '/v1/me/totp/confirm', body: $body, headers: ['Idempotency-Key' => $idempotencyKey]);
    }

    /**
     * Suspends a tenant, or does it in another mode or for another reason.
     *
     * Nothing is deleted. Whoever may not be logged in any more is logged out.
     *
     * @param string $tenant The tenant's name or identifier.
     * @param array{mode?: 'login'|'outbound'|'full'|string, reason?: string}|Value $body
     *   `mode`: What is off. Default `full`.
     *   `reason`: Why, for whoever reads it.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function suspendTenant(
        string $tenant,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\Tenant {
        return $this->call(
            Type\Tenant::class,
            'POST',
            '/v1/tenants/{tenant}/suspend',
            at: ['tenant' => $tenant],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Suspends a tenant, or does it in another mode or for another reason.
     *
     * Nothing is deleted. Whoever may not be logged in any more is logged out.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{mode?: 'login'|'outbound'|'full'|string, reason?: string}|Value $body
     *   `mode`: What is off. Default `full`.
     *   `reason`: Why, for whoever reads it.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function suspendTenantByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\Tenant {
        return $this->call(
            Type\Tenant::class,
            'POST',
            '/v1/tenants/by-external-id/{external_id}/suspend',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Sends a `webhook.test` message to an endpoint, whatever events it is told of.
     *
     * @param string $id Its id.
     * @throws Failure
     */
    public function testWebhookEndpoint(string $id, ?string $idempotencyKey = null): Type\WebhookDelivery
    {
        return $this->call(
            Type\WebhookDelivery::class,
            'POST',
            '/v1/webhook-endpoints/{id}/test',
            at: ['id' => $id],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Lets a suspended tenant go on.
     *
     * @param string $tenant The tenant's name or identifier.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function unsuspendTenant(string $tenant, ?bool $dryRun = null, ?string $idempotencyKey = null): Type\Tenant
    {
        return $this->call(
            Type\Tenant::class,
            'POST',
            '/v1/tenants/{tenant}/unsuspend',
            at: ['tenant' => $tenant],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Lets a suspended tenant go on.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function unsuspendTenantByExternalId(
        string $externalId,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\Tenant {
        return $this->call(
            Type\Tenant::class,
            'POST',
            '/v1/tenants/by-external-id/{external_id}/unsuspend',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes a rule.
     *
     * @param string $id The rule's id.
     * @param array{action?: 'block'|'allow'|string, enforced?: bool, services?: list<'smtp'|'submission'|'imap'|'pop3'|'http'|string>, reply?: string, note?: string, expires_at?: string|null}|Value $body
     *   `action`: What it does.
     *   `enforced`: Whether no rule of anybody below lifts it.
     *   `services`: The services that a rule on networks is about; empty for all of them.
     *   `reply`: What whoever is refused is told; empty for the usual.
     *   `note`: What those who look after it say of it.
     *   `expires_at`: When it ends by itself; null for never.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateAccessRule(
        string $id,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\AccessRule {
        return $this->call(
            Type\AccessRule::class,
            'PATCH',
            '/v1/access-rules/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes an administrator: name, rights, status or password.
     *
     * @param string $login The administrator's login.
     * @param array{name?: string, scopes?: list<string>, status?: 'active'|'disabled'|string, password?: string}|Value $body
     *   `name`: What people call them.
     *   `scopes`: What they may do, in place of all they might.
     *   `status`: Whether they may log in.
     *   `password`: Their password: at least 8 characters. Their sessions end.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateAdministrator(
        string $login,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Administrator {
        return $this->call(
            Type\Administrator::class,
            'PATCH',
            '/v1/administrators/{login}',
            at: ['login' => $login],
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes an alias.
     *
     * @param string $address The alias's address.
     * @param array{targets?: list<string>, posting?: 'anyone'|'tenant'|'targets'|string, send_as?: bool}|Value $body
     *   `targets`: Where its mail goes: 1 to 1000 addresses, in place of all it had.
     *   `posting`: Who may write to it.
     *   `send_as`: Whether the mailboxes that it leads straight to may send as it.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateAlias(
        string $address,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Alias {
        return $this->call(
            Type\Alias::class,
            'PATCH',
            '/v1/aliases/{address}',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes fields of this group of settings.
     *
     * Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
     *
     * @param array{servers?: list<string>|null, answer_seconds?: int|null, cache_entries?: int|null}|Value $body
     *   `servers`: Name servers as address and port; empty for the machine's own.
     *   `answer_seconds`: Seconds to wait for an answer.
     *   `cache_entries`: Answers kept.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateDnsSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\DnsSettings {
        return $this->call(
            Type\DnsSettings::class,
            'PATCH',
            '/v1/settings/dns',
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes a domain.
     *
     * @param string $domain The domain's name.
     * @param array{tenant?: string, status?: 'active'|'disabled'|string, external_id?: string|null, metadata?: array<string, mixed>, alias_of?: string|null, catch_all?: string|null, mailbox_limit?: int|null, quota_limit_bytes?: int|null, default_quota_bytes?: int|null}|Value $body
     *   `tenant`: The tenant it is to belong to, with all that is in it.
     *   `status`: Whether it takes part in mail.
     *   `external_id`: What the tenant's own system calls it; null for nothing.
     *   `metadata`: Keys to be set; null takes one away.
     *   `alias_of`: The domain of the same tenant that it is to be another name of; null for none. It must have no
     *     addresses of its own.
     *   `catch_all`: Who gets mail to addresses that are not there: an address in this domain, or in another of the
     *     same tenant; null for nobody.
     *   `mailbox_limit`: Mailboxes it may have; null for as many as its tenant may.
     *   `quota_limit_bytes`: Octets that one of its mailboxes may hold at most; null for as many as its tenant's plan
     *     allows.
     *   `default_quota_bytes`: Octets that a mailbox may hold which is made without saying; null for the most that is
     *     allowed.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateDomain(
        string $domain,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Domain {
        return $this->call(
            Type\Domain::class,
            'PATCH',
            '/v1/domains/{domain}',
            at: ['domain' => $domain],
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            objects: ['metadata'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes a domain.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{tenant?: string, status?: 'active'|'disabled'|string, external_id?: string|null, metadata?: array<string, mixed>, alias_of?: string|null, catch_all?: string|null, mailbox_limit?: int|null, quota_limit_bytes?: int|null, default_quota_bytes?: int|null}|Value $body
     *   `tenant`: The tenant it is to belong to, with all that is in it.
     *   `status`: Whether it takes part in mail.
     *   `external_id`: What the tenant's own system calls it; null for nothing.
     *   `metadata`: Keys to be set; null takes one away.
     *   `alias_of`: The domain of the same tenant that it is to be another name of; null for none. It must have no
     *     addresses of its own.
     *   `catch_all`: Who gets mail to addresses that are not there: an address in this domain, or in another of the
     *     same tenant; null for nobody.
     *   `mailbox_limit`: Mailboxes it may have; null for as many as its tenant may.
     *   `quota_limit_bytes`: Octets that one of its mailboxes may hold at most; null for as many as its tenant's plan
     *     allows.
     *   `default_quota_bytes`: Octets that a mailbox may hold which is made without saying; null for the most that is
     *     allowed.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateDomainByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Domain {
        return $this->call(
            Type\Domain::class,
            'PATCH',
            '/v1/domains/by-external-id/{external_id}',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            objects: ['metadata'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes fields of this group of settings.
     *
     * Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
     *
     * @param array{connections?: int|null, connections_per_peer?: int|null, idle_minutes?: int|null, command_bytes?: int|null, search_messages?: int|null, folders?: int|null}|Value $body
     *   `connections`: Connections at once, of both protocols each.
     *   `connections_per_peer`: Connections at once from one address, or one /64 of IPv6.
     *   `idle_minutes`: Minutes a client may keep silent after it logged in. RFC 9051 asks for 30 at least.
     *   `command_bytes`: Octets of a command with its literals, appended messages aside.
     *   `search_messages`: Messages whose text one SEARCH reads.
     *   `folders`: Folders of a mailbox.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateImapSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\ImapSettings {
        return $this->call(
            Type\ImapSettings::class,
            'PATCH',
            '/v1/settings/imap',
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes fields of this group of settings.
     *
     * Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
     *
     * @param array{server_url?: string|null, issuer?: string|null, hostname?: string|null, machine_id?: string|null, proxy?: string|null, ca_file?: string|null, answer_seconds?: int|null}|Value $body
     *   `server_url`: The licence server's address; empty for `license_server_url` of the boot file.
     *   `issuer`: The name that the vendor's licences bear as their issuer; empty for the licence server's address.
     *   `hostname`: The host's name as licences know it; empty for what `hostname` prints.
     *   `machine_id`: What tells this machine apart where its own identifiers do not last, as in containers; empty for
     *     these.
     *   `proxy`: The proxy to the licence server, such as `http://proxy.example.org:3128`; empty for the one of the
     *     environment.
     *   `ca_file`: A file of certificates in PEM form that vouch for the licence server, beside the machine's own.
     *   `answer_seconds`: Seconds in which the licence server must have answered.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateLicenseSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\LicenseSettings {
        return $this->call(
            Type\LicenseSettings::class,
            'PATCH',
            '/v1/settings/license',
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes fields of this group of settings.
     *
     * Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
     *
     * @param array{scram?: bool|null, password_characters?: int|null, password_score?: int|null}|Value $body
     *   `scram`: Whether SCRAM-SHA-256 is offered. It needs a second verifier beside each Argon2id hash, made when a
     *     password is set while this is on; whoever steals the database can try passwords against it about a hundred
     *     times faster.
     *   `password_characters`: Characters that a new password must have at least.
     *   `password_score`: How hard a new password must be to guess: 0 for anything, 1 for none of the thousand that
     *     are tried first, 2 for a million guesses, 3 for a hundred million, 4 for ten thousand million (zxcvbn's
     *     scores). Names of its holder count as guessed.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateLoginSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\LoginSettings {
        return $this->call(
            Type\LoginSettings::class,
            'PATCH',
            '/v1/settings/login',
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes a mailbox.
     *
     * The `ETag` follows these fields alone, not what the mailbox holds.
     *
     * @param string $address The mailbox's address.
     * @param array{password?: string, display_name?: string|null, quota_bytes?: int|null, status?: 'active'|'staged'|'disabled'|'deleted'|string, login?: bool, incoming?: 'allow'|'hold'|'reject'|string, outgoing?: 'allow'|'hold'|'reject'|string, external_id?: string|null, metadata?: array<string, mixed>}|Value $body
     *   `password`: The new password: at least 8 characters. Whoever is logged in has to log in again.
     *   `display_name`: The name people see; null for none.
     *   `quota_bytes`: Octets it may hold; null for as many as there is room.
     *   `status`: Whether it may be used.
     *   `login`: Whether people log in to it.
     *   `incoming`: What happens to mail to it.
     *   `outgoing`: What happens to mail its holder sends.
     *   `external_id`: What the tenant's own system calls it; null for nothing.
     *   `metadata`: Keys to be set; null takes one away.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateMailbox(
        string $address,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Mailbox {
        return $this->call(
            Type\Mailbox::class,
            'PATCH',
            '/v1/mailboxes/{address}',
            at: ['address' => $address],
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            objects: ['metadata'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes a mailbox.
     *
     * The `ETag` follows these fields alone, not what the mailbox holds.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{password?: string, display_name?: string|null, quota_bytes?: int|null, status?: 'active'|'staged'|'disabled'|'deleted'|string, login?: bool, incoming?: 'allow'|'hold'|'reject'|string, outgoing?: 'allow'|'hold'|'reject'|string, external_id?: string|null, metadata?: array<string, mixed>}|Value $body
     *   `password`: The new password: at least 8 characters. Whoever is logged in has to log in again.
     *   `display_name`: The name people see; null for none.
     *   `quota_bytes`: Octets it may hold; null for as many as there is room.
     *   `status`: Whether it may be used.
     *   `login`: Whether people log in to it.
     *   `incoming`: What happens to mail to it.
     *   `outgoing`: What happens to mail its holder sends.
     *   `external_id`: What the tenant's own system calls it; null for nothing.
     *   `metadata`: Keys to be set; null takes one away.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateMailboxByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Mailbox {
        return $this->call(
            Type\Mailbox::class,
            'PATCH',
            '/v1/mailboxes/by-external-id/{external_id}',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            objects: ['metadata'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes fields of this group of settings.
     *
     * Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
     *
     * @param array{issuer?: string|null, access_seconds?: int|null, refresh_days?: int|null}|Value $body
     *   `issuer`: The address under which this server is known to programs, such as `https://mail.example.org`; empty
     *     for `https://` and `server.hostname`. Programs that hold tokens have to ask anew when it changes.
     *   `access_seconds`: Seconds for which an access token is good.
     *   `refresh_days`: Days without use after which a program has to ask its person anew.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateOauthSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\OAuthSettings {
        return $this->call(
            Type\OAuthSettings::class,
            'PATCH',
            '/v1/settings/oauth',
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes a rule of one's own mailbox.
     *
     * @param string $id The rule's id.
     * @param array{action?: 'block'|'allow'|string, enforced?: bool, services?: list<'smtp'|'submission'|'imap'|'pop3'|'http'|string>, reply?: string, note?: string, expires_at?: string|null}|Value $body
     *   `action`: What it does.
     *   `enforced`: Whether no rule of anybody below lifts it.
     *   `services`: The services that a rule on networks is about; empty for all of them.
     *   `reply`: What whoever is refused is told; empty for the usual.
     *   `note`: What those who look after it say of it.
     *   `expires_at`: When it ends by itself; null for never.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateOwnAccessRule(
        string $id,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\AccessRule {
        return $this->call(
            Type\AccessRule::class,
            'PATCH',
            '/v1/me/access-rules/{id}',
            at: ['id' => $id],
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes a plan.
     *
     * @param string $plan The plan's name.
     * @param array{description?: string, limits?: array<string, mixed>, features?: list<'imap'|'pop3'|'submission'|'catch_all'|'forwarding'|string>}|Value $body
     *   `description`: What people read of it.
     *   `limits`: Limits to be set; null takes one away.
     *   `features`: What it holds, in place of all it held.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updatePlan(
        string $plan,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Plan {
        return $this->call(
            Type\Plan::class,
            'PATCH',
            '/v1/plans/{plan}',
            at: ['plan' => $plan],
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            objects: ['limits'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes fields of this group of settings.
     *
     * Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
     *
     * @param array{retry_minutes?: list<int>|null, delay_report_hours?: int|null, expire_hours?: int|null, connections?: int|null, connections_per_host?: int|null, answer_seconds?: int|null, connect_seconds?: int|null}|Value $body
     *   `retry_minutes`: Minutes between attempts: the first waits for the first, and so on; the last one repeats.
     *   `delay_report_hours`: Hours after which the sender is told that a message is late.
     *   `expire_hours`: Hours after which a message is given up.
     *   `connections`: Connections to other servers at once.
     *   `connections_per_host`: Connections to one host at once.
     *   `answer_seconds`: Seconds to wait for another server's answer.
     *   `connect_seconds`: Seconds to wait for a connection.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateQueueSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\QueueSettings {
        return $this->call(
            Type\QueueSettings::class,
            'PATCH',
            '/v1/settings/queue',
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes fields of this group of settings.
     *
     * Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
     *
     * @param array{feed_days?: int|null, audit_days?: int|null, expunged_per_folder?: int|null, operation_days?: int|null, body_hours?: int|null, message_trace_days?: int|null}|Value $body
     *   `feed_days`: Days of the change feed.
     *   `audit_days`: Days of the audit trail.
     *   `expunged_per_folder`: Expunged messages a folder remembers, for mail programs that were away. One that missed
     *     more is told which messages are left.
     *   `operation_days`: Days for which operations that are over, and what came of them, can be read.
     *   `body_hours`: Hours for which bytes that no message holds any more are kept.
     *   `message_trace_days`: Days for which the server can tell what became of a message: who brought it, where it
     *     went and what was said. 0 to tell of none, and forget what was told.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateRetentionSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\RetentionSettings {
        return $this->call(
            Type\RetentionSettings::class,
            'PATCH',
            '/v1/settings/retention',
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes fields of this group of settings.
     *
     * Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
     *
     * @param array{smart_host?: string|null, smart_port?: int|null, smart_implicit_tls?: bool|null, smart_require_tls?: bool|null, smart_user?: string|null, port?: int|null, smart_password?: string|null}|Value $body
     *   `smart_host`: A host that takes all outgoing mail; empty to deliver to each domain's own servers.
     *   `smart_port`: The port of the smart host.
     *   `smart_implicit_tls`: Whether the connection to the smart host begins with TLS instead of STARTTLS.
     *   `smart_require_tls`: Whether mail waits rather than reaching the smart host unencrypted or under a certificate
     *     that does not verify.
     *   `smart_user`: The name to log in to the smart host with; empty for no login.
     *   `port`: The port of other domains' servers.
     *   `smart_password`: The password to log in to the smart host with.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateRoutingSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\RoutingSettings {
        return $this->call(
            Type\RoutingSettings::class,
            'PATCH',
            '/v1/settings/routing',
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes fields of this group of settings.
     *
     * Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
     *
     * @param array{hostname?: string|null, postmaster?: string|null, verify_domains?: bool|null}|Value $body
     *   `hostname`: The name in greetings, trace lines and `Authentication-Results`; empty for the machine's own.
     *   `postmaster`: Where mail to a domain's `postmaster` goes when nothing else stands there, where reports of
     *     failed deliveries are copied, and who is written to while the licence needs looking after. While it is
     *     empty, such mail and copies go to nobody, and of the licence the postmaster of the first domain is told.
     *   `verify_domains`: Whether domains that tenants and resellers add take part in mail only once their DNS shows
     *     that they are theirs. Until then mail to them goes where the DNS says, and nobody sends in their name:
     *     nobody here gets another's mail by naming their domain.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateServerSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\ServerSettings {
        return $this->call(
            Type\ServerSettings::class,
            'PATCH',
            '/v1/settings/server',
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes fields of this group of settings.
     *
     * Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
     *
     * @param array{message_bytes?: int|null, recipients?: int|null, hops?: int|null, header_bytes?: int|null, line_bytes?: int|null, bad_commands?: int|null, failed_logins?: int|null, refused_recipients?: int|null, idle_seconds?: int|null, connections?: int|null, connections_per_peer?: int|null, alias_targets?: int|null}|Value $body
     *   `message_bytes`: Octets of a message.
     *   `recipients`: Recipients of a message.
     *   `hops`: `Received` lines after which a message is taken to run in a circle.
     *   `header_bytes`: Octets of a message's header.
     *   `line_bytes`: Octets of a line of a message.
     *   `bad_commands`: Wrong commands after which a connection is closed.
     *   `failed_logins`: Failed logins after which a connection is closed.
     *   `refused_recipients`: Refused recipients after which a connection is closed.
     *   `idle_seconds`: Seconds a client may keep silent.
     *   `connections`: Connections at once.
     *   `connections_per_peer`: Connections at once from one address, or one /64 of IPv6.
     *   `alias_targets`: Addresses an alias may lead to, through other aliases too.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateSmtpSettings(
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\SmtpSettings {
        return $this->call(
            Type\SmtpSettings::class,
            'PATCH',
            '/v1/settings/smtp',
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes a tenant. Its plan is changed by `PUT …/plan`.
     *
     * @param string $tenant The tenant's name or identifier.
     * @param array{name?: string, external_id?: string|null, overrides?: array<string, mixed>, metadata?: array<string, mixed>}|Value $body
     *   `name`: Its name.
     *   `external_id`: What its reseller's own system calls it; null for nothing.
     *   `overrides`: Limits that hold instead of the plan's, in place of all it had. They must hold what is in use.
     *   `metadata`: Keys to be set; null takes one away.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateTenant(
        string $tenant,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Tenant {
        return $this->call(
            Type\Tenant::class,
            'PATCH',
            '/v1/tenants/{tenant}',
            at: ['tenant' => $tenant],
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            objects: ['overrides', 'metadata'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes a tenant. Its plan is changed by `PUT …/plan`.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{name?: string, external_id?: string|null, overrides?: array<string, mixed>, metadata?: array<string, mixed>}|Value $body
     *   `name`: Its name.
     *   `external_id`: What its reseller's own system calls it; null for nothing.
     *   `overrides`: Limits that hold instead of the plan's, in place of all it had. They must hold what is in use.
     *   `metadata`: Keys to be set; null takes one away.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function updateTenantByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Tenant {
        return $this->call(
            Type\Tenant::class,
            'PATCH',
            '/v1/tenants/by-external-id/{external_id}',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            type: 'application/merge-patch+json',
            objects: ['overrides', 'metadata'],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes a webhook endpoint. One that is enabled again is told of what happens from then on; a replay sends what
     * it missed.
     *
     * @param string $id Its id.
     * @param array{url?: string, description?: string, events?: list<string>, status?: 'enabled'|'disabled'|string}|Value $body
     *   `url`: Where requests go.
     *   `description`: What people say of it.
     *   `events`: Which events it is told of from now on.
     *   `status`: Whether anything is sent.
     * @throws Failure
     */
    public function updateWebhookEndpoint(
        string $id,
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\WebhookEndpoint {
        return $this->call(
            Type\WebhookEndpoint::class,
            'PATCH',
            '/v1/webhook-endpoints/{id}',
            at: ['id' => $id],
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Lets a domain take part in mail whose DNS shows that it is its tenant's.
     *
     * The record stands among `dns-records` until then, and is looked for by itself every quarter of an hour too. 409
     * `not_published` says that it is not seen. Who adds a domain that another tenant only says is theirs is told the
     * record the same way, and gets the domain, empty, once the DNS shows it.
     *
     * @param string $domain The domain's name.
     * @param array{unseen?: bool}|Value $body
     *   `unseen`: Whether it is believed without a look at the DNS, on the word of whoever administrates the server.
     *     Default false.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function verifyDomain(
        string $domain,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\Domain {
        return $this->call(
            Type\Domain::class,
            'POST',
            '/v1/domains/{domain}/verify',
            at: ['domain' => $domain],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Lets a domain take part in mail whose DNS shows that it is its tenant's.
     *
     * The record stands among `dns-records` until then, and is looked for by itself every quarter of an hour too. 409
     * `not_published` says that it is not seen. Who adds a domain that another tenant only says is theirs is told the
     * record the same way, and gets the domain, empty, once the DNS shows it.
     *
     * @param string $externalId What the caller's own system calls the object. Where several objects that the caller
     *   may see have the same, the answer is 409 `ambiguous_external_id`.
     * @param array{unseen?: bool}|Value $body
     *   `unseen`: Whether it is believed without a look at the DNS, on the word of whoever administrates the server.
     *     Default false.
     * @param bool|null $dryRun Whether everything is checked and nothing kept. The answer is the one the request would
     *   have got, with `Dry-Run: true`; identifiers in it are never given out.
     * @throws Failure
     */
    public function verifyDomainByExternalId(
        string $externalId,
        array|Value $body,
        ?bool $dryRun = null,
        ?string $idempotencyKey = null,
    ): Type\Domain {
        return $this->call(
            Type\Domain::class,
            'POST',
            '/v1/domains/by-external-id/{external_id}/verify',
            at: ['external_id' => $externalId],
            query: ['dry_run' => $dryRun],
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }
}
