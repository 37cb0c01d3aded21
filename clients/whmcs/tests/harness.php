<?php

// Plays WHMCS through the whole life of a service: what it calls, in the order a provider's year brings it. PENNYPOST_URL and
// PENNYPOST_TOKEN name the server. PENNYPOST_MODULE names the module's folder when it is not the one beside, such as what
// `build` packed. It makes the plans `harness-*` and the domain `whmcs.example`, and removes them again.

declare(strict_types=1);

use Pennypost\Client;
use Pennypost\Problem;
use WHMCS\Database\Capsule;

getenv('PENNYPOST_MODULE') || putenv('PENNYPOST_MODULE=' . __DIR__ . '/../modules/servers/pennypost');
require __DIR__ . '/whmcs.php';
require getenv('PENNYPOST_MODULE') . '/pennypost.php';

const SERVICE = 4711;
const DOMAIN = 'whmcs.example';
const TENANT = '/v1/tenants/by-external-id/4711';
const PLANS = ['harness-small' => 2, 'harness-medium' => 4, 'harness-large' => 6];

set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
    throw new ErrorException($message, 0, $level, $file, $line);
});

[$url, $token] = [getenv('PENNYPOST_URL'), getenv('PENNYPOST_TOKEN')];
if (!$url || !$token) {
    echo "skipped: PENNYPOST_URL and PENNYPOST_TOKEN name no server\n";
    exit;
}
$mail = new Client($url, $token);
$ask = static fn (string $method, string $path, ?array $body = null): array
    => $mail->request($method, $path, body: $body)->json() ?? [];
try {
    $ask('GET', '/v1/plans');
} catch (Problem $problem) {
    // A server that is older than its document is a mistake; one that has no tenants yet is not.
    $document = json_decode(file_get_contents(__DIR__ . '/../../../openapi/mailserver.json'), true);
    if ($problem->code !== 'not_found' || isset($document['paths']['/v1/tenants'])) {
        throw $problem;
    }
    echo "skipped: the server has no plans and tenants\n";
    exit;
}

function same(mixed $is, mixed $shall, string $what): void
{
    if ($is !== $shall) {
        throw new LogicException("$what is " . json_encode($is) . ', not ' . json_encode($shall));
    }
}

function says(string $words, string $part, string $what): void
{
    if (!str_contains($words, $part)) {
        throw new LogicException("$what says `$words`, not `$part`");
    }
}

/** What WHMCS keeps beside a service. */
final class ServiceProperties
{
    public array $saved = [];

    public function save(array $values): void
    {
        $this->saved = $values + $this->saved;
    }
}

$properties = new ServiceProperties();
$server = [
    'serverid' => 7,
    'serverip' => (string) parse_url($url, PHP_URL_HOST),
    'serverhostname' => (string) parse_url($url, PHP_URL_HOST),
    'serverport' => (string) parse_url($url, PHP_URL_PORT),
    'serversecure' => parse_url($url, PHP_URL_SCHEME) === 'https' ? 'on' : '',
    'serverusername' => 'service-' . SERVICE,
    'serverpassword' => $token,
    'serveraccesshash' => '',
];
$service = $server + [
    'serviceid' => SERVICE,
    'userid' => 12,
    'domain' => DOMAIN,
    'username' => '',
    'password' => 'first "Grüße" of many',
    'configoption1' => 'harness-large',
    'configoption2' => 'outbound',
    'configoption3' => '30',
    'configoptions' => [],
    'model' => (object) ['serviceProperties' => $properties],
];
$secrets = [$token, $service['password']];
Capsule::$tables['tblhosting'] = [
    ['id' => SERVICE, 'server' => 7, 'diskusage' => 0],
    ['id' => 4712, 'server' => 7, 'diskusage' => 77],
    ['id' => 4713, 'server' => 8, 'diskusage' => 88],
];

$clean = static function () use ($mail): void {
    $ways = [[TENANT, ['purge_after' => 'P0D']], ...array_map(static fn ($plan) => ["/v1/plans/$plan", []], array_keys(PLANS))];
    foreach ($ways as [$path, $query]) {
        try {
            $mail->request('DELETE', $path, query: $query);
        } catch (Problem $problem) {
            $problem->code === 'not_found' || throw $problem;
        }
    }
};

