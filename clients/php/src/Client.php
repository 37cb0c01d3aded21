<?php

declare(strict_types=1);

namespace Pennypost;

/** A mail server, asked with one token. */
final class Client
{
    use Operations;

    private readonly Transport $transport;

    /**
     * @param string $address Such as `https://mail.example.org`.
     * @param float $timeout Seconds one attempt may take.
     * @param string|null $caFile Trusts only certificates under the roots in this file, PEM: for a server with a private one.
     * @param array<int, mixed> $curl Options of curl, such as `CURLOPT_PROXY`, or `CURLOPT_UNIX_SOCKET_PATH` for the
     *   administration socket in the server's data directory, which needs no token.
     */
    public function __construct(
        string $address,
        #[\SensitiveParameter] private readonly ?string $token = null,
        private readonly Retry $retry = new Retry(),
        float $timeout = 60.0,
        ?string $caFile = null,
        array $curl = [],
    ) {
        $this->transport = new Transport($address, $timeout, $caFile === null ? $curl : $curl + [CURLOPT_CAINFO => $caFile]);
    }

    /**
     * Any request, as every operation makes it: with the token, an `Idempotency-Key` on what changes something, and tried
     * again while the reason may pass.
     *
     * @param string $path Such as `/v1/mailboxes/{address}`.
     * @param array<string, mixed> $at What stands for the names in the path.
     * @param array<string, mixed> $query What is null is left out; a list is one pair each.
     * @param array<string, ?string> $headers
     * @param array<string, mixed>|Value|string|null $body A text is sent as it is.
     * @param list<string> $objects Fields of the body that are objects, also when they are empty.
     * @throws Failure
     */
    public function request(
        string $method,
        string $path,
        array $at = [],
        array $query = [],
        array|Value|string|null $body = null,
        string $type = 'application/json',
        array $headers = [],
        array $objects = [],
    ): Reply {
        $said = array_filter($headers, static fn (?string $value): bool => $value !== null);
        if (!in_array($method, ['GET', 'HEAD'], true)) {
            $said += ['Idempotency-Key' => bin2hex(random_bytes(16))];
        }
        $said += $this->shown();
        $content = $method === 'GET' ? null : '';
        if ($body !== null) {
            $said['Content-Type'] = $type;
            $content = is_string($body) ? $body : self::json($body, $objects);
        }
        $target = self::path($path, $at) . self::query($query);
        for ($made = 1; ; $made++) {
            try {
                return self::accept($this->transport->send($method, $target, $said, $content));
            } catch (Failure $failure) {
                $wait = $this->retry->wait($made, $failure) ?? throw $failure;
                usleep((int) ($wait * 1_000_000));
            }
        }
    }

    /**
     * What happens, as it happens, without end. A broken connection is made again where it broke.
     *
     * @param list<string> $types Such as `domain.*`; none for all.
     * @param string|null $after The event behind which to begin.
     * @return \Generator<int, StreamEvent>
     * @throws Failure What does not pass.
     */
    public function events(array $types = [], ?string $after = null, string $path = '/v1/events/stream'): \Generator
    {
        $target = $path . self::query(['types' => $types === [] ? null : implode(',', $types)]);
        for ($made = 1; ; $made++) {
            $said = $this->shown() + ['Accept' => 'text/event-stream'] + ($after === null ? [] : ['Last-Event-ID' => $after]);
            $wait = min($this->retry->firstWait * 2 ** min($made - 1, 16), $this->retry->longestWait);
            try {
                foreach (StreamEvent::of($this->transport->stream($target, $said)) as $event) {
                    [$made, $after] = [0, $event->id === '' ? $after : $event->id];
                    yield $event;
                }
            } catch (Failure $failure) {
                $wait = $this->retry->wait($made, $failure) ?? throw $failure;
            }
            usleep((int) ($wait * 1_000_000));
        }
    }

    /**
     * A success; anything else is thrown.
     *
     * @internal
     * @throws Failure
     */
    public static function accept(Reply $reply): Reply
    {
        if ($reply->status >= 200 && $reply->status < 300) {
            return $reply;
        }
        $said = json_decode($reply->content, true);
        if (is_array($said) && isset($said['code'])) {
            throw new Problem($reply, $said);
        }
        throw new Unreadable($reply, 'it is no problem description');
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return ['token' => $this->token === null ? null : '…'];
    }

    /**
     * @template T of Value
     * @param class-string<T> $kind
     * @return T
     */
    private function call(string $kind, string $method, string $path, mixed ...$given): Value
    {
        $reply = $this->request($method, $path, ...$given);
        return new $kind($reply->object(), $reply);
    }

    /**
     * @template T of Value
     * @param class-string<T> $kind
     * @return ?T
     */
    private function callOrNull(string $kind, string $method, string $path, mixed ...$given): ?Value
    {
        $reply = $this->request($method, $path, ...$given);
        return $reply->content === '' ? null : new $kind($reply->object(), $reply);
    }

    /**
     * @template T of Page
     * @param class-string<T> $kind
     * @return T
     */
    private function page(string $kind, string $method, string $path, mixed ...$given): Page
    {
        $query = $given['query'] ?? [];
        $name = array_key_exists('cursor', $query) ? 'cursor' : 'after';
        $after = fn (string $cursor): Page
            => $this->page($kind, $method, $path, ...['query' => [$name => $cursor] + $query] + $given);
        return $this->call($kind, $method, $path, ...$given)->followedBy($after);
    }

    /** @return array<string, string> */
    private function shown(): array
    {
        $said = ['User-Agent' => 'pennypost-php/0.1.0'];
        return $this->token === null ? $said : $said + ['Authorization' => "Bearer {$this->token}"];
    }

    /**
     * @param array<string, mixed>|Value $body
     * @param list<string> $objects
     */
    private static function json(array|Value $body, array $objects): string
    {
        foreach ($objects as $name) {
            if (is_array($body) && ($body[$name] ?? null) === []) {
                $body[$name] = new \stdClass();
            }
        }
        $flags = JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION;
        return json_encode($body === [] ? new \stdClass() : $body, $flags);
    }

    /** @param array<string, mixed> $at */
    private static function path(string $path, array $at): string
    {
        return preg_replace_callback('/\{([^}]+)\}/', static function (array $found) use ($at): string {
            $text = (string) ($at[$found[1]] ?? '');
            if (in_array($text, ['', '.', '..'], true)) {
                throw new \InvalidArgumentException("`$text` cannot stand in a path");
            }
            // RFC 3986 §2.3, and `@`, which addresses hold.
            return str_replace('%40', '@', rawurlencode($text));
        }, $path);
    }

    /** @param array<string, mixed> $pairs */
    private static function query(array $pairs): string
    {
        $said = [];
        foreach ($pairs as $name => $value) {
            foreach (is_array($value) ? $value : [$value] as $item) {
                if ($item !== null) {
                    $text = is_bool($item) ? ($item ? 'true' : 'false') : (string) $item;
                    $said[] = rawurlencode($name) . '=' . rawurlencode($text);
                }
            }
        }
        return $said === [] ? '' : '?' . implode('&', $said);
    }
}
