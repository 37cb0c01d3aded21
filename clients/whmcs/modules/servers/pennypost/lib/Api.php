<?php

declare(strict_types=1);

namespace WHMCS\Module\Server\Pennypost;

use Pennypost\Client;
use Pennypost\Failure;
use Pennypost\Retry;

/** The mail server's API as a WHMCS server names it. Every call is in the module log, and no secret with it. */
final class Api
{
    /** Fields that are not for a log. */
    private const SECRETS = ['password', 'url'];

    /** @param list<string> $secrets What WHMCS blots out of the module log wherever else it stands. */
    private function __construct(private readonly Client $client, private array $secrets)
    {
    }

    /** @param array<string, mixed> $params As WHMCS gives them to every function. */
    public static function of(array $params): self
    {
        $token = trim((string) $params['serverpassword']);
        $secure = filter_var($params['serversecure'] ?? false, FILTER_VALIDATE_BOOLEAN);
        $host = $params['serverhostname'] ?: $params['serverip'];
        $port = (int) ($params['serverport'] ?? 0) ?: ($secure ? 443 : 80);
        // A person waits for most of the calls.
        $retry = new Retry(attempts: 4, longestWait: 5);
        $client = new Client(($secure ? 'https' : 'http') . "://$host:$port", $token, $retry, timeout: 30);
        return new self($client, array_values(array_filter([$token, (string) ($params['password'] ?? '')])));
    }

    /**
     * One call, and what it answers.
     *
     * @param array<string, mixed> $at What stands for the names in the path.
     * @param array<string, mixed> $query
     * @param array<string, mixed>|null $body
     * @return array<string, mixed>
     * @throws Failure
     */
    public function ask(string $method, string $path, array $at = [], array $query = [], ?array $body = null): array
    {
        $said = '';
        $answer = [];
        try {
            $reply = $this->client->request($method, $path, $at, $query, $body, objects: ['overrides', 'metadata']);
            $answer = $reply->content === '' ? [] : $reply->json();
            $said = (string) json_encode(self::masked($answer), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
            return $answer;
        } catch (Failure $failure) {
            $said = $failure->getMessage();
            throw $failure;
        } finally {
            $asked = self::masked(['path' => $at, 'query' => $query, 'body' => $body]);
            logModuleCall('pennypost', "$method $path", $asked, $said, self::masked($answer), $this->secrets);
        }
    }

    /**
     * Everything in a list.
     *
     * @param array<string, mixed> $query
     * @return \Generator<int, array<string, mixed>>
     * @throws Failure
     */
    public function all(string $path, array $query = []): \Generator
    {
        do {
            $page = $this->ask('GET', $path, query: $query);
            yield from $page['data'];
            $query['cursor'] = $page['next_cursor'] ?? null;
        } while ($page['has_more'] && $query['cursor'] !== null);
    }

    /**
     * A link that opens the administration once, within a minute.
     *
     * @param string $subject Such as `tenant:NAME`.
     * @throws Failure
     */
    public function link(string $subject): string
    {
        $asked = ['subject' => $subject, 'target' => 'admin', 'ttl_seconds' => 60];
        return $this->ask('POST', '/v1/sso-links', body: $asked)['url'];
    }

    /**
     * @param array<int|string, mixed> $values
     * @return array<int|string, mixed>
     */
    private static function masked(array $values): array
    {
        foreach ($values as $name => $value) {
            if (is_array($value)) {
                $values[$name] = self::masked($value);
            } elseif (is_string($value) && in_array($name, self::SECRETS, true)) {
                $values[$name] = '********';
            }
        }
        return $values;
    }
}
