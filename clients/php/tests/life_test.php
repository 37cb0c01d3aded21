<?php

// A customer's whole life at a provider, from the order to the purge. PENNYPOST_URL and PENNYPOST_TOKEN name the server, which
// finds no `.example` in the DNS. It makes the tenant of service `php-4711` and the plans `php-*`, and removes them again.

declare(strict_types=1);

use Pennypost\Client;
use Pennypost\Problem;
use Pennypost\Retry;

require __DIR__ . '/expect.php';

const SERVICE = 'php-4711';
const DOMAIN = 'life.php.example';
const BOSS = 'boss@' . DOMAIN;
const PEOPLE = ['anna@' . DOMAIN, 'ben@' . DOMAIN, 'carla@' . DOMAIN];
const PASSWORD = 'correct horse battery';
const STORAGE = 2 << 30;
const PLANS = ['php-small' => 2, 'php-medium' => 4, 'php-large' => 6];
const ORDER = ['plan' => 'php-large', 'domain' => DOMAIN, 'admin' => ['login' => BOSS]];

[$url, $token] = [getenv('PENNYPOST_URL'), getenv('PENNYPOST_TOKEN')];
if (!$url || !$token) {
    echo "skipped: PENNYPOST_URL and PENNYPOST_TOKEN name no server\n";
    exit;
}
$as = static fn (?string $token = null): Client
    => new Client($url, $token, new Retry(attempts: 4, firstWait: 0.01, longestWait: 2));
$mail = $as($token);
$run = bin2hex(random_bytes(8));

$refused = static function (int $status, string $code, Closure $call): Problem {
    $problem = thrown(Problem::class, $call);
    same([$problem->status, $problem->code], [$status, $code]);
    return $problem;
};
/** Whoever logs in, by a session of their own. */
$login = static function (string $name = PEOPLE[0]) use ($as): Client {
    return $as($as()->createSession(['login' => $name, 'password' => PASSWORD])->secret);
};
/** Of every object of a list, one field. */
$column = static function (iterable $listed, string $field): array {
    $values = [];
    foreach ($listed as $object) {
        $values[] = $object->{$field};
    }
    return $values;
};
$name = static fn (): string => $mail->readTenantByExternalId(SERVICE)->name;
/** Every mailbox of the tenant, two to a page. */
$addresses = static fn (): array => $column($mail->listMailboxes(limit: 2, tenant: $name()), 'address');
$clean = static function () use ($mail): void {
    $left = [static fn () => $mail->deleteTenantByExternalId(SERVICE, purgeAfter: 'P0D')];
    foreach (array_keys(PLANS) as $plan) {
        $left[] = static fn () => $mail->deletePlan($plan);
    }
    foreach ($left as $remove) {
        try {
            $remove();
        } catch (Problem $problem) {
            $problem->code === 'not_found' || throw $problem;
        }
    }
};
$clean();
// Also where a step fails.
register_shutdown_function($clean);

