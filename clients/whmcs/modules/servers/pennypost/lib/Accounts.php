<?php

declare(strict_types=1);

namespace WHMCS\Module\Server\Pennypost;

use Pennypost\Failure;
use WHMCS\Database\Capsule;

/** All tenants of a server at once: what they use, and what they are. */
final class Accounts
{
    private const MEGABYTE = 1 << 20;
    private const STATUS = ['active' => 'Active', 'suspended' => 'Suspended', 'terminated' => 'Terminated'];

    /** @param array<string, mixed> $params */
    public function __construct(private readonly Api $api, private readonly array $params)
    {
    }

    /**
     * Writes down what each service of this server uses.
     *
     * @throws Failure
     */
    public function writeUsage(): void
    {
        $used = [];
        foreach ($this->api->all('/v1/usage', ['limit' => 100]) as $tenant) {
            $used[$tenant['external_id']] = $tenant;
        }
        $services = Capsule::table('tblhosting')->where('server', $this->params['serverid'])->pluck('id');
        foreach ($services as $service) {
            $tenant = $used[Service::externalId($this->params, $service)] ?? null;
            if ($tenant !== null) {
                Capsule::table('tblhosting')->where('id', $service)->update([
                    'diskusage' => self::megabytes($tenant['storage_bytes']),
                    'disklimit' => self::megabytes($tenant['storage_limit_bytes']),
                    'bwusage' => self::megabytes($tenant['received_bytes'] + $tenant['sent_bytes']),
                    'bwlimit' => 0,
                    'lastupdate' => date('Y-m-d H:i:s'),
                ]);
            }
        }
    }

    /**
     * Every tenant as the server sync of WHMCS compares it.
     *
     * @return list<array<string, mixed>>
     * @throws Failure
     */
    public function list(): array
    {
        $accounts = [];
        foreach ($this->api->all('/v1/tenants', ['expand' => 'plan', 'limit' => 100]) as $tenant) {
            $plan = $tenant['plan'];
            $login = (string) ($tenant['admin']['login'] ?? '');
            $accounts[] = [
                'email' => str_contains($login, '@') ? $login : 'postmaster@' . $tenant['domain'],
                'username' => $tenant['name'],
                'domain' => (string) $tenant['domain'],
                'uniqueIdentifier' => $tenant['name'],
                'product' => (string) (is_array($plan) ? $plan['name'] : $plan),
                'primaryip' => $this->params['serverip'],
                'created' => date('Y-m-d H:i:s', (int) strtotime($tenant['created_at'])),
                'status' => self::STATUS[$tenant['status']] ?? 'Active',
            ];
        }
        return $accounts;
    }

    /** WHMCS counts in megabytes, and says no limit by 0. */
    private static function megabytes(?int $bytes): int
    {
        return (int) ceil(($bytes ?? 0) / self::MEGABYTE);
    }
}
