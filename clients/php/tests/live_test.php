<?php

// The client against a server: PENNYPOST_URL and PENNYPOST_TOKEN say which. It makes the domain `php.example` and removes
// it again.

declare(strict_types=1);

use Pennypost\Client;
use Pennypost\Problem;
use Pennypost\Retry;
use Pennypost\Unreachable;

require __DIR__ . '/expect.php';

const DOMAIN = 'php.example';
[$url, $token] = [getenv('PENNYPOST_URL'), getenv('PENNYPOST_TOKEN')];
if (!$url || !$token) {
    echo "skipped: PENNYPOST_URL and PENNYPOST_TOKEN name no server\n";
    exit;
}
$quick = new Retry(attempts: 4, firstWait: 0.01, longestWait: 2);
$mail = new Client($url, $token, $quick);

$address = static fn (string $name): string => "$name@" . DOMAIN;
$new = static fn (string $name): array => ['address' => $address($name), 'password' => 'correct horse battery'];
$refused = static function (int $status, string $code, Closure $call): Problem {
    $problem = thrown(Problem::class, $call);
    same([$problem->status, $problem->code], [$status, $code]);
    return $problem;
};
$clean = static function () use ($mail): void {
    foreach (iterator_to_array($mail->listMailboxes(domain: DOMAIN), false) as $mailbox) {
        $mail->deleteMailbox($mailbox->address, purgeAfter: 'P0D');
    }
    foreach ($mail->listDomains() as $domain) {
        $domain->name === DOMAIN && $mail->deleteDomain(DOMAIN);
    }
};
$before = static function () use ($mail, $clean): void {
    $clean();
    $mail->createDomain(['name' => DOMAIN]);
};

run([
    'what is made is read' => static function () use ($mail, $new, $address): void {
        $made = $mail->createMailbox($new('anna'));
        same([$made->address, $made->status, $made->quota_bytes], [$address('anna'), 'active', null]);
        same([$made->reply()->status, $made->reply()->location()], [201, '/v1/mailboxes/' . $address('anna')]);
        same($mail->readMailbox($address('anna'))->toArray(), $made->toArray());
        same(in_array('admin', $mail->readWhoami()->scopes, true), true);
        same(str_contains($mail->readMetrics(), '# TYPE'), true);
        $types = array_map(static fn ($record) => $record->type, $mail->listDnsRecords(DOMAIN)->data);
        same(in_array('MX', $types, true), true);
    },
    'a list is read page after page' => static function () use ($mail, $new, $address): void {
        $names = ['anna', 'ben', 'carla', 'dora', 'emil'];
        foreach ($names as $name) {
            $mail->createMailbox($new($name));
        }
        $page = $mail->listMailboxes(limit: 2, domain: DOMAIN);
        same([count($page->data), $page->has_more], [2, true]);
        $listed = [];
        foreach ($page as $mailbox) {
            $listed[] = $mailbox->address;
        }
        same($listed, array_map($address, $names));
    },
    'a change to what another changed is refused' => static function () use ($mail, $new, $refused): void {
        $read = $mail->createMailbox($new('anna'));
        $mail->updateMailbox($read->address, ['display_name' => 'Anna'], ifMatch: $read->etag());
        $refused(412, 'precondition_failed', static fn () => $mail->updateMailbox(
            $read->address,
            ['display_name' => 'Annabel'],
            ifMatch: $read->etag(),
        ));
    },
    'a patch empties what is null and leaves the rest' => static function () use ($mail, $new): void {
        $made = $mail->createMailbox($new('anna') + ['quota_bytes' => 5 << 30, 'display_name' => 'Anna']);
        same($made->quota_bytes, 5 << 30);
        $changed = $mail->updateMailbox($made->address, ['quota_bytes' => null]);
        same([$changed->quota_bytes, $changed->display_name], [null, 'Anna']);
    },
    'what was read can be sent back' => static function () use ($mail): void {
        $read = $mail->readQueueSettings();
        same($mail->replaceQueueSettings($read, ifMatch: $read->etag())->toArray(), $read->toArray());
        $mail->updateQueueSettings([]);
    },
    'problems say what to do' => static function () use ($mail, $url, $quick, $refused, $address): void {
        $refused(401, 'invalid_token', static fn () => (new Client($url, 'pp_wrong', $quick))->readWhoami());
        $refused(404, 'not_found', static fn () => $mail->readMailbox($address('nobody')));
        $refused(409, 'already_exists', static fn () => $mail->createDomain(['name' => DOMAIN]));
        $short = ['address' => $address('ben'), 'password' => 'short'];
        $problem = $refused(422, 'invalid_fields', static fn () => $mail->createMailbox($short));
        same([$problem->errors[0]['pointer'], $problem->errors[0]['code']], ['/password', 'too_short']);
        same([$problem->requestId !== null, str_contains($problem->getMessage(), '/password')], [true, true]);
        thrown(InvalidArgumentException::class, static fn () => $mail->readMailbox('..'));
    },
    'what got lost is asked again and done once' => static function () use ($mail, $url, $token, $quick, $new): void {
        $flaky = proc_open([PHP_BINARY, __DIR__ . '/flaky.php', $url, 'busy', 'lost'], [1 => ['pipe', 'w']], $pipes);
        try {
            $made = (new Client(trim(fgets($pipes[1])), $token, $quick))->createMailbox($new('anna'));
            $keys = [fgets($pipes[1]), fgets($pipes[1]), fgets($pipes[1])];
        } finally {
            proc_terminate($flaky);
        }
        same([$made->replayed(), count(array_unique($keys))], [true, 1]);
        same(count($mail->listMailboxes(domain: DOMAIN)->data), 1);
    },
    'a key of the caller\'s own is kept' => static function () use ($mail, $new, $refused): void {
        $made = $mail->createMailbox($new('anna'), idempotencyKey: 'php-1');
        $again = $mail->createMailbox($new('anna'), idempotencyKey: 'php-1');
        same([$again->id, $again->replayed()], [$made->id, true]);
        $other = static fn () => $mail->createMailbox($new('ben'), idempotencyKey: 'php-1');
        $refused(422, 'idempotency_key_reused', $other);
    },
    'a secret is shown once and never dumped' => static function () use ($mail, $url, $quick, $refused): void {
        $token = $mail->createToken(['name' => 'php', 'scopes' => ['domains:read']]);
        $reader = new Client($url, $token->secret, $quick);
        same(str_contains(print_r([$token, $reader], true), $token->secret), false);
        same($reader->listDomains()->data[0]->name, DOMAIN);
        $refused(403, 'insufficient_scope', static fn () => $reader->deleteDomain(DOMAIN));
        $mail->deleteToken($token->id);
    },
    'nobody there is no problem of the server' => static function () use ($quick): void {
        thrown(Unreachable::class, static fn () => (new Client('http://127.0.0.1:9', null, $quick))->readLiveness());
    },
], $before, $clean);
