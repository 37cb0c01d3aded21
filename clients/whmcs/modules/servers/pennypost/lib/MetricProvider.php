<?php

declare(strict_types=1);

namespace WHMCS\Module\Server\Pennypost;

use WHMCS\UsageBilling\Contracts\Metrics\MetricInterface;
use WHMCS\UsageBilling\Contracts\Metrics\ProviderInterface;
use WHMCS\UsageBilling\Metrics\Metric;
use WHMCS\UsageBilling\Metrics\Units\GigaBytes;
use WHMCS\UsageBilling\Metrics\Units\WholeNumber;
use WHMCS\UsageBilling\Metrics\Usage;

/** What can be billed by use. A tenant is known by its name, which is the service's user name. */
final class MetricProvider implements ProviderInterface
{
    private const GIGABYTE = 1 << 30;

    public function __construct(private readonly Api $api)
    {
    }

    /** @return list<Metric> */
    public function metrics(): array
    {
        $now = MetricInterface::TYPE_SNAPSHOT;
        return [
            new Metric('mailboxes', 'Mailboxes', $now, new WholeNumber('Mailboxes', 'Mailbox', 'Mailboxes')),
            new Metric('domains', 'Domains', $now, new WholeNumber('Domains', 'Domain', 'Domains')),
            new Metric('aliases', 'Aliases', $now, new WholeNumber('Aliases', 'Alias', 'Aliases')),
            new Metric('storage_bytes', 'Storage', $now, new GigaBytes()),
        ];
    }

    /** @return array<string, list<Metric>> */
    public function usage(): array
    {
        $usage = [];
        foreach ($this->api->all('/v1/usage', ['limit' => 100]) as $tenant) {
            $usage[$tenant['tenant']] = $this->of($tenant);
        }
        return $usage;
    }

    /** @return list<Metric> */
    public function tenantUsage($tenant): array
    {
        foreach ($this->api->all('/v1/usage', ['limit' => 100]) as $other) {
            if ($other['tenant'] === (string) $tenant) {
                return $this->of($other);
            }
        }
        return [];
    }

    /**
     * @param array<string, mixed> $tenant
     * @return list<Metric>
     */
    private function of(array $tenant): array
    {
        return array_map(static function (Metric $metric) use ($tenant): Metric {
            $name = $metric->systemName();
            $value = $tenant[$name] ?? 0;
            return $metric->withUsage(new Usage(str_ends_with($name, '_bytes') ? $value / self::GIGABYTE : $value));
        }, $this->metrics());
    }
}
