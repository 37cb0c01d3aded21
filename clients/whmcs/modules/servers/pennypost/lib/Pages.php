<?php

declare(strict_types=1);

namespace WHMCS\Module\Server\Pennypost;

use Pennypost\Problem;

/** What a customer sees of the service in the client area. */
final class Pages
{
    /** @param array<string, mixed> $params */
    public function __construct(private readonly array $params)
    {
    }

    /** @return array<string, mixed> */
    public function overview(): array
    {
        $shown = $this->shown(static fn (array $tenant): array => [
            'name' => $tenant['name'],
            'domain' => $tenant['domain'],
            'status' => $tenant['status'],
            'limits' => $tenant['limits'],
        ]);
        return ['tabOverviewModuleOutputTemplate' => 'templates/overview.tpl', 'templateVariables' => $shown];
    }

    /** @return array<string, mixed> */
    public function mailboxes(): array
    {
        $api = Api::of($this->params);
        return $this->page('mailboxes', 'Mailboxes', static fn (array $tenant): array => [
            'mailboxes' => iterator_to_array($api->all('/v1/mailboxes', ['domain' => $tenant['domain'], 'limit' => 100]), false),
            'aliases' => iterator_to_array($api->all('/v1/aliases', ['domain' => $tenant['domain'], 'limit' => 100]), false),
        ]);
    }

    /** @return array<string, mixed> */
    public function dnsRecords(): array
    {
        $api = Api::of($this->params);
        return $this->page('dns', 'DNS records', static fn (array $tenant): array => [
            'records' => $api->ask('GET', '/v1/domains/{domain}/dns-records', ['domain' => $tenant['domain']])['data'],
        ]);
    }

    /** @return array<string, mixed> */
    private function page(string $template, string $title, \Closure $read): array
    {
        return [
            'templatefile' => "templates/$template",
            'breadcrumb' => ["clientarea.php?action=productdetails&id={$this->params['serviceid']}" => $title],
            'vars' => $this->shown($read),
        ];
    }

    /** @return array<string, mixed> What is read of the tenant; words instead where there is nothing to read. */
    private function shown(\Closure $read): array
    {
        try {
            return $read(Service::of($this->params)->read()) + ['message' => ''];
        } catch (Problem $problem) {
            // A customer is told what concerns them, not how the server is asked.
            return ['message' => $problem->code === 'not_found' ? 'There is no mail service yet.' : 'This cannot be shown now.'];
        } catch (\Throwable) {
            return ['message' => 'The mail server cannot be reached now. Try again in a few minutes.'];
        }
    }
}