run([
    'plans are made once, however often they are asked for' => static function () use ($mail, $run): void {
        foreach (PLANS as $name => $mailboxes) {
            $plan = ['name' => $name, 'limits' => ['domains' => 1, 'mailboxes' => $mailboxes, 'storage_bytes' => STORAGE]];
            [$made, $again] = [
                $mail->createPlan($plan, idempotencyKey: "$name-$run"),
                $mail->createPlan($plan, idempotencyKey: "$name-$run"),
            ];
            same([$made->reply()->status, $made->replayed()], [201, false]);
            same([$again->toArray(), $again->reply()->status, $again->replayed()], [$made->toArray(), 201, true]);
        }
    },
    'an order is paid, and what repeats it changes nothing' => static function () use ($mail, $refused): void {
        $made = $mail->replaceTenantByExternalId(SERVICE, ORDER);
        same([$made->reply()->status, $made->reply()->location()], [201, "/v1/tenants/{$made->name}"]);
        same([$made->status, $made->plan, $made->domain], ['active', 'php-large', DOMAIN]);
        same([$made->external_id, $made->admin->login, $made->limits->mailboxes], [SERVICE, BOSS, 6]);
        $again = $mail->replaceTenantByExternalId(SERVICE, ORDER);
        same([$again->reply()->status, $again->replayed()], [200, false]);
        same([$again->id, $again->updated_at, $again->etag()], [$made->id, $made->updated_at, $made->etag()]);
        // What was read can be sent back, as long as nobody was faster.
        $kept = $mail->replaceTenantByExternalId(SERVICE, $made, ifMatch: $made->etag());
        same([$kept->toArray(), $kept->etag()], [$made->toArray(), $made->etag()]);
        $second = static fn () => $mail->createTenant(['name' => $made->name]);
        $conflict = $refused(409, 'already_exists', $second)->conflict;
        same([$conflict['kind'], $conflict['key']], ['tenant', $made->name]);
        $mail->runAdminPasswordChangeByExternalId(SERVICE, ['password' => PASSWORD]);
    },
    'the domain is the customer\'s' => static function () use ($mail, $name, $column): void {
        $domain = $mail->readDomain(DOMAIN);
        same([$domain->tenant, $domain->status], [$name(), 'active']);
        same($column($mail->listDomains(tenant: $name()), 'name'), [DOMAIN]);
    },
    'the DNS lacks what is wanted' => static function () use ($mail, $column): void {
        $said = static fn (iterable $records): array => array_map(
            static fn (object $it): array => [$it->purpose, $it->name, $it->type, $it->value],
            iterator_to_array($records, false),
        );
        $wanted = $mail->listDnsRecords(DOMAIN);
        same(array_diff(['receive', 'spf', 'dkim', 'dmarc'], $column($wanted, 'purpose')), []);
        $checked = $mail->listDnsCheck(DOMAIN);
        same($said($checked), $said($wanted));
        same(array_unique($column($checked, 'status')), ['missing']);
        same(array_filter($column($checked, 'found')), []);
    },
    'mailboxes are made in bulk' => static function () use ($mail, $run, $addresses): void {
        [$anna, $ben, $carla] = PEOPLE;
        $requests = [];
        foreach ([$anna, 'not a name@' . DOMAIN, $ben, $carla] as $number => $address) {
            $body = ['address' => $address, 'password' => PASSWORD];
            $requests[] = ['method' => 'POST', 'path' => '/v1/mailboxes', 'body' => $body, 'idempotency_key' => "$number-$run"];
        }
        // What broke off is sent again as a whole, and nothing of it is done twice.
        foreach (['once', 'again'] as $time) {
            $done = $mail->runBatch(['requests' => $requests, 'order' => 'any']);
            same([array_map(static fn ($it) => $it->status, $done->results), $done->failed], [[201, 422, 201, 201], 1], $time);
            $said = array_map(static fn ($it) => $it->body->address, $done->results);
            same($said, [$anna, null, $ben, $carla], $time);
            $wrong = $done->results[1]->body;
            same([$wrong->code, $wrong->errors[0]->pointer], ['invalid_fields', '/address'], $time);
        }
        same($addresses(), PEOPLE);
    },
    'usage is read of everybody at once' => static function () use ($mail, $name): void {
        $ours = [];
        foreach ($mail->listUsage(limit: 100) as $usage) {
            $usage->external_id === SERVICE && $ours[] = $usage;
        }
        same(count($ours), 1);
        [$usage] = $ours;
        same($usage->toArray(), $mail->readTenantUsageByExternalId(SERVICE)->toArray());
        same([$usage->tenant, $usage->plan, $usage->domain], [$name(), 'php-large', DOMAIN]);
        same([$usage->domains, $usage->mailboxes, $usage->messages], [1, 3, 0]);
        same([$usage->storage_bytes, $usage->storage_limit_bytes], [0, STORAGE]);
    },
    'an invoice is overdue, then paid' => static function () use ($mail, $name, $login, $refused, $column): void {
        foreach (['login' => false, 'outbound' => true, 'full' => false] as $mode => $letsIn) {
            $before = $login();
            same($before->readMe()->login, PEOPLE[0]);
            $suspended = $mail->suspendTenantByExternalId(SERVICE, ['mode' => $mode, 'reason' => 'Overdue']);
            foreach ([$suspended, $mail->readTenantByExternalId(SERVICE)] as $tenant) {
                $said = [$tenant->status, $tenant->suspension->mode, $tenant->suspension->reason];
                same($said, ['suspended', $mode, 'Overdue']);
            }
            same(in_array($name(), $column($mail->listTenants(status: 'suspended'), 'name'), true), true);
            if ($letsIn) {
                same($before->readMe()->login, PEOPLE[0]);
                $login()->deleteCurrentSession();
            } else {
                $refused(401, 'invalid_token', static fn () => $before->readMe());
                $refused(401, 'login_failed', $login);
            }
            $active = $mail->unsuspendTenantByExternalId(SERVICE);
            same([$active->status, $active->suspension], ['active', null]);
            $login()->deleteCurrentSession();
        }
    },
    'a plan that is too small is refused, and a fitting one taken' => static function () use ($mail, $refused): void {
        $change = static fn (string $plan) => $mail->replaceTenantPlanByExternalId(SERVICE, ['plan' => $plan]);
        $problem = $refused(409, 'usage_exceeds_plan', static fn () => $change('php-small'));
        same($problem->exceeded, [['limit' => 'mailboxes', 'used' => 3, 'allowed' => 2]]);
        same($mail->readTenantByExternalId(SERVICE)->plan, 'php-large');
        $changed = $change('php-medium');
        same([$changed->plan, $changed->limits->mailboxes], ['php-medium', 4]);
        // The new limit holds.
        $mail->createMailbox(['address' => 'dora@' . DOMAIN]);
        $full = $refused(403, 'limit_reached', static fn () => $mail->createMailbox(['address' => 'emil@' . DOMAIN]));
        same($full->exceeded, [['limit' => 'mailboxes', 'used' => 4, 'allowed' => 4]]);
        $mail->deleteMailbox('dora@' . DOMAIN, purgeAfter: 'P0D');
    },
    'the administrator comes in by one click' => static function () use ($mail, $as, $name, $login, $refused, $column): void {
        $link = $mail->createSsoLink(['subject' => "tenant:{$name()}"]);
        $begin = static fn () => $as()->createSsoSession(['link' => basename($link->url)]);
        $boss = $as($begin()->secret);
        $me = $boss->readMe();
        same([$me->kind, $me->login, $me->tenant], ['administrator', BOSS, $name()]);
        same($column($boss->listDomains(), 'name'), [DOMAIN]);
        // It is good once.
        $refused(401, 'login_failed', $begin);
        $boss->deleteCurrentSession();
        $refused(401, 'invalid_token', static fn () => $boss->readMe());
        same($login(BOSS)->readMe()->id, $me->id);
    },
    'it is terminated by mistake and restored' => static function () use ($mail, $login, $refused, $column, $addresses): void {
        $before = $mail->readTenantByExternalId(SERVICE);
        foreach (['once', 'again'] as $time) {
            $tenant = $mail->deleteTenantByExternalId(SERVICE);
            same([$tenant->id, $tenant->status, isset($tenant->purge_at)], [$before->id, 'terminated', true], $time);
        }
        same(in_array($before->name, $column($mail->listTenants(), 'name'), true), false);
        $refused(401, 'login_failed', $login);
        $restored = $mail->restoreTenantByExternalId(SERVICE);
        same([$restored->id, $restored->status, $restored->purge_at], [$before->id, 'active', null]);
        same([$restored->plan, $restored->domain, $restored->admin->login], [$before->plan, $before->domain, BOSS]);
        same($addresses(), PEOPLE);
        $login()->deleteCurrentSession();
    },
    'it ends' => static function () use ($mail, $name, $login, $refused): void {
        $tenant = $name();
        $mail->deleteTenantByExternalId(SERVICE);
        same($mail->deleteTenantByExternalId(SERVICE, purgeAfter: 'P0D'), null);
        $gone = [
            static fn () => $mail->readTenantByExternalId(SERVICE),
            static fn () => $mail->readTenant($tenant),
            static fn () => $mail->readDomain(DOMAIN),
            static fn () => $mail->readMailbox(PEOPLE[0]),
            static fn () => $mail->readAdministrator(BOSS),
            static fn () => $mail->restoreTenantByExternalId(SERVICE),
            static fn () => $mail->deleteTenantByExternalId(SERVICE),
        ];
        foreach ($gone as $ask) {
            $refused(404, 'not_found', $ask);
        }
        $refused(401, 'login_failed', $login);
    },
]);
