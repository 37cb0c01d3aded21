<?php

// Webhooks by the cases that all SDKs share.

declare(strict_types=1);

use Pennypost\UnverifiedWebhook;
use Pennypost\Webhook;

require __DIR__ . '/expect.php';

$tests = [];
foreach (json_decode(file_get_contents(__DIR__ . '/../../webhooks.json'), true) as $case) {
    $tests[$case['name']] = static function () use ($case): void {
        $names = ['Webhook-Id' => 'id', 'Webhook-Timestamp' => 'timestamp', 'Webhook-Signature' => 'signature'];
        $headers = array_filter(array_map(static fn (string $key): ?string => $case[$key], $names));
        $check = static fn (): array => Webhook::verify($case['payload'], $headers, $case['keys'], now: $case['now']);
        if ($case['genuine']) {
            same($check(), json_decode($case['payload'], true));
        } else {
            thrown(UnverifiedWebhook::class, $check);
        }
    };
}
run($tests);
