<?php

// Stand-ins for what the module uses of WHMCS, as far as it uses it: a log, one table, interfaces and classes of usage
// billing, and the autoloading of a module's `lib`.

declare(strict_types=1);

namespace {
    define('WHMCS', true);

    /** The module log: what was handed over, and what WHMCS would show of it. */
    final class ModuleLog
    {
        /** @var list<array{action: string, raw: string, shown: string}> */
        public static array $lines = [];
    }

    function logModuleCall($module, $action, $request, $response, $processed = '', $secrets = []): void
    {
        $text = static fn (mixed $value): string => is_string($value) ? $value : print_r($value, true);
        $raw = implode("\n", array_map($text, [$request, $response, $processed]));
        $shown = str_replace($secrets, '********', $raw);
        ModuleLog::$lines[] = ['action' => "$module $action", 'raw' => $raw, 'shown' => $shown];
    }

    spl_autoload_register(static function (string $class): void {
        $lib = 'WHMCS\\Module\\Server\\Pennypost\\';
        if (str_starts_with($class, $lib)) {
            require getenv('PENNYPOST_MODULE') . '/lib/' . substr($class, strlen($lib)) . '.php';
        }
    });
}

namespace WHMCS\Database {
    /** A table of rows by id. */
    final class Capsule
    {
        /** @var array<string, array<int, array<string, mixed>>> */
        public static array $tables = [];

        /** @var array<string, mixed> */
        private array $wanted = [];

        private function __construct(private readonly string $name)
        {
        }

        public static function table(string $name): self
        {
            return new self($name);
        }

        public function where(string $column, mixed $value): self
        {
            $this->wanted[$column] = $value;
            return $this;
        }

        /** @return list<mixed> */
        public function pluck(string $column): array
        {
            return array_column(array_filter(self::$tables[$this->name], $this->fits(...)), $column);
        }

        public function update(array $values): int
        {
            $found = array_filter(self::$tables[$this->name], $this->fits(...));
            foreach (array_keys($found) as $key) {
                self::$tables[$this->name][$key] = $values + self::$tables[$this->name][$key];
            }
            return count($found);
        }

        private function fits(array $row): bool
        {
            return array_intersect_assoc($this->wanted, $row) === $this->wanted;
        }
    }
}

namespace WHMCS\UsageBilling\Contracts\Metrics {
    interface ProviderInterface
    {
        public function metrics();

        public function usage();

        public function tenantUsage($tenant);
    }

    interface MetricInterface
    {
        public const TYPE_SNAPSHOT = 'snapshot';
        public const TYPE_PERIOD_MONTH = 'month';
    }
}

namespace WHMCS\UsageBilling\Metrics {
    final class Usage
    {
        public function __construct(private readonly int|float $value)
        {
        }

        public function value(): int|float
        {
            return $this->value;
        }
    }

    final class Metric implements \WHMCS\UsageBilling\Contracts\Metrics\MetricInterface
    {
        private ?Usage $usage = null;

        public function __construct(
            private readonly string $systemName,
            public readonly string $displayName,
            public readonly string $type,
            public readonly object $units,
        ) {
        }

        public function systemName(): string
        {
            return $this->systemName;
        }

        public function usage(): ?Usage
        {
            return $this->usage;
        }

        public function withUsage(Usage $usage): self
        {
            $metric = clone $this;
            $metric->usage = $usage;
            return $metric;
        }
    }
}

namespace WHMCS\UsageBilling\Metrics\Units {
    final class WholeNumber
    {
        public function __construct(string $name, string $one = '', string $many = '')
        {
        }
    }

    final class GigaBytes
    {
    }
}
