<?php

declare(strict_types=1);

namespace WHMCS\Module\Server\Pennypost;

use Pennypost\Failure;
use Pennypost\Problem;

/** One service of WHMCS: a tenant of the mail server, found by the service's id, which is the tenant's `external_id`. */
final class Service
{
    private const TENANT = '/v1/tenants/by-external-id/{external_id}';

    /** Configurable options that override a limit, and by how much one of them counts. */
    private const OVERRIDES = [
        'domains' => ['domains', 1],
        'mailboxes' => ['mailboxes', 1],
        'aliases' => ['aliases', 1],
        'storage_gb' => ['storage_bytes', 1 << 30],
        'mailbox_gb' => ['mailbox_bytes', 1 << 30],
    ];

    /** @param array<string, mixed> $params */
    private function __construct(private readonly Api $api, private readonly array $params)
    {
    }

    /** @param array<string, mixed> $params As WHMCS gives them to every function. */
    public static function of(array $params): self
    {
        return new self(Api::of($params), $params);
    }

    /**
     * The `external_id` of a service. What the server's `Access Hash` says stands before it, where several WHMCS share a mail
     * server.
     *
     * @param array<string, mixed> $params
     */
    public static function externalId(array $params, int|string $service): string
    {
        $prefix = trim((string) ($params['serveraccesshash'] ?? ''));
        return $prefix === '' ? (string) $service : "$prefix-$service";
    }

    /** Makes the tenant with its domain and administrator, or makes it what it should be. */
    public function create(): void
    {
        $there = $this->find();
        if (($there['status'] ?? '') === 'terminated') {
            $this->restore();
        }
        // The name stays what it was: the tenant may have been made by somebody else.
        $name = $there['name'] ?? 'service-' . strtolower($this->id());
        $this->tell('PUT', '', body: [
            'name' => $name,
            'external_id' => $this->id(),
            'domain' => $this->params['domain'] ?: null,
            'plan' => $this->plan(),
            'overrides' => $this->overrides(),
            'admin' => ['login' => $there['admin']['login'] ?? $name, 'password' => $this->params['password']],
            'metadata' => ['whmcs_client' => (string) ($this->params['userid'] ?? '')],
        ]);
        // Usage and accounts are matched by the user name.
        if (isset($this->params['model']->serviceProperties)) {
            $this->params['model']->serviceProperties->save(['Username' => $name]);
        }
    }

    public function suspend(): void
    {
        $this->tell('POST', '/suspend', body: [
            'mode' => $this->params['configoption2'] ?: 'full',
            'reason' => (string) ($this->params['suspendreason'] ?? '') ?: 'Suspended by the provider.',
        ]);
    }

    public function unsuspend(): void
    {
        $this->tell('POST', '/unsuspend');
    }

    /** Takes it out of service; it can be restored until it is purged. */
    public function terminate(): void
    {
        $days = $this->params['configoption3'] ?? '';
        $days = is_numeric($days) ? (int) $days : 30;
        try {
            $this->tell('DELETE', '', query: ['purge_after' => "P{$days}D"]);
        } catch (Problem $problem) {
            // What is purged is terminated.
            $problem->code === 'not_found' || throw $problem;
        }
    }

    public function restore(): void
    {
        $this->tell('POST', '/restore');
    }

    public function renew(): void
    {
        $this->tell('POST', '/renew', body: []);
    }

    public function changePlan(): void
    {
        $this->tell('PUT', '/plan', body: ['plan' => $this->plan(), 'overrides' => $this->overrides()]);
    }

    public function changePassword(): void
    {
        $this->tell('POST', '/admin/password', body: ['password' => $this->params['password']]);
    }

    /** A link that opens the tenant's administration. */
    public function link(): string
    {
        return $this->api->link('tenant:' . $this->read()['name']);
    }

    /**
     * The tenant.
     *
     * @return array<string, mixed>
     * @throws Failure
     */
    public function read(): array
    {
        return $this->tell('GET');
    }

    /**
     * The tenant in lines for staff, as HTML.
     *
     * @return array<string, string>
     * @throws Failure
     */
    public function fields(): array
    {
        $tenant = $this->read();
        $status = $tenant['status'];
        if ($tenant['suspension']) {
            $status .= " ({$tenant['suspension']['mode']}: {$tenant['suspension']['reason']})";
        }
        if ($tenant['purge_at']) {
            $status .= ", is purged at {$tenant['purge_at']}";
        }
        $lines = ['Tenant' => $tenant['name'], 'Plan' => (string) $tenant['plan'], 'Status' => $status];
        return array_map('htmlspecialchars', $lines);
    }

    private function id(): string
    {
        return self::externalId($this->params, $this->params['serviceid']);
    }

    /** @return array<string, mixed>|null */
    private function find(): ?array
    {
        try {
            return $this->read();
        } catch (Problem $problem) {
            return $problem->code === 'not_found' ? null : throw $problem;
        }
    }

    /**
     * @param array<string, mixed> $query
     * @param array<string, mixed>|null $body
     * @return array<string, mixed>
     */
    private function tell(string $method, string $what = '', array $query = [], ?array $body = null): array
    {
        return $this->api->ask($method, self::TENANT . $what, ['external_id' => $this->id()], $query, $body);
    }

    private function plan(): ?string
    {
        return $this->params['configoption1'] ?: null;
    }

    /** @return array<string, int|null> Limits beside the plan's; null is none. */
    private function overrides(): array
    {
        $overrides = [];
        foreach ($this->params['configoptions'] ?? [] as $name => $value) {
            [$limit, $unit] = self::OVERRIDES[strtolower((string) $name)] ?? [null, 0];
            if ($limit !== null) {
                $overrides[$limit] = is_numeric($value) ? (int) $value * $unit : null;
            }
        }
        return $overrides;
    }
}