$steps = [
    'plans are made by the provider' => static function () use ($clean, $ask): void {
        $clean();
        foreach (PLANS as $name => $mailboxes) {
            $limits = ['domains' => 1, 'mailboxes' => $mailboxes, 'storage_bytes' => 2 << 30];
            $ask('POST', '/v1/plans', ['name' => $name, 'description' => "Up to $mailboxes", 'limits' => $limits]);
        }
    },
    'staff sets the server and the product up' => static function () use ($server): void {
        same(pennypost_MetaData()['APIVersion'], '1.1', 'the interface');
        same(count(pennypost_ConfigOptions()), 3, 'the number of options');
        same(pennypost_LoadPlans($server)['harness-small'], 'Up to 2', 'a plan in the list');
        same(pennypost_TestConnection($server), ['success' => true, 'error' => ''], 'the connection');
        $wrong = pennypost_TestConnection(['serverpassword' => 'pp_wrong'] + $server);
        same($wrong['success'], false, 'the connection with a wrong token');
        says($wrong['error'], 'does not know the token', 'it');
        $nobody = pennypost_TestConnection(['serverhostname' => '127.0.0.1', 'serverport' => '9'] + $server);
        says($nobody['error'], 'cannot be reached', 'the connection to nobody');
    },
    'an order is paid, and the cron that made the account runs again' => static function () use ($service, $ask, $properties): void {
        same(pennypost_CreateAccount($service), 'success', 'creating');
        $made = $ask('GET', TENANT);
        same(pennypost_CreateAccount($service), 'success', 'creating again');
        $tenant = $ask('GET', TENANT);
        $expected = [$made['id'], 'active', 'harness-large', DOMAIN];
        same([$tenant['id'], $tenant['status'], $tenant['plan'], $tenant['domain']], $expected, 'the tenant');
        same($properties->saved, ['Username' => $tenant['name']], 'the user name in WHMCS');
        same($ask('GET', '/v1/domains/' . DOMAIN)['name'], DOMAIN, 'the domain');
    },
    'the customer changes the password and makes mailboxes' => static function () use ($service, $ask, &$secrets): void {
        $secrets[] = 'second & better';
        same(pennypost_ChangePassword(['password' => 'second & better'] + $service), 'success', 'changing the password');
        foreach (['anna', 'ben', 'carla'] as $name) {
            $ask('POST', '/v1/mailboxes', ['address' => "$name@" . DOMAIN, 'password' => 'correct horse battery']);
        }
    },
    'usage is read for all services of the server at once' => static function () use ($server): void {
        $before = count(ModuleLog::$lines);
        same(pennypost_UsageUpdate($server), 'success', 'the update');
        same(count(ModuleLog::$lines) - $before, 1, 'the number of calls');
        [$ours, $unknown, $elsewhere] = Capsule::$tables['tblhosting'];
        same($ours['disklimit'], 2048, 'the limit in megabytes');
        same(isset($ours['lastupdate'], $ours['diskusage'], $ours['bwusage']), true, 'the rest of the row');
        same([$unknown['diskusage'], $elsewhere['diskusage']], [77, 88], 'what is not ours');
    },
    'usage is billed' => static function () use ($server, $properties): void {
        $provider = pennypost_MetricProvider($server);
        $name = $properties->saved['Username'];
        $counted = static fn (array $metrics): array => array_combine(
            array_map(static fn ($metric) => $metric->systemName(), $metrics),
            array_map(static fn ($metric) => $metric->usage()->value(), $metrics),
        );
        $all = $counted($provider->usage()[$name]);
        same([$all['mailboxes'], $all['domains']], [3, 1], 'the numbers');
        same($counted($provider->tenantUsage($name)), $all, 'the numbers of one tenant');
        same($provider->tenantUsage('nobody'), [], 'the numbers of nobody');
    },
    'accounts are compared' => static function () use ($server, $properties): void {
        $listed = pennypost_ListAccounts($server);
        same($listed['success'], true, 'the list');
        $ours = array_values(array_filter($listed['accounts'], static fn ($it) => $it['domain'] === DOMAIN));
        same(count($ours), 1, 'the number of ours');
        $expected = [$properties->saved['Username'], 'harness-large', 'Active'];
        same([$ours[0]['uniqueIdentifier'], $ours[0]['product'], $ours[0]['status']], $expected, 'ours');
    },
    'an invoice is overdue, then paid' => static function () use ($service, $server, $ask): void {
        foreach (['once', 'again'] as $time) {
            same(pennypost_SuspendAccount(['suspendreason' => 'Overdue'] + $service), 'success', "suspending $time");
        }
        $tenant = $ask('GET', TENANT);
        same([$tenant['status'], $tenant['suspension']['mode'], $tenant['suspension']['reason']], ['suspended', 'outbound', 'Overdue'], 'the tenant');
        says(pennypost_AdminServicesTabFields($service)['Status'], 'suspended (outbound: Overdue)', 'the status');
        $listed = array_column(pennypost_ListAccounts($server)['accounts'], 'status', 'domain');
        same($listed[DOMAIN], 'Suspended', 'the status in the list');
        foreach (['once', 'again'] as $time) {
            same(pennypost_UnsuspendAccount($service), 'success', "unsuspending $time");
        }
        same($ask('GET', TENANT)['status'], 'active', 'the status then');
        same(pennypost_Renew($service), 'success', 'renewing');
    },
    'a smaller package is refused with the numbers, a fitting one taken' => static function () use ($service, $ask): void {
        $said = pennypost_ChangePackage(['configoption1' => 'harness-small'] + $service);
        says($said, '3 mailboxes in use, 2 allowed', 'changing the package');
        same($ask('GET', TENANT)['plan'], 'harness-large', 'the plan');
        same(pennypost_ChangePackage(['configoption1' => 'harness-medium'] + $service), 'success', 'changing to another');
        $tenant = $ask('GET', TENANT);
        same([$tenant['plan'], $tenant['limits']['mailboxes']], ['harness-medium', 4], 'the plan then');
        $more = ['configoption1' => 'harness-small', 'configoptions' => ['Mailboxes' => '3', 'storage_gb' => '1', 'Colour' => 'red']];
        same(pennypost_ChangePackage($more + $service), 'success', 'a small plan with more mailboxes');
        $limits = $ask('GET', TENANT)['limits'];
        same([$limits['mailboxes'], $limits['storage_bytes']], [3, 1 << 30], 'its limits');
    },
    'people log in by one click' => static function () use ($service, $server, &$secrets): void {
        foreach ([pennypost_ServiceSingleSignOn($service), pennypost_AdminSingleSignOn($server)] as $link) {
            same($link['success'], true, 'single sign-on: ' . json_encode($link));
            same((bool) preg_match('~^https?://~', $link['redirectTo']), true, 'the link');
            $secrets[] = $link['redirectTo'];
        }
        $nobody = pennypost_ServiceSingleSignOn(['serviceid' => 9999] + $service);
        same([$nobody['success'], isset($nobody['errorMsg'])], [false, true], 'single sign-on of nobody');
    },
    'the customer looks at it' => static function () use ($service): void {
        $overview = pennypost_ClientArea($service)['templateVariables'];
        same([$overview['domain'], $overview['status'], $overview['message']], [DOMAIN, 'active', ''], 'the overview');
        $mailboxes = array_column(pennypost_Mailboxes($service)['vars']['mailboxes'], 'address');
        same($mailboxes, ['anna@' . DOMAIN, 'ben@' . DOMAIN, 'carla@' . DOMAIN], 'the mailboxes');
        $types = array_column(pennypost_DnsRecords($service)['vars']['records'], 'type');
        same(in_array('MX', $types, true), true, 'an MX record');
        same(pennypost_ClientArea(['serviceid' => 9999] + $service)['templateVariables']['message'], 'There is no mail service yet.', 'nothing');
    },
    'it is terminated by mistake and restored' => static function () use ($service, $ask): void {
        foreach (['once', 'again'] as $time) {
            same(pennypost_TerminateAccount($service), 'success', "terminating $time");
        }
        $tenant = $ask('GET', TENANT);
        same([$tenant['status'], $tenant['purge_at'] !== null], ['terminated', true], 'the tenant');
        $ask('POST', TENANT . '/restore');
        same([$ask('GET', TENANT)['status'], $ask('GET', '/v1/mailboxes/anna@' . DOMAIN)['domain']], ['active', DOMAIN], 'the tenant then');
        same(pennypost_TerminateAccount($service), 'success', 'terminating');
        same(pennypost_Restore($service), 'success', 'restoring by the button');
        same(pennypost_TerminateAccount($service), 'success', 'terminating');
        same(pennypost_CreateAccount($service), 'success', 'creating what is terminated');
        same($ask('GET', TENANT)['status'], 'active', 'the status then');
    },
    'it ends' => static function () use ($service, $mail): void {
        foreach (['once', 'again'] as $time) {
            same(pennypost_TerminateAccount(['configoption3' => '0'] + $service), 'success', "purging $time");
        }
        foreach ([TENANT, '/v1/domains/' . DOMAIN] as $gone) {
            try {
                $mail->request('GET', $gone);
                throw new LogicException("$gone is still there");
            } catch (Problem $problem) {
                same($problem->code, 'not_found', $gone);
            }
        }
        says(pennypost_SuspendAccount($service), '(404 not_found)', 'suspending what is gone');
    },
    'the module log holds every call and no secret' => static function () use (&$secrets): void {
        same(count(ModuleLog::$lines) > 40, true, 'a number of lines over 40');
        foreach (ModuleLog::$lines as $line) {
            foreach ($secrets as $secret) {
                foreach ([$secret, trim(json_encode($secret), '"')] as $form) {
                    same(str_contains($line['raw'] . $line['shown'], $form), false, "a secret in `{$line['action']}`");
                }
            }
        }
    },
];

foreach ($steps as $name => $step) {
    try {
        $step();
        echo "$name\n";
    } catch (Throwable $failure) {
        echo "$name: FAILED\n$failure\n";
        $last = ModuleLog::$lines === [] ? ['action' => '', 'shown' => ''] : end(ModuleLog::$lines);
        echo "the last call: {$last['action']}\n{$last['shown']}\n";
        try {
            $clean();
        } catch (Throwable $more) {
            echo "cleaning up: {$more->getMessage()}\n";
        }
        exit(1);
    }
}
$clean();
