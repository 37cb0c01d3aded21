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
     * Makes an alias.
     *
     * @param array{address: string, targets: list<string>}|Value $body
     *   `address`: Its address, in a domain of this server.
     *   `targets`: Where its mail goes: 1 to 1000 addresses, here or elsewhere.
     * @throws Failure
     */
    public function createAlias(array|Value $body, ?string $idempotencyKey = null): Type\Alias
    {
        return $this->call(
            Type\Alias::class,
            'POST',
            '/v1/aliases',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a domain and the keys its mail is signed with.
     *
     * @param array{name: string, status?: 'active'|'disabled'|string}|Value $body
     *   `name`: Its name, in Unicode or A-labels.
     *   `status`: Whether it takes part in mail at once. Default `active`.
     * @throws Failure
     */
    public function createDomain(array|Value $body, ?string $idempotencyKey = null): Type\Domain
    {
        return $this->call(
            Type\Domain::class,
            'POST',
            '/v1/domains',
            body: $body,
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
     * @param array{address: string, password: string, display_name?: string|null, quota_bytes?: int|null, status?: 'active'|'disabled'|string}|Value $body
     *   `address`: Its address, in a domain of this server.
     *   `password`: Its password: at least 8 characters.
     *   `display_name`: The name people see.
     *   `quota_bytes`: Octets it may hold; absent or null for as many as there is room.
     *   `status`: Whether it may be used at once. Default `active`.
     * @throws Failure
     */
    public function createMailbox(array|Value $body, ?string $idempotencyKey = null): Type\Mailbox
    {
        return $this->call(
            Type\Mailbox::class,
            'POST',
            '/v1/mailboxes',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes a token.
     *
     * The answer holds the secret in `secret`, this once. Nobody can give away a scope they do not have.
     *
     * @param array{name: string, scopes: list<string>, networks?: list<string>, expires_at?: string|null}|Value $body
     *   `name`: What people call it: 1 to 100 bytes.
     *   `scopes`: What it may do: at least one scope, none that the asking token lacks.
     *   `networks`: The networks it may be used from; absent or empty for everywhere.
     *   `expires_at`: When it ends by itself; absent or null for never.
     * @throws Failure
     */
    public function createToken(array|Value $body, ?string $idempotencyKey = null): Type\Token
    {
        return $this->call(
            Type\Token::class,
            'POST',
            '/v1/tokens',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes an alias. Its targets stay.
     *
     * @param string $address The alias's address.
     * @throws Failure
     */
    public function deleteAlias(string $address, ?string $ifMatch = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/aliases/{address}',
            at: ['address' => $address],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes a domain that holds no mailboxes and aliases any more, with its signing keys.
     *
     * @param string $domain The domain's name.
     * @throws Failure
     */
    public function deleteDomain(string $domain, ?string $ifMatch = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/domains/{domain}',
            at: ['domain' => $domain],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
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
     * Deletes a mailbox with everything in it.
     *
     * This cannot be undone: to switch a mailbox off and keep its mail, set its `status` to `disabled`.
     *
     * @param string $address The mailbox's address.
     * @throws Failure
     */
    public function deleteMailbox(string $address, ?string $ifMatch = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/mailboxes/{address}',
            at: ['address' => $address],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Deletes a message from the queue. Its sender is not told.
     *
     * @param string $id The message's id.
     * @throws Failure
     */
    public function deleteQueueMessage(string $id, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/queue/messages/{id}',
            at: ['id' => $id],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Revokes a token at once.
     *
     * It stays in the list with `revoked_at`, for the audit trail. Revoking it again changes nothing.
     *
     * @param string $id The token's id.
     * @throws Failure
     */
    public function deleteToken(string $id, ?string $ifMatch = null, ?string $idempotencyKey = null): void
    {
        $this->request(
            'DELETE',
            '/v1/tokens/{id}',
            at: ['id' => $id],
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Holds a message back until it is released. An attempt under way is still finished.
     *
     * @param string $id The message's id.
     * @throws Failure
     */
    public function holdQueueMessage(string $id, ?string $idempotencyKey = null): Type\QueueMessageDetail
    {
        return $this->call(
            Type\QueueMessageDetail::class,
            'POST',
            '/v1/queue/messages/{id}/hold',
            at: ['id' => $id],
            headers: ['Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Lists aliases by address.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param string|null $domain Only those in this domain.
     * @throws Failure
     */
    public function listAliases(?int $limit = null, ?string $cursor = null, ?string $domain = null): Type\AliasPage
    {
        return $this->page(
            Type\AliasPage::class,
            'GET',
            '/v1/aliases',
            query: ['limit' => $limit, 'cursor' => $cursor, 'domain' => $domain],
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
     * Lists domains by name.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listDomains(?int $limit = null, ?string $cursor = null): Type\DomainPage
    {
        return $this->page(
            Type\DomainPage::class,
            'GET',
            '/v1/domains',
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
    }

    /**
     * Lists mailboxes by address, with what they hold.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @param string|null $domain Only those in this domain.
     * @throws Failure
     */
    public function listMailboxes(?int $limit = null, ?string $cursor = null, ?string $domain = null): Type\MailboxPage
    {
        return $this->page(
            Type\MailboxPage::class,
            'GET',
            '/v1/mailboxes',
            query: ['limit' => $limit, 'cursor' => $cursor, 'domain' => $domain],
        );
    }

    /**
     * Lists messages on their way out, oldest first.
     *
     * @param int|null $limit How many objects to return, 1 to 100. Default 50.
     * @param string|null $cursor Where to go on: `next_cursor` of the page before.
     * @throws Failure
     */
    public function listQueueMessages(?int $limit = null, ?string $cursor = null): Type\QueueMessagePage
    {
        return $this->page(
            Type\QueueMessagePage::class,
            'GET',
            '/v1/queue/messages',
            query: ['limit' => $limit, 'cursor' => $cursor],
        );
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
     * The server's numbers in the Prometheus text format.
     *
     * @throws Failure
     */
    public function readMetrics(): string
    {
        return $this->request('GET', '/v1/metrics')->content;
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
     * @throws Failure
     */
    public function releaseQueueMessage(string $id, ?string $idempotencyKey = null): Type\QueueMessageDetail
    {
        return $this->call(
            Type\QueueMessageDetail::class,
            'POST',
            '/v1/queue/messages/{id}/release',
            at: ['id' => $id],
            headers: ['Idempotency-Key' => $idempotencyKey],
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
     * Makes the alias, or gives it these targets if it exists.
     *
     * `If-None-Match: *` only makes it, `If-Match: *` only changes it.
     *
     * @param string $address The alias's address.
     * @param array{targets: list<string>}|Value $body
     *   `targets`: Where its mail goes: 1 to 1000 addresses, here or elsewhere.
     * @throws Failure
     */
    public function replaceAlias(
        string $address,
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Alias {
        return $this->call(
            Type\Alias::class,
            'PUT',
            '/v1/aliases/{address}',
            at: ['address' => $address],
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{servers: list<string>, answer_seconds: int, cache_entries: int, secrets_set: list<string>}|Value $body
     *   `servers`: Name servers as address and port; empty for the machine's own.
     *   `answer_seconds`: Seconds to wait for an answer.
     *   `cache_entries`: Answers kept.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @throws Failure
     */
    public function replaceDnsSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\DnsSettings {
        return $this->call(
            Type\DnsSettings::class,
            'PUT',
            '/v1/settings/dns',
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{connections: int, connections_per_peer: int, idle_minutes: int, command_bytes: int, search_messages: int, folders: int, secrets_set: list<string>}|Value $body
     *   `connections`: Connections at once, of both protocols each.
     *   `connections_per_peer`: Connections at once from one address, or one /64 of IPv6.
     *   `idle_minutes`: Minutes a client may keep silent after it logged in. RFC 9051 asks for 30 at least.
     *   `command_bytes`: Octets of a command with its literals, appended messages aside.
     *   `search_messages`: Messages whose text one SEARCH reads.
     *   `folders`: Folders of a mailbox.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @throws Failure
     */
    public function replaceImapSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\ImapSettings {
        return $this->call(
            Type\ImapSettings::class,
            'PUT',
            '/v1/settings/imap',
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{server_url: string, issuer: string, hostname: string, machine_id: string, proxy: string, ca_file: string, answer_seconds: int, secrets_set: list<string>}|Value $body
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
     * @throws Failure
     */
    public function replaceLicenseSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\LicenseSettings {
        return $this->call(
            Type\LicenseSettings::class,
            'PUT',
            '/v1/settings/license',
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{scram: bool, secrets_set: list<string>}|Value $body
     *   `scram`: Whether SCRAM-SHA-256 is offered. It needs a second verifier beside each Argon2id hash, made when a
     *     password is set while this is on; whoever steals the database can try passwords against it about a hundred
     *     times faster.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @throws Failure
     */
    public function replaceLoginSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\LoginSettings {
        return $this->call(
            Type\LoginSettings::class,
            'PUT',
            '/v1/settings/login',
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{retry_minutes: list<int>, delay_report_hours: int, expire_hours: int, connections: int, connections_per_host: int, answer_seconds: int, connect_seconds: int, secrets_set: list<string>}|Value $body
     *   `retry_minutes`: Minutes between attempts: the first waits for the first, and so on; the last one repeats.
     *   `delay_report_hours`: Hours after which the sender is told that a message is late.
     *   `expire_hours`: Hours after which a message is given up.
     *   `connections`: Connections to other servers at once.
     *   `connections_per_host`: Connections to one host at once.
     *   `answer_seconds`: Seconds to wait for another server's answer.
     *   `connect_seconds`: Seconds to wait for a connection.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @throws Failure
     */
    public function replaceQueueSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\QueueSettings {
        return $this->call(
            Type\QueueSettings::class,
            'PUT',
            '/v1/settings/queue',
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{feed_days: int, audit_days: int, expunged_per_folder: int, body_hours: int, secrets_set: list<string>}|Value $body
     *   `feed_days`: Days of the change feed.
     *   `audit_days`: Days of the audit trail.
     *   `expunged_per_folder`: Expunged messages a folder remembers, for mail programs that were away. One that missed
     *     more is told which messages are left.
     *   `body_hours`: Hours for which bytes that no message holds any more are kept.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @throws Failure
     */
    public function replaceRetentionSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\RetentionSettings {
        return $this->call(
            Type\RetentionSettings::class,
            'PUT',
            '/v1/settings/retention',
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{smart_host: string, smart_port: int, smart_implicit_tls: bool, smart_require_tls: bool, smart_user: string, port: int, secrets_set: list<'smart_password'|string>, smart_password?: string|null}|Value $body
     *   `smart_host`: A host that takes all outgoing mail; empty to deliver to each domain's own servers.
     *   `smart_port`: The port of the smart host.
     *   `smart_implicit_tls`: Whether the connection to the smart host begins with TLS instead of STARTTLS.
     *   `smart_require_tls`: Whether mail waits rather than reaching the smart host unencrypted or under a certificate
     *     that does not verify.
     *   `smart_user`: The name to log in to the smart host with; empty for no login.
     *   `port`: The port of other domains' servers.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     *   `smart_password`: The password to log in to the smart host with.
     * @throws Failure
     */
    public function replaceRoutingSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\RoutingSettings {
        return $this->call(
            Type\RoutingSettings::class,
            'PUT',
            '/v1/settings/routing',
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{hostname: string, postmaster: string, secrets_set: list<string>}|Value $body
     *   `hostname`: The name in greetings, trace lines and `Authentication-Results`; empty for the machine's own.
     *   `postmaster`: Where mail to a domain's `postmaster` goes when nothing else stands there, where reports of
     *     failed deliveries are copied, and who is written to while the licence needs looking after. While it is
     *     empty, such mail and copies go to nobody, and of the licence the postmaster of the first domain is told.
     *   `secrets_set`: Which of the group's secrets hold something. Ignored when it is sent.
     * @throws Failure
     */
    public function replaceServerSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\ServerSettings {
        return $this->call(
            Type\ServerSettings::class,
            'PUT',
            '/v1/settings/server',
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Replaces this group of settings.
     *
     * Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
     *
     * @param array{message_bytes: int, recipients: int, hops: int, header_bytes: int, line_bytes: int, bad_commands: int, failed_logins: int, refused_recipients: int, idle_seconds: int, connections: int, connections_per_peer: int, alias_targets: int, secrets_set: list<string>}|Value $body
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
     * @throws Failure
     */
    public function replaceSmtpSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\SmtpSettings {
        return $this->call(
            Type\SmtpSettings::class,
            'PUT',
            '/v1/settings/smtp',
            body: $body,
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Makes every recipient of a message due at once. A held message stays held.
     *
     * @param string $id The message's id.
     * @throws Failure
     */
    public function retryQueueMessage(string $id, ?string $idempotencyKey = null): Type\QueueMessageDetail
    {
        return $this->call(
            Type\QueueMessageDetail::class,
            'POST',
            '/v1/queue/messages/{id}/retry',
            at: ['id' => $id],
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
     * Gives an alias other targets.
     *
     * @param string $address The alias's address.
     * @param array{targets?: list<string>}|Value $body
     *   `targets`: Where its mail goes: 1 to 1000 addresses, in place of all it had.
     * @throws Failure
     */
    public function updateAlias(
        string $address,
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Alias {
        return $this->call(
            Type\Alias::class,
            'PATCH',
            '/v1/aliases/{address}',
            at: ['address' => $address],
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
     * @throws Failure
     */
    public function updateDnsSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\DnsSettings {
        return $this->call(
            Type\DnsSettings::class,
            'PATCH',
            '/v1/settings/dns',
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes a domain.
     *
     * @param string $domain The domain's name.
     * @param array{status?: 'active'|'disabled'|string}|Value $body
     *   `status`: Whether it takes part in mail.
     * @throws Failure
     */
    public function updateDomain(
        string $domain,
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Domain {
        return $this->call(
            Type\Domain::class,
            'PATCH',
            '/v1/domains/{domain}',
            at: ['domain' => $domain],
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
     * @param array{connections?: int|null, connections_per_peer?: int|null, idle_minutes?: int|null, command_bytes?: int|null, search_messages?: int|null, folders?: int|null}|Value $body
     *   `connections`: Connections at once, of both protocols each.
     *   `connections_per_peer`: Connections at once from one address, or one /64 of IPv6.
     *   `idle_minutes`: Minutes a client may keep silent after it logged in. RFC 9051 asks for 30 at least.
     *   `command_bytes`: Octets of a command with its literals, appended messages aside.
     *   `search_messages`: Messages whose text one SEARCH reads.
     *   `folders`: Folders of a mailbox.
     * @throws Failure
     */
    public function updateImapSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\ImapSettings {
        return $this->call(
            Type\ImapSettings::class,
            'PATCH',
            '/v1/settings/imap',
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
     * @throws Failure
     */
    public function updateLicenseSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\LicenseSettings {
        return $this->call(
            Type\LicenseSettings::class,
            'PATCH',
            '/v1/settings/license',
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
     * @param array{scram?: bool|null}|Value $body
     *   `scram`: Whether SCRAM-SHA-256 is offered. It needs a second verifier beside each Argon2id hash, made when a
     *     password is set while this is on; whoever steals the database can try passwords against it about a hundred
     *     times faster.
     * @throws Failure
     */
    public function updateLoginSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\LoginSettings {
        return $this->call(
            Type\LoginSettings::class,
            'PATCH',
            '/v1/settings/login',
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }

    /**
     * Changes a mailbox: its password, name, quota or status.
     *
     * The `ETag` follows these fields alone, not what the mailbox holds.
     *
     * @param string $address The mailbox's address.
     * @param array{password?: string, display_name?: string|null, quota_bytes?: int|null, status?: 'active'|'disabled'|string}|Value $body
     *   `password`: The new password: at least 8 characters. Sessions that are logged in stay so.
     *   `display_name`: The name people see; null for none.
     *   `quota_bytes`: Octets it may hold; null for as many as there is room.
     *   `status`: Whether it may be used.
     * @throws Failure
     */
    public function updateMailbox(
        string $address,
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\Mailbox {
        return $this->call(
            Type\Mailbox::class,
            'PATCH',
            '/v1/mailboxes/{address}',
            at: ['address' => $address],
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
     * @param array{retry_minutes?: list<int>|null, delay_report_hours?: int|null, expire_hours?: int|null, connections?: int|null, connections_per_host?: int|null, answer_seconds?: int|null, connect_seconds?: int|null}|Value $body
     *   `retry_minutes`: Minutes between attempts: the first waits for the first, and so on; the last one repeats.
     *   `delay_report_hours`: Hours after which the sender is told that a message is late.
     *   `expire_hours`: Hours after which a message is given up.
     *   `connections`: Connections to other servers at once.
     *   `connections_per_host`: Connections to one host at once.
     *   `answer_seconds`: Seconds to wait for another server's answer.
     *   `connect_seconds`: Seconds to wait for a connection.
     * @throws Failure
     */
    public function updateQueueSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\QueueSettings {
        return $this->call(
            Type\QueueSettings::class,
            'PATCH',
            '/v1/settings/queue',
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
     * @param array{feed_days?: int|null, audit_days?: int|null, expunged_per_folder?: int|null, body_hours?: int|null}|Value $body
     *   `feed_days`: Days of the change feed.
     *   `audit_days`: Days of the audit trail.
     *   `expunged_per_folder`: Expunged messages a folder remembers, for mail programs that were away. One that missed
     *     more is told which messages are left.
     *   `body_hours`: Hours for which bytes that no message holds any more are kept.
     * @throws Failure
     */
    public function updateRetentionSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\RetentionSettings {
        return $this->call(
            Type\RetentionSettings::class,
            'PATCH',
            '/v1/settings/retention',
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
     * @throws Failure
     */
    public function updateRoutingSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\RoutingSettings {
        return $this->call(
            Type\RoutingSettings::class,
            'PATCH',
            '/v1/settings/routing',
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
     * @param array{hostname?: string|null, postmaster?: string|null}|Value $body
     *   `hostname`: The name in greetings, trace lines and `Authentication-Results`; empty for the machine's own.
     *   `postmaster`: Where mail to a domain's `postmaster` goes when nothing else stands there, where reports of
     *     failed deliveries are copied, and who is written to while the licence needs looking after. While it is
     *     empty, such mail and copies go to nobody, and of the licence the postmaster of the first domain is told.
     * @throws Failure
     */
    public function updateServerSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\ServerSettings {
        return $this->call(
            Type\ServerSettings::class,
            'PATCH',
            '/v1/settings/server',
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
     * @throws Failure
     */
    public function updateSmtpSettings(
        array|Value $body,
        ?string $ifMatch = null,
        ?string $idempotencyKey = null,
    ): Type\SmtpSettings {
        return $this->call(
            Type\SmtpSettings::class,
            'PATCH',
            '/v1/settings/smtp',
            body: $body,
            type: 'application/merge-patch+json',
            headers: ['If-Match' => $ifMatch, 'Idempotency-Key' => $idempotencyKey],
        );
    }
}
