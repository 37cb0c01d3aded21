<?php

// Objects of answers, events of a stream, and what is made of each.

declare(strict_types=1);

use Pennypost\Client;
use Pennypost\Problem;
use Pennypost\Retry;
use Pennypost\StreamEvent;
use Pennypost\Type\License;
use Pennypost\Type\LicenseUse;
use Pennypost\Value;

require __DIR__ . '/expect.php';

$read = static fn (string $json): License => new License(json_decode($json));

run([
    'what an object holds has its class, also in lists' => static function () use ($read): void {
        $license = $read('{"product": {"uses": [{"name": "mailboxes", "used": 3}], "ends_at": null}, "new": {"deep": [{}]}}');
        same($license->product->uses[0]::class, LicenseUse::class);
        same($license->product->uses[0]->used, 3);
        same([$license->product->ends_at, $license->absent, isset($license->product)], [null, null, true]);
        same($license->new->deep[0] instanceof Value, true);
    },
    'what was read goes back without loss, and as it was changed' => static function () use ($read): void {
        $json = '{"state":"free","empty":{},"list":[],"product":{"kind":"free"}}';
        $license = $read($json);
        same(json_encode($license), $json);
        $license->product->kind = 'paid';
        $license->state = 'licensed';
        same(json_encode($license), '{"state":"licensed","empty":{},"list":[],"product":{"kind":"paid"}}');
        same($license->toArray()['product'], ['kind' => 'paid']);
    },
    'a secret is not dumped' => static function () use ($read): void {
        same(str_contains(print_r($read('{"secret": "pp_hidden"}'), true), 'pp_hidden'), false);
    },
    'events are read however they are cut' => static function (): void {
        $stream = ": hello\n\nid: event_1\nevent: domain.created\ndata: {\"a\":1}\n\nid: event_2\r\ndata: two\r\ndata: lines\r\n\r\ndata: cut";
        foreach ([1, 7, 1000] as $size) {
            $events = iterator_to_array(StreamEvent::of(str_split($stream, $size)), false);
            same(array_map(static fn (StreamEvent $it): array => [$it->id, $it->type, $it->data], $events), [
                ['event_1', 'domain.created', ['a' => 1]],
                ['event_2', 'message', "two\nlines"],
            ]);
        }
    },
    'a stream is taken up where it broke and ends where it is refused' => static function (): void {
        $server = proc_open([PHP_BINARY, __DIR__ . '/streaming.php'], [1 => ['pipe', 'w']], $pipes);
        try {
            $mail = new Client(trim(fgets($pipes[1])), 'pp_1', new Retry(firstWait: 0.001));
            $seen = [];
            thrown(Problem::class, static function () use ($mail, &$seen): void {
                foreach ($mail->events(['domain.*'], after: 'event_0') as $event) {
                    $seen[] = [$event->id, $event->type, $event->data];
                }
            });
            $asked = [fgets($pipes[1]), fgets($pipes[1]), fgets($pipes[1]), fgets($pipes[1])];
        } finally {
            proc_terminate($server);
        }
        same($seen, [['event_1', 'domain.created', ['a' => 1]], ['event_2', 'message', "two\nlines"]]);
        same(array_map('trim', $asked), ['event_0', 'event_1', 'event_1', 'event_2']);
    },
]);
