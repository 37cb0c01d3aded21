<?php

/**
 * Sells tenants of a Pennypost mail server: what WHMCS calls. Each function asks the server's REST API and may be called
 * again at any time; those that WHMCS acts on answer `success`, or words for its staff.
 */

declare(strict_types=1);

use WHMCS\Module\Server\Pennypost\Accounts;
use WHMCS\Module\Server\Pennypost\Api;
use WHMCS\Module\Server\Pennypost\MetricProvider;
use WHMCS\Module\Server\Pennypost\Pages;
use WHMCS\Module\Server\Pennypost\Service;
use WHMCS\Module\Server\Pennypost\Words;

if (!defined('WHMCS')) {
    exit('This file is run by WHMCS.');
}

require_once __DIR__ . '/lib/sdk/autoload.php';

function pennypost_MetaData(): array
{
    return [
        'DisplayName' => 'Pennypost mail server',
        'APIVersion' => '1.1',
        'RequiresServer' => true,
        'DefaultNonSSLPort' => '80',
        'DefaultSSLPort' => '443',
        'ServiceSingleSignOnLabel' => 'Manage mail',
        'AdminSingleSignOnLabel' => 'Open the mail server',
        'ListAccountsUniqueIdentifierDisplayName' => 'Tenant',
        'ListAccountsUniqueIdentifierField' => 'username',
        'ListAccountsProductField' => 'configoption1',
    ];
}

function pennypost_ConfigOptions(): array
{
    return [
        'plan' => [
            'FriendlyName' => 'Plan',
            'Type' => 'text',
            'Size' => '30',
            'Loader' => 'pennypost_LoadPlans',
            'SimpleMode' => true,
            'Description' => 'A plan of the mail server. Configurable options named `domains`, `mailboxes`, `aliases`, '
                . '`storage_gb` and `mailbox_gb` override its limits.',
        ],
        'suspension' => [
            'FriendlyName' => 'Suspending stops',
            'Type' => 'dropdown',
            'Options' => [
                'full' => 'logins, and mail in and out',
                'login' => 'logins only',
                'outbound' => 'mail going out only',
            ],
            'Default' => 'full',
            'SimpleMode' => true,
        ],
        'purge_days' => [
            'FriendlyName' => 'Days until purged',
            'Type' => 'text',
            'Size' => '5',
            'Default' => '30',
            'SimpleMode' => true,
            'Description' => 'How long a terminated tenant can be restored; 0 purges at once.',
        ],
    ];
}

/** The plans to choose from, by name. */
function pennypost_LoadPlans(array $params): array
{
    $plans = [];
    foreach (Api::of($params)->all('/v1/plans') as $plan) {
        $plans[$plan['name']] = $plan['description'] ?: $plan['name'];
    }
    return $plans;
}

function pennypost_TestConnection(array $params): array
{
    try {
        Api::of($params)->ask('GET', '/v1/whoami');
        return ['success' => true, 'error' => ''];
    } catch (Throwable $failure) {
        return ['success' => false, 'error' => Words::of($failure)];
    }
}

function pennypost_CreateAccount(array $params): string
{
    return Words::after(static fn () => Service::of($params)->create());
}

function pennypost_SuspendAccount(array $params): string
{
    return Words::after(static fn () => Service::of($params)->suspend());
}

function pennypost_UnsuspendAccount(array $params): string
{
    return Words::after(static fn () => Service::of($params)->unsuspend());
}

function pennypost_TerminateAccount(array $params): string
{
    return Words::after(static fn () => Service::of($params)->terminate());
}

function pennypost_Renew(array $params): string
{
    return Words::after(static fn () => Service::of($params)->renew());
}

function pennypost_ChangePackage(array $params): string
{
    return Words::after(static fn () => Service::of($params)->changePlan());
}

function pennypost_ChangePassword(array $params): string
{
    return Words::after(static fn () => Service::of($params)->changePassword());
}

function pennypost_AdminCustomButtonArray(): array
{
    return ['Restore' => 'Restore'];
}

/** Takes a termination back while the tenant is not purged. */
function pennypost_Restore(array $params): string
{
    return Words::after(static fn () => Service::of($params)->restore());
}

function pennypost_ServiceSingleSignOn(array $params): array
{
    return Words::link(static fn () => Service::of($params)->link());
}

function pennypost_AdminSingleSignOn(array $params): array
{
    return Words::link(static fn () => Api::of($params)->link('administrator:' . $params['serverusername']));
}

function pennypost_UsageUpdate(array $params): string
{
    return Words::after(static fn () => (new Accounts(Api::of($params), $params))->writeUsage());
}

function pennypost_ListAccounts(array $params): array
{
    try {
        return ['success' => true, 'accounts' => (new Accounts(Api::of($params), $params))->list()];
    } catch (Throwable $failure) {
        return ['success' => false, 'error' => Words::of($failure)];
    }
}

function pennypost_MetricProvider(array $params): MetricProvider
{
    return new MetricProvider(Api::of($params));
}

function pennypost_ClientArea(array $params): array
{
    return (new Pages($params))->overview();
}

function pennypost_ClientAreaCustomButtonArray(): array
{
    return ['Mailboxes' => 'Mailboxes', 'DNS records' => 'DnsRecords'];
}

function pennypost_Mailboxes(array $params): array
{
    return (new Pages($params))->mailboxes();
}

function pennypost_DnsRecords(array $params): array
{
    return (new Pages($params))->dnsRecords();
}

/** What staff sees of the tenant beside the service. */
function pennypost_AdminServicesTabFields(array $params): array
{
    try {
        return Service::of($params)->fields();
    } catch (Throwable $failure) {
        return ['Mail server' => htmlspecialchars(Words::of($failure))];
    }
}
